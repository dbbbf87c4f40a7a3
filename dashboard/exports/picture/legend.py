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


def _rows(entries: Sequence[Entry], width: float, size: float) -> list[list[tuple[Entry, list[str]]]]:
    rows: list[list[tuple[Entry, list[str]]]] = []
    left = width + 1
    for entry in entries:
        lines = wrapped(entry.name, size, width - SWATCH - GAP) or [""]
        wide = SWATCH + GAP + max(width_of(line, size) for line in lines)
        if left + wide > width:
            rows.append([])
            left = 0
        rows[-1].append((entry, lines))
        left += wide + BETWEEN
    return rows


def height_of(entries: Sequence[Entry], width: float, size: float) -> float:
    """How tall a legend is."""
    rows = _rows(entries, width, size)
    return sum(max(len(lines) for _, lines in row) for row in rows) * LEADING * size + 6 if rows else 0


def draw(canvas: Canvas, box: Box, entries: Sequence[Entry], look: Look) -> None:
    """The legend in rows from the top."""
    mirror, size, down = Mirror(box, look.rtl), look.label, box.top
    for row in _rows(entries, box.width, size):
        left = box.left
        for entry, lines in row:
            entry.draw(canvas, mirror.box(Box(left, down + 0.1 * size, left + SWATCH, down + 0.98 * size)))
            for place, line in enumerate(lines):
                baseline = down + 0.9 * size + place * LEADING * size
                canvas.write([mirror.label(text_line(left + SWATCH + GAP, baseline, line, size, MUTED))])
            left += SWATCH + GAP + max(width_of(line, size) for line in lines) + BETWEEN
        down += max(len(lines) for _, lines in row) * LEADING * size
