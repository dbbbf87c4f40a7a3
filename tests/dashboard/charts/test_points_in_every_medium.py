"""Page, picture and slide show the same points between two scales of figures, under the same names and roles."""

from __future__ import annotations

import io
import math
import re

import pytest
from pptx import Presentation

from dashboard.context import Context
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import deck
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.plots import Plot
from dashboard.exports.slides.template import EMU
from dashboard.plotly.json import figure
from dashboard.views import VIEWS, selection_of
from tests.fixtures.described_points import ASKED, Told, chart_of, in_picture, in_workbook, on_page, runs, runs_in, told
from tests.fixtures.sweeps import each

WITHIN = 0.5
"""Units of a picture by which a mark may stand beside its figure."""


def rounded(found: list[Told]) -> list[Told]:
    return [
        Told(*(round(part, 9) if isinstance(part, float | int) else part for part in one))  # type: ignore[arg-type]
        for one in found
    ]


@pytest.mark.parametrize(("panel", "query"), ASKED)
def test_points_are_the_same_in_every_medium(shared: Context, panel: str, query: str) -> None:
    chart = chart_of(shared, panel, query)
    wanted = told(chart)
    assert len(wanted) > 20
    assert rounded(on_page(figure(chart))) == rounded(wanted)
    body = plot_of_chart(chart)
    assert body is not None
    figures = [_with_ends(one) for one in wanted]
    found = [_certain(one) for one in in_workbook(body, chart)]
    assert sorted(found) == sorted(figures)


def test_a_way_has_the_same_gaps_on_a_slide(shared: Context) -> None:
    for panel, query in ASKED:
        chart = chart_of(shared, panel, query)
        if chart.arrangement == "one":
            plot = plot_of_chart(chart)
            assert isinstance(plot, Plot)
            assert runs_in(plot) == runs(chart), query
    # A year of a way stands on the side where it does not go: "2010" was struck through by the way that leads down.
    page = figure(chart_of(shared, "relation-scatter", "area=BGD"))
    (way,) = (trace for trace in page["data"] if "lines" in trace["mode"])
    sides = dict(zip(way["text"], way["textposition"], strict=True))
    assert (sides["2010"], sides["2023"]) == ("top center", "bottom center")
    # The world is no choice: all its countries would be named over their points.
    names = [
        {datum.label for mark in chart_of(shared, "relation-scatter", query).panes[0].marks for datum in mark.data}
        for query in ("", "area=001", "area=002")
    ]
    assert names[0] == names[1]
    assert len(names[2]) < 20


def test_sizes_of_points_have_a_key_in_pictures_and_on_slides(shared: Context) -> None:
    view = VIEWS["relation-scatter"]
    for query in ("", "area=BGD&show=labels"):
        (pane,) = chart_of(shared, view.panel, query).panes
        sizes = pane.sizes
        data = [datum for mark in pane.marks for datum in mark.data if datum.size]
        dots = {datum.hover.head: datum.size for datum in data if datum.hover}
        children = shared.weights["child-population"]["IND"][2022]
        assert [one.said for one in sizes] == ["100 million children", "10 million"]
        for one, number in zip(sizes, (100e6, 10e6), strict=True):
            assert abs(one.diameter - dots["India"] * math.sqrt(number / children)) < 0.1
        asked = Asked(view, selection_of(shared, view, query), permalink_of(shared, view, query, "https://example.org"))
        for size in ("slide", "square", "page"):
            svg = compose(content_of(shared, asked), SIZES[size])
            drawn = [float(found) for found in re.findall(r'<circle [^>]*r="([\d.]+)"[^>]*fill="none"', svg)]
            assert [2 * found for found in drawn] == pytest.approx([one.diameter for one in sizes], abs=0.1), size
            assert all(f">{one.said}</text>" in svg for one in sizes), size
        page = Presentation(io.BytesIO(deck(slides_of(shared, asked), "16x9", shared.today()))).slides[0]
        (group,) = [shape for shape in page.shapes if hasattr(shape, "shapes")]
        found = [shape.width / EMU for shape in group.shapes if not shape.text_frame.text]
        assert found == pytest.approx([one.diameter for one in sizes], abs=0.1)


def _with_ends(one: Told) -> tuple[object, ...]:
    value = one.value
    ends = (value if end is None else end for end in (one.low, one.high))
    return _certain((one.pane, one.name, one.at, value, *ends))


def _certain(one: tuple[object, ...]) -> tuple[object, ...]:
    """What is unknown says so in words, by which it is sorted; what is known in digits."""
    place, name, at, value, low, high = one
    if value is None:
        return (place, name, f"{at:.6f}", "nothing can be said")
    return (place, name, f"{at:.6f}", *(f"{part:.6f}" for part in (value, low, high)))


SIZED = [(panel, query, size) for panel, query in ASKED for size in ("slide", "page")]
FEW = [(*ASKED[0], "slide"), *((*asked, "page") for asked in (ASKED[0], ASKED[1], ASKED[-1]))]
"""Three questions on a page; the first of them in the other shape as well: points are placed by the same scales."""


@pytest.mark.parametrize(("panel", "query", "size"), each(SIZED, FEW))
def test_points_stand_in_a_picture_where_their_figures_are(shared: Context, panel: str, query: str, size: str) -> None:
    view = VIEWS[panel]
    chart = chart_of(shared, panel, query)
    whole = f"{query}&view={panel}.chart".lstrip("&")
    selection = selection_of(shared, view, whole)
    content = content_of(shared, Asked(view, selection, permalink_of(shared, view, whole, "https://example.org")))
    found = list(in_picture(compose(content, SIZES[size]), chart))
    wanted = [one._replace(at=0, value=None, low=None, high=None) for one in told(chart)]
    assert [one for one, _ in found] == wanted
    assert max(off for _, off in found) < WITHIN
