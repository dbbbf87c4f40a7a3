"""Words and numbers of one country: who it is, its statuses, and what is not known."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.brief.facts import children_now
from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.progress import (
    cell_of,
    last_text,
    with_targets,
)
from dashboard.geography import WORLD
from dashboard.i18n import translate
from dashboard.metrics.progress import (
    STATUS_SHORT,
)
from dashboard.parts.brief import pieces
from dashboard.parts.elements import element, inside
from dashboard.parts.status import status_mark, target_text
from dashboard.selection import Selection
from dashboard.words.names import area_name


def _country(context: Context, selection: Selection) -> str:
    """The country of a page, which is always the first area; empty where a stranger asks without one."""
    code = selection.areas[0] if selection.areas else ""
    return code if code in context.geography.areas else ""


def facts_of(context: Context, code: str) -> list[Any]:
    """Who a country is: region, groups, and how many children live there; parts between dots."""
    area = context.geography.areas[code]
    kinds = {"group", "income"}
    names = [
        translate(context.geography.regions[group].name)
        for group in area.groups
        if context.geography.regions[group].kind in kinds
    ]
    region = context.geography.subregion(code)
    facts: list[Any] = [*([] if region == WORLD else [area_name(context, region)]), *names]
    children = children_now(context, code)
    if children is not None:
        facts.append(inside(children.text, children.origin))
    return [part for fact in facts for part in (fact, " · ")][:-1]


def country_facts(context: Context, selection: Selection) -> list[Component]:
    """Who the country is, and its story on detected children in one hedged paragraph."""
    code = _country(context, selection)
    if not code:
        return []
    return [
        html.H1(area_name(context, code)),
        html.P(facts_of(context, code), className="facts"),
        *(html.P(pieces(paragraph), className="story") for paragraph in brief_of(context, code).opening.paragraphs),
    ]


def country_standing(context: Context, selection: Selection) -> list[Component]:
    """The country's statuses: latest value, target, status in words with its sign and reason."""
    code = _country(context, selection)
    if not code:
        return []
    rows = []
    for indicator in with_targets(context):
        cell = cell_of(context, indicator.id, code)
        if cell is None:
            continue
        text, when = translate("no value"), ""
        if cell.last_value is not None:
            text, when = last_text(context, cell), f" {cell.last_year}"
        whence = origin_address(context, context.question(indicator.id, (code,)), cell.last_year)
        latest = [inside(text, whence), html.Small(when)]
        link = dcc.Link(translate(indicator.label), href=f"/progress?indicator={indicator.id}&area={code}")
        rows.append(
            html.Tr(
                [
                    element(html.Th, link, {"scope": "row"}),
                    html.Td(latest, className="number"),
                    html.Td(target_text(indicator), className="number"),
                    html.Td(status_mark(cell, STATUS_SHORT)),
                ]
            )
        )
    if not rows:
        return []
    head = [translate("Progress to 2030"), translate("latest"), translate("target"), translate("status")]
    return [
        html.Table(
            [html.Thead(html.Tr([element(html.Th, text, {"scope": "col"}) for text in head])), html.Tbody(rows)],
            className="standing",
        )
    ]


def country_unknown(context: Context, selection: Selection) -> list[Component]:
    """What is not known about the country's children, in short, and where all of it stands."""
    code = _country(context, selection)
    if not code:
        return []
    brief = brief_of(context, code)
    more = element(html.A, translate("Everything that is not known"), {"data-act": "anchor"}, href="#unknown")
    said = [html.P(pieces([sentence])) for sentence in brief.at_once.sentences]
    return [html.Div([html.H2(brief.at_once.heading), *said, html.P(more)], className="unknown")]
