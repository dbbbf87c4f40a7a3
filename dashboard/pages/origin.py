"""Origin: for any number, its rows, its source, and how it was made; or why there is none."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.family import data_menu
from dashboard.parts.filters import filter_bar
from dashboard.selection import Selection
from dashboard.views import PAGE_VIEWS


def layout(context: Context, selection: Selection) -> list[Component]:
    """The answer first; below it the filters, to ask about another number."""
    scope = PAGE_VIEWS["origin"].scope(context.indicators)
    return [
        data_menu("/data/origin", selection),
        html.H1(translate("Where this number comes from")),
        block("origin-figure"),
        html.H2(translate("Ask about another number"), className="section"),
        filter_bar(context, selection, scope),
    ]
