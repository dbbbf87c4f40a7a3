"""Words and numbers beside the statuses: days left, pace, and what it would take."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.progress import (
    chosen_country,
    days_left,
)
from dashboard.figures.words import area_name
from dashboard.geography import WORLD
from dashboard.i18n import format_date, format_number, translate
from dashboard.metrics.progress import (
    Judgement,
    WhatItTakes,
    judge,
    what_it_takes,
)
from dashboard.parts.elements import element, origin_link
from dashboard.selection import Selection

LAST_YEAR = 2100
"""Beyond this a year reached at a constant pace says nothing."""


def progress_headline(context: Context, selection: Selection) -> list[Component]:
    """Days left, to the day."""
    today = format_date(context.today())
    return [
        html.Div(
            [
                html.Div(format_number(days_left(context)), className="days"),
                html.Div(
                    translate("days until 31 December 2030, counted on {today}", today=today), className="days-words"
                ),
            ],
            className="days-row",
            title=area_name(context, selection.areas[0] if selection.areas else WORLD),
        )
    ]


def progress_takes(context: Context, selection: Selection) -> list[Component]:
    """The pace seen and the pace needed of the chosen country and indicator, in numbers, and what is left to do."""
    code = chosen_country(context, selection)
    indicator = context.indicators[selection.indicator]
    if not code or indicator.target is None:
        return []
    history = context.histories(context.question(indicator.id, (code,))).get(code, ())
    judgement = judge(indicator, history, context.weights["population"].get(code, {}))
    rows = _pace_rows(judgement)
    takes = what_it_takes(indicator, judgement)
    if takes is not None:
        rows += _left_rows(takes)
    if not rows:
        return []
    body = [
        html.Tr([element(html.Th, name, {"scope": "row"}), html.Td(value, className="number")]) for name, value in rows
    ]
    return [
        html.H2(translate("What it would take"), className="side-title"),
        html.Table(html.Tbody(body), className="takes"),
        html.P(origin_link(origin_address(context, context.question(indicator.id, (code,)), judgement.last_year))),
    ]


def _yearly(rate: float) -> str:
    sign = "+" if rate > 0 else "−" if rate < 0 else ""
    return translate("{number} % a year", number=sign + format_number(abs(100 * rate), 1))


def _pace_rows(judgement: Judgement) -> list[tuple[str, str]]:
    rows = []
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
        rows.append((translate("Pace seen, as a part of the pace needed"), text))
    return rows


def _left_rows(takes: WhatItTakes) -> list[tuple[str, str]]:
    rows = []
    if takes.needed_rate is not None:
        name = translate("Needed from now on, {first} to {last}", first=takes.from_year, last=takes.target_year)
        rows.append((name, _yearly(takes.needed_rate)))
    if takes.times is not None and takes.times >= 1:
        rows.append((translate("That is, times the pace so far"), f"{format_number(takes.times, 1)} ×"))
    if takes.reached_year is not None:
        year = str(takes.reached_year) if takes.reached_year <= LAST_YEAR else translate("after {year}", year=LAST_YEAR)
        rows.append((translate("Target reached at the pace so far"), year))
    return rows
