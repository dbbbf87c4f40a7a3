"""A described matrix as native tables: on one slide in the largest type that has room, else on as few as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dashboard.charts.cells import Cell, CellKey, Cells, Row
from dashboard.exports.picture.ruler import BOLD, LEADING, width_of, wrapped
from dashboard.exports.slides.tables import MOST, PAD, ROOMY, Part, left_out
from dashboard.exports.slides.template import Frame
from dashboard.i18n import format_number, translate
from dashboard.kinds.coverage_cells import counted_by_group

SIZES = (10.0, 9.0, 8.0)
"""Sizes of type in points."""
SIZES_OF_YEARS = (10.0, 9.0, 8.0, 7.5)
NAMES, HEADS = 0.3, 0.4
"""Part of the width that names of rows may take, and of the height those of columns."""
NAMES_OF_YEARS, ABOVE = 0.38, 1.5
"""Part of the width for names of rows beside years; above and below a name, in points."""
LEAST_KEY = 9
"""Years over which the name of a kind of cells goes, with its cell, at least."""
AROUND, BESIDE = 3.0, 1.0
"""Above and below a figure, and beside it, in points; beside one on the ground of its class."""


def matrix_parts(cells: Cells, room: Frame) -> list[Part]:
    """The parts of a matrix: as few as any size of type needs, and of those sizes the largest.

    Years of more rows than slides have room for are counted by group.
    """
    if cells.kind == "matrix":
        ways = [cells, cells.turned()] if cells.rows_are == "area" else [cells]
        made = [_parts(one, room, size) for way in ways for one in way.wordings for size in SIZES]
        return min(made, key=lambda parts: (_apart(parts), -_shown(parts), len(parts)))
    found = min((_years(cells, room, size) for size in SIZES_OF_YEARS), key=len)
    return found if len(found) <= MOST else matrix_parts(counted_by_group(cells), room)


def _apart(parts: Sequence[Part]) -> int:
    """Into how many groups the columns are split."""
    return len({part.columns for part in parts})


def _shown(parts: Sequence[Part]) -> int:
    """How many cells have room."""
    return sum(len(part.rows) * (len(part.columns) - 1) for part in parts)


def _parts(cells: Cells, room: Frame, size: float) -> list[Part]:
    """Rows first, then further columns beside the names again; at most MOST, of which the last says what is left."""
    names = (
        min(max((ROOMY * width_of(row.name, size) for row in cells.rows), default=0.0), NAMES * room.width) + 2 * PAD
    )
    figures = (ROOMY * width_of(cell.text, size, BOLD) for _, _, cell in cells.each)
    beside = BESIDE if cells.legend else AROUND
    step = max(max(figures, default=0.0) + 2 * beside, LEADING * size + AROUND)
    most = max(1, int((room.width - names) / step))
    share = -(-len(cells.columns) // -(-len(cells.columns) // most))
    across = [range(first, min(first + share, len(cells.columns))) for first in range(0, len(cells.columns), share)]
    step = (room.width - names) / share
    is_level = all(ROOMY * width_of(name, size, BOLD) <= step - 2 * PAD for name in cells.columns)
    high = LEADING * size + 2 * AROUND if is_level else _head(cells, step, size, room.height)
    lines = max((len(wrapped(row.name, ROOMY * size, names - 2 * PAD)) for row in cells.rows), default=1)
    tall = lines * LEADING * size + AROUND
    fitting = max(1, int((room.height - high) / tall))
    down = [cells.rows[first : first + fitting] for first in range(0, len(cells.rows), fitting)]
    made = [_part(cells, rows, columns, size) for columns in across for rows in down]
    kept = [
        replace(
            part,
            widths=(names, *(step for _ in part.columns[1:])),
            talls=(high, *(tall for _ in part.rows)),
            is_turned=not is_level,
        )
        for part in made[:MOST]
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


# ------------------------------------------------------------------------------------------------ years


def _years(cells: Cells, room: Frame, size: float) -> list[Part]:
    """A row for each row and each heading, below them what cells are; years across, read from below."""
    names = NAMES_OF_YEARS * room.width
    step = (room.width - names) / len(cells.columns)
    high = ROOMY * width_of("2000", size, BOLD) + 2 * AROUND
    keys = _keys(cells)
    pages: list[list[_Line]] = [[]]
    down = top = high + len(keys) * (LEADING * size + ABOVE)
    for line in _lines(cells):
        tall = _tall(line.name, names if line.cells else room.width, size)
        if down + tall > room.height and pages[-1]:
            pages.append([])
            down = top
        pages[-1].append(line)
        down += tall
    return [
        Part(
            (cells.corner, *cells.columns),
            tuple((line.name, *("" for _ in cells.columns)) for line in (*page, *keys)),
            (False,) * (1 + len(cells.columns)),
            (names, *(step for _ in cells.columns)),
            heads=frozenset(place for place, line in enumerate(page) if not line.cells),
            size=size,
            cells=tuple(line.cells for line in (*page, *keys)),
            talls=(high, *(_tall(line.name, names if line.cells else room.width, size) for line in (*page, *keys))),
            spans=tuple(line.spans for line in (*page, *keys)),
        )
        for page in pages
    ]


def _tall(name: str, wide: float, size: float) -> float:
    return max(1, len(wrapped(name, ROOMY * size, wide - 2 * PAD))) * LEADING * size + ABOVE


class _Line(NamedTuple):
    """A row with its cells; a heading without; of what cells are, texts by the cell at which they begin."""

    name: str
    cells: tuple[Cell, ...] = ()
    spans: tuple[tuple[int, int, str], ...] = ()


def _lines(cells: Cells) -> Iterator[_Line]:
    for group in cells.groups:
        if len(cells.groups) > 1 or cells.rows_are == "indicator":
            yield _Line(translate("{name}: {note}", name=group.name, note=group.said))
        yield from (_Line(row.name, row.cells) for row in group.rows)


def _keys(cells: Cells) -> list[_Line]:
    """What cells are: a cell of each kind and its name over the next ones, as many beside each other as have room."""
    width = len(cells.columns)
    beside = max(1, width // LEAST_KEY)
    share = width // beside
    if share == 1:  # Beside a single year there is no room but that of names.
        blank = [Cell(role="none")] * (width - 1)
        return [_Line(_said(key), (Cell(ink=key.ink, role=key.role), *blank)) for key in cells.legend]
    found = []
    for first in range(0, len(cells.legend), beside):
        behind, spans = [Cell(role="none")] * width, []
        for place, key in enumerate(cells.legend[first : first + beside]):
            behind[place * share] = Cell(ink=key.ink, role=key.role)
            spans.append((place * share + 1, place * share + share - 1, _said(key)))
        found.append(_Line("", tuple(behind), tuple(spans)))
    return found


def _said(key: CellKey) -> str:
    return translate("{name} ({n})", name=key.said, n=format_number(key.number))
