"""Draws the kinds of one whole: a bar for each, from zero, with its name at the left and its figure at the right; the
other way round where a language is read from right to left."""

from __future__ import annotations

from itertools import pairwise

from dashboard import theme
from dashboard.charts.marks import Pane
from dashboard.exports.picture.canvas import Box, Canvas, Label, stacked, text_line
from dashboard.exports.picture.look import INK, MUTED, Look
from dashboard.exports.picture.mirror import Mirror, Mirrored
from dashboard.exports.picture.places import mark_group, pane_group
from dashboard.exports.picture.ruler import LEADING, width_of, wrapped

NAMES, GAP = 0.4, 4.0
"""Part of the width that names may take, and the room between a bar and its words."""


def draw(canvas: Canvas, box: Box, pane: Pane, look: Look) -> bool:
    """The whole chart; whether every name has its room."""
    (mark,) = pane.bars
    mirror = Mirror(box, look.rtl)
    canvas = Mirrored(canvas, mirror)
    many = max(len(pane.rows), 1)
    pitch, size = box.height / many, look.label
    wide = min(max((width_of(row.name, size) for row in pane.rows), default=0.0), NAMES * box.width) + 1
    while size > look.least and any(
        len(wrapped(row.name, size, wide)) * LEADING * size > pitch + 0.3 * size for row in pane.rows
    ):
        size = max(size - 0.5, look.least)
    labelled = max((width_of(datum.label, size) for datum in mark.data if datum.value), default=0.0)
    area = Box(box.left + wide + GAP, box.top, box.right - labelled - GAP, box.bottom)
    greatest = max((datum.value or 0.0 for datum in mark.data), default=0.0) or 1.0
    canvas.add(pane_group(mirror.box(area), mirror.ends(0, greatest), (pane.y.low, pane.y.high)))
    canvas.add(mark_group(mark))
    labels: list[Label] = []
    for row, datum in zip(pane.rows, mark.data, strict=True):
        middle = area.bottom - (pane.y.part(datum.at)) * area.height
        right = area.left + (datum.value or 0.0) / greatest * area.width
        if datum.value:
            half = mark.width * pitch / 2
            canvas.rect(Box(area.left, middle - half, right, middle + half), theme.ink(mark.ink))
        labels += stacked((area.left - GAP, middle), wrapped(row.name, size, wide), size, MUTED, anchor="end")
        labels.append(text_line(right + GAP, middle + 0.36 * size, datum.label, size, INK))
    canvas.add("</g></g>")
    canvas.write(labels)
    return not any(one.box.meets(other.box) for one, other in pairwise(labels))
