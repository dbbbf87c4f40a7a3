"""Draws what leads on from a last figure: dashed paths, the area around them, and the figures that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dashboard import theme
from dashboard.charts.marks import AHEAD, Band, Datum, Dots, Key, Line, Mark, Role
from dashboard.exports.picture.canvas import Anchor, Box, Canvas, Label, Point, number, paint, stacked, text_line
from dashboard.exports.picture.look import GROUND, INK
from dashboard.exports.picture.places import Places, pieces
from dashboard.exports.picture.ruler import ASCENT, DESCENT, width_of, wrapped
from dashboard.exports.picture.shapes import dash_of, symbol
from dashboard.exports.picture.shapes import data as path_of

RADIUS, LARGE, WIDTH, THIN = 5.5, 8.0, 2.0, 1.25
"""Of the mark at the target; of those at figures that are compared, twice as large as others; of paths, and of a line
between figures and of the path needed, which no figure is."""
DOT = 3.0
"""Half the width of what a figure takes."""
CLEAR = 0.5
"""Of the size of type what stays free around the name of a path: dashes beside letters are read as strokes of them."""
ASIDE, LEVEL, OFF_LEVEL = (0.6, 0.9, 1.3), (0.36, -0.45), (-1.0, 1.2, 1.7)
"""Of the size of type how far such a name stands beside its path, and how far below a place its foot stands: level
with it, and off it."""
FOLDED, FOLDS = 0.57, 2
"""Part of its width in which such a name is broken, and into how many lines."""
ASIDE_OF: tuple[tuple[int, Anchor], ...] = ((0, "middle"), (0, "start"), (0, "end"), (1, "start"), (-1, "end"))
"""Where words stand over or below a figure: to which side of it, and which of their places is there."""
ASKEW = (0.15, 0.25, 0.35, 0.65, 0.75, 0.85)
"""Parts of words that stand before a dot, where they stand neither at its middle nor beside it."""
NEARER = 2.0
"""How many times as far as its own figure another has to be from words, else they are taken for that one's."""
CLOSE, COARSE = 2.0, 6.0
"""Between two pieces of lines: of those that words may nearly touch, and of those they keep off."""
SHORT_DASHES, SHORT_DOTS = "5 3", "2 3"
"""Of the piece of a path in a legend."""


def draw_ahead(canvas: Canvas, places: Places, mark: Line) -> None:
    """A path without dots: dashed, or dotted where the change so far simply goes on; whole and thin between figures."""
    course = [(places.x(at), places.y(value)) for at, value in mark.course]
    canvas.path(path_of(course), _stroke(mark.role, theme.ink(mark.ink)))


def _stroke(role: Role, colour: str) -> str:
    if role == "fitted":
        return f'fill="none" {paint("stroke", colour)} stroke-width="{number(THIN)}"'
    width = THIN if role == "needed" else WIDTH
    dash = dash_of("dot" if role == "so-far" else "dash", width)
    return f'fill="none" {paint("stroke", colour)} stroke-width="{number(width)}" stroke-dasharray="{dash}"'


def draw_own(canvas: Canvas, places: Places, mark: Line) -> None:
    """Figures of the reader's own: a dashed line from year to year, diamonds; a range beside the line, upright from a
    hollow diamond at its least."""
    colour = theme.ink(mark.ink)
    lines = [path_of([places.at(datum) for datum in run]) for run in mark.runs if len(run) > 1]
    if lines:
        canvas.path("".join(lines), _stroke(mark.role, colour))
    for datum in mark.data:
        if datum.reach:
            low, high = datum.reach
            x = places.x(datum.at)
            canvas.line((x, places.y(low)), (x, places.y(high)), colour, WIDTH)
        name = "diamond-open" if datum.role == "wide" else "diamond"
        symbol(canvas, name, places.at(datum), RADIUS, colour, edge=(1.0, GROUND))


def draw_area(canvas: Canvas, places: Places, mark: Band) -> None:
    """From the low to the high end of each datum."""
    ends = [(places.x(datum.at), datum.reach) for datum in mark.data if datum.reach]
    over = [(x, places.y(reach[1])) for x, reach in ends]
    under = [(x, places.y(reach[0])) for x, reach in ends]
    canvas.path(f"{path_of([*over, *reversed(under)])}Z", f'{paint("fill", theme.ink(mark.ink))} stroke="none"')


def draw_marked(canvas: Canvas, places: Places, mark: Dots) -> None:
    """The target as a diamond; figures that are compared as larger dots with a light edge, and nothing over usual ones,
    which their line has."""
    if mark.is_usual:
        return
    radius, edge = (RADIUS, 0.0) if mark.role == "target" else (LARGE, 2.0)
    for datum in mark.data:
        symbol(canvas, mark.symbol, places.at(datum), radius, theme.ink(mark.ink), edge=(edge, GROUND))


def draw_sample(canvas: Canvas, box: Box, key: Key) -> None:
    """A piece of an area or of a path, for a legend."""
    if key.of == "Band":
        canvas.rect(box, theme.ink(key.ink))
        return
    middle = (box.top + box.bottom) / 2
    if key.role == "own":
        canvas.line((box.left, middle), (box.right, middle), theme.ink(key.ink), WIDTH, SHORT_DASHES)
        at = ((box.left + box.right) / 2, middle)
        symbol(canvas, "diamond", at, 0.4 * box.height, theme.ink(key.ink), edge=(0.5, GROUND))
        return
    dash = {"so-far": SHORT_DOTS, "fitted": ""}.get(key.role, SHORT_DASHES)
    width = THIN if key.role in ("fitted", "needed") else WIDTH
    canvas.line((box.left, middle), (box.right, middle), theme.ink(key.ink), width, dash)


def beside(places: Places, mark: Dots, datum: Datum, marks: Sequence[Mark]) -> list[Label]:
    """The words of a figure that is compared, first where the fewest pieces of lines are under them, then where they
    are not taken for another one's, then off the level lines of the scale; spare ones nowhere else."""
    x, y = places.at(datum)
    size, away, area = places.size, (RADIUS if mark.is_usual else LARGE) + 3, places.area
    under = y + away + ASCENT * size
    tries = [
        text_line(x, y - away, datum.label, size, INK, anchor="middle"),
        text_line(x, y - away, datum.label, size, INK),
        text_line(x + away, y + 0.36 * size, datum.label, size, INK),
        text_line(x, under, datum.label, size, INK, anchor="middle"),
        text_line(x - away, y + 0.36 * size, datum.label, size, INK, anchor="end"),
        text_line(x, y - away, datum.label, size, INK, anchor="end"),
        text_line(x, under, datum.label, size, INK),
        text_line(x, under, datum.label, size, INK, anchor="end"),
        # Between two lines that cross near a figure its words have room a little farther off alone.
        *(
            text_line(x + way * away, down, datum.label, size, INK, anchor=anchor)
            for down in (y - away - 0.6 * size, under + 0.6 * size)
            for way, anchor in ASIDE_OF
        ),
    ]
    tries = [tries[3], *tries[:3], *tries[4:]] if mark.is_under else tries
    if mark.is_spare:
        # Between two dots that are close words are only those of the own one where they stand a little aside.
        wide = width_of(datum.label, size)
        tries += [
            text_line(x - part * wide, down, datum.label, size, INK) for part in ASKEW for down in (y - away, under)
        ]
    inside = [one for one in tries if area.left <= one.box.left and one.box.right <= area.right + 2] or tries
    drawn = list(_in_the_way(places, marks, CLOSE))
    others = [at for at in _figures(places, marks) if math.dist(at, (x, y)) > DOT]

    def is_of_another(one: Label) -> bool:
        """Whether the middle of words, or an edge of theirs, is no nearer to their own figure than to another."""
        middle = (one.box.left + one.box.right) / 2, (one.box.top + one.box.bottom) / 2
        return any(
            math.dist(middle, at) < math.dist(middle, (x, y)) or one.box.away(at) <= one.box.away((x, y))
            for at in others
        )

    def price(one: Label) -> tuple[int, bool, int, int]:
        own = one.box.away((x, y))
        near = sum(one.box.away(at) < NEARER * own for at in others)
        return sum(one.box.meets(piece) for piece in drawn), is_of_another(one), near, _struck(one, places)

    return sorted((one for one in inside if not (mark.is_spare and is_of_another(one))), key=price)


def _figures(places: Places, marks: Sequence[Mark]) -> Iterator[Point]:
    """Where dots of figures are, but for paths that lead on from them."""
    for mark in marks:
        if isinstance(mark, Line) and mark.role not in AHEAD:
            yield from map(places.at, mark.data)


def _struck(label: Label, places: Places) -> int:
    """How many level lines of the scale words stand on, or touch."""
    box = label.box
    return sum(box.top - CLOSE < places.y(level) < box.bottom + CLOSE for level in places.levels)


def off_lines(places: Places, mark: Line, datum: Datum, marks: Sequence[Mark]) -> list[Label]:
    """The words of a figure of a line over or below its dot, else beside it, level with it or higher: where fewest
    pieces of lines are."""
    area = places.area
    tries = list(_around(places, places.at(datum), datum.label, theme.ink(mark.ink)))
    inside = [one for one in tries if area.left <= one.box.left and one.box.bottom <= area.bottom]
    drawn = list(_in_the_way(places, marks, CLOSE))
    return sorted(inside or tries, key=lambda one: sum(one.box.meets(piece) for piece in drawn))


def beside_path(places: Places, mark: Line, words: str, marks: Sequence[Mark], right: float) -> list[list[Label]]:
    """The lines of the name of a path, anywhere along it: clear of all lines, within the plot rather than beside it,
    behind the path rather than before it, in one line rather than in two, and as near to it as that allows. `right`:
    where they end at the latest."""
    area, size, ink = places.area, places.size, theme.ink(mark.ink)
    broken = wrapped(words, size, FOLDED * width_of(words, size))
    tries = [lines for datum in mark.data[:-1] for lines in _off_path(places, places.at(datum), (words,), ink)]
    if len(broken) == FOLDS:
        tries += [lines for datum in mark.data[:-1] for lines in _off_path(places, places.at(datum), broken, ink)]
    inside = [
        lines
        for lines in tries
        if all(area.left <= one.box.left and one.box.right <= right and one.box.bottom <= area.bottom for one in lines)
    ]
    drawn = list(_in_the_way(places, marks, COARSE))
    course = [(places.x(at), places.y(value)) for at, value in mark.course]
    own = [((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2) for piece in pieces(course, COARSE)]

    def price(lines: list[Label]) -> tuple[int, bool, bool, int, int, int]:
        boxes = [one.box for one in lines]
        hit = sum(box.meets(piece, CLEAR * size) for box in boxes for piece in drawn)
        off = min((box.away(at) for box in boxes for at in own), default=0.0)
        is_outside, is_before = any(box.right > area.right for box in boxes), lines[0].anchor != "start"
        return hit, is_outside, is_before, len(lines), sum(_struck(one, places) for one in lines), round(off)

    return sorted(inside or tries, key=price)


def _around(places: Places, at: Point, words: str, ink: str) -> Iterator[Label]:
    """Words over and below a dot, then at both of its sides."""
    yield from _over_and_under(places, at, words, ink, DOT + 1)
    sides: tuple[tuple[float, Anchor], ...] = ((DOT + 3, "start"), (-DOT - 3, "end"))
    for off, side in sides:
        for down in LEVEL:
            yield text_line(at[0] + off, at[1] + down * places.size, words, places.size, ink, anchor=side)


def _off_path(places: Places, at: Point, lines: Sequence[str], ink: str) -> Iterator[list[Label]]:
    """The name of a path at a place of it: at its sides, the nearest first, then, in one line, over and below it."""
    size = places.size
    sides: tuple[tuple[int, Anchor], ...] = ((1, "start"), (-1, "end"))
    for aside in ASIDE:
        for way, side in sides:
            for down in (*LEVEL, *OFF_LEVEL):
                middle = at[1] + (down - LEVEL[0]) * size
                yield stacked((at[0] + way * aside * size, middle), lines, size, ink, anchor=side)
        if len(lines) == 1:
            yield from ([one] for one in _over_and_under(places, at, lines[0], ink, aside * size))


def _over_and_under(places: Places, at: Point, words: str, ink: str, away: float) -> Iterator[Label]:
    (x, y), size, area = at, places.size, places.area
    half = width_of(words, size) / 2
    middle = min(max(x, area.left + half), area.right - half)
    yield text_line(middle, y - away - DESCENT * size, words, size, ink, anchor="middle")
    yield text_line(middle, y + away + ASCENT * size, words, size, ink, anchor="middle")


def _in_the_way(places: Places, marks: Sequence[Mark], apart: float) -> Iterator[Box]:
    """Small boxes along lines, so far apart, those of lone figures, and the level lines of a pane: words are read best
    off them."""
    for mark in marks:
        if isinstance(mark, Line):
            # A path is bent between its years.
            way = [[(places.x(at), places.y(value)) for at, value in mark.course]] if mark.role in AHEAD else []
            runs = way or [[*map(places.at, run)] for run in mark.runs]
            yield from (piece for run in runs for piece in pieces(run, apart))
            yield from (_around_dot(at, DOT) for at in map(places.at, mark.data))
        elif isinstance(mark, Dots) and mark.role == "compared" and not mark.is_usual:
            yield from (_around_dot(at, LARGE) for at in map(places.at, mark.data))
    levels = [places.y(rule.at) for rule in places.pane.rules if rule.role in ("base", "target")]
    for level in (*levels, places.area.bottom):
        yield Box(places.area.left, level - 1, places.area.right, level + 1)


def _around_dot(at: Point, half: float) -> Box:
    return Box(at[0] - half, at[1] - half, at[0] + half, at[1] + half)
