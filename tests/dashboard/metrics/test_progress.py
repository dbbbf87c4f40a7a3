"""What "Progress to 2030" promises about a status, its reason, and what the target would still take."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from dashboard.catalogue import Indicator, Target
from dashboard.metrics import progress
from dashboard.metrics.progress import (
    STATUS_SIGNS,
    STATUS_WORDS,
    STATUSES,
    Judgement,
    OtherReading,
    WhatItTakes,
    count_statuses,
    judge,
    judged_series,
    series_notes,
    what_it_takes,
)
from dashboard.store import Observation


def an_indicator(target: Target | None, **changes: Any) -> Indicator:
    indicator = Indicator(
        id="made-up",
        theme="protection",
        order=1,
        name="Made up",
        label="Made up",
        definition="Made up.",
        unit="% of people",
        unit_label="% of people",
        decimals=1,
        direction="down",
        source="made_up",
        denominator="",
        window=10,
        sex=("_T",),
        age=("_T",),
        breakdown=("_T",),
        default_sex="_T",
        default_age="_T",
        default_breakdown="_T",
        aggregate="none",
        per="",
        hue="neutral",
        caveats=(),
        meaning_zero="",
        meaning_blank="",
        meaning_edge="",
        target=target,
    )
    return replace(indicator, **changes)


DOWN = an_indicator(Target(1, "zero"))
UP = an_indicator(Target(95, "assumed"), direction="up")
SURVEY = an_indicator(Target(1, "zero", pace=False))
REGISTRATION = an_indicator(Target(100, "universal", met=99, pace=False), direction="up")
CHILD_LABOUR = an_indicator(Target(1, "zero", year=2025, pace=False), unit="% of children", default_age="Y5T17")
FOOD_INSECURITY = an_indicator(Target(5, "zero", margin=2))
CHILD_MARRIAGE = an_indicator(Target(1, "zero", margin=2), unit="% of women aged 20 to 24", default_age="Y20T24")
POVERTY = an_indicator(Target(3, "zero"))
HOMICIDE = an_indicator(Target(1, "assumed", margin=0.5), unit="per 100,000 people")
UNSENTENCED = an_indicator(Target(15, "assumed"), unit="% of prisoners")
MANY = dict.fromkeys(range(2000, 2031), 50_000_000.0)


def history(values: Mapping[int, float], area: str = "AAA") -> list[Observation]:
    return [Observation(area, year, value, None, None, "A") for year, value in values.items()]


def judged(indicator: Indicator, values: Mapping[int, float], people: Mapping[int, float] | None = None) -> Judgement:
    return judge(indicator, history(values), people)


def status(indicator: Indicator, values: Mapping[int, float], people: Mapping[int, float] | None = None) -> str:
    return judged(indicator, values, people).status


def formula(judgement: Judgement) -> str:
    return f"{judgement.pace_seen:.6f} / {judgement.pace_needed:.6f} = {judgement.ratio:.6f}"


# The worked examples of the method


def test_met_needs_no_ratio_and_tells_what_one_percent_would_say() -> None:
    values = {2015: 8.2, 2016: 8.9, 2017: 7.9, 2018: 7.1, 2019: 6.0, 2020: 5.5, 2021: 4.8, 2022: 3.6, 2023: 2.8}
    russia = judged(FOOD_INSECURITY, values)
    assert (russia.status, russia.ratio, russia.points) == ("TARGET_MET", None, 9)
    assert russia.other_status == (OtherReading(1, "ON_TRACK"),)
    assert (russia.base_year, russia.base_value, russia.last_year, russia.last_value) == (2015, 8.2, 2023, 2.8)


def test_a_rise_within_the_margin_of_a_survey_is_limited() -> None:
    assert status(FOOD_INSECURITY, {2015: 6.3, 2023: 6.9}) == "LIMITED"


def test_fair_where_the_pace_is_between_half_and_all_of_the_pace_needed() -> None:
    brazil = judged(UNSENTENCED, {2015: 37.47, 2024: 27.26})
    assert brazil.status == "FAIR"
    assert formula(brazil) == "-0.034729 / -0.059208 = 0.586569"


def test_limited_where_the_pace_is_under_half_of_the_pace_needed() -> None:
    liberia = judged(CHILD_MARRIAGE, {2000: 43.7, 2005: 39.2, 2010: 33.1, 2015: 29.1, 2020: 24.9})
    assert liberia.status == "LIMITED"
    assert formula(liberia) == "-0.030693 / -0.201257 = 0.152507"


def test_deterioration_where_the_pace_leads_away() -> None:
    south_africa = judged(HOMICIDE, {2015: 32.92, 2024: 39.72}, MANY)
    assert (south_africa.status, f"{south_africa.ratio:.6f}") == ("DETERIORATION", "-0.101459")


def test_few_victims_make_no_pace() -> None:
    people = {2015: 330_815.0, 2024: 395_000.0}
    iceland = judged(HOMICIDE, {2015: 0.91, 2024: 2.03}, people)
    assert (iceland.status, iceland.ratio, iceland.pace_seen) == ("CANNOT_BE_JUDGED", None, None)
    assert "few" in iceland.sentence
    bare = ((2.03 / 0.91) ** (1 / 9) - 1) / ((1 / 0.91) ** (1 / 15) - 1)
    assert f"{bare:.1f}" == "14.8"


def test_met_needs_no_base() -> None:
    nepal = judged(POVERTY, {2010: 20.5, 2022: 2.4})
    assert (nepal.status, nepal.base_year, nepal.missing) == ("TARGET_MET", None, "")


def test_a_deadline_that_has_passed_is_missed() -> None:
    bangladesh = judged(CHILD_LABOUR, {2025: 9.2})
    assert (bangladesh.status, bangladesh.target_year, bangladesh.points) == ("TARGET_MISSED", 2025, 1)


# Rule 1: a value from 2019 on


@pytest.mark.parametrize("indicator", [DOWN, UP])
def test_without_a_value_from_2019_on_there_is_no_status(indicator: Indicator) -> None:
    met = indicator.target.value if indicator.target else 0.0
    assert status(indicator, {2014: 50, 2018: met}) == "CANNOT_BE_JUDGED"
    assert status(indicator, {2014: 50, 2019: met}) == "TARGET_MET"


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({2010: 50}, "base; recent value"),
        ({2012: 60, 2018: 50}, "recent value"),
        ({2016: 60, 2018: 50}, "recent value; three years between"),
        ({2016: 60}, "recent value; three years between"),
        ({2010: 60, 2019: 50}, "base"),
        ({2018: 60, 2020: 50}, "three years between"),
        ({2018: 60, 2021: 50}, ""),
    ],
)
def test_what_is_missing_is_listed_in_a_fixed_order(values: dict[int, float], missing: str) -> None:
    judgement = judged(DOWN, values)
    assert judgement.missing == missing
    assert (judgement.status == "CANNOT_BE_JUDGED") == bool(missing)


def test_an_area_without_any_value_cannot_be_judged() -> None:
    empty = judge(DOWN, [])
    asked = judge(DOWN, [Observation("AAA", 2020, None, None, None, "M")])
    assert (empty.status, empty.missing, empty.points, empty.last_year) == ("CANNOT_BE_JUDGED", "no value", 0, None)
    assert (asked.status, asked.missing, asked.area) == ("CANNOT_BE_JUDGED", "no value", "AAA")


# Rule 2: at the target


@pytest.mark.parametrize(
    ("indicator", "value", "met"),
    [
        (DOWN, 1.0, True),
        (DOWN, 0.0, True),
        (DOWN, 1 + 1e-10, True),
        (DOWN, 1 + 1e-7, False),
        (UP, 95.0, True),
        (UP, 100.0, True),
        (UP, 95 - 1e-10, True),
        (UP, 95 - 1e-7, False),
    ],
)
def test_at_the_target_is_met_in_either_direction(indicator: Indicator, value: float, met: bool) -> None:
    assert (status(indicator, {2015: 50, 2023: value}) == "TARGET_MET") is met


def test_met_says_where_the_value_moves_away_by_more_than_the_margin() -> None:
    assert "met, moving away" in judged(POVERTY, {2015: 0.5, 2023: 1.6}).sentence
    assert "moving away" not in judged(POVERTY, {2015: 0.5, 2023: 1.5}).sentence
    assert "moving away" not in judged(POVERTY, {2015: 1.6, 2023: 0.5}).sentence
    assert "met, moving away" in judged(UP, {2015: 99, 2023: 97.9}).sentence
    assert "moving away" not in judged(UP, {2015: 97.9, 2023: 99}).sentence
    assert "met, moving away" in judged(POVERTY, {2018: 0.5, 2019: 1.6}).sentence


def test_a_value_of_the_targets_year_that_is_not_at_it_is_missed() -> None:
    assert status(DOWN, {2015: 50, 2029: 40}) == "LIMITED"
    assert status(DOWN, {2015: 50, 2030: 40}) == "TARGET_MISSED"


# The base


@pytest.mark.parametrize(
    ("years", "base"),
    [
        ((2012, 2014, 2015, 2016), 2015),
        ((2014, 2016), 2014),
        ((2013, 2016), 2016),
        ((2012, 2018), 2012),
        ((2011, 2018), 2018),
        ((2012, 2019), 2012),
        ((2011, 2019), None),
    ],
)
def test_the_base_is_2015_or_the_nearest_year_the_earlier_in_a_tie(years: tuple[int, ...], base: int | None) -> None:
    assert judged(DOWN, {**dict.fromkeys(years, 50.0), 2023: 30.0}).base_year == base


def test_the_order_of_the_rows_does_not_matter() -> None:
    values = {2023: 30.0, 2012: 60.0, 2015: 50.0}
    assert judged(DOWN, values) == judged(DOWN, dict(sorted(values.items())))


# Rule 4: few victims


@pytest.mark.parametrize(("victims", "few"), [(9.999, True), (10.0, False)])
@pytest.mark.parametrize("end", [2015, 2023])
def test_under_ten_victims_at_either_end_are_few(victims: float, few: bool, end: int) -> None:
    values = {2015: 4.0, 2023: 2.0}
    people = {**MANY, end: victims / values[end] * 100_000}
    assert (status(HOMICIDE, values, people) == "CANNOT_BE_JUDGED") is few


@pytest.mark.parametrize("people", [None, {2015: 1e8}, {2023: 1e8}])
def test_without_a_population_nobody_can_tell_whether_victims_are_few(people: dict[int, float] | None) -> None:
    judgement = judged(HOMICIDE, {2015: 4, 2023: 2}, people)
    assert judgement.status == "CANNOT_BE_JUDGED"
    assert "few" in judgement.sentence


def test_percentages_ask_for_no_population_and_a_met_rate_neither() -> None:
    assert status(DOWN, {2015: 40, 2023: 20}) == "LIMITED"
    assert status(HOMICIDE, {2015: 4, 2023: 1}) == "TARGET_MET"


def test_few_comes_before_the_margin() -> None:
    assert status(HOMICIDE, {2015: 2.0, 2023: 2.1}, dict.fromkeys(MANY, 300_000.0)) == "CANNOT_BE_JUDGED"
    assert status(HOMICIDE, {2015: 2.0, 2023: 2.1}, MANY) == "LIMITED"


# Rule 5: what the data can show


@pytest.mark.parametrize(
    ("indicator", "values", "expected"),
    [
        (DOWN, {2015: 2.5, 2023: 3.4}, "LIMITED"),
        (DOWN, {2015: 2.5, 2023: 3.5}, "DETERIORATION"),
        (DOWN, {2015: 2.5, 2023: 3.5 - 1e-10}, "DETERIORATION"),
        (DOWN, {2015: 2.5, 2023: 1.6}, "LIMITED"),
        (DOWN, {2015: 2.5, 2023: 1.5}, "ON_TRACK"),
        (UP, {2015: 94.0, 2023: 94.9}, "LIMITED"),
        (UP, {2015: 93.5, 2023: 94.5}, "ON_TRACK"),
        (UP, {2015: 94.0, 2023: 93.1}, "LIMITED"),
        (UP, {2015: 94.0, 2023: 93.0}, "DETERIORATION"),
        (FOOD_INSECURITY, {2015: 6.3, 2023: 8.2}, "LIMITED"),
        (FOOD_INSECURITY, {2015: 6.3, 2023: 8.3}, "DETERIORATION"),
    ],
)
def test_a_change_under_the_margin_is_limited_whatever_its_ratio(
    indicator: Indicator, values: dict[int, float], expected: str
) -> None:
    assert status(indicator, values) == expected


def test_rates_have_a_margin_of_half_a_victim() -> None:
    assert status(HOMICIDE, {2015: 1.2, 2023: 1.6}, MANY) == "LIMITED"
    assert status(HOMICIDE, {2015: 1.2, 2023: 1.7}, MANY) == "DETERIORATION"


# Rules 5 and 6: the base was at the target


@pytest.mark.parametrize(
    ("indicator", "base", "near", "far"), [(FOOD_INSECURITY, 5.0, 6.9, 7.0), (UP, 95.0, 94.1, 94.0)]
)
def test_a_target_just_lost_is_limited_and_one_clearly_lost_is_deterioration(
    indicator: Indicator, base: float, near: float, far: float
) -> None:
    just, clearly = judged(indicator, {2015: base, 2023: near}), judged(indicator, {2015: base, 2023: far})
    assert (just.status, clearly.status) == ("LIMITED", "DETERIORATION")
    assert "target just lost" in just.sentence
    assert "was met in 2015" in clearly.sentence
    assert (just.ratio, clearly.ratio, clearly.pace_needed) == (None, None, None)


def test_just_lost_is_said_only_of_a_base_at_the_target() -> None:
    assert "just lost" not in judged(FOOD_INSECURITY, {2015: 6.3, 2023: 6.9}).sentence


# Rule 7: base 0


def test_a_base_of_zero_gives_no_ratio() -> None:
    judgement = judged(UP, {2015: 0, 2023: 10.5})
    assert (judgement.status, judgement.ratio, judgement.pace_seen) == ("CANNOT_BE_JUDGED", None, None)
    assert "base 0: no ratio" in judgement.sentence


def test_a_base_of_zero_that_was_the_target_is_a_lost_target() -> None:
    judgement = judged(DOWN, {2015: 0, 2023: 3})
    assert (judgement.status, judgement.pace_seen) == ("DETERIORATION", None)
    assert "was met in 2015" in judgement.sentence


def test_a_rise_to_zero_from_nothing_is_limited_and_a_fall_to_zero_deterioration() -> None:
    assert status(UP, {2015: 0, 2023: 0}) == "LIMITED"
    assert status(UP, {2015: 40, 2023: 0}) == "DETERIORATION"


# Rule 8: the ratio


def value_at(ratio: float, base: float, target: float, years: int) -> float:
    """The last value that has the ratio after so many years from 2015 on."""
    needed = math.pow(target / base, 1 / 15) - 1
    return base * math.pow(1 + ratio * needed, years)


@pytest.mark.parametrize(("indicator", "base"), [(DOWN, 80.0), (UP, 20.0)])
@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (1.5, "ON_TRACK"),
        (0.95, "ON_TRACK"),
        (0.95 - 5e-10, "ON_TRACK"),
        (0.95 - 1e-6, "FAIR"),
        (0.5, "FAIR"),
        (0.5 - 5e-10, "FAIR"),
        (0.5 - 1e-6, "LIMITED"),
        (-0.1, "LIMITED"),
        (-0.1 - 5e-10, "LIMITED"),
        (-0.1 - 1e-6, "DETERIORATION"),
        (-2, "DETERIORATION"),
    ],
)
def test_the_ratio_is_read_at_exact_margins(indicator: Indicator, base: float, ratio: float, expected: str) -> None:
    assert indicator.target is not None
    last = value_at(ratio, base, indicator.target.value, 5)
    judgement = judged(indicator, {2015: base, 2020: last})
    assert judgement.status == expected
    assert judgement.ratio == pytest.approx(ratio, abs=1e-10)


def test_the_ratio_of_a_small_distance_is_kept_in_full() -> None:
    ratio = judged(DOWN, {2015: 1.1, 2023: 3.0}).ratio
    assert ratio is not None
    assert ratio < -10


def test_the_pace_needed_runs_from_the_base_year_to_the_targets_year() -> None:
    judgement = judged(DOWN, {2012: 60, 2022: 30})
    assert judgement.pace_seen == pytest.approx(0.5 ** (1 / 10) - 1, abs=1e-12)
    assert judgement.pace_needed == pytest.approx((1 / 60) ** (1 / 18) - 1, abs=1e-12)


def test_met_from_99_on_while_the_formula_uses_100() -> None:
    registration = an_indicator(Target(100, "universal", met=99), direction="up")
    assert status(registration, {2015: 80, 2023: 99.0}) == "TARGET_MET"
    judgement = judged(registration, {2015: 80, 2023: 98.9})
    assert judgement.status == "ON_TRACK"
    assert judgement.pace_needed == pytest.approx((100 / 80) ** (1 / 15) - 1, abs=1e-12)
    assert "was met in 2015" in judged(registration, {2015: 99.5, 2023: 98}).sentence


# One point only, and deadlines


@pytest.mark.parametrize(
    ("indicator", "values", "expected", "words"),
    [
        (SURVEY, {2019: 1.0}, "TARGET_MET", "at the target"),
        (SURVEY, {2018: 1.0}, "CANNOT_BE_JUDGED", ": at target when last measured (2018)"),
        (SURVEY, {2023: 1.1}, "CANNOT_BE_JUDGED", "not at target when last measured (2023)"),
        (REGISTRATION, {2023: 99.0}, "TARGET_MET", "at the target"),
        (REGISTRATION, {2023: 98.9}, "CANNOT_BE_JUDGED", "not at target when last measured (2023)"),
        (REGISTRATION, {2010: 100.0}, "CANNOT_BE_JUDGED", ": at target when last measured (2010)"),
        (CHILD_LABOUR, {2025: 1.0}, "TARGET_MET", "at the target"),
        (CHILD_LABOUR, {2025: 1.1}, "TARGET_MISSED", "due in 2025"),
        (CHILD_LABOUR, {2024: 0.5}, "CANNOT_BE_JUDGED", ": at target when last measured (2024)"),
        (CHILD_LABOUR, {2024: 9.2}, "CANNOT_BE_JUDGED", "not at target when last measured (2024)"),
    ],
)
def test_one_point_is_a_level_and_never_a_pace(
    indicator: Indicator, values: dict[int, float], expected: str, words: str
) -> None:
    judgement = judged(indicator, values)
    assert judgement.status == expected
    assert words in judgement.sentence
    assert (judgement.points, judgement.base_year, judgement.base_value) == (1, None, None)
    assert (judgement.pace_seen, judgement.pace_needed, judgement.ratio, judgement.missing) == (None, None, None, "")


def test_two_points_of_an_indicator_without_a_trend_make_no_pace() -> None:
    judgement = judged(SURVEY, {2015: 40, 2023: 10})
    assert (judgement.status, judgement.base_year, judgement.pace_seen) == ("CANNOT_BE_JUDGED", None, None)


# Intervals


def test_below_a_bound_is_read_at_the_bound() -> None:
    undernourishment = an_indicator(Target(2.5, "zero"))
    below = Observation("AAA", 2023, None, 0.0, 2.5, "Q")
    judgement = judge(undernourishment, [Observation("AAA", 2015, 8.0, None, None, "A"), below])
    assert (judgement.status, judgement.last_value, judgement.points) == ("TARGET_MET", 2.5, 2)
    above = Observation("AAA", 2023, None, 94.0, 100.0, "Q")
    assert judge(UP, [Observation("AAA", 2015, 50.0, None, None, "A"), above]).last_value == 94.0


# Beside the status


@pytest.mark.parametrize(
    ("indicator", "value", "distance"),
    [
        (DOWN, 4.0, 3.0),
        (DOWN, 0.2, 0.0),
        (UP, 90.0, 5.0),
        (UP, 97.0, 0.0),
        (REGISTRATION, 98.0, 2.0),
        (REGISTRATION, 99.5, 0.0),
    ],
)
def test_the_distance_is_what_is_left_to_the_target(indicator: Indicator, value: float, distance: float) -> None:
    assert judged(indicator, {2023: value}).distance == pytest.approx(distance, abs=1e-12)


STEADY = {year: 40.0 * 0.85 ** (year - 2015) for year in range(2015, 2025)}


def test_a_steady_series_is_not_volatile() -> None:
    judgement = judged(DOWN, STEADY)
    assert (judgement.status, judgement.volatile) == ("FAIR", False)


@pytest.mark.parametrize("spoilt", [{2024: 60.0}, {2015: 9.5}, {2024: 0.9}])
def test_a_status_that_hangs_on_one_year_is_volatile(spoilt: dict[int, float]) -> None:
    judgement = judged(DOWN, {**STEADY, **spoilt})
    assert judgement.status != "FAIR"
    assert judgement.volatile


@pytest.mark.parametrize("gap", [2016, 2017, 2022, 2023])
def test_volatility_needs_three_values_in_a_row_at_both_ends(gap: int) -> None:
    values = {**STEADY, 2024: 60.0}
    del values[gap]
    assert not judged(DOWN, values).volatile


def test_the_means_stand_at_the_middle_of_their_three_years() -> None:
    values = {2015: 40.0, 2016: 40.0, 2017: 40.0, 2022: 17.2, 2023: 17.2, 2024: 17.2}
    seen = (17.2 / 40) ** (1 / 7) - 1
    assert 0.48 < seen / ((1 / 40) ** (1 / 14) - 1) < 0.5 < seen / ((1 / 40) ** (1 / 15) - 1)
    judgement = judged(DOWN, values)
    assert (judgement.status, judgement.volatile) == ("LIMITED", False)
    fallen = judged(DOWN, {**values, 2022: 15.0})
    assert (fallen.status, fallen.volatile) == ("LIMITED", True)


def test_means_that_cannot_be_judged_call_nothing_volatile() -> None:
    assert not judged(DOWN, {2018: 40, 2019: 0, 2020: 0, 2021: 2.9}).volatile
    quarter_million = dict.fromkeys(MANY, 250_000.0)
    few_between = {2015: 4.0, 2016: 1.0, 2017: 1.0, 2021: 8.0, 2022: 8.0, 2023: 8.0}
    judgement = judged(HOMICIDE, few_between, quarter_million)
    assert (judgement.status, judgement.volatile) == ("DETERIORATION", False)


def test_what_cannot_be_judged_is_not_called_volatile() -> None:
    few_at_the_base = {2015: 2.0, 2016: 9.0, 2017: 9.0, 2021: 20.0, 2022: 20.0, 2023: 20.0}
    judgement = judged(HOMICIDE, few_at_the_base, dict.fromkeys(MANY, 300_000.0))
    assert (judgement.status, judgement.volatile) == ("CANNOT_BE_JUDGED", False)


@pytest.mark.parametrize(
    ("indicator", "values", "expected"),
    [
        (DOWN, {2015: 40, 2023: 4}, (("TARGET_MET", 5),)),
        (DOWN, {2015: 40, 2023: 39}, ()),
        (FOOD_INSECURITY, {2010: 9, 2023: 4}, (("CANNOT_BE_JUDGED", 1),)),
        (POVERTY, {2015: 40, 2023: 0.5}, ()),
        (POVERTY, {2015: 17, 2023: 4}, (("TARGET_MET", 5),)),
        (POVERTY, {2015: 8, 2023: 5}, (("LIMITED", 1), ("TARGET_MET", 5))),
        (SURVEY, {2023: 4}, (("TARGET_MET", 5),)),
        (CHILD_LABOUR, {2025: 4}, (("TARGET_MET", 5),)),
        (UP, {2015: 50, 2023: 94}, ()),
        (UNSENTENCED, {2015: 40, 2023: 16}, ()),
        (an_indicator(Target(1, "zero", met=1.5)), {2015: 40, 2023: 4}, (("TARGET_MET", 5),)),
    ],
)
def test_another_stand_in_for_none_is_told_where_it_changes_the_status(
    indicator: Indicator, values: dict[int, float], expected: tuple[tuple[str, float], ...]
) -> None:
    others = judged(indicator, values).other_status
    assert tuple((other.status, other.target) for other in others) == expected


def below(values: Mapping[int, float | None]) -> list[Observation]:
    """Values by year; None is "below 2.5"."""
    return [
        Observation("AAA", year, value, *((0, 2.5) if value is None else (None, None)), "Q" if value is None else "A")
        for year, value in values.items()
    ]


HUNGER = an_indicator(Target(2.5, "zero"), unit="% of people")


def test_what_is_only_known_to_be_below_a_limit_gives_no_status_at_a_lower_one() -> None:
    assert judge(HUNGER, below({2015: None, 2023: None})).other_status == (), "2.4 is not at 1%, 0.3 is"
    assert judge(HUNGER, below({2015: 8.9, 2023: None})).other_status == ()
    assert judge(HUNGER, below({2015: None, 2023: 40})).other_status == ()
    exact = judge(HUNGER, below({2015: 8.9, 2023: 2.4})).other_status
    assert [reading.target for reading in exact] == [1], "a value that is known is judged at 1%"
    at_five = judge(HUNGER, below({2015: None, 2023: 4.0})).other_status
    assert [(reading.status, reading.target) for reading in at_five] == [("TARGET_MET", 5)], "whatever the base was"


def test_means_of_values_below_a_limit_are_volatile_only_if_they_are_so_at_both_ends() -> None:
    start = {2015: 8.9, 2016: 8.1, 2017: 6.8}
    undecided = judge(HUNGER, below({**start, 2021: 3.1, 2022: None, 2023: None}))
    assert (undecided.status, undecided.means_status, undecided.volatile) == ("TARGET_MET", None, False)
    decided = judge(HUNGER, below({**start, 2021: 9.5, 2022: None, 2023: None}))
    assert (decided.status, decided.volatile) == ("TARGET_MET", True), "their mean is above 2.5 even with zeros"
    steady = judge(HUNGER, below({**start, 2021: None, 2022: None, 2023: None}))
    assert (steady.means_status, steady.volatile) == ("TARGET_MET", False)


def test_beside_the_assumed_homicide_rate_stands_half_of_the_base() -> None:
    assert judged(HOMICIDE, {2015: 20, 2023: 10}, MANY).other_status == (OtherReading(10, "TARGET_MET"),)
    assert judged(HOMICIDE, {2015: 0.9, 2023: 0.8}, MANY).other_status == (OtherReading(0.45, "LIMITED"),)
    assert judged(HOMICIDE, {2019: 5, 2023: 4}, MANY).other_status == ()
    assert judged(HOMICIDE, {2015: 0, 2023: 0.8}, MANY).other_status == ()


def test_half_of_a_base_of_few_victims_is_no_target() -> None:
    few = dict.fromkeys(MANY, 100_000.0)
    assert judged(HOMICIDE, {2015: 4, 2023: 2}, few).other_status == ()


# What it would take


def taken(indicator: Indicator, values: Mapping[int, float], people: Mapping[int, float] | None = None) -> WhatItTakes:
    result = what_it_takes(indicator, judged(indicator, values, MANY), people)
    assert result is not None
    return result


def test_what_it_takes_from_the_last_value_on() -> None:
    bangladesh = taken(CHILD_MARRIAGE, {2014: 57.3, 2019: 51.4}, MANY)
    assert (bangladesh.from_year, bangladesh.target_year) == (2019, 2030)
    assert f"{bangladesh.needed_rate:.3f} {bangladesh.times:.1f}" == "-0.301 14.0"
    assert bangladesh.needed_points == pytest.approx((1 - 51.4) / 11, abs=1e-12)
    assert (bangladesh.children, bangladesh.children_year) == (None, None)


def test_the_year_in_which_the_target_is_reached_at_this_pace() -> None:
    falling = taken(DOWN, {2015: 32, 2020: 16})
    assert falling.reached_year == 2040
    assert taken(UP, {2015: 38, 2020: 47.5}).reached_year == 2020 + math.ceil(5 * math.log(2) / math.log(1.25))


@pytest.mark.parametrize("values", [{2015: 30, 2023: 40}, {2015: 30, 2023: 30}, {2023: 30}])
def test_a_pace_that_leads_nowhere_reaches_nothing(values: dict[int, float]) -> None:
    result = taken(DOWN, values)
    assert (result.reached_year, result.times) == (None, None)
    assert result.needed_rate == pytest.approx((1 / values[2023]) ** (1 / 7) - 1, abs=1e-12)
    rising = taken(UP, {year: 100 - value for year, value in values.items()})
    assert (rising.reached_year, rising.times) == (None, None)


def test_children_between_here_and_the_target() -> None:
    labour = taken(CHILD_LABOUR, {2025: 9.2}, {2025: 40_000_000})
    assert labour.children == pytest.approx(3_280_000)
    assert labour.children_year == 2025
    assert (labour.needed_rate, labour.needed_points, labour.reached_year) == (None, None, None)
    registration = replace(REGISTRATION, unit="% of children under 5", default_age="Y0T4")
    assert taken(registration, {2019: 59.1}, {2019: 1_000_000}).children == pytest.approx(409_000)


@pytest.mark.parametrize("age", ["_T", "Y20T24", "Y15T49", "Y_GE15", "Y18T29", "Y0T18"])
def test_no_number_of_children_where_those_measured_are_no_children(age: str) -> None:
    assert taken(replace(SURVEY, default_age=age), {2023: 40}, MANY).children is None


def test_no_number_of_children_without_their_population_of_that_year() -> None:
    assert taken(CHILD_LABOUR, {2020: 9.2}, {2019: 40_000_000}).children is None
    assert taken(CHILD_LABOUR, {2020: 9.2}).children is None


def test_at_the_target_or_without_a_value_it_takes_nothing() -> None:
    assert what_it_takes(DOWN, judged(DOWN, {2015: 4, 2023: 1})) is None
    assert what_it_takes(SURVEY, judged(SURVEY, {2012: 0.5})) is None
    assert what_it_takes(DOWN, judge(DOWN, [])) is None


def test_a_target_of_zero_itself_has_no_needed_rate_since_no_rate_gets_there() -> None:
    for none in (an_indicator(Target(0, "zero")), an_indicator(Target(0, "zero", pace=False))):
        left = taken(none, {2015: 20, 2023: 14})
        assert (left.needed_rate, left.times, left.reached_year) == (None, None, None)
        assert left.needed_points == pytest.approx(-2)


def test_a_last_value_of_zero_has_no_needed_rate_but_points() -> None:
    result = taken(UP, {2015: 40, 2025: 0})
    assert (result.needed_rate, result.needed_points, result.reached_year) == (None, 19, None)


# Groups, series, words


def test_a_group_counts_statuses_and_never_the_publishers_world() -> None:
    judgements = [
        judge(DOWN, history({2015: 40, 2023: 0.5}, "AAA")),
        judge(DOWN, history({2015: 40, 2023: 39.5}, "BBB")),
        judge(DOWN, history({2015: 40, 2023: 0.5}, "CCC")),
        judge(DOWN, history({2015: 40, 2023: 0.5}, "WLD")),
    ]
    counts = count_statuses(judgements)
    assert counts.total() == 3
    assert {name: count for name, count in counts.items() if count} == {"TARGET_MET": 2, "LIMITED": 1}
    assert tuple(counts) == STATUSES


def test_the_default_series_is_judged_else_the_other_sex_or_age_and_it_is_said() -> None:
    violence = replace(SURVEY, sex=("F", "M"), default_sex="F", age=("Y18T29",), default_age="Y18T29")
    women, men = ("F", "Y18T29"), ("M", "Y18T29")
    assert judged_series(violence, {men, women}) == women
    assert judged_series(violence, {men}) == men
    assert judged_series(violence, ()) == women
    assert series_notes(violence, *women) == ()
    assert [text for text, _ in series_notes(violence, *men)] == ["Men only: there is no value for women."]
    discipline = replace(SURVEY, age=("Y1T14", "Y2T14"), default_age="Y1T14")
    assert judged_series(discipline, {("_T", "Y2T14")}) == ("_T", "Y2T14")
    ((text, values),) = series_notes(discipline, "_T", "Y2T14")
    assert text.format(**values) == "Measured at ages 2 to 14."


def test_a_part_never_stands_in_for_a_missing_total() -> None:
    by_sex = replace(DOWN, sex=("_T", "F", "M"), age=("_T", "Y0T17"))
    assert judged_series(by_sex, {("F", "_T"), ("_T", "Y0T17")}) == ("_T", "_T")


@pytest.mark.parametrize("indicator", [an_indicator(None), replace(DOWN, direction="none")])
def test_what_has_no_target_or_no_good_direction_is_never_judged(indicator: Indicator) -> None:
    with pytest.raises(ValueError, match="made-up"):
        judged(indicator, {2015: 3, 2023: 2})


def test_every_status_has_a_word_and_a_sign_of_its_own() -> None:
    assert set(STATUS_WORDS) == set(STATUS_SIGNS) == set(STATUSES)
    assert len(set(STATUS_WORDS.values())) == len(set(STATUS_SIGNS.values())) == 7
    # Below "Extreme poverty" "↓ 9" was read as falling in nine countries, where it gets worse; "○ 3" as a nought.
    assert not [sign for sign in STATUS_SIGNS.values() if re.search("ARROW|POINTING", unicodedata.name(sign))]
    assert not {"○", "+", "−", "–"} & set(STATUS_SIGNS.values())


SENTENCES = {
    name: text
    for name, text in vars(progress).items()
    if name.isupper() and isinstance(text, str) and text.endswith(".") and not name.startswith("_")
}


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_reasons_can_be_translated_because_no_figure_is_baked_in(name: str) -> None:
    text = SENTENCES[name]
    known = {*judge(DOWN, []).reason_values, "youngest", "oldest"}
    assert set(re.findall(r"{(\w+)}", text)) <= known
    figures = re.sub(r"base 0: no ratio", "", text)
    assert not re.search(r"\d", figures)


# Answers about violence


@pytest.mark.parametrize("value", [0.0, 0.4, 1.0, 60.0])
@pytest.mark.parametrize("pace", [True, False])
def test_an_answer_about_violence_has_no_status_whatever_it_says(value: float, pace: bool) -> None:
    silent = an_indicator(Target(1.0, "zero", pace=pace, silence=True))
    judgement = judged(silent, {2023: value})
    assert (judgement.status, judgement.missing, judgement.points) == ("CANNOT_BE_JUDGED", "silence", 1)
    assert judgement.sentence == "Answers about violence: a low figure may be silence, so there is no status."
    assert (judgement.last_value, judgement.target) == (value, 1.0)
    assert (judgement.base_value, judgement.ratio, judgement.distance, judgement.other_status) == (None, None, None, ())
    assert what_it_takes(silent, judgement) is None


def test_where_nobody_was_asked_about_violence_there_is_no_value() -> None:
    judgement = judged(an_indicator(Target(1.0, "zero", pace=False, silence=True)), {})
    assert (judgement.sentence, judgement.missing, judgement.points) == ("There is no value.", "no value", 0)
