"""One view as JSON: `/api/v1/views/<panel>.json?<selection>` is all that a presenter, or a bundle, needs to show it."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.observations import json_bytes
from dashboard.exports.picture.content import Asked, permalink_of
from dashboard.exports.presented import WITH_STILL, presented
from dashboard.i18n import language
from dashboard.selection import Selection
from dashboard.views import VIEWS, View, selection_of, tab_of
from dashboard.web.api import offered
from dashboard.web.kept import KeptAnswers

VIEW = "/api/v1/views/<panel>.json"
KEPT_BYTES = 2 * 1024 * 1024
"""Of answers that one worker remembers."""


def _tag_of(context: Context, asked: Asked, *, has_still: bool) -> str:
    """Other for any other view, selection, day, address or release of the data, and with the drawing of a show."""
    said = (context.store.version, context.today(), asked.view.panel, asked.selection, asked.permalink, has_still)
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:20]


def _shortest(view: View, selection: Selection, query: str) -> str:
    """The query without the tabs of panels where this one shows its usual one: a slide has no other panels."""
    if tab_of(view, selection) != view.home:
        return query
    return urlencode([(name, value) for name, value in parse_qsl(query) if name != "view"])


def register(server: Flask, context: Context) -> None:
    """Register the address."""
    kept = KeptAnswers(KEPT_BYTES)

    def content_of(tag: str, asked: Asked, *, has_still: bool) -> bytes:
        found = kept.get(tag)
        if found is not None:
            return found[0]
        with language(asked.selection.lang):
            content = json_bytes(presented(context, asked, has_still=has_still))
        kept.put(tag, content, asked.view.panel)
        return content

    def view(panel: str) -> Response:
        if panel not in VIEWS:
            abort(404, "There is no such view.")
        shown, query = VIEWS[panel], request.query_string.decode("ascii", "replace")
        selection = selection_of(context, shown, query)
        with language(selection.lang):
            address = permalink_of(context, shown, _shortest(shown, selection, query), context.config.root)
            asked = Asked(shown, selection, address)
        has_still = request.args.get(WITH_STILL) == "1"
        tag = _tag_of(context, asked, has_still=has_still)
        if request.if_none_match.contains_weak(tag):
            return offered(Response(status=304), tag)
        return offered(Response(content_of(tag, asked, has_still=has_still), content_type="application/json"), tag)

    server.add_url_rule(VIEW, "view", view)
