"""Serves the actions that the US Department of Labor suggested to countries: `/api/v1/actions.json?area=…`."""

from __future__ import annotations

import hashlib

from flask import Flask, Response, request

from dashboard.context import Context
from dashboard.exports.actions import Actions
from dashboard.exports.observations import json_bytes
from dashboard.web.api import offered
from dashboard.web.questions import read_actions

ACTIONS = "/api/v1/actions.json"


def register(server: Flask, context: Context) -> None:
    """Register the address."""
    actions = Actions(context)

    def suggested() -> Response:
        wanted = read_actions(context, request.query_string, request.args.to_dict(flat=False))
        content = json_bytes(actions.asked(wanted))
        answer = Response(content, content_type="application/json")
        offered(answer, hashlib.sha256(content).hexdigest()[:20]).make_conditional(request)
        return answer

    server.add_url_rule(ACTIONS, "actions", suggested)
