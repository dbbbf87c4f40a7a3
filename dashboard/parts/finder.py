"""A search over what a page lists: the browser hides what does not fit while the reader types."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import translate
from dashboard.parts.elements import element


def finder(name: str, hint: str, *choosers: Component) -> Component:
    """The place of a search over the entries (`data-entry`) within `data-found` of the same name.

    `hint`: what can be searched for. The browser puts the field in, and keeps what is asked in the address.
    """
    marks = {"data-finder": name, "data-hint": hint, "data-label": translate("Search")}
    return element(html.Div, list(choosers), marks, className="finder")


def chooser(name: str, everything: str, options: Mapping[str, str]) -> Component:
    """A choice of one code that entries bear as `data-<name>`; words by code, and what stands for no choice."""
    listed = [html.Option(everything, value=""), *(html.Option(word, value=code) for code, word in options.items())]
    return element(html.Select, listed, {"data-choose": name, "aria-label": everything})
