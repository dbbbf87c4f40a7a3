"""The tools of a panel: table, enlarge; and light or dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import LAPTOP, PHONE, moved, opened, panel, said_by_table, show_tab, shown, until
from tests.fixtures.sweeps import each


@pytest.mark.parametrize(
    "path",
    each(
        ["/", "/victims", "/drivers", "/progress", "/country/NGA", "/compare?area=NGA,GHA"],
        {
            "/victims": "a map, lines and parts",
        },
    ),
)
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
    moved(visitor, "/")
    box = panel(visitor, "overview-map")
    small = box.bounding_box()
    box.locator('[data-act="enlarge"]').click()
    large = box.bounding_box()
    assert small and large
    window = visitor.evaluate("document.body.offsetWidth")  # The scrollbar keeps its place.
    assert (large["width"], large["height"]) == (window, LAPTOP["height"]) > (small["width"], small["height"])
    until(visitor, "(wide) => document.querySelector('.enlarged .map-plot')._fullLayout.width > wide", small["width"])
    expect(box.locator('[data-act="enlarge"]')).to_have_accessible_name("Close")
    visitor.keyboard.press("Escape")
    expect(visitor.locator(".panel.enlarged")).to_have_count(0)
    until(visitor, "(wide) => document.querySelector('.map-plot')._fullLayout.width <= wide", small["width"])
    expect(box.locator('[data-act="enlarge"]')).to_have_accessible_name("Enlarge")


def ground(page: Page) -> str:
    """The colour behind everything."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.fixture
def undecided(reader: Page) -> Iterator[Page]:
    """A reader who has chosen neither light nor dark, and whose choice is forgotten afterwards."""
    yield reader
    reader.evaluate("localStorage.clear()")


def test_reader_chooses_light_or_dark_and_the_choice_stays(undecided: Page) -> None:
    opened(undecided, "/data/method")
    light = ground(undecided)
    undecided.get_by_role("button", name="Light or dark").click()
    expect(undecided.locator("html")).to_have_attribute("data-scheme", "dark")
    dark = ground(undecided)
    assert light == "rgb(255, 255, 255)"
    assert max(map(int, re.findall(r"\d+", dark))) < 64
    shown(undecided)
    opened(undecided, "/data/sources")
    assert ground(undecided) == dark
    undecided.get_by_role("button", name="Light or dark").click()
    assert ground(undecided) == light


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


def test_keyboard_reaches_filters_tabs_map_and_tools(visitor: Page, base_url: str) -> None:
    moved(visitor, "/victims")
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
    expect(panel(visitor, "victims-map").locator(".tabs input:checked")).to_be_focused()
    visitor.keyboard.press("ArrowRight")
    expect(panel(visitor, "victims-map")).to_have_attribute("data-tab", "chart")
    visitor.keyboard.press("ArrowLeft")
    expect(panel(visitor, "victims-map")).to_have_attribute("data-tab", "map")
    menus = (".image-menu summary", ".data-menu summary", ".slides-menu summary")
    acts = ('[data-act="pin"]', '[data-act="embed"]', '[data-act="link"]', '[data-act="enlarge"]')
    for part in (*menus, *acts, ".body-map"):
        visitor.keyboard.press("Tab")
        expect(panel(visitor, "victims-map").locator(part)).to_be_focused()
