"""What stands below the table of children on the move: caveat, how little is counted, sources."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.kinds.on_the_move import words_of
from dashboard.selection import Selection


def moving_said(context: Context, selection: Selection) -> list[Component]:
    """The caption of the table, which as a table alone has none of its own."""
    words = words_of(context, selection)
    return [html.P([html.Strong(words.caveat), f" {words.coverage} {words.source}"], className="panel-caption")]
