"""The brief of a country or of a group for programs: the same sentences as on its page."""

from __future__ import annotations

import hashlib

from flask import Flask, Response, abort, request

from dashboard.brief.whole import brief_of, has_brief
from dashboard.context import Context
from dashboard.exports.brief import told
from dashboard.exports.observations import json_bytes
from dashboard.web.api import offered
from dashboard.web.errors import printable

BRIEF = "/api/v1/briefs/<area>.json"


def register(server: Flask, context: Context) -> None:
    """Register the address."""

    def brief(area: str) -> Response:
        if not has_brief(context, area):
            abort(404, f"There is no area “{printable(area)}”; /api/v1/codes.json lists all.")
        content = json_bytes(told(context, brief_of(context, area)))
        answer = offered(Response(content, content_type="application/json"), hashlib.sha256(content).hexdigest()[:20])
        answer.make_conditional(request)
        return answer

    server.add_url_rule(BRIEF, "brief", brief)
