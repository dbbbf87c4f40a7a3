"""The sheet of a workbook that a person reads: first, with names, numbers as on the page, words and a native chart."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from flask.testing import FlaskClient
from openxml_audit import OpenXmlValidator

from dashboard import theme
from dashboard.charts.cells import Cells
from dashboard.context import Context
from dashboard.exports import readable
from dashboard.exports.picture.content import Asked, content_of, map_picture
from dashboard.figures.shown import Table
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from dashboard.words.names import capitalised
from tests.fixtures.sweeps import each

CHARTS = {
    "victims-map": "BarChart",
    "victims-children": "LineChart",
    "country-detected-victims": "BarChart",
    "flows-map": "BarChart",
    "justice-treaties": "BarChart",
    "protection-levels": "LineChart",
    "relation-scatter": "ScatterChart",
    "coverage-picture": "BarChart",
}
LISTS = ("justice-suggested", "protection-goods", "country-suggested", "country-goods")
STEPS = ("justice-steps", "country-steps")
TABLES = ("progress-statuses", "flows-matrix", "compare-key", *LISTS, *STEPS)
"""By nature: they have no chart."""


def query_of(panel: str) -> str:
    return "area=NGA" if panel.startswith("country") else "area=NGA,BGD" if panel.startswith("compare") else ""


def book_of(client: FlaskClient, panel: str, query: str) -> Any:
    answer = client.get(f"/download/{panel}.xlsx?{query}")
    assert answer.status_code == 200, answer.text
    return openpyxl.load_workbook(io.BytesIO(answer.data))


BOOKS = (*CHARTS, *TABLES)
OF_EACH_SHEET = {
    "victims-map": "bars of a map",
    "flows-map": "rows of two areas",
    "progress-statuses": "no chart, which cells have none of",
    LISTS[0]: "words of a publisher",
}


@pytest.mark.parametrize("panel", each(BOOKS, OF_EACH_SHEET))
def test_a_workbook_opens_on_a_sheet_that_says_what_the_view_says(
    client: FlaskClient, shared: Context, panel: str
) -> None:
    query = query_of(panel)
    book = book_of(client, panel, query)
    assert book.sheetnames[:2] == ["view", "data"]
    assert book.active.title == "view"
    view = VIEWS[panel]
    selection = selection_of(shared, view, query)
    content = content_of(shared, Asked(view, selection, ""))
    cells = [[cell.value for cell in row] for row in book["view"].iter_rows()]
    said = [row[0] for row in cells[:8]]
    assert said[:2] == [content.title, capitalised(content.subtitle)]
    assert all(text in said for text in (content.caveat, content.source) if text)
    made = shown(shared, view, selection)
    table, body = made.table, made.body
    columns, rows = table.columns, [row[0] for row in table.rows]
    if isinstance(body, Cells) and body.beside:
        columns, rows = ("Indicator", body.beside, *body.columns), [row.name for row in body.rows]
    # Years of figures have columns of their own.
    heads = [[name for name in row if name not in (None, "Year")] for row in cells]
    at = heads.index([name for name in columns if name != "Year"])
    names = [row[0] for row in cells[at + 1 :]]
    assert [name for name in rows if name not in map(written, names)] == []
    charts = [type(chart).__name__ for chart in book["view"]._charts]
    assert charts[:1] == ([CHARTS[panel]] if panel in CHARTS else [])
    assert ("chart" in book.sheetnames) == bool(charts)


def written(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def test_figures_are_numbers_rounded_as_the_page_has_them(client: FlaskClient) -> None:
    sheet = book_of(client, "victims-map", "")["view"]
    figures = {row[0].value: row for row in sheet.iter_rows() if row[0].value}
    assert (figures["Albania"][1].value, figures["Albania"][1].number_format) == (12.5, "0.0")
    assert (figures["Albania"][2].value, figures["Albania"][2].number_format) == (2022, "0"), "a year has no comma"
    assert figures["Afghanistan"][1].value == "no figure", "what is unknown is no zero"
    people = book_of(client, "country-refugees-by-asylum", "area=BGD")["view"]
    (latest,) = (row for row in people.iter_rows() if row[0].value == 2025)
    assert latest[1].value > 1_000_000 and latest[1].number_format == "#,##0"
    profile = book_of(client, "country-profile", "area=BGD")["view"]
    (displaced,) = (row for row in profile.iter_rows() if str(row[0].value).startswith("Living displaced by conflict"))
    assert [cell.value for cell in displaced[2:4]] == [337, 2024], "its year stands beside a number and not behind it"
    read = book_of(client, "flows-map", "area=NGA")["view"]
    # The header said "at least 785 (potential victims†)", and the rows nothing.
    noted = {row[1]: row[4] for row in read.iter_rows(values_only=True) if row[0] == "Nigeria"}
    assert noted["Netherlands (Kingdom of the)"] == "at least 831" and not noted["Austria"]
    assert noted["United Kingdom of Great Britain and Northern Ireland"] == "at least 785; potential victims"
    flows = book_of(client, "flows-map", "area=NGA")["chart"]
    germany = next(row[1].value for row in flows.iter_rows() if row[0].value == "Nigeria → Germany")
    assert germany == 133, "of a range its lower end, and no bar of nothing"
    in_chinese = book_of(client, "country-profile", "area=BGD&lang=zh")["view"]
    (displaced,) = (row for row in in_chinese.iter_rows() if row[2].value == 337)
    assert displaced[3].value == 2024, "and so it does where a sign follows a year"


def test_a_map_and_a_matrix_are_told_by_their_classes_and_rank_nobody(client: FlaskClient, shared: Context) -> None:
    book = book_of(client, "victims-map", "")
    view = VIEWS["victims-map"]
    selection = selection_of(shared, view, "")
    keys = map_picture(shared, selection, shown(shared, view, selection).body.answer).keys  # type: ignore[union-attr]
    rows = [[cell.value for cell in row[:2]] for row in book["chart"].iter_rows(min_row=2)]
    assert rows == [[key.label, int(key.count)] for key in keys if key.count]
    assert sum(count for _, count in rows) == 193
    # A table of numbers alone stood in the workbook of a matrix, which is a chart wherever else it is seen.
    sheet = [[*row] for row in book_of(client, "flows-matrix", "")["view"].iter_rows()]
    keys = {str(row[0].value): fill_of(row[0]) for row in sheet if re.match(r"1[0,]* (to|and) ", str(row[0].value))}
    assert [*keys] == ["1 to 9", "10 to 99", "100 to 999", "1,000 to 9,999", "10,000 to 99,999", "100,000 and more"]
    assert len(set(keys.values())) == 6 and None not in keys.values()
    assert [*keys.values()] == sorted(keys.values(), key=lightness, reverse=True), "darker: more"
    (at,) = (number for number, row in enumerate(sheet) if row[0].value == "From, by where they were found")
    shaded = [cell for row in sheet[at + 1 :] if row[0].value != "All citizenships" for cell in row[1:-1]]
    figures = [cell for cell in shaded if isinstance(cell.value, int | float) and cell.value]
    assert len(figures) > 20
    assert [fill_of(cell) for cell in figures] == [[*keys.values()][len(str(int(cell.value))) - 1] for cell in figures]
    assert {fill_of(cell) for cell in shaded if cell.value == "–"} == {None}
    silent = {cell.fill.patternType for cell in cells_of(client, "flows-matrix", "area=BGD", "does not report")}
    assert silent == {"lightUp"}
    # Statuses stood as "↑ 5.9% (2022): on track" in cells without a colour.
    poverty = cells_of(client, "progress-statuses", "area=BGD", "Extreme poverty")[0]
    row = [cell for cell in poverty.parent[poverty.row] if cell.value is not None]
    assert [cell.value for cell in row[:5]] == ["Extreme poverty", "≤ 3%", 5.9, 2022, "on track"]
    married = cells_of(client, "progress-statuses", "area=BGD", "Child marriage before 18*")[0]
    later = [cell.value for cell in married.parent[married.row] if cell.value is not None]
    assert later[2:5] == [51.4, 2019, "limited or no progress"], "a number, though another source has a later one"
    told = " ".join(str(cell.value) for line in poverty.parent.iter_rows() for cell in line if cell.value)
    assert "* A later figure from another source" in told and "†" not in told
    assert fill_of(row[4]) == f"FF{theme.ink('status.ON_TRACK')[1:].upper()}" and fill_of(row[2]) is None
    # "Darker blue: a larger share" stood in the key without any blue.
    (darker,) = cells_of(
        client, "progress-statuses", "area=BGD", "countries met or on track; darker blue: a larger share"
    )
    blues = [colour for cell in darker.parent[darker.row][1:] if (colour := fill_of(cell))]
    assert len(set(blues)) == 5 and blues == sorted(blues, key=lightness, reverse=True)
    assert {fill_of(cell) for cell in poverty.parent[poverty.row] if " of " in str(cell.value)} <= {*blues}
    # What is known of one country, by indicator.
    known = {
        text: {fill_of(cell) for cell in cells_of(client, "coverage-picture", "area=BGD", text)}
        for text in ("a figure", "an interval, such as <5", "a reported zero", "nothing: unknown, not zero", "–", "0")
    }
    assert known["nothing: unknown, not zero"] == known["–"] == {None}
    assert known["0"] == known["a reported zero"] and known["a figure"].isdisjoint(known["a reported zero"])


def cells_of(client: FlaskClient, panel: str, query: str, text: str) -> list[Any]:
    """The cells of a sheet in which a text stands, or a number that is written so."""
    rows = book_of(client, panel, query)["view"].iter_rows()
    found = [cell for row in rows for cell in row if cell.value is not None and written(cell.value) == text]
    assert found, text
    return found


def fill_of(cell: Any) -> str | None:
    """The colour of its ground; None without any."""
    return str(cell.fill.fgColor.rgb) if cell.fill.patternType == "solid" else None


def lightness(colour: str) -> int:
    return sum(int(colour[at : at + 2], 16) for at in (2, 4, 6))


def test_a_year_without_a_figure_is_a_gap_and_bars_begin_at_zero(client: FlaskClient) -> None:
    book = book_of(client, "country-detected-victims", "area=BGD")
    (chart,) = book["view"]._charts
    assert (chart.display_blanks, chart.y_axis.scaling.min) == ("gap", 0)
    values = {row[0].value: [cell.value for cell in row[1:]] for row in book["chart"].iter_rows(min_row=2)}
    # At least, and how many more it may be: the age of 73 at most is not reported. Nothing joins the tops.
    assert (values["2022"], values["2023"], values["2014"]) == ([108, None, None], [None, 32, 73], [None] * 3)
    book = book_of(client, "coverage-picture", "area=034")
    known = {row[0].value: row[1].value for row in book["chart"].iter_rows(min_row=2)}
    said = [[cell.value for cell in row] for row in book["view"].iter_rows()]
    (heads,) = (row for row in said if "2017" in row)
    column = [row[heads.index("2017")] for row in said[said.index(heads) + 1 :] if row[0]]
    assert known["2017"] == sum(bool(re.match(r"[\d<]", str(value))) for value in column) > 1
    # Eight years stood beside a chart of seventeen.
    years = book_of(client, "victims-trend", "area=BGD")["view"]
    told = {row[0]: row[1] for row in years.iter_rows(values_only=True) if isinstance(row[0], int)}
    assert list(told) == list(range(2023, 2006, -1)) and told[2021] == "no figure"
    # Two countries whose lines are broken at the new questionnaire were named twice each.
    book = book_of(client, "victims-trend", "area=NGA,BGD")
    (chart,) = book["view"]._charts
    heads = [cell.value for cell in next(book["chart"].iter_rows(max_row=1)) if cell.value]
    kept = [name for place, name in enumerate(heads) if place not in {one.idx for one in chart.legend.legendEntry}]
    assert len(heads) > len(kept) and sorted(kept) == ["Bangladesh", "Nigeria"]
    # What holds of one country in some years is dots in rows, as on the page.
    for panel in ("justice-treaties", "justice-laws", "justice-tiers", "protection-measured"):
        book = book_of(client, panel, "area=NPL")
        (chart,) = book["view"]._charts
        assert type(chart).__name__ == "ScatterChart", panel
        *_, heights, names = ([cell.value for cell in column] for column in book["chart"].iter_cols(min_row=2))
        told = [name for name in names if name is not None]
        rows = [row[0].value for row in book["view"].iter_rows()]
        assert told and (panel == "justice-tiers" or set(told) <= set(rows)), panel
        assert heights[: len(told)] == list(range(1, len(told) + 1)), panel
        assert [one.dLbls is not None for one in chart.series] == [False] * (len(chart.series) - 1) + [True]


VALID = {"justice-treaties": "bars", "relation-scatter": "points", "victims-children": "lines"}
"""One of each native chart; of the same parts are the others."""


@pytest.mark.parametrize("panel", each([*CHARTS, "flows-matrix"], VALID))
def test_the_file_is_valid(client: FlaskClient, tmp_path: Any, panel: str) -> None:
    path = tmp_path / "view.xlsx"
    for query in (query_of(panel), "area=NPL") if panel == "justice-treaties" else (query_of(panel),):
        path.write_bytes(client.get(f"/download/{panel}.xlsx?{query}").data)
        result = OpenXmlValidator(max_errors=10).validate(str(path))
        assert result.is_valid, [str(error)[:300] for error in result.errors]


def test_texts_stay_texts_and_long_tables_say_what_is_left_out() -> None:
    rows = tuple((f"=HYPERLINK({number})\x07", "1,234.5") for number in range(readable.MOST_ROWS + 7))
    table = Table(("=1+1", "number"), rows, (False, True))
    found = readable.Readable("@SUM(1)", "", ("+1", "<b>"), "", table, ())
    buffer = io.BytesIO()

    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        readable.write(book, found)
        readable.draw(book, found)
    sheet = openpyxl.load_workbook(buffer)["view"]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert kinds == {"s"}
    last = [row[0].value for row in sheet.iter_rows()][-1]
    assert last == "7 more rows are in the sheet “data”."
    assert any(cell.value == 1234.5 for row in sheet.iter_rows() for cell in row)
