"""The second reading of the way to 2030: a weighted line through all values since 2000, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
import statsmodels.api as sm

from dashboard.catalogue import Indicator, Target
from dashboard.metrics.lines import PUBLISHERS_WORLD
from dashboard.metrics.progress import (
    HORIZON,
    TOLERANCE,
    Judgement,
    Observation,
    Point,
    points_of,
)
from dashboard.metrics.projection import (
    CONFIDENCE,
    LEAST_FOR_BAND,
    MAINTAIN_FROM,
    MIDDLE,
    Scale,
    line_points,
    obstacle,
    scale_of,
    weights,
)
from dashboard.metrics.standing import RECENT_TURN

Reading = Literal["MAINTAIN", "ACCELERATE", "REVERSE", "UNCLEAR"]

DECIMALS = 6
"""To which a projection is compared with a target that was met before."""
OVERLAPPING = frozenset({"food-insecurity", "undernourishment"})
"""Whose figures of countries are means over overlapping years, so not independent; those of the world are not."""
NARROW_BAND = frozenset({*OVERLAPPING, "child-marriage-18", "child-marriage-15"})
"""The same, and cohorts of the same surveys."""

LINE_VALUE_AT_MIDDLE = "share from the line's value at 2015"
NO_BAND = "no band: four points"
BAND_TOO_NARROW = "band too narrow"


class Projection(NamedTuple):
    """Where the line leads in HORIZON, in the indicator's unit; the ends of the band None where there is none."""

    value: float
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class SecondReading:
    """What the line says, and what has to be said with it."""

    reading: Reading
    projection: Projection
    share: float | None
    """Part of the way from 2015 to the target that the line has covered by 2030; None where there was no way to go."""
    notes: tuple[str, ...]
    level: float
    """The line's height in 2015, on the logit of percentages or the logarithm of rates."""
    slope: float
    """Its change a year on the same scale."""
    variance: float
    """s2 = sum(w r2) / (n - 2), on the same scale."""


class _Line:
    """Weighted least squares of the scaled value on the year."""

    def __init__(self, points: Sequence[Point], scale: Scale) -> None:
        years = np.array([point.year for point in points], dtype=float)
        heights = np.array([scale.onto(point.value) for point in points])
        self._scale, self._banded = scale, len(points) >= LEAST_FOR_BAND
        self._fit = sm.WLS(heights, self._design(years), weights=weights([point.year for point in points])).fit()
        self.level, self.slope = (float(parameter) for parameter in self._fit.params)
        self.variance = float(self._fit.scale)

    @staticmethod
    def _design(years: np.ndarray) -> np.ndarray:
        return np.column_stack([np.ones_like(years), years - MIDDLE])

    def at(self, year: int) -> Projection:
        """The line at a year with the band of one new observation of weight 1."""
        predicted = self._fit.get_prediction(self._design(np.array([float(year)])), weights=1)
        value = self._scale.back(float(predicted.predicted_mean[0]))
        if not self._banded:
            return Projection(value)
        low, high = predicted.conf_int(obs=True, alpha=1 - CONFIDENCE)[0]
        return Projection(value, self._scale.back(float(low)), self._scale.back(float(high)))


def second_reading(indicator: Indicator, history: Sequence[Observation], judgement: Judgement) -> SecondReading | None:
    """The second reading of one series of one area; None where its rules give none.

    Weights (2030 - first year) / (2030 - year); a t interval with n - 2 degrees of freedom, s2 = sum(w r2) / (n - 2).
    Raises ValueError where the indicator has no target.
    """
    target = indicator.target
    if target is None:
        raise ValueError(f"{indicator.id} has no target to be read against")
    points = line_points(points_of(indicator, history))
    if not target.pace or obstacle(indicator, history, judgement.base_value):
        return None
    line = _Line(points, scale_of(indicator))
    start = line.at(MIDDLE).value if judgement.base_value is None else judgement.base_value
    projection = line.at(HORIZON)
    way = _Way(indicator, target, start)
    reading = way.reading(projection.value)
    if projection.lower is not None and projection.upper is not None:
        ends = {way.reading(projection.lower), way.reading(projection.upper)}
        reading = "UNCLEAR" if {"MAINTAIN", "REVERSE"} <= ends else reading
    notes = _notes(indicator, history, judgement, points, line)
    share = way.share(projection.value)
    return SecondReading(reading, projection, share, notes, line.level, line.slope, line.variance)


@dataclass(frozen=True)
class _Way:
    """From the value of 2015 to the target."""

    indicator: Indicator
    target: Target
    start: float

    def at_target(self, value: float) -> bool:
        bar = self.target.value if self.target.met is None else self.target.met
        down = self.indicator.direction == "down"
        return value <= bar + TOLERANCE if down else value >= bar - TOLERANCE

    def share(self, projected: float) -> float | None:
        if self.at_target(self.start) or abs(self.target.value - self.start) <= TOLERANCE:
            return None
        return (projected - self.start) / (self.target.value - self.start)

    def reading(self, projected: float) -> Reading:
        share = self.share(projected)
        if share is None:
            return "MAINTAIN" if self.at_target(round(projected, DECIMALS)) else "REVERSE"
        if share >= MAINTAIN_FROM - TOLERANCE:
            return "MAINTAIN"
        return "ACCELERATE" if share > TOLERANCE else "REVERSE"


def _is_narrow(indicator: Indicator, history: Sequence[Observation]) -> bool:
    of_world = any(item.area == PUBLISHERS_WORLD for item in history)
    return indicator.id in NARROW_BAND and not (of_world and indicator.id in OVERLAPPING)


def _notes(
    indicator: Indicator, history: Sequence[Observation], judgement: Judgement, points: Sequence[Point], line: _Line
) -> tuple[str, ...]:
    said = {
        LINE_VALUE_AT_MIDDLE: judgement.base_value is None,
        NO_BAND: len(points) < LEAST_FOR_BAND,
        BAND_TOO_NARROW: len(points) >= LEAST_FOR_BAND and _is_narrow(indicator, history),
        RECENT_TURN: _turned(points, line.slope),
    }
    return tuple(note for note, holds in said.items() if holds)


def _turned(points: Sequence[Point], slope: float) -> bool:
    """Whether the last three values all move against the line."""
    steps = [later.value - earlier.value for earlier, later in pairwise(points[-3:])]
    return len(steps) == 2 and all(step * slope < 0 for step in steps)


AGREEING = {
    "TARGET_MET": ("MAINTAIN",),
    "ON_TRACK": ("MAINTAIN",),
    "FAIR": ("ACCELERATE",),
    "LIMITED": ("ACCELERATE",),
    "DETERIORATION": ("REVERSE",),
}


def disagrees(judgement: Judgement, reading: SecondReading | None) -> bool:
    """Whether the two readings say different things, so that both have to be shown."""
    agreeing = AGREEING.get(judgement.status)
    return reading is not None and agreeing is not None and reading.reading not in (*agreeing, "UNCLEAR")
