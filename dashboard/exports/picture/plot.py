"""Draws a figure of plotly into a box: traces, axes, shapes, notes and legend, nothing over another or cut off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exports.picture import bars, curves, keys, notes, ticks
from dashboard.exports.picture.canvas import SCALE, Box, Canvas, Label, text_line
from dashboard.exports.picture.look import INK, LEAST_TYPE, MUTED, Look
from dashboard.exports.picture.scene import Scene, read
from dashboard.exports.picture.split import parted
from dashboard.i18n import translate

_ROUNDS = 6
"""So often margins are widened by what sticks out; each round leaves less."""
_MOST = 0.72
"""Part of a box that margins may take on both sides together."""
COMFORT = 9.0
"""Type in which many rows are read easily: smaller, they are rather set in columns."""
NARROWEST, APART = 270.0, 26.0
"""Width of such a column, and the room between two."""
AIR = 1.15
"""So much more than its letters take has a text of a figure on the page: pictures may be closer set."""
ROW = 56.0
"""Height of a row of axes with its title, at the usual type."""
LEAST_AREA = 0.45
"""Part of its width that is left for what is drawn beside its names."""


@dataclass(frozen=True)
class _Texts:
    """All texts of a figure at one size of its area."""

    axes: tuple[ticks.AxisText, ...]
    bars: tuple[Label, ...]
    points: tuple[Sequence[Label], ...]
    """Each at its places, the one it should have first."""
    marks: tuple[Box, ...]
    notes: tuple[notes.Note, ...]
    lost: int = 0
    """Figures in cells that had no room."""

    def boxes(self) -> list[Box]:
        """What has its place and needs room."""
        labels = [label.box for text in self.axes for label in text.labels]
        return [*labels, *(label.box for label in self.bars), *(note.box for note in self.notes)]


def type_of(figure: Mapping[str, Any], height: float, look: Look) -> float:
    """Size of type of a figure in a box of a height: smaller in the measure in which a tall figure is."""
    natural = _natural(figure)
    return look.label * min(1.0, AIR * height / natural) if natural else look.label


def _shrunk(figure: Mapping[str, Any], part: float) -> Mapping[str, Any]:
    """A figure with marks as much smaller as its type: those that hold a text keep it."""
    if part >= 1:
        return figure
    return {**figure, "data": [_with_marks(trace, part) for trace in figure.get("data") or ()]}


def _with_marks(trace: Mapping[str, Any], part: float) -> Mapping[str, Any]:
    marker = trace.get("marker") or {}
    size = marker.get("size")
    if size is None or marker.get("sizeref"):
        return trace
    sizes = [part * float(one) if one is not None else None for one in size] if isinstance(size, list) else None
    return {**trace, "marker": {**marker, "size": part * float(size) if sizes is None else sizes}}


def _natural(figure: Mapping[str, Any]) -> float:
    """The height for which a figure is made; 0 for any. Rows of axes need one, even if the figure says none."""
    layout = figure.get("layout") or {}
    meta = layout.get("meta") or {}
    told = meta.get("picture") or meta.get("height") or layout.get("height")
    rows = {tuple(axis["domain"]) for name, axis in layout.items() if name.startswith("yaxis") and axis.get("domain")}
    return float(told or (ROW * len(rows) if len(rows) > 3 else 0))


def draw(canvas: Canvas, box: Box, figure: Mapping[str, Any], look: Look) -> bool:
    """The whole figure; whether it can be read: every name has its room, in type that is large enough.

    A figure of many rows is drawn in columns where it is read better so. Raises UnknownFigureError where it has
    something that cannot be drawn.
    """
    if not read(figure).traces and not (figure.get("layout") or {}).get("annotations"):
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        canvas.write([text_line(*middle, translate("no figure"), look.scaled(14), MUTED, anchor="middle")])
        return True
    parts, size = _best(box, figure, look)
    entries = keys.entries_of(figure)
    if entries:
        type_size = min(look.label, max(size, LEAST_TYPE))
        keys.draw(canvas, box, entries, type_size, rtl=look.rtl)
        box = box.trimmed(top=keys.height_of([entry.name for entry in entries], box.width, type_size) + 6)
    if len(parts) > 1 and not _natural(figure):
        look = replace(look, label=min(look.label, size))  # The same type in all columns.
    _beside(canvas, box, parts, look)
    return size >= LEAST_TYPE


def _best(box: Box, figure: Mapping[str, Any], look: Look) -> tuple[Sequence[Mapping[str, Any]], float]:
    """A figure in as few columns as it takes to be read easily, and its least type; else in those of the largest."""
    names = [entry.name for entry in keys.entries_of(figure)]
    under = box.trimmed(top=keys.height_of(names, box.width, look.label) + 6) if names else box
    found: list[tuple[float, Sequence[Mapping[str, Any]]]] = []
    for count in range(1, max(1, int(box.width // NARROWEST)) + 1):
        parts: Sequence[Mapping[str, Any]] = [figure] if count == 1 else parted(figure, count)
        if parts:
            found.append((_beside(Canvas(), under, parts, look), parts))
            if found[-1][0] >= COMFORT:
                break
    size, best = max(found, key=lambda entry: min(entry[0], COMFORT))
    return best, size


def _beside(canvas: Canvas, box: Box, parts: Sequence[Mapping[str, Any]], look: Look) -> float:
    """The parts of a figure from left to right; their least type, 0 where some name has no room."""
    width = (box.width - (len(parts) - 1) * APART) / len(parts)
    columns = [box.left + place * (width + APART) for place in range(len(parts))]
    drawn = [
        _drawn(canvas, Box(left, box.top, left + width, box.bottom), part, look)
        for left, part in zip(columns, parts, strict=True)
    ]
    return min(size if len(parts) == 1 or area >= LEAST_AREA * width else 0.0 for size, area in drawn)


def _drawn(canvas: Canvas, box: Box, figure: Mapping[str, Any], look: Look) -> tuple[float, float]:
    """A figure without its legend; the least type of what names rows and columns, 0 where some had no room; its width.

    The width is that of its axes, without what stands beside them.
    """
    usual, look = look.label, replace(look, label=type_of(figure, box.height, look))
    scene = read(_shrunk(figure, look.label / usual))
    texts = _settled(scene, box, look)
    lost = sum(text.lost for text in texts.axes) + texts.lost + _draw(canvas, scene, box, texts)
    names = [label.size for text in texts.axes for label in text.labels]
    return 0.0 if lost else min([look.label, *names]), scene.area.width


def _settled(scene: Scene, box: Box, look: Look) -> _Texts:
    """Margins as wide as the texts around need them."""
    margins = [2.0, 0.6 * look.label, 2.0, 2.0]
    texts = None
    scene.room = box
    for _ in range(_ROUNDS):
        scene.fit(box.trimmed(*margins))
        texts = _texts(scene, box, look)
        over = _overflow(texts.boxes(), box)
        if max(over) < 0.5:
            break
        margins = [margin + more for margin, more in zip(margins, over, strict=True)]
        for one, other, whole in ((0, 2, box.width), (1, 3, box.height)):
            taken = margins[one] + margins[other]
            if taken > _MOST * whole:
                margins[one] *= _MOST * whole / taken
                margins[other] *= _MOST * whole / taken
    return texts or _texts(scene, box, look)


def _overflow(boxes: Sequence[Box], box: Box) -> list[float]:
    """How far texts stick out at the left, top, right and bottom; 0 where none does."""
    return [
        max((0.0, *(box.left - own.left for own in boxes))),
        max((0.0, *(box.top - own.top for own in boxes))),
        max((0.0, *(own.right - box.right for own in boxes))),
        max((0.0, *(own.bottom - box.bottom for own in boxes))),
    ]


def _texts(scene: Scene, box: Box, look: Look) -> _Texts:
    points = [label for trace in _scatters(scene) for label in curves.labels_of(scene, trace, look.label, INK)]
    drawn = bars.bars_of(scene)
    cells = bars.cells_of(scene, drawn)
    figures = [*bars.labels_of([bar for bar in drawn if bar not in cells], look.label, INK)]
    inside = bars.labels_in_cells(cells, look.label, INK)
    return _Texts(
        tuple(ticks.texts_of(scene, axis, look.label, box.width) for axis in scene.axes.values()),
        (*figures, *inside),
        tuple(points),
        tuple(box for trace in _scatters(scene) for box in curves.marks_of(scene, trace)) if points else (),
        tuple(notes.notes_of(scene, look.label, box.width)),
        sum(bool(bar.told("text")) for bar in cells) - len(inside),
    )


def _scatters(scene: Scene) -> list[Mapping[str, Any]]:
    return [trace for trace in scene.traces if trace.get("type", "scatter") == "scatter"]


def _draw(canvas: Canvas, scene: Scene, box: Box, texts: _Texts) -> int:
    """Everything, from the ground upwards; how many notes had no room."""
    notes.draw_shapes(canvas, scene, "below")
    for text in texts.axes:
        ticks.draw_grid(canvas, scene, text)
    bars.draw(canvas, scene, bars.bars_of(scene))
    for trace in _scatters(scene):
        curves.draw(canvas, scene, trace)
    for text in texts.axes:
        ticks.draw_axis(canvas, scene, text)
    notes.draw_shapes(canvas, scene, "above")
    return _write(canvas, box, texts)


def _write(canvas: Canvas, box: Box, texts: _Texts) -> int:
    """Axes first, then names of lines, figures of bars, notes, and last the texts at points, where there is room.

    How many notes had none.
    """
    axes = ticks.inside([label for text in texts.axes for label in text.labels], box)
    canvas.write(axes, SCALE)
    taken = [label.box for label in axes]
    ends = [note for note in texts.notes if note.is_end]
    notes.draw_notes(canvas, ends)
    taken += [note.box for note in ends]
    for label in ticks.inside(texts.bars, box):
        if not any(label.box.meets(other) for other in taken):
            canvas.write([label])
            taken.append(label.box)
    wanted = [note for note in texts.notes if not note.is_end]
    others = notes.cleared(wanted, taken, box.trimmed(-1, -1, -1, -1))
    notes.draw_notes(canvas, others)
    taken += [note.box for note in others]
    canvas.write(_clear(texts.points, taken, texts.marks, box))
    return len(wanted) - len(others)


def _clear(points: Sequence[Sequence[Label]], taken: list[Box], marks: Sequence[Box], box: Box) -> list[Label]:
    """Texts at points where they lie over no other text, and over no mark if that can be; else they are left out."""
    found = []
    for label, *others in points:
        step = label.size / 2
        near = [label.moved(0, part * step) for part in (-1, 1, -2, 2, -3, 3)] if not others else []
        tries = [one for one in ticks.inside([label, *others, *near], box) if _is_free(one, taken)]
        # A text in its own mark has nowhere else to stand.
        clear = [one for one in tries if not _covers(one.box, marks)] if others else []
        best = next(iter((*clear, *tries)), None)
        if best is not None:
            found.append(best)
            taken.append(best.box)
    return found


def _is_free(label: Label, taken: Sequence[Box]) -> bool:
    return not any(label.box.meets(other) for other in taken)


def _covers(box: Box, marks: Sequence[Box]) -> bool:
    """Whether a text lies over the mark of a point. Its upper and lower edge hold no letters."""
    return any(box.trimmed(top=0.1 * box.height, bottom=0.1 * box.height).meets(mark) for mark in marks)
