"""Notes of a figure (plotly's annotations) and its shapes: where each stands, and kept clear of one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exports.picture.canvas import Anchor, Box, Canvas, Label, Point, number, paint
from dashboard.exports.picture.curves import dash_of, points_of
from dashboard.exports.picture.labels import spread
from dashboard.exports.picture.look import LEAST_TYPE, MUTED
from dashboard.exports.picture.marked import Run, lines_of, plain
from dashboard.exports.picture.ruler import ASCENT, BOLD, LEADING, REGULAR, width_of, wrapped
from dashboard.exports.picture.scales import UnknownFigureError
from dashboard.exports.picture.scene import Scene, Trace, axis_key

WIDEST_NAME = 0.25
"""Part of the picture's width that names at the ends of lines may take."""
WIDEST_TITLE = 0.95
"""The same of the title of a row, which begins at its left."""
WIDEST_NOTE = 0.6
"""The same of any other note."""
YEAR_MARK = "year"
"""Name of the shape that marks the map's year: a handle of the page, of no meaning in a picture."""


@dataclass(frozen=True)
class Note:
    """One annotation with its place."""

    told: Mapping[str, Any]
    labels: tuple[Label, ...]
    box: Box
    tip: Point | None = None
    """Where its arrow points."""
    is_end: bool = False
    """Whether it names a line at its end: these are moved apart together."""

    def moved(self, across: float, down: float) -> Note:
        labels = tuple(label.moved(across, down) for label in self.labels)
        return replace(self, labels=labels, box=self.box.moved(across, down))


def place_of(scene: Scene, reference: str, value: Any, letter: str) -> float | None:
    """Where a value of a note or shape stands: on an axis, on the domain of one, or on the whole figure."""
    area = scene.area
    if reference == "paper":
        part = float(value)
        return area.left + part * area.width if letter == "x" else area.bottom - part * area.height
    key = axis_key(reference)
    if key not in scene.scales:
        raise UnknownFigureError(f"a note stands at {reference!r}, which no trace has")
    if reference.endswith(" domain"):
        low, high = scene.span(key)
        return low + float(value) * (high - low) if letter == "x" else high - float(value) * (high - low)
    scale = scene.scales[key]
    inner = scale.inner(value)
    # What lies outside of an axis is not shown, as in the browser.
    return scale.place(inner) if inner is not None and scale.holds(inner) else None


def notes_of(scene: Scene, size: float, room: float) -> list[Note]:
    """All annotations that have a place. `room`: width of the picture."""
    found = []
    for told in scene.layout.get("annotations") or ():
        if told.get("visible", True) and str(told.get("text") or ""):
            note = _note(scene, told, size, room)
            found += [note] if note is not None else []
    ends = [note for note in found if note.is_end]
    return [*_spread(ends, scene.area), *(note for note in found if not note.is_end)]


def _note(scene: Scene, told: Mapping[str, Any], size: float, room: float) -> Note | None:
    x_ref, y_ref = str(told.get("xref") or "x"), str(told.get("yref") or "y")
    x = place_of(scene, x_ref, told.get("x", 0), "x")
    y = place_of(scene, y_ref, told.get("y", 0), "y")
    if x is None or y is None:
        return None
    tip = None
    if told.get("showarrow", True):
        if str(told.get("axref", "pixel")) != "pixel" or str(told.get("ayref", "pixel")) != "pixel":
            raise UnknownFigureError("an arrow whose tail stands on an axis cannot be drawn")
        tip = (x, y)
        x, y = x + float(told.get("ax", -10)), y + float(told.get("ay", -30))
    across = _anchor(told.get("xanchor"), told.get("x"), x_ref, tip, ("left", "center", "right"))
    upright = _anchor(told.get("yanchor"), told.get("y"), y_ref, tip, ("bottom", "middle", "top"))
    is_end = x_ref == "paper" and float(told.get("x") or 0) >= 1 and across == "left" and tip is None
    named = _named(scene, str(told["text"])) if is_end else None
    y = _end_of(scene, named, y) if named is not None else y
    own = size * float((told.get("font") or {}).get("size", 12)) / 12
    lines = _lines(scene, told, own, _room_of(scene, told, room), is_end)
    wide = max((_width(line, own) for line in lines), default=0.0)
    tall = ((len(lines) - 1) * LEADING + ASCENT + 0.22) * own
    left = x + float(told.get("xshift") or 0) - {"left": 0.0, "center": 0.5, "right": 1.0}[across] * wide
    top = y - float(told.get("yshift") or 0) - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[upright] * tall
    if x_ref != "paper" and tip is None and wide < scene.area.width:
        # What stands at a value keeps within the axes: beyond them are the names of other things.
        left = min(max(left, scene.area.left), scene.area.right - wide)
    box = Box(left, top, left + wide, top + tall)
    if told.get("textangle"):
        return _turned(told, lines, own, box)
    align = str(told.get("align") or ("left" if across == "left" else "right" if across == "right" else "center"))
    return Note(told, tuple(_written(told, lines, own, box, align)), box, tip, is_end)


def _anchor(told: Any, value: Any, reference: str, tip: Point | None, words: tuple[str, str, str]) -> str:
    """Which part of a note stands at its place; "auto" as plotly has it."""
    if told not in (None, "auto"):
        return str(told)
    if tip is not None or reference != "paper":
        return words[1]
    part = float(value or 0)
    return words[0] if part < 1 / 3 else words[2] if part > 2 / 3 else words[1]


def _width(line: Sequence[Run], size: float) -> float:
    return sum(width_of(text, size, BOLD if bold else REGULAR) for text, bold in line)


def _room_of(scene: Scene, told: Mapping[str, Any], room: float) -> float:
    """How wide a note may be: titles of charts beside each other end where the next one begins."""
    widest = WIDEST_NOTE * room
    if str(told.get("xref") or "x") != "paper" or told.get("xanchor") != "left" or told.get("showarrow", True):
        return widest
    place = float(told.get("x") or 0)
    widest = max(widest, WIDEST_TITLE * room - place * scene.area.width)
    level = [
        note
        for note in scene.layout["annotations"]
        if (note.get("yref"), note.get("y")) == (told.get("yref"), told.get("y"))
    ]
    after = [float(note["x"]) for note in level if note.get("xref") == "paper" and float(note.get("x") or 0) > place]
    return min([widest, *((other - place) * scene.area.width - 10 for other in after)])


def _named(scene: Scene, text: str) -> Trace | None:
    """The trace that a text at the end of a line names, even where the browser's figure has shortened the name."""
    name = plain(text)
    begun = name.rstrip("…").rstrip()
    named = [trace for trace in scene.traces if trace.get("name")]
    exact = (trace for trace in named if plain(str(trace["name"])) == name)
    short = (trace for trace in named if begun and plain(str(trace["name"])).startswith(begun))
    return next(exact, None) or next(short, None)


def _end_of(scene: Scene, trace: Trace, otherwise: float) -> float:
    """Where the last point of a trace stands: its name is to stand beside it, whatever room the browser left."""
    points = [point for point in points_of(scene, trace) if point is not None]
    return points[-1][1] if points else otherwise


def _lines(scene: Scene, told: Mapping[str, Any], size: float, room: float, is_end: bool) -> list[list[Run]]:
    """The lines of a note, at most `room` wide; the name of a line is whole."""
    lines = lines_of(str(told["text"]))
    named = _named(scene, str(told["text"])) if is_end else None
    if named is not None:
        return [[(line, False)] for line in wrapped(plain(str(named["name"])), size, WIDEST_NAME / WIDEST_NOTE * room)]
    widest = WIDEST_NAME / WIDEST_NOTE * room if is_end else room
    return [part for line in lines for part in _broken(line, size, widest)]


def _broken(line: list[Run], size: float, widest: float) -> list[list[Run]]:
    """A line as it is where it fits, else broken; all of it is then as bold as its beginning."""
    if not line or _width(line, size) <= widest:
        return [line]
    bold = line[0][1]
    text = "".join(piece for piece, _ in line)
    return [[(part, bold)] for part in wrapped(text, size, widest, BOLD if bold else REGULAR)]


def _written(told: Mapping[str, Any], lines: Sequence[Sequence[Run]], size: float, box: Box, align: str) -> list[Label]:
    colour = str((told.get("font") or {}).get("color") or MUTED)
    anchors: dict[str, tuple[float, Anchor]] = {
        "left": (box.left, "start"),
        "center": ((box.left + box.right) / 2, "middle"),
        "right": (box.right, "end"),
    }
    x, anchor = anchors[align]
    first = box.top + ASCENT * size
    return [
        Label(x, first + row * LEADING * size, tuple(line), size, colour, anchor)
        for row, line in enumerate(lines)
        if line
    ]


def _turned(told: Mapping[str, Any], lines: Sequence[Sequence[Run]], size: float, box: Box) -> Note:
    """A note on its side, of one line; others than a quarter of a turn are drawn upright."""
    colour = str((told.get("font") or {}).get("color") or MUTED)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    label = Label(x + 0.3 * size, y, tuple(lines[0]), size, colour, "middle", turned=True)
    return Note(told, (label,), label.box)


def _spread(ends: Sequence[Note], area: Box) -> list[Note]:
    """Names at the ends of lines moved apart by their real heights, in smaller type where they need it."""
    if not ends:
        return []
    heights = [note.box.height for note in ends]
    whole = sum(heights) + 2 * (len(ends) - 1)
    if whole > area.height:
        ends = [_smaller(note, max(area.height / whole, LEAST_TYPE / 13)) for note in ends]
        heights = [note.box.height for note in ends]
    middles = [(note.box.top + note.box.bottom) / 2 for note in ends]
    found = spread(middles, heights, area.top - 4, area.bottom + 4)
    return [note.moved(0, new - old) for note, new, old in zip(ends, found, middles, strict=True)]


def _smaller(note: Note, part: float) -> Note:
    """A note in smaller type, around the same middle."""
    middle = (note.box.top + note.box.bottom) / 2
    box = Box(
        note.box.left,
        middle + part * (note.box.top - middle),
        note.box.left + part * note.box.width,
        middle + part * (note.box.bottom - middle),
    )
    labels = tuple(
        replace(
            label,
            size=label.size * part,
            x=box.left + part * (label.x - note.box.left),
            y=middle + part * (label.y - middle),
        )
        for label in note.labels
    )
    return replace(note, labels=labels, box=box)


def cleared(notes: Sequence[Note], taken: Sequence[Box], room: Box) -> list[Note]:
    """Notes moved up, down or sideways where they would lie over something; left out where there is no room at all."""
    found: list[Note] = []
    boxes = list(taken)
    for note in notes:
        moved = next((new for new in _tries(note) if _is_clear(new.box, boxes, room)), None)
        if moved is not None:
            found.append(moved)
            boxes.append(moved.box)
    return found


def _tries(note: Note) -> list[Note]:
    """The note where it is, then a little higher and lower, then further, then beside it."""
    step = note.box.height / 2
    tries = [note]
    for part in range(1, 9):
        tries += [note.moved(0, -part * step), note.moved(0, part * step)]
    for across in (-note.box.width, note.box.width, -note.box.width / 2, note.box.width / 2):
        tries += [note.moved(across, down * step) for down in (0, -1, 1, -2, 2, -3, 3)]
    return tries


def _is_clear(box: Box, taken: Sequence[Box], room: Box) -> bool:
    within = box.left >= room.left and box.right <= room.right and box.top >= room.top and box.bottom <= room.bottom
    return within and not any(box.meets(other) for other in taken)


def draw_notes(canvas: Canvas, notes: Sequence[Note]) -> None:
    """Arrows and grounds of notes, then their texts."""
    for note in notes:
        if note.tip is not None:
            colour = str(note.told.get("arrowcolor") or MUTED)
            canvas.line(_edge(note.box, note.tip), note.tip, colour, float(note.told.get("arrowwidth") or 1))
        ground = note.told.get("bgcolor")
        if ground and ground != "rgba(0,0,0,0)":
            canvas.rect(note.box.trimmed(-2, -1, -2, -1), str(ground))
        canvas.write(note.labels)


def _edge(box: Box, tip: Point) -> Point:
    """The point of a box nearest to a tip."""
    return min(max(tip[0], box.left), box.right), min(max(tip[1], box.top), box.bottom)


def draw_shapes(canvas: Canvas, scene: Scene, layer: str) -> None:
    """Shapes of a layer, "below" or "above" the traces. Raises UnknownFigureError."""
    for told in scene.layout.get("shapes") or ():
        name, kind = told.get("name"), str(told.get("type") or "rect")
        if name == YEAR_MARK or str(told.get("layer") or "above") != layer or not told.get("visible", True):
            continue
        if kind not in ("rect", "line", "circle"):
            raise UnknownFigureError(f"a shape of the type {kind!r} cannot be drawn")
        x_ref, y_ref = str(told.get("xref") or "x"), str(told.get("yref") or "y")
        xs = [_end(scene, x_ref, told[end], "x") for end in ("x0", "x1")]
        ys = [_end(scene, y_ref, told[end], "y") for end in ("y0", "y1")]
        corners = [value for value in (*xs, *ys) if value is not None]
        if len(corners) == 4:
            _shape(canvas, told, kind, Box(corners[0], corners[2], corners[1], corners[3]))


def _end(scene: Scene, reference: str, value: Any, letter: str) -> float | None:
    """Where an end of a shape stands: at the edge of its axis where it lies beyond."""
    key = "" if reference == "paper" or reference.endswith(" domain") else axis_key(reference)
    if key not in scene.scales:
        return place_of(scene, reference, value, letter)
    low, high = scene.span(key)
    found = scene.scales[key].at(value)
    return None if found is None else min(max(found, low), high)


def _shape(canvas: Canvas, told: Mapping[str, Any], kind: str, box: Box) -> None:
    line = told.get("line") or {}
    width = float(line.get("width", 1 if kind == "line" else 0))
    colour, opacity = str(line.get("color") or MUTED), float(told.get("opacity", 1))
    dash = dash_of(str(line.get("dash") or "solid"), width)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    edge = f' {paint("stroke", colour, opacity)} stroke-width="{number(width)}"{dashed}' if width else ""
    if kind == "line":
        canvas.line((box.left, box.top), (box.right, box.bottom), colour, width, dash)
        return
    left, right = sorted((box.left, box.right))
    top, bottom = sorted((box.top, box.bottom))
    fill = str(told.get("fillcolor") or "none")
    if kind == "rect":
        canvas.rect(Box(left, top, right, bottom), fill, opacity, edge)
        return
    canvas.add(
        f'<ellipse cx="{number((left + right) / 2)}" cy="{number((top + bottom) / 2)}" '
        f'rx="{number((right - left) / 2)}" ry="{number((bottom - top) / 2)}" {paint("fill", fill, opacity)}{edge}/>'
    )
