"""Draws a table into a box: as many rows and columns as have room, and how many more there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard import theme
from dashboard.exports.picture.canvas import Anchor, Box, Canvas, text_line
from dashboard.exports.picture.look import INK, LINE, MUTED, Look
from dashboard.exports.picture.matrix import small as small_type
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, width_of, wrapped
from dashboard.figures.shown import Table
from dashboard.i18n import format_number, in_parts, in_sentences, translate, translate_number

PAD = 7.0
"""Between the text of a cell and its edge, left and right."""
WIDEST, NARROWEST, MOST = 0.46, 46.0, 0.7
"""Part of the width that the first column may take; least width of any other; part of the width that few short cells
take."""
HEADING = 2.1
"""Height of a heading of one line across the table, in sizes of type."""
SMALLEST = 0.8
"""Of the usual size of type."""
MEASURED_ROWS, TALLER = 60, 1.2
"""Rows by which columns are made; how much taller these may be for columns of one width."""
MOST_ROWS, WIDTHS, BIT = 8, 24, 1.0
"""Rows that are read at a glance; widths of a column that are tried for them, and what a line is narrower than one."""
FEW_COLUMNS, BETWEEN = 2, 28.0
"""So many columns leave room for the rest of a table beside its first rows, so far away."""
BEFORE = 5.0
"""Between a figure and its year."""
START: Anchor = "start"
END: Anchor = "end"


@dataclass(frozen=True)
class _Grid:
    """Widths of columns, which of them hold numbers, and the size of type."""

    widths: Sequence[float]
    numeric: Sequence[bool]
    size: float
    mirror: Mirror
    look: Look


def draw(canvas: Canvas, box: Box, table: Table, look: Look, most: int | None = None) -> tuple[str, ...] | None:
    """The table's head, its first rows, and a line that counts what is left out; in smaller type where that helps.

    Of a table that has a form for a narrow room that one, where the table as it is has none. Tells the names of the
    rows that are drawn, where some are left out. `most`: how many are drawn where others have words elsewhere.
    """
    table = table.led.plain
    size = look.label
    box = box.trimmed(bottom=_signs_height(table, size, box.width))
    least = min(look.label, max(look.least, SMALLEST * look.label))
    while size > least and _shown(table, size, box) < (len(table.rows), len(table.columns)):
        size = max(size - 0.5, least)
    if table.narrow is not None and _shown(table, size, box) < (len(table.rows), len(table.columns)):
        return draw(canvas, box, table.narrow, look, most)
    whole = len(table.rows)
    if parts := _halves(table if most is None else table.cut(most), whole, least, box, is_rtl=look.rtl):
        return _draw_halves(canvas, parts, table, replace(look, label=least))
    if most is not None:
        table = table.cut(most)
    elif _shown(table, size, box)[0] < whole:
        table = _with_chosen(table, size, box)
    widths, shown, columns = _fitted(table, size, box, is_cut=len(table.rows) < whole)
    grounds = table.grounds
    mirror = Mirror(box, look.rtl)
    grid = _Grid(widths, table.numeric, size, mirror, look)
    box = box._replace(right=box.left + sum(widths))
    down = _row(canvas, box, table.columns[:columns], grid, top=box.top, weight=BOLD)
    rule = mirror.box(box)
    canvas.line((rule.left, down), (rule.right, down), MUTED, 1)
    headings = dict(table.parts)
    for place, row in enumerate(table.rows[:shown]):
        if place in headings:
            down = _heading(canvas, box._replace(top=down), headings[place], grid)
        if grounds:
            high = _height(row[:columns], widths, size, REGULAR)
            _grounds(canvas, grounds[place][:columns], grid, Box(box.left, down, box.right, down + high))
        small = table.small[place][:columns] if table.small else ()
        down = _row(canvas, box, row[:columns], grid, top=down, small=small)
        canvas.line((rule.left, down), (rule.right, down), LINE, 0.8)
    left = left_out(whole - shown, len(table.columns) - columns)
    if left:
        canvas.write([mirror.label(text_line(box.left, down + 1.2 * LEADING * size, left, size, MUTED))])
        down += LEADING * size
    _write_signs(canvas, box._replace(top=down), table.signs_in(table.rows[:shown]), grid)
    return None if shown == whole else tuple(row[0] for row in table.rows[:shown])


def _halves(table: Table, whole: int, size: float, box: Box, *, is_rtl: bool) -> list[tuple[Table, Box]]:
    """The first rows of a table of few columns in two parts beside each other, where more of them have room so; else
    none. `whole`: how many rows it has without those that are cut already."""
    many, wide = len(table.rows), (box.width - BETWEEN) / 2
    below = _shown(table, size, box, is_cut=many < whole)[0]
    if below == many or len(table.columns) > FEW_COLUMNS or table.parts or table.chosen:
        return []
    for kept in range(many, below, -1):
        room = box if kept == whole else box.trimmed(bottom=1.5 * LEADING * size)
        sides = [room._replace(right=room.left + wide), room._replace(left=room.right - wide)]
        # The first part may be the longer one: what is said in a few of the last rows takes several lines.
        for cut in range((kept + 1) // 2 - 1, (kept + 1) // 2 + 2):
            parts = table.of(range(cut)), table.of(range(cut, kept))
            if all(_shown(part, size, sides[0])[0] == len(part.rows) for part in parts):
                return list(zip(parts, sides[::-1] if is_rtl else sides, strict=True))
    return []


def _draw_halves(
    canvas: Canvas, parts: Sequence[tuple[Table, Box]], table: Table, look: Look
) -> tuple[str, ...] | None:
    """Both parts, below them how many rows are left out and what signs mean; the names of those that are drawn, where
    some are left out."""
    for part, box in parts:
        draw(canvas, box, replace(part, signs=(), small_said=""), look)
    rows = [row for part, _ in parts for row in part.rows]
    size, mirror = look.label, Mirror(parts[0][1], look.rtl)
    foot = Box(min(box.left for _, box in parts), parts[0][1].bottom, max(box.right for _, box in parts), 0)
    if left := left_out(len(table.rows) - len(rows), 0):
        canvas.write([mirror.label(text_line(parts[0][1].left, foot.top + 1.2 * LEADING * size, left, size, MUTED))])
        foot = foot._replace(top=foot.top + LEADING * size)
    _write_signs(canvas, foot, table.signs_in(rows), _Grid((), (), size, Mirror(foot, look.rtl), look))
    return tuple(row[0] for row in rows) if left else None


def _with_chosen(table: Table, size: float, box: Box) -> Table:
    """A table too long for its box, cut so that what the reader chose is seen, wherever it stands."""
    kept, _ = _shown(table, size, box)
    if all(place < kept for place in table.chosen):
        return table
    for first in range(kept - 1, 0, -1):
        made = table.cut(first)
        if _shown(made, size, box, is_cut=True)[0] == len(made.rows):
            return made
    return table


def _shown(table: Table, size: float, box: Box, *, is_cut: bool = False) -> tuple[int, int]:
    """How many rows and columns have room. `is_cut`: whether a line below says that there are more."""
    return _fitted(table, size, box, is_cut=is_cut)[1:]


def _fitted(table: Table, size: float, box: Box, *, is_cut: bool) -> tuple[list[float], int, int]:
    """Widths of the columns that have room, and how many rows and columns these are.

    Where fewer rows than are read at a glance have room, columns are as wide as leaves the first of them least lines.
    """
    widths = _widths(table, size, box.width)
    shown = _rows_in(table, size, box, widths, is_cut=is_cut)
    if shown < min(MOST_ROWS, len(table.rows)) and len(widths) > FEW_COLUMNS:
        flat = _flattest(table, widths, size)
        if (more := _rows_in(table, size, box, flat, is_cut=is_cut)) > shown:
            return flat, more, len(flat)
    return widths, shown, len(widths)


def _rows_in(table: Table, size: float, box: Box, widths: Sequence[float], *, is_cut: bool) -> int:
    """How many rows have room with columns of some widths."""
    columns = len(widths)
    down = box.top + _height(table.columns[:columns], widths, size, BOLD)
    room = box.bottom - 1.5 * LEADING * size
    headings = dict(table.parts)
    for place, row in enumerate(table.rows):
        down += _heading_height(headings[place], size, sum(widths)) if place in headings else 0
        down += _height(row[:columns], widths, size, REGULAR)
        is_last = not is_cut and place == len(table.rows) - 1 and columns == len(table.columns)
        if down > (box.bottom if is_last else room):
            return place
    return len(table.rows)


def _flattest(table: Table, widths: Sequence[float], size: float) -> list[float]:
    """As wide as columns of these widths together, but so that the head and the first rows take least lines: each of
    them, the tallest first, has a line fewer as long as the width suffices for that in all of its cells."""
    rows = [table.columns, *table.rows[:MOST_ROWS]]
    needs = [[_needs(row[at], size, BOLD if row is rows[0] else REGULAR) for row in rows] for at in range(len(widths))]
    most = [max(len(column[place]) for column in needs) for place in range(len(rows))]

    def widest(lines: Sequence[int]) -> list[float]:
        """Least widths of columns in which no row takes more lines than these."""
        return [max(need[min(line, len(need)) - 1] for need, line in zip(own, lines, strict=True)) for own in needs]

    def fewest(is_first: Callable[[int, int], tuple[int, int]]) -> list[int]:
        """Lines of all, where those come first that have most by this order."""
        lines, left = list(most), {place for place, line in enumerate(most) if line > 1}
        while left:
            place = max(left, key=lambda one: is_first(one, lines[one]))
            lower = [line - (at == place) for at, line in enumerate(lines)]
            is_wide_enough = sum(widest(lower)) <= sum(widths)
            lines = lower if is_wide_enough else lines
            left -= set() if is_wide_enough and lines[place] > 1 else {place}
        return lines

    # What one row asks for serves those below it, but a tall head may ask for more than all of them.
    ways = (fewest(lambda place, line: (line, place)), fewest(lambda place, line: (min(place, 1), line)))
    found = widest(min(ways, key=sum))
    spare = sum(widths) - sum(found)
    return [width + spare / len(found) for width in found] if spare >= 0 else list(widths)


@lru_cache(maxsize=4_000)
def _needs(text: str, size: float, weight: int) -> tuple[float, ...]:
    """How wide a column is at least in which a text takes one line, two, three …, down to where each word has one."""
    whole = width_of(text, size, weight)
    least = max(width_of(word, size, weight) for word in text.split(" ")) if text else 0.0
    found: list[float] = []
    for part in range(WIDTHS + 1):
        width = whole - part * (whole - least) / WIDTHS
        lines = len(wrapped(text, size, width + BIT, weight)) if text else 1
        found += [found[-1]] * (lines - 1 - len(found)) if found else []
        found[lines - 1 :] = [width]
    return tuple(width + 2 * PAD + BIT for width in found)


def charts_left_out(charts: int, names: Sequence[str] = ()) -> str:
    """How many of several charts have no room; empty for none. `names`: of these, where they are told."""
    if not charts:
        return ""
    if names:
        return translate_number(
            "{number} more chart is at the address below: {names}.",
            "{number} more charts are at the address below: {names}.",
            charts,
            names=in_parts(names),
        )
    return translate_number(
        "{number} more chart is at the address below.", "{number} more charts are at the address below.", charts
    )


def more_charts() -> str:
    """That there are more charts, below one that leads others: their names would be a paragraph of no finding."""
    return translate("More charts: see the address.")


def children_first(kept: int, left: int, undrawn: str = "") -> str:
    """How many indicators of all are shown, where those on children are kept first, and which are in none of these;
    empty where all are."""
    if not left:
        return undrawn
    said = translate_number(
        "Shown: {kept} of {number} indicator, those on children first.",
        "Shown: {kept} of {number} indicators, those on children first.",
        kept + left,
        kept=format_number(kept),
    )
    return in_sentences(filter(None, (said, undrawn)))


def left_out(rows: int, columns: int) -> str:
    """How many rows and columns have no room; empty for none."""
    said = []
    if rows:
        said.append(
            translate_number(
                "{number} more row is at the address below.", "{number} more rows are at the address below.", rows
            )
        )
    if columns:
        said.append(
            translate_number(
                "{number} more column is at the address below.",
                "{number} more columns are at the address below.",
                columns,
            )
        )
    return in_sentences(said)


def _widths(table: Table, size: float, width: float) -> list[float]:
    """Widths of the columns that fit: what their cells take where there is room, less where they can be broken."""
    rows = table.rows[:MEASURED_ROWS]
    wanted = [
        max(width_of(text, size, BOLD if place == 0 else REGULAR) for place, text in enumerate(column)) + 2 * PAD + 1
        for column in zip(table.columns, *rows, strict=True)
    ]
    # A head that says more than any name below it takes two lines.
    names = max((width_of(row[0], size, REGULAR) for row in rows), default=wanted[0])
    wanted[0] = min(wanted[0], max(names, 0.55 * width_of(table.columns[0], size, BOLD)) + 2 * PAD + 1)
    least = [
        min(
            want,
            max(width_of(word, size, BOLD) for text in column for word in text.split(" ")) + 2 * PAD + 1,
        )
        for want, column in zip(wanted, zip(table.columns, *rows, strict=True), strict=True)
    ]
    least = [max(value, min(want, NARROWEST)) for value, want in zip(least, wanted, strict=True)]
    columns = len(wanted)
    if table.is_even and max(least) <= width / columns:
        return [width / columns] * columns
    least[0] = min(max(least[0], min(wanted[0], 0.22 * width)), WIDEST * width)
    while columns > 1 and sum(least[:columns]) > width:
        columns -= 1
    if columns == len(table.columns) == FEW_COLUMNS and sum(wanted) > width:
        return _lowest(table, least, size, width)
    return _alike(table, _shared(wanted[:columns], least[:columns], width), least, size)


def _alike(table: Table, found: list[float], least: Sequence[float], size: float) -> list[float]:
    """Columns of numbers beside each other as wide as each other, where their rows take hardly more lines so."""
    if len(found) < FEW_COLUMNS + 1 or not all(table.numeric[1 : len(found)]):
        return found
    each = sum(found[1:]) / (len(found) - 1)
    even = [found[0], *(each for _ in found[1:])]
    if max(least[1 : len(found)]) > each:
        return found
    tall, taller = (
        sum(_height(row[: len(found)], way, size, REGULAR) for row in (table.columns, *table.rows[:MEASURED_ROWS]))
        for way in (found, even)
    )
    return even if taller <= TALLER * tall else found


def _lowest(table: Table, least: Sequence[float], size: float, width: float) -> list[float]:
    """Widths of two columns that leave all rows together the least height."""
    spare = width - sum(least)
    ways = [[least[0] + part * spare / 12, width - least[0] - part * spare / 12] for part in range(13)]
    return min(ways, key=lambda way: sum(_height(row, way, size, REGULAR) for row in table.rows[:MEASURED_ROWS]))


def _shared(wanted: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """Between least and wanted, as far as the width goes; stretched beyond that over most of the width, and never so
    far that rows cannot be followed."""
    spare = width - sum(least)
    more = [want - small for want, small in zip(wanted, least, strict=True)]
    part = min(1.0, spare / sum(more)) if sum(more) > 0 else 0.0
    found = [small + part * extra for small, extra in zip(least, more, strict=True)]
    rest = max(min(width - sum(found), 0.35 * sum(found)), MOST * width - sum(found))
    return [value + rest / len(found) for value in found]


def _height(cells: Sequence[str], widths: Sequence[float], size: float, weight: int) -> float:
    lines = [len(wrapped(text, size, width - 2 * PAD, weight)) for text, width in zip(cells, widths, strict=True)]
    return max(1, *lines, 1) * LEADING * size + 0.5 * size


def _heading_height(words: str, size: float, width: float) -> float:
    return HEADING * size + (len(wrapped(words, size, width, BOLD)) - 1) * LEADING * size


def _heading(canvas: Canvas, box: Box, words: str, grid: _Grid) -> float:
    """What stands across the table above some of its rows, from the top of a box downwards; where it ends."""
    for place, line in enumerate(wrapped(words, grid.size, box.width, BOLD)):
        y = box.top + 1.6 * grid.size + place * LEADING * grid.size
        canvas.write([grid.mirror.label(text_line(box.left, y, line, grid.size, MUTED, weight=BOLD))])
    return box.top + _heading_height(words, grid.size, box.width)


def _grounds(canvas: Canvas, inks: Sequence[str], grid: _Grid, line: Box) -> None:
    """What stands behind the words of a row: the classes of its cells, pale."""
    left = line.left
    for name, width in zip(inks, grid.widths, strict=True):
        if name:
            ground = grid.mirror.box(Box(left + 1, line.top + 1, left + width - 1, line.bottom - 1))
            canvas.rect(ground, theme.pale(name), 1, f' data-ink="{name}"')
        left += width


def _signs_height(table: Table, size: float, width: float) -> float:
    """Room below the rows for what signs mean that may stand there."""
    said = table.signs_in(table.rows)
    return (len(wrapped(said, size, width)) + 0.3) * LEADING * size if said else 0.0


def _write_signs(canvas: Canvas, box: Box, said: str, grid: _Grid) -> None:
    """What signs mean, from the top of a box downwards."""
    size = grid.size
    for place, line in enumerate(wrapped(said, size, box.width)):
        y = box.top + (1.2 + place) * LEADING * size
        canvas.write([grid.mirror.label(text_line(box.left, y, line, size, MUTED))])


def _row(
    canvas: Canvas,
    box: Box,
    cells: Sequence[str],
    grid: _Grid,
    *,
    top: float,
    weight: int = REGULAR,
    small: Sequence[str] = (),
) -> float:
    """One row; where it ends. `small`: for each cell what stands small at its end."""
    left, size = box.left, grid.size
    for place, (text, width) in enumerate(zip(cells, grid.widths, strict=True)):
        x, side = (left + width - PAD, END) if grid.numeric[place] else (left + (PAD if place else 0), START)
        lines = wrapped(text, size, width - 2 * PAD, weight)
        if small and small[place] and len(lines) == 1 and grid.numeric[place]:
            y, quiet, little = top + 1.15 * size, small[place], small_type(size, grid.look)
            before = x - width_of(quiet, little) - BEFORE
            figure = text_line(before, y, text.removesuffix(f" {quiet}"), size, INK, anchor=END, weight=weight)
            year = text_line(x, y, quiet, little, MUTED, anchor=END)
            canvas.write([grid.mirror.label(figure), grid.mirror.label(year)])
            lines = []
        for row, line in enumerate(lines):
            y = top + 1.15 * size + row * LEADING * size
            canvas.write([grid.mirror.label(text_line(x, y, line, size, INK, anchor=side, weight=weight))])
        left += width
    return top + _height(cells, grid.widths, size, weight)
