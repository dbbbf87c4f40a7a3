"""What the table of statuses promises: who is in it, and that each row is the judgement of the published values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.catalogue import Indicator, Target, load_indicators
from dashboard.metrics.progress import STATUSES
from data import progress
from data.areas import Areas, load_areas
from data.records import COLUMNS, tidy

DATA = Path(__file__).parents[2] / "data"


def an_indicator(name: str, target: Target | None, **changes: Any) -> Indicator:
    fields: dict[str, Any] = {
        "id": name,
        "theme": "protection",
        "order": 1,
        "name": name,
        "label": name,
        "definition": name,
        "unit": "% of people",
        "unit_label": "% of people",
        "decimals": 1,
        "direction": "down",
        "source": "made_up",
        "denominator": "",
        "window": 10,
        "sex": ("_T",),
        "age": ("_T",),
        "breakdown": ("_T",),
        "default_sex": "_T",
        "default_age": "_T",
        "default_breakdown": "_T",
        "aggregate": "none",
        "per": "",
        "hue": "neutral",
        "caveats": (),
        "meaning_zero": "",
        "meaning_blank": "",
        "meaning_edge": "",
        "target": target,
    }
    return Indicator(**{**fields, **changes})


INDICATORS = {
    indicator.id: indicator
    for indicator in (
        an_indicator("population", None, direction="none", unit="people"),
        an_indicator("extreme-poverty", Target(3, "zero")),
        an_indicator("homicide-rate", Target(1, "assumed", margin=0.5), unit="per 100,000 people"),
        an_indicator("violence", Target(1, "zero", pace=False), sex=("F", "M"), default_sex="F"),
        an_indicator("hunger", Target(2.5, "zero")),
    )
}


def rows(*values: tuple[str, int, float | None]) -> pd.DataFrame:
    return tidy(pd.DataFrame(values, columns=["ref_area", "time_period", "obs_value"]))


def tables() -> dict[str, pd.DataFrame]:
    violence = [("KEN", 2019, "F", 16.0), ("KEN", 2019, "M", 6.0), ("MWI", 2020, "M", 0.5)]
    below = [("CHL", 2023, 0.0, 2.5, "Q"), ("TCD", 2023, None, None, "M")]
    return {
        "population": rows(("ZAF", 2015, 5.5e7), ("ZAF", 2024, 6.4e7), ("ISL", 2015, 3.3e5), ("ISL", 2024, 3.9e5)),
        "extreme-poverty": rows(
            ("NPL", 2022, 2.4), ("WLD", 2015, 14.0), ("WLD", 2024, 10.0), ("ABW", 2020, 9.0), ("_X", 2020, 9.0)
        ),
        "homicide-rate": rows(("ZAF", 2015, 32.92), ("ZAF", 2024, 39.72), ("ISL", 2015, 0.91), ("ISL", 2024, 2.03)),
        "violence": tidy(pd.DataFrame(violence, columns=["ref_area", "time_period", "sex", "obs_value"])),
        "hunger": tidy(
            pd.DataFrame(below, columns=["ref_area", "time_period", "obs_lower", "obs_upper", "obs_status"])
        ),
    }


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas(DATA)


@pytest.fixture(scope="module")
def table(areas: Areas) -> pd.DataFrame:
    return progress.build(tables(), INDICATORS, areas)


def row(table: pd.DataFrame, indicator: str, area: str) -> dict[str, Any]:
    found = table[(table["indicator"] == indicator) & (table["ref_area"] == area)]
    assert len(found) == 1
    return dict(found.iloc[0])


def test_every_indicator_with_a_target_has_a_row_for_every_member(table: pd.DataFrame, areas: Areas) -> None:
    assert set(table["indicator"]) == set(INDICATORS) - {"population"}
    for _, part in table.groupby("indicator"):
        assert areas.members <= set(part["ref_area"])
        assert part["ref_area"].is_unique


def test_every_area_has_a_row_and_the_publishers_world_only_where_it_has_a_value(
    table: pd.DataFrame, areas: Areas
) -> None:
    others = {name: set(part["ref_area"]) - areas.codes for name, part in table.groupby("indicator")}
    assert others == {"extreme-poverty": {"WLD"}, "homicide-rate": set(), "hunger": set(), "violence": set()}
    assert all(areas.codes <= set(part["ref_area"]) for _, part in table.groupby("indicator"))
    greenland = row(table, "hunger", "GRL")
    assert (greenland["status"], greenland["missing"]) == ("CANNOT_BE_JUDGED", "no value")


def test_the_publishers_world_is_judged_like_a_country(table: pd.DataFrame) -> None:
    world = row(table, "extreme-poverty", "WLD")
    assert (world["status"], world["base_year"], world["last_year"]) == ("LIMITED", 2015, 2024)


def test_an_area_without_any_value_cannot_be_judged(table: pd.DataFrame) -> None:
    for name, area in (("extreme-poverty", "KEN"), ("hunger", "TCD")):
        empty = row(table, name, area)
        assert (empty["status"], empty["missing"], empty["points"]) == ("CANNOT_BE_JUDGED", "no value", 0)
        assert pd.isna(empty["last_year"])
        assert pd.isna(empty["last_value"])


def test_a_rate_is_judged_with_the_population_of_its_own_area(table: pd.DataFrame) -> None:
    south_africa, iceland = row(table, "homicide-rate", "ZAF"), row(table, "homicide-rate", "ISL")
    assert (south_africa["status"], f"{south_africa['ratio']:.6f}") == ("DETERIORATION", "-0.101459")
    assert iceland["status"] == "CANNOT_BE_JUDGED"
    assert iceland["reason"] == "The victims are few: under 10 in 2015 or in 2024."
    assert pd.isna(iceland["ratio"])


def test_the_default_sex_is_judged_and_the_reason_says_where_it_is_the_other_one(table: pd.DataFrame) -> None:
    kenya, malawi = row(table, "violence", "KEN"), row(table, "violence", "MWI")
    assert (kenya["last_value"], kenya["points"]) == (16.0, 1)
    assert kenya["reason"].endswith("not at target when last measured (2019).")
    assert (malawi["status"], malawi["last_value"]) == ("TARGET_MET", 0.5)
    assert malawi["reason"] == "The value of 2020 is at the target. Men only: there is no value for women."


def test_only_the_usual_breakdown_is_judged(areas: Areas) -> None:
    parts = tables()
    part = parts["extreme-poverty"].assign(breakdown="RURAL", time_period=2023, obs_value=60.0)
    parts["extreme-poverty"] = pd.concat([parts["extreme-poverty"], part])
    assert row(progress.build(parts, INDICATORS, areas), "extreme-poverty", "NPL")["last_value"] == 2.4


def test_below_two_and_a_half_is_read_as_two_and_a_half(table: pd.DataFrame) -> None:
    chile = row(table, "hunger", "CHL")
    assert (chile["status"], chile["last_value"]) == ("TARGET_MET", 2.5)


def test_stand_ins_that_change_the_status_are_named_with_their_value(table: pd.DataFrame) -> None:
    assert row(table, "extreme-poverty", "NPL")["other_status"] == "CANNOT_BE_JUDGED at 1"
    assert row(table, "homicide-rate", "ZAF")["other_status"] == ""


def test_the_table_does_not_depend_on_the_order_of_rows_or_indicators(table: pd.DataFrame, areas: Areas) -> None:
    backwards = {name: frame[::-1] for name, frame in reversed(tables().items())}
    again = progress.build(backwards, dict(reversed(INDICATORS.items())), areas)
    pd.testing.assert_frame_equal(table, again)


def test_columns_and_order_are_what_the_web_side_reads(table: pd.DataFrame) -> None:
    assert list(table.columns) == [
        "indicator",
        "ref_area",
        "status",
        "reason",
        "base_year",
        "base_value",
        "last_year",
        "last_value",
        "target",
        "target_kind",
        "target_year",
        "ratio",
        "pace_seen",
        "pace_needed",
        "second_reading",
        "projected_value",
        "projected_lower",
        "projected_upper",
        "projected_share",
        "second_notes",
        "second_level",
        "second_slope",
        "second_variance",
        "disagree",
        "points",
        "missing",
        "volatile",
        "other_status",
    ]
    assert table.sort_values(["indicator", "ref_area"], ignore_index=True).equals(table)
    assert set(table["status"]) <= set(STATUSES)
    assert set(table["volatile"]) <= {0, 1}


def test_a_table_that_is_gone_is_named(areas: Areas) -> None:
    without = tables()
    del without["violence"]
    with pytest.raises(KeyError, match="violence"):
        progress.build(without, INDICATORS, areas)


@pytest.fixture(scope="module")
def published() -> pd.DataFrame:
    blanks = dict.fromkeys(("reason", "missing", "other_status", "second_reading", "second_notes"), "")
    read = pd.read_csv(DATA / "published" / "progress.csv", dtype=progress.TYPES).fillna(blanks)
    return read.astype(progress.TYPES)


def test_projections_of_the_worked_examples_are_published(published: pd.DataFrame) -> None:
    russia = row(published, "food-insecurity", "RUS")
    names = ["projected_value", "projected_lower", "projected_upper"]
    assert [russia[name] for name in names] == pytest.approx([1.106574, 0.659978, 1.849746], abs=5e-7)
    assert russia["second_reading"] == "MAINTAIN"
    assert row(published, "extreme-poverty", "NPL")["second_reading"] in ("", "MAINTAIN")


def test_the_published_statuses_follow_from_the_published_values(published: pd.DataFrame, areas: Areas) -> None:
    indicators = load_indicators(DATA / "catalogue")
    names = ["population", *(indicator.id for indicator in indicators.values() if indicator.target)]
    codes = {name: "str" for name in COLUMNS if name not in ("time_period", "obs_value", "obs_lower", "obs_upper")}
    values = {name: pd.read_csv(DATA / "published" / f"{name}.csv", dtype=codes) for name in names}
    pd.testing.assert_frame_equal(published, progress.build(values, indicators, areas), check_exact=True)


def test_no_country_is_judged_by_one_modelled_figure_of_violence_by_a_partner(published: pd.DataFrame) -> None:
    rows_ = published[published["indicator"] == "partner-violence"]
    assert set(rows_["status"]) == {"CANNOT_BE_JUDGED"}
    assert (rows_["last_year"] == 2023).sum() == 162


@pytest.mark.parametrize(
    ("indicator", "area", "status", "ratio"),
    [
        ("food-insecurity", "RUS", "TARGET_MET", ""),
        ("food-insecurity", "GBR", "LIMITED", ""),
        ("child-marriage-18", "LBR", "LIMITED", "0.152507"),
        ("homicide-rate", "ZAF", "DETERIORATION", "-0.101459"),
        ("homicide-rate", "ISL", "CANNOT_BE_JUDGED", ""),
        ("extreme-poverty", "NPL", "TARGET_MET", ""),
        ("child-labour", "BGD", "TARGET_MISSED", ""),
        ("unsentenced-detainees", "BRA", "FAIR", "0.586569"),
        ("undernourishment", "SWE", "TARGET_MET", ""),
    ],
)
def test_the_worked_examples_of_the_method_are_published(
    published: pd.DataFrame, indicator: str, area: str, status: str, ratio: str
) -> None:
    found = row(published, indicator, area)
    assert found["status"] == status
    assert ("" if pd.isna(found["ratio"]) else f"{found['ratio']:.6f}") == ratio


def test_a_small_move_against_the_aim_is_said_to_be_one() -> None:
    """Its status is limited progress, by the method; its reason does not speak of a pace towards the target."""
    rows = pd.read_csv(DATA / "published" / "progress.csv", keep_default_na=False, dtype=str)
    limited = rows[(rows["status"] == "LIMITED") & (rows["ratio"] != "")]
    against = limited["ratio"].astype(float) < 0
    assert against.sum() > 20
    assert (limited["reason"].str.contains("moved slightly away from the target") == against).all()
    assert (limited["reason"].str.contains("under half of the pace") == ~against).all()
