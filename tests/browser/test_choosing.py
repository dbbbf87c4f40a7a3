"""A choice goes straight to what is seen: its answer is asked for before Dash hears of it, nothing older shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, Request, Route, expect

from tests.browser.steps import (
    address,
    answered,
    choose,
    click_area,
    hover_area,
    moved,
    opened,
    options,
    panel,
    parts_of,
    shown,
    title,
    until,
    within,
)

ANSWERS = "**/answers/**"
# What happens in which order: questions that leave, and Dash's own call of what follows a filter.
NOTED = """() => {
  window.noted = [];
  const { fetch } = window;
  window.fetch = (address, options) => {
    if (String(address).includes("/answers/")) window.noted.push("asked");
    return fetch(address, options);
  };
  const { choose } = window.dash_clientside.reach;
  window.dash_clientside.reach.choose = (...given) => {
    window.noted.push("dash");
    return choose(...given);
  };
  window.unnoted = () => Object.assign(window, { fetch }) && Object.assign(window.dash_clientside.reach, { choose });
}"""
CHIPS = "[data-filter=area] .dash-dropdown-value-item"


def hold(route: Route, held: list[Route]) -> None:
    """Nobody answers yet."""
    held.append(route)


def let_go(held: list[Route]) -> None:
    """All is answered but what was given up meanwhile, as it should be."""
    for route in held:
        with suppress(Error):
            route.continue_()


def noted(page: Page) -> list[str]:
    """What has happened since."""
    return list(page.evaluate("() => window.noted"))


SAVING = """() => Object.defineProperty(navigator, "connection", {
  configurable: true, get: () => window.line || {} })"""
FRAMES = """() => {
  window.frames_ = [];
  const box = document.querySelector('[data-panel="overview-children"]');
  const [title, picture] = [".panel-title", ".main-svg"].map((part) => box.querySelector(part));
  const look = () => {
    window.frames_.push([title.textContent, picture.innerHTML.length]);
    if (window.frames_.length < 600) requestAnimationFrame(() => setTimeout(look, 0));
  };
  look();
}"""


@pytest.fixture
def noting(visitor: Page) -> Iterator[Page]:
    """The Overview while it notes what happens."""
    with answered(visitor):  # Whatever is out of sight, too.
        moved(visitor, "/", folded=True)
    for script in (NOTED, SAVING):
        visitor.evaluate(script)
    yield visitor
    visitor.evaluate("() => { window.unnoted(); delete navigator.connection; }")
    visitor.unroute_all()


def test_a_choice_is_fetched_ahead_asked_once_before_dash_hears_of_it_and_shown_in_one_frame(
    noting: Page, base_url: str
) -> None:
    """Unless the reader saves data; and an answer that a newer choice has overtaken is never shown."""
    reader = noting
    asked: list[Request] = []

    def hear(request: Request) -> None:
        asked.extend([request] if "/answers/" in request.url else [])

    reader.on("request", hear)
    reader.evaluate("() => { window.line = { saveData: true }; }")
    with answered(reader):
        hover_area(reader, "overview-map", "IND")
    assert asked == [], "nothing is fetched ahead where data are saved"
    reader.evaluate("() => { window.line = {}; }")
    with answered(reader):
        hover_area(reader, "overview-map", "BRA")
    assert len(asked) == 1, "what is pointed at is fetched ahead"
    reader.evaluate(FRAMES)
    with answered(reader):
        click_area(reader, "overview-map", "BRA")
        expect(title(reader, "overview-children")).to_contain_text("Brazil")
    # What was fetched ahead is not fetched again: each part once, and none that the choice does not change.
    parts = [part for one in asked for part in parts_of(one)]
    assert len(parts) == len(set(parts)), parts
    assert "overview-children.chart" in parts
    assert not [part for part in parts if part.endswith((".map", ".table"))]
    until(reader, "() => window.noted.includes('dash')")
    assert noted(reader)[0] == "asked"
    expect(reader.locator(CHIPS)).to_have_text(["Brazil"])
    assert address(reader, base_url) == "/?area=BRA"
    # So does the way to where its figure comes from.
    origin = panel(reader, "overview-map").locator('[data-act="origin"]')
    expect(origin).to_have_attribute("href", re.compile(r"/data/origin\?.*area=BRA"))
    frames = reader.evaluate("() => window.frames_.splice(0)")
    first = next(size for said, size in frames if "Brazil" in said)
    assert first != frames[0][1], "never a new title above the picture of another country"
    one_that_is_overtaken_on_its_way(reader)
    # A filter, as a click.
    with answered(reader):
        reader.locator('[data-filter="area"] .dash-dropdown-clear').click()
        expect(title(reader, "overview-children")).to_contain_text("countries")
    reader.evaluate("() => { window.noted = []; }")
    with answered(reader):
        choose(reader, "area", "Ghana")
        expect(title(reader, "overview-children")).to_contain_text("Ghana")
        until(reader, "() => window.noted.includes('dash')")
    assert noted(reader)[0] == "asked"
    assert not [said for said, _ in reader.evaluate("() => window.frames_") if "India" in said]
    reader.remove_listener("request", hear)


def one_that_is_overtaken_on_its_way(reader: Page) -> None:
    """Its answer comes after that of a newer choice, and is not shown."""
    held: list[Route] = []
    reader.route(re.compile(r"/answers/.*area=IND"), lambda one: hold(one, held))
    click_area(reader, "overview-map", "IND")
    until(reader, "() => location.search === '?area=IND'")
    click_area(reader, "overview-map", "DZA")
    expect(title(reader, "overview-children")).to_contain_text("Algeria")
    assert held
    let_go(held)


@pytest.mark.sweep  # Both on the Overview: above; Back and Forward: `test_address.py`.
def test_the_question_of_a_click_and_of_a_filter_leaves_before_dash_hears_of_it_and_all_agrees_in_the_end(
    reader: Page, base_url: str
) -> None:
    with answered(reader):
        opened(reader, "/victims", folded=True)
    reader.evaluate(NOTED)
    asked: list[Request] = []
    reader.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - a builtin is no handler
    with answered(reader):
        click_area(reader, "victims-map", "BRA")
        expect(title(reader, "victims-trend")).to_contain_text("Brazil")
    # Each part once, and none that the choice does not change.
    once = {one.url: one for one in asked if "area=BRA" in one.url}
    parts = [part for one in once.values() for part in parts_of(one)]
    assert len(parts) == len(set(parts)), parts
    assert "victims-trend.chart" in parts
    assert not [part for part in parts if part.endswith((".map", ".table"))]
    until(reader, "() => window.noted.includes('dash')")
    assert noted(reader)[0] == "asked"
    expect(reader.locator(CHIPS)).to_have_text(["Brazil"])
    assert address(reader, base_url) == "/victims?area=BRA"
    click_area(reader, "victims-map", "IND")
    expect(reader.locator(CHIPS)).to_have_text(["India"])
    reader.go_back()
    expect(reader.locator(CHIPS)).to_have_text(["Brazil"])
    expect(title(reader, "victims-trend")).to_contain_text("Brazil")
    reader.go_forward()
    expect(title(reader, "victims-trend")).to_contain_text("India")
    assert address(reader, base_url) == "/victims?area=IND"
    # The same of a filter.
    before = title(reader, "victims-map").inner_text()
    reader.evaluate("() => { window.noted = []; }")
    reader.locator("[data-filter=sex] button.dash-dropdown").click()
    option = options(reader).nth(1)
    said = option.inner_text()
    option.click()
    until(reader, "() => window.noted.includes('dash')")
    assert noted(reader)[0] == "asked"
    expect(title(reader, "victims-map")).not_to_have_text(before)
    expect(reader.locator("[data-filter=sex] button.dash-dropdown")).to_contain_text(said)
    assert address(reader, base_url).startswith("/victims?area=IND&sex=")


@pytest.mark.sweep  # So does the click of the test above.
def test_a_choice_asks_once_for_what_is_in_sight_and_for_nothing_that_it_does_not_change(reader: Page) -> None:
    with answered(reader):  # What is out of sight is asked for once the rest has come, on a busy machine long after.
        opened(reader, "/victims")
    asked: list[Request] = []
    reader.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - a builtin is no handler
    with answered(reader):
        click_area(reader, "victims-map", "BRA")
        expect(title(reader, "victims-trend")).to_contain_text("Brazil")
    # What was fetched ahead and is still on its way is the same question, which the browser asks once.
    once = {request.url: request for request in asked if "area=BRA" in request.url}
    parts = [part for request in once.values() for part in parts_of(request)]
    assert len(parts) == len(set(parts)), once.keys()
    assert "victims-trend.chart" in parts
    assert not [part for part in parts if part.endswith((".map", ".table"))]
    assert not [request for request in asked if request.method == "POST"]


@pytest.mark.sweep  # On the Overview: the first test.
def test_an_answer_that_a_newer_choice_has_overtaken_is_never_shown(visitor: Page) -> None:
    moved(visitor, "/victims", folded=True)
    held: list[Route] = []
    visitor.route(re.compile(r"/answers/.*area=IND"), lambda one: hold(one, held))
    visitor.evaluate("() => { window.said = []; }")
    visitor.evaluate("""() => {
      const place = document.querySelector('[data-panel="victims-trend"] .panel-title');
      new MutationObserver(() => window.said.push(place.textContent)).observe(place, { childList: true });
    }""")
    click_area(visitor, "victims-map", "IND")
    until(visitor, "() => location.search === '?area=IND'")
    click_area(visitor, "victims-map", "BRA")
    expect(title(visitor, "victims-trend")).to_contain_text("Brazil")
    assert held
    let_go(held)
    with answered(visitor):
        expect(title(visitor, "victims-trend")).to_contain_text("Brazil")
    visitor.unroute_all()
    assert not [text for text in visitor.evaluate("() => window.said") if "India" in text]


@pytest.mark.sweep  # Of another page: `test_connection.py`.
def test_where_the_line_is_lost_on_the_way_nothing_of_another_country_stands_on_a_country_page(forgiven: Page) -> None:
    opened(forgiven, "/country/NGA", folded=True)
    expect(forgiven.locator("#page")).to_contain_text("Nigeria")
    # A map and lines, and sentences with a table: all of a country take seconds to be drawn.
    for one in (panel(forgiven, "country-trend"), forgiven.locator("[data-block=country-standing]")):
        one.evaluate("(one) => { one.closest('details.fold').open = true; }")
    shown(forgiven)
    expect(title(forgiven, "country-trend")).to_contain_text("Nigeria")
    forgiven.route(ANSWERS, lambda route: route.abort("connectionreset"))
    before = forgiven.evaluate_handle("() => document.querySelector('[data-block=country-standing]')")
    within(forgiven, "/country/KEN")
    expect(forgiven.locator("#page h1")).to_contain_text("Kenya")
    for fold in forgiven.locator("#page details.fold:not(.panel-more)").all():
        fold.evaluate("(one) => { one.open = true; }")
    expect(forgiven.locator("#connection")).to_contain_text("cannot be reached")
    assert before.evaluate("(one) => one.isConnected") is False, "its element was taken over"
    for words in forgiven.locator("#page .block, #page .panel-title, #page .chart-plot, #page .body-table").all():
        assert "Nigeria" not in (words.text_content() or "")
    forgiven.unroute(ANSWERS)
    shown(forgiven)
    expect(title(forgiven, "country-trend")).to_contain_text("Kenya")


@pytest.mark.sweep  # That 409 loads it anew: `test_connection_script.py`; a choice is in the address.
def test_other_tables_or_another_program_load_the_page_anew_with_what_was_chosen(forgiven: Page, base_url: str) -> None:
    opened(forgiven, "/victims", folded=True)
    forgiven.evaluate("() => { window.isOld = true; }")
    forgiven.route(ANSWERS, lambda route: route.fulfill(status=409, body="{}", content_type="application/json"))
    # Listened for before the click: on a busy machine the page is there before the click has returned.
    with forgiven.expect_event("load"):
        click_area(forgiven, "victims-map", "BRA")
    forgiven.unroute(ANSWERS)
    assert not forgiven.evaluate("() => window.isOld")
    shown(forgiven)
    expect(title(forgiven, "victims-trend")).to_contain_text("Brazil")
    assert address(forgiven, base_url) == "/victims?area=BRA"


@pytest.mark.sweep  # How often: `test_connection_script.py`.
def test_a_page_that_two_servers_answer_differently_is_not_loaded_for_ever(forgiven: Page) -> None:
    loads: list[str] = []
    forgiven.on("load", lambda page: loads.append(page.url))
    forgiven.route(ANSWERS, lambda route: route.fulfill(status=409, body="{}", content_type="application/json"))
    forgiven.goto("/victims")
    expect(forgiven.locator("#connection button")).to_be_visible()
    assert len(loads) <= 4
    expect(title(forgiven, "victims-trend")).to_have_text(re.compile(r"in \d+ countries"))


@pytest.mark.sweep  # On the Overview: the first test.
def test_what_is_pointed_at_is_fetched_ahead_unless_the_reader_saves_data(forgiven: Page) -> None:
    forgiven.add_init_script("Object.defineProperty(navigator, 'connection', { get: () => window.line || {} })")
    opened(forgiven, "/victims", folded=True)
    asked: list[str] = []
    forgiven.on("request", lambda request: asked.append(request.url) if "/answers/" in request.url else None)
    for saves, code, name in ((True, "IND", "India"), (False, "BRA", "Brazil")):
        forgiven.evaluate("(saveData) => { window.line = { saveData }; }", saves)
        asked.clear()
        with answered(forgiven):
            hover_area(forgiven, "victims-map", code)
        assert len(asked) == (0 if saves else 1)
        with answered(forgiven):
            click_area(forgiven, "victims-map", code)
            expect(title(forgiven, "victims-trend")).to_contain_text(name)
        assert len([url for url in asked if "victims-trend.chart" in url]) == 1, (
            "what was fetched ahead is not fetched again"
        )


PAGES = "**/_dash-update-component"


def test_table_and_page_are_fetched_when_pointed_at_not_again_when_turned_to_and_a_table_follows_the_year(
    visitor: Page,
) -> None:
    with answered(visitor):
        moved(visitor, "/?area=NGA", folded=True)
    tab = panel(visitor, "overview-map").locator(".tabs label", has_text="Table")
    asked: list[str] = []
    pages: list[str] = []

    def hear(request: Request) -> None:
        asked.extend(parts_of(request))
        pages.extend([request.url] if "_dash-update" in request.url else [])

    visitor.on("request", hear)
    with answered(visitor):
        tab.hover()
    assert asked == ["overview-map.table"]
    tab.click()
    table = panel(visitor, "overview-map").locator(".body-table")
    expect(table.locator("tr").first).to_be_visible()
    assert asked == ["overview-map.table"]
    before = table.inner_text()
    asked.clear()
    with answered(visitor):
        panel(visitor, "overview-map").locator('[data-act="earlier"]').click()
    expect(table).not_to_have_text(before)
    assert "overview-map.table" in asked
    assert "overview-map.map" not in asked
    # So is a page when its link is pointed at.
    link = visitor.locator("#menu a.menu-link", has_text="Data")
    with visitor.expect_response(PAGES) as ahead:
        link.hover()
    ahead.value.finished()
    pages.clear()
    link.click()
    expect(panel(visitor, "data-explorer")).to_have_count(1)
    shown(visitor)
    assert pages == []
    visitor.remove_listener("request", hear)


@pytest.mark.sweep  # An answer that is overtaken: above, of a panel.
def test_a_page_that_was_pointed_at_is_not_shown_where_another_one_is_opened(forgiven: Page, base_url: str) -> None:
    opened(forgiven, "/victims")
    held: list[Route] = []
    forgiven.route(PAGES, lambda route: route.fallback() if held else hold(route, held))
    with forgiven.expect_request(PAGES):
        forgiven.locator('#menu a[href="/drivers"]').hover()
    forgiven.locator('#menu a[href="/drivers"]').click()
    forgiven.locator('#menu a[href="/justice"]').click()
    expect(panel(forgiven, "justice-map")).to_have_count(1)
    held[0].continue_()
    forgiven.wait_for_timeout(1000)
    expect(panel(forgiven, "justice-map")).to_have_count(1)
    assert address(forgiven, base_url) == "/justice"


@pytest.mark.sweep  # On the Overview: the first test.
def test_the_frame_that_shows_a_choice_shows_title_and_picture_at_once(visitor: Page) -> None:
    """Never a new title above the picture of another country."""
    moved(visitor, "/victims", folded=True)
    with answered(visitor):
        hover_area(visitor, "victims-map", "BRA")
    visitor.evaluate(
        """() => {
          window.frames = [];
          const box = document.querySelector('[data-panel="victims-trend"]');
          const [title, picture] = [".panel-title", ".main-svg"].map((part) => box.querySelector(part));
          const look = () => {
            window.frames.push([title.textContent.includes("Brazil"), picture.innerHTML.length]);
            if (window.frames.length < 600) requestAnimationFrame(() => setTimeout(look, 0));
          };
          look();
        }"""
    )
    click_area(visitor, "victims-map", "BRA")
    expect(visitor.locator("[data-panel=victims-trend] .panel-title")).to_contain_text("Brazil")
    visitor.wait_for_timeout(500)
    frames = visitor.evaluate("() => window.frames")
    assert next(size for is_named, size in frames if is_named) != frames[0][1]
