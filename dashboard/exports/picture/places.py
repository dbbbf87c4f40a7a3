"""Where values of a pane stand in a picture, and the groups of the SVG by which a test finds what is drawn there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import quoteattr

from dashboard.charts.marks import Datum, Mark, Pane, Rule
from dashboard.exports.picture.canvas import Box, Point, number
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.ruler import BOLD, wrapped

PIECE = 6.0
"""Between two places of a line of which a text keeps clear."""


@dataclass(frozen=True)
class Places:
    """A pane with the box of its marks and its size of type."""

    pane: Pane
    area: Box
    size: float

    def x(self, value: float) -> float:
        return self.area.left + self.pane.x.part(value) * self.area.width

    def y(self, value: float) -> float:
        return self.area.bottom - self.pane.y.part(value) * self.area.height

    def at(self, datum: Datum) -> Point:
        """Where a figure stands over its year, or over its figure on the other scale."""
        return self.x(datum.at), self.y(datum.drawn or 0.0)

    @property
    def levels(self) -> Sequence[float]:
        """Figures of the scale that have level lines."""
        return ()

    @property
    def opening(self) -> str:
        """The group of the pane."""
        return pane_group(self.area, (self.pane.x.low, self.pane.x.high), (self.pane.y.low, self.pane.y.high))


@dataclass(frozen=True)
class RowPlaces(Places):
    """A pane of rows, whose scale runs from right to left where `is_turned`."""

    is_turned: bool = False

    @property
    def mirror(self) -> Mirror:
        """What turns its scale round."""
        return Mirror(self.area, self.is_turned)

    def x(self, value: float) -> float:
        return self.mirror.across(super().x(value))

    @property
    def opening(self) -> str:
        across = self.mirror.ends(self.pane.x.low, self.pane.x.high)
        return pane_group(self.area, across, (self.pane.y.low, self.pane.y.high))


def pane_group(area: Box, x: tuple[float, float], y: tuple[float, float], more: str = "") -> str:
    """The group of a pane, which says where it is and which values its ends are. `more`: further attributes."""
    spans = f"{number(area.left)} {number(area.right)} {number(area.bottom)} {number(area.top)}"
    return f'<g data-pane="{spans}" data-x="{x[0]} {x[1]}" data-y="{y[0]} {y[1]}"{more}>'


def mark_group(mark: Mark | Rule, role: str | None = None, part: str = "", more: str = "") -> str:
    """The group of a mark, which says what it is. `part`: what of it, where it is not its figures themselves."""
    kind = f'data-part="{part}"' if part else f'data-mark="{type(mark).__name__}"'
    name = mark.said if isinstance(mark, Rule) else mark.name
    return f'<g {kind} data-role="{mark.role if role is None else role}" data-name={quoteattr(name)}{more}>'


def pieces(points: Sequence[Point], apart: float = PIECE) -> Iterator[Box]:
    """Small pieces of a line through points, so far apart at most, of which words keep clear."""
    for (left, up), (right, down) in pairwise(points):
        many = max(1, int(math.hypot(right - left, down - up) / apart))
        for part in range(many + 1):
            x, y = left + (right - left) * part / many, up + (down - up) * part / many
            yield Box(x - 1, y - 1, x + 1, y + 1)


def heading_lines(pane: Pane, width: float, size: float) -> list[tuple[str, bool]]:
    """Lines of a pane's heading, in bold, and of what is said of it."""
    heading = [(line, True) for line in wrapped(pane.heading, size, width, BOLD)]
    return [*heading, *((line, False) for line in wrapped(pane.said, size, width) if line)]
