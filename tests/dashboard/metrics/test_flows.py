"""Sums by pair of countries: intervals stay intervals, nobody is given a country that the row does not name."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.metrics.flows import (
    CASES,
    ELSEWHERE,
    LAYERS,
    OWN,
    REFUGEES,
    UNKNOWN,
    UNNAMED,
    VICTIMS,
    Flows,
    Sum,
    busiest,
    by_area,
    by_group,
    flows_of,
    into,
    largest,
    linked,
    out_of,
    total,
    touching,
    unnamed_in,
    within,
)
from dashboard.store import read_observations

AREAS = ("ALB", "DEU", "GBR", "NGA", "ITA")
HEAD = "ref_area,time_period,sex,age,breakdown,obs_value,obs_lower,obs_upper,obs_status\n"
CITIZENS = """GBR,2016,_T,_T,ALB,500,,,A
GBR,2017,_T,_T,ALB,30,,,A
GBR,2017,_T,_T,NGA,,1,4,Q
GBR,2017,_T,_T,OWN,12,,,A
GBR,2017,_T,_T,REG_AFR,7,,,A
GBR,2018,_T,_T,ALB,,1,4,Q
GBR,2018,_T,_T,UNKNOWN,9,,,A
ITA,2018,_T,_T,NGA,20,,,A
ITA,2018,_T,_T,ALB,0,,,A
ITA,2018,_T,_T,STATELESS,,1,4,Q
NGA,2018,_T,_T,OWN,100,,,A
DEU,2018,_T,_T,OWN,,,,M
"""
LAYER = LAYERS[VICTIMS]


def table(rows: str) -> pd.DataFrame:
    """Rows as the store reads them."""
    return read_observations((HEAD + rows).encode(), "a table")


@pytest.fixture
def citizens() -> Flows:
    """Detected victims by citizenship, 2017 and 2018."""
    return flows_of(table(CITIZENS), LAYER, AREAS, 2017, 2018)


def test_lower_and_upper_ends_of_a_pair_are_added_over_the_same_period_for_all(citizens: Flows) -> None:
    assert citizens.pairs["ALB", "GBR"] == Sum(31, 34, (2017, 2018))
    assert citizens.pairs["NGA", "GBR"] == Sum(1, 4, (2017,))
    assert citizens.pairs["NGA", "ITA"] == Sum(20, 20, (2018,))
    one_year = flows_of(table(CITIZENS), LAYER, AREAS, 2017, 2017)
    assert one_year.pairs["ALB", "GBR"] == Sum(30, 30, (2017,))
    assert ("NGA", "ITA") not in one_year.pairs


def test_a_sum_is_one_number_only_where_its_ends_meet(citizens: Flows) -> None:
    assert citizens.pairs["ALB", "GBR"].value is None
    assert citizens.pairs["NGA", "ITA"].value == 20


def test_own_citizens_are_no_pair_of_countries(citizens: Flows) -> None:
    assert citizens.own == {"GBR": Sum(12, 12, (2017,)), "NGA": Sum(100, 100, (2018,))}
    assert all(origin != place for origin, place in citizens.pairs)


def test_regions_stateless_and_unknown_are_counted_but_given_to_no_country(citizens: Flows) -> None:
    assert set(citizens.unnamed) == {("REG_AFR", "GBR"), ("UNKNOWN", "GBR"), ("STATELESS", "ITA")}
    assert unnamed_in(citizens, ["GBR"]) == {"REG_AFR": Sum(7, 7, (2017,)), "UNKNOWN": Sum(9, 9, (2018,))}
    assert unnamed_in(citizens)["STATELESS"] == Sum(1, 4, (2018,))
    whole = total([*citizens.pairs.values(), *citizens.own.values(), *citizens.unnamed.values()])
    assert (whole.lower, whole.upper) == (31 + 1 + 20 + 0 + 112 + 17, 34 + 4 + 20 + 0 + 112 + 20)


def test_a_country_without_a_figure_does_not_report(citizens: Flows) -> None:
    assert citizens.reporting == {"GBR": (2017, 2018), "ITA": (2018,), "NGA": (2018,)}


def test_a_reported_zero_is_kept_but_never_among_the_largest(citizens: Flows) -> None:
    assert citizens.pairs["ALB", "ITA"] == Sum(0, 0, (2018,))
    assert largest(citizens.pairs, 10) == [("ALB", "GBR"), ("NGA", "ITA"), ("NGA", "GBR")]
    assert largest(citizens.pairs, 1) == [("ALB", "GBR")]


def test_pairs_to_from_and_among_areas(citizens: Flows) -> None:
    assert set(into(citizens.pairs, ["GBR"])) == {("ALB", "GBR"), ("NGA", "GBR")}
    assert set(out_of(citizens.pairs, ["NGA"])) == {("NGA", "GBR"), ("NGA", "ITA")}
    assert set(within(citizens.pairs, ["NGA", "ITA"])) == {("NGA", "ITA")}
    chosen = ["NGA", "ITA"]
    parts = [into(citizens.pairs, chosen), out_of(citizens.pairs, chosen), within(citizens.pairs, chosen)]
    assert touching(citizens.pairs, chosen) == {pair: item for part in parts for pair, item in part.items()}


def test_of_refugees_and_cases_the_area_of_a_row_is_where_they_are_from() -> None:
    rows = table(
        "NGA,2024,_T,_T,ITA,50,,,A\nNGA,2024,_T,_T,_X,8,,,A\n_X,2024,_T,_T,ITA,5,,,A\nNGA,2023,_T,_T,ITA,9,,,A\n"
    )
    found = flows_of(rows, LAYERS[REFUGEES], AREAS, 2024, 2024)
    assert found.pairs == {("NGA", "ITA"): Sum(50, 50, (2024,))}
    assert set(found.unnamed) == {("NGA", "_X"), ("_X", "ITA")}


def test_a_suppressed_figure_is_known_to_be_there_and_no_more() -> None:
    rows = table("NGA,2026,_T,_T,ITA,,,,Q\nNGA,2026,_T,_T,NGA,40,,,A\n")
    found = flows_of(rows, LAYERS[CASES], AREAS, 2026, 2026)
    assert (found.pairs, found.suppressed) == ({}, {("NGA", "ITA")})
    matrix = by_area(found, LAYERS[CASES], ["ITA", "NGA"])
    assert matrix.suppressed == {("NGA", "ITA")}
    assert (matrix.cells, matrix.row_sums, matrix.column_sums) == ({("NGA", "NGA"): Sum(40, 40, (2026,))}, {}, {})


def test_only_persons_found_in_each_year_may_be_added_up_over_years() -> None:
    assert {name for name, layer in LAYERS.items() if layer.pooled} == {VICTIMS}


# The matrix


GROUP = {"ALB": "EUR", "GBR": "EUR", "ITA": "EUR", "NGA": "AFR", "DEU": "EUR"}


def test_every_row_and_column_of_a_matrix_by_group_adds_up(citizens: Flows) -> None:
    matrix = by_group(citizens, GROUP.__getitem__, ["AFR", "EUR"])
    assert matrix.rows == (OWN, "AFR", "EUR", UNNAMED, UNKNOWN)
    assert matrix.columns == ("AFR", "EUR")
    assert matrix.cells[OWN, "AFR"] == Sum(100, 100, (2018,))
    assert matrix.cells["AFR", "EUR"] == Sum(21, 24, (2017, 2018))
    assert matrix.cells["EUR", "EUR"] == Sum(31, 34, (2017, 2018))
    assert matrix.cells[UNNAMED, "EUR"] == Sum(8, 11, (2017, 2018))
    whole = total([*citizens.pairs.values(), *citizens.own.values(), *citizens.unnamed.values()])
    assert total(matrix.row_sums.values()) == total(matrix.column_sums.values()) == whole


def test_a_matrix_by_country_has_own_citizens_on_its_diagonal_and_everybody_else_beside(citizens: Flows) -> None:
    matrix = by_area(citizens, LAYER, ["GBR", "NGA"])
    assert matrix.cells["GBR", "GBR"] == Sum(12, 12, (2017,))
    assert matrix.cells[ELSEWHERE, "GBR"] == Sum(31, 34, (2017, 2018))
    assert matrix.cells["NGA", ELSEWHERE] == Sum(20, 20, (2018,))
    assert matrix.rows == ("GBR", "NGA", ELSEWHERE, UNNAMED, UNKNOWN)
    assert matrix.columns == ("GBR", "NGA", ELSEWHERE)
    assert matrix.column_sums["GBR"] == Sum(31 + 1 + 12 + 7 + 9, 34 + 4 + 12 + 7 + 9, (2017, 2018))
    assert matrix.row_sums["NGA"] == Sum(121, 124, (2017, 2018))
    assert ELSEWHERE not in matrix.row_sums
    assert ELSEWHERE not in matrix.column_sums


def test_a_matrix_of_countries_without_any_figure_is_empty(citizens: Flows) -> None:
    assert by_area(citizens, LAYER, ["DEU"]).rows == ()


def test_countries_are_linked_by_their_largest_pairs_in_either_direction(citizens: Flows) -> None:
    assert linked(citizens, "NGA", 2) == ["NGA", "ITA"]
    assert linked(citizens, "GBR", 9) == ["GBR", "ALB", "NGA"]
    assert busiest(citizens, AREAS, 2) == ["NGA", "ALB"]
