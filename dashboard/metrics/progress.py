"""How an indicator moves towards its target of 2030: the status of one area, why, and what the target would still take.

An own reading, not an assessment by the UN. The pace is read with the ratio method of the technical note to the UN's
Sustainable Development Goals Progress Chart 2022, applied to countries as UNDP does:

    pace seen    = (y1 / y0) ^ (1 / (t1 - t0)) - 1
    pace needed  = (yT / y0) ^ (1 / (T - t0)) - 1
    ratio        = pace seen / pace needed

with the base (t0, y0), the last value (t1, y1) and the target (T, yT). Values are compared unrounded, with TOLERANCE.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from dashboard.catalogue import Indicator, Target, TargetKind
from dashboard.store import Observation

# Observation is among them for data.progress, which may import the metrics but not the store.
__all__ = [
    "SENTENCES",
    "STATUSES",
    "STATUS_SHORT",
    "STATUS_SIGNS",
    "STATUS_WORDS",
    "Judgement",
    "Observation",
    "OtherReading",
    "Status",
    "WhatItTakes",
    "base_of",
    "count_statuses",
    "counts_children",
    "distance_of",
    "few_said",
    "is_rate",
    "judge",
    "judged_series",
    "series_notes",
    "what_it_takes",
]

Status = Literal["TARGET_MET", "ON_TRACK", "FAIR", "LIMITED", "DETERIORATION", "TARGET_MISSED", "CANNOT_BE_JUDGED"]

STATUS_WORDS: dict[Status, str] = {
    "TARGET_MET": "target met",
    "ON_TRACK": "on track",
    "FAIR": "fair progress, but too slow",
    "LIMITED": "limited or no progress",
    "DETERIORATION": "getting worse",
    "TARGET_MISSED": "deadline missed",
    "CANNOT_BE_JUDGED": "cannot be judged",
}
STATUS_SHORT: dict[Status, str] = {
    "TARGET_MET": "target met",
    "ON_TRACK": "on track",
    "FAIR": "too slow",
    "LIMITED": "limited",
    "DETERIORATION": "getting worse",
    "TARGET_MISSED": "missed",
    "CANNOT_BE_JUDGED": "not judged",
}
"""For cells of a table, under which a key gives the words in full."""
STATUS_SIGNS: dict[Status, str] = {
    "TARGET_MET": "✓",
    "ON_TRACK": "●",
    "FAIR": "◑",
    "LIMITED": "◔",
    "DETERIORATION": "⊗",
    "TARGET_MISSED": "×",
    "CANNOT_BE_JUDGED": "?",
}
"""A circle is as full as the pace is of the one that is needed: whole, at least half, less; crossed out where it leads
away. Beside a number an arrow is read as the way that the number goes, and an empty circle as a nought."""
STATUSES: tuple[Status, ...] = tuple(STATUS_WORDS)

TOLERANCE = 1e-9
HORIZON = 2030
RECENT = 2019
"""A status needs a value of this year or later."""
BASE, FIRST_BASE, LAST_BASE = 2015, 2012, 2018
"""The year progress is measured from, and the years that may stand in for it."""
LEAST_YEARS = 3
LEAST_VICTIMS = 10
ON_TRACK_FROM, FAIR_FROM, LIMITED_FROM = 0.95, 0.5, -0.1
ZERO_STAND_INS = (1.0, 5.0)
"""Values that a target of none may be read as."""

MISSING_VALUE, MISSING_BASE, MISSING_RECENT, MISSING_YEARS = "no value", "base", "recent value", "three years between"
MISSING_CANDOUR = "silence"
"""Not what is missing but why nothing that is there would do."""

NO_VALUE = "There is no value."
SILENCE = "Answers about violence: a low figure may be silence, so there is no status."
NOT_RECENT = "The last value is of {last_year}; a status needs one of {recent} or later."
MET = "The value of {last_year} is at the target."
MET_MOVING_AWAY = "The target is met, moving away: {last_year} is worse than {base_year}."
PAST_TARGET_YEAR = "The target was due in {target_year}; the value of {last_year} is not at it."
NO_BASE = "There is no value of {first_base} to {last_base} to measure a pace from."
TOO_CLOSE = "The values of {base_year} and {last_year} are less than three years apart."
FEW = "The victims are few: under {least_victims} in {base_year} or in {last_year}."
FEW_UNKNOWN = "The victims may be few: without a population for {base_year} or {last_year}, it cannot be told."
UNDER_MARGIN = "The change from {base_year} to {last_year} is smaller than the data can show."
JUST_LOST = "A target just lost: met in {base_year}, and the change to {last_year} is smaller than the data can show."
WAS_MET = "The target was met in {base_year}, and is not in {last_year}."
BASE_ZERO = "The value of {base_year} is a base 0: no ratio."
PACE_ON_TRACK = (
    "The yearly pace from {base_year} to {last_year} reaches, or nearly, the pace needed until {target_year}."
)
PACE_FAIR = "The yearly pace from {base_year} to {last_year} is at least half of the pace needed until {target_year}."
PACE_LIMITED = "The yearly pace from {base_year} to {last_year} is under half of the pace needed until {target_year}."
PACE_HARDLY_AWAY = "From {base_year} to {last_year} the value moved slightly away from the target."
PACE_AWAY = "From {base_year} to {last_year} the value moved away from the target."
LEVEL_AT = "There is one point only, so no pace: at target when last measured ({last_year})."
LEVEL_NOT_AT = "There is one point only, so no pace: not at target when last measured ({last_year})."

WOMEN_ONLY = "Women only: there is no value for men."
MEN_ONLY = "Men only: there is no value for women."
OTHER_AGES = "Measured at ages {youngest} to {oldest}."

SENTENCES = (
    NO_VALUE, SILENCE, NOT_RECENT, MET, MET_MOVING_AWAY, PAST_TARGET_YEAR, NO_BASE, TOO_CLOSE, FEW, FEW_UNKNOWN,
    UNDER_MARGIN, JUST_LOST, WAS_MET, BASE_ZERO, PACE_ON_TRACK, PACE_FAIR, PACE_LIMITED,
    PACE_HARDLY_AWAY, PACE_AWAY, LEVEL_AT, LEVEL_NOT_AT, WOMEN_ONLY, MEN_ONLY, OTHER_AGES,
)  # fmt: skip
"""What a published reason is made of."""

RULE_OF = MappingProxyType(
    {
        SILENCE: 0, NOT_RECENT: 1, MET: 2, MET_MOVING_AWAY: 2, NO_BASE: 3, TOO_CLOSE: 3, FEW: 4, FEW_UNKNOWN: 4,
        UNDER_MARGIN: 5, JUST_LOST: 5, WAS_MET: 6, BASE_ZERO: 7, PACE_ON_TRACK: 8, PACE_FAIR: 8,
        PACE_LIMITED: 8, PACE_HARDLY_AWAY: 8, PACE_AWAY: 8,
    }
)  # fmt: skip
"""The rule of the method that gives a reason: 0 of answers about violence, the others of indicators with a pace."""

_AGE_BAND = re.compile(r"Y(\d+)T(\d+)")


class Point(NamedTuple):
    """The value of one year."""

    year: int
    value: float


class OtherReading(NamedTuple):
    """The status that another stand-in for the target would give."""

    target: float
    status: Status


@dataclass(frozen=True)
class Judgement:
    """The status of one area on one indicator, and all that it rests on."""

    indicator: str
    area: str
    status: Status
    reason: str
    """One of the sentences of this module, with the `{names}` of `reason_values`."""
    target: float
    target_kind: TargetKind
    target_year: int
    missing: str = ""
    """What a status would need, joined by "; " in the order of the MISSING words."""
    points: int = 0
    """Years with a value in the series."""
    base_year: int | None = None
    base_value: float | None = None
    last_year: int | None = None
    last_value: float | None = None
    distance: float | None = None
    """What is left to the target, in the indicator's unit; 0 at the target; None of answers about violence."""
    pace_seen: float | None = None
    """Yearly rate from base to last value, a fraction: -0.03 is a fall of 3 % a year."""
    pace_needed: float | None = None
    """Yearly rate from the base to the target, a fraction; None where the base is at the target."""
    ratio: float | None = None
    """Pace seen by pace needed, only where the status was read from it."""
    volatile: bool = False
    """Whether 3-year means at both ends give another status, wherever in their intervals the values lie."""
    means: tuple[Point, Point] | None = None
    """Means of the first and the last three years from base to last value, in their middle years."""
    means_status: Status | None = None
    """The status that these would give; None where they give none, or where in its interval a value lies decides."""
    other_status: tuple[OtherReading, ...] = ()
    """The stand-ins for the target that would change the status, wherever in its interval a value lies."""

    @property
    def reason_values(self) -> dict[str, int | None]:
        """The figures that sentences of this module may name."""
        return {
            "base_year": self.base_year,
            "last_year": self.last_year,
            "target_year": self.target_year,
            "recent": RECENT,
            "first_base": FIRST_BASE,
            "last_base": LAST_BASE,
            "least_victims": LEAST_VICTIMS,
        }

    @property
    def sentence(self) -> str:
        """The reason in English."""
        return self.reason.format(**self.reason_values)


class _Verdict(NamedTuple):
    status: Status
    reason: str
    missing: str = ""
    ratio: float | None = None


@dataclass(frozen=True)
class _Case:
    """What the rules look at: a base, a last value, and a target."""

    indicator: Indicator
    target: Target
    base: Point | None
    last: Point
    population: Mapping[int, float]

    def at_target(self, value: float) -> bool:
        bar = self.target.value if self.target.met is None else self.target.met
        return self.gap(value, bar) <= TOLERANCE

    def gap(self, value: float, bar: float) -> float:
        """How much worse a value is than another."""
        return value - bar if self.indicator.direction == "down" else bar - value

    @property
    def base_met(self) -> bool:
        return self.base is not None and self.at_target(self.base.value)

    @property
    def worse_by(self) -> float:
        """How much worse the last value is than the base; 0 without a base."""
        return self.gap(self.last.value, self.base.value) if self.base else 0.0

    @property
    def years(self) -> int:
        return self.last.year - self.base.year if self.base else 0

    @property
    def pace_seen(self) -> float | None:
        if self.base is None or self.years < LEAST_YEARS or self.few:
            return None
        return _yearly_rate(self.base, self.last)

    @property
    def pace_needed(self) -> float | None:
        if self.base is None or self.years < LEAST_YEARS or self.base_met:
            return None
        return _yearly_rate(self.base, Point(self.target.year, self.target.value))

    @property
    def few(self) -> str:
        """Why the rate of a rare event tells nothing about a pace; empty where it does, or is no such rate."""
        return "" if self.base is None else few_said(self.indicator, (self.base, self.last), self.population)


def distance_of(indicator: Indicator, target: Target, value: float) -> float:
    """What is left from a value to the target, in the indicator's unit; 0 where it is at it."""
    case = _Case(indicator, target, None, Point(0, value), {})
    return 0.0 if case.at_target(value) else case.gap(value, target.value)


def is_rate(indicator: Indicator) -> bool:
    """Whether it counts rare events by population, so that few events make a rate that jumps (homicide)."""
    return indicator.unit.startswith("per 100,000")


def few_said(indicator: Indicator, ends: Sequence[Point], population: Mapping[int, float]) -> str:
    """Why rates of a rare event tell nothing about a change; empty where they do, or are no such rates."""
    if not is_rate(indicator):
        return ""
    if any(end.year not in population for end in ends):
        return FEW_UNKNOWN
    victims = [end.value * population[end.year] / 100_000 for end in ends]
    return FEW if min(victims) < LEAST_VICTIMS - TOLERANCE else ""


def counts_children(indicator: Indicator) -> bool:
    """Whether those measured are children, so that a percentage of them is a number of children."""
    band = _AGE_BAND.fullmatch(indicator.default_age)
    return indicator.unit.startswith("%") and band is not None and int(band[2]) < 18


def _yearly_rate(start: Point, end: Point) -> float | None:
    """(end / start) ^ (1 / years) - 1; None from 0, or where no year lies between."""
    years = end.year - start.year
    if start.value <= 0 or years <= 0:
        return None
    return float((end.value / start.value) ** (1 / years) - 1)


def _silent(case: _Case) -> _Verdict | None:
    return _Verdict("CANNOT_BE_JUDGED", SILENCE, MISSING_CANDOUR) if case.target.silence else None


def _not_recent(case: _Case) -> _Verdict | None:
    if case.last.year >= RECENT:
        return None
    return _Verdict("CANNOT_BE_JUDGED", NOT_RECENT, _missing(case))


def _met(case: _Case) -> _Verdict | None:
    if not case.at_target(case.last.value):
        return None
    away = case.worse_by > case.target.margin + TOLERANCE
    return _Verdict("TARGET_MET", MET_MOVING_AWAY if away else MET)


def _missed(case: _Case) -> _Verdict | None:
    due = case.last.year >= case.target.year and not case.at_target(case.last.value)
    return _Verdict("TARGET_MISSED", PAST_TARGET_YEAR) if due else None


def _no_period(case: _Case) -> _Verdict | None:
    if case.base is None:
        return _Verdict("CANNOT_BE_JUDGED", NO_BASE, _missing(case))
    return _Verdict("CANNOT_BE_JUDGED", TOO_CLOSE, _missing(case)) if case.years < LEAST_YEARS else None


def _few(case: _Case) -> _Verdict | None:
    return _Verdict("CANNOT_BE_JUDGED", case.few) if case.few else None


def _under_margin(case: _Case) -> _Verdict | None:
    if abs(case.worse_by) >= case.target.margin - TOLERANCE:
        return None
    return _Verdict("LIMITED", JUST_LOST if case.base_met else UNDER_MARGIN)


def _lost(case: _Case) -> _Verdict | None:
    return _Verdict("DETERIORATION", WAS_MET) if case.base_met else None


def _by_ratio(case: _Case) -> _Verdict:
    if case.pace_seen is None or case.pace_needed is None:
        return _Verdict("CANNOT_BE_JUDGED", BASE_ZERO)
    ratio = case.pace_seen / case.pace_needed
    if ratio >= ON_TRACK_FROM - TOLERANCE:
        return _Verdict("ON_TRACK", PACE_ON_TRACK, ratio=ratio)
    if ratio >= FAIR_FROM - TOLERANCE:
        return _Verdict("FAIR", PACE_FAIR, ratio=ratio)
    if ratio >= LIMITED_FROM - TOLERANCE:
        # Against the aim, but by so little that the method does not call it a deterioration.
        return _Verdict("LIMITED", PACE_HARDLY_AWAY if ratio < 0 else PACE_LIMITED, ratio=ratio)
    return _Verdict("DETERIORATION", PACE_AWAY, ratio=ratio)


_Rule = Callable[[_Case], _Verdict | None]
_PACE_RULES: tuple[_Rule, ...] = (_met, _missed, _no_period, _few, _under_margin, _lost, _by_ratio)
"""In the order in which they are asked; the last one always answers."""


def _missing(case: _Case) -> str:
    lacks = {
        MISSING_BASE: case.base is None,
        MISSING_RECENT: case.last.year < RECENT,
        MISSING_YEARS: case.base is not None and case.years < LEAST_YEARS,
    }
    return "; ".join(word for word, lacking in lacks.items() if lacking)


def _first(rules: Iterable[_Rule], case: _Case) -> _Verdict:
    return next(verdict for rule in rules if (verdict := rule(case)) is not None)


def _by_level(case: _Case) -> _Verdict:
    """Where one survey point is all that exists: met, missed after the deadline, or a level without a status."""
    at_target = case.at_target(case.last.value)
    met_from = case.target.year if case.target.year < HORIZON else RECENT
    if at_target and case.last.year >= met_from:
        return _Verdict("TARGET_MET", MET)
    return _missed(case) or _Verdict("CANNOT_BE_JUDGED", LEVEL_AT if at_target else LEVEL_NOT_AT)


def _verdict(case: _Case) -> _Verdict:
    if not case.target.pace:
        return _silent(case) or _by_level(case)
    return _first((_silent, _not_recent, *_PACE_RULES), case)


def points_of(indicator: Indicator, history: Sequence[Observation]) -> list[Point]:
    """The values by year; of an interval ("below 2.5") the end that is further from the target."""
    return _points(history, max if indicator.direction == "down" else min)


def _points(history: Sequence[Observation], end: Callable[[Iterable[float]], float]) -> list[Point]:
    """The values by year; of an interval one of its ends."""
    return sorted(Point(item.year, end(item.ends)) for item in history if item.ends is not None)


def base_of(points: Iterable[Point]) -> Point | None:
    """The value of 2015, else of the nearest year of 2012 to 2018, the earlier in a tie."""
    near = (point for point in points if FIRST_BASE <= point.year <= LAST_BASE)
    return min(near, key=lambda point: (abs(point.year - BASE), point.year), default=None)


def _mean(points: Iterable[Point], first: int) -> Point | None:
    """The mean of three years in a row, put at the one in the middle; None where one of them has no value."""
    values = [point.value for point in points if first <= point.year <= first + 2]
    return Point(first + 1, math.fsum(values) / 3) if len(values) == 3 else None


def _means(case: _Case, points: Sequence[Point], status: Status) -> tuple[Point, Point] | None:
    """Means of the first and the last three years from base to last value; None where a status does not need them."""
    if case.base is None or status == "CANNOT_BE_JUDGED":
        return None
    base, last = _mean(points, case.base.year), _mean(points, case.last.year - 2)
    if base is None or last is None or last.year - base.year < LEAST_YEARS:
        return None
    return base, last


def _means_status(case: _Case, sides: Sequence[Sequence[Point]], status: Status) -> Status | None:
    """The status by means of three years; None where they give none.

    `sides`: the points by the worse and by the better ends of intervals. Means of any mix of them give the same
    status, or none is known.
    """
    means = [pair for points in sides if (pair := _means(case, points, status)) is not None]
    found = {
        _first(_PACE_RULES, replace(case, base=base, last=last)).status
        for base, last in itertools.product([pair[0] for pair in means], [pair[1] for pair in means])
    }
    known = found.pop() if len(found) == 1 else None
    return None if known == "CANNOT_BE_JUDGED" else known


def _other_readings(case: _Case, sides: Sequence[Sequence[Point]], status: Status) -> tuple[OtherReading, ...]:
    """Another value for "none"; for a rate of rare events half of the base, unless the events are few.

    `sides` as in _means_status: where in its interval a value lies must not decide, or the reading is not known.
    """
    stand_ins: tuple[float, ...] = ()
    if case.target.kind == "zero":
        stand_ins = tuple(value for value in ZERO_STAND_INS if abs(value - case.target.value) > TOLERANCE)
    elif is_rate(case.indicator) and case.base is not None and not case.few:
        stand_ins = (case.base.value / 2,)
    cases = [
        replace(case, base=base, last=last)
        for base, last in itertools.product(
            [base_of(points) if case.base else None for points in sides], [points[-1] for points in sides]
        )
    ]
    readings = []
    for value in stand_ins:
        found = {_verdict(replace(one, target=replace(one.target, value=value, met=None))).status for one in cases}
        if len(found) == 1 and status not in found:
            readings.append(OtherReading(value, found.pop()))
    return tuple(readings)


def judge(
    indicator: Indicator, history: Sequence[Observation], population: Mapping[int, float] | None = None
) -> Judgement:
    """The status of one series of one area against the indicator's target.

    `history` holds the values of one area, sex, age and breakdown. `population` (year: people) is asked for rates
    of rare events only: without it, or with fewer than 10 victims at either end, these have no status.
    Raises ValueError where the indicator has no target or no good direction.
    """
    target = indicator.target
    if target is None or indicator.direction == "none":
        raise ValueError(f"{indicator.id} has no target to be judged by")
    area = history[0].area if history else ""
    points = points_of(indicator, history)
    blank = Judgement(
        indicator.id, area, "CANNOT_BE_JUDGED", NO_VALUE, target.value, target.kind, target.year, MISSING_VALUE
    )
    if not points:
        return blank
    base = base_of(points) if target.pace else None
    case = _Case(indicator, target, base, points[-1], population or {})
    verdict = _verdict(case)
    means = _means(case, points, verdict.status)
    sides = points, _points(history, min if indicator.direction == "down" else max)
    smooth = _means_status(case, sides, verdict.status)
    return replace(
        blank,
        status=verdict.status,
        reason=verdict.reason,
        missing=verdict.missing,
        points=len(points),
        base_year=base.year if base else None,
        base_value=base.value if base else None,
        last_year=case.last.year,
        last_value=case.last.value,
        distance=None if target.silence else distance_of(indicator, target, case.last.value),
        pace_seen=case.pace_seen,
        pace_needed=case.pace_needed,
        ratio=verdict.ratio,
        volatile=smooth is not None and smooth != verdict.status,
        means=means,
        means_status=smooth,
        other_status=_other_readings(case, sides, verdict.status),
    )


def count_statuses(judgements: Iterable[Judgement]) -> Counter[Status]:
    """How many areas of a group have which status, every status named; of how many is the counter's `total()`.

    A publisher's own world figure (WLD) is no area and is left out. There is no average of statuses.
    """
    counts: Counter[Status] = Counter(dict.fromkeys(STATUSES, 0))
    counts.update(judgement.status for judgement in judgements if judgement.area != "WLD")
    return counts


def judged_series(indicator: Indicator, known: Collection[tuple[str, str]]) -> tuple[str, str]:
    """The sex and age an area is judged by, of those (sex, age) that have a value.

    The catalogue's default, else, where the indicator has no total to fall back on, the next that it lists (the other
    sex, a neighbouring age band); the default where nothing has a value.
    """
    sexes = indicator.sex if "_T" not in indicator.sex else ()
    ages = indicator.age if "_T" not in indicator.age else ()
    choices = itertools.product((indicator.default_sex, *sexes), (indicator.default_age, *ages))
    return next((choice for choice in choices if choice in known), (indicator.default_sex, indicator.default_age))


def series_notes(indicator: Indicator, sex: str, age: str) -> tuple[tuple[str, dict[str, int]], ...]:
    """What is to be said where an area is not judged by the default sex and age: sentences and their values."""
    notes: list[tuple[str, dict[str, int]]] = []
    if sex != indicator.default_sex:
        notes.append((WOMEN_ONLY if sex == "F" else MEN_ONLY, {}))
    band = _AGE_BAND.fullmatch(age)
    if age != indicator.default_age and band:
        notes.append((OTHER_AGES, {"youngest": int(band[1]), "oldest": int(band[2])}))
    return tuple(notes)


@dataclass(frozen=True)
class WhatItTakes:
    """What is left to do from the last value on."""

    from_year: int
    target_year: int
    needed_rate: float | None
    """Yearly rate from the last value to the target, a fraction; None from or to 0, or where its year is over."""
    needed_points: float | None
    """The same as a change in the indicator's unit a year."""
    times: float | None
    """The needed rate as a multiple of the rate so far; None where that is unknown or leads away from the target."""
    reached_year: int | None
    """First year at the target at the rate so far; None where that is unknown or leads away from it."""
    children: float | None
    """About so many children stand between the last value and the target; None where those measured are no children."""
    children_year: int | None


def what_it_takes(
    indicator: Indicator, judgement: Judgement, people: Mapping[int, float] | None = None
) -> WhatItTakes | None:
    """The change needed from the last value on; None where there is no value, or it is at the target.

    needed rate = (yT / y1) ^ (1 / (T - t1)) - 1, needed points = (yT - y1) / (T - t1), children = |y1 - yT| / 100
    x `people` (year: people of the indicator's own age band) of the year of the last value.
    """
    if judgement.last_year is None or judgement.last_value is None or not judgement.distance:
        return None
    last, goal = Point(judgement.last_year, judgement.last_value), Point(judgement.target_year, judgement.target)
    left = goal.year - last.year
    rate = _yearly_rate(last, goal) if goal.value > 0 else None
    pace = judgement.pace_seen
    if pace is not None and (goal.value <= 0 or abs(pace) <= TOLERANCE or (pace < 0) != (goal.value < last.value)):
        pace = None
    children = None
    if people is not None and last.year in people and counts_children(indicator):
        children = judgement.distance / 100 * people[last.year]
    return WhatItTakes(
        from_year=last.year,
        target_year=goal.year,
        needed_rate=rate,
        needed_points=(goal.value - last.value) / left if left > 0 else None,
        times=rate / pace if rate is not None and pace is not None else None,
        reached_year=_reached(last, goal.value, pace) if pace is not None else None,
        children=children,
        children_year=last.year if children is not None else None,
    )


def _reached(last: Point, goal: float, pace: float) -> int:
    """The first year in which y1 x (1 + pace) ^ (t - t1) is at the target."""
    return last.year + math.ceil(math.log(goal / last.value) / math.log1p(pace) - TOLERANCE)
