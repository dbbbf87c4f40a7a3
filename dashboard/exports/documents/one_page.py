"""The brief of a country or group on one page: the opening, one chart, and as many whole paragraphs as have room.

A paragraph is taken whole or not at all: its later sentences qualify its first ones. First ones of all sections come
before second ones, and what is left out or shortened is named. Room is counted for the file and the paper asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dashboard.brief.sentence import Section
from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.exports.documents.brief import WIDTH, brief_document, closing_of, paragraph_of, picture_of, pictured
from dashboard.exports.documents.content import Block, Document, Heading, Notes, Picture
from dashboard.exports.documents.paper import MARGIN, Paper
from dashboard.exports.picture.ruler import BOLD, REGULAR, wrapped
from dashboard.exports.picture.sizes import on_paper
from dashboard.i18n import as_sentence, in_parts, in_sentences, translate
from dashboard.words.documents import cited

POINTS = 72 / 25.4
"""In a millimetre."""
HEIGHT, TALLEST = 34.0, 54.0
"""Of its picture, in millimetres: lower ones have no room for figures and signs of single years; and where words leave
room that no further paragraph has."""
TAKEN = ("detected", "conditions", "displacement", "justice", "protection", "progress")
"""Sections whose paragraphs are taken, in the order in which they are offered room."""


@dataclass(frozen=True)
class Style:
    """How words of a kind are set: in letters of ours of that size, and what a line and a paragraph take; in points."""

    size: float
    line: float
    around: float
    """Above and below a paragraph; what the last line does not take of its own is taken off."""
    weight: int = REGULAR

    def high(self, text: str) -> float:
        """Height of a paragraph. A sign of Chinese is as wide as two of Latin."""
        return len(wrapped(text, self.size, ACROSS, self.weight)) * self.line + self.around


@dataclass(frozen=True)
class Medium:
    """How a kind of file sets a brief."""

    edges: float
    """Above and below its text, in millimetres."""
    fixed: float
    """That the line above the sources and what is around the picture take, in points."""
    name: Style
    facts: Style
    text: Style
    heading: Style
    title: Style
    small: Style
    """Below and above a picture."""
    closing: Style
    note: Style


MEDIA: Mapping[str, Medium] = MappingProxyType(
    {
        "pdf": Medium(
            edges=42,
            fixed=12,
            name=Style(22, 21.5, 5.4, BOLD),
            facts=Style(9.3, 12.4, 5.4),
            text=Style(9.3, 12.4, 3.1),
            heading=Style(12.5, 15.8, 12.1, BOLD),
            title=Style(9.5, 12.5, 14.2, BOLD),
            small=Style(8, 11.5, -9.5),
            closing=Style(8, 11.5, 3.1),
            note=Style(7.5, 10, -0.9),
        ),
        "docx": Medium(
            edges=2 * MARGIN,
            fixed=0,
            name=Style(22.6, 27.6, 2, BOLD),
            facts=Style(9, 10.9, 8),
            text=Style(9.4, 13.2, 6),
            heading=Style(12.2, 15, 18, BOLD),
            title=Style(9.9, 12.1, 8, BOLD),
            small=Style(8, 9.8, 10),
            closing=Style(8, 9.8, 3),
            note=Style(7.5, 9.2, 2),
        ),
    }
)
"""By the endings of files, as document.typ and word_styles.py say it."""
ACROSS = WIDTH * POINTS * 0.97
"""Points of a line: what is left where marks of sources stand in it."""


def one_page_document(context: Context, code: str, root: str, paper: Paper) -> Document:
    """The brief of an area or group on one page of a paper, in the current language, for a file of any kind.

    Raises KeyError where there is none.
    """
    whole, brief = brief_document(context, code, root), brief_of(context, code)
    shown = pictured(context, code)[:1]
    pictures = [_picture(context, name, code, HEIGHT) for name in shown]
    terms, seen, _, release = closing_of(context, code, root)
    captions = [picture.caption for picture in pictures]
    sections = (_unsaid(brief.section(name), captions) for name in TAKEN)
    offered = [section for section in sections if section.paragraphs]

    def made(rows: Mapping[str, int]) -> _Page:
        """With so many paragraphs of each section."""
        taken = [replace(one, paragraphs=one.paragraphs[: rows[one.id]]) for one in offered if rows[one.id]]
        left = [one.heading for one in offered if rows[one.id] < len(one.paragraphs)]
        closing = in_sentences((*_left(left, whole.address), f"{seen} · {release}", terms))
        return _Page((brief.opening, *taken, brief.at_once), closing, Notes(context))

    rooms = [(medium, _room(medium, paper, whole, pictures)) for medium in MEDIA.values()]

    def spare(page: _Page) -> float:
        """What every kind of file has left below it, in points."""
        return min(room - page.high(medium) for medium, room in rooms)

    rows = dict.fromkeys((section.id for section in offered), 0)
    page = made(rows)
    for row in range(max(len(section.paragraphs) for section in offered) if offered else 0):
        for section in offered:
            more = {**rows, section.id: row + 1}
            is_next = rows[section.id] == row < len(section.paragraphs)
            if is_next and spare(tried := made(more)) >= 0:
                rows, page = more, tried
    high = min(HEIGHT + spare(page) / POINTS, TALLEST)
    pictures = [_picture(context, name, code, max(high, HEIGHT)) for name in shown]
    leads, taken = page.blocks()
    # Below the first heading: a picture has one of its own, which is of a lower level.
    return replace(
        whole,
        stem=f"{whole.stem}_one-page",
        blocks=(*leads, *taken[:2], *pictures, *taken[2:]),
        sources=tuple(page.notes.numbers),
        closing=(page.closing,),
        closing_heading="",
    )


def _room(medium: Medium, paper: Paper, whole: Document, pictures: Sequence[Picture]) -> float:
    """What a kind of file has left on a paper for words below the name and facts, beside its picture, in points."""
    head = medium.name.high(whole.name)
    facts = medium.facts.high(" · ".join(str(getattr(one, "text", one)) for one in whole.facts))
    used = medium.fixed + head + facts + sum(_of_picture(medium, one) for one in pictures)
    return (paper.height - medium.edges) * POINTS - used


def _unsaid(section: Section, captions: Sequence[str]) -> Section:
    """A section without the paragraphs that the caption of a picture says word for word, on this very page."""
    texts = [(paragraph, in_sentences(one.text for one in paragraph)) for paragraph in section.paragraphs]
    left = tuple(paragraph for paragraph, said in texts if not any(said in caption for caption in captions))
    return replace(section, paragraphs=left)


@dataclass(frozen=True)
class _Page:
    """What is chosen: the opening and sections with what is taken of them."""

    sections: tuple[Section, ...]
    closing: str
    notes: Notes

    def blocks(self) -> tuple[list[Block], list[Block]]:
        """The opening, and all below it; the notes get what they name."""
        opening, *others = self.sections
        leads = [paragraph_of(one, self.notes) for one in opening.paragraphs]
        below: list[Block] = []
        for section in others:
            below += [Heading(2, section.heading)] if section.paragraphs else []
            below += [paragraph_of(one, self.notes) for one in section.paragraphs]
        return leads, below

    def high(self, medium: Medium) -> float:
        """Height of all its words but those of the picture."""
        self.blocks()
        opening, *others = self.sections
        sections = sum(medium.heading.high(one.heading) + _of_texts(medium, one) for one in others if one.paragraphs)
        noted = sum(medium.note.high(cited(source)) for source in self.notes.numbers)
        return _of_texts(medium, opening) + sections + noted + medium.closing.high(self.closing)


def _picture(context: Context, indicator: str, code: str, high: float) -> Picture:
    return picture_of(context, indicator, code, on_paper("one-page", (WIDTH, high), 11.5), high)


def _of_texts(medium: Medium, section: Section) -> float:
    return sum(medium.text.high(" ".join(one.text for one in paragraph)) for paragraph in section.paragraphs)


def _of_picture(medium: Medium, picture: Picture) -> float:
    words = medium.small.high(picture.subtitle) + medium.small.high(picture.caption)
    return HEIGHT * POINTS + medium.title.high(picture.title) + words


def _left(headings: Sequence[str], address: str) -> list[str]:
    """What has no room, by the names of its sections, and where it is."""
    names = in_parts(translate("“{name}”", name=heading) for heading in headings)
    said = translate(
        "Left out or shortened for want of room: {names}. All of it is at {address}", names=names, address=address
    )
    return [as_sentence(said)] if headings else []
