"""Progress to 2030: country by indicator, and the pace of one of them."""

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
    """The table of statuses with the pace of the chosen cell beside it; then the map of the indicator."""
    return [
        html.Div(
            [
                html.Div(
                    [
                        html.H1(translate("Is 2030 in reach?")),
                        html.P(
                            translate(
                                "A status compares the yearly pace since about 2015 with the pace needed until 2030. "
                                "Where two values that can be compared are missing, nothing is judged. "
                                "Detections are never judged: more of them can be good or bad news."
                            ),
                            className="lede",
                        ),
                    ]
                ),
                block("progress-headline"),
            ],
            className="headline-row",
        ),
        filter_bar(context, selection, scope_of(context, VIEWS["progress-map"])),
        html.Div(
            [_statuses(selection), html.Div([panel(VIEWS["progress-pace"], selection), block("progress-takes")])],
            className="pair uneven",
        ),
        panel(VIEWS["progress-map"], selection, wide=True),
    ]


def _statuses(selection: Selection) -> Component:
    title = translate("Latest value, its year, and its status")
    about = translate("Select a region for its countries, and a country's cell for its chart.")
    return panel(VIEWS["progress-statuses"], selection, title=title, about=about)
