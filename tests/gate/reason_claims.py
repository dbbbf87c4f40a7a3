"""Checks of why a status is what it is: the rules of the method asked anew of the values themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import product

from tests.gate.brief_claims import _status_word, _target, country, first_of, latest, names_in, year_of
from tests.gate.registry import judges
from tests.gate.rows import Key, Rows
from tests.gate.said import whole
from tests.gate.status_claims import ABOUT_VIOLENCE
from tests.gate.walk import Claim

RECENT, BASE, BASES, APART = 2019, 2015, (2012, 2018), 3
VICTIMS_LEAST, PEOPLE = 10, 100_000
STAND_INS = (1.0, 5.0)
NEAR = 1e-9
WORDS = {
    "TARGET_MET": "target met",
    "ON_TRACK": "on track",
    "FAIR": "fair progress, but too slow",
    "LIMITED": "limited or no progress",
    "DETERIORATION": "getting worse",
    "TARGET_MISSED": "deadline missed",
    "CANNOT_BE_JUDGED": "cannot be judged",
}
AGES = {"Y1T14": "aged 1 to 14", "Y2T14": "aged 2 to 14"}


@dataclass(frozen=True)
class Case:
    """The values of an indicator in one area, and the number that they are held against."""

    values: tuple[tuple[int, float], ...]
    people: tuple[tuple[int, float], ...]
    goal: float
    met: float
    due: int
    margin: float
    sign: int
    has_pace: bool
    is_rare: bool
    is_silent: bool
    best: tuple[tuple[int, float], ...] = ()
    """The values at the other ends of intervals, where they are nearest to the target."""

    @property
    def last(self) -> tuple[int, float]:
        return self.values[-1]

    @property
    def base(self) -> tuple[int, float] | None:
        near = [item for item in self.values if BASES[0] <= item[0] <= BASES[1]]
        return min(near, key=lambda item: (abs(item[0] - BASE), item[0])) if near and self.has_pace else None

    def is_at(self, value: float) -> bool:
        return self.sign * (value - self.met) <= NEAR

    @property
    def few(self) -> bool:
        """Whether fewer than ten, or nobody knows how many, died at either end."""
        if not self.is_rare or self.base is None:
            return False
        people = dict(self.people)
        ends = [value * people[year] / PEOPLE if year in people else 0.0 for year, value in (self.base, self.last)]
        return min(ends) < VICTIMS_LEAST - NEAR


def series_judged(indicator: str, rows: Rows, area: str) -> Key:
    """The rows that an area is judged by: the usual ones, else of the other sex or ages where there is no total."""
    entry = rows.catalogue[indicator]
    sexes = [entry["default_sex"], *(entry["sex"] if "_T" not in entry["sex"] else ())]
    ages = [entry["default_age"], *(entry["age"] if "_T" not in entry["age"] else ())]
    for sex, age in product(sexes, ages):
        key = rows.usual(indicator, sex=sex, age=age)
        if any(figure.known for figure in rows.table(indicator).get(key, {}).get(area, {}).values()):
            return key
    return rows.usual(indicator)


@cache
def case_of(indicator: str, area: str, rows: Rows) -> Case | None:
    """None where there is no value."""
    entry = rows.catalogue[indicator]
    target, sign = entry["target"], 1 if entry["direction"] == "down" else -1
    own = rows.table(indicator).get(series_judged(indicator, rows, area), {}).get(area, {})
    values = [(year, figure.high if sign > 0 else figure.low) for year, figure in sorted(own.items()) if figure.known]
    if not values:
        return None
    return Case(
        tuple(values),
        tuple(rows.people().get(area, {}).items()),
        target["value"],
        target.get("met", target["value"]),
        target.get("year", 2030),
        target.get("margin", 1.0),
        sign,
        target.get("pace", True),
        entry["unit"].startswith("per 100,000"),
        indicator in ABOUT_VIOLENCE,
        tuple((year, figure.low if sign > 0 else figure.high) for year, figure in sorted(own.items()) if figure.known),
    )


def status_and_why(case: Case) -> tuple[str, str]:  # noqa: PLR0911 - one rule after another
    """The status, and what a brief says stands against one."""
    year, value = case.last
    if case.is_silent:
        return "CANNOT_BE_JUDGED", "answers on violence, where a low figure may be silence"
    if not case.has_pace:
        if case.is_at(value):
            counts = year >= (case.due if case.due < 2030 else RECENT)
            return ("TARGET_MET", "") if counts else ("CANNOT_BE_JUDGED", "one figure only")
        return ("TARGET_MISSED", "") if year >= case.due else ("CANNOT_BE_JUDGED", "one figure only")
    if year < RECENT:
        return "CANNOT_BE_JUDGED", "no recent figure"
    if case.is_at(value):
        return "TARGET_MET", ""
    if year >= case.due:
        return "TARGET_MISSED", ""
    if case.base is None:
        return "CANNOT_BE_JUDGED", "no figure to start from"
    if year - case.base[0] < APART:
        return "CANNOT_BE_JUDGED", "too few years in between"
    if case.few:
        return "CANNOT_BE_JUDGED", "too few cases"
    if abs(value - case.base[1]) < case.margin - NEAR:
        return "LIMITED", ""
    if case.is_at(case.base[1]):
        return "DETERIORATION", ""
    return _by_pace(case, case.base)


def _by_pace(case: Case, base: tuple[int, float]) -> tuple[str, str]:
    if base[1] <= 0:
        return "CANNOT_BE_JUDGED", "a start at zero"
    seen = (case.last[1] / base[1]) ** (1 / (case.last[0] - base[0])) - 1
    needed = (case.goal / base[1]) ** (1 / (case.due - base[0])) - 1
    ratio = seen / needed
    names = ((0.95, "ON_TRACK"), (0.5, "FAIR"), (-0.1, "LIMITED"))
    return next((name for least, name in names if ratio >= least - NEAR), "DETERIORATION"), ""


def _cases(rows: Rows, code: str) -> dict[str, Case]:
    found = {indicator: case_of(indicator, code, rows) for indicator in rows.with_target}
    return {indicator: case for indicator, case in found.items() if case is not None}


def _parts(text: str) -> set[str]:
    """The reasons of a list; one of them has a comma of its own."""
    silence = "answers on violence, where a low figure may be silence"
    found = {silence} if silence in text else set()
    rest = re.split(r", | and ", text.replace(silence, ""))
    return found | {part for part in rest if part.strip()}


# ------------------------------------------------------------------------------------------ why there is none


@judges("The reasons are: {reasons}.", "The reason for the other one is: {reasons}.")
def stands_against(claim: Claim, rows: Rows) -> str:
    """The reasons are one of each target that has a figure and no status, the first that holds, and no others."""
    cases = _cases(rows, country(claim))
    unjudged = [case for case in cases.values() if status_and_why(case)[0] == "CANNOT_BE_JUDGED"]
    true = {status_and_why(case)[1] for case in unjudged}
    silent = len(rows.with_target) - len(cases)
    if "others" not in claim.said and silent and len(unjudged) == 1 and "other one" in claim.message:
        return "" if _parts(claim.said["reasons"]) == true else f"{sorted(true)}"
    if "others" in claim.said and (whole(claim.said["others"]) != len(unjudged) or not silent):
        return f"{len(unjudged)} have a figure and no status"
    if "others" not in claim.said and silent:
        return f"{silent} have no figure at all"
    return "" if _parts(claim.said["reasons"]) == true and true else f"{sorted(true)}"


_WHY = (
    "one figure only",
    "no recent figure",
    "no figure to start from",
    "too few years in between",
    "too few cases",
    "a start at zero",
    "answers on violence, where a low figure may be silence",
)


@judges(*_WHY)
def one_reason(claim: Claim, rows: Rows) -> str:
    """Some indicator of the country has this against a status; "one figure only", exactly one year with a figure."""
    cases = _cases(rows, country(claim))
    found = [name for name, case in cases.items() if status_and_why(case)[1] == claim.text]
    if not found:
        return f"{ {name: status_and_why(case)[1] for name, case in cases.items()} }"
    if claim.message == "one figure only" and (more := [name for name in found if len(cases[name].values) > 1]):
        return f"{more} have more"
    return ""


# ------------------------------------------------------------------------------------------ another target


def _others(case: Case, kind: str) -> dict[float, str]:
    """The statuses that other numbers give in place of the target, wherever in an interval a value lies."""
    own, numbers = status_and_why(case)[0], []
    if kind == "zero":
        numbers = [number for number in STAND_INS if abs(number - case.goal) > NEAR]
    elif case.is_rare and case.base is not None and not case.few:
        numbers = [case.base[1] / 2]
    places = [
        replace(case, values=(*some[:-1], last[-1]))
        for some in (case.values, case.best)
        for last in (case.values, case.best)
    ]
    found = {number: {status_and_why(replace(one, goal=number, met=number))[0] for one in places} for number in numbers}
    return {number: statuses.pop() for number, statuses in found.items() if len(statuses) == 1 and own not in statuses}


def _number_said(case: Case, number: float, unit: str) -> str:
    """The number in the words of a brief; half of a start's rate says of which year."""
    if not case.is_rare or case.base is None:
        return f"{number:.10g}" + ("%" if unit.startswith("%") else "")
    # In decimals, as a reader would round: half of 1.23 is 0.615, which a binary number is a little under.
    rounded = Decimal(f"{number:.10g}").quantize(Decimal("0.1" if number >= 1 else "0.01"), ROUND_HALF_UP)
    return f"half of its rate of {case.base[0]}, {rounded.normalize():f} per 100,000 people"


@judges("With another number as the target, the status would differ: {names}.")
def another_target(claim: Claim, rows: Rows) -> str:
    """Exactly these indicators would have another status, with exactly these numbers."""
    told, code = names_in(claim.said["names"], rows), country(claim)
    true = {}
    for indicator, case in _cases(rows, code).items():
        others = _others(case, rows.catalogue[indicator]["target"]["kind"])
        if others:
            unit = rows.catalogue[indicator]["unit"]
            said = (f"“{WORDS[status]}” with {_number_said(case, number, unit)}" for number, status in others.items())
            true[indicator] = "; ".join(said)
    return "" if told == true and true else f"{true}"


@judges("“{status}” with {number}")
def other_reading(claim: Claim, rows: Rows) -> str:
    """Some indicator of the country would have this status with this number."""
    true = {
        (WORDS[status], _number_said(case, number, rows.catalogue[indicator]["unit"]))
        for indicator, case in _cases(rows, country(claim)).items()
        for number, status in _others(case, rows.catalogue[indicator]["target"]["kind"]).items()
    }
    return "" if (claim.said["status"], claim.said["number"]) in true else f"{sorted(true)}"


# ------------------------------------------------------------------------------------------ whom a figure is of


@judges(
    "Violent discipline at home was reported for {figure}% of children {ages} ({year}; target: {target}; {status})."
)
def discipline(claim: Claim, rows: Rows) -> str:
    """Figure, year, target and status, and the ages of the very row that has the figure."""
    indicator, code, year = "violent-discipline", country(claim), year_of(claim)
    ages = {
        AGES.get(key.age, key.age)
        for key, series in rows.table(indicator).items()
        if (figure := series.get(code, {}).get(year)) and figure.known
    }
    return first_of(
        latest(rows, rows.usual(indicator), code, year, claim.said["figure"]),
        "" if {claim.said["ages"]} == ages else f"ages {sorted(ages)}",
        _target(claim, rows, indicator),
        _status_word(claim, rows, indicator),
    )


def _of_one_sex(claim: Claim, rows: Rows, sex: str, other: str) -> str:
    """Some indicator that is asked of both sexes has a figure of the one, and none of the other."""
    codes = [code for code in claim.asked.areas if code in rows.areas] or list(rows.areas)
    for indicator in [claim.asked.indicator, *rows.with_target]:
        for code in codes if "F" in rows.catalogue[indicator]["sex"] else ():
            known = {
                key.sex
                for key, series in rows.table(indicator).items()
                if any(figure.known for figure in series.get(code, {}).values())
            }
            if sex in known and other not in known:
                return ""
    return f"no indicator of {codes[:3]} has a figure of {sex} alone"


@judges("Men only: there is no value for women.")
def men_only(claim: Claim, rows: Rows) -> str:
    return _of_one_sex(claim, rows, "M", "F")


@judges("Women only: there is no value for men.")
def women_only(claim: Claim, rows: Rows) -> str:
    return _of_one_sex(claim, rows, "F", "M")


@judges("There is no value.")
def no_value(claim: Claim, rows: Rows) -> str:
    """Some indicator with a target has no figure of the area that is shown; an order by gaps shows all of a group."""
    codes = [code for code in claim.asked.areas if code in rows.areas]
    if claim.kind == "status-gaps" or not codes:
        codes += rows.members
    found = any(case_of(indicator, code, rows) is None for code in codes for indicator in rows.with_target)
    return "" if found else "each has a value"
