"""The search of the header: fetched when it is opened, used by keys alone, and a country of the reader's own."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from dashboard.context import Context
from dashboard.parts.shell import SEARCH_SCRIPTS
from tests.browser.steps import LAPTOP, PHONE, moved, opened, results, search, stayed, title, until
from tests.fixtures.sweeps import each

FILES = {"/assets/search/en.json", *(f"/assets/{name}" for name in SEARCH_SCRIPTS)}
BEFORE = 'getComputedStyle(document.querySelector("[data-filter=area] [data-mine]"), "::before").content'
"""What the list of areas says before the reader's own country."""


def ask(page: Page, words: str) -> None:
    """Types into the search, which its key opens."""
    page.locator("#page").focus()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type(words)


def marked(page: Page) -> str:
    """The result that Enter would take, as a screen reader is told."""
    return str(
        page.evaluate(
            """() => {
                 const place = document.getElementById("search").getAttribute("aria-activedescendant");
                 const option = place && document.getElementById(place);
                 const isOne = document.querySelectorAll("#search-list [aria-selected=true]").length === 1;
                 return option && isOne && option.getAttribute("aria-selected") === "true"
                   ? option.querySelector(".search-name").textContent : "";
               }"""
        )
    )


def test_it_is_fetched_when_it_is_opened_and_once_and_whoever_presses_enter_before_is_led_there_too(
    reader: Page, base_url: str
) -> None:
    asked: list[str] = []
    waiting: list[Route] = []
    reader.on("request", lambda request: asked.append(urlsplit(request.url).path))

    def hold(route: Route) -> None:
        waiting.append(route)

    reader.route("**/assets/search/en.json*", hold)
    reader.route("**/_dash-update-component", hold)
    opened(reader, "/data/method")
    assert not FILES & set(asked)
    ask(reader, "powerpoint")
    expect(reader.locator(".search-note")).to_have_text("The search is on its way…")
    reader.keyboard.press("Enter")
    waiting.pop().continue_()
    expect(reader).to_have_url(f"{base_url}/deck")
    # Who asks again before the page has come goes on: neither what says that it is on its way nor its heading takes the
    # keys.
    ask(reader, "Ghana")
    expect(reader.locator("#away")).to_be_visible()
    expect(reader.locator("#search")).to_be_focused()
    for route in waiting:
        route.continue_()
    expect(reader.locator("#deck-place")).to_be_visible()
    expect(reader.locator("#search")).to_be_focused()
    expect(results(reader).first).to_contain_text("Ghana")
    assert sorted(path for path in asked if path in FILES) == sorted(FILES)


@pytest.mark.parametrize(
    ("words", "name", "address"),
    each(
        [
            ("Bangaldesh child marriage", "Bangladesh · Child marriage before 18",
             "/protection?indicator=child-marriage-18&area=BGD"),
            ("hunger", "Undernourishment", "/drivers?indicator=undernourishment"),
            ("powerpoint", "Present", "/deck"),
            ("Bangladesh India", "Bangladesh and India · Compare", "/compare?area=BGD,IND"),
        ],
        # Which result has which address: `test_ranking.py`; that Enter leads there: the next ones.
        [],
    ),
)  # fmt: skip
def test_a_result_leads_to_its_address(visitor: Page, base_url: str, words: str, name: str, address: str) -> None:
    stayed(visitor, "/data/method")
    ask(visitor, words)
    expect(results(visitor).first).to_have_text(name)
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(f"{base_url}{address}")


@pytest.mark.sweep  # Which result has which address: `test_ranking.py`; that Enter leads there: the next one.
def test_a_headline_figure_leads_to_its_row(visitor: Page, base_url: str, shared: Context) -> None:
    stayed(visitor, "/data/method")
    ask(visitor, "profits")
    claim = shared.claims["ilo-2024-profits"]
    expect(results(visitor).first).to_contain_text(claim.figure)
    expect(visitor.locator("#search-list .search-about").first).to_contain_text("seen in a news report")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(f"{base_url}/data/claims#{claim.id}")
    expect(visitor.locator(f'[id="{claim.id}"]')).to_be_in_viewport()


def test_it_is_used_with_the_keyboard_alone(visitor: Page, base_url: str) -> None:
    moved(visitor, "/data/coverage?area=034")
    ask(visitor, "FGM")
    field = visitor.locator("#search")
    expect(results(visitor)).to_have_count(1)
    expect(field).to_have_attribute("aria-expanded", "true")
    visitor.keyboard.press("Control+A")
    visitor.keyboard.type("guinea")
    expect(results(visitor).first).to_have_text("Guinea")
    names = results(visitor).all_text_contents()
    assert marked(visitor) == "Guinea"
    walked = []
    for _ in names:
        visitor.keyboard.press("ArrowDown")
        walked.append(marked(visitor))
    assert walked == [*names[1:], names[0]], "after the last comes the first"
    visitor.keyboard.press("ArrowUp")
    assert marked(visitor) == names[-1]
    visitor.keyboard.press("ArrowDown")
    expect(visitor.locator("#search-box output")).to_have_text("Results: 8")
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(f"{base_url}/data/coverage?area=GIN")
    expect(visitor.locator("#search-list")).to_be_hidden()
    expect(field).to_have_value("")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(visitor.locator("#page h1")).to_be_focused()


def test_escape_leads_back_to_where_the_reader_was(visitor: Page, base_url: str) -> None:
    stayed(visitor, "/data/method")
    button = visitor.locator(".rule a").last
    button.scroll_into_view_if_needed()
    button.focus()
    top = visitor.evaluate("scrollY")
    assert top > 0
    visitor.keyboard.press("/")
    visitor.keyboard.type("Ghana")
    expect(results(visitor).first).to_have_text("Ghana")
    visitor.keyboard.press("Escape")
    expect(visitor.locator("#search-list")).to_be_hidden()
    expect(button).to_be_focused()
    assert visitor.evaluate("scrollY") == top
    expect(visitor).to_have_url(f"{base_url}/data/method")


def test_the_first_eight_are_shown_in_groups_and_all_on_demand(visitor: Page) -> None:
    stayed(visitor, "/data/method")
    ask(visitor, "child")
    expect(visitor.locator("#search-list [role=option]").last).to_contain_text("Show all results")
    assert results(visitor).count() == 9
    groups = visitor.locator("#search-list .search-group")
    assert set(groups.all_text_contents()) == {"Indicators", "Pages", "Headline figures"}
    visitor.keyboard.press("ArrowUp")
    visitor.keyboard.press("Enter")
    expect(results(visitor).nth(30)).to_be_attached()
    expect(visitor.locator("#search-list", has_text="Show all results")).to_have_count(0)
    visitor.keyboard.press("Escape")


def test_where_nothing_is_found_it_says_so_and_what_can_be_searched(visitor: Page) -> None:
    stayed(visitor, "/data/method")
    ask(visitor, "zxqv <b>")
    note = visitor.locator(".search-note")
    expect(note).to_contain_text("Nothing was found for “zxqv <b>”.")
    expect(note).to_contain_text("Countries and regions can be searched")
    expect(visitor.locator("#search-box output")).to_contain_text("Nothing was found")
    expect(visitor.locator("#search")).to_have_attribute("aria-expanded", "false")
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Escape")


def test_results_are_links_for_another_tab(visitor: Page) -> None:
    stayed(visitor, "/data/coverage?area=034")
    ask(visitor, "Ghana")
    expect(results(visitor).first).to_have_text("Ghana")
    links = visitor.locator("#search-list a")
    found = [urlsplit(link.evaluate("(link) => link.href")) for link in links.all()]
    assert [f"{one.path}?{one.query}" for one in found] == ["/country/GHA?", "/data/coverage?area=GHA"]
    visitor.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", each(["light", "dark"], ["light"]))
def test_on_a_phone_it_takes_the_whole_width(visitor: Page, base_url: str, scheme: str) -> None:
    visitor.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visitor.set_viewport_size(PHONE)
    stayed(visitor, "/data/method")
    visitor.locator("#search").click()
    visitor.keyboard.type("powerpoint")
    expect(results(visitor).first).to_have_text("Present")
    for part in ("#search-box", ".search-open"):
        box = visitor.locator(part).bounding_box()
        assert box is not None
        assert (box["x"], box["width"]) == (0, PHONE["width"])
    heights = visitor.evaluate("() => [...document.querySelectorAll('.search-option')].map((one) => one.offsetHeight)")
    assert min(heights) >= 44
    assert visitor.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
    results(visitor).first.click()
    expect(visitor).to_have_url(f"{base_url}/deck")
    expect(visitor.locator("#search-list")).to_be_hidden()
    visitor.emulate_media(color_scheme="light")
    visitor.set_viewport_size(LAPTOP)


# ---------------------------------------------------------------------------------------- a country of one's own


@pytest.fixture
def of_nobody(visitor: Page) -> Iterator[Page]:
    """A page of a reader without a country of their own, before and after."""
    forget = "() => localStorage.removeItem('reach-country')"
    stayed(visitor, "/data/method")
    visitor.evaluate(forget)
    yield visitor
    visitor.evaluate(forget)


def test_a_country_of_ones_own_stands_first_and_changes_no_address(of_nobody: Page, base_url: str) -> None:
    page = of_nobody
    ask(page, "Nepal")
    page.locator("#search-list").get_by_text("Make Nepal my country").click()
    expect(results(page).first).to_have_text("My country: Nepal")
    expect(page).to_have_url(f"{base_url}/data/method")
    expect(page.locator("#say")).to_contain_text("Only this browser keeps it.")
    # A subject is offered for it, too.
    page.keyboard.press("Control+A")
    page.keyboard.type("child marriage")
    expect(results(page).nth(1)).to_have_text("Nepal · Child marriage before 18")
    page.keyboard.press("Escape")

    # The next page that is loaded knows it.
    opened(page, "/data/coverage?area=GHA")
    page.locator('[data-filter="area"] button.dash-dropdown').click()
    names = page.locator(".dash-dropdown-option")
    expect(names.nth(1)).to_have_text("Nepal")
    until(page, f"() => ({BEFORE}).includes('My country:')")
    page.keyboard.press("Escape")
    expect(names).to_have_count(0)  # A list that is about to close takes the next key.
    expect(page).to_have_url(f"{base_url}/data/coverage?area=GHA")

    # And it can be forgotten.
    ask(page, "")
    expect(results(page).first).to_have_text("My country: Nepal")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base_url}/data/coverage?area=NPL")
    expect(title(page, "coverage-picture")).to_contain_text("Nepal")
    ask(page, "")
    page.locator("#search-list").get_by_text("Nepal is my country: forget it").click()
    expect(results(page)).to_have_count(0)
    assert page.evaluate("() => localStorage.getItem('reach-country')") is None
    page.keyboard.press("Escape")


@pytest.mark.parametrize("kept", ["QQQ", "034", "<b>"])
@pytest.mark.sweep
def test_a_country_that_there_is_not_is_nobodys(of_nobody: Page, kept: str) -> None:
    of_nobody.evaluate("(kept) => localStorage.setItem('reach-country', kept)", kept)
    opened(of_nobody, "/victims")
    ask(of_nobody, "")
    expect(of_nobody.locator(".search-note")).to_contain_text("Search for a country")
    expect(results(of_nobody)).to_have_count(0)
    of_nobody.keyboard.press("Escape")


@pytest.mark.sweep  # Where its result leads: `test_results_are_links…`; that Enter leads there: `…leads_to_its_row`.
def test_a_countrys_name_and_enter_lead_to_its_page(visitor: Page, base_url: str) -> None:
    moved(visitor, "/", folded=True)
    ask(visitor, "Kenya")
    expect(results(visitor).nth(0)).to_have_text("Kenya")
    expect(results(visitor).nth(1)).to_have_text("Kenya: on this page")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(f"{base_url}/country/KEN")


@pytest.mark.sweep
def test_on_a_page_without_a_choice_of_areas_a_country_has_its_page_and_a_group_the_overview(
    reader: Page, base_url: str
) -> None:
    opened(reader, "/data/sources")
    search(reader, "Nepal")
    expect(reader).to_have_url(f"{base_url}/country/NPL")
    opened(reader, "/data/sources")
    search(reader, "Southern Asia")
    expect(reader).to_have_url(f"{base_url}/?area=034")


def test_the_header_has_room_for_the_whole_search(visitor: Page) -> None:
    """English has the longest menu that is not folded on such windows: its end was cut at 1024 and 1280 px."""
    moved(visitor, "/about")
    cut = {}
    for width in (1000, 1024, 1280, 1330):
        visitor.set_viewport_size({"width": width, "height": 700})
        box = visitor.locator("#search-box").bounding_box()
        assert box is not None
        cut[width] = max(0, box["x"] + box["width"] - visitor.evaluate("document.documentElement.clientWidth"))
    assert not any(cut.values()), cut
