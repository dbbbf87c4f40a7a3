"""Under a path of its host (`REACH_PREFIX`): requests lose it when they come, addresses get it when they leave.

Everything between knows the dashboard's own addresses alone ("/victims"). The browser's half is in `assets/texts.js`.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import brotli
from flask import Flask, Response, request

from dashboard.config import ConfigError
from dashboard.context import Context
from dashboard.views import PAGE_VIEWS
from dashboard.web.places import MOVED
from dashboard.web.static import pack_gzip

_QUOTE = rb'(?:\\?"|&quot;)'
_SLASH = rb"(?:/|\\u002f)"
"""As it is, or as plotly's JSON has it."""
_BEFORE = (
    rb"\b(?:href|src|action)(?:=|" + _QUOTE + rb":\s?)" + _QUOTE,
    rb'"requests_pathname_prefix":\s?"',
    rb"(?:" + _QUOTE + rb"|[( ])(?=" + _SLASH + rb"assets" + _SLASH + rb")",
)
"""What stands before an address in a document, and in what Dash is told."""
_UNPACK: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "": bytes,
}
_PACK: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=4),
    "gzip": lambda content: pack_gzip(content, 5),
    "": bytes,
}
"""What is kept packed is opened for it, and packed again within a few milliseconds."""
_PROGRAMS = "/api/"
"""Answers for programs name whole addresses by themselves."""


def finder(prefix: str) -> re.Pattern[bytes]:
    """Finds the places at which an address of ours begins that has no prefix yet."""
    had = _SLASH.join(map(re.escape, prefix.encode().split(b"/"))) + rb"(?:[/?#\"\\&]|$)"
    return re.compile(rb"(?:" + rb"|".join(_BEFORE) + rb")(?=" + _SLASH + rb"(?!/))(?!" + had + rb")")


class Under:
    """A WSGI application that stands under a prefix; it answers, too, where a proxy has taken the prefix away."""

    def __init__(self, inner: WSGIApplication, prefix: str) -> None:
        self._inner, self._prefix = inner, prefix

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as if there were no prefix, and lead to addresses with it."""
        path = environ.get("PATH_INFO", "")
        if path == self._prefix:
            query = environ.get("QUERY_STRING", "")
            there = f"{self._prefix}/?{query}" if query else f"{self._prefix}/"
            start_response(f"{MOVED} Permanent Redirect", [("Location", there), ("Content-Length", "0")])
            return [b""]
        if path.startswith(f"{self._prefix}/"):
            environ["PATH_INFO"] = path[len(self._prefix) :]

        def start(status: str, headers: list[tuple[str, str]], *failed: Any) -> Callable[[bytes], object]:
            return start_response(status, [(name, self._there(name, value)) for name, value in headers], *failed)

        return self._inner(environ, start)

    def _there(self, name: str, value: str) -> str:
        is_ours = value.startswith("/") and not value.startswith(("//", f"{self._prefix}/"))
        return f"{self._prefix}{value}" if is_ours and name.lower() == "location" else value


def _check(server: Flask, prefix: str) -> None:
    """Raise ConfigError where addresses of the dashboard could be taken for the prefix."""
    pages = {page.path or f"/{name}" for name, page in PAGE_VIEWS.items()}
    own = {address.split("/")[1] for address in (*pages, *map(str, server.url_map.iter_rules()))}
    if prefix.split("/")[1] in own:
        raise ConfigError(f"REACH_PREFIX must not begin with a name that the dashboard's own addresses have: {prefix}")


def register(server: Flask, context: Context) -> None:
    """Serve under the prefix of the settings, if there is one. Register it last. Raises ConfigError."""
    prefix = context.config.prefix
    if not prefix:
        return
    _check(server, prefix)
    found, rooted = finder(prefix), prefix.encode()

    @server.after_request
    def root(response: Response) -> Response:
        is_json = response.mimetype == "application/json" and not request.path.startswith(_PROGRAMS)
        if not (is_json or response.mimetype == "text/html"):
            return response
        if not response.get_data():  # Whoever has it already is only told so.
            return response
        coding = response.content_encoding or ""
        content = found.sub(lambda place: place[0] + rooted, _UNPACK[coding](response.get_data()))
        if not is_json:
            content = content.replace(b"<html ", b'<html data-root="%b" ' % rooted, 1)
        response.set_data(_PACK[coding](content))
        return response

    server.wsgi_app = Under(server.wsgi_app, prefix)  # type: ignore[method-assign]
