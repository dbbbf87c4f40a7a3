"""A described matrix as native tables: as much of it as has room on a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from dashboard.charts.cells import Cell, CellKey, Cells, Row
from dashboard.exports.picture.counts import named_years
from dashboard.exports.picture.matrix import in_lines, shared_out
from dashboard.exports.picture.table import left_out
from dashboard.exports.slides.measure import BOLD, REGULAR, width_of, wrapped
from dashboard.exports.slides.painted import behind
from dashboard.exports.slides.tables import PAD, ROOMY, TYPE, YEAR_PAD, Part
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import leading
from dashboard.i18n import format_number, in_sentences, translate
from dashboard.kinds.coverage_cells import counted_by_group

NAMES, WIDEST_NAMES, HEADS = 0.24, 0.36, 0.4
"""Part of the width that names of rows may take, and beside few columns; and of the height those of columns."""
NAMES_OF_YEARS, ABOVE = 0.38, 1.5
"""Part of the width for names of rows beside years; above and below a name, in points."""
LEVEL, ROOMIEST, ROOMIER = 6, 3.0, 1.8
"""Lines that a name of a column may take before it is read from below; of how many times its height a row may be, and
one of years."""
CORNER = 4
"""Lines that may say above the names what they are."""
MOST_SLIDES = 4
"""Of one matrix."""
LEAST_KEY = 9
"""Years over which the name of a kind of cells goes, with its cell, at least."""
AROUND, BESIDE, CLOSE = 3.0, 1.0, 1.0
"""Beside a figure, in points; beside one on the ground of its class; above and below one at least, together."""


def matrix_part(cells: Cells, room: Frame) -> Part:
    """The part of a matrix that has room on a slide, and how much of it is left out.

    Years of more rows than have room are counted by group, those of more groups by what these lie in.
    """
    if cells.kind == "matrix":
        parts = [(_part_of(way, room), bool(way.beside)) for way in cells.ways]
        return max(parts, key=lambda found: _shown(*found))[0]
    whole = _years(cells, room)
    if whole is not None:
        return whole
    by_group = matrix_part(counted_by_group(cells), room)
    return matrix_part(counted_by_group(cells.in_wholes()), room) if by_group.more else by_group


def matrix_parts(cells: Cells, room: Frame) -> list[Part]:
    """The same on one slide after another, of about as many rows, where its rows are indicators that have no room on
    one: none of them is less than the others."""
    whole = matrix_part(cells, room)
    if cells.kind != "matrix" or cells.rows_are != "indicator":
        return [whole]
    # Figures on two slides tell more than signs on one; of words that stand beside figures the shorter ones will do.
    for one in [cells] if cells.together > 1 else cells.wordings:
        parts = _in_parts(one, room)
        if parts and all(part.columns[-1] == cells.columns[-1] for part in parts):
            return parts
    if parts := _in_parts(cells, room):
        return parts
    # Of one country its own columns are on so many slides rather than the first rows of all.
    own, left = cells.first_columns(cells.together), len(cells.columns) - cells.together
    parts = _in_parts(own, room) if cells.together > 1 else []
    return [replace(part, more=in_sentences(filter(None, (left_out(0, left), part.more)))) for part in parts] or [whole]


def _in_parts(cells: Cells, room: Frame) -> list[Part]:
    """All rows on as few slides as they have room on; none where they would be too many."""
    rows, whole = len(cells.rows), matrix_part(cells, room)
    if len(whole.rows) >= rows:
        return [whole]
    for many in range(-(-rows // len(whole.rows)), MOST_SLIDES + 1):
        cuts = [round(part * rows / many) for part in range(many + 1)]
        ends = [0, *accumulate(len(group.rows) for group in cells.groups)]
        # Rows of one group stay together, where these are as many as the slides that are needed.
        ways = [ends, cuts] if len(cells.groups) == many else [cuts]
        for way in ways:
            parts = [matrix_part(cells.between(first, end), room) for first, end in pairwise(way)]
            if sum(len(part.rows) for part in parts) == rows:
                return parts
    return []


def _shown(part: Part, has_beside: bool) -> int:
    """How many cells have room, without what stands beside names."""
    return len(part.rows) * (len(part.columns) - 1 - has_beside)


def _part_of(cells: Cells, room: Frame) -> Part:
    """As many rows and columns as have room; the part says how many more there are."""
    texts = (width_of(cells.beside, TYPE, BOLD), *(width_of(row.beside, TYPE) for row in cells.rows))
    beside = ROOMY * max(texts) + 2 * PAD + 1 if cells.beside else 0.0
    wide = room.width - beside
    widest = max((ROOMY * width_of(row.name, TYPE) for row in cells.rows), default=0.0)
    corner = ROOMY * width_of(cells.corner, TYPE, BOLD) / CORNER
    least = _least(cells)
    # Beside few columns names stay on one line.
    spare = min(WIDEST_NAMES * wide, wide - sum(least) - 2 * PAD)
    names = min(max(widest, corner) + 1, max(NAMES * wide, spare)) + 2 * PAD
    many = max(1, sum(taken <= wide - names for taken in accumulate(least)))
    # Of years the last ones, else the first of the columns.
    begin = len(cells.columns) - many if cells.columns_are == "year" else 0
    columns = range(begin, begin + many)
    own = least[begin : begin + many]
    steps = _steps(cells, own, wide - names)
    across = list(zip((cells.columns[place] for place in columns), steps, strict=True))
    heads = [len(wrapped(name, ROOMY * TYPE, step - 2 * PAD, BOLD)) for name, step in across]
    words = ((word, step) for name, step in across for word in name.split())
    is_level = max(heads) <= LEVEL and all(ROOMY * width_of(word, TYPE, BOLD) <= step - 2 * PAD for word, step in words)
    years = _named([name for name, _ in across], min(steps)) if cells.columns_are == "year" else ()
    high = max(heads) * leading() * TYPE + 2 * CLOSE if is_level else _head(cells, min(steps), TYPE, room.height)
    high = leading() * TYPE + 2 * AROUND if years else high
    # What the names of rows are stands level in the corner, and may take more lines than names of columns are long.
    said = len(wrapped(cells.corner, ROOMY * TYPE, names - 2 * PAD, BOLD))
    high = max(high, said * leading() * TYPE + 2 * CLOSE)
    lows = [
        max(1, len(wrapped(row.name, ROOMY * TYPE, names - 2 * PAD))) * leading() * TYPE + CLOSE for row in cells.rows
    ]
    kept = max(1, sum(low <= room.height - high for low in accumulate(lows)))
    rows, talls = cells.rows[:kept], lows[:kept]
    more = min(ROOMIEST, max(1.0, (room.height - high) / (sum(talls) or 1.0)))
    talls = [more * tall for tall in talls]
    part = _part(cells, rows, columns)
    left = left_out(len(cells.rows) - kept, len(cells.columns) - len(columns))
    return replace(
        part,
        widths=(names, *([beside] if beside else []), *steps),
        talls=(high, *talls),
        is_turned=not is_level and not years,
        years=years,
        more=in_sentences(filter(None, (left, cells.without))),
    )


def _least(cells: Cells) -> list[float]:
    """How wide each column is at least: as its own figures and the words of its name, or as the widest of all."""
    around, low = BESIDE if cells.legend else AROUND, leading() * TYPE + AROUND

    def wide(cell: Cell) -> float:
        return _wide(cell) + 2 * (PAD if cell.small else around)

    least = [max([low, *(wide(row.cells[place]) for row in cells.rows)]) for place in range(len(cells.columns))]
    if not cells.is_fitted:
        return [max(least, default=low)] * len(least)
    words = (max(ROOMY * width_of(word, TYPE, BOLD) for word in name.split()) + 2 * PAD + 1 for name in cells.columns)
    return [max(own, word) for own, word in zip(least, words, strict=True)]


def _steps(cells: Cells, least: Sequence[float], room: float) -> tuple[float, ...]:
    """How wide columns are that stand beside each other: as what is in them takes, or all alike."""
    if not cells.is_fitted:
        return (room / len(least),) * len(least)
    heads = [
        in_lines(name, lambda text: ROOMY * width_of(text, TYPE, BOLD), _lines_of)
        for name in cells.columns[: len(least)]
    ]
    return shared_out(least, [[wide + 2 * PAD for wide in head] for head in heads], room)


def _lines_of(name: str, wide: float) -> int:
    return len(wrapped(name, ROOMY * TYPE, wide, BOLD))


def _wide(cell: Cell) -> float:
    return ROOMY * width_of(f"{cell.text}{behind(cell)}", TYPE, BOLD if _is_bold(cell) else REGULAR)


def _is_bold(cell: Cell) -> bool:
    return cell.role == "sum" or bool(cell.small)


def _head(cells: Cells, step: float, size: float, most: float) -> float:
    """How tall names of columns are that are read from below, in as many lines as a column is wide."""
    lines = max(1, int((step - 2) / (leading() * size)))
    high = max((ROOMY * width_of(word, size, BOLD) for name in cells.columns for word in name.split()), default=0.0)
    while high < HEADS * most and any(len(wrapped(name, ROOMY * size, high, BOLD)) > lines for name in cells.columns):
        high += size
    return high + 2 * AROUND


def _part(cells: Cells, rows: Sequence[Row], columns: range) -> Part:
    behind = tuple(
        (*([Cell(row.beside)] if cells.beside else []), *(row.cells[column] for column in columns)) for row in rows
    )
    texts = tuple((row.name, *(cell.text for cell in line)) for row, line in zip(rows, behind, strict=True))
    names = (cells.corner, *filter(None, [cells.beside]), *(cells.columns[column] for column in columns))
    return Part(names, texts, (False,) * len(names), (), cells=behind)


# ------------------------------------------------------------------------------------------------ years


def _years(cells: Cells, room: Frame) -> Part | None:
    """A row for each row and each heading, below them what cells are; years across, some of them named.

    None where they have no room.
    """
    names = NAMES_OF_YEARS * room.width
    step = (room.width - names) / len(cells.columns)
    high = leading() * TYPE + 2 * AROUND
    lines, keys = [*_lines(cells)], _keys(cells)
    least = [_tall(line.name, names if line.cells else room.width, TYPE) for line in lines]
    under = [_tall(line.name, names, TYPE) for line in keys]
    spare = room.height - high - sum(least) - sum(under)
    if spare < 0:
        return None
    if spare > _tall("", names, TYPE):  # A blank row: no key is taken for one of the rows.
        keys, under = [_Line("", (Cell(role="none"),) * len(cells.columns)), *keys], [_tall("", names, TYPE), *under]
        spare -= under[0]
    more = min(ROOMIER, 1 + spare / sum(least))
    every = (*lines, *keys)
    talls = (high, *(more * tall for tall in least), *under)
    return Part(
        (cells.corner, *cells.columns),
        tuple((line.name, *("" for _ in cells.columns)) for line in every),
        (False,) * (1 + len(cells.columns)),
        (names, *(step for _ in cells.columns)),
        heads=frozenset(place for place, line in enumerate(lines) if not line.cells),
        cells=tuple(line.cells for line in every),
        talls=talls,
        spans=tuple(line.spans for line in every),
        is_turned=False,
        years=_named(cells.columns, step),
    )


def _named(years: Sequence[str], step: float) -> tuple[tuple[int, int, str], ...]:
    """Over which columns the name of a year goes: from its own to the next that is named, as a picture's axis has them.

    The last, where its column is too narrow for its name, has that of the year before, too.
    """
    wide = ROOMY * width_of("2000", TYPE, BOLD) + 2 * YEAR_PAD
    named, last = named_years(years, step, wide), len(years) - 1
    if named[0][0]:
        named = [(0, ""), *named]
    starts = [place - (place == last and step < wide) for place, _ in named]
    ends = [*(start - 1 for start in starts[1:]), last]
    return tuple((start, end, name) for start, end, (_, name) in zip(starts, ends, named, strict=True) if start <= end)


def _tall(name: str, wide: float, size: float) -> float:
    return max(1, len(wrapped(name, ROOMY * size, wide - 2 * PAD))) * leading() * size + ABOVE


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
