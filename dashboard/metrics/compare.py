"""Lines side by side: the years that all of them have, and figures relative to the first of these."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from dashboard.catalogue import YEAR, Indicator
from dashboard.metrics.lines import Line, Point

FEW = 10
"""Persons, movements or events under this number bear no change in per cent."""
BASE = 100
"""What the first common year is set to."""

Unfit = Literal["codes", "percentage", "score"]
"""Figures that nothing can be said relative to: codes or years, percentages, and scores whose zero means nothing."""
Refusal = Literal["no common year", "no number", "zero", "few"]
"""Why a base year cannot be set to 100: there is none, or a line has an interval, none or few in it."""
Counts = Mapping[int, float]
"""Year -> the least number of persons, movements or events behind a figure."""


class Indexed(NamedTuple):
    """Lines relative to `year`; or why there are none, and whose line (its place) stands against it."""

    year: int
    lines: tuple[Line, ...] = ()
    refusal: Refusal | None = None
    place: int = 0
    hidden: int = 0
    """Points left out, since the numbers behind them are few."""


def unfit(indicator: Indicator, breakdown: str) -> Unfit | None:
    """Why figures of this kind are never shown relative to a first year; None for amounts and rates.

    A percentage relative to another one hides the level and turns round with its complement (2 % to 4 % is "twice",
    98 % to 96 % is nothing); a score has no zero to be relative to.
    """
    if breakdown == YEAR or indicator.value_names:
        return "codes"
    if "%" in indicator.unit:
        return "percentage"
    return "score" if indicator.lowest < 0 or indicator.is_score else None


def shared_years(lines: Sequence[Line]) -> tuple[int, ...]:
    """Years in which every line has a figure, exact or as an interval, in order; none where there is no line."""
    years = [{point.year for point in line.known} for line in lines]
    return tuple(sorted(set.intersection(*years))) if years else ()


def only(line: Line, years: Collection[int]) -> Line:
    """A line with the points of some years alone."""
    return replace(line, points=tuple(point for point in line.points if point.year in years))


def indexed(lines: Sequence[Line], counts: Sequence[Counts | None], since: int | None = None) -> Indexed:
    """Each figure / figure of the first common year x 100, for all lines or for none.

    `counts`: for each line the numbers behind its figures, None where they are no counts of persons or events; figures
    that rest on fewer than FEW are left out, and bear no base. `since`: a break, before which nothing is compared.
    An interval stays one: both ends are divided by the base, which must be exact.
    """
    kept = [only(line, {point.year for point in line.known if since is None or point.year >= since}) for line in lines]
    common = shared_years(kept)
    if not common:
        return Indexed(0, refusal="no common year")
    year = common[0]
    bases = [next(point.value for point in line.known if point.year == year) for line in kept]
    for place, (base, behind) in enumerate(zip(bases, counts, strict=True)):
        if refusal := _refusal(base, behind, year):
            return Indexed(year, refusal=refusal, place=place)
    later = [only(line, {point.year for point in line.known if point.year >= year}) for line in kept]
    made = [_relative(*each) for each in zip(later, bases, counts, strict=True)]
    hidden = sum(len(line.known) for line in later) - sum(len(line.known) for line in made)
    return Indexed(year, tuple(made), hidden=hidden)


def _refusal(base: float | None, behind: Counts | None, year: int) -> Refusal | None:
    if base is None:
        return "no number"
    if base == 0:
        return "zero"
    return "few" if _is_few(behind, year) else None


def _is_few(behind: Counts | None, year: int) -> bool:
    return behind is not None and behind.get(year, 0) < FEW


def _relative(line: Line, base: float | None, behind: Counts | None) -> Line:
    by = BASE / (base or 1)
    points = []
    for point in line.known:
        if not _is_few(behind, point.year):
            points.append(scaled(point, by))
    return replace(line, points=tuple(points))


def scaled(point: Point, by: float) -> Point:
    """A figure and its ends times a number."""
    value, lower, upper = (None if end is None else end * by for end in (point.value, point.lower, point.upper))
    return replace(point, value=value, lower=lower, upper=upper)
