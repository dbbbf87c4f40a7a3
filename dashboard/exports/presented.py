"""One view of one selection, whole and without a page: its picture, words, table, and notes for the one who speaks."""

from __future__ import annotations

import datetime
from typing import Any, Literal, NamedTuple, get_args

from dashboard.charts.cells import Cells
from dashboard.context import Context
from dashboard.exports.picture.bare import with_its_words
from dashboard.exports.picture.composition import Content, first_sentence
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.picture.sizes import STAGE
from dashboard.exports.slides.content import slide_of, source_line
from dashboard.figures.shown import Map, Shown, Table
from dashboard.i18n import format_date, in_sentences
from dashboard.kinds.answers import drawn_of
from dashboard.kinds.registry import at_hand
from dashboard.selection import Selection
from dashboard.views import View, tab_of
from dashboard.words.captions import bounds_elsewhere

Kind = Literal["map", "chart", "coverage", "table"]
"""How a picture is drawn: a map of all years, a figure of plotly's, cells of who reports, or nothing but the table."""
FORMS: tuple[Kind, ...] = get_args(Kind)
STILL: tuple[Kind, ...] = ("map", "chart")
"""What a show can stand still, as its slide does."""
WITH_STILL = "still"
"""What asks for the drawing of that, in a query, with the value 1."""


class Picture(NamedTuple):
    """What is drawn, where its figures come from, and over which years it can be moved."""

    kind: Kind
    answer: dict[str, Any] | None
    """As the panel of a page gets it; None for a table."""
    origin: str
    years: tuple[int, int] | None


def presented(context: Context, asked: Asked, *, has_still: bool = False) -> dict[str, Any]:
    """All that is needed to show a view anywhere, in the current language; made of what its panel is made of.

    `has_still`: with the drawing in which a show stands, which takes as long as all else.
    """
    view, selection = asked.view, asked.selection
    content = content_of(context, asked)
    picture = picture_of(context, view, selection)
    table = at_hand(context, view, selection, "table").table.led
    signs = table.signs_in(table.rows) if picture.kind == "table" else ""
    slide = slide_of(context, asked)
    # No slide of sources follows: they stand in full in the notes.
    sources = dict.fromkeys((*slide.sources, *slide.noted, *slide.grounds))
    return {
        "data_version": context.store.version,
        "release": context.release,
        "panel": view.panel,
        "page": view.page,
        "kind": picture.kind,
        "by_year": view.by_year,
        "selection": {
            "indicator": selection.indicator,
            "area": list(selection.areas),
            "year": _year_shown(selection, picture.years),
            "lang": selection.lang,
        },
        "years": None if picture.years is None else list(picture.years),
        "words": {
            **_said(content),
            "coverage": in_sentences(filter(None, (signs, content.coverage))),
            "source": content.source,
            "boundaries": _briefly(content.notes),
            "stem": content.stem,
            "origin": picture.origin,
            "permalink": content.permalink,
            "seen": content.seen,
            "date": format_date(datetime.date.fromisoformat(content.date)),
        },
        "notes": [*slide.speech.sourced(map(source_line, sources)).lines],
        "picture": picture.answer,
        "still": _still(content) if has_still and picture.kind in STILL else None,
        "places": at_hand(context, view, selection, "table" if picture.kind == "table" else None).places_told,
        "table": _told(view, table),
    }


def _said(content: Content) -> dict[str, str]:
    """What is said around a picture, that may be of some of its rows alone."""
    return {
        "title": content.title,
        "topic": content.topic,
        "subtitle": content.subtitle,
        "caveat": content.caveat,
        "coverage": content.coverage,
        "spoken": content.spoken,
    }


def _briefly(notes: str) -> str:
    """Notes on boundaries: of more places than one where these are told, since slides have the address below."""
    first, places = first_sentence(notes)
    return in_sentences((first, bounds_elsewhere())) if first_sentence(places)[1] else notes


def _still(content: Content) -> dict[str, Any] | None:
    """The drawing as slides have it, of the first rows where all have no room, and the words around it."""
    found = with_its_words(content, STAGE)
    if found is None:
        return None
    drawing, told = found
    return {"drawing": drawing, "words": _said(told) | {"coverage": told.coverage_on_slide or told.coverage}}


def _year_shown(selection: Selection, years: tuple[int, int] | None) -> int:
    """The year of what can be moved over years, or the nearest of these."""
    return selection.year if years is None else min(max(selection.year, years[0]), years[1])


def _told(view: View, table: Table) -> dict[str, Any]:
    """The table, with its form for a room that has none for all of its columns."""
    told: dict[str, Any] = {
        "columns": table.columns,
        "rows": table.rows,
        "numeric": table.numeric,
        "parts": table.parts,
        "chosen": table.chosen,
    }
    if table.narrow is not None:
        told["narrow"] = _told(view, table.narrow)
    return {**told, "inks": table.inks} if view.draws_its_table else told


def picture_of(context: Context, view: View, selection: Selection) -> Picture:
    """What a panel shows, as it is drawn."""
    tab = tab_of(view, selection)
    made = at_hand(context, view, selection, tab)
    answer = drawn_of(context, made) if tab != "table" else None
    return Picture(_kind(made) if answer else "table", answer, made.words.origin, _moved(made, answer))


def _kind(made: Shown) -> Kind:
    if isinstance(made.body, Map):
        return "map"
    return "coverage" if isinstance(made.body, Cells) and made.body.kind == "years" else "chart"


def _moved(made: Shown, answer: dict[str, Any] | None) -> tuple[int, int] | None:
    """Years between which there is something to move: those of a map, or of a figure of one year."""
    first, last = made.words.first, made.words.last
    if answer and isinstance(made.body, Map):
        first, last = answer["first"], answer["last"]
    return (int(first), int(last)) if first and last and int(first) < int(last) else None
