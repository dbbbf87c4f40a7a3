"""What proxies say of a request (`X-Forwarded-…`): believed from those of the settings, from nobody else."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from dashboard.config import Config, host_of
from dashboard.context import Context

_SAID = "HTTP_X_FORWARDED_"
_REFUSED = b"400 Bad Request: The proxy says another prefix than REACH_PREFIX.\n"


class Proxies:
    """A WSGI application to which a request is as the nearest proxies that are trusted say it is."""

    def __init__(self, inner: WSGIApplication, config: Config) -> None:
        self._inner, self._config = inner, config

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer, with nothing forwarded left that somebody could believe later."""
        said = {name: environ.pop(name) for name in [name for name in environ if name.startswith(_SAID)]}
        environ.pop("HTTP_FORWARDED", None)
        if self._is_trusted(environ.get("REMOTE_ADDR", "")):
            prefix = _last(said, "PREFIX").rstrip("/")
            if prefix not in ("", self._config.prefix):
                length = ("Content-Length", str(len(_REFUSED)))
                start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8"), length])
                return [_REFUSED]
            self._believe(environ, said)
        return self._inner(environ, start_response)

    def _believe(self, environ: WSGIEnvironment, said: dict[str, str]) -> None:
        if (scheme := _last(said, "PROTO").lower()) in ("http", "https"):
            environ["wsgi.url_scheme"] = scheme
        if host_of(host := _last(said, "HOST")):
            environ["HTTP_HOST"] = host
        for address in reversed(said.get(f"{_SAID}FOR", "").split(",")):
            # Whoever is not trusted is the client: what stands before it, it may have written itself.
            client = address.strip()
            if not _is_address(client):
                return
            environ["REMOTE_ADDR"] = client
            if not self._is_trusted(client):
                return

    def _is_trusted(self, address: str) -> bool:
        if not _is_address(address):
            return False
        found = ipaddress.ip_address(address)
        return any(found in network for network in self._config.trusted)


def _is_address(text: str) -> bool:
    try:
        return bool(ipaddress.ip_address(text))
    except ValueError:
        return False


def _last(said: dict[str, str], name: str) -> str:
    """What the nearest proxy has said, behind what others said before it."""
    return said.get(f"{_SAID}{name}", "").rpartition(",")[2].strip()


def register(server: Flask, context: Context) -> None:
    """Read what proxies forward. Register it after whatever else stands around the server."""
    server.wsgi_app = Proxies(server.wsgi_app, context.config)  # type: ignore[method-assign]
