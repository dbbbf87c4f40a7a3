"""Lagged association: on yearly changes, within countries, not across the break, every lag shown."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from dashboard.catalogue import load_indicators
from dashboard.config import Config
from dashboard.metrics.association import LAGS, LEAST_COUNTRIES, LEAST_PAIRS
from data import lagged
from data.lagged import BREAK, association, changes


def table(values: dict[str, dict[int, float | None]]) -> pd.DataFrame:
    """A published table of exact figures; None is an interval."""
    rows = [
        (area, year, "_T", "_T", "_T", value, None if value is not None else 1, None if value is not None else 4, "A")
        for area, years in values.items()
        for year, value in years.items()
    ]
    columns = [
        "ref_area",
        "time_period",
        "sex",
        "age",
        "breakdown",
        "obs_value",
        "obs_lower",
        "obs_upper",
        "obs_status",
    ]
    return pd.DataFrame(rows, columns=columns).astype({"obs_value": float})


INDICATORS = load_indicators(Config().catalogue)


def walk(seed: int, first: int = 2000, last: int = 2016) -> dict[int, float | None]:
    """A random walk."""
    steps = np.random.default_rng(seed).normal(size=last - first + 1).cumsum()
    return {first + at: float(value) for at, value in enumerate(steps)}


PLACES = {f"A{number:02d}": walk(number) for number in range(LEAST_COUNTRIES)}


def test_changes_are_to_the_year_before_and_none_is_made_over_a_gap_or_the_break() -> None:
    found = changes(table({"NGA": {2013: 1, 2014: 4, 2016: 9, 2017: 20, 2018: 21}}), across_break=False)
    assert found.to_dict() == {("NGA", 2014): 3, ("NGA", 2018): 1}
    assert changes(table({"NGA": {BREAK - 1: 9, BREAK: 20}}), across_break=True).to_dict() == {("NGA", BREAK): 11}


def test_an_interval_has_no_change() -> None:
    assert changes(table({"NGA": {2013: 1, 2014: None, 2015: 4}}), across_break=True).empty


def test_a_driver_that_comes_two_years_before_is_found_at_lag_two_and_no_other() -> None:
    later = {area: {year + 2: value for year, value in own.items()} for area, own in PLACES.items()}
    driver = changes(table(PLACES), across_break=True)
    victims = changes(table(later), across_break=True)
    found = {lag: association(driver, victims, lag) for lag in LAGS}
    assert found[2] is not None
    assert found[2].rho == pytest.approx(1)
    assert all(abs(other.rho) < 0.6 for lag, other in found.items() if lag != 2 and other is not None)


def test_rho_is_the_mean_of_the_countries_own() -> None:
    other = {area: walk(100 + number) for number, area in enumerate(PLACES)}
    driver, victims = (changes(table(values), across_break=True) for values in (PLACES, other))
    found = association(driver, victims, 0)
    own = [stats.spearmanr(driver[area], victims[area]).statistic for area in PLACES]
    assert found is not None
    assert found.rho == pytest.approx(float(np.mean(own)))
    assert found.lower < found.rho < found.upper
    assert (found.countries, found.pairs) == (LEAST_COUNTRIES, LEAST_COUNTRIES * 16)


def test_a_country_with_too_few_pairs_does_not_count_and_too_few_countries_have_none() -> None:
    short = {**PLACES, "ZZZ": walk(9, 2000, 2000 + LEAST_PAIRS - 1)}
    driver = changes(table(short), across_break=True)
    found = association(driver, driver, 0)
    assert found is not None
    assert found.countries == len(PLACES)
    few = changes(table({area: PLACES[area] for area in list(PLACES)[1:]}), across_break=True)
    assert association(few, few, 0) is None


def test_every_lag_of_every_driver_is_listed_and_twice_the_same() -> None:
    tables = {**dict.fromkeys(lagged.VICTIMS, table(PLACES)), "conflict-deaths": table(PLACES)}
    made = lagged.build(tables, INDICATORS)
    assert made[["victims", "driver", "lag"]].values.tolist() == [
        [victims, "conflict-deaths", lag] for victims in lagged.VICTIMS for lag in LAGS
    ]
    pd.testing.assert_frame_equal(made, lagged.build(tables, INDICATORS))


def test_rates_of_the_same_people_have_no_rho_and_too_few_countries_say_so() -> None:
    few = {area: PLACES[area] for area in list(PLACES)[:3]}
    tables = {**dict.fromkeys(lagged.VICTIMS, table(PLACES)), "homicide-rate": table(PLACES), "rule-of-law": table(few)}
    made = lagged.build(tables, INDICATORS)
    assert made["rho"].isna().all()
    assert made.groupby("driver")["why"].unique().map(list).to_dict() == {
        "homicide-rate": ["people"],
        "rule-of-law": ["few"],
    }
