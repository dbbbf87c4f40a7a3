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
AGE_FILE = "idmc_gidd/stocks_2024_age_sex.csv.gz"
FIGURES = {"conflict-displacement-new": "new_displacement", "conflict-displacement-stock": "total_displacement"}
"""Indicator and its unrounded column of the conflict file."""
CATEGORIES = {"Weather related": "disaster-displacement-weather", "Geophysical": "disaster-displacement-geophysical"}
"""Hazard category and its indicator; a category that is not here belongs to neither."""
BY_AGE = "displaced-stock-by-age"
CAUSES = {"conflict": "CONFLICT", "disaster": "DISASTER"}
CHILD_BANDS = {"0-4": "Y0T4", "5-11": "Y5T11", "12-17": "Y12T17"}
ADULT_BANDS = {"18-59": "Y18T59", "60+": "Y_GE60"}
UNKNOWN = "_U"
"""Sex or age of people who are counted in totals only."""
AGES = {**CHILD_BANDS, **ADULT_BANDS, "unknown": UNKNOWN}
SEXES = {"female": "F", "male": "M", "unknown": UNKNOWN}
AGE_COLUMNS = {"geo": str, "t": float, "cause": str, "sex": str, "age": str, "n": float}
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
    """The five displacement tables from the folder `raw`; four where AGE_FILE, which no interface gives, is not there.

    New displacements are movements in a year, the stocks are people on 31 December. Raises ValueError naming
    the file where it has lost a column, holds an unknown code, or a figure is not a number.
    """
    result = SourceTables()
    conflicts = _located(raw / CONFLICT_FILE, CONFLICT_COLUMNS, areas, result.findings)
    for indicator, column in FIGURES.items():
        result.tables[indicator] = _conflict(conflicts, indicator, column, result.findings)
    events = _located(raw / DISASTER_FILE, DISASTER_COLUMNS, areas, result.findings)
    events = _in_one_category(_with_figure(_once(events, result.findings), result.findings), result.findings)
    for category, indicator in CATEGORIES.items():
        result.tables[indicator] = _disasters(events[events["hazard_category_name"] == category])
    if (raw / AGE_FILE).exists():
        people = _by_age(raw / AGE_FILE, areas, result.findings)
        result.tables[BY_AGE] = people
        result.findings += _other_totals(people, result.tables["conflict-displacement-stock"])
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


def _by_age(path: Path, areas: Areas, findings: list[Finding]) -> pd.DataFrame:
    """People by cause, sex and age, with the sums over children, over all ages and over both sexes.

    People whose sex or age is unknown are in the totals that hold them, and in no part.
    """
    names = {"geo": "ref_area", "t": "time_period", "cause": "breakdown", "n": "obs_value"}
    rows = read_columns(path, AGE_COLUMNS, complete="t").rename(columns=names).dropna(subset=["obs_value"])
    for column, codes in (("breakdown", CAUSES), ("sex", SEXES), ("age", AGES)):
        rows[column] = _coded(rows[column], codes, path)
    rows, strangers = known_areas(rows, areas, SOURCE, BY_AGE)
    hidden = rows[(rows["sex"] == UNKNOWN) | (rows["age"] == UNKNOWN)]
    if len(hidden):
        key = ", ".join(f"{area} {count:,.0f}" for area, count in hidden.groupby("ref_area")["obs_value"].sum().items())
        findings.append(Finding(SOURCE, BY_AGE, "noted", len(hidden), "sex or age unknown: in totals only", key))
    findings += strangers
    children = rows[rows["age"].isin(CHILD_BANDS.values())].assign(age="Y0T17")
    by_sex = pd.concat([rows, children, rows.assign(age="_T")])
    every = pd.concat([by_sex, by_sex.assign(sex="_T")])
    known = every[(every["sex"] != UNKNOWN) & (every["age"] != UNKNOWN)]
    sums = known.groupby(["ref_area", "time_period", "sex", "age", "breakdown"], as_index=False)["obs_value"].sum()
    return tidy(sums.assign(obs_status="E"))


def _coded(column: pd.Series, codes: Mapping[str, str], path: Path) -> pd.Series:
    if unknown := sorted(set(column) - set(codes)):
        raise ValueError(
            f"{path}: column {column.name} holds {', '.join(unknown)}; add the code to its list in "
            f"data/sources/idmc_gidd.py, or leave these rows out there"
        )
    return column.map(codes)


def _other_totals(people: pd.DataFrame, stock: pd.DataFrame) -> list[Finding]:
    """Areas whose people in conflict displacement are another number here than in the table of the stock."""
    place = ["ref_area", "time_period"]
    totals = people[(people["sex"] == "_T") & (people["age"] == "_T") & (people["breakdown"] == "CONFLICT")]
    both = totals.merge(stock, on=place, how="left", suffixes=("", "_stock"))
    differ = both[both["obs_value"] != both["obs_value_stock"]]
    if differ.empty:
        return []
    columns = (differ[name].tolist() for name in (*place, "obs_value", "obs_value_stock"))
    key = ", ".join(
        f"{area} {year}: {here:,.0f} and {'no figure' if pd.isna(there) else f'{there:,.0f}'}"
        for area, year, here, there in zip(*columns, strict=True)
    )
    reason = "people by age and sex do not add up to the stock of the conflict file"
    return [Finding(SOURCE, BY_AGE, "doubted", len(differ), reason, key)]
