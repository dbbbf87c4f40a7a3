"""Rows of observations as columns: laid out as a frame, or packed until somebody asks for them."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

COLUMNS = ["ref_area", "time_period", "sex", "age", "breakdown", "obs_value", "obs_lower", "obs_upper", "obs_status"]
KEYS = COLUMNS[:5]
"""What no two rows of a table share."""
CODES = [name for name in KEYS if name != "time_period"]
CODED = (*CODES, "obs_status")
NUMBERS = ["obs_value", "obs_lower", "obs_upper"]
_LEVEL = 1
_PLACE_BYTES = 4
"""Of the place of a row, once somebody has asked for one series of its table."""
Numbered = Mapping[str, tuple[npt.NDArray[np.integer[Any]], Mapping[str, int]]]
"""Of each column of codes the number of each row's, and which number a code has."""


def slim(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows in less memory: each column for itself, years short, a column without any figure stored once."""
    nothing = np.broadcast_to(np.nan, len(frame))
    columns: dict[str, Any] = {}
    for name in COLUMNS:
        column = frame[name].array
        columns[name] = column
        if name == "time_period":
            columns[name] = column.to_numpy(np.int16)
        elif name in NUMBERS:
            columns[name] = nothing if np.isnan(column).all() else column.to_numpy(copy=True)
    return pd.DataFrame(columns, index=frame.index, copy=False)


class Opened:
    """The rows of a table, and what is looked up once of all of them."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __reduce__(self) -> tuple[Callable[..., Opened], tuple[Any, ...]]:
        """As it goes to another process: columns of numbers as they lie there, none without any figure."""
        columns = {name: _array(self.frame[name]) for name in COLUMNS}
        held = {name: None if _is_blank(column) else np.ascontiguousarray(column) for name, column in columns.items()}
        codes = {name: tuple(self.frame[name].cat.categories.tolist()) for name in CODED}
        return _opened, (len(self.frame), held, codes)

    @property
    def bytes(self) -> int:
        """What they take, nearly."""
        columns = (_array(self.frame[name]) for name in COLUMNS)
        return sum(column.nbytes for column in columns if not _is_blank(column)) + _PLACE_BYTES * len(self.frame)

    @cached_property
    def begins(self) -> Mapping[Hashable, npt.NDArray[np.int32]]:
        """Where the rows of each series are: to search for them takes ten times as long."""
        found = self.frame.groupby(["sex", "age", "breakdown"], observed=True).indices
        return {key: np.asarray(places, np.int32) for key, places in found.items()}

    @cached_property
    def numbered(self) -> Numbered:
        """The codes as numbers: to ask a frame for them takes longer than to filter it."""
        columns = {name: self.frame[name].cat for name in CODES}
        return {
            name: (column.codes.to_numpy(), {code: number for number, code in enumerate(column.categories)})
            for name, column in columns.items()
        }


class _Column(NamedTuple):
    packed: bytes
    """Empty of a column without any figure."""
    short: np.dtype[Any]
    """As what its numbers are packed."""
    type: Any
    """As what they are laid out; of codes their categories."""


class Packed:
    """The same in a tenth of the memory or less. Laid out anew it takes a thousandth of a second for 20,000 rows."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._rows = len(frame)
        self._columns = {name: _packed(frame[name]) for name in COLUMNS}

    def opened(self) -> Opened:
        """The rows as they were."""
        columns = {name: _laid_out(column, self._rows) for name, column in self._columns.items()}
        return Opened(pd.DataFrame(columns, index=pd.RangeIndex(self._rows), copy=False))


class Table:
    """A table of observations. Its frame must have come out of `slim`, and is never changed."""

    def __init__(self, frame: pd.DataFrame, *, is_packed: bool) -> None:
        self.rows = len(frame)
        years = frame["time_period"].to_numpy()
        self.years = int(years.min()), int(years.max())
        self.codes: Mapping[str, tuple[str, ...]] = {name: tuple(frame[name].cat.categories.tolist()) for name in CODED}
        """What each column of codes has, in order."""
        self.held: Opened | Packed = Packed(frame) if is_packed else Opened(frame)


class Yearly(Mapping[int, float]):
    """Numbers by year, of which few are missing between the first and the last: a tenth of what a `dict` takes."""

    __slots__ = ("_first", "_gap", "_held")

    def __init__(self, years: npt.NDArray[np.integer[Any]], values: npt.NDArray[Any]) -> None:
        """At least one year. Values are whole or not as they are given, and finite."""
        self._first, is_whole = int(years.min()), values.dtype.kind == "i"
        self._gap: float = np.iinfo(np.int64).min if is_whole else -np.inf
        held = np.full(int(years.max()) - self._first + 1, self._gap, np.int64 if is_whole else np.float64)
        held[years - self._first] = values
        self._held = array("q" if is_whole else "d", held.tolist())

    def get(self, year: int, default: Any = None) -> Any:
        """As of each mapping, for many times asked."""
        at = year - self._first
        if 0 <= at < len(self._held):
            found = self._held[at]
            return default if found == self._gap else found
        return default

    def __getitem__(self, year: int) -> float:
        found: float | None = self.get(year)
        if found is None:
            raise KeyError(year)
        return found

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.get(year) is not None

    def __iter__(self) -> Iterator[int]:
        return (year for year, value in enumerate(self._held, self._first) if value != self._gap)

    def __len__(self) -> int:
        return len(self._held) - self._held.count(self._gap)


def _opened(rows: int, held: Mapping[str, Any], codes: Mapping[str, tuple[str, ...]]) -> Opened:
    """The rows as they were."""
    columns: dict[str, Any] = {}
    for name, column in held.items():
        if name in codes:
            columns[name] = pd.Categorical.from_codes(column, dtype=_coded(codes[name]), validate=False)
        else:
            columns[name] = np.broadcast_to(np.nan, rows) if column is None else column
    return Opened(pd.DataFrame(columns, index=pd.RangeIndex(rows), copy=False))


@lru_cache(maxsize=512)
def _coded(codes: tuple[str, ...]) -> pd.CategoricalDtype:
    """The type of a column of codes: columns of the same ones share it."""
    return pd.CategoricalDtype(pd.Index(codes, dtype="str"))


def _array(column: pd.Series[Any]) -> npt.NDArray[Any]:
    """Of codes their numbers."""
    return column.array.codes if isinstance(column.array, pd.Categorical) else column.to_numpy()


def _is_blank(numbers: npt.NDArray[Any]) -> bool:
    return numbers.strides == (0,)


def _packed(column: pd.Series[Any]) -> _Column:
    numbers = _array(column)
    if _is_blank(numbers):
        return _Column(b"", numbers.dtype, numbers.dtype)
    short = numbers.dtype
    if short == np.int64:
        ends = np.min_scalar_type(int(numbers.min())), np.min_scalar_type(int(numbers.max()))
        short = np.result_type(np.int16, *ends)
    return _Column(zlib.compress(numbers.astype(short).tobytes(), _LEVEL), short, column.dtype)


def _laid_out(column: _Column, rows: int) -> Any:
    if not column.packed:
        return np.broadcast_to(np.nan, rows)
    numbers = np.frombuffer(zlib.decompress(column.packed), column.short)
    if isinstance(column.type, pd.CategoricalDtype):
        return pd.Categorical.from_codes(numbers.copy(), dtype=column.type, validate=False)
    return numbers.astype(column.type)
