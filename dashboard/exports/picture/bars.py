"""The bars of a figure: where each stands, how it is filled, and the figure in or beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from dashboard.exports.picture.canvas import Box, Canvas, Label, number, paint
from dashboard.exports.picture.look import LEAST_TYPE
from dashboard.exports.picture.marked import lines_of
from dashboard.exports.picture.ruler import ASCENT
from dashboard.exports.picture.scales import Scale, UnknownFigureError
from dashboard.exports.picture.scene import Scene, Trace, along, values_of

GAP = 0.2
"""Between neighbours, where a figure says nothing: as in the browser."""
HATCHES = {"/": "/", "\\": "\\", "|": "|", "-": "-", "x": "/\\", "+": "|-", ".": "."}
"""The strokes of plotly's hatchings."""
BESIDE = 4
"""Between a bar and the figure at its end."""
CELL = 4
"""Between the edge of a cell and the figure in it: those of neighbours keep apart."""
INSIDE = 3
"""Between the edge of a bar and the figure in it."""


@dataclass(frozen=True)
class Bar:
    """One bar with its place in the picture."""

    trace: Trace
    index: int
    box: Box
    is_level: bool
    falls: bool
    """Whether it reaches to the other side of its base."""

    def told(self, name: str, default: Any = None) -> Any:
        """What the trace says of this bar under a name: one word for all, or one for each."""
        return _each(self.trace.get(name, default), self.index)

    def marker(self, name: str, default: Any = None) -> Any:
        """The same of its marker."""
        return _each((self.trace.get("marker") or {}).get(name, default), self.index)


def _each(value: Any, index: int) -> Any:
    if isinstance(value, list | tuple):
        return value[index] if index < len(value) else None
    return value


def bars_of(scene: Scene) -> list[Bar]:
    """All bars, in the order in which they are drawn. Raises UnknownFigureError."""
    by_pair: dict[tuple[str, str], list[Trace]] = {}
    for trace in scene.traces:
        if trace.get("type") == "bar":
            by_pair.setdefault(scene.pair(trace), []).append(trace)
    return [bar for traces in by_pair.values() for bar in _subplot(scene, traces)]


def _subplot(scene: Scene, traces: Sequence[Trace]) -> Iterator[Bar]:
    mode = scene.layout.get("barmode", "group")
    if mode not in ("group", "stack", "relative", "overlay") or scene.layout.get("barnorm"):
        raise UnknownFigureError(f"bars of the mode {mode!r} cannot be drawn")
    slots = list(dict.fromkeys(str(trace.get("offsetgroup") or place) for place, trace in enumerate(traces)))
    side_by_side = mode == "group" and len(slots) > 1
    width = _width(scene, traces)
    reached: dict[tuple[float, bool], float] = {}
    for place, trace in enumerate(traces):
        share = 1.0
        shift = 0.0
        if side_by_side:
            share = 1 / len(slots)
            shift = (slots.index(str(trace.get("offsetgroup") or place)) - (len(slots) - 1) / 2) * width * share
        stacked = reached if mode in ("stack", "relative") else {}
        yield from _of_trace(scene, trace, width * share, shift, stacked)


def _width(scene: Scene, traces: Sequence[Trace]) -> float:
    """Width of a bar in units of its axis: what is between the nearest two, less the gap."""
    key = scene.pair(traces[0])[0 if along(traces[0])[0] == "x" else 1]
    scale = scene.scales[key]
    found = (scale.inner(value) for trace in traces for value in values_of(trace, along(trace)[0]))
    places = sorted({value for value in found if value is not None})
    least = min((high - low for low, high in pairwise(places)), default=1.0)
    return least * (1 - float(scene.layout.get("bargap", GAP)))


def _of_trace(
    scene: Scene, trace: Trace, width: float, shift: float, reached: dict[tuple[float, bool], float]
) -> Iterator[Bar]:
    stands, reaches = along(trace)
    pair = dict(zip(("x", "y"), scene.pair(trace), strict=True))
    across, up = scene.scales[pair[stands]], scene.scales[pair[reaches]]
    base = trace.get("base")
    for index, (place, length) in enumerate(zip(values_of(trace, stands), values_of(trace, reaches), strict=True)):
        middle = across.inner(place)
        if middle is None or length is None:
            continue
        own = _each(trace.get("width"), index)
        start = float(_each(base, index) or 0) if base is not None else reached.get((middle, length < 0), 0.0)
        if base is None:
            reached[middle, length < 0] = start + length
        box = _box(across, up, middle + shift, own or width, ends=(start, start + length), stands=stands)
        yield Bar(trace, index, box, stands == "y", length < 0)


def _box(across: Scale, up: Scale, middle: float, width: float, *, ends: tuple[float, float], stands: str) -> Box:
    one, other = sorted((across.place(middle - width / 2), across.place(middle + width / 2)))
    low, high = sorted(up.place(end) for end in ends)
    return Box(one, low, other, high) if stands == "x" else Box(low, one, high, other)


def draw(canvas: Canvas, scene: Scene, bars: Sequence[Bar]) -> None:
    """All bars, each cut off at its subplot."""
    for bar in bars:
        frame = scene.frame(*scene.pair(bar.trace))
        box = Box(
            max(bar.box.left, frame.left),
            max(bar.box.top, frame.top),
            min(bar.box.right, frame.right),
            min(bar.box.bottom, frame.bottom),
        )
        if box.width <= 0 or box.height <= 0:
            continue
        opacity = float(bar.told("opacity") or 1) * float(bar.marker("opacity", 1) or 0)
        line = bar.marker("line") or {}
        width = float(_each(line.get("width"), bar.index) or 0)
        edge = paint("stroke", str(_each(line.get("color"), bar.index) or "#444444"))
        more = f' {edge} stroke-width="{number(width)}"' if width else ""
        fill(canvas, box, bar.trace, bar.index, opacity=opacity, more=more)


def fill(canvas: Canvas, box: Box, trace: Trace, index: int = 0, *, opacity: float = 1, more: str = "") -> None:
    """A box in the colour or with the hatching of a bar. Raises UnknownFigureError."""
    marker = trace.get("marker") or {}
    colour = str(_each(marker.get("color"), index) or "#888888")
    pattern = marker.get("pattern") or {}
    shape = str(_each(pattern.get("shape"), index) or "")
    if not shape:
        canvas.rect(box, colour, opacity, more)
        return
    canvas.rect(box, str(_each(pattern.get("bgcolor"), index) or colour), opacity, more)
    size = float(_each(pattern.get("size"), index) or 8)
    thick = max(size * float(_each(pattern.get("solidity"), index) or 0.3), 0.6)
    front = paint("stroke", str(_each(pattern.get("fgcolor"), index) or "#ffffff"), opacity)
    if shape == ".":
        front = f'{front} stroke-linecap="round"'
    canvas.path(hatching(box, shape, size), f'fill="none" {front} stroke-width="{number(thick)}"')


def hatching(box: Box, shape: str, size: float) -> str:
    """The lines of a hatching within a box, `size` apart: "/", "\\", "|", "-", "x", "+" or ".".

    Lines of their own, since a pattern of SVG takes seconds to be drawn. They go on from one box to the next. Raises
    UnknownFigureError.
    """
    if not shape or any(sign not in HATCHES for sign in shape):
        raise UnknownFigureError(f"a hatching of the shape {shape!r} cannot be drawn")
    lines = [line for sign in shape for stroke in HATCHES[sign] for line in _strokes(box, stroke, size)]
    return "".join(f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}" for x, y, to_x, to_y in lines)


def _strokes(box: Box, stroke: str, size: float) -> Iterator[tuple[float, float, float, float]]:
    if stroke == "|":
        for x in _multiples(box.left, box.right, size):
            yield x, box.top, x, box.bottom
    elif stroke == "-":
        for y in _multiples(box.top, box.bottom, size):
            yield box.left, y, box.right, y
    elif stroke == ".":
        for x in _multiples(box.left, box.right, size):
            for y in _multiples(box.top, box.bottom, size):
                yield x, y, x + 0.01, y
    else:
        yield from _diagonals(box, 1 if stroke == "/" else -1, size * math.sqrt(2))


def _diagonals(box: Box, turn: int, apart: float) -> Iterator[tuple[float, float, float, float]]:
    """Lines on which x + turn * y is a multiple of `apart`."""
    ends = [box.left + turn * box.top, box.left + turn * box.bottom]
    for total in _multiples(min(ends), max(ends) + box.width, apart):
        # y = turn * (total - x), within the box
        low = max(box.left, min(total - turn * box.top, total - turn * box.bottom))
        high = min(box.right, max(total - turn * box.top, total - turn * box.bottom))
        if high > low:
            yield low, turn * (total - low), high, turn * (total - high)


def _multiples(low: float, high: float, step: float) -> Iterator[float]:
    place = math.ceil(low / step)
    while place * step < high:
        yield place * step
        place += 1


def labels_of(bars: Sequence[Bar], size: float, colour: str) -> list[Label]:
    """Figures in or beside bars. What does not fit inside is left out; outside it always has its room."""
    found = []
    for bar in bars:
        text = bar.told("text")
        place = str(bar.told("textposition") or "auto")
        if text in (None, "") or place == "none":
            continue
        lines = lines_of(str(text))
        font = bar.trace.get("textfont") or {}
        own = size * float(_each(font.get("size"), bar.index) or 12) / 12
        ink = str(_each(font.get("color"), bar.index) or colour)
        label = Label(0, 0, tuple(lines[0]), own, ink)
        if place == "inside":
            found += _inside(bar, label)
        elif place == "outside":
            found.append(_outside(bar, label))
        else:
            found += _inside(bar, label) or [_outside(bar, label)]
    return found


def cells_of(scene: Scene, bars: Sequence[Bar]) -> list[Bar]:
    """Bars that are the cells of a table: rows and columns have names, and the figures stand nowhere but in them."""
    named = [axis for axis in scene.axes.values() if axis.has_labels]
    if len(named) < 2 or any(axis.kind != "category" and axis.told.get("ticktext") is None for axis in named):
        return []
    return [bar for bar in bars if bar.told("textposition") == "inside"]


def labels_in_cells(cells: Sequence[Bar], size: float, colour: str) -> list[Label]:
    """The figures of cells, all in the type in which the widest fits; without those that have no room in the least."""
    found = [_in_cell(bar, size, colour) for bar in cells if bar.told("text")]
    if not found:
        return []
    width, height = min(bar.box.width for bar in cells) - 2 * CELL, min(bar.box.height for bar in cells)
    widest = max(label.width for label in found)
    own = max(min(size, size * width / widest, height / 1.1), LEAST_TYPE)
    fitting = [replace(label, size=own, y=label.y + ASCENT * (own - size) / 2) for label in found]
    return [label for label in fitting if label.width <= width + 1 and own <= height + 1]


def _in_cell(bar: Bar, size: float, colour: str) -> Label:
    ink = str(_each((bar.trace.get("textfont") or {}).get("color"), bar.index) or colour)
    box = bar.box
    down = (box.top + box.bottom) / 2 + ASCENT * size / 2 - 0.06 * size
    runs = tuple(lines_of(str(bar.told("text")))[0])
    return Label((box.left + box.right) / 2, down, runs, size, ink, "middle")


def _inside(bar: Bar, label: Label) -> list[Label]:
    size, box = label.size, bar.box
    if label.width + 2 * INSIDE > box.width or size > box.height + 2:
        return []
    where = str(bar.trace.get("insidetextanchor") or "end")
    across = (box.left + box.right) / 2
    if bar.is_level and where != "middle":
        ends = (box.left + INSIDE + label.width / 2, box.right - INSIDE - label.width / 2)
        across = ends[(where == "end") != bar.falls]
    down = (box.top + box.bottom) / 2 + ASCENT * size / 2 - 0.06 * size
    if not bar.is_level and where != "middle":
        down = box.top + INSIDE + ASCENT * size if (where == "end") != bar.falls else box.bottom - INSIDE
    return [Label(across, down, label.runs, size, label.colour, "middle")]


def _outside(bar: Bar, label: Label) -> Label:
    box, size = bar.box, label.size
    if not bar.is_level:
        down = box.bottom + BESIDE + ASCENT * size if bar.falls else box.top - BESIDE
        return Label((box.left + box.right) / 2, down, label.runs, size, label.colour, "middle")
    down = (box.top + box.bottom) / 2 + ASCENT * size / 2 - 0.06 * size
    if bar.falls:
        return Label(box.left - BESIDE, down, label.runs, size, label.colour, "end")
    return Label(box.right + BESIDE, down, label.runs, size, label.colour)
