"""Files of exactly what a view shows: its CSV as JSON, workbook and SDMX-CSV, with what the figures mean and whose."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.catalogue import RATE
from dashboard.context import Context
from dashboard.exports.codes import unit_code, unit_name
from dashboard.exports.observations import SDMX_HEAD, SDMX_LEAD, csv_line, json_bytes
from dashboard.exports.provenance import Origin, indicator_entry, notes, source_entry
from dashboard.exports.readable import Readable, draw, write
from dashboard.exports.structure import SDMX_COLUMNS
from dashboard.exports.workbook import Beside, number_cell, text_cell, workbook
from dashboard.figures.shown import CSV_COLUMNS
from dashboard.i18n import in_a_row, translate
from dashboard.words.credits import sources_of_tables

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_CODES = (
    "indicator",
    "ref_area",
    "area",
    "sex",
    "age",
    "breakdown",
    "obs_status",
    "status",
    "unit",
    "source",
    "release",
)
"""Columns that hold no numbers, though a code may look like one (202 is Sub-Saharan Africa)."""


OF_INDICATORS = ("indicator", "x_indicator", "y_indicator", "victims", "driver")
"""Columns in which rows name the indicators that they are of."""
_OF_ROWS = ("sex", "age", "breakdown")
"""What an address and a row tell by the same codes."""


@dataclass(frozen=True)
class Extract:
    """The cells of a view's CSV as they stand there, and which columns are numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]

    @property
    def is_observations(self) -> bool:
        """Whether its rows are observations, as those of maps and charts are."""
        return list(self.columns) == CSV_COLUMNS

    def records(self) -> Iterator[dict[str, str]]:
        """Each row by the names of its columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def read_extract(text: str) -> Extract:
    """The table that a CSV holds. Made from it, every other format has the same rows and decimals."""
    head, *rows = csv.reader(io.StringIO(text))
    columns = tuple(head)
    cells = [[row[place] for row in rows if row[place]] for place in range(len(columns))]
    numeric = (
        name not in _CODES and bool(found) and all(map(_NUMBER.fullmatch, found))
        for name, found in zip(columns, cells, strict=True)
    )
    return Extract(columns, tuple(map(tuple, rows)), tuple(numeric))


def _named(context: Context, extract: Extract) -> list[str]:
    """The indicators whose figures the rows hold, wherever a row names them."""
    columns = [name for name in OF_INDICATORS if name in extract.columns]
    found = dict.fromkeys(row[name] for name in columns for row in extract.records())
    return [name for name in found if name in context.indicators]


def _defined(context: Context, extract: Extract, origin: Origin) -> list[str]:
    """The indicators that are defined beside the rows: those that these name, else those of the view."""
    if any(name in extract.columns for name in OF_INDICATORS):
        return _named(context, extract) or [value for name, value in origin.selection if name == "indicator"]
    return list(origin.indicators)


def _measured(context: Context, row: Mapping[str, str]) -> tuple[str, str]:
    """Unit of a row in English, and the table that a rate was divided by, else empty."""
    indicator = context.indicators[row["indicator"]]
    unit = indicator.unit_at(row["age"])
    if row["unit"] == translate(unit):
        return unit, ""
    return unit_name(indicator, RATE, row["age"]), indicator.denominator_of(row["age"])


def _sources(context: Context, extract: Extract, origin: Origin) -> list[str]:
    """Whose the rows are, as they say themselves; else those of the view: no file goes without a licence."""
    return _sources_of_rows(context, extract) or [name for name in origin.sources if name in context.sources]


def _sources_of_rows(context: Context, extract: Extract) -> list[str]:
    if "indicator" not in extract.columns and "source" in extract.columns:  # A publisher's list, not of indicators.
        return [name for name in dict.fromkeys(row["source"] for row in extract.records()) if name in context.sources]
    used = dict.fromkeys(sources_of_tables(context, _named(context, extract)))
    if extract.is_observations:
        divided = (_measured(context, row)[1] for row in extract.records())
        used |= dict.fromkeys(context.indicators[table].source for table in divided if table)
    return list(used)


def view_json(context: Context, extract: Extract, origin: Origin) -> bytes:
    """One object: whence and of what, indicators by id, sources, columns, and rows as lists; null for a blank."""
    indicators = {
        name: indicator_entry(context.indicators[name], context.source_of(name)) for name in _named(context, extract)
    }
    head = {
        "data_version": context.store.version,
        "release": context.release,
        "title": origin.title,
        "selection": dict(origin.selection),
        "permalink": origin.permalink,
        "date": origin.date.isoformat(),
        "indicators": indicators,
        "sources": [source_entry(context.sources[name]) for name in _sources(context, extract, origin)],
        "columns": extract.columns,
    }
    rows = ",".join(f"[{','.join(_json_cells(row, extract.numeric))}]" for row in extract.rows)
    return json_bytes(head)[:-1] + b',"rows":[' + rows.encode() + b"]}"


def _json_cells(row: Iterable[str], numeric: Iterable[bool]) -> Iterator[str]:
    for cell, is_number in zip(row, numeric, strict=True):
        if not cell:
            yield "null"
        else:
            yield cell if is_number else json.dumps(cell, ensure_ascii=False)


def view_xlsx(context: Context, extract: Extract, origin: Origin, shown: Readable) -> bytes:
    """A workbook: a sheet to be read, then "data" with the columns of the CSV, definitions, sources and readme."""
    rows = (
        b"<row>"
        + b"".join(
            number_cell(cell) if is_number or not cell else text_cell(cell)
            for cell, is_number in zip(row, extract.numeric, strict=True)
        )
        + b"</row>"
        for row in extract.rows
    )
    count = len(extract.rows)
    beside = notes(
        context,
        _defined(context, extract, origin),
        _sources(context, extract, origin),
        _of_rows(context, extract, origin),
        count,
    )
    sheets = Beside(lambda book: write(book, shown), lambda book: draw(book, shown))
    return b"".join(workbook(extract.columns, rows, count, beside, origin.date, beside=sheets))


def _of_rows(context: Context, extract: Extract, origin: Origin) -> Origin:
    """The same of what the rows hold: their indicators, and of the selection what is true of all of them.

    A view of several indicators, or of both ends of corridors, takes of an address what it can use.
    """
    named, records = _named(context, extract), list(extract.records())
    if not any(name in extract.columns for name in OF_INDICATORS):
        # A list of texts or goods, or a table of several subjects: of the selection it takes the places alone.
        kept = [(name, value) for name, value in origin.selection if name in ("area", "show", "lang")]
        return replace(origin, title=origin.view_title or origin.title, selection=tuple(kept))
    if not named or not records:
        # Without rows the view says why: numbers may be known of which it shows no rate.
        return replace(origin, title=origin.view_title or origin.title)
    names = in_a_row(translate(context.indicators[name].name) for name in named)
    rates = {bool(_measured(context, row)[1]) for row in records} if extract.is_observations else set()
    kept = []
    for name, value in origin.selection:
        if name == "indicator":
            kept.append((name, ", ".join(named)))
        elif name == "measure":
            kept += [(name, value)] if rates == {value == RATE} else []
        elif name == "year":
            held = [{row.get(column, "") for row in records} for column in ("year_shown", "time_period")]
            kept += [(name, value)] if {value} in held else []
        elif name == "against":
            kept += [] if "driver" in extract.columns else [(name, value)]
        elif name not in _OF_ROWS or {row.get(name, "") for row in records} == {value}:
            kept.append((name, value))
    return replace(origin, title=translate("What Reach 2030 shows of: {name}", name=names), selection=tuple(kept))


def view_sdmx_csv(context: Context, extract: Extract) -> bytes:
    """SDMX-CSV 2.0 of the dataflow that `structure_xml` describes. Raises ValueError where rows are no observations."""
    if not extract.is_observations:
        raise ValueError("only observations have a structure in SDMX")
    lines = [csv_line((*SDMX_HEAD, *SDMX_COLUMNS))]
    for row in extract.records():
        cells = {name: row.get(name.lower(), "") for name in SDMX_COLUMNS}
        cells["UNIT_MEASURE"] = unit_code(_measured(context, row)[0])
        cells["OBS_VALUE"] = row["obs_value"] or "NaN"
        lines.append(csv_line((*SDMX_LEAD, *cells.values())))
    return b"".join(lines)
