"""What a map of flows shows: the ground of countries, lines from one country to another, and rings of those who stayed.

Places are degrees east and north; colours are names of inks, as in `marks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.charts.marks import Hover, Ink

GroundRole = Literal["", "silent", "undetermined"]
"""What a country is beside the flows: silent: it does not report, which is unknown and not zero; undetermined: an
outline whose status is, and which never has a figure."""
Place = tuple[float, float]
"""Degrees east and north."""


@dataclass(frozen=True)
class Land:
    """A country or area of the ground, and what is said where it is pointed at."""

    code: str
    hover: Hover | None = None


@dataclass(frozen=True)
class Ground:
    """Countries of one role, all in one ink."""

    role: GroundRole
    ink: Ink
    areas: tuple[Land, ...]


@dataclass(frozen=True)
class Flow:
    """A line between two countries, broad where it begins; `outline` is closed."""

    start: str
    end: str
    ink: Ink
    outline: tuple[Place, ...]
    least: float
    """How many people it stands for, at least: its breadth follows them."""
    hover: Hover


@dataclass(frozen=True)
class Ring:
    """People within one country. `size`: its diameter in pixels of a page's map; its area follows their number."""

    code: str
    place: Place
    size: float
    least: float
    hover: Hover


@dataclass(frozen=True)
class FlowKey:
    """What an ink of lines, a ring or the look of a ground means."""

    of: Literal["Flow", "Ring", "Ground"]
    ink: Ink
    said: str


@dataclass(frozen=True)
class Closer:
    """The middle of what is shown, and how many times closer than the whole world."""

    middle: Place
    times: float


@dataclass(frozen=True)
class FlowMap:
    """A whole map of flows; `keeps`: what has to stay the same for a reader's own view of it to be kept."""

    ground: tuple[Ground, ...]
    flows: tuple[Flow, ...]
    rings: tuple[Ring, ...]
    legend: tuple[FlowKey, ...]
    closer: Closer
    keeps: str = ""

    @property
    def outlines(self) -> Iterator[tuple[Place, ...]]:
        """Of all lines and of the middles of rings: what a closer map has to hold."""
        yield from (flow.outline for flow in self.flows)
        yield from ((ring.place,) for ring in self.rings)
