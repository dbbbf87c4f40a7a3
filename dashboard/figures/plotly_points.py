"""The page's backend for charts of points between two scales of figures: dots, and ways from one to the next."""

from __future__ import annotations

import math
import textwrap
from typing import Any, assert_never

from dashboard.charts.marks import Band, Bars, Chart, Dots, Line, Mark, Role
from dashboard.charts.scales import Scale
from dashboard.figures import theme
from dashboard.figures.layout import shared_layout
from dashboard.figures.plotly_words import hover

Figure = dict[str, Any]
TEMPLATE = "%{customdata}<extra></extra>"
OPACITY: dict[Role, float] = {"": 0.75, "chosen": 0.85, "others": 0.4}
"""Of dots, which lie over each other."""
EDGE = "rgba(255,255,255,0.7)"
WIDEST = 44
"""Characters in a line of an axis' title."""
SMALL_TOP = 10_000
"""From such an end on the figures of an axis are short."""
USUAL = 7
"""Diameter of dots that say nothing by their surface."""


def figure(chart: Chart) -> Figure:
    """A chart of points as figure."""
    return _one(chart)


def _one(chart: Chart) -> Figure:
    (pane,) = chart.panes
    data = [_trace(pane.x, pane.y, mark) for mark in pane.marks]
    layout = {
        **shared_layout(),
        "margin": {"l": 8, "r": 16, "t": 36, "b": 8},
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1.01,
            "xanchor": "left",
            "yanchor": "bottom",
            "itemsizing": "constant",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": _axis(pane.x),
        "yaxis": _axis(pane.y),
    }
    return {"data": data, "layout": layout}


def _axis(scale: Scale) -> dict[str, Any]:
    """An axis with its title; on a logarithmic one zero stands at a place of its own."""
    axis = {
        "title": {"text": "<br>".join(textwrap.wrap(scale.title, WIDEST)), "font": {"size": 12}, "standoff": 6},
        "automargin": True,
        "fixedrange": True,
        "tickangle": 0,
        "gridcolor": theme.LIGHT["line"],
        "zeroline": False,
    }
    if scale.kind == "log":
        ends = [math.log10(scale.low), math.log10(scale.high)]
        ticks = {"tickvals": [scale.shown(tick) for tick in scale.ticks], "ticktext": list(scale.names)}
        return {**axis, "type": "log", "range": ends, **ticks}
    form = "~s" if scale.high >= SMALL_TOP else ","
    return {**axis, "type": "linear", "range": [scale.low, scale.high], "nticks": 6, "tickformat": form}


# ------------------------------------------------------------------------------------------------ marks


def _trace(x: Scale, y: Scale, mark: Mark) -> dict[str, Any]:
    match mark:
        case Dots():
            return _dots(x, y, mark)
        case Line():
            return _way(x, y, mark)
        case Bars() | Band():
            raise TypeError("between two scales of figures stand points and ways alone")
        case _:
            assert_never(mark)


def _dots(x: Scale, y: Scale, mark: Dots) -> dict[str, Any]:
    """Dots with their names, each as large as it says; below all the others what nobody chose."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": mark.name,
        "x": [x.shown(datum.at) for datum in mark.data],
        "y": [y.shown(datum.drawn or 0.0) for datum in mark.data],
        "text": [datum.label for datum in mark.data],
        "textposition": "top center",
        "textfont": {"size": 12, "color": theme.LIGHT["ink"]},
        "cliponaxis": False,
        "marker": {
            "size": [datum.size or USUAL for datum in mark.data],
            "color": theme.ink(mark.ink),
            "opacity": OPACITY[mark.role],
            "line": {"width": 1, "color": EDGE},
        },
        "customdata": [hover(datum.hover) for datum in mark.data],
        "hovertemplate": TEMPLATE,
        "meta": {"mark": "Dots", "role": mark.role},
    }


def _way(x: Scale, y: Scale, mark: Line) -> dict[str, Any]:
    """From figure to figure, broken where it begins anew; its first and last year below them."""
    places: list[tuple[float | None, float | None, str, str]] = []
    for run in mark.runs:
        places += [(None, None, "", "")] if places else []
        places += [(x.shown(datum.at), y.shown(datum.drawn or 0.0), datum.label, hover(datum.hover)) for datum in run]
    colour = theme.ink(mark.ink)
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": mark.name,
        "showlegend": False,
        "x": [place[0] for place in places],
        "y": [place[1] for place in places],
        "text": [place[2] for place in places],
        "textposition": "bottom center",
        "textfont": {"size": 12, "color": colour},
        "line": {"color": colour, "width": 1.5},
        "marker": {"color": colour, "size": 4},
        "connectgaps": False,
        "customdata": [place[3] for place in places],
        "hovertemplate": TEMPLATE,
        "meta": {"mark": "Line", "role": mark.role},
    }
