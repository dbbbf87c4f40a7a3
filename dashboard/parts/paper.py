"""Documents for paper: their frame, their head and foot, and sources as numbered notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dash import html
from dash.development.base_component import Component

from dashboard import theme
from dashboard.brief.sentence import Sentence
from dashboard.catalogue import Source
from dashboard.context import Context
from dashboard.i18n import current_language, format_date, format_number, is_right_to_left, translate
from dashboard.parts.brief import pieces
from dashboard.parts.elements import element, markup
from dashboard.web.static import asset_url

STYLE = "paper.css"
SCRIPTS = ("deck-form.js", "deck-store.js", "thumbs.js", "paper.js")


@dataclass
class Notes:
    """Sources in the order in which a document names them first; each has its number."""

    context: Context
    numbers: dict[Source, int] = field(default_factory=dict)

    def mark(self, indicators: Iterable[str]) -> Component | None:
        """The numbers of the sources of indicators, as a raised mark."""
        sources = dict.fromkeys(self.context.source_of(name) for name in indicators)
        found = sorted(self.numbers.setdefault(source, len(self.numbers) + 1) for source in sources)
        return html.Sup(" ".join(map(format_number, found))) if found else None

    def told(self, sentences: Sequence[Sentence]) -> list[Any]:
        """Sentences of one paragraph, each with the numbers of its sources behind it."""
        found: list[Any] = []
        for sentence in sentences:
            found += [" "] if found else []
            found += [*pieces([sentence]), self.mark(_indicators(sentence))]
        return found

    def listed(self) -> Component:
        """All notes with publisher, release, licence and page."""
        return sources_list(self.numbers)


def _indicators(sentence: Sentence) -> list[str]:
    """Those whose rows its values come from."""
    asked = (parse_qs(urlsplit(value.origin).query).get("indicator", []) for value in sentence.values)
    return [name for names in asked for name in names]


def sources_list(sources: Iterable[Source]) -> Component:
    """Sources in the order of their numbers."""
    return html.Ol([html.Li(_cited(source)) for source in sources], className="paper-sources")


def _cited(source: Source) -> str:
    return translate(
        "{publisher}, {title}, {vintage}. Licence: {licence}. {page}",
        publisher=source.publisher_short,
        title=source.title,
        vintage=translate(source.vintage),
        licence=source.licence,
        page=source.official_page,
    )


def head(context: Context, kind: str) -> Component:
    """The line above a document: whose it is, what it is, and of which day. `kind`: a translated name."""
    day = format_date(context.today())
    brand = html.Strong(translate("Reach 2030"), className="paper-brand")
    return html.Div([brand, html.Span(kind), html.Span(day)], className="paper-head")


def standing_notes(boundaries: str = "") -> list[str]:
    """What holds for every document. `boundaries`: what it says of maps, where it has some; else a word on names."""
    return [
        translate("Figures belong to their publishers."),
        translate("What is not known is shown as not known."),
        boundaries or translate("Names and boundaries do not imply endorsement by anybody."),
        translate("Our own reading of published figures, not an assessment by the United Nations."),
    ]


def main(assets: Path, children: Sequence[Any]) -> str:
    """What is printed, with its style: the part of a document that another page of ours may take over."""
    style = f"<style>{(assets / STYLE).read_text(encoding='utf-8')}</style>"
    return f'<main class="paper">{style}{markup(*children)}</main>'


def document(assets: Path, title: str, back: str, printed: str, more: str = "") -> str:
    """A whole page around `printed`. `back`: address of the page it belongs to; `more`: markup of what it needs."""
    lang = current_language()
    direction = "rtl" if is_right_to_left(lang) else "ltr"
    scripts = "".join(f'<script defer src="{asset_url(name, assets)}"></script>' for name in SCRIPTS)
    bar = html.Div(
        [
            html.A(translate("Back"), href=back),
            element(
                html.Button,
                translate("Print or save as PDF"),
                {"data-paper": "print"},
                type="button",
                disabled=True,
            ),
            element(html.P, None, {"aria-live": "polite"}, role="status", className="paper-said"),
        ],
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
