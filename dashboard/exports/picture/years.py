"""Draws described charts of years into a box of a picture: one pane, a grid of panes, or bands below each other."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import assert_never

from dashboard import theme
from dashboard.charts import abreast
from dashboard.charts.arranged import MOST_ROWS, columns_of
from dashboard.charts.ended import ended
from dashboard.charts.marks import (
    AHEAD,
    Band,
    Bars,
    Chart,
    Datum,
    Dots,
    Key,
    Line,
    Mark,
    Pane,
    Rule,
    led,
    signed,
    silent_height,
    told_alike,
    with_each_told,
)
from dashboard.charts.scales import MOST_TICKS, Scale, nice_step, stepped, twice
from dashboard.exports.picture import legend, paths, strips
from dashboard.exports.picture.canvas import SCALE, Box, Canvas, Label, number, paint, stacked, text_line
from dashboard.exports.picture.ends import FAR, Stack, stacks_of
from dashboard.exports.picture.look import ACCENT, GROUND, INK, LEAST_TYPE, LEGIBLE, LINE, MUTED, Look
from dashboard.exports.picture.mirror import Mirror, across
from dashboard.exports.picture.places import Places, heading_lines, mark_group, pane_group
from dashboard.exports.picture.ruler import ASCENT, BOLD, DESCENT, LEADING, balanced, tokens_of, width_of, wrapped
from dashboard.exports.picture.shapes import data as path_of
from dashboard.exports.picture.shapes import hatching, symbol
from dashboard.exports.picture.tickformat import written
from dashboard.figures.charts import about_signed, said_of_silent
from dashboard.i18n import behind_ticks
from dashboard.words.signs import signed_about, unknown_sign

TICK, GAP = 4.0, 4.0
"""Length of the mark at a year, and the room between an axis and its figures."""
HATCH, PALE = 6.0, 0.35
"""Between two lines of the hatching; how opaque the part of a bar is that may be more."""
TRIED = 100.0
"""Height of a pane in which a figure is tried."""
SIGN_ROOM, MOST_SILENT = (1.5, 1.05), 0.25
"""Width and height that the sign of an unknown year needs in its hatching, in sizes of its type; and of the height of a
plot how much that may be."""
BETWEEN_FIGURES = 3.0
"""Between the figures of two marks, which would be read as one."""
HALF_RANGE = 3.0
"""Half the breadth of the line of a range with its ends."""
HALO = 0.3
"""Of a bar what lies around the line of its range."""
HOLLOW, POINT = 1.5, 3.5
"""Width in pixels of the outline of what is hollow; half the width of a point in a legend."""
LEAST, ZERO_RADIUS = 1.5, 2.6
"""Height that a bar has at least, however small its figure; half the width of the mark of a zero."""
ENDS, NAMES, HALF = 0.25, 0.4, 0.02
"""Parts of a pane's width that names of lines and of codes may take; and of room beside figures at its right edge."""
TWO_APART = 1.3
"""Sizes of type from one figure of a scale to the next where two have room at all."""
STEPS = (1, 2, 5, 10, 20, 50, 100)
BAND, STRIP, ROW = 56.0, 76.0, 200.0
"""Heights of a band, of a strip and of a row of a grid at the usual type: where there is less, type is smaller."""
LOW = 2.1
"""Height of the plot of a strip, with the gap below it, at least, in sizes of type: lower, bars tell nothing apart."""
LEAST_ROW = 70.0
"""Height of a row with its words below which there is no room for a list of events below all of them."""
AIR = 1.15
"""Pictures may be closer set than pages by so much."""
BETWEEN = 14.0
"""Between two columns of a grid."""
FLAT, TALL, SHORTEST, OVER, UNDER, YEARS, LEAST_CELL = 6.0, 2.3, 1.6, 0.8, 0.6, 1.6, 180.0
"""In sizes of type: the height of a row with its words at which panes are read better in a grid, that of a plot
which is worth it, in the least type, too; room for figures over bars, under a plot and for years; and the width of such
a pane."""
LEAST_OVER = 0.45
"""In sizes of type: between a plot and the words over it what its uppermost level needs."""
PLOT, MOST_UP = 4.4, 3
"""How tall strips are at least in rows and columns, in the usual type; figures up them."""
LED, LARGER = (0.42, 0.44, 0.46, 0.48, 0.5, 0.52, 0.54, 0.56, 0.58, 0.6), 1.5
"""Of the height what the pane of the title may take, which is so much taller than the others, at least."""
NARROWEST, TIGHTEST, NARROW_BANDS, NARROW_LOW, COMFORT = 170.0, 125.0, 330.0, 280.0, 11.0
"""A column of a grid that is narrower has fewer others beside it, down to the second
where not all panes could be read then; one of bands, whose type is larger than the last, too, down to the fourth."""
NO_SCALE = 2.0
"""Room at the left of a pane without figures there."""
WORDS = 0.8
"""Of the width of a chart without figures what its words take."""
SILENT = (22.0, 18.0, 14.0)
"""Their type: the largest in which they have room."""
BESIDE = 0.2
"""Years that a pane of lines has before its first and behind its last."""
BESIDE_MARKS = 4.0
"""Right of the marks of a pane."""
NEARLY = 0.06
"""Of a scale: bars that differ by less are as tall as each other to a label over both."""
LEADER = "1 2.2"
"""The dots of a line that leads to words farther than FAR from their mark."""
BAR = 0.76
"""Of a year what its bar takes."""
MOST_LOW, LOW_PART = 4, 0.4
"""Over how many years behind empty ones words may stand, and how high these may reach, as a part of the pane."""
MOST_BEGUN = 2
"""Lines of words in empty years at most."""
FROM_AXIS = 6.0
"""Between these words and the axis, where some place has that room: beside one of its figures they are read with it,
"2M since"."""
OFF, OFF_RANGE = 4.0, 10.0
"""From a bar, and from the end of the line of a range, to the foot of its figure: nearer, it would be read as what that
end is."""
OFF_LEVEL = 0.5
"""From the foot of a figure to the level line under it."""
MOST_OFF = 6.0
"""From the middle of a bar, even of a broad one, to that of the figure over it."""
NUMBER_TYPE = 12.0
"""Of the numbers of events at their lines: 9 points where a picture is printed at its own size."""
NEXT = 1.0
"""Between words and the line of a break that would go through them."""
SHORT = 10_000
"""From such an end on the figures of an axis are short."""


def _with_signs_of_about(chart: Chart) -> Chart:
    """Bars beside each other whose figures have the sign of "about", which a key explains, in place of the word."""
    (pane,) = chart.panes
    bars = [
        replace(mark, data=tuple(replace(one, label=signed_about(one.label)) for one in mark.data))
        for mark in pane.bars_abreast
    ]
    others = (mark for mark in pane.marks if mark not in pane.bars_abreast)
    is_signed = bars != [*pane.bars_abreast]
    key = (Key("Bars", "about", "muted", about_signed()),) if is_signed else ()
    return replace(chart, panes=(replace(pane, marks=(*bars, *others)),), legend=(*chart.legend, *key))


def draw(canvas: Canvas, box: Box, chart: Chart, look: Look) -> bool:
    """The whole chart; whether it can be read: in type that is large enough."""
    chart = ended(replace(chart, panes=tuple(led(chart.panes))))
    if chart.arrangement == "one" and abreast.is_of_few_years(chart.panes[0]):
        chart = _with_signs_of_about(abreast.with_bars(chart))
    is_flat = chart.arrangement == "strips" and chart.head is None and strips.is_flat(box)
    if chart.head and _are_squeezed(box, chart, look):
        return False
    chart = strips.numbered(chart)
    entries = [_entry(key, look) for key in chart.legend]
    # A chart that leads has them at its line.
    if (is_flat and not _is_led(chart)) or chart.arrangement == "grid":
        entries += [legend.Entry(said, strips.draw_break) for said in strips.breaks_of(chart)]
        chart = strips.without_words_of_breaks(chart)
    draw_legend = legend.draw_beside if is_flat else legend.draw_above
    box = draw_legend(canvas, box, entries, look)
    box = strips.draw_events(canvas, box, chart.head, look)
    if chart.arrangement == "grid":
        return _draw_grid(canvas, box, chart, look)
    if chart.arrangement in ("bands", "strips"):
        return _draw_bands(canvas, box, chart, look, is_flat=is_flat)
    (pane,) = chart.panes
    _draw_pane(canvas, _placed(with_each_told(pane), box, look))
    return True


def _are_squeezed(box: Box, chart: Chart, look: Look) -> bool:
    """Whether a list of events would leave rows less than their least height."""
    left = strips.draw_events(Canvas(), box, chart.head, look)
    (_, rows), _ = _form_of(chart, left, look)
    return left.height / rows < LEAST_ROW


def say_silence(canvas: Canvas, box: Box, said: str, look: Look) -> None:
    """What is not known, on a quiet ground in the place of the chart, as on slides: an empty room would say nothing."""
    canvas.rect(box, theme.LIGHT["wash"])
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    sizes = (look.scaled(size) for size in SILENT)
    told = ((size, balanced(said, size, WORDS * (box.right - box.left))) for size in sizes)
    size, lines = next(one for one in told if len(one[1]) * LEADING * one[0] <= box.height or one[0] <= look.scaled(14))
    canvas.write(stacked(middle, lines, size, INK, anchor="middle"))


# ------------------------------------------------------------------------------------------------ where things stand


@dataclass(frozen=True)
class _Place(Places):
    """A pane of years."""

    most: int = 5
    """Figures along its height."""
    has_years: bool = True
    """Whether years are written below it."""
    has_figures: bool = True
    """Whether figures are written at its left."""
    names: float = 0
    """Room for names of codes at its left."""
    ends: float = 0
    """Room for names of lines at its right."""
    is_told: bool = False
    """Whether each bar says its figure: then it has no scale, from which nothing is left to be read."""
    beyond: float = 0.0
    """Of one of several panes beside each other: room at its right in which a figure may end."""
    ranged: float = 0.0
    """The same: room above it for figures over ranges, more than others have."""
    least: float = LEGIBLE
    """The least type of words that are smaller where they have no room otherwise."""

    @property
    def levels(self) -> Sequence[float]:
        """Figures of the scale that have level lines."""
        has_levels = self.pane.y.is_shown and self.pane.y.has_grid and not self.is_told
        return [value for value, _ in _told_levels(self)] if has_levels else []

    @property
    def opening(self) -> str:
        """The group of the pane, which says where its figures end at the latest."""
        ends = (self.pane.x.low, self.pane.x.high), (self.pane.y.low, self.pane.y.high)
        room = f' data-room="{number(self.area.right + self.beyond)}"' if self.beyond else ""
        return pane_group(self.area, *ends, room)


def _placed(pane: Pane, box: Box, look: Look) -> _Place:
    """One pane in a box: room for figures at the left, names of lines at the right, words above, years below."""
    pane, size = _to_the_edges(pane), look.label
    top = 0.35 * size
    if any(rule.said and rule.role == "break" for rule in pane.rules) or pane.said:
        top = LEADING * size
    labelled = any(datum.label or datum.sign for mark in pane.marks for datum in mark.data)
    top += 0.6 * size if labelled else 0
    left, ends = _left_of(pane, box, size), _ends_width(pane, box.width, size)
    within = ends
    foot = 1.6 * size + TICK if pane.x.is_shown else 2
    if ends and _has_room_behind(pane, box.width - left - 4.0, ends + FAR):
        inside = _Place(pane, box.trimmed(left, top, 4.0, foot), size, ends=ends + 1)
        # Words that are moved apart stand outside.
        ends = 0.0 if all(stack.left < inside.area.right for stack in _stacks(inside)[0]) else ends
    under = box.trimmed(NO_SCALE, top, 4.0, foot)
    bare = _Place(pane, under, size, has_figures=False, is_told=True, least=look.legible)
    if not within and _told_whole(bare):
        return bare
    pane = signed(pane)
    behind = _behind_last(pane, box.width - left - 4.0, size)
    area = box.trimmed(left, top, ends + 8 if ends else 4.0 + behind, foot)
    return _Place(pane, area, size, names=left - GAP, ends=within + 1, beyond=behind, least=look.legible)


def _behind_last(pane: Pane, width: float, size: float) -> float:
    """Room at the right of a pane for the figure over its last bar, where that has none; bars are narrower for it."""
    bars, place = pane.bars_alone, _Place(pane, Box(0, 0, width, TRIED), size, beyond=math.inf)
    last = bars.data[-1] if bars and bars.data else None
    if bars is None or last is None or not last.label or _in_own_lines(place, bars, last):
        return 0.0
    found = next(_over_own(place, bars, last), None)
    return max(0.0, found.box.right - width + 1) if found else 0.0


def _has_room_behind(pane: Pane, width: float, words: float) -> bool:
    """Whether words at the ends of lines have room in a pane of some width, whose last years have no figure.

    They stand outside it where anything is drawn behind the last of these ends.
    """
    last = max((datum.at for mark in pane.marks for datum in mark.data), default=pane.x.high)
    is_last = any(mark.data[-1].at == last for mark in pane.ended)
    return pane.x.kind == "years" and is_last and width * (1 - pane.x.part(last)) > words


def _to_the_edges(pane: Pane) -> Pane:
    """A pane of lines, which end where their names begin: only bars need room beside the first and the last year."""
    if pane.has_bars or pane.x.kind != "years" or pane.x.ticks or not pane.ended:
        return pane
    return replace(pane, x=replace(pane.x, low=pane.years[0] - BESIDE, high=pane.years[-1] + BESIDE))


def _left_of(pane: Pane, box: Box, size: float) -> float:
    """Room for the figures at the left of a pane."""
    if not pane.y.is_shown:
        return 2.0
    names = _tick_words(pane.y)
    names = names or tuple(text for _, text in _figures(pane.y, 5, box.height, size))
    return min(max((width_of(name, size) for name in names), default=0.0), NAMES * box.width) + GAP


def _ends_width(pane: Pane, width: float, size: float) -> float:
    widest = ENDS * width
    lines = [line for mark in pane.ended for line in _end_lines(mark, size, widest)]
    return max((width_of(line, size) for line in lines), default=0.0)


# ------------------------------------------------------------------------------------------------ several panes


def _draw_grid(canvas: Canvas, box: Box, chart: Chart, look: Look) -> bool:
    """Panes in rows and columns: figures at the left of each row, years below each column."""
    columns, size = _columns_of(chart, box, look)
    own = (box.width - NO_SCALE - (columns - 1) * BETWEEN) / columns
    is_told = _are_told(chart.panes, own, size, look.legible)
    left = NO_SCALE if is_told else _left_of(chart.panes[0], box, size)
    own = (box.width - left - (columns - 1) * BETWEEN) / columns
    rows = -(-len(chart.panes) // columns)
    foot = 1.6 * size + TICK
    tall = (box.height - foot) / rows
    heads = [heading_lines(pane, own, size) for pane in chart.panes]
    for place, (pane, head) in enumerate(zip(chart.panes, heads, strict=True)):
        row, column = divmod(place, columns)
        start = box.left + left + across(column, columns) * (own + BETWEEN)
        top = box.top + row * tall
        above = max(len(lines) for lines in heads[row * columns : (row + 1) * columns]) * LEADING * size + 2
        area = Box(start, top + above, start + own - 2, top + tall - 0.5 * size)
        _write_head(canvas, head, area, top, size)
        is_last = place + columns >= len(chart.panes)
        has_scale = across(column, columns) == 0 or (canvas.rtl and pane is chart.panes[-1])
        told = pane if is_told else signed(pane)
        shown = _Place(told, area, size, 4, is_last, has_scale, left - GAP, is_told=is_told, least=look.legible)
        _draw_pane(canvas, shown)
    return size >= look.least


def _columns_of(chart: Chart, box: Box, look: Look) -> tuple[int, float]:
    """How many panes stand beside each other, and the size of type: as on a page, or all where rows are too low."""
    every = len(chart.panes)
    across = {many: (box.width - (many - 1) * BETWEEN) / many for many in (*chart.columns, every)}
    sizes = {many: look.label * min(1.0, AIR * box.height / (-(-every // many) * ROW)) for many in across}
    wide, narrow = chart.columns
    many = wide if across[wide] >= NARROWEST else narrow
    many = every if sizes[many] < look.least and across[every] >= TIGHTEST else many
    return many, sizes[many]


def _are_told(panes: Sequence[Pane], width: float, size: float, least: float) -> bool:
    """Whether in each of some panes that are so wide all bars have room for their figures."""
    return all(_told_whole(_Place(pane, Box(0, 0, width, 100), size, is_told=True, least=least)) for pane in panes)


def _write_head(canvas: Canvas, lines: Sequence[tuple[str, bool]], area: Box, top: float, size: float) -> None:
    mirror = Mirror(area, canvas.rtl)
    canvas.write(
        mirror.label(Label(area.left, top + (place * LEADING + 0.95) * size, ((line, is_bold),), size, INK))
        for place, (line, is_bold) in enumerate(lines)
    )


def _draw_bands(canvas: Canvas, box: Box, chart: Chart, look: Look, *, is_flat: bool) -> bool:
    """Panes below each other in as few columns as it takes to be read easily; or, as strips, to be read at all.

    Where they would be low and the room is wide they stand in rows and columns; those on the same years no more than
    are tall enough to be read from the last row, with years below each.
    """
    count = len(chart.panes)
    (columns, rows), size = _form_of(chart, box, look)
    drawn = sum(pane.has_figures for pane in chart.panes)
    if is_flat and drawn > MOST_ROWS:
        return False
    if parted := _led(chart, box, look):
        for one in parted:
            _draw_cells(canvas, one)
        return True
    forms = [(0.0, True), (0.0, False)] if box.height / rows < FLAT * size and not is_flat else []
    if is_flat:  # Fewer are read better than smaller type.
        forms, look = [(PLOT * look.label, True)], replace(look, least=look.label)
    tried = (_cells_of(chart, box, look, way, has_all_years=is_whole) for way, is_whole in forms)
    cells = next(filter(None, tried), None)
    if cells:
        _draw_cells(canvas, cells)
        return True
    columns = -(-count // rows)
    width = (box.width - (columns - 1) * BETWEEN) / columns
    parts = [
        (part, Box(start, box.top, start + width, box.bottom))
        for column, part in enumerate(_parts_of(chart, rows))
        for start in (box.left + across(column, columns) * (width + BETWEEN),)
    ]
    rooms = ((part, width - _left_of_all(part, own, size) - 4) for part, own in parts)
    is_below = any(strips.are_below(part, room, size) for part, room in rooms)
    for part, own in parts:
        _draw_column(canvas, own, part, (rows, size, look.legible), is_below=is_below)
    return size >= look.least and not (is_flat and drawn > 1)


@dataclass(frozen=True)
class _Cells:
    """Panes in rows and columns."""

    box: Box
    panes: Sequence[Pane]
    silent: Sequence[str]
    """What is said below all of them of those that have no figure, in lines."""
    size: float
    left: float = 0.0
    """Room for the figures of each scale."""
    lines: int = 0
    """Lines of the words above each pane: as many as the longest take, so that all names stand at one height."""
    is_told: bool = False
    """Whether every bar of all says its figure."""
    has_all_years: bool = True
    """Whether years are written below each pane, not below the last of each column alone."""
    least: float = LEGIBLE
    """The least type of words that are smaller where they have no room otherwise."""
    reached: tuple[float, ...] = ()
    """How far figures stand over the plots of each row, where that is known."""

    @property
    def columns(self) -> int:
        """How many stand beside each other."""
        return columns_of(len(self.panes))

    @property
    def width(self) -> float:
        """Of one of them."""
        return (self.box.width - (self.columns - 1) * BETWEEN) / self.columns

    @property
    def words(self) -> float:
        """Height of the words above each pane."""
        return (0.25 + LEADING * self.lines) * self.size

    @property
    def tall(self) -> float:
        """How tall the marks of one are."""
        rows = -(-len(self.panes) // self.columns)
        below = len(self.silent) * LEADING * self.size + YEARS * self.size + TICK
        return (self.box.height - below - (rows - 1) * self.between - sum(map(self.above, range(rows)))) / rows

    @property
    def between(self) -> float:
        """Height below the panes of a row that is not the last."""
        return YEARS * self.size + TICK if self.has_all_years else UNDER * self.size

    def has_years(self, place: int) -> bool:
        """Whether years are written below a pane."""
        return self.has_all_years or place + self.columns >= len(self.panes)

    @property
    def ranged(self) -> float:
        """Height over bars for figures over their ranges, more than others have."""
        has_ranges = any(_is_ranged(datum) for pane in self.panes for mark in pane.marks for datum in mark.data)
        return (OFF_RANGE - OFF + GAP / 2) * has_ranges

    def above(self, row: int) -> float:
        """Height of the words over the panes of a row, of the numbers of events, and of the figures over its bars."""
        return self.words + self.over(row)

    def over(self, row: int) -> float:
        """The same without the words. Events have their numbers once, over the first row: their lines go on."""
        numbers = 0.0 if row else max(strips.numbers_height(pane, self.size) for pane in self.panes)
        return self.reached[row] if self.reached and not numbers else OVER * self.size + self.ranged + numbers

    def plot(self, place: int) -> Box:
        """The box of the marks of one pane."""
        row, column = divmod(place, self.columns)
        left = self.box.left + across(column, self.columns) * (self.width + BETWEEN) + self.left
        top = self.box.top + sum(map(self.above, range(row + 1))) + row * (self.tall + self.between)
        return Box(left, top, left + self.width - self.left - BESIDE_MARKS, top + self.tall)


def _cells_of(chart: Chart, box: Box, look: Look, least: float, *, has_all_years: bool) -> _Cells | None:
    """The panes with figures in the largest type that leaves plots of some height; None where none does.

    `least`: the height that each plot has at least; 0 for one that is worth it. `has_all_years`: whether each has its
    years below it.
    """
    panes = [replace(pane, is_low=False) for pane in chart.panes if pane.has_figures]
    silent, size = said_of_silent(chart.panes), look.label
    while panes and size >= look.least:
        cells = _Cells(box, panes, wrapped(silent, size, box.width) if silent else (), size)
        cells = replace(cells, has_all_years=has_all_years, least=look.legible)
        is_told = _are_told(panes, cells.width - NO_SCALE - 4, size, look.legible)
        for tall in (TALL * size, None):  # The figures of a scale follow from how tall the words leave it.
            room = Box(0, 0, cells.width, max(cells.tall, size) if tall is None else tall)
            left = NO_SCALE if is_told else max(_left_of(pane, room, size) for pane in panes)
            lines = max(_set_lines(panes, cells.width - left - BESIDE_MARKS, size, left))
            cells = replace(cells, left=left, lines=lines, is_told=is_told)
        worth = least or (TALL if size > look.least else SHORTEST) * size
        # What words reach over plots is dear to find, and for nothing where the least of it is too much.
        if cells.width >= LEAST_CELL and _with_least_over(cells).tall >= worth:
            cells = _without_air(cells)
            if cells.tall >= worth:
                return cells
        size = max(size - 0.5, look.least) if size > look.least else 0.0
    return None


def _with_least_over(cells: _Cells) -> _Cells:
    """The same with the least room that the plots of each row have over them."""
    return replace(cells, reached=(LEAST_OVER * cells.size,) * -(-len(cells.panes) // cells.columns))


def _without_air(cells: _Cells) -> _Cells:
    """The same with no more room over the plots of a row than its figures take: taller plots have more within them."""
    for _ in range(2):
        least = LEAST_OVER * cells.size
        reached = tuple(max(least, *map(_over_top, row)) for row in _rows_of(cells))
        cells = replace(cells, reached=tuple(map(max, reached, cells.reached or reached)))
    return cells


def _over_top(place: _Place) -> float:
    """How far the words at the marks of a pane reach over it."""
    return place.area.top - min((box.top for box in _write_words(Canvas(), place)), default=place.area.top)


def _rows_of(cells: _Cells) -> list[list[_Place]]:
    """Where each pane stands, by row."""
    every = [_cell(cells, place, pane) for place, pane in enumerate(cells.panes)]
    return [every[first : first + cells.columns] for first in range(0, len(every), cells.columns)]


def _is_led(chart: Chart) -> bool:
    """Whether one pane leads others that have a figure."""
    return chart.panes[0].is_leading and any(pane.has_figures for pane in chart.panes[1:])


def _led(chart: Chart, box: Box, look: Look) -> tuple[_Cells, _Cells] | None:
    """The pane that the title tells over the whole width, and the others below it, side by side and lower; None where
    there is none, or no room for that."""
    above, below = (replace(chart, panes=panes) for panes in (chart.panes[:1], chart.panes[1:]))
    if not _is_led(chart):
        return None
    if any(rule.role == "break" for rule in chart.panes[0].rules):
        below = strips.without_words_of_breaks(below)
    for part in LED:
        middle = box.top + part * box.height
        first = _cells_of(above, box._replace(bottom=middle), look, 0.0, has_all_years=True)
        if first and first.is_told and above.panes[0].is_said_by_bars:
            silent = replace(above, panes=(replace(above.panes[0], said=""),))
            first = _cells_of(silent, box._replace(bottom=middle), look, 0.0, has_all_years=True)
        lower = box._replace(top=middle + look.label / 2)
        rest = _cells_of(below, lower, look, 0.0, has_all_years=True) if first else None
        if first and rest and first.tall >= LARGER * rest.tall:
            return first, rest
    return None


def _set_lines(panes: Sequence[Pane], width: float, size: float, before: float) -> Iterator[int]:
    """How many lines the words above each of some panes take: one where all panes have room for theirs so."""
    if all(strips.is_one_line(pane, width + before, size) for pane in panes):
        yield 1
        return
    written = set[str]()
    for pane in panes:
        yield strips.set_lines(pane, width, size, written=written, before=before)
        written |= {rule.said for rule in pane.rules if rule.role == "break"}


def _with_peak(pane: Pane) -> Pane:
    """A pane of bars with the figure and the year of its highest one; its words say its last."""
    bars = pane.bars_alone
    if bars is None or any(datum.label for datum in bars.data):
        return pane
    data = tuple(replace(datum, label=datum.dated) for datum in bars.data)
    return replace(pane, marks=tuple(replace(bars, data=data) if mark is bars else mark for mark in pane.marks))


def _draw_cells(canvas: Canvas, cells: _Cells) -> None:
    """Each pane below its words."""
    size, written = cells.size, set[str]()
    for place, pane in enumerate(cells.panes):
        own = _cell(cells, place, pane)
        _draw_pane(canvas, own)
        under = own.area.trimmed(top=-cells.over(place // cells.columns))
        words = strips.set_words(pane, under, size, lines=cells.lines, written=written, before=cells.left)
        canvas.write(words)
    _write_below(canvas, cells.box, cells.silent, size)


def _cell(cells: _Cells, place: int, pane: Pane) -> _Place:
    """One pane in its place among the others."""
    shown = _without_words_of_breaks(strips.without_numbers(pane) if place // cells.columns else pane)
    return _Place(
        shown if cells.is_told else signed(with_each_told(shown) if pane.is_leading else _with_peak(shown)),
        cells.plot(place),
        cells.size,
        MOST_UP,
        cells.has_years(place),
        is_told=cells.is_told,
        beyond=BESIDE_MARKS,
        ranged=cells.ranged,
        least=cells.least,
    )


def _without_words_of_breaks(pane: Pane) -> Pane:
    """A pane above which these words stand already."""
    return replace(pane, rules=tuple(replace(rule, said="") if rule.role == "break" else rule for rule in pane.rules))


def _write_below(canvas: Canvas, box: Box, lines: Sequence[str], size: float) -> None:
    """What panes without marks say, at the foot of a box."""
    down, mirror = box.bottom - ((len(lines) - 1) * LEADING + DESCENT) * size, Mirror(box, canvas.rtl)
    canvas.write(
        mirror.label(text_line(box.left, down + row * LEADING * size, line, size, MUTED))
        for row, line in enumerate(lines)
    )


def _form_of(chart: Chart, box: Box, look: Look) -> tuple[tuple[int, int], float]:
    """How many columns there are and rows of each, and the size of type."""
    is_of_strips = chart.arrangement == "strips"
    found = []
    for form in _forms(chart, box, NARROW_BANDS):
        found.append((form, look.label * min(1.0, AIR * box.height / (form[1] * (STRIP if is_of_strips else BAND)))))
        if found[-1][1] >= min(COMFORT, look.label):
            return found[-1]
    low = (form for form in _forms(chart, box, NARROW_LOW) if is_of_strips and _are_low(chart, box, form, look.least))
    return next(((form, look.least) for form in low), found[-1])


def _forms(chart: Chart, box: Box, narrowest: float) -> list[tuple[int, int]]:
    """How many columns there may be, of no less than a width, and rows of each."""
    return [(many, -(-len(chart.panes) // many)) for many in range(1, max(1, int(box.width // narrowest)) + 1)]


def _are_low(chart: Chart, box: Box, form: tuple[int, int], size: float) -> bool:
    """Whether rows in type of a size have room in each column with plots that are low, but still show what is drawn.

    `form`: how many columns, and rows of each.
    """
    columns, rows = form
    width = (box.width - (columns - 1) * BETWEEN) / columns
    whole = box.height - 1.6 * size - TICK
    parts = _parts_of(chart, rows)
    rooms = [width - _left_of_all(part, Box(0, 0, width, whole / rows), size) - 4 for part in parts]
    is_below = any(strips.are_below(part, room, size) for part, room in zip(parts, rooms, strict=True))
    return all(
        sum(_words_heights(part, room, size, is_below=is_below)) + rows * LOW * size <= whole
        for part, room in zip(parts, rooms, strict=True)
    )


def _parts_of(chart: Chart, rows: int) -> list[Sequence[Pane]]:
    """The panes of each column of so many rows."""
    return [chart.panes[first : first + rows] for first in range(0, len(chart.panes), rows)]


def _left_of_all(panes: Sequence[Pane], box: Box, size: float) -> float:
    """Room for the figures at the left of panes below each other."""
    return max((_left_of(pane, box, size) for pane in panes), default=0.0)


def _words_heights(panes: Sequence[Pane], width: float, size: float, *, is_below: bool) -> list[float]:
    """How tall the words above each row of a column are. `is_below`: whether what is said stands below each heading."""
    found, written = [], set[str]()
    for pane in panes:
        found.append((0.25 + LEADING * strips.lines_of(pane, width, size, written=written, is_below=is_below)) * size)
        written |= {rule.said for rule in pane.rules if rule.role == "break"}
    return found


def _draw_column(
    canvas: Canvas, box: Box, panes: Sequence[Pane], form: tuple[int, float, float], *, is_below: bool
) -> None:
    """Panes below each other, each with its words above and a scale of its own; years below the last. `form`: how many
    rows each column has, the size of type and the least of what may be smaller."""
    (rows, size, least), left = form, _left_of_all(panes, box, form[1])
    # Events have their numbers once, over the first row: their lines go on.
    panes = (panes[0], *map(strips.without_numbers, panes[1:]))
    over = [number and number + OVER * size for number in (strips.numbers_height(pane, size) for pane in panes)]
    heights = _words_heights(panes, box.width - left - 4, size, is_below=is_below)
    words = [sum(both) for both in zip(heights, over, strict=True)]
    # Rows whose words take more lines are taller: all have the same room for their marks.
    whole = box.height - 1.6 * size - TICK
    tall = min((whole - sum(words)) / len(panes), whole / rows - (0.25 + LEADING) * size)
    top = box.top
    written: set[str] = set()
    for pane, above, upper in zip(panes, words, over, strict=True):
        area = Box(box.left + left, top + above, box.right - 4, top + above + tall - 0.35 * size)
        shown = _without_words_of_breaks(signed(pane))
        own = _Place(shown, area, size, 2, has_years=pane is panes[-1], beyond=BESIDE_MARKS, least=least)
        _draw_pane(canvas, own)
        canvas.write(strips.words_of(pane, area.trimmed(top=-upper), size, written=written, is_below=is_below))
        canvas.write(strips.blank(pane, area, size))
        top += above + tall


# ------------------------------------------------------------------------------------------------ one pane


def _draw_pane(canvas: Canvas, place: _Place) -> None:
    words = Canvas(canvas.rtl, is_clear=canvas.is_clear)
    written = _write_words(words, place)
    canvas.add(place.opening)
    _draw_figures(canvas, place)
    _draw_rules(canvas, place, "base")
    _draw_rules(canvas, place, "target")
    canvas.off_lines(words.labels, place.area, GROUND)
    _draw_upright(canvas, place, "event", written)
    for mark in place.pane.marks:
        _draw_mark(canvas, place, mark)
    _draw_years(canvas, place)
    _draw_upright(canvas, place, "break", written)
    canvas.add("</g>")
    canvas.put(words)


def _open(canvas: Canvas, mark: Mark | Rule, role: str | None = None, part: str = "") -> None:
    canvas.add(mark_group(mark, role, part, ' data-along="x"'))


def _draw_mark(canvas: Canvas, place: _Place, mark: Mark) -> None:
    match mark:
        case Bars():
            _draw_silence(canvas, place, mark) if mark.role == "silent" else _draw_bars(canvas, place, mark)
        case Line() if mark.role == "own":
            _open(canvas, mark)
            paths.draw_own(canvas, place, mark)
            canvas.add("</g>")
        case Line():
            _draw_ahead(canvas, place, mark) if mark.role in AHEAD else _draw_line(canvas, place, mark)
        case Dots():
            _draw_dots(canvas, place, mark)
        case Band():
            _open(canvas, mark)
            paths.draw_area(canvas, place, mark)
            canvas.add("</g>")
        case _:
            assert_never(mark)


def _by_role(mark: Mark) -> Iterator[tuple[str, list[Datum]]]:
    """The data of a mark, those of one role together."""
    for role in dict.fromkeys(datum.role or mark.role for datum in mark.data):
        yield role, [datum for datum in mark.data if (datum.role or mark.role) == role]


def _bar_box(place: _Place, mark: Bars, at: float, low: float, high: float) -> Box:
    left, right = place.x(at - mark.width / 2), place.x(at + mark.width / 2)
    return Box(max(left, place.area.left), place.y(high), min(right, place.area.right), place.y(low))


def _draw_bars(canvas: Canvas, place: _Place, mark: Bars) -> None:
    """Bars, what may be more paler, a hollow circle at the foot for a zero; then the publisher's ranges."""
    colour, below = theme.ink(mark.ink), place.pane.below(mark)
    unsure = [datum for datum in mark.data if datum.value is None and datum.reach]
    for role, data in _by_role(mark):
        _open(canvas, mark, role)
        for datum in data:
            foot = below.get(datum.at, 0.0)
            box = _bar_box(place, mark, datum.at, foot, foot + (datum.drawn or 0.0))
            if role == "zero":
                _draw_zero(canvas, box, colour)
            elif datum.is_doubted:
                _draw_hollow(canvas, box, colour)
            else:
                canvas.rect(box, colour)
        canvas.add("</g>")
    _make_visible(canvas, place, mark)
    _open(canvas, mark, "uncertain", "reach")
    for datum in unsure:
        low, high = datum.reach or (0.0, 0.0)
        canvas.rect(_bar_box(place, mark, datum.at, low, high), colour, PALE)
    canvas.add("</g>")
    _draw_whiskers(canvas, place, mark)


def _draw_zero(canvas: Canvas, box: Box, colour: str) -> None:
    """A hollow circle on the base line, which no bar looks like."""
    middle, radius = (box.left + box.right) / 2, min(ZERO_RADIUS, 0.4 * box.width)
    canvas.circle((middle, box.bottom), radius, f'{paint("fill", GROUND)} {paint("stroke", colour)} stroke-width="1.2"')


def _draw_hollow(canvas: Canvas, box: Box, colour: str) -> None:
    """A bar that is an outline: its figure is denied by its own report."""
    half = min(HOLLOW, box.width, box.height) / 2
    inside = Box(box.left + half, box.top + half, box.right - half, box.bottom - half)
    canvas.rect(inside, GROUND, 1, f' {paint("stroke", colour)} stroke-width="{number(2 * half)}"')


def _hollow(colour: str, opacity: float = 1) -> str:
    """The look of a point that is an outline."""
    return f'{paint("fill", GROUND)} {paint("stroke", colour, opacity)} stroke-width="{HOLLOW}"'


def _make_visible(canvas: Canvas, place: _Place, mark: Bars) -> None:
    """Figures that are too small to be seen have bars of the same least height."""
    boxes = [] if mark.stack else [_bar_box(place, mark, one.at, 0.0, one.drawn) for one in mark.data if one.drawn]
    small = [box for box in boxes if box.height < LEAST]
    if small:
        _open(canvas, mark, mark.role, "least")
        for box in small:
            canvas.rect(box._replace(top=box.bottom - LEAST), theme.ink(mark.ink))
        canvas.add("</g>")


def _draw_whiskers(canvas: Canvas, place: _Place, mark: Mark) -> None:
    """From the low to the high end that a publisher gives around a number."""
    ranged = [datum for datum in mark.data if datum.value is not None and datum.reach]
    if ranged:
        _open(canvas, mark, "ranged", "reach")
        for datum in ranged:
            if isinstance(mark, Bars):  # Seen on a bar of any colour.
                wide = _bar_box(place, mark, datum.at, 0.0, 0.0).width
                _upright(canvas, place, datum, (GROUND, min(3.0, HALO * wide), 0))
            _upright(canvas, place, datum, (INK if isinstance(mark, Bars) else MUTED, 1.2, 2))
        canvas.add("</g>")


def _upright(canvas: Canvas, place: _Place, datum: Datum, look: tuple[str, float, float]) -> None:
    """A line over all that a figure can be; `look`: its colour and width, and how broad its ends are."""
    colour, width, cap = look
    low, high = datum.reach or (0.0, 0.0)
    if high <= low:
        return
    x, ends = place.x(datum.at), (place.y(low), place.y(high))
    canvas.line((x, ends[0]), (x, ends[1]), colour, width)
    for end in ends if cap else ():
        canvas.line((x - cap, end), (x + cap, end), colour, width)


def _draw_silence(canvas: Canvas, place: _Place, mark: Bars) -> None:
    """Hatching at the foot of the plot, or as a part of a bar."""
    below = place.pane.below(mark)
    _open(canvas, mark)
    for datum in mark.data:
        foot = below.get(datum.at, place.pane.y.low)
        box = _bar_box(place, mark, datum.at, foot, foot + (datum.drawn or 0.0))
        _hatch(canvas, box._replace(top=box.bottom - _hatched_height(place)) if datum.drawn is None else box)
    canvas.add("</g>")
    _write_unknown(canvas, list(_question_marks(place, mark)))


def _question_marks(place: _Place, mark: Bars) -> Iterator[Label]:
    """A question mark in each hatched year that has room for it, as on slides: no height that could be read off."""
    tall = _hatched_height(place)
    for datum in mark.data:
        box = _bar_box(place, mark, datum.at, place.pane.y.low, place.pane.y.low)
        if datum.drawn is None and box.width >= SIGN_ROOM[0] * place.size and tall >= SIGN_ROOM[1] * place.size:
            yield _question_mark(box._replace(top=box.bottom - tall), place.size)


def _question_mark(box: Box, size: float) -> Label:
    """The sign of what is unknown in the middle of a hatched box, in type of a size."""
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return text_line(middle[0], middle[1] + 0.36 * size, unknown_sign(), size, MUTED, anchor="middle", weight=BOLD)


def _write_unknown(canvas: Canvas, signs: Sequence[Label]) -> None:
    """Signs of what is unknown on hatching, whose lines keep away from them."""
    canvas.halo(signs, theme.LIGHT["no-report"])
    canvas.write(signs)


def _hatched_height(place: _Place) -> float:
    """How tall the hatching of an unknown year is, in units: for its sign, where bars are as wide as that needs, a
    little taller in a low plot."""
    tall, (wide, high) = silent_height(place.area.height), (part * place.size for part in SIGN_ROOM)
    bars = min((mark.width for mark in place.pane.silences if isinstance(mark, Bars)), default=0.0)
    has_room = bars * abs(place.x(1.0) - place.x(0.0)) >= wide and high <= MOST_SILENT * place.area.height
    return max(tall, high) if has_room else tall


def _hatch(canvas: Canvas, box: Box, edge: str = "") -> None:
    """Dark lines on a quiet ground: a few pale ones, low in a small plot, are not seen."""
    if box.height <= 0:  # A plot without room, of an arrangement that is tried and not taken.
        return
    canvas.rect(box, theme.LIGHT["no-report"], 1, edge)
    strokes = hatching(box, min(HATCH, box.height / 2))
    if strokes:
        canvas.path(strokes, f'fill="none" {paint("stroke", theme.ink("neutral.3"))} stroke-width="0.9"')


def _draw_line(canvas: Canvas, place: _Place, mark: Line) -> None:
    """The line, broken where years are missing; dots at its figures; and upright lines over what is uncertain."""
    colour = theme.ink(mark.ink)
    _draw_whiskers(canvas, place, mark)
    paths = [path_of([place.at(datum) for datum in run]) for run in mark.runs if len(run) > 1]
    if paths:
        ink = paint("stroke", colour, mark.opacity)
        style = f'fill="none" {ink} stroke-width="{number(mark.weight)}" stroke-linejoin="round"'
        _open(canvas, mark, part="line")
        canvas.path("".join(paths), style)
        canvas.add("</g>")
    _open(canvas, mark, "uncertain", "reach")
    for datum in mark.data:
        if datum.value is None:
            _upright(canvas, place, datum, (colour, 3, 0))
    canvas.add("</g>")
    for role, data in _by_role(mark):
        _open(canvas, mark, role)
        for datum in data:
            look = paint("fill", colour, mark.opacity)
            if datum.is_doubted:
                look = _hollow(colour, mark.opacity)
            canvas.circle(place.at(datum), mark.dot / 2, look)
        canvas.add("</g>")


def _draw_ahead(canvas: Canvas, place: _Place, mark: Line) -> None:
    _open(canvas, mark)
    paths.draw_ahead(canvas, place, mark)
    canvas.add("</g>")


def _draw_dots(canvas: Canvas, place: _Place, mark: Dots) -> None:
    """Squares for codes and years; dots for medians, each with the middle half of the countries."""
    if mark.role in ("target", "compared"):
        _open(canvas, mark)
        paths.draw_marked(canvas, place, mark)
        canvas.add("</g>")
        return
    colour = theme.ink(mark.ink)
    for datum in mark.data:
        if datum.reach:
            _open(canvas, mark, part="reach")
            _upright(canvas, place, datum, (colour, 1.2, 4))
            canvas.add("</g>")
    _open(canvas, mark)
    for datum in mark.data:
        symbol(canvas, mark.symbol, place.at(datum), 5.5 if mark.symbol == "square" else 3.5, colour)
    canvas.add("</g>")


def _draw_rules(canvas: Canvas, place: _Place, role: str) -> None:
    """Level lines of a role."""
    area = place.area
    for rule in place.pane.rules:
        if rule.role != role:
            continue
        _open(canvas, rule)
        colour, dash = (MUTED, "") if rule.role == "base" else (ACCENT, "1 2.2")
        canvas.line((area.left, place.y(rule.at)), (area.right, place.y(rule.at)), colour, 1, dash)
        canvas.add("</g>")


def _draw_upright(canvas: Canvas, place: _Place, role: str, written: Sequence[Box]) -> None:
    """A dotted line before the year of each break, or a thin one at that of each event, which no words lie on."""
    for rule in place.pane.rules:
        if rule.role != role:
            continue
        if role == "break":
            x, look = place.x(rule.at - 0.5), (MUTED, 1.0, strips.DOTS)
            top = _over_figures(place) - LEADING * place.size if rule.said else place.area.top
        else:
            x, look = place.x(rule.at), (theme.STEM, strips.THIN, "")
            top = place.area.top - (OVER * place.size + place.ranged if rule.said else 0)
        _open(canvas, rule)
        for box in sorted((box for box in written if box.left - NEXT < x < box.right + NEXT), key=lambda one: one.top):
            if box.top - NEXT > top:
                canvas.line((x, top), (x, min(box.top - NEXT, place.area.bottom)), *look)
            top = max(top, box.bottom + NEXT)
        if top < place.area.bottom:
            canvas.line((x, top), (x, place.area.bottom), *look)
        canvas.add("</g>")


# ------------------------------------------------------------------------------------------------ axes


def _figures(scale: Scale, most: int, height: float, size: float) -> list[tuple[float, str]]:
    """Places along the height with their figures: few enough to be read."""
    count = max(min(most, int(height / (2.2 * size))), 2)
    step = nice_step(scale.high - scale.low, count)
    form = "~s" if scale.high >= SHORT else ","
    if scale.low == 0:  # One figure alone leaves all others to be guessed.
        step = twice(scale.high, step, TWO_APART * size * scale.high / height)
    values = stepped(scale.low, scale.high, step)
    if len(values) < 2:
        # Of a step that is shorter not all have room: the first, or the ends around a zero line, say how long it is.
        step = nice_step(scale.high - scale.low, 2 * count)
        values = stepped(scale.low, scale.high, step)
        values = [values[0], values[-1]] if scale.low < 0 else values[:2]
    return [(value, f"{written(value, form, step)}{behind_ticks(scale.suffix)}") for value in values]


def _tick_words(scale: Scale) -> tuple[str, ...]:
    """What stands at the marks of a scale that says where it has them."""
    if scale.names or not scale.ticks:
        return scale.names
    step = min((above - below for below, above in pairwise(sorted(scale.ticks))), default=1.0)
    form = "~s" if scale.high >= SHORT else ","
    return tuple(written(value, form, step) for value in scale.ticks)


def _told_levels(place: _Place) -> list[tuple[float, str]]:
    """The level lines of a scale, each with its figure or name."""
    scale = place.pane.y
    told = list(zip(scale.ticks, _tick_words(scale), strict=True))
    return told or _figures(scale, place.most, place.area.height, place.size)


def _draw_figures(canvas: Canvas, place: _Place) -> None:
    """Level lines, and their figures or names at the left."""
    scale, area = place.pane.y, place.area
    if not scale.is_shown or place.is_told:
        return
    told = _told_levels(place)
    for value, _ in told if scale.has_grid else ():
        canvas.line((area.left, place.y(value)), (area.right, place.y(value)), LINE, 0.8)
    if scale.low < 0 and not scale.names:
        canvas.line((area.left, place.y(0)), (area.right, place.y(0)), MUTED)
    if place.has_figures:
        canvas.write(_names(place, told) if scale.names else _beside(place, told), SCALE)


def _beside(place: _Place, told: Sequence[tuple[float, str]]) -> list[Label]:
    """Those that have room, from above: of a low pane that which says how much its height is."""
    found: list[Label] = []
    for value, text in reversed(told):
        label = text_line(
            place.area.left - GAP, place.y(value) + 0.36 * place.size, text, place.size, MUTED, anchor="end"
        )
        if not found or not found[-1].box.meets(label.box):
            found.append(label)
    return found[::-1]


def _names(place: _Place, told: Sequence[tuple[float, str]]) -> list[Label]:
    """Names of codes in as many lines as they need, in smaller type where there is little room; else every second."""
    pitch = min((abs(place.y(b) - place.y(a)) for (a, _), (b, _) in pairwise(told)), default=place.area.height)
    right, size = place.area.left - GAP, place.size

    def lines(text: str) -> list[str]:
        return list(wrapped(text, size, place.names + 1))

    while size > LEAST_TYPE and any(len(lines(text)) * LEADING * size > pitch + 0.3 * size for _, text in told):
        size -= 0.5
    found: list[Label] = []
    for value, text in told:
        own = stacked((right, place.y(value)), lines(text), size, MUTED, anchor="end")
        if not any(one.box.meets(other.box) for one in own for other in found):
            found += own
    return found


def _years_told(place: _Place) -> Sequence[float]:
    """The years that are written: the first and the last, and round ones between them that have room."""
    scale = place.pane.x
    if scale.ticks:
        return scale.ticks
    first, last = (float(year) for year in (place.pane.years[0], place.pane.years[-1]))
    room = (width_of("2000", place.size) + 0.9 * place.size) * (scale.high - scale.low) / place.area.width
    least = max(room, (last - first) / (MOST_TICKS - 1))
    step = next((step for step in STEPS if step >= least), STEPS[-1])
    if last - first < room:
        return [last]
    start = first if (last - first) % step == 0 else 0.0
    apart = max(room, step / 2)
    between = [year for year in stepped(first, last, step, start) if first + apart <= year <= last - apart]
    return [first, *between, last]


def _draw_years(canvas: Canvas, place: _Place) -> None:
    """The axis with a mark at each year that is written; as many as have room."""
    area = place.area
    if not place.pane.x.is_shown:
        return
    canvas.line((area.left, area.bottom), (area.right, area.bottom), MUTED)
    for year in _years_told(place):
        canvas.line((place.x(year), area.bottom), (place.x(year), area.bottom + TICK), LINE)
    canvas.write(_year_labels(place), SCALE)


def _year_labels(place: _Place) -> list[Label]:
    """The years that are written below a pane."""
    is_written = place.pane.x.is_shown and place.has_years
    down = place.area.bottom + TICK + 2 + ASCENT * place.size
    return [_year_label(place, year, down) for year in _years_told(place)] if is_written else []


def _year_label(place: _Place, year: float, down: float) -> Label:
    """A year below its mark, moved so far that it ends before the years of a pane beside: where there are figures at
    the left or names at the right it has their room, too."""
    text, room, area = str(round(year)), BETWEEN / 2 - GAP, place.area
    half, left, right = width_of(text, place.size) / 2, max(room, place.names), max(room, place.ends)
    x = min(max(place.x(year), area.left - left + half), area.right + right - half)
    return text_line(x, down, text, place.size, MUTED, anchor="middle")


# ------------------------------------------------------------------------------------------------ words


def _write_words(canvas: Canvas, place: _Place) -> list[Box]:
    """Names at the ends of lines, a note above, words of breaks and figures of marks: none over another, or a year.

    Tells where they are.
    """
    taken = [label.box for label in (*_write_ends(canvas, place), *_year_labels(place))]
    for label in (*_note(place), *_break_labels(place), *_event_labels(place), *_begun(place)):
        canvas.write([label])
        taken.append(label.box)
    for tries in _value_labels(place):
        found = next(
            (label for label in tries if not any(label.box.meets(other, BETWEEN_FIGURES) for other in taken)), None
        )
        if found is not None:
            canvas.write([found])
            taken.append(found.box)
    raised = (
        [[replace(line, y=line.y - up) for line in lines] for up in (0.0, LEADING * place.size)]
        for lines in _labels_in_lines(place)
    )
    for ways in (*_names_of_paths(place), *raised):
        # All of its lines or none: the second line of "0.054 to 0.178" alone would be another figure.
        free = (labels for labels in ways if not any(label.box.meets(other) for label in labels for other in taken))
        written = next(free, [])
        canvas.write(written)
        taken += [label.box for label in written]
    return taken


def _write_ends(canvas: Canvas, place: _Place) -> Iterator[Label]:
    """Each line's name or words beside its last figure, moved apart, in smaller type where they need it.

    What ends in an earlier year has its words there, where nothing is in their way; else a dotted line leads to them
    from where that stands farther than FAR. A whole one would be read as figures that stay the same.
    """
    marks = place.pane.ended
    if not marks:
        return
    stacks, ends, size = _stacks(place)
    for mark, end, stack in zip(marks, ends, stacks, strict=True):
        canvas.add(f'<g data-end="{number(end[0])} {number(end[1])}">')
        ink, own = theme.ink(mark.ink), stack.height
        if math.hypot(stack.left - end[0], max(abs(stack.middle - end[1]) - own / 2, 0.0)) > FAR:
            canvas.line((end[0] + 3, end[1]), (stack.left - 2, stack.middle), ink, 0.8, LEADER)
        labels = stacked((stack.left, stack.middle), stack.lines, size, ink)
        canvas.write(labels)
        yield from labels
        canvas.add("</g>")


def _stacks(place: _Place) -> tuple[list[Stack], list[tuple[float, float]], float]:
    """The words of each line with where it ends, and the size of their type."""
    marks, area, size = place.pane.ended, place.area, place.size
    texts = [_end_lines(mark, size, place.ends) for mark in marks]
    whole = sum(len(lines) for lines in texts) * LEADING * size + 2 * len(texts)
    if whole > area.height:  # The names alone, where what else is said has no room.
        texts = [list(wrapped((mark.end or mark.name).split("\n")[0], size, place.ends)) for mark in marks]
        whole = sum(len(lines) for lines in texts) * LEADING * size + 2 * len(texts)
    if whole > area.height:
        size = max(size * area.height / whole, LEAST_TYPE)
        texts = [_end_lines(mark, size, place.ends) for mark in marks]
    ends = [(place.x(mark.data[-1].at), place.y(mark.data[-1].drawn or 0.0)) for mark in marks]
    return stacks_of(place, ends, texts, size), ends, size


def _end_lines(mark: Line | Dots, size: float, width: float) -> list[str]:
    return [line for part in (mark.end or mark.name).split("\n") for line in wrapped(part, size, width)]


def _note(place: _Place) -> Iterator[Label]:
    """What is said of a pane without a heading, above the years."""
    if place.pane.said and not place.pane.heading:
        y = _over_figures(place) - 0.35 * place.size
        label = text_line(place.area.left, y, place.pane.said, place.size, MUTED)
        yield strips.fitted(label, place.area.right)


def _begun(place: _Place) -> list[Label]:
    """Since when its figures are, where no level line goes through that, if there is such a place."""
    ways = list(_begun_ways(place))
    levels = [place.y(level) for level in place.levels]
    clear = (way for way in ways if not any(one.box.top < at < one.box.bottom for one in way for at in levels))
    return next(clear, ways[0] if ways else [])


def _begun_ways(place: _Place) -> Iterator[list[Label]]:
    """The same at the foot of the empty years before its figures, in one line or two that have room; else over what is
    low behind these."""
    pane, area = place.pane, place.area
    hatched, first = {round(year) for year in _silent_years(pane)}, pane.years[0] + pane.empty
    sizes = [place.size, min(place.size, place.least)] if pane.begins else []
    ways = [(off, more, size) for off in (FROM_AXIS, 0.0) for more in range(MOST_LOW + 1) for size in sizes]
    for off, more, size in ways:
        up = max((_up(place, first + year, hatched) for year in range(more)), default=0.0)
        right = place.x(first + more - BAR / 2) - (2 * GAP if first + more in hatched else 2 * NEXT)
        room = right - area.left - off
        for lines in ([pane.begins], wrapped(pane.begins, size, room)) if up <= LOW_PART * area.height else ():
            tall = len(lines) * LEADING * size
            has_room = max(width_of(line, size) for line in lines) <= room and tall + up <= area.height
            if len(lines) <= MOST_BEGUN and has_room:
                middle = area.left + off + room / 2, area.bottom - up - tall / 2 - 1
                yield stacked(middle, lines, size, MUTED, anchor="middle")


def _up(place: _Place, year: int, hatched: Collection[int]) -> float:
    """How high what stands in a year reaches: its bar with its range, or its hatching."""
    tops = [datum.top or 0.0 for mark in place.pane.marks for datum in mark.data if datum.at == year]
    tall = _hatched_height(place) if year in hatched else 0.0
    return max(tall, *(place.area.bottom - place.y(top) for top in tops), 0.0)


def _over_figures(place: _Place) -> float:
    """From where on words stand above a pane: over the figures of its tallest marks."""
    return place.area.top - (0.6 * place.size if _has_labels(place.pane) else 0)


def _has_labels(pane: Pane) -> bool:
    return any(datum.label for mark in pane.marks for datum in mark.data)


def _break_labels(place: _Place) -> Iterator[Label]:
    """Words above a break, at its right; at its left, or over it, where there is no room; none over another."""
    free = place.area.left
    for rule in place.pane.rules:
        if not rule.said or rule.role != "break" or place.pane.heading:
            continue
        x, wide = place.x(rule.at - 0.5) - place.area.left, width_of(rule.said, place.size)
        left = place.area.left + strips.begin_beside(x, wide, place.area.width)
        if left >= free:
            yield text_line(left, _over_figures(place) - 0.35 * place.size, rule.said, place.size, MUTED)
            free = left + wide + 4


def _event_labels(place: _Place) -> list[Label]:
    """The numbers of events right over the pane, at their lines."""
    places = [place.x(rule.at) for rule in place.pane.rules]
    down = place.area.top - OVER * place.size - place.ranged - 2
    return strips.number_labels(place.pane, places, place.area, down, min(place.size, NUMBER_TYPE))


def _told_whole(place: _Place) -> list[Label]:
    """The figure of each bar above it, where all of them have room: then none has to be read off; else none.

    A reader's own figures are read off.
    """
    bars, least = place.pane.bars_alone, min(place.size, place.least)
    has_own = any(mark.role == "own" for mark in place.pane.marks)
    if has_own or place.pane.is_low or not place.is_told:
        return []
    if bars is None:
        return _told_abreast(place, least)
    if any(_is_ranged(datum) for datum in bars.data):  # A figure over the line of its range is read as its end.
        return []
    pitch = place.area.width / (place.pane.x.high - place.pane.x.low)
    texts = told_alike(bars.data)
    told = [replace(datum, label=text) for datum, text in zip(bars.data, texts, strict=True)] if texts else []
    size = min(place.size, (pitch - 3) / max((width_of(datum.label, 1.0) for datum in told), default=1.0))
    return [_over(place, datum, size) for datum in told] if size >= least else []


def _told_abreast(place: _Place, least: float) -> list[Label]:
    """The same of bars of several things beside each other: none over another figure, nor over the bar beside its own.

    In the largest type in which all have room in one line each, else those in more, or off their middle, that would
    stand over another bar, else all in as many as they need. `least`: the smallest type that can be read.
    """
    groups = place.pane.bars_abreast
    bars = [(mark, datum) for mark in groups for datum in mark.data]
    if not bars or not all(datum.label for _, datum in bars):
        return []
    boxes = [_bar_box(place, mark, datum.at, 0.0, datum.top or 0.0) for mark, datum in bars]
    sizes = [place.size - 0.5 * step for step in range(int(2 * (place.size - least)) + 1)]
    for way, size in [(way, size) for way in (_in_one, _off_others, _in_lines) for size in sizes]:
        labels = [
            label for (_, datum), box in zip(bars, boxes, strict=True) for label in way(place, datum, size, box, boxes)
        ]
        lies_over = _lie_over(labels, boxes)
        meets = any(one.box.meets(other.box) for one, other in combinations(labels, 2))
        is_beyond = any(label.box.top < place.area.top - place.size for label in labels)
        if not (lies_over or meets or is_beyond):
            return labels
    return []


def _lie_over(labels: Sequence[Label], boxes: Sequence[Box]) -> bool:
    return any(label.box.meets(box) for label in labels for box in boxes if box.height)


def _in_one(place: _Place, datum: Datum, size: float, own: Box, boxes: Sequence[Box]) -> list[Label]:  # noqa: ARG001
    return list(_over_in_lines(place, datum, size, place.area.width))


def _in_lines(place: _Place, datum: Datum, size: float, own: Box, boxes: Sequence[Box]) -> list[Label]:  # noqa: ARG001
    is_whole = all(width_of(word, size) <= own.width for word in tokens_of(datum.label))
    return list(_over_in_lines(place, datum, size, own.width if is_whole else place.area.width))


def _off_others(place: _Place, datum: Datum, size: float, own: Box, boxes: Sequence[Box]) -> list[Label]:
    """A figure in one line, else in more, else so far off the middle of its bar that it stands over no other."""
    one, several = (way(place, datum, size, own, boxes) for way in (_in_one, _in_lines))
    found = next((way for way in (one, several) if not _lie_over(way, boxes)), None)
    if found is not None:
        return found
    (label, *_), (left, right) = one, (own.left - one[0].box.left, own.right - one[0].box.right)
    moved = ([replace(label, x=label.x + NEXT + left)], [replace(label, x=label.x - NEXT + right)])
    inside = [way for way in moved if way[0].box.right <= place.area.right + max(place.beyond, place.size)]
    return next((way for way in inside if not _lie_over(way, boxes)), one)


def _over_in_lines(place: _Place, datum: Datum, size: float, width: float) -> Iterator[Label]:
    """A figure over its bar in lines of a width, the last of which stands on it."""
    last, lines = _over(place, datum, size), balanced(datum.label, size, width)
    for row, line in enumerate(lines):
        yield replace(last, y=last.y - (len(lines) - 1 - row) * LEADING * size, runs=((line, False),))


def _over(place: _Place, datum: Datum, size: float) -> Label:
    top = place.y(datum.top or 0.0) - (4 + ZERO_RADIUS if datum.role == "zero" else 4)
    return text_line(place.x(datum.at), top, datum.label or datum.said, size, INK, anchor="middle")


def _value_labels(place: _Place) -> Iterator[list[Label]]:
    """Figures above their marks and all that these can be, else beside; those of medians at the left of their dot."""
    area, size = place.area, place.size
    whole = _told_whole(place)
    if whole:
        yield from ([label] for label in whole)
    for mark in () if whole else place.pane.marks:
        for datum in mark.data:
            if not datum.label or mark.role in AHEAD:
                continue
            if isinstance(mark, Dots) and mark.role == "compared":
                yield paths.beside(place, mark, datum, place.pane.marks)
                continue
            if isinstance(mark, Bars):
                if not _in_own_lines(place, mark, datum):
                    shown = _least_ways(place, mark, datum) if datum.is_least else (datum,)
                    yield [label for one in shown for label in _over_own(place, mark, one)]
                continue
            x, y = place.at(datum)
            top = place.y(datum.top or 0.0)
            half = width_of(datum.label, size) / 2
            middle = min(max(x, area.left + half), area.right - half)
            top = min(
                top, *(place.y(near.top or 0.0) for near in mark.data if abs(place.x(near.at) - middle) < half + 6)
            )
            is_line = isinstance(mark, Line) and mark.role != "own"
            ink = theme.ink(mark.ink) if is_line else INK
            above = text_line(middle, top - 4, datum.label, size, ink, anchor="middle")
            if mark.role == "median":
                beside = text_line(x - 8, y + 0.36 * size, datum.label, size, INK, anchor="end")
                yield [beside, above]
                continue
            right = text_line(x + 8, top + 0.7 * size, datum.label, size, ink)
            if isinstance(mark, Line) and mark.role != "own":
                if mark.is_joined:
                    yield paths.off_lines(place, mark, datum, place.pane.marks)
                    continue
                beside = text_line(x - 8, y + 0.36 * size, datum.label, size, ink, anchor="end")
                # Left of the pane stand the figures of its scale.
                yield [beside, above, right] if beside.box.left >= area.left else [above, right]
                continue
            left = text_line(x - 8, top + 0.7 * size, datum.label, size, INK, anchor="end")
            yield [above, left, right]


def _least_ways(place: _Place, mark: Bars, datum: Datum) -> Iterator[Datum]:
    """What may stand over a bar of "at least" so many: its figure with its year, the figure, its sign alone; nothing
    for which one of its pane has no room."""
    for told in (mark, replace(mark, data=tuple(map(_undated, mark.data)))):
        if _are_least_told(place, told):
            yield next(one for one in told.data if one.at == datum.at)
    yield replace(datum, label=datum.sign)


def _names_of_paths(place: _Place) -> Iterator[list[list[Label]]]:
    """Where the lines of the name of each path may stand; at the right of a plot stand the words of where it ends."""
    ends_at = place.area.right + place.ends
    for mark in place.pane.marks:
        if isinstance(mark, Line) and mark.role in AHEAD:
            named = (datum.label for datum in mark.data if datum.label)
            yield from (paths.beside_path(place, mark, words, place.pane.marks, ends_at) for words in named)


def _undated(datum: Datum) -> Datum:
    return replace(datum, label=datum.signed(datum.said)) if datum.is_least else datum


def _are_least_told(place: _Place, mark: Bars) -> bool:
    """Whether the figure of each bar of "at least" so many has room over it, beside the others of its pane."""
    told = [list(_over_own(place, mark, datum)) for datum in mark.data if datum.label]
    return all(told) and not any(one.box.meets(other.box) for (one,), (other,) in combinations(told, 2))


def _labels_in_lines(place: _Place) -> Iterator[list[Label]]:
    """Figures of bars that stand in several lines above them, each whole."""
    bars = [] if _told_whole(place) else [mark for mark in place.pane.marks if isinstance(mark, Bars)]
    for mark in bars:
        yield from (_in_own_lines(place, mark, datum) for datum in mark.data if datum.label)


def _in_own_lines(place: _Place, mark: Bars, datum: Datum) -> list[Label]:
    """Words over a bar in as many lines as keep them over its own place, where they would else stand over a taller bar
    beside it and be taken for that one's."""
    half, pitch = width_of(datum.label, place.size) / 2, place.x(1.0) - place.x(0.0)
    x, top = place.x(datum.at), datum.top or 0.0
    middle = min(max(x, place.area.left + half), place.area.right - half)
    near = (
        one for one in mark.data if one is not datum and abs(place.x(one.at) - middle) < half + mark.width * pitch / 2
    )
    room = pitch + place.size
    is_whole = all(width_of(word, place.size) <= room for word in tokens_of(datum.label))
    if _is_ranged(datum) or not is_whole or not any((one.top or 0.0) > top for one in near):
        return []
    lines = list(_over_in_lines(place, datum, place.size, room))
    return lines if len(lines) > 1 else []


def _over_own(place: _Place, mark: Bars, datum: Datum) -> Iterator[Label]:
    """A figure over its own bar, with its year where that reaches neither over the line of a break nor over more than
    one other bar as high: it would be read as theirs. None without room there."""
    found, bears_year = _over_bar(place, mark, datum), datum.label in (datum.dated, datum.signed(datum.dated))
    if datum.undated and bears_year and (found is None or _reaches_others(place, mark, datum, found.box)):
        found = _over_bar(place, mark, replace(datum, label=datum.without_year))
    if found is not None:
        yield found


def _reaches_others(place: _Place, mark: Bars, datum: Datum, words: Box) -> bool:
    """Whether words over a bar reach over the line of a break, or over more than one other bar that is as high."""
    least = place.y(datum.top or 0.0) + NEARLY * place.area.height
    others = (_bar_box(place, mark, one.at, 0.0, one.top or 0.0) for one in mark.data if one.at != datum.at)
    high = [box for box in others if box.top < least]
    is_struck = any(words.left < line < words.right for line in _breaks(place))
    return is_struck or len(_under(high, (words.left + words.right) / 2, words.width)) > 1


def _breaks(place: _Place) -> list[float]:
    """Where the lines of breaks stand."""
    return [place.x(rule.at - 0.5) for rule in place.pane.rules if rule.role == "break"]


def _over_bar(place: _Place, mark: Bars, datum: Datum) -> Label | None:
    """A figure over its own bar and over all that it and those beside it may be: in its middle, or as little off it as
    taller bars beside it, the line of a break and the edges of the pane ask for; from its left side on where nothing
    follows it. None without room there: over another bar it would be read as that one's."""
    area, nearly = place.area, NEARLY * place.area.height
    own = _bar_box(place, mark, datum.at, 0.0, datum.top or 0.0)
    middle, most = (own.left + own.right) / 2, min(own.width / 2, MOST_OFF)
    near = list(_others(place, mark, datum))
    tall = [box for box in near if box.top < own.top - nearly]
    foot = area.bottom - _hatched_height(place)
    near += [_bar_box(place, mark, at, 0.0, 0.0)._replace(top=foot) for at in _silent_years(place.pane)]
    after = [box for box in near if box.left > middle]
    wide = width_of(datum.label, place.size)
    lefts = (area.left - NEXT, *(box.right + NEXT for box in tall))
    rights = (area.right + place.beyond, *(box.left - NEXT for box in tall))
    tried = [middle, *(end + wide / 2 for end in lefts), *(end - wide / 2 for end in rights)]
    begun, lines = own.left + wide / 2, _breaks(place)
    tried += [line + way * (OFF + wide / 2) for line in lines for way in (1, -1)]
    tried = [at for at in tried if abs(at - middle) <= most] + ([] if _under(after, begun, wide) else [begun])
    free = [
        at
        for at in tried
        if lefts[0] - 0.01 <= at - wide / 2 and at + wide / 2 <= area.right + place.beyond + 0.01
        if not _under(tall, at, wide)
    ]
    if not free:
        return None
    at = min(free, key=lambda one: (any(abs(line - one) < wide / 2 for line in lines), abs(one - middle)))
    top = own.top - (OFF_RANGE if _is_ranged(datum) else OFF + ZERO_RADIUS * (datum.role == "zero"))
    top = min(top, *(box.top - OFF for box in _under(near, at, wide)), own.top)
    return _off_levels(place, text_line(at, top, datum.label, place.size, INK, anchor="middle"))


def _off_levels(place: _Place, label: Label) -> Label:
    """A figure of one of several panes beside each other over the level line that would go through it: the room over
    these is as much as their words take."""
    struck = [at for level in place.levels if label.box.top < (at := place.y(level)) < label.box.bottom + OFF_LEVEL]
    more = label.box.bottom + OFF_LEVEL - min(struck) if struck and place.beyond else 0.0
    return replace(label, y=label.y - more)


def _others(place: _Place, mark: Bars, datum: Datum) -> Iterator[Box]:
    """The other bars, and the lines of their ranges."""
    for one in mark.data:
        if one.at != datum.at:
            box = _bar_box(place, mark, one.at, 0.0, one.top or 0.0)
            middle = (box.left + box.right) / 2
            yield box._replace(top=place.y(one.value)) if one.value is not None else box
            if _is_ranged(one):
                yield box._replace(left=middle - HALF_RANGE, right=middle + HALF_RANGE)


def _under(boxes: Sequence[Box], at: float, wide: float) -> list[Box]:
    """Those of some bars over which words of a width around a place stand."""
    return [box for box in boxes if box.left < at + wide / 2 - 0.01 and box.right > at - wide / 2 + 0.01]


def _silent_years(pane: Pane) -> list[float]:
    return [datum.at for mark in pane.silences for datum in mark.data if datum.drawn is None]


def _is_ranged(datum: Datum) -> bool:
    """Whether its publisher says up to where a figure may reach."""
    return datum.value is not None and datum.reach is not None and datum.reach[1] > datum.value


# ------------------------------------------------------------------------------------------------ keys


def _entry(key: Key, look: Look) -> legend.Entry:
    """A key with its words; of a sign no bar, which looks as all bars do, and of what is blank nothing."""
    if key.of == "Blank":
        return legend.Entry(key.said, lambda _canvas, _box: None)
    if key.role in ("least", "about"):
        return legend.of_sign(key.said, rtl=look.rtl)
    return legend.Entry(key.said, _Sample(key).draw)


@dataclass(frozen=True)
class _Sample:
    """A piece of what a key means."""

    key: Key

    def draw(self, canvas: Canvas, box: Box) -> None:
        """A hatched or a pale box, a path, the mark of an event, or an upright line."""
        if self.key.of == "Band" or self.key.role in AHEAD or self.key.role == "own":
            paths.draw_sample(canvas, box, self.key)
            return
        if self.key.role == "event":
            strips.draw_event(canvas, box)
            return
        if self.key.role == "silent":
            _hatch(canvas, box, f' {paint("stroke", LINE)} stroke-width="0.8"')
            _write_unknown(canvas, [_question_mark(box, (box.bottom - box.top) / legend.SWATCH_HEIGHT)])
            return
        colour = theme.ink(self.key.ink)
        if self.key.role == "doubted":
            self._draw_doubted(canvas, box, colour)
            return
        if self.key.of in ("Bars", "Dots") and self.key.role in ("", "uncertain"):
            self._draw_plain(canvas, box)
            return
        if self.key.of == "Bars" and self.key.role == "zero":
            _draw_zero(canvas, box._replace(bottom=(box.top + box.bottom) / 2), colour)
            return
        middle = (box.left + box.right) / 2
        width = 3 if self.key.role == "uncertain" else 1.5
        is_ranged = self.key.of == "Bars" and self.key.role == "ranged"
        canvas.line((middle, box.top), (middle, box.bottom), INK if is_ranged else colour, width)

    def _draw_plain(self, canvas: Canvas, box: Box) -> None:
        """A bar, or a piece of each that looks so, or a point."""
        colours = [theme.ink(ink) for ink in (self.key.ink, *self.key.others)]
        if self.key.of != "Bars":
            canvas.circle(((box.left + box.right) / 2, (box.top + box.bottom) / 2), POINT, paint("fill", colours[0]))
            return
        wide = (box.right - box.left) / len(colours)
        for place, colour in enumerate(colours):
            piece = box._replace(left=box.left + place * wide, right=box.left + (place + 1) * wide)
            canvas.rect(piece, colour, PALE if self.key.role == "uncertain" else 1)

    def _draw_doubted(self, canvas: Canvas, box: Box, colour: str) -> None:
        """A hollow bar, or a hollow point."""
        if self.key.of == "Bars":
            _draw_hollow(canvas, box, colour)
        else:
            canvas.circle(((box.left + box.right) / 2, (box.top + box.bottom) / 2), POINT, _hollow(colour))
