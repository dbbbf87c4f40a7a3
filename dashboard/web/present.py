"""The address `/present`, a document of its own beside the pages that Dash makes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from flask import Flask, Response, request

from dashboard.context import Context
from dashboard.i18n import language

PRESENT = "/present"


def register(server: Flask, context: Context, document: Callable[[Context, str], str]) -> None:
    """Serve what `document` writes in the current language, for a country or for none."""

    @lru_cache(maxsize=16)
    def written(lang: str, country: str) -> str:
        with language(lang):
            return document(context, country)

    def present() -> Response:
        lang = context.reader.language_of(request.query_string.decode("ascii", "replace"))
        asked = request.args.get("country", "").upper()
        country = asked if asked in context.geography.areas else ""
        return Response(written(lang, country), content_type="text/html; charset=utf-8")

    server.add_url_rule(PRESENT, "present", present)
