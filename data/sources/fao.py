"""Read FAO's prevalence of undernourishment, in which 2.5 % mostly stands for "below 2.5"."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Action, Finding, SourceTables, tidy
from data.sources import un_sdg
from data.sources.reading import known_areas, read_columns

SOURCE = "fao"
FILE = "fao/prevalence_of_undernourishment.csv"
INDICATOR = "undernourishment"
VALUE = "2.1.1 prevalence of undernourishment - Value (percent)"
COLUMNS = {"Entity": str, "Code": str, "Year": float, VALUE: float}
WORLD = {"OWID_WRL": "WLD"}
LEAST = 2.5
"""Per cent; FAO publishes nothing lower, but prints "<2.5"."""
PLACE = ["ref_area", "time_period"]


def read(raw: Path, areas: Areas) -> SourceTables:
    """Table undernourishment: % of people, means of three years, with FAO's own world figure (WLD).

    A value of 2.5 is stored as the interval from 0 to 2.5 (status Q), but where the SDG database gives the same value
    without the label "<2.5". Raises ValueError naming file, column, remedy.
    """
    given = read_columns(raw / FILE, COLUMNS, complete="Year").dropna(subset=[VALUE])
    names = {"Code": "ref_area", "Year": "time_period", VALUE: "obs_value"}
    grouped = given["Code"] == ""
    rows = given[~grouped].rename(columns=names).astype({"time_period": int})
    rows, findings = known_areas(rows.assign(ref_area=rows["ref_area"].replace(WORLD)), areas, SOURCE, INDICATOR)
    reason = "a group of countries, without a code"
    findings.append(Finding(SOURCE, INDICATOR, "dropped", int(grouped.sum()), reason, _listed(given[grouped].Entity)))
    labels = _labels(raw)
    at_least = rows["obs_value"] == LEAST
    exact = at_least & _places(rows).isin(_places(labels[labels["label"] == ""]))
    below = at_least & ~exact
    findings += _doubts(rows, exact, below & ~_places(rows).isin(_places(labels)))
    bounds = pd.DataFrame({"obs_lower": 0.0, "obs_upper": LEAST}, index=rows.index).where(below)
    status = below.map({True: "Q", False: "A"})
    rows = rows.assign(obs_value=rows["obs_value"].mask(below), **bounds, obs_status=status)
    return SourceTables({INDICATOR: tidy(rows)}, findings)


def _labels(raw: Path) -> pd.DataFrame:
    """Area, year and label of the same series in the newest SDG release; no figure of it is used."""
    columns = {"vintage": str, "series": str, "iso3": str, "year": float, "label": str}
    current = un_sdg.newest(read_columns(raw / un_sdg.FILE, columns, complete="year"))
    same = current[current["series"] == un_sdg.UNDERNOURISHMENT]
    unknown = set(same["label"]) - {"", un_sdg.BELOW}
    if same.empty or unknown:
        held = f"holds {', '.join(sorted(unknown))}" if unknown else "has no row"
        raise ValueError(
            f"{raw / un_sdg.FILE}: column label of {un_sdg.UNDERNOURISHMENT} {held}; say in data/sources/fao.py how a "
            f'true {LEAST} is told from "below {LEAST}"'
        )
    return same.rename(columns={"iso3": "ref_area", "year": "time_period"}).astype({"time_period": int})


def _places(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[PLACE])


def _doubts(rows: pd.DataFrame, exact: pd.Series, unlabelled: pd.Series) -> list[Finding]:
    listed = ", ".join(f"{area} {year}" for area, year in rows.loc[exact, PLACE].sort_values(PLACE).to_numpy())
    years = rows.loc[unlabelled, "time_period"]
    cases: tuple[tuple[Action, int, str, str], ...] = (
        ("noted", int(exact.sum()), f"{LEAST} is a figure: the SDG database has it without its label", listed),
        (
            "doubted",
            len(years),
            f'{LEAST} is taken as "below": the SDG database has no row that could tell a true {LEAST} from it',
            f"{years.min()} to {years.max()}" if len(years) else "",
        ),
    )
    return [Finding(SOURCE, INDICATOR, action, number, reason, key) for action, number, reason, key in cases if number]


def _listed(names: pd.Series) -> str:
    return ", ".join(sorted(set(names)))
