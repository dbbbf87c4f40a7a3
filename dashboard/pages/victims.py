"""Victims: who is detected, where, over time, and who reports."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.claims import shares
from dashboard.parts.filters import filter_bar
from dashboard.parts.panel import further, panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """Map and time series of the reader's choice; then girls and boys, ages, forms, shares, reporting."""
    main = VIEWS["victims-map"]
    more = ("victims-children", "victims-ages", "victims-forms", "victims-share", "victims-reporting")
    return [
        html.H1(translate("Who is detected as a victim of trafficking, and who reports")),
        html.P(
            translate(
                "Detected victims are people whom authorities or services found and reported. How many were never "
                "found is not known."
            ),
            className="lede",
        ),
        filter_bar(context, selection, scope_of(context, main)),
        html.Div([panel(main, selection), panel(VIEWS["victims-trend"], selection)], className="pair"),
        html.Div([*(panel(VIEWS[name], selection) for name in more), shares(context)], className="grid"),
        *further("victims", selection),
    ]
