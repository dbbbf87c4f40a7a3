"""Packs the files for the browser as small as can be, once after an installation: `python -m dashboard.web.shelf`."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import dash

from dashboard.config import Config
from dashboard.web.static import SHELF, assets_of, checksum, pack_gzip
from dashboard.web.suites import dash_scripts


def _to_be_packed() -> Iterator[bytes]:
    yield from (content for name, content in assets_of(Config().assets) if not name.endswith(".map"))
    yield dash_scripts(dash.Dash("dashboard", assets_folder=str(Config().assets)))


def _write(path: Path, content: bytes) -> None:
    # Whole or not at all: a copy that was cut short would be served as it is.
    part = path.with_suffix(f"{path.suffix}.part")
    part.write_bytes(content)
    part.replace(path)


def _keep_copies(content: bytes) -> set[str]:
    name = checksum(content)
    if not (SHELF / f"{name}.br").exists():
        _write(SHELF / f"{name}.gzip", pack_gzip(content, 9))
        _write(SHELF / f"{name}.br", brotli.compress(content, quality=11))
    return {f"{name}.gzip", f"{name}.br"}


def main() -> None:
    """Fill the shelf with what the browser will ask for, and clear it of what it no longer will."""
    SHELF.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        wanted = set().union(*pool.map(_keep_copies, _to_be_packed()))
    for path in SHELF.iterdir():
        if path.name not in wanted:
            path.unlink()
    print(f"{len(wanted) // 2} files packed in {SHELF}")


if __name__ == "__main__":
    main()
