"""The draft letter as a file for Word: what its writer has to fill in is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dashboard.exports.documents.letter import Letter
from dashboard.exports.documents.paper import Paper
from dashboard.exports.documents.word import Writer
from dashboard.exports.documents.word_xml import Form, Piece

COLUMNS = (66.0, 62.0, 42.0)
"""Widths of the table in millimetres."""
_TO_FILL = re.compile(r"(\[[^\]]*\])")
_MARKED = '<w:highlight w:val="yellow"/>'


def letter_word(letter: Letter, paper: Paper) -> bytes:
    """The letter as a file for Word."""
    return _LetterWriter(letter, paper).written()


class _LetterWriter(Writer):
    """A letter in the making. It is nobody's but its writer's: no author stands in its properties."""

    author = ""

    def __init__(self, letter: Letter, paper: Paper) -> None:
        super().__init__(letter.document, paper, _no_picture)
        self._letter = letter

    def _head(self) -> list[Piece]:
        return [Piece(self._letter.note, looks="<w:b/>"), Piece("", "tab"), Piece(self._letter.document.kind)]

    def _elements(self) -> Iterator[Any]:
        letter = self._letter
        yield from self._block_of(letter.sender)
        yield from self._block_of(letter.recipient)
        yield self._paragraph(Form("Heading2"), [Piece(letter.subject)])
        yield self._paragraph(Form("Normal"), _pieces(letter.greeting))
        for paragraph in letter.paragraphs:
            yield self._sentences(paragraph, Form("Normal"))
        yield self._paragraph(Form("Normal", stays=True), [Piece(f"{letter.note}.", looks="<w:i/>")])
        yield self._paragraph(Form("Normal", stays=True, after=480), _pieces(letter.farewell[0]))
        yield from self._block_of(letter.farewell[1:])
        yield self._paragraph(Form("Heading2", on_new_page=True), [Piece(letter.annex.heading)])
        yield from self._table(
            letter.annex.caption,
            letter.annex.columns,
            COLUMNS,
            ([[Piece(text)] for text in row] for row in letter.annex.rows),
        )
        for text in letter.closing:
            yield self._paragraph(Form("Caption", after=40), [Piece(text)])

    def _block_of(self, lines: tuple[str, ...]) -> Iterator[Any]:
        """Lines that belong together, as those of an address."""
        for place, line in enumerate(lines, start=1):
            yield self._paragraph(Form("Normal", after=160 if place == len(lines) else 0), _pieces(line))


def _pieces(text: str) -> list[Piece]:
    """A text, with what stands in brackets marked."""
    found = _TO_FILL.split(text)
    return [Piece(part, looks=_MARKED if place % 2 else "") for place, part in enumerate(found) if part]


def _no_picture(_svg: str, _width: int) -> bytes:
    raise ValueError("a letter has no picture")
