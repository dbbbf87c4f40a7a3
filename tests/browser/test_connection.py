"""A page never lies while the server cannot be reached: what is older says so, and all agrees again by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, ViewportSize, expect

from dashboard.config import Config
from dashboard.exports.deck import Deck, Pinned, encode
from tests.browser.steps import LAPTOP, PHONE, address, choose, open_studio, opened, panel, shown, title, until
from tests.browser.test_every_page import serious
from tests.fixtures.serving import forked, free_port
from tests.fixtures.sweeps import each

ANSWERS = re.compile(r"/_dash-update-component$|/answers/")
"""What pages are asked for, and what their panels show."""
CLOCK = re.compile(r"Since \d{1,2}:\d{2} the server (cannot be reached|answers with errors)\.")
NO_RENDERER = ("DashRenderer is not defined", "'DashContext'")
"""What Dash's own scripts say where the one that starts them did not come."""
IMPATIENT = 60_000
"""Milliseconds, more than any question is waited for."""
# Whatever a page does by the clock alone: tests of what else makes it ask again have none of that.
NO_CLOCK = """
  const timer = window.setTimeout;
  window.setTimeout = (act, pause, ...more) => (pause >= 700 ? 0 : timer(act, pause, ...more));
"""


def abort(route: Route) -> None:
    """The connection is cut."""
    route.abort("connectionreset")


def fail(route: Route) -> None:
    """The server fails."""
    route.fulfill(status=500, body="500 Internal Server Error", content_type="text/plain")


def refuse(route: Route) -> None:
    """The server has no room."""
    route.fulfill(status=503, body="503 Service Unavailable", content_type="text/plain")


def hang(route: Route) -> None:
    """Nobody ever answers."""


def faults(*kept: Callable[[Route], None]) -> pytest.MarkDecorator:
    """Each way to fail, of which `make test` takes those kept: elsewhere it takes others, so that all are met."""
    return pytest.mark.parametrize("fault", each([abort, fail, refuse, hang], kept))


@pytest.fixture
def alone(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A browser of its own, whose network and clock may be changed."""
    context = browser.new_context(viewport=LAPTOP, base_url=base_url, locale="en-GB")
    yield context
    context.close()


@pytest.fixture(scope="module")
def clocked(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A browser whose clock may be put forward; it keeps what it fetched."""
    context = browser.new_context(viewport=LAPTOP, base_url=base_url, locale="en-GB")
    context.clock.install()
    context.new_page().goto("/healthz")  # Keeps the process that knows our scripts.
    yield context
    context.close()


@pytest.fixture
def page(clocked: BrowserContext) -> Iterator[Page]:
    """A page of a returning reader, in which no script fails whatever the network does."""
    yield from watched(clocked.new_page())


@pytest.fixture
def first(page: Page) -> Page:
    """Such a page of a reader who was never here: what a test breaks is fetched, since nothing is kept meanwhile."""
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    return page


def watched(made: Page) -> Iterator[Page]:
    """The page, whose errors are looked at when the test has ended."""
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    yield made
    made.close()
    assert [error for error in errors if not any(words in error for words in NO_RENDERER)] == []


def banner(page: Page) -> Locator:
    """The one banner."""
    return page.locator("#connection")


def notes(page: Page) -> Locator:
    """What says that it is older than the choice."""
    return page.locator(".still")


def broken(page: Page, fault: Callable[[Route], None], what: str | re.Pattern[str] = ANSWERS) -> None:
    """From now on `what` fails in this way."""
    page.route(what, fault)


def waited(page: Page, fault: Callable[[Route], None]) -> None:
    """A question that hangs is given up after a while."""
    if fault is hang:
        page.clock.fast_forward(IMPATIENT)


def mended(page: Page, what: str | re.Pattern[str] = ANSWERS) -> None:
    """The server answers again, and the reader does nothing."""
    page.unroute(what)


@faults(hang)
def test_a_choice_without_an_answer_is_said_where_it_is_not_shown_and_shown_by_itself_later(
    page: Page, base_url: str, fault: Callable[[Route], None]
) -> None:
    opened(page, "/", folded=True)
    world = title(page, "overview-children").inner_text()
    broken(page, fault)
    choose(page, "area", "Nigeria")
    trend = panel(page, "overview-children")
    # Also while nothing has failed yet: a moment without an answer is enough.
    expect(trend.locator(".still")).to_have_text("Still shows: World")
    expect(trend.locator(".still")).to_have_attribute("role", "status")
    expect(trend.locator(".panel-body")).to_have_css("filter", "grayscale(1)")
    expect(trend.locator(".body-chart .overplot").first).to_have_css("opacity", "0.45")
    expect(trend.locator(".still")).to_have_css("opacity", "1")
    expect(title(page, "overview-children")).to_have_text(world)
    assert address(page, base_url) == "/?area=NGA"
    waited(page, fault)
    expect(banner(page)).to_contain_text(CLOCK)
    expect(page.locator("#connection-said")).to_have_attribute("role", "status")
    mended(page)
    expect(title(page, "overview-children")).to_contain_text("Nigeria")
    expect(notes(page)).to_have_count(0)
    expect(page.locator("[data-behind]")).to_have_count(0)
    expect(banner(page)).to_have_text("The server answers again.")
    page.clock.fast_forward(10_000)
    expect(banner(page)).to_be_empty()


DIMMED = [
    (path, what, colours)
    for path, what in (("/data/coverage", "coverage-picture"), ("/progress", "progress-statuses"))
    for colours in ("light", "dark")
]


# That they are not dimmed: the test above; contrast of both colours: `test_theme.py`.
@pytest.mark.parametrize(("path", "what", "colours"), each(DIMMED, []))
def test_words_of_what_is_older_keep_their_contrast(
    page: Page, path: str, what: str, colours: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=colours)
    opened(page, path)
    broken(page, hang)
    choose(page, "area", "Nigeria")
    expect(panel(page, what).locator(".still")).to_contain_text("Still shows")
    assert serious(page, "color-contrast") == []


@faults(fail)
def test_a_page_that_cannot_be_fetched_leaves_nothing_of_another_one_below_its_address(
    page: Page, base_url: str, fault: Callable[[Route], None]
) -> None:
    opened(page, "/data/coverage?area=NGA", folded=True)
    page.evaluate(HEAR)
    a_download_that_cannot_be_had_is_said_and_nothing_is_loaded_anew(page, fault)
    heard = page.evaluate("() => window.heard.splice(0)")
    assert len([text for text in heard if "Since" in text]) == 1, heard
    assert heard[-1] == "The server answers again."
    broken(page, fault)
    heading = page.get_by_role("heading", level=1)

    def does_not_come(name: str) -> None:
        expect(heading).to_have_text(re.compile(f"“{name}” (could not be loaded|is on its way)"))
        waited(page, fault)
        expect(heading).to_have_text(f"“{name}” could not be loaded")
        expect(heading).to_be_focused()

    page.locator('.menu-link[href^="/compare"]').click()
    does_not_come("Compare")
    page.locator('.menu-link[href^="/flows"]').click()
    does_not_come("Flows")
    until(page, "() => window.heard.some((text) => text.includes('Since'))")
    page.go_back()
    does_not_come("Compare")
    assert len([text for text in page.evaluate("window.heard") if "Since" in text]) == 1
    expect(page.get_by_role("heading")).to_have_count(1)
    expect(page.locator("#page")).to_be_hidden()
    expect(page.locator(".menu-link[aria-current]")).to_have_text("Compare")
    expect(page).to_have_title("Compare · Reach 2030")
    expect(banner(page)).to_contain_text(CLOCK)
    assert address(page, base_url) == "/compare?area=NGA"
    # Whoever goes back from a page that did not come has the old one without the server.
    page.go_back()
    expect(title(page, "coverage-picture")).to_contain_text("Nigeria")
    expect(page).to_have_title("Who reports · Reach 2030")
    expect(page.locator(".menu-link[aria-current]")).to_have_text("Data")
    assert address(page, base_url) == "/data/coverage?area=NGA"
    expect(banner(page)).to_be_empty()
    # Nothing that is done there writes into the address of the page that did not come.
    page.go_forward()
    expect(page.locator("#away")).to_be_visible()
    assert address(page, base_url) == "/compare?area=NGA"
    # Whoever has gone on from there keeps the place that they are at.
    expect(heading).to_be_focused()
    page.locator(".brand").focus()
    mended(page)
    page.clock.fast_forward(40_000)
    expect(page.locator("#away")).to_be_hidden()
    expect(panel(page, "compare-chart")).to_be_visible()
    expect(panel(page, "coverage-picture")).to_have_count(0)
    expect(page.locator(".brand")).to_be_focused()


HEAR = """() => {
  window.heard = [];
  for (const live of document.querySelectorAll("#say, #connection-said")) {
    const hear = () => live.textContent && window.heard.push(live.textContent);
    new MutationObserver(hear).observe(live, { childList: true, characterData: true, subtree: true });
  }
}"""
"""What is told from now on to whoever does not see the page; a document that comes anew has told nothing."""


def a_download_that_cannot_be_had_is_said_and_nothing_is_loaded_anew(
    page: Page, fault: Callable[[Route], None]
) -> None:
    """It was "being made" for good, and when the server was back the page was loaded anew under its reader."""
    studio, button = re.compile(r"/studio(\.|/)"), panel(page, "coverage-picture").locator('[data-act="studio"]')
    broken(page, fault, studio)
    button.click()
    waited(page, fault)
    expect(page.locator("#say")).to_have_text("The server could not be reached; please try again.")
    expect(banner(page)).to_contain_text(CLOCK)
    until(page, "() => window.heard.some((text) => text.includes('Since'))")
    mended(page, studio)
    if fault is not hang:  # What hung comes at once, and what says so would be over.
        page.clock.fast_forward(40_000)
    expect(banner(page)).to_have_text("The server answers again.")
    expect(page.locator("dialog[open]")).to_have_count(0)
    open_studio(page, "coverage-picture")
    assert "The file is being made…" not in page.evaluate("window.heard")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.sweep
def test_whoever_turns_back_at_once_has_the_page_of_the_address(page: Page, base_url: str) -> None:
    opened(page, "/victims")
    turn = "() => { document.querySelector('.menu-link[href=\"/justice\"]').click(); history.back(); }"
    for _ in range(3):
        page.evaluate(turn)
        page.wait_for_timeout(300)
        shown(page)
        expect(page.locator(".question")).to_contain_text("Who is detected")
        assert address(page, base_url) == "/victims"
        expect(page.locator(".menu-link[aria-current]")).to_have_text("Victims")


@pytest.mark.sweep
def test_back_to_another_choice_that_cannot_be_fetched_shows_nothing_of_the_newer_one(page: Page) -> None:
    opened(page, "/victims")
    choose(page, "area", "Nigeria")
    expect(title(page, "victims-trend")).to_contain_text("Nigeria")
    page.wait_for_url("**/victims?area=NGA")
    broken(page, abort)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("“Victims” could not be loaded")
    mended(page)
    expect(title(page, "victims-trend")).to_have_text(re.compile(r"in \d+ countries"))


@pytest.mark.sweep
def test_a_newer_choice_overtakes_one_that_failed(page: Page) -> None:
    opened(page, "/victims")
    broken(page, abort)
    choose(page, "area", "Nigeria")
    expect(notes(page).first).to_have_text("Still shows: World")
    page.locator('[data-filter="area"] .dash-dropdown-clear').click()
    choose(page, "area", "Ghana")
    choose(page, "age", "All ages")
    expect(panel(page, "victims-map").locator(".still")).to_have_text("Still shows: Children, 2022")
    expect(panel(page, "victims-trend").locator(".still")).to_have_text("Still shows: World, Children")
    # What says so has a row of its own: no words of the panel are on its chart.
    words, body = (
        panel(page, "victims-trend").locator(part).bounding_box() for part in (".panel-subtitle", ".panel-body")
    )
    assert words and body and words["y"] + words["height"] <= body["y"]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or "") if "_dash" in request.url else None)
    mended(page)
    expect(title(page, "victims-trend")).to_contain_text("Ghana")
    expect(notes(page)).to_have_count(0)
    assert not [body for body in asked if "NGA" in body]


# That it asks again by itself: the first test; what makes it ask sooner is a line each.
@pytest.mark.parametrize("sign", each(["online", "visible"], []))
def test_a_browser_that_is_online_or_looked_at_again_asks_at_once(alone: BrowserContext, sign: str) -> None:
    page = alone.new_page()
    page.add_init_script(NO_CLOCK)
    opened(page, "/")
    alone.set_offline(True)
    choose(page, "area", "Nigeria")
    expect(banner(page)).to_contain_text("the server cannot be reached")
    if sign == "online":
        alone.set_offline(False)
    else:
        page.evaluate("() => window.addEventListener('online', (event) => event.stopImmediatePropagation(), true)")
        alone.set_offline(False)
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(title(page, "overview-children")).to_contain_text("Nigeria")
    expect(notes(page)).to_have_count(0)


@pytest.mark.sweep
def test_what_was_asked_over_a_line_that_went_down_is_not_waited_for(page: Page) -> None:
    opened(page, "/victims")
    broken(page, hang)
    choose(page, "area", "Nigeria")
    expect(panel(page, "victims-trend").locator(".still")).to_have_text("Still shows: World")
    expect(banner(page)).to_be_empty()
    page.clock.fast_forward(2_000)
    mended(page)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(title(page, "victims-trend")).to_contain_text("Nigeria")
    expect(notes(page)).to_have_count(0)


@pytest.mark.sweep  # One more way not to be reached: `abort` and `hang` look the same to a page.
def test_a_server_that_is_stopped_and_started_again_is_found_by_itself(
    browser: Browser, small_config: Config, tmp_path: Path
) -> None:
    port, settings = free_port(), {"REACH_DATA": str(small_config.published)}
    context = browser.new_context(viewport=LAPTOP, base_url=f"http://127.0.0.1:{port}", locale="en-GB")
    page = context.new_page()
    page.clock.install()
    with forked(tmp_path / "first.txt", settings, port):
        opened(page, "/victims")
    choose(page, "area", "Kenya")
    expect(panel(page, "victims-trend").locator(".still")).to_have_text("Still shows: World")
    page.locator('.menu-link[href="/protection"]').click()
    expect(page.get_by_role("heading", level=1)).to_have_text("“Protection” could not be loaded")
    expect(banner(page)).to_contain_text("the server cannot be reached")
    with forked(tmp_path / "second.txt", settings, port):
        page.clock.fast_forward(40_000)
        expect(page.get_by_role("heading", level=1)).not_to_contain_text("could not be loaded")
        shown(page)
        expect(page.locator(".menu-link[aria-current]")).to_have_text("Protection")
        expect(page.locator("#page")).to_be_visible()
        expect(notes(page)).to_have_count(0)
        context.close()


@pytest.mark.sweep
def test_rows_of_an_older_choice_do_not_stand_where_those_of_a_newer_one_did_not_come(page: Page) -> None:
    opened(page, "/data?area=NGA")
    rows = page.locator(".body-grid .ag-row")
    expect(rows.first).to_contain_text("Nigeria")
    broken(page, abort, "**/api/v1/observations.json*")
    choose(page, "area", "Ghana")
    expect(page.locator(".grid-note")).to_contain_text("The rows could not be fetched.")
    expect(rows.first).to_be_hidden()
    mended(page, "**/api/v1/observations.json*")
    page.locator(".grid-note .tool").click()
    expect(rows.first).to_be_visible()


@pytest.mark.sweep
def test_what_was_open_of_a_page_goes_with_it(page: Page) -> None:
    opened(page, "/justice")
    page.locator('.menu-link[href="/victims"]').click()
    shown(page)
    open_studio(page, "victims-trend")
    broken(page, abort)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("“Justice” could not be loaded")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".connection-figures")).to_be_hidden()


# ---------------------------------------------------------------------------------------------- a first visit


PARTS = ("**/_dash-layout*", "**/_dash-dependencies*", ANSWERS, "**/dash-renderer.js*", "**/built/page.js*")
MISSED = {
    ("**/built/page.js*", abort): "a script of ours",
}
"""Where `make test` cuts: all but the script that says so itself."""


@pytest.mark.parametrize(("part", "fault"), each(product(PARTS, (abort, refuse)), MISSED))
def test_a_first_visit_that_comes_in_part_says_so_and_comes_whole_by_itself(
    first: Page, part: str, fault: Callable[[Route], None]
) -> None:
    broken(first, fault, part)
    # Where it is no matter of what is drawn, on a page that is quickly there.
    path, said = ("/about", "Reach 2030") if "page.js" in str(part) else ("/victims", "Who is detected")
    first.goto(path)
    expect(banner(first)).to_contain_text(CLOCK)
    # What the HTML brought stays, and its links work.
    # The first answers are in the HTML, too: without others the page itself stands there.
    expect(first.locator("#page" if part == ANSWERS else "#standing")).to_contain_text(said)
    if not str(part).endswith(".js*"):
        assert serious(first, comes=False) == []
    mended(first, part)
    expect(first.locator("#standing")).to_have_count(0)
    shown(first)
    expect(banner(first)).not_to_contain_text("Since")


def test_a_first_visit_whose_scripts_never_come_says_what_to_do(first: Page) -> None:
    first.emulate_media(reduced_motion="no-preference")  # What comes late is an animation.
    broken(first, hang, "**/built/shell.js*")
    first.goto("/about", wait_until="commit")
    expect(first.locator("#standing h1")).to_be_visible()
    late = first.get_by_text("take longer than usual to begin.")
    expect(late).to_be_hidden()
    first.evaluate("() => document.getAnimations().forEach((one) => one.finish())")
    expect(late).to_be_visible()
    # The link is pressed while the script still hangs, so that nothing loads the page but the link.
    with first.expect_navigation(wait_until="commit"):
        first.get_by_role("link", name="Load the page again").click(no_wait_after=True)
    expect(first.locator("#standing h1")).to_be_visible()
    mended(first, "**/built/shell.js*")
    shown(first)


@pytest.mark.parametrize("part", each(["**/plotly-reach.min.js*", "**/world.geojson*"], ["**/world.geojson*"]))
@pytest.mark.sweep
def test_what_draws_is_fetched_again_too(first: Page, part: str) -> None:
    broken(first, abort, part)
    first.goto("/victims")
    expect(banner(first)).to_contain_text(CLOCK)
    expect(panel(first, "victims-map").locator(".still")).to_have_text("Not loaded yet")
    mended(first, part)
    shown(first)
    expect(notes(first)).to_have_count(0)


# ---------------------------------------------------------------------------------------------- how it reads


LOW: ViewportSize = {"width": 683, "height": 384}
"""A laptop on which everything is twice as large."""


@pytest.mark.parametrize(("size", "scheme"), each(product((PHONE, LOW), ("light", "dark")), [(LOW, "dark")]))
@pytest.mark.sweep
def test_what_is_said_can_be_read_anywhere(browser: Browser, base_url: str, scheme: str, size: dict[str, int]) -> None:
    context = browser.new_context(viewport=size, base_url=base_url, locale="en-GB", color_scheme=scheme)
    page = opened(context.new_page(), "/victims")
    broken(page, abort)
    page.evaluate("() => dash_clientside.set_props({ kind: 'filter', name: 'area' }, { value: ['NGA'] })")
    expect(notes(page).first).to_have_text("Still shows: World")
    expect(banner(page)).to_contain_text(CLOCK)
    box = banner(page).bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, size["width"])
    assert box["height"] < size["height"] / 3
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    # All but the figures themselves, which are dimmed.
    assert [one for one in serious(page, "color-contrast") if "still" in one or "connection" in one] == []
    page.evaluate("() => window.scrollTo(0, 2000)")
    expect(banner(page)).to_be_in_viewport()
    context.close()


# ---------------------------------------------------------------------------------------------- files, pins


@pytest.mark.parametrize("fault", each([abort, refuse, fail], [refuse]))
@pytest.mark.sweep
def test_a_file_that_cannot_be_had_says_so_and_the_page_stays(page: Page, fault: Callable[[Route], None]) -> None:
    opened(page, "/victims")
    for what in ("**/download/**", "**/export/**", "**/image/**"):
        broken(page, fault, what)
    studio = open_studio(page, "victims-trend")
    said = studio.locator(".studio-said")
    for link in ("CSV", "16:9"):
        studio.locator("a", has_text=link).first.click()
        page.clock.run_for(60_000)
        expect(said).to_contain_text("The file could not be made.")
    studio.locator("[data-studio=png]").click()
    page.clock.run_for(60_000)
    expect(said).to_contain_text(re.compile("[Pp]lease try again"))
    expect(page.locator(".question")).to_contain_text("Who is detected")


@pytest.mark.sweep
def test_views_are_pinned_without_the_server(alone: BrowserContext) -> None:
    page = opened(alone.new_page(), "/victims")
    alone.set_offline(True)
    panel(page, "victims-trend").locator('[data-act="pin"]').click()
    expect(page.locator("#say")).to_contain_text("Slides in it: 1 of 30")
    page.locator('[data-act="deck"]').click()
    expect(page.locator(".deck .deck-item")).to_have_count(1)
    page.locator('.deck [data-deck="double"]').click()
    expect(page.locator('.deck [data-part="at"] option')).to_have_count(2)
    expect(page.locator(".deck .deck-picture")).to_have_text("The picture could not be fetched.")
    alone.set_offline(False)
    opened(page, "/deck")
    alone.set_offline(True)
    page.locator('.menu-link[href="/justice"]').click()
    expect(page.get_by_role("heading", level=1)).to_have_text("“Justice” could not be loaded")
    page.locator('[data-act="deck"]').click()
    expect(page.locator(".deck .deck-item")).to_have_count(1)
    page.locator('.deck [data-deck="close"]').click()
    page.go_back()
    expect(page.locator("#deck-place .deck-item")).to_be_visible()
    alone.set_offline(False)


# ---------------------------------------------------------------------------------------------- the show

VIEWS = "**/api/v1/views/**"
SHOW = (
    Pinned("relation-scatter", "/drivers/relation?year=2018", "chart"),
    Pinned("victims-map", "/victims?area=BGD", "map"),
    Pinned("victims-trend", "/victims?area=BGD", "chart"),
)


def slide(page: Page) -> Locator:
    """The slide that is shown."""
    return page.locator("#stage .slide.shown")


@faults(hang)
def test_a_slide_says_what_it_still_shows_and_follows_by_itself(page: Page, fault: Callable[[Route], None]) -> None:
    # Where the first one could not be fetched, no other stands in its place.
    broken(page, refuse, VIEWS)
    page.goto(f"/present#d={encode(Deck(SHOW[:1]))}")
    expect(page.locator(".slide-failed")).to_contain_text("could not be fetched")
    mended(page, VIEWS)
    expect(slide(page).locator(".slide-number")).to_have_text("1 / 1")
    expect(page.locator(".slide-failed")).to_have_count(0)
    expect(page.locator("#stage .slide[data-ready]")).to_have_count(1)
    broken(page, fault, VIEWS)
    page.keyboard.press("-")
    expect(slide(page).locator(".still")).to_have_text("Still shows: World, 2018")
    expect(slide(page).locator(".slide-year")).to_have_text("2017")
    waited(page, fault)
    expect(banner(page)).to_contain_text(CLOCK)
    page.keyboard.press("-")
    mended(page, VIEWS)
    expect(banner(page)).to_have_text("The server answers again.")
    expect(slide(page).locator(".slide-title")).to_contain_text("2016")
    expect(notes(page)).to_have_count(0)


@faults()  # One way in `make test`: at the beginning of the test above.
def test_no_other_slide_stands_where_one_could_not_be_fetched(page: Page, fault: Callable[[Route], None]) -> None:
    broken(page, fault, VIEWS)
    page.goto(f"/present#d={encode(Deck(SHOW))}")
    expect(page.locator(".slide-failed")).to_be_visible()
    waited(page, fault)
    expect(page.locator(".slide-failed")).to_contain_text("could not be fetched")
    expect(banner(page)).to_contain_text(CLOCK)
    mended(page, VIEWS)
    expect(slide(page).locator(".slide-number")).to_have_text("1 / 3")
    expect(page.locator(".slide-failed")).to_have_count(0)
    page.keyboard.press("End")
    expect(slide(page).locator(".slide-number")).to_have_text("3 / 3")


# ---------------------------------------------------------------------------------------------- frames

FRAME = re.compile(r"embed=1")


@faults(fail)
def test_a_frame_says_what_it_still_shows_and_follows_by_itself(page: Page, fault: Callable[[Route], None]) -> None:
    page.set_viewport_size({"width": 640, "height": 400})
    page.goto("/victims?area=BGD&view=victims-trend.chart&embed=1")
    expect(page.locator(".main-svg").first).to_be_visible()
    page.route(FRAME, fault)
    page.locator("select").select_option("NPL")
    expect(notes(page)).to_have_text("Still shows: Bangladesh")
    expect(page.locator("h1")).to_contain_text("Bangladesh")
    waited(page, fault)
    expect(banner(page)).to_contain_text(CLOCK)
    page.locator("select").select_option("GHA")
    page.unroute(FRAME)
    expect(page.locator("h1")).to_contain_text("Ghana")
    expect(notes(page)).to_have_count(0)
    assert page.locator("select").input_value() == "GHA"


@pytest.mark.sweep
def test_a_frame_whose_outlines_do_not_come_draws_its_map_later(first: Page) -> None:
    broken(first, abort, "**/world.geojson*")
    first.goto("/victims?area=BGD&embed=1")
    expect(banner(first)).to_contain_text(CLOCK)
    mended(first, "**/world.geojson*")
    expect(banner(first)).to_have_text("The server answers again.")
    expect(first.locator("path.choroplethlocation[data-k]").first).to_be_attached()
