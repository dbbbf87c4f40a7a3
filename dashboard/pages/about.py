"""The page about the dashboard itself."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.about import about
from dashboard.selection import Selection


def layout(context: Context, _selection: Selection) -> list[Component]:
    """What it is, and whom to ask."""
    return [
        html.H1(translate("About Reach 2030")),
        html.P(translate("A dashboard on child trafficking for people who make or prepare policy."), className="lede"),
        about(context),
    ]
