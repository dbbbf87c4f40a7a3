"""Where words stand near what they name: none over another, none beyond the room, and away from what is drawn.

As `nearby` in assets/labels.js.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations_with_replacement, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.exports.picture.canvas import Box, Point

AWAY = (5.0, 12.0, 22.0, 34.0, 48.0, 64.0, 84.0, 108.0, 136.0, 170.0)
"""Distances from what is named to its words that are tried, in units of the picture."""
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
AROUND = tuple((x / 2, y / 2) for x in range(-2, 3) for y in range(-2, 3) if 2 in (abs(x), abs(y)))
"""Twice as many, for maps of flows: the open sea is not always straight ahead."""
GAP = 2.0
"""Between two words."""
COVERED = 8.0
"""So far do words rather stand away than cover one of the marks."""
HIDDEN, CROSSED, APART = 20.0, 1.5, 6.0
"""So far for each point of a line that they would cover, or that a line which leads to them would; and how far apart
the points of a line are that are asked."""
OFF, STEP = 14.0, 2.0
"""So far does a number stand away rather than beside its line, or words rather than at another than the first of their
spots; and than on the next one of these."""
LED = 14.0
"""From here on a thin line leads from words to what they name, where they do not say otherwise."""
TANGLED, ALONG = 200.0, 60.0
"""So far rather than that two leading lines cross, or one runs under other words; and along what is drawn."""
FOREIGN, MOST_FOREIGN = 60.0, 0.5
"""So far rather than on land of others alone; and the part of words that may lie there where no line leads to them."""
OTHER = 20.0
"""So far rather than within LED of another end, as if they were its name."""
ON_END, NEARER, NEAR_END = 400.0, 80.0, 5.0
"""So far rather than at an end of a line without words, and than where such an end is nearer than their own, for each,
as if that were named; and how near to words, and nearer than their own, an end is at which they stand."""
BESIDE, MANY, PART = 4.0, 4, 0.6
"""So near to what is drawn a leading line lies on it; with so many points, and that part of them, it runs along it."""

STEPS = 25
"""Points of a line that leads to words which are asked how near other ends are."""

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Points = Numbers
"""A row for each point, across and down."""


@dataclass(frozen=True)
class Word:
    """Words of a size, and the spots where they belong, the best first; `is_on`: whether they may stand on them, else
    they stand beside one of them.

    `others`: ends of lines of which they are no names, `unnamed`: ends of those without words; `foreign`: the part of
    each of some boxes that lies in other countries;
    `led`: from where on a line leads to them; `sides`: on which of what they name they are tried; `farthest`: how long
    that line is at most; `clear`: how near to another end than theirs they, and that line beyond its beginning, come at
    most; `cut`: so far do they rather stand away for each line that this one crosses, and `most_cut`: how many of these
    there are at most; `most_hidden`: how many points of what is drawn they cover at most; `on_end`: so far do they
    rather stand away than at the end of a line without words; `aways`: distances from what they name that are tried;
    `inset`: how far inside what they cover, across and down, their letters are, where the line to them ends; `barred`:
    of lines of which they are no names, on which they never lie, the points that are asked (`along`).
    """

    width: float
    height: float
    spots: tuple[Point, ...]
    is_on: bool
    others: tuple[Point, ...] = ()
    unnamed: tuple[Point, ...] = ()
    foreign: Callable[[Numbers], Numbers] = field(default=lambda boxes: np.zeros(len(boxes)), compare=False)
    led: float = LED
    sides: tuple[tuple[float, float], ...] = SIDES
    farthest: float = math.inf
    clear: float = 0.0
    cut: float = 0.0
    most_cut: float = math.inf
    most_hidden: float = math.inf
    on_end: float = ON_END
    aways: tuple[float, ...] = AWAY
    inset: tuple[float, float] = (0.0, 0.0)
    barred: tuple[Points, ...] = field(default=(), compare=False)


class _Place(NamedTuple):
    """Where words may stand, what that costs, and the line that leads there with points of it."""

    cost: float
    box: Box
    lead: tuple[Point, Point] | None = None
    led: tuple[Point, ...] = ()
    is_along: bool = False
    """Whether that line runs along what is drawn, so that the words can be read as those of another line."""
    is_on_end: bool = False
    """Whether the words stand at the end of a line without words, as if they were its name."""


def nearby(
    words: Iterable[Word], room: Box, marks: Sequence[Point], lines: Iterable[Sequence[Point]] = ()
) -> list[Box | None]:
    """What each of the words covers, the first placed first; None where it has no place.

    `lines`: what is drawn from place to place, which words rather leave free; with them no line that leads to words
    crosses another, or runs under other words or along what is drawn, wherever moving the words mends that.
    """
    words = list(words)
    return Room(words, room, lines).laid(range(len(words)), marks)


class Room:
    """The room for words around what is drawn; where each of them may stand is reckoned once for all ways to choose
    among them. `crossed`: what a line to words crosses, where that is more than words would cover."""

    def __init__(
        self,
        words: Sequence[Word],
        room: Box,
        lines: Iterable[Sequence[Point]] = (),
        crossed: Sequence[Sequence[Point]] = (),
    ) -> None:
        lines = [*lines]
        self._words, self._room, self._ground = words, room, _ground(lines, crossed or lines)
        self._tried: dict[int, _Tried] = {}

    def laid(self, chosen: Sequence[int], marks: Sequence[Point], *, rivals: Sequence[Point] = ()) -> list[Box | None]:
        """As `nearby`, of some of the words in an order of theirs. `rivals`: the spots of all words; to none but its
        own does a word come nearest."""
        marked, dots = _points(marks), _points(rivals)
        offers = [self._at(at).offered(marked, dots) for at in chosen]
        placed: list[Box] = []
        found: list[int | None] = []
        for offer in offers:
            best = offer.first(placed)
            found.append(best)
            placed += [] if best is None else [offer.tried.box(best)]
        if len(self._ground.x):
            return _untangled(offers, found)
        return [None if at is None else offer.tried.box(at) for offer, at in zip(offers, found, strict=True)]

    def _at(self, at: int) -> _Tried:
        if at not in self._tried:
            self._tried[at] = _Tried(self._words[at], self._room, self._ground)
        return self._tried[at]


# ------------------------------------------------------------------------------------------------ what is drawn


class _Ground(NamedTuple):
    """Points of what is drawn, from left to right; and all pieces of what lines to words cross: where each begins, what
    it leads across and down, and of which line it is."""

    x: Numbers
    y: Numbers
    starts: Points
    ways: Points
    of: NDArray[np.int_]


def _ground(lines: Sequence[Sequence[Point]], crossed: Sequence[Sequence[Point]]) -> _Ground:
    drawn = np.concatenate([along(line) for line in lines] or [_points(())])
    x, y = _from_left(drawn)
    pieces = [(start, end, at) for at, line in enumerate(crossed) for start, end in pairwise(line)]
    starts, ends = _points(start for start, _, _ in pieces), _points(end for _, end, _ in pieces)
    return _Ground(x, y, starts, ends - starts, np.array([at for *_, at in pieces], dtype=np.int_))


def _pairs(lows: Numbers, highs: Numbers, values: Numbers) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Of ranges and values in their order each pair of which the value lies in the range, as numbers of both."""
    first, last = np.searchsorted(values, lows, "left"), np.searchsorted(values, highs, "right")
    many = np.maximum(last - first, 0)
    rows = np.repeat(np.arange(len(many)), many)
    return rows, np.arange(len(rows)) + np.repeat(first - (np.cumsum(many) - many), many)


# ------------------------------------------------------------------------------------------------ places of a word


class _Tried:
    """All places of a word in its room, the nearest first, and what each costs whatever other words do; a row each.

    `costs`: of the distance alone; `boxes`: left, top, right and bottom; `starts` and `ends`: of the lines that lead
    there; `own`: how long these are; `is_led`: whether one is drawn; `is_beside`: whether they stand beside a spot, not
    on one.
    """

    def __init__(self, word: Word, room: Box, ground: _Ground) -> None:
        self.word, self.ground = word, ground
        self._others = _points(word.others)
        costs, boxes, is_beside = _tried(word, room)
        left, top, right, bottom = boxes.T
        is_held = (room.left <= left) & (right <= room.right) & (room.top <= top) & (bottom <= room.bottom)
        self._keep(costs[is_held], boxes[is_held], is_beside[is_held])
        is_clear = (~self.is_beside | self._are_clear()) & self._are_beside_lines()
        self._keep(self.costs[is_clear], self.boxes[is_clear], self.is_beside[is_clear])

    def _keep(self, costs: Numbers, boxes: Numbers, is_beside: Flags) -> None:
        self.costs, self.boxes, self.is_beside = costs, boxes, is_beside
        spots = _points(self.word.spots)
        away = _distances(boxes, spots)
        self.of = np.zeros(len(boxes), dtype=np.int_) if self.word.is_on else away.argmin(axis=1)
        self.starts, self.own = spots[self.of], away[np.arange(len(boxes)), self.of]
        self.ends = np.clip(self.starts, boxes[:, :2], boxes[:, 2:])
        is_on = (away == 0).any(axis=1) if self.word.is_on else np.zeros(len(boxes), dtype=np.bool_)
        self.is_led = (self.own > self.word.led) & ~is_on

    def _are_clear(self) -> Flags:
        """Whether nobody takes words for those of another place: a line leads to them, or they are nearest to their own
        end of all ends, and not in another country."""
        word, own = self.word, self.own
        away = _distances(self.boxes, self._others)
        is_far = own > word.led
        is_clear: Flags = np.where(is_far, own <= word.farthest, (away > own[:, np.newaxis]).all(axis=1))
        if word.clear:
            is_clear &= ~is_far | ~(away < word.clear).any(axis=1)
            far = np.flatnonzero(is_clear & is_far)
            is_clear[far] = self._are_apart(far)
        near = np.flatnonzero(is_clear & ~is_far & self.is_beside)
        is_clear[near] = word.foreign(self.boxes[near]) <= MOST_FOREIGN
        return is_clear

    def _are_beside_lines(self) -> Flags:
        """Whether words lie on no line of which they are no names."""
        barred = np.concatenate([*self.word.barred, _points(())])
        found: Flags = _covered(self.boxes, *_from_left(barred)) == 0
        return found

    def _are_apart(self, rows: NDArray[np.int_]) -> Flags:
        """Whether the lines that lead to words keep clear of all other ends, those near their own but for where that
        line begins."""
        starts, clear = self.starts[rows, np.newaxis], self.word.clear
        ways = np.linspace(0.0, 1.0, STEPS)[:, np.newaxis] * (self.ends[rows, np.newaxis] - starts)
        points, own = starts + ways, np.hypot(*ways.transpose(2, 0, 1))
        # An end beyond the longest line is in nobody's way.
        reach = own.max(initial=0) + 2 * clear
        firsts = np.unique(self.starts[rows], axis=0)
        near = (
            np.hypot(*(self._others[:, np.newaxis] - firsts).transpose(2, 0, 1)).min(axis=1, initial=math.inf) <= reach
        )
        away = np.hypot(*(points[:, :, np.newaxis] - self._others[near]).transpose(3, 0, 1, 2))
        found: Flags = (away >= np.minimum(clear, own)[:, :, np.newaxis]).all(axis=(1, 2))
        return found

    def box(self, at: int) -> Box:
        """What words cover there."""
        return Box(*self.boxes[at].tolist())

    @cached_property
    def by_others(self) -> tuple[Numbers, Numbers]:
        """What it costs to stand at other ends, and what on land of others."""
        ends = (_distances(self.boxes, self._others) <= LED).sum(axis=1)
        return OTHER * ends, FOREIGN * self.word.foreign(self.boxes)

    @cached_property
    def at_unnamed(self) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
        """At how many ends of lines without words they stand, and how many are nearer to them than their own."""
        away, own = _distances(self.boxes, _points(self.word.unnamed)), self.own[:, np.newaxis]
        return (away <= np.minimum(NEAR_END, own)).sum(axis=1), (away < own).sum(axis=1)

    @cached_property
    def hidden(self) -> Numbers:
        """What it costs that words cover what is drawn."""
        points = _covered(self.boxes, self.ground.x, self.ground.y)
        return np.where(points <= self.word.most_hidden, HIDDEN * points, math.inf)

    @cached_property
    def led(self) -> Numbers:
        """Points of the lines that lead to words, evenly apart: for each place a row of x and y, NaN where there are no
        more."""
        parts = np.maximum(1, np.rint(np.hypot(*(self.ends - self.starts).T) / APART))[:, np.newaxis, np.newaxis]
        steps = np.arange(parts.max(initial=1))[:, np.newaxis]
        starts = self.starts[:, np.newaxis]
        points = starts + (self.ends[:, np.newaxis] - starts) * steps / parts
        return np.where((steps < parts) & self.is_led[:, np.newaxis, np.newaxis], points, math.nan)

    @cached_property
    def beside(self) -> NDArray[np.int_]:
        """How many of these points lie on what is drawn."""
        is_point = ~np.isnan(self.led[:, :, 0])
        place, points = np.nonzero(is_point)[0], self.led[is_point]
        rows, at = _pairs(points[:, 0] - BESIDE, points[:, 0] + BESIDE, self.ground.x)
        x, y = points[rows, 0] - self.ground.x[at], points[rows, 1] - self.ground.y[at]
        near = np.unique(rows[x * x + y * y < BESIDE**2])
        return np.bincount(place[near], minlength=len(self.boxes))

    @cached_property
    def is_along(self) -> Flags:
        """Whether a line to words runs along what is drawn."""
        many = (~np.isnan(self.led[:, :, 0])).sum(axis=1)
        found: Flags = self.beside >= np.maximum(MANY, PART * many)
        return found

    @cached_property
    def cut(self) -> Numbers:
        """What it costs that lines to words cross others, beside those at whose ends they begin."""
        found = np.zeros(len(self.boxes))
        if not self.word.cut or not len(self.ground.of):
            return found
        for spot in np.unique(self.of[self.is_led]):
            rows = np.flatnonzero(self.is_led & (self.of == spot))
            many = _crossed(self.starts[rows[0]], self.ends[rows], self.ground)
            found[rows] = np.where(many <= self.word.most_cut, self.word.cut * many, math.inf)
        return found

    def offered(self, marks: Points, rivals: Points) -> _Offer:
        """What each place costs with marks that words would cover there; without end where another word's spot is
        nearer."""
        ends, foreign = self.by_others
        under, nearer = self.at_unnamed
        whole = self.costs + COVERED * _covering(self.boxes, marks).sum(axis=1) + ends + foreign
        whole += np.where(under > 0, self.word.on_end * np.maximum(under, 1), 0.0) + NEARER * nearer
        costs = np.where(self.word.is_on & (self.costs < OFF), self.costs, whole)
        dots = rivals[(rivals != self.word.spots[0]).any(axis=1)]
        is_nearest = (_distances(self.boxes, dots) > self.own[:, np.newaxis]).all(axis=1)
        return _Offer(self, np.where(is_nearest | ~self.is_beside, costs, math.inf))


def _tried(word: Word, room: Box) -> tuple[Numbers, Numbers, Flags]:
    """Each place with what it costs, the nearest first: cost, box, and whether it is beside a spot, not on it."""
    spots = _points(spot for spot in word.spots if _covers(room, spot))
    on = spots[: round(OFF / STEP) if word.is_on else 0]
    beside = spots[:1] if word.is_on else spots
    aways, sides = np.array(word.aways)[:, np.newaxis], np.array(word.sides, dtype=np.float64)
    parts = aways * np.where(sides.all(axis=1), math.sqrt(0.5), 1.0)
    moved = [sides[:, at] * (parts + size / 2) for at, size in enumerate((word.width, word.height))]
    middles = [(beside[:, at, np.newaxis, np.newaxis] + moved[at]).ravel() for at in (0, 1)]
    steps = np.arange(len(beside))[:, np.newaxis, np.newaxis]
    costs = aways + np.arange(len(sides)) / 8 + np.where(word.is_on | (steps > 0), OFF, 0.0) + STEP * steps
    x, y = (np.concatenate([on[:, at], middles[at]]) for at in (0, 1))
    across, down = word.width / 2, word.height / 2
    return (
        np.concatenate([STEP * np.arange(len(on)), costs.ravel()]),
        np.stack([x - across, y - down, x + across, y + down], axis=1),
        np.arange(len(x)) >= len(on),
    )


def _crossed(start: Numbers, ends: Points, ground: _Ground) -> NDArray[np.int_]:
    """How many lines are crossed on the way from a place to each of some ends, but for those that begin or bend
    there."""
    from_it = ground.starts - start
    own = np.unique(ground.of[np.hypot(*from_it.T) < BESIDE])
    low, high = (side(ends, start) for side in (np.minimum, np.maximum))
    stops = ground.starts + ground.ways
    # What lies beyond all ways is not crossed.
    is_near = (np.minimum(ground.starts, stops) <= high.max(axis=0) + 1).all(axis=1)
    is_near &= (np.maximum(ground.starts, stops) >= low.min(axis=0) - 1).all(axis=1) & ~np.isin(ground.of, own)
    (x, y), (right, down), of = from_it[is_near].T, ground.ways[is_near].T, ground.of[is_near]
    if not len(of):
        return np.zeros(len(ends), dtype=np.int_)
    across, under = (ends - start).T[:, :, np.newaxis]
    turned = across * down - under * right
    # A piece that has no length, or leads the same way, is not crossed.
    turned = np.where(turned == 0, np.nan, turned)
    along, there = (x * down - y * right) / turned, (x * under - y * across) / turned
    is_met = (along >= 0) & (along <= 1) & (there >= 0) & (there <= 1)
    firsts = np.flatnonzero(np.diff(of, prepend=-1))
    found: NDArray[np.int_] = np.logical_or.reduceat(is_met, firsts, axis=1).sum(axis=1)
    return found


# ------------------------------------------------------------------------------------------------ leading lines


class _Offer(NamedTuple):
    """The places of a word with what each costs beside marks, and beside the spots of those that stand with it."""

    tried: _Tried
    costs: Numbers

    def first(self, placed: Sequence[Box]) -> int | None:
        """The place that costs least beside words that have theirs; None where there is none."""
        tried, boxes = self.tried, _boxes(placed)
        costs = np.where(_meeting(tried.boxes, boxes).any(axis=1), math.inf, self.costs)
        if len(tried.ground.x):
            crossing = _covering(boxes, tried.led.reshape(-1, 2)).sum(axis=0).reshape(tried.led.shape[:2]).sum(axis=1)
            costs = costs + (tried.hidden + CROSSED * crossing) + tried.cut
        best = int(costs.argmin()) if len(costs) else 0
        return best if len(costs) and costs[best] < math.inf else None

    def place(self, at: int, cost: float) -> _Place:
        """One of the places. `cost`: what it costs without what is drawn."""
        tried = self.tried
        along = ALONG if tried.is_along[at] else 0
        whole = cost + tried.hidden[at] + CROSSED * tried.beside[at] + along + tried.cut[at]
        led = tuple((x, y) for x, y in tried.led[at].tolist() if not math.isnan(x))
        (x, y), (right, down) = tried.starts[at].tolist(), tried.ends[at].tolist()
        line = ((x, y), (right, down)) if tried.is_led[at] else None
        return _Place(float(whole), tried.box(at), line, led, bool(tried.is_along[at]), bool(tried.at_unnamed[0][at]))

    def beside(self, others: Sequence[_Place]) -> list[tuple[float, int]]:
        """Places with what they cost beside others that stay, the best first."""
        tried = self.tried
        along = np.where(tried.is_along, ALONG, 0)
        costs = self.costs + tried.hidden + CROSSED * tried.beside + along + tried.cut
        is_free = ~_meeting(tried.boxes, _boxes(other.box for other in others)).any(axis=1) & (costs < math.inf)
        rows = np.flatnonzero(is_free)
        whole = costs[rows] + sum(_between_all(tried, rows, other) for other in others)
        return [(float(whole[at]), int(rows[at])) for at in np.argsort(whole, kind="stable")]

    def at(self, at: int) -> _Place:
        """One of the places with all that it costs."""
        return self.place(at, float(self.costs[at]))


def _untangled(offers: Sequence[_Offer], found: Sequence[int | None]) -> list[Box | None]:
    """The same places, but of those whose leading lines are in each other's way, or which are taken for others', better
    ones."""
    places = [None if at is None else offer.place(at, 0) for offer, at in zip(offers, found, strict=True)]
    is_moved = False
    for _ in offers:
        before = list(places)
        for pair in combinations_with_replacement(range(len(offers)), 2):
            if _is_tangled(places, pair):
                is_moved = True
                _move(places, pair, offers)
        if places == before:
            break
    for at, place in enumerate(places):
        # Those that were placed later had to keep off places which others have left since.
        if is_moved and place is not None and place.cost > HIDDEN:
            _move(places, (at, at), offers)
    return [place.box if place else None for place in places]


def _is_tangled(places: Sequence[_Place | None], pair: tuple[int, int]) -> bool:
    one, other = (places[at] for at in pair)
    if not one or not other:
        return False
    if one.is_on_end or other.is_on_end:
        return True
    return one.is_along if pair[0] == pair[1] else _between(one, other) > 0


def _move(places: list[_Place | None], pair: tuple[int, int], offers: Sequence[_Offer]) -> None:
    """One word, or two at once, to where they and all others together cost least."""
    others = [place for at, place in enumerate(places) if place and at not in pair]
    offered = [offers[at] for at in pair]
    if pair[0] == pair[1]:
        best = offered[0].beside(others)
        places[pair[0]] = offered[0].at(best[0][1]) if best else places[pair[0]]
        return
    first, second = (offer.beside(others) for offer in offered)
    least = math.inf
    for cost, one in first:
        for more, other in second:
            if cost + more >= least:
                break
            moved = offered[0].at(one), offered[1].at(other)
            whole = cost + more + _between(*moved)
            if whole < least:
                least = whole
                places[pair[0]], places[pair[1]] = moved


def _between(one: _Place, other: _Place) -> float:
    """What it costs that two words stand where they do: with one over the other more than anything."""
    if one.box.meets(other.box, GAP):
        return math.inf
    under = _beneath(one, other.box) + _beneath(other, one.box)
    is_tangled = under or (one.lead and other.lead and _cross(one.lead, other.lead))
    return CROSSED * under + (TANGLED if is_tangled else 0)


def _beneath(one: _Place, box: Box) -> int:
    """How many points of a leading line lie under other words."""
    if not one.lead:
        return 0
    (x, y), (right, down) = one.lead
    around = Box(min(x, right), min(y, down), max(x, right), max(y, down))
    return sum(_covers(box, point) for point in one.led) if around.meets(box, GAP) else 0


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    return _is_between(one, other) and _is_between(other, one)


def _is_between(line: tuple[Point, Point], ends: tuple[Point, Point]) -> bool:
    """Whether two ends are on different sides of a line."""
    (x, y), (right, down) = line
    sides = [(right - x) * (end[1] - y) - (down - y) * (end[0] - x) for end in ends]
    return sides[0] * sides[1] < 0


def _between_all(tried: _Tried, rows: NDArray[np.int_], other: _Place) -> Numbers:
    """As `_between`, of many places of a word that are over no other words."""
    boxes, led = tried.boxes[rows], tried.led[rows]
    under = _covering(_boxes([other.box]), led.reshape(-1, 2)).reshape(led.shape[:2]).sum(axis=1)
    under = under + _covering(boxes, _points(other.led)).sum(axis=1)
    is_tangled = under > 0
    if other.lead:
        start, end = np.array(other.lead)
        starts, ends = tried.starts[rows], tried.ends[rows]
        is_tangled |= tried.is_led[rows] & _parts(starts, ends, start, end) & _parts(start, end, starts, ends)
    costs: Numbers = CROSSED * under + np.where(is_tangled, TANGLED, 0)
    return costs


def _parts(start: Numbers, end: Numbers, one: Numbers, other: Numbers) -> Flags:
    """As `_is_between`, of many."""
    (across, down) = (end - start).T
    sides = [across * (place - start).T[1] - down * (place - start).T[0] for place in (one, other)]
    found: Flags = sides[0] * sides[1] < 0
    return found


# ------------------------------------------------------------------------------------------------ points and boxes


def along(line: Sequence[Point]) -> Points:
    """Points of a line, evenly apart, without its last one."""
    corners = _points(line)
    starts, ways = corners[:-1], np.diff(corners, axis=0)
    parts = np.maximum(1, np.rint(np.hypot(*ways.T) / APART)).astype(np.int_)
    of = np.repeat(np.arange(len(parts)), parts)
    part = np.arange(len(of)) - np.repeat(np.cumsum(parts) - parts, parts)
    found: Points = starts[of] + ways[of] * part[:, np.newaxis] / parts[of, np.newaxis]
    return found


def _points(points: Iterable[Point]) -> Points:
    return np.array([*points], dtype=np.float64).reshape(-1, 2)


def _boxes(boxes: Iterable[Box]) -> Numbers:
    return np.array([*boxes], dtype=np.float64).reshape(-1, 4)


def _covering(boxes: Numbers, points: Points) -> Flags:
    """Of each box and each point, whether words there cover it."""
    left, top, right, bottom = boxes.T[:, :, np.newaxis]
    x, y = points.T
    found: Flags = (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
    return found


def _from_left(points: Points) -> tuple[Numbers, Numbers]:
    """Points from left to right, across and down."""
    x, y = points[np.argsort(points[:, 0], kind="stable")].T
    return x, y


def _covered(boxes: Numbers, x: Numbers, y: Numbers) -> NDArray[np.int_]:
    """How many of some points, from left to right, words in each box cover."""
    left, top, right, bottom = boxes.T
    rows, at = _pairs(left, right, x)
    return np.bincount(rows[(top[rows] <= y[at]) & (y[at] <= bottom[rows])], minlength=len(boxes))


def _meeting(boxes: Numbers, others: Numbers) -> Flags:
    """As `Box.meets`, of each box and each other one."""
    left, top, right, bottom = boxes.T[:, :, np.newaxis]
    start, begin, end, close = others.T
    is_across = (left < end + GAP) & (start < right + GAP)
    found: Flags = is_across & (top < close + GAP) & (begin < bottom + GAP)
    return found


def _distances(boxes: Numbers, points: Points) -> Numbers:
    """From each box to each point, where words are nearest to it."""
    left, top, right, bottom = boxes.T[:, :, np.newaxis]
    x, y = points.T
    away: Numbers = np.hypot(x - np.clip(x, left, right), y - np.clip(y, top, bottom))
    return away


def spot_of(word: Word, box: Box) -> Point:
    """Which of their spots words in a box belong to: the nearest one of those beside which they may stand."""
    if word.is_on:
        return word.spots[0]
    return min(word.spots, key=lambda spot: math.dist(spot, _nearest(spot, box)))


def lead(word: Word, box: Box) -> tuple[Point, Point] | None:
    """From what is named to its words, where they are not beside it."""
    spot, (across, down) = spot_of(word, box), word.inset
    if math.dist(spot, _nearest(spot, box)) <= word.led or is_on_a_spot(word, box):
        return None
    letters = Box(box.left + across, box.top + down, box.right - across, box.bottom - down)
    return spot, _nearest(spot, letters)


def _nearest(spot: Point, box: Box) -> Point:
    """Where words are nearest to a spot."""
    return min(max(spot[0], box.left), box.right), min(max(spot[1], box.top), box.bottom)


def is_on_a_spot(word: Word, box: Box) -> bool:
    """Whether words stand on what they name."""
    return word.is_on and any(_covers(box, spot) for spot in word.spots)


def _covers(box: Box, point: Point) -> bool:
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom
