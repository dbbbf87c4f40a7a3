"""The page's backend for matrices: described cells as the JSON that plotly.js draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import theme
from dashboard.charts.cells import Cell, CellRole, Cells, check
from dashboard.plotly.layout import in_rows, shared_layout
from dashboard.plotly.words import TEMPLATE, hover, plain

DRAWN: frozenset[CellRole] = frozenset({"", "wide", "sum", "suppressed", "silent", "none"})
check("plotly", "matrix", DRAWN)
HEIGHT = 100
"""Of a cell, in the units of an axis that has no figures: so that none is taken for a small number of people."""
SLANTED = 72
"""Pixels at the right for the end of the last slanted name."""
Places = Sequence[tuple[int, int, Cell]]


def matrix_figure(cells: Cells) -> dict[str, Any]:
    """A bar for each cell, with its figure in it; below them the hatching of those of which nobody reports."""
    places = tuple(cells.each)
    silent = [place for place in places if place[2].role == "silent"]
    # Sums stand on a ground of their own: in bold type the longest would touch each other.
    inks = [cell.ink or ("wash" if cell.role == "sum" else "") for _, _, cell in places]
    trace = {
        **_bars(places),
        "meta": {"cells": True},
        "marker": {
            "color": [theme.ink(ink) if ink else theme.CLEAR for ink in inks],
            "line": {
                "width": [2 if cell.is_framed else 0.5 for _, _, cell in places],
                "color": [theme.LIGHT["muted" if cell.is_framed else "line"] for _, _, cell in places],
            },
        },
        "text": [cell.text for _, _, cell in places],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 12, "color": [theme.text_on(ink) for ink in inks]},
        "customdata": [hover(cell.hover) for _, _, cell in places],
        "hovertemplate": TEMPLATE,
    }
    return in_rows({"data": [*([_hatched(silent)] if silent else []), trace], "layout": _layout(cells)})


def _bars(places: Places) -> dict[str, Any]:
    """A bar for each cell, as broad and as tall as every other."""
    return {
        "type": "bar",
        "x": [across for _, across, _ in places],
        "base": [HEIGHT * down for down, _, _ in places],
        "y": [HEIGHT] * len(places),
        "width": 1,
    }


def _hatched(places: Places) -> dict[str, Any]:
    """The ground of cells of which nobody reports."""
    marker = {"color": theme.CLEAR, "pattern": dict(theme.HATCHED), "line": {"width": 0}}
    return {**_bars(places), "marker": marker, "hoverinfo": "skip"}


def _layout(cells: Cells) -> dict[str, Any]:
    axis = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": "", "tickmode": "array"}
    rows, columns = cells.rows, cells.columns
    return {
        **shared_layout(),
        "margin": {"l": 8, "r": SLANTED, "t": 8, "b": 8},
        "meta": {"names": ["x", "y"]},
        "bargap": 0,
        "barmode": "overlay",
        "xaxis": {
            **axis,
            "side": "top",
            "range": [-0.5, len(columns) - 0.5],
            "tickvals": list(range(len(columns))),
            "ticktext": [plain(name) for name in columns],
            "tickangle": -35,
            "automargin": True,
        },
        "yaxis": {
            **axis,
            "range": [HEIGHT * len(rows), 0],
            "tickvals": [HEIGHT * (place + 0.5) for place in range(len(rows))],
            "ticktext": [plain(row.name) for row in rows],
            "automargin": True,
        },
    }
