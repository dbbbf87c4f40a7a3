"""Time series as figures: bars for one area, lines for several, gaps as gaps and intervals as intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures import theme
from dashboard.figures.words import figure_text
from dashboard.i18n import format_number, translate
from dashboard.metrics.lines import Line, Point

Figure = dict[str, Any]
LABEL_GAP = 0.06
"""Least distance of two direct labels, as part of the chart's height."""
MOST_COLOURED = 6


@dataclass(frozen=True)
class Drawn:
    """A line with its name and colour."""

    label: str
    colour: str
    line: Line


@dataclass(frozen=True)
class Frame:
    """What the lines of one chart share. `connected`: surveys years apart, joined by a thin line."""

    unit: str
    decimals: int
    first: int
    last: int
    year: int
    connected: bool
    break_years: tuple[int, ...]
    silent_word: str


def chart(lines: Sequence[Drawn], frame: Frame) -> Figure:
    """Bars for one line of yearly figures, else lines: what fits the number of lines and the kind of figure."""
    if len(lines) == 1 and not frame.connected:
        return bars(lines[0], frame)
    return line_chart(lines, frame)


def bars(drawn: Drawn, frame: Frame) -> Figure:
    """One bar a year from zero; the part that is uncertain is paler, years without a figure are hatched."""
    known = drawn.line.known
    sure = [point.value if point.value is not None else point.lower for point in known]
    years = [point.year for point in known]
    data: list[dict[str, Any]] = [
        {
            "type": "bar",
            "x": years,
            "y": sure,
            "marker": {"color": drawn.colour},
            "name": drawn.label,
            "customdata": [_hover(drawn, point, frame) for point in known],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]
    unsure = [(point.year, point.lower, point.upper) for point in known if point.value is None]
    if unsure:
        data.append(
            {
                "type": "bar",
                "x": [year for year, _, _ in unsure],
                "hoverinfo": "skip",
                "y": [(upper or 0) - (lower or 0) for _, lower, upper in unsure],
                "marker": {"color": drawn.colour, "opacity": 0.35},
            }
        )
    silent = [year for year in range(frame.first, frame.last + 1) if year not in set(years)]
    if silent:
        data.append(_silence(silent, frame))
    figure = _figure(data, frame, _top(drawn.line.known))
    figure["layout"] |= {"barmode": "stack", "bargap": 0.25}
    figure["layout"]["yaxis2"] = {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}
    return figure


def _silence(years: Sequence[int], frame: Frame) -> dict[str, Any]:
    pattern = {
        "shape": "/",
        "fgcolor": theme.LIGHT["no-report-line"],
        "bgcolor": "rgba(0,0,0,0)",
        "size": 6,
        "solidity": 0.2,
    }
    return {
        "type": "bar",
        "x": list(years),
        "y": [1] * len(years),
        "yaxis": "y2",
        "name": frame.silent_word,
        "marker": {"color": "rgba(0,0,0,0)", "pattern": pattern, "line": {"width": 0}},
        "customdata": [f"{year}: {frame.silent_word}" for year in years],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def line_chart(lines: Sequence[Drawn], frame: Frame) -> Figure:
    """One line each, labelled at its end; gaps stay gaps, intervals are drawn as ranges."""
    data: list[dict[str, Any]] = []
    for drawn in lines:
        data.extend(_traces(drawn, frame))
    top = _top([point for drawn in lines for point in drawn.line.known])
    figure = _figure(data, frame, top)
    figure["layout"]["annotations"] += _end_labels(lines, top)
    figure["layout"]["margin"]["r"] = 120 if len(lines) > 1 else 24
    return figure


def _traces(drawn: Drawn, frame: Frame) -> list[dict[str, Any]]:
    exact = [point for point in drawn.line.known if point.value is not None]
    ranges = [point for point in drawn.line.known if point.value is None]
    shown = exact if frame.connected else _with_gaps(exact)
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": drawn.label,
            "x": [point.year for point in shown],
            "y": [point.value for point in shown],
            "line": {
                "color": drawn.colour,
                "width": 1.5 if frame.connected else 2.5,
                "dash": "dot" if frame.connected else "solid",
            },
            "marker": {"color": drawn.colour, "size": 7 if frame.connected else 5},
            "connectgaps": False,
            "customdata": [_hover(drawn, point, frame) if point.value is not None else "" for point in shown],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]
    if ranges:
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": drawn.label,
                "showlegend": False,
                "x": [point.year for point in ranges],
                "y": [((point.lower or 0) + (point.upper or 0)) / 2 for point in ranges],
                "error_y": {
                    "type": "data",
                    "array": [((point.upper or 0) - (point.lower or 0)) / 2 for point in ranges],
                    "color": drawn.colour,
                    "thickness": 4,
                    "width": 0,
                },
                "marker": {"size": 0.1, "color": drawn.colour, "opacity": 0},
                "customdata": [_hover(drawn, point, frame) for point in ranges],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )
    return traces


def _with_gaps(points: Sequence[Point]) -> list[Point]:
    """The points with an empty one in each gap of years, so that the line breaks there."""
    shown: list[Point] = []
    for point in points:
        if shown and point.year > shown[-1].year + 1:
            shown.append(Point(shown[-1].year + 1, None, None, None, "M"))
        shown.append(point)
    return shown


def _hover(drawn: Drawn, point: Point, frame: Frame) -> str:
    text = figure_text(point.value, point.lower, point.upper, frame.decimals)
    said = f"<b>{_plain(drawn.label)}</b>, {point.year}<br>{text} {frame.unit}"
    if point.value is not None and point.lower is not None and point.upper is not None:
        between = figure_text(None, point.lower, point.upper, frame.decimals)
        said += "<br>" + translate("between {range}", range=between)
    if point.countries is not None:
        said += "<br>" + translate(
            "{n} of {of} countries", n=format_number(point.countries), of=format_number(point.of or 0)
        )
    return said


def _plain(text: str) -> str:
    return text.replace("<", "‹").replace(">", "›")


def _top(points: Sequence[Point]) -> float:
    """Upper end of an axis that starts at zero: a little over the greatest figure."""
    ends = [point.value if point.value is not None else point.upper or 0.0 for point in points]
    greatest = max(ends, default=1.0) or 1.0
    return greatest * 1.1


def _figure(data: list[dict[str, Any]], frame: Frame, top: float) -> Figure:
    font = {"family": theme.FONT, "size": theme.FONT_SIZE, "color": theme.LIGHT["muted"]}
    span = frame.last - frame.first
    step = next(step for step in (1, 2, 5, 10, 20, 50) if span / step <= 8)
    return {
        "data": data,
        "layout": {
            "font": font,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 8, "r": 24, "t": 12, "b": 28},
            "showlegend": False,
            "autosize": True,
            "hovermode": "closest",
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": theme.LIGHT["ink"],
                "bordercolor": theme.LIGHT["ink"],
                "font": {"family": theme.FONT, "size": 13, "color": "#ffffff"},
                "align": "left",
            },
            "xaxis": {
                "range": [frame.first - 0.6, frame.last + 0.6],
                "dtick": step,
                "tick0": math.ceil(frame.first / step) * step,
                "tickformat": "d",
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
                "ticks": "outside",
                "tickcolor": theme.LIGHT["line"],
                "linecolor": theme.LIGHT["muted"],
                "showline": True,
            },
            "yaxis": {
                "range": [0, top],
                "gridcolor": theme.LIGHT["line"],
                "zeroline": False,
                "fixedrange": True,
                "nticks": 5,
                "automargin": True,
                "tickformat": _tick_format(top),
            },
            "shapes": [_year_mark(frame), *(_break_mark(year) for year in _breaks(frame))],
            "annotations": [_break_label(year) for year in _breaks(frame)],
        },
    }


def _tick_format(top: float) -> str:
    return "~s" if top >= 10_000 else ","


def _breaks(frame: Frame) -> list[int]:
    return [year for year in frame.break_years if frame.first < year <= frame.last]


def _year_mark(frame: Frame) -> dict[str, Any]:
    """The year of the map; the browser moves it. Always the first shape."""
    return {
        "type": "line",
        "x0": frame.year,
        "x1": frame.year,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": theme.LIGHT["line"], "width": 10},
    }


def _break_mark(year: int) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": theme.LIGHT["muted"], "width": 1, "dash": "dot"},
    }


def _break_label(year: int) -> dict[str, Any]:
    return {
        "x": year - 0.5,
        "y": 1,
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "text": translate("break in {year}", year=year),
        "font": {"size": 12, "color": theme.LIGHT["muted"]},
        "xshift": 3,
    }


def _end_labels(lines: Sequence[Drawn], top: float) -> list[dict[str, Any]]:
    """Each line's name at its end, moved apart where two would overlap."""
    ends = []
    for drawn in lines:
        if drawn.line.known:
            point = drawn.line.known[-1]
            height = point.value if point.value is not None else ((point.lower or 0) + (point.upper or 0)) / 2
            ends.append((height / top, drawn))
    ends.sort(key=lambda entry: entry[0])
    heights = spread([height for height, _ in ends], LABEL_GAP)
    return [
        {
            "x": 1,
            "xref": "paper",
            "y": height,
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "middle",
            "showarrow": False,
            "text": _wrapped(drawn.label),
            "align": "left",
            "xshift": 4,
            "font": {"color": drawn.colour, "size": 13},
        }
        for height, (_, drawn) in zip(heights, ends, strict=True)
    ]


def spread(heights: Sequence[float], gap: float) -> list[float]:
    """Ascending heights from 0 to 1, moved as little as a simple sweep allows so that neighbours are `gap` apart."""
    moved: list[float] = []
    for height in heights:
        moved.append(max(height, moved[-1] + gap) if moved else height)
    ceiling = 1.0
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - gap
    return moved


def _wrapped(label: str) -> str:
    """A label in lines of at most about 17 characters."""
    lines = [""]
    for word in _plain(label).split():
        if lines[-1] and len(lines[-1]) + len(word) > 16:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines[:3])


def strip(drawn: Drawn, frame: Frame) -> Figure:
    """A small chart for one row of a timeline: as `chart`, without axis figures, its last and greatest labelled."""
    figure = chart([drawn], frame)
    layout = figure["layout"]
    layout["margin"] = {"l": 4, "r": 4, "t": 18, "b": 18}
    layout["yaxis"] |= {"visible": False}
    layout["annotations"] = [_value_label(point, frame) for point in _labelled(drawn.line.known)]
    return figure


def _labelled(points: Sequence[Point]) -> list[Point]:
    if not points:
        return []
    greatest = max(points, key=lambda point: point.value if point.value is not None else point.upper or 0)
    last = points[-1]
    apart = abs(last.year - greatest.year) >= 3
    return [greatest, last] if apart else [last if last.year >= greatest.year else greatest]


def _value_label(point: Point, frame: Frame) -> dict[str, Any]:
    top = point.value if point.value is not None else point.upper
    return {
        "x": point.year,
        "y": top,
        "yanchor": "bottom",
        "showarrow": False,
        "yshift": 1,
        "text": compact(point, frame.decimals),
        "font": {"size": 12, "color": theme.LIGHT["ink"]},
    }


def compact(point: Point, decimals: int) -> str:
    """A figure in few characters: 4.1 M, 932 k, <5."""
    if point.value is None or abs(point.value) < 10_000:
        return figure_text(point.value, point.lower, point.upper, decimals)
    if point.value >= 1_000_000:
        return translate("{number} M", number=format_number(point.value / 1_000_000, 1))
    return translate("{number} k", number=format_number(point.value / 1000, 0))
