"""Native tables in the place of a slide's body: as many rows and columns as have room, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.placeholder import TablePlaceholder
from pptx.util import Pt

from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, width_of, wrapped
from dashboard.exports.slides.template import EMU, Frame
from dashboard.exports.slides.texts import clean, write_run
from dashboard.figures import theme
from dashboard.figures.shown import Table
from dashboard.i18n import current_language, is_right_to_left, translate_number

TYPE = 10.0
PAD = 4.0
"""Between the text of a cell and its edge, in points, on each side."""
NARROWEST, WIDEST = 52.0, 0.4
"""Least width of a column in points; part of the width that the first may take."""
ROOMY = 1.06
"""The fonts of an office may run wider than those that are measured here."""


@dataclass(frozen=True)
class Part:
    """The part of a table that has room on one slide."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    widths: tuple[float, ...]
    """In points."""
    more: str
    """How many rows and columns are left out; empty for none."""


def part_of(table: Table, room: Frame) -> Part:
    """The first rows and columns that fit; headings across a table become rows of their own."""
    rows = _with_headings(table)
    widths = _widths(table, room.width)
    columns = len(widths)
    down, kept = _height(table.columns[:columns], widths, BOLD), 0
    for row in rows:
        down += _height(row[:columns], widths, REGULAR)
        if down > room.height:
            break
        kept += 1
    left = len(rows) - kept, len(table.columns) - columns
    return Part(
        table.columns[:columns],
        tuple(row[:columns] for row in rows[:kept]),
        table.numeric[:columns],
        tuple(widths),
        _left_out(*left),
    )


def _with_headings(table: Table) -> list[tuple[str, ...]]:
    headings, rows = dict(table.parts), []
    for place, row in enumerate(table.rows):
        if place in headings:
            rows.append((headings[place], *("" for _ in row[1:])))
        rows.append(row)
    return rows


def _left_out(rows: int, columns: int) -> str:
    said = []
    if rows:
        said.append(translate_number("and {number} more row", "and {number} more rows", rows))
    if columns:
        said.append(translate_number("and {number} more column", "and {number} more columns", columns))
    return ", ".join(said)


def _widths(table: Table, width: float) -> list[float]:
    """Widths of the columns that fit: what their longest word takes at least, the rest shared by what they hold."""
    columns = list(zip(table.columns, *table.rows[:60], strict=True))
    least = [max(NARROWEST, _widest(word for text in column for word in text.split())) for column in columns]
    wanted = [max(low, _widest(column)) for low, column in zip(least, columns, strict=True)]
    least[0] = min(max(least[0], min(wanted[0], 0.25 * width)), WIDEST * width)
    many = len(least)
    while many > 1 and sum(least[:many]) > width:
        many -= 1
    spare = width - sum(least[:many])
    more = [max(0.0, want - low) for want, low in zip(wanted[:many], least[:many], strict=True)]
    part = min(1.0, spare / sum(more)) if sum(more) > 0 else 0.0
    found = [low + part * extra for low, extra in zip(least[:many], more, strict=True)]
    rest = (width - sum(found)) / many
    return [wide + rest for wide in found]


def _widest(texts: Any) -> float:
    return max((ROOMY * width_of(text, TYPE, BOLD) for text in texts), default=0.0) + 2 * PAD + 1


def _lines(text: str, width: float, weight: int) -> int:
    return len(wrapped(text, ROOMY * TYPE, width - 2 * PAD, weight)) or 1


def _height(cells: Sequence[str], widths: Sequence[float], weight: int) -> float:
    lines = max(_lines(text, width, weight) for text, width in zip(cells, widths, strict=True))
    return lines * LEADING * TYPE + PAD


def insert(holder: Any, part: Part, name: str, description: str) -> Any:
    """A table in the place of a placeholder; `description` is told to those who do not see it."""
    placeholder = TablePlaceholder(holder._element, holder._parent)
    frame = placeholder.insert_table(rows=len(part.rows) + 1, cols=len(part.columns))
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
        weight = REGULAR if place else BOLD
        table.rows[place].height = round(_height(cells, part.widths, weight) * EMU)
        for column, text in enumerate(cells):
            _write(table.cell(place, column), text, is_head=place == 0, is_number=part.numeric[column])
    frame.height = sum(row.height for row in table.rows)
    return frame


def _write(cell: Any, text: str, *, is_head: bool, is_number: bool) -> None:
    cell.margin_left = cell.margin_right = round(PAD * EMU)
    cell.margin_top = cell.margin_bottom = round(PAD / 2 * EMU)
    cell.fill.background()
    paragraph = cell.text_frame.paragraphs[0]
    if text:
        run = write_run(paragraph, text)
        run.font.size, run.font.bold = Pt(TYPE), is_head
        run.font.color.rgb = RGBColor.from_string(theme.LIGHT["ink"][1:].upper())
    else:
        # An empty cell is as tall as the type at its end.
        paragraph._p.append(parse_xml(f'<a:endParaRPr {nsdecls("a")} sz="{round(100 * TYPE)}"/>'))
    if is_number:
        paragraph.alignment = PP_ALIGN.LEFT if is_right_to_left(current_language()) else PP_ALIGN.RIGHT
    _edge(cell, theme.LIGHT["muted"] if is_head else theme.LIGHT["line"])


def _edge(cell: Any, colour: str) -> None:
    """One line below a cell."""
    properties = cell._tc.get_or_add_tcPr()
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill></a:lnB>'
    )
    fill = properties.find(qn("a:noFill"))
    fill.addprevious(line)
