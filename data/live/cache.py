"""Keeps the answers of publishers on the disk, by checksum, so that a run that broke off goes on where it was."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

FRESH = timedelta(hours=24)
"""Pages of a run that broke off are used again for so long: later the publisher may have changed them."""
WORK = "raw-"
"""Beginning of the names of folders in which a run puts the files together."""
_PIECE = 1 << 20


@dataclass(frozen=True)
class Kept:
    """An answer as it was received."""

    sha256: str
    etag: str


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while piece := handle.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


class Cache:
    """The answers of one source by the address they were asked with, without credentials."""

    def __init__(self, folder: Path, source: str, now: datetime | None = None) -> None:
        """Raises OSError where the folder cannot be written to."""
        self.folder = folder
        self._contents, self._parts = folder / "contents", folder / "parts"
        self._index = folder / f"{source}.json"
        self._now = now or datetime.now(tz=UTC)
        for path in (self._contents, self._parts):
            path.mkdir(parents=True, exist_ok=True)
        begun, ended, answers = self._read()
        resumed = not ended and self._now - begun < FRESH
        self._begun = begun if resumed else self._now
        self.day = self._now.date().isoformat()
        """Day of this run (ISO 8601)."""
        self._answers = answers if resumed else {}
        self._former = answers

    def answer(self, shown: str) -> tuple[Kept, Path] | None:
        """What was answered in this run, or in one that broke off a short time ago."""
        return self._intact(self._answers.get(shown))

    def former(self, shown: str) -> tuple[Kept, Path] | None:
        """What was answered the last time, to be asked for again only if it has changed since."""
        return self._intact(self._former.get(shown))

    def _intact(self, kept: Kept | None) -> tuple[Kept, Path] | None:
        path = self._contents / kept.sha256 if kept else None
        return (kept, path) if kept and path and path.is_file() and checksum(path) == kept.sha256 else None

    def part(self, shown: str) -> Path:
        """Where a download that is not complete yet lies."""
        return self._parts / hashlib.sha256(shown.encode()).hexdigest()[:32]

    def keep(self, shown: str, part: Path, etag: str) -> tuple[Kept, Path]:
        """Take a complete download in. Raises OSError."""
        kept = Kept(checksum(part), etag)
        part.replace(self._contents / kept.sha256)
        return self.keep_again(shown, kept)

    def keep_again(self, shown: str, kept: Kept) -> tuple[Kept, Path]:
        """Note that the answer is still the one of the last time. Raises OSError."""
        self._answers[shown] = kept
        self._write(ended=False)
        return kept, self._contents / kept.sha256

    def forget(self, shown: str | None = None) -> None:
        """Ask anew for one address, or for all."""
        for known in (self._answers, self._former):
            for address in [shown] if shown else list(known):
                known.pop(address, None)
        self._write(ended=False)

    def end(self) -> None:
        """All answers of this run are there: the next one asks anew. Raises OSError."""
        self._former = dict(self._answers)
        self._write(ended=True)

    def _read(self) -> tuple[datetime, bool, dict[str, Kept]]:
        try:
            told: dict[str, Any] = json.loads(self._index.read_text(encoding="utf-8"))
            answers = {shown: Kept(**entry) for shown, entry in told["answers"].items()}
            return datetime.fromisoformat(told["begun"]), bool(told["ended"]), answers
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return self._now, True, {}

    def _write(self, *, ended: bool) -> None:
        answers = {shown: asdict(kept) for shown, kept in sorted(self._answers.items())}
        told = {"begun": self._begun.isoformat(), "ended": ended, "answers": answers}
        part = self._index.with_suffix(".part")
        part.write_text(json.dumps(told, indent=1), encoding="utf-8")
        part.replace(self._index)


def _wanted(folder: Path) -> Iterator[str]:
    for path in folder.glob("*.json"):
        for entry in json.loads(path.read_text(encoding="utf-8"))["answers"].values():
            yield str(entry["sha256"])


def tidy_up(folder: Path) -> None:
    """Clear a cache of answers that no source needs any more, and of broken downloads. Raises OSError."""
    wanted = set(_wanted(folder))
    for path in (folder / "contents").glob("*"):
        if path.name not in wanted:
            path.unlink()
    for path in (folder / "parts", *folder.glob(f"{WORK}*")):
        shutil.rmtree(path, ignore_errors=True)
