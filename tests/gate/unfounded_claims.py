"""Checks of few detected children, or none, that are no finding: most ages are unknown, or forms list some."""

from __future__ import annotations

import re
from functools import cache

from tests.gate.brief_claims import ADULT, CHILD, FEW, VICTIMS, at, below_a_form, too_low
from tests.gate.later_claims import later_rows, mostly_of_unknown_age
from tests.gate.registry import judges
from tests.gate.rows import Rows
from tests.gate.said import whole, years_in
from tests.gate.title_claims import named_there
from tests.gate.walk import Claim

SEXES = ("_T", "F", "M", "_O")
RATE = "detected-child-victims-rate"


def open_ages(rows: Rows, code: str, sex: str) -> set[int]:
    """Years in which under ten children of a sex are detected, and the age is known of under half of all victims."""
    found = set()
    for figure in rows.known(rows.series(VICTIMS._replace(sex=sex, age=CHILD)), code):
        everyone = at(rows, VICTIMS, code, figure.year)
        if figure.high >= FEW or everyone is None:
            continue
        if 2 * sum(_listed(rows, code, figure.year, age) for age in (CHILD, ADULT)) < everyone.low:
            found.add(figure.year)
    return found


def _listed(rows: Rows, code: str, year: int, age: str) -> float:
    """At most how many are listed of an age: in total, or of all sexes together where these are more."""
    own = {sex: at(rows, VICTIMS._replace(sex=sex, age=age), code, year) for sex in SEXES}
    known = {sex: figure.high for sex, figure in own.items() if figure is not None}
    return max(known.pop("_T", 0), sum(known.values()))


def _listed_or_sum(rows: Rows, code: str, year: int) -> float:
    """At most how many children there are: by the total, else by the sexes together."""
    own = {sex: at(rows, VICTIMS._replace(sex=sex, age=CHILD), code, year) for sex in SEXES}
    known = {sex: figure.high for sex, figure in own.items() if figure is not None}
    return known.get("_T", sum(known.values()))


@cache
def listed_by_form(rows: Rows, code: str, sex: str) -> frozenset[int]:
    """Years in which no child of a sex is detected, though a form of exploitation has one; of all, one of any sex."""
    none = {one.year for one in rows.known(rows.series(VICTIMS._replace(sex=sex, age=CHILD)), code) if one.high == 0}
    return frozenset(none) & {
        figure.year
        for key, series in rows.table("detected-victims-by-form").items()
        if key.age == CHILD and key.breakdown != "_T" and sex in ("_T", key.sex) and key.sex != "_U"
        for figure in rows.known(series, code)
        if figure.low > 0
    }


def _sexes_shown(claim: Claim) -> tuple[str, ...]:
    """Of which sexes the children of a view are; some show several beside each other."""
    asked = claim.asked
    alone = claim.kind in ("area-lines", "strip") and (asked.age == CHILD or asked.indicator == RATE)
    return (asked.sex,) if alone else SEXES


_UNKNOWN = "{area}, {years}: the age of most detected victims is unknown, so that few of them are"
_FEW_OF_UNKNOWN = {
    f"{_UNKNOWN} {whom} is no finding.": sex
    for whom, sex in {"children": "_T", "girls": "F", "boys": "M", "children of other sex": "_O"}.items()
}


@judges(*_FEW_OF_UNKNOWN)
def few_of_unknown_ages(claim: Claim, rows: Rows) -> str:
    """Of each year that is named so few children of just that sex are detected; of all children, where they are few."""
    code, told = rows.named(claim.said["area"]), set(years_in(claim.said["years"]))
    sex = _FEW_OF_UNKNOWN[claim.message]
    if sex not in (*_sexes_shown(claim), "_T"):
        return f"{sex} is not shown"
    few = {year for year in range(min(told), max(told) + 1) if _listed_or_sum(rows, code, year) < FEW}
    of_any = {year for one in SEXES for year in open_ages(rows, code, one)}
    true = few & of_any if sex == "_T" else open_ages(rows, code, sex) - few
    return "" if told and told <= true else f"{sorted(true)}"


@judges("{area}, {years}: the source counts no such child, but some by form of exploitation.")
def none_but_by_form(claim: Claim, rows: Rows) -> str:
    code, told = rows.named(claim.said["area"]), set(years_in(claim.said["years"]))
    true = {year for sex in _sexes_shown(claim) for year in listed_by_form(rows, code, sex)}
    return "" if told and told <= true else f"{sorted(true)}"


@judges(
    "Of {n} few children, or none, are no finding in some years: most ages are unknown, or forms of "
    "exploitation list some."
)
def areas_without_finding(claim: Claim, rows: Rows) -> str:
    inside = [code for code in claim.asked.areas if code in rows.areas]
    sexes = _sexes_shown(claim)
    true = [c for c in inside if any(open_ages(rows, c, sex) or listed_by_form(rows, c, sex) for sex in sexes)]
    return "" if 2 < whole(claim.said["n"]) <= len(true) else f"{true}"


@judges("{figure} (though the age of most victims is unknown)", free=("figure",))
def told_with_ages(claim: Claim, rows: Rows) -> str:
    """An area that is asked for has such a year; a map holds those of all countries for the browser."""
    codes = _codes(claim, rows)
    return "" if any(open_ages(rows, code, sex) for code in codes for sex in SEXES) else f"none of {codes}"


@judges("{figure} (though some by form of exploitation)", free=("figure",))
def told_with_forms(claim: Claim, rows: Rows) -> str:
    codes = _codes(claim, rows)
    return "" if any(listed_by_form(rows, code, sex) for code in codes for sex in SEXES) else f"none of {codes}"


def _codes(claim: Claim, rows: Rows) -> list[str]:
    is_template = claim.said["figure"] == "{figure}"
    return list(rows.areas) if is_template else named_there(claim, rows)


@judges("{area}, {year}: no finding, as the age of most detected victims is unknown: {parts}")
def no_finding(claim: Claim, rows: Rows) -> str:
    """The newest girls and boys are all 0, and the age is known of under half."""
    place, whom = rows.parted(claim.said["area"])
    code, year = rows.named(place), int(claim.said["year"])
    if whom != "Detected children":
        return "it is not said of whom"
    names = {"girls": "F", "boys": "M", "children of other sex": "_O"}
    sexes = [names[name] for name in re.split(r", | and ", claim.said["parts"])]
    own = [at(rows, VICTIMS._replace(sex=sex, age=CHILD), code, year) for sex in sexes]
    if any(figure is None or figure.high for figure in own):
        return f"{own}"
    shown = [VICTIMS._replace(sex=sex, age=CHILD) for sex in ("_T", "F", "M")]
    newest = max(last.year for key in shown if (last := rows.last(rows.series(key), code)))
    return "" if newest == year and all(year in open_ages(rows, code, sex) for sex in sexes) else f"{newest}"


@judges("{text}; the age of most detected victims is unknown", free=("text",))
def parts_of_few_ages(claim: Claim, rows: Rows) -> str:
    """Of the year that stands before it; of rows behind a year without a total, of some later year without one."""
    is_of_one = claim.place.medium.startswith(("brief", "print")) or claim.place.name.startswith("/country/")
    if is_of_one or claim.place.name == "timeline-rows":
        later = later_rows(rows, claim.asked.areas[0])
        return "" if any(mostly_of_unknown_age(rows, claim.asked.areas[0], year) for year in later) else f"{[*later]}"
    found = re.match(r"(.+?)(?:, detected (?:victims|children))?, (\d{4}): ", claim.said["text"])
    code, year = (rows.named(found[1]), int(found[2])) if found else ("", 0)
    return "" if any(year in open_ages(rows, code, sex) for sex in ("F", "M", "_O")) else f"{code} {year}"


NOTES = {
    "the age of most victims is unknown": open_ages,
    "some by form of exploitation": listed_by_form,
}


@judges("the age of most victims is unknown", "some by form of exploitation")
def noted(claim: Claim, rows: Rows) -> str:
    """Beside a figure of a table or file: some area has such a year that is said in no other way."""
    find = NOTES[claim.message]
    said = {code: {*too_low(rows, code), *below_a_form(rows, code)} for code in rows.areas}
    shown = any(find(rows, code, sex) - said[code] for code in rows.areas for sex in SEXES)
    return "" if shown else "no area has"
