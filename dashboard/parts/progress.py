"""Words and numbers beside the statuses: the answer in a sentence, days left, and what it would take."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator
from dashboard.context import BY_AGE, Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.progress import (
    Judged,
    children_measured,
    chosen_country,
    days_left,
    judged,
)
from dashboard.figures.tally import beside_standing, places_apart, standing_title, worst_said
from dashboard.geography import WORLD
from dashboard.i18n import format_date, format_number, format_short, format_year, translate
from dashboard.i18n.rounding import in_digits
from dashboard.metrics.progress import FEW, FEW_UNKNOWN, HORIZON, Judgement, WhatItTakes, counts_children, what_it_takes
from dashboard.parts.elements import caption, element, inside, origin_link, set_apart
from dashboard.parts.opening import once
from dashboard.selection import Selection
from dashboard.words.names import area_name, figure_text, listed

LAST_YEAR = 2100
"""Beyond this a year reached at a constant pace says nothing."""
LEAST_CHILDREN = 10
"""Fewer are "few"."""


def progress_headline(context: Context, selection: Selection) -> list[Component]:
    """Where the chosen areas stand, below it the rest of the count and the worst, and the days left."""
    today = format_date(context.today())
    areas = selection.areas or (WORLD,)
    # Each sentence by itself: panels say some of them, in an order of their own.
    told = [*beside_standing(context, areas), worst_said(context, areas)]
    rest: list[Any] = [once(html.Span, part) for part in told if part]
    days = html.P(
        [
            html.Span(format_number(days_left(context)), className="days"),
            " ",
            html.Span(
                translate("days until 31 December 2030, counted on {today}", today=today), className="days-words"
            ),
        ],
        className="days-row",
    )
    text = html.Div([once(html.H1, _sentence(context, selection)), html.P(set_apart(*rest), className="lede")])
    return [html.Div([text, days], className="headline-row")]


def _sentence(context: Context, selection: Selection) -> str:
    codes = selection.areas or (WORLD,)
    return standing_title(context, listed([area_name(context, code) for code in places_apart(context, codes)]), codes)


def progress_takes(context: Context, selection: Selection) -> list[Component]:
    """The pace seen and the pace needed of the chosen country and indicator, in numbers, and what is left to do."""
    code = chosen_country(context, selection)
    indicator = context.indicators[selection.indicator]
    if not code or indicator.target is None:
        return []
    found = judged(context, indicator, code)
    judgement = found.judgement
    if judgement.reason in (FEW, FEW_UNKNOWN):
        return _few(context, indicator, found)
    takes = what_it_takes(indicator, judgement, children_measured(context, indicator, found))
    rows = _pace_rows(judgement)
    if takes is not None:
        rows += _left_rows(takes, indicator)
        rows += _children_rows(context, indicator, found, takes)
    if not rows:
        return []
    if judgement.target_year == HORIZON:
        rows.append((translate("Days left to 31 December 2030"), format_number(days_left(context))))
    body = [
        html.Tr([element(html.Th, name, {"scope": "row"}), html.Td(value, className="number")]) for name, value in rows
    ]
    return [
        _whose(context, indicator, code),
        html.Table([caption(translate(indicator.label)), html.Tbody(body)], className="takes"),
        html.P(origin_link(origin_address(context, found.question, judgement.last_year), translate(indicator.label))),
    ]


def _whose(context: Context, indicator: Indicator, code: str) -> Component:
    label = translate(indicator.label)
    whose = translate("What it would take: {area}, {label}", area=area_name(context, code), label=label)
    return html.H2(whose, className="side-title")


def _few(context: Context, indicator: Indicator, found: Judged) -> list[Component]:
    """A rate of few victims: no change is said of it."""
    said = translate("The victims are few, or may be: a yearly change in so few would say nothing.")
    whence = origin_link(origin_address(context, found.question, found.judgement.last_year), translate(indicator.label))
    return [_whose(context, indicator, found.judgement.area), html.P(set_apart(said, whence), className="few")]


def _yearly(rate: float) -> str:
    sign = "+" if rate > 0 else "−" if rate < 0 else ""
    return translate("{number}% a year", number=sign + format_number(abs(100 * rate), 1))


def _pace_rows(judgement: Judgement) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    if judgement.pace_seen is not None and judgement.ratio is not None:
        name = translate("Pace seen, {first} to {last}", first=judgement.base_year, last=judgement.last_year)
        rows.append((name, _yearly(judgement.pace_seen)))
    if judgement.pace_needed is not None and judgement.ratio is not None:
        name = translate("Pace needed, {first} to {last}", first=judgement.base_year, last=judgement.target_year)
        rows.append((name, _yearly(judgement.pace_needed)))
    if judgement.ratio is not None:
        text = format_number(min(max(judgement.ratio, -10.0), 10.0), 2)
        if judgement.ratio < 0:
            text = translate("{number}: away from the target", number=text)
        rows.append((translate("Pace seen as a share of the pace needed"), text))
    return rows


def _left_rows(takes: WhatItTakes, indicator: Indicator) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    if takes.needed_rate is not None:
        name = translate("Needed from now on, {first} to {last}", first=takes.from_year, last=takes.target_year)
        rows.append((name, _yearly(takes.needed_rate)))
    if takes.needed_points is not None:
        name = translate("That is, in points a year ({unit})", unit=translate(indicator.unit_label))
        sign = "+" if takes.needed_points > 0 else "−"
        points = abs(takes.needed_points)
        rows.append((name, sign + figure_text(points, None, None, max(indicator.decimals, 2))))
    if takes.times is not None and takes.times >= 1:
        rows.append((translate("That is, times the pace so far"), f"{format_number(takes.times, 1)} ×"))
    if takes.reached_year is not None:
        year = (
            format_year(takes.reached_year)
            if takes.reached_year <= LAST_YEAR
            else translate("after {year}", year=LAST_YEAR)
        )
        rows.append((translate("Target reached at the pace so far"), year))
    return rows


def _children_rows(context: Context, indicator: Indicator, found: Judged, takes: WhatItTakes) -> list[tuple[str, Any]]:
    """About how many children stand between here and the target; only where those measured are children."""
    if takes.children is None or not counts_children(indicator):
        return []
    name = translate("Children between here and the target, {year}, approximate", year=takes.children_year)
    if takes.children < LEAST_CHILDREN:
        return [(name, translate("few", context="children"))]
    question = context.question(BY_AGE, found.question.areas, age=found.question.age)
    said = translate("about {number}", number=format_short(in_digits(takes.children, 2)))
    return [(name, inside(said, origin_address(context, question, takes.children_year)))]
