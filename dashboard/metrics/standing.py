"""How the indicators with targets stand, for an area or over a group of countries, from the published statuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from dashboard.catalogue import Indicator
from dashboard.metrics.progress import LEVEL_AT, MISSING_CANDOUR, PACE_HARDLY_AWAY, RECENT, TOLERANCE, distance_of

ORDER = ("TARGET_MET", "ON_TRACK", "FAIR", "LIMITED", "DETERIORATION", "TARGET_MISSED", "CANNOT_BE_JUDGED")


@dataclass(frozen=True)
class Second:
    """A published second reading: where a line through all values leads, and the line."""

    reading: str
    """MAINTAIN, ACCELERATE, REVERSE or UNCLEAR."""
    value: float
    lower: float | None
    upper: float | None
    share: float | None
    """Part of the way from 2015 to the target that is covered by 2030; None where there was no way to go."""
    notes: tuple[str, ...]
    level: float
    slope: float
    variance: float
    disagrees: bool
    """Whether it says other than the status."""

    @property
    def turned(self) -> bool:
        """Whether the last three values all move against the line."""
        return RECENT_TURN in self.notes

    @property
    def shown(self) -> bool:
        """Whether it is shown beside the status."""
        return self.disagrees or self.turned


RECENT_TURN = "recent turn"
"""The published note of a second reading whose last values move against its line."""


@dataclass(frozen=True)
class Cell:
    """One published status: numbers as numbers, None where there is none."""

    indicator: str
    area: str
    status: str
    reason: str
    base_year: int | None
    base_value: float | None
    last_year: int | None
    last_value: float | None
    target: float
    target_year: int
    ratio: float | None
    pace_seen: float | None
    pace_needed: float | None
    missing: str
    volatile: bool
    other_status: str
    points: int = 0
    second: Second | None = None
    later: tuple[int, float] | None = None
    """Year and value of a later figure of another publisher, which is not joined to the series."""
    later_way: int = 0
    """Whether that is farther from the target than the last value (1), nearer (-1), or neither (0): what is at the
    target or beyond it is at no distance from it."""
    in_points: float | None = None
    """Of a percentage on track: where as many percentage points a year as so far would lead until the target's year, if
    that is short of the target by what the data can show. The ratio's pace is a yearly rate, and from a low base no
    change in points that was ever seen may reach as far."""

    @property
    def is_recent(self) -> bool:
        """Whether its last value is recent enough for a status."""
        return self.last_year is not None and self.last_year >= RECENT

    @property
    def is_counted(self) -> bool:
        """Whether a share of countries is of it, too: by any recent value, judged or not, of what can have a status.

        At the target a recent value is judged without a pace: a share of those judged alone would be too good. An
        answer about violence is not: it may be silence.
        """
        return self.is_recent and self.missing != MISSING_CANDOUR

    @property
    def is_short(self) -> bool:
        """Whether its recent value is not at the target, and has no status, since no pace can be told."""
        at_target = self.reason.startswith(LEVEL_AT.partition("{")[0])
        return self.status == "CANNOT_BE_JUDGED" and self.is_counted and not at_target

    @property
    def is_slightly_away(self) -> bool:
        """Whether it moved away from the target by more than the data's own noise, but too slowly to be worse."""
        return self.reason.endswith(PACE_HARDLY_AWAY.rpartition("}")[2])


def is_band_open(indicator: Indicator, cell: Cell) -> bool:
    """Whether the band of a line in 2030 reaches from the target to figures that miss it and are worse than the last
    value: it fits reaching the target as well as moving away from it. False without a band."""
    second, target, last = cell.second, indicator.target, cell.last_value
    if second is None or second.lower is None or second.upper is None or target is None or last is None:
        return False
    falls = indicator.direction == "down"
    best, worst = (second.lower, second.upper) if falls else (second.upper, second.lower)
    is_worse = worst > last if falls else worst < last
    return is_worse and not distance_of(indicator, target, best) and bool(distance_of(indicator, target, worst))


def _float(text: str) -> float | None:
    return float(text) if text else None


def _int(text: str) -> int | None:
    return int(float(text)) if text else None


def cells(
    rows: Iterable[Mapping[str, str]],
    later: Mapping[tuple[str, str], tuple[int, float]] = MappingProxyType({}),
    indicators: Mapping[str, Indicator] = MappingProxyType({}),
) -> dict[tuple[str, str], Cell]:
    """The published rows by indicator and area. `later`: figures of other publishers that are not joined.

    `indicators`: their records, by which such a figure, and a pace in points, is read.
    """
    made = {}
    for row in rows:
        own, other = _float(row["last_value"]), later.get((row["indicator"], row["ref_area"]))
        cell = Cell(
            row["indicator"],
            row["ref_area"],
            row["status"],
            row["reason"],
            _int(row["base_year"]),
            _float(row["base_value"]),
            _int(row["last_year"]),
            _float(row["last_value"]),
            float(row["target"]),
            int(row["target_year"]),
            _float(row["ratio"]),
            _float(row["pace_seen"]),
            _float(row["pace_needed"]),
            row["missing"],
            row["volatile"].lower() in ("true", "1"),
            row["other_status"],
            _int(row["points"]) or 0,
            _second(row),
            other,
            0 if own is None or other is None else _way(indicators[row["indicator"]], own, other[1]),
        )
        made[cell.indicator, cell.area] = replace(cell, in_points=_in_points(cell, indicators.get(cell.indicator)))
    return made


def _in_points(cell: Cell, indicator: Indicator | None) -> float | None:
    """The value of the target's year by the change in points a year from base to last value; see `Cell.in_points`."""
    if cell.status != "ON_TRACK" or indicator is None or indicator.target is None:
        return None
    if cell.base_value is None or cell.base_year is None or cell.last_value is None or cell.last_year is None:
        return None
    if not indicator.unit.startswith("%"):
        return None
    a_year = (cell.last_value - cell.base_value) / (cell.last_year - cell.base_year)
    ahead = cell.last_value + a_year * (cell.target_year - cell.last_year)
    return ahead if distance_of(indicator, indicator.target, ahead) >= indicator.target.margin - TOLERANCE else None


def _way(indicator: Indicator, own: float, other: float) -> int:
    """Whether another value is farther from an indicator's target than its own (1), nearer (-1), or neither (0)."""
    target = indicator.target
    if target is None:
        return 0
    before, after = distance_of(indicator, target, own), distance_of(indicator, target, other)
    return (after > before) - (after < before)


def _second(row: Mapping[str, str]) -> Second | None:
    if not row["second_reading"]:
        return None
    return Second(
        row["second_reading"],
        float(row["projected_value"]),
        _float(row["projected_lower"]),
        _float(row["projected_upper"]),
        _float(row["projected_share"]),
        tuple(filter(None, row["second_notes"].split("; "))),
        float(row["second_level"]),
        float(row["second_slope"]),
        float(row["second_variance"]),
        row["disagree"] == "1",
    )


def counts(found: Iterable[Cell]) -> dict[str, int]:
    """How many cells have which status, every status listed."""
    counted = Counter(cell.status for cell in found)
    return {status: counted.get(status, 0) for status in ORDER}


@dataclass(frozen=True)
class Tally:
    """How many readings stand how: the numbers of every sentence that sums statuses up."""

    areas: int
    """Whose readings these are."""
    whole: int
    good: int
    """Target met, or on track."""
    worse: int
    """Moving away from the target."""
    missed: int
    """Not at the target when its deadline had passed."""
    unjudged: int
    short: int = 0
    """Of these, not at the target by a recent value, with no pace to be judged by."""
    fair: int = 0
    """Progress in the right direction, but too slow."""
    recent: int = 0
    """Of all, those with a recent value of what can have a status: what a share of countries is of."""
    met: int = 0
    """Of those that stand well, at the target already."""

    @property
    def on_track(self) -> int:
        """Of those that stand well, not at the target yet."""
        return self.good - self.met

    @property
    def judged(self) -> int:
        """Readings that have a status."""
        return self.whole - self.unjudged

    @property
    def limited(self) -> int:
        """Of these, with limited or no progress: what no other status has."""
        return self.judged - self.good - self.fair - self.worse - self.missed


LEAST_SHARED = 5
"""Countries of a group of which at least a share is taken: one of two is half of nobody knows what."""
SHARES = (0.25, 0.5, 0.75)
"""Where the next class of shares begins; none at all is a class of its own."""


def share_class(good: int, whole: int) -> int | None:
    """The class of a share of countries, from 0 (none of them) to 4 (three quarters or more); None for too few."""
    if whole < LEAST_SHARED:
        return None
    return 0 if not good else 1 + sum(good >= bound * whole for bound in SHARES)


def tally(found: Iterable[Cell]) -> Tally:
    """The readings counted; each cell is one."""
    read = list(found)
    counted = counts(read)
    return Tally(
        len({cell.area for cell in read}),
        len(read),
        counted["TARGET_MET"] + counted["ON_TRACK"],
        counted["DETERIORATION"],
        counted["TARGET_MISSED"],
        counted["CANNOT_BE_JUDGED"],
        sum(cell.is_short for cell in read),
        counted["FAIR"],
        sum(cell.is_counted for cell in read),
        counted["TARGET_MET"],
    )
