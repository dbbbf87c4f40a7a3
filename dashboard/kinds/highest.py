"""When rows of a timeline are highest: whether the first one is now, and in which years those beside it are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.context import Context
from dashboard.figures.charts import Drawn
from dashboard.i18n import in_a_row, translate, translate_number
from dashboard.metrics.compare import FEW
from dashboard.metrics.events import CONFLICT
from dashboard.metrics.lines import Line, Point
from dashboard.selection import Selection
from dashboard.words.ageless import OF_CHILDREN, counts_children, rate_at_most
from dashboard.words.few import count_of, is_rate
from dashboard.words.names import in_mid_sentence, listed
from dashboard.words.titles import subject

WEATHER = "disaster-displacement-weather"
MOVEMENTS = frozenset({"conflict-displacement-new", "disaster-displacement-geophysical", WEATHER})
"""Indicators that count how often people were displaced, not how many were."""
FEWEST_SINCE, FEWEST_YEARS = 4, 5
"""Years with a figure since the last break of a series among which its newest one is told to be the highest; and those
of a row beside it whose highest one is told."""
MOST_YEARS = 2
"""Years of which a row may have been highest in any: of more nothing is said."""
COUNTS = frozenset({CONFLICT, *MOVEMENTS})
"""Rows of counts, whose highest one says nothing where it is few."""


def highest_since(context: Context, question: Selection, drawn: Drawn) -> tuple[int, int] | None:
    """The first and last year since a break in the questionnaire of which a country's rate of detected children is
    higher in the last than in each before; None where that is not so, not known, or of few children.

    Every year between has a figure, and the newest is higher than others with all victims of unknown age among them.
    """
    line, breaks = drawn.line, context.indicators[question.indicator].break_years
    if line.group or not counts_children(context, question) or not is_rate(context, question):
        return None
    known = [point for point in line.known if point.year >= max(breaks, default=0)]
    years = [point.year for point in known]
    if len(known) < FEWEST_SINCE or years != list(range(years[0], years[-1] + 1)) or drawn.doubted.intersection(years):
        return None
    counted = count_of(context, OF_CHILDREN, line.code, years[-1])
    tops = [_rate_at_most(context, line.code, point) for point in known[:-1]]
    is_higher = counted is not None and counted[0] >= FEW and known[-1].ends[0] > max(tops)
    return (years[0], years[-1]) if is_higher else None


def _rate_at_most(context: Context, code: str, point: Point) -> float:
    return max(point.ends[1], rate_at_most(context, code, point.year) or 0.0)


def with_highest(title: str, years: tuple[int, int]) -> str:
    """A sentence on a country's newest rate of detected children, which is the highest of these years."""
    first, last = years
    return translate("{title}, the highest rate of {year} to {last}", title=title, year=first, last=last)


def context_said(context: Context, rows: Sequence[tuple[Selection, Line]], span: tuple[int, int]) -> str:
    """What the rows below the first one are, and that they stand there for context; empty where none has a figure."""
    known = [question for question, line in rows if line.known]
    if not known:
        return ""
    names = listed([_name(context, question, known) for question in known])
    return translate("Below, for context only: {rows}, {first} to {last}.", rows=names, first=span[0], last=span[1])


def highest_said(context: Context, rows: Sequence[tuple[Selection, Line]], span: tuple[int, int]) -> str:
    """In which years rows were highest, as one sentence; empty where none is told of."""
    told = [(question, years) for question, line in rows if (years := highest_years(context, question, line))]
    items = list(_in_words(context, told))
    if not items:
        return ""
    return translate_number(
        "Highest known figure, {first} to {last}: {rows}.",
        "Highest known figures, {first} to {last}: {rows}.",
        len(items),
        first=span[0],
        last=span[1],
        rows=in_a_row(items),
    )


def highest_years(context: Context, question: Selection, line: Line) -> tuple[int, ...]:
    """The year in which a row was highest, or two where the publisher's ranges leave open in which; none where these
    leave more open, two are alike, few years have a figure, they rest on different countries, or a break parts them."""
    known, is_counted = line.known, question.indicator in COUNTS
    resting = {point.countries for point in known}
    if (
        line.median
        or len(known) < FEWEST_YEARS
        or len(resting) > 1
        or context.indicators[question.indicator].break_years
    ):
        return ()
    ends = {point.year: _ranged(point) for point in known}
    least = max(low for low, _ in ends.values())
    years = tuple(year for year, (_, high) in ends.items() if high >= least)
    are_alike = len(years) > 1 and all(ends[year][0] == ends[year][1] for year in years)
    if len(years) > MOST_YEARS or are_alike or least <= 0 or (is_counted and least < FEW):
        return ()
    return years


def _ranged(point: Point) -> tuple[float, float]:
    """Between which ends a figure lies: those of its publisher around a best estimate."""
    low, high = point.ends
    if not point.has_range:
        return low, high
    return (low if point.lower is None else point.lower), (high if point.upper is None else point.upper)


def _in_words(context: Context, told: Sequence[tuple[Selection, tuple[int, ...]]]) -> Iterator[str]:
    """Rows with their years."""
    every = [question for question, _ in told]
    for question, years in told:
        name = _name(context, question, every)
        if len(years) > 1:
            yield translate("{name} in {year} or {other} (ranges overlap)", name=name, year=years[0], other=years[1])
        else:
            yield translate("{name} in {year}", name=name, year=years[0])


def _name(context: Context, question: Selection, every: Sequence[Selection]) -> str:
    """What a row is of; displacement by its cause where there are several of it."""
    if question.indicator in MOVEMENTS and sum(one.indicator in MOVEMENTS for one in every) == 1:
        return translate("displacement")
    return in_mid_sentence(subject(context, question))
