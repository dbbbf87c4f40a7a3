"""Sums, rates and medians of areas: intervals stay intervals, and each says how many countries it rests on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.metrics.aggregates import (
    Aggregate,
    about,
    largest_change,
    median,
    people_in,
    rate_in,
    same_countries,
    share_ends,
    sum_in,
    total,
)
from dashboard.store import Histories, Observation

COUNTRIES = frozenset({"AAA", "BBB", "CCC", "DDD"})
Figure = float | tuple[float, float] | tuple[float, float, float] | None


def observation(area: str, year: int, figure: Figure) -> Observation:
    """Exact, (lower, upper), (value, lower, upper) of an estimate, or asked and not reported."""
    if figure is None:
        return Observation(area, year, None, None, None, "M")
    if isinstance(figure, tuple):
        value = figure[0] if len(figure) == 3 else None
        return Observation(area, year, value, figure[-2], figure[-1], "A" if value is not None else "Q")
    return Observation(area, year, figure, None, None, "A")


def histories(figures: Mapping[str, Mapping[int, Figure]]) -> Histories:
    """Observations by area."""
    return {
        area: tuple(observation(area, year, figure) for year, figure in sorted(by_year.items()))
        for area, by_year in figures.items()
    }


def summed(
    figures: Mapping[str, Figure], members: Sequence[str] = ("AAA", "BBB", "CCC", "DDD"), least: float = 0
) -> Aggregate:
    """The sum of one year."""
    made = histories({area: {2020: figure} for area, figure in figures.items()})
    (found,) = total(made, members, COUNTRIES, least)
    return found


def test_exact_figures_sum_to_an_exact_one() -> None:
    assert summed({"AAA": 3, "BBB": 4.5}) == Aggregate(2020, 7.5, 7.5, 7.5, 2, 4)


def test_an_interval_in_a_sum_makes_the_sum_an_interval() -> None:
    assert summed({"AAA": 100, "BBB": (1, 4), "CCC": (1, 4)}) == Aggregate(2020, None, 102, 108, 3, 4)


def test_what_is_unknown_adds_nothing_and_counts_for_nothing() -> None:
    assert summed({"AAA": 100, "BBB": None}) == Aggregate(2020, 100, 100, 100, 1, 4)


def test_a_reported_zero_counts_as_a_country_with_a_figure() -> None:
    assert summed({"AAA": 0, "BBB": 0}) == Aggregate(2020, 0, 0, 0, 2, 4)


def test_estimates_keep_best_and_bounds_apart() -> None:
    assert summed({"AAA": (10, 8, 15), "BBB": (5, 5, 9)}) == Aggregate(2020, 15, 13, 24, 2, 4)


@pytest.mark.parametrize(
    ("lower", "upper", "ends"), [(None, 15.0, (15, 20)), (8.0, None, (13, 15)), (None, None, (15, 15))]
)
def test_a_bound_that_is_missing_is_the_best_estimate(
    lower: float | None, upper: float | None, ends: tuple[float, float]
) -> None:
    made = {"AAA": (Observation("AAA", 2020, 10, lower, upper, "U"),), "BBB": (observation("BBB", 2020, 5),)}
    (found,) = total(made, ["AAA", "BBB"], COUNTRIES, 0)
    assert (found.value, found.lower, found.upper) == (15, *ends)


def test_an_area_that_is_no_country_is_counted_in_its_sum_and_people_of_no_area_are_not() -> None:
    made = histories({area: {2020: figure} for area, figure in {"AAA": 1, "ZZZ": 10, "_X": 100}.items()})
    (found,) = total(made, ["AAA", "BBB", "ZZZ", "_X"], COUNTRIES, 0, "_X")
    assert (found.value, found.countries, found.of) == (111, 2, 3)


def test_an_area_outside_the_group_is_not_in_the_sum() -> None:
    assert summed({"AAA": 1, "BBB": 10}, members=["AAA", "CCC"]).value == 1


@pytest.mark.parametrize(("least", "shown"), [(0.0, True), (0.5, True), (0.51, False), (1.0, False)])
def test_below_the_least_coverage_there_is_no_sum(least: float, shown: bool) -> None:
    made = histories({"AAA": {2020: 1}, "BBB": {2020: (1, 4)}, "ZZZ": {2020: 9}, "_X": {2020: 9}})
    found = total(made, ["AAA", "BBB", "CCC", "DDD", "ZZZ", "_X"], COUNTRIES, least)
    assert bool(found) is shown


def test_each_year_stands_for_itself() -> None:
    made = histories({"AAA": {2018: 1, 2020: 2}, "BBB": {2020: 3}, "CCC": {2019: None}})
    assert [(item.year, item.value, item.countries) for item in total(made, ["AAA", "BBB"], COUNTRIES, 0)] == [
        (2018, 1, 1),
        (2020, 5, 2),
    ]


FIGURES = st.one_of(
    st.none(),
    st.floats(0, 1e6),
    st.tuples(st.floats(0, 1e3), st.floats(0, 1e3)).map(lambda pair: (pair[0], pair[0] + pair[1])),
)


@given(figures=st.dictionaries(st.sampled_from(["AAA", "BBB", "CCC", "DDD", "ZZZ"]), FIGURES, min_size=1))
def test_whatever_the_parts_really_are_their_sum_lies_in_the_interval(figures: dict[str, Figure]) -> None:
    made = histories({area: {2020: figure} for area, figure in figures.items()})
    known = [figure for figure in figures.values() if figure is not None]
    found = total(made, list(figures), COUNTRIES, 0)
    assert len(found) == bool(known)
    for item in found:
        low = math.fsum(figure[0] if isinstance(figure, tuple) else figure for figure in known)
        high = math.fsum(figure[1] if isinstance(figure, tuple) else figure for figure in known)
        assert (item.lower, item.upper) == (low, high)
        assert (item.value is None) == any(isinstance(figure, tuple) for figure in known)
        assert item.countries == len(known)


WEIGHTS = {"AAA": {2020: 100.0}, "BBB": {2020: 300.0}, "CCC": {2020: 600.0}, "ZZZ": {2020: 1000.0}}


MANY = [f"C{number:02}" for number in range(12)]


def test_a_median_takes_each_countrys_latest_figure_within_the_window() -> None:
    made = histories({area: {2020: place} for place, area in enumerate(MANY[:10])} | {"C11": {2016: 1e6, 2024: 1e6}})
    made = {**made, "C00": histories({"C00": {2018: 500.0, 2019: 0.0}})["C00"]}
    found = median(made, MANY, frozenset(MANY), 2020, 3)
    assert found is not None
    assert (found.lower, found.upper, found.countries, found.of, found.first) == (4.5, 4.5, 10, 12, 2019)
    assert found.quartiles == (2.25, 6.75)


def test_quartiles_are_those_that_other_programs_give() -> None:
    values = [float(number**2 % 37) for number in range(12)]
    made = histories({area: {2020: value} for area, value in zip(MANY, values, strict=True)})
    found = median(made, MANY, frozenset(MANY), 2020, 0)
    assert found is not None
    assert (found.quartiles[0], found.lower, found.quartiles[1]) == pytest.approx(
        np.quantile(values, (0.25, 0.5, 0.75))
    )


def test_an_interval_takes_part_in_a_median_with_both_ends() -> None:
    figures: dict[str, Figure] = dict.fromkeys(MANY[:6], (1.0, 4.0))
    made = histories({area: {2020: figures.get(area, 10.0)} for area in MANY[:11]})
    found = median(made, MANY, frozenset(MANY), 2020, 0)
    assert found is not None
    assert (found.lower, found.upper) == (1, 4)
    assert found.quartiles == (1, 10)


def test_no_median_rests_on_fewer_than_ten_countries_nor_on_a_territory() -> None:
    made = histories({area: {2020: 1.0} for area in [*MANY[:9], "ZZZ"]})
    assert median(made, [*MANY, "ZZZ"], frozenset(MANY), 2020, 0) is None
    assert median(made, MANY, frozenset(MANY), 2020, 0) is None
    more = {**made, "C09": histories({"C09": {2020: None}})["C09"]}
    assert median(more, MANY, frozenset(MANY), 2020, 0) is None
    assert median({**made, "C09": made["C08"]}, MANY, frozenset(MANY), 2020, 0) is not None


def test_only_countries_with_a_figure_in_every_year_are_compared() -> None:
    made = histories(
        {
            "AAA": {2018: 1, 2019: (1, 4), 2020: 3, 2021: 9},
            "BBB": {2018: 1, 2020: 3},
            "CCC": {2018: 1, 2019: None, 2020: 3},
            "DDD": {2018: 0, 2019: 0, 2020: 0},
        }
    )
    assert same_countries(made, ["DDD", "AAA", "BBB", "CCC", "none"], range(2018, 2021)) == ("DDD", "AAA")


def test_a_sum_over_the_same_countries_adds_their_ends_and_no_others() -> None:
    made = histories({"AAA": {2019: 7, 2020: (1, 4)}, "BBB": {2020: 10}, "CCC": {2020: 100}, "DDD": {2020: None}})
    assert sum_in(made, ["AAA", "BBB", "DDD"], 2020) == (11, 14)
    assert sum_in(made, ["AAA"], 2021) == (0, 0)


def test_the_area_behind_most_of_a_change_is_found_with_its_part() -> None:
    was = {"AAA": (10.0, 10.0), "BBB": (20.0, 20.0), "CCC": (5.0, 5.0)}
    now = {"AAA": (19.0, 19.0), "BBB": (21.0, 21.0), "CCC": (5.0, 5.0)}
    assert largest_change(was, now) == ("AAA", (0.9, 0.9))
    assert largest_change(was, was) is None


def test_a_part_of_a_change_is_a_range_where_a_figure_is_one() -> None:
    """Of 9 more, and of 1 to 4 in either year beside them, it is 9 of 6 to 12: all of it, or three quarters."""
    was = {"AAA": (10.0, 10.0), "BBB": (1.0, 4.0)}
    found = largest_change(was, {"AAA": (19.0, 19.0), "BBB": (1.0, 4.0)})
    assert found is not None
    assert found[0] == "AAA"
    assert found[1] == pytest.approx((9 / 12, 9 / 6))


def test_nobody_has_a_part_of_a_change_whose_way_is_not_known() -> None:
    assert largest_change({"AAA": (1.0, 4.0), "BBB": (5.0, 5.0)}, {"AAA": (2.0, 4.0), "BBB": (5.0, 5.0)}) is None


def test_people_who_are_not_known_are_not_invented() -> None:
    assert people_in(WEIGHTS, ["AAA", "BBB", "none"], 2020) == 400
    assert people_in(WEIGHTS, ["AAA"], 1900) == 0


def test_a_rate_of_the_same_countries_is_what_they_count_by_their_people() -> None:
    made = histories({"AAA": {2020: (0, 2)}, "BBB": {2020: 20}, "CCC": {2020: 100}, "DDD": {2020: 1000}})
    assert rate_in(made, WEIGHTS, ["AAA", "BBB"], 2020) == (15, 15.5)
    assert rate_in(made, WEIGHTS, ["AAA", "BBB", "DDD"], 2020) == (15, 15.5)
    assert rate_in(made, WEIGHTS, ["DDD"], 2020) is None
    assert rate_in(made, WEIGHTS, ["AAA"], 2021) is None


@pytest.mark.parametrize(
    ("part", "rest", "ends"),
    [
        ((30, 30), (70, 70), (30, 30)),
        ((1, 4), (6, 6), (100 / 7, 40)),
        ((10, 10), (1, 4), (1000 / 14, 1000 / 11)),
        ((0, 0), (5, 5), (0, 0)),
        ((5, 5), (0, 0), (100, 100)),
    ],
)
def test_a_share_goes_from_its_least_to_its_greatest(
    part: tuple[float, float], rest: tuple[float, float], ends: tuple[float, float]
) -> None:
    assert share_ends(part, rest) == pytest.approx(ends)


ENDS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(part=ENDS, rest=ENDS, at=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_every_possible_share_lies_between_the_ends(
    part: tuple[int, int], rest: tuple[int, int], at: tuple[float, float]
) -> None:
    one, other = (ends[0] + round(place * (ends[1] - ends[0])) for ends, place in zip((part, rest), at, strict=True))
    if one + other and part[0] + rest[1] and part[1] + rest[0]:
        least, greatest = share_ends(part, rest)
        assert least - 1e-9 <= 100 * one / (one + other) <= greatest + 1e-9


@pytest.mark.parametrize(
    ("lower", "upper", "said"),
    [
        (5, 5, 5),
        (0, 0, 0),
        (2_258, 2_288, 2_270),
        (1000, 1021, None),
        (108, 110, None),  # Of few whole ones 1 %.
        (0.0846, 0.0857, 0.0852),
        (0.642, 0.647, 0.645),
        (1, 4, None),
        (8_000_000, 8_010_000, 8_010_000),  # A half goes up.
    ],
)
def test_only_an_interval_of_under_two_per_cent_is_about_one_number(
    lower: float, upper: float, said: float | None
) -> None:
    assert about(lower, upper) == said
    if said is not None:
        assert about(lower, upper, decimals=2) == pytest.approx((lower + upper) / 2, abs=max(0.005, said / 200))


@given(lower=st.floats(0.01, 1e9), width=st.floats(0, 0.04))
def test_about_is_at_most_a_hundredth_off_either_end(lower: float, width: float) -> None:
    upper = lower * (1 + width)
    said = about(lower, upper)
    if upper >= 1000 and said is None:  # Few whole ones are said as they are.
        assert (upper - lower) / upper >= 0.0099
    if said is not None:
        assert max(abs(said - lower), abs(said - upper)) <= 0.010001 * said or lower == upper
