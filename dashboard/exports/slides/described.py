"""A described chart as native chart of PowerPoint: strands with figures and names, rows, silences said and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from dashboard import theme
from dashboard.charts import marks
from dashboard.charts.ended import ended
from dashboard.charts.fewer import MOST, first_rows
from dashboard.charts.marks import Band, Bars, Chart, Datum, Dots, Line, Mark, Pane, check, drawables
from dashboard.exports.slides import kinds, plots
from dashboard.exports.slides.company import company
from dashboard.exports.slides.inks import drawn
from dashboard.exports.slides.plots import Panes, Plot, Row, Strand, Symbol
from dashboard.exports.slides.points import body_of_points
from dashboard.exports.slides.years import panes_of, plot_of_years
from dashboard.i18n import behind_ticks, labelled, translate

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
check("slides", DRAWN)
_SYMBOLS: dict[str, Symbol] = {
    "circle": "circle",
    "diamond": "diamond",
    "square": "square",
    "tick": "tick",
    "cross": "x",
}
SEEN_BESIDE = 0.025
"""Part of the scale of a chart of rows under heads from which on a bar is seen beside its dot."""
MOST_ROWS = 12
"""Rows that can be read on one slide."""
LEAST_ROWS = 4
"""Rows under heads that stand on a slide whatever its words leave them."""
_WORSE = 9.0
"""Thickness of a row where a country is worse off than half of the others, in points."""
_SIZE, _TICK = 8.0, 3.5
"""Of dots, and of the short lines that mark a target, in points."""


def plot_of_chart(chart: Chart) -> Plot | Panes | None:
    """The native chart of a described one, or its charts beside each other.

    None where it has no figure, more rows of bars than can be read, or codes and years instead of figures.
    """
    if not chart.has_figures:
        return None
    if chart.panes[0].is_plane:
        return body_of_points(chart)
    if chart.arrangement != "one":
        return panes_of(chart)
    (pane,) = ended(chart).panes
    if not pane.is_level:
        plot = plot_of_years(pane)
        # What a title names stands over its bar.
        return plot and replace(plot, tells="newest")
    if pane.has_heads:
        return _under_heads(pane)
    few, left = _first(pane)
    plot = kinds.plot_of_names(few) if pane.y.kind == "names" else _bars(few) if pane.has_bars else _points(few)
    return replace(plot, more=left, names=tuple(row.name for row in few.rows if row.role != "head"))


def seen_of(chart: Chart) -> Chart:
    """What of a chart slides show: the first of many rows, and of panes below each other those with a figure."""
    if chart.arrangement in ("bands", "strips"):
        drawn = tuple(pane for pane in chart.panes if pane.has_figures)
        return replace(chart, panes=drawn)
    if len(chart.panes) == 1 and chart.panes[0].is_level:
        return replace(chart, panes=(_first(chart.panes[0])[0],))
    return chart


def _first(pane: Pane) -> tuple[Pane, int]:
    is_long = pane.has_heads or (pane.at_once or len(pane.rows)) > MOST_ROWS
    return first_rows(pane, MOST if is_long else MOST_ROWS)


def _points(pane: Pane) -> Plot:
    strands = _gathered(strand for mark in pane.marks for strand in _strands(mark))
    if pane.worse_key:
        # Below all marks, and named behind them.
        strands.insert(0, replace(_worse(pane), is_keyed=False))
    silent = [row.height for row in pane.rows if row.role == "silent"]
    if silent and pane.ground:
        strands.append(_silent(silent, pane.ground))
    return Plot(
        "points",
        (),
        tuple(strands),
        across=(float(pane.x.low), float(pane.x.high)),
        titles=(pane.x.title, ""),
        rows=tuple(_row(row) for row in pane.rows),
        keys=_reach_keys(pane),
        units=(behind_ticks(pane.x.suffix), behind_ticks(pane.y.suffix)),
        is_years=pane.x.kind == "years",
        counts=pane.counts,
        since=pane.since,
        ends=(pane.x.names[0], pane.x.names[-1]) if pane.has_heads else (),
        middle=pane.x.names[1] if pane.has_heads else "",
    )


def _under_heads(pane: Pane) -> Panes:
    """The first rows below their heads in one chart, as in pictures, and for where words leave these no room fewer of
    them; what their scale says stands before the keys, where it takes no line of its own."""
    whole, fewer = replace(pane, x=replace(pane.x, title="")), None
    for most in range(LEAST_ROWS, MOST + 1):
        fewer = replace(_of_first(whole, most), below=pane.x.title, apart=fewer)
    assert fewer is not None
    return fewer


def _of_first(pane: Pane, most: int) -> Panes:
    """So many rows below their heads, and the others by name, with the figure of one country: of several there is no
    one."""
    few, left = first_rows(pane, most)
    plot, seen = replace(_points(few), more=left), {row.name for row in few.rows}
    unseen = [row for row in pane.rows if row.name not in seen and row.role != "head"]
    others = tuple(labelled(row.name, row.figure) if row.columns else row.name for row in unseen)
    worse = (replace(_worse(few), across=(), values=()),) if few.worse_key else ()
    keys = (*_keys_of([plot]), *worse, *_reach_keys(few))
    return Panes((plots.Pane("", "", plot),), keys=keys, others=others, undrawn=pane.undrawn)


def _keys_of(plots_: Sequence[Plot]) -> tuple[Strand, ...]:
    """What the strands of charts beside each other are, each name once."""
    return tuple({strand.name: strand for plot in plots_ for strand in plot.strands if strand.is_keyed}.values())


def _reach_keys(pane: Pane) -> tuple[Strand, ...]:
    """What bars over dots are, as one that is in the key alone."""
    key = pane.reach_key_from(SEEN_BESIDE)
    if key is None:
        return ()
    said, ink = key
    return (Strand(said, drawn(ink), (), symbol="none"),)


def _row(row: marks.Row) -> Row:
    said = " · ".join(filter(None, (row.said, *row.beside)))
    figure = row.figure or (row.beside[0] if row.beside else row.said)
    return Row(
        float(row.height),
        row.name,
        said,
        is_head=row.role == "head",
        figure=figure,
        others=row.others,
        is_told=row.is_chosen,
        since=(row.columns.since,) if row.columns and row.columns.since else (),
        columns=(row.columns.figure,) if row.columns else (),
        parted=row.columns.lines[:2] if row.columns else (),
        ends=row.ends,
    )


def _strands(mark: Mark) -> Iterator[Strand]:
    """One strand for each look of a mark."""
    match mark:
        case Dots() if mark.role in ("chosen", "peers") or mark.is_hollow:
            yield from company(mark)
        case Dots():
            for is_open in (False, True):
                kept = [datum for datum in mark.data if (datum.role == "older" or mark.role == "unmet") == is_open]
                if kept:
                    yield _dots(mark, kept, is_open=is_open)
        case Band():
            yield _band(mark)
        case Bars() | Line():
            raise TypeError("neither bars nor lines over the years stand in a plot of rows")
        case _:
            assert_never(mark)


def _dots(mark: Dots, data: Sequence[Datum], *, is_open: bool) -> Strand:
    is_tick = mark.symbol == "tick"
    return Strand(
        mark.name,
        drawn(mark.ink),
        tuple(float(datum.at) for datum in data),
        across=tuple(datum.drawn for datum in data),
        is_joined=False,
        symbol=_SYMBOLS[mark.symbol],
        size=_TICK if is_tick else _SIZE,
        is_open=is_open,
        is_keyed=mark.is_keyed,
        labels=tuple(datum.label for datum in data) if is_tick and any(datum.label for datum in data) else (),
    )


def _band(mark: Band) -> Strand:
    ends = [(datum, end) for datum in mark.data for end in (datum.low, datum.high)]
    return Strand(
        mark.name,
        drawn(mark.ink),
        tuple(float(datum.at) for datum, _ in ends),
        across=tuple(end for _, end in ends),
        width=3.0 if mark.role == "since" else 5.0,
        symbol="none",
        is_keyed=mark.is_keyed,
    )


def _silent(heights: Sequence[float], ground: tuple[float, float]) -> Strand:
    """Dotted lines on rows of which nothing recent is known."""
    values = [height for place in heights for height in (place, place, None)][:-1]
    across = [end for _ in heights for end in (*ground, None)][:-1]
    return Strand(
        translate("dotted: nothing recent"),
        theme.LIGHT["muted"],
        tuple(values),
        across=tuple(across),
        dash="sysDot",
        width=1.5,
        symbol="none",
        is_keyed=False,
    )


def _worse(pane: Pane) -> Strand:
    """Thick lines on rows where a country is worse off than half of the others, below all marks."""
    ends = [(row.height, end) for row in pane.rows if row.worse for end in (*row.worse, None)]
    return Strand(
        pane.worse_key,
        drawn("neutral.0"),
        tuple(None if end is None else height for height, end in ends),
        across=tuple(end for _, end in ends),
        width=_WORSE,
        symbol="none",
    )


def _gathered(strands: Iterable[Strand]) -> list[Strand]:
    """Strands of the same name and look as one; lines are parted by a gap."""
    found: dict[tuple[object, ...], Strand] = {}
    for strand in strands:
        key = (strand.name, strand.colour, strand.symbol, strand.is_open, strand.is_joined, strand.dash)
        found[key] = _joined(found[key], strand) if key in found else strand
    return list(found.values())


def _joined(one: Strand, other: Strand) -> Strand:
    gap = (None,) if one.is_joined else ()
    return replace(one, values=(*one.values, *gap, *other.values), across=(*one.across, *gap, *other.across))


def _bars(pane: Pane) -> Plot:
    """Stacked bars in named rows, from above downwards."""
    rows = sorted(pane.rows, key=lambda row: -row.height)
    strands = []
    for mark in pane.bars:
        values = {datum.at: datum.drawn for datum in mark.data}
        is_silent = mark.role == "silent"
        colour = theme.LIGHT["no-report-line"] if is_silent else drawn(mark.ink)
        figures = tuple(None if (found := values.get(row.height)) is None else float(found) for row in rows)
        strands.append(Strand(mark.name, colour, figures, is_hatched=is_silent, is_keyed=mark.is_keyed))
    return Plot(
        "bars",
        tuple(f"{row.name}: {row.said}" if row.said else row.name for row in rows),
        tuple(strands),
        is_stacked=True,
        axis=(float(pane.x.low), float(pane.x.high)),
    )
