"""Maps as native shapes: one for each area, named with its country and figure, grouped, with a legend that counts."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from dashboard import theme
from dashboard.exports.picture import worldmap
from dashboard.exports.picture.canvas import Box, Point
from dashboard.exports.picture.cut import Corner, rings_of, within
from dashboard.exports.picture.disputed import Framed
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.named import RING, SIDES, Named, crossed, inks_of, named, older_dots, ring_of
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, Bounds
from dashboard.exports.picture.window import Frame as Globe
from dashboard.exports.picture.window import framed
from dashboard.exports.picture.worldmap import DOT as RADIUS
from dashboard.exports.picture.worldmap import (
    HATCHED,
    LAND,
    MOST_REST,
    NOTHING,
    PALE,
    ROUNDS,
    SQUARE,
    TOLD,
    UNBROKEN,
    UNDETERMINED,
    MapPicture,
    class_of,
    dots_of,
    explained,
    is_off_scale,
    keyed_in,
    pale_edge,
    part_of_dot,
    parted,
    radius,
    radius_of_small,
    rest_of,
    sign_of,
    spot_of,
    spread,
    steps,
    uncounted,
    words_of,
)
from dashboard.exports.slides.inks import NO_STROKE, bare, broad, colour_xml, fixed, solid, stroke
from dashboard.exports.slides.measure import BOLD, REGULAR, balanced, width_of, wrapped
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import SURE, clean, leading, sure_part
from dashboard.figures.map import ASKED, FEW, SUPPRESSED, ZERO
from dashboard.i18n import current_language, is_right_to_left, translate

TYPE, LEAST_TYPE = 12.0, 8.0
ROOMY = 1.05
"""The fonts of an office run wider."""
DOT, OLDER = 2.2, 1.6
"""Radius of the dot of a small state, and of that on an older figure, in points."""
AS_DRAWN = DOT / RADIUS
"""Points for a unit of pictures, in squares of small areas."""
EDGE = 0.75
"""Of a zero and of few, in points."""
SIDE = 214.0
"""Width of the legend beside a map, in points; the rest is the map's."""
WIDER = (1.0, 1.08, 1.16, 1.25, 1.33, 1.41, 1.5, 1.6, 1.7, 1.8)
"""Of the usual width of a legend, those that are tried."""
NARROWEST, STEPS, BIT = 140.0, 6, 0.04
"""Width of a legend beside the world at least, in points, and how many widths up to the usual one are tried; and by how
much of the width of the room it is wider where its words need fewer lines then."""
HEAD = 5.0
"""Below what stands over circles, in points."""
GAP = 8.0
"""Between two entries of a legend that stand beside each other, and between a key and its words, in points."""
KEY, BETWEEN, APART = 16.0, 2.5, 4.0
LEVEL, SHORT = 2.0, 0.9
"""From the top or bottom of a line to its letters, in points; and of its measured width what letters surely take."""
CLOSE = 1.25
"""Between lines of a legend where type would be smaller with more, in points."""
BEFORE = 14.0 + KEY + GAP + 1.0
"""Of the width of a legend, what is before its words: the air beside the map, their key, and a hair."""
CORNERS, EXACT = 48, 100
"""Of a circle that an edge cuts off, and how many of its units make a point."""
HALO = 114_300
"""How far one reaches around letters on a map, in EMU: a ground would pale the class of what is behind them."""
_PATTERNS = {NOTHING: "wdUpDiag", ASKED: "wdDnDiag", SUPPRESSED: "ltVert", FEW: "pct25"}
"""Patterns of DrawingML for what is no class of figures, in cells too: on a map and in its key few are drawn as dots,
since LibreOffice makes lines of all of them."""
_NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


class _Marks(NamedTuple):
    """Rings or dots on areas of a class, all of them one shape, as pictures have them: no pattern of DrawingML has
    rings, and none has dots in LibreOffice."""

    radius: float
    """In points, as are those that follow."""
    apart: float
    corners: int
    places: tuple[tuple[float, float], ...]
    """Where they stand in the key, as parts of its width and height."""


_MARKS = {
    ZERO: _Marks(2.2, 7.0, 16, ((0.27, 0.5), (0.73, 0.5))),
    FEW: _Marks(1.0, 4.0, 6, tuple(((2 * place + 1) / 8, row) for row in (0.3, 0.7) for place in range(4))),
}
LEAST_ARC = 4
"""Corners of a ring within an area, of those that go beyond it, with which a part of it is drawn."""


class Key(NamedTuple):
    """A line of the legend: its words, and the look and outline of its key."""

    words: str
    look: str
    geometry: str
    width: float = KEY
    """Of the key, in points."""
    height: float = 0
    """Of the key, in points; 0 for nearly that of the type."""
    is_apart: bool = False
    """Whether a gap is before it."""
    sign: str = ""
    """What stands in place of a key."""
    is_of_scale: bool = False
    """Whether it is a class of a scale, or a remark, which is read downwards: it has a line of its own."""


@dataclass
class Ids:
    """Numbers of shapes, each given once on a slide."""

    last: int

    def next(self) -> int:
        """A number that no shape has yet."""
        self.last += 1
        return self.last


@dataclass
class _Drawing:
    """Shapes of a map as they come."""

    picture: MapPicture
    figures: Mapping[str, str]
    ids: Ids
    seen: Frame
    """What of the slide the map takes."""
    globe: Globe
    dots: worldmap.Dots
    """Where the dots of older figures stand."""
    shapes: list[str] = field(default_factory=list)

    @property
    def scale(self) -> float:
        """Points in a unit of the outlines."""
        return self.globe.scale / self.picture.outlines.fine

    @property
    def box(self) -> Bounds:
        """What is seen, in whole units of the outlines, none of which goes beyond it."""
        left, top = (self.seen.left - self.globe.left) / self.scale, (self.seen.top - self.globe.top) / self.scale
        right, bottom = left + self.seen.width / self.scale, top + self.seen.height / self.scale
        return math.ceil(left), math.ceil(top), math.floor(right), math.floor(bottom)

    def at(self, code: str) -> tuple[float, float]:
        """Where an area's dot or circle stands, in points."""
        return spot_of(self.picture, code, self.globe)

    def name(self, code: str) -> str:
        """Country and figure."""
        area = self.picture.names.get(code, code)
        if code in self.picture.outlines.undetermined:
            return translate("{area}: {figure}", area=area, figure=translate("status undetermined"))
        return translate("{area}: {figure}", area=area, figure=self.figures.get(code) or translate("no figure"))

    def add(self, name: str, place: Frame, geometry: str, fill: str, line: str) -> None:
        """One shape without text; `name` is read to those who do not see it."""
        self.shapes.append(shape_xml(self.ids.next(), name, place, geometry, f"{fill}{line}"))


def group(picture: MapPicture, figures: Mapping[str, str], room: Frame, description: str, last_id: int) -> str:
    """The map and its legend as one group in PresentationML.

    `figures`: what is said of each area by its code; `last_id`: the greatest number of a shape on the slide.
    """
    ids = Ids(last_id)
    own = ids.next()
    whole = room
    picture, room, words, rest = _written(_keyed(picture, room), room)
    side = _side(picture, room)
    beside = replace(room, width=room.width - side)
    seen, sides = _seen(picture, beside), _sides(beside)
    globe = framed(sides, picture.window)
    drawing = _Drawing(picture, figures, ids, seen, globe, older_dots(picture, globe, sides, words))
    _areas(drawing)
    _marks(drawing)
    (_circles if picture.circles else _dots)(drawing)
    if not picture.window.is_world:
        drawing.shapes.append(edge_xml(ids, seen))
    drawing.shapes += _names(drawing, words)
    drawing.picture = explained(picture, sides, drawing.dots, {one.code: one.lines for one in words})
    inner = group_xml(ids.next(), translate("Map"), seen, drawing.shapes)
    legend = list(_legend(drawing, _beside(room, side)))
    if rest:
        below = replace(whole, top=room.top + room.height, height=whole.height - room.height)
        legend.append(text_xml(ids.next, rest, below, TYPE, ink=theme.LIGHT["ink"]))
    return group_xml(own, translate("Map with legend"), whole, [inner, *legend], description)


class _Written(NamedTuple):
    """A map, the room that it has with its legend, its words, and whom it has no room to name."""

    picture: MapPicture
    room: Frame
    words: list[Named]
    rest: str


def _written(picture: MapPicture, whole: Frame) -> _Written:
    """A map in a room with those below it whom it has no room to name; without these where they are too many."""
    found = first = _written_over("", picture, whole)
    for _ in range(ROUNDS):
        tall = _tall_rest(found.rest, whole.width)
        if found.room.height + tall <= whole.height:
            return found
        if tall > MOST_REST * leading() * TYPE + 1:
            break
        found = _written_over(found.rest, picture, whole)
    return first._replace(rest="")


def _tall_rest(rest: str, width: float) -> float:
    return _tall_head(rest, TYPE, width) if rest else 0.0


def _written_over(rest: str, picture: MapPicture, whole: Frame) -> _Written:
    """A map over some words from side to side."""
    room = replace(whole, height=whole.height - _tall_rest(rest, whole.width))
    sides = _sides(replace(room, width=room.width - _side(picture, room)))
    globe = framed(sides, picture.window)
    own = spread(picture, globe, AS_DRAWN)
    words = named(own, globe, sides, _broad(1.0) * broad() * TYPE)
    return _Written(own, room, words, rest_of(own, [one.code for one in words]))


def _keyed(picture: MapPicture, room: Frame) -> MapPicture:
    """A map with a legend of what is seen in its room, that counts where no type is smaller for it."""
    found = keyed_in(picture, lambda one: _sides(_seen(one, replace(room, width=room.width - _side(one, room)))))
    return max((found, uncounted(found)), key=lambda one: _type_of(one, room))


def seen_in(picture: MapPicture, room: Frame) -> Framed:
    """What of the world a map shows beside its legend in a room."""
    shown = _keyed(picture, room)
    return worldmap.seen_in(shown, _sides(_seen(shown, replace(room, width=room.width - _side(shown, room)))))


def _names(drawing: _Drawing, words: Sequence[Named]) -> Iterator[str]:
    """Names and figures on a map of a part of the world."""
    line_ink = theme.LIGHT["muted" if drawing.picture.window.is_world else "ink"]
    for one in words:
        said, toward, lead = "\n".join(one.lines), *_led(one)
        if lead:
            box, outline = shaped([[(round(EXACT * x), round(EXACT * y)) for x, y in lead]], is_closed=False)
            for colour, width in ((theme.LIGHT["ground"], 2.25), (line_ink, 0.75)):
                line, place = f"<a:noFill/>{stroke(colour, width)}", Frame(*(side / EXACT for side in box))
                yield shape_xml(drawing.ids.next(), " ".join(one.lines), place, outline, line)
            if at := ring_of(drawing.picture, one):
                place = Frame(at[0] - RING, at[1] - RING, 2 * RING, 2 * RING)
                look = f"{solid(theme.LIGHT['ground'])}{stroke(line_ink, 0.75)}"
                yield shape_xml(drawing.ids.next(), " ".join(one.lines), place, preset("ellipse"), look)
        place = Frame(one.box.left, one.box.top, one.box.width, one.box.height)
        ink, halo = inks_of(drawing.picture, one)
        if one.side or toward:
            place = replace(place, left=place.left + SIDES, width=place.width - 2 * SIDES)
        is_middle, is_bold, ids = not one.side, one.is_chosen, drawing.ids
        yield text_xml(
            ids.next, said, place, TYPE, ink=ink, halo=halo, is_bold=is_bold, is_middle=is_middle, toward=toward
        )


def _led(one: Named) -> tuple[Literal["", "l", "r"], tuple[Point, Point] | None]:
    """At which side of their room words stand, if a line leads there from beside them, and that line up to their
    letters: how wide these are in an office nobody knows, and their lines are lower than those of pictures."""
    if one.lead is None:
        return "", None
    (x, y), (across, _) = one.lead
    top, bottom = one.box.top + LEVEL, one.box.top + leading() * TYPE * len(one.lines) - LEVEL
    down = min(max(y, top), bottom)
    if x <= one.box.left or x >= one.box.right:
        toward: Literal["l", "r"] = "l" if x <= one.box.left else "r"
        return toward, ((x, y), (one.box.left if toward == "l" else one.box.right, down))
    weight = BOLD if one.is_chosen else REGULAR
    wide = SHORT * width_of(one.lines[0 if y <= top else -1], TYPE, weight)
    spare = one.box.width - 2 * SIDES - wide
    left = one.box.left + SIDES + spare * (1 + one.side) / 2
    return "", ((x, y), (min(max(across, left), left + wide), down))


def _seen(picture: MapPicture, room: Frame) -> Frame:
    """The part of a room that a map takes: a part of the world fills it, the world keeps its shape."""
    if not picture.window.is_world:
        return room
    scale = min(room.width / WIDTH, room.height / HEIGHT)
    wide, tall = scale * WIDTH, scale * HEIGHT
    return Frame(room.left + (room.width - wide) / 2, room.top + (room.height - tall) / 2, wide, tall)


def _sides(room: Frame) -> Box:
    return Box(room.left, room.top, room.left + room.width, room.top + room.height)


# ------------------------------------------------------------------------------------------------ shapes


def group_xml(number: int, name: str, place: Frame, shapes: Sequence[str], description: str = "") -> str:
    """A group with its shapes; `description` is read to those who do not see it."""
    left, top, width, height = place.emu
    told = f" descr={quoteattr(clean(description))}" if description else ""
    return (
        f'<p:grpSp {_NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{number}" name={quoteattr(clean(name))}{told}/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>'
        f"{''.join(shapes)}</p:grpSp>"
    )


def shape_xml(number: int, name: str, place: Frame, geometry: str, look: str, *, body: str = "") -> str:
    """One shape; its name is read to those who do not see it."""
    left, top, width, height = place.emu
    told = quoteattr(clean(name))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={told} descr={told}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f"{geometry}{look}</p:spPr>{body}</p:sp>"
    )


def edge_xml(ids: Ids, seen: Frame) -> str:
    """A thin line around what is seen of the world: without one continents end nowhere."""
    line = f"<a:noFill/>{stroke(theme.LIGHT['line'], 0.75)}"
    return shape_xml(ids.next(), translate("Edge of the map"), seen, preset("rect"), line)


def preset(kind: str) -> str:
    """A geometry by its name in DrawingML."""
    return f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'


def fill(k: str, hue: str) -> str:
    """Colour or pattern of a class of a map."""
    ramp, look = theme.RAMPS[hue], theme.LIGHT
    plain = {UNDETERMINED: look["undetermined"], LAND: look["land"]}
    if k in plain:
        return fixed(plain[k])
    if k == ZERO:
        return fixed(theme.zero(hue))
    if k.isdigit():
        return fixed(ramp[int(k)])
    front = {NOTHING: look["no-report-line"], FEW: ramp[3]}.get(k, look["muted"])
    back = look["ground"] if k == FEW else look["no-report"]
    return (
        f'<a:pattFill prst="{_PATTERNS[k]}"><a:fgClr>{colour_xml(front)}</a:fgClr>'
        f"<a:bgClr>{colour_xml(back)}</a:bgClr></a:pattFill>"
    )


@lru_cache(maxsize=1024)
def geometry(path: str) -> tuple[tuple[int, int, int, int], str]:
    """Box of an outline in its own units (left, top, width, height), and the outline as a custom geometry.

    `path`: the `d` of a path as `Outlines` has it: rings of an absolute start and relative steps.
    """
    return shaped(rings_of(path))


def shaped(rings: Sequence[Sequence[Corner]], *, is_closed: bool = True) -> tuple[tuple[int, int, int, int], str]:
    """Box of rings, or of lines that stay open, in whole units (left, top, width, height), and a custom geometry."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    left, top = min(xs), min(ys)
    width, height = max(max(xs) - left, 1), max(max(ys) - top, 1)
    parts = "".join(_moves([(x - left, y - top) for x, y in ring], is_closed=is_closed) for ring in rings)
    filled = "" if is_closed else ' fill="none"'
    told = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}"{filled}>{parts}</a:path>'
        "</a:pathLst></a:custGeom>"
    )
    return (left, top, width, height), told


def _moves(ring: Sequence[Corner], *, is_closed: bool) -> str:
    (x, y), *rest = ring
    lines = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in rest)
    return f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{lines}{"<a:close/>" if is_closed else ""}'


# ------------------------------------------------------------------------------------------------ the map


def _areas(drawing: _Drawing) -> None:
    """All outlines; the chosen ones last, so that their edges lie over those of their neighbours."""
    picture = drawing.picture
    for code in sorted(picture.outlines.paths, key=picture.chosen.__contains__):
        line = stroke(theme.LIGHT["ground"], 0.4)
        if class_of(picture, code) in PALE:
            line = stroke(pale_edge(picture, code, drawing.scale), EDGE)
        if code in picture.chosen:
            line = stroke(theme.LIGHT["accent"], 1.75)
        _outline(drawing, code, line)


def _marks(drawing: _Drawing) -> None:
    """The rings on all zeros, and the dots on all few, of what is seen: each kind one shape."""
    picture, seen = drawing.picture, Box(*drawing.box)
    for k, marks in _MARKS.items():
        codes = [code for code in picture.outlines.paths if class_of(picture, code) == k]
        placed = (_placed(drawing, code) for code in codes if Box(*picture.outlines.boxes[code]).meets(seen))
        found = [piece for rings in placed for piece in _on_area(rings, marks, is_ring=k == ZERO)]
        words = next((key.label for key in picture.keys if key.k == k), "")
        if found and words:
            _mark(drawing, k, words, found)


def _placed(drawing: _Drawing, code: str) -> list[list[Point]]:
    """What is seen of an outline, in points."""
    globe, scale = drawing.globe, drawing.scale
    rings = (within(ring, drawing.box) for ring in rings_of(drawing.picture.outlines.paths[code]))
    return [[(globe.left + scale * x, globe.top + scale * y) for x, y in ring] for ring in rings if ring]


def _on_area(rings: Sequence[Sequence[Point]], marks: _Marks, *, is_ring: bool) -> Iterator[list[Corner]]:
    """Marks on one grid for all areas: whole dots, at least one; rings, of which what goes beyond the area is cut off
    as pictures cut it off."""
    area, is_bare = _Area(rings), True
    for at in _grid(rings, marks.apart):
        ring = _circle(*at, marks.radius, marks.corners)
        inside = [area.has(x / EXACT, y / EXACT) for x, y in ring]
        if is_ring:
            yield from _arcs(ring, inside)
        elif all(inside):
            is_bare = False
            yield ring
    if rings and is_bare and not is_ring:
        yield _circle(*area.middle(), marks.radius, marks.corners)


def _arcs(ring: Sequence[Corner], inside: Sequence[bool]) -> Iterator[list[Corner]]:
    """The parts of a ring that are within an area, as lines."""
    if all(inside):
        yield [*ring, ring[0]]
        return
    start = inside.index(False)
    turned = [(*ring[start:], *ring[:start]), (*inside[start:], *inside[:start])]
    for is_inside, part in groupby(zip(*turned, strict=True), key=itemgetter(1)):
        if is_inside and len(arc := [corner for corner, _ in part]) >= LEAST_ARC:
            yield arc


class _Area:
    """What is within an outline, whose borders are looked up once for each line of marks."""

    def __init__(self, rings: Sequence[Sequence[Point]]) -> None:
        self._rings = rings
        self._crossed: dict[float, list[float]] = {}

    def has(self, x: float, y: float) -> bool:
        """Whether a point is within it."""
        return bool(bisect(self._at(y), x) % 2)

    def middle(self) -> Point:
        """A point well within it."""
        largest = max(self._rings, key=lambda ring: max(x for x, _ in ring) - min(x for x, _ in ring))
        ys = [y for _, y in largest]
        y = (min(ys) + max(ys)) / 2
        xs = self._at(y)
        pairs = list(zip(xs[::2], xs[1::2], strict=False))
        left, right = max(pairs, key=lambda pair: pair[1] - pair[0]) if pairs else (largest[0][0], largest[0][0])
        return (left + right) / 2, y

    def _at(self, y: float) -> list[float]:
        if y not in self._crossed:
            self._crossed[y] = sorted(x for ring in self._rings for x in crossed(ring, y))
        return self._crossed[y]


def _grid(rings: Sequence[Sequence[Point]], apart: float) -> Iterator[Point]:
    """Places of a grid in the box around an outline."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    if not xs:
        return
    for row in range(math.floor(min(ys) / apart), math.ceil(max(ys) / apart) + 1):
        for column in range(math.floor(min(xs) / apart), math.ceil(max(xs) / apart) + 1):
            yield apart * column, apart * row


def _outline(drawing: _Drawing, code: str, line: str) -> None:
    found = _cut(drawing, code)
    if found is None:
        return
    (left, top, width, height), path = found
    picture, globe, scale = drawing.picture, drawing.globe, drawing.scale
    place = Frame(globe.left + scale * left, globe.top + scale * top, scale * width, scale * height)
    k = class_of(picture, code)
    drawing.add(
        drawing.name(code), place, path, fixed(theme.LIGHT["ground"]) if k == FEW else fill(k, picture.hue), line
    )


def _cut(drawing: _Drawing, code: str) -> tuple[Bounds, str] | None:
    """Box and geometry of what is seen of an area; None where nothing of it is."""
    outlines = drawing.picture.outlines
    sides, own = Box(*drawing.box), Box(*outlines.boxes[code])
    is_whole = sides.left <= own.left and sides.top <= own.top and own.right <= sides.right
    if drawing.picture.window.is_world or (is_whole and own.bottom <= sides.bottom):
        return geometry(outlines.paths[code])
    if not own.meets(sides):
        return None
    rings = [ring for ring in (within(ring, drawing.box) for ring in rings_of(outlines.paths[code])) if ring]
    return shaped(rings) if rings else None


def _round(drawing: _Drawing, code: str, size: float, look: str, line: str) -> None:
    """A circle; what an edge of a part of the world cuts off is left out."""
    x, y = drawing.at(code)
    place = Frame(x - size, y - size, 2 * size, 2 * size)
    _cut_off(drawing, code, (place, preset("ellipse"), _circle(x, y, size)), look, line)


def _small(drawing: _Drawing, code: str, size: float, look: str, line: str) -> None:
    """The square of a small area, as large as a circle of a radius."""
    x, y = drawing.at(code)
    half = SQUARE * size
    place = Frame(x - half, y - half, 2 * half, 2 * half)
    left, top, right, bottom = place.edges(EXACT)
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    _cut_off(drawing, code, (place, preset("rect"), corners), look, line)


def _cut_off(drawing: _Drawing, code: str, drawn: tuple[Frame, str, list[Corner]], look: str, line: str) -> None:
    """What stands for an area, without what an edge of a part of the world cuts off: its place, its geometry, and its
    corners."""
    place, outline, corners = drawn
    if not drawing.picture.window.is_world and not _holds(drawing.seen, place):
        ring = within(corners, drawing.seen.edges(EXACT))
        if not ring:
            return
        box, outline = shaped([ring])
        place = Frame(*(side / EXACT for side in box))
    drawing.add(drawing.name(code), place, outline, look, line)


def _holds(room: Frame, place: Frame) -> bool:
    left, top, right, bottom = room.edges(EXACT)
    own = place.edges(EXACT)
    return left <= own[0] and top <= own[1] and own[2] <= right and own[3] <= bottom


def _circle(x: float, y: float, size: float, corners: int = CORNERS) -> list[Corner]:
    turns = (2 * math.pi * corner / corners for corner in range(corners))
    return [(round(EXACT * (x + size * math.cos(turn))), round(EXACT * (y + size * math.sin(turn)))) for turn in turns]


def _dots(drawing: _Drawing) -> None:
    picture = drawing.picture
    for code in dots_of(picture):
        k = class_of(picture, code)
        plain = {FEW: theme.LIGHT["ground"], ZERO: theme.zero(picture.hue)}
        look = fixed(plain[k]) if k in plain else fill(k, picture.hue)
        line = stroke(theme.RAMPS[picture.hue][3] if k in plain else theme.LIGHT["muted"], 0.5)
        if k in HATCHED:
            line = stroke(theme.LIGHT["no-report-line"], 0.6, "sysDot")
        is_chosen = code in picture.chosen
        line = stroke(theme.LIGHT["accent"], 1.5) if is_chosen else line
        _small(drawing, code, AS_DRAWN * radius_of_small(picture, code) + is_chosen, look, line)
    for k in (ZERO, FEW):
        _signs(drawing, k, [code for code in dots_of(picture) if class_of(picture, code) == k])
    _older(drawing)


def _signs(drawing: _Drawing, k: str, codes: Sequence[str]) -> None:
    """The signs of a class in its squares, all of them one shape, as those on areas."""
    left, top, right, bottom = drawing.seen.edges(EXACT)
    whole = [
        _circle(x + AS_DRAWN * across, y + AS_DRAWN * down, AS_DRAWN * size, _MARKS[k].corners)
        for x, y in map(drawing.at, codes)
        for (across, down), size in sign_of(k, (0.0, 0.0))
    ]
    words = next((key.label for key in drawing.picture.keys if key.k == k), "")
    rings = [ring for ring in whole if all(left <= x <= right and top <= y <= bottom for x, y in ring)]
    if rings and words:
        _mark(drawing, k, words, [[*ring, ring[0]] for ring in rings] if k == ZERO else rings)


def _mark(drawing: _Drawing, k: str, words: str, rings: Sequence[Sequence[Corner]]) -> None:
    """Rings of zero or dots of few as one shape."""
    ramp = theme.RAMPS[drawing.picture.hue]
    box, outline = shaped(rings, is_closed=k == FEW)
    look = f"<a:noFill/>{stroke(ramp[2], 0.6)}" if k == ZERO else f"{fixed(ramp[3])}{NO_STROKE}"
    place = Frame(*(side / EXACT for side in box))
    drawing.shapes.append(shape_xml(drawing.ids.next(), words, place, outline, look))


def _older(drawing: _Drawing) -> None:
    """The small dots on older figures, all of them one shape: each alone would say again what its area says."""
    seen = drawing.seen.edges(EXACT)
    part = partial(part_of_dot, drawing.picture, frame=drawing.globe)
    whole = (_circle(*at, part(code) * OLDER) for code, at in drawing.dots.items())
    rings = [ring for ring in (within(ring, seen) for ring in whole) if ring]
    if rings:
        box, outline = shaped(rings)
        look = f"{solid(theme.LIGHT['older'])}{stroke(theme.LIGHT['ground'], 0.8)}"
        place = Frame(*(side / EXACT for side in box))
        drawing.shapes.append(shape_xml(drawing.ids.next(), drawing.picture.older, place, outline, look))


def _circles(drawing: _Drawing) -> None:
    picture = drawing.picture
    found = [(shown.value, code, shown) for code, shown in picture.areas.items() if shown.value is not None]
    for value, code, shown in sorted(found, key=lambda entry: -entry[0]):
        look = solid(theme.line_colour(picture.hue), 0.7 if shown.is_exact else 0.3)
        is_chosen = code in picture.chosen
        line = stroke(theme.LIGHT["accent" if is_chosen else "ground"], 1.5 if is_chosen else 0.6)
        _round(drawing, code, radius(value, picture.largest, drawing.globe.width), look, line)


# ------------------------------------------------------------------------------------------------ the legend


class Laid(NamedTuple):
    """Entries of a legend, one or two in a line, the size of their type and the air between lines in points."""

    lines: Sequence[tuple[Key, ...]]
    size: float
    between: float = BETWEEN


class _Words(NamedTuple):
    """What stands over the circles and the classes of a map, and its entries."""

    heads: tuple[str, ...]
    entries: Laid


def _beside(room: Frame, side: float) -> Frame:
    """Where a legend of a width stands."""
    return Frame(room.left + room.width - side + 14, room.top, side - 14, room.height)


def _side(picture: MapPicture, room: Frame) -> float:
    """How wide the legend is: no wider than its entries, and as narrow as the world is larger for it, wider where its
    words need more lines than there is room for. Beside the world a bit wider, where its words need fewer lines so."""
    keys = list(_entries(picture))
    words = max((_broad() * width_of(key.words, TYPE, REGULAR) for key in keys), default=SIDE) + BEFORE
    tries = [min(SIDE, words), *(part * SIDE for part in WIDER)]
    if picture.window.is_world:
        # The world has no use for more width than its height goes with; the classes of a scale stay on a line each.
        scale = [_broad() * width_of(words_of(key), TYPE, REGULAR) for key in picture.keys if key.k.isdigit()]
        least = max(room.width - WIDTH / HEIGHT * room.height, max(scale, default=0.0) + BEFORE, NARROWEST)
        tries += [least + part * (tries[0] - least) / STEPS for part in range(STEPS) if least < tries[0]]
    found = {side: _laid_under(picture, _beside(room, side), room.width - side) for side in tries}
    said = {side: sum(map(len, found[side].entries.lines)) for side in tries}
    best = max(tries, key=lambda side: (*found[side].entries[1:], said[side], -side))
    if not picture.window.is_world:
        return best
    most = max(best, room.width - WIDTH / HEIGHT * room.height) + BIT * room.width
    wider = {side: _laid_under(picture, _beside(room, side), room.width - side) for side in steps(best, most, STEPS)}
    same = [side for side, words in wider.items() if words.entries[1:] == found[best].entries[1:]]
    best = min(same, key=lambda side: _tall_words(wider[side], side - 14))
    # What its words leave of its width is the world's.
    return min(best, _widest(wider[best], best - 14) + 14)


def _tall_words(words: _Words, width: float) -> float:
    """How tall a legend is."""
    heads = sum(_tall_head(head, TYPE, width) + HEAD for head in words.heads)
    return heads + height_of(words.entries, width)


def _widest(words: _Words, width: float) -> float:
    """How wide the lines of a legend are in a column of a width."""
    size = words.entries.size
    lines = [(line, 0.0) for head in words.heads for line in wrapped(head, _broad() * size, width)]
    for keys in words.entries.lines:
        for key, (left, wide) in zip(keys, _places(keys, size, width), strict=True):
            lines += [(line, left + KEY + GAP) for line in wrapped(key.words, _broad(1.03) * size, wide - KEY - GAP)]
    return max(before + _broad() * width_of(line, size, REGULAR) for line, before in lines) + 1


def has_room(picture: MapPicture, room: Frame) -> bool:
    """Whether the legend beside a map has room in the type that legends have."""
    return _type_of(picture, room) >= TYPE


def _type_of(picture: MapPicture, room: Frame) -> float:
    """The size of the type of the legend beside a map, in points."""
    side = _side(picture, room)
    return _laid_under(picture, _beside(room, side), room.width - side).entries.size


def _laid_under(picture: MapPicture, room: Frame, width: float) -> _Words:
    """What stands over the classes of a map of a width, and the entries below that and the circles.

    Where type would be smaller for it, no heading has a line of its own.
    """
    circles = [2 * radius(value, picture.largest, width) for value, _ in _sizes(picture)]
    entries = list(_entries(picture))
    found = [
        _Words(heads, laid(entries, _under(heads, room), circles, is_close=True))
        for heads in _heads(picture, room.width)
    ]
    return max(found, key=lambda words: words.entries[1:])


def _under(heads: Sequence[str], room: Frame) -> Frame:
    """A room as high as what stands over the parts of a legend leaves of it."""
    return replace(room, height=room.height - sum(_tall_head(head, TYPE, room.width) + HEAD for head in heads))


def _legend(drawing: _Drawing, room: Frame) -> Iterator[str]:
    """Its heading, circles, classes with how many countries each has, older figures, and what the chosen areas show."""
    picture, down = drawing.picture, room.top + 4
    heads, entries = _laid_under(picture, room, drawing.globe.width)
    size_of_type = entries.size
    *over, last = heads or ("",)
    for head in over:
        tall = _tall_head(head, size_of_type, room.width)
        yield text_xml(drawing.ids.next, head, Frame(room.left, down, room.width, tall), size_of_type)
        down += tall + HEAD
    for value, words in _sizes(picture):
        size = radius(value, picture.largest, drawing.globe.width)
        name = translate("Size of a circle: {figure}", figure=words)
        tall = max(2 * size, leading() * size_of_type) + 4
        place = Frame(room.left + 20 - size, down + tall / 2 - size, 2 * size, 2 * size)
        yield shape_xml(drawing.ids.next(), name, place, preset("ellipse"), solid(theme.line_colour(picture.hue), 0.7))
        beside = Frame(
            room.left + 46, down + tall / 2 - 0.5 * leading() * size_of_type, room.width - 46, leading() * size_of_type
        )
        yield text_xml(drawing.ids.next, words, beside, size_of_type, name)
        down += tall
    if last:
        tall = _tall_head(last, size_of_type, room.width)
        yield text_xml(drawing.ids.next, last, Frame(room.left, down, room.width, tall), size_of_type)
        down += tall + BETWEEN
    yield from keyed(drawing.ids, entries, Frame(room.left, down, room.width, room.height))


def height_of(entries: Laid, width: float) -> float:
    """How tall the lines of a legend are."""
    return sum(_before(keys) + _tall_line(keys, entries.size, width) + entries.between for keys in entries.lines)


def _before(keys: tuple[Key, ...]) -> float:
    """The gap before a line of a legend."""
    return APART if keys[0].is_apart else 0.0


def keyed(ids: Ids, entries: Laid, room: Frame) -> Iterator[str]:
    """Lines of a legend from the top of a room: each a key and its words, or two of them, as its language is read."""
    mirror = Mirror(Box(room.left, 0, room.left + room.width, 0), is_right_to_left(current_language()))
    down, size = room.top, entries.size
    for keys in entries.lines:
        tall = _tall_line(keys, size, room.width)
        down += _before(keys)
        for key, (left, wide) in zip(keys, _places(keys, size, room.width), strict=True):
            yield from _entry(ids, key, Frame(room.left + left, down, wide, tall), size, mirror)
        down += tall + entries.between


def _entry(ids: Ids, key: Key, room: Frame, size: float, mirror: Mirror) -> Iterator[str]:
    """A key and its words. Unturned, words that are read from the right ended at the next key."""

    def turned(place: Frame) -> Frame:
        return replace(place, left=min(map(mirror.across, (place.left, place.left + place.width))))

    line = 0.95 * size
    place = Frame(room.left + (KEY - key.width) / 2, room.top + 1, key.width, line)
    if key.height:
        place = replace(place, top=room.top + 1 + (line - key.height) / 2, height=key.height)
    if key.sign:
        yield text_xml(ids.next, key.sign, turned(place), size, is_middle=True)
    else:
        yield shape_xml(ids.next(), key.words, turned(place), key.geometry, key.look)
    beside = replace(room, left=room.left + KEY + GAP, width=room.width - KEY - GAP)
    yield text_xml(ids.next, "\n".join(_lines_of(key.words, size, room.width)), turned(beside), size)


def _marked_key(marks: _Marks, *, is_ring: bool) -> str:
    """The key of a zero or of few: a rectangle with rings or dots in it. Of the latter its fill is that of the dots."""
    wide, tall = KEY, 0.95 * TYPE
    corners = [(0, 0), (round(EXACT * wide), 0), (round(EXACT * wide), round(EXACT * tall)), (0, round(EXACT * tall))]
    size = f'w="{round(EXACT * wide)}" h="{round(EXACT * tall)}"'
    sides, inside = (
        _moves(corners, is_closed=True),
        [_circle(across * wide, down * tall, marks.radius, marks.corners) for across, down in marks.places],
    )
    drawn = "".join(_moves(ring, is_closed=True) for ring in inside)
    around, own = ("", ' fill="none"') if is_ring else (' fill="none"', ' stroke="0"')
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f"<a:path {size}{around}>{sides}</a:path><a:path {size}{own}>{drawn}</a:path>"
        "</a:pathLst></a:custGeom>"
    )


def _sizes(picture: MapPicture) -> tuple[tuple[float, str], ...]:
    """Circles of the legend; none on a map without any."""
    return picture.circles if any(shown.value for shown in picture.areas.values()) else ()


def _broad(part: float = ROOMY) -> float:
    """How much wider than measured the words of a legend may run, in the current language."""
    return part * SURE / sure_part()


def _tall(words: str, size: float, width: float) -> float:
    """Height of the words of an entry."""
    return _many_lines(words, size, width, broad(), current_language()) * leading() * size


# A legend is laid out in some twenty widths, each with and without pairs of entries, before one is chosen.
@lru_cache(maxsize=8_192)
def _many_lines(words: str, size: float, width: float, *_around: object) -> int:
    """Of an entry. `_around`: how broad letters are, and the language."""
    return len(wrapped(words, _broad(1.03) * size, width - KEY - GAP))


def _lines_of(words: str, size: float, width: float) -> list[str]:
    """The lines of an entry: as many as it has room for, also where the letters of an office are narrower, and about
    as long; of one line as the office has it."""
    is_one = _many_lines(words, size, width, broad(), current_language()) == 1
    return [words] if is_one else balanced(words, _broad(1.03) * size, width - KEY - GAP)


def _tall_line(keys: tuple[Key, ...], size: float, width: float) -> float:
    """Height of a line of a legend: of the tallest of its entries."""
    places = zip(keys, _places(keys, size, width), strict=True)
    return max(max(_tall(key.words, size, wide), key.height) for key, (_, wide) in places)


def _places(keys: tuple[Key, ...], size: float, width: float) -> list[tuple[float, float]]:
    """Where each entry of a line begins, and how wide it is: halves, or the first one as wide as its words where one of
    two has no room in half a line."""
    wide = (width - (len(keys) - 1) * GAP) / len(keys)
    if len(keys) > 1 and not _are_short(keys, size, wide):
        first = _own_width(keys[0], size)
        return [(0.0, first), (first + GAP, width - first - GAP)]
    return [(place * (wide + GAP), wide) for place in range(len(keys))]


def _are_short(keys: tuple[Key, ...], size: float, wide: float) -> bool:
    """Whether the words of entries have room in one line of a width each."""
    return all(_tall(key.words, size, wide) <= leading() * size for key in keys)


def _own_width(key: Key, size: float) -> float:
    """How wide an entry is in one line."""
    return KEY + GAP + _broad() * width_of(key.words, size, REGULAR) + 1.0


def _heads(picture: MapPicture, width: float) -> Iterator[tuple[str, ...]]:
    """What stands over the circles of a legend of a width, and over its classes."""
    headings = tuple(_parted(heading, width) for heading in picture.headings)
    if _sizes(picture):
        yield tuple(filter(None, (picture.circles_heading, *headings)))
        return
    yield headings


def _parted(heading: str, width: float) -> str:
    """A heading with no words kept together that have no room in one line: an office breaks these within a word."""
    is_whole = all(_broad() * width_of(part, TYPE, REGULAR) <= width for part in heading.split(" "))
    return heading if is_whole else heading.replace(UNBROKEN, " ")


def _tall_head(head: str, size: float, width: float) -> float:
    """Height of what stands over a part of a legend."""
    return len(wrapped(head, _broad() * size, width)) * leading() * size


def laid(entries: Sequence[Key], room: Frame, circles: Sequence[float] = (), *, is_close: bool = False) -> Laid:
    """A whole legend in the largest type that has room, with two short entries in a line, in the end classes too,
    and then less air between lines before type is smaller.

    `circles`: how tall those above its lines are; `is_close`: as in `paired`.
    """
    size = TYPE
    while True:
        pairs = [paired(every, size, room.width, is_close=is_close) for every in (entries, _unscaled(entries))]
        ways: list[list[tuple[Key, ...]]] = [[(entry,) for entry in entries], *pairs]
        over = sum(max(circle, leading() * size) + 4 for circle in circles)
        for found in (Laid(lines, size, between) for between in (BETWEEN, CLOSE) for lines in ways):
            if over + height_of(found, room.width) + 4 <= room.height or size <= LEAST_TYPE:
                return found
        size -= 0.5


def paired(entries: Sequence[Key], size: float, width: float, *, is_close: bool = False) -> list[tuple[Key, ...]]:
    """The lines of a legend in a type: neighbours that have room for their words in half a line stand in one,
    but no classes of a scale.
    `is_close`: or in a whole line together."""
    lines: list[tuple[Key, ...]] = []
    for entry in entries:
        pair = (*lines[-1], entry) if lines and len(lines[-1]) == 1 and _may_pair(lines[-1][0], entry) else (entry,)
        is_short = _are_short(pair, size, (width - GAP) / 2)
        is_short |= is_close and sum(_own_width(key, size) for key in pair) + GAP <= width
        if len(pair) > 1 and is_short:
            lines[-1] = pair
        else:
            lines.append((entry,))
    return lines


def _small_key(picture: MapPicture) -> Iterator[Key]:
    """The line of the legend on squares of small areas, where any is seen."""
    if picture.small:
        side, line = 2 * SQUARE * AS_DRAWN * TOLD, stroke(theme.LIGHT["muted"], 0.7)
        yield Key(picture.small, f"{solid(theme.LIGHT['ground'])}{line}", preset("rect"), side, side)


def _unscaled(entries: Sequence[Key]) -> list[Key]:
    """The same where classes of a scale may stand in pairs, too, since type would be smaller else."""
    return [entry._replace(is_of_scale=False) for entry in entries]


def _may_pair(before: Key, entry: Key) -> bool:
    """Whether an entry may stand in the line of the one before it."""
    return not (entry.is_apart or before.is_of_scale or entry.is_of_scale)


def _entries(picture: MapPicture) -> Iterator[Key]:
    """The lines of the legend below the circles."""
    box = preset("rect")
    thin = stroke(theme.LIGHT["line"], 0.75)
    for key, is_apart in parted(picture.keys):
        ramp, marks = theme.RAMPS[picture.hue], _MARKS.get(key.k)
        edge = stroke(ramp[3], EDGE) if key.k == ZERO else thin
        outline = _marked_key(marks, is_ring=key.k == ZERO) if marks else box
        look = f"{fixed(ramp[3]) if key.k == FEW else fill(key.k, picture.hue)}{edge}"
        yield Key(words_of(key), look, outline, is_apart=is_apart, is_of_scale=not is_off_scale(key.k))
        # In a line with "no figure", as in pictures.
        if key.k == NOTHING:
            yield from _small_key(picture)
    ground = solid(theme.LIGHT["ground"])
    if not any(key.k == NOTHING for key in picture.keys):
        yield from _small_key(picture)
    if picture.older and not picture.older_count:
        yield Key(picture.older, solid(theme.LIGHT["older"]), preset("ellipse"), 2 * OLDER, 2 * OLDER)
    for sign, words in picture.signs.items():
        yield Key(words, "", "", sign=sign)
    for _, words in picture.said:
        yield Key(words, f"{ground}{stroke(theme.LIGHT['accent'], 1.75)}", box)


def start_side() -> Literal["l", "r"]:
    """The side at which words begin that have their lines already: in broader letters another one would lie on what is
    below."""
    return "r" if is_right_to_left(current_language()) else "l"


def text_xml(
    number: Callable[[], int],
    words: str,
    place: Frame,
    size: float,
    name: str = "",
    *,
    look: str = "<a:noFill/>",
    ink: str = theme.LIGHT["muted"],
    is_bold: bool = False,
    is_middle: bool = False,
    is_end: bool = False,
    toward: Literal["", "l", "r"] = "",
    halo: str = "",
) -> str:
    """Words in the reader's direction, a paragraph a line, no ground unless `look` is one. `size`: in points.

    `toward`: at which side of their room they stand, whatever the direction; `is_end`: whether they end where others
    begin, as figures of a column; `halo`: the colour around letters, "" for none. In that of a class the letters do not
    follow a template either.
    """
    code = current_language()
    begin, end = ("r", "l") if is_right_to_left(code) else ("", "r")
    side = toward or (end if is_end else "ctr" if is_middle else begin)
    turned = (f' algn="{side}"' if side else "") + (' rtl="1"' if is_right_to_left(code) else "")
    weight = ' b="1"' if is_bold else ""
    is_themed = halo in ("", theme.LIGHT["ground"])
    letters = solid(ink) if is_themed else fixed(ink)
    around = colour_xml(halo) if is_themed else bare(halo)
    glow = f'<a:effectLst><a:glow rad="{HALO}">{around}</a:glow></a:effectLst>' if halo else ""
    told = "".join(
        f'<a:p><a:pPr{turned}/><a:r><a:rPr lang="{code}" sz="{round(100 * size)}"{weight}>'
        f"{letters}{glow}</a:rPr><a:t>{escape(clean(line))}</a:t></a:r></a:p>"
        for line in words.split("\n")
    )
    # A label has its lines already: in broader letters a word of it was broken.
    wrap = "none" if is_middle or is_end or toward or halo else "square"
    frame = f'<a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/><a:lstStyle/>'
    body = f"<p:txBody>{frame}{told}</p:txBody>"
    return shape_xml(number(), name or words.replace("\n", " "), place, preset("rect"), look, body=body)
