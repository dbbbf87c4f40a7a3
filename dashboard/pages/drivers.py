"""Drivers: conflict, displacement, poverty, hunger and violence, each where and over time."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.family import drivers_menu
from dashboard.parts.filters import filter_bar
from dashboard.parts.panel import further, panel, strip
from dashboard.selection import Selection
from dashboard.views import DRIVER_STRIPS, VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """Map and time series of one driver; then all of them for the chosen area, one below the other."""
    main = VIEWS["drivers-map"]
    rows = [strip(context, VIEWS[f"driver-{name}"], selection) for name in DRIVER_STRIPS]
    return [
        drivers_menu("/drivers", selection),
        html.H1(translate("Conditions that the United Nations names as drivers of trafficking")),
        html.P(
            translate(
                "Conflict, displacement, poverty, hunger and violence. Figures side by side show "
                "what happened where and when. They do not show what led to what."
            ),
            className="lede",
        ),
        filter_bar(context, selection, scope_of(context, main)),
        html.Div([panel(main, selection), panel(VIEWS["drivers-trend"], selection)], className="pair"),
        *further("drivers", selection),
        html.H2(translate("All drivers, on the same years"), className="section"),
        html.Div(rows, className="strips"),
    ]
