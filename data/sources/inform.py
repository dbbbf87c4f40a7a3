"""Read the INFORM Risk Index and its three dimensions."""

from __future__ import annotations

from pathlib import Path

from data.areas import Areas
from data.records import SourceTables, tidy
from data.sources.reading import known_areas, read_columns

SOURCE = "inform"
FILE = "inform/risk_index_trends.csv"
INDICATOR = "inform-risk"
INDEX = ("INFORM", "HA", "VU", "CC")
"""The index, and its dimensions: hazard and exposure, vulnerability, lack of coping capacity."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """Table inform-risk: scores from 0 to 10 by year of the index (`GNAYear`), INDEX as breakdown.

    Raises ValueError naming file, column, remedy.
    """
    columns = {"Iso3": str, "GNAYear": float, "IndicatorId": str, "IndicatorScore": float}
    given = read_columns(raw / FILE, columns, complete="GNAYear").dropna(subset=["IndicatorScore"])
    if given.empty or set(given["IndicatorId"]) != set(INDEX):
        raise ValueError(
            f"{raw / FILE}: column IndicatorId holds {', '.join(sorted(set(given['IndicatorId'])))}, expected "
            f"{', '.join(INDEX)}; adapt INDEX in data/sources/inform.py, or fetch the file again"
        )
    names = {"Iso3": "ref_area", "GNAYear": "time_period", "IndicatorId": "breakdown", "IndicatorScore": "obs_value"}
    rows, findings = known_areas(given.rename(columns=names), areas, SOURCE, INDICATOR)
    return SourceTables({INDICATOR: tidy(rows)}, findings)
