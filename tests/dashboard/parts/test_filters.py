"""The filter bar: a switch is offered where it makes a difference, and a bar says what it filters by."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dash import dcc

from dashboard.context import Context
from dashboard.parts.filters import SHOW, SWITCHED, filter_bar, is_switched, offers
from dashboard.selection import usual
from dashboard.views import PAGE_VIEWS
from tests.conftest import published
from tests.dashboard.parts.test_blocks import text_of

needs_tables = pytest.mark.skipif(published() is None, reason="before the first build")


def test_a_switch_that_is_for_some_indicators_is_one_of_a_page_that_has_them() -> None:
    assert set(SWITCHED) <= set(SHOW)
    for name, indicators in SWITCHED.items():
        pages = [page for page in PAGE_VIEWS.values() if name in page.show]
        assert pages
        assert all(set(indicators) < set(page.indicators) for page in pages)


@needs_tables
@pytest.mark.parametrize("page", [name for name, page in PAGE_VIEWS.items() if page.show])
def test_switches_are_hidden_where_they_change_nothing(shared: Context, page: str) -> None:
    scope = PAGE_VIEWS[page].scope(shared.indicators)
    idle = {name for name in scope.indicators if not is_switched(scope, name)}
    assert idle == ({"case-corridors", "refugee-corridors"} if page == "flows" else set())
    assert {name for name, offer in offers(shared, scope).items() if not offer["switched"]} == idle


@needs_tables
def test_one_other_indicator_is_against_and_several_are_beside(shared: Context) -> None:
    for page, label in (("timeline", "Beside"), ("relation", "Against")):
        scope = PAGE_VIEWS[page].scope(shared.indicators)
        first = scope.indicators[0]
        chosen = usual(shared.indicators[first], shared.years(first))
        bar = filter_bar(shared, replace(chosen, against=scope.usual_against), scope)
        assert label in text_of(bar)
        lists = [part.labels for part in bar._traverse() if isinstance(part, dcc.Dropdown)]
        assert f"Search: {label}" in [words["search"] for words in lists]
        assert len({words["search"] for words in lists}) == len(lists)
        assert {"Beside", "Against"} - {label} == {word for word in ("Beside", "Against") if word not in text_of(bar)}
