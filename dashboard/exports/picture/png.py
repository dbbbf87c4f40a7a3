"""What a PNG says of itself: how large it is on paper, and its title, source, licence and address."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_AFTER_HEADER = 33
"""Bytes of the signature and the chunk IHDR, after which others may stand."""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def told(png: bytes, facts: Mapping[str, str], pixels_a_metre: int) -> bytes:
    """The same picture with its physical size (pHYs) and its facts by keyword (iTXt, UTF-8). ValueError for no PNG."""
    if not png.startswith(SIGNATURE):
        raise ValueError("this is no PNG")
    chunks = _chunk(b"pHYs", struct.pack(">IIB", pixels_a_metre, pixels_a_metre, 1))
    for keyword, text in facts.items():
        chunks += _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8", "replace"))
    return png[:_AFTER_HEADER] + chunks + png[_AFTER_HEADER:]


def chunks_of(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and data of each chunk."""
    place = len(SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += 12 + length
