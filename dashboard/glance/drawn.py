"""Small charts of one area, described: what stands in them is data, how they look is for dashboard/parts/glance.py."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from dashboard.brief.known import Known, least, most
from dashboard.brief.sentence import Value
from dashboard.catalogue import COUNT
from dashboard.charts.marks import Bars, Chart, Datum, Line, Pane, Rule
from dashboard.charts.scales import Scale
from dashboard.figures.spoken import spoken as told
from dashboard.i18n import as_sentence, format_year, in_parts, in_sentences, labelled, translate
from dashboard.metrics.compare import FEW
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.words.above_totals import doubt_of
from dashboard.words.ageless import Raised, least_told, possibly_up_to
from dashboard.words.low_totals import uncertain
from dashboard.words.names import Wording, wording_of, year_spans

OF_PERSONS = ("victims", "justice")
"""Themes whose counts are of persons, of which few say nothing beside others."""
MOST_YEARS = 20
"""Years that a chart over time goes back at most: each needs room to be seen."""


@dataclass(frozen=True)
class Year:
    """One year of a chart over time. `least` and `most` are parts of its height; None where nothing is known."""

    year: int
    least: float | None
    most: float | None
    text: str
    """The figure in words; empty where nothing is known."""
    is_doubted: bool = False
    """Whether the same report has other numbers that deny it."""
    is_after_break: bool = False
    """Whether the series breaks before it: levels on both sides are not comparable."""
    is_of_few: bool = False
    """Whether it counts some persons, but so few that nothing is made of it beside others."""
    top: str = ""
    """The number that it may be, in words, where its figure in words is the least of it alone."""


@dataclass(frozen=True)
class Years:
    """Figures year by year: bars of what is counted, in which a year without a figure is seen as unknown; else dots."""

    hue: str
    label: str
    years: tuple[Year, ...]
    are_counts: bool

    @property
    def is_doubted(self) -> bool:
        """Whether a report denies any of its figures."""
        return any(item.is_doubted for item in self.years)

    @property
    def spoken(self) -> str:
        """The same for who hears it: as every chart is told, not figure by figure, which nobody keeps in mind."""
        said = [told(Chart((self._pane,)))]
        if doubted := [labelled(format_year(item.year), item.text) for item in self.years if item.is_doubted]:
            said.append(as_sentence(in_parts(doubted)))
        if silent := [item.year for item in self.years if not item.text]:
            said.append(as_sentence(translate("{year}: not known", year=year_spans(silent))))
        return in_sentences(said)

    @property
    def _pane(self) -> Pane:
        data = tuple(_datum(item) for item in self.years if item.text)
        rules = tuple(Rule(item.year, "break") for item in self.years if item.is_after_break)
        mark = (Bars if self.are_counts else Line)("", "", data)
        ends = (self.years[0].year, self.years[-1].year)
        return Pane(Scale("years", *ends), Scale("number", 0, 1), (mark,), heading=self.label, rules=rules)


@dataclass(frozen=True)
class Row:
    """One bar that lies, as a part of the longest; None where it has none. `beside`: what it is compared with."""

    name: str | Value
    share: float | None
    figure: str | Value
    more: str = ""
    tick: float | None = None
    status: str = ""
    head: str = ""
    """What holds for this row and those below it, where it does not hold for those above."""


@dataclass(frozen=True)
class Rows:
    """Bars that lie below each other."""

    hue: str
    label: str
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def spoken(self) -> str:
        """The same for who hears it."""
        figures = in_parts(labelled(_text(row.name), _text(row.figure)) for row in self.rows)
        return translate("{label}. {figures}", label=self.label, figures=figures)


@dataclass(frozen=True)
class Parts:
    """One bar in parts, each a status with how many targets have it."""

    label: str
    parts: tuple[tuple[str, int], ...]
    spoken: str


Drawing = Years | Rows | Parts


def _datum(item: Year) -> Datum:
    """A figure as the sentences on a chart ask for it; one that is doubted bears what is said of it."""
    is_exact = item.least == item.most
    low, high = (None, None) if is_exact else (item.least, item.most)
    value = item.least if is_exact else None
    return Datum(item.year, value, low, high, told=item.text, is_of_few=item.is_of_few)


def _text(part: str | Value) -> str:
    return part if isinstance(part, str) else part.text


def over_years(known: Known, question: Selection, label: str, added: tuple[Point, ...] = ()) -> Years | None:
    """The figures of a question year by year; None where there is none. `added`: sums of ours, of later years."""
    points = (*known.points(question), *added)
    if not points:
        return None
    indicator = known.indicator(question)
    table = known.context.years_of_areas[indicator.id]
    first, end = (table.first, table.last) if indicator.is_count else (points[0].year, points[-1].year)
    first = max(first, end - MOST_YEARS + 1)
    shown = [point for point in points if point.year >= first]
    if not shown:
        first, shown = points[-1].year, [points[-1]]
    raised, doubted = doubt_of(known.context, question, known.context.line(question, known.code))
    tops = [*map(most, shown), *(raised[point.year].top for point in shown if point.year in raised)]
    top, wording = max(tops) or 1.0, wording_of(indicator, question)
    by_year = {point.year: point for point in shown}
    years = range(first, end + 1) if indicator.is_count else sorted(by_year)
    breaks = [year for year in indicator.break_years if shown[0].year < year <= shown[-1].year]
    drawn = [_year(year, by_year.get(year), top, wording, raised.get(year)) for year in years]
    drawn = [_least(item, raised[item.year]) if item.year in raised.keys() - doubted else item for item in drawn]
    if question.measure == COUNT and indicator.theme in OF_PERSONS and not indicator.area:
        drawn = [replace(item, is_of_few=_is_few(by_year.get(item.year))) for item in drawn]
    made = (_marked(item, doubted, breaks) for item in drawn)
    return Years(indicator.hue, label, tuple(made), indicator.is_count)


def _year(year: int, point: Point | None, top: float, wording: Wording, raised: Raised | None) -> Year:
    """A year on a scale that begins at zero, as amounts and per cent have it."""
    if point is None:
        return Year(year, None, None, "")
    text = wording.short(point)
    if raised is None:
        return Year(year, least(point) / top, most(point) / top, text)
    may_be = max(most(point), raised.top)
    return Year(year, least(point) / top, may_be / top, text, top=wording.number(may_be))


def _least(item: Year, raised: Raised) -> Year:
    """A year whose figure may be higher, which says so; a range such as "<5" is no "at least"."""
    if raised.is_total:
        return replace(item, text=possibly_up_to(item.text, item.top))
    return replace(item, text=least_told(item.text)) if item.top and raised.own.value else item


def _is_few(point: Point | None) -> bool:
    """Whether it counts some persons, but fewer than FEW."""
    return point is not None and least(point) < FEW and most(point) > 0


def _marked(item: Year, doubted: Collection[int], breaks: Collection[int]) -> Year:
    """A year with what is to be seen at it; what is doubted is written as such, for who hears or points at it."""
    item = replace(item, is_after_break=item.year in breaks)
    if not item.text or item.year not in doubted:
        return item
    return replace(item, is_doubted=True, text=uncertain(item.text))
