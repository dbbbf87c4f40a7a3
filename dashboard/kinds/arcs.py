"""Tapered arcs between two points of a map: broad where they begin, narrow where they end, as outlines in degrees."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
"""Coefficients of the Equal Earth projection: Šavrič, Patterson and Jenny, 2018."""
ROOT3 = math.sqrt(3)
BEND = 0.16
"""How far an arc leaves the straight line, as a part of its length; always to its left, so that two directions part."""
BENDS = (BEND, 0.12, 0.2, 0.08, 0.24, 0.04, 0.28, 0.0)
"""The same of an arc that would run through the end of another, as they are tried."""
CLEAR_STEPS, ASKED_STEPS, HEAD_STEPS = 40, 80, 6
"""Points of an arc which are asked how near other ends are, and how near the head of another; and of that head."""
HALF_ROUND, OVER, FARTHEST_NORTH, FARTHEST_SOUTH = 180.0, 0.36, 76.0, -54.0
"""Degrees between two places from which on the short way leaves the map at its side; how far an arc leaves the straight
line then, and latitudes that it does not cross."""
TAPER = 0.2
"""Breadth at the end, as a part of that at the beginning."""
STOUTEST = 0.3
"""Greatest breadth of an arc, as a part of its length: neighbours are joined by an arc, not by a blot."""
FANNED = 0.6
"""Part of a circle around a place that the broad ends of arcs take at most."""
HEAD, LONGEST_HEAD = (0.085, 0.036), 0.4
"""Length of the head of an arrow and half of its breadth, in units of the plane of a map of the world; and its length
at most, as a part of that of the longest of its arcs."""
ONE_SIDE = math.radians(60)
"""Arcs that arrive at directions no farther apart have one head."""
PIECE, FEWEST, MOST = 0.075, 8, 48
"""Length of a piece of an arc in the plane, and how many it has: so short that a map, which draws each piece as the
shortest way on the globe, still draws a curve."""
CAP = tuple(math.radians(turn) for turn in (80, 60, 40, 20))
"""The round end of an arc where it begins, from its tip to its sides."""
MOST_SOUTH, MOST_NORTH, EDGE = -58.0, 83.5, 179.5
DECIMALS = 2


class Point(NamedTuple):
    """A place: degrees east and north, or a point of the plane of the projection."""

    x: float
    y: float


Route = tuple[Point, Point]
Points = NDArray[np.float64]
"""A row for each, across and up."""


def to_plane(lon: float, lat: float) -> Point:
    """Equal Earth: degrees to the plane of a sphere of radius 1 (5.41 wide, 2.63 high)."""
    theta = math.asin(ROOT3 / 2 * math.sin(math.radians(lat)))
    square = theta * theta
    sixth = square**3
    stretch = 3 * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square))
    across = 2 * ROOT3 * math.radians(lon) * math.cos(theta) / stretch
    return Point(across, theta * (A1 + A2 * square + sixth * (A3 + A4 * square)))


def to_degrees(point: Point) -> Point:
    """The way back, by Newton's method; what lies beyond the map is moved to its edge."""
    theta = point.y
    for _ in range(12):
        square = theta * theta
        sixth = square**3
        height = theta * (A1 + A2 * square + sixth * (A3 + A4 * square)) - point.y
        slope = A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)
        theta -= height / slope
        if abs(height) < 1e-9:
            break
    square = theta * theta
    sixth = square**3
    stretch = 3 * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square))
    lat = math.degrees(math.asin(min(max(2 / ROOT3 * math.sin(theta), -1), 1)))
    lon = math.degrees(point.x * stretch / (2 * ROOT3 * math.cos(theta)))
    return Point(min(max(lon, -EDGE), EDGE), min(max(lat, MOST_SOUTH), MOST_NORTH))


def length_of(start: Point, end: Point) -> float:
    """From one place in degrees straight to another, in units of the plane."""
    first, last = to_plane(*start), to_plane(*end)
    return math.hypot(last.x - first.x, last.y - first.y)


def fanned(hub: Point, ends: Sequence[Point], breadths: Sequence[float], radius: float) -> list[Point]:
    """Where arcs from one place begin, in degrees: on a circle around it, each in its own direction, but their broad
    ends side by side as far as FANNED of the circle has room for them. `radius`, `breadths`: in units of the plane."""
    middle = to_plane(*hub)
    ways = [_direction(middle, to_plane(*end)) for end in ends]
    # The circle is cut open where no arc begins for the longest way.
    order = sorted(range(len(ways)), key=lambda at: ways[at])
    gaps = [(ways[after] - ways[at]) % math.tau for at, after in zip(order, order[1:] + order[:1], strict=True)]
    cut = (gaps.index(max(gaps)) + 1) % len(order)
    order = order[cut:] + order[:cut]
    first = ways[order[0]]
    wanted = [(ways[at] - first) % math.tau for at in order]
    room = [breadths[at] / radius for at in order]
    less = min(1.0, FANNED * math.tau / sum(room))
    starts = [middle] * len(ends)
    for at, way in zip(order, _apart(wanted, [less * wide for wide in room]), strict=True):
        away = min(radius, length_of(hub, ends[at]) / 3)
        starts[at] = Point(middle.x + away * math.cos(first + way), middle.y + away * math.sin(first + way))
    return [to_degrees(start) for start in starts]


def _direction(first: Point, last: Point) -> float:
    """The angle at which an arc leaves a place."""
    across, up = last.x - first.x, last.y - first.y
    return math.atan2(up / 2 + BEND * across, across / 2 - BEND * up)


def _apart(wanted: Sequence[float], room: Sequence[float]) -> list[float]:
    """Ascending places moved as little as can be, so that each has its room to both sides: blocks that meet are one."""
    before = [sum(room[:at]) + room[at] / 2 for at in range(len(room))]
    blocks: list[list[float]] = []
    for place, offset in zip(wanted, before, strict=True):
        blocks.append([place - offset, 1.0])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (left, many), (right, more) = blocks[-2:]
            blocks[-2:] = [[(left * many + right * more) / (many + more), many + more]]
    means = [mean for mean, many in blocks for _ in range(round(many))]
    return [mean + offset for mean, offset in zip(means, before, strict=True)]


def clear_bend(start: Point, end: Point, others: Sequence[Point], clear: float) -> float:
    """How far an arc bends that keeps clear of the ends of others, or as clear as it can: Nigeria's line to Austria ran
    through the end in Italy, and was read as one from there. Places in degrees; `clear`: in units of the plane."""
    own = to_plane(*start), to_plane(*end)
    places = [to_plane(*other) for other in others]
    # What is that near to its own ends no bend can leave aside.
    places = [place for place in places if all(math.dist(place, one) > clear for one in own)]
    away = dict[float, float]()
    for bend in BENDS:
        away[bend] = _away((start, end), bend, places)
        if away[bend] >= clear:
            return bend
    return max(away, key=away.__getitem__)


def bare_head(route: Route, bend: float, others: Sequence[tuple[Route, float]], ends: Sequence[Point]) -> float:
    """How far an arc bends whose head lies on none of some others, to either side; as it does where none is so bare.
    The arrow from Myanmar to Thailand was not seen on the line from Viet Nam. `ends`: as clear of these as before."""
    lines = [_along(*other, 0, ASKED_STEPS) for other in others if not {*route} & {*other[0]}]
    if not lines:
        return bend
    asked = np.concatenate(lines)
    least = min(HEAD[1], LONGEST_HEAD / 2 * length_of(*route))

    def is_bare(way: float) -> bool:
        tip = _along(route, way, 1 - min(LONGEST_HEAD, HEAD[0] / (length_of(*route) or 1.0)), HEAD_STEPS)
        return _nearest(asked, tip) >= least

    if is_bare(bend):
        return bend
    places = [to_plane(*end) for end in ends]
    near = _away(route, bend, places)
    tries = (way for way in (*BENDS, *(-way for way in BENDS)) if _away(route, way, places) >= near)
    return next(filter(is_bare, tries), bend)


def _along(route: Route, bend: float, since: float, steps: int) -> Points:
    """Points of an arc in the plane, from a part of its way on."""
    first, middle, last = np.array(_bent(*route, bend))
    part = (since + (1 - since) * np.arange(steps + 1) / steps)[:, np.newaxis]
    found: Points = (1 - part) ** 2 * first + 2 * (1 - part) * part * middle + part**2 * last
    return found


def _away(route: Route, bend: float, places: Sequence[Point]) -> float:
    """How near an arc comes to any of some places."""
    return _nearest(_along(route, bend, 0, CLEAR_STEPS), np.array(places).reshape(-1, 2))


def _nearest(some: Points, others: Points) -> float:
    """How near any of some points is to any of others."""
    return float(np.hypot(*(some[:, np.newaxis] - others).transpose(2, 0, 1)).min(initial=math.inf))


def arc(start: Point, end: Point, breadth: float, bend: float = BEND) -> list[Point]:
    """Outline of an arc between two places in degrees, closed and clockwise; `breadth` in units of the plane.

    Clockwise, since maps of d3 take a ring the other way for the whole globe but this.
    """
    first, middle, last = _bent(start, end, bend)
    across, up = last.x - first.x, last.y - first.y
    breadth = min(breadth, STOUTEST * length_of(start, end))
    steps = min(max(math.ceil(math.hypot(across, up) / PIECE), FEWEST), MOST)
    left, right = [], []
    for turn in CAP:
        # A round end: a blunt one looks like a block beside what it belongs to.
        ahead = _slope(first, middle, last, 0)
        length, half = math.hypot(*ahead) or 1.0, breadth / 2
        along = Point(ahead.x / length * half, ahead.y / length * half)
        back = Point(first.x - along.x * math.sin(turn), first.y - along.y * math.sin(turn))
        aside = Point(-along.y * math.cos(turn), along.x * math.cos(turn))
        left.append(to_degrees(Point(back.x + aside.x, back.y + aside.y)))
        right.append(to_degrees(Point(back.x - aside.x, back.y - aside.y)))
    for step in range(steps + 1):
        part = step / steps
        for side, way in zip((left, right), (1, -1), strict=True):
            side.append(_beside((first, middle, last), part, way * breadth / 2 * (1 - (1 - TAPER) * part)))
    return _ring([*left, *reversed(right)])


def head(
    starts: Sequence[Point], end: Point, weights: Sequence[float], size: float, bends: Sequence[float] = ()
) -> list[Point]:
    """Outline of one head of an arrow for all arcs from some places to one, closed and clockwise, in the direction in
    which most of them arrive. `size`: as a part of HEAD; `bends`: of these arcs, where not all are usual."""
    tip = to_plane(*end)
    bends = bends or [BEND] * len(starts)
    ways = [_slope(*_bent(start, end, bend), 1) for start, bend in zip(starts, bends, strict=True)]
    parts = [weight / (math.hypot(*way) or 1.0) for way, weight in zip(ways, weights, strict=True)]
    across, up = (sum(part * way[axis] for part, way in zip(parts, ways, strict=True)) for axis in (0, 1))
    length = math.hypot(across, up) or 1.0
    across, up = across / length, up / length
    size = min(size, LONGEST_HEAD * max(length_of(start, end) for start in starts) / HEAD[0])
    long, half = size * HEAD[0], size * HEAD[1]
    base = Point(tip.x - across * long, tip.y - up * long)
    sides = (to_degrees(Point(base.x - way * up * half, base.y + way * across * half)) for way in (1, -1))
    left, right = sides
    return _ring([left, end, right])


def together(routes: Sequence[tuple[Point, Point]]) -> list[list[int]]:
    """Which arcs arrive at one place from one side, the first of each side with all that are near its direction."""
    ways = [_slope(*_bent(*route), 1) for route in routes]
    turns = [math.atan2(way.y, way.x) for way in ways]
    sides: list[list[int]] = []
    for at, turn in enumerate(turns):
        near = (side for side in sides if abs(math.remainder(turn - turns[side[0]], math.tau)) <= ONE_SIDE)
        side = next(near, None)
        sides.append([at]) if side is None else side.append(at)
    return sides


def _bent(start: Point, end: Point, bend: float = BEND) -> tuple[Point, Point, Point]:
    """Beginning, bend and end of an arc between two places in degrees, in the plane. Whose short way leaves the map at
    its side goes round by the pole, as on a globe: to the left it ran from China to the United States over Africa."""
    first, last = to_plane(*start), to_plane(*end)
    across, up = last.x - first.x, last.y - first.y
    middle = Point((first.x + last.x) / 2, (first.y + last.y) / 2)
    if abs(end.x - start.x) <= HALF_ROUND:
        return first, Point(middle.x - bend * up, middle.y + bend * across), last
    is_north = middle.y >= 0
    pole = to_plane(0, FARTHEST_NORTH if is_north else FARTHEST_SOUTH).y
    # The middle of an arc lies halfway between its bend and the straight line.
    high = min(OVER * math.hypot(across, up), 2 * abs(pole - middle.y))
    return first, Point(middle.x, middle.y + (high if is_north else -high)), last


def _ring(corners: Sequence[Point]) -> list[Point]:
    """A closed outline in degrees."""
    ring = [Point(round(x, DECIMALS), round(y, DECIMALS)) for x, y in corners]
    return [*ring, ring[0]]


def _beside(curve: tuple[Point, Point, Point], part: float, away: float) -> Point:
    """A place to the left of a point of a curve, in degrees; to its right where it is less than nothing away."""
    here, ahead = _curve(*curve, part), _slope(*curve, part)
    length = math.hypot(*ahead) or 1.0
    return to_degrees(Point(here.x - ahead.y / length * away, here.y + ahead.x / length * away))


def _curve(first: Point, middle: Point, last: Point, part: float) -> Point:
    rest = 1 - part
    begins, bends, ends = rest * rest, 2 * rest * part, part * part
    return Point(
        begins * first.x + bends * middle.x + ends * last.x,
        begins * first.y + bends * middle.y + ends * last.y,
    )


def _slope(first: Point, middle: Point, last: Point, part: float) -> Point:
    rest = 1 - part
    return Point(
        rest * (middle.x - first.x) + part * (last.x - middle.x),
        rest * (middle.y - first.y) + part * (last.y - middle.y),
    )
