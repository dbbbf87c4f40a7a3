"""Promise, law and practice as sentences of a document, whose figures lead to their rows."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.brief.sentence import Sentence, Value, sentence
from dashboard.context import Context
from dashboard.exports.documents.content import Block, Heading, Notes, Paragraph
from dashboard.i18n import in_parts, translate
from dashboard.kinds.steps import Step, steps_caveat, steps_of

BEFORE = "justice"
"""The section of a brief before which they stand."""


def steps_heading() -> str:
    """What stands above them."""
    return translate("Promise, law, practice")


def steps_said(context: Context, code: str) -> list[Sentence]:
    """One sentence for each step of an area, then what is to be kept in mind with all of them."""
    return [sentence(text) for text in (*map(_said, steps_of(context, code)), steps_caveat())]


def steps_blocks(context: Context, code: str, notes: Notes) -> Iterator[Block]:
    """The same in a document, each with the notes of its sources."""
    yield Heading(2, steps_heading())
    yield from (Paragraph((notes.said(said),)) for said in steps_said(context, code))


def _said(step: Step) -> str:
    items = [translate("{label}: {said}", label=item.label, said=Value(item.said, item.origin)) for item in step.lines]
    return translate("{step}. {said}.", step=step.heading, said=in_parts(items))
