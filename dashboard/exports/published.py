"""Rows of the published tables as the lines that stand in them: which ones a question asks for, in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.store import StoreError

ROWS_AT_ONCE = 2000
_CODE = rb"[A-Za-z0-9_@$-]+"
_NUMBER = rb"(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)?"
_LINES = re.compile(rb"(?:%b,[0-9]{4},(?:%b,){3}(?:%b,){3}[A-Z]\n)*+" % (_CODE, _CODE, _NUMBER))
"""Codes that SDMX allows, and decimals that JSON does: what stands in a table goes out untouched in every format."""


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
    """The lines of all tables, read once, never changed after."""

    def __init__(self, context: Context) -> None:
        """Raises StoreError naming the table that cannot be offered line by line."""
        self._context = context
        self._lines = {indicator: self._read(indicator) for indicator in context.indicators}

    def _read(self, indicator: str) -> list[bytes]:
        # The lines go out as they stand in the table: a number read and written again might look different.
        store = self._context.store
        path = store.folder / store.files[indicator].path
        rows = store.content(indicator).partition(b"\n")[2]
        if not _LINES.fullmatch(rows):
            raise StoreError(f"{path}: has lines that are no rows, or codes or numbers in another form than published")
        return rows.removesuffix(b"\n").split(b"\n")

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
            indicator, lines = self._context.indicators[name], self._lines[name]
            apart = self._apart(indicator)
            for positions in _runs(self._positions(name, question), apart):
                source = indicator.groups_source if apart.size and positions[0] in apart else indicator.source
                for unit, rows in self._by_unit(indicator, positions):
                    for start in range(0, len(rows), ROWS_AT_ONCE):
                        some = rows[start : start + ROWS_AT_ONCE].tolist()
                        yield Block(indicator, b"\n".join([lines[at] for at in some]), source, unit)

    def _by_unit(
        self, indicator: Indicator, positions: npt.NDArray[np.int64]
    ) -> Iterator[tuple[str, npt.NDArray[np.int64]]]:
        """Positions in their order, parted wherever the unit changes with the age."""
        if not indicator.merged_age:
            yield indicator.unit, positions
            return
        ages = self._context.store.frame(indicator.id)["age"].astype(str)
        merged = ages.index[ages.isin(indicator.merged_age)].to_numpy(np.int64)
        for rows in _runs(positions, merged):
            yield indicator.unit_at(ages[rows[0]]), rows

    def _apart(self, indicator: Indicator) -> npt.NDArray[np.int64]:
        """Positions of the rows that come from another release than those of the countries."""
        if not indicator.groups_source:
            return np.empty(0, np.int64)
        store = self._context.store
        return store.frame(indicator.id).index.difference(store.areas_of(indicator.id).index).to_numpy(np.int64)


def _runs(positions: npt.NDArray[np.int64], apart: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
    """Positions in their order, parted wherever those that stand apart begin or end."""
    if not positions.size or not apart.size:
        return [positions] if positions.size else []
    ends = np.flatnonzero(np.diff(np.isin(positions, apart))) + 1
    return np.split(positions, ends)
