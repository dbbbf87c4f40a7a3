"""Promise, law, practice: what is on record of a country at each step, and of a group how many countries are at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboard.store import Histories, Observation


class OnRecord(NamedTuple):
    """What is on record of one country: its newest figure, and the newest year in which it was asked without one."""

    newest: Observation | None
    asked: int | None
    """None where no such year is later than the figure."""


def on_record(history: Iterable[Observation]) -> OnRecord:
    """The newest figure, in whatever year, and the last later year of a row that says "asked, not reported"."""
    newest, asked = None, None
    for item in history:
        if item.ends is not None:
            newest, asked = item, None
        elif item.status == "M":
            asked = item.year
    return OnRecord(newest, asked)


class AtStep(NamedTuple):
    """How many countries of a group are at a step, of those of which it is known."""

    at: int
    known: int
    of: int
    recent: int
    """How many of those that are at it have a figure of `since` or later."""


def at_step(histories: Histories, countries: Sequence[str], least: float, since: int) -> AtStep:
    """Countries whose newest figure is certainly `least` or more, of those that have any; `since`: a recent year."""
    found = [item for area in countries if (item := on_record(histories.get(area, ())).newest) is not None]
    at = [item for item in found if (item.ends or (0.0, 0.0))[0] >= least]
    return AtStep(len(at), len(found), len(countries), sum(item.year >= since for item in at))
