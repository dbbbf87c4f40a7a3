"""Where at sea the words of a small area stand on a map around one country: off its own coast, over no land at all."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.exports.picture.canvas import Box, Point
from dashboard.exports.picture.cut import rings_of
from dashboard.exports.picture.land import Numbers, filled
from dashboard.exports.picture.window import Frame
from dashboard.exports.picture.worldmap import DOT, MapPicture, spot_of, units

LONGEST, LATTICE = 80.0, 4.0
"""How long a line from an area to its words is at most, and how far apart the places are that are tried."""
ASIDE = 0.05
"""So much of how far the middle of words is from where their line begins, across, counts as a length of that."""
CLEAR, GAP, AROUND = 2, 3.0, 2.0
"""How far words stay from land, in cells, from other words and lines, and from the edge of the map."""
WITHIN, MOST_STARTS = 3, 100
"""How far from the edges of its area a line begins, in cells, and about how many such points are tried."""
PIECES = 40
"""Points of a line at which is asked whose land it is on."""
Line = tuple[Point, Point]
Cells = NDArray[np.int64]


class Written(NamedTuple):
    """Words on a map, and the line that leads to them, if one does."""

    box: Box
    lead: Line | None


class Sea:
    """What of a map in a box is land and whose, in cells of one unit: the smallest islands with the rest."""

    def __init__(self, picture: MapPicture, frame: Frame, box: Box) -> None:
        self._box, self.frame = box, frame
        self._tried: dict[tuple[str, tuple[float, float]], list[Written]] = {}
        self._owned: dict[str, Cells] = {}
        scale, around = frame.scale / picture.outlines.fine, Box(*units(box, frame, picture.outlines.fine))
        self._cells = np.zeros((math.ceil(box.height), math.ceil(box.width)), dtype=np.int16)
        codes = [code for code in picture.outlines.paths if Box(*picture.outlines.boxes[code]).meets(around)]
        self._numbers = {code: number for number, code in enumerate(codes, 1)}
        away = np.array([frame.left - box.left, frame.top - box.top])
        for code, number in self._numbers.items():
            rings = [np.array(ring) * scale + away for ring in rings_of(picture.outlines.paths[code])]
            corners = np.concatenate(rings)
            left, top = np.floor(corners.min(axis=0)).astype(int).clip(0)
            right, bottom = np.ceil(corners.max(axis=0)).astype(int).clip(0) + 1
            part = self._cells[top:bottom, left:right]
            if part.size:
                part[filled([ring - (left, top) for ring in rings], part.shape)] = number
            self._mark(corners, number)
        dots = [spot_of(picture, code, frame) for code, place in picture.places.items() if place.is_dot]
        for x in (-DOT, 0, DOT):
            for y in (-DOT, 0, DOT):
                self._mark(np.array(dots).reshape(-1, 2) - box[:2] + (x, y), -1)
        self._sums = _sums(self._cells != 0)

    def _mark(self, points: Numbers, number: int) -> None:
        """Cells with any of some points are land, too, though their middles may not be."""
        columns, rows = np.floor(points).astype(np.int64).T
        high, wide = self._cells.shape
        is_on = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
        at = rows[is_on], columns[is_on]
        self._cells[at] = np.where(self._cells[at] == 0, number, self._cells[at])

    def places(
        self, code: str, starts: Sequence[Point], extent: tuple[float, float], taken: Sequence[Written]
    ) -> Iterator[Written]:
        """Where the words of an area can stand at sea, the nearest first, and the line to them, which crosses no land
        of others.

        `starts`: points of the area at which the line may begin, beside all others well within it; `extent`: how wide
        and tall the words are; `taken`: other words on the map.
        """
        if (code, extent) not in self._tried:
            whole = np.concatenate([np.array(starts), self._inner(code)])
            self._tried[code, extent] = [*self._off_coast(code, whole, extent)]
        return (one for one in self._tried[code, extent] if not any(is_in_the_way(one, other) for other in taken))

    def _off_coast(self, code: str, starts: Numbers, extent: tuple[float, float]) -> Iterator[Written]:
        """Places of words off a coast, were they alone, the best first."""
        half = np.array(extent) / 2
        reach = LONGEST + half
        sides = zip(starts.min(axis=0) - reach, starts.max(axis=0) + reach, strict=True)
        across, down = (np.arange(first, last, LATTICE) for first, last in sides)
        middles = np.column_stack([part.ravel() for part in np.meshgrid(across, down)])
        low, high = middles - half, middles + half
        room = self._box.trimmed(AROUND, AROUND, AROUND, AROUND)
        (left, top), (right, bottom) = (low >= room[:2]).T, (high <= room[2:]).T
        is_in = left & top & right & bottom
        low, high, middles = low[is_in], high[is_in], middles[is_in]
        at_sea = self._land_in(low, high) == 0
        low, high, middles = low[at_sea], high[at_sea], middles[at_sea]
        # The line is the shortest to the words from any point of the area.
        nearest = np.clip(starts[:, np.newaxis], low, high)
        long = np.hypot(*(nearest - starts[:, np.newaxis]).transpose(2, 0, 1))
        first, rows = long.argmin(axis=0), np.arange(len(low))
        start, end, away = starts[first], nearest[first, rows], long[first, rows]
        cost = away + ASIDE * np.abs(middles[:, 0] - start[:, 0])
        near = np.argsort(cost, kind="stable")
        near = near[(away[near] > 0) & (away[near] <= LONGEST)]
        for at in near[~self._crosses(code, start[near], end[near])]:
            yield Written(Box(*low[at].tolist(), *high[at].tolist()), (_point(start[at]), _point(end[at])))

    def _inner(self, code: str) -> Numbers:
        """Points of an area that are not near its edges, evenly apart."""
        own = self._own(code)
        side = 2 * WITHIN + 1
        whole = own[side:, side:] - own[:-side, side:] - own[side:, :-side] + own[:-side, :-side] == side**2
        rows, columns = np.nonzero(whole)
        found: Numbers = np.column_stack([columns, rows]) + WITHIN + 0.5 + np.array(self._box[:2])
        return found[:: max(1, len(found) // MOST_STARTS)]

    def _own(self, code: str) -> Cells:
        """Sums of the cells of an area above and left of each corner of a cell."""
        if code not in self._owned:
            self._owned[code] = _sums(self._cells == self._numbers.get(code))
        return self._owned[code]

    def parts(self, code: str, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
        """Of each box how much lies on the land of an area, and how much on that of others, as parts of it.

        `low` and `high`: rows of the left upper and the right lower corners.
        """
        own, land = (self._in(sums, low, high) for sums in (self._own(code), self._sums))
        whole = np.prod(high - low, axis=1)
        return own / whole, (land - own) / whole

    def unnamed_in(self, box: Box, named: Container[str]) -> float:
        """How much of a box lies on land of areas that are not among some, as a part of it."""
        strange = [number for code, number in self._numbers.items() if code not in named]
        part = self._seen(box)
        return float(np.isin(part, strange).sum() / max(part.size, 1))

    def is_abroad(self, code: str, at: Point) -> bool:
        """Whether a place is on the land of others than an area."""
        part = self._seen(Box(*at, *at))
        return bool(((part > 0) & (part != self._numbers.get(code, 0))).any())

    def over(self, code: str, line: Line) -> float:
        """How long a line runs over the land of an area."""
        (x, y), (right, down) = line
        tall, wide = self._cells.shape
        parts = np.linspace(0, 1, PIECES)
        columns = np.floor(x + parts * (right - x) - self._box.left).astype(np.int64).clip(0, wide - 1)
        rows = np.floor(y + parts * (down - y) - self._box.top).astype(np.int64).clip(0, tall - 1)
        is_own = self._cells[rows, columns] == self._numbers.get(code, -2)
        return float(is_own.mean()) * math.dist(*line)

    def _seen(self, box: Box) -> NDArray[np.int16]:
        """The cells that a box lies on."""
        left, top = math.floor(box.left - self._box.left), math.floor(box.top - self._box.top)
        right, bottom = math.ceil(box.right - self._box.left), math.ceil(box.bottom - self._box.top)
        found: NDArray[np.int16] = self._cells[max(top, 0) : max(bottom, top + 1), max(left, 0) : max(right, left + 1)]
        return found

    def _land_in(self, low: Numbers, high: Numbers) -> Cells:
        """How many cells of land lie in each box, or too near to it."""
        return self._in(self._sums, low, high, CLEAR)

    def _in(self, sums: Cells, low: Numbers, high: Numbers, around: int = 0) -> Cells:
        """How many of some cells lie in each box, or so many cells around it."""
        tall, wide = self._cells.shape
        left, top = (np.floor(low - self._box[:2]).astype(np.int64) - around).clip(0, (wide, tall)).T
        right, bottom = (np.ceil(high - self._box[:2]).astype(np.int64) + around).clip(0, (wide, tall)).T
        found: Cells = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return found

    def _crosses(self, code: str, starts: Numbers, ends: Numbers) -> NDArray[np.bool_]:
        """Whether each line runs over the land of others."""
        parts = np.linspace(0, 1, PIECES)[:, np.newaxis, np.newaxis]
        points = starts + parts * (ends - starts) - self._box[:2]
        tall, wide = self._cells.shape
        columns, rows = np.floor(points).astype(np.int64).clip(0, (wide - 1, tall - 1)).transpose(2, 0, 1)
        under = self._cells[rows, columns]
        # The square of a small area is its own, as far as nobody else's land is there.
        crossed: NDArray[np.bool_] = ((under > 0) & (under != self._numbers.get(code, 0))).any(axis=0)
        return crossed


def _sums(cells: NDArray[np.bool_]) -> Cells:
    """How many of some cells lie above and left of each corner of a cell."""
    return np.pad(cells.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))


def _point(at: Numbers) -> Point:
    return float(at[0]), float(at[1])


def is_in_the_way(one: Written, other: Written) -> bool:
    """Whether words, or the lines to them, lie on each other."""
    if one.box.meets(other.box, GAP) or (one.lead and _runs_under(one.lead, other.box)):
        return True
    if other.lead is None:
        return False
    return _runs_under(other.lead, one.box) or (one.lead is not None and _cross(one.lead, other.lead))


def _runs_under(line: Line, box: Box) -> bool:
    """Whether a line goes through words, or as near to them as no others stand."""
    (x, y), (right, down) = line
    low, high = box.left - GAP, box.right + GAP
    top, bottom = box.top - GAP, box.bottom + GAP
    # Nearly all lines pass by, and of hundreds of places each asks about all words that are there.
    if max(x, right) <= low or min(x, right) >= high or max(y, down) <= top or min(y, down) >= bottom:
        return False
    along = (part / PIECES for part in range(PIECES + 1))
    return any(low < x + (right - x) * part < high and top < y + (down - y) * part < bottom for part in along)


def _cross(one: Line, other: Line) -> bool:
    return _is_between(one, other) and _is_between(other, one)


def _is_between(line: Line, ends: Line) -> bool:
    """Whether two ends are on different sides of a line."""
    (x, y), (right, down) = line
    one, other = ((right - x) * (end[1] - y) - (down - y) * (end[0] - x) for end in ends)
    return one * other < 0
