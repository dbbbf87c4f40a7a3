"""Whose land lies where on the plane of the outlines, so that words stand in no country but their own."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.config import Config
from dashboard.exports.picture.cut import rings_of
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, outlines

OUTLINES = Config().assets / "boundaries" / "world.geojson"
Numbers = NDArray[np.float64]
CELL, FINE = 20, 5
"""Units across a cell: what is smaller has no room for a word; and across one of those by which it is told how much of
a small country a square hides."""


@dataclass(frozen=True)
class Land:
    """The country of each cell, 0 at sea; countries are numbered by their codes. Places are rows of x and y."""

    cells: NDArray[np.int16]
    numbers: dict[str, int]

    def foreign(self, boxes: Numbers, codes: tuple[str, ...]) -> Numbers:
        """The part of each box, in units, that lies on land of others than these."""
        if not len(boxes):
            return np.zeros(0)
        left, top = (boxes[:, :2].min(axis=0) // CELL).astype(int).clip(0).tolist()
        right, bottom = (boxes[:, 2:].max(axis=0) // CELL + 1).astype(int).clip(0).tolist()
        # What lies around all boxes alone: the whole plane is a hundred times larger.
        is_own = np.isin(self.cells[top:bottom, left:right], [0, *(self.numbers.get(code, 0) for code in codes)])
        return Priced(np.where(is_own, 0.0, 1.0)).mean(boxes - CELL * np.array([left, top, left, top]))

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How many cells each country has; none of what is smaller than one."""
        counted = np.bincount(self.cells.ravel(), minlength=len(self.numbers) + 1)
        return {code: int(counted[number]) for code, number in self.numbers.items()}

    def shore(self, code: str) -> Numbers:
        """The middles of the cells at which the land of a country ends."""
        if code not in self._shores:
            is_own = np.pad(self.cells == self.numbers.get(code, -1), 1)
            inner = is_own[:-2, 1:-1] & is_own[2:, 1:-1] & is_own[1:-1, :-2] & is_own[1:-1, 2:]
            rows, columns = np.nonzero(is_own[1:-1, 1:-1] & ~inner)
            middles: Numbers = np.column_stack([columns, rows]).astype(np.float64) + 0.5
            self._shores[code] = CELL * middles
        return self._shores[code]

    @cached_property
    def _shores(self) -> dict[str, Numbers]:
        return {}

    def parts(self, whole: Container[str], other: float) -> Priced:
        """Of each cell which part of its country it is: of a box, how many countries it would hide. `whole`: those that
        count as one, all others as `other`."""
        parts = np.zeros(len(self.numbers) + 1)
        for code, size in self.sizes.items():
            parts[self.numbers[code]] = (1 if code in whole else other) / max(size, 1)
        return Priced(parts[self.cells])

    def priced(self, prices: Mapping[str, float]) -> Priced:
        """What each cell costs by its country, nothing at sea."""
        return Priced(self._asked(prices)[self.cells])

    def at(self, places: Numbers, prices: Mapping[str, float]) -> Numbers:
        """What the cell of each place costs by its country; nothing at sea, nor beyond the plane."""
        # All cells of the plane are hundreds of times as many.
        columns, rows = (places // CELL).astype(np.int64).T
        high, wide = self.cells.shape
        is_on = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
        found = np.where(is_on, self.cells[rows.clip(0, high - 1), columns.clip(0, wide - 1)], 0)
        return self._asked(prices)[found]

    def _asked(self, prices: Mapping[str, float]) -> Numbers:
        """The price of each country by its number."""
        asked = np.zeros(len(self.numbers) + 1)
        for code, price in prices.items():
            asked[self.numbers.get(code, 0)] = price
        asked[0] = 0
        return asked


@dataclass(frozen=True)
class Priced:
    """What each cell of the plane costs. Boxes are rows of left, top, right and bottom in units."""

    cells: Numbers

    def sum(self, boxes: Numbers) -> Numbers:
        """What all cells in each box cost."""
        high, wide = self.cells.shape
        left, top = (boxes[:, :2] // CELL).astype(np.int64).clip(0, (wide, high)).T
        right, bottom = (boxes[:, 2:] // CELL + 1).astype(np.int64).clip(0, (wide, high)).T
        sums = self._sums
        found: Numbers = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return found

    def mean(self, boxes: Numbers) -> Numbers:
        """What a cell in each box costs in the mean, with what of it lies beyond the plane."""
        found: Numbers = self.sum(boxes) / (boxes[:, 2:] // CELL + 1 - boxes[:, :2] // CELL).prod(axis=1)
        return found

    @cached_property
    def _sums(self) -> Numbers:
        return np.pad(self.cells.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))


@lru_cache(maxsize=8)
def land(file: Path, turn: int = 0) -> Land:
    """The land of a file of outlines. Raises OSError or ValueError. `turn`: the meridian in the middle, in degrees."""
    return Land(*cells_of(file, turn, CELL))


@dataclass(frozen=True)
class Fine:
    """The country of each of the cells of which Lebanon has some thirty, where `Land` has two; 0 at sea."""

    cells: NDArray[np.int16]
    numbers: dict[str, int]

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """How many cells the country of each number has."""
        return np.bincount(self.cells.ravel(), minlength=len(self.numbers) + 1)

    def size(self, code: str) -> int:
        """How large the land of a country is, in square units; 0 of what has no cell."""
        return int(self.sizes[self.numbers[code]]) * FINE**2 if code in self.numbers else 0


# Maps of the world alone ask for it, and these have one meridian, unless a reader turns them.
@lru_cache(maxsize=2)
def fine(file: Path, turn: int = 0) -> Fine:
    """The land of a file of outlines in finer cells. Raises and `turn`: as `land`."""
    return Fine(*cells_of(file, turn, FINE))


def cells_of(file: Path, turn: int, cell: int) -> tuple[NDArray[np.int16], dict[str, int]]:
    """The country of each cell, 0 at sea, and the numbers of countries. `cell`: units across each."""
    known = outlines(file, turn)
    cells = np.zeros((HEIGHT // cell + 1, WIDTH // cell + 1), dtype=np.int16)
    numbers = {code: number for number, code in enumerate(known.paths, 1)}
    for code, number in numbers.items():
        left, top, right, bottom = (max(side, 0) // cell for side in known.boxes[code])
        part = cells[top : bottom + 1, left : right + 1]
        rings = [np.array(ring) / cell - (left, top) for ring in rings_of(known.paths[code])]
        part[filled(rings, part.shape)] = number
    return cells, numbers


def filled(rings: Sequence[Numbers], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """The cells, of sides of 1 from 0 on, whose middles lie within closed lines: each edge left of one turns it.

    Each ring is of rows of x and y, `shape` the rows and columns of cells.
    """
    turns = np.zeros(shape, dtype=np.int16)
    corners = [ring - 0.5 for ring in rings]
    start, end = np.concatenate(corners), np.concatenate([np.roll(ring, -1, axis=0) for ring in corners])
    low, high = (np.ceil(side(start[:, 1], end[:, 1])).astype(int) for side in (np.minimum, np.maximum))
    many = high - low
    edge = np.repeat(np.arange(len(start)), many)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(many) - many, many) + low[edge]
    (x, y), (right, down) = start[edge].T, end[edge].T
    column = np.ceil(x + (row - y) * (right - x) / (down - y)).astype(int)
    seen = (row >= 0) & (row < shape[0])
    np.add.at(turns, (row[seen], np.clip(column[seen], 0, shape[1] - 1)), 1)
    return np.asarray(np.cumsum(turns, axis=1, dtype=np.int16) % 2 == 1)
