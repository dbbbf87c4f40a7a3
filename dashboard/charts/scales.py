"""What the axes of a chart measure, in the values of its data; where anything stands is for each medium to say."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Kind = Literal["years", "number", "log", "rows", "names"]
"""Whole years; figures; figures by powers of ten; heights of named rows; names in their own order."""
STEPS = (1, 2, 5, 10)
MOST_TICKS = 6
"""Figures, or years, that are written along an axis from afar: more are not read at a glance."""
FOOT = 0.06
"""Part of a scale below a mark that has no value."""


@dataclass(frozen=True)
class Scale:
    """One axis, from the left or from below; `low` and `high` are its ends in values, on a logarithmic scale too."""

    kind: Kind
    low: float
    high: float
    ticks: tuple[float, ...] = ()
    """Where it is marked; empty where each medium marks as much as it has room for."""
    names: tuple[str, ...] = ()
    """What the ticks are called; empty where they are figures. Of "names": the names, each one unit from the last."""
    step: float = 0
    """Between marks of years, counted from `first`; 0 where each medium chooses."""
    first: float = 0
    suffix: str = ""
    """Behind each figure, as "%"."""
    title: str = ""
    is_shown: bool = True
    """Whether its marks and figures are written: rows have their names instead."""
    has_grid: bool = False
    decimals: int = 0
    """Of its figures, where they are written one by one."""
    ends: str = ""
    """The least and the greatest figure on it, in words; nothing where that is told otherwise."""
    is_fixed: bool = False
    """Whether no medium fits it to the figures that stand on it: other panes have it, too, or it is of parts of 100."""
    zero: float = 0
    """Where a logarithmic scale has a reported zero, below its least figure; 0 where it has none."""

    def shown(self, value: float) -> float:
        """Where a value is marked: on a logarithmic scale, zero at a place of its own."""
        return self.zero if self.kind == "log" and not value else value

    @property
    def foot(self) -> float:
        """Where a mark stands that has no value: just above the low end."""
        return self.low + FOOT * (self.high - self.low)

    def part(self, value: float) -> float:
        """Where a value lies between the ends: 0 at `low`, 1 at `high`; beyond them it is less or more."""
        low, high, inner = self.low, self.high, self.shown(value)
        if self.kind == "log":
            low, high, inner = (math.log10(max(end, 1e-12)) for end in (low, high, inner))
        return (inner - low) / ((high - low) or 1)


def nice_step(span: float, most: int) -> float:
    """The least of 1, 2, 5 and their tenfolds by which a span has at most so many steps."""
    rough = abs(span) / max(most, 1)
    if rough <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))


def twice(high: float, step: float, least: float, free: float = math.inf) -> float:
    """A step of figures over zero; where it has but one below `high`, the largest of 5, 4, 2, 1 and their tenfolds that
    has two, if any is no less than `least` and has none above `free`."""
    if high >= 2 * step * (1 - 1e-9):
        return step
    power = 10.0 ** math.floor(math.log10(high / 2))
    found = (part * power for part in (5, 4, 2, 1) if part * power <= high / 2 * (1 + 1e-9))
    return next((one for one in found if one >= least and high // one * one <= free), step)


def stepped(low: float, high: float, step: float, first: float = 0) -> list[float]:
    """The numbers from `low` to `high` that are whole steps from `first`."""
    low, high = sorted((low, high))
    slack = 1e-9 * step
    place = math.ceil((low - first - slack) / step)
    found = []
    while first + place * step <= high + slack:
        found.append(round(first + place * step, 12))
        place += 1
    return found
