"""Wherever an older figure is the newest of a view, the later one of another source is told beside it."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of

LATER = "a later figure from another source, the SDG database: 17.9% (2024)."


@pytest.mark.parametrize(
    ("panel", "query"),
    [
        ("compare-chart", "indicator=child-marriage-18&area=PER,BRA,ECU"),
        ("compare-key", "area=PER,BRA"),
        ("protection-levels", "area=PER"),
    ],
)
def test_perus_later_figure_is_told_wherever_the_older_one_is_the_newest(
    shared: Context, panel: str, query: str
) -> None:
    view = VIEWS[panel]
    assert LATER in shown(shared, view, selection_of(shared, view, query)).words.caveat


def test_a_country_without_a_later_figure_elsewhere_has_no_such_sentence(shared: Context) -> None:
    view = VIEWS["compare-chart"]
    asked = selection_of(shared, view, "indicator=child-marriage-18&area=BRA,ECU")
    assert "another source" not in shown(shared, view, asked).words.caveat
