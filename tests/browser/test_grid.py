"""The grid of the Data page: all published rows, sorted, filtered and picked without a hitch, gone with its page."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Browser, Download, Locator, Page, Route, expect

from dashboard.catalogue import COUNT
from dashboard.context import Context
from dashboard.selection import usual
from dashboard.store import Observation
from dashboard.words.caveats import caveats_of_rows
from dashboard.words.names import AGE, SEX, area_name, listed_alone, wording_of
from tests.browser.steps import (
    LAPTOP,
    PHONE,
    choose,
    enlarge,
    leave_studio,
    moved,
    open_studio,
    opened,
    panel,
    show_tab,
    shown,
    stayed,
    until,
    within,
)
from tests.browser.test_every_page import fits, serious
from tests.fixtures.sweeps import each

LARGEST = "refugee-corridors"
COUNTED = ".grid-count"
_ROWS = """() => Array.from(document.querySelectorAll(".ag-row")).map((row) => {
  const index = Number(row.getAttribute("row-index"));
  const cells = Array.from(document.querySelectorAll(`.ag-row[row-index="${index}"] .ag-cell`));
  return [index, Object.fromEntries(cells.map((cell) => [cell.getAttribute("col-id"), cell.textContent]))];
}).sort((one, other) => one[0] - other[0]).map(([, cells]) => cells)"""
_SCROLL = """async (part) => {
  const view = document.querySelector(".ag-grid-viewport");
  view.scrollTop = part * view.scrollHeight;
  let before = "";
  for (let same = 0; same < 4; ) {
    await new Promise((done) => setTimeout(done, 50));
    const rows = Array.from(document.querySelectorAll(".ag-row"));
    const now = rows.map((row) => `${row.getAttribute("row-index")}:${row.querySelectorAll(".ag-cell").length}`).join();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}"""


def at(path: str = "/data", **asked: Any) -> str:
    """An address of the Data page."""
    return f"{path}?{urlencode(asked, safe=',')}" if asked else path


def count(page: Page) -> Locator:
    """How many rows the grid says it shows."""
    return page.locator(COUNTED)


def rows(page: Page) -> list[dict[str, str]]:
    """The rows in sight, top to bottom: texts by column."""
    found: list[dict[str, str]] = page.evaluate(_ROWS)
    return found


def head(page: Page, column: str) -> Locator:
    """The head of a column."""
    return page.locator(f'.ag-header-cell[col-id="{column}"]')


def sort_by(page: Page, column: str, way: str) -> None:
    """Click on a head until the column is sorted that way."""
    for _ in range(3):
        head(page, column).locator(".ag-header-cell-label").click()
        if head(page, column).get_attribute("aria-sort") == way:
            return
    raise AssertionError(f"{column} could not be sorted {way}")


def open_filter(page: Page, column: str) -> Locator:
    """Open the filter of a column."""
    head(page, column).locator(".ag-header-cell-filter-button").click()
    popup = page.locator(".ag-filter")
    expect(popup).to_be_visible()
    return popup


def pick(page: Page, name: str) -> None:
    """Tick or untick a column in the list of columns."""
    page.locator(".grid-columns > button").click()
    page.locator(".grid-picker label", has_text=re.compile(f"^{name}$")).click()
    page.keyboard.press("Escape")


def columns(page: Page) -> list[str]:
    """The heads in sight, from left to right."""
    found: list[str] = page.evaluate(
        """() => Array.from(document.querySelectorAll(".ag-header-cell"))
             .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
             .map((cell) => cell.getAttribute("col-id"))"""
    )
    return found


def said(number: int, of: int | None = None) -> str:
    """The count in words."""
    return f"{number:,} rows" if of is None else f"{number:,} of {of:,} rows"


def asked_in(page: Page) -> dict[str, str]:
    """What the address asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def data_address(page: Page, ending: str = "csv") -> str:
    """Where the data of the studio lead."""
    address = open_studio(page, "data-explorer").locator(f'[data-file="{ending}"]').get_attribute("href")
    leave_studio(page)
    return str(address)


def same_rows(content: str, frame: pd.DataFrame) -> bool:
    """Whether a CSV file holds exactly the rows of a table, whatever their order."""
    table = csv.DictReader(io.StringIO(content))
    keys = ["ref_area", "time_period", "sex", "age", "breakdown"]
    found = sorted(tuple(row[key] for key in keys) for row in table)
    return found == sorted(tuple(map(str, row)) for row in frame[keys].itertuples(index=False))


# ------------------------------------------------------------------------------------------------ what it shows


def is_whole(visitor: Page, shared: Context, indicator: str) -> None:
    """All published rows are counted; in the page are those in sight, down to the last one."""
    frame = shared.store.frame(indicator)
    expect(count(visitor)).to_have_text(said(len(frame)))
    visitor.evaluate(_SCROLL, 1)
    assert len(rows(visitor)) < 60, "only what is in sight is in the page"
    last = rows(visitor)[-1]
    names = {code: area_name(shared, code) for code in frame["ref_area"].unique() if code in shared.geography.areas}
    assert last["code"] in frame["ref_area"].unique()
    assert last["area"] == names.get(last["code"], last["area"])


@pytest.mark.sweep  # Of another indicator: the next test.
def test_all_published_rows_are_in_the_grid(visitor: Page, shared: Context) -> None:
    moved(visitor, at(indicator=LARGEST))
    is_whole(visitor, shared, LARGEST)


def test_all_published_rows_are_in_the_grid_which_tells_its_size_and_keeps_to_keys_and_colours_of_the_page(
    visitor: Page, shared: Context
) -> None:
    moved(visitor, "/data")
    is_whole(visitor, shared, "detected-victims")
    visitor.evaluate(_SCROLL, 0)
    # Its size and its names are told.
    grid = visitor.locator(".grid-root [role=grid], .grid-root [role=treegrid]")
    expect(grid).to_have_attribute("aria-label", re.compile("Published rows"))
    expect(grid).to_have_attribute("aria-rowcount", str(len(shared.store.frame("detected-victims")) + 1))
    expect(count(visitor)).to_have_attribute("role", "status")
    link = visitor.locator('.ag-cell[col-id="origin"] a').first
    expect(link).to_have_attribute("aria-label", re.compile(r"Where this figure comes from: .+, \d{4}"))
    # Tab leaves the grid, whose cells are for arrows.
    head(visitor, "area").focus()
    visitor.keyboard.press("ArrowDown")
    expect(visitor.locator('.ag-cell[col-id="area"]').first).to_be_focused()
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.activeElement.closest('.grid-frame')") is None
    assert visitor.evaluate("document.activeElement.closest('.panel') === null")
    # Escape closes a filter before it closes the enlarged grid.
    enlarge(visitor, "data-explorer")
    open_filter(visitor, "year")
    visitor.keyboard.press("Escape")
    expect(visitor.locator(".ag-filter")).to_have_count(0)
    expect(visitor.locator(".panel.enlarged")).to_be_visible()
    head(visitor, "year").focus()
    visitor.keyboard.press("Escape")
    expect(visitor.locator(".panel.enlarged")).to_have_count(0)
    visitor.emulate_media(color_scheme="dark")
    has_the_colours_of_the_page(visitor)
    visitor.emulate_media(color_scheme="light")


def has_the_colours_of_the_page(page: Page) -> None:
    """Ground and ink are the page's own."""
    ground, ink = page.evaluate(
        """() => { const probe = document.body.appendChild(document.createElement("div"));
             probe.style.cssText = "background: var(--ground); color: var(--ink)";
             const { backgroundColor, color } = getComputedStyle(probe);
             probe.remove();
             return [backgroundColor, color]; }"""
    )
    row, cell = page.locator(".ag-row").first, page.locator(".ag-cell").first
    assert row.evaluate("(row) => getComputedStyle(row).backgroundColor") in (ground, "rgba(0, 0, 0, 0)")
    root = page.locator(".ag-root-wrapper")
    assert root.evaluate("(root) => getComputedStyle(root).backgroundColor") == ground
    assert cell.evaluate("(cell) => getComputedStyle(cell).color") == ink


ASKED: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "area": ({"area": "NGA"}, {"areas": ["NGA"]}),
    "region": ({"area": "015,FRA"}, {"areas": ["FRA"], "region": "015"}),
    "girls": ({"sex": "F", "age": "Y0T17"}, {"sex": ["F"], "age": ["Y0T17"]}),
    "total": ({"sex": "_T"}, {"sex": ["_T"]}),
    "form": (
        {"indicator": "detected-victims-by-form", "breakdown": "FORCED_LABOUR"},
        {"breakdown": ["FORCED_LABOUR"]},
    ),
}


# One choice: the next test; what each asks of the interface: `test_web_api.py`, `test_selection.py`.
@pytest.mark.parametrize("filtered", each(ASKED, []))
def test_the_grid_follows_the_filter_bar(visitor: Page, shared: Context, filtered: str) -> None:
    asked, where = ASKED[filtered]
    region = where.pop("region", None)
    if region:
        where["areas"] = [*where["areas"], *shared.geography.members_of(region)]
    expected = shared.store.rows(asked.get("indicator", "detected-victims"), **where)
    moved(visitor, at(**asked))
    expect(count(visitor)).to_have_text(said(len(expected)))
    content = visitor.request.get(data_address(visitor)).text()
    assert same_rows(content, expected)


def test_a_filter_changes_the_rows_and_where_nothing_is_found_that_is_said_with_how_to_go_on(
    visitor: Page, shared: Context
) -> None:
    stayed(visitor, "/data")
    everything = len(shared.store.frame("detected-victims"))
    choose(visitor, "sex", "Women and girls")
    girls = said(len(shared.store.rows("detected-victims", sex=["F"])))
    expect(count(visitor)).to_have_text(girls)
    assert asked_in(visitor)["sex"] == "F"
    visitor.locator(".grid-find").fill("atlantis")
    expect(visitor.locator(".grid-note")).to_contain_text("No row fits the search and filters.")
    visitor.locator(".grid-note button").click()
    expect(count(visitor)).to_have_text(girls)
    expect(visitor.locator(".grid-note")).to_be_hidden()
    # A filter can be left open again.
    choose(visitor, "sex", "All (in the table)")
    expect(count(visitor)).to_have_text(said(everything))
    assert "sex" not in asked_in(visitor)


FIGURES = (
    ("detected-victims-by-form", "figure"),
    ("detected-victims-by-form", "-figure"),
    ("child-share-of-detected-victims", "figure"),
    ("case-profile-form", "figure"),
    ("palermo-protocol", "breakdown"),
    ("undernourishment", "figure"),
    ("political-stability", "figure"),
    ("conflict-deaths", "-figure"),
)


SAID = {
    ("conflict-deaths", "-figure"): "intervals, the largest first",
}


@pytest.mark.parametrize(("indicator", "sort"), each(FIGURES, SAID))
def test_figures_and_codes_are_said_as_everywhere(visitor: Page, shared: Context, indicator: str, sort: str) -> None:
    reader = moved(visitor, "/data/method")
    reader.evaluate(
        """() => sessionStorage.setItem("reach-grid-columns", JSON.stringify({
             order: ["area", "code", "year", "sex", "sex_code", "age", "age_code", "breakdown_code", "figure"],
             shown: { sex: true, sex_code: true, age: true, age_code: true, breakdown_code: true } }))"""
    )
    within(reader, at(indicator=indicator, sort=sort))
    expect(count(reader)).to_have_text(said(len(shared.store.frame(indicator))))
    shown(reader)
    table = shared.indicators[indicator]
    frame = shared.store.frame(indicator).set_index(["ref_area", "time_period", "sex", "age", "breakdown"])
    seen = 0
    for part in (0, 0.5, 1):
        reader.evaluate(_SCROLL, part)
        for row in rows(reader):
            found = frame.loc[row["code"], int(row["year"]), row["sex_code"], row["age_code"], row["breakdown_code"]]
            numbers = [
                None if pd.isna(found[name]) else float(found[name]) for name in ("obs_value", "obs_lower", "obs_upper")
            ]
            item = Observation(row["code"], int(row["year"]), *numbers, found["obs_status"])
            assert row["figure"] == figure_said(shared, indicator, row["breakdown_code"], item), row
            assert row["sex"].lower() == SEX[row["sex_code"]]
            assert row["age"].lower() == AGE[row["age_code"]].lower()
            seen += 1
    assert seen > 30 or seen >= min(len(frame), 12), table


def figure_said(context: Context, indicator: str, breakdown: str, item: Observation) -> str:
    """A figure as charts and tables of the server say it; why there is none, in a cell's words."""
    entry = context.indicators[indicator]
    if item.value is None and item.upper is None:
        asked = "unknown" if entry.value_names else listed_alone(entry)
        return "suppressed" if item.status == "Q" else asked
    selection = replace(usual(entry, context.years(indicator)), measure=COUNT, breakdown=breakdown)
    return wording_of(entry, selection).text(item)


# -------------------------------------------------------------------------------------------- sort, filter, pick


def test_a_column_is_sorted_by_its_numbers_and_what_the_interface_cannot_be_asked_is_written_here(
    visitor: Page, shared: Context
) -> None:
    # Few rows, quickly sorted.
    moved(visitor, at(indicator="detected-victims-by-form", area="BGD,IND,NPL"))
    frame = shared.store.rows("detected-victims-by-form", areas=["BGD", "IND", "NPL"])
    sort_by(visitor, "figure", "descending")
    assert rows(visitor)[0]["figure"] == f"{int(frame['obs_value'].max()):,}"
    assert asked_in(visitor)["sort"] == "-figure"
    visitor.evaluate(_SCROLL, 1)
    assert rows(visitor)[-1]["figure"] == "asked, not reported or not broken down"
    sort_by(visitor, "figure", "ascending")
    visitor.evaluate(_SCROLL, 0)
    assert rows(visitor)[0]["figure"] == "0"
    visitor.evaluate(_SCROLL, 1)
    assert rows(visitor)[-1]["figure"] == "asked, not reported or not broken down"
    # What the data interface cannot be asked.
    visitor.locator(".grid-find").fill("nepal")
    until(visitor, "() => location.search.includes('find=nepal')")
    studio = open_studio(visitor, "data-explorer")
    expect(studio.locator("[data-file]")).to_have_count(1)
    # Rows come as files: neither a picture nor a slide would be what is shown here.
    expect(studio).to_contain_text("Rows come as files.")
    for other in ("copyPicture", "copySentence", "copyTable", "png"):
        expect(studio.locator(f"[data-studio={other}]")).to_be_hidden()
    expect(studio.locator("[data-format]").first).to_be_hidden()
    expect(panel(visitor, "data-explorer").locator('[data-act="pin"]')).to_be_hidden()
    with visitor.expect_download() as waiting:
        studio.locator('[data-file="csv"]').click()
    expected = shared.store.rows("detected-victims-by-form", areas=["NPL"])
    content = text_of(waiting.value)
    assert waiting.value.suggested_filename == "reach-2030_detected-victims-by-form_filtered.csv"
    assert same_rows(content, expected)
    first = next(csv.DictReader(io.StringIO(content)))
    published = next(csv.DictReader(io.StringIO(visitor.request.get(
        "/api/v1/observations.csv?indicator=detected-victims-by-form&area=NPL").text())))  # fmt: skip
    assert list(first) == [*published, "area", "release", "caveat"]
    assert first["area"] == "Nepal"
    assert first["caveat"] == caveats_of_rows(shared, shared.indicators["detected-victims-by-form"])


@pytest.mark.sweep  # Numbers above; the order of names is the collation of the browser.
def test_areas_are_sorted_by_their_names(visitor: Page) -> None:
    moved(visitor, at(indicator="population", **{"from": 2020, "to": 2020}))
    names = [row["area"] for row in rows(visitor)]
    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"] or names[:2] == ["Afghanistan", "Albania"]
    sort_by(visitor, "area", "descending")
    assert rows(visitor)[0]["area"].startswith("Z")


@pytest.mark.sweep  # One filter: above.
def test_a_list_of_words_filters_a_coded_column_and_the_download_asks_the_same(visitor: Page, shared: Context) -> None:
    moved(visitor, "/data")
    popup = open_filter(visitor, "sex")
    popup.get_by_text("All", exact=True).click()
    popup.get_by_text("Women and girls").click()
    frame, expected = shared.store.frame("detected-victims"), shared.store.rows("detected-victims", sex=["F"])
    expect(count(visitor)).to_have_text(said(len(expected), len(frame)))
    visitor.keyboard.press("Escape")
    assert {row["sex"] for row in rows(visitor)} == {"Women and girls"}
    assert json.loads(asked_in(visitor)["where"]) == {"sex": ["F"]}
    for ending in ("csv", "xlsx", "json", "sdmx.csv"):
        assert data_address(visitor, ending).startswith(f"/api/v1/observations.{ending}?")
    assert same_rows(visitor.request.get(data_address(visitor)).text(), expected)


@pytest.mark.sweep  # One filter: above.
def test_years_search_and_a_number_narrow_the_rows_and_the_address_brings_them_back(
    visitor: Page, shared: Context
) -> None:
    moved(visitor, "/data")
    frame = shared.store.frame("detected-victims")
    visitor.locator('[data-end="from"]').select_option("2018")
    since = frame[frame["time_period"] >= 2018]
    expect(count(visitor)).to_have_text(said(len(since), len(frame)))
    assert same_rows(visitor.request.get(data_address(visitor)).text(), since)
    visitor.locator(".grid-find").fill("turkey girls")
    girls = since[(since["ref_area"] == "TUR") & (since["sex"] == "F")]
    expect(count(visitor)).to_have_text(said(len(girls), len(frame)))
    open_filter(visitor, "value").locator("input").nth(0).fill("100")
    many = girls[girls["obs_value"] >= 100]
    expect(count(visitor)).to_have_text(said(len(many), len(frame)))
    assert 0 < len(many) < len(girls)
    visitor.keyboard.press("Escape")
    asked = asked_in(visitor)
    assert (asked["from"], asked["find"]) == ("2018", "turkey girls")
    opened(visitor, visitor.url)
    expect(count(visitor)).to_have_text(said(len(many), len(frame)))
    expect(visitor.locator(".grid-find")).to_have_value("turkey girls")
    visitor.locator(".grid-clear").click()
    expect(count(visitor)).to_have_text(said(len(frame)))
    assert asked_in(visitor) == {}


@pytest.mark.parametrize("typed", each(["cote d'ivoire", "Ivory Coast"], ["Ivory Coast"]))
@pytest.mark.sweep
def test_the_search_knows_other_names_and_needs_no_accents(reader: Page, shared: Context, typed: str) -> None:
    opened(reader, at(find=typed))
    expected = shared.store.rows("detected-victims", areas=["CIV"])
    expect(count(reader)).to_have_text(said(len(expected), len(shared.store.frame("detected-victims"))))


def text_of(download: Download) -> str:
    """The content of a download."""
    return Path(download.path()).read_text(encoding="utf-8")


HOSTILE = [
    {"where": '{"value": 5, "sex": "F", "nothing": ["x"], "__proto__": {"a": 1}}'},
    {"where": '{"figure": {"filterType": "text", "type": "none", "filter": {}}}', "sort": "-nothing,,-"},
    {"where": '{"sex": "F"}', "sort": "sex,sex"},
    {"where": "null"},
    {"where": "[[[", "from": "99999", "to": "-1", "find": "\u202e<b>\x00(("},
    {"where": '{"year": {"filterType": "date", "type": "inRange"}}', "from": "3000", "to": "1000"},
]


@pytest.mark.parametrize("asked", each(HOSTILE, [HOSTILE[4]]))
def test_a_hostile_address_gives_a_grid_all_the_same(visitor: Page, asked: dict[str, str]) -> None:
    moved(visitor, "/data/method")
    within(visitor, at(**asked))
    expect(count(visitor)).to_have_text(re.compile("15,139 rows"))


@pytest.mark.sweep
def test_a_selection_without_rows_is_unknown_not_zero(reader: Page) -> None:
    reader.goto(at(area="TUV"))
    expect(reader.locator(".grid-note")).to_contain_text("Unknown, not zero")
    expect(count(reader)).to_have_text("0 rows")


@pytest.mark.sweep
def test_columns_are_picked_moved_and_kept_for_the_visit(browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport=LAPTOP, base_url=base_url)
    page = opened(context.new_page(), "/data")
    assert columns(page)[:5] == ["area", "code", "year", "sex", "age"]
    pick(page, "Code of sex")
    pick(page, "Age")
    expect(head(page, "sex_code")).to_be_visible()
    handle = head(page, "sex").locator(".ag-header-cell-resize").bounding_box()
    assert handle is not None
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(handle["x"] + 80, handle["y"] + 10, steps=4)
    page.mouse.up()
    until(page, """() => JSON.parse(sessionStorage.getItem("reach-grid-columns")).widths.sex > 200""")
    head(page, "year").focus()
    page.keyboard.press("Shift+ArrowLeft")
    until(page, """() => JSON.parse(sessionStorage.getItem("reach-grid-columns")).order.indexOf("year") === 1""")
    assert columns(page)[:5] == ["area", "year", "code", "sex", "sex_code"]
    opened(page, at(indicator="detected-victims-by-form"))
    assert columns(page)[:6] == ["area", "year", "code", "sex", "sex_code", "breakdown"]
    page.locator(".grid-columns > button").click()
    page.get_by_text("Usual columns").click()
    expect(head(page, "sex_code")).to_have_count(0)
    assert columns(page)[:5] == ["area", "code", "year", "sex", "age"]
    context.close()


# ----------------------------------------------------------------------------------------- coming, going, failing


@pytest.mark.sweep  # Fifteen thousand above, of which the page has those in sight.
def test_a_hundred_thousand_rows_are_sorted_filtered_and_scrolled(visitor: Page, shared: Context) -> None:
    frame = shared.store.frame(LARGEST)
    assert len(frame) > 100_000
    moved(visitor, at(indicator=LARGEST))
    sort_by(visitor, "value", "descending")
    assert rows(visitor)[0]["value"] == f"{int(frame['obs_value'].max()):,}"
    visitor.locator(".grid-find").fill("syrian 2020 germany")
    found = frame[(frame["ref_area"] == "SYR") & (frame["time_period"] == 2020) & (frame["breakdown"] == "DEU")]
    expect(count(visitor)).to_have_text(f"{len(found)} of {len(frame):,} rows")
    visitor.locator(".grid-find").fill("")
    expect(count(visitor)).to_have_text(said(len(frame)))
    for part in (0.25, 0.5, 1):
        visitor.evaluate(_SCROLL, part)
        assert len(rows(visitor)) < 60, "only what is in sight is in the page"


@pytest.mark.sweep
def test_nothing_of_the_grid_is_left_when_its_page_is(reader: Page) -> None:
    session = reader.context.new_cdp_session(reader)
    session.send("Performance.enable")

    def memory() -> tuple[float, int]:
        for _ in range(3):
            session.send("HeapProfiler.collectGarbage")
        found = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
        return found["JSHeapUsedSize"] / 1e6, int(found["Nodes"])

    def go(address: str) -> None:
        reader.evaluate(
            "(to) => (history.pushState({}, '', to), dispatchEvent(new PopStateEvent('popstate')))", address
        )

    opened(reader, "/data/method")
    heaps, nodes = [], []
    for _ in range(3):
        go(at(indicator=LARGEST))
        expect(count(reader)).to_have_text(re.compile(r"^1\d\d,\d{3} rows$"))
        with_rows, _ = memory()
        go("/data/method")
        expect(reader.locator(".ag-root")).to_have_count(0)
        left, kept = memory()
        heaps.append((with_rows, left))
        nodes.append(kept)
    assert all(with_rows - left > 20 for with_rows, left in heaps), "the rows go with the page"
    assert heaps[2][1] - heaps[1][1] < 5
    assert nodes[2] - nodes[1] < 50


@pytest.mark.sweep  # The address brings them back: above; Back and Forward: `test_address.py`.
def test_back_and_forward_bring_the_rows_and_their_filters_back(visitor: Page, shared: Context) -> None:
    moved(visitor, at(find="nepal"))
    everything = len(shared.store.frame("detected-victims"))
    nepal = said(len(shared.store.rows("detected-victims", areas=["NPL"])), everything)
    expect(count(visitor)).to_have_text(nepal)
    choose(visitor, "indicator", "Population")
    expect(count(visitor)).to_have_text(said(len(shared.store.frame("population"))))
    expect(visitor.locator(".grid-find")).to_have_value("")
    visitor.go_back()
    expect(count(visitor)).to_have_text(nepal)
    visitor.go_forward()
    expect(count(visitor)).to_have_text(said(len(shared.store.frame("population"))))


@pytest.mark.sweep  # Tabs of a panel: `test_panel_tools.py`, `test_address.py`.
def test_map_and_chart_are_a_tab_away_and_the_grid_stays_as_it_was(visitor: Page) -> None:
    moved(visitor, at(find="nepal"))
    before = count(visitor).text_content()
    show_tab(visitor, "data-explorer", "Map")
    expect(panel(visitor, "data-explorer").locator(".timeline input")).to_be_visible()
    show_tab(visitor, "data-explorer", "Chart")
    show_tab(visitor, "data-explorer", "Table")
    expect(count(visitor)).to_have_text(str(before))


ROWS = re.compile(r"/api/v1/observations\.json")


def cut_off(route: Route) -> None:
    """The connection goes down."""
    route.abort("connectionreset")


def cut_short(route: Route) -> None:
    """The answer ends in its middle."""
    route.fulfill(body='{"columns":["indicator"],"rows":[["detected-vic', content_type="application/json")


def refused(route: Route) -> None:
    """The server cannot."""
    route.fulfill(status=503, body="Too busy for so many rows.", content_type="text/plain")


FAULTS = [(cut_off, "connection was lost"), (cut_short, "cut short"), (refused, "503: Too busy for so many rows.")]


@pytest.mark.parametrize(("fault", "reason"), each(FAULTS, [FAULTS[1]]))
def test_a_failed_fetch_says_so_and_is_tried_again_by_itself(
    pardoned: Page, shared: Context, fault: Any, reason: str
) -> None:
    moved(pardoned, "/data/method", folded=True)
    pardoned.route(ROWS, fault)
    within(pardoned, at(area="NPL"))
    note = pardoned.locator('.grid-note[role="alert"]')
    expect(note).to_contain_text("The rows could not be fetched.")
    expect(note).to_contain_text(reason)
    expect(note.locator("button")).to_be_visible()
    pardoned.unroute(ROWS)
    expect(count(pardoned)).to_have_text(said(len(shared.store.rows("detected-victims", areas=["NPL"]))))
    expect(pardoned.locator(".grid-note")).to_be_hidden()


@pytest.mark.sweep
def test_a_script_that_does_not_come_is_tried_again_by_itself(page: Page, shared: Context) -> None:
    page.route("**/ag-grid-reach.min.js*", cut_off)
    page.goto("/data")
    expect(page.locator(".grid-note")).to_contain_text("The script of the table could not be fetched.")
    expect(page.locator(".grid-note button")).to_be_visible()
    page.unroute("**/ag-grid-reach.min.js*")
    expect(count(page)).to_have_text(said(len(shared.store.frame("detected-victims"))))


@pytest.mark.sweep
def test_rows_that_come_after_the_reader_left_or_chose_others_are_not_shown(page: Page, shared: Context) -> None:
    held: list[Route] = []
    page.route(re.compile(r"observations\.json\?indicator=detected-victims$"), lambda route: held.append(route))  # noqa: PLW0108
    page.goto("/data")
    expect(page.locator(".grid-note")).to_contain_text("Fetching the rows")
    choose(page, "indicator", "Population")
    expect(count(page)).to_have_text(said(len(shared.store.frame("population"))))
    assert len(held) == 1


@pytest.mark.sweep
def test_no_other_page_loads_anything_of_the_grid(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    for path in ("/", "/victims", "/data/catalogue", "/data?view=data-explorer.map"):
        opened(page, path)
    assert [path for path in asked if "grid" in path or path.endswith("observations.json")] == []
    opened(page, "/data")
    scripts = {path for path in asked if "grid" in path and path.endswith(".js")}
    assert scripts == {"/assets/vendor/ag-grid-reach.min.js", "/assets/grid.js"}


# ------------------------------------------------------------------------------------- keyboard, ear, dark, phone


def test_a_cell_is_reached_by_keyboard_copied_and_its_origin_opened(visitor: Page) -> None:
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = moved(visitor, at(area="NPL", sex="F", age="Y0T17", **{"from": 2018, "to": 2018}))
    head(page, "area").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator('.ag-cell[col-id="code"]').first).to_be_focused()
    page.keyboard.press("Control+c")
    expect(page.locator("#say")).to_have_text("Cell copied")
    assert page.evaluate("navigator.clipboard.readText()") == "NPL"
    page.keyboard.press("Control+ArrowRight")
    expect(page.locator('.ag-cell[col-id="origin"]').first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/data/origin\?"))
    assert asked_in(page) == {
        "indicator": "detected-victims", "area": "NPL", "year": "2018", "sex": "F", "age": "Y0T17", "breakdown": "_T",
    }  # fmt: skip
    shown(page)


@pytest.mark.sweep  # The grid's own keys; ours are in the tests around.
def test_a_column_is_sorted_and_its_filter_opened_by_keyboard(visitor: Page) -> None:
    moved(visitor, "/data")
    head(visitor, "year").focus()
    visitor.keyboard.press("Enter")
    expect(head(visitor, "year")).to_have_attribute("aria-sort", "ascending")
    visitor.keyboard.press("Control+Enter")
    expect(visitor.locator(".ag-filter")).to_be_visible()
    visitor.keyboard.press("Escape")
    expect(visitor.locator(".ag-filter")).to_have_count(0)
    expect(visitor.locator(".panel.enlarged")).to_have_count(0)


@pytest.fixture(params=["light", "dark"])
def coloured(visitor: Page, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The Data page in both schemes."""
    visitor.emulate_media(color_scheme=request.param)
    yield moved(visitor, "/data")
    visitor.emulate_media(color_scheme="light")


@pytest.mark.sweep  # Colours: the first test; axe is a walk.
def test_the_grid_has_the_pages_colours_and_axe_finds_nothing_serious(coloured: Page) -> None:
    has_the_colours_of_the_page(coloured)
    assert serious(coloured) == []
    open_filter(coloured, "value")
    assert serious(coloured, within=".ag-filter") == []


@pytest.mark.sweep
def test_axe_finds_nothing_serious_in_the_lists_of_the_grid(coloured: Page) -> None:
    open_filter(coloured, "area")
    assert serious(coloured) == []
    coloured.keyboard.press("Escape")
    coloured.locator(".grid-columns > button").click()
    assert serious(coloured) == []


@pytest.mark.sweep
def test_a_phone_shows_few_columns_and_fits(reader: Page) -> None:
    reader.set_viewport_size(PHONE)
    opened(reader, at(indicator="detected-victims-by-form"))
    assert columns(reader)[:3] == ["area", "year", "figure"]
    assert "value" not in columns(reader)
    assert fits(reader, PHONE["width"])
    assert reader.locator(".ag-row").first.bounding_box()["height"] >= 44  # type: ignore[index]
    assert serious(reader) == []
