"""Rates divide counts by populations: intervals stay intervals, and no population means no rate."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from dashboard.metrics.rates import per_population
from data.derived import RATES, derive
from data.records import COLUMNS, SourceTables, tidy

ROOT = Path(__file__).parents[2]
CELLS = ["ref_area", "time_period", "sex", "age", "obs_value", "obs_lower", "obs_upper", "obs_status"]


def table(*lines: tuple[object, ...]) -> pd.DataFrame:
    return tidy(pd.DataFrame(lines, columns=CELLS))


def counts(age: str = "_T") -> pd.DataFrame:
    return table(
        ("BGR", 2016, "_T", age, 0, None, None, "A"),
        ("BGR", 2017, "_T", age, 505, None, None, "A"),
        ("BGR", 2018, "_T", age, None, 1, 4, "Q"),
        ("BGR", 2019, "_T", age, None, None, None, "M"),
        ("BGR", 2020, "_T", age, 7, None, None, "U"),
        ("COK", 2017, "_T", age, 3, None, None, "A"),
        ("COK", 2019, "_T", age, 2, None, None, "A"),
        ("BGR", 2017, "F", age, 443, None, None, "A"),
    )


def people(age: str = "_T", number: float = 7_000_000) -> pd.DataFrame:
    known = [("BGR", year, "_T", age, number, None, None, "E") for year in range(2015, 2021)]
    return table(*known, ("COK", 2017, "_T", age, 0, None, None, "E"))


@cache
def published(indicator: str) -> pd.DataFrame:
    numbers = {name: [""] for name in ("obs_value", "obs_lower", "obs_upper")}
    path = ROOT / "data" / "published" / f"{indicator}.csv"
    return pd.read_csv(path, keep_default_na=False, na_values=numbers)


@pytest.fixture(scope="module")
def derived() -> SourceTables:
    return derive(
        {
            "detected-victims": pd.concat([counts(), counts("Y0T17")]),
            "persons-convicted": counts(),
            "population": people(),
            "child-population": people("Y0T17", 1_000_000),
        }
    )


def test_a_rate_is_the_count_per_100000() -> None:
    rate = per_population(counts(), people()).query("time_period == 2017 and sex == '_T'")
    assert rate["obs_value"].tolist() == [505 / 7_000_000 * 100_000]


def test_a_rate_can_be_per_another_number() -> None:
    rate = per_population(counts(), people(), per=1_000_000).query("time_period == 2017 and sex == 'F'")
    assert rate["obs_value"].tolist() == [pytest.approx(443 / 7)]


def test_an_interval_gives_an_interval_and_keeps_its_status() -> None:
    rate = per_population(counts(), people()).set_index("time_period").loc[2018]
    assert (rate["obs_lower"], rate["obs_upper"]) == (1 / 70, 4 / 70)
    assert (pd.isna(rate["obs_value"]), rate["obs_status"]) == (True, "Q")


def test_zero_missing_and_doubted_counts_stay_what_they_are() -> None:
    rate = per_population(counts(), people()).query("sex == '_T'").set_index("time_period")
    assert (rate.loc[2016, "obs_value"], rate.loc[2016, "obs_status"]) == (0, "A")
    assert rate.loc[2019, ["obs_value", "obs_lower", "obs_upper"]].isna().all()
    assert (rate.loc[2019, "obs_status"], rate.loc[2020, "obs_status"]) == ("M", "U")


def test_rates_keep_columns_order_and_key_of_the_counts() -> None:
    rate = per_population(counts(), people())
    assert list(rate.columns) == COLUMNS
    assert rate[["time_period", "sex"]].to_numpy().tolist() == [
        [2016, "_T"],
        [2017, "F"],
        [2017, "_T"],
        [2018, "_T"],
        [2019, "_T"],
        [2020, "_T"],
    ]


def test_an_area_without_population_has_no_rate() -> None:
    assert "COK" not in set(per_population(counts(), people())["ref_area"])


def test_two_populations_of_one_area_and_year_are_refused() -> None:
    with pytest.raises(ValueError, match="population of BGR in 2015 is given twice"):
        per_population(counts(), pd.concat([people(), people("Y0T17")]))


def test_each_rate_has_its_own_count_and_population(derived: SourceTables) -> None:
    rates = {name: rows.query("time_period == 2017").iloc[0] for name, rows in derived.tables.items()}
    assert set(rates) == set(RATES)
    assert rates["detected-victims-rate"]["obs_value"] == pytest.approx(505 / 70)
    assert rates["persons-convicted-rate"]["obs_value"] == pytest.approx(505 / 70)
    children = rates["detected-child-victims-rate"]
    assert (children["obs_value"], children["age"], children["sex"]) == (pytest.approx(50.5), "Y0T17", "_T")


def test_what_has_no_population_is_listed(derived: SourceTables) -> None:
    found = [f for f in derived.findings if f.indicator == "detected-victims-rate"]
    assert [(f.action, f.rows, f.key) for f in found] == [("dropped", 2, "COK 2017, 2019")]


def test_published_rates_are_the_published_counts_divided() -> None:
    keys = ["ref_area", "time_period"]
    for indicator, rate in RATES.items():
        of_all = published(rate.counts).query("sex == '_T' and age == @rate.age")
        joined = (
            published(indicator)
            .merge(of_all, on=keys, suffixes=("", "_count"), validate="1:1")
            .merge(published(rate.population)[[*keys, "obs_value"]], on=keys, suffixes=("", "_people"))
        )
        assert len(joined) == len(published(indicator)) > 1500
        for name in ("obs_value", "obs_lower", "obs_upper"):
            expected = joined[f"{name}_count"] / joined["obs_value_people"] * 100_000
            pd.testing.assert_series_equal(joined[name], expected, check_names=False, rtol=1e-12)
        assert (joined["obs_status"] == joined["obs_status_count"]).all()


def test_published_rates_are_about_as_many_as_an_independent_reading_found() -> None:
    victims, children = published("detected-victims-rate"), published("detected-child-victims-rate")
    assert (len(victims), len(children)) == (1769, 1754)
    assert children["ref_area"].nunique() == 170
    assert not {"COK", "VAT", "NIU"} & set(victims["ref_area"])
