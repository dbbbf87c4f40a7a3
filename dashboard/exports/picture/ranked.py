"""Where the rows of the largest pairs stand beside or below a map of flows: names, their figure, and a thin bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.charts.flows import MOST_LISTED, FlowList, FlowMap, FlowRank
from dashboard.charts.marks import Ink
from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, balanced, width_of, wrapped

FEWEST_ROWS = 3
"""How many rows a list has at least, if there are as many lines."""
NAMES, BAR, LEAST_BAR, MOST_BAR = 0.66, 0.5, 30.0, 1 / 3
"""Part of the width that names take at most; how thick a bar is, in sizes of type; how wide the room for bars is at
least, and as a part of the width at most."""
APART, UNDER = 8.0, 1.0
"""Between names, figures and bars; and below what stands over them."""
HEADS = 0.88
"""Part of the width that a bold line takes at most where its letters may be of another font than ours."""
AIRY = 0.4
"""Between two rows that have so much room, in sizes of type."""
PALE = 0.35
"""What of its colour a bar has from the lower end of a range to the upper."""


@dataclass(frozen=True)
class Row:
    """One pair as it stands, in units from the left and the top of the list: lines of its names, and their middle."""

    rank: FlowRank
    lines: tuple[str, ...]
    middle: float
    bar: Box | None
    """As long as the figure, of a range as its lower end; None of all others together: they are no pair, and beside
    their bar those of pairs would be small."""
    more: Box | None
    """From there to the upper end of a range."""

    def moved(self, down: float) -> Row:
        """The same so far below."""
        bar, more = (box and box.moved(0, down) for box in (self.bar, self.more))
        return replace(self, middle=self.middle + down, bar=bar, more=more)


@dataclass(frozen=True)
class Words:
    """What stands over a part of the list, or below all: its lines, their middle, and their look."""

    lines: tuple[str, ...]
    middle: float
    ink: Ink
    is_bold: bool


@dataclass(frozen=True)
class Ranked:
    """All rows with the words over and below them. `ranks`: the lines, the largest first; `rests`: the rows of all
    others below these; `figures`: where figures end."""

    ranks: tuple[FlowRank, ...]
    rows: tuple[Row, ...]
    rests: tuple[Row, ...]
    words: tuple[Words, ...]
    figures: float
    width: float
    height: float

    @property
    def plain(self) -> int:
        """How many of its rows have their names in one line."""
        return sum(len(row.lines) == 1 for row in self.rows)

    def aired(self, tallest: float, size: float) -> Ranked:
        """The same with its rows apart, as far as a height and a size of type let them."""
        steps = sorted([*(row.middle for row in (*self.rows, *self.rests)), *(one.middle for one in self.words)])
        step = min((tallest - self.height) / max(len(steps) - 1, 1), AIRY * size)

        def down(middle: float) -> float:
            return step * steps.index(middle)

        return replace(
            self,
            rows=tuple(row.moved(down(row.middle)) for row in self.rows),
            rests=tuple(row.moved(down(row.middle)) for row in self.rests),
            words=tuple(replace(one, middle=one.middle + down(one.middle)) for one in self.words),
            height=self.height + step * (len(steps) - 1),
        )


def tried(chart: FlowMap) -> range:
    """How many rows a list of a map is tried with, the most first: of the world as many as its title counts; none where
    it has no two lines."""
    many = len(chart.listable)
    if chart.counted:
        return range(chart.counted, chart.counted - 1, -1)
    return range(many, min(many, FEWEST_ROWS) - 1, -1) if many > 1 else range(0)


def wanted(ranks: Sequence[FlowRank], size: float) -> float:
    """How wide a list is with names in one line and bars that can be told apart."""
    ranks = ranks[:MOST_LISTED]
    names = max((width_of(rank.said, size) for rank in ranks), default=0.0)
    return names + max((width_of(rank.figure, size) for rank in ranks), default=0.0) + 2 * APART + 3 * LEAST_BAR


def roomiest(found: Ranked, size: float) -> float:
    """How wide a list is at most: with bars of a third of that, and words over its parts in one line."""
    words = (width_of(" ".join(one.lines), size, BOLD if one.is_bold else REGULAR) for one in found.words)
    return max((found.figures + APART) / (1 - MOST_BAR), *words, 0.0)


def bars_of(row: Row) -> list[tuple[Box, Ink, float]]:
    """The bars of a row that are seen, each with its ink and how much of that it has."""
    return [(bar, row.rank.ink, pale) for bar, pale in ((row.bar, 1.0), (row.more, PALE)) if bar and bar.width]


def ranked(listed: FlowList, room: tuple[float, float], size: float, roomy: float = 1.0) -> Ranked | None:
    """A list as it stands; None where it has no room. `room`: width and height; `size`: of type; `roomy`: how much
    wider than ours the letters are."""
    width, tallest = room
    figures = max((width_of(rank.figure, roomy * size) for rank in listed.ranks), default=0.0)
    # Where two lines of names have no room all bars are shorter.
    for most in (NAMES * width, width - LEAST_BAR - 2 * APART - figures):
        found = _whole(listed, width, size, roomy, most)
        if found and found.height <= tallest:
            return found
    return None


@lru_cache(maxsize=256)
def _whole(listed: FlowList, width: float, size: float, roomy: float, most_names: float) -> Ranked | None:
    """The same in a room of any height. Kept: it is tried above legends of several heights. `most_names`: how wide
    names are at most."""
    type_, line, half = roomy * size, LEADING * size, BAR * size / 2
    every = (*listed.ranks, *(part.rest for part in listed.parts if part.rest))
    told = {rank: tuple(wrapped(rank.said, type_, most_names)) for rank in every}
    names = max(width_of(one, type_) for lines in told.values() for one in lines)
    figures = names + APART + max(width_of(rank.figure, type_) for rank in every)
    start = figures + APART
    if width - start < LEAST_BAR:
        return None
    most = max(*(rank.most for rank in listed.ranks), 1.0)
    scale = (width - start) / most
    rows, rests, words, down = list[Row](), list[Row](), list[Words](), 0.0

    def stand(rank: FlowRank, *, has_bar: bool = True) -> Row:
        """A row where the list has come to."""
        middle = down + len(told[rank]) * line / 2
        if not has_bar:
            return Row(rank, told[rank], middle, None, None)
        end, last = (start + scale * number for number in (rank.least, rank.most))
        return _row(rank, told[rank], Box(start, middle - half, end, middle + half), last)

    def write(said: str, ink: Ink, *, is_bold: bool) -> float:
        """Where words end that begin where the list has come to."""
        room = HEADS * width if is_bold and roomy > 1 else width
        lines = tuple(balanced(said, type_, room, BOLD if is_bold else REGULAR)) if said else ()
        if lines:
            words.append(Words(lines, down + len(lines) * line / 2, ink, is_bold))
        return down + len(lines) * line

    for part in listed.parts:
        down = write(part.head, part.ink, is_bold=True) + (UNDER if part.head else 0)
        for rank in part.ranks:
            rows.append(stand(rank))
            down += len(told[rank]) * line
        if part.rest:
            rests.append(stand(part.rest, has_bar=False))
            down += len(told[part.rest]) * line
        down += UNDER
    for said in listed.home:
        down = write(said, "ink", is_bold=True)
    down = write(listed.foot, "muted", is_bold=False)
    return Ranked(listed.ranks, tuple(rows), tuple(rests), tuple(words), figures, width, down)


def _row(rank: FlowRank, lines: tuple[str, ...], bar: Box, last: float) -> Row:
    """A row with its bar, and with what is paler from the bar's end to `last`."""
    more = Box(bar.right, bar.top, last, bar.bottom) if rank.most > rank.least else None
    return Row(rank, lines, (bar.top + bar.bottom) / 2, bar, more)
