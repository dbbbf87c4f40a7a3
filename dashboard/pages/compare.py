"""Compare: up to six countries or groups on any indicator, side by side, and countries like the first."""

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
    """The comparison, key figures beside each other, profiles, and whom else to compare with."""
    main = VIEWS["compare-chart"]
    return [
        html.H1(translate("Compare countries and groups")),
        html.P(
            translate(
                "Figures stand side by side on the same axes. Countries count, survey and report "
                "differently, so a difference here may reflect what is known rather than what is true."
            ),
            className="lede",
        ),
        filter_bar(context, selection, scope_of(context, main), translate("The world's regions")),
        block("compare-notes"),
        panel(main, selection, wide=True),
        panel(
            VIEWS["compare-key"],
            selection,
            wide=True,
            title=translate("Key figures side by side"),
            about=translate(
                "The latest figure within each indicator's window, with its year. For a country: "
                "in how many years there is a figure; for a group: over how many countries. Each "
                "figure links to its rows."
            ),
        ),
        panel(VIEWS["compare-profile"], selection, wide=True),
        *further("compare", selection),
        block("compare-peers"),
    ]
