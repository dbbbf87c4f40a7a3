"""People of the ages that indicators on children measure, put together from bands of five years; approximate."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Finding, tidy
from data.sources.reading import read_columns

TABLE = "population-by-age"
FILES = {
    "population_aged_0_4_years_total_number": "population/aged_0_4.csv",
    "population_aged_5_9_years_total_number": "population/aged_5_9.csv",
    "population_aged_10_14_years_total_number": "population/aged_10_14.csv",
    "population_aged_15_19_years_total_number": "population/aged_15_19.csv",
}
"""Column of the figure, and its file, from the youngest to the oldest."""
FIRST_YEAR = 2000
"""No percentage that these people are needed for is older."""
TENTHS = {
    "Y0T4": (10, 0, 0, 0),
    "Y0T14": (10, 10, 10, 0),
    "Y1T14": (8, 10, 10, 0),
    "Y2T14": (6, 10, 10, 0),
    "Y5T17": (0, 10, 10, 6),
}
"""Tenths of each band that lie within an age: two for each of its five years."""


def read_bands(raw: Path) -> pd.DataFrame:
    """Columns geo, time and one for each band, of areas and years that have all of them.

    Raises ValueError naming the file where it has lost a column or a figure.
    """
    parts = [read_columns(raw / file, {"geo": str, "time": str, name: float}, complete=name)
             for name, file in FILES.items()]  # fmt: skip
    bands = parts[0]
    for part in parts[1:]:
        bands = bands.merge(part, on=["geo", "time"], how="inner", validate="one_to_one")
    return bands


def people_by_age(
    bands: pd.DataFrame, codes: pd.Series, areas: Areas, *, last: int, last_estimate: int, source: str
) -> tuple[pd.DataFrame, Finding]:
    """The table TABLE from FIRST_YEAR to `last`, and what was left out. `codes`: the area of each row of `bands`."""
    year = bands["time"].astype(int)
    kept = codes.isin(areas.codes) & year.between(FIRST_YEAR, last)
    made = []
    for age, tenths in TENTHS.items():
        parts = (share * bands.loc[kept, name] for share, name in zip(tenths, FILES, strict=True))
        made.append(
            pd.DataFrame(
                {
                    "ref_area": codes[kept],
                    "time_period": year[kept],
                    "age": age,
                    # whole tenths are exact, so that the rounding cannot depend on how 0.6 is stored
                    "obs_value": (sum(parts) + 5) // 10,
                    "obs_status": year[kept].gt(last_estimate).map({True: "P", False: "E"}),
                }
            )
        )
    reason = f"years before {FIRST_YEAR} and projections after {last} are not shown"
    left = Finding(source, TABLE, "dropped", int((~kept).sum()), reason, f"{year.min()} to {year.max()}")
    return tidy(pd.concat(made, ignore_index=True)), left
