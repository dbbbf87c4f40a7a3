"""Figures of the reader's own, which the browser draws beside the published ones and sends nowhere."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.i18n import translate
from dashboard.parts.family import data_menu
from dashboard.parts.own import brought
from dashboard.selection import Selection


def layout(context: Context, selection: Selection) -> list[Component]:
    """What happens with them, the template, the rule of small numbers, and the place that takes a file."""
    about = translate(
        "Bring a table of your own and see it beside the published series, in this browser tab alone. It is always "
        "marked as not published."
    )
    return [
        data_menu("/data/own", selection),
        html.H1(translate("Your own figures, beside the published ones")),
        html.P(about, className="lede"),
        brought(context),
    ]
