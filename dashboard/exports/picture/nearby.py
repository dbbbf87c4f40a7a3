"""Where words stand near what they name: none over another, none beyond the room, and away from what is drawn.

As `nearby` in assets/labels.js.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.exports.picture.canvas import Box, Point

AWAY = (5.0, 12.0, 22.0, 34.0, 48.0, 64.0, 84.0, 108.0, 136.0, 170.0)
"""Distances from what is named to its words that are tried, in units of the picture."""
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
GAP = 2.0
"""Between two words."""
COVERED = 8.0
"""So far do words rather stand away than cover one of the marks."""
CROSSED, APART = 1.5, 6.0
"""So far for each point of a line that they would cover, and how far apart the points of a line are that are asked."""
OFF, STEP = 14.0, 2.0
"""So far does a number stand away rather than beside its line; and than on the next one of its spots."""
LED = 14.0
"""From here on a thin line leads from words to what they name."""


@dataclass(frozen=True)
class Word:
    """Words of a size, and the spots where they belong, the best first; `is_on`: whether they may stand on them."""

    width: float
    height: float
    spots: tuple[Point, ...]
    is_on: bool


def nearby(
    words: Iterable[Word], room: Box, marks: Sequence[Point], lines: Iterable[Sequence[Point]] = ()
) -> list[Box | None]:
    """What each of the words covers, the first placed first; None where it has no place.

    `lines`: what is drawn from place to place, which words rather leave free.
    """
    placed: list[Box] = []
    found: list[Box | None] = []
    drawn = np.array([point for line in lines for point in _along(line)], dtype=np.float64).reshape(-1, 2)
    for word in words:
        best, least = None, math.inf
        for cost, box in _tried(word, room):
            if cost >= least or not _holds(room, box) or any(box.meets(other, GAP) for other in placed):
                continue
            whole = cost if word.is_on and cost < OFF else cost + COVERED * sum(_covers(box, mark) for mark in marks)
            if whole < least and len(drawn):
                whole += CROSSED * (_within(box, drawn) + _crossing(word, box, placed))
            if whole < least:
                best, least = box, whole
        found.append(best)
        placed += [best] if best else []
    return found


def _along(line: Sequence[Point]) -> Iterable[Point]:
    """Points of a line, evenly apart."""
    for (x, y), end in pairwise(line):
        parts = max(1, round(math.dist((x, y), end) / APART))
        for part in range(parts):
            yield x + (end[0] - x) * part / parts, y + (end[1] - y) * part / parts


def _within(box: Box, points: np.ndarray) -> int:
    """How many points words cover."""
    x, y = points.T
    return int(((box.left <= x) & (x <= box.right) & (box.top <= y) & (y <= box.bottom)).sum())


def _crossing(word: Word, box: Box, placed: Sequence[Box]) -> int:
    """How many points of the line that leads to words lie on others."""
    line = lead(word, box)
    return sum(_covers(other, point) for point in _along(line) for other in placed) if line else 0


def lead(word: Word, box: Box) -> tuple[Point, Point] | None:
    """From what is named to its words, where they are not beside it."""
    x, y = word.spots[0]
    nearest = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    return ((x, y), nearest) if math.dist((x, y), nearest) > LED and not is_on_a_spot(word, box) else None


def is_on_a_spot(word: Word, box: Box) -> bool:
    """Whether words stand on what they name."""
    return word.is_on and any(_covers(box, spot) for spot in word.spots)


def _tried(word: Word, room: Box) -> Iterable[tuple[float, Box]]:
    """Each place with what it costs, the nearest first."""
    spots = [spot for spot in word.spots if _covers(room, spot)]
    if word.is_on:
        for step, spot in enumerate(spots[: round(OFF / STEP)]):
            yield STEP * step, _around(spot, word)
    for x, y in spots[:1]:
        for away in AWAY:
            for rank, (across, down) in enumerate(SIDES):
                part = away * (math.sqrt(0.5) if across and down else 1)
                middle = x + across * (part + word.width / 2), y + down * (part + word.height / 2)
                yield away + rank / 8 + (OFF if word.is_on else 0), _around(middle, word)


def _around(middle: Point, word: Word) -> Box:
    x, y = middle
    return Box(x - word.width / 2, y - word.height / 2, x + word.width / 2, y + word.height / 2)


def _covers(box: Box, point: Point) -> bool:
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def _holds(room: Box, box: Box) -> bool:
    return room.left <= box.left and box.right <= room.right and room.top <= box.top and box.bottom <= room.bottom
