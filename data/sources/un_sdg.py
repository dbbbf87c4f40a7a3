"""Read the newest release of the UN's Global SDG Indicators Database, one publisher's value per key."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import KEYS, Action, Finding, SourceTables, tidy
from data.sources.reading import known_areas, read_columns

SOURCE = "un_sdg"
FILE = "un_sdg/selected_series_4_vintages.csv.gz"
SERIES = {
    "food-insecurity": "AG_PRD_FIESMS",
    "homicide-rate": "VC_IHR_PSRC",
    "birth-registration": "SG_REG_BRTH",
    "child-marriage-15": "SP_DYN_MRBF15",
    "child-labour": "SL_TLF_CHLDEC",
    "child-economic-activity": "SL_TLF_CHLDEA",
    "violent-discipline": "VC_VAW_PHYPYV",
    "sexual-violence-by-18": "VC_VAW_SXVLN",
    "social-protection-children": "SI_COV_CHLD",
    "migrant-deaths": "SM_DTH_MIGR",
    "disaster-affected": "VC_DSR_AFFCT",
    "sexual-violence-reported": "VC_PRR_SEXV",
    "unsentenced-detainees": "VC_PRS_UNSNT",
    "laws-on-violence-against-women": "SG_LGL_GENEQVAW",
    "female-genital-mutilation": "SH_STA_FGMS",
    "primary-completion": "SE_TOT_CPLR",
    "partner-violence": "VC_VAW_MARR",
}
UNDERNOURISHMENT, BELOW = "SN_ITK_DEFC", "<2.5"
"""A series that another publisher's file gives without its labels, and the label of what is below 2.5 %."""
SEXES = {"BOTHSEX": "_T", "": "_T", "FEMALE": "F", "MALE": "M"}
AGES = {
    "ALLAGE": "_T",
    "": "_T",
    "<5Y": "Y0T4",
    "<15Y": "Y0T14",
    "1-14": "Y1T14",
    "2-14": "Y2T14",
    "5-17": "Y5T17",
    "18-29": "Y18T29",
    "20-24": "Y20T24",
    "15-49": "Y15T49",
    "15+": "Y_GE15",
}
AGE_WHERE_BLANK = {"social-protection-children": "Y0T14"}
"""The age that a series measures by definition, for rows that leave the field blank."""
NARROWER_AGES = {"violent-discipline": "Y2T14"}
"""An age group that some countries have in place of the series' own: on the same map, with a note."""
HEADLINES = {"primary-completion": ("Education level", "PRIMAR")}
"""The entry of the column dims that tells a series apart from its neighbours, and the value that is taken."""
STATUSES = {"partner-violence": "E"}
"""Modelled throughout."""
LATER = "has a later figure"
"""How a finding says that this source is newer than the table of another publisher."""
COLUMNS = {
    "vintage": str,
    "iso3": str,
    "series": str,
    "sex": str,
    "age": str,
    "dims": str,
    "year": float,
    "value": float,
    "label": str,
}
"""`indicator_status` is not read, and of `dims` only what HEADLINES names: their status words are another agency's
judgements."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """One table per id of SERIES (% of those whom the catalogue names; homicides per 100,000 people; deaths, people).

    Only the newest release is used, never joined with older ones.
    Raises ValueError naming file, column, remedy.
    """
    releases = read_columns(raw / FILE, COLUMNS, complete="year")
    current = newest(releases)
    older = releases.drop(current.index)
    result = SourceTables(findings=[_status_words(len(current))])
    for indicator, series in SERIES.items():
        rows, beside = headline(current[current["series"] == series], indicator)
        rows, findings = table_of(rows, indicator, areas)
        result.tables[indicator] = rows
        result.findings += beside + findings + _older(older[older["series"] == series], indicator)
    return result


def newest(releases: pd.DataFrame) -> pd.DataFrame:
    """The rows of the newest release (`vintage`, an ISO date)."""
    release: str = releases["vintage"].max()
    rows: pd.DataFrame = releases[releases["vintage"] == release]
    return rows


def later_than(rows: pd.DataFrame, raw: Path, series: str, source: str, indicator: str) -> list[Finding]:
    """Where the newest release has a later figure of a series than another publisher's table, which it never joins.

    With that figure. `rows`: the table; areas that it lacks are no matter here. None where this file is not there: a
    publisher's table that is fetched anew comes alone, and a build without it fails by itself.
    """
    later = _later(rows, raw, series)
    return [] if later.empty else [_is_later(later, series, source, indicator, _newest_listed(later))]


def later_areas(rows: pd.DataFrame, raw: Path, series: str, source: str, indicator: str) -> list[Finding]:
    """The same without the figures, where those of the newest years are incomplete."""
    later = _later(rows, raw, series)
    return [] if later.empty else [_is_later(later, series, source, indicator, _listed(later["iso3"]))]


def only_areas(rows: pd.DataFrame, raw: Path, series: str, source: str, indicator: str) -> list[Finding]:
    """Of which areas the newest release has a figure of a series, and another publisher's table none, by year."""
    figures = _current(raw, series)
    only = figures[~figures["iso3"].isin(rows["ref_area"])]
    if only.empty:
        return []
    reason = f"country in un_sdg ({series}) only: not joined, so no row"
    return [Finding(source, indicator, "noted", only["iso3"].nunique(), reason, _dated(only))]


def _later(rows: pd.DataFrame, raw: Path, series: str) -> pd.DataFrame:
    figures = _current(raw, series)
    return figures[figures["year"] > figures["iso3"].map(rows.groupby("ref_area")["time_period"].max())]


def _current(raw: Path, series: str) -> pd.DataFrame:
    """The figures of a series in the newest release; none where the file is not there."""
    columns = {"vintage": str, "series": str, "iso3": str, "year": float, "value": float}
    if not (raw / FILE).exists():
        return pd.DataFrame(columns=list(columns))
    current = newest(read_columns(raw / FILE, columns, complete="year")).dropna(subset=["value"])
    return current[current["series"] == series]


def _is_later(later: pd.DataFrame, series: str, source: str, indicator: str, key: str) -> Finding:
    reason = f"un_sdg ({series}) {LATER}: not joined, it is another publisher's series"
    return Finding(source, indicator, "noted", len(later), reason, key)


def _newest_listed(later: pd.DataFrame) -> str:
    """Of each area its newest figure, "ECU 2025: 3.4"; the area alone where that is of several kinds."""
    last = later[later["year"] == later.groupby("iso3")["year"].transform("max")]
    alone = ~last.duplicated("iso3", keep=False)
    said = [
        f"{area} {year:.0f}: {value:g}" if is_alone else area
        for area, year, value, is_alone in zip(last["iso3"], last["year"], last["value"], alone, strict=True)
    ]
    return ", ".join(sorted(set(said)))


def _dated(rows: pd.DataFrame) -> str:
    """Areas with the years of their figures, "GIB 2024, TWN 2007 2008"."""
    years = {str(area): sorted(set(found.astype(int))) for area, found in rows.groupby("iso3")["year"]}
    return ", ".join(f"{area} {' '.join(map(str, found))}" for area, found in sorted(years.items()))


def headline(rows: pd.DataFrame, indicator: str) -> tuple[pd.DataFrame, list[Finding]]:
    """The rows of a series that HEADLINES asks for, without `dims`; what else it holds as a finding.

    Raises ValueError where `dims` names no such rows.
    """
    plain = rows.drop(columns="dims")
    if indicator not in HEADLINES or rows.empty:
        return plain, []
    name, wanted = HEADLINES[indicator]
    given = rows["dims"].str.extract(rf'"{re.escape(name)}": "(\w+)"', expand=False).fillna("none named")
    if not (given == wanted).any():
        raise ValueError(
            f"{FILE}: column dims of {SERIES[indicator]} has no {name} {wanted}; adapt HEADLINES in "
            f"data/sources/un_sdg.py"
        )
    others = given[given != wanted]
    reason = f"another {name.lower()} than {wanted}"
    return plain[given == wanted], [Finding(SOURCE, indicator, "dropped", len(others), reason, _listed(others))]


def table_of(current: pd.DataFrame, indicator: str, areas: Areas) -> tuple[pd.DataFrame, list[Finding]]:
    """The published table of one series, from its rows in the newest release, and what was merged or doubted.

    Raises ValueError where the series is absent or its rows contradict each other.
    """
    if current.empty:
        raise ValueError(
            f"{FILE}: the newest release has no row of {SERIES[indicator]} in column series; "
            f"check SERIES in data/sources/un_sdg.py"
        )
    rows, findings = known_areas(_recoded(current, indicator), areas, SOURCE, indicator)
    blank_age = rows["age"] == ""
    rows = rows.assign(age=rows["age"].mask(blank_age, AGE_WHERE_BLANK.get(indicator, "_T")))
    unique = rows.drop_duplicates()
    _check_contradictions(unique, indicator)
    findings += _age_findings(rows, indicator, blank_age)
    if repeated := len(rows) - len(unique):
        reason = "the same row, listed under several SDG indicators"
        findings.append(Finding(SOURCE, indicator, "merged", repeated, reason))
    return tidy(unique.assign(obs_status=STATUSES.get(indicator, "A"))), findings


def _recoded(rows: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Our codes and column names; a blank age stays blank where the series has an age of its own."""
    rows = rows.dropna(subset=["value"])
    ages = {**AGES, "": ""} if indicator in AGE_WHERE_BLANK else AGES
    for column, codes in (("sex", SEXES), ("age", ages)):
        if unknown := sorted(set(rows[column]) - set(codes)):
            raise ValueError(
                f"{FILE}: column {column} of {SERIES[indicator]} holds {', '.join(unknown)}; "
                f"add the code to {column.upper()}S in data/sources/un_sdg.py, or leave these rows out there"
            )
    if labels := set(rows["label"]) - {""}:
        raise ValueError(
            f"{FILE}: column label of {SERIES[indicator]} holds {', '.join(sorted(labels))}: such a value is "
            f"an interval, not the number beside it: keep bounds and status Q (data/sources/un_sdg.py)"
        )
    return pd.DataFrame(
        {
            "ref_area": rows["iso3"],
            "time_period": rows["year"],
            "sex": rows["sex"].map(SEXES),
            "age": rows["age"].map(ages),
            "obs_value": rows["value"],
        }
    )


def _check_contradictions(rows: pd.DataFrame, indicator: str) -> None:
    keys = [name for name in KEYS if name in rows.columns]
    twice = rows[rows.duplicated(keys)]
    if twice.empty:
        return
    first = " ".join(str(value) for value in twice.iloc[0][keys])
    raise ValueError(
        f"{FILE}: {SERIES[indicator]} has {len(twice)} second values for the same key, first {first}; "
        f"the column dims probably tells them apart: select the headline rows in data/sources/un_sdg.py"
    )


def _age_findings(rows: pd.DataFrame, indicator: str, blank: pd.Series) -> list[Finding]:
    default, narrower = AGE_WHERE_BLANK.get(indicator), NARROWER_AGES.get(indicator)
    cases: tuple[tuple[Action, pd.Series, str], ...] = (
        ("doubted", blank, f"no age in the file: taken as the series' own, {default}"),
        ("noted", rows["age"] == narrower, f"measured on {narrower} only: on the same map, with a note"),
    )
    return [
        Finding(SOURCE, indicator, action, int(chosen.sum()), reason, _listed(rows.loc[chosen, "ref_area"]))
        for action, chosen, reason in cases
        if chosen.any()
    ]


def _older(rows: pd.DataFrame, indicator: str) -> list[Finding]:
    reason = "older release: releases are never joined"
    return [] if rows.empty else [Finding(SOURCE, indicator, "dropped", len(rows), reason, _listed(rows["vintage"]))]


def _listed(codes: pd.Series) -> str:
    return ", ".join(sorted(set(codes)))


def _status_words(rows: int) -> Finding:
    reason = (
        "indicator_status, and the status words in dims, are another agency's machine judgements: "
        "not read (of dims only the level of education)"
    )
    return Finding(SOURCE, "", "dropped", rows, reason, "words only, in every row of the newest release")
