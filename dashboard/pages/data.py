"""Data: every indicator as table, chart or map; below it the catalogue, the sources and the build report."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.filters import filter_bar
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """The explorer first; below it what the figures mean, where they come from, and what was dropped or doubted."""
    view = VIEWS["data-explorer"]
    return [
        html.H1(translate("Every figure, what it means, and where it comes from")),
        html.P(
            [
                translate("The same figures by address, for programs: "),
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
        block("reference-catalogue"),
        block("reference-sources"),
        block("reference-report"),
        block("reference-claims"),
    ]
