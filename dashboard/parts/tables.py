"""Tables as HTML: the twin of every chart and map, and the table of statuses."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.figures.progress import StatusRow, last_text, with_targets
from dashboard.figures.shown import Table
from dashboard.i18n import translate
from dashboard.metrics.progress import STATUS_SHORT, STATUS_SIGNS, STATUS_WORDS
from dashboard.metrics.standing import ORDER, Cell
from dashboard.parts.elements import element, inside
from dashboard.parts.status import status_mark, target_text
from dashboard.selection import Selection


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
    rows = [
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
    if not rows:
        rows = [html.Tr(html.Td(translate("no figure"), colSpan=len(kinds)))]
    return html.Table([html.Thead(head), html.Tbody(rows)], className="data-table")


def _figure(text: str, origin: str) -> str | Component:
    """A cell's text, leading to where its figure comes from."""
    return inside(text, origin) if origin and text else text


def statuses(context: Context, selection: Selection, rows: list[StatusRow]) -> Component:
    """Country by indicator; a group shows how many of its countries that can be judged are on track or met."""
    indicators = with_targets(context)
    heads = [
        html.Th(
            [
                html.Div(translate(indicator.label)),
                html.Div(_unit(indicator), className="head-unit"),
                html.Div(target_text(indicator), className="head-target"),
            ],
            scope="col",
        )
        for indicator in indicators
    ]
    chosen = selection.areas[-1] if selection.areas else ""
    body = []
    for row in rows:
        name = element(
            html.Button, row.name, {"data-act": "area", "data-area": row.code}, type="button", className="link"
        )
        cells: list[Component]
        if row.counted:
            cells = [
                html.Td(_counted(found) if indicator.target and indicator.target.pace else _levels(found, measured))
                for found, measured, indicator in zip(row.counted, row.measured, indicators, strict=True)
            ]
        else:
            cells = [
                _status_cell(context, cell, selected=row.code == chosen and indicator.id == selection.indicator)
                for cell, indicator in zip(row.cells, indicators, strict=True)
            ]
        body.append(html.Tr([html.Th(name, scope="row"), *cells]))
    corner = html.Th(translate("Target by 2030, and how it is read"), scope="col")
    content = html.Table([html.Thead(html.Tr([corner, *heads])), html.Tbody(body)], className="statuses")
    return html.Div([html.Div(content, className="scroll", tabIndex=0), _key()])


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


def _counted(found: dict[str, int]) -> Component:
    judged = sum(found.values()) - found["CANNOT_BE_JUDGED"]
    good = found["TARGET_MET"] + found["ON_TRACK"]
    if not judged:
        return html.Span(translate("none can be judged"), className="few")
    return html.Span([html.Strong(str(good)), translate(" of {judged}", judged=judged)])


def _levels(found: dict[str, int], measured: int) -> Component:
    """Of single surveys: how many of the countries measured were at the target when last measured."""
    if not measured:
        return html.Span(translate("none measured"), className="few")
    text = translate("{good} of {measured} at target", good=found["TARGET_MET"], measured=measured)
    return html.Span(text, className="few")


def _status_cell(context: Context, cell: Cell | None, *, selected: bool) -> Component:
    if cell is None or cell.last_value is None:
        return html.Td(translate("no data"), className="no-data")
    button = element(
        html.Button,
        [
            html.Div([html.Strong(last_text(context, cell)), f" {cell.last_year}"]),
            status_mark(cell, STATUS_SHORT),
        ],
        {"data-act": "cell", "data-area": cell.area, "data-indicator": cell.indicator},
        type="button",
        className="cell selected" if selected else "cell",
    )
    return element(html.Td, button, {"data-status": cell.status})
