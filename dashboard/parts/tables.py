"""Tables as HTML: the twin of every chart and map, and the table of statuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.progress import (
    OTHER,
    VOLATILE,
    Statuses,
    StatusRow,
    about_marks,
    chosen_country,
    in_order,
    is_level,
    last_text,
    last_year_said,
    level_words,
    second_words,
)
from dashboard.figures.shown import Shown, Table
from dashboard.geography import WORLD
from dashboard.i18n import translate
from dashboard.metrics.lines import PUBLISHERS_WORLD
from dashboard.metrics.progress import STATUS_SHORT, STATUS_SIGNS, STATUS_WORDS
from dashboard.metrics.standing import ORDER, Cell
from dashboard.parts.elements import element, inside
from dashboard.parts.status import level_mark, status_mark, target_text
from dashboard.selection import Selection
from dashboard.views import View


def twin(context: Context, view: View, selection: Selection, shown: Shown) -> Component:
    """The table of a view; of one that has no picture that is what it shows."""
    if view.tabs == ("table",) and isinstance(shown.body, Statuses):
        return statuses(context, selection, shown.body.rows)
    return table(shown.table)


def table(content: Table) -> Component:
    """Columns with heads, first column as the row's head."""
    kinds = ["number" if numeric else "" for numeric in content.numeric]
    head = html.Tr(
        [
            element(html.Th, text, {"scope": "col"}, className=kind)
            for text, kind in zip(content.columns, kinds, strict=True)
        ]
    )
    nowhere = tuple("" for _ in content.columns)
    headings = dict(content.parts)
    rows: list[Component] = [
        html.Tr(
            [
                element(html.Th, row[0], {"scope": "row"}, className=kinds[0]),
                *(
                    html.Td(_figure(text, origin), className=kind)
                    for text, kind, origin in zip(row[1:], kinds[1:], origins[1:], strict=True)
                ),
            ]
        )
        for row, origins in zip(content.rows, content.origins or [nowhere] * len(content.rows), strict=True)
    ]
    for place in content.chosen:  # They are marked, and stay in sight wherever they stand (assets/reach.css).
        rows[place] = element(html.Tr, rows[place].children, className="chosen")
    for place in sorted(headings, reverse=True):
        across = element(html.Th, headings[place], {"scope": "colgroup"}, colSpan=len(kinds), className="part-head")
        rows.insert(place, html.Tr(across))
    if not rows:
        rows = [html.Tr(html.Td(translate("no figure"), colSpan=len(kinds)))]
    return html.Table([html.Thead(head), html.Tbody(rows)], className="data-table")


def _figure(text: str, origin: str) -> str | Component:
    """A cell's text, leading to where its figure comes from."""
    return inside(text, origin) if origin and text else text


def statuses(context: Context, selection: Selection, rows: Sequence[StatusRow]) -> Component:
    """Country by indicator; a group shows how many of its countries that can be judged are on track or met.

    Indicators with a pace stand first, levels of single surveys apart from them.
    """
    indicators = in_order(context)
    chosen = chosen_country(context, selection)
    body = []
    for row in rows:
        cells: list[Component]
        if row.counted:
            cells = [
                html.Td(
                    _counted(found) if _paced(indicator) else _levels(indicator, met, measured),
                    className=_side(indicator),
                )
                for found, met, measured, indicator in zip(
                    row.counted, row.at_target, row.measured, indicators, strict=True
                )
            ]
        else:
            cells = [
                _status_cell(context, cell, indicator, selected=_selected(selection, row.code == chosen, indicator))
                for cell, indicator in zip(row.cells, indicators, strict=True)
            ]
        body.append(html.Tr([html.Th(_row_name(row), scope="row"), *cells]))
    content = html.Table([html.Thead(_heads(indicators)), html.Tbody(body)], className="statuses")
    return html.Div([html.Div(content, className="scroll", tabIndex=0), _key(), _about_marks()])


def _paced(indicator: Indicator) -> bool:
    return indicator.target is not None and indicator.target.pace


def _side(indicator: Indicator) -> str:
    return "" if _paced(indicator) else "level"


def _selected(selection: Selection, is_chosen: bool, indicator: Indicator) -> bool:
    return is_chosen and indicator.id == selection.indicator


def _row_name(row: StatusRow) -> Any:
    if row.code == PUBLISHERS_WORLD:
        return row.name
    marks = {"data-act": "area", "data-area": row.code}
    return element(html.Button, row.name, marks, type="button", className="link")


def _heads(indicators: list[Indicator]) -> list[Component]:
    """What kind of reading, then name, unit and target of each indicator."""
    paces = sum(map(_paced, indicators))
    corner = html.Th(translate("Target by 2030, and how it is read"), scope="col", rowSpan=2)
    kinds = (
        (translate("Judged by the pace"), paces, ""),
        (translate("One survey each: a level, no pace"), len(indicators) - paces, "level"),
    )
    spans = [html.Th(text, scope="colgroup", colSpan=number, className=f"kind {side}") for text, number, side in kinds]
    heads = [
        html.Th(
            [
                html.Div(translate(indicator.label)),
                html.Div(_unit(indicator), className="head-unit"),
                html.Div(target_text(indicator), className="head-target"),
            ],
            scope="col",
            className=_side(indicator),
        )
        for indicator in indicators
    ]
    return [html.Tr([corner, *spans]), html.Tr(heads)]


def _unit(indicator: Indicator) -> str:
    unit = translate(indicator.unit_label)
    one_sex = len(indicator.sex) > 1 and indicator.default_sex == "F"
    return translate("{unit}: women", unit=unit) if one_sex else unit


def _key() -> Component:
    """What signs and short words stand for."""
    entries = []
    for status in ORDER:
        sign = element(html.Span, STATUS_SIGNS[status], {"aria-hidden": "true"}, className="sign")  # type: ignore[index]
        word = translate(STATUS_WORDS[status])  # type: ignore[index]
        entries.append(element(html.Span, [sign, word], {"data-status": status}, className="status"))
    return html.Div(entries, className="key")


def _about_marks() -> Component:
    return html.P(about_marks(), className="marks")


def _counted(found: dict[str, int]) -> Component:
    judged = sum(found.values()) - found["CANNOT_BE_JUDGED"]
    good = found["TARGET_MET"] + found["ON_TRACK"]
    if not judged:
        return html.Span(translate("none can be judged"), className="few")
    return html.Span([html.Strong(str(good)), translate(" of {judged}", judged=judged)])


def _levels(indicator: Indicator, at_target: int, measured: int) -> Component:
    """Of single surveys: how many of the countries measured were at the target when last measured."""
    return html.Span(level_words(indicator, at_target, measured), className="few")


def _status_cell(context: Context, cell: Cell | None, indicator: Indicator, *, selected: bool) -> Component:
    if cell is None or cell.last_value is None:
        return html.Td(translate("no data"), className=f"no-data {_side(indicator)}")
    mark = status_mark(cell, STATUS_SHORT)
    if is_level(indicator) and cell.status == "CANNOT_BE_JUDGED":
        mark = level_mark(cell, indicator)
    told = [
        html.Div([html.Strong(last_text(context, cell)), f" {last_year_said(context, cell)}"]),
        html.Div([mark, *_marks(cell)]),
    ]
    if cell.second is not None and cell.second.shown:
        told.append(html.Div(second_words(cell.second), className="second"))
    if cell.area == PUBLISHERS_WORLD:
        question = context.question(cell.indicator, (WORLD,))
        button = inside(told, origin_address(context, question, cell.last_year), className="cell")
    else:
        marks = {"data-act": "cell", "data-area": cell.area, "data-indicator": cell.indicator}
        button = element(html.Button, told, marks, type="button", className="cell selected" if selected else "cell")
    return element(html.Td, button, {"data-status": cell.status}, className=_side(indicator))


def _marks(cell: Cell) -> list[Component]:
    """Volatile, and another status under another stand-in: each a sign with its meaning as a hint."""
    made: list[Component] = []
    if cell.volatile:
        made.append(html.Sup(VOLATILE, title=translate("volatile: by means of three years another status")))
    if cell.other_status:
        made.append(html.Sup(OTHER, title=translate("another status with another stand-in for the target")))
    return made
