"""Footnotes of a Word document: the part that python-docx does not know, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.parts.document import DocumentPart

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TEXT, MARK = "FootnoteText", "FootnoteReference"
"""Ids of the styles of a note and of its number."""


def add_footnotes(document: DocumentPart, notes: Sequence[tuple[str, str]], direction: str) -> None:
    """Add notes, each a text and the address in it that it leads to; their ids count from 1.

    `direction`: properties of a paragraph that is read from the right, else nothing.
    """
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, package=document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    lines = [_separator(-1, "separator"), _separator(0, "continuationSeparator")]
    for number, (text, address) in enumerate(notes, start=1):
        lines.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{TEXT}"/>{direction}</w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{MARK}"/></w:rPr><w:footnoteRef/></w:r>'
            f"{_run(' ')}{_linked(part, text, address)}</w:p></w:footnote>"
        )
    xml = f"<w:footnotes {nsdecls('w', 'r')}>{''.join(lines)}</w:footnotes>"
    part._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}'.encode()


def _separator(number: int, kind: str) -> str:
    """The line above the notes of a page, which Word wants as notes of their own."""
    room = '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>{room}<w:r><w:{kind}/></w:r></w:p></w:footnote>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _linked(part: Part, text: str, address: str) -> str:
    before, found, after = text.partition(address) if address else (text, "", "")
    if not found:
        return _run(text)
    link = quoteattr(part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return f"{_run(before)}<w:hyperlink r:id={link}>{_run(address)}</w:hyperlink>{_run(after)}"
