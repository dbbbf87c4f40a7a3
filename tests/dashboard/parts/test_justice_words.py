"""What the pages on justice and protection say: hedged, from the tables, and every claimed number with its status."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.parts import justice, protection
from dashboard.selection import Selection, usual
from dashboard.views import PAGE_VIEWS
from tests.conftest import published
from tests.dashboard.parts.test_blocks import elements, text_of

needs_tables = pytest.mark.skipif(published() is None, reason="before the first build")


def at(shared: Context, *areas: str, indicator: str = "persons-convicted") -> Selection:
    return replace(usual(shared.indicators[indicator], shared.years(indicator)), areas=areas)


@needs_tables
def test_profits_stand_with_their_status_and_beside_persons_not_over_them(shared: Context) -> None:
    made = justice.business(shared, at(shared))
    said = re.sub(r"\s+", " ", text_of(made))
    assert re.search(r"39 billion US dollars a year \? not traced to a source here", said)
    assert re.search(r"236 billion US dollars a year \S+ by ILO, seen in a news report", said)
    assert "“high-profit, low-risk crime”" in said
    assert said.count("low-risk") == 1
    assert re.search(r"in the [0-9]+ of 193 countries that report every year from 2017 to 2022", said)
    assert "in the 98 of 193" not in said
    assert not re.search(r"per (?:person|victim|trafficker)|conviction rate of", said)
    addresses = [link.href for link in elements(made, "A")]
    assert any(address.startswith("/data/origin?indicator=persons-prosecuted") for address in addresses)


@needs_tables
def test_how_many_report_is_counted_in_the_year_itself(shared: Context) -> None:
    year = shared.years("persons-convicted").opening
    said = text_of(justice.headline(shared, at(shared)))
    for name in ("persons-prosecuted", "persons-convicted"):
        rows = shared.store.rows(name, sex=["_T"], age=["_T"], first=year, last=year)
        rows = rows[rows["obs_value"].notna() | rows["obs_upper"].notna()]
        assert str(rows["ref_area"].isin(list(shared.geography.members)).sum()) in said


def test_a_country_without_figures_is_said_to_be_unknown(shared: Context) -> None:
    assert "not known for any year" in text_of(justice.headline(shared, at(shared, "TUV")))
    # Of two numbers one after the other one is divided by the other.
    said = text_of(justice.headline(shared, at(shared, "NGA")))
    assert said.startswith(
        "Nigeria. Latest total convicted of trafficking: 79 persons (2022). No total for 6 of 21 years"
    )
    assert "rosecut" not in said


@needs_tables
def test_where_several_are_chosen_it_is_said_whom_the_panels_are_about(shared: Context) -> None:
    for headline, indicator in ((justice.headline, "persons-convicted"), (protection.headline, "birth-registration")):
        alone, several = (
            headline(shared, at(shared, *areas, indicator=indicator)) for areas in (["NGA"], ["NGA", "GBR"])
        )
        assert "Several are chosen" not in text_of(alone)
        assert "all else here is about the first, Nigeria" in text_of(several)


@needs_tables
def test_children_are_suspects_and_the_doubted_years_are_counted(shared: Context) -> None:
    said = text_of(justice.children(shared, at(shared)))
    assert "as suspects, not as victims" in said
    assert "147 of persons prosecuted, 107 of persons in formal contact" in said


def test_no_age_can_be_chosen_on_the_page_on_justice(shared: Context) -> None:
    scope = PAGE_VIEWS["justice"].scope(shared.indicators)
    selection, _ = shared.reader.parse("indicator=persons-prosecuted&age=Y0T17&sex=F", scope)
    assert (selection.age, selection.sex) == ("_T", "F")
    assert scope.indicators[0] == "persons-convicted"


def test_each_treaty_has_a_map_of_years(shared: Context) -> None:
    links = list(elements(justice.maps(shared, at(shared, "NGA")), "A"))
    addresses = [link.href for link in links]
    heard = [getattr(link, "aria-label") for link in links]
    assert "Palermo Protocol: status" in heard and len(set(heard)) == len(heard)
    assert "/justice?indicator=crc&area=NGA&breakdown=YEAR" in addresses
    scope = PAGE_VIEWS["justice"].scope(shared.indicators)
    for address in addresses:
        _, notices = shared.reader.parse(address.partition("?")[2], scope)
        assert notices == ()


@needs_tables
@pytest.mark.parametrize(
    ("areas", "indicator", "said"),
    [
        (
            (),
            "birth-registration",
            "half of 162 countries measured since 2015 are at or above 98.4%; no figure since then: 31",
        ),
        (("NGA",), "birth-registration", "39.7% in 2024, the latest figure"),
        (("SSD",), "birth-registration", "35.4% in 2010; nothing later is known"),
        (("SSD",), "violent-discipline", "no figure, which is unknown and not zero"),
    ],
)
def test_the_headline_says_the_level_and_what_is_not_known(
    shared: Context, areas: tuple[str, ...], indicator: str, said: str
) -> None:
    assert said in text_of(protection.headline(shared, at(shared, *areas, indicator=indicator)))


@needs_tables
def test_what_is_missing_leads_to_who_reports(shared: Context) -> None:
    made = protection.missing(shared, at(shared, "202", indicator="birth-registration"))
    addresses = [link.href for link in elements(made, "A")]
    assert addresses
    assert all(address.startswith("/data/coverage?indicator=") and "area=202" in address for address in addresses)
    said = text_of(protection.missing(shared, at(shared, "SSD", indicator="birth-registration")))
    assert "No figure at all" in said
