"""On which side of its point each word of a native chart stands, as the pictures choose: none over another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.ends import FAR
from dashboard.exports.slides.measure import width_of
from dashboard.exports.slides.plots import Plot, Strand
from dashboard.exports.slides.rooms import Rooms
from dashboard.exports.slides.texts import leading

GAP, TOUCH = 2.0, 2.0
"""Between a point and words beside it; and how far words may lie on the edge of another one, in points."""
_TOWARDS = {"t": (0, -1), "b": (0, 1), "l": (-1, 0), "r": (1, 0)}
Side = tuple[str, float, float]
"""A side in the words of the file, and how far words are moved across and down from there, in parts of the chart."""
_Spot = tuple[Box, Strand, int]
_Ends = tuple[float, float]


def sides_of(plot: Plot, rooms: Rooms) -> Mapping[tuple[Strand, int], Side | None]:
    """For each label, by its strand and its place there, the side on which it stands; of rows none.

    The largest points come first; each has the side where the fewest points and no other words are. None where the name
    of a country that nobody chose would lie on the points of others: it is left out.
    """
    if plot.form != "points" or plot.rows or rooms.inner is None or rooms.across is None or rooms.axis is None:
        return {}
    spots = list(_spots(plot, rooms))
    largest: dict[tuple[int, int], Box] = {}
    for box, _, _ in spots:
        largest[_middle(box)] = max(box, largest.get(_middle(box), box), key=lambda one: one.width)
    # The last figure of a way lies on its country's point: its year stands beside that.
    spots = [(largest[_middle(box)], strand, place) for box, strand, place in spots]
    taken: list[Box] = []
    found: dict[tuple[Strand, int], Side | None] = {}
    has_chosen = any(strand.is_quiet for strand in plot.strands)
    for spot in sorted(filter(_words, spots), key=lambda one: (not one[1].is_below, -one[0].width)):
        tried = {side: _beside(spot, side, rooms.type) for side in ("btrl" if spot[1].is_below else "trlb")}
        free = [side for side, box in tried.items() if _is_free(box, taken, rooms)]
        best = min(free or tried, key=lambda side: sum(tried[side].meets(box) for box, _, _ in spots))
        is_asked = spot[1].is_below or not spot[1].sizes or (has_chosen and not spot[1].is_quiet)
        if not is_asked and (not free or any(tried[best].meets(box, -TOUCH) for box, _, _ in spots)):
            found[spot[1], spot[2]] = None
            continue
        taken.append(tried[best])
        found[spot[1], spot[2]] = (best, *_moved(spot, best, rooms))
    return found


def _moved(spot: _Spot, side: str, rooms: Rooms) -> tuple[float, float]:
    """How far words move off a point that lies on a larger one, up to FAR: offices know its own size alone."""
    box, strand, place = spot
    more = min((box.width - _size(strand, place)) / 2, FAR)
    across, down = _TOWARDS[side]
    return across * more / rooms.width, down * more / rooms.height


def _size(strand: Strand, place: int) -> float:
    return strand.sizes[place] if strand.sizes else strand.size


def _middle(box: Box) -> tuple[int, int]:
    return round((box.left + box.right) / 2), round((box.top + box.bottom) / 2)


def _spots(plot: Plot, rooms: Rooms) -> Iterator[_Spot]:
    """What each point covers, in points from the upper left corner of the chart."""
    inner, across, up = rooms.inner, rooms.across, rooms.axis
    if inner is None or across is None or up is None:
        return
    for strand in plot.strands:
        for place, (x, y) in enumerate(zip(strand.across, strand.values, strict=True)):
            if x is None or y is None:
                continue
            left = inner.left + inner.width * _part(x, across, log=plot.logs[0])
            top = inner.top + inner.height * (1 - _part(y, up, log=plot.logs[1]))
            half = _size(strand, place) / 2
            yield Box(left - half, top - half, left + half, top + half), strand, place


def _part(value: float, ends: _Ends, *, log: bool) -> float:
    low, high, at = (math.log10(end) for end in (*ends, value)) if log else (*ends, value)
    return (at - low) / (high - low)


def _words(spot: _Spot) -> str:
    _, strand, place = spot
    return strand.labels[place] if strand.labels else ""


def _beside(spot: _Spot, side: str, size: float) -> Box:
    """What the words of a point cover on a side of it."""
    box, wide, tall = spot[0], width_of(_words(spot), size), leading() * size
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    left = {"r": box.right + GAP, "l": box.left - GAP - wide}.get(side, x - wide / 2)
    top = {"t": box.top - GAP - tall, "b": box.bottom + GAP}.get(side, y - tall / 2)
    return Box(left, top, left + wide, top + tall)


def _is_free(box: Box, taken: list[Box], rooms: Rooms) -> bool:
    inner = rooms.inner
    is_in = inner is not None and inner.left <= box.left and box.right <= inner.left + inner.width
    return is_in and box.bottom <= rooms.height and not any(box.meets(other) for other in taken)
