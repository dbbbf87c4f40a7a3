"""Reads UNHCR's interface as the files of its statistics: population, demographics, UNRWA."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from data.areas import Areas
from data.live.client import Visit
from data.live.facts import Facts
from data.live.paging import Pages, Row
from data.live.rows import text_of, write_rows

PLACES = ("year", "coo_name", "coo", "coo_iso", "coa_name", "coa", "coa_iso")
BANDS = ("0_4", "5_11", "12_17", "18_59", "60", "other", "total")
COLUMNS = {
    "unhcr/population.csv.gz": (
        *PLACES,
        *("refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps", "stateless", "ooc", "oip", "hst"),
    ),
    "unhcr/demographics.csv.gz": (
        *(*PLACES, "pop_type", "location", "loc_type", "acc_type"),
        *(f"{sex}_{band}" for sex in "fm" for band in BANDS),
        "total",
    ),
    "unhcr/unrwa.csv.gz": (*PLACES, "total"),
}
"""Of the files, in their order."""
NOT_GIVEN = ("location", "loc_type", "acc_type")
"""Of places within countries, which no table shows."""
NONE = "-"


def fetch(visit: Visit, _areas: Areas, raw: Path) -> Facts:
    """Write the files into the folder `raw`. Raises FetchError or UnusableError."""
    years: set[int] = set()
    for file, ending in visit.interface.files.items():
        rows = Pages(visit, *visit.question(ending)).rows()
        needed = [column for column in COLUMNS[file] if column not in NOT_GIVEN]
        rename = visit.interface.rename
        write_rows(raw / file, COLUMNS[file], _noted(rows, years), rename=rename, needed=needed, text=_text)
    return Facts(f"end-{max(years)}", visit.day)


def _noted(rows: Iterable[Row], years: set[int]) -> Iterator[Row]:
    for row in rows:
        if str(row.get("year", "")).isdigit():
            years.add(int(row["year"]))
        yield row


def _text(value: Any) -> str:
    return "" if value == NONE else text_of(value)
