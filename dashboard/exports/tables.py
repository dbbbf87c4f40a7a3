"""Tables of exactly what a view shows: for the page, and as CSV with the published columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dashboard.catalogue import RATE
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import Frame
from dashboard.figures.coverage import Coverage, Row, cell_text, state_words
from dashboard.figures.observed import counted_text, file_rows, number_text
from dashboard.figures.progress import StatusRow, in_order
from dashboard.figures.series import Series
from dashboard.figures.shown import CSV_COLUMNS, Shown, Table
from dashboard.figures.words import Wording, area_name, unit_of, wording_of
from dashboard.geography import WORLD
from dashboard.i18n import translate
from dashboard.metrics.latest import latest, snapshot
from dashboard.metrics.lines import Point
from dashboard.metrics.presence import NOTHING
from dashboard.metrics.standing import Cell
from dashboard.selection import Selection
from dashboard.store import Observation, code_in_tables


def map_table(context: Context, selection: Selection) -> Table:
    """What a map shows in its year, area by area in the order of names: figure, year really used, note."""
    indicator = context.indicators[selection.indicator]
    wording = wording_of(indicator, selection)
    rows, origins = [], []
    for area, item in _map_rows(context, selection):
        question = replace(selection, areas=(WORLD if area == indicator.area else area,), view="")
        origins.append(("", origin_address(context, question, selection.year), "", ""))
        text = translate("no figure") if item is None else wording.text(item)
        year = "" if item is None else str(item.year)
        rows.append((area_name(context, area), text, year, _note(item, wording)))
    columns = (translate("Country or area"), unit_of(indicator, selection), translate("Year"), translate("Note"))
    return Table(columns, tuple(rows), (False, True, True, False), tuple(origins))


def _map_rows(context: Context, selection: Selection) -> list[tuple[str, Observation | None]]:
    """Chosen groups that the publisher has a figure of, chosen areas, then UN members, with a figure or not, and every
    other area that has one, by name.

    The world alone where an indicator has no other area.
    """
    indicator = context.indicators[selection.indicator]
    shown = snapshot(context.histories(selection), selection.year, indicator.window)
    if indicator.area:
        return [(WORLD, shown.get(indicator.area))]
    wanted = [code for code in context.geography.areas if code in shown or context.geography.areas[code].is_member]
    chosen = {code: place for place, code in enumerate(selection.areas)}
    wanted.sort(key=lambda code: (chosen.get(code, len(chosen)), area_name(context, code)))
    return [*_groups_shown(context, selection), *((code, shown.get(code)) for code in wanted)]


def _groups_shown(context: Context, selection: Selection) -> list[tuple[str, Observation | None]]:
    """The publisher's own figures of chosen groups, which stand before their members."""
    window, published = context.indicators[selection.indicator].window, context.published(selection)
    chosen = (code for code in selection.areas if code in context.geography.regions)
    found = ((code, latest(published.get(code_in_tables(code), ()), selection.year, window)) for code in chosen)
    return [(code, item) for code, item in found if item is not None]


def _note(item: Observation | None, wording: Wording) -> str:
    if item is None:
        return translate("no figure: unknown, not zero")
    if item.ends is None and item.status == "Q":
        return translate("suppressed")
    if item.status == "M" and wording.names:
        return wording.none("M")
    words = {
        "M": translate("asked, not reported or not broken down"),
        "E": translate("estimate"),
        "P": translate("provisional"),
        "Q": translate("interval"),
        "U": translate("low reliability"),
        "B": translate("break in series"),
    }
    return words.get(item.status, "")


def series_table(context: Context, series: Series, seen: str = "") -> Table:
    """What a chart shows: one row a year, one column a line; a year without a figure says so.

    `seen`: view and tab of the chart, for the addresses that explain its figures.
    """
    frame = series.frame
    lines = [{point.year: point for point in _within(drawn.line.points, frame)} for drawn in series.lines]
    years = sorted({year for line in lines for year in line}, reverse=True)
    rows = [(str(year), *(_cell(line.get(year), frame) for line in lines)) for year in years]
    columns = (translate("Year"), *(drawn.label for drawn in series.lines))
    asked = [
        replace(question, areas=(drawn.line.code,), view="")
        for drawn, question in zip(series.lines, series.questions, strict=True)
    ]
    origins = [("", *(origin_address(context, question, year, seen) for question in asked)) for year in years]
    return Table(columns, tuple(rows), (True,) * len(columns), tuple(origins))


def _within(points: Iterable[Point], frame: Frame) -> list[Point]:
    return [point for point in points if frame.first <= point.year <= frame.last]


def _cell(point: Point | None, frame: Frame) -> str:
    if point is None:
        return translate("no figure")
    return counted_text(frame.wording.text(point), point)


def _shared(context: Context, question: Selection, code: str) -> tuple[list[str], list[str]]:
    indicator = context.indicators[question.indicator]
    unit = unit_of(indicator, question) if question.measure == RATE else indicator.unit
    source = context.source_for(indicator.id, code)
    return [question.sex, question.age, question.breakdown], [unit, source.id, source.vintage]


def map_csv(context: Context, selection: Selection) -> str:
    """The rows of `map_table` as CSV of CSV_COLUMNS; an area without a figure has none and no status."""
    wording = wording_of(context.indicators[selection.indicator], selection)
    rows = []
    for area, item in _map_rows(context, selection):
        numbers, year = ["", "", "", ""], str(selection.year)
        if item is not None:
            numbers, year = (
                [number_text(item.value), number_text(item.lower), number_text(item.upper), item.status],
                str(item.year),
            )
        codes, described = _shared(context, selection, area)
        head = [selection.indicator, area, area_name(context, area), year]
        rows.append([*head, *codes, *numbers, *described, str(selection.year), "", "", _note(item, wording)])
    return _csv(rows)


def series_csv(context: Context, series: Series) -> str:
    """The rows of `series_table` as CSV of CSV_COLUMNS, one row per line and year."""
    shown = [
        replace(drawn, line=replace(drawn.line, points=tuple(_within(drawn.line.points, series.frame))))
        for drawn in series.lines
    ]
    rows = file_rows(context, zip(shown, series.questions, strict=True))
    return _csv(rows)


NO_ROW = "–"
"""In a table of who reports: nothing at all, which is unknown and not zero."""


def coverage_table(context: Context, coverage: Coverage) -> Table:
    """The picture of who reports as a table: a row for each of its rows, a column for each year."""
    first = translate("Indicator") if coverage.country else translate("Country or area")
    head = translate("{name} ({sign}: nothing, unknown and not zero)", name=first, sign=NO_ROW)
    rows, origins = [], []
    for row in coverage.rows:
        texts = [NO_ROW if state == NOTHING else text for _, state, text in _cells_of(context, coverage, row)]
        rows.append((row.name, *texts))
        origins.append(("", *(origin_address(context, row.question, year) for year in coverage.years)))
    columns = (head, *map(str, coverage.years))
    return Table(columns, tuple(rows), (False, *(True for _ in coverage.years)), tuple(origins))


def _cells_of(context: Context, coverage: Coverage, row: Row) -> list[tuple[int, str, str]]:
    """Year, state and words of each cell of a row."""
    by_year = {item.year: item for item in row.history}
    years = zip(coverage.years, row.cells, strict=True)
    return [(year, state, cell_text(context, row, by_year.get(year), state)) for year, state in years]


def coverage_csv(context: Context, coverage: Coverage) -> str:
    """The cells of the picture as CSV of CSV_COLUMNS, one row each; the note says what there is."""
    rows, words = [], state_words()
    for row in coverage.rows:
        codes, described = _shared(context, row.question, row.question.areas[0])
        by_year = {item.year: item for item in row.history}
        area = row.question.areas[0]
        for year, state, _ in _cells_of(context, coverage, row):
            item = by_year.get(year)
            numbers = ["", "", "", ""]
            if item is not None:
                numbers = [number_text(item.value), number_text(item.lower), number_text(item.upper), item.status]
            head = [row.question.indicator, area, area_name(context, area), str(year)]
            rows.append([*head, *codes, *numbers, *described, "", "", "", words[state]])
    return _csv(rows)


def shown_csv(shown: Shown) -> str:
    """The rows of a view that is made whole."""
    return _written(shown.head, shown.rows)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    return _written(CSV_COLUMNS, rows)


def _written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return buffer.getvalue()


STATUS_COLUMNS = [
    "indicator", "ref_area", "area", "status", "reason", "base_year", "base_value", "last_year", "last_value", "target",
    "target_year", "ratio", "countries", "countries_judged", "countries_met_or_on_track",
]  # fmt: skip
"""A country's status with what it rests on; or, for a group, how many of its countries have which."""


def statuses_csv(context: Context, rows: Iterable[StatusRow]) -> str:
    """The table of statuses as CSV of STATUS_COLUMNS, one row per area and indicator."""
    names = [indicator.id for indicator in in_order(context)]
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(STATUS_COLUMNS)
    for row in rows:
        for name, cell in zip(names, row.cells, strict=False):
            if cell is not None:
                writer.writerow([name, row.code, row.name, *_status_cells(cell), "", "", ""])
        for name, found in zip(names, row.counted, strict=False):
            judged = sum(found.values()) - found["CANNOT_BE_JUDGED"]
            good = found["TARGET_MET"] + found["ON_TRACK"]
            writer.writerow([name, row.code, row.name, *[""] * 9, sum(found.values()), judged, good])
    return buffer.getvalue()


def _status_cells(cell: Cell) -> list[str]:
    ends = (cell.base_year, cell.base_value, cell.last_year, cell.last_value)
    numbers = (*ends, cell.target, cell.target_year, cell.ratio)
    return [cell.status, cell.reason, *(number_text(number) for number in numbers)]
