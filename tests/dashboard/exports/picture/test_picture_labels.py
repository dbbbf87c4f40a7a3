"""Labels are moved apart by their heights, as little as that takes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.picture.labels import spread

labels = st.lists(st.tuples(st.floats(-50, 350), st.floats(5, 40)), min_size=1, max_size=6)


def test_labels_that_are_clear_of_each_other_stay_where_they_are() -> None:
    assert spread([20, 100, 60], [10, 10, 10], 0, 200) == [20, 100, 60]


def test_two_that_meet_move_equally_far() -> None:
    assert spread([100, 104], [10, 10], 0, 200, gap=0) == [97, 107]


def test_tall_ones_get_the_room_they_need() -> None:
    one, other = spread([100, 100], [30, 10], 0, 200, gap=0)
    assert (other - one, one + 15) == (pytest.approx(20), pytest.approx(other - 5))


def test_those_at_an_edge_stay_inside() -> None:
    assert spread([-10, 0], [10, 10], 0, 200, gap=0) == [5, 15]
    assert spread([200, 210], [10, 10], 0, 200, gap=0) == [185, 195]


def test_nothing_gives_nothing() -> None:
    assert spread([], [], 0, 100) == []


@given(labels)
def test_none_lies_over_another_or_outside_and_their_order_stays(found: list[tuple[float, float]]) -> None:
    middles, heights = [middle for middle, _ in found], [height for _, height in found]
    moved = spread(middles, heights, 0, 300)
    order = sorted(range(len(found)), key=middles.__getitem__)
    ends = [(moved[index] - heights[index] / 2, moved[index] + heights[index] / 2) for index in order]
    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(ends))
    assert ends[0][0] >= -1e-6
    assert ends[-1][1] <= 300 + 1e-6


def test_where_there_is_no_room_they_are_spaced_evenly() -> None:
    moved = spread([50, 50, 50], [40, 40, 40], 0, 60, gap=0)
    assert [high - low for low, high in pairwise(moved)] == [pytest.approx(20), pytest.approx(20)]
