"""Slides of views: `/export/<panel>.pptx?<selection>&format=` is what a panel shows, for PowerPoint to edit.

POST has figures of the reader's own beside them, `{"own": [{…}, …]}`, which are kept nowhere.
"""

from __future__ import annotations

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.own import LONGEST_SENT
from dashboard.exports.picture.content import Asked, permalink_of
from dashboard.exports.slides.content import slides_of
from dashboard.figures.own import OwnRow
from dashboard.i18n import language
from dashboard.views import VIEWS, selection_of
from dashboard.web.images import refuse_without_country, sent_json
from dashboard.web.own import own_of
from dashboard.web.presentations import Order, Presentations, format_of
from dashboard.web.questions import refuse_unknown, refuse_year

ADDRESS = "/export/<panel>.pptx"


def register(server: Flask, context: Context, presentations: Presentations) -> None:
    """Register the address."""

    def order(panel: str, own: tuple[OwnRow, ...] = ()) -> Order:
        if panel not in VIEWS:
            abort(404, "There is no such view.")
        refuse_unknown(context, request.args.to_dict(flat=False))
        form = format_of()
        view, query = VIEWS[panel], request.query_string.decode("ascii", "replace")
        refuse_year(context, view, query, request.args.to_dict(flat=False))
        selection = selection_of(context, view, query)
        refuse_without_country(context, view, selection)
        with language(selection.lang):
            asked = Asked(view, selection, permalink_of(context, view, query, context.config.root), own=own)
        said = (panel, selection, asked.permalink)
        return Order(said, selection.lang, form, lambda: slides_of(context, asked), own=bool(own))

    @server.get(ADDRESS)
    def slides(panel: str) -> Response:
        return presentations.answer(order(panel))

    @server.post(ADDRESS)
    def slides_with_own(panel: str) -> Response:
        answer = presentations.file(order(panel, own_of(context, sent_json(LONGEST_SENT, {"own"}).get("own", []))))
        answer.headers["Cache-Control"] = "no-store"
        return answer
