"""Names on the map of a part of the world: of the chosen area with its figure, of its neighbours, then of others."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain, compress, islice
from typing import NamedTuple

import numpy as np

from dashboard import theme
from dashboard.exports.picture.atsea import Ground, Mark, Way, as_rows, placed
from dashboard.exports.picture.canvas import Box, Point
from dashboard.exports.picture.coast import LONGEST, Sea, Written, is_in_the_way
from dashboard.exports.picture.cut import Corner, rings_of, within
from dashboard.exports.picture.land import OUTLINES, Land, land
from dashboard.exports.picture.look import GROUND, INK, MUTED
from dashboard.exports.picture.nearby import LED, Numbers, Word, is_on_a_spot, lead, nearby
from dashboard.exports.picture.ruler import BOLD, LEADING, REGULAR, balanced, width_of
from dashboard.exports.picture.window import Frame
from dashboard.exports.picture.worldmap import HATCHED as UNKNOWN
from dashboard.exports.picture.worldmap import (
    LAND,
    SQUARE,
    MapPicture,
    class_of,
    dots_of,
    is_told,
    older_of,
    radius,
    radius_of_small,
    side_of,
    spot_of,
    units,
)
from dashboard.i18n import current_language, is_right_to_left

MOST, MOST_LED, MOST_NEAR, MOST_TRIED = 8, 16, 18, 28
"""Names on a map; on that of one country with land neighbours its own and theirs, and with those of others, which bear
them themselves: of more, those of small areas are read before what is shown of them; and others that are tried."""
REACH, NEXT, MOST_ASKED = 0.35, 0.1, 200
"""Of the shorter side of a map, how far from a country with land neighbours others are named, and how far those are
that are next to it over the sea; and about how many corners of it are asked how far that is."""
MOST_OFF, MOST_PLACES = 6, 40
"""Names beside those, off the coasts of areas that have a figure and no room for it; and places that are tried of one
where another one has to make room for it."""
LEAST, LEAST_NEAR = 1_200.0, 40.0
"""Square units of a picture, or points of a slide, that an area takes at least to be named; and a land neighbour, to
whose name a line can lead."""
MOST_BEYOND, MOST_TOLD = 2, 3
"""Of nine points of words that stand on an area, those that may lie beyond it, where neighbours are named: others
have a line that leads to them; and of words with a figure on an area to which no line leads."""
MOST_OVER = 4
"""The same of the latter on an area that the edge of the map cuts off, which has no other place for them: a colour
without a name is a question."""
OFF_FRAME = 3.0
"""How far words stay from the frame of a map."""
COLOURED = 2.0
"""How much more than hatched land the land of others with a figure costs that a neighbour's name would lie on."""
FARTHEST = 110.0
"""From a neighbour to its name at most: a longer line is harder to follow than the map is without the name."""
NEAR, DOT = 0.2, 500.0
"""Part of the width of a map within which areas are near its middle; for how large a dot counts among areas."""
UNTOLD = 0.25
"""For how large an area without a figure counts, beside its size: a name alone says less."""
LEAST_SCALE = 1.5
"""How much closer than the whole world a map is on which names have room: Europe's, with all of Russia, is not."""
NEAR_COUNTED, NEAR_TOP, LEAST_WORTH, MOST_WORTH = 0.08, 0.12, 2.0, 10.0
"""Part of the width of the world from one of many to its name at most, where the title counts these and below one that
names the highest: many longer lines nobody can follow; and how much worse than a bad place it is that the first and the
last of them have none."""
WITHIN, BESIDE = 5.0, 1.5
"""How far within the border of an area a line to its name begins at most, and how far beside its square."""
RING = 1.8
"""Radius of the ring in which a line to a name begins, in units of pictures and points of slides: filled dots are those
of older figures."""
SEEN, APART = 2.0, 12.0
"""How wide or tall an area is at least to be seen, and at most one of islets that are seen as one."""
COLOUR, HATCHED, PLAIN = (2.5, 3.5), (0.06, 0.3), (0.12, 0.6)
"""What words on a map of the world cost on land with a colour, without a figure, and under circles; and so far do they
rather stand away than that a unit of their line lies on it."""
IN_ONE, BROKEN, HALF = 8.0, 12.0, 0.65
"""So far do words rather stand away than in one line with their figure, or in more lines than usual; and how
wide a line of a name is at least where a title counts many, as a part of all of it."""
ROUND, LEAST_DOTTED = 3.0, 25.0
"""How far words, lines and edges stay from the dot of an older figure; and how much of an area is seen at least that
bears one, if its own place is not."""
TIGHT = 40.0
"""How far apart the places of a dot are on an area that is no larger than words."""
EDGE = 0.1
"""How near the edge of a map the corners of an area are that it cuts off."""
GRID, COARSE, AIR = 24, 16, 6.0
"""Parts of the width and height of an area at whose corners its words are tried, where no middle of it holds them, and
their lines, each as wide as it is; and how much wider and taller these are first."""
MOST_ABROAD, LEAST_OWN, LEAST_COAST, LEAST_MOSTLY = 0.03, 0.95, 0.3, 0.65
"""So much of words may lie on the land of others; and so much of them lies on their own at least that stand on it, on
its coast, with nothing on that of others, or mostly on it."""
WITHIN_IT, ON_COAST, MOSTLY, NOWHERE = range(4)
ACROSS = 12.0
"""How far the line to words of another one may run over the chosen area, in units."""
MOST_UNNAMED = 0.25
"""So much of words may lie on land of others that bears no name: more would be read as the name of that."""
FINE, BY_OTHERS, BY_EDGE, BY_LINE = 3.0, 400.0, 100.0, 10.0
"""How far apart the places are that are tried on their own land; and so much farther rather than that all words lie on
others', or near the edge of their own, or in a line more."""
MOST_TRIED_OWN, MOST_HOMES = 400, 10
"""Places of words in one way that are compared with other words, and those free of these that are asked for dots."""
HIGH = 0.5
"""How far letters and the air over and below them reach from the middle of their line, in sizes of type."""
_BEFORE_NUMBERS = re.compile(r"\s+(?=[^\s\d]\S*\d)|(?<!\d)\s+(?=\d)")
"""Where a figure in words may be broken: "at least" is one part of it, and a space between digits parts none."""
_BEHIND_HYPHENS = re.compile(r"(?<=[-‑])(?=[^\W\d])")
WIDEST, SIDES = 9.0, 2.0
"""Width of a line of a name in sizes of type, and the room at its sides."""


class Spot(NamedTuple):
    """An area, a point well within what is seen of it, and how large that is."""

    code: str
    at: Point
    size: float
    ring: tuple[Point, ...] = ()
    """What is seen of it; nothing of a dot."""
    middles: tuple[Point, ...] = ()
    """Points well within it, the best first."""
    is_cut: bool = False
    """Whether the edge of the map cuts off part of it."""


_Way = tuple[Spot, tuple[str, ...]]
"""An area where it bears words, and these, line by line."""


@dataclass(frozen=True)
class Named:
    """Words on a map."""

    code: str
    lines: tuple[str, ...]
    box: Box
    is_chosen: bool
    lead: tuple[Point, Point] | None
    """From what is named to its words, where they are not on it."""
    is_on: bool = False
    """Whether they stand on it."""
    side: int = 0
    """At which side of the box all lines begin: -1 at the left, 1 at the right; else each is in its middle."""


def older_dots(picture: MapPicture, frame: Frame, box: Box, words: Sequence[Named]) -> dict[str, Point]:
    """Where the dots of older figures stand: on each area whose words say no figure, which has its year, clear of all
    words; none of what is not seen."""
    said = {one.code for one in words if is_told(picture, one.code, one.lines)}
    found = ((code, _clear_of(words, _seats(picture, code, frame, box))) for code in older_of(picture))
    return {code: at for code, at in found if at is not None and code not in said}


def _seats(picture: MapPicture, code: str, frame: Frame, box: Box) -> Iterator[Point]:
    """Where the dot of an area can stand in the box of a map: its place, else well within what is seen of it."""
    inner = box.trimmed(ROUND, ROUND, ROUND, ROUND)
    place = picture.places[code]
    if _covers(inner, at := spot_of(picture, code, frame)):
        yield at
    if not place.is_dot and code in picture.outlines.paths:
        spot = _spot(picture, code, frame, box)
        if spot and spot.size >= LEAST_DOTTED:
            yield from (at for at in spot.middles if _covers(inner, at))


def _tight(picture: MapPicture, frame: Frame, box: Box, said: Container[str]) -> list[list[Point]]:
    """Where the dots of older figures can stand on areas that bear no figure and are as small as words."""
    found = ([*_seats(picture, code, frame, box)] for code in older_of(picture) if code not in said)
    return [seats for seats in found if seats and all(math.dist(seats[0], at) < TIGHT for at in seats)]


def _beside_dots(found: Sequence[Named], dots: Sequence[Sequence[Point]], kept: Container[str]) -> list[Named]:
    """Words without those, but of areas that keep theirs, that hide all places of a dot."""
    hidden = [seats[0] for seats in dots if all(any(_lies_on(one, at) for one in found) for at in seats)]
    return [one for one in found if one.code in kept or not any(_lies_on(one, at) for at in hidden)]


def _clear_of(words: Sequence[Named], seats: Iterable[Point]) -> Point | None:
    """The first of some places that no words lie on, nor a line that leads to them; the first of all where each is."""
    first = None
    for at in seats:
        first = first or at
        if not any(_lies_on(one, at) for one in words):
            return at
    return first


def _lies_on(one: Named, at: Point) -> bool:
    return math.dist(at, _nearest(at, one.box)) < ROUND or (one.lead is not None and _from_line(at, one.lead) < ROUND)


def _from_line(at: Point, line: tuple[Point, Point]) -> float:
    """How far a place is from a line."""
    (x, y), (right, down) = line
    across, along = right - x, down - y
    part = ((at[0] - x) * across + (at[1] - y) * along) / (across**2 + along**2 or 1)
    part = min(max(part, 0.0), 1.0)
    return math.dist(at, (x + part * across, y + part * along))


_Cut = Callable[[float], list[float]]
_Foreign = Callable[[Numbers], Numbers]
HIDDEN, MOST_CLEAR = 3.0, 40
"""So many times its words is a chosen area that bears them itself; of others so many points of the border are kept
clear, so that words rather lie on a part of it than far away."""


def named(picture: MapPicture, frame: Frame, box: Box, size: float) -> list[Named]:
    """What is written on a map of a part of the world in a box: around one country on what is near to it, and while a
    land neighbour has no name on no other but what is next to it over the sea. `size`: of type."""
    is_of_one = len(picture.chosen) == 1 and picture.chosen[0] in picture.places
    if picture.window.is_world or (picture.window.scale < LEAST_SCALE and not is_of_one):
        return _told(picture, frame, box, size)
    spots = list(_spots(picture, frame, box))
    if not is_of_one:
        return _named(picture, frame, box, size, spots=spots)
    # Around an island there is nothing but what is nearest to it.
    reach = REACH * min(box.width, box.height) if picture.neighbours else math.inf
    near = _Near(_away_from(picture, frame, box), reach)
    found = _named(picture, frame, box, size, spots=spots, near=near)
    if {spot.code for spot in spots}.intersection(picture.neighbours).issubset(one.code for one in found):
        return found
    near = near._replace(reach=NEXT * min(box.width, box.height))
    return _named(picture, frame, box, size, spots=spots, near=near)


class _Near(NamedTuple):
    """How far an area is from the one chosen area, and how far away others than its land neighbours are named."""

    away: Callable[[Spot], float]
    reach: float

    def holds(self, picture: MapPicture, spot: Spot) -> bool:
        """Whether an area is named on a map where it has room."""
        return _is_first(picture, spot.code) or self.away(spot) <= self.reach


def _named(
    picture: MapPicture, frame: Frame, box: Box, size: float, *, spots: Sequence[Spot], near: _Near | None = None
) -> list[Named]:
    """What is written of what is seen; around one country on what is near to it."""
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2

    def rank(one: Spot) -> tuple[bool, bool, bool, bool, float]:
        """The chosen area, those that the title names, its land neighbours, then what is nearest to it, around land
        neighbours first those with a figure; around others than one country the larger, nearer ones, and first those
        with a figure."""
        is_other = not _is_first(picture, one.code)
        is_bare = is_other and bool(picture.neighbours) and class_of(picture, one.code) in UNKNOWN
        code = one.code
        first = code not in picture.chosen, code not in picture.told, code not in picture.neighbours, is_bare
        if near and is_other:
            return *first, near.away(one)
        away = math.dist(one.at, middle) / (NEAR * box.width)
        part = 1 if picture.figures.get(one.code) else UNTOLD
        return *first, -part * (one.size + DOT) / (1 + away**2)

    seen = sorted(spots, key=rank)
    first = [spot for spot in seen if _is_first(picture, spot.code)][:MOST_LED]
    close = seen if near is None else [spot for spot in seen if near.holds(picture, spot)]
    others = [spot for spot in close if not _is_first(picture, spot.code) and _is_named(picture, spot)][:MOST_TRIED]
    lands = [_Land(spot.code, spot.ring, _around(spot.ring), _price(picture, spot.code)) for spot in seen if spot.ring]
    foreign = cache(lambda code: _of_each(cache(_foreign_to(code, lands))))
    # An area that is too small for any words leaves its place to the next one.
    possible = (ways for spot in (*first, *others) if (ways := _whole_ways(picture, spot, size)))
    tried = list(islice(possible, MOST_NEAR if picture.neighbours else MOST))

    place = partial(_placed, picture, frame, box, size=size, lands=lands, foreign=foreign)
    seated = [[(_within(picture, own, said, size), said) for own, said in ways] for ways in tried]
    found = max(
        (_most_told(picture, ways, place) for ways in (seated, tried)), key=lambda words: _worth(picture, words)
    )
    return found if near is None else [*_off_coasts(picture, frame, box, found, size=size, near=near)]


def _away_from(picture: MapPicture, frame: Frame, box: Box) -> Callable[[Spot], float]:
    """How far what is seen of an area is from the one chosen area, coast to coast, in units of the picture."""
    (code,) = picture.chosen
    scale, path = frame.scale / picture.outlines.fine, picture.outlines.paths.get(code, "")
    rings = [np.array(ring) * scale + (frame.left, frame.top) for ring in rings_of(path)]
    own = np.concatenate([*rings, np.array([spot_of(picture, code, frame)])])
    inner = own[((own >= box[:2]) & (own <= box[2:])).all(axis=1)]
    own = inner if len(inner) else own
    few = own[:: max(1, len(own) // MOST_ASKED)]

    @cache
    def away(spot: Spot) -> float:
        other = np.array(spot.ring or (spot.at,))
        return float(np.hypot(*(other[:, np.newaxis] - few).transpose(2, 0, 1)).min())

    return away


def _off_coasts(
    picture: MapPicture, frame: Frame, box: Box, found: Sequence[Named], *, size: float, near: _Near
) -> Sequence[Named]:
    """Words on a map around one country, and those at sea of whoever around it has a figure and no room for it, or is
    large enough for a name: each off its own coast, where they hide no land, however small, and no other words.

    Those with a figure come first, the nearest before others. Where the words of another one that stand away are in
    the way, these stand elsewhere at sea.
    """
    spots = {spot.code: spot for spot in _spots(picture, frame, box, LEAST_NEAR)}
    written, sea = found, Sea(picture, frame, box)
    said = {one.code for one in found if one.code not in picture.figures or is_told(picture, one.code, one.lines)}
    # What the edge of the map cuts off is no small area; around an island it is all that there is.
    asked = [
        code
        for code, spot in spots.items()
        if code not in said
        and (
            not picture.neighbours
            or (_covers(box, spot_of(picture, code, frame)) and (code in picture.figures or spot.size >= LEAST))
        )
        and near.holds(picture, spot)
    ]

    def with_words(others: Sequence[Named], *more: str) -> Sequence[Named]:
        """Other words with those of more areas at sea; none where one has no place there."""
        if not more:
            return others
        spot, taken = spots[more[0]], [Written(one.box, one.lead) for one in others]
        starts = spot.at, *spot.middles
        whole = (
            [*others, Named(spot.code, lines, box, is_chosen=False, lead=line)]
            for lines in _at_sea(picture, spot.code, size)
            for extent in [_extent(picture, spot, lines, size)]
            for box, line in islice(sea.places(spot.code, starts, extent, taken), MOST_PLACES)
        )
        return next(filter(None, (with_words(found, *more[1:]) for found in whole)), ())

    def order(code: str) -> tuple[bool, bool, float]:
        return not _is_first(picture, code), code not in picture.figures, near.away(spots[code])

    for code in sorted(asked, key=order):
        # A name alone on its land is moved where its figure has room, too.
        rest = [one for one in written if one.code != code]
        away = [one for one in rest if one.lead and not one.is_chosen and one.code in spots]
        ways = [(rest, (code,)), *(([one for one in rest if one is not other], (code, other.code)) for other in away)]
        tried = (with_words(others, *more) for others, more in ways)
        written = next(filter(None, tried), written) if len(written) < len(found) + MOST_OFF else written
    return _at_home(picture, frame, box, written, sea, spots=spots, size=size)


def _at_home(
    picture: MapPicture,
    frame: Frame,
    box: Box,
    written: Sequence[Named],
    sea: Sea,
    *,
    spots: Mapping[str, Spot],
    size: float,
) -> Sequence[Named]:
    """The same words, of which those on the land of others stand on their own or at sea wherever there is room: first
    those of which most lies abroad. None says less than before, none moves for another."""
    if picture.circles:  # Words would hide what they say.
        return written
    abroad = {one.code: _parts(sea, one, size)[1] for one in written if one.code in spots}
    kept = [*written]
    for code in sorted(abroad, key=lambda code: -abroad[code]):
        at = next(at for at, one in enumerate(kept) if one.code == code)
        rest = [*kept[:at], *kept[at + 1 :]]
        if abroad[code] <= MOST_ABROAD or not spots[code].ring:
            continue
        taken = [Written(one.box, one.lead) for one in rest]
        dots = _tight(picture, frame, box, {one.code for one in kept if is_told(picture, one.code, one.lines)})
        homes = partial(_homes, picture, spots[code], sea=sea, taken=taken, room=box, size=size, abroad=abroad[code])
        free = partial(_hiding_none, rest, dots, picture.chosen)
        kept[at] = next(free(homes(kept[at])), kept[at])
        named = {one.code for one in kept}
        is_abroad = sea.is_abroad(code, _middle(kept[at].box))
        if is_abroad and sea.unnamed_in(kept[at].box, named) > MOST_UNNAMED:
            alone = replace(kept[at], lines=(picture.names[code],))
            # On the chosen area it would be read as what the map is about.
            among = _on_named(spots[code], kept[at], sea, taken, named.difference(picture.chosen), room=box)
            left = [kept[at]] if _is_first(picture, code) else []
            kept[at : at + 1] = [*islice(free(chain(homes(alone), among)), 1)] or left
    kept = [_led_abroad(spots[one.code], one, sea, kept) if one.code in spots else one for one in kept]
    for at, one in enumerate(kept):
        if one.code in spots and _over_chosen(picture, sea, one) > ACROSS:
            kept[at] = _round_chosen(picture, sea, spots[one.code], one, kept, room=box)
    return kept


def _round_chosen(picture: MapPicture, sea: Sea, spot: Spot, one: Named, every: Sequence[Named], *, room: Box) -> Named:
    """Words whose line runs over the chosen area where another one does not, if there is such a place."""
    rest = [other for other in every if other is not one]
    taken = [Written(other.box, other.lead) for other in rest]
    named = {other.code for other in every}.difference(picture.chosen)
    extent = one.box.width, one.box.height
    at_sea = islice(sea.places(one.code, (spot.at, *spot.middles), extent, taken), MOST_HOMES)
    off = (replace(one, box=box, lead=line) for box, line in at_sea)
    dots = _tight(
        picture, sea.frame, room, {other.code for other in every if is_told(picture, other.code, other.lines)}
    )
    ways = _hiding_none(rest, dots, picture.chosen, chain(off, _on_named(spot, one, sea, taken, named, room=room)))
    return next((way for way in ways if _over_chosen(picture, sea, way) <= ACROSS), one)


def _over_chosen(picture: MapPicture, sea: Sea, one: Named) -> float:
    """How far the line to words runs over the chosen area, of which they are not."""
    own = (code for code in picture.chosen if code != one.code)
    return sum(sea.over(code, one.lead) for code in own) if one.lead else 0.0


def _hiding_none(
    rest: Sequence[Named], dots: Sequence[Sequence[Point]], chosen: Container[str], places: Iterable[Named]
) -> Iterator[Named]:
    """Of places of words beside others those where no dot loses its last place."""
    return (one for one in places if len(_beside_dots([*rest, one], dots, chosen)) == len(rest) + 1)


def _on_named(
    spot: Spot, one: Named, sea: Sea, taken: Sequence[Written], named: Container[str], *, room: Box
) -> Iterator[Named]:
    """Where words may stand at the end of a line over no land but such as bears its own name, the nearest first."""
    (x, y), wide, tall = spot.at, one.box.width, one.box.height
    inner = room.trimmed(*4 * (OFF_FRAME,))
    steps = np.arange(-LONGEST - wide / 2, LONGEST + wide / 2, FINE).tolist()
    corners = ((x + across - wide / 2, y + down - tall / 2) for across in steps for down in steps)
    boxes = [Box(left, top, left + wide, top + tall) for left, top in corners]
    led = [(box, (spot.at, _nearest(spot.at, box))) for box in boxes if _covers(inner, box[:2])]
    led = [(box, line) for box, line in led if _covers(inner, box[2:]) and LED < math.dist(*line) <= LONGEST]
    for box, line in sorted(led, key=lambda way: math.dist(*way[1])):
        is_free = not any(is_in_the_way(Written(box, line), other) for other in taken)
        if is_free and sea.unnamed_in(box, named) <= MOST_ABROAD:
            yield replace(one, box=box, lead=line, is_on=False)


def _led_abroad(spot: Spot, one: Named, sea: Sea, every: Iterable[Named]) -> Named:
    """Words beside their land with a line from it where they stand on that of others, however near that is."""
    if one.lead or not spot.ring or _covers(one.box, spot.at) or not sea.is_abroad(one.code, _middle(one.box)):
        return one
    led = replace(one, lead=(spot.at, _nearest(spot.at, one.box)))
    taken = (Written(other.box, other.lead) for other in every if other.code != one.code)
    return one if any(is_in_the_way(Written(led.box, led.lead), other) for other in taken) else led


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _parts(sea: Sea, one: Named, size: float) -> tuple[float, float]:
    """How much of the lines of words lies on their own land, and how much on that of others."""
    middle = np.array([_middle(one.box)])
    own, others = _parts_around(sea, one.code, middle, one.lines, size=size, weight=BOLD if one.is_chosen else REGULAR)
    return float(own[0]), float(others[0])


def _parts_around(
    sea: Sea, code: str, middles: Numbers, lines: Sequence[str], *, size: float, weight: int, air: float = 0.0
) -> tuple[Numbers, Numbers]:
    """The same around some points. `air`: around each line."""
    halves = [width_of(line, size, weight) / 2 + air for line in lines]
    tall, whole = LEADING * size, sum(halves)
    own, others = np.zeros(len(middles)), np.zeros(len(middles))
    for row, half in enumerate(halves):
        down = (row - (len(lines) - 1) / 2) * tall
        reach = np.array([half, HIGH * size + air / 2])
        line = middles + np.array([0, down])
        parts = sea.parts(code, line - reach, line + reach)
        own, others = (sums + part * half / whole for sums, part in zip((own, others), parts, strict=True))
    return own, others


def _homes(
    picture: MapPicture,
    spot: Spot,
    one: Named,
    sea: Sea,
    taken: Sequence[Written],
    *,
    room: Box,
    size: float,
    abroad: float,
) -> Iterator[Named]:
    """Where words that lie on the land of others may stand instead, the best first: on their own land, on its coast,
    off it, at last mostly on their own. `abroad`: how much of them lies on others'."""
    said = _in_other_lines(picture, one, size)
    found = (home for lines in said for home in _on_own(picture, spot, lines, sea, room=room, size=size, abroad=abroad))
    clear = (
        (rank, Named(one.code, lines, box, one.is_chosen, None, is_on=rank != ON_COAST))
        for rank, _, box, lines in sorted(found)
        if not any(is_in_the_way(Written(box, None), other) for other in taken)
    )
    own = [*islice(clear, MOST_HOMES)]
    yield from (named for rank, named in own if rank < MOSTLY)
    for lines in said:
        extent = _extent(picture, spot, lines, size)
        for box, line in islice(sea.places(spot.code, (spot.at, *spot.middles), extent, taken), 1):
            yield replace(one, lines=lines, box=box, lead=line, is_on=False)
    yield from (named for rank, named in own if rank == MOSTLY)


def _on_own(
    picture: MapPicture, spot: Spot, lines: tuple[str, ...], sea: Sea, *, room: Box, size: float, abroad: float
) -> Iterator[tuple[int, float, Box, tuple[str, ...]]]:
    """Where lines of words may stand on their own land, the best of each before the others, with whether that is within
    it, on its coast or mostly on it, and what it costs."""
    is_chosen = spot.code in picture.chosen
    half = np.array(_extent(picture, spot, lines, size)) / 2
    around, inner = _around(spot.ring), room.trimmed(*4 * (OFF_FRAME,))
    across, down = (np.arange(*ends, FINE) for ends in ((around.left, around.right), (around.top, around.bottom)))
    middles = np.column_stack([part.ravel() for part in np.meshgrid(across, down)])
    middles = middles[((middles - half >= inner[:2]) & (middles + half <= inner[2:])).all(axis=1)]
    weight = BOLD if is_chosen else REGULAR
    own, others = _parts_around(sea, spot.code, middles, lines, size=size, weight=weight)
    is_better = (own >= LEAST_COAST) & (others <= abroad / 2)
    middles, own, others = middles[is_better], own[is_better], others[is_better]
    airy, near = _parts_around(sea, spot.code, middles, lines, size=size, weight=weight, air=AIR / 2)
    is_within = (airy >= 1.0) if is_chosen else (own >= LEAST_OWN)
    is_coast = (near <= 0) & (not is_chosen)
    is_mostly = (own >= LEAST_MOSTLY) & (not is_chosen)
    rank = np.select([is_within, is_coast, is_mostly], [WITHIN_IT, ON_COAST, MOSTLY], NOWHERE)
    away = np.hypot(*(middles - spot.at).T)
    cost = others * BY_OTHERS + (1 - airy) * BY_EDGE + away + len(lines) * BY_LINE
    boxes = np.hstack([middles - half, middles + half])
    for at in [at for at in np.lexsort((cost, rank))[:MOST_TRIED_OWN].tolist() if rank[at] < NOWHERE]:
        yield int(rank[at]), float(cost[at]), Box(*boxes[at].tolist()), lines


def _in_other_lines(picture: MapPicture, one: Named, size: float) -> list[tuple[str, ...]]:
    """What words say, in their lines and in others."""
    name, weight = picture.names[one.code], BOLD if one.is_chosen else REGULAR
    narrow = max(width_of(word, size, weight) for word in name.split()) + 1
    names = (name,), tuple(balanced(name, size, WIDEST * size, weight)), tuple(balanced(name, size, narrow, weight))
    is_figure = is_told(picture, one.code, one.lines)
    figures = [*_in_lines(picture.figures[one.code], size)] if is_figure else [()]
    return [*dict.fromkeys((one.lines, *((*said, *figure) for said in names for figure in figures)))]


def _at_sea(picture: MapPicture, code: str, size: float) -> list[tuple[str, ...]]:
    """A name over its figure, and the same with this in more lines."""
    lines, figure = _lines(picture, code, size), picture.figures.get(code, "")
    name = lines[:-1] if figure else lines
    return [*dict.fromkeys((lines, *((*name, *told) for told in _in_lines(figure, size) if figure)))]


def _most_told(
    picture: MapPicture, tried: Sequence[Sequence[_Way]], place: Callable[[Sequence[_Way]], list[Named]]
) -> list[Named]:
    """Of land neighbours as many as have a place, and as many of these with their figure; then of all others.

    What has no place with its figure may have one by its name alone, and what has none at all may have taken that of
    others.
    """
    found = place([ways[0] for ways in tried])
    if len(found) == len(tried):
        return found
    said = {one.code for one in found}
    shorter = place([ways[0] if ways[0][0].code in said else ways[-1] for ways in tried])
    said = {one.code for one in shorter}
    alone = place([ways[0] for ways in tried if ways[0][0].code in said])
    return max((found, shorter, alone), key=lambda words: _worth(picture, words))


def _worth(picture: MapPicture, words: Sequence[Named]) -> tuple[int, int, int, int]:
    """How many land neighbours are named and have their figure, and how many areas, compared in this order."""
    first = [one for one in words if _is_first(picture, one.code)]
    return len(first), _told_of(picture, first), len(words), _told_of(picture, words)


def _told_of(picture: MapPicture, words: Iterable[Named]) -> int:
    """How many words say a figure."""
    return sum(is_told(picture, one.code, one.lines) for one in words)


def _placed(
    picture: MapPicture,
    frame: Frame,
    box: Box,
    fit: Sequence[_Way],
    *,
    size: float,
    lands: Sequence[_Land],
    foreign: Callable[[str], _Foreign],
) -> list[Named]:
    """Words where they stand; those left out that have no place. `foreign`: of an area as `_foreign_to`."""
    words = [_word(picture, spot, lines, size) for spot, lines in fit]
    if picture.window.scale < LEAST_SCALE:  # Words beside their own land would lie on whole countries.
        is_own = [spot.code in picture.chosen or word.is_on for (spot, _), word in zip(fit, words, strict=True)]
        fit, words = list(compress(fit, is_own)), list(compress(words, is_own))
    # Of many chosen areas a name that stands away would be taken for that of whatever it covers.
    away = picture.chosen if len(picture.chosen) == 1 else ()
    words = [
        replace(word, foreign=foreign(spot.code))
        if _is_led(picture, spot, word)
        else replace(word, foreign=_of_each(_ashore(spot, lands)))
        if spot.code in away and not word.is_on
        else word
        for (spot, _), word in zip(fit, words, strict=True)
    ]
    # The words of a chosen area that has no room for them keep clear of all of it.
    clear = [spot.ring for (spot, _), word in zip(fit, words, strict=True) if spot.code in away and not word.is_on]
    hidden = [at for ring in clear for at in ring[:: max(1, len(ring) // MOST_CLEAR)]]
    # With something drawn, if only the spots, no line to a name crosses that to another.
    led = [(spot.at, spot.at) for (spot, _), word in zip(fit, words, strict=True) if _is_led(picture, spot, word)]
    dots = _tight(picture, frame, box, {spot.code for spot, lines in fit if is_told(picture, spot.code, lines)})
    bare = [seats[0] for seats in dots]
    marks = [*(spot.at for spot, _ in fit), *hidden, *bare]
    boxes = nearby(words, box.trimmed(*4 * (OFF_FRAME,)), marks, [*led, *((at, at) for at in bare)])
    found = [
        Named(
            spot.code,
            lines,
            place,
            spot.code in picture.chosen,
            _lead(picture, spot, word, place, lines, size=size),
            is_on_a_spot(word, place),
        )
        for (spot, lines), word, place in zip(fit, words, boxes, strict=True)
        if place and (spot.code in away or _is_its(picture, spot, word, place))
    ]
    return _beside_dots(found, dots, away)


def _is_its(picture: MapPicture, spot: Spot, word: Word, place: Box) -> bool:
    """Whether words are read as those of their area: on it, beside it, or of a land neighbour with a line from it.

    Farther from what it names is none of the others: it would be taken for that of its neighbour.
    """
    if is_on_a_spot(word, place) or _covers(place, spot.at) or (not word.is_on and not lead(word, place)):
        return True
    return _is_led(picture, spot, word) and math.dist(spot.at, _nearest(spot.at, place)) <= FARTHEST


def _is_led(picture: MapPicture, spot: Spot, word: Word) -> bool:
    """Whether a line may lead to the words of an area: of a land neighbour that has no room for them."""
    return spot.code in picture.neighbours and not word.is_on


def _is_first(picture: MapPicture, code: str) -> bool:
    """Whether an area is chosen, told of by the title, or a land neighbour of the chosen one."""
    return code in picture.chosen or code in picture.told or code in picture.neighbours


def _is_named(picture: MapPicture, spot: Spot) -> bool:
    """Whether an area is large enough for a name beside those of the land neighbours: small ones that are no neighbours
    have none where there are neighbours."""
    return _is_first(picture, spot.code) or not picture.neighbours or spot.size >= LEAST


def _ways(picture: MapPicture, spot: Spot, size: float) -> list[_Way]:
    """An area where it bears its words best, and these, the best first: with its figure, then by its name alone; none
    where it has no room for any.

    The chosen area never leaves its figure out. Beside the names of land neighbours that of another area stands on it:
    none has more of the map than those.
    """
    lines = _lines(picture, spot.code, size)
    figure = lines[-1:] if is_told(picture, spot.code, lines) else ()
    name = lines[:-1] if figure else lines
    if spot.code in picture.chosen:
        return [(_settled(spot, *_extent(picture, spot, lines, size)), lines)]
    if _is_first(picture, spot.code) or not picture.neighbours:
        # In more lines words may have room on their land that would stand away.
        broken = [(*name, *more) for more in _in_lines(picture.figures.get(spot.code, ""), size)]
        ways = [(_settled(spot, *_extent(picture, spot, said, size)), said) for said in (lines, *broken, name)]
        first = next((way for way in ways[:-1] if _word(picture, *way, size).is_on), ways[0])
        return [first, *([ways[-1]] if figure else [])]
    narrow = max(width_of(word, size, REGULAR) for word in " ".join(name).split()) + 1
    names = dict.fromkeys((name, tuple(balanced(" ".join(name), size, narrow, REGULAR)), _at_hyphens(name)))
    figures = dict.fromkeys((*_in_lines(picture.figures.get(spot.code, ""), size), figure))
    found = []
    for said in dict.fromkeys((*((*one, *more) for more in figures for one in names), *names)):
        extent = _extent(picture, spot, said, size)
        own = _seated(_settled(spot, *extent), said, size)
        cut = cache(partial(crossed, own.ring))
        over, most = _over(cut, own.at, said, size), _most_beyond(picture, spot, said)
        if own.size >= extent[0] * extent[1] and (not over or _beyond(own.ring, own.at, *extent) <= most):
            found.append((_over(cut, own.at, said, size, HIGH), (own, said)))
    # In more lines words may keep off the edge, with their figure.
    return [way for _, way in sorted(found, key=lambda one: (not is_told(picture, spot.code, one[1][1]), one[0]))]


def _at_hyphens(name: Sequence[str]) -> tuple[str, ...]:
    """A name broken at its hyphens, too, where it has no room in wider lines."""
    return tuple(_BEHIND_HYPHENS.sub("\n", " ".join(name)).replace(" ", "\n").split("\n"))


def _whole_ways(picture: MapPicture, spot: Spot, size: float) -> list[_Way]:
    """The same without a name alone of who has a figure and is cut off by the edge of the map, where it is none that
    the map is about: others there have theirs."""
    ways = _ways(picture, spot, size)
    if _is_first(picture, spot.code) or spot.code not in picture.figures or not spot.is_cut:
        return ways
    return [(own, lines) for own, lines in ways if is_told(picture, own.code, lines)]


def _is_cut(ring: Sequence[Point], box: Box) -> bool:
    """Whether the edge of a map cuts off part of an area."""
    inner = box.trimmed(EDGE, EDGE, EDGE, EDGE)
    return any(not _covers(inner, at) for at in ring)


def _in_lines(figure: str, size: float) -> Iterator[tuple[str, ...]]:
    """A figure in more and more lines: with its year, or "at least", on a line of its own."""
    parts = _BEFORE_NUMBERS.split(figure) if figure else []
    for most in range(len(parts), 0, -1):
        runs = (" ".join(parts[first : first + most]) for first in range(len(parts) - most + 1))
        width, lines = max(width_of(run, size, REGULAR) for run in runs) + 1, [parts[0]]
        for part in parts[1:]:
            whole = f"{lines[-1]} {part}"
            lines = [*lines[:-1], whole] if width_of(whole, size, REGULAR) <= width else [*lines, part]
        yield tuple(lines)


class _Land(NamedTuple):
    """What is seen of an area, the box around that, and what it costs that a name of another lies there."""

    code: str
    ring: tuple[Point, ...]
    around: Box
    price: float


def _price(picture: MapPicture, code: str) -> float:
    """Of words on the land of an area: more where it has a figure, whose class they would hide."""
    return COLOURED if class_of(picture, code).isdigit() else 1.0


def _around(ring: Sequence[Point]) -> Box:
    xs, ys = zip(*ring, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _price_at(point: Point, lands: Sequence[_Land]) -> float:
    return max((one.price for one in lands if _covers(one.around, point) and is_within(point, one.ring)), default=0.0)


def _of_each(price: Callable[[Box], float]) -> _Foreign:
    """The same of boxes in rows."""
    return lambda boxes: np.array([price(Box(*box)) for box in boxes.tolist()], dtype=np.float64)


def _foreign_to(code: str, lands: Sequence[_Land]) -> Callable[[Box], float]:
    """What a box costs that lies on the land of others than one area, and half of that on its own, which is too small
    for it: nothing at sea."""
    priced = [one._replace(price=one.price / 2) if one.code == code else one for one in lands]

    def foreign(box: Box) -> float:
        near = [one for one in priced if one.around.meets(box)]
        columns = [box.left + across * box.width / 4 for across in range(5)]
        rows = [box.top + down * box.height / 2 for down in range(3)]
        # Of a row of points what crosses it is the same: an outline has hundreds of corners to go through.
        cuts = [
            [(land, crossed(land.ring, y)) for land in near if land.around.top <= y <= land.around.bottom] for y in rows
        ]
        prices = (
            max((land.price for land, cut in own if _covers(land.around, (x, y)) and _is_odd(cut, x)), default=0)
            for x in columns
            for y, own in zip(rows, cuts, strict=True)
        )
        return sum(prices) / (len(columns) * len(rows))

    return foreign


def _ashore(spot: Spot, lands: Sequence[_Land]) -> Callable[[Box], float]:
    """What a box costs of the words of a chosen area that has no room for them: less at its own sea than on any land,
    and no less at one beyond the land of others."""
    others = [one for one in lands if one.code != spot.code]
    on_land = _foreign_to("", [one._replace(price=COLOURED) for one in lands])

    def ashore(box: Box) -> float:
        (x, y), (right, down) = spot.at, _nearest(spot.at, box)
        line = ((x + (right - x) * part / 8, y + (down - y) * part / 8) for part in range(1, 8))
        return COLOURED if any(_price_at(point, others) for point in line) else on_land(box)

    return ashore


def _told(picture: MapPicture, frame: Frame, box: Box, size: float) -> list[Named]:
    """On a map of the whole world those whom its title names, and as many others of the darkest class as have room,
    each near its land, with a line from it."""
    known = land(OUTLINES, picture.window.lon)
    # A square may stand beside the islands that it is of.
    drawn = [*_islets(picture, frame, known), *_circles(picture, frame).values()]
    circles = as_rows(((*at, radius) for at, radius in drawn), 3)
    prices = _prices(picture)
    coloured = frozenset(code for code, price in prices.items() if price == COLOUR)
    ground = Ground(box, frame, known, prices, circles, coloured)
    marks = list(_marks(picture, frame, box, size))
    return [
        Named(
            mark.code,
            place.lines,
            place.box,
            False,
            (_begun(picture, mark, place.end, frame, box), place.end),
            side=mark.ways[0].side,
        )
        for mark, place in zip(marks, placed(marks, ground), strict=True)
        if place
    ]


def _begun(picture: MapPicture, mark: Mark, end: Point, frame: Frame, box: Box) -> Point:
    """Where the line from an area to its words begins: in the middle of its circle, else beside its square or little
    within its border, so that what is around the line cuts neither in two; of a smaller one in its middle."""
    (x, y), (across, down) = mark.at, (end[0] - mark.at[0], end[1] - mark.at[1])
    if picture.circles:
        return mark.at
    if mark.radius:
        part = (SQUARE * mark.radius + BESIDE) / max(abs(across), abs(down))
    else:
        spot, whole = _spot(picture, mark.code, frame, box), math.hypot(across, down)
        out = max(cuts(mark.at, end, spot.ring), default=1.0) if spot else 0.0
        part = max(out - WITHIN / whole, 0.0)
    return x + part * across, y + part * down


def ring_of(picture: MapPicture, one: Named) -> Point | None:
    """Where the ring stands that says on whose land a line to words begins; a square or a circle says it without."""
    return one.lead[0] if one.lead and not picture.circles and one.code not in dots_of(picture) else None


def cuts(start: Point, end: Point, ring: Sequence[Point]) -> Iterator[float]:
    """Where a line crosses a ring, as parts of it."""
    (x, y), (across, down) = start, (end[0] - start[0], end[1] - start[1])
    sides = [across * (at - y) - down * (left - x) for left, at in ring]
    for place, side in enumerate(sides):
        before = sides[place - 1]
        if (before > 0) != (side > 0):
            part = before / (before - side)
            left, at = (one + part * (other - one) for one, other in zip(ring[place - 1], ring[place], strict=True))
            along = ((left - x) * across + (at - y) * down) / (across**2 + down**2)
            if 0 <= along <= 1:
                yield along


def _marks(picture: MapPicture, frame: Frame, box: Box, size: float) -> Iterator[Mark]:
    """Areas whose names are to stand on a map of the whole world."""
    codes = tuple(dict.fromkeys((*picture.told, *picture.top)))
    asked = dict(picture.said)  # Of a chosen group nobody asked for one of its countries.

    def rank(code: str) -> tuple[float, float]:
        """The figures of more persons first, below a title that names the highest the higher ones; of others the
        larger, since a large country without a name is the greater riddle."""
        figure = picture.areas[code].value if not picture.is_counted and code in picture.areas else None
        return picture.people.get(code, 0.0) if picture.is_counted else figure or 0.0, side_of(picture, code, frame)

    order, small = sorted(codes, key=rank), _squares(picture)
    for code in codes:
        at, radius = _circle(picture, code, frame, small)
        if _covers(box, at):
            mark = Mark(code, at, radius, _ways_at_sea(picture, code, size), code in asked)
            worth = LEAST_WORTH + (MOST_WORTH - LEAST_WORTH) * (order.index(code) + 1) / len(order)
            is_told = code not in picture.top
            longest = NEAR_COUNTED if picture.is_counted else NEAR_TOP
            yield mark._replace(worth=MOST_WORTH) if is_told else mark._replace(longest=longest, worth=worth)


def _ways_at_sea(picture: MapPicture, code: str, size: float) -> tuple[Way, ...]:
    """A name over its figure; the same in one line, where only that has room, and in lines of a word or two.

    Of many, more lines than two are for whoever has no place else, and all lines begin at one side:
    so do columns of them.
    """
    figure, name, side, is_of_many = picture.figures.get(code, ""), picture.names[code], 0, code in picture.top
    least = narrow = max(width_of(word, size, REGULAR) for word in name.split()) + 1
    said = {(f"{name} {figure}".strip(),): IN_ONE, _lines(picture, code, size): 0.0}
    if is_of_many:
        narrow = max(narrow, WIDEST * size, HALF * width_of(name, size, REGULAR))
        side = 1 if is_right_to_left(current_language()) else -1
    broken = (*balanced(name, size, narrow, REGULAR), *([figure] if figure else []))
    if side:
        told = balanced(name, size, narrow, REGULAR)
        dated = {(*told, *lines): BROKEN for lines in _in_lines(figure, size) if len(lines) > 1}
        tall = (*balanced(name, size, least, REGULAR), *broken[len(told) :])
        said = {tall: 2 * BROKEN, **dated, (f"{name} {figure}".strip(),): IN_ONE, broken: 0.0}
    else:
        said = {broken: BROKEN, **said}
    return tuple(
        Way(one, tuple(width_of(line, size, REGULAR) + 2 * SIDES for line in one), LEADING * size, cost, side)
        for one, cost in said.items()
    )


def _circle(picture: MapPicture, code: str, frame: Frame, small: Container[str]) -> tuple[Point, float]:
    """Where an area stands on a map of the world, and the radius of its circle, or of that which is as large as its
    square, if it has one there. `small`: areas with a square."""
    value = picture.areas[code].value if picture.circles and code in picture.areas else None
    size = radius_of_small(picture, code) if code in small else 0.0
    return spot_of(picture, code, frame), size if value is None else radius(value, picture.largest, frame.width)


def _squares(picture: MapPicture) -> frozenset[str]:
    """Areas of which a map shows a square."""
    return frozenset(() if picture.circles else dots_of(picture))


def _circles(picture: MapPicture, frame: Frame) -> dict[str, tuple[Point, float]]:
    """Areas of which a map of the world shows a circle: its middle and radius."""
    codes = picture.places if not picture.circles else picture.areas
    small = _squares(picture)
    found = {code: _circle(picture, code, frame, small) for code in codes}
    return {code: one for code, one in found.items() if one[1]}


def _islets(picture: MapPicture, frame: Frame, known: Land) -> Iterator[tuple[Point, float]]:
    """Areas that are no part of the known land, though they can be seen: their middles, without a circle.

    Not of specks far apart, as Saint Helena and Ascension: their middle lies in the open sea.
    """
    scale = frame.scale / picture.outlines.fine
    for code, (left, top, right, bottom) in picture.outlines.boxes.items():
        if SEEN <= scale * max(right - left, bottom - top) <= APART and not known.sizes.get(code):
            yield (frame.left + scale * (left + right) / 2, frame.top + scale * (top + bottom) / 2), 0.0


def _prices(picture: MapPicture) -> dict[str, tuple[float, float]]:
    """What it costs that words and their lines lie on an area, by its code; on a country that is asked for as on a
    colour."""
    classes = {code: class_of(picture, code) for code in picture.outlines.paths}
    by_class = {code: PLAIN if k == LAND else HATCHED if k in UNKNOWN else COLOUR for code, k in classes.items()}
    return by_class | dict.fromkeys((code for code, _ in picture.said if code in by_class), COLOUR)


def _at_words(spot: Point, box: Box, lines: Sequence[str], size: float, weight: int) -> Point:
    """Where the words in a box are nearest to a spot: its corner is empty beside a short line."""
    middle, found = (box.left + box.right) / 2, []
    for row, line in enumerate(lines):
        half, top = width_of(line, size, weight) / 2 + SIDES, box.top + row * LEADING * size
        found.append(_nearest(spot, Box(middle - half, top, middle + half, top + LEADING * size)))
    return min(found, key=lambda at: math.dist(spot, at))


def _nearest(spot: Point, box: Box) -> Point:
    return min(max(spot[0], box.left), box.right), min(max(spot[1], box.top), box.bottom)


def _lead(
    picture: MapPicture, spot: Spot, word: Word, box: Box, lines: Sequence[str], *, size: float
) -> tuple[Point, Point] | None:
    """A line to words that stand away; to those of the chosen area, wherever they are not on it."""
    is_chosen = spot.code in picture.chosen
    is_led = is_chosen and spot.size and not _covers(box, spot.at) and not is_on_a_spot(word, box)
    if not is_led and not lead(word, box):
        return None
    return spot.at, _at_words(spot.at, box, lines, size, BOLD if is_chosen else REGULAR)


def _lines(picture: MapPicture, code: str, size: float) -> tuple[str, ...]:
    figure, name = picture.figures.get(code, ""), picture.names[code]
    # No word is broken: the widest of one may be wider than a line should be.
    weight = BOLD if code in picture.chosen else REGULAR
    width = max(WIDEST * size, *(width_of(word, size, weight) + 1 for word in name.split()))
    # On a map of a wide country its land is wide rather than tall.
    is_wide = code in picture.chosen and picture.window.scale < LEAST_SCALE
    told = (name,) if is_wide and not picture.window.is_world else balanced(name, size, width, weight)
    return (*told, *([figure] if figure else []))


class Inks(NamedTuple):
    """Colours of words on a map, as "#rrggbb"."""

    letters: str
    halo: str


def inks_of(picture: MapPicture, one: Named) -> Inks:
    """The colours of the words of an area: paler where it is not known. On a class so dark that white is read better
    they are white, in a halo of that class: a white halo around dark letters leaves little of these there."""
    k = class_of(picture, one.code)
    ground = theme.RAMPS[picture.hue][int(k)] if one.is_on and k.isdigit() else GROUND
    if theme.readable_on(ground) == theme.ON_COLOUR:
        return Inks(theme.ON_COLOUR, ground)
    return Inks(INK if _is_known(picture, one.code) else MUTED, GROUND)


def _is_known(picture: MapPicture, code: str) -> bool:
    """Whether a named area is asked for or has a figure, if only one of few: the names of others are written paler."""
    return code in picture.chosen or class_of(picture, code) not in UNKNOWN


def _most_beyond(picture: MapPicture, spot: Spot, lines: Sequence[str]) -> int:
    """How many of nine points of words may lie beyond their area."""
    if not is_told(picture, spot.code, lines) or _is_first(picture, spot.code):
        return MOST_BEYOND
    return MOST_OVER if spot.is_cut else MOST_TOLD


def _word(picture: MapPicture, spot: Spot, lines: Sequence[str], size: float) -> Word:
    """On what is larger than the words, else beside it."""
    wide, tall = _extent(picture, spot, lines, size)
    # What the map is of is seen whole: its words stand beside it unless they hide little of it, or would lie on whole
    # countries there.
    least = HIDDEN if spot.code in picture.chosen and picture.window.scale >= LEAST_SCALE else 1.0
    is_on = spot.size >= least * wide * tall
    if not is_on or not picture.neighbours:
        return Word(wide, tall, (spot.at,), is_on=is_on)
    most, cut = _most_beyond(picture, spot, lines), partial(crossed, spot.ring)
    places = [
        at
        for at in (spot.at, *spot.middles)
        if _beyond(spot.ring, at, wide, tall) <= most or not _over(cut, at, lines, size)
    ]
    return Word(wide, tall, tuple(dict.fromkeys(places)) or (spot.at,), is_on=bool(places))


def _extent(picture: MapPicture, spot: Spot, lines: Sequence[str], size: float) -> tuple[float, float]:
    """How wide and how tall words are."""
    weight = BOLD if spot.code in picture.chosen else REGULAR
    return max(width_of(line, size, weight) for line in lines) + 2 * SIDES, LEADING * size * len(lines)


def _settled(spot: Spot, wide: float, tall: float) -> Spot:
    """An area with that of its middles around which the least of its words lies on its neighbours, or another point of
    it around which nothing does; with some air, where there is room for that."""
    if not spot.middles or spot.size < wide * tall:
        return spot

    def beyond(at: Point, air: float = 0.0) -> int:
        return _beyond(spot.ring, at, wide + air, tall + air)

    best = min(spot.middles, key=beyond)
    roomy = [at for at in spot.middles if not beyond(at, AIR / 2)][:1] or _whole(spot.ring, wide + AIR, tall + AIR)
    whole = roomy or ([best] if not beyond(best) else _whole(spot.ring, wide, tall))
    return spot._replace(at=min(whole, key=lambda at: math.dist(at, best), default=best))


def _within(picture: MapPicture, spot: Spot, lines: Sequence[str], size: float) -> Spot:
    """A land neighbour at a point around which its words lie within it, if they did not."""
    is_over = spot.code in picture.neighbours and spot.ring and _over(partial(crossed, spot.ring), spot.at, lines, size)
    return _seated(spot, lines, size) if is_over else spot


def _seated(spot: Spot, lines: Sequence[str], size: float) -> Spot:
    """An area at the point of it around which all lines of words lie within it, nearest to its own; else at that."""
    cut = cache(partial(crossed, spot.ring))
    if not _over(cut, spot.at, lines, size, HIGH):
        return spot
    around, steps = _around(spot.ring), range(1, COARSE)
    points = [
        (around.left + across * around.width / COARSE, around.top + down * around.height / COARSE)
        for down in steps
        for across in steps
    ]
    points = sorted((spot.at, *points), key=lambda at: math.dist(at, spot.at))
    kept: list[Point] = []
    for at in (at for at in points if not _over(cut, at, lines, size)):
        if not _over(cut, at, lines, size, HIGH):
            return spot._replace(at=at)
        kept.append(at)
    return spot._replace(at=kept[0]) if kept else spot


def _over(cut: _Cut, at: Point, lines: Sequence[str], size: float, high: float = 0.0) -> int:
    """How many ends of the lines of words around a point lie beyond an area or on its edge, and lines into which
    another area reaches: beside a short line there may be nothing of it. `cut`: where lines across it cross that edge;
    `high`: of letters so far over and below the middle of their line."""
    found, tall = 0, LEADING * size
    for row, line in enumerate(lines, 1):
        down, half = at[1] + (row - (len(lines) + 1) / 2) * tall, width_of(line, size, REGULAR) / 2 + AIR / 2
        cuts = [cut(down + part * size) for part in ((-high, 0, high) if high else (0,))]
        ends = [[bisect_left(cut, at[0] + side * half) for side in (-1, 1)] for cut in cuts]
        found += sum(any(of[side] % 2 == 0 for of in ends) for side in (0, 1))
        # Another area may reach in between both.
        found += all(left % 2 and right % 2 for left, right in ends) and any(left != right for left, right in ends)
    return found


def _whole(ring: Sequence[Point], wide: float, tall: float) -> list[Point]:
    """Points on a grid over an area around which words lie within it."""
    around, found = _around(ring), []
    for row in range(1, GRID):
        y = around.top + row * around.height / GRID
        lines = [crossed(ring, y + side * tall / 2) for side in (-1, 0, 1)]
        for column in range(1, GRID):
            x = around.left + column * around.width / GRID
            ends = [x + side * wide / 4 for side in (-2, -1, 0, 1, 2)]
            if all(_is_odd(line, end) for line in lines for end in ends):
                found.append((x, y))
    return found


def _beyond(ring: Sequence[Point], at: Point, wide: float, tall: float) -> int:
    """How many of the middle, the corners and the sides of words around a point lie beyond an area."""
    rows = [crossed(ring, at[1] + side * tall / 2) for side in (-1, 0, 1)]
    return sum(not _is_odd(row, at[0] + side * wide / 2) for side in (-1, 0, 1) for row in rows)


def is_within(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a ring goes around a point."""
    return _is_odd(crossed(ring, point[1]), point[0])


def _is_odd(cuts: Sequence[float], x: float) -> bool:
    """Whether a point lies within a ring that crosses its row in some places: behind an odd number of these."""
    return bisect_left(cuts, x) % 2 == 1


def _spots(picture: MapPicture, frame: Frame, box: Box, smallest: float = LEAST) -> Iterator[Spot]:
    """What is seen of each area that has a name. `smallest`: of those around, in square units."""
    # Around a country without land neighbours small islands are what is nearest to it.
    is_alone = len(picture.chosen) == 1 and not picture.neighbours
    for code in picture.outlines.paths:
        is_dot = code in picture.places and picture.places[code].is_dot
        if is_dot or code in picture.outlines.undetermined or code not in picture.names:
            continue
        spot = _spot(picture, code, frame, box)
        least = LEAST_NEAR if code in picture.neighbours or is_alone else smallest
        if spot and (spot.size >= least or code in picture.chosen):
            yield spot
    for code, place in picture.places.items():
        at = spot_of(picture, code, frame)
        if place.is_dot and code in picture.names and _covers(box, at):
            yield Spot(code, at, 0.0)


def _spot(picture: MapPicture, code: str, frame: Frame, box: Box) -> Spot | None:
    """The largest part of an area that is seen in the box of a map; None where nothing of it is."""
    sides = units(box, frame, picture.outlines.fine)
    if not Box(*picture.outlines.boxes[code]).meets(Box(*sides)):
        return None
    rings = (within(ring, sides) for ring in rings_of(picture.outlines.paths[code]))
    ring = max((ring for ring in rings if len(ring) > 2), key=_size, default=[])
    if not ring:
        return None
    scale = frame.scale / picture.outlines.fine
    seen, middles = (
        tuple((frame.left + scale * x, frame.top + scale * y) for x, y in points) for points in (ring, _middles(ring))
    )
    return Spot(code, middles[0], _size(ring) * scale * scale, seen, middles, _is_cut(seen, box))


def _size(ring: Sequence[Corner]) -> float:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x * down - across * y for (x, y), (across, down) in pairs)) / 2


def _middles(ring: Sequence[Corner]) -> list[Point]:
    """Points well within a ring: the middles of its stretches on some lines across it, that of the widest first."""
    ys = [y for _, y in ring]
    low, high = min(ys), max(ys)
    found: list[tuple[float, Point]] = []
    for part in range(1, 12):
        y = low + (high - low) * part / 12
        xs = crossed(ring, y)
        # Near its middle rather than at an end that is a little wider.
        centred = 1 - abs(part - 6) / 6.5
        found += [
            ((right - left) * centred, ((left + right) / 2, y)) for left, right in zip(xs[::2], xs[1::2], strict=False)
        ]
    first = (float(ring[0][0]), float(ring[0][1]))
    return [middle for _, middle in sorted(found, reverse=True)] or [first]


def crossed(ring: Sequence[Point], y: float) -> list[float]:
    """Where a line across a ring crosses it."""
    found = []
    # The busiest loop of a map of a part of the world.
    x, down = ring[-1] if ring else (0.0, 0.0)
    for across, to in ring:
        if (down <= y) != (to <= y):
            found.append(x + (y - down) / (to - down) * (across - x))
        x, down = across, to
    return sorted(found)


def _covers(box: Box, spot: Point) -> bool:
    return box.left <= spot[0] <= box.right and box.top <= spot[1] <= box.bottom
