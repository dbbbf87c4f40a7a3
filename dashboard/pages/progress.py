"""Progress to 2030: country by indicator, one cell explained, counts of countries, and what is left to the target."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.filters import filter_bar
from dashboard.parts.opening import question, section
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """All targets in cells, the chosen cell below them; then counts, the map, and the order by gap."""
    reasons = html.Div([block("progress-explained"), block("progress-takes")], className="reasons")
    return [
        question(translate("Which targets for children are on track for 2030, and where?")),
        block("progress-headline"),
        filter_bar(context, selection, scope_of(context, VIEWS["progress-map"])),
        _statuses(selection),
        html.Div([panel(VIEWS["progress-pace"], selection), reasons], className="pair even"),
        html.Div(
            [panel(VIEWS["progress-counts"], selection), panel(VIEWS["progress-map"], selection)], className="pair even"
        ),
        section(
            translate("What is left to the target"),
            [panel(VIEWS["progress-gaps"], selection, wide=True)],
            is_folded=True,
        ),
        section(
            translate("Who came nearer"),
            [html.Div([panel(VIEWS["progress-movers"], selection), block("progress-nearer")], className="pair even")],
            is_folded=True,
        ),
    ]


def _statuses(selection: Selection) -> Component:
    title = translate("All targets at a glance")
    about = translate(
        "Our own reading, not an assessment by the UN. Select a group for its countries, a cell for its chart and "
        "reasons."
    )
    return panel(VIEWS["progress-statuses"], selection, wide=True, title=title, about=about)
