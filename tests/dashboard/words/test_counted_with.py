"""Who is counted with another area has no figure of its own, and is not unknown for it."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of


@pytest.mark.parametrize(
    ("panel", "query", "title"),
    [
        (
            "drivers-map",
            "indicator=conflict-deaths&area=PSE",
            "no figure of its own for conflict deaths in 2024; counted with another area: Israel",
        ),
        ("drivers-trend", "indicator=conflict-deaths&area=PSE", "in 2024; counted with another area: Israel"),
        ("drivers-map", "indicator=conflict-deaths&year=1990&area=SSD", "in 1990; counted with another area: Sudan"),
        ("drivers-map", "indicator=refugees-by-origin&area=XKX", "counted with another area: Serbia"),
    ],
)
def test_who_is_counted_with_another_area_is_not_unknown(shared: Context, panel: str, query: str, title: str) -> None:
    view = VIEWS[panel]
    assert shown(shared, view, selection_of(shared, view, query), view.home).words.title.endswith(title)
