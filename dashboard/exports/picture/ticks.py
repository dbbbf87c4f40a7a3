"""What stands beside the axes of a figure: as many figures as have room, names in full, never one over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from dashboard.exports.picture.canvas import Anchor, Box, Canvas, Label
from dashboard.exports.picture.look import LEAST_TYPE, LINE, MUTED
from dashboard.exports.picture.marked import plain
from dashboard.exports.picture.ruler import ASCENT, LEADING, width_of, wrapped
from dashboard.exports.picture.scales import Scale, Tick, ticks_of
from dashboard.exports.picture.scene import Axis, Scene

TICK, GAP = 4.0, 4.0
"""Length of the mark at a tick, and the room between it and its figure."""
WIDEST_NAMES = 0.4
"""Part of the picture that the names beside bars may take."""
LONGEST_TURNED, TALLEST_TURNED = 0.17, 0.28
"""The same of the names over or under columns, where they are read from below; and the part of the height."""
START: Anchor = "start"
END: Anchor = "end"
_THINNER = (1, 2, 4, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True)
class AxisText:
    """The ticks that are kept of an axis, their labels, and its title."""

    axis: Axis
    ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]
    lost: int = 0
    """Names that had no room."""


def texts_of(scene: Scene, axis: Axis, size: float, room: float) -> AxisText:
    """Ticks and labels of an axis. `room`: width of the picture."""
    if not axis.is_visible:
        return AxisText(axis, (), ())
    scale = scene.scales[axis.key]
    length = abs(scale.end - scale.start)
    own = size * float((axis.told.get("tickfont") or {}).get("size", 12)) / 12
    most = max(2, int(length / (own * (7 if axis.letter == "x" else 2.6))))
    ticks = ticks_of(axis.told, scale, most)
    if not axis.has_labels:
        return AxisText(axis, tuple(ticks), ())
    make = _below if axis.letter == "x" else _beside
    return make(scene, axis, ticks, own, room)


def _colour(axis: Axis) -> str:
    return str((axis.told.get("tickfont") or {}).get("color") or MUTED)


def _wall(scene: Scene, axis: Axis) -> float:
    """Where an axis stands: at the other one's end, or on its own in the figure."""
    if not axis.anchor:
        position, area = float(axis.told.get("position") or 0), scene.area
        return area.bottom - position * area.height if axis.letter == "x" else area.left + position * area.width
    low, high = scene.span(scene.crossing(axis))
    far = str(axis.told.get("side") or "") in ("top", "right")
    if axis.letter == "x":
        return low if far else high
    return high if far else low


def _thinned(ticks: Sequence[Tick], labels: Sequence[list[Label]]) -> tuple[list[Tick], list[list[Label]]]:
    """Every second, fourth, fifth … tick, counted from a round number, so that no two labels meet."""
    steps = [high[0] - low[0] for low, high in pairwise(ticks)]
    step = min(steps, default=1.0)
    for part in _THINNER:
        kept = [
            place
            for place, (value, _) in enumerate(ticks)
            if abs(value / (step * part) - round(value / (step * part))) < 1e-6
        ]
        if len(kept) < 2:
            break
        boxes = [[label.box for label in labels[place]] for place in kept]
        if not any(one.meets(other, 2) for before, after in pairwise(boxes) for one in before for other in after):
            return [ticks[place] for place in kept], [labels[place] for place in kept]
    return _ends_only(ticks, labels)


def _ends_only(ticks: Sequence[Tick], labels: Sequence[list[Label]]) -> tuple[list[Tick], list[list[Label]]]:
    """The first tick, and the last one where both have room."""
    if len(ticks) < 2:
        return list(ticks), list(labels)
    clash = any(one.box.meets(other.box, 2) for one in labels[0] for other in labels[-1])
    places = [0] if clash else [0, len(ticks) - 1]
    return [ticks[place] for place in places], [labels[place] for place in places]


def _below(scene: Scene, axis: Axis, ticks: Sequence[Tick], size: float, room: float) -> AxisText:
    scale = scene.scales[axis.key]
    wall = _wall(scene, axis)
    named = scale.kind == "category" or axis.told.get("ticktext") is not None
    across = 0.96 * (min((abs(b[0] - a[0]) for a, b in pairwise(ticks)), default=1.0) * scale.unit if named else room)
    words = [plain(text) for _, text in ticks]
    lines = [wrapped(text, size, max(across, 1)) if named else [text] for text in words]
    broken = any(width_of(part, size) > across for text in words for part in text.split()) if named else False
    if broken:
        return _turned(scene, axis, ticks, size, wall=wall, room=room)
    made = [_column(axis, scale.place(tick), wall, found, size) for (tick, _), found in zip(ticks, lines, strict=True)]
    if not named:
        ticks, made = _thinned(ticks, made)
    labels = [label for column in made for label in column]
    return AxisText(axis, tuple(ticks), (*labels, *_title_below(scene, axis, labels, size, wall)))


def _column(axis: Axis, x: float, wall: float, lines: Sequence[str], size: float) -> list[Label]:
    first = wall + TICK + 2 + ASCENT * size
    if str(axis.told.get("side") or "") == "top":
        first = wall - TICK - 3 - (len(lines) - 1) * LEADING * size
    return [
        Label(x, first + row * LEADING * size, ((line, False),), size, _colour(axis), "middle")
        for row, line in enumerate(lines)
        if line
    ]


def _turned(scene: Scene, axis: Axis, ticks: Sequence[Tick], size: float, *, wall: float, room: float) -> AxisText:
    """Names too long for their column are read from below, in as many lines as the column holds."""
    scale = scene.scales[axis.key]
    is_top = str(axis.told.get("side") or "") == "top"
    y, anchor = (wall - TICK - 3, START) if is_top else (wall + TICK + 3, END)
    column = 0.96 * min((abs(b[0] - a[0]) for a, b in pairwise(ticks)), default=1.0) * scale.unit
    longest = min(LONGEST_TURNED * room, TALLEST_TURNED * scene.room.height)
    while size > LEAST_TYPE and any(
        len(wrapped(plain(text), size, longest)) * LEADING * size > column + 0.3 * size for _, text in ticks
    ):
        size -= 0.5
    labels = []
    for tick, text in ticks:
        lines = wrapped(plain(text), size, longest)
        first = scale.place(tick) + 0.36 * size - (len(lines) - 1) * LEADING * size / 2
        labels += [
            Label(first + row * LEADING * size, y, ((line, False),), size, _colour(axis), anchor, turned=True)
            for row, line in enumerate(lines)
        ]
    return AxisText(axis, tuple(ticks), tuple(labels))


def _beside(scene: Scene, axis: Axis, ticks: Sequence[Tick], size: float, room: float) -> AxisText:
    scale = scene.scales[axis.key]
    wall = _wall(scene, axis)
    right = str(axis.told.get("side") or "") == "right"
    named = scale.kind == "category" or axis.told.get("ticktext") is not None
    x = wall + GAP if right else wall - GAP
    if named:
        height = min((abs(b[0] - a[0]) for a, b in pairwise(ticks)), default=1.0) * scale.unit
        label = Label(x, 0, (), size, _colour(axis), "start" if right else "end")
        columns = _names(scale, ticks, label, height=height, widest=WIDEST_NAMES * room)
        labels = [line for column in columns for line in column]
        titled = (*labels, *_title_beside(scene, axis, labels, size))
        return AxisText(axis, tuple(ticks), titled, len(ticks) - len(columns))
    made = [
        [Label(x, scale.place(tick) + 0.36 * size, ((text, False),), size, _colour(axis), "start" if right else "end")]
        for tick, text in ticks
    ]
    kept, made = _thinned(ticks, made)
    labels = [label for column in made for label in column]
    return AxisText(axis, tuple(kept), (*labels, *_title_beside(scene, axis, labels, size)))


def _names(scale: Scale, ticks: Sequence[Tick], label: Label, *, height: float, widest: float) -> list[list[Label]]:
    """The lines of each name beside its bar, in smaller type where there is little room, without those that have none.

    `label`: where and how all of them are written. `height`: of one bar with its gap.
    """
    size = label.size
    while size > LEAST_TYPE and not all(
        len(wrapped(plain(text), size, widest)) * LEADING * size <= height + 0.3 * size for _, text in ticks
    ):
        size -= 0.5
    found: list[list[Label]] = []
    for tick, text in ticks:
        lines = wrapped(plain(text), size, widest)
        first = scale.place(tick) + 0.36 * size - (len(lines) - 1) * LEADING * size / 2
        column = [
            replace(label, y=first + row * LEADING * size, runs=((line, False),), size=size)
            for row, line in enumerate(lines)
        ]
        if not any(one.box.meets(other.box) for one in column for before in found[-1:] for other in before):
            found.append(column)
    return found


def _title(axis: Axis) -> str:
    told: Any = axis.told.get("title") or ""
    return plain(str(told.get("text") or "")) if isinstance(told, dict) else plain(str(told))


def _title_below(scene: Scene, axis: Axis, labels: Sequence[Label], size: float, wall: float) -> list[Label]:
    text = _title(axis)
    if not text:
        return []
    low, high = scene.span(axis.key)
    bottom = max((label.box.bottom for label in labels), default=wall)
    lines = wrapped(text, size, max(high - low, 6 * size))
    return [
        Label((low + high) / 2, bottom + (row + 1) * LEADING * size, ((line, False),), size, MUTED, "middle")
        for row, line in enumerate(lines)
    ]


def _title_beside(scene: Scene, axis: Axis, labels: Sequence[Label], size: float) -> list[Label]:
    """Over the axis, read from left to right: nobody has to turn the head."""
    text = _title(axis)
    if not text:
        return []
    top, _ = scene.span(axis.key)
    left = min((label.box.left for label in labels), default=scene.area.left)
    lines = wrapped(text, size, max(scene.area.right - left, 6 * size))
    return [
        Label(left, top - 0.9 * size - (len(lines) - 1 - row) * LEADING * size, ((line, False),), size, MUTED)
        for row, line in enumerate(lines)
    ]


def draw_grid(canvas: Canvas, scene: Scene, text: AxisText) -> None:
    """Lines of a grid, under everything else."""
    axis, scale = text.axis, scene.scales[text.axis.key]
    if not axis.is_visible:
        return
    if axis.told.get("showgrid", scale.kind != "category"):
        colour = str(axis.told.get("gridcolor") or LINE)
        for tick, _ in text.ticks:
            _across(canvas, scene, axis, scale.place(tick), colour=colour, width=0.8)
    if axis.told.get("zeroline") and scale.kind == "linear" and scale.holds(0):
        colour = str(axis.told.get("zerolinecolor") or MUTED)
        width = float(axis.told.get("zerolinewidth") or 1)
        _across(canvas, scene, axis, scale.place(0), colour=colour, width=width)


def _across(canvas: Canvas, scene: Scene, axis: Axis, place: float, *, colour: str, width: float) -> None:
    low, high = scene.span(scene.crossing(axis))
    if not axis.anchor:
        low, high = (scene.area.top, scene.area.bottom) if axis.letter == "x" else (scene.area.left, scene.area.right)
    if axis.letter == "x":
        canvas.line((place, low), (place, high), colour, width)
    else:
        canvas.line((low, place), (high, place), colour, width)


def draw_axis(canvas: Canvas, scene: Scene, text: AxisText) -> None:
    """The line of an axis and the marks at its ticks."""
    axis, scale = text.axis, scene.scales[text.axis.key]
    if not axis.is_visible:
        return
    wall = _wall(scene, axis)
    low, high = scene.span(axis.key)
    colour = str(axis.told.get("linecolor") or MUTED)
    if axis.told.get("showline"):
        ends = ((low, wall), (high, wall)) if axis.letter == "x" else ((wall, low), (wall, high))
        canvas.line(*ends, colour, 1)
    if axis.told.get("ticks") != "outside":
        return
    out = TICK if (axis.letter == "x") != (str(axis.told.get("side") or "") in ("top", "right")) else -TICK
    for tick, _ in text.ticks:
        place = scale.place(tick)
        ends = ((place, wall), (place, wall + out)) if axis.letter == "x" else ((wall, place), (wall + out, place))
        canvas.line(*ends, str(axis.told.get("tickcolor") or colour), 1)


def inside(labels: Sequence[Label], box: Box) -> list[Label]:
    """Labels moved so far that none sticks out of a box."""
    found = []
    for label in labels:
        own = label.box
        across = max(box.left - own.left, 0) - max(own.right - box.right, 0)
        down = max(box.top - own.top, 0) - max(own.bottom - box.bottom, 0)
        found.append(replace(label, x=label.x + across, y=label.y + down) if across or down else label)
    return found
