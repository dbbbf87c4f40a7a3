"""Native charts of PowerPoint with their workbook, in the place of a slide's body or in a frame of their own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import ChartPlaceholder
from xlsxwriter import Workbook

from dashboard.exports.slides.break_marks import CONTENT_TYPE, RELATION, marks_xml, own_years
from dashboard.exports.slides.chart_xml import SHEET, YEARS, chart_xml, day_of, first_row
from dashboard.exports.slides.plots import Plot
from dashboard.exports.slides.rooms import LARGE, TYPE, Rooms, even, rooms_of, rows_say_as_much, says_as_much, whole_row
from dashboard.exports.slides.template import EMU, Frame
from dashboard.exports.slides.texts import clean

PANE_TYPE, ROW_TYPES = 12.0, (14.0, 13.0)
"""Of the words of a chart beside others, in points."""


class _Data:
    """What python-pptx makes the parts of a chart of."""

    def __init__(self, plot: Plot, rooms: Rooms) -> None:
        self._plot, self._rooms = plot, rooms

    def xml_bytes(self, _chart_type: object) -> bytes:
        return chart_xml(self._plot, self._rooms)

    @property
    def xlsx_blob(self) -> bytes:
        return _workbook(self._plot, self._rooms)


def insert(holder: Any, plot: Plot, name: str, description: str) -> Any:
    """A chart in the place of a placeholder, or of a text that stands for one; `description` is told to those who do
    not see it."""
    plot, rooms = _ready(plot, holder.width / EMU, holder.height / EMU)
    if holder.is_placeholder:
        frame = ChartPlaceholder(holder._element, holder._parent).insert_chart(None, _Data(plot, rooms))
    else:
        place = (holder.left, holder.top, holder.width, holder.height)
        frame = holder.part.slide.shapes.add_chart(None, *place, _Data(plot, rooms))
        holder._element.getparent().remove(holder._element)
    return _told(frame, plot, rooms, name, description)


def add(slide: Any, place: Frame, plot: Plot, name: str, description: str, *, least: tuple[float, float]) -> Any:
    """A chart beside others, in a frame of a slide. `least`: room at the left of its plot, and above it."""
    rooms = rooms_of_pane(even(plot) if plot.rows else plot, place, least)
    plot = even(plot, rooms.heights) if plot.rows else plot
    frame = slide.shapes.add_chart(None, *place.emu, _Data(plot, rooms))
    return _told(frame, plot, rooms, name, description)


def rooms_of_pane(plot: Plot, place: Frame, least: tuple[float, float] = (0.0, 0.0)) -> Rooms:
    """The rooms of a chart beside others in a frame."""
    usual = rooms_of(plot, place.width, place.height, PANE_TYPE, is_pane=True, least=least)
    if not plot.ends:
        return usual
    larger = (rooms_of(plot, place.width, place.height, size, is_pane=True, least=least) for size in ROW_TYPES)
    return next((rooms for rooms in larger if rows_say_as_much(rooms, usual)), usual)


def _ready(plot: Plot, width: float, height: float) -> tuple[Plot, Rooms]:
    """A chart with its rooms, in large type where that says as much."""
    plot = even(plot) if plot.rows else plot
    usual, large = (rooms_of(plot, width, height, size) for size in (TYPE, LARGE))
    return plot, large if says_as_much(plot, large, usual) else usual


def _told(frame: Any, plot: Plot, rooms: Rooms, name: str, description: str) -> Any:
    told = frame._element.nvGraphicFramePr.cNvPr
    told.set("name", clean(name))
    told.set("descr", clean(description))
    has_signs = plot.said or plot.breaks or plot.silent or plot.blanks or plot.begun[1]
    has_tops = bool(plot.categories) and any(strand.reach for strand in plot.strands)
    if (has_signs or has_tops or own_years(plot, rooms)) and rooms.inner is not None:
        _mark(frame.chart.part, marks_xml(plot, rooms))
    return frame


def _mark(part: Any, drawing: bytes) -> None:
    """Shapes that belong to a chart and move with it."""
    package = part.package
    name = PackURI(str(part.partname).replace("/charts/chart", "/drawings/drawing"))
    shapes = Part(name, CONTENT_TYPE, package, drawing)
    number = part.relate_to(shapes, RELATION)
    space = part._element
    after = space.find(qn("c:externalData"))
    after.addnext(
        parse_xml(f'<c:userShapes xmlns:c="{space.nsmap["c"]}" xmlns:r="{space.nsmap["r"]}" r:id="{number}"/>')
    )


# ------------------------------------------------------------------------------------------------ workbook


def workbook_of(plot: Plot) -> bytes:
    """The workbook of a chart where PowerPoint expects it: texts stay texts, even those that begin like a formula."""
    return _workbook(*_ready(plot, 600, 300))


def _workbook(plot: Plot, rooms: Rooms) -> bytes:
    kept = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(kept, plain)
    sheet = book.add_worksheet(SHEET)
    if plot.form == "points":
        _write_points(sheet, plot, rooms)
    else:
        if plot.has_years:
            sheet.write_column(1, 0, map(day_of, plot.categories), book.add_format({"num_format": YEARS}))
        else:
            sheet.write_column(1, 0, [clean(name) for name in plot.categories])
        strands = plot.strands if plot.band is None else (*plot.strands, plot.band)
        for column, strand in enumerate(strands, 1):
            _write(sheet, 0, column, (clean(strand.name), *strand.values))
    book.close()
    return kept.getvalue()


def _write_points(sheet: Any, plot: Plot, rooms: Rooms) -> None:
    """One strand below the other, a row for its name and an empty one between; beside figures what they are of."""
    names = {row.height: whole_row(row) for row in plot.rows}
    strands = (*plot.strands, *rooms.names)
    for place, strand in enumerate(strands):
        row = first_row(strands, place) - 1
        _write(sheet, row, 1, (clean(strand.name), *strand.values))
        _write(sheet, row + 1, 0, strand.across)
        words = strand.figures if strand in rooms.names else strand.labels
        words = words or tuple("" if value is None else names.get(value, "") for value in strand.values)
        _write(sheet, row + 1, 2, tuple(clean(text) or None for text in words))


def _write(sheet: Any, row: int, column: int, values: Sequence[float | str | None]) -> None:
    for place, value in enumerate(values):
        if value is not None:
            sheet.write(row + place, column, value)
