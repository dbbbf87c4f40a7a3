"""How a country's figures lie beside the median of the group it is compared with, never summed up."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dashboard.brief.known import Known, figure_said
from dashboard.brief.names import named
from dashboard.brief.sentence import Value
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.i18n import in_a_row, translate, translate_number
from dashboard.metrics.latest import snapshot
from dashboard.metrics.lines import Point
from dashboard.store import Observation
from dashboard.words.counted import of_countries
from dashboard.words.names import area_name, listed, span_in_words, year_span
from dashboard.words.titles import FEW, with_its_unit

SEEN = "country-profile.chart"
"""The view at whose origin the figures of UN members are, where a publisher gives another figure of the group."""

Place = Literal["higher", "lower", "near"]


@dataclass(frozen=True)
class Beside:
    """Where a figure lies beside the median of the `countries` UN members of `group` that have one."""

    indicator: str
    group: str
    year: int
    countries: int
    place: Place
    low: float
    high: float
    """The median; its two ends where figures are intervals."""
    first: int
    last: int
    """Years of the oldest and of the newest figure behind it."""
    origin: str
    own: int = 0
    """The year of the country's own figure; 0 where the median is told alone."""


def beside(known: Known, indicator: str) -> Beside | None:
    """The latest figure, if it is recent, beside the median of those within the window; None where either is missing.

    The group is the one that the area is always compared with; fewer than FEW figures of its UN members have no median.
    """
    context, question = known.context, known.question(indicator)
    year, shown = context.years(indicator).last, _shown(context, indicator)
    own, group = shown.get(known.code), context.geography.comparison_group(known.code)
    if not group or own is None or own.ends is None or not known.is_recent(question, own):
        return None
    members = (shown[code] for code in context.geography.members_in(group) if code in shown)
    found = [item for item in members if item.ends is not None]
    if len(found) < FEW:
        return None
    low, high = (statistics.median(side) for side in zip(*(item.ends for item in found if item.ends), strict=True))
    place = _place(known, indicator, own, low, high)
    asked = replace(question, areas=(group,))
    origin = origin_address(context, asked, year, "" if context.line(asked, group).median else SEEN)
    years = [item.year for item in found]
    if place is None:
        return None
    return Beside(indicator, group, year, len(found), place, low, high, min(years), max(years), origin, own.year)


@lru_cache(maxsize=64)
def _shown(context: Context, indicator: str) -> Mapping[str, Observation]:
    """The latest figure of every area, as far back as figures behind a median may be."""
    histories, year = context.histories(context.question(indicator, ())), context.years(indicator).last
    return snapshot(histories, year, context.reach(indicator, year))


def _place(known: Known, indicator: str, own: Observation, low: float, high: float) -> Place | None:
    """None where an interval lies on both sides; near where the difference is less than the data can show."""
    target = known.context.indicators[indicator].target
    margin = target.margin if target else 0
    first, last = own.ends or (0.0, 0.0)
    if own.value is not None and own.lower is not None and own.upper is not None:
        first, last = own.lower, own.upper
        return "higher" if first > high else "lower" if last < low else "near"
    if first - high >= margin and first > high:
        return "higher"
    if low - last >= margin and last < low:
        return "lower"
    return "near" if first == last and low == high else None


def medians(known: Known, indicators: Sequence[str]) -> list[str | None]:
    """One sentence for each side of the medians of the one group that the area is compared with."""
    found = [item for indicator in indicators if (item := beside(known, indicator)) is not None]
    sides = list(_by_place(found))
    if not sides:
        return []
    return [_first(known, *sides[0]), *(_next(known, *side) for side in sides[1:])]


def _by_place(found: Sequence[Beside]) -> Iterator[tuple[Place, list[Beside]]]:
    places: tuple[Place, ...] = ("higher", "lower", "near")
    for place in places:
        items = [item for item in found if item.place == place]
        if items:
            yield place, items


def _names(known: Known, items: Sequence[Beside]) -> str:
    return listed([_middle_said(known, item) for item in items])


def _first(known: Known, place: Place, items: Sequence[Beside]) -> str:
    """The sentence that names the group compared with."""
    words = {"region": area_name(known.context, items[0].group), "names": _names(known, items)}
    if place == "higher":
        return translate_number(
            "This figure is higher than the region's median ({region}, UN members): {names}.",
            "These figures are higher than the region's median ({region}, UN members): {names}.",
            len(items),
            **words,
        )
    if place == "lower":
        return translate_number(
            "This figure is lower than the region's median ({region}, UN members): {names}.",
            "These figures are lower than the region's median ({region}, UN members): {names}.",
            len(items),
            **words,
        )
    return translate_number(
        "This figure is too near the region's median ({region}, UN members) to be told apart: {names}.",
        "These figures are too near the region's median ({region}, UN members) to be told apart: {names}.",
        len(items),
        **words,
    )


def _next(known: Known, place: Place, items: Sequence[Beside]) -> str:
    """A sentence on the same group."""
    if place == "lower":
        return translate_number(
            "This figure is lower than the median: {names}.",
            "These figures are lower than the median: {names}.",
            len(items),
            names=_names(known, items),
        )
    return translate_number(
        "This figure is too near the median to be told apart: {names}.",
        "These figures are too near the median to be told apart: {names}.",
        len(items),
        names=_names(known, items),
    )


def _middle_said(known: Known, item: Beside) -> str:
    """With the year of the country's own figure where it is an old one: the others' may be much newer."""
    if not known.is_of_late(known.question(item.indicator), item.own):
        return translate(
            "{name} in {year} (median of {countries}: {middle}; latest figures from {when})",
            name=named(known, item.indicator),
            year=item.own,
            **middle_told(known, item),
        )
    return translate(
        "{name} (median of {countries}: {middle}; latest figures from {when})",
        name=named(known, item.indicator),
        **middle_told(known, item),
    )


def middle_told(known: Known, item: Beside) -> dict[str, str | Value]:
    """A median, of how many countries it is, and the years of their latest figures."""
    when = year_span(item.first, item.last)
    median = translate("median: {group}", group=area_name(known.context, item.group))
    about = in_a_row((with_its_unit(known.context, known.question(item.indicator)), median))
    of = in_a_row((about, span_in_words(item.first, item.last)))
    return {
        "countries": Value(of_countries(item.countries), item.origin, of),
        "middle": Value(_middle(known, item), item.origin, of),
        "when": Value(when, item.origin, about),
    }


def _middle(known: Known, item: Beside) -> str:
    indicator = known.context.indicators[item.indicator]
    exact = item.low if item.low == item.high else None
    middle = figure_said(Point(item.year, exact, item.low, item.high, "A"), indicator.decimals)
    return translate("{number}%", number=middle) if indicator.unit.startswith("%") else middle
