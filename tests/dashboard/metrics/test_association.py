"""Association over countries: the library's rho, an interval that widens with fewer, and no pair divided alike."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dashboard.context import Context
from dashboard.metrics.association import FEWEST, rank_association, share_a_denominator, why_not


def values(seed: int, size: int) -> dict[str, float]:
    """Random figures of areas."""
    drawn = np.random.default_rng(seed).normal(size=size)
    return {f"A{number:03d}": float(value) for number, value in enumerate(drawn)}


@pytest.mark.parametrize("size", [10, 25, 150])
def test_rho_is_spearmans(size: int) -> None:
    one, noise = values(1, size), values(2, size)
    other = {area: round(value + noise[area], 1) for area, value in one.items()}
    found = rank_association(one, other)
    assert found is not None
    assert found.rho == pytest.approx(stats.spearmanr(list(one.values()), list(other.values())).statistic)
    assert found.countries == size
    assert -1 <= found.lower < found.rho < found.upper <= 1


def test_the_interval_is_the_one_of_the_formula() -> None:
    """rho 0.5 over 103: atanh 0.549306, half width 1.959964 sqrt(1.125 / 100) = 0.207886."""
    one = values(3, 103)
    found = rank_association(one, {area: value + 2.0 * values(4, 103)[area] for area, value in one.items()})
    assert found is not None
    half = 1.959964 * np.sqrt((1 + found.rho**2 / 2) / 100)
    assert found.lower == pytest.approx(np.tanh(np.arctanh(found.rho) - half))
    assert found.upper == pytest.approx(np.tanh(np.arctanh(found.rho) + half))


def test_only_areas_with_both_count_and_few_say_nothing() -> None:
    one = values(5, 30)
    other = dict(list(values(6, 30).items())[: FEWEST - 1])
    assert rank_association(one, other) is None
    assert rank_association(one, dict.fromkeys(one, 3.0)) is None


def test_the_same_ranks_are_exactly_one() -> None:
    one = values(7, 12)
    assert rank_association(one, {area: 2 * value for area, value in one.items()}) == (1, 1, 1, 12)


def test_two_rates_of_the_same_population_are_not_correlated(shared: Context) -> None:
    deaths, displaced, poverty = (
        shared.indicators[name] for name in ("conflict-deaths", "conflict-displacement-new", "extreme-poverty")
    )
    assert share_a_denominator(deaths, "rate", displaced, "rate")
    assert not share_a_denominator(deaths, "count", displaced, "rate")
    assert not share_a_denominator(deaths, "rate", poverty, "value")
    victims, homicide = shared.indicators["detected-victims-rate"], shared.indicators["homicide-rate"]
    assert share_a_denominator(victims, "value", homicide, "value")


def test_a_rate_of_children_and_one_of_all_people_share_what_they_are_divided_by(shared: Context) -> None:
    children, homicide = shared.indicators["detected-child-victims-rate"], shared.indicators["homicide-rate"]
    assert share_a_denominator(children, "value", homicide, "value")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("rule-of-law value", "rule-of-law value", "same"),
        ("detected-victims-rate value", "detected-child-victims-rate value", "parts"),
        ("inform-risk value", "refugees-by-asylum rate", "index"),
        ("detected-victims rate", "homicide-rate value", "mixed"),
        ("detected-victims-rate value", "homicide-rate value", "people"),
        ("homicide-rate value", "refugees-by-origin rate", "people"),
        ("detected-victims rate", "gdp-per-capita value", ""),
        ("detected-victims count", "homicide-rate value", ""),
        ("detected-victims count", "disaster-affected count", "size"),
    ],
)
def test_what_is_not_correlated_says_why(shared: Context, one: str, other: str, why: str) -> None:
    (first, measure), (second, other_measure) = one.split(), other.split()
    sides = (shared.indicators[first], measure), (shared.indicators[second], other_measure)
    assert why_not(*sides[0], *sides[1]) == why
    assert why_not(*sides[1], *sides[0]) == why
