"""The brief of a country or group on one page: the opening, one chart, and as many whole paragraphs as have room.

A paragraph is taken whole or not at all: its later sentences qualify its first ones. What is left out is named.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from dashboard.brief.sentence import Section
from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.exports.documents.brief import WIDTH, brief_document, closing_of, paragraph_of, picture_of, pictured
from dashboard.exports.documents.content import Block, Document, Heading, Notes
from dashboard.exports.picture.sizes import on_paper
from dashboard.i18n import in_parts, in_sentences, translate
from dashboard.words.documents import cited

HEIGHT = 30.0
"""Of its picture, in millimetres."""
SMALL = on_paper("one-page", (WIDTH, HEIGHT), 11.5)
TAKEN = ("detected", "conditions", "displacement", "justice", "protection", "progress")
"""Sections whose first paragraphs are taken, in the order in which they are offered room."""
LINES = 49
"""Of the text that a Letter page has, which is the lower one."""
FIXED, OF_PICTURE, OF_HEADING, OF_CLOSING = 5.0, 12.5, 2.1, 5.0
"""Lines that the name, a picture with its words, a heading, and the end take."""
ACROSS, ACROSS_NOTE = 100, 125
"""Characters of a line of text, and of a source below the text, whose lines are lower by NOTE."""
NOTE = 0.85


def one_page_document(context: Context, code: str, root: str) -> Document:
    """The brief of an area or group on one page, in the current language. Raises KeyError where there is none."""
    whole, brief, notes = brief_document(context, code, root), brief_of(context, code), Notes(context)
    leads: list[Block] = [paragraph_of(one, notes) for one in brief.opening.paragraphs]
    pictures = [picture_of(context, name, code, SMALL, HEIGHT) for name in pictured(context, code)[:1]]
    used = FIXED + OF_CLOSING + ceil(len(brief.opening.text) / ACROSS) + OF_PICTURE * len(pictures)
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
    terms, seen, _, release = closing_of(context, code, root)
    return replace(
        whole,
        stem=f"{whole.stem}_one-page",
        blocks=tuple(blocks),
        sources=tuple(notes.numbers),
        closing=(in_sentences((*_left(left_out, whole.address), f"{seen} · {release}", terms)),),
        closing_heading="",
    )


def _lines(section: Section) -> float:
    """Of a section with its heading."""
    return OF_HEADING + ceil(len(section.text) / ACROSS)


def _of_notes(notes: Notes) -> float:
    return NOTE * sum(ceil(len(cited(source)) / ACROSS_NOTE) for source in notes.numbers)


def _left(headings: list[str], address: str) -> list[str]:
    """What has no room, by the names of its sections, and where it is."""
    names = in_parts(translate("“{name}”", name=heading) for heading in headings)
    said = translate(
        "Left out or shortened for want of room: {names}. All of it is at {address}", names=names, address=address
    )
    return [said] if headings else []
