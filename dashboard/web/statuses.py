"""Serves the statuses on the way to 2030: one line for each indicator and area, with what a judgement rests on."""

from __future__ import annotations

import hashlib
from dataclasses import astuple

from flask import Flask, Response, request

from dashboard.context import Context
from dashboard.exports.statuses import COLUMNS, Statuses
from dashboard.web.api import offered
from dashboard.web.questions import read_cells

PROGRESS = "/api/v1/progress.csv"


def register(server: Flask, context: Context) -> None:
    """Register the address."""
    statuses = Statuses(context)

    def progress() -> Response:
        asked = read_cells(context, request.query_string, request.args.to_dict(flat=False))
        told = f"{context.store.version} {COLUMNS} {astuple(asked)}"
        tag = hashlib.sha256(told.encode()).hexdigest()[:20]
        if request.if_none_match.contains_weak(tag):
            return offered(Response(status=304), tag)
        answer = Response(statuses.content(asked.indicators, asked.areas), content_type="text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="{asked.stem}.csv"'
        return offered(answer, tag)

    server.add_url_rule(PROGRESS, "progress", progress)
