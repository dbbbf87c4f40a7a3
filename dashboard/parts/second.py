"""The second reading of one cell: its points and weights, the line, where it leads, and what that means."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.addresses import METHOD, origin_address
from dashboard.figures.progress import Judged
from dashboard.i18n import as_sentence, format_number, in_sentences, labelled, translate, translate_number
from dashboard.kinds.pace import band_name
from dashboard.metrics.progress import HORIZON, Point, points_of
from dashboard.metrics.projection import (
    MIDDLE,
    NOTE_WORDS,
    OBSTACLE_WORDS,
    READING_MEANS,
    SINCE,
    line_points,
    obstacle,
    scale_of,
    weights,
)
from dashboard.metrics.standing import Cell, Second
from dashboard.parts.elements import caption, element, inside, set_apart

DIGITS = 6


def second_reading(context: Context, indicator: Indicator, found: Judged, cell: Cell) -> list[Component]:
    """All of it, folded where it agrees with the status; or why there is none. Nothing for levels of single surveys."""
    if indicator.target is None or not indicator.target.pace or not found.judgement.points:
        return []
    name = translate("Second reading: a line through all values since {year}", year=SINCE)
    if cell.second is None:
        why = obstacle(indicator, found.history, found.judgement.base_value)
        reason = translate(OBSTACLE_WORDS[why]) if why else translate("There is none.")
        return [html.P(set_apart(html.Strong(labelled(name, translate("none."))), reason))]
    second = cell.second
    points = line_points(points_of(indicator, found.history))
    said = [translate(READING_MEANS[second.reading])]
    if second.disagrees:
        said.append(translate("It differs from the status, so both are shown."))
    said += [translate(NOTE_WORDS[note]) for note in second.notes if note in NOTE_WORDS]
    body = [
        _values(context, found, points),
        *(html.Div(parts, className="formula") for parts in _formulas(indicator, second, cell, points)),
        html.P(inside(translate("How the line is drawn"), f"{METHOD}#method-second-reading", className="more")),
    ]
    marks = {"open": "open"} if second.shown else {}
    summary = html.Summary(
        translate_number(
            "Its {n} point, the line and the share, in numbers",
            "Its {n} points, the line and the share, in numbers",
            len(points),
            n=len(points),
        )
    )
    return [
        html.P(set_apart(html.Strong(as_sentence(name)), in_sentences(said))),
        element(html.Details, [summary, *body], marks, className="line"),
    ]


def _values(context: Context, found: Judged, points: list[Point]) -> Component:
    """Each point with its weight, leading to its row."""
    heads = (translate("Year"), translate("Value"), translate("Weight"))
    head = html.Tr([element(html.Th, text, {"scope": "col"}, className="number") for text in heads])
    rows = []
    for point, weight in zip(points, weights([point.year for point in points]), strict=True):
        value = inside(_number(point.value), origin_address(context, found.question, point.year))
        cells = [html.Td(cell, className="number") for cell in (str(point.year), value, _number(weight, 3))]
        rows.append(html.Tr(cells))
    table = html.Table(
        [caption(translate(context.indicators[found.question.indicator].label)), html.Thead(head), html.Tbody(rows)],
        className="data-table",
    )
    return element(html.Div, table, {}, className="scroll low", tabIndex=0)


def _formulas(indicator: Indicator, second: Second, cell: Cell, points: list[Point]) -> list[list[Any]]:
    is_share = scale_of(indicator).is_share
    scale = "z = ln(y / (100 − y))" if is_share else "z = ln(y)"
    line = f"z(t) = {_number(second.level, 8)} + ({_number(second.slope, 8)}) × (t − {MIDDLE})"
    height = second.level + second.slope * (HORIZON - MIDDLE)
    back = f"100 / (1 + e^({_number(-height)}))" if is_share else f"e^({_number(height)})"
    made: list[list[Any]] = [
        [scale, "; ", line, "; ", f"s² = {_number(second.variance, 9)}"],
        [f"z({HORIZON}) = {_number(height)}; y({HORIZON}) = {back} = {_number(second.value)}"],
    ]
    if second.lower is not None and second.upper is not None:
        text = translate_number(
            "{band} with {n} degree of freedom: {lower} to {upper}",
            "{band} with {n} degrees of freedom: {lower} to {upper}",
            len(points) - 2,
            band=band_name(),
            n=len(points) - 2,
            lower=_number(second.lower),
            upper=_number(second.upper),
        )
        made.append([text])
    return [*made, [_share(indicator, second, cell)]]


def _share(indicator: Indicator, second: Second, cell: Cell) -> str:
    """Part of the way, from the base or from the line's own value of 2015, with its numbers."""
    if second.share is None:
        return translate(
            "The target was met at the start, so the projection is compared with {target} itself.",
            target=_number(cell.target),
        )
    start = scale_of(indicator).back(second.level) if cell.base_value is None else cell.base_value
    return translate(
        "share = ({projected} − {start}) / ({target} − {start}) = {share}",
        projected=_number(second.value),
        start=_number(start, 4),
        target=_number(cell.target),
        share=_number(second.share),
    )


def _number(value: float, decimals: int = DIGITS) -> str:
    """A number of a formula."""
    return format_number(value, decimals)
