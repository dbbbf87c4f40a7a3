"""Draws who reports what: a cell for each row and year with the names of rows; where they have no room, counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import theme
from dashboard.charts.cells import Cell, CellKey, CellRole, Cells, Group, Row, check
from dashboard.exports.picture import counts, worldmap
from dashboard.exports.picture.canvas import Box, Canvas, paint, text_line
from dashboard.exports.picture.look import INK, LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror, Mirrored
from dashboard.exports.picture.ruler import BOLD, LEADING, width_of, wrapped
from dashboard.exports.picture.years import TICK
from dashboard.i18n import format_number, translate
from dashboard.kinds.coverage_cells import STATE_OF, counted_by_group

NAMES, NAMES_NARROW = 0.38, 0.5
"""Part of the width that the names of rows may take, in wide columns and in others."""
WIDE = 500.0
TALL, TALLEST, FILLED = 1.9, 4.0, 0.6
"""Height of a row in sizes of type: the usual one, and the most that few rows grow to, to fill so much of the room."""
COLUMN_GAP = 18.0
_GROUND = theme.LIGHT["no-report"]
DRAWN: frozenset[CellRole] = frozenset({"", "interval", "zero", "asked", "suppressed", "none"})
check("pictures", "years", DRAWN)


@dataclass(frozen=True)
class _Frame:
    """Where the cells of a row begin, how many they are and how wide a year is. `is_turned`: what is laid out here is
    turned round, but years go on to the right in every language."""

    left: float
    step: float
    many: int
    is_turned: bool

    def across(self, first: float, last: float) -> tuple[float, float]:
        """From where to where cells go, by the places of the first and after the last."""
        first, last = (self.many - last, self.many - first) if self.is_turned else (first, last)
        return self.left + first * self.step, self.left + last * self.step


def draw(canvas: Canvas, box: Box, found: Cells, look: Look) -> None:
    """The picture of who reports, with what its cells stand for: its names where a language is read from."""
    canvas = Mirrored(canvas, Mirror(box, look.rtl))
    under = box.trimmed(top=_legend(Canvas(), box, found, look) + 6)
    sizes = {columns: _named_size(under, found, columns, look) for columns in (1, 2, 3)}
    fitting = [columns for columns, size in sizes.items() if size]
    if not fitting and any(counts.draw(canvas, box, counted_by_group(one), look) for one in (found, found.in_wholes())):
        return
    _legend(canvas, box, found, look)
    if fitting:
        _named(canvas, under, found, look, size=sizes[fitting[0]], columns=fitting[0])
    else:
        _dense(canvas, under, found, look)


def _named_size(box: Box, found: Cells, columns: int, look: Look) -> float:
    """The size of type in which all rows have their names in so many columns; 0 where there is none."""
    parts = _in_columns(found.groups, columns)
    size = look.label
    while size >= look.least:
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


def _names(found: Cells, size: float, width: float) -> float:
    """Width of the names of rows beside cells."""
    widest = max((width_of(row.name, size) for row in found.rows), default=0.0)
    return min(widest + 8, (NAMES if width > WIDE else NAMES_NARROW) * width)


def _legend(canvas: Canvas, box: Box, found: Cells, look: Look) -> float:
    size = look.label
    left, down = box.left, box.top
    for key in found.legend:
        text = translate("{name} ({n})", name=key.said, n=format_number(key.number))
        wide = 22 + width_of(text, size)
        if left > box.left and left + wide > box.right:
            left, down = box.left, down + LEADING * size + 3
        _cell(canvas, Box(left, down + 0.1 * size, left + 16, down + 0.95 * size), key, found.ramp)
        canvas.write([text_line(left + 22, down + 0.88 * size, text, size, MUTED)])
        left += wide + 16
    return down + LEADING * size - box.top


def _cell(canvas: Canvas, box: Box, cell: Cell | CellKey, ramp: str, more: str = "") -> None:
    role = cell.role
    # A cell is smaller than the pattern of a zero on a map.
    if role in ("", "none", "zero"):
        colour = _GROUND if role == "none" else theme.zero(ramp) if role == "zero" else theme.ink(cell.ink)
    else:
        colour = worldmap.fill(canvas, STATE_OF[role], ramp)
    edge = f' {paint("stroke", theme.RAMPS[ramp][2])} stroke-width="0.6"' if role == "zero" else ""
    canvas.rect(box, colour, 1, f"{edge}{more}")


def _named(canvas: Canvas, box: Box, found: Cells, look: Look, *, size: float, columns: int) -> None:
    """Each row with its name."""
    width = _width(box, columns)
    names = _names(found, size, width)
    parts = _in_columns(found.groups, columns)
    lines = {row.id: wrapped(row.name, size, names - 6) for row in found.rows}
    heads = max(len(part) for part in parts)
    heights = _heights(parts, lines, box.height - 1.7 * size - 1.4 * size * heads, size)
    for place, part in enumerate(parts):
        left = box.left + place * (width + COLUMN_GAP)
        frame = _Frame(left + names, (width - names) / len(found.columns), len(found.columns), look.rtl)
        down = box.top
        for group in part:
            down = _heading(canvas, group, Box(left, down, left + width, box.bottom), size)
            for row in group.rows:
                height = heights[row.id]
                _write_name(canvas, lines[row.id], left, down + height / 2, size)
                _cells(canvas, row, frame, found.ramp, down=down, height=height)
                down += height
        _years(canvas, found.columns, frame, down, size)


def _heights(
    parts: Sequence[Sequence[Group]], lines: Mapping[str, Sequence[str]], room: float, size: float
) -> dict[str, float]:
    """How tall each row is: all alike where that leaves room for the longest name, else as the lines of their names."""
    own = {row: len(said) for row, said in lines.items()}
    alike = dict.fromkeys(own, 1)
    roomy = _height(parts, alike, room, size) >= LEADING * size * max(own.values(), default=1)
    counted = alike if roomy else own
    tall = _height(parts, counted, room, size)
    return {row: tall * number for row, number in counted.items()}


def _height(parts: Sequence[Sequence[Group]], counted: Mapping[str, int], room: float, size: float) -> float:
    """How tall one of the lines is that rows are counted in."""
    own = room / (max(sum(counted[row.id] for group in part for row in group.rows) for part in parts) or 1)
    return min(own, max(TALL * size, min(TALLEST * size, FILLED * own)))


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
    note = text_line(name.box.right + 8, down + 1.02 * size, group.said, size, MUTED)
    if note.box.right <= right:
        canvas.write([note])
    return down + 1.4 * size


def _cells(canvas: Canvas, row: Row, frame: _Frame, ramp: str, *, down: float, height: float) -> None:
    """Years of one state beside each other are one piece where rows are low."""
    cells, gap = row.cells, 0.8 if height > 5 else 0.3
    canvas.rect(Box(frame.left, down + gap / 2, frame.left + len(cells) * frame.step, down + height - gap / 2), _GROUND)
    start = 0
    for place in range(1, len(cells) + 1):
        if place == len(cells) or cells[place].role != cells[start].role or height > 5:
            if cells[start].role != "none":
                left, right = frame.across(start, place)
                said = f' data-cell="{row.id} {start} {place - 1}" data-role="{cells[start].role}"'
                box = Box(left, down + gap / 2, right - gap, down + height - gap / 2)
                _cell(canvas, box, cells[start], ramp, said)
            start = place


def _years(canvas: Canvas, years: Sequence[str], frame: _Frame, down: float, size: float) -> None:
    for place, year in counts.named_years(years, frame.step, width_of("2000", size) + 8):
        x, _ = frame.across(place + 0.5, place + 0.5)
        canvas.line((x, down), (x, down + TICK), LINE)
        canvas.write([text_line(x, down + TICK + 1.1 * size, year, size, MUTED, anchor="middle")])


def _dense(canvas: Canvas, box: Box, found: Cells, look: Look) -> None:
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
        frame = _Frame(left, width / len(found.columns), len(found.columns), look.rtl)
        down = box.top
        for group in part:
            down = _heading(canvas, group, Box(left, down, left + width, box.bottom), size)
            for row in group.rows:
                _cells(canvas, row, frame, found.ramp, down=down, height=tall)
                down += tall
            down += 2
        _years(canvas, found.columns, frame, down, size)


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
