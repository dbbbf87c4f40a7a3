"""Keeps each release of the data, so that a figure that was cited can be shown again, and clears the oldest ones."""

from __future__ import annotations

import argparse
import csv
import datetime
import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from dashboard.archive import (
    CHANGES,
    NAME,
    OBJECTS,
    PRUNED,
    SAID,
    Archive,
    DamagedError,
    Manifest,
    checksum_of,
    files_of,
    sums_of,
)
from data import changes
from data.swap import BusyError, alone, write_file

HERE = Path(__file__).resolve().parent
SETTING, USUAL_MOST = "REACH_RELEASES", 20
"""How many releases are kept."""
_LEVEL = 9


def folder_of(published: Path) -> Path:
    """Where the releases of a folder of tables are kept: beside it."""
    return published.resolve().parent / "releases"


def most_of(environ: Mapping[str, str]) -> int:
    """How many releases are kept. Raises ValueError naming the setting."""
    text = environ.get(SETTING, "").strip() or str(USUAL_MOST)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1000):
        raise ValueError(f"{SETTING} must be a whole number from 1 to 1000, but is {text!r}")
    return int(text)


def today() -> str:
    """The day of the machine (UTC, ISO 8601)."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def keep(published: Path, folder: Path, records: Path = HERE, day: str = "") -> Manifest:
    """Keep what lies in `published`, with the lists of areas, the catalogue and the sources of `records`.

    Objects first, what is new in them then, the manifest last: a run that is killed leaves files that nobody names.
    What is kept already is named as it was. Raises OSError or DamagedError.
    """
    files = files_of(published, records, records / "catalogue", records / "sources")
    sums, archive = sums_of(files), Archive(folder)
    known = archive.fitting(sums)
    if known is not None:
        return known
    try:
        return _write(archive, files, sums, day or today())
    except OSError:
        # On a disk that is full nothing of it is to stay.
        _clear(folder, archive)
        raise


def _write(archive: Archive, files: Mapping[str, Path], sums: Mapping[str, str], day: str) -> Manifest:
    folder = archive.folder
    (folder / OBJECTS).mkdir(parents=True, exist_ok=True)
    for name, sha256 in sums.items():
        path = archive.object_path(sha256)
        if not path.exists():
            write_file(path, gzip.compress(files[name].read_bytes(), _LEVEL, mtime=0))
    last = _all(archive)
    name = f"{day}.{checksum_of(sums)[:12]}"
    manifest = Manifest(name, last[-1].number + 1 if last else 1, day, _commit(), sums)
    write_file(folder / f"{name}{CHANGES}", packed(changes.COLUMNS, _changes(archive, manifest)))
    told = {"name": name, "number": manifest.number, "day": day, "commit": manifest.commit, "files": dict(sums)}
    write_file(folder / f"{name}.json", (json.dumps(told, indent=0) + "\n").encode())
    return manifest


def _changes(archive: Archive, manifest: Manifest) -> list[tuple[object, ...]]:
    """What is new since the release before. A withdrawn one is compared with nothing: its figures would stand there."""
    shown = archive.manifests()
    try:
        return changes.between(archive, shown[-1], manifest) if shown else []
    except DamagedError as error:
        # New figures do not wait for old ones that nobody can read any more.
        print(f"archive: what changed is not known: {error}", file=sys.stderr)
        return []


def packed(columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> bytes:
    """A table as it is kept beside a manifest: the same rows give the same bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return gzip.compress(text.getvalue().encode(), _LEVEL, mtime=0)


def prune(folder: Path, most: int, present: str) -> tuple[str, ...]:
    """Clear away all but the newest releases and the present one, and what nobody names; the names that went.

    Their names stay, for whoever comes with an old address. Of a withdrawn release no table stays for which it is so.
    """
    archive = Archive(folder)
    manifests = _all(archive)
    gone = [manifest for manifest in manifests[:-most] if manifest.name != present]
    if gone:
        names = (*archive.pruned(), *(manifest.name for manifest in gone))
        write_file(folder / PRUNED, "".join(f"{name}\n" for name in ("release", *dict.fromkeys(names))).encode())
    for manifest in gone:
        # The manifest first: what is named must be there.
        for ending in (".json", CHANGES, SAID):
            (folder / f"{manifest.name}{ending}").unlink(missing_ok=True)
    _clear(folder, archive)
    return tuple(manifest.name for manifest in gone)


def _clear(folder: Path, archive: Archive) -> None:
    named, kept = set(), set()
    withdrawn = archive.withdrawn()
    for manifest in _all(archive):
        kept.add(manifest.name)
        hidden = {table for release, table in withdrawn if release == manifest.name}
        paths = {f"published/{table}.csv" for table in hidden}
        named |= {sha256 for path, sha256 in manifest.files.items() if "" not in hidden and path not in paths}
    for path in (folder / OBJECTS).glob("*"):
        if path.name.removesuffix(".gz") not in named:
            path.unlink()
    for path in folder.glob("*.gz"):
        if path.name.removesuffix(CHANGES).removesuffix(SAID) not in kept:
            path.unlink()
    for path in folder.glob(".*.part"):
        path.unlink()


def _all(archive: Archive) -> list[Manifest]:
    """Also those that are withdrawn."""
    names = [path.name.removesuffix(".json") for path in archive.folder.glob("*.json")]
    found = [archive.manifest(name) for name in names if NAME.fullmatch(name)]
    return sorted(found, key=lambda manifest: manifest.number)


def _commit() -> str:
    try:
        done = subprocess.run(
            ["git", "rev-parse", "--short=12", "HEAD"], cwd=HERE, capture_output=True, text=True, check=True, timeout=10
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def main(arguments: list[str] | None = None) -> int:
    """Command line: `python -m data.archive [--published FOLDER]` keeps what is published now."""
    parser = argparse.ArgumentParser(prog="python -m data.archive", description=__doc__)
    parser.add_argument("--published", type=Path, default=HERE / "published", help="the published tables")
    options = parser.parse_args(arguments)
    try:
        most = most_of(os.environ)
        with alone(options.published):
            folder = folder_of(options.published)
            manifest = keep(options.published, folder)
            gone = prune(folder, most, manifest.name)
    except (BusyError, DamagedError, ValueError, OSError) as error:
        print(f"archive: {error}", file=sys.stderr)
        return 1
    print(f"{manifest.name} is kept in {folder}" + (f"; no longer: {', '.join(gone)}" if gone else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
