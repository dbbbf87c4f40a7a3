"""Draws who reports what: a cell for each row and year, named row by row where there is room, else by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.exports.picture import worldmap
from dashboard.exports.picture.canvas import Box, Canvas, paint, text_line
from dashboard.exports.picture.look import INK, LEAST_TYPE, LINE, MUTED, Look
from dashboard.exports.picture.ruler import BOLD, LEADING, width_of, wrapped
from dashboard.exports.picture.ticks import TICK
from dashboard.figures import theme
from dashboard.figures.coverage import Coverage, Group, state_words
from dashboard.metrics.presence import NOTHING, STATES

NAMES = 0.38
"""Part of the width that the names of rows may take."""
_GROUND = theme.LIGHT["no-report"]


@dataclass(frozen=True)
class _Frame:
    """Where cells stand in a box."""

    left: float
    step: float
    """Width of a year."""
    row: float
    """Height of a row."""
    head: float
    """Height of a group's heading."""


def draw(canvas: Canvas, box: Box, found: Coverage, hue: str, look: Look) -> None:
    """The picture of who reports, with what its cells stand for."""
    used = [state for state in STATES if any(state in row.cells for row in found.rows)]
    words = state_words()
    counts = {state: sum(row.cells.count(state) for row in found.rows) for state in used}
    names = [f"{words[state]} ({counts[state]:,})" for state in used]
    box = box.trimmed(top=_legend(canvas, box, list(zip(used, names, strict=True)), hue, look.label) + 6)
    rows, groups = len(found.rows), len(found.groups)
    size = min(look.label, (box.height - 2 * look.label) / max(rows + 1.4 * groups, 1) / 1.12)
    if size >= LEAST_TYPE:
        _named(canvas, box, found, hue, min(size, look.label))
    else:
        _dense(canvas, box, found, hue, look)


def _legend(canvas: Canvas, box: Box, entries: Sequence[tuple[str, str]], hue: str, size: float) -> float:
    left, down = box.left, box.top
    for state, text in entries:
        wide = 22 + width_of(text, size)
        if left > box.left and left + wide > box.right:
            left, down = box.left, down + LEADING * size + 3
        _cell(canvas, Box(left, down + 0.1 * size, left + 16, down + 0.95 * size), state, hue)
        canvas.write([text_line(left + 22, down + 0.88 * size, text, size, MUTED)])
        left += wide + 16
    return down + LEADING * size - box.top


def _cell(canvas: Canvas, box: Box, state: str, hue: str) -> None:
    colour = _GROUND if state == NOTHING else worldmap.fill(canvas, "4" if state == "v" else state, hue)
    edge = f' {paint("stroke", theme.RAMPS[hue][2])} stroke-width="0.6"' if state == "z" else ""
    canvas.rect(box, colour, 1, edge)


def _named(canvas: Canvas, box: Box, found: Coverage, hue: str, size: float) -> None:
    """Each row with its name."""
    widest = max((width_of(row.name, size) for row in found.rows), default=0.0)
    names = min(widest + 8, NAMES * box.width)
    rows = sum(len(wrapped(row.name, size, names - 6)) for row in found.rows) or 1
    tall = (box.height - 1.7 * size) / (rows + 1.4 * len(found.groups))
    frame = _Frame(box.left + names, (box.width - names) / len(found.years), min(tall, 1.9 * size), 1.4 * size)
    down = box.top
    for group in found.groups:
        down = _heading(canvas, group, box.left, box.right, down, size)
        for row in group.rows:
            lines = wrapped(row.name, size, names - 6)
            height = frame.row * len(lines)
            for place, line in enumerate(lines):
                y = down + height / 2 + 0.36 * size + (place - (len(lines) - 1) / 2) * 1.1 * size
                canvas.write([text_line(box.left, y, line, size, INK)])
            _cells(canvas, row.cells, frame, down, height, hue)
            down += height
    _years(canvas, found.years, frame, down, size)


def _heading(canvas: Canvas, group: Group, left: float, right: float, down: float, size: float) -> float:
    """Name and note of a group over its rows; where these begin."""
    name = text_line(left, down + 1.02 * size, group.name, size, INK, weight=BOLD)
    if name.width > right - left:
        name = text_line(left, down + 1.02 * size, group.name, size * (right - left) / name.width, INK, weight=BOLD)
    canvas.write([name])
    note = text_line(name.box.right + 8, down + 1.02 * size, group.note, size, MUTED)
    if note.box.right <= right:
        canvas.write([note])
    return down + 1.4 * size


def _cells(canvas: Canvas, cells: str, frame: _Frame, down: float, height: float, hue: str) -> None:
    gap = 0.8 if height > 5 else 0.3
    canvas.rect(Box(frame.left, down + gap / 2, frame.left + len(cells) * frame.step, down + height - gap / 2), _GROUND)
    start = 0
    for place in range(1, len(cells) + 1):
        if place == len(cells) or cells[place] != cells[start] or height > 5:
            if cells[start] != NOTHING:
                left = frame.left + start * frame.step
                right = frame.left + place * frame.step - gap
                _cell(canvas, Box(left, down + gap / 2, right, down + height - gap / 2), cells[start], hue)
            start = place


def _years(canvas: Canvas, years: range, frame: _Frame, down: float, size: float) -> None:
    wide = width_of("2000", size) + 8
    step = next((step for step in (1, 2, 5, 10, 20) if step * frame.step >= wide), 50)
    for place, year in enumerate(years):
        if year % step == 0:
            x = frame.left + (place + 0.5) * frame.step
            canvas.line((x, down), (x, down + TICK), LINE)
            canvas.write([text_line(x, down + TICK + 1.1 * size, str(year), size, MUTED, "middle")])


def _dense(canvas: Canvas, box: Box, found: Coverage, hue: str, look: Look) -> None:
    """So many rows that only their groups are named, in columns."""
    size = max(0.8 * look.label, 9.0)
    columns = 3 if box.width > 800 else 2
    gap = 18.0
    width = (box.width - (columns - 1) * gap) / columns
    parts = _in_columns(found.groups, columns)
    head = 1.4 * size
    rows = max(sum(len(group.rows) for group in part) for part in parts)
    heads = max(len(part) for part in parts)
    room = box.height - 1.8 * size - (head + 2) * heads
    tall = min(room / max(rows, 1), 8.0)
    for place, part in enumerate(parts):
        left = box.left + place * (width + gap)
        frame = _Frame(left, width / len(found.years), tall, head)
        down = box.top
        for group in part:
            down = _heading(canvas, group, left, left + width, down, size)
            for row in group.rows:
                _cells(canvas, row.cells, frame, down, tall, hue)
                down += tall
            down += 2
        _years(canvas, found.years, frame, down, size)


def _in_columns(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """Groups in their order, in columns of about the same number of rows."""
    whole = sum(len(group.rows) + 4 for group in groups)
    parts: list[list[Group]] = [[]]
    filled = 0.0
    for group in groups:
        own = len(group.rows) + 4
        if parts[-1] and len(parts) < columns and filled + own / 2 > whole / columns * len(parts):
            parts.append([])
        parts[-1].append(group)
        filled += own
    return parts


