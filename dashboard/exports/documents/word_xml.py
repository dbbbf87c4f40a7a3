"""Paragraphs of a Word document as XML: texts, links, footnotes and references to them, in either direction."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

from dashboard.exports.documents.footnotes import MARK
from dashboard.exports.picture.ruler import is_right_to_left
from dashboard.i18n.published import unmarked

Kind = Literal["text", "field", "tab", "note", "again"]
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Piece:
    """A piece of a paragraph."""

    text: str
    """What it says; of a note its number, of a field its name."""
    kind: Kind = "text"
    """A note is where it is given, `again` a reference to one given before."""
    address: str = ""
    """Where a text leads to."""
    looks: str = ""
    """Properties of its run."""


@dataclass(frozen=True)
class Form:
    """How a paragraph stands, beside what its style says."""

    style: str
    stays: bool = False
    """On one page with what follows."""
    on_new_page: bool = False
    tab: int = 0
    """Place of a tab at the end of the line, in twentieths of a point."""
    before: int | None = None
    after: int | None = None
    """Room in twentieths of a point; None as the style has it."""
    at_end: bool = False
    """Whether it stands at the end of its lines, as numbers do."""


def clean(text: str) -> str:
    """A text without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", unmarked(text))


def paragraph(form: Form, pieces: Sequence[Piece], rtl: bool, link: Callable[[str], str]) -> str:
    """A paragraph; namespaces are its parent's. `rtl`: read from the right; `link`: the id of a way to an address."""
    made = "".join(_piece(piece, link) for piece in pieces)
    return f"<w:p><w:pPr>{_properties(form, rtl)}</w:pPr>{made}</w:p>"


def rooted(xml: str) -> str:
    """An element of ours with the namespaces that it needs alone."""
    return re.sub(r"^<[\w:]+", lambda found: f"{found[0]} {nsdecls('w', 'r')}", xml, count=1)


def _properties(form: Form, rtl: bool) -> str:
    """In the order of the schema."""
    spacing = "".join(
        f' w:{name}="{room}"' for name, room in (("before", form.before), ("after", form.after)) if room is not None
    )
    return "".join(
        (
            f'<w:pStyle w:val="{form.style}"/>',
            "<w:keepNext/>" if form.stays else "",
            "<w:pageBreakBefore/>" if form.on_new_page else "",
            f'<w:tabs><w:tab w:val="right" w:pos="{form.tab}"/></w:tabs>' if form.tab else "",
            "<w:bidi/>" if rtl else "",
            f"<w:spacing{spacing}/>" if spacing else "",
            '<w:jc w:val="right"/>' if form.at_end else "",
        )
    )


def _piece(piece: Piece, link: Callable[[str], str]) -> str:
    if piece.kind == "tab":
        return "<w:r><w:tab/></w:r>"
    if piece.kind == "field":
        return f'<w:fldSimple w:instr="{piece.text}">{_run("1", piece.looks)}</w:fldSimple>'
    if piece.kind in ("note", "again"):
        return _mark(piece)
    if piece.address:
        return f"<w:hyperlink r:id={quoteattr(link(piece.address))}>{_run(piece.text, piece.looks)}</w:hyperlink>"
    return _run(piece.text, piece.looks)


def _mark(piece: Piece) -> str:
    """A note where it is given has a name, by which references find its number."""
    name, looks = f"_Source{piece.text}", f'<w:rStyle w:val="{MARK}"/>'
    if piece.kind == "again":
        return f'<w:fldSimple w:instr=" NOTEREF {name} \\f \\h ">{_run(piece.text, looks)}</w:fldSimple>'
    inside = f'<w:r><w:rPr>{looks}</w:rPr><w:footnoteReference w:id="{piece.text}"/></w:r>'
    return f'<w:bookmarkStart w:id="{piece.text}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{piece.text}"/>'


def _run(text: str, looks: str) -> str:
    """A run; of letters that are read from the right Word wants to be told so."""
    properties = f"{looks}{'<w:rtl/>' if is_right_to_left(text) else ''}"
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>' if text else ""
