"""Turns the World Bank's totals and the age bands of World Population Prospects into denominators."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources.age_bands import TABLE, people_by_age, read_bands
from data.sources.reading import read_columns

SOURCE = "population"
TOTAL_FILE = "population/total.csv"
BAND_FILES = {
    "population_aged_0_14_years_total_number": "population/aged_0_14.csv",
    "population_aged_15_19_years_total_number": "population/aged_15_19.csv",
}
"""Column of the figure, and its file."""
OWN_CODES = {"HOS": "VAT", "KOS": "XKX", "GBG": "GGY", "GBM": "IMN", "NLD_CURACAO": "CUW", "STBAR": "BLM"}
"""Codes of the band files that are no ISO 3166-1 alpha-3 codes."""
UNDER_18_OF_15_TO_19 = 6
"""Tenths of the band of 15 to 19 that are taken as 15, 16 and 17 years old: three of its five years."""
LAST_ESTIMATE = 2024
LAST_YEAR = 2030


def read(raw: Path, areas: Areas) -> SourceTables:
    """`population`, `child-population` (people under 18) and `population-by-age`, both approximate, from `raw`.

    Raises ValueError naming the file where it has lost a column or a figure.
    """
    total = read_columns(raw / TOTAL_FILE, {"Country Code": str, "Year": str, "Value": float}, complete="Value")
    young, older = (
        read_columns(raw / file, {"geo": str, "time": str, figure: float}, complete=figure)
        for figure, file in BAND_FILES.items()
    )
    result = SourceTables()
    result.tables["population"] = _population(total, areas, result.findings)
    result.tables["child-population"] = _child_population(young, older, areas, result.findings)
    bands = read_bands(raw)
    codes = _area_codes(bands["geo"])
    result.tables[TABLE], left = people_by_age(
        bands, codes, areas, last=LAST_YEAR, last_estimate=LAST_ESTIMATE, source=SOURCE
    )
    result.findings.append(left)
    return result


def _area_codes(theirs: pd.Series) -> pd.Series:
    """Our codes of areas for those of the band files."""
    return theirs.str.upper().replace(OWN_CODES)


def _population(total: pd.DataFrame, areas: Areas, findings: list[Finding]) -> pd.DataFrame:
    known = total["Country Code"].isin(areas.codes)
    aggregates = sorted(total.loc[~known, "Country Code"].unique())
    findings.append(
        Finding(
            SOURCE,
            "population",
            "dropped",
            int((~known).sum()),
            "aggregates of the World Bank, the Channel Islands (CHI) among them, are no areas",
            " ".join(aggregates),
        )
    )
    rows = tidy(
        pd.DataFrame(
            {
                "ref_area": total.loc[known, "Country Code"],
                "time_period": total.loc[known, "Year"],
                "obs_value": total.loc[known, "Value"],
            }
        )
    )
    _note_gaps(rows, areas, findings, "population")
    _note_late_starts(rows, findings)
    return rows


def _child_population(young: pd.DataFrame, older: pd.DataFrame, areas: Areas, findings: list[Finding]) -> pd.DataFrame:
    children, teenagers = BAND_FILES
    bands = young.merge(older, on=["geo", "time"], how="outer", validate="one_to_one")
    code = _area_codes(bands["geo"])
    year = bands["time"].astype(int)
    complete = bands[[children, teenagers]].notna().all(axis=1)
    known = code.isin(areas.codes) & complete
    kept = known & (year <= LAST_YEAR)
    if not known.all():
        key = " ".join(sorted(code[~known].unique()))
        reason = "no area of the list has this code, or one of the two bands is missing"
        findings.append(Finding(SOURCE, "child-population", "dropped", int((~known).sum()), reason, key))
    findings.append(
        Finding(
            SOURCE,
            "child-population",
            "dropped",
            int((known & ~kept).sum()),
            f"projections after {LAST_YEAR} are not shown",
            f"{LAST_YEAR + 1} to {year.max()}",
        )
    )
    own = bands["geo"].str.upper().isin(OWN_CODES) & kept
    findings.append(
        Finding(
            SOURCE,
            "child-population",
            "noted",
            int(own.sum()),
            "the file's own codes were mapped to areas",
            ", ".join(f"{theirs.lower()} {ours}" for theirs, ours in OWN_CODES.items()),
        )
    )
    tenths = 10 * bands.loc[kept, children] + UNDER_18_OF_15_TO_19 * bands.loc[kept, teenagers]
    rows = tidy(
        pd.DataFrame(
            {
                "ref_area": code[kept],
                "time_period": year[kept],
                "age": "Y0T17",
                # whole tenths are exact, so that the rounding cannot depend on how 0.6 is stored
                "obs_value": (tenths + 5) // 10,
                "obs_status": year[kept].gt(LAST_ESTIMATE).map({True: "P", False: "E"}),
            }
        )
    )
    _note_gaps(rows, areas, findings, "child-population")
    return rows


def _note_gaps(rows: pd.DataFrame, areas: Areas, findings: list[Finding], indicator: str) -> None:
    absent = sorted(areas.codes - set(rows["ref_area"]))
    findings.append(
        Finding(SOURCE, indicator, "noted", 0, f"{len(absent)} areas have no figure, so no rate", " ".join(absent))
    )


def _note_late_starts(rows: pd.DataFrame, findings: list[Finding]) -> None:
    starts = rows.groupby("ref_area")["time_period"].min()
    late = starts[starts > starts.min()]
    if len(late):
        key = ", ".join(f"{area} from {year}" for area, year in late.items())
        findings.append(Finding(SOURCE, "population", "noted", 0, "the series starts later than for others", key))
