"""Small multiples: one chart for each line, all on the same axes, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from dashboard.figures import theme
from dashboard.figures.charts import Drawn, Figure, Frame, chart, line_chart, nothing, steps

WIDE = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
"""Columns in a wide panel, by the number of charts; in a narrow one there are at most two."""
NARROW = 2
ROW, FOOT = 200, 34
"""Height in pixels of one row of charts with the name above, and of the years below the last."""
LONGEST = {1: 96, 2: 52, 3: 33}
SHORTEST = {1: 40, 2: 19}
"""Characters of a name above a chart, by the number of columns in a wide and in a narrow panel."""
GAP = 0.03
"""Between columns, as part of the width."""
OVERLAY = 50
"""Numbers of the axes for hatched years begin here; there are never so many charts."""


class Cell(NamedTuple):
    """Where a chart stands, as parts of the width and height from the lower left."""

    left: float
    right: float
    bottom: float
    top: float


def multiples(lines: Sequence[Drawn], frame: Frame, said: Sequence[str]) -> Figure:
    """One chart a line with its name and what is `said` of it above; the same scale and years in each.

    The layout's `meta` says which height the figure asks for, and which other
    arrangement in a narrow panel.
    """
    if not lines or not any(drawn.line.known for drawn in lines):
        return nothing()
    named = bool(frame.wording.names or frame.wording.years)
    whole = (steps if named else line_chart)(lines, frame)
    layout = whole["layout"]
    axes = layout.pop("xaxis"), layout.pop("yaxis")
    breaks = layout["shapes"][1:]
    layout |= {"shapes": [], "annotations": [], "barmode": "stack"}
    layout["margin"] = {"l": 8, "r": 12, "t": 8, "b": 24}
    data: list[dict[str, Any]] = []
    for place, drawn in enumerate(lines):
        number = _number(place)
        data += _traces(drawn, chart([drawn], frame), place)
        layout[f"xaxis{number}"] = {**axes[0], "anchor": f"y{number}"}
        layout[f"yaxis{number}"] = {**axes[1], "anchor": f"x{number}"}
        layout[f"yaxis{OVERLAY + place}"] = _overlay(number)
        layout["shapes"] += [{**mark, "xref": f"x{number}", "yref": f"y{number} domain"} for mark in breaks]
        layout["annotations"].append(_head())
    wide, narrow = WIDE.get(len(lines), 3), min(NARROW, len(lines))
    heads = {
        size: [head_text(drawn.label, text, most) for drawn, text in zip(lines, said, strict=True)]
        for size, most in (("wide", LONGEST[wide]), ("narrow", SHORTEST[narrow]))
    }
    for name, part in _arranged(heads["wide"], frame, wide).items():
        layout[name] = _merged(layout[name], part)
    layout["meta"] = {
        "height": _height(len(lines), wide),
        "narrow": {"height": _height(len(lines), narrow), "layout": _arranged(heads["narrow"], frame, narrow)},
    }
    return {"data": data, "layout": layout}


def _traces(drawn: Drawn, made: Figure, place: int) -> list[dict[str, Any]]:
    """A line's own traces on axes of its place; a group is not asked, so its years without a figure are not hatched."""
    number = _number(place)
    found = []
    for trace in made["data"]:
        hatched = trace.get("yaxis") == "y2"
        if not (hatched and drawn.line.group):
            axis = f"y{OVERLAY + place}" if hatched else f"y{number}"
            found.append({**trace, "xaxis": f"x{number}", "yaxis": axis})
    return found


def _number(place: int) -> str:
    """What plotly puts behind x and y for an axis of this place."""
    return "" if place == 0 else str(place + 1)


def _overlay(number: str) -> dict[str, Any]:
    return {
        "overlaying": f"y{number}",
        "anchor": f"x{number}",
        "range": [0, 1],
        "visible": False,
        "fixedrange": True,
    }


def _merged(one: Any, other: Any) -> Any:
    """Parts of a layout laid over it: axes by their fields, annotations one by one."""
    if isinstance(one, list):
        return [*({**old, **new} for old, new in zip(one, other, strict=False)), *one[len(other) :]]
    return {**one, **other}


def _arranged(heads: Sequence[str], frame: Frame, columns: int) -> dict[str, Any]:
    """What depends on the number of columns: each chart's place, what is above it, how many years are written."""
    cells = grid(len(heads), columns)
    years = _step(frame, 7 if columns == 1 else 5 if columns == 2 else 4)
    made: dict[str, Any] = {"annotations": []}
    notes: list[dict[str, Any]] = []
    for place, cell in enumerate(cells):
        number = _number(place)
        last_of_column = place + columns >= len(heads)
        made[f"xaxis{number}"] = {"domain": [cell.left, cell.right], "showticklabels": last_of_column, **years}
        made[f"yaxis{number}"] = {"domain": [cell.bottom, cell.top], "showticklabels": place % columns == 0}
        notes.append({"x": cell.left, "y": cell.top, "text": heads[place]})
    made["annotations"] = notes
    return made


def grid(charts: int, columns: int) -> list[Cell]:
    """Places of charts in rows from the upper left; a sixth of each row's height is left for the name above it."""
    rows = -(-charts // columns)
    width = (1 - GAP * (columns - 1)) / columns
    cells = []
    for place in range(charts):
        row, column = divmod(place, columns)
        left = column * (width + GAP)
        top = 1 - row / rows
        cells.append(Cell(left, left + width, top - 0.86 / rows, top - 0.15 / rows))
    return cells


def _height(charts: int, columns: int) -> int:
    rows = -(-charts // columns)
    return max(rows, 1 + (columns == 1)) * ROW + FOOT


def _step(frame: Frame, most: int) -> dict[str, int]:
    span = frame.last - frame.first
    step = next((step for step in (1, 2, 5, 10, 20, 50) if span / step <= most), 50)
    return {"dtick": step, "tick0": -(-frame.first // step) * step}


def head_text(label: str, said: str, most: int) -> str:
    """A name of at most so many characters, and below it what is said of it."""
    name = plain(label)
    name = name if len(name) <= most else name[: most - 1].rstrip() + "…"
    return f"<b>{name}</b><br>{plain(said)}"


def _head() -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
        "font": {"family": theme.FONT, "size": 12, "color": theme.LIGHT["ink"]},
    }


def plain(text: str) -> str:
    """A text in which plotly finds no tags."""
    return text.replace("<", "‹").replace(">", "›")
