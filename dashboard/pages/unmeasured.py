"""What no table here counts: what the statement names and no table counts, and the same as one table to take along."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.addresses import UNMEASURED
from dashboard.i18n import translate
from dashboard.kinds.unmeasured import caveat_said, title_said
from dashboard.parts.blocks import block
from dashboard.parts.family import data_menu
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS


def layout(_context: Context, selection: Selection) -> list[Component]:
    """All topics in one table, to take along; then each with its questions."""
    return [
        data_menu(UNMEASURED, selection),
        html.H1(translate("What no table here counts")),
        html.Div(
            [
                panel(VIEWS["unmeasured-table"], selection, wide=True, title=title_said(), about=caveat_said()),
                block("unmeasured-topics"),
            ],
            className="table-and-topics",
        ),
    ]
