"""Say in the build report what became of rows of UNODC's workbook, and of which areas and years they were."""

from __future__ import annotations

import pandas as pd

from data.records import Action, Finding

SOURCE = "unodc_glotip"


def finding(indicator: str, action: Action, rows: pd.DataFrame, reason: str, label: str = "") -> list[Finding]:
    """One finding on rows with `ref_area` and `time_period`, or none where there are none."""
    if rows.empty:
        return []
    return [Finding(SOURCE, indicator, action, len(rows), reason, label + places(rows))]


def places(rows: pd.DataFrame) -> str:
    """The areas and years of rows, shortly: "BGR 2017, VNM 2012-2015"."""
    found = []
    for area, group in rows.groupby("ref_area", sort=True):
        years = pd.Series(sorted(set(group["time_period"])))
        runs = years.groupby((years.diff() != 1).cumsum()).agg(["min", "max"])
        spans = [str(first) if first == last else f"{first}-{last}" for first, last in runs.to_numpy()]
        found.append(f"{area} {' '.join(spans)}")
    return ", ".join(found)
