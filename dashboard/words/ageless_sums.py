"""Victims and other persons of no age beside a group's sums of children or of adults, and how high these may be."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dashboard.context import Context
from dashboard.i18n import format_number, translate, translate_number
from dashboard.metrics.aggregates import Ends
from dashboard.metrics.compare import FEW
from dashboard.metrics.lines import Line
from dashboard.selection import Selection
from dashboard.store import Observation, SeriesKey
from dashboard.words.ageless import RAISED, Raised, counts_children
from dashboard.words.few import ADULTS, ALL, CHILDREN, counted_in, without_age
from dashboard.words.names import listed, range_text, short_name
from dashboard.words.places import articled

OTHER_AGE = MappingProxyType({CHILDREN: ADULTS, ADULTS: CHILDREN})
MOST_LISTED = 3
"""So many countries with most persons of no age are named."""


def up_to(context: Context, question: Selection, areas: Sequence[str], year: int, ends: Ends) -> Ends:
    """A figure of countries together, in its measure, up to what it may be if all persons of no age belong to it."""
    key = _counts(context, question)
    counted = math.fsum(found[1] for area in areas if (found := _ends(context, key, area, year)))
    more = math.fsum(_more(context, key, area, year) for area in areas)
    return (ends[0], ends[1] * (1 + more / counted)) if counted else ends


def told_up_to(context: Context, question: Selection, areas: Sequence[str], year: int, ends: Ends) -> Ends:
    """The same of detected children, where that raises it by more than RAISED, as a country's; else as it is."""
    raised = _is_raised(context, question, areas, year)
    return up_to(context, question, areas, year, ends) if raised else ends


def with_ageless(context: Context, question: Selection, counted: Mapping[str, Ends], year: int) -> dict[str, Ends]:
    """How many persons each country counts, up to what it may be with all of its persons of no age."""
    key = _counts(context, question)
    return {area: (low, high + _more(context, key, area, year)) for area, (low, high) in counted.items()}


def raised_sums(context: Context, question: Selection, line: Line) -> Mapping[int, Raised]:
    """Years in which victims of no age may raise a group's sum of detected children so, or the rate of that."""
    found = {}
    for point in line.known:
        if line.areas and _is_raised(context, question, line.areas, point.year):
            top = up_to(context, question, line.areas, point.year, point.ends)[1]
            low, high = ageless_in(context, question, line.areas, point.year)
            said = translate_number(
                "The age of {number} more victim is not reported.",
                "The age of {number} more victims is not reported.",
                math.ceil(high),
                number=range_text(low, high),
            )
            found[point.year] = Raised(top, said, point)
    return found


def ageless_in(context: Context, question: Selection, areas: Sequence[str], year: int) -> Ends:
    """Least and greatest number of persons of no age in countries together: of a country whose rows by sex may hold
    more than its totals it may be nobody."""
    found = [_ageless(context, question, area, year) for area in areas]
    return math.fsum(low for low, _ in found), math.fsum(high for _, high in found)


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
        range_text(*ageless_in(context, question, whom, year)) for whom in (areas, rest) for year in years
    )
    year = max(years, key=lambda one: ageless_in(context, question, areas, one)[1])
    largest = sorted(((_ageless(context, question, area, year), area) for area in areas), key=lambda one: -one[0][1])
    most = [_with_number(context, area, ends) for ends, area in largest[:MOST_LISTED] if ends[1] >= FEW]
    if not most:
        return ""
    return translate(
        "Victims of unknown age, who may be children: {all_before} in {first}, {all_after} in {last}; without {areas}: "
        "{before}, then {after}. Most in {year}: {most}.",
        all_before=all_before,
        all_after=all_after,
        before=before,
        after=after,
        first=first,
        last=last,
        areas=listed([_running(context, area) for area in named]),
        year=year,
        most=listed(most),
    )


def _with_number(context: Context, area: str, ends: Ends) -> str:
    low, high = ends
    number = range_text(low, high) if low else translate("up to {number}", number=format_number(high))
    return translate("{area} ({figure})", area=_running(context, area), figure=number)


def _running(context: Context, area: str) -> str:
    return articled(context, area, short_name(context, area))


def _is_raised(context: Context, question: Selection, areas: Sequence[str], year: int) -> bool:
    if not counts_children(context, question):
        return False
    more = ageless_in(context, question, areas, year)[1]
    counted = [_ends(context, _counts(context, question), area, year) for area in areas]
    return more >= FEW and more > RAISED * math.fsum(ends[1] for ends in counted if ends)


def _ageless(context: Context, question: Selection, area: str, year: int) -> Ends:
    key = _counts(context, question)
    sure = without_age(context, key, area, year)
    return (sure[0] if sure else 0.0), _more(context, key, area, year)


def _more(context: Context, key: SeriesKey, area: str, year: int) -> float:
    """How many of a country's total are in neither age, at most, beyond what the range of its own figure holds. Of
    either sex it may be all of them, since the sex of many is not reported, either."""
    other = OTHER_AGE.get(key.age)
    if other is None:
        return 0.0
    both = key._replace(sex=ALL)
    found = [_ends(context, both._replace(age=age), area, year) for age in (ALL, key.age, other)]
    everyone, own, others = found
    if everyone is None or own is None or others is None:
        return 0.0
    return max(everyone[1] - others[0] - own[1], 0.0)


def _counts(context: Context, question: Selection) -> SeriesKey:
    """What is counted behind a figure."""
    return counted_in(context, question) or question.key


def _ends(context: Context, key: SeriesKey, area: str, year: int) -> Ends | None:
    history: Sequence[Observation] = context.store.histories(key).get(area, ())
    return next((item.ends for item in history if item.year == year and item.ends is not None), None)
