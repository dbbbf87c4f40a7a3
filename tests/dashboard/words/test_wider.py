"""No rate of whom a publisher counts with others, whose people the population does not hold; and that is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.brief.known import Known
from dashboard.catalogue import COUNT, RATE
from dashboard.context import Context
from dashboard.figures.roles import parts_of
from dashboard.glance.figures import drivers
from dashboard.glance.tiles import tiles
from dashboard.kinds.registry import shown
from dashboard.selection import usual
from dashboard.views import VIEWS, selection_of
from dashboard.words.wider import years_without_rate


@pytest.mark.parametrize(
    ("indicator", "area", "year", "is_without"),
    [
        ("conflict-deaths", "ISR", 2024, True),
        ("conflict-deaths", "UKR", 2024, False),
        ("conflict-deaths", "SDN", 2010, True),
        ("conflict-deaths", "SDN", 2011, False),
        ("conflict-deaths", "SRB", 1999, True),
        ("conflict-deaths", "RUS", 1990, True),
        ("conflict-deaths", "ETH", 1992, True),
        ("conflict-deaths", "IDN", 1999, True),
        ("refugees-by-origin", "SRB", 2024, True),
        ("refugees-by-asylum", "SRB", 2024, True),
        ("refugees-by-origin", "SDN", 2010, True),
        ("conflict-displacement-stock", "SDN", 2010, True),
        ("conflict-displacement-stock", "SRB", 2023, False),
        ("conflict-displacement-stock", "PSE", 2024, False),
    ],
)
def test_no_rate_where_figures_cover_more_than_the_population(
    shared: Context, indicator: str, area: str, year: int, is_without: bool
) -> None:
    base = usual(shared.indicators[indicator], shared.years(indicator))
    assert base.measure == RATE
    rates = [item.year for item in shared.histories(base).get(area, ())]
    counts = [item.year for item in shared.histories(replace(base, measure=COUNT))[area]]
    assert year in counts
    assert (year in rates) != is_without
    assert (year in years_without_rate(shared, base, area)) == is_without


def test_whoever_is_counted_with_another_has_population_of_his_own(shared: Context) -> None:
    """Else the population would hold them as well, and the rate would be right."""
    people = shared.weights["population"]
    for indicator in shared.indicators.values():
        for one in indicator.wider:
            assert indicator.per
            assert all(code in people and code in shared.geography.areas for code in (one.area, *one.of))
    # Of 2025, too, of which no people are known: with them there would be no rate, either.
    view = VIEWS["drivers-trend"]
    asked = selection_of(shared, view, "indicator=refugees-by-asylum&area=SRB")
    title = shown(shared, view, asked, "chart").words.title
    assert title == "Serbia has no rate for refugees by asylum in 2025; the figure also covers other areas"


def test_no_row_of_those_that_are_counted_with_another(shared: Context) -> None:
    """In the years in which they are: a table with rows of both counts them apart."""
    for indicator in shared.indicators.values():
        histories = shared.store.histories(usual(indicator, shared.years(indicator.id)).key) if indicator.wider else {}
        for one in indicator.wider:
            rows = {code: [item.year for item in histories.get(code, ()) if item.year <= one.until] for code in one.of}
            assert not any(rows.values()), (indicator.id, one, rows)


@pytest.mark.parametrize(
    ("area", "wanted"),
    [
        ("ISR", "Conflict deaths, Israel: the figures also cover State of Palestine."),
        ("PSE", "Conflict deaths, Israel: the figures also cover State of Palestine."),
        ("SDN", "Conflict deaths, Sudan: the figures up to 2010 also cover South Sudan."),
        ("SRB", "Conflict deaths, Serbia: the figures up to 2007 also cover Kosovo (UNSCR 1244)."),
        ("UKR", ""),
    ],
)
def test_a_row_of_deaths_beside_others_says_whose_they_are_too(shared: Context, area: str, wanted: str) -> None:
    view = VIEWS["timeline-rows"]
    said = shown(shared, view, selection_of(shared, view, f"area={area}")).words.caveat
    assert wanted in said if wanted else "also cover" not in said


def test_who_has_counts_without_a_rate_is_not_told_to_have_no_figure(shared: Context) -> None:
    """UCDP has 36 years of Israel: what is missing is the rate."""
    view = VIEWS["compare-chart"]
    made = shown(shared, view, selection_of(shared, view, "area=PSE,ISR,UKR&indicator=conflict-deaths")).words
    assert made.title.endswith("; no rate: Israel; no figure: State of Palestine")
    assert "Years with a rate, of the 36 from 1989 to 2024: " in made.coverage
    both = shown(shared, view, selection_of(shared, view, "area=PSE,ISR&indicator=conflict-deaths")).words
    assert both.title == "State of Palestine and Israel: no rate for conflict deaths"
    # Serbia's figures covered Montenegro for a while, and Kosovo for longer.
    trend = VIEWS["drivers-trend"]
    asked = selection_of(shared, trend, "area=MNE&indicator=conflict-deaths")
    said = "Conflict deaths, Serbia: the figures up to 2005 also cover Montenegro and Kosovo (UNSCR 1244)."
    assert said in shown(shared, trend, asked).words.caveat


def test_a_groups_rate_says_whom_it_counts_beyond_the_group(shared: Context) -> None:
    """Israel is a high-income economy, Gaza is not: its deaths are divided by others' people."""
    view = VIEWS["drivers-trend"]
    said = "High-income economies, Israel: the figures also cover State of Palestine, whose people are not counted"
    for area, is_told in (("HIC", True), ("142", False)):
        words = shown(shared, view, selection_of(shared, view, f"indicator=conflict-deaths&area={area}")).words
        assert (said in words.caveat) is is_told


def test_israel_is_not_compared_by_deaths_that_are_gazas_too(shared: Context) -> None:
    """21,476 deaths over the people of Israel alone read as more for each person than in Ukraine."""
    known = Known(shared, "ISR")
    assert "conflict-deaths" not in [one.indicator for one in drivers(known)]
    tile = next(one for one in tiles(known) if one.id == "conditions")
    said = " ".join(line.text for line in tile.lines)
    assert "Not compared, as they also cover State of Palestine: deaths in organised violence." in said
    profile = VIEWS["country-profile"]
    made = shown(shared, profile, selection_of(shared, profile, "area=ISR"))
    assert "Conflict deaths" not in made.words.title
    assert (
        "Israel, Conflict deaths: no rate, since the figures also cover what the population does not (State of "
        "Palestine)." in (made.words.caveat)
    )
    row = next(row for row in made.table.rows if row[0].startswith("Conflict deaths"))
    assert row[2:4] == ("not per person", "not comparable")


@pytest.mark.parametrize(
    ("panel", "query"),
    [
        ("drivers-map", "indicator=conflict-deaths&area=ISR"),
        ("drivers-trend", "indicator=conflict-deaths&area=ISR&measure=rate"),
    ],
)
def test_a_rate_that_cannot_be_is_not_said_to_be_unknown(shared: Context, panel: str, query: str) -> None:
    view = VIEWS[panel]
    made = shown(shared, view, selection_of(shared, view, query))
    assert made.words.title == "Israel has no rate for conflict deaths in 2024; the figure also covers other areas"
    assert "State of Palestine" in made.words.caveat


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("SYR", "Per person, more than in all other UN members with a figure."),
        ("PSE", "Per person, more than in all UN members with a figure."),
    ],
)
def test_whoever_is_compared_is_named(shared: Context, code: str, said: str) -> None:
    """Syria and the State of Palestine both had more than in all others: only UN members are compared."""
    tile = next(one for one in tiles(Known(shared, code)) if one.id == "conditions")
    assert said in [line.text for line in tile.lines]


@pytest.mark.parametrize("panel", ["flows-map", "flows-matrix"])
def test_corridors_of_serbia_tell_that_they_cover_kosovo(shared: Context, panel: str) -> None:
    """As refugees by origin and by asylum do: the same people, counted in the same way."""

    def caveat(query: str) -> str:
        view = VIEWS[panel]
        return shown(shared, view, selection_of(shared, view, f"indicator=refugee-corridors&{query}")).words.caveat

    kosovo = "Refugees by corridor, Serbia: the figures also cover Kosovo (UNSCR 1244)."
    assert kosovo in caveat("area=SRB")
    assert kosovo in caveat("area=DEU,SRB")
    assert "also cover" not in caveat("area=DEU")
    assert "up to 2010 also cover South Sudan" in caveat("area=SDN&year=2008")
    assert "also cover" not in caveat("area=SDN&year=2024")


def test_what_is_told_of_serbia_between_countries_says_whom_it_covers(shared: Context) -> None:
    told = {code: [sentence.plain for sentence in parts_of(shared, code, "en")[3].sentences] for code in ("SRB", "DEU")}
    assert "Refugees by corridor, Serbia: the figures also cover Kosovo (UNSCR 1244)." in told["SRB"]
    assert not any("also cover" in sentence for sentence in told["DEU"])


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("indicator=conflict-deaths&year=1990&area=SSD", "Sudan: the figures up to 2010 also cover South Sudan."),
        ("indicator=conflict-deaths&year=2023&area=PSE", "Israel: the figures also cover State of Palestine."),
        ("indicator=refugees-by-origin&year=2023&area=XKX", "Serbia: the figures also cover Kosovo (UNSCR 1244)."),
        ("indicator=conflict-deaths&year=2023&area=SSD", ""),
        ("indicator=conflict-deaths&year=2023&area=UKR", ""),
    ],
)
def test_an_area_without_a_figure_is_told_in_whose_row_it_is(shared: Context, query: str, said: str) -> None:
    view = VIEWS["drivers-map"]
    caveat = shown(shared, view, selection_of(shared, view, query)).words.caveat
    assert said in caveat if said else "also cover South Sudan" not in caveat
