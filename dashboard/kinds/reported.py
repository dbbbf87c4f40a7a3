"""The picture of who reports with its words, its twin as a table and the rows of its file."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import least_key
from dashboard.figures.coverage import SEEN, Coverage, Row, cell_text, coverage_of, state_words
from dashboard.figures.observed import numbers_of, shared_columns, written_as
from dashboard.figures.shown import CSV_COLUMNS, FileRows, Shown, Table, Words
from dashboard.i18n import translate
from dashboard.kinds.coverage_cells import cells_of
from dashboard.metrics.lines import AT_LEAST
from dashboard.metrics.presence import NOTHING
from dashboard.selection import Selection
from dashboard.views import View
from dashboard.words.credits import credits_of, sources_listed
from dashboard.words.names import area_name

NO_ROW = "–"
"""In a table of who reports: nothing at all, which is unknown and not zero."""


def reported(context: Context, _view: View, selection: Selection) -> Shown:
    """Areas by years of one indicator; of one country alone, all its indicators by years."""
    found = coverage_of(context, selection)
    return Shown(
        lambda: cells_of(context, found),
        lambda: _words(context, found),
        lambda: coverage_table(context, found),
        tuple(CSV_COLUMNS),
        lambda: coverage_rows(context, found),
    )


def _words(context: Context, found: Coverage) -> Words:
    asked = [row.question for row in found.rows] if found.country else [found.selection]
    return Words(
        stem=found.stem,
        indicator=found.selection.indicator,
        title=found.title,
        subtitle=found.subtitle,
        about=found.about,
        caveat=found.caveat,
        source=found.source,
        sources=credits_of(context, asked),
        coverage="",
        origin=origin_address(context, found.selection, seen=SEEN),
        full_source=sources_listed(context, asked) if found.country else None,
    )


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
    years = zip(coverage.years, row.cells, strict=True)
    return [(year, state, cell_text(context, row, year, state)) for year, state in years]


def coverage_rows(context: Context, coverage: Coverage) -> FileRows:
    """The cells of the picture for its file, one row each; the note says what there is."""
    rows = []
    for row in coverage.rows:
        words = state_words(context.indicators[row.question.indicator])
        codes, described = shared_columns(context, row.question, row.question.areas[0])
        text = written_as(context, row.question)
        area = row.question.areas[0]
        for year, state, _ in _cells_of(context, coverage, row):
            item = row.by_year.get(year)
            numbers = ("", "", "", "") if item is None else numbers_of(item, text)
            said = least_key() if item is not None and item.status == AT_LEAST else words[state]
            head = [row.question.indicator, area, area_name(context, area), str(year)]
            rows.append((*head, *codes, *numbers, *described, "", "", "", said))
    return tuple(rows)
