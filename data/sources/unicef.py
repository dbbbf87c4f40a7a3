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
SHOWN_FROM_UN_SDG = {
    "PT_CHLD_Y0T4_REG": ("birth-registration", ""),
    "PT_CHLD_5-17_LBR_ECON-HC": ("child-labour", ""),
    "PT_CHLD_1-14_PS-PSY-V_CGVR": ("violent-discipline", ""),
    "PT_F_18-29_SX-V_AGE-18": ("sexual-violence-by-18", "F"),
    "PT_M_18-29_SX-V_AGE-18": ("sexual-violence-by-18", "M"),
    "PT_F_15-49_FGM": ("female-genital-mutilation", ""),
}
"""Series of the file that are shown from un_sdg: our indicator, and the sex where it tells the sexes apart.

Of them only the footnotes are taken, which un_sdg does not have, and only on the very figure that un_sdg has."""
NOTES = "UNICEF notes: "
"""How the entry on a footnote begins; the footnote follows, word for word."""
ROUNDING = 0.051
"""How far apart the same figure may lie in the two files, which round it to one decimal."""
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
    current = _current(raw)
    return SourceTables(
        {TREND: tidy(trend.assign(sex="F", age="Y20T24", obs_status="E")), LEVEL: tidy(level)},
        [
            *findings,
            *left_out,
            *_footnotes(TREND, trend),
            *_footnotes(LEVEL, level),
            *_footnotes_of_surveys(others, current, areas),
            *_only_in_un_sdg(trend, current[current["series"] == SAME_IN_UN_SDG]),
            *un_sdg.later_than(trend, raw, SAME_IN_UN_SDG, SOURCE, TREND),
            _not_read(others),
        ],
    )


def _rows_of(everything: pd.DataFrame, indicator: str, areas: Areas) -> tuple[pd.DataFrame, list[Finding]]:
    """The rows of one indicator that have a figure, with our names of columns."""
    code = CODES[indicator]
    rows = everything[everything[CODE_COLUMN] == code].dropna(subset=[VALUE_COLUMN])
    if rows.empty:
        raise ValueError(f"{FILE}: no row of {code} in column {CODE_COLUMN}; check CODES in data/sources/unicef.py")
    names = {"iso3": "ref_area", YEAR_COLUMN: "time_period", VALUE_COLUMN: "obs_value"}
    return known_areas(rows.rename(columns=names), areas, SOURCE, indicator)


def _current(raw: Path) -> pd.DataFrame:
    """The newest release of un_sdg: series, iso3, year, value."""
    columns = {"vintage": str, "series": str, "iso3": str, "year": float, "value": float}
    return un_sdg.newest(read_columns(raw / un_sdg.FILE, columns, complete="year"))


def _footnotes(indicator: str, rows: pd.DataFrame) -> list[Finding]:
    """The publisher's footnotes, word for word, with the areas of whose figures they are."""
    noted = rows[rows[FOOTNOTE] != ""]
    return [
        Finding(SOURCE, indicator, "noted", len(group), f"{NOTES}{note}", _listed(group.ref_area))
        for note, group in noted.groupby(FOOTNOTE)
    ]


def _footnotes_of_surveys(others: pd.DataFrame, current: pd.DataFrame, areas: Areas) -> list[Finding]:
    """UNICEF's footnotes on figures that are shown from un_sdg, with area, year and sex: "PSE 2019 F".

    A footnote on another year or figure than un_sdg has is listed, not taken.
    """
    noted = others[(others[FOOTNOTE] != "") & others["iso3"].isin(areas.codes)].dropna(subset=[VALUE_COLUMN])
    noted = noted[noted[CODE_COLUMN].isin(SHOWN_FROM_UN_SDG)]
    told = noted[CODE_COLUMN].map(SHOWN_FROM_UN_SDG)
    noted = noted.assign(indicator=told.str[0], sex=told.str[1])
    series = noted["indicator"].map(un_sdg.SERIES)
    same = pd.Series(
        [
            bool((current[current["series"] == code].pipe(_figures, area, year) - value).abs().lt(ROUNDING).any())
            for code, area, year, value in zip(
                series, noted["iso3"], noted[YEAR_COLUMN], noted[VALUE_COLUMN], strict=True
            )
        ],
        noted.index,
        dtype=bool,
    )
    years = noted[YEAR_COLUMN].map("{:.0f}".format)
    noted = noted.assign(place=(noted["iso3"] + " " + years + " " + noted["sex"]).str.strip())
    findings = [
        Finding(SOURCE, str(indicator), "noted", group["place"].nunique(), f"{NOTES}{note}", _listed(group["place"]))
        for (indicator, note), group in noted[same].groupby(["indicator", FOOTNOTE])
    ]
    reason = "a footnote of UNICEF's on another year or figure than un_sdg has: not taken"
    taken = set(zip(noted[same]["indicator"], noted[same]["iso3"], strict=True))
    for indicator, group in noted[~same].groupby("indicator"):
        left = group[[(indicator, area) not in taken for area in group["iso3"]]]["iso3"]
        if not left.empty:
            findings.append(Finding(SOURCE, str(indicator), "noted", left.nunique(), reason, _listed(left)))
    return findings


def _figures(rows: pd.DataFrame, area: str, year: float) -> pd.Series:
    figures: pd.Series = rows[(rows["iso3"] == area) & (rows["year"] == year)]["value"]
    return figures


def _only_in_un_sdg(rows: pd.DataFrame, surveys: pd.DataFrame) -> list[Finding]:
    """The countries of un_sdg that UNICEF's trend lacks."""
    only = surveys[~surveys["iso3"].isin(rows["ref_area"])]
    if only.empty:
        return []
    reason = f"country in un_sdg ({SAME_IN_UN_SDG}) only: no trend of UNICEF, so no row"
    return [Finding(SOURCE, TREND, "noted", len(only), reason, _listed(only["iso3"]))]


def _not_read(others: pd.DataFrame) -> Finding:
    reason = "other indicators of the file: shown from un_sdg, one publisher each, or not shown yet"
    return Finding(SOURCE, "", "noted", len(others), reason, _listed(others[CODE_COLUMN]))


def _listed(codes: pd.Series) -> str:
    return ", ".join(sorted(set(codes)))
