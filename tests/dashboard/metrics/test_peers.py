"""Countries like this one: each kind of likeness by its own rule, with the reason, the nearest first."""

from __future__ import annotations

import pytest

from dashboard.metrics.peers import (
    FACTOR,
    LEAST_DRIVERS,
    MOST,
    Peer,
    neighbours,
    percentile_ranks,
    same_region_and_income,
    similar_children,
    similar_drivers,
)

PEOPLE = {"NGA": 110.0, "GHA": 14.0, "CMR": 13.0, "CIV": 15.0, "TGO": 4.0, "SEN": 8.0}


def test_neighbours_are_the_members_that_share_a_border() -> None:
    borders = {"NGA": {"CMR", "NER", "XXX"}}
    assert neighbours("NGA", borders, {"CMR", "NER", "GHA"}) == (Peer("CMR", "neighbour"), Peer("NER", "neighbour"))
    assert neighbours("MLT", borders, {"CMR"}) == ()


def test_region_and_income_must_both_be_shared_and_the_nearest_population_comes_first() -> None:
    groups = {
        "GHA": ("011", "LMC"),
        "CIV": ("011", "LMC"),
        "SEN": ("011", "LMC"),
        "TGO": ("011", "LIC"),
        "CMR": ("017", "LMC"),
    }
    assert [peer.area for peer in same_region_and_income("GHA", groups, PEOPLE)] == ["CIV", "SEN"]
    assert same_region_and_income("XKX", {**groups, "XKX": ()}, PEOPLE) == ()


def test_child_populations_are_compared_as_multiples() -> None:
    found = similar_children("GHA", PEOPLE)
    assert [peer.area for peer in found] == ["CIV", "CMR"]
    assert found[0].detail == pytest.approx(15 / 14)
    assert all(1 / FACTOR <= (peer.detail or 0) <= FACTOR for peer in found)
    assert similar_children("VAT", PEOPLE) == ()


def test_drivers_are_compared_over_those_that_both_have() -> None:
    names = [f"driver{number}" for number in range(LEAST_DRIVERS)]
    ranks = {name: {"NGA": 0.9, "SDN": 0.8, "GHA": 0.2, "MLI": 0.9} for name in names}
    del ranks[names[0]]["MLI"]
    found = similar_drivers("NGA", ranks)
    assert [(peer.area, peer.compared) for peer in found] == [("SDN", LEAST_DRIVERS), ("GHA", LEAST_DRIVERS)]
    assert found[0].detail == pytest.approx(0.1)


def test_at_most_so_many_peers_are_named() -> None:
    people = {f"A{number:02d}": 10 + number / 100 for number in range(30)}
    assert len(similar_children("A00", people)) == MOST


def test_percentile_ranks_count_ties_half() -> None:
    assert percentile_ranks({"A": 1, "B": 2, "C": 2, "D": 9}) == {"A": 0, "B": 0.5, "C": 0.5, "D": 1}
    assert percentile_ranks({"A": 1}) == {}
