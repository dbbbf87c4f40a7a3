"""Draws a described map of flows: the ground in its colours and hatching, lines between places, and rings."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import product
from typing import NamedTuple, TypeVar, assert_never
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

from dashboard import theme
from dashboard.charts.flows import (
    FEW,
    OPACITY,
    RINGS,
    UNSETTLED,
    Flow,
    FlowKey,
    FlowLabel,
    FlowList,
    FlowMap,
    Ground,
    GroundRole,
    Head,
    Place,
    Ring,
    around,
)
from dashboard.exports.picture import legend, worldmap
from dashboard.exports.picture.canvas import Box, Canvas, Point, number, paint, stacked
from dashboard.exports.picture.cut import cut
from dashboard.exports.picture.disputed import Framed
from dashboard.exports.picture.land import CELL, OUTLINES, land
from dashboard.exports.picture.look import GROUND, LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.nearby import ON_END, Room, Word, along, lead, spot_of
from dashboard.exports.picture.outlines import HEIGHT, UNIT, WIDTH, outlines, placed, point
from dashboard.exports.picture.ranked import Ranked, bars_of, ranked, roomiest, tried, wanted
from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, balanced, width_of
from dashboard.i18n import current_language, in_sentences, translate_number
from dashboard.kinds.arcs import TAPER

HUE = "neutral"
LEAST_SIDE = 0.18
"""Part of the width that a legend needs to stand beside a map."""
NEARER_SIDES, UPRIGHT_SIDES, NARROWEST, MOST_LINES = (0.36, 0.3, 0.24), (0.6, 0.5, 0.46), 1.1, 3
"""The same that a legend is tried with beside a map that is drawn closer, beyond whose lines lies land of which nothing
is said, and those that are tried, too, beside lines that go north or south; how much wider than tall such a map is at
least, and lines of an entry at most."""
LEAST_WIDE, MOST_WIDE, WIDENED = 1.1, 1.4, (1.0, 1.15, 1.3, 1.5)
"""How wide a map beside a list is at least, and beside one with room to spare at most, as parts of its
height; and how much wider than what it holds it may be, where names have no room in less."""
SPARED_PARTS = (1.0, 0.75, 0.5, 0.25)
"""Of what a list has beyond its rows the parts that a map is tried with."""
KEYS_APART = 4.0
"""Between two entries of a legend beside a map, where there is so much room."""
LEAST_REST = 0.9
"""Part of its height that words without a place on a map leave to it at least."""
BEFORE = 14.0
"""Between a map and the legend beside it."""
THIN, RING, HALO, EDGE = 0.4, 1.3, 4.3, 0.5
"""Widths of edges of lines, of rings, of what sets these apart from lines below them, and of outlines, in units of the
picture."""
CLOSEST, SLIM = 5.0, 2.2
"""A map is so many times closer than the whole world of its height at most, and this so many times wider than it."""
AWAY, MARGIN = 8.0, 0.04
"""From lines and rings to the edge of a map that is drawn closer at least, and as a part of what they take."""
Way = TypeVar("Way")
ALIKE = 0.92
"""Maps of nearly the same scale are alike: the rest of what is laid out decides."""
UPRIGHT = 0.7
"""How much wider than tall lines are at most that go north or south."""
BREADTH = ((0.0, 0.0), (1.0, (1 - TAPER) / 2), (1.0, (1 + TAPER) / 2), (0.0, 1.0))
"""The form of a line of a breadth, as parts of its key: all lines have it where they begin alone."""
ARROW = ((0.0, 0.1), (0.62, 0.36), (0.62, 0.0), (1.0, 0.5), (0.62, 1.0), (0.62, 0.64), (0.0, 0.9))
"""The same of one from end to end."""
SIDES, WIDEST, PART = 3.0, 11.0, 0.3
"""Room beside words; and how wide their lines are at most, in sizes of type and as a part of what
is seen of the map."""
INSET = 0.3
"""How far below the top of their line letters are, in sizes of type: there ends the line that leads to words."""
PROBED = 40
"""Points of a line that leads to words which are asked whether they lie under others."""
LEADER, SPOT, LED = 0.9, 2.2, 6.0
"""Breadth of a line that leads to words, the radius of the spot that all words have where they belong, and how far from
it they stand at most without a line: no line of people has such a spot."""
DASHES = "2.5 2"
"""Of that line, which is as pale as words beside a chart: a dark one from the United Kingdom to Eritrea was read as a
line of people."""
LONGEST = 4.0
"""How long it is at most, in sizes of type: farther, words stand elsewhere along their line, or nowhere."""
DIRECTIONS = tuple((x / 4, y / 4) for x in range(-4, 5) for y in range(-4, 5) if 4 in (abs(x), abs(y)))
DISTANCES = (5.0, 8.0, 12.0, 16.0, 20.0, 24.0, 29.0, 34.0, 40.0, 47.0, 54.0, 62.0, 70.0)
"""On which sides of what they name words are tried, and how far from it: more than on a page, which places them while
it is moved. Between the ends of lines in Europe there is only here and there a gap."""
CLEAR, CUT, MOST_CUT = 12.0, 30.0, 3
"""How near words and the line to them come to the end of another line at most; so far do they rather stand away for
each line of people that this one crosses, and how many these are at most."""
DOUBLY = 2
"""How often lines count as what words rather leave free: "Netherlands" lay on the United Kingdom's line, as if that
were its own, whose end had room beside it."""
MOST_HIDDEN = 8
"""Points of lines that a name on a map covers at most, whose number stands in a list."""
LISTED, STILL = 0.85, 0.97
"""How much smaller a map may be for a list of its largest lines beside it, and below it."""
SPARED = 0.85
"""The same for all lines that it holds from end to end beside those of its list."""
GIVEN = (0.03, 0.06, 0.09, 0.12, 0.15)
"""Parts of its width that a map of the world gives to keys of the colours of its land."""
OVER_LAND = 0.8
"""Opacity of the ground under words that stand on a map and are of no place there."""
BEFORE_KEYS = 7.0
"""Between a list and the legend below it."""
MOST_OVER = 0.3
"""Of its height that a legend over a map in the usual type takes at most."""
WIDER_SIDES, SMALLEST = (0.43, 0.5, 0.56, 0.62), 0.6
"""Widths of a legend that are tried beside any map whose numbers have no place on it, and how much smaller it may be
for a list then."""
MOST_TOLD = 5
"""Of so many of its lines at least a list that is longer leaves no end without a name on the map."""
AIRS = (0.0, 0.05, 0.1)
"""Parts of what is held that are kept free around it, if some end of a listed line has no name else."""
MOST_ASIDE, STEPS = 0.4, 12
"""So far from the middle of its room, as a part of what is free beside it, stands what is held where more land is seen
then; and how many places to each side are tried."""
_COUNTED = re.compile(r"(\d) ")
"""A number and the space before what it counts, which does not begin a line without it."""
Frame = tuple[float, float, float]
"""Left and top of the map, and how large one unit of the outlines is."""
Extent = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of the world, in units of the outlines."""


def draw(canvas: Canvas, box: Box, chart: FlowMap, look: Look) -> None:
    """The map with its legend beside or over it."""
    keys, chart = keyed(chart, box, look)
    frame, window = stood(chart, keys.rest)
    keys.draw(canvas, frame)
    below = canvas if chart.whole is None else _under(canvas)
    below.add(f'<g transform="translate({number(frame[0])} {number(frame[1])}) scale({frame[2]:.6f})">')
    paths = outlines(OUTLINES).paths
    if below is not canvas and below.is_clear:
        edges = framed(frame, worldmap.around(window)).sides
        paths = {code: cut(path, edges) for code, path in paths.items()}
    for ground in chart.ground:
        _draw_ground(below, ground, frame[2], paths)
    below.add("</g>")
    for flow in chart.flows:
        _draw_flow(below, flow, frame)
    for head in chart.heads:
        _draw_head(below, head, frame)
    for ring in chart.rings:
        _draw_ring(below, ring, frame)
    if below is not canvas:
        worldmap.cover(below, window)
    _draw_labels(canvas, chart, frame, window, look)
    measure = measured(chart, keys.said, (frame, window), look.label)
    if measure:
        _draw_measure(canvas, measure, frame, look)


def _under(canvas: Canvas) -> Canvas:
    return Canvas(canvas.rtl, canvas.under, canvas.definitions, is_clear=canvas.is_clear)


def seen(chart: FlowMap, box: Box, look: Look) -> tuple[Frame, Box]:
    """The same as `stood`, in what a legend leaves of a box."""
    keys, chart = keyed(chart, box, look)
    return stood(chart, keys.rest)


def framed(frame: Frame, window: Box) -> Framed:
    """What of the world is seen where it stands so."""
    left, top, scale = frame
    begin, end = ((round((x - left) / scale), round((y - top) / scale)) for x, y in (window[:2], window[2:]))
    return Framed(outlines(OUTLINES), (*begin, *end), partial(points_of, frame=frame), window)


def keyed(chart: FlowMap, box: Box, look: Look) -> tuple[_Keys, FlowMap]:
    """The legend with the list of the largest lines, where it has room, and with what is not drawn; and the map with
    the words that stand on it."""
    return _keyed(chart, box, look, current_language())


@lru_cache(maxsize=16)
def _keyed(chart: FlowMap, box: Box, look: Look, _language: str) -> tuple[_Keys, FlowMap]:
    """The same. Kept: a picture asks what is seen in a room before it draws there."""
    return explained(
        chart,
        lambda one: _laid_out(one, box, look),
        lambda way: framed(*stood(way[1], way[0].rest)).undetermined,
        lambda way: (way[0].unexplained(), way[1]),
    )


def explained(
    chart: FlowMap, lay: Callable[[FlowMap], Way], grey: Callable[[Way], Collection[str]], strip: Callable[[Way], Way]
) -> Way:
    """A map as it is laid out with the key of land of undetermined status where any is seen then, and without that key
    where none is. `grey`: what of that land is seen; `strip`: takes the key away and leaves all else where it is, since
    beside a longer list without it such land may be seen."""
    found = lay(chart)
    if grey(found):
        return found
    bare = lay(unexplained(chart))
    return strip(found) if grey(bare) else bare


def unexplained(chart: FlowMap) -> FlowMap:
    """A map without that key."""
    return replace(chart, legend=_settled(chart.legend))


def _settled(keys: Sequence[FlowKey]) -> tuple[FlowKey, ...]:
    return tuple(key for key in keys if key.ink != UNSETTLED)


def _laid_out(chart: FlowMap, box: Box, look: Look) -> tuple[_Keys, FlowMap]:
    keys = _narrow(_way(chart, box, look), look.label)
    whole, said = chart, list[FlowKey]()
    # A line over the map leaves less to see: what it says is of what is seen then.
    for _ in range(MOST_LINES):
        chart = named(whole, keys.listed, partial(stood, box=keys.rest), look.label)
        place = stood(chart, keys.rest)
        left = unwritten(chart, *place, look.label)
        chart = replace(chart, labels=tuple(label for label in chart.labels if label not in left))
        # A list has all figures of those names that have no place.
        more, spare = beyond(chart, *place), [] if keys.listed else [noted(label) for label in left]
        # A list says more of the lines than how many lead beyond the map.
        more = more if not keys.listed or keys.with_keys((*chart.legend, *more)).listed else []
        least = LEAST_REST * keys.with_keys((*chart.legend, *more)).rest.height
        after = keys.with_keys((*chart.legend, *more, *spare))
        if spare and after.rest.height < least:
            # Numbers go before remarks on lines.
            more, after = [], keys.with_keys((*chart.legend, *spare))
        while spare and after.rest.height < least:
            # Not at the price of a small map: the table has every figure.
            spare.pop()
            after = keys.with_keys((*chart.legend, *more, *spare))
        if [*more, *spare] == said and _rows(after.listed) == _rows(keys.listed):
            break
        said, keys = [*more, *spare], after
    return keys, chart


def named(
    chart: FlowMap, found: Ranked | None, stand: Callable[[FlowMap], tuple[Frame, Box]], size: float, pixel: float = 1.0
) -> FlowMap:
    """A map beside a list: it has the names of the ends of those lines alone, since the list has the numbers, and so
    much air that most of them have room. `stand`: where it stands then."""
    if found is None:
        return chart
    alone, told = named_alone(chart, found), dict[FlowMap, int]()
    for one in (replace(alone, air=air) for air in AIRS):
        told[one] = len(written(one, *stand(one), size, pixel))
        if told[one] == len(one.labels):
            break
    return max(told, key=told.__getitem__)


def named_alone(chart: FlowMap, found: Ranked) -> FlowMap:
    """A map with the names of the ends of listed lines alone, and that of the one chosen country."""
    ends = {code for rank in found.ranks for code in rank.ends}
    hearts = [chart.heart] if chart.heart else []
    names = [one for one in chart.names if one.about[0] in ends or one.spot in hearts]
    labels = tuple(sorted(names, key=lambda one: one.spot not in hearts))
    return replace(chart.beside(len(found.rows)), labels=labels)


def _rows(found: Ranked | None) -> int:
    return len(found.rows) if found else 0


def _way(chart: FlowMap, box: Box, look: Look) -> _Keys:
    """How legend and map share a box: with a list of the largest lines where the map is not much smaller for it."""
    ways = [
        _telling(_Keys(chart, chart.legend, box, look, side), look.label) for side in _sides(chart, box, look.label)
    ]
    # By what they hold at any price: what else is held takes more of one room than of another.
    drawn = [(way, stood(chart, way.rest, is_least=True)) for way in ways]
    found = best_listed(chart, [(way, place, way.listed) for way, place in drawn], look.label)
    if found is not None and is_enough(chart, found.listed):
        return _all_keyed(found)
    usual = best([(way, place, chart) for way, place in drawn], look.label) if found is None else found
    scale = stood(chart, usual.rest, is_least=True)[0][2]
    # Where numbers have no place on the map, nor in a key beside it, a list goes before its size.
    left = [one for one in unwritten(chart, *stood(chart, usual.rest), look.label) if one.of == "Flow"]
    is_told = not usual.listed and len(left) <= usual.is_beside and not asks_for_list(chart)
    sides = () if is_told else [part * box.width for part in (*NEARER_SIDES, *WIDER_SIDES)]
    others = [usual, _Keys(chart, chart.legend, box, look, 0, is_below=True)]
    others += [_Keys(chart, chart.legend, box, look, side) for side in sides]
    scales = [(way, stood(chart, way.rest, is_least=True)[0][2]) for way in others if way.listed]
    least = (STILL if is_told else smallest(chart)) * scale
    kept = {way: worth(way.listed, one) for way, one in scales if one >= least}
    return max(kept, key=kept.__getitem__, default=usual)


def _all_keyed(keys: _Keys) -> _Keys:
    """The same; of the world, whose list has all that its title counts, the first wider one that has a key of each
    colour of land below it, if any is."""
    room = keys.rest.width if keys.chart.counted and keys.is_beside else 0
    tries = (keys, *(keys.wider(part * room) for part in (GIVEN if room else ())))
    return next((one for one in tries if one.has_lands and _rows(one.listed) == _rows(keys.listed)), keys)


def asks_for_list(chart: FlowMap) -> bool:
    """Whether a list tells what no map has room for: all that the world's title counts, or of one country the number of
    all others."""
    return bool(chart.counted or (chart.rests and len(chart.ranks) > MOST_TOLD))


def smallest(chart: FlowMap) -> float:
    """How much smaller a map may be for a list where its numbers have no place else: of the world, whose list has all
    that its title counts, as small as that asks for."""
    return 0.0 if chart.counted else SMALLEST


def is_enough(chart: FlowMap, found: Ranked | None) -> bool:
    """Whether a list has the five largest lines, or all."""
    return _rows(found) >= _enough(chart)


def _enough(chart: FlowMap) -> int:
    """How many lines a list has at least, where it can, beside rows of all others."""
    return min(MOST_TOLD, len(chart.ranks))


def worth(found: Ranked | None, scale: float) -> float:
    """Of a list and the scale of the map beside it: each of the five largest lines, and a larger map."""
    return scale * min(_rows(found), MOST_TOLD)


def needed(chart: FlowMap, room: Box, found: Ranked | None, size: float) -> list[float]:
    """How wide a map beside a list may be in its room, the best first: no wider than what it holds asks for, as beyond
    that lies land of which nothing is said, and wide enough to see where that is. Where it is too narrow for its height
    it takes what the list does not ask for. `size`: of type."""
    if found is None or is_world(chart):
        return []
    alone, spare = named_alone(chart, found), found.width - roomiest(found, size)
    extent, scale = _extent(alone), stood(alone, room, is_least=True)[0][2]
    wide = scale * (extent[2] - extent[0]) + 2 * AWAY if extent else room.width
    more = min(spare, MOST_WIDE * room.height - room.width)
    if more > 0 and wide >= room.width:
        return [room.width + more * part for part in SPARED_PARTS]
    tries = [max(wide, LEAST_WIDE * room.height) * part for part in WIDENED]
    return [one for one in tries if one < room.width]


class Told(NamedTuple):
    """What a map beside a list has: rows of that, names of its own, how many ends of the list's lines have none, and
    its scale."""

    rows: int
    names: int
    nameless: int
    scale: float

    def keeps(self, before: Told, still: float = STILL) -> bool:
        """Whether it has what another one has. `still`: how much smaller it may be."""
        is_as_long = self.rows >= before.rows and self.names >= before.names
        return is_as_long and self.nameless <= before.nameless and self.scale >= still * before.scale


def told_in(chart: FlowMap, found: Ranked, stand: Callable[[FlowMap], tuple[Frame, Box]], size: float) -> Told:
    """What a map beside a list has where it stands so."""
    one = named(chart, found, stand, size)
    frame, window = stand(one)
    return told_by(found, written(one, frame, window, size), frame[2])


def told_by(found: Ranked | None, names: Sequence[Written], scale: float) -> Told:
    """What a list, if any, and the names on the map beside it tell."""
    return Told(len(found.rows) if found else 0, len(names), len(_nameless(found, names)) if found else 0, scale)


def _nameless(found: Ranked, names: Sequence[Written], many: int | None = None) -> set[str]:
    """The ends of a list's so many largest lines, or of all, that have no name among the words on a map."""
    ends = {code for rank in found.ranks[:many] for code in rank.ends}
    return ends.difference(code for one in names for code in one.label.about)


def _narrow(keys: _Keys, size: float) -> _Keys:
    """The same with a map that is no wider than its lines ask for, and a list that has this room, as far as no name
    goes for that."""
    found, room = keys.listed, Box(0, 0, keys.rest.width, keys.rest.height)
    for wide in needed(keys.chart, room, found, size) if keys.is_beside else []:
        less = _telling(keys.wider(room.width - wide), size)
        if not (found and less.listed):
            continue
        ways = (found, keys), (less.listed, less)
        before, after = (told_in(keys.chart, one, partial(stood, box=own.rest), size) for one, own in ways)
        if after.keeps(before):
            return less
    return keys


def _telling(keys: _Keys, size: float) -> _Keys:
    """The same with as long a list as leaves the ends of its lines their names on the map, else of its largest: among
    the ends of more lines there is no room for Nigeria's second largest, and an arrow without a name was read as that
    of the name nearest to its head. The whole list where that helps nothing."""
    for named, most in lengths(keys.chart, _rows(keys.listed)):
        shorter = keys if most == _rows(keys.listed) else keys.shorter(most)
        if shorter.listed and _rows(shorter.listed) == most and shorter.tells(size, named):
            return shorter
    return keys


def best_listed(
    chart: FlowMap, ways: Sequence[tuple[Way, tuple[Frame, Box], Ranked | None]], size: float
) -> Way | None:
    """Of ways to lay a map out with a list the best of those whose list is nearly as long as any, with names in one
    line; None where the map would be much smaller with one."""
    largest = max(frame[2] for _, (frame, _), _ in ways)
    listed = [(way, place, one) for way, place, one in ways if one and place[0][2] >= LISTED * largest]
    most = max((one.plain for *_, one in listed), default=0)
    kept = [(way, place, named_alone(chart, one)) for way, place, one in listed if one.plain >= most - 1]
    return best(kept, size) if kept else None


def unwritten(chart: FlowMap, frame: Frame, window: Box, size: float, pixel: float = 1.0) -> list[FlowLabel]:
    """The words that have no place on the map."""
    found = [one.label for one in written(chart, frame, window, size, pixel)]
    return [label for label in chart.labels if label not in found]


def noted(label: FlowLabel) -> FlowKey:
    """The same in the key, which says of which line it is."""
    return FlowKey("Note", label.ink, label.alone or label.said)


def best(ways: Sequence[tuple[Way, tuple[Frame, Box], FlowMap]], size: float) -> Way:
    """Of ways to lay a map out, each with where the globe stands then, and the map with the words it has beside what is
    listed: that with the largest lines, room for most of the words, and the least land around. `size`: of type."""
    largest = max(frame[2] for _, (frame, _), _ in ways)
    near = [way for way in ways if way[1][0][2] >= ALIKE * largest]
    near.sort(key=lambda way: way[1][1].width)
    left = {at: len(chart.labels) for at, (*_, chart) in enumerate(near)}
    for at, (way, place, chart) in enumerate(near if len(near) > 1 else ()):
        left[at] -= len(written(chart, *place, size))
        if not left[at]:
            return way
    return near[min(left, key=left.__getitem__)][0]


def _sides(chart: FlowMap, box: Box, size: float) -> list[float]:
    """Widths of the legend beside a map that are tried, 0 for one over it: none is wider than its words are."""
    if is_world(chart):
        return [max(box.width - WIDTH / HEIGHT * box.height, 0)]
    most = max((legend.row_width([key.said], size) for key in chart.legend), default=0.0) + BEFORE + 1
    most = max(most, wanted(chart.ranks, size) + BEFORE) if len(chart.ranks) > 1 else most
    # Beside lines that go north or south a longer list takes what would be land without any.
    most = math.inf if len(chart.ranks) > 1 and is_upright(chart) else most
    parts = (*UPRIGHT_SIDES, *NEARER_SIDES) if is_upright(chart) else NEARER_SIDES
    sides = dict.fromkeys(min(part * box.width, most) for part in parts)
    return [0, *(side for side in sides if box.width - side >= NARROWEST * box.height)]


def is_upright(chart: FlowMap) -> bool:
    """Whether the lines that are held whole go north or south, so that on a wide map most is land without any."""
    found = _extent(chart)
    return found is not None and found[2] - found[0] < UPRIGHT * (found[3] - found[1])


def is_world(chart: FlowMap) -> bool:
    """Whether the whole world is shown, since lines span it or there is none."""
    return chart.whole is None or (_extent(chart) is None and chart.closer.times <= 1)


def stood(chart: FlowMap, box: Box, *, is_least: bool = False) -> tuple[Frame, Box]:
    """Where the globe stands, and what of it is seen: the world as large as it fits; of chosen areas the lines that are
    held whole, as large as the room lets them be. `is_least`: of what is held at any price alone."""
    whole = min(box.width / WIDTH, box.height / HEIGHT)
    if is_world(chart):
        left, top = box.left + (box.width - whole * WIDTH) / 2, box.top + (box.height - whole * HEIGHT) / 2
        return (left, top, whole), Box(left, top, left + whole * WIDTH, top + whole * HEIGHT)
    found = _extent(chart) if is_least else _roomiest(chart, box)
    left, top, right, bottom = found or 2 * point(*chart.closer.middle)
    # A map that is narrower for its list is no smaller for that.
    closest = CLOSEST * min(box.height / HEIGHT, SLIM * box.width / WIDTH)
    scale = max(min(closest, _scale((left, top, right, bottom), box)), whole)
    # Nothing is shown beyond the edges of the world: where the room is larger than that, it is left free.
    middle = _landward((left, top, right, bottom), box.width / scale)
    start = _within((box.left, box.right), scale * middle, scale * WIDTH)
    begin = _within((box.top, box.bottom), scale * (top + bottom) / 2, scale * HEIGHT)
    seen_of = Box(start, begin, start + scale * WIDTH, begin + scale * HEIGHT)
    return (start, begin, scale), Box(*map(max, box[:2], seen_of[:2]), *map(min, box[2:], seen_of[2:]))


@lru_cache(maxsize=256)
def _landward(extent: Extent, wide: float) -> float:
    """Where from west to east the middle of a map that holds something is seen, as wide as that: with what is held in
    the middle the Atlantic was a third of Nigeria's map."""
    left, top, right, bottom = extent
    middle, most = (left + right) / 2, max(MOST_ASIDE * (wide - right + left) / 2, 0)
    rows = land(OUTLINES).cells[max(int(top // CELL), 0) : int(bottom // CELL) + 1]
    there = np.cumsum(np.append(0, (rows != 0).sum(axis=0)))
    tried = sorted((middle + most * step / STEPS for step in range(-STEPS, STEPS + 1)), key=lambda x: abs(x - middle))

    def seen_from(x: float) -> int:
        first, last = (min(max(int(edge // CELL), 0), len(there) - 1) for edge in (x - wide / 2, x + wide / 2))
        return int(there[last] - there[first])

    return max(tried, key=seen_from)


def _scale(extent: Extent, box: Box) -> float:
    """How large one unit of the outlines is where what is held fills a box."""
    left, top, right, bottom = extent
    return min((box.width - 2 * AWAY) / max(right - left, 1), (box.height - 2 * AWAY) / max(bottom - top, 1))


def beyond(chart: FlowMap, frame: Frame, window: Box) -> list[FlowKey]:
    """What is said of lines that are not drawn, and of those that do not end in what is seen of the world."""
    count = 0
    for flow in chart.flows:
        ends = points_of((flow.spine[0], flow.spine[-1]), frame)
        count += not all(Box(x, y, x, y).meets(window) for x, y in ends)
    said = translate_number("{number} line leads beyond this map.", "{number} lines lead beyond this map.", count)
    told = (chart.partly, said if count else "")
    return [FlowKey("Note", "ink", _unbroken(one)) for one in told if one]


def _unbroken(said: str) -> str:
    """Words in which no line begins between a number and what it counts."""
    return _COUNTED.sub("\\1\u00a0", said)


def _within(room: tuple[float, float], middle: float, whole: float) -> float:
    """Where something begins that is shown in part. `middle`: what of it stands in the middle of the room."""
    start, end = room
    begin = (start + end) / 2 - middle
    return min(max(begin, end - whole), start) if whole >= end - start else (start + end - whole) / 2


@lru_cache(maxsize=96)
def _roomiest(chart: FlowMap, box: Box) -> Extent | None:
    """What a map in a box holds, as `_extent`: beside what it does at any price each line, the larger ones first, for
    which it is not much smaller."""
    held, rest = _bounds(chart)
    found = _joint(held)
    if found is None:
        return None
    least = SPARED * _scale(_aired(chart, found), box)
    for one in rest:
        wider = _joint((found, one))
        if wider and _scale(_aired(chart, wider), box) >= least:
            found = wider
    return _aired(chart, found)


def _extent(chart: FlowMap) -> Extent | None:
    """Left, top, right and bottom of what is held at any price, with room around it, in units of the outlines; None
    where there is nothing. A chosen country is a part of it that is never near an edge."""
    found = _joint(_bounds(chart)[0])
    return _aired(chart, found) if found else None


@lru_cache(maxsize=96)
def _bounds(chart: FlowMap) -> tuple[tuple[Extent, ...], tuple[Extent, ...]]:
    """Around each line and ring that is held at any price, and around each other line that may be, the largest first:
    around one country only those of many people, since one person found in Malaysia made half of Nigeria's map Asia."""
    found = [_around_all(points_of(flow.outline, (0, 0, 1))) for flow in chart.flows]
    rings = [_around_all(points_of([ring.place], (0, 0, 1))) for ring in chart.rings]
    held = range(len(found)) if chart.held is None else chart.held
    others = range(len(found))[: chart.whole if chart.heart else None]
    return (*(found[at] for at in held), *rings), tuple(found[at] for at in others if at not in held)


def _around_all(points: Sequence[Point]) -> Extent:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _joint(parts: Sequence[Extent]) -> Extent | None:
    """Around all of some extents; None of none."""
    return _around_all([corner for part in parts for corner in (part[:2], part[2:])]) if parts else None


def _aired(chart: FlowMap, extent: Extent) -> Extent:
    """The same with room around it, nothing of which lies beyond the world, and with the chosen country inside."""
    left, top, right, bottom = extent
    hearts = points_of([chart.heart], (0, 0, 1)) if chart.heart else [(None, None)]
    across, down = (
        _roomy(sides, heart, chart.air) for sides, heart in zip(((left, right), (top, bottom)), hearts[0], strict=True)
    )
    return max(across[0], 0), max(down[0], 0), min(across[1], WIDTH), min(down[1], HEIGHT)


def _roomy(places: Sequence[float], heart: float | None, air: float) -> tuple[float, float]:
    """Least and greatest of some places with a margin, a heart among them in the inner part."""
    margin = (MARGIN + air) * (max(places) - min(places))
    return around((min(places) - margin, max(places) + margin), heart)


def points_of(places: Sequence[Place], frame: Frame) -> list[Point]:
    """Where places stand."""
    degrees = np.array(places or [(0.0, 0.0)], dtype=np.float64)
    left, top, scale = frame
    found = placed(degrees[:, 0], degrees[:, 1]).tolist()[: len(places)]
    return [(left + scale * point[0], top + scale * point[1]) for point in found]


def is_hatched(role: GroundRole) -> bool:
    """Whether a ground is hatched, as what nobody knows is on every map."""
    return role == "silent"


def qualifies(key: FlowKey) -> bool:
    """Whether a key says of what numbers rest on: what a sign means, and who lists few of its victims."""
    return key.of == "Sign" or (key.of == "Land" and key.ink == FEW)


def beside_numbers(keys: Sequence[FlowKey]) -> tuple[Sequence[FlowKey], ...]:
    """The keys of a map beside numbers: all; and where these have no room else, those of lines, rings and hatching, and
    at last without breadths."""
    marks = [key for key in keys if key.of not in ("Land", "Note") or qualifies(key)]
    return keys, marks, [key for key in marks if key.of != "Breadth"]


def keys_beside_list(chart: FlowMap, keys: Sequence[FlowKey], listed: int, *, is_keyed: bool = True) -> list[FlowKey]:
    """The legend beside a list of so many of the largest lines with their numbers, which says what the colours of
    lines, who never left and how many pairs have no line; one breadth has its number, if that `is_keyed`. Marks stand
    first, and all remarks below them."""
    told = ("Flow", "Breadth", "Sign", *(("Ring",) if chart.heart else ()))
    broad = next((key for key in keys if key.of == "Breadth" and is_keyed), None)
    # A row of all other pairs is of those without a line.
    said = {*chart.home, *([_unbroken(chart.partly)] if chart.rests else ())}
    found = [key for key in chart.signed(keys, listed) if key == broad or (key.of not in told and key.said not in said)]
    marks, notes = _parted(found)
    # As one text: scattered among the marks they were read as names of these.
    return [*marks, FlowKey("Note", "ink", in_sentences(note.said for note in notes))] if notes else marks


def list_ways(
    chart: FlowMap, keys: Sequence[FlowKey], most: float = math.inf
) -> Iterator[tuple[list[FlowKey], FlowList]]:
    """Legends with the lists of the largest lines above them, the best first: for each line of the longest what is said
    of the map goes, then all remarks, then the key of breadths, which numbers stand beside; for five lines all but the
    colours of land, and these last, of which none is on a map for nothing; then the same for fewer lines. `most`: lines
    of a list at most."""
    marks = [key for key in keys if key.of != "Note"]
    short = [key for key in marks if key.of != "Land" or qualifies(key)]
    bare = [key for key in short if key.of in ("Breadth", "Ground") or qualifies(key)]
    lands = [key for key in marks if key.of in ("Land", "Ground", "Sign")]
    last = [short, bare] if chart.counted else [short]
    whole = [*((one, True) for one in ([*keys], [*chart.legend], marks)), (marks, False), (lands, False)]
    less = [(one, is_keyed) for is_keyed in (True, False) for one in last]
    rows = [many for many in tried(chart) if many <= most]
    for is_few in (False, True):
        few = [many for many in rows if (many < _enough(chart)) == is_few]
        for (level, is_keyed), listed in (*((way, many) for many in few for way in whole), *product(less, few)):
            # The words on lines that are in no list, and so its room, are of how many lines it has.
            legend_of = keys_beside_list(chart, level, listed, is_keyed=is_keyed)
            yield legend_of, chart.list_of(listed, is_short=level in (lands, *last))


def _parted(keys: Sequence[FlowKey]) -> tuple[list[FlowKey], list[FlowKey]]:
    """Keys of marks, and remarks."""
    return [key for key in keys if key.of != "Note"], [key for key in keys if key.of == "Note"]


def _keys_height(keys: Sequence[FlowKey], width: float, size: float) -> float:
    """How tall a legend below a list is: marks in columns, and remarks below them."""
    marks, notes = ([key.said for key in part] for part in _parted(keys))
    return legend.rows_height(marks, width, size, in_columns=True) + legend.rows_height(notes, width, size)


class _Keys:
    """The legend beside the map where there is room, else over it; the list of the largest lines over the legend, or
    below the map; and what is left for the map.

    `side`: how wide it is beside the map, where it has room there; `is_below`: whether the list stands below the map.
    """

    def __init__(
        self,
        chart: FlowMap,
        keys: Sequence[FlowKey],
        box: Box,
        look: Look,
        side: float,
        *,
        is_below: bool = False,
        most: float = math.inf,
    ) -> None:
        self.chart, self._asked, self._box, self._look, self._is_below = chart, keys, box, look, is_below
        self._most = most
        tall = [legend.rows_height([key.said], side - BEFORE, look.label) for key in keys] if side else []
        is_wide = side >= LEAST_SIDE * box.width and max(tall, default=0) < (MOST_LINES + 1) * look.label
        self.is_beside, self.side = is_wide, side
        self._keys: Sequence[FlowKey] = keys
        self.listed: Ranked | None = None
        for self._keys, found in list_ways(chart, keys, most):
            self.listed = self._list(found)
            if self.listed:
                break
        if not self.listed:
            # Below a list type is smaller, and there are fewer keys.
            self._keys, self.is_beside = chart.signed(keys, 0), is_wide and sum(tall) <= box.height
        self.side = side if self.is_beside else 0.0
        tall_list = self.listed.height + BEFORE if self.listed and not self.is_beside else 0
        over = box.trimmed(top=self._tall, bottom=tall_list)
        self.rest = self._mirror.box(box.trimmed(right=side)) if self.is_beside else over

    def _list(self, found: FlowList) -> Ranked | None:
        """A list beside the map, over the legend; or below it, where that is asked for."""
        room = self.side - BEFORE
        if self.is_beside:
            tallest = self._box.height - _keys_height(self._keys, room, self._small) - BEFORE_KEYS
            own = ranked(found, (room, tallest), self._look.label)
            return own and own.aired(tallest, self._look.label)
        # No taller than half of the box.
        room = self._box.width
        return ranked(found, (room, self._box.height / 2), self._look.label) if self._is_below else None

    def with_keys(self, keys: Sequence[FlowKey]) -> _Keys:
        """The same with other entries of the legend."""
        chart, box, look = self.chart, self._box, self._look
        return _Keys(chart, keys, box, look, self.side, is_below=self._is_below, most=self._most)

    def unexplained(self) -> _Keys:
        """The same without the key of land of undetermined status, in the same room."""
        found = copy(self)
        found._keys = _settled(self._keys)
        return found

    def wider(self, more: float) -> _Keys:
        """The same so much wider, beside a narrower map."""
        return _Keys(self.chart, self._asked, self._box, self._look, self.side + more, most=self._most)

    def shorter(self, most: int) -> _Keys:
        """The same with a list of so many lines at most."""
        return _Keys(self.chart, self._asked, self._box, self._look, self.side, most=most)

    def tells(self, size: float, many: int | None) -> bool:
        """Whether the ends of so many of the listed lines have their names on the map, in type of a size."""
        if not self.listed:
            return False
        chart = named(self.chart, self.listed, partial(stood, box=self.rest), size)
        return are_told(self.listed, written(chart, *stood(chart, self.rest), size), many)

    @property
    def said(self) -> frozenset[str]:
        """What the legend says."""
        return frozenset(key.said for key in self._keys)

    @property
    def has_lands(self) -> bool:
        """Whether each colour of land has its key: one without is read as anything."""
        return {key.ink for key in self.chart.legend if key.of == "Land"} <= {key.ink for key in self._keys}

    @property
    def _small(self) -> float:
        """Type of the legend below a list, which is read before it."""
        return min(self._look.legible, self._look.label)

    @property
    def _mirror(self) -> Mirror:
        return Mirror(self._box, self._look.rtl)

    @property
    def _over(self) -> float:
        """Type of the legend over the map: smaller where the map would be low."""
        size, said = self._look.label, [key.said for key in self._keys]
        is_low = legend.rows_height(said, self._box.width, size) > MOST_OVER * self._box.height
        return self._small if is_low or self._is_below else size

    @property
    def _tall(self) -> float:
        return legend.rows_height([key.said for key in self._keys], self._box.width, self._over) + 10

    def draw(self, canvas: Canvas, frame: Frame) -> None:
        """`frame`: of the map, whose scale is that of the breadths of lines."""
        entries = [legend.Entry(key.said, partial(_draw_key, key=key, frame=frame)) for key in self._keys]
        if not self.is_beside:
            legend.draw(canvas, self._box, entries, self._over, rtl=self._look.rtl)
            if self.listed:
                below = self._box.trimmed(top=self._box.height - self.listed.height)
                _draw_list(canvas, below, self.listed, self._look)
            return
        room, size = self.side - BEFORE, self._look.label
        if self.listed:
            # Below a list at the foot of the map, in columns, so that the list is long.
            beside = self._mirror.box(self._box.trimmed(left=self._box.width - room))
            _draw_list(canvas, beside, self.listed, self._look)
            below = beside.trimmed(top=self._box.height - _keys_height(self._keys, room, self._small))
            many = len(_parted(self._keys)[0])
            said = [key.said for key in self._keys[:many]]
            legend.draw(canvas, below, entries[:many], self._small, rtl=self._look.rtl, in_columns=True)
            below = below.trimmed(top=legend.rows_height(said, room, self._small, in_columns=True))
            legend.draw(canvas, below, entries[many:], self._small, rtl=self._look.rtl)
            return
        tall = [max(legend.rows_height([key.said], room, size), sized(key, frame, 1)) for key in self._keys]
        apart = min(max((self._box.height - sum(tall)) / max(len(tall), 1), 0), KEYS_APART)
        tall = [own + apart for own in tall]
        top = max(self._box.height - sum(tall), 0) / 2
        column = self._mirror.box(self._box.trimmed(left=self._box.width - room, top=top))
        for entry, own in zip(entries, tall, strict=True):
            legend.draw(canvas, column, [entry], size, rtl=self._look.rtl)
            column = column.trimmed(top=own)


def _draw_list(canvas: Canvas, box: Box, found: Ranked, look: Look) -> None:
    """The largest lines from the top of a box: names, figure, and a bar that is pale to the upper end of a range."""
    mirror, size = Mirror(box, look.rtl), look.label
    for words in found.words:
        weight = BOLD if words.is_bold else REGULAR
        said = stacked((box.left, box.top + words.middle), words.lines, size, theme.ink(words.ink), weight=weight)
        canvas.write(map(mirror.label, said))
    for row in (*found.rows, *found.rests):
        ink, rank = theme.ink(row.rank.words), row.rank
        is_pair = row in found.rows
        mark = (
            f'data-mark="Rank" data-from="{rank.ends[0]}" data-to="{rank.ends[1]}"' if is_pair else 'data-mark="Rest"'
        )
        canvas.add(f"<g {mark} data-name={quoteattr(rank.told)}>")
        canvas.write(map(mirror.label, stacked((box.left, box.top + row.middle), row.lines, size, ink)))
        figure = stacked((box.left + found.figures, box.top + row.middle), [rank.figure], size, ink, anchor="end")
        canvas.write(map(mirror.label, figure))
        for bar, hue, opacity in bars_of(row):
            canvas.rect(mirror.box(bar.moved(box.left, box.top)), theme.ink(hue), opacity)
        canvas.add("</g>")


def sized(key: FlowKey, frame: Frame, pixel: float) -> float:
    """How tall a key is whose size means something; else 0. `pixel`: one of a page's map."""
    if key.of == "Breadth":
        return key.size * UNIT * frame[2]
    return key.size * pixel if key.of == "Ring" else 0


def _draw_key(canvas: Canvas, box: Box, key: FlowKey, frame: Frame) -> None:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    half = sized(key, frame, 1) / 2
    match key.of:
        case "Ground" | "Land":
            edge = f' {paint("stroke", LINE)} stroke-width="0.8"'
            is_plain = key.of == "Land"
            look = theme.ink(key.ink) if is_plain else worldmap.fill(canvas, worldmap.NOTHING, HUE)
            canvas.rect(box, look, 1, edge)
        case "Flow":
            canvas.rect(Box(x - 4.5, y - 4.5, x + 4.5, y + 4.5), theme.ink(key.ink))
        case "Arrow":
            canvas.path(_leading_on(box, ARROW, canvas.rtl), paint("fill", theme.ink(key.ink)))
        case "Breadth":
            look = f'{paint("fill", theme.ink(key.ink))} fill-opacity="{OPACITY}"'
            canvas.path(_leading_on(Box(box.left, y - half, box.right, y + half), BREADTH, canvas.rtl), look)
        case "Ring":
            canvas.circle((x, y), half, f'fill="none" {paint("stroke", theme.ink(key.ink))} stroke-width="{RING}"')
        case "Sign" | "Note":
            pass
        case _:
            assert_never(key.of)


def _leading_on(box: Box, form: Sequence[Point], is_turned: bool) -> str:
    """A form of parts of a box that leads as its words are read."""
    mirror = Mirror(box, is_turned)
    return f"M{_joined([mirror.point((box.left + x * box.width, box.top + y * box.height)) for x, y in form])}Z"


def _joined(corners: Sequence[Point]) -> str:
    return "L".join(f"{number(x)} {number(y)}" for x, y in corners)


@dataclass(frozen=True)
class Written:
    """Words on the map: the lines of their text, their size and spot, and what they cover."""

    label: FlowLabel
    lines: tuple[str, ...]
    word: Word
    box: Box


@lru_cache(maxsize=256)
def written(chart: FlowMap, frame: Frame, window: Box, size: float, pixel: float = 1.0) -> tuple[Written, ...]:
    """What is said on the map, and where: none over another, nor over lines and rings where there is another place.
    `size`: of type; `pixel`: one of a page's map, for which rings are made."""
    # Of those that step back only their middle: rather under words than a long way to these. The line to words crosses
    # each as broad as it is drawn.
    whole = [points_of(flow.outline, frame) for flow in chart.flows]
    drawn = [
        points_of(flow.spine, frame) if flow.is_quiet else outline
        for flow, outline in zip(chart.flows, whole, strict=True)
    ]
    others = [points_of(head.outline, frame) for head in chart.heads]
    others += [_around(points_of([ring.place], frame)[0], pixel * ring.size / 2) for ring in chart.rings]
    widest = min(WIDEST * size, PART * window.width)
    said = [tuple(balanced(label.said, size, max(widest, _longest(label.said, size)))) for label in chart.labels]
    firm = _firm(chart, frame)
    words = [
        _word(chart, label, lines, frame, size, firm=firm) for label, lines in zip(chart.labels, said, strict=True)
    ]
    # The name of the one chosen country first: without it all other words are of nothing.
    order = sorted(range(len(words)), key=lambda at: chart.labels[at].spot != chart.heart)
    boxes = _placed(words, order, Room(words, window, [*DOUBLY * drawn, *others], [*whole, *others]))
    found = zip(chart.labels, said, words, boxes, strict=True)
    kept: list[Written] = []
    for one in (Written(label, lines, word, box) for label, lines, word, box in found if box):
        # On a small map the key tells what only a line under other words could lead to.
        if one.label.of != "Flow" or not any(_is_under(one, other) or _is_under(other, one) for other in kept):
            kept.append(one)
    return tuple(kept)


@dataclass(frozen=True)
class Measure:
    """How broad a line for a number of people is, in a corner of a map: its key, and what it covers with its words."""

    key: FlowKey
    box: Box


def measured(
    chart: FlowMap, said: Collection[str], place: tuple[Frame, Box], size: float, pixel: float = 1.0
) -> Measure | None:
    """The measure of breadths of a map whose legend says nothing of them (`said`), in a corner where it lies over no
    words and no line; None where there is none, or where the legend has its key. `size` and `pixel`: as of `written`.
    """
    key = next((key for key in chart.legend if key.of == "Breadth" and key.alone), None)
    if key is None or key.said in said:
        return None
    frame, window = place
    wide = legend.SWATCH + legend.GAP + width_of(key.alone, size) + 2 * SIDES
    tall = max(LEADING * size, sized(key, frame, pixel)) + 2 * SIDES
    found = written(chart, frame, window, size, pixel)
    taken = [one.box for one in found]
    drawn = [points_of(flow.outline, frame) for flow in chart.flows] + [
        points_of(head.outline, frame) for head in chart.heads
    ]
    drawn += [[*line] for one in found if (line := lead(one.word, one.box))]
    points = np.concatenate([along(line) for line in drawn]) if drawn else np.empty((0, 2))
    for corner in _corners(window, wide, tall):
        is_over = (points >= corner[:2]).all(axis=1) & (points <= corner[2:]).all(axis=1)
        if not is_over.any() and not any(corner.meets(box) for box in taken):
            return Measure(key, corner)
    return None


def _corners(window: Box, wide: float, tall: float) -> Iterator[Box]:
    """Rooms of a size in the corners of a map, the lower ones first."""
    left, right = window.left + SIDES, window.right - SIDES - wide
    for top in (window.bottom - SIDES - tall, window.top + SIDES):
        yield from (Box(x, top, x + wide, top + tall) for x in (left, right))


def lengths(chart: FlowMap, rows: int) -> Iterator[tuple[int | None, int]]:
    """Of how many lines of a list the ends have their names on the map, and how long it is, the best first: all of it
    as long as it has enough, else the largest. `rows`: of the longest list."""
    tries = [many for many in tried(chart) if many <= rows]
    yield from ((None, many) for many in tries if many >= _enough(chart))
    yield from ((MOST_TOLD, many) for many in tries)


def are_told(found: Ranked, told: Sequence[Written], many: int | None = None) -> bool:
    """Whether the ends of a list's so many largest lines, or of all, have their names among the words on a map."""
    return not _nameless(found, told, many)


def _longest(said: str, size: float) -> float:
    """How wide the widest word of a text is, which no line breaks."""
    return max(width_of(word, size) for word in said.split(" "))


def _placed(words: Sequence[Word], order: Sequence[int], room: Room) -> list[Box | None]:
    """What each of the words covers, none nearer to the dot of others than to its own; None where it has no place, so
    that those before it in an order have theirs."""

    def laid(chosen: Sequence[int]) -> list[Box | None]:
        dots = [words[at].spots[0] for at in chosen]
        return room.laid(chosen, dots, rivals=dots)

    found = laid(range(len(words)))
    if None not in found:
        return found
    # The dots of words without a place are in no way.
    kept: list[int] = []
    boxes: dict[int, Box | None] = {}
    for at in order:
        # What is placed first has the best place: another one may do that leaves room for both.
        for more in ([*kept, at], [at, *kept]):
            tried = dict(zip(more, laid(more), strict=True))
            if None not in tried.values():
                kept, boxes = more, tried
                break
    return [boxes.get(at) for at in range(len(words))]


def _is_under(one: Written, other: Written) -> bool:
    """Whether the line that leads to some words runs under others."""
    line = lead(one.word, one.box)
    if not line:
        return False
    (x, y), (right, down) = line
    steps = [part / PROBED for part in range(PROBED + 1)]
    points = [(x + (right - x) * part, y + (down - y) * part) for part in steps]
    return any(Box(*point, *point).meets(other.box) for point in points)


def _other_ends(chart: FlowMap, label: FlowLabel, frame: Frame, *, are_quiet: bool) -> tuple[Point, ...]:
    """The ends of lines, and rings, of which a name is not: of those that step back apart, which words leave free where
    they can. Kept clear of as those of others are, the second largest number of Nigeria had no name."""
    flows = [flow for flow in chart.flows if flow.is_quiet == are_quiet]
    ends = [(code, at) for flow in flows for code, at in ((flow.start, flow.spine[0]), (flow.end, flow.spine[-1]))]
    ends += [] if are_quiet else [(ring.code, ring.place) for ring in chart.rings]
    places = list(dict.fromkeys(at for code, at in ends if code not in label.about))
    return tuple(points_of(places, frame)) if places else ()


def _foreign(boxes: NDArray[np.float64], frame: Frame, codes: tuple[str, ...]) -> NDArray[np.float64]:
    """The part of each box that lies in none of some countries, but in others."""
    left, top, scale = frame
    return land(OUTLINES).foreign((boxes - np.array([left, top, left, top])) / scale, codes)


def _around(middle: Point, half: float) -> list[Point]:
    """The square around a ring."""
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    return [(middle[0] + half * across, middle[1] + half * down) for across, down in corners]


def _word(
    chart: FlowMap,
    label: FlowLabel,
    lines: Sequence[str],
    frame: Frame,
    size: float,
    *,
    firm: Sequence[tuple[Flow, NDArray[np.float64]]],
) -> Word:
    """Words of a size, with where they belong and where they do not. `firm`: as `_firm` has it."""
    wide = max(width_of(line, size, REGULAR) for line in lines)
    # A name whose number stands in a list may be left out, but for those of the largest line.
    is_needed = label.of == "Flow" or label.spot == chart.heart or label.about[0] in _first_ends(chart)
    return Word(
        wide + 2 * SIDES,
        LEADING * size * len(lines),
        tuple(points_of(label.spots, frame)),
        is_on=False,
        others=_other_ends(chart, label, frame, are_quiet=False),
        unnamed=_other_ends(chart, label, frame, are_quiet=True),
        foreign=partial(_foreign, frame=frame, codes=label.about),
        led=LED,
        farthest=LONGEST * size - math.hypot(SIDES, INSET * size),
        sides=DIRECTIONS,
        aways=DISTANCES,
        inset=(SIDES, INSET * size),
        clear=CLEAR,
        cut=CUT,
        # Without the name of the one chosen country all others are of nothing, and all lines are its own.
        most_cut=math.inf if label.spot == chart.heart else MOST_CUT,
        most_hidden=math.inf if is_needed else DOUBLY * MOST_HIDDEN,
        on_end=ON_END if is_needed else math.inf,
        # A name across another's arrow is read as that one's.
        barred=tuple(points for flow, points in firm if not set(label.about) <= {flow.start, flow.end}),
    )


def _firm(chart: FlowMap, frame: Frame) -> list[tuple[Flow, NDArray[np.float64]]]:
    """The lines that do not step back, each with points all along its outline and its middle."""
    firm = [flow for flow in chart.flows if not flow.is_quiet]
    return [
        (flow, np.concatenate([along(points_of(line, frame)) for line in (flow.outline, flow.spine)])) for flow in firm
    ]


def _first_ends(chart: FlowMap) -> tuple[str, ...]:
    """The areas at both ends of the largest line, which are the last ones to go without a name."""
    return chart.ranks[0].ends if chart.ranks else ()


def _draw_labels(canvas: Canvas, chart: FlowMap, frame: Frame, window: Box, look: Look) -> None:
    for one in written(chart, frame, window, look.label):
        line = lead(one.word, one.box)
        if line:
            # From the words: a dash is at these, as the dot is at the other end.
            start, end = line
            canvas.line(end, start, MUTED, LEADER, DASHES)
        ink = theme.ink(one.label.ink)
        canvas.circle(spot_of(one.word, one.box), SPOT, paint("fill", ink))
        middle = (one.box.left + one.box.right) / 2, (one.box.top + one.box.bottom) / 2
        texts = stacked(middle, one.lines, look.label, ink, anchor="middle")
        canvas.halo(texts, GROUND)
        canvas.add(f'<g data-mark="Label" data-of="{one.label.of}" data-about="{" ".join(one.label.about)}">')
        canvas.write(texts)
        canvas.add("</g>")


def _draw_measure(canvas: Canvas, measure: Measure, frame: Frame, look: Look) -> None:
    """A line of a breadth, as its key has it, before its number, with a ground of its own over land."""
    box, key = measure.box, measure.key
    mirror = Mirror(box, look.rtl)
    mark = mirror.box(Box(box.left + SIDES, box.top, box.left + SIDES + legend.SWATCH, box.bottom))
    at = box.left + SIDES + legend.SWATCH + legend.GAP, (box.top + box.bottom) / 2
    canvas.add(f'<g data-mark="Measure" data-name={quoteattr(key.said)}>')
    canvas.rect(box, GROUND, OVER_LAND)
    _draw_key(canvas, mark, key, frame)
    canvas.write(map(mirror.label, stacked(at, [key.alone], look.label, MUTED)))
    canvas.add("</g>")


def _draw_ground(canvas: Canvas, ground: Ground, scale: float, paths: Mapping[str, str]) -> None:
    look = worldmap.fill(canvas, worldmap.NOTHING, HUE, scale) if is_hatched(ground.role) else theme.ink(ground.ink)
    stroke = f'{paint("stroke", theme.LIGHT["no-report-line"])} stroke-width="{number(EDGE / scale)}"'
    found = "".join(paths[land.code] for land in ground.areas if land.code in paths)
    canvas.add(f'<g data-mark="Ground" data-role="{ground.role}">')
    if found:
        canvas.path(found, f"{paint('fill', look)} {stroke}")
    canvas.add("</g>")


def _draw_flow(canvas: Canvas, flow: Flow, frame: Frame) -> None:
    colour, opacity = theme.ink(flow.ink), flow.opacity
    corners = _joined(points_of(flow.outline, frame))
    ends = f'data-from="{flow.start}" data-to="{flow.end}"'
    canvas.add(f'<g data-mark="Flow" {ends} data-name={quoteattr(flow.hover.head)} opacity="{opacity}">')
    style = f'{paint("fill", colour)} {paint("stroke", colour)} stroke-width="{THIN}" stroke-linejoin="round"'
    canvas.path(f"M{corners}Z", style)
    canvas.add("</g>")


def _draw_head(canvas: Canvas, head: Head, frame: Frame) -> None:
    canvas.add(f'<g data-mark="Head" data-to="{head.code}">')
    style = f'{paint("fill", theme.ink(head.ink))} {paint("stroke", GROUND)} stroke-width="{EDGE}"'
    canvas.path(f"M{_joined(points_of(head.outline, frame))}Z", style)
    canvas.add("</g>")


def _draw_ring(canvas: Canvas, ring: Ring, frame: Frame) -> None:
    (middle,) = points_of([ring.place], frame)
    canvas.add(f'<g data-mark="Ring" data-from="{ring.code}" data-name={quoteattr(ring.hover.head)}>')
    look = f'fill="none" {paint("stroke", theme.ink(RINGS))} stroke-width="{RING}"'
    canvas.circle(middle, ring.size / 2, f'fill="none" {paint("stroke", GROUND)} stroke-width="{HALO}"')
    canvas.circle(middle, ring.size / 2, look)
    canvas.add("</g>")
