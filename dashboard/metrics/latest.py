"""The figure that stands for an area in a year: that year's, or else one of the years around it that are looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from dashboard.store import Histories, Observation

_YEAR = attrgetter("year")


def latest(history: Sequence[Observation], year: int, window: int, ahead: int = 0) -> Observation | None:
    """The observation of `year` that holds a figure, exact or as an interval; else the first of the `ahead` years after
    it; else the last of the `window` years before.

    Where there is none but the area was asked in or before `year` (status M), that row, so that "not reported" can be
    told from "no row at all"; None where the table has nothing.
    """
    asked: Observation | None = None
    later: Observation | None = None
    # Maps ask for each year of long tables: what is later than all that is looked at is passed over at once.
    for place in range(bisect_right(history, year + ahead, key=_YEAR) - 1, -1, -1):
        observation = history[place]
        if observation.year < year - window or (later and observation.year < year):
            break
        has_figure = observation.ends is not None
        if observation.year > year:
            later = observation if has_figure else later
        elif has_figure:
            return observation
        else:
            asked = asked or observation
    return later or asked


def snapshot(histories: Histories, year: int, window: int, ahead: int = 0) -> dict[str, Observation]:
    """What each area shows in `year`; areas without any row in the years that are looked at are left out."""
    found = ((area, latest(history, year, window, ahead)) for area, history in histories.items())
    return {area: observation for area, observation in found if observation is not None}
