"""What a page begins with: its question, the sentence that answers it, and once for all panels how to read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.elements import element
from dashboard.words.once import said_once


def question(text: str) -> Component:
    """What a page is about, above the sentence that answers it."""
    return html.P(text, className="question")


def once(kind: Any, text: str, **known: Any) -> Component:
    """A text at the head of a page that its panels need not repeat there (assets/reach/captions.js)."""
    return element(kind, text, {"data-once": ""}, **known)


def how_to_read(context: Context, page: str) -> Component:
    """The caveats of all panels of a page: the first in sight, the others behind it.

    The browser leaves each out of the captions on this page (assets/reach/captions.js).
    """
    first, *others = said_once(context, page)
    rest = html.Ul([once(html.Li, text) for text in others])
    fold = html.Details([html.Summary(translate("How to read these figures")), rest], className="fold")
    return html.Div([once(html.P, first, className="lede"), fold], className="reading")


def section(heading: str, children: Sequence[Component], name: str = "", *, is_folded: bool = False) -> Component:
    """A part of a page under its heading; titles of panels in it are headings below that.

    `is_folded`: on a phone, until the reader opens it.
    """
    known = ({"id": name} if name else {}) | ({"data-narrow": ""} if is_folded else {})
    for child in children:
        _lower(child)
    return element(html.Section, [html.H2(heading, className="section"), *children], known, className="page-part")


def _lower(part: Component) -> None:
    children = getattr(part, "children", None)
    if not isinstance(children, list):
        children = [children] if isinstance(children, Component) else []
    for place, child in enumerate(children):
        if isinstance(child, html.H2) and getattr(child, "className", "") == "panel-title":
            children[place] = html.H3(child.children, className="panel-title")
        elif isinstance(child, Component):
            _lower(child)
