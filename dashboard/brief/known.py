"""What is known of one area: its figures, each with the address of its rows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from dashboard.brief.sentence import Value, around
from dashboard.catalogue import YEAR, Indicator
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.progress import beside_target, met_from
from dashboard.i18n import current_language, format_number, in_a_row, translate
from dashboard.metrics.lines import Point
from dashboard.selection import Selection
from dashboard.store import Observation
from dashboard.words.ageless import at_least
from dashboard.words.names import (
    ESTIMATED_FROM,
    about_zero,
    area_name,
    bearable,
    decimals_of,
    estimate_text,
    is_near_zero,
    is_nearly_all,
    nearly_all,
    short_figure,
    under_rounding,
    when_in_words,
    wording_of,
)
from dashboard.words.places import plain, within
from dashboard.words.titles import subject, with_its_unit
from dashboard.words.untotalled import COUNT_THE_SAME, last_years

SMALL, BELOW = (1, 4), (0, 2.5)
"""What UNODC prints as "<5", and FAO as "<2.5"."""
OLD = 5
"""A latest figure of more years before the end of its table is said to be the newest known."""


@dataclass(frozen=True)
class Known:
    """One area and the tables. Points are those that hold a figure, exact or as an interval."""

    context: Context
    code: str

    def question(self, indicator: str, *, sex: str = "", age: str = "", breakdown: str = "") -> Selection:
        """The usual selection of an indicator for this area; sex, age and breakdown unless usual."""
        base = self.context.question(indicator, (self.code,), sex=sex, age=age)
        return replace(base, breakdown=breakdown or base.breakdown, lang=current_language())

    @property
    def in_place(self) -> str:
        """Where all this is said of: "in Bangladesh"."""
        return within(self.context, self.code)

    @property
    def place(self) -> str:
        """The place itself, inside a sentence."""
        return plain(self.context, self.code)

    def indicator(self, question: Selection) -> Indicator:
        """The indicator of a question."""
        return self.context.indicators[question.indicator]

    def points(self, question: Selection) -> tuple[Point, ...]:
        """The figures of a question, in the order of years."""
        return self.context.line(question, self.code).known

    def last(self, question: Selection) -> Point | None:
        """The latest figure of a question."""
        return next(reversed(self.points(question)), None)

    def at(self, question: Selection, year: int) -> Point | None:
        """The figure of one year."""
        return next((point for point in self.points(question) if point.year == year), None)

    def is_asked(self, question: Selection, year: int) -> bool:
        """Whether the table has a row of the year without a figure: asked, and not reported or not to be believed."""
        points = self.context.line(question, self.code).points
        return any(point.year == year for point in points) and self.at(question, year) is None

    def is_recent(self, question: Selection, point: Point | Observation) -> bool:
        """Whether a figure is within the indicator's window before the last year of its table."""
        return self.is_recent_year(question, point.year)

    def is_recent_year(self, question: Selection, year: int) -> bool:
        """The same of a figure's year."""
        return year >= self.context.recent_from(question.indicator)

    def is_of_late(self, question: Selection, year: int) -> bool:
        """Whether a figure's year is within the indicator's window, and at most OLD years before its table's end."""
        return self.is_recent_year(question, year) and year >= self.context.end(question.indicator) - OLD

    def when(self, question: Selection, point: Point, *beside: str) -> str:
        """The year of the latest figure, in brackets or at the end of a sentence; of an old one that it is the newest.

        Old is what is outside the indicator's window, or more than OLD years before the end of its table. `beside`:
        other indicators whose figures of the same year are told with it.
        """
        if self.is_of_late(question, point.year):
            return str(point.year)
        is_total = self.indicator(question).is_count
        if is_total and max(map(self._newest_of_any, (question.indicator, *beside))) > point.year:
            return translate("{year}, the latest total in the source", year=point.year)
        return translate("{year}, the latest figure in the source", year=point.year)

    def _newest_of_any(self, indicator: str) -> int:
        """The last year with a figure of an indicator, or of a table that counts the same people by something."""
        tables = (indicator, *COUNT_THE_SAME.get(indicator, ()))
        # People of unknown citizenship are people counted, though no figure on citizenship.
        return max(last_years(self.context, table, unnamed=True).get(self.code, 0) for table in tables)

    def last_of_any(self, indicator: str, age: str = "") -> int | None:
        """The last year with a figure of any sex and breakdown, of one age or of any; None where there is none."""
        return last_years(self.context, indicator, age=age).get(self.code)

    def linked(self, question: Selection, year: int | None, text: str) -> Value:
        """A text that leads to the rows of a question, and knows what these are of."""
        indicator = self.indicator(question)
        is_named = indicator.names_values(question.breakdown)
        about = translate(indicator.label) if is_named else subject(self.context, question)
        when = [] if year is None else [when_in_words(indicator, year)]
        rows = in_a_row((self.of(about, question), *when))
        return Value(text, origin_address(self.context, question, year), rows=rows)

    def told(self, question: Selection, year: int, text: str) -> Value:
        """A text that says the figure of a question in a year: it leads to its row, and names it."""
        indicator = self.indicator(question)
        is_named = indicator.names_values(question.breakdown)
        about = translate(indicator.label) if is_named else with_its_unit(self.context, question)
        of = in_a_row((self.of(about, question), when_in_words(indicator, year)))
        return Value(text, origin_address(self.context, question, year), of)

    def of(self, about: str, question: Selection) -> str:
        """What something is about, and where."""
        return in_a_row((about, *(area_name(self.context, code) for code in question.areas or (self.code,))))

    def around(self, question: Selection, year: int | None) -> dict[str, str]:
        """The slots `{link}` and `{end}` around the words of a sentence that lead to the rows of a question."""
        return around(origin_address(self.context, question, year))

    def figure(self, question: Selection, point: Point) -> Value:
        """A figure in words that leads to its row."""
        indicator = self.indicator(question)
        if indicator.names_values(question.breakdown) or question.breakdown == YEAR:
            raise ValueError(f"{indicator.id}: its figures are names or years, not numbers")
        decimals = decimals_of(indicator, question.measure)
        text = figure_said(point, decimals)
        if point.value == 0 and wording_of(indicator, question).rounded_zero:
            text = under_rounding(decimals)
        if wording_of(indicator, question).shares and point.value is not None and is_nearly_all(point.value, decimals):
            text = nearly_all(decimals)
        if indicator.lowest < 0 and point.value is not None and is_near_zero(point.value, decimals):
            text = about_zero()
        plain = "" if point.value is None else format_number(point.value, bearable(point.value, decimals))
        if indicator.target is not None and point.value is not None and text == plain:
            text = beside_target(point.value, met_from(indicator.target), decimals)
        return self.told(question, point.year, text)

    def at_least(self, question: Selection, point: Point) -> Value:
        """The same, as the least that it may be where victims of no age may raise it."""
        value = self.figure(question, point)
        return replace(value, text=at_least(self.context, question, self.code, point.year, value.text))

    def people(self, year: int) -> float | None:
        """People of the area in a year; None where the population is not known."""
        return self.context.weights["population"].get(self.code, {}).get(year)


def figure_said(point: Point, decimals: int) -> str:
    """A figure as running text says it: "1 to 4" for "<5", "under 2.5", estimates of people rounded."""
    ends = point.lower, point.upper
    if point.value is None and ends == SMALL:
        return translate("{lower} to {upper}", lower=format_number(SMALL[0]), upper=format_number(SMALL[1]))
    if point.value is None and ends == BELOW:
        return translate("under {number}", number=format_number(BELOW[1], 1))
    if point.value is not None and point.status == "E" and decimals == 0 and point.value >= ESTIMATED_FROM:
        return translate("about {number}", number=estimate_text(point.value))
    return short_figure(point.value, point.lower, point.upper, decimals)


def least(point: Point) -> float:
    """The least that a figure may be."""
    return point.value if point.value is not None else point.lower or 0


def most(point: Point) -> float:
    """The most that a figure may be."""
    return point.value if point.value is not None else point.upper or 0


def plural(point: Point) -> int:
    """The number that decides the form of the words around a figure; an interval is a plural."""
    value = most(point)
    return int(value) if value == int(value) else math.ceil(value) + 1
