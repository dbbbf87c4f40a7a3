"""Where squares of small areas stand on a map: none on another, and none on others' land where sea is near."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from dashboard.exports.picture.canvas import Point
from dashboard.exports.picture.land import Land, Numbers
from dashboard.exports.picture.window import Frame

PULLS, HAIR = 60, 0.01
"""How often squares that lie on others are pulled apart at most; and next to nothing."""
FARTHEST, STEP = 9.0, 0.5
"""How far from its place a square is put to sea at most, in units of a picture, and how far apart places are tried:
with more it would be taken for another island."""
_STEPS = np.arange(-FARTHEST, FARTHEST + STEP, STEP)
_AROUND = np.array([(x, y) for x in _STEPS for y in _STEPS if math.hypot(x, y) <= FARTHEST])
"""The places that are tried, from its own."""
ON_LAND = 0.12
"""How much of a square may lie on the land of others: on some coast each does."""


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
class Sea:
    """What is no land of others in the frame of a map."""

    land: Land
    frame: Frame

    def put(self, places: Mapping[str, Point], halves: Mapping[str, float]) -> dict[str, Point]:
        """Squares that lie on the land of others put to the nearest sea beside all others; who has none near stays.

        Whoever lies least on land is put there first, since the sea near it is nobody else's.
        """
        over = {code: float(self._land_of_others(code, np.array([at]), halves[code])[0]) for code, at in places.items()}
        found = dict(places)
        for code in sorted((code for code in places if over[code] > ON_LAND), key=lambda code: over[code]):
            taken = [(*at, halves[one]) for one, at in found.items() if one != code]
            found[code] = self._nearest(code, found[code], halves[code], taken)
        return found

    def _nearest(self, code: str, at: Point, half: float, taken: Sequence[tuple[float, float, float]]) -> Point:
        """The place nearest to that of a square where it covers neither others' land nor another square."""
        tried = np.array(at) + _AROUND
        is_free = self._land_of_others(code, tried, half) <= ON_LAND
        for x, y, side in taken:
            is_free &= np.maximum(*np.abs(tried - (x, y)).T) >= half + side - HAIR
        free = tried[is_free]
        if not len(free):
            return at
        x, y = free[np.argmin(np.hypot(*(free - at).T))]
        return float(x), float(y)

    def _land_of_others(self, code: str, middles: Numbers, half: float) -> Numbers:
        """How much of a square around each place lies on the land of others than an area."""
        prices = dict.fromkeys(self.land.numbers, 1.0) | {code: 0.0}
        edges = (np.arange(5) - 2) * half / 2
        grid = np.array([(x, y) for x in edges for y in edges])
        points = (middles[:, np.newaxis, :] + grid - (self.frame.left, self.frame.top)) / self.frame.scale
        found: Numbers = self.land.at(points.reshape(-1, 2), prices).reshape(len(middles), -1).mean(axis=1)
        return found
