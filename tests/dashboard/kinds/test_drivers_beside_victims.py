"""Drivers beside victims: one figure for all rows, no made-up middle, one rho with its doubts, every lag."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.deck import has_lines
from dashboard.exports.slides.template import FORMATS
from dashboard.exports.tables import shown_csv
from dashboard.figures.shown import Shown
from dashboard.i18n import language
from dashboard.kinds.lags import lags_of
from dashboard.kinds.registry import KINDS
from dashboard.kinds.scatter import relation_of, tick_text
from dashboard.kinds.timeline import HEAD, MOST_EVENTS, RATED, rows_of
from dashboard.metrics.association import LAGS, rank_association
from dashboard.selection import Selection
from dashboard.views import VIEWS, selection_of
from dashboard.words.titles import SHORT
from tests.conftest import published
from tests.fixtures.pictures import texts_of
from tests.fixtures.sweeps import each

needs_tables = pytest.mark.skipif(published() is None, reason="before the first build")

CAUSES = re.compile(
    r"\b(?:because|due to|driven by|caused?|causes|leads? to|results? in|increase in trafficking)\b", re.I
)
PLACES = ("", "area=NGA", "area=002", "area=TUV", "area=PRK,150&age=_T", "area=UKR&measure=count")

TOLD = "Nigeria detected 974 child victims of trafficking in 2022 (0.90 per 100,000 children)"


def asked(context: Context, panel: str, query: str) -> Selection:
    """What a view shows for an address."""
    return selection_of(context, VIEWS[panel], query)


def made(context: Context, panel: str, query: str) -> Shown:
    """The view of an address."""
    return KINDS[VIEWS[panel].kind](context, VIEWS[panel], asked(context, panel, query))


@pytest.mark.parametrize("query", each(PLACES, {"": "all", "area=TUV": "nothing", "area=PRK,150&age=_T": "of two"}))
@pytest.mark.parametrize("panel", ["timeline-rows", "relation-scatter", "relation-lags"])
def test_every_place_has_a_valid_figure_words_without_causes_and_a_file(
    shared: Context, panel: str, query: str
) -> None:
    shown = made(shared, panel, query)
    go.Figure(shown.figure)
    said = " ".join(shown.words.told()[name] for name in ("title", "subtitle", "coverage", "source"))
    assert CAUSES.search(said.replace("not a cause", "")) is None
    assert "{" not in said
    assert all(len(row) == len(shown.head) for row in shown.rows)
    assert all(len(row) == len(shown.table.columns) for row in shown.table.rows)


# the timeline


def test_all_rows_of_a_timeline_share_one_axis_of_years(shared: Context) -> None:
    figure = made(shared, "timeline-rows", "area=NGA").figure
    assert {trace.get("xaxis", "x") for trace in figure["data"]} == {"x"}
    domains = sorted(
        figure["layout"][name]["domain"] for name in figure["layout"] if re.fullmatch(r"yaxis\d*", name)
        and "domain" in figure["layout"][name]
    )  # fmt: skip
    assert len(domains) == 2 + 5 + 1
    assert all(low[1] <= high[0] + 1e-9 for low, high in pairwise(domains))
    # A blank year among bars is read as a zero: in the years of its source each has a figure, or is hatched; years
    # without a source are blank, and said to be: "2 of 17 years" stood over three that were hatched.
    for query in ("area=NGA", "area=BGD", "area=USA", "", "area=150"):
        body, begun = made(shared, "timeline-rows", query).body, 0
        assert isinstance(body, Chart)
        for pane in (pane for pane in body.panes if pane.has_bars and pane.has_figures):
            known = [round(one.at) for mark in pane.marks if mark.role != "silent" for one in mark.data]
            drawn = {round(one.at) for mark in pane.marks for one in mark.data}
            end = min(pane.asked_until or 2024, 2024)
            assert {*range(min(known), end + 1)} <= drawn, f"{query}: {pane.heading}"
            # "Since 2007" stood beside the hatching of 2007, and "since 2008" over that of 2007.
            begun += bool(pane.begins)
            assert pane.begins == (f"since {min(known)}" if min(drawn) > 2005 and min(known) == min(drawn) else "")
        assert begun
        words = made(shared, "timeline-rows", query).words
        assert "Blank years lie before the source begins or after it ends." in words.coverage
        first = rows_of(shared, selection_of(shared, VIEWS["timeline-rows"], query))[0].series.title
        if gaps := re.search(r"; (\d+) of (\d+) years from (\d+) have no figure", first):
            hatched = [datum.at for mark in body.panes[0].silences for datum in mark.data]
            last = int(gaps[3]) + int(gaps[2]) - 1
            assert len(hatched) == int(gaps[1])
            assert all(int(gaps[3]) <= year <= last for year in hatched)
        # Years that are unknown, and years that too few countries have so far, look alike.
        unknown = [key.said for key in body.legend if key.role == "silent"]
        assert len(unknown) == 1 and unknown[0].startswith(
            "no figure" if query[:-3] == "area=" and query != "area=150" else "incomplete"
        ), query


def test_a_timeline_is_headed_by_what_it_shows_and_says_timing_only(
    shared: Context,
) -> None:
    """Its title is the finding of the first row, which leads; below stand when the others were highest."""
    shown = made(shared, "timeline-rows", "area=NGA")
    scaled, silent = "Each chart has a scale of its own.", "detected child victims of trafficking"
    uk, reasons = "the United Kingdom", "The charts do not show what led to what."
    for query, title, subtitle in (
        (
            "area=NGA",
            f"{TOLD}, the highest rate of 2017 to 2022",
            "Below, for context only: conflict deaths, ",
        ),
        (
            "",
            "Detected child victims of trafficking in 76 countries, 2017 to 2022: most of the rise is in ",
            f"About 1.17 per 100,000 children in 2017, 1.91 to 2.14 in 2022; without {uk}† and the United States: ",
        ),
        (
            "area=150",
            "Detected child victims of trafficking in 32 countries (Europe), 2017 to 2022: most of the rise is in ",
            "About 3.91 per 100,000 children in 2017, 8.8 to 10.4",
        ),
        (
            "area=TUV",
            "Tuvalu, 2005 to 2024: displacement and GDP per person",
            f"Tuvalu has no figure for {silent}: unknown, not zero. Highest known figure, 2005 to 2024: GDP per ",
        ),
        (
            "area=BGD&against=gdp-per-capita",
            "Bangladesh detected at least 32 child victims of trafficking in 2023",
            "No age is reported for 40 to 73 more",
        ),
    ):
        page = made(shared, "timeline-rows", query)
        words = page.from_afar.words
        # "74.8% (2023)" stood under one year; groups have figures of single years.
        assert isinstance(page.body, Chart) and "moderate or severe" not in words.coverage
        heads, are_places = [pane.heading for pane in page.body.panes if pane.said], query not in ("", "area=150")
        is_told = "Food insecurity, moderate or severe" in heads
        assert ("Food insecurity: means of three years." in words.coverage) is (is_told and are_places), query
        # A page has medians of groups, too.
        assert all(said.startswith(title) for said in (page.words.title, words.title))
        # Of a change of two years a title is as long as that of its trend.
        most = RATED if "the highest rate of" in words.title else SHORT
        assert len(words.title) <= most or "most of the rise" in words.title
        # Their names stand above the charts of a picture, in whose foot the rest has room.
        assert words.subtitle.startswith(subtitle) and reasons not in words.subtitle
        assert words.caveat.count(reasons) == 1
        assert scaled in page.words.subtitle and scaled not in f"{words.coverage} {words.subtitle}"
        # What displacements and deaths count is said of those that are drawn alone.
        told = ("are movements, not people; “weather”" in words.caveat, "Conflict deaths are best" in words.caveat)
        assert told == (("Displacements by weather" in heads), ("Conflict deaths" in heads)), query
    # Of some rows alone its title and its caveats are of these.
    few = shown.from_afar.words_of
    assert few is not None
    others = few(("Conflict deaths", "New displacements by conflict"))
    assert (others.title, others.subtitle) == (
        "Nigeria, 2005 to 2024: conflict and displacement",
        "Highest known figures, 2005 to 2024: conflict deaths in 2014 or 2015 (ranges overlap), displacement in 2014.",
    )
    # What is blank before "since 2009" is in sight; before a hatched year of another row it is not.
    assert "Blank years" in shown.from_afar.words.coverage and "Blank years" not in others.coverage
    assert f"{reasons} Displacements are movements, not people. Conflict deaths" in others.caveat
    # A slide that begins with a row without a figure names those with one.
    later = made(
        shared, "timeline-rows", "area=SWE&against=conflict-displacement-new,gdp-per-capita"
    ).from_afar.words_of
    assert later is not None
    said = later(("New displacements by conflict", "GDP per person"))
    assert (said.title, said.indicator) == ("Sweden, 2005 to 2024: GDP per person", "gdp-per-capita")
    assert "who were found" not in others.caveat
    alone = few(("Detected victims, children", "Detected victims, all ages"))
    assert alone.title == f"{TOLD}, the highest rate of 2017 to 2022"
    assert not alone.subtitle
    assert not alone.aloud, "the title is a sentence"
    assert alone.caveat.count("what led to what") == 0, "nothing stands beside the victims"
    # The chart has the rate of these people.
    assert isinstance(shown.body, Chart) and shown.body.panes[0].said == "0.90 per 100,000 children (974 in 2022)"
    # Deaths that reach 12,700 had 10k as the last figure of their scale; others would be much lower for a round one.
    tops = {pane.heading: pane.y.high for pane in shown.body.panes}
    assert [tops[name] for name in ("Detected victims, children", "Conflict deaths")] == [1, 15_000]
    ukraine = made(shared, "timeline-rows", "area=UKR").body
    assert isinstance(ukraine, Chart) and 0.63 < ukraine.panes[0].y.high < 0.8
    assert scaled not in few(("Food insecurity, moderate or severe",)).coverage
    for query, title, finding in (
        # Neither years without a figure, which are hatched, nor a figure of another row.
        ("area=SWE", "Sweden detected 22 child victims ", ""),
        ("area=AFG", "Afghanistan, 2005 to 2024: conflict, displacement, food ", "Afghanistan has no figure for "),
        (
            "area=NGA&against=persons-convicted",
            f"{TOLD}, the highest rate of 2017 to 2022",
            "Detected victims",
        ),
        # Behind a comma they were of conflict, too; victims of all ages stand for unknown children.
        ("area=GBR&sex=F", "United Kingdom, detected victims of trafficking, girls", ""),
        ("area=GNB", "Guinea-Bissau, 2005 to 2024: detected victims of trafficking (all ages) beside ", ""),
    ):
        words = made(shared, "timeline-rows", query).words
        assert words.title.startswith(title) and words.subtitle.startswith(finding), words.title
    detection, timing = shown.words.caveat.index("who were found"), shown.words.caveat.index("Timing only")
    assert detection < timing
    assert [note["text"] for note in shown.figure["layout"]["annotations"]].count("new questionnaire in 2017") == 1


@needs_tables
def test_a_groups_rows_say_how_many_countries_and_have_no_events(shared: Context) -> None:
    shown = made(shared, "timeline-rows", "area=002")
    heads = [note["text"] for note in shown.figure["layout"]["annotations"] if note["text"].startswith("<b>")]
    assert all("countr" in head for head in heads)
    assert shown.words.marks is None
    assert {row[HEAD.index("row")] for row in shown.rows} == {"figure"}


@needs_tables
def test_events_are_numbered_alike_in_chart_table_file_and_image(shared: Context) -> None:
    shown = made(shared, "timeline-rows", "area=NGA")
    (marks,) = (trace for trace in shown.figure["data"] if trace.get("name") == "Events")
    assert marks["text"] == [str(number) for number in range(1, MOST_EVENTS + 1)]
    notes = [row[-1] for row in shown.rows if row[HEAD.index("row")] == "event"]
    assert notes == [f"{number}. {text}" for number, text in zip(marks["text"], marks["customdata"], strict=True)]
    assert all(note in shown.words.marks for note in notes)
    table = " ".join(row[-1] for row in shown.table.rows)
    assert all(note in table for note in notes)


@needs_tables
def test_a_timelines_file_keeps_intervals(shared: Context) -> None:
    shown = made(shared, "timeline-rows", "area=LUX&measure=count&against=conflict-deaths")
    lower, upper, value = (HEAD.index(f"obs_{name}") for name in ("lower", "upper", "value"))
    small = [row for row in shown.rows if (row[lower], row[upper]) == ("1", "4")]
    assert small
    assert {row[value] for row in small} == {""}


# the scatter


def test_each_country_counts_once_and_an_interval_never(shared: Context) -> None:
    relation = relation_of(shared, asked(shared, "relation-scatter", "measure=rate&year=2020"))
    areas = [pair.area for pair in relation.pairs.made]
    assert len(areas) == len(set(areas))
    left = (*relation.pairs.intervals, *relation.pairs.missing)
    assert sorted((*areas, *left)) == sorted(shared.geography.members)
    values = [{pair.area: pair.values[at] for pair in relation.pairs.made} for at in (0, 1)]
    assert relation.found == rank_association(*values)


@pytest.mark.parametrize("indicator", ["persons-prosecuted", "persons-in-formal-contact"])
def test_no_point_and_no_correlation_rests_on_a_figure_of_low_reliability(shared: Context, indicator: str) -> None:
    query = f"indicator={indicator}&age=Y0T17&year=2022"
    relation = relation_of(shared, asked(shared, "relation-scatter", query))
    assert relation.pairs.doubted
    assert not [pair for pair in relation.pairs.made if "U" in (pair.x.status, pair.y.status)]
    view = made(shared, "relation-scatter", query)
    number = len(relation.pairs.doubted)
    assert f"Left out, too: {number} countries with a figure marked as of low reliability." in view.words.coverage
    assert "Figures marked as of low reliability are not drawn." in view.words.caveat
    assert shown_csv(view).count("left out: of low reliability") == number
    # The subject names the persons: "104 number of persons" stood there once.
    counted = made(shared, "relation-scatter", "indicator=detected-victims&measure=count&area=BGD")
    assert "Detected victims, children: 104 (2010)" in repr(counted.body)
    assert "number of persons (" not in repr(counted.body)
    firm = made(shared, "relation-scatter", "indicator=homicide-rate")
    assert "low reliability" not in firm.words.caveat + firm.words.coverage


def test_zeros_drawn_where_few_are_left_out_are_said_to_be_incomplete(shared: Context) -> None:
    """An interval has no place on an axis, a zero has: so the low end shows zeros without its neighbours."""
    pairs = relation_of(shared, asked(shared, "relation-scatter", "")).pairs
    zeros = sum(pair.y.value == 0 for pair in pairs.made)
    assert pairs.intervals and zeros
    coverage = made(shared, "relation-scatter", "").words.told()["coverage"]
    assert f"Countries that report zero ({zeros}) are drawn" in coverage
    x_alone = made(shared, "relation-scatter", "indicator=extreme-poverty&against=gdp-per-capita").words.told()[
        "coverage"
    ]
    assert "report zero" not in x_alone


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "against=homicide-rate",
            "no correlation is computed: one is per person, one per child",
        ),
        ("against=detected-child-victims-rate", "no correlation is computed: both rest on the same figures"),
        ("against=detected-victims", "the same figures"),
    ],
)
def test_what_would_go_together_by_itself_has_no_rho(shared: Context, query: str, said: str) -> None:
    shown = made(shared, "relation-scatter", query)
    assert said in shown.words.title
    assert "Spearman" not in shown.words.subtitle + shown.words.coverage
    # Of the victims on the other axis it stood a second time, behind what an association is.
    turned = made(shared, "relation-scatter", f"indicator=homicide-rate&{query}")
    assert turned.words.caveat.count("Only victims who were found") == ("victims" in query)


@needs_tables
def test_a_clear_association_says_that_it_is_no_cause_and_an_unclear_one_that_it_is_unclear(shared: Context) -> None:
    clear = made(shared, "relation-scatter", "indicator=extreme-poverty&against=gdp-per-capita&year=2019")
    assert "tend to go opposite ways" in clear.words.title
    assert clear.words.title.endswith(": an association, not a cause")
    # A statistician's number stands below: nobody else needs it to read the title.
    assert "Spearman" in clear.words.coverage and "Spearman" not in clear.words.subtitle
    assert re.search(
        r"Figures are for 2019, or the latest one: Extreme poverty since \d{4}, GDP per person since \d{4}\.|"
        r"^2019, or \d{4} to \d{4} where that is missing\.",
        f"{clear.words.subtitle} {clear.words.coverage}",
    )
    relation = relation_of(shared, asked(shared, "relation-scatter", "year=2022"))
    assert relation.found is not None
    unclear = relation.found.lower <= 0 <= relation.found.upper
    usual = made(shared, "relation-scatter", "year=2022")
    assert unclear == ("no clear association" in usual.words.title)
    # A name above the plot stood against the legend, as if it were a part of it.
    view = VIEWS["relation-scatter"]
    content = content_of(shared, Asked(view, selection_of(shared, view, "year=2022"), "/"))
    boxes = {text.words: text.box for text in texts_of(compose(content, SIZES["slide"]))}
    assert boxes["United Kingdom"].top > boxes["Europe"].bottom + 9
    # A number of victims would be another message; the axis said "per person" twice.
    about = "Detected child victims, rate and GDP per person, 2022: "
    assert usual.words.title.startswith(about) and has_lines(usual.words.title, FORMATS["16x9"])
    refugees = made(shared, "relation-scatter", "indicator=refugees-by-origin&year=2022").words.title
    assert refugees.startswith("Refugees by origin, per 100,000 and GDP per person tend to ")
    numbers = made(shared, "relation-scatter", "year=2022&measure=count")
    assert numbers.words.title.startswith("Detected child victims of trafficking and GDP per person tend to ")
    assert isinstance(usual.body, Chart) and usual.body.panes[0].x.title == (
        "GDP per person, USD (2021 purchasing power), logarithmic"
    )


def test_counts_say_that_they_follow_size(shared: Context) -> None:
    assert "size of a country" in made(shared, "relation-scatter", "measure=count").words.coverage
    assert "size of a country" not in made(shared, "relation-scatter", "").words.coverage


def test_axes_stay_the_same_while_the_years_go_by(shared: Context) -> None:
    ranges = []
    for year in (2012, 2022):
        layout = made(shared, "relation-scatter", f"year={year}").figure["layout"]
        ranges.append([layout[axis].get("range") for axis in ("xaxis", "yaxis")])
    assert ranges[0] == ranges[1]


def test_zero_has_a_place_of_its_own_on_a_logarithmic_axis(shared: Context) -> None:
    relation = relation_of(shared, asked(shared, "relation-scatter", "show=log&year=2022"))
    assert relation.log == (True, True)
    zeros = [pair for pair in relation.pairs.made if pair.values[1] == 0]
    assert zeros
    least = min(value for value in relation.spans[1] if value > 0)
    shown = made(shared, "relation-scatter", "show=log&year=2022")
    (pane,) = shown.body.panes
    marked = [datum for mark in pane.marks for datum in mark.data if datum.value == 0]
    assert len(marked) == len(zeros)
    assert {datum.role for datum in marked} == {"zero"}
    assert 0 < pane.y.shown(0.0) < least
    assert 0 < pane.y.part(0.0) < pane.y.part(least)
    axis = shown.figure["layout"]["yaxis"]
    assert axis["ticktext"][0] == "0"
    assert axis["range"][0] < math.log10(axis["tickvals"][0])


def test_chosen_countries_are_coloured_and_have_a_path_broken_at_the_break(shared: Context) -> None:
    figure = made(shared, "relation-scatter", "area=NGA&year=2022").figure
    names = [trace["name"] for trace in figure["data"]]
    assert names == ["other countries", "Nigeria", "Nigeria"]
    path = figure["data"][-1]
    assert path["mode"].startswith("lines")
    assert path["x"].count(None) == 1
    _years_stand_at_their_points(shared)
    for query in ("year=2022", "year=2016&against=conflict-deaths", "indicator=refugees-by-origin"):
        _the_highest_of_the_world_are_named(shared, query)
    # Two years stood by a way of Kenya, which has no large point, and no name.
    (pane,) = made(shared, "relation-scatter", "area=KEN&year=2022").body.panes
    (way,) = [mark for mark in pane.marks if mark.role == "way"]
    assert [one.label for one in way.data if one.label] == ["2014", "Kenya (2017)"]


def _the_highest_of_the_world_are_named(shared: Context, query: str) -> None:
    """The highest point was the one that everybody asks for, and had no name."""
    (pane,) = made(shared, "relation-scatter", query).body.panes
    points = [datum for mark in pane.marks if mark.role != "way" for datum in mark.data]
    # At a zero many lie over one another: a name there stands beside somebody else's dot.
    above = [datum for datum in points if datum.at and datum.drawn]
    assert max(above, key=lambda one: one.at).label and max(above, key=lambda one: one.drawn).label
    assert len([datum for datum in points if datum.label]) == 8


def _years_stand_at_their_points(shared: Context) -> None:
    """ "2022" stood under the point of 2012."""
    for query, name, figure in (
        ("area=NGA&year=2022", "Nigeria (2022)", "Nigeria: 0.9 per 100,000 children in 2022."),
        ("area=BGD&year=2022", "Bangladesh (2022)", "Bangladesh: 0.18 per 100,000 children in 2022."),
    ):
        selection = asked(shared, "relation-scatter", query)
        shown = made(shared, "relation-scatter", query)
        assert shown.words.subtitle.startswith(f"2022, or 2019 to 2021 where that is missing. {figure}")
        (pane,) = shown.body.panes
        others = [datum.label for mark in pane.marks if mark.role == "others" for datum in mark.data if datum.label]
        assert 5 <= len(others) <= 8
        assert {"India", "United States"} <= set(others)
        (way,) = [mark for mark in pane.marks if mark.role == "way"]
        svg = compose(content_of(shared, Asked(VIEWS["relation-scatter"], selection, "")), SIZES["slide"])
        assert svg.count('class="halo"') >= 5
        boxes = {text.words: text.box for text in texts_of(svg)}
        assert name in boxes
        (told,) = re.findall(r'data-pane="([^"]*)"', svg)
        left, right, bottom, top = map(float, told.split())

        ats = [
            (left + pane.x.part(one.at) * (right - left), bottom - pane.y.part(one.drawn or 0) * (bottom - top))
            for one in way.data
        ]
        named = [place for place, one in enumerate(way.data) if one.label in boxes]
        assert named
        for place in named:
            away = [math.dist(at, nearest(boxes[way.data[place].label], at)) for at in ats]
            assert away.index(min(away)) == place, (query, way.data[place].label)


def nearest(box: Box, at: tuple[float, float]) -> tuple[float, float]:
    """The point of a box that is nearest to another point."""
    return min(max(at[0], box.left), box.right), min(max(at[1], box.top), box.bottom)


@pytest.mark.parametrize(("value", "text"), [(0.01, "0.01"), (0.5, "0.5"), (20, "20"), (5000, "5k"), (10**7, "10M")])
def test_ticks_are_written_short(value: float, text: str) -> None:
    assert tick_text(value) == text
    if value >= 1000:
        with language("ar"):
            assert "ألف" in tick_text(value) or "آلاف" in tick_text(value) or "مليون" in tick_text(value)


# the lags


@needs_tables
def test_all_lags_of_every_driver_are_shown_those_without_a_figure_as_such(shared: Context) -> None:
    found = lags_of(shared)
    figure = made(shared, "relation-lags", "").figure
    marks = sum(len(trace["x"]) for trace in figure["data"])
    assert marks == len(found) == len({(item.victims, item.driver) for item in found}) * len(LAGS)
    crosses = sum(len(trace["x"]) for trace in figure["data"] if trace["marker"].get("symbol"))
    assert crosses == sum(item.rho is None for item in found)


@needs_tables
def test_the_lags_title_sets_what_leaves_zero_out_against_chance(shared: Context) -> None:
    found = [item for item in lags_of(shared) if item.rho is not None]
    outside = sum(item.leaves_zero_out for item in found)
    title = made(shared, "relation-lags", "").words.title
    assert f"{outside} of {len(found)} links are clear" in title
    assert f"(about {round(0.05 * len(found))} by chance)" in title


def test_a_release_without_lags_says_that_nothing_can_be_said(small_context: Context) -> None:
    shown = made(small_context, "relation-lags", "")
    assert "nothing can be said yet" in shown.words.title
    assert shown.rows == ()
