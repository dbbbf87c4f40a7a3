"""Draws who reports as counts: for each group and year, how many of its rows have a figure; where rows have no room."""

from __future__ import annotations

from dashboard.exports.picture.canvas import Box, Canvas, text_line
from dashboard.exports.picture.look import GROUND, INK, LEAST_TYPE, MUTED, Look
from dashboard.exports.picture.ruler import LEADING, width_of, wrapped
from dashboard.figures import theme
from dashboard.figures.coverage import Coverage, Group
from dashboard.i18n import format_number, translate
from dashboard.metrics.presence import WITH_FIGURE

NAMES = 0.42
"""Part of the width that names of groups may take."""
PITCH, TALLEST = 1.25, 2.1
"""Least and greatest height of a row, in sizes of type."""
DARK = 3
"""From this shade on figures are white."""
_NOBODY = theme.LIGHT["no-report"]


def about(found: Coverage) -> str:
    """What the cells say."""
    if found.country:
        return translate(
            "Indicators with a figure or an interval, by theme: darker, more of them. Row by row on a page."
        )
    return translate("Countries and areas with a figure or an interval: darker, more of them. Row by row on a page.")


def draw(canvas: Canvas, box: Box, found: Coverage, hue: str, look: Look) -> bool:
    """A row for each group, a cell for each year; whether there is room for it. Else nothing is drawn."""
    lines = wrapped(about(found), look.label, box.width)
    under = box.trimmed(top=len(lines) * LEADING * look.label + 4)
    size = min(look.label, (under.height / (len(found.groups) + 1.4)) / PITCH)
    if size < LEAST_TYPE:
        return False
    for place, line in enumerate(lines):
        canvas.write([text_line(box.left, box.top + (0.9 + place * LEADING) * look.label, line, look.label, MUTED)])
    _rows(canvas, under, found, hue, size=size)
    return True


def _rows(canvas: Canvas, box: Box, found: Coverage, hue: str, *, size: float) -> None:
    tall = min(box.height / (len(found.groups) + 1.4), TALLEST * size)
    names = [_name(group) for group in found.groups]
    wide = min(max(width_of(name, size) for name in names) + 10, NAMES * box.width)
    step = (box.width - wide) / len(found.years)
    for place, (group, name) in enumerate(zip(found.groups, names, strict=True)):
        top = box.top + place * tall
        own = min(size, size * (wide - 6) / width_of(name, size))
        canvas.write([text_line(box.left, top + tall / 2 + 0.36 * size, name, own, INK)])
        for year in range(len(found.years)):
            left = box.left + wide + year * step
            cell = Box(left, top, left + step, top + tall).trimmed(0.5, 0.5, 0.5, 0.5)
            _cell(canvas, cell, _shared(group, year), hue, size)
    _years(canvas, box.trimmed(left=wide, top=len(found.groups) * tall), found.years, size)


def _name(group: Group) -> str:
    return translate("{group} ({n})", group=group.name, n=format_number(len(group.rows)))


def _shared(group: Group, year: int) -> tuple[int, float]:
    """How many rows of a group have a figure, and which part of them that is."""
    known = sum(row.cells[year] in WITH_FIGURE for row in group.rows)
    return known, known / len(group.rows)


def _cell(canvas: Canvas, cell: Box, shared: tuple[int, float], hue: str, size: float) -> None:
    known, part = shared
    ramp = theme.RAMPS[hue]
    shade = min(int(part * len(ramp)), len(ramp) - 1)
    canvas.rect(cell, ramp[shade] if known else _NOBODY)
    if known and width_of(format_number(known), size) + 2 <= cell.width:
        middle, down = (cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2 + 0.36 * size
        ink = GROUND if shade >= DARK else INK
        canvas.write([text_line(middle, down, format_number(known), size, ink, anchor="middle")])


def _years(canvas: Canvas, box: Box, years: range, size: float) -> None:
    step = box.width / len(years)
    apart = next((many for many in (1, 2, 5, 10, 20) if many * step >= width_of("2000", size) + 6), 50)
    for place, year in enumerate(years):
        if year % apart == 0:
            label = text_line(
                box.left + (place + 0.5) * step, box.top + 1.2 * size, str(year), size, MUTED, anchor="middle"
            )
            canvas.write([label])
