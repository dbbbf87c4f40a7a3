"""Described points between two scales of figures as native charts: a zero on a logarithmic axis is a strand apart."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from dashboard import theme
from dashboard.charts.marks import Band, Bars, Chart, Datum, Dots, Line, Mark, Pane
from dashboard.charts.scales import Scale
from dashboard.exports.slides import plots
from dashboard.exports.slides.inks import drawn
from dashboard.exports.slides.plots import MOST_STRANDS, Panes, Plot, Strand
from dashboard.i18n import translate

DOT, STEP, SMALL = 9.0, 4.0, 7.0
"""Size of dots, of the figures on a way, and of dots with a whisker, in points."""


def body_of_points(chart: Chart) -> Plot | Panes | None:
    """The native chart of points, or those of a grid, each below its words."""
    if chart.arrangement != "grid":
        return plot_of_points(chart.panes[0])
    panes = tuple(plots.Pane(pane.heading, pane.said, plot_of_points(pane)) for pane in chart.panes)
    return Panes(panes, below=chart.below)


def plot_of_points(pane: Pane) -> Plot | None:
    """One pane; None where it has more strands than can be told apart."""
    pane = replace(pane, x=_with_zero_at_end(pane.x), y=_with_zero_at_end(pane.y))
    strands = tuple(strand for mark in pane.marks for strand in _strands(pane, mark))
    if not strands or len(strands) > MOST_STRANDS:
        return None
    return Plot(
        "points",
        (),
        strands,
        axis=(pane.y.low, pane.y.high),
        across=(pane.x.low, pane.x.high),
        steps=(_own_step(pane.x), _own_step(pane.y)),
        titles=(pane.x.title, pane.y.title),
        logs=(pane.x.kind == "log", pane.y.kind == "log"),
        zeros=(pane.x.zero, pane.y.zero),
        sizes=pane.sizes,
    )


def _own_step(scale: Scale) -> float:
    """Between the figures that a scale itself asks for; 0 where it leaves them to the medium."""
    return scale.step or (scale.ticks[1] - scale.ticks[0] if len(scale.ticks) > 1 and scale.kind == "number" else 0.0)


def _with_zero_at_end(scale: Scale) -> Scale:
    """A logarithmic scale whose zero is a power of ten, at which its axis then begins and which that names "0"."""
    return replace(scale, zero=10.0 ** math.floor(math.log10(scale.zero) + 1e-9)) if scale.zero else scale


def _strands(pane: Pane, mark: Mark) -> Iterator[Strand]:
    match mark:
        case Dots() if mark.role in ("ranged", "silent"):
            yield _beside(pane, mark)
        case Dots():
            yield from _dots(pane, mark)
        case Line():
            yield from _way(pane, mark)
        case Bars() | Band():
            raise TypeError("between two scales of figures stand points and ways alone")
        case _:
            assert_never(mark)


def _at_end(scale: Scale, value: float | None) -> bool:
    """Whether a value is a zero, which a logarithmic scale has at its end."""
    return scale.kind == "log" and not value


def _is_zero(pane: Pane, datum: Datum) -> bool:
    return _at_end(pane.x, datum.at) or _at_end(pane.y, datum.drawn)


def _zeros(name: str) -> str:
    return translate("{name}: zero, which a logarithmic axis shows at its end", name=name)


def _places(pane: Pane, data: Sequence[Datum | None]) -> dict[str, tuple[float | None, ...]]:
    """Where data stand; None is a gap."""
    return {
        "values": tuple(None if datum is None else pane.y.shown(datum.drawn or 0.0) for datum in data),
        "across": tuple(None if datum is None else pane.x.shown(datum.at) for datum in data),
    }


def _dots(pane: Pane, mark: Dots) -> Iterator[Strand]:
    zeros = [datum for datum in mark.data if _is_zero(pane, datum)]
    others = [datum for datum in mark.data if not _is_zero(pane, datum)]
    for name, data, is_keyed in ((mark.name, others, mark.is_keyed), (_zeros(mark.name), zeros, False)):
        if data:
            yield Strand(
                name,
                drawn(mark.ink),
                **_places(pane, data),  # type: ignore[arg-type]
                opacity=theme.OPACITY[mark.role],
                labels=tuple(datum.label for datum in data),
                is_joined=False,
                is_quiet=mark.role == "others",
                size=DOT,
                sizes=tuple(datum.size for datum in data),
                is_keyed=is_keyed,
            )


def _way(pane: Pane, mark: Line) -> Iterator[Strand]:
    """The line with a gap before a run, and at each zero, which is no figure of a logarithmic axis."""
    line: list[Datum | None] = []
    for run in mark.runs:
        line += [None] if line else []
        line += [None if _is_zero(pane, datum) else datum for datum in run]
    zeros = [datum for datum in mark.data if _is_zero(pane, datum)]
    for name, data, is_joined in ((mark.name, line, True), (_zeros(mark.name), zeros, False)):
        if any(datum is not None for datum in data):
            yield Strand(
                name,
                drawn(mark.ink),
                **_places(pane, data),  # type: ignore[arg-type]
                labels=tuple("" if datum is None else datum.label for datum in data),
                is_joined=is_joined,
                width=1.5,
                size=STEP,
                is_keyed=False,
                is_below=True,
            )


def _beside(pane: Pane, mark: Dots) -> Strand:
    """Dots with a whisker over all that each can be; crosses at the foot where nothing can be said."""
    is_silent = mark.role == "silent"
    reach = tuple(datum.around for datum in mark.data)
    return Strand(
        translate("{name}: none, marked at the foot", name=mark.name) if is_silent else mark.name,
        drawn(mark.ink),
        tuple(pane.y.foot if datum.drawn is None else datum.drawn for datum in mark.data),
        reach=() if is_silent else reach,
        across=tuple(datum.at + mark.shift for datum in mark.data),
        is_joined=False,
        symbol="x" if is_silent else "circle",
        size=SMALL,
    )
