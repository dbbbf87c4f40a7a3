"""The legend over a described chart: keys with their names in rows, from the right where a language is read so."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate, pairwise

from dashboard.exports.picture.canvas import Anchor, Box, Canvas, text_line
from dashboard.exports.picture.look import MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.ruler import LEADING, width_of, wrapped

SWATCH, GAP, BETWEEN = 15.0, 5.0, 16.0
"""Width of a key, the room to its name, and between two keys."""
SWATCH_HEIGHT = 0.88
"""Of the type of its name how tall a key is."""
BASE = 0.9
"""From the top of a row to the baseline of its names, in sizes of type."""


@dataclass(frozen=True)
class Entry:
    """A name, and what draws a piece of the marks that it names."""

    name: str
    draw: Callable[[Canvas, Box], None]
    of: str = ""
    """Which kind of mark it is of, for a test that finds each kind in the key."""


def of_sign(words: str, *, rtl: bool) -> Entry:
    """What a sign at figures means, the first of its words: it stands in the place of a piece of marks."""
    sign, _, said = words.partition(" ")
    return Entry(said, partial(_draw_sign, sign, rtl=rtl))


def _draw_sign(sign: str, canvas: Canvas, box: Box, *, rtl: bool) -> None:
    size = box.height / 0.88
    anchor: Anchor = "start" if rtl else "end"
    canvas.write(
        [text_line(box.left if rtl else box.right, box.bottom - 0.08 * size, sign, size, MUTED, anchor=anchor)]
    )


MOST_COLUMNS = 4
Rows = list[list[tuple[int, float, list[str]]]]
"""Places of names by row, each with where it begins and its lines."""


def _rows(names: Sequence[str], width: float, size: float, *, in_columns: bool = False) -> Rows:
    """Names in as few rows as have room, of about the same width; a name wider than a row is broken. `in_columns`:
    names below each other in as many columns as have room, if two have."""
    if in_columns and (found := _columns(names, width, size)):
        return found
    broken = [wrapped(name, size, width - SWATCH - GAP) or [""] for name in names]
    wides = [SWATCH + GAP + max(width_of(line, size) for line in lines) for lines in broken]
    rows: Rows = []
    for places in even_rows(wides, width, BETWEEN):
        begins = accumulate((wides[place] + BETWEEN for place in places[:-1]), initial=0.0)
        rows.append([(place, begin, broken[place]) for place, begin in zip(places, begins, strict=True)])
    return rows


def even_rows(wides: Sequence[float], room: float, between: float) -> list[range]:
    """The places of entries by row: in as few rows as have room for them, whose widths are as alike as can be.

    `between`: two entries of a row; an entry wider than a row has one of its own."""

    @cache
    def cheapest(first: int) -> tuple[int, float, tuple[int, ...]]:
        """Of the entries from one on: how many rows, the squares of their widths, and where each ends."""
        if first == len(wides):
            return 0, 0.0, ()
        ways, wide = [], -between
        for end in range(first + 1, len(wides) + 1):
            wide += between + wides[end - 1]
            if wide > room and end > first + 1:
                break
            many, squares, ends = cheapest(end)
            ways.append((many + 1, squares + wide * wide, (end, *ends)))
        return min(ways)

    ends = cheapest(0)[-1]
    return [range(*ends_of) for ends_of in pairwise((0, *ends))]


def _columns(names: Sequence[str], width: float, size: float) -> Rows:
    """Names in columns, none of them broken; nothing where not even two columns have room."""
    wides = [SWATCH + GAP + width_of(name, size) for name in names]
    for many in range(min(MOST_COLUMNS, len(names)), 1, -1):
        tall = math.ceil(len(names) / many)
        columns = [max(wides[start : start + tall]) + BETWEEN for start in range(0, len(names), tall)]
        if sum(columns) - BETWEEN <= width:
            starts = [0.0, *accumulate(columns)]
            rows = [range(row, len(names), tall) for row in range(tall)]
            return [[(place, starts[place // tall], [names[place]]) for place in row] for row in rows]
    return []


def rows_height(names: Sequence[str], width: float, size: float, *, in_columns: bool = False) -> float:
    """How tall the rows of a legend are."""
    rows = _rows(names, width, size, in_columns=in_columns)
    return sum(max(len(lines) for *_, lines in row) for row in rows) * LEADING * size


def row_width(names: Sequence[str], size: float) -> float:
    """How wide a legend is in one row."""
    return sum(SWATCH + GAP + width_of(name, size) for name in names) + BETWEEN * (len(names) - 1)


def draw_beside(canvas: Canvas, box: Box, entries: Sequence[Entry], look: Look) -> Box:
    """The legend on the line of the last words above a body, where that has room for it in one row; else over the
    body. What is left of the body."""
    room, size = canvas.beside, look.label
    if not entries or room is None or row_width([entry.name for entry in entries], size) > room.width:
        return draw_above(canvas, box, entries, look)
    draw(canvas, room._replace(top=room.bottom - BASE * size), entries, size, rtl=look.rtl)
    return box


def draw_above(canvas: Canvas, box: Box, entries: Sequence[Entry], look: Look) -> Box:
    """The legend, where there is one; what is left below it."""
    draw(canvas, box, entries, look.label, rtl=look.rtl)
    names = [entry.name for entry in entries]
    return box.trimmed(top=rows_height(names, box.width, look.label) + 6 if names else 0)


def draw(
    canvas: Canvas, box: Box, entries: Sequence[Entry], size: float, *, rtl: bool = False, in_columns: bool = False
) -> None:
    """The legend in rows, or columns, from the top left of a box; from the right where a language is so read."""
    mirror, down = Mirror(box, rtl), box.top
    for row in _rows([entry.name for entry in entries], box.width, size, in_columns=in_columns):
        for which, begin, lines in row:
            left = box.left + begin
            key = mirror.box(Box(left, down + 0.1 * size, left + SWATCH, down + (0.1 + SWATCH_HEIGHT) * size))
            canvas.add(f'<g data-key="{entries[which].of}">' if entries[which].of else "<g>")
            entries[which].draw(canvas, key)
            canvas.add("</g>")
            for place, line in enumerate(lines):
                baseline = down + BASE * size + place * LEADING * size
                canvas.write([mirror.label(text_line(left + SWATCH + GAP, baseline, line, size, MUTED))])
        down += max(len(lines) for *_, lines in row) * LEADING * size
