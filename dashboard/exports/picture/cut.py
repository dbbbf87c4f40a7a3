"""Outlines as rings of corners, and cut off at the edges of a box: a slide has no window to look at shapes through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.exports.picture.outlines import Bounds, Outlines

Corner = tuple[int, int]
_NUMBERS = re.compile(r"-?\d+")


def within(ring: Sequence[Corner], box: Bounds) -> list[Corner]:
    """What of a ring lies in a box (left, top, right, bottom), by Sutherland and Hodgman; empty where nothing does.

    I. E. Sutherland, G. W. Hodgman: Reentrant polygon clipping, 1974. Parts that the box's edge divides stay one ring.
    """
    left, top, right, bottom = box
    kept = list(ring)
    for axis, edge, sign in ((0, left, 1), (1, top, 1), (0, right, -1), (1, bottom, -1)):
        kept = _beyond(kept, axis, edge, sign)
    return kept


def _beyond(ring: Sequence[Corner], axis: int, edge: int, sign: int) -> list[Corner]:
    """What of a ring lies on one side of a line."""
    kept: list[Corner] = []
    for before, corner in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        is_in = sign * (corner[axis] - edge) >= 0
        if is_in != (sign * (before[axis] - edge) >= 0):
            kept.append(_crossing(before, corner, axis, edge))
        if is_in:
            kept.append(corner)
    return kept


def _crossing(start: Corner, end: Corner, axis: int, edge: int) -> Corner:
    """Where a line meets the edge, in whole units."""
    part = (edge - start[axis]) / (end[axis] - start[axis])
    across = round(start[1 - axis] + part * (end[1 - axis] - start[1 - axis]))
    return (edge, across) if axis == 0 else (across, edge)


def is_in(outlines: Outlines, code: str, box: Bounds) -> bool:
    """Whether anything of the outline of an area lies in a box."""
    if code not in outlines.paths:
        return False
    left, top, right, bottom = outlines.boxes[code]
    if left > box[2] or box[0] > right or top > box[3] or box[1] > bottom:
        return False
    return _is_any_in(outlines.paths[code], box)


@lru_cache(maxsize=4096)
def _is_any_in(path: str, box: Bounds) -> bool:
    """Kept: of one map it is asked for its legend, for its signs, and for the words below it."""
    return any(len(within(ring, box)) > 2 for ring in rings_of(path))


def cut(path: str, box: Bounds) -> str:
    """An outline, cut off at a box; empty where nothing of it lies there."""
    rings = (within(ring, box) for ring in rings_of(path))
    return "".join(f"M{'L'.join(f'{x} {y}' for x, y in ring)}Z" for ring in rings if len(ring) > 2)


def rings_of(path: str) -> list[list[Corner]]:
    """The rings of an outline in its own units."""
    return [ring for ring in (_ring(text) for text in path.split("M")[1:]) if ring]


def _ring(text: str) -> list[Corner]:
    numbers = list(map(int, _NUMBERS.findall(text)))
    x, y = numbers[:2]
    ring = [(x, y)]
    for across, down in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + across, y + down
        ring.append((x, y))
    return ring
