"""Several small charts below each other on one axis of years: each row has a scale of its own, and says what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.marks import Chart
from dashboard.figures import theme
from dashboard.figures.charts import Figure, Frame, pane_of
from dashboard.figures.plotly_json import figure
from dashboard.figures.plotly_words import plain

HEAD, FOOT = 0.34, 0.1
"""Parts of a row's height that its words take, and that is left free below it."""


@dataclass(frozen=True)
class Band:
    """One row: the words above it, its traces, and its scale; without `ticks`, a few by themselves."""

    head: str
    said: str
    traces: tuple[Mapping[str, Any], ...]
    top: float
    colour: str
    ticks: tuple[float, ...] | None = None


def banded(bands: Sequence[Band], frame: Frame, *, marked: bool = True) -> Figure:
    """The rows as one figure for plotly, in their order; `marked`: with a column at the year of the page's map."""
    part = 1 / max(len(bands), 1)
    data: list[dict[str, Any]] = []
    layout = _layout(frame, marked=marked)
    for place, band in enumerate(bands):
        number = "" if place == 0 else str(place + 1)
        above, base = 1 - place * part, 1 - (place + 1 - FOOT) * part if place + 1 < len(bands) else 0.0
        top = above - HEAD * part if band.head else 1.0
        data += [{**trace, "xaxis": "x", "yaxis": f"y{number}"} for trace in band.traces]
        layout[f"yaxis{number}"] = _scale(band, (base, top))
        layout["annotations"].append(_head(band, top))
        layout["shapes"].append(_ground(base))
    layout["xaxis"] |= {"anchor": "free", "position": 0}
    return {"data": data, "layout": layout}


def _scale(band: Band, domain: tuple[float, float]) -> dict[str, Any]:
    ticks = {"nticks": 3} if band.ticks is None else {"tickvals": list(band.ticks)}
    return {
        "domain": list(domain),
        "range": [0, band.top],
        "fixedrange": True,
        "zeroline": False,
        "gridcolor": theme.LIGHT["line"],
        "automargin": True,
        "tickformat": "~s" if band.top >= 10_000 else ",",
        "anchor": "x",
        **ticks,
    }


def _head(band: Band, height: float) -> dict[str, Any]:
    said = f"<b>{plain(band.head)}</b>" + (f"  {plain(band.said)}" if band.said else "")
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": height,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
        "text": said,
        "font": {"family": theme.FONT, "size": 12, "color": theme.LIGHT["ink"]},
    }


def _ground(height: float) -> dict[str, Any]:
    """The line that a row stands on."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 1,
        "xref": "paper",
        "y0": height,
        "y1": height,
        "yref": "paper",
        "line": {"color": theme.GROUND, "width": 1},
    }


def _layout(frame: Frame, *, marked: bool) -> dict[str, Any]:
    """As a chart of one line has it; a break is a line alone, since at its top and foot stand the rows' words."""
    layout: dict[str, Any] = figure(Chart((pane_of((), frame),), year=frame.year))["layout"]
    del layout["yaxis"]
    layout["margin"] = {"l": 8, "r": 12, "t": 4, "b": 28}
    layout["barmode"] = "stack"
    layout["shapes"] = layout["shapes"] if marked else layout["shapes"][1:]
    layout["annotations"] = []
    return layout
