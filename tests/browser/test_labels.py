"""Names on a chart: whole in the server's answer, broken or shortened by the page's script as pictures do it."""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from dashboard.context import Context
from dashboard.exports.picture import ruler
from dashboard.exports.picture.canvas import Box, Point
from dashboard.exports.picture.labels import spread
from dashboard.exports.picture.nearby import AROUND, SIDES, Word, nearby
from dashboard.i18n import language
from dashboard.kinds.registry import shown as made_of
from dashboard.views import VIEWS, selection_of
from tests.browser.steps import LAPTOP, PHONE, moved, panel, shown, until
from tests.dashboard.charts.test_every_medium import described
from tests.dashboard.i18n.test_sources import TIES, TIES_SAID
from tests.fixtures.sweeps import each

PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
LONG = "area=GBR,BOL,VCT,PSE,FSM&indicator=homicide-rate"
UNITED_KINGDOM = "United Kingdom of Great Britain and Northern Ireland"
NAMES = (
    UNITED_KINGDOM,
    "Bolivia (Plurinational State of)",
    "Latin America and the Caribbean: median of countries",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "大不列颠及北爱尔兰联合王国，人口贩运",
    "جمهورية الكونغو الديمقراطية",
    "Нигерия, в своей стране: 7\u00a0504",
    "Chad",
    "",
)
# Texts of a kind, each with the box in which it is drawn.
_NOTES = """([panel, kind]) => {
  const div = document.querySelector(`[data-panel="${panel}"] .chart-plot`);
  const frame = div.querySelector(".main-svg").getBoundingClientRect();
  const drawn = (at) => div.querySelector(`.annotation[data-index="${at}"] .annotation-text`);
  const notes = div.layout.annotations.map((note, at) => [note, drawn(at)]).filter(([note]) => note.name === kind);
  return notes.map(([note, text]) => {
    const box = text.getBoundingClientRect();
    return { text: note.text, whole: note.hovertext || "", left: box.left - frame.left, right: box.right - frame.left,
      top: box.top, bottom: box.bottom, frame: frame.width };
  });
}"""
_LAID = """([texts, width, height]) => {
  const note = (text, at) => ({ name: "↕", text, y: at / texts.length, xshift: 4, font: { size: 13, color: "black" } });
  const font = { family: "sans-serif", size: 12 };
  const layout = { font, margin: { l: 8, r: 24, t: 0, b: 0 }, hoverlabel: {}, annotations: texts.map(note) };
  const laid = reachLabels.laid(layout, { width, height });
  return laid.annotations.map(({ text, hovertext = "" }) => [text, hovertext]);
}"""
_ROWS = """([name, said, width, height, isOfPanes]) => {
  const font = { family: "sans-serif", size: 12 };
  const place = (at) => (isOfPanes ? { y: at / 2, yref: "paper" } : { y: at });
  const note = (at) => ({ name: "→", text: `<b>${name}</b>  ${said}`, font, ...place(at) });
  const rows = { font, margin: { l: 10, r: 16, t: 4, b: 24 }, yaxis: { range: [0, 2] }, annotations: [0, 1].map(note) };
  return reachLabels.laid(rows, { width, height: height || reachLabels.tallOf(rows, width) }).annotations[0].text;
}"""

_BESIDE = """([name, width]) => {
  const yaxis = { range: [-0.5, 1.5], tickvals: [0, 1], ticktext: ["Голод", name] };
  const font = { family: "sans-serif", size: 12 };
  const rows = { font, margin: { l: 8, r: 8, t: 8, b: 88 }, yaxis, meta: { names: ["y"] } };
  const tall = reachLabels.tallOf(rows, width);
  return [tall, reachLabels.laid(rows, { width, height: tall || 120 }).yaxis.ticktext[1]];
}"""


def some_labels(count: int) -> list[tuple[list[float], list[float], float]]:
    """Middles from below, heights and the room: clear, crowded, at the edges, and more than have room."""
    chance = Random(12)
    found = []
    for _ in range(count):
        many = chance.randint(1, 12)
        middles = sorted(chance.uniform(-20, 320) for _ in range(many))
        found.append((middles, [chance.choice((16.9, 33.8, 50.7)) for _ in middles], chance.choice((80.0, 300.0))))
    return found


@pytest.fixture
def scripted(visitor: Page) -> Page:
    """A page that has the script of labels, whatever it shows."""
    return visitor if visitor.evaluate("'reachLabels' in window") else moved(visitor, "/data/on-the-move?area=NPL")


def test_the_page_moves_labels_as_pictures_do(scripted: Page) -> None:
    cases = some_labels(60)
    found = scripted.evaluate("(cases) => cases.map((one) => reachLabels.apart(...one))", cases)
    for (middles, heights, room), own in zip(cases, found, strict=True):
        assert own == pytest.approx(spread(middles, heights, 0, room, gap=0)), (middles, heights, room)


def test_the_page_breaks_names_as_pictures_do(scripted: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """With letters that are all as wide as each other, since fonts differ."""
    monkeypatch.setattr(ruler, "_measured", lambda text, _weight, _apart: float(len(text)))
    cases = [(name, most) for name in NAMES for most in (3, 7, 16, 22, 90)]
    asked = "(cases) => cases.map(([name, most]) => reachLabels.wrapped(name, most, (text) => text.length))"
    for (name, most), own in zip(cases, scripted.evaluate(asked, cases), strict=True):
        assert own == ruler.wrapped(name, 1, most), (name, most)


@pytest.mark.sweep  # The words of both are the server's: tests of counts.
def test_a_part_of_a_bar_has_its_sign_where_that_has_room_beside_its_number(scripted: Page) -> None:
    asked = """(width) => {
      const data = [{ x: [0.5, 0.05], text: ["7", "5"], meta: { signed: ["● 7", "◑ 5"] } }];
      const layout = { font: { family: "sans-serif", size: 12 }, margin: { l: 0, r: 0 }, xaxis: { range: [0, 1] } };
      return reachLabels.signed(data, layout, { width })[0].text;
    }"""
    found = [scripted.evaluate(asked, width) for width in (1000, 300, 40)]
    assert found == [["● 7", "◑ 5"], ["● 7", "5"], ["7", "5"]]


@pytest.mark.parametrize(
    ("many", "most", "shown"),
    [
        (4, 16, ["United Kingdom", "of Great Britain", "and Northern", "Ireland"]),
        (2, 16, ["United Kingdom", "of Great Britai…"]),
        (1, 16, ["United Kingdom…"]),
        (1, 90, [UNITED_KINGDOM]),
    ],
)
def test_a_name_is_shortened_where_it_has_no_more_lines(scripted: Page, many: int, most: int, shown: list[str]) -> None:
    asked = "([name, many, most]) => reachLabels.shortened(name, many, most, (text) => text.length)"
    assert scripted.evaluate(asked, [UNITED_KINGDOM, many, most]) == shown


def test_names_at_ends_of_lines_are_whole_where_they_have_room_and_else_say_themselves_when_pointed_at(
    scripted: Page,
) -> None:
    names = list(NAMES[:3])
    roomy = scripted.evaluate(_LAID, [names, 400, 400])
    assert [(text.replace("<br>", " "), whole) for text, whole in roomy] == [(name, "") for name in names]
    low = scripted.evaluate(_LAID, [names, 400, 60])
    assert [whole for _, whole in low] == names
    assert all(text.endswith("…") and "<br>" not in text for text, _ in low)


# As they are laid into a layout: above; how far apart: `test_the_page_moves_labels_as_pictures_do`.
@pytest.mark.parametrize("size", each([LAPTOP, PROJECTOR, PHONE], []))
def test_names_at_ends_of_lines_lie_neither_over_each_other_nor_beyond_the_edge(
    visitor: Page, size: ViewportSize
) -> None:
    notes = drawn(visitor, size, f"/compare?{LONG}&show=one-chart&view=compare-chart.chart", "↕")
    assert len(notes) == 5
    assert UNITED_KINGDOM in {note["text"].replace("<br>", " ") for note in notes}
    ends = sorted((note["top"], note["bottom"]) for note in notes)
    assert all(one[1] <= other[0] + 2 for one, other in pairwise(ends)), ends
    assert all(note["right"] <= note["frame"] for note in notes), notes


@pytest.mark.sweep  # Shortened and said whole: `test_names_at_ends_of_lines_are_whole…`.
@pytest.mark.parametrize("size", each([LAPTOP, PHONE], [PHONE]))
def test_a_name_above_a_pane_is_no_wider_than_it_and_says_itself_when_pointed_at(
    visitor: Page, size: ViewportSize
) -> None:
    for asked in ("", f"{LONG}&"):
        notes = drawn(visitor, size, f"/compare?{asked}view=compare-chart.chart", "↔")
        lefts = sorted({round(note["left"]) for note in notes})
        column = lefts[1] - lefts[0]
        assert all(note["right"] - note["left"] <= column for note in notes), notes
    (own,) = (note for note in notes if note["text"].startswith("<b>United Kingdom"))
    if size == LAPTOP:
        assert own["whole"] == ""
        return
    assert "…</b>" in own["text"]
    assert own["whole"] == UNITED_KINGDOM
    panel(visitor, "compare-chart").locator(".annotation", has_text="United Kingdom").hover()
    expect(panel(visitor, "compare-chart").locator(".hoverlayer")).to_contain_text(UNITED_KINGDOM)


def drawn(page: Page, size: ViewportSize, path: str, kind: str) -> list[dict[str, Any]]:
    """The names of a kind on the chart of a comparison."""
    page.set_viewport_size(size)
    moved(page, path, folded=True)
    panel(page, "compare-chart").scroll_into_view_if_needed()
    shown(page)
    found: list[dict[str, Any]] = page.evaluate(_NOTES, ["compare-chart", kind])
    return found


def some_words(count: int) -> list[tuple[list[Word], Box, list[Point], list[list[Point]]]]:
    """Names and numbers in a room, with marks: few, crowded, at its edges and beyond; in some lines between these."""
    chance, found = Random(7), []
    for _ in range(count):
        room = Box(0, 0, chance.choice((260, 900)), chance.choice((160, 440)))
        spots = [(chance.uniform(-40, 300), chance.uniform(-20, 200)) for _ in range(40)]
        words = []
        for _ in range(chance.randint(0, 12)):
            is_on = chance.random() < 0.5
            own = tuple(chance.sample(spots, chance.randint(2, 9) if is_on else chance.choice((1, 1, 4))))
            others = tuple(chance.sample(spots, chance.choice((0, 12))))
            wide, tall, led = chance.uniform(20, 140), chance.choice((15.6, 31.2)), chance.choice((6.0, 14.0))
            far, sides = chance.choice((math.inf, 50.0)), chance.choice((SIDES, AROUND))
            words.append(Word(wide, tall, own, is_on, others, led=led, farthest=far, sides=sides))
        lines = [chance.sample(spots, 3) for _ in range(chance.choice((0, 20)))]
        found.append((words, room, spots, lines))
    return found


def test_words_stand_near_what_they_name_as_pictures_have_them(scripted: Page) -> None:
    cases = some_words(30)
    for words, room, marks, lines in cases:
        told = [
            {
                "width": w.width,
                "height": w.height,
                "spots": w.spots,
                "isOn": w.is_on,
                "others": w.others,
                "led": w.led,
                "sides": w.sides,
                **({} if w.farthest == math.inf else {"farthest": w.farthest}),
            }
            for w in words
        ]
        boxes = scripted.evaluate(
            "([words, room, marks, lines]) => reachLabels.nearby(words, room, marks, lines)",
            [told, room, marks, lines],
        )
        expected = nearby(words, room, marks, lines)
        assert [box is None for box in boxes] == [box is None for box in expected]
        for box, wanted in zip(boxes, expected, strict=True):
            assert wanted is None or box == pytest.approx(list(wanted))


# Names of points that are drawn, each with the box of its text, and the width of the chart.
_POINTS = """() => {
  const div = document.querySelector('[data-panel="relation-scatter"] .chart-plot');
  const frame = div.getBoundingClientRect();
  return [...div.querySelectorAll(".textpoint text")].filter((text) => text.textContent).map((text) => {
    const box = text.getBoundingClientRect();
    return { text: text.textContent, left: box.left - frame.left, right: box.right - frame.left, top: box.top,
      bottom: box.bottom, width: frame.width };
  });
}"""


@pytest.mark.parametrize("size", [pytest.param(LAPTOP, marks=pytest.mark.sweep), PHONE], ids=["laptop", "phone"])
def test_names_of_points_are_whole_and_none_is_over_another(visitor: Page, size: ViewportSize) -> None:
    visitor.set_viewport_size(size)
    moved(visitor, "/drivers/relation", folded=True)
    until(visitor, "() => document.querySelector('[data-panel=\"relation-scatter\"] .textpoint text[transform]')")
    found = visitor.evaluate(_POINTS)
    assert len(found) >= 5
    for one in found:
        assert one["left"] >= 0 and one["right"] <= one["width"], one
    for one, other in combinations(found, 2):
        beside = one["right"] <= other["left"] or other["right"] <= one["left"]
        assert beside or one["bottom"] <= other["top"] + 1 or other["bottom"] <= one["top"] + 1, (one, other)


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [
        (900, 150, r"<b>Law on recruitment by armed groups</b>  does not meet it \(2022\)"),
        (300, 0, r"<b>Law on recruitment by armed groups</b><br>does not meet it \(2022\)"),
        (300, 90, r"<b>Law on .*…</b>  does not meet it \(2022\)"),
    ],
)
def test_what_is_said_beside_the_name_of_a_row_is_never_cut(
    scripted: Page, width: int, height: int, shown: str
) -> None:
    """On phones "does not meet it" was cut to "does no": it stands below the name, or the name is shortened.

    A chart as tall as it asks to be (no `height`) has room for a name in two lines and for what is said below.
    """
    told = ["Law on recruitment by armed groups", "does not meet it (2022)", width, height]
    made = scripted.evaluate(_ROWS, [*told, False])
    assert re.fullmatch(shown, made), made
    if not height:
        assert scripted.evaluate(_ROWS, [*told, True]) == made
        made = scripted.evaluate(_ROWS, [*told[:2], 200, 0, False])
        assert re.fullmatch(r"<b>Law on [^…]*</b><br><b>[^…]*groups</b><br>does not meet it \(2022\)", made)
        tall, beside = scripted.evaluate(_BESIDE, ["Насильственные меры воспитания", 240])
        assert tall > 0
        assert beside.split("<br>") == ["Насильственные", "меры воспитания"]
        assert scripted.evaluate(_BESIDE, ["Насильственные меры воспитания", 500])[0] == 0, (
            "a wide chart stays as it was"
        )
        counted = "Латинская Америка, Карибский бассейн (33)"
        for wide in (288, 358, 636):
            assert "…" not in scripted.evaluate(_BESIDE, [counted, wide])[1], wide


_SPOKEN = """([lang, high]) => {
  const before = document.documentElement.lang;
  document.documentElement.lang = lang;
  const axis = { range: [0, high], nticks: 5, automargin: true, tickformat: high >= 10000 ? "~s" : "," };
  const font = { family: "sans-serif", size: 12 };
  const { yaxis, separators = "" } = reachLabels.roomed({ font, margin: { l: 8 }, yaxis: axis });
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "12px sans-serif";
  const strip = reachLabels.roomed({ font, margin: { l: 44 }, yaxis: { ...axis, automargin: false } });
  document.documentElement.lang = before;
  const widest = Math.max(0, ...(strip.yaxis.ticktext || []).map((text) => pen.measureText(text).width));
  return [separators, yaxis.tickvals || [], yaxis.ticktext || [], strip.margin.l - widest, strip.margin.l];
}"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", (",\u202f", ["0", "0,5", "1", "1,5"], ["0", "5\u202f000", "10\u202f000", "15\u202f000"])),
        ("ru", (",\xa0", ["0", "0,5", "1", "1,5"], ["0", "5\xa0тыс.", "10\xa0тыс.", "15\xa0тыс."])),
        ("ar", (".,", ["0", "0.5", "1", "1.5"], ["0", "5\xa0آلاف", "10\xa0ألف", "15\xa0ألف"])),
        ("zh", (".,", ["0", "0.5", "1", "1.5"], ["0", "5,000", "1万", "1.5万"])),
    ],
)
def test_figures_of_axes_are_written_as_the_language_does(
    scripted: Page, lang: str, said: tuple[str, list[str], list[str]]
) -> None:
    small, large = (scripted.evaluate(_SPOKEN, [lang, high]) for high in (1.9, 19_000))
    assert (small[0], small[2], large[2]) == said
    assert (small[1], large[1]) == ([0, 0.5, 1, 1.5], [0, 5_000, 10_000, 15_000])
    assert scripted.evaluate(_SPOKEN, ["en", 19_000])[:3] == ["", [], []], "in English they are plotly's own"
    # Strips below each other begin at one place, in which the longest figure has room ("500 тыс.").
    longest = scripted.evaluate(_SPOKEN, [lang, 800_000])
    assert longest[4] == small[4] == large[4] >= 44
    assert longest[3] > 0


def test_figures_elsewhere_are_rounded_as_the_server_does(scripted: Page) -> None:
    asked = "(ties) => ties.map((tie) => reachTexts.of(() => ({ lang: 'en' })).written(...tie))"
    assert scripted.evaluate(asked, TIES) == TIES_SAID


_EDGED = """([texts, width]) => {
  const at = { xref: "paper", xanchor: "left", showarrow: false };
  const notes = texts.map((text) => ({ ...at, x: 0, text }));
  const layout = { font: { family: "sans-serif", size: 12 }, margin: { l: 40, r: 10 }, annotations: notes };
  return reachLabels.edged(layout, { width, height: 300 }).annotations.map((note) => [note.xshift || 0, note.text]);
}"""
_SIDES = """([before, beside, width]) => {
  const at = { xref: "paper", showarrow: false };
  const annotations = [
    { ...at, x: 0, xanchor: "left", xshift: -228, text: "<b>Head</b>" },
    { ...at, x: 0, xanchor: "right", xshift: -8, text: `${before}<br><i>neither better nor worse</i>` },
    { ...at, x: 1, xanchor: "left", xshift: 6, text: `185 countries<br>${beside}` },
  ];
  const layout = { font: { family: "sans-serif", size: 12 }, margin: { l: 236, r: 208 }, annotations };
  const made = reachLabels.edged(layout, { width, height: 300 });
  return [made.margin, made.annotations.map(({ xshift, text }) => [xshift, text])];
}"""
_CENTRED = """([texts, width]) => {
  const layout = { font: { family: "sans-serif", size: 12 }, margin: { l: 10, r: 16 }, xaxis: { range: [0, 100] } };
  const annotations = texts.map((text, at) => ({ x: 50 * at, showarrow: false, text }));
  const edged = reachLabels.edged({ ...layout, annotations }, { width, height: 300 });
  return edged.annotations.map((note) => note.xshift || 0);
}"""
_TURNED = """(figures) => figures.map(({ layout }) => reachCharts.turned({ ...layout, width: 1300 }))"""
_AXES = """([width, height, names]) => {
  const font = { family: "sans-serif", size: 12 };
  const tickvals = [1000, 2000, 5000, 10000, 20000, 50000, 100000];
  const xaxis = { type: "log", range: [3, 5], tickvals, ticktext: names, title: { text: "GDP" } };
  const yaxis = { title: { text: "Detected victims, children, per 100,000 children, logarithmic" } };
  const made = reachLabels.edged({ font, margin: { l: 8, r: 8, t: 40, b: 28 }, xaxis, yaxis }, { width, height });
  return [made.xaxis.tickvals, made.xaxis.ticktext, made.yaxis.title.text.split("<br>").length];
}"""


def _read_from_the_right(page: Page, context: Context) -> None:
    """Charts of rows in Arabic: names at the right and figures from there; but years go on to the right."""
    made = []
    for code in ("en", "ar"):
        with language(code):
            asked = [
                (VIEWS[panel], f"area=BGD&lang={code}&view={panel}.chart")
                for panel in (*described(context), "flows-matrix")
            ]
            made.append(
                [made_of(context, view, selection_of(context, view, query), "chart").figure for view, query in asked]
            )
    english, arabic = (page.evaluate(_TURNED, figures) for figures in made)
    assert len(english) > 8
    for (figure, straight), (own, turned) in zip(
        zip(made[0], english, strict=True), zip(made[1], arabic, strict=True), strict=True
    ):
        assert straight == figure["layout"] | {"width": 1300}
        is_years = own["layout"]["xaxis"].get("tickformat") == "d"
        x, y = own["layout"]["xaxis"]["range"], own["layout"]["yaxis"]
        assert turned["xaxis"]["range"] == (x if is_years else x[::-1])
        assert y.get("visible") is False or turned["yaxis"]["side"] == "right"
        assert turned["margin"] == own["layout"]["margin"] | {
            "l": own["layout"]["margin"]["r"],
            "r": own["layout"]["margin"]["l"],
        }
        if own["layout"].get("legend"):
            assert (turned["legend"]["x"], turned["legend"]["xanchor"]) == (1, "right")
        for before, after in zip(own["layout"]["annotations"], turned["annotations"], strict=True):
            if before.get("xref") == "paper":
                sides = {"left": "right", "right": "left", "center": "center"}
                assert (after["x"], after["xanchor"]) == (1 - before["x"], sides[before["xanchor"]])
                assert after["text"].startswith("\u2067") or not re.search("[\u0600-\u06ff]", after["text"])
            else:
                assert after["x"] == before["x"]


def test_words_that_reach_beyond_a_narrow_chart_begin_before_it_and_are_broken_at_the_worst(
    scripted: Page, shared: Context
) -> None:
    texts = ["deaths in the year", "<b>Detected victims, children</b><br>per 100,000 children, the same 76 countries"]
    assert scripted.evaluate(_EDGED, [texts, 900]) == [[0, text] for text in texts]
    shifted = scripted.evaluate(_EDGED, [texts, 255])
    assert shifted[0][0] == shifted[1][0] < 0 and [text for _, text in shifted] == texts
    broken = scripted.evaluate(_EDGED, [texts, 200])
    assert [shift for shift, _ in broken] == [-36, -36]
    assert broken[1][1].replace("<br>", " ").replace("</b> <b>", " ") == texts[1].replace("<br>", " ")
    assert broken[1][1].count("<br>") > 1
    # Words at both sides of a plot take the room that they need from it, and none lies over its marks.
    told = "Отсутствие продовольственной безопасности", "долл. США по ППС 2021 года"
    assert scripted.evaluate(_SIDES, ["GDP", "2021 PPP USD", 1300])[0] == {"l": 236, "r": 208}
    margin, notes = scripted.evaluate(_SIDES, [*told, 1300])
    assert margin["l"] > 236 and margin["r"] == 208
    assert [shift for shift, _ in notes] == [-228 - (margin["l"] - 236), -8, 6]
    margin, notes = scripted.evaluate(_SIDES, ["GDP", told[1] * 3, 800])
    assert margin == {"l": 236, "r": 240}
    assert notes[2][0] == 6 and notes[2][1].count("<br>") > 1
    # Those at a mark move in: a country at the end of a scale was cut off.
    first, middle, last = scripted.evaluate(_CENTRED, [["Democratic Republic of the Congo: 82.3 left"] * 3, 900])
    assert first > 60 and not middle and last < -60
    _read_from_the_right(scripted, shared)
    # So do titles and figures of axes: an upright title was cut in a low slide, figures in Arabic lay over each other.
    names = ["1k", "2k", "5k", "10k", "20k", "50k", "100k"]
    longer = [name.replace("k", "\xa0тысяч") for name in names]
    assert scripted.evaluate(_AXES, [900, 600, names]) == [
        [1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000], names, 1
    ]  # fmt: skip
    assert scripted.evaluate(_AXES, [340, 240, names])[2] > 1
    assert scripted.evaluate(_AXES, [340, 600, longer])[:2] == [
        [1000, 10_000, 100_000],
        [longer[0], longer[3], longer[6]],
    ]


WORDS_OF_PATHS = """(box) => {
  const plot = box.querySelector(".js-plotly-plot");
  const { left, width } = plot.getBoundingClientRect();
  const words = Array.from(plot.querySelectorAll(".textpoint text, .annotation-text"))
    .filter((text) => text.style.visibility !== "hidden")
    .map((text) => [text.textContent, text.getBoundingClientRect()]);
  const drawn = Array.from(plot.querySelectorAll("path.js-line")).flatMap((path) => {
    const to = path.getScreenCTM();
    const parts = Math.ceil(path.getTotalLength() / 2);
    return Array.from({ length: parts }, (_, part) => path.getPointAtLength(part * 2).matrixTransform(to));
  });
  const inside = (rim, { x, y }) => rim.left + 2 < x && x < rim.right - 2 && rim.top + 3 < y && y < rim.bottom - 3;
  const meet = (one, other) => one.left < other.right && other.left < one.right
    && one.top + 2 < other.bottom && other.top + 2 < one.bottom;
  return words.flatMap(([text, rim], at) => [
    ...(rim.left < left - 1 || rim.right > left + width + 1 ? [`${text} is cut`] : []),
    ...(drawn.some((point) => inside(rim, point)) ? [`${text} is on a line`] : []),
    ...words.slice(at + 1).filter(([, other]) => meet(rim, other)).map(([other]) => `${text} is on ${other}`),
  ]);
}"""


@pytest.mark.sweep  # Where words are tried: `nearby` beside the pictures' own, above.
def test_figures_of_lines_on_a_phone_are_whole_and_on_no_line(visitor: Page) -> None:
    visitor.set_viewport_size(PHONE)
    paces = [(f"/progress?area={area}", "progress-pace") for area in ("NGA", "IDN")]
    for path, name in [*paces, ("/victims", "victims-trend")]:
        moved(visitor, path)
        panel(visitor, name).scroll_into_view_if_needed()
        until(visitor, f"() => document.querySelector('[data-panel=\"{name}\"] .js-plotly-plot .annotation-text')")
        assert panel(visitor, name).evaluate(WORDS_OF_PATHS) == [], path
