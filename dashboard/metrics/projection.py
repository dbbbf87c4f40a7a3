"""The line of the second reading: the scale on which it is straight, its weights, and where it leads in any year."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from dashboard.catalogue import Indicator
from dashboard.metrics.progress import HORIZON, RECENT, TOLERANCE, Observation, Point, points_of

SINCE = 2000
LEAST_POINTS, LEAST_FOR_BAND = 4, 5
PERCENTAGES = (0.1, 99.9)
"""What percentages are clipped to before the logit."""
LEAST_RATE = 0.1
MAINTAIN_FROM = 0.9
CONFIDENCE = 0.95
BREAK_YEARS, BREAK_STEP, BREAK_FACTOR = 3, 5.0, 3.0
"""Successive values at most so many years apart that differ by more than both are not joined."""
MIDDLE = 2015

Obstacle = Literal["", "FEW_POINTS", "NOT_RECENT", "ALL_BELOW", "CLIPPED", "BREAK", "NO_MIDDLE"]
"""Why a series has no second reading; empty where it has one."""
READING_WORDS = {
    "MAINTAIN": "about enough",
    "ACCELERATE": "too little",
    "REVERSE": "wrong way",
    "UNCLEAR": "unclear",
}
READING_MEANS = {
    "MAINTAIN": "About enough: the line covers the way to the target, or nearly, or keeps a target that was met.",
    "ACCELERATE": "Too little: the line points towards the target, but covers only a part of the way.",
    "REVERSE": "Wrong way: the line points away from the target, or loses one that was met.",
    "UNCLEAR": "Unclear: one end of the band says about enough and the other wrong way.",
}
OBSTACLE_WORDS = {
    "FEW_POINTS": "There are too few values for a line.",
    "NOT_RECENT": "The last value is too old for a line.",
    "ALL_BELOW": "All values are below the least that the publisher can tell.",
    "CLIPPED": "The base or the last value is so near to an end of the scale that no line can be drawn through it.",
    "BREAK": "Successive values differ too much for one line: a break in the series, or as large a change.",
    "NO_MIDDLE": "There is no base, and not a value on either side of it, to measure the way from.",
}
"""By Obstacle."""
NOTE_WORDS = {
    "share from the line's value at 2015": "Without a base, the way is measured from the line itself.",
    "no band: four points": "With so few points there is no band.",
    "band too narrow": (
        "The band is too narrow: these values are means over overlapping years, or age groups of the same surveys, "
        "and not independent of each other."
    ),
    "recent turn": "Recent turn: the last three values all move against the line.",
}
"""By published note of the second reading."""


@dataclass(frozen=True)
class Scale:
    """The scale on which a line is straight: the logit of percentages, the logarithm of rates."""

    is_share: bool

    def clipped(self, value: float) -> float:
        """The value within what the scale can take."""
        if self.is_share:
            return min(max(value, PERCENTAGES[0]), PERCENTAGES[1])
        return max(value, LEAST_RATE)

    def onto(self, value: float) -> float:
        """Height of a value: ln(y / (100 - y)), or ln(y)."""
        kept = self.clipped(value)
        return math.log(kept / (100 - kept)) if self.is_share else math.log(kept)

    def back(self, height: float) -> float:
        """The value at a height."""
        return 100 / (1 + math.exp(-height)) if self.is_share else math.exp(height)


def scale_of(indicator: Indicator) -> Scale:
    """The scale of an indicator's values."""
    return Scale(indicator.unit.startswith("%"))


def weights(years: Sequence[int]) -> list[float]:
    """(2030 - first year) / (2030 - year): the nearer to the horizon, the more a value counts."""
    return [(HORIZON - years[0]) / (HORIZON - year) for year in years]


class Step(NamedTuple):
    """The line in one year, in the indicator's unit; the ends of its band None where there is none."""

    year: int
    value: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class Projected:
    """A published line: its height in MIDDLE and its slope a year on its scale, and its band in HORIZON."""

    scale: Scale
    level: float
    slope: float
    lower: float | None
    upper: float | None

    def height(self, year: int) -> float:
        """The line's height in a year."""
        return self.level + self.slope * (year - MIDDLE)

    def path(self, known: Sequence[int], first: int) -> list[Step]:
        """The line from `first` to HORIZON, with the band of one new observation of weight 1 in each year.

        `known`: the years of its points. The band's half width is as t x s x sqrt(1 + h), where
        h(year) = 1 / sum(w) + (year - mean)^2 / sum(w (year - mean)^2), so it follows from that of HORIZON.
        """
        return [self._step(year, known) for year in range(first, HORIZON + 1)]

    def _step(self, year: int, known: Sequence[int]) -> Step:
        height = self.height(year)
        if self.lower is None or self.upper is None:
            return Step(year, self.scale.back(height), None, None)
        half = (_raw(self.scale, self.upper) - _raw(self.scale, self.lower)) / 2
        half *= math.sqrt((1 + leverage(known, year)) / (1 + leverage(known, HORIZON)))
        return Step(year, self.scale.back(height), self.scale.back(height - half), self.scale.back(height + half))


def _raw(scale: Scale, value: float) -> float:
    """Height of an end of a band, which is not clipped."""
    tiny = 1e-9
    if scale.is_share:
        kept = min(max(value, tiny), 100 - tiny)
        return math.log(kept / (100 - kept))
    return math.log(max(value, tiny))


def leverage(known: Sequence[int], year: int) -> float:
    """h of a year: how far it is from the points, by their weights."""
    all_weights = weights(known)
    total = math.fsum(all_weights)
    mean = math.fsum(weight * point for weight, point in zip(all_weights, known, strict=True)) / total
    spread = math.fsum(weight * (point - mean) ** 2 for weight, point in zip(all_weights, known, strict=True))
    return 1 / total + (year - mean) ** 2 / spread


def line_points(points: Sequence[Point]) -> list[Point]:
    """The points that a line goes through."""
    return [point for point in points if point.year >= SINCE]


def obstacle(indicator: Indicator, history: Sequence[Observation], base: float | None) -> Obstacle:
    """Why the values of one series of an indicator with a pace bear no line; `base`: the value it is measured from."""
    points = line_points(points_of(indicator, history))
    if len(points) < LEAST_POINTS:
        return "FEW_POINTS"
    if points[-1].year < RECENT or points[-1].year >= HORIZON:
        return "NOT_RECENT"
    if not any(item.value is not None for item in history if item.year >= SINCE):
        return "ALL_BELOW"
    scale = scale_of(indicator)
    ends = [points[-1].value, *([base] if base is not None else [])]
    if any(abs(scale.clipped(value) - value) > TOLERANCE for value in ends):
        return "CLIPPED"
    if any(breaks(one, other) for one, other in pairwise(points)):
        return "BREAK"
    around = points[0].year < MIDDLE < points[-1].year
    return "" if base is not None or around else "NO_MIDDLE"


def breaks(one: Point, other: Point) -> bool:
    """Whether two successive values differ too much to be joined."""
    if other.year - one.year > BREAK_YEARS or abs(other.value - one.value) <= BREAK_STEP + TOLERANCE:
        return False
    low, high = sorted((one.value, other.value))
    return low <= 0 or high / low > BREAK_FACTOR + TOLERANCE
