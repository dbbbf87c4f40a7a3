"""Reads UCDP's interface as the file of its newest country-year dataset."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from data.areas import Areas
from data.live.client import Visit
from data.live.errors import FetchError
from data.live.facts import Facts
from data.live.paging import Pages, Row
from data.live.rows import write_rows
from data.sources.ucdp import COLUMNS

NO_SUCH_RELEASE = 404
OLDEST = "oldest"


def fetch(visit: Visit, _areas: Areas, raw: Path) -> Facts:
    """Write the file into the folder `raw`. Raises FetchError or UnusableError."""
    [(file, ending)] = visit.interface.files.items()
    version, rows = _newest(visit, ending)
    write_rows(raw / file, list(COLUMNS), rows, rename=visit.interface.rename)
    return Facts(f"v{version}", f"20{version.split('.', 1)[0]}")


def _newest(visit: Visit, ending: str) -> tuple[str, Iterator[Row]]:
    """The newest release that there is, and its rows."""
    oldest = visit.interface.codes[OLDEST]
    for version in versions(oldest, int(visit.day[2:4])):
        rows = Pages(visit, *visit.question(ending.format(version=version))).rows()
        try:
            first = list(islice(rows, 1))
        except FetchError as error:
            if error.status != NO_SUCH_RELEASE or version == oldest:
                raise
        else:
            return version, chain(first, rows)
    raise AssertionError("the oldest release is always asked for")


def versions(oldest: str, year: int) -> list[str]:
    """Releases from that of a year ("26.1" in 26) back to the oldest: UCDP publishes one each year."""
    least = int(oldest.split(".", 1)[0])
    return [*(f"{number}.1" for number in range(year, least, -1)), oldest]
