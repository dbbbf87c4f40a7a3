"""What is shown of a chart of more rows or panes than can be read: the first by its order, and what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.charts.marks import Chart, Pane, Row

MOST = 8
"""Rows that are read at a glance, where all of them have no room."""
TOGETHER = 9
"""Rows, heads counted, up to which groups under heads stand together."""


def first_rows(pane: Pane, most: int) -> tuple[Pane, int]:
    """The first rows of a pane in its order, those chosen always among them; and how many are left out.

    Heads go: groups that are not whole need none, and rows take their room.
    """
    rows = sorted(pane.rows, key=lambda row: -row.height)
    plain = [row for row in rows if row.role != "head"]
    if len(plain) <= most:
        return pane, 0
    chosen = [row for row in plain if row.is_chosen][:most]
    others = [row for row in plain if row not in chosen][: most - len(chosen)]
    kept = {row.height for row in (*chosen, *others)}
    return of_rows(pane, [row for row in plain if row.height in kept]), len(plain) - len(kept)


def under_heads(pane: Pane) -> list[Pane]:
    """The groups of a pane under heads, each whole, as many of them together as can be read."""
    groups: list[list[Row]] = []
    for row in sorted(pane.rows, key=lambda row: -row.height):
        if row.role == "head" or not groups:
            groups.append([])
        groups[-1].append(row)
    parts: list[list[Row]] = []
    for group in groups:
        if parts and len(parts[-1]) + len(group) <= TOGETHER:
            parts[-1] += group
        else:
            parts.append(group)
    return [of_rows(pane, rows) for rows in parts]


def of_rows(pane: Pane, rows: Sequence[Row]) -> Pane:
    """A pane of some of its rows, set as close as all of them were. `rows`: from above downwards."""
    every = sorted((row.height for row in pane.rows), reverse=True)
    # Of rows alone, as far apart as two of one group: a head stands closer to the row above it.
    spaced = every if any(row.role == "head" for row in rows) else _plain_heights(pane)
    step = min((above - below for above, below in pairwise(spaced)), default=1.0)
    follows = dict(pairwise(every))
    top = every[0]
    moved: dict[float, float] = {}
    for place, row in enumerate(rows):
        if place:
            before = rows[place - 1].height
            top -= before - row.height if follows.get(before) == row.height else step
        moved[row.height] = top
    marks = (
        replace(mark, data=tuple(replace(datum, at=moved[datum.at]) for datum in mark.data if datum.at in moved))
        for mark in pane.marks
    )
    return replace(
        pane,
        rows=tuple(replace(row, height=moved[row.height]) for row in rows),
        marks=tuple(mark for mark in marks if mark.data),
        y=replace(pane.y, low=top - (every[-1] - pane.y.low)),
    )


def _plain_heights(pane: Pane) -> list[float]:
    return sorted((row.height for row in pane.rows if row.role != "head"), reverse=True)


def fewer(chart: Chart, most: int) -> tuple[Chart, int]:
    """A chart of no more rows, or no more panes, than so many; and how many are left out."""
    if len(chart.panes) > most:
        return replace(chart, panes=chart.panes[:most]), len(chart.panes) - most
    if len(chart.panes) == 1 and chart.panes[0].rows:
        pane, left = first_rows(chart.panes[0], most)
        return replace(chart, panes=(pane,)), left
    return chart, 0
