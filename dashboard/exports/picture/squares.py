"""Where squares of small areas stand on a map: none on another, and where they hide least of any other country."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dashboard.exports.picture.canvas import Point
from dashboard.exports.picture.land import FINE, OUTLINES, Fine, Numbers, fine
from dashboard.exports.picture.outlines import WIDTH
from dashboard.exports.picture.window import Frame

PULLS, HAIR, ROUNDS = 60, 0.01, 3
"""How often squares that lie on others are pulled apart at most; next to nothing; and how often each then moves."""
FARTHEST, STEP = 9.0, 0.5
"""How far from its place a square is put at most, in units of a picture, and how far apart places are tried: with more
it would be taken for another island."""
_STEPS = np.arange(-FARTHEST, FARTHEST + STEP, STEP)
_AROUND = np.array([(x, y) for x in _STEPS for y in _STEPS if math.hypot(x, y) <= FARTHEST])
"""The places that are tried, from its own."""
ON_LAND, OVER = 0.12, 8.0
"""How much of a square may lie on the land of others: on some coast each does; and so far does it rather stand away
than that all of it does."""
PAGE, SIDE = 700.0, 9.0
"""Pixels across a page's map of the world on a laptop, and of the side of a square there, with its edge and air."""
HIDDEN, HIDES = 0.08, 40.0
"""How much of the land of any one country a square may hide; and so far does it rather stand away than that it hides
all: who is not seen has no figure on the map, though the key counts it."""


def apart(places: Mapping[str, Point], halves: Mapping[str, float]) -> dict[str, Point]:
    """Squares on others pulled apart, as little as it takes. `halves`: half a side of each, with the air around it."""
    found = dict(places)
    for _ in range(PULLS):
        pairs = [pair for pair in combinations(found, 2) if _meet(found[pair[0]], found[pair[1]], _sum(halves, pair))]
        for one, other in pairs:
            _pull(found, one, other, _sum(halves, (one, other)))
        if not pairs:
            break
    return found


def _sum(halves: Mapping[str, float], pair: Sequence[str]) -> float:
    return sum(halves[code] for code in pair)


def _meet(one: Point, other: Point, least: float) -> bool:
    return all(abs(one[side] - other[side]) < least - HAIR for side in (0, 1))


def _pull(places: dict[str, Point], one: str, other: str, least: float) -> None:
    """Moves two squares apart, each half of the way, on the line between them as far as one side of them needs."""
    (x, y), (right, down) = places[one], places[other]
    across, along = right - x or HAIR, down - y or HAIR
    part = (least / max(abs(across), abs(along)) - 1) / 2
    if part > 0:
        across, along = part * across, part * along
        places[one], places[other] = (x - across, y - along), (right + across, down + along)


@dataclass(frozen=True)
class Ground:
    """Whose land is where in the frame of a map."""

    land: Fine
    frame: Frame

    def put(
        self, begun: Mapping[str, Point], places: Mapping[str, Point], halves: Mapping[str, float]
    ) -> dict[str, Point]:
        """Squares near the places that they stand for, where they hide little of any country and lie little on land of
        others: each in turn moves to where it is best beside all others, and stays where nothing is better.

        `begun`: the places that they stand for; `places`: where none lies on another; `halves`: as in `apart`.
        """
        tried = {code: np.vstack([places[code], np.array(at) + _AROUND]) for code, at in begun.items()}
        marked = {self.land.numbers.get(code, 0) for code in begun}
        costs = {code: self._costs(code, tried[code], halves[code], marked) for code in begun}
        costs = {code: cost + np.hypot(*(tried[code] - begun[code]).T) for code, cost in costs.items()}
        found = dict(places)
        for _ in range(ROUNDS):
            for code in sorted(found, key=lambda code: -float(costs[code][0])):
                others = {one: at for one, at in found.items() if one != code}
                is_taken = _taken(tried[code], halves[code], others, halves)
                best = int(np.argmin(np.where(is_taken, np.inf, costs[code])))
                if not is_taken[best]:
                    x, y = tried[code][best]
                    found[code] = float(x), float(y)
        return found

    def _costs(self, code: str, tried: Numbers, half: float, marked: Container[int]) -> Numbers:
        """What it costs that a square stands at each place, by what lies below it there. `marked`: countries that have
        squares themselves, whose land may be hidden."""
        side = FINE * self.frame.scale
        edges = np.column_stack([tried - half, tried + half]) - 2 * (self.frame.left, self.frame.top)
        high, wide = self.land.cells.shape
        boxes = np.rint(edges / side).astype(np.int64).clip(0, (wide, high, wide, high))
        (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        seen, boxes = self.land.cells[top:bottom, left:right], boxes - (left, top, left, top)
        over, hidden = np.zeros(len(tried)), np.zeros(len(tried))
        for number in {*np.unique(seen).tolist()} - {0, self.land.numbers.get(code, 0)}:
            below = _sums(seen == number, boxes)
            over += below
            if number not in marked:
                hidden = np.maximum(hidden, below / self.land.sizes[number])
        part = over * (side / (2 * half)) ** 2
        costs: Numbers = OVER * (part - ON_LAND).clip(0) + HIDES * (hidden - HIDDEN).clip(0)
        return costs


@lru_cache(maxsize=2)
def on_page(places: tuple[tuple[str, float, float], ...]) -> dict[str, tuple[int, int]]:
    """How far squares stand from their places on a page's map of the world, as in pictures, in pixels across and down;
    without those that stand there. `places`: code, longitude and latitude of each.

    These are squares of one size in pixels, whatever the width of the map (`settle` in assets/maps.js).
    """
    frame = Frame(0.0, 0.0, PAGE / WIDTH, 0, PAGE)
    begun = {code: frame.at(lon, lat) for code, lon, lat in places}
    halves = dict.fromkeys(begun, SIDE / 2)
    found = Ground(fine(OUTLINES), frame).put(begun, apart(begun, halves), halves)
    shifts = {code: (round(x - begun[code][0]), round(y - begun[code][1])) for code, (x, y) in found.items()}
    return {code: shift for code, shift in shifts.items() if shift != (0, 0)}


def _taken(tried: Numbers, half: float, others: Mapping[str, Point], halves: Mapping[str, float]) -> NDArray[np.bool_]:
    """Whether a square of half a side would lie on any of the others at each place."""
    across, down = np.ascontiguousarray(tried.T)
    (left, right), (top, bottom) = ((float(side.min()), float(side.max())) for side in (across, down))
    is_taken = np.zeros(len(tried), dtype=np.bool_)
    for code, (x, y) in others.items():
        least = half + halves[code]
        # Most squares stand in other parts of the world.
        if left - least < x < right + least and top - least < y < bottom + least:
            is_taken |= (np.abs(across - x) < least - HAIR) & (np.abs(down - y) < least - HAIR)
    return is_taken


def _sums(cells: NDArray[np.bool_], boxes: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many cells in each box are true."""
    sums = np.pad(cells.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    left, top, right, bottom = boxes.T
    found: NDArray[np.int64] = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    return found
