"""What a request gets that cannot be served: a status and one line of plain text, or a page for readers."""

from __future__ import annotations

import logging

from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from dashboard.archive import DamagedError
from dashboard.web.apology import apology, is_read, is_wanted, no_release, refusal

LONGEST = 80
TOO_LONG = "/_too-long"
"""In place of an address that is longer than the server reads (dashboard/web/worker.py)."""
ASKED = "reach.release"
"""In the environment of a request: which release its address names, once that is out of the query."""
_log = logging.getLogger(__name__)


def printable(text: str, longest: int = LONGEST) -> str:
    """At most so many printable characters of what a stranger wrote, fit for one line of an answer."""
    kept = "".join(character if character.isprintable() else "\ufffd" for character in text[:longest])
    return kept if len(text) <= longest else kept + "…"


def _line(status: int, text: str) -> Response:
    return Response(f"{text}\n", status, content_type="text/plain; charset=utf-8")


def _refused(error: HTTPException) -> Response:
    text = " ".join((error.description or "").split()) or error.name
    status = error.code or 500
    said = f"{status} {error.name}: {text}" if text != error.name else f"{status} {text}"
    if status >= 500 and is_wanted():
        answer = apology(status, _seconds(error))
    elif status in (404, 410) and ASKED in request.environ and is_wanted():
        answer = no_release(status, printable(request.environ[ASKED]))
    elif (status in (400, 404, 414) and is_wanted()) or (status == 405 and is_read()):
        answer = refusal(status, said)
    else:
        answer = _line(status, said)
    answer.vary.update(("Accept", "Accept-Language"))
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            answer.headers[name] = value
    return answer


def _seconds(error: HTTPException) -> int:
    """What Retry-After says; 0 where it says nothing."""
    after = getattr(error, "retry_after", None)
    return after if isinstance(after, int) else 0


def _no_library(_error: DependencyException) -> Response:
    return _line(404, "404 Not Found: There is no such file.")


def _damaged(error: DamagedError) -> Response:
    _log.error("%s", error)
    answer = _line(503, "503 Service Unavailable: What was kept of a release cannot be read now.")
    answer.headers["Retry-After"] = "60"
    return answer


def _failed(_error: Exception) -> Response:
    _log.exception("%s %s failed", request.method, printable(request.path))
    if is_wanted():
        return apology(500)
    return _line(500, "500 Internal Server Error: This request failed; the server has noted why.")


def register(server: Flask) -> None:
    """Answer every refusal and failure of the server with one line, to readers who open a page with a page."""
    server.register_error_handler(HTTPException, _refused)
    server.register_error_handler(DamagedError, _damaged)
    server.register_error_handler(DependencyException, _no_library)
    server.register_error_handler(Exception, _failed)
