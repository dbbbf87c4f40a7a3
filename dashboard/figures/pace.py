"""Progress to 2030 as a figure: one country's points, the path needed, where its line leads, and the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.catalogue import Indicator
from dashboard.figures import plotly_json, theme
from dashboard.figures.charts import Drawn, Figure, Frame, chart
from dashboard.figures.words import figure_text
from dashboard.i18n import format_number, translate
from dashboard.metrics.progress import RECENT, Point
from dashboard.metrics.projection import CONFIDENCE, Step
from dashboard.metrics.standing import Cell

SINCE = 1998
"""First year of the chart where there is no earlier figure."""
NEAR = 0.14
"""Labels nearer than this part of the chart's height would overlap."""


@dataclass(frozen=True)
class Paths:
    """What leads from the last value to the target's year; each empty where there is none."""

    needed: tuple[Point, ...] = ()
    """A constant yearly rate that ends at the target."""
    so_far: tuple[Point, ...] = ()
    """The yearly rate so far, where there is no line to project."""
    projected: tuple[Step, ...] = ()
    """The line through all values, computed here."""


def paths(cell: Cell, indicator: Indicator, projected: Sequence[Step]) -> Paths:
    """The paths of one cell from its last value on."""
    if cell.last_year is None or cell.last_value is None or cell.target_year <= cell.last_year:
        return Paths()
    last = Point(cell.last_year, cell.last_value)
    needed: tuple[Point, ...] = ()
    silent = indicator.target is not None and indicator.target.silence
    # From a value that is too old to be judged no path leads on.
    if cell.target > 0 and last.value > 0 and cell.status != "TARGET_MET" and not silent and last.year >= RECENT:
        rate = (cell.target / last.value) ** (1 / (cell.target_year - last.year)) - 1
        needed = _constant(last, rate, cell.target_year, float("inf"))
    so_far: tuple[Point, ...] = ()
    if not projected and cell.pace_seen is not None and cell.ratio is not None:
        ceiling = 100.0 if indicator.unit.startswith("%") else float("inf")
        so_far = _constant(last, cell.pace_seen, cell.target_year, ceiling)
    return Paths(needed, so_far, tuple(projected))


def _constant(last: Point, rate: float, end: int, ceiling: float) -> tuple[Point, ...]:
    years = range(last.year, end + 1)
    return tuple(Point(year, min(last.value * (1 + rate) ** (year - last.year), ceiling)) for year in years)


def pace(drawn: Drawn, cell: Cell, indicator: Indicator, frame: Frame, ways: Paths) -> Figure:
    """Points, target, path needed, and the projection with its band or, without one, the pace so far.

    The paths keep a constant yearly rate, as the status compares them, and are no forecast.
    """
    figure = plotly_json.figure(chart([drawn], replace(frame, as_lines=True)))
    layout, data = figure["layout"], figure["data"]
    layout["shapes"], layout["annotations"] = [], []
    layout["margin"]["r"] = 132
    known = drawn.line.known
    first = max(frame.first, min(SINCE, known[0].year if known else SINCE))
    layout["xaxis"]["range"] = [first - 0.6, cell.target_year + 0.6]
    layout["xaxis"]["dtick"] = 10 if cell.target_year - first > 25 else 5
    layout["xaxis"]["tick0"] = 2000
    data[:0] = _band(ways.projected)
    data += [*_target(cell, first), *_ends(cell, drawn.colour)]
    notes = [_note(cell.target, theme.LIGHT["accent"], _target_words(cell, indicator))]
    if ways.needed:
        data.append(_path(ways.needed, theme.LIGHT["accent"], translate("path needed"), "dash"))
    if ways.projected:
        end = ways.projected[-1].value
        line = [Point(step.year, step.value) for step in ways.projected]
        data.append(_path(line, theme.LIGHT["muted"], translate("projected, computed here"), "dash"))
        notes.append(_note(end, theme.LIGHT["ink"], translate("{number}<br>projected", number=_said(end, indicator))))
    if ways.so_far:
        end = ways.so_far[-1].value
        data.append(_path(ways.so_far, theme.LIGHT["muted"], translate("at the pace so far"), "dot"))
        text = translate("{number}<br>at the pace so far", number=_said(end, indicator))
        notes.append(_note(end, theme.LIGHT["ink"], text))
    layout["yaxis"]["range"] = [0, _top(data) * 1.12]
    layout["annotations"] = _parted(notes, layout["yaxis"]["range"][1])
    return figure


def _said(value: float, indicator: Indicator) -> str:
    return figure_text(value, None, None, indicator.decimals)


def _path(points: Sequence[Point], colour: str, name: str, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [point.year for point in points],
        "y": [point.value for point in points],
        "name": name,
        "line": {"color": colour, "width": 2, "dash": dash},
        "hovertemplate": f"{name}<br>%{{x}}: %{{y:.3g}}<extra></extra>",
    }


def band_name() -> str:
    """What the band around a projection is called, with its probability."""
    return translate("{percent} % band", percent=format_number(100 * CONFIDENCE))


def _band(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Between the ends of the band; nothing where the line has none."""
    if not steps or steps[0].lower is None:
        return []
    years = [step.year for step in steps]
    shared = {"type": "scatter", "mode": "lines", "x": years, "line": {"width": 0}, "hoverinfo": "skip"}
    name = band_name()
    return [
        {**shared, "y": [step.upper for step in steps], "name": name},
        {**shared, "y": [step.lower for step in steps], "name": name, "fill": "tonexty", "fillcolor": theme.BAND},
    ]


def _target(cell: Cell, first: int) -> list[dict[str, Any]]:
    """A line at the height of the target, and a diamond in its year."""
    colour, name = theme.LIGHT["accent"], translate("target")
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": [first, cell.target_year],
        "y": [cell.target, cell.target],
        "name": translate("target line"),
        "line": {"color": colour, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
    }
    mark = {
        "type": "scatter",
        "mode": "markers",
        "x": [cell.target_year],
        "y": [cell.target],
        "name": name,
        "cliponaxis": False,
        "marker": {"symbol": "diamond", "size": 11, "color": colour},
        "hovertemplate": f"{name}<br>%{{x}}: %{{y}}<extra></extra>",
    }
    return [line, mark]


def _ends(cell: Cell, colour: str) -> list[dict[str, Any]]:
    """The years that the status compares, marked."""
    marked = [(cell.last_year, cell.last_value, translate("last {year}", year=cell.last_year))]
    if cell.base_year is not None and cell.base_year != cell.last_year:
        marked.insert(0, (cell.base_year, cell.base_value, translate("base {year}", year=cell.base_year)))
    if cell.last_value is None:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [year for year, _, _ in marked],
            "y": [value for _, value, _ in marked],
            "text": [text for _, _, text in marked],
            "textposition": ["top right", "top center"][-len(marked) :],
            "textfont": {"size": theme.FONT_SIZE, "color": theme.LIGHT["ink"]},
            "name": translate("base and last value"),
            "marker": {"size": 11, "color": colour, "line": {"width": 2, "color": theme.LIGHT["ground"]}},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def _target_words(cell: Cell, indicator: Indicator) -> str:
    text = figure_text(cell.target, None, None, indicator.decimals)
    kind = indicator.target.kind if indicator.target else "assumed"
    words = {
        "zero": translate("target: none<br>(read as {number})", number=text)
        if cell.target
        else translate("target: none"),
        "universal": translate("target: all<br>({number})", number=text),
        "assumed": translate("target: {number}<br>(assumed here)", number=text),
    }
    return words[kind]


def _note(height: float, colour: str, text: str) -> dict[str, Any]:
    return {
        "x": 1,
        "xref": "paper",
        "y": height,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "xshift": 6,
        "align": "left",
        "text": text,
        "font": {"color": colour, "size": 12},
    }


def _top(data: Sequence[Mapping[str, Any]]) -> float:
    return max((value for trace in data for value in trace["y"] if value is not None), default=1.0) or 1.0


def _parted(notes: Sequence[dict[str, Any]], top: float) -> list[dict[str, Any]]:
    """The labels at the end of the paths, moved apart where two would overlap."""
    ordered = sorted(notes, key=lambda note: note["y"])
    if len(ordered) == 2 and ordered[1]["y"] - ordered[0]["y"] < NEAR * top:
        ordered[0]["yanchor"], ordered[1]["yanchor"] = "top", "bottom"
    return ordered
