"""Bars keep the order of their figures: a zero is no bar, and no other figure is too small to be seen."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from dashboard.charts.ended import ended
from dashboard.charts.marks import Bars, Chart, Datum, Pane, told_alike
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.picture.years import LEAST
from dashboard.exports.slides.break_marks import marks_xml
from dashboard.exports.slides.chart_xml import _bar_look
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.peaks import told_of
from dashboard.exports.slides.plots import Panes, Plot, note_of
from dashboard.exports.slides.rooms import rooms_of
from dashboard.kinds.registry import shown
from dashboard.plotly.json import figure
from dashboard.views import VIEWS, selection_of
from tests.fixtures.described import box_of
from tests.fixtures.pictures import SVG

DEATHS = "country-conflict-deaths", "area=UKR"
FORMS = "victims-forms", "area=BGD"
CASES = [DEATHS, ("timeline-rows", "area=UKR"), ("compare-chart", "area=SWE,NOR,DNK,FIN,UGA,KEN")]
"""Of Ukraine's deaths 0 stand beside 4,946 and 92,615: in proportion the second is lower than any pixel."""


def chart_of(context: Context, panel: str, query: str) -> Chart:
    view = VIEWS[panel]
    body = shown(context, view, selection_of(context, view, query), "chart").body
    assert isinstance(body, Chart)
    return body


def zeros_of(chart: Chart) -> list[Datum]:
    marks = (mark for pane in chart.panes for mark in pane.marks if isinstance(mark, Bars) and not mark.stack)
    return [datum for mark in marks for datum in mark.data if datum.value == 0]


def svg_of(context: Context, panel: str, query: str) -> ET.Element:
    view, asked = VIEWS[panel], f"{query}&view={panel}.chart"
    link = permalink_of(context, view, asked, "https://example.org")
    content = content_of(context, Asked(view, selection_of(context, view, asked), link))
    return ET.fromstring(compose(content, replace(SIZES["page"], width=1400, height=4000)))


@pytest.mark.parametrize(("panel", "query"), CASES)
def test_a_zero_of_a_picture_is_a_hollow_circle_and_every_other_bar_is_seen(
    shared: Context, panel: str, query: str
) -> None:
    picture = svg_of(shared, panel, query)
    groups = [group for group in picture.iter(f"{SVG}g") if group.get("data-mark") == "Bars"]
    circles = [shape for group in groups if group.get("data-role") == "zero" for shape in group]
    assert len(circles) == len(zeros_of(chart_of(shared, panel, query))) > 0
    assert {shape.tag for shape in circles} == {f"{SVG}circle"}
    stubs = [group for group in picture.iter(f"{SVG}g") if group.get("data-part") == "least"]
    seen = {(box.left, round(box.bottom)) for group in stubs for one in group if (box := box_of(one))}
    for group in groups:
        for box in filter(None, map(box_of, group)):
            is_hidden = group.get("data-role") in ("", "ranged") and 0 < box.height < LEAST
            assert not is_hidden or (box.left, round(box.bottom)) in seen
    assert "hollow circle: zero" in "".join(picture.itertext())


@pytest.mark.parametrize(("panel", "query"), CASES)
def test_on_the_page_a_zero_is_a_hollow_circle_and_small_bars_have_one_height(
    shared: Context, panel: str, query: str
) -> None:
    traces = figure(chart_of(shared, panel, query))["data"]
    for trace in (trace for trace in traces if trace["meta"]["role"] == "zero"):
        assert trace["marker"]["symbol"] == "circle-open"
        assert set(trace["y"]) == {0}
    for least in (trace for trace in traces if trace["meta"]["role"] == "least"):
        (own,) = (one for one in traces if one.get("name") and _beside(one, least))
        heights = {
            round(value + more, 9)
            for year, more in zip(least["x"], least["y"], strict=True)
            for at, value in zip(own["x"], own["y"], strict=True)
            if at == year
        }
        assert len(heights) == 1
        assert all(value == 0 or value >= min(heights) for value in own["y"] if value not in _small(own, least))
        if (panel, query) == DEATHS:
            assert 2014 in least["x"]
            assert not {*range(2005, 2014), 2022} & set(least["x"])


def _beside(one: dict[str, object], least: dict[str, object]) -> bool:
    keys = ("type", "yaxis", "xaxis", "width")
    return all(one.get(key) == least.get(key) for key in keys) and set(least["x"]) <= set(one["x"])  # type: ignore[call-overload]


def _small(own: dict[str, list[float]], least: dict[str, list[float]]) -> set[float]:
    return {value for at, value in zip(own["x"], own["y"], strict=True) if at in least["x"]}


def test_in_a_native_chart_the_smallest_figure_has_an_outline_and_a_zero_none(shared: Context) -> None:
    body = plot_of_chart(chart_of(shared, *DEATHS))
    plot = body.panes[0].plot if isinstance(body, Panes) else body
    assert isinstance(plot, Plot)
    strand = plot.strands[0]
    look = _bar_look(strand)
    zeros = [at for at, value in enumerate(strand.values) if value == 0]
    assert zeros
    assert look.startswith("<c:spPr><a:solidFill>")
    assert "<a:ln w=" in look.split("<c:dPt>")[0]
    assert look.count("<c:dPt>") == len(zeros)
    circles = next(one for one in plot.strands if one.is_over)
    assert [at for at, sign in enumerate(circles.labels) if sign == "○"] == zeros, "each sits on the axis"
    assert {circles.values[at] for at in zeros} == {0.0}
    assert (plot.categories[0], plot.categories[-1]) == ("2005", "2024"), "an empty 2025 would be read as a zero"
    blank = Pane(Scale("years", 2004.4, 2025.6), Scale("number", 0, 1), (), asked_until=2023)
    assert ended(Chart((blank,))).panes[0].years[-1] == 2023, "the same where nothing is drawn"
    later = replace(blank, asked_from=2009)
    assert ended(Chart((later,))).panes[0].years == tuple(range(2009, 2024)), "years before its source are no zeros"
    # Of so few each says its figure, on a slide, too, as title and map do: 0.05 of 2012 is 0.048, that of 2023 0.054.
    # Of 2023 victims of no age may raise it: an unseen line has the figures of columns that stand on each other.
    for query, newest, most in (("area=BGD", "0.05", "0.18"), ("area=BGD&measure=count", "32", "105")):
        chart = chart_of(shared, "victims-trend", query)
        plot = plot_of_chart(chart)
        assert isinstance(plot, Plot)
        *figures, last = filter(None, plot.strands[-1].figures)
        # A halo has the words that it is of.
        told = [one.text for one in svg_of(shared, "victims-trend", query).iter() if one.get("class") != "halo"]
        assert len(figures) == len(set(figures)) == 5 and set(figures) <= set(told)
        assert last == f"{newest} to {most}"
        asked = selection_of(shared, VIEWS["victims-trend"], query)
        words = shown(shared, VIEWS["victims-trend"], asked).words
        assert f" {newest} " in f" {words.title} {words.subtitle}"
        # Beside a scale they say it, too, where there is room for all.
        strand = replace(plot.strands[0], figures=(), labels=plot.strands[0].said)
        scaled = replace(plot, strands=(strand,), tells="newest", is_stacked=False)
        assert [peak.words for peak in told_of(scaled, 12, 860)] == figures
        assert len(told_of(scaled, 12, 340)) == 2, "no room for all"
    apart = [Datum(year, value, said=text) for year, (value, text) in enumerate([(9, "9"), (5, "5"), (5, "5")])]
    assert told_alike(apart) == ["9", "5", "5"], "they are one height"
    assert told_alike([*apart, Datum(4, 5.4, said="5")]) == []


def test_few_years_of_several_lines_are_columns_of_which_a_missing_one_is_hatched(shared: Context) -> None:
    """Of 2023 Bangladesh has one form: two blank places among columns would be read as zeros."""
    picture = svg_of(shared, *FORMS)
    groups = [group for group in picture.iter(f"{SVG}g") if group.get("data-mark") == "Bars"]
    drawn = [one.get("data-role") for one in groups for shape in one if shape.tag == f"{SVG}rect"]
    assert (drawn.count(""), drawn.count("silent")) == (4, 2)
    assert {"19", "22", "77", "32", "no total, not zero"} <= set(picture.itertext())
    assert not {"0", "20", "40", "60", "80"} & set(picture.itertext()), "no line of a scale goes through a figure"
    assert any("“Other” is the sum" in text for text in picture.itertext()), "77 of 2022 are the highest bar"

    plot = plot_of_chart(chart_of(shared, *FORMS))
    assert isinstance(plot, Plot)
    assert plot.form == "columns"
    assert [strand.figures for strand in plot.strands] == [("19", "32"), ("22", ""), ("77", "")]
    assert [(place, column) for place, column, _ in plot.blanks] == [(1, 1), (1, 2)]
    rooms = rooms_of(plot, 800, 300)
    assert rooms.is_told
    assert marks_xml(plot, rooms).count(b"<a:t>?</a:t>") == 2
    assert note_of([plot]) == "Hatched, with a question mark: no total, not zero."
    # Two meanings of one sign stood beside each other: neither of them is zero.
    both = replace(plot, hatched=(*plot.hatched, "no figure: unknown, not zero"))
    assert note_of([plot, both]) == "Hatched, with a question mark: no figure or no total: unknown, not zero."


@pytest.mark.parametrize(("panel", "query"), CASES)
def test_the_caption_says_once_what_a_hollow_circle_is(shared: Context, panel: str, query: str) -> None:
    view = VIEWS[panel]
    words = shown(shared, view, selection_of(shared, view, query)).words
    assert words.coverage.count("Hollow circle: zero.") == 1


def test_codes_have_no_hollow_circles(shared: Context) -> None:
    view = VIEWS["justice-trend"]
    words = shown(shared, view, selection_of(shared, view, "area=NGA&indicator=child-trafficking-law")).words
    assert "Hollow circle" not in words.coverage
