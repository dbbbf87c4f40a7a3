"""A rate is a count by the people of its area and year."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.columns import COLUMNS
from dashboard.context import Context
from dashboard.metrics.rates import per_population
from dashboard.selection import usual


def frame(*rows: tuple[object, ...]) -> pd.DataFrame:
    """Area, year, value, lower, upper, status as a published table."""
    full = [(area, year, "F", "Y0T17", "_T", *figures) for area, year, *figures in rows]
    return pd.DataFrame(full, columns=COLUMNS)


PEOPLE = frame(
    ("NGA", 2020, 200_000, None, None, "A"),
    ("NGA", 2021, 400_000, None, None, "A"),
    ("GHA", 2020, 0, None, None, "A"),
    ("KEN", 2020, None, None, None, "M"),
)


def test_value_and_bounds_are_divided_alike() -> None:
    rates = per_population(
        frame(("NGA", 2020, 50, None, None, "A"), ("NGA", 2021, None, 1, 4, "Q"), ("NGA", 2021, 8, 6, 12, "A")), PEOPLE
    )
    assert rates["obs_value"].tolist()[0::2] == [25, 2]
    assert pd.isna(rates["obs_value"][1])
    assert rates["obs_lower"].tolist()[1:] == [0.25, 1.5]
    assert rates["obs_upper"].tolist()[1:] == [1, 3]
    assert rates["obs_status"].tolist() == ["A", "Q", "A"]
    assert list(rates.columns) == COLUMNS
    assert set(rates["sex"]) == {"F"}


def test_without_people_there_is_no_rate() -> None:
    counts = [(area, year, 1, None, None, "A") for area in ("GHA", "KEN", "TUV") for year in (2020, 2021)]
    assert per_population(frame(*counts), PEOPLE).empty


def test_a_row_without_a_figure_stays_without_one() -> None:
    (row,) = per_population(frame(("NGA", 2020, None, None, None, "M")), PEOPLE).to_dict("records")
    assert pd.isna(row["obs_value"])
    assert row["obs_status"] == "M"


def test_a_population_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="NGA in 2020 is given twice"):
        per_population(PEOPLE, pd.concat([PEOPLE, PEOPLE.head(1)]))


def test_children_are_divided_by_children_and_all_else_by_all(shared: Context) -> None:
    indicator = shared.indicators["detected-victims"]
    base = usual(indicator, shared.years(indicator.id))
    assert base.measure == "rate"
    for age, table, band in (("Y0T17", "child-population", "Y0T17"), ("_T", "population", "_T")):
        people = shared.store.rows(table, areas=["NGA"], first=2022, last=2022, age=[band])["obs_value"].item()
        rows = shared.store.rows(
            indicator.id, areas=["NGA"], first=2022, last=2022, sex=["_T"], age=[age], breakdown=["_T"]
        )
        selection = usual(indicator, shared.years(indicator.id)).__class__(**{**base.__dict__, "age": age})
        (rate,) = (item for item in shared.histories(selection)["NGA"] if item.year == 2022)
        assert rate.value == pytest.approx(100_000 * rows["obs_value"].item() / people)
