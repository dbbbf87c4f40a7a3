"""A show: by clicker, in two windows, with another year asked of it, in a loop, without the server, of a bad link."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from dashboard.exports.deck import Deck, Pinned, encode
from tests.benchmarks import bench_present
from tests.browser.steps import FORGET_ALL, PHONE, until
from tests.browser.test_every_page import serious

HOSTILE = "<img src=x onerror=alert(1)> & six countries"
LONG = "VCT,STP,COD,GBR,BIH,TTO"
DECK = (
    Pinned("victims-map", "/victims?year=2020", "map"),
    Pinned("victims-trend", f"/victims?area={LONG}", "chart", HOSTILE, "What we ask of the ministry"),
    Pinned("relation-scatter", "/drivers/relation?year=2018", "chart"),
    Pinned("coverage-picture", "/data/coverage?area=034", "chart"),
    Pinned("victims-map", "/victims?area=BGD", "table"),
    Pinned("flows-map", "/flows?area=BGD", "chart"),
)
FEW = DECK[:3]
OWN = {"rows": [1, ["victims-share", "/victims?area=NPL", "chart"]], "seen": {}}
# What of the slide is scrolled, its right and lower edges, and its smallest type, but for what is drawn.
_EDGES = """(slide) => {
  const parts = ".slide-head > *, .slide-foot p, .slide-last > *, .slide-years, .map-legend, .map-legend .legend-cell";
  const shown = [...slide.querySelectorAll(parts)].filter((part) => part.offsetHeight && part.textContent);
  const boxes = shown.map((part) => part.getBoundingClientRect());
  const most = (side) => Math.max(...boxes.map((box) => box[side]));
  const sizes = shown.map((part) => parseFloat(getComputedStyle(part).fontSize));
  return [slide.scrollHeight - slide.clientHeight, most("right"), most("bottom"), Math.min(...sizes)];
}"""
# Pixels of a drawn map that lie over its own key.
_OVER_KEYS = """(slide) => {
  const keys = slide.querySelector(".flow-keys");
  return keys ? slide.querySelector(".main-svg").getBoundingClientRect().bottom - keys.getBoundingClientRect().top : 0;
}"""
_FETCHED = "(n) => performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/')).length >= n"


def started(page: Page, query: str = "", deck: tuple[Pinned, ...] = DECK) -> Page:
    """A show of a deck that has come by a link, with its first slide and the next one there."""
    page.goto("about:blank")
    page.goto(f"/present{query}#d={encode(Deck(deck))}")
    ready(page)
    return page


def ready(page: Page) -> None:
    """Wait until the slide is there, and its neighbours behind it."""
    until(page, "() => document.querySelectorAll('#stage .slide[data-ready]').length > 2")


def slide(page: Page) -> Locator:
    """The slide that is shown."""
    return page.locator("#stage .slide.shown")


def is_at(page: Page, number: int, of: int = len(DECK)) -> None:
    """Wait until the slide of that number is shown."""
    expect(slide(page).locator(".slide-number")).to_have_text(f"{number} / {of}")


@pytest.fixture
def alone(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A browser of its own, whose network and storage may be changed."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=base_url)
    yield context
    context.close()


def test_a_clicker_and_the_keys_lead_through_a_deck_whose_titles_are_text_and_to_another_year_and_country(
    reader: Page,
) -> None:
    reader.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', (e) => window.refused.push(e.blockedURI))"
    )
    started(reader, deck=FEW)
    # The neighbour is there already: it is shown before the key's own task ends.
    at_once = """() => {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true, cancelable: true }));
      return document.querySelector(".slide.shown .slide-number").textContent;
    }"""
    assert reader.evaluate(at_once) == "2 / 3"
    expect(slide(reader).locator(".slide-title")).to_have_text(HOSTILE)
    expect(slide(reader).locator(".slide-note")).to_have_text("What we ask of the ministry")
    expect(reader.locator("#where")).to_have_text(f"Slide 2 of 3: {HOSTILE}")
    expect(slide(reader).locator(".annotation-text", has_text="Ireland")).to_contain_text("United Kingdom")
    # It is heard once: the title in the heading of the show, the picture by its name.
    expect(slide(reader).locator(".slide-title")).to_have_attribute("aria-hidden", "true")
    expect(slide(reader).locator("[role=img]")).to_have_count(1)
    expect(slide(reader).locator("[role=img] > :not([aria-hidden])")).to_have_count(0)
    keys = ("PageUp", 1), ("End", 3), ("Home", 1), ("2", 2), (" ", 3), ("ArrowLeft", 2), ("ArrowRight", 3), ("2", 2)
    for key, number in keys:
        reader.keyboard.press(key)
        is_at(reader, number, 3)
    reader.keyboard.press("b")
    expect(reader.locator("#curtain")).to_have_css("background-color", "rgb(0, 0, 0)")
    reader.keyboard.press("PageDown")
    expect(reader.locator("#curtain")).to_be_hidden()
    is_at(reader, 2, 3)
    reader.keyboard.press("?")
    expect(reader.locator("#help")).to_be_visible()
    assert serious(reader, within="#help") == []
    reader.locator("#letters").uncheck()
    reader.keyboard.press("Escape")
    expect(reader.locator("#help")).to_be_hidden()
    for key in ("b", "?", "3"):
        reader.keyboard.press(key)
    expect(reader.locator("#curtain")).to_be_hidden()
    expect(reader.locator("#help")).to_be_hidden()
    is_at(reader, 2, 3)
    reader.locator("[data-present=help]").click()
    reader.locator("#letters").check()
    reader.keyboard.press("Escape")
    assert serious(reader) == []
    another_year_and_country_are_shown_at_once_or_asked_for(reader)
    assert reader.evaluate("window.refused") == []
    nothing_is_cut_off(reader, 1024, 768, 3)


def another_year_and_country_are_shown_at_once_or_asked_for(reader: Page) -> None:
    """Of the map of one file at once, of a chart by a question."""
    reader.keyboard.press("Home")
    is_at(reader, 1, 3)
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url)

    reader.on("request", hear)
    title = slide(reader).locator(".slide-title")
    before = title.inner_text()
    # As on its slide, with names and figures, until it is moved.
    expect(slide(reader).locator("svg text", has_text="4 or more (")).to_be_visible()
    reader.keyboard.press("-")
    expect(slide(reader).locator("path.choroplethlocation[data-k]").first).to_be_attached()
    expect(slide(reader).locator("svg text", has_text="4 or more (")).to_have_count(0)
    expect(slide(reader).locator(".slide-year")).to_have_text("2019")
    expect(title).not_to_have_text(before)
    assert "year=2019" in str(slide(reader).locator(".slide-link").get_attribute("href"))
    reader.keyboard.press("c")
    reader.locator("#country").fill("Nepal")
    reader.keyboard.press("Tab")
    expect(title).to_contain_text("Nepal")
    assert [url for url in asked if "/api/v1/views/victims-map" in url and "area=NPL" in url] == []
    reader.keyboard.press("o")
    expect(title).to_have_text(before)
    expect(slide(reader).locator("svg text", has_text="4 or more (")).to_be_visible()
    reader.keyboard.press("3")
    is_at(reader, 3, 3)
    before = title.inner_text()
    slider = slide(reader).locator("input[type=range]")
    slider.fill("2012")
    expect(title).not_to_have_text(before)
    expect(title).to_contain_text("2012")
    reader.keyboard.press("PageUp")  # The slider lets go of the keys.
    is_at(reader, 2, 3)
    reader.remove_listener("request", hear)


@pytest.mark.sweep  # Escape leaves: `test_panel_tools.py`; what has the focus is seen: axe.
def test_the_way_out_is_reached_by_keys_when_the_pointer_rests(reader: Page) -> None:
    started(reader)
    until(reader, "() => document.body.classList.contains('idle')")
    reader.locator("#leave").focus()
    until(reader, "() => getComputedStyle(document.getElementById('controls')).opacity === '1'")
    expect(reader.locator("#leave")).to_be_focused()


def nothing_is_cut_off(reader: Page, width: int, height: int, of: int = len(DECK)) -> None:
    """Go through the deck that is shown in a window of another size."""
    reader.set_viewport_size({"width": width, "height": height})
    reader.keyboard.press("Home")
    for number in range(1, of + 1):
        is_at(reader, number, of)
        # What is drawn for the size before is drawn anew.
        until(reader, f"() => ({_EDGES})(document.querySelector('#stage .slide.shown'))[1] <= innerWidth + 1")
        scrolls, right, bottom, least = slide(reader).evaluate(_EDGES)
        assert right <= width + 1
        assert scrolls == 0 or width < height
        assert bottom <= height + scrolls + 1
        assert least >= 9
        assert slide(reader).evaluate(_OVER_KEYS) <= 1
        reader.keyboard.press("PageDown")


@pytest.mark.sweep  # A map and two charts on a projector of 1024 px: at the end of the first test.
@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1920, 1080), (PHONE["width"], PHONE["height"])])
def test_nothing_of_a_slide_is_cut_off(reader: Page, width: int, height: int) -> None:
    nothing_is_cut_off(started(reader), width, height)


@pytest.mark.sweep  # A map and a chart that stand still: in the first test.
def test_a_chart_without_room_stands_as_on_its_slide_and_a_phone_scrolls_it_below_its_keys(reader: Page) -> None:
    profile = (Pinned("country-profile", "/country/BGD", "chart"), *DECK[:2])
    started(reader, "", profile)
    expect(slide(reader).locator(".slide-more")).to_be_hidden()
    expect(slide(reader).locator("svg text", has_text="Shown: 8 of")).to_be_visible()
    expect(slide(reader).locator(".slide-subtitle")).to_contain_text("in 8 indicators")
    # Patterns of one slide would be hidden with it.
    ids = reader.locator("#stage svg [id]").evaluate_all("(all) => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))
    reader.set_viewport_size(PHONE)
    started(reader, "", profile)
    expect(slide(reader).locator(".slide-more")).to_be_visible()
    keys, plot = (slide(reader).locator(part).bounding_box() for part in (".legend", ".slide-plot"))
    assert keys is not None
    assert plot is not None
    assert plot["y"] <= keys["y"] + 1
    assert keys["y"] + keys["height"] < plot["y"] + plot["height"] / 2


@pytest.mark.sweep  # A show itself: above.
def test_a_second_window_keeps_step_and_shows_notes_next_slide_and_clock(reader: Page) -> None:
    started(reader)
    for _ in range(3):
        reader.keyboard.press("-")  # What is moved before the second window is there is moved in it, too.
    with reader.expect_popup() as opening:
        reader.keyboard.press("p")
    speaker = opening.value
    speaker.set_viewport_size({"width": 1120, "height": 760})
    is_at(speaker, 1)
    expect(slide(speaker).locator(".slide-year")).to_have_text("2017")
    expect(slide(reader).locator(".slide-title")).to_have_text(slide(speaker).locator(".slide-title").inner_text())
    expect(speaker.locator("#next-stage .slide-title")).to_have_text(HOSTILE)
    expect(speaker.locator("#notes")).to_contain_text("UNODC")
    speaker.keyboard.press("PageDown")
    is_at(reader, 2)
    expect(speaker.locator("#notes")).to_contain_text("What we ask of the ministry")
    reader.keyboard.press("PageUp")
    is_at(speaker, 1)
    speaker.keyboard.press("-")
    expect(slide(reader).locator(".slide-year")).to_have_text("2016")
    speaker.keyboard.press("b")
    expect(reader.locator("#curtain")).to_be_visible()
    expect(speaker.locator("#dark-now")).to_contain_text("black")
    assert serious(speaker) == []
    speaker.close()


@pytest.mark.sweep
def test_a_loop_goes_round_by_itself_until_a_key_is_pressed(reader: Page) -> None:
    started(reader, "?loop=0.1", DECK[:3])  # No faster than every three seconds.
    is_at(reader, 2, 3)
    reader.keyboard.press("End")
    is_at(reader, 3, 3)
    expect(reader.locator("#say")).to_contain_text("stopped")
    reader.wait_for_timeout(3300)
    is_at(reader, 3, 3)


@pytest.mark.sweep  # What a slide says then: `test_connection.py`; from a disk: `test_bundle.py`.
def test_without_the_server_a_show_goes_on_and_says_what_it_cannot(alone: BrowserContext) -> None:
    page = started(alone.new_page())
    until(
        page, "() => performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/')).length >= 6"
    )
    page.wait_for_load_state("networkidle")
    alone.set_offline(True)
    for number in (3, 6, 4, 1, 3):
        page.keyboard.press(str(number))
        is_at(page, number)
    before = slide(page).locator(".slide-title").inner_text()
    page.keyboard.press("-")
    expect(page.locator("#say")).to_contain_text("cannot be reached")
    expect(slide(page).locator(".slide-title")).to_have_text(before)


def test_a_hostile_link_is_refused_and_the_readers_own_deck_is_untouched_and_presented(reader: Page) -> None:
    kept = json.dumps(OWN)
    reader.goto("/healthz")
    reader.evaluate("(kept) => { localStorage.clear(); localStorage.setItem('reach-deck', kept); }", kept)
    reader.goto("about:blank")
    reader.goto("/present#d=AAAA<script>")
    expect(reader.locator("#welcome-notice")).to_contain_text("damaged")
    assert serious(reader) == []
    assert reader.evaluate("window.localStorage.getItem('reach-deck')") == kept
    reader.get_by_role("link", name="Present your own deck").click()
    is_at(reader, 1, 1)
    expect(slide(reader).locator(".slide-title")).to_contain_text("Nepal")
    reader.evaluate("localStorage.clear()")
    reader.goto("/present")
    expect(reader.locator("#welcome-none")).to_contain_text("Add to deck")
    reader.locator("#welcome-country").fill("Bangladesh")
    reader.keyboard.press("Enter")
    expect(slide(reader).locator(".slide-title")).to_contain_text("Bangladesh")
    reader.evaluate(FORGET_ALL)


@pytest.mark.sweep
def test_the_next_slide_is_measured_beside_drawing_it_anew(browser: Browser, base_url: str) -> None:
    found = {line.what: line.median for line in bench_present.in_browser(browser, base_url, 2)}
    assert all(median > 0 for median in found.values())
