"""A status in words, as pages and tables show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import as_sentence
from dashboard.metrics.progress import STATUS_WORDS
from dashboard.metrics.standing import Cell
from dashboard.parts.elements import element
from dashboard.words.reasons import reason_said, status_word
from dashboard.words.signs import status_sign


def status_mark(cell: Cell, words: Mapping[Any, str] = STATUS_WORDS, *, ends: bool = False) -> Component:
    """Sign and word of a status, with the reason as a hint; it `ends` as a sentence where another follows."""
    sign = status_sign(cell.status)
    word = as_sentence(status_word(cell, words)) if ends else status_word(cell, words)
    return element(
        html.Span,
        [element(html.Span, sign, {"aria-hidden": "true"}, className="sign"), html.Span(word)],
        {"data-status": cell.status},
        className="status",
        title=reason_said(cell),
    )
