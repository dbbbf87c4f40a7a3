"""Draws a map of one year as the browser does: classes, hatching, dots or circles, the chosen areas, and its legend."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.exports.picture.canvas import Box, Canvas, number, paint, safe, text_line
from dashboard.exports.picture.look import ACCENT, GROUND, INK, LINE, MUTED, Look
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, Outlines, point
from dashboard.exports.picture.ruler import LEADING, width_of, wrapped
from dashboard.figures import theme
from dashboard.figures.map import ASKED, FEW, SUPPRESSED, ZERO

NOTHING, UNDETERMINED, LAND = "n", "u", "s"
"""Classes beside those of dashboard/figures/map.py: no row, status undetermined, ground under circles."""
HATCHED = (ASKED, SUPPRESSED, NOTHING)
DOT = 3.0
"""Radius of the dot of a small state."""
SIDE = 0.25
"""Part of the width that a legend beside a map takes."""
_LOOK = theme.LIGHT


@dataclass(frozen=True)
class Shown:
    """What one area shows in the map's year."""

    k: str
    """Its class."""
    value: float | None = None
    """The figure that a circle is of: of an interval, its upper end."""
    is_exact: bool = True
    is_older: bool = False


@dataclass(frozen=True)
class Key:
    """One line of the legend: a class, what it is called, how many countries are in it."""

    k: str
    label: str
    count: str


@dataclass(frozen=True)
class Place:
    """Where an area's dot or circle stands, in degrees, and whether it is too small to be seen as an outline."""

    lon: float
    lat: float
    is_dot: bool


@dataclass(frozen=True)
class MapPicture:
    """A map of one year, all of it said."""

    hue: str
    areas: Mapping[str, Shown]
    places: Mapping[str, Place]
    chosen: tuple[str, ...]
    keys: tuple[Key, ...]
    said: tuple[tuple[str, str], ...]
    """Of chosen areas: code, and name with figure in words."""
    older: str
    """What an outline of an older figure means; empty where there is none."""
    outlines: Outlines
    names: Mapping[str, str]
    circles: tuple[tuple[float, str], ...] = ()
    """Figures of the circles in the legend, largest first, with their words; empty for a map of fills."""
    largest: float = 1
    """Figure of the largest circle of all years."""


def draw(canvas: Canvas, box: Box, picture: MapPicture, look: Look, beside: bool) -> None:
    """The map and its legend. `beside`: whether the legend stands at the right, else below."""
    if beside:
        side = max(SIDE * box.width, box.width - WIDTH / HEIGHT * box.height)
        _draw_map(canvas, box.trimmed(right=side + 6), picture)
        column = Box(box.right - side + 14, box.top, box.right, box.bottom)
        tall = _legend(Canvas(), column, picture, look)
        _legend(canvas, column.moved(0, max(0, (box.height - tall) / 2)), picture, look)
        return
    tall = _legend_below(Canvas(), box, picture, look)
    _draw_map(canvas, box.trimmed(bottom=tall + 8), picture)
    _legend_below(canvas, Box(box.left, box.bottom - tall, box.right, box.bottom), picture, look)


# ------------------------------------------------------------------------------------------------ fills


def fill(canvas: Canvas, k: str, hue: str, scale: float = 1) -> str:
    """Colour or pattern of a class. `scale`: how large a unit of the element is in the picture."""
    ramp = theme.RAMPS[hue]
    plain = {ZERO: _LOOK["zero"], UNDETERMINED: _LOOK["undetermined"], LAND: _LOOK["land"]}
    if k in plain:
        return plain[k]
    if k.isdigit():
        return ramp[int(k)]
    ground, line = _LOOK["no-report"], _LOOK["no-report-line"]
    tiles = {
        NOTHING: (4.5, ground, _stroke(4.5, line, 1.2), "rotate(45)"),
        ASKED: (4.5, ground, _stroke(4.5, MUTED, 0.9), "rotate(-45)"),
        SUPPRESSED: (3.2, ground, _stroke(3.2, MUTED, 1.0), ""),
        FEW: (4.5, GROUND, f'<circle cx="2.25" cy="2.25" r="1.1" {paint("fill", ramp[3])}/>', ""),
    }
    size, back, front, turn = tiles[k]
    content = f'<rect width="{number(size)}" height="{number(size)}" {paint("fill", back)}/>{front}'
    grown = f"scale({1 / scale:.3f})" if scale != 1 else ""
    return canvas.pattern(f"class-{k}-{hue}{'' if scale == 1 else '-map'}", size, content, f"{grown}{turn}")


def _stroke(size: float, colour: str, width: float) -> str:
    return f'<line x1="0" y1="0" x2="0" y2="{number(size)}" {paint("stroke", colour)} stroke-width="{number(width)}"/>'


# ------------------------------------------------------------------------------------------------ the map


def _draw_map(canvas: Canvas, box: Box, picture: MapPicture) -> None:
    scale = min(box.width / WIDTH, box.height / HEIGHT)
    left = box.left + (box.width - scale * WIDTH) / 2
    top = box.top + (box.height - scale * HEIGHT) / 2
    moved = f'transform="translate({number(left)} {number(top)}) scale({scale:.6f})"'
    canvas.add(f'<g {moved} stroke-linejoin="round">')
    _areas(canvas, picture, scale)
    _edges(canvas, picture, scale)
    canvas.add("</g>")
    if picture.circles:
        _draw_circles(canvas, picture, (left, top, scale))
    else:
        _dots(canvas, picture, (left, top, scale))


def _class(picture: MapPicture, code: str) -> str:
    if code in picture.outlines.undetermined:
        return UNDETERMINED
    shown = picture.areas.get(code)
    k = shown.k if shown else NOTHING
    return LAND if picture.circles and k not in (*HATCHED, ZERO) else k


def _areas(canvas: Canvas, picture: MapPicture, scale: float) -> None:
    by_class: dict[str, list[str]] = {}
    for code, path in picture.outlines.paths.items():
        name = safe(picture.names.get(code, code))
        by_class.setdefault(_class(picture, code), []).append(f'<path d="{path}"><title>{name}</title></path>')
    for k, paths in sorted(by_class.items()):
        line = theme.RAMPS[picture.hue][2] if k == ZERO else GROUND
        style = f'{paint("fill", fill(canvas, k, picture.hue, scale))} {paint("stroke", line)}'
        canvas.add(f'<g {style} stroke-width="{0.5 / scale:.1f}">{"".join(paths)}</g>')


def _edges(canvas: Canvas, picture: MapPicture, scale: float) -> None:
    """Outlines of older figures, then of the chosen areas."""
    paths = picture.outlines.paths
    if not picture.circles:
        older = [paths[code] for code, shown in picture.areas.items() if shown.is_older and code in paths]
        _outlined(canvas, older, _LOOK["older"], 0.5 / scale)
    chosen = [paths[code] for code in picture.chosen if code in paths]
    _outlined(canvas, chosen, ACCENT, (1.1 if len(chosen) > 12 else 2.0) / scale)


def _outlined(canvas: Canvas, paths: Sequence[str], colour: str, width: float) -> None:
    if paths:
        canvas.path("".join(paths), f'fill="none" {paint("stroke", colour)} stroke-width="{width:.1f}"')


def _at(picture: MapPicture, code: str, frame: tuple[float, float, float]) -> tuple[float, float]:
    place = picture.places[code]
    x, y = point(place.lon, place.lat)
    return frame[0] + frame[2] * x, frame[1] + frame[2] * y


def _dots(canvas: Canvas, picture: MapPicture, frame: tuple[float, float, float]) -> None:
    dots = [code for code, place in picture.places.items() if place.is_dot]
    for code in sorted(dots, key=picture.chosen.__contains__):
        k = _class(picture, code)
        colour = fill(canvas, k, picture.hue) if k not in (*HATCHED, FEW) else _LOOK["no-report"]
        if k == FEW:
            colour = theme.RAMPS[picture.hue][1]
        edge = f'{paint("stroke", MUTED)} stroke-width="0.7"'
        if k in HATCHED:
            edge = f'{paint("stroke", _LOOK["no-report-line"])} stroke-width="0.7" stroke-dasharray="1.6 1.2"'
        radius = DOT
        if code in picture.chosen:
            edge, radius = f'{paint("stroke", ACCENT)} stroke-width="1.8"', DOT + 1
        canvas.circle(_at(picture, code, frame), radius, f'{paint("fill", colour)} {edge}')


def radius(value: float, largest: float, width: float) -> float:
    """Of a circle whose area is in proportion to its figure; `width`: of the map."""
    return (2 + 30 * math.sqrt(max(value, 0) / (largest or 1))) * width / 1000


def _draw_circles(canvas: Canvas, picture: MapPicture, frame: tuple[float, float, float]) -> None:
    found = [(shown.value, code, shown) for code, shown in picture.areas.items() if shown.value]
    width = frame[2] * WIDTH
    for value, code, shown in sorted(found, key=lambda entry: -entry[0]):
        colour = theme.line_colour(picture.hue)
        edge = paint("stroke", ACCENT if code in picture.chosen else GROUND)
        thick = 2 if code in picture.chosen else 0.8
        style = f'{paint("fill", colour, 0.7 if shown.is_exact else 0.3)} {edge} stroke-width="{number(thick)}"'
        canvas.circle(_at(picture, code, frame), radius(value, picture.largest, width), style)


# ------------------------------------------------------------------------------------------------ the legend


def _legend(canvas: Canvas, box: Box, picture: MapPicture, look: Look) -> float:
    """The legend as a column; how tall it is."""
    size, down = look.label, box.top
    step = LEADING * size + 2
    down = _sizes(canvas, box, picture, size, down)
    for key in picture.keys:
        lines = wrapped(f"{key.label} ({key.count})", size, box.width - 26)
        _swatch(canvas, picture, key.k, Box(box.left, down, box.left + 18, down + 0.95 * size))
        for row, line in enumerate(lines):
            canvas.write([text_line(box.left + 26, down + 0.86 * size + row * LEADING * size, line, size, MUTED)])
        down += step + (len(lines) - 1) * LEADING * size
    for colour, text in _outlined_words(picture):
        down = _outlined_key(canvas, box, down, colour, text, size)
    return down - box.top


def _outlined_words(picture: MapPicture) -> list[tuple[str, str]]:
    """Older figures, and what the chosen areas show: colour of the outline, words."""
    older = [(_LOOK["older"], picture.older)] if picture.older else []
    return [*older, *((ACCENT, text) for _, text in picture.said)]


def _outlined_key(canvas: Canvas, box: Box, down: float, colour: str, text: str, size: float) -> float:
    thick = 1.8 if colour == ACCENT else 0.9
    edge = f' {paint("stroke", colour)} stroke-width="{number(thick)}"'
    canvas.rect(Box(box.left + 1, down + 1, box.left + 17, down + 0.95 * size - 1), GROUND, 1, edge)
    lines = wrapped(text, size, box.width - 26)
    ink = INK if colour == ACCENT else MUTED
    for row, line in enumerate(lines):
        canvas.write([text_line(box.left + 26, down + 0.86 * size + row * LEADING * size, line, size, ink)])
    return down + len(lines) * LEADING * size + 2


def _swatch(canvas: Canvas, picture: MapPicture, k: str, box: Box) -> None:
    edge = f' {paint("stroke", LINE)} stroke-width="0.8"'
    canvas.rect(box, fill(canvas, k, picture.hue), 1, edge)


def _sizes(canvas: Canvas, box: Box, picture: MapPicture, size: float, down: float) -> float:
    """Three circles beside their figures, one below the other."""
    for value, words in picture.circles:
        round_ = radius(value, picture.largest, 700)
        tall = max(2 * round_, LEADING * size)
        centre = (box.left + 22, down + tall / 2)
        canvas.circle(centre, round_, paint("fill", theme.line_colour(picture.hue), 0.7))
        canvas.write([text_line(box.left + 52, centre[1] + 0.36 * size, words, size, MUTED)])
        down += tall + 3
    return down


def _legend_below(canvas: Canvas, box: Box, picture: MapPicture, look: Look) -> float:
    """The legend in rows; how tall it is."""
    size = look.label
    entries = [(key.k, "", f"{key.label} ({key.count})") for key in picture.keys]
    entries += [("", colour, text) for colour, text in _outlined_words(picture)]
    down = box.top
    if picture.circles:
        down = _circle_row(canvas, box, picture, size)
    left = box.left
    tall = 0.0
    for k, colour, text in entries:
        lines = wrapped(text, size, box.width - 26)
        wide = 26 + max(width_of(line, size) for line in lines)
        if left > box.left and left + wide > box.right:
            left, down, tall = box.left, down + tall, 0.0
        if colour:
            end = _outlined_key(canvas, Box(left, down, left + wide + 1, box.bottom), down, colour, text, size)
            tall = max(tall, end - down + 2)
        else:
            _swatch(canvas, picture, k, Box(left, down, left + 18, down + 0.95 * size))
            for row, line in enumerate(lines):
                canvas.write([text_line(left + 26, down + 0.86 * size + row * LEADING * size, line, size, MUTED)])
            tall = max(tall, len(lines) * LEADING * size + 4)
        left += wide + 16
    return down + tall - box.top


def _circle_row(canvas: Canvas, box: Box, picture: MapPicture, size: float) -> float:
    tall = 2 * radius(picture.circles[0][0], picture.largest, 700)
    left = box.left
    for value, words in picture.circles:
        round_ = radius(value, picture.largest, 700)
        canvas.circle((left + round_, box.top + tall / 2), round_, paint("fill", theme.line_colour(picture.hue), 0.7))
        label = text_line(left + 2 * round_ + 6, box.top + tall / 2 + 0.36 * size, words, size, MUTED)
        canvas.write([label])
        left = label.box.right + 20
    return box.top + max(tall, LEADING * size) + 6
