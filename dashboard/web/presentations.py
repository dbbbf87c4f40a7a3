"""Makes presentations for requests: one at a time in each process of the server, remembered, and offered with a tag."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Response, abort, request

from dashboard.context import Context
from dashboard.exports.slides.content import Slide
from dashboard.exports.slides.deck import MEDIA_TYPE, Told, deck
from dashboard.exports.slides.template import FORMATS, USUAL
from dashboard.exports.slides.words import Cover
from dashboard.i18n import language
from dashboard.web.errors import printable
from dashboard.web.kept import KeptAnswers
from dashboard.web.turns import PRESENTATIONS, Gate

KEPT_BYTES = 8 * 1024 * 1024
"""Of presentations that one worker remembers."""
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


class Presentations:
    """Makes presentations and remembers the latest."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept = KeptAnswers(KEPT_BYTES, "presentations")
        self.gate = gate_of()
        """Through which all goes that takes so long."""

    def tag(self, order: Order) -> str:
        """Other for any other question, language, format, day, address or release of the data."""
        told = (self._context.store.version, self._context.today(), order.said, order.lang, order.format)
        return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:20]

    def answer(self, order: Order) -> Response:
        """What a GET is answered. Raises ServiceUnavailable where too many are asked for."""
        tag = self.tag(order)
        answer = Response(status=304) if request.if_none_match.contains_weak(tag) else self.file(order)
        answer.set_etag(tag, weak=True)
        answer.headers.update(_HEADERS)
        return answer

    def file(self, order: Order) -> Response:
        """The presentation as a download. Raises ServiceUnavailable where too many are asked for."""
        content, name = self._made(order)
        answer = Response(content, content_type=MEDIA_TYPE)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def _made(self, order: Order) -> tuple[bytes, str]:
        tag = self.tag(order)
        found = self._kept.get(tag)
        if found is None:
            with self.gate.turn(), language(order.lang):
                slides = order.slides()
                found = deck(slides, order.format, self._context.today()), f"{_stem(slides)}.pptx"
            self._kept.put(tag, *found)
        return found


def _stem(slides: Sequence[Told]) -> str:
    return next(slide.stem for slide in slides if isinstance(slide, Slide | Cover))
