"""Where one country's figure stands among those of all countries: mid-rank percentiles, with ties, ranges and few."""

from __future__ import annotations

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from dashboard.store import Observation

FEWEST = 10
"""With fewer countries nobody has a percentile, and a group no median."""
FEW = 10
"""Persons or movements under this number have no percentile."""
Why = Literal["no figure", "old", "few", "few countries", "wider"]


class Standing(NamedTuple):
    """A country's percentile, 0 to 100, among `countries` with a figure (itself included); or why it has none.

    `lower` and `upper`: those of the ends of its range, where its figure is an estimate with bounds or an interval.
    """

    percentile: float | None
    lower: float | None
    upper: float | None
    countries: int
    why: Why | None = None


class Middle(NamedTuple):
    """The median of a group's percentiles, and of how many countries; None for fewer than FEWEST."""

    percentile: float | None
    countries: int


def percentile(value: float, others: Sequence[float]) -> float:
    """Part of the other values (ascending, at least one) that are smaller, those equal counted half, times 100.

    The mid-rank of ties: 0 is the least, 100 the greatest, 50 has as many below as above.
    """
    below, through = bisect_left(others, value), bisect_right(others, value)
    return 100 * (below + (through - below) / 2) / len(others)


def least_of(item: Observation) -> float | None:
    """The figure, or the least end of an interval, where it is drawn: equal intervals are ties. None without any."""
    return None if item.ends is None else item.ends[0]


def standing(code: str, shown: Mapping[str, Observation], countries: Collection[str], few: bool) -> Standing:
    """Where `code` stands among `countries` in what each of them shows; `few`: fewer than FEW are behind its figure."""
    known = _leasts(shown, countries)
    others = sorted(value for area, value in known.items() if area != code)
    own = least_of(shown[code]) if code in shown else None
    number = len(others) + (own is not None)
    if own is None:
        return Standing(None, None, None, number, "no figure")
    if number < FEWEST:
        return Standing(None, None, None, number, "few countries")
    if few:
        return Standing(None, None, None, number, "few")
    item = shown[code]
    ends = [None if end is None else percentile(end, others) for end in (item.lower, item.upper)]
    return Standing(percentile(own, others), ends[0], ends[1], number)


def percentiles(shown: Mapping[str, Observation], countries: Collection[str]) -> dict[str, float]:
    """The percentile of each of the countries that have a figure; none where fewer than FEWEST have one."""
    return ranked(_leasts(shown, countries))


def _leasts(shown: Mapping[str, Observation], countries: Collection[str]) -> dict[str, float]:
    found = ((area, least_of(shown[area])) for area in countries if area in shown)
    return {area: value for area, value in found if value is not None}


def ranked(values: Mapping[str, float]) -> dict[str, float]:
    """The percentile of each value among the others; none for fewer than FEWEST values."""
    if len(values) < FEWEST:
        return {}
    ordered = sorted(values.values())
    found = {}
    for area, value in values.items():
        below, through = bisect_left(ordered, value), bisect_right(ordered, value)
        found[area] = 100 * (below + (through - below - 1) / 2) / (len(ordered) - 1)
    return found


def middle(found: Mapping[str, float], members: Iterable[str]) -> Middle:
    """The median of the members' percentiles."""
    known = [found[area] for area in members if area in found]
    return Middle(statistics.median(known) if len(known) >= FEWEST else None, len(known))
