"""The brief of a country or group as a document: `/export/country/<area>.docx|.pdf?paper=a4|letter`."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response, abort, request
from werkzeug.exceptions import ServiceUnavailable

from dashboard.brief.whole import has_brief
from dashboard.context import Context
from dashboard.exports.documents.brief import brief_document
from dashboard.exports.documents.one_page import one_page_document
from dashboard.exports.documents.paper import PAPERS, PDF_TYPE, USUAL, WORD_TYPE, Paper
from dashboard.exports.documents.setting import NoSettingError, pdf
from dashboard.exports.documents.typeset import told_of
from dashboard.exports.picture.raster import NoRasterError
from dashboard.i18n import language
from dashboard.web.errors import printable
from dashboard.web.images import RASTER
from dashboard.web.presentations import RETRY_SECONDS, Presentations
from dashboard.web.workshop import Made, Workshop

TYPES = {"docx": WORD_TYPE, "pdf": PDF_TYPE}
"""Media types by the ending of the file."""
WHOLE, ONE_PAGE = "whole", "one-page"
LENGTHS = (WHOLE, ONE_PAGE)
"""How long a brief may be."""
_HEADERS = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}


def paper_of() -> Paper:
    """The paper that the request asks for, from the fixed table. Raises BadRequest naming the parameter."""
    asked = request.args.get("paper", USUAL)
    if asked not in PAPERS:
        abort(400, f"paper: {printable(asked)!r} is none of {', '.join(PAPERS)}.")
    return PAPERS[asked]


def length_of() -> str:
    """Whether the request asks for the whole brief or for one page of it. Raises BadRequest naming the parameter."""
    asked = request.args.get("length", WHOLE)
    if asked not in LENGTHS:
        abort(400, f"length: {printable(asked)!r} is none of {', '.join(LENGTHS)}.")
    return asked


def sent(workshop: Workshop, media: str, said: tuple[object, ...], make: Callable[[], Made]) -> Response:
    """A file to download, or 304 for whoever has it. `said`: all that decides what is in it; `make`: makes it."""
    tag = workshop.tag(*said)
    if request.if_none_match.contains_weak(tag):
        answer = Response(status=304)
    else:
        content, name = workshop.kept_or_made(tag, make)
        answer = Response(content, content_type=media)
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.set_etag(tag, weak=True)
    answer.headers.update(_HEADERS)
    return answer


def register(server: Flask, context: Context, presentations: Presentations) -> None:
    """Register the addresses. `presentations`: in whose turn they are made, since they take as long as theirs."""
    workshop = presentations.workshop

    def made(area: str, ending: str, form: tuple[Paper, str], lang: str) -> tuple[bytes, str]:
        paper, length = form
        from dashboard.exports.documents.word import word  # noqa: PLC0415, no start has to wait for python-docx

        try:
            with language(lang):
                root = context.config.root
                is_short = length == ONE_PAGE
                found = (
                    one_page_document(context, area, root, paper) if is_short else brief_document(context, area, root)
                )
                content = word(found, paper, RASTER.png) if ending == "docx" else pdf(told_of(found, paper, RASTER.png))
        except NoRasterError as error:
            said = "A picture of this document could not be drawn, so the document cannot be made now."
            raise ServiceUnavailable(said, retry_after=RETRY_SECONDS) from error
        except NoSettingError as error:
            raise ServiceUnavailable(str(error), retry_after=RETRY_SECONDS) from error
        stem = found.stem if paper.name == USUAL else f"{found.stem}_{paper.name}"
        return content, f"{stem}.{ending}"

    def document(area: str) -> Response:
        ending = request.path.rpartition(".")[2]
        if not has_brief(context, area):
            abort(404, f"There is no area “{printable(area)}”; /api/v1/codes.json lists all.")
        form = (paper_of(), length_of())
        lang = context.reader.language_of(request.query_string.decode("ascii", "replace"))
        return sent(workshop, TYPES[ending], (area, ending, *form, lang), lambda: made(area, ending, form, lang))

    for ending in TYPES:
        server.add_url_rule(f"/export/country/<area>.{ending}", f"document.{ending}", document)
