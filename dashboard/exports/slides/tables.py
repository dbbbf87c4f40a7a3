"""Native tables in the place of a slide's body: as many rows and columns as have room, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.placeholder import TablePlaceholder
from pptx.util import Pt

from dashboard import theme
from dashboard.charts.cells import Cell
from dashboard.exports.picture.table import left_out
from dashboard.exports.slides import inks
from dashboard.exports.slides.measure import BOLD, REGULAR, width_of, wrapped
from dashboard.exports.slides.painted import fill, paint, set_head, tinge
from dashboard.exports.slides.template import EMU, Frame
from dashboard.exports.slides.texts import clean, colour, leading, write_run
from dashboard.figures.shown import Table
from dashboard.i18n import current_language, in_sentences, is_right_to_left, translate

TYPE = 12.0
"""Size of type in points."""
PAD = 4.0
"""Between the text of a cell and its edge, in points, on each side."""
LITTLE = 0.06
"""Part of the width up to which a column gets all that it wants beyond its longest word, before any other."""
NARROWEST, WIDEST = 52.0, 0.4
"""Least width of a column in points; part of the width that the first may take."""
FEWEST, LEAST_ROWS = 2, 3
"""Columns that a table has at least, however tall its rows are; and rows that have room below its head rather than
another column, where it does not go on: one alone tells nothing of the others."""
YEAR_PAD = 2.0
"""Between the name of a year and the edge of its column, in points."""
ROOMIEST = 1.7
"""Of how many times its least height a row may be, where a table is shorter than its room."""
ROOMY = 1.06
"""The fonts of an office may run wider than those that are measured here."""


MOST_ROWS = 8
"""Of a table that has no room as a whole; what is beyond is told, and stands at the address of the view."""
FILLED = (0.6, 0.7, 0.8, 0.9, 0.95)
"""Parts of a slide's height that are tried for a table that goes on, so that its slides are alike."""
MOST_SLIDES = 60
"""Of one table that goes on: enough for every list that is published, and no file without end."""


@dataclass(frozen=True)
class Part:
    """The part of a table that has room on one slide."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    widths: tuple[float, ...]
    """In points."""
    more: str = ""
    """How many rows and columns are left out, and where they are; empty for none."""
    heads: frozenset[int] = frozenset()
    """Rows that are a heading across the table."""
    inks: tuple[tuple[str, ...], ...] = ()
    """For each row the inks of its cells' classes, empty for a row of none."""
    small: tuple[tuple[str, ...], ...] = ()
    """For each row what stands quiet at the ends of its cells, empty for a row of none."""
    cells: tuple[tuple[Cell, ...], ...] = ()
    """Of a matrix what is behind the texts of its rows but the first; then names of columns are read from below."""
    talls: tuple[float, ...] = ()
    """Heights of its head and of each row, in points."""
    is_even: bool = False
    """Whether its columns are of one kind, each with as many texts as there are: they are no rows of records."""
    is_turned: bool = True
    """Of a matrix, whether names of columns are read from below: where they have no room otherwise."""
    spans: tuple[tuple[tuple[int, int, str], ...], ...] = ()
    """Of each row that says what cells are: first and last of those over which a text goes, counted without names."""
    years: tuple[tuple[int, int, str], ...] = ()
    """The same of its head, where columns are years and only some are named: each at the start of its own, but one at
    the end of the last."""


def has_room(table: Table, room: Frame) -> bool:
    """Whether all of a table has room on one slide, in whichever form."""
    table = table.led
    columns = _columns(table, room)
    is_whole = len(columns) == len(table.columns) and len(_pages(table, columns, room)) == 1
    return is_whole or (table.narrow is not None and has_room(table.narrow, room))


def part_of(table: Table, room: Frame) -> Part:
    """The part of a table that has room on a slide: all of it, or its first rows, what the reader chose among them.

    Of a table that has a form for a narrow room that one, where the table as it is has none.
    """
    columns = _columns(table, room)
    whole = _pages(table, columns, room)
    if table.narrow is not None and (len(whole) > 1 or len(columns) < len(table.columns)):
        return part_of(table.narrow, room)
    shown, kept = table, len(table.rows)
    if len(whole) > 1:
        kept = min(MOST_ROWS, len(whole[0].rows) - len(whole[0].heads))
        far = [place for place in table.chosen if place >= kept]
        shown = table.cut(max(kept - len(far), 1)) if far else table.cut(kept)
        while kept > 1 and len(_pages(shown, columns, room)) > 1:
            kept -= 1
            far = [place for place in table.chosen if place >= kept]
            shown = table.cut(max(kept - len(far), 1))
    part = _pages(shown, columns, room)[0]
    rows_left = len(table.rows) - (len(part.rows) - len(part.heads)) if table.rows else 0
    # What has more rows than room would look as if it had room: rows of sentences are as tall as these.
    has_sentences = len({_height(cells, part.widths, REGULAR) for cells in part.rows}) > 1
    part = _stretched(part, room, 1.0 if rows_left and has_sentences else ROOMIEST)
    return _with_foot(part, table, rows_left, len(table.columns) - len(columns))


def parts_of(table: Table, room: Frame) -> list[Part]:
    """The parts of a table on one slide after another; one alone where it does not go on.

    Of more than `MOST_SLIDES` the last says how many rows are left out.
    """
    table = table.led
    if not table.goes_on:
        return [part_of(table, room)]
    columns = _columns(table, room)
    without = len(table.columns) - len(columns)
    every = _without_blanks(table, columns, room)
    pages, beyond = every[:MOST_SLIDES], every[MOST_SLIDES:]
    left = [0] * (len(pages) - 1) + [sum(len(page.rows) - len(page.heads) for page in beyond)]
    return [_with_foot(_stretched(page, room), table, rows, without) for page, rows in zip(pages, left, strict=True)]


def _with_foot(part: Part, table: Table, rows: int, columns: int) -> Part:
    """A part with what is said below it: how many rows and columns are left out, and what its signs mean."""
    part = replace(part, is_even=table.is_even and not rows)
    return replace(part, more=in_sentences(filter(None, (left_out(rows, columns), table.signs_in(part.rows)))))


def _without_blanks(table: Table, columns: Sequence[int], room: Frame) -> list[Part]:
    """The parts of a table that goes on; those that follow leave a column out that is empty from there on."""
    pages = _evenly(table, columns, room)
    seen = 0
    for place, page in enumerate(pages[:-1] if not table.parts else (), 1):
        seen += len(page.rows)
        rest = table.of(range(seen, len(table.rows)))
        kept = [column for column in columns if not column or any(row[column] for row in rest.rows)]
        if len(kept) < len(columns):
            return [*pages[:place], *_without_blanks(rest, kept, room)]
    return pages


def _evenly(table: Table, columns: Sequence[int], room: Frame) -> list[Part]:
    """On no more slides than it needs, none with a lone row: each is filled as little as leaves that number."""
    pages = _pages(table, columns, room)
    if len(pages) == 1:
        return pages
    tries = (_pages(table, columns, replace(room, height=part * room.height)) for part in FILLED)
    return next((tried for tried in tries if len(tried) == len(pages)), pages)


def _stretched(part: Part, room: Frame, most: float = ROOMIEST) -> Part:
    """With rows so tall that they take the room, up to so many times as tall as their text."""
    least = [_height(cells, part.widths, REGULAR if place else BOLD) for place, cells in enumerate(_lines(part))]
    least = [
        _height(cells[:1], (sum(part.widths),), BOLD) if place - 1 in part.heads else tall
        for place, (cells, tall) in enumerate(zip(_lines(part), least, strict=True))
    ]
    more = min(most, max(1.0, room.height / sum(least)))
    return replace(part, talls=tuple(more * tall for tall in least))


def _lines(part: Part) -> tuple[tuple[str, ...], ...]:
    return (part.columns, *part.rows)


def _pages(table: Table, columns: Sequence[int], room: Frame) -> list[Part]:
    """Parts of some of the columns, one below the other; one without rows where the table has none."""
    rows = _with_headings(table)
    widths = _widths(table, columns, room.width)
    names = tuple(table.columns[column] for column in columns)
    pages: list[list[_Line]] = [[]]
    top = down = _height(names, widths, BOLD)
    lines = [line if line.is_head else _of_columns(line, columns) for line in rows]
    talls = [
        _height(line.cells, (sum(widths),) if line.is_head else widths, BOLD if line.is_head else REGULAR)
        for line in lines
    ]
    head: _Line | None = None
    over = 0.0
    for place, (line, tall) in enumerate(zip(lines, talls, strict=True)):
        # A heading does not stand alone at the foot of a slide, and is said again where its rows go on.
        needed = tall + (talls[place + 1] if line.is_head and place + 1 < len(lines) else 0.0)
        if down + needed > room.height and pages[-1]:
            is_again = head is not None and not line.is_head
            pages.append([head] if is_again and head else [])
            down = top + (over if is_again else 0.0)
        head, over = (line, tall) if line.is_head else (head, over)
        pages[-1].append(line)
        down += tall
    numeric = tuple(table.numeric[column] for column in columns)
    return [_part(names, page, numeric, widths) for page in pages]


def _of_columns(line: _Line, columns: Sequence[int]) -> _Line:
    """The cells of a row that stand in some of the columns."""
    inks = tuple(line.inks[column] for column in columns) if line.inks else ()
    small = tuple(line.small[column] for column in columns) if line.small else ()
    return _Line(tuple(line.cells[column] for column in columns), inks=inks, small=small)


def _part(names: tuple[str, ...], page: Sequence[_Line], numeric: tuple[bool, ...], widths: Sequence[float]) -> Part:
    blank = ("",) * (len(names) - 1)
    rows = tuple((line.cells[0], *blank) if line.is_head else line.cells for line in page)
    heads = frozenset(place for place, line in enumerate(page) if line.is_head)
    inks, small = tuple(line.inks for line in page), tuple(line.small for line in page)
    shown = rows or ((translate("no figure"), *blank),)
    return Part(names, shown, numeric, tuple(widths), heads=heads, inks=inks, small=small)


class _Line(NamedTuple):
    """A row, or the one text of a heading across the table."""

    cells: tuple[str, ...]
    is_head: bool = False
    inks: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


def _with_headings(table: Table) -> list[_Line]:
    headings, rows, grounds = dict(table.parts), [], table.grounds
    for place, row in enumerate(table.rows):
        if place in headings:
            rows.append(_Line((headings[place],), is_head=True))
        small = table.small[place] if table.small else ()
        rows.append(_Line(row, inks=grounds[place] if grounds else (), small=small))
    return rows


def _least(table: Table, columns: Sequence[int], width: float) -> list[float]:
    """What the longest word of each column takes, the first one a little more."""
    texts = [(table.columns[column], *(row[column] for row in table.rows[:60])) for column in columns]
    least = [max(NARROWEST, _widest(word for text in column for word in text.split(" "))) for column in texts]
    if table.is_even:
        return [max(least)] * len(least)
    least[0] = min(max(least[0], min(_widest(texts[0]), 0.25 * width)), WIDEST * width)
    return [min(low, width) for low in least]


def _columns(table: Table, room: Frame) -> list[int]:
    """Numbers of the first columns, which fit beside each other, and in which the head and a few rows have room."""
    least = _least(table, range(len(table.columns)), room.width)
    kept, used = [0], least[0]
    for column, low in enumerate(least[1:], 1):
        if used + low > room.width and len(kept) > 1:
            break
        kept.append(column)
        used += low
    while len(kept) > FEWEST and _least_tall(table, kept, room.width) > room.height:
        kept.pop()
    return kept


def _least_tall(table: Table, columns: Sequence[int], width: float) -> float:
    """Height of the head of a table and its first rows, in some of its columns."""
    widths, rows = _widths(table, columns, width), table.rows[: 1 if table.goes_on else LEAST_ROWS]
    lines = zip((table.columns, *rows), (BOLD, *(REGULAR for _ in rows)), strict=True)
    return sum(_height([line[column] for column in columns], widths, weight) for line, weight in lines)


def _widths(table: Table, columns: Sequence[int], width: float) -> list[float]:
    """Widths of columns: what their longest word takes at least, the rest shared by what they hold."""
    if table.is_even and len(columns) == len(table.columns):
        return [width / len(columns)] * len(columns)
    least = _least(table, columns, width)
    texts = [(table.columns[column], *(row[column] for row in table.rows[:60])) for column in columns]
    wanted = [max(low, _widest(column)) for low, column in zip(least, texts, strict=True)]
    spare = max(0.0, width - sum(least))
    more = [max(0.0, want - low) for want, low in zip(wanted, least, strict=True)]
    little = [extra if extra <= LITTLE * width else 0.0 for extra in more]
    if sum(little) <= spare:
        # Beside a column of sentences a name of two words would break in every row.
        least = [low + extra for low, extra in zip(least, little, strict=True)]
        more = [extra - own for extra, own in zip(more, little, strict=True)]
        spare -= sum(little)
    part = min(1.0, spare / sum(more)) if sum(more) > 0 else 0.0
    found = [low + part * extra for low, extra in zip(least, more, strict=True)]
    rest = max(0.0, width - sum(found)) / len(found)
    return [wide + rest for wide in found]


def _widest(texts: Iterable[str]) -> float:
    return max((ROOMY * width_of(text, TYPE, BOLD) for text in texts), default=0.0) + 2 * PAD + 1


def _height(cells: Sequence[str], widths: Sequence[float], weight: int) -> float:
    lines = max(
        len(wrapped(text, ROOMY * TYPE, width - 2 * PAD, weight)) or 1
        for text, width in zip(cells, widths, strict=True)
    )
    return lines * leading() * TYPE + PAD


def insert(holder: Any, part: Part, name: str, description: str) -> Any:
    """A table in the place of a placeholder, or of a text that stands for one.

    `description` is told to those who do not see it.
    """
    frame = _frame(holder, len(part.rows) + 1, len(part.columns))
    told = frame._element.nvGraphicFramePr.cNvPr
    told.set("name", clean(name))
    told.set("descr", clean(description))
    table = frame.table
    properties = table._tbl.tblPr
    properties.set("bandRow", "0")
    if is_right_to_left(current_language()):
        properties.set("rtl", "1")
    for column, width in zip(table.columns, part.widths, strict=True):
        column.width = round(width * EMU)
    for place, cells in enumerate((part.columns, *part.rows)):
        is_across = place - 1 in part.heads
        tall = part.talls[place]
        table.rows[place].height = round(tall * EMU)
        if is_across and len(cells) > 1:
            table.cell(place, 0).merge(table.cell(place, len(cells) - 1))
        natives = list(table.rows[place].cells)
        for column, text in enumerate(cells):
            if part.years and column and not place:
                continue
            native, behind = natives[column], None
            if part.cells and place and column and not is_across:
                behind = part.cells[place - 1][column - 1]
            if behind and not text:
                fill(native, behind, TYPE)
                continue
            is_number = part.numeric[column] and not is_across
            is_turned = bool(part.cells) and part.is_turned and not place and column > 0
            # Offices that do not break a turned name make its row as tall as the name is long.
            lines = wrapped(text, ROOMY * TYPE, tall - 2, BOLD) if is_turned else [text]
            quiet = part.small[place - 1][column] if place and part.small and part.small[place - 1] else ""
            _write(native, lines, TYPE, is_head=place == 0 or is_across, is_number=is_number, quiet=quiet)
            if place and part.inks and part.inks[place - 1]:
                tinge(native, part.inks[place - 1][column])
            if part.cells and not is_across:
                paint(native, behind)
                if not place and column:
                    set_head(native, is_turned=is_turned)
        _write_over(natives, part, place)
    rows = [list(row.cells) for row in table.rows]
    for above, natives in pairwise(rows) if not part.cells else ():
        _close(natives, above)
    _fill_up(table, part)
    frame.height = sum(row.height for row in table.rows)
    return frame


def _fill_up(table: Any, part: Part) -> None:
    """Below the last text of a column of things of one kind no holes: its cell reaches down to the end of the table."""
    for column, texts in enumerate(zip(*part.rows, strict=True)) if part.is_even else ():
        last = max((place for place, text in enumerate(texts, 1) if text), default=0)
        if 0 < last < len(texts):
            table.cell(last, column).merge(table.cell(len(texts), column))


def _frame(holder: Any, rows: int, columns: int) -> Any:
    """An empty table where a holder was."""
    if holder.is_placeholder:
        return TablePlaceholder(holder._element, holder._parent).insert_table(rows, columns)
    place = (holder.left, holder.top, holder.width, holder.height)
    frame = holder.part.slide.shapes.add_table(rows, columns, *place)
    holder._element.getparent().remove(holder._element)
    return frame


def _write(cell: Any, lines: Sequence[str], size: float, *, is_head: bool, is_number: bool, quiet: str = "") -> None:
    cell.margin_left = cell.margin_right = round(PAD * EMU)
    cell.margin_top = cell.margin_bottom = round(PAD / 2 * EMU)
    cell.fill.background()
    paragraph = cell.text_frame.paragraphs[0]
    for place, line in enumerate(line for line in lines if line):
        if place:
            paragraph.add_line_break()
        for text, ink in ((line.removesuffix(quiet), inks.INK), (quiet, inks.MUTED)):
            if text:
                run = write_run(paragraph, text)
                run.font.size, run.font.bold = Pt(size), is_head
                colour(run, ink)
    if not any(lines):
        # An empty cell is as tall as the type at its end.
        paragraph._p.append(parse_xml(f'<a:endParaRPr {nsdecls("a")} sz="{round(100 * size)}"/>'))
    if is_number:
        paragraph.alignment = PP_ALIGN.LEFT if is_right_to_left(current_language()) else PP_ALIGN.RIGHT
    _edge(cell, "lnB", theme.LIGHT["muted"] if is_head else theme.LIGHT["line"], qn("a:noFill"))


def _write_over(natives: Sequence[Any], part: Part, place: int) -> None:
    """The texts of a line that go over several of its cells."""
    for first, last, text in part.spans[place - 1] if part.spans and place else ():
        natives[first + 1].merge(natives[last + 1])
        _write(natives[first + 1], [text], TYPE, is_head=False, is_number=False)
    for first, last, text in () if place else part.years:
        _write_years(natives[first + 1 : last + 2], text, is_at_end=first < last == len(part.columns) - 2)


def _write_years(natives: Sequence[Any], text: str, *, is_at_end: bool) -> None:
    """The name of one year over its column and those up to the next that is named."""
    first, last = natives[0], natives[-1]
    if first is not last:
        first.merge(last)
    _write(first, [text], TYPE, is_head=True, is_number=is_at_end)
    paint(first, None)
    first.vertical_anchor = MSO_ANCHOR.BOTTOM
    first.margin_left = first.margin_right = round(YEAR_PAD * EMU)


def _edge(cell: Any, side: str, colour: str, before: str) -> None:
    """One line at a side of a cell, also where it had one: two of them are no table to an office."""
    properties = cell._tc.get_or_add_tcPr()
    for old in properties.findall(qn(f"a:{side}")):
        properties.remove(old)
    fill = f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'
    properties.find(before).addprevious(parse_xml(f'<a:{side} {nsdecls("a")} w="9525">{fill}</a:{side}>'))


def _close(natives: Sequence[Any], above: Sequence[Any]) -> None:
    """The line below a row as that above the next one, too: LibreOffice draws the latter."""
    for native, other in zip(natives, above, strict=True):
        line = other._tc.get_or_add_tcPr().find(qn("a:lnB"))
        own = native._tc.get_or_add_tcPr().find(qn("a:lnB"))
        if line is not None and own is not None:
            _edge(native, "lnT", f"#{line.find('.//' + qn('a:srgbClr')).get('val')}", qn("a:lnB"))
