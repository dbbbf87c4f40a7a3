"""Whole presentations by address: a page, the brief of a country, and the reader's own deck."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from functools import partial
from typing import IO, NamedTuple
from urllib.parse import parse_qs

from flask import Flask, Response, abort, request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

from dashboard.brief.whole import has_brief
from dashboard.context import Context
from dashboard.exports.deck import LONGEST_UNPACKED, MARK, DeckError, Found, decode, of_json
from dashboard.exports.observations import json_bytes
from dashboard.exports.own import LONGEST_SENT
from dashboard.exports.slides.brief import brief_slides, short_slides
from dashboard.exports.slides.guest.package import MOST_BYTES
from dashboard.exports.slides.whole import Page, deck_slides, deck_titles, page_slides, views_of
from dashboard.figures.own import OwnRow
from dashboard.i18n import language
from dashboard.views import page_address, selection_of
from dashboard.web.errors import printable
from dashboard.web.own import own_of
from dashboard.web.presentations import Order, Presentations, format_of
from dashboard.web.questions import refuse_unknown, refuse_values

TITLES = "/api/v1/deck.json"
PAGE, COUNTRY, DECK = "/export/page/<page>.pptx", "/export/country/<area>.pptx", "/export/deck.pptx"
LONGEST_BODY = LONGEST_UNPACKED
"""Bytes of a deck that is sent."""
FORM = "multipart/form-data"
AROUND = 10_000
"""Bytes of a form around what it holds."""
_NO_FORM = "The body is no form with a deck as JSON in “deck”, a template in “template” and own figures in “own”."
_SHAPE = "[1, [view, address, tab, title, note], …]"

WHOLE, TWO_SLIDES = "whole", "two-slides"
LENGTHS = {WHOLE: brief_slides, TWO_SLIDES: short_slides}
"""How the slides of a brief are made, by the name of their length."""


def register(server: Flask, context: Context, presentations: Presentations, titles: Mapping[str, str]) -> None:
    """Register the addresses. `titles`: of pages, by the name of their views."""
    register_page(server, context, presentations, titles)
    register_country(server, context, presentations)
    register_deck(server, context, presentations)


def register_page(server: Flask, context: Context, presentations: Presentations, titles: Mapping[str, str]) -> None:
    """Register the address of a page's slides."""

    @server.get(PAGE)
    def page(page: str) -> Response:
        if not views_of(page):
            abort(404, f"There is no page “{printable(page)}” with views; /api/v1/views.json lists all.")
        refuse_unknown(context, request.args.to_dict(flat=False))
        form, query = format_of(), _query()
        asked = Page(page, titles[page], query, context.config.root)
        lang = context.reader.language_of(query)
        shown = [(selection_of(context, view, query), page_address(context, view, query)) for view in views_of(page)]
        order = Order((page, shown, asked.root), lang, form, lambda: page_slides(context, asked))
        return presentations.answer(order)


def register_country(server: Flask, context: Context, presentations: Presentations) -> None:
    """Register the address of a country's brief as slides."""

    @server.get(COUNTRY)
    def country(area: str) -> Response:
        if not has_brief(context, area):
            abort(404, f"There is no area “{printable(area)}”; /api/v1/codes.json lists all.")
        form, root, length = format_of(), context.config.root, length_of()
        lang = context.reader.language_of(_query())
        make = partial(LENGTHS[length], context, area, form, root)
        return presentations.answer(Order((area, root, length), lang, form, make))


def length_of() -> str:
    """Whether the request asks for the whole brief or for two slides of it. Raises BadRequest naming the parameter."""
    asked = request.args.get("length", WHOLE)
    if asked not in LENGTHS:
        abort(400, f"length: {printable(asked)!r} is none of {', '.join(LENGTHS)}.")
    return asked


def register_deck(server: Flask, context: Context, presentations: Presentations) -> None:
    """Register the address of the reader's own deck: sent whole, or in the address where it is short."""

    def order() -> Order:
        form, lang, root = format_of(), context.reader.language_of(_query()), context.config.root
        with language(lang):
            given = _given(context) if request.method == "POST" else Given(linked())
            refuse_entries(context, given.deck)
        own = bool(given.own) or any(view.title or view.note for view in given.deck.deck.views)
        make = partial(deck_slides, context, given.deck, lang, root, given.own)
        return Order((given.deck, root), lang, form, make, own=own, template=given.template)

    def titles() -> Response:
        lang, root = context.reader.language_of(_query()), context.config.root
        with language(lang):
            found = sent() if request.method == "POST" else linked()
            content, _ = presentations.workshop.made(lambda: (json_bytes(deck_titles(context, found, lang, root)), ""))
        return Response(content, content_type="application/json")

    server.add_url_rule(TITLES, "deck_titles", titles, methods=["GET", "POST"])

    @server.get(DECK)
    def deck_by_address() -> Response:
        return presentations.answer(order())

    @server.post(DECK)
    def deck_assent() -> Response:
        answer = presentations.file(order())
        answer.headers["Cache-Control"] = "no-store"
        return answer


def refuse_entries(context: Context, found: Found) -> None:
    """Refuse a deck of what there is not: its file would be of the world, with nothing around it to say so.

    A year that one view of a page has and another has not is replaced, as on the page. Raises BadRequest in one line,
    naming the place of the first such view in the deck.
    """
    for place, view in enumerate(found.deck.views, start=1):
        try:
            refuse_values(context, parse_qs(view.query))
        except BadRequest as refused:
            abort(400, f"View {place} of this deck, {view.panel}: {refused.description}")


def _query() -> str:
    return request.query_string.decode("ascii", "replace")


def linked() -> Found:
    """The deck in the request's address. Raises BadRequest in one line."""
    packed = request.args.get(MARK.removesuffix("="), "")
    if not packed:
        abort(400, "d: what stands behind #d= in the link to a deck is missing; a long one is sent by POST.")
    try:
        return decode(packed)
    except DeckError as error:
        abort(400, f"d: {error}")


def sent() -> Found:
    """The deck of the request's body, of which no more is read than a deck may hold."""
    return _read(_body(LONGEST_BODY, f"A deck has at most {LONGEST_BODY // 1_000} KB."))


def _body(longest: int, refusal: str) -> bytes:
    """The body of the request. Raises RequestEntityTooLarge where it is longer than so many bytes."""
    # A body without a length is cut off there, rather than refused: so one byte more tells which it was.
    request.max_content_length = longest + 1
    raw = b"" if (request.content_length or 0) > longest else request.get_data()
    if max(request.content_length or 0, len(raw)) > longest:
        abort(413, refusal)
    return raw


class Given(NamedTuple):
    """What a reader sends for slides of a deck."""

    deck: Found
    template: bytes | None = None
    """None for ours."""
    own: tuple[OwnRow, ...] = ()


def _given(context: Context) -> Given:
    """The deck of the request's body; in a form the reader's template and own figures beside it.

    The form is read in memory: nothing of it is written to a disk.
    """
    if request.mimetype != FORM:
        return Given(sent())
    longest = LONGEST_BODY + LONGEST_SENT
    raw = _body(longest + MOST_BYTES + AROUND, f"A template has at most {MOST_BYTES // 1_000_000} MB.")
    parser = FormDataParser(stream_factory=_in_memory, max_form_memory_size=longest, max_form_parts=4)
    try:
        _, fields, files = parser.parse(io.BytesIO(raw), FORM, len(raw), request.mimetype_params)
    except (ValueError, RequestEntityTooLarge):
        abort(400, _NO_FORM)
    if "deck" not in fields:
        abort(400, _NO_FORM)
    file = files.get("template")
    return Given(
        _read(fields["deck"].encode("utf-8", "replace")),
        file.read() if file is not None else None,
        _own(context, fields["own"]) if "own" in fields else (),
    )


def _own(context: Context, text: str) -> tuple[OwnRow, ...]:
    """Raises BadRequest in one line."""
    try:
        return own_of(context, json.loads(text))
    except (ValueError, RecursionError):
        abort(400, "own: it is no JSON.")


def _in_memory(
    total_content_length: int | None = None,
    content_type: str | None = None,
    filename: str | None = None,
    content_length: int | None = None,
) -> IO[bytes]:
    """Where a file of a form is put; werkzeug names what it is told of it."""
    del total_content_length, content_type, filename, content_length
    return io.BytesIO()


def _read(raw: bytes) -> Found:
    """The deck of a JSON text. Raises BadRequest in one line."""
    try:
        return of_json(raw)
    except DeckError as error:
        is_other = error.name in ("deckBroken", "deckForeign")  # Nobody pasted a link here.
        abort(400, f"The body is no deck as JSON: {_SHAPE}." if is_other else str(error))
