"""What happened in a country in which year, marked by one fixed rule: conflict, disasters, treaties, laws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dashboard.store import Observation

CONFLICT = "conflict-deaths"
WEATHER = "disaster-displacement-weather"
DISASTERS = (WEATHER, "disaster-displacement-geophysical")
TREATIES = ("palermo-protocol", "crc", "crc-op-sale-of-children", "crc-op-armed-conflict")
CONVENTIONS = ("ilo-c138", "ilo-c182")
LAWS = ("child-trafficking-law", "child-sexual-exploitation-law", "non-state-recruitment-law")
THRESHOLDS = (25, 1000)
"""Deaths in a year from which UCDP records an armed conflict, and a war (UCDP/PRIO Armed Conflict Dataset Codebook, "at
least 25" and "at least 1,000 battle-related deaths in one calendar year"): there by conflict, here by country."""
QUIET = 5
"""Years under a threshold before a year over it is marked as the first one."""
DISPLACED = 100_000
"""Movements in a year over which a country's disasters are marked."""
MET = 1
LOOK_BACK = 2
"""Years at most between a law's being recorded as met and its record before that: one edition can be missing."""


class Event(NamedTuple):
    """One mark: `indicator` is what it was read from, `figure` what that says in `year`.

    `threshold` is that of THRESHOLDS or DISPLACED which the figure reached; 0 for treaties and laws. `before` is the
    year on record before it, of laws and conventions, and `earlier` the last year before that of which it was recorded
    as met, too; 0 for all else.
    """

    year: int
    indicator: str
    figure: float
    threshold: int = 0
    before: int = 0
    earlier: int = 0


History = Sequence[Observation]


def events(histories: Mapping[str, History], first: int, last: int) -> tuple[Event, ...]:
    """All events of one country from `first` to `last`, by year.

    `histories`: by indicator, its rows of the whole (breakdown `_T`), for TREATIES those of breakdown YEAR; what is
    absent gives no event.
    """
    found = [
        *_conflict(histories.get(CONFLICT, ())),
        *(event for name in DISASTERS for event in _disasters(name, histories.get(name, ()))),
        *(event for name in TREATIES for event in _treaty(name, histories.get(name, ()))),
        *(event for name in (*CONVENTIONS, *LAWS) for event in _met(name, histories.get(name, ()))),
    ]
    return tuple(sorted(event for event in found if first <= event.year <= last))


def _conflict(history: History) -> Iterable[Event]:
    """Years that reach a threshold after QUIET years, all with a figure, under it: of two, the higher one."""
    deaths = {item.year: item.value for item in history if item.value is not None}
    marked: dict[int, Event] = {}
    for threshold in THRESHOLDS:
        for year, figure in deaths.items():
            before = [deaths.get(earlier, threshold) for earlier in range(year - QUIET, year)]
            if figure >= threshold > max(before):
                marked[year] = Event(year, CONFLICT, figure, threshold)
    return marked.values()


def _disasters(name: str, history: History) -> Iterable[Event]:
    counted = ((item.year, item.value) for item in history if item.value is not None)
    return [Event(year, name, value, DISPLACED) for year, value in counted if value > DISPLACED]


def _treaty(name: str, history: History) -> Iterable[Event]:
    """The year itself is the figure."""
    return [Event(int(item.value), name, item.value) for item in history if item.value is not None]


def _met(name: str, history: History) -> Iterable[Event]:
    """The year since which it is recorded as met, where the year on record before it was not."""
    told = sorted((item.year, item.value) for item in history if item.value is not None)
    firsts = [
        (year, before)
        for (before, earlier), (year, value) in pairwise(told)
        if value == MET and earlier != MET and year - before <= LOOK_BACK
    ]
    if not firsts or any(value != MET for year, value in told if year >= firsts[-1][0]):
        return []
    year, before = firsts[-1]
    earlier = max((one for one, value in told if one < before and value == MET), default=0)
    return [Event(year, name, MET, before=before, earlier=earlier)]


def fitting(found: Sequence[Event], most: int) -> tuple[Event, ...]:
    """At most so many: conflict, treaties and laws before disasters, of these the largest; by year."""
    ranked = sorted(found, key=lambda event: (event.threshold == DISPLACED, -event.figure * bool(event.threshold)))
    return tuple(sorted(ranked[:most]))
