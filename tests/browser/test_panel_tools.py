"""The tools of a panel: table, pictures, enlarge; and light or dark."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.steps import LAPTOP, PHONE, opened, panel, said_by_table, show_tab, shown, title, until

SVG = "{http://www.w3.org/2000/svg}"


def words_of(svg: bytes) -> str:
    """Every word that a picture shows, in one line."""
    root = ElementTree.fromstring(svg)
    return " ".join(" ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")).split())


def picture(page: Page, name: str, act: str) -> tuple[str, bytes]:
    """Name and content of a panel's picture."""
    place = panel(page, name)
    if place.locator(".image-menu").count():
        place.locator(".image-menu summary").click()
    with page.expect_download() as waiting:
        place.locator(f'[data-act="{act}"]').click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def caption(page: Page, name: str) -> list[str]:
    """Title, subtitle, caveat and source as a panel says them."""
    parts = (".panel-title", ".panel-subtitle", ".panel-caveat", ".panel-source")
    return [" ".join((panel(page, name).locator(part).text_content() or "").split()) for part in parts]


@pytest.mark.parametrize("path", ["/", "/victims", "/drivers", "/progress", "/country/NGA", "/compare?area=NGA,GHA"])
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
        assert len(rows) > 3
        assert title.text_content() == said


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


@pytest.mark.parametrize(("path", "name"), [("/?area=NGA&year=2019", "overview-map"), ("/victims", "victims-ages")])
def test_svg_is_well_formed_and_says_title_caption_source_and_notes(reader: Page, path: str, name: str) -> None:
    opened(reader, path)
    file, svg = picture(reader, name, "svg")
    said = words_of(svg)
    assert file.endswith(".svg")
    for words in caption(reader, name):
        assert words in said
    assert "UNODC GLOTIP" in said
    assert reader.url in said
    assert ElementTree.fromstring(svg).find(f"{SVG}title").text == title(reader, name).text_content()  # type: ignore[union-attr]


def test_svg_of_a_map_holds_legend_and_the_notes_on_boundaries_and_no_reference_to_elsewhere(reader: Page) -> None:
    opened(reader, "/victims?year=2019")
    _, svg = picture(reader, "victims-map", "svg")
    said = words_of(svg)
    for cell in panel(reader, "victims-map").locator(".legend-cell").all():
        label, count = (cell.locator(part).text_content() for part in (".legend-label", ".legend-count"))
        assert f"{label} ({count})" in said
    for note in (
        "Jammu and Kashmir",
        "Abyei",
        "Falkland Islands (Malvinas)",
        "Security Council resolution 1244 (1999)",
    ):
        assert note in said
    addresses = re.findall(rb'(?:href|src)="([^"]+)"|url\(([^)]+)\)', svg)
    assert {(one or other).strip(b"\"'&quot;")[:1] for one, other in addresses} <= {b"#"}


@pytest.mark.parametrize(
    ("path", "name"),
    [("/victims", "victims-children"), ("/country/NGA", "country-extreme-poverty"), ("/progress", "progress-pace")],
)
def test_png_of_a_chart_is_2400_wide_and_not_empty(reader: Page, path: str, name: str) -> None:
    opened(reader, path)
    file, png = picture(reader, name, "png")
    assert file.endswith(".png")
    assert struct.unpack(">I", png[16:20]) == (2400,)
    assert len(png) > 30_000


def test_pictures_of_a_dark_page_are_those_of_a_light_one(reader: Page, browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport=LAPTOP, base_url=base_url, color_scheme="dark", locale="en-GB")
    dark, light = opened(context.new_page(), "/victims"), opened(reader, "/victims")
    expect(dark.locator("html")).to_have_attribute("data-scheme", "dark")
    for name in ("victims-map", "victims-children"):
        assert picture(dark, name, "png") == picture(light, name, "png")
    context.close()


def test_enlarged_panel_fills_the_window_until_escape(reader: Page) -> None:
    opened(reader, "/")
    box = panel(reader, "overview-map")
    small = box.bounding_box()
    box.locator('[data-act="enlarge"]').click()
    large = box.bounding_box()
    assert small and large
    assert (large["width"], large["height"]) == (LAPTOP["width"], LAPTOP["height"]) > (small["width"], small["height"])
    until(reader, "(wide) => document.querySelector('.enlarged .map-plot')._fullLayout.width > wide", small["width"])
    expect(box.locator('[data-act="enlarge"]')).to_have_text("Close")
    reader.keyboard.press("Escape")
    expect(reader.locator(".panel.enlarged")).to_have_count(0)
    until(reader, "(wide) => document.querySelector('.map-plot')._fullLayout.width <= wide", small["width"])
    expect(box.locator('[data-act="enlarge"]')).to_have_text("Enlarge")


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
    menus = (".image-menu summary", ".data-menu summary")
    for part in (*menus, '[data-act="pin"]', '[data-act="link"]', '[data-act="enlarge"]', ".body-map"):
        reader.keyboard.press("Tab")
        expect(panel(reader, "victims-map").locator(part)).to_be_focused()
