"""A described matrix as native tables: on one slide in the largest type that has room, else on as few as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.cells import Cells, Row
from dashboard.exports.picture.ruler import BOLD, LEADING, width_of, wrapped
from dashboard.exports.slides.tables import MOST, PAD, ROOMY, Part, left_out
from dashboard.exports.slides.template import Frame

SIZES = (10.0, 9.0, 8.0)
"""Sizes of type in points."""
NAMES, HEADS = 0.3, 0.4
"""Part of the width that names of rows may take, and of the height those of columns."""
AROUND = 3.0
"""Above and below a figure, and beside it, in points."""


def matrix_parts(cells: Cells, room: Frame) -> list[Part]:
    """The parts of a matrix: as few as any size of type needs, and of those sizes the largest."""
    return min((_parts(cells, room, size) for size in SIZES), key=len)


def _parts(cells: Cells, room: Frame, size: float) -> list[Part]:
    """Rows first, then further columns beside the names again; at most MOST, of which the last says what is left."""
    names = (
        min(max((ROOMY * width_of(row.name, size) for row in cells.rows), default=0.0), NAMES * room.width) + 2 * PAD
    )
    figures = (ROOMY * width_of(cell.text, size, BOLD) for _, _, cell in cells.each)
    step = max(max(figures, default=0.0) + 2 * AROUND, LEADING * size + AROUND)
    most = max(1, int((room.width - names) / step))
    share = -(-len(cells.columns) // -(-len(cells.columns) // most))
    across = [range(first, min(first + share, len(cells.columns))) for first in range(0, len(cells.columns), share)]
    step = (room.width - names) / share
    high = _head(cells, step, size, room.height)
    lines = max((len(wrapped(row.name, ROOMY * size, names - 2 * PAD)) for row in cells.rows), default=1)
    tall = lines * LEADING * size + AROUND
    fitting = max(1, int((room.height - high) / tall))
    down = [cells.rows[first : first + fitting] for first in range(0, len(cells.rows), fitting)]
    made = [_part(cells, rows, columns, size) for columns in across for rows in down]
    kept = [
        replace(part, widths=(names, *(step for _ in part.columns[1:])), talls=(high, tall)) for part in made[:MOST]
    ]
    beyond = made[MOST:]
    rows_left = 0 if len(across) > 1 else sum(len(part.rows) for part in beyond)
    columns_left = sum(len(columns) for columns in across[-(-MOST // len(down)) :]) if beyond else 0
    return [*kept[:-1], replace(kept[-1], more=left_out(rows_left, columns_left))]


def _head(cells: Cells, step: float, size: float, most: float) -> float:
    """How tall names of columns are that are read from below, in as many lines as a column is wide."""
    lines = max(1, int((step - 2) / (LEADING * size)))
    high = max((ROOMY * width_of(word, size, BOLD) for name in cells.columns for word in name.split()), default=0.0)
    while high < HEADS * most and any(len(wrapped(name, ROOMY * size, high, BOLD)) > lines for name in cells.columns):
        high += size
    return high + 2 * AROUND


def _part(cells: Cells, rows: Sequence[Row], columns: range, size: float) -> Part:
    behind = tuple(tuple(row.cells[column] for column in columns) for row in rows)
    texts = tuple((row.name, *(cell.text for cell in line)) for row, line in zip(rows, behind, strict=True))
    names = (cells.corner, *(cells.columns[column] for column in columns))
    return Part(names, texts, (False,) * len(names), (), size=size, cells=behind)
