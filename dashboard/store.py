"""The only reader of published tables: a question in, rows out."""

from __future__ import annotations

import copy
import csv
import hashlib
import io
import itertools
import json
import math
import sys
import threading
from array import array
from collections import deque
from collections.abc import Callable, Container, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, repeat
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.catalogue import Release
from dashboard.columns import CODED, CODES, COLUMNS, KEYS, NUMBERS, Opened, Table, Yearly, slim
from dashboard.geography import WORLD
from dashboard.kept import Kept
from dashboard.lines import Lines, is_code, is_plain

KEYS_OF = MappingProxyType(
    {
        "classes": ("indicator", "measure", "sex", "age", "breakdown"),
        "progress": ("indicator", "ref_area"),
        "movers": ("indicator", "ref_area"),
        "movers_peers": ("indicator", "ref_area", "peer"),
        "lagged": ("victims", "driver", "lag"),
        "borders": ("ref_area", "neighbour"),
        "claims": ("id",),
    }
)
"""The same of the tables that hold no observations."""
HISTORIES_BYTES = 12 * 1024 * 1024
"""Of series that one process remembers: all that are published take some 9 MB."""
MOST_MADE = 60_000
"""Observations that one process remembers, of all series together: 5 MB. To make those of an area anew takes 10 µs."""
_OBSERVATION_BYTES = 170
"""What one observation takes: a tuple, a number, and its part of what holds it."""
BESIDE = 8
"""How many times less is remembered of a store beside another one."""
LAID_OUT = 500_000
"""Rows that are laid out for all processes, of the shortest tables first: all that are published now. The others are
packed."""
OPENED_BYTES = 32 * 1024 * 1024
"""Of packed tables that one process has laid out for itself."""
READERS = 2
"""Threads that read tables at the start where more of them are there than are laid out. Of shorter ones each step is so
short that two wait for the interpreter longer than they work beside each other."""
STATUSES = frozenset("AQEPBMU")
PACKAGE = "datapackage.json"
IN_TABLES = MappingProxyType({WORLD: "WLD", "199": "LDC"})
"""Codes of groups that tables write otherwise; all others stand there as they are (M49 codes, income groups)."""
GROUPS_IN_TABLES = MappingProxyType({written: code for code, written in IN_TABLES.items()})
"""The other way round: the group that such a code of a table names."""
_ROOM_A_ROW = 64
"""Bytes for each row that may be taken to look for equal keys at once, instead of by sorting."""
_MOST_NAMED = 5
_REMEMBERED = ("_histories", "_opened", "_cut", "_own")
_YEARS: dict[int, int] = {}
"""Each year once: as numbers of their own they would take as much memory as the figures."""
INCOMES = frozenset({"LIC", "LMC", "UMC", "HIC"})


def code_in_tables(group: str) -> str:
    """Under which `ref_area` a publisher's own figure of a group stands in the tables."""
    return IN_TABLES.get(group, group)


def is_group_in_tables(ref_area: str) -> bool:
    """Whether a `ref_area` names a group of countries. The world (WLD) is none: it is read like a country."""
    return ref_area.isdigit() or ref_area in INCOMES or ref_area == IN_TABLES["199"]


class StoreError(RuntimeError):
    """A published table that is missing or damaged; the message names the file and what is wrong with it."""


class Observation(NamedTuple):
    """One figure: of `area` in `year`, exact (`value`), as an interval (`lower`, `upper`), or neither (status M)."""

    area: str
    year: int
    value: float | None
    lower: float | None
    upper: float | None
    status: str

    @property
    def ends(self) -> tuple[float, float] | None:
        """Least and greatest value it may have; None where nothing is known. Estimates' bounds do not count."""
        if self.value is not None:
            return self.value, self.value
        if self.lower is not None and self.upper is not None:
            return self.lower, self.upper
        return None


class SeriesKey(NamedTuple):
    """Which rows of a table belong to one line or one map."""

    indicator: str
    sex: str
    age: str
    breakdown: str


def sex_in_tables(sex: str, age: str) -> str:
    """The sex of the rows of all people of an age: those whose age is unknown stand there as of unknown sex as well."""
    return "_U" if (sex, age) == ("_T", "_U") else sex


_Items = dict[str, int | tuple[Observation, ...]]
"""By area its observations, or where they begin in columns."""
Histories = Mapping[str, tuple[Observation, ...]]
"""Area code (or WLD, _X) -> its observations in the order of years."""


@dataclass(frozen=True)
class PublishedFile:
    """One entry of the data package."""

    name: str
    path: str
    sha256: str
    rows: int
    sources: tuple[str, ...] = ()
    """Ids of the sources that its figures are made of."""
    bytes: int = 0
    """Its size, once it is read."""


class Row(NamedTuple):
    """One row of a published table: its line in the file, the head being line 1, and its cells in order of COLUMNS."""

    table: str
    line: int
    cells: tuple[str, ...]

    @property
    def area(self) -> str:
        """Whom it is about."""
        return self.cells[COLUMNS.index("ref_area")]

    @property
    def year(self) -> int:
        """Its year."""
        return int(self.cells[COLUMNS.index("time_period")])


@dataclass(frozen=True)
class Package:
    """What `datapackage.json` says."""

    version: str
    checksum: str
    """Of all that it says: it changes with every release."""
    files: Mapping[str, PublishedFile]
    releases: Mapping[str, Release]
    """By source: which release of it the tables hold; empty where the package does not say."""


def read_package(folder: Path) -> Package:
    """The data package of a folder. Raises StoreError naming its file where it is missing or damaged."""
    path = folder / PACKAGE
    try:
        content = path.read_bytes()
        package = json.loads(content.decode("utf-8"))
        files = {}
        for entry in package["resources"]:
            checksum = entry["hash"].removeprefix("sha256:")
            used = tuple(source["name"] for source in entry.get("sources", ()) if "name" in source)
            files[entry["name"]] = PublishedFile(entry["name"], entry["path"], checksum, entry["rows"], used)
        releases = {source: Release.of(told) for source, told in package.get("releases", {}).items()}
        return Package(str(package["version"]), hashlib.sha256(content).hexdigest()[:16], files, releases)
    except FileNotFoundError as error:
        raise StoreError(f"{path}: is missing; `python -m data.build` writes it") from error
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{path}: is damaged: {type(error).__name__}: {error}") from error


def _read_bytes(folder: Path, file: PublishedFile) -> bytes:
    path = folder / file.path
    if Path(file.path).name != file.path:
        raise StoreError(f"{folder / PACKAGE}: names a file outside its folder: {file.path!r}")
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise StoreError(f"{path}: is missing, though {PACKAGE} lists it") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error}") from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise StoreError(f"{path}: is not the file that {PACKAGE} lists (sha256 differs): restore it or build again")
    return content


def read_observations(content: bytes, name: str) -> pd.DataFrame:
    """A published table as a frame of COLUMNS, codes as categories, numbers as float.

    Raises StoreError naming `name` where columns, numbers or statuses are not what the contract says.
    """
    try:
        frame = pd.read_csv(
            io.BytesIO(content),
            keep_default_na=False,
            na_values={column: [""] for column in NUMBERS},
            dtype=dict.fromkeys(CODED, "category"),
            low_memory=False,  # In pieces, each with categories of its own, it takes a fifth longer.
        )
    except (ValueError, UnicodeDecodeError, pd.errors.ParserError) as error:
        raise StoreError(f"{name}: is no table: {error}") from error
    if list(frame.columns) != COLUMNS:
        raise StoreError(f"{name}: columns are {', '.join(map(str, frame.columns))}, expected {', '.join(COLUMNS)}")
    if not isinstance(frame.index, pd.RangeIndex):
        raise StoreError(f"{name}: is no table: a row has more cells than there are columns")
    if frame.empty:
        raise StoreError(f"{name}: holds no rows")
    if not pd.api.types.is_integer_dtype(frame["time_period"]):
        raise StoreError(f"{name}: time_period holds something that is no year")
    years = frame["time_period"].to_numpy()
    if years.min() < 1000 or years.max() > 9999:
        raise StoreError(f"{name}: time_period holds a number that is no year of four digits")
    for column in NUMBERS:
        if frame[column].dtype.kind not in "if" or np.isinf(frame[column].to_numpy()).any():
            raise StoreError(f"{name}: {column} holds something that is no number")
    if unknown := set(frame["obs_status"].cat.categories) - STATUSES:
        raise StoreError(f"{name}: unknown obs_status: {', '.join(sorted(unknown))}")
    return slim(frame)


def check_keys(frame: pd.DataFrame, name: str) -> None:
    """Raises StoreError naming `name` and the rows where two rows of a table are of the same thing."""
    sizes = [len(frame[column].cat.categories) for column in CODES]
    years = frame["time_period"].to_numpy(np.int64)
    first = int(years.min())
    keys, room = years - first, int(years.max()) - first + 1
    for column, size in zip(CODES, sizes, strict=True):
        keys, room = keys * size + frame[column].cat.codes.to_numpy(), room * size
    if room <= _ROOM_A_ROW * len(keys) + _ROOM_A_ROW:
        seen = np.zeros(room, bool)
        seen[keys] = True
        different = int(np.count_nonzero(seen))
    else:
        different = len(np.unique(keys))
    if different < len(keys):
        raise StoreError(_twice(name, KEYS, frame[KEYS].astype(str).itertuples(index=False, name=None)))


def _has_plain_codes(frame: pd.DataFrame) -> bool:
    codes = (code for column in CODES for code in frame[column].cat.categories.tolist())
    return all(map(is_code, codes))


def _twice(
    name: str, columns: Iterable[str], keys: Iterable[tuple[str, ...]], lines_of: Iterable[int] | None = None
) -> str:
    """Which key stands there more than once, and in which lines, the head being line 1."""
    lines: dict[tuple[str, ...], list[int]] = {}
    # There are as many as keys, or more.
    for line, key in zip(lines_of or count(2), keys, strict=False):
        lines.setdefault(key, []).append(line)
    twice = {key: at for key, at in lines.items() if len(at) > 1}
    key, at = next(iter(twice.items()))
    said = ", ".join(f"{column} {cell}" for column, cell in zip(columns, key, strict=True))
    more = f", and so it is with {len(twice) - 1} more" if len(twice) > 1 else ""
    return (
        f"{name}: lines {' and '.join(map(str, at[:_MOST_NAMED]))} are of the same key ({said}){more}: keep one of each"
    )


def _cells_of_text(content: bytes, name: str) -> tuple[list[str], list[list[str]]]:
    """The names of the columns, and each row, as text. Raises StoreError naming `name` where it is no table."""
    try:
        rows = [row for row in csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True) if row]
    except (UnicodeDecodeError, csv.Error) as error:
        raise StoreError(f"{name}: is no table: {error}") from error
    if not rows:
        raise StoreError(f"{name}: is no table: it is empty")
    head, *rest = rows
    if any(len(row) != len(head) for row in rest):
        raise StoreError(f"{name}: is no table: a row has more or fewer cells than there are columns")
    return head, rest


class Store:
    """All published tables, read once, never changed after."""

    def __init__(self, folder: Path, indicators: Iterable[str], like: Store | None = None) -> None:
        """Read the tables of `indicators` from `folder`. Raises StoreError.

        `like`: a store whose tables are taken wherever they are the same, byte by byte; those files may be missing.
        Less is remembered beside it.
        """
        self.folder, self._like = folder, like
        package = read_package(folder)
        self.version, self._files, self.releases = package.version, dict(package.files), package.releases
        self.checksum = package.checksum
        wanted = tuple(indicators)
        for indicator in wanted:
            if indicator not in self._files:
                raise StoreError(f"{folder / PACKAGE}: lists no table of {indicator}, though the catalogue has it")
        self._tables: dict[str, Table] = {}
        # All files are kept, packed: later the folder may hold the next release.
        self._lines: dict[str, Lines] = {}
        # The largest first: while one thread is at it, the other reads what is left.
        names = sorted(self._files, key=lambda name: -self._files[name].rows)
        self._packed = _beyond(LAID_OUT, [self._files[name] for name in reversed(names) if name in set(wanted)])
        with ThreadPoolExecutor(READERS if self._packed else 1) as pool:
            read = pool.map(lambda name: self._read(name, observed=name in set(wanted)), names)
            for name, (size, table, lines) in zip(names, read, strict=True):
                self._files[name] = replace(self._files[name], bytes=size)
                self._lines[name] = lines
                if table is not None:
                    self._tables[name] = table
        self._tables = {name: self._tables[name] for name in wanted}
        self._remember(HISTORIES_BYTES if like is None else HISTORIES_BYTES // BESIDE)
        self._groups = {
            name: tuple(filter(is_group_in_tables, table.codes["ref_area"])) for name, table in self._tables.items()
        }
        # Only while it reads: a store that is kept keeps no other.
        self._like = None

    def _remember(self, most: int) -> None:
        self._histories: Kept[tuple[SeriesKey, tuple[str, ...]], Histories] = Kept(most, bytes_of)
        self._opened: Kept[str, Opened] = Kept(OPENED_BYTES, lambda opened: opened.bytes)
        self._cut: Callable[[str], Opened] | None = None
        self._own: Kept[SeriesKey, Histories] = Kept(most, bytes_of)

    def __getstate__(self) -> dict[str, Any]:
        """What was read, for another process: nothing that is remembered."""
        return {name: held for name, held in vars(self).items() if name not in _REMEMBERED}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._remember(HISTORIES_BYTES)

    def is_of(self, indicators: Iterable[str]) -> bool:
        """Whether it holds what would be read now: the tables of these indicators that its folder's package lists."""
        return self._tables.keys() == set(indicators) and self.checksum == read_package(self.folder).checksum

    def _shared(self, name: str, *, observed: bool) -> tuple[int, Table | None, Lines] | None:
        """What `_read` gives, out of the other store; None where that has another table."""
        other = self._like
        if other is None or name not in other.files or other.files[name].sha256 != self._files[name].sha256:
            return None
        if observed != (name in other._tables):
            return None
        return other.files[name].bytes, other._tables.get(name), other.lines(name)

    def _read(self, name: str, *, observed: bool) -> tuple[int, Table | None, Lines]:
        """Size of a file, its table where it holds observations, and the file itself, packed."""
        shared = self._shared(name, observed=observed)
        if shared is not None:
            return shared
        content, path = _read_bytes(self.folder, self._files[name]), str(self.folder / self._files[name].path)
        table = None
        if observed:
            frame = read_observations(content, path)
            check_keys(frame, path)
            if not _has_plain_codes(frame) or not is_plain(content.partition(b"\n")[2]):
                raise StoreError(
                    f"{path}: has lines that are no rows, or codes or numbers in another form than published"
                )
            table = Table(frame, is_packed=name in self._packed)
        elif name in KEYS_OF:
            head, rows = _cells_of_text(content, path)
            columns = [column for column in KEYS_OF[name] if column in head]
            places = [head.index(column) for column in columns]
            keys = [tuple(row[place] for place in places) for row in rows]
            if len(set(keys)) < len(keys):
                raise StoreError(_twice(path, columns, keys))
        return len(content), table, Lines(content)

    @property
    def files(self) -> Mapping[str, PublishedFile]:
        """The entries of the data package by name."""
        return self._files

    def content(self, name: str) -> bytes:
        """A published file, byte by byte, as it was read at the start. Raises StoreError where there is none."""
        return self.lines(name).content()

    def lines(self, name: str) -> Lines:
        """The lines of a published file. Raises StoreError where there is none."""
        if name not in self._lines:
            raise StoreError(f"{self.folder / PACKAGE}: lists no table {name}")
        return self._lines[name]

    def check_once(self, indicator: str, columns: Sequence[str]) -> None:
        """Raises StoreError naming file and rows where more than one row with a value above zero has the same cells."""
        frame = self.frame(indicator)
        rows = frame[frame["obs_value"] > 0]
        if rows.duplicated(list(columns)).any():
            path = str(self.folder / self._files[indicator].path)
            keys = rows[list(columns)].astype(str).itertuples(index=False, name=None)
            raise StoreError(_twice(path, columns, keys, (rows.index + 2).tolist()))

    def extra(self, name: str) -> list[dict[str, str]]:
        """Rows of a published table that holds no observations ("classes", "build_report", "progress"), as text."""
        head, rows = self.cells(name)
        return [dict(zip(head, row, strict=True)) for row in rows]

    def cells(self, name: str) -> tuple[list[str], list[list[str]]]:
        """The same as cells in the order of columns, whose names come first: a third of the time."""
        content = self.content(name)
        return _cells_of_text(content, str(self.folder / self._files[name].path))

    def frame(self, indicator: str) -> pd.DataFrame:
        """All rows of a table. Never change it."""
        return self._open(indicator).frame

    def codes(self, indicator: str, column: str) -> tuple[str, ...]:
        """What a table has in a column of codes, in order."""
        return self._tables[indicator].codes[column]

    def years(self, indicator: str) -> tuple[int, int]:
        """The first and the last year of a table."""
        return self._tables[indicator].years

    def length(self, indicator: str) -> int:
        """How many rows a table has."""
        return self._tables[indicator].rows

    def _open(self, indicator: str) -> Opened:
        """A table laid out; one that is packed at rest, or cut to some years, is so for as long as there is room."""
        if self._cut is not None:
            return self._opened.get_or_make(indicator, partial(self._cut, indicator))
        held = self._tables[indicator].held
        return held if isinstance(held, Opened) else self._opened.get_or_make(indicator, held.opened)

    def forget_opened(self) -> None:
        """Lay packed tables out anew from now on: what only the start looked at would stay in all processes."""
        self._opened.cache_clear()

    def rows(
        self,
        indicator: str,
        *,
        areas: Iterable[str] = (),
        first: int | None = None,
        last: int | None = None,
        sex: Iterable[str] = (),
        age: Iterable[str] = (),
        breakdown: Iterable[str] = (),
    ) -> pd.DataFrame:
        """The rows of a table that meet every filter given; an empty filter means all. Years are inclusive."""
        opened = self._open(indicator)
        at = np.arange(len(opened.frame))
        for column, wanted in (("ref_area", areas), ("sex", sex), ("age", age), ("breakdown", breakdown)):
            codes = set(wanted)
            if codes:
                numbers, number_of = opened.numbered[column]
                is_wanted = np.zeros(len(number_of) + 1, bool)
                is_wanted[[number_of[code] for code in codes if code in number_of]] = True
                at = at[is_wanted[numbers[at]]]
        if first is not None or last is not None:
            years = opened.frame["time_period"].to_numpy()[at]
            at = at[(years >= (years if first is None else first)) & (years <= (years if last is None else last))]
        return opened.frame.take(at)

    def as_published(self, indicator: str, rows: pd.DataFrame) -> list[Row]:
        """Rows of a table, as `rows` gives them, the way they stand in its file."""
        texts = [rows[name].map(_decimal) if name in NUMBERS else rows[name].astype(str) for name in COLUMNS]
        cells = zip(*(column.tolist() for column in texts), strict=True)
        return [Row(indicator, int(at) + 2, each) for at, each in zip(rows.index, cells, strict=True)]

    def histories(self, key: SeriesKey, merged_age: Iterable[str] = ()) -> Histories:
        """The observations of one series by area; empty where the table has none. The latest are remembered.

        A publisher's own rows of groups are no areas: `groups` gives them. Rows of `merged_age` stand in where an area
        has none of the key's own age.
        """
        asked = (key, tuple(merged_age))
        known = self._histories.get(asked)
        if known is not None:
            return known
        if key.indicator not in self._tables:
            return {}
        made: Histories = {}
        for age in (*asked[1], key.age):
            if (key.sex, age, key.breakdown) not in self._open(key.indicator).begins:
                continue  # A frame without rows takes as long as one with some, and nothing of it is remembered.
            rows = self._rows_of(key._replace(age=age))
            if apart := self._groups[key.indicator]:
                rows = rows[~rows["ref_area"].isin(apart)]
            own = Laid(rows)
            made = {**made, **own} if made else own
        if made:
            self._histories.put(asked, made)
        return made

    def values_of(self, key: SeriesKey) -> dict[str, Yearly]:
        """The exact figures of one series by area and year, to weigh or divide by; empty where the table has none.

        As observations, which are remembered, the two tables of people would take a fifth of all that is.
        """
        if key.indicator not in self._tables:
            return {}
        rows = self._rows_of(key)
        rows = rows[rows["obs_value"].notna() & ~rows["ref_area"].isin(self._groups[key.indicator])]
        areas, years, values = rows["ref_area"].cat, rows["time_period"].to_numpy(), rows["obs_value"].to_numpy()
        numbers = areas.codes.to_numpy()
        # All rows of an area beside each other: to look for those of each one takes ten times as long.
        order = np.argsort(numbers, kind="stable")
        ends = [*(np.flatnonzero(np.diff(numbers[order])) + 1).tolist(), len(order)] if len(order) else []
        return {
            areas.categories[int(numbers[order[start]])]: Yearly(years[order[start:end]], values[order[start:end]])
            for start, end in itertools.pairwise([0, *ends])
        }

    def groups(self, key: SeriesKey) -> Histories:
        """The publisher's own figures of groups in one series, by the code that tables write; empty for most."""
        if not (codes := self._groups.get(key.indicator)):
            return {}
        known = self._own.get(key)
        if known is not None:
            return known
        if (key.sex, key.age, key.breakdown) not in self._open(key.indicator).begins:
            return {}
        rows = self._rows_of(key)
        made = Laid(rows[rows["ref_area"].isin(codes)])
        if made:
            self._own.put(key, made)
        return made

    def _rows_of(self, key: SeriesKey) -> pd.DataFrame:
        """The rows of one series."""
        opened = self._open(key.indicator)
        return opened.frame.take(opened.begins.get((key.sex, key.age, key.breakdown), []))

    def within(self, first: int, last: int) -> Store:
        """The same tables with the rows of these years alone: what is asked of it costs as much, however long they are.

        Its files and their lines are whole ones.
        """
        near = copy.copy(self)
        near._histories, near._own = Kept(HISTORIES_BYTES // 2, bytes_of), Kept(HISTORIES_BYTES // BESIDE, bytes_of)
        near._opened = Kept(OPENED_BYTES // 2, lambda opened: opened.bytes)

        def cut(indicator: str) -> Opened:
            frame = self.frame(indicator)
            years = frame["time_period"].to_numpy()
            return Opened(frame.take(np.flatnonzero((years >= first) & (years <= last))))

        near._cut = cut
        return near

    def areas(self, indicator: str) -> frozenset[str]:
        """The areas of a table, without the world and groups. To know them no packed table is laid out."""
        return frozenset(self.codes(indicator, "ref_area")) - {*self._groups[indicator], "WLD"}

    def areas_of(self, indicator: str) -> pd.DataFrame:
        """The rows of a table that are of areas: without a publisher's own figures of the world and of groups."""
        frame, others = self.frame(indicator), set(self.codes(indicator, "ref_area")) - self.areas(indicator)
        return frame[~frame["ref_area"].isin(others)] if others else frame


def read_store(folder: Path, catalogue: Path) -> Store:
    """The tables that a folder has of all indicators of a catalogue, whose records are named after them.

    Raises StoreError.
    """
    return Store(folder, sorted(path.stem for path in catalogue.glob("*.toml")))


def _beyond(rows: int, files: Sequence[PublishedFile]) -> frozenset[str]:
    """Names of the files for which there is no room, of as many rows, after those before them."""
    ends = itertools.accumulate(file.rows for file in files)
    return frozenset(file.name for file, end in zip(files, ends, strict=True) if end > rows)


def bytes_of(histories: Histories) -> int:
    """What histories take in memory, nearly."""
    if isinstance(histories, Laid):
        return histories.bytes
    return _OBSERVATION_BYTES * sum(map(len, histories.values()))


def _decimal(value: float) -> str:
    """A number as the build writes it: the shortest decimal that reads back the same; blank for none."""
    return "" if math.isnan(value) else str(np.format_float_positional(value, trim="-"))


class _Made:
    """Which areas of series stand as observations; of more than there is room for those made first are places again."""

    def __init__(self, most: int) -> None:
        self._most, self._count, self._lock = most, 0, threading.Lock()
        self._order: deque[tuple[_Items, str, int, int]] = deque()

    def of(self, items: _Items, area: str, place: int, made: tuple[Observation, ...]) -> tuple[Observation, ...]:
        """The observations of an area, from now on in its place. Two threads may both make them: they are the same."""
        with self._lock:
            if isinstance(items[area], int):
                items[area] = made
                self._order.append((items, area, place, len(made)))
                self._count += len(made)
            while self._count > self._most:
                first, gone, at, size = self._order.popleft()
                first[gone] = at
                self._count -= size
        return made


_made = _Made(MOST_MADE)


class Laid(Histories):
    """Rows of one series, kept as columns: the observations of an area are made when somebody asks for them.

    As observations all of them would take ten times the memory, and of most series readers ask for few areas. Some
    are remembered, of all series together; whoever goes through all areas gets some that nobody keeps.
    """

    __slots__ = ("_begins", "_columns", "_items", "_statuses", "_years")

    def __init__(self, frame: pd.DataFrame) -> None:
        """`frame`: rows of one sex, age and breakdown, in any order."""
        ordered = frame.sort_values(["ref_area", "time_period"])
        areas: list[str] = ordered["ref_area"].tolist()
        begins = [place for place, area in enumerate(areas) if not place or area != areas[place - 1]]
        self._begins = array("i", [*begins, len(areas)])
        self._items: _Items = {areas[at]: place for place, at in enumerate(begins)}
        self._years = ordered["time_period"].to_numpy(np.int16)
        self._columns = tuple(_figures(ordered[name]) for name in NUMBERS)
        self._statuses = "".join(ordered["obs_status"].tolist())

    @property
    def rows(self) -> int:
        """How many observations there are."""
        return len(self._years)

    @property
    def bytes(self) -> int:
        """What they take in memory, nearly, without the observations that are made of them."""
        columns = (len(column) * column.itemsize for column in self._columns if column is not None)
        beside = len(self._begins) * self._begins.itemsize + self._years.nbytes + len(self._statuses)
        return sum(columns) + beside + sys.getsizeof(self._items)

    def __getitem__(self, area: str) -> tuple[Observation, ...]:
        found = self._items[area]
        return _made.of(self._items, area, found, self._made(area, found)) if isinstance(found, int) else found

    def get(self, area: str, default: Any = None) -> Any:
        """As of each mapping, for many times asked: without an error where an area has no rows."""
        return self[area] if area in self._items else default

    def __contains__(self, area: object) -> bool:
        return area in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def items(self) -> ItemsView[str, tuple[Observation, ...]]:
        """All of them, those that nobody has asked for by their area made for this time."""
        return _View(self)

    def values(self) -> ValuesView[tuple[Observation, ...]]:
        """The same without their areas."""
        return _Values(self)

    def newest(self, until: int) -> dict[str, Observation]:
        """By area the last figure of these years, exact or as an interval; no other is made."""
        has_value, has_lower, has_upper = (~np.isnan(column) for column in map(self._numbers, range(len(NUMBERS))))
        at = np.flatnonzero((self._years <= until) & (has_value | (has_lower & has_upper)))
        begins = np.asarray(self._begins)
        last = np.searchsorted(at, begins[1:]) - 1
        found = {}
        for area, place in zip(self._items, range(len(last)), strict=True):
            if last[place] >= 0 and (row := int(at[last[place]])) >= begins[place]:
                found[area] = self._rows_made(area, row, row + 1)[0]
        return found

    def largest(self, areas: Container[str]) -> float:
        """The largest figure of some areas, 0 where there is none."""
        values = self._numbers(0)
        if not len(values):
            return 0
        most = np.maximum.reduceat(np.nan_to_num(values), np.asarray(self._begins)[:-1]).tolist()
        return max((value for area, value in zip(self._items, most, strict=True) if area in areas), default=0) or 0

    def _numbers(self, place: int) -> npt.NDArray[Any]:
        """A column of numbers, NaN for none."""
        column = self._columns[place]
        if column is None:
            return np.full(len(self._years), math.nan)
        return np.frombuffer(column, dtype=np.int64 if column.typecode == "q" else np.float64)

    def each(self) -> Iterator[tuple[str, tuple[Observation, ...]]]:
        """The observations of each area, and nothing more is kept."""
        for area, found in self._items.items():
            yield area, self._made(area, found) if isinstance(found, int) else found

    def _made(self, area: str, place: int) -> tuple[Observation, ...]:
        return self._rows_made(area, self._begins[place], self._begins[place + 1])

    def _rows_made(self, area: str, begin: int, end: int) -> tuple[Observation, ...]:
        years = [_YEARS.setdefault(year, year) for year in self._years[begin:end].tolist()]
        numbers = (
            repeat(None) if column is None else [None if math.isnan(value) else value for value in column[begin:end]]
            for column in self._columns
        )
        return tuple(map(Observation, repeat(area), years, *numbers, self._statuses[begin:end]))


def newest_of(histories: Histories, until: int) -> dict[str, Observation]:
    """By area the last figure up to a year, exact or as an interval; areas without one are left out."""
    if isinstance(histories, Laid):
        return histories.newest(until)
    found = ((area, [item for item in items if item.year <= until and item.ends]) for area, items in histories.items())
    return {area: items[-1] for area, items in found if items}


def largest_of(histories: Histories, areas: Container[str]) -> float:
    """The largest figure of some areas, 0 where there is none."""
    if isinstance(histories, Laid):
        return histories.largest(areas)
    known = (items for area, items in histories.items() if area in areas)
    return max((item.value or 0 for items in known for item in items), default=0)


class _View(ItemsView[str, tuple[Observation, ...]]):
    def __init__(self, laid: Laid) -> None:
        super().__init__(laid)
        self._laid = laid

    def __iter__(self) -> Iterator[tuple[str, tuple[Observation, ...]]]:
        return self._laid.each()


class _Values(ValuesView[tuple[Observation, ...]]):
    def __init__(self, laid: Laid) -> None:
        super().__init__(laid)
        self._laid = laid

    def __iter__(self) -> Iterator[tuple[Observation, ...]]:
        return (history for _, history in self._laid.each())


def _figures(column: pd.Series[float]) -> array[Any] | None:
    """Numbers of a column, whole ones where the table has no others, NaN for none; None where there are none at all."""
    return None if column.isna().all() else array("q" if column.dtype.kind == "i" else "d", column.tolist())
