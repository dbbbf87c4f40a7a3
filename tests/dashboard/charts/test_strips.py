"""Rows on the same years with events above them: the same words, numbers and events in every medium."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from dashboard import theme
from dashboard.charts.fewer import fewer
from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.look import LEGIBLE
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.described import seen_of
from dashboard.exports.slides.plots import Panes
from dashboard.figures.shown import Table, Words
from dashboard.kinds.registry import shown
from dashboard.kinds.timeline import MOST_AFAR
from dashboard.plotly.json import figure
from dashboard.views import VIEWS, selection_of
from tests.fixtures.pictures import SVG, texts_of
from tests.fixtures.sweeps import each

VIEW = VIEWS["timeline-rows"]
OF_EVENTS = ("area=BGD", "area=UKR", "area=NGA")
ASKED = (*OF_EVENTS, "", "area=150", "area=LIC", "area=NRU", "area=034&against=food-insecurity,gdp-per-capita")


def asked_of(context: Context, query: str) -> Asked:
    whole = f"{query}&view=timeline-rows.chart".lstrip("&")
    return Asked(VIEW, selection_of(context, VIEW, whole), "https://example.org")


def chart_of(context: Context, query: str) -> tuple[Chart, Words]:
    made = shown(context, VIEW, asked_of(context, query).selection, "chart")
    assert isinstance(made.body, Chart)
    return made.body, made.words


def picture_of(context: Context, query: str, size: str) -> ET.Element:
    room = replace(SIZES[size], width=1400, height=4000) if size == "page" else SIZES[size]
    return ET.fromstring(compose(content_of(context, asked_of(context, query)), room))


def written_in(root: ET.Element) -> str:
    return " ".join(" ".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("query", each(ASKED, {ASKED[0]: "with events", "": "of all", ASKED[-1]: "of a choice"}))
def test_every_row_says_what_it_is_of_and_in_which_unit_in_every_medium(shared: Context, query: str) -> None:
    chart, _ = chart_of(shared, query)
    notes = [note["text"] for note in figure(chart)["layout"]["annotations"]]
    panes = [pane for slide in slides_of(shared, asked_of(shared, query)) if isinstance(slide.body, Panes)
             for pane in slide.body.panes]  # fmt: skip
    picture = written_in(picture_of(shared, query, "page"))
    afar = shown(shared, VIEW, asked_of(shared, query).selection, "chart").from_afar.body
    assert isinstance(afar, Chart)
    # The first slide has the charts of the picture; the others follow on the next.
    assert sorted(pane.head for pane in panes) == sorted(pane.heading for pane in seen_of(afar).panes)
    told = " ".join(line for slide in slides_of(shared, asked_of(shared, query)) for line in slide.caption)
    for pane in chart.panes:
        said = [note.replace("<br>", " ") for note in notes if f"<b>{pane.heading}</b>" in note]
        assert any(pane.said in note for note in said), pane.heading
    for pane in afar.panes:
        if not pane.marks and not pane.blank:
            assert f"{pane.heading}: {pane.said}." in picture, "one figure needs no frame"
            assert f"{pane.heading}: {pane.said}." in told
            continue
        assert f"{pane.heading} {pane.said}".strip() in picture
        own = next((one for one in panes if one.head == pane.heading), None)
        assert own is None or own.said.startswith(pane.said)
        if pane.blank:
            none = rf"the sources used: [^.]*{pane.heading}|{pane.heading}[^.:]*: (no published figure|too few)"
            assert own is not None or not panes or re.search(none, told)
            assert pane.marks or pane.blank in picture
            assert pane.marks or pane.blank in notes


@pytest.mark.parametrize("query", OF_EVENTS)
def test_events_have_the_same_numbers_and_words_in_every_medium(shared: Context, query: str) -> None:
    chart, words = chart_of(shared, query)
    assert chart.head is not None
    (mark,) = chart.head.marks
    said = [datum.hover.rest if datum.hover else "" for datum in mark.data]
    assert [datum.label for datum in mark.data] == [str(place + 1) for place in range(len(said))]
    assert words.marks == " ".join(f"{datum.label}. {text}." for datum, text in zip(mark.data, said, strict=True))
    assert {rule.at for rule in chart.panes[-1].rules if rule.role == "event"} == {datum.at for datum in mark.data}
    *_, behind = slides_of(shared, asked_of(shared, query))
    assert isinstance(behind.body, Table)
    assert [row[0] for row in behind.body.rows] == said
    (page,) = (trace for trace in figure(chart)["data"] if trace["meta"]["role"] == "event")
    assert page["customdata"] == said
    assert page["text"] == [datum.label for datum in mark.data]


@pytest.mark.parametrize("query", ["area=BGD", "area=NGA"])
def test_a_picture_marks_six_events_and_says_how_many_it_leaves_out(shared: Context, query: str) -> None:
    afar = shown(shared, VIEW, asked_of(shared, query).selection, "chart").from_afar
    made = afar.as_tall
    assert made is not None and isinstance(made.body, Chart) and isinstance(afar.body, Chart)
    assert made.body.head is not None and afar.body.head is None
    assert made.words.caveat.count("Timing only: ") == 1 and "Timing only" not in afar.words.caveat
    assert "The charts do not show what led to what." in afar.words.caveat
    (mark,) = made.body.head.marks
    assert [datum.label for datum in mark.data] == [str(number) for number in range(1, MOST_AFAR + 1)]
    picture = picture_of(shared, query, "page")
    for datum in mark.data:
        assert datum.hover
        assert " ".join(datum.hover.rest.split()) in written_in(picture)
    assert f"{MOST_AFAR} of " in written_in(picture)
    assert " events are marked" in written_in(picture)
    assert "Timing only: " in written_in(picture)
    # Hatching of unknown years was too pale to be seen in small panels.
    hatches = [group for group in picture.iter(f"{SVG}g") if group.get("data-role") == "silent"]
    grounds = {box.get("fill", "") for group in hatches for box in group.iter(f"{SVG}rect")}
    strokes = {path.get("stroke", "") for group in hatches for path in group.iter(f"{SVG}path")}
    assert len(grounds) == len(strokes) == 1
    assert theme.contrast(*strokes, *grounds) >= 3
    # Whoever does not see a smaller one is told of them, too, and there is no list on it.
    content = content_of(shared, asked_of(shared, query))
    slide = written_in(picture_of(shared, query, "slide"))
    assert not re.search("became party|Timing only|UN Treaty Collection, ", slide)
    assert all(datum.hover and datum.hover.rest in content.alternative for datum in mark.data)


@pytest.mark.parametrize("size", SIZES)
def test_events_stand_once_in_a_numbered_list_clear_of_the_rows_or_not_at_all(shared: Context, size: str) -> None:
    """In a square their list left the rows less height than nothing could be read in, and on the ground of a slide
    less width."""
    asked = asked_of(shared, "area=BGD")
    content = content_of(shared, asked)
    root = ET.fromstring(compose(content, SIZES[size]))
    events = [group for group in root.iter(f"{SVG}g") if group.get("data-event")]
    said = [" ".join("".join(text.itertext()) for text in group.iter(f"{SVG}text")) for group in events]
    years = [group.attrib["data-event"] for group in events]
    lines = [group for group in root.iter(f"{SVG}g") if group.get("data-role") == "event"]
    rows = [group for group in root.iter(f"{SVG}g") if group.get("data-pane")]
    if size != "page":
        assert not lines and not events
        return
    assert len(lines) == len(rows) * len(set(years))
    assert not [line for group in lines for line in group.iter(f"{SVG}line") if line.get("stroke-dasharray")]
    numbers = [text.partition(" ")[0] for text in said]
    said = [text.partition(" ")[2] for text in said]
    assert numbers == [str(number) for number in range(1, MOST_AFAR + 1)]
    over = [
        text
        for text in texts_of(ET.tostring(root, "unicode"))
        if re.fullmatch(r"[1-9](–\d)?( · \d(–\d)?)*", text.words)
    ]
    told = [
        number for text in over for part in text.words.split(" · ") for number in range(int(part[0]), int(part[-1]) + 1)
    ]
    # Once beside their words, and once over each column of rows: their lines go on through those below.
    lefts = {group.get("data-pane", "").split()[0] for group in rows}
    assert sorted(told) == sorted([*range(1, MOST_AFAR + 1)] * (1 + len(lefts)))
    assert len(years) == MOST_AFAR
    assert years == sorted(years)
    assert all(
        text.startswith(f"{year}: ") and text in content.description for text, year in zip(said, years, strict=True)
    )
    assert all(float(text.get("font-size", 0)) >= LEGIBLE for group in events for text in group.iter(f"{SVG}text"))
    assert all(written_in(root).count(text) == 1 for text in said)
    panes = [[float(part) for part in group.get("data-pane", "").split()] for group in root.iter(f"{SVG}g")
             if group.get("data-pane")]  # fmt: skip
    right, bottom = max(right for _, right, _, _ in panes), max(bottom for _, _, bottom, _ in panes)
    starts = [
        (float(text.get("x", 0)), float(text.get("y", 0))) for group in events for text in group.iter(f"{SVG}text")
    ]
    assert all(x > right or y > bottom for x, y in starts)


@pytest.mark.parametrize("query", ["area=BGD", "area=NRU"])
def test_a_break_is_said_once_in_each_column(shared: Context, query: str) -> None:
    chart, _ = chart_of(shared, query)
    breaks = [rule.said for pane in chart.panes for rule in pane.rules if rule.role == "break"]
    # With figures on neither side there is nothing to compare, and no line.
    many = int(query == "area=BGD")
    assert breaks == ["new questionnaire in 2017"] * 2 * many
    notes = [note["text"] for note in figure(chart)["layout"]["annotations"]]
    assert notes.count("new questionnaire in 2017") == many
    written = written_in(picture_of(shared, query, "page"))
    assert written.count("new questionnaire in 2017") == many == written.count("do not compare levels before")
    # Where a column is too narrow for the words on either side of their line, they stand over it, not cut off.
    texts = [
        text
        for text in picture_of(shared, query, "square").iter(f"{SVG}text")
        if "questionnaire in" in "".join(text.itertext())
    ]
    assert (texts or query != "area=BGD") and all(float(text.get("x", -1)) >= 0 for text in texts)


def test_a_group_has_no_events_and_a_row_without_a_figure_no_scale(shared: Context) -> None:
    chart, words = chart_of(shared, "area=150")
    assert chart.head is None
    assert not words.marks
    assert not [rule for pane in chart.panes for rule in pane.rules if rule.role == "event"]
    blank = [pane for pane in chart_of(shared, "area=BGD")[0].panes if pane.blank]
    assert blank
    assert not any(pane.y.is_shown for pane in blank)
    # Where not all have room, the victims of all ages wait; what has no figure takes a few words, unless all have some.
    whole = chart_of(shared, "area=BGD")[0]
    kept = tuple(pane for pane in whole.panes if pane.heading != "Detected victims, all ages")
    assert fewer(whole, len(kept)) == (replace(whole, panes=kept), 1)
    assert not fewer(whole, len(blank))[0].panes[0].blank
