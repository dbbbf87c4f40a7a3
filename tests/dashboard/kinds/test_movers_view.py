"""Who came nearer, as a view: who is named, who is counted, a place among others, and why there is none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.charts.marks import Band, Chart, Dots
from dashboard.context import Context
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.plots import Plot
from dashboard.figures.movers import placed_by
from dashboard.figures.shown import Shown
from dashboard.kinds.registry import KINDS
from dashboard.parts.elements import markup
from dashboard.parts.nearer import progress_nearer
from dashboard.plotly.json import figure
from dashboard.selection import usual
from dashboard.views import PAGE_VIEWS, VIEWS, selection_of
from tests.fixtures.described import in_workbook, on_page, told

PLACED = ("food-insecurity", "homicide-rate", "primary-completion", "undernourishment")


def shown(shared: Context, name: str, *areas: str) -> Shown:
    view = VIEWS["progress-movers"]
    selection = replace(usual(shared.indicators[name], shared.years(name)), areas=areas)
    return KINDS[view.kind](shared, view, selection)


def records(found: Shown) -> list[dict[str, str]]:
    return [dict(zip(found.head, row, strict=True)) for row in found.rows]


def leads(shared: Context, name: str, *areas: str) -> str:
    selection = replace(usual(shared.indicators[name], shared.years(name)), areas=areas)
    return markup(*progress_nearer(shared, selection))


@pytest.mark.parametrize("name", PLACED)
def test_only_those_certainly_nearer_are_named_and_the_others_counted(shared: Context, name: str) -> None:
    rows = [row for row in shared.store.extra("movers") if row["indicator"] == name and not row["reason"]]
    nearer = [row for row in rows if float(row["lower"]) > 0]
    nearer.sort(key=lambda row: (-float(row["per_year"]), row["ref_area"]))
    found = shown(shared, name)
    placed = [row["ref_area"] for row in records(found) if not row["note"]]
    assert placed == [row["ref_area"] for row in nearer]
    assert f"{len(nearer)} of {len(rows)} countries" in found.words.title
    assert f"Of the {len(rows) - len(nearer)} others," in found.words.coverage
    said = " ".join((found.words.title, found.words.subtitle, found.words.caveat, found.words.coverage))
    others = {row["ref_area"] for row in rows} - set(placed)
    assert not [code for code in others if shared.geography.name(code) in said]


def test_every_medium_is_told_that_the_figures_do_not_say_why(shared: Context) -> None:
    for areas in ((), ("034",)):
        assert shown(shared, "undernourishment", *areas).words.caveat.startswith(
            "The figures do not say why: ask them."
        )
    asked = shown(shared, "undernourishment", "NGA").words.caveat
    assert asked.startswith("The figures do not say why: ask those that came nearer.")


@pytest.mark.parametrize(
    ("name", "area", "said"),
    [
        ("primary-completion", "PER", "at the target now, near it in about 2015;"),
        ("homicide-rate", "FIN", "at the target now, near it in about 2015;"),
    ],
)
def test_who_went_beyond_the_target_is_not_said_to_have_stood_still(
    shared: Context, name: str, area: str, said: str
) -> None:
    """Peru went from 96.7% to 99%: more than the margin, of which the way up to the target is counted."""
    found = shown(shared, name, area).words
    assert said in found.title
    assert "no change" not in found.title
    if "place" in found.title and "no place" not in found.title:
        assert "A change is counted up to the target: what lies beyond it is not." in found.coverage


@pytest.mark.parametrize(
    ("name", "areas"), [("homicide-rate", ("NGA",)), ("food-insecurity", ("AGO",)), ("homicide-rate", ("NGA", "SLV"))]
)
def test_the_world_is_not_listed_for_countries_that_nobody_is_compared_with(
    shared: Context, name: str, areas: tuple[str, ...]
) -> None:
    found = shown(shared, name, *areas)
    assert {row["ref_area"] for row in records(found)} <= set(areas)
    said = f"{found.words.subtitle} {found.words.caveat} {found.words.coverage} {leads(shared, name, *areas)}"
    assert "ask them" not in said
    assert "Countries that came nearer are named where no country is chosen." in found.words.subtitle
    assert 'href="/country/' not in said


def test_the_picture_says_why_a_country_has_no_place(shared: Context) -> None:
    chart = shown(shared, "homicide-rate", "NGA").body
    assert isinstance(chart, Chart)
    assert chart.blank == "no place: its values change too much from one survey or record to the next for a yearly pace"


@pytest.mark.parametrize(
    ("name", "area", "n"),
    [("food-insecurity", "NGA", 5), ("undernourishment", "NGA", 11), ("primary-completion", "NGA", 6)],
)
def test_a_small_circle_is_drawn_whole_so_that_nobody_looks_last(shared: Context, name: str, area: str, n: int) -> None:
    found = shown(shared, name, area)
    assert isinstance(found.body, Chart)
    (pane,) = found.body.panes
    assert len(pane.rows) == len(found.table.rows) == n
    assert [row.is_chosen for row in pane.rows].count(True) == 1
    assert "others," not in found.words.coverage
    assert "in the table" not in found.words.coverage


def test_a_change_of_one_or_more_has_one_decimal_and_a_smaller_one_two(shared: Context) -> None:
    table = shown(shared, "homicide-rate").table
    rows = [row for row in table.rows if row[3]]
    assert rows[0][0] == "El Salvador"
    for row in rows:
        decimals = {len(text.partition(".")[2]) for text in row[3:]}
        assert decimals == {1 if abs(float(row[3])) >= 1 else 2}, row


def test_a_chart_has_eight_rows_and_says_how_many_more(shared: Context) -> None:
    found = shown(shared, "food-insecurity")
    assert isinstance(found.body, Chart)
    (pane,) = found.body.panes
    assert len(pane.rows) == 8
    assert found.words.coverage.endswith("Of the countries with a place, 18 stand in the table alone.")
    assert "in the table" not in found.words.beside_a_table
    assert len(found.table.rows) == 26
    dots = next(mark for mark in pane.marks if isinstance(mark, Dots))
    bands = {mark.data[0].at: mark.data[0] for mark in pane.marks if isinstance(mark, Band)}
    for datum, row in zip(sorted(dots.data, key=lambda datum: -datum.at), found.rows, strict=False):
        told = dict(zip(found.head, row, strict=True))
        ends = bands[datum.at].low, datum.value, bands[datum.at].high
        assert ends == pytest.approx((float(told["lower"]), float(told["per_year"]), float(told["upper"])), rel=1e-5)
    assert {mark.ink for mark in pane.marks} == {"accent", "victims.1"}, "no colour of good or bad"


def test_one_country_has_its_place_among_those_that_began_alike(shared: Context) -> None:
    found = shown(shared, "undernourishment", "NGA")
    assert found.words.title.endswith("place 10 to 11 of 11 comparable countries")
    assert "countries of Sub-Saharan Africa of the same income group" in found.words.subtitle
    assert "5 to 15 percentage points from the target about 2015" in found.words.subtitle
    peers = {row["peer"] for row in shared.store.extra("movers_peers") if row["ref_area"] == "NGA" and row["peer"]
             and row["indicator"] == "undernourishment"}  # fmt: skip
    assert all(shared.geography.name(code) in found.words.coverage for code in peers)
    own = [row for row in records(found) if row["ref_area"] == "NGA"]
    assert [(row["countries"], row["best"], row["worst"]) for row in own] == [("11", "10", "11")]
    assert {row["ref_area"] for row in records(found)} - {"NGA"} == peers


@pytest.mark.parametrize(
    ("name", "area", "why"),
    [
        ("food-insecurity", "AGO", "no place, there is no value of about 2015 to start from"),
        ("homicide-rate", "JPN", "no place, it was at the target in 2015 already"),
        ("homicide-rate", "XKX", "no place, only UN members have a place"),
        ("food-insecurity", "KNA", "no place, 2018 and 2020 are less than 3 years apart"),
    ],
)
def test_a_country_without_a_place_is_told_why(shared: Context, name: str, area: str, why: str) -> None:
    found = shown(shared, name, area)
    own = next((row for row in shared.store.extra("movers") if (row["indicator"], row["ref_area"]) == (name, area)), {})
    assert found.words.title.endswith(why), (found.words.title, own)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("extreme-poverty", "26 have them. In 4 more countries the values change too much"),
        ("social-protection-children", "18 have them. In 14 more countries the values change too much"),
        ("unsentenced-detainees", "In 39 of 120 countries the values change too much"),
        ("child-marriage-18", "2 have them."),
        ("birth-registration", "No trend is published"),
        ("partner-violence", "a lower figure may be silence"),
    ],
)
def test_the_other_indicators_say_why_there_is_none(shared: Context, name: str, why: str) -> None:
    found = shown(shared, name)
    assert why in found.words.subtitle
    assert found.rows == ()
    assert isinstance(found.body, Chart)
    assert not found.body.panes
    assert found.body.blank.startswith("No order of countries is given for this indicator. One is given for: ")
    assert all(shared.indicators[one].label in found.body.blank for one in PLACED)
    assert all(f"/progress?indicator={one}" in leads(shared, name) for one in PLACED)
    assert ("Whom to ask" in leads(shared, name)) is (name == "extreme-poverty"), "beside the chart that is shown"


def test_two_figures_alone_are_listed_by_name_without_a_place(shared: Context) -> None:
    found = shown(shared, "primary-completion")
    ((first, heading),) = found.table.parts
    assert (first, heading) == (22, "Two figures only, by name: no place")
    names = [row[0] for row in found.table.rows[first:]]
    assert names == sorted(names)
    assert len(names) == 21
    assert all(row[3:] == ("", "", "") for row in found.table.rows[first:])


def test_leads_go_to_compare_and_to_what_each_joined_in_those_years(shared: Context) -> None:
    said = leads(shared, "undernourishment", "NGA")
    assert "ask them" in said
    assert 'href="/drivers/timeline?area=SEN"' in said
    assert re.search(r'href="/compare\?indicator=undernourishment&amp;area=NGA,SEN', said)


def test_no_cause_is_named(shared: Context) -> None:
    for name in (*PLACED, "extreme-poverty"):
        for areas in ((), ("BGD",), ("UKR",), ("034",)):
            found = shown(shared, name, *areas).words
            said = f"{found.title} {found.subtitle} {found.coverage} {leads(shared, name, *areas)}"
            assert not re.search(r"\b(because|due to|thanks to|led to|driven by|success|best|worst)\b", said), said


@pytest.mark.parametrize("name", PLACED)
@pytest.mark.parametrize("area", ["", "BGD"])
def test_page_and_slide_have_the_figures_of_the_chart(shared: Context, name: str, area: str) -> None:
    chart = shown(shared, name, *filter(None, [area])).body
    assert isinstance(chart, Chart)
    if area and not shown(shared, name, area).table.rows:
        assert chart.blank.startswith("no place: ")
        return
    assert on_page(figure(chart)) == told(chart)
    plot = plot_of_chart(chart)
    assert isinstance(plot, Plot)
    drawn = [(seen.name, seen.at, value) for seen in told(chart) for value in seen.values]
    assert sorted(in_workbook(plot, chart)) == sorted(drawn)
    heights = [row.height for row in plot.rows]
    assert heights == sorted(heights, reverse=True), "the fastest stands above on slides, too"


def test_the_margin_is_said_to_be_ours_and_no_error_of_a_survey(shared: Context) -> None:
    said = shown(shared, "food-insecurity", "NGA").words.coverage
    assert "The margin is ours, and not the error of the surveys or counts" in said
    assert "For the whole change it is 2 either way, in percentage points, divided by the number of years." in said
    assert "margin" not in shown(shared, "homicide-rate", "NGA").words.coverage, "nothing is drawn"


def test_a_slide_to_act_on_is_of_an_indicator_that_places_the_country(shared: Context) -> None:
    own, *_ = PAGE_VIEWS["progress"].scope(shared.indicators, "").indicators
    opened = [
        selection_of(shared, VIEWS["progress-movers"], query) for query in ("area=142", f"area=BGD&indicator={own}")
    ]
    assert [one.indicator for one in opened] == [PLACED[0], own], "the page's own has no order: an empty chart"
    assert [one.areas for one in opened] == [("142",), ("BGD",)]
    for areas, name in (("BGD", PLACED[3]), ("NPL,KEN", PLACED[0]), ("IND,NPL", PLACED[3]), ("BGD,142", PLACED[0])):
        assert selection_of(shared, VIEWS["progress-movers"], f"area={areas}").indicator == name, areas
    for area, name, said in (
        ("UKR", "food-insecurity", "; place "),
        ("BGD", "undernourishment", "; place "),
        ("NGA", "food-insecurity", "; place "),
        ("VEN", "undernourishment", "; fewer than three comparable countries"),
        ("JPN", "food-insecurity", "it was at the target in 20"),
        ("XKX", "", "cannot be said"),
    ):
        assert (placed_by(shared, area), area) == (name, area)
        assert said in shown(shared, name or own, area).words.title
        # The page opens with the same, and with the first where none says anything.
        assert selection_of(shared, VIEWS["progress-movers"], f"area={area}").indicator == (name or PLACED[0])
