"""The brief of a country or group on one page: the opening, one chart, and as many whole paragraphs as have room.

A paragraph is taken whole or not at all: its later sentences qualify its first ones. What is left out is named.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.brief.sentence import Section
from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.exports.documents.brief import WIDTH, brief_document, closing_of, paragraph_of, picture_of, pictured
from dashboard.exports.documents.content import Block, Document, Heading, Notes, Picture
from dashboard.exports.picture.ruler import BOLD, REGULAR, wrapped
from dashboard.exports.picture.sizes import on_paper
from dashboard.i18n import in_parts, in_sentences, translate
from dashboard.words.documents import cited

HEIGHT = 30.0
"""Of its picture, in millimetres."""
SMALL = on_paper("one-page", (WIDTH, HEIGHT), 11.5)
TAKEN = ("detected", "conditions", "displacement", "justice", "protection", "progress")
"""Sections whose first paragraphs are taken, in the order in which they are offered room."""
LINES = 51
"""Of the text that a Letter page has, which is the lower one; a line or more is left."""
FIXED, OF_PICTURE, OF_HEADING = 4.0, 8.5, 2.1
"""Lines that the name, a picture without its words, and a heading take."""
TYPE, SMALL_TYPE, NOTE_TYPE = 9.3, 8.0, 7.5
"""Points of the text, of words below it, and of its sources, as in document.typ."""
ACROSS = WIDTH * 72 / 25.4 * 0.97
"""Points of a line: what is left where marks of sources stand in it."""


def one_page_document(context: Context, code: str, root: str) -> Document:
    """The brief of an area or group on one page, in the current language. Raises KeyError where there is none."""
    whole, brief, notes = brief_document(context, code, root), brief_of(context, code), Notes(context)
    leads: list[Block] = [paragraph_of(one, notes) for one in brief.opening.paragraphs]
    pictures = [picture_of(context, name, code, SMALL, HEIGHT) for name in pictured(context, code)[:1]]
    terms, seen, _, release = closing_of(context, code, root)

    def closing(left: list[str]) -> str:
        return in_sentences((*_left(left, whole.address), f"{seen} · {release}", terms))

    every = [brief.section(name).heading for name in TAKEN]
    used = (
        FIXED
        + _high(" · ".join(str(getattr(one, "text", one)) for one in whole.facts))
        + _high(brief.opening.text)
        + _high(closing(every), SMALL_TYPE)
    )
    used += sum(map(_of_picture, pictures))
    used += _lines(brief.at_once) if brief.at_once.paragraphs else 0
    left_out: list[str] = []
    taken: list[Block] = []
    for section in (brief.section(name) for name in TAKEN):
        if not section.paragraphs:
            continue
        first = replace(section, paragraphs=section.paragraphs[:1])
        # The sources of what does not fit must not be counted: they are tried on notes of their own.
        tried = Notes(context, dict(notes.numbers))
        paragraph = paragraph_of(first.paragraphs[0], tried)
        if used + _lines(first) + _of_notes(tried) > LINES:
            left_out.append(section.heading)
            continue
        used += _lines(first)
        notes.numbers.update(tried.numbers)
        taken += [Heading(2, section.heading), paragraph]
    for one in brief.at_once.paragraphs:
        taken += [Heading(2, brief.at_once.heading), paragraph_of(one, notes)]
    # Below the first heading: a picture has one of its own, which is of a lower level.
    blocks = [*leads, *taken[:2], *pictures, *taken[2:]]
    return replace(
        whole,
        stem=f"{whole.stem}_one-page",
        blocks=tuple(blocks),
        sources=tuple(notes.numbers),
        closing=(closing(left_out),),
        closing_heading="",
    )


def _lines(section: Section) -> float:
    """Of a section with its heading."""
    return OF_HEADING + _high(section.text)


def _high(text: str, size: float = TYPE, weight: int = REGULAR) -> float:
    """Lines of the text that words take; `size` in points. A sign of Chinese is as wide as two of Latin."""
    return len(wrapped(text, size, ACROSS, weight)) * size / TYPE


def _of_picture(picture: Picture) -> float:
    words = _high(picture.subtitle, SMALL_TYPE) + _high(picture.caption, SMALL_TYPE)
    return OF_PICTURE + _high(picture.title, TYPE, BOLD) + words


def _of_notes(notes: Notes) -> float:
    return sum(_high(cited(source), NOTE_TYPE) for source in notes.numbers)


def _left(headings: list[str], address: str) -> list[str]:
    """What has no room, by the names of its sections, and where it is."""
    names = in_parts(translate("“{name}”", name=heading) for heading in headings)
    said = translate(
        "Left out or shortened for want of room: {names}. All of it is at {address}", names=names, address=address
    )
    return [said] if headings else []
