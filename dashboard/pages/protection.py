"""Protection: what keeps children safe, how far it reaches, and what was never measured."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.filters import filter_bar
from dashboard.parts.labour import goods_head
from dashboard.parts.opening import how_to_read, question, section
from dashboard.parts.panel import further, panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """The answer and the map of the reader's choice; then all levels, and what is missing, place by place."""
    main = VIEWS["protection-map"]
    levels = [panel(VIEWS["protection-levels"], selection), panel(VIEWS["protection-measured"], selection)]
    places = [panel(VIEWS["protection-places"], selection), block("protection-missing")]
    return [
        question(translate("How far does protection reach, and what was never measured?")),
        block("protection-headline"),
        how_to_read(context, "protection"),
        filter_bar(context, selection, scope_of(context, main), has_year=True),
        panel(main, selection, wide=True),
        section(
            translate("What was measured, and where not"),
            [html.Div(levels, className="grid"), html.Div(places, className="grid")],
        ),
        *further("protection", selection),
        section(
            translate("Child labour, and the goods that are listed with it"),
            [
                html.Div(
                    [panel(VIEWS["protection-goods"], selection, title=goods_head()), block("protection-demand")],
                    className="grid",
                )
            ],
        ),
    ]
