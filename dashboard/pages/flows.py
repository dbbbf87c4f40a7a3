"""Flows: between which countries people were detected, assisted, or live as refugees; three layers, never added."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.filters import filter_bar
from dashboard.parts.opening import how_to_read, question
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """The answer and the map of lines, then the role of a chosen country, then the matrix."""
    main = VIEWS["flows-map"]
    return [
        question(translate("Whose citizens are detected where?")),
        block("flows-headline"),
        how_to_read(context, "flows"),
        filter_bar(context, selection, scope_of(context, main)),
        panel(main, selection, wide=True),
        block("flows-role"),
        panel(VIEWS["flows-matrix"], selection, wide=True),
    ]
