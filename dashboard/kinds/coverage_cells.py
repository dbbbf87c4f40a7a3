"""The picture of who reports as described cells, what the browser gets of them, and how they are counted by group."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dashboard import theme
from dashboard.charts import cells
from dashboard.charts.cells import Cell, CellKey, CellRole, Cells, check
from dashboard.context import Context
from dashboard.figures.addresses import query_of
from dashboard.figures.coverage import Coverage, Row, cell_text, countries, state_words
from dashboard.i18n import format_number, translate
from dashboard.metrics.presence import ASKED, FIGURE, INTERVAL, NOTHING, STATES, SUPPRESSED, WITH_FIGURE, ZERO

DRAWN: frozenset[CellRole] = frozenset({"", "interval", "zero", "asked", "suppressed", "none"})
"""Of `assets/coverage.js`."""
check("coverage.js", "years", DRAWN)
ROLES: Mapping[str, CellRole] = MappingProxyType(
    {FIGURE: "", INTERVAL: "interval", ZERO: "zero", ASKED: "asked", SUPPRESSED: "suppressed", NOTHING: "none"}
)
"""What the states of cells are in a described matrix."""
STATE_OF: Mapping[CellRole, str] = MappingProxyType({role: state for state, role in ROLES.items()})
KNOWN = frozenset(ROLES[state] for state in WITH_FIGURE)
"""Roles of cells with a figure or an interval."""


def cells_of(context: Context, found: Coverage) -> Cells:
    """The picture as cells: a class for each year of each row, and in words what a figure is."""
    indicator = context.indicators[found.selection.indicator]
    names, ramp = state_words(None if found.country else indicator), indicator.hue
    ink = theme.line_ink(ramp)
    plain = {state: Cell(said=names[state], ink=_ink(state, ink), role=ROLES[state]) for state in STATES}
    counted = frozenset(row.key for row in found.rows)
    if not found.country:
        counted = frozenset(countries(context, counted))
    groups = tuple(
        cells.Group(
            tuple(_row_of_cells(context, found, row, plain, counted) for row in group.rows),
            group.name,
            group.note,
            group.within,
        )
        for group in found.groups
    )
    number = {state: sum(row.cells.count(state) for row in found.rows) for state in STATES}
    return Cells(
        "years",
        tuple(map(str, found.years)),
        groups,
        corner=translate("Indicator") if found.country else translate("Country or area"),
        legend=tuple(
            CellKey(names[state], _ink(state, ink), ROLES[state], number[state]) for state in STATES if number[state]
        ),
        ramp=ramp,
        rows_are="indicator" if found.country else "area",
        address="" if found.country else query_of(context, found.selection, place=False),
    )


def _ink(state: str, ink: str) -> str:
    return ink if state in WITH_FIGURE else ""


def _row_of_cells(
    context: Context, found: Coverage, row: Row, plain: Mapping[str, Cell], counted: Collection[str]
) -> cells.Row:
    made = tuple(
        Cell(said=cell_text(context, row, year, state), ink=plain[state].ink, role=plain[state].role)
        if state in (FIGURE, INTERVAL, ASKED)
        else plain[state]
        for year, state in zip(found.years, row.cells, strict=True)
    )
    own = query_of(context, row.question) if found.country else f"area={','.join(row.question.areas)}"
    return cells.Row(row.name, made, row.key, own, is_counted=row.key in counted)


def grid(found: Cells) -> dict[str, Any]:
    """All that the browser needs to draw the picture."""
    asked = next((key.said for key in found.legend if key.role == ROLES[ASKED]), "")
    groups = [
        {"name": group.name, "note": group.said, "rows": [_told(row, asked) for row in group.rows]}
        for group in found.groups
    ]
    return {
        "first": int(found.columns[0]),
        "last": int(found.columns[-1]),
        "base": found.address,
        "kind": found.rows_are,
        "groups": groups,
        "legend": [[STATE_OF[key.role], key.said, key.number] for key in found.legend],
        "hue": found.ramp,
    }


def _told(row: cells.Row, legend_said: str) -> dict[str, Any]:
    """A row. `legend_said`: what the legend calls cells that were asked in vain."""
    texts = [cell.said for cell in row.cells if cell.role in ("", "interval")]
    states = "".join(STATE_OF[cell.role] for cell in row.cells)
    told = {"key": row.id, "name": row.name, "query": row.address, "cells": states, "texts": texts}
    # What was asked in vain is said by kind of source, and rows of indicators may be of several.
    asked = next((cell.said for cell in row.cells if cell.role == ROLES[ASKED]), "")
    return {**told, "asked": asked} if asked and asked != legend_said else told


def counted_by_group(found: Cells) -> Cells:
    """Where rows have no room: for each group and year, how many of its countries or indicators have a figure.

    Areas that the title does not count as countries are left out. In the dark more of them are lighter, so what is
    said of the cells speaks of their numbers.
    """
    rows = tuple(
        cells.Row(
            translate("{group} ({n})", group=name, n=format_number(len(counted))),
            tuple(_counted_cell(counted, place, found.ramp) for place in range(len(found.columns))),
        )
        for name, counted in ((group.name, [row for row in group.rows if row.is_counted]) for group in found.groups)
        if counted
    )
    about = (
        translate(
            "Number of indicators with a figure or an interval, by theme; in brackets: of how many. "
            "Strong: most of them; faint: few."
        )
        if found.rows_are == "indicator"
        else translate(
            "Number of countries with a figure or an interval; in brackets: of how many. "
            "Strong: most of them; faint: few."
        )
    )
    return Cells("matrix", found.columns, (cells.Group(rows),), about, columns_are="year")


def _counted_cell(counted: Sequence[cells.Row], place: int, ramp: str) -> Cell:
    known = sum(row.cells[place].role in KNOWN for row in counted)
    shades = len(theme.RAMPS[ramp])
    shade = min(int(known / len(counted) * shades), shades - 1)
    return Cell(format_number(known), ink=f"{ramp}.{shade}") if known else Cell(role="none")
