"""Country: everything on one country, or the list of countries to choose from."""

from __future__ import annotations

from functools import lru_cache

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.i18n import DEFAULT, current_language, translate
from dashboard.parts.blocks import block
from dashboard.parts.brief import contents, section_of
from dashboard.parts.elements import plain
from dashboard.parts.filters import filter_bar
from dashboard.parts.panel import panel, strip
from dashboard.parts.slides import brief_slides
from dashboard.selection import Selection
from dashboard.views import COUNTRY_STRIPS, VIEWS, scope_of
from dashboard.words.names import area_name


def layout(context: Context, selection: Selection) -> list[Component]:
    """One country's story; without a country, all of them by region."""
    if not selection.areas or selection.areas[0] not in context.geography.areas:
        return _choice(context, current_language())
    code = selection.areas[0]
    brief = brief_of(context, code)
    parts = {section.id: section_of(section, _beside(context, section.id, selection)) for section in brief.sections}
    take = html.Div([brief_slides(code), _on_paper(code)], className="brief-take")
    opening = [block("country-facts"), contents(brief.sections), take]
    return [
        html.Div(
            [
                html.Div(opening, className="column"),
                html.Aside(block("country-unknown"), className="side"),
            ],
            className="two-columns brief-opening",
        ),
        parts["detected"],
        block("country-role"),
        parts["conditions"],
        panel(VIEWS["country-profile"], selection),
        parts["displacement"],
        parts["justice"],
        parts["protection"],
        parts["progress"],
        parts["unknown"],
        block("country-peers"),
        html.H2(translate("Any indicator, on a map and over time"), className="section"),
        filter_bar(context, selection, scope_of(context, VIEWS["country-map"], code)),
        html.Div([panel(VIEWS["country-map"], selection), panel(VIEWS["country-trend"], selection)], className="pair"),
    ]


def _on_paper(code: str) -> Component:
    """The way to the brief on two sheets of paper."""
    lang = current_language()
    href = f"/print/country/{code}" + (f"?lang={lang}" if lang != DEFAULT else "")
    return html.P(html.A(translate("Print or save as PDF"), href=href, className="tool"), className="brief-tools")


def _beside(context: Context, section: str, selection: Selection) -> list[Component]:
    """What stands beside the sentences of a section: its strips, or the table of statuses."""
    if section == "progress":
        return [block("country-standing")]
    named = [name for name in COUNTRY_STRIPS if _home(context, name) == section]
    rows = [strip(context, VIEWS[f"country-{name}"], selection) for name in named]
    if not rows:
        return []
    strips: list[Component] = [html.Div(rows, className="strips")]
    if section == "detected":
        note = translate("Hatched years are unknown, not zero.")
        strips.append(html.P(note, className="panel-caption"))
    return strips


def _home(context: Context, indicator: str) -> str:
    """The section that a strip belongs to."""
    if indicator.startswith(("refugees", "displaced", "conflict-displacement-stock")):
        return "displacement"
    homes = {"victims": "detected", "drivers": "conditions", "justice": "justice", "protection": "protection"}
    return homes[context.indicators[indicator].theme]


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
            html.P(translate("These are 193 countries, and other areas that publishers report on."), className="lede"),
            html.Div(lists, className="countries"),
        ]
    )
    return made
