"""Documents say what the brief's page says, in its order, and are what they claim to be: valid, tagged, legible."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import docx
import lxml.html
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

from dashboard.brief.sentence import Sentence
from dashboard.context import Context
from dashboard.exports.documents import setting
from dashboard.exports.documents.brief import address_of, brief_document
from dashboard.exports.documents.content import Document, Heading, Paragraph, Picture, Said, Statuses
from dashboard.exports.documents.letter import letter_of
from dashboard.exports.documents.letter_word import letter_word
from dashboard.exports.documents.one_page import one_page_document
from dashboard.exports.documents.paper import PAPERS, Paper
from dashboard.exports.documents.setting import NoSettingError, pdf
from dashboard.exports.documents.typeset import told_of
from dashboard.exports.documents.word import word
from dashboard.exports.fonts import SYMBOLS
from dashboard.exports.picture.raster import render
from dashboard.parts.elements import markup
from dashboard.parts.paper_brief import brief_on_paper
from dashboard.words.captions import BOUNDARY_NOTES
from dashboard.words.documents import cited
from tests.fixtures.sweeps import each

ROOT = "https://reach.example.org"
PLACES = ("BGD", "NGA", "NRU", "USA", "XKX", "TWN", "142", "061")
"""Much and little known, more figures than a page has, a name with a note, an area outside M49's countries, groups."""
ENDLESS = Paper("endless", 210, 4000)
"""A sheet on which no sentence is cut by a page's end."""
HOSTILE = '#panic("x") $1/0$ @nobody <script>&amp; \\ ]] */ = `code` _a_ "\x0b"'


@lru_cache
def document_of(context: Context, code: str) -> Document:
    return brief_document(context, code, ROOT)


@lru_cache
def written_of(context: Context, code: str, paper: str = "a4") -> bytes:
    """The brief of an area for Word; several tests open the same."""
    return word(document_of(context, code), PAPERS[paper], render)


def plain(text: str) -> str:
    """A text without any space: lines break elsewhere in each medium."""
    return re.sub(r"[\s\u00a0]+", "", text)


def on_page(context: Context, code: str) -> Iterator[tuple[str, str]]:
    """What the page says, each with its kind: title, facts, paragraphs with their notes, rows of the table, sources."""
    page = lxml.html.fromstring(f"<div>{markup(*brief_on_paper(context, code, ROOT))}</div>")
    for svg in page.xpath("//*[local-name()='svg']"):
        svg.getparent().remove(svg)
    path = "//h1|//h2|//h3|//p[not(@hidden)]|//figcaption|//tbody/tr|//ol/li"
    for element in page.xpath(path):
        inside = "picture" if element.xpath("ancestor::figure") else str(element.tag)
        yield inside, plain(element.text_content())


def in_word(content: bytes) -> str:
    """All that a reader of the file for Word sees in it, numbers of notes among it, without spaces."""
    body = docx.Document(io.BytesIO(content)).element.body
    texts = (
        node.get(qn("w:id")) if node.tag == qn("w:footnoteReference") else node.text or ""
        for node in body.iter(qn("w:t"), qn("w:footnoteReference"))
    )
    return plain("".join(texts))


def footnotes_of(content: bytes) -> list[str]:
    """The footnotes of a file for Word, in their order."""
    notes = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/footnotes.xml"))
    found = [note for note in notes if note.get(qn("w:type")) is None]
    assert [note.get(qn("w:id")) for note in found] == [str(number) for number in range(1, len(found) + 1)]
    return ["".join(node.text or "" for node in note.iter(qn("w:t"))) for note in found]


def in_pdf(content: bytes) -> str:
    """The same of a PDF."""
    return plain("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages))


SAID = {
    "BGD": "much is known",
    "XKX": "no member, hardly anything is known: with the note on boundaries",
}
"""Areas of which `make test` compares the media; a group on one page: `test_one_page.py`."""


@pytest.mark.parametrize("code", each(PLACES, SAID))
def test_page_word_and_pdf_say_the_same_in_the_same_order(shared: Context, code: str) -> None:
    document, written = document_of(shared, code), written_of(shared, code)
    media = {"Word": in_word(written), "PDF": in_pdf(pdf(told_of(document, ENDLESS)))}
    said = list(on_page(shared, code))
    for medium, text in media.items():
        at = 0
        for kind, one in said:
            if kind in ("picture", "li"):
                continue
            found = text.find(one, at)
            assert found >= 0, (medium, kind, one)
            at = found + len(one)
        assert [one for kind, one in said if kind == "picture" and one not in text] == [], medium
    sources = [one for kind, one in said if kind == "li"]
    assert [plain(note) for note in footnotes_of(written)] == sources
    assert [one for one in sources if one not in media["PDF"]] == []
    for text in media.values():
        assert f"{ROOT}{address_of(shared, code)}" in text
        assert (shared.release or shared.store.version) in text
        assert code in shared.geography.regions or (plain(BOUNDARY_NOTES[3]) in text) == (code == "XKX")


@pytest.mark.sweep
def test_every_area_has_a_pdf_with_all_its_sentences(shared: Context) -> None:
    for code in shared.geography.areas:
        document = brief_document(shared, code, ROOT)
        text = in_pdf(setting.set_here(told_of(document, ENDLESS)))
        said = [one for block in document.blocks if isinstance(block, Paragraph) for one in block.sentences]
        assert said, code
        for sentence in said:
            shown = "".join(part if isinstance(part, str) else part.text for part in sentence.parts)
            assert plain(shown) + "".join(map(str, sentence.notes)) in text, (code, shown)


def test_each_picture_stands_in_its_section(shared: Context) -> None:
    section, found = "", {}
    for block in document_of(shared, "BGD").blocks:
        if isinstance(block, Heading):
            section = block.text
        if isinstance(block, Picture):
            found[block.indicator] = section
    assert found["detected-victims"] == "Who is detected"
    assert found["refugees-by-asylum"] == "Children in displacement now"
    assert found["conflict-displacement-new"] == "Conditions that can make children vulnerable"


ON_PAPER = [(code, name) for code in ("BGD", "XKX") for name in PAPERS]


@pytest.mark.parametrize(("code", "name"), each(ON_PAPER, [("BGD", "a4")]))
def test_the_file_for_word_is_valid_and_has_its_paper(shared: Context, tmp_path: Path, code: str, name: str) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(written_of(shared, code, name))
    result = OpenXmlValidator(max_errors=20).validate(str(path))
    assert result.is_valid, [str(error)[:300] for error in result.errors]
    section = docx.Document(str(path)).sections[0]
    assert section.page_width.mm == pytest.approx(PAPERS[name].width, abs=0.1)
    assert section.page_height.mm == pytest.approx(PAPERS[name].height, abs=0.1)


def test_the_file_for_word_is_built_as_word_builds(shared: Context) -> None:
    document, content = document_of(shared, "BGD"), written_of(shared, "BGD")
    made = docx.Document(io.BytesIO(content))
    told = made.core_properties
    assert (told.title, told.author, told.language) == ("Bangladesh: country brief", "Reach 2030", "en-GB")
    assert "Bangladesh" in told.keywords
    assert told.created.date() == document.date
    styles = [paragraph.style.name for paragraph in made.paragraphs]
    assert styles[0] == "Heading 1" and styles.count("Heading 1") == 1
    heads = [block.text for block in document.blocks if isinstance(block, Heading)]
    shown = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 2"]
    assert shown == [*heads, document.closing_heading]
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    assert styles.count("Heading 3") == len(made.inline_shapes) == len(pictures) == 4
    for shape, picture in zip(made.inline_shapes, pictures, strict=True):
        assert shape._inline.docPr.get("descr") == picture.alternative
        assert picture.title in picture.alternative
        part = made.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
        width, _ = Image.open(io.BytesIO(part.blob)).size
        assert width / (shape.width.inches * 96) == pytest.approx(2, abs=0.01), "twice as sharp as a screen"
    (table,) = made.tables
    head, *rows = table.rows
    assert head._tr.xpath("w:trPr/w:tblHeader") and not any(row._tr.xpath("w:trPr/w:tblHeader") for row in rows)
    (statuses,) = (block for block in document.blocks if isinstance(block, Statuses))
    assert len(rows) == len(statuses.rows)
    assert [cell.text for cell in head.cells] == list(statuses.columns)
    faces = {face for row in rows for face in row._tr.xpath(".//w:rFonts/@w:hAnsi")}
    assert faces == {SYMBOLS}, "a sign is of one font, which has them all"
    footer = etree.tostring(made.sections[0].footer._element).decode()
    assert 'w:instr="PAGE"' in footer and 'w:instr="NUMPAGES"' in footer


def test_a_value_leads_to_its_rows_where_the_dashboard_has_an_address(shared: Context) -> None:
    placed = docx.Document(io.BytesIO(written_of(shared, "BGD")))
    links = [link.address for paragraph in placed.paragraphs for link in paragraph.hyperlinks]
    assert len(links) > 20
    assert all(link.startswith(f"{ROOT}/") for link in links)
    nowhere = brief_document(shared, "BGD", "")
    made = docx.Document(io.BytesIO(word(nowhere, PAPERS["a4"], render)))
    assert [link for paragraph in made.paragraphs for link in paragraph.hyperlinks] == []
    assert f"{ROOT}/" not in told_of(nowhere, PAPERS["a4"])


def test_a_source_is_one_footnote_to_which_later_sentences_refer(shared: Context) -> None:
    content = written_of(shared, "BGD")
    body = docx.Document(io.BytesIO(content)).element.body
    given = [node.get(qn("w:id")) for node in body.iter(qn("w:footnoteReference"))]
    assert given == [str(number) for number in range(1, len(given) + 1)]
    again = [re.findall(r"NOTEREF _Source(\d+) ", field.get(qn("w:instr"))) for field in body.iter(qn("w:fldSimple"))]
    assert again and {number for (number,) in again} <= set(given)
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert names == {f"_Source{number}" for number in given}


@pytest.mark.parametrize("name", each(PAPERS, {"letter": "the lower"}))
def test_the_pdf_is_tagged_and_says_what_it_is(shared: Context, name: str) -> None:
    document = document_of(shared, "BGD")
    read = pypdf.PdfReader(io.BytesIO(pdf(told_of(document, PAPERS[name]))))
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert read.xmp_metadata is not None
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    told = (read.metadata.title, read.metadata.author, read.metadata.creation_date.date())
    assert told == ("Bangladesh: country brief", "Reach 2030", document.date)
    top, below = read.outline
    heads = [entry.title for entry in below if not isinstance(entry, list)]
    assert top.title == "Bangladesh"
    assert heads == [*(block.text for block in document.blocks if isinstance(block, Heading)), document.closing_heading]
    assert 2 <= len(read.pages) <= 5
    for number, page in enumerate(read.pages, start=1):
        box = page.mediabox
        assert float(box.width) == pytest.approx(PAPERS[name].width / 25.4 * 72, abs=0.5)
        assert float(box.height) == pytest.approx(PAPERS[name].height / 25.4 * 72, abs=0.5)
        assert f"{number} / {len(read.pages)}" in page.extract_text()
    found = [font.get_object() for page in read.pages for font in page["/Resources"]["/Font"].values()]
    fonts = {str(font["/BaseFont"]) for font in found}
    assert all("NotoSans" in font or "Inter" in font for font in fonts), fonts


def hostile(document: Document) -> Document:
    """A document whose every text a careless writer would run or break at."""
    said = Paragraph((Said(Sentence((HOSTILE,)).parts, (1,)),))
    (statuses,) = (block for block in document.blocks if isinstance(block, Statuses))
    rows = tuple(replace(row, label=HOSTILE, target=HOSTILE) for row in statuses.rows[:2])
    picture = next(block for block in document.blocks if isinstance(block, Picture))
    blocks = (
        said,
        Heading(2, HOSTILE),
        replace(picture, title=HOSTILE, subtitle=HOSTILE, alternative=HOSTILE, caption=HOSTILE),
        replace(statuses, caption=HOSTILE, rows=rows),
    )
    sources = tuple(replace(source, title=HOSTILE) for source in document.sources)
    return replace(document, name=HOSTILE, title=HOSTILE, facts=(HOSTILE,), blocks=blocks, sources=sources)


def test_a_text_is_never_code(shared: Context, tmp_path: Path) -> None:
    document = hostile(document_of(shared, "BGD"))
    path = tmp_path / "hostile.docx"
    path.write_bytes(word(document, PAPERS["a4"], render))
    assert OpenXmlValidator().validate(str(path)).is_valid
    shown = HOSTILE.replace("\x0b", "\ufffd")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert paragraphs.count(shown) == 8
    text = in_pdf(pdf(told_of(document, ENDLESS)))
    visible = plain('#panic("x") $1/0$ @nobody <script>&amp; \\ ]] */ = `code` _a_ "')
    assert text.count(visible) >= 8


def test_both_are_ready_for_writing_from_the_right(shared: Context, tmp_path: Path) -> None:
    document = replace(document_of(shared, "BGD"), language="ar", name="بنغلاديش")
    path = tmp_path / "right.docx"
    path.write_bytes(word(document, PAPERS["a4"], render))
    assert OpenXmlValidator().validate(str(path)).is_valid
    made = docx.Document(str(path))
    assert all(paragraph._p.xpath("w:pPr/w:bidi") for paragraph in made.paragraphs)
    assert made.paragraphs[0]._p.xpath("w:r/w:rPr/w:rtl")
    assert made.tables[0]._tbl.xpath("w:tblPr/w:bidiVisual") and made.sections[0]._sectPr.xpath("w:bidi")
    assert made.core_properties.language == "ar-SA"
    written = pdf(told_of(document, PAPERS["a4"]))
    assert pypdf.PdfReader(io.BytesIO(written)).trailer["/Root"]["/Lang"] == "ar"
    assert pdf(told_of(document, PAPERS["a4"])) == written, "the same bytes each time"
    poppler = shutil.which("pdftotext")
    if poppler is None:
        pytest.skip("poppler's pdftotext is not installed")
    # As whoever hears, copies or searches it gets it: each letter once, though its dots are drawn apart.
    said = subprocess.run([poppler, "-", "-"], input=written, capture_output=True, check=True).stdout.decode()
    assert "بنغلاديش" in said


def test_chinese_letters_have_their_font(shared: Context) -> None:
    document = replace(document_of(shared, "BGD"), language="zh", name="孟加拉国")
    read = pypdf.PdfReader(io.BytesIO(pdf(told_of(document, PAPERS["a4"]))))
    assert "孟加拉国" in read.pages[0].extract_text()


def test_what_takes_too_long_or_cannot_be_set_is_said_in_one_line(
    shared: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = told_of(document_of(shared, "BGD"), PAPERS["a4"])
    for given, seconds in ((told, 0.01), ("no JSON", 20), (told[:-1], 20)):
        with pytest.raises(NoSettingError, match="This document could not be set"):
            pdf(given, seconds)
    with pytest.raises(NoSettingError, match="too large"):
        pdf(" " * (setting.LARGEST + 1))
    monkeypatch.setattr(setting, "find_spec", lambda _: None)
    with pytest.raises(NoSettingError, match="no typst"):
        pdf(told)


def test_a_footnote_says_release_licence_and_page(shared: Context) -> None:
    for source in document_of(shared, "BGD").sources:
        parts = (source.publisher_short, source.title, source.vintage, source.licence, source.official_page)
        assert all(part in cited(source) for part in parts)


@pytest.mark.sweep  # Valid by the schemas of Office, built as Word builds: above; a letter: test_dossier_files.py.
def test_libreoffice_writer_opens_what_is_for_word(shared: Context, tmp_path: Path) -> None:
    """A brief, one on one page and a letter at one go, since its start takes longer than they do."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "simple.txt").write_text("a")
    (tmp_path / "brief.docx").write_bytes(written_of(shared, "NRU", "letter"))
    (tmp_path / "short.docx").write_bytes(
        word(one_page_document(shared, "142", ROOT, PAPERS["letter"]), PAPERS["letter"], render)
    )
    (tmp_path / "annexed.docx").write_bytes(letter_word(letter_of(shared, "DEU", ROOT), PAPERS["a4"]))
    as_pdf(office, tmp_path, *sorted(tmp_path.iterdir()))
    if not (tmp_path / "simple.pdf").exists():
        pytest.skip(f"{office} opens no plain text: Writer, the part of LibreOffice for texts, is not installed")
    pages = [page.extract_text() for page in pypdf.PdfReader(str(tmp_path / "brief.pdf")).pages]
    document, text = document_of(shared, "NRU"), plain("".join(pages))
    assert 2 <= len(pages) <= 6
    for block in document.blocks:
        if isinstance(block, Heading | Picture):
            assert plain(block.text if isinstance(block, Heading) else block.title) in text
    for source in document.sources:
        assert plain(source.title) in text, "in a footnote"
    assert plain(f"1 / {len(pages)}") in text
    assert len(pypdf.PdfReader(str(tmp_path / "short.pdf")).pages) == 1, "the fuller brief on one page"
    letter = [page.extract_text() for page in pypdf.PdfReader(str(tmp_path / "annexed.pdf")).pages]
    assert len(letter) == 2, "the text of a letter takes one page and its annex another"
    assert "Yours sincerely" in letter[0] and "Annex" in letter[1]


def as_pdf(office: str, folder: Path, *files: Path) -> None:
    """What LibreOffice makes of files, in a folder: nothing of those of which it can make nothing."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=False, capture_output=True, timeout=180)
