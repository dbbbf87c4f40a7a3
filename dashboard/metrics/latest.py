"""The figure that stands for an area in a year: that year's, or else one of the years around it that are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.store import Histories, Observation


def latest(history: Sequence[Observation], year: int, window: int, ahead: int = 0) -> Observation | None:
    """The observation of `year` that holds a figure, exact or as an interval; else the first of the `ahead` years after
    it; else the last of the `window` years before.

    Where there is none but the area was asked in or before `year` (status M), that row, so that "not reported" can be
    told from "no row at all"; None where the table has nothing.
    """
    asked: Observation | None = None
    later: Observation | None = None
    for observation in reversed(history):
        has_figure = observation.ends is not None
        if observation.year > year:
            later = observation if has_figure and observation.year <= year + ahead else later
            continue
        if observation.year < year - window or (later and observation.year < year):
            break
        if has_figure:
            return observation
        asked = asked or observation
    return later or asked


def snapshot(histories: Histories, year: int, window: int, ahead: int = 0) -> dict[str, Observation]:
    """What each area shows in `year`; areas without any row in the years that are looked at are left out."""
    found = ((area, latest(history, year, window, ahead)) for area, history in histories.items())
    return {area: observation for area, observation in found if observation is not None}
