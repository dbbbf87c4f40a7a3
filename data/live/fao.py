"""Reads FAOSTAT's archive of food security data as the file of undernourishment."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from data.areas import Areas
from data.live.answers import check_zip
from data.live.client import Visit
from data.live.errors import UnusableError
from data.live.facts import Facts, released_on
from data.live.rows import write_rows

VALUE_COLUMN = "2.1.1 prevalence of undernourishment - Value (percent)"
COLUMNS = ("Entity", "Code", "Year", VALUE_COLUMN)
"""Of the file, in their order."""
NEEDED = ("Area", "Area Code (M49)", "Item Code", "Element", "Year", "Value")
MEMBER = "All_Data_(Normalized).csv"
WORLD_NUMBER, WORLD = 1, "OWID_WRL"
VALUE = "Value"
"""Element of the figures; other elements are the ends of their confidence intervals."""
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


def fetch(visit: Visit, areas: Areas, raw: Path) -> Facts:
    """Write the file into the folder `raw`. Raises FetchError or UnusableError."""
    [(file, ending)] = visit.interface.files.items()
    path = visit.get(*visit.question(ending), check_zip, resumable=True).value
    with zipfile.ZipFile(path) as archive:
        member = next((item for item in archive.infolist() if item.filename.endswith(MEMBER)), None)
        if member is None:
            raise UnusableError("message", f"no file {MEMBER} in the archive: {', '.join(archive.namelist())}")
        # Text is UTF-8 in newer archives; figures and codes read the same in either.
        lines = io.TextIOWrapper(archive.open(member), "utf-8", errors="replace", newline="")
        write_rows(raw / file, COLUMNS, _rows(lines, areas, visit.interface.codes), needed=())
        year, month, day = member.date_time[:3]
    return released_on(f"{year:04}-{month:02}-{day:02}")


def _rows(lines: io.TextIOWrapper, areas: Areas, items: Mapping[str, str]) -> Iterator[dict[str, str]]:
    reader, by_number = csv.DictReader(lines), areas.by_m49
    if absent := [name for name in NEEDED if name not in (reader.fieldnames or ())]:
        raise UnusableError(
            "columns", f"no column {', '.join(absent)} (there are {', '.join(reader.fieldnames or ())})"
        )
    count = 0
    for row in reader:
        if row["Item Code"].strip("'") in items and row["Element"] == VALUE and row["Value"] != "":
            count += 1
            number = row["Area Code (M49)"].strip("' ")
            code = WORLD if number.isdigit() and int(number) == WORLD_NUMBER else _area(number, by_number)
            figure = row["Value"].removeprefix("<")
            yield {"Entity": row["Area"], "Code": code, "Year": middle(row["Year"]), VALUE_COLUMN: figure}
    if not count:
        raise UnusableError("empty", f"no row of {', '.join(items.values())}")


def _area(number: str, by_number: Mapping[int, str]) -> str:
    """Alpha-3 code of an M49 number; blank for groups of countries, as in the file."""
    return by_number.get(int(number), "") if number.isdigit() else ""


def middle(years: str) -> str:
    """The year under which an average of three stands: 2001 for "2000-2002". Raises UnusableError."""
    found = _YEARS.fullmatch(years.strip())
    if not found:
        raise UnusableError("columns", f"{years!r} in the column Year")
    return str((int(found[1]) + int(found[2] or found[1])) // 2)
