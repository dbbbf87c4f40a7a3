"""Draws who reports as counts: for each group and year, how many of its rows have a figure; where rows have no room."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import theme
from dashboard.charts.cells import Cell, Cells
from dashboard.charts.scales import MOST_TICKS
from dashboard.exports.picture.canvas import Box, Canvas, text_line
from dashboard.exports.picture.look import INK, MUTED, Look
from dashboard.exports.picture.ruler import LEADING, width_of, wrapped

NAMES = 0.42
"""Part of the width that names of groups may take."""
PITCH, TALLEST = 1.25, 6.5
"""Least and greatest height of a row, in sizes of type."""
STEPS = (1, 2, 5, 10, 20, 50)
"""Of years that are named."""
_NOBODY = theme.LIGHT["no-report"]


def draw(canvas: Canvas, box: Box, found: Cells, look: Look) -> bool:
    """A row for each group, a cell for each year; whether there is room for it. Else nothing is drawn."""
    lines = wrapped(found.corner, look.label, box.width)
    under = box.trimmed(top=len(lines) * LEADING * look.label + 4)
    size = min(look.label, (under.height / (len(found.rows) + 1.4)) / PITCH)
    if size < look.least:
        return False
    for place, line in enumerate(lines):
        canvas.write([text_line(box.left, box.top + (0.9 + place * LEADING) * look.label, line, look.label, MUTED)])
    _rows(canvas, under, found, size=size, is_turned=look.rtl)
    return True


def _rows(canvas: Canvas, box: Box, found: Cells, *, size: float, is_turned: bool) -> None:
    """`is_turned`: what is laid out here is turned round, but years go on to the right in every language."""
    many = len(found.columns)
    tall = min((box.height - 1.5 * size) / len(found.rows), TALLEST * size)
    wide = min(max(width_of(row.name, size) for row in found.rows) + 10, NAMES * box.width)
    step = (box.width - wide) / len(found.columns)
    for place, row in enumerate(found.rows):
        top = box.top + place * tall
        own = min(size, size * (wide - 6) / width_of(row.name, size))
        canvas.write([text_line(box.left, top + tall / 2 + 0.36 * size, row.name, own, INK)])
        for year, cell in enumerate(row.cells):
            left = box.left + wide + (many - 1 - year if is_turned else year) * step
            place_of = Box(left, top, left + step, top + tall).trimmed(0.5, 0.5, 0.5, 0.5)
            _cell(canvas, place_of, cell, size)
    _years(canvas, box.trimmed(left=wide, top=len(found.rows) * tall), found.columns, size, is_turned=is_turned)


def _cell(canvas: Canvas, box: Box, cell: Cell, size: float) -> None:
    ground = theme.ink(cell.ink) if cell.ink else _NOBODY
    canvas.rect(box, ground)
    if cell.text and width_of(cell.text, size) + 2 <= box.width:
        middle, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.36 * size
        canvas.write([text_line(middle, down, cell.text, size, theme.readable_on(ground), anchor="middle")])


def _years(canvas: Canvas, box: Box, years: Sequence[str], size: float, *, is_turned: bool) -> None:
    step = box.width / len(years)
    for place, year in named_years(years, step, width_of("2000", size) + 6):
        across = len(years) - 1 - place if is_turned else place
        label = text_line(box.left + (across + 0.5) * step, box.top + 1.2 * size, year, size, MUTED, anchor="middle")
        canvas.write([label])


def named_years(years: Sequence[str], step: float, wide: float) -> list[tuple[int, str]]:
    """Places and names of the years below columns so far apart: round ones that have room, at most MOST_TICKS; then the
    first and the last year, where these stand apart from them. `wide`: of the name of a year."""
    every = list(enumerate(years))
    round_ones = ([one for one in every if int(one[1]) % part == 0] for part in STEPS if part * step >= wide)
    found = next((some for some in round_ones if len(some) <= MOST_TICKS), [])
    for end in (every[-1], every[0]):
        if len(found) < MOST_TICKS and all(abs(end[0] - place) * step >= wide for place, _ in found):
            found.append(end)
    return sorted(found)
