"""Whose land lies where on the plane of the outlines, so that words stand in no country but their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.config import Config
from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.cut import rings_of
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, outlines

OUTLINES = Config().assets / "boundaries" / "world.geojson"
CELL = 20
"""Units across a cell: what is smaller has no room for a word."""


@dataclass(frozen=True)
class Land:
    """The country of each cell, 0 at sea; countries are numbered by their codes."""

    cells: NDArray[np.int16]
    numbers: dict[str, int]

    def foreign(self, box: Box, codes: tuple[str, ...]) -> float:
        """The part of a box, in units, that lies on land of others than these."""
        left, right = max(int(box.left // CELL), 0), int(box.right // CELL) + 1
        top, bottom = max(int(box.top // CELL), 0), int(box.bottom // CELL) + 1
        found = self.cells[top:bottom, left:right]
        is_foreign = found != 0
        for code in codes:
            is_foreign &= found != self.numbers.get(code, 0)
        return float(is_foreign.sum()) / max((right - left) * (bottom - top), 1)

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How many cells each country has; none of what is smaller than one."""
        counted = np.bincount(self.cells.ravel(), minlength=len(self.numbers) + 1)
        return {code: int(counted[number]) for code, number in self.numbers.items()}

    def hidden(self) -> Callable[[Box], float]:
        """A function that tells of a box, in units, how many countries it would hide: the part of each, added up."""
        parts = np.zeros(len(self.numbers) + 1)
        for code, size in self.sizes.items():
            parts[self.numbers[code]] = 1 / max(size, 1)
        return self._over(parts, lambda found, _: found)

    def costly(self, costs: Mapping[str, float]) -> Callable[[Box], float]:
        """A function that tells of a box, in units, what its land costs, a mean over all of it. `costs`: by country."""
        asked = np.zeros(len(self.numbers) + 1)
        for code, cost in costs.items():
            asked[self.numbers.get(code, 0)] = cost
        asked[0] = 0  # At sea.
        return self._over(asked, lambda found, many: found / max(many, 1))

    def _over(self, asked: NDArray[np.float64], told: Callable[[float, int], float]) -> Callable[[Box], float]:
        """A function of a box, in units: `told` what its cells add up to and how many they are. `asked`: by country."""
        sums = np.pad(asked[self.cells].cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))

        def over(box: Box) -> float:
            rows, columns = self.cells.shape
            left, right = (min(max(int(side), 0), columns) for side in (box.left // CELL, box.right // CELL + 1))
            top, bottom = (min(max(int(side), 0), rows) for side in (box.top // CELL, box.bottom // CELL + 1))
            found = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
            return told(float(found), (right - left) * (bottom - top))

        return over


@lru_cache(maxsize=1)
def land(file: Path) -> Land:
    """The land of a file of outlines. Raises OSError or ValueError."""
    known = outlines(file)
    cells = np.zeros((HEIGHT // CELL + 1, WIDTH // CELL + 1), dtype=np.int16)
    numbers = {code: number for number, code in enumerate(known.paths, 1)}
    for code, number in numbers.items():
        left, top, right, bottom = (max(side, 0) // CELL for side in known.boxes[code])
        part = cells[top : bottom + 1, left : right + 1]
        part[_filled(rings_of(known.paths[code]), (left, top), part.shape)] = number
    return Land(cells, numbers)


def _filled(rings: list[list[tuple[int, int]]], first: tuple[int, int], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """The cells, from the first one on, whose middles lie within closed lines: each edge left of one turns it."""
    turns = np.zeros(shape, dtype=np.int16)
    corners = [corner for ring in rings for corner in ring]
    follow = [corner for ring in rings for corner in (*ring[1:], ring[0])]
    start, end = (np.array(found, dtype=np.float64) / CELL - first - 0.5 for found in (corners, follow))
    low, high = (np.ceil(side(start[:, 1], end[:, 1])).astype(int) for side in (np.minimum, np.maximum))
    many = high - low
    edge = np.repeat(np.arange(len(start)), many)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(many) - many, many) + low[edge]
    (x, y), (right, down) = start[edge].T, end[edge].T
    column = np.ceil(x + (row - y) * (right - x) / (down - y)).astype(int)
    seen = (row >= 0) & (row < shape[0])
    np.add.at(turns, (row[seen], np.clip(column[seen], 0, shape[1] - 1)), 1)
    return np.asarray(np.cumsum(turns, axis=1, dtype=np.int16) % 2 == 1)
