"""Documents for paper: their frame, their head and foot, and sources as numbered notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import theme
from dashboard.brief.sentence import Sentence
from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.exports.documents.content import Notes
from dashboard.i18n import current_language, format_date, format_number, is_right_to_left, translate
from dashboard.parts.brief import pieces
from dashboard.parts.elements import element, markup
from dashboard.web.static import asset_url
from dashboard.words.documents import cited

STYLE = "paper.css"
SCRIPTS = ("deck-form.js", "deck-store.js", "thumbs.js", "paper.js")


def told(notes: Notes, sentences: Sequence[Sentence]) -> list[Any]:
    """Sentences of one paragraph, each with the numbers of its sources behind it."""
    found: list[Any] = []
    for sentence in sentences:
        found += [" "] if found else []
        found += [*pieces([sentence]), raised(notes.said(sentence).notes)]
    return found


def raised(numbers: Sequence[int]) -> Component | None:
    """Numbers of notes as a raised mark."""
    return html.Sup(" ".join(map(format_number, numbers))) if numbers else None


def sources_list(sources: Iterable[Source]) -> Component:
    """Sources in the order of their numbers."""
    return html.Ol([html.Li(cited(source)) for source in sources], className="paper-sources")


def head(context: Context, kind: str) -> Component:
    """The line above a document: whose it is, what it is, and of which day. `kind`: a translated name."""
    day = format_date(context.today())
    brand = html.Strong(translate("Reach 2030"), className="paper-brand")
    return html.Div([brand, html.Span(kind), html.Span(day)], className="paper-head")


def main(assets: Path, children: Sequence[Any]) -> str:
    """What is printed, with its style: the part of a document that another page of ours may take over."""
    style = f"<style>{(assets / STYLE).read_text(encoding='utf-8')}</style>"
    return f'<main class="paper">{style}{markup(*children)}</main>'


def document(
    assets: Path, title: str, back: str, printed: str, *, more: str = "", files: Sequence[Component] = ()
) -> str:
    """A whole page around `printed`.

    `back`: address of the page it belongs to; `more`: markup of what it needs; `files`: ways to what it comes as, too.
    """
    lang = current_language()
    direction = "rtl" if is_right_to_left(lang) else "ltr"
    scripts = "".join(f'<script defer src="{asset_url(name, assets)}"></script>' for name in SCRIPTS)
    bar = element(
        html.Nav,
        [
            html.A(translate("Back"), href=back),
            element(
                html.Button,
                translate("Print or save as PDF"),
                {"data-paper": "print"},
                type="button",
                disabled=True,
            ),
            *files,
            element(html.P, None, {"aria-live": "polite"}, role="status", className="paper-said"),
        ],
        {"aria-label": translate("This document")},
        className="paper-bar",
    )
    return (
        f'<!DOCTYPE html><html lang="{lang}" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=820"><meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title>"
        f'<link rel="icon" type="image/svg+xml" href="{asset_url("favicon.svg", assets)}">'
        f"<style>{theme.css()}</style>{scripts}</head>"
        f'<body class="paper-page">{markup(bar)}{printed}{more}</body></html>'
    )
