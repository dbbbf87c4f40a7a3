"""The one place where small figures of case data are suppressed, and with them the figures that would give one away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from data.records import COLUMNS, tidy

LEAST_SHOWN = 10
"""Figures from 1 to this number less one are never published."""
GROUP, CELL = ["ref_area", "time_period", "breakdown"], ["sex", "age"]
Cell = tuple[str, str]
"""Sex and age."""
Shown = tuple[bool, ...]


class Sum(NamedTuple):
    """A cell of every group that is the sum of others."""

    total: Cell
    parts: tuple[Cell, ...]


class _Group(NamedTuple):
    """Figures of one group by the places of its cells, which of them may be published, and its sums: a total's place
    with those of its parts."""

    figures: tuple[int, ...]
    published: Shown
    sums: tuple[tuple[int, tuple[int, ...]], ...]


def protect(counts: pd.DataFrame, sums: Sequence[Sum], secret: frozenset[Cell] = frozenset()) -> pd.DataFrame:
    """Counts of cases as they may be published: COLUMNS, suppressed ones with status Q and no number at all.

    `counts` have the keys of a published table, whole numbers as `obs_value` and the status of what is shown; every
    group (area, year, breakdown) has every cell (sex and age). `sums` hold in each group. `secret` cells complete a
    sum and are never published (children of unknown sex), yet a small one is protected as all others are.

    A figure from 1 to LEAST_SHOWN - 1 is suppressed. Whoever knows everything that is published, all sums, and that
    no suppressed figure is 0, must find at least LEAST_SHOWN - 1 whole numbers possible for each small figure.
    Where fewer are left, another figure goes: the smallest whose absence alone is enough, or else the smallest
    that stands in a sum with it; and so on until nothing can be derived. What turns out not to be needed comes back,
    so that no suppressed figure can be derived at all. A zero says "none recorded": nobody can be found by it, so it
    is shown, and never suppressed in another's place.

    Raises ValueError where a cell is missing, a figure is no count, or a sum does not hold.
    """
    wide = counts.pivot(index=GROUP, columns=CELL, values="obs_value")
    cells: list[Cell] = [(cell[0], cell[1]) for cell in wide.columns]
    places = tuple((cells.index(total), tuple(map(cells.index, parts))) for total, parts in sums)
    published = tuple(cell not in secret for cell in cells)
    groups = [_Group(figures, published, places) for figures in _counts_of(wide, sums)]
    shown = pd.DataFrame([_shown(group) for group in groups], wide.index, wide.columns)
    rows = counts.merge(shown.melt(ignore_index=False, value_name="shown").reset_index(), on=[*GROUP, *CELL])
    rows = rows[[cell not in secret for cell in zip(rows["sex"], rows["age"], strict=True)]]
    hidden = ~rows["shown"]
    rows = rows.assign(obs_value=rows["obs_value"].mask(hidden), obs_status=rows["obs_status"].mask(hidden, "Q"))
    return tidy(rows)[COLUMNS]


def _counts_of(wide: pd.DataFrame, sums: Sequence[Sum]) -> list[tuple[int, ...]]:
    """The figures of each group. Raises ValueError naming the first group that is not whole."""
    values = wide.to_numpy(dtype=float)
    wrong = ~(np.isfinite(values) & (values >= 0) & (values == np.round(values))).all(axis=1)
    for total, parts in sums:
        wrong |= (wide[total] != wide[list(parts)].sum(axis=1)).to_numpy()
    if wrong.any():
        place = " ".join(str(part) for part in wide.index[wrong][0])
        raise ValueError(f"{place}: a cell is missing or no count, or a total is not the sum of its parts")
    return [tuple(int(value) for value in row) for row in values]


@lru_cache(maxsize=4096)
def _shown(group: _Group) -> Shown:
    """Which figures of a group are shown."""
    small = [place for place, figure in enumerate(group.figures) if 0 < figure < LEAST_SHOWN]
    shown = tuple(can and place not in small for place, can in enumerate(group.published))
    gone: list[int] = []
    while exposed := _exposed(group, shown, small):
        gone.append(_next(group, shown, exposed[0]))
        shown = _changed(shown, gone[-1], is_shown=False)
    for place in sorted(gone, key=lambda place: -group.figures[place]):
        again = _changed(shown, place, is_shown=True)
        shown = shown if _exposed(group, again, small) else again
    return shown


def _changed(shown: Shown, place: int, *, is_shown: bool) -> Shown:
    return (*shown[:place], is_shown, *shown[place + 1 :])


def _exposed(group: _Group, shown: Shown, small: Sequence[int]) -> list[int]:
    """The small figures of which too little is unknown."""
    return [place for place in small if _possible(group, shown, place) < LEAST_SHOWN - 1]


def _possible(group: _Group, shown: Shown, place: int) -> int:
    """How many whole numbers a figure may be, by linear programming over the sums.

    Exact in tables of one or two dimensions, whose sums are those of a network; at most too many in others.
    """
    most = 2 * sum(group.figures) + LEAST_SHOWN
    known = zip(group.figures, group.published, shown, strict=True)
    limits = [(figure, figure) if seen else (int(can), most) for figure, can, seen in known]
    matrix = np.zeros((len(group.sums), len(group.figures)))
    for row, (total, parts) in enumerate(group.sums):
        matrix[row, total] = 1
        matrix[row, list(parts)] = -1
    aim = np.zeros(len(group.figures))
    aim[place] = 1
    zeros = np.zeros(len(group.sums))
    ends = [float(linprog(sign * aim, A_eq=matrix, b_eq=zeros, bounds=limits).fun) for sign in (1, -1)]
    return math.floor(-ends[1] + 1e-6) - math.ceil(ends[0] - 1e-6) + 1


def _next(group: _Group, shown: Shown, exposed: int) -> int:
    """The figure that goes next, so that an exposed one cannot be derived."""
    order = sorted((figure, place) for place, figure in enumerate(group.figures) if shown[place] and figure)
    for _, place in order:
        if not _exposed(group, _changed(shown, place, is_shown=False), [exposed]):
            return place
    beside = {place for total, parts in group.sums for place in (total, *parts) if exposed in (total, *parts)}
    return next((place for _, place in order if place in beside), order[0][1])
