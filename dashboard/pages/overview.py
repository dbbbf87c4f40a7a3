"""Overview: in one screen the state of things."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.claims import quoted
from dashboard.parts.filters import filter_bar
from dashboard.parts.opening import how_to_read, question
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """Headline and map at the left; children over time, drivers and the way to 2030 at the right; quoted figures."""
    main = VIEWS["overview-map"]
    left = [filter_bar(context, selection, scope_of(context, main), has_year=True), panel(main, selection)]
    right = [panel(VIEWS["overview-children"], selection), block("overview-tiles"), block("overview-standing")]
    return [
        question(translate("How many girls and boys are detected, and how do countries stand towards 2030?")),
        block("overview-headline"),
        how_to_read(context, "overview"),
        html.Div([html.Div(left, className="column"), html.Div(right, className="side")], className="two-columns"),
        quoted(context),
    ]
