"""Draws a figure of plotly into a box: traces, axes, shapes, notes and legend, nothing over another or cut off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exports.picture import bars, curves, geomap, keys, notes, ticks
from dashboard.exports.picture.canvas import SCALE, Box, Canvas, Label, Point, text_line
from dashboard.exports.picture.look import INK, LEAST_TYPE, MUTED, Look
from dashboard.exports.picture.scene import Scene, read
from dashboard.i18n import translate

_ROUNDS = 6
"""So often margins are widened by what sticks out; each round leaves less."""
_MOST = 0.72
"""Part of a box that margins may take on both sides together."""


@dataclass(frozen=True)
class _Texts:
    """All texts of a figure at one size of its area."""

    axes: tuple[ticks.AxisText, ...]
    bars: tuple[Label, ...]
    points: tuple[Label, ...]
    notes: tuple[notes.Note, ...]

    def boxes(self) -> list[Box]:
        """What has its place and needs room."""
        labels = [label.box for text in self.axes for label in text.labels]
        return [*labels, *(label.box for label in self.bars), *(note.box for note in self.notes)]


def type_of(figure: Mapping[str, Any], height: float, look: Look) -> float:
    """Size of type of a figure in a box of a height: smaller in the measure in which a tall figure is."""
    layout = figure.get("layout") or {}
    meta = layout.get("meta") or {}
    natural = float(meta.get("picture") or meta.get("height") or layout.get("height") or 0)
    return look.label * min(1.0, height / natural) if natural else look.label


def draw(canvas: Canvas, box: Box, figure: Mapping[str, Any], look: Look) -> bool:
    """The whole figure; whether it can be read: every name has its room, in type that is large enough.

    Raises UnknownFigureError where it has something that cannot be drawn.
    """
    if geomap.is_map(figure):
        geomap.draw(canvas, box, figure, look)
        return True
    look = replace(look, label=type_of(figure, box.height, look))
    scene = read(figure)
    if not scene.traces and not scene.layout.get("annotations"):
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        canvas.write([text_line(*middle, translate("no figure"), look.scaled(14), MUTED, anchor="middle")])
        return True
    entries = keys.entries_of(figure)
    if entries:
        keys.draw(canvas, box, entries, look.label)
        box = box.trimmed(top=keys.height_of([entry.name for entry in entries], box.width, look.label) + 6)
    texts = _settled(scene, box, look)
    lost = sum(text.lost for text in texts.axes) + _draw(canvas, scene, box, texts)
    return look.label >= LEAST_TYPE and not lost


def _settled(scene: Scene, box: Box, look: Look) -> _Texts:
    """Margins as wide as the texts around need them."""
    margins = [2.0, 0.6 * look.label, 2.0, 2.0]
    texts = None
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
    return _Texts(
        tuple(ticks.texts_of(scene, axis, look.label, box.width) for axis in scene.axes.values()),
        tuple(bars.labels_of(bars.bars_of(scene), look.label, INK)),
        tuple(points),
        tuple(notes.notes_of(scene, look.label, box.width)),
    )


def _scatters(scene: Scene) -> list[Mapping[str, Any]]:
    return [trace for trace in scene.traces if trace.get("type", "scatter") == "scatter"]


def _draw(canvas: Canvas, scene: Scene, box: Box, texts: _Texts) -> int:
    """Everything, from the ground upwards; how many notes had no room."""
    notes.draw_shapes(canvas, scene, "below")
    for text in texts.axes:
        ticks.draw_grid(canvas, scene, text)
    for trace in scene.traces:
        if trace.get("type") == "heatmap":
            curves.draw_cells(canvas, scene, trace)
    bars.draw(canvas, scene, bars.bars_of(scene))
    before: list[Point | None] = []
    for trace in _scatters(scene):
        before = curves.draw(canvas, scene, trace, before)
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
    for label in _clear(texts.points, taken, box):
        canvas.write([label])
    return len(wanted) - len(others)


def _clear(labels: Sequence[Label], taken: list[Box], box: Box) -> list[Label]:
    """Texts at points: where they are wanted, else a little higher or lower, else not at all."""
    found = []
    for label in ticks.inside(labels, box):
        step = label.size / 2
        tries = [label, *(label.moved(0, part * step) for part in (-1, 1, -2, 2, -3, 3))]
        new = next((one for one in tries if not any(one.box.meets(other) for other in taken)), None)
        if new is not None:
            found.append(new)
            taken.append(new.box)
    return found
