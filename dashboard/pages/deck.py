"""Present: the reader's decks, each a row of slides in order. The browser alone keeps them, and draws them here."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.slides import without_show
from dashboard.selection import Selection


def layout(context: Context, _selection: Selection) -> list[Component]:
    """The place of the decks; assets/deck.js fills it."""
    return [
        html.H1(translate("Present")),
        html.P(
            translate("Charts, maps and tables that you added from any page. Only this browser keeps them."),
            className="lede",
        ),
        html.Div(id="deck-place"),
        without_show(context),
    ]
