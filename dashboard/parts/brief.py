"""Sentences of a country's brief as parts of a page: each value a link to its rows, each section an anchor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.brief.sentence import Section, Sentence
from dashboard.i18n import translate
from dashboard.parts.elements import element, inside, written


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


def section_of(section: Section, beside: Sequence[Component] = ()) -> Component:
    """A section with its heading, which links to itself, and what stands beside its sentences."""
    link = element(html.A, section.heading, {"data-act": "anchor"}, href=f"#{section.id}")
    words = html.Div(
        [html.H2(link), written(*paragraphs(section))],
        className="brief-words",
    )
    more = [html.Div(list(beside), className="brief-beside")] if beside else []
    return html.Section([words, *more], id=section.id, className="brief-section")


def contents(sections: Sequence[Section]) -> Component:
    """A list of sections that leads to them."""
    links = [
        html.Li(element(html.A, section.heading, {"data-act": "anchor"}, href=f"#{section.id}")) for section in sections
    ]
    return element(html.Nav, html.Ol(links), {"aria-label": translate("Contents")}, className="brief-contents")
