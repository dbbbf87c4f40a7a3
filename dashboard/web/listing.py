"""The list of all views at an address that stays: `/api/v1/views.json`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache

from flask import Flask, Response, request

from dashboard.context import Context
from dashboard.exports.listing import listing
from dashboard.exports.observations import json_bytes
from dashboard.i18n import DEFAULT, language
from dashboard.web.api import offered

VIEWS_LIST = "/api/v1/views.json"


def register(server: Flask, context: Context, titles: Mapping[str, str]) -> None:
    """Register the address. `titles`: of pages, by the name of their views."""

    @cache
    def content() -> bytes:
        # A second of work, for whoever asks first: most servers are never asked.
        with language(DEFAULT):
            return json_bytes(listing(context, titles))

    @server.get(VIEWS_LIST)
    def views_list() -> Response:
        told = content()
        answer = offered(Response(told, content_type="application/json"), hashlib.sha256(told).hexdigest()[:20])
        answer.make_conditional(request)
        return answer
