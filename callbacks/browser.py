"""What the browser does by itself: functions of the namespace `reach`, as `assets/reach/start.js` gives them."""

from __future__ import annotations

from typing import Any

import dash
from dash import ALL, MATCH, ClientsideFunction, Input, Output, State

from dashboard import ids


def _connect(app: dash.Dash, name: str, *wires: Any, **options: Any) -> None:
    function = ClientsideFunction("reach", name)
    app.clientside_callback(function, *wires, **options)  # type: ignore[no-untyped-call]


def register(app: dash.Dash) -> None:
    """Register the functions; none asks the server."""
    _connect(app, "boot", Output(ids.ADDRESS, "data"), Input(ids.ADDRESS, "id"))
    _connect(
        app, "arrive",
        Output(ids.PAGE, "className"),
        Input(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )  # fmt: skip
    _connect(
        app, "choose",
        Output(ids.SELECTION, "data", allow_duplicate=True),
        Input(ids.filter_id(ALL), "value"),
        State(ids.filter_id(ALL), "id"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )  # fmt: skip
    for control in (ids.filter_id("area"), ids.filter_id("breakdown")):
        _connect(
            app, "rank",
            Output(control, "options"),
            Input(control, "search_value"),
            State(control, "options"),
            State(control, "id"),
            prevent_initial_call=True,
        )  # fmt: skip
    for kind in ("map", "chart", "table", "grid"):
        _connect(
            app, f"ask_{kind}",
            Output(ids.panel_id(f"{kind}-ask", MATCH), "data"),
            Input(ids.SELECTION, "data"),
            Input(ids.panel_id("tab", MATCH), "value"),
            State(ids.panel_id(f"{kind}-ask", MATCH), "id"),
            State(ids.panel_id(f"{kind}-ask", MATCH), "data"),
        )  # fmt: skip
    _connect(
        app, "ask_block",
        Output(ids.block_id("block-ask", MATCH), "data"),
        Input(ids.SELECTION, "data"),
        State(ids.block_id("block-ask", MATCH), "id"),
        State(ids.block_id("block-ask", MATCH), "data"),
    )  # fmt: skip
    _connect(
        app, "show_tab",
        Output(ids.panel_id("tab", MATCH), "className"),
        Input(ids.panel_id("tab", MATCH), "value"),
        State(ids.panel_id("tab", MATCH), "id"),
    )  # fmt: skip
    _connect(
        app, "draw_map",
        Output(ids.panel_id("map", MATCH), "className"),
        Input(ids.panel_id("map-data", MATCH), "data"),
        State(ids.panel_id("map-data", MATCH), "id"),
        prevent_initial_call=True,
    )  # fmt: skip
    _connect(
        app, "draw_chart",
        Output(ids.panel_id("chart", MATCH), "className"),
        Input(ids.panel_id("chart-data", MATCH), "data"),
        State(ids.panel_id("chart-data", MATCH), "id"),
        prevent_initial_call=True,
    )  # fmt: skip
    _connect(
        app, "draw_grid",
        Output(ids.panel_id("grid", MATCH), "className"),
        Input(ids.panel_id("grid-data", MATCH), "data"),
        State(ids.panel_id("grid-data", MATCH), "id"),
        prevent_initial_call=True,
    )  # fmt: skip
