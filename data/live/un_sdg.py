"""Reads the interface of the Global SDG Indicators Database as the file of its newest release."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from data.areas import Areas
from data.live.client import Visit
from data.live.errors import UnusableError
from data.live.facts import Facts, as_of
from data.live.paging import Pages, Row
from data.live.rows import text_of, write_rows

COLUMNS = (
    "vintage",
    "iso3",
    "indicator",
    "series",
    "sex",
    "age",
    "dims",
    "year",
    "value",
    "label",
    "added_by_country_office",
    "indicator_status",
)
"""Of the file, in their order."""
SEX, AGE = "Sex", "Age"
TOTALS = frozenset({"", "ALLAGE", "BOTHSEX", "ALLAREA", "ALLDOMAINS", "TOTAL", "_T", "G"})
"""Codes of a whole, in any dimension; G is the global figure, in place of a country's own."""
NOT_A_NUMBER = ("NaN", "nan", "")
_EDGE = re.compile(r"([<>])\s*(\d+(?:\.\d+)?)")


def fetch(visit: Visit, areas: Areas, raw: Path) -> Facts:
    """Write the file into the folder `raw`. Raises FetchError or UnusableError."""
    [(file, ending)] = visit.interface.files.items()
    write_rows(raw / file, COLUMNS, _rows(visit, ending, areas), needed=())
    return as_of(visit.day)


def _rows(visit: Visit, ending: str, areas: Areas) -> Iterator[Row]:
    address, parameters = visit.question(ending)
    by_number = areas.by_m49
    for series, told in visit.interface.codes.items():
        chosen = selection(told)
        count = 0
        for row in Pages(visit, address, {**parameters, "seriesCode": series}).rows():
            if is_headline(_dimensions(row), chosen):
                count += 1
                yield from _as_in_file(row, by_number, visit.day)
        if not count:
            visit.refuse(
                address, "message", f"{series} has no headline row: name its codes under [interface.codes] ({told!r})"
            )


def selection(told: str) -> dict[str, set[str]]:
    """The codes of each dimension that make a series' headline: "Sex=FEMALE,MALE; Age=18-29"."""
    parts = [part.split("=", 1) for part in told.split(";") if part.strip()]
    return {name.strip(): {code.strip() for code in codes.split(",")} for name, codes in parts}


def is_headline(dimensions: Mapping[str, str], chosen: Mapping[str, set[str]]) -> bool:
    """Whether a row has the codes chosen, and the whole in every other dimension."""
    named = all(dimensions.get(name, "") in codes for name, codes in chosen.items())
    return named and all(code in TOTALS for name, code in dimensions.items() if name not in chosen)


def _dimensions(row: Row) -> dict[str, str]:
    found = row.get("dimensions")
    if not isinstance(found, Mapping):
        raise UnusableError("columns", f"rows without dimensions (they have {', '.join(row)})")
    return {str(name): text_of(code) for name, code in found.items()}


def _as_in_file(row: Row, by_number: Mapping[int, str], day: str) -> Iterator[dict[str, Any]]:
    """A row for each indicator that it is listed under, as in the file."""
    needed = ("geoAreaCode", "indicator", "series", "timePeriodStart", "value")
    if absent := [name for name in needed if name not in row]:
        raise UnusableError("columns", f"rows without {', '.join(absent)} (they have {', '.join(row)})")
    number, dimensions = text_of(row["geoAreaCode"]), _dimensions(row)
    value, label = value_and_label(text_of(row["value"]))
    for indicator in row["indicator"] if isinstance(row["indicator"], list) else [row["indicator"]]:
        yield {
            "vintage": day,
            # A number that is none of an area is a region's: the reader lists it.
            "iso3": by_number.get(int(number), number) if number.isdigit() else number,
            "indicator": indicator,
            "series": row["series"],
            "sex": dimensions.get(SEX, ""),
            "age": dimensions.get(AGE, ""),
            "dims": json.dumps(dimensions, ensure_ascii=False),
            "year": row["timePeriodStart"],
            "value": value,
            "label": label,
        }


def value_and_label(text: str) -> tuple[str, str]:
    """The number of a figure, and the text where it is only an edge: "<2.5" is 2.5, labelled."""
    edge = _EDGE.fullmatch(text)
    if edge:
        return edge[2], f"{edge[1]}{edge[2]}"
    return ("" if text in NOT_A_NUMBER else text), ""
