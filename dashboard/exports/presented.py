"""One view of one selection, whole and without a page: its picture, words, table, and notes for the one who speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of, tab_of, table_of
from dashboard.exports.slides.content import slide_of
from dashboard.figures import coverage
from dashboard.figures.addresses import origin_address
from dashboard.figures.answers import chart_answer
from dashboard.figures.kinds import KINDS
from dashboard.figures.map import map_answer
from dashboard.figures.shown import Table
from dashboard.selection import Selection
from dashboard.views import View

Kind = Literal["map", "chart", "coverage", "table"]
"""How a picture is drawn: a map of all years, a figure of plotly's, cells of who reports, or nothing but the table."""
FORMS: tuple[Kind, ...] = get_args(Kind)


class Picture(NamedTuple):
    """What is drawn, where its figures come from, and over which years it can be moved."""

    kind: Kind
    answer: dict[str, Any] | None
    """As the panel of a page gets it; None for a table."""
    origin: str
    years: tuple[int, int] | None


def presented(context: Context, asked: Asked) -> dict[str, Any]:
    """All that is needed to show a view anywhere, in the current language; made of what its panel is made of."""
    view, selection = asked.view, asked.selection
    content = content_of(context, asked)
    picture = picture_of(context, view, selection)
    return {
        "data_version": context.store.version,
        "panel": view.panel,
        "page": view.page,
        "kind": picture.kind,
        "by_year": view.by_year,
        "selection": {
            "indicator": selection.indicator,
            "area": list(selection.areas),
            "year": selection.year,
            "lang": selection.lang,
        },
        "years": None if picture.years is None else list(picture.years),
        "words": {
            "title": content.title,
            "subtitle": content.subtitle,
            "caveat": content.caveat,
            "coverage": content.coverage,
            "source": content.source,
            "boundaries": content.notes,
            "stem": content.stem,
            "origin": picture.origin,
            "permalink": content.permalink,
            "seen": content.seen,
            "date": content.date,
        },
        "notes": list(slide_of(context, asked).notes),
        "picture": picture.answer,
        "table": _told(table_of(context, view, selection)),
    }


def _told(table: Table) -> dict[str, Any]:
    return {"columns": table.columns, "rows": table.rows, "numeric": table.numeric, "parts": table.parts}


def picture_of(context: Context, view: View, selection: Selection) -> Picture:
    """What a panel shows, as it is drawn."""
    tab = tab_of(view, selection)
    if tab == "table":
        return _table(context, view, selection)
    if tab == "map":
        answer = map_answer(context, selection)
        origin = origin_address(context, selection, selection.year, f"{view.panel}.map")
        return Picture("map", answer, origin, _moved(answer["first"], answer["last"]))
    if view.kind == "coverage":
        answer = coverage.answer(context, selection)
        drawn = {name: part for name, part in answer.items() if name != "words"}
        return Picture("coverage", drawn, answer["words"]["origin"], None)
    figure, words = chart_answer(context, view, selection)
    return Picture("chart", {"figure": figure}, words["origin"], _years_of(view, words))


def _table(context: Context, view: View, selection: Selection) -> Picture:
    if view.kind in KINDS:
        words = KINDS[view.kind](context, view, selection).words
        return Picture("table", None, words["origin"], _years_of(view, words))
    has_map = "map" in view.tabs
    origin = origin_address(context, selection, selection.year, f"{view.panel}.{'map' if has_map else 'table'}")
    years = context.years(selection.indicator)
    return Picture("table", None, origin, _moved(years.first, years.last) if has_map else None)


def _moved(first: int, last: int) -> tuple[int, int] | None:
    """Years between which there is something to move."""
    return (first, last) if first < last else None


def _years_of(view: View, words: Mapping[str, str]) -> tuple[int, int] | None:
    """Years of a view of one year, which says them itself where it has any."""
    if not view.by_year or not words.get("first"):
        return None
    return _moved(int(words["first"]), int(words["last"]))
