"""A document as JSON, of which typst makes a PDF (setting.py): texts are data, and never part of its source."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from dashboard import theme
from dashboard.brief.sentence import Value
from dashboard.exports.documents.content import Block, Document, Heading, Paragraph, Picture, Said, Statuses
from dashboard.exports.documents.letters import JOINED
from dashboard.exports.documents.paper import Paper
from dashboard.exports.picture.raster import render
from dashboard.words.documents import cited

AUTHOR = "Reach 2030"
FONTS = ("Noto Sans", "Noto Sans Arabic", "Inter", "Noto Sans SC")
INKS = ("ink", "muted", "accent", "line")
DOTS = 300 / 25.4
"""Of a picture that is drawn as dots, in one millimetre of paper."""
Draw = Callable[[str, int], bytes]
"""Makes the PNG of an SVG, so many pixels wide."""


def told_of(document: Document, paper: Paper, draw: Draw = render) -> str:
    """All of a document as JSON, for `setting.pdf`. `draw`: makes dots of pictures that cannot be set as they are."""
    noted: set[int] = set()
    told = {
        "title": document.title,
        "author": AUTHOR,
        "subject": document.kind,
        "keywords": document.keywords,
        "kind": document.kind,
        "name": document.name,
        "language": document.language,
        "date": (document.date.year, document.date.month, document.date.day),
        "day": document.day,
        "width": paper.width,
        "height": paper.height,
        "beside": paper.beside,
        "fonts": FONTS,
        "inks": [theme.LIGHT[name] for name in INKS],
        "facts": [_piece(document, fact) for fact in document.facts],
        "blocks": [_block(document, block, noted, draw) for block in document.blocks],
        "sources": [{"text": cited(source), "address": source.official_page} for source in document.sources],
        "closing_heading": document.closing_heading,
        "closing": document.closing,
    }
    return json.dumps(told, ensure_ascii=False)


def _piece(document: Document, part: str | Value) -> tuple[str, str]:
    """A text and where it leads to: of a value its rows, where the dashboard has an address."""
    if isinstance(part, str):
        return part, ""
    return part.text, document.lead(part)


def _block(document: Document, block: Block, noted: set[int], draw: Draw) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": block.text}
    if isinstance(block, Paragraph):
        kind = "lead" if block.is_lead else "paragraph"
        return {"kind": kind, "sentences": [_said(document, said, noted) for said in block.sentences]}
    if isinstance(block, Picture):
        told = {name: getattr(block, name) for name in ("title", "subtitle", "alternative", "caption")}
        return {"kind": "picture", "svg": _settable(block, draw), **told}
    return {"kind": "statuses", **_statuses(block, noted)}


def _settable(picture: Picture, draw: Draw) -> str:
    """A picture that typst can set to PDF/UA: it refuses words of an SVG whose letters join, so these come as dots.

    What such a picture says stands in its alternative text, as it does for the others.
    """
    if not JOINED.search(picture.svg):
        return picture.svg
    dots = base64.b64encode(draw(picture.svg, round(picture.width * DOTS))).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    image = f'<image {size} href="data:image/png;base64,{dots}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {picture.width} {picture.height}">{image}</svg>'
    )


def _said(document: Document, said: Said, noted: set[int]) -> dict[str, Any]:
    return {"parts": [_piece(document, part) for part in said.parts], "notes": _notes(said.notes, noted)}


def _notes(numbers: tuple[int, ...], noted: set[int]) -> list[dict[str, Any]]:
    """Numbers of notes, and whether a note was given before."""
    told = [{"number": number, "again": number in noted} for number in numbers]
    noted.update(numbers)
    return told


def _statuses(table: Statuses, noted: set[int]) -> dict[str, Any]:
    rows = [
        {
            **{name: getattr(row, name) for name in ("label", "latest", "year", "target", "sign", "word")},
            "notes": _notes(row.notes, noted),
            "ink": theme.STATUS_COLOURS[row.status],
        }
        for row in table.rows
    ]
    return {"caption": table.caption, "columns": table.columns, "rows": rows}
