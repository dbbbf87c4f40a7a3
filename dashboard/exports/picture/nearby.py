"""Where words stand near what they name: none over another, none beyond the room, and away from what is drawn.

As `nearby` in assets/labels.js.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
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
BESIDE, MANY, PART = 4.0, 4, 0.6
"""So near to what is drawn a leading line lies on it; with so many points, and that part of them, it runs along it."""

STEPS = 25
"""Points of a line that leads to words which are asked how near other ends are."""

Points = NDArray[np.float64]
"""A row for each point, across and down."""


@dataclass(frozen=True)
class Word:
    """Words of a size, and the spots where they belong, the best first; `is_on`: whether they may stand on them, else
    they stand beside one of them.

    `others`: ends of lines of which they are no names; `dots`: spots of other words; `foreign`: the part of a box that
    lies in other countries; `led`: from where on a line leads to them; `sides`: on which of what they name they are
    tried; `farthest`: how long that line is at most; `clear`: how near to another end than theirs they, and that line
    beyond its beginning, come at most; `cut`: so far do they rather stand away for each line that this one crosses, and
    `most_cut`: how many of these there are at most; `most_hidden`: how many points of what is drawn they cover at most;
    `aways`: distances from what they name that are tried.
    """

    width: float
    height: float
    spots: tuple[Point, ...]
    is_on: bool
    others: tuple[Point, ...] = ()
    dots: tuple[Point, ...] = ()
    foreign: Callable[[Box], float] = field(default=lambda _: 0.0, compare=False)
    led: float = LED
    sides: tuple[tuple[float, float], ...] = SIDES
    farthest: float = math.inf
    clear: float = 0.0
    cut: float = 0.0
    most_cut: float = math.inf
    most_hidden: float = math.inf
    aways: tuple[float, ...] = AWAY

    @cached_property
    def ends(self) -> Points:
        """The same ends as numbers to reckon with."""
        return _points(self.others)

    @cached_property
    def rivals(self) -> Points:
        """The spots of other words as numbers."""
        return _points(self.dots)


class _Place(NamedTuple):
    """Where words may stand, what that costs, and the line that leads there with points of it."""

    cost: float
    box: Box
    lead: tuple[Point, Point] | None = None
    led: tuple[Point, ...] = ()
    is_along: bool = False
    """Whether that line runs along what is drawn, so that the words can be read as those of another line."""


def nearby(
    words: Iterable[Word], room: Box, marks: Sequence[Point], lines: Iterable[Sequence[Point]] = ()
) -> list[Box | None]:
    """What each of the words covers, the first placed first; None where it has no place.

    `lines`: what is drawn from place to place, which words rather leave free; with them no line that leads to words
    crosses another, or runs under other words or along what is drawn, wherever moving the words mends that.
    """
    words = list(words)
    placed: list[Box] = []
    found: list[Box | None] = []
    lines = [*lines]
    marked, drawn = _points(marks), _points(point for line in lines for point in _along(line))
    sides = _sides_of(lines)
    for word in words:
        best, least = None, math.inf
        for cost, box in _tried(word, room):
            if cost >= least or not _holds(room, box) or any(box.meets(other, GAP) for other in placed):
                continue
            whole = _marked(word, cost, box, marked)
            if whole < least and len(drawn):
                whole += _hidden(word, box, drawn) + CROSSED * _crossing(word, box, placed)
            if whole < least and word.cut:
                whole += _cut(word, lead(word, box), sides)
            if whole < least:
                best, least = box, whole
        found.append(best)
        placed += [best] if best else []
    return _untangled(words, found, _Ground(room, marked, drawn, sides)) if len(drawn) else found


def _marked(word: Word, cost: float, box: Box, marks: Points) -> float:
    """What a place costs with the marks that words would cover there, and the land of others."""
    if word.is_on and cost < OFF:
        return cost
    by_others = int((_distances(box, word.ends) <= LED).sum())
    return cost + COVERED * _within(box, marks) + OTHER * by_others + FOREIGN * word.foreign(box)


# ------------------------------------------------------------------------------------------------ leading lines


class _Sides(NamedTuple):
    """All pieces of what is drawn: where each begins, what it leads across and down, and of which line it is."""

    starts: Points
    ways: Points
    of: NDArray[np.int_]


def _sides_of(lines: Sequence[Sequence[Point]]) -> _Sides:
    pieces = [(start, end, at) for at, line in enumerate(lines) for start, end in pairwise(line)]
    starts, ends = _points(start for start, _, _ in pieces), _points(end for _, end, _ in pieces)
    return _Sides(starts, ends - starts, np.array([at for *_, at in pieces], dtype=np.int_))


def _hidden(word: Word, box: Box, drawn: Points) -> float:
    """What it costs that words cover what is drawn."""
    points = _within(box, drawn)
    return HIDDEN * points if points <= word.most_hidden else math.inf


def _cut(word: Word, line: tuple[Point, Point] | None, sides: _Sides) -> float:
    """What it costs that a line which leads to words crosses others, beside those at whose end it begins."""
    if line is None or not len(sides.of):
        return 0.0
    (x, y), end = line
    across, down = end[0] - x, end[1] - y
    from_it = sides.starts - (x, y)
    turned = across * sides.ways[:, 1] - down * sides.ways[:, 0]
    # A piece that has no length, or leads the same way, is not crossed.
    turned = np.where(turned == 0, np.nan, turned)
    along = (from_it[:, 0] * sides.ways[:, 1] - from_it[:, 1] * sides.ways[:, 0]) / turned
    there = (from_it[:, 0] * down - from_it[:, 1] * across) / turned
    crossed = np.unique(sides.of[(along >= 0) & (along <= 1) & (there >= 0) & (there <= 1)])
    own = np.unique(sides.of[np.hypot(from_it[:, 0], from_it[:, 1]) < BESIDE])
    many = len(np.setdiff1d(crossed, own))
    return word.cut * many if many <= word.most_cut else math.inf


class _Ground(NamedTuple):
    """The room for words, the marks in it, points of what is drawn, and its pieces."""

    room: Box
    marks: Points
    drawn: Points
    sides: _Sides

    def places(self, word: Word) -> list[_Place]:
        """Each place of some words with all that it costs."""
        tried = [(cost, box) for cost, box in _tried(word, self.room) if _holds(self.room, box)]
        return [self.place(word, box, _marked(word, cost, box, self.marks)) for cost, box in tried]

    def place(self, word: Word, box: Box, cost: float = 0) -> _Place:
        """Words in a box. `cost`: what that costs without what is drawn."""
        line = lead(word, box)
        led = tuple(_along(line)) if line else ()
        beside = self._on_lines(led)
        is_along = beside >= max(MANY, PART * len(led))
        whole = cost + _hidden(word, box, self.drawn) + CROSSED * beside + (ALONG if is_along else 0)
        whole += _cut(word, line, self.sides) if word.cut else 0
        return _Place(whole, box, line, led, is_along)

    def _on_lines(self, points: Sequence[Point]) -> int:
        """How many points lie on what is drawn."""
        if not points:
            return 0
        (left, right), (top, bottom) = ((min(sides), max(sides)) for sides in zip(*points, strict=True))
        around = Box(left - BESIDE, top - BESIDE, right + BESIDE, bottom + BESIDE)
        near = self.drawn[_are_within(around, self.drawn)]
        x, y = np.array(points).T[:, :, np.newaxis] - near.T[:, np.newaxis, :]
        return int((x * x + y * y < BESIDE**2).any(axis=1).sum())


def _untangled(words: Sequence[Word], found: Sequence[Box | None], ground: _Ground) -> list[Box | None]:
    """The same places, but of those whose leading lines are in each other's way, or lie along what is drawn, others."""
    places = [ground.place(word, box) if box else None for word, box in zip(words, found, strict=True)]
    ways: dict[int, list[_Place]] = {}
    for _ in words:
        before = list(places)
        for pair in combinations_with_replacement(range(len(words)), 2):
            if _is_tangled(places, pair):
                ways.update({at: ground.places(words[at]) for at in pair if at not in ways})
                _move(places, pair, ways)
        if places == before:
            break
    for at, place in enumerate(places):
        # Those that were placed later had to keep off places which others have left since.
        if ways and place is not None and place.cost > HIDDEN:
            _move(places, (at, at), {at: ways.get(at) or ground.places(words[at])})
    return [place.box if place else None for place in places]


def _is_tangled(places: Sequence[_Place | None], pair: tuple[int, int]) -> bool:
    one, other = (places[at] for at in pair)
    if not one or not other:
        return False
    return one.is_along if pair[0] == pair[1] else _between(one, other) > 0


def _move(places: list[_Place | None], pair: tuple[int, int], ways: Mapping[int, Sequence[_Place]]) -> None:
    """One word, or two at once, to where they and all others together cost least."""
    others = [place for at, place in enumerate(places) if place and at not in pair]
    first, second = (_beside(ways[at], others) for at in pair)
    if pair[0] == pair[1]:
        places[pair[0]] = min(first, key=lambda way: way[0])[1] if first else places[pair[0]]
        return
    least = math.inf
    for cost, one in first:
        for more, other in second:
            if cost + more >= least:
                break
            whole = cost + more + _between(one, other)
            if whole < least:
                least = whole
                places[pair[0]], places[pair[1]] = one, other


def _beside(ways: Iterable[_Place], others: Sequence[_Place]) -> list[tuple[float, _Place]]:
    """Places with what they cost beside others that stay, the best first."""
    found = ((way.cost + sum(_between(way, other) for other in others), way) for way in ways)
    return sorted((each for each in found if each[0] < math.inf), key=lambda each: each[0])


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


# ------------------------------------------------------------------------------------------------ places


def _along(line: Sequence[Point]) -> Iterable[Point]:
    """Points of a line, evenly apart."""
    for (x, y), end in pairwise(line):
        parts = max(1, round(math.dist((x, y), end) / APART))
        for part in range(parts):
            yield x + (end[0] - x) * part / parts, y + (end[1] - y) * part / parts


def _points(points: Iterable[Point]) -> Points:
    return np.array([*points], dtype=np.float64).reshape(-1, 2)


def _are_within(box: Box, points: Points) -> NDArray[np.bool_]:
    """Of each point, whether words cover it."""
    x, y = points.T
    covered: NDArray[np.bool_] = (box.left <= x) & (x <= box.right) & (box.top <= y) & (y <= box.bottom)
    return covered


def _within(box: Box, points: Points) -> int:
    """How many points words cover."""
    return int(_are_within(box, points).sum())


def _distances(box: Box, points: Points) -> NDArray[np.float64]:
    """From each point to where words are nearest to it."""
    x, y = points.T
    across, down = np.clip(x, box.left, box.right), np.clip(y, box.top, box.bottom)
    away: Points = np.hypot(x - across, y - down)
    return away


def _crossing(word: Word, box: Box, placed: Sequence[Box]) -> int:
    """How many points of the line that leads to words lie on others."""
    line = lead(word, box)
    return sum(_covers(other, point) for point in _along(line) for other in placed) if line else 0


def spot_of(word: Word, box: Box) -> Point:
    """Which of their spots words in a box belong to: the nearest one of those beside which they may stand."""
    if word.is_on:
        return word.spots[0]
    return min(word.spots, key=lambda spot: math.dist(spot, _nearest(spot, box)))


def lead(word: Word, box: Box) -> tuple[Point, Point] | None:
    """From what is named to its words, where they are not beside it."""
    spot = spot_of(word, box)
    nearest = _nearest(spot, box)
    return (spot, nearest) if math.dist(spot, nearest) > word.led and not is_on_a_spot(word, box) else None


def _nearest(spot: Point, box: Box) -> Point:
    """Where words are nearest to a spot."""
    return min(max(spot[0], box.left), box.right), min(max(spot[1], box.top), box.bottom)


def is_clear(word: Word, box: Box) -> bool:
    """Whether nobody takes words for those of another place: they are nearest to their own dot of all that have words;
    and a line leads to them, or they are nearest to their own end of all ends, and not in another country."""
    spot = spot_of(word, box)
    own = math.dist(spot, _nearest(spot, box))
    if not bool((_distances(box, word.rivals) > own).all()):
        return False
    if own > word.led:
        return own <= word.farthest and (not word.clear or _is_apart(word, box, spot))
    return bool((_distances(box, word.ends) > own).all()) and word.foreign(box) <= MOST_FOREIGN


def _is_apart(word: Word, box: Box, spot: Point) -> bool:
    """Whether words and the line that leads to them keep clear of all other ends, those near their own but for where
    that line begins."""
    if bool((_distances(box, word.ends) < word.clear).any()):
        return False
    parts = np.linspace(0.0, 1.0, STEPS)[:, np.newaxis]
    points = np.array(spot) + parts * (np.array(_nearest(spot, box)) - np.array(spot))
    own = np.hypot(*(points - np.array(spot)).T)
    away = np.hypot(*(points[:, np.newaxis, :] - word.ends[np.newaxis, :, :]).transpose(2, 0, 1))
    return bool((away >= np.minimum(word.clear, own)[:, np.newaxis]).all())


def is_on_a_spot(word: Word, box: Box) -> bool:
    """Whether words stand on what they name."""
    return word.is_on and any(_covers(box, spot) for spot in word.spots)


def _tried(word: Word, room: Box) -> Iterable[tuple[float, Box]]:
    """Each place with what it costs, the nearest first."""
    spots = [spot for spot in word.spots if _covers(room, spot)]
    if word.is_on:
        for step, spot in enumerate(spots[: round(OFF / STEP)]):
            yield STEP * step, _around(spot, word)
    for step, (x, y) in enumerate(spots[:1] if word.is_on else spots):
        for away in word.aways:
            for rank, (across, down) in enumerate(word.sides):
                part = away * (math.sqrt(0.5) if across and down else 1)
                box = _around((x + across * (part + word.width / 2), y + down * (part + word.height / 2)), word)
                if is_clear(word, box):
                    yield away + rank / 8 + (OFF if word.is_on or step else 0) + STEP * step, box


def _around(middle: Point, word: Word) -> Box:
    x, y = middle
    return Box(x - word.width / 2, y - word.height / 2, x + word.width / 2, y + word.height / 2)


def _covers(box: Box, point: Point) -> bool:
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def _holds(room: Box, box: Box) -> bool:
    return room.left <= box.left and box.right <= room.right and room.top <= box.top and box.bottom <= room.bottom
