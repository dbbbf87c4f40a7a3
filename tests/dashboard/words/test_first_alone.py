"""A view of one area, where several are chosen, says which one it shows."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of


@pytest.mark.parametrize(
    ("panel", "areas"),
    [
        ("justice-treaties", "USA,SOM"),
        ("justice-laws", "BGD,IDN"),
        ("justice-levels", "BGD,IND"),
        ("justice-tiers", "BGD,COG"),
        ("protection-levels", "NGA,SYC"),
        ("protection-measured", "NGA,SYC"),
        ("protection-places", "NGA,SYC"),
        ("justice-beside", "NGA,SYC"),
        ("victims-children", "NGA,SYC"),
    ],
)
def test_a_view_of_one_says_which_of_several_it_shows(shared: Context, panel: str, areas: str) -> None:
    view, name = VIEWS[panel], shared.geography.name(areas[:3], "en")
    said = f"Only the first of the chosen countries is shown: {name}."
    assert said in shown(shared, view, selection_of(shared, view, f"area={areas}")).words.coverage
    assert said not in shown(shared, view, selection_of(shared, view, f"area={areas[:3]}")).words.coverage
