"""How much of an answer is taken, and how long it may take: no publisher fills the disk or holds a run for ever."""

from __future__ import annotations

import errno
import shutil
import socket
import threading
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit
from weakref import WeakSet

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager

from data.live.errors import HopelessError

MIB = 1 << 20


@dataclass(frozen=True)
class Bounds:
    """Bytes and seconds: far above what the publishers' files take today (the largest: 39 MB), far below any harm."""

    page: int = 48 * MIB
    """Of one answer that is read whole, unpacked: as objects it takes some ten times as much memory."""
    file: int = 512 * MIB
    """Of one file, as it comes."""
    unpacked: int = 2048 * MIB
    """Of all that an archive holds."""
    source: int = 2048 * MIB
    """Of all answers of one source in one run, unpacked."""
    answer: float = 1800
    """Seconds from the question to the last byte."""
    visit: float = 3 * 3600
    """Seconds for one source, waits and further attempts included."""
    spare: int = 256 * MIB
    """What is left free on the disk for everybody else."""


def in_words(size: int) -> str:
    """A number of bytes as people say it."""
    return f"{size / MIB:,.0f} MB" if size >= MIB else f"{size:,} bytes"


def check_room(folder: Path, more: int, spare: int) -> None:
    """Raises OSError (ENOSPC) where `more` bytes would leave less than `spare` of them free."""
    free = shutil.disk_usage(folder).free
    if free - more < spare:
        words = f"No space left on device for us: {in_words(free)} are free, of which {in_words(spare)} stay so"
        raise OSError(errno.ENOSPC, words)


def check_archive(archive: zipfile.ZipFile, limit: int) -> None:
    """Raises HopelessError where an archive says that it holds more than `limit`; no more than it says is unpacked."""
    size = sum(item.file_size for item in archive.infolist())
    if size > limit:
        raise HopelessError(
            "endless", f"an archive that holds {in_words(size)} (at most {in_words(limit)} are unpacked)"
        )


def next_address(address: str, location: str) -> str:
    """Where an answer sends us on to. Raises HopelessError where that is another host, or no longer a secure one."""
    target = urljoin(address, location)
    here, there = urlsplit(address), urlsplit(target)
    try:
        same = (there.hostname, _port(there)) == (here.hostname, _port(here)) and there.scheme == here.scheme
        safer = there.hostname == here.hostname and (_port(here), _port(there)) == (80, 443)
    except ValueError:
        same = safer = False
    if not same and not safer:
        raise HopelessError("moved", f"sent on to another host ({there.scheme}://{there.netloc.rpartition('@')[2]})")
    return target


def _port(address: SplitResult) -> int | None:
    return address.port or {"http": 80, "https": 443}.get(address.scheme)


class Hourglass:
    """Cuts the connections of a pool when the time of a request is up, whatever they wait for.

    A socket's own timeout starts anew with each byte: whoever sends one a minute is never late by it.
    """

    def __init__(self, pool: PoolManager) -> None:
        self._sockets: WeakSet[Any] = WeakSet()
        pool.pool_classes_by_scheme = {
            "http": _watched(HTTPConnectionPool, self._sockets),
            "https": _watched(HTTPSConnectionPool, self._sockets),
        }
        self.ran_out = False

    @contextmanager
    def turned(self, seconds: float) -> Iterator[None]:
        """Within, a request has so many seconds. Raises HopelessError where they were not enough."""
        self.ran_out = False
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except Exception as error:
            if not self.ran_out:
                raise
            raise _late(seconds) from error
        finally:
            timer.cancel()
        # An answer that does not tell its length ends where the connection does.
        if self.ran_out:
            raise _late(seconds)

    def _cut(self) -> None:
        self.ran_out = True
        for item in list(self._sockets):
            with suppress(OSError, ValueError):
                # Below any encryption, which would want to say good-bye first.
                socket.socket.shutdown(item, socket.SHUT_RDWR)


def _late(seconds: float) -> HopelessError:
    return HopelessError("late", f"not at its end after {seconds:,.0f} seconds")


def _watched(kind: type[Any], sockets: WeakSet[Any]) -> type[Any]:
    """A kind of pool whose connections tell us their sockets."""

    connection: Any = kind.ConnectionCls

    class Watched(connection):  # type: ignore[misc]
        def connect(self) -> None:
            super().connect()
            sockets.add(self.sock)

    return type(f"Watched{kind.__name__}", (kind,), {"ConnectionCls": Watched})


@dataclass
class Budget:
    """What a source may still take in this run."""

    bounds: Bounds
    left: int

    def metered(self, pieces: Iterable[bytes], folder: Path, most: int, already: int = 0) -> Iterator[bytes]:
        """The pieces of one body, of `most` bytes with what is there `already`. Raises HopelessError, OSError."""
        size, looked = already, 0
        check_room(folder, 0, self.bounds.spare)
        for piece in pieces:
            size += len(piece)
            self.left -= len(piece)
            if size > most:
                raise HopelessError("endless", f"an answer of more than {in_words(most)}")
            if self.left < 0:
                raise HopelessError("endless", f"answers of more than {in_words(self.bounds.source)} in one run")
            if size - looked >= 4 * MIB:
                looked = size
                check_room(folder, 0, self.bounds.spare)
            yield piece
