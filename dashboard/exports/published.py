"""Rows of the published tables as the lines that stand in them: which ones a question asks for, in pieces."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.catalogue import Indicator
from dashboard.context import Context


@dataclass(frozen=True)
class Question:
    """Which observations are asked for; an empty filter means all, None for the areas means none at all."""

    indicators: tuple[str, ...]
    areas: tuple[str, ...] | None
    first: int | None
    last: int | None
    sex: tuple[str, ...]
    age: tuple[str, ...]
    breakdown: tuple[str, ...]
    stem: str
    """Name of the file, without its ending."""


class Block(NamedTuple):
    """Some rows of one table, joined by newlines, without one at the end; never empty."""

    indicator: Indicator
    rows: bytes
    source: str
    """Id of the source whose figures these are: those of the world and of groups may be another release's."""
    unit: str
    """Of the ages of these rows."""


class Published:
    """The lines of all tables."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def _positions(self, name: str, question: Question) -> npt.NDArray[np.int64]:
        rows = self._context.store.rows(
            name,
            areas=question.areas or (),
            first=question.first,
            last=question.last,
            sex=question.sex,
            age=question.age,
            breakdown=question.breakdown,
        )
        return rows.index.to_numpy(np.int64)

    def count(self, question: Question) -> int:
        """How many rows a question gets."""
        if question.areas is None:
            return 0
        return sum(len(self._positions(name, question)) for name in question.indicators)

    def blocks(self, question: Question) -> Iterator[Block]:
        """The rows by indicator, in the order of the published tables."""
        for name in question.indicators if question.areas is not None else ():
            indicator = self._context.indicators[name]
            apart, merged = self._apart(indicator), self._merged(indicator)
            for positions, lines in self._context.store.lines(name).at(self._positions(name, question)):
                for start, end in _runs(2 * apart[positions] + merged[positions]):
                    source = indicator.groups_source if apart[positions[start]] else indicator.source
                    unit = indicator.merged_unit if merged[positions[start]] else indicator.unit
                    yield Block(indicator, b"\n".join(lines[start:end]), source, unit)

    def _apart(self, indicator: Indicator) -> npt.NDArray[np.bool_]:
        """Of each row of a table, whether it comes from another release than those of the countries."""
        frame = self._context.store.frame(indicator.id)
        if not indicator.groups_source:
            return np.zeros(len(frame), bool)
        return ~frame.index.isin(self._context.store.areas_of(indicator.id).index)

    def _merged(self, indicator: Indicator) -> npt.NDArray[np.bool_]:
        """Of each row of a table, whether its age stands in for the usual one, and has a unit of its own."""
        frame = self._context.store.frame(indicator.id)
        return frame["age"].isin(indicator.merged_age).to_numpy(bool)


def _runs(kinds: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """From where to where the kinds of rows stay the same."""
    starts = [0, *(np.flatnonzero(np.diff(kinds)) + 1).tolist(), len(kinds)]
    return itertools.pairwise(starts)
