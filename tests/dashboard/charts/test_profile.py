"""Rows under heads: ranges, names, directions and figures are the same on the page, in pictures and on slides."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from dashboard.charts.fewer import MOST, of_rows
from dashboard.charts.marks import Chart, Datum, Dots, Pane, Row
from dashboard.charts.scales import Scale
from dashboard.context import Context
from dashboard.exports.picture import described
from dashboard.exports.picture.canvas import Box, Canvas
from dashboard.exports.picture.look import Look
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.plots import Panes, Plot
from dashboard.kinds.registry import shown
from dashboard.plotly.json import figure
from dashboard.views import VIEWS, selection_of
from tests.fixtures.described import Inverse, box_of
from tests.fixtures.pictures import SVG

ASKED = ("area=BGD", "area=NGA", "area=NRU", "area=XKX", "area=GBR,USA,BOL,NGA,BGD,FRA")
Ranges = dict[tuple[str, float], tuple[float, float]]


def chart_of(context: Context, query: str) -> Chart:
    view = VIEWS["compare-profile"]
    body = shown(context, view, selection_of(context, view, f"{query}&view=compare-profile.chart"), "chart").body
    assert isinstance(body, Chart)
    return body


def drawn(chart: Chart, box: Box) -> ET.Element:
    canvas = Canvas()
    assert described.draw(canvas, box, chart, Look(12))
    return ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(canvas.parts)}</svg>')


def ranges(pane: Pane) -> Ranges:
    """Low and high end of each percentile that has a range, by country and row."""
    return {(mark.name, datum.at): datum.reach for mark in pane.marks for datum in mark.data if datum.reach}


def on_page(chart: Chart) -> Ranges:
    found: Ranges = {}
    for trace in figure(chart)["data"]:
        if error := trace.get("error_x"):
            whole = zip(trace["x"], trace["y"], error["arrayminus"], error["array"], strict=True)
            found |= {(trace["name"], y): (x - below, x + above) for x, y, below, above in whole if below or above}
    return found


def plots_of(chart: Chart) -> list[Plot]:
    """Native charts of all its rows, as many in each as a slide shows."""
    (pane,) = chart.panes
    plain = [row for row in pane.rows if row.role != "head"]
    found = []
    for begin in range(0, len(plain), MOST):
        some = [row for row in pane.rows if row.role == "head" or row in plain[begin : begin + MOST]]
        body = plot_of_chart(replace(chart, panes=(of_rows(pane, some),)))
        assert isinstance(body, Panes)
        found += [one.plot for one in body.panes if one.plot is not None]
    return found


def on_slides(chart: Chart) -> Ranges:
    """With the heights of the page, since each chart has its own."""
    heights, found = {row.name: float(row.height) for row in chart.panes[0].rows}, {}
    for plot in plots_of(chart):
        names = {row.height: row.name for row in plot.rows}
        for strand in plot.strands:
            whole = zip(strand.across, strand.values, strand.reach_across, strict=False)
            found |= {
                (strand.name, heights[names[y]]): (x - below, x + above)
                for x, y, (below, above) in whole
                if x is not None and y is not None and (below or above)
            }
    return found


def in_picture(root: ET.Element) -> Ranges:
    found: Ranges = {}
    for pane in root.iter(f"{SVG}g"):
        if not pane.get("data-pane"):
            continue
        place = Inverse(pane)
        for group in pane.iter(f"{SVG}g"):
            if group.get("data-part") == "reach":
                for box in filter(None, map(box_of, group)):
                    key = (group.attrib["data-name"], float(round(place.y(box.top))))
                    found[key] = (place.x(box.left), place.x(box.right))
    return found


@pytest.mark.parametrize("query", ASKED)
def test_ranges_of_percentiles_are_the_same_in_every_medium(shared: Context, query: str) -> None:
    chart = chart_of(shared, query)
    wanted = {key: ends for key, ends in ranges(chart.panes[0]).items() if ends[0] < ends[1]}
    for found in (on_page(chart), on_slides(chart)):
        assert found.keys() == wanted.keys()
        assert all(found[key] == pytest.approx(ends) for key, ends in wanted.items())
    pictured = in_picture(drawn(chart, Box(0, 0, 644, 660)))
    assert all(pictured[key] == pytest.approx(ends, abs=0.5 * 106 / 300) for key, ends in wanted.items())


def test_there_are_ranges_to_be_compared(shared: Context) -> None:
    assert len(ranges(chart_of(shared, "area=BGD").panes[0])) >= 3


@pytest.mark.parametrize("query", ASKED)
def test_rows_say_the_same_in_the_same_order_in_every_medium(shared: Context, query: str) -> None:
    chart = chart_of(shared, query)
    (pane,) = chart.panes
    assert [row.height for row in pane.rows] == sorted((row.height for row in pane.rows), reverse=True)
    page, plots = figure(chart), plots_of(chart)
    rows = {row.name: row for plot in plots for row in plot.rows}
    assert rows.keys() == {row.name for row in pane.rows}
    order = [row.name for row in pane.rows]
    assert all(
        [row.name for row in plot.rows] == sorted((row.name for row in plot.rows), key=order.index) for plot in plots
    )
    narrow = page["layout"]["meta"]["narrow"]["layout"]["annotations"]
    wide = page["layout"]["annotations"]
    assert len(narrow) == len(wide)
    picture = drawn(chart, Box(0, 0, 644, 660))
    told = {"".join(text.itertext()) for text in picture.iter(f"{SVG}text")}
    years = [row.columns.since for row in pane.rows if row.columns and row.columns.since]
    assert [note["text"] for note in wide if note.get("xshift", 0) > 200] == ["their figures since"] * bool(
        years
    ) + years
    for row in pane.rows:
        words = [word for word in (row.said, *row.beside) if word]
        assert row.role == "head" or rows[row.name].said == " · ".join(words)
        assert {row.name, *beside_in_picture(row, words)} <= told
        # Above a narrow row of one country stand its figure and year alone.
        above = [row.figure] if row.columns is not None else words
        for notes, said in ((wide, words), (narrow, above)):
            own = " ".join(note["text"] for note in notes if note["y"] == row.height)
            assert all(word.replace("<", "‹") in own for word in (row.name, *said)), row


def beside_in_picture(row: Row, words: list[str]) -> list[str]:
    """What a picture has beside a row's name: its columns, or its words where it has none."""
    if row.columns is None:
        return words
    return [word for word in (row.said, row.columns.of) if word]


def test_the_words_of_a_row_lie_over_no_other_words(shared: Context) -> None:
    chart, canvas = chart_of(shared, "area=BGD"), Canvas()
    assert described.draw(canvas, Box(0, 0, 644, 660), chart, Look(12))
    for one in canvas.labels:
        inner = one.box.trimmed(0, 0.2 * one.size, 0, 0.2 * one.size)
        assert not [other for other in canvas.labels if other is not one and inner.meets(other.box)], one


def test_whom_a_reader_has_to_point_at_is_on_the_page_alone() -> None:
    marks = (
        Dots("countries: Africa", "muted", (Datum(-19, 40.0), Datum(-19, 60.0)), "tick", "peers"),
        Dots("median", "muted", (Datum(-19, 50.0),), "diamond", "median", is_hollow=True),
        Dots("Chad", "line.0", (Datum(-19, 70.0, 65.0, 80.0, "ranged"),), role="chosen"),
    )
    rows = (Row(-9, "Head", role="head"), Row(-19, "Poverty", "neither better nor worse", beside=("3.1 (2022)", "%")))
    ends = ("lowest", "half", "highest")
    scale = Scale("number", -3, 103, ticks=(0, 50, 100), names=ends, title="percentile", has_grid=True)
    pane = Pane(scale, Scale("rows", -26, 0, is_shown=False), marks, rows, (0, 100), is_level=True)
    (plot,) = plots_of(Chart((pane,)))
    assert [(strand.name, strand.is_open, strand.across) for strand in plot.strands] == [
        ("median", False, (50.0,)),
        ("Chad", False, (70.0,)),
    ]
    assert plot.strands[1].reach_across == ((5.0, 10.0),)
    # What the scale says stands before the keys: below the axis it took more than a row.
    body = plot_of_chart(Chart((pane,)))
    assert plot.titles == ("", "") and isinstance(body, Panes) and body.below == "percentile"
    page = figure(Chart((pane,)))
    # The scale has words at its ends, in all media, and numbers nowhere: a per cent of countries beside one of people.
    for layout in (page["layout"], page["layout"]["meta"]["narrow"]["layout"]):
        ends = [note for note in layout["annotations"] if note["yref"] == "paper"]
        places = {note["text"]: (note["x"], note["xanchor"]) for note in ends}
        # Its middle has one where there is room.
        middle = places.pop("half" if layout is page["layout"] else "")
        assert middle == (0.5, "center") and places == {"lowest": (0, "left"), "highest": (1, "right")}
    assert not page["layout"]["xaxis"]["showticklabels"] and plot.ends == ("lowest", "highest")
    for wide in (644, 320, 200):
        canvas = Canvas()
        described.draw(canvas, Box(0, 0, wide, 200), Chart((pane,)), Look(12))
        texts = {text for label in canvas.labels for text, _ in label.runs}
        assert {"lowest", "highest"} <= texts and not texts & {"0", "50", "100", "countries: Africa"}
        assert 'data-role="peers"' not in "".join(canvas.parts)
    ticks, median, chad = page["data"]
    assert ticks["x"] == [40.0, 60.0] and ticks["marker"]["symbol"] == "line-ns"
    assert median["marker"]["symbol"] == "diamond-open"
    assert chad["error_x"]["array"] == [10.0]


def test_without_a_country_there_is_no_pane(shared: Context) -> None:
    chart = chart_of(shared, "")
    assert chart.panes == ()
    assert chart.blank
