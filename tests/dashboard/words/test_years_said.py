"""Years in words: one answer in title and subtitle, and never from a year to the same year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.kinds.registry import shown
from dashboard.views import PAGE_VIEWS, VIEWS, selection_of
from tests.conftest import published
from tests.fixtures.sweeps import PANELS, WALKS, Walk, chosen

needs_tables = pytest.mark.skipif(published() is None, reason="the tables are not built")
ONE_YEAR = re.compile(r".{0,60}\b((?:19|20)\d\d)(?: to |–|-| and )\1\b.{0,40}")
FEW = {
    ("victims-map", "indicator=child-share-of-detected-victims&year=2008"): "a map on its second year",
    ("drivers-trend", "indicator=displaced-stock-by-age&area=BGD,ABW"): "a table of one year",
    ("justice-map", "indicator=tip-report-tier"): "older entries of several years",
    ("compare-chart", "sex=F"): "groups that begin in different years",
}


def words_of(client: FlaskClient, panel: str, query: str) -> dict[str, str]:
    """The words around a view."""
    found: dict[str, str] = client.get(f"/api/v1/views/{panel}.json?{query}").json["words"]  # type: ignore[index]
    return found


def texts(thing: Any) -> Iterator[str]:
    """All texts in an answer."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, (dict, list)):
        for value in thing.values() if isinstance(thing, dict) else thing:
            yield from texts(value)


def questions(shared: Context, walk: Walk) -> Iterator[tuple[str, str]]:
    """Views, each of its indicators in the first years and the newest, of a country, a territory and a group."""
    yield from FEW
    if walk == "few":
        return
    for panel in chosen(VIEWS, PANELS, walk):
        view = VIEWS[panel]
        indicators = PAGE_VIEWS[view.page].scope(shared.indicators).indicators if not view.indicator else ("",)
        for name in indicators:
            years = shared.years(name or view.indicator)
            for more in (f"year={years.first}", f"year={years.first + 1}", "area=BGD,ABW", "area=LIC", "area=NRU"):
                yield panel, f"indicator={name}&{more}" if name else more


@needs_tables
@pytest.mark.parametrize("walk", WALKS)
def test_a_range_of_one_year_is_said_as_that_year(client: FlaskClient, shared: Context, walk: Walk) -> None:
    denied = []
    for panel, query in questions(shared, walk):
        answer = client.get(f"/api/v1/views/{panel}.json?{query}")
        assert answer.status_code == 200, (panel, query)
        denied += [f"{panel}?{query}: {found[0]}" for text in texts(answer.json) if (found := ONE_YEAR.search(text))]
    assert denied == []


@needs_tables
def test_compared_detections_have_one_answer_on_their_years(client: FlaskClient) -> None:
    words = words_of(client, "compare-chart", "sex=F&area=002,019,142,150")
    assert words["title"].startswith("Detected victims, girls, in 2022 (4 to 24 countries each): Africa ")
    assert "2017 to 2022" in words["subtitle"]
    # Three countries of Oceania, which counted next to nobody of those counted there, do not stand for it.
    assert words_of(client, "compare-chart", "sex=F")["title"].endswith("; no figure: Oceania")
    assert ", no year in common, " in words_of(client, "compare-chart", "sex=F&area=BGD,NPL")["subtitle"]
    some = words_of(client, "compare-chart", "area=BGD,NOR,VCT")
    assert some["title"].startswith("Detected victims, children, per 100,000, in 2023: Bangladesh ")
    assert some["title"].endswith("; no figure: Saint Vincent and the Grenadines")
    assert "all have" not in some["subtitle"]
    assert ", all have a figure for 20" in words_of(client, "compare-chart", "area=BGD,NOR")["subtitle"]
    # Of one country the axis begins before its first figure, in 2010, with the years that are drawn as unknown.
    told = words_of(client, "country-detected-victims", "area=BGD")["subtitle"]
    ages = "No age is reported for 40 to 73 more victims: the report's own counts differ."
    assert told == f"{ages} Number of people, 2007 to 2023"
    assert words_of(client, "driver-conflict-deaths", "area=NGA")["subtitle"].endswith(", 2005 to 2024")


@needs_tables
def test_a_map_of_tiers_is_of_one_year_and_says_which_entries_are_older(client: FlaskClient) -> None:
    title = words_of(client, "justice-map", "indicator=tip-report-tier&year=2023")["title"]
    assert title.startswith("Tier in the US trafficking report, 2023: ")
    assert title.endswith(" of 193 countries, 2 by an older entry (2020 to 2022)")


@pytest.mark.parametrize("indicator", ["birth-registration", "child-labour", "out-of-school"])
def test_years_of_the_surveys_of_others_are_no_gaps(shared: Context, indicator: str) -> None:
    """The release holds one value a country: no country can have more than one of the sixteen years."""
    view = VIEWS["compare-chart"]
    said = shown(shared, view, selection_of(shared, view, f"indicator={indicator}&area=NGA,BGD")).words.coverage
    assert "Years with a figure" not in said
    assert "at most one figure for each country, each of its own year" in said
    key = shown(shared, VIEWS["compare-key"], selection_of(shared, VIEWS["compare-key"], "area=NGA")).table
    assert not any("1 of 1" in cell and "years)" in cell for row in key.rows for cell in row)


def test_points_five_years_apart_are_no_gaps(shared: Context) -> None:
    """No country can have more than nine of the 41 years of child marriage: the others are those of other surveys."""
    view = VIEWS["compare-chart"]
    said = shown(shared, view, selection_of(shared, view, "indicator=child-marriage-18&area=NGA")).words.coverage
    assert said == "The figures of one country are at least 5 years apart, and the years differ between countries."
    key = shown(shared, VIEWS["compare-key"], selection_of(shared, VIEWS["compare-key"], "area=NGA")).table
    row = next(row for row in key.rows if "Child marriage" in row[0])
    assert row[1] == "30.3 (2021)"
