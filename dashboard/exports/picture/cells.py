"""Draws who reports what: a cell for each row and year with the names of rows; where they have no room, counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.exports.picture import counts, worldmap
from dashboard.exports.picture.canvas import Box, Canvas, paint, text_line
from dashboard.exports.picture.look import INK, LEAST_TYPE, LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror, Mirrored
from dashboard.exports.picture.ruler import BOLD, LEADING, width_of, wrapped
from dashboard.exports.picture.ticks import TICK
from dashboard.figures import theme
from dashboard.figures.coverage import Coverage, Group, state_words
from dashboard.i18n import format_number
from dashboard.metrics.presence import NOTHING, STATES

NAMES, NAMES_NARROW = 0.38, 0.5
"""Part of the width that the names of rows may take, in wide columns and in others."""
WIDE = 500.0
COLUMN_GAP = 18.0
_GROUND = theme.LIGHT["no-report"]


@dataclass(frozen=True)
class _Frame:
    """Where the cells of a row begin, and how wide a year is."""

    left: float
    step: float


def draw(canvas: Canvas, box: Box, found: Coverage, hue: str, look: Look) -> None:
    """The picture of who reports, with what its cells stand for."""
    canvas = Mirrored(canvas, Mirror(box, look.rtl))
    used = [state for state in STATES if any(state in row.cells for row in found.rows)]
    words = state_words()
    cells = {state: sum(row.cells.count(state) for row in found.rows) for state in used}
    names = [f"{words[state]} ({format_number(cells[state])})" for state in used]
    keys = list(zip(used, names, strict=True))
    under = box.trimmed(top=_legend(Canvas(), box, keys, hue, look) + 6)
    sizes = {columns: _named_size(under, found, columns, look.label) for columns in (1, 2, 3)}
    fitting = [columns for columns, size in sizes.items() if size >= LEAST_TYPE]
    if not fitting and counts.draw(canvas, box, found, hue, look):
        return
    _legend(canvas, box, keys, hue, look)
    if fitting:
        _named(canvas, under, found, hue, size=sizes[fitting[0]], columns=fitting[0])
    else:
        _dense(canvas, under, found, hue, look)


def _named_size(box: Box, found: Coverage, columns: int, most: float) -> float:
    """The size of type in which all rows have their names in so many columns; 0 where there is none."""
    parts = _in_columns(found.groups, columns)
    size = most
    while size >= LEAST_TYPE:
        names = _names(found, size, _width(box, columns))
        tall = max(
            sum(
                1.4 * size + 1.12 * size * sum(len(wrapped(row.name, size, names - 6)) for row in group.rows)
                for group in part
            )
            for part in parts
        )
        if tall + 1.7 * size <= box.height:
            return size
        size -= 0.5
    return 0.0


def _width(box: Box, columns: int) -> float:
    return (box.width - (columns - 1) * COLUMN_GAP) / columns


def _names(found: Coverage, size: float, width: float) -> float:
    """Width of the names of rows beside cells."""
    widest = max((width_of(row.name, size) for row in found.rows), default=0.0)
    return min(widest + 8, (NAMES if width > WIDE else NAMES_NARROW) * width)


def _legend(canvas: Canvas, box: Box, entries: Sequence[tuple[str, str]], hue: str, look: Look) -> float:
    size = look.label
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


def _named(canvas: Canvas, box: Box, found: Coverage, hue: str, *, size: float, columns: int) -> None:
    """Each row with its name."""
    width = _width(box, columns)
    names = _names(found, size, width)
    parts = _in_columns(found.groups, columns)
    lines = {row.key: wrapped(row.name, size, names - 6) for row in found.rows}
    tallest = max(sum(len(lines[row.key]) for group in part for row in group.rows) for part in parts) or 1
    heads = max(len(part) for part in parts)
    tall = min((box.height - 1.7 * size - 1.4 * size * heads) / tallest, 1.9 * size)
    for place, part in enumerate(parts):
        left = box.left + place * (width + COLUMN_GAP)
        frame = _Frame(left + names, (width - names) / len(found.years))
        down = box.top
        for group in part:
            down = _heading(canvas, group, Box(left, down, left + width, box.bottom), size)
            for row in group.rows:
                height = tall * len(lines[row.key])
                _write_name(canvas, lines[row.key], left, down + height / 2, size)
                _cells(canvas, row.cells, frame, down=down, height=height, hue=hue)
                down += height
        _years(canvas, found.years, frame, down, size)


def _write_name(canvas: Canvas, lines: Sequence[str], left: float, middle: float, size: float) -> None:
    for place, line in enumerate(lines):
        y = middle + 0.36 * size + (place - (len(lines) - 1) / 2) * 1.1 * size
        canvas.write([text_line(left, y, line, size, INK)])


def _heading(canvas: Canvas, group: Group, box: Box, size: float) -> float:
    """Name and note of a group over its rows, at the top of a box; where these begin."""
    left, right, down = box.left, box.right, box.top
    name = text_line(left, down + 1.02 * size, group.name, size, INK, weight=BOLD)
    if name.width > right - left:
        name = text_line(left, down + 1.02 * size, group.name, size * (right - left) / name.width, INK, weight=BOLD)
    canvas.write([name])
    note = text_line(name.box.right + 8, down + 1.02 * size, group.note, size, MUTED)
    if note.box.right <= right:
        canvas.write([note])
    return down + 1.4 * size


def _cells(canvas: Canvas, cells: str, frame: _Frame, *, down: float, height: float, hue: str) -> None:
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
            canvas.write([text_line(x, down + TICK + 1.1 * size, str(year), size, MUTED, anchor="middle")])


def _dense(canvas: Canvas, box: Box, found: Coverage, hue: str, look: Look) -> None:
    """So many rows that only their groups are named, in columns."""
    size = max(0.8 * look.label, 9.0)
    columns = 3 if box.width > 800 else 2
    width = _width(box, columns)
    parts = _in_columns(found.groups, columns)
    rows = max(sum(len(group.rows) for group in part) for part in parts)
    heads = max(len(part) for part in parts)
    room = box.height - 1.8 * size - (1.4 * size + 2) * heads
    tall = min(room / max(rows, 1), 8.0)
    for place, part in enumerate(parts):
        left = box.left + place * (width + COLUMN_GAP)
        frame = _Frame(left, width / len(found.years))
        down = box.top
        for group in part:
            down = _heading(canvas, group, Box(left, down, left + width, box.bottom), size)
            for row in group.rows:
                _cells(canvas, row.cells, frame, down=down, height=tall, hue=hue)
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
