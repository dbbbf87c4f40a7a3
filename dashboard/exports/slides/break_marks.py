"""Shapes of a chart that are no series: its unit, dotted lines at breaks, hatching, names of years, pale tops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from dashboard import theme
from dashboard.charts.marks import silent_height
from dashboard.charts.scales import stepped
from dashboard.exports.picture.ruler import LEADING
from dashboard.exports.slides.chart_xml import placed
from dashboard.exports.slides.inks import NO_STROKE, hatch, solid, stroke, tint
from dashboard.exports.slides.measure import width_of, wrapped
from dashboard.exports.slides.peaks import GAP
from dashboard.exports.slides.plots import PALE, Plot
from dashboard.exports.slides.rooms import LESS, TYPE, Rooms, extent, nice, raised_at, years_told
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import clean, leading
from dashboard.i18n import current_language
from dashboard.words.signs import unknown_sign

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
_NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
)
AIR, ROOMY, MOST_LINES = 1.5, 1.05, 2
"""Between a dotted line and words, in points; the fonts of an office may run wider than those that are measured; and
lines of words in empty years at most."""
FROM_AXIS = 6.0
"""Between words in empty years and the axis, in points, where some place has that room: beside one of its figures they
are read with it, "2M since"."""
OFF_HATCHED = 5.0
"""The same between them and a hatched year, whose sign would be read as one of theirs."""
MOST_LOW, LOW = 4, 0.4
"""Over how many years behind the empty ones words may stand, and how high these may reach, as a part of the plot."""
BELOW = 7.1
"""From the axis to the names of years, in points, as offices have it: a tenth more is seen beside theirs."""
_PLAIN = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{{fill}}{NO_STROKE}'
_GROUND = theme.LIGHT["no-report"]
_MUTED = theme.LIGHT["muted"]


def marks_xml(plot: Plot, rooms: Rooms) -> bytes:
    """The part with the shapes of all breaks and silent years of a chart that has rooms of its own."""
    inner = rooms.inner
    if inner is None:
        raise ValueError("Breaks are marked on charts whose plot has a place.")
    part = inner.width / len(plot.categories)
    size = rooms.type
    tall = LEADING * size
    # Between words and the plot there may be a figure over its tallest bar; right above a chart beside others are its
    # own words.
    upper = inner.top if rooms.is_pane else rooms.over + LESS if rooms.peaks else inner.top - tall
    shapes: list[str] = []
    free = 0.0
    written = list(_written(plot, rooms, inner))
    if plot.said and not rooms.is_pane:
        free = inner.left + 1.08 * width_of(plot.said, size) + 4
        box = Frame(inner.left, upper, free - inner.left, tall)
        shapes.append(_anchored(box, rooms, _words(2, plot.said, box, size)))
    for place, words in plot.breaks:
        x = inner.left + place * part
        for top, bottom in _free(x, (upper, inner.top + inner.height), written):
            line = Frame(x - 0.3, top, 0.6, bottom - top)
            shapes.append(_anchored(line, rooms, _line(len(shapes) + 2, words, line)))
        if rooms.is_pane:  # A sentence below all charts says it.
            continue
        wide = 1.08 * width_of(words, size) + 4
        beside = x + 3 if x + 3 + wide <= rooms.width else x - 3 - wide
        if beside >= free:
            box = Frame(beside, upper, wide, tall)
            shapes.append(_anchored(box, rooms, _words(len(shapes) + 2, words, box, size)))
            free = beside + wide
    shapes += [
        _anchored(place, rooms, _silence(number, words, place))
        for number, (words, place) in enumerate(silences(plot, inner), len(shapes) + 2)
    ]
    shapes += [
        _anchored(place, rooms, _shape(number, words, place, _PLAIN.format(fill=tint(colour, PALE))))
        for number, (words, colour, place) in enumerate(pale_tops(plot, rooms, inner), len(shapes) + 2)
    ]
    shapes += [
        _anchored(box, rooms, _words(number, line, box, TYPE, is_middle=True))
        for number, (line, box) in enumerate(begun(plot, inner, _ends(plot, rooms), rooms.step), len(shapes) + 2)
    ]
    for year in own_years(plot, rooms):
        wide = ROOMY * width_of(year, rooms.axis_type) + 2
        under = inner.top + inner.height + BELOW
        # What ends beyond the chart LibreOffice leaves out; letters may.
        left = min(inner.left + (plot.categories.index(year) + 0.5) * part - wide / 2, rooms.width - wide)
        box = Frame(left, under, wide, min(tall, rooms.height - under))
        shapes.append(_anchored(box, rooms, _words(len(shapes) + 2, year, box, rooms.axis_type)))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<c:userShapes {_NAMES}>{''.join(shapes)}</c:userShapes>".encode()


def own_years(plot: Plot, rooms: Rooms) -> list[str]:
    """The years with words of their own, at which no label of the axis of an office stands."""
    return [str(year) for year in years_told(plot, rooms).own] if plot.has_years else []


def _free(x: float, ends: tuple[float, float], written: Sequence[Frame]) -> Iterator[tuple[float, float]]:
    """The parts of an upright line that go through no words."""
    top, bottom = ends
    met = (frame for frame in written if frame.left < x + AIR and x - AIR < frame.left + frame.width)
    for frame in sorted(met, key=lambda one: one.top):
        if frame.top - top > AIR:
            yield top, min(frame.top, bottom)
        top = max(top, frame.top + frame.height)
    if bottom - top > AIR:
        yield top, bottom


def _ends(plot: Plot, rooms: Rooms) -> tuple[float, float]:
    """Of the scale."""
    return rooms.axis or nice(*(plot.axis or extent(plot)))[0]


def _written(plot: Plot, rooms: Rooms, inner: Frame) -> Iterator[Frame]:
    """Where words stand at values."""
    low, high = _ends(plot, rooms)
    part, tall = inner.width / len(plot.categories), leading() * rooms.type
    for strand in plot.strands:
        for place, lines, (side, across, down) in placed(plot, rooms, strand):
            value = strand.values[place]
            if value is None:
                continue
            wide = ROOMY * max(width_of(line, rooms.type) for line in lines)
            x = inner.left + (place + 0.5) * part + across * rooms.width
            y = inner.top + inner.height * (high - value) / (high - low) + down * rooms.height
            left = {"l": x - wide - tall / 2, "r": x + tall / 2}.get(side, x - wide / 2)
            top = {"l": y - tall / 2, "r": y - tall / 2, "ctr": y - tall / 2, "b": y}.get(side, y - tall)
            yield Frame(left, top - AIR, wide, len(lines) * tall + AIR)


def silences(plot: Plot, inner: Frame) -> Iterator[tuple[str, Frame]]:
    """Words and places of what is hatched: as broad as a bar, at the foot of the plot, with room for its sign."""
    part = inner.width / len(plot.categories)
    tall = min(inner.height, max(silent_height(inner.height), LEADING * TYPE))
    top = inner.top + inner.height - tall
    wide = part / (1 + GAP / 100)
    for place, words in plot.silent:
        yield words, Frame(inner.left + place * part + (part - wide) / 2, top, wide, tall)
    each = part / (len(plot.strands) + GAP / 100)
    for place, column, words in plot.blanks:
        left = inner.left + (place + 0.5) * part + (column - len(plot.strands) / 2) * each
        yield words, Frame(left, top, each, tall)


def pale_tops(plot: Plot, rooms: Rooms, inner: Frame) -> Iterator[tuple[str, str, Frame]]:
    """Words, colours and places of what figures of columns beside each other may be more: offices set bars of a second
    axis beside the first, and draw caps on thick lines of ranges."""
    part = inner.width / len(plot.categories)
    each = part / (len(plot.strands) + GAP / 100)
    low, high = _ends(plot, rooms)
    for column, strand in enumerate(plot.strands):
        for at, value in enumerate(strand.values):
            more = raised_at(plot, strand, at)
            if value is not None and more:
                left = inner.left + (at + 0.5) * part + (column - len(plot.strands) / 2) * each
                top = inner.top + inner.height * (high - value - more) / (high - low)
                yield strand.figures[at], strand.colour, Frame(left, top, each, inner.height * more / (high - low))


def begun(plot: Plot, inner: Frame, ends: tuple[float, float], step: float) -> list[tuple[str, Frame]]:
    """Since when figures are, where no line of the grid goes through that, if there is such a place. `ends`: of the
    scale; `step`: from one of its lines to the next."""
    unit, ways = inner.height / (ends[1] - ends[0]), list(_begun_ways(plot, inner, ends))
    levels = [inner.top + (ends[1] - level) * unit for level in stepped(*ends, step)] if step else []
    clear = (way for way in ways if not any(box.top < at < box.top + box.height for _, box in way for at in levels))
    return next(clear, ways[0] if ways else [])


def _begun_ways(plot: Plot, inner: Frame, ends: tuple[float, float]) -> Iterator[list[tuple[str, Frame]]]:
    """The same line by line at the foot of the empty years before figures, where these have room; else over what is low
    behind these."""
    (count, words), tall, part = plot.begun, LEADING * TYPE, inner.width / len(plot.categories)
    ways = [(inset, more) for inset in (FROM_AXIS, 0.0) for more in range(MOST_LOW + 1)]
    for inset, more in ways if words else ():
        up = max((_up(plot, count + place, inner, ends) for place in range(more)), default=0.0)
        off = OFF_HATCHED if count + more in dict(plot.silent) else 0.0
        room = (count + more + 0.5) * part - part / (1 + GAP / 100) / 2 - AIR - off - inset
        for lines in ([words], wrapped(words, TYPE, room)) if up <= LOW * inner.height else ():
            high = len(lines) * tall + AIR + up
            has_room = max(ROOMY * width_of(line, TYPE) for line in lines) <= room and high <= inner.height
            if len(lines) <= MOST_LINES and has_room:
                top = inner.top + inner.height - high
                yield [
                    (line, Frame(inner.left + inset, top + row * tall, room, tall)) for row, line in enumerate(lines)
                ]


def _up(plot: Plot, place: int, inner: Frame, ends: tuple[float, float]) -> float:
    """How high what stands in a year reaches: its bar with its range, or its hatching."""
    if place in dict(plot.silent):
        return max(silent_height(inner.height), LEADING * TYPE)
    known = [
        value + (strand.reach[place][1] if strand.reach else 0.0)
        for strand in plot.strands
        if place < len(strand.values) and (value := strand.values[place]) is not None
    ]
    return inner.height * (max(known, default=0.0) - ends[0]) / (ends[1] - ends[0])


def _silence(number: int, words: str, place: Frame) -> str:
    """A hatched bar with a question mark at its foot: no series, so that no workbook has a figure for it."""
    look = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{hatch(theme.LIGHT["no-report-line"], _GROUND)}{NO_STROKE}'
    run = (
        f'<a:r><a:rPr lang="{current_language()}" sz="{round(100 * TYPE)}" b="1">{solid(_MUTED)}'
        f'<a:latin typeface="+mn-lt"/></a:rPr><a:t>{unknown_sign()}</a:t></a:r>'
    )
    return _shape(number, words, place, look, run, is_foot=True)


def _anchored(place: Frame, rooms: Rooms, shape: str) -> str:
    """A shape that keeps its place when the chart is made larger or smaller."""
    ends = (place.left, place.top), (place.left + place.width, place.top + place.height)
    corners = "".join(
        f"<cdr:{tag}><cdr:x>{x / rooms.width:.5f}</cdr:x><cdr:y>{y / rooms.height:.5f}</cdr:y></cdr:{tag}>"
        for tag, (x, y) in zip(("from", "to"), ends, strict=True)
    )
    return f"<cdr:relSizeAnchor>{corners}{shape}</cdr:relSizeAnchor>"


def _line(number: int, name: str, place: Frame) -> str:
    look = f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:noFill/>{stroke(_MUTED, 1, "sysDot")}'
    return _shape(number, name, place, look)


def _words(number: int, words: str, place: Frame, size: float, *, is_middle: bool = False) -> str:
    run = (
        f'<a:r><a:rPr lang="{current_language()}" sz="{round(100 * size)}">{solid(_MUTED)}'
        f'<a:latin typeface="+mn-lt"/></a:rPr><a:t>{escape(clean(words))}</a:t></a:r>'
    )
    look = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>{NO_STROKE}'
    return _shape(number, words, place, look, run, is_middle=is_middle)


def _shape(
    number: int,
    name: str,
    place: Frame,
    look: str,
    run: str = "",
    *,
    is_foot: bool = False,
    is_middle: bool = False,
) -> str:
    left, top, width, height = place.emu
    told = escape(clean(name), {'"': "&quot;"})
    anchor, align = ' anchor="b"' if is_foot else "", '<a:pPr algn="ctr"/>' if is_foot or is_middle else ""
    return (
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{number}" '
        f'name="{told}"/><cdr:cNvSpPr/></cdr:nvSpPr><cdr:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>{look}</cdr:spPr><cdr:txBody><a:bodyPr wrap="none" lIns="0" '
        f'tIns="0" rIns="0" bIns="0"{anchor}/><a:lstStyle/><a:p>{align}{run}'
        f'<a:endParaRPr lang="{current_language()}"/></a:p></cdr:txBody></cdr:sp>'
    )
