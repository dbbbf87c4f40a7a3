"""The figure that stands for an area in a year: that year's, or the latest one within the indicator's window."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.store import Histories, Observation


def latest(history: Sequence[Observation], year: int, window: int) -> Observation | None:
    """The last observation from `year - window` to `year` that holds a figure, exact or as an interval.

    Where there is none but the area was asked (status M), that row, so that "not reported" can be told from "no
    row at all"; None where the table has nothing.
    """
    asked: Observation | None = None
    for observation in reversed(history):
        if observation.year > year:
            continue
        if observation.year < year - window:
            break
        if observation.ends is not None:
            return observation
        asked = asked or observation
    return asked


def snapshot(histories: Histories, year: int, window: int) -> dict[str, Observation]:
    """What each area shows in `year`; areas without any row in the window are left out."""
    found = ((area, latest(history, year, window)) for area, history in histories.items())
    return {area: observation for area, observation in found if observation is not None}
