"""Draws as much of a table of coloured cells as can be read, with its legend, and says how much more there is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dashboard import theme
from dashboard.charts.cells import CellKey, Cells
from dashboard.exports.picture import legend, matrix
from dashboard.exports.picture.canvas import Box, Canvas, paint, text_line
from dashboard.exports.picture.look import LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.ruler import LEADING
from dashboard.exports.picture.shapes import hatching
from dashboard.exports.picture.table import left_out

READABLE = 0.8
"""Of the usual size of type: in smaller type more rows would have room, and none could be read."""
MOST_ACROSS = 6
"""Rows that stand beside each other where not all columns have room, either."""
HATCH, STEP, BETWEEN = 4.0, 0.25, 24.0
"""Apart of hatching, sizes of type that are tried, and two halves of a table beside each other."""


def draw(canvas: Canvas, box: Box, cells: Cells, look: Look) -> bool:
    """Rows below each other, or across where more of them have room so; the longest texts that all cells have room for.

    Gives whether nothing is left out.
    """
    keys = [legend.Entry(key.said, partial(_draw_key, key)) for key in cells.legend]
    many = len(cells.rows)
    least = replace(look, label=min(look.label, max(look.least, READABLE * look.label)))
    under = legend.draw_above(Canvas(), box, keys, look)
    fits = _fitting((under, under), cells, least.label, is_turned=False) == many
    under = legend.draw_above(canvas, box, keys, look if fits else least)  # A key of large type would cost rows.
    short = under.trimmed(bottom=1.5 * LEADING * look.label)
    found = {turned: _fitting((under, short), cells, least.label, is_turned=turned) for turned in (False, True)}
    if cells.rows_are == "indicator":
        found[True] = 0
    is_turned = found[True] > found[False]
    shown = found[is_turned]
    across, down = _corner(short, cells, least.label) if shown < many else (0, 0)
    if across * down > shown * len(cells.columns):
        halved = _most_halved(short, cells, least.label)
        if halved:
            _draw_halves(canvas, (box, short), halved, len(cells.rows), replace(look, label=least.label))
            return False
        _draw_corner(canvas, (box, short), cells, (across, down), replace(look, label=least.label))
        return False
    room = under if shown == many else short
    part = _part(cells, shown, is_turned=is_turned)
    pitch = matrix.WHOLE if shown == many else matrix.PITCH
    wording = next((one for one in part.wordings if matrix.fits(one, room, least.label, pitch)), part)
    size = look.label
    while size > least.label and not matrix.fits(wording, room, size, pitch):
        size -= STEP
    matrix.draw(canvas, room, wording, replace(look, label=max(size, least.label)), pitch)
    if shown < many:
        more = left_out(0 if is_turned else many - shown, many - shown if is_turned else 0)
        mirror = Mirror(box, look.rtl)
        canvas.write([mirror.label(text_line(box.left, box.bottom - 2, more, look.label, MUTED))])
    return shown == many


def _corner(room: Box, cells: Cells, size: float) -> tuple[int, int]:
    """How many of the first rows have room across, and how many of their columns down, where the whole of neither has.

    One row whose short name leaves room for all columns is no table: the world stood alone above an empty picture.
    """
    ways = [(0, 0)]
    for across in range(min(MOST_ACROSS, len(cells.rows)), 0, -1):
        part = cells.first_rows(across).turned()
        ways.append((across, _fitting((room, room), part, size, is_turned=False)))
    return max(ways, key=lambda way: (way[0] * way[1], way[0]))


def _most_halved(room: Box, cells: Cells, size: float) -> tuple[Cells, Cells] | None:
    """As many of the first rows as have room across, with all their columns in two halves beside each other.

    No fewer than half as many as may stand across: else what was compared would no longer be seen.
    """
    for across in range(min(MOST_ACROSS, len(cells.rows)), MOST_ACROSS // 2 - 1, -1):
        whole = cells.first_rows(across).turned()
        for worded in whole.wordings:
            halves = worded.first_rows(-(-len(worded.rows) // 2)), worded.last_rows(len(worded.rows) // 2)
            if all(matrix.fits(half, box, size, matrix.TIGHT) for half, box in zip(halves, _two(room), strict=True)):
                return halves
    return None


def _two(room: Box) -> tuple[Box, Box]:
    wide = (room.width - BETWEEN) / 2
    return room.trimmed(right=wide + BETWEEN), room.trimmed(left=wide + BETWEEN)


def _draw_halves(canvas: Canvas, boxes: tuple[Box, Box], halves: tuple[Cells, Cells], of: int, look: Look) -> None:
    """Two halves of some of so many rows, those of the first half as high as those of the second."""
    box, short = boxes
    mirror = Mirror(box, look.rtl)
    for half, room in zip(halves, map(mirror.box, _two(short)), strict=True):
        matrix.draw(canvas, room, half, look, matrix.TIGHT)
    more = left_out(0, of - len(halves[0].columns))
    canvas.write([mirror.label(text_line(box.left, box.bottom - 2, more, look.label, MUTED))])


def _draw_corner(canvas: Canvas, boxes: tuple[Box, Box], cells: Cells, many: tuple[int, int], look: Look) -> None:
    (box, short), (across, down) = boxes, many
    part = cells.first_rows(across).turned()
    shown = part.first_rows(down)
    worded = (one for one in shown.wordings if matrix.fits(one, short, look.label))
    matrix.draw(canvas, short, next(worded, shown), look)
    more = left_out(len(part.rows) - down, len(cells.rows) - across)
    canvas.write([Mirror(box, look.rtl).label(text_line(box.left, box.bottom - 2, more, look.label, MUTED))])


def _part(cells: Cells, number: int, *, is_turned: bool) -> Cells:
    part = cells.first_rows(number)
    return part.turned() if is_turned else part


def _fitting(boxes: tuple[Box, Box], cells: Cells, size: float, *, is_turned: bool) -> int:
    """How many of the first rows have room with their shortest texts: all in the first box, or some in the second."""
    whole, short = boxes
    if matrix.fits(_part(cells, len(cells.rows), is_turned=is_turned), whole, size, matrix.WHOLE):
        return len(cells.rows)
    low, high = 0, len(cells.rows)
    while high - low > 1:
        middle = (low + high) // 2
        if matrix.fits(_part(cells, middle, is_turned=is_turned), short, size):
            low = middle
        else:
            high = middle
    return low


def _draw_key(key: CellKey, canvas: Canvas, box: Box) -> None:
    if key.role == "silent":
        canvas.path(hatching(box, HATCH), f'fill="none" {paint("stroke", theme.HATCH)} stroke-width="1"')
    canvas.rect(box, theme.ink(key.ink) if key.ink else theme.CLEAR, 1, f' {paint("stroke", LINE)} stroke-width="0.5"')
