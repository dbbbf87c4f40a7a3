"""Sentences of a country's brief as parts of a page: each value a link to its rows, each section an anchor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.brief.sentence import Section, Sentence
from dashboard.parts.elements import inside


def pieces(sentences: Sequence[Sentence]) -> list[Any]:
    """Sentences of one paragraph, in texts and links."""
    found: list[Any] = []
    for number, sentence in enumerate(sentences):
        found += [" "] if number else []
        found += [part if isinstance(part, str) else inside(part.text, part.origin) for part in sentence.parts]
    return found


def paragraphs(section: Section) -> list[Component]:
    """The paragraphs of a section."""
    return [html.P(pieces(paragraph)) for paragraph in section.paragraphs]
