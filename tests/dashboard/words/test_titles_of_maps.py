"""The title of a map of one country: figures of few say so, and a later year with a part is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.kinds.mapped import map_table
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of

PARTS = "figures of girls, boys or others"


def title(context: Context, query: str) -> str:
    """What stands above the map of victims."""
    view = VIEWS["victims-map"]
    return shown(context, view, selection_of(context, view, query), "map").words.title


@pytest.mark.parametrize(
    ("query", "end"),
    [
        ("area=MAR&year=2023", f"in 2021; no total for 2023, but {PARTS}"),
        ("area=IDN&year=2022", f"in 2020; no total for 2023, but {PARTS}"),
        ("area=GMB&year=2022", f"in 2020; no total for 2023, but {PARTS}"),
        ("area=PAN&year=2022", f"in 2021; no total for 2022, but {PARTS}"),
        ("area=IDN&year=2019", f"map of 2019: 0.03; no total for 2023, but {PARTS}"),
        ("area=BGD&year=2023", "in 2023"),
    ],
)
def test_a_year_of_which_a_part_is_known_stands_beside_an_older_total(shared: Context, query: str, end: str) -> None:
    assert title(shared, query).endswith(end)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("area=IDN&year=2023", ": 0.01 per 100,000 children, few: under 10 persons in 2020;"),
        ("area=IDN&year=2023&measure=count", ": 8 detected children in 2020;"),
        ("area=CHE&year=2022", " in 2023; map of 2022: 0.06 to 0.25, few: under 10 persons"),
        ("area=IDN&year=2023&indicator=child-share-of-detected-victims", ": few (under 10 persons) in 2020"),
        ("area=PAN&year=2022", ": 0 per 100,000 children in 2021;"),
    ],
)
def test_a_rate_or_share_of_few_says_so_on_a_map_too(shared: Context, query: str, said: str) -> None:
    assert said in title(shared, query)


def test_the_table_of_a_map_marks_few_and_does_not_call_a_year_unknown_of_which_a_part_is_known(
    shared: Context,
) -> None:
    view = VIEWS["victims-map"]
    asked = selection_of(shared, view, "year=2023")
    notes = {row[0]: row[-1] for row in map_table(shared, asked).rows}
    assert notes["Indonesia"] == "few: under 10 persons"
    before = {row[0]: row[-1] for row in map_table(shared, replace(asked, year=2018)).rows}
    assert before["Syrian Arab Republic"] == f"no total, but {PARTS}"
