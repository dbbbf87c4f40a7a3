"""Read UNICEF's trend estimates of child marriage."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources import un_sdg
from data.sources.reading import known_areas, read_columns

SOURCE = "unicef"
FILE = "unicef/child_protection.csv.gz"
INDICATOR = "child-marriage-18"
CODE = "PT_F_20-24_MRD_U18_TND"
SAME_IN_UN_SDG = "SP_DYN_MRBF18"
CODE_COLUMN, YEAR_COLUMN = "DW.indicator.code", "time.period"
VALUE_COLUMN, FOOTNOTE = "obs.value", "obs.footnote"
COLUMNS = {CODE_COLUMN: str, "iso3": str, YEAR_COLUMN: float, VALUE_COLUMN: float, FOOTNOTE: str}


def read(raw: Path, areas: Areas) -> SourceTables:
    """Table child-marriage-18: % of women aged 20 to 24 married before 18, UNICEF trend estimates.

    The file says sex `_T` of a series on women: stored as F, Y20T24, status E (estimated). The same measure
    in un_sdg is only compared, never joined. Raises ValueError naming file, column, remedy.
    """
    everything = read_columns(raw / FILE, COLUMNS, complete=YEAR_COLUMN)
    trend = everything[everything[CODE_COLUMN] == CODE].dropna(subset=[VALUE_COLUMN])
    if trend.empty:
        raise ValueError(f"{FILE}: no row of {CODE} in column {CODE_COLUMN}; check CODE in data/sources/unicef.py")
    names = {"iso3": "ref_area", YEAR_COLUMN: "time_period", VALUE_COLUMN: "obs_value"}
    rows = trend.rename(columns=names).assign(sex="F", age="Y20T24", obs_status="E")
    rows, findings = known_areas(rows, areas, SOURCE, INDICATOR)
    others = everything[everything[CODE_COLUMN] != CODE]
    return SourceTables(
        {INDICATOR: tidy(rows)},
        [*findings, *_footnotes(rows), *_compared(rows, _surveys(raw)), _not_read(others)],
    )


def _surveys(raw: Path) -> pd.DataFrame:
    """The same measure as un_sdg's newest release has it: iso3, year, value."""
    columns = {"vintage": str, "series": str, "iso3": str, "year": float, "value": float}
    current = un_sdg.newest(read_columns(raw / un_sdg.FILE, columns, complete="year"))
    return current[current["series"] == SAME_IN_UN_SDG]


def _footnotes(rows: pd.DataFrame) -> list[Finding]:
    noted = rows[rows[FOOTNOTE] != ""]
    return [
        Finding(SOURCE, INDICATOR, "noted", len(group), f"UNICEF notes: {note}", _listed(group.ref_area))
        for note, group in noted.groupby(FOOTNOTE)
    ]


def _compared(rows: pd.DataFrame, surveys: pd.DataFrame) -> list[Finding]:
    """Where un_sdg has a country that UNICEF's trend lacks, or a later survey than its last point."""
    last = rows.groupby("ref_area")["time_period"].max()
    ours = surveys["iso3"].map(last)
    only, later = surveys[ours.isna()], surveys[surveys["year"] > ours]
    findings = []
    if not only.empty:
        reason = f"country in un_sdg ({SAME_IN_UN_SDG}) only: no trend of UNICEF, so no row"
        findings.append(Finding(SOURCE, INDICATOR, "noted", len(only), reason, _listed(only["iso3"])))
    if not later.empty:
        reason = f"un_sdg ({SAME_IN_UN_SDG}) has a later survey: not joined, it is another publisher's series"
        findings.append(Finding(SOURCE, INDICATOR, "noted", len(later), reason, _listed(later["iso3"])))
    return findings


def _not_read(others: pd.DataFrame) -> Finding:
    reason = "other indicators of the file: shown from un_sdg, one publisher each, or not shown yet"
    return Finding(SOURCE, "", "noted", len(others), reason, _listed(others[CODE_COLUMN]))


def _listed(codes: pd.Series) -> str:
    return ", ".join(sorted(set(codes)))
