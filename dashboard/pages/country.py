"""Country: everything on one country, or the list of countries to choose from."""

from __future__ import annotations

from functools import lru_cache

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.words import area_name
from dashboard.i18n import current_language, translate
from dashboard.parts.blocks import block
from dashboard.parts.elements import plain
from dashboard.parts.filters import filter_bar
from dashboard.parts.panel import panel, strip
from dashboard.selection import Selection
from dashboard.views import COUNTRY_STRIPS, VIEWS, scope_of


def layout(context: Context, selection: Selection) -> list[Component]:
    """One country's story; without a country, all of them by region."""
    if not selection.areas or selection.areas[0] not in context.geography.areas:
        return _choice(context, current_language())
    code = selection.areas[0]
    rows = [strip(context, VIEWS[f"country-{name}"], selection) for name in COUNTRY_STRIPS]
    left = [
        block("country-facts"),
        html.Div(rows, className="strips"),
        html.P(
            [
                html.Strong(translate("Only victims who were found are counted. ")),
                translate(
                    "Side by side is not cause and effect. Hatched years are unknown, not zero. Displacement by "
                    "disasters and new displacement count movements in the year; refugees are people on 31 December."
                ),
            ],
            className="panel-caption",
        ),
        panel(VIEWS["country-profile"], selection),
    ]
    right = [block("country-standing"), block("country-unknown")]
    return [
        html.Div([html.Div(left, className="column"), html.Aside(right, className="side")], className="two-columns"),
        filter_bar(context, selection, scope_of(context, VIEWS["country-map"], code)),
        html.Div([panel(VIEWS["country-map"], selection), panel(VIEWS["country-trend"], selection)], className="pair"),
        block("country-role"),
        block("country-peers"),
    ]


@lru_cache(maxsize=16)
def _choice(context: Context, _language: str) -> list[Component]:
    geography = context.geography
    lists: list[Component] = []
    for region in geography.regions.values():
        if region.kind != "sub_region":
            continue
        names = sorted((area_name(context, code), code) for code in region.members if geography.areas[code].is_member)
        links = [html.Li(dcc.Link(name, href=f"/country/{code}")) for name, code in names]
        if links:
            lists.append(html.Section([html.H2(translate(region.name)), html.Ul(links)]))
    outside = sorted((area_name(context, code), code) for code, area in geography.areas.items() if not area.is_member)
    links = [html.Li(dcc.Link(name, href=f"/country/{code}")) for name, code in outside]
    lists.append(html.Section([html.H2(translate("Other areas")), html.Ul(links)]))
    made: list[Component] = plain(
        [
            html.H1(translate("Choose a country")),
            html.P(translate("193 countries and the other areas that publishers report on."), className="lede"),
            html.Div(lists, className="countries"),
        ]
    )
    return made
