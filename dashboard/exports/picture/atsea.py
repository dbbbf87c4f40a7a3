"""Where names stand on a map of the world: at sea near what they name, with a short line that crosses little land."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.exports.picture.canvas import Box, Point
from dashboard.exports.picture.land import Land, Numbers, Priced
from dashboard.exports.picture.window import Frame

LONGEST, FARTHEST, LATTICE, CLEAR = 0.2, 0.6, 4.0, 4.0
"""How far from what is named its words are tried at most, and those of whoever is kept, as parts of the width of the
map; how far apart, and how far at least."""
UNDER, WHOLE, BARE = 480.0, 480.0, 0.05
"""So far do words rather stand away than on land of the price 1, or on all of a country; and how much of one without a
colour counts."""
OVER_DOT, BY_SPOT, OVER_NAMED = 15.0, 200.0, 10.0
"""So far rather than that the line crosses a circle, passes another spot with a name, or lies on the land of one, a
unit of it."""
TOUCHED, NEAR = 60.0, 2.0
"""So far rather than on the edge of a circle; and how near words and lines are to it then."""
SHARED, TOGETHER, BY_OTHER = 180.0, 12.0, 40.0
"""So far rather than right beside another named spot, which words within the last of these would seem to name; of two
spots that are as near to each other as the second, lines alone tell whose name is whose."""
GAP, MARGIN = 3.0, 1.0
"""Between two words; and around them on land."""
CROSSED = 900.0
"""So far rather than that two lines cross, or that one runs under other words: this nobody can follow, and a long line
everybody."""
NO_PLACE, MOST_HIDDEN, MOST_UNDER, MOST_OVER = 2000.0, 0.4, 0.2, 0.18
"""What makes a place none: that words hide so much of a country, the middle of a circle or an islet, or lie on so much
land of the price 1; or that the land under their line costs so much, as a part of the width of the map. Whoever is kept
has one nevertheless, with a line as long as it takes, and the least bad where there is no other."""
MOST_COLOURED, BETWEEN = 26.0, 1500.0
"""Units of a line that may lie on the colours of others: one with more is read as a line between countries; and so far
do words rather stand away."""
MOST_CROSSED, MOST_BARE = 0.02, 0.06
"""As much of a line may lie on the land of others with a figure where many are named, and on any land of others, as
parts of the width of the map: who has no nearer sea is named below it."""
FIRST, SECOND, PIECES, MOST_ASKED = 3000, 1000, 30, 500
"""How many places are looked at closer, by land and by what is drawn; the points of a line that are asked; and how
often a mark's places are compared beside those of others."""
MOST_COVERED, MOST_UNDER_MANY, MOST_NAMED, ASIDE = 0.7, 0.12, 2.0, 14.0
"""So much of countries, of those without a colour too, that words hide and have no place for it; the price of land at
most under the words of one of many, none of which has to be named; units of its line that may lie on the land of
another of these; and how much nearer words may stand to that than to their own, since who is as dark and has no name
would take theirs."""
FOREIGN, FAR_OFF, BY_FOREIGN, MOST_TOUCHED, CROSSING = 8.0, 0.25, 60.0, 2.0, 100.0
"""So near to the colour of another are words read as its name, where their own land is not nearer, and within that part
of how far this is; so far do they rather stand away; units of a line that may touch such colours unnoticed; and the
same where it lies on more of them."""
COLUMN, BESIDE, IN_COLUMN = 8.0, 60.0, 30.0
"""How far apart the edges of columns of words are; how far below each other words may stand in one; and so far do they
rather stand away than that their edges differ."""
MOST_SEARCHED, ROUNDS, MOST_FIRST, MOST_REFINED = 4, 5, 14, 9
"""Names whose places are sought in all ways; how often each of more is moved at most; with how many of these it is
begun; and with how many of these beginnings it goes on."""


class Way(NamedTuple):
    """Words in lines, how wide each of these is, and how tall; and what it costs that they are not written as usual."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    tall: float
    cost: float = 0.0
    side: int = 0
    """At which side its lines begin, -1 at the left, 1 at the right, as those of others in a column; else each is in
    the middle."""

    def ends(self, left: Numbers, width: float) -> tuple[Numbers, Numbers]:
        """Where a line of a width begins and ends in boxes from some places on."""
        before = (max(self.widths) - width) * (1 + self.side) / 2
        return left + before, left + before + width


class Mark(NamedTuple):
    """What has a name: where it is, how large its circle, the ways to write its words, and whether it keeps them even
    where they hide others."""

    code: str
    at: Point
    radius: float
    ways: tuple[Way, ...]
    is_kept: bool
    longest: float = LONGEST
    """How far from it its words are tried at most where it is not kept, as a part of the width of the map."""
    worth: float = 1.0
    """How much worse than of others it is that it has no place."""


class Place(NamedTuple):
    """Where words stand, and where a line to them ends."""

    lines: tuple[str, ...]
    box: Box
    end: Point


@dataclass(frozen=True)
class Ground:
    """A map of the world in a room: its land, what words on that cost, its circles and its islets without one."""

    room: Box
    frame: Frame
    land: Land
    prices: Mapping[str, tuple[float, float]]
    """Of the land of each area, for words on it and for each unit of a line."""
    circles: Numbers
    """A row for each: across, down, radius; none of an islet."""
    coloured: frozenset[str] = frozenset()
    """Areas that have a colour."""

    @cached_property
    def under(self) -> Priced:
        """What land costs under words."""
        return self.land.priced({code: price for code, (price, _) in self.prices.items()})

    @cached_property
    def hidden(self) -> Priced:
        """How much of countries words hide."""
        return self.land.parts(self.coloured, BARE)

    @cached_property
    def covered(self) -> Priced:
        """The same of all, each as one."""
        return self.land.parts(self.land.numbers, 1.0)

    def of_others(self, mark: Mark) -> Priced:
        """All that has a colour, but a mark's own land."""
        return self.land.priced(dict.fromkeys(self.coloured - {mark.code}, 1.0))

    def shore(self, mark: Mark) -> Numbers:
        """Where the land of a mark ends, in places of the picture; its spot where it has none."""
        shore = self.land.shore(mark.code)
        moved: Numbers = shore * self.frame.scale + (self.frame.left, self.frame.top)
        return moved if len(shore) and not mark.radius else np.array([mark.at])

    def on_plane(self, points: Numbers) -> Numbers:
        """Places of the picture on the plane of the outlines."""
        moved: Numbers = (points - (self.frame.left, self.frame.top)) / self.frame.scale
        return moved


class _Places(NamedTuple):
    """Places of the words of one mark, a row for each, the best first."""

    cost: Numbers
    boxes: Numbers
    """Left, top, right, bottom."""
    ends: Numbers
    ways: NDArray[np.int64]


def placed(marks: Sequence[Mark], ground: Ground) -> list[Place | None]:
    """Where the words of each mark stand, all together as cheaply as can be; None of those that have no free place."""
    tried = [_tried(mark, marks, ground) for mark in marks]
    found = _together(marks, tried)
    return [
        None if at is None else Place(mark.ways[places.ways[at]].lines, Box(*places.boxes[at]), _point(places.ends[at]))
        for mark, places, at in zip(marks, tried, found, strict=True)
    ]


def _point(row: Numbers) -> Point:
    return float(row[0]), float(row[1])


# ------------------------------------------------------------------------------------------------ one name


def _tried(mark: Mark, marks: Sequence[Mark], ground: Ground) -> _Places:
    """The best places of the words of a mark, were they alone."""
    places = _around(mark, ground.room, (FARTHEST if mark.is_kept else mark.longest) * ground.frame.width)
    around = places.boxes + np.array([-MARGIN, -MARGIN, MARGIN, MARGIN])
    boxes = ground.on_plane(around.reshape(-1, 2)).reshape(-1, 4)
    price, part = ground.under.mean(boxes), ground.hidden.sum(boxes)
    most = MOST_UNDER_MANY if mark.ways[0].side else MOST_UNDER
    is_none = (price > most) | (part >= MOST_HIDDEN) | (ground.covered.sum(boxes) >= MOST_COVERED)
    more = UNDER * price + WHOLE * part + NO_PLACE * is_none
    places = _best(mark, places, more, FIRST)
    away = _away(places.boxes, ground.circles)
    inside = (away <= 0).sum(axis=1)
    touched = (away <= ground.circles[:, 2] + NEAR).sum(axis=1)
    more = NO_PLACE * inside + TOUCHED * touched + _by_others(mark, marks, places)
    own = _away(places.boxes, ground.shore(mark)).min(axis=1)
    if mark.ways[0].side:
        more += NO_PLACE * _is_beyond_own(mark, marks, places, ground, own)
    if not mark.is_kept:
        more += _by_foreign(mark, places, ground, own - mark.radius)
    places = _best(mark, places, more, SECOND)
    over = _on_land(mark, places, ground, {code: price for code, (_, price) in ground.prices.items()})
    named = _on_land(mark, places, ground, {one.code: OVER_NAMED for one in marks})
    on_colours = _on_land(mark, places, ground, dict.fromkeys(ground.coloured, 1.0))
    is_far = (over > MOST_OVER * ground.frame.width) & (not mark.is_kept)
    # Whoever is kept rather costs another its name than has a line that is read as one between countries.
    between = BETWEEN * (mark.worth if mark.is_kept else 1.0)
    more = over + named + NO_PLACE * is_far + between * (on_colours > MOST_COLOURED)
    if mark.ways[0].side:
        on_others = _on_land(mark, places, ground, dict.fromkeys(ground.land.numbers, 1.0))
        is_across = (on_others > MOST_BARE * ground.frame.width) | (on_colours > MOST_CROSSED * ground.frame.width)
        more += CROSSING * (on_colours > MOST_TOUCHED) + NO_PLACE * (is_across | (named > OVER_NAMED * MOST_NAMED))
    more += _by_line(mark, marks, places, ground)
    return _best(mark, places, more, SECOND)


def _best(mark: Mark, places: _Places, more: Numbers, most: int) -> _Places:
    """The cheapest places, in their order. `more`: what each costs besides."""
    cost = places.cost + more
    kept = np.argsort(cost, kind="stable")[:most]
    kept = kept if mark.is_kept else kept[cost[kept] < NO_PLACE]
    return _Places(cost[kept], places.boxes[kept], places.ends[kept], places.ways[kept])


def _around(mark: Mark, room: Box, farthest: float) -> _Places:
    """All places of the words of a mark within a room, in all ways to write them."""
    found = [_in_one_way(mark, number, room, farthest) for number in range(len(mark.ways))]
    return _Places(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _in_one_way(mark: Mark, number: int, room: Box, farthest: float) -> _Places:
    way, (x, y) = mark.ways[number], mark.at
    wide, tall = max(way.widths) / 2, way.tall * len(way.lines) / 2
    apart = COLUMN if way.side else LATTICE
    steps = [
        step * np.arange(-most, most + 1)
        for step, half in ((apart, wide), (LATTICE, tall))
        for most in [math.ceil((farthest + half) / step)]
    ]
    if way.side:  # Columns have the same places for all words.
        edge = x + way.side * wide
        x += round(edge / COLUMN) * COLUMN - edge
    across, down = (part.ravel() for part in np.meshgrid(x + steps[0], y + steps[1]))
    boxes = np.column_stack([across - wide, down - tall, across + wide, down + tall])
    least, most = (room.left, room.top), (room.right, room.bottom)
    boxes = boxes[(boxes[:, :2] >= least).all(axis=1) & (boxes[:, 2:] <= most).all(axis=1)]
    ends, away = _ends(way, mark.at, boxes)
    is_near = (away >= mark.radius + CLEAR) & (away <= farthest)
    cost = away[is_near] + way.cost
    return _Places(cost, boxes[is_near], ends[is_near], np.full(len(cost), number))


def _ends(way: Way, at: Point, boxes: Numbers) -> tuple[Numbers, Numbers]:
    """Where the words in each box are nearest to a point, and how near: the corner beside a short line is empty."""
    ends, least = np.zeros((len(boxes), 2)), np.full(len(boxes), np.inf)
    for row, width in enumerate(way.widths):
        top = boxes[:, 1] + row * way.tall
        nearest = np.column_stack([np.clip(at[0], *way.ends(boxes[:, 0], width)), np.clip(at[1], top, top + way.tall)])
        away = np.hypot(*(nearest - at).T)
        is_nearer = away < least
        ends[is_nearer], least[is_nearer] = nearest[is_nearer], away[is_nearer]
    return ends, least


def _away(boxes: Numbers, points: Numbers) -> Numbers:
    """How far each point, a column, is from each box, a row."""
    return _apart(boxes[:, np.newaxis, :], np.tile(points[:, :2], 2))


def _apart(boxes: Numbers, others: Numbers) -> Numbers:
    """How far boxes are from others."""
    across = np.maximum(np.maximum(boxes[..., 0] - others[..., 2], others[..., 0] - boxes[..., 2]), 0)
    down = np.maximum(np.maximum(boxes[..., 1] - others[..., 3], others[..., 1] - boxes[..., 3]), 0)
    away: Numbers = np.hypot(across, down)
    return away


def _others(mark: Mark, marks: Sequence[Mark]) -> Numbers:
    """The other spots with names."""
    return as_rows([(*one.at, one.radius) for one in marks if one is not mark], 3)


def as_rows(found: Iterable[Sequence[float]], wide: int) -> Numbers:
    """Numbers in rows, as many in each."""
    return np.array([*found], dtype=np.float64).reshape(-1, wide)


def _by_others(mark: Mark, marks: Sequence[Mark], places: _Places) -> Numbers:
    """What it costs that words stand by another spot with a name, nearer than to their own: they would be read as the
    name of that one."""
    others = _others(mark, marks)
    others = others[np.hypot(*(others[:, :2] - mark.at).T) > TOGETHER]
    if not len(others):
        return np.zeros(len(places.cost))
    away = np.maximum(_away(places.boxes, others) - others[:, 2], 0).min(axis=1)
    own = np.maximum(_away(places.boxes, np.array([mark.at]))[:, 0] - mark.radius, 0)
    by: Numbers = SHARED * np.where(away < own, np.maximum(1 - away / BY_OTHER, 0), 0)
    return by


def _is_beyond_own(
    mark: Mark, marks: Sequence[Mark], places: _Places, ground: Ground, own: Numbers
) -> NDArray[np.bool]:
    """Whether words are much farther from their own land than from that of another who may have a name. `own`: how far
    from their own."""
    found = np.zeros(len(own), dtype=bool)
    for one in marks:
        # A square right beside it has no land of its own for words to stand by: lines alone tell.
        if one is mark or (one.radius and math.dist(one.at, mark.at) <= TOGETHER):
            continue
        shore = ground.shore(one)
        # Most of them are far away, and coasts have hundreds of points: what is around them is asked first.
        around = np.concatenate([shore.min(axis=0), shore.max(axis=0)])
        asked = ~found & (own - _apart(places.boxes, around) > ASIDE)
        if asked.any():
            found[asked] = own[asked] - _away(places.boxes[asked], shore).min(axis=1) > ASIDE
    return found


def _by_foreign(mark: Mark, places: _Places, ground: Ground, own: Numbers) -> Numbers:
    """What it costs that words stand beside the colour of another that is no farther from them than their own land:
    where that is far away it is no place. `own`: how far they are from their own."""
    near = np.maximum(own.clip(0, FOREIGN), FAR_OFF * own)
    around = places.boxes + near[:, np.newaxis] * (-1, -1, 1, 1)
    is_by = ground.of_others(mark).sum(ground.on_plane(around.reshape(-1, 2)).reshape(-1, 4)) > 0
    by: Numbers = np.where(is_by, np.where(own > FOREIGN + ASIDE, NO_PLACE, BY_FOREIGN), 0.0)
    return by


def _on_land(mark: Mark, places: _Places, ground: Ground, prices: Mapping[str, float]) -> Numbers:
    """What the line to each place costs on the land of others. `prices`: of each unit of it there."""
    parts = (np.arange(PIECES) + 0.5) / PIECES
    lines = mark.at + parts[:, np.newaxis] * (places.ends - mark.at)[:, np.newaxis, :]
    own = {code: price for code, price in prices.items() if code != mark.code}
    at = ground.land.at(ground.on_plane(lines.reshape(-1, 2)), own).reshape(len(lines), PIECES)
    crossed: Numbers = at.mean(axis=1) * np.hypot(*(places.ends - mark.at).T)
    return crossed


def _by_line(mark: Mark, marks: Sequence[Mark], places: _Places, ground: Ground) -> Numbers:
    """What the circles cost that the line to each place crosses, and the spots with names that it passes."""
    others = _others(mark, marks)
    far = np.hypot(*(ground.circles[:, :2] - mark.at).T) > mark.radius
    circles = ground.circles[far]
    passed = (_from_lines(mark.at, places.ends, others) < 2 * NEAR).sum(axis=1)
    crossed = (_from_lines(mark.at, places.ends, circles) < circles[:, 2]).sum(axis=1)
    cost: Numbers = BY_SPOT * passed + OVER_DOT * crossed
    return cost


def _from_lines(start: Point, ends: Numbers, points: Numbers) -> Numbers:
    """How far each point, a column, is from the line from a start to each end, a row."""
    along = ends - start
    x, y = points[:, 0] - start[0], points[:, 1] - start[1]
    part = (along[:, :1] * x + along[:, 1:] * y) / np.maximum((along**2).sum(axis=1, keepdims=True), 1e-9)
    part = np.clip(part, 0, 1)
    away: Numbers = np.hypot(x - part * along[:, :1], y - part * along[:, 1:])
    return away


# ------------------------------------------------------------------------------------------------ all names


def _together(marks: Sequence[Mark], tried: Sequence[_Places]) -> list[int | None]:
    """Of the places of each mark that at which all together cost least."""
    named = [
        at
        for at, (mark, places) in enumerate(zip(marks, tried, strict=True))
        if len(places.cost) and (mark.is_kept or places.cost[0] < NO_PLACE)
    ]
    # Those in whose way others are first.
    first = dict.fromkeys(named, 0)
    ways = {at: sum(_between(marks, tried, (at, one), first)[0] > 0 for one in named if one != at) for at in named}
    order = sorted(named, key=lambda at: -ways[at])
    if len(order) > MOST_SEARCHED:
        found = _of_many(marks, tried, order)
        return [found.get(at) for at in range(len(marks))]
    search = _Search(marks, tried, order)
    search.go_on({}, 0.0)
    return [search.best.get(at) for at in range(len(marks))]


def _of_many(marks: Sequence[Mark], tried: Sequence[_Places], order: Sequence[int]) -> dict[int, int]:
    """Places of more names than all ways of which can be gone through: begun with each of them, the others beside it
    one after the other, then each moved to where it is cheapest beside the rest, as long as that helps; and what then
    crosses is moved together."""
    larger = sorted(order, key=lambda at: -marks[at].worth)
    moves = _Moves(marks, tried, larger)
    begun = sorted((moves.settled({}, (first, *larger)) for first in larger[:MOST_FIRST]), key=moves.cost)
    return min((moves.refined(found) for found in begun[:MOST_REFINED]), key=moves.cost)


@dataclass(frozen=True)
class _Moves:
    """Moves names one by one, or two at once, to where they are cheapest beside the others."""

    marks: Sequence[Mark]
    tried: Sequence[_Places]
    order: Sequence[int]
    known: dict[tuple[int, int, int], Numbers] = field(default_factory=dict)
    """What all places of a mark cost beside one of another: the same are asked for again and again."""

    def settled(self, found: Mapping[int, int], order: Iterable[int]) -> dict[int, int]:
        """Places found for one mark after the other, in an order, beside those that have one already."""
        found, order = dict(found), tuple(dict.fromkeys(order))
        for _ in range(ROUNDS):
            before = dict(found)
            for mark in order:
                whole = self._beside(mark, found)
                at = int(np.argmin(whole))
                found.pop(mark, None)
                if whole[at] < NO_PLACE:
                    found[mark] = at
            if found == before:
                break
        return found

    def refined(self, found: Mapping[int, int]) -> dict[int, int]:
        """Better ones, in which two names are moved at once, if there are any: one by one some may lose theirs."""
        moved = self._with_more(self._untangled(found))
        return min((moved, self.settled(moved, self.order), dict(found)), key=self.cost)

    def _with_more(self, found: Mapping[int, int]) -> dict[int, int]:
        """The same with those that have no place beside all others, but where one of these moves for it."""
        found = dict(found)
        for left in (mark for mark in self.order if mark not in found):
            whole = self.cost(found)
            moved = [
                {**rest, **both}
                for other in found
                if (both := self._both(left, other, rest := {at: place for at, place in found.items() if at != other}))
            ]
            best = min(moved, key=self.cost, default=found)
            found = best if self.cost(best) < whole else found
        return found

    def cost(self, found: Mapping[int, int]) -> float:
        """Of all places together."""
        left = sum(NO_PLACE * self.marks[mark].worth for mark in self.order if mark not in found)
        return left + sum(float(self._beside(mark, found)[at]) for mark, at in found.items())

    def _beside(self, mark: int, found: Mapping[int, int]) -> Numbers:
        """What each place of a mark costs beside the others."""
        whole = self.tried[mark].cost.copy()
        for other, place in found.items():
            if other != mark:
                whole += self._between(mark, other, place)
        return whole

    def _between(self, mark: int, other: int, place: int) -> Numbers:
        asked = mark, other, place
        if asked not in self.known:
            self.known[asked] = _between(self.marks, self.tried, (mark, other), {other: place}, is_all=True)
        return self.known[asked]

    def _untangled(self, found: Mapping[int, int]) -> dict[int, int]:
        """The same, each two that are in each other's way where they are cheapest together: one alone may have no way
        out, and both exchange their places."""
        found = dict(found)
        for one, other in combinations([*found], 2):
            if _between(self.marks, self.tried, (one, other), found)[0]:
                found |= self._both(one, other, {at: place for at, place in found.items() if at not in (one, other)})
        return found

    def _both(self, one: int, other: int, rest: Mapping[int, int]) -> dict[int, int]:
        """The cheapest places of two marks beside the rest."""
        own, others = self._beside(one, rest), self._beside(other, rest)
        least, found = math.inf, {}
        for at in map(int, np.argsort(own, kind="stable")):
            if own[at] + others.min() >= least:
                break
            whole = own[at] + others + self._between(other, one, at)
            beside = int(np.argmin(whole))
            if whole[beside] < least:
                least, found = float(whole[beside]), {one: at, other: beside}
        return found


@dataclass
class _Search:
    """Goes through the places of one mark after the other, the cheapest first, as long as the rest can be cheaper than
    what was found; after some time it takes the first ones."""

    marks: Sequence[Mark]
    tried: Sequence[_Places]
    order: Sequence[int]
    best: dict[int, int] = field(default_factory=dict)
    least: float = math.inf
    asked: int = 0

    def go_on(self, found: Mapping[int, int], cost: float) -> None:
        """Places of the next mark beside those that are found. `cost`: of these."""
        if len(found) == len(self.order):
            if cost < self.least:
                self.best, self.least = {at: place for at, place in found.items() if place >= 0}, cost
            return
        mark, rest = self.order[len(found)], self.order[len(found) + 1 :]
        later = sum(float(self.tried[at].cost[0]) for at in rest)
        whole = self.tried[mark].cost.copy()
        for other, place in found.items():
            if place >= 0:
                whole += _between(self.marks, self.tried, (mark, other), {other: place}, is_all=True)
        self.asked += 1
        for at in np.argsort(whole, kind="stable"):
            more = float(whole[at])
            if more >= NO_PLACE and not (self.marks[mark].is_kept and more < math.inf):
                break
            is_late = self.asked > MOST_ASKED and self.least < math.inf
            if cost + more + later >= self.least or is_late:
                return
            self.go_on({**found, mark: int(at)}, cost + more)
        # It has no free place beside the others.
        if cost + NO_PLACE + later < self.least:
            self.go_on({**found, mark: -1}, cost + NO_PLACE)


def _between(
    marks: Sequence[Mark],
    tried: Sequence[_Places],
    pair: tuple[int, int],
    found: Mapping[int, int],
    *,
    is_all: bool = False,
) -> Numbers:
    """What places of one mark cost beside that which another has: those of words over one another more than anything.

    `is_all`: of all places of the first one, else of that which it has.
    """
    one, other = pair
    rows = slice(None) if is_all else slice(found[one], found[one] + 1)
    boxes, ends, at = tried[one].boxes[rows], tried[one].ends[rows], marks[one].at
    box, end, start = tried[other].boxes[found[other]], tried[other].ends[found[other]], marks[other].at
    (left, top), (right, bottom) = (boxes[:, :2] < box[2:] + GAP).T, (boxes[:, 2:] > box[:2] - GAP).T
    meets = left & top & right & bottom
    is_under = _hits(np.array([at]), ends, np.array([box]))
    is_over = _hits(np.array([start]), np.array([end]), boxes)
    is_crossed = (_side(at, ends, start) != _side(at, ends, end)) & (_turn(start, end, at) != _turn(start, end, ends))
    side = marks[one].ways[0].side
    # Where many are named, one more of them is named below the map instead.
    crossed = np.inf if any(mark.ways[0].side for mark in marks) else CROSSED
    cost: Numbers = np.where(meets, np.inf, np.where(is_under | is_over | is_crossed, crossed, 0.0))
    if side:
        edge = 1 + side
        is_near = (boxes[:, 1] <= box[3] + BESIDE) & (boxes[:, 3] >= box[1] - BESIDE)
        cost -= IN_COLUMN * (is_near & (np.abs(boxes[:, edge] - box[edge]) < 1))
    return cost


def _hits(starts: Numbers, ends: Numbers, boxes: Numbers) -> NDArray[np.bool_]:
    """Whether each line goes through a box or passes it."""
    along = np.where(ends == starts, 1e-9, ends - starts)
    into, out = (boxes[:, :2] - NEAR - starts) / along, (boxes[:, 2:] + NEAR - starts) / along
    # Of two columns, which is many times as fast as along an axis of two.
    first, last = np.maximum(*np.minimum(into, out).T), np.minimum(*np.maximum(into, out).T)
    hits: NDArray[np.bool_] = (first <= last) & (last >= 0) & (first <= 1)
    return hits


def _side(start: Point, ends: Numbers, point: Point | Numbers) -> NDArray[np.bool_]:
    """On which side of the line from a start to each end a point is."""
    along, there = ends - start, np.asarray(point) - start
    side: NDArray[np.bool_] = along[:, 0] * there[1] - along[:, 1] * there[0] > 0
    return side


def _turn(start: Point, end: Numbers, points: Point | Numbers) -> NDArray[np.bool_]:
    """On which side of one line each point is."""
    along, there = end - start, np.asarray(points) - start
    side: NDArray[np.bool_] = along[0] * there[..., 1] - along[1] * there[..., 0] > 0
    return side
