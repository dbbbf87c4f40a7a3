"""A figure of plotly, read: its axes by subplot, where each stands, and what its traces hold for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.scales import Kind, Scale, UnknownFigureError, extent, kind_of

Trace = Mapping[str, Any]
NOWHERE = Box(0, 0, 0, 0)
KNOWN_TRACES = ("bar", "scatter")
_AXIS = re.compile(r"([xy])(\d*)(?: domain)?")


def axis_key(reference: str) -> str:
    """Name of an axis in a layout: "xaxis2" for "x2"."""
    found = _AXIS.fullmatch(reference)
    if found is None:
        raise UnknownFigureError(f"{reference!r} is no axis")
    return f"{found[1]}axis{'' if found[2] == '1' else found[2]}"


def values_of(trace: Trace, letter: str) -> Sequence[Any]:
    """The values of a trace along x or y; counted from 0 where it names none."""
    values = trace.get(letter)
    if values is not None:
        return list(values)
    other = trace.get("y" if letter == "x" else "x") or ()
    first, step = trace.get(f"{letter}0", 0), trace.get(f"d{letter}", 1)
    return [first + step * place for place in range(len(other))]


def is_shown(trace: Trace) -> bool:
    """Whether a trace is drawn at all."""
    return trace.get("visible", True) is True


def along(trace: Trace) -> tuple[str, str]:
    """Letters of the axis on which a bar stands and of the one along which it reaches."""
    return ("y", "x") if trace.get("orientation") == "h" else ("x", "y")


@dataclass
class Axis:
    """One axis: as the layout has it, and what is known of the values on it."""

    key: str
    told: Mapping[str, Any]
    kind: Kind = "linear"
    categories: tuple[str, ...] = ()
    ends: list[float] = field(default_factory=list)
    padded: bool = False

    @property
    def letter(self) -> str:
        return self.key[0]

    @property
    def is_visible(self) -> bool:
        return bool(self.told.get("visible", True))

    @property
    def has_labels(self) -> bool:
        return self.is_visible and bool(self.told.get("showticklabels", True))

    @property
    def domain(self) -> tuple[float, float]:
        low, high = self.told.get("domain") or (0.0, 1.0)
        return float(low), float(high)

    @property
    def anchor(self) -> str:
        """Key of the axis that it stands at."""
        told = str(self.told.get("anchor") or ("y" if self.letter == "x" else "x"))
        return "" if told == "free" else axis_key(told)


@dataclass
class Scene:
    """All axes of a figure, its traces, and after `fit` the scales."""

    traces: list[Trace]
    layout: Mapping[str, Any]
    axes: dict[str, Axis]
    area: Box = NOWHERE
    room: Box = NOWHERE
    """All that the figure has, its margins included."""
    scales: dict[str, Scale] = field(default_factory=dict)

    def pair(self, trace: Trace) -> tuple[str, str]:
        """Keys of a trace's axes."""
        return axis_key(str(trace.get("xaxis") or "x")), axis_key(str(trace.get("yaxis") or "y"))

    def fit(self, area: Box) -> None:
        """Give each axis its place in an area."""
        self.area = area
        for key, axis in self.axes.items():
            low, high = self.domain(axis)
            if axis.letter == "x":
                start, end = area.left + low * area.width, area.left + high * area.width
            else:
                start, end = area.bottom - low * area.height, area.bottom - high * area.height
            ends = extent(axis.told, axis.kind, axis.ends, axis.categories, axis.padded)
            self.scales[key] = Scale(axis.kind, *ends, start, end, axis.categories)

    def domain(self, axis: Axis) -> tuple[float, float]:
        """The part of the figure that an axis takes: one that lies over another the same."""
        over = axis.told.get("overlaying")
        below = self.axes.get(axis_key(str(over))) if over else None
        return below.domain if below is not None else axis.domain

    def crossing(self, axis: Axis) -> str:
        """Key of the axis at which another one stands; the first there is where it names none."""
        other = "y" if axis.letter == "x" else "x"
        return axis.anchor if axis.anchor in self.axes else next(key for key in self.axes if key[0] == other)

    def span(self, key: str) -> tuple[float, float]:
        """Where an axis begins and ends, in the order of the picture."""
        scale = self.scales[key]
        low, high = sorted((scale.start, scale.end))
        return low, high

    def frame(self, x_key: str, y_key: str) -> Box:
        """The box of a subplot."""
        (left, right), (top, bottom) = self.span(x_key), self.span(y_key)
        return Box(left, top, right, bottom)


def read(figure: Mapping[str, Any]) -> Scene:
    """A figure's axes and traces. Raises UnknownFigureError where it has a trace that is not known."""
    layout = figure.get("layout") or {}
    traces = [trace for trace in figure.get("data") or () if is_shown(trace)]
    for trace in traces:
        if trace.get("type", "scatter") not in KNOWN_TRACES:
            raise UnknownFigureError(f"a trace of the type {trace.get('type')!r} cannot be drawn")
    keys = dict.fromkeys(name for name in layout if re.fullmatch(r"[xy]axis\d*", name))
    if not traces:
        keys |= dict.fromkeys(("xaxis", "yaxis"))
    for trace in traces:
        keys |= dict.fromkeys((axis_key(str(trace.get("xaxis") or "x")), axis_key(str(trace.get("yaxis") or "y"))))
    scene = Scene(traces, layout, {key: Axis(key, layout.get(key) or {}) for key in keys})
    for axis in scene.axes.values():
        _learn(scene, axis)
    _match(scene)
    return scene


def _of_axis(scene: Scene, axis: Axis) -> Iterator[Trace]:
    return (trace for trace in scene.traces if axis.key in scene.pair(trace))


def _learn(scene: Scene, axis: Axis) -> None:
    """Kind, categories and ends of an axis, from its traces."""
    traces = list(_of_axis(scene, axis))
    values = [value for trace in traces for value in values_of(trace, axis.letter)]
    axis.kind = kind_of(axis.told, [*values, *(axis.told.get("categoryarray") or ())])
    if axis.kind == "category":
        told = axis.told.get("categoryarray") or ()
        axis.categories = tuple(dict.fromkeys(map(str, [*told, *(value for value in values if value is not None)])))
        return
    scale = Scale(axis.kind, 0, 1, 0, 1)
    found = [scale.inner(value) for value in values]
    found += [scale.inner(value) for trace in traces for value in _reach(scene, trace, axis)]
    axis.ends = [value for value in found if value is not None]
    axis.padded = any(trace.get("type", "scatter") == "scatter" for trace in traces)


def _reach(scene: Scene, trace: Trace, axis: Axis) -> list[float]:
    """Further ends of a trace along an axis: sums of stacked bars, bases, ends of errors."""
    if trace.get("type") == "bar" and along(trace)[1] == axis.letter:
        return [0.0, *_stacked_ends(scene, axis)] if trace.get("base") is None else _based(trace, axis.letter)
    error = trace.get(f"error_{axis.letter}") or {}
    values = values_of(trace, axis.letter)
    more = [
        value + (end or 0) for value, end in zip(values, error.get("array") or (), strict=False) if value is not None
    ]
    below = error.get("arrayminus") or error.get("array") or ()
    less = [value - (end or 0) for value, end in zip(values, below, strict=False) if value is not None]
    return more + less


def _based(trace: Trace, letter: str) -> list[float]:
    values = values_of(trace, letter)
    base = trace["base"]
    bases = list(base) if isinstance(base, list | tuple) else [base] * len(values)
    ends = [start + value for start, value in zip(bases, values, strict=True) if value is not None]
    return [*bases, *ends]


def _stacked_ends(scene: Scene, axis: Axis) -> list[float]:
    if scene.layout.get("barmode") not in ("stack", "relative"):
        return []
    sums: dict[tuple[Any, bool], float] = {}
    for trace in _of_axis(scene, axis):
        if trace.get("type") == "bar" and along(trace)[1] == axis.letter:
            stands, reaches = along(trace)
            for place, value in zip(values_of(trace, stands), values_of(trace, reaches), strict=True):
                key = (place, (value or 0) < 0)
                sums[key] = sums.get(key, 0.0) + (value or 0)
    return list(sums.values())


def _match(scene: Scene) -> None:
    """Axes that match another one have the ends of all of them."""
    groups: dict[str, list[Axis]] = {}
    for axis in scene.axes.values():
        told = axis.told.get("matches")
        groups.setdefault(axis_key(str(told)) if told else axis.key, []).append(axis)
    for group in groups.values():
        ends = [end for axis in group for end in axis.ends]
        ranges = [axis.told["range"] for axis in group if axis.told.get("range")]
        names = tuple(dict.fromkeys(name for axis in group for name in axis.categories))
        for axis in group:
            axis.ends, axis.categories = ends, names if axis.kind == "category" else ()
            if ranges and not axis.told.get("range"):
                axis.told = {**axis.told, "range": ranges[0]}
