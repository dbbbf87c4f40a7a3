"""Draws a map that is a figure of plotly: outlines in one colour or hatching each, lines and marks between places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.config import Config
from dashboard.exports.picture import curves, keys, worldmap
from dashboard.exports.picture.canvas import Box, Canvas, Label, Point, number, paint
from dashboard.exports.picture.look import GROUND, INK, Look
from dashboard.exports.picture.marked import lines_of
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, outlines, placed
from dashboard.exports.picture.scales import UnknownFigureError
from dashboard.exports.picture.scene import Trace, is_shown

TRACES = ("choropleth", "scattergeo")
OUTLINES = Config().assets / "boundaries" / "world.geojson"
HATCHED = ("n", "m", "p")
"""Classes of `meta.ground` that the browser's style sheet hatches."""
HUE = "neutral"
LEAST_SIDE = 0.18
"""Part of the width that a legend needs to stand beside a map."""
Frame = tuple[float, float, float]
"""Left and top of the map, and how large one unit of the outlines is."""


def is_map(figure: Mapping[str, Any]) -> bool:
    """Whether a figure has a trace on the globe."""
    return any(trace.get("type") in TRACES for trace in figure.get("data") or ())


def draw(canvas: Canvas, box: Box, figure: Mapping[str, Any], look: Look) -> None:
    """The map with its legend over it. Raises UnknownFigureError."""
    traces = [trace for trace in figure["data"] if is_shown(trace)]
    if unknown := {trace.get("type") for trace in traces} - set(TRACES):
        raise UnknownFigureError(f"traces of the types {unknown} cannot be drawn on a map")
    box = _with_keys(canvas, box, keys.entries_of(figure), look)
    scale = min(box.width / WIDTH, box.height / HEIGHT)
    frame = (box.left + (box.width - scale * WIDTH) / 2, box.top + (box.height - scale * HEIGHT) / 2, scale)
    ground = list((figure["layout"].get("meta") or {}).get("ground") or ())
    areas = [trace for trace in traces if trace["type"] == "choropleth"]
    canvas.add(f'<g transform="translate({number(frame[0])} {number(frame[1])}) scale({scale:.6f})">')
    for place, trace in enumerate(areas):
        _areas(canvas, trace, ground[place] if place < len(ground) else "", scale)
    canvas.add("</g>")
    for trace in traces:
        if trace["type"] == "scattergeo":
            _marks(canvas, trace, frame)
    for trace in traces:
        if trace["type"] == "scattergeo" and "text" in curves.mode_of({"mode": "markers", **trace}):
            canvas.write(_labels(trace, frame, look))


def _with_keys(canvas: Canvas, box: Box, entries: Sequence[keys.Entry], look: Look) -> Box:
    """Draws the legend beside the map where there is room, else over it; what is left for the map."""
    if not entries:
        return box
    names = [entry.name for entry in entries]
    side = box.width - WIDTH / HEIGHT * box.height
    if side < LEAST_SIDE * box.width:
        keys.draw(canvas, box, entries, look.label, rtl=look.rtl)
        return box.trimmed(top=keys.height_of(names, box.width, look.label) + 6)
    mirror = Mirror(box, look.rtl)
    tall = sum(keys.height_of([name], side - 14, look.label) for name in names)
    column = mirror.box(box.trimmed(left=box.width - side + 14, top=(box.height - tall) / 2))
    for entry in entries:
        keys.draw(canvas, column, [entry], look.label, rtl=look.rtl)
        column = column.trimmed(top=keys.height_of([entry.name], column.width, look.label))
    return mirror.box(box.trimmed(right=side))


def _areas(canvas: Canvas, trace: Trace, k: str, scale: float) -> None:
    """Outlines, each in the colour of its number, or all hatched as their class is in the browser."""
    paths = outlines(OUTLINES).paths
    line = (trace.get("marker") or {}).get("line") or {}
    edge = str(line.get("color") or GROUND)
    stroke = f'{paint("stroke", edge)} stroke-width="{number(float(line.get("width", 0.5)) / scale)}"'
    by_fill: dict[str, list[str]] = {}
    for code, z in zip(trace["locations"], trace["z"], strict=True):
        if code in paths and z is not None:
            by_fill.setdefault(_fill(canvas, trace, k, z, scale), []).append(paths[code])
    for colour, found in by_fill.items():
        canvas.path("".join(found), f"{paint('fill', colour)} {stroke}")


def _fill(canvas: Canvas, trace: Trace, k: str, z: float, scale: float) -> str:
    if k in HATCHED:
        return worldmap.fill(canvas, k, HUE, scale)
    return colour_at(trace, z)


def colour_at(trace: Trace, z: float) -> str:
    """The colour of a number on a trace's scale. Raises UnknownFigureError."""
    values = [value for value in trace["z"] if value is not None]
    low, high = float(trace.get("zmin", min(values))), float(trace.get("zmax", max(values)))
    return curves.blend(trace.get("colorscale"), (z - low) / ((high - low) or 1))


def points_of(trace: Trace, frame: Frame) -> list[Point | None]:
    """Where the places of a trace stand; None between two lines."""
    known = [lon is not None and lat is not None for lon, lat in zip(trace["lon"], trace["lat"], strict=True)]
    pairs = [(lon, lat) for lon, lat, is_known in zip(trace["lon"], trace["lat"], known, strict=True) if is_known]
    degrees = np.array(pairs or [(0.0, 0.0)], dtype=np.float64)
    found: Iterator[Sequence[int]] = iter(placed(degrees[:, 0], degrees[:, 1]).tolist())
    left, top, scale = frame
    return [
        (left + scale * point[0], top + scale * point[1]) if is_known and (point := next(found)) else None
        for is_known in known
    ]


def _marks(canvas: Canvas, trace: Trace, frame: Frame) -> None:
    points = points_of(trace, frame)
    mode = curves.mode_of({"mode": "markers", **trace})
    opacity = float(trace.get("opacity", 1))
    faint = f' opacity="{number(opacity)}"' if opacity < 1 else ""
    canvas.add(f"<g{faint}>")
    if trace.get("fill") == "toself":
        colour = str(trace.get("fillcolor") or curves.colour_of(trace))
        for run in curves.runs(points, joined=False):
            canvas.path(curves.data(run) + "Z", f'{paint("fill", colour)} stroke="none"')
    if "lines" in mode:
        curves.draw_line(canvas, trace, points)
    if "markers" in mode:
        curves.draw_markers(canvas, trace, points)
    canvas.add("</g>")


def _labels(trace: Trace, frame: Frame, look: Look) -> list[Label]:
    font = trace.get("textfont") or {}
    size = look.scaled(float(font.get("size") or 12))
    colour = str(font.get("color") or INK)
    texts = trace.get("text") or ()
    return [
        Label(point[0], point[1] - 5, tuple(lines_of(str(text))[0]), size, colour, "middle")
        for point, text in zip(points_of(trace, frame), texts, strict=False)
        if point is not None and text
    ]
