"""Where a figure is drawn, in every medium: a number at its place, an interval at its least end with its reach."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.words.names import Figure

NARROW = 0.1
"""An interval narrower than this part of its upper end does not break a line."""


class Place(NamedTuple):
    """Where a figure is drawn, and how far below and above that it may be."""

    at: float
    below: float
    above: float


def is_interval(item: Figure) -> bool:
    """Whether a figure is known as an interval only. One that can be said as "about" a number is one, too."""
    return item.value is None and item.upper is not None


def place_of(item: Figure) -> Place | None:
    """A published number where it is, even between bounds; an interval at its least end; None where nothing is known.

    The middle of an interval is a number that nobody published.
    """
    at = item.value
    if at is None:
        if item.upper is None:
            return None
        at = item.lower or 0.0
    lower, upper = (at if end is None else end for end in (item.lower, item.upper))
    return Place(at, max(at - lower, 0.0), max(upper - at, 0.0))


def drawn_at(item: Figure) -> float | None:
    """Where a figure is drawn; None where nothing is known."""
    place = place_of(item)
    return None if place is None else place.at


def breaks_line(item: Figure) -> bool:
    """Whether a line cannot go through a figure: an interval so wide that its slope would say nothing."""
    place = place_of(item)
    return place is not None and is_interval(item) and place.above > 0 and place.above >= NARROW * (item.upper or 0.0)
