"""Shapes that marks have in every picture: symbols, dashes of lines, paths through points, hatching."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from dashboard.exports.picture.canvas import Box, Canvas, Point, number, paint

_DASHES: Mapping[str, tuple[float, float]] = {"dot": (1, 2.2), "dash": (4, 4)}
"""Drawn and left out, in thicknesses of the line."""
_CORNERS: Mapping[str, Sequence[Point]] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
}
_STROKES: Mapping[str, Sequence[tuple[Point, Point]]] = {
    "x-thin": (((-0.8, -0.8), (0.8, 0.8)), ((-0.8, 0.8), (0.8, -0.8))),
}


def dash_of(style: str, width: float) -> str:
    """A dash array for a style, "dot" or "dash", of a line of so many units."""
    return " ".join(number(part * max(width, 1)) for part in _DASHES[style])


def data(points: Sequence[Point]) -> str:
    """The `d` of a path through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


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
    """One mark: a circle, square or diamond, with "-open" behind its name an outline alone; or "x-thin"."""
    name, is_open = name.removesuffix("-open"), name.endswith("-open")
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
    else:
        for start, end in _STROKES[name]:
            canvas.line(_from(centre, start, radius), _from(centre, end, radius), edge_colour, max(width, 1.5))


def _from(centre: Point, offset: Point, radius: float) -> Point:
    return centre[0] + offset[0] * radius, centre[1] + offset[1] * radius


def hatching(box: Box, size: float) -> str:
    """The slanting lines of a hatching within a box, `size` apart.

    Lines of their own, since a pattern of SVG takes seconds to be drawn. They go on from one box to the next.
    """
    lines = _diagonals(box, size * math.sqrt(2))
    return "".join(f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}" for x, y, to_x, to_y in lines)


def _diagonals(box: Box, apart: float) -> Iterator[tuple[float, float, float, float]]:
    """Lines on which x + y is a multiple of `apart`."""
    first = math.ceil((box.left + box.top) / apart)
    for place in range(first, math.ceil((box.right + box.bottom) / apart)):
        total = place * apart
        low, high = max(box.left, total - box.bottom), min(box.right, total - box.top)
        if high > low:
            yield low, total - low, high, total - high
