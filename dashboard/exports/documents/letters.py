"""Takes letters out of a PDF that it says twice: the dots of Arabic ones, which are drawn apart.

The font draws ب as a stroke and a dot, and typst says of each of them that it is a ب (typst/typst#4225): whoever hears,
copies or searches the file got each such letter twice. What has no width of its own says nothing here; the letter is
said by its stroke.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any

JOINED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that join, from right to left."""
_DOTTED = "NotoSansArabic"
"""In the name of a font whose letters have dots that are drawn apart."""
_DRAWN = re.compile(
    rb"BT(?P<told>/Span<</ActualText<[0-9A-F]+>>>BDC)? (?P<how>0 Tr/(?P<font>\w+) (?:\\.|[^\\])*?T[jJ])\n"
    rb"(?(told)EMC\n)ET\n",
    re.DOTALL,
)
"""Glyphs that are drawn at once, and what is said that they are."""
_TEXT = re.compile(rb"\((?:\\.|[^\\)])*\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_TABLE = re.compile(
    rb"(?P<head>xref\n0 \d+\n)(?P<lines>(?:\d{10} \d{5} [nf]\r\n)+)"
    rb"(?P<tail>trailer\n<<[^\n]*>>\n)startxref\n\d+\n%%EOF\s*\Z"
)
"""Where each object of a file begins."""
_SILENT = b"BT/Span<</ActualText<FEFF>>>BDC %s\nEMC\nET\n"


def said_once(content: bytes) -> bytes:
    """The PDF as typst made it, without what it says twice."""
    import pypdf  # noqa: PLC0415, a few texts alone have such letters

    others: dict[int, bytes] = {}
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        wide = {name[1:].encode(): font for name, font in _wide(page)}
        if wide:
            drawn: Any = page.raw_get("/Contents")
            others[drawn.idnum] = _DRAWN.sub(partial(_once, wide), drawn.get_object().get_data())
    return _exchanged(content, others)


def _exchanged(content: bytes, others: Mapping[int, bytes]) -> bytes:
    """The file with other streams in the objects of these numbers: pypdf's own copy takes longer than all the setting.

    typst tells where objects begin in one plain table behind them. Raises ValueError where a file does not.
    """
    table = _TABLE.search(content)
    if table is None:
        raise ValueError("where the objects of this PDF begin is not told as expected")
    lines = table["lines"].splitlines(keepends=True)
    begins = sorted((int(line[:10]), number) for number, line in enumerate(lines) if line[17:18] == b"n")
    out = bytearray(content[: begins[0][0]])
    for (begin, number), (end, _) in pairwise([*begins, (table.start(), 0)]):
        lines[number] = b"%010d 00000 n\r\n" % len(out)
        out += _stream(number, others[number]) if number in others else content[begin:end]
    return bytes(out) + b"%s%s%sstartxref\n%d\n%%%%EOF" % (table["head"], b"".join(lines), table["tail"], len(out))


def _stream(number: int, drawn: bytes) -> bytes:
    packed = zlib.compress(drawn)
    return b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(packed),
        packed,
    )


def _wide(page: Any) -> Iterator[tuple[str, frozenset[int]]]:
    """Fonts of a page whose letters have dots, each with its glyphs that have a width."""
    for name, kept in page["/Resources"].get("/Font", {}).items():
        font = kept.get_object()
        if _DOTTED in str(font["/BaseFont"]):
            told = font["/DescendantFonts"][0].get_object()["/W"]
            spans = zip(told[::3], told[1::3], told[2::3], strict=True)
            yield name, frozenset(one for first, last, width in spans if width for one in range(first, last + 1))


def _once(wide: dict[bytes, frozenset[int]], found: re.Match[bytes]) -> bytes:
    own = wide.get(found["font"])
    if own is None or any(glyph in own for glyph in _glyphs(found["how"])):
        return found[0]
    return _SILENT % found["how"]


def _glyphs(drawn: bytes) -> Iterator[int]:
    """Numbers of glyphs, two bytes each."""
    for text in _TEXT.findall(drawn):
        plain = _ESCAPED.sub(_unescaped, text[1:-1])
        yield from (int.from_bytes(plain[at : at + 2]) for at in range(0, len(plain), 2))


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if sign.isdigit() else _NAMED.get(sign, sign)
