"""Labels beside each other's way: moved apart by their heights, as little as that takes."""

from __future__ import annotations

from collections.abc import Sequence

_EPSILON = 1e-9


def spread(
    middles: Sequence[float], heights: Sequence[float], top: float, bottom: float, gap: float = 2
) -> list[float]:
    """New middles for labels of these heights, none over another and all between `top` and `bottom`.

    The order of the middles stays. Labels that would overlap form a block around the mean of what they want
    (pool-adjacent-violators: the least squares under a fixed order). Where all together are taller than the room,
    they are spaced evenly in it, and overlap.
    """
    if not middles:
        return []
    order = sorted(range(len(middles)), key=lambda index: middles[index])
    tall = [heights[index] + gap for index in order]
    whole = sum(tall) - gap
    room = bottom - top
    if whole > room:
        tall = [height * (room + gap) / (whole + gap) for height in tall]
    offsets = [sum(tall[:place]) + tall[place] / 2 for place in range(len(tall))]
    wanted = [middles[index] - offset for index, offset in zip(order, offsets, strict=True)]
    starts = _never_falling(wanted)
    least, most = top - gap / 2, bottom + gap / 2 - sum(tall)
    moved = [min(max(start, least), max(most, least)) + offset for start, offset in zip(starts, offsets, strict=True)]
    found = [0.0] * len(middles)
    for index, middle in zip(order, moved, strict=True):
        found[index] = middle
    return found


def _never_falling(wanted: Sequence[float]) -> list[float]:
    """The sequence nearest to `wanted` (least squares) that never falls."""
    blocks: list[tuple[float, int]] = []
    for value in wanted:
        mean, count = value, 1
        while blocks and blocks[-1][0] > mean + _EPSILON:
            before, many = blocks.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        blocks.append((mean, count))
    return [mean for mean, count in blocks for _ in range(count)]
