"""Writes rows of an interface as the publisher's file would hold them, so that one reader reads both."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, TextIO, cast

from data.live.errors import UnusableError

Row = Mapping[str, Any]


def text_of(value: object) -> str:
    """A value as a CSV file has it: none is blank, whole numbers have no decimals."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def write_rows(
    path: Path,
    columns: Collection[str],
    rows: Iterable[Row],
    *,
    rename: Mapping[str, str] | None = None,
    needed: Collection[str] | None = None,
    text: Callable[[Any], str] = text_of,
) -> None:
    """Write `columns` of the rows as CSV, packed where the path ends in .gz; `rename` has their names in the rows.

    Each row must have all of `needed` (all columns where that is not given); what else it lacks is blank. Raises
    UnusableError where it does not.
    """
    theirs = {ours: name for name, ours in (rename or {}).items()}
    wanted = set(columns if needed is None else needed)
    keys: Collection[str] = ()
    names: list[str] = []
    with opened(path) as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            if row.keys() != keys:
                keys = row.keys()
                names = [_name_in(keys, column, theirs) for column in columns]
                _check(keys, {column: name for column, name in zip(columns, names, strict=True) if column in wanted})
            writer.writerow([text(row.get(name)) for name in names])


def _name_in(keys: Collection[str], column: str, theirs: Mapping[str, str]) -> str:
    """The name of a column in rows: as the publisher's file has it, where the rows have taken that up."""
    return column if column in keys else theirs.get(column, column)


def _check(keys: Collection[str], names: Mapping[str, str]) -> None:
    if absent := [name for name in names.values() if name not in keys]:
        raise UnusableError("columns", f"rows without {', '.join(absent)} (they have {', '.join(keys)})")


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """A text file to write, packed where its name ends in .gz; the same rows give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as raw, ExitStack() as stack:
        packed = path.suffix == ".gz"
        binary = stack.enter_context(gzip.GzipFile("", "wb", 6, raw, mtime=0)) if packed else raw
        yield stack.enter_context(io.TextIOWrapper(cast(IO[bytes], binary), "utf-8", newline=""))
