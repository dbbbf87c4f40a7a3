"""Maps that move over their years, by address: `/image/<panel>.webp|.gif?<selection>`, one at a time."""

from __future__ import annotations

from typing import NoReturn

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.picture.content import Asked
from dashboard.exports.picture.moving import ENDINGS, MOVING, frames, moved, size_of, years_of
from dashboard.exports.picture.raster import NoRasterError
from dashboard.exports.picture.sizes import SIZES
from dashboard.i18n import language
from dashboard.selection import file_name
from dashboard.views import tab_of
from dashboard.web.images import asked_of, parts_of, unavailable
from dashboard.web.picture_form import Form, form_of
from dashboard.web.turns import MOVING_PICTURES, Gate
from dashboard.web.workshop import Workshop

_RETRY_SECONDS = 10
_HEADERS = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}
_BUSY = "Another moving picture is being made; please try again in a few seconds."


def _form(ending: str) -> Form:
    """The form that is asked for. Raises BadRequest in one line for what only still pictures have."""
    form = form_of(ending)
    if form.size.name not in SIZES or form.dress.is_clear or "width" in request.args:
        abort(400, "A moving picture is 800 pixels wide, on its own ground, in one of the shapes of a still one.")
    return form


def _refuse() -> NoReturn:
    abort(400, "Only a map of several years moves; this view comes as png, svg and pdf.")


def register(server: Flask, context: Context) -> None:
    """Register the addresses."""
    gate = Gate("moving pictures", MOVING_PICTURES, MOVING_PICTURES, words=_BUSY, retry=_RETRY_SECONDS)
    # It has a process of its own for this, and needs none beside it.
    workshop = Workshop(server, context, "moving pictures", gate, here=True)

    def made(panel: str, form: Form) -> tuple[bytes, str]:
        asked = asked_of(context, panel, form)
        with language(asked.selection.lang):
            if tab_of(asked.view, asked.selection) != "map":
                _refuse()
            tag = workshop.tag(panel, asked.selection, asked.permalink, form)
            return workshop.kept_or_made(tag, lambda: drawn(asked, form))

    def drawn(asked: Asked, form: Form) -> tuple[bytes, str]:
        # Its years take seconds to find: only of what is drawn anew.
        years = years_of(context, asked)
        if not years:
            _refuse()
        svgs = frames(context, asked, years, size_of(form.size), form.dress)
        try:
            content = MOVING.made(moved, svgs, form.ending, failed="This moving picture could not be made.")
        except NoRasterError as error:
            unavailable(error, _RETRY_SECONDS)
        name = file_name(asked.selection, years[0], years[-1])
        return content, f"{name}_{'_'.join(parts_of(asked, form))}.{form.ending}"

    def moving(panel: str) -> Response:
        panel, _, ending = request.path.rpartition("/")[2].partition(".")
        content, name = made(panel, _form(ending))
        answer = Response(content, content_type=f"image/{ending}")
        answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
        answer.headers.update(_HEADERS)
        return answer

    for ending in ENDINGS:
        server.add_url_rule(f"/image/<panel>.{ending}", f"moving.{ending}", moving)
