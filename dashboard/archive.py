"""Releases of the data that were kept: what each of them held, byte by byte, and which may be shown no more."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9a-f]{12}", re.ASCII)
"""Of a release: the day on which it was first kept, and a checksum of all that it holds."""
OBJECTS, PRUNED, WITHDRAWN = "objects", "pruned.csv", "withdrawn.csv"
CHANGES, SAID = ".changes.csv.gz", ".said.csv.gz"
"""Ends of names: what is different from the release before, and what views said when a release was kept."""
PUBLISHED, CATALOGUE, SOURCES = "published/", "catalogue/", "sources/"
"""Beginnings of paths within a release."""
LISTS = ("areas.csv", "regions.csv")
COMMAND = "python -m data.archive"
"""Keeps the release that is published now."""


class UnknownReleaseError(LookupError):
    """There never was a release of that name here; the message says so in one line."""


class GoneError(LookupError):
    """A release that was there and may, or can, be shown no more; the message says why in one line."""


class DamagedError(RuntimeError):
    """Something that was kept and is not what it was; the message names the file."""


@dataclass(frozen=True)
class Manifest:
    """What a release holds."""

    name: str
    number: int
    """Its place among all that were kept here, from 1."""
    day: str
    """On which it was first kept (ISO 8601)."""
    commit: str
    """Of the program that kept it; empty where that is not known."""
    files: Mapping[str, str]
    """Checksums (sha256) by path: "published/…", "catalogue/…", "sources/…", and the lists of areas."""

    @property
    def tables(self) -> dict[str, str]:
        """Checksums of the published tables by name."""
        own = {
            path.removeprefix(PUBLISHED): sha256 for path, sha256 in self.files.items() if path.startswith(PUBLISHED)
        }
        return {path.removesuffix(".csv"): sha256 for path, sha256 in own.items() if path.endswith(".csv")}


def files_of(published: Path, geography: Path, catalogue: Path, sources: Path) -> dict[str, Path]:
    """The files that a release is made of, by their path within it."""
    found = {f"{PUBLISHED}{path.name}": path for path in published.glob("*") if path.suffix in (".csv", ".json")}
    found |= {name: geography / name for name in LISTS}
    found |= {f"{CATALOGUE}{path.name}": path for path in catalogue.glob("*.toml")}
    found |= {f"{SOURCES}{path.name}": path for path in sources.glob("*.toml")}
    return {name: found[name] for name in sorted(found)}


def sums_of(files: Mapping[str, Path], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The checksum of each file, those that are `known` by the same names as they are. Raises OSError."""
    sums = known or {}
    return {name: sums.get(name) or hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def checksum_of(sums: Mapping[str, str]) -> str:
    """The checksum of a release, of which its name has twelve digits."""
    told = "".join(f"{path} {sums[path]}\n" for path in sorted(sums))
    return hashlib.sha256(told.encode()).hexdigest()


LISTED_AT = "/api/v1/releases.json"
"""Where a reader finds the names."""


class Archive:
    """The folder in which releases are kept. It is read at each question: what is withdrawn is so at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def manifests(self) -> tuple[Manifest, ...]:
        """All that are kept and not withdrawn, the first one first."""
        names = (path.name.removesuffix(".json") for path in self.folder.glob("*.json"))
        withdrawn = self._reasons()
        kept = (self.manifest(name) for name in names if NAME.fullmatch(name) and name not in withdrawn)
        return tuple(sorted(kept, key=lambda manifest: manifest.number))

    def named(self, name: str) -> Manifest:
        """A release by its name. Raises UnknownReleaseError, GoneError or DamagedError."""
        if not NAME.fullmatch(name):
            example = f", such as {newest}" if (newest := self._newest()) else ""
            raise UnknownReleaseError(f"release: that is no name of a release{example}; {LISTED_AT} lists all.")
        if name in (withdrawn := self._reasons()):
            raise GoneError(f"The release {name} was withdrawn: {withdrawn[name]}")
        try:
            return self.manifest(name)
        except FileNotFoundError:
            if name in self.pruned():
                raise GoneError(f"The release {name} is no longer kept: only the newest ones are.") from None
            raise UnknownReleaseError(f"There is no release {name}; {LISTED_AT} lists all.") from None

    def _newest(self) -> str:
        """The name of the newest by its day, without reading any; empty where none is kept."""
        names = {path.name.removesuffix(".json") for path in self.folder.glob("*.json")} - set(self._reasons())
        return max(filter(NAME.fullmatch, names), default="")

    def fitting(self, sums: Mapping[str, str]) -> Manifest | None:
        """The release of exactly these files, whether withdrawn or not; None where it was not kept."""
        checksum = checksum_of(sums)
        for path in self.folder.glob(f"*.{checksum[:12]}.json"):
            found = self.manifest(path.name.removesuffix(".json"))
            if dict(found.files) == dict(sums):
                return found
        return None

    def content(self, sha256: str) -> bytes:
        """A file by its checksum. Raises DamagedError."""
        path = self.object_path(sha256)
        try:
            content = gzip.decompress(path.read_bytes())
        except (OSError, EOFError, zlib.error) as error:
            raise DamagedError(f"{path}: cannot be read: {error}") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise DamagedError(f"{path}: is not what its name says")
        return content

    def object_path(self, sha256: str) -> Path:
        """Where a file is kept, packed."""
        return self.folder / OBJECTS / f"{sha256}.gz"

    def rows(self, name: str, ending: str) -> list[dict[str, str]]:
        """What was noted of a release beside its manifest (CHANGES, SAID); none where nothing was."""
        path = self.folder / f"{name}{ending}"
        try:
            text = gzip.decompress(path.read_bytes()).decode()
        except FileNotFoundError:
            return []
        except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
            raise DamagedError(f"{path}: cannot be read: {error}") from error
        return list(csv.DictReader(text.splitlines()))

    def changes(self, manifest: Manifest) -> list[dict[str, str]]:
        """What is new in a release; nothing where one was withdrawn since the release before: its figures stand there.

        A withdrawn one may be kept no more, so that its day is all that tells its place.
        """
        days = [name.partition(".")[0] for name, _ in self.withdrawn()]
        if days:
            before = max((other.day for other in self.manifests() if other.number < manifest.number), default="")
            if any(before <= day <= manifest.day for day in days):
                return []
        return self.rows(manifest.name, CHANGES)

    def pruned(self) -> tuple[str, ...]:
        """Names of releases that were kept once."""
        return tuple(row.get("release") or "" for row in self._table(PRUNED))

    def withdrawn(self) -> tuple[tuple[str, str], ...]:
        """Releases that must not be shown, each with the table for which it is so; "" for all of them."""
        return tuple((row.get("release") or "", row.get("table") or "") for row in self._table(WITHDRAWN))

    def _reasons(self) -> dict[str, str]:
        rows = self._table(WITHDRAWN)
        return {row.get("release") or "": " ".join((row.get("reason") or "no reason is given").split()) for row in rows}

    def _table(self, name: str) -> list[dict[str, str]]:
        try:
            text = (self.folder / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            # Whoever cannot be told what is withdrawn must not be shown it.
            raise DamagedError(f"{self.folder / name}: cannot be read: {error}") from error
        return list(csv.DictReader(text.splitlines()))

    def manifest(self, name: str) -> Manifest:
        """What a release holds, withdrawn or not. Raises FileNotFoundError or DamagedError."""
        path = self.folder / f"{name}.json"
        text = path.read_text(encoding="utf-8")
        try:
            told = json.loads(text)
            files = {str(file): str(sha256) for file, sha256 in told["files"].items()}
            return Manifest(name, int(told["number"]), str(told["day"]), str(told["commit"]), files)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedError(f"{path}: is damaged: {type(error).__name__}: {error}") from error
