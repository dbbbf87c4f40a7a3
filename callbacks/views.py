"""One callback per kind of view, for every panel of every page: map, chart, table, and blocks of words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

import dash
from dash import MATCH, Input, Output, State
from dash.development.base_component import Component
from werkzeug.exceptions import BadRequest

from dashboard import ids
from dashboard.context import Context
from dashboard.i18n import language
from dashboard.kinds.answers import drawn_of
from dashboard.kinds.registry import shown
from dashboard.parts.blocks import BLOCKS
from dashboard.parts.elements import written
from dashboard.parts.grid import grid_words
from dashboard.parts.tables import twin
from dashboard.selection import LONGEST_QUERY, Selection, without_place
from dashboard.views import PAGE_VIEWS, VIEWS, View, selection_of

REMEMBERED = 256
"""Answers kept per kind: the latest ones, by view and selection."""
Made = TypeVar("Made")


def view_of(identity: Any) -> View:
    """The view of a component's id. Raises BadRequest where there is no such panel."""
    panel = identity.get("panel") if isinstance(identity, Mapping) else None
    if not isinstance(panel, str) or panel not in VIEWS:
        raise BadRequest("There is no such panel.")
    return VIEWS[panel]


def query_of(asked: Any) -> str:
    """The query that the browser asks with. Raises BadRequest where it is none."""
    if not isinstance(asked, str) or len(asked) > LONGEST_QUERY:
        raise BadRequest(f"The selection must be a query of at most {LONGEST_QUERY} characters.")
    return asked


def register(app: dash.Dash, context: Context) -> None:
    """Register the callbacks of all panels and blocks."""

    @lru_cache(maxsize=REMEMBERED)
    def remembered_map(panel: str, selection: Selection) -> dict[str, Any] | None:
        with language(selection.lang):
            return drawn_of(context, shown(context, VIEWS[panel], selection, "map"))

    @lru_cache(maxsize=REMEMBERED)
    def remembered_chart(panel: str, selection: Selection) -> dict[str, Any]:
        with language(selection.lang):
            made = shown(context, VIEWS[panel], selection, "chart")
            return {**drawn_of(context, made), "words": made.words.told()}

    @lru_cache(maxsize=REMEMBERED)
    def remembered_table(panel: str, selection: Selection) -> Component:
        with language(selection.lang):
            view = VIEWS[panel]
            return written(twin(context, view, selection, shown(context, view, selection, "table")))

    @app.callback(
        Output(ids.panel_id("map-data", MATCH), "data"),
        Input(ids.panel_id("map-ask", MATCH), "data"),
        State(ids.panel_id("map-ask", MATCH), "id"),
        prevent_initial_call=True,
    )
    def draw_map(asked: Any, identity: Any) -> dict[str, Any] | None:
        view = view_of(identity)
        if "map" not in view.tabs:
            raise BadRequest("This view has no map.")
        selection = selection_of(context, view, query_of(asked))
        return remembered_map(view.panel, without_place(selection))

    @app.callback(
        Output(ids.panel_id("chart-data", MATCH), "data"),
        Input(ids.panel_id("chart-ask", MATCH), "data"),
        State(ids.panel_id("chart-ask", MATCH), "id"),
        prevent_initial_call=True,
    )
    def draw_chart(asked: Any, identity: Any) -> dict[str, Any]:
        view = view_of(identity)
        if "chart" not in view.tabs:
            raise BadRequest("This view has no chart.")
        return remembered_chart(view.panel, selection_of(context, view, query_of(asked)))

    @app.callback(
        Output(ids.panel_id("table", MATCH), "children"),
        Input(ids.panel_id("table-ask", MATCH), "data"),
        State(ids.panel_id("table-ask", MATCH), "id"),
        prevent_initial_call=True,
    )
    def write_table(asked: Any, identity: Any) -> Component:
        view = view_of(identity)
        if view.rows:
            raise BadRequest("This view shows its rows in a grid.")
        return remembered_table(view.panel, selection_of(context, view, query_of(asked)))

    @lru_cache(maxsize=REMEMBERED)
    def remembered_words(indicator: str, lang: str) -> dict[str, Any]:
        with language(lang):
            return grid_words(context, context.indicators[indicator])

    @app.callback(
        Output(ids.panel_id("grid-data", MATCH), "data"),
        Input(ids.panel_id("grid-ask", MATCH), "data"),
        State(ids.panel_id("grid-ask", MATCH), "id"),
        prevent_initial_call=True,
    )
    def word_grid(asked: Any, identity: Any) -> dict[str, Any]:
        view = view_of(identity)
        if not view.rows:
            raise BadRequest("This view has no grid.")
        selection = selection_of(context, view, query_of(asked))
        return remembered_words(selection.indicator, selection.lang)

    @app.callback(
        Output(ids.block_id("block", MATCH), "children"),
        Input(ids.block_id("block-ask", MATCH), "data"),
        State(ids.block_id("block-ask", MATCH), "id"),
        prevent_initial_call=True,
    )
    def word_block(asked: Any, identity: Any) -> list[Component]:
        name = identity.get("block") if isinstance(identity, Mapping) else None
        if not isinstance(name, str) or name not in BLOCKS:
            raise BadRequest("There is no such part of a page.")
        page = name.split("-", 1)[0]
        scope = PAGE_VIEWS[page if page in PAGE_VIEWS else "data"].scope(context.indicators)
        selection, _ = context.reader.parse(query_of(asked), scope)
        with language(selection.lang):
            return BLOCKS[name](context, selection)
