"""Figures of every kind that views have are drawn: where they stand, in their colours; an unknown one is an error."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import pytest

from dashboard.exports.picture import plot
from dashboard.exports.picture.bars import bars_of, hatching
from dashboard.exports.picture.canvas import Box, Canvas
from dashboard.exports.picture.content import explained
from dashboard.exports.picture.look import Look
from dashboard.exports.picture.notes import notes_of
from dashboard.exports.picture.scales import UnknownFigureError
from dashboard.exports.picture.scene import Scene, read
from dashboard.figures.least import REACH
from tests.fixtures.pictures import SVG, texts_of

BOX = Box(0, 0, 600, 300)
LOOK = Look(12)


def drawn(figure: dict[str, Any]) -> Canvas:
    canvas = Canvas()
    plot.draw(canvas, BOX, figure, LOOK)
    return canvas


def scene_of(figure: dict[str, Any]) -> Scene:
    scene = read(figure)
    scene.fit(BOX)
    return scene


def words(canvas: Canvas) -> list[str]:
    return ["".join(text for text, _ in label.runs) for label in canvas.labels]


def bar(y: list[float | None], **more: Any) -> dict[str, Any]:
    return {"type": "bar", "x": [2020, 2021], "y": y, **more}


def test_a_bar_is_as_tall_as_its_figure() -> None:
    scene = scene_of({"data": [bar([5, 10])], "layout": {"yaxis": {"range": [0, 10]}}})
    low, high = bars_of(scene)
    assert (low.box.bottom, low.box.height, high.box.height) == (300, 150, 300)


def test_stacked_bars_stand_on_each_other_and_an_unknown_one_is_not_drawn() -> None:
    figure = {"data": [bar([5, 1]), bar([2, None])], "layout": {"barmode": "stack", "yaxis": {"range": [0, 10]}}}
    first, _, second = bars_of(scene_of(figure))
    assert second.box.bottom == first.box.top
    assert second.box.height == pytest.approx(60)


def test_grouped_bars_stand_side_by_side() -> None:
    one, _, other, _ = bars_of(scene_of({"data": [bar([5, 1]), bar([2, 3])], "layout": {"barmode": "group"}}))
    assert one.box.right == pytest.approx(other.box.left)


def test_level_bars_reach_to_the_right_and_have_their_figure_beside_them() -> None:
    trace = {"type": "bar", "orientation": "h", "x": [4, 8], "y": ["boys", "girls"], "text": ["4", "8"]}
    figure = {"data": [trace | {"textposition": "outside"}], "layout": {"xaxis": {"range": [0, 16], "visible": False}}}
    canvas = drawn(figure)
    assert set(words(canvas)) == {"boys", "girls", "4", "8"}
    by_word = dict(zip(words(canvas), canvas.labels, strict=True))
    assert by_word["8"].x > by_word["4"].x > by_word["boys"].x


def test_a_figure_that_does_not_fit_into_its_bar_is_left_out() -> None:
    trace = {"type": "bar", "orientation": "h", "x": [1, 99], "y": ["a", "b"], "text": ["123456", "99"]}
    assert "123456" not in words(drawn({"data": [trace | {"textposition": "inside"}], "layout": {}}))


@pytest.mark.parametrize("shape", ["/", "\\", "|", "-", "x", "+", "."])
def test_every_hatching_of_plotly_stays_in_its_box(shape: str) -> None:
    numbers = re.findall(r"([\d.-]+) ([\d.-]+)", hatching(Box(10, 20, 40, 90), shape, 6))
    assert numbers
    assert all(9.9 <= float(x) <= 40.1 and 19.9 <= float(y) <= 90.1 for x, y in numbers)


def test_hatched_bars_have_a_key_since_a_picture_has_no_hover() -> None:
    silent = bar([1, 1], name="no report", marker={"color": "#fff", "pattern": {"shape": "/"}})
    assert "no report" in words(drawn({"data": [bar([1, 2], name="victims"), silent], "layout": {"showlegend": False}}))


def test_paths_have_keys_and_observations_do_not() -> None:
    line = {"type": "scatter", "mode": "lines", "x": [1, 2], "y": [1, 2]}
    path = {**line, "name": "path needed", "line": {"dash": "dash"}}
    survey = {**line, "name": "Chad", "line": {"dash": "dot"}}
    figure = {"data": [line, survey, path], "layout": {"showlegend": False}}
    assert "path needed" in words(drawn(figure))
    assert "Chad" not in words(drawn(figure))


def test_figures_known_as_a_range_only_are_explained() -> None:
    pale = bar([1, 2], marker={"color": "#0b6b78", "opacity": 0.35}, meta={"role": REACH})
    assert any("least" in word for word in words(drawn(dict(explained({"data": [pale], "layout": {}})))))
    assert explained({"data": [bar([1, 2])], "layout": {}})["data"] == [bar([1, 2])]


def test_a_line_breaks_at_a_gap() -> None:
    trace = {"type": "scatter", "mode": "lines", "x": [1, 2, 3, 4, 5], "y": [1, 2, None, 3, 4]}
    (path,) = [part for part in drawn({"data": [trace], "layout": {}}).parts if part.startswith("<path")]
    assert path.count("M") == 2


@pytest.mark.parametrize(
    "more",
    [
        {"line": {"shape": "hv", "dash": "dot"}},
        {"error_y": {"type": "data", "array": [1, 1], "arrayminus": [0, 1]}},
        {"error_x": {"type": "data", "array": [1, 1]}},
        {"marker": {"symbol": ["diamond", "circle-open"], "size": [9, 12], "color": ["#111111", "#222222"]}},
        {"text": ["a", "b"], "mode": "markers+text", "textposition": "top center"},
        {"xaxis": "x2", "yaxis": "y2"},
    ],
)
def test_points_and_lines_of_every_look_are_drawn(more: dict[str, Any]) -> None:
    trace = {"type": "scatter", "mode": "lines+markers", "x": [1, 2], "y": [3, 4], **more}
    assert drawn({"data": [trace], "layout": {"xaxis2": {"domain": [0.5, 1]}, "yaxis2": {"anchor": "x2"}}}).parts


@pytest.mark.parametrize(
    ("figure", "what"),
    [
        ({"data": [{"type": "pie"}]}, "'pie'"),
        ({"data": [{"type": "scatter", "x": [1], "y": [1], "marker": {"symbol": "star-square"}}]}, "star-square"),
        ({"data": [{"type": "scatter", "x": [1, 2], "y": [1, 2], "mode": "lines", "line": {"shape": "s"}}]}, "'s'"),
        ({"data": [bar([1, 2])], "layout": {"shapes": [{"type": "path", "path": "M0,0"}]}}, "'path'"),
        ({"data": [bar([1, 2])], "layout": {"barmode": "stack", "barnorm": "percent"}}, "stack"),
    ],
)
def test_what_cannot_be_drawn_is_an_error_and_never_a_blank(figure: dict[str, Any], what: str) -> None:
    with pytest.raises(UnknownFigureError, match=re.escape(what)):
        drawn({"layout": {}, **figure})


def test_the_mark_of_the_maps_year_is_no_part_of_a_picture() -> None:
    shape = {"type": "rect", "name": "year", "x0": 1, "x1": 2, "y0": 0, "y1": 1, "fillcolor": "#123456"}
    figure = {"data": [bar([1, 2])], "layout": {"shapes": [shape]}}
    assert "#123456" not in "".join(drawn(figure).parts)
    shape["name"] = "another"
    shape |= {"x0": 2019, "x1": 2021, "yref": "paper"}
    assert "#123456" in "".join(drawn(figure).parts)


def _named(name: str, text: str) -> dict[str, Any]:
    trace = {"type": "scatter", "mode": "lines", "name": name, "x": [1, 2], "y": [1, 5]}
    note = {"x": 1, "xref": "paper", "y": 0.1, "yref": "paper", "xanchor": "left", "yanchor": "middle", "text": text}
    note["showarrow"] = False
    return {"data": [trace], "layout": {"annotations": [note], "yaxis": {"range": [0, 10]}}}


@pytest.mark.parametrize("text", ["Saint Vincent and the…", "Saint Vincent<br>and the"])
def test_a_name_shortened_for_the_browser_is_whole_and_stands_at_the_end_of_its_line(text: str) -> None:
    canvas = drawn(_named("Saint Vincent and the Grenadines", text))
    assert "Grenadines" in " ".join(words(canvas))
    (note,) = notes_of(scene_of(_named("Saint Vincent and the Grenadines", text)), 12, 600)
    assert (note.box.top + note.box.bottom) / 2 == pytest.approx(150, abs=1)


def test_a_note_outside_of_its_axis_is_not_drawn() -> None:
    note = {"x": 1990, "y": 1, "showarrow": False, "text": "long ago"}
    figure = {"data": [bar([1, 2])], "layout": {"xaxis": {"range": [2019, 2022]}, "annotations": [note]}}
    assert "long ago" not in words(drawn(figure))


def test_years_that_would_run_into_each_other_are_thinned() -> None:
    trace = {"type": "bar", "x": list(range(1960, 2024)), "y": [1] * 64}
    figure = {"data": [trace], "layout": {"xaxis": {"dtick": 1, "tick0": 1960, "tickformat": "d"}}}
    years = [int(word) for word in words(drawn(figure)) if len(word) == 4]
    assert 3 < len(years) < 20
    assert len({high - low for low, high in pairwise(years)}) == 1


def test_a_figure_without_anything_says_so() -> None:
    assert words(drawn({"data": [], "layout": {}})) == ["no figure"]


def test_a_chart_that_loses_names_or_is_too_small_to_be_read_says_so() -> None:
    many = {"type": "bar", "orientation": "h", "x": [1] * 200, "y": [f"Country number {n}" for n in range(200)]}
    assert not plot.draw(Canvas(), BOX, {"data": [many], "layout": {}}, LOOK)
    few = {"type": "bar", "orientation": "h", "x": [1] * 6, "y": [f"Country number {n}" for n in range(6)]}
    assert plot.draw(Canvas(), BOX, {"data": [few], "layout": {}}, LOOK)
    assert not plot.draw(Canvas(), BOX, {"data": [few], "layout": {"height": 900}}, LOOK)


def test_texts_of_a_picture_are_text_whatever_stands_in_them() -> None:
    trace = {
        "type": "bar",
        "name": "<script>alert(1)</script>",
        "x": ["a & <b>b</b>", 'q"'],
        "y": [1, 2],
        "showlegend": True,
    }
    canvas = drawn({"data": [trace], "layout": {"showlegend": True}})
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300">{"".join(canvas.parts)}</svg>'
    assert {node.tag for node in ET.fromstring(svg).iter()} <= {
        f"{SVG}{name}" for name in ("svg", "g", "rect", "line", "text")
    }
    assert len(texts_of(svg)) >= 3
