"""Detected children of one country, said as people first; and how many more victims of no age may be such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from dashboard.catalogue import RATE
from dashboard.context import Context
from dashboard.i18n import as_sentence, format_number, in_sentences, rate_sign, translate, translate_number, with_unit
from dashboard.i18n.order import LEFT
from dashboard.metrics.compare import FEW
from dashboard.metrics.lines import Line, Point
from dashboard.metrics.rates import PER
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.words.few import (
    ALL,
    CHILDREN,
    COUNTED,
    RAISED,
    SHARES,
    WITHHELD,
    ageless_said,
    count_of,
    counted_in,
    is_rate,
    more_noted,
    noted_ageless,
    so_many_ageless,
    without_age,
)
from dashboard.words.names import capitalised, range_text, short_name
from dashboard.words.places import articled
from dashboard.words.signs import AT_LEAST

OF_CHILDREN = SeriesKey(COUNTED, ALL, CHILDREN, ALL)
HERE = "\0"
"""In the place of a name or number in the form of a sentence."""
_LEAST = re.compile(rf"{LEFT}?{AT_LEAST}[\s{LEFT}]?(?P<figure>\d[\d.,]*)")
FORMS = (1, 2, 3, 11, 100)
"""A number of each plural form that there is in a language of ours."""


class Raised(NamedTuple):
    """How high a year's figure may be, in its measure, and why, as a sentence; and the figure: detected children, or a
    total that its parts exceed; of such a total what it may be more is, for a key."""

    top: float
    said: str
    own: Point
    tops: str = ""

    @property
    def is_total(self) -> bool:
        """Whether it is a total of persons beside parts that are more."""
        return bool(self.tops)


def counts_children(context: Context, question: Selection) -> bool:
    """Whether figures are all detected children, or their rate; not where they are a share that counts these."""
    return question.indicator not in SHARES and (counted_in(context, question) or question.key) == OF_CHILDREN


def raised_years(context: Context, question: Selection, line: Line) -> MappingProxyType[int, Raised]:
    """Years of one country's detected children, both sexes together, in which victims of no age could raise the figure
    by more than RAISED; empty of all other lines. `question`: as the line is measured."""
    if line.group or not counts_children(context, question):
        return MappingProxyType({})
    found = ((point.year, _raised(context, question, line.code, point)) for point in line.known)
    return MappingProxyType({year: raised for year, raised in found if raised is not None})


def undrawn_said(context: Context, question: Selection, line: Line, first: int) -> str:
    """Which victims of no age raise no bar, beside bars that others raise; empty where no year from a first one on has
    any."""
    raised = raised_years(context, question, line)
    counted = [point.year for point in line.known if point.year >= first and point.value and point.year not in raised]
    if not raised or not any(without_age(context, OF_CHILDREN, line.code, year) for year in counted):
        return ""
    return undrawn_under(WITHHELD[1] + 1)


def undrawn_under(few: float) -> str:
    """That victims of no age raise no bar where they are so few, or no part of its figure."""
    return translate(
        "Victims of unknown age are drawn only where {few} or more could add over {share} to the figure.",
        few=format_number(few),
        share=with_unit(format_number(100 * RAISED), "%"),
    )


def _raised(context: Context, question: Selection, code: str, point: Point) -> Raised | None:
    top = _top_of(context, question, code, point.year)
    return None if top is None else Raised(top, ageless_said(context, question, code, point.year), point)


def _top_of(context: Context, question: Selection, code: str, year: int) -> float | None:
    """How high one country's figure of a year may be, in its measure; None where victims of no age do not raise it."""
    most = most_children(context, code, year)
    if most is None or not is_rate(context, question):
        return most
    people = context.weights[context.indicators[COUNTED].denominator_of(CHILDREN)].get(code, {}).get(year)
    return PER * most / people if people else None


def may_reach(context: Context, question: Selection, known: Iterable[Observation], edge: float) -> bool:
    """Whether victims of no age may raise the detected children of a country below an edge, or their rate, as far."""
    if not counts_children(context, question):
        return False
    below = (item for item in known if item.ends is not None and item.ends[0] < edge)
    return any((_top_of(context, question, item.area, item.year) or 0.0) >= edge for item in below)


def most_children(context: Context, code: str, year: int) -> float | None:
    """How many children a country may have detected in a year, if all of its victims of no age were such; None where
    these could not raise the number by more than RAISED, and where they are so few that "<5" is said of them: a number
    that its publisher withholds is no height."""
    ageless, counted = without_age(context, OF_CHILDREN, code, year), count_of(context, OF_CHILDREN, code, year)
    if ageless is None or ageless == WITHHELD or counted is None or ageless[1] <= RAISED * counted[1]:
        return None
    return _with_ageless(counted, ageless)


def _with_ageless(counted: tuple[float, float], ageless: tuple[float, float]) -> float:
    """How many children there may be at most with victims of no age among them."""
    # From the least of both: that all victims are so many is known, not how they divide into children and others.
    return max(counted[0] + ageless[1], counted[1])


def rate_at_most(context: Context, code: str, year: int) -> float | None:
    """The rate of a country's detected children of a year if all of its victims of no age were children, however few
    they are; None where it has no rate."""
    counted = count_of(context, OF_CHILDREN, code, year)
    people = context.weights[context.indicators[COUNTED].denominator_of(CHILDREN)].get(code, {}).get(year)
    if counted is None or not people:
        return None
    ageless = without_age(context, OF_CHILDREN, code, year)
    return PER * (_with_ageless(counted, ageless) if ageless else counted[1]) / people


def at_least(context: Context, question: Selection, area: str, year: int, figure: str) -> str:
    """A figure of one country in words: "at least" so much, where it is its detected children of a year, or their rate,
    and victims of no age may raise it."""
    return least_told(figure) if year in years_at_least(context, question, area) else figure


def least_told(figure: str) -> str:
    """A figure in words that is the least of what it may be; a unit that stands before its number stays there."""
    found = re.match(rf"{rate_sign()}\d[\d.,]*\D+(?=\d)", figure)
    unit = found[0] if found else ""
    return unit + translate("at least {number}", number=figure.removeprefix(unit))


def least_in_words(text: str) -> str:
    """A text for who hears it, with words in place of "≥" and of the marks that keep it left of its number."""
    return _LEAST.sub(lambda found: least_told(found["figure"]), text)


def possibly_up_to(figure: str, top: str) -> str:
    """A figure in words with how high it may be."""
    return translate("{figure}, possibly up to {top}", figure=figure, top=top)


def ageless_apart_said() -> str:
    """When figures of a map are "at least" so much, or so many countries in a class of it."""
    return translate(
        "“At least”: {few} or more victims of unknown age could add over {share}.",
        few=format_number(WITHHELD[1] + 1),
        share=with_unit(format_number(100 * RAISED), "%"),
    )


def higher_said(areas: str) -> str:
    """Who is in a class of a map that may be too low. `areas`: in words."""
    return translate("Perhaps in a higher class (ages unknown): {areas}.", areas=areas)


def years_at_least(context: Context, question: Selection, area: str) -> frozenset[int]:
    """Years in which a figure of one country's detected children is the least of what it may be: not those of none,
    which is no "at least", nor of a range, which says its ends."""
    return _years_at_least(context, area) if counts_children(context, question) else frozenset()


def years_of_none_known(context: Context, question: Selection, area: str) -> frozenset[int]:
    """Years in which a country's detected children, or their rate, are 0, but victims of no age may be such: none is
    known, which is not "none"."""
    return _years_of_none_known(context, area) if counts_children(context, question) else frozenset()


@lru_cache(maxsize=512)
def _years_of_none_known(context: Context, area: str) -> frozenset[int]:
    """Kept: each map asks of each area."""
    history = context.store.histories(OF_CHILDREN).get(area, ())
    none = (item.year for item in history if item.ends == (0, 0))
    return frozenset(year for year in none if without_age(context, OF_CHILDREN, area, year))


@lru_cache(maxsize=512)
def _years_at_least(context: Context, area: str) -> frozenset[int]:
    """Kept: each table, file and map asks of each of its figures."""
    history = context.store.histories(OF_CHILDREN).get(area, ())
    return frozenset(item.year for item in history if item.value and most_children(context, area, item.year))


def left_by_totals(context: Context, line: Line) -> Mapping[int, str]:
    """What is said in place of one country's number of victims of unknown age where its totals leave more of them:
    there the row counts those alone whose sex is unknown, too, and its 0 would deny what is said of the others."""
    found = {}
    for point in line.known:
        left = without_age(context, OF_CHILDREN, line.code, point.year)
        if left is not None and left[0] > point.ends[1]:
            found[point.year] = more_noted(context, OF_CHILDREN, line.code, point.year)
    return found


def more_ageless(context: Context, question: Selection, area: str, year: int) -> str:
    """How many more victims of no age there are, as a sentence: beside detected children whom they may raise, and
    beside their share of the victims of known age, which leaves them out; else empty."""
    return "" if most_children(context, area, year) is None else ageless_said(context, question, area, year)


def ageless_noted(context: Context, question: Selection, area: str, year: int) -> str:
    """The same as a note of a table or a file."""
    key = counted_in(context, question) or question.key
    is_told = most_children(context, area, year) is not None or year in years_of_none_known(context, question, area)
    return more_noted(context, key, area, year) if is_told else ""


def rate_below(context: Context, question: Selection, code: str, year: int, figure: str) -> str:
    """What stands below how many children a country detected: the rate that these are, at least where more victims may
    be such, and how many more. `figure`: the rate in words."""
    least = at_least(context, question, code, year, figure)
    return in_sentences(filter(None, (as_sentence(capitalised(least)), ageless_said(context, question, code, year))))


def rate_among_neighbours(context: Context, question: Selection, code: str, year: int, figure: str) -> str:
    """The same below a map, which shows the rates of the countries around that one, too."""
    least = at_least(context, question, code, year, figure)
    said = translate("Detected child victims: {figure}, shown with countries around it.", figure=least)
    return in_sentences(filter(None, (said, ageless_said(context, question, code, year))))


def among_neighbours() -> str:
    """The same where the title has that rate."""
    return translate("Shown with countries around it.")


def children_detected(context: Context, question: Selection, code: str, year: int) -> str:
    """How many children are behind one country's rate of a year, as a sentence without a full stop: a title says
    people first. Empty of whatever else is asked, and of a range that begins with few ("<5").

    Counts are people already, and their titles go on with the years that have none.
    """
    is_asked = question.key == OF_CHILDREN and question.measure == RATE and code in context.geography.areas
    return children_told(context, code, year) if is_asked else ""


def children_told(context: Context, code: str, year: int) -> str:
    """The same, whatever is asked."""
    found = count_of(context, OF_CHILDREN, code, year)
    low, high = found or (0.0, 0.0)
    area = sentence_name(context, code)
    if found == (0.0, 0.0):
        return _none_told(area, year, is_sure=without_age(context, OF_CHILDREN, code, year) is None)
    if not high or (low != high and low < FEW):
        return ""
    if most_children(context, code, year) is None:
        return _told(area, year, round(high), range_text(low, high), is_least=False)
    return _told(area, year, round(low), range_text(low, low), is_least=True)


def sentence_name(context: Context, code: str) -> str:
    """The name of a country with which such a sentence begins."""
    return capitalised(articled(context, code, short_name(context, code)))


def children_counted(context: Context, question: Selection, code: str, year: int, figure: str) -> str:
    """The same of its number of detected children, whose title goes on with the years that have none. `figure`:
    how it is told after a colon; empty where that is not without a doubt, and of none."""
    found = count_of(context, OF_CHILDREN, code, year)
    is_asked = question.key == OF_CHILDREN and question.measure != RATE and code in context.geography.areas
    if not is_asked or found is None or not found[1]:
        return ""
    plain = range_text(*found)
    is_plain = figure in (plain, least_told(range_text(found[0], found[0])))
    return children_told(context, code, year) if is_plain else ""


def says_children_detected(said: str) -> bool:
    """Whether words hold such a sentence, of whatever country, number and year: it names the offence."""
    forms = [_told(HERE, HERE, number, HERE, is_least=is_least) for is_least in (False, True) for number in FORMS]
    forms += [_none_told(HERE, HERE, is_sure=is_sure) for is_sure in (False, True)]
    forms += [told_of_some(HERE, HERE, HERE, is_rate=is_rate) for is_rate in (False, True)]
    return any(holds_form(said, form) for form in forms)


def told_of_some(countries: str, figure: str, year: int | str, *, is_rate: bool) -> str:
    """How many children some countries of a group detected together, or how many of each 100,000."""
    words = {"countries": countries, "figure": figure, "year": year}
    if is_rate:
        return translate(
            "{countries} detected {figure} child victims of trafficking per 100,000 children in {year}", **words
        )
    return translate("{countries} detected {figure} child victims of trafficking in {year}", **words)


def parts_told(area: str, parts: str, year: int | str) -> str:
    """How many of each part of its detected victims a country detected."""
    return translate("{area} detected {parts} as victims of trafficking in {year}", area=area, parts=parts, year=year)


def says_parts_detected(said: str) -> bool:
    """Whether words hold such a sentence of parts."""
    return holds_form(said, parts_told(HERE, HERE, HERE))


def counts_ageless(said: str) -> bool:
    """Whether words hold a sentence of how many more victims have no age."""
    forms = (form(many, HERE) for form in (so_many_ageless, noted_ageless) for many in FORMS)
    return any(holds_form(said, capitalised(form).rstrip(".。")) for form in forms)


def holds_form(said: str, form: str) -> bool:
    """Whether words hold a sentence of some form, with anything in the place of each HERE."""
    return bool(re.search(".+".join(map(re.escape, form.strip(HERE).split(HERE))), said))


def _none_told(area: str, year: int | str, *, is_sure: bool) -> str:
    """That nobody was a child; `is_sure`: nor may any of the victims be one, of whom no age is reported."""
    if not is_sure:
        return translate(
            "{area} detected no victims of trafficking known to be children in {year}", area=area, year=year
        )
    return translate("{area} detected no child victims of trafficking in {year}", area=area, year=year)


def _told(area: str, year: int | str, persons: int, number: str, *, is_least: bool) -> str:
    words = {"area": area, "year": year, "number": number}
    if is_least:
        return translate_number(
            "{area} detected at least {number} child victim of trafficking in {year}",
            "{area} detected at least {number} child victims of trafficking in {year}",
            persons,
            **words,
        )
    return translate_number(
        "{area} detected {number} child victim of trafficking in {year}",
        "{area} detected {number} child victims of trafficking in {year}",
        persons,
        **words,
    )
