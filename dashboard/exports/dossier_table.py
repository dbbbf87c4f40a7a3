"""A table to fill in the shape of UNODC's file: the figures of a country that the file has not, and those that it has.

The columns and their words are the publisher's (the workbook of the GLOTIP collection), in English as there.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from dashboard.catalogue import Indicator
from dashboard.columns import NUMBERS
from dashboard.context import Context
from dashboard.exports.unodc_words import (
    AGES,
    ANY_COUNTRY,
    BESIDE_VALUE,
    BY_YEAR,
    COLUMNS,
    FEW,
    MORE,
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    OTHER_YEARS,
    PUBLISHED,
    PUBLISHERS_SOURCE,
    READ_ME,
    SEXES,
    TABLES,
    TO_FILL,
    UNIT,
    VALUE,
    WIDTHS,
    category_of,
    place_of,
)
from dashboard.exports.workbook import writable
from dashboard.figures.dossier import (
    ALL,
    DOSSIER,
    REPATRIATED,
    SOURCE,
    Dossier,
    Line,
    dossier_of,
    shown_cells,
)
from dashboard.figures.dossier_words import further, headline, newest_said, state_signs, why_empty, zeros_said
from dashboard.i18n import current_language, format_date, in_sentences, is_right_to_left, translate
from dashboard.metrics.presence import WITH_FIGURE
from dashboard.views import lasting
from dashboard.words.documents import cited, standing_notes
from dashboard.words.names import area_name, listed_alone, year_span

OF_SUMS = "over countries"
"""What says in English that a caveat is of sums."""
MOST_TOLD = 255
"""So many signs a spreadsheet takes in the message on a wrong entry."""
ASKED_SEXES = ("F", "M", ALL)
"""Rows of sex Other, and of unknown sex and age, stand in the file where a country has such persons."""


def table_stem(area: str) -> str:
    """Name of the file, without its ending."""
    return f"table-to-fill_{area}"


@dataclass(frozen=True)
class Cell:
    """One row of the publisher's file, without a figure: what is counted, and of which year."""

    indicator: str
    sex: str
    age: str
    breakdown: str
    """A code; empty for any country of citizenship."""
    year: int


def empty_cells(context: Context, found: Dossier) -> list[Cell]:
    """All that the file has not of a country and has of some country in some year before or at that time.

    Newest year first, then in the order of the publisher's workbook. Repatriated victims are left out: the file does
    not say which of the two countries of a row reported it.
    """
    cells = [cell for name in TABLES if name != REPATRIATED for cell in _empty_of(context, found, name)]
    return sorted(cells, key=lambda cell: -cell.year)


def _empty_of(context: Context, found: Dossier, name: str) -> Iterator[Cell]:
    frame = context.store.frame(name)
    known = frame[frame[list(NUMBERS)].notna().any(axis=1) & frame["sex"].isin(ASKED_SEXES)]
    if context.indicators[name].partner:
        yield from _empty_of_partners(found, name)
        return
    reported = known.loc[known["ref_area"] == found.area, ["time_period", "sex", "age", "breakdown"]]
    own = set(reported.itertuples(index=False, name=None))
    series = ["breakdown", "sex", "age"]
    for row in known.groupby(series, observed=True)["time_period"].min().reset_index().to_dict("records"):
        breakdown, sex, age = (str(row[key]) for key in series)
        for year in range(int(row["time_period"]), found.years.stop):
            if (year, sex, age, breakdown) not in own:
                yield Cell(name, sex, age, breakdown, year)


def _empty_of_partners(found: Dossier, name: str) -> Iterator[Cell]:
    """Own nationals, and one row for all other countries, where the file names none of them."""
    lines = [line for part in found.parts for line in part.lines if line.series.indicator == name]
    for line in lines:
        for year, state in zip(found.years, line.cells, strict=True):
            if state not in WITH_FIGURE and year >= line.first:
                yield Cell(name, ALL, ALL, line.series.breakdown if not line.series.partners else "", year)


# ------------------------------------------------------------------------------------------------ in UNODC's words


def empty_rows(context: Context, found: Dossier, cells: Sequence[Cell]) -> list[tuple[Any, ...]]:
    """The rows to fill, in COLUMNS and BESIDE_VALUE: value, source and what stands beside them are blank."""
    place = place_of(context, found.area)
    return [
        (
            *place,
            *TABLES[cell.indicator],
            category_of(context, context.indicators[cell.indicator], found.area, cell.breakdown),
            SEXES[cell.sex],
            AGES[cell.age],
            cell.year,
            UNIT,
            *([""] * (2 + len(BESIDE_VALUE))),
        )
        for cell in cells
    ]


def published_rows(context: Context, area: str) -> list[tuple[Any, ...]]:
    """The country's figures of this release, in COLUMNS and MORE, in the order of tables and years."""
    place = place_of(context, area)
    return [
        (
            *place,
            *words,
            category_of(context, context.indicators[name], area, row["breakdown"]),
            SEXES[row["sex"]],
            AGES[row["age"]],
            int(row["time_period"]),
            UNIT,
            *_value(context.indicators[name], row),
        )
        for name, words in TABLES.items()
        for row in _records(context.store.rows(name, areas=(area,)))
    ]


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return rows.sort_values(["time_period", "breakdown", "sex", "age"]).to_dict("records")  # type: ignore[return-value]


def _value(indicator: Indicator, row: Mapping[str, Any]) -> tuple[Any, str, str, str]:
    """Value, source, status and a note of a published row."""
    status = str(row["obs_status"])
    if pd.notna(row["obs_value"]):
        return int(row["obs_value"]), PUBLISHERS_SOURCE, status, ""
    if pd.isna(row["obs_upper"]):
        return "", PUBLISHERS_SOURCE, status, listed_alone(indicator)
    ends = int(row["obs_lower"]), int(row["obs_upper"])
    if ends == FEW:
        return "<5", PUBLISHERS_SOURCE, status, ""
    text = translate("{lower} to {upper}", lower=ends[0], upper=ends[1])
    return text, PUBLISHERS_SOURCE, status, translate("a sum that contains “<5”")


# ------------------------------------------------------------------------------------------------ the book


def table_book(context: Context, area: str, made_on: datetime.date) -> bytes:
    """The workbook, in the current language. Raises KeyError where there is no such area."""
    found = dossier_of(context, area)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"created": datetime.datetime(made_on.year, made_on.month, made_on.day)})
        _read_me(book, context, found)
        cells = empty_cells(context, found)
        asked = [cell for cell in cells if cell.year in found.full_years]
        others = [cell for cell in cells if cell.year not in found.full_years]
        _to_fill(book, TO_FILL, empty_rows(context, found, asked))
        _to_fill(book, OTHER_YEARS, empty_rows(context, found, others))
        _rows(book, PUBLISHED, (*COLUMNS, *MORE), published_rows(context, area))
        _by_year(book, found)
    return buffer.getvalue()


def _to_fill(book: Any, name: str, rows: Sequence[Sequence[Any]]) -> None:
    """An empty table: the cells to fill stand out, and take a whole number, “<5” or a choice alone."""
    sheet = _rows(book, name, (*COLUMNS, *BESIDE_VALUE), rows)
    to_fill = _blank(book)
    value, without = COLUMNS.index(VALUE), len(COLUMNS)
    for at in range(1, len(rows) + 1):
        sheet.write_blank(at, value, None, to_fill)
        sheet.write_blank(at, without, None, to_fill)
    if not rows:
        return
    cell = xl_rowcol_to_cell(1, value)
    wanted = f'=IF(ISNUMBER({cell}),AND({cell}>=0,{cell}=INT({cell})),{cell}="<5")'
    told = translate(
        "Write a whole number, zero included, or “<5” for 1 to 4 persons. Leave it empty where it is not known."
    )
    sheet.data_validation(
        1, value, len(rows), value, {"validate": "custom", "value": wanted, "error_message": told[:MOST_TOLD]}
    )
    choice = [NOT_AVAILABLE, NOT_APPLICABLE]
    sheet.data_validation(1, without, len(rows), without, {"validate": "list", "source": choice})


def _blank(book: Any) -> Any:
    """The look of a cell to fill."""
    return book.add_format({"bg_color": "#FFF8DC", "border": 1, "border_color": "#C8C8C8"})


def _rows(book: Any, name: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    """A sheet of rows below the heads of their columns."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, bold)
        sheet.set_column(place, place, WIDTHS[place] if place < len(WIDTHS) else 24)
    for at, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(at, place, cell)
            elif cell:
                sheet.write_string(at, place, writable(cell))
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _read_me(book: Any, context: Context, found: Dossier) -> None:
    sheet = book.add_worksheet(READ_ME)
    if is_right_to_left(current_language()):
        sheet.right_to_left()
    head = book.add_format({"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)
    sheet.merge_range(0, 0, 0, 1, "", head)
    sheet.write_string(0, 0, writable(_title(context, found)), head)
    sheet.set_row(0, 22)
    blank, told = _blank(book), [*((name, "") for name in _asked_of_whom()), *_told(context, found)]
    for at, (name, text) in enumerate(told, start=2):
        sheet.write_string(at, 0, writable(name), bold)
        if text:
            sheet.write_string(at, 1, writable(text), wrapped)
        else:
            sheet.write_blank(at, 1, None, blank)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.activate()


def _asked_of_whom() -> tuple[str, ...]:
    """What whoever fills the table writes of himself or herself."""
    return translate("Who filled this table"), translate("Whom to ask about it"), translate("The day it was filled")


def _title(context: Context, found: Dossier) -> str:
    return translate(
        "{area}: figures on trafficking in persons that UNODC's collection has not", area=area_name(context, found.area)
    )


def _told(context: Context, found: Dossier) -> Iterator[tuple[str, str]]:
    """What the first sheet says, each line with its head."""
    source, root = context.sources[SOURCE], context.config.root
    yield translate("What is there"), in_sentences([headline(context, found), *further(found)])
    yield (
        translate("What this is"),
        translate(
            "A table to fill, made by a reader in the shape of UNODC's published file. It is no form of the United "
            "Nations: countries answer UNODC through their national focal point."
        )
        + " "
        + translate("The page for figures of your own reads another template, not this table."),
    )
    yield (
        translate("How to fill it"),
        translate(
            "The sheet “{sheet}” has a row for each figure of {years} that is missing. The sheet “{others}” has those "
            "of all other years. Write the number into “{column}”, and where it comes from into “{source}”. A row with "
            "“{any}” is repeated for each country.",
            sheet=TO_FILL,
            others=OTHER_YEARS,
            years=year_span(found.full_years[0], found.full_years[-1]),
            column=VALUE,
            source=COLUMNS[-1],
            any=ANY_COUNTRY,
        ),
    )
    if newest := newest_said(found):
        yield translate("The latest year"), newest
    yield (
        translate("Where there is no number"),
        translate(
            "Choose “{unavailable}” in the column “{column}” where the figure does not exist or cannot be given, and "
            "“{inapplicable}” where nothing of this kind is counted in the country.",
            unavailable=NOT_AVAILABLE,
            column=BESIDE_VALUE[0],
            inapplicable=NOT_APPLICABLE,
        ),
    )
    yield translate("Where it is zero"), translate("Write a zero where it is known that nobody was counted.")
    yield (
        translate("Where it is not known"),
        translate("Leave a cell empty where it is not known. An empty cell is never a zero.") + " " + why_empty(),
    )
    yield (
        translate("Small numbers"),
        translate(
            "Counts of 1 to 4 persons can point at somebody. UNODC publishes them as “<5”: write them so in whatever "
            "you pass on to others."
        ),
    )
    yield (
        translate("Left out"),
        translate(
            "Repatriated victims stand in the sheet “{sheet}” alone: a row names two countries, and the file does not "
            "say which of them reported it. Persons convicted by form of exploitation are left out, since the file "
            "repeats detected victims there. Rows for persons of another or of unknown sex can be added where there "
            "are any.",
            sheet=PUBLISHED,
        ),
    )
    yield (
        translate("As published"),
        translate(
            "The figures of this release as this dashboard publishes them. Other forms of exploitation are the sum of "
            "several rows of the file."
        )
        + " "
        + zeros_said(),
    )
    for name in TABLES:
        indicator = context.indicators[name]
        yield translate(indicator.name), translate(indicator.definition)
        meanings = (
            (translate("A zero means"), indicator.meaning_zero),
            (translate("A blank means"), indicator.meaning_blank),
            (translate("At the edges"), indicator.meaning_edge),
        )
        yield from ((label, translate(text)) for label, text in meanings if text)
    for text in _caveats(context, found.area):
        yield translate("What to know"), translate(text)
    yield translate("Source"), cited(source)
    yield translate("Terms and names"), in_sentences(standing_notes())
    day, address = format_date(context.today()), lasting(context, f"{root}{DOSSIER}?area={found.area}")
    yield translate("Where it was seen"), translate("Seen on {date} at {address}", date=day, address=address)
    yield (
        translate("Release"),
        translate("Release of Reach 2030's tables: {version}.", version=context.release or context.store.version),
    )


def _caveats(context: Context, area: str) -> list[str]:
    """What concerns this country: not what is said of sums over countries, nor of other countries by name."""
    english = {code: context.geography.name(code) for code in context.geography.areas}
    found = dict.fromkeys(text for name in TABLES for text in context.indicators[name].caveats)
    return [
        text
        for text in found
        if OF_SUMS not in text
        and (not (named := [code for code, name in english.items() if name in text]) or area in named)
    ]


def _by_year(book: Any, found: Dossier) -> None:
    """What the page shows: each line by year, with what its signs mean."""
    sheet = book.add_worksheet(BY_YEAR)
    bold = book.add_format({"bold": True, "bottom": 1})
    centre = book.add_format({"align": "center"})
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, len(found.years), 5)
    sheet.freeze_panes(1, 1)
    sheet.write_string(0, 0, translate("UNODC's collection"), bold)
    for place, year in enumerate(found.years, start=1):
        sheet.write_number(0, place, year, bold)
    lines: list[Line] = [line for part in found.parts for line in part.lines]
    lines.append(found.apart)
    for at, line in enumerate(lines, start=1):
        sheet.write_string(at, 0, writable(line.name))
        for place, state in enumerate(shown_cells(line, found.years), start=1):
            sheet.write_string(at, place, state, centre)
    for at, (state, (_, name)) in enumerate(state_signs().items(), start=len(lines) + 2):
        sheet.write_string(at, 0, writable(f"{state}   {name}"))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
