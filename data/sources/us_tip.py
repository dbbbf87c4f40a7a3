"""Read the tiers in which the US Department of State places governments in its reports on trafficking."""

from __future__ import annotations

from pathlib import Path

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources.reading import known_areas, read_columns

SOURCE = "us_tip"
FILE = "us_tip/tiers_2001_2025.csv"
INDICATOR = "tip-report-tier"
COLUMNS: dict[str, type[str] | type[float]] = {"report_year": float, "iso3": str, "name": str, "tier": str}
TIERS = {"Tier 1": 1.0, "Tier 2": 2.0, "Tier 2 Watch List": 3.0, "Tier 3": 4.0}
OTHER_CODES = {"KOS": "XKX"}


def read(raw: Path, areas: Areas) -> SourceTables:
    """Table tip-report-tier: 1 Tier 1, 2 Tier 2, 3 Tier 2 Watch List, 4 Tier 3; years as given, gaps stay gaps.

    A country that is listed twice in a year, with different tiers, has none. Raises ValueError naming file, value and
    remedy.
    """
    names = {"iso3": "ref_area", "report_year": "time_period"}
    listed = read_columns(raw / FILE, COLUMNS, complete="report_year").rename(columns=names)
    rows, findings = known_areas(listed.replace({"ref_area": OTHER_CODES}), areas, SOURCE, INDICATOR)
    values = rows["tier"].map(TIERS)
    if strange := sorted(set(rows.loc[values.isna(), "tier"])):
        raise ValueError(f"{FILE}: unknown tiers: {', '.join(strange)}; see TIERS in {__name__}")
    twice = rows.duplicated(["ref_area", "time_period"], keep=False)
    findings += [
        Finding(SOURCE, INDICATOR, "dropped", len(group), "listed twice, with different tiers: none is taken", key)
        for key, group in rows[twice].groupby(rows["ref_area"] + rows["time_period"].map(" {:.0f}".format))
    ]
    return SourceTables({INDICATOR: tidy(rows.assign(obs_value=values)[~twice])}, findings)
