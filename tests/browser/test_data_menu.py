"""Data in the studio of a panel: four formats, with nothing cut off; and one menu of its bar at a time."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.steps import LAPTOP, PHONE, leave_studio, moved, open_menu, open_studio, opened, show_tab
from tests.fixtures.serving import ROOT

A_PICTURE = ROOT / "docs" / "pictures" / "phone.png"
ENDINGS = ["csv", "xlsx", "json", "sdmx.csv"]


def taken(page: Page, name: str, ending: str) -> tuple[str, bytes]:
    """Name and content of a panel's data in a format."""
    studio = open_studio(page, name)
    with page.expect_download() as waiting:
        studio.locator(f'[data-file="{ending}"]').click()
    expect(studio.locator(".studio-said")).to_contain_text(waiting.value.suggested_filename)
    leave_studio(page)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


# What each holds: `exports/test_files.py`, `test_web_studio.py`; that it is saved: `test_grid.py`, `test_studio.py`.
def test_the_data_of_a_panel_are_offered_in_every_format_as_it_shows_them(visitor: Page) -> None:
    moved(visitor, "/?area=NGA,GHA&year=2019", folded=True)
    # Its picture is made elsewhere: `test_studio.py`.
    visitor.route("**/image/**", lambda route: route.fulfill(path=A_PICTURE))
    studio = open_studio(visitor, "overview-map")
    links = [str(link.get_attribute("href")) for link in studio.locator("[data-file]").all()]
    assert links == [f"/download/overview-map.{ending}?area=NGA,GHA&year=2019" for ending in ENDINGS]
    leave_studio(visitor)
    visitor.unroute("**/image/**")


@pytest.mark.sweep  # That the link of each leads there: above; what is in it: `test_files.py`, `test_web_studio.py`.
def test_every_format_holds_what_the_panel_shows(visitor: Page) -> None:
    moved(visitor, "/victims?area=NGA,GHA&year=2019&measure=count")
    show_tab(visitor, "victims-map", "chart")
    files = {ending: taken(visitor, "victims-map", ending) for ending in ENDINGS}
    (stem,) = {name.removesuffix(f".{ending}") for ending, (name, _) in files.items()}
    assert stem.startswith("detected-victims_children_count_NGA-GHA_")
    rows = list(csv.DictReader(io.StringIO(files["csv"][1].decode())))
    assert {row["ref_area"] for row in rows} == {"NGA", "GHA"}
    assert len(json.loads(files["json"][1])["rows"]) == len(rows)
    assert openpyxl.load_workbook(io.BytesIO(files["xlsx"][1]))["data"].max_row == len(rows) + 1
    assert files["sdmx.csv"][1].count(b"\n") == len(rows) + 1
    told = json.loads(files["json"][1])
    view = "area=NGA,GHA&year=2019&measure=count&view=victims-map.chart"
    assert told["permalink"].endswith(f"{view}&release={told['release']}")


@pytest.mark.sweep
def test_one_menu_is_open_at_a_time(reader: Page) -> None:
    opened(reader, "/victims")
    more = open_menu(reader, "victims-map", "more")
    share = open_menu(reader, "victims-map", "share")
    expect(more.locator("> button")).to_have_attribute("aria-expanded", "false")
    reader.locator("h1").click()
    expect(share.locator("> button")).to_have_attribute("aria-expanded", "false")


@pytest.mark.sweep
def test_statuses_offer_no_format_of_observations(reader: Page) -> None:
    opened(reader, "/progress")
    links = open_studio(reader, "progress-statuses").locator("[data-file]")
    assert [link.get_attribute("data-file") for link in links.all()] == ENDINGS[:3]


@pytest.mark.parametrize(
    ("size", "path", "name"),
    [
        pytest.param(LAPTOP, "/victims", "victims-map", marks=pytest.mark.sweep),
        pytest.param(PHONE, "/victims", "victims-map", marks=pytest.mark.sweep),
        pytest.param(LAPTOP, "/country/NGA", "country-detected-victims", marks=pytest.mark.sweep),
        pytest.param(PHONE, "/country/NGA", "country-detected-victims", marks=pytest.mark.sweep),
        pytest.param(PHONE, "/drivers?area=NGA", "driver-extreme-poverty", marks=pytest.mark.sweep),
        pytest.param(LAPTOP, "/progress", "progress-statuses", marks=pytest.mark.sweep),
        pytest.param(PHONE, "/progress", "progress-statuses", marks=pytest.mark.sweep),
    ],
)  # Where there is hardly any room, a strip; on a phone in `make test`: `test_studio.py`.
def test_the_studio_is_whole_on_the_screen_and_large_enough_for_a_finger(
    visitor: Page, size: ViewportSize, path: str, name: str
) -> None:
    visitor.set_viewport_size(size)
    moved(visitor, path)
    studio = open_studio(visitor, name)
    box = studio.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]
    assert visitor.evaluate("document.documentElement.scrollWidth") <= size["width"]
    if size == PHONE:
        boxes = [link.bounding_box() for link in studio.locator("a").all()]
        assert all(found is not None and found["height"] >= 44 for found in boxes)
    leave_studio(visitor)
