"""The brief of a country as JSON: sections, sentences as plain text, and where each value stands and comes from."""

from __future__ import annotations

from typing import Any

from dashboard.brief.sentence import Section, Sentence, Value
from dashboard.brief.whole import Brief
from dashboard.context import Context


def told(context: Context, brief: Brief) -> dict[str, Any]:
    """All of a brief; `start` is where in its sentence a value begins, counted in characters."""
    return {
        "data_version": context.store.version,
        "area": brief.code,
        "name": brief.name,
        "sections": [_section(section) for section in brief.whole],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "heading": section.heading,
        "paragraphs": [[_sentence(sentence) for sentence in paragraph] for paragraph in section.paragraphs],
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    values, start = [], 0
    for part in sentence.parts:
        if isinstance(part, Value):
            values.append({"text": part.text, "origin": part.origin, "start": start})
        start += len(part.text if isinstance(part, Value) else part)
    return {"text": sentence.text, "values": values}
