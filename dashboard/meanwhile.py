"""Reads the published tables in a process of its own, while this one imports all else that it serves with."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterable
from pathlib import Path

from dashboard.catalogue import load_indicators
from dashboard.store import Store

_APPLICATION = "dashboard.app"
_begun: list[tuple[int, int]] = []
"""The process that reads, and the end of a pipe at which its store comes out."""


def begin(folder: Path, catalogue: Path) -> None:
    """Let the tables of a folder be read, all of them checked as ever; nothing where all is imported already.

    A thread would get nowhere: while modules are imported it waits for the interpreter after each column.
    """
    if _APPLICATION in sys.modules or _begun:
        return
    coming, going = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(coming)
            store = Store(folder, load_indicators(catalogue))
            with os.fdopen(going, "wb") as out:
                pickle.dump(store, out, pickle.HIGHEST_PROTOCOL)
        finally:
            # Whatever was wrong: who asks for the store reads for itself then, and tells it.
            os._exit(0)
    os.close(going)
    _begun.append((pid, coming))


def taken(folder: Path, indicators: Iterable[str]) -> Store | None:
    """What was read of a folder, once; None where nobody has, it was of other tables, or something was wrong."""
    if not _begun:
        return None
    pid, coming = _begun.pop()
    with os.fdopen(coming, "rb") as told:
        try:
            found: Store | None = pickle.load(told)  # of a process of ours
        except (EOFError, pickle.UnpicklingError):
            found = None
    os.waitpid(pid, 0)
    return found if found is not None and found.is_of(folder, indicators) else None
