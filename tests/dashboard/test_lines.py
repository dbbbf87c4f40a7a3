"""A file packed in pieces is the same file: whole, as gzip, and line by line."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from dashboard.lines import LINES_AT_ONCE, Lines, is_plain

SIZES = (0, 1, LINES_AT_ONCE - 1, LINES_AT_ONCE, LINES_AT_ONCE + 1, 3 * LINES_AT_ONCE + 7)


def _file(rows: int) -> bytes:
    return b"".join([b"head\n", *(b"row %d\n" % number for number in range(rows))])


@pytest.mark.parametrize("rows", SIZES)
def test_the_whole_file_comes_back(rows: int) -> None:
    content = _file(rows)
    lines = Lines(content)
    assert lines.content() == b"".join(lines.pieces()) == content
    packed = b"".join(lines.gzip())
    assert gzip.decompress(packed) == content
    assert (lines.size, lines.gzip_size) == (len(content), len(packed))


@pytest.mark.parametrize("content", [b"", b"head", b"head\n", b'head\n"two\nlines",1\n', b"head\nwithout an end"])
def test_whatever_the_file_holds(content: bytes) -> None:
    lines = Lines(content)
    assert lines.content() == gzip.decompress(b"".join(lines.gzip())) == content


@pytest.mark.parametrize("rows", SIZES)
def test_single_lines_are_found(rows: int) -> None:
    lines = Lines(_file(rows))
    for positions in (np.arange(rows), np.arange(0, rows, 701), np.arange(rows - min(rows, 3), rows)):
        found = [(at, line) for some, texts in lines.at(positions) for at, line in zip(some, texts, strict=True)]
        assert found == [(at, b"row %d" % at) for at in positions]


@pytest.mark.parametrize(
    ("row", "plain"),
    [
        (b"GHA,2020,_T,_T,_T,5,,,A\n", True),
        (b"002,2020,_T,Y_GE18,A-B,-0.5,1e-7,1E+20,A\n", True),
        (b"GHA,2020,_T,_T,00,0,0.0,,A\n", True),
        (b"GHA,2020,_T,_T,_T,05,,,A\n", False),
        (b"GHA,2020,_T,_T,_T,-05,,,A\n", False),
        (b"GHA,2020,_T,_T,_T,+5,,,A\n", False),
        (b"GHA,2020,_T,_T,_T,.5,,,A\n", False),
        (b"GHA,2020,_T,_T,_T,5.,,,A\n", False),
        (b'GHA,2020,_T,_T,_T,"5",,,A\n', False),
        (b"GHA, 2020,_T,_T,_T,5,,,A\n", False),
        (b"GHA,2020,_T,_T,_T,5,,A\n", False),
        (b"GHA,2020,_T,_T,_T,5,,,A", False),
        (b"GHA,2020,_T,_T,_T,5,,,A\r\n", False),
        (b"\n", False),
        (b"", True),
    ],
)
def test_rows_in_another_form_than_published_are_seen(row: bytes, plain: bool) -> None:
    good = b"GHA,2019,_T,_T,_T,5,,,A\n"
    assert is_plain(row) is plain
    assert is_plain(good + row) is plain
