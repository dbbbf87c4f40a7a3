"""Figures of a reader's own in the body of a request: taken of our own pages and of programs, checked, kept nowhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import abort, request

from dashboard.config import host_of
from dashboard.context import Context
from dashboard.exports.own import OwnError, rows_of
from dashboard.figures.own import OwnRow

_OUR_OWN = ("same-origin", "none")
"""What a browser says of a request that no page of another site asked for."""


def own_of(context: Context, sent: object) -> tuple[OwnRow, ...]:
    """Own figures of a request. Raises BadRequest or Forbidden in one line."""
    if sent == []:
        return ()
    _refuse_strangers(context)
    try:
        return rows_of(context, sent)
    except OwnError as error:
        abort(400, str(error))


def _refuse_strangers(context: Context) -> None:
    """Raises Forbidden where a page of another site asks: it could save a file of ours with figures that it made up."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        is_ours = site in _OUR_OWN
    elif origin is not None:
        # An older browser; without a public address of its own the server is who it was asked as.
        known = context.config.hosts or {host_of(request.environ.get("HTTP_HOST", ""))}
        is_ours = host_of(urlsplit(origin).netloc) in known
    else:
        is_ours = True
    if not is_ours:
        abort(403, "own: pages of other sites may not send own figures.")
