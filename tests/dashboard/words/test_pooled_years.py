"""Cases of all years together: no view dates them to the release's year, and what is not recorded is not none."""

from __future__ import annotations

import re

import pytest

from dashboard.context import Context
from dashboard.exports.tables import shown_csv
from dashboard.figures.shown import Map, Shown
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from tests.conftest import published

pytestmark = pytest.mark.skipif(published() is None, reason="not built yet")

CASES = (
    ("country-trend", "area=PHL&indicator=case-corridors", 2026),
    ("country-map", "area=PHL&indicator=case-corridors&age=Y0T17", 2026),
    ("country-map", "area=DEU&indicator=case-corridors", 2026),
    ("data-explorer", "area=PHL&indicator=case-corridors", 2026),
    ("data-explorer", "indicator=case-profile-form", 2021),
    ("data-explorer", "indicator=case-profile-form&view=data-explorer.chart", 2021),
    ("data-explorer", "indicator=case-profile-control&view=data-explorer.chart", 2021),
    ("data-explorer", "indicator=case-profile-recruiter&view=data-explorer.chart", 2021),
    ("coverage-picture", "indicator=case-corridors&area=PHL,GHA", 2026),
)


def made(shared: Context, panel: str, query: str) -> Shown:
    view = VIEWS[panel]
    return shown(shared, view, selection_of(shared, view, query))


@pytest.mark.parametrize(("panel", "query", "release"), CASES)
def test_figures_of_all_years_together_are_said_to_be_of_no_year(
    shared: Context, panel: str, query: str, release: int
) -> None:
    view = made(shared, panel, query)
    words = view.words
    said = f"{words.title}. {words.subtitle} {words.coverage}"
    assert "all years pooled" in words.subtitle
    assert re.search(r"pooled", words.caveat), words.caveat
    bare = said.replace(f"release of {release}", "")
    assert str(release) not in bare, said


def test_tables_and_files_of_pooled_figures_say_so(shared: Context) -> None:
    for panel, query, release in CASES:
        if panel == "coverage-picture":
            continue
        view = made(shared, panel, query)
        assert "Year" not in view.table.columns
        assert any(f"all years pooled, release of {release}" in row for row in view.table.rows), (panel, query)
        assert f"all years pooled, release of {release}" in shown_csv(view)


def test_a_chart_of_pooled_figures_has_no_axis_of_years(shared: Context) -> None:
    chart = made(shared, "country-trend", "area=PHL,IDN&indicator=case-corridors").body
    assert [pane.x.kind for pane in chart.panes] == ["number"]
    assert "2026" not in {mark.data[0].label for pane in chart.panes for mark in pane.marks}


def test_a_zero_of_what_was_recorded_is_not_called_none(shared: Context) -> None:
    view = made(shared, "country-map", "area=PHL&indicator=case-corridors&age=Y0T17")
    assert isinstance(view.body, Map)
    assert view.body.answer["zero"] == "none recorded (0)"
    assert "zero means that none was recorded, not that there was none" in view.words.caveat
    adults = made(shared, "country-map", "area=PHL&indicator=case-corridors")
    assert "zero means" not in adults.words.caveat


@pytest.mark.parametrize(
    ("name", "without", "title"),
    [
        ("case-profile-recruiter", "19,973", "of 23,460 cases, recorded are family in 2,024 and other in 550"),
        (
            "case-profile-form",
            "5,229",
            "of 23,460 cases, recorded are sexual exploitation in 9,563 and forced labour in 2,606",
        ),
        ("case-profile-control", "12,980", "of 23,460 cases, recorded are psychological abuse in 2,255"),
    ],
)
def test_kinds_of_cases_stand_with_how_many_have_none_recorded(
    shared: Context, name: str, without: str, title: str
) -> None:
    words = made(shared, "data-explorer", f"indicator={name}&view=data-explorer.chart").words
    assert title in words.title
    assert "most often" not in words.title
    assert f"In at least {without} of them none of these is recorded." in words.coverage
    assert "What is not recorded is unknown" in words.caveat


def test_how_many_have_none_recorded_is_not_said_where_a_kind_is_suppressed(shared: Context) -> None:
    query = "indicator=case-profile-control&sex=M&age=Y0T8&view=data-explorer.chart"
    assert "In at least" not in made(shared, "data-explorer", query).words.coverage


def test_a_part_is_not_ranked_beside_its_whole(shared: Context) -> None:
    (pane,) = made(shared, "data-explorer", "indicator=case-profile-form&view=data-explorer.chart").body.panes
    names = [row.name for row in sorted(pane.rows, key=lambda row: -row.height)]
    assert names[:4] == ["Sexual exploitation", "Forced labour", "Other", "– exploitation in prostitution"]
    assert all(name.startswith("– ") for name in names[3:])
