"""The only reader of published tables: a question in, rows out."""

from __future__ import annotations

import hashlib
import io
import json
import math
import threading
import zlib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dashboard.catalogue import Release
from dashboard.geography import WORLD

COLUMNS = ["ref_area", "time_period", "sex", "age", "breakdown", "obs_value", "obs_lower", "obs_upper", "obs_status"]
NUMBERS = ["obs_value", "obs_lower", "obs_upper"]
STATUSES = frozenset("AQEPBMU")
PACKAGE = "datapackage.json"
IN_TABLES = MappingProxyType({WORLD: "WLD", "199": "LDC"})
"""Codes of groups that tables write otherwise; all others stand there as they are (M49 codes, income groups)."""
GROUPS_IN_TABLES = MappingProxyType({written: code for code, written in IN_TABLES.items()})
"""The other way round: the group that such a code of a table names."""
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
            dtype=dict.fromkeys(("ref_area", "sex", "age", "breakdown", "obs_status"), "category"),
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
    for column in NUMBERS:
        if frame[column].dtype.kind not in "if" or frame[column].abs().max() == math.inf:
            raise StoreError(f"{name}: {column} holds something that is no number")
    if unknown := set(frame["obs_status"].cat.categories) - STATUSES:
        raise StoreError(f"{name}: unknown obs_status: {', '.join(sorted(unknown))}")
    return frame


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


class Store:
    """All published tables, read once, never changed after."""

    def __init__(self, folder: Path, indicators: Iterable[str]) -> None:
        """Read the tables of `indicators` from `folder`. Raises StoreError."""
        self.folder = folder
        package = read_package(folder)
        self.version, self._files, self.releases = package.version, dict(package.files), package.releases
        self.checksum = package.checksum
        self._frames: dict[str, pd.DataFrame] = {}
        # All files are kept, packed: later the folder may hold the next release.
        self._packed: dict[str, bytes] = {}
        for indicator in indicators:
            if indicator not in self._files:
                raise StoreError(f"{folder / PACKAGE}: lists no table of {indicator}, though the catalogue has it")
            path = str(folder / self._files[indicator].path)
            self._frames[indicator] = read_observations(self._take(indicator), path)
        for name in set(self._files) - set(self._frames):
            self._take(name)
        self._histories: dict[tuple[SeriesKey, tuple[str, ...]], Histories] = {}
        self._places: dict[str, Mapping[Hashable, Any]] = {}
        self._own: dict[SeriesKey, Histories] = {}
        self._groups = {name: _groups_in(frame) for name, frame in self._frames.items()}
        self._lock = threading.Lock()

    def _take(self, name: str) -> bytes:
        content = _read_bytes(self.folder, self._files[name])
        self._files[name] = replace(self._files[name], bytes=len(content))
        self._packed[name] = zlib.compress(content, 1)
        return content

    @property
    def files(self) -> Mapping[str, PublishedFile]:
        """The entries of the data package by name."""
        return self._files

    def content(self, name: str) -> bytes:
        """A published file, byte by byte, as it was read at the start. Raises StoreError where there is none."""
        if name not in self._packed:
            raise StoreError(f"{self.folder / PACKAGE}: lists no table {name}")
        return zlib.decompress(self._packed[name])

    def extra(self, name: str) -> list[dict[str, str]]:
        """Rows of a published table that holds no observations ("classes", "build_report", "progress"), as text."""
        content = self.content(name)
        try:
            frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
        except (ValueError, UnicodeDecodeError) as error:
            raise StoreError(f"{self.folder / self._files[name].path}: is no table: {error}") from error
        return [{str(name): str(value) for name, value in row.items()} for row in frame.to_dict("records")]

    def frame(self, indicator: str) -> pd.DataFrame:
        """All rows of a table. Never change it."""
        return self._frames[indicator]

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
        frame = self._frames[indicator]
        keep = pd.Series(True, index=frame.index)
        for column, wanted in (("ref_area", areas), ("sex", sex), ("age", age), ("breakdown", breakdown)):
            codes = set(wanted)
            if codes:
                keep &= frame[column].isin(codes)
        if first is not None:
            keep &= frame["time_period"] >= first
        if last is not None:
            keep &= frame["time_period"] <= last
        return frame[keep]

    def as_published(self, indicator: str, rows: pd.DataFrame) -> list[Row]:
        """Rows of a table, as `rows` gives them, the way they stand in its file."""
        texts = [rows[name].map(_decimal) if name in NUMBERS else rows[name].astype(str) for name in COLUMNS]
        cells = zip(*(column.tolist() for column in texts), strict=True)
        return [Row(indicator, int(at) + 2, each) for at, each in zip(rows.index, cells, strict=True)]

    def histories(self, key: SeriesKey, merged_age: Iterable[str] = ()) -> Histories:
        """The observations of one series by area; empty where the table has none. Bounded by the tables themselves.

        A publisher's own rows of groups are no areas: `groups` gives them. Rows of `merged_age` stand in where an area
        has none of the key's own age.
        """
        asked = (key, tuple(merged_age))
        known = self._histories.get(asked)
        if known is not None:
            return known
        if key.indicator not in self._frames:
            return {}
        made: Histories = {}
        for age in (*asked[1], key.age):
            if (key.sex, age, key.breakdown) not in self._begins(key.indicator):
                continue  # A frame without rows takes as long as one with some, and nothing of it is remembered.
            rows = self._rows_of(key._replace(age=age))
            if apart := self._groups[key.indicator]:
                rows = rows[~rows["ref_area"].isin(apart)]
            made = {**made, **histories_of(rows)}
        if made:
            with self._lock:
                self._histories[asked] = made
        return made

    def groups(self, key: SeriesKey) -> Histories:
        """The publisher's own figures of groups in one series, by the code that tables write; empty for most."""
        if not (codes := self._groups.get(key.indicator)):
            return {}
        known = self._own.get(key)
        if known is not None:
            return known
        if (key.sex, key.age, key.breakdown) not in self._begins(key.indicator):
            return {}
        rows = self._rows_of(key)
        made = histories_of(rows[rows["ref_area"].isin(codes)])
        if made:
            with self._lock:
                self._own[key] = made
        return made

    def _rows_of(self, key: SeriesKey) -> pd.DataFrame:
        """The rows of one series."""
        places = self._begins(key.indicator)
        return self._frames[key.indicator].take(places.get((key.sex, key.age, key.breakdown), []))

    def _begins(self, indicator: str) -> Mapping[Hashable, Any]:
        """Where the rows of each series are, looked up once a table: to search for them takes ten times as long."""
        places = self._places.get(indicator)
        if places is None:
            places = dict(self._frames[indicator].groupby(["sex", "age", "breakdown"], observed=True).indices)
            with self._lock:
                self._places[indicator] = places
        return places

    def areas_of(self, indicator: str) -> pd.DataFrame:
        """The rows of a table that are of areas: without a publisher's own figures of the world and of groups."""
        frame = self._frames[indicator]
        return frame[~frame["ref_area"].isin([*self._groups[indicator], "WLD"])]


def _groups_in(frame: pd.DataFrame) -> tuple[str, ...]:
    return tuple(code for code in frame["ref_area"].cat.categories if is_group_in_tables(code))


def _decimal(value: float) -> str:
    """A number as the build writes it: the shortest decimal that reads back the same; blank for none."""
    return "" if math.isnan(value) else str(np.format_float_positional(value, trim="-"))


def histories_of(frame: pd.DataFrame) -> Histories:
    """Rows of one series (one sex, age and breakdown) as observations by area."""
    ordered = frame.sort_values(["ref_area", "time_period"])
    histories: dict[str, list[Observation]] = {}
    columns = (ordered[name].tolist() for name in ("ref_area", "time_period", *NUMBERS, "obs_status"))
    for area, year, value, lower, upper, status in zip(*columns, strict=True):
        observation = Observation(area, int(year), _number(value), _number(lower), _number(upper), status)
        histories.setdefault(area, []).append(observation)
    return {area: tuple(items) for area, items in histories.items()}
