"""Where the rows of the largest pairs stand beside or below a map of flows: names, their figure, and a thin bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.flows import FlowRank
from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.ruler import LEADING, width_of, wrapped

MOST_ROWS, FEWEST_ROWS = 10, 3
"""Rows at most; and how many a list has at least, if there are as many lines."""
NAMES, BAR, LEAST_BAR = 0.6, 0.5, 30.0
"""Part of the width that names take at most; how thick a bar is, in sizes of type, and how wide the room for bars is at
least: the longest ends where the list does."""
APART, UNDER = 8.0, 4.0
"""Between names, figures and bars; and below what stands over them."""
PALE = 0.35
"""What of its colour a bar has from the lower end of a range to the upper."""


@dataclass(frozen=True)
class Row:
    """One pair as it stands, in units from the left and the top of the list: lines of its names, and their middle."""

    rank: FlowRank
    lines: tuple[str, ...]
    middle: float
    bar: Box
    """As long as the figure, of a range as its lower end."""
    more: Box | None
    """From there to the upper end of a range."""


@dataclass(frozen=True)
class Ranked:
    """All rows with the heading over them. `figures`: where figures end."""

    rows: tuple[Row, ...]
    figures: float
    width: float
    height: float

    @property
    def ranks(self) -> tuple[FlowRank, ...]:
        """The lines that it has."""
        return tuple(row.rank for row in self.rows)

    @property
    def plain(self) -> int:
        """How many of its rows have their names in one line."""
        return sum(len(row.lines) == 1 for row in self.rows)


def ranked(
    ranks: Sequence[FlowRank], room: tuple[float, float], size: float, roomy: float = 1.0, *, most: int = MOST_ROWS
) -> Ranked | None:
    """As many rows as have room; None of fewer than a list has. `room`: width and height; `size`: of type; `roomy`: how
    much wider than ours the letters are; `most`: rows at most."""
    for many in range(min(len(ranks), most), 0, -1):
        found = _laid(ranks[:many], room[0], size, roomy)
        if found is None or many < min(FEWEST_ROWS, len(ranks)):
            return None
        if found.height <= room[1]:
            return found
    return None


def wanted(ranks: Sequence[FlowRank], size: float) -> float:
    """How wide a list is with names in one line and bars that can be told apart."""
    ranks = ranks[:MOST_ROWS]
    names = max((width_of(rank.said, size) for rank in ranks), default=0.0)
    return names + max((width_of(rank.figure, size) for rank in ranks), default=0.0) + 2 * APART + 3 * LEAST_BAR


def _laid(ranks: Sequence[FlowRank], width: float, size: float, roomy: float) -> Ranked | None:
    """These rows in a width; None where bars have no room."""
    type_, line = roomy * size, LEADING * size
    told = [tuple(wrapped(rank.said, type_, NAMES * width)) for rank in ranks]
    names = max(width_of(one, type_) for lines in told for one in lines)
    figures = names + APART + max(width_of(rank.figure, type_) for rank in ranks)
    bars = width - figures - APART
    if bars < LEAST_BAR:
        return None
    longest = max(rank.most for rank in ranks) or 1.0
    rows, down, start = [], line + UNDER, figures + APART
    for rank, lines in zip(ranks, told, strict=True):
        tall = len(lines) * line
        middle, half = down + tall / 2, BAR * size / 2
        end, last = (start + bars * number / longest for number in (rank.least, rank.most))
        more = Box(end, middle - half, last, middle + half) if rank.most > rank.least else None
        rows.append(Row(rank, lines, middle, Box(start, middle - half, end, middle + half), more))
        down += tall
    return Ranked(tuple(rows), figures, width, down)
