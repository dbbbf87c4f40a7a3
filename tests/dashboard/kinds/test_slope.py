"""Then and now shows the same countries in two years, names who is left out, and never compares by detections."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.charts.marks import Chart, Line
from dashboard.context import Context
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.plots import Plot
from dashboard.figures.shown import CSV_COLUMNS, Shown
from dashboard.kinds.registry import KINDS, check, explained, shown
from dashboard.kinds.slope import MOST_DRAWN, MOST_NAMED
from dashboard.selection import usual
from dashboard.store import SeriesKey
from dashboard.views import VIEWS, page_address, selection_of

VIEW = VIEWS["drivers-two-years"]


def made(context: Context, query: str) -> Shown:
    return shown(context, VIEW, selection_of(context, VIEW, query), "chart")


def lines(view: Shown) -> list[Line]:
    assert isinstance(view.body, Chart)
    return [mark for pane in view.body.panes for mark in pane.marks if isinstance(mark, Line)]


def test_the_chosen_country_stands_among_those_that_it_is_compared_with(shared: Context) -> None:
    found = lines(made(shared, "area=NGA&indicator=undernourishment"))
    chosen = [line for line in found if line.role == "chosen"]
    assert [line.name for line in chosen] == ["Nigeria"]
    assert found[-1] is chosen[0]  # Drawn last, it lies over all others.
    assert re.fullmatch(r"Nigeria\n[\d.]+ → [\d.]+", chosen[0].end)
    assert 1 < sum(line.role == "peers" for line in found) < MOST_NAMED
    assert all(line.end for line in found if line.role == "peers")
    assert len(found) <= MOST_DRAWN
    assert all(line.end == "" for line in found if line.role == "others")
    # Both figures stand with the name: of three lines two lay over each other at the first year.
    few = lines(made(shared, "area=034"))
    assert few and not any(datum.label for line in few for datum in line.data)


@pytest.mark.parametrize("query", ["area=BGD", "area=035&indicator=conflict-deaths", "indicator=undernourishment"])
def test_the_highest_figure_of_each_year_has_a_name(shared: Context, query: str) -> None:
    found = lines(made(shared, query))
    for end in (0, 1):
        highest = max(found, key=lambda line: line.data[end].drawn or 0.0)
        assert highest.end, highest.name
    # Five names hung on leaders that fanned out from one point near zero.
    most = max(line.data[1].drawn or 0.0 for line in found)
    low = [line.name for line in found if line.end and (line.data[1].drawn or 0.0) < most / 20]
    assert len(low) <= 2, low


def test_countries_that_were_chosen_stand_by_themselves_in_their_own_inks(shared: Context) -> None:
    found = lines(made(shared, "area=GBR,BOL,COD&indicator=gdp-per-capita"))
    assert {line.role for line in found} == {"chosen"}
    assert len({line.ink for line in found}) == 3


@pytest.mark.parametrize(
    "query", ["", "area=NGA", "area=035&indicator=conflict-deaths", "area=PRK&indicator=undernourishment"]
)
def test_every_line_has_both_years_and_the_rest_is_counted(shared: Context, query: str) -> None:
    view = made(shared, query)
    assert isinstance(view.body, Chart)
    years = view.body.panes[0].years
    assert all(tuple(datum.at for datum in line.data) == years for line in lines(view))
    counted = re.search(r"(\d+) of (\d+) countries are compared", view.words.coverage)
    assert counted is not None
    both, every = map(int, counted.groups())
    ((start, _),) = view.table.parts or ((every, ""),)
    assert (start, len(view.table.rows)) == (both, every)
    assert all(
        "no figure" in row or "no rate" in row or "not compared" in " ".join(row) for row in view.table.rows[both:]
    )
    assert not any("no figure" in row for row in view.table.rows[:both])


def test_the_file_has_the_published_figures_of_both_years(shared: Context) -> None:
    view = made(shared, "area=NGA&indicator=undernourishment")
    assert view.head == tuple(CSV_COLUMNS)
    assert {row[3] for row in view.rows} == {"2001", "2023"}


def test_a_slide_has_two_categories_and_says_names_and_figures_where_lines_end(shared: Context) -> None:
    body = made(shared, "area=NGA&indicator=undernourishment").body
    assert isinstance(body, Chart)
    plot = plot_of_chart(body)
    assert isinstance(plot, Plot)
    assert plot.categories == ("2001", "2023")
    named = [strand.end for strand in plot.strands if strand.end]
    assert 2 < len(named) <= MOST_NAMED
    assert not any(strand.is_keyed for strand in plot.strands)


def test_a_wide_range_has_no_line_and_its_name_stands_where_its_figure_is(shared: Context) -> None:
    view = made(shared, "area=CHN&indicator=undernourishment")
    china = next(line for line in lines(view) if line.name == "China")
    assert [len(run) for run in china.runs] == [1]
    assert "No line goes from or to a wide range." in view.words.coverage
    assert isinstance(view.body, Chart)
    plot = plot_of_chart(view.body)
    assert isinstance(plot, Plot)
    (strand,) = [strand for strand in plot.strands if strand.end.startswith("China")]
    assert strand.values[-1] is not None
    assert strand.reach[-1] == (0, 2.5)


def test_of_few_of_the_countries_the_title_says_how_few(shared: Context) -> None:
    title = made(shared, "area=EGY&indicator=extreme-poverty").words.title
    assert re.search(r": lower in \d, higher in \d [(]3 of 54 countries compared[)]$", title)
    most = made(shared, "area=034&indicator=undernourishment").words.title
    assert "of the 7 countries compared" in most


def test_a_zero_of_years_in_which_its_publisher_listed_zeros_is_compared_with_nothing_later(shared: Context) -> None:
    """IDMC lists 33 countries with 0 of 2009 and none of 2024: thirteen "rises" were from being listed."""
    view = made(shared, "indicator=conflict-displacement-new&measure=count")
    assert "Up to 2015 the publisher lists many countries with zero" in view.words.coverage
    ((both, _),) = view.table.parts
    assert not any("0" in row for row in view.table.rows[:both])
    listed = [row for row in view.table.rows[both:] if row[-1].startswith("not compared: ")]
    assert len(listed) >= 5
    assert all("0" in row for row in listed)


def test_who_is_left_out_for_a_listed_zero_is_counted_below_the_message_and_not_compared(shared: Context) -> None:
    """Lower in 15 and higher in 12 turns round with the nine that were listed with 0, Lebanon and Russia among them."""
    view = made(shared, "indicator=conflict-displacement-new&measure=count")
    series = shared.store.histories(SeriesKey("conflict-displacement-new", "_T", "_T", "_T"))
    first, last = map(int, view.table.columns[1:3])
    values = {code: {item.year: item.value for item in series.get(code, ())} for code in shared.geography.members}
    risen = [code for code, of in values.items() if of.get(first) == 0 and (of.get(last) or 0) > 0]
    assert len(risen) >= 5
    assert "have both" not in view.words.title
    assert view.words.subtitle.endswith(f"; {len(risen)} more, listed with zero in {first}, are not compared")
    assert "rose" not in f"{view.words.title} {view.words.coverage} {view.words.caveat} {view.table.rows}"
    told = f"{len(risen)} countries were listed with zero in {first} and have a figure above it in {last}"
    assert told in view.words.coverage
    told = [row[0] for row in view.table.rows if row[-1] == "not compared: listed with zero"]
    assert {shared.geography.name(code, "en") for code in risen} <= set(told)


@pytest.mark.parametrize(
    ("indicator", "why"),
    [
        ("detected-victims", "not compared by them"),
        ("persons-convicted", "not compared by them"),
        ("sexual-violence-by-18", "silence"),
        ("crc", "codes"),
    ],
)
def test_detections_silences_and_codes_are_not_compared(shared: Context, indicator: str, why: str) -> None:
    selection = replace(usual(shared.indicators[indicator], shared.years(indicator)), areas=("NGA", "GHA"))
    view = shown(shared, VIEW, selection, "chart")
    assert isinstance(view.body, Chart)
    assert not view.body.panes
    assert view.words.title.endswith("not compared between two years")
    assert why in view.words.coverage
    assert view.rows == ()
    assert view.table.rows == ()


def test_the_page_of_methods_says_how_it_is_made(shared: Context) -> None:
    assert "two-years" in [section.name for section in explained(shared)]


def test_two_years_are_not_found_at_the_address_of_a_third(shared: Context) -> None:
    """2014 and 2024 stood above the address of 2022."""
    assert page_address(shared, VIEWS["drivers-two-years"], "year=2022") == "/drivers"
    assert page_address(shared, VIEWS["drivers-map"], "year=2022") == "/drivers?year=2022"


def test_few_chosen_countries_are_named_in_the_title(shared: Context) -> None:
    title = made(shared, "area=NGA,GHA&indicator=conflict-displacement-new").words.title
    assert title.startswith("New displacements by conflict, Nigeria and Ghana, ")
    many = made(shared, "area=GBR,BOL,COD,NGA&indicator=gdp-per-capita").words.title
    assert "Nigeria" not in many


def test_a_kind_that_nothing_makes_stops_the_start_and_is_named() -> None:
    check(KINDS)
    with pytest.raises(TypeError, match="no function for slope: add it there"):
        check(KINDS.keys() - {"slope"})
