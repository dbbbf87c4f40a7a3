"""Described charts of years as native charts: an interval is its least with its reach; the unknown has no figure."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, assert_never

from dashboard import theme
from dashboard.charts import abreast
from dashboard.charts.arranged import MOST_ROWS
from dashboard.charts.fewer import fewer
from dashboard.charts.marks import (
    AHEAD,
    Band,
    Bars,
    Chart,
    Datum,
    Dots,
    Line,
    Mark,
    Pane,
    are_least_apart,
    led,
    told_alike,
)
from dashboard.charts.scales import stepped
from dashboard.exports.slides import paths, plots
from dashboard.exports.slides.inks import drawn
from dashboard.exports.slides.plots import MOST_STRANDS, PALE, Panes, Plot, Strand
from dashboard.exports.slides.rooms import MOST_STEPS, extent, nice, round_start, step_within
from dashboard.figures.charts import about_said, least_said, outline_said, pale_top_said, said_of_silent, tops_said
from dashboard.i18n import behind_ticks, format_year, in_a_row, in_sentences, translate
from dashboard.words.low_totals import uncertain
from dashboard.words.signs import signed_about

POINTS, DOT = 0.9, 2.4
"""Of a line and of its dots, in points, where it is a pixel wide on a page."""
WORDS_WIDE, WORDS_TALL, OFF_DOT, STEPS = 0.11, 0.07, 0.02, 8
"""Of the years of a chart, and of its height, what words at a dot take; how far from it they stand; and into how many
pieces a line from one figure to the next is cut, of which they keep clear."""
LARGE, OFF_LARGE = 0.02, 0.045
"""Of the years of a chart half of what a dot takes that is compared; how far from it words stand, as from others."""
OFF_GRID, UNDER = 0.01, 4
"""How far words stand off a level line of the scale, as a part of a chart's height, and as how many pieces of other
lines one counts: it is faint."""
MANY_GLYPHS = 9
"""Letters that such words have room for on the narrowest slide."""
BEYOND = 0.25
"""Of the years of a chart, how far a name may reach into the column of what is said where lines end."""
LOWER, GLYPHS = 0.6, 0.75
"""Lines by which words beside a dot are lower or higher, where lines go through them else; of a line what letters
cover."""
BROAD = 2.0
"""How many times as broad as tall a chart is on the narrowest slide."""
ABOVE = 1.1
"""How far a scale of several charts reaches, beside the highest figure of all."""
HAIR = 0.025
"""Part of an axis that is too short to be seen as a part of a bar."""
ZERO, EDGE = "○", 1.5
"""What sits on the axis in the place of a zero's bar; the outline of a bar, in points: the smallest is seen by it."""
Reach = tuple[tuple[float, float], ...]
Spot = tuple[float, float]
"""A place in a chart, in years and in parts of its height."""


def panes_of(chart: Chart) -> Panes | None:
    """One chart for each pane: those of a grid on the same scale, bands each on its own."""
    panes = led(chart.panes)
    shown = [
        plots.Pane(pane.heading, pane.said, plot_of_years(pane), pane.is_leading, pane.is_said_by_bars)
        if pane.has_figures
        else plots.Pane(pane.heading, " · ".join(filter(None, (pane.said, pane.blank))), None)
        for pane in panes
    ]
    drawn = [pane.plot for pane in shown if pane.plot is not None]
    if not drawn:
        return None
    if chart.arrangement in ("bands", "strips"):
        # Where a chart has no room on a slide words name it, too.
        undrawn = [
            translate("{head}: {said}.", head=pane.head, said=pane.said)
            for pane, own in zip(shown, panes, strict=True)
            if pane.plot is None and own.has_figures
        ]
        told = in_sentences(filter(None, (said_of_silent(chart.panes), *undrawn)))
        charts = tuple(replace(pane, plot=replace(pane.plot, tells="peak")) for pane in shown if pane.plot is not None)
        every = Panes(charts, told)
        known = replace(chart, panes=tuple(pane for pane in chart.panes if pane.has_figures))
        heads = {pane.heading for pane in fewer(known, MOST_ROWS)[0].panes}
        left = tuple(pane.head for pane in charts if pane.head not in heads)
        if chart.arrangement == "bands" or not left:
            return every
        return Panes(tuple(pane for pane in charts if pane.head in heads), told, apart=every, left=left)
    ends = [plot.axis or extent(plot) for plot in drawn]
    low = min(low for low, _ in ends)
    high = max(plot.axis[1] if plot.axis else ABOVE * extent(plot)[1] for plot in drawn)
    # From zero a scale ends shortly over the tallest of all: at the next round figure all would be low.
    axis = (0.0, high) if low == 0 else nice(low, max(high for _, high in ends))[0]
    return Panes(tuple(replace(pane, plot=pane.plot and replace(pane.plot, axis=axis)) for pane in shown))


def plot_of_years(pane: Pane) -> Plot | None:
    """The chart of one pane: columns, lines, or dots in rows; None where it cannot be read.

    Codes and years of several things lie over each other, and are better read in their table.
    """
    if len(pane.marks) > MOST_STRANDS or (pane.y.names and len(pane.marks) > 1):
        return None
    if pane.y.names:
        return _in_rows(pane, pane.marks[0])
    pane = _from_a_round_year(pane)
    is_grouped = abreast.is_of_few_years(pane)
    is_columns = pane.has_bars or is_grouped
    strands = [strand for mark in pane.marks for strand in _strands(pane, mark)]
    if any(mark.role in (*AHEAD, "target") for mark in pane.marks):
        # The title names whose figures they are: the legend says what leads on from them.
        strands = [
            replace(strand, is_keyed=strand.symbol == "none" and strand.is_keyed and not strand.end)
            for strand in strands
        ]
    strands = list(_where_free(pane, list(_off_the_line(pane, strands))))
    strands = [_named_beside(pane, strand, strands) for strand in strands]
    kept = [strand for strand in strands if any(value is not None for value in strand.values)]
    kept = _ended(kept, pane.ended) if pane.ended and not pane.ended[0].end else kept
    kept = _grouped(pane) if is_grouped else kept
    bands = [paths.edges(mark, _by_year(pane, mark)) for mark in pane.marks if isinstance(mark, Band)]
    first, is_in_one = pane.years[0], is_columns and not is_grouped
    columns = [strand.values for strand in kept if not strand.is_over]
    is_apart = all(sum(value is not None for value in year) < 2 for year in zip(*columns, strict=True))
    # Hatching is a shape over the chart here, and would hide what the reader has of such a year.
    own = {datum.at for mark in pane.marks if mark.role == "own" for datum in mark.data}
    silent = tuple(
        (round(datum.at) - first, datum.hover.rest if datum.hover else "")
        for mark in pane.silences
        for datum in mark.data
        if datum.at not in own
    )
    return Plot(
        "columns" if is_columns else "lines",
        tuple(map(str, pane.years)),
        (*kept, *_bases(pane), *paths.targets(pane), *(high for _, high, _ in bands)),
        axis=_axis(pane, kept, is_columns=is_columns),
        is_fixed=pane.y.is_fixed,
        top=0.0 if is_columns or pane.y.low else pane.y.high,
        decimals=pane.y.decimals,
        units=("", behind_ticks(pane.y.suffix)),
        is_stacked=is_in_one and len(columns) > 1 and not is_apart,
        is_in_one=is_in_one,
        notes=tuple(_notes(pane, is_columns=is_columns)),
        hatched=tuple(_hatched(pane, is_columns=is_columns)),
        said="" if pane.heading else pane.said,
        breaks=tuple(
            (sum(year < rule.at for year in pane.years), rule.said) for rule in pane.rules if rule.role == "break"
        ),
        silent=silent,
        begun=(pane.empty, pane.begins),
        blanks=tuple(_blanks(pane)) if is_grouped else (),
        band=next((between for *_, between in bands), None),
        is_edged=bool(pane.x.ticks),
    )


def _off_the_line(pane: Pane, strands: Sequence[Strand]) -> Iterator[Strand]:
    """Strands with the words at figures that are compared each on the side of its dot where the fewest lines, dots and
    words of those before are: beside a line through all figures, else only where they would lie on such words."""
    is_needed, drawn, said = any(mark.role == "fitted" for mark in pane.marks), [*_in_the_way(pane)], list[Spot]()
    is_compared = any(mark.role == "compared" for mark in pane.marks)
    for strand in strands:
        if not is_compared or not any(strand.labels) or strand.is_joined or strand.is_spare:
            said += _words_of(pane, strand)
            yield strand
            continue
        for place in (place for place, words in enumerate(strand.labels) if words):
            told = _at_best(pane, strand, place, drawn, said, is_needed=is_needed)
            said += _words_of(pane, told)
            yield told


def _at_best(
    pane: Pane, strand: Strand, place: int, drawn: Sequence[Spot], said: Sequence[Spot], *, is_needed: bool
) -> Strand:
    """One of the figures of a strand, with its words on the side of its dot where the fewest spots are. `is_needed`:
    whether they leave their usual side for what is drawn, too."""
    sides = dict(_sides(pane, strand, place))
    usual = ("below" if strand.is_below else "over", 0.0)
    if not is_needed and (usual not in sides or not any(map(sides[usual].holds, said))):
        return _at_side(strand, place, *usual)
    spots = [*drawn, *said]

    def price(side: tuple[str, float]) -> tuple[int, bool]:
        return sum(map(sides[side].holds, spots)), _is_of_another(pane, strand, place, sides[side])

    return _at_side(strand, place, *min(sides, key=price))


def _at_side(strand: Strand, place: int, side: str, lower: float) -> Strand:
    """One of the figures of a strand, with its words on a side of its dot."""
    return replace(
        strand,
        values=tuple(value if at == place else None for at, value in enumerate(strand.values)),
        labels=tuple(text if at == place else "" for at, text in enumerate(strand.labels)),
        is_below=side == "below",
        is_before=side == "before",
        is_behind=side == "behind",
        lines_lower=lower,
    )


def _where_free(pane: Pane, strands: Sequence[Strand]) -> Iterator[Strand]:
    """Strands with those of their spare words that have room on a side of their dot, off all lines, dots and words."""
    wanted = (one for one in strands if not one.is_spare)
    taken = [*_in_the_way(pane), *(spot for one in wanted for spot in _words_of(pane, one))]
    for strand in strands:
        if not strand.is_spare:
            yield strand
            continue
        for place in (place for place, words in enumerate(strand.labels) if words):
            sides = _sides(pane, strand, place)
            free = next(
                (
                    side
                    for side, box in sides
                    if not any(map(box.holds, taken)) and not _is_of_another(pane, strand, place, box)
                ),
                None,
            )
            if free is not None:
                told = _at_side(strand, place, *free)
                taken += _words_of(pane, told)
                yield told


def _named_beside(pane: Pane, strand: Strand, others: Sequence[Strand]) -> Strand:
    """A path with its name before or behind the one of its places where the fewest lines, dots and words of figures
    are, off the level lines of the scale if it can be; other strands as they are."""
    words = next(filter(None, strand.labels), "")
    if not (words and strand.is_joined and strand.symbol == "none"):
        return strand
    wide, tall = _years_wide(pane, words), WORDS_TALL
    # The level line at the target lies under all of such words, or under none.
    levels = [pane.y.part(rule.at) for rule in pane.rules if rule.role == "target"]
    level = [(year + part / STEPS, up) for up in levels for year in pane.years for part in range(1, STEPS)]
    beyond = pane.years[-1] + BEYOND * len(pane.years)
    drawn = [
        *_in_the_way(pane),
        *level,
        *_at_the_end(pane, others, beyond),
        *(spot for one in others if one is not strand for spot in _words_of(pane, one)),
    ]
    step = step_within(pane.y.high, MOST_STEPS)
    grid = [pane.y.part(figure) for figure in stepped(pane.y.low, pane.y.high, step)]
    known = [(place, value) for place, value in enumerate(strand.values) if value is not None][1:-1]
    first = next(place for place, text in enumerate(strand.labels) if text)
    ways = []
    for place, value in sorted(known, key=lambda one: abs(one[0] - first)):
        year, up = float(pane.years[place]), pane.y.part(value)
        low, high = up - tall / 2, up + tall / 2
        before, behind = _Patch(year - wide, year - 0.1, low, high), _Patch(year + 0.1, year + wide, low, high)
        struck = UNDER * any(abs(level - up) < tall / GLYPHS / 2 + OFF_GRID for level in grid)
        ways.append((struck + sum(map(before.holds, drawn)), place, True))
        if behind.last <= beyond:
            ways.append((struck + sum(map(behind.holds, drawn)), place, False))
    _, found, is_before = min(ways, key=lambda way: way[0])
    labels = tuple(words if place == found else "" for place in range(len(strand.labels)))
    return replace(strand, labels=labels, is_before=is_before, is_behind=not is_before)


def _at_the_end(pane: Pane, strands: Sequence[Strand], beyond: float) -> Iterator[tuple[float, float]]:
    """Spots of what is said where lines end."""
    last = pane.years[-1]
    for strand in strands:
        value = next((value for value in reversed(strand.values) if value is not None), None)
        if strand.end and value is not None:
            middle, half = pane.y.part(value), WORDS_TALL * len(strand.end.split("\n")) / 2
            ups = (middle + half * part / 3 for part in range(-3, 4))
            yield from ((last + (beyond - last) * part / STEPS, up) for up in ups for part in range(1, STEPS))


def _words_of(pane: Pane, strand: Strand) -> Iterator[tuple[float, float]]:
    """Spots of the words at the dots of a strand."""
    if strand.is_joined:
        return
    tall = WORDS_TALL
    for place, words in enumerate(strand.labels):
        value = strand.values[place]
        if not words or value is None:
            continue
        wide = _years_wide(pane, words)
        year, up = float(pane.years[place]), pane.y.part(value)
        across = -wide if strand.is_before else 0.0 if strand.is_behind else -wide / 2
        middle = up - strand.lines_lower * tall / GLYPHS
        if not (strand.is_before or strand.is_behind):
            away = _off_dot(strand) + tall / 2
            middle += -away if strand.is_below else away
        yield from (
            (year + across + wide * part / STEPS, middle + off)
            for part in range(STEPS + 1)
            for off in (-tall / 3, 0.0, tall / 3)
        )


class _Patch(NamedTuple):
    """A part of a chart, in years and in parts of its height."""

    first: float
    last: float
    low: float
    high: float

    def holds(self, spot: tuple[float, float]) -> bool:
        return self.first < spot[0] < self.last and self.low < spot[1] < self.high


def _years_wide(pane: Pane, words: str) -> float:
    """Over how many years words reach on the narrowest slide: a Chinese character as far as two digits."""
    glyphs = sum(2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1 for letter in words)
    return WORDS_WIDE * len(pane.years) * glyphs / MANY_GLYPHS


def _sides(pane: Pane, strand: Strand, place: int) -> Iterator[tuple[tuple[str, float], _Patch]]:
    """What words at a dot of a strand cover on each side of it, level with it, lower and higher, the usual one first;
    none that reaches the figures of the scale."""
    year, up = float(pane.years[place]), pane.y.part(strand.values[place] or 0.0)
    wide, tall, off = _years_wide(pane, strand.labels[place]), WORDS_TALL, _off_dot(strand)
    across = year - wide / 2, year + wide / 2
    is_begun = pane.years[0] - 0.5 <= across[0]
    if is_begun:
        yield ("over", 0.0), _Patch(*across, up + off, up + off + tall)
        yield ("below", 0.0), _Patch(*across, up - off - tall, up - off)
    for lower in (0.0, LOWER, -LOWER):
        middle = up - lower * tall / GLYPHS
        if is_begun and pane.years[0] - 0.5 <= year - wide:
            yield ("before", lower), _Patch(year - wide, year - 0.1, middle - tall / 2, middle + tall / 2)
        yield ("behind", lower), _Patch(year + 0.1, year + wide, middle - tall / 2, middle + tall / 2)
    if is_begun and strand.is_spare:
        # At last they pass a little lower by a large dot at nearly the same height.
        under = up - off - LOWER / 2 * tall / GLYPHS
        yield ("below", LOWER / 2), _Patch(*across, under - tall, under)


def _is_of_another(pane: Pane, strand: Strand, place: int, box: _Patch) -> bool:
    """Whether the middle of words at a dot of a strand, or an edge of theirs, is no nearer to their own figure than to
    another."""
    across, up = (box.first + box.last) / 2, (box.low + box.high) / 2

    def away(at: tuple[float, float]) -> tuple[float, float]:
        year, height = at
        beside = max(box.first - year, year - box.last, 0.0) * BROAD / len(pane.years)
        middle = math.hypot((year - across) * BROAD / len(pane.years), height - up)
        return middle, math.hypot(beside, max(box.low - height, height - box.high, 0.0))

    own = float(pane.years[place]), pane.y.part(strand.values[place] or 0.0)
    figures = (
        (float(datum.at), pane.y.part(datum.drawn or 0.0))
        for mark in pane.marks
        if isinstance(mark, Line) and mark.role not in AHEAD
        for datum in mark.data
    )
    (middle, edge), others = away(own), [away(at) for at in figures if at != own]
    return any(one[0] < middle or one[1] <= edge for one in others)


def _off_dot(strand: Strand) -> float:
    """How far words stand over or below a dot of a strand."""
    return OFF_LARGE if strand.size == paths.COMPARED else OFF_DOT


def _in_the_way(pane: Pane) -> Iterator[tuple[float, float]]:
    """Spots along all lines, and those of lone dots, as `_Patch` measures them."""
    for mark in pane.marks:
        for run in mark.runs if isinstance(mark, Line) else ():
            spots = [(float(datum.at), pane.y.part(datum.drawn or 0.0)) for datum in run]
            yield from ((at, up + off) for at, up in spots for off in (-OFF_DOT, 0.0, OFF_DOT))
            for (left, up), (right, down) in pairwise(spots):
                for part in range(1, STEPS):
                    yield left + (right - left) * part / STEPS, up + (down - up) * part / STEPS
        if isinstance(mark, Dots) and mark.role == "compared" and not mark.is_usual:
            dots = [(float(datum.at), pane.y.part(datum.drawn or 0.0)) for datum in mark.data]
            yield from ((at + off * len(pane.years), up) for at, up in dots for off in (-LARGE, LARGE))
    for rule in pane.rules:
        if rule.role == "target":
            yield from ((float(year), pane.y.part(rule.at)) for year in pane.years)


def _grouped(pane: Pane) -> list[Strand]:
    """The lines as columns beside each other in each year, each under its figure, which says if it is a range."""
    made = []
    for mark in pane.marks:
        found, said = _by_year(pane, mark), dict(abreast.figures_of(mark)) if isinstance(mark, Line) else {}
        figures = tuple(signed_about(said.get(year, "")) for year in pane.years)
        made.append(Strand(mark.name, drawn(mark.ink), _drawn(found), reach=_reach(pane, found), figures=figures))
    return made


def _blanks(pane: Pane) -> Iterator[tuple[int, int, str]]:
    """Years and places among the columns of a year that have no figure, and the words for it."""
    for place, mark in enumerate(pane.marks):
        for year in abreast.missing(pane, mark) if isinstance(mark, Line) else ():
            said = translate("{head}: {said}.", head=in_a_row((mark.name, format_year(year))), said=pane.gap)
            yield year - pane.years[0], place, said


def _from_a_round_year(pane: Pane) -> Pane:
    """With blank years before the first one where its axis then says round ones: it counts its labels from there.

    Among bars a blank year would be read as a zero.
    """
    if pane.x.ticks or pane.has_bars:
        return pane
    first, last = pane.years[0], pane.years[-1]
    return replace(pane, x=replace(pane.x, low=pane.x.low - first + round_start(first, last)))


def _in_rows(pane: Pane, mark: Mark) -> Plot:
    """Dots at the years in which a code was given, one row a code."""
    named = dict(zip(pane.y.ticks, pane.y.names, strict=True))
    order = sorted(named, key=pane.y.part)
    heights = {code: float(place) for place, code in enumerate(order)}
    found = [datum for datum in mark.data if datum.drawn in heights]
    values = tuple(heights[datum.drawn or 0.0] for datum in found)
    across = tuple(float(datum.at) for datum in found)
    strand = Strand(mark.name, drawn(mark.ink), values, across=across, is_joined=False, symbol="square", size=10.0)
    rows = tuple(plots.Row(heights[code], named[code]) for code in reversed(order))
    return Plot("points", (), (strand,), across=(pane.x.low, pane.x.high), rows=rows, is_years=True)


def _axis(pane: Pane, strands: Sequence[Strand], *, is_columns: bool) -> tuple[float, float] | None:
    """Ends of the scale where PowerPoint, which fits an axis to figures alone, would cut off what is around them."""
    ranged = (
        any(strand.reach and not strand.figures for strand in strands)
        if is_columns
        else any(mark.role == "median" for mark in pane.marks)
    )
    is_asked = pane.y.is_fixed or pane.y.low < 0 or (pane.y.ticks and not pane.is_low)
    return (pane.y.low, pane.y.high) if ranged or is_asked else None


def _notes(pane: Pane, *, is_columns: bool) -> Iterator[str]:
    """What gaps, pale tops and hollow marks are."""
    if pane.gap and not is_columns and any(_has_gap(pane, mark) for mark in pane.marks if isinstance(mark, Line)):
        yield translate("Gaps: {reason}.", reason=pane.gap)
    bars = [mark for mark in pane.marks if isinstance(mark, Bars)]
    ranged = [datum for mark in bars for datum in mark.data if datum.role == "uncertain" and _is_seen(pane, datum)]
    lines = [mark for mark in pane.marks if isinstance(mark, Line)] if is_columns else []
    is_raised = any(datum.value is None and _is_seen(pane, datum) for mark in lines for datum in mark.data)
    if is_raised or not all(datum.tops for datum in ranged):
        yield pale_top_said()
    yield from tops_said([pane])
    if any(datum.is_doubted and datum.drawn for mark in pane.marks for datum in mark.data):
        yield outline_said()
    if any(datum.is_least for mark in pane.marks for datum in mark.data):
        yield least_said()
    if abreast.is_of_few_years(pane):
        told = [said for mark in pane.marks if isinstance(mark, Line) for _, said in abreast.figures_of(mark)]
        if told != [*map(signed_about, told)]:
            yield about_said()


def _has_gap(pane: Pane, mark: Line) -> bool:
    """Whether a year within a line has no figure; not where a series breaks between two years that have one."""
    known = {round(datum.at) for datum in mark.data if datum.drawn is not None}
    return any(year not in known for year in pane.years if known and min(known) < year < max(known))


def _hatched(pane: Pane, *, is_columns: bool) -> Iterator[str]:
    """What hatched years with a question mark are."""
    if is_columns:
        yield from (mark.name for mark in pane.silences)
        if abreast.is_of_few_years(pane) and any(_blanks(pane)):
            yield pane.gap


def _bases(pane: Pane) -> Iterator[Strand]:
    """The level line at what all else is relative to."""
    for rule in pane.rules:
        if rule.role == "base":
            values = (rule.at,) * len(pane.years)
            yield Strand(rule.said, theme.LIGHT["muted"], values, dash="dash", width=1.0, symbol="none")


# ------------------------------------------------------------------------------------------------ strands


def _strands(pane: Pane, mark: Mark) -> Iterator[Strand]:
    match mark:
        case Bars():
            if mark.stack:
                yield _part(pane, mark)
            elif mark.role != "silent":
                yield from _columns(pane, mark)
        case Line() if mark.role == "own":
            yield from paths.own(mark, _by_year(pane, mark), is_over=pane.has_bars)
        case Line():
            yield from [paths.ahead(mark, _by_year(pane, mark))] if mark.role in AHEAD else _line(pane, mark)
        case Dots() if mark.role in ("target", "compared"):
            yield paths.marked(mark, _by_year(pane, mark))
        case Dots():
            found = _by_year(pane, mark)
            labels = tuple("" if datum is None else datum.label for datum in found)
            yield Strand(
                mark.name,
                drawn(mark.ink),
                _drawn(found),
                reach=_reach(pane, found),
                labels=labels if any(labels) else (),
                is_joined=False,
                is_behind=any(labels),
            )
        case Band():
            yield paths.edges(mark, _by_year(pane, mark))[0]
        case _:
            assert_never(mark)


def _by_year(pane: Pane, mark: Mark) -> list[Datum | None]:
    own = {round(datum.at): datum for datum in mark.data}
    return [own.get(year) for year in pane.years]


def _drawn(found: Sequence[Datum | None]) -> tuple[float | None, ...]:
    return tuple(None if datum is None else datum.drawn for datum in found)


def _only(found: Sequence[Datum | None], roles: Sequence[str]) -> list[Datum | None]:
    return [datum if datum is not None and datum.role in roles else None for datum in found]


def _reach(pane: Pane, found: Sequence[Datum | None]) -> Reach:
    """How far each figure may be from where it is drawn: its publisher's range, or an interval that is long enough to
    be seen; none where no figure may."""
    drawn = [None if datum is None or (datum.value is None and not _is_seen(pane, datum)) else datum for datum in found]
    reach = tuple((0.0, 0.0) if datum is None else datum.around for datum in drawn)
    return reach if any(map(any, reach)) else ()


def _is_seen(pane: Pane, datum: Datum) -> bool:
    """Whether it is seen how much more a figure may be: a shorter line would be taken for a mark of something else."""
    return datum.around[1] > HAIR * pane.y.high


def _hollow(found: Sequence[Datum | None]) -> tuple[int, ...]:
    """Places of figures that their own report denies."""
    return tuple(place for place, datum in enumerate(found) if datum is not None and datum.is_doubted)


def _columns(pane: Pane, mark: Bars) -> Iterator[Strand]:
    """One bar a year; of an interval its least, and paler what it may be more."""
    found, colour, name = _by_year(pane, mark), drawn(mark.ink), mark.panel or mark.name
    exact = _only(found, ("", "zero", "ranged"))
    ranges = _only(found, ("uncertain",))
    hollow, reach = _hollow(found), _reach(pane, exact)
    is_alone = pane.bars_alone is mark
    alike = _alike(found) if is_alone else []
    is_seen = any(datum is not None and _is_seen(pane, datum) for datum in ranges)
    signs = tuple("" if datum is None else datum.sign for datum in found)
    # Over bars with paler tops or signs a line of its own has the figures.
    is_over = is_seen or any(signs)
    has_figures = alike and not reach and not is_over
    figures = tuple(text if datum else "" for datum, text in zip(exact, alike, strict=True)) if has_figures else ()
    said = tuple(map(_figure_over, exact)) if is_alone else ()
    whole = Strand(name, colour, _drawn(exact), reach=reach, figures=figures, said=said, edge=EDGE)
    yield replace(whole, hollow=hollow, dated=_dated(exact), undated=_undated(exact))
    more = tuple(None if datum is None else datum.around[1] for datum in ranges)
    said = tuple(map(_figure_over, ranges)) if is_alone and not is_over else ()
    figures = tuple(text if datum else "" for datum, text in zip(ranges, alike, strict=True)) if said and alike else ()
    least = translate("{name}: at least", name=name)
    # One key for one series: what is paler is said below the chart, beside what is hatched.
    is_keyed = not any(datum is not None for datum in exact)
    strand = Strand(least, colour, _drawn(ranges), figures=figures, said=said, edge=EDGE, hollow=hollow)
    yield replace(strand, is_keyed=is_keyed, dated=_dated(ranges), undated=_undated(ranges))
    if is_seen:
        yield Strand(translate("{name}: it may be more by", name=name), colour, more, PALE, is_keyed=False)
    zeros = tuple(0.0 if datum is not None and datum.role == "zero" else None for datum in exact)
    if 0.0 in zeros:
        circles = Strand(translate("hollow circle: zero"), colour, zeros, is_joined=False, symbol="none", is_over=True)
        yield replace(circles, labels=tuple("" if value is None else ZERO for value in zeros), is_keyed=False)
    if is_over and not reach and (alike or any(signs)):
        yield _tops(Strand(translate("{band}: greatest", band=name), colour, (), labels=signs), found, alike)


def _tops(look: Strand, found: Sequence[Datum | None], texts: Sequence[str]) -> Strand:
    """A line that is not seen, over bars with all that they may be more: offices put no figure over the end of bars
    that stand on each other, but over a line's. `texts`: the figures."""
    tops = tuple(None if datum is None else (datum.drawn or 0.0) + datum.around[1] for datum in found)
    unseen = replace(look, values=tops, figures=tuple(texts), is_joined=False, symbol="none")
    return replace(unseen, is_keyed=False, is_over=True)


def _alike(found: Sequence[Datum | None]) -> list[str]:
    """What stands over each bar where all say their figure; nothing where they would not tell their bars apart."""
    told = told_alike([datum for datum in found if datum is not None])
    texts = iter(told)
    return ["" if datum is None else next(texts) for datum in found] if told else []


def _figure_over(datum: Datum | None) -> str:
    """What stands over a bar."""
    return "" if datum is None else datum.signed(datum.label or datum.said)


def _dated(found: Sequence[Datum | None]) -> tuple[str, ...]:
    """What stands over bars where not all say their figure: over the tallest its own with its year, and what there is
    at least of, where none of these is near another; its year, too, where nothing else stands there."""
    are_apart, is_lone = are_least_apart(found), sum(bool(datum and datum.dated) for datum in found) == 1
    return tuple(
        ""
        if datum is None
        else datum.signed(datum.dated if is_lone and datum.dated else datum.said)
        if datum.is_least and are_apart
        else datum.dated * (not datum.is_least)
        for datum in found
    )


def _undated(found: Sequence[Datum | None]) -> tuple[str, ...]:
    return tuple("" if datum is None else datum.without_year for datum in found)


def _part(pane: Pane, mark: Bars) -> Strand:
    """A part of each bar; hatched where it is of countries of which nothing is known."""
    is_silent = mark.role == "silent"
    colour = theme.LIGHT["no-report-line"] if is_silent else drawn(mark.ink)
    return Strand(mark.name, colour, _drawn(_by_year(pane, mark)), is_hatched=is_silent)


def _line(pane: Pane, mark: Line) -> Iterator[Strand]:
    """The line of figures, narrow intervals at their least; and the wide ones beside it, from least to greatest."""
    found, colour = _by_year(pane, mark), drawn(mark.ink)
    line, wide = _only(found, ("", "ranged", "uncertain")), _only(found, ("wide",))
    least = translate("{name}: at least", name=mark.name)
    name = least if any(datum is not None and datum.value is None for datum in line) else mark.name
    # What has words where it ends, or none since it lies behind others, is in no legend.
    is_keyed = not mark.end and mark.role != "others"
    is_last_wide = bool(mark.data) and mark.data[-1].role == "wide"
    ends = ("", mark.end) if is_last_wide else (mark.end, "")
    strand = Strand(name, colour, _drawn(line), mark.opacity, _reach(pane, line), end=ends[0], is_keyed=is_keyed)
    is_joined = any(len(run) > 1 for run in mark.runs)
    strand = replace(strand, width=POINTS * mark.weight, size=DOT * mark.dot / 2, is_joined=is_joined)
    labels = tuple("" if datum is None else datum.label for datum in line)
    strand = replace(strand, labels=labels, is_before=True) if any(labels) else strand
    yield from _parted(strand, line) if is_joined else (strand,)
    beside = Strand(least, colour, _drawn(wide), reach=_reach(pane, wide), is_joined=False)
    yield replace(beside, end=ends[1], is_keyed=is_keyed)
    # Over the others: LibreOffice draws no single point of a line otherwise.
    doubted = _drawn([datum if datum is not None and datum.is_doubted else None for datum in found])
    hollow = Strand(uncertain(mark.name), colour, doubted, size=strand.size + 1, is_joined=False, is_open=True)
    yield replace(hollow, is_keyed=False)


def _parted(strand: Strand, line: Sequence[Datum | None]) -> Iterator[Strand]:
    """A line as one strand for each level: none leads over a break in its series; the last has what is said there."""
    starts = [place for place, datum in enumerate(line) if datum is not None and datum.begins]
    bounds = [0, *starts, len(line)]
    for place, (first, end) in enumerate(pairwise(bounds)):
        is_last = place == len(starts)
        values = tuple(value if first <= at < end else None for at, value in enumerate(strand.values))
        own = replace(strand, values=values, end=strand.end if is_last else "")
        yield own if is_last else replace(own, is_keyed=False)


def _ended(strands: Sequence[Strand], marks: Sequence[Mark]) -> list[Strand]:
    """Each line's name where its last figure is; ranges of the same line have its colour."""
    ends = {}
    for mark in marks:
        names = (mark.name, translate("{name}: at least", name=mark.name))
        own = [strand for strand in strands if strand.name in names]
        if own:
            ends[id(max(own, key=_last))] = mark.name
    return [replace(strand, end=ends.get(id(strand), ""), is_keyed=False) for strand in strands]


def _last(strand: Strand) -> int:
    """Place of the last figure."""
    return max(place for place, value in enumerate(strand.values) if value is not None)
