"""Which program this is: what of it and of its records can change an answer."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from dashboard.config import ROOT, Config

_PROGRAM = ("dashboard", "callbacks")
_ENDINGS = (".py", ".toml", ".json", ".csv", ".po", ".mo", ".js", ".css")


def code_of(public_url: str, catalogue: Path, sources: Path, assets: Path, geography: Path) -> str:
    """Changes with any byte of program and records, and with the address under which others reach it."""
    found = hashlib.sha256(public_url.encode())
    for path in _files((catalogue, sources, assets), geography):
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def told_of(config: Config) -> tuple[str, Path, Path, Path, Path]:
    """What `code_of` is given of settings."""
    return config.public_url, config.catalogue, config.sources, config.assets, config.geography


def _files(folders: tuple[Path, ...], geography: Path) -> Iterator[Path]:
    program = [ROOT / name for name in _PROGRAM]
    for folder in (*program, *folders):
        # Names in order, rather than paths: to compare 700 of these takes longer than to read what they name.
        for at, inner, names in os.walk(folder):
            inner.sort()
            yield from filter(Path.is_file, (Path(at, name) for name in sorted(names) if name.endswith(_ENDINGS)))
    # Beside the areas lies what is built, and the tables of a release.
    yield from sorted(path for path in geography.glob("*") if path.name.endswith(_ENDINGS))
