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


def at_step(histories: Histories, countries: Sequence[str], least: float) -> AtStep:
    """Countries whose newest figure is certainly `least` or more, of those that have any."""
    found = [item for area in countries if (item := on_record(histories.get(area, ())).newest) is not None]
    return AtStep(sum(_is_least(item, least) for item in found), len(found), len(countries))


def lately(histories: Histories, countries: Sequence[str], least: float, since: int) -> AtStep:
    """Countries with a figure of `since` or later that is certainly `least` or more, of those that have any such."""
    every = ([item for item in histories.get(area, ()) if item.year >= since] for area in countries)
    found = [[item for item in own if item.ends is not None] for own in every]
    at = sum(any(_is_least(item, least) for item in own) for own in found)
    return AtStep(at, sum(map(bool, found)), len(countries))


def _is_least(item: Observation, least: float) -> bool:
    return (item.ends or (0.0, 0.0))[0] >= least
