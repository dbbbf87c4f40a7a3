"""Reads IDMC's interface as the files of its database: conflicts and disaster events."""

from __future__ import annotations

from pathlib import Path

from data.areas import Areas
from data.live.client import Visit
from data.live.facts import Facts, as_of, released_on
from data.live.paging import Pages
from data.live.rows import write_rows

COLUMNS = {
    "idmc_gidd/conflicts.csv": (
        "iso3",
        "country_name",
        "year",
        "new_displacement",
        "new_displacement_rounded",
        "total_displacement",
        "total_displacement_rounded",
    ),
    "idmc_gidd/disasters.csv.gz": (
        "iso3",
        "country_name",
        "year",
        "start_date",
        "start_date_accuracy",
        "end_date",
        "end_date_accuracy",
        "event_name",
        "hazard_category",
        "hazard_category_name",
        "hazard_sub_category",
        "hazard_sub_category_name",
        "hazard_type",
        "hazard_type_name",
        "hazard_sub_type",
        "hazard_subtype_name",
        "new_displacement",
        "new_displacement_rounded",
        "total_displacement",
        "total_displacement_rounded",
        "event_codes",
    ),
}
"""Of the files, in their order."""
UPDATED = "last_updated"


def fetch(visit: Visit, _areas: Areas, raw: Path) -> Facts:
    """Write the files into the folder `raw`. Raises FetchError or UnusableError."""
    days = set()
    for file, ending in visit.interface.files.items():
        pages = Pages(visit, *visit.question(ending))
        write_rows(raw / file, COLUMNS[file], pages.rows(), rename=visit.interface.rename)
        days.add(str(pages.told.get(UPDATED, "")))
    try:
        return released_on(max(days))
    except ValueError:
        return as_of(visit.day)
