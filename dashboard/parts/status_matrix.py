"""The table of statuses as HTML: areas by targets in coloured cells, each with its sign, its word and its value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalogue import Indicator
from dashboard.charts.cells import Cell as Tile
from dashboard.charts.cells import CellKey
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.progress import (
    OTHER,
    VOLATILE,
    StatusRow,
    about_marks,
    chosen_country,
    judged_unit,
    label_with_unit,
    last_in_cell,
    last_year_in_words,
    second_words,
    target_in_short,
    target_text,
)
from dashboard.geography import WORLD
from dashboard.i18n import in_a_row, labelled, translate
from dashboard.i18n.syllables import syllabled
from dashboard.kinds.statuses import (
    RAMP,
    Drawn,
    drawn,
    drawn_from_afar,
    few_said,
    heading_of,
    later_in,
    later_mark,
    level_keys,
    share_keys,
    status_keys,
    without_said,
    word_of,
)
from dashboard.metrics.lines import PUBLISHERS_WORLD
from dashboard.metrics.progress import RECENT, STATUSES
from dashboard.metrics.standing import Cell
from dashboard.parts.elements import caption, element, inside
from dashboard.selection import Selection
from dashboard.words.reasons import later_said
from dashboard.words.short import short_group, short_label

MOST_ROOMY = 12
"""Rows in which each cell has room for its word and its value; in more of them the sign and the colour stand alone."""


def status_matrix(context: Context, selection: Selection, of: str) -> Component:
    """The table, scrolled where it has no room, with what its colours and signs stand for above it.

    Targets that are judged by the pace stand first, levels of single surveys apart from them. Where areas are few
    these stand across.
    """
    return _matrix(context, selection, of, drawn(context, selection))


def matrix_from_afar(context: Context, selection: Selection, of: str) -> Component:
    """The same with what pictures show of it, for a frame that is not much larger."""
    return _matrix(context, selection, of, drawn_from_afar(context, selection))


def _matrix(context: Context, selection: Selection, of: str, found: Drawn) -> Component:
    made = _Made(context, found, chosen_country(context, selection), selection.indicator)
    parts = made.turned() if found.is_turned else made.upright()
    kind = "turned" if found.is_turned else "roomy" if len(found.rows) <= MOST_ROOMY else "dense"
    content = html.Table([caption(of), *parts], className=f"statuses {kind}")
    said = [without_said(found)] if found.without else []
    said += [about_marks()] if (found.has_countries or found.own) and kind != "dense" else []
    said += later_in(context, found) if found.is_turned else []
    marks = [html.P(text, className="marks") for text in said]
    table = html.Div(content, className="scroll", tabIndex=0)
    # Where each cell has its word the key is no more than a footnote.
    order = [table, _keys(found)] if found.is_turned else [_keys(found), table]
    return html.Div([*order, *marks], className="matrix")


class _Made:
    """What the parts of one table are made of."""

    def __init__(self, context: Context, found: Drawn, country: str, indicator: str) -> None:
        self.context, self.found = context, found
        self.country, self.indicator = country, indicator

    def upright(self) -> Iterator[Component]:
        """Areas below each other, by sort; targets across, by how they are judged."""
        heads = [_head(indicator) for indicator in self.found.indicators]
        corner = html.Th(translate("Country or area"), scope="col", rowSpan=2)
        spans = [
            html.Th(text, scope="colgroup", colSpan=len(inside_), className=f"kind {_side(inside_[0])}")
            for text, inside_ in self._kinds()
        ]
        yield html.Colgroup([html.Col(className="names"), *(html.Col() for _ in heads)])
        yield html.Thead([html.Tr([corner, *spans]), html.Tr(heads)])
        lines = list(zip(self.found.rows, self.found.cells, strict=True))
        first = heading_of(self.context, lines[0][0]) if lines else ""
        for name, own in groupby(lines, key=lambda line: heading_of(self.context, line[0])):
            rows = [html.Tr([html.Th(_row_name(row), scope="row"), *self._row(row, cells)]) for row, cells in own]
            # The first rows say by themselves what they are.
            yield html.Tbody(rows if name == first else [_heading(name, 1 + len(heads)), *rows])

    def turned(self) -> Iterator[Component]:
        """Targets below each other, by how they are judged; the areas across."""
        rows = self.found.rows
        corner = html.Th(translate("Indicator"), scope="col")
        yield html.Thead(html.Tr([corner, *(html.Th(_row_name(row), scope="col") for row in rows)]))
        place = 0
        kinds = list(self._kinds())
        for text, inside_ in kinds:
            lines = []
            for indicator in inside_:
                cells = [
                    self._cell(row, tiles[place], place) for row, tiles in zip(rows, self.found.cells, strict=True)
                ]
                lines.append(html.Tr([html.Th(_row_head(indicator), scope="row", className=_side(indicator)), *cells]))
                place += 1
            # Where both stand among each other neither has a heading.
            yield html.Tbody([*([_heading(text, 1 + len(rows))] if len(kinds) <= 2 else []), *lines])

    def _kinds(self) -> Iterator[tuple[str, list[Indicator]]]:
        for is_paced, own in groupby(self.found.indicators, key=_paced):
            said = translate("Judged by the pace") if is_paced else translate("One survey each: a level, no pace")
            yield said, list(own)

    def _row(self, row: StatusRow, cells: Iterable[Tile]) -> list[Component]:
        return [self._cell(row, cell, place) for place, cell in enumerate(cells)]

    def _cell(self, row: StatusRow, tile: Tile, place: int) -> Component:
        indicator = self.found.indicators[place]
        hint = labelled(tile.hover.head, tile.hover.rest) if tile.hover else ""
        if row.counted:
            return _of_group(tile, indicator, hint)
        cell = row.cells[place]
        if cell is None or cell.last_value is None:
            marks = {"data-none": row.code}
            return element(html.Td, translate("no figure"), marks, className=f"no-data {_side(indicator)}", title=hint)
        return self._of_area(cell, tile, indicator, hint)

    def _of_area(self, cell: Cell, tile: Tile, indicator: Indicator, hint: str) -> Component:
        context = self.context
        sign = element(html.Span, tile.text, {"aria-hidden": "true"}, className="sign")
        told = [
            html.Div(
                [
                    html.Strong(last_in_cell(context, cell)),
                    *(
                        [html.Sup(later_mark(cell), title=later_said(cell))]
                        if self.found.is_turned and cell.later
                        else []
                    ),
                    f" {last_year_in_words(context, cell)}",
                ],
                className="figure",
            ),
            html.Div([sign, html.Span(word_of(cell, indicator), className="word"), *_marks(cell)], className="status"),
        ]
        if cell.second is not None and cell.second.shown:
            told.append(html.Div(second_words(cell.second), className="second"))
        if cell.area == PUBLISHERS_WORLD:
            question = context.question(cell.indicator, (WORLD,))
            button = inside(told, origin_address(context, question, cell.last_year), className="cell", title=hint)
        else:
            is_chosen = cell.area == self.country and cell.indicator == self.indicator
            marks = {"data-act": "cell", "data-area": cell.area, "data-indicator": cell.indicator}
            button = element(
                html.Button, told, marks, type="button", className="cell selected" if is_chosen else "cell", title=hint
            )
        return element(html.Td, button, {"data-status": cell.status}, className=_side(indicator))


def _of_group(tile: Tile, indicator: Indicator, hint: str) -> Component:
    """How many of a group's countries stand well, on the ground of its class; of single surveys of those measured."""
    if tile.text and not (tile.ink or tile.role):
        return html.Td(html.Div(tile.text), className=_side(indicator), title=hint)
    text: list[Any] = [element(html.Span, "–", {"aria-hidden": "true"}), html.Span(tile.said, className="unseen")]
    if tile.text:
        good, _, rest = tile.text.partition(" ")
        more = tile.said.removeprefix(tile.text)
        text = [html.Strong(good), f" {rest}", *([html.Span(more, className="unseen")] if more else [])]
    return element(
        html.Td, html.Div(text), _shaded(tile.ink), className=f"share {_side(indicator)}".strip(), title=hint
    )


def _heading(text: str, columns: int) -> Component:
    return html.Tr(html.Th(html.Span(text), scope="rowgroup", colSpan=columns), className="rows-head")


def _paced(indicator: Indicator) -> bool:
    return indicator.target is not None and indicator.target.pace


def _side(indicator: Indicator) -> str:
    return "" if _paced(indicator) else "level"


def _row_name(row: StatusRow) -> Any:
    if row.code == PUBLISHERS_WORLD:
        return row.name
    marks = {"data-act": "area", "data-area": row.code}
    short = short_group(row.code)
    return element(html.Button, short or row.name, marks, type="button", className="link", title=short and row.name)


def _head(indicator: Indicator) -> Component:
    """The short name and the target's number, in a narrow column.

    Whoever listens hears the name before each cell, and the unit and the target, which the title holds, at the head.
    """
    label, unit, target = translate(indicator.label), judged_unit(indicator), target_text(indicator)
    return html.Th(
        [
            html.Div(label, className="unseen"),
            element(html.Div, syllabled(short_label(indicator)), {"aria-hidden": "true"}, className="head-name"),
            element(html.Div, target_in_short(indicator), {"aria-hidden": "true"}, className="head-target"),
        ],
        scope="col",
        className=_side(indicator),
        title=labelled(in_a_row((label, unit)), target),
    )


def _row_head(indicator: Indicator) -> list[Component]:
    """The whole name with the target's number; whoever listens is told all."""
    hint = labelled(judged_unit(indicator), target_text(indicator))
    return [
        element(html.Span, label_with_unit(indicator), className="head-name", title=hint),
        html.Span(in_a_row(("", judged_unit(indicator), target_text(indicator))), className="unseen"),
        element(html.Span, target_in_short(indicator), {"aria-hidden": "true"}, className="head-target", title=hint),
    ]


def _keys(found: Drawn) -> Component:
    """What signs and colours of countries stand for, and the colours of groups, each after what it is the key of."""
    lines = []
    if found.has_countries or found.own:
        none = html.Span([html.Span(className="tint no-data"), translate("no figure")], role="listitem")
        chips = [_status_key(status, key.said) for status, key in zip(STATUSES, status_keys(), strict=True)]
        levels = [_status_key("CANNOT_BE_JUDGED", key.said) for key in level_keys()]
        about = translate("Rows of one country, or of a publisher's own figure:")
        lines.append(_key(about, [*chips, *levels, none]))
    if found.has_groups:
        about = translate(
            "Rows of several countries: the share met or on track, of those with a figure since {year}:", year=RECENT
        )
        lines.append(_key(about, list(map(_share_key, (*share_keys(), CellKey(few_said()))))))
    return html.Div(lines, className="keys")


def _key(about: str, entries: list[Component]) -> Component:
    """A list that bears the name which is seen before it."""
    head = element(html.Strong, about, {"aria-hidden": "true"})
    return element(html.Div, [head, *entries], {"aria-label": about}, className="key", role="list")


def _status_key(status: str, said: str) -> Component:
    sign, _, word = said.partition(" ")
    marks = {"data-status": status, "aria-hidden": "true"}
    return html.Span([element(html.Span, sign, marks, className="tint"), word], role="listitem")


def _share_key(key: CellKey) -> Component:
    chip = element(html.Span, "", _shaded(key.ink), className="tint share")
    return html.Span([chip, key.said], role="listitem")


def _shaded(ink: str) -> dict[str, str]:
    """The class of a share by its ink; of too few there is none."""
    return {"data-share": ink.partition(".")[2] or "few", "data-hue": RAMP}


def _marks(cell: Cell) -> list[Component]:
    """Volatile, and another status under another stand-in: each a sign with its meaning as a hint."""
    made: list[Component] = []
    if cell.volatile:
        made.append(html.Sup(VOLATILE, title=translate("volatile: by means of three years another status")))
    if cell.other_status:
        made.append(html.Sup(OTHER, title=translate("another status with another stand-in for the target")))
    return made
