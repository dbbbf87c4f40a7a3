"""The main job, start to end: from the Overview to a colleague who opens the link."""

from __future__ import annotations

import base64
import csv
import struct
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Page, expect

from dashboard.context import Context
from dashboard.store import SeriesKey
from dashboard.words.names import decimals_of, figure_text, short_figure
from tests.browser.steps import (
    leave_studio,
    move_to_year,
    moved,
    open_menu,
    open_studio,
    opened,
    panel,
    said_by_table,
    search,
    show_tab,
    shown,
    title,
    until,
)

CODES = ["ref_area", "time_period", "sex", "age", "breakdown"]
NUMBERS = ["obs_value", "obs_lower", "obs_upper"]
PUBLISHED = [*CODES, *NUMBERS, "obs_status"]
COVERAGE = "coverage-picture"
"""The one view of a page that is quickly loaded."""
# Pixels of each colour of the map's classes, and of how many colours in all.
_COLOURS = """async ([address, panel]) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const counts = new Map();
  for (const pixel of new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)) {
    counts.set(pixel, (counts.get(pixel) || 0) + 1);
  }
  const style = getComputedStyle(document.querySelector(`[data-panel="${panel}"]`));
  const classes = [0, 1, 2, 3, 4, 5].map((k) => {
    const number = parseInt(style.getPropertyValue(`--k${k}`).trim().slice(1), 16);
    const [red, green, blue] = [number >> 16, (number >> 8) & 255, number & 255];
    return counts.get(((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0) || 0;
  });
  return { classes, all: counts.size };
}"""


def figure_of(shared: Context, indicator: str, area: str) -> str:
    """The latest figure of a driver, as a tile says it."""
    latest = shared.store.histories(SeriesKey(indicator, "_T", "_T", "_T"))[area][-1]
    return short_figure(latest.value, latest.lower, latest.upper, shared.indicators[indicator].decimals)


def downloaded(page: Page, name: str, act: str) -> Download:
    """What the studio of a panel gives: "png", "svg", "pdf", or the data as "csv", "xlsx", "json", "sdmx.csv"."""
    studio = open_studio(page, name)
    is_picture = act in ("png", "svg", "pdf")
    with page.expect_download() as waiting:
        studio.locator(f'[data-studio="{act}"]' if is_picture else f'[data-file="{act}"]').click()
    leave_studio(page)
    return waiting.value


def content(download: Download) -> bytes:
    """The bytes of a download."""
    return Path(download.path()).read_bytes()


def colours(page: Page, picture: bytes, name: str) -> dict[str, Any]:
    """Pixels of each of the six classes' colours, and the number of different colours."""
    address = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    counted: dict[str, Any] = page.evaluate(_COLOURS, [address, name])
    return counted


def as_shown(row: dict[str, str], decimals: int) -> list[str]:
    """A row of the CSV as the table writes it: area, figure, year of the figure."""
    ends = [float(row[name]) if row[name] else None for name in NUMBERS]
    used = row["time_period"] if row["obs_status"] else ""
    return [row["area"], figure_text(ends[0], ends[1], ends[2], decimals), used]


@pytest.fixture
def at_nigeria(visitor: Page) -> Page:
    """The Overview after a search for Nigeria by keyboard."""
    moved(visitor, "/", folded=True)
    search(visitor, "Nigeria", is_here=True)
    expect(title(visitor, "overview-children")).to_contain_text("Nigeria")
    shown(visitor)
    return visitor


@pytest.mark.sweep  # The search: `test_header_search.py`; what it opens: `test_glance.py`.
def test_search_shows_detected_children_over_time_beside_displacement_and_poverty(
    at_nigeria: Page, shared: Context
) -> None:
    page = at_nigeria
    expect(page.locator("h1")).to_contain_text("Nigeria:")
    expect(page.locator("h1")).to_contain_text("children among detected victims")
    chart = panel(page, "overview-children").locator(".body-chart")
    until(page, "(panel) => document.querySelectorAll(`[data-panel=${panel}] .scatter .js-line`).length >= 2",
          "overview-children")  # fmt: skip
    expect(chart.locator(".annotation-text", has_text="girls")).to_be_visible()
    tiles = page.locator(".overview-tiles")
    for indicator, label in (
        ("conflict-displacement-stock", "People living displaced by conflict"),
        ("extreme-poverty", "Extreme poverty"),
    ):
        tile = tiles.locator(".tile", has_text=label)
        expect(tile).to_be_in_viewport()
        expect(tile.locator(".tile-figure")).to_contain_text(figure_of(shared, indicator, "NGA"))


@pytest.mark.sweep  # A year in the address: `test_address.py`.
def test_map_and_address_move_to_2019(at_nigeria: Page) -> None:
    move_to_year(at_nigeria, "overview-map", 2019)
    expect(title(at_nigeria, "overview-map")).to_contain_text(" in 2019")
    at_nigeria.wait_for_url("**/?area=NGA&year=2019")
    at_nigeria.get_by_role("link", name="Nigeria: everything").click()
    at_nigeria.wait_for_url("**/country/NGA?year=2019")


@pytest.fixture
def at_country(visitor: Page) -> Page:
    """Nigeria's own page, with its map at 2019; whoever comes to it from here stays."""
    if not visitor.url.endswith("/country/NGA?year=2019"):
        moved(visitor, "/country/NGA?year=2019", folded=True)
    expect(visitor.locator(".glance-head h1")).to_have_text("Nigeria")  # the address changes before the page does
    visitor.evaluate("() => { document.querySelector('#explore').open = true; }")
    shown(visitor)
    return visitor


@pytest.mark.sweep
def test_png_of_the_map_is_2560_wide_and_coloured(at_country: Page) -> None:
    file = downloaded(at_country, "country-map", "png")
    picture = content(file)
    assert file.suggested_filename == "detected-victims_children_rate_NGA_2019_slide_2560px.png"
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == (2560, 1440)
    counted = colours(at_country, picture, "country-map")
    assert counted["all"] > 100
    # Classes as the legend counts them in 2019 around Nigeria; each has its box in the legend, most also land.
    assert min(counted["classes"]) > 500
    assert sum(count > 5000 for count in counted["classes"]) >= 4


@pytest.mark.sweep  # Each file of a panel: `test_data_menu.py`; its rows: `test_tables.py`.
def test_csv_holds_exactly_what_the_table_shows(at_country: Page, shared: Context) -> None:
    show_tab(at_country, "country-map", "Table")
    head, *rows = said_by_table(at_country, "country-map")
    file = downloaded(at_country, "country-map", "csv")
    assert file.suggested_filename.endswith("_2019.csv")
    table = csv.DictReader(content(file).decode("utf-8").splitlines())
    found = list(table)
    assert [name for name in table.fieldnames or () if name in PUBLISHED] == PUBLISHED
    assert head == ["Country or area", "per 100,000 children", "Year", "Note"]
    decimals = decimals_of(shared.indicators["detected-victims"], "rate")
    assert [as_shown(row, decimals) for row in found] == [row[:3] for row in rows]
    assert len(rows) >= 193
    assert sum(bool(row[2]) for row in rows) > 100
    assert {row["year_shown"] for row in found} == {"2019"}
    show_tab(at_country, "country-map", "Map")


def test_colleague_who_opens_the_copied_link_sees_the_same(visitor: Page, base_url: str) -> None:
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    moved(visitor, "/data/coverage?area=034", folded=True)
    show_tab(visitor, COVERAGE, "Table")
    open_menu(visitor, COVERAGE, "share").locator('[data-act="link"]').click()
    expect(visitor.locator("#say")).to_have_text("Link copied")
    link = visitor.evaluate("navigator.clipboard.readText()")
    address = f"{base_url}/data/coverage?area=034&view={COVERAGE}.table"
    # The release stands behind it, and leads to the page itself as long as it is the newest one; it keeps its name.
    assert link.partition("&release=")[0] == visitor.url == address
    named, told = title(visitor, COVERAGE).text_content() or "", said_by_table(visitor, COVERAGE)
    opened(visitor, link, folded=True)  # All of the page is loaded anew.
    expect(title(visitor, COVERAGE)).to_have_text(named)
    expect(panel(visitor, COVERAGE)).to_have_attribute("data-tab", "table")
    assert said_by_table(visitor, COVERAGE) == told
    assert visitor.url == link
    show_tab(visitor, COVERAGE, "Chart")
    visitor.wait_for_url(f"{base_url}/data/coverage?area=034&release={link.partition('&release=')[2]}")
