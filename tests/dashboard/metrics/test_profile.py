"""Percentiles: mid-rank of ties, ranges with both ends, and none where countries or persons are few."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.metrics.profile import FEWEST, Standing, middle, percentile, percentiles, ranked, standing
from dashboard.store import Observation


def item(area: str, value: float | None, lower: float | None = None, upper: float | None = None) -> Observation:
    status = "A" if value is not None else "Q" if upper is not None else "M"
    return Observation(area, 2020, value, lower, upper, status)


CODES = [f"C{number:02d}" for number in range(20)]
SHOWN = {code: item(code, float(number)) for number, code in enumerate(CODES)}


def test_a_percentile_is_the_part_of_the_others_that_are_lower_with_ties_counted_half() -> None:
    assert percentile(5, [1, 2, 3, 4]) == 100
    assert percentile(0, [1, 2, 3, 4]) == 0
    assert percentile(2, [1, 2, 2, 3]) == 50
    assert percentile(2, [2, 2, 2]) == 50
    assert percentile(3, [1, 2, 4, 5, 6]) == 40


@given(st.lists(st.integers(0, 8), min_size=FEWEST, max_size=40))
def test_percentiles_are_the_mid_ranks_of_pandas_on_a_scale_to_a_hundred(values: list[int]) -> None:
    ranks = pd.Series(values).rank(method="average")
    expected = [100 * (rank - 1) / (len(values) - 1) for rank in ranks]
    found = ranked({str(place): float(value) for place, value in enumerate(values)})
    assert [found[str(place)] for place in range(len(values))] == pytest.approx(expected)


def test_a_country_is_placed_among_all_with_a_figure_and_they_are_counted() -> None:
    assert standing("C15", SHOWN, CODES, few=False) == Standing(100 * 15 / 19, None, None, 20)
    assert percentiles(SHOWN, CODES)["C15"] == pytest.approx(100 * 15 / 19)


def test_an_area_that_is_no_member_is_compared_with_the_members() -> None:
    shown = SHOWN | {"XKX": item("XKX", 18.5)}
    assert standing("XKX", shown, CODES, few=False) == Standing(95, None, None, 21)
    assert standing("C15", shown, CODES, few=False).countries == 20


def test_without_a_figure_with_few_or_among_few_countries_there_is_no_percentile() -> None:
    shown = SHOWN | {"C03": item("C03", None)}
    assert standing("C03", shown, CODES, few=False) == Standing(None, None, None, 19, "no figure")
    assert standing("XXX", shown, CODES, few=False).why == "no figure"
    assert standing("C04", shown, CODES, few=True).why == "few"
    assert standing("C04", SHOWN, CODES[: FEWEST - 1], few=False).why == "few countries"
    assert standing("C04", SHOWN, CODES[:FEWEST], few=False).percentile is not None
    assert ranked(dict.fromkeys(CODES[: FEWEST - 1], 1.0)) == {}


def test_an_estimate_with_bounds_shows_the_percentiles_of_both_ends() -> None:
    found = standing("C10", SHOWN | {"C10": item("C10", 10, 7.5, 12.5)}, CODES, few=False)
    assert (found.lower, found.percentile, found.upper) == tuple(100 * below / 19 for below in (8, 10, 12))


def test_equal_intervals_are_ties_at_their_least() -> None:
    shown = SHOWN | {code: item(code, None, 0, 2.5) for code in CODES[:8]}
    found = [standing(code, shown, CODES, few=False) for code in CODES[:8]]
    assert {own.percentile for own in found} == {100 * 3.5 / 19}
    assert {(own.lower, own.upper) for own in found} == {(100 * 3.5 / 19, 100 * 7 / 19)}


def test_a_group_has_the_median_of_its_countries_with_a_figure_or_none_of_fewer_than_ten() -> None:
    found = percentiles(SHOWN, CODES)
    assert middle(found, [*CODES[:11], "XXX"]) == (found["C05"], 11)
    assert middle(found, CODES[: FEWEST - 1]) == (None, FEWEST - 1)
