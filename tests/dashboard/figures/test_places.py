"""Where a reader's own figures stand: each line of a chart, and column of its table, says of which rows it is."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from tests.fixtures.sweeps import each

QUESTIONS = (
    "area=BGD",
    "area=BGD,NGA",
    "area=034",
    "",
    "area=BGD&sex=F",
    "area=BGD&measure=count",
    "indicator=crc&area=BGD",
)
WITH_LINES = (
    "area-lines",
    "parts-by-sex",
    "parts-by-age",
    "parts-by-form",
    "child-share",
    "strip",
    "compare",
    "beside",
)


FEW = {"area=BGD,NGA": "columns of several countries", "": "of groups", "indicator=crc&area=BGD": "of codes"}


@pytest.mark.parametrize("asked", each(QUESTIONS, FEW))
def test_each_column_of_a_table_of_years_has_a_place(shared: Context, asked: str) -> None:
    for view in VIEWS.values():
        made = shown(shared, view, selection_of(shared, view, asked), "table" if view.tabs == ("table",) else "chart")
        if view.kind not in WITH_LINES:
            assert made.places == ()
        elif made.places:
            assert len(made.places) == len(made.table.columns) - 1, view.panel
            assert [place.label for place in made.places] == list(made.table.columns[1:])


def _places(shared: Context, panel: str, asked: str) -> list[dict[str, object]]:
    view = VIEWS[panel]
    return shown(shared, view, selection_of(shared, view, asked), "chart").places_told


def test_a_place_names_the_rows_of_the_published_table(shared: Context) -> None:
    (place,) = _places(shared, "victims-trend", "area=BGD&sex=F&measure=count")
    told = {name: place[name] for name in ("indicator", "area", "sex", "age", "breakdown", "pane")}
    assert told == {
        "indicator": "detected-victims",
        "area": "BGD",
        "sex": "F",
        "age": "Y0T17",
        "breakdown": "_T",
        "pane": 0,
    }
    assert "people" not in place


def test_a_rate_says_of_how_many_people_it_is(shared: Context) -> None:
    (place,) = _places(shared, "victims-trend", "area=BGD&measure=rate")
    people = place["people"]
    assert isinstance(people, dict)
    assert people[2023] == round(shared.weights["child-population"]["BGD"][2023])


def test_charts_with_a_pane_for_each_line_say_which(shared: Context) -> None:
    assert [place["pane"] for place in _places(shared, "compare-chart", "area=BGD,NGA")] == [0, 1]
    assert [place["pane"] for place in _places(shared, "compare-chart", "area=BGD,NGA&show=one-chart")] == [0, 0]
    assert [place["pane"] for place in _places(shared, "justice-beside", "area=BGD")] == [0, 1, 2, 3]


@pytest.mark.parametrize("asked", ["indicator=crc&area=BGD", "area=BGD,NGA&show=indexed"])
def test_codes_and_relative_figures_have_no_place_for_own_ones(shared: Context, asked: str) -> None:
    assert _places(shared, "compare-chart", asked) == []
