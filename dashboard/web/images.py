"""Pictures of views: `/image/<panel>.png|.svg?<selection>&size=&scale=` draws what a panel shows, without a browser."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import NoReturn

from flask import Flask, Response, abort, request
from werkzeug.exceptions import ServiceUnavailable

from dashboard.context import Context
from dashboard.exports.picture.bare import bare
from dashboard.exports.picture.composition import Content, compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.png import told
from dashboard.exports.picture.raster import NoRasterError, Raster
from dashboard.exports.picture.sizes import PRINT, SCALES, SIZES, USUAL, Size
from dashboard.i18n import language
from dashboard.views import VIEWS, selection_of
from dashboard.web.errors import printable

TYPES = {"png": "image/png", "svg": "image/svg+xml; charset=utf-8"}
"""Media types by the ending of the file."""
OFFERED = {**SIZES, PRINT.name: PRINT}
"""Sizes that may be asked for by name."""
KEPT_BYTES = 24 * 1024 * 1024
"""Of pictures that one worker remembers."""
_RETRY_SECONDS = 5
_HEADERS = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}
RASTER = Raster()
"""One process that draws, for all applications that follow one another in this one."""


class Kept:
    """The latest answers, bounded by their bytes."""

    def __init__(self, most_bytes: int = KEPT_BYTES) -> None:
        self._most, self._bytes = most_bytes, 0
        self._answers: OrderedDict[str, tuple[bytes, str]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, tag: str) -> tuple[bytes, str] | None:
        """Content and file name by tag."""
        with self._lock:
            if tag in self._answers:
                self._answers.move_to_end(tag)
            return self._answers.get(tag)

    def put(self, tag: str, content: bytes, name: str) -> None:
        """Remember an answer, and forget those longest unasked for until there is room."""
        with self._lock:
            if tag in self._answers or len(content) > self._most:
                return
            self._answers[tag] = (content, name)
            self._bytes += len(content)
            while self._bytes > self._most:
                _, (gone, _) = self._answers.popitem(last=False)
                self._bytes -= len(gone)


@dataclass(frozen=True)
class Form:
    """In which form a picture is asked for."""

    ending: str
    size: Size
    scale: int


def form_of(ending: str) -> Form:
    """The form that the request asks for, from the fixed tables. Raises BadRequest naming the parameter."""
    size, scale = request.args.get("size", USUAL), request.args.get("scale", "1")
    if size not in OFFERED:
        abort(400, f"size: {printable(size)!r} is none of {', '.join(OFFERED)}.")
    if scale not in map(str, SCALES):
        abort(400, f"scale: {printable(scale)!r} is none of {', '.join(map(str, SCALES))}.")
    return Form(ending, OFFERED[size], int(scale) if ending == "png" else 1)


def _tag_of(context: Context, asked: Asked, form: Form) -> str:
    """Other for any other view, selection, form, day, address or release of the data."""
    said = (context.store.version, context.today(), asked.view.panel, asked.selection, asked.permalink, form)
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:20]


def _drawn(content: Content, form: Form) -> bytes:
    """The picture. Raises ServiceUnavailable in one line where a PNG cannot be made now."""
    svg = bare(content, form.size) if form.size is PRINT else compose(content, form.size)
    if form.ending == "svg":
        return svg.encode()
    try:
        png = RASTER.png(svg, form.size.pixel_size(form.scale)[0])
    except NoRasterError as error:
        _unavailable(error)
    return told(png, content.facts, form.size.pixels_a_metre(form.scale))


def _unavailable(error: NoRasterError) -> NoReturn:
    raise ServiceUnavailable(str(error), retry_after=_RETRY_SECONDS) from error


def register(server: Flask, context: Context) -> None:
    """Register the addresses."""
    kept = Kept()

    def answered(tag: str, asked: Asked, form: Form) -> tuple[bytes, str]:
        found = kept.get(tag)
        if found is not None:
            return found
        with language(asked.selection.lang):
            content = content_of(context, asked)
            drawn, name = _drawn(content, form), f"{content.stem}_{form.size.name}.{form.ending}"
        kept.put(tag, drawn, name)
        return drawn, name

    def image(panel: str) -> Response:
        panel, _, ending = request.path.rpartition("/")[2].partition(".")
        if panel not in VIEWS:
            abort(404, "There is no such view.")
        form = form_of(ending)
        view, query = VIEWS[panel], request.query_string.decode("ascii", "replace")
        selection = selection_of(context, view, query)
        with language(selection.lang):
            asked = Asked(view, selection, permalink_of(context, view, query, request.url_root))
        tag = _tag_of(context, asked, form)
        if request.if_none_match.contains_weak(tag):
            answer = Response(status=304)
        else:
            drawn, name = answered(tag, asked, form)
            answer = Response(drawn, content_type=TYPES[ending])
            answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
        answer.set_etag(tag, weak=True)
        answer.headers.update(_HEADERS)
        return answer

    for ending in TYPES:
        server.add_url_rule(f"/image/<panel>.{ending}", f"image.{ending}", image)
