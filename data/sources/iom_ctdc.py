"""Turn the Counter Trafficking Data Collaborative's case data into profiles of child cases, and corridors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.protection import LEAST_SHOWN, Sum, protect
from data.records import Finding, SourceTables
from data.sources.reading import known_areas, read_columns

SOURCE = "iom_ctdc"
CASES_FILE = "iom_ctdc/global_synthetic_2021-08-25.csv.gz"
ROUTES_FILE = "iom_ctdc/release_2026_routes.csv"
CASES_YEAR, ROUTES_YEAR = 2021, 2026
"""Years of the releases, which pool all years of their cases."""
PROFILES = {
    "case-profile-form": {
        "isSexualExploit": "SEXUAL_EXPLOITATION",
        "isForcedLabour": "FORCED_LABOUR",
        "isOtherExploit": "OTHER",
        "typeOfSexProstitution": "EXPLOITATION_IN_PROSTITUTION",
        "typeOfSexPornography": "EXPLOITATION_IN_PORNOGRAPHY",
        "typeOfSexOther": "OTHER_SEXUAL_EXPLOITATION",
        "typeOfLabourDomesticWork": "DOMESTIC_WORK",
        "typeOfLabourHospitality": "LABOUR_IN_HOSPITALITY",
        "typeOfLabourConstruction": "LABOUR_IN_CONSTRUCTION",
        "typeOfLabourAgriculture": "LABOUR_IN_AGRICULTURE",
        "typeOfLabourOther": "OTHER_LABOUR",
    },
    "case-profile-control": {
        "meansOfControlPsychologicalAbuse": "PSYCHOLOGICAL_ABUSE",
        "meansOfControlThreats": "THREATS",
        "meansOfControlPsychoactiveSubstances": "PSYCHOACTIVE_SUBSTANCES",
        "meansOfControlSexualAbuse": "SEXUAL_ABUSE",
        "meansOfControlRestrictsMovement": "RESTRICTS_MOVEMENT",
        "meansOfControlPhysicalAbuse": "PHYSICAL_ABUSE",
        "meansOfControlFalsePromises": "FALSE_PROMISES",
        "meansOfControlWithholdsNecessities": "WITHHOLDS_NECESSITIES",
        "meansOfControlExcessiveWorkingHours": "EXCESSIVE_WORKING_HOURS",
        "meansOfControlTakesEarnings": "TAKES_EARNINGS",
        "meansOfControlDebtBondage": "DEBT_BONDAGE",
        "meansOfControlRestrictsMedicalCare": "RESTRICTS_MEDICAL_CARE",
        "meansOfControlWithholdsDocuments": "WITHHOLDS_DOCUMENTS",
        "meansOfControlThreatOfLawEnforce": "THREAT_OF_LAW_ENFORCEMENT",
        "meansOfControlOther": "OTHER",
    },
    "case-profile-recruiter": {
        "recruiterRelationFamily": "FAMILY",
        "recruiterRelationIntimatePartner": "INTIMATE_PARTNER",
        "recruiterRelationFriend": "FRIEND",
        "recruiterRelationOther": "OTHER",
    },
}
"""For each profile the columns of the cases and their codes. A case may have several of them, or none."""
CORRIDORS = "case-corridors"
ALL, CHILDREN, UNKNOWN = "_T", "Y0T17", "_U"
SEXES, AGES = ("F", "M", UNKNOWN), ("Y0T8", "Y9T17")
SEX_CODES = {"Female": "F", "Male": "M", "Transgender/NonConforming": UNKNOWN, "": UNKNOWN}
"""Children of unknown and of another sex are counted in the total alone; their number only completes it."""
CHILD_AGES = {"0--8": "Y0T8", "09--17": "Y9T17"}
OTHER_AGES = ("18--20", "21--23", "24--26", "27--29", "30--38", "39--47", "48+", "")
EXPLOITED_IN, MOST_NAMED = "CountryOfExploitation", 6
"""Where a child was exploited, and how many countries the build report names, those with most cases."""
SAID, NOT_SAID = ("1", "1.0"), ""
"""What a column of the cases holds. A blank is "unknown", never "no"."""
PROFILE_SUMS = (
    *(Sum((ALL, age), tuple((sex, age) for sex in SEXES)) for age in (*AGES, CHILDREN)),
    *(Sum((sex, CHILDREN), tuple((sex, age) for age in AGES)) for sex in (*SEXES, ALL)),
)
CORRIDOR_SUMS = (Sum((ALL, ALL), ((ALL, CHILDREN), (ALL, UNKNOWN))),)
WHERE = "child cases with a country of exploitation, and the countries with most of them"
SECRET = frozenset({(UNKNOWN, age) for age in (*AGES, CHILDREN)} | {(ALL, UNKNOWN)})
"""Cells that are counted only to complete a sum: nobody publishes them, and nobody may derive a small one."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """Profiles of child cases (area WLD) and corridors (from an area to the one in `breakdown`): cases, small ones
    suppressed.

    Raises FileNotFoundError, or ValueError naming the file and what is wrong with it.
    """
    result = SourceTables()
    columns = [column for codes in PROFILES.values() for column in codes]
    cases = read_columns(raw / CASES_FILE, dict.fromkeys(("gender", "ageBroad", EXPLOITED_IN, *columns), str))
    children = _children(cases, columns, str(raw / CASES_FILE), result.findings)
    result.findings += _exploited_in(children)
    for indicator, codes in PROFILES.items():
        counts = _profile(children, codes)
        result.tables[indicator] = _protected(counts, PROFILE_SUMS, indicator, result.findings)
    routes = read_columns(raw / ROUTES_FILE, {"from": str, "to": str, "n": float, "minor": float}, complete="n")
    counts = _corridors(routes, areas, result.findings)
    result.tables[CORRIDORS] = _protected(counts, CORRIDOR_SUMS, CORRIDORS, result.findings)
    return result


def _children(cases: pd.DataFrame, columns: list[str], name: str, findings: list[Finding]) -> pd.DataFrame:
    """Cases of people who were up to 17 years old, with their codes of sex and age."""
    expected = {"gender": tuple(SEX_CODES), "ageBroad": (*CHILD_AGES, *OTHER_AGES)}
    expected |= dict.fromkeys(columns, (*SAID, NOT_SAID))
    for column, known in expected.items():
        if strange := sorted(set(cases[column]) - set(known)):
            raise ValueError(
                f"{name}: column {column} holds {', '.join(map(repr, strange))}; if the publisher changed its codes, "
                "adapt data/sources/iom_ctdc.py"
            )
    known_age = cases["ageBroad"] != ""
    is_child = cases["ageBroad"].isin(CHILD_AGES)
    if not is_child.any():
        raise ValueError(f"{name}: holds no case of a child; look at the column ageBroad, or fetch the file again")
    unknown = "age band unknown, some of them under 18 when they were exploited: not among the child cases"
    left_out = {unknown: ~known_age, "adults": known_age & ~is_child}
    for reason, rows in left_out.items():
        findings.append(Finding(SOURCE, "", "dropped", int(rows.sum()), reason, "case-profile tables"))
    children = cases[is_child]
    sex, age = children["gender"].map(SEX_CODES), children["ageBroad"].map(CHILD_AGES)
    reason = "sex unknown or another: counted in the total of both sexes alone"
    findings.append(Finding(SOURCE, "", "noted", int((sex == UNKNOWN).sum()), reason, "case-profile tables"))
    return children.assign(sex=sex, age=age)


def _exploited_in(children: pd.DataFrame) -> list[Finding]:
    """In which countries most of the children were exploited, of the cases that say it; small numbers are not named."""
    known = children[children[EXPLOITED_IN] != ""][EXPLOITED_IN]
    most = known.value_counts().head(MOST_NAMED)
    named = ", ".join(f"{code} {number}" for code, number in most.items() if number >= LEAST_SHOWN)
    return [Finding(SOURCE, "", "noted", len(known), WHERE, f"case-profile tables: {named}")] if named else []


def _profile(children: pd.DataFrame, codes: Mapping[str, str]) -> pd.DataFrame:
    """Counts of all cases (breakdown _T) and of those with each code, in every cell of PROFILE_SUMS."""
    said = [children[children[column] != NOT_SAID].assign(breakdown=code) for column, code in codes.items()]
    cases = pd.concat([children.assign(breakdown=ALL), *said])[["sex", "age", "breakdown"]]
    cases = pd.concat([cases, cases.assign(sex=ALL)])
    cases = pd.concat([cases, cases.assign(age=CHILDREN)])
    cells = pd.MultiIndex.from_product(
        [(*SEXES, ALL), (*AGES, CHILDREN), (ALL, *codes.values())], names=["sex", "age", "breakdown"]
    )
    counts = cases.groupby(["sex", "age", "breakdown"]).size().reindex(cells, fill_value=0).rename("obs_value")
    return counts.reset_index().assign(ref_area="WLD", time_period=CASES_YEAR, obs_status="U")


def _corridors(routes: pd.DataFrame, areas: Areas, findings: list[Finding]) -> pd.DataFrame:
    """Counts of all cases, of children, and of all others between two areas."""
    renamed = routes.rename(columns={"from": "ref_area", "to": "breakdown"})
    known, unknown = known_areas(renamed, areas, SOURCE, CORRIDORS)
    findings += unknown
    reached = known["breakdown"].isin(areas.codes)
    if not reached.all():
        codes = ", ".join(sorted(set(known.loc[~reached, "breakdown"])))
        reason = "destination is an aggregate or no area of ours"
        findings.append(Finding(SOURCE, CORRIDORS, "dropped", int((~reached).sum()), reason, codes))
    known = known[reached]
    ages = {ALL: known["n"], CHILDREN: known["minor"], UNKNOWN: known["n"] - known["minor"]}
    counts = [known[["ref_area", "breakdown"]].assign(age=age, obs_value=number) for age, number in ages.items()]
    return pd.concat(counts).assign(time_period=ROUTES_YEAR, sex=ALL, obs_status="A")


def _protected(counts: pd.DataFrame, sums: tuple[Sum, ...], indicator: str, findings: list[Finding]) -> pd.DataFrame:
    """The counts as they may be published, and how many were suppressed for which reason."""
    table = protect(counts, sums, SECRET & set(zip(counts["sex"], counts["age"], strict=True)))
    small = counts["obs_value"].between(1, LEAST_SHOWN - 1)
    secret = pd.Series([cell in SECRET for cell in zip(counts["sex"], counts["age"], strict=True)], counts.index)
    first = int((small & ~secret).sum())
    second = int((table["obs_status"] == "Q").sum()) - first
    reasons = {
        "figures under ten cases: suppressed (status Q, no number)": first,
        "figures that would give a smaller one away: suppressed as well": second,
    }
    findings += [Finding(SOURCE, indicator, "noted", number, reason) for reason, number in reasons.items() if number]
    return table
