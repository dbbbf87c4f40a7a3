"""The page's backend for what leads on from a last figure: paths, the area around them, and the figures compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard import theme
from dashboard.charts.marks import Band, Dots, Line, Role
from dashboard.plotly.words import told

_DASHES: Mapping[Role, str] = {"fitted": "solid", "needed": "dash", "projected": "dash", "so-far": "dot"}
SIZE, LARGE = 11, 14
"""Of the mark at the target, and of those at figures that are compared."""
DOT = 8
"""Of a usual one, with what words keep off it."""


def ahead(mark: Line) -> dict[str, Any]:
    """A path without dots: dashed, or dotted where the change so far simply goes on; whole and thin between figures.
    Its name stands before it, where it is not read beside it."""
    path = {
        **told(mark),
        "type": "scatter",
        "mode": "lines",
        "x": [datum.at for datum in mark.data],
        "y": [datum.drawn for datum in mark.data],
        "line": {
            **({"shape": "spline"} if mark.role == "needed" else {}),
            "color": theme.ink(mark.ink),
            "width": 1.25 if mark.role in ("fitted", "needed") else 2,
            "dash": _DASHES[mark.role],
        },
    }
    if not any(datum.label for datum in mark.data):
        return path
    return path | {
        "mode": "lines+text",
        "text": [datum.label and f"{datum.label}\u00a0\u00a0" for datum in mark.data],  # clear of the path
        "textposition": "middle left",
        "textfont": {"size": theme.FONT_SIZE, "color": theme.ink(mark.ink)},
    }


def area(mark: Band) -> Iterator[dict[str, Any]]:
    """The upper end of each datum, and the lower one up to which it is filled."""
    shared = {
        **_meta(mark),
        "type": "scatter",
        "mode": "lines",
        "x": [datum.at for datum in mark.data],
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    yield {**shared, "y": [datum.high for datum in mark.data]}
    yield {
        **shared,
        "y": [datum.low for datum in mark.data],
        "fill": "tonexty",
        "fillcolor": theme.ink(mark.ink),
    }


def marked(mark: Dots) -> dict[str, Any]:
    """The target as a diamond; figures that are compared as larger dots with their words, of usual ones words alone."""
    shared = {
        **_meta(mark),
        "type": "scatter",
        "x": [datum.at for datum in mark.data],
        "y": [datum.drawn for datum in mark.data],
        "cliponaxis": False,
    }
    marker = {"size": SIZE, "color": theme.ink(mark.ink)}
    if mark.role == "target":
        return {**told(mark), **shared, "mode": "markers", "marker": {**marker, "symbol": "diamond"}}
    marker |= {"size": LARGE}
    if mark.is_usual:
        # Words keep off a dot of their own trace: an unseen one lies where another trace draws it.
        shared |= {"meta": {"mark": "Words", "role": mark.role}}
        marker = {"size": DOT, "opacity": 0}
    return {
        **shared,
        "mode": "markers+text",
        "text": [datum.label for datum in mark.data],
        "textposition": _sides(mark),
        "textfont": {"size": theme.FONT_SIZE, "color": theme.LIGHT["ink"]},
        "marker": {**marker, "line": {"width": 2, "color": theme.LIGHT["ground"]}},
        "hoverinfo": "skip",
    }


def _sides(mark: Dots) -> str | list[str]:
    """Where words are tried first: those of two that are compared off each other."""
    if mark.is_usual:
        return "bottom center" if mark.is_under else "top center"
    return ["top right", "top center"][-len(mark.data) :]


def _meta(mark: Band | Dots | Line) -> dict[str, Any]:
    return {"name": mark.name, "meta": {"mark": type(mark).__name__, "role": mark.role}}
