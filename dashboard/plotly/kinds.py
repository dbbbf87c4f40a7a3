"""The page's backend for named bars: one bar a name, or the parts of a whole, as the JSON that plotly.js draws."""

from __future__ import annotations

from typing import Any

from dashboard import theme
from dashboard.charts.marks import LEAST_LABELLED, Bars, Chart, Pane, Row
from dashboard.plotly.layout import shared_layout
from dashboard.plotly.words import plain, told
from dashboard.words.names import of_how_many


def figure(chart: Chart, pane: Pane) -> dict[str, Any]:
    """Names at the left; parts of a whole stand on each other, with their labels in them."""
    if pane.is_stacked:
        return _wholes(chart, pane)
    return _kinds(pane)


def _kinds(pane: Pane) -> dict[str, Any]:
    """A bar for each name, which stands at its left, and its figure at its right."""
    (mark,) = pane.bars
    bars = told(mark) | {
        "type": "bar",
        "orientation": "h",
        "y": [plain(row.name) for row in pane.rows],
        "x": [datum.drawn or 0 for datum in mark.data],
        "marker": {"color": theme.ink(mark.ink)},
        "text": [datum.label for datum in mark.data],
        "textposition": "outside",
        "cliponaxis": False,
    }
    layout = {
        **shared_layout(),
        "margin": {"l": 8, "r": 24, "t": 12, "b": 28},
        "xaxis": {"visible": False, "fixedrange": True, "range": [pane.x.low, pane.x.high]},
        "yaxis": {"automargin": True, "fixedrange": True, "ticks": "", "showgrid": False, "dtick": 1},
        "bargap": 0.3,
    }
    return {"data": [bars], "layout": layout}


def _wholes(chart: Chart, pane: Pane) -> dict[str, Any]:
    layout = {
        **shared_layout(),
        "showlegend": True,
        "barmode": "stack",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 88},
        # A label that would have to be smaller or to leave its part is left out.
        "uniformtext": {"mode": "hide", "minsize": theme.FONT_SIZE},
        "bargap": 0.15,
        "legend": {
            "orientation": "h",
            "y": -0.01,
            "yanchor": "top",
            "x": 0,
            "xanchor": "left",
            "traceorder": "normal",
            "font": {"size": theme.FONT_SIZE},
            "title": {"text": plain(pane.x.title), "side": "top", "font": {"size": theme.FONT_SIZE}},
        },
        "xaxis": {"visible": False, "fixedrange": True, "range": [pane.x.low, pane.x.high]},
        "yaxis": {
            "range": [pane.y.low, pane.y.high],
            "tickvals": [row.height for row in pane.rows],
            "ticktext": [named(row) for row in pane.rows],
            "fixedrange": True,
            "automargin": True,
            "ticks": "",
            "showgrid": False,
            "zeroline": False,
        },
    }
    framed = {"framed": {"rows": pane.at_once}} if 0 < pane.at_once < len(pane.rows) else {}
    layout["meta"] = {"names": ["y"]} | ({"height": chart.tall} if chart.tall else {}) | framed
    return {"data": [_part(pane, mark) for mark in pane.bars], "layout": layout}


def _part(pane: Pane, mark: Bars) -> dict[str, Any]:
    colour, words = theme.ink(mark.ink), told(mark)
    # A browser, which knows how wide a part is, takes these where they have room.
    words["meta"]["signed"] = [datum.label for datum in mark.data]
    return words | {
        "type": "bar",
        "orientation": "h",
        "x": [datum.drawn or 0 for datum in mark.data],
        "y": [datum.at for datum in mark.data],
        "marker": {"color": colour},
        # A narrow part may have room for its number alone.
        "text": [datum.label if pane.x.part(datum.drawn or 0) >= LEAST_LABELLED else datum.said for datum in mark.data],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "inside",
        "textfont": {"color": theme.readable_on(colour), "size": theme.FONT_SIZE},
    }


def named(row: Row) -> str:
    """A name on an axis, with of how many; by its abbreviation where it has one."""
    return of_how_many(plain(row.short or row.name), row.of)
