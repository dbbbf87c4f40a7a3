"""What is shown of a chart of more rows or panes than can be read: the first by its order, and what was chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from dashboard.charts.marks import Chart, Datum, Key, Pane, Row

MOST = 8
"""Rows that are read at a glance, where all of them have no room."""


def first_rows(pane: Pane, most: int) -> tuple[Pane, int]:
    """The first rows of a pane by their rank, below their heads, those chosen always among them; and how many are left
    out.

    Of rows that a title may name the nearest to it of those that are kept is chosen; where none of them is, the last
    gives way to one. Of rows that are told to belong
    together those end with a whole group, unless not even the first has room.
    """
    plain = [row for _, rows in _groups(pane) for row in rows]
    most = min(most, pane.at_once or most)
    if len(plain) <= most:
        return pane, 0
    chosen = [row for row in plain if row.is_chosen and row.claim is None][:most]
    ranked = sorted((row for row in plain if row not in chosen), key=lambda row: row.rank)
    others = _with_named(_whole_groups(ranked, most - len(chosen)), ranked)
    kept = {row.height for row in (*chosen, *others)}
    groups = [(head, [row for row in rows if row.height in kept]) for head, rows in _groups(pane)]
    return _of_groups(pane, [group for group in groups if group[1]]), len(plain) - len(kept)


def _whole_groups(rows: Sequence[Row], most: int) -> Sequence[Row]:
    """The first rows, without those of a group of which not all are among them."""
    kept, left = rows[:most], rows[most:]
    cut = left[0].group if left else ""
    whole = [row for row in kept if not cut or row.group != cut]
    return whole or kept


def _with_named(kept: Sequence[Row], every: Sequence[Row]) -> Sequence[Row]:
    """Rows of which a title may name one, where it may name any: else it would tell of one that is not drawn."""
    nameable = [row for row in every if row.claim is not None]
    if not nameable or any(row in nameable for row in kept):
        return kept
    return [*kept[:-1], min(nameable, key=lambda row: row.claim or 0.0)]


_Group = tuple[Row | None, list[Row]]


def _groups(pane: Pane) -> list[_Group]:
    """Rows from above downwards, each group behind its head; those before the first head, if any, have none."""
    groups: list[_Group] = []
    for row in sorted(pane.rows, key=lambda row: -row.height):
        if row.role == "head":
            groups.append((row, []))
        elif groups:
            groups[-1][1].append(row)
        else:
            groups.append((None, [row]))
    return groups


def _of_groups(pane: Pane, groups: Sequence[_Group]) -> Pane:
    """A pane of some groups of its rows, of which the one that is nearest to being named by a title is chosen, and
    stands first of all, below its head."""
    rows = [row for head, rows in groups for row in (head, *rows) if row is not None]
    if not any(row.claim is not None for row in pane.rows):
        return of_rows(pane, rows)
    least = min((row.claim for row in rows if row.claim is not None), default=None)
    chosen = [(head, [replace(row, is_chosen=row.claim == least is not None) for row in rows]) for head, rows in groups]
    led = [(head, sorted(rows, key=lambda row: (not row.is_chosen, row.place))) for head, rows in chosen]
    led.sort(key=lambda group: (not group[1][0].is_chosen, group[0].place if group[0] else 0))
    return of_rows(pane, [row for head, rows in led for row in (head, *rows) if row is not None])


def of_rows(pane: Pane, rows: Sequence[Row]) -> Pane:
    """A pane of some of its rows, set as close as all of them were. `rows`: from above downwards."""
    every = sorted((row.height for row in pane.rows), reverse=True)
    spaces, follows = _spaces(pane), dict(pairwise(every))
    top = every[0]
    moved: dict[float, float] = {}
    for place, row in enumerate(rows):
        if place:
            before = rows[place - 1]
            is_next = follows.get(before.height) == row.height
            top -= before.height - row.height if is_next else spaces[before.role == "head", row.role == "head"]
        moved[row.height] = top
    marks = (
        replace(mark, data=tuple(_at(datum, moved[datum.at]) for datum in mark.data if datum.at in moved))
        for mark in pane.marks
    )
    return replace(
        pane,
        rows=tuple(replace(row, height=moved[row.height]) for row in rows),
        # A part that no bar has left would stand in the legend alone.
        marks=tuple(
            mark for mark in marks if mark.data and (not pane.is_stacked or any(one.drawn for one in mark.data))
        ),
        y=replace(pane.y, low=top - (every[-1] - pane.y.low)),
    )


def _at(datum: Datum, height: float) -> Datum:
    """The same figure at another height."""
    # Of a profile there are thousands, and `replace` sets each of their fields by a call.
    made = object.__new__(Datum)
    made.__dict__.update(datum.__dict__, at=height)
    return made


def _spaces(pane: Pane) -> dict[tuple[bool, bool], float]:
    """How far apart two rows are at least that follow each other, by whether the upper and the lower one are heads."""
    ordered = sorted(pane.rows, key=lambda row: -row.height)
    found: dict[tuple[bool, bool], float] = defaultdict(lambda: 1.0)
    for above, below in pairwise(ordered):
        key = above.role == "head", below.role == "head"
        found[key] = min(found.get(key, inf), above.height - below.height)
    return found


def is_drawn(chart: Chart, key: Key) -> bool:
    """Whether a chart has a mark that looks as a key says: one of its class and role, hollow, or with a range; of pale
    tops that are no ranges with such a one."""
    if key.of == "Blank":
        return any(pane.empty and not pane.begins for pane in chart.panes)
    if not key.role or key.role in ("event", "own"):
        return True
    every = [(mark, datum) for pane in chart.panes for mark in pane.marks for datum in mark.data]
    if key.role == "doubted":
        return any(datum.is_doubted for _, datum in every)
    if key.role == "least":
        return any(datum.is_least for _, datum in every)
    alike = [datum for mark, datum in every if key.role in (mark.role, datum.role)]
    return any(key.is_told == bool(datum.tops) for datum in alike) if key.role == "uncertain" else bool(alike)


def fewer(chart: Chart, most: int) -> tuple[Chart, int]:
    """A chart of no more rows, or no more panes, than so many, and how many are left out: of panes first those without
    a figure, then those of the last rank. Of rows on the same years those without one stay, which take a few words."""
    if len(chart.panes) > most:
        stay = chart.arrangement == "strips" and sum(not pane.has_figures for pane in chart.panes) < most
        order = [(pane.has_figures is stay, pane.rank, place) for place, pane in enumerate(chart.panes)]
        kept = sorted(place for *_, place in sorted(order)[:most])
        part = replace(chart, panes=tuple(chart.panes[place] for place in kept))
        return replace(part, legend=tuple(key for key in chart.legend if is_drawn(part, key))), len(chart.panes) - most
    if len(chart.panes) == 1 and chart.panes[0].rows:
        pane, left = first_rows(chart.panes[0], most)
        return replace(chart, panes=(pane,)), left
    return chart, 0
