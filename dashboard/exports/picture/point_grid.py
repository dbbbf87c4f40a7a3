"""Draws panes of points on the same scales into rows and columns of a picture, each below its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.marks import Chart, Pane
from dashboard.charts.scales import MOST_TICKS
from dashboard.exports.picture import points
from dashboard.exports.picture.canvas import Box, Canvas, Label, text_line
from dashboard.exports.picture.look import INK, MUTED, Look
from dashboard.exports.picture.mirror import Mirror, across
from dashboard.exports.picture.places import heading_lines
from dashboard.exports.picture.ruler import ASCENT, LEADING, width_of, wrapped

BETWEEN, GAP = 16.0, 4.0
"""Between two columns, and between an axis and its figures."""
NARROWEST, MOST_COLUMNS = 120.0, 6
ROW = 125.0
"""Height of a pane with its words at the usual type: where there is less, type is smaller."""
LEAST_PANE = 26.0
"""Height of a pane without its words that can be read."""


def draw(canvas: Canvas, box: Box, chart: Chart, look: Look) -> bool:
    """The whole chart, in as few columns as it takes to be read best; whether it can be read."""
    below = _below(chart, box, look)
    canvas.write(below)
    room = box.trimmed(bottom=len(below) * LEADING * look.label + 2 if below else 0.0)
    columns = _columns(len(chart.panes), room, look)
    size = _type_of(-(-len(chart.panes) // columns), room.height, look)
    return _draw_rows(canvas, room, chart.panes, columns, size) and size >= look.least


def _below(chart: Chart, box: Box, look: Look) -> list[Label]:
    """What is said of all level scales, below all."""
    lines = wrapped(chart.below, look.label, box.width) if chart.below else []
    first = box.bottom - (len(lines) * LEADING - ASCENT) * look.label
    middle = (box.left + box.right) / 2
    return [
        text_line(middle, first + place * LEADING * look.label, line, look.label, MUTED, anchor="middle")
        for place, line in enumerate(lines)
    ]


def _columns(many: int, box: Box, look: Look) -> int:
    """The least number of columns with the largest type."""
    most = max(1, min(MOST_COLUMNS, many, int((box.width + BETWEEN) // (NARROWEST + BETWEEN))))
    return max(range(min(2, most), most + 1), key=lambda count: _type_of(-(-many // count), box.height, look))


def _type_of(rows: int, height: float, look: Look) -> float:
    return look.label * min(1.0, height / (rows * ROW))


def _draw_rows(canvas: Canvas, box: Box, panes: Sequence[Pane], columns: int, size: float) -> bool:
    """All panes: figures of the upright scale at the left of each row; whether each has some height."""
    told = [tuple(points.told(pane.y, 3, 3)) for pane in panes]
    left = max(width_of(text, size) for row in told for _, text in row) + GAP
    own = (box.width - left - (columns - 1) * BETWEEN) / columns
    heads = [heading_lines(pane, own, size) for pane in panes]
    starts = range(0, len(panes), columns)
    above = [max(len(head) for head in heads[start : start + columns]) * LEADING * size + 3 for start in starts]
    foot = 1.6 * size
    tall = (box.height - sum(above)) / len(above) - foot
    for at, (pane, head) in enumerate(zip(panes, heads, strict=True)):
        row, column = divmod(at, columns)
        from_left = across(column, columns)
        start = box.left + left + from_left * (own + BETWEEN)
        top = box.top + sum(above[: row + 1]) + row * (tall + foot)
        area = Box(start, top, start + own, top + tall - 0.3 * size)
        _write_head(canvas, head, area, size)
        place = points.Place(pane, area, size, told[at], tuple(points.told(pane.x, MOST_TICKS, MOST_TICKS - 1)))
        has_up = from_left == 0 or (canvas.rtl and pane is panes[-1])
        points.draw_pane(canvas, replace(place, has_up=has_up, is_small=True))
    return tall >= LEAST_PANE


def _write_head(canvas: Canvas, lines: Sequence[tuple[str, bool]], area: Box, size: float) -> None:
    """Lines of which the last stands just above a pane."""
    first, mirror = area.top - 3 - len(lines) * LEADING * size + ASCENT * size, Mirror(area, canvas.rtl)
    canvas.write(
        mirror.label(Label(area.left, first + place * LEADING * size, (line,), size, INK))
        for place, line in enumerate(lines)
    )
