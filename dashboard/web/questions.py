"""Reads what a query of the data interface asks for, and refuses by name what it cannot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, request

from dashboard.context import Context
from dashboard.exports.actions import SECTIONS, SUBJECTS
from dashboard.exports.codes import NO_PLACE
from dashboard.exports.published import Question
from dashboard.geography import Geography
from dashboard.selection import ALL
from dashboard.selection import LONGEST_QUERY as LONGEST_READ
from dashboard.store import code_in_tables, sex_in_tables
from dashboard.views import View, scope_of
from dashboard.web.errors import printable

FILTERS = ("indicator", "area", "from", "to", "sex", "age", "breakdown")
CELL_FILTERS = ("indicator", "area")
"""Of statuses."""
ACTION_FILTERS = ("area", "subject", "section")
"""Of suggested actions."""
CHANGE_FILTERS = ("source", "indicator", "area")
"""Of what changed."""
LONGEST_QUERY = 4000
"""Characters; all areas and all indicators by name need half of it."""
MOST_VALUES = 300
"""Values of one filter."""
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)


@dataclass(frozen=True)
class Cells:
    """Which statuses are asked for; `areas` None for all."""

    indicators: tuple[str, ...]
    areas: tuple[str, ...] | None
    stem: str
    """Name of the file, without its ending."""


def read_question(context: Context, query: bytes, asked: Mapping[str, Sequence[str]]) -> Question:
    """The question that a query asks, as it stands in the address and as names and values.

    Raises BadRequest naming the filter or value that is unknown, malformed or one too many, RequestURITooLarge.
    """
    lists = _lists(query, asked, FILTERS)
    indicators = _indicators(context, lists["indicator"])
    areas, codes = _areas(context, lists["area"])
    first, last = _year("from", lists["from"]), _year("to", lists["to"])
    in_tables = (sex_in_tables(sex, age) for sex in lists["sex"] for age in lists["age"])
    return Question(
        indicators or tuple(context.indicators),
        areas,
        first,
        last,
        tuple(dict.fromkeys((*lists["sex"], *in_tables))),
        lists["age"],
        lists["breakdown"],
        _stem(indicators, codes, first, last),
    )


def read_cells(context: Context, query: bytes, asked: Mapping[str, Sequence[str]]) -> Cells:
    """The statuses that a query asks for: indicators in the catalogue's order of ids, areas as codes, None for all.

    Raises BadRequest naming the filter or value that is unknown or one too many, RequestURITooLarge.
    """
    lists = _lists(query, asked, CELL_FILTERS)
    indicators = _indicators(context, lists["indicator"])
    areas, codes = _areas(context, lists["area"])
    stem = _stem(indicators, codes, None, None).replace("reach-2030", "reach-2030_progress", 1)
    return Cells(tuple(sorted(indicators or context.indicators)), (areas or ()) if codes else None, stem)


def read_actions(context: Context, query: bytes, asked: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """The suggested actions that a query asks for: of each filter that is given, the values it lets through.

    Areas as codes of areas. Raises BadRequest naming the filter or value that is unknown, RequestURITooLarge.
    """
    lists = _lists(query, asked, ACTION_FILTERS)
    for name, known in (("subject", SUBJECTS), ("section", SECTIONS)):
        for value in lists[name]:
            if value not in known:
                abort(400, f"{name}: there is no “{printable(value)}”; there are {', '.join(known)}.")
    areas, _ = _areas(context, lists["area"])
    given = {name: frozenset(values) for name, values in lists.items() if values}
    return given | ({"area": frozenset(areas or ())} if lists["area"] else {})


def read_changes(context: Context, query: bytes, asked: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Of which source, indicator and areas changes are asked for; blank for all.

    Raises BadRequest naming the filter or value that is unknown, RequestURITooLarge.
    """
    lists = _lists(query, asked, CHANGE_FILTERS)
    for name in lists["source"]:
        if name not in context.sources:
            abort(400, f"source: there is no “{printable(name)}”; /api/v1/sources.json lists all.")
    for name in ("source", "indicator"):
        if len(lists[name]) > 1:
            abort(400, f"{name}: one is taken at a time.")
    indicators = _indicators(context, lists["indicator"])
    areas, _ = _areas(context, lists["area"])
    return {"source": "".join(lists["source"]), "indicator": "".join(indicators), "areas": areas or ()}


def refuse_unknown(context: Context, asked: Mapping[str, Sequence[str]]) -> None:
    """Refuse a picture, slides or a file of what there is not: no page around it says what was replaced.

    Raises BadRequest naming the indicator, area, year, sex, age or measure that is unknown or malformed, or a query too
    long to be read.
    """
    if len(request.query_string) > LONGEST_READ:
        abort(400, f"The query has {len(request.query_string)} characters; at most {LONGEST_READ} are read.")
    refuse_values(context, asked)


def refuse_values(context: Context, asked: Mapping[str, Sequence[str]]) -> None:
    """Refuse what there is not, however it is sent. Raises BadRequest naming the indicator, area, year, sex, age or
    measure that is unknown or malformed."""
    for name in ("indicator", "against"):
        _indicators(context, _split(asked.get(name, ())), name)
    for text in _split(asked.get("area", ())):
        _code(context, text)
    _year("year", _split(asked.get("year", ())))
    for name, field in (("sex", "sex"), ("age", "age"), ("measure", "measures")):
        known = sorted({code for indicator in context.indicators.values() for code in getattr(indicator, field)})
        for text in _split(asked.get(name, ())):
            if text not in (*known, ALL):
                abort(400, f"{name}: there is no “{printable(text)}”; there are {', '.join(known)}.")


def refuse_year(context: Context, view: View, query: str, asked: Mapping[str, Sequence[str]]) -> None:
    """Refuse what is taken along of a year in place of which the view's page shows another, and says so.

    Raises BadRequest naming the years that can be chosen.
    """
    year, scope = _year("year", _split(asked.get("year", ()))), scope_of(context, view)
    shown, _ = context.reader.parse(query, scope)
    if year not in (None, shown.year) and "year" not in scope.fixed:
        years = context.years(shown.indicator)
        abort(400, f"year: those from {years.first} to {years.last} can be chosen here, not {year}.")


def _lists(query: bytes, asked: Mapping[str, Sequence[str]], filters: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The values of each filter, none twice."""
    if len(query) > LONGEST_QUERY:
        abort(414, f"The query has {len(query)} characters; at most {LONGEST_QUERY} are read.")
    for name in asked:
        if name not in filters:
            abort(400, f"There is no filter “{printable(name)}”; there are {', '.join(filters)}.")
    lists = {name: _split(asked.get(name, ())) for name in filters}
    for name, values in lists.items():
        if len(values) > MOST_VALUES:
            abort(400, f"{name}: {len(values)} values are asked for; at most {MOST_VALUES} are taken.")
    return lists


def _indicators(context: Context, asked: tuple[str, ...], filter_name: str = "indicator") -> tuple[str, ...]:
    for name in asked:
        if name not in context.indicators:
            abort(400, f"{filter_name}: there is no “{printable(name)}”; /api/v1/indicators.json lists all.")
    return asked


def _areas(context: Context, asked: Sequence[str]) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    geography = context.geography
    codes: list[str] = []
    areas: list[str] = []
    for text in asked:
        code = text.upper() if text.upper() in NO_PLACE else _code(context, text)
        codes.append(code)
        areas.extend((code,) if code in NO_PLACE else with_own(geography, code))
    return (None if codes and not areas else tuple(areas)), tuple(codes)


def with_own(geography: Geography, code: str) -> tuple[str, ...]:
    """What a code asks for: an area; or a group's members, and the publisher's own rows of it where there are any."""
    inside = geography.members_of(code)
    return inside if code in geography.areas else (*inside, code_in_tables(code))


def _code(context: Context, text: str) -> str:
    code = context.geography.resolve(text)
    if code is None:
        abort(400, f"area: there is no area or region “{printable(text)}”.")
    return code


def _split(values: Sequence[str]) -> tuple[str, ...]:
    parts = (part.strip() for value in values for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _year(name: str, values: Sequence[str]) -> int | None:
    if not values:
        return None
    if len(values) > 1 or not _YEAR.fullmatch(values[0]):
        abort(400, f"{name}: “{printable(','.join(values))}” is no year of four digits.")
    return int(values[0])


def _stem(indicators: Sequence[str], codes: Sequence[str], first: int | None, last: int | None) -> str:
    what = indicators[0] if len(indicators) == 1 else f"{len(indicators) or 'all'}-indicators"
    where = "-".join(codes) if len(codes) <= 6 else f"{len(codes)}-areas"
    if first is not None and last is not None:
        when = f"{first}-{last}"
    else:
        when = f"from-{first}" if first is not None else f"to-{last}" if last is not None else ""
    return "_".join(part for part in ("reach-2030", what, where, when) if part)
