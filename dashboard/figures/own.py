"""A reader's own figures beside the published ones, in what the server makes for the reader: pictures, slides
and files of figures.

They come with the request that asks for such a file, are checked again, and are kept nowhere. On pages the browser
draws them itself (assets/own.js), by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dashboard.charts.marks import Chart, Datum, Dots, Key, Line, Pane
from dashboard.charts.scales import Scale
from dashboard.figures.shown import Place, Shown, Table, Words
from dashboard.i18n import in_a_row, in_sentences, translate, with_unit
from dashboard.metrics.lines import Point
from dashboard.metrics.rates import PER
from dashboard.words.names import Wording

INK = "own"
ROOM = 1.1
"""Times the greatest figure up to which an axis goes."""
HALF = 0.6
"""Years of a scale before its first and behind its last figure."""
STEM = "own-figures"
"""In names of files that have own figures."""


class OwnRow(NamedTuple):
    """One figure of the reader's own; bounds without a value are an interval, neither is one that may not be shown."""

    indicator: str
    area: str
    year: int
    sex: str
    age: str
    breakdown: str
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Own:
    """The figures of one place of a view."""

    place: Place
    at: int
    """Number of its line."""
    points: tuple[tuple[int, OwnRow], ...]
    """By year, in the measure of the line."""

    @property
    def drawn(self) -> tuple[tuple[int, OwnRow], ...]:
        """Those that may be shown."""
        return tuple((year, row) for year, row in self.points if row.value is not None or row.low is not None)


def beside(shown: Shown, rows: Sequence[OwnRow]) -> Shown:
    """What is shown, with own figures in charts over the years and in tables; itself where it has none of them."""
    lines = lines_of(shown, rows)
    if not lines:
        return shown
    drawn = tuple(line for line in lines if line.drawn)
    said = _said(drawn, tuple(line for line in lines if not line.drawn))
    return Shown(
        lambda: _laid(shown.body, drawn) if isinstance(shown.body, Chart) and drawn else shown.body,
        lambda: _worded(shown.words, said),
        lambda: _tabled(shown.table, lines),
        shown.head,
        lambda: shown.rows,
        words_of=(lambda names: _worded(shown.words_of(names), said)) if shown.tells_rows else None,
    )


def lines_of(shown: Shown, rows: Sequence[OwnRow]) -> tuple[Own, ...]:
    """The own figures of each line of a view that has some."""
    return tuple(_lines(shown.places, rows)) if rows else ()


def _lines(places: Sequence[Place], rows: Sequence[OwnRow]) -> Iterator[Own]:
    for at, place in enumerate(places):
        own = sorted((row for row in rows if row[:2] == place[:2] and row[3:6] == place[2:5]), key=lambda row: row.year)
        points = tuple((row.year, measured) for row in own if (measured := _as_drawn(row, place)) is not None)
        if points:
            yield Own(place, at, points)


def _as_drawn(row: OwnRow, place: Place) -> OwnRow | None:
    """A row in the measure of its line: of a count that is shown as a rate its rate, where the people are known."""
    if not place.people:
        return row
    people = dict(place.people).get(row.year)
    if not people:
        return None
    value, low, high = (None if part is None else part * PER / people for part in (row.value, row.low, row.high))
    return row._replace(value=value, low=low, high=high)


# ------------------------------------------------------------------------------------------------ in words


def _said(drawn: Sequence[Own], hidden: Sequence[Own]) -> str:
    told = []
    if drawn:
        years = [year for line in drawn for year, _ in line.drawn]
        span = translate("{low} to {high}", low=min(years), high=max(years)) if len(set(years)) > 1 else str(years[0])
        told.append(translate("Own figures, not published: {names}, {years}.", names=_names(drawn), years=span))
    if hidden:
        told.append(translate("Own figures hidden by the rule of small numbers: {names}.", names=_names(hidden)))
    return in_sentences(told)


def _names(lines: Sequence[Own]) -> str:
    return in_a_row(line.place.label for line in lines)


def _worded(words: Words, said: str) -> Words:
    """The same words, with what is not published said before all else; the title stays that of published figures."""
    return replace(words, caveat=in_sentences(filter(None, (said, words.caveat))), stem=f"{words.stem}_{STEM}")


def _text(row: OwnRow, place: Place) -> str:
    if row.value is None and row.low is None:
        return translate("hidden, as it would give a small number away")
    return Wording(place.decimals).text(Point(row.year, row.value, row.low, row.high, "A"))


# ------------------------------------------------------------------------------------------------ the chart


def _laid(chart: Chart, lines: Sequence[Own]) -> Chart:
    """The chart with a line for each place in its pane; scales of all panes reach as far as the figures."""
    alone = len(chart.panes) == 1
    by_pane = {at: [line for line in lines if alone or line.place.pane == at] for at in range(len(chart.panes))}
    years = [year for line in lines for year, _ in line.drawn]
    tops = {at: max((_top(line) for line in own), default=0.0) for at, own in by_pane.items()}
    if chart.arrangement == "grid":  # Panes of a grid share their scales.
        tops = dict.fromkeys(tops, max(tops.values()))
    panes = tuple(_with(pane, by_pane[at], years, tops[at]) for at, pane in enumerate(chart.panes))
    key = Key("Line", "own", INK, translate("Own figures, not published"))
    return replace(chart, panes=panes, legend=(*chart.legend, key))


def _top(line: Own) -> float:
    return max(row.high if row.high is not None else row.value or 0.0 for _, row in line.drawn)


def _with(pane: Pane, lines: Sequence[Own], years: Sequence[int], top: float) -> Pane:
    if pane.x.kind != "years" or pane.x.ticks:
        return pane
    x = replace(pane.x, low=min(pane.x.low, min(years) - HALF), high=max(pane.x.high, max(years) + HALF))
    # Where lines are told apart by names at their ends, a further name at the end of one would take theirs away.
    several = [mark for mark in pane.marks if isinstance(mark, Line | Dots)]
    ended = {id(mark) for mark in (pane.ended or (several if lines else ()))}
    marks = tuple(
        replace(mark, end=mark.end or mark.name) if isinstance(mark, Line | Dots) and id(mark) in ended else mark
        for mark in pane.marks
    )
    # Beside bars the legend names one line.
    is_named = bool(ended) or len(lines) > 1 or not pane.has_bars
    own = tuple(_mark(line, is_named=is_named) for line in lines)
    return replace(pane, x=x, y=_heightened(pane.y, ROOM * top), marks=(*marks, *own), blank="" if own else pane.blank)


def _heightened(scale: Scale, top: float) -> Scale:
    """A scale that holds figures up to a value."""
    if top <= ROOM * scale.high and top / ROOM <= scale.high:
        return scale
    return replace(scale, high=top, ticks=(), names=())


def _mark(line: Own, *, is_named: bool) -> Line:
    name = translate("{name} (own figures)", name=line.place.label)
    data = tuple(_datum(year, row, line.place) for year, row in line.drawn)
    last = _text(line.drawn[-1][1], line.place)
    return Line(name, INK, data, "own", is_keyed=not is_named, end=f"{name}\n{last}" if is_named else "")


def _datum(year: int, row: OwnRow, place: Place) -> Datum:
    """A figure; a range beside the line, as published ones are: a line down to its least would tell of a fall."""
    text = _text(row, place)
    told = with_unit(text, place.unit)
    if row.value is not None:
        return Datum(year, row.value, role="own", told=told)
    return Datum(year, None, row.low, row.high, "wide", label=text, told=told)


# ------------------------------------------------------------------------------------------------ the table


def _tabled(table: Table, lines: Sequence[Own]) -> Table:
    """The table with a column behind that of each line, and rows for years that only the reader has figures of."""
    known = [row[0] for row in table.rows]
    more = sorted({str(year) for line in lines for year, _ in line.points} - set(known))
    none = (translate("no figure"),) * (len(table.columns) - 1)
    rows = sorted([*table.rows, *((year, *none) for year in more)], key=lambda row: row[0], reverse=True)
    columns, numeric = list(table.columns), list(table.numeric)
    cells = [list(row) for row in rows]
    blank = ("",) * len(table.columns)
    origins = dict(zip(known, table.origins, strict=True)) if table.origins else {}
    leads = [list(origins.get(row[0], blank)) for row in rows]
    for line in reversed(lines):
        place = line.at + 2
        by_year = {str(year): _text(row, line.place) for year, row in line.points}
        columns.insert(place, translate("{name}: own figures, not published", name=line.place.label))
        numeric.insert(place, True)
        for row, lead in zip(cells, leads, strict=True):
            row.insert(place, by_year.get(row[0], "–"))
            lead.insert(place, "")
    return replace(
        table,
        columns=tuple(columns),
        rows=tuple(map(tuple, cells)),
        numeric=tuple(numeric),
        origins=tuple(map(tuple, leads)) if table.origins else (),
        narrow=None,
    )
