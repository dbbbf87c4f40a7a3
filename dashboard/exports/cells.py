"""Published figures one by one, for programs that answer people: in words, with source, release, caveat and address."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from dashboard.columns import COLUMNS
from dashboard.context import Context
from dashboard.figures.addresses import origin_address
from dashboard.figures.observed import counted_text, note_of, number_text
from dashboard.selection import Selection
from dashboard.store import GROUPS_IN_TABLES, Observation, Row, code_in_tables
from dashboard.views import lasting
from dashboard.words.caveats import caveats_on
from dashboard.words.names import area_name, wording_of

STATUS_WORDS = {
    "A": "normal",
    "Q": "suppressed",
    "E": "estimate",
    "P": "provisional",
    "B": "break in series",
    "M": "listed by the publisher without a figure",
    "U": "low reliability",
}


@dataclass(frozen=True)
class Cell:
    """One figure: whose, of which year and series, and what the tables have of it."""

    indicator: str
    area: str
    """Code of an area or group."""
    year: int
    sex: str
    age: str
    breakdown: str
    found: bool = False
    """Whether there is a row of it."""
    value: str | None = None
    """As published; None where it is an interval, suppressed or not reported."""
    bounds: tuple[Decimal, Decimal] | None = None
    status: str = ""
    text: str = "no figure"
    """In words."""
    unit: str = ""
    computed: str = ""
    """What it is, of a sum over a group's countries that is computed here; empty for what stands in the table."""

    @property
    def plain(self) -> str:
        """The figure in words, without "about" and how many countries are behind it."""
        return self.text.partition(" (")[0].removeprefix("about ") if self.computed else self.text

    @property
    def row_area(self) -> str:
        """The code under which it stands in tables."""
        return code_in_tables(self.area)

    @property
    def is_closed(self) -> bool:
        """Whether the number is hidden, for it is of a few persons."""
        return self.status == "Q"


def usual_cell(context: Context, indicator: str, area: str, year: int, **codes: str) -> Cell:
    """The cell of an indicator in its usual sex, age and breakdown, but for those codes that are given."""
    record = context.indicators[indicator]
    sex, age, breakdown = (
        str(codes.get(name) or getattr(record, f"default_{name}")) for name in ("sex", "age", "breakdown")
    )
    return Cell(indicator, area, year, sex, age, breakdown, unit=record.unit_at(age))


def figure_cell(context: Context, cell: Cell) -> Cell:
    """A cell with what the tables have of it; ages that stand in for the usual one are looked up, too."""
    record = context.indicators[cell.indicator]
    stand_in = record.merged_age if cell.age == record.default_age else ()
    for age in (cell.age, *stand_in):
        found = rows_of(
            context, cell.indicator, [cell.area], cell.year, cell.year, sex=cell.sex, age=age, breakdown=cell.breakdown
        )
        if found:
            return found[0]
    if cell.area in context.geography.regions:
        for sum_ in sums_of(context, cell):
            if sum_.year == cell.year:
                return sum_
    return replace(
        cell, found=False, value=None, bounds=None, status="", text="no figure", unit=record.unit_at(cell.age)
    )


def rows_of(
    context: Context, indicator: str, areas: Collection[str], first: int | None, last: int | None, **codes: str
) -> list[Cell]:
    """The published rows of areas and groups, as they stand in the table. A code that is blank lets all through."""
    named = {name: [code] for name, code in codes.items() if code}
    inside = [code_in_tables(area) for area in areas]
    rows = context.store.rows(indicator, areas=inside, first=first, last=last, **named)
    return [_cell(context, row) for row in context.store.as_published(indicator, rows)]


def sums_of(context: Context, cell: Cell) -> list[Cell]:
    """What pages show of a group whose publisher has no figure of it: sums over countries by year; no medians."""
    question = question_of(context, cell)
    line = context.line(question, cell.area)
    if line.published or line.median:
        return []
    wording = wording_of(context.indicators[cell.indicator], question)
    made = []
    for point in line.known:
        ends = (Decimal(str(point.lower)), Decimal(str(point.upper))) if point.value is None else None
        sum_ = replace(
            cell,
            year=point.year,
            found=True,
            value=None if point.value is None else number_text(point.value),
            bounds=ends,
            status=point.status,
            text=counted_text(wording.text(point), point),
            computed=note_of(context, question, line, point),
        )
        made.append(sum_)
    return made


def _cell(context: Context, row: Row) -> Cell:
    told = dict(zip(COLUMNS, row.cells, strict=True))
    record = context.indicators[row.table]
    area = GROUPS_IN_TABLES.get(row.area, row.area)
    cell = Cell(row.table, area, row.year, told["sex"], told["age"], told["breakdown"], found=True)
    value, lower, upper = (told[name] or None for name in ("obs_value", "obs_lower", "obs_upper"))
    number, least, most = (float(text) if text else None for text in (value, lower, upper))
    figure = Observation(area, row.year, number, least, most, told["obs_status"])
    return replace(
        cell,
        value=value,
        bounds=(Decimal(lower), Decimal(upper)) if lower and upper else None,
        status=told["obs_status"],
        text=wording_of(record, question_of(context, cell)).text(figure),
        unit=record.unit_at(cell.age),
    )


def question_of(context: Context, cell: Cell) -> Selection:
    """The question that a cell answers."""
    question = context.question(cell.indicator, (cell.area,), sex=cell.sex, age=cell.age)
    return replace(question, breakdown=cell.breakdown)


def row_told(cell: Cell) -> dict[str, Any]:
    """What is published of a cell. A hidden number has no value; its bounds are those that the publisher prints."""
    return {
        "area": cell.area,
        "year": cell.year,
        "sex": cell.sex,
        "age": cell.age,
        "breakdown": cell.breakdown,
        "published": cell.text,
        "value": float(cell.value) if cell.value is not None and not cell.is_closed else None,
        "lower": float(cell.bounds[0]) if cell.bounds else None,
        "upper": float(cell.bounds[1]) if cell.bounds else None,
        "status": cell.computed or STATUS_WORDS.get(cell.status, "there is no row: unknown, not zero"),
    }


def cell_told(context: Context, cell: Cell) -> dict[str, Any]:
    """A cell with all that goes with it: name, unit, source, caveat, address."""
    return {**row_told(cell), "area_name": area_name(context, cell.area), **told_of(context, cell)}


def told_of(context: Context, cell: Cell) -> dict[str, Any]:
    """What goes with the figures of an indicator for an area: unit, source and release, caveats, address."""
    record, source = context.indicators[cell.indicator], context.source_for(cell.indicator, cell.area)
    year = cell.year or None
    return {
        "indicator": record.id,
        "indicator_name": record.name,
        "unit": cell.unit,
        "source": source_told(context, source.id),
        "caveat": record.caveats[0],
        "more_caveats": caveats_on(context, record, (cell.area,))[1:],
        "publisher_notes": [note.text for note in context.notes.get((record.id, cell.area), ())],
        "address": whole(context, origin_address(context, question_of(context, cell), year)),
    }


def source_told(context: Context, name: str) -> dict[str, str]:
    """Who publishes a figure, in which release of theirs, on what terms."""
    source = context.sources[name]
    names = ("publisher", "title", "vintage", "licence", "citation", "citation_note", "official_page")
    return {"id": source.id, **{one: str(getattr(source, one)) for one in names}}


def whole(context: Context, address: str) -> str:
    """An address of ours as others can follow it, which shows the same figures for as long as the release is kept."""
    return lasting(context, f"{context.config.root}{address}")
