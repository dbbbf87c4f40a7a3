"""Two years of one indicator: those that enough of the same countries have, and which way each figure went."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.i18n.rounding import half_up
from dashboard.store import Histories, Observation

PART = 0.5
"""This part of the countries with a figure of the later year must have one of the earlier year, too."""
APART = 5
"""Years between the two at least: from one year to the next, figures go up and down."""
TOLERANCE = 1e-9
Way = Literal["lower", "higher", "near", "few"]
"""How the later figure differs from the earlier one. near: too little to be told; few: it rests on few."""


@dataclass(frozen=True)
class TwoYears:
    """The years that are compared, and the two figures of each country that has both."""

    first: int
    last: int
    both: Mapping[str, tuple[Observation, Observation]]


def two_years(
    histories: Histories, countries: Sequence[str], chosen: Collection[str], since: int, fewest: int
) -> TwoYears | None:
    """The last year and the earliest from `since` on, APART or more before it, that enough of the same countries have.

    Enough are `fewest` and PART of those with a figure of the later year; pairs of years that all the `chosen`
    countries have go before others. A figure that its table marks as not comparable with later ones is no earlier
    figure. None where no two years will do.
    """
    known = {
        area: {item.year: item for item in histories.get(area, ()) if item.ends is not None and item.year >= since}
        for area in dict.fromkeys(countries)
    }
    return _found(known, fewest, frozenset(chosen)) or _found(known, fewest, frozenset())


def _found(known: Mapping[str, Mapping[int, Observation]], fewest: int, chosen: frozenset[str]) -> TwoYears | None:
    years = sorted({year for items in known.values() for year in items})
    ends = {year: {area for area, items in known.items() if year in items} for year in years}
    starts = {year: {area for area in ends[year] if known[area][year].status != "B"} for year in years}
    for last in reversed(years):
        for first in (year for year in years if year <= last - APART):
            both = starts[first] & ends[last]
            if len(both) >= max(fewest, PART * len(ends[last])) and both >= chosen:
                kept = {area: (items[first], items[last]) for area, items in known.items() if area in both}
                return TwoYears(first, last, kept)
    return None


def way(before: Observation, after: Observation, margin: float, decimals: int) -> Way:
    """Which way a figure went, where the two can be told apart: nothing is said of ranges that overlap, of figures that
    are written alike, nor of less than `margin`, the least that the indicator can show."""
    (least, most), (low, high) = _range(before), _range(after)
    if half_up(least, decimals) == half_up(low, decimals) and half_up(most, decimals) == half_up(high, decimals):
        return "near"
    if high < least and least - high >= margin - TOLERANCE:
        return "lower"
    if low > most and low - most >= margin - TOLERANCE:
        return "higher"
    return "near"


def _range(item: Observation) -> tuple[float, float]:
    """All that a figure may be: the range that its publisher gives around a number counts, too."""
    least, most = item.ends or (0.0, 0.0)
    return (least if item.lower is None else item.lower, most if item.upper is None else item.upper)
