"""How a country's figures lie beside the median of its region's countries, indicator by indicator, never summed up."""

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
from dashboard.figures.titles import FEW
from dashboard.figures.words import area_name, listed
from dashboard.i18n import format_number, translate
from dashboard.metrics.latest import snapshot
from dashboard.metrics.lines import Point
from dashboard.store import Observation

KINDS = ("intermediate_region", "sub_region", "region")
"""Groups to compare with: the narrowest one that has enough countries with a figure."""
SEEN = "country-map.map"
"""The view that shows each country by itself, at whose origin the figures behind a median are."""

Place = Literal["higher", "lower", "near"]


@dataclass(frozen=True)
class Beside:
    """Where a figure lies beside the median of `countries` countries and areas of `group`."""

    indicator: str
    group: str
    year: int
    countries: int
    place: Place
    low: float
    high: float
    """The median; its two ends where figures are intervals."""
    origin: str


def beside(known: Known, indicator: str) -> Beside | None:
    """The latest figure, if it is recent, beside the median of those within the window; None where either is missing.

    Countries and areas of the group, this one included, at least FEW.
    """
    context, question = known.context, known.question(indicator)
    year, shown = context.years(indicator).last, _shown(context, indicator)
    own = shown.get(known.code)
    if own is None or own.ends is None or not known.is_recent(question, own):
        return None
    for group in _groups(known):
        found = [shown[code] for code in context.geography.members_of(group) if code in shown]
        ends = [item.ends for item in found if item.ends is not None]
        if len(ends) >= FEW:
            low, high = (statistics.median(side) for side in zip(*ends, strict=True))
            origin = origin_address(context, replace(question, areas=(group,)), year, SEEN)
            place = _place(known, indicator, own, low, high)
            return None if place is None else Beside(indicator, group, year, len(ends), place, low, high, origin)
    return None


@lru_cache(maxsize=64)
def _shown(context: Context, indicator: str) -> Mapping[str, Observation]:
    """The latest figure of every area within the indicator's window."""
    histories = context.histories(context.question(indicator, ()))
    return snapshot(histories, context.years(indicator).last, context.indicators[indicator].window)


def _groups(known: Known) -> Iterator[str]:
    geography = known.context.geography
    for kind in KINDS:
        yield from (code for code in geography.areas[known.code].groups if geography.regions[code].kind == kind)


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
    """One sentence for each group and side of its median."""
    found = [item for indicator in indicators if (item := beside(known, indicator)) is not None]
    said: list[str | None] = []
    for group in dict.fromkeys(item.group for item in found):
        of_group = [item for item in found if item.group == group]
        sides = list(_by_place(of_group))
        said += [_first(known, group, *sides[0]), *(_next(known, *side) for side in sides[1:])]
    return said


def _by_place(found: Sequence[Beside]) -> Iterator[tuple[str, list[Beside]]]:
    for place in ("higher", "lower", "near"):
        items = [item for item in found if item.place == place]
        if items:
            yield place, items


def _names(known: Known, items: Sequence[Beside]) -> str:
    return listed([_name(known, item) for item in items])


def _first(known: Known, group: str, place: str, items: Sequence[Beside]) -> str:
    """The sentence that names the group compared with."""
    words = {"region": area_name(known.context, group), "names": _names(known, items)}
    if place == "higher":
        return translate(
            "Compared by latest figures with the median of countries and areas of the region ({region}), higher are "
            "the values of {names}.",
            **words,
        )
    if place == "lower":
        return translate(
            "Compared by latest figures with the median of countries and areas of the region ({region}), lower are the "
            "values of {names}.",
            **words,
        )
    return translate(
        "Too near the median of countries and areas of the region ({region}, latest figures) to be told apart from it "
        "are the values of {names}.",
        **words,
    )


def _next(known: Known, place: str, items: Sequence[Beside]) -> str:
    """A sentence on the same group."""
    if place == "lower":
        return translate("Lower than this median are the values of {names}.", names=_names(known, items))
    return translate("Too near it to be told apart are the values of {names}.", names=_names(known, items))


def _name(known: Known, item: Beside) -> str:
    return translate(
        "{name} (median {middle}, {countries} countries)",
        name=named(known.context, item.indicator),
        countries=Value(format_number(item.countries), item.origin),
        middle=Value(_middle(known, item), item.origin),
    )


def _middle(known: Known, item: Beside) -> str:
    indicator = known.context.indicators[item.indicator]
    exact = item.low if item.low == item.high else None
    middle = figure_said(Point(item.year, exact, item.low, item.high, "A"), indicator.decimals)
    return translate("{number} %", number=middle) if indicator.unit.startswith("%") else middle
