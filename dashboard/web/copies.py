"""Views to be pasted into a text: `/copy/<panel>.txt?<selection>` is a sentence with its footnote, `.tsv` the table."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.copied import cells, sentence
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.i18n import language
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from dashboard.web.images import refuse_without_country
from dashboard.web.questions import refuse_unknown, refuse_year
from dashboard.words.aloud import said_aloud

TYPES = {"txt": "text/plain; charset=utf-8", "tsv": "text/tab-separated-values; charset=utf-8"}
"""Media types by the ending."""


def register(server: Flask, context: Context) -> None:
    """Register the addresses."""

    def copy(panel: str) -> Response:
        panel, _, ending = request.path.rpartition("/")[2].partition(".")
        if panel not in VIEWS:
            abort(404, "There is no such view.")
        refuse_unknown(context, request.args.to_dict(flat=False))
        view, query = VIEWS[panel], request.query_string.decode("ascii", "replace")
        refuse_year(context, view, query, request.args.to_dict(flat=False))
        selection = selection_of(context, view, query)
        refuse_without_country(context, view, selection)
        if ending == "tsv":
            selection = replace(selection, view=f"{view.panel}.table")
        with language(selection.lang):
            address = permalink_of(context, view, query, context.config.root)
            content = content_of(context, Asked(view, selection, address))
            if ending == "tsv":
                text = cells(content, shown(context, view, selection, "table").table)
            else:
                text = sentence(content, said_aloud(context, selection, content.title))
        answer = Response(text, content_type=TYPES[ending])
        answer.headers["Cache-Control"] = "public, max-age=300"
        return answer

    for ending in TYPES:
        server.add_url_rule(f"/copy/<panel>.{ending}", f"copy.{ending}", copy)
