"""What is shown of a chart of more rows or panes than can be read: the first by its order, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, product

from dashboard.charts.marks import Chart, Datum, Key, Pane, Row

MOST = 8
"""Rows that are read at a glance, where all of them have no room."""
MOST_BELOW = 6
"""Rows of a part of half the width of a sheet, each with its figure below its name."""


def first_rows(pane: Pane, most: int) -> tuple[Pane, int]:
    """The first rows of a pane by their rank, those chosen always among them; and how many are left out.

    Heads go: groups that are not whole need none, and rows take their room. Of rows that are told to belong together
    those end with a whole group, unless not even the first has room.
    """
    rows = sorted(pane.rows, key=lambda row: -row.height)
    plain = [row for row in rows if row.role != "head"]
    if len(plain) <= most:
        return pane, 0
    chosen = [row for row in plain if row.is_chosen][:most]
    ranked = sorted((row for row in plain if row not in chosen), key=lambda row: row.rank)
    others = _whole_groups(ranked, most - len(chosen))
    kept = {row.height for row in (*chosen, *others)}
    ordered = sorted((row for row in plain if row.height in kept), key=lambda row: row.order)
    return of_rows(pane, ordered), len(plain) - len(kept)


def _whole_groups(rows: Sequence[Row], most: int) -> Sequence[Row]:
    """The first rows, without those of a group of which not all are among them."""
    kept, left = rows[:most], rows[most:]
    cut = left[0].group if left else ""
    whole = [row for row in kept if not cut or row.group != cut]
    return whole or kept


_Group = tuple[Row, list[Row]]


def under_heads(pane: Pane) -> list[list[tuple[tuple[str, ...], Pane]]]:
    """The rows of a pane on a few sheets, each with one part or two of them beside each other; groups stay whole.

    Two sheets, whose groups are in one of two parts of about as many rows; where one of these had too many for names
    with figures, a part for each group. Heads are no rows of the parts: they come with them, to stand above. The row
    that the title of a sheet names is its first: a reader looks for it there.
    """
    sheets = [_parted(half) for half in _halved(pane)]
    if any(_many(part) > MOST_BELOW for sheet in sheets for part in sheet):
        sheets = _in_pairs(_groups(pane))
    return [
        [
            (tuple(head.name for head, _ in part), of_rows(pane, [row for _, rows in part for row in rows]))
            for part in one
        ]
        for one in map(_from_claimed, sheets)
    ]


def _from_claimed(sheet: Sequence[Sequence[_Group]]) -> list[list[_Group]]:
    """The same, each row, group and part in its order but those that have the row which a title names, which lead."""
    claims = [row.claim for part in sheet for _, rows in part for row in rows if row.claim is not None]
    least = min(claims, default=None)
    if least is None:
        return [list(part) for part in sheet]

    def follows(row: Row) -> bool:
        return row.claim != least

    parts = [[(head, sorted(rows, key=follows)) for head, rows in part] for part in sheet]
    parts = [sorted(part, key=lambda group: follows(group[1][0])) for part in parts]
    return sorted(parts, key=lambda part: follows(part[0][1][0]))


def _in_pairs(groups: Sequence[_Group]) -> list[list[list[_Group]]]:
    """Two groups on a sheet, in their order; of an odd number the largest has one for itself, behind the others."""
    alone = [max(reversed(groups), key=lambda group: len(group[1]))] if len(groups) % 2 else []
    others = [group for group in groups if group not in alone]
    pairs = [[[one], [other]] for one, other in zip(others[::2], others[1::2], strict=True)]
    return [*pairs, *([[group]] for group in alone)]


def _many(part: Sequence[_Group]) -> int:
    return sum(len(rows) for _, rows in part)


def halves(pane: Pane) -> list[Pane]:
    """The rows of a pane in two halves of about as many rows, with their heads; groups stay whole, in their order."""
    return [of_rows(pane, [row for head, rows in half for row in (head, *rows)]) for half in _halved(pane)]


def _groups(pane: Pane) -> list[_Group]:
    groups: list[_Group] = []
    for row in sorted(pane.rows, key=lambda row: -row.height):
        if row.role == "head":
            groups.append((row, []))
        else:
            groups[-1][1].append(row)
    return groups


def _halved(pane: Pane) -> list[Sequence[_Group]]:
    groups = _groups(pane)
    cuts = [(groups[:cut], groups[cut:]) for cut in range(1, len(groups))] or [(groups, [])]
    return [half for half in min(cuts, key=_tallest) if half]


def _tallest(parts: Iterable[Sequence[_Group]]) -> int:
    return max(map(_many, parts))


def _parted(groups: Sequence[_Group]) -> list[list[_Group]]:
    """Groups in two parts, whichever are of the most equal heights; the first group stays in the first."""
    first, *others = groups
    ways = []
    for chosen in product((True, False), repeat=len(others)):
        one = [first, *(group for group, is_in in zip(others, chosen, strict=True) if is_in)]
        two = [group for group, is_in in zip(others, chosen, strict=True) if not is_in]
        ways.append([part for part in (one, two) if part])
    return min(ways, key=lambda parts: (_tallest(parts), len(parts)))


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


def _plain_heights(pane: Pane) -> list[float]:
    return sorted((row.height for row in pane.rows if row.role != "head"), reverse=True)


def is_drawn(chart: Chart, key: Key) -> bool:
    """Whether a chart has a mark that looks as a key says: one of its class and role, hollow, or with a range."""
    if not key.role or key.role in ("event", "own"):
        return True
    every = [(mark, datum) for pane in chart.panes for mark in pane.marks for datum in mark.data]
    if key.role == "doubted":
        return any(datum.is_doubted for _, datum in every)
    return any(key.role in (mark.role, datum.role) for mark, datum in every)


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
