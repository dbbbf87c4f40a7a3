"""A described map of flows as native shapes: one for each area, line and ring, named with what is said of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product
from typing import Literal, assert_never

from dashboard import theme
from dashboard.charts.flows import OPACITY, RINGS, Flow, FlowKey, FlowMap, Head, Place, Ring
from dashboard.charts.marks import Hover
from dashboard.context import Context
from dashboard.exports.picture import flow_map
from dashboard.exports.picture.canvas import Box, Point
from dashboard.exports.picture.cut import rings_of, within
from dashboard.exports.picture.disputed import Framed
from dashboard.exports.picture.land import OUTLINES
from dashboard.exports.picture.legend import GAP, SWATCH
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.nearby import lead, spot_of
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, Bounds, outlines
from dashboard.exports.picture.ranked import Ranked, Row, Words, bars_of, ranked, wanted
from dashboard.exports.picture.ruler import LEADING
from dashboard.exports.slides.inks import NO_STROKE, broad, colour_xml, drawn, fixed, solid, stroke
from dashboard.exports.slides.maps import (
    SIDE,
    TYPE,
    WIDER,
    Ids,
    Key,
    Laid,
    edge_xml,
    fill,
    geometry,
    group_xml,
    height_of,
    keyed,
    laid,
    paired,
    preset,
    shape_xml,
    shaped,
    start_side,
    text_xml,
)
from dashboard.exports.slides.measure import width_of
from dashboard.exports.slides.template import Frame
from dashboard.figures.flow_words import asked
from dashboard.figures.shown import Table
from dashboard.i18n import current_language, in_parts, is_right_to_left, translate
from dashboard.selection import Selection
from dashboard.words.names import area_name

LEAST = 12.0
"""Type of a key at least, in points."""
MOST_MARKS = 600
"""Lines and rings on one slide; with more the table takes the map's place."""
EMU = 12_700
"""In a point."""
FINE = 100
"""Parts of a point to which lines are exact."""
BROWSER = 900.0
"""Pixels across the map for which sizes of rings are made."""
ROOMY = 1.05
"""A presentation's font is so much wider than the picture's."""
UNDER_LIST, SPARE = 8.0, 4.5
"""Between a list of the largest lines and the legend below it, and what that one is less tall than its room at least,
in points."""
BEFORE = 40.0
"""Before the words of a key, with the key itself, in points."""
UPRIGHT, LISTED, WIDE_PARTS = 0.6, 1.6, (0.48, 0.55, 0.62)
"""Widths of a legend that are tried, too: beside lines that go north or south, of the room; beside others, of the usual
width: where two keys stand in a line the list is a row longer; and, of the room, where a list has no room else."""
TRIES = 2
"""How often a list is laid out: without what is said beside it, and with that."""
LEADER, SPOT = 0.75, 2.0
"""Breadth of a line that leads to words, and radius of the dot that all words have where they belong, in points."""
ASIDE = 0.3
"""Part of words at either side over or below which a dot is at that side of them."""
SILENT = "n"
"""The class of areas that do not report, as on every map."""


@dataclass(frozen=True)
class FlowBody:
    """A map of flows, what is said of each of its areas by code, and its table."""

    chart: FlowMap
    areas: dict[str, str]
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

    @property
    def globe(self) -> flow_map.Frame:
        """Where the whole globe stands, in points."""
        return self.left, self.top, self.scale

    @property
    def sides(self) -> Box:
        """The window."""
        own = self.window
        return Box(own.left, own.top, own.left + own.width, own.top + own.height)

    def places(self, degrees: Sequence[Place]) -> list[Point]:
        """Where places stand, in points."""
        return flow_map.points_of(degrees, self.globe)

    def sees(self, found: Point) -> bool:
        """Whether a point lies in the window."""
        sides = self.window
        return 0 <= found[0] - sides.left <= sides.width and 0 <= found[1] - sides.top <= sides.height


def _drawn(chart: FlowMap, room: Frame, *, is_least: bool = False) -> _Drawing:
    """The world as large as it fits; of chosen areas the lines that are held whole, in the middle of the room.
    `is_least`: those alone that are held at any price."""
    sides = Box(room.left, room.top, room.left + room.width, room.top + room.height)
    (left, top, scale), seen = flow_map.stood(chart, sides, is_least=is_least)
    pixel = min(room.width / WIDTH, room.height / HEIGHT) * WIDTH / BROWSER
    return _Drawing(Ids(0), left, top, scale, pixel, Frame(seen.left, seen.top, seen.width, seen.height))


def flow_body(context: Context, selection: Selection, chart: FlowMap, table: Table) -> FlowBody | None:
    """The map of a selection's flows; None where it has too much for one slide."""
    if 2 * len(chart.flows) + len(chart.rings) > MOST_MARKS:
        return None
    return FlowBody(chart, _said(context, selection, chart), table)


# ------------------------------------------------------------------------------------------------ words


def _said(context: Context, selection: Selection, chart: FlowMap) -> dict[str, str]:
    """Name of each area, whether it is chosen and reports, and what a hover says of it."""
    one, said = asked(context, selection), {}
    for ground in chart.ground:
        for land in ground.areas:
            more = [translate("chosen")] if land.code in one.inside else []
            if ground.role in ("whole", "partly"):
                more.append(translate("reports citizenships in this period"))
            more += _lines(land.hover)
            is_open = ground.role == "undetermined"
            said[land.code] = _named(
                translate("Status undetermined") if is_open else area_name(context, land.code), more
            )
    return said


def _lines(hover: Hover | None) -> list[str]:
    """What a hover says under its head."""
    return [line for line in hover.rest.split("\n") if line] if hover else []


def _named(head: str, said: Sequence[str]) -> str:
    return translate("{head}: {said}", head=head, said=in_parts(said)) if said else head


# ------------------------------------------------------------------------------------------------ the map


def group(body: FlowBody, room: Frame, description: str, last_id: int) -> str:
    """The map and its legend as one group in PresentationML. `last_id`: the greatest number of a shape on the slide."""
    ids = Ids(last_id)
    own, map_id, areas_id, lines_id = (ids.next() for _ in range(4))
    chart, drawing, found, legend = _stood(body.chart, room, *_letters())
    drawing = replace(drawing, ids=ids)
    notes = flow_map.beyond(chart, drawing.globe, drawing.sides)
    place = drawing.window
    flows = [shape for flow in chart.flows for shape in _flow(drawing, flow)]
    flows += [shape for head in chart.heads for shape in _head(drawing, head)]
    flows += [shape for ring in chart.rings for shape in _ring(drawing, ring)]
    parts = [group_xml(areas_id, translate("Countries and areas"), place, list(_areas(drawing, body)))]
    parts += [group_xml(lines_id, translate("Flows"), place, flows)] if flows else []
    parts += [edge_xml(ids, place)] if chart.whole is not None else []
    labels = list(_labels(drawing, chart))
    parts += [group_xml(ids.next(), translate("Names and numbers"), place, labels)] if labels else []
    shown = [group_xml(map_id, translate("Map"), place, parts)]
    if found:
        heads = in_parts(part.head for part in chart.list_of(len(found.rows)).parts)
        shown.append(_listed(drawing, found, legend, heads))
        legend = _under(legend, found)
        entries = _below_list(drawing, chart, notes, len(found.rows), legend)
    else:
        entries = _with_notes(drawing, chart, notes, legend)
    shown += _measure(drawing, chart, {key.words for key in entries})
    shown += keyed(ids, laid(entries, legend, is_close=True), legend)
    return group_xml(own, translate("Map with legend"), room, shown, description)


def _with_notes(drawing: _Drawing, chart: FlowMap, notes: Sequence[FlowKey], legend: Frame) -> Sequence[Key]:
    """The legend with what is said of its map, and the words that have no place there, as far as it has room: for their
    numbers it leaves out remarks, and the breadths of lines."""
    left = flow_map.unwritten(chart, drawing.globe, drawing.sides, ROOMY * TYPE, drawing.pixel)
    numbers = [_key(drawing, flow_map.noted(label)) for label in left]
    tries = product(flow_map.beside_numbers(chart.signed(chart.legend, 0)), (notes, ()))
    found = [
        _with_room([_key(drawing, key) for key in keys], [_key(drawing, key) for key in told], numbers, legend)
        for keys, told in tries
    ]
    return max(found, key=lambda keys: sum(key in numbers for key in keys))


def _with_room(keys: Sequence[Key], notes: Sequence[Key], numbers: Sequence[Key], legend: Frame) -> Sequence[Key]:
    """A legend with notes, and with numbers behind these, as far as it has room."""
    found = [*keys]
    for key in (*notes, *numbers):
        # Nothing is told in type that a room cannot read: the table behind the map has every figure.
        if laid([*found, key], legend, is_close=True).size >= LEAST:
            found.append(key)
        elif key in numbers:
            # The next number would stand for a larger one.
            break
    return found


@lru_cache(maxsize=64)
def _stood(chart: FlowMap, room: Frame, *_around: object) -> tuple[FlowMap, _Drawing, Ranked | None, Frame]:
    """A map as it stands beside its legend: with its words, its drawing, the list over the legend, and where that one
    stands with it. Kept, as what follows: each slide asks for several rooms, and a deck twice for each. `_around`: as
    `_letters` has it."""

    def lay(one: FlowMap) -> tuple[FlowMap, _Drawing, Ranked | None, Frame]:
        return _stood_beside(one, room, _narrow(one, room, _side(one, room)), *_letters())

    return flow_map.explained(
        chart,
        lay,
        lambda way: flow_map.framed(way[1].globe, way[1].sides).undetermined,
        lambda way: (flow_map.unexplained(way[0]), *way[1:]),
    )


@lru_cache(maxsize=64)
def _stood_beside(
    chart: FlowMap, room: Frame, side: float, *_around: object
) -> tuple[FlowMap, _Drawing, Ranked | None, Frame]:
    """The same beside a legend of a width. The list is as long as leaves the ends of its lines their names on the map,
    else of its largest; the whole one where that helps nothing."""
    beside, legend = replace(room, width=room.width - side), _beside(room, side)
    first = _laid_out(chart, beside, legend)
    rows = len(first[2].rows) if first[2] else 0
    way = cache(lambda most: first if most == rows else _laid_out(chart, beside, legend, most))
    for named, most in flow_map.lengths(chart, rows):
        shorter, drawing, found = way(most)
        if found and _tells(shorter, drawing, found, named):
            return shorter, drawing, found, legend
    return *first, legend


def _letters() -> tuple[float, str]:
    """What a layout depends on beside its chart and room: how broad letters are, and the language."""
    return broad(), current_language()


def keeps(body: FlowBody, before: Frame, after: Frame) -> bool:
    """Whether a map shows in a room all lines in its list and names that it shows in another one; around chosen places
    it may be a little smaller."""
    still = flow_map.ALIKE if body.chart.is_chosen else flow_map.STILL
    return _has(body.chart, after).keeps(_has(body.chart, before), still)


def lost(body: FlowBody, room: Frame) -> float:
    """How many of the five largest lines have no row in the list beside a map in a room, and colours of land below it
    no key; of the world, whose list has all rows and so takes its room from the map, the more the smaller this one
    is."""
    chart, drawing, found, legend = _stood(body.chart, room, *_letters())
    told = _told(chart, drawing, found)
    small = 1 / (room.width * told.scale) if body.chart.counted else 0.0
    keyless = _keyless(drawing, chart, found, legend) if found else 0
    return max(min(flow_map.MOST_TOLD, len(body.chart.listable)) - told.rows, 0) + keyless + small


def _has(chart: FlowMap, room: Frame) -> flow_map.Told:
    """What a map shows in a room."""
    return _told(*_stood(chart, room, *_letters())[:3])


def _told(chart: FlowMap, drawing: _Drawing, found: Ranked | None) -> flow_map.Told:
    names = flow_map.written(chart, drawing.globe, drawing.sides, ROOMY * TYPE, drawing.pixel)
    return flow_map.told_by(found, names, drawing.scale)


def _laid_out(
    whole: FlowMap, beside: Frame, legend: Frame, most: float = math.inf
) -> tuple[FlowMap, _Drawing, Ranked | None]:
    """The same in a room beside a legend, with a list of so many lines at most."""

    def stand(one: FlowMap) -> tuple[flow_map.Frame, Box]:
        tried = _drawn(one, beside)
        return tried.globe, tried.sides

    chart, drawing, found = whole, _drawn(whole, beside), None
    # Beside a list more lines lead beyond the map: what says so may take the room of a row, or of the list.
    for _ in range(TRIES):
        again = _list(drawing, whole, flow_map.beyond(chart, drawing.globe, drawing.sides), legend, most)
        if again == found:
            break
        found = again
        chart = flow_map.named(whole, found, stand, ROOMY * TYPE, drawing.pixel)
        drawing = _drawn(chart, beside)
    return chart, drawing, found


def _tells(chart: FlowMap, drawing: _Drawing, found: Ranked, many: int | None) -> bool:
    """Whether the ends of so many of the listed lines have their names on the map."""
    told = flow_map.written(chart, drawing.globe, drawing.sides, ROOMY * TYPE, drawing.pixel)
    return flow_map.are_told(found, told, many)


# ------------------------------------------------------------------------------------------------ the list


def _list(
    drawing: _Drawing, chart: FlowMap, notes: Sequence[FlowKey], legend: Frame, most: float = math.inf
) -> Ranked | None:
    """The first list of the largest lines, so many at most, that has room over the legend beside a map."""
    for said, listed in flow_map.list_ways(chart, (*chart.legend, *notes), most):
        keys = [_key(drawing, key) for key in said]
        entries = Laid(paired(keys, TYPE, legend.width, is_close=True), TYPE)
        room = legend.width, legend.height - height_of(entries, legend.width) - UNDER_LIST - SPARE
        found = ranked(listed, room, TYPE, ROOMY)
        if found:
            return found
    return None


def _below_list(
    drawing: _Drawing, chart: FlowMap, notes: Sequence[FlowKey], listed: int, legend: Frame
) -> Sequence[Key]:
    """The legend below a list of so many lines, with what is said of its map where it has room for that."""
    ways = flow_map.list_ways(chart, (*chart.legend, *notes), listed)
    found = ([_key(drawing, key) for key in said] for said, one in ways if len(one.ranks) == listed)
    return max(found, key=lambda entries: laid(entries, legend, is_close=True).size)


def _under(legend: Frame, found: Ranked) -> Frame:
    """Where the legend stands below a list."""
    down = found.height + UNDER_LIST
    return replace(legend, top=legend.top + down, height=legend.height - down)


def _listed(drawing: _Drawing, found: Ranked, room: Frame, heading: str) -> str:
    """The largest lines as one group: names, figures, and bars that are pale to the upper end of a range."""
    place, number = replace(room, height=found.height), drawing.ids.next()
    shapes = [_worded(drawing, words, place) for words in found.words]
    for row in (*found.rows, *found.rests):
        shapes += _row(drawing, row, found.figures, place)
    return group_xml(number, heading, place, shapes)


def _worded(drawing: _Drawing, words: Words, place: Frame) -> str:
    """What stands over a part of a list, or below it."""
    tall = LEADING * TYPE * len(words.lines)
    own = replace(place, top=place.top + words.middle - tall / 2, height=tall)
    ink, lines = drawn(words.ink), "\n".join(words.lines)
    return text_xml(drawing.ids.next, lines, own, TYPE, ink=ink, is_bold=words.is_bold, toward=start_side())


def _row(drawing: _Drawing, row: Row, figures: float, place: Frame) -> Iterator[str]:
    ids, ink, rank = drawing.ids, drawn(row.rank.words), row.rank
    mirror = Mirror(Box(0, 0, place.width, place.height), is_right_to_left(current_language()))

    def at(box: Box) -> Frame:
        left, top, right, bottom = mirror.box(box)
        return Frame(place.left + left, place.top + top, right - left, bottom - top)

    half = LEADING * TYPE / 2
    wide = ROOMY * width_of(rank.figure, TYPE)
    top = row.middle - len(row.lines) * half
    names = Box(0, top, figures - wide, row.middle + len(row.lines) * half)
    yield text_xml(ids.next, "\n".join(row.lines), at(names), TYPE, ink=ink, toward=start_side())
    numbers = Box(figures - wide, row.middle - half, figures, row.middle + half)
    yield text_xml(ids.next, rank.figure, at(numbers), TYPE, ink=ink, is_end=True)
    for bar, hue, opacity in bars_of(row):
        yield shape_xml(ids.next(), rank.told, at(bar), preset("rect"), f"{solid(drawn(hue), opacity)}{NO_STROKE}")


def seen_in(chart: FlowMap, room: Frame) -> Framed:
    """What of the world a map shows beside its legend in a room."""
    _, drawing, _, _ = _stood(chart, room, *_letters())
    return flow_map.framed(drawing.globe, drawing.sides)


def _beside(room: Frame, side: float) -> Frame:
    """Where a legend of a width stands."""
    return Frame(room.left + room.width - side + 14, room.top + 4, side - 14, room.height - 4)


def _side(chart: FlowMap, room: Frame) -> float:
    """How wide the legend is: wider where its words need more lines than there is room for, and beside a map that is
    drawn closer as wide as leaves its lines their size."""
    entries = [_key(_drawn(chart, replace(room, width=room.width - SIDE)), key) for key in chart.legend]
    tries = [part * SIDE for part in WIDER]
    if flow_map.is_world(chart):
        return max(tries, key=lambda side: (laid(entries, _beside(room, side)).size, -side))

    # More than half of the room only beside lines that go north or south.
    tries = [*tries, UPRIGHT * room.width] if flow_map.is_upright(chart) else [*tries[:-1], LISTED * SIDE]
    # No wider than its words are: what is left is the map's.
    words = max((ROOMY * width_of(key.words, TYPE) for key in entries), default=0.0)
    words = max(words, wanted(chart.ranks, ROOMY * TYPE)) if len(chart.ranks) > 1 else words
    # Beside lines that go north or south a longer list takes what would be land without any.
    words = math.inf if len(chart.ranks) > 1 and flow_map.is_upright(chart) else words
    tries = list(dict.fromkeys(min(side, max(words + BEFORE, SIDE)) for side in tries))
    sizes = {side: laid(entries, _beside(room, side)).size for side in tries}
    rooms = [replace(room, width=room.width - side) for side in tries]
    drawn = [(side, _drawn(chart, own, is_least=True)) for side, own in zip(tries, rooms, strict=True)]
    lists = [(side, (one.globe, one.sides), _list_at(chart, room, side, one)) for side, one in drawn]
    # A colour that no key explains is read as anything: it is one of the legends that have the most of them.
    bare = {way[0]: _unkeyed(chart, room, way[0], way[2]) for way in lists if way[2]}
    lists = [way for way in lists if way[2] and bare[way[0]] == min(bare.values())] or lists
    found = flow_map.best_listed(chart, lists, ROOMY * TYPE)
    ways = [(side, (one.globe, one.sides), chart) for side, one in drawn if sizes[side] == max(sizes.values())]
    usual = flow_map.best(ways, ROOMY * TYPE) if found is None else found
    return _wider(chart, room, usual, next((one for side, _, one in lists if side == found), None))


def _wider(chart: FlowMap, room: Frame, usual: float, listed: Ranked | None) -> float:
    """The usual width of a legend; or a wider one, where that has a list of more of the five largest lines, or of any
    where their numbers have no place on the map."""
    there = replace(room, width=room.width - usual)
    own = _drawn(chart, there, is_least=listed is not None)
    left = flow_map.unwritten(chart, own.globe, own.sides, ROOMY * TYPE, own.pixel)
    # Of one number that has no place the legend tells.
    is_told = listed is None and sum(label.of == "Flow" for label in left) <= 1 and not flow_map.asks_for_list(chart)
    if flow_map.is_enough(chart, listed) or is_told:
        return usual
    found = {usual: flow_map.worth(listed, own.scale)}
    for side in (part * room.width for part in WIDE_PARTS):
        wide = _drawn(chart, replace(room, width=room.width - side), is_least=True)
        is_large = wide.scale >= flow_map.smallest(chart) * own.scale
        found[side] = flow_map.worth(_list_at(chart, room, side, wide), wide.scale) if is_large else 0.0
    return max(found, key=found.__getitem__)


def _narrow(chart: FlowMap, room: Frame, side: float) -> float:
    """The same width of a legend, or a wider one beside a map that is no wider than its lines ask for, as far as no
    name or row goes for that."""

    def told(one: float) -> flow_map.Told | None:
        found = _stood_beside(chart, room, one, *_letters())
        return _told(*found[:3]) if found[2] else None

    own = Box(0, 0, room.width - side, room.height)
    least = _drawn(chart, replace(room, width=own.width), is_least=True)
    found, before = _list_at(chart, room, side, least), told(side)
    for wide in flow_map.needed(chart, own, found, ROOMY * TYPE):
        after = told(room.width - wide)
        if after and before and after.keeps(before):
            return room.width - wide
    return side


def _list_at(chart: FlowMap, room: Frame, side: float, drawing: _Drawing) -> Ranked | None:
    """The list over a legend of a width."""
    return _list(drawing, chart, flow_map.beyond(chart, drawing.globe, drawing.sides), _beside(room, side))


def _unkeyed(chart: FlowMap, room: Frame, side: float, found: Ranked) -> int:
    """How many colours of land have no key in the legend below a list, beside which a map stands as small as it may."""
    drawing = _drawn(chart, replace(room, width=room.width - side), is_least=True)
    return _keyless(drawing, chart, found, _beside(room, side))


def _keyless(drawing: _Drawing, chart: FlowMap, found: Ranked, legend: Frame) -> int:
    """How many colours of land have no key in a legend below a list in its room."""
    notes, rows = flow_map.beyond(chart, drawing.globe, drawing.sides), len(found.rows)
    words = {key.words for key in _below_list(drawing, chart, notes, rows, _under(legend, found))}
    lands = [key for key in chart.signed(chart.legend, rows) if key.of == "Land"]
    return sum(_key(drawing, key).words not in words for key in lands)


def _areas(drawing: _Drawing, body: FlowBody) -> Iterator[str]:
    """The areas that are seen, each in its colour or hatched."""
    line = stroke(theme.LIGHT["no-report-line"], flow_map.EDGE * drawing.pixel)
    for ground in body.chart.ground:
        is_hatched = flow_map.is_hatched(ground.role)
        look = fill(SILENT, flow_map.HUE) if is_hatched else fixed(theme.ink(ground.ink))
        for land in ground.areas:
            found = _seen(drawing, land.code)
            if found is not None:
                place, outline = found
                yield shape_xml(drawing.ids.next(), body.areas[land.code], place, outline, f"{look}{line}")


def _seen(drawing: _Drawing, code: str) -> tuple[Frame, str] | None:
    """Where an area stands, and its outline, cut off at the window; None where nothing of it is seen."""
    known, seen = outlines(OUTLINES), drawing.box
    if code not in known.paths:
        return None
    left, top, right, bottom = known.boxes[code]
    if left >= seen[0] and top >= seen[1] and right <= seen[2] and bottom <= seen[3]:
        box, outline = geometry(known.paths[code])
    else:
        rings = [ring for ring in (within(ring, seen) for ring in rings_of(known.paths[code])) if ring]
        if not rings:
            return None
        box, outline = shaped(rings)
    across, down, width, height = (drawing.scale * side for side in box)
    return Frame(drawing.left + across, drawing.top + down, width, height), outline


def _flow(drawing: _Drawing, flow: Flow) -> Iterator[str]:
    """A line as a filled freeform, cut off at the window."""
    colour, opacity = drawn(flow.ink), flow.opacity
    look = solid(colour, opacity) + stroke(colour, flow_map.THIN * drawing.pixel, opacity=opacity)
    yield from _freeform(drawing, flow.outline, _named(flow.hover.head, _lines(flow.hover)), look)


def _head(drawing: _Drawing, head: Head) -> Iterator[str]:
    """The head of an arrow over the lines that end in it."""
    look = solid(drawn(head.ink)) + stroke(theme.LIGHT["ground"], flow_map.EDGE * drawing.pixel)
    yield from _freeform(drawing, head.outline, head.name, look)


def _freeform(drawing: _Drawing, corners: Sequence[Place], name: str, look: str) -> Iterator[str]:
    """A closed outline in degrees, cut off at the window; nothing beyond that."""
    ring = [(round(FINE * x), round(FINE * y)) for x, y in drawing.places(corners)]
    ring = within(ring, drawing.window.edges(FINE))
    if len(ring) > 1:
        box, outline = shaped([ring], is_closed=True)
        place = Frame(*(side / FINE for side in box))
        yield shape_xml(drawing.ids.next(), name, place, outline, look)


def _ring(drawing: _Drawing, ring: Ring) -> Iterator[str]:
    """A ring that can be seen through, so that what is behind can be pointed at."""
    (middle,) = drawing.places([ring.place])
    if drawing.sees(middle):
        size = round(ring.size, 1) * drawing.pixel
        halo = round(EMU * drawing.pixel * (flow_map.HALO - flow_map.RING) / 2)
        glow = f'<a:effectLst><a:glow rad="{halo}">{colour_xml(theme.LIGHT["ground"])}</a:glow></a:effectLst>'
        look = f"<a:noFill/>{stroke(drawn(RINGS), flow_map.RING * drawing.pixel)}{glow}"
        place = Frame(middle[0] - size / 2, middle[1] - size / 2, size, size)
        name = _named(ring.hover.head, _lines(ring.hover))
        yield shape_xml(drawing.ids.next(), name, place, preset("ellipse"), look)


def _labels(drawing: _Drawing, chart: FlowMap) -> Iterator[str]:
    """Names of both ends of the largest lines, and their numbers."""
    for one in flow_map.written(chart, drawing.globe, drawing.sides, ROOMY * TYPE, drawing.pixel):
        line, said, ink = lead(one.word, one.box), " ".join(one.lines), drawn(one.label.ink)
        if line:
            yield _leading(drawing, *line, said)
        yield _dot(drawing, spot_of(one.word, one.box), said, ink)
        place = Frame(one.box.left + flow_map.SIDES, one.box.top, one.box.width - 2 * flow_map.SIDES, one.box.height)
        lines, toward = "\n".join(one.lines), _toward(spot_of(one.word, one.box), one.box)
        yield text_xml(
            drawing.ids.next,
            lines,
            place,
            TYPE,
            ink=ink,
            is_middle=not toward,
            toward=toward,
            halo=theme.LIGHT["ground"],
        )


def _measure(drawing: _Drawing, chart: FlowMap, said: Set[str]) -> Iterator[str]:
    """A line of a breadth with its number in a corner of the map, where the legend says nothing of breadths."""
    place = drawing.globe, drawing.sides
    found = flow_map.measured(chart, said, place, ROOMY * TYPE, drawing.pixel)
    if found is None:
        return
    box, key = found.box, _key(drawing, found.key)
    mirror = Mirror(box, is_right_to_left(current_language()))
    middle, begin = (box.top + box.bottom) / 2, box.left + flow_map.SIDES
    tall, end = key.height, begin + SWATCH
    mark = mirror.box(Box(begin, middle - tall / 2, end, middle + tall / 2))
    words = mirror.box(Box(end + GAP, box.top, box.right, box.bottom))
    ground = f"{solid(theme.LIGHT['ground'], flow_map.OVER_LAND)}{NO_STROKE}"
    parts = [
        shape_xml(drawing.ids.next(), "", _frame(box), preset("rect"), ground),
        shape_xml(drawing.ids.next(), found.key.said, _frame(mark), key.geometry, key.look),
        text_xml(drawing.ids.next, found.key.alone, _frame(words), TYPE, toward=start_side()),
    ]
    yield group_xml(drawing.ids.next(), found.key.said, _frame(box), parts)


def _frame(box: Box) -> Frame:
    return Frame(box.left, box.top, box.width, box.height)


def _toward(spot: Point, box: Box) -> Literal["", "l", "r"]:
    """At which side of their room letters begin, so that they are where their dot, or the line to them, expects them
    in narrower type than ours; "" in its middle."""
    if spot[0] < box.left + ASIDE * box.width:
        return "l"
    return "r" if spot[0] > box.right - ASIDE * box.width else ""


def _dot(drawing: _Drawing, at: Point, name: str, ink: str) -> str:
    """A dot where words belong, in their colour."""
    place = Frame(at[0] - SPOT, at[1] - SPOT, 2 * SPOT, 2 * SPOT)
    return shape_xml(drawing.ids.next(), name, place, preset("ellipse"), f"{solid(ink)}{NO_STROKE}")


def _leading(drawing: _Drawing, start: Point, end: Point, name: str) -> str:
    """A thin pale line of dashes from what is named to its words, with a whole one at these: no line of people is like
    it."""
    box, outline = shaped([[(round(FINE * x), round(FINE * y)) for x, y in (end, start)]], is_closed=False)
    place = Frame(*(side / FINE for side in box))
    look = stroke(theme.LIGHT["muted"], LEADER, "sysDash")
    return shape_xml(drawing.ids.next(), name, place, outline, f"<a:noFill/>{look}")


# ------------------------------------------------------------------------------------------------ the legend


def _key(drawing: _Drawing, key: FlowKey) -> Key:
    """What a colour, the form or breadth of a line, a ring or the hatching means."""
    tall = flow_map.sized(key, drawing.globe, drawing.pixel)
    match key.of:
        case "Ground" | "Land":
            inside = fill(SILENT, flow_map.HUE) if key.of == "Ground" else fixed(theme.ink(key.ink))
            return Key(key.said, f"{inside}{stroke(theme.LIGHT['no-report-line'], 0.5)}", preset("rect"))
        case "Flow":
            return Key(key.said, f"{solid(drawn(key.ink))}{NO_STROKE}", preset("rect"))
        case "Arrow":
            return Key(key.said, f"{solid(drawn(key.ink))}{NO_STROKE}", _leading_on(flow_map.ARROW))
        case "Breadth":
            look = f"{solid(drawn(key.ink), OPACITY)}{NO_STROKE}"
            return Key(key.said, look, _leading_on(flow_map.BREADTH), height=tall)
        case "Ring":
            return Key(key.said, f"<a:noFill/>{stroke(drawn(key.ink), 1.25)}", preset("ellipse"), tall, tall)
        case "Sign" | "Note":
            # Behind a key in its line a remark would be read as the name of a mark.
            return Key(key.said, f"<a:noFill/>{NO_STROKE}", preset("rect"), is_of_scale=key.of == "Note")
        case _:
            assert_never(key.of)


def _leading_on(form: Sequence[tuple[float, float]]) -> str:
    """A form of parts of its key that leads as its words are read."""
    is_turned = is_right_to_left(current_language())
    ring = [(round(FINE * (1 - across if is_turned else across)), round(FINE * down)) for across, down in form]
    return shaped([ring])[1]
