"""Slides of views: `/export/<panel>.pptx?<selection>&format=` is what a panel shows, for PowerPoint to edit."""

from __future__ import annotations

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.picture.content import Asked, permalink_of
from dashboard.exports.slides.content import slides_of
from dashboard.i18n import language
from dashboard.views import VIEWS, selection_of
from dashboard.web.presentations import Order, Presentations, format_of
from dashboard.web.questions import refuse_unknown


def register(server: Flask, context: Context, presentations: Presentations) -> None:
    """Register the address."""

    @server.get("/export/<panel>.pptx")
    def slides(panel: str) -> Response:
        if panel not in VIEWS:
            abort(404, "There is no such view.")
        refuse_unknown(context, request.args.to_dict(flat=False))
        form = format_of()
        view, query = VIEWS[panel], request.query_string.decode("ascii", "replace")
        selection = selection_of(context, view, query)
        with language(selection.lang):
            asked = Asked(view, selection, permalink_of(context, view, query, context.config.root))
        said = (panel, selection, asked.permalink)
        return presentations.answer(Order(said, selection.lang, form, lambda: slides_of(context, asked)))
