"""Where totals of detected victims equal the people referred as potential victims, views say so and name the source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.brief.whole import brief_of
from dashboard.catalogue import CatalogueError, load_indicators
from dashboard.config import Config
from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from dashboard.words.noted import notes_said
from dashboard.words.referred import DETECTED, referred_said
from tests.conftest import published
from tests.fixtures.spaces import spaced

SOURCE = "uk_home_office"
EQUAL = ": potential victims, in total about as many as were referred (all ages; Home Office)"
NOT_ALL = f"{EQUAL}; not all were confirmed."
NEWEST, OLDER = f"United Kingdom, 2017 to 2023{NOT_ALL}", f"United Kingdom, 2017 to 2022{NOT_ALL}"

pytestmark = pytest.mark.skipif(published() is None, reason="before the first build")


TOLD_IN = [
    # What is shown of one country, on a map and in lines; of who makes a group's change; where most lines end.
    ("victims-trend", "area=GBR", NEWEST),
    ("victims-map", "area=GBR", NEWEST),
    # On a map that draws a figure of one of these years, whoever is chosen; in a frame where it is seen.
    ("victims-map", "", NEWEST),
    ("victims-map", "year=2012", ""),
    ("victims-map", "indicator=detected-victims-by-form", ""),
    ("country-near-map", "area=NGA", NEWEST),
    ("justice-beside", "area=GBR", NEWEST),
    ("victims-trend", "", OLDER),
    ("flows-map", "", OLDER),
    # Where it detected many of those told of, and where it is a column of its own.
    ("flows-map", "area=NGA", OLDER),
    ("flows-matrix", "area=BGD", OLDER),
    ("flows-matrix", "", ""),
    ("flows-map", "area=CIV", ""),
    ("victims-trend", "area=LDC", ""),
]


FRAMED = [
    ("victims-map", "", True),
    ("victims-map", "area=GBR", True),
    ("victims-map", "area=NGA", False),
    ("country-near-map", "area=FRA", True),
    ("country-near-map", "area=NGA", False),
]
FLOWS = ("flows-map", "flows-matrix")
"""Kinds of views that have all of their caveat in one."""
"""Pictures of maps, and whether the country with such totals is in their frame."""


def test_a_view_that_tells_of_such_totals_says_what_they_equal(shared: Context) -> None:
    for panel, query, said in TOLD_IN:
        words = shown(shared, VIEWS[panel], selection_of(shared, VIEWS[panel], query)).words
        assert said in words.caveat
        # Directly after what holds of all that were detected.
        assert (
            not said
            or panel in ("victims-map", "justice-beside")
            or (words.caveat.split(". ")[1].removeprefix("†\u00a0") in said)
        )
        assert ("potential victims" in words.caveat) == (SOURCE in words.sources.split()) == bool(said)
        assert ("Home Office (UK), March 2024" in words.source) == bool(said)
        assert words.caveat.count("potential victims") == bool(said)
        # A page has it behind what holds of all, and never in bold type.
        assert panel in FLOWS or (words.placed or "").removeprefix("†\u00a0") == said
        # Below a title whose figures are told without it the name has the sign that the sentence begins with.
        is_group = panel == "victims-trend" and not query
        assert not is_group or f"† {said}" in spaced(words.caveat)
    for panel, query, is_seen in FRAMED:
        asked = Asked(VIEWS[panel], selection_of(shared, VIEWS[panel], query), "")
        content = content_of(shared, asked)
        assert content.caveat.endswith(NEWEST) == ("Home Office (UK)" in content.source) == is_seen
        assert (SOURCE in {one.id for one in content.sources}) == ("potential" in content.caveat) == is_seen
        assert (NEWEST in content.placed) == is_seen
    # So it is with whatever a caveat says of single areas.
    for area, told in (("", ["Israel", "Russia", "Gaza"]), ("BGD", []), ("EGY", ["Israel", "Gaza"])):
        asked = selection_of(shared, VIEWS["drivers-map"], f"indicator=conflict-deaths&area={area}")
        content = content_of(shared, Asked(VIEWS["drivers-map"], asked, ""))
        assert [name for name in ("Israel", "Russia", "Gaza") if name in content.caveat] == told


def test_only_years_that_agree_are_named(shared: Context) -> None:
    """As of a release in which UNODC has other figures: each year for itself, and none where none agrees."""
    indicator = shared.indicators[DETECTED]
    first, *others = sorted(indicator.referred, key=lambda one: -one.year)

    def with_newest(value: int) -> Context:
        record = replace(indicator, referred=(replace(first, value=value), *others))
        return replace(shared, indicators={**shared.indicators, DETECTED: record})

    assert referred_said(shared, "GBR", [2022, 2023]) == f"United Kingdom, 2022 to 2023{NOT_ALL}"
    assert referred_said(with_newest(17_080), "GBR") == NEWEST
    # Of 2020 it was not read how many were confirmed.
    assert referred_said(shared, "GBR", [2020]) == f"United Kingdom, 2020{EQUAL}."
    assert referred_said(with_newest(17_100), "GBR") == OLDER
    assert referred_said(with_newest(17_100), "GBR", [2023]) == referred_said(shared, "FRA") == ""


def test_tables_and_the_brief_have_it_too(shared: Context) -> None:
    question = shared.question(DETECTED, ("GBR",), age="_T")
    note = "referred as potential victims of modern slavery: 17,004 (Home Office)"
    assert notes_said(shared, question, "GBR", 2023) == note
    assert note not in notes_said(shared, replace(question, age="Y0T17"), "GBR", 2023)
    assert NEWEST in str(brief_of(shared, "GBR"))


def test_two_figures_of_a_year_are_refused(tmp_path: Path) -> None:
    text = (Config().catalogue / f"{DETECTED}.toml").read_text(encoding="utf-8")
    (tmp_path / f"{DETECTED}.toml").write_text(text.replace("year = 2022", "year = 2023"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"two figures of \[\('GBR', 2023\)\]"):
        load_indicators(tmp_path)
