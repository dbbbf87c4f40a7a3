"""Read UNICEF's data warehouse: trend estimates of child marriage, and children out of school."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources import un_sdg
from data.sources.reading import known_areas, read_columns

SOURCE = "unicef"
FILE = "unicef/child_protection.csv.gz"
TREND, LEVEL = "child-marriage-18", "out-of-school"
CODES = {TREND: "PT_F_20-24_MRD_U18_TND", LEVEL: "ED_ROFST_L1"}
SAME_IN_UN_SDG = "SP_DYN_MRBF18"
CODE_COLUMN, YEAR_COLUMN = "DW.indicator.code", "time.period"
VALUE_COLUMN, FOOTNOTE = "obs.value", "obs.footnote"
COLUMNS = {CODE_COLUMN: str, "iso3": str, YEAR_COLUMN: float, VALUE_COLUMN: float, FOOTNOTE: str}


def read(raw: Path, areas: Areas) -> SourceTables:
    """Tables child-marriage-18 (% of women aged 20 to 24 married before 18, UNICEF trend estimates) and out-of-school
    (% of children of primary school age, one survey per country).

    The file says sex `_T` of the trend, a series on women: stored as F, Y20T24, status E (estimated). The same measure
    in un_sdg is only compared, never joined. Raises ValueError naming file, column, remedy.
    """
    everything = read_columns(raw / FILE, COLUMNS, complete=YEAR_COLUMN)
    trend, findings = _rows_of(everything, TREND, areas)
    level, left_out = _rows_of(everything, LEVEL, areas)
    others = everything[~everything[CODE_COLUMN].isin(CODES.values())]
    return SourceTables(
        {TREND: tidy(trend.assign(sex="F", age="Y20T24", obs_status="E")), LEVEL: tidy(level)},
        [*findings, *left_out, *_footnotes(trend), *_compared(trend, _surveys(raw)), _not_read(others)],
    )


def _rows_of(everything: pd.DataFrame, indicator: str, areas: Areas) -> tuple[pd.DataFrame, list[Finding]]:
    """The rows of one indicator that have a figure, with our names of columns."""
    code = CODES[indicator]
    rows = everything[everything[CODE_COLUMN] == code].dropna(subset=[VALUE_COLUMN])
    if rows.empty:
        raise ValueError(f"{FILE}: no row of {code} in column {CODE_COLUMN}; check CODES in data/sources/unicef.py")
    names = {"iso3": "ref_area", YEAR_COLUMN: "time_period", VALUE_COLUMN: "obs_value"}
    return known_areas(rows.rename(columns=names), areas, SOURCE, indicator)


def _surveys(raw: Path) -> pd.DataFrame:
    """The same measure as un_sdg's newest release has it: iso3, year, value."""
    columns = {"vintage": str, "series": str, "iso3": str, "year": float, "value": float}
    current = un_sdg.newest(read_columns(raw / un_sdg.FILE, columns, complete="year"))
    return current[current["series"] == SAME_IN_UN_SDG]


def _footnotes(rows: pd.DataFrame) -> list[Finding]:
    noted = rows[rows[FOOTNOTE] != ""]
    return [
        Finding(SOURCE, TREND, "noted", len(group), f"UNICEF notes: {note}", _listed(group.ref_area))
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
        findings.append(Finding(SOURCE, TREND, "noted", len(only), reason, _listed(only["iso3"])))
    if not later.empty:
        reason = f"un_sdg ({SAME_IN_UN_SDG}) has a later survey: not joined, it is another publisher's series"
        findings.append(Finding(SOURCE, TREND, "noted", len(later), reason, _listed(later["iso3"])))
    return findings


def _not_read(others: pd.DataFrame) -> Finding:
    reason = "other indicators of the file: shown from un_sdg, one publisher each, or not shown yet"
    return Finding(SOURCE, "", "noted", len(others), reason, _listed(others[CODE_COLUMN]))


def _listed(codes: pd.Series) -> str:
    return ", ".join(sorted(set(codes)))
