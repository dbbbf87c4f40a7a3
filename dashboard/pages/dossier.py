"""The dossier of a country: what it reports to UNODC and what not, and what one can do next."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.dossier import DOSSIER
from dashboard.i18n import translate
from dashboard.parts.blocks import block
from dashboard.parts.family import data_menu
from dashboard.parts.filters import filter_bar
from dashboard.selection import Selection
from dashboard.views import PAGE_VIEWS


def layout(context: Context, selection: Selection) -> list[Component]:
    """The choice of a country, then its dossier."""
    about = translate(
        "What UNODC's collection holds of a country by breakdown and year, what its neighbours report, and a table and "
        "a letter with which to ask for what is missing."
    )
    scope = PAGE_VIEWS["dossier"].scope(context.indicators)
    return [
        data_menu(DOSSIER, selection),
        html.H1(translate("Dossier: what a country reports on trafficking, and what not")),
        html.P(about, className="lede"),
        filter_bar(context, selection, scope, nobody=translate("Choose a country")),
        block("dossier-story"),
    ]
