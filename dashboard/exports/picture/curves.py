"""Lines, points and ranges of a figure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from dashboard.exports.picture.canvas import Anchor, Box, Canvas, Label, Point, number, paint
from dashboard.exports.picture.marked import lines_of, plain
from dashboard.exports.picture.ruler import ASCENT
from dashboard.exports.picture.scales import UnknownFigureError
from dashboard.exports.picture.scene import Scene, Trace, values_of

DASHES = {"solid": "", "dot": "{0} {1}", "dash": "{2} {2}", "longdash": "{3} {3}", "dashdot": "{2} {1} {0} {1}"}
"""In thicknesses of the line: a dot, the room after it, a dash, a long dash."""
OVER = 6.0
"""A mark may stand over the edge of its subplot by this much: at zero it is seen whole."""
_CORNERS: Mapping[str, Sequence[Point]] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle-up": ((0, -1.2), (1.1, 0.8), (-1.1, 0.8)),
    "triangle-down": ((0, 1.2), (1.1, -0.8), (-1.1, -0.8)),
    "triangle-left": ((-1.2, 0), (0.8, -1.1), (0.8, 1.1)),
    "triangle-right": ((1.2, 0), (-0.8, -1.1), (-0.8, 1.1)),
}
_STROKES: Mapping[str, Sequence[tuple[Point, Point]]] = {
    "line-ew": (((-1, 0), (1, 0)),),
    "line-ns": (((0, -1), (0, 1)),),
    "cross-thin": (((-1, 0), (1, 0)), ((0, -1), (0, 1))),
    "hash": (((-0.4, -1), (-0.4, 1)), ((0.4, -1), (0.4, 1)), ((-1, -0.4), (1, -0.4)), ((-1, 0.4), (1, 0.4))),
    "x-thin": (((-0.8, -0.8), (0.8, 0.8)), ((-0.8, 0.8), (0.8, -0.8))),
}
_THICK = {"x": "x-thin", "cross": "cross-thin"}


def dash_of(style: str, width: float) -> str:
    """A dash array for plotly's name of a style, or the style itself where it is one in pixels."""
    if style not in DASHES:
        return style.replace("px", "").replace(",", " ")
    return DASHES[style].format(*(number(part * max(width, 1)) for part in (1, 2.2, 4, 8)))


def _each(value: Any, index: int, default: Any) -> Any:
    if isinstance(value, list | tuple):
        value = value[index] if index < len(value) else None
    return default if value is None else value


def points_of(scene: Scene, trace: Trace) -> list[Point | None]:
    """Where the points of a trace stand; None where a value is unknown or has no place."""
    x_key, y_key = scene.pair(trace)
    found: list[Point | None] = []
    for x, y in zip(values_of(trace, "x"), values_of(trace, "y"), strict=True):
        across, down = scene.scales[x_key].at(x), scene.scales[y_key].at(y)
        found.append(None if across is None or down is None or x is None or y is None else (across, down))
    return found


def mode_of(trace: Trace) -> str:
    """What of a scatter trace is drawn."""
    told = trace.get("mode")
    if told is None:
        return "lines" if len(values_of(trace, "x")) > 20 else "lines+markers"
    return str(told)


def draw(canvas: Canvas, scene: Scene, trace: Trace) -> None:
    """A scatter trace. Raises UnknownFigureError."""
    points = points_of(scene, trace)
    opacity = float(trace.get("opacity", 1))
    canvas.add(f'<g opacity="{number(opacity)}">' if opacity < 1 else "<g>")
    lines, marks = _clips(canvas, scene, trace, points)
    canvas.add(f"<g {lines}>")
    if "lines" in mode_of(trace):
        draw_line(canvas, trace, points)
    canvas.add(f"</g><g {marks}>")
    _errors(canvas, scene, trace, points)
    if "markers" in mode_of(trace):
        draw_markers(canvas, trace, points)
    canvas.add("</g></g>")


def _clips(canvas: Canvas, scene: Scene, trace: Trace, points: Sequence[Point | None]) -> tuple[str, str]:
    """What cuts lines and marks off at their subplot, where any lies beyond it."""
    frame = scene.frame(*scene.pair(trace))
    near = frame.trimmed(-OVER, -OVER, -OVER, -OVER)
    beyond = any(point and not near.meets(Box(*point, *point)) for point in points) or trace.get("error_y")
    if not beyond or trace.get("cliponaxis") is False:
        return "", ""
    return canvas.clip(frame.trimmed(-1, -1, -1, -1)), canvas.clip(near)


def runs(points: Sequence[Point | None], joined: bool) -> Iterator[list[Point]]:
    """The points without gaps between them."""
    run: list[Point] = []
    for point in points:
        if point is not None:
            run.append(point)
        elif run and not joined:
            yield run
            run = []
    if run:
        yield run


def _bent(run: Sequence[Point], shape: str) -> list[Point]:
    """The corners of a line: straight, or in steps that hold ("hv") or precede ("vh") a value."""
    if shape in ("linear", "spline"):
        return list(run)
    if shape not in ("hv", "vh", "hvh"):
        raise UnknownFigureError(f"a line of the shape {shape!r} cannot be drawn")
    found = [run[0]]
    for (x, y), (next_x, next_y) in pairwise(run):
        middle = (x + next_x) / 2
        found += {"hv": [(next_x, y)], "vh": [(x, next_y)], "hvh": [(middle, y), (middle, next_y)]}[shape]
        found.append((next_x, next_y))
    return found


def data(points: Sequence[Point]) -> str:
    """The `d` of a path through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def draw_line(canvas: Canvas, trace: Trace, points: Sequence[Point | None]) -> None:
    """The line through points, broken where one is missing."""
    line = trace.get("line") or {}
    width = float(line.get("width", 2))
    if width <= 0:
        return
    dash = dash_of(str(line.get("dash") or "solid"), width)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    colour = str(line.get("color") or colour_of(trace))
    style = f'fill="none" {paint("stroke", colour)} stroke-width="{number(width)}" stroke-linejoin="round"{dashed}'
    paths = [
        data(_bent(run, str(line.get("shape") or "linear")))
        for run in runs(points, bool(trace.get("connectgaps")))
        if len(run) > 1
    ]
    if paths:
        canvas.path("".join(paths), style)


def colour_of(trace: Trace) -> str:
    """The one colour of a trace."""
    marker = (trace.get("marker") or {}).get("color")
    return str((trace.get("line") or {}).get("color") or (marker if isinstance(marker, str) else "#444444"))


def _errors(canvas: Canvas, scene: Scene, trace: Trace, points: Sequence[Point | None]) -> None:
    for letter, key in zip("xy", scene.pair(trace), strict=True):
        error = trace.get(f"error_{letter}") or {}
        if not error or error.get("visible") is False:
            continue
        if error.get("type", "data") != "data":
            raise UnknownFigureError(f"ranges of the type {error['type']!r} cannot be drawn")
        scale = scene.scales[key]
        values = values_of(trace, letter)
        above = error.get("array") or ()
        below = above if error.get("arrayminus") is None else error["arrayminus"]
        for value, point, more, less in zip(values, points, above, below, strict=False):
            if point is None or not (more or less):
                continue
            low, high = scale.at(value - (less or 0)), scale.at(value + (more or 0))
            floor = scale.start if low is None else low
            if high is not None:
                _whisker(canvas, letter, point, (floor, high), {"color": colour_of(trace), **error})


def _whisker(canvas: Canvas, letter: str, point: Point, ends: tuple[float, float], error: Mapping[str, Any]) -> None:
    colour, thick = str(error["color"]), float(error.get("thickness", 2))
    cap = float(error.get("width", 4))
    place = point[0] if letter == "y" else point[1]

    def at(along: float, across: float) -> Point:
        return (place + across, along) if letter == "y" else (along, place + across)

    canvas.line(at(ends[0], 0), at(ends[1], 0), colour, thick)
    for end in ends if cap > 0 else ():
        canvas.line(at(end, -cap), at(end, cap), colour, thick)


def draw_markers(canvas: Canvas, trace: Trace, points: Sequence[Point | None]) -> None:
    """The marks at points. Raises UnknownFigureError."""
    marker = trace.get("marker") or {}
    line = marker.get("line") or {}
    for index, point in enumerate(points):
        opacity = float(_each(marker.get("opacity"), index, 1))
        radius = _radius(marker, float(_each(marker.get("size"), index, 6)))
        if point is None or opacity == 0 or radius <= 0:
            continue
        colour = _each(marker.get("color"), index, colour_of(trace))
        if not isinstance(colour, str):
            raise UnknownFigureError("points that are coloured by numbers cannot be drawn")
        edge = float(_each(line.get("width"), index, 0))
        edge_colour = str(_each(line.get("color"), index, colour))
        symbol(
            canvas,
            str(_each(marker.get("symbol"), index, "circle")),
            point,
            radius,
            colour,
            opacity=opacity,
            edge=(edge, edge_colour),
        )


def _radius(marker: Mapping[str, Any], size: float) -> float:
    """Half of a size; where sizes are numbers to be scaled (`sizeref`), as plotly scales them."""
    reference = marker.get("sizeref")
    if not reference:
        return size / 2
    if marker.get("sizemode") == "area":
        return max(math.sqrt(max(size, 0) / float(reference)), float(marker.get("sizemin") or 0)) / 2
    return max(size / float(reference), float(marker.get("sizemin") or 0)) / 2


def symbol(
    canvas: Canvas,
    name: str,
    centre: Point,
    radius: float,
    colour: str,
    *,
    opacity: float = 1,
    edge: tuple[float, str] = (0, "#ffffff"),
) -> None:
    """One mark by plotly's name of its shape. Raises UnknownFigureError."""
    name, is_open = name.removesuffix("-open"), name.endswith("-open")
    name = name.removesuffix("-dot")
    width, edge_colour = edge
    if is_open:
        width, edge_colour = max(width, 1.5), colour
    stroke = f' {paint("stroke", edge_colour, opacity)} stroke-width="{number(width)}"' if width else ""
    style = ('fill="none"' if is_open else paint("fill", colour, opacity)) + stroke
    if name == "circle":
        canvas.circle(centre, radius, style)
    elif name in _CORNERS:
        corners = [(centre[0] + x * radius * 0.9, centre[1] + y * radius * 0.9) for x, y in _CORNERS[name]]
        canvas.path(data(corners) + "Z", style)
    elif name in _STROKES or name in _THICK:
        width = max(width, 2.5 if name in _THICK else 1.5)
        for start, end in _STROKES[_THICK.get(name, name)]:
            canvas.line(_from(centre, start, radius), _from(centre, end, radius), edge_colour or colour, width)
    else:
        raise UnknownFigureError(f"a mark of the shape {name!r} cannot be drawn")


def _from(centre: Point, offset: Point, radius: float) -> Point:
    return centre[0] + offset[0] * radius, centre[1] + offset[1] * radius


PLACES = (
    *("top center", "middle right", "middle left", "bottom center"),
    *("top right", "top left", "bottom right", "bottom left"),
)
"""Where else a text may stand at its point, in the order in which these are tried."""


def labels_of(scene: Scene, trace: Trace, size: float, colour: str) -> list[list[Label]]:
    """The texts at the points of a trace, each where the trace wants it, and then where else it might stand."""
    if "text" not in mode_of(trace).split("+"):
        return []
    font = trace.get("textfont") or {}
    marker = trace.get("marker") or {}
    found = []
    for index, point in enumerate(points_of(scene, trace)):
        text = _each(trace.get("text"), index, "")
        if point is None or not text:
            continue
        own = size * float(_each(font.get("size"), index, 12)) / 12
        has_mark = "markers" in mode_of(trace)
        away = _radius(marker, float(_each(marker.get("size"), index, 6))) if has_mark else 0
        place = str(_each(trace.get("textposition"), index, "middle center"))
        lines = lines_of(str(text))
        runs = tuple(lines[0]) if len(lines) == 1 else ((plain(str(text)), False),)
        label = Label(0, 0, runs, own, str(_each(font.get("color"), index, colour)))
        places = dict.fromkeys((place, *(PLACES if has_mark and place != "middle center" else ())))
        found.append([_at(point, away, one, label) for one in places])
    return found


def _at(point: Point, away: float, place: str, label: Label) -> Label:
    across, down, anchor = _beside(point, away, place, label)
    return replace(label, x=across, y=down, anchor=anchor)


def marks_of(scene: Scene, trace: Trace) -> list[Box]:
    """What the marks of a trace cover."""
    marker = trace.get("marker") or {}
    if "markers" not in mode_of(trace):
        return []
    found = []
    for index, point in enumerate(points_of(scene, trace)):
        if point is not None and float(_each(marker.get("opacity"), index, 1)) > 0:
            radius = 0.8 * _radius(marker, float(_each(marker.get("size"), index, 6)))
            found.append(Box(point[0] - radius, point[1] - radius, point[0] + radius, point[1] + radius))
    return found


def _beside(point: Point, away: float, place: str, label: Label) -> tuple[float, float, Anchor]:
    """Where a line of text stands beside a point, as plotly's words for places have it ("top center")."""
    upright, _, sideways = place.partition(" ")
    down = {"top": point[1] - away - 3, "bottom": point[1] + away + 3 + ASCENT * label.size}
    gap = away + 3 if upright == "middle" else 0
    sides: dict[str, tuple[float, Anchor]] = {"left": (point[0] - gap, "end"), "right": (point[0] + gap, "start")}
    across, anchor = sides.get(sideways, (point[0], "middle"))
    return across, down.get(upright, point[1] + 0.36 * label.size), anchor


def blend(scale: Any, part: float) -> str:
    """The colour at a part of a scale of `[part, "#rrggbb"]`. Raises UnknownFigureError for scales by name."""
    if not isinstance(scale, list | tuple) or not scale:
        raise UnknownFigureError(f"the scale of colours {scale!r} cannot be drawn")
    part = min(max(part, 0.0), 1.0)
    below = [stop for stop in scale if stop[0] <= part] or [scale[0]]
    above = [stop for stop in scale if stop[0] >= part] or [scale[-1]]
    (low, one), (high, other) = below[-1], above[0]
    if not (str(one).startswith("#") and str(other).startswith("#")) or low == high:
        return str(one)
    share = (part - low) / (high - low)
    ends = [[int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in (one, other)]
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in zip(*ends, strict=True))
