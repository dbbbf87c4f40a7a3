"""Read FAO's prevalence of undernourishment, in which 2.5 % mostly stands for "below 2.5"."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from dashboard.store import code_in_tables
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
GROUPS_FILE = "areas/faostat_country_groups.csv"
"""FAO's list of the members of its groups."""
CLASSES = {
    "Low-income economies": "LIC",
    "Lower-middle-income economies": "LMC",
    "Upper-middle-income economies": "UMC",
    "High-income economies": "HIC",
    "Least Developed Countries": "199",
    "Land Locked Developing Countries": "432",
    "Small Island Developing States": "722",
}
"""Groups that are drawn anew from time to time: by the World Bank each July, by the United Nations now and then."""
LISTED_AS = {"Low-income economies": "Low income economies"}
"""Names that FAO's list of members writes otherwise."""
_AFTER = re.compile(r"\s*\([^()]*\)$")
"""What stands behind the name of a group: "(FAO)" in the file, "(LDCs)" in FAOSTAT."""
LEAST = 2.5
"""Per cent; FAO publishes nothing lower, but prints "<2.5"."""
PLACE = ["ref_area", "time_period"]


def read(raw: Path, areas: Areas) -> SourceTables:
    """Table undernourishment: % of people, means of three years, with FAO's own figures of the world and of groups.

    A value of 2.5 is stored as the interval from 0 to 2.5 (status Q), but where the SDG database gives the same value
    without the label "<2.5". Raises ValueError naming file, column, remedy.
    """
    given = read_columns(raw / FILE, COLUMNS, complete="Year").dropna(subset=[VALUE])
    names = {"Code": "ref_area", "Year": "time_period", VALUE: "obs_value"}
    grouped = given["Code"] == ""
    rows = given[~grouped].rename(columns=names).astype({"time_period": int})
    rows, findings = known_areas(rows.assign(ref_area=rows["ref_area"].replace(WORLD)), areas, SOURCE, INDICATOR)
    groups, about = _groups(raw, given[grouped], areas)
    rows = pd.concat([rows, groups.rename(columns=names).astype({"time_period": int})], ignore_index=True)
    findings += about
    labels = _labels(raw)
    at_least = rows["obs_value"] == LEAST
    exact = at_least & _places(rows).isin(_places(labels[labels["label"] == ""]))
    below = at_least & ~exact
    unlabelled = below & ~_places(rows).isin(_places(labels))
    of_groups = rows["ref_area"].isin(groups["Code"])
    findings += _doubts(rows, exact, unlabelled & ~of_groups, unlabelled & of_groups)
    bounds = pd.DataFrame({"obs_lower": 0.0, "obs_upper": LEAST}, index=rows.index).where(below)
    status = below.map({True: "Q", False: "A"})
    rows = rows.assign(obs_value=rows["obs_value"].mask(below), **bounds, obs_status=status)
    return SourceTables({INDICATOR: tidy(rows)}, findings)


def _groups(raw: Path, given: pd.DataFrame, areas: Areas) -> tuple[pd.DataFrame, list[Finding]]:
    """FAO's rows of groups that are groups here, and what was left out or doubted.

    A region of M49 is taken where FAO's list gives it the same UN members as ours has; territories, which have next to
    no figures, may differ. Classes that are drawn anew (CLASSES) are taken as the publisher's own; where FAO's list has
    other members than ours, a finding names them, since the list is older than the figures and cannot say whom they
    cover.
    """
    wanted = given["Entity"].map(lambda name: _AFTER.sub("", name))
    regions = areas.regions[areas.regions["kind"].str.contains("region")]
    ours = dict(zip(regions["name"], regions["region"], strict=True)) | CLASSES
    listed = _members_listed(raw)
    findings, codes = [], {}
    for name in sorted(set(wanted)):
        number = int((wanted == name).sum())
        if name not in ours:
            reason = "a group of countries that is none of M49, of income or of the United Nations"
            findings.append(Finding(SOURCE, INDICATOR, "dropped", number, reason, name))
            continue
        differ = _differing(listed.get(LISTED_AS.get(name, name).lower()), areas, ours[name])
        if differ and name not in CLASSES:
            reason = "a region of M49 to which FAO's list gives other UN members"
            findings.append(Finding(SOURCE, INDICATOR, "dropped", number, reason, f"{name}: {differ}"))
            continue
        codes[name] = code_in_tables(ours[name])
        if differ is None or differ:
            reason = (
                "FAO's own group, taken though FAO's list of members, which is older, differs from ours or lacks it"
            )
            findings.append(Finding(SOURCE, INDICATOR, "doubted", number, reason, f"{name}: {differ or 'no list'}"))
    return given.assign(Code=wanted.map(codes))[wanted.isin(list(codes))], findings


def _members_listed(raw: Path) -> dict[str, frozenset[str]]:
    """Alpha-3 codes by group in FAO's list, names in lower case; none where a refresh has fetched the figures only."""
    path = raw / GROUPS_FILE
    if not path.is_file():
        return {}
    # Heads and cells of the file are padded with blanks.
    table = pd.read_csv(path, skipinitialspace=True, dtype=str, keep_default_na=False).rename(columns=str.strip)
    if missing := {"Country Group", "ISO3 Code"} - set(table.columns):
        raise ValueError(f"{path}: no column {', '.join(sorted(missing))}; adapt data/sources/fao.py to the new list")
    names = table["Country Group"].str.strip().str.lower().str.replace(" & ", " and ", regex=False)
    return {str(name): frozenset(codes.str.strip()) for name, codes in table["ISO3 Code"].groupby(names)}


def _differing(listed: frozenset[str] | None, areas: Areas, group: str) -> str | None:
    """UN members that only one of two lists has, as text; empty where they are the same, None without a list."""
    if listed is None:
        return None
    theirs, ours = listed & areas.members, areas.members_in(group)
    parts = (("only FAO's list", theirs - ours), ("only ours", ours - theirs))
    return "; ".join(f"{words} {' '.join(sorted(codes))}" for words, codes in parts if codes)


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


def _doubts(rows: pd.DataFrame, exact: pd.Series, unlabelled: pd.Series, of_groups: pd.Series) -> list[Finding]:
    listed = ", ".join(f"{area} {year}" for area, year in rows.loc[exact, PLACE].sort_values(PLACE).to_numpy())
    years, years_of_groups = (rows.loc[told, "time_period"] for told in (unlabelled, of_groups))
    cases: tuple[tuple[Action, int, str, str], ...] = (
        ("noted", int(exact.sum()), f"{LEAST} is a figure: the SDG database has it without its label", listed),
        (
            "doubted",
            len(years),
            f'{LEAST} is taken as "below": the SDG database has no row that could tell a true {LEAST} from it',
            f"{years.min()} to {years.max()}" if len(years) else "",
        ),
        (
            "doubted",
            len(years_of_groups),
            f'of a group, {LEAST} is read as "below": the SDG database has no rows of groups',
            f"{years_of_groups.min()} to {years_of_groups.max()}" if len(years_of_groups) else "",
        ),
    )
    return [Finding(SOURCE, INDICATOR, action, number, reason, key) for action, number, reason, key in cases if number]
