"""Where the words of lines over the years stand: beside the last figure of each, none over another or over a mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.charts.marks import Bars, Line
from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.labels import spread
from dashboard.exports.picture.places import Places, pieces
from dashboard.exports.picture.ruler import LEADING, width_of

FAR = 10.0
"""From the end of a line to its words; what is farther needs a line that leads there."""
BESIDE, BEHIND = 8.0, 6.0
"""From the middle of a dot to words at its right, and from the edge of a pane to words outside it."""
OVER = 4.0
"""Words may stand so far above and below their pane."""
DOT = 3.0
"""Half the width of what a figure takes."""


class Stack(NamedTuple):
    """Lines of words at the end of a mark."""

    left: float
    middle: float
    lines: Sequence[str]
    height: float
    width: float

    @property
    def box(self) -> Box:
        """All that it takes."""
        half = self.height / 2
        return Box(self.left, self.middle - half, self.left + self.width, self.middle + half)


def stacks_of(
    place: Places, ends: Sequence[tuple[float, float]], texts: Sequence[Sequence[str]], size: float
) -> list[Stack]:
    """The words of each end: beside an earlier figure that has room there, else in a column behind the last of all.

    `ends`: where marks end; `texts`: the lines of each; `size`: their type. The column stands outside the pane where
    anything is drawn behind the last of the ends.
    """
    column, outside = _column(place, ends), place.area.right + BEHIND
    found = _placed(place, ends, texts, (size, column))
    if column < outside and any(_is_far(stack, end) for stack, end in zip(found, ends, strict=True)):
        # Lines that lead to words need room beside the figures.
        return _placed(place, ends, texts, (size, outside))
    return found


def _is_far(stack: Stack, end: tuple[float, float]) -> bool:
    return abs(stack.middle - end[1]) - stack.height / 2 > FAR


def _placed(
    place: Places, ends: Sequence[tuple[float, float]], texts: Sequence[Sequence[str]], form: tuple[float, float]
) -> list[Stack]:
    """The words, where the column begins at a place. `form`: their type, and that place."""
    size, column = form
    stacks = [_stack(column, y, lines, size) for (_, y), lines in zip(ends, texts, strict=True)]
    early = dict(_beside_their_own(place, ends, stacks, column))
    while True:
        rest = [index for index in range(len(ends)) if index not in early]
        placed = early | _in_column(place, {index: stacks[index] for index in rest})
        boxes = {index: stack.box for index, stack in placed.items()}
        hit = next((i for i in early if any(boxes[i].meets(boxes[other]) for other in placed if other != i)), None)
        if hit is None:
            return [placed[index] for index in range(len(ends))]
        del early[hit]


def _stack(left: float, middle: float, lines: Sequence[str], size: float) -> Stack:
    width = max((width_of(line, size) for line in lines), default=0.0)
    return Stack(left, middle, lines, len(lines) * LEADING * size, width)


def _in_column(place: Places, stacks: dict[int, Stack]) -> dict[int, Stack]:
    middles, heights = [one.middle for one in stacks.values()], [one.height for one in stacks.values()]
    moved = spread(middles, heights, place.area.top - OVER, place.area.bottom + OVER)
    return {index: one._replace(middle=at) for (index, one), at in zip(stacks.items(), moved, strict=True)}


def _beside_their_own(
    place: Places, ends: Sequence[tuple[float, float]], stacks: Sequence[Stack], column: float
) -> Iterator[tuple[int, Stack]]:
    """Those that end before others, or before what has no words, and have room at the right of their figure."""
    area, taken, last = place.area, list(_drawn(place)), max(_farthest(place), *(x for x, _ in ends))
    for index, (stack, (x, y)) in enumerate(zip(stacks, ends, strict=True)):
        half = stack.height / 2
        middle = min(max(y, area.top - OVER + half), area.bottom - half)
        own = stack._replace(left=x + BESIDE, middle=middle)
        if x + FAR < last and own.box.right < column and not any(own.box.meets(box) for box in taken):
            yield index, own


def _column(place: Places, ends: Sequence[tuple[float, float]]) -> float:
    outside, last = place.area.right + BEHIND, max(x for x, _ in ends)
    is_behind = place.pane.x.kind != "years" or _farthest(place) > last + 1
    return outside if is_behind else min(last + BESIDE, outside)


def _farthest(place: Places) -> float:
    """Where the last figure of all stands."""
    return max(place.x(datum.at) for mark in place.pane.marks for datum in mark.data)


def _drawn(place: Places) -> Iterator[Box]:
    """Small boxes along all that is drawn of figures: no words may cover them."""
    for mark in place.pane.marks:
        if isinstance(mark, Bars):
            for datum in mark.data:
                left, right = place.x(datum.at - mark.width / 2), place.x(datum.at + mark.width / 2)
                top = place.pane.y.high if datum.drawn is None else datum.drawn
                yield Box(left, place.y(top), right, place.y(place.pane.y.low))
            continue
        for datum in mark.data:
            x, y = place.at(datum)
            yield Box(x - DOT, y - DOT, x + DOT, y + DOT)
        for run in mark.runs if isinstance(mark, Line) else ():
            yield from pieces([place.at(datum) for datum in run])
