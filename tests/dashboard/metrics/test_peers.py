"""Countries like this one: each kind of likeness by its own rule, with the reason, the nearest first."""

from __future__ import annotations

import pytest

from dashboard.metrics.peers import (
    FACTOR,
    LEAST_DRIVERS,
    LEAST_PART,
    MOST,
    Peer,
    borders_of,
    neighbours,
    same_region_and_income,
    similar_children,
    similar_drivers,
)

PEOPLE = {"NGA": 110.0, "GHA": 14.0, "CMR": 13.0, "CIV": 15.0, "TGO": 4.0, "SEN": 8.0}


def test_neighbours_are_the_members_that_share_a_border_the_longest_first() -> None:
    rows = [
        ("NGA", "CMR", "1700"),
        ("NGA", "NER", "1608"),
        ("NGA", "XXX", "2000"),
        ("ITA", "SMR", ""),
        ("ITA", "FRA", "5"),
    ]
    borders = borders_of({"ref_area": one, "neighbour": other, "km": km} for one, other, km in rows)
    assert neighbours("NGA", borders, {"NER", "CMR", "GHA"}) == (Peer("CMR", "neighbour"), Peer("NER", "neighbour"))
    assert [peer.area for peer in neighbours("ITA", borders, {"FRA", "SMR"})] == ["FRA", "SMR"]
    assert neighbours("MLT", borders, {"CMR"}) == ()


def test_region_and_income_must_both_be_shared_and_the_nearest_population_comes_first() -> None:
    region, income = ("GHA", "CIV", "SEN", "TGO"), ("GHA", "CIV", "SEN", "CMR")
    assert [peer.area for peer in same_region_and_income("GHA", region, income, PEOPLE)] == ["CIV", "SEN"]


def test_a_country_without_an_income_group_is_like_nobody() -> None:
    assert same_region_and_income("VEN", ("BRA", "PER", "VEN"), (), PEOPLE) == ()
    assert [peer.area for peer in same_region_and_income("BRA", ("BRA", "PER", "VEN"), ("BRA", "PER"), PEOPLE)] == [
        "PER"
    ]


def test_child_populations_are_compared_as_multiples() -> None:
    found = similar_children("GHA", PEOPLE)
    assert [peer.area for peer in found] == ["CIV", "CMR"]
    assert found[0].detail == pytest.approx(15 / 14)
    assert all(1 / FACTOR <= (peer.detail or 0) <= FACTOR for peer in found)
    assert similar_children("VAT", PEOPLE) == ()


def test_drivers_are_compared_over_those_that_both_have() -> None:
    names = [f"driver{number}" for number in range(LEAST_DRIVERS)]
    ranks = {name: {"NGA": 90.0, "SDN": 80.0, "GHA": 20.0, "MLI": 90.0} for name in names}
    del ranks[names[0]]["MLI"]
    found = similar_drivers("NGA", ranks)
    assert [(peer.area, peer.compared) for peer in found] == [("SDN", LEAST_DRIVERS), ("GHA", LEAST_DRIVERS)]
    assert found[0].detail == pytest.approx(10)


def test_a_country_of_which_little_is_known_is_not_the_nearest_by_chance() -> None:
    names = [f"driver{number}" for number in range(12)]
    ranks = {name: {"NGA": 90.0, "SDN": 80.0} for name in names}
    enough = int(LEAST_PART * len(names))
    for place, name in enumerate(names):
        ranks[name] |= ({"TUV": 90.0} if place < enough - 1 else {}) | ({"MLI": 85.0} if place < enough else {})
    assert [(peer.area, peer.compared) for peer in similar_drivers("NGA", ranks)] == [("MLI", enough), ("SDN", 12)]


def test_at_most_so_many_peers_are_named() -> None:
    people = {f"A{number:02d}": 10 + number / 100 for number in range(30)}
    assert len(similar_children("A00", people)) == MOST
