"""A line so small that it needs no axis: first and last year at its ends, as an SVG in an address."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dashboard.charts.marks import FEWEST_JOINED
from dashboard.figures.least import drawn_at
from dashboard.metrics.lines import Point

WIDTH, HEIGHT, MARGIN = 104, 34, 5


def spark(points: Sequence[Point], colour: str) -> str:
    """A `data:` address of an SVG; gaps between years stay gaps, and a year by itself is a dot.

    Too few for a line are dots. An interval stands at its least, as everywhere; points without any figure are left out.
    """
    known = [(point.year, at) for point in points if (at := drawn_at(point)) is not None]
    if len(known) < 2:
        return ""
    first, last = known[0][0], known[-1][0]
    top = max(value for _, value in known) or 1.0

    def place(year: int, value: float) -> str:
        across = MARGIN + (WIDTH - 2 * MARGIN) * (year - first) / (last - first)
        return f"{across:.1f} {HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / top:.1f}"

    path, before, is_line = "", first, len(known) >= FEWEST_JOINED
    for year, value in known:
        path += f"L{place(year, value)}" if is_line and year - 1 == before else f"M{place(year, value)}h0"
        before = year
    across, height = place(*known[-1]).split()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{2 if is_line else 5}" stroke-linejoin="round" '
        f'stroke-linecap="round"/>'
        f'<circle cx="{across}" cy="{height}" r="3" fill="{colour}"/></svg>'
    )
    return "data:image/svg+xml," + quote(svg)
