"""The title of a map of one country: figures of few say so, and a later year with a part is told."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.context import Context
from dashboard.exports.picture.content import map_picture
from dashboard.figures.map import map_answer
from dashboard.kinds.mapped import map_table
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of

PARTS = "figures of girls, boys or others"
ADDED = "for 2023, counted by sex"
BESIDE = "Detected child victims: {} per 100,000 children, shown with countries around it."


def title(context: Context, query: str) -> str:
    """What stands above the map of victims."""
    view = VIEWS["victims-map"]
    return shown(context, view, selection_of(context, view, query), "map").words.title


@pytest.mark.parametrize(
    ("query", "end"),
    [
        ("area=MAR&year=2023", f"in 2021; {ADDED}: 73 children"),
        (
            "area=DZA&year=2022&indicator=child-share-of-detected-victims",
            "35.1% of detected victims of known age were children in 2023",
        ),
        (
            "area=GMB&year=2022",
            f"in 2020; for 2022, counted by sex: 5 children; no total for 2023, but {PARTS}",
        ),
        ("area=PAN&year=2022", f"in 2021; no total for 2022, but {PARTS}"),
        ("area=BGD&year=2023", "in 2023"),
    ],
)
def test_a_year_of_which_a_part_is_known_stands_behind_the_newest_total(shared: Context, query: str, end: str) -> None:
    assert title(shared, query).endswith(end)


def test_the_figure_of_the_maps_year_is_its_headline_and_the_newest_stands_below(shared: Context) -> None:
    view = VIEWS["victims-map"]
    words = shown(shared, view, selection_of(shared, view, "area=IDN&year=2019"), "map").words
    assert words.title == "Indonesia detected 28 child victims of trafficking in 2019"
    assert words.subtitle.startswith(f"{BESIDE.format(0.03)} Newest, 2020: 0.01, under 10 people; ")
    assert f"; {ADDED}: 206 children. " in words.subtitle
    # On the map of one neighbourhood stood how many countries of the world report.
    for query in ("area=IDN&year=2019", "area=BGD&year=2022", "area=BGD&year=2022&measure=count"):
        whole = shown(shared, view, selection_of(shared, view, query.partition("&")[2]), "map").words
        one = shown(shared, view, selection_of(shared, view, query), "map").words
        assert " of 193 countries" in whole.subtitle and "193" not in one.subtitle
        assert re.search(rf" Figures of {query[14:18]}; where missing, [^.;]+$", one.subtitle)
        assert f"{one.coverage.partition(' ')[0]} of 193 countries" in one.coverage
    # Persons before the law are told first, too, but where their report denies the number; and a long name of a country
    # gives way to its short one before the sentence of an indicator does.
    for panel, query, said, below in (
        (
            "justice-map",
            "indicator=persons-convicted&area=NGA",
            "Nigeria: 79 persons convicted of",
            "All ages. Number of ",
        ),
        (
            "justice-map",
            "indicator=persons-convicted&area=PHL&year=2020",
            "Philippines, persons conv",
            "Newest, 2023: 95. ",
        ),
        (
            "justice-map",
            "indicator=persons-in-formal-contact&area=NGA",
            "Nigeria: 1,011 persons in",
            "Number of people. Fig",
        ),
        (
            "drivers-map",
            "indicator=food-insecurity&area=GBR",
            "United Kingdom: 6.9% of people lived with",
            "Figures of ",
        ),
        ("drivers-map", "indicator=extreme-poverty&area=GBR", "United Kingdom of Great Britain and", "%"),
    ):
        words = shown(shared, VIEWS[panel], selection_of(shared, VIEWS[panel], query), "map").words
        assert words.title.startswith(said) and words.subtitle.startswith(below), query
    # "0.18 per 100,000 children" told nobody how many children these are; on the page one points at the country.
    for query, panel, count in (
        ("area=BGD&year=2022", "victims-map", "Shown with countries around it. Newest, "),
        ("area=LUX&year=2022", "victims-map", f"{BESIDE.format(0)} No age is reported for 17 more "),
        ("area=BGD&year=2022&measure=count", "victims-map", ""),
        ("area=CHE&year=2022", "victims-map", ""),  # Of few the rate itself says so.
        (
            "area=BGD",
            "victims-trend",
            "No age is reported for 40 to 73 more victims: the report's own counts differ. Rates, ",
        ),
        (
            "area=BGD&measure=count",
            "victims-trend",
            "No age is reported for 40 to 73 more victims: the report's own counts differ. Number of ",
        ),
        ("area=CHE", "victims-trend", "Rates, 2007 to "),  # Its title has them, and that they are 8.
        ("area=034", "victims-trend", ""),
    ):
        view = VIEWS[panel]
        afar = shown(shared, view, selection_of(shared, view, query), panel.partition("-")[2]).from_afar.words
        assert afar.subtitle.startswith(count), query
        assert (afar.leading or "").startswith("" if count.startswith("Rates") else count.partition(". ")[0])
    # Whoever has the drawing alone has its rate in the title: not of none, nor where two lines do not hold both.
    for query, panel, end in (
        ("area=NGA&year=2022", "victims-map", " 974 child victims of trafficking in 2022 (0.90 per 100,000 children)"),
        ("area=CHE", "victims-trend", " detected 8 child victims of trafficking in 2023 (0.50 per 100,000 children)"),
        ("area=LUX", "victims-trend", " detected no victims of trafficking known to be children in 2022"),
        ("area=GUY&year=2021", "victims-map", " in 2020; no total for 2021, but figures of girls, boys or others"),
    ):
        view = VIEWS[panel]
        made = shown(shared, view, selection_of(shared, view, query), panel.partition("-")[2])
        assert made.from_afar.words.title.endswith(end), query
        assert "(" not in made.words.title, query


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("area=IDN&year=2023", " detected 8 child victims of trafficking in 2020;"),
        ("area=IDN&year=2023&measure=count", " detected 8 child victims of trafficking in 2020;"),
        ("area=CHE&year=2022", " 0.06 to 0.25 per 100,000 children, under 10 people in 2022"),
        ("area=IDN&year=2023&indicator=child-share-of-detected-victims", ": few (under 10 people) in 2020"),
        ("area=PAN&year=2022", ": 0 per 100,000 children (though some by form of exploitation) in 2021;"),
    ],
)
def test_a_rate_or_share_of_few_says_so_on_a_map_too(shared: Context, query: str, said: str) -> None:
    assert said in title(shared, query)


def test_a_picture_of_a_map_marks_few_beside_the_name_too(shared: Context) -> None:
    view = VIEWS["victims-map"]
    selection = selection_of(shared, view, "area=IDN&year=2023")
    picture = map_picture(shared, selection, map_answer(shared, selection))
    assert picture.said == (("IDN", "Indonesia: 0.01, few (2020)"),)


def test_the_table_of_a_map_marks_few_and_does_not_call_a_year_unknown_of_which_a_part_is_known(
    shared: Context,
) -> None:
    view = VIEWS["victims-map"]
    asked = selection_of(shared, view, "year=2023")
    notes = {row[0]: row[-1] for row in map_table(shared, asked).rows}
    assert notes["Indonesia"] == "few: under 10 people"
    before = {row[0]: row[-1] for row in map_table(shared, replace(asked, year=2018)).rows}
    assert before["Syrian Arab Republic"] == f"no total, but {PARTS}"


@pytest.mark.parametrize(
    ("panel", "query", "said"),
    [
        (
            "protection-map",
            "indicator=violent-discipline&area=UKR&year=2025",
            "61.2% of children aged 2 to 14 in 2012",
        ),
        (
            "justice-map",
            "indicator=labour-inspectors&area=EGY&year=2022&measure=rate",
            "0.50 per 100,000 people in 2018",
        ),
    ],
)
def test_a_map_without_a_figure_names_the_newest_older_one(shared: Context, panel: str, query: str, said: str) -> None:
    view, year = VIEWS[panel], query.partition("year=")[2][:4]
    found = shown(shared, view, selection_of(shared, view, query), "map").words.title
    assert " has no figure for " in found and f" in {year}; latest: " in found
    assert found.endswith(said)


def test_of_one_death_a_title_does_not_speak_of_deaths_twice(shared: Context) -> None:
    view = VIEWS["drivers-map"]
    found = shown(
        shared, view, selection_of(shared, view, "indicator=conflict-deaths&measure=count&area=GMB"), "map"
    ).words.title
    assert found == "Gambia, conflict deaths: 1 in 2024"


def test_a_map_of_a_country_without_any_figure_says_that_it_is_unknown(shared: Context) -> None:
    assert title(shared, "area=PRK&year=2022").endswith(" in 2022: unknown, not zero")


@pytest.mark.parametrize(
    ("panel", "query", "named"),
    [
        ("drivers-map", "indicator=inform-risk&breakdown=CC", "Crisis risk, lack of coping capacity: half"),
        ("drivers-map", "indicator=inform-risk&breakdown=VU&year=2018", "Crisis risk, vulnerability: half"),
        ("drivers-map", "indicator=child-share-of-refugees-by-origin&sex=F", "by origin, girls: half"),
        ("protection-map", "indicator=sexual-violence-by-18&sex=M", "Sexual violence by age 18, men: half"),
        ("protection-map", "indicator=violent-discipline", "Violent discipline: half"),
    ],
)
def test_a_median_names_the_dimension_and_the_sex_that_it_is_of(
    shared: Context, panel: str, query: str, named: str
) -> None:
    """Half of the countries are at 4.2 of coping capacity, not of the index. Of merged ages it names neither."""
    view = VIEWS[panel]
    assert named in shown(shared, view, selection_of(shared, view, query)).words.title


@pytest.mark.parametrize(
    ("panel", "query", "said"),
    [
        ("justice-map", "indicator=tip-report-tier&year=2018", "Tier in the US trafficking report, 2015: Tier 1 29, "
                                                               "Tier 2 83, Tier 2 Watch List 44 and Tier 3 23 of 193 "
                                                               "countries; Reach 2030 has no entry of 2018"),
        ("justice-map", "indicator=labour-inspectors&year=2021", ": no country has a figure of 2021; 106 of 193 have "
         "one of 2018 to 2020"),
        ("justice-map", "indicator=child-trafficking-law&year=2021", "; Reach 2030 has none of 2021"),
    ],
)  # fmt: skip
def test_a_year_without_any_row_heads_no_picture(shared: Context, panel: str, query: str, said: str) -> None:
    """All 179 tiers of "2018" are of the report of 2015; the reports of 2016 to 2019 are not here."""
    view = VIEWS[panel]
    assert shown(shared, view, selection_of(shared, view, query)).words.title.endswith(said)


@pytest.mark.parametrize(
    ("panel", "query"),
    [
        ("progress-map", "indicator=female-genital-mutilation&year=2015"),
        ("protection-map", "indicator=child-labour&year=2014"),
    ],
)
def test_a_table_of_newest_figures_does_not_say_who_had_one_before(shared: Context, panel: str, query: str) -> None:
    """UNICEF's older figures vanish when a country is asked again."""
    view = VIEWS[panel]
    assert (
        " countries have their latest figure in 2010 to "
        in shown(shared, view, selection_of(shared, view, query)).words.title
    )


def test_who_lists_people_of_one_country_is_not_all_that_report(shared: Context) -> None:
    """89 areas report citizenships for 2022; none lists one of Tuvalu, 18 of the UN list some of Nigeria."""
    view = VIEWS["data-explorer"]
    for code, said in (
        ("TUV", ": 0 of 193 countries have a figure for 2022"),
        ("NGA", "have a figure for 2019 to 2023"),
    ):
        query = f"indicator=detected-victims-by-citizenship&breakdown={code}&year=2022"
        assert shown(shared, view, selection_of(shared, view, query), "map").words.title.endswith(said)


def test_women_and_men_of_18_to_29_are_no_girls_and_boys(shared: Context) -> None:
    view = VIEWS["protection-map"]
    told = shown(shared, view, selection_of(shared, view, "indicator=sexual-violence-by-18&sex=M"), "map").words.title
    assert told.startswith("Sexual violence by age 18, men: ")


def test_what_is_suppressed_is_not_unknown(shared: Context) -> None:
    view = VIEWS["data-explorer"]
    asked = selection_of(shared, view, "indicator=case-corridors&breakdown=ALB&area=AFG")
    told = shown(shared, view, asked, "map").words.title
    assert told.endswith(": suppressed (under 10, or would give such a number away)")


def test_a_stock_of_one_day_does_not_name_its_year_twice(shared: Context) -> None:
    view = VIEWS["drivers-map"]
    title = shown(
        shared, view, selection_of(shared, view, "indicator=displaced-stock-by-age&age=_T&sex=F&area=SDN")
    ).words.title
    assert title.endswith(": 5,829,966 in 2024")


@pytest.mark.parametrize(
    ("panel", "query", "told"),
    [
        ("protection-map", "indicator=child-marriage-18&area=JAM", True),
        ("drivers-map", "indicator=extreme-poverty&area=BIH", True),
        ("protection-map", "indicator=child-marriage-18&area=AUS", False),
    ],
)
def test_an_older_figure_is_the_newest_of_its_series_alone_where_others_have_a_later(
    shared: Context, panel: str, query: str, told: bool
) -> None:
    """Jamaica's 7.9% of 2011 is not the newest figure: the SDG database has one of 2022."""
    view = VIEWS[panel]
    said = shown(shared, view, selection_of(shared, view, query), "map").words.title
    assert ("; latest of this series: " in said) is told


def test_a_share_that_is_not_all_is_not_rounded_to_all(shared: Context) -> None:
    """Armenia's 99.978% of 2023 stood as 100%."""
    view = VIEWS["protection-map"]
    query = "indicator=primary-completion&area=ARM"
    said = shown(shared, view, selection_of(shared, view, query), "map").words.title
    assert ": over 99.9% of young people" in said


@pytest.mark.parametrize("panel", ["drivers-map", "drivers-trend"])
def test_a_newest_rate_has_the_later_count_behind_it(shared: Context, panel: str) -> None:
    """People to divide by are known to 2024 only: 3,489,257 refugees in Iran then, 770,514 a year later."""
    view = VIEWS[panel]
    asked = selection_of(shared, view, "indicator=refugees-by-asylum&area=IRN&measure=rate")
    found = shown(shared, view, asked, panel.removeprefix("drivers-").replace("trend", "chart")).words.title
    assert " 2024; " in found
    assert found.endswith("; counted in 2025: 770,514")
    assert "counted in" not in shown(shared, view, replace(asked, measure="count"), "chart").words.title
