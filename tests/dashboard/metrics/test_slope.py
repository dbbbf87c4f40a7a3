"""Two years are compared over the same countries, and a figure is lower or higher only where that can be told."""

from __future__ import annotations

import pytest

from dashboard.metrics.slope import Way, two_years, way
from dashboard.store import Histories, Observation


def exact(area: str, year: int, value: float, status: str = "A") -> Observation:
    return Observation(area, year, value, None, None, status)


def between(area: str, year: int, low: float, high: float) -> Observation:
    return Observation(area, year, None, low, high, "Q")


def unknown(area: str, year: int) -> Observation:
    return Observation(area, year, None, None, None, "M")


def table(**years: tuple[int, ...]) -> Histories:
    return {area: tuple(exact(area, year, float(year)) for year in own) for area, own in years.items()}


def years_of(
    histories: Histories, chosen: tuple[str, ...] = (), *, since: int = 0, fewest: int = 2
) -> tuple[int, int] | None:
    found = two_years(histories, tuple(histories), chosen, since, fewest)
    return None if found is None else (found.first, found.last)


def test_the_last_year_that_enough_have_is_compared_with_the_earliest_of_the_same_countries() -> None:
    histories = table(A=(2000, 2010, 2020), B=(2000, 2010, 2020), C=(2010, 2020), D=(2021,))
    found = two_years(histories, tuple(histories), (), 0, 2)
    assert found is not None
    assert (found.first, found.last) == (2000, 2020)
    assert sorted(found.both) == ["A", "B"]
    assert [item.year for item in found.both["A"]] == [2000, 2020]


def test_half_of_those_with_the_later_figure_must_have_the_earlier_one() -> None:
    histories = table(A=(2000, 2010, 2020), B=(2000, 2020), C=(2010, 2020), D=(2010, 2020), E=(2010, 2020))
    assert years_of(histories) == (2010, 2020)


def test_two_years_are_some_years_apart() -> None:
    histories = table(A=(2016, 2020), B=(2016, 2020))
    assert years_of(histories) is None
    assert years_of(table(A=(2015, 2020), B=(2015, 2020))) == (2015, 2020)


def test_a_pair_that_the_chosen_country_has_goes_before_a_later_one() -> None:
    histories = table(A=(2000, 2020), B=(2000, 2015, 2020), C=(2000, 2015))
    assert years_of(histories) == (2000, 2020)
    assert years_of(histories, ("C",)) == (2000, 2015)
    assert years_of(histories, ("D",)) == (2000, 2020)


def test_nothing_is_compared_across_a_break_nor_with_what_is_marked_as_not_comparable() -> None:
    histories = table(A=(2000, 2010, 2020), B=(2000, 2010, 2020))
    assert years_of(histories, since=2010) == (2010, 2020)
    marked = {**histories, "A": (exact("A", 2000, 1, "B"), exact("A", 2010, 1), exact("A", 2020, 1))}
    assert years_of(marked) == (2010, 2020)


def test_a_row_without_a_figure_is_no_figure_and_no_zero() -> None:
    histories = {**table(A=(2000, 2020)), "B": (unknown("B", 2000), exact("B", 2020, 1.0))}
    assert years_of(histories) is None


@pytest.mark.parametrize(
    ("before", "after", "margin", "told"),
    [
        (exact("A", 2000, 9), exact("A", 2020, 3), 0, "lower"),
        (exact("A", 2000, 3), exact("A", 2020, 9), 0, "higher"),
        (exact("A", 2000, 3.02), exact("A", 2020, 3.04), 0, "near"),
        (exact("A", 2000, 9), exact("A", 2020, 8.5), 1, "near"),
        (exact("A", 2000, 9), exact("A", 2020, 8), 1, "lower"),
        (between("A", 2000, 0, 2.5), between("A", 2020, 0, 2.5), 0, "near"),
        (between("A", 2000, 1, 4), exact("A", 2020, 3), 0, "near"),
        (between("A", 2000, 1, 4), exact("A", 2020, 5), 0, "higher"),
        (Observation("A", 2000, 0.5, 0.2, 0.8, "E"), Observation("A", 2020, 0.9, 0.7, 1.1, "E"), 0, "near"),
        (Observation("A", 2000, 0.5, 0.2, 0.8, "E"), Observation("A", 2020, 1.9, 1.7, 2.1, "E"), 0, "higher"),
    ],
)
def test_a_figure_is_lower_or_higher_only_where_all_that_it_can_be_is(
    before: Observation, after: Observation, margin: float, told: Way
) -> None:
    assert way(before, after, margin, 1) == told
