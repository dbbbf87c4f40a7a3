"""What there is of an area in a year: a figure, an interval, a reported zero, asked without a figure, or nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from dashboard.store import Histories, Observation

FIGURE, INTERVAL, ZERO, ASKED, SUPPRESSED, NOTHING = "v", "f", "z", "m", "p", "n"
STATES = (FIGURE, INTERVAL, ZERO, ASKED, SUPPRESSED, NOTHING)
WITH_FIGURE = frozenset((FIGURE, INTERVAL, ZERO))


def state_of(observation: Observation | None, *, counts: bool) -> str:
    """The state of one area in one year. `counts`: a zero is a report of none, not a code or a score."""
    if observation is None:
        return NOTHING
    if observation.ends is None:
        return SUPPRESSED if observation.status == "Q" else ASKED
    if counts and observation.ends == (0, 0):
        return ZERO
    return FIGURE if observation.value is not None else INTERVAL


def states(history: Iterable[Observation], years: range, *, counts: bool) -> str:
    """One state for each year, as one text."""
    found = {item.year: item for item in history}
    return "".join(state_of(found.get(year), counts=counts) for year in years)


def with_least(cells: str, years: range, least: Container[int]) -> str:
    """The same with an interval, which is open above, in years of which a part is published, and no figure."""
    return "".join(
        INTERVAL if year in least and state not in WITH_FIGURE else state
        for year, state in zip(years, cells, strict=True)
    )


class Reporting(NamedTuple):
    """Areas by when they last had a figure, each in the order in which they were given."""

    recent: tuple[str, ...]
    old: tuple[tuple[str, int], ...]
    """With the last year of a figure."""
    asked: tuple[str, ...]
    """Never a figure, but rows without one: asked, not broken down, or suppressed."""
    silent: tuple[str, ...]
    """Not one row."""

    @property
    def never(self) -> tuple[str, ...]:
        """Areas that never had a figure."""
        return (*self.asked, *self.silent)


def reporting(histories: Histories, areas: Sequence[str], since: int) -> Reporting:
    """Who has a figure of the year `since` or later, who had one before, and who never."""
    recent: list[str] = []
    old: list[tuple[str, int]] = []
    asked: list[str] = []
    silent: list[str] = []
    for area in areas:
        history = histories.get(area, ())
        last = max((item.year for item in history if item.ends is not None), default=None)
        if last is None:
            (asked if history else silent).append(area)
        elif last < since:
            old.append((area, last))
        else:
            recent.append(area)
    return Reporting(tuple(recent), tuple(old), tuple(asked), tuple(silent))
