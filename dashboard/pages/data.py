"""Data: every indicator as table, chart or map; the pages about its figures are in the second menu."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.family import data_menu
from dashboard.parts.filters import filter_bar
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """The second menu, then the explorer."""
    view = VIEWS["data-explorer"]
    return [
        data_menu("/data", selection),
        html.H1(translate("Every figure, what it means, and where it comes from")),
        html.P(
            [
                translate("The same figures by address, for programs:"),
                " ",
                html.A("/api/v1/indicators.json", href="/api/v1/indicators.json"),
                ", ",
                html.A(
                    "/api/v1/observations.csv", href="/api/v1/observations.csv?indicator=detected-victims-rate&area=NGA"
                ),
                ".",
            ],
            className="lede",
        ),
        filter_bar(context, selection, scope_of(context, view)),
        panel(view, selection, wide=True),
    ]
