"""Read the World Bank's World Development Indicators: extreme poverty and GDP per person."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources import un_sdg
from data.sources.reading import known_areas, read_columns

SOURCE = "wb_wdi"
FILE = "worldbank/wdi_selection_2025-12.csv.gz"
SERIES = {"extreme-poverty": "wdi_sipovdday", "gdp-per-capita": "wdi_nygdppcapppkd"}
"""SI.POV.DDAY of this release is the 3.00 USD line (2021 PPP); releases at 2.15 USD are another series."""

POVERTY, SAME_IN_UN_SDG = "extreme-poverty", "SI_POV_DAY1"
"""The measure that un_sdg has too, by the same line: compared for its years, never joined."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """Tables extreme-poverty (% of people) and gdp-per-capita (2021 PPP USD per person).

    Survey and account years as given: nothing is filled in between.
    Raises ValueError naming file, column, remedy.
    """
    kinds = {"country_code": str, "year": float, **dict.fromkeys(SERIES.values(), float)}
    wide = read_columns(raw / FILE, kinds, complete="year")
    result = SourceTables()
    for indicator, column in SERIES.items():
        rows, findings = known_areas(_series(wide, column), areas, SOURCE, indicator)
        result.tables[indicator] = tidy(rows)
        result.findings += findings
    result.findings += un_sdg.later_than(result.tables[POVERTY], raw, SAME_IN_UN_SDG, SOURCE, POVERTY)
    result.findings.append(_not_read(wide))
    return result


def _series(wide: pd.DataFrame, column: str) -> pd.DataFrame:
    names = {"country_code": "ref_area", "year": "time_period", column: "obs_value"}
    return wide[list(names)].rename(columns=names).dropna(subset=["obs_value"])


def _not_read(wide: pd.DataFrame) -> Finding:
    reason = (
        "only SI.POV.DDAY and NY.GDP.PCAP.PP.KD are taken: other poverty lines are never mixed in, "
        "birth registration and completion come from other publishers; figures of the world and of groups come from "
        "wb_poverty_groups"
    )
    empty = int(wide[list(SERIES.values())].isna().all(axis=1).sum())
    return Finding(SOURCE, "", "noted", empty, reason, "rows without either figure")
