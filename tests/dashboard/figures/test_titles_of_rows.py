"""What titles say of the published rows, counted again: years that the figures have, the newest, parts and wholes."""

from __future__ import annotations

import re

import pytest

from dashboard.context import Context
from dashboard.figures.kinds import shown
from dashboard.views import VIEWS, Tab, selection_of


def title_of(context: Context, panel: str, query: str, tab: Tab | None = None) -> str:
    """The title of a view."""
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, query), tab).words.title


# ------------------------------------------------------------------------------------------------ maps


@pytest.mark.parametrize(
    ("panel", "name", "year", "said"),
    [
        ("drivers-map", "undernourishment", 2001, "of 2001 "),
        ("drivers-map", "undernourishment", 2003, "of 2003 "),
        ("drivers-map", "extreme-poverty", 1990, "of 1990 "),
        ("drivers-map", "political-stability", 1996, "of 1996 "),
        ("drivers-map", "food-insecurity", 2015, "of 2015 "),
    ],
)
def test_the_middle_of_a_map_names_the_years_that_the_figures_have(
    shared: Context, panel: str, name: str, year: int, said: str
) -> None:
    title = title_of(shared, panel, f"indicator={name}&year={year}", "map")
    assert "countries with a figure " in title
    assert f"countries with a figure {said}are at " in title


def test_a_map_names_the_years_of_older_reports_that_there_are(shared: Context) -> None:
    """For 2005 some have only a figure of 2003 or 2004, though the map would show one of 2000 too."""
    view = VIEWS["justice-map"]
    asked = selection_of(shared, view, "indicator=persons-prosecuted&year=2005")
    title = title_of(shared, "justice-map", "indicator=persons-prosecuted&year=2005", "map")
    window = shared.indicators["persons-prosecuted"].window
    last = [
        max(item.year for item in history if item.ends is not None and item.year <= 2005)
        for area, history in shared.histories(asked).items()
        if area in shared.geography.members and any(item.ends and item.year <= 2005 for item in history)
    ]
    older = [year for year in last if 2005 - window <= year < 2005]
    span = str(min(older)) if min(older) == max(older) else f"{min(older)} to {max(older)}"
    assert re.search(rf", {len(older)} more for {span}$", title)
