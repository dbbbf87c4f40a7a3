"""What `make test` leaves to `make test-all`: never a kind of view, never a case that somebody meant to keep."""

from __future__ import annotations

import pytest

from dashboard.views import VIEWS
from tests.conftest import ASKED_FOR
from tests.fixtures.sweeps import AREAS, BODIES, PANELS, chosen, each

MOST = {"all": 7_926, "in a browser": 137, "with a page of their own": 29}
"""Cases of `make test`: CONTRIBUTING says what they cost, and what is moved where there is no room for another."""
STAYING = {"visitor", "taking", "watched"}
"""Fixtures whose page is there already: a case that has one does without the dearest, a page that is loaded anew."""


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
    assert all({**AREAS, **PANELS, **BODIES}.values())


def test_the_suite_of_every_change_keeps_to_its_budget(request: pytest.FixtureRequest) -> None:
    """By cases, since no test judges by the clock: whoever has one too many moves another to the sweep."""
    if any(marker in request.config.option.markexpr for marker in ASKED_FOR):
        pytest.skip("more than `make test` was asked for")
    cases = request.session.items
    browser = [case for case in cases if case.get_closest_marker("browser")]
    anew = [case for case in browser if not STAYING & set(getattr(case, "fixturenames", ()))]
    found = {"all": len(cases), "in a browser": len(browser), "with a page of their own": len(anew)}
    assert {kind: number for kind, number in found.items() if number > MOST[kind]} == {}


def test_each_body_is_of_one_of_the_few_and_there_is_one_of_each_home() -> None:
    assert set(BODIES) <= set(PANELS)
    assert {VIEWS[panel].home for panel in BODIES} == {view.home for view in VIEWS.values()}
