"""Slides of views: `/export/<panel>.pptx?<selection>&format=` is what a panel shows, for PowerPoint to edit."""

from __future__ import annotations

import hashlib

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.picture.content import Asked, permalink_of
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import MEDIA_TYPE, deck
from dashboard.exports.slides.template import FORMATS, USUAL
from dashboard.i18n import language
from dashboard.views import VIEWS, selection_of
from dashboard.web.errors import printable
from dashboard.web.images import Kept

KEPT_BYTES = 4 * 1024 * 1024
"""Of presentations that one worker remembers."""
_HEADERS = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}


def format_of() -> str:
    """The format that the request asks for, from the fixed table. Raises BadRequest naming the parameter."""
    asked = request.args.get("format", USUAL)
    if asked not in FORMATS:
        abort(400, f"format: {printable(asked)!r} is none of {', '.join(FORMATS)}.")
    return asked


def _tag_of(context: Context, asked: Asked, form: str) -> str:
    """Other for any other view, selection, format, day, address or release of the data."""
    said = (context.store.version, context.today(), asked.view.panel, asked.selection, asked.permalink, form)
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:20]


def register(server: Flask, context: Context) -> None:
    """Register the address."""
    kept = Kept(KEPT_BYTES)

    def made(tag: str, asked: Asked, form: str) -> tuple[bytes, str]:
        found = kept.get(tag)
        if found is None:
            with language(asked.selection.lang):
                shown = slides_of(context, asked)
                found = deck(shown, form, context.today()), f"{shown[0].stem}.pptx"
            kept.put(tag, *found)
        return found

    @server.get("/export/<panel>.pptx")
    def slides(panel: str) -> Response:
        if panel not in VIEWS:
            abort(404, "There is no such view.")
        form = format_of()
        view, query = VIEWS[panel], request.query_string.decode("ascii", "replace")
        selection = selection_of(context, view, query)
        with language(selection.lang):
            asked = Asked(view, selection, permalink_of(context, view, query, request.url_root))
        tag = _tag_of(context, asked, form)
        if request.if_none_match.contains_weak(tag):
            answer = Response(status=304)
        else:
            content, name = made(tag, asked, form)
            answer = Response(content, content_type=MEDIA_TYPE)
            answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.set_etag(tag, weak=True)
        answer.headers.update(_HEADERS)
        return answer
