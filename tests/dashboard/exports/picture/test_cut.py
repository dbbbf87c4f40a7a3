"""Outlines are cut off at the edges of a box and nowhere else."""

from __future__ import annotations

from dashboard.exports.picture.cut import cut, within

BOX = (0, 0, 100, 100)


def test_a_ring_inside_stays_as_it_is() -> None:
    ring = [(10, 10), (90, 10), (50, 90)]
    assert within(ring, BOX) == ring


def test_nothing_is_left_of_a_ring_beside_the_box() -> None:
    assert within([(110, 10), (190, 10), (150, 90)], BOX) == []
    assert within([], BOX) == []


def test_a_ring_over_an_edge_ends_at_it() -> None:
    assert set(within([(50, 20), (150, 20), (150, 80), (50, 80)], BOX)) == {(50, 20), (100, 20), (100, 80), (50, 80)}


def test_a_slanting_side_is_cut_where_it_meets_the_edge() -> None:
    assert set(within([(50, 50), (150, 50), (50, 150)], BOX)) == {(50, 50), (100, 50), (100, 100), (50, 100)}


def test_an_outline_is_cut_ring_by_ring() -> None:
    path = "M50 20l100 0 0 60 -100 0zM300 300l9 0 0 9zM10 10l5 0 0 5z"
    assert cut(path, BOX) == "M50 20L100 20L100 80L50 80ZM10 10L15 10L15 15Z"
    assert cut("M300 300l9 0 0 9z", BOX) == ""


def test_a_ring_around_the_box_becomes_the_box() -> None:
    assert set(within([(-9, -9), (900, -9), (900, 900), (-9, 900)], BOX)) == {(0, 0), (100, 0), (100, 100), (0, 100)}
