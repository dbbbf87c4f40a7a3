"""Makes presentations for requests: one at a time in each process of the server, remembered, and offered with a tag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.slides.deck import MEDIA_TYPE, deck
from dashboard.exports.slides.guest.adopted import Guest, TemplateError, adopted
from dashboard.exports.slides.newest import Told
from dashboard.exports.slides.template import FORMATS, USUAL
from dashboard.i18n import language
from dashboard.web.errors import printable
from dashboard.web.turns import PRESENTATIONS, Gate
from dashboard.web.workshop import Workshop

PATIENCE = 4.0
"""Seconds in which one request waits for the one before it; others are sent away at once."""
RETRY_SECONDS = 3
_HEADERS = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}


def format_of() -> str:
    """The format that the request asks for, from the fixed table. Raises BadRequest naming the parameter."""
    asked = request.args.get("format", USUAL)
    if asked not in FORMATS:
        abort(400, f"format: {printable(asked)!r} is none of {', '.join(FORMATS)}.")
    return asked


def gate_of(patience: float = PATIENCE) -> Gate:
    """Lets one presentation be made at a time, and one more wait."""
    text = "Other files are being made; please try again in a few seconds."
    return Gate("presentations", PRESENTATIONS, 1, words=text, retry=RETRY_SECONDS, patience=patience)


@dataclass(frozen=True)
class Order:
    """A presentation that is asked for."""

    said: tuple[object, ...]
    """All that decides what is in it, beside release, day and format."""
    lang: str
    format: str
    slides: Callable[[], Sequence[Told]]
    """Its slides, made in that language."""
    own: bool = False
    """Has a reader's own words: then it is kept nowhere."""
    template: bytes | None = None
    """The file of the reader's own template; None for one of ours."""


class Presentations:
    """Makes presentations and remembers the latest."""

    def __init__(self, server: Flask, context: Context) -> None:
        self._context = context
        self.workshop = Workshop(server, context, "presentations", gate_of())
        """Through which all goes that takes so long."""

    def tag(self, order: Order) -> str:
        """Other for any other question, language, format, day, address or release of the data or the program."""
        return self.workshop.tag(order.said, order.lang, order.format)

    def answer(self, order: Order) -> Response:
        """What a GET is answered. Raises ServiceUnavailable where too many are asked for."""
        tag = self.tag(order)
        answer = Response(status=304) if request.if_none_match.contains_weak(tag) else self.file(order)
        answer.set_etag(tag, weak=True)
        answer.headers.update(_HEADERS)
        return answer

    def file(self, order: Order) -> Response:
        """The presentation as a download. Raises ServiceUnavailable where too many are asked for."""
        if order.own or order.template is not None:
            content, name = self.workshop.made(lambda: self._made(order))
        else:
            content, name = self.workshop.kept_or_made(self.tag(order), lambda: self._made(order))
        answer = Response(content, content_type=MEDIA_TYPE)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def _made(self, order: Order) -> tuple[bytes, str]:
        with language(order.lang):
            # A template that is refused costs no slides.
            guest = None if order.template is None else _adopted(order.template)
            slides = order.slides()
            return deck(slides, order.format, self._context.today(), guest), f"{_stem(slides)}.pptx"


def _adopted(content: bytes) -> Guest:
    """The reader's template. Raises BadRequest in one line."""
    try:
        return adopted(content)
    except TemplateError as error:
        abort(400, str(error))


def _stem(slides: Sequence[Told]) -> str:
    return next(slide.stem for slide in slides if slide.stem)
