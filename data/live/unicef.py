"""Reads UNICEF's SDMX interface as the file of its child protection tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from data.areas import Areas
from data.live.answers import check_no_page
from data.live.client import Visit
from data.live.errors import UnusableError
from data.live.facts import Facts, as_of
from data.live.rows import write_rows

COLUMNS = (
    "MENARO.indicator.code",
    "indicator",
    "DW.indicator.code",
    "iso3",
    "sex",
    "age",
    "time.period",
    "obs.value",
    "data.source",
    "unit.measure",
    "ref.period",
    "unit.multiplier",
    "source.link",
    "series.footnote",
    "coverage.time",
    "freq.coll",
    "obs.footnote",
    "database.source",
)
"""Of the file, in their order."""
NEEDED = ("DW.indicator.code", "iso3", "sex", "time.period", "obs.value", "obs.footnote")
WHOLE = ("WEALTH_QUINTILE", "RESIDENCE", "EDUCATION_LEVEL", "MATERNAL_EDU_LVL", "HEAD_OF_HOUSE")
"""Dimensions of which the file has the whole only."""
TOTAL = ("_T", "")


def fetch(visit: Visit, _areas: Areas, raw: Path) -> Facts:
    """Write the file into the folder `raw`. Raises FetchError or UnusableError."""
    [(file, _)] = visit.interface.files.items()
    write_rows(raw / file, COLUMNS, _rows(visit), rename=visit.interface.rename, needed=NEEDED)
    return as_of(visit.day)


def _rows(visit: Visit) -> Iterator[Mapping[str, str]]:
    for code, flow in visit.interface.codes.items():
        address, parameters = visit.question(f"{flow}/.{code}...")
        for row in visit.get(address, parameters, read_sdmx).value:
            if all(row.get(name, "") in TOTAL for name in WHOLE):
                yield row


def read_sdmx(path: Path) -> list[Mapping[str, str]]:
    """The rows of an SDMX-CSV answer. Raises UnusableError."""
    check_no_page(path)
    content = path.read_text(encoding="utf-8-sig", errors="replace")
    if content and not content.endswith("\n"):
        raise UnusableError("truncated", f"{len(content):,} characters of CSV that end within a line")
    reader = csv.DictReader(content.splitlines())
    rows: list[Mapping[str, str]] = list(reader)
    if not rows:
        raise UnusableError("empty", "no rows")
    if any(None in row or None in row.values() for row in rows):
        raise UnusableError("truncated", "rows with more or fewer cells than columns")
    return rows
