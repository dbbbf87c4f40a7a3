"""Draws a described matrix into a box of a picture: names of rows and columns, and each cell with its figure.

Every cell bears `data-cell` (its row and column), `data-role` and `data-ink`, so that a test can read it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dashboard import theme
from dashboard.charts.cells import Cell, CellRole, Cells, check
from dashboard.exports.picture.canvas import Box, Canvas, Label, paint, text_line
from dashboard.exports.picture.look import INK, LEAST_TYPE, LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.ruler import ASCENT, BOLD, LEADING, REGULAR, width_of, wrapped
from dashboard.exports.picture.shapes import hatching

DRAWN: frozenset[CellRole] = frozenset({"", "wide", "sum", "suppressed", "silent", "none"})
check("pictures", "matrix", DRAWN)
NAMES, HEADS = 0.3, 0.36
"""Part of the width that the names of rows may take, and of the height those of columns."""
LEVEL, MOST_LINES = 2, 6
"""Lines of names of columns that take less room than names which are read from below; and the most that are tried."""
GAP, APART = 5.0, 10.0
"""Between a name and the cells, and in a cell on each side of its figure; between a name and what stands beside it, and
before a sign behind a figure."""
PITCH, WHOLE, TIGHT, TALLEST = 1.5, 1.4, 1.1, 4.0
"""Least height of a row, that of one where no row is left out then, that of one where some would be left out otherwise,
and the greatest, in sizes of type."""
FIGURES = 0.88
"""Size of figures in cells beside that of names: most of them have room then, and look alike."""
SMALL = 0.85
"""Size of what stands small behind a figure, beside that of names, which such a figure has."""
HATCH, EVEN = 6.0, 0.01
"""Apart of hatching; and what a sum of widths may be off its parts."""


@dataclass(frozen=True)
class _Plan:
    """A size of type with what it takes: lines of all names, and the cells between them."""

    size: float
    rows: tuple[list[str], ...]
    columns: tuple[list[str], ...]
    is_turned: bool
    """Whether names of columns are read from below."""
    area: Box
    steps: tuple[float, ...]
    """How wide each column is."""
    beside: tuple[str, ...] = ()
    """What stands between the names of rows and the cells: its head, then that of each row."""

    @property
    def lefts(self) -> tuple[float, ...]:
        """Where each column begins."""
        return tuple(accumulate(self.steps[:-1], initial=self.area.left))

    @property
    def down(self) -> float:
        return self.area.height / max(len(self.rows), 1)

    def box(self, row: int, column: int) -> Box:
        left, top = self.lefts[column], self.area.top + row * self.down
        return Box(left, top, left + self.steps[column], top + self.down)


def draw(canvas: Canvas, box: Box, cells: Cells, look: Look, pitch: float = PITCH) -> bool:
    """The whole matrix in the largest type that has room; whether it can be read. `pitch`: least height of a row."""
    size = look.label
    plan = _plan(cells, box, size, look, pitch=pitch)
    while plan is None and size > look.least:
        size = max(size - 0.5, look.least)
        plan = _plan(cells, box, size, look, pitch=pitch)
    if plan is None:
        return False
    plan = _roomier(cells, box, plan, look, pitch)
    mirror = Mirror(box, look.rtl)
    canvas.write(_names(plan, mirror))
    # Frames last: they lie over the edges of their neighbours.
    for row, column, cell in sorted(cells.each, key=lambda each: each[2].is_framed):
        _draw_cell(canvas, mirror, cell, (row, column, plan, look))
    return True


def fits(cells: Cells, box: Box, size: float, look: Look, pitch: float = PITCH) -> bool:
    """Whether the whole matrix has room in a size of type, each figure in its own without getting smaller."""
    plan = _plan(cells, box, size, look, pitch=pitch) if cells.rows else None
    return plan is not None and _has_room(cells, plan.steps, max(FIGURES * size, min(size, look.legible)), look)


def _roomier(cells: Cells, box: Box, plan: _Plan, look: Look, pitch: float) -> _Plan:
    """The plan with names of rows in more lines, as far as figures would else be under the least type."""
    for tenths in range(9, 3, -1):
        if _has_room(cells, plan.steps, look.least, look):
            break
        plan = _plan(cells, box, plan.size, look, NAMES * tenths / 10, pitch=pitch) or plan
    return plan


def _plan(cells: Cells, box: Box, size: float, look: Look, most: float = NAMES, *, pitch: float) -> _Plan | None:
    """What a size of type takes; None where something has no room. `most`: part of the width for names of rows."""
    beside = (cells.beside, *(row.beside for row in cells.rows)) if cells.beside else ()
    room = most * box.width
    box = box._replace(left=box.left + max((width_of(text, size) + APART for text in beside), default=0.0))
    least = _least(cells, size, look)
    # Beside few columns names stay on one line.
    room = max(room, box.width - GAP - 0.5 - sum(least)) if least else room
    wide = min(max((width_of(row.name, size) for row in cells.rows), default=0.0), room) + 0.5
    rows = tuple(wrapped(row.name, size, wide) for row in cells.rows)
    if most < NAMES and any(width_of(line, size) > wide for lines in rows for line in lines):
        return None
    steps = _steps(cells, least, box.width - wide - GAP, size)
    columns, high = _level_heads(cells, steps, size)
    is_turned = any(
        width_of(word, size) > step - GAP
        for name, step in zip(cells.columns, steps, strict=True)
        for word in name.split()
    )
    if is_turned or max(map(len, columns), default=1) > LEVEL:
        turned, tall = _upright_heads(cells, min(steps), size, HEADS * box.height)
        if is_turned and not turned:
            return None
        # Names are read more easily as they stand, wherever that takes no more room.
        is_turned = is_turned or (bool(turned) and tall < high)
        columns, high = (turned, tall) if is_turned else (columns, high)
    area = Box(box.left + wide + GAP, box.top + high + GAP, box.right, box.bottom)
    lines = max(map(len, rows), default=1)
    down = area.height / max(len(rows), 1)
    if down < pitch * size + (lines - 1) * LEADING * size or not _has_room(cells, steps, min(size, LEAST_TYPE), look):
        return None
    height = min(area.height, TALLEST * size * max(len(rows), 1))
    return _Plan(size, rows, columns, is_turned, area._replace(bottom=area.top + height), steps, beside)


def _steps(cells: Cells, least: Sequence[float], room: float, size: float) -> tuple[float, ...]:
    """How wide each column is in a room: as what stands in them takes, or all alike."""
    many = len(cells.columns)
    if not least:
        return (room / max(many, 1),) * many
    heads = [
        in_lines(name, lambda text: width_of(text, size), lambda text, wide: len(wrapped(text, size, wide)))
        for name in cells.columns
    ]
    return shared_out(least, [[wide + GAP for wide in head] for head in heads], room)


def _least(cells: Cells, size: float, look: Look) -> list[float]:
    """What each column takes at least, where they are fitted to what stands in them."""
    if not cells.is_fitted:
        return []
    figures = max(FIGURES * size, min(size, look.legible))
    least = []
    for place, name in enumerate(cells.columns):
        own = [row.cells[place] for row in cells.rows]
        words = (width_of(word, size) + GAP for word in name.split())
        least.append(max((*(_wide(cell, figures, look) + _around(cell) for cell in own), *words), default=1.0))
    return least


def in_lines(name: str, wide: Callable[[str], float], lines: Callable[[str, float], int]) -> list[float]:
    """The least width of a name in one line, in two, and up to `MOST_LINES`."""
    words = name.split()
    ends = [(first, end) for first in range(len(words)) for end in range(first + 1, len(words) + 1)]
    widths = sorted({wide(" ".join(words[first:end])) + EVEN for first, end in ends})
    told = [(width, lines(name, width)) for width in widths if width > max(map(wide, words))]
    return [next((width for width, many in told if many <= most), 0.0) for most in range(1, MOST_LINES + 1)]


def shared_out(least: Sequence[float], heads: Sequence[Sequence[float]], room: float) -> tuple[float, ...]:
    """Widths of columns that fill a room, with names in as few lines as have room: all alike where that is enough, else
    what each takes and a part of the rest. `least`: what stands in each takes; where there is less, in these parts."""
    for names in zip(*heads, strict=True):
        own = [max(low, name) for low, name in zip(least, names, strict=True)]
        if max(own) * len(own) <= room:
            return (room / len(own),) * len(own)
        if sum(own) <= room:
            return tuple(wide + (room - sum(own)) / len(own) for wide in own)
    return tuple(low * room / sum(least) for low in least)


def _level_heads(cells: Cells, steps: Sequence[float], size: float) -> tuple[tuple[list[str], ...], float]:
    columns = tuple(wrapped(name, size, step - GAP) for name, step in zip(cells.columns, steps, strict=True))
    return columns, max(map(len, columns), default=1) * LEADING * size


def _upright_heads(cells: Cells, step: float, size: float, most: float) -> tuple[tuple[list[str], ...], float]:
    """Names turned, in as many lines as lie beside each other in a column; none where they are too long."""
    lines = max(1, int(step / (1.1 * size)))
    high = min((width for width in _widths(cells, size, most) if _in_lines(cells, size, width) <= lines), default=0.0)
    return (tuple(wrapped(name, size, high) for name in cells.columns), high) if high else ((), 0.0)


def _widths(cells: Cells, size: float, most: float) -> Iterator[float]:
    """Lengths to which turned names may be broken: those of their parts, up to `most`."""
    words = [name.split() for name in cells.columns]
    longest = max((width_of(word, size) for name in words for word in name), default=0.0) + 0.5
    whole = max((width_of(name, size) for name in cells.columns), default=0.0) + 0.5
    yield from (length for length in (longest + part * (whole - longest) / 12 for part in range(13)) if length <= most)


def _in_lines(cells: Cells, size: float, width: float) -> int:
    return max(len(wrapped(name, size, width)) for name in cells.columns)


def _has_room(cells: Cells, steps: Sequence[float], size: float, look: Look) -> bool:
    """Whether each figure has room in its cell in a size of type."""
    return all(_wide(cell, size, look) <= steps[column] - _around(cell) + EVEN for _, column, cell in cells.each)


def _weight(cell: Cell) -> int:
    return BOLD if cell.role == "sum" or cell.small else REGULAR


def small(size: float, look: Look) -> float:
    """Size of what stands small behind a figure of a size."""
    return max(SMALL * size, min(size, look.legible))


def _wide(cell: Cell, size: float, look: Look) -> float:
    """Width of a figure with what stands small behind it, in a size of type."""
    behind = sum(gap + width_of(text, small(size, look)) for text, gap in _behind(cell))
    return width_of(cell.text, size, _weight(cell)) + behind


def _behind(cell: Cell) -> Iterator[tuple[str, float]]:
    """What stands behind a figure, each with the gap before it."""
    if cell.small:
        yield cell.small, GAP
        if cell.mark:
            yield cell.mark, APART


def _around(cell: Cell) -> float:
    """What a cell keeps free of its figure, on both sides together: what stands behind one is not before the next."""
    return 2 * GAP if cell.small and cell.mark else GAP if cell.small else 2.0


def _names(plan: _Plan, mirror: Mirror) -> Iterator[Label]:
    size, at = plan.size, plan.area.left - GAP
    if plan.beside:
        heights = (plan.area.top - GAP, *(_middle(plan, place) + 0.36 * size for place in range(len(plan.rows))))
        for text, down in zip(plan.beside, heights, strict=True):
            yield mirror.label(text_line(at, down, text, size, INK, anchor="end"))
        at -= APART + max(width_of(text, size) for text in plan.beside)
    for place, lines in enumerate(plan.rows):
        first = _middle(plan, place) + 0.36 * size - (len(lines) - 1) * LEADING * size / 2
        for number, line in enumerate(lines):
            yield mirror.label(text_line(at, first + number * LEADING * size, line, size, MUTED, anchor="end"))
    for place, lines in enumerate(plan.columns):
        middle = mirror.across(plan.lefts[place] + plan.steps[place] / 2)
        for number, line in enumerate(lines):
            if plan.is_turned:
                beside = middle + 0.36 * size + (number - (len(lines) - 1) / 2) * 1.1 * size
                yield Label(beside, plan.area.top - GAP, ((line, False),), size, MUTED, turned=True)
            else:
                above = plan.area.top - GAP - (len(lines) - 1 - number) * LEADING * size
                yield text_line(middle, above, line, size, MUTED, anchor="middle")


def _middle(plan: _Plan, row: int) -> float:
    """The height of the middle of a row."""
    return plan.area.top + (row + 0.5) * plan.down


def _draw_cell(canvas: Canvas, mirror: Mirror, cell: Cell, at: tuple[int, int, _Plan, Look]) -> None:
    row, column, plan, look = at
    size, box = plan.size, plan.box(row, column)
    turned = mirror.box(box)
    said = f' data-cell="{row} {column}" data-role="{cell.role}" data-ink="{cell.ink}"'
    line, width = (MUTED, 2) if cell.is_framed else (LINE, 0.5)
    edge = f'{paint("stroke", line)} stroke-width="{width}"'
    if cell.role == "silent":
        canvas.path(hatching(turned, HATCH), f'fill="none" {paint("stroke", theme.HATCH)} stroke-width="1"')
    canvas.rect(turned, theme.ink(cell.ink) if cell.ink else theme.CLEAR, 1, f" {edge}{said}")
    if not cell.text:
        return
    weight = _weight(cell)
    if cell.role == "silent":
        half = min(width_of(cell.text, FIGURES * size, weight) / 2 + 2, box.width / 2 - 1)
        middle = (turned.left + turned.right) / 2
        ground = Box(middle - half, turned.top + 1, middle + half, turned.bottom - 1)
        canvas.rect(ground, theme.LIGHT["ground"])
    widest = size * (box.width - _around(cell)) / _wide(cell, size, look)
    own = min(max(size if cell.small else FIGURES * size, look.least), widest)
    middle, down = (turned.left + turned.right) / 2, (box.top + box.bottom) / 2 + (ASCENT - 0.42) * own
    if not cell.small:
        canvas.write([text_line(middle, down, cell.text, own, theme.text_on(cell.ink), anchor="middle", weight=weight)])
        return
    left, little = (box.left + box.right - _wide(cell, own, look)) / 2, small(own, look)
    quiet = theme.text_on(cell.ink) if cell.ink else MUTED
    ink = theme.text_on(cell.ink) if cell.ink else INK
    canvas.write([mirror.label(text_line(left, down, cell.text, own, ink, weight=weight))])
    left += width_of(cell.text, own, weight)
    for text, gap in _behind(cell):
        canvas.write([mirror.label(text_line(left + gap, down, text, little, quiet))])
        left += gap + width_of(text, little)
