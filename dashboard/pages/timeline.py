"""Drivers beside victims over time: one timeline of a country or region, with events marked by a fixed rule."""

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
    """The timeline, then what its numbered marks stand for."""
    view = VIEWS["timeline-rows"]
    return [
        drivers_menu("/drivers/timeline", selection),
        html.H1(translate("Detected victims and drivers on one timeline")),
        html.P(
            translate(
                "Choose a country or region. Events that stand side by side in time do not show what led to what."
            ),
            className="lede",
        ),
        filter_bar(context, selection, scope_of(context, view)),
        panel(view, selection, wide=True),
        block("timeline-events"),
    ]
