"""What panels and blocks show, all that a page needs at one address: `/answers/<panel.kind,…>?<selection>`.

The browser asks by itself, as soon as a choice is known (assets/reach/asking.js). The address names the edition of the
tables, the program and the day, so that an answer can be kept for good wherever it passes.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn
from urllib.parse import parse_qsl, urlencode

import brotli
import dash
from flask import Flask, Response, request
from werkzeug.exceptions import BadRequest

from dashboard.context import Context
from dashboard.figures.map import without_years
from dashboard.i18n import language
from dashboard.kinds.answers import drawn_of
from dashboard.kinds.registry import shown
from dashboard.parts.blocks import BLOCKS
from dashboard.parts.edition import ANSWERS, Edition, edition
from dashboard.parts.elements import markup
from dashboard.parts.grid import grid_words
from dashboard.parts.tables import twin
from dashboard.selection import LONGEST_QUERY, NAMES, Selection
from dashboard.views import PAGE_VIEWS, VIEWS, View, selection_of
from dashboard.web.errors import printable
from dashboard.web.kept import KeptAnswers
from dashboard.web.observed import figures
from dashboard.web.static import FOREVER, pack_gzip

MOST_PARTS = 64
"""Of one question; the page with the most asks for half as many at once."""
LONGEST_PARTS = 3000
"""Characters of the names of all parts."""
REMEMBERED_QUESTIONS = 1024
PART_BYTES = 2 * 1024 * 1024
"""Of single answers, as packed JSON, that one worker remembers: some thousand.

Whole answers are what is asked for again; of some 2,000 parts of sixty countries' pages 73 were."""
WHOLE_BYTES = 4 * 1024 * 1024
"""Of whole answers as they were sent, packed."""
_EDITION = ("tables", "code", "day")


class Part(NamedTuple):
    """One thing that is asked for: equal parts have equal answers."""

    name: str
    """Of a panel or a block."""
    kind: str
    selection: Selection

    @property
    def told(self) -> str:
        """As an address has it."""
        return f"{self.name}.{self.kind}"


@dataclass(frozen=True)
class Question:
    """What an address asks for."""

    parts: tuple[Part, ...]
    """In the order of their names, whatever the address has."""
    asked: Edition
    """Of which the answers are wanted."""
    day: str


def _refuse(what: str) -> NoReturn:
    raise BadRequest(what)


# ---------------------------------------------------------------------------------------------- what is asked for


def question_of(context: Context, names: str, query: str) -> Question:
    """The question of an address. Raises BadRequest, in one line that says what is wrong with it."""
    if len(query) > LONGEST_QUERY:
        _refuse(f"The selection must be a query of at most {LONGEST_QUERY} characters.")
    if len(names) > LONGEST_PARTS:
        _refuse(f"The names of all parts must have at most {LONGEST_PARTS} characters.")
    asked = names.split(",")
    if len(asked) > MOST_PARTS:
        _refuse(f"At most {MOST_PARTS} parts can be asked for at once.")
    if len(set(asked)) < len(asked):
        _refuse("Each part can be asked for once.")
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=50, errors="replace")
    except ValueError:
        _refuse("The selection cannot be read.")
    chosen: dict[str, str] = {}
    for name, value in pairs:
        if name not in (*NAMES, *_EDITION):
            _refuse(f"There is no parameter {printable(name, 40)!r}.")
        if name in chosen:
            _refuse(f"{name}: stands there twice.")
        chosen[name] = value
    tables, code, day = (chosen.pop(name, "") for name in _EDITION)
    if not tables or not code:
        _refuse("The address must name the tables and the code that it wants.")
    return Question(tuple(_part(context, name, chosen) for name in sorted(asked)), Edition(tables, code), day)


def _part(context: Context, told: str, chosen: Mapping[str, str]) -> Part:
    name, _, kind = told.rpartition(".")
    if kind not in _MAKERS:
        _refuse(f"{printable(told, 60)!r} must be the name of a part, a dot, and one of {', '.join(_MAKERS)}.")
    if kind == "block":
        return _block(context, name, chosen)
    view = VIEWS.get(name)
    if view is None:
        _refuse(f"There is no panel {printable(name, 60)!r}.")
    if not _has(view, kind):
        _refuse(f"The panel {name!r} has no {kind}.")
    # What an answer does not depend on is left out of its question: it would only be made, and kept, several times.
    years = kind in ("table", "map") or (kind == "chart" and view.by_year)
    selection = selection_of(context, view, _query(chosen, without=() if years else ("year",)))
    return Part(name, kind, without_years(context, selection) if kind == "map" else selection)


def _has(view: View, kind: str) -> bool:
    if kind in ("map", "chart"):
        return kind in view.tabs
    return view.rows == (kind == "grid")


def _block(context: Context, name: str, chosen: Mapping[str, str]) -> Part:
    if name not in BLOCKS:
        _refuse(f"There is no block {printable(name, 60)!r}.")
    page = name.split("-", 1)[0]
    if page == "reference":  # It says the same whatever is selected.
        chosen = {key: value for key, value in chosen.items() if key == "lang"}
    scope = PAGE_VIEWS[page if page in PAGE_VIEWS else "data"].scope(context.indicators)
    # That of one number is about one year, and the view in which it was seen.
    without = () if page == "origin" else ("year", "view")
    selection, _ = context.reader.parse(_query(chosen, without), scope)
    return Part(name, "block", selection)


def _query(chosen: Mapping[str, str], without: tuple[str, ...]) -> str:
    return urlencode({name: value for name, value in chosen.items() if name not in without})


# ---------------------------------------------------------------------------------------------- what is answered


def _map(context: Context, part: Part) -> dict[str, Any]:
    return drawn_of(context, shown(context, VIEWS[part.name], part.selection, "map"), is_whole=False)


def _chart(context: Context, part: Part) -> dict[str, Any]:
    made = shown(context, VIEWS[part.name], part.selection, "chart")
    return {**drawn_of(context, made), "words": made.told, "places": made.places_told}


def _table(context: Context, part: Part) -> str:
    view = VIEWS[part.name]
    return markup(twin(context, view, part.selection, shown(context, view, part.selection, "table")))


def _grid(context: Context, part: Part) -> dict[str, Any]:
    return grid_words(context, context.indicators[part.selection.indicator])


def _words(context: Context, part: Part) -> str:
    return markup(*BLOCKS[part.name](context, part.selection))


_MAKERS: Mapping[str, Callable[[Context, Part], Any]] = MappingProxyType(
    {"map": _map, "chart": _chart, "table": _table, "grid": _grid, "block": _words}
)
"""By kind: what makes the answer, in the language of the selection. Tables and blocks are HTML, all of it escaped."""


# What is told is a tree, made a moment ago: nobody looks for circles in it.
_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), check_circular=False)


def _json(value: Any) -> bytes:
    return _encoder.encode(value).encode()


def _packed(content: bytes, coding: str) -> bytes:
    # At levels that take a quarter of a millisecond: whoever asks first waits for it. The next better one of brotli
    # takes two and a half times as long for 4% fewer bytes.
    if coding == "br":
        return bytes(brotli.compress(content, quality=3))
    return pack_gzip(content, 5) if coding == "gzip" else content


class Answers:
    """Answers questions, and remembers what it made: each part, and whole answers as they are sent."""

    def __init__(self, context: Context) -> None:
        """Of the tables and the program of this application."""
        self._context, self.now = context, edition(context)
        self._parts, self._whole = KeptAnswers(PART_BYTES, "parts"), KeptAnswers(WHOLE_BYTES, "answers")
        self.question = lru_cache(maxsize=REMEMBERED_QUESTIONS)(self._question)

    def _question(self, names: str, query: str) -> Question:
        return question_of(self._context, names, query)

    def packed(self, question: Question, coding: str) -> bytes:
        """The whole answer in a content coding: "br", "gzip" or "identity"."""
        day = self._context.today()  # Some words count the days that are left.

        def made() -> bytes:
            return _packed(self._all(question.parts, day), coding)

        return self._whole.get_or_make((question.parts, day, coding), made)

    def laid(self, names: Sequence[str], query: str) -> str:
        """What the HTML of a page brings, as JSON by the names of parts: the same bytes as at their address."""
        chosen = dict(parse_qsl(query, keep_blank_values=True))
        parts = [_part(self._context, name, chosen) for name in names]
        return self._all(parts, self._context.today()).decode()

    def _all(self, parts: Sequence[Part], day: object) -> bytes:
        return b"{%s}" % b",".join(b'"%s":%s' % (part.told.encode(), self._part(part, day)) for part in parts)

    def _part(self, part: Part, day: object) -> bytes:
        made: list[bytes] = []

        def packed() -> bytes:
            made.append(self._made(part))
            # At its quickest, half of what zlib takes for the same bytes; three times as many find room.
            return bytes(brotli.compress(made[0], quality=1))

        found = self._parts.get_or_make((part, day), packed)
        return made[0] if made else bytes(brotli.decompress(found))

    def _made(self, part: Part) -> bytes:
        start = time.monotonic()
        with language(part.selection.lang):
            value = _MAKERS[part.kind](self._context, part)
        content = _json(value)
        figures().made(part.kind, part.name if part.name in VIEWS else "", time.monotonic() - start)
        return content


# ---------------------------------------------------------------------------------------------- how it is sent


def register(app: dash.Dash, context: Context) -> Answers:
    """Answer the addresses of parts. What answers them is returned, for pages that bring some along."""
    server: Flask = app.server
    answers = Answers(context)

    def answer(names: str) -> Response:
        question = answers.question(names, request.query_string.decode("ascii", "replace"))
        if question.asked != answers.now:
            return _other(answers.now)
        coding = request.accept_encodings.best_match(("br", "gzip", "identity")) or "identity"
        response = Response(answers.packed(question, coding), content_type="application/json")
        if coding != "identity":
            response.content_encoding = coding
        response.headers["Vary"] = "Accept-Encoding"
        # Of another day, the reader's clock says, or of none: what is right today is not kept for that one.
        lasting = question.day == context.today().isoformat()
        response.headers["Cache-Control"] = FOREVER if lasting else "no-cache"
        return response

    server.add_url_rule(f"{ANSWERS}<path:names>", "answers", answer)
    return answers


def _other(now: Edition) -> Response:
    """Other tables or another program answer here: the page has to be loaded anew, and nothing of this is kept."""
    response = Response(_json({"now": now._asdict()}), 409, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
