"""Who has a count, but no population to divide it by: the count is told, and what is missing is the rate."""

from __future__ import annotations

import re

import pytest

from dashboard.brief.known import Known
from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.figures.map import map_answer
from dashboard.glance.tiles import stands_out
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from tests.dashboard.parts.test_origin import page


@pytest.mark.parametrize(
    ("panel", "query", "said"),
    [
        ("victims-trend", "area=VAT&age=_T", "Holy See, detected victims of trafficking, all ages: 0 in 2023"),
        ("justice-trend", "area=COK&measure=rate", "Cook Islands, persons convicted, all ages: 0 in 2022"),
        ("justice-map", "area=COK&year=2022&measure=rate", "Cook Islands, persons convicted, all ages: 0 in 2022"),
        (
            "drivers-map",
            "indicator=disaster-displacement-weather&area=TWN&year=2024",
            "China, Taiwan Province of China, displacements by weather: 37,550 in 2024",
        ),
        (
            "drivers-trend",
            "indicator=conflict-displacement-stock&area=AB9",
            "Abyei area, people living displaced by conflict: 42,213 in 2024",
        ),
        (
            "drivers-map",
            "indicator=refugees-by-asylum&area=DEU&year=1955",
            "Germany, refugees by asylum: 219,000 in 1955",
        ),
        (
            "data-explorer",
            "indicator=detected-victims-rate&area=VAT&year=2022",
            "Holy See, detected victims of trafficking, rate: 0 in 2023",
        ),
    ],
)
def test_a_count_without_a_population_is_told(shared: Context, panel: str, query: str, said: str) -> None:
    view = VIEWS[panel]
    made = shown(shared, view, selection_of(shared, view, query)).words
    of_year = " of that year" if "1955" in query else ""
    assert made.title == f"{said}; no rate, as Reach 2030 has no population figure{of_year}"
    assert ("No rates of 1955: Reach 2030 has no population figures of that year." in made.coverage) is bool(of_year)
    assert "Years with a figure" not in made.coverage


@pytest.mark.parametrize("area", ["COK", "VAT"])
def test_rows_of_an_area_without_population_are_in_numbers(shared: Context, area: str) -> None:
    """Each of them is 0, and reported."""
    view = VIEWS["justice-beside"]
    made = shown(shared, view, selection_of(shared, view, f"area={area}")).words
    year = {"COK": 2022, "VAT": 2023}[area]
    assert made.title.endswith(f", persons convicted of trafficking: 0 in {year}")
    assert made.subtitle.startswith("Detected victims (all ages), in formal contact, prosecuted and convicted: numbers")


def test_of_several_it_is_the_rate_that_is_missing(shared: Context) -> None:
    view = VIEWS["compare-chart"]
    made = shown(shared, view, selection_of(shared, view, "area=COK,NZL&indicator=persons-convicted")).words
    assert made.title.endswith("; no rate: Cook Islands")
    assert "Years with a rate, of the 21 from 2003 to 2023: Cook Islands 0" in made.coverage


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("indicator=refugees-by-asylum&area=DEU&year=1955", ["219,000 in 1955; no rate", "Years with a rate: 1960 to"]),
        ("indicator=refugees-by-asylum&area=DEU&year=2025", ["Asked for 2025: 2024 is the latest year with a rate"]),
        ("indicator=labour-inspectors&area=AIA&year=2022", ["Anguilla: “unknown” or “unavailable” by its publisher."]),
        (
            "indicator=conflict-displacement-new&area=MYT&year=2022",
            ["Mayotte: there is no row of 2022, and no population to divide the last one before it by."],
        ),
    ],
)
def test_where_a_rate_is_from_says_what_is_missing(shared: Context, query: str, said: list[str]) -> None:
    """What is missing is a row of the year, or its population; not both are said of one figure."""
    told = page(shared, query).said
    assert all(text in told for text in said), told
    of_the_year = "the count is there, but no population of that year"
    assert (of_the_year in told) is ("year=1955" in query)
    assert ("in 2022: unknown, not zero" in told) is ("year=2022" in query)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("indicator=conflict-deaths&area=ISR,UKR", "No rate: the figure also covers other areas (Israel)."),
        ("indicator=refugees-by-origin&area=SRB,HRV", "No rate: the figure also covers other areas (Serbia)."),
        (
            "indicator=conflict-displacement-stock&area=AB9",
            "No rate: Reach 2030 has no population figure (Abyei area).",
        ),
    ],
)
def test_two_years_that_lack_a_rate_lack_no_figure(shared: Context, query: str, reason: str) -> None:
    view = VIEWS["drivers-two-years"]
    made = shown(shared, view, selection_of(shared, view, query)).words
    assert made.title.endswith(": no two years of which enough of these countries have a rate")
    assert reason in made.coverage
    counted = shown(shared, view, selection_of(shared, view, f"{query}&measure=count")).words
    assert "a rate" not in counted.title
    # Nor do the years of one area that have a count alone: of the Sudan 51 years were said to have no figure.
    trend = VIEWS["drivers-trend"]
    for code in ("SDN", "SRB", "ISR"):
        indicator = query.partition("&")[0]
        of_one = {
            of: shown(shared, trend, selection_of(shared, trend, f"{indicator}&area={code}&measure={of}")).words.title
            for of in ("rate", "count")
        }
        silent = {
            of: int((re.findall(r"; (\d+) of \d+ years .*no figure", said) or ["0"])[0]) for of, said in of_one.items()
        }
        assert silent["rate"] <= silent["count"], of_one


def test_an_area_without_a_rate_has_none_in_a_table_and_its_newest_count_over_a_map(shared: Context) -> None:
    view = VIEWS["drivers-two-years"]
    table = shown(shared, view, selection_of(shared, view, "indicator=conflict-deaths&area=ISR")).table
    assert ("Israel", "no rate", "no rate", "") in table.rows
    holy = shown(
        shared, VIEWS["justice-map"], selection_of(shared, VIEWS["justice-map"], "area=VAT&measure=rate")
    ).words.title
    assert ": 0 in 2023; no rate, as Reach 2030 has no population" in holy, (
        "the latest count, whatever year the map shows"
    )


@pytest.mark.parametrize(
    ("panel", "query", "cells"),
    [
        ("compare-key", "area=VAT,TWN,AB9", {"no rate; 0 (2023)", "no rate; 37,550 (2024)", "no rate; 42,213 (2024)"}),
        ("compare-profile", "area=TWN", {"no rate; 37,550 (2024)", "no rate; 2,063 (2024)", "no rate; 0 (2024)"}),
        ("compare-profile", "area=ESH", {"no rate; 174,578 (2024)"}),
    ],
)
def test_a_cell_without_a_rate_has_the_count(shared: Context, panel: str, query: str, cells: set[str]) -> None:
    view = VIEWS[panel]
    table = shown(shared, view, selection_of(shared, view, query)).table
    assert cells <= {cell for row in table.rows for cell in row}


def test_what_stands_out_of_a_place_without_population_is_not_small(shared: Context) -> None:
    told = {code: " ".join(map(str, stands_out(Known(shared, code)).lines)) for code in ("ESH", "MYT", "AB9", "VAT")}
    assert all(
        "No total population is known here to compare drivers by." in told[code] for code in ("ESH", "MYT", "AB9")
    )
    assert "No driver has a figure large and recent enough to compare." in told["VAT"]


def silences(chart: Chart) -> set[str]:
    """What hatched years of a chart are called."""
    return {mark.name for pane in chart.panes for mark in pane.marks if mark.role == "silent"}


@pytest.mark.parametrize(
    ("query", "heads", "word"),
    [
        (
            "indicator=refugees-by-origin&area=SRB,ISR,SDN",
            ["no rate: the figure also covers other areas", "13.1 in 2024"],
            "no rate, or no figure",
        ),
        ("area=SYC,RWA", ["all adults in 2019 to 2022", "0.32 in 2016"], "no figure"),
    ],
)
def test_panes_and_hatches_give_the_reason_of_the_title(
    shared: Context, query: str, heads: list[str], word: str
) -> None:
    view = VIEWS["compare-chart"]
    made = shown(shared, view, selection_of(shared, view, query))
    assert isinstance(made.body, Chart)
    assert [pane.said for pane in made.body.panes][:2] == heads
    assert silences(made.body) == {word}
    cells = {row[1] for row in made.table.rows}
    assert "no figure" not in cells or "SYC" in query


@pytest.mark.parametrize(
    ("panel", "query"),
    [
        ("drivers-trend", "indicator=refugees-by-origin&area=SRB"),
        ("drivers-trend", "indicator=disaster-displacement-weather&area=TWN"),
        ("victims-trend", "area=VAT&age=_T"),
    ],
)
def test_a_plot_without_rates_does_not_say_that_there_is_no_figure(shared: Context, panel: str, query: str) -> None:
    view = VIEWS[panel]
    made = shown(shared, view, selection_of(shared, view, query))
    assert isinstance(made.body, Chart)
    assert silences(made.body) == {"no rate, or no figure"}


@pytest.mark.parametrize(
    ("panel", "query", "name"),
    [
        (
            "drivers-map",
            "indicator=disaster-displacement-weather&area=TWN&year=2024",
            "China, Taiwan Province of China",
        ),
        ("data-explorer", "indicator=detected-victims-rate&area=VAT&year=2022", "Holy See"),
    ],
)
def test_a_chosen_area_without_a_rate_has_its_row(shared: Context, panel: str, query: str, name: str) -> None:
    """As Israel and Serbia have: its count is told in the title."""
    view = VIEWS[panel]
    rows = shown(shared, view, selection_of(shared, view, query)).table.rows
    assert rows[0][0].startswith(name)
    assert rows[0][1] == "no rate"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("indicator=conflict-displacement-new&area=MYT", " in 2024; latest: 8 in 2021"),
        ("indicator=disaster-displacement-weather&area=GLP", " in 2024; latest: 145 in 2022"),
        ("indicator=refugees-by-origin&area=COK", " in 2024; latest: 0 in 2025"),
    ],
)
def test_an_older_count_of_a_place_without_population_is_not_unknown(shared: Context, query: str, said: str) -> None:
    """On a map of rates, as an older rate of others is told; the browser says the same of the year that it shows."""
    view = VIEWS["drivers-map"]
    selection = selection_of(shared, view, query)
    title = shown(shared, view, selection, "map").words.title
    assert title.endswith(said), title
    year, figure = map_answer(shared, selection)["counted"][selection.areas[0]]
    assert f"latest: {figure} in {year}" in said


def test_who_has_a_population_has_no_count_in_place_of_a_rate(shared: Context) -> None:
    selection = selection_of(shared, VIEWS["drivers-map"], "indicator=conflict-displacement-new")
    assert not {"BGD", "NGA", "DZA", "ESP"} & set(map_answer(shared, selection)["counted"])
