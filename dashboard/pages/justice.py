"""Justice: who is prosecuted and convicted, which treaties and laws stand, and what is published about profits."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.filters import filter_bar
from dashboard.parts.panel import further, panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """The answer, the map of the reader's choice and the series beside each other; then laws, enforcement, profits."""
    main = VIEWS["justice-map"]
    more = ("justice-trend", "justice-sexes", "justice-enforcement", "justice-levels", "justice-tiers")
    laws = html.Div([panel(VIEWS["justice-treaties"], selection), block("justice-maps")], className="treaties")
    return [
        block("justice-headline"),
        filter_bar(context, selection, scope_of(context, main)),
        html.Div([panel(main, selection), panel(VIEWS["justice-beside"], selection)], className="pair"),
        html.Div([laws, *(panel(VIEWS[name], selection) for name in more)], className="grid"),
        *further("justice", selection),
        html.H2(translate("Profits and prosecutions, side by side"), className="section"),
        html.Div([block("justice-business"), block("justice-children")], className="grid"),
    ]
