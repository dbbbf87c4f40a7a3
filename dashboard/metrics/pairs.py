"""Two figures of each country that stand for the same year, and how many countries have no such pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboard.metrics.latest import latest
from dashboard.store import Histories, Observation

DOUBTED = "U"
"""The status of a figure of low reliability."""


class Pair(NamedTuple):
    """What stands for an area in a year: of one indicator and of another, each with the year that it is of."""

    area: str
    x: Observation
    y: Observation

    @property
    def values(self) -> tuple[float, float]:
        """Both figures; pairs are made of exact ones only."""
        return self.x.value or 0.0, self.y.value or 0.0


class Pairs(NamedTuple):
    """The pairs of a year in the order of areas, and the areas left out: for an interval, for a figure of low
    reliability, or for no figure at all."""

    made: tuple[Pair, ...]
    intervals: tuple[str, ...]
    missing: tuple[str, ...]
    doubted: tuple[str, ...] = ()


def pairs(xs: Histories, ys: Histories, areas: Iterable[str], year: int, windows: tuple[int, int]) -> Pairs:
    """Each area's latest figures up to `year` within both windows (years back, of x and of y).

    An interval (`<5`), or a suppressed figure, has no place on an axis: such an area is left out, never put at a
    middle of ours. So is one of low reliability: no correlation is to rest on it.
    """
    made, intervals, missing, doubted = [], [], [], []
    for area in areas:
        x, y = latest(xs.get(area, ()), year, windows[0]), latest(ys.get(area, ()), year, windows[1])
        if x is None or y is None or "M" in (x.status, y.status):
            missing.append(area)
        elif x.value is None or y.value is None:
            intervals.append(area)
        elif DOUBTED in (x.status, y.status):
            doubted.append(area)
        else:
            made.append(Pair(area, x, y))
    return Pairs(tuple(made), tuple(intervals), tuple(missing), tuple(doubted))


def path(
    xs: Histories, ys: Histories, area: str, years: Sequence[int], windows: tuple[int, int]
) -> tuple[tuple[int, Pair], ...]:
    """An area's pairs over time: one for each year in which y has an exact figure of its own."""
    own = {item.year for item in ys.get(area, ()) if item.value is not None}
    found = ((year, pairs(xs, ys, [area], year, windows).made) for year in years if year in own)
    return tuple((year, made[0]) for year, made in found if made)
