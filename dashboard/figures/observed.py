"""Rows of files and of tables for the lines of a view that is made whole: one row for each line and year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dashboard.catalogue import COUNT, RATE, Indicator
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.charts import Drawn, least_key
from dashboard.figures.shown import Place, Table
from dashboard.i18n import format_number, in_parts, translate
from dashboard.metrics.inputs import inputs_of
from dashboard.metrics.lines import AT_LEAST, Line, Point
from dashboard.selection import Selection
from dashboard.words.ageless_sums import ageless_in
from dashboard.words.counted import of_all_counted, of_countries
from dashboard.words.few import few_noted, so_many_more
from dashboard.words.names import Figure, area_name, middle_half, unit_of, wording_of
from dashboard.words.noted import as_measured, notes_said

PEOPLE_SINCE = 1990
"""The first year of which a reader's own counts become rates."""
DIGITS = 6
"""Of a rate or a share that a file writes: populations are estimates of fewer, and no count of ours has more."""
Asked = tuple[Drawn, Selection]
"""A line and the question that its figures answer."""


def number_text(value: float | None) -> str:
    """The shortest decimal that reads back the same; a blank for none."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def computed_text(value: float | None) -> str:
    """The same of what is computed here: the digits that the numbers behind it can carry, and no more."""
    return number_text(value if value is None or value == int(value) else float(f"{value:.{DIGITS}g}"))


def written_as(context: Context, question: Selection, line: Line | None = None) -> Callable[[float | None], str]:
    """How a file writes the numbers of a question: as published, or as computed here; `line`: that they stand in."""
    is_divided = inputs_of(context.indicators[question.indicator], question.key, question.measure) is not None
    is_ours = line is not None and line.group and not line.published
    return computed_text if is_divided or is_ours else number_text


def file_rows(context: Context, lines: Iterable[Asked]) -> tuple[tuple[str, ...], ...]:
    """One row of CSV_COLUMNS for each line and year."""
    rows = []
    for drawn, asked in lines:
        question = as_measured(context, asked, drawn.line.code)
        indicator = context.indicators[question.indicator]
        unit = file_unit(indicator, question)
        codes = (question.key.sex, question.age, question.breakdown)
        source = context.source_for(indicator.id, drawn.line.code)
        described = (unit, source.id, source.vintage)
        name = area_name(context, drawn.line.code)
        text = written_as(context, question, drawn.line)
        for point in drawn.line.points:
            numbers = numbers_of(point, text)
            counted = tuple("" if number is None else str(number) for number in (point.countries, point.of))
            head = (question.indicator, drawn.line.code, name, str(point.year))
            told = note_of(context, question, drawn.line, point)
            of = (context, question, drawn.line.code, point.year)
            note = told or in_parts(filter(None, (few_noted(*of), notes_said(*of))))
            if drawn.line.areas and point.year in drawn.raised:
                note = in_parts((note, so_many_more(*ageless_in(context, question, drawn.line.areas, point.year))))
            rows.append((*head, *codes, *numbers, *described, "", *counted, note))
    return tuple(rows)


def numbers_of(point: Figure, text: Callable[[float | None], str]) -> tuple[str, str, str, str]:
    """Value, lower and upper end and status of a row: of a total that nobody publishes its least alone."""
    if point.status == AT_LEAST:
        return "", text(point.value), "", "M"
    return text(point.value), text(point.lower), text(point.upper), point.status


def file_unit(indicator: Indicator, question: Selection) -> str:
    """The unit of a question's figures in a file."""
    if question.measure == RATE:
        return unit_of(indicator, question)
    return indicator.unit_at(question.age)


def note_of(context: Context, question: Selection, line: Line, point: Point) -> str:
    """Who computed a figure of a group, and what it is: a median says so, with its quartiles; or that of a country's
    total only a part is published."""
    if point.status == AT_LEAST:
        return least_key()
    if line.median:
        half = middle_half(context, question, point)
        return translate("median of these countries, by Reach 2030, not a figure of the group; {half}", half=half)
    is_ours = line.group and not line.published
    return translate("computed by Reach 2030 over these countries") if is_ours else ""


def counted_text(text: str, point: Point) -> str:
    """A figure of a group in a cell, with how many countries are behind it; of a median that it is one."""
    if point.countries is None:
        return text
    is_total = point.territories and point.quartiles is None
    of = of_all_counted(point) if is_total else of_countries(point.of or 0)
    words = {"figure": text, "n": format_number(point.countries), "of": of}
    if point.quartiles is not None:
        return translate("{figure} (median of {n} of {of})", **words)
    return translate("{figure} ({n} of {of})", **words)


def places_of(context: Context, lines: Iterable[Asked], *, apart: bool = False) -> tuple[Place, ...]:
    """Where a reader's own figures of the same rows stand, a place for each line. `apart`: each has a pane of its own.

    A country's count that is shown as a rate has the people that it is divided by.
    """
    places = []
    for number, (drawn, asked) in enumerate(lines):
        question = as_measured(context, asked, drawn.line.code)
        indicator = context.indicators[question.indicator]
        code = drawn.line.code
        people: tuple[tuple[int, int], ...] = ()
        if question.measure == RATE:
            people = tuple(_people(context, indicator, question.age, code))
            if not people:
                code = ""  # Of what no figure of its own can be made: no own figure has this area.
        places.append(
            Place(
                question.indicator,
                code,
                question.key.sex,
                question.age,
                question.breakdown,
                drawn.label,
                "" if question.measure == COUNT else unit_of(indicator, question),
                wording_of(indicator, question).decimals,
                number if apart else 0,
                people,
            )
        )
    return tuple(places)


def _people(context: Context, indicator: Indicator, age: str, code: str) -> Iterable[tuple[int, int]]:
    """By year those by whom a country's count is divided; not where it covers others, whom they do not."""
    known = context.weights[indicator.denominator_of(age)].get(code, {})
    for year in range(PEOPLE_SINCE, context.today().year + 1):
        if known.get(year, 0) > 0 and not any(one.holds(code, year) for one in indicator.wider):
            yield year, round(known[year])


def year_table(context: Context, lines: Sequence[Asked], seen: str) -> Table:
    """One row a year, the newest first, one column a line; each figure leads to its rows."""
    by_year = [{point.year: point for point in drawn.line.points} for drawn, _ in lines]
    years = sorted({year for found in by_year for year in found}, reverse=True)
    rows = [(str(year), *(_cell(context, ask, found.get(year)) for (_, ask), found in zip(lines, by_year, strict=True)))
            for year in years]  # fmt: skip
    asked = [replace(question, areas=(drawn.line.code,), view="") for drawn, question in lines]
    origins = [("", *(origin_address(context, question, year, seen) for question in asked)) for year in years]
    columns = (translate("Year"), *(drawn.label for drawn, _ in lines))
    return Table(columns, tuple(rows), (True,) * len(columns), tuple(origins))


def _cell(context: Context, question: Selection, point: Point | None) -> str:
    if point is None:
        return translate("no figure")
    return counted_text(wording_of(context.indicators[question.indicator], question).text(point), point)


def shared_columns(context: Context, question: Selection, code: str) -> tuple[list[str], list[str]]:
    """Columns of a file that all rows of an area and question share: its codes; its unit and source."""
    indicator = context.indicators[question.indicator]
    unit = file_unit(indicator, question)
    source = context.source_for(indicator.id, code)
    return [question.key.sex, question.age, question.breakdown], [unit, source.id, source.vintage]
