"""Rates and shares of few persons: the one rule that marks them in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from dashboard.catalogue import RATE
from dashboard.context import Context
from dashboard.i18n import as_sentence, format_number, in_sentences, translate, translate_number
from dashboard.metrics.compare import FEW
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.words.counted import AFTER_OF, of_detected_victims, of_persons
from dashboard.words.names import capitalised, range_text

ALL, CHILDREN, ADULTS, COUNTED = "_T", "Y0T17", "Y_GE18", "detected-victims"
WITHHELD = (1.0, 4.0)
"""Persons of whom the publisher says "<5"."""
RAISED = 0.1
"""Part of the detected children from which on victims of no age change what a figure says, if they are children."""
LEAST_SAID = 0.1
"""Part of the greatest number of persons of no age from which on the least is said, too."""
SHARES = MappingProxyType({"child-share-of-detected-victims": "", "girl-share-of-detected-child-victims": "F"})
"""Shares that count detected children, and the sex of these; empty: the chosen one."""


def is_rate(context: Context, question: Selection) -> bool:
    """Whether figures are persons whom a country reports, divided by its people."""
    indicator = context.indicators[question.indicator]
    return indicator.is_reported and (question.measure == RATE or bool(indicator.rate_of))


def counted_in(context: Context, question: Selection) -> SeriesKey | None:
    """The persons behind a rate, or behind a share of detected children; None where figures are neither."""
    if question.indicator in SHARES:
        return SeriesKey(COUNTED, SHARES[question.indicator] or question.sex, CHILDREN, ALL)
    if not is_rate(context, question):
        return None
    of = context.indicators[question.indicator].rate_of
    return question.key._replace(indicator=of) if of else question.key


def persons_behind(context: Context, question: Selection, area: str, year: int) -> float:
    """The persons at least behind such a rate or share of a country; 0 where nothing is known of any."""
    key = counted_in(context, question)
    counted = None if key is None else _at(context, key, area, year)
    return counted.ends[0] if counted is not None and counted.ends is not None else 0.0


def count_behind(context: Context, question: Selection, area: str, year: int) -> str:
    """The number of persons that a country's rate of a year is made of, as a sentence: nobody knows from "0.05 per
    100,000 children" whether these are thirty or three hundred. Of few, which the rate itself says, and of none no
    number. Of detected children with how many more victims may be such, as no age is given for them.
    """
    key = counted_in(context, question) if is_rate(context, question) else None
    counted = None if key is None else _at(context, key, area, year)
    if key is None or counted is None or counted.ends is None:
        return ""
    ageless = without_age(context, key, area, year)
    if counted.ends[0] < FEW:
        return ageless_said(context, question, area, year)
    words = {"year": year, "persons": of_counted(key, counted.ends)}
    if ageless is None or reason_of_range(context, key, area, year):
        whole = translate("That is {persons} in {year}.", **words)
        return in_sentences(filter(None, (whole, ageless_said(context, question, area, year))))
    return translate_number(
        "That is {persons} in {year}; no age is reported for {number} more victim.",
        "That is {persons} in {year}; no age is reported for {number} more victims.",
        math.ceil(ageless[1]),
        **words,
        number=without_age_text(*ageless),
    )


def without_age_text(low: float, high: float) -> str:
    """How many persons of no age there are in words; at most so many where the least, as of totals that rows by sex
    contradict, is too small beside that to say anything."""
    if low < high * LEAST_SAID:
        return translate("up to {number}", number=format_number(high))
    return range_text(low, high)


def ageless_said(context: Context, question: Selection, area: str, year: int) -> str:
    """The same of more victims in a sentence of its own, behind how many children a country detected, or what part of
    the victims of known age these are; empty of none."""
    key = counted_in(context, question) or question.key
    ageless = without_age(context, key, area, year)
    if ageless is None:
        return ""
    if reason_of_range(context, key, area, year):
        return as_sentence(capitalised(more_noted(context, key, area, year)))
    return so_many_ageless(math.ceil(ageless[1]), without_age_text(*ageless))


def so_many_ageless(many: int, number: str) -> str:
    """That so many more victims have no age, as a sentence. `many`: of which `number` has the plural."""
    return translate_number(
        "No age is reported for {number} more victim.",
        "No age is reported for {number} more victims.",
        many,
        number=number,
    )


def noted_ageless(many: int, number: str) -> str:
    """The same as a note."""
    return translate_number(
        "no age is reported for {number} more victim",
        "no age is reported for {number} more victims",
        many,
        number=number,
    )


def more_noted(context: Context, key: SeriesKey, area: str, year: int) -> str:
    """The same as a note, with why their number is a range; empty of none."""
    ageless = without_age(context, key, area, year)
    if ageless is None:
        return ""
    said, reason = so_many_more(*ageless), reason_of_range(context, key, area, year)
    if reason == "disagree":
        return translate("{statement}: the report's own counts differ", statement=said)
    return translate("{statement}: numbers under 5 are published as “<5”", statement=said) if reason else said


def so_many_more(low: float, high: float) -> str:
    """That there are so many more victims of no age, as a note."""
    return noted_ageless(math.ceil(high), without_age_text(low, high))


def reason_of_range(context: Context, key: SeriesKey, area: str, year: int) -> Literal["", "disagree", "withheld"]:
    """Why the number of a country's victims of no age is a range: rows by sex hold more children or adults than the
    total of these, or else a number is withheld; empty of a single number, and of one that is withheld itself."""
    ageless = without_age(context, key, area, year)
    if ageless is None or ageless == WITHHELD or ageless[0] == ageless[1]:
        return ""
    rows = [(_at(context, key._replace(age=age), area, year), key._replace(age=age)) for age in (CHILDREN, ADULTS)]
    disagree = any(row and row.ends and _by_sex(context, own, area, year) > row.ends[1] for row, own in rows)
    return "disagree" if disagree else "withheld"


# Of each figure of a map it is asked four times.
@lru_cache(maxsize=4_096)
def without_age(context: Context, key: SeriesKey, area: str, year: int) -> tuple[float, float] | None:
    """Least and greatest number of a country's detected victims of a year who are in neither the total of children nor
    that of adults; None of other rows than all detected children, and where a total is missing. Where it may be nobody
    it is told only if so many could raise some children by more than RAISED.

    Fewer children than the year before may be fewer whose age is given (Bangladesh 2023: 32, and 40 to 73 of no age).
    Rows by sex may hold more than a total: there 175 adults in all, but 105 women and 103 men; and may leave nobody
    without an age (India 2022: 2,878 children of 6,693, and 0 to 657 of no age, as 3,098 are boys and girls).
    """
    if key != SeriesKey(COUNTED, ALL, CHILDREN, ALL):
        return None
    found = [_at(context, key._replace(age=age), area, year) for age in (ALL, CHILDREN, ADULTS)]
    ends = [item.ends for item in found if item is not None and item.ends is not None]
    if len(ends) < len(found):
        return None
    everyone, children, adults = ends
    aged = sum(
        max(total[1], _by_sex(context, key._replace(age=age), area, year))
        for total, age in ((children, CHILDREN), (adults, ADULTS))
    )
    low, high = everyone[0] - aged, everyone[1] - children[0] - adults[0]
    if low <= 0:
        is_told = children[0] == children[1] > 0 and high > max(WITHHELD[1], RAISED * children[1])
        return (0.0, high) if is_told else None
    # A difference of totals gives away no number that the publisher withholds as "<5".
    return WITHHELD if high <= WITHHELD[1] else (low, high)


def _by_sex(context: Context, key: SeriesKey, area: str, year: int) -> float:
    """The greatest number of persons whom rows of either sex have together; 0 without such rows."""
    found = (_at(context, key._replace(sex=sex), area, year) for sex in ("F", "M"))
    return sum(item.ends[1] for item in found if item is not None and item.ends is not None)


def detected_in(context: Context, question: Selection, area: str, year: int) -> int | None:
    """The number of detected victims that a country's rate of a year is made of; None of a range, of few, of parts of
    all forms, and of whatever else is asked."""
    if (question.indicator, question.breakdown, question.measure) != (COUNTED, ALL, RATE):
        return None
    counted = _at(context, question.key, area, year)
    exact = None if counted is None else counted.value
    return None if exact is None or exact < FEW else round(exact)


def count_of(context: Context, key: SeriesKey, area: str, year: int) -> tuple[float, float] | None:
    """Least and greatest number of persons that a row counts; None where nothing is known."""
    counted = _at(context, key, area, year)
    return None if counted is None else counted.ends


def of_counted(key: SeriesKey, ends: tuple[float, float]) -> str:
    """Persons of a series, counted. `ends`: their least and greatest number."""
    number, said = math.ceil(ends[1]), range_text(*ends)
    if key.indicator != COUNTED:
        return translate_number("{number} person", "{number} people", number, context=AFTER_OF, number=said)
    if key.age == CHILDREN:
        return translate_number(
            "{number} detected child", "{number} detected children", number, context=AFTER_OF, number=said
        )
    return of_detected_victims(number, said)


def few_years(context: Context, question: Selection) -> Mapping[str, list[int]]:
    """By area the years whose rate or share counts some, but fewer than FEW persons; areas without such a year none."""
    key = counted_in(context, question)
    return _few_years(context, key) if key else {}


@lru_cache(maxsize=64)
def _few_years(context: Context, key: SeriesKey) -> Mapping[str, list[int]]:
    """Kept: each chart asks, and it is the same whatever areas are shown."""
    found = {
        area: [item.year for item in history if item.ends is not None and _some_but_few(item)]
        for area, history in context.store.histories(key).items()
        if area in context.geography.areas
    }
    return {area: years for area, years in found.items() if years}


def few_said(question: Selection, figure: str) -> str:
    """What is said of a rate or share of so few: no share at all."""
    if question.indicator in SHARES:
        return translate("few (under {persons})", persons=of_persons(FEW))
    return translate("{figure}, under {number}", figure=figure, number=of_persons(FEW))


def few_in_short(question: Selection, figure: str) -> str:
    """The same where there is room for little."""
    return few_word() if question.indicator in SHARES else translate("{figure}, few", figure=figure)


def few_word() -> str:
    """The word alone, which stands in the place of a share, or behind a rate."""
    return translate("few", context="detected victims")


def few_explained() -> str:
    """What the word means, where figures with it stand without the number."""
    return translate("few: under {number}", number=of_persons(FEW))


def is_of_few(context: Context, question: Selection, area: str, year: int) -> bool:
    """Whether a country's figure is a rate or a share that counts some, but fewer than FEW persons."""
    key = counted_in(context, question)
    return key is not None and counts_few(context, key, area, year)


def few_sentence() -> str:
    """The same as a sentence below figures."""
    return translate("Few: under {number}.", number=of_persons(FEW))


def few_noted(context: Context, question: Selection, area: str, year: int) -> str:
    """The same as a note of a table or a file, whose number stands beside it; empty where there are more."""
    return few_explained() if is_of_few(context, question, area, year) else ""


def marked(context: Context, question: Selection, area: str, year: int, figure: str) -> str:
    """A country's figure in words, marked where it is a rate or a share of few."""
    return few_said(question, figure) if is_of_few(context, question, area, year) else figure


def counts_few(context: Context, key: SeriesKey, area: str, year: int) -> bool:
    """Whether a country's figure of a year, a number of persons, counts some, but fewer than FEW."""
    counted = _at(context, key, area, year)
    return counted is not None and _some_but_few(counted)


def counts_none(context: Context, key: SeriesKey, area: str, year: int) -> bool:
    """Whether a country's figure of a year is a reported zero."""
    counted = _at(context, key, area, year)
    return counted is not None and counted.ends == (0, 0)


def _at(context: Context, key: SeriesKey, area: str, year: int) -> Observation | None:
    history = context.store.histories(key).get(area, ())
    return next((item for item in history if item.year == year and item.ends is not None), None)


def _some_but_few(item: Observation) -> bool:
    low, high = item.ends or (0.0, 0.0)
    return low < FEW and high > 0
