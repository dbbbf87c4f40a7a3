"""Persons of one country in formal contact, prosecuted or convicted, said as people first."""

from __future__ import annotations

from dashboard.catalogue import COUNT
from dashboard.context import Context
from dashboard.i18n import translate_number
from dashboard.metrics.compare import FEW
from dashboard.metrics.lines import AT_LEAST, Point
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.words.ageless import FORMS, HERE, holds_form, says_children_detected
from dashboard.words.names import area_name, range_text
from dashboard.words.persons import BEFORE_THE_LAW

_, PROSECUTED, CONVICTED = BEFORE_THE_LAW


def persons_counted(context: Context, question: Selection, code: str, point: Point | Observation, figure: str) -> str:
    """How many persons a country counts in a year, as a title. `figure`: how their number is told after a colon.

    Empty of rates, of a part of all persons, of none, of a range that begins with few ("<5"), and where the figure is
    not told without a doubt; parts in place of a total are told as "at least" so many.
    """
    low, high = point.ends or (0.0, 0.0)
    is_plain = point.status == AT_LEAST or (figure == range_text(low, high) and (low == high or low >= FEW))
    if not (counts_persons(question) and is_plain and high and code in context.geography.areas):
        return ""
    return persons_titled(question.indicator, area_name(context, code), point.year, round(high), figure)


def counts_persons(question: Selection) -> bool:
    """Whether figures are all persons in formal contact, prosecuted or convicted, as numbers."""
    of_all = question.key == SeriesKey(question.indicator, "_T", "_T", "_T")
    return question.indicator in BEFORE_THE_LAW and of_all and question.measure == COUNT


def says_people_first(said: str) -> bool:
    """Whether words hold such a title, or one of detected children, of whatever country, number and year."""
    return says_children_detected(said) or says_persons(said)


def says_persons(said: str) -> bool:
    """The same of such a title alone."""
    forms = (persons_titled(name, HERE, HERE, number, HERE) for name in BEFORE_THE_LAW for number in FORMS)
    return any(holds_form(said, form) for form in forms)


def persons_titled(indicator: str, area: str, year: int | str, persons: int, number: str) -> str:
    """So many persons of a table of an area. `persons`: what decides the plural form; `number`: the same in words."""
    words = {"area": area, "year": year, "number": number}
    if indicator == CONVICTED:
        return translate_number(
            "{area}: {number} person convicted of trafficking in {year}",
            "{area}: {number} persons convicted of trafficking in {year}",
            persons,
            **words,
        )
    if indicator == PROSECUTED:
        return translate_number(
            "{area}: {number} person prosecuted for trafficking in {year}",
            "{area}: {number} persons prosecuted for trafficking in {year}",
            persons,
            **words,
        )
    return translate_number(
        "{area}: {number} person in formal contact for trafficking in {year}",
        "{area}: {number} persons in formal contact for trafficking in {year}",
        persons,
        **words,
    )


def persons_aloud(indicator: str, area: str, year: int | str, persons: int, number: str) -> str:
    """The same with a verb, as somebody says it."""
    words = {"area": area, "year": year, "number": number}
    if indicator == CONVICTED:
        return translate_number(
            "{area}: {number} person was convicted of trafficking in {year}",
            "{area}: {number} people were convicted of trafficking in {year}",
            persons,
            **words,
        )
    if indicator == PROSECUTED:
        return translate_number(
            "{area}: {number} person was prosecuted for trafficking in {year}",
            "{area}: {number} people were prosecuted for trafficking in {year}",
            persons,
            **words,
        )
    return translate_number(
        "{area}: {number} person was in formal contact for trafficking in {year}",
        "{area}: {number} people were in formal contact for trafficking in {year}",
        persons,
        **words,
    )
