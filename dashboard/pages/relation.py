"""How two indicators go together: over countries in a year, and within countries from year to year."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.family import drivers_menu
from dashboard.parts.filters import filter_bar
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """Any two indicators over countries, capacity to detect at hand; then changes within countries at all lags."""
    view = VIEWS["relation-scatter"]
    return [
        drivers_menu("/drivers/relation", selection),
        html.H1(translate("Two indicators against each other")),
        filter_bar(context, selection, scope_of(context, view), has_year=True),
        block("relation-capacity"),
        panel(view, selection, wide=True),
        html.H2(translate("Within countries, from year to year"), className="section"),
        html.P(
            translate(
                "The filters above do not change this: all countries together, detected victims beside each driver."
            ),
            className="lede",
        ),
        panel(VIEWS["relation-lags"], selection, wide=True),
    ]
