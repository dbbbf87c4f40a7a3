"""Victims and other persons of no age beside a group's sums of children or of adults, and how high these may be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from dashboard.context import Context
from dashboard.i18n import translate, translate_number
from dashboard.metrics.aggregates import Ends
from dashboard.metrics.compare import FEW
from dashboard.metrics.lines import Line, Point
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.words.ageless import OF_CHILDREN, Raised, undrawn_under
from dashboard.words.few import (
    ADULTS,
    ALL,
    CHILDREN,
    COUNTED,
    RAISED,
    SHARES,
    counted_in,
    so_many_ageless,
    without_age,
    without_age_text,
)
from dashboard.words.names import listed, short_name
from dashboard.words.places import articled

OTHER_AGE = MappingProxyType({CHILDREN: ADULTS, ADULTS: CHILDREN})
OTHER_SEX = MappingProxyType({"F": "M", "M": "F"})
MOST_LISTED = 3
"""So many countries with most persons of no age are named."""


def up_to(context: Context, question: Selection, areas: Sequence[str], year: int, ends: Ends) -> Ends:
    """A figure of countries together, in its measure, up to what it may be if all persons of no age belong to it."""
    key = _counts(context, question)
    counted = math.fsum(found[1] for area in areas if (found := _ends(context, key, area, year)))
    more = math.fsum(_more(context, key, area, year) for area in areas)
    return (ends[0], ends[1] * (1 + more / counted)) if counted else ends


def told_up_to(context: Context, question: Selection, areas: Sequence[str], year: int, ends: Ends) -> Ends:
    """The same of detected children or adults, where that raises it by more than RAISED, as a country's; else as it
    is."""
    raised = _is_raised(context, question, areas, year)
    return up_to(context, question, areas, year, ends) if raised else ends


def reaching(context: Context, question: Selection, line: Line) -> Point:
    """The last figure of a group's line, up to what it may be in such a way: as it is told where it stands alone."""
    last = line.known[-1]
    if not line.areas or last.year not in raised_sums(context, question, line):
        return last
    low, high = told_up_to(context, question, line.areas, last.year, last.ends)
    return replace(last, value=None, lower=low, upper=high)


def upper_end_said(context: Context, question: Selection, line: Line) -> str:
    """What is in the upper end of such a figure; empty where nothing raises it."""
    is_raised = bool(line.known) and reaching(context, question, line) != line.known[-1]
    return upper_ends_said(context, question) if is_raised else ""


def with_ageless(context: Context, question: Selection, counted: Mapping[str, Ends], year: int) -> dict[str, Ends]:
    """How many persons each country counts, up to what it may be with all of its persons of no age."""
    key = _counts(context, question)
    return {area: (low, high + _more(context, key, area, year)) for area, (low, high) in counted.items()}


def raised_sums(context: Context, question: Selection, line: Line) -> Mapping[int, Raised]:
    """Years in which victims of no age may raise a group's sum of detected children or adults so, of girls, boys, women
    or men, or the rate of that; with how many there are, of whatever sex."""
    found = {}
    for point in line.known:
        if line.areas and _is_raised(context, question, line.areas, point.year):
            top = up_to(context, question, line.areas, point.year, point.ends)[1]
            low, high = ageless_in(context, question, line.areas, point.year)
            said = so_many_ageless(math.ceil(high), without_age_text(low, high))
            found[point.year] = Raised(top, said, point)
    return found


def ageless_in(context: Context, question: Selection, areas: Sequence[str], year: int) -> Ends:
    """Least and greatest number of persons of no age in countries together: of a country whose rows by sex may hold
    more than its totals it may be nobody. Of a sex as many as of both: nobody knows the sex of all."""
    found = [_ageless(context, _counts(context, question)._replace(sex=ALL), area, year) for area in areas]
    return math.fsum(low for low, _ in found), math.fsum(high for _, high in found)


def latest_ageless(context: Context, question: Selection, areas: Sequence[str], years: Iterable[int]) -> str:
    """How many more victims have no age in the last of the years in which they may raise a figure of countries
    together, as a sentence; empty without such a year."""
    year = max(years, default=None)
    if year is None:
        return ""
    low, high = ageless_in(context, question, areas, year)
    return translate_number(
        "No age is reported for {number} more detected victim in {year}.",
        "No age is reported for {number} more detected victims in {year}.",
        math.ceil(high),
        year=year,
        number=without_age_text(low, high),
    )


def undrawn_sums(context: Context, question: Selection, line: Line, first: int) -> str:
    """Which victims of no age raise no bar of a group, beside bars that others raise; empty where no year from a first
    one on has any."""
    raised = raised_sums(context, question, line)
    others = {point.year for point in line.known if point.year >= first and point.ends[1]}.difference(raised)
    if not raised or not any(ageless_in(context, question, line.areas, year)[0] for year in others):
        return ""
    return undrawn_under(FEW)


def ageless_of_both(
    context: Context, question: Selection, areas: Sequence[str], named: Sequence[str], years: tuple[int, int]
) -> str:
    """How many victims of no age there are beside the children of a group in two years, and how many without the
    countries without which it is told, as a sentence; empty where these raise neither."""
    first, last = years
    rest = [area for area in areas if area not in named]
    if not any(_is_raised(context, question, whom, year) for whom in (areas, rest) for year in years):
        return ""
    all_before, all_after, before, after = (
        without_age_text(*ageless_in(context, question, whom, year)) for whom in (areas, rest) for year in years
    )
    year = max(years, key=lambda one: ageless_in(context, question, areas, one)[1])
    key = _counts(context, question)._replace(sex=ALL)
    largest = sorted(((_ageless(context, key, area, year), area) for area in areas), key=lambda one: -one[0][1])
    most = [_with_number(context, area, ends) for ends, area in largest[:MOST_LISTED] if ends[1] >= FEW]
    if not most:
        return ""
    words = {
        "all_before": all_before,
        "all_after": all_after,
        "before": before,
        "after": after,
        "first": first,
        "last": last,
        "areas": listed([_running(context, area) for area in named]),
        "year": year,
        "most": listed(most),
    }
    if key.age == ADULTS:
        return translate(
            "Victims of unknown age, who may be adults: {all_before} in {first}, {all_after} in {last}; without "
            "{areas}: {before}, then {after}. Most victims of unknown age in {year}: {most}.",
            **words,
        )
    return translate(
        "Victims of unknown age, who may be children: {all_before} in {first}, {all_after} in {last}; without {areas}: "
        "{before}, then {after}. Most victims of unknown age in {year}: {most}.",
        **words,
    )


def upper_ends_said(context: Context, question: Selection) -> str:
    """What is in the upper ends of figures that are told up to what they may be."""
    if _counts(context, question).age == ADULTS:
        return translate("Upper ends count victims of unknown age as adults.")
    return translate("Upper ends count victims of unknown age as children.")


def _with_number(context: Context, area: str, ends: Ends) -> str:
    return translate("{area} ({figure})", area=_running(context, area), figure=without_age_text(*ends))


def _running(context: Context, area: str) -> str:
    return articled(context, area, short_name(context, area))


def _is_raised(context: Context, question: Selection, areas: Sequence[str], year: int) -> bool:
    key = _counts(context, question)
    if (
        question.indicator in SHARES
        or key.indicator != COUNTED
        or key.breakdown != ALL
        or key.sex not in (ALL, *OTHER_SEX)
    ):
        return False
    return _has_many_ageless(context, key, tuple(areas), year)


# Of the line of a group each of its captions asks, year by year.
@lru_cache(maxsize=2_048)
def _has_many_ageless(context: Context, key: SeriesKey, areas: tuple[str, ...], year: int) -> bool:
    more = math.fsum(_more(context, key, area, year) for area in areas)
    counted = [_ends(context, key, area, year) for area in areas]
    return more >= FEW and more > RAISED * math.fsum(ends[1] for ends in counted if ends)


def _ageless(context: Context, key: SeriesKey, area: str, year: int) -> Ends:
    """Of both sexes. Who is in neither total of age is so of children and of adults."""
    sure = without_age(context, OF_CHILDREN, area, year) if key._replace(age=CHILDREN) == OF_CHILDREN else None
    return (sure[0] if sure else 0.0), _more(context, key, area, year)


@lru_cache(maxsize=16_384)
def _more(context: Context, key: SeriesKey, area: str, year: int) -> float:
    """How many of a country's total are in neither age, at most, beyond what the range of its own figure holds; of a
    sex no more than rows of the other leave, as the sex of some is not reported, either."""
    other = OTHER_AGE.get(key.age)
    if other is None:
        return 0.0
    both = key._replace(sex=ALL)
    everyone, own, others = (_ends(context, both._replace(age=age), area, year) for age in (ALL, key.age, other))
    if everyone is None or own is None or others is None:
        return 0.0
    more = max(everyone[1] - others[0] - own[1], 0.0)
    if key.sex not in OTHER_SEX:
        return more
    of_other, own, others = (
        _ends(context, key._replace(sex=sex, age=age), area, year)
        for sex, age in ((OTHER_SEX[key.sex], ALL), (key.sex, key.age), (key.sex, other))
    )
    if of_other is None or own is None or others is None:
        return more
    return min(more, max(everyone[1] - of_other[0] - others[0] - own[1], 0.0))


def _counts(context: Context, question: Selection) -> SeriesKey:
    """What is counted behind a figure."""
    return counted_in(context, question) or question.key


def _ends(context: Context, key: SeriesKey, area: str, year: int) -> Ends | None:
    history: Sequence[Observation] = context.store.histories(key).get(area, ())
    return next((item.ends for item in history if item.year == year and item.ends is not None), None)
