"""Page, picture and slide show the same figures, under the same names, in the same order and roles."""

from __future__ import annotations

import pytest

from dashboard.charts.marks import USED, Chart, Datum, Drawable, check, roles_of
from dashboard.context import Context
from dashboard.exports.picture import described as pictures
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.sizes import SIZES
from dashboard.exports.slides import described as slides
from dashboard.exports.slides.described import plot_of_chart
from dashboard.figures import plotly_json
from dashboard.figures.kinds import KINDS
from dashboard.figures.plotly_json import figure
from dashboard.views import VIEWS, selection_of
from tests.fixtures.described import in_picture, in_workbook, on_page, told
from tests.pictures.cases import PLACES

WITHIN = 0.5
"""Units of a picture by which a mark may stand beside its figure."""


def chart_of(context: Context, panel: str, query: str) -> Chart | None:
    view = VIEWS[panel]
    if view.kind not in KINDS:
        return None
    body = KINDS[view.kind](context, view, selection_of(context, view, query)).body
    return body if isinstance(body, Chart) else None


def described(context: Context) -> list[str]:
    return [panel for panel in VIEWS if chart_of(context, panel, "area=BGD") is not None]


@pytest.mark.parametrize("place", PLACES)
def test_every_medium_shows_the_figures_of_the_description(shared: Context, place: str) -> None:
    panels = described(shared)
    assert len(panels) >= 4
    for panel in panels:
        query = PLACES[place]
        chart = chart_of(shared, panel, query)
        assert chart is not None, panel
        wanted = told(chart)
        assert on_page(figure(chart)) == wanted, panel
        plot = plot_of_chart(chart)
        figures = [(seen.name, seen.at, value) for seen in wanted for value in seen.values]
        assert sorted(in_workbook(plot, chart) if plot else []) == sorted(figures), panel


@pytest.mark.parametrize("place", PLACES)
def test_marks_of_a_picture_stand_where_their_figures_are(shared: Context, place: str) -> None:
    for panel in described(shared):
        view, query = VIEWS[panel], f"{PLACES[place]}&view={panel}.chart"
        chart = chart_of(shared, panel, query)
        assert chart is not None
        selection = selection_of(shared, view, query)
        content = content_of(shared, Asked(view, selection, permalink_of(shared, view, query, "https://example.org")))
        svg = compose(content, SIZES["page"])
        found = sorted(pictured.seen for pictured in in_picture(svg))
        span = chart.panes[0].x.high - chart.panes[0].x.low
        wanted = sorted(seen for seen in told(chart) if seen.mark != "Bars" or seen.values[0] > 0)
        assert [seen[:3] for seen in sorted(found)] == [seen[:3] for seen in wanted], panel
        for one, other in zip(sorted(found, key=_place), sorted(wanted, key=_place), strict=True):
            assert one.at == pytest.approx(other.at, abs=0.05), panel
            assert one.values == pytest.approx(other.values, abs=WITHIN * span / 200), (panel, other)


def _place(seen: tuple[object, ...]) -> tuple[object, ...]:
    mark, role, name, at, values = seen
    return mark, role, name, round(at), tuple(round(value, 1) for value in values)  # type: ignore[attr-defined,call-overload]


def test_every_role_that_is_used_is_declared(shared: Context) -> None:
    found: set[Drawable] = set()
    for panel in described(shared):
        for query in PLACES.values():
            chart = chart_of(shared, panel, query)
            found |= roles_of(chart) if chart else set()
    assert found == USED


@pytest.mark.parametrize("medium", [plotly_json, pictures, slides])
def test_a_medium_that_does_not_draw_a_role_stops_the_start_and_names_it(medium: object) -> None:
    drawn: frozenset[Drawable] = medium.DRAWN  # type: ignore[attr-defined]
    assert drawn == USED
    with pytest.raises(TypeError, match="slides: it does not draw Row 'silent'"):
        check("slides", drawn - {("Row", "silent")})


def test_an_interval_is_drawn_at_its_least() -> None:
    assert Datum(2021, None, 1, 4).drawn == 1
    assert Datum(2021, None, 1, 4).reach == (1, 4)
    assert Datum(2021, 3.0, 1, 4).drawn == 3.0
    assert Datum(2021, 0.0).drawn == 0
    assert Datum(2021, None).drawn is None
