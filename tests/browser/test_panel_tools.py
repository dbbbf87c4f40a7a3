"""The tools of a panel: table, enlarge; and light or dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import LAPTOP, PHONE, opened, panel, said_by_table, show_tab, shown, until
from tests.fixtures.sweeps import each


@pytest.mark.parametrize(
    "path",
    each(
        ["/", "/victims", "/drivers", "/progress", "/country/NGA", "/compare?area=NGA,GHA"],
        {
            "/victims": "a map, lines and parts",
            "/progress": "a way to a target",
        },
    ),
)
def test_every_map_and_chart_has_a_table(reader: Page, path: str) -> None:
    opened(reader, path)
    panels = reader.locator("[data-panel]:has(.tabs:not(.alone))")
    names = [str(box.get_attribute("data-panel")) for box in panels.all()]
    assert names
    for name in names:
        title = panel(reader, name).locator(".panel-title, .strip-title")
        said = title.text_content()
        show_tab(reader, name, "Table")
        head, *rows = said_by_table(reader, name)
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


def test_enlarged_panel_fills_the_window_until_escape(reader: Page) -> None:
    opened(reader, "/")
    box = panel(reader, "overview-map")
    small = box.bounding_box()
    box.locator('[data-act="enlarge"]').click()
    large = box.bounding_box()
    assert small and large
    assert (large["width"], large["height"]) == (LAPTOP["width"], LAPTOP["height"]) > (small["width"], small["height"])
    until(reader, "(wide) => document.querySelector('.enlarged .map-plot')._fullLayout.width > wide", small["width"])
    expect(box.locator('[data-act="enlarge"]')).to_have_accessible_name("Close")
    reader.keyboard.press("Escape")
    expect(reader.locator(".panel.enlarged")).to_have_count(0)
    until(reader, "(wide) => document.querySelector('.map-plot')._fullLayout.width <= wide", small["width"])
    expect(box.locator('[data-act="enlarge"]')).to_have_accessible_name("Enlarge")


def ground(page: Page) -> str:
    """The colour behind everything."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_reader_chooses_light_or_dark_and_the_choice_stays(page: Page) -> None:
    opened(page, "/")
    light = ground(page)
    page.get_by_role("button", name="Light or dark").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    dark = ground(page)
    assert light == "rgb(255, 255, 255)"
    assert max(map(int, re.findall(r"\d+", dark))) < 64
    shown(page)
    opened(page, "/victims")
    assert ground(page) == dark
    page.get_by_role("button", name="Light or dark").click()
    assert ground(page) == light


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


def test_keyboard_reaches_filters_tabs_map_and_tools(reader: Page, base_url: str) -> None:
    opened(reader, "/victims")
    reader.locator('[data-filter="sex"] button').focus()
    reader.keyboard.press("Enter")
    expect(reader.locator(".dash-dropdown-content")).to_be_visible()
    expect(reader.locator(".dash-dropdown-content input:checked")).to_be_focused()
    reader.keyboard.press("ArrowDown")
    expect(reader.locator(".dash-dropdown-content input").nth(1)).to_be_focused()
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"{base_url}/victims?sex=F&measure=count")
    reader.locator('[data-filter="measure"] button').focus()
    reader.keyboard.press("Tab")
    expect(panel(reader, "victims-map").locator(".tabs input:checked")).to_be_focused()
    reader.keyboard.press("ArrowRight")
    expect(panel(reader, "victims-map")).to_have_attribute("data-tab", "chart")
    reader.keyboard.press("ArrowLeft")
    expect(panel(reader, "victims-map")).to_have_attribute("data-tab", "map")
    menus = (".image-menu summary", ".data-menu summary", ".slides-menu summary")
    acts = ('[data-act="pin"]', '[data-act="embed"]', '[data-act="link"]', '[data-act="enlarge"]')
    for part in (*menus, *acts, ".body-map"):
        reader.keyboard.press("Tab")
        expect(panel(reader, "victims-map").locator(part)).to_be_focused()
