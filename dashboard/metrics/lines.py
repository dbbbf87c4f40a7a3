"""One line per chosen country or region: the rows behind a time series, its table and its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.catalogue import Indicator
from dashboard.geography import WORLD, Geography
from dashboard.metrics.aggregates import Weights, median, people_in, rate_in, sum_in, total
from dashboard.metrics.together import Together
from dashboard.store import Histories, Observation

PUBLISHERS_WORLD = "WLD"
AT_LEAST = "at least"
"""Status of a figure of parts in place of a total that nobody publishes: there are at least so many."""
FALLEN = 0.1
"""Part by which a figure falls that people without an area may explain."""
UNKNOWN_ORIGIN = "_X"
MOST_OF = 0.95
"""Parts that are less of their whole than this are told with it."""
NO_REGION_SUMS = frozenset({"XKX", "TWN", "AB9"})
"""Own figures where a source gives them, but in no regional sum of ours."""


@dataclass(frozen=True)
class Point:
    """One figure of a line. `countries` of `of` where it is a group's; `status` as published, "A" for a group's, and
    AT_LEAST for parts of a country's.

    Of a median: the quartiles beside it, and the oldest year among the figures that it is of. `territories`: whether
    those counted are areas of all kinds, and not UN members alone. `placeless`: how many of a sum are people of no area
    (stateless, or of an unknown one), whom none of the countries counts.
    """

    year: int
    value: float | None
    lower: float | None
    upper: float | None
    status: str
    countries: int | None = None
    of: int | None = None
    quartiles: tuple[float, float] | None = None
    since: int | None = None
    territories: bool = False
    placeless: float = 0

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that the figure may be; 0 where nothing is known."""
        return (self.value, self.value) if self.value is not None else (self.lower or 0.0, self.upper or 0.0)

    @property
    def has_range(self) -> bool:
        """Whether it is a best estimate, which its publisher gives with a range."""
        return self.value is not None and (self.lower, self.upper) != (None, None)


@dataclass(frozen=True)
class Line:
    """The figures of one area or group. `published` where the figures of the world or a group are the publisher's own.

    `areas`: those behind a group's figures, where they are the same in each year. `median`: where nobody publishes a
    figure of the group, and that of its countries stands in its place, for one year.
    """

    code: str
    points: tuple[Point, ...]
    group: bool = False
    published: bool = False
    areas: tuple[str, ...] = ()
    median: bool = False

    @cached_property
    def known(self) -> tuple[Point, ...]:
        """Points that hold a figure, exact or as an interval."""
        return tuple(point for point in self.points if point.value is not None or point.upper is not None)


def joined(line: Line, points: Iterable[Point]) -> Line:
    """A line with other points, each in place of its own of that year."""
    by_own_year = {point.year: point for point in (*line.points, *points)}
    return replace(line, points=tuple(by_own_year[year] for year in sorted(by_own_year)))


def reference_year(lines: Iterable[Line]) -> int | None:
    """The year that parts of a whole are told of: the newest with a figure of any of the lines that decide it.

    These are the whole and its girls and boys, where the parts are these, and else the parts themselves: an older year
    in which more of the parts are known would stand beside a newer whole, and an older whole beside newer parts.
    """
    return max((line.known[-1].year for line in lines if line.known), default=None)


def whole_of(year: int, parts: Iterable[Point]) -> Point:
    """The sum of figures of one year: exact where all are, else an interval; 0 of none."""
    ends = [part.ends for part in parts]
    low, high = sum(end[0] for end in ends), sum(end[1] for end in ends)
    return Point(year, low, None, None, "A") if low == high else Point(year, None, low, high, "Q")


def exceed(parts: Iterable[Point], whole: Point | None, times: float = 1.0) -> bool:
    """Whether parts are certainly more than `times` their whole: publishers' parts and totals do not always agree."""
    return whole is not None and sum(point.ends[0] for point in parts) > times * whole.ends[1]


def is_once_more(by_sex: Mapping[str, Point], whole: Point | None) -> bool:
    """Whether "another sex" holds the number of all once more: the same exact one, while women or men have some."""
    others = by_sex.get("_O")
    if others is None or whole is None or others.value is None or others.value != whole.value:
        return False
    return whole.value > 0 and any(point.ends[1] > 0 for sex, point in by_sex.items() if sex != "_O")


def without_repeat(by_sex: Mapping[str, Point], whole: Point | None, *, all_again: bool = False) -> dict[str, Point]:
    """The figures of each sex that can be added up: without one that holds all of them once more.

    `all_again`: whether it does so of all ages together; then that of one age is no further sex either, though its
    number be another than the total of that age.
    """
    again = all_again or is_once_more(by_sex, whole)
    return {sex: point for sex, point in by_sex.items() if sex != "_O" or not again}


def fall_short(parts: Iterable[Point], whole: Point | None) -> bool:
    """Whether a twentieth of a whole or more is certainly in no part, so that these cannot be told as if all."""
    return whole is not None and sum(point.ends[1] for point in parts) < MOST_OF * whole.ends[0]


def area_line(histories: Histories, code: str) -> Line:
    """The line of one area, rows "asked, not reported" included."""
    observations = histories.get(code, ())
    return Line(code, tuple(map(_published, observations)))


def _published(o: Observation) -> Point:
    """An observation as a point."""
    # Hundreds of thousands are made: through `__init__`, which sets each field of a frozen one by a call, one takes
    # three times as long. Fields that only groups have keep their defaults, which the class holds.
    made = object.__new__(Point)
    made.__dict__.update(year=o.year, value=o.value, lower=o.lower, upper=o.upper, status=o.status)
    return made


def by_year(histories: Histories, code: str) -> dict[int, Point]:
    """The known figures of an area, by year."""
    # Asked of every row of a table: points without a figure are not even made.
    return {o.year: _published(o) for o in histories.get(code, ()) if o.value is not None or o.upper is not None}


def before_unlisted(histories: Histories, code: str, year: int) -> Point | None:
    """The figure of the year before one in which an area's fell by a tenth or more, where that is the first year of
    which the same table lists people without an area; None else. Nobody can tell who of them lives in which area."""
    nowhere, own = by_year(histories, UNKNOWN_ORIGIN), by_year(histories, code)
    before, now = own.get(year - 1), own.get(year)
    if [*nowhere] != [year] or before is None or now is None or now.ends[0] >= (1 - FALLEN) * before.ends[0]:
        return None
    return before


def published_line(histories: Histories, ref_area: str, code: str) -> Line | None:
    """The publisher's own figures of the world or of a group, None where it gives none."""
    own = area_line(histories, ref_area)
    return replace(own, code=code, group=True, published=True) if own.points else None


def sum_line(indicator: Indicator, histories: Histories, geography: Geography, code: str) -> Line:
    """A group's total, year by year, of what is counted.

    Whether enough have a figure UN members decide; told is of how many areas of all kinds it is, as all are summed.
    """
    members = summed(geography, code)
    nowhere = by_year(histories, UNKNOWN_ORIGIN) if UNKNOWN_ORIGIN in members else {}
    points = []
    for item in total(histories, members, frozenset(geography.members), indicator.least_coverage, UNKNOWN_ORIGIN):
        exact = item.value is not None and item.lower == item.upper
        lower, upper = (None, None) if exact else (item.lower, item.upper)
        of = item.countries, item.of
        placeless = nowhere[item.year].ends[0] if item.year in nowhere else 0
        points.append(Point(item.year, item.value, lower, upper, "A", *of, territories=True, placeless=placeless))
    return Line(code, tuple(points), group=True)


def same_line(histories: Histories, same: Together, code: str, people: Weights | None = None) -> Line:
    """A group's sum, or with `people` its rate, over the same countries in each year; no points where they are few."""
    points = []
    for year in same.years if same.enough else ():
        ends = sum_in(histories, same.areas, year)
        if people is not None:
            rate = rate_in(histories, people, same.areas, year)
            if rate is None:
                continue
            ends = rate
        points.append(Point(year, *_figure(*ends), "A", len(same.areas), same.of))
    return Line(code, tuple(points), group=True, areas=same.areas if same.enough else ())


def _figure(low: float, high: float) -> tuple[float | None, float | None, float | None]:
    """Value, lower and upper end of what lies between two ends: one number where they are the same."""
    return (low, None, None) if low == high else (None, low, high)


def median_line(histories: Histories, geography: Geography, code: str, year: int, window: int) -> Line:
    """One point: the median of a group's countries in `year`; none where fewer than FEWEST have a figure since
    `year - window`."""
    found = median(histories, geography.members_of(code), frozenset(geography.members), year, window)
    if found is None:
        return Line(code, (), group=True, median=True)
    point = Point(
        year, *_figure(found.lower, found.upper), "A", found.countries, found.of, found.quartiles, found.first
    )
    return Line(code, (point,), group=True, median=True)


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
