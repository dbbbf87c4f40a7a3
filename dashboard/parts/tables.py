"""Tables as HTML: the twin of every chart and map."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.shown import Shown, Table
from dashboard.i18n import translate
from dashboard.kinds.statuses import signs_of_cells
from dashboard.parts import labour
from dashboard.parts.elements import Markup, attribute, caption, element, inside, markup, text_html
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
    marked = frozenset(content.chosen)  # They are marked, and stay in sight wherever they stand (assets/reach.css).
    rows = [
        _row(
            tuple(row),
            tuple(origins),
            tuple(kinds),
            content.head,
            _keys(content.keys[place]) if content.keys else "",
            is_chosen=place in marked,
        )
        for place, (row, origins) in enumerate(
            zip(content.rows, content.origins or [nowhere] * len(content.rows), strict=True)
        )
    ]
    for place, heading in sorted(dict(content.parts).items(), reverse=True):
        across = element(html.Th, heading, {"scope": "colgroup"}, colSpan=len(kinds), className="part-head")
        rows.insert(place, markup(html.Tr(across)))
    if not rows:
        rows = [markup(html.Tr(html.Td(translate("no figure"), colSpan=len(kinds))))]
    marks = {"data-places": json.dumps(places, separators=(",", ":"))} if places else {}
    named = [caption(of)] if of else []
    return element(
        html.Table, [*named, html.Thead(head), html.Tbody(Markup("".join(rows)))], marks, className="data-table"
    )


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


def _keys(keys: tuple[str, ...]) -> str:
    """By what a row is sorted, column by column, as assets/reach/sorting.js reads it."""
    return attribute("data-keys", " ".join(key or UNKNOWN for key in keys))


@lru_cache(maxsize=1_024)
def _row(
    row: tuple[str, ...], origins: tuple[str, ...], kinds: tuple[str, ...], head: int, keys: str, *, is_chosen: bool
) -> str:
    """A row as HTML, written cell by cell: as components, tables of all countries take most of an answer's time."""
    attributes = f"{attribute('className', 'chosen') if is_chosen else ''}{keys}"
    cells = [
        f'<th class="{kind}" scope="row">{text_html(text)}</th>'
        if column == head
        else f'<td class="{kind}">{_figure(text, origin)}</td>'
        for column, (text, kind, origin) in enumerate(zip(row, kinds, origins, strict=True))
    ]
    return f"<tr{attributes}>{''.join(cells)}</tr>"


def _figure(text: str, origin: str) -> str:
    """A cell's text, leading to where its figure comes from; the sign of a status is seen, and its word heard."""
    sign, _, word = text.partition(" ")
    if word and sign in signs_of_cells():
        return f'<span aria-hidden="true">{sign}</span>{text_html(f" {word}")}'
    return markup(inside(text, origin)) if origin and text else text_html(text)
