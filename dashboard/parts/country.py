"""Words and numbers of one country: who it is, and its statuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.brief.facts import facts_about
from dashboard.brief.sentence import Value
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.progress import (
    cell_of,
    last_with_unit,
    target_text,
    with_targets,
)
from dashboard.i18n import format_year, in_a_row, translate
from dashboard.metrics.progress import (
    STATUS_SHORT,
)
from dashboard.metrics.standing import Cell
from dashboard.parts.brief import value_link
from dashboard.parts.elements import caption, element, figure_link, inside
from dashboard.parts.status import status_mark
from dashboard.selection import Selection
from dashboard.words.names import area_name
from dashboard.words.titles import subject


def _country(context: Context, selection: Selection) -> str:
    """The country of a page, which is always the first area; empty where a stranger asks without one."""
    code = selection.areas[0] if selection.areas else ""
    return code if code in context.geography.areas else ""


def facts_of(context: Context, code: str) -> list[Any]:
    """Who a country is: region, groups, and how many children live there; parts between dots."""
    facts = [value_link(fact) if isinstance(fact, Value) else fact for fact in facts_about(context, code)]
    return [part for fact in facts for part in (fact, " · ")][:-1]


def country_standing(context: Context, selection: Selection) -> list[Component]:
    """The country's statuses: latest value, target, status in words with its sign and reason."""
    code = _country(context, selection)
    table = standing_table(context, code, [indicator.id for indicator in with_targets(context)]) if code else None
    return [] if table is None else [table]


def _latest(context: Context, code: str, cell: Cell) -> Component:
    """The latest figure beside a target, heard with what it is of; that there is none leads to why."""
    question = context.question(cell.indicator, (code,))
    whence = origin_address(context, question, cell.last_year)
    if cell.last_value is None or cell.last_year is None:
        return inside(translate("no value"), whence)
    of = in_a_row((subject(context, question), area_name(context, code), format_year(cell.last_year)))
    return figure_link(last_with_unit(context, cell), whence, of)


def standing_table(context: Context, code: str, names: Sequence[str]) -> Component | None:
    """The statuses of an area for some indicators, a row each; None where it has none of them."""
    rows = []
    for name in names:
        indicator, cell = context.indicators[name], cell_of(context, name, code)
        if cell is None:
            continue
        when = "" if cell.last_value is None or cell.last_year is None else f" {format_year(cell.last_year)}"
        latest = [_latest(context, code, cell), html.Small(when)]
        link = inside(translate(indicator.label), f"/progress?indicator={name}&area={code}")
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
        return None
    head = [translate("Progress to 2030"), translate("latest"), translate("target"), translate("status")]
    return html.Table(
        [
            caption(translate("Progress to 2030")),
            html.Thead(html.Tr([element(html.Th, text, {"scope": "col"}) for text in head])),
            html.Tbody(rows),
        ],
        className="standing",
    )
