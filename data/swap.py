"""Replaces a folder by a new one in a single step, so that whoever looks sees the old or the new, whole."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


class BusyError(RuntimeError):
    """Somebody else is at work on the folder; the message names the folder and the remedy."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one to replace `folder`, and clear away what a run that was killed left beside it.

    The lock goes with the process, however that ends. Raises BusyError where another process has it.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    path = folder.parent / f".{folder.name}.lock"
    with path.open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise BusyError(
                f"{folder}: process {lock.read().strip() or 'unknown'} is building or refreshing it; wait until that "
                "ends, then start again"
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        _clear(folder)
        yield


def replace_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write the files of an empty folder, then put it in the place of `folder`.

    Until the last step, and where anything fails, `folder` stays as it was, bit by bit; after a crash of the machine
    it is the old or the new one, for the new files are on the disk before they are seen. Raises OSError.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as made:
        fresh = Path(made) / "new"
        fresh.mkdir()
        fill(fresh)
        for path in fresh.iterdir():
            _to_disk(path)
        _to_disk(fresh)
        if folder.exists():
            _exchange(fresh, folder)
        else:
            fresh.rename(folder)
        _to_disk(folder.parent)


def write_file(path: Path, content: bytes) -> None:
    """Replace one file in a single step. Raises OSError; then it is as it was."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        _to_disk(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(fresh: Path, folder: Path) -> None:
    """Swap the names of two folders: at once where the system can, else as two renames that `_clear` mends."""
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if exchange is not None:
        names = (os.fsencode(fresh), os.fsencode(folder))
        if exchange(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
            return
        code = ctypes.get_errno()
        if code not in _CANNOT_EXCHANGE:
            raise OSError(code, os.strerror(code), str(folder))
    aside = _aside(folder)
    folder.rename(aside)
    try:
        fresh.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    shutil.rmtree(aside)


def _aside(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.old"


def _clear(folder: Path) -> None:
    aside = _aside(folder)
    if aside.exists() and not folder.exists():
        aside.rename(folder)
    for left in (*folder.parent.glob(aside.name), *folder.parent.glob(f".{folder.name}-*")):
        shutil.rmtree(left, ignore_errors=True)
