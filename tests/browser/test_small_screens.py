"""What only a phone shows: cards instead of wide rows, and a tap on the sea, which is no country."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.steps import LAPTOP, PAGES, PHONE, moved, opened, shown, until, within
from tests.fixtures.sweeps import each

SEA = ((-30, -20), (-35, 30), (80, -30), (-110, -20))
"""Degrees east and north, far from every area."""
_AT = """([panel, place]) => {
  const div = document.querySelector(`[data-panel="${panel}"] :is(.map-plot, .chart-plot)`);
  div.scrollIntoView({ block: "center" });
  const frame = div.getBoundingClientRect();
  const at = div._fullLayout.geo._subplot.projection(place);
  const { center, projection } = div._fullLayout.geo;
  return { x: frame.left + at[0], y: frame.top + at[1], seen: [center.lon, center.lat, projection.scale] };
}"""
_CARDS = """() => [...document.querySelectorAll(".ledger tbody tr")].map((row) => {
  const cells = [...row.children].filter((cell) => cell.offsetHeight);
  const said = cells.reduce((sum, cell) => sum + cell.offsetHeight, 0);
  return { right: row.getBoundingClientRect().right, blank: row.offsetHeight - said,
    empty: cells.filter((cell) => !cell.textContent.trim()).length };
})"""


@pytest.fixture(scope="module")
def phone(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A phone that keeps what it fetched."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, base_url=base_url, locale="en-GB")
    context.new_page().goto("/healthz")
    yield context
    context.close()


@pytest.fixture
def touching(phone: BrowserContext) -> Iterator[Page]:
    """A page of a phone that is touched."""
    page = phone.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("path", "panel"),
    each(
        [("/victims", "victims-map"), ("/victims?area=BRA", "victims-map"), ("/flows?area=BRA", "flows-map")],
        {("/victims?area=BRA", "victims-map"): "a map that is drawn closer"},
    ),
)
def test_a_tap_on_the_sea_does_nothing(touching: Page, path: str, panel: str) -> None:
    opened(touching, path, folded=True)
    is_no_longer_than_eight_screens(touching)
    until(touching, f"() => document.querySelector('[data-panel=\"{panel}\"] path[data-k]')")
    before, seen = touching.url, touching.evaluate(_AT, [panel, SEA[0]])["seen"]
    for place in SEA:
        found = touching.evaluate(_AT, [panel, place])
        assert found["seen"] == seen, place
        if 0 < found["x"] < PHONE["width"] and 0 < found["y"] < PHONE["height"]:
            touching.touchscreen.tap(found["x"], found["y"])
            touching.wait_for_timeout(200)
            assert touching.url == before, place
    what_is_open_is_said_and_shut(touching)


def what_is_open_is_said_and_shut(page: Page) -> None:
    """Of the menu and of the filters: the menu went away with a choice and called itself open still."""
    page.evaluate("() => scrollTo(0, 0)")
    menu, filters = page.locator("#menu-button"), page.locator("#filters-button")

    def is_open(button: Locator, *, wanted: bool) -> None:
        expect(button).to_have_attribute("aria-expanded", str(wanted).lower())
        expect(page.locator(f"#{button.get_attribute('aria-controls')}")).to_be_visible(visible=wanted)

    def opened_by_keys(button: Locator) -> None:
        button.focus()
        page.keyboard.press("Enter")
        is_open(button, wanted=True)

    for button in (menu, filters):
        opened_by_keys(button)
        page.keyboard.press("Tab")
        expect(button).not_to_be_focused()
        page.keyboard.press("Escape")
        is_open(button, wanted=False)
        expect(button).to_be_focused()
    opened_by_keys(menu)
    page.keyboard.press("Shift+Tab")
    is_open(menu, wanted=False)
    for other in (page.locator(".tongues > button"), page.locator("#page h1")):
        opened_by_keys(menu)
        other.dispatch_event("click")  # The menu lies over the heading.
        is_open(menu, wanted=False)
    opened_by_keys(menu)
    page.locator(".menu-link", has_text="Justice").click()
    expect(page.locator("#page h1")).to_be_focused()
    is_open(menu, wanted=False)


LONGEST = 8
"""Screens of a page before anything is unfolded."""
THROUGH = """async () => {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
  for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight) { scrollTo(0, at); await pause(); }
}"""
LONG = (
    *PAGES,
    "/country/BGD",
    "/compare?area=BGD,NPL",
    "/justice?area=BGD",
    "/progress?area=BGD",
    "/data/claims",
    "/data/dossier?area=BGD",
)


@pytest.mark.parametrize(
    ("lang", "path"),
    each(
        [(lang, path) for lang in ("en", "ru", "ar") for path in LONG],
        [],  # What a page of charts is like: `test_a_tap_on_the_sea…`.
    ),
)
def test_no_page_is_longer_than_eight_screens_before_anything_is_unfolded(touching: Page, lang: str, path: str) -> None:
    opened(touching, f"{path}{'&' if '?' in path else '?'}lang={lang}", folded=True)
    is_no_longer_than_eight_screens(touching)


def is_no_longer_than_eight_screens(page: Page) -> None:
    """With all that is drawn once it is scrolled to."""
    page.evaluate(THROUGH)
    shown(page)
    assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST * PHONE["height"]


def test_a_heading_opens_its_part_and_an_address_the_part_that_it_names(touching: Page) -> None:
    opened(touching, "/data/method#method-peers", folded=True)
    named = touching.locator("#method-peers")
    expect(named.get_by_role("button").first).to_have_attribute("aria-expanded", "true")
    expect(named.locator("p").first).to_be_visible()
    other = touching.locator(".rule").first
    expect(other.locator("p").first).to_be_hidden()
    other.get_by_role("button").first.tap()
    expect(other.locator("p").first).to_be_visible()


# Pages that become wide on the way: `test_a_window_that_widens_between_pages_breaks_nothing`.
@pytest.mark.parametrize("path", each(["/deck", "/data/dossier?area=BGD"], []))
def test_a_page_that_becomes_wide_shows_all_its_parts_and_complains_of_nothing(reader: Page, path: str) -> None:
    reader.set_viewport_size(PHONE)
    opened(reader, path, folded=True)
    reader.set_viewport_size({"width": 1366, "height": 768})
    until(reader, "() => !document.querySelector('[data-part=shut], .part-opens')")


def named(page: Page, typed: str, name: str) -> None:
    """What is typed above the list of countries leaves one of them."""
    page.get_by_role("searchbox").fill(typed)
    expect(page.locator(".countries li:not([hidden])")).to_have_text([name])


def test_the_list_of_countries_is_searched_by_any_name(visitor: Page) -> None:
    moved(visitor, "/country")
    for typed, name in (("cote d'ivoire", "Côte d’Ivoire"), ("turkey", "Türkiye"), ("Ivory Coast", "Côte d’Ivoire")):
        named(visitor, typed, name)


@pytest.mark.sweep  # What a country is called elsewhere: above.
def test_the_list_of_countries_is_searched_by_names_of_the_language(reader: Page) -> None:
    opened(reader, "/country?lang=fr")
    for typed, name in (("turquie", "Türkiye"), ("Ivory Coast", "Côte d’Ivoire")):
        named(reader, typed, name)


def test_headline_figures_are_cards_without_blank_space(visitor: Page) -> None:
    visitor.set_viewport_size(PHONE)
    moved(visitor, "/data/claims")
    cards = visitor.evaluate(_CARDS)
    assert len(cards) > 50
    for card in cards:
        assert card["right"] <= PHONE["width"]
        assert card["blank"] <= 20 and card["empty"] == 0


@pytest.mark.sweep
def test_a_window_that_widens_between_pages_breaks_nothing(visitor: Page) -> None:
    """The page of decks took over sections of a country's page, whose parts had lost their headings."""
    visitor.set_viewport_size(PHONE)
    moved(visitor, "/data/method", folded=True)
    for path, heading in (
        ("/country/NPL", "Nepal"),
        ("/deck", "Present"),
        ("/data/method", "How figures become charts here"),
    ):
        visitor.set_viewport_size(PHONE)
        within(visitor, path)
        expect(visitor.locator("#page h1")).to_have_text(heading)
        visitor.set_viewport_size(LAPTOP)
        expect(visitor.locator("[data-part]")).to_have_count(0)
    # `visitor` fails where a script complained meanwhile.


@pytest.mark.sweep  # The studio closes with its page: `test_studio.py`.
def test_windows_that_are_open_while_pages_come_and_go_break_nothing(reader: Page) -> None:
    opened(reader, "/country/NPL", folded=True)
    for act, dialog in (("deck", "dialog.deck[open]"), ("studio", "dialog.studio[open]"), ("embed", "dialog[open]")):
        reader.locator(f'[data-act="{act}"]').first.wait_for(state="attached")
        reader.evaluate('(act) => document.querySelector(`[data-act="${act}"]`).click()', act)
        expect(reader.locator(dialog)).to_be_visible()
        for path in ("/deck", "/data/method", "/country/NPL"):
            within(reader, path)
            reader.evaluate("history.back()")
            within(reader, path)
        expect(reader.locator("#page h1")).to_have_text("Nepal")
        reader.keyboard.press("Escape")
        expect(reader.locator("dialog[open]")).to_have_count(0)
