"""A native chart as DrawingML: groups, series, labels and axes of what a plot says, laid out for its room."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from typing import cast
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from dashboard import theme
from dashboard.exports.picture import ruler
from dashboard.exports.picture.labels import spread
from dashboard.exports.picture.tickformat import decimals_of
from dashboard.exports.slides.axis_numbers import is_short, short_format, ticks_of
from dashboard.exports.slides.inks import NO_STROKE, hatch, seen, solid, stroke, tint
from dashboard.exports.slides.measure import width_of
from dashboard.exports.slides.peaks import GAP
from dashboard.exports.slides.plots import Plot, Strand
from dashboard.exports.slides.rooms import (
    KEYED_ABOVE,
    TYPE,
    Label,
    Rooms,
    extent,
    figure_lines,
    has_tops,
    nice,
    raised_at,
    years_told,
)
from dashboard.exports.slides.row_words import is_of_rows, words_in_rows
from dashboard.exports.slides.sides import Side, sides_of
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import clean, leading
from dashboard.i18n import current_language, is_right_to_left
from dashboard.words.signs import close_behind

SHEET = "Sheet1"
_INSET = 3.0
"""Before and behind the words of a label, in points."""
LEVEL = 60
"""Turn of names of years, in parts of 60,000 of a degree."""
_OFF, _HALF_FIGURE = 0.6, 0.36
"""From a bar to a number over it, in points; half the height of its figures, in sizes of type."""
YEARS, DAY_ZERO = "yyyy", datetime.date(1899, 12, 30)
"""How a day is written whose year is meant, and the day from which workbooks count."""
ACROSS, UP = 111, 222
"""Ids of the two axes."""
_NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OF_2012 = "http://schemas.microsoft.com/office/drawing/2012/chart"
OFF_DOT = 3.0
"""More between words beside a dot that lies on one of a line and that, in points."""
FAR = 12.0
"""From a mark to its label, in points: farther, a line leads from one to the other."""
_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_INK, _MUTED, _LINE, _GROUND = (theme.LIGHT[name] for name in ("ink", "muted", "line", "ground"))
HOLLOW = 0.3
"""How much of its colour a hollow symbol has: LibreOffice draws no edges of symbols, and none that are see-through."""
_OUTLINE = 1.5
"""Width of the outline of a hollow bar, in points."""
_SHADE = 0.16
"""How much of its colour a band has."""
_SEAM = 6350
"""Width of the outline of its boxes, in their own colour, so that no ground is seen between two; in English metric
units."""


def chart_xml(plot: Plot, rooms: Rooms) -> bytes:
    """The part of a chart, without the relation to its workbook."""
    groups = _scatter(plot, rooms) if plot.form == "points" else _categories(plot, rooms)
    legend = ""
    if rooms.legend:
        boxes = _boxes(plot)
        named = enumerate(_all(plot, rooms), boxes)
        unkeyed = [*range(boxes), *(place for place, strand in named if not strand.is_keyed)]
        left_out = "".join(
            f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>' for place in unkeyed
        )
        # Over bars, as in a picture: below them the room that an office keeps free would part them from their key.
        side = "t" if plot.form in KEYED_ABOVE else "b"
        legend = (
            f'<c:legend><c:legendPos val="{side}"/>{left_out}<c:overlay val="0"/>{_text(rooms.legend_type)}</c:legend>'
        )
    told = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_NAMES}><c:date1904 val="0"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_layout(rooms)}{groups}'
        f'</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{NO_STROKE}</c:spPr>{_text(rooms.type)}</c:chartSpace>"
    )
    return told.encode("utf-8")


def _layout(rooms: Rooms) -> str:
    """The inner part of the plot where labels stand beside it; else PowerPoint lays it out."""
    inner = rooms.inner
    if inner is None:
        return "<c:layout/>"
    wide, tall = rooms.width, rooms.height
    parts = (inner.left / wide, inner.top / tall, inner.width / wide, inner.height / tall)
    values = "".join(f'<c:{name} val="{part:.4f}"/>' for name, part in zip("xywh", parts, strict=True))
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{values}</c:manualLayout></c:layout>"
    )


def _text(size: float, colour: str = _MUTED) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(100 * size)}" b="0">{solid(colour)}'
        f'</a:defRPr></a:pPr><a:endParaRPr lang="{current_language()}"/></a:p></c:txPr>'
    )


# ------------------------------------------------------------------------------------------------ groups


def _categories(plot: Plot, rooms: Rooms) -> str:
    ids = f'<c:axId val="{ACROSS}"/><c:axId val="{UP}"/>'
    lines = "".join(_series(plot, rooms, place) for place, strand in enumerate(plot.strands) if _is_line(plot, strand))
    bars = "".join(_series(plot, rooms, place) for place, one in enumerate(plot.strands) if not _is_line(plot, one))
    groups = "" if plot.band is None else _band(plot, plot.band, ids)
    if bars:
        direction = "bar" if plot.form == "bars" else "col"
        grouping, overlap = "stacked" if plot.is_stacked else "clustered", 100 * (plot.is_stacked or plot.is_in_one)
        groups += (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{bars}'
            f'<c:gapWidth val="{_gap(plot, rooms)}"/><c:overlap val="{overlap}"/>{ids}</c:barChart>'
        )
    if lines:
        groups += (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{lines}'
            f'<c:marker val="1"/>{ids}</c:lineChart>'
        )
    return f"{groups}{_category_axis(plot, rooms)}{_value_axis(plot, rooms)}"


def _is_line(plot: Plot, strand: Strand) -> bool:
    return plot.form == "lines" or strand.is_over


def _band(plot: Plot, band: Strand, ids: str) -> str:
    """What lies between the first and the last strand, filled: a box for each category that stands on an unseen one,
    meets the next, and lies behind all lines.

    Bars between lines, which PowerPoint has for this, LibreOffice leaves out, and areas begin a category too early.
    """
    fill = tint(_MUTED, _SHADE)
    looks = (f"<a:noFill/>{NO_STROKE}", f'{fill}<a:ln w="{_SEAM}">{fill}</a:ln>')
    columns = ((plot.strands[0], 1), (band, len(plot.strands) + 1))
    boxes = "".join(
        f"<c:ser>{_head(place, strand, f'${xl_col_to_name(column)}$1')}<c:spPr>{look}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{_told_by(plot, strand, column)}</c:ser>'
        for place, (look, (strand, column)) in enumerate(zip(looks, columns, strict=True))
    )
    return (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>{boxes}'
        f'<c:gapWidth val="0"/><c:overlap val="100"/>{ids}</c:barChart>'
    )


def _boxes(plot: Plot) -> int:
    """How many series of boxes come before the strands."""
    return 0 if plot.band is None else 2


def _scatter(plot: Plot, rooms: Rooms) -> str:
    drawn = [_points(plot, rooms, place, strand) for place, strand in enumerate(_all(plot, rooms))]
    if not rooms.legend:
        # PowerPoint draws the last over the others by `c:order`, LibreOffice that which comes first in the file, whose
        # order is that of its legend, too.
        drawn.reverse()
    return (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{"".join(drawn)}'
        f'<c:axId val="{ACROSS}"/><c:axId val="{UP}"/></c:scatterChart>{_figure_axis(plot, rooms, is_across=True)}'
        f"{_figure_axis(plot, rooms, is_across=False)}"
    )


def _all(plot: Plot, rooms: Rooms) -> tuple[Strand, ...]:
    """The strands, and the one whose labels name the rows."""
    return (*plot.strands, *rooms.names)


# ------------------------------------------------------------------------------------------------ series


def _head(place: int, strand: Strand, cell: str) -> str:
    return (
        f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{SHEET}!{cell}</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(clean(strand.name))}</c:v></c:pt></c:strCache></c:strRef>'
        "</c:tx>"
    )


def _numbers(tag: str, cells: str, values: Sequence[float | None], shown: str) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values) if value is not None
    )
    return (
        f"<c:{tag}><c:numRef><c:f>{SHEET}!{cells}</c:f><c:numCache><c:formatCode>{shown}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef></c:{tag}>'
    )


def format_of(plot: Plot) -> str:
    """The format of the figures of a plot's workbook."""
    if plot.is_share:
        return "0%"
    return "#,##0" + ("." + "0" * plot.decimals if plot.decimals else "")


def _series(plot: Plot, rooms: Rooms, place: int) -> str:
    strand, column = plot.strands[place], xl_col_to_name(place + 1)
    is_line = _is_line(plot, strand)
    look = _line_look(strand) if is_line else _bar_look(strand)
    smooth = '<c:smooth val="0"/>' if is_line else ""
    # A figure over a bar says its range by itself, and nothing lies behind it.
    reach = "" if has_tops(plot) or (rooms.is_told and strand.figures) else _error_bars(plot, strand)
    return (
        f"<c:ser>{_head(place + _boxes(plot), strand, f'${column}$1')}{look}{_labels(plot, rooms, strand)}"
        f"{reach}{_told_by(plot, strand, place + 1)}{smooth}</c:ser>"
    )


def _told_by(plot: Plot, strand: Strand, column: int) -> str:
    """Categories and figures of a strand, in the column of the sheet that has a number, from 0."""
    name, last = xl_col_to_name(column), len(plot.categories) + 1
    values = _numbers("val", f"${name}$2:${name}${last}", strand.values, format_of(plot))
    return f"{_categories_of(plot, f'$A$2:$A${last}')}{values}"


def _categories_of(plot: Plot, cells: str) -> str:
    """What the values of a strand are of: years are numbers, since their axis is one of dates."""
    kind, form = ("num", f"<c:formatCode>{YEARS}</c:formatCode>") if plot.has_years else ("str", "")
    told = map(day_of, plot.categories) if plot.has_years else map(clean, plot.categories)
    names = "".join(f'<c:pt idx="{at}"><c:v>{escape(str(name))}</c:v></c:pt>' for at, name in enumerate(told))
    return (
        f"<c:cat><c:{kind}Ref><c:f>{SHEET}!{cells}</c:f><c:{kind}Cache>{form}"
        f'<c:ptCount val="{len(plot.categories)}"/>{names}</c:{kind}Cache></c:{kind}Ref></c:cat>'
    )


def day_of(year: str) -> int:
    """The first day of a year as a workbook counts days."""
    return (datetime.date(int(year), 1, 1) - DAY_ZERO).days


def _bar_look(strand: Strand) -> str:
    fill = solid(strand.colour, strand.opacity)
    if strand.is_hatched:
        fill = hatch(strand.colour, theme.LIGHT["no-report"])
    edge = stroke(strand.colour, strand.edge) if strand.edge else NO_STROKE
    # A zero would be a line as high as the outline is wide.
    zeros = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr><a:noFill/>{NO_STROKE}</c:spPr></c:dPt>"
        for at, value in enumerate(strand.values)
        if strand.edge and value == 0
    )
    outline = f"<c:spPr><a:noFill/>{stroke(strand.colour, _OUTLINE)}</c:spPr>"
    hollow = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{outline}</c:dPt>'
        for at in _hollow(strand)
    )
    return f'<c:spPr>{fill}{edge}</c:spPr><c:invertIfNegative val="0"/>{zeros}{hollow}'


def _hollow(strand: Strand) -> list[int]:
    """Places of hollow figures that a strand draws; a zero has no bar."""
    return [at for at in strand.hollow if strand.values[at] or (strand.values[at] == 0 and not strand.edge)]


def _line_look(strand: Strand) -> str:
    line = stroke(strand.colour, strand.width, strand.dash, strand.opacity) if strand.is_joined else NO_STROKE
    return f"<c:spPr>{line}</c:spPr>{_marker(strand, strand.size)}"


def _marker(strand: Strand, size: float) -> str:
    if strand.symbol in ("none", "tick"):
        return '<c:marker><c:symbol val="none"/></c:marker>'
    fill = tint(strand.colour, HOLLOW) if strand.is_open else tint(strand.colour, max(strand.opacity, HOLLOW))
    edge = stroke(strand.colour, 1.5) if strand.is_open or strand.symbol == "x" else stroke(_GROUND, 0.5)
    fill = "<a:noFill/>" if strand.symbol == "x" else fill
    return (
        f'<c:marker><c:symbol val="{strand.symbol}"/><c:size val="{max(2, min(72, round(size)))}"/>'
        f"<c:spPr>{fill}{edge}</c:spPr></c:marker>"
    )


def first_row(strands: Sequence[Strand], place: int) -> int:
    """The row of the sheet in which a strand of points is named: one below the other, an empty one between.

    Each has as many rows as the longest: LibreOffice draws no series that is shorter than a later one.
    """
    return 1 + place * (longest(strands) + 2)


def longest(strands: Sequence[Strand]) -> int:
    """How many points the longest strand has."""
    return max(len(strand.values) for strand in strands)


def _points(plot: Plot, rooms: Rooms, place: int, strand: Strand) -> str:
    head = first_row(_all(plot, rooms), place)
    many = longest(_all(plot, rooms))
    first, last = head + 1, head + many
    blank = (None,) * (many - len(strand.values))
    sized = "".join(
        f'<c:dPt><c:idx val="{at}"/>{_marker(strand, size)}<c:bubble3D val="0"/></c:dPt>'
        for at, size in enumerate(strand.sizes)
    )
    return (
        f"<c:ser>{_head(place, strand, f'$B${head}')}{_line_look(strand)}{sized}{_labels(plot, rooms, strand)}"
        f"{_error_bars(plot, strand)}"
        f"{_numbers('xVal', f'$A${first}:$A${last}', (*strand.across, *blank), 'General')}"
        f"{_numbers('yVal', f'$B${first}:$B${last}', (*strand.values, *blank), 'General')}"
        '<c:smooth val="0"/></c:ser>'
    )


# ------------------------------------------------------------------------------------------------ labels


def _labels(plot: Plot, rooms: Rooms, strand: Strand) -> str:
    """Words at values, and the name of a line where it ends."""
    if _is_of_parts(plot, rooms):
        place = plot.strands.index(strand)
        words = [label for (of, _), label in _parts(plot, rooms).items() if of == place]
        return _labelled([_label(label, "ctr") for label in words], _leader([label.moved for label in words], rooms))
    made, is_moved = [], strand in rooms.names
    for place, lines, (side, *moved) in placed(plot, rooms, strand):
        ink = _colour_at(strand, plot, place)
        # Lines of the grid would strike words through; where there are none a ground would lie on the next bar.
        has_grid = plot.form == "lines" or (plot.form == "columns" and not rooms.is_told)
        is_clear = not has_grid or side in ("ctr", "inBase")
        made.append(_label(Label(place, lines, ink, rooms.type, (moved[0], moved[1])), side, is_clear=is_clear))
        is_moved = is_moved or any(moved)
    made += [_label(label, label.side) for label in rooms.row_labels if strand in rooms.names]
    end = rooms.ends.get(strand.end) if strand.end else None
    if end is not None:
        made.append(_label(end, "r"))
    away = [(0.0, peak.off / rooms.height) for peak in rooms.peaks if peak.strand is strand]
    return _labelled(made, _leader([*away, *([end.moved] if end is not None else [])], rooms, is_moved=is_moved))


def _labelled(made: Sequence[str], leader: str = "") -> str:
    none = "".join(f'<c:{name} val="0"/>' for name in _SHOWN)
    return f"<c:dLbls>{''.join(made)}{none}{leader}</c:dLbls>" if made else ""


def placed(plot: Plot, rooms: Rooms, strand: Strand) -> Iterator[tuple[int, tuple[str, ...], Side]]:
    """The words at values with where they stand: place, lines and side."""
    if is_of_rows(plot, rooms):
        own = (one for one in words_in_rows(plot, rooms) if one.strand is strand)
        yield from ((one.place, one.lines, one.side) for one in own)
        return
    lower = strand.lines_lower * leading() * rooms.type / rooms.height
    sides, usual = sides_of(plot, rooms), (_position(plot, rooms, strand), 0.0, lower)
    is_told = rooms.is_told and bool(strand.figures)
    for at, words in enumerate(strand.figures if is_told else strand.labels):
        side = sides.get((strand, at), usual)
        if is_told and side is not None and rooms.inner is not None:
            low, high = rooms.axis or plot.axis or nice(*extent(plot))[0]
            raised = rooms.inner.height * raised_at(plot, strand, at) / (high - low) / rooms.height
            side = (*side[:2], side[2] - raised)
        if words and strand.is_joined and strand.symbol == "none" and (strand.is_before or strand.is_behind):
            side = _off_path(rooms, strand, at, usual)
        elif words and strand.is_before and strand.is_joined:
            side = _off_line(plot, rooms, strand, at)
        elif words and side is not None and plot.form == "lines" and (strand.is_before or strand.is_behind):
            # The dot of a line lies under its own, and is larger.
            side = side[0], side[1] + (OFF_DOT if strand.is_behind else -OFF_DOT) / rooms.width, side[2]
        is_said = any(peak.place == at and words in peak.words for peak in rooms.peaks)
        if words and side is not None and not is_said:
            yield at, figure_lines(plot, rooms, words) if is_told else (words,), side
    for peak in rooms.peaks:
        if peak.strand is strand:
            moved = (peak.across / rooms.width, peak.down / rooms.height)
            yield peak.place, (peak.words,), (usual[0], *moved)


def _off_path(rooms: Rooms, strand: Strand, at: int, usual: Side) -> Side:
    """Before or behind a path, half the height of its words away: in some offices they touch it. And half a line lower
    before a piece that comes down, or behind one that goes up; else higher: off that piece."""
    side, across, down = usual
    away, near = (-1, at - 1) if strand.is_before else (1, at + 1)
    across += away * rooms.type / 2 / rooms.width
    beyond, own = strand.values[near] if 0 <= near < len(strand.values) else None, strand.values[at]
    if beyond is None or own is None or beyond == own:
        return side, across, down
    return side, across, down + math.copysign(leading() * rooms.type / 2, beyond - own) / rooms.height


def _off_line(plot: Plot, rooms: Rooms, strand: Strand, at: int) -> Side:
    """Over a figure of a line, or below one that the line comes down to: off the years below the plot, too."""
    own, near = strand.values[at] or 0.0, [*strand.values[max(0, at - 1) : at], *strand.values[at + 1 : at + 2]]
    low, high = rooms.axis or plot.axis or nice(*extent(plot))[0]
    room = 0.0 if rooms.inner is None else rooms.inner.height * (own - low) / (high - low)
    is_lower = any(value is not None and value > own for value in near)
    return ("b" if is_lower and room > 2 * leading() * rooms.type else "t"), 0.0, 0.0


def _leader(moved: Sequence[tuple[float, float]], rooms: Rooms, *, is_moved: bool = False) -> str:
    """Whether lines lead from marks to labels that were moved; offices have their own opinions otherwise.

    `moved`: how far labels were moved off their marks, in parts of the chart; `is_moved`: whether some were at all.
    """
    # As they are written into the file.
    parts = [(round(across, 4), round(down, 4)) for across, down in moved]
    farthest = max((math.hypot(across * rooms.width, down * rooms.height) for across, down in parts), default=0.0)
    if not farthest and not is_moved:
        return ""
    told = f'<c15:showLeaderLines val="{int(farthest > FAR)}"/>'
    return (
        f'<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" xmlns:c15="{_OF_2012}">{told}</c:ext>'
        "</c:extLst>"
    )


def _has_room_before(plot: Plot, rooms: Rooms, strand: Strand) -> bool:
    """Whether words before marks stay off the figures of the scale."""
    part = 0.0 if rooms.inner is None else rooms.inner.width / len(plot.categories)
    told = ((place, words) for place, words in enumerate(strand.labels) if words)
    return all(width_of(words, rooms.type) + 2 * _INSET <= (place + 0.5) * part for place, words in told)


def _position(plot: Plot, rooms: Rooms, strand: Strand) -> str:
    if strand.is_over and strand.symbol == "none":
        return "t" if any(strand.values) else "ctr"
    if plot.form == "points" or _is_line(plot, strand):
        if strand.is_below or strand.is_behind:
            return "b" if strand.is_below else "r"
        return "l" if strand.is_before and _has_room_before(plot, rooms, strand) else "t"
    return "ctr" if plot.is_stacked and rooms.inside else "inBase" if plot.is_stacked else "outEnd"


def _colour_at(strand: Strand, plot: Plot, place: int) -> str:
    """Of words at a value: a zero has no bar behind them."""
    return _INK if plot.form == "columns" and strand.values[place] == 0 else _colour_on(strand, plot)


def _colour_on(strand: Strand, plot: Plot) -> str:
    """Of words at a mark: what can be read on a bar, else the mark's own."""
    if strand.is_quiet:
        return _MUTED
    if not plot.is_stacked or strand.is_over:
        # The name of a line is as it is; figures are alike on each side of their marks.
        is_beside = strand.is_below or strand.is_before or strand.is_behind
        return strand.colour if is_beside and strand.is_joined else _INK
    return _INK if strand.opacity < 1 else theme.clear_on(seen(strand.colour))


def _label(label: Label, position: str, *, is_clear: bool = True) -> str:
    """`is_clear`: whether what lies behind its words is seen."""
    moved, ground = "", "<a:noFill/>" if is_clear else solid(_GROUND)
    if label.moved != (0.0, 0.0):
        across, down = label.moved
        moved = (
            f'<c:layout><c:manualLayout><c:x val="{across:.4f}"/><c:y val="{down:.4f}"/></c:manualLayout></c:layout>'
        )
    shown = "".join(f'<c:{name} val="{int(name == "showVal")}"/>' for name in _SHOWN)
    code = current_language()
    turned = ' rtl="1"' if is_right_to_left(code) else ""
    align = "r" if position == "l" else "l" if position == "r" else "ctr"
    lines = "".join(
        f'<a:p><a:pPr algn="{align}"{turned}/><a:r><a:rPr lang="{code}" sz="{round(100 * label.size)}" '
        f'b="{int(place < label.bold)}">{solid(_MUTED if 0 < label.bold <= place else label.colour)}</a:rPr>'
        f"<a:t>{_in_its_direction(escape(clean(line)))}</a:t></a:r></a:p>"
        for place, line in enumerate(label.lines)
    )
    return (
        f'<c:dLbl><c:idx val="{label.place}"/>{moved}<c:tx><c:rich><a:bodyPr wrap="none" lIns="38100" tIns="0" '
        f'rIns="38100" bIns="0" anchor="ctr"/><a:lstStyle/>{lines}</c:rich></c:tx><c:spPr>{ground}{NO_STROKE}'
        f'</c:spPr><c:dLblPos val="{position}"/>{shown}</c:dLbl>'
    )


def _in_its_direction(text: str) -> str:
    """Words as they are read: LibreOffice sets labels from left to right in every language, so that figures at both
    ends of a row, or of a range, changed places. A number alone stays as it is: its minus sign stood behind it."""
    is_turned = is_right_to_left(current_language()) and ruler.is_from_right(text)
    return f"\N{RIGHT-TO-LEFT EMBEDDING}{text}\N{POP DIRECTIONAL FORMATTING}" if is_turned else text


# ------------------------------------------------------------------------------------------------ parts of wholes


def _pitch(plot: Plot, rooms: Rooms) -> float:
    """From one row of bars to the next, in points."""
    return 0.0 if rooms.inner is None else rooms.inner.height / max(1, len(plot.categories))


def _gap(plot: Plot, rooms: Rooms) -> int:
    """Between bars, as a percentage of their breadth: more where words stand over a narrow part."""
    if not _is_of_parts(plot, rooms):
        return GAP
    pitch, labels = _pitch(plot, rooms), _parts(plot, rooms).values()
    if any(label.moved[1] for label in labels):
        return max(GAP, round(100 * (pitch / (pitch - _between(pitch, rooms)) - 1)))
    return GAP


def _between(pitch: float, rooms: Rooms) -> float:
    """What is free between two bars over whose narrow parts words stand, in points."""
    return min(1.2 * rooms.type, pitch / 2)


def _is_of_parts(plot: Plot, rooms: Rooms) -> bool:
    return plot.form == "bars" and rooms.inside and rooms.inner is not None


def _parts(plot: Plot, rooms: Rooms) -> dict[tuple[int, int], Label]:
    """By strand and row what is said of each part of a bar: on it, or over it where not even its number has room."""
    inner = cast(Frame, rooms.inner)
    found: dict[tuple[int, int], Label] = {}
    low, high = plot.axis or extent(plot)
    pitch = _pitch(plot, rooms)
    up = (pitch - _between(pitch, rooms)) / 2 + _OFF + _HALF_FIGURE * rooms.type
    for row in range(len(plot.categories)):
        left, over = 0.0, []
        for place, strand in enumerate(plot.strands):
            wide = inner.width * (strand.values[row] or 0.0) / (high - low)
            words = strand.labels[row] if strand.labels else ""
            weight = ruler.BOLD if row in plot.bold else ruler.REGULAR
            told, size = _in_part(words, wide, weight, rooms.type)
            if told:
                found[place, row] = Label(row, (told,), _colour_on(strand, plot), size, bold=int(row in plot.bold))
            elif words:
                over.append((place, words, left + wide / 2))
            left += wide
        room = spread([at for *_, at in over], [width_of(text, rooms.type) for _, text, _ in over], 0, inner.width, 3)
        for (place, text, at), moved in zip(over, room, strict=True):
            away = (moved - at) / rooms.width, -up / rooms.height
            found[place, row] = Label(row, (text,), _INK, rooms.type, away)
    return found


def _in_part(words: str, wide: float, weight: int, size: float) -> tuple[str, float]:
    """What a part of a bar has room for, and in which type: a sign before its number, with a gap between or without;
    nothing where it has no room either."""
    near = close_behind(words)
    for told, own, room in ((words, size, 2 * _INSET), (words, TYPE, _INSET), (near, TYPE, _INSET)):
        if words and width_of(told, own, weight) + room <= wide:
            return told, own
    return "", size


# ------------------------------------------------------------------------------------------------ ranges


def _error_bars(plot: Plot, strand: Strand) -> str:
    """From the least to the greatest that each figure can be."""
    return _ranges(strand.reach, _range_look(plot, strand)) if any(map(any, strand.reach)) else ""


def _range_look(plot: Plot, strand: Strand) -> str:
    if plot.form == "columns" and not strand.is_over:
        return stroke(_INK, 1.2)
    return stroke(strand.colour, 1.2 if strand.is_joined or plot.form == "points" else 4)


def _ranges(reach: Sequence[tuple[float, float]], line: str) -> str:
    below, above = zip(*reach, strict=True)
    lists = f"{_literal('plus', above)}{_literal('minus', below)}"
    return (
        '<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="1"/>{lists}<c:spPr>{line}</c:spPr></c:errBars>'
    )


def _literal(side: str, values: Sequence[float]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values))
    return (
        f"<c:{side}><c:numLit><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numLit></c:{side}>'
    )


# ------------------------------------------------------------------------------------------------ axes


def _scaling(ends: tuple[float, float] | None, *, log: bool = False, turned: bool = False) -> str:
    orientation = "maxMin" if turned else "minMax"
    base = '<c:logBase val="10"/>' if log else ""
    told = f'<c:max val="{ends[1]!r}"/><c:min val="{ends[0]!r}"/>' if ends else ""
    return f'<c:scaling>{base}<c:orientation val="{orientation}"/>{told}</c:scaling>'


def _title(words: str, size: float, *, is_up: bool = False) -> str:
    if not words:
        return ""
    turn = ' rot="-5400000" vert="horz"' if is_up else ""
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr><a:defRPr b="0"/></a:pPr><a:r><a:rPr '
        f'lang="{current_language()}" sz="{round(100 * size)}" b="0">{solid(_MUTED)}</a:rPr><a:t>'
        f'{escape(clean(words))}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


_QUOTE = {'"': "&quot;"}
LOG = "[&gt;=1]#,##0;0.#######"
_GRID = f"<c:majorGridlines><c:spPr>{stroke(_LINE, 0.75)}</c:spPr></c:majorGridlines>"


def _category_axis(plot: Plot, rooms: Rooms) -> str:
    """Names of bars or codes, or years. These are an axis of days, whose labels each office writes at the step that it
    is told; of an axis of names one of them writes as many as have room."""
    is_level, kind = plot.form == "bars", "dateAx" if plot.has_years else "catAx"
    words, side = _text(rooms.axis_type), "r" if rooms.is_turned else "l"
    if not is_level:
        # At exactly 0 LibreOffice breaks names of neighbours into lines. Turned ones it begins at their place rather
        # than centre them: years stood beside their bars, though their step leaves each of them room.
        words = words.replace("<a:bodyPr/>", f'<a:bodyPr rot="{0 if plot.has_years else LEVEL}" vert="horz"/>')
    own = '<c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:noMultiLvlLbl val="1"/>'
    if plot.has_years:
        step = years_told(plot, rooms).step
        own = (
            f'<c:lblOffset val="60"/><c:baseTimeUnit val="years"/><c:majorUnit val="{step}"/>'
            '<c:majorTimeUnit val="years"/>'
        )
    return (
        f'<c:{kind}><c:axId val="{ACROSS}"/>{_scaling(None, turned=is_level)}<c:delete val="0"/>'
        f'<c:axPos val="{side if is_level else "b"}"/>{_title(plot.titles[0], rooms.type)}'
        f'<c:numFmt formatCode="{YEARS if plot.has_years else "General"}" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{stroke(_MUTED, 0.75)}</c:spPr>{words}"
        f'<c:crossAx val="{UP}"/><c:crosses val="autoZero"/><c:auto val="0"/>{own}</c:{kind}>'
    )


def _value_axis(plot: Plot, rooms: Rooms) -> str:
    is_level = plot.form == "bars"
    is_told = rooms.is_told or (is_level and (all(any(strand.labels) for strand in plot.strands) or rooms.inside))
    ends = rooms.axis
    # Over an axis of zeros alone half of one person stood as "1" below "1".
    is_whole = rooms.step % 1 == 0 and (rooms.step >= 1 or not plot.decimals)
    shown = "0%" if plot.is_share else "#,##0" if is_whole else "General"
    high = (ends or extent(plot))[1]
    if not plot.is_share and is_short(high):
        shown = escape(short_format(ticks_of(high, rooms.step)), _QUOTE)
    shown = _with_unit(rooms.step, plot.units[1]) or shown
    least = '<c:min val="0"/>' if ends is None else ""
    scaling = _scaling(ends, turned=rooms.runs_back).replace("</c:scaling>", f"{least}</c:scaling>")
    unit = f'<c:majorUnit val="{rooms.step!r}"/>' if rooms.step else ""
    crosses = "max" if is_level else "autoZero"
    between = "midCat" if plot.is_edged else "between"
    return (
        f'<c:valAx><c:axId val="{UP}"/>{scaling}<c:delete val="{int(is_told)}"/>'
        f'<c:axPos val="{"b" if is_level else "l"}"/>{"" if is_told else _GRID}'
        f"{_title(plot.titles[1], rooms.type, is_up=not is_level)}"
        f'<c:numFmt formatCode="{shown}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"high" if is_level else "nextTo"}"/><c:spPr>{NO_STROKE}</c:spPr>{_text(rooms.axis_type)}'
        f'<c:crossAx val="{ACROSS}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>{unit}</c:valAx>'
    )


def _with_unit(step: float, unit: str) -> str:
    """The format of the figures of an axis which its unit follows, as "%"; empty without one."""
    decimals = decimals_of(step)
    return escape(f'0{"." + "0" * decimals if decimals else ""}"{unit}"', _QUOTE) if unit else ""


def _figure_axis(plot: Plot, rooms: Rooms, *, is_across: bool) -> str:
    """An axis of figures of a chart of points."""
    own, other = (ACROSS, UP) if is_across else (UP, ACROSS)
    log = plot.logs[0 if is_across else 1]
    ends = rooms.across if is_across else rooms.axis
    is_hidden = bool(plot.rows) and not is_across
    step = rooms.step_across if is_across else 1.0 if plot.rows else rooms.step
    unit = f'<c:majorUnit val="{10.0 if log else step!r}"/>' if step or log else ""
    shown = _with_unit(step, plot.units[0 if is_across else 1]) or "General"
    shown = "0%" if plot.is_share and not is_across else "0" if is_across and plot.is_years else shown
    if shown == "General" and ends and is_short(ends[1]):
        shown = escape(short_format(ticks_of(ends[1], step)), _QUOTE)
    if is_across and plot.steps[0] and plot.across:
        # Offices write a figure at each end of an axis; beyond what the chart asks for there is nothing to be read.
        shown = f"[&lt;{plot.across[0]!r}]&quot;&quot;;[&gt;{plot.across[1]!r}]&quot;&quot;;0"
    if log:
        zero = plot.zeros[0 if is_across else 1]
        shown = f"[&lt;{2 * zero:.12f}]&quot;0&quot;;{LOG}" if zero else LOG
    words = plot.titles[0 if is_across else 1]
    has_line = is_across and not plot.rows
    grid = "" if is_hidden and any(row.is_head for row in plot.rows) else _GRID
    scaling = _scaling(ends, log=log, turned=is_across and rooms.runs_back)
    crosses = "min" if log or plot.rows else "autoZero"
    return (
        f'<c:valAx><c:axId val="{own}"/>{scaling}<c:delete val="{int(is_hidden)}"/>'
        f'<c:axPos val="{"b" if is_across else "l"}"/>{grid}'
        f"{_title(words, rooms.type, is_up=not is_across)}"
        f'<c:numFmt formatCode="{shown}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"none" if is_across and plot.ends else "low"}"/>'
        f"<c:spPr>{stroke(_MUTED, 0.75) if has_line else NO_STROKE}</c:spPr>"
        f'{_text(rooms.axis_type)}<c:crossAx val="{other}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="midCat"/>{unit}</c:valAx>'
    )
