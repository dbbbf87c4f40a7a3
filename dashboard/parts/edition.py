"""Of which tables and by which program an answer is made: both stand in its address, so that it can be kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dashboard.config import ROOT, Config
from dashboard.context import Context

ANSWERS = "/answers/"
"""Beginning of the address of what panels and blocks show (callbacks/answers.py)."""
_PROGRAM = ("dashboard", "callbacks")
_ENDINGS = (".py", ".toml", ".json", ".csv", ".po", ".mo", ".js", ".css")


class Edition(NamedTuple):
    """What an answer depends on beside its question."""

    tables: str
    """Changes with any byte of their package; `release` in an address is that of whoever cites a figure."""
    code: str
    """Of the program and its records."""


def edition(context: Context) -> Edition:
    """The edition of all that this application answers."""
    return Edition(context.store.checksum, _code(context.config))


@lru_cache(maxsize=8)
def _code(config: Config) -> str:
    found = hashlib.sha256(config.public_url.encode())
    for path in _files(config):
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _files(config: Config) -> Iterator[Path]:
    program = [ROOT / name for name in _PROGRAM]
    for folder in (*program, config.catalogue, config.sources, config.assets):
        # Names in order, rather than paths: to compare 700 of these takes longer than to read what they name.
        for at, folders, names in os.walk(folder):
            folders.sort()
            yield from filter(Path.is_file, (Path(at, name) for name in sorted(names) if name.endswith(_ENDINGS)))
    # Beside the areas lies what is built, and the tables of a release.
    yield from sorted(path for path in config.geography.glob("*") if path.name.endswith(_ENDINGS))
