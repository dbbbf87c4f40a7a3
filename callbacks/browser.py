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
    # It gives Dash nothing: the choice is the browser's own from then on (assets/reach/choosing.js).
    _connect(
        app, "choose",
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
    _connect(
        app, "show_tab",
        Output(ids.panel_id("tab", MATCH), "className"),
        Input(ids.panel_id("tab", MATCH), "value"),
        State(ids.panel_id("tab", MATCH), "id"),
        prevent_initial_call=True,
    )  # fmt: skip
