"""Sources to be cited, and the published tables byte by byte, so that their checksums can be compared."""

from __future__ import annotations

import hashlib

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.exports.citations import bibliography, bibtex, plain, seen_in
from dashboard.web.api import offered
from dashboard.web.errors import printable

TABLE = "/api/v1/tables/<table>.csv"
BIBLIOGRAPHY = "/api/v1/sources.bib"
BIBTEX = "/api/v1/sources/<source>.bib"
PLAIN = "/api/v1/sources/<source>.txt"
_BIB = "application/x-bibtex; charset=utf-8"


def _offered(content: bytes, content_type: str, name: str) -> Response:
    answer = Response(content, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    offered(answer, hashlib.sha256(content).hexdigest()[:20]).make_conditional(request)
    return answer


def register(server: Flask, context: Context) -> None:
    """Register the addresses."""

    def published(table: str) -> Response:
        if table not in context.store.files:
            abort(404, f"There is no published table “{printable(table)}”.")
        file, lines = context.store.files[table], context.store.lines(table)
        takes_gzip = request.accept_encodings.quality("gzip") > 0
        # It lies packed in memory, and goes out as it lies there, or unpacked piece by piece.
        answer = Response(lines.gzip() if takes_gzip else lines.pieces(), content_type="text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="{file.path}"'
        answer.vary.add("Accept-Encoding")
        if takes_gzip:
            answer.content_encoding = "gzip"
        answer.content_length = lines.gzip_size if takes_gzip else lines.size
        offered(answer, file.sha256[:20]).make_conditional(request)
        return answer

    def all_sources() -> Response:
        return _offered(
            bibliography(context.sources.values(), seen_in(context, context.config.root)).encode(),
            _BIB,
            "reach-2030-sources.bib",
        )

    def as_bibtex(source: str) -> Response:
        return _offered(
            bibtex(context.sources[_known(source)], seen_in(context, context.config.root)).encode(),
            _BIB,
            f"{source}.bib",
        )

    def as_plain(source: str) -> Response:
        text = plain(context.sources[_known(source)], seen_in(context, context.config.root)) + "\n"
        return _offered(text.encode(), "text/plain; charset=utf-8", f"{source}.txt")

    def _known(source: str) -> str:
        if source not in context.sources:
            abort(404, f"There is no source “{printable(source)}”.")
        return source

    server.add_url_rule(TABLE, "published_table", published)
    server.add_url_rule(BIBLIOGRAPHY, "bibliography", all_sources)
    server.add_url_rule(BIBTEX, "source_bibtex", as_bibtex)
    server.add_url_rule(PLAIN, "source_plain", as_plain)
