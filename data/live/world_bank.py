"""Reads the World Bank's interface as the files of its indicators: World Development and Worldwide Governance."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from data.areas import Areas
from data.live.client import Visit
from data.live.errors import UnusableError
from data.live.facts import Facts, as_of, released_on
from data.live.paging import Pages, Row
from data.live.rows import text_of, write_rows

UPDATED = "lastupdated"
GOVERNANCE_COLUMNS = ("codeindyr", "code", "countryname", "year", "indicator", "estimate", "stddev")
NO_FIGURE = ".."
NEEDED = ("country", "countryiso3code", "date", "value")

PROPERTIES = "docProps/core.xml"
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

Cells = dict[tuple[str, str], dict[str, Any]]
"""Country and year -> figure by what the record calls each indicator asked for; the country's name under ""."""


def fetch(visit: Visit, _areas: Areas, raw: Path) -> Facts:
    """Write the file into the folder `raw`: a workbook, or a CSV file with a column for each indicator.

    Raises FetchError or UnusableError.
    """
    [(file, ending)] = visit.interface.files.items()
    cells: Cells = {}
    days = [_read(visit, ending.format(code=code), name, cells) for code, name in visit.interface.codes.items()]
    if Path(file).suffix == ".xlsx":
        _write_governance(raw / file, cells)
    else:
        columns = ("country_code", "year", *visit.interface.codes.values())
        write_rows(raw / file, columns, _wide(cells), needed=())
    try:
        return released_on(max(days))
    except ValueError:
        return as_of(visit.day)


def _read(visit: Visit, ending: str, name: str, cells: Cells) -> str:
    """Add the figures of one indicator to the cells; the day on which the publisher changed them last."""
    pages = Pages(visit, *visit.question(ending))
    for row in pages.rows():
        if absent := [key for key in NEEDED if key not in row]:
            raise UnusableError("columns", f"rows without {', '.join(absent)} (they have {', '.join(row)})")
        cell = cells.setdefault((_code(row), text_of(row["date"])), {})
        cell[""] = row["country"].get("value") if isinstance(row["country"], dict) else ""
        cell[name] = row["value"]
    return str(pages.told.get(UPDATED, ""))


def _code(row: Row) -> str:
    """Alpha-3 code of an economy; some aggregates have a code of two characters only."""
    country = row["country"]
    return str(row["countryiso3code"] or (country.get("id") if isinstance(country, dict) else country))


def _wide(cells: Cells) -> Iterator[dict[str, Any]]:
    for (code, year), figures in sorted(cells.items()):
        yield {"country_code": code, "year": year, **figures}


def _write_governance(path: Path, cells: Cells) -> None:
    """As in the publisher's workbook: a row per economy, year and dimension ("pv estimate" is one of the names)."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    sheet.append(GOVERNANCE_COLUMNS)
    for (code, year), figures in sorted(cells.items()):
        for dimension in dict.fromkeys(name.split()[0] for name in figures if name):
            estimate, error = (figures.get(f"{dimension} {part}") for part in ("estimate", "stddev"))
            told = [NO_FIGURE if figure is None else figure for figure in (estimate, error)]
            sheet.append([f"{code}{dimension}{year}", code, figures[""], int(year), dimension, *told])
    made = io.BytesIO()
    book.save(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(timeless(made.getvalue()))


def timeless(workbook: bytes) -> bytes:
    """A workbook without the time at which it was made: the same figures are the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = _TIME.sub(b"2000-01-01T00:00:00Z", old.read(name)) if name == PROPERTIES else old.read(name)
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
