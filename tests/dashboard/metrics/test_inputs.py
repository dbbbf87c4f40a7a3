"""What a computed figure is said to be made of gives that figure, in every published row."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from dashboard.catalogue import RATE
from dashboard.context import Context
from dashboard.metrics.inputs import PUBLISHED, inputs_of, users_of
from dashboard.store import SeriesKey

PLACE = ["ref_area", "time_period"]
ENDS = ["low", "high"]


def ends_of(shared: Context, keys: tuple[SeriesKey, ...]) -> pd.DataFrame:
    """Least and greatest sum of several series, by area and year that each of them has."""
    parts = []
    for key in keys:
        rows = shared.store.rows(key.indicator, sex=[key.sex], age=[key.age], breakdown=[key.breakdown])
        both = rows[["obs_lower", "obs_upper"]].set_axis(ENDS, axis=1)
        exact = both.apply(lambda column, rows=rows: column.where(rows["obs_value"].isna(), rows["obs_value"]))
        parts.append(rows[PLACE].astype({"ref_area": str}).join(exact).set_index(PLACE))
    return sum(parts[1:], parts[0]).dropna()


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_quotient_is_that_of_the_rows_it_is_said_to_be_made_of(shared: Context, name: str) -> None:
    indicator = shared.indicators[name]
    compared = 0
    for sex in indicator.sex:
        key = SeriesKey(name, sex, indicator.default_age, "_T")
        made = inputs_of(indicator, key, indicator.measures[0])
        assert made is not None
        own, above, below = (ends_of(shared, keys) for keys in ((key,), made.above, made.below))
        rest = ends_of(shared, tuple(one for one in made.below if one not in made.above))
        # Arrays in the order of our own rows: to look each up in a table takes longer than all else.
        ends = [one.reindex(own.index)[["low", "high"]].to_numpy() for one in (own, above, below, rest)]
        for place, (low, high), (least, greatest), (people, _), (others, all_others) in zip(
            own.index, *ends, strict=True
        ):
            if made.times == 100:
                fewest, most = least / (least + all_others), greatest / (greatest + others)
            else:
                fewest, most = least / people, greatest / people
            assert math.isclose(low, made.times * fewest, rel_tol=1e-9, abs_tol=1e-9), place
            assert math.isclose(high, made.times * most, rel_tol=1e-9, abs_tol=1e-9), place
            compared += 1
    assert compared > (400 if len(shared.store.frame(name)) > 450 else 3)


def test_a_rate_that_the_reader_asks_for_divides_children_by_children_and_others_by_all(shared: Context) -> None:
    indicator = shared.indicators["detected-victims"]
    for age, table in (("Y0T17", "child-population"), ("_T", "population"), ("Y_GE18", "population")):
        key = SeriesKey("detected-victims", "_T", age, "_T")
        made = inputs_of(indicator, key, RATE)
        assert made is not None
        assert made.above == (key,)
        assert [one.indicator for one in made.below] == [table]
        assert made.times == 100_000


def test_what_a_publisher_gives_is_made_of_nothing(shared: Context) -> None:
    key = SeriesKey("birth-registration", "_T", "Y0T4", "_T")
    assert inputs_of(shared.indicators["birth-registration"], key, "value") is None


def test_children_are_used_in_a_rate_and_in_shares() -> None:
    assert users_of(SeriesKey("detected-victims", "_T", "Y0T17", "_T")) == [
        "detected-child-victims-rate", "child-share-of-detected-victims",
    ]  # fmt: skip
    assert "girl-share-of-detected-child-victims" in users_of(SeriesKey("detected-victims", "F", "Y0T17", "_T"))
