"""From any number on any page three clicks at most lead to its row, publisher, vintage, licence and definition."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.context import Context
from dashboard.parts import origin
from dashboard.selection import Scope
from tests.browser.steps import (
    PHONE,
    choose,
    click_area,
    move_to_year,
    moved,
    open_menu,
    opened,
    panel,
    show_tab,
    shown,
    title,
    until,
)
from tests.dashboard.parts.test_reference import read, words
from tests.fixtures.sweeps import each

MOST_CLICKS = 3
NEEDED = ("Where from", "How old", "Licence", "What it measures", "Who published it", "Our published files", "sha256")


class Clicks:
    """Clicks on one page after another, counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.number = 0

    def on(self, place: Locator) -> None:
        """Click, as a reader does: on what can be seen; what is folded is opened first, with a click."""
        shut = (
            "ancestor::details[not(@open)] | ancestor::*[contains(@class, 'tool-menu')][button[@aria-expanded='false']]"
        )
        folds = place.first.locator(f"xpath={shut}")
        while folds.count():
            self.open(folds.first)
        place.first.scroll_into_view_if_needed()
        place.first.click()
        self.number += 1

    def open(self, fold: Locator) -> None:
        """Click on what opens a fold, and wait for what is in it."""
        fold.locator(":scope > summary, :scope > button").first.click()
        self.number += 1
        shown(self.page)


def arrived(page: Page) -> str:
    """What the page of origins says, once it is there."""
    page.wait_for_url("**/data/origin?**")
    expect(page.locator(".evidence h2").first).to_be_visible()
    return words(page.locator("#page").text_content() or "")


def tells_all(said: str, shared: Context, indicator: str) -> None:
    """Publisher, vintage, licence, definition, checksum, and rows or why there are none."""
    entry = shared.indicators[indicator]
    source = shared.sources[entry.source]
    for text in (source.publisher, source.vintage, source.licence, entry.definition, source.citation):
        assert words(text) in said
    assert shared.store.files[indicator].sha256 in said
    assert [text for text in NEEDED if text not in said] == []
    assert "file and line" in said or "Why empty" in said


def link(name: str) -> Callable[[Clicks], None]:
    """The link of a panel to where its figures come from."""

    def act(clicks: Clicks) -> None:
        to_the_origin(clicks, name)

    return act


def to_the_origin(clicks: Clicks, name: str) -> None:
    """By the last menu of a panel's bar."""
    clicks.open(panel(clicks.page, name).locator(".more-menu"))
    clicks.on(panel(clicks.page, name).locator('[data-act="origin"]'))


def within(selector: str) -> Callable[[Clicks], None]:
    """A link within a block."""

    def act(clicks: Clicks) -> None:
        clicks.on(clicks.page.locator(selector))

    return act


def by_the_method(clicks: Clicks) -> None:
    """The counts of statuses are of several indicators: first how they are judged, then one of them."""
    clicks.on(clicks.page.locator(".overview-standing .origin"))
    clicks.page.wait_for_url("**/data/method#method-progress")
    clicks.on(clicks.page.locator("#method-progress a", has_text="Extreme poverty"))


def by_what_is_folded(section: str) -> Callable[[Clicks], None]:
    """A table of a section that is asked for when a reader opens it."""

    def act(clicks: Clicks) -> None:
        fold = clicks.page.locator(f"#{section} details.fold:not(.panel-more)")
        clicks.open(fold.first)
        clicks.on(fold.locator(".country-standing td a"))

    return act


def by_a_cell(clicks: Clicks) -> None:
    """A cell of the table of statuses drives the chart beside it, which leads on."""
    clicks.on(clicks.page.locator('[data-act="cell"][data-area="NGA"][data-indicator="food-insecurity"]'))
    expect(title(clicks.page, "progress-pace")).to_contain_text("Nigeria, Food insecurity")
    to_the_origin(clicks, "progress-pace")


def by_a_table(name: str, row: str) -> Callable[[Clicks], None]:
    """The table of a chart or map; each of its figures leads on."""

    def act(clicks: Clicks) -> None:
        clicks.on(panel(clicks.page, name).locator(".tabs label", has_text="Table"))
        shown(clicks.page)
        clicks.on(panel(clicks.page, name).locator("tr", has_text=row).locator("td a"))

    return act


def by_a_country_on_the_map(clicks: Clicks) -> None:
    """A country of a map: selected, its figure is the title, and the panel's link is its own."""
    click_area(clicks.page, "victims-map", "BRA")
    clicks.number += 1
    expect(title(clicks.page, "victims-map")).to_contain_text("Brazil")
    to_the_origin(clicks, "victims-map")


WAYS = {
    "headline": ("/", within(".overview-headline .origin"), "detected-victims", "girls"),
    "map": ("/", link("overview-map"), "detected-victims", "World"),
    "chart": ("/", link("overview-children"), "detected-victims", "boys"),
    "tile": ("/", within(".tile .origin"), "conflict-displacement-stock", "World"),
    "standing": ("/?area=NGA", by_the_method, "extreme-poverty", "World"),
    "headline of a country": ("/?area=NGA", within(".overview-headline .origin"), "detected-victims", "Nigeria"),
    "tile that is empty": ("/?area=TUV", within(".tile .tile-none"), "conflict-displacement-stock", "Tuvalu"),
    "country on a map": ("/victims", by_a_country_on_the_map, "detected-victims", "Brazil"),
    "row of a map's table": ("/victims", by_a_table("victims-map", "Algeria"), "detected-victims", "Algeria"),
    "row of a chart's table": ("/victims?area=NGA", by_a_table("victims-ages", "2019"), "detected-victims", "2019"),
    "parts": ("/victims?area=NGA", link("victims-forms"), "detected-victims-by-form", "forced labour"),
    "world's one figure": ("/victims", link("victims-reporting"), "reporting-countries", "World"),
    "driver": ("/drivers", link("drivers-trend"), "conflict-displacement-new", "World"),
    "strip": ("/drivers?area=NGA", link("driver-extreme-poverty"), "extreme-poverty", "41.8"),
    "statuses": ("/progress?area=011", by_a_cell, "food-insecurity", "Nigeria"),
    "group of statuses": ("/progress", link("progress-statuses"), "extreme-poverty", "World"),
    "children of a country": ("/country/NGA", within(".facts a"), "child-population", "Nigeria"),
    "story of a country": ("/country/NGA", within("#detected .brief-words p a"), "detected-victims", "2,883"),
    "sentence on a country": ("/country/NGA", within("#conditions .brief-words p a"), "conflict-deaths", "3,170"),
    "tile of a country": ("/country/NGA", within(".glance-figure a"), "detected-victims", "Nigeria"),
    "status of a country": ("/country/NGA", by_what_is_folded("progress"), "extreme-poverty", "41.8"),
    "what is not known": ("/country/TUV", within("#unknown a"), "detected-victims", "Tuvalu"),
    "strip of a country": ("/country/NGA", link("country-conflict-deaths"), "conflict-deaths", "3,170"),
    "explorer": ("/data?area=NGA", link("data-explorer"), "detected-victims", "Nigeria"),
    "who does not report": ("/data/coverage?area=034", within(".names a"), "detected-victims", "Afghanistan"),
}

# That the link of a panel follows what is clicked: `test_choosing.py`; that it says all: below, `test_reference.py`.
KINDS: dict[str, str] = {}
"""All are links of the server's: of tables `test_table_links.py`, of tiles `test_tiles.py`, of sentences
`test_brief_of_every_area.py`; and blocks below.

On what is silent: `test_glance.py` (why a cell is empty), `test_data_pages.py` (who does not report).
"""


@pytest.mark.parametrize("way", each(WAYS, KINDS))
def test_three_clicks_at_most_lead_to_the_row(visitor: Page, shared: Context, way: str) -> None:
    path, act, indicator, said = WAYS[way]
    clicks = Clicks(moved(visitor, path, folded=True))
    act(clicks)
    found = arrived(visitor)
    assert clicks.number <= MOST_CLICKS
    tells_all(found, shared, indicator)
    assert said in found
    assert visitor.evaluate("document.activeElement === document.querySelector('#page h1')")


@pytest.mark.parametrize(
    "path",
    each(
        ["/?area=GHA", "/victims?area=034", "/drivers", "/progress?area=GHA", "/country/GHA"],
        {"/victims?area=034": "charts of a region"},
    ),
)
def test_every_panel_and_block_with_numbers_has_a_link_that_explains_them(
    visitor: Page, shared: Context, path: str
) -> None:
    moved(visitor, path, folded=True)
    panels = visitor.locator("[data-panel]")
    names = [str(box.get_attribute("data-panel")) for box in panels.all()]
    until(visitor, "() => Array.from(document.querySelectorAll('[data-panel] [data-act=origin]'))"
          ".every((link) => link.search)")  # fmt: skip
    links = {name: panel(visitor, name).locator('[data-act="origin"]').get_attribute("href") for name in names}
    for block in visitor.locator(".block").all():
        if re.search(r"\d", block.text_content() or ""):
            own = block.locator('a[href^="/data/origin"], a[href^="/data/method"]')
            is_date = "progress-headline" in str(block.get_attribute("class"))
            assert own.count() or is_date, block.get_attribute("class")
            hrefs = (one.get_attribute("href") for one in own.all())
            links |= {str(href): href for href in hrefs if str(href).startswith("/data/origin")}
    for name, href in links.items():
        assert href, name
        selection, notices = shared.reader.parse(href.partition("?")[2], Scope(tuple(shared.indicators)))
        assert notices == (), href
        tells = read(origin.figure(shared, selection)).said
        assert shared.source_of(selection.indicator).publisher in tells
        assert "file and line" in tells or "Why empty" in tells, href


@pytest.mark.sweep
def test_the_link_of_a_panel_follows_what_is_chosen_and_the_year(reader: Page) -> None:
    opened(reader, "/victims")
    place = panel(reader, "victims-map").locator('[data-act="origin"]')
    choose(reader, "sex", "Women and girls")
    move_to_year(reader, "victims-map", 2019)
    until(reader, "() => document.querySelector('[data-panel=victims-map] [data-act=origin]').href.includes('2019')")
    href = str(place.get_attribute("href"))
    for part in ("indicator=detected-victims", "sex=F", "year=2019", "measure=count", "view=victims-map.map"):
        assert part in href
    open_menu(reader, "victims-map", "more")
    place.click()
    said = arrived(reader)
    assert "girls: the map of 2019 shows each country by itself" in said


@pytest.mark.sweep
def test_a_number_says_its_other_years_and_each_of_them_leads_on(reader: Page) -> None:
    opened(reader, "/data/origin?area=NGA&year=2022&measure=count")
    current = reader.locator('.year-cells [aria-current="true"]')
    expect(current).to_have_text("2022")
    reader.locator(".year-cells a", has_text="2015").click()
    reader.wait_for_url("**year=2015**")
    expect(reader.locator(".figure-said")).to_have_text("Nigeria, detected victims, children: 426 in 2015")
    reader.go_back()
    expect(reader.locator(".figure-said")).to_contain_text("in 2022")


@pytest.mark.sweep
def test_another_number_is_asked_for_with_the_filters(reader: Page) -> None:
    opened(reader, "/data/origin?area=NGA&view=victims-ages.chart")
    expect(reader.locator(".figure-said")).to_have_count(2)
    choose(reader, "indicator", "Extreme poverty")
    expect(reader.locator(".figure-said")).to_have_count(1)
    expect(reader.locator(".figure-said")).to_have_text(
        "Nigeria, extreme poverty: 41.8% of people below 3.00 USD a day in 2022"
    )
    assert "view=" not in reader.url


def test_the_row_is_in_the_file_that_is_offered_under_its_checksum(visitor: Page, shared: Context) -> None:
    moved(visitor, "/data/origin?area=NGA&year=2022&measure=count")
    place = visitor.locator("table.rows td").first.text_content() or ""
    cells = [cell.text_content() for cell in visitor.locator("table.rows tbody tr").first.locator("td").all()][1:]
    with visitor.expect_download() as waiting:
        visitor.locator('a[href="/api/v1/tables/detected-victims.csv"]').first.click()
    lines = waiting.value.path().read_text(encoding="utf-8").splitlines()
    assert lines[int(place.partition(":")[2]) - 1] == ",".join(map(str, cells))
    assert shared.store.files["detected-victims"].sha256 in (visitor.locator("#page").text_content() or "")


def test_the_citation_is_copied_in_one_click(visitor: Page, shared: Context) -> None:
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    moved(visitor, "/data/sources")
    visitor.locator("#source-unhcr").get_by_role("button", name="Copy citation").click()
    expect(visitor.locator("#say")).to_have_text("Copied")
    assert shared.sources["unhcr"].citation in visitor.evaluate("navigator.clipboard.readText()")
    visitor.locator("#source-unhcr").get_by_role("button", name="Copy BibTeX").click()
    until(visitor, "async () => (await navigator.clipboard.readText()).startsWith('@misc{unhcr_')")


@pytest.mark.sweep
def test_on_a_phone_the_answer_is_on_the_first_screen(reader: Page) -> None:
    reader.set_viewport_size(PHONE)
    opened(reader, "/country/AFG")
    place = reader.locator("#unknown a").first
    place.scroll_into_view_if_needed()
    place.click()
    arrived(reader)
    expect(reader.locator(".answers dt", has_text="Why empty")).to_be_in_viewport()


@pytest.mark.sweep
def test_a_table_leads_from_a_figure_with_the_keyboard(reader: Page) -> None:
    opened(reader, "/victims")
    show_tab(reader, "victims-map", "Table")
    cell = panel(reader, "victims-map").locator("tr", has_text="Albania").locator("td a")
    cell.focus()
    reader.keyboard.press("Enter")
    assert "Albania" in arrived(reader)
