"""The dossier of a country: `/export/dossier/<area>.xlsx`, a table to fill, `.docx`, a draft letter, and its JSON."""

from __future__ import annotations

import hashlib

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.documents.paper import WORD_TYPE, Paper
from dashboard.exports.dossier import told
from dashboard.exports.dossier_table import table_book, table_stem
from dashboard.exports.observations import json_bytes
from dashboard.exports.workbook import MEDIA_TYPE as XLSX_TYPE
from dashboard.figures.dossier import dossier_of
from dashboard.i18n import language
from dashboard.web.api import offered
from dashboard.web.documents import paper_of, sent
from dashboard.web.errors import printable
from dashboard.web.presentations import Presentations

JSON = "/api/v1/dossiers/<area>.json"
TYPES = {"xlsx": XLSX_TYPE, "docx": WORD_TYPE}
"""Media types by the ending of the file."""


def register(server: Flask, context: Context, presentations: Presentations) -> None:
    """Register the addresses. `presentations`: in whose turn the files are made."""
    workshop = presentations.workshop

    def known(area: str) -> None:
        """Refuses what is no country or area in one line."""
        if area in context.geography.regions:
            abort(404, f"“{printable(area)}” is a group; a dossier is of one country or area.")
        if area not in context.geography.areas:
            abort(404, f"There is no area “{printable(area)}”; /api/v1/codes.json lists all.")

    def made(area: str, ending: str, paper: Paper, lang: str) -> tuple[bytes, str]:
        with language(lang):
            if ending == "xlsx":
                return table_book(context, area, context.today()), f"{table_stem(area)}.xlsx"
            from dashboard.exports.documents.letter import letter_of  # noqa: PLC0415, no start has to wait for it
            from dashboard.exports.documents.letter_word import letter_word  # noqa: PLC0415

            found = letter_of(context, area, context.config.root)
            return letter_word(found, paper), f"{found.document.stem}.docx"

    def file(area: str) -> Response:
        ending = request.path.rpartition(".")[2]
        known(area)
        paper = paper_of()
        lang = context.reader.language_of(request.query_string.decode("ascii", "replace"))
        said = ("dossier", area, ending, paper, lang)
        return sent(workshop, TYPES[ending], said, lambda: made(area, ending, paper, lang))

    def dossier(area: str) -> Response:
        known(area)
        content = json_bytes(told(context, dossier_of(context, area)))
        answer = offered(Response(content, content_type="application/json"), hashlib.sha256(content).hexdigest()[:20])
        answer.make_conditional(request)
        return answer

    for ending in TYPES:
        server.add_url_rule(f"/export/dossier/<area>.{ending}", f"dossier.{ending}", file)
    server.add_url_rule(JSON, "dossier", dossier)
