"""The legend over a described chart: keys with their names in rows, from the right where a language is read so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.exports.picture.canvas import Box, Canvas, text_line
from dashboard.exports.picture.look import MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.ruler import LEADING, width_of, wrapped

SWATCH, GAP, BETWEEN = 15.0, 5.0, 16.0
"""Width of a key, the room to its name, and between two keys."""


@dataclass(frozen=True)
class Entry:
    """A name, and what draws a piece of the marks that it names."""

    name: str
    draw: Callable[[Canvas, Box], None]
    of: str = ""
    """Which kind of mark it is of, for a test that finds each kind in the key."""


def _rows(names: Sequence[str], width: float, size: float) -> list[list[tuple[int, list[str]]]]:
    """Places of names by row, each with its lines; a name wider than a row is broken."""
    rows: list[list[tuple[int, list[str]]]] = []
    left = width + 1
    for place, name in enumerate(names):
        lines = wrapped(name, size, width - SWATCH - GAP) or [""]
        wide = SWATCH + GAP + max(width_of(line, size) for line in lines)
        if left + wide > width:
            rows.append([])
            left = 0
        rows[-1].append((place, lines))
        left += wide + BETWEEN
    return rows


def rows_height(names: Sequence[str], width: float, size: float) -> float:
    """How tall the rows of a legend are."""
    return sum(max(len(lines) for _, lines in row) for row in _rows(names, width, size)) * LEADING * size


def row_width(names: Sequence[str], size: float) -> float:
    """How wide a legend is in one row."""
    return sum(SWATCH + GAP + width_of(name, size) for name in names) + BETWEEN * (len(names) - 1)


def draw_above(canvas: Canvas, box: Box, entries: Sequence[Entry], look: Look) -> Box:
    """The legend, where there is one; what is left below it."""
    draw(canvas, box, entries, look.label, rtl=look.rtl)
    names = [entry.name for entry in entries]
    return box.trimmed(top=rows_height(names, box.width, look.label) + 6 if names else 0)


def draw(canvas: Canvas, box: Box, entries: Sequence[Entry], size: float, *, rtl: bool = False) -> None:
    """The legend in rows from the top left of a box; from the right where a language is read from there."""
    mirror, down = Mirror(box, rtl), box.top
    for row in _rows([entry.name for entry in entries], box.width, size):
        left = box.left
        for which, lines in row:
            key = mirror.box(Box(left, down + 0.1 * size, left + SWATCH, down + 0.98 * size))
            canvas.add(f'<g data-key="{entries[which].of}">' if entries[which].of else "<g>")
            entries[which].draw(canvas, key)
            canvas.add("</g>")
            for place, line in enumerate(lines):
                baseline = down + 0.9 * size + place * LEADING * size
                canvas.write([mirror.label(text_line(left + SWATCH + GAP, baseline, line, size, MUTED))])
            left += SWATCH + GAP + max(width_of(line, size) for line in lines) + BETWEEN
        down += max(len(lines) for _, lines in row) * LEADING * size
