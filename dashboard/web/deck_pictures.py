"""The pictures of the reader's own deck in one zip, numbered in its order: `/export/deck-pictures.zip`."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, Response, request

from dashboard.context import Context
from dashboard.exports.copied import sentence
from dashboard.exports.deck import Found
from dashboard.exports.picture.ruler import lacking
from dashboard.exports.picture.sizes import SIZES, Size
from dashboard.exports.slides.whole import deck_pictures
from dashboard.i18n import as_sentence, in_sentences, language
from dashboard.views import View
from dashboard.web.bundles import zipped
from dashboard.web.decks import linked, sent
from dashboard.web.images import drawn
from dashboard.web.openapi import ZIP_TYPE
from dashboard.web.picture_form import Form, form_of
from dashboard.web.presentations import Presentations

PICTURES = "/export/deck-pictures.zip"
WORDS = "00_sentences.txt"
"""What each picture says, with its source, for who writes the text around them."""


def pictures(context: Context, found: Found, lang: str, asked: Form) -> dict[str, bytes]:
    """The files by name, in the deck's order; each view in its own size where none is asked for."""
    files, said = {}, []
    told = deck_pictures(context, found, lang, context.config.root)
    for place, (view, content, aloud) in enumerate(told, start=1):
        form = asked if "size" in request.args else replace(asked, size=_own(view, asked.size))
        if content.worded and lacking(content.title):
            form = replace(form, ending="svg")  # With the fonts of who opens it: one title holds up no other picture.
        name = f"{place:02}_{content.stem}.{form.ending}"
        files[name] = drawn(content, form)
        # Above the view's own message stands what the reader has made of it.
        worded = in_sentences((as_sentence(content.title), content.worded)) if content.worded else ""
        said.append("\n".join(filter(None, (name, worded, sentence(content, aloud)))))
    return {WORDS: "\n".join(said).encode(), **files}


def _own(view: View, asked: Size) -> Size:
    """The size in which a view's chart has room, in the width that is asked for or its own."""
    own = SIZES[view.picture_size]
    return replace(own, pixels=asked.pixels) if "width" in request.args else own


def register(server: Flask, context: Context, presentations: Presentations) -> None:
    """Register the address. `presentations`: in whose turn they are drawn, since it takes as long as theirs."""

    def made(found: Found, lang: str, form: Form) -> tuple[bytes, str]:
        day = context.today()
        name = f"reach-2030_pictures_{len(found.deck.views)}_{day.isoformat()}"
        files = pictures(context, found, lang, form)
        return zipped(files, name, (day.year, day.month, day.day)), f"{name}.zip"

    @server.route(PICTURES, methods=["GET", "POST"])
    def pictures_of_deck() -> Response:
        form = form_of("png")
        lang = context.reader.language_of(request.query_string.decode("ascii", "replace"))
        with language(lang):
            found = sent() if request.method == "POST" else linked()
            content, name = presentations.workshop.made(lambda: made(found, lang, form))
        answer = Response(content, content_type=ZIP_TYPE)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["Cache-Control"] = "no-store"
        return answer
