"""Figures of several things in few years as bars beside each other, where dots would stand in an empty frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.charts.marks import Bars, Chart, Datum, Key, Line, Pane, Role

FEW_YEARS, MOST_COLUMNS = 6, 18
"""So many years, and columns in all of them, stand beside each other rather than as dots, where no line leads from one
to another: where six figures follow each other one does."""
WIDTH, AIR = 0.92, 0.96
"""Of all bars of a year, in years; and the part of its place that each of them takes."""


def is_of_few_years(pane: Pane) -> bool:
    """Whether nothing but lone dots of few years would stand in a wide frame, as many of them as are missing or more;
    of a group and what it is without some of its countries, whether the columns of all years have room.

    Where a figure is missing its place has to be hatched among bars: left blank it would be taken for a zero.
    """
    lines = [mark for mark in pane.marks if isinstance(mark, Line)]
    if len(lines) != len(pane.marks) or len(lines) < 2 or pane.x.kind != "years":
        return False
    if pane.is_paired and not any(mark.role for mark in lines):
        return 1 < len(pane.years) <= MOST_COLUMNS // len(lines)
    if not 1 < len(pane.years) <= min(FEW_YEARS, MOST_COLUMNS // len(lines)) or any(
        mark.role or not mark.data for mark in lines
    ):
        return False
    every = [datum for mark in lines for datum in mark.data]
    is_plain = all(one.drawn is not None and one.role != "wide" and not one.is_doubted for one in every)
    is_joined = any(len(run) > 1 for mark in lines for run in mark.runs)
    is_known = len(every) == len(lines) * len(pane.years) or bool(pane.gap)
    return is_plain and not is_joined and is_known and 2 * len(every) >= len(lines) * len(pane.years)


def missing(pane: Pane, mark: Line) -> list[int]:
    """The years of a pane in which one of its lines has no figure."""
    known = {round(datum.at) for datum in mark.data}
    return [year for year in pane.years if year not in known]


def figures_of(mark: Line) -> Iterator[tuple[int, str]]:
    """The years of a line with its figures as its words say them."""
    for datum in mark.data:
        yield round(datum.at), datum.label or datum.said


def _as_bar(datum: Datum) -> Role:
    """Nothing goes through bars, so that all intervals are alike; a zero has to be told from no bar."""
    if not datum.drawn and not datum.top:
        return "zero"
    return "uncertain" if datum.role == "wide" else datum.role


def with_bars(chart: Chart) -> Chart:
    """The chart with the lines of its one pane as bars, each under its figure; what is missing of them is hatched."""
    (pane,) = chart.panes
    lines = [mark for mark in pane.marks if isinstance(mark, Line)]
    each = WIDTH / len(lines)
    bars, keys, absent = [], [], []
    for place, mark in enumerate(lines):
        beside, said = (place + 0.5) * each - WIDTH / 2, dict(figures_of(mark))
        data = [replace(one, at=one.at + beside, label=said[round(one.at)], role=_as_bar(one)) for one in mark.data]
        bars.append(Bars(mark.name, mark.ink, tuple(data), width=each * AIR))
        keys.append(Key("Bars", "", mark.ink, mark.name))
        absent += [Datum(year + beside, None) for year in missing(pane, mark)]
    if absent:
        bars.append(Bars(pane.gap, "clear", tuple(absent), role="silent", width=each * AIR))
        keys.append(Key("Bars", "silent", "clear", pane.gap))
    others = [
        replace(key, of="Bars", said=key.on_bars or key.said) if key.of == "Line" else key for key in chart.legend
    ]
    known = {(key.of, key.role) for key in others}
    keys = [key for key in keys if not key.role or (key.of, key.role) not in known]
    x = replace(pane.x, low=pane.years[0] - 0.5, high=pane.years[-1] + 0.5)
    return replace(chart, panes=(replace(pane, x=x, marks=tuple(bars)),), legend=(*keys, *others))
