"""What a native chart holds, read from the lines or the figure of a view: categories, strands of figures, ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from dashboard.exports.picture.marked import lines_of
from dashboard.figures.charts import Drawn, Frame
from dashboard.figures.series import Series
from dashboard.i18n import translate
from dashboard.metrics.lines import Point

Form = Literal["columns", "bars", "lines", "points"]
NARROW = 0.1
"""An interval narrower than this part of its upper end is one point of a line, at its least; its range is drawn."""
PALE = 0.35
MOST_STRANDS, MOST_CATEGORIES = 24, 25
"""With more a native chart cannot be read, and its table takes its place."""


@dataclass(frozen=True)
class Strand:
    """One series of a chart; None is a gap: unknown, or not asked."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    opacity: float = 1.0
    reach: tuple[tuple[float, float], ...] = ()
    """For each value how far it may be from what is drawn, below and above."""
    labels: tuple[str, ...] = ()
    """For each value the words beside it; empty for none."""
    across: tuple[float, ...] = ()
    """For each value of "points" where it stands along the horizontal axis."""
    is_joined: bool = True
    """Whether a line goes from value to value."""


@dataclass(frozen=True)
class Plot:
    """A native chart, all of it said."""

    form: Form
    categories: tuple[str, ...]
    strands: tuple[Strand, ...]
    axis: tuple[float, float] | None = None
    """Ends of the axis of values; None where PowerPoint is to choose."""
    decimals: int = 0
    is_stacked: bool = False
    note: str = ""
    """What a gap means; empty where there is none."""
    titles: tuple[str, str] = ("", "")
    """Of the horizontal and of the vertical axis."""
    is_share: bool = False
    """Whether its values are parts of 1, to be said as percentages."""
    across: tuple[float, float] | None = None
    """Ends of the horizontal axis of "points"."""


def plot_of_series(series: Series) -> Plot | None:
    """The chart of lines of figures; None where it has none that PowerPoint could draw: codes, years, no figures."""
    lines, frame = series.lines, series.frame
    known = any(drawn.line.known for drawn in lines)
    if not known or frame.wording.names or frame.wording.years or len(lines) > MOST_STRANDS:
        return None
    if frame.profile:
        return _profile(lines, frame)
    is_bars = len(lines) == 1 and frame.lowest >= 0 and not frame.connected
    return _columns(lines[0], frame) if is_bars else _lines(lines, frame)


def _years(frame: Frame) -> range:
    return range(frame.first, frame.last + 1)


def _by_year(drawn: Drawn) -> dict[int, Point]:
    return {point.year: point for point in drawn.line.known}


def _plot(form: Form, frame: Frame, strands: Sequence[Strand], lines: Sequence[Drawn]) -> Plot:
    years = _years(frame)
    asked = [year for year in years if frame.asked[0] <= year <= frame.asked[1]]
    is_whole = all(year in _by_year(drawn) for drawn in lines for year in asked)
    note = "" if is_whole or frame.connected else translate("Gaps: {reason}.", reason=frame.silent_word)
    kept = tuple(strand for strand in strands if any(value is not None for value in strand.values))
    return Plot(form, tuple(map(str, years)), kept, decimals=frame.wording.decimals, note=note)


def _columns(drawn: Drawn, frame: Frame) -> Plot:
    """One bar a year; of an interval its least, and paler what it may be more."""
    points = _by_year(drawn)
    found = [points.get(year) for year in _years(frame)]
    exact = Strand(
        drawn.label,
        drawn.colour,
        tuple(None if point is None else point.value for point in found),
        reach=_reaches([None if point is None or point.value is None else point for point in found]),
        labels=tuple("0" if point is not None and point.value == 0 else "" for point in found),
    )
    ranges = [point if point is not None and point.value is None else None for point in found]
    least = tuple(None if point is None else point.lower or 0.0 for point in ranges)
    more = tuple(None if point is None else (point.upper or 0.0) - (point.lower or 0.0) for point in ranges)
    strands = (
        exact,
        Strand(translate("{name}: at least", name=drawn.label), drawn.colour, least),
        Strand(translate("{name}: it may be more by", name=drawn.label), drawn.colour, more, PALE),
    )
    return replace(_plot("columns", frame, strands, [drawn]), is_stacked=True, axis=None)


def _reaches(found: Sequence[Point | None]) -> tuple[tuple[float, float], ...]:
    """Of figures with bounds; none where no figure has any."""
    reach = tuple((0.0, 0.0) if point is None else _reach(point) for point in found)
    return reach if any(map(any, reach)) else ()


def _reach(point: Point) -> tuple[float, float]:
    start = _start(point)
    lower, upper = (start if end is None else end for end in (point.lower, point.upper))
    return max(start - lower, 0.0), max(upper - start, 0.0)


def _lines(lines: Sequence[Drawn], frame: Frame) -> Plot:
    """One line each, broken at gaps; an interval as its least with its reach."""
    strands: list[Strand] = []
    for drawn in lines:
        points = _by_year(drawn)
        found = [points.get(year) for year in _years(frame)]
        strands += _strands(drawn, found, is_joined=not frame.connected)
    plot = _plot("lines", frame, strands, lines)
    if frame.lowest >= 0:
        return plot
    ends = [abs(end) for drawn in lines for point in drawn.line.known for end in _ends(point)]
    return replace(plot, axis=(-1.1 * max(ends), 1.1 * max(ends)))


def _ends(point: Point) -> list[float]:
    return [end for end in (point.value, point.lower, point.upper) if end is not None]


def _strands(drawn: Drawn, found: Sequence[Point | None], *, is_joined: bool) -> list[Strand]:
    """The line of figures, narrow intervals at their least; and the wide ones beside it, from least to greatest."""
    narrow = [point is not None and _is_narrow(point) for point in found]
    wide = [
        point is not None and point.value is None and not is_small
        for point, is_small in zip(found, narrow, strict=True)
    ]
    least = translate("{name}: at least", name=drawn.label)
    line = [None if apart else point for point, apart in zip(found, wide, strict=True)]
    ranges = [point if apart else None for point, apart in zip(found, wide, strict=True)]
    return [
        _strand(least if any(narrow) else drawn.label, drawn.colour, line, is_joined=is_joined),
        _strand(least, drawn.colour, ranges, is_joined=False),
    ]


def _strand(name: str, colour: str, found: Sequence[Point | None], *, is_joined: bool) -> Strand:
    """Figures, or what they are at least, with how far each may be from that."""
    values = tuple(None if point is None else _start(point) for point in found)
    return Strand(name, colour, values, reach=_reaches(found), is_joined=is_joined)


def _start(point: Point) -> float:
    return point.value if point.value is not None else point.lower or 0.0


def _is_narrow(point: Point) -> bool:
    upper = point.upper or 0.0
    return point.value is None and upper > 0 and (upper - (point.lower or 0.0)) / upper < NARROW


def _profile(lines: Sequence[Drawn], frame: Frame) -> Plot:
    """One bar a kind; what is suppressed has neither a bar nor a number, and says so in its name."""
    told = [(drawn, point) for drawn in lines for point in drawn.line.points]
    categories = tuple(
        drawn.label
        if point.value is not None
        else translate("{name}: {reason}", name=drawn.label, reason=frame.wording.text(point))
        for drawn, point in told
    )
    values = tuple(point.value for _, point in told)
    labels = tuple("" if point.value is None else frame.wording.text(point) for _, point in told)
    strand = Strand(frame.unit, lines[0].colour, values, labels=labels)
    return Plot("bars", categories, (strand,), decimals=frame.wording.decimals)


# ------------------------------------------------------------------------------------------------ figures


def plot_of_figure(figure: Mapping[str, Any]) -> Plot | None:
    """The chart of a figure of plotly with one pair of axes; None where PowerPoint has no chart like it."""
    traces = [trace for trace in figure["data"] if trace.get("visible", True) is True]
    layout = figure.get("layout") or {}
    alone = all(trace.get("xaxis", "x") == "x" and trace.get("yaxis", "y") == "y" for trace in traces)
    if not traces or not alone or any(key in layout for key in ("xaxis2", "yaxis2", "polar", "geo")):
        return None
    if all(trace.get("type") == "bar" for trace in traces):
        return _bars_of(traces, layout)
    if all(_is_points(trace) for trace in traces):
        return _points_of(traces, layout)
    return None


def plain(text: str) -> str:
    """A text of a figure without its markup, on one line."""
    return " ".join("".join(piece for piece, _ in line) for line in lines_of(text)).strip()


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _colour_of(trace: Mapping[str, Any]) -> str:
    colour = (trace.get("marker") or {}).get("color")
    return colour if isinstance(colour, str) and colour.startswith("#") and len(colour) == 7 else ""


def _bars_of(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> Plot | None:
    """Bars of named categories, the same for all, in one colour a trace; of others it is not known what they say."""
    level = all(trace.get("orientation") == "h" for trace in traces)
    along, up = ("y", "x") if level else ("x", "y")
    names = [tuple(plain(str(name)) for name in trace.get(along) or ()) for trace in traces]
    is_plain = all(_colour_of(trace) and trace.get("name") and not trace.get("base") for trace in traces)
    if not is_plain or len(set(names)) != 1 or not 0 < len(names[0]) <= MOST_CATEGORIES:
        return None
    turned = -1 if level else 1
    strands = [
        Strand(plain(str(trace["name"])), _colour_of(trace), tuple(map(_number, list(trace[up])[::turned])))
        for trace in traces
    ]
    is_stacked = layout.get("barmode") in ("stack", "relative")
    axis = layout.get(f"{up}axis") or {}
    is_share = str(axis.get("tickformat") or "").endswith("%") or _is_whole(strands)
    return Plot(
        "bars" if level else "columns",
        names[0][::turned],
        tuple(strands),
        is_stacked=is_stacked,
        is_share=is_share,
        axis=(0.0, 1.0) if is_share and is_stacked else None,
    )


def _is_whole(strands: Sequence[Strand]) -> bool:
    """Whether the bars of each category add up to 1."""
    sums = [
        sum(value or 0.0 for value in values) for values in zip(*(strand.values for strand in strands), strict=True)
    ]
    return len(strands) > 1 and all(abs(whole - 1) < 1e-6 for whole in sums)


def _is_points(trace: Mapping[str, Any]) -> bool:
    """Whether a trace is points with numbers both ways and a name."""
    values = [*(trace.get("x") or ()), *(trace.get("y") or ())]
    is_marked = trace.get("type") == "scatter" and trace.get("mode") == "markers" and not trace.get("error_y")
    return bool(is_marked and values and trace.get("name") and all(_number(value) is not None for value in values))


def _points_of(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> Plot | None:
    axes = [layout.get(key) or {} for key in ("xaxis", "yaxis")]
    if not all(axis.get("type", "linear") == "linear" and _colour_of(trace) for axis in axes for trace in traces):
        return None
    strands = tuple(
        Strand(
            plain(str(trace["name"])),
            _colour_of(trace),
            tuple(float(value) for value in trace["y"]),
            across=tuple(float(value) for value in trace["x"]),
            is_joined=False,
        )
        for trace in traces
    )
    across, up = (_span(axis) for axis in axes)
    titles = tuple(plain(_title(axis)) for axis in axes)
    return Plot("points", (), strands, axis=up, across=across, titles=(titles[0], titles[1]))


def _title(axis: Mapping[str, Any]) -> str:
    told = axis.get("title") or ""
    return str(told.get("text") or "") if isinstance(told, Mapping) else str(told)


def _span(axis: Mapping[str, Any]) -> tuple[float, float] | None:
    ends = [_number(end) for end in axis.get("range") or ()]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return None
    return ends[0], ends[1]
