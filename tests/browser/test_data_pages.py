"""The pages about data: coverage as a picture that can be filtered, and lists that are searched while typing."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.context import Context
from dashboard.figures.coverage import coverage_of
from dashboard.selection import Scope
from tests.browser.steps import (
    LAPTOP,
    PHONE,
    choose,
    leave_studio,
    moved,
    open_studio,
    opened,
    said_by_table,
    show_tab,
    stayed,
    title,
    until,
)

PICTURE = "coverage-picture"


def names(page: Page) -> list[str]:
    """The names of the picture's rows."""
    return page.locator(".coverage-name").all_text_contents()


def point_at(page: Page, row: str, year: int) -> tuple[float, float]:
    """The middle of a cell on the screen."""
    place = page.locator(".coverage-name", has_text=re.compile(f"^{re.escape(row)}$"))
    place.scroll_into_view_if_needed()
    box, cells = place.bounding_box(), page.locator(".coverage-cells").bounding_box()
    first, last = page.locator(".coverage-years span").all_text_contents()[0], 2023
    assert box and cells
    across = cells["width"] / (last - int(first) + 1)
    return cells["x"] + (year - int(first) + 0.5) * across, box["y"] + box["height"] / 2


def test_who_does_not_report_on_children_is_answered_for_a_region_by_keys_and_on_a_phone(
    visitor: Page,
) -> None:
    moved(visitor, "/data/coverage", folded=True)
    expect(visitor.locator(".coverage-who .story")).to_contain_text("World, children: of 193 countries")
    assert len(names(visitor)) > 193
    choose(visitor, "area", "Southern Asia")
    expect(visitor.locator(".coverage-who .story")).to_have_text(
        "Southern Asia, children: of 9 countries, 3 have no usable total in any year."
    )
    until(visitor, "() => document.querySelectorAll('.coverage-name').length === 9")
    assert visitor.url.endswith("/data/coverage?area=034")
    for name in ("Afghanistan", "Iran (Islamic Republic of)", "Maldives"):
        expect(visitor.locator(".names a", has_text=name)).to_be_visible()
    expect(title(visitor, PICTURE)).to_contain_text("6 of 9 countries")
    # On a phone names stay in sight while years scroll.
    visitor.set_viewport_size(PHONE)
    name = visitor.locator(".coverage-name", has_text="Nepal")
    name.scroll_into_view_if_needed()
    before = name.bounding_box()
    visitor.evaluate("document.querySelector('.coverage-box').scrollLeft = 0")
    after = name.bounding_box()
    assert before and after
    assert before["x"] == after["x"]
    assert after["x"] + after["width"] < PHONE["width"]
    visitor.set_viewport_size(LAPTOP)
    # The picture takes the keyboard.
    visitor.locator(".coverage-box").focus()
    visitor.keyboard.press("ArrowRight")
    expect(visitor.locator("#say")).to_contain_text("Afghanistan, 2023. nothing: unknown, not zero")
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("ArrowLeft")
    expect(visitor.locator("#say")).to_contain_text("Bangladesh, 2022")
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".figure-said")).to_contain_text("Bangladesh, detected victims, children")


@pytest.mark.sweep  # The region above; each filter: `test_address.py`, `test_coverage_picture.py`.
def test_sex_age_and_indicator_change_the_picture(visitor: Page) -> None:
    stayed(visitor, "/data/coverage?area=034")
    cells = "() => document.querySelector('.coverage-cells path').getAttribute('d')"
    before = visitor.evaluate(cells)
    choose(visitor, "sex", "Women and girls")
    expect(visitor.locator(".coverage-who .story")).to_contain_text("(Detected victims, girls)")
    until(visitor, f"(before) => ({cells})() !== before", before)
    choose(visitor, "indicator", "Extreme poverty")
    expect(title(visitor, PICTURE)).to_contain_text("Extreme poverty")
    expect(visitor.locator('[data-filter="measure"]')).to_be_hidden()


@pytest.mark.sweep
def test_a_cell_says_what_there_is_and_leads_to_its_origin(reader: Page) -> None:
    opened(reader, "/data/coverage?area=034")
    at = point_at(reader, "Nepal", 2010)
    reader.mouse.move(*at)
    tip = reader.locator("#tip")
    expect(tip).to_contain_text("Nepal, 2010")
    said = re.search(r"Nepal, 2010([\d,]+)", tip.text_content() or "")
    assert said
    reader.mouse.click(*at)
    expect(reader.locator(".figure-said")).to_contain_text(f"Nepal, detected victims, children: {said[1]} in 2010")


@pytest.mark.sweep
def test_a_country_shows_every_indicator_and_one_of_them_every_country(reader: Page, shared: Context) -> None:
    opened(reader, "/data/coverage?area=034")
    reader.locator(".coverage-name", has_text="Nepal").click()
    reader.wait_for_url("**/data/coverage?area=NPL")
    # Without UNRWA's, who does not work there: `test_coverage_picture.py`.
    selection = shared.reader.parse("area=NPL", Scope(tuple(shared.indicators)))[0]
    number = sum(len(group.rows) for group in coverage_of(shared, selection).groups)
    assert number > 70
    until(reader, "(number) => document.querySelectorAll('.coverage-name').length === number", number)
    reader.locator(".coverage-name", has_text="Extreme poverty").click()
    reader.wait_for_url("**/data/coverage?indicator=extreme-poverty")
    expect(title(reader, PICTURE)).to_contain_text("World, extreme poverty")


@pytest.mark.sweep  # Without a browser: `test_coverage_picture.py`, `test_web_images.py`; saved: `test_studio.py`.
def test_table_file_and_picture_say_the_same(visitor: Page, shared: Context) -> None:
    stayed(visitor, "/data/coverage?area=034")
    selection = shared.reader.parse("area=034", Scope(tuple(shared.indicators)))[0]
    found = coverage_of(shared, selection)
    studio = open_studio(visitor, PICTURE)
    with visitor.expect_download() as waiting:
        studio.locator("[data-studio=png]").click()
    leave_studio(visitor)
    png = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == f"{found.stem}_slide_2560px.png"
    assert struct.unpack(">I", png[16:20]) == (2560,)
    rows = visitor.request.get(f"/download/{PICTURE}.csv?area=034").text().splitlines()
    assert len(rows) == 1 + len(found.rows) * len(found.years)
    show_tab(visitor, PICTURE, "Table")
    head, *body = said_by_table(visitor, PICTURE)
    assert head[1:] == [str(year) for year in found.years]
    assert [row[0] for row in body] == [row.name for row in found.rows]
    assert [[text == "–" for text in row[1:]] for row in body] == [
        [state == "n" for state in row.cells] for row in found.rows
    ]


@pytest.mark.sweep
def test_the_whole_world_is_drawn_in_few_shapes(reader: Page) -> None:
    opened(reader, "/data/coverage?area=034")
    few = reader.locator(".coverage-name").count()
    reader.evaluate('dash_clientside.set_props({ kind: "filter", name: "area" }, { value: [] })')
    until(reader, "(few) => document.querySelectorAll('.coverage-name').length > 5 * few", few)
    paths = reader.evaluate("document.querySelectorAll('.coverage-cells path').length")
    assert paths <= 6


# ------------------------------------------------------------------------------------------------ lists


def visible(page: Page) -> int:
    """How many entries are shown."""
    return int(page.evaluate("document.querySelectorAll('[data-entry]:not([hidden])').length"))


def test_the_catalogue_is_searched_while_typing_and_the_address_keeps_it(visitor: Page, shared: Context) -> None:
    moved(visitor, "/data/catalogue?find=16.2.3")
    field = visitor.get_by_role("searchbox", name="Search")
    expect(field).to_have_value("16.2.3")
    wanted = {item.id for item in shared.indicators.values() if "16.2.3" in item.sdg}
    until(visitor, "(n) => document.querySelectorAll('[data-entry]:not([hidden])').length === n", len(wanted))
    shown_ids = visitor.evaluate("Array.from(document.querySelectorAll('[data-entry]:not([hidden])'), (e) => e.id)")
    assert set(shown_ids) == {f"about-{name}" for name in wanted}
    expect(visitor.locator(".found")).to_have_text(f"{len(wanted)} of {len(shared.indicators)}")
    field.fill("refugees children")
    until(visitor, "() => document.querySelectorAll('[data-entry]:not([hidden])').length > 2")
    until(visitor, "() => new URLSearchParams(location.search).get('find') === 'refugees children'")
    assert 2 < visible(visitor) < len(shared.indicators)
    visitor.locator('[data-choose="theme"]').select_option("protection")
    until(visitor, "() => location.search.includes('theme=protection')")
    assert visitor.locator("section.catalogue:visible").count() <= 1


@pytest.mark.parametrize(
    "address", ["/data/catalogue#about-homicide-rate", "/data?indicator=homicide-rate#about-homicide-rate"]
)
@pytest.mark.sweep
def test_a_definition_that_is_linked_to_is_open_and_in_sight(reader: Page, address: str) -> None:
    reader.goto(address)
    entry = reader.locator("#about-homicide-rate")
    expect(entry).to_have_attribute("open", "")
    expect(entry.locator("summary")).to_be_in_viewport()
    assert reader.url.endswith("/data/catalogue#about-homicide-rate")


def test_the_build_report_is_filtered_and_its_sums_follow(visitor: Page, shared: Context) -> None:
    rows = shared.store.extra("build_report")
    moved(visitor, "/data/report?source=unodc_glotip&action=doubted")
    wanted = [row for row in rows if (row["source"], row["action"]) == ("unodc_glotip", "doubted")]
    expect(visitor.locator(".found")).to_have_text(f"{len(wanted)} of {len(rows)}")
    sums = visitor.locator("[data-sum]:visible")
    assert sums.count() == len({row["reason"] for row in wanted})
    said = [int((line.locator("td").nth(3).text_content() or "").replace(",", "")) for line in sums.all()]
    assert sum(said) == sum(int(row["rows"]) for row in wanted)
    visitor.get_by_role("searchbox").fill("zzzz")
    expect(visitor.locator(".found")).to_have_text(f"0 of {len(rows)}")


@pytest.mark.sweep
def test_the_build_report_shows_so_many_entries_at_once_and_more_on_request(reader: Page, shared: Context) -> None:
    rows = len(shared.store.extra("build_report"))
    opened(reader, "/data/report")
    assert visible(reader) == min(50, rows)
    reader.locator(".more-entries").click()
    assert visible(reader) == min(100, rows)


@pytest.mark.sweep
def test_the_second_menu_marks_the_page_and_the_first_stays_on_data(reader: Page) -> None:
    opened(reader, "/data")
    for name, path in (("Who reports", "/data/coverage"), ("Method", "/data/method"), ("Figures", "/data")):
        reader.locator(".family").get_by_role("link", name=name, exact=True).click()
        reader.wait_for_url(f"**{path}")
        expect(reader.locator('.family [aria-current="page"]')).to_have_text(name)
        expect(reader.locator('.menu-link[aria-current="page"]')).to_have_text("Data")
        expect(reader.locator("#page h1")).to_be_visible()
    reader.go_back()
    expect(reader.locator('.family [aria-current="page"]')).to_have_text("Method")


@pytest.mark.sweep
def test_a_rule_of_the_method_can_be_linked_to(reader: Page) -> None:
    opened(reader, "/data/method")
    reader.locator(".contents a", has_text="Classes of a map").click()
    expect(reader.locator("#method-classes h2")).to_be_in_viewport()
    assert reader.url.endswith("/data/method#method-classes")
    opened(reader, "/data/method#method-progress")
    expect(reader.locator("#method-progress h2")).to_be_in_viewport()


def test_children_on_the_move_are_sorted_by_keys_and_address_without_a_question_to_the_server(
    visitor: Page,
) -> None:
    moved(visitor, "/data/on-the-move?sort=-8")
    table = visitor.locator('[data-panel="moving-table"]')
    names = table.locator("tbody th")
    head = table.locator("thead th", has_text="Detected child victims")
    expect(names).to_have_count(107)
    expect(names.first).to_have_text("United States of America")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert visitor.url.endswith("?sort=-8")
    last = table.locator("tbody tr").last.locator("td").nth(7)
    expect(last).to_have_text("no usable figure")
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    head.locator("button").focus()
    visitor.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(last).to_have_text("no usable figure")
    visitor.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(visitor.locator("#say")).to_contain_text("the largest first; what is not known stands last")
    assert head.locator("button").evaluate("button => button === document.activeElement")
    table.locator("thead th button").first.click()
    expect(names.first).to_have_text("Afghanistan")
    assert [address for address in asked if "favicon" not in address] == [], "an icon goes with each new address"
    assert visitor.url.endswith("/data/on-the-move?sort=0")


@pytest.mark.sweep  # With a tab that is turned to: `test_journey.py`.
def test_the_newest_release_keeps_its_name_in_the_address(reader: Page, base_url: str) -> None:
    release = reader.request.get(f"{base_url}/api/v1/releases.json").json()["release"]
    opened(reader, f"/data/coverage?area=034&release={release}")
    assert reader.url == f"{base_url}/data/coverage?area=034&release={release}"
    reader.locator('[data-panel="coverage-picture"]').get_by_text("Table", exact=True).click()
    reader.wait_for_url(f"{base_url}/data/coverage?area=034&view=coverage-picture.table&release={release}")


# Its link and page: `test_web_dossiers.py`; what it says and its files: `test_dossier.py`, `test_dossier_files.py`.
@pytest.mark.sweep
def test_from_who_reports_to_a_dossier_with_its_table_and_letter(visitor: Page) -> None:
    moved(visitor, "/data/coverage?area=BGD")
    visitor.locator(".coverage-who a", has_text="Dossier").click()
    story = visitor.locator(".dossier-story .story")
    expect(story).to_contain_text("Bangladesh: UNODC's collection holds a usable figure since 2018 for")
    assert visitor.url.endswith("/data/dossier?area=BGD")
    expect(visitor.locator(".dossier-table tbody tr", has_text="Detected victims, children").first).to_be_visible()
    expect(visitor.locator(".dossier-near tbody tr").first).to_contain_text("India, Myanmar")
    for label, name in (("Empty table", "table-to-fill_BGD.xlsx"), ("Draft letter", "draft-letter_BGD.docx")):
        with visitor.expect_download() as waited:
            visitor.locator(".dossier-files a", has_text=label).click()
        assert waited.value.suggested_filename == name
    moved(visitor, "/data/dossier?area=061")
    expect(story).to_have_text("A dossier is of one country. Choose one of these.")
    visitor.locator(".dossier-story .names a", has_text="Tuvalu").click()
    expect(story).to_contain_text("Tuvalu: UNODC's collection holds no usable figure in any year")
