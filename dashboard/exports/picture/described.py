"""Draws a described chart into a box of a picture: its legend, rows with their names, marks and scales.

Every group of the SVG bears `data-mark` and `data-role`, and every pane the ends of its scales, so that a test can read
the figures back from where things stand.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import assert_never

from dashboard import theme
from dashboard.charts.marks import PLAIN, Band, Bars, Chart, Datum, Dots, Line, Mark, Pane, Role, Row, check, drawables
from dashboard.charts.scales import MOST_TICKS, Scale, nice_step
from dashboard.exports.picture import kinds, legend, point_grid, points, profile, wholes, years
from dashboard.exports.picture.canvas import Box, Canvas, Label, Point, paint, text_line
from dashboard.exports.picture.look import GROUND, INK, LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror
from dashboard.exports.picture.places import RowPlaces, mark_group
from dashboard.exports.picture.ruler import ASCENT, BOLD, LEADING, REGULAR, width_of
from dashboard.exports.picture.shapes import hatching, symbol
from dashboard.figures.charts import silence_of
from dashboard.i18n import behind_ticks, format_number, in_a_row

DRAWN = drawables(
    ("Dots", ("", "older", "zero", "silent", "ranged", "median", "target", "unmet", "compared", "event")),
    ("Dots", ("chosen", "peers", "others")),
    ("Band", ("spread", "since", "projected")),
    ("Bars", ("", "older", "zero", "silent", "uncertain", "ranged", "unjudged")),
    ("Line", ("", "uncertain", "wide", "ranged", "chosen", "peers", "others", "way", "break")),
    ("Line", ("fitted", "needed", "so-far", "projected", "own")),
    ("Rule", ("break", "base", "target", "event")),
    ("Row", ("", "silent", "head")),
)
check("pictures", DRAWN)
COMFORT = 12.0
"""Type in which many rows are read easily: smaller, marks come near the names below, and rows stand in columns."""
NARROWEST, APART = 270.0, 26.0
"""Width of such a column, and the room between two."""
PITCH = 1.95
"""Height of a row in sizes of its type: the mark below, the name above it."""
FEW_ROWS, LARGER, MOST_PITCH, ABOVE = 3, 1.3, 6.0, 0.3
"""So few rows are in type up to so much larger, and no taller than so many sizes of it: two rows that took all of a
page stood half a page apart. Of the room that is left, the part over them."""
RISE = 0.72
"""From a row to the baseline of its name: the marks on it stay below the letters."""
OVER_BAR = 0.4
"""From a bar, which is taller where rows have more room, to that baseline: letters reach below it."""
SIDE, FOOT = 14.0, 1.9
"""Room beside the ends of a scale for marks and figures that stand over them; below it, in sizes of type."""
DOT, TICK_HALF, CHOSEN_HALF = 4.0, 5.0, 8.0
"""Radius of a dot, and half the heights of a tick and of one that the reader chose, at the usual type."""
TICKS: dict[Role, float] = {"target": 3, "chosen": 4}
"""Widths of ticks; of others, of which there are many, they are thin."""
HATCH = 5.0
AWAY = 5.0
"""From a tick to the words beside it."""


class _Places(RowPlaces):
    """A pane of rows."""

    @property
    def unit(self) -> float:
        """Height of one row."""
        return self.area.height / (self.pane.y.high - self.pane.y.low)

    @property
    def part(self) -> float:
        """How large marks are beside their usual size."""
        return min(1.0, self.size / 11)


def draw(canvas: Canvas, box: Box, chart: Chart, look: Look) -> bool:
    """The whole chart; whether it can be read: every name has its room, in type that is large enough.

    Without any figure it is one sentence, as on a slide: an axis with twenty question marks says no more than that.
    """
    if not (chart.has_figures or chart.head):
        years.say_silence(canvas, box, silence_of(chart), look)
        return True
    if chart.panes[0].is_plane:
        draw_points = point_grid.draw if chart.arrangement == "grid" else points.draw
        return draw_points(canvas, box, chart, look)
    if not chart.panes[0].is_level:
        return years.draw(canvas, box, chart, look)
    (pane,) = chart.panes
    if pane.has_heads or any(row.beside for row in pane.rows):
        return profile.draw(canvas, box, pane, look)
    if pane.y.kind == "names":
        draw_names = wholes.draw if pane.is_stacked else kinds.draw
        return draw_names(canvas, box, pane, look)
    return (_draw_few if len(pane.rows) <= FEW_ROWS else _draw_rows)(canvas, box, pane, look)


def _draw_rows(canvas: Canvas, box: Box, pane: Pane, look: Look) -> bool:
    """Rows below their legend, which take all of a box."""
    under = legend.draw_above(canvas, box, _keyed(pane), look)
    parts, size = _columns(pane, under, look)
    if len(parts) > 1 and pane.x.title:  # One scale, whose title is longer than a column is wide, is named once.
        middle = (under.left + under.right) / 2, under.bottom - 0.3 * size
        canvas.write([text_line(*middle, pane.x.title, size, MUTED, anchor="middle")], "scale")
        under = under.trimmed(bottom=LEADING * size)
    width = (under.width - (len(parts) - 1) * APART) / len(parts)
    mirror = Mirror(under, look.rtl)
    for place, part in enumerate(parts):
        left = under.left + place * (width + APART)
        _draw_pane(canvas, mirror.box(Box(left, under.top, left + width, under.bottom)), part, size, rtl=look.rtl)
    return size >= look.least


def _draw_few(canvas: Canvas, box: Box, pane: Pane, look: Look) -> bool:
    """Rows that are few, below their legend near the middle of a box: in larger type, as far as the title of their
    scale has room in it, and no taller than they need."""
    title = width_of(pane.x.title, 1.0)
    most = max(look.label, box.width / title) if title else math.inf
    under = legend.draw_above(Canvas(canvas.rtl), box, _keyed(pane), look)
    size = _type_of(pane, under.width, under.height, min(LARGER * look.label, most))
    over = under.height - (_foot(pane) + MOST_PITCH * (pane.y.high - pane.y.low)) * size
    over = max(0.0, over)
    kept = box.trimmed(top=ABOVE * over, bottom=(1 - ABOVE) * over)
    below = legend.draw_above(canvas, kept, _keyed(pane), look)
    _draw_pane(canvas, Mirror(below, look.rtl).box(below), pane, size, rtl=look.rtl)
    return size >= look.least


def _columns(pane: Pane, box: Box, look: Look) -> tuple[Sequence[Pane], float]:
    """The rows in as few columns as it takes to be read easily, else in those of the largest type; and that type."""
    found = []
    for count in range(1, max(1, int(box.width // NARROWEST)) + 1):
        if count > 1 and len(pane.rows) < 4 * count:
            break
        parts = _parted(pane, count)
        width = (box.width - (count - 1) * APART) / count
        title = LEADING * look.label if count > 1 and pane.x.title else 0.0
        size = min(_type_of(part, width, box.height - title, look.label) for part in parts)
        found.append((parts, size))
        if size >= min(COMFORT, look.label):
            break
    return max(found, key=lambda entry: min(entry[1], COMFORT))


def _parted(pane: Pane, count: int) -> list[Pane]:
    """The rows in columns of the same height, each mark with its data."""
    if count == 1:
        return [pane]
    rows = sorted(pane.rows, key=lambda row: -row.height)
    share = -(-len(rows) // count)
    below, above = rows[-1].height - pane.y.low, pane.y.high - rows[0].height
    found = []
    for first in range(0, len(rows), share):
        kept = rows[first : first + share]
        heights = {row.height for row in kept}
        marks = (replace(mark, data=tuple(datum for datum in mark.data if datum.at in heights)) for mark in pane.marks)
        low = kept[0].height - (share - 1) - below
        y = replace(pane.y, low=low, high=kept[0].height + above)
        seen = tuple(mark for mark in marks if mark.data)
        found.append(replace(pane, x=replace(pane.x, title=""), y=y, rows=tuple(kept), marks=seen))
    return found


def _type_of(pane: Pane, width: float, height: float, most: float) -> float:
    """The largest type in which the rows have room above each other, and every name beside what is said of it."""
    size = min(most, (height - _foot(pane) * most) / (pane.y.high - pane.y.low) / PITCH)
    widest = max((_said_width(row, 1.0) for row in pane.rows), default=0.0)
    return min(size, (width - SIDE) / widest) if widest else size


def _said_width(row: Row, size: float) -> float:
    return width_of(f"{row.name}  ", size, BOLD) + width_of(row.said, size)


# ------------------------------------------------------------------------------------------------ one pane


def _draw_pane(canvas: Canvas, box: Box, pane: Pane, size: float, *, rtl: bool) -> None:
    """From right to left where a language is read so; years go on to the right all the same."""
    area = box.trimmed(SIDE, 0, SIDE, _foot(pane) * size)
    places = _Places(pane, area, size, rtl and pane.x.kind != "years")
    canvas.add(places.opening)
    _draw_scale(canvas, places)
    mirror = Mirror(area, rtl)
    names = [mirror.label(_named(places, row)) for row in pane.rows]
    words = list(_labels(places, [name.box for name in names]))
    canvas.off_lines((*names, *words), area, GROUND)
    for row in pane.rows:
        _draw_ground(canvas, places, row)
    for mark in pane.marks:
        canvas.add(mark_group(mark))
        _draw_mark(canvas, places, mark)
        canvas.add("</g>")
    canvas.write(names)
    for label in words:
        if any(label.box.top < places.y(row.height) < label.box.bottom for row in pane.rows):
            canvas.rect(label.box._replace(left=label.box.left - 1, right=label.box.right + 1), GROUND)
        canvas.write([label])
    canvas.add("</g>")


def _labels(places: _Places, taken: list[Box]) -> Iterator[Label]:
    """What is written at marks: beside ticks on their own row where nothing else stands there, else below the marks.

    The names of rows stand above. None lies over another word; what the reader chose is bold, and has the first place.
    """
    size = places.size
    for mark in sorted(places.pane.marks, key=lambda mark: mark.role != "chosen"):
        weight = BOLD if mark.role == "chosen" else REGULAR
        for at, drawn, words in _joined(places, mark.data, weight):
            x = _middle(places, drawn, words, weight)
            down = places.y(at) + CHOSEN_HALF * places.part + 1 + ASCENT * size
            below = text_line(x, down, words, size, INK, anchor="middle", weight=weight)
            tries = [*_beside(places, (at, drawn), below), below]
            label = next((one for one in tries if not any(one.box.meets(other) for other in taken)), None)
            if label is not None:
                taken.append(label.box)
                yield label


def _beside(places: _Places, spot: tuple[float, float], label: Label) -> Iterator[Label]:
    """The same words at the right of a tick, or at its left, where no other tick of its row stands."""
    at, drawn = spot
    ticks = [places.x(datum.drawn) for mark in places.pane.marks if isinstance(mark, Dots) and mark.symbol == "tick"
             for datum in mark.data if datum.at == at and datum.drawn is not None]  # fmt: skip
    x, y, part = places.x(drawn), places.y(at) + 0.36 * label.size, AWAY * places.part
    own = [replace(label, x=x + part, y=y, anchor="start"), replace(label, x=x - part, y=y, anchor="end")]
    own = own[::-1] if places.is_turned else own
    for one in own if ticks else ():
        is_free = not any(one.box.left - AWAY / 2 < tick < one.box.right + AWAY / 2 for tick in ticks)
        along = places.mirror.box(one.box)
        if is_free and along.left >= places.area.left and along.right <= places.area.right + SIDE:
            yield one


def _joined(places: _Places, data: Sequence[Datum], weight: int) -> list[tuple[float, float, str]]:
    """The words at marks; those over one spot of a row as one label, since one alone would be the name of all."""
    found: list[tuple[float, float, str]] = []
    told = [(datum.at, datum.drawn, datum.label) for datum in data if datum.label and datum.drawn is not None]
    for at, drawn, words in sorted(told, key=lambda one: one[:2]):
        if found and found[-1][0] == at:
            _, before, said = found[-1]
            apart = _middle(places, drawn, words, weight) - _middle(places, before, said, weight)
            width = width_of(said, places.size, weight) + width_of(words, places.size, weight)
            both = in_a_row((said, words))
            if abs(apart) < width / 2 and width_of(both, places.size, weight) <= places.area.width:
                found[-1] = (at, before, both)
                continue
        found.append((at, drawn, words))
    return found


def _middle(places: _Places, drawn: float, words: str, weight: int) -> float:
    """Where words are centred: over their mark, but within the plot."""
    half = width_of(words, places.size, weight) / 2
    return min(max(places.x(drawn), places.area.left + half), places.area.right - half)


def _draw_mark(canvas: Canvas, places: _Places, mark: Mark) -> None:
    match mark:
        case Dots():
            _draw_dots(canvas, places, mark)
        case Band():
            _draw_band(canvas, places, mark)
        case Bars():
            _draw_bars(canvas, places, mark)
        case Line():
            raise TypeError("rows have no lines over the years")
        case _:
            assert_never(mark)


def _draw_dots(canvas: Canvas, places: _Places, mark: Dots) -> None:
    for datum in mark.data:
        if datum.drawn is not None:
            at = (places.x(datum.drawn), places.y(datum.at))
            _draw_symbol(canvas, (mark, datum), at, places.part, theme.ink(mark.ink))


def _draw_symbol(canvas: Canvas, of: tuple[Dots, Datum], at: Point, part: float, colour: str) -> None:
    mark, datum = of
    if mark.symbol == "tick":
        half = (CHOSEN_HALF if mark.role == "chosen" else TICK_HALF) * part
        width = TICKS.get(mark.role, 1.5)
        canvas.line((at[0], at[1] - half), (at[0], at[1] + half), colour, width * part)
        return
    name = f"{mark.symbol}-open" if datum.role == "older" or mark.role == "unmet" else mark.symbol
    has_edge = mark.symbol in ("circle", "square")
    symbol(canvas, name, at, DOT * part, colour, edge=(2 * part if has_edge else 0, colour))


def _draw_band(canvas: Canvas, places: _Places, mark: Band) -> None:
    for datum in mark.data:
        reach = datum.reach
        if reach:
            ends = (places.x(reach[0]), places.y(datum.at)), (places.x(reach[1]), places.y(datum.at))
            canvas.line(*ends, theme.ink(mark.ink), (3 if mark.role == "since" else 7) * places.part)


def _draw_bars(canvas: Canvas, places: _Places, mark: Bars) -> None:
    """Bars of a stack stand where those before them end."""
    before = places.pane.below(mark)
    half = _half(places, mark)
    for datum in mark.data:
        start = before.get(datum.at, 0.0)
        middle = places.y(datum.at)
        left, right = sorted((places.x(start), places.x(start + (datum.drawn or 0))))
        box = Box(left, middle - half, right, middle + half)
        if box.width > 0:
            _fill(canvas, box, mark)


def _fill(canvas: Canvas, box: Box, mark: Bars) -> None:
    if mark.role != "silent":
        canvas.rect(box, theme.ink(mark.ink))
        return
    canvas.rect(box, theme.LIGHT["ground"], 1, f' {paint("stroke", LINE)} stroke-width="0.8"')
    canvas.path(hatching(box, HATCH), f'fill="none" {paint("stroke", theme.HATCH)} stroke-width="1"')


def _draw_ground(canvas: Canvas, places: _Places, row: Row) -> None:
    """The line that a row stands on, dotted where nothing recent is known."""
    ground = places.pane.ground
    if ground is None:
        return
    y = places.y(row.height)
    dash = "" if row.role == PLAIN else "2 4.4"
    canvas.add(f'<g data-mark="Row" data-role="{row.role}">')
    canvas.line((places.x(ground[0]), y), (places.x(ground[1]), y), theme.GROUND, 2, dash)
    canvas.add("</g>")


def _named(places: _Places, row: Row) -> Label:
    """A row's name above its line, and what is said of it beside the name."""
    runs = ((f"{row.name}  ", True), (row.said, False)) if row.said else ((row.name, True),)
    bars = (mark for mark in places.pane.marks if isinstance(mark, Bars))
    tallest = max((_half(places, mark) for mark in bars), default=0.0)
    up = max(RISE * places.size, tallest + OVER_BAR * places.size)
    return Label(places.area.left - SIDE / 2, places.y(row.height) - up, runs, places.size, INK)


def _half(places: _Places, mark: Bars) -> float:
    """Half the height of its bars."""
    return mark.width * places.unit / 2


# ------------------------------------------------------------------------------------------------ scales


def _draw_scale(canvas: Canvas, places: _Places) -> None:
    """Lines of the grid, and their figures below: as many as have room."""
    scale, area, size = places.pane.x, places.area, places.size
    marked = list(_marked(scale, max(2, min(MOST_TICKS - 1, int(area.width / (7 * size))))))
    labels = [
        text_line(places.x(value), area.bottom + 0.5 * size + ASCENT * size, text, size, MUTED, anchor="middle")
        for value, text in marked
    ]
    kept = _apart(labels)
    for value, _ in marked:
        if scale.has_grid:
            canvas.line((places.x(value), area.top), (places.x(value), area.bottom), LINE, 0.8)
    canvas.write(kept, "scale")
    if scale.title:
        down = area.bottom + 0.5 * size + (LEADING + ASCENT) * size
        canvas.write(
            [text_line((area.left + area.right) / 2, down, scale.title, size, MUTED, anchor="middle")], "scale"
        )


def _foot(pane: Pane) -> float:
    """Room below the rows for the figures of the scale, and its title, in sizes of type."""
    return FOOT + (LEADING if pane.x.title else 0.0)


def _marked(scale: Scale, most: int) -> Iterator[tuple[float, str]]:
    """Marked values with their figures."""
    step = scale.step or nice_step(scale.high - scale.low, most)
    if scale.kind == "years":
        while (scale.high - scale.low) / step > most:
            step *= 2
    values = scale.ticks or _stepped(scale, step)
    for value in values:
        text = str(round(value)) if scale.kind == "years" else format_number(value, 0 if step >= 1 else 1)
        yield value, f"{text}{behind_ticks(scale.suffix)}"


def _stepped(scale: Scale, step: float) -> tuple[float, ...]:
    first = -(-(scale.low - scale.first) // step) * step + scale.first
    return tuple(first + place * step for place in range(int((scale.high - first) / step + 1e-9) + 1))


def _apart(labels: Sequence[Label]) -> list[Label]:
    """All labels where none meets the next, else every second, third …"""
    for part in range(1, len(labels) + 1):
        kept = list(labels[::part])
        if not any(one.box.meets(other.box, 3) for one, other in pairwise(kept)):
            return kept
    return []


# ------------------------------------------------------------------------------------------------ the legend


def _keyed(pane: Pane) -> list[legend.Entry]:
    """The marks that a legend names, each name and look once; none where there is but one."""
    found: dict[tuple[str, str], Mark] = {}
    for mark in pane.marks:
        if mark.is_keyed:
            found.setdefault((mark.name, mark.ink), mark)
    entries = [legend.Entry(mark.name, partial(_draw_key, mark)) for mark in found.values()]
    return entries if len(entries) > 1 else []


def _draw_key(mark: Mark, canvas: Canvas, box: Box) -> None:
    """A piece of what a mark draws."""
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    match mark:
        case Dots():
            is_old = all(datum.role == "older" for datum in mark.data)
            _draw_symbol(canvas, (mark, Datum(0, 0, role="older" if is_old else "")), middle, 1.0, theme.ink(mark.ink))
        case Band():
            width = 3 if mark.role == "since" else 7
            canvas.line((box.left, middle[1]), (box.right, middle[1]), theme.ink(mark.ink), width)
        case Bars():
            _fill(canvas, box, mark)
        case Line():
            raise TypeError("rows have no lines over the years")
        case _:
            assert_never(mark)
