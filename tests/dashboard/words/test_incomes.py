"""Wherever income groups are named the copy of their list is dated: it is older than those of the World Bank today."""

from __future__ import annotations

from dashboard.brief.facts import facts_about
from dashboard.context import Context
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of

SAID = "Income groups are those of OCHA's list (copy of November 2025), which does not date its groups."
OF_ALL = "Country groups: M49 and, by income, OCHA's list (copies of November 2025), which does not date its groups."
"""Where groups of all kinds stand beside the world."""
DECIDES = "The publisher of a group's figure decides which countries are in it."


NAMED = (
    ("victims-trend", "area=LMC"),
    ("drivers-map", "area=HIC"),
    ("drivers-trend", "indicator=extreme-poverty&area=BGD,LMC"),
    ("timeline-rows", "area=LMC"),
    ("compare-key", "area=LIC"),
    ("compare-chart", "area=UKR,LMC"),
    ("justice-steps", "area=LIC"),
    ("coverage-picture", "area=UMC"),
    ("country-profile", "area=UKR"),
    ("progress-statuses", ""),
)


def test_a_view_that_names_income_groups_says_of_which_list(shared: Context) -> None:
    for panel, query in NAMED:
        view = VIEWS[panel]
        made = shown(shared, view, selection_of(shared, view, query))
        assert SAID in made.words.source or OF_ALL in made.words.source, panel
        # "A publisher's own figures of a group follow its own list" stood where none was drawn, and told nothing.
        is_drawn = panel in ("drivers-trend", "timeline-rows", "compare-key")
        assert made.words.source.count(DECIDES) == is_drawn, panel
        # In pictures the world stands beside its regions alone, and a country beside its region unless one is tall.
        is_near = panel in ("progress-statuses", "country-profile")
        assert (SAID in made.from_afar.words.source) != is_near, panel
        tall = made.from_afar.as_tall
        assert tall is None or SAID in tall.words.source, panel


def test_a_view_without_income_groups_does_not(shared: Context) -> None:
    view = VIEWS["victims-trend"]
    assert SAID not in shown(shared, view, selection_of(shared, view, "area=UKR,150")).words.source


def test_the_comparable_countries_and_the_head_of_a_country_say_so(shared: Context) -> None:
    assert "Lower-middle-income economies (2025 list)" in map(str, facts_about(shared, "UKR"))
    view = VIEWS["progress-movers"]
    told = shown(shared, view, selection_of(shared, view, "indicator=undernourishment&area=NGA")).words
    assert "(Lower-middle-income economies, list of November 2025)" in f"{told.subtitle} {told.coverage}"


def test_the_children_of_a_group_are_said_to_be_of_all_areas_that_they_are_summed_over(shared: Context) -> None:
    """The cover of the world's brief had "236 countries and areas", its notes "of 251 countries and areas"."""
    for group, members, told in (("002", 54, "58 of 60"), ("001", 193, "236 of 251")):
        first, children = map(str, facts_about(shared, group))
        assert first == f"{members} UN members"
        assert f" children (2026, projection), in {told} countries and areas" in children
    assert "countries and areas" not in str(facts_about(shared, "LIC")[-1])  # None but UN members.
