"""Native charts of figures of plotly that are not yet described: dots in rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exports.picture.marked import lines_of
from dashboard.exports.slides.inks import Ink, ink_of
from dashboard.exports.slides.plots import (
    MOST_STRANDS,
    Plot,
    Row,
    Strand,
    Symbol,
)
from dashboard.figures.least import REACH
from dashboard.i18n import translate

Trace = Mapping[str, Any]
_SYMBOLS: Mapping[str, Symbol] = {"square": "square", "diamond": "diamond"}
_DASHES = {"dash": "dash", "dot": "sysDot"}
FAINT = 0.45
"""Marks less opaque than this are the ground of a chart, and left out where they are thousands."""
MOST_POINTS = 1_000
_THIN = 3.5
"""Size of the dots that thin marks become, where there are many."""


def body_of_figure(figure: Mapping[str, Any]) -> Plot | None:
    """The chart of a figure with one pair of axes; None where PowerPoint has none like it, or it has no figures."""
    layout = figure.get("layout") or {}
    if any(key in layout for key in ("polar", "geo")):
        return None
    boxes = _boxes([trace for trace in figure["data"] if trace.get("visible", True) is True], layout)
    if not any(box.traces for box in boxes):
        return None
    return boxes[0].plot() if len(boxes) == 1 else None


def plot_of_figure(figure: Mapping[str, Any]) -> Plot | None:
    """As `body_of_figure`."""
    return body_of_figure(figure)


def plain(text: str) -> str:
    """A text of a figure without its markup, on one line."""
    return " ".join("".join(piece for piece, _ in line) for line in lines_of(text)).strip()


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _look(trace: Trace) -> Ink | None:
    """The one colour of a trace; None where it has none or several."""
    marker, line = trace.get("marker") or {}, trace.get("line") or {}
    found = ink_of(marker.get("color") or (marker.get("line") or {}).get("color") or line.get("color"))
    if found is None:
        return None
    opacity = marker.get("opacity", 1)
    return Ink(found.colour, found.opacity * (opacity if isinstance(opacity, int | float) else 1))


# ------------------------------------------------------------------------------------------------ pairs of axes


@dataclass(frozen=True)
class _Box:
    """One pair of axes with its traces."""

    x: Mapping[str, Any]
    y: Mapping[str, Any]
    traces: tuple[Trace, ...]
    notes: tuple[Mapping[str, Any], ...]
    """Annotations that stand on its axes."""
    layout: Mapping[str, Any] | None = None

    def plot(self) -> Plot | None:
        """Its chart."""
        if not self.traces:
            return None
        if all(trace.get("type") == "scatter" for trace in self.traces):
            return _points(self)
        return None


def _axis_name(told: str, letter: str) -> str:
    return f"{letter}axis{told.removeprefix(letter)}"


def _boxes(traces: Sequence[Trace], layout: Mapping[str, Any]) -> list[_Box]:
    """Pairs of axes in the order of their traces; hatched years without a figure have none."""
    pairs = dict.fromkeys((trace.get("xaxis", "x"), trace.get("yaxis", "y")) for trace in traces)
    boxes = []
    for x, y in pairs:
        own_x, own_y = layout.get(_axis_name(x, "x")) or {}, layout.get(_axis_name(y, "y")) or {}
        if "overlaying" in own_y:
            continue
        own = [trace for trace in traces if (trace.get("xaxis", "x"), trace.get("yaxis", "y")) == (x, y)]
        shown = tuple(filter(_has_figures, own))
        notes = layout.get("annotations") or ()
        on_axes = tuple(note for note in notes if note.get("yref", "y") == y)
        boxes.append(_Box(own_x, own_y, shown, on_axes, layout))
    return boxes


def _has_figures(trace: Trace) -> bool:
    known = any(value is not None for value in trace.get("y") or ())
    is_ground = (found := _look(trace)) is not None and found.opacity < FAINT
    return known and not (is_ground and len(trace["y"]) > MOST_POINTS)


# ------------------------------------------------------------------------------------------------ points


def _points(box: _Box) -> Plot | None:
    """Dots in named rows, or points and lines between two axes of figures."""
    heights = _heights(box)
    strands = list(_gathered(strand for trace in box.traces for strand in _strands(trace, heights)))
    if not strands or len(strands) > MOST_STRANDS:
        return None
    rows = _rows(box, heights)
    titles = (plain(_title(box.x)), "" if rows else plain(_title(box.y)))
    return Plot(
        "points",
        (),
        tuple(_labelled(strand, box, heights) for strand in strands),
        axis=None if rows else _span(box.y),
        across=_span(box.x),
        titles=titles,
        rows=rows,
        unit=str(box.x.get("ticksuffix") or "").strip(),
        is_years=box.x.get("tickformat") == "d",
        is_share=str(box.y.get("tickformat") or "").endswith("%"),
    )


def _heights(box: _Box) -> dict[Any, float]:
    """Heights of rows that a figure calls by name, or counts from above."""
    values = list(dict.fromkeys(value for trace in box.traces for value in trace["y"]))
    if all(isinstance(value, str) for value in values):
        return {value: float(place) for place, value in enumerate(values)}
    ticks = box.y.get("ticktext")
    if ticks and not any(isinstance(value, str) for value in values):
        named = list(box.y["tickvals"])
        ends = box.y.get("range") or (0, 1)
        order = named if ends[0] > ends[1] else named[::-1]
        return {value: float(len(order) - 1 - place) for place, value in enumerate(order)}
    return {}


def _rows(box: _Box, heights: Mapping[Any, float]) -> tuple[Row, ...]:
    """Names of rows: those of the axis' ticks or categories."""
    if heights and box.y.get("ticktext"):
        words = dict(zip(box.y["tickvals"], box.y["ticktext"], strict=True))
        found = [Row(height, plain(str(words[value]))) for value, height in heights.items()]
    elif heights:
        found = [Row(height, plain(str(value))) for value, height in heights.items()]
    else:
        found = []
    return tuple(sorted(found, key=lambda row: -row.height))


def _strands(trace: Trace, heights: Mapping[Any, float]) -> Iterator[Strand]:
    """One strand for each symbol of a trace."""
    look, marker = _look(trace), trace.get("marker") or {}
    mode = str(trace.get("mode") or "")
    if look is None:
        return
    symbols = marker.get("symbol", "circle") if "markers" in mode else "none"
    each = symbols if isinstance(symbols, list) else [symbols] * len(trace["x"])
    for symbol in dict.fromkeys(each):
        kept = [place for place, own in enumerate(each) if own == symbol]
        yield _strand(trace, look, str(symbol), kept, heights)


def _strand(trace: Trace, look: Ink, symbol: str, kept: Sequence[int], heights: Mapping[Any, float]) -> Strand:
    marker, line = trace.get("marker") or {}, trace.get("line") or {}
    size = marker.get("size", 6)
    texts = trace.get("text") if "text" in str(trace.get("mode")) else None
    named, is_open = symbol.removesuffix("-open"), symbol.endswith("-open")
    edge = (marker.get("line") or {}).get("width")
    is_tick = named == "line-ns" and edge != 1
    name = plain(str(trace.get("name") or "")) or translate("figure")
    return Strand(
        name,
        look.colour,
        tuple(heights.get(trace["y"][place], _number(trace["y"][place])) for place in kept),
        look.opacity,
        across=tuple(_number(trace["x"][place]) for place in kept),
        reach=_reach(trace.get("error_y"), kept),
        reach_across=_reach(trace.get("error_x"), kept),
        labels=tuple(plain(str(texts[place])) for place in kept) if texts else (),
        is_joined="lines" in str(trace.get("mode")),
        dash=_DASHES.get(str(line.get("dash")), ""),  # type: ignore[arg-type]
        width=min(float(line.get("width") or 2.25), 5.0),
        symbol="none" if symbol == "none" else "tick" if is_tick else _SYMBOLS.get(named, "circle"),
        size=_THIN if named == "line-ns" else min(float(size), 10.0),
        is_open=is_open and not is_tick,
        is_keyed=trace.get("showlegend", True) is not False
        and not is_tick
        and (trace.get("meta") or {}).get("role") != REACH,
    )


def _is_reach(trace: Trace) -> bool:
    return bool((trace.get("meta") or {}).get("role") == REACH)


def _reach(error: Mapping[str, Any] | None, kept: Sequence[int]) -> tuple[tuple[float, float], ...]:
    if not error:
        return ()
    above = error["array"]
    below = error.get("arrayminus", above)
    return tuple((float(below[place]), float(above[place])) for place in kept)


def _gathered(strands: Iterator[Strand]) -> Iterator[Strand]:
    """Strands of the same name and look as one; lines are parted by a gap."""
    found: dict[tuple[object, ...], Strand] = {}
    for strand in strands:
        key = (strand.name, strand.colour, strand.symbol, strand.is_open, strand.is_joined, strand.dash)
        found[key] = _joined(found[key], strand) if key in found else strand
    yield from found.values()


def _joined(one: Strand, other: Strand) -> Strand:
    gap = (None,) if one.is_joined else ()
    still = ((0.0, 0.0),) * len(gap)

    def whole(first: tuple[Any, ...], second: tuple[Any, ...], blank: Any) -> tuple[Any, ...]:
        if not first and not second:
            return ()
        before = first or (blank,) * len(one.values)
        after = second or (blank,) * len(other.values)
        return (*before, *(blank for _ in gap), *after)

    return replace(
        one,
        values=(*one.values, *gap, *other.values),
        across=(*one.across, *gap, *other.across),
        reach=whole(one.reach, other.reach, (0.0, 0.0)) if still or one.reach or other.reach else (),
        reach_across=whole(one.reach_across, other.reach_across, (0.0, 0.0)),
        labels=whole(one.labels, other.labels, ""),
    )


def _labelled(strand: Strand, box: _Box, heights: Mapping[Any, float]) -> Strand:
    """Names that notes of the figure give to points at their place."""
    named = {
        (_number(note["x"]), heights.get(note["y"], _number(note["y"]))): plain(note["text"])
        for note in box.notes
        if note.get("xref", "x") != "paper" and heights
    }
    found = tuple(named.get(at, "") for at in zip(strand.across, strand.values, strict=True))
    if not any(found) or strand.labels:
        return strand
    once = dict.fromkeys(found)
    return replace(strand, labels=tuple(text if once.pop(text, "gone") is None else "" for text in found))


def _title(axis: Mapping[str, Any]) -> str:
    told = axis.get("title") or ""
    return str(told.get("text") or "") if isinstance(told, Mapping) else str(told)


def _span(axis: Mapping[str, Any]) -> tuple[float, float] | None:
    ends = [_number(end) for end in axis.get("range") or ()]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return None
    return ends[0], ends[1]
