"""The second reading: the worked examples of the method to their last digit, and each rule on hand-made series."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from dashboard.catalogue import Indicator, Target, load_indicators
from dashboard.metrics.progress import Judgement, Observation, Point, judge
from dashboard.metrics.projection import Projected, breaks, scale_of, weights
from data.second_reading import SecondReading, disagrees, second_reading

CATALOGUE = load_indicators(Path(__file__).parents[2] / "data" / "catalogue")
HUNGER = CATALOGUE["food-insecurity"]
HOMICIDE = CATALOGUE["homicide-rate"]
REGISTERED = replace(HUNGER, id="registered", direction="up", target=Target(100, "universal", met=99))


def history(values: dict[int, float]) -> list[Observation]:
    """One value a year."""
    return [Observation("NGA", year, value, None, None, "A") for year, value in sorted(values.items())]


def read(indicator: Indicator, values: dict[int, float]) -> SecondReading | None:
    """The second reading of a series."""
    known = history(values)
    return second_reading(indicator, known, judge(indicator, known, {}))


def falling(first: int, last: int, start: float, step: float) -> dict[int, float]:
    """A value that falls by `step` a year."""
    return {year: start - step * (year - first) for year in range(first, last + 1)}


LIBERIA = {2000: 43.7, 2005: 39.2, 2010: 33.1, 2015: 29.1, 2020: 24.9}


def test_the_worked_example_of_liberia() -> None:
    found = read(CATALOGUE["child-marriage-18"], LIBERIA)
    assert found is not None
    assert found.projection == pytest.approx((17.716025, 16.242292, 19.292676), abs=5e-7)
    assert found.share == pytest.approx(0.405124, abs=5e-7)
    assert found.reading == "ACCELERATE"
    assert "band too narrow" in found.notes


def test_the_line_is_the_weighted_one_of_the_formula() -> None:
    """The same by the normal equations, without the library."""
    years, values = (np.array(list(side), dtype=float) for side in (LIBERIA.keys(), LIBERIA.values()))
    weights = (2030 - years[0]) / (2030 - years)
    assert weights == pytest.approx([1, 1.2, 1.5, 2, 3])
    heights = np.log(values / (100 - values))
    design = np.column_stack([np.ones(5), years])
    inverse = np.linalg.inv(design.T @ np.diag(weights) @ design)
    line = inverse @ design.T @ (weights * heights)
    residuals = heights - design @ line
    s2 = float((weights * residuals**2).sum() / 3)
    assert (line[1], s2) == pytest.approx((-0.04288124, 0.000589284), abs=5e-9)
    at = np.array([1, 2030.0])
    half = stats.t.ppf(0.975, 3) * np.sqrt(s2 * (1 + at @ inverse @ at))
    ends = [100 / (1 + np.exp(-(at @ line + side * half))) for side in (-1, 1)]
    found = read(CATALOGUE["child-marriage-18"], LIBERIA)
    assert found is not None
    assert found.projection[1:] == pytest.approx(ends, rel=1e-9)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({2015: 30, 2018: 28, 2020: 26}, "three points"),
        (falling(2012, 2018, 30, 1), "nothing recent"),
        ({**falling(2014, 2022, 40, 0.2), 2023: 12}, "a break: 38.4 to 12 in one year"),
        ({**falling(2015, 2022, 3, 0.3), 2023: 0.05}, "the last value is clipped"),
        ({2019: 30, 2020: 29, 2021: 28, 2022: 27}, "no base and nothing before 2015"),
    ],
)
def test_there_is_none_where_the_values_do_not_bear_one(values: dict[int, float], why: str) -> None:
    assert read(HUNGER, values) is None, why


def test_values_all_below_the_least_that_is_told_have_none() -> None:
    known = [Observation("NGA", year, None, 0, 2.5, "Q") for year in range(2010, 2024)]
    indicator = replace(HUNGER, target=Target(2.5, "zero"))
    assert second_reading(indicator, known, judge(indicator, known, {})) is None


def test_values_apart_by_more_than_three_years_are_no_break() -> None:
    assert read(HUNGER, {2005: 60, 2010: 50, 2016: 16, 2022: 12}) is not None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (10.0, 5.0, False),  # a difference of 5 is not more than 5
        (7.5, 2.5, False),  # a factor of 3 is not more than 3
        (7.6, 2.5, True),
        (5.1 + 1e-10, 0.1, False),
        (5.2, 0.1, True),
        (0.0, 5.2, True),
    ],
)
def test_a_break_is_more_than_five_and_more_than_threefold(one: float, other: float, apart: bool) -> None:
    assert breaks(Point(2015, one), Point(2018, other)) is apart
    assert not breaks(Point(2015, one), Point(2019, other))


def test_the_line_and_its_band_follow_from_what_is_published() -> None:
    """A page draws them without statsmodels: in every year the same as the library's own prediction."""
    values = falling(2010, 2023, 30, 0.9) | {2016: 22.0}
    found = read(HUNGER, values)
    assert found is not None
    years = sorted(values)
    heights = [np.log(values[year] / (100 - values[year])) for year in years]
    design = np.column_stack([np.ones(len(years)), np.array(years) - 2015.0])
    fit = sm.WLS(heights, design, weights=weights(years)).fit()
    line = Projected(scale_of(HUNGER), found.level, found.slope, found.projection.lower, found.projection.upper)
    for step in line.path(years, 2023):
        low, high = fit.get_prediction([[1.0, step.year - 2015.0]], weights=1).conf_int(obs=True)[0]
        expected = [100 / (1 + np.exp(-height)) for height in (fit.params @ [1.0, step.year - 2015.0], low, high)]
        assert [step.value, step.lower, step.upper] == pytest.approx(expected, rel=1e-9)


def test_four_points_have_a_line_without_a_band() -> None:
    found = read(HUNGER, {2012: 30, 2015: 27, 2018: 24, 2021: 21})
    assert found is not None
    assert found.projection.lower is None
    assert "no band: four points" in found.notes


def test_without_a_base_the_line_stands_in_where_there_are_points_on_both_sides() -> None:
    found = read(HUNGER, {2005: 30, 2010: 27, 2020: 22, 2022: 21})
    assert found is not None
    assert "share from the line's value at 2015" in found.notes


def test_the_three_readings() -> None:
    readings = {
        "MAINTAIN": falling(2010, 2023, 40, 2.3),
        "ACCELERATE": falling(2010, 2023, 30, 0.4),
        "REVERSE": falling(2010, 2023, 20, -0.5),
    }
    for expected, values in readings.items():
        found = read(HUNGER, values)
        assert found is not None
        assert found.reading == expected


def test_a_target_met_in_2015_is_maintained_or_reversed() -> None:
    met = read(HUNGER, dict.fromkeys(range(2012, 2024), 3.0) | {2023: 3.1})
    lost = read(HUNGER, falling(2012, 2023, 3, -0.6))
    assert met is not None
    assert lost is not None
    assert (met.reading, met.share) == ("MAINTAIN", None)
    assert (lost.reading, lost.share) == ("REVERSE", None)


def test_a_band_that_reaches_from_one_end_to_the_other_is_unclear() -> None:
    found = read(HUNGER, {2010: 30, 2013: 12, 2015: 25, 2018: 10, 2020: 28, 2023: 14})
    assert found is not None
    assert found.reading == "UNCLEAR"


def test_upward_targets_are_read_upwards() -> None:
    found = read(REGISTERED, {2008: 60, 2011: 68, 2015: 78, 2018: 85, 2021: 91})
    assert found is not None
    assert found.projection.value > 95
    assert found.reading == "ACCELERATE" if found.share is not None and found.share < 0.9 else "MAINTAIN"


def test_a_recent_turn_is_said() -> None:
    turned = read(HUNGER, {**falling(2010, 2021, 30, 1), 2022: 20, 2023: 22})
    steady = read(HUNGER, falling(2010, 2023, 30, 1))
    assert turned is not None
    assert steady is not None
    assert "recent turn" in turned.notes
    assert "recent turn" not in steady.notes


def test_rates_are_read_on_the_logarithm() -> None:
    values = {year: 10 * 0.95 ** (year - 2010) for year in range(2010, 2024)}
    found = read(HOMICIDE, values)
    assert found is not None
    assert found.projection.value == pytest.approx(10 * 0.95**20)


@pytest.mark.parametrize(
    ("status", "reading", "apart"),
    [
        ("ON_TRACK", "MAINTAIN", False),
        ("TARGET_MET", "REVERSE", True),
        ("FAIR", "MAINTAIN", True),
        ("LIMITED", "ACCELERATE", False),
        ("DETERIORATION", "ACCELERATE", True),
        ("DETERIORATION", "UNCLEAR", False),
        ("CANNOT_BE_JUDGED", "REVERSE", False),
    ],
)
def test_the_two_readings_disagree_only_where_both_say_something(status: str, reading: str, apart: bool) -> None:
    found = read(HUNGER, falling(2010, 2023, 30, 1))
    assert found is not None
    judgement = Judgement("x", "NGA", status, "", 0, "zero", 2030)  # type: ignore[arg-type]
    assert disagrees(judgement, replace(found, reading=reading)) is apart  # type: ignore[arg-type]


def test_the_band_of_the_world_is_not_called_too_narrow_where_only_countries_have_means_of_three_years() -> None:
    values = falling(2010, 2022, 20.0, 0.4)
    of_country = read(CATALOGUE["undernourishment"], values)
    known = [item._replace(area="WLD") for item in history(values)]
    indicator = CATALOGUE["undernourishment"]
    of_world = second_reading(indicator, known, judge(indicator, known, {}))
    assert of_country is not None
    assert of_world is not None
    assert "band too narrow" in of_country.notes
    assert "band too narrow" not in of_world.notes
