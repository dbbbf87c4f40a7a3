"""Who came nearer to a target since about 2015: by how much a year, with the margin, and among which other countries.

    gap       = distance to the target on its wrong side, not below 0
    points    = gap of the base - gap of the last value
    per_year  = points / years; lower, upper = (points -/+ margin) / years

with base, last value, target and margin of `dashboard.metrics.progress`. Values that a survey, a break or a few victims
make jump have no place; an indicator of which too many do has no places at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from dashboard.catalogue import Indicator, Target
from dashboard.metrics.progress import (
    LEAST_YEARS,
    RECENT,
    TOLERANCE,
    Point,
    base_of,
    distance_of,
    few_said,
    is_rate,
    points_of,
)
from dashboard.metrics.projection import breaks
from dashboard.store import Observation

Reason = Literal[
    "no value",
    "no value in 2012 to 2018",
    "at target in the base year",
    "no value from 2019 on",
    "under three years",
    "few",
    "break",
    "step",
    "two figures",
]
"""Why a country has no place, in the order in which it is asked."""
REASONS: tuple[Reason, ...] = get_args(Reason)
STEP_YEARS, STEP, STEP_OF_RATES, STEP_PART = 4, 10.0, 5.0, 0.5
"""Two successive values so near in time and so far apart, and more than this part of the whole change, are a step: of
a rate of rare events fewer units are."""
LEAST_POINTS = 3
BANDS, BANDS_OF_RATES = (5.0, 15.0, 30.0), (1.0, 5.0, 20.0)
"""Where the next band of the first gap begins."""
LEAST_RANKED, MOST_LOST = 30, 0.25
"""An indicator has places with so many countries, and no more than this part of them lost to steps and breaks."""
LEAST_PEERS = 3
AMONG, ALONE_THERE, REACHED, TOO_LITTLE, NOTHING = 4, 3, 2, 1, 0
"""How much an order of countries says of one: its place among comparable ones, its change alone, that it was at the
target already, that its values do not suffice, and nothing."""
DIGITS = 6
"""Of what is computed: beyond them a machine's own arithmetic shows, and would decide whether zero is reached."""
Circle = Literal["sub-region and income", "region and income", "income", "fewer than three comparable countries"]
ALONE: Circle = "fewer than three comparable countries"
CIRCLES: tuple[Circle, ...] = ("sub-region and income", "region and income", "income")


@dataclass(frozen=True)
class Mover:
    """How one country moved on one indicator; with a `reason` it has no place, and nothing is computed of it."""

    indicator: str
    area: str
    reason: Reason | Literal[""]
    base_year: int | None = None
    base_value: float | None = None
    last_year: int | None = None
    last_value: float | None = None
    points: float | None = None
    """By how much nearer it is to the target, in the indicator's unit; below zero where it is farther."""
    band: int | None = None
    """0 to 3, by how far from the target it was in the base year; None where it was at the target, or is not known."""
    per_year: float | None = None
    lower: float | None = None
    upper: float | None = None
    """The least and the most that it may have come nearer a year, with the margin of the data."""

    @property
    def is_nearer(self) -> bool:
        """Whether it is certainly nearer: also by the least that its change may be."""
        return self.lower is not None and self.lower > 0

    @property
    def is_farther(self) -> bool:
        """Whether it is certainly farther away."""
        return self.upper is not None and self.upper < 0


def mover(
    indicator: Indicator, area: str, history: Sequence[Observation], population: Mapping[int, float] | None = None
) -> Mover:
    """How the values of one series of one area moved. `population` (year: people): of rates of rare events only.

    Raises ValueError where the indicator has no target.
    """
    target = indicator.target
    if target is None:
        raise ValueError(f"{indicator.id} has no target to come nearer to")
    points = points_of(indicator, history)
    if not points:
        return Mover(indicator.id, area, "no value")
    base, last = base_of(points), points[-1]
    reason: Reason | Literal[""] = next(_reasons(indicator, target, points, population or {}), "")
    if base is None:
        return Mover(indicator.id, area, reason, last_year=last.year, last_value=last.value)
    before = _gap(indicator, target, base.value)
    found = Mover(
        indicator.id,
        area,
        reason,
        base.year,
        base.value,
        last.year,
        last.value,
        band=None
        if target.silence or _at_target(indicator, target, base.value)
        else sum(before >= bound - TOLERANCE for bound in bands_of(indicator)),
    )
    return found if reason else _moved(found, before - _gap(indicator, target, last.value), target.margin)


def _moved(found: Mover, points: float, margin: float) -> Mover:
    years = (found.last_year or 0) - (found.base_year or 0)
    per_year, lower, upper = (round(value / years, DIGITS) for value in (points, points - margin, points + margin))
    return Mover(
        found.indicator, found.area, "", found.base_year, found.base_value, found.last_year, found.last_value,
        round(points, DIGITS), found.band, per_year, lower, upper,
    )  # fmt: skip


def bands_of(indicator: Indicator) -> tuple[float, ...]:
    """Where the next band of its first gap begins."""
    return BANDS_OF_RATES if is_rate(indicator) else BANDS


def _at_target(indicator: Indicator, target: Target, value: float) -> bool:
    """Whether a value is at the target; an answer about violence never is, since a low figure may be silence."""
    return not target.silence and distance_of(indicator, target, value) == 0


def _gap(indicator: Indicator, target: Target, value: float) -> float:
    return max(value - target.value if indicator.direction == "down" else target.value - value, 0.0)


def _reasons(
    indicator: Indicator, target: Target, points: Sequence[Point], population: Mapping[int, float]
) -> Iterator[Reason]:
    """Why it has no place, the first one first."""
    base, last = base_of(points), points[-1]
    if base is None:
        yield "no value in 2012 to 2018"
        return
    if _at_target(indicator, target, base.value):
        yield "at target in the base year"
    if last.year < RECENT:
        yield "no value from 2019 on"
    if last.year - base.year < LEAST_YEARS:
        yield "under three years"
    if few_said(indicator, (base, last), population):
        yield "few"
    between = [point for point in points if base.year <= point.year <= last.year]
    if any(breaks(one, other) for one, other in pairwise(between)):
        yield "break"
    if any(_steps(indicator, one, other, last.value - base.value) for one, other in pairwise(between)):
        yield "step"
    if len(between) < LEAST_POINTS:
        yield "two figures"


def _steps(indicator: Indicator, one: Point, other: Point, whole: float) -> bool:
    far = abs(other.value - one.value)
    least = STEP_OF_RATES if is_rate(indicator) else STEP
    return other.year - one.year <= STEP_YEARS and far > least + TOLERANCE and far > STEP_PART * abs(whole) + TOLERANCE


def has_places(found: Iterable[Mover]) -> bool:
    """Whether the countries of one indicator have places: enough of them can, and few are lost to steps and breaks."""
    counted = Counter(item.reason for item in found)
    ranked, lost = counted[""], counted["step"] + counted["break"]
    return ranked >= LEAST_RANKED and lost <= MOST_LOST * (ranked + lost)


class Groups(NamedTuple):
    """Where a country is and how rich: M49 codes and the income group, blank where it has none."""

    sub_region: str
    region: str
    income: str


@dataclass(frozen=True)
class Standing:
    """The countries with which one is compared, and between which places of them and itself it can be."""

    circle: Circle
    peers: tuple[str, ...] = ()
    best: int | None = None
    worst: int | None = None

    @property
    def countries(self) -> int:
        """Of how many countries it is one, itself counted."""
        return len(self.peers) + 1


def standing(own: Mover, ranked: Iterable[Mover], groups: Mapping[str, Groups]) -> Standing:
    """The circle of a country with a place: those of its band (itself not counted) in its sub-region and of its income;
    where these are under three, in its region; else wherever they are."""
    alike = [item for item in ranked if item.area != own.area and item.band == own.band]
    for circle in CIRCLES:
        peers = [item for item in alike if _is_in(circle, groups[own.area], groups[item.area])]
        if len(peers) >= LEAST_PEERS:
            best, worst = places(own, peers)
            return Standing(circle, tuple(sorted(item.area for item in peers)), best, worst)
    return Standing(ALONE)


def _is_in(circle: Circle, own: Groups, other: Groups) -> bool:
    if not own.income or own.income != other.income:
        return False
    if circle == "sub-region and income":
        return own.sub_region != "" and own.sub_region == other.sub_region
    if circle == "region and income":
        return own.region != "" and own.region == other.region
    return True


def places(own: Mover, peers: Iterable[Mover]) -> tuple[int, int]:
    """The best and the worst place that a country may have among others: 1 + those certainly before it, to all that
    may be, itself included. Raises ValueError where it has none."""
    if own.lower is None or own.upper is None:
        raise ValueError(f"{own.area} has no place on {own.indicator}: {own.reason}")
    known = [(item.lower, item.upper) for item in peers if item.lower is not None and item.upper is not None]
    before = sum(lower > own.upper for lower, _ in known)
    may_be = sum(upper >= own.lower for _, upper in known)
    return 1 + before, 1 + may_be


def said_of(own: Mover | None, found: Standing | None) -> int:
    """How much an order says of a country, from NOTHING to AMONG.

    `own`, `found`: of the country; None where it is not looked at, or has no place.
    """
    if own is None or own.reason == "no value":
        return NOTHING
    if own.reason:
        return REACHED if own.reason == "at target in the base year" else TOO_LITTLE
    return AMONG if found and found.peers else ALONE_THERE


def in_order(found: Iterable[Mover]) -> list[Mover]:
    """Those with a place, the fastest first; of equal ones by code."""
    return sorted((item for item in found if not item.reason), key=lambda item: (-(item.per_year or 0.0), item.area))


def movers(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[Mover, ...]]:
    """The published rows by indicator."""
    found: dict[str, list[Mover]] = {}
    for row in rows:
        numbers = {name: float(row[name]) if row[name] else None for name in ("base_value", "last_value", "points")}
        rates = {name: float(row[name]) if row[name] else None for name in ("per_year", "lower", "upper")}
        whole = {name: int(row[name]) if row[name] else None for name in ("base_year", "last_year", "band")}
        reason = next((reason for reason in REASONS if reason == row["reason"]), "")
        item = Mover(row["indicator"], row["ref_area"], reason, **numbers, **rates, **whole)  # type: ignore[arg-type]
        found.setdefault(item.indicator, []).append(item)
    return {name: tuple(items) for name, items in found.items()}


def standings(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], Standing]:
    """The published circles by indicator and country; none of countries without a place."""
    found: dict[tuple[str, str], Standing] = {}
    for row in rows:
        circle = next((circle for circle in (*CIRCLES, ALONE) if circle == row["circle"]), None)
        if circle is None:
            continue
        key = row["indicator"], row["ref_area"]
        before = found.get(key, Standing(circle))
        peers = (*before.peers, row["peer"]) if row["peer"] else ()
        best, worst = (int(row[name]) if row[name] else None for name in ("best", "worst"))
        found[key] = Standing(circle, peers, best, worst)
    return found
