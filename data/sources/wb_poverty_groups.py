"""Read the World Bank's own figures of extreme poverty in the world and in income groups, a release of their own."""

from __future__ import annotations

from pathlib import Path

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources.reading import read_columns, their_groups

SOURCE = "wb_poverty_groups"
FILE = "worldbank/poverty_groups_2025-06.csv.gz"
INDICATOR = "extreme-poverty"
SERIES, LINE = "SI.POV.DDAY", "$3.00 a day (2021 PPP)"
"""The series, and the line that its name has to say: figures at another line are another series."""
COLUMNS = {"entity_code": str, "year": float, "indicator_code": str, "value": float, "indicator_name": str}


def read(raw: Path, areas: Areas) -> SourceTables:
    """Rows of the world (WLD) and of income groups for the table extreme-poverty (% of people below 3.00 USD a day).

    The World Bank's regions are not those of the United Nations (M49), though some have their names: they are left
    out. Raises ValueError naming file, column, remedy.
    """
    given = read_columns(raw / FILE, COLUMNS, complete="year")
    series = given[given["indicator_code"] == SERIES]
    if series.empty or not series["indicator_name"].str.contains(LINE, regex=False).all():
        raise ValueError(
            f"{raw / FILE}: column indicator_name of {SERIES} does not say {LINE} throughout; figures at another "
            "poverty line are never mixed in: take the file of this line"
        )
    names = {"entity_code": "ref_area", "year": "time_period", "value": "obs_value"}
    rows = series[list(names)].rename(columns=names).dropna(subset=["obs_value"])
    rows, findings = their_groups(rows, areas, SOURCE, INDICATOR)
    groups = tidy(rows)
    reason = (
        "the world and income groups come from a release of their own, half a year older than the countries' file; "
        "an income group has the members that the World Bank gave it then"
    )
    held = ", ".join(sorted(set(groups["ref_area"])))
    findings.append(Finding(SOURCE, INDICATOR, "noted", len(groups), reason, held))
    return SourceTables(groups={INDICATOR: groups}, findings=findings)
