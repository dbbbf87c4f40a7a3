"""Victims: who is detected, where, over time, and who reports."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.addresses import UNMEASURED
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.claims import shares
from dashboard.parts.elements import inside
from dashboard.parts.filters import filter_bar
from dashboard.parts.opening import how_to_read, question, section
from dashboard.parts.panel import further, panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """Map and time series of the reader's choice; then girls, boys and adults, forms and shares, reporting."""
    main = VIEWS["victims-map"]

    unmeasured = translate("What no table here counts: organised crime, illegal adoption, exploitation online")

    def grid(*names: str, beside: Sequence[Component] = ()) -> list[Component]:
        return [html.Div([*(panel(VIEWS[name], selection) for name in names), *beside], className="grid")]

    return [
        question(translate("Who is detected as a victim of trafficking, and who reports?")),
        block("victims-headline"),
        how_to_read(context, "victims"),
        filter_bar(context, selection, scope_of(context, main), has_year=True),
        html.Div([panel(main, selection), panel(VIEWS["victims-trend"], selection)], className="pair"),
        section(translate("Girls, boys and adults"), grid("victims-children", "victims-ages")),
        section(translate("Forms of exploitation, and the share of children"), grid("victims-forms", "victims-share")),
        section(
            translate("Who reports, and what others publish"),
            grid("victims-reporting", beside=[shares(context)]),
            is_folded=True,
        ),
        html.P(inside(unmeasured, UNMEASURED, className="more")),
        *further("victims", selection),
    ]
