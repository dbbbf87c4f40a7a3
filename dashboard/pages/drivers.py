"""Drivers: conflict, displacement, poverty, hunger and violence, each where and over time."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.family import drivers_menu
from dashboard.parts.filters import filter_bar
from dashboard.parts.opening import how_to_read, question, section
from dashboard.parts.panel import further, panel, strip
from dashboard.selection import Selection
from dashboard.views import DRIVER_STRIPS, VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """Map and time series of one driver; then all of them for the chosen area; then two years side by side."""
    main = VIEWS["drivers-map"]
    rows = [strip(context, VIEWS[f"driver-{name}"], selection) for name in DRIVER_STRIPS]
    return [
        drivers_menu("/drivers", selection),
        question(translate("Where are the conditions that the United Nations names as drivers of trafficking?")),
        block("drivers-headline"),
        how_to_read(context, "drivers"),
        filter_bar(context, selection, scope_of(context, main), has_year=True),
        html.Div([panel(main, selection), panel(VIEWS["drivers-trend"], selection)], className="pair"),
        section(translate("All drivers, on the same years"), [html.Div(rows, className="strips")]),
        section(translate("Then and now"), further("drivers", selection)),
    ]
