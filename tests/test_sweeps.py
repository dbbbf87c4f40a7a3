"""What `make test` leaves to `make test-all`: never a kind of view, never a case that somebody meant to keep."""

from __future__ import annotations

import pytest

from dashboard.views import VIEWS
from tests.fixtures.sweeps import AREAS, PANELS, chosen, each


def test_a_case_that_is_not_among_the_few_is_a_sweep_and_none_is_lost() -> None:
    found = each("abc", {"b": "why"})
    assert [case.values for case in found] == [("a",), ("b",), ("c",)]
    assert [[mark.name for mark in case.marks] for case in found] == [["sweep"], [], ["sweep"]]


def test_cases_of_several_parts_stay_together() -> None:
    assert [case.values for case in each([("a", 1), ("b", 2)], [("b", 2)])] == [("a", 1), ("b", 2)]


def test_a_walk_has_the_few_in_their_order_or_all() -> None:
    assert chosen("abc", "ca", "few") == ["a", "c"]
    assert chosen("abc", "ca", "all") == ["a", "b", "c"]


def test_one_of_the_few_that_is_no_case_is_an_error_and_not_a_case_less() -> None:
    with pytest.raises(ValueError, match="'z'"):
        each("abc", {"z": "gone"})
    with pytest.raises(ValueError, match="'z'"):
        chosen("abc", "z", "few")


def test_each_kind_of_view_and_each_set_of_tabs_is_among_the_few() -> None:
    kept = [VIEWS[panel] for panel in PANELS]
    assert {(view.kind, view.tabs, view.home) for view in kept} == {
        (view.kind, view.tabs, view.home) for view in VIEWS.values()
    }


def test_each_area_and_view_says_what_it_is_there_for() -> None:
    assert all({**AREAS, **PANELS}.values())
