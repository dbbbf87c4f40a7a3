"""What its own report denies is hollow on the page, in pictures and on slides, and a key says what that is."""

from __future__ import annotations

import pytest

from dashboard import theme
from dashboard.charts.marks import Bars, Line
from dashboard.context import Context
from dashboard.exports.slides.chart_xml import _bar_look
from dashboard.exports.slides.described import plot_of_chart
from dashboard.exports.slides.plots import Plot
from dashboard.plotly.json import figure
from tests.dashboard.charts.test_small_bars import chart_of, svg_of
from tests.fixtures.pictures import SVG

BARS = "country-detected-victims", "area=NPL", {2019, 2020, 2021}
"""Nepal 2020: 507 children of 187 victims of all ages."""
LINES = "victims-ages", "area=SLE", {2020, 2021, 2022}
"""Sierra Leone 2022: 60 children of 34 victims of all ages."""


@pytest.mark.parametrize(("panel", "query", "years"), [BARS, LINES])
def test_what_its_report_denies_is_hollow_in_every_medium(
    shared: Context, panel: str, query: str, years: set[int]
) -> None:
    chart = chart_of(shared, panel, query)
    (pane,) = chart.panes
    mark = pane.marks[0]
    assert isinstance(mark, Bars | Line)
    assert {datum.at for datum in mark.data if datum.is_doubted} == years
    assert [key.said for key in chart.legend].count("outline: figures in the same report disagree") == 1

    trace = figure(chart)["data"][0]
    marker = trace["marker"]
    looks = marker["color"] if isinstance(mark, Bars) else marker["symbol"]
    hollow = theme.CLEAR if isinstance(mark, Bars) else "circle-open"
    assert {at for at, look in zip(trace["x"], looks, strict=True) if look == hollow} == years

    groups = [
        one for one in svg_of(shared, panel, query).iter(f"{SVG}g") if one.get("data-mark") == type(mark).__name__
    ]
    outlined = [
        shape for one in groups if not one.get("data-part") for shape in one if shape.get("stroke-width") == "1.5"
    ]
    assert len(outlined) == len(years)

    plot = plot_of_chart(chart)
    assert isinstance(plot, Plot)
    strand = next(one for one in plot.strands if one.hollow or one.is_open)
    own = strand.hollow or [at for at, value in enumerate(strand.values) if value is not None]
    assert {int(plot.categories[at]) for at in own} == years
    assert all(f'<c:dPt><c:idx val="{at}"/>' in _bar_look(strand) for at in strand.hollow)
    assert any(note.startswith("Outline: uncertain") for note in plot.notes)
