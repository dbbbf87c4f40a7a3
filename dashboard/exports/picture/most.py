"""Draws as much of a table of coloured cells as can be read, with its legend, and says how much more there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from dashboard import theme
from dashboard.charts.cells import CellKey, Cells
from dashboard.charts.fewer import MOST
from dashboard.exports.picture import legend, matrix
from dashboard.exports.picture.canvas import Box, Canvas, paint, text_line
from dashboard.exports.picture.look import LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.ruler import LEADING, wrapped
from dashboard.exports.picture.shapes import hatching
from dashboard.exports.picture.table import left_out
from dashboard.i18n import in_sentences

READABLE = 0.8
"""Of the usual size of type: in smaller type more rows would have room, and none could be read."""
SPARED = 4
"""Rows, of the least urgent ones, that are left out at most for what stands beside the names of all others."""
HATCH, STEP, ABOVE = 4.0, 0.25, 6.0
"""Apart of hatching, sizes of type that are tried, and the room above what is said below the cells."""


def draw(canvas: Canvas, box: Box, cells: Cells, look: Look) -> bool:
    """The first rows below each other, as many as have room, and below them what has none.

    The longest texts are written that all cells have room for. Gives whether nothing is left out.
    """
    keys = [_entry(key, rtl=look.rtl) for key in cells.legend]
    least = replace(look, label=min(look.label, max(look.least, READABLE * look.label)))
    for part, below, pitch, small in _ways(cells, look, least):
        lines = wrapped(below, small.label, box.width) if below else []
        under = legend.draw_above(Canvas(), box, keys, small)
        room = under.trimmed(bottom=ABOVE + len(lines) * LEADING * small.label if lines else 0)
        if matrix.fits(part, room, least.label, look, pitch):
            break
    legend.draw_above(canvas, box, keys, small)
    part = next((way for way in part.wordings if matrix.fits(way, room, least.label, look, pitch)), part)
    size = look.label
    while size > least.label and not matrix.fits(part, room, size, look, pitch):
        size -= STEP
    matrix.draw(canvas, room, part, replace(look, label=max(size, least.label)), pitch)
    mirror, size = Mirror(box, look.rtl), small.label
    for place, line in enumerate(reversed(lines)):
        down = box.bottom - 2 - place * LEADING * size
        canvas.write([mirror.label(text_line(box.left, down, line, size, MUTED))])
    return (len(part.rows), len(part.columns)) == (len(cells.rows), len(cells.columns))


def _ways(whole: Cells, look: Look, least: Look) -> Iterator[tuple[Cells, str, float, Look]]:
    """Cells with what is said below them, the least height of a row, and the type of the words around: all rows first.

    Words in large type would cost rows. What stands beside names of one country's rows, its targets, may cost a few of
    the last ones, and stays where rows are left out, if it has room there: without a target no status can be read.
    """
    spared = whole.beside and whole.together > 1
    for cells in whole.ways:
        if spared and not cells.beside:
            spared = False
            yield from _with_beside(whole, least)
        yield cells, whole.without, matrix.WHOLE, look
        yield cells, whole.without, matrix.WHOLE, least
        yield cells, whole.without, matrix.TIGHT, least
    for across in range(len(whole.columns), whole.together - 1, -1):
        part = whole.first_columns(across)
        # Names of many columns may take the room of all rows but a few.
        for down in range(len(whole.rows), min(MOST, len(whole.rows)) - 1 if across > whole.together else 0, -1):
            below = _said_below(whole, len(whole.rows) - down, len(whole.columns) - across)
            for cells in part.first_rows(down).ways:
                yield cells, below, matrix.TIGHT, least


def _with_beside(whole: Cells, least: Look) -> Iterator[tuple[Cells, str, float, Look]]:
    """The same without a few of the last rows, none of them without what stands beside names."""
    for fewer in range(1, SPARED + 1):
        for cells in whole.first_rows(len(whole.rows) - fewer).ways:
            if cells.beside:
                yield cells, _said_below(whole, fewer, 0), matrix.TIGHT, least


def _said_below(whole: Cells, rows: int, columns: int) -> str:
    """How many of its rows and columns have no room, and of what there is nothing to show."""
    return in_sentences(filter(None, (left_out(rows, columns), whole.without)))


def _entry(key: CellKey, *, rtl: bool) -> legend.Entry:
    """A key with its name; a sign stands in the place of a cell."""
    if key.is_sign:
        return legend.of_sign(key.said, rtl=rtl)
    return legend.Entry(key.said, partial(_draw_key, key, rtl=rtl))


def _draw_key(key: CellKey, canvas: Canvas, box: Box, *, rtl: bool) -> None:
    edge = f' {paint("stroke", LINE)} stroke-width="0.5"'
    if key.role == "silent":
        canvas.path(hatching(box, HATCH), f'fill="none" {paint("stroke", theme.HATCH)} stroke-width="1"')
    inks = key.inks[::-1] if rtl else key.inks
    step = box.width / max(len(inks), 1)
    for place, ink in enumerate(inks or (key.ink,)):
        part = box._replace(left=box.left + place * step, right=box.left + (place + 1) * step)
        canvas.rect(part, theme.ink(ink) if ink else theme.CLEAR, 1, edge)
