"""Small charts of one area, described: what stands in them is data, how they look is for dashboard/parts/glance.py."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from dashboard.brief.known import Known, least, most
from dashboard.brief.sentence import Value
from dashboard.i18n import in_parts, in_sentences, labelled, translate
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.words.low_totals import uncertain, years_denied_by_report
from dashboard.words.names import Wording, wording_of, year_spans

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
        """The same for who hears it."""
        figures = [labelled(item.year, item.text) for item in self.years if item.text]
        if silent := [item.year for item in self.years if not item.text]:
            figures.append(translate("{year}: not known", year=year_spans(silent)))
        spoken = translate("{label}, year by year. {figures}", label=self.label, figures=in_parts(figures))
        return in_sentences((spoken, *(break_said(item.year) for item in self.years if item.is_after_break)))


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


def break_said(year: int) -> str:
    """That levels before and after a year are not those of one series."""
    return translate("Break in {year}: levels before and after are not comparable.", year=year)


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
    top, wording = max(map(most, shown)) or 1.0, wording_of(indicator, question)
    by_year = {point.year: point for point in shown}
    years = range(first, end + 1) if indicator.is_count else sorted(by_year)
    doubted = years_denied_by_report(known.context, question.key, known.code)
    breaks = [year for year in indicator.break_years if first < year <= end]
    made = (_marked(_year(year, by_year.get(year), top, wording), doubted, breaks) for year in years)
    return Years(indicator.hue, label, tuple(made), indicator.is_count)


def _year(year: int, point: Point | None, top: float, wording: Wording) -> Year:
    """A year on a scale that begins at zero, as amounts and per cent have it."""
    if point is None:
        return Year(year, None, None, "")
    return Year(year, least(point) / top, most(point) / top, wording.short(point))


def _marked(item: Year, doubted: Collection[int], breaks: Collection[int]) -> Year:
    """A year with what is to be seen at it; what is doubted is written as such, for who hears or points at it."""
    item = replace(item, is_after_break=item.year in breaks)
    if not item.text or item.year not in doubted:
        return item
    return replace(item, is_doubted=True, text=uncertain(item.text))
