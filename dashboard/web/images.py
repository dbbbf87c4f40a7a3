"""Pictures of views at `/image/<panel>.png|.svg|.pdf?<selection>` in the forms of picture_form.py, without a browser.

GET draws a view under its own message, and takes no word from the address. POST draws it under a title of the reader's
and beside figures of the reader's own, `{"title": "…", "own": [{…}, …]}`: an answer to save, which nobody can be led to
by a link, and which is kept nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import fields
from typing import Any, NamedTuple, NoReturn

from flask import Flask, Response, abort, request
from werkzeug.exceptions import ServiceUnavailable

from dashboard.context import Context
from dashboard.exports.deck import LONGEST_TITLE, text_of
from dashboard.exports.own import LONGEST_SENT
from dashboard.exports.picture.bare import bare
from dashboard.exports.picture.code import LongAddressError
from dashboard.exports.picture.composition import Content, compose, headed
from dashboard.exports.picture.content import EXTENTS, Asked, content_of, permalink_of
from dashboard.exports.picture.dark import either
from dashboard.exports.picture.pdf import Sheet
from dashboard.exports.picture.png import told
from dashboard.exports.picture.raster import BusyError, NoRasterError, Raster
from dashboard.exports.picture.ruler import lacking
from dashboard.exports.picture.sizes import CARD, STANDING, STANDING_MAPS
from dashboard.figures.own import OwnRow
from dashboard.i18n import language, translate
from dashboard.selection import Selection
from dashboard.views import VIEWS, View, lacks_country, selection_of, tab_from_afar
from dashboard.web import turns
from dashboard.web.errors import printable
from dashboard.web.own import own_of
from dashboard.web.picture_form import ALONE, OFFERED, Form, form_of
from dashboard.web.questions import refuse_unknown, refuse_year
from dashboard.web.turns import Gate
from dashboard.web.workshop import Workshop

TYPES = {"png": "image/png", "svg": "image/svg+xml; charset=utf-8", "pdf": "application/pdf"}
"""Media types by the ending of the file."""
LONGEST_BODY = 4096
"""Bytes of a title and what is around it; the longest title has fewer, however it is escaped."""
MOST_NAMED = 12
"""Letters without a font that a refusal names."""
AT_ONCE, PATIENCE = 4, 10.0
"""Pictures that are drawn at the same time, and seconds that others wait for their turn."""
STANDING_AT_ONCE = 2
"""The same of what stands in pages: more would share one interpreter, and all be later."""
_RETRY_SECONDS = 2
_HEADERS = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}
RASTER, LARGE = Raster(), Raster(most_waiting=turns.LARGE)
"""The processes that draw, for all applications that follow one another in this one: pictures of many pixels take
seconds, and no other one waits for them."""


class Given(NamedTuple):
    """What a reader sends for a picture."""

    title: str
    """One line of plain text; empty for the view's own message."""
    own: tuple[OwnRow, ...]


def given(context: Context) -> Given:
    """Title and own figures in the body of the request.

    Raises BadRequest, Forbidden, UnsupportedMediaType or RequestEntityTooLarge. Another site cannot send JSON here
    without asking first (CORS), and is answered no.
    """
    told = sent_json(LONGEST_BODY + LONGEST_SENT, {"title", "own"})
    title = told.get("title", "")
    if not isinstance(title, str):
        abort(400, "title: it is a text.")
    if len(title) > LONGEST_TITLE:
        abort(400, f"title: longer than {LONGEST_TITLE} characters.")
    return Given(text_of(title, LONGEST_TITLE), own_of(context, told.get("own", [])))


def sent_json(longest: int, names: Set[str]) -> Mapping[str, Any]:
    """The body of the request, a JSON object of no other names. Raises BadRequest, UnsupportedMediaType or
    RequestEntityTooLarge."""
    form = "{" + ", ".join(f'"{name}": …' for name in sorted(names, reverse=True)) + "}"
    if request.mimetype != "application/json":
        abort(415, f"The body is JSON: {form}.")
    request.max_content_length = longest
    try:
        told = json.loads(request.get_data())
    except (ValueError, RecursionError):
        abort(400, "The body is no JSON.")
    if not isinstance(told, dict) or not set(told) <= names:
        abort(400, f"The body is {form} and nothing else.")
    return told


def _said(asked: Asked) -> Iterator[object]:
    """All that decides what is drawn; of the view its name."""
    yield asked.view.panel
    yield from (getattr(asked, field.name) for field in fields(asked) if field.name != "view")


def drawn(content: Content, form: Form) -> bytes:
    """The picture. Raises BadRequest for a reader's title that cannot be drawn, ServiceUnavailable in one line where
    what is asked for cannot be made now."""
    if content.message and form.ending != "svg":
        _refuse_letters(content.title)
    svg = _svg(content, form)
    if form.size in STANDING:
        svg = either(svg, is_map=form.size in STANDING_MAPS)
    if form.ending == "svg":
        return svg.encode()
    size = form.size
    try:
        if form.ending == "pdf":
            inches = (size.inches, size.inches * size.height / size.width)
            return RASTER.pdf(svg, Sheet(inches, content.facts | headed(svg), content.language))
        png = (LARGE if form.is_large else RASTER).png(svg, size.pixel_size(form.scale)[0])
    except NoRasterError as error:
        unavailable(error, _RETRY_SECONDS)
    return told(png, content.facts | headed(svg), size.pixels_a_metre(form.scale))


def _svg(content: Content, form: Form) -> str:
    if form.size in ALONE:
        return bare(content, form.size)
    if form.size.name == CARD.name and not content.permalink.startswith("http"):
        abort(404, "This server was not told its public address (REACH_PUBLIC_URL), which a QR code needs.")
    try:
        return compose(content, form.size, form.dress)
    except LongAddressError as error:
        abort(400, str(error))


def parts_of(asked: Asked, form: Form) -> Iterator[str]:
    """What the name of its file says of a picture's form: its size, and whatever of it is not the usual."""
    view, tab = asked.view, tab_from_afar(asked.view, asked.selection)
    yield form.size.name
    if tab == "table" and view.tabs != (tab,):
        yield tab
    if tab == "map" and form.window is not None:
        yield form.window.named
    elif tab == "map" and form.extent != EXTENTS[0] and len(asked.selection.areas) == 1:
        yield form.extent
    yield from form.dress.named
    if asked.title:
        yield "own-title"
    if form.ending != "pdf" and form.size.pixels * form.scale != OFFERED[form.size.name].pixels:
        yield f"{form.size.pixels * form.scale}px"


def _refuse_letters(title: str) -> None:
    """Raises BadRequest for a title that would be drawn with empty boxes; SVG takes the fonts of who opens it."""
    if missing := lacking(title):
        abort(400, no_letters(missing))


def no_letters(missing: Sequence[str]) -> str:
    """That our typeface lacks letters, and what has them."""
    letters = printable(" ".join(missing[:MOST_NAMED]))
    return translate("The typeface of pictures has no {letters}. An SVG is drawn with your own.", letters=letters)


def unavailable(error: NoRasterError, seconds: int) -> NoReturn:
    """Says when to come again only where that helps: where too many pictures are asked for at once."""
    after = seconds if isinstance(error, BusyError) else None
    raise ServiceUnavailable(str(error), retry_after=after) from error


def refuse_without_country(context: Context, view: View, selection: Selection) -> None:
    """Refuse what would show that a country is to be chosen, and nothing else. Raises BadRequest."""
    if lacks_country(context, view, selection):
        abort(400, "area: this view shows nothing without a country; area=BGD would name one.")


def asked_of(context: Context, panel: str, form: Form, title: str = "", own: tuple[OwnRow, ...] = ()) -> Asked:
    """The picture that the request asks for. Raises NotFound for a view that is not there, BadRequest for one of a
    country where none is named."""
    if panel not in VIEWS:
        abort(404, "There is no such view.")
    refuse_unknown(context, request.args.to_dict(flat=False))
    view, query = VIEWS[panel], request.query_string.decode("ascii", "replace")
    refuse_year(context, view, query, request.args.to_dict(flat=False))
    selection = selection_of(context, view, query)
    refuse_without_country(context, view, selection)
    with language(selection.lang):
        address = permalink_of(context, view, query, context.config.root)
        return Asked(view, selection, address, title, form.extent, form.window, own)


def register(server: Flask, context: Context) -> None:
    """Register the addresses."""
    words = "Too many pictures are asked for at once; please try again in a few seconds."
    # Whoever finds no place is sent away at once, and keeps no thread waiting.
    gate = Gate("pictures", turns.PICTURES, AT_ONCE, words=words, retry=_RETRY_SECONDS, patience=PATIENCE)
    workshop = Workshop(server, context, "pictures", gate)
    gate = Gate("large pictures", turns.LARGE, 1, words=words, retry=_RETRY_SECONDS, patience=PATIENCE)
    large = Workshop(server, context, "large pictures", gate)
    # What stands in a page belongs to it: it waits for nobody's downloads.
    gate = Gate("standing", turns.STANDING, STANDING_AT_ONCE, words=words, retry=_RETRY_SECONDS, patience=PATIENCE)
    standing = Workshop(server, context, "standing", gate, here=True)

    def shop_for(form: Form) -> Workshop:
        return large if form.is_large else workshop

    def made(asked: Asked, form: Form) -> tuple[bytes, str]:
        with language(asked.selection.lang):
            content = content_of(context, asked)
            return drawn(content, form), f"{content.stem}_{'_'.join(parts_of(asked, form))}.{form.ending}"

    def image(panel: str) -> Response:
        panel, _, ending = request.path.rpartition("/")[2].partition(".")
        form = form_of(ending)
        asked = asked_of(context, panel, form)
        shop = standing if form.size in STANDING and ending == "svg" else shop_for(form)
        tag = shop.tag(*_said(asked), form)
        if request.if_none_match.contains_weak(tag):
            answer = Response(status=304)
        else:
            content, name = shop.kept_or_made(tag, lambda: made(asked, form))
            answer = Response(content, content_type=TYPES[ending])
            answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
        answer.set_etag(tag, weak=True)
        answer.headers.update(_HEADERS)
        return answer

    def titled(panel: str) -> Response:
        panel, _, ending = request.path.rpartition("/")[2].partition(".")
        form = form_of(ending)
        asked = asked_of(context, panel, form, *given(context))
        content, name = shop_for(form).made(lambda: made(asked, form))
        answer = Response(content, content_type=TYPES[ending])
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["Cache-Control"] = "no-store"
        return answer

    for ending in TYPES:
        server.add_url_rule(f"/image/<panel>.{ending}", f"image.{ending}", image)
        server.add_url_rule(f"/image/<panel>.{ending}", f"titled.{ending}", titled, methods=["POST"])
