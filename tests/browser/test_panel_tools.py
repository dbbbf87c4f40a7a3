"""The tools of a panel: table, enlarge; and light or dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import (
    FORGET_ALL,
    LAPTOP,
    PHONE,
    enlarge,
    moved,
    open_menu,
    opened,
    panel,
    said_by_table,
    show_tab,
    shown,
    stayed,
    until,
)
from tests.fixtures.sweeps import each


@pytest.mark.sweep  # That each has rows and a head: `callbacks/test_answers.py`; its tab: `test_studio.py`.
@pytest.mark.parametrize("path", ["/", "/victims", "/drivers", "/progress", "/country/NGA", "/compare?area=NGA,GHA"])
def test_every_map_and_chart_has_a_table(visitor: Page, path: str) -> None:
    moved(visitor, path)
    panels = visitor.locator("[data-panel]:has(.tabs:not(.alone))")
    names = [str(box.get_attribute("data-panel")) for box in panels.all()]
    assert names
    for name in names:
        title = panel(visitor, name).locator(".panel-title, .strip-title")
        said = title.text_content()
        show_tab(visitor, name, "Table")
        head, *rows = said_by_table(visitor, name)
        assert len(head) > 1
        # Where nobody publishes a figure of the world, the median of one year stands in its place.
        assert len(rows) > 3 or "median of" in rows[0][1]
        assert title.text_content() == said


@pytest.mark.sweep
def test_table_of_a_chart_says_what_its_bars_say(reader: Page) -> None:
    opened(reader, "/victims?area=NGA&measure=count")
    bars: list[list[float]] = reader.evaluate(
        """() => { const bars = document.querySelector('[data-panel="victims-trend"] .chart-plot').data
             .find((trace) => trace.type === "bar"); return bars.x.map((year, index) => [year, bars.y[index]]); }"""
    )
    show_tab(reader, "victims-trend", "Table")
    _, *rows = said_by_table(reader, "victims-trend")
    said = {int(year): float(figure.replace(",", "")) for year, figure in rows if figure != "no figure"}
    assert said == {int(year): figure for year, figure in bars if figure is not None}


def test_enlarged_panel_fills_the_window_until_escape(visitor: Page) -> None:
    moved(visitor, "/", folded=True)
    box = panel(visitor, "overview-map")
    small = box.bounding_box()
    enlarge(visitor, "overview-map")
    expect(box.locator(".close-large")).to_be_focused()
    large = box.bounding_box()
    assert small and large
    window = visitor.evaluate("document.body.offsetWidth")  # The scrollbar keeps its place.
    assert (large["width"], large["height"]) == (window, LAPTOP["height"]) > (small["width"], small["height"])
    until(visitor, "(wide) => document.querySelector('.enlarged .map-plot')._fullLayout.width > wide", small["width"])
    # As each button of a bar: what it is about, and how it is shown where another title begins alike.
    name = (box.locator(".panel-title").text_content() or "").partition(":")[0]
    expect(box.locator(".close-large")).to_have_accessible_name(re.compile(rf"^Close: {re.escape(name)}( · Map)?$"))
    visitor.keyboard.press("Escape")
    expect(visitor.locator(".panel.enlarged")).to_have_count(0)
    until(visitor, "(wide) => document.querySelector('.map-plot')._fullLayout.width <= wide", small["width"])
    expect(box.locator(".close-large")).to_be_hidden()
    expect(box.locator(".more-menu > button")).to_be_focused()


def ground(page: Page) -> str:
    """The colour behind everything."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.fixture
def undecided(visitor: Page) -> Iterator[Page]:
    """A reader who has chosen neither light nor dark, and whose choice is forgotten afterwards."""
    yield visitor
    visitor.evaluate(FORGET_ALL)
    visitor.emulate_media(color_scheme="light", forced_colors="none")
    visitor.evaluate("document.documentElement.dataset.scheme = 'light'")


def test_reader_chooses_light_or_dark_and_the_choice_stays(undecided: Page) -> None:
    moved(undecided, "/data/method")
    light = ground(undecided)
    undecided.get_by_role("button", name="Dark", pressed=False).click()
    expect(undecided.locator("html")).to_have_attribute("data-scheme", "dark")
    dark = ground(undecided)
    assert light == "rgb(255, 255, 255)"
    assert max(map(int, re.findall(r"\d+", dark))) < 64
    shown(undecided)
    opened(undecided, "/data/sources")
    assert ground(undecided) == dark
    undecided.get_by_role("button", name="Dark", pressed=True).click()
    assert ground(undecided) == light
    # Where the system forces its colours on pages it decides, whatever was chosen before.
    undecided.emulate_media(color_scheme="dark", forced_colors="active")
    undecided.reload()
    shown(undecided)
    expect(undecided.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(undecided.locator("[data-act=scheme]")).to_be_hidden()


@pytest.mark.sweep
def test_years_of_a_narrow_chart_are_neither_turned_nor_cut(reader: Page) -> None:
    reader.set_viewport_size(PHONE)
    opened(reader, "/?area=NPL")
    years = panel(reader, "overview-children").locator(".xtick text")
    assert years.count() >= 3
    for label in years.all():
        assert re.fullmatch(r"(19|20)\d\d", label.text_content() or "")
        assert not (label.get_attribute("transform") or "").startswith("rotate(90")
        box = label.bounding_box()
        assert box and box["width"] > box["height"]


@pytest.mark.sweep
def test_phone_shows_one_filter_button_and_tools_of_a_fingers_size(reader: Page) -> None:
    reader.set_viewport_size(PHONE)
    opened(reader, "/")
    expect(reader.locator("#filters")).to_be_hidden()
    reader.locator("#filters-button").click()
    expect(reader.locator("#filters")).to_be_visible()
    expect(reader.locator("#filters-button")).to_have_attribute("aria-expanded", "true")
    buttons = reader.locator("[data-panel=overview-map] :is(.tool, .timeline button, .tabs label)")
    heights = [(box.bounding_box() or {"height": 99})["height"] for box in buttons.all() if box.is_visible()]
    assert len(heights) > 5
    assert min(heights) >= 44


@pytest.mark.sweep  # What is reached, and by which keys: `test_stops.py`; the keys of a map: `test_spoken.py`.
def test_keyboard_reaches_filters_tabs_map_and_tools(visitor: Page, base_url: str) -> None:
    stayed(visitor, "/victims", folded=True)
    visitor.locator('[data-filter="sex"] button').focus()
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".dash-dropdown-content")).to_be_visible()
    expect(visitor.locator(".dash-dropdown-content input:checked")).to_be_focused()
    visitor.keyboard.press("ArrowDown")
    expect(visitor.locator(".dash-dropdown-content input").nth(1)).to_be_focused()
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"{base_url}/victims?sex=F&measure=count")
    visitor.locator('[data-filter="measure"] button').focus()
    visitor.keyboard.press("Tab")
    expect(visitor.locator(".filter-year select")).to_be_focused()
    visitor.keyboard.press("Tab")
    expect(panel(visitor, "victims-map").locator(".tabs input:checked")).to_be_focused()
    visitor.keyboard.press("ArrowDown")
    expect(panel(visitor, "victims-map")).to_have_attribute("data-tab", "chart")
    visitor.keyboard.press("ArrowUp")
    expect(panel(visitor, "victims-map")).to_have_attribute("data-tab", "map")
    # The bar is one stop of the Tab key: other arrows go on inside, and choose nothing.
    tabs = ('[value="chart"]', '[value="table"]')
    for part in (*tabs, '[data-act="studio"]', ".share-menu > button", '[data-act="pin"]', ".more-menu > button"):
        visitor.keyboard.press("ArrowRight")
        expect(panel(visitor, "victims-map").locator(part)).to_be_focused()
    expect(panel(visitor, "victims-map")).to_have_attribute("data-tab", "map")
    visitor.keyboard.press("Tab")
    expect(panel(visitor, "victims-map").locator(".body-map")).to_be_focused()
    visitor.keyboard.press("Shift+Tab")
    expect(panel(visitor, "victims-map").locator(".more-menu > button")).to_be_focused()
    visitor.keyboard.press("Home")
    expect(panel(visitor, "victims-map").locator(".tabs input:checked")).to_be_focused()


# By an arrow: `test_stops.py`.
@pytest.mark.parametrize(
    ("kind", "first"),
    each([("share", '[data-act="link"]'), ("more", ".panel-about")], []),
)
def test_a_menu_opens_by_keyboard_and_escape_gives_the_focus_back(visitor: Page, kind: str, first: str) -> None:
    moved(visitor, "/victims")
    menu = panel(visitor, "victims-map").locator(f".{kind}-menu")
    menu.locator("> button").focus()
    visitor.keyboard.press("Enter")
    expect(menu.locator("> button")).to_have_attribute("aria-expanded", "true")
    visitor.keyboard.press("Tab")
    expect(menu.locator(first)).to_be_focused()
    visitor.keyboard.press("Escape")
    expect(menu.locator("> button")).to_have_attribute("aria-expanded", "false")
    expect(menu.locator("> button")).to_be_focused()


@pytest.mark.sweep  # That each has a name is among what axe finds serious: `test_every_page.py`.
def test_actions_that_show_no_words_are_still_called_by_them(visitor: Page) -> None:
    moved(visitor, "/drivers")
    strip = panel(visitor, "driver-extreme-poverty")
    for kind, name in (("share", "Share"), ("more", "More")):
        summary = strip.locator(f".{kind}-menu > button")
        expect(summary.locator(".word")).to_have_text(name)
        assert (summary.bounding_box() or {"width": 0})["width"] >= 32
        assert summary.get_attribute("title")
    for name in ("Download", "Add to deck"):
        expect(strip.get_by_role("button", name=name)).to_be_visible()
    shown_word = strip.locator(".more-menu .word").bounding_box()
    assert shown_word and shown_word["width"] > 20


def test_one_view_is_presented_from_its_panel_and_escape_leads_back(visitor: Page, base_url: str) -> None:
    moved(visitor, "/data/on-the-move?area=NPL", folded=True)
    said = panel(visitor, "moving-table").locator(".panel-title").text_content() or ""
    open_menu(visitor, "moving-table", "more").locator('[data-act="present"]').click()
    visitor.wait_for_url("**/present#d=**")
    expect(visitor.locator(".slide.shown .slide-title")).to_contain_text(said[:20])
    # A stranger with a clicker pressed Escape five times and was still there: it leaves once nothing is open.
    visitor.keyboard.press("b")
    visitor.keyboard.press("Escape")
    expect(visitor.locator("#curtain")).to_be_hidden()
    visitor.locator("#country").focus()
    visitor.keyboard.press("Escape")
    expect(visitor.locator("#country")).not_to_be_focused()
    expect(visitor.locator(".slide.shown")).to_be_visible()
    visitor.keyboard.press("Escape")
    expect(visitor).to_have_url(f"{base_url}/data/on-the-move?area=NPL")
    expect(panel(visitor, "moving-table").locator(".more-menu > button")).to_be_focused()
