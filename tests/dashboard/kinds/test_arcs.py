"""Arcs of the flow map: the projection is the map's, and no arc is taken for the whole globe but itself."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.kinds.arcs import (
    BEND,
    CAP,
    FEWEST,
    HEAD,
    MOST,
    STOUTEST,
    TAPER,
    Point,
    arc,
    bare_head,
    head,
    to_degrees,
    to_plane,
)

PLACES = st.tuples(st.floats(-170, 170), st.floats(-50, 70))


def is_clockwise(ring: list[Point]) -> bool:
    """As seen on a map with north up."""
    return sum((b.x - a.x) * (b.y + a.y) for a, b in pairwise(ring)) > 0


def breadth_at(ring: list[Point], part: float) -> float:
    """Distance of the two sides in the plane; `part`: 0 at the beginning, 1 at the end."""
    steps = (len(ring) - 1) // 2 - 1
    place = len(CAP) + round(part * (steps - len(CAP)))
    one, other = to_plane(*ring[place]), to_plane(*ring[2 * steps + 1 - place])
    return math.dist(one, other)


def test_the_plane_is_that_of_equal_earth() -> None:
    """Half the width and half the height of the sphere of radius 1: Šavrič, Patterson and Jenny (2018), table 2."""
    assert to_plane(180, 0).x == pytest.approx(2.70663, abs=1e-5)
    assert to_plane(0, 90).y == pytest.approx(1.31736, abs=1e-5)
    assert to_plane(0, 0) == (0, 0)


@given(PLACES)
def test_the_way_back_from_the_plane_gives_the_same_place(place: tuple[float, float]) -> None:
    assert to_degrees(to_plane(*place)) == pytest.approx(place, abs=1e-6)


@given(PLACES, PLACES, st.floats(0.001, 0.08))
def test_every_arc_is_closed_clockwise_and_on_the_map(
    start: tuple[float, float], end: tuple[float, float], breadth: float
) -> None:
    if math.dist(to_plane(*start), to_plane(*end)) < 0.2:
        return
    ring = arc(Point(*start), Point(*end), breadth)
    assert ring[0] == ring[-1]
    assert is_clockwise(ring)
    assert all(-180 < point.x < 180 and -60 < point.y < 84 for point in ring)
    assert 2 * (FEWEST + 1) < len(ring) <= 2 * (MOST + 1 + len(CAP)) + 1


def test_an_arc_is_broad_where_it_begins_and_narrow_where_it_ends() -> None:
    ring = arc(Point(20, 41), Point(-1, 52), 0.05)
    assert breadth_at(ring, 0) == pytest.approx(0.05, abs=0.001)
    # Its broad end is round: a blunt one stood beside Bangladesh like a block.
    tips = [math.dist(to_plane(*one), to_plane(*other)) for one, other in zip(ring, ring[-2::-1], strict=False)]
    assert tips[0] < 0.25 * tips[len(CAP)]
    assert tips[: len(CAP)] == sorted(tips[: len(CAP)])
    assert breadth_at(ring, 1) == pytest.approx(0.05 * TAPER, abs=0.001)
    # Nobody saw on a map of the world which end is narrow: where arcs end one head stands, a small one on a short arc.
    for end, size in ((Point(-1, 52), 1.0), (Point(21, 41), 0.6)):
        first, tip, last, again = arrow = head([Point(20, 41), Point(24, 38)], end, [3.0, 1.0], 1.0)
        assert first == again and tip == end and is_clockwise(arrow)
        assert math.dist(to_plane(*first), to_plane(*last)) <= 2 * HEAD[1] * size


def test_two_directions_are_two_arcs() -> None:
    there, back = arc(Point(0, 0), Point(40, 0), 0.02), arc(Point(40, 0), Point(0, 0), 0.02)
    assert max(point.y for point in there) > 2
    assert min(point.y for point in back) < -2
    # From Myanmar to Thailand, across the line from Viet Nam to the United Kingdom: to the other side; alone as usual.
    short, long = (Point(96.5, 21.2), Point(101, 15.2)), (Point(107.8, 16.1), Point(-2.1, 53.8))
    assert bare_head(short, BEND, [(long, 0.04)], [long[0]]) < 0
    assert bare_head(short, BEND, [(short[::-1], BEND)], []) == BEND


def test_neighbours_are_joined_by_a_line_and_not_by_a_blot() -> None:
    ring = arc(Point(10, 10), Point(11, 10), 0.08)
    length = math.dist(to_plane(10, 10), to_plane(11, 10))
    assert breadth_at(ring, 0) <= STOUTEST * length * 1.05
