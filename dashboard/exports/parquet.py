"""Writes tables as Apache Parquet, with nothing but numpy: what reads it needs 100 MB more than a server should.

Of the format (https://parquet.apache.org/docs/file-format/) the plain part: one page a column, codes by a dictionary,
numbers as doubles, packed with gzip. Every reader knows it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

MEDIA_TYPE = "application/vnd.apache.parquet"
_MAGIC = b"PAR1"
_INT32, _DOUBLE, _TEXT = 1, 5, 6
_REQUIRED, _OPTIONAL = 0, 1
_PLAIN, _RLE, _BY_DICTIONARY = 0, 3, 8
_GZIP = 2
_DATA, _DICTIONARY = 0, 2
_INTEGER, _LONG, _BINARY, _LIST, _STRUCT = 5, 6, 8, 9, 12
"""Types of fields in Thrift's compact protocol, in which the format describes itself."""


class Column(NamedTuple):
    """A column of the file: codes and words are text, years whole numbers, figures numbers that may be missing."""

    name: str
    kind: type[str] | type[int] | type[float]

    @property
    def stored(self) -> int:
        """Its type in the format."""
        return {str: _TEXT, int: _INT32, float: _DOUBLE}[self.kind]


class _Chunk(NamedTuple):
    """What was written of one column of one group of rows."""

    column: Column
    rows: int
    dictionary_at: int
    data_at: int
    plain: int
    packed: int


def written(
    columns: Sequence[Column], groups: Iterable[Sequence[Sequence[str]]], told: Iterable[tuple[str, str]]
) -> Iterator[bytes]:
    """A file in pieces. `groups`: the cells of some rows, column by column, blank for a number that is missing.

    `told`: what the file says of itself, by name.
    """
    at = len(_MAGIC)
    yield _MAGIC
    done: list[list[_Chunk]] = []
    for cells in groups:
        chunks = []
        for column, texts in zip(columns, cells, strict=True):
            pieces, chunk = _chunk(column, texts, at)
            at += len(pieces)
            chunks.append(chunk)
            yield pieces
        done.append(chunks)
    foot = _foot(columns, done, told)
    yield foot + len(foot).to_bytes(4, "little") + _MAGIC


def _chunk(column: Column, texts: Sequence[str], at: int) -> tuple[bytes, _Chunk]:
    """The pages of a column, which begin at byte `at` of the file."""
    if column.kind is float:
        known = np.array([text != "" for text in texts], bool)
        levels = _runs(known.astype(np.uint32), 1)
        values = np.array([float(text) for text in texts if text], "<f8")
        content = len(levels).to_bytes(4, "little") + levels + values.tobytes()
        page = _page(_DATA, content, _data_head(len(texts), _PLAIN))
        return page[0], _Chunk(column, len(texts), 0, at, page[1], len(page[0]))
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    if column.kind is int:
        entries = np.array([int(text) for text in places], "<i4").tobytes()
    else:
        entries = b"".join(_counted(text.encode()) for text in places)
    width = max(1, (len(places) - 1).bit_length())
    indexes = np.fromiter((places[text] for text in texts), np.uint32, len(texts))
    first = _page(_DICTIONARY, entries, _field(7, _STRUCT, 3, _struct((1, len(places)), (2, _PLAIN))))
    second = _page(_DATA, bytes([width]) + _runs(indexes, width), _data_head(len(texts), _BY_DICTIONARY))
    sizes = first[1] + second[1], len(first[0]) + len(second[0])
    return first[0] + second[0], _Chunk(column, len(texts), at, at + len(first[0]), *sizes)


def _counted(text: bytes) -> bytes:
    return len(text).to_bytes(4, "little") + text


def _runs(values: npt.NDArray[np.uint32], width: int) -> bytes:
    """Small numbers, each in `width` bits, the lowest first: one run of groups of eight."""
    groups = -(-len(values) // 8)
    padded = np.zeros(groups * 8, np.uint32)
    padded[: len(values)] = values
    bits = (padded[:, None] >> np.arange(width, dtype=np.uint32)) & 1
    return _number(groups << 1 | 1) + np.packbits(bits.astype(np.uint8).ravel(), bitorder="little").tobytes()


def _page(kind: int, content: bytes, head: bytes) -> tuple[bytes, int]:
    """A page with its head, and the bytes that it has unpacked."""
    packer = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    packed = packer.compress(content) + packer.flush()
    said = _struct((1, kind), (2, len(content)), (3, len(packed)), end=False) + head + b"\0"
    return said + packed, len(said) + len(content)


def _data_head(rows: int, encoding: int) -> bytes:
    return _field(5, _STRUCT, 3, _struct((1, rows), (2, encoding), (3, _RLE), (4, _RLE)))


def _foot(columns: Sequence[Column], groups: Sequence[Sequence[_Chunk]], told: Iterable[tuple[str, str]]) -> bytes:
    root = _texts((4, "schema")) + _field(5, _INTEGER, 4, _signed(len(columns))) + b"\0"
    schema = [root, *map(_described, columns)]
    pairs = [_texts((1, name), (2, value)) + b"\0" for name, value in told]
    rows = sum(chunks[0].rows for chunks in groups)
    return b"".join(
        (
            _field(1, _INTEGER, 0, _signed(2)),
            _field(2, _LIST, 1, _list(_STRUCT, schema)),
            _field(3, _LONG, 2, _signed(rows)),
            _field(4, _LIST, 3, _list(_STRUCT, [_group(chunks) for chunks in groups])),
            _field(5, _LIST, 4, _list(_STRUCT, pairs)),
            _field(6, _BINARY, 5, _text("Reach 2030")),
            b"\0",
        )
    )


def _described(column: Column) -> bytes:
    parts = [
        _field(1, _INTEGER, 0, _signed(column.stored)),
        _field(3, _INTEGER, 1, _signed(_OPTIONAL if column.kind is float else _REQUIRED)),
        _field(4, _BINARY, 3, _text(column.name)),
    ]
    if column.kind is str:
        # UTF-8, as older readers look for it and as newer ones do.
        parts += [_field(6, _INTEGER, 4, _signed(0)), _field(10, _STRUCT, 6, _field(1, _STRUCT, 0, b"\0") + b"\0")]
    return b"".join(parts) + b"\0"


def _group(chunks: Sequence[_Chunk]) -> bytes:
    columns = [
        _field(2, _LONG, 0, _signed(chunk.dictionary_at or chunk.data_at)) + _field(3, _STRUCT, 2, _meta(chunk)) + b"\0"
        for chunk in chunks
    ]
    return b"".join(
        (
            _field(1, _LIST, 0, _list(_STRUCT, columns)),
            _field(2, _LONG, 1, _signed(sum(chunk.plain for chunk in chunks))),
            _field(3, _LONG, 2, _signed(chunks[0].rows)),
            b"\0",
        )
    )


def _meta(chunk: _Chunk) -> bytes:
    encodings = (_PLAIN, _RLE, _BY_DICTIONARY) if chunk.dictionary_at else (_PLAIN, _RLE)
    parts = [
        _field(1, _INTEGER, 0, _signed(chunk.column.stored)),
        _field(2, _LIST, 1, _list(_INTEGER, list(map(_signed, encodings)))),
        _field(3, _LIST, 2, _list(_BINARY, [_text(chunk.column.name)])),
        _field(4, _INTEGER, 3, _signed(_GZIP)),
        _field(5, _LONG, 4, _signed(chunk.rows)),
        _field(6, _LONG, 5, _signed(chunk.plain)),
        _field(7, _LONG, 6, _signed(chunk.packed)),
        _field(9, _LONG, 7, _signed(chunk.data_at)),
    ]
    if chunk.dictionary_at:
        parts.append(_field(11, _LONG, 9, _signed(chunk.dictionary_at)))
    return b"".join(parts) + b"\0"


def _struct(*numbers: tuple[int, int], end: bool = True) -> bytes:
    """Fields that are whole numbers, by their ids."""
    ids = [0, *(number for number, _ in numbers)]
    fields = (_field(name, _INTEGER, ids[place], _signed(value)) for place, (name, value) in enumerate(numbers))
    return b"".join(fields) + (b"\0" if end else b"")


def _texts(*texts: tuple[int, str]) -> bytes:
    """Fields that are texts, by their ids."""
    ids = [0, *(number for number, _ in texts)]
    return b"".join(_field(name, _BINARY, ids[place], _text(value)) for place, (name, value) in enumerate(texts))


def _field(name: int, kind: int, before: int, value: bytes) -> bytes:
    """A field by its id and that of the field before it."""
    return bytes([(name - before) << 4 | kind]) + value


def _list(kind: int, items: Sequence[bytes]) -> bytes:
    head = bytes([len(items) << 4 | kind]) if len(items) < 15 else bytes([0xF0 | kind]) + _number(len(items))
    return head + b"".join(items)


def _text(value: str) -> bytes:
    content = value.encode()
    return _number(len(content)) + content


def _signed(value: int) -> bytes:
    return _number(value << 1 if value >= 0 else (-value << 1) - 1)


def _number(value: int) -> bytes:
    """A whole number in sevens of bits, the lowest first."""
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)
