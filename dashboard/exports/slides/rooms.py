"""How much room the words of a chart take, and what is left for its plot: sizes of type, ends of axes, moved labels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from typing import Literal, NamedTuple, cast

from dashboard import theme
from dashboard.charts.scales import MOST_TICKS, stepped, twice
from dashboard.exports.picture.labels import spread
from dashboard.exports.slides.axis_numbers import is_short, short_words, ticks_of
from dashboard.exports.slides.measure import BOLD, REGULAR, balanced, width_of, wrapped
from dashboard.exports.slides.peaks import OFF, OFF_RANGE, Peak, off_lines, set_off, told_of, top_of
from dashboard.exports.slides.plots import Plot, Row, Strand, figures_of
from dashboard.exports.slides.template import Frame
from dashboard.exports.slides.texts import leading
from dashboard.figures.charts import TOPS, round_top
from dashboard.i18n import current_language, format_number, in_a_row, is_right_to_left, translate

NEAR_END = 2
"""Years before the end of other lines up to which the name of a dot stands at the edge with a line to it; one that is
longer would be taken for one of figures."""
CLEAR = 2.0
"""Between two names at the ends of lines, in points."""
NEAR_YEARS = 2
"""Years between labels up to which one label more costs little room."""
TYPE, LARGE = 12.0, 14.0
"""Of all labels, in points: what is smaller is not read from the last row; and where that says as much."""
ROUND, BLANK = (5, 10, 20, 25, 50), 1 / 6
"""Steps between labels of round years, and the part of an axis that may be blank before the first figure for these:
offices count their labels from the start of the axis."""
BESIDE_NAMES = 22.0
"""Room at the side of rows where their names are not, in points: for half a figure of the scale."""
NAMES_PART, WIDE_PART, ENDS_PART, LONG_ENDS_PART = 0.4, 0.62, 0.2, 0.3
"""Part of the width that names of rows, the same where else what is said of them would be lost, names at the ends of
lines, and the same with their figure in one line may take at most."""
OFF_AXIS = 4.0
"""How much farther than an office puts them names of rows stand from the axis, in points: for half a mark beyond it."""
WITH_UNITS, THIRD, PLOT_PART, FAIR_PART, LEAST_PART = 0.25, 0.34, 0.36, 0.25, 0.14
"""Part of the width of a chart that names of rows take at most with units behind them, and where their figures stand at
the other end; that is left to the plot where figures then say less; where units then stand behind names; and at least,
or fewer rows stand on a slide."""
ROWS_AIR = 0.1
"""Between rows of several lines and the next, in sizes of type."""
BETWEEN = 12.0
"""Between two columns of figures, in points."""
BRACKETS = ("(", "\uff08")
"""With which the scale of a score begins, that stands behind its name without a comma."""
AT_END, AROUND_ENDS = 5.0, 15.0
"""From a point to words beside it, as offices set them, and what figures at the end of rows have around them, in
points."""
KEYED_ABOVE = ("bars", "columns")
"""Forms of charts whose key stands over them."""
PAD, LESS = 6.0, 1.0
"""Around a chart, and around one of several, in points."""
LEAD = 8.0
"""Room of the line that leads to a label which was moved up or down beside the edge of the plot."""
BEHIND_LAST = 12.0
"""At the right of a plot, in points: for half of the last year, which stands below the last bar."""
BEHIND_BAND = 11.0
"""How far from its end the name of a line stands at most where a band reaches on beside it, in points: farther, a line
would have to lead there.
"""
TICK, TALL_TICK, LOW_ROWS = 0.22, 0.3, 8
"""Half the height of a tick in a row, and in one of more than so many: there a dot at its place would hide it."""
WIDTH_OF_RANGE = 2.5
"""Of the line over a dot that says the range of its figure, in points."""
TIGHT, EDGES = 1.08, 1.5
"""Rows of one line each: from one to the next, in their size of type; above and below all of them, in such rows."""
TITLED, BROKEN = 1.6, 0.75
"""Room of the title of an axis below its figures, in sizes of type; at which part of a chart's width offices break it.
"""
KEY = 44.0
"""Room of the mark of a legend's entry, and of the space after it."""
ROOMY = 1.05
"""The fonts of an office may run wider than those that are measured here."""
APART, OVER = 4.0, 1.12
"""Between figures over bars that stand beside each other, in points; how high a scale reaches, beside its highest bar,
where figures stand over them."""
ABOVE = 1.1
"""How high a scale reaches, beside its highest bar, where no figure stands over it."""
LEAST_PEAKED = 78.0
"""Height of a chart beside others, in points, from which on its tallest bar says its figure: a lower one needs that
room for its plot."""
HEADROOM = 0.2
"""Part of a plot over its tallest bar at most: a scale that ends far above all figures makes them low."""
ROWS_APART = 2.4
"""From one named bar to the next at least where its words are large, in sizes of type."""
BELOW_WORDS = 5.0
"""Between the words above a chart beside others and its highest figure, which would be read as theirs, in points."""
BEHIND = (0.0, 8.0, 16.0, 24.0, 32.0)
"""Room more at the right of a chart that is tried, where else its newest bar could not say its figure, in points."""
MOST_LINES, WIDER = 2, 1.2
"""Of a figure over a bar; how wide it may be, beside the way to the next bar, which begins farther from its middle."""
OVER_TICK = 0.4
"""How far a figure of a scale reaches over its line, in sizes of type."""
LARGER, AIRY = 14.0, 2.2
"""Type of stacked bars that are few, in points, and how high their rows are for it at least, in sizes of it."""
STEPS = (1.0, 2.0, 5.0, 10.0)
MOST_STEPS, MOST_STEPS_OF_PANE, APART_UP = 5, 3, 1.8
"""Steps of an axis of figures at most, and of one of a chart beside others; and how far apart two of these are at
least, in sizes of type."""


Position = Literal["l", "r", "ctr"]


@dataclass(frozen=True)
class Label:
    """Words at a value."""

    place: int
    """Number of the value in its strand."""
    lines: tuple[str, ...]
    colour: str
    size: float
    moved: tuple[float, float] = (0.0, 0.0)
    """To the right and down from where PowerPoint puts it, in parts of the chart's width and height."""
    bold: int = 0
    """How many of the first lines are bold, the others being said in a quieter colour; 0 for all alike."""
    side: Position | Literal[""] = ""
    """On which side of its value it stands, of words of rows."""


@dataclass(frozen=True)
class Rooms:
    """The rooms of one chart, in points."""

    width: float
    height: float
    type: float
    axis_type: float
    inner: Frame | None = None
    """The plot without the labels of its axes; None leaves it to PowerPoint."""
    legend: bool = False
    over: float = 0.0
    """What a key takes over columns."""
    legend_type: float = TYPE
    axis: tuple[float, float] | None = None
    step: float = 0.0
    across: tuple[float, float] | None = None
    step_across: float = 0.0
    ends: Mapping[str, Label] = field(default_factory=dict)
    """By the name that is written where a line ends."""
    names: tuple[Strand, ...] = ()
    """The strand whose labels name the rows."""
    row_labels: tuple[Label, ...] = ()
    heights: tuple[float, ...] = ()
    """Where rows stand along their axis."""
    years: int = MOST_TICKS
    """Labels of years that have room beside each other."""
    inside: bool = False
    """Whether words stand within stacked bars."""
    is_told: bool = False
    """Whether each bar says its figure, and there is no scale."""
    peaks: tuple[Peak, ...] = ()
    """Of a chart with a scale: the bars which alone say their figure."""

    is_turned: bool = False
    """Whether rows are read from right to left: their names stand at the right."""
    runs_back: bool = False
    """Whether their scale runs from there to the left; years go on to the right in every language."""
    is_pane: bool = False
    """Whether it is one of several beside each other, below which one sentence says what all their breaks are."""
    least: tuple[float, float] = (0.0, 0.0)
    """Room at the left of its plot, and above it, that another of these needs, on the same years: they stand below each
    other, and of one scale they are as tall as each other."""

    def along(self, across: float) -> float:
        """How far from the left side of the plot a figure of the level scale stands, in points."""
        if self.inner is None or self.across is None:
            return 0.0
        low, high = self.across[::-1] if self.runs_back else self.across
        return self.inner.width * (across - low) / (high - low)


def rooms_of(
    plot: Plot,
    width: float,
    height: float,
    most_type: float = TYPE,
    *,
    is_pane: bool = False,
    least: tuple[float, float] = (0.0, 0.0),
) -> Rooms:
    """The rooms of a chart of a width and height in points.

    `most_type`: the largest type of its words; `is_pane`: beside others, below words that say what a legend would;
    `least`: room at the left of the plot of one of these, and above it.
    """
    size, keyed = most_type, keyed_in_legend(plot)
    has_legend = not is_pane and bool(keyed)
    legend_type = size if not keyed or _legend_lines(keyed, width, size) == _legend_lines(keyed, width, TYPE) else TYPE
    rooms = Rooms(width, height, size, size, legend=has_legend, legend_type=legend_type, is_pane=is_pane)
    rooms = replace(rooms, least=least)
    below = _legend_height(keyed, width, legend_type) if has_legend else 0.0
    if plot.form == "bars":
        inside = plot.is_stacked and any(any(strand.labels) for strand in plot.strands)
        return _bars(plot, replace(rooms, axis=plot.axis, inside=inside), max(0.0, below - PAD))
    if plot.rows:
        return _rows(plot, rooms, below)
    if plot.form == "points":
        return _points(plot, rooms, below)
    if plot.form in KEYED_ABOVE:
        rooms, below = replace(rooms, over=max(0.0, below - PAD)), 0.0
    return _years(plot, rooms, below)


def keyed_in_legend(plot: Plot) -> Sequence[Strand]:
    """The strands that the legend of a chart alone on its slide names.

    Whose the columns of one kind are says the title; what is paler of them the words above the chart. What the marks of
    rows stand for is written below (`panes.insert`): a legend shows no ticks, and has LibreOffice draw bands over dots.
    """
    keyed = [strand for strand in plot.strands if strand.is_keyed]
    is_told = len(keyed) == 1 and (len(plot.strands) == 1 or (plot.form == "columns" and not keyed[0].is_over))
    return () if plot.rows or is_told else keyed


def _legend_height(strands: Sequence[Strand], width: float, size: float) -> float:
    return _legend_lines(strands, width, size) * 1.5 * size + 1.5 * PAD


def _legend_lines(strands: Sequence[Strand], width: float, size: float) -> int:
    """As many lines as the entries take in columns of the same width."""
    widest = max(ROOMY * width_of(strand.name, size) + KEY for strand in strands)
    return -(-len(strands) // max(1, int(0.94 * width / widest)))


def says_as_much(plot: Plot, rooms: Rooms, usual: Rooms) -> bool:
    """Whether a chart of bars has in its rooms all that it says in the usual ones, whose type is smaller."""
    if plot.form == "bars":
        rows = rooms.inner.height / len(plot.categories) if rooms.inner is not None else 0.0
        widest = max(width_of(name, rooms.type) for name in plot.categories)
        return rows >= ROWS_APART * rooms.type and ROOMY * widest <= NAMES_PART * rooms.width
    if plot.form != "columns" or rooms.is_told != usual.is_told or len(rooms.peaks) < len(usual.peaks):
        return False
    return not plot.has_years or years_told(plot, rooms).many >= years_told(plot, usual).many


def rows_say_as_much(rooms: Rooms, usual: Rooms) -> bool:
    """The same of rows: whether all their words stand in the same lines, beside marks that can be told apart."""
    if rooms.inner is None or rooms.axis is None or rooms.inner.width < FAIR_PART * rooms.width:
        return False
    pitch = rooms.inner.height / (rooms.axis[1] - rooms.axis[0])
    same = [label.lines for label in rooms.row_labels] == [label.lines for label in usual.row_labels]
    return same and pitch >= leading() * rooms.type


def _bars(plot: Plot, rooms: Rooms, over: float) -> Rooms:
    """Named bars below their key: their names at the left in as many lines as they take, figures at the right of those
    of one kind; the other way round where a language is read from right to left. `over`: what the key takes."""
    if rooms.inside and rooms.type >= TYPE and rooms.height - 2 * PAD - over >= AIRY * LARGER * len(plot.categories):
        rooms = replace(rooms, type=LARGER, axis_type=LARGER)
    widest = max((ROOMY * width_of(name, rooms.type) for name in plot.categories), default=0.0)
    left = min(widest, NAMES_PART * rooms.width) + 2 * PAD
    told = (ROOMY * width_of(words, rooms.type) for strand in plot.strands for words in strand.labels)
    right = PAD if plot.is_stacked else max(told, default=0.0) + 2 * PAD
    is_told = rooms.inside or all(any(strand.labels) for strand in plot.strands)
    foot = PAD if is_told else 1.5 * rooms.axis_type + PAD
    is_turned = is_right_to_left(current_language())
    first = right if is_turned else left
    inner = Frame(first, PAD + over, rooms.width - left - right, rooms.height - PAD - foot - over)
    return replace(rooms, inner=inner, is_turned=is_turned, runs_back=is_turned)


def nice(low: float, high: float, most: int = MOST_STEPS) -> tuple[tuple[float, float], float]:
    """Ends of an axis at multiples of a simple step around figures, and the step, of which it has at most so many."""
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(part * power for part in STEPS if span / (part * power) <= most)
    return (math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step), step


def step_within(high: float, most: int) -> float:
    """The least simple step between at most so many figures over zero on an axis that ends at no round one."""
    power = 10.0 ** (math.floor(math.log10(high)) - 1)
    steps = [part * scale for scale in (power, 10 * power) for part in STEPS[:-1]]
    return next(step for step in steps if high / step < most + 1)


def _step_to(end: float, most: int) -> float:
    """The least simple step by which figures lead to the end of an axis, where that is a round one; else one within."""
    for step in (end / parts for parts in range(most, 0, -1)):
        digits = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
        # Of a step of 1.5 an axis would need a decimal.
        if any(math.isclose(digits, part) and (part != TOPS[1] or step > 10) for part in (*TOPS, STEPS[2])):
            return step
    return step_within(end, most)


def _clear_of_words(step: float, high: float, free: float) -> float:
    """The same step, or the next simple ones with which no line of the grid goes through words over the tallest bar.
    `free`: from where to the end of the axis these stand."""
    if math.isinf(free):
        return step
    power = 10.0 ** math.floor(math.log10(step))
    wider = (part * scale for scale in (power, 10 * power) for part in STEPS[:-1] if step <= part * scale <= free)
    return next((wide for wide in wider if high // wide * wide <= free), step)


def _with_two(step: float, ends: tuple[float, float], rooms: Rooms, tall: float, free: float) -> float:
    """The same, or of a chart beside others a smaller one where that names one figure over zero alone. `tall`: the
    plot; `free`: from where on words stand."""
    if not rooms.is_pane or ends[0] or not step:
        return step
    return twice(ends[1], step, APART_UP * rooms.axis_type * ends[1] / tall, free)


def _figure_width(plot: Plot, ends: tuple[float, float], step: float, size: float) -> float:
    """Of the widest label of an axis of figures."""
    if plot.is_share:
        return width_of("100%", size)
    if is_short(ends[1]):
        ticks = ticks_of(ends[1], step)
        return max(width_of(short_words(value, ticks), size) for value in (*ticks, ends[1]))
    decimals = max(0, -math.floor(math.log10(step))) if step else 0
    return max(width_of(f"{format_number(end, min(decimals, 6))}{plot.units[1]}", size) for end in ends)


# ------------------------------------------------------------------------------------------------ years


def extent(plot: Plot) -> tuple[float, float]:
    """Least and greatest end of what is drawn, zero included."""
    if plot.is_stacked:
        columns = zip(*(strand.values for strand in plot.strands if not strand.is_over), strict=True)
        tops = [sum(value or 0.0 for value in column) for column in columns]
        tops += [value or 0.0 for strand in plot.strands if strand.is_over for value in strand.values]
        return 0.0, max(tops, default=1.0) or 1.0
    ends = [0.0]
    for strand in plot.strands:
        reach = strand.reach or ((0.0, 0.0),) * len(strand.values)
        for value, (below, above) in zip(strand.values, reach, strict=True):
            ends += [] if value is None else [value - below, value + above]
    return min(ends), max(ends) or 1.0


def _years(plot: Plot, rooms: Rooms, below: float) -> Rooms:
    """Columns and lines: room for figures at the left, names of lines at the right, words above."""
    rooms = replace(rooms, is_told=_has_room_for_figures(plot, rooms))
    pad = LESS if rooms.is_pane else PAD
    has_words = (plot.breaks or plot.said) and not rooms.is_pane
    # Where no bar says its figure the words above are read as nobody's.
    is_dated = plot.tells == "peak" and any(strand.dated for strand in plot.strands)
    top, bottom = (
        pad + rooms.over + (leading() * rooms.type if has_words else BELOW_WORDS * is_dated),
        1.5 * rooms.axis_type + pad + below,
    )
    plot = _below_figures(plot, rooms, rooms.height - top - bottom) if rooms.is_told else plot
    if rooms.is_told and rooms.is_pane:
        top, plot = _over_scale(plot, rooms, top, rooms.height - top - bottom)
    start, steps = top, MOST_STEPS_OF_PANE if rooms.is_pane else MOST_STEPS
    most = max(2, min(steps, int((rooms.height - top - bottom) / (APART_UP * rooms.axis_type))))
    is_asked = (rooms.is_pane or bool(plot.tells)) and (plot.tells != "peak" or rooms.height >= LEAST_PEAKED)
    peaks, free = told_of(plot, rooms.type, rooms.width) if is_asked and not rooms.is_told else [], math.inf
    if peaks and (plot.axis is None or not plot.axis[0]):
        top, ends, free = _over_peaks(plot, rooms, (top, bottom), 0.0 if has_words else pad)
        plot, step = replace(plot, axis=ends), _clear_of_words(_step_to(ends[1], most), ends[1], free)
    elif plot.tells == "peak" and plot.form == "columns" and not extent(plot)[0]:
        ends = plot.axis or (0.0, round_top(extent(plot)[1]) or ABOVE * extent(plot)[1])
        plot, step = replace(plot, axis=ends), _step_to(ends[1], most)
    elif rooms.is_pane and plot.axis and plot.axis[0] == 0:
        ends, step = plot.axis, step_within(plot.axis[1], most)
    elif plot.top >= extent(plot)[1] and plot.axis is None and not extent(plot)[0]:
        # At the next round figure there would be an empty band over all figures.
        plot = replace(plot, axis=(0.0, plot.top))
        ends, step = (0.0, plot.top), step_within(plot.top, most)
    else:
        ends, step = nice(*(plot.axis or extent(plot)), most)
    if rooms.is_pane and ends[1] % step < 0.01 * step:  # The figure at the end of the scale, below the words above.
        top = max(top, start + OVER_TICK * rooms.axis_type)
    top = max(top, rooms.least[1])
    step = _with_two(step, ends, rooms, rooms.height - top - bottom, free)
    levels = stepped(0.0, ends[1], step) if peaks and math.isinf(free) and step else ()
    figures = 0.0 if rooms.is_told else _figure_width(plot, ends, step, rooms.axis_type) * ROOMY + 2
    left = max(PAD + figures, rooms.least[0])
    right, wider = BEHIND_LAST, 0.0
    frame = replace(rooms, inner=Frame(left, top, rooms.width - left - right, rooms.height - top - bottom))
    column = _column_of_ends(plot, frame, ends)
    if column.words:
        right = _room_for_ends(plot, rooms.width - left, column.width)
    # Where the newest has no room, the tallest says its figure. No room is made for one that other words leave out.
    tallest = told_of(replace(plot, tells="tallest"), rooms.type, rooms.width) if plot.tells == "newest" else []
    ways = [*((peaks, more) for more in BEHIND), (tallest, 0.0)] if plot.tells == "newest" else [(peaks, 0.0)]
    for asked, more in ways if peaks else ():
        inner = Frame(left, top, rooms.width - left - right - more, rooms.height - top - bottom)
        found = tuple(off_lines([*set_off(plot, asked, inner, rooms.width - left, ends)], inner, ends, levels))
        if len(found) > len(rooms.peaks):
            rooms, wider = replace(rooms, peaks=found), more
    right += wider
    years = max(2, min(MOST_TICKS, int((rooms.width - left - right) / width_of("200000", rooms.axis_type))))
    inner = Frame(left, top, rooms.width - left - right, rooms.height - top - bottom)
    rooms = replace(rooms, inner=inner, years=years)
    labels, is_moved = _end_labels(plot, rooms, ends, column)
    fixed = plot.axis if rooms.is_told else ends if is_moved or has_tops(plot) or plot.axis is not None else None
    return replace(rooms, ends=labels, axis=fixed, step=step)


def _over_peaks(
    plot: Plot, rooms: Rooms, around: tuple[float, float], spare: float
) -> tuple[float, tuple[float, float], float]:
    """The room above a plot whose tallest bar says its figure, the ends of its scale, and from where on its words stand
    there: what they need beyond the scale's own room over that bar stands over the plot.

    `around`: the room above and below; `spare`: what of it is free already.
    """
    (top, bottom), tall = around, leading() * rooms.type + OFF
    high = max(top_of(plot), extent(plot)[1])
    round_end = plot.axis[1] if plot.axis and plot.is_fixed else round_top(high)
    end = round_end if plot.tells == "peak" else 0.0
    over = (1 - high / end if end else HEADROOM) * (rooms.height - top - bottom)
    # Words that have no room below the line of a round end stand over it, as in a picture.
    top += max(0.0, tall - (over if not end or over >= tall + OFF_RANGE else 0.0) - spare)
    height = rooms.height - top - bottom
    if end:
        return top, (0.0, end), math.inf
    ends = _under(tall, height, (0.0, high))
    return top, ends, high + OFF * ends[1] / height if plot.tells == "peak" else math.inf


def _tallest(plot: Plot) -> float:
    """The tallest bar: under its figure none has the line of its range."""
    return extent(replace(plot, strands=tuple(replace(strand, reach=()) for strand in plot.strands)))[1]


def _below_figures(plot: Plot, rooms: Rooms, height: float) -> Plot:
    """A chart on whose scale, of so many points, figures have room over all bars."""
    tops = [OVER * _tallest(plot)]
    for strand in _with_figures(plot) if _may_be_folded(plot) else ():
        for at, (value, words) in enumerate(zip(strand.values, strand.figures, strict=True)):
            tall = leading() * rooms.type * len(figure_lines(plot, rooms, words)) + OFF
            top = (value or 0.0) + raised_at(plot, strand, at)
            tops += [top * height / max(height - tall, height / 2)] if value else []
    return replace(plot, axis=(0.0, max(tops)))


def _over_scale(plot: Plot, rooms: Rooms, top: float, height: float) -> tuple[float, Plot]:
    """The room above a plot of so many points, and its chart, whose scale goes on over its bars as far as others do at
    most: what figures in one line need beyond that stands above it."""
    end, most = (plot.axis or (0.0, 0.0))[1], extent(plot)[1] / (1 - HEADROOM)
    told = (words for strand in _with_figures(plot) for words in strand.figures)
    if end <= most or any(len(figure_lines(plot, rooms, words)) > 1 for words in told):
        return top, plot
    return top + height * (1 - most / end), replace(plot, axis=(0.0, most))


def raised_at(plot: Plot, strand: Strand, place: int) -> float:
    """How much more the figure of a column beside others may be: so high stands a pale top on it, below its words."""
    is_beside = plot.form == "columns" and not plot.is_in_one and bool(strand.reach and strand.figures)
    return strand.reach[place][1] if is_beside else 0.0


def has_tops(plot: Plot) -> bool:
    """Whether there is any such top: it stands on a scale that no office chooses."""
    return any(raised_at(plot, strand, at) for strand in plot.strands for at in range(len(strand.values)))


def _with_figures(plot: Plot) -> list[Strand]:
    """The strands of which figures over bars are: those of columns, or the line over columns that stand on each other.
    Circles of zeros on the axis have their figures with these."""
    return [strand for strand in plot.strands if not _is_of_zeros(strand) and (strand.is_over or not plot.is_stacked)]


def _pitch(plot: Plot, rooms: Rooms) -> float:
    """From one bar with a figure over it to the next, in points."""
    beside = 1 if plot.is_in_one else len(_with_figures(plot))
    return (rooms.width - PAD - 10.0) / len(plot.categories) / beside


def figure_lines(plot: Plot, rooms: Rooms, words: str) -> tuple[str, ...]:
    """The lines of a figure over a bar: one; of a range two where these have room, not reaching over the next bar."""
    pitch = _pitch(plot, rooms)
    if not _may_be_folded(plot) or ROOMY * width_of(words, rooms.type) + APART <= pitch:
        return (words,)
    narrow, wide = (balanced(words, ROOMY * rooms.type, room) for room in (pitch - APART, WIDER * pitch))
    return tuple(narrow if len(narrow) <= MOST_LINES else wide)


def _may_be_folded(plot: Plot) -> bool:
    """Whether figures over bars may be ranges in two lines: over paler tops, and where each year has several bars."""
    return plot.is_stacked or not plot.is_in_one


def _has_room_for_figures(plot: Plot, rooms: Rooms) -> bool:
    """Whether all bars can say their figures beside each other: each in a line as wide as from one to the next; over
    paler tops a range in two, which may be wider where the figures beside it are not."""
    strands = _with_figures(plot)
    if not strands or plot.axis is not None or not all(strand.figures for strand in strands):
        return False
    told = [pair for strand in strands for pair in zip(strand.values, strand.figures, strict=True)]
    if any(value is not None and not words for value, words in told):
        return False
    lines = [figure_lines(plot, rooms, words) for _, words in told]
    wide, pitch = [ROOMY * max(width_of(line, rooms.type) for line in own) for own in lines], _pitch(plot, rooms)
    if not plot.is_stacked:
        return max(wide) + APART <= pitch
    meets = any(one and other and (one + other) / 2 + APART > pitch for one, other in pairwise(wide))
    return not meets and max(wide) <= WIDER * pitch and max(map(len, lines)) <= MOST_LINES


def _under(tall: float, height: float, ends: tuple[float, float]) -> tuple[float, float]:
    """Ends of an axis of so many points that leave words of a height over its tallest bar, or a part for them."""
    low, high = ends
    return low, low + (high - low) * height / max(height - tall, (1 - HEADROOM) * height)


def _is_of_zeros(strand: Strand) -> bool:
    return strand.is_over and not strand.is_keyed and set(strand.values) <= {0.0, None}


def year_step(first: int, last: int, most: int) -> int:
    """Years between labels from the first one on, which leaves at most so many.

    Of a first year that is round, one that keeps to round ones; else the least that ends at the last year, as it names
    both; else the least. At least half of the labels that have room stay.
    """
    least = _least_step(first, last, most)
    names_round = least > NEAR_YEARS and first % ROUND[0] == 0
    steps: list[int] = [*(ROUND if names_round else ()), *_to_the_last(first, last, least), least]
    return next(step for step in steps if least <= step <= 2 * least)


class YearsTold(NamedTuple):
    """Which years of an axis are written."""

    step: int
    """From the first year on from one label of the axis to the next."""
    own: tuple[int, ...]
    """Years that have none of these, but room for words of their own."""
    asked: int
    """How many years are written of those that a reader looks for."""
    many: int
    """Of all that are written."""


def years_told(plot: Plot, rooms: Rooms) -> YearsTold:
    """Years that are written, at most as many as in pictures: each of a few; else those at round or equal steps, and
    the last.

    Those that the title names and that of the newest figure are among them where they have room, or where another step,
    of no round years, names all of these. Charts beside each other, which are on the same years, name the same ones.
    """
    first, last = int(plot.categories[0]), int(plot.categories[-1])
    step = year_step(first, last, rooms.years)
    if rooms.inner is None:
        return YearsTold(step, (), 0, 0)
    part = rooms.inner.width / len(plot.categories)
    room = math.ceil((ROOMY * width_of("2000", rooms.axis_type) + APART) / part)
    if room == 1 and len(plot.categories) <= MOST_TICKS:
        return YearsTold(1, (), 0, len(plot.categories))
    least = _least_step(first, last, rooms.years)
    steps = [step, *_to_the_last(first, last, least)]
    usual = next((one for one in steps if (last - first) % one in (0, *range(room, one))), step)
    asked = _years_asked(plot, with_newest=not rooms.is_pane)
    way = _written_at(usual, (first, last), room, asked, () if rooms.is_pane else asked)
    if first % ROUND[0] == 0 and usual in ROUND:
        return way
    # Beside labels at another step, years of their own would stand at no steps at all.
    others = [_written_at(one, (first, last), room, asked, ()) for one in range(least, 2 * least + 1)]
    whole = [one for one in (way, *others) if one.asked == len(asked)]
    return next(iter(whole), way)


def _years_asked(plot: Plot, *, with_newest: bool) -> list[int]:
    """The years that the title names, the newest first, and that of the newest figure, which are not alike beside each
    other: but those that words beside marks say."""
    years = [int(year) for year in plot.categories]
    columns = zip(*(strand.values for strand in figures_of(plot)), strict=True)
    known = [year for year, values in zip(years, columns, strict=False) if any(value is not None for value in values)]
    said = " ".join(words for strand in plot.strands for words in strand.labels)
    asked = [*sorted(set(plot.told) & set(years), reverse=True), *(known[-1:] if with_newest else ())]
    return [year for year in dict.fromkeys(asked) if str(year) not in said]


def _written_at(step: int, ends: tuple[int, int], room: int, asked: Sequence[int], tried: Sequence[int]) -> YearsTold:
    """What is written at a step, beside which those that are tried, and the last, have words of their own while there
    are not too many.

    `room`: years that a label takes.
    """
    first, last = ends
    written, own = [*range(first, last + 1, step)], list[int]()
    for year in (*tried, last):
        told = (*written, *own)
        if len(told) < MOST_TICKS and all(abs(year - other) >= room for other in told):
            own.append(year)
    return YearsTold(step, tuple(own), len({*asked} & {*written, *own}), len(written) + len(own))


def _least_step(first: int, last: int, most: int) -> int:
    return max(1, -(-(last - first + 1) // max(1, most)))


def _to_the_last(first: int, last: int, least: int) -> list[int]:
    return [step for step in range(least, 2 * least + 1) if (last - first) % step == 0]


def round_start(first: int, last: int) -> int:
    """The year from which an axis says round ones at equal steps: the first, or a round one shortly before it.

    The first, too, where few years lie between labels that name both it and the last.
    """
    least, blank = _least_step(first, last, MOST_TICKS), first % ROUND[0]
    ends_there = any(step < ROUND[0] for step in _to_the_last(first, last, least))
    return first if ends_there or blank > BLANK * (last - first) else first - blank


@dataclass(frozen=True)
class _Column:
    """What is said at the ends of lines, in how wide a column beside the plot."""

    words: Mapping[str, tuple[str, ...]]
    """The lines of each name."""
    width: float = BEHIND_LAST


def _column_of_ends(plot: Plot, rooms: Rooms, ends: tuple[float, float]) -> _Column:
    """Names with their figures below them; behind them in a wider column, where these would else stand lower or higher
    than their points, and fewer lines stand nearer to them."""
    named = [strand for strand in plot.strands if strand.end]
    if not named:
        return _Column({})
    whole = {strand.end: strand.end.split("\n") for strand in named}
    joined = {one.end: [in_a_row(whole[one.end])] if one.is_joined else whole[one.end] for one in named}
    columns = [_column(plot, rooms, whole, ENDS_PART), _column(plot, rooms, joined, LONG_ENDS_PART)]
    moved = [max(abs(down) for *_, down in _placed_ends(plot, rooms, ends, column)) for column in columns]
    return columns[moved[0] >= leading() * TYPE / 2 and moved[1] < moved[0]]


def _column(plot: Plot, rooms: Rooms, texts: Mapping[str, Sequence[str]], part: float) -> _Column:
    """A column of words that takes at most a part of the width."""
    around = PAD + (LEAD if plot.is_edged else 0.0)
    widest = max(ROOMY * width_of(line, TYPE, BOLD) for parts in texts.values() for line in parts)
    width = min(widest, part * rooms.width) + PAD
    return _Column(
        {
            end: tuple(line for one in parts for line in wrapped(one, ROOMY * TYPE, width, BOLD))
            for end, parts in texts.items()
        },
        width + around,
    )


def _placed_ends(
    plot: Plot, rooms: Rooms, ends: tuple[float, float], column: _Column
) -> list[tuple[Strand, int, float]]:
    """Each line that has a name at its end with the place of its last figure, and how far below that the name stands,
    in points."""
    inner = cast(Frame, rooms.inner)
    named = [strand for strand in plot.strands if strand.end]
    lasts = [_last(strand) for strand in named]
    values = [strand.values[last] or 0.0 for strand, last in zip(named, lasts, strict=True)]
    heights = [inner.top + inner.height * (1 - (value - ends[0]) / (ends[1] - ends[0])) for value in values]
    tall = [leading() * TYPE * len(column.words[strand.end]) for strand in named]
    part, low = inner.width / len(plot.categories), inner.top + inner.height
    # Below the axis stand its years: only names that have no room above it reach beside them, or half a line where the
    # last year reaches out to them. Below what is said of a target the axis reaches out itself.
    below = 0.5 if plot.is_edged or part < width_of(plot.categories[-1], rooms.axis_type) else 1.0
    is_of_target = any(strand.symbol == "diamond" and not strand.is_joined for strand in named)
    below = 0.0 if is_of_target or sum(tall) + CLEAR * len(tall) <= low else below
    placed = spread(heights, tall, 0, low + below * leading() * TYPE, CLEAR)
    return [(strand, last, found - up) for strand, last, up, found in zip(named, lasts, heights, placed, strict=True)]


def _end_labels(plot: Plot, rooms: Rooms, ends: tuple[float, float], column: _Column) -> tuple[dict[str, Label], bool]:
    """Names at the right edge of the plot at the heights of the lines' last figures, moved apart; whether any moved."""
    inner = rooms.inner
    if not column.words or inner is None:
        return {}, False
    part = inner.width / len(plot.categories)
    labels, is_moved = {}, False
    farthest = _farthest(plot)
    for strand, last, down in _placed_ends(plot, rooms, ends, column):
        right = 0.0 if plot.is_edged else inner.width - (last + 0.5) * part - PAD
        is_moved = is_moved or abs(down) > 0.5
        # At the edge PowerPoint's own place is right; a label that is moved gets a line to its point.
        # The name of a dot stands beside it, since a line to the edge would be taken for one of figures; so does that
        # of a line behind whose end nothing is drawn.
        aside = right if right > part and not _is_told_beside(strand, farthest) else 0.0
        if plot.is_edged and abs(down) > 0.5:
            aside = LEAD
        if plot.band is not None and last == farthest:
            aside = min(part / 2, BEHIND_BAND)
        moved = aside / rooms.width, down / rooms.height if abs(down) > 0.5 else 0.0
        labels[strand.end] = Label(last, column.words[strand.end], strand.colour, TYPE, moved)
    return labels, is_moved


def _room_for_ends(plot: Plot, width: float, most: float) -> float:
    """What names at the ends of lines take beside a plot: those that stand behind their last figures inside it, less.

    `width`: of the plot without that room; `most`: what a whole column of names takes.
    """
    many, farthest = len(plot.categories), _farthest(plot)
    named = [strand for strand in plot.strands if strand.end]
    if plot.is_edged or plot.band or not all(_is_told_beside(strand, farthest) for strand in named):
        return most
    last = max(map(_last, named))
    return max(BEHIND_LAST, most - (many - last - 0.5) * (width - most) / many)


def _farthest(plot: Plot) -> int:
    return max(_last(strand) for strand in plot.strands if any(value is not None for value in strand.values))


def _is_told_beside(strand: Strand, farthest: int) -> bool:
    """Not what ends shortly before others: there its name would lie over these."""
    return _last(strand) == farthest or (not strand.is_joined and farthest - _last(strand) > NEAR_END)


def _last(strand: Strand) -> int:
    return max(place for place, value in enumerate(strand.values) if value is not None)


# ------------------------------------------------------------------------------------------------ points


def _powers(asked: tuple[float, float], least: float) -> tuple[float, float]:
    """Ends of a logarithmic axis. `least`: the least figure that is drawn.

    Offices write tenfolds of its low end alone: that is a power of ten. The other is the nearest 1, 2 or 5 times one.
    """
    low = math.floor(math.log10(least) + 1e-9)
    power = 10.0 ** math.floor(math.log10(asked[1]))
    return 10.0**low, next(part * power for part in STEPS if part * power >= asked[1] * 0.9999)


def _ends(asked: tuple[float, float] | None, own: float = 0.0) -> tuple[tuple[float, float] | None, float]:
    """The ends of an axis, and the step between its figures. `own`: that of a chart that says at which they stand."""
    if asked is None:
        return None, 0.0
    if own:
        return (math.floor(asked[0] / own + 1e-9) * own, math.ceil(asked[1] / own - 1e-9) * own), own
    _, step = nice(*asked)
    low = (
        math.ceil(asked[0] / step - 1e-9) * step if -0.25 * step < asked[0] < 0 else math.floor(asked[0] / step) * step
    )
    over = asked[1] % step
    high = asked[1] - over if 0 < over < 0.25 * step else math.ceil(asked[1] / step - 1e-9) * step
    return (low, high), step


def _points(plot: Plot, rooms: Rooms, below: float) -> Rooms:
    found = (
        [place for strand in plot.strands for place in strand.across if place is not None],
        [value for strand in plot.strands for value in strand.values if value is not None],
    )
    (across, step_across), (up, step) = (
        (_powers(asked, zero or min(own, default=asked[0])), 0.0) if log and asked else _ends(asked, step)
        for asked, step, log, zero, own in zip(
            (plot.across, plot.axis), plot.steps, plot.logs, plot.zeros, found, strict=True
        )
    )
    if plot.is_years and plot.across is not None:
        across, step_across = _whole_years(plot.across, rooms)
    shown = up or (0.0, 1.0)
    wide = _figure_width(plot, shown, shown[0] if plot.logs[1] else step or 1.0, rooms.axis_type)
    title = wrapped(plot.titles[1], rooms.type, 0.8 * (rooms.height - below)) if plot.titles[1] else ()
    left = wide * ROOMY + 2 * PAD + leading() * rooms.type * len(title)
    bottom = 1.5 * rooms.axis_type + PAD + below + titled(plot.titles[0], rooms.type, rooms.width)
    inner = Frame(left, 2 * PAD, rooms.width - left - 18, rooms.height - 2 * PAD - bottom)
    return replace(rooms, inner=inner, axis=up, step=step, across=across, step_across=step_across)


def titled(title: str, size: float, width: float) -> float:
    """Height of the title below an axis, in a size of type in a chart of a width."""
    lines = len(wrapped(title, size, BROKEN * width)) if title else 0
    return (TITLED + leading() * (lines - 1)) * size if lines else 0.0


def _whole_years(asked: tuple[float, float], rooms: Rooms) -> tuple[tuple[float, float], float]:
    """Ends at multiples of the step between labels of years."""
    # Figures leave six tenths of a year free at both ends.
    low, high = asked[0] + 0.6, asked[1] - 0.6
    most = max(2, min(MOST_TICKS - 1, rooms.width / 70))
    step = next(step for step in (1, 2, 5, 10, 20, 50) if math.ceil(high / step) - math.floor(low / step) <= most)
    first, last = math.floor(low / step), math.ceil(high / step)
    return (first * float(step), last * float(step)), float(step)


def _apart(plot: Plot, across: tuple[float, float], step: float, *, is_turned: bool) -> tuple[float, float]:
    """With years before the first one where a mark would lie on the names of the rows, which end there; after the last
    one where these stand at the right."""
    first, last = across
    marked = {place for strand in plot.strands if strand.symbol != "none" for place in strand.across}
    if step > NEAR_YEARS or (last if is_turned else first) not in marked:
        return across
    return (first, last + step) if is_turned else (first - step, last)


# ------------------------------------------------------------------------------------------------ rows


class _Lines(NamedTuple):
    """The lines of a row, and how many of the first are bold."""

    lines: tuple[str, ...]
    bold: int


def _rows(plot: Plot, rooms: Rooms, below: float) -> Rooms:
    """Names of rows at the left, or where they are read from, in as large a type as their heights allow; of a chart
    with words below its heads figures at the other end."""
    many = len(plot.rows)
    axis = 0.0 if plot.ends else 1.5 * rooms.axis_type
    tall = rooms.height - 2 * PAD - axis - below - titled(plot.titles[0], rooms.type, rooms.width)
    is_turned, top = is_right_to_left(current_language()), PAD
    for _ in range(2 if plot.ends else 1):  # What stands over a scale needs as many lines as its width leaves.
        texts, left, behind = _around_rows(plot, tall / _pitches(plot), rooms)
        left += _before(plot, behind)
        right = max(BESIDE_NAMES, _across(_at_other_end(plot, behind)) + AROUND_ENDS if behind else 0.0)
        # Words that leave less have no room, and others take their place.
        wide = max(rooms.width - left - right, LEAST_PART * rooms.width)
        over = PAD + _over_rows(plot, rooms, wide, behind) - top
        tall, top = tall - over, top + over
    first = right if is_turned else left
    inner = Frame(first, top, rooms.width - left - right, tall)
    across, step = _ends(plot.across)
    if plot.is_years and plot.across is not None:
        across, step = _whole_years(plot.across, replace(rooms, width=inner.width))
        across = _apart(plot, across, step, is_turned=is_turned)
    rooms = replace(
        rooms,
        inner=inner,
        axis=(many - 0.5 - _pitches(plot), many - 0.5),
        across=across,
        step_across=step,
        is_turned=is_turned,
        runs_back=is_turned and not plot.is_years,
    )
    return _named(plot, replace(rooms, heights=_heights(plot, rooms, _tall(texts, behind))), texts, behind)


def _heights(plot: Plot, rooms: Rooms, lines: Sequence[int]) -> tuple[float, ...]:
    """Where rows stand, the last at 0: below heads those of several lines have more room around them, and the others
    stand at equal distances."""
    many = len(plot.rows)
    if not plot.ends or rooms.inner is None:
        return tuple(float(many - 1 - place) for place in range(many))
    each = rooms.inner.height / _pitches(plot)
    needs, free, equal = _needs(lines, rooms.type), each * (many - 1), each
    for others, most in zip(range(len(needs) - 1, -1, -1), sorted(needs, reverse=True), strict=True):
        if most <= equal:
            break
        free -= most
        equal = free / max(1, others)
    gaps = [max(need, equal) for need in needs]
    part = (many - 1) / sum(gaps) if gaps else 1.0
    return tuple(part * sum(gaps[place:]) for place in range(many))


def _needs(lines: Sequence[int], size: float) -> list[float]:
    """How far rows of so many lines stand from the next at least, so that their lines are seen to belong together, in
    points."""
    return [size * (leading() * sum(two) / 2 + ROWS_AIR * (max(two) > 1)) for two in pairwise(lines)]


def _tall(texts: Sequence[_Lines], behind: _Behind | None) -> list[int]:
    """How many lines each row has, be it of its name or of its figure."""
    rows = behind.rows if behind else tuple(() for _ in texts)
    return [max(len(text.lines), *map(len, own), 1) for text, own in zip(texts, rows, strict=True)]


def _named(plot: Plot, rooms: Rooms, texts: Sequence[_Lines], behind: _Behind | None) -> Rooms:
    """Rooms with the words of rows as labels of a strand: each line at a point of its own, since an office that sets
    lines in the middle of a label would leave them ragged."""
    rows, frame, size, many = plot.rows, rooms.inner, rooms.type, len(plot.rows)
    if frame is None:
        return rooms
    unit = leading() * size * _pitches(plot) / frame.height
    ends = (rooms.across or (0.0, 0.0))[:: -1 if rooms.is_turned and plot.is_years else 1]
    # Off dots at the first and the last figure of the scale.
    off = (2 if behind else 1) * (OFF_AXIS if rooms.is_turned else -OFF_AXIS) / rooms.width
    led = (1 if rooms.is_turned else -1) * _before(plot, behind) / rooms.width
    sides: tuple[Position, Position] = ("r", "l") if rooms.is_turned else ("l", "r")
    points: list[tuple[float, float, str]] = []
    labels: list[Label] = []
    for place, (row, (lines, many_bold)) in enumerate(zip(rows, texts, strict=True)):
        up, ink = rooms.heights[place], theme.LIGHT["ink"]
        for line, words in enumerate(lines):
            is_bold, is_plain = line < many_bold, not many_bold
            colour = ink if is_bold or is_plain else theme.LIGHT["muted"]
            moved, side = (off + led, 0.0), sides[0]
            if row.is_head:
                moved, side = (_to_edge(rooms, frame), 0.0), sides[1]
            labels.append(Label(len(points), (words,), colour, size, moved, int(is_bold), side))
            whole = "" if line else whole_row(row)
            points.append((ends[0], up + ((len(lines) - 1) / 2 - line) * unit, whole))
        figure = behind.rows[place][0] if behind and led and behind.rows[place] else ()
        # From where the longest begins, behind the names.
        start = off + led + (-1 if rooms.is_turned else 1) * (BETWEEN - 2 * AT_END) / rooms.width
        for line, words in enumerate(figure):
            labels.append(Label(len(points), (words,), ink, size, (start, 0.0), int(row.is_told), sides[1]))
            points.append((ends[0], up + ((len(figure) - 1) / 2 - line) * unit, ""))
        for told, ink, across, way in _at_end(plot, behind, place) if behind else ():
            off_end = -off + (-across if rooms.is_turned else across) / rooms.width
            for line, words in enumerate(told):
                bold, moved = int(row.is_told and ink == theme.LIGHT["ink"]), (off_end, 0.0)
                labels.append(Label(len(points), (words,), ink, size, moved, bold, sides[way]))
                points.append((ends[1], up + ((len(told) - 1) / 2 - line) * unit, ""))
        for words, at in zip(row.ends, rooms.across or (), strict=False):
            side = "r" if _is_left(rooms, at) else "l"
            labels.append(Label(len(points), (words,), theme.LIGHT["muted"], size, (0.0, 0.0), side=side))
            points.append((at, up, ""))
    heads = _heads(plot, rooms, behind, -off) if behind else ()
    for words, at, side, moved in (*_meanings(plot, rooms, frame), *heads):
        labels.append(Label(len(points), (words,), theme.LIGHT["muted"], size, moved, side=side))
        points.append((at, many - 0.5, ""))
    names = Strand(
        translate("Names of the rows"),
        theme.LIGHT["muted"],
        tuple(up for _, up, _ in points),
        figures=tuple(whole for *_, whole in points),
        across=tuple(at for at, *_ in points),
        is_joined=False,
        symbol="none",
        is_keyed=False,
        labels=(),
    )
    return replace(rooms, names=(names,), row_labels=tuple(labels))


_Over = tuple[str, float, Position, tuple[float, float]]
"""A line over the rows: its words, at which figure of the scale, on which side of it, and how far above the plot in
parts of the chart."""


def _meanings(plot: Plot, rooms: Rooms, frame: Frame) -> Iterator[_Over]:
    """What the ends of the scale mean, line by line, and what its middle is where that has room in the last one."""
    said = _ends_said(plot, rooms, frame.width)
    for lines, at in zip(said, rooms.across or (), strict=False):
        is_left = _is_left(rooms, at)
        # Over a scale too narrow for both the first reach out over the words of rows.
        out = max(0.0, _widest_of(said, rooms.type) - frame.width) if lines is said[0] else 0.0
        for up, words in enumerate(reversed(lines)):
            moved = (-out if is_left else out) / rooms.width, _up(rooms, up)
            yield words, at, "r" if is_left else "l", moved
    wide = (width_of(words, ROOMY * rooms.type) for words in (*(lines[-1] for lines in said), plot.middle))
    if plot.middle and rooms.across and sum(wide) + 3 * BETWEEN <= frame.width:
        yield plot.middle, sum(rooms.across) / 2, "ctr", (0.0, _up(rooms, 0))


def _is_left(rooms: Rooms, at: float) -> bool:
    """Whether an end of the scale is that at the left."""
    return (at == min(rooms.across or (at,))) != rooms.runs_back


def _up(rooms: Rooms, lines: int) -> float:
    """How far above the plot a line stands below which there are so many, in parts of the chart."""
    return -(lines + 0.5) * leading() * rooms.type / rooms.height


def _heads(plot: Plot, rooms: Rooms, behind: _Behind, off: float) -> Iterator[_Over]:
    """What the columns at the other end are, line by line, over these. `off`: from the scale to the first of them."""
    sides: tuple[Position, Position] = ("l", "r") if rooms.is_turned else ("r", "l")
    end = (rooms.across or (0.0, 0.0))[-1]
    places = (0.0, _across(_at_other_end(plot, behind)) + 2 * AT_END)
    for lines, across, side in zip(_heads_said(plot, behind, rooms.type), places, sides, strict=False):
        moved = off + (-across if rooms.is_turned else across) / rooms.width
        for up, words in enumerate(reversed(lines)):
            yield words, end, side, (moved, _up(rooms, up))


def _heads_said(plot: Plot, behind: _Behind, size: float) -> list[list[str]]:
    """The same in one line where both have room over the columns, else in two; nothing where there are none."""
    if not _is_led(plot) or not _at_other_end(plot, behind):
        return []
    heads = [plot.counts, *([plot.since] if _has_years(plot) else [])]
    whole = _across([ROOMY * width_of(head, size) for head in heads]) <= _across(_at_other_end(plot, behind))
    return [[head] if whole else _halved(head, size) for head in heads]


def _halved(text: str, size: float) -> list[str]:
    """A text in two lines, or in one that cannot be parted."""
    width = ROOMY * width_of(text, size) / 2
    while len(lines := balanced(text, ROOMY * size, width)) > 2:
        width += size / 2
    return lines


def _ends_said(plot: Plot, rooms: Rooms, width: float) -> list[list[str]]:
    """What the ends of a scale mean, in two lines at most."""
    lines = [balanced(words, ROOMY * rooms.type, (width - BETWEEN) / 2) for words in plot.ends]
    return lines if max(map(len, lines), default=0) <= 2 else [_halved(words, rooms.type) for words in plot.ends]


def _widest_of(said: Sequence[Sequence[str]], size: float) -> float:
    """How wide lines are beside each other, in points."""
    return _across([max(ROOMY * width_of(line, size) for line in lines) for lines in said])


def _pitches(plot: Plot) -> float:
    """How many distances of rows a plot is tall."""
    return len(plot.rows) - 1 + edges(plot)


def edges(plot: Plot) -> float:
    """How many of them are above the first and below the last row: less where no figures stand below."""
    return 1.0 if plot.ends else EDGES


def _over_rows(plot: Plot, rooms: Rooms, width: float, behind: _Behind | None) -> float:
    """What all lines over the rows take, in points."""
    heads = _heads_said(plot, behind, rooms.type) if behind and plot.ends else []
    return leading() * rooms.type * max(map(len, (*_ends_said(plot, rooms, width), *heads)), default=0)


def _to_edge(rooms: Rooms, frame: Frame) -> float:
    """How far the name of a head moves from the first figure of the scale to the side of the chart, in parts of it."""
    if rooms.is_turned:
        return (rooms.width - PAD - (frame.left + frame.width) + AT_END) / rooms.width
    return -(frame.left + AT_END - PAD) / rooms.width


class _Behind(NamedTuple):
    """What stands at the other end of rows, in columns."""

    rows: tuple[tuple[tuple[str, ...], ...], ...]
    """Of each row its columns, each in lines; one alone takes the room of all, and a head has none."""
    widths: tuple[float, ...]
    """Of the columns, in points."""


def _at_end(plot: Plot, behind: _Behind, place: int) -> Iterator[tuple[tuple[str, ...], str, float, Literal[0, 1]]]:
    """The words of each column of a row at the other end, their colour, how far from the first one they stand, and on
    which side of that."""
    is_led, widths = _is_led(plot), _at_other_end(plot, behind)
    places, since = behind.rows[place][is_led : is_led + 1], behind.rows[place][is_led + 1 :]
    for lines in places:
        yield lines, theme.LIGHT["ink"], 0.0, 1
    for lines in since:
        yield lines, theme.LIGHT["muted"], _across(widths) + 2 * AT_END, 0


def _is_led(plot: Plot) -> bool:
    """Whether figures stand behind the names of rows, before their marks."""
    return any(row.columns for row in plot.rows)


def _has_years(plot: Plot) -> bool:
    """Whether years stand behind the places of rows."""
    return any(row.since for row in plot.rows)


def _before(plot: Plot, behind: _Behind | None) -> float:
    """What these figures take, in points."""
    return behind.widths[0] + BETWEEN if behind and _is_led(plot) else 0.0


def _at_other_end(plot: Plot, behind: _Behind) -> tuple[float, ...]:
    """How wide the columns at the other end of rows are."""
    return behind.widths[_is_led(plot) :]


def _across(widths: Sequence[float]) -> float:
    """How wide columns are together."""
    return sum(widths) + BETWEEN * (len(widths) - 1)


_Around = tuple[list[_Lines], float, _Behind | None]


def _around_rows(plot: Plot, each: float, rooms: Rooms) -> _Around:
    """The lines at one end of rows of a height with how many of them are bold, the room of these, and the words at the
    other end; without such words what is said stands with the names."""
    if rooms.is_pane:
        return _with_ends(plot, each, rooms)
    rows = plot.rows
    room, size, lines = _named_rows(rows, each, rooms.width, rooms.type)
    texts = [_Lines(own, _bold(row, own, size, room)) for row, own in zip(rows, lines, strict=True)]
    return texts, min(_widest(texts, size), room) + 2 * PAD + OFF_AXIS, None


def _widest(texts: Iterable[_Lines], size: float) -> float:
    return max(
        ROOMY * width_of(line, size, BOLD if place < many_bold else REGULAR)
        for lines, many_bold in texts
        for place, line in enumerate(lines)
    )


def _with_ends(plot: Plot, each: float, rooms: Rooms) -> _Around:
    """The same of names alone, with figures at the other end: with as much behind these as leaves the plot its part,
    and at least with how many others they are compared. Where that leaves it too little long figures are in two lines,
    and where rows have no room for these units stand behind names."""
    plain = _names_and_ends(plot, each, rooms)
    named = _names_and_ends(_with_named_units(plot), each, rooms, (WITH_UNITS, THIRD, WIDE_PART))
    for columns in plain.columns:
        if _across(columns.widths) <= _free(PLOT_PART, plain.left, rooms):
            return plain.texts, plain.left, columns
    narrow = _names_and_ends(plot, each, rooms, (WITH_UNITS,))
    for part, way, behind in _folds(plot, rooms, (plain, narrow, named)):
        is_held = _are_held(plot, _tall(way.texts, behind), each, rooms.type)
        if is_held and _across(behind.widths) <= _free(part, way.left, rooms):
            return way.texts, way.left, behind
    return plain.texts, plain.left, plain.columns[-1]


def _folds(plot: Plot, rooms: Rooms, ways: Sequence[_Ends]) -> Iterator[tuple[float, _Ends, _Behind]]:
    """What may stand around rows beside how narrow a plot, the best first: figures in one line or in two, but for those
    of the last way, whose units stand elsewhere, and places in two lines where nothing else has room."""
    for fold in (_as_they_are, _with_places_halved):
        for part, way in product((FAIR_PART, LEAST_PART), ways):
            behind = fold(plot, way.columns[-1], rooms.type)
            folded = _folded(plot, behind, rooms.type, _free(part, way.left, rooms))
            yield part, way, behind
            if way is not ways[-1] and max((len(row[0]) for row in folded.rows if row), default=0) <= 2:
                yield part, way, folded


def _as_they_are(_plot: Plot, behind: _Behind, _size: float) -> _Behind:
    return behind


def _with_places_halved(plot: Plot, behind: _Behind, size: float) -> _Behind:
    """The same with each place in two lines."""
    if not _is_led(plot):
        return behind
    rows = [
        (row[0], *(tuple(half for line in lines for half in _halved(line, size)) for lines in row[1:2]), *row[2:])
        if len(row) > 1
        else row
        for row in behind.rows
    ]
    return _measured(plot, rows, size)


def _free(part: float, left: float, rooms: Rooms) -> float:
    """What columns of figures may take where a part of the width is left to the plot, in points."""
    return (1 - part) * rooms.width - left - AROUND_ENDS


def _are_held(plot: Plot, lines: Sequence[int], each: float, size: float) -> bool:
    """Whether rows of so many lines have room in rows of a height, or below heads in all of them together."""
    if not plot.ends:
        return _is_held(lines, each, size)
    return sum(_needs(lines, size)) <= each * (len(lines) - 1)


def _is_held(lines: Sequence[int], each: float, size: float) -> bool:
    """Whether rows of so many lines have room in rows of a height."""
    most = _most_lines(lines)
    return (most * leading() if most > 1 else TIGHT) * size <= each


class _Ends(NamedTuple):
    """What may stand at both ends of rows."""

    texts: list[_Lines]
    """The lines of names, which take the smallest part of the width in which all have room."""
    left: float
    """The room of these, in points."""
    columns: list[_Behind]
    """At the other end, the most first."""
    is_held: bool
    """Whether all lines of names have room."""


def _names_and_ends(plot: Plot, each: float, rooms: Rooms, parts: Sequence[float] = (THIRD, WIDE_PART)) -> _Ends:
    rows, size = plot.rows, rooms.type
    for room in (part * rooms.width for part in parts):
        lines = [tuple(_alone(row, size, room)) for row in rows]
        if is_held := _are_held(plot, list(map(len, lines)), each, size):
            break
    texts = [_Lines(own, len(own) * (row.is_head or row.is_told)) for row, own in zip(rows, lines, strict=True)]
    plain = [text for row, text in zip(rows, texts, strict=True) if not row.is_head]
    left = _widest(plain, size) + 2 * PAD + 2 * OFF_AXIS
    columns = [_behind(plot, way, size) for way in range(max(len(row.others) for row in rows) or 1)]
    return _Ends(texts, left, columns, is_held)


def _with_named_units(plot: Plot) -> Plot:
    """A chart whose rows have the units of their figures behind their names."""

    def named(row: Row) -> Row:
        if len(row.parted) < 2:
            return row
        figure, unit = row.parted
        name = f"{row.name} {unit}" if unit.startswith(BRACKETS) else in_a_row((row.name, unit))
        return replace(row, name=name, columns=(figure, *row.columns[1:]))

    return replace(plot, rows=tuple(map(named, plot.rows)))


def is_wide(rooms: Rooms) -> bool:
    """Whether words around rows leave a plot in which dots can be told apart."""
    return rooms.inner is None or rooms.inner.width >= LEAST_PART * rooms.width


def _behind(plot: Plot, way: int, size: float) -> _Behind:
    """What stands at the other end of rows: their figures, and in one of several ways with how many others they are
    compared; nothing behind heads."""

    def columns(row: Row) -> tuple[tuple[str, ...], ...]:
        others = row.others[way : way + 1]
        if row.columns:
            return row.columns, others, row.since
        return ((in_a_row((row.figure, *others)),),)

    return _measured(plot, [() if row.is_head else columns(row) for row in plot.rows], size)


def _measured(plot: Plot, rows: Sequence[tuple[tuple[str, ...], ...]], size: float) -> _Behind:
    """Columns with their widths: the first, whose figures, and places behind them, are as bold as the name of their
    row, gives way to words that take the room of all."""
    many = max(map(len, rows))

    def wide(row: Row, place: int, lines: Sequence[str]) -> float:
        weight = BOLD if row.is_told and place < 2 else REGULAR
        return max((ROOMY * width_of(line, size, weight) for line in lines), default=0.0)

    told = zip(plot.rows, rows, strict=True)
    measured = [[wide(row, *column) for column in enumerate(columns)] for row, columns in told]
    widths = [max(row[place] for row in measured if len(row) == many) for place in range(many)]
    whole = max((row[0] for row in measured if len(row) == 1), default=0.0)
    widths[0] += max(0.0, whole - _across(widths))
    if _has_years(plot):
        heads = _widest_of([_halved(head, size) for head in (plot.counts, plot.since)], size)
        widths[-1] = max(widths[-1], heads - BETWEEN - widths[-2])
    return _Behind(tuple(rows), tuple(widths))


def _folded(plot: Plot, behind: _Behind, size: float, most_wide: float) -> _Behind:
    """The same with figures in as many lines as they take in a room of all columns."""
    free = most_wide - (_across(behind.widths) - behind.widths[0])

    def lines(row: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
        return tuple(balanced(row[0][0], ROOMY * size, max(free if len(row) > 1 else most_wide, size)))

    return _measured(plot, [(lines(row), *row[1:]) if row else () for row in behind.rows], size)


def whole_row(row: Row) -> str:
    """A row with all that is said of it, for the workbook behind a chart."""
    return f"{row.name}: {row.said}" if row.said else row.name


def _named_rows(
    rows: Sequence[Row], each: float, width: float, most: float
) -> tuple[float, float, list[tuple[str, ...]]]:
    """Width, size of type and lines of names that have room: with what is said below, else beside, else alone."""
    whole = ((_below, NAMES_PART), (_below, WIDE_PART), (_beside, NAMES_PART), (_beside, WIDE_PART))
    short = ((_figure_below, NAMES_PART), (_in_short, NAMES_PART), (_in_short, WIDE_PART))
    for way, part in (*whole, *short, (_alone, NAMES_PART), (_alone, WIDE_PART)):
        texts = [tuple(way(row, most, part * width)) for row in rows]
        lines = _most_lines([len(text) for text in texts])
        if (lines * leading() if lines > 1 else TIGHT) * most <= each:
            return part * width, most, texts
    room = WIDE_PART * width
    return room, most, [tuple(_alone(row, most, room))[:1] for row in rows]


def _most_lines(lines: Sequence[int]) -> float:
    """How many lines the closest rows take from one to the next: a tall row has room between lower ones, but not at the
    upper edge, which is half a row away."""
    return max(lines[0], *(sum(two) / 2 for two in pairwise(lines)), 1)


def names_fit(rows: Sequence[Row], each: float, width: float, size: float) -> bool:
    """Whether names alone have room in so broad a part of a chart as they may ever take, in as many lines as a row."""
    lines = max(len(tuple(_alone(row, size, WIDE_PART * width))) for row in rows)
    return (lines * leading() if lines > 1 else TIGHT) * size <= each


def _bold(row: Row, lines: Sequence[str], size: float, width: float) -> int:
    """How many lines are the name, where it is a head or what is said stands below it."""
    name = tuple(wrapped(row.name, ROOMY * size, width, BOLD))
    is_apart = bool(row.said) and len(lines) > len(name) and tuple(lines[: len(name)]) == name
    return len(name) if row.is_head or is_apart else 0


def _below(row: Row, size: float, width: float) -> Iterator[str]:
    yield from wrapped(row.name, ROOMY * size, width, BOLD)
    yield from wrapped(row.said, ROOMY * size, width, REGULAR)


def _beside(row: Row, size: float, width: float) -> Iterator[str]:
    yield from wrapped(f"{row.name}  {row.said}".strip(), ROOMY * size, width, BOLD if row.is_head else REGULAR)


def _figure_below(row: Row, size: float, width: float) -> Iterator[str]:
    yield from wrapped(row.name, ROOMY * size, width, BOLD)
    yield from wrapped(row.figure, ROOMY * size, width) if row.figure else ()


def _in_short(row: Row, size: float, width: float) -> Iterator[str]:
    """Name and figure."""
    yield from wrapped(f"{row.name}  {row.figure}".strip(), ROOMY * size, width, BOLD if row.is_head else REGULAR)


def _alone(row: Row, size: float, width: float) -> Iterator[str]:
    yield from wrapped(row.name, ROOMY * size, width, BOLD)


def even(plot: Plot, up: Sequence[float] = ()) -> Plot:
    """A dot plot whose rows stand at 0, 1, 2 ... from below, so that lines of the grid run through them, or where they
    are said to."""
    many = len(plot.rows)
    heights = {row.height: up[place] if up else float(many - 1 - place) for place, row in enumerate(plot.rows)}

    def at(value: float | None) -> float | None:
        if value is None:
            return None
        near = min(heights, key=lambda height: abs(height - value))
        return heights[near] + value - near

    strands = [replace(strand, values=tuple(map(at, strand.values))) for strand in plot.strands]
    half = TALL_TICK if len(plot.rows) > LOW_ROWS else TICK
    # Before their dots, which lie over them.
    strands = [part for strand in strands for part in (*_ranges(strand), strand)]
    strands += [_upright(strand, half) for strand in strands if strand.symbol == "tick"]
    rows = tuple(replace(row, height=heights[row.height]) for row in plot.rows)
    if any(row.is_head for row in rows):
        strands.insert(0, _grounds(rows, _ends(plot.across)[0] or (0.0, 1.0)))
    return replace(plot, strands=tuple(strands), rows=rows)


def _grounds(rows: Sequence[Row], across: tuple[float, float]) -> Strand:
    """The lines on which rows stand: heads have none, so that no grid is drawn instead."""
    heights = [row.height for row in rows if not row.is_head]
    return Strand(
        translate("Lines of the rows"),
        theme.LIGHT["line"],
        tuple(place for height in heights for place in (height, height, None)),
        across=tuple(end for _ in heights for end in (*across, None)),
        width=0.75,
        symbol="none",
        is_keyed=False,
    )


def _ranges(strand: Strand) -> Iterator[Strand]:
    """The ranges of its figures as lines: as error bars of their own lengths LibreOffice draws none along a row."""
    ends = [
        (at, value, reach)
        for at, value, reach in zip(strand.across, strand.values, strand.reach_across, strict=False)
        if at is not None and any(reach)
    ]
    if ends:
        yield replace(
            strand,
            values=tuple(place for _, value, _ in ends for place in (value, value, None)),
            across=tuple(
                end for at, _, (below, above) in ends for end in (round(at - below, 6), round(at + above, 6), None)
            ),
            labels=(),
            is_joined=True,
            is_keyed=False,
            width=WIDTH_OF_RANGE,
            symbol="none",
            reach_across=(),
        )


def _upright(strand: Strand, half: float) -> Strand:
    """The short upright lines of ticks: as ranges of their figures LibreOffice would give them caps, so that a target
    looked like an "I"."""
    values = [end for value in strand.values for end in (_moved(value, -half), _moved(value, half), None)]
    across = [at for place in strand.across for at in (place, place, None)]
    return replace(
        strand,
        values=tuple(values),
        across=tuple(across),
        labels=(),
        is_joined=True,
        is_keyed=False,
        width=1.75,
        symbol="none",
        reach_across=(),
    )


def _moved(value: float | None, by: float) -> float | None:
    return None if value is None else value + by
