"""The table of statuses: who stands how, indicator by indicator, with its twin in which the areas are the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.observed import number_text
from dashboard.figures.progress import (
    OTHER,
    VOLATILE,
    Statuses,
    StatusRow,
    about_marks,
    in_order,
    is_at_target,
    is_level,
    last_text,
    level_words,
    second_words,
    status_rows,
)
from dashboard.figures.shown import FileRows, Shown, Table, Words
from dashboard.i18n import translate
from dashboard.kinds.paces import pace_shown
from dashboard.metrics.progress import STATUS_SHORT
from dashboard.metrics.standing import Cell
from dashboard.selection import Selection, file_stem
from dashboard.views import View
from dashboard.words.names import area_name
from dashboard.words.noted import other_age

STATUS_COLUMNS = (
    "indicator", "ref_area", "area", "status", "reason", "base_year", "base_value", "last_year", "last_value", "target",
    "target_year", "ratio", "countries", "countries_judged", "countries_met_or_on_track",
)  # fmt: skip
"""A country's status with what it rests on; or, for a group, how many of its countries have which."""


def statuses(context: Context, view: View, selection: Selection) -> Shown:
    """Chosen groups with their members, and chosen areas; all groups where none is chosen."""
    rows = status_rows(context, selection)
    return Shown(
        Statuses(tuple(rows)),
        lambda: _words(context, view, selection),
        lambda: _table(context, rows),
        STATUS_COLUMNS,
        lambda: _file(context, rows),
    )


def _words(context: Context, view: View, selection: Selection) -> Words:
    around = pace_shown(context, view, replace(selection, areas=())).words
    return replace(
        around,
        stem=f"{file_stem(selection)}_statuses",
        title=translate("Latest value, its year, and its status"),
        subtitle=", ".join(area_name(context, code) for code in selection.areas)
        or translate("Countries that have met the target or are on track, of those that can be judged, by region"),
        coverage=about_marks(),
        origin=origin_address(context, selection, selection.year, f"{view.panel}.table"),
    )


def _table(context: Context, rows: Sequence[StatusRow]) -> Table:
    """With the areas across, since they are fewer than the indicators."""
    lines, inks = [], []
    for place, indicator in enumerate(in_order(context)):
        told = [_status(context, row, place) for row in rows]
        lines.append((f"{translate(indicator.label)}, {translate(indicator.unit_label)}", *told))
        inks.append(("", *(_ink(row, place) for row in rows)))
    columns = (translate("Indicator"), *(row.name for row in rows))
    return Table(columns, tuple(lines), (False,) * len(columns), inks=tuple(inks))


def _ink(row: StatusRow, place: int) -> str:
    """The ink of an area's status; counts of groups are of none, as is what has no value."""
    cell = None if row.counted else row.cells[place]
    return "" if cell is None or cell.last_value is None else f"status.{cell.status}"


def _status(context: Context, row: StatusRow, place: int) -> str:
    """One cell: of an area its last value, year and status; of a group how many of its countries stand well."""
    if row.counted:
        found, indicator = row.counted[place], in_order(context)[place]
        judged = sum(found.values()) - found["CANNOT_BE_JUDGED"]
        if indicator.target and not indicator.target.pace:
            return level_words(indicator, row.at_target[place], row.measured[place])
        good = found["TARGET_MET"] + found["ON_TRACK"]
        return translate("{good} of {judged}", good=good, judged=judged) if judged else translate("none can be judged")
    cell = row.cells[place]
    if cell is None or cell.last_value is None:
        return translate("no data")
    return _status_of(context, cell)


def _status_of(context: Context, cell: Cell) -> str:
    """Value, year, status, the marks of what would change it, and the second reading where the page shows it."""
    indicator = context.indicators[cell.indicator]
    status = translate(STATUS_SHORT[cell.status])  # type: ignore[index]
    if is_level(indicator) and cell.status == "CANNOT_BE_JUDGED":
        status = translate("at target") if is_at_target(cell, indicator) else translate("not at target")
    words = {
        "value": last_text(context, cell),
        "year": str(cell.last_year),
        "status": f"{status}{VOLATILE if cell.volatile else ''}{OTHER if cell.other_status else ''}",
    }
    told = translate("{value} ({year}): {status}", **words)
    if ages := other_age(context, context.question(cell.indicator, (cell.area,)), cell.area):
        told = translate("{value} ({year}, {ages}): {status}", ages=ages, **words)
    return f"{told}; {second_words(cell.second)}" if cell.second is not None and cell.second.shown else told


def _file(context: Context, rows: Iterable[StatusRow]) -> FileRows:
    """One row per area and indicator."""
    names = [indicator.id for indicator in in_order(context)]
    made: list[tuple[str, ...]] = []
    for row in rows:
        for name, cell in zip(names, row.cells, strict=False):
            if cell is not None:
                made.append((name, row.code, row.name, *_file_cells(cell), "", "", ""))
        for name, found in zip(names, row.counted, strict=False):
            judged = sum(found.values()) - found["CANNOT_BE_JUDGED"]
            good = found["TARGET_MET"] + found["ON_TRACK"]
            made.append((name, row.code, row.name, *[""] * 9, *map(str, (sum(found.values()), judged, good))))
    return tuple(made)


def _file_cells(cell: Cell) -> list[str]:
    ends = (cell.base_year, cell.base_value, cell.last_year, cell.last_value)
    numbers = (*ends, cell.target, cell.target_year, cell.ratio)
    return [cell.status, cell.reason, *(number_text(number) for number in numbers)]
