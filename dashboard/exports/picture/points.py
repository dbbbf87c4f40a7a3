"""Draws described points between two scales of figures into a box of a picture: dots, ways, their names, two axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import assert_never

from dashboard import theme
from dashboard.charts.marks import Band, Bars, Chart, Datum, Dots, Line, Mark, Pane, Size
from dashboard.charts.scales import MOST_TICKS, Scale, nice_step, stepped
from dashboard.exports.picture import legend
from dashboard.exports.picture.canvas import SCALE, Box, Canvas, Label, Point, number, paint, text_line
from dashboard.exports.picture.look import GROUND, INK, LINE, MUTED, Look
from dashboard.exports.picture.places import Places, mark_group, pane_group, pieces
from dashboard.exports.picture.ruler import ASCENT, LEADING, width_of, wrapped
from dashboard.exports.picture.shapes import data as path_of
from dashboard.exports.picture.shapes import symbol
from dashboard.exports.picture.tickformat import written

USUAL, STEP, WAY = 3.5, 2.0, 1.5
"""Radius of dots that say nothing by their surface, and of figures on a way; its width."""
GAP = 4.0
"""Between an axis and its figures, and between a dot and its name."""
APART = 28.0
"""Between the title of the upright scale and a legend in the same row."""
SHORT = 10_000
"""From such an end on the figures of an axis are short."""


def draw(canvas: Canvas, box: Box, chart: Chart, look: Look) -> bool:
    """The whole chart; whether it can be read."""
    (pane,) = chart.panes
    under = _under_legend(canvas, pane, box, look)
    draw_pane(canvas, _placed(canvas, pane, under, look.label))
    return look.label >= look.least


@dataclass(frozen=True)
class Place(Places):
    """A pane of points."""

    up: tuple[tuple[float, str], ...]
    across: tuple[tuple[float, str], ...]
    """Marked values of both scales, with what is written there."""
    has_up: bool = True
    """Whether the figures of the upright scale are written at its left."""
    is_small: bool = False
    """Whether it stands among others, and has a level axis."""

    @property
    def part(self) -> float:
        """How large marks are beside their usual size."""
        return min(1.0, self.size / 11)


def _placed(canvas: Canvas, pane: Pane, box: Box, size: float) -> Place:
    """A pane with its titles: that of the upright scale above it, that of the other one below its figures."""
    top = _write_title(canvas, pane.y.title, box, size, is_above=True)
    foot = _write_title(canvas, pane.x.title, box, size, is_above=False)
    tall = box.height - top - foot
    up = tuple(told(pane.y, max(2, int(tall / (2.2 * size))), MOST_TICKS - 1))
    left = max((width_of(text, size) for _, text in up), default=0.0) + GAP
    area = Box(box.left + left, box.top + top + 0.5 * size, box.right - 4, box.bottom - foot - 1.5 * size)
    return Place(pane, area, size, up, tuple(told(pane.x, max(2, int(area.width / (5 * size))), MOST_TICKS - 1)))


def _write_title(canvas: Canvas, title: str, box: Box, size: float, *, is_above: bool) -> float:
    """The title of a scale in as many lines as it needs; how tall it is."""
    lines = wrapped(title, size, box.width) if title else []
    tall = len(lines) * LEADING * size
    first = (box.top if is_above else box.bottom - tall) + ASCENT * size
    middle = (box.left + box.right) / 2
    canvas.write(
        text_line(box.left, first + place * LEADING * size, line, size, MUTED)
        if is_above
        else text_line(middle, first + place * LEADING * size, line, size, MUTED, anchor="middle")
        for place, line in enumerate(lines)
    )
    return tall + 2 if lines else 0.0


def told(scale: Scale, room: int, most: int) -> Iterator[tuple[float, str]]:
    """Marked values with their figures, as many as have room."""
    if scale.ticks:
        yield from zip(scale.ticks, scale.names, strict=True)
        return
    step = scale.step or nice_step(scale.high - scale.low, min(room, most))
    for value in stepped(scale.low, scale.high, step):
        yield value, written(value, "~s" if scale.high >= SHORT else ",", step)


# ------------------------------------------------------------------------------------------------ one pane


def draw_pane(canvas: Canvas, place: Place) -> None:
    x, y = place.pane.x, place.pane.y
    kinds = f' data-kinds="{x.kind} {y.kind}" data-zeros="{x.zero} {y.zero}"'
    canvas.add(pane_group(place.area, (x.low, x.high), (y.low, y.high), kinds))
    _draw_axes(canvas, place)
    for mark in place.pane.marks:
        _draw_mark(canvas, place, mark)
    canvas.add("</g>")
    _write_names(canvas, place)


def _draw_axes(canvas: Canvas, place: Place) -> None:
    """Lines of both scales, and their figures: none over another."""
    area, size = place.area, place.size
    for value, _ in place.up:
        canvas.line((area.left, place.y(value)), (area.right, place.y(value)), LINE, 0.8)
    for value, _ in place.across if place.pane.x.has_grid else ():
        canvas.line((place.x(value), area.top), (place.x(value), area.bottom), LINE, 0.8)
    for rule in place.pane.rules:
        canvas.line((area.left, place.y(rule.at)), (area.right, place.y(rule.at)), MUTED)
    if place.is_small:
        canvas.line((area.left, area.bottom), (area.right, area.bottom), LINE)
    up = (
        text_line(area.left - GAP, place.y(value) + 0.36 * size, text, size, MUTED, anchor="end")
        for value, text in place.up
    )
    down = area.bottom + 0.35 * size + ASCENT * size
    across = (text_line(place.x(value), down, text, size, MUTED, anchor="middle") for value, text in place.across)
    canvas.write(_apart(up) if place.has_up else (), SCALE)
    canvas.write(_apart(across), SCALE)


def _apart(labels: Iterator[Label]) -> list[Label]:
    """Labels of which none meets the one before."""
    kept: list[Label] = []
    for label in labels:
        if not kept or not label.box.meets(kept[-1].box, 2):
            kept.append(label)
    return kept


def _draw_mark(canvas: Canvas, place: Place, mark: Mark) -> None:
    match mark:
        case Dots():
            _draw_dots(canvas, place, mark)
        case Line():
            _draw_way(canvas, place, mark)
        case Bars() | Band():
            raise TypeError("between two scales of figures stand points and ways alone")
        case _:
            assert_never(mark)


def _draw_dots(canvas: Canvas, place: Place, mark: Dots) -> None:
    """Dots, each as large as it says, in the order in which they are given: the large ones lie below."""
    colour = theme.ink(mark.ink)
    for datum in mark.data:
        x, y = place.x(datum.at + mark.shift), place.y(datum.drawn or 0.0)
        canvas.add(mark_group(mark, datum.role or mark.role))
        if mark.role == "silent":
            symbol(canvas, "x-thin", (x, place.y(place.pane.y.foot)), USUAL * place.part, colour, edge=(1.2, colour))
        elif datum.reach:
            _draw_whisker(canvas, place, x, datum.reach, colour)
        if mark.role != "silent":
            edge = f' {paint("stroke", theme.DOT_EDGE)} stroke-width="1"' if datum.size else ""
            fill = paint("fill", colour, theme.OPACITY.get(mark.role, 1))
            canvas.circle((x, y), _radius(datum, place.part), f"{fill}{edge}")
        canvas.add("</g>")


def _draw_whisker(canvas: Canvas, place: Place, x: float, reach: tuple[float, float], colour: str) -> None:
    """A line over all that a figure can be, as far as the pane goes."""
    low, high = (min(max(end, place.pane.y.low), place.pane.y.high) for end in reach)
    canvas.line((x, place.y(low)), (x, place.y(high)), colour, 1.5)


def _radius(datum: Datum, part: float = 1.0) -> float:
    return datum.size / 2 if datum.size else USUAL * part


def _draw_way(canvas: Canvas, place: Place, mark: Line) -> None:
    """From figure to figure, broken where it begins anew."""
    colour = theme.ink(mark.ink)
    paths = [path_of([place.at(datum) for datum in run]) for run in mark.runs if len(run) > 1]
    if paths:
        canvas.add(mark_group(mark, part="line"))
        canvas.path("".join(paths), f'fill="none" {paint("stroke", colour)} stroke-width="{number(WAY)}"')
        canvas.add("</g>")
    for datum in mark.data:
        canvas.add(mark_group(mark, datum.role or mark.role))
        canvas.circle(place.at(datum), STEP, paint("fill", colour))
        canvas.add("</g>")


# ------------------------------------------------------------------------------------------------ names


def _write_names(canvas: Canvas, place: Place) -> None:
    """Names and years at their points: none over another, and where the fewest dots and lines are under them.

    What has no room beside its point, or would be nearer to another of its way, is left out, and so is the name of a
    country that would lie on the dots of others, unless it was chosen.
    """
    ways = [mark for mark in place.pane.marks if isinstance(mark, Line)]
    dots = [mark for mark in place.pane.marks if isinstance(mark, Dots)]
    marks = [_box(place, datum) for mark in dots for datum in mark.data]
    marks += [piece for mark in ways for run in mark.runs for piece in pieces([*map(place.at, run)])]
    large = {_rounded(place.at(datum)): _radius(datum) for mark in dots for datum in mark.data}
    taken: list[Box] = []
    wanted: list[tuple[Dots | Line, Datum]] = [(mark, datum) for mark in ways for datum in mark.data]
    beside = [(mark, datum) for mark in dots for datum in mark.data]
    wanted += sorted(beside, key=lambda one: (one[0].role == "others", -one[1].size))
    chosen = [_box(place, datum) for mark in dots if mark.role == "chosen" for datum in mark.data]
    chosen += [piece for mark in ways for run in mark.runs for piece in pieces([*map(place.at, run)])]
    labels: list[Label] = []
    for mark, datum in (one for one in wanted if one[1].label):
        kept = taken + chosen if mark.role == "others" else taken
        free = [
            label
            for label in _tries(place, mark, datum, large.get(_rounded(place.at(datum)), STEP) + GAP)
            if _is_within(label.box, place.area) and not any(label.box.meets(other) for other in kept)
        ]
        free = [label for label in free if not isinstance(mark, Line) or _is_nearest(place, mark, datum, label.box)]
        if not free:
            continue
        best = min(free, key=lambda label: sum(label.box.meets(other) for other in marks))
        is_asked = isinstance(mark, Line) or mark.role == "chosen"
        if is_asked or not any(best.box.meets(other) for other in marks):
            labels.append(best)
            taken.append(best.box)
    canvas.halo(labels, GROUND)
    canvas.write(labels)


def _is_nearest(place: Place, mark: Line, datum: Datum, box: Box) -> bool:
    """Whether words are nearer to their own point than to any other of the same way."""
    own = box.away(place.at(datum))
    return all(box.away(place.at(other)) > own for other in mark.data if other is not datum)


def _box(place: Place, datum: Datum) -> Box:
    """What a dot covers, but for its edge."""
    x, y = place.at(datum)
    half = 0.8 * _radius(datum)
    return Box(x - half, y - half, x + half, y + half)


def _rounded(at: Point) -> tuple[int, int]:
    return round(at[0]), round(at[1])


def _tries(place: Place, mark: Dots | Line, datum: Datum, away: float) -> list[Label]:
    """Above, beside and below a point; years of a way below it first, in its colour. `away`: from its middle."""
    x, y = place.at(datum)
    size, colour = place.size, INK
    if isinstance(mark, Line) or mark.role == "others":
        colour = theme.ink(mark.ink) if isinstance(mark, Line) else MUTED
    over, under, beside = y - away, y + away + ASCENT * size, y + 0.36 * size
    write = partial(text_line, text=datum.label, size=size, colour=colour)
    above, below = write(x, over, anchor="middle"), write(x, under, anchor="middle")
    sides = [write(x + away, beside), write(x - away, beside, anchor="end")]
    corners = [
        write(x, over),
        write(x, over, anchor="end"),
        write(x, under),
        write(x, under, anchor="end"),
    ]
    return [below, *sides, above, *corners] if isinstance(mark, Line) else [above, *sides, below, *corners]


def _is_within(box: Box, area: Box) -> bool:
    across = box.left >= area.left - 2 and box.right <= area.right + 4
    # Above the plot stand the legend and the title of a scale, as whose words a name would be read.
    return across and box.top >= area.top - 2 and box.bottom <= area.bottom + 4


# ------------------------------------------------------------------------------------------------ the legend


def _keyed(pane: Pane) -> Sequence[legend.Entry]:
    """The marks that a legend names; none where there is but one, unless it says that these are others."""
    keyed = [mark for mark in pane.marks if isinstance(mark, Dots) and mark.is_keyed]
    entries = [legend.Entry(mark.name, partial(_draw_key, mark)) for mark in keyed]
    return entries if len(entries) > 1 or any(mark.role == "others" for mark in keyed) else []


def _under_legend(canvas: Canvas, pane: Pane, box: Box, look: Look) -> Box:
    """What the legend leaves of a box: all, where it has room behind the title of the upright scale."""
    entries, size = _keyed(pane), look.label
    wide = legend.row_width([entry.name for entry in entries], size)
    if not entries or not _is_beside(pane.y.title, wide, box, size):
        return _beside_sizes(canvas, pane, legend.draw_above(canvas, box, entries, look), look, is_free=True)
    legend.draw(canvas, box._replace(left=box.right - wide - 1), entries, size, rtl=look.rtl)
    return _beside_sizes(canvas, pane, box, look, is_free=False)


def _is_beside(title: str, wide: float, box: Box, size: float) -> bool:
    """Whether so much has room in the row of a title that stands at the side."""
    return bool(title) and width_of(title, size) + APART + wide <= box.width


def _beside_sizes(canvas: Canvas, pane: Pane, box: Box, look: Look, *, is_free: bool) -> Box:
    """What a key of sizes leaves of a box: all, where it has room behind the title of a scale, else what is below it.

    `is_free`: whether nothing stands yet behind the title of the upright scale.
    """
    size, tall = look.label, LEADING * look.label
    if not pane.sizes:
        return box
    wide = sum(one.diameter + legend.GAP + width_of(one.said, size) for one in pane.sizes)
    wide += (len(pane.sizes) - 1) * legend.BETWEEN
    if _is_beside(pane.x.title, 2 * wide + APART, box, size):
        _draw_sizes(canvas, pane.sizes, box.right - wide, box.bottom - tall / 2 - 2, look)
        return box
    if is_free and _is_beside(pane.y.title, wide, box, size):
        _draw_sizes(canvas, pane.sizes, box.right - wide, box.top + tall / 2, look)
        return box
    left = box.right - wide if look.rtl and is_free else box.left
    _draw_sizes(canvas, pane.sizes, left, box.top + tall / 2, look)
    return box.trimmed(top=tall + 6)


def _draw_sizes(canvas: Canvas, sizes: Sequence[Size], left: float, middle: float, look: Look) -> None:
    """Dots as large as those that they explain, of no ink of theirs, each before what it stands for."""
    size = look.label
    for one in sizes:
        wide = width_of(one.said, size)
        dot, text = (left + wide + legend.GAP, left) if look.rtl else (left, left + one.diameter + legend.GAP)
        half = one.diameter / 2
        canvas.circle((dot + half, middle), half, f'fill="none" {paint("stroke", MUTED)} stroke-width="1.2"')
        canvas.write([text_line(text, middle + 0.36 * size, one.said, size, MUTED)])
        left += one.diameter + legend.GAP + wide + legend.BETWEEN


def _draw_key(mark: Dots, canvas: Canvas, box: Box) -> None:
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    canvas.circle(middle, 5.0, paint("fill", theme.ink(mark.ink), theme.OPACITY[mark.role]))
