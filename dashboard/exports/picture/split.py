"""Takes a figure of many rows apart into figures that stand beside each other, on the same scales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.scene import Axis, Scene, Trace, axis_key, read, values_of

Figure = Mapping[str, Any]
UNIT = Box(0, 0, 1, 1)


def parted(figure: Figure, count: int) -> list[Figure]:
    """So many figures of about as many rows each; none where the figure cannot be taken apart so far.

    Rows are axes of y below each other (those that nobody sees, at the top, are repeated over each part), or else the
    heights of the only one.
    """
    scene = read(figure)
    scene.fit(UNIT)
    standing = [axis for axis in scene.axes.values() if axis.letter == "y" and not axis.told.get("overlaying")]
    if len(standing) > 1:
        return _by_axes(figure, scene, standing, count)
    if len(standing) != 1 or len(scene.axes) != 2:
        return []
    return _by_height(figure, scene, standing[0], count)


def _shares(rows: Sequence[Any], count: int) -> list[Sequence[Any]]:
    """Rows in so many groups, the first ones longer by one where it does not come out even."""
    least, more = divmod(len(rows), count)
    ends = [sum(least + (place < more) for place in range(part)) for part in range(count + 1)]
    return [rows[start:end] for start, end in pairwise(ends)]


# ------------------------------------------------------------------------------------------------ axes of y


@dataclass(frozen=True)
class _Slice:
    """A piece of a figure's height, in parts of it from below, and what stands over it."""

    low: float
    high: float
    head: float
    """How much of the figure's upper end is repeated."""

    @property
    def whole(self) -> float:
        return self.high - self.low + self.head

    def moved(self, place: float) -> float | None:
        """Where a place of the figure stands in the piece; None where it is elsewhere."""
        if place >= 1 - self.head and self.head:
            return 1 - (1 - place) / self.whole
        return (place - self.low) / self.whole if self.low - 1e-9 <= place < self.high - 1e-9 else None


def _by_axes(figure: Figure, scene: Scene, standing: Sequence[Axis], count: int) -> list[Figure]:
    bands = sorted({axis.domain for axis in standing}, reverse=True)
    unseen = [axis.domain for axis in standing if not axis.is_visible]
    heads = [band for band in bands[:1] if band in unseen]
    rows = bands[len(heads) :]
    if len(rows) < 2 * count or any(after[1] > before[0] for before, after in pairwise(bands)):
        return []
    head = 1 - heads[0][0] if heads else 0.0
    ends = [1 - head, *(share[-1][0] for share in _shares(rows, count))]
    slices = [_Slice(low, high, head) for high, low in pairwise(ends)]
    tallest = max(piece.whole for piece in slices)
    return [_piece(figure, scene, piece, tallest) for piece in slices]


def _piece(figure: Figure, scene: Scene, piece: _Slice, tallest: float) -> Figure:
    """The part of a figure whose axes of y lie in a slice."""
    layout = dict(figure["layout"])
    kept = {
        key for key, axis in scene.axes.items() if axis.letter == "y" and piece.moved(scene.domain(axis)[0]) is not None
    }
    traces = [trace for trace in figure["data"] if scene.pair(trace)[1] in kept]
    used = {scene.pair(trace)[0] for trace in traces}
    for key, axis in scene.axes.items():
        if key in kept:
            low, high = axis.domain
            ends = [piece.moved(end) or 0.0 for end in (low + 1e-9, high - 1e-9)]
            layout[key] = axis.told if axis.told.get("overlaying") else {**axis.told, "domain": ends}
        elif axis.letter == "y" or (key not in used and axis.anchor not in kept):
            layout.pop(key, None)
        elif axis.anchor not in kept:
            layout[key] = {**axis.told, "anchor": "free", "position": 0}
    layout["annotations"] = list(_notes(figure, piece, kept))
    layout["shapes"] = list(_shapes(figure, piece, kept))
    return {"data": traces, "layout": _as_tall(layout, tallest)}


def _as_tall(layout: dict[str, Any], part: float) -> dict[str, Any]:
    """A layout of a part of the height that it says to have."""
    meta = dict(layout.get("meta") or {})
    for told in (layout, meta):
        for name in ("height", "picture"):
            if isinstance(told.get(name), int | float):
                told[name] = part * told[name]
    return {**layout, "meta": meta}


def _notes(figure: Figure, piece: _Slice, kept: set[str]) -> Iterator[Mapping[str, Any]]:
    for note in figure["layout"].get("annotations") or ():
        reference = str(note.get("yref") or "y")
        if reference != "paper":
            if axis_key(reference) in kept:
                yield note
            continue
        place = piece.moved(float(note.get("y") or 0) - 1e-9)
        if place is not None:
            yield {**note, "y": place}


def _shapes(figure: Figure, piece: _Slice, kept: set[str]) -> Iterator[Mapping[str, Any]]:
    for shape in figure["layout"].get("shapes") or ():
        reference = str(shape.get("yref") or "y")
        if reference != "paper":
            if axis_key(reference) in kept:
                yield shape
            continue
        low, high = sorted((float(shape["y0"]), float(shape["y1"])))
        if low < piece.high and high > piece.low:
            ends = [(min(max(end, piece.low), piece.high) - piece.low) / piece.whole for end in (low, high)]
            yield {**shape, "y0": ends[0], "y1": ends[1]}


# ------------------------------------------------------------------------------------------------ one axis of y


def _by_height(figure: Figure, scene: Scene, axis: Axis, count: int) -> list[Figure]:
    notes = figure["layout"].get("annotations") or ()
    heights = [value for trace in scene.traces for value in values_of(trace, "y")]
    heights += [note["y"] for note in notes if str(note.get("yref") or "y") == "y"]
    places = sorted({float(value) for value in heights if isinstance(value, int | float)}, reverse=True)
    low, high = sorted((scene.scales[axis.key].low, scene.scales[axis.key].high))
    if len(places) < 4 * count or axis.has_labels or scene.scales[axis.key].low > scene.scales[axis.key].high:
        return []
    ends = [high, *(_gap(places, high - part * (high - low) / count) for part in range(1, count)), low]
    return [_between(figure, scene, axis, (below, above)) for above, below in pairwise(ends)]


def _gap(places: Sequence[float], near: float) -> float:
    """The middle of the widest gap between two heights near one: nothing there is cut in two."""
    reach = 0.08 * (places[0] - places[-1])
    gaps = [(above, below) for above, below in pairwise(places) if abs((above + below) / 2 - near) <= reach]
    above, below = max(gaps or list(pairwise(places)), key=lambda gap: gap[0] - gap[1])
    return (above + below) / 2


def _between(figure: Figure, scene: Scene, axis: Axis, ends: tuple[float, float]) -> Figure:
    """What stands between two heights."""

    def holds(value: Any) -> bool:
        return isinstance(value, int | float) and ends[0] <= value <= ends[1]

    layout = dict(figure["layout"])
    notes, shapes = layout.get("annotations") or (), layout.get("shapes") or ()
    layout["annotations"] = [note for note in notes if str(note.get("yref") or "y") == "paper" or holds(note.get("y"))]
    layout["shapes"] = [
        shape for shape in shapes if str(shape.get("yref") or "y") == "paper" or holds((shape["y0"] + shape["y1"]) / 2)
    ]
    layout[axis.key] = {**axis.told, "range": list(ends)}
    data = [_chosen(trace, [holds(value) for value in values_of(trace, "y")]) for trace in figure["data"]]
    whole = scene.scales[axis.key]
    return {"data": data, "layout": _as_tall(_same_ends(layout, scene), (ends[1] - ends[0]) / (whole.high - whole.low))}


def _same_ends(layout: dict[str, Any], scene: Scene) -> dict[str, Any]:
    """The layout with the axis of x as long as that of the whole figure."""
    scale = scene.scales["xaxis"]
    return {**layout, "xaxis": {**scene.axes["xaxis"].told, "range": [scale.low, scale.high]}}


def _chosen(trace: Trace, kept: Sequence[bool]) -> dict[str, Any]:
    """A trace with some of its points: each list that is as long as they are is thinned alike."""

    def thinned(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: thinned(part) for name, part in value.items()}
        if isinstance(value, list | tuple) and len(value) == len(kept):
            return [part for part, is_kept in zip(value, kept, strict=True) if is_kept]
        return value

    return {name: thinned(value) for name, value in trace.items()}
