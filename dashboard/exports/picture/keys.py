"""The legend over a figure: one key for each named trace, and for what hatching stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from dashboard.exports.picture import bars, curves, legend, worldmap
from dashboard.exports.picture.canvas import Box, Canvas, paint
from dashboard.exports.picture.look import LINE, MUTED
from dashboard.exports.picture.marked import plain
from dashboard.exports.picture.scene import Trace, is_shown

HATCHED, HUE = "hash", "neutral"
"""The mark that stands for the hatching of areas on a map, and the colours in which this is drawn."""
PATHS = ("dash", "longdash", "dashdot", "longdashdot")
"""Dashes of lines that are no observations."""


@dataclass(frozen=True)
class Entry:
    """A name, and the trace whose look is its key."""

    name: str
    trace: Trace


def entries_of(figure: Mapping[str, Any]) -> list[Entry]:
    """What a figure's own legend lists, and the hatching that it leaves to a hover."""
    layout = figure.get("layout") or {}
    named = [trace for trace in figure.get("data") or () if trace.get("name") and _listed(trace)]
    shown = layout.get("showlegend", len(named) > 1)
    entries: dict[str, Entry] = {}
    for trace in named:
        if (shown and trace.get("showlegend", True)) or _is_told_by_hover(trace):
            entries.setdefault(str(trace.get("legendgroup") or trace["name"]), Entry(plain(str(trace["name"])), trace))
    return list(entries.values())


def _is_told_by_hover(trace: Trace) -> bool:
    """Whether only a hover, which a picture has not, says what a trace is: hatching, paths, keys."""
    hatch = ((trace.get("marker") or {}).get("pattern") or {}).get("shape")
    is_path = (trace.get("line") or {}).get("dash") in PATHS
    return isinstance(hatch, str) or is_path or trace.get("visible") == "legendonly"


def _listed(trace: Trace) -> bool:
    return is_shown(trace) or trace.get("visible") == "legendonly"


def height_of(names: Sequence[str], width: float, size: float) -> float:
    """How tall a legend is, with the room below it."""
    return legend.rows_height(names, width, size) + 4 if names else 0


def draw(canvas: Canvas, box: Box, entries: Sequence[Entry], size: float, *, rtl: bool = False) -> None:
    """The legend, each key a piece of what its trace draws."""
    legend.draw(canvas, box, [legend.Entry(one.name, partial(_key, trace=one.trace)) for one in entries], size, rtl=rtl)


def _key(canvas: Canvas, box: Box, trace: Trace) -> None:
    """A piece of what the trace draws."""
    marker, line = trace.get("marker") or {}, trace.get("line") or {}
    middle = (box.top + box.bottom) / 2
    if trace.get("type") == "bar":
        hatch = (marker.get("pattern") or {}).get("shape")
        edge = f' {paint("stroke", LINE)} stroke-width="0.8"' if hatch else ""
        bars.fill(canvas, box, trace, opacity=float(_first(marker.get("opacity"), 1)), more=edge)
        return
    mode = curves.mode_of(trace)
    if "lines" in mode and float(line.get("width", 2)) > 0:
        colour = str(line.get("color") or _first(marker.get("color"), MUTED))
        width = float(line.get("width", 2))
        dash = curves.dash_of(str(line.get("dash") or "solid"), width)
        canvas.line((box.left, middle), (box.right, middle), colour, width, dash)
    symbol = str(_first(marker.get("symbol"), "circle"))
    if symbol.startswith(HATCHED):
        edge = f' {paint("stroke", LINE)} stroke-width="0.8"'
        canvas.rect(box, worldmap.fill(canvas, worldmap.NOTHING, HUE), 1, edge)
    elif "markers" in mode:
        colour = str(_first(marker.get("color"), line.get("color") or MUTED))
        edge_told = marker.get("line") or {}
        edge_width = float(_first(edge_told.get("width"), 0))
        edging = (edge_width, str(_first(edge_told.get("color"), colour)))
        radius = min(float(_first(marker.get("size"), 8)) / 2, 5)
        opacity = float(_first(marker.get("opacity"), 1))
        curves.symbol(
            canvas, symbol, ((box.left + box.right) / 2, middle), radius, colour, opacity=opacity or 1, edge=edging
        )


def _first(value: Any, default: Any) -> Any:
    if isinstance(value, list | tuple):
        value = next((item for item in value if item is not None), None)
    return default if value is None else value
