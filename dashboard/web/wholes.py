"""All rows as files: packed once, on disk, and sent as they lie there. `make run` makes them.

An installation has them made; where it has not, whoever asks first does, in a file without a name that ends with the
process. No answer with all rows is put together in memory, nor twice.
"""

from __future__ import annotations

import os
import tempfile
import threading
import weakref
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from flask import Response, request

from dashboard.config import Config
from dashboard.context import make_context
from dashboard.web.static import SHELF
from dashboard.web.turns import Gate

FOLDER = SHELF.with_name("reach-2030-tables")
"""Where the installation keeps them, named by the tag of the data interface."""
_PIECE = 64 * 1024
_QUICK, _SMALL = 4, 9
"""Levels of packing: while somebody waits, and once for all."""
Maker = Callable[[], Iterator[bytes]]


class Whole:
    """One file on disk."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        # With the release that it is of.
        weakref.finalize(self, file.close)
        self.size = os.fstat(file.fileno()).st_size

    def pieces(self) -> Iterator[bytes]:
        """From its beginning, for any number of threads at the same time."""
        at = 0
        while piece := os.pread(self._file.fileno(), _PIECE, at):
            at += len(piece)
            yield piece


class Wholes:
    """The files of one release. Those whose names end with ".gz" are packed here, the others as their makers do it."""

    def __init__(self, tag: str, makers: Mapping[str, Maker], gate: Gate, folder: Path = FOLDER) -> None:
        """`makers`: the unpacked content by name. `gate`: in whose turn files are on their way."""
        self._tag, self._makers, self._gate, self._folder = tag, makers, gate, folder
        self._open: dict[str, Whole] = {}
        self._lock = threading.Lock()

    def answer(self, name: str, content_type: str) -> Response:
        """The file as it is, unpacked on its way for who takes no gzip. Raises ServiceUnavailable at too many readers.

        Where there is no room on disk the content goes out as it is made.
        """
        leave = self._gate.taken()
        try:
            response = self._response(name)
        except BaseException:
            leave()
            raise
        response.content_type = content_type
        response.call_on_close(leave)
        return response

    def _response(self, name: str) -> Response:
        if request.method == "HEAD" and name not in self._open:
            # Nobody waits for a file of which only the head is asked.
            return Response()
        try:
            whole = self._whole(name)
        except OSError:
            return Response(self._makers[name]())
        if not name.endswith(".gz"):
            response = Response(whole.pieces())
            response.content_length = whole.size
            response.set_etag(f"{self._tag}-{name}")
            response.make_conditional(request, accept_ranges=True, complete_length=whole.size)
            return response
        if request.accept_encodings.quality("gzip") <= 0:
            return Response(_unpacked(whole.pieces()))
        response = Response(whole.pieces())
        response.content_length = whole.size
        response.content_encoding = "gzip"
        response.vary.add("Accept-Encoding")
        return response

    def _whole(self, name: str) -> Whole:
        with self._lock:
            if name not in self._open:
                self._open[name] = Whole(self._file(name))
            return self._open[name]

    def _file(self, name: str) -> BinaryIO:
        try:
            return (self._folder / f"{self._tag}-{name}").open("rb")
        except OSError:
            made = tempfile.TemporaryFile(prefix="reach-")  # noqa: SIM115 (read for as long as its release is served)
            self._write(name, made, _QUICK)
            return made

    def _write(self, name: str, file: BinaryIO, level: int) -> None:
        pieces = self._makers[name]()
        file.writelines(_packed(pieces, level) if name.endswith(".gz") else pieces)
        file.flush()

    def keep(self) -> int:
        """Write all files into the folder, clear it of all others, and say how many there are."""
        self._folder.mkdir(parents=True, exist_ok=True)
        wanted = set()
        for name in self._makers:
            path = self._folder / f"{self._tag}-{name}"
            part = path.with_name(f"{path.name}.part")
            with part.open("wb") as file:
                self._write(name, file, _SMALL)
            part.replace(path)
            wanted.add(path.name)
        for path in self._folder.iterdir():
            if path.name not in wanted:
                path.unlink()
        return len(wanted)


def _packed(pieces: Iterator[bytes], level: int) -> Iterator[bytes]:
    packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    for piece in pieces:
        yield packer.compress(piece)
    yield packer.flush()


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for piece in pieces:
        yield unpacker.decompress(piece)
    yield unpacker.flush()


def main() -> None:
    """Make the files of the published tables."""
    from dashboard.web.api import Interface  # noqa: PLC0415 (it knows this module)

    print(f"{Interface(make_context(Config())).wholes.keep()} files of all rows made in {FOLDER}")
