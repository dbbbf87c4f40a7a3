"""Countries like one: four lists, each with its reason, none where there is none, and a way to compare."""

from __future__ import annotations

import math
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.context import Context
from dashboard.figures.dossier import dossier_of
from dashboard.parts.compare import compare_notes
from dashboard.parts.peers import country_peers
from dashboard.selection import Selection, usual
from dashboard.views import PAGE_VIEWS
from dashboard.words.names import area_name
from tests.conftest import published
from tests.dashboard.parts.test_blocks import elements, text_of
from tests.fixtures.sweeps import AREAS, WALKS, Walk, chosen

pytestmark = pytest.mark.skipif(published() is None, reason="not built yet")


def at(shared: Context, *areas: str, indicator: str = "detected-victims", show: tuple[str, ...] = ()) -> Selection:
    """The usual selection of areas."""
    return replace(usual(shared.indicators[indicator], shared.years(indicator)), areas=areas, show=show)


def lists(shared: Context, code: str) -> dict[str, tuple[list[str], str]]:
    """By head: the countries named, and all that is said."""
    found = {}
    for card in elements(country_peers(shared, at(shared, code)), "Section"):
        head = text_of(next(elements(card, "H3")))
        links = [link.href for link in elements(card, "A") if link.href.startswith("/country/")]
        found[head] = ([href.removeprefix("/country/") for href in links], text_of(card))
    return found


def test_each_kind_of_likeness_names_its_countries_and_its_reason(shared: Context) -> None:
    found = lists(shared, "NGA")
    assert set(found["Neighbours"][0]) == {"BEN", "CMR", "NER", "TCD"}
    geography = shared.geography
    same = found["Same region and income group"]
    assert {geography.subregion(code) for code in same[0]} == {"202"}
    assert all("LMC" in geography.areas[code].groups for code in same[0])
    assert "Sub-Saharan Africa" in same[1]
    people = shared.weights["child-population"]
    year = shared.years("child-population").opening
    for code in found["Similar number of children"][0]:
        assert 1 / 1.5 <= people[code][year] / people["NGA"][year] <= 1.5
    assert "say nothing about those drivers" in found["Similar values of drivers"][1]
    for codes, _ in found.values():
        assert "NGA" not in codes
        assert all(geography.areas[code].is_member for code in codes)


def test_same_region_is_the_whole_region_that_is_named(shared: Context) -> None:
    """Sudan's sub-region is small, so it is compared with Africa: with all of it, not with Northern Africa alone."""
    geography, year = shared.geography, shared.years("child-population").opening
    people = shared.weights["child-population"]
    for code in geography.members:
        income = next(
            (group for group in geography.areas[code].groups if geography.regions[group].kind == "income"), ""
        )
        named, said = lists(shared, code)["Same region and income group"]
        if not income:
            assert named == []
            assert "is not known here" in said
            continue
        region = geography.comparison_group(code)
        assert f"{area_name(shared, region)}, {area_name(shared, income)}" in said
        alike = {other for other in geography.members_in(region) if income in geography.areas[other].groups} - {code}
        assert set(named) <= alike
        assert len(named) == min(5, len(alike))
        apart = {other: abs(math.log(people[other][year] / people[code][year])) for other in alike}
        assert max((apart[other] for other in named), default=0) <= min(
            (apart[other] for other in alike.difference(named)), default=math.inf
        )
    assert "No other country is in both groups" not in lists(shared, "SDN")["Same region and income group"][1]
    assert "French Guiana: the income group is not" in lists(shared, "GUF")["Same region and income group"][1]
    assert "No other" not in lists(shared, "VEN")["Same region and income group"][1]


def test_where_there_is_nobody_alike_that_is_said(shared: Context) -> None:
    assert lists(shared, "TUV")["Neighbours"][0] == []
    assert "the map draws no land border with a UN member" in lists(shared, "JPN")["Neighbours"][1]
    assert "the map draws no land border with a UN member" in lists(shared, "XKX")["Neighbours"][1]
    assert lists(shared, "VEN")["Same region and income group"][0] == []
    assert lists(shared, "VAT")["Similar values of drivers"][0] == []
    assert country_peers(shared, at(shared)) == []
    assert country_peers(shared, at(shared, "034")) == []


def test_an_observer_is_a_neighbour_as_members_are(shared: Context) -> None:
    """The list of Palestine names Israel, so that of Israel names Palestine."""
    for code in ("ISR", "JOR", "EGY"):
        assert "PSE" in lists(shared, code)["Neighbours"][0]
    assert "PSE" in dossier_of(shared, "ISR").near.areas
    assert set(lists(shared, "PSE")["Neighbours"][0]) == {"ISR", "JOR", "EGY"}


def test_an_area_that_is_no_member_is_like_members_too(shared: Context) -> None:
    """Of its groups and with figures on as many drivers, it is no area of which too little is known."""
    found = lists(shared, "PSE")
    assert set(found["Same region and income group"][0]) == {"ARM", "AZE", "GEO", "IRQ", "TUR"}
    for code in ("PSE", "XKX", "TWN"):
        named = lists(shared, code)["Similar values of drivers"][0]
        assert named
        assert all(shared.geography.areas[other].is_member for other in named)


def test_every_list_can_be_compared_with_the_country_first(shared: Context) -> None:
    cards = country_peers(shared, at(shared, "CHN", indicator="homicide-rate"))
    links = [link.href for link in elements(cards, "A") if link.href.startswith("/compare")]
    assert links
    scope = PAGE_VIEWS["compare"].scope(shared.indicators)
    for href in links:
        selection, notices = shared.reader.parse(urlsplit(href).query, scope)
        assert not notices
        assert selection.areas[0] == "CHN"
        assert 2 <= len(selection.areas) <= 6
        assert parse_qs(urlsplit(href).query)["indicator"] == ["homicide-rate"]


@pytest.mark.parametrize("walk", WALKS)
def test_every_country_has_its_four_lists(shared: Context, walk: Walk) -> None:
    for code in chosen(shared.geography.areas, AREAS, walk):
        assert len(lists(shared, code)) == 4


def test_the_page_invites_to_choose_and_tells_what_is_not_as_asked(shared: Context) -> None:
    invited = compare_notes(shared, at(shared))
    links = [link.href for link in elements(invited, "A")]
    scope = PAGE_VIEWS["compare"].scope(shared.indicators)
    assert len(links) == 4
    for href in links:
        selection, notices = shared.reader.parse(urlsplit(href).query, scope)
        assert not notices
        assert 3 <= len(selection.areas) <= 6
    seven = compare_notes(shared, at(shared, "NGA", "GHA", "NER", "TCD", "CMR", "BEN", "TGO"))
    assert "first 6 of the 7" in text_of(seven)
    refused = compare_notes(shared, at(shared, "NGA", "GHA", indicator="rule-of-law", show=("indexed",)))
    assert "Not shown relative" in text_of(refused)
    assert compare_notes(shared, at(shared, "NGA")) == []
