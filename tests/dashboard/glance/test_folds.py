"""What of a country's page is open when it comes: nothing, unless the address names what is in a fold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.pages import country
from dashboard.views import PAGE_VIEWS
from tests.dashboard.parts.test_blocks import elements


@pytest.mark.parametrize(
    ("query", "opened"),
    [
        ("", []),
        ("view=country-map.table", ["explore"]),
        ("indicator=homicide-rate", ["explore"]),
        ("view=country-profile.chart", ["more"]),
    ],
)
def test_an_address_that_names_a_folded_panel_opens_its_fold_and_no_other(
    small_context: Context, query: str, opened: list[str]
) -> None:
    selection, _ = small_context.reader.parse(query, PAGE_VIEWS["country"].scope(small_context.indicators))
    made = country.layout(small_context, replace(selection, areas=("NGA",)))
    folds = [part for part in elements(made, "Details") if "fold" in str(getattr(part, "className", "")).split()]
    assert len(folds) > 4
    assert [getattr(part, "id", "more") for part in folds if getattr(part, "open", False)] == opened
