"""The page's backend for points between two scales of figures, in one pane or in a grid: dots, ways, whiskers."""

from __future__ import annotations

import math
import textwrap
from typing import Any, assert_never

from dashboard import theme
from dashboard.charts.marks import Band, Bars, Chart, Dots, Line, Mark, Pane
from dashboard.charts.scales import Scale
from dashboard.plotly.layout import PANE_HEAD, Figure, beginning, is_turned, shared_layout
from dashboard.plotly.words import hover, plain, told, whiskers

WIDEST = 44
"""Characters in a line of an axis' title."""
SMALL_TOP = 10_000
"""From such an end on the figures of an axis are short."""
USUAL = 7
"""Diameter of dots that say nothing by their surface."""
TALL, GAP, FOOT = 96, 70, 44
"""Heights in pixels of a pane of a grid, of the space over it for its words, and below all."""
WRAP = 20
"""Characters in a line of a heading."""


def figure(chart: Chart) -> Figure:
    """A chart of points as figure."""
    return _grid(chart) if chart.arrangement == "grid" else _one(chart)


def _one(chart: Chart) -> Figure:
    (pane,) = chart.panes
    data = [_trace(pane, mark) for mark in pane.marks]
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


# ------------------------------------------------------------------------------------------------ a grid


def _grid(chart: Chart) -> Figure:
    """Panes on the same scales in rows and columns, each with its words above; one title below all."""
    columns, _ = chart.columns
    whole = -(-len(chart.panes) // columns) * (TALL + GAP)
    data: list[dict[str, Any]] = []
    layout: dict[str, Any] = {**shared_layout(), "margin": {"l": 8, "r": 8, "t": 4, "b": 40}, "height": whole + FOOT}
    layout["annotations"] = []
    for place, pane in enumerate(chart.panes):
        number = "" if place == 0 else str(place + 1)
        row, column = divmod(place, columns)
        from_left = columns - 1 - column if is_turned() else column
        left, top = from_left / columns, 1 - (row * (TALL + GAP) + GAP) / whole
        data += [{**_trace(pane, mark), "xaxis": f"x{number}", "yaxis": f"y{number}"} for mark in pane.marks]
        layout[f"xaxis{number}"] = _level(pane.x, [left, left + 0.9 / columns], f"y{number}")
        bottom = max(top - TALL / whole, 0)
        shown = from_left == 0 or (is_turned() and pane is chart.panes[-1])
        layout[f"yaxis{number}"] = _upright(pane, [bottom, top], f"x{number}", shown=shown)
        layout["annotations"].append(_head(pane, (left, left + 0.9 / columns), top))
    layout["annotations"].append(_below(chart.below))
    return {"data": data, "layout": layout}


def _level(scale: Scale, domain: list[float], anchor: str) -> dict[str, Any]:
    look = {"linecolor": theme.LIGHT["line"], "showline": True, "showgrid": scale.has_grid, "zeroline": False}
    ends = {"range": [scale.low, scale.high], "dtick": scale.step, "tick0": scale.first}
    return {**look, **ends, "domain": domain, "anchor": anchor, "fixedrange": True}


def _upright(pane: Pane, domain: list[float], anchor: str, *, shown: bool) -> dict[str, Any]:
    return {
        "domain": domain,
        "anchor": anchor,
        "range": [pane.y.low, pane.y.high],
        "tickvals": list(pane.y.ticks),
        "tickformat": f".{pane.y.decimals}f",
        "showticklabels": shown,
        "automargin": True,
        "gridcolor": theme.LIGHT["line"],
        "zeroline": any(rule.role == "base" and not rule.at for rule in pane.rules),
        "zerolinecolor": theme.LIGHT["muted"],
        "fixedrange": True,
    }


def _head(pane: Pane, ends: tuple[float, float], top: float) -> dict[str, Any]:
    """A pane's heading, and what is said of it. `ends`: of the pane, as parts of the width."""
    heading = "<br>".join(textwrap.wrap(plain(pane.heading), WRAP))
    at = {**beginning(*ends), "y": top, "yref": "paper", "yanchor": "bottom", "yshift": 2}
    font = {"size": 12, "color": theme.LIGHT["ink"]}
    text = f"<b>{heading}</b><br>{plain(pane.said)}"
    return {**at, "name": PANE_HEAD, "showarrow": False, "text": text, "font": font}


def _below(text: str) -> dict[str, Any]:
    at = {"x": 0.5, "xref": "paper", "y": 0, "yref": "paper", "xanchor": "center", "yanchor": "top", "yshift": -18}
    return {**at, "showarrow": False, "text": text, "font": {"size": 12, "color": theme.LIGHT["muted"]}}


# ------------------------------------------------------------------------------------------------ marks


def _trace(pane: Pane, mark: Mark) -> dict[str, Any]:
    match mark:
        case Dots():
            if mark.role == "silent":
                return _crosses(pane, mark)
            return _whiskered(mark) if mark.role == "ranged" else _dots(pane.x, pane.y, mark)
        case Line():
            return _way(pane.x, pane.y, mark)
        case Bars() | Band():
            raise TypeError("between two scales of figures stand points and ways alone")
        case _:
            assert_never(mark)


def _dots(x: Scale, y: Scale, mark: Dots) -> dict[str, Any]:
    """Dots with their names, each as large as it says; below all the others what nobody chose."""
    return told(mark) | {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x.shown(datum.at) for datum in mark.data],
        "y": [y.shown(datum.drawn or 0.0) for datum in mark.data],
        "text": [datum.label for datum in mark.data],
        "textposition": "top center",
        "textfont": {"size": 12, "color": theme.LIGHT["muted" if mark.role == "others" else "ink"]},
        "cliponaxis": False,
        "marker": {
            "size": [datum.size or USUAL for datum in mark.data],
            "color": theme.ink(mark.ink),
            "opacity": theme.OPACITY[mark.role],
            "line": {"width": 1, "color": theme.DOT_EDGE},
        },
    }


def _way(x: Scale, y: Scale, mark: Line) -> dict[str, Any]:
    """From figure to figure, broken where it begins anew; its first and last year on the side where it does not go."""
    places: list[tuple[float | None, float | None, str, str, str]] = []
    for run in mark.runs:
        places += [(None, None, "", "", "bottom center")] if places else []
        heights = [y.shown(datum.drawn or 0.0) for datum in run]
        for place, datum in enumerate(run):
            near = (*heights[max(0, place - 1) : place], *heights[place + 1 : place + 2])
            side = "top center" if near and max(near) < heights[place] else "bottom center"
            places.append((x.shown(datum.at), heights[place], datum.label, hover(datum.hover), side))
    colour = theme.ink(mark.ink)
    return told(mark) | {
        "type": "scatter",
        "mode": "lines+markers+text",
        "showlegend": False,
        "x": [place[0] for place in places],
        "y": [place[1] for place in places],
        "text": [place[2] for place in places],
        "textposition": [place[4] for place in places],
        "textfont": {"size": 12, "color": colour},
        "line": {"color": colour, "width": 1.5},
        "marker": {"color": colour, "size": 4},
        "connectgaps": False,
        "customdata": [place[3] for place in places],
    }


def _beside(mark: Dots) -> dict[str, Any]:
    """What dots beside others have in common."""
    said = told(mark)
    return said | {
        "type": "scatter",
        "mode": "markers",
        "x": [datum.at + mark.shift for datum in mark.data],
        "meta": said["meta"] | {"shift": mark.shift},
    }


def _whiskered(mark: Dots) -> dict[str, Any]:
    """Dots with lines over all that each can be."""
    colour = theme.ink(mark.ink)
    return {
        **_beside(mark),
        "y": [datum.drawn or 0.0 for datum in mark.data],
        "marker": {"color": colour, "size": USUAL},
        "error_y": whiskers(mark.data, colour, 1.5),
    }


def _crosses(pane: Pane, mark: Dots) -> dict[str, Any]:
    """Where nothing can be said, at the foot."""
    colour = theme.ink(mark.ink)
    look = {"color": colour, "size": USUAL, "symbol": "x-thin", "line": {"width": 1.2, "color": colour}}
    return {**_beside(mark), "y": [pane.y.foot] * len(mark.data), "marker": look}
