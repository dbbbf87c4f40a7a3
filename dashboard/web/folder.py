"""Answers kept as files: for all processes that have the folder, bounded in bytes and in number.

Whatever is wrong with the folder or a file costs nothing but time: the answer is made anew, and the log says why, once.
"""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import stat
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from dashboard.web.observed import figures

MOST_FILES = 4096
"""In the folder, however small they are."""
_BEGINNING = b"reach 2030, 1\n"
_LOCK, _KEPT, _PART = "lock", ".kept", ".kept.part"
"""Ends of names: nothing else that lies in the folder is ever touched."""
_BLOCK = 4096
"""Bytes of which a disk gives whole numbers."""
_SHARE = 64
"""A process looks through the folder once it has put so small a part of its room there."""
_SPARED = 15 / 16
"""What is left of the room then: several processes put something there before they look again."""
_STALE = 600.0
"""Seconds after which nobody writes a part of a file any more."""
_SEEN_EVERY = 60.0
"""Seconds in which a file that is asked for often is marked as asked for once."""
_log = logging.getLogger(__name__)


def usual_folder() -> Path:
    """Where answers are kept unless the settings say otherwise: a folder of this account's among temporary files."""
    return Path(tempfile.gettempdir()) / f"reach-2030-{os.geteuid()}"


class _File(NamedTuple):
    asked: float
    size: int
    path: str


class KeptFiles:
    """The latest answers; those longest unasked for go first. Safe for threads and processes."""

    def __init__(self, folder: Path, what: str, most_bytes: int, most_files: int = MOST_FILES) -> None:
        """`what`: its name among figures. The folder is made when something is first kept."""
        self._folder, self._what = folder, what
        self._most_bytes, self._most_files = most_bytes, most_files
        self._bytes, self._files = most_bytes, most_files
        """Put there since this process looked; more than allowed, so that it looks first of all."""
        self._lock = threading.Lock()
        self._told = ""

    def get(self, tag: str) -> tuple[bytes, str] | None:
        """Content and file name by tag; None where it is not kept, or not whole."""
        found = self._read(tag)
        figures().asked_kept(self._what, found=found is not None)
        return found

    def put(self, tag: str, content: bytes, name: str = "") -> None:
        """Keep an answer, and forget those longest unasked for until there is room."""
        packed = _packed(content, name)
        if not _held(len(packed)) <= self._most_bytes // 2:
            return
        try:
            self._check()
            self._write(tag, packed)
            self._make_room(_held(len(packed)))
        except OSError as error:
            self._tell(f"{self._what} are not kept in {self._folder}: {error.strerror or error}")
        else:
            self._told = ""

    def _read(self, tag: str) -> tuple[bytes, str] | None:
        path = self._folder / f"{tag}{_KEPT}"
        try:
            # Opened and asked whose it is, in this order: nobody can exchange it between the two.
            with path.open("rb") as file:
                state = os.fstat(file.fileno())
                packed = file.read() if state.st_uid == os.geteuid() else b""
        except FileNotFoundError:
            return None
        except OSError as error:
            self._tell(f"{self._what} kept in {self._folder} cannot be read: {error.strerror or error}")
            return None
        found = _unpacked(packed)
        if found is None:
            self._tell(f"{path} was not whole and is made anew")
            with suppress(OSError):
                path.unlink()
        elif time.time() - state.st_mtime > _SEEN_EVERY:
            with suppress(OSError):
                os.utime(path)
        return found

    def _check(self) -> None:
        """Raises OSError where others may write into the folder: they could put pictures there in our name."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = self._folder.lstat()
        if not stat.S_ISDIR(state.st_mode):
            raise NotADirectoryError(0, "it is no folder")
        if state.st_uid != os.geteuid() or state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise PermissionError(0, "it is another account's, or others may write into it")

    def _write(self, tag: str, packed: bytes) -> None:
        """Whole or not at all: a file has its name once all of it is there."""
        number, part = tempfile.mkstemp(_PART, dir=self._folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(packed)
            Path(part).replace(self._folder / f"{tag}{_KEPT}")
        except BaseException:
            with suppress(OSError):
                Path(part).unlink()
            raise

    def _make_room(self, held: int) -> None:
        with self._lock:
            self._bytes, self._files = self._bytes + held, self._files + 1
            if self._bytes * _SHARE < self._most_bytes and self._files * _SHARE < self._most_files:
                return
            self._bytes, self._files = 0, 0
        with self._alone() as is_ours:
            if is_ours:
                self._clear()

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Whether this process is the one that looks; another that does sees the same files."""
        with (self._folder / _LOCK).open("wb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def _clear(self) -> None:
        found, held = [], 0
        for file in _files(self._folder):
            if file.path.endswith(_PART):
                if time.time() - file.asked > _STALE:
                    _remove(file)
                continue
            found.append(file)
            held += file.size
        if held <= self._most_bytes * _SPARED and len(found) <= self._most_files * _SPARED:
            return
        found.sort(reverse=True)
        while found and (held > self._most_bytes * _SPARED or len(found) > self._most_files * _SPARED):
            gone = found.pop()
            held -= gone.size
            _remove(gone)

    def _tell(self, words: str) -> None:
        """One line, until something has gone well or something else goes wrong."""
        if words != self._told:
            _log.warning("%s", words)
        self._told = words


def _held(size: int) -> int:
    return -(-size // _BLOCK) * _BLOCK


def _files(folder: Path) -> Iterator[_File]:
    with os.scandir(folder) as entries:
        for entry in entries:
            # Another process may have removed it meanwhile.
            with suppress(FileNotFoundError):
                state = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(state.st_mode) and entry.name.endswith((_KEPT, _PART)):
                    yield _File(state.st_mtime, _held(state.st_size), entry.path)


def _remove(file: _File) -> None:
    with suppress(FileNotFoundError):
        Path(file.path).unlink()


def _packed(content: bytes, name: str) -> bytes:
    named = name.encode()
    rest = len(named).to_bytes(2, "big") + named + content
    return _BEGINNING + hashlib.sha256(rest).digest() + rest


def _unpacked(packed: bytes) -> tuple[bytes, str] | None:
    """Content and name; None where a byte of them is missing or another."""
    at = len(_BEGINNING)
    digest, rest = packed[at : at + 32], packed[at + 32 :]
    if not packed.startswith(_BEGINNING) or hashlib.sha256(rest).digest() != digest:
        return None
    end = 2 + int.from_bytes(rest[:2], "big")
    return rest[end:], rest[2:end].decode()
