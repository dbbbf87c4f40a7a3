"""Titles of parts of which one is the whole, or of which none has a figure while the whole has."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of


def title(context: Context, panel: str, query: str) -> str:
    """The message of a view."""
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, query)).words.title


@pytest.mark.parametrize(
    ("area", "said"),
    [("MRT", "Mauritania detected 6 girls as victims of trafficking in 2022, of 6 detected children in all")],
)
def test_one_sex_that_is_the_total_leaves_no_doubt(shared: Context, area: str, said: str) -> None:
    assert title(shared, "victims-children", f"area={area}") == said
