"""Progress to 2030: country by indicator, one cell explained, counts of countries, and what is left to the target."""

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
    """The table of statuses with the chosen cell beside and below it; then counts, the order by gap, and the map."""
    cell = [panel(VIEWS["progress-pace"], selection), block("progress-takes")]
    return [
        block("progress-headline"),
        filter_bar(context, selection, scope_of(context, VIEWS["progress-map"])),
        html.Div(
            [html.Div([_statuses(selection), block("progress-explained")]), html.Div(cell)], className="pair uneven"
        ),
        html.Div(
            [panel(VIEWS["progress-counts"], selection), panel(VIEWS["progress-map"], selection)], className="pair even"
        ),
        panel(VIEWS["progress-gaps"], selection, wide=True),
    ]


def _statuses(selection: Selection) -> Component:
    title = translate("Latest value, its year, and its status")
    about = translate(
        "For a group: how many of the countries that can be judged have met the target "
        "or are on track. Select a group to see its countries, and a country's cell to "
        "see its chart and reasons. This is our own reading, not an assessment by the UN."
    )
    return panel(VIEWS["progress-statuses"], selection, title=title, about=about)
