"""Time series as figures: bars for one area, lines for several, gaps as gaps and intervals as intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures import theme
from dashboard.figures.layout import BREAK, shared_layout
from dashboard.figures.least import RANGE, REACH, breaks_line, drawn_at, is_interval, place_of
from dashboard.figures.words import Wording, figure_text
from dashboard.i18n import format_number, translate
from dashboard.metrics.lines import Line, Point

Figure = dict[str, Any]
END_LABEL = "↕"
"""Name of the labels at the ends of lines, by which assets/labels.js knows them; no reader sees it."""
MOST_COLOURED = 6
HAIR = 0.012
"""Part of an axis that is too short to be seen as a line or as a part of a bar."""
MIDDLE_HALF = {"role": "middle-half"}
"""What a mark says of itself that goes from quartile to quartile of countries: no range of what one figure can be."""
BAR = 0.76
"""Width of a bar in years."""


@dataclass(frozen=True)
class Drawn:
    """A line with its name and colour. `unit`: of its own figures, where lines of one chart count different people."""

    label: str
    colour: str
    line: Line
    unit: str = ""


@dataclass(frozen=True)
class Frame:
    """What the lines of one chart share.

    `asked`: first and last year of the source: only between them is a missing figure a silence. `connected`: surveys
    years apart, joined by a thin line.
    """

    unit: str
    wording: Wording
    first: int
    last: int
    year: int
    asked: tuple[int, int]
    connected: bool
    break_years: tuple[int, ...]
    silent_word: str
    lowest: float = 0
    """Least figure that makes sense; below zero for scores around a mean."""
    profile: bool = False
    """Whether the lines are kinds of one whole in one year, to be compared with each other, not over time."""
    as_lines: bool = False
    """Whether even one line of yearly figures is a line, not bars."""


def chart(lines: Sequence[Drawn], frame: Frame) -> Figure:
    """Bars for one line of yearly figures, else lines: what fits the number of lines and the kind of figure."""
    if not any(drawn.line.known for drawn in lines) and all(drawn.line.group for drawn in lines):
        return nothing()
    if frame.profile:
        return profile(lines, frame)
    if frame.wording.names or frame.wording.years:
        return steps(lines, frame)
    return bars(lines[0], frame) if is_bars(lines, frame) else line_chart(lines, frame)


def is_bars(lines: Sequence[Drawn], frame: Frame) -> bool:
    """Whether figures stand as bars: one line of them, yearly, and from zero upwards."""
    if len(lines) != 1 or frame.lowest < 0 or frame.as_lines or lines[0].line.median:
        return False
    return not (frame.connected and lines[0].line.known)


def shows_ranges(lines: Sequence[Drawn], frame: Frame) -> bool:
    """Whether the ranges that a publisher gives around its numbers are drawn: of one line only."""
    return len(lines) == 1 and (frame.lowest < 0 or is_bars(lines, frame))


def reading(lines: Sequence[Drawn], frame: Frame, top: float = 0.0) -> str:
    """What the marks of intervals and of ranges in one chart are, where there are any; for the caption of all media.

    `top`: upper end of its axis, where that is shared with other charts.
    """
    bars = is_bars(lines, frame)
    points = [point for drawn in lines for point in drawn.line.known if frame.first <= point.year <= frame.last]
    said = []
    if any(map(is_interval, points)) and not _is_reach_seen(points, top or top_of(points)):
        said.append(translate("A range is drawn at its least: at least so many."))
    elif any(map(is_interval, points)) and bars:
        said.append(translate("A range is drawn at its least: at least so many. Paler: what it may be more."))
    elif any(map(is_interval, points)):
        said.append(translate("A range is drawn at its least: at least so many. A line goes up to its greatest."))
    if shows_ranges(lines, frame) and any(map(_has_range, points)):
        said.append(translate("Thin lines: the publisher's range."))
    if any(point.quartiles is not None for point in points):
        said.append(translate("Vertical line at a median: the middle half of the countries."))
    return " ".join(said)


def _is_reach_seen(points: Sequence[Point], top: float) -> bool:
    """Whether some interval reaches up by more than a hair of the chart's height."""
    places = [place for point in points if is_interval(point) and (place := place_of(point)) is not None]
    return any(place.above > HAIR * top for place in places)


def _has_range(point: Point) -> bool:
    return point.value is not None and (point.lower, point.upper) != (None, None)


def profile(lines: Sequence[Drawn], frame: Frame) -> Figure:
    """One bar a kind, from zero, with its figure beside it; what is suppressed says so and has no bar."""
    points = [(drawn, point) for drawn in reversed(lines) for point in drawn.line.points]
    values = [point.value for _, point in points]
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "y": [_plain(drawn.label) for drawn, _ in points],
            "x": [value or 0 for value in values],
            "marker": {"color": points[0][0].colour if points else theme.LIGHT["muted"]},
            "text": [_figure_beside(point, frame) for _, point in points],
            "textposition": "outside",
            "cliponaxis": False,
            "customdata": [_hover(drawn, point, frame) for drawn, point in points],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]
    figure = _figure(data, frame, (0.0, 1.0))
    layout = figure["layout"]
    greatest = max((value for value in values if value is not None), default=1.0)
    layout["xaxis"] = {"visible": False, "fixedrange": True, "range": [0, greatest * 1.25]}
    layout["yaxis"] = {"automargin": True, "fixedrange": True, "ticks": "", "showgrid": False, "dtick": 1}
    layout["shapes"], layout["annotations"] = [], []
    layout["bargap"] = 0.3
    return figure


def _figure_beside(point: Point, frame: Frame) -> str:
    known = point.value is not None or point.upper is not None
    return frame.wording.text(point) if known else translate("suppressed")


def nothing() -> Figure:
    """An empty figure for a group that has none; the title and the caption say why."""
    hidden = {"visible": False, "fixedrange": True}
    empty = theme.CLEAR
    return {
        "data": [],
        "layout": {
            "xaxis": hidden,
            "yaxis": hidden,
            "paper_bgcolor": empty,
            "plot_bgcolor": empty,
            "dragmode": False,
            "shapes": [],
            "annotations": [
                {
                    "text": translate("no figure"),
                    "showarrow": False,
                    "x": 0.5,
                    "y": 0.5,
                    "xref": "paper",
                    "yref": "paper",
                    "font": {"family": theme.FONT, "size": 14, "color": theme.LIGHT["muted"]},
                }
            ],
        },
    }


def bars(drawn: Drawn, frame: Frame) -> Figure:
    """One bar a year from zero; the part that is uncertain is paler, years without a figure are hatched."""
    known = drawn.line.known
    sure = [drawn_at(point) for point in known]
    years = [point.year for point in known]
    data: list[dict[str, Any]] = [
        {
            "type": "bar",
            "x": years,
            "y": sure,
            "width": BAR,
            "marker": {"color": drawn.colour},
            "name": drawn.label,
            "customdata": [_hover(drawn, point, frame) for point in known],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]
    bounded = [point for point in known if _has_range(point)]
    if bounded:
        data.append(_whiskers(bounded))
    unsure = [(point.year, place.above) for point in known if is_interval(point) and (place := place_of(point))]
    if unsure:
        data.append(
            {
                "type": "bar",
                "width": BAR,
                "x": [year for year, _ in unsure],
                "hoverinfo": "skip",
                "y": [above for _, above in unsure],
                "marker": {"color": drawn.colour, "opacity": 0.35},
                "meta": REACH,
            }
        )
    zeros = [point for point in known if point.value == 0]
    if zeros:
        data.append(_zeros(drawn, zeros, frame))
    span = range(max(frame.first, frame.asked[0]), min(frame.last, frame.asked[1]) + 1)
    silent = [year for year in span if year not in set(years)]
    if silent:
        data.append(_silence(silent, frame))
    figure = _figure(data, frame, (0.0, top_of(drawn.line.known)))
    figure["layout"]["barmode"] = "stack"
    figure["layout"]["yaxis2"] = {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}
    return figure


def _whiskers(points: Sequence[Point]) -> dict[str, Any]:
    """From the low to the high estimate around a best one."""
    places = [place for point in points if (place := place_of(point)) is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.year for point in points],
        "y": [place.at for place in places],
        "hoverinfo": "skip",
        "marker": {"size": 1, "opacity": 0},
        "meta": RANGE,
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [place.above for place in places],
            "arrayminus": [place.below for place in places],
            "color": theme.LIGHT["muted"],
            "thickness": 1.2,
            "width": 2,
        },
    }


def _zeros(drawn: Drawn, points: Sequence[Point], frame: Frame) -> dict[str, Any]:
    """A tick on the axis for a reported zero, which a bar of no height would not show."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.year for point in points],
        "y": [0] * len(points),
        "cliponaxis": False,
        "marker": {"symbol": "line-ew", "size": 9, "line": {"width": 3, "color": drawn.colour}, "color": drawn.colour},
        "customdata": [_hover(drawn, point, frame) for point in points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _silence(years: Sequence[int], frame: Frame) -> dict[str, Any]:
    pattern = dict(theme.HATCHED)
    return {
        "type": "bar",
        "width": BAR,
        "x": list(years),
        "y": [1] * len(years),
        "yaxis": "y2",
        "name": frame.silent_word,
        "marker": {"color": theme.CLEAR, "pattern": pattern, "line": {"width": 0}},
        "customdata": [f"{year}: {frame.silent_word}" for year in years],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def line_chart(lines: Sequence[Drawn], frame: Frame) -> Figure:
    """One line each, labelled at its end; gaps stay gaps, intervals stand at their least with their reach."""
    data: list[dict[str, Any]] = []
    for drawn in lines:
        data.extend(_traces(drawn, frame))
    points = [point for drawn in lines for point in drawn.line.known]
    axis = _around_zero(points) if frame.lowest < 0 else (0.0, top_of(points))
    if frame.lowest < 0 and shows_ranges(lines, frame):
        data.insert(0, _whiskers([point for point in points if point.value is not None and point.quartiles is None]))
    figure = _figure(data, frame, axis)
    if len(lines) > 1:
        figure["layout"]["annotations"] += _end_labels(lines, axis)
        figure["layout"]["margin"]["r"] = 136 if len(lines) <= 3 else 164
    return figure


def steps(lines: Sequence[Drawn], frame: Frame) -> Figure:
    """Codes with names, or years: one mark a year, no bar or line whose height or slope would be read as more."""
    data = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": drawn.label,
            "x": [point.year for point in drawn.line.known],
            "y": [point.value for point in drawn.line.known],
            "marker": {"color": drawn.colour, "size": 11, "symbol": "square"},
            "customdata": [_hover(drawn, point, frame) for point in drawn.line.known],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        for drawn in lines
    ]
    known = sorted({point.value for drawn in lines for point in drawn.line.known if point.value is not None})
    shown = [code for code, _ in frame.wording.names] or known
    axis = (shown[0] - 0.5, shown[-1] + 0.5) if shown else (0.0, 1.0)
    figure = _figure(data, frame, axis)
    named = {"tickvals": shown, "ticktext": [frame.wording.number(value) for value in shown], "tickformat": "d"}
    figure["layout"]["yaxis"] |= named
    if len(lines) > 1:
        figure["layout"]["annotations"] += _end_labels(lines, axis)
        figure["layout"]["margin"]["r"] = 136 if len(lines) <= 3 else 164
    return figure


def _traces(drawn: Drawn, frame: Frame) -> list[dict[str, Any]]:
    """The line of figures, narrow intervals at their least; and every interval from its least upwards."""
    told = [(point, at) for point in drawn.line.known if not breaks_line(point) and (at := drawn_at(point)) is not None]
    shown: Sequence[tuple[Point, float | None]] = told if frame.connected else _with_gaps(told)
    ranges = [point for point in drawn.line.known if is_interval(point)]
    line = {"color": drawn.colour, "width": 2.5, "dash": "solid"}
    if frame.connected:
        line |= {"width": 1.5, "dash": "dot"}
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": "markers" if drawn.line.median else "lines+markers",
            "name": drawn.label,
            "x": [point.year for point, _ in shown],
            "y": [number for _, number in shown],
            "line": line,
            "marker": {"color": drawn.colour, "size": _size(frame)},
            "connectgaps": False,
            "customdata": ["" if number is None else _hover(drawn, point, frame) for point, number in shown],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    ]
    traces += [_middle_half(drawn, point) for point in drawn.line.known if point.quartiles is not None]
    return [*traces, _ranges(drawn, ranges, frame)] if ranges else traces


def _middle_half(drawn: Drawn, point: Point) -> dict[str, Any]:
    """From the lower to the upper quartile of the countries behind a median."""
    low, high = point.quartiles or (0.0, 0.0)
    middle = drawn_at(point) or 0.0
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.year],
        "y": [middle],
        "meta": MIDDLE_HALF,
        "hoverinfo": "skip",
        "marker": {"size": 1, "opacity": 0},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [high - middle],
            "arrayminus": [middle - low],
            "color": drawn.colour,
            "thickness": 1.2,
            "width": 4,
        },
    }


def _size(frame: Frame) -> int:
    """Of the dots of a line, in pixels."""
    return 7 if frame.connected else 5


def _ranges(drawn: Drawn, points: Sequence[Point], frame: Frame) -> dict[str, Any]:
    """A mark at the least that each may be, and a line up to the greatest."""
    places = [place for point in points if (place := place_of(point)) is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": drawn.label,
        "x": [point.year for point in points],
        "y": [place.at for place in places],
        "meta": REACH,
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [place.above for place in places],
            "arrayminus": [place.below for place in places],
            "color": drawn.colour,
            "thickness": 3,
            "width": 0,
        },
        "marker": {"size": _size(frame), "color": drawn.colour},
        "customdata": [_hover(drawn, point, frame) for point in points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _with_gaps(told: Sequence[tuple[Point, float]]) -> list[tuple[Point, float | None]]:
    """The points with an empty one in each gap of years, so that the line breaks there."""
    shown: list[tuple[Point, float | None]] = []
    for point, number in told:
        if shown and point.year > shown[-1][0].year + 1:
            shown.append((Point(shown[-1][0].year + 1, None, None, None, "M"), None))
        shown.append((point, number))
    return shown


def _hover(drawn: Drawn, point: Point, frame: Frame) -> str:
    text = frame.wording.text(point)
    if not frame.wording.names and not frame.wording.years:
        text = f"{text} {drawn.unit or frame.unit}"
    said = f"<b>{_plain(drawn.label)}</b>, {point.year}<br>{text}"
    if point.value is not None and point.lower is not None and point.upper is not None:
        between = figure_text(None, point.lower, point.upper, frame.wording.decimals)
        said += "<br>" + translate("range: {range}", range=between)
    if point.quartiles is not None:
        low, high = map(frame.wording.number, point.quartiles)
        said += "<br>" + translate("half of them lie between {low} and {high}", low=low, high=high)
    if point.countries is not None:
        words = {"n": format_number(point.countries), "of": format_number(point.of or 0)}
        said += "<br>" + (
            translate("{n} of {of} countries and areas", **words)
            if point.territories
            else translate("{n} of {of} countries", **words)
        )
    return said


def _plain(text: str) -> str:
    return text.replace("<", "‹").replace(">", "›")


def top_of(points: Sequence[Point]) -> float:
    """Upper end of an axis that starts at zero: a little over the greatest figure."""
    ends = [max(point.value or 0.0, point.upper or 0.0, *(point.quartiles or ())) for point in points]
    greatest = max(ends, default=1.0) or 1.0
    return greatest * 1.1


def _around_zero(points: Sequence[Point]) -> tuple[float, float]:
    """Ends of an axis for scores around a mean: the same room on both sides of zero."""
    ends = [
        abs(end)
        for point in points
        for end in (point.value, point.lower, point.upper, *(point.quartiles or ()))
        if end is not None
    ]
    greatest = 1.1 * max(ends, default=1.0)
    return -greatest, greatest


def _figure(data: list[dict[str, Any]], frame: Frame, axis: tuple[float, float]) -> Figure:
    span = frame.last - frame.first
    step = next(step for step in (1, 2, 5, 10, 20, 50) if span / step <= 8)
    return {
        "data": data,
        "layout": {
            **shared_layout(),
            "margin": {"l": 8, "r": 24, "t": 12, "b": 28},
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
                "range": list(axis),
                "gridcolor": theme.LIGHT["line"],
                "zeroline": axis[0] < 0,
                "zerolinecolor": theme.LIGHT["muted"],
                "fixedrange": True,
                "nticks": 5,
                "automargin": True,
                "tickformat": _tick_format(axis[1]),
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
        "type": "rect",
        "name": "year",
        "x0": frame.year - 0.5,
        "x1": frame.year + 0.5,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": theme.MARK,
    }


def _break_mark(year: int) -> dict[str, Any]:
    return {
        "type": "line",
        "name": BREAK,
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


def _end_labels(lines: Sequence[Drawn], axis: tuple[float, float]) -> list[dict[str, Any]]:
    """Each line's name where it ends; the browser, which knows the chart's height, moves apart what would overlap."""
    ends = []
    bottom, top = axis
    for drawn in lines:
        if drawn.line.known:
            height = drawn_at(drawn.line.known[-1]) or 0.0
            ends.append(((height - bottom) / (top - bottom), drawn))
    return [
        {
            "name": END_LABEL,
            "x": 1,
            "xref": "paper",
            "y": height,
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "middle",
            "showarrow": False,
            "text": _wrapped(drawn.label) if len(ends) <= 3 else _shortened(drawn.label),
            "align": "left",
            "xshift": 4,
            "font": {"color": drawn.colour, "size": 13},
        }
        for height, drawn in sorted(ends, key=lambda entry: entry[0])
    ]


def _shortened(label: str) -> str:
    """A label on one line, for charts in which many stand below each other."""
    plain = _plain(label)
    return plain if len(plain) <= 22 else plain[:21].rstrip() + "…"


def _wrapped(label: str) -> str:
    """A label in lines of at most 16 characters, where its words are not longer."""
    lines = [""]
    for word in _plain(label).split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > 16:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def strip(drawn: Drawn, frame: Frame, note: str = "") -> Figure:
    """A small chart for one row of a timeline: as `chart`, without axis figures, its last and greatest labelled.

    `note` stands at its left, above the years: what the figures of a group are.
    """
    figure = chart([drawn], frame)
    layout = figure["layout"]
    layout["margin"] = {"l": 4, "r": 16, "t": 18, "b": 24}
    layout["shapes"] = layout["shapes"][1:]
    layout["yaxis"] |= {"visible": False}
    if drawn.line.known or not drawn.line.group:
        layout["annotations"] = [_value_label(point, frame) for point in _labelled(drawn.line.known)]
    if note:
        layout["annotations"] = [*(layout["annotations"] if drawn.line.known else []), _note(note)]
    return figure


def _note(text: str) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "text": text,
        "font": {"size": 12, "color": theme.LIGHT["muted"]},
    }


def _labelled(points: Sequence[Point]) -> list[Point]:
    if not points:
        return []
    greatest = max(points, key=lambda point: drawn_at(point) or 0.0)
    last = points[-1]
    apart = abs(last.year - greatest.year) >= 3
    return [greatest, last] if apart else [last if last.year >= greatest.year else greatest]


def _value_label(point: Point, frame: Frame) -> dict[str, Any]:
    top = point.value if point.value is not None else point.upper
    figure = compact(point, frame.wording.decimals)
    # Beside the line from quartile to quartile, which stands above and below a median.
    beside = {"xanchor": "right", "xshift": -8, "yanchor": "middle"} if point.quartiles is not None else {}
    return {
        "x": point.year,
        "y": top,
        "yanchor": "bottom",
        "showarrow": False,
        "yshift": 1,
        "text": figure if point.quartiles is None else translate("median {figure}", figure=figure),
        "font": {"size": 12, "color": theme.LIGHT["ink"]},
        **beside,
    }


def compact(point: Point, decimals: int) -> str:
    """A figure in few characters: 4.1 M, 932 k, <5."""
    if point.value is None or abs(point.value) < 10_000:
        return figure_text(point.value, point.lower, point.upper, decimals)
    if point.value >= 999_500:
        return translate("{number} M", number=format_number(point.value / 1_000_000, 1))
    return translate("{number} k", number=format_number(point.value / 1000, 0))
