"""Draws a map of one year as the browser does: classes, hatching, dots or circles, the chosen areas, and its legend."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from dashboard import theme
from dashboard.exports.picture import squares
from dashboard.exports.picture.canvas import SCALE, Box, Canvas, Point, number, paint, safe, text_line
from dashboard.exports.picture.cut import cut, is_in, rings_of
from dashboard.exports.picture.disputed import Framed
from dashboard.exports.picture.land import OUTLINES, fine
from dashboard.exports.picture.look import ACCENT, GROUND, INK, LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, Bounds, Outlines
from dashboard.exports.picture.ruler import LEADING, width_of, wrapped
from dashboard.exports.picture.window import WORLD, Frame, Window, framed
from dashboard.figures.map import ASKED, FEW, SUPPRESSED, ZERO
from dashboard.i18n import alphabetical, in_a_row, translate

NOTHING, UNDETERMINED, LAND = "n", "u", "s"
"""Classes beside those of dashboard/figures/map.py: no row, status undetermined, ground under circles."""
HATCHED, PALE = (ASKED, SUPPRESSED, NOTHING), (ZERO, FEW)
UNBROKEN = "\u00a0"
"""A space at which no line ends."""
FAR = 4000.0
"""Beyond any picture."""
OVER = 8.0
"""Units beyond the box of a part of the world to which it is drawn, more than any line or square is wide. What is cut
off (clip-path) is drawn all the same: Nepal at 4,000 pixels took 3 GB for land that nobody saw."""
DOT, OLDER, SMALL, TINY = 2.5, 1.9, 9.0, 600
"""Radius of the circle that the square of a small state is as large as, and of the dot on an area whose figure is older
than the map's year; how wide or tall an area is on which an edge is pale; and the land, in square units of the globe
(of Trinidad and Tobago 525, of Lebanon 875), of one that the title names and nobody finds without a square."""
INNER, FEW_DOTS = 0.5, 90.0
"""How large a part of that dot is in a square, and on an area in a box of fewer square units: a whole one fills the
ring of a zero, and hides the colour of whatever is as small."""
SIGNED, TOLD = 3.1, 3.4
"""The same radius where a sign of the key is in the square: rings of zero, dots of few; and of whoever the title
names, which is looked for."""
SIGN_RING, SIGN_DOT, SIGN_APART = 1.95, 0.65, 1.4
"""Radius of the ring in the square of a zero, which goes around the dot of an older figure; of the four dots in that of
few, and how far these stand from its middle, across and down."""
SQUARE = math.sqrt(math.pi) / 2
"""Half the side of a square that is as large as a circle of radius 1."""
BETWEEN = 1.6
"""Between two such squares."""
APART = 7.0
"""Between the classes of a scale and what the legend says of what is not on it."""
WORDS, BESIDE_CIRCLE, AIR = 26.0, 52.0, 16.0
"""From the beginning of a key to its words, and from that of a circle in a column; and behind an entry of a row."""
SIDE, WIDER, NARROWER = 0.25, 0.38, 0.17
"""Part of the width that a legend beside a map takes, may take where it needs it, and has at least beside the world."""
BESIDE_MAP, UNDER_MAP = 18.0, 8.0
"""Between a map and its legend: the world, at whose side there is sea, and one beside it; a map and one below it."""
ROUNDS, MOST_REST, BELOW = 3, 3, 0.25
"""How often a legend is laid anew that has more names than before; their lines at most: with more a small map would
be smaller still, and their names stand in what is said of it; and what of the last one needs no room, in its size."""
STEPS, BIT = 8, 0.03
"""Widths between the least and the usual that are tried beside the world; and by how much of the width of the picture
its legend is wider where its words need fewer lines then."""
MOST_LEGEND, SMALLEST = 0.34, 0.82
"""Part of the height that a legend under a map may take, and of the size of type to which it shrinks before."""
_LOOK = theme.LIGHT


@dataclass(frozen=True)
class Shown:
    """What one area shows in the map's year."""

    k: str
    """Its class."""
    value: float | None = None
    """The figure that a circle is of: of an interval, its upper end."""
    is_exact: bool = True
    is_older: bool = False
    """Whether it is of another year than the map: an older one, or a later one on the map that a view opens with."""


@dataclass(frozen=True)
class Key:
    """One line of the legend: a class, what it is called, how many countries are in it; empty of what is no country."""

    k: str
    label: str
    count: str
    short: str = ""
    """What it is called where those whom it names stand on the map with their figures; empty where it names nobody."""
    about: tuple[str, ...] = ()
    """Whom it names."""


@dataclass(frozen=True)
class Place:
    """Where an area's dot or circle stands, in degrees, and whether it is too small to be seen as an outline."""

    lon: float
    lat: float
    is_dot: bool


@dataclass(frozen=True)
class MapPicture:
    """A map of one year, all of it said."""

    hue: str
    areas: Mapping[str, Shown]
    places: Mapping[str, Place]
    chosen: tuple[str, ...]
    keys: tuple[Key, ...]
    said: tuple[tuple[str, str], ...]
    """Of chosen areas: code, and name with figure in words."""
    older: str
    """What the small dot on an older figure means; empty where there is none."""
    small: str
    """What the square of a small area means; empty where there is none."""
    older_count: str
    """How many of all figures are older, where these are most of them: then none has a dot, which no legend names."""
    outlines: Outlines
    names: Mapping[str, str]
    circles: tuple[tuple[float, str], ...] = ()
    """Figures of the circles in the legend, largest first, with their words; empty for a map of fills."""
    largest: float = 1
    """Figure of the largest circle of all years."""
    window: Window = WORLD
    figures: Mapping[str, str] = field(default_factory=dict)
    """Of a map of a part of the world: what is written below the names of areas."""
    told: tuple[str, ...] = ()
    """Areas that the title names: a map of the whole world bears their names, too."""
    top: tuple[str, ...] = ()
    """Others of its darkest class: a map of the whole world bears as many of their names as have room, and the line
    below it has the others."""
    is_counted: bool = False
    """Whether its title counts these."""
    people: Mapping[str, float] = field(default_factory=dict)
    """Of how many persons at least the figures of these are, where they are of persons."""
    neighbours: frozenset[str] = frozenset()
    """Land neighbours of the one chosen country, which are named before all others around it."""
    unit: str = ""
    """Over the legend: in which its classes are."""
    counted: str = ""
    """The same with what stands in brackets behind each class."""
    circles_heading: str = ""
    """Over the circles of the legend: of what they are."""
    signs: Mapping[str, str] = field(default_factory=dict)
    """What signs behind figures mean that are written on it."""
    shifts: Mapping[str, Point] = field(default_factory=dict)
    """How far squares of small areas stand from their places, so that none lies on another, in units of the picture."""
    rest: str = ""
    """Who of its darkest class has no room for a name on the map, with their figures."""

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands over the legend; no line of it ends within brackets."""
        before, opened, inside = (self.counted or self.unit).rpartition("(")
        return tuple(filter(None, (f"{before}{opened}{inside.replace(' ', UNBROKEN) if opened else inside}",)))


Dots = Mapping[str, Point]
"""Where the dots of older figures stand, by area."""
Write = Callable[[Canvas, Box, MapPicture, Frame, Look], tuple[Dots, Mapping[str, Sequence[str]]]]
"""Writes what stands on a map; tells where it leaves the dots of older figures, and what it wrote of each area, line by
line."""


def draw(canvas: Canvas, box: Box, picture: MapPicture, look: Look, *, beside: bool, write: Write) -> None:
    """The map and its legend. `beside`: whether the legend stands at the right, else below."""
    if beside:
        _draw_beside(canvas, box, picture, look, write)
        return

    def lay(told: MapPicture) -> tuple[_Legend, Box]:
        return _held(canvas, *_laid_below(told, box, look))

    held = canvas.stand
    legend = _draw_written(canvas, keyed_in(picture, lambda shown: lay(shown)[1]), look, write, _Room(lay, box.width))
    # Of pictures that follow one another the classes stay where they are, however many other keys each has.
    top = held.bottom + UNDER_MAP - box.top if held else box.height - legend.rows(Canvas(), box)
    legend.rows(canvas, box.trimmed(top=top))


def framed_in(picture: MapPicture, box: Box, look: Look, *, beside: bool) -> Box:
    """What the legend of a map leaves of a box to it, once it is of what is seen there alone."""
    shown = keyed_in(picture, lambda one: room(one, box, look, beside=beside))
    return room(shown, box, look, beside=beside)


def room(picture: MapPicture, box: Box, look: Look, *, beside: bool) -> Box:
    """What the legend leaves of a box to the map."""
    if not beside:
        return _laid_below(picture, box, look)[1]
    return Mirror(box, look.rtl).box(_laid_beside(picture, box, look)[2])


def _laid_below(picture: MapPicture, box: Box, look: Look) -> tuple[_Legend, Box]:
    """The legend below a map, and what it leaves to this."""
    legend = _Legend(picture, look, box.width, box.width)
    for _ in range(4):  # The circles of the legend depend on the map's size, and this on the legend's.
        tall = legend.rows(Canvas(), box)
        least = min(look.label, max(look.least, SMALLEST * look.label))
        if tall > MOST_LEGEND * box.height and legend.size > least:
            legend = replace(legend, look=replace(look, label=max(legend.size - 0.7, least)))
        legend = replace(legend, map_width=_map_width(box.trimmed(bottom=tall + UNDER_MAP)))
    return legend, box.trimmed(bottom=legend.rows(Canvas(), box) + UNDER_MAP)


def draw_alone(canvas: Canvas, box: Box, picture: MapPicture) -> None:
    """The map without its legend."""
    frame = framed(box, picture.window)
    picture = spread(picture, frame)
    _draw_map(canvas, box, picture, {code: spot_of(picture, code, frame) for code in older_of(picture)})


class _Room(NamedTuple):
    """What lays a legend and tells what it leaves to its map, and how wide both are together."""

    lay: Callable[[MapPicture], tuple[_Legend, Box]]
    width: float


def _draw_written(
    canvas: Canvas,
    picture: MapPicture,
    look: Look,
    write: Write,
    room: _Room,
) -> _Legend:
    """The map and its words; the legend that goes with them, which takes its room from the map, and the more of it the
    more names this has no room for."""

    def written(told: MapPicture) -> tuple[_Legend, Box, Canvas, Dots, MapPicture]:
        (legend, box), words = room.lay(told), Canvas(canvas.rtl, is_clear=canvas.is_clear)
        frame = framed(box, picture.window)
        own = spread(picture, frame)
        dots, lines = write(words, box, own, frame, look)
        return legend, box, words, dots, explained(own, box, dots, lines)

    told = picture
    for _ in range(ROUNDS):
        legend, box, words, dots, found = written(told)
        tall, given = (len(_rest_lines(one, room.width, look)) for one in (found, told))
        if tall > MOST_REST:
            legend, box, words, dots, found = written(picture)
            found = replace(found, rest="")
        if tall <= given or tall > MOST_REST:
            break
        told = replace(picture, rest=found.rest)
    _draw_map(canvas, box, found, dots)
    canvas.put(words)
    canvas.stand = box
    return replace(legend, picture=found)


def _held(canvas: Canvas, legend: _Legend, box: Box) -> tuple[_Legend, Box]:
    """A legend, and the map's room: what it leaves where the maps of pictures that follow one another stand."""
    if canvas.stand is None:
        return legend, box
    stand = canvas.stand.common(box)
    return replace(legend, map_width=_map_width(stand)), stand


def explained(picture: MapPicture, box: Box, dots: Dots, written: Mapping[str, Sequence[str]]) -> MapPicture:
    """A map whose legend explains the dot of older figures, and signs, where these stand on it, and names whom its
    title counts and it does not. `written`: lines of words, by area."""
    rest = rest_of(picture, written)
    signs = _signs_in(picture, (*(line for lines in written.values() for line in lines), rest))

    def named(key: Key) -> bool:
        return bool(key.short) and all(is_told(picture, code, written.get(code, ())) for code in key.about)

    keys = tuple(replace(key, label=key.short) if named(key) else key for key in picture.keys)
    older = picture.older if is_dotted(box, dots) else ""
    return replace(picture, signs=signs, rest=rest, keys=keys, older=older, small=_small_in(picture, box))


def _small_in(picture: MapPicture, box: Box) -> str:
    """What the legend says of squares, where any with a class is seen in the box of a map."""
    frame = framed(box, picture.window)
    known = (code for code in dots_of(picture) if class_of(picture, code) not in HATCHED)
    places = (spot_of(picture, code, frame) for code in known)
    return picture.small if any(Box(*at, *at).meets(box) for at in places) else ""


def is_told(picture: MapPicture, code: str, lines: Sequence[str]) -> bool:
    """Whether words on an area say its figure."""
    figure = picture.figures.get(code)
    return figure is not None and " ".join(lines).endswith(figure)


def rest_of(picture: MapPicture, written: Container[str]) -> str:
    """Who is in the darkest class of a map of the world and named by nothing written on it: below a title that names
    the highest the higher ones first; else in the order of names, which ranks none."""
    if not picture.top or not picture.window.is_world:
        return ""
    k = class_of(picture, picture.top[0])
    named = (*picture.told, *picture.top)
    left = [code for code in named if code not in written and class_of(picture, code) == k and code in picture.figures]
    if not left:
        return ""
    figures = next(key.label for key in picture.keys if key.k == k)
    # No line ends between a name, its figure and the year of that.
    left.sort(key=lambda code: alphabetical(picture.names[code]))
    if picture.told and not picture.is_counted:
        left.sort(key=lambda code: -(picture.areas[code].value or 0.0))
    areas = in_a_row(UNBROKEN.join((picture.names[code], *picture.figures[code].split(" "))) for code in left)
    return translate("Also {figures}: {areas}", figures=figures, areas=areas)


def _signs_in(picture: MapPicture, lines: Iterable[str]) -> dict[str, str]:
    written = "".join(lines)
    return {sign: said for sign, said in picture.signs.items() if sign in written}


def uncounted(picture: MapPicture) -> MapPicture:
    """A map whose legend does not say how many countries are in each class."""
    return replace(picture, keys=tuple(replace(key, count="") for key in picture.keys), counted="")


def keyed_in(picture: MapPicture, beside: Callable[[MapPicture], Box]) -> MapPicture:
    """The same with a legend of what is seen of a part of the world alone; of a scale all classes.

    `beside`: where the map stands beside the legend of a picture, which is the smaller the fewer entries it has.
    """
    if picture.window.is_world:
        return picture
    found = picture
    for _ in range(2):
        box = beside(found)
        seen = {class_of(picture, code) for code in _without_scale(picture) if is_seen(picture, box, code)}
        signs = _signs_in(picture, (said for code, said in picture.figures.items() if is_seen(picture, box, code)))
        keys = tuple(key for key in picture.keys if key.k.isdigit() or key.k in seen)
        found = replace(picture, keys=keys, signs=signs, small=_small_in(picture, box))
    return found


def _without_scale(picture: MapPicture) -> list[str]:
    """Areas in a class beside those of a scale."""
    codes = dict.fromkeys((*picture.outlines.paths, *picture.places))
    return [code for code in codes if not class_of(picture, code).isdigit()]


def is_seen(picture: MapPicture, box: Box, code: str) -> bool:
    """Whether anything of an area lies in the box of a map."""
    frame, place = framed(box, picture.window), picture.places.get(code)
    if place is not None and place.is_dot and Box(*(2 * spot_of(picture, code, frame))).meets(box):
        return True
    return is_in(picture.outlines, code, units(box, frame, picture.outlines.fine))


def seen_in(picture: MapPicture, box: Box) -> Framed:
    """What of the world a map shows in its box."""
    frame = framed(box, picture.window)
    return Framed(picture.outlines, units(box, frame, picture.outlines.fine), frame.stand, box)


def units(box: Box, frame: Frame, fine: int) -> Bounds:
    """A box in whole units of the outlines."""
    scale = frame.scale / fine
    left, top = (box.left - frame.left) / scale, (box.top - frame.top) / scale
    return round(left), round(top), round(left + box.width / scale), round(top + box.height / scale)


def is_dotted(box: Box, dots: Dots) -> bool:
    """Whether a small dot on an older figure is seen in the box of a map."""
    return any(Box(*at, *at).meets(box) for at in dots.values())


def _map_width(box: Box) -> float:
    return min(box.width, box.height * WIDTH / HEIGHT)


def steps(least: float, most: float, number: int) -> list[float]:
    """Some widths from the least to the most."""
    return [least + part * (most - least) / number for part in range(number + 1)]


def _draw_beside(canvas: Canvas, box: Box, picture: MapPicture, look: Look, write: Write) -> None:
    """The legend beside the map, at the side where a line ends; in smaller type where it is too tall, else its classes
    in two columns, each on one line.

    A map of a part of the world has no shape of its own: it fills what the legend leaves.
    """

    small, is_held = min(look.least, look.label), canvas.stand is not None

    def over(told: MapPicture) -> Box:
        """What is left of the box over those who have no room on the map, in whole lines from side to side."""
        lines = len(_rest_lines(told, box.width, look))
        return box.trimmed(bottom=(lines * LEADING - BELOW) * small if lines else 0)

    def lay(told: MapPicture) -> tuple[_Legend, Box]:
        legend, _, under = _laid_beside(told, over(told), look)
        return _held(canvas, legend, Mirror(box, look.rtl).box(under))

    legend = _draw_written(canvas, keyed_in(picture, lambda shown: lay(shown)[1]), look, write, _Room(lay, box.width))
    below, box = box, over(legend.picture)
    mirror = Mirror(below, look.rtl)
    for row, line in enumerate(_rest_lines(legend.picture, below.width, look)):
        label = text_line(below.left, box.bottom + (0.86 + row * LEADING) * small, line, small, INK)
        canvas.write([mirror.label(label)])
    column = box.trimmed(left=box.width - legend.width)
    tall = legend.column(Canvas(), column)
    # Of pictures that follow one another the classes stay where they are, however many other keys each has.
    legend.column(canvas, mirror.box(column if is_held else column.moved(0, max(0, (box.height - tall) / 2))))


def _rest_lines(picture: MapPicture, width: float, look: Look) -> list[str]:
    return wrapped(picture.rest, min(look.least, look.label), width) if picture.rest else []


def _laid_beside(picture: MapPicture, box: Box, look: Look) -> tuple[_Legend, Box, Box]:
    """The legend, where it stands, and what it leaves to the map."""
    side, least = SIDE * box.width, SIDE * box.width
    if picture.window.is_world:
        # The world has no use for more width than its height goes with.
        idle = box.width - WIDTH / HEIGHT * box.height
        side, least = max(side, idle), max(NARROWER * box.width, idle)
    wider = max(side, WIDER * box.width)
    narrow = [(least + part * (side - least) / STEPS, False, 1.0) for part in range(STEPS) if least < side]
    between = [] if picture.window.is_world else [(side + part * (wider - side), False, 1.0) for part in (0.25, 0.5)]
    # Two columns of words take more of its width than smaller ones in one.
    own = [(side, False, 1.0), (side, False, SMALLEST), *between, (wider, False, 1.0), (wider, False, SMALLEST)]
    tries = [*own, (side, True, 1.0), (wider, True, 1.0)]
    for wide, pairs, part in (*narrow, *tries, (wider, True, SMALLEST)):
        column, under = box.trimmed(left=box.width - wide + 14), box.trimmed(right=wide - 14 + BESIDE_MAP)
        smaller = replace(look, label=max(part * look.label, min(look.least, look.label)))
        legend = _Legend(picture, smaller, _map_width(under), column.width, pairs)
        if legend.column(Canvas(), column) <= box.height and legend.is_even(column.width):
            break
    if picture.window.is_world and not pairs:
        widths = steps(wide, max(wide, box.width - WIDTH / HEIGHT * box.height) + BIT * box.width, STEPS)
        tall = {side: legend.column(Canvas(), box.trimmed(left=box.width - side + 14)) for side in widths}
        column = box.trimmed(left=box.width - min(tall, key=lambda side: tall[side]) + 14)
        legend = replace(legend, width=column.width)
        # What its words leave of its width is the map's.
        column = box.trimmed(left=box.width - legend.widest)
        under = box.trimmed(right=column.width + BESIDE_MAP)
        legend = replace(legend, width=column.width, map_width=_map_width(under))
    return legend, column, under


# ------------------------------------------------------------------------------------------------ fills


def fill(canvas: Canvas, k: str, hue: str, scale: float = 1) -> str:
    """Colour or pattern of a class. `scale`: how large a unit of the element is in the picture."""
    ramp = theme.RAMPS[hue]
    plain = {UNDETERMINED: _LOOK["undetermined"], LAND: _LOOK["land"]}
    if k in plain:
        return plain[k]
    if k.isdigit():
        return ramp[int(k)]
    ground, line = _LOOK["no-report"], _LOOK["no-report-line"]
    tiles = {
        NOTHING: (6.5, ground, _stroke(6.5, line, 1.1), "rotate(45)"),
        ASKED: (4.5, ground, _stroke(4.5, MUTED, 0.9), "rotate(-45)"),
        SUPPRESSED: (3.2, ground, _stroke(3.2, MUTED, 1.0), ""),
        ZERO: (8, theme.zero(hue), _ring(ramp[2]), ""),
        FEW: (3.4, GROUND, f'<circle cx="1.7" cy="1.7" r="0.95" {paint("fill", ramp[3])}/>', ""),
    }
    size, back, front, turn = tiles[k]
    content = f'<rect width="{number(size)}" height="{number(size)}" {paint("fill", back)}/>{front}'
    grown = f"scale({1 / scale:.3f})" if scale != 1 else ""
    return canvas.pattern(f"class-{k}-{hue}{'' if scale == 1 else '-map'}", size, content, f"{grown}{turn}")


def _ring(colour: str) -> str:
    """A wide ring, which nobody takes for one of the dots of few."""
    return f'<circle cx="4" cy="4" r="2.6" fill="none" {paint("stroke", colour)} stroke-width="0.7"/>'


def _stroke(size: float, colour: str, width: float) -> str:
    return f'<line x1="0" y1="0" x2="0" y2="{number(size)}" {paint("stroke", colour)} stroke-width="{number(width)}"/>'


# ------------------------------------------------------------------------------------------------ the map


def _draw_map(canvas: Canvas, box: Box, picture: MapPicture, dots: Dots) -> None:
    frame = framed(box, picture.window)
    if picture.window.is_world:
        _draw_framed(canvas, box, picture, frame, dots)
        return
    below = Canvas(canvas.rtl, canvas.under, canvas.definitions, is_clear=canvas.is_clear)
    _draw_framed(below, box, picture, frame, dots)
    cover(below, box)


def cover(below: Canvas, box: Box) -> None:
    """Covers what of a map reaches beyond its box, and frames the box. To cut it off (clip-path) takes a renderer a
    second, and is done only where there is no ground to cover it with."""
    if below.is_clear:
        below.parts.insert(0, f"<g {below.clip(box)}>")
        below.add("</g>")
    else:
        _cover_sides(below, box)
    below.rect(box.trimmed(0.5, 0.5, 0.5, 0.5), "none", 1, f' {paint("stroke", LINE)} stroke-width="1"')


def _cover_sides(below: Canvas, box: Box) -> None:
    for side in (
        Box(-FAR, -FAR, FAR, box.top),
        Box(-FAR, box.bottom, FAR, FAR),
        Box(-FAR, box.top - 1, box.left, box.bottom + 1),
        Box(box.right, box.top - 1, FAR, box.bottom + 1),
    ):
        below.rect(side, GROUND)


def around(box: Box) -> Box:
    """As far as anything is drawn that reaches beyond the box of a map."""
    return box.trimmed(-OVER, -OVER, -OVER, -OVER)


def _draw_framed(canvas: Canvas, box: Box, picture: MapPicture, frame: Frame, dots: Dots) -> None:
    scale = frame.scale / picture.outlines.fine
    moved = f'transform="translate({number(frame.left)} {number(frame.top)}) scale({scale:.6f})"'
    canvas.add(f'<g {moved} stroke-linejoin="round">')
    seen = _seen(picture, box, frame)
    if canvas.is_clear and not picture.window.is_world:
        edges = units(around(box), frame, picture.outlines.fine)
        seen = {code: near for code, path in seen.items() if (near := cut(path, edges))}
    _areas(canvas, picture, scale, seen)
    _edges(canvas, picture, scale, seen)
    canvas.add("</g>")
    if picture.circles:
        _draw_circles(canvas, box, picture, frame)
    else:
        _dots(canvas, box, picture, frame, dots)


def _seen(picture: MapPicture, box: Box, frame: Frame) -> Mapping[str, str]:
    """Outlines of the areas of which anything lies in a box."""
    around = Box(*units(box, frame, picture.outlines.fine))
    boxes = picture.outlines.boxes
    return {code: path for code, path in picture.outlines.paths.items() if Box(*boxes[code]).meets(around)}


def class_of(picture: MapPicture, code: str) -> str:
    """The class by which an area is filled; land under circles, unless it is hatched or zero, or so few that it has no
    circle."""
    if code in picture.outlines.undetermined:
        return UNDETERMINED
    shown = picture.areas.get(code)
    k = shown.k if shown else NOTHING
    return LAND if picture.circles and k not in (*HATCHED, *PALE) else k


def _areas(canvas: Canvas, picture: MapPicture, scale: float, seen: Mapping[str, str]) -> None:
    by_class: dict[tuple[str, str], list[str]] = {}
    for code, path in seen.items():
        name = safe(picture.names.get(code, code))
        k = class_of(picture, code)
        edge = pale_edge(picture, code, scale) if k in PALE else GROUND
        by_class.setdefault((k, edge), []).append(f'<path d="{path}"><title>{name}</title></path>')
    for (k, line), paths in sorted(by_class.items()):
        style = f"{paint('fill', fill(canvas, k, picture.hue, scale))} {paint('stroke', line)}"
        canvas.add(f'<g {style} stroke-width="{0.5 / scale:.1f}">{"".join(paths)}</g>')


def pale_edge(picture: MapPicture, code: str, scale: float) -> str:
    """The colour of the edge of a zero or of few, which sets rings or dots apart from the sea and from the least class.
    Where it would cover the area it is paler, so that none looks like many; a small state has its square. `scale`: of
    its outline."""
    if picture.places[code].is_dot:
        return GROUND
    sides = (side for ring in rings_of(picture.outlines.paths[code]) for side in zip(*ring, strict=True))
    largest = max(max(side) - min(side) for side in sides)
    plain = 2 if class_of(picture, code) == FEW else 3
    return theme.RAMPS[picture.hue][1 if scale * largest < SMALL else plain]


def _edges(canvas: Canvas, picture: MapPicture, scale: float, paths: Mapping[str, str]) -> None:
    """Outlines of the chosen areas."""
    chosen = [paths[code] for code in picture.chosen if code in paths]
    width = (1.1 if len(chosen) > 12 else 2.0) / scale
    if chosen:
        canvas.path("".join(chosen), f'fill="none" {paint("stroke", ACCENT)} stroke-width="{width:.1f}"')


def spot_of(picture: MapPicture, code: str, frame: Frame) -> Point:
    """Where an area's square, dot or circle stands, or the middle of its land."""
    x, y = frame.at(picture.places[code].lon, picture.places[code].lat)
    across, down = picture.shifts.get(code, (0.0, 0.0))
    return x + across, y + down


def spread(picture: MapPicture, frame: Frame, part: float = 1.0) -> MapPicture:
    """A map on which no square of a small area lies on another: those that would are pulled apart, as little as it
    takes; on a map of the world each is put where it hides little of any other country. `part`: how large squares are
    beside those of pictures."""
    codes = dots_of(picture)
    halves = {code: part * (SQUARE * radius_of_small(picture, code) + BETWEEN / 2) for code in codes}
    unmoved = replace(picture, shifts={})
    begun = {code: spot_of(unmoved, code, frame) for code in codes}
    places = squares.apart(begun, halves)
    if picture.window.is_world:
        places = squares.Ground(fine(OUTLINES, picture.window.lon), frame).put(begun, places, halves)
    shifts = {code: (x - begun[code][0], y - begun[code][1]) for code, (x, y) in places.items()}
    return replace(picture, shifts={code: shift for code, shift in shifts.items() if shift != (0.0, 0.0)})


def _dots(canvas: Canvas, box: Box, picture: MapPicture, frame: Frame, dots: Dots) -> None:
    places = {code: spot_of(picture, code, frame) for code in dots_of(picture)}
    for code, at in places.items():
        if not Box(*at, *at).meets(around(box)):
            continue
        k = class_of(picture, code)
        plain = {FEW: GROUND, ZERO: theme.zero(picture.hue)}
        edge = f'{paint("stroke", theme.RAMPS[picture.hue][3] if k in plain else MUTED)} stroke-width="0.7"'
        if k in HATCHED:
            edge = f'{paint("stroke", _LOOK["no-report-line"])} stroke-width="0.7" stroke-dasharray="1.6 1.2"'
        radius = radius_of_small(picture, code)
        if code in picture.chosen:
            edge, radius = f'{paint("stroke", ACCENT)} stroke-width="1.8"', radius + 1
        _square(canvas, at, radius, plain.get(k) or fill(canvas, k, picture.hue), edge)
        _sign(canvas, k, at, picture.hue)
    for code, at in dots.items():
        if Box(*at, *at).meets(around(box)):
            _older(canvas, at, part_of_dot(picture, code, frame))


def part_of_dot(picture: MapPicture, code: str, frame: Frame) -> float:
    """How large a part of the usual one the dot of an older figure is on an area."""
    left, top, right, bottom = picture.outlines.boxes.get(code, (0, 0, 0, 0))
    size = (right - left) * (bottom - top) * (frame.scale / picture.outlines.fine) ** 2
    return INNER if picture.places[code].is_dot or size < FEW_DOTS else 1.0


def radius_of_small(picture: MapPicture, code: str) -> float:
    """Of a circle that is as large as the square of a small area."""
    if picture.window.is_world and code in picture.told:
        return TOLD
    return SIGNED if class_of(picture, code) in PALE else DOT


def sign_of(k: str, at: Point) -> list[tuple[Point, float]]:
    """What of the key's pattern is in the square of a small area: a ring of zero, dots of few; middles and radii. Else
    nobody finds its class in the key, where a pale ground is that of two."""
    if k == ZERO:
        return [(at, SIGN_RING)]
    sides = (-SIGN_APART / 2 - SIGN_DOT / 2, SIGN_APART / 2 + SIGN_DOT / 2)
    return [((at[0] + x, at[1] + y), SIGN_DOT) for x in sides for y in sides] if k == FEW else []


def _sign(canvas: Canvas, k: str, at: Point, hue: str) -> None:
    ink = theme.RAMPS[hue][3]
    for middle, size in sign_of(k, at):
        style = f'fill="none" {paint("stroke", ink)} stroke-width="0.7"' if k == ZERO else paint("fill", ink)
        canvas.circle(middle, size, f'{style} data-sign="{k}"')


def _square(canvas: Canvas, at: Point, radius_: float, colour: str, edge: str) -> None:
    """A small area: no ring, which is what the pattern of zero is made of. `radius_`: of a circle that is as large."""
    half = SQUARE * radius_
    box = Box(at[0] - half, at[1] - half, at[0] + half, at[1] + half)
    canvas.rect(box, colour, 1, f' {edge} data-small="1"')


def dots_of(picture: MapPicture) -> list[str]:
    """Areas that are drawn as a square: small states and, on a map of the world, whatever its title names as highest,
    or is in its darkest class then, of which so little land is seen that nobody finds it. Those without a figure first,
    which cover no other."""
    top = () if picture.is_counted else picture.top
    told = (*picture.told, *top) if picture.window.is_world and not picture.circles else ()
    found = [code for code, place in picture.places.items() if place.is_dot]
    found += [code for code in told if code not in found and _is_tiny(picture, code)]
    return sorted(found, key=lambda code: (code in picture.chosen, class_of(picture, code) not in HATCHED))


def _is_tiny(picture: MapPicture, code: str) -> bool:
    return fine(OUTLINES, picture.window.lon).size(code) < TINY


def side_of(picture: MapPicture, code: str, frame: Frame) -> float:
    """How wide or tall the outline of an area is."""
    left, top, right, bottom = picture.outlines.boxes.get(code, (0, 0, 0, 0))
    return max(right - left, bottom - top) * frame.scale / picture.outlines.fine


def older_of(picture: MapPicture) -> list[str]:
    """Areas that show that their figure is older than the map's year; none on circles, nor where most are older."""
    older = (code for code, shown in picture.areas.items() if shown.is_older)
    return [] if picture.circles or picture.older_count else [*older]


def _older(canvas: Canvas, at: tuple[float, float], part: float = 1.0) -> None:
    edge = f'{paint("stroke", GROUND)} stroke-width="{part:g}"'
    canvas.circle(at, part * OLDER, f"{paint('fill', _LOOK['older'])} {edge}")


def radius(value: float, largest: float, width: float) -> float:
    """Of a circle whose area is in proportion to its figure; `width`: of the map."""
    return (2 + 30 * math.sqrt(max(value, 0) / (largest or 1))) * width / 1000


def _draw_circles(canvas: Canvas, box: Box, picture: MapPicture, frame: Frame) -> None:
    found = [(shown.value, code, shown) for code, shown in picture.areas.items() if shown.value is not None]
    for value, code, shown in sorted(found, key=lambda entry: -entry[0]):
        colour = theme.line_colour(picture.hue)
        edge = paint("stroke", ACCENT if code in picture.chosen else GROUND)
        thick = 2 if code in picture.chosen else 0.8
        style = f'{paint("fill", colour, 0.7 if shown.is_exact else 0.3)} {edge} stroke-width="{number(thick)}"'
        at, size = spot_of(picture, code, frame), radius(value, picture.largest, frame.width)
        if Box(*at, *at).meets(box, size + thick):
            canvas.circle(at, size, style)


# ------------------------------------------------------------------------------------------------ the legend


@dataclass(frozen=True)
class Entry:
    """One line of the legend: its heading, a class, the square of a small area, the dot of older figures or a sign, or
    else the colour of an outline; and its words."""

    words: str
    k: str = ""
    sign: str = ""
    colour: str = ""
    is_dot: bool = False
    is_small: bool = False
    is_head: bool = False
    is_apart: bool = False
    """Whether a gap is before it."""


def _entries(picture: MapPicture) -> list[Entry]:
    """Classes with their counts, small areas, older figures, signs, and what the chosen areas show."""
    classes = [Entry(words_of(key), key.k, is_apart=apart) for key, apart in parted(picture.keys)]
    older = [Entry(picture.older, is_dot=True)] if picture.older and not picture.older_count else []
    small = [Entry(picture.small, is_small=True)] if picture.small else []
    heads = [Entry(heading, is_head=True) for heading in picture.headings]
    signs = [Entry(words, sign=sign) for sign, words in picture.signs.items()]
    # Beside "no figure", the shortest of them, it takes no row of its own.
    at = next((place + 1 for place, entry in enumerate(classes) if entry.k == NOTHING), len(classes))
    return [
        *heads,
        *classes[:at],
        *small,
        *classes[at:],
        *older,
        *signs,
        *(Entry(words, colour=ACCENT) for _, words in picture.said),
    ]


def parted(keys: Sequence[Key]) -> Iterator[tuple[Key, bool]]:
    """Each key, and whether a gap is before it: after the classes of a scale, in which what follows is not."""
    is_scale = sum(key.k.isdigit() for key in keys) > 1
    for before, key in zip((None, *keys), keys, strict=False):
        yield key, is_scale and before is not None and before.k.isdigit() and not key.k.isdigit()


def is_off_scale(k: str) -> bool:
    """Whether an entry of a legend is of no class of a scale."""
    return not k.isdigit()


def words_of(key: Key) -> str:
    """A class with how many countries are in it; what is no country is not counted."""
    return translate("{name} ({n})", name=key.label, n=key.count) if key.count else key.label


@dataclass(frozen=True)
class _Legend:
    """Entries of a legend, and the circles over them on a map of circles."""

    picture: MapPicture
    look: Look
    map_width: float
    """The circles are as large as on the map."""
    width: float
    classes_beside: bool = False
    """Whether a column has two classes in each of its rows."""

    @property
    def entries(self) -> list[Entry]:
        return _entries(self.picture)

    @property
    def size(self) -> float:
        return self.look.label

    @property
    def widest(self) -> float:
        """How wide its words are in a column of its width."""
        beside = [sum(map(self._own_width, row)) - AIR for row in self._in_rows() if len(row) > 1]
        lines = [(0.0 if one.is_head else WORDS, line) for one in self.entries for line in self._lines(one, self.width)]
        lines += [(BESIDE_CIRCLE, words) for _, words in self.picture.circles]
        lines += [(0.0, line) for line in wrapped(self.picture.circles_heading, self.size, self.width)]
        return max(*beside, *(before + width_of(line, self.size) for before, line in lines), 0.0) + 1

    def column(self, canvas: Canvas, box: Box) -> float:
        """One entry below the other; how tall they are."""
        mirror = Mirror(box, self.look.rtl)
        down = box.top
        if self.picture.circles_heading and self.picture.circles:
            down += self._entry(canvas, Entry(self.picture.circles_heading, is_head=True), box, mirror) + 6
        for value, words in self.picture.circles:
            round_ = radius(value, self.picture.largest, self.map_width)
            tall = max(2 * round_, LEADING * self.size)
            centre = (box.left + 22, down + tall / 2)
            canvas.circle(mirror.point(centre), round_, paint("fill", theme.line_colour(self.picture.hue), 0.7))
            label = text_line(box.left + BESIDE_CIRCLE, centre[1] + 0.36 * self.size, words, self.size, MUTED)
            canvas.write([mirror.label(label)], SCALE)
            down += tall + 3
        down += 6 if self.picture.circles else 0
        for row in self._in_rows():
            down += APART if row[0].is_apart and not self.classes_beside else 0
            cells = [
                box.trimmed(left=place * box.width / len(row), top=down - box.top, right=right * box.width / len(row))
                for place, right in zip(range(len(row)), reversed(range(len(row))), strict=True)
            ]
            if len(row) > 1 and not self.classes_beside:
                ends = [0.0, *accumulate(map(self._own_width, row[:-1])), box.width]
                cells = [
                    box.trimmed(left=left, top=down - box.top, right=box.width - right)
                    for left, right in pairwise(ends)
                ]
            down += max(self._entry(canvas, entry, cell, mirror) for entry, cell in zip(row, cells, strict=True)) + 2
        return down - box.top

    def _in_rows(self) -> list[list[Entry]]:
        """The entries of a column, row by row: classes go down its first half, then down its second."""
        head = [[entry] for entry in self.entries if entry.is_head]
        classes = [entry for entry in self.entries if entry.colour != ACCENT and not entry.is_head]
        others = [[entry] for entry in self.entries if entry.colour == ACCENT]
        if not self.classes_beside:
            return [*head, *self._beside_others(classes), *others]
        half = (len(classes) + 1) // 2
        paired = [[one, *classes[half + place : half + place + 1]] for place, one in enumerate(classes[:half])]
        blank = Entry("")
        return [*head, *([*row, *([blank] if len(row) == 1 else [])] for row in paired), *others]

    def _beside_others(self, entries: Iterable[Entry]) -> list[list[Entry]]:
        """Entries row by row: those that are not on the scale beside one before them that has room in its line."""
        rows: list[list[Entry]] = []
        for entry in entries:
            is_beside = bool(rows) and is_off_scale(rows[-1][0].k) and not entry.is_apart
            is_beside = is_beside and sum(map(self._own_width, (*rows[-1], entry))) - AIR <= self.width
            rows = [*rows[:-1], [*rows[-1], entry]] if is_beside else [*rows, [entry]]
        return rows

    def _own_width(self, entry: Entry) -> float:
        """How wide an entry is in one line, with the air behind it."""
        return WORDS + width_of(entry.words, self.size) + AIR

    def is_even(self, width: float) -> bool:
        """Whether entries that stand beside each other in a column so wide have one line each."""
        pairs = (row for row in self._in_rows() if len(row) > 1)
        return all(len(self._lines(entry, width / 2)) == 1 for row in pairs for entry in row)

    def _in_few_lines(self, width: float) -> list[Entry]:
        """The entries of rows, with their headings in one line where they have room in it."""
        heads = [entry.words for entry in self.entries if entry.is_head]
        whole = " · ".join(heads)
        if width_of(whole, self.size) > width:
            return self.entries
        one = [Entry(whole, is_head=True)] if heads else []
        return [*one, *(entry for entry in self.entries if not entry.is_head)]

    def rows(self, canvas: Canvas, box: Box) -> float:
        """Entries beside each other, in as many rows as they need; how tall these are."""
        mirror = Mirror(box, self.look.rtl)
        left, down, tall = box.left, box.top + self._circles(canvas, box, mirror), 0.0
        for entry in self._in_few_lines(box.width):
            if entry.is_head:
                down += self._entry(canvas, entry, box.trimmed(top=down - box.top), mirror) + 2
                continue
            wide = WORDS + max(width_of(line, self.size) for line in self._lines(entry, box.width))
            left += APART if entry.is_apart and left > box.left else 0
            if left > box.left and left + wide > box.right:
                left, down, tall = box.left, down + tall, 0.0
            place = Box(left, down, box.right if left == box.left else left + wide + 1, box.bottom)
            tall = max(tall, self._entry(canvas, entry, place, mirror) + 4)
            left += wide + AIR
        down += tall
        size = min(self.look.least, self.size)
        for line in _rest_lines(self.picture, box.width, self.look):
            canvas.write([mirror.label(text_line(box.left, down + 0.86 * size, line, size, INK))])
            down += LEADING * size
        return down - box.top

    def _circles(self, canvas: Canvas, box: Box, mirror: Mirror) -> float:
        if not self.picture.circles:
            return 0.0
        left, size, over = box.left, self.size, 0.0
        if self.picture.circles_heading:
            over = self._entry(canvas, Entry(self.picture.circles_heading, is_head=True), box, mirror) + 4
        tall = max(2 * radius(self.picture.circles[0][0], self.picture.largest, self.map_width), LEADING * size)
        middle = box.top + over + tall / 2
        for value, words in self.picture.circles:
            round_ = radius(value, self.picture.largest, self.map_width)
            centre = mirror.point((left + round_, middle))
            canvas.circle(centre, round_, paint("fill", theme.line_colour(self.picture.hue), 0.7))
            label = text_line(left + 2 * round_ + 6, middle + 0.36 * size, words, size, MUTED)
            canvas.write([mirror.label(label)], SCALE)
            left = label.box.right + 20
        return over + tall + 6

    def _lines(self, entry: Entry, width: float) -> list[str]:
        return wrapped(entry.words, self.size, width - (0 if entry.is_head else WORDS)) or [""]

    def _entry(self, canvas: Canvas, entry: Entry, box: Box, mirror: Mirror) -> float:
        """One entry at the top left of a box (`mirror`: or right); how tall it is."""
        size, lines = self.size, self._lines(entry, box.width)
        key = mirror.box(Box(box.left, box.top, box.left + 18, box.top + 0.95 * size))
        if entry.k:
            line = theme.RAMPS[self.picture.hue][3] if entry.k == ZERO else LINE
            edge = f' {paint("stroke", line)} stroke-width="0.8"'
            canvas.rect(key, fill(canvas, entry.k, self.picture.hue), 1, edge)
        elif entry.is_dot:
            _older(canvas, ((key.left + key.right) / 2, (key.top + key.bottom) / 2))
        elif entry.is_small:
            aside, over = key.width / 2 - SQUARE * TOLD, key.height / 2 - SQUARE * TOLD
            edge = f' {paint("stroke", MUTED)} stroke-width="0.9"'
            canvas.rect(key.trimmed(aside, over, aside, over), GROUND, 1, edge)
        elif entry.sign:
            across = (key.left + key.right) / 2
            canvas.write([text_line(across, box.top + 0.86 * size, entry.sign, size, INK, anchor="middle")])
        elif entry.colour:
            edge = f' {paint("stroke", entry.colour)} stroke-width="1.8"'
            canvas.rect(key.trimmed(1, 1, 1, 1), GROUND, 1, edge)
        ink = INK if entry.colour == ACCENT or entry.is_head else MUTED
        for row, line in enumerate(lines):
            left = box.left if entry.is_head else box.left + WORDS
            label = text_line(left, box.top + (0.86 + row * LEADING) * size, line, size, ink)
            canvas.write([mirror.label(label)])
        return len(lines) * LEADING * size
