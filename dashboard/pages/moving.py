"""Children on the move: every country with displaced children, and what is counted of children there."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.kinds.on_the_move import by_name, words_of
from dashboard.parts.blocks import block
from dashboard.parts.elements import inside
from dashboard.parts.family import data_menu
from dashboard.parts.panel import panel
from dashboard.selection import Selection
from dashboard.views import VIEWS


def layout(context: Context, selection: Selection) -> list[Component]:
    """What the table is for, then the table: all countries, whatever is known of them."""
    about = translate(
        "This table lists every UN member with internally displaced children, however much or little is counted there; "
        "one that only hosts refugees is not in it. Select a column heading to sort by it; countries without a figure "
        "always come last."
    )
    words = words_of(context, selection)
    ways = html.P(
        [
            inside(translate("Who reports, year by year"), "/data/coverage"),
            " · ",
            inside(translate("Displacement on the map"), "/drivers?indicator=displaced-stock-by-age"),
        ]
    )
    return [
        data_menu("/data/on-the-move", selection),
        html.H1(translate("Where children are on the move")),
        html.P(about, className="lede"),
        panel(VIEWS["moving-table"], selection, wide=True, title=words.title, about=by_name(context, selection)),
        block("moving-said"),
        ways,
    ]
