"""The reader's own deck as a folder in a zip, to be presented without a network: `/export/deck.zip`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from flask import Flask, Response, request

from dashboard.context import Context
from dashboard.exports.deck import Found
from dashboard.i18n import language
from dashboard.parts import bundle
from dashboard.web.decks import linked, refuse_entries, sent
from dashboard.web.openapi import ZIP_TYPE
from dashboard.web.presentations import Presentations

DECK = "/export/deck.zip"
MOST_YEARS = 30
"""Answers of other years than those of the deck: fewer than by command, since others wait for the server."""
_LEVEL = 6


def zipped(files: Mapping[str, bytes], name: str, made: tuple[int, int, int], comment: str = "") -> bytes:
    """One folder of that name with the files, each dated with the day (year, month, day). `comment`: on all of it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        archive.comment = comment.encode()
        for path, content in files.items():
            entry = zipfile.ZipInfo(f"{name}/{path}", (*made, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return kept.getvalue()


def _name(context: Context, found: Found) -> str:
    """Of the folder: how many views, and of which day."""
    return f"reach-2030_deck_{len(found.deck.views)}_{context.today().isoformat()}"


def register(server: Flask, context: Context, presentations: Presentations) -> None:
    """Register the address. `presentations`: in whose turn it is made, since it takes as long as theirs."""

    def made(found: Found, lang: str) -> tuple[bytes, str]:
        files = bundle.files_of(context, found, context.config.root, lang, MOST_YEARS)
        day, name = context.today(), _name(context, found)
        return zipped(files, name, (day.year, day.month, day.day)), f"{name}.zip"

    @server.route(DECK, methods=["GET", "POST"])
    def deck_to_take_along() -> Response:
        lang = context.reader.language_of(request.query_string.decode("ascii", "replace"))
        with language(lang):
            found = sent() if request.method == "POST" else linked()
            refuse_entries(context, found)
            content, name = presentations.workshop.made(lambda: made(found, lang))
        answer = Response(content, content_type=ZIP_TYPE)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        answer.headers["Cache-Control"] = "no-store"
        return answer
