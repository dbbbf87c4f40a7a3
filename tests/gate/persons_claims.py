"""Checks of totals of victims, suspects and convicted that are less than their parts, and of parts newer than them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from tests.gate.brief_claims import at, country, sums_by_form, year_of
from tests.gate.heard import squeezed
from tests.gate.registry import judges, needs
from tests.gate.rows import Key, Rows
from tests.gate.said import agrees, whole, years_in
from tests.gate.walk import Claim, Rendered

TABLES = ("detected-victims", "persons-in-formal-contact", "persons-prosecuted", "persons-convicted")
CONVICTED, PROSECUTED = "persons-convicted", "persons-prosecuted"
HAIR = 0.005
"""Of the highest figure of a chart what a part of a bar is more than that is seen."""


class Sum(NamedTuple):
    """Persons added up, at least and at most."""

    by: str
    low: float
    high: float


@cache
def sums(rows: Rows, name: str, code: str, year: int) -> list[Sum]:
    """What a table has of a year by age, and by sex: without others who are all of them once more."""
    total = at(rows, Key(name, "_T", "_T"), code, year)
    ages = [at(rows, Key(name, "_T", age), code, year) for age in ("Y0T17", "Y_GE18")]
    women, men, others = (at(rows, Key(name, sex, "_T"), code, year) for sex in ("F", "M", "_O"))
    again = total is not None and others is not None and others.value and others.value == total.value
    if again and any(one is not None and one.high for one in (women, men)):
        others = None
    found = []
    for by, parts in (("age", ages), ("sex", [women, men, others])):
        own = [one for one in parts if one is not None]
        if own:
            found.append(Sum(by, sum(one.low for one in own), sum(one.high for one in own)))
    return found


@cache
def exceeded(rows: Rows, name: str, code: str, times: float = 1) -> dict[int, list[Sum]]:
    """By year the sums that are certainly more than the total, or than `times` it."""
    found = {}
    for total in rows.known(rows.series(Key(name, "_T", "_T")), code):
        more = [one for one in sums(rows, name, code, total.year) if one.low > times * total.high]
        if more:
            found[total.year] = more
    return found


@cache
def without_total(rows: Rows, name: str, code: str) -> dict[int, float]:
    """By year without a total how many persons there are at least: the larger sum, by age or by sex, if any of them is
    an adult or of a sex that is told."""
    totals = {figure.year for figure in rows.known(rows.series(Key(name, "_T", "_T")), code)}
    keys = [Key(name, "_T", "Y_GE18"), *(Key(name, sex, "_T") for sex in ("F", "M", "_O"))]
    some = {figure.year for key in keys for figure in rows.known(rows.series(key), code) if figure.high}
    return {year: max(one.low for one in sums(rows, name, code, year)) for year in some - totals}


def _listed(claim: Claim, rows: Rows) -> Iterable[str]:
    """The areas that a place lists: those asked for; a map, and its table, all."""
    return rows.areas if claim.is_of_map else claim.asked.areas


def are_persons_at_least(claim: Claim, rows: Rows) -> bool:
    """Whether a number is how many persons an area that is shown has at least in such a year, or their rate."""
    number = re.match(r"[\d,.]*\d", claim.said["number"])
    for code in _listed(claim, rows) if number else ():
        people = rows.people().get(code, {})
        for name in TABLES:
            for year, low in without_total(rows, name, code).items():
                rates = [1e5 * low / people[year]] if people.get(year) else []
                if any(agrees(number[0], one, one) for one in (low, *rates)):
                    return True
    return False


@judges("at least: only a part is published")
def only_parts(claim: Claim, rows: Rows) -> str:
    """Of some year of an area that is shown, a table of persons has parts and no total."""
    names = [claim.asked.indicator] if claim.kind == "area-lines" else TABLES
    codes = [code for code in _listed(claim, rows) if code in rows.areas]
    found = any(without_total(rows, name, code) for name in names if name in TABLES for code in codes)
    return "" if found else "each year has a total, or no part"


@cache
def stands(rows: Rows, name: str, code: str, year: int) -> bool:
    """Whether a total of persons before the law is shown as it is, though sums are more: other rows make it, or it is
    among the years whose children do not fit."""
    return is_made(rows, name, code, year) or year in children_apart(rows, name, code)


@cache
def children_apart(rows: Rows, name: str, code: str) -> set[int]:
    """The years in which adults fit the total and are more than it with children alone; none where no such total is
    known to be right."""
    found = set()
    for year, more in exceeded(rows, name, code).items() if name != "detected-victims" else ():
        total, children, adults = (at(rows, Key(name, "_T", age), code, year) for age in ("_T", "Y0T17", "Y_GE18"))
        is_by_age = [one.by for one in more] == ["age"]
        if total and children and adults and is_by_age and adults.low <= total.high:
            found.add(year)
    return found if any(is_made(rows, name, code, year) for year in found) else set()


@judges("{label}, {years}: counts by age add up to more than the total; the total is shown.")
def totals_shown(claim: Claim, rows: Rows) -> str:
    """All such years of each table of persons that is named, as far as they have a bar, and no other has the same."""
    code, told = claim.asked.areas[0], set(years_in(claim.said["years"]))
    true = [name for name in TABLES if children_apart(rows, name, code) == told]
    heads = [HEADS.get(name, rows.catalogue[name]["label"]).lower() for name in true]
    said = re.split(r", | and ", claim.said["label"].lower())
    return "" if told and sorted(said) == sorted(heads) else f"{sorted(heads)}"


HEADS = {"persons-in-formal-contact": "In formal contact"}
"""What stands over a chart in place of a label."""


@cache
def is_made(rows: Rows, name: str, code: str, year: int) -> bool:
    """Whether other rows make such a total, beside which one of both sums is more.

    Adults alone, or women and men, are the total; or the other sum may be it and cannot be as many as this one; or the
    ages that are not of low reliability leave room for it.
    """
    total, more = at(rows, Key(name, "_T", "_T"), code, year), exceeded(rows, name, code).get(year, [])
    if name == "detected-victims" or total is None or total.low < total.high or len(more) != 1:
        return False
    one, whole_number = more[0], total.low
    if one.low > 2 * whole_number:
        return False
    other = next((found for found in sums(rows, name, code, year) if found.by != one.by), None)
    is_other = other is not None and other.low <= whole_number <= other.high < one.low
    ages = [at(rows, Key(name, "_T", age), code, year) for age in ("Y0T17", "Y_GE18")]
    firm = [age for age in ages if age and age.status != "U"]
    if one.by == "age":
        are_adults = ages[1] in firm and ages[1].low == ages[1].high == whole_number
        leaves_room = len(firm) < len([*filter(None, ages)]) and sum(age.low for age in firm) <= whole_number
        return are_adults or leaves_room or is_other
    women_and_men = [found for sex in "FM" if (found := at(rows, Key(name, sex, "_T"), code, year))]
    ends = {sum(found.low for found in women_and_men), sum(found.high for found in women_and_men)}
    return ends == {whole_number} or (is_other and len(firm) == 2 and all(age.high for age in firm))


@cache
def left_open(rows: Rows, name: str, code: str) -> dict[int, list[Sum]]:
    """By year the sums that are certainly more than a total which does not stand for that."""
    return {year: more for year, more in exceeded(rows, name, code).items() if not stands(rows, name, code, year)}


def beside(rows: Rows, name: str, code: str) -> tuple[int, list[Sum], bool] | None:
    """Year and sums that a newest total is not told without, and whether they are newer than it."""
    total = rows.last(rows.series(Key(name, "_T", "_T")), code)
    if total is None:
        return None
    adults_and_sexes = [Key(name, "_T", "Y_GE18"), *(Key(name, sex, "_T") for sex in ("F", "M", "_O"))]
    newest = max(
        (one.year for key in adults_and_sexes for one in rows.known(rows.series(key), code) if one.high), default=0
    )
    if newest > total.year:
        return newest, sums(rows, name, code, newest), True
    more = left_open(rows, name, code).get(total.year)
    return None if more is None else (total.year, more, False)


def _shown(claim: Claim) -> list[str]:
    name = {"detected-victims-rate": "detected-victims"}.get(claim.asked.indicator, claim.asked.indicator)
    return [name] if name in TABLES and claim.kind in ("area-lines", "strip") else list(TABLES)


def are_ranges(claim: Claim) -> bool:
    """Whether totals that are less than their parts are shown as ranges up to these: where all persons stand side by
    side, as numbers or as rates, and where such a figure comes from."""
    seen = claim.asked.view.partition(".")[0] if claim.page == "origin" else claim.place.name
    return seen == "justice-beside" and claim.asked.sex == "_T"


def highest(claim: Claim, rows: Rows, name: str, code: str, year: int) -> list[float]:
    """Up to where such a total is shown, by age or by sex; of a rate per so many people."""
    people = rows.people().get(code, {}).get(year)
    per = 1 if claim.asked.measure == "count" or not rows.people().get(code) else 100_000 / (people or math.inf)
    return [one.high * per for one in left_open(rows, name, code).get(year, [])] if are_ranges(claim) else []


def rows_of_range(claim: Claim, rows: Rows, key: Key, code: str, year: int) -> set[Key]:
    """The rows of the parts up to which such a total is shown: of several sums the largest."""
    more = left_open(rows, key.indicator, code).get(year) if are_ranges(claim) and key.indicator in TABLES else None
    if not more:
        return set()
    is_by_age = max(more, key=lambda one: one.low).by == "age"
    ages, sexes = [key._replace(age=age) for age in ("Y0T17", "Y_GE18")], [key._replace(sex=sex) for sex in "FM"]
    return set(ages if is_by_age else [*sexes, key._replace(sex="_O")])


USED = "{area}, {years}: by age or sex the source gives more people than in total; the total is used."
ADULTS_ALONE = "{area}, {years}: the total counts adults alone; children are reported beside it."
WOMEN_AGAIN = "{area}, {years}: women and men make the total; the number of children equals that of women."
WOMEN_AND_MEN = "{area}, {years}: women and men make the total; other counts in the report add up to more."
ALL_AGES = "{area}, {years}: children and adults make the total; the counts by sex add up to more."


AGES_ABOVE = "{area}, {years}: adults and children add up to more than the total."
PARTS_ABOVE = "{area}, {years}: counts by age or sex are more than the total."


@cache
def reason(rows: Rows, name: str, code: str, year: int) -> str:
    """Which of these holds of a total that is less than its parts: by its own rows, as far as they are exact."""
    return why_made(rows, name, code, year) if stands(rows, name, code, year) else USED


@cache
def why_made(rows: Rows, name: str, code: str, year: int) -> str:
    """The same of a total that stands."""
    cells = [("_T", "_T"), ("_T", "Y0T17"), ("_T", "Y_GE18"), ("F", "_T"), ("M", "_T")]
    found = [at(rows, Key(name, *cell), code, year) for cell in cells]
    total, children, adults, women, men = (one.low if one and one.low == one.high else math.nan for one in found)
    if adults == total and found[1] is not None and found[1].low > 0:
        return WOMEN_AGAIN if children == women == total - men else ADULTS_ALONE
    return WOMEN_AND_MEN if women + men == total else ALL_AGES if children + adults == total else USED


@cache
def are_ages(rows: Rows, name: str, code: str, year: int) -> bool:
    """Whether the largest sum of a year is that of adults and of children, each of whom has a row."""
    largest = max(exceeded(rows, name, code)[year], key=lambda one: one.low)
    cells = [at(rows, Key(name, "_T", age), code, year) for age in ("Y0T17", "Y_GE18")]
    return largest.by == "age" and None not in cells


def _reason_shown(claim: Claim, rows: Rows, name: str, code: str, year: int) -> str:
    """The same where ranges are shown: up to which parts."""
    if not are_ranges(claim) or year not in left_open(rows, name, code):
        return reason(rows, name, code, year)
    return AGES_ABOVE if are_ages(rows, name, code, year) else PARTS_ABOVE


def _of_whom(claim: Claim, rows: Rows) -> tuple[str, list[str]]:
    """The area of which such a sentence is, and the tables that it names: where one area alone is shown, only these."""
    said, tables = claim.said["area"], []
    for mark in (" and ", ", ", ""):
        for one in TABLES:
            label = rows.catalogue[one]["label"]
            for end in (f"{mark}{label[0].lower()}{label[1:]}", f"{mark}{label}"):
                if said.endswith(end):
                    said = said.removesuffix(end)
                    tables.append(one)
    return (rows.named(said) if said else claim.asked.areas[0]), tables


@judges(USED, ADULTS_ALONE, WOMEN_AGAIN, WOMEN_AND_MEN, ALL_AGES, AGES_ABOVE, PARTS_ABOVE)
def total_below_parts(claim: Claim, rows: Rows) -> str:
    """All of the years are such ones for this reason, of a table that is shown; of one that is named, all that are
    shown of it are.
    """
    code, tables = _of_whom(claim, rows)
    told = set(years_in(claim.said["years"]))
    shown = {name: {*exceeded(rows, name, code)} for name in _shown(claim)}
    shown = {
        name: {year for year in years if _reason_shown(claim, rows, name, code, year) == claim.message}
        for name, years in shown.items()
    }
    of_each = {name: shown.get(name, set()) for name in tables or shown}
    if tables:
        wrong = {name: sorted(years) for name, years in of_each.items() if not told or not told <= years}
        others = [name for name, years in shown.items() if name not in tables and told == years]
        return f"{wrong}" if wrong else f"so have {others}" if others and claim.kind == "beside" else ""
    true = {year for years in of_each.values() for year in years}
    return "" if told and told <= true else f"{sorted(true)}"


def of_adults(rows: Rows, name: str, code: str) -> set[int]:
    """The years whose total is adults alone, beside children who are counted."""
    return {year for year in exceeded(rows, name, code) if reason(rows, name, code, year) == ADULTS_ALONE}


@judges("Of {n} the source gives more people by age or sex than in total in some years.")
def totals_below_parts(claim: Claim, rows: Rows) -> str:
    inside = [code for code in claim.asked.areas if code in rows.areas]
    true = [code for code in inside if any(exceeded(rows, name, code) for name in _shown(claim))]
    return "" if 2 < whole(claim.said["n"]) <= len(true) else f"{true}"


def top_seen(rows: Rows, name: str, code: str) -> bool:
    """Whether the part of a bar from such a total up to its parts is more than a hair of the chart."""
    known = {figure.year: figure for figure in rows.known(rows.series(Key(name, "_T", "_T")), code)}
    tops = {year: max(one.high for one in more) for year, more in left_open(rows, name, code).items()}
    most = max([*(figure.high for figure in known.values()), *tops.values()], default=0)
    return any(top - known[year].low > HAIR * most for year, top in tops.items())


@needs("{figure}; the source begins in {first}", re.compile(r"\{area\}, \{subject\}: \{figure\} in \{year\}"))
def ranges_explained(claim: Claim, place: Rendered, rows: Rows) -> str:
    """Beside rows whose totals are ranges up to their parts a key says what these are; what their ends are nowhere
    else."""
    if not are_ranges(claim) or place.place.medium != "view":
        return ""
    code = claim.asked.areas[0] if claim.asked.areas else ""
    true = any(left_open(rows, name, code) for name in TABLES) if code in rows.areas else False
    told = (
        squeezed("Low end of a range: the total reported; high end: the sum by age or sex, which is larger.")
        in place.text
    )
    if told and not true:
        return f"of ranges is told: {told}"
    ends = ("adults and children add up to more than the total", "counts by age or sex add up to more than the total")
    said = any(squeezed(f"pale top: {end}") in place.text.replace("Paletop", "paletop") for end in ends)
    is_seen = any(top_seen(rows, name, code) for name in TABLES) if true else False
    return "no total is said to be less than its parts" if true and not (said or (told and not is_seen)) else ""


@judges("{figure} (added up by age: {sum})", "{figure} (added up by sex: {sum})", free=("figure",))
def told_with_parts(claim: Claim, rows: Rows) -> str:
    """Of a year in which they are over twice the total; a map holds those of all countries."""
    by = "age" if "by age" in claim.message else "sex"
    if claim.said["sum"].startswith("<") and claim.said["sum"] != "<5":
        return "no such interval of persons"
    is_map = claim.said["figure"] == "{figure}"
    codes = rows.areas if is_map else claim.asked.areas
    names = [claim.asked.indicator] if is_map and claim.asked.indicator in TABLES else TABLES
    found = [
        one
        for code in codes
        if code in rows.areas
        for name in names
        for more in exceeded(rows, name, code, 2).values()
        for one in more
        if one.by == by
    ]
    ends = [(one.low, one.high) for one in found]
    if by == "sex":
        ages = {"_T", claim.asked.age}
        ends += [pair for code in codes if code in rows.areas for age in ages for pair in sums_by_form(rows, code, age)]
    return "" if any(agrees(claim.said["sum"], *pair) for pair in ends) else f"{ends}"


@judges("by age or sex more people than in total")
def noted_below_parts(claim: Claim, rows: Rows) -> str:
    """Beside a figure of a table or file: some area has such a year."""
    names, asked = _shown(claim), claim.asked
    if asked.indicator == "detected-victims-by-form" and any(
        sums_by_form(rows, code, asked.age) for code in rows.areas
    ):
        return ""
    return "" if any(exceeded(rows, name, code) for name in names for code in rows.areas) else "no area has"


def _said(claim: Claim, rows: Rows, name: str, *, is_newer: bool | None, year: int, count: str) -> str:
    """Whether a sum by age, or by sex, is what stands beside the newest total; `is_newer` where it is told which."""
    found = beside(rows, name, country(claim))
    if found is None or found[0] != year or is_newer not in (None, found[2]):
        return f"{found}"
    told = next((by for by in ("age", "sex") if f" by {by} {{other}}" in claim.message), "")
    own = [one for one in found[1] if one.by == told or not told]
    return "" if any(agrees(count, one.low, one.high) for one in own) else f"{found}"


@judges(
    "Added up by age or sex, the source has {count} person prosecuted for {year}, and no total.",
    "Added up by age or sex, the source has {count} person convicted for {year}, and no total.",
)
def parts_of_persons(claim: Claim, rows: Rows) -> str:
    name = PROSECUTED if "prosecuted" in claim.message else CONVICTED
    return _said(claim, rows, name, is_newer=True, year=year_of(claim), count=claim.said["count"])


@judges(
    "{low} or {high} person was prosecuted for trafficking in {year}, the latest year with a total; total and counts "
    "by age or sex differ.",
    "{low} or {high} person was convicted of trafficking in {year}, the latest year with a total; total and counts by "
    "age or sex differ.",
)
def between_total_and_parts(claim: Claim, rows: Rows) -> str:
    """From the newest total to the sum of its report by age, or by sex, which is certainly more."""
    name = PROSECUTED if "prosecuted" in claim.message else CONVICTED
    total, found = rows.last(rows.series(Key(name, "_T", "_T")), country(claim)), beside(rows, name, country(claim))
    if total is None or found is None or found[2] or found[0] != year_of(claim):
        return f"{total}, {found}"
    low, high = (float(claim.said[word].replace(",", "")) for word in ("low", "high"))
    return "" if low == total.low and high in [one.high for one in found[1]] else f"{total}, {found}"


@needs(
    "{count} person was prosecuted for trafficking in {year}.", "{count} person was convicted of trafficking in {year}."
)
def no_total_below_its_parts(claim: Claim, _place: Rendered, rows: Rows) -> str:
    """Such a total is told up to the sum of its parts."""
    found = beside(rows, PROSECUTED if "prosecuted" in claim.message else CONVICTED, country(claim))
    return "" if found is None or found[2] else f"{found}"


@judges(
    "For {year}, only children are listed, and no total: the file does not say how many were prosecuted.",
    "For {year}, only children are listed, and no total: the file does not say how many were convicted.",
)
def children_alone(claim: Claim, rows: Rows) -> str:
    """The last year with any figure of persons, and all that it has is of people under 18."""
    name, code = PROSECUTED if "prosecuted" in claim.message else CONVICTED, country(claim)
    own = {
        (key.sex, key.age): rows.last(series, code)
        for key, series in rows.table(name).items()
        if key.breakdown == "_T" and rows.last(series, code) is not None
    }
    last = max(figure.year for figure in own.values() if figure is not None)
    newest = {age for (_, age), figure in own.items() if figure is not None and figure.year == last}
    return "" if ("_T", "_T") in own and newest == {"Y0T17"} and last == year_of(claim) else f"{last}: {newest}"


@judges("Prosecuted: {count} in {year}.", "Prosecuted: {count} in {year}, a different year.")
def prosecuted_alone(claim: Claim, rows: Rows) -> str:
    """The newest total, beside which nothing more is known."""
    found = beside(rows, PROSECUTED, country(claim))
    return f"{found}" if found else _newest_prosecuted(claim, rows)


@judges(
    "Prosecuted: {count} in {year}; by age {other} in {when}.",
    "Prosecuted: {count} in {year}; by sex {other} in {when}.",
)
def prosecuted_and_parts(claim: Claim, rows: Rows) -> str:
    said = claim.said
    problem = _newest_prosecuted(claim, rows)
    return problem or _said(claim, rows, PROSECUTED, is_newer=None, year=int(said["when"]), count=said["other"])


def _newest_prosecuted(claim: Claim, rows: Rows) -> str:
    last = rows.last(rows.series(Key(PROSECUTED, "_T", "_T")), country(claim))
    right = last is not None and last.year == year_of(claim) and agrees(claim.said["count"], last.low, last.high)
    return "" if right else f"{last}"


@judges(
    "By age, {other}: the two disagree.",
    "By sex, {other}: the two disagree.",
    "By age, {other} in {when}; no total.",
    "By sex, {other} in {when}; no total.",
)
def parts_of_a_tile(claim: Claim, rows: Rows) -> str:
    """Of convictions, or where there are none, of prosecutions."""
    has_convicted = rows.last(rows.series(Key(CONVICTED, "_T", "_T")), country(claim))
    name = CONVICTED if has_convicted else PROSECUTED
    found = beside(rows, name, country(claim))
    year = int(claim.said["when"]) if "when" in claim.said else (found[0] if found else 0)
    return _said(claim, rows, name, is_newer="no total" in claim.message, year=year, count=claim.said["other"])
