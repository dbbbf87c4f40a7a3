"""Words and numbers of one country: who it is, its statuses, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.progress import (
    cell_of,
    last_text,
    with_targets,
)
from dashboard.figures.series import CHILD_SHARE, COUNTED
from dashboard.figures.titles import FEW, subject
from dashboard.figures.words import area_name, figure_text, short_figure
from dashboard.geography import WORLD
from dashboard.i18n import format_number, translate
from dashboard.metrics.lines import Point
from dashboard.metrics.progress import (
    STATUS_SHORT,
)
from dashboard.parts.elements import element, inside, origin_link
from dashboard.parts.status import status_mark, target_text
from dashboard.selection import Selection, Years


def _country(context: Context, selection: Selection) -> str:
    """The country of a page, which is always the first area; empty where a stranger asks without one."""
    code = selection.areas[0] if selection.areas else ""
    return code if code in context.geography.areas else ""


def country_facts(context: Context, selection: Selection) -> list[Component]:
    """Who the country is, and its story on detected children in one hedged paragraph."""
    code = _country(context, selection)
    if not code:
        return []
    area = context.geography.areas[code]
    kinds = {"group", "income"}
    names = [
        translate(context.geography.regions[group].name)
        for group in area.groups
        if context.geography.regions[group].kind in kinds
    ]
    region = context.geography.subregion(code)
    facts: list[Any] = [*([] if region == WORLD else [area_name(context, region)]), *names]
    children = context.question("child-population", (code,))
    found = [item for item in context.line(children, code).known if item.year <= context.today().year]
    if found:
        said = translate(
            "{n} children ({year}, estimate)", n=short_figure(found[-1].value, None, None, 0), year=found[-1].year
        )
        facts.append(inside(said, origin_address(context, children, found[-1].year)))
    listed_facts = [part for fact in facts for part in (fact, " · ")][:-1]
    reported = replace(context.question(COUNTED, (code,), age="Y0T17"), lang=selection.lang)
    known = context.line(reported, code).known
    whence = origin_link(origin_address(context, reported, known[-1].year if known else None))
    return [
        html.H1(area_name(context, code)),
        html.P(listed_facts, className="facts"),
        html.P([country_sentence(context, code), " ", whence], className="story"),
    ]


def country_sentence(context: Context, code: str) -> str:
    """What the country reported on detected victims and children last, and in how many years."""
    name = area_name(context, code)
    everyone = context.line(context.question(COUNTED, (code,), age="_T"), code)
    children = context.line(context.question(COUNTED, (code,), age="Y0T17"), code)
    years = context.years(COUNTED)
    if not everyone.known and not children.known:
        return translate(
            "{area} has no figure on detected victims in UNODC's collection of {first} to {last}. "
            "How many children were found there is unknown, which is not zero.",
            area=name,
            first=years.first,
            last=years.last,
        )
    said = []
    if everyone.known:
        point = everyone.known[-1]
        said.append(
            translate(
                "In {year}, {area} reported {figure} detected victims of trafficking.",
                year=point.year,
                area=name,
                figure=figure_text(point.value, point.lower, point.upper, 0),
            )
        )
    if children.known:
        said.append(_children_known(context, code, children.known[-1]))
    said.append(_years_reported(len(children.known), years))
    return " ".join(said)


def _children_known(context: Context, code: str, point: Point) -> str:
    """How many were children, and their share where one is published for that year and they are not few."""
    figure = figure_text(point.value, point.lower, point.upper, 0)
    shares = context.line(context.question(CHILD_SHARE, (code,)), code).known
    share = next((item for item in shares if item.year == point.year), None)
    if share is None or (point.value or 0) < FEW:
        return translate(
            "In {year}, {figure} of those whose age is known were children.", year=point.year, figure=figure
        )
    return translate(
        "In {year}, {figure} of those whose age is known were children ({share} %).",
        year=point.year,
        figure=figure,
        share=figure_text(share.value, share.lower, share.upper, context.indicators[CHILD_SHARE].decimals),
    )


def _years_reported(reported: int, years: Years) -> str:
    span = years.last - years.first + 1
    if reported == span:
        return translate(
            "It reported on children in every year from {first} to {last}.", first=years.first, last=years.last
        )
    return translate(
        "It reported on children in {n} of the {span} years from {first} to {last}; the others are unknown, not zero.",
        n=format_number(reported),
        span=span,
        first=years.first,
        last=years.last,
    )


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
    """What is not known about the country's children: no row at all, or nothing recent."""
    code = _country(context, selection)
    if not code:
        return []
    silent, old = [], []
    for indicator in context.indicators.values():
        if indicator.theme == "context" or indicator.area:
            continue
        if indicator.theme == "drivers" and not indicator.id.startswith("child-share") and indicator.is_count:
            continue
        question = context.question(indicator.id, (code,))
        line = context.line(question, code)
        why = origin_address(context, question)
        if not line.known:
            silent.append(inside(subject(context, question), why))
        elif line.known[-1].year < context.years(indicator.id).last - indicator.window:
            old.append(inside(f"{subject(context, question)} ({line.known[-1].year})", why))
    said = []
    if silent:
        said.append(html.P([html.Strong(translate("No figure at all: ")), *_joined(silent)]))
    if old:
        said.append(html.P([html.Strong(translate("Nothing recent (last year known): ")), *_joined(old)]))
    if not said:
        text = translate(
            "Apart from counts of displacement, refugees and deaths, each indicator has a figure of recent years here."
        )
        said = [html.P(text)]
    never = translate("How many children were trafficked and never found is not known here or anywhere.")
    return [html.Div([html.H2(translate("Not known about children here")), html.P(never), *said], className="unknown")]


def _joined(links: Sequence[Component]) -> list[Any]:
    return [*[part for link in links for part in (link, "; ")][:-1], "."]
