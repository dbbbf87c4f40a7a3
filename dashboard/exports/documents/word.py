"""A document for Word (.docx): real headings, a native table, pictures with alternative texts, sources as footnotes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import quoteattr

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.shared import Mm

from dashboard import theme
from dashboard.brief.sentence import Value
from dashboard.exports.documents.content import Block, Document, Heading, Paragraph, Picture, Said, Status, Statuses
from dashboard.exports.documents.footnotes import add_footnotes
from dashboard.exports.documents.paper import MARGIN, TEXT_WIDTH, Paper
from dashboard.exports.documents.word_styles import dress, looks_of_sign
from dashboard.exports.documents.word_xml import Form, Piece, clean, paragraph, rooted
from dashboard.exports.picture.sizes import INCH
from dashboard.i18n import is_right_to_left
from dashboard.words.documents import cited

AUTHOR = "Reach 2030"
COLUMNS = (66.0, 30.0, 42.0, 32.0)
"""Widths of the table of statuses in millimetres."""
SCALE = 2
"""Pixels of a picture for each of its own."""
_UNUSED = ("stylesWithEffects", "thumbnail", "customXml")
"""Parts of python-docx's template that no document of today has, and that are in part not valid."""
_LANGUAGES = MappingProxyType(
    {"en": "en-GB", "ar": "ar-SA", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}
)
"""As Word names them."""
_TWIPS = 1440 / (INCH * 1000)
"""Of a millimetre."""
_TIGHT = 30
"""Room above and below a line of the table, in twips."""

Drawn = Callable[[str, int], bytes]
"""Makes a PNG of an SVG, so many pixels wide."""


def word(document: Document, paper: Paper, png: Drawn) -> bytes:
    """The document as a file for Word. `png`: draws its pictures; what that raises is raised."""
    return Writer(document, paper, png).written()


class Writer:
    """One document in the making."""

    author = AUTHOR
    """Whose it is, as its properties say."""

    def __init__(self, document: Document, paper: Paper, png: Drawn) -> None:
        self._document, self._paper, self._png = document, paper, png
        self._made: Any = docx.Document()
        self._rtl = is_right_to_left(document.language)
        self._noted: set[int] = set()
        """Sources that have their footnote already."""

    def written(self) -> bytes:
        """The file."""
        self._without_unused()
        dress(self._made, _LANGUAGES.get(self._document.language, self._document.language))
        self._page()
        body = self._made.element.body
        for element in self._elements():
            body.insert(len(body) - 1, element)
        notes = [(clean(cited(source)), source.official_page) for source in self._document.sources]
        add_footnotes(self._made.part, notes, "<w:bidi/>" if self._rtl else "")
        self._properties()
        buffer = io.BytesIO()
        self._made.save(buffer)
        return buffer.getvalue()

    # -------------------------------------------------------------------------------------------- the file around

    def _without_unused(self) -> None:
        for relations in (self._made.part.rels, self._made.part.package.rels):
            for name, relation in list(relations.items()):
                if any(unused in relation.reltype for unused in _UNUSED):
                    del relations[name]

    def _properties(self) -> None:
        document, told = self._document, self._made.core_properties
        told.title, told.author, told.last_modified_by = clean(document.title), self.author, self.author
        told.subject, told.comments = document.kind, document.address
        told.keywords = clean(", ".join(document.keywords))
        told.language = _LANGUAGES.get(document.language, document.language)
        told.created = told.modified = datetime.datetime.combine(document.date, datetime.time())
        told.revision = 1

    def _page(self) -> None:
        section, paper, document = self._made.sections[0], self._paper, self._document
        section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
        section.left_margin = section.right_margin = Mm(paper.beside)
        section.top_margin = section.bottom_margin = Mm(MARGIN)
        section.header_distance = section.footer_distance = Mm(MARGIN / 2)
        if self._rtl:
            section._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid")
        tab, of = Piece("", "tab"), Piece(" / ")
        foot = [Piece(document.name), tab, Piece("PAGE", "field"), of, Piece("NUMPAGES", "field")]
        for holder, pieces, style in ((section.header, self._head(), "Header"), (section.footer, foot, "Footer")):
            holder.is_linked_to_previous = False
            element = holder._element
            for old in list(element):
                element.remove(old)
            form = Form(style, tab=round(TEXT_WIDTH * _TWIPS))
            element.append(parse_xml(rooted(self._xml(form, pieces))))

    def _head(self) -> list[Piece]:
        """The line above each page."""
        document = self._document
        return [Piece(AUTHOR, looks="<w:b/>"), Piece("", "tab"), Piece(f"{document.kind} · {document.day}")]

    # -------------------------------------------------------------------------------------------- what stands in it

    def _elements(self) -> Iterator[Any]:
        document = self._document
        yield self._paragraph(Form("Heading1"), [Piece(document.name)])
        facts = [piece for fact in document.facts for piece in (self._piece(fact), Piece(" · "))]
        yield self._paragraph(Form("Subtitle"), facts[:-1])
        for block in document.blocks:
            yield from self._block(block)
        if document.closing_heading:
            yield self._paragraph(Form("Heading2"), [Piece(document.closing_heading)])
        for text in document.closing:  # As small as in the other file, so that one page holds as much.
            yield self._paragraph(Form("Caption", after=60), [Piece(text)])

    def _block(self, block: Block) -> Iterator[Any]:
        if isinstance(block, Heading):
            yield self._paragraph(Form(f"Heading{block.level}"), [Piece(block.text)])
        elif isinstance(block, Paragraph):
            yield self._sentences(block.sentences, Form("Lead" if block.is_lead else "Normal"))
        elif isinstance(block, Picture):
            yield from self._picture(block)
        else:
            yield from self._statuses(block)

    def _piece(self, part: str | Value) -> Piece:
        """A text, or a value that leads to its rows where the dashboard has an address."""
        if isinstance(part, str):
            return Piece(part)
        return Piece(part.text, address=self._document.lead(part))

    def _sentences(self, sentences: Sequence[Said], form: Form) -> Any:
        pieces: list[Piece] = []
        for said in sentences:
            pieces += [Piece(" ")] if pieces else []
            pieces += map(self._piece, said.parts)
            pieces += self._marks(said.notes)
        return self._paragraph(form, pieces)

    def _marks(self, notes: Sequence[int]) -> Iterator[Piece]:
        """Numbers of notes: the first time the note itself, later a reference to it."""
        for place, number in enumerate(notes):
            if place:
                yield Piece("\u00a0")
            yield Piece(str(number), "again" if number in self._noted else "note")
            self._noted.add(number)

    def _picture(self, picture: Picture) -> Iterator[Any]:
        """Title, subtitle, the picture, what has to be said of it: on one page."""
        yield self._paragraph(Form("Heading3"), [Piece(picture.title)])
        yield self._paragraph(Form("Caption", stays=True, after=40), [Piece(picture.subtitle)])
        pixels = round(picture.width / 1000 / INCH * 96) * SCALE
        content = io.BytesIO(self._png(picture.svg, pixels))
        inline = self._made.part.new_pic_inline(content, Mm(picture.width), Mm(picture.height))
        inline.docPr.set("descr", clean(picture.alternative))
        inline.docPr.set("name", clean(picture.indicator))
        holder = self._paragraph(Form("Normal", stays=True, after=40), [])
        run: Any = OxmlElement("w:r")
        run.add_drawing(inline)
        holder.append(run)
        yield holder
        yield self._paragraph(Form("Caption"), [Piece(picture.caption)])

    # -------------------------------------------------------------------------------------------- the table

    def _statuses(self, table: Statuses) -> Iterator[Any]:
        yield from self._table(table.caption, table.columns, COLUMNS, map(self._cells, table.rows), at_end=(1, 2))

    def _table(
        self,
        caption: str,
        columns: Sequence[str],
        sizes: Sequence[float],
        cells: Iterable[Sequence[Sequence[Piece]]],
        at_end: Sequence[int] = (),
    ) -> Iterator[Any]:
        """A native table below its caption. `sizes`: widths in millimetres; `at_end`: columns of numbers."""
        yield self._paragraph(Form("Caption", stays=True, before=160, after=60), [Piece(caption)])
        widths = [round(width * _TWIPS) for width in sizes]
        heads = [[Piece(name, looks="<w:b/>")] for name in columns]
        rows = self._row(heads, widths, at_end, "<w:tblHeader/>")
        rows += "".join(self._row(row, widths, at_end) for row in cells)
        strong, weak = (
            f'w:val="single" w:sz="4" w:space="0" w:color="{theme.LIGHT[ink][1:].upper()}"' for ink in ("ink", "line")
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        yield parse_xml(
            rooted(
                f"<w:tbl><w:tblPr>{'<w:bidiVisual/>' if self._rtl else ''}"
                f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
                f"<w:tblBorders><w:top {strong}/><w:bottom {strong}/><w:insideH {weak}/></w:tblBorders>"
                '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
                '<w:right w:w="100" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020"/>'
                f"<w:tblCaption w:val={quoteattr(clean(caption))}/></w:tblPr>"
                f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
            )
        )
        yield self._paragraph(Form("Normal"), [])

    def _cells(self, row: Status) -> list[list[Piece]]:
        colour = theme.STATUS_COLOURS[row.status].removeprefix("#").upper()
        sign = Piece(f"{row.sign} ", looks=looks_of_sign(colour))
        latest = f"{row.latest} {row.year}".rstrip()
        return [
            [Piece(row.label), *self._marks(row.notes)],
            [Piece(latest)],
            [Piece(row.target)],
            [sign, Piece(row.word)],
        ]

    def _row(
        self, cells: Sequence[Sequence[Piece]], widths: Sequence[int], at_end: Sequence[int], more: str = ""
    ) -> str:
        """A row that stays whole; what is in a column of numbers stands at the end of its cell."""
        made = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{self._xml(Form('Cell', before=_TIGHT, after=_TIGHT, at_end=place in at_end), pieces)}</w:tc>"
            for place, (pieces, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{made}</w:tr>"

    # -------------------------------------------------------------------------------------------- paragraphs

    def _paragraph(self, form: Form, pieces: Sequence[Piece]) -> Any:
        return parse_xml(rooted(self._xml(form, pieces)))

    def _xml(self, form: Form, pieces: Sequence[Piece]) -> str:
        def link(address: str) -> str:
            return str(self._made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

        return paragraph(form, pieces, self._rtl, link)
