"""Wholes and their parts: the same shares, numbers and names on the page, in pictures and on slides."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from dashboard import theme
from dashboard.charts.fewer import MOST
from dashboard.charts.marks import Bars, Chart, Pane
from dashboard.context import Context
from dashboard.exports.picture import described
from dashboard.exports.picture.canvas import Box, Canvas
from dashboard.exports.picture.content import Asked
from dashboard.exports.picture.look import LEAST_TYPE, Look
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.described import plot_of_chart, seen_of
from dashboard.exports.slides.plots import Plot
from dashboard.kinds.registry import shown
from dashboard.plotly.json import figure
from dashboard.views import VIEWS, selection_of
from dashboard.words.names import of_how_many
from tests.fixtures.described import in_picture, in_workbook, of_rows, on_page, told
from tests.fixtures.pictures import SVG

ASKED = (("progress-counts", ""), ("progress-counts", "show=all-indicators"), ("progress-pace", ""))


def whole_of(context: Context, panel: str, query: str) -> Chart:
    view = VIEWS[panel]
    asked = selection_of(context, view, f"{query}&view={panel}.chart".lstrip("&"))
    body = shown(context, view, asked, "chart").body
    assert isinstance(body, Chart)
    return body


def numbers(pane: Pane) -> set[tuple[str, float, str]]:
    """Mark, row and label of each part that is any."""
    return {(mark.name, datum.at, datum.label) for mark in pane.marks for datum in mark.data if datum.label}


@pytest.mark.parametrize(("panel", "query"), ASKED)
def test_parts_are_the_same_in_every_medium(shared: Context, panel: str, query: str) -> None:
    chart = whole_of(shared, panel, query)
    wanted = told(chart)
    assert on_page(figure(chart)) == wanted
    plot = plot_of_chart(chart)
    assert isinstance(plot, Plot)
    first = seen_of(chart)
    assert sorted(in_workbook(plot, first)) == sorted((seen.name, seen.at, seen.values[0]) for seen in told(first))
    canvas = Canvas()
    assert described.draw(canvas, Box(0, 0, 900, 400), chart, Look(12.5))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(canvas.parts)}</svg>'
    found = {(one.seen.role, one.seen.name, round(one.seen.at)): one.seen.values[0] for one in in_picture(svg)}
    drawn = {(seen.role, seen.name, round(seen.at)): seen.values[0] for seen in wanted if seen.values[0]}
    assert found == pytest.approx(drawn, abs=0.5 / 200)
    assert {seen.role for seen in wanted} == {"", "unjudged"}
    for row in chart.panes[0].rows:
        boxes = sorted(one.box for one in in_picture(svg) if round(one.seen.at) == row.height)
        assert all(abs(after.left - before.right) < 0.05 for before, after in pairwise(boxes)), row


@pytest.mark.parametrize(("panel", "query"), ASKED)
def test_the_numbers_of_parts_are_those_of_the_description_wherever_they_have_room(
    shared: Context, panel: str, query: str
) -> None:
    chart = whole_of(shared, panel, query)
    (pane,) = chart.panes
    page, plot = figure(chart), plot_of_chart(chart)
    assert isinstance(plot, Plot)
    rows = sorted(seen_of(chart).panes[0].rows, key=lambda row: -row.height)
    on = {(t["name"], y, text) for t in page["data"] for y, text in zip(t["y"], t["text"], strict=True) if text}
    slide = {
        (strand.name, row.height, label)
        for strand in plot.strands
        for row, label in zip(rows, of_rows(plot, strand.labels), strict=False)
        if label
    }
    # "80 of 111" could not be read off a slide on which only wide parts had their number.
    assert slide == {one for one in numbers(pane) if one[1] in {row.height for row in rows[: len(plot.names)]}}
    # Of narrow parts the page has the number alone, where that has room; plotly hides what has none.
    alone = {(mark.name, datum.at, datum.said) for mark in pane.marks for datum in mark.data if datum.label}
    assert on & numbers(pane) and on <= numbers(pane) | alone
    assert {(name, at) for name, at, _ in on} == {(name, at) for name, at, _ in alone}
    # The one country on track of the high-income ones had a part in the picture, and no number.
    canvas = Canvas()
    described.draw(canvas, Box(0, 0, 900, 700), chart, Look(12.5))
    written = ["".join(text for text, _ in label.runs) for label in canvas.labels]
    told = [part.replace(" ", "") for text in written for part in text.split("\u2002")]
    # Nor is a number without its sign: in grey print that alone says of which class it is.
    parts = sorted(label.replace(" ", "") for _, _, label in numbers(pane))
    assert sorted(word for word in told if word in set(parts)) == parts


def test_every_name_is_whole_in_pictures_and_on_slides_or_its_abbreviation(shared: Context) -> None:
    chart = whole_of(shared, "progress-counts", "")
    (pane,) = chart.panes
    plot = plot_of_chart(chart)
    assert isinstance(plot, Plot)
    rows = sorted(pane.rows, key=lambda row: -row.height)
    # The world and its regions: of the groups that follow some would have had no room.
    first = [of_how_many(row.name, row.of) for row in rows if row.group == rows[0].group]
    assert of_rows(plot, plot.categories) == first and MOST - 3 < len(first) <= MOST
    assert plot.more == len(pane.rows) - len(first)
    # The world stood among its regions as one of them, and its name alone said that it is none.
    assert list(plot.categories) == first and plot.bold == (0,)
    for width in (420, 900):
        canvas = Canvas()
        described.draw(canvas, Box(0, 0, width, 620), chart, Look(12.5))
        root = ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(canvas.parts)}</svg>')
        written = " ".join(" ".join(text.itertext()) for text in root.iter(f"{SVG}text"))
        for row in pane.rows:
            names = (of_how_many(name, row.of) for name in (row.name, row.short) if name)
            assert any(name in written for name in names), row


def test_many_rows_are_set_in_columns_in_type_that_is_read_easily(shared: Context) -> None:
    chart, box = whole_of(shared, "progress-counts", ""), Box(0, 0, 900, 290)
    canvas = Canvas()
    assert described.draw(canvas, box, chart, Look(12.5))
    assert min(label.size for label in canvas.labels) > LEAST_TYPE
    assert "".join(canvas.parts).count("data-pane") > 1
    for one in canvas.labels:
        meeting = [
            other for other in canvas.labels if other is not one and one.box.trimmed(0, 2, 0, 2).meets(other.box)
        ]
        assert not [other for other in meeting if other.runs != one.runs], one


def test_of_many_groups_the_first_are_on_a_slide_with_the_one_that_was_chosen(shared: Context) -> None:
    view = VIEWS["progress-counts"]
    for query, name in (("", "World"), ("&area=155", "Western Europe")):
        asked = Asked(view, selection_of(shared, view, f"view=progress-counts.chart{query}"), "https://example.org")
        (slide,) = slides_of(shared, asked)
        assert isinstance(slide.body, Plot)
        assert len(slide.body.names) == (7 if query else 6)
        assert any(category.startswith(name) for category in slide.body.categories)
        assert slide.body.more == len(whole_of(shared, "progress-counts", "").panes[0].rows) - len(slide.body.names)


def test_what_is_not_judged_is_no_silence(shared: Context) -> None:
    chart = whole_of(shared, "progress-counts", "")
    roles = {mark.role for mark in chart.panes[0].marks if isinstance(mark, Bars)}
    assert roles == {"", "unjudged"}


@pytest.mark.parametrize(("colour", "text"), [("#ffffff", "ink"), ("#8b95a1", "ink"), ("#1a7f5a", ""), ("#6e2219", "")])
def test_text_on_a_fill_is_dark_or_white_by_contrast(colour: str, text: str) -> None:
    assert theme.readable_on(colour) == (theme.LIGHT[text] if text else theme.ON_COLOUR)
