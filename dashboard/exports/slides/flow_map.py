"""A map of flows as native shapes: one for each area, line and mark, named with what the figure says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.context import Context
from dashboard.exports.picture import curves, geomap, keys
from dashboard.exports.picture.canvas import Point
from dashboard.exports.picture.marked import lines_of
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, Bounds, outlines, point
from dashboard.exports.picture.ruler import LEADING, width_of
from dashboard.exports.picture.scene import Trace, is_shown
from dashboard.exports.slides import cut
from dashboard.exports.slides.inks import NO_STROKE, Ink, fixed, ink_of, solid, stroke
from dashboard.exports.slides.maps import (
    SIDE,
    TYPE,
    Ids,
    Key,
    fill,
    geometry,
    group_xml,
    keyed,
    preset,
    rings_of,
    shape_xml,
    shaped,
    text_xml,
    type_of,
)
from dashboard.exports.slides.template import Frame
from dashboard.figures import theme
from dashboard.figures.flow_words import asked
from dashboard.figures.shown import Shown, Table
from dashboard.figures.words import area_name
from dashboard.i18n import translate
from dashboard.selection import Selection

MOST_MARKS = 600
"""Lines and marks on one slide; with more the table takes the map's place."""
FINE = 100
"""Parts of a point to which lines are exact."""
BROWSER = 900.0
"""Pixels across the map for which a figure's marks are made."""
EDGE = 22.0
"""From lines and marks to the edge of a map that is drawn closer, in points."""
REPORTS, SILENT, UNDETERMINED = "s", "n", "u"
"""Classes of `meta.ground`."""


@dataclass(frozen=True)
class FlowBody:
    """A map of flows as a figure of plotly, what is said of each of its areas by code, and its table."""

    figure: Mapping[str, Any]
    areas: Mapping[str, str]
    table: Table


@dataclass(frozen=True)
class _Drawing:
    """Where a map stands, what of it is seen, and the numbers of its shapes."""

    ids: Ids
    left: float
    top: float
    """Of the whole globe, in points."""
    scale: float
    """Points in a unit of the outlines."""
    pixel: float
    """Points in a pixel of the browser's map."""
    window: Frame

    @property
    def box(self) -> Bounds:
        """The window in units of the outlines."""
        left, top = (self.window.left - self.left) / self.scale, (self.window.top - self.top) / self.scale
        right, bottom = left + self.window.width / self.scale, top + self.window.height / self.scale
        return round(left), round(top), round(right), round(bottom)

    def places(self, trace: Trace) -> list[Point | None]:
        """Where the places of a trace stand, in points; None between two lines."""
        return geomap.points_of(trace, (self.left, self.top, self.scale))

    def seen(self, trace: Trace) -> list[Point | None]:
        """The same, with None for places out of the window."""
        sides = self.window
        return [
            found
            if found is not None
            and 0 <= found[0] - sides.left <= sides.width
            and 0 <= found[1] - sides.top <= sides.height
            else None
            for found in self.places(trace)
        ]


def _drawn(figure: Mapping[str, Any], room: Frame, ids: Ids) -> _Drawing:
    """The world as large as it fits; where the figure is drawn closer, what it draws in the middle of the room."""
    whole = min(room.width / WIDTH, room.height / HEIGHT)
    pixel = whole * WIDTH / BROWSER
    home = (figure["layout"].get("meta") or {}).get("home") or {}
    closer = float(home.get("scale", 1))
    if closer <= 1:
        down = (room.height - whole * HEIGHT) / 2
        place = Frame(room.left, room.top + down, whole * WIDTH, whole * HEIGHT)
        return _Drawing(ids, place.left, place.top, whole, pixel, place)
    left, top, right, bottom = _extent(figure) or 2 * point(home["lon"], home["lat"])
    across, along = (room.width - 2 * EDGE) / max(right - left, 1), (room.height - 2 * EDGE) / max(bottom - top, 1)
    scale = max(min(whole * closer, across, along), whole)
    start = room.left + room.width / 2 - scale * (left + right) / 2
    # Nothing is shown beyond the northern and the southern edge.
    highest = room.top + room.height - scale * HEIGHT
    begin = min(max(room.top + room.height / 2 - scale * (top + bottom) / 2, highest), room.top)
    return _Drawing(ids, start, begin, scale, pixel, room)


def _extent(figure: Mapping[str, Any]) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of all lines and marks, in units of the outlines; None where there are none."""
    places = [place for trace in _flows(figure) for place in geomap.points_of(trace, (0, 0, 1)) if place is not None]
    if not places:
        return None
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs), min(ys), max(xs), max(ys)


def _flows(figure: Mapping[str, Any]) -> list[Trace]:
    """The traces of lines and marks."""
    return [trace for trace in figure["data"] if is_shown(trace) and trace["type"] == "scattergeo"]


def flow_body(context: Context, selection: Selection, shown: Shown) -> FlowBody | None:
    """The map of a selection's flows; None where it has too much, or something that is no shape of a map."""
    traces = [trace for trace in shown.figure["data"] if is_shown(trace)]
    if {trace["type"] for trace in traces} - set(geomap.TRACES) or sum(map(_many, _flows(shown.figure))) > MOST_MARKS:
        return None
    return FlowBody(shown.figure, _said(context, selection, shown.figure), shown.table)


def _many(trace: Trace) -> int:
    """How many shapes a trace of lines or marks takes at most."""
    return 1 + list(trace["lon"]).count(None) if _mode(trace) == "lines" else len(trace["lon"])


def _mode(trace: Trace) -> str:
    return curves.mode_of({"mode": "markers", **trace})


# ------------------------------------------------------------------------------------------------ words


def _said(context: Context, selection: Selection, figure: Mapping[str, Any]) -> dict[str, str]:
    """Name of each area, whether it is chosen and reports, and what a hover says of it."""
    one, said = asked(context, selection), {}
    for k, trace in _grounds(figure):
        hovers = trace.get("customdata") or [""] * len(trace["locations"])
        for code, hover in zip(trace["locations"], hovers, strict=True):
            more = [translate("chosen")] if code in one.inside else []
            if k == REPORTS and one.layer.reported:
                more.append(translate("reports citizenships in this period"))
            more += _lines(hover)[1:]
            name = translate("Status undetermined") if k == UNDETERMINED else area_name(context, code)
            said[code] = _named(name, more)
    return said


def _lines(text: str) -> list[str]:
    """The lines of a hover, without markup."""
    return ["".join(piece for piece, _ in line).strip() for line in lines_of(text)]


def _named(head: str, said: Sequence[str]) -> str:
    return translate("{head}: {said}", head=head, said="; ".join(said)) if said else head


def _name(text: object, otherwise: str) -> str:
    """A hover's lines as a name: what is in the first one, then the rest."""
    if not isinstance(text, str) or not text:
        return otherwise
    head, *more = _lines(text)
    return _named(head, more)


# ------------------------------------------------------------------------------------------------ the map


def group(body: FlowBody, room: Frame, description: str, last_id: int) -> str:
    """The map and its legend as one group in PresentationML. `last_id`: the greatest number of a shape on the slide."""
    ids = Ids(last_id)
    own, map_id, areas_id, lines_id = (ids.next() for _ in range(4))
    drawing = _drawn(body.figure, replace(room, width=room.width - SIDE), ids)
    place = drawing.window
    flows = [shape for trace in _flows(body.figure) for shape in _flow(drawing, trace)]
    parts = [group_xml(areas_id, translate("Countries and areas"), place, list(_areas(drawing, body)))]
    parts += [group_xml(lines_id, translate("Flows"), place, flows)] if flows else []
    legend = Frame(room.left + room.width - SIDE + 14, room.top + 4, SIDE - 14, room.height - 4)
    entries = [_key(entry) for entry in keys.entries_of(body.figure)]
    shown = [group_xml(map_id, translate("Map"), place, parts)]
    shown += keyed(ids, entries, legend, type_of(entries, legend))
    return group_xml(own, translate("Map with legend"), room, shown, description)


def _grounds(figure: Mapping[str, Any]) -> Iterator[tuple[str, Trace]]:
    """The traces of areas, each with its class."""
    traces = [trace for trace in figure["data"] if is_shown(trace) and trace["type"] == "choropleth"]
    classes = list((figure["layout"].get("meta") or {}).get("ground") or ())
    for place, trace in enumerate(traces):
        yield classes[place] if place < len(classes) else "", trace


def _areas(drawing: _Drawing, body: FlowBody) -> Iterator[str]:
    """The areas that are seen, each in its colour or hatched."""
    for k, trace in _grounds(body.figure):
        edge = (trace.get("marker") or {}).get("line") or {}
        line = stroke(str(edge.get("color") or theme.LIGHT["ground"]), float(edge.get("width", 0.5)) * drawing.pixel)
        for code, z in zip(trace["locations"], trace["z"], strict=True):
            found = _seen(drawing, code) if z is not None else None
            if found is not None:
                look = fill(k, geomap.HUE) if k in geomap.HATCHED else fixed(geomap.colour_at(trace, z))
                place, outline = found
                yield shape_xml(drawing.ids.next(), body.areas[code], place, outline, f"{look}{line}")


def _seen(drawing: _Drawing, code: str) -> tuple[Frame, str] | None:
    """Where an area stands, and its outline, cut off at the window; None where nothing of it is seen."""
    known, seen = outlines(geomap.OUTLINES), drawing.box
    if code not in known.paths:
        return None
    left, top, right, bottom = known.boxes[code]
    if left >= seen[0] and top >= seen[1] and right <= seen[2] and bottom <= seen[3]:
        box, outline = geometry(known.paths[code])
    else:
        rings = [ring for ring in (cut.within(ring, seen) for ring in rings_of(known.paths[code])) if ring]
        if not rings:
            return None
        box, outline = shaped(rings)
    across, down, width, height = (drawing.scale * side for side in box)
    return Frame(drawing.left + across, drawing.top + down, width, height), outline


def _flow(drawing: _Drawing, trace: Trace) -> Iterator[str]:
    """The lines, marks and words of a trace."""
    mode = _mode(trace)
    if "lines" in mode or trace.get("fill") == "toself":
        yield from _strokes(drawing, trace)
    if "markers" in mode:
        yield from _marks(drawing, trace)
    if "text" in mode:
        yield from _labels(drawing, trace)


def _strokes(drawing: _Drawing, trace: Trace) -> Iterator[str]:
    """A freeform for each run: filled where the trace is, else a line that stays open."""
    is_filled = trace.get("fill") == "toself"
    line, opacity = trace.get("line") or {}, float(trace.get("opacity", 1))
    name = _name((trace.get("meta") or {}).get("text"), str(trace.get("name") or translate("Line")))
    inner = _solid(trace.get("fillcolor") or curves.colour_of(trace), opacity) if is_filled else "<a:noFill/>"
    edge = _edge(line.get("color") or curves.colour_of(trace), float(line.get("width", 2)) * drawing.pixel, opacity)
    for run in curves.runs(drawing.places(trace) if is_filled else drawing.seen(trace), joined=False):
        ring = [(round(FINE * x), round(FINE * y)) for x, y in run]
        ring = cut.within(ring, _fine(drawing.window)) if is_filled else ring
        if len(ring) > 1:
            box, outline = shaped([ring], is_closed=is_filled)
            place = Frame(*(side / FINE for side in box))
            yield shape_xml(drawing.ids.next(), name, place, outline, f"{inner}{edge}")


def _fine(window: Frame) -> Bounds:
    """Left, top, right and bottom in the parts of a point to which lines are exact."""
    sides = (window.left, window.top, window.left + window.width, window.top + window.height)
    left, top, right, bottom = (round(FINE * side) for side in sides)
    return left, top, right, bottom


def _marks(drawing: _Drawing, trace: Trace) -> Iterator[str]:
    marker, texts = trace.get("marker") or {}, trace.get("text") or ()
    line, opacity = marker.get("line") or {}, float(trace.get("opacity", 1))
    for index, middle in enumerate(drawing.seen(trace)):
        if middle is None:
            continue
        size = float(_at(marker.get("size"), index, 6)) * drawing.pixel
        colour = _at(marker.get("color"), index, curves.colour_of(trace))
        thick = float(_at(line.get("width"), index, 0)) * drawing.pixel
        look = f"{_solid(colour, opacity)}{_edge(_at(line.get('color'), index, colour), thick, opacity)}"
        name = _name(_at(texts, index, ""), str(trace.get("name") or translate("Mark")))
        place = Frame(middle[0] - size / 2, middle[1] - size / 2, size, size)
        yield shape_xml(drawing.ids.next(), name, place, _outline(_at(marker.get("symbol"), index, "circle")), look)


def _labels(drawing: _Drawing, trace: Trace) -> Iterator[str]:
    """Words above their places."""
    size = max(float((trace.get("textfont") or {}).get("size") or 12) * drawing.pixel, TYPE - 2)
    for middle, text in zip(drawing.seen(trace), trace.get("text") or (), strict=False):
        if middle is not None and text:
            words = " ".join(_lines(str(text)))
            wide, tall = 1.1 * width_of(words, size), LEADING * size
            place = Frame(middle[0] - wide / 2, middle[1] - 5 - tall, wide, tall)
            yield text_xml(drawing.ids.next, words, place, size)


def _at(value: Any, index: int, default: Any) -> Any:
    """The part of a value that is for one point."""
    if isinstance(value, list | tuple):
        value = value[index] if index < len(value) else None
    return default if value is None else value


def _outline(symbol: str) -> str:
    return preset({"square": "rect", "diamond": "diamond"}.get(symbol.removesuffix("-open"), "ellipse"))


def _ink(colour: object, opacity: float) -> Ink:
    found = ink_of(colour) or Ink(theme.LIGHT["muted"], 1.0)
    return Ink(found.colour, found.opacity * opacity)


def _solid(colour: object, opacity: float) -> str:
    """A fill; one that cannot be seen is none, so that what is behind can be pointed at."""
    ink = _ink(colour, opacity)
    return solid(*ink) if ink.opacity else "<a:noFill/>"


def _edge(colour: object, points: float, opacity: float) -> str:
    ink = _ink(colour, opacity)
    return stroke(ink.colour, points, opacity=ink.opacity) if points and ink.opacity else NO_STROKE


# ------------------------------------------------------------------------------------------------ the legend


def _key(entry: keys.Entry) -> Key:
    """What a colour, a ring or the hatching means."""
    marker = entry.trace.get("marker") or {}
    symbol, colour = str(_at(marker.get("symbol"), 0, "circle")), _at(marker.get("color"), 0, theme.LIGHT["muted"])
    if symbol.startswith("hash"):
        look = f"{fill(SILENT, geomap.HUE)}{stroke(theme.LIGHT['no-report-line'], 0.5)}"
        return Key(entry.name, look, preset("rect"))
    is_open = symbol.endswith("-open")
    look = f"<a:noFill/>{_edge(colour, 1.25, 1)}" if is_open else f"{_solid(colour, 1)}{NO_STROKE}"
    outline = _outline(symbol)
    return Key(entry.name, look, outline) if outline == preset("rect") else Key(entry.name, look, outline, 0.95 * TYPE)
