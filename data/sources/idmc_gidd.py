"""Turns IDMC's Global Internal Displacement Database into displacement by conflict, weather and earthquakes."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.reading import read_rows
from data.records import Finding, SourceTables, tidy

SOURCE = "idmc_gidd"
CONFLICT_FILE = "idmc_gidd/conflicts.csv"
DISASTER_FILE = "idmc_gidd/disasters.csv.gz"
FIGURES = {"conflict-displacement-new": "new_displacement", "conflict-displacement-stock": "total_displacement"}
"""Indicator and its unrounded column of the conflict file."""
CATEGORIES = {"Weather related": "disaster-displacement-weather", "Geophysical": "disaster-displacement-geophysical"}
"""Hazard category and its indicator; a category that is not here belongs to neither."""
CONFLICT_COLUMNS = ["iso3", "year", *FIGURES.values()]
DISASTER_COLUMNS = [
    "iso3", "country_name", "year", "start_date", "start_date_accuracy", "end_date", "end_date_accuracy", "event_name",
    "hazard_category", "hazard_category_name", "hazard_sub_category", "hazard_sub_category_name", "hazard_type",
    "hazard_type_name", "hazard_sub_type", "hazard_subtype_name", "new_displacement", "new_displacement_rounded",
    "total_displacement", "total_displacement_rounded", "event_codes",
]
"""All of them: an event is a duplicate only where every column is the same."""
BOTH = ""
"""Indicator of a finding that concerns several tables of this source."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """The four displacement tables from the folder `raw`.

    New displacements are movements in a year, the stock is people on 31 December. Raises ValueError where a file
    has lost a column or a figure is not a whole number.
    """
    result = SourceTables()
    conflicts = read_rows(raw / CONFLICT_FILE, CONFLICT_COLUMNS)
    conflicts = _of_known_areas(conflicts, areas, CONFLICT_FILE, result.findings)
    for indicator, column in FIGURES.items():
        result.tables[indicator] = _conflict(conflicts, indicator, column, result.findings)
    events = read_rows(raw / DISASTER_FILE, DISASTER_COLUMNS)
    events = _of_known_areas(events, areas, DISASTER_FILE, result.findings)
    events = _in_one_category(_with_figure(_once(events, result.findings), result.findings), result.findings)
    for category, indicator in CATEGORIES.items():
        result.tables[indicator] = _disasters(events[events["hazard_category_name"] == category])
    return result


def hazard_code(name: str) -> str:
    """A hazard type of IDMC as a code: "Extreme Temperature" becomes EXTREME_TEMPERATURE."""
    return re.sub(r"\W+", "_", name.strip()).upper()


def _of_known_areas(rows: pd.DataFrame, areas: Areas, file: str, findings: list[Finding]) -> pd.DataFrame:
    known = rows["iso3"].isin(areas.codes)
    if not known.all():
        key = " ".join(sorted(rows.loc[~known, "iso3"].unique()))
        reason = f"no area of the list has this code ({file})"
        findings.append(Finding(SOURCE, BOTH, "dropped", int((~known).sum()), reason, key))
    return rows[known]


def _conflict(rows: pd.DataFrame, indicator: str, column: str, findings: list[Finding]) -> pd.DataFrame:
    given = rows[column] != ""
    findings.append(Finding(
        SOURCE, indicator, "dropped", int((~given).sum()), "blank: no figure, which is not a zero", f"column {column}"
    ))
    return tidy(pd.DataFrame({
        "ref_area": rows.loc[given, "iso3"],
        "time_period": rows.loc[given, "year"],
        "obs_value": _whole(rows.loc[given, column], CONFLICT_FILE),
    }))


def _once(events: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    """Events without the second of each exact duplicate; every one that goes is listed."""
    again = events.duplicated(keep="first")
    for _, event in events[again].iterrows():
        indicator = CATEGORIES.get(event["hazard_category_name"], BOTH)
        key = f"{event['event_name']}, {event['year']}: {event['new_displacement']} movements"
        reason = "the same event a second time, equal in every column"
        findings.append(Finding(SOURCE, indicator, "dropped", 1, reason, key))
    return events[~again]


def _with_figure(events: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    given = events["new_displacement"] != ""
    if not given.all():
        reason = "blank: no figure, which is not a zero"
        findings.append(Finding(SOURCE, BOTH, "dropped", int((~given).sum()), reason, "column new_displacement"))
    return events[given]


def _in_one_category(events: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    known = events["hazard_category_name"].isin(CATEGORIES)
    for category, others in events[~known].groupby("hazard_category_name"):
        total = _whole(others["new_displacement"], DISASTER_FILE).sum()
        findings.append(Finding(
            SOURCE, BOTH, "dropped", len(others),
            "neither weather-related nor geophysical", f"{category}: {total} movements",
        ))
    return events[known]


def _disasters(events: pd.DataFrame) -> pd.DataFrame:
    """Movements per area, year and hazard type, and over all types (`_T`), summed over events."""
    rows = pd.DataFrame({
        "ref_area": events["iso3"],
        "time_period": events["year"],
        "breakdown": events["hazard_type_name"].map(hazard_code),
        "obs_value": _whole(events["new_displacement"], DISASTER_FILE),
    })
    every = pd.concat([rows, rows.assign(breakdown="_T")])
    return tidy(every.groupby(["ref_area", "time_period", "breakdown"])["obs_value"].sum().reset_index())


def _whole(figures: pd.Series, file: str) -> pd.Series:
    odd = ~figures.str.fullmatch(r"\d+")
    if odd.any():
        raise ValueError(
            f"{file}: {int(odd.sum())} figures are no whole numbers, such as {figures[odd].iloc[0]!r}. "
            "Look at the new file and adapt data/sources/idmc_gidd.py."
        )
    return figures.astype("int64")
