"""The brief on one page is one page on either paper, and says nothing that the whole one does not say."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.exports.documents.brief import brief_document
from dashboard.exports.documents.content import Document, Paragraph, Picture
from dashboard.exports.documents.one_page import one_page_document
from dashboard.exports.documents.paper import PAPERS
from dashboard.exports.documents.setting import pdf
from dashboard.exports.documents.typeset import told_of
from dashboard.exports.documents.word import word
from dashboard.exports.picture.raster import render
from dashboard.i18n import language
from tests.dashboard.exports.documents.test_documents import as_pdf
from tests.fixtures.sweeps import each

ROOT = "https://reach.example.org"
PLACES = ("BGD", "NGA", "NRU", "UKR", "142", "LIC")
"""Much and little known; the longest openings, and groups."""


def on_a4(context: Context, code: str, root: str) -> Document:
    """As the menu offers it."""
    return one_page_document(context, code, root, PAPERS["a4"])


def paragraphs(document: Document) -> list[str]:
    """Each paragraph as its sentences say it."""
    found = (block for block in document.blocks if isinstance(block, Paragraph))
    return [
        "".join(str(getattr(part, "text", part)) for said in block.sentences for part in said.parts) for block in found
    ]


@pytest.mark.parametrize("code", each(PLACES, {"UKR": "the longest opening", "142": "a group"}))
def test_it_is_one_page_on_either_paper_and_fills_it_before_anything_is_left_out(shared: Context, code: str) -> None:
    """A sixth of A4 was blank below "left out for want of room": room was counted for Letter. What is left to a PDF is
    what no paragraph fits in, which the picture takes, and what Word needs more: both say the same."""
    for paper in PAPERS.values():
        made = one_page_document(shared, code, ROOT, paper)
        (page,) = pypdf.PdfReader(io.BytesIO(pdf(told_of(made, paper)))).pages
        assert "want of room" not in made.closing[0] or blank_of(page) < 0.12
        # "All of it is at https://… Seen on 3 December" were two sentences in one.
        assert "want of room" not in made.closing[0] or f"{made.address}. Seen on " in made.closing[0]
        # In Word the picture was so low that it had no room for figures and signs of single years.
        (picture,) = [block for block in made.blocks if isinstance(block, Picture)]
        assert picture.height >= 34


def blank_of(page: pypdf.PageObject) -> float:
    """How much of a page is without words between its text and its sources."""
    high, lines = float(page.mediabox.height), set[float]()

    def heard(text: str, around: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            lines.add(around[1] * at[4] + around[3] * at[5] + around[5])

    page.extract_text(visitor_text=heard)
    lower = sorted(line for line in lines if line < high / 2)
    return max(after - before for before, after in pairwise(lower)) / high


@pytest.mark.parametrize(
    ("lang", "code"), each([("zh", "199"), ("ru", "019"), ("zh", "UKR")], {("zh", "UKR"): "a country"})
)
def test_it_is_one_page_in_letters_of_another_breadth(shared: Context, lang: str, code: str) -> None:
    """Lines were counted by characters of English: these three took a second page."""
    with language(lang):
        paper = PAPERS["letter"]
        content = pdf(told_of(one_page_document(shared, code, ROOT, paper), paper))
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 1


@pytest.mark.parametrize("length", each([brief_document, on_a4], [on_a4]))
def test_letters_that_join_do_not_keep_a_brief_from_being_set(
    shared: Context, length: Callable[[Context, str, str], Document]
) -> None:
    """Asia's chart has words at the ends of its lines; typst refuses Arabic ones within an SVG."""
    with language("ar"):
        content = pdf(told_of(length(shared, "142", ROOT), PAPERS["a4"]))
    read = pypdf.PdfReader(io.BytesIO(content))
    assert sum(len(page.images) for page in read.pages) == 1
    assert "pdfuaid" in str(read.metadata and read.xmp_metadata and read.xmp_metadata.stream.get_data())


@pytest.mark.sweep  # Of the fuller page: test_documents.py.
@pytest.mark.parametrize("code", ["BGD", "142"])
def test_it_is_one_page_in_a_word_processor(shared: Context, code: str, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "short.docx"
    path.write_bytes(word(one_page_document(shared, code, ROOT, PAPERS["letter"]), PAPERS["letter"], render))
    as_pdf(office, tmp_path, path)
    made = path.with_suffix(".pdf")
    if not made.exists():
        pytest.skip("Writer, the part of LibreOffice for texts, is not installed")
    assert len(pypdf.PdfReader(str(made)).pages) == 1


@pytest.mark.parametrize("code", PLACES)
def test_its_paragraphs_are_whole_ones_of_the_whole_brief(shared: Context, code: str) -> None:
    """With every number and every qualification; only what is not known at once may stand in another cut there."""
    short, whole = on_a4(shared, code, ROOT), "".join(paragraphs(brief_document(shared, code, ROOT)))
    assert len(paragraphs(short)) >= 2
    assert [one for one in paragraphs(short) if one not in whole] == []
    # What its picture says below it no paragraph says again: "Only victims who were found are counted" stood twice.
    captions = [block.caption for block in short.blocks if isinstance(block, Picture)]
    assert [one for one in paragraphs(short) for caption in captions if one in caption] == []
    assert short.address in short.closing[0]
    assert set(short.sources) <= set(brief_document(shared, code, ROOT).sources)


def test_it_is_chosen_in_the_address_and_nothing_else_is(client: FlaskClient) -> None:
    short = client.get("/export/country/BGD.pdf?length=one-page")
    assert short.status_code == 200 and "one-page" in short.headers["Content-Disposition"]
    assert short.headers["ETag"] != client.get("/export/country/BGD.pdf").headers["ETag"]
    refused = client.get("/export/country/BGD.pdf?length=%3Cscript%3E")
    assert refused.status_code == 400 and "length" in refused.text and len(refused.text.splitlines()) == 1
