"""What the command to refresh is asked for, and which sources that means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.catalogue import Source
from data.build import HERE, READ_WITH
from data.live.client import Patience


class OrderError(ValueError):
    """An order that cannot be followed; the message says why and what to do."""


@dataclass(frozen=True)
class Order:
    """What is to be refreshed, and how."""

    names: tuple[str, ...] = ()
    """Sources; all that have an interface (or whose files are there) where none is named."""
    folder: Path | None = None
    """Files fetched by hand, in place of the live interfaces."""
    out: Path = HERE / "published"
    cache: Path = HERE.parent / ".cache" / "refresh"
    dry: bool = False
    """Say what would change, and change nothing."""
    accept: frozenset[str] = frozenset()
    """Sources whose losses and large changes are accepted."""
    keep_going: bool = False
    """Sources that fail keep their last good data, and the others are published."""
    vintage: str = ""
    released: str = ""
    """Of files fetched by hand."""
    patience: Patience = field(default_factory=Patience)


def chosen(order: Order, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The sources of an order, with those that they are read with before them. Raises OrderError."""
    if unknown := sorted({*order.names, *order.accept} - set(sources)):
        raise OrderError(f"no such source: {', '.join(unknown)}. There are {', '.join(sorted(sources))}.")
    if order.folder:
        return _by_hand(order, order.folder, sources)
    if order.vintage or order.released:
        raise OrderError("--vintage and --released are for files fetched by hand (--from).")
    names = order.names or tuple(name for name, source in sources.items() if source.interface)
    for name in names:
        if not sources[name].interface:
            raise OrderError(
                f"{name} ({sources[name].official_page}) has no live interface: fetch its files by hand, and name the "
                f"folder that holds {', '.join(needed_files(sources[name]))} with --from."
            )
    return tuple(dict.fromkeys(part for name in names for part in (*READ_WITH.get(name, ()), name)))


def _by_hand(order: Order, folder: Path, sources: Mapping[str, Source]) -> tuple[str, ...]:
    def absent(name: str) -> list[str]:
        needed = [path for part in (name, *READ_WITH.get(name, ())) for path in needed_files(sources[part])]
        return [path for path in needed if not (folder / path).is_file()]

    # Of a source without files, whose figures stand in the catalogue, there is nothing to read.
    names = order.names or tuple(name for name in sources if sources[name].files and not absent(name))
    if not names:
        raise OrderError(f"{folder}: holds all files of no source: lay them out as the source records say.")
    for name in names:
        if lacking := absent(name):
            raise OrderError(
                f"{name} ({sources[name].official_page}): {folder} has no {', '.join(lacking)}. Fetch it by hand, and "
                "put it there."
            )
    if (order.vintage or order.released) and len(names) > 1:
        raise OrderError("--vintage and --released are of one source: name it.")
    return names


def needed_files(source: Source) -> list[str]:
    """Paths of the files without which a source cannot be read."""
    if source.interface and source.interface.keeps:
        return list(source.interface.files)
    return [file.path for file in source.files]
