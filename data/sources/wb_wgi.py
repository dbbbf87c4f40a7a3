"""Read the World Bank's Worldwide Governance Indicators: three scores, each with the range of its standard error."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

import pandas as pd
from openpyxl.utils.exceptions import InvalidFileException

from data.areas import Areas
from data.records import Action, Finding, SourceTables, tidy
from data.sources.reading import known_areas

SOURCE = "wb_wgi"
FILE = "worldbank/wgidataset_2024.xlsx"
SERIES = {"political-stability": "pv", "rule-of-law": "rl", "control-of-corruption": "cc"}
OLD_CODES = {"ADO": "AND", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "WBG": "PSE", "KSV": "XKX"}
GONE = "ANT"
"""The Netherlands Antilles, no area of today."""
BLANK = ".."
FIGURES = ["estimate", "stddev"]
COLUMNS = ["code", "year", "indicator", *FIGURES]
ERRORS = 1.645
"""Standard errors on either side of an estimate that make its range of 90 %, as the World Bank publishes it."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """One table per id of SERIES: scores of about -2.5 to 2.5, bounds = estimate -/+ 1.645 standard errors, status E.

    Raises ValueError naming file, column, remedy.
    """
    everything = _figures(_sheet(raw / FILE), raw / FILE)
    result = SourceTables()
    for indicator, code in SERIES.items():
        rows, findings = _series(everything[everything["indicator"] == code], indicator, areas)
        result.tables[indicator] = rows
        result.findings += findings
    others = everything[~everything["indicator"].isin(SERIES.values())]
    reason = "other dimensions of governance: not shown"
    key = ", ".join(sorted(set(others["indicator"])))
    result.findings.append(Finding(SOURCE, "", "noted", len(others), reason, key))
    return result


def _sheet(path: Path) -> pd.DataFrame:
    try:
        sheet = pd.read_excel(path, dtype=object, keep_default_na=False, engine="openpyxl")
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, InvalidFileException) as error:
        raise ValueError(
            f"{path}: is no readable workbook ({error}); it may be an HTML page or cut off: fetch it again"
        ) from error
    if missing := [name for name in COLUMNS if name not in sheet.columns]:
        raise ValueError(
            f"{path}: no column {', '.join(missing)}; expected columns: {', '.join(COLUMNS)}. If the World Bank "
            f"changed the format, adapt COLUMNS in data/sources/wb_wgi.py; otherwise fetch the file again."
        )
    return sheet[COLUMNS]


def _figures(sheet: pd.DataFrame, path: Path) -> pd.DataFrame:
    """The sheet with figures as numbers, `..` as none."""
    try:
        numbers = {name: pd.to_numeric(sheet[name].replace({BLANK: None})).astype(float) for name in FIGURES}
    except (ValueError, TypeError) as error:
        raise ValueError(
            f"{path}: columns {', '.join(FIGURES)} hold something other than numbers and {BLANK} ({error}); say in "
            f"data/sources/wb_wgi.py what it means"
        ) from error
    return sheet.assign(**numbers)


def _series(rows: pd.DataFrame, indicator: str, areas: Areas) -> tuple[pd.DataFrame, list[Finding]]:
    if rows.empty:
        raise ValueError(
            f"{FILE}: no row of {SERIES[indicator]} in column indicator; check SERIES in data/sources/wb_wgi.py"
        )
    blank = rows[FIGURES].isna().any(axis=1)
    gone = rows["code"] == GONE
    cases: tuple[tuple[Action, pd.Series, str, str], ...] = (
        ("dropped", blank, f"{BLANK}: no figure", "column estimate or stddev"),
        ("dropped", gone & ~blank, "an area that no longer exists", GONE),
        ("noted", rows["code"].isin(OLD_CODES) & ~blank, "an old code of the area", ", ".join(sorted(OLD_CODES))),
    )
    found = [
        Finding(SOURCE, indicator, action, int(chosen.sum()), reason, key)
        for action, chosen, reason, key in cases
        if chosen.any()
    ]
    kept = rows[~blank & ~gone]
    range_ = ERRORS * kept["stddev"]
    named = kept.assign(
        ref_area=kept["code"].replace(OLD_CODES),
        time_period=kept["year"],
        obs_value=kept["estimate"],
        obs_lower=kept["estimate"] - range_,
        obs_upper=kept["estimate"] + range_,
        obs_status="E",
    )
    known, strangers = known_areas(named, areas, SOURCE, indicator)
    return tidy(known), [*found, *strangers]
