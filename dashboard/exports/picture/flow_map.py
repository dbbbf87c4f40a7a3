"""Draws a described map of flows: the ground in its colours and hatching, lines between places, and rings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import assert_never
from xml.sax.saxutils import quoteattr

import numpy as np

from dashboard import theme
from dashboard.charts.flows import Flow, FlowKey, FlowMap, Ground, GroundRole, Place, Ring
from dashboard.config import Config
from dashboard.exports.picture import legend, worldmap
from dashboard.exports.picture.canvas import Box, Canvas, Point, number, paint
from dashboard.exports.picture.look import INK, LINE, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, outlines, placed

OUTLINES = Config().assets / "boundaries" / "world.geojson"
HUE = "neutral"
LEAST_SIDE = 0.18
"""Part of the width that a legend needs to stand beside a map."""
OPACITY, THIN, RING, EDGE = 0.62, 0.4, 1.3, 0.5
"""Of lines; and widths of their edges, of rings and of outlines, in units of the picture."""
Frame = tuple[float, float, float]
"""Left and top of the map, and how large one unit of the outlines is."""


def draw(canvas: Canvas, box: Box, chart: FlowMap, look: Look) -> None:
    """The map with its legend beside or over it."""
    box = _with_keys(canvas, box, chart.legend, look)
    scale = min(box.width / WIDTH, box.height / HEIGHT)
    frame = (box.left + (box.width - scale * WIDTH) / 2, box.top + (box.height - scale * HEIGHT) / 2, scale)
    canvas.add(f'<g transform="translate({number(frame[0])} {number(frame[1])}) scale({scale:.6f})">')
    for ground in chart.ground:
        _draw_ground(canvas, ground, scale)
    canvas.add("</g>")
    for flow in chart.flows:
        _draw_flow(canvas, flow, frame)
    for ring in chart.rings:
        _draw_ring(canvas, ring, frame)


def points_of(places: Sequence[Place], frame: Frame) -> list[Point]:
    """Where places stand."""
    degrees = np.array(places or [(0.0, 0.0)], dtype=np.float64)
    left, top, scale = frame
    found = placed(degrees[:, 0], degrees[:, 1]).tolist()[: len(places)]
    return [(left + scale * point[0], top + scale * point[1]) for point in found]


def is_hatched(role: GroundRole) -> bool:
    """Whether a ground is hatched, as what nobody knows is on every map."""
    return role == "silent"


def _with_keys(canvas: Canvas, box: Box, keys: Sequence[FlowKey], look: Look) -> Box:
    """Draws the legend beside the map where there is room, else over it; what is left for the map."""
    if not keys:
        return box
    entries = [legend.Entry(key.said, partial(_draw_key, key=key)) for key in keys]
    side = box.width - WIDTH / HEIGHT * box.height
    if side < LEAST_SIDE * box.width:
        legend.draw(canvas, box, entries, look.label, rtl=look.rtl)
        return box.trimmed(top=legend.rows_height([key.said for key in keys], box.width, look.label) + 10)
    mirror = Mirror(box, look.rtl)
    tall = [legend.rows_height([key.said], side - 14, look.label) + 4 for key in keys]
    column = mirror.box(box.trimmed(left=box.width - side + 14, top=(box.height - sum(tall)) / 2))
    for entry, own in zip(entries, tall, strict=True):
        legend.draw(canvas, column, [entry], look.label, rtl=look.rtl)
        column = column.trimmed(top=own)
    return mirror.box(box.trimmed(right=side))


def _draw_key(canvas: Canvas, box: Box, key: FlowKey) -> None:
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    match key.of:
        case "Ground":
            edge = f' {paint("stroke", LINE)} stroke-width="0.8"'
            canvas.rect(box, worldmap.fill(canvas, worldmap.NOTHING, HUE), 1, edge)
        case "Flow":
            half = 4.5
            square = Box(middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half)
            canvas.rect(square, theme.ink(key.ink))
        case "Ring":
            canvas.circle(middle, 5, f'fill="none" {paint("stroke", theme.ink(key.ink))} stroke-width="1.5"')
        case _:
            assert_never(key.of)


def _draw_ground(canvas: Canvas, ground: Ground, scale: float) -> None:
    paths = outlines(OUTLINES).paths
    look = worldmap.fill(canvas, worldmap.NOTHING, HUE, scale) if is_hatched(ground.role) else theme.ink(ground.ink)
    stroke = f'{paint("stroke", theme.LIGHT["no-report-line"])} stroke-width="{number(EDGE / scale)}"'
    found = "".join(paths[land.code] for land in ground.areas if land.code in paths)
    canvas.add(f'<g data-mark="Ground" data-role="{ground.role}">')
    if found:
        canvas.path(found, f"{paint('fill', look)} {stroke}")
    canvas.add("</g>")


def _draw_flow(canvas: Canvas, flow: Flow, frame: Frame) -> None:
    colour = theme.ink(flow.ink)
    corners = "L".join(f"{number(x)} {number(y)}" for x, y in points_of(flow.outline, frame))
    ends = f'data-from="{flow.start}" data-to="{flow.end}"'
    canvas.add(f'<g data-mark="Flow" {ends} data-name={quoteattr(flow.hover.head)} opacity="{OPACITY}">')
    style = f'{paint("fill", colour)} {paint("stroke", colour)} stroke-width="{THIN}" stroke-linejoin="round"'
    canvas.path(f"M{corners}Z", style)
    canvas.add("</g>")


def _draw_ring(canvas: Canvas, ring: Ring, frame: Frame) -> None:
    (middle,) = points_of([ring.place], frame)
    canvas.add(f'<g data-mark="Ring" data-from="{ring.code}" data-name={quoteattr(ring.hover.head)}>')
    canvas.circle(middle, ring.size / 2, f'fill="none" {paint("stroke", INK)} stroke-width="{RING}"')
    canvas.add("</g>")
