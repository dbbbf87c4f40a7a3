"""Years without a published total of detected children, in which girls, boys and others are their number or a part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.brief.known import Known, most
from dashboard.brief.sentence import Value
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.words.added import added_in, are_too_many, newest_added
from dashboard.words.adults import years_of_adults_alone
from dashboard.words.low_totals import years_once_more
from dashboard.words.names import listed
from dashboard.words.untotalled import of_sex, sexes_told

VICTIMS = "detected-victims"
CHILD, ADULT, ALL = "Y0T17", "Y_GE18", "_T"
SEXES = ("F", "M", "_O")


@dataclass(frozen=True)
class Summed:
    """The children of a year by sex, where with the adults they fit all detected victims of that year."""

    year: int
    children: Point
    """Their sum, a sum of ours: an interval where one of them is."""
    said: str
    """Girls, boys and others, each with its figure."""
    is_listed: bool
    """Whether it is one row of sex Other, under which the report lists all victims without telling a sex."""
    question: Selection
    """Where the sum is read: the rows of the sex that has one."""


def asked(known: Known, age: str) -> dict[str, Selection]:
    """The questions on detected victims of an age, for each sex."""
    return {sex: known.question(VICTIMS, sex=sex, age=age) for sex in SEXES}


def by_sex(known: Known, year: int, age: str) -> dict[str, Point]:
    """The figures of each sex of a year and age."""
    found = {sex: known.at(question, year) for sex, question in asked(known, age).items()}
    return {sex: point for sex, point in found.items() if point is not None}


def repeats_total(known: Known, year: int, age: str) -> bool:
    """Whether those of another sex are all of that age once more, or those of all ages are everybody."""
    others = known.question(VICTIMS, sex="_O", age=age)
    return year in years_once_more(known.context, others, known.code)


def sexes_of(known: Known, year: int, age: str) -> dict[str, Point]:
    """The figures of each sex without one that holds all once more, so that they can be added up."""
    parts = by_sex(known, year, age)
    return {sex: point for sex, point in parts.items() if sex != "_O" or not repeats_total(known, year, age)}


def years_by_sex(known: Known) -> list[int]:
    """Years in which children of a sex are counted, but have no total."""
    whole = {point.year for point in known.points(known.question(VICTIMS, age=CHILD))}
    found = {point.year for question in asked(known, CHILD).values() for point in known.points(question)}
    return sorted(found - whole)


def summed_years(known: Known) -> list[Summed]:
    """Those of them whose figures are all children, as far as the published rows can tell."""
    found = (_summed(known, year) for year in years_by_sex(known))
    return [item for item in found if item is not None]


def overfull_years(known: Known) -> list[int]:
    """Those of them with more children than the total leaves beside the adults: nothing says that any are missing."""
    return [year for year in years_by_sex(known) if are_too_many(known.context, known.code, year)]


def _partly(known: Known, *, some: bool) -> list[int]:
    """Those of them whose figures may leave some children out, and list some themselves, or nobody."""
    other = {*overfull_years(known), *(item.year for item in summed_years(known))}
    years = [year for year in years_by_sex(known) if year not in other]
    return [year for year in years if any(map(most, by_sex(known, year, CHILD).values())) is some]


def part_years(known: Known) -> list[Value]:
    """Those of them whose figures are only a part of the children, or may be; not where there is none to be a part."""
    questions = asked(known, CHILD)
    return [
        known.linked(questions[max(by_sex(known, year, CHILD))], year, str(year)) for year in _partly(known, some=True)
    ]


def nobody_years(known: Known) -> dict[int, str]:
    """Those of them of which each sex that is listed has no child, though others may be left out; with these rows.

    Not where all victims were adults, which is told of itself.
    """
    adults = years_of_adults_alone(known.context, known.code)
    years = [year for year in _partly(known, some=False) if year not in adults]
    return {year: _in_words(known, sexes_told(by_sex(known, year, CHILD))) for year in years}


def newest_summed(known: Known) -> Summed | None:
    """The newest of the sums where it is newer than any published total; a later year can have parts that are none."""
    added = newest_added(known.context, known.code)
    return None if added is None else _summed(known, added.year)


def _summed(known: Known, year: int) -> Summed | None:
    """The sum of a year in words; None where there is none."""
    added = added_in(known.context, known.code, year)
    if added is None:
        return None
    told = sexes_told(added.parts)
    question = asked(known, CHILD)[next(iter(told))]
    return Summed(year, added.children, _in_words(known, told), added.is_listed, question)


def parts_said(known: Known, year: int) -> str:
    """Girls, boys and others of a year in words, nobody of another sex left out; empty where nobody is listed."""
    parts = by_sex(known, year, CHILD)
    return _in_words(known, sexes_told(parts)) if any(map(most, parts.values())) else ""


def later_nobody(known: Known, last: int) -> tuple[int, str] | None:
    """The newest year after `last` of which each sex that is listed has no child, with these rows in words.

    None where these are all children of that year, or where some are listed: that is said already.
    """
    nobody, some = nobody_years(known), _partly(known, some=True)
    year = max(nobody, default=0)
    return (year, nobody[year]) if year > max([last, *some]) else None


def _in_words(known: Known, parts: Mapping[str, Point]) -> str:
    questions = asked(known, CHILD)
    return listed([of_sex(sex, known.figure(questions[sex], point)) for sex, point in parts.items()])
