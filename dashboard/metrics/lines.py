"""One line per chosen country or region: the rows behind a time series, its table and its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.catalogue import Indicator
from dashboard.geography import WORLD, Geography
from dashboard.metrics.aggregates import Aggregate, Weights, people_in, total, weighted_mean
from dashboard.store import Histories

PUBLISHERS_WORLD = "WLD"
UNKNOWN_ORIGIN = "_X"
NO_REGION_SUMS = frozenset({"XKX", "TWN", "AB9"})
"""Own figures where a source gives them, but in no regional sum of ours."""


@dataclass(frozen=True)
class Point:
    """One figure of a line. `countries` of `of` where it is a group's; `status` as published, "A" for a group's.

    `weight`: for a mean, the part of the group's population that these countries hold.
    """

    year: int
    value: float | None
    lower: float | None
    upper: float | None
    status: str
    countries: int | None = None
    of: int | None = None
    weight: float | None = None


@dataclass(frozen=True)
class Line:
    """The figures of one area or group. `published` where a world figure is the publisher's own.

    `areas`: those behind a group's figures, where they are the same in each year.
    """

    code: str
    points: tuple[Point, ...]
    group: bool = False
    published: bool = False
    areas: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[Point, ...]:
        """Points that hold a figure, exact or as an interval."""
        return tuple(point for point in self.points if point.value is not None or point.upper is not None)


def area_line(histories: Histories, code: str) -> Line:
    """The line of one area, rows "asked, not reported" included."""
    observations = histories.get(code, ())
    return Line(code, tuple(Point(o.year, o.value, o.lower, o.upper, o.status) for o in observations))


def group_line(
    indicator: Indicator, histories: Histories, *, weights: Weights, geography: Geography, code: str, mean: bool
) -> Line:
    """The line of a region or group by the catalogue's rule; no points where the rule is "none".

    For the world, the publisher's own figure where there is one. `mean`: the figures are rates, so a mean weighted
    by population, even where the indicator itself is summed. Coverage counts UN members; of a publisher that watches
    the whole world, every area, as all are summed.
    """
    if code == WORLD and PUBLISHERS_WORLD in histories:
        own = area_line(histories, PUBLISHERS_WORLD)
        return Line(code, own.points, group=True, published=True)
    members = summed(geography, code)
    watched = indicator.least_coverage == 0
    countries = frozenset(members) - {UNKNOWN_ORIGIN} if watched else frozenset(geography.members)
    found: Sequence[Aggregate] = ()
    if mean or indicator.aggregate == "weighted_mean":
        found = weighted_mean(histories, weights, members, countries, indicator.least_coverage)
    elif indicator.aggregate == "sum":
        found = total(histories, members, countries, indicator.least_coverage)
    points = []
    for item in found:
        exact = item.value is not None and item.lower == item.upper
        lower, upper = (None, None) if exact else (item.lower, item.upper)
        points.append(Point(item.year, item.value, lower, upper, "A", item.countries, item.of, item.weight))
    return Line(code, tuple(points), group=True)


def summed(geography: Geography, code: str) -> tuple[str, ...]:
    """Areas behind a group. The world has every area, and people of unknown origin; a region its M49 members."""
    if code == WORLD:
        return (*geography.areas, UNKNOWN_ORIGIN)
    return tuple(area for area in geography.members_of(code) if area not in NO_REGION_SUMS)


def per_whole_group(line: Line, weights: Weights, geography: Geography, per: int = 100_000) -> Line:
    """A group's recorded total, divided by the people of the whole group, times `per`: at least so many.

    For publishers that watch the whole world: to divide by the people of those areas alone that have a figure would
    say more the fewer areas have one. Years without a population are left out.
    """
    members = summed(geography, line.code)
    points = []
    for point in line.points:
        people = people_in(weights, members, point.year)
        if people:
            value, lower, upper = (
                None if amount is None else amount / people * per for amount in (point.value, point.lower, point.upper)
            )
            points.append(replace(point, value=value, lower=lower, upper=upper))
    return replace(line, points=tuple(points))
