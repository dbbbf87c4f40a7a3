"""A reader's own figures: the template for them, its codes, and what they are checked against.

The reader's browser reads the file (assets/own-worker.js) and keeps the figures. Here they come only with a request for
a file with them, which is answered and forgotten.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter

from dashboard.catalogue import RATE, Indicator
from dashboard.context import Context
from dashboard.exports.codes import age_name, code_lists, unit_name
from dashboard.exports.tables import csv_text
from dashboard.figures.own import OwnRow, lines_of
from dashboard.figures.shown import FileRows, Shown
from dashboard.i18n import translate
from dashboard.words.names import breakdown_word, people_coded

COLUMNS = ("indicator", "ref_area", "time_period", "sex", "age", "breakdown", "obs_value", "unit", "note")
"""Of the template: names of the published columns."""
NEEDED = ("indicator", "ref_area", "time_period", "obs_value")
"""Those without which no row can be read."""
MOST_MB, MOST_UNPACKED_MB, MOST_ROWS, MOST_COLUMNS = 5, 40, 5000, 100
FIRST_YEAR = 1950
EXAMPLE = "EXAMPLE"
"""How the note of the template's one line begins; a row with such a note is never drawn."""
EXAMPLE_ROW = (
    "detected-victims", "BGD", "2023", "F", "Y0T17", "_T", "12", "persons",
    f"{EXAMPLE}: made up, never drawn. Delete this line, or overwrite it with its note.",
)  # fmt: skip
SMALLEST, LEAST_SHOWN = 1, 5
"""Counts from the first of these to below the second are small: UNODC publishes them as "<5"."""
HEAD = ("column", "code", "name", "unit", "sex", "age", "breakdown")
"""Of the list of codes; the last four are filled for indicators."""
LONGEST_SENT = 1_200_000
"""Bytes of a request with so many rows, more than they take."""
SOURCE = "own"
"""In the column of sources: no publisher's."""
_LARGEST = 1e12
_CODES = ("indicator", "area", "sex", "age", "breakdown")
_FIGURES = ("value", "low", "high")
_SENT = frozenset((*_CODES, *_FIGURES, "year"))
_MADE_ON = datetime.datetime(2026, 11, 28)
"""In the workbook, so that the same template is the same bytes."""


def is_offered(indicator: Indicator) -> bool:
    """Whether own figures of an indicator have a place: numbers of countries over the years, no codes and no pairs."""
    apart = indicator.value_names or indicator.partner or indicator.area or indicator.pooled
    return not apart and indicator.theme != "context"


def offered(context: Context) -> list[Indicator]:
    """The indicators of which a reader can bring own figures, in the order of the catalogue."""
    return [indicator for indicator in context.indicators.values() if is_offered(indicator)]


def template_csv() -> bytes:
    """The template as CSV: names of columns and an example, with the sign by which spreadsheets know UTF-8."""
    return csv_text(COLUMNS, (EXAMPLE_ROW,)).encode("utf-8-sig")


def template_xlsx(context: Context) -> bytes:
    """The template as a workbook: a sheet with the names of columns and an example, and a sheet of codes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": _MADE_ON})
        bold = book.add_format({"bold": True, "bottom": 1})
        as_text = book.add_format({"num_format": "@"})
        for name, columns, rows in (("figures", COLUMNS, (EXAMPLE_ROW,)), ("codes", HEAD, tuple(codes(context)))):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(columns):
                is_code = column not in ("obs_value", "time_period")
                sheet.set_column(
                    place, place, 24 if column in ("name", "note", "indicator") else 14, as_text if is_code else None
                )
                sheet.write_string(0, place, column, bold)
            for at, row in enumerate(rows, start=1):
                for place, text in enumerate(row):
                    sheet.write_string(at, place, text)
    return buffer.getvalue()


def codes(context: Context) -> Iterator[tuple[str, ...]]:
    """Every code that the template takes: indicators with what they are told apart by, areas, then the others."""
    lists = code_lists(context)
    indicators = offered(context)
    for item in indicators:
        yield (
            "indicator",
            item.id,
            item.name,
            item.unit,
            " ".join(item.sex),
            " ".join(item.age),
            " ".join(item.breakdown),
        )
    blank = ("",) * 4
    for code in context.geography.areas:
        yield "ref_area", code, context.geography.name(code), *blank
    for code in sorted({code for item in indicators for code in item.sex}):
        yield "sex", code, lists.sex.get(code, code), *blank
    for code in sorted({code for item in indicators for code in item.age}):
        yield "age", code, age_name(code), *blank
    for code in sorted({code for item in indicators for code in item.breakdown}):
        yield "breakdown", code, lists.breakdown.get(code, code), *blank


def codes_csv(context: Context) -> bytes:
    """The list of codes as CSV."""
    return csv_text(HEAD, codes(context)).encode("utf-8-sig")


def schema(context: Context) -> dict[str, Any]:
    """What the browser checks own figures against, in the current language where readers see it."""
    return {
        "columns": COLUMNS,
        "needed": NEEDED,
        "most": {
            "mb": MOST_MB,
            "unpacked": MOST_UNPACKED_MB,
            "rows": MOST_ROWS,
            "columns": MOST_COLUMNS,
        },
        "first": FIRST_YEAR,
        "example": EXAMPLE,
        "least": LEAST_SHOWN,
        "people": _people(context),
        "kinds": _kinds(context),
        "areas": list(context.geography.areas),
        "indicators": {item.id: _told(item) for item in offered(context)},
        "others": [item.id for item in context.indicators.values() if not is_offered(item)],
    }


class OwnError(ValueError):
    """Own figures that cannot be drawn; its message is one line for who sent them."""


def rows_of(context: Context, sent: object) -> tuple[OwnRow, ...]:
    """The rows that came with a request. Raises OwnError for the first that is none of a published series."""
    if not isinstance(sent, list):
        raise OwnError("own: a list of rows is needed.")
    if len(sent) > MOST_ROWS:
        raise OwnError(f"own: at most {MOST_ROWS} rows are read.")
    rows = tuple(_row(context, number, row) for number, row in enumerate(sent, start=1))
    if len({row[:6] for row in rows}) < len(rows):
        raise OwnError("own: two rows are of the same series and year.")
    return rows


def rows_filed(context: Context, shown: Shown, rows: Sequence[OwnRow]) -> FileRows:
    """Own figures of a view as rows of its file, each marked in its source and note; their release is nobody's.

    What is hidden has neither figure nor bounds.
    """
    mark = translate("Own figures, not published")
    made = []
    for line in lines_of(shown, rows):
        for year, row in line.points:
            indicator = context.indicators[row.indicator]
            unit = unit_name(indicator, RATE if line.place.people else "", row.age)
            told = {
                **{name: getattr(row, name) for name in ("indicator", "sex", "age", "breakdown")},
                "ref_area": row.area,
                "area": context.geography.name(row.area),
                "time_period": str(year),
                **dict(zip(("obs_value", "obs_lower", "obs_upper"), map(_cell, row[6:]), strict=True)),
                "obs_status": "Q" if row.value is None else "A",
                "unit": unit,
                "source": SOURCE,
                "note": mark,
            }
            made.append(tuple(told.get(name, "") for name in shown.head))
    return tuple(made)


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}" if value.is_integer() else repr(value)


def _row(context: Context, number: int, sent: object) -> OwnRow:
    if not isinstance(sent, Mapping) or set(sent) != _SENT:
        raise OwnError(f"own, row {number}: it needs {', '.join(sorted(_SENT))}, and nothing else.")
    codes: list[str] = [sent[name] for name in _CODES]
    if not all(isinstance(code, str) for code in codes):
        raise OwnError(f"own, row {number}: {', '.join(_CODES)} are texts.")
    item = context.indicators.get(codes[0])
    if item is None or not is_offered(item):
        raise OwnError(f"own, row {number}: own figures of this indicator have no place.")
    if codes[1] not in context.geography.areas:
        raise OwnError(f"own, row {number}: there is no such area.")
    if any(code not in getattr(item, name) for name, code in zip(_CODES[2:], codes[2:], strict=True)):
        raise OwnError(f"own, row {number}: the indicator has no such sex, age or breakdown.")
    year = sent["year"]
    if type(year) is not int or not FIRST_YEAR <= year <= context.today().year:
        raise OwnError(f"own, row {number}: the year is none from {FIRST_YEAR} to this one.")
    value, low, high = _figures(item, number, sent)
    indicator, area, sex, age, breakdown = codes
    return OwnRow(indicator, area, year, sex, age, breakdown, value, low, high)


def _figures(
    item: Indicator, number: int, sent: Mapping[str, object]
) -> tuple[float | None, float | None, float | None]:
    """A number that the indicator can have, or "<5" of a count, or nothing where a count may not be shown."""
    found = {name: _number(number, name, sent[name]) for name in _FIGURES}
    value, low, high = (found[name] for name in _FIGURES)
    if (low is None) != (high is None) or (value is not None and low is not None):
        raise OwnError(f"own, row {number}: it has a value, or low and high, or none of them.")
    if value is None and not item.is_count:
        raise OwnError(f"own, row {number}: its indicator is no count, so it has a value.")
    if low is not None and (low, high) != (SMALLEST, LEAST_SHOWN - 1):
        raise OwnError(f"own, row {number}: low and high are {SMALLEST} and {LEAST_SHOWN - 1}, or nothing.")
    if value is None:
        return value, low, high
    if value < item.lowest:
        raise OwnError(f"own, row {number}: the value is below the least that the indicator can have.")
    if item.is_count and not value.is_integer():
        raise OwnError(f"own, row {number}: a count is a whole number.")
    if item.is_percentage and value > 100:
        raise OwnError(f"own, row {number}: the value is above 100 per cent.")
    return value, low, high


def _number(number: int, name: str, sent: object) -> float | None:
    """Raises OwnError for what is no number, or larger than any figure; whole numbers of any length are compared."""
    if sent is None:
        return None
    if type(sent) not in (int, float) or not -_LARGEST <= sent <= _LARGEST:  # type: ignore[operator]
        raise OwnError(f"own, row {number}: {name} is no number.")
    return float(sent)  # type: ignore[arg-type]


def _people(context: Context) -> dict[str, str]:
    """Whom a row is about, by its codes of sex and age: "girls", "both sexes, all ages"."""
    pairs = {(sex, age) for item in offered(context) for sex in item.sex for age in item.age}
    return {f"{sex} {age}": people_coded(sex, age) for sex, age in sorted(pairs)}


def _kinds(context: Context) -> dict[str, str]:
    """The other codes that rows are told apart by, in words; not the one for all."""
    return {
        code: breakdown_word(context, item, code)
        for item in offered(context)
        for code in item.breakdown
        if code != "_T"
    }


def _told(indicator: Indicator) -> dict[str, Any]:
    return {
        "label": translate(indicator.label),
        "names": list(
            dict.fromkeys((translate(indicator.label), translate(indicator.name), indicator.label, indicator.name))
        ),
        "unit": indicator.unit,
        "units": sorted({indicator.unit_at(age) for age in indicator.age}),
        "sex": indicator.sex,
        "age": indicator.age,
        "breakdown": indicator.breakdown,
        "counts": indicator.is_count,
        "percent": indicator.is_percentage,
        "lowest": indicator.lowest,
    }
