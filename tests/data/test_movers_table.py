"""What the tables of who came nearer promise: their columns, the counts of the rules, and every member in them."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from data.areas import load_areas

DATA = Path(__file__).parents[2] / "data"
PLACED = ("food-insecurity", "homicide-rate", "primary-completion", "undernourishment")


@cache
def published(name: str) -> list[dict[str, str]]:
    with (DATA / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def reasons(indicator: str) -> Counter[str]:
    return Counter(row["reason"] for row in published("movers") if row["indicator"] == indicator)


def areas(indicator: str, reason: str) -> list[str]:
    rows = published("movers")
    return [row["ref_area"] for row in rows if (row["indicator"], row["reason"]) == (indicator, reason)]


def test_columns_are_those_that_others_build_on() -> None:
    assert list(published("movers")[0]) == [
        "indicator", "ref_area", "reason", "base_year", "base_value", "last_year", "last_value", "points", "band",
        "per_year", "lower", "upper",
    ]  # fmt: skip
    peers = ["indicator", "ref_area", "circle", "countries", "peer", "best", "worst"]
    assert list(published("movers_peers")[0]) == peers


@pytest.mark.parametrize(
    ("indicator", "ranked", "lost", "two"),
    [
        ("food-insecurity", 107, 0, 0),
        ("undernourishment", 108, 0, 0),
        ("primary-completion", 34, 3, 21),
        ("homicide-rate", 73, 19, 1),
        ("extreme-poverty", 26, 4, 19),
        ("social-protection-children", 18, 14, 13),
        ("unsentenced-detainees", 81, 39, 1),
        ("child-marriage-18", 2, 0, 50),
    ],
)
def test_as_many_have_a_place_as_an_independent_reading_found(indicator: str, ranked: int, lost: int, two: int) -> None:
    found = reasons(indicator)
    assert (found[""], found["step"] + found["break"], found["two figures"]) == (ranked, lost, two)


def test_steps_of_poverty_are_new_surveys() -> None:
    assert areas("extreme-poverty", "step") == ["BEN", "BFA", "CIV", "TGO"]


def test_indicators_of_single_surveys_have_no_place_at_all() -> None:
    single = {"birth-registration", "child-labour", "out-of-school", "violent-discipline", "sexual-violence-by-18"}
    assert not any(reasons(name)[""] for name in single)
    silent = ("sexual-violence-by-18", "partner-violence")
    assert not any(areas(name, "at target in the base year") for name in silent)


def test_every_member_stands_once_under_every_target_and_in_every_list_of_peers() -> None:
    members = load_areas(DATA).members
    for name in {row["indicator"] for row in published("movers")}:
        own = [row["ref_area"] for row in published("movers") if row["indicator"] == name]
        assert own == sorted(members), name
    assert sorted({row["indicator"] for row in published("movers_peers")}) == list(PLACED)
    for name in PLACED:
        assert {row["ref_area"] for row in published("movers_peers") if row["indicator"] == name} == members


def test_a_place_lies_among_the_peers_and_itself() -> None:
    rows = Counter((row["indicator"], row["ref_area"]) for row in published("movers_peers") if row["peer"])
    for row in published("movers_peers"):
        if row["peer"]:
            countries = rows[row["indicator"], row["ref_area"]] + 1
            assert int(row["countries"]) == countries >= 4
            assert 1 <= int(row["best"]) <= int(row["worst"]) <= countries
            assert row["peer"] != row["ref_area"]
    placed = {(row["indicator"], row["ref_area"]) for row in published("movers") if not row["reason"]}
    assert set(rows) <= placed


def test_certainly_nearer_are_so_many() -> None:
    nearer = Counter(row["indicator"] for row in published("movers") if row["lower"] and float(row["lower"]) > 0)
    placed = {name: nearer[name] for name in PLACED}
    expected = {"food-insecurity": 26, "homicide-rate": 33, "primary-completion": 22, "undernourishment": 39}
    assert placed == expected
