"""Tables as HTML: the twin of every chart and map."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.shown import Shown, Table
from dashboard.i18n import translate
from dashboard.kinds.statuses import SIGNS
from dashboard.parts import labour
from dashboard.parts.elements import caption, element, inside
from dashboard.parts.first import switch
from dashboard.parts.status_matrix import status_matrix
from dashboard.parts.steps import steps_row
from dashboard.selection import Selection
from dashboard.views import View

JUSTICE = "justice"
"""The page on which several countries can be chosen for what is of one alone."""
UNKNOWN = "-"
"""In place of the number of a cell of which nothing is known."""


def twin(context: Context, view: View, selection: Selection, shown: Shown) -> Component:
    """The table of a view; of one that has no picture that is what it shows."""
    if view.kind == "statuses":
        return status_matrix(context, selection, shown.words.title)
    if view.kind == "steps":
        return _of_one(context, view, selection, steps_row(context, selection, shown.words))
    if view.kind == "suggested":
        return _of_one(
            context,
            view,
            selection,
            labour.suggested(context, selection, shown, table(shown.table, of=shown.words.title)),
        )
    if view.kind == "goods":
        return labour.goods(shown, table(shown.table, of=shown.words.title))
    return table(shown.table, shown.places_told, shown.words.title)


def _of_one(context: Context, view: View, selection: Selection, body: Component) -> Component:
    """What is of the first of the chosen areas alone, below whom it is of and the ways to the others."""
    chosen = switch(context, selection) if view.page == JUSTICE else []
    return html.Div([*chosen, body]) if chosen else body


def table(content: Table, places: Sequence[Mapping[str, Any]] = (), of: str = "") -> Component:
    """Columns with heads, first column as the row's head. `of`: what it is of, which the page says above it.

    `places`: of which rows the columns behind the first are, where a reader's own figures can stand beside them.
    """
    kinds = ["number" if numeric else "" for numeric in content.numeric]
    head = html.Tr(
        [
            _head(text, kind, place, can_sort=bool(content.keys), by_name=_is_by_name(content))
            for place, (text, kind) in enumerate(zip(content.columns, kinds, strict=True))
        ]
    )
    nowhere = tuple("" for _ in content.columns)
    headings = dict(content.parts)
    rows: list[Component] = [
        html.Tr(
            [
                element(html.Th, text, {"scope": "row"}, className=kind)
                if place == content.head
                else html.Td(_figure(text, origin), className=kind)
                for place, (text, kind, origin) in enumerate(zip(row, kinds, origins, strict=True))
            ]
        )
        for row, origins in zip(content.rows, content.origins or [nowhere] * len(content.rows), strict=True)
    ]
    for place, sorting in enumerate(map(_keys, content.keys)):
        rows[place] = element(html.Tr, rows[place].children, sorting)
    for place in content.chosen:  # They are marked, and stay in sight wherever they stand (assets/reach.css).
        sorting = _keys(content.keys[place]) if content.keys else {}
        rows[place] = element(html.Tr, rows[place].children, sorting, className="chosen")
    for place in sorted(headings, reverse=True):
        across = element(html.Th, headings[place], {"scope": "colgroup"}, colSpan=len(kinds), className="part-head")
        rows.insert(place, html.Tr(across))
    if not rows:
        rows = [html.Tr(html.Td(translate("no figure"), colSpan=len(kinds)))]
    marks = {"data-places": json.dumps(places, separators=(",", ":"))} if places else {}
    named = [caption(of)] if of else []
    return element(html.Table, [*named, html.Thead(head), html.Tbody(rows)], marks, className="data-table")


def _is_by_name(content: Table) -> bool:
    """Whether rows come in the order of the first column: not where those chosen stand before all others."""
    places = [int(keys[0]) for keys in content.keys]
    return places == sorted(places)


def _head(text: str, kind: str, place: int, *, can_sort: bool, by_name: bool) -> Component:
    """The head of a column; with a button that sorts by it in the browser."""
    if not can_sort:
        return element(html.Th, text, {"scope": "col"}, className=kind)
    button = element(html.Button, text, {"data-act": "sort"}, type="button", className="sorts")
    sorted_ = {"aria-sort": "none" if place or not by_name else "ascending"}
    return element(html.Th, button, {"scope": "col", **sorted_}, className=kind)


def _keys(keys: tuple[str, ...]) -> dict[str, str]:
    """By what a row is sorted, column by column, as assets/reach/sorting.js reads it."""
    return {"data-keys": " ".join(key or UNKNOWN for key in keys)}


def _figure(text: str, origin: str) -> Any:
    """A cell's text, leading to where its figure comes from; the sign of a status is seen, and its word heard."""
    sign, _, word = text.partition(" ")
    if word and sign in SIGNS:
        return [element(html.Span, sign, {"aria-hidden": "true"}), f" {word}"]
    return inside(text, origin) if origin and text else text
