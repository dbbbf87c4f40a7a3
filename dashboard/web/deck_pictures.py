"""The pictures of the reader's own deck in one zip, numbered in its order: `/export/deck-pictures.zip`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from flask import Flask, Response, abort, request
from werkzeug.exceptions import BadRequest, ServiceUnavailable

from dashboard.context import Context
from dashboard.exports.copied import sentence
from dashboard.exports.deck import Found
from dashboard.exports.picture.composition import Content
from dashboard.exports.picture.ruler import lacking
from dashboard.exports.picture.sizes import SIZES, Size
from dashboard.exports.slides.whole import deck_pictures
from dashboard.i18n import as_sentence, in_parts, in_sentences, language, translate
from dashboard.views import VIEWS, View
from dashboard.web.bundles import zipped
from dashboard.web.decks import linked, refuse_entries, sent
from dashboard.web.images import drawn, no_letters
from dashboard.web.openapi import ZIP_TYPE
from dashboard.web.picture_form import Form, form_of
from dashboard.web.presentations import Presentations

PICTURES = "/export/deck-pictures.zip"
WORDS = "00_sentences.txt"
"""What was left out, and what each picture says, with its source, for who writes the text around them."""
MOST_PIXELS = 160_000_000
"""Of all pictures of a deck: those of the longest one in its tallest form as the page asks for them, which take half of
the time after which the process that draws is given up."""


class Pictures(NamedTuple):
    """The pictures of a deck."""

    files: Mapping[str, bytes]
    """By name, in the deck's order."""
    notice: str
    """What was left out, which the page reads in the comment on the zip (assets/slides.js); empty where nothing was."""


def pictures(context: Context, found: Found, lang: str, asked: Form) -> Pictures:
    """Each view in its own size where none is asked for, under its number in the deck. Raises BadRequest in one line
    where nothing can be drawn, or too much were."""
    files, said, left = {}, list[str](), list[str]()
    for place, (view, content, aloud) in enumerate(deck_pictures(context, found, lang, context.config.root), start=1):
        form = _form(view, asked)
        missing = lacking(content.title) if content.worded else []
        if missing:
            form = replace(form, ending="svg")  # With the fonts of who opens it: one title holds up no other picture.
        name = f"{place:02}_{content.stem}.{form.ending}"
        picture = None if aloud is None else _drawn(content, form)
        if aloud is None or picture is None:
            left.append(translate("“{name}”", name=content.title))
            continue
        files[name] = picture
        # Above the view's own message stands what the reader has made of it.
        worded = in_sentences((as_sentence(content.title), content.worded)) if content.worded else ""
        as_svg = no_letters(missing) if missing else ""
        said.append("\n".join(filter(None, (name, worded, as_svg, sentence(content, aloud)))))
    lost = translate("Left out, as they cannot be drawn: {names}.", names=in_parts(left)) if left else ""
    notice = in_sentences(filter(None, (found.notice, lost)))
    if not files:
        abort(400, notice)
    return Pictures({WORDS: "\n".join([*([f"{notice}\n"] if notice else []), *said]).encode(), **files}, notice)


def _drawn(content: Content, form: Form) -> bytes | None:
    """A picture; None where it cannot be drawn, which holds up no other. Raises ServiceUnavailable where there is no
    turn just now."""
    try:
        return drawn(content, form)
    except (BadRequest, ServiceUnavailable) as refused:
        if getattr(refused, "retry_after", None):
            raise
        return None


def refuse_more(views: Iterable[View], asked: Form) -> None:
    """Raises BadRequest for pictures that would not be drawn in the time that there is."""
    sizes = [_form(view, asked).size.pixel_size(asked.scale) for view in views]
    if sum(across * down for across, down in sizes) > MOST_PIXELS:
        most = f"{MOST_PIXELS // 1_000_000} million"
        abort(400, f"width: the {len(sizes)} pictures of this deck have at most {most} pixels in all; ask for less.")


def _form(view: View, asked: Form) -> Form:
    return asked if "size" in request.args else replace(asked, size=_own(view, asked.size))


def _own(view: View, asked: Size) -> Size:
    """The size in which a view's chart has room, in the width that is asked for or its own."""
    own = SIZES[view.picture_size]
    return replace(own, pixels=asked.pixels) if "width" in request.args else own


def register(server: Flask, context: Context, presentations: Presentations) -> None:
    """Register the address. `presentations`: in whose turn they are drawn, since it takes as long as theirs."""

    def made(found: Found, lang: str, form: Form) -> tuple[bytes, str]:
        day = context.today()
        files, notice = pictures(context, found, lang, form)
        name = f"reach-2030_pictures_{len(files) - 1}_{day.isoformat()}"
        return zipped(files, name, (day.year, day.month, day.day), notice), f"{name}.zip"

    @server.route(PICTURES, methods=["GET", "POST"])
    def pictures_of_deck() -> Response:
        form = form_of("png")
        lang = context.reader.language_of(request.query_string.decode("ascii", "replace"))
        with language(lang):
            found = sent() if request.method == "POST" else linked()
            refuse_entries(context, found)
            refuse_more((VIEWS[view.panel] for view in found.deck.views), form)
            content, name = presentations.workshop.made(lambda: made(found, lang, form))
        answer = Response(content, content_type=ZIP_TYPE)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["Cache-Control"] = "no-store"
        return answer
