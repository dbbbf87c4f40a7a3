"""Coverage: who reports what, and which children are not counted."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.family import data_menu
from dashboard.parts.filters import filter_bar
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """The answer in sentences, then the picture: areas by years, or of one country indicators by years."""
    view = VIEWS["coverage-picture"]
    return [
        data_menu("/data/coverage", selection),
        html.H1(translate("Who reports, and which children are not counted")),
        html.Div(filter_bar(context, selection, scope_of(context, view)), className="as-reported"),
        block("coverage-who"),
        panel(view, selection, wide=True),
    ]
