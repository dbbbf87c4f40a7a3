"""The page's backend for charts of years: panes of bars and lines as the JSON that plotly.js draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import wrap
from typing import Any, NamedTuple, assert_never
from unicodedata import east_asian_width

from dashboard import theme
from dashboard.charts.marks import (
    AHEAD,
    Band,
    Bars,
    Chart,
    Datum,
    Dots,
    Line,
    Mark,
    Pane,
    Rule,
    are_least_apart,
    silent_height,
)
from dashboard.charts.scales import Scale
from dashboard.i18n import behind_ticks
from dashboard.plotly import paths as plotly_paths
from dashboard.plotly.layout import BREAK, LEAD, ROW_LABEL, TARGET, Figure, beginning, is_turned, shared_layout
from dashboard.plotly.words import plain, told, whiskers

END_LABEL, HEADING, NOTE, VALUE = "↕", "↔", "↖", "•"
"""Names of the labels at the ends of lines, above panes, above a strip and at marks, by which assets/labels.js knows
them; no reader sees them."""
OVER = "y2"
"""The axis from 0 to 1 over a chart, for years without a figure."""
OVERLAY = 50
"""Numbers of such axes begin here where there are several panes; there are never so many."""
NEARLY = 1.06
"""Bars that are no higher than this times another are as tall as that one to words over both."""
SMALL_TOP = 10_000
"""From such an end on the figures of an axis are short."""
STEPS = (1, 2, 5, 10, 20, 50)
HEAD, FOOT = 0.34, 0.1
"""Of bands: parts of a row's height that its words take, and that is left free below it."""
ROW, ROW_FOOT = 200, 34
"""Height in pixels of one row of a grid with the name above, and of the years below the last."""
CELL = 0.71
"""Part of a row's height that its panes have."""
LOW_LEFT = 44
"""Pixels at the left of a low chart."""
GAP = 0.03
"""Between columns, as part of the width."""
LETTERS = 40
"""Of a line of words in the place of a chart; a browser breaks none there."""
LEAST = 1.5
"""Height in pixels that a bar has at least, however small its figure."""
HOLLOW = 1.5
"""Width in pixels of the outline of a hollow bar."""
SHORT = 6
"""Letters of a figure that find room beside the last bar, where the margin grows for longer ones, and before a dot."""
LINE_HIGH, DOT = 15, 4
"""Pixels of a figure's line of words, and from the middle of a dot to its edge."""
_ABOVE: dict[str, Any] = {"above": 12, "words": {}}
_BELOW: dict[str, Any] = {"above": -12, "words": {"yanchor": "top", "yshift": -1}}
_BESIDE: dict[str, Any] = {"above": 0, "words": {"yanchor": "middle", "yshift": 0, "xanchor": "left", "xshift": 6}}
"""Where a figure stands: pixels from its dot to the middle of its words, and what says so."""
STRIP, USUAL, BAND = 54, 280, 80
"""Heights in pixels that panes have on a page, about: of a strip, of one chart, and of a band."""
FRAMED = 180
"""Height in pixels down to which a frame makes one chart lower that asks a page for more."""


def figure(chart: Chart) -> Figure:
    """A chart of years, or of none, as figure."""
    if not chart.panes:
        return _nothing(chart)
    if chart.arrangement == "grid":
        return _grid(chart)
    return _bands(chart) if chart.arrangement == "bands" else _one(chart)


def _is_wide(text: str) -> bool:
    """Whether a text is of signs that are twice as wide, as in Chinese."""
    return sum(east_asian_width(sign) == "W" for sign in text) > len(text) / 2


def _nothing(chart: Chart) -> Figure:
    """An empty figure; the title and the caption say why."""
    hidden = {"visible": False, "fixedrange": True}
    note = {
        "text": "<br>".join(wrap(chart.blank, LETTERS // 2 if _is_wide(chart.blank) else LETTERS)),
        "showarrow": False,
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
    }
    font = {"family": theme.FONT, "size": 14, "color": theme.LIGHT["muted"]}
    layout = {
        "xaxis": hidden,
        "yaxis": hidden,
        "paper_bgcolor": theme.CLEAR,
        "plot_bgcolor": theme.CLEAR,
        "dragmode": False,
        "shapes": [],
        "annotations": [note | {"font": font}],
    }
    if chart.tall:
        layout["meta"] = {"height": chart.tall}
    return {"data": [], "layout": layout}


# ------------------------------------------------------------------------------------------------ one pane


def _one(chart: Chart) -> Figure:
    (pane,) = chart.panes
    is_strip = pane.is_low or not pane.y.is_shown
    layout: dict[str, Any] = {
        **shared_layout(),
        "margin": {"l": LOW_LEFT, "r": 16, "t": 18, "b": 24} if is_strip else _margins(pane),
        "xaxis": years_axis(pane.x),
        "yaxis": _figures_axis(replace(pane.y, is_shown=False) if pane.is_told else pane.y),
        "shapes": [*_year_mark(chart.year), *map(_rule, pane.rules)],
        "annotations": [] if is_strip else [_rule_label(rule) for rule in pane.rules if rule.role == "break"],
    }
    if is_strip:
        # Those below each other are on the same years.
        layout["yaxis"]["automargin"] = False
    if pane.ended:
        layout["annotations"] += _end_labels(pane.ended, pane.y)
        layout["shapes"] += _leads(pane)
    tall = chart.tall or (STRIP if is_strip else USUAL)
    layout["annotations"] += _value_labels(pane, tall, is_strip=is_strip) + _signs(pane)
    layout["annotations"] += [_note(pane.said)] if pane.said else []
    if pane.has_bars:
        layout["barmode"] = "stack"
        layout["yaxis2"] = _overlay("y")
    if pane.is_stacked:
        layout["showlegend"] = True
        layout["legend"] = {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"}
        layout["margin"]["t"] = 36
    if chart.tall:
        layout["meta"] = {"height": chart.tall, "least": min(chart.tall, FRAMED)}
    data = [trace for mark in pane.marks for trace in traces(mark, pane, tall)]
    return {"data": data, "layout": layout}


def years_axis(scale: Scale) -> dict[str, Any]:
    """The axis of years, along the foot."""
    if not scale.is_shown:
        return {"visible": False, "fixedrange": True, "range": [scale.low, scale.high]}
    marked = {"tickvals": list(scale.ticks)} if scale.ticks else {"dtick": scale.step, "tick0": scale.first}
    return {
        "range": [scale.low, scale.high],
        **marked,
        "tickformat": "d",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "outside",
        "tickcolor": theme.LIGHT["line"],
        "linecolor": theme.LIGHT["muted"],
        "showline": True,
    }


def _figures_axis(scale: Scale) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "range": [scale.low, scale.high],
        "gridcolor": theme.LIGHT["line"],
        "zeroline": scale.low < 0 and not scale.names,
        "zerolinecolor": theme.LIGHT["muted"],
        "fixedrange": True,
        "nticks": 5,
        "automargin": True,
        "tickformat": "~s" if scale.high >= SMALL_TOP else ",",
    }
    if scale.ticks and not scale.names:
        axis |= {"tickvals": list(scale.ticks)}
    if scale.names:
        axis |= {"tickvals": list(scale.ticks), "ticktext": list(scale.names), "tickformat": "d"}
    return axis if scale.is_shown else axis | {"visible": False}


def _overlay(axis: str, anchor: str = "") -> dict[str, Any]:
    shared = {"overlaying": axis, "range": [0, 1], "visible": False, "fixedrange": True}
    return {**shared, "anchor": anchor} if anchor else shared


# ------------------------------------------------------------------------------------------------ marks


def _least(pane: Pane, height: float) -> float:
    """The figure whose bar has the least height in a pane of so many pixels."""
    return (pane.y.high - pane.y.low) * LEAST / height


def traces(mark: Mark, pane: Pane, height: float) -> Iterator[dict[str, Any]]:
    """The traces of a mark, each with its class and role in `meta`; `pane`: what stands in a plot of so many pixels."""
    match mark:
        case Bars():
            yield from [_hatched(mark, height)] if mark.role == "silent" else _bars(mark, _least(pane, height))
        case Line():
            yield from [plotly_paths.ahead(mark)] if mark.role in AHEAD else _line(mark)
        case Dots():
            yield from [plotly_paths.marked(mark)] if mark.role in ("target", "compared") else _dots(mark)
        case Band():
            yield from plotly_paths.area(mark)
        case _:
            assert_never(mark)


def _shared(mark: Mark, data: Sequence[Datum], role: str = "") -> dict[str, Any]:
    """Years, what is drawn there, and what is said of it."""
    places = {"x": [datum.at for datum in data], "y": [datum.drawn for datum in data]}
    return told(mark, data, role) | places


def _bars(mark: Bars, least: float) -> Iterator[dict[str, Any]]:
    """Bars; whiskers for a publisher's range, a paler part for what may be more, a hollow circle for a zero."""
    colour = theme.ink(mark.ink)
    yield _shared(mark, mark.data) | {"type": "bar", "width": mark.width, "marker": _filled(mark.data, colour)}
    yield from _made_visible(mark, colour, least)
    ranged = [datum for datum in mark.data if datum.value is not None and datum.reach]
    if ranged:
        yield _whiskers(mark, ranged)
    unsure = [(datum.at, datum.reach) for datum in mark.data if datum.value is None and datum.reach]
    if unsure:
        yield {
            "type": "bar",
            "width": mark.width,
            "x": [year for year, _ in unsure],
            "y": [high - low for _, (low, high) in unsure],
            "hoverinfo": "skip",
            "marker": {"color": colour, "opacity": 0.35},
            "meta": {"mark": "Bars", "role": "uncertain"},
        }
    zeros = [datum for datum in mark.data if datum.role == "zero"]
    if zeros:
        circle = {"symbol": "circle-open", "size": 6, "line": {"width": 1.5, "color": colour}, "color": colour}
        found = _shared(mark, zeros, "zero")
        del found["name"]
        yield found | {"type": "scatter", "mode": "markers", "cliponaxis": False, "marker": circle}


def _filled(data: Sequence[Datum], colour: str) -> dict[str, Any]:
    """The look of bars: whole ones; outlines alone where a figure is denied by its own report."""
    if not any(datum.is_doubted for datum in data):
        return {"color": colour}
    return {
        "color": [theme.CLEAR if datum.is_doubted else colour for datum in data],
        "line": {"color": colour, "width": [HOLLOW if datum.is_doubted else 0 for datum in data]},
    }


def _dotted(data: Sequence[Datum], symbol: str) -> dict[str, Any]:
    """The symbol of points: hollow, too, where a figure is denied by its own report."""
    if not any(datum.is_doubted for datum in data):
        return {} if symbol == "circle" else {"symbol": symbol}
    hollow = symbol if symbol.endswith("-open") else f"{symbol}-open"
    return {"symbol": [hollow if datum.is_doubted else symbol for datum in data]}


def _made_visible(mark: Bars, colour: str, least: float) -> Iterator[dict[str, Any]]:
    """What figures that are too small to be seen want to the least height of a bar: all of them have the same."""
    small = [] if mark.stack else [datum for datum in mark.data if 0 < (datum.drawn or 0.0) < least]
    if small:
        found = _shared(mark, small, "least") | {"y": [least - (datum.drawn or 0.0) for datum in small]}
        del found["name"]
        yield found | {"type": "bar", "width": mark.width, "marker": {"color": colour}}


def _hatched(mark: Bars, height: float) -> dict[str, Any]:
    """At the foot, where a year is unknown; as a part of a bar, where some of its countries are."""
    look = {"color": theme.ink(mark.ink), "pattern": dict(theme.HATCHED), "line": {"width": 0}}
    shared = _shared(mark, mark.data) | {"type": "bar", "width": mark.width, "marker": look}
    part = round(silent_height(height) / height, 4)
    return shared if mark.stack else shared | {"y": [part] * len(mark.data), "yaxis": OVER}


def _line(mark: Line) -> Iterator[dict[str, Any]]:
    """The line of figures, narrow intervals at their least; and every interval from its least upwards."""
    size, colour, is_own = mark.dot, theme.ink(mark.ink), mark.role == "own"
    ranged = [datum for datum in mark.data if datum.value is not None and datum.reach]
    if ranged:
        yield _whiskers(mark, ranged)
    told: list[Datum] = []
    for run in mark.runs:
        told += [Datum(told[-1].at + 1, None)] if told else []
        told += run
    yield _shared(mark, told) | {
        "type": "scatter",
        "mode": "lines+markers",
        "line": {"color": colour, "width": mark.weight, "dash": "dash" if is_own else "solid"},
        "marker": {"color": colour, "size": size, **_dotted(told, "diamond" if is_own else "circle")},
        "connectgaps": False,
        **({"opacity": mark.opacity} if mark.opacity < 1 else {}),
    }
    unsure = [datum for datum in mark.data if datum.value is None and datum.reach]
    if unsure:
        yield _shared(mark, unsure, "uncertain") | {
            "type": "scatter",
            "mode": "markers",
            "error_y": whiskers(unsure, colour, 3, 0),
            "marker": {"size": size, "color": colour, **_dotted(unsure, "diamond-open" if is_own else "circle")},
        }


def _dots(mark: Dots) -> Iterator[dict[str, Any]]:
    """Squares for codes and years; dots for medians, with the middle half of the countries around each."""
    colour = theme.ink(mark.ink)
    look: dict[str, Any] = {"color": colour, "size": 11, "symbol": "square"}
    if mark.symbol != "square":
        look = {"color": colour, "size": 7}
    yield _shared(mark, mark.data) | {"type": "scatter", "mode": "markers", "marker": look}
    for datum in mark.data:
        if datum.reach:
            yield _skipped([datum], whiskers([datum], colour, 1.2, 4), mark.role)


def _whiskers(mark: Mark, data: Sequence[Datum]) -> dict[str, Any]:
    """From the low to the high estimate around a best one."""
    del mark
    return _skipped(data, whiskers(data, theme.LIGHT["muted"], 1.2, 2), "ranged")


def _skipped(data: Sequence[Datum], errors: dict[str, Any], role: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [datum.at for datum in data],
        "y": [datum.drawn for datum in data],
        "hoverinfo": "skip",
        "marker": {"size": 1, "opacity": 0},
        "meta": {"mark": "Whisker", "role": role},
        "error_y": errors,
    }


# ------------------------------------------------------------------------------------------------ rules and words


def _year_mark(year: int | None) -> list[dict[str, Any]]:
    """The year of the map; the browser moves it. Always the first shape."""
    if year is None:
        return []
    ends = {"x0": year - 0.5, "x1": year + 0.5, "y0": 0, "y1": 1, "yref": "paper"}
    look = {"layer": "below", "line": {"width": 0}, "fillcolor": theme.MARK}
    return [{"type": "rect", "name": "year", **ends, **look}]


def _rule(rule: Rule, x: str = "x", y: str = "y") -> dict[str, Any]:
    """A break: upright, dotted, over the whole height. A base or a target: level, under the marks."""
    line: dict[str, Any] = {"color": theme.LIGHT["muted"], "width": 1}
    if rule.role == "break":
        at = {"x0": rule.at - 0.5, "x1": rule.at - 0.5, "y0": 0, "y1": 1, "yref": "paper"}
        return {"type": "line", "name": BREAK, **at, "line": line | {"dash": "dot"}}
    at = {"xref": f"{x} domain", "yref": y, "x0": 0, "x1": 1, "y0": rule.at, "y1": rule.at, "layer": "below"}
    if rule.role == "target":
        line = {"color": theme.LIGHT["accent"], "width": 1, "dash": "dot"}
        return {"type": "line", "name": TARGET, **at, "line": line}
    return {"type": "line", **at, "line": line}


def _rule_label(rule: Rule) -> dict[str, Any]:
    """What a rule is, above the pane: within it the words would lie on bars, hatching and their figures."""
    return {
        "x": rule.at - 0.5,
        "y": 1,
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "text": rule.said,
        "font": {"size": 12, "color": theme.LIGHT["muted"]},
        "xshift": -3,
    }


def _margins(pane: Pane) -> dict[str, int]:
    """Around one pane, in pixels, with room for what is said above it and for the figure of its last bar."""
    has_words = bool(pane.said) or any(rule.role == "break" for rule in pane.rules)
    moved = [len(datum.label) for mark in pane.marks for datum in mark.data if _beside_taller(datum, mark)]
    return {"l": 8, "r": 24 if max(moved, default=0) <= SHORT else 44, "t": 20 if has_words else 12, "b": 28}


def _beside_taller(datum: Datum, mark: Mark) -> dict[str, Any]:
    """The figure of the last bar begins where its bar does if the one before is taller: else it would lie on that."""
    if not isinstance(mark, Bars) or not datum.label or len(mark.data) < 2 or datum is not mark.data[-1]:
        return {}
    before, top = _top(mark.data[-2]), _top(datum)
    if before is None or top is None or before <= top or datum.at - mark.data[-2].at > 1:
        return {}
    return {"x": datum.at - mark.width / 2, "xanchor": "left", "xshift": -2}


def _end_labels(ended: Sequence[Line | Dots], scale: Scale) -> list[dict[str, Any]]:
    """Each line's name or words where it ends; the browser, which knows the chart's size, breaks and moves them."""
    ends = [(scale.part(mark.data[-1].drawn or 0.0), mark) for mark in ended]
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
            "text": "<br>".join(map(plain, (mark.end or mark.name).split("\n"))),
            "align": "left",
            "xshift": 4,
            "font": {"color": theme.ink(mark.ink), "size": 12 if mark.end else 13},
        }
        for height, mark in sorted(ends, key=lambda entry: entry[0])
    ]


def _leads(pane: Pane) -> list[dict[str, Any]]:
    """Thin lines from last figures to the names at the edge, where these are more than a year away."""
    ends = [(mark, mark.data[-1]) for mark in pane.ended]
    return [
        {
            "type": "line",
            "name": LEAD,
            "layer": "below",
            **{"x0": datum.at, "x1": pane.x.high, "y0": datum.drawn, "y1": datum.drawn},
            "line": {"color": theme.ink(mark.ink), "width": 0.6, "dash": "dot"},
        }
        for mark, datum in ends
        if pane.x.high - datum.at > 1
    ]


def _value_labels(pane: Pane, height: float, *, is_strip: bool) -> list[dict[str, Any]]:
    """The figures of a pane's marks, which is so many pixels high; of one year's none lies on another, or on a dot."""
    several = sum(isinstance(mark, Line) for mark in pane.marks) > 1
    # Paths and what is compared have their words themselves (paths.py).
    marks = [mark for mark in pane.marks if mark.role not in ("compared", "needed")]
    told = [(datum, mark) for mark in marks for datum in mark.data if datum.label]
    made = [_value_label(datum, mark, among_lines=several) for datum, mark in told]
    if not is_strip:
        made = [label | _beside_taller(datum, mark) for label, (datum, mark) in zip(made, told, strict=True)]
    if not several:
        return made
    for label, (datum, mark) in zip(made, told, strict=True):
        if "xanchor" in label and isinstance(mark, Line):
            label["valign"] = _over_or_under(datum, pane, height)
    for year in {datum.at for datum, _ in told}:
        drawn = [datum.drawn or 0 for mark in pane.marks for datum in mark.data if datum.at == year]
        dots = [pane.y.part(figure) * height for figure in drawn]
        own = [label for label in made if label["x"] == year and "xshift" not in label]
        _apart(sorted(own, key=lambda label: -label["y"]), pane.y, height, dots)
    return made


def _over_or_under(datum: Datum, pane: Pane, height: float) -> str:
    """Where fewer lines go on from its year: there a chart too narrow for a figure before its dot has it."""
    dot = pane.y.part(datum.drawn or 0) * height
    spans = []
    for mark in pane.marks:
        pair = [other for other in mark.data if other.at >= datum.at and other.drawn is not None][:2]
        spans.append([pane.y.part(other.drawn or 0) * height for other in pair])
    over, under = (
        sum(min(span) < high and low < max(span) for span in spans if span)
        for low, high in ((dot + DOT, dot + DOT + LINE_HIGH), (dot - DOT - LINE_HIGH, dot - DOT))
    )
    return "top" if over <= under else "bottom"


def _apart(labels: Sequence[dict[str, Any]], scale: Scale, height: float, dots: Sequence[float]) -> None:
    """Figures of one year, from above: each over its dot, else under it, else beside it, where the first has room."""
    taken: list[float] = []
    for label in labels:
        dot = scale.part(label["y"]) * height
        others = [place for place in dots if abs(place - dot) > 1]
        for way in (_ABOVE, _BELOW, _BESIDE):
            middle = dot + way["above"]
            meets_dot = way is not _BESIDE and any(abs(middle - place) < LINE_HIGH / 2 + DOT for place in others)
            if not meets_dot and all(abs(middle - place) >= LINE_HIGH for place in taken):
                break
        label.update(way["words"])
        taken += [] if way is _BESIDE else [middle]


def _value_label(datum: Datum, mark: Mark, *, among_lines: bool) -> dict[str, Any]:
    """A figure over its mark and its interval; beside a median, above and below which its middle half is drawn.

    Beside a dot of a line among others, too, in its colour: over it may lie the dot of another line.
    """
    is_line = isinstance(mark, Line) and mark.role != "own"
    is_beside = (mark.role == "median" and bool(datum.reach)) or (is_line and among_lines and len(datum.label) <= SHORT)
    beside = {"xanchor": "right", "xshift": -8, "yanchor": "middle"} if is_beside else {}
    return {
        "name": VALUE,
        "x": datum.at,
        "y": datum.drawn if is_beside or mark.role == "median" else _top(datum),
        "yanchor": "bottom",
        "showarrow": False,
        "yshift": 1,
        "text": datum.signed(datum.label),
        "font": {"size": 12, "color": theme.ink(mark.ink) if is_line else theme.LIGHT["ink"]},
        **beside,
    }


def _signs(pane: Pane, x: str = "x", y: str = "y") -> list[dict[str, Any]]:
    """The signs of bars over which no figure stands, on axes of these names; "at least" with how many, where that has
    room."""
    found = [(datum, mark) for mark in pane.marks for datum in mark.data if datum.sign and not datum.label]
    over = {"xref": x, "yref": y, "yanchor": "bottom", "showarrow": False}
    look = {"font": {"size": 12, "color": theme.LIGHT["ink"]}}
    return [{"x": datum.at, "y": _top(datum), "text": _sign(datum, mark), **over, **look} for datum, mark in found]


def _sign(datum: Datum, mark: Mark) -> str:
    """The sign of a bar, with its figure where it counts a part and stands over no taller bar beside it."""
    near = (_top(one) or 0.0 for one in mark.data if abs(one.at - datum.at) == 1)
    has_room = datum.is_least and are_least_apart(mark.data) and max(near, default=0.0) <= NEARLY * (_top(datum) or 0.0)
    return datum.signed(datum.said) if has_room else datum.sign


def _top(datum: Datum) -> float | None:
    """How high a mark reaches, its interval included."""
    high = datum.drawn if datum.value is not None else datum.top
    return high if datum.reach is None or high is None else max(high, datum.reach[1])


def _note(text: str) -> dict[str, Any]:
    """Words above a strip; the browser moves them to the left where they would be cut at the right."""
    at = {"name": NOTE, "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom"}
    return {**at, "showarrow": False, "text": text, "font": {"size": 12, "color": theme.LIGHT["muted"]}}


# ------------------------------------------------------------------------------------------------ a grid of panes


class Cell(NamedTuple):
    """Where a pane stands, as parts of the width and height from the lower left."""

    left: float
    right: float
    bottom: float
    top: float


def _grid(chart: Chart) -> Figure:
    """Panes on the same scales in rows and columns, each with its heading and what is said of it above.

    The layout's `meta` says which height the figure asks for, and which other arrangement in a narrow panel.
    """
    layout: dict[str, Any] = {**shared_layout(), "margin": {"l": 8, "r": 12, "t": 8, "b": 24}}
    layout |= {"shapes": [], "annotations": [], "barmode": "stack"}
    data: list[dict[str, Any]] = []
    bases: list[dict[str, Any]] = []
    for place, pane in enumerate(chart.panes):
        number = _number(place)
        axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
        over = f"y{OVERLAY + place}"
        found = [trace for mark in pane.marks for trace in traces(mark, pane, CELL * ROW)]
        data += [{**trace, **axes, "yaxis": over if trace.get("yaxis") == OVER else axes["yaxis"]} for trace in found]
        layout[f"xaxis{number}"] = {**years_axis(pane.x), "anchor": f"y{number}"}
        layout[f"yaxis{number}"] = {**_figures_axis(pane.y), "anchor": f"x{number}"}
        layout[f"yaxis{OVERLAY + place}"] = _overlay(f"y{number}", f"x{number}")
        for rule in pane.rules:
            drawn = _rule(rule, f"x{number}", f"y{number}")
            if rule.role == "break":
                layout["shapes"].append({**drawn, "xref": f"x{number}", "yref": f"y{number} domain"})
            else:
                bases.append(drawn)
        layout["annotations"].append(_grid_head(pane))
    # Behind the heads, which other layouts move.
    layout["annotations"] += [
        sign
        for place, pane in enumerate(chart.panes)
        for sign in _signs(pane, f"x{_number(place)}", f"y{_number(place)}")
    ]
    layout["shapes"] += bases
    wide, narrow = chart.columns
    for name, part in _arranged(chart.panes, wide).items():
        layout[name] = _merged(layout[name], part)
    other = {"height": _height(len(chart.panes), narrow), "layout": _arranged(chart.panes, narrow)}
    layout["meta"] = {"height": _height(len(chart.panes), wide), "narrow": other}
    return {"data": data, "layout": layout}


def _number(place: int) -> str:
    """What plotly puts behind x and y for an axis of this place."""
    return "" if place == 0 else str(place + 1)


def _merged(one: Any, other: Any) -> Any:
    """Parts of a layout laid over it: axes by their fields, annotations one by one."""
    if isinstance(one, list):
        return [*({**old, **new} for old, new in zip(one, other, strict=False)), *one[len(other) :]]
    return {**one, **other}


def _arranged(panes: Sequence[Pane], columns: int) -> dict[str, Any]:
    """What depends on the number of columns: each pane's place, how many years are written."""
    made: dict[str, Any] = {"annotations": []}
    notes: list[dict[str, Any]] = []
    for place, (pane, cell) in enumerate(zip(panes, grid(len(panes), columns), strict=True)):
        number = _number(place)
        last_of_column = place + columns >= len(panes)
        years = _step(pane.x, 7 if columns == 1 else 5 if columns == 2 else 4)
        made[f"xaxis{number}"] = {"domain": [cell.left, cell.right], "showticklabels": last_of_column, **years}
        is_first = cell.left == 0 or (is_turned() and pane is panes[-1])
        made[f"yaxis{number}"] = {"domain": [cell.bottom, cell.top], "showticklabels": is_first}
        notes.append({**beginning(cell.left, cell.right), "y": cell.top})
    made["annotations"] = notes
    return made


def grid(charts: int, columns: int) -> list[Cell]:
    """Places of charts in rows from above, as a language is read; a sixth of each row's height is left for the name
    above it."""
    rows = -(-charts // columns)
    width = (1 - GAP * (columns - 1)) / columns
    cells = []
    for place in range(charts):
        row, column = divmod(place, columns)
        left = (columns - 1 - column if is_turned() else column) * (width + GAP)
        top = 1 - row / rows
        cells.append(Cell(left, left + width, top - (0.15 + CELL) / rows, top - 0.15 / rows))
    return cells


def _height(charts: int, columns: int) -> int:
    rows = -(-charts // columns)
    return max(rows, 1 + (columns == 1)) * ROW + ROW_FOOT


def _step(scale: Scale, most: int) -> dict[str, int]:
    first, last = round(scale.low + 0.6), round(scale.high - 0.6)
    step = next((step for step in STEPS if (last - first) / step <= most), 50)
    return {"dtick": step, "tick0": -(-first // step) * step}


def _grid_head(pane: Pane) -> dict[str, Any]:
    text = f"<b>{plain(pane.heading)}</b><br>{plain(pane.said)}"
    at = {"yref": "paper", "yanchor": "bottom", "showarrow": False}
    font = {"family": theme.FONT, "size": 12, "color": theme.LIGHT["ink"]}
    return {"name": HEADING, "text": text, "font": font, **at}


# ------------------------------------------------------------------------------------------------ bands


def _bands(chart: Chart) -> Figure:
    """Panes below each other on one axis of years, each with a scale of its own and its words above."""
    first = chart.panes[0]
    part = 1 / len(chart.panes)
    data: list[dict[str, Any]] = []
    layout: dict[str, Any] = {**shared_layout(), "margin": {"l": 8, "r": 12, "t": 4, "b": 28}, "barmode": "stack"}
    layout["xaxis"] = years_axis(first.x) | {"anchor": "free", "position": 0}
    layout["shapes"] = [*_year_mark(chart.year)]
    layout["annotations"] = []
    for place, pane in enumerate(chart.panes):
        number = _number(place)
        above, base = 1 - place * part, 1 - (place + 1 - FOOT) * part if place + 1 < len(chart.panes) else 0.0
        top = above - HEAD * part if pane.heading else 1.0
        found = [trace for mark in pane.marks for trace in traces(mark, pane, BAND)]
        data += [{**_on_own_scale(trace, pane), "xaxis": "x", "yaxis": f"y{number}"} for trace in found]
        layout[f"yaxis{number}"] = _band_axis(pane.y, (base, top))
        layout["annotations"] += [_band_head(pane, top), *_signs(pane, y=f"y{number}")]
        # A break is a line alone, in each pane by itself: between them stand their words.
        breaks = (_rule(rule) for rule in pane.rules if rule.role == "break")
        layout["shapes"] += [*({**rule, "yref": f"y{number} domain"} for rule in breaks), _ground(base)]
    return {"data": data, "layout": layout}


def _on_own_scale(trace: dict[str, Any], pane: Pane) -> dict[str, Any]:
    """A trace on the pane's scale, where hatching has a part of its height."""
    if trace.get("yaxis") != OVER:
        return trace
    return {**trace, "y": [part * pane.y.high for part in trace["y"]]}


def _band_axis(scale: Scale, domain: tuple[float, float]) -> dict[str, Any]:
    return {
        "domain": list(domain),
        "range": [0, scale.high],
        "fixedrange": True,
        "zeroline": False,
        "gridcolor": theme.LIGHT["line"],
        "automargin": True,
        "tickformat": "~s" if scale.high >= SMALL_TOP else ",",
        "ticksuffix": behind_ticks(scale.suffix),
        "anchor": "x",
        **({"tickvals": list(scale.ticks)} if scale.ticks else {"nticks": 3}),
    }


def _band_head(pane: Pane, height: float) -> dict[str, Any]:
    said = f"<b>{plain(pane.heading)}</b>" + (f"  {plain(pane.said)}" if pane.said else "")
    at = {**beginning(0, 1), "y": height, "yref": "paper", "yanchor": "bottom"}
    font = {"family": theme.FONT, "size": 12, "color": theme.LIGHT["ink"]}
    return {**at, "name": ROW_LABEL, "showarrow": False, "text": said, "font": font}


def _ground(height: float) -> dict[str, Any]:
    """The line that a pane stands on."""
    ends = {"x0": 0, "x1": 1, "xref": "paper", "y0": height, "y1": height, "yref": "paper"}
    return {"type": "line", **ends, "line": {"color": theme.GROUND, "width": 1}}
