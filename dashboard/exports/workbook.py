"""Workbooks (XLSX): rows of data streamed into a frame of sheets that say what they are, whose, and on what terms."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from dashboard.i18n.published import unmarked

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its header."""
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CELLS = re.compile(rb"^([^,]*),([^,]*),([^,]*),([^,]*),([^,]*),([^,]*),([^,]*),([^,]*),([^,]*)$", re.MULTILINE)
_EMPTY = b"<c><v></v></c>"
_LONGEST = 32_767
"""Characters that a cell holds."""


WIDE = {"indicator": 34, "area": 34, "breakdown": 22, "release": 22}
"""Characters of columns of rows whose ids and names are longer than their heads: the next cell would cut them off."""


@dataclass(frozen=True)
class Notes:
    """A sheet of texts: its name, the heads of its columns with their widths in characters, and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


def text_cell(text: str) -> bytes:
    """A cell that holds a text whatever it begins with: "=1+1" is four characters, no formula."""
    return f'<c t="inlineStr"><is><t>{escape(writable(text))}</t></is></c>'.encode()


def writable(text: str) -> str:
    """A text as a cell can hold it."""
    return _NOT_XML.sub("\ufffd", unmarked(text))[:_LONGEST]


def number_cell(decimal: str) -> bytes:
    """A cell that holds a number as it is written; an empty one for a blank."""
    return f"<c><v>{decimal}</v></c>".encode() if decimal else b"<c/>"


def lines_xml(rows: bytes, before: Sequence[str], after: Sequence[str]) -> bytes:
    """Published lines as rows of a sheet between texts that are the same in each; decimals as published."""
    kinds = ("text", "number", "text", "text", "text", "number", "number", "number", "text")
    cells = (
        rb'<c t="inlineStr"><is><t>\%d</t></is></c>' % place if kind == "text" else rb"<c><v>\%d</v></c>" % place
        for place, kind in enumerate(kinds, start=1)
    )
    head, foot = b"<row>" + b"".join(map(text_cell, before)), b"".join(map(text_cell, after)) + b"</row>"
    found = _CELLS.sub(b"".join(cells), rows).replace(_EMPTY, b"<c/>")
    return head + found.replace(b"\n", foot + head) + foot


class _Pipe(io.RawIOBase):
    """Takes what a zip file writes until it is sent on."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        self._parts.append(bytes(content))
        return len(content)

    def take(self) -> bytes:
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


@dataclass(frozen=True)
class Beside:
    """What else a book has: each adds sheets to a book of XlsxWriter's, before all others and behind them."""

    first: Callable[[Any], None]
    last: Callable[[Any], None]


def workbook(
    columns: Sequence[str],
    rows: Iterable[bytes],
    count: int,
    notes: Sequence[Notes],
    made_on: datetime.date,
    *,
    beside: Beside | None = None,
) -> Iterator[bytes]:
    """A workbook piece by piece: the sheet "data" with `count` rows of XML, filters and a frozen header, then notes.

    `beside`: other sheets. XlsxWriter makes everything but the rows: it would round them to 16 digits, and hold them
    back until the last.
    """
    framed, number = _frame(columns, count, notes, made_on, beside)
    frame = zipfile.ZipFile(io.BytesIO(framed))
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as made:
        for entry in frame.infolist():
            content = frame.read(entry)
            if entry.filename != f"xl/worksheets/sheet{number}.xml":
                made.writestr(entry, content, zipfile.ZIP_DEFLATED)
                continue
            head, foot = _parts(content, columns, count)
            with made.open(_named_alike(entry), "w") as sheet:
                sheet.write(head)
                for block in rows:
                    sheet.write(block)
                    yield pipe.take()
                sheet.write(foot)
    yield pipe.take()


def _named_alike(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    alike = zipfile.ZipInfo(entry.filename, entry.date_time)
    alike.compress_type = zipfile.ZIP_DEFLATED
    return alike


def _parts(content: bytes, columns: Sequence[str], count: int) -> tuple[bytes, bytes]:
    """What stands before and after the rows; the size of the sheet is that with them."""
    size = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="%b"/>' % _size(columns, count), content, count=1)
    head, end, foot = size.partition(b"</sheetData>")
    return head, end + foot


def _size(columns: Sequence[str], count: int) -> bytes:
    return str(xl_range(0, 0, count, len(columns) - 1)).encode()


def _frame(
    columns: Sequence[str], count: int, notes: Sequence[Notes], made_on: datetime.date, beside: Beside | None
) -> tuple[bytes, int]:
    """The book without the rows, and the number of the sheet "data"."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"created": datetime.datetime(made_on.year, made_on.month, made_on.day)})
        bold = book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        if beside is not None:
            beside.first(book)
        data = book.add_worksheet("data")
        number = len(book.worksheets())
        data.write_row(0, 0, columns, bold)
        data.freeze_panes(1, 0)
        data.autofilter(0, 0, count, len(columns) - 1)
        _printed(data)
        for place, column in enumerate(columns):
            data.set_column(place, place, max(10, len(column) + 4, WIDE.get(column, 0)))
        for sheet in notes:
            _write_notes(book.add_worksheet(sheet.name), sheet, bold, wrapped)
        if beside is not None:
            beside.last(book)
    return buffer.getvalue(), number


def _printed(sheet: Worksheet) -> None:
    """Let a sheet be printed as wide as its columns, its head on each page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")


def _write_notes(made: Worksheet, sheet: Notes, bold: object, wrapped: object) -> None:
    made.freeze_panes(1, 0)
    _printed(made)
    for place, (head, width) in enumerate(sheet.columns):
        made.write_string(0, place, head, bold)
        made.set_column(place, place, width)
    for at, row in enumerate(sheet.rows, start=1):
        for place, text in enumerate(row):
            made.write_string(at, place, writable(text), wrapped)
