"""Turns IDMC's Global Internal Displacement Database into displacement by conflict, weather and earthquakes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources.reading import known_areas, read_columns

SOURCE = "idmc_gidd"
CONFLICT_FILE = "idmc_gidd/conflicts.csv"
DISASTER_FILE = "idmc_gidd/disasters.csv.gz"
FIGURES = {"conflict-displacement-new": "new_displacement", "conflict-displacement-stock": "total_displacement"}
"""Indicator and its unrounded column of the conflict file."""
CATEGORIES = {"Weather related": "disaster-displacement-weather", "Geophysical": "disaster-displacement-geophysical"}
"""Hazard category and its indicator; a category that is not here belongs to neither."""
CONFLICT_COLUMNS = {"iso3": str, "year": float, **dict.fromkeys(FIGURES.values(), float)}
DISASTER_TEXTS = (
    "iso3",
    "country_name",
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
    "new_displacement_rounded",
    "total_displacement",
    "total_displacement_rounded",
    "event_codes",
)
DISASTER_COLUMNS = {**dict.fromkeys(DISASTER_TEXTS, str), "year": float, "new_displacement": float}
"""All of them: an event is a duplicate only where every column is the same."""
BOTH = ""
"""Indicator of a finding that concerns several tables of this source."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """The four displacement tables from the folder `raw`.

    New displacements are movements in a year, the stock is people on 31 December. Raises ValueError naming
    the file where it has lost a column or a figure is not a number.
    """
    result = SourceTables()
    conflicts = _located(raw / CONFLICT_FILE, CONFLICT_COLUMNS, areas, result.findings)
    for indicator, column in FIGURES.items():
        result.tables[indicator] = _conflict(conflicts, indicator, column, result.findings)
    events = _located(raw / DISASTER_FILE, DISASTER_COLUMNS, areas, result.findings)
    events = _in_one_category(_with_figure(_once(events, result.findings), result.findings), result.findings)
    for category, indicator in CATEGORIES.items():
        result.tables[indicator] = _disasters(events[events["hazard_category_name"] == category])
    return result


def hazard_code(name: str) -> str:
    """A hazard type of IDMC as a code: "Extreme Temperature" becomes EXTREME_TEMPERATURE."""
    return re.sub(r"\W+", "_", name.strip()).upper()


def _located(
    path: Path, columns: Mapping[str, type[str] | type[float]], areas: Areas, findings: list[Finding]
) -> pd.DataFrame:
    rows = read_columns(path, columns, complete="year").rename(columns={"iso3": "ref_area"})
    known, strangers = known_areas(rows.astype({"year": int}), areas, SOURCE, BOTH)
    findings += strangers
    return known


def _conflict(rows: pd.DataFrame, indicator: str, column: str, findings: list[Finding]) -> pd.DataFrame:
    given = rows[column].notna()
    findings.append(
        Finding(
            SOURCE,
            indicator,
            "dropped",
            int((~given).sum()),
            "blank: no figure, which is not a zero",
            f"column {column}",
        )
    )
    return tidy(
        pd.DataFrame(
            {
                "ref_area": rows.loc[given, "ref_area"],
                "time_period": rows.loc[given, "year"],
                "obs_value": rows.loc[given, column],
            }
        )
    )


def _once(events: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    """Events without the second of each exact duplicate; every one that goes is listed."""
    again = events.duplicated(keep="first")
    for _, event in events[again].iterrows():
        indicator = CATEGORIES.get(event["hazard_category_name"], BOTH)
        key = f"{event['event_name']}, {event['year']}: {event['new_displacement']:,.0f} movements"
        reason = "the same event a second time, equal in every column"
        findings.append(Finding(SOURCE, indicator, "dropped", 1, reason, key))
    return events[~again]


def _with_figure(events: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    given = events["new_displacement"].notna()
    if not given.all():
        reason = "blank: no figure, which is not a zero"
        findings.append(Finding(SOURCE, BOTH, "dropped", int((~given).sum()), reason, "column new_displacement"))
    return events[given]


def _in_one_category(events: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    known = events["hazard_category_name"].isin(CATEGORIES)
    for category, others in events[~known].groupby("hazard_category_name"):
        total = others["new_displacement"].sum()
        findings.append(
            Finding(
                SOURCE,
                BOTH,
                "dropped",
                len(others),
                "neither weather-related nor geophysical",
                f"{category}: {total:,.0f} movements",
            )
        )
    return events[known]


def _disasters(events: pd.DataFrame) -> pd.DataFrame:
    """Movements per area, year and hazard type, and over all types (`_T`), summed over events."""
    rows = pd.DataFrame(
        {
            "ref_area": events["ref_area"],
            "time_period": events["year"],
            "breakdown": events["hazard_type_name"].map(hazard_code),
            "obs_value": events["new_displacement"],
        }
    )
    every = pd.concat([rows, rows.assign(breakdown="_T")])
    return tidy(every.groupby(["ref_area", "time_period", "breakdown"])["obs_value"].sum().reset_index())
