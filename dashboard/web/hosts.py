"""By which names the server is asked: only by known ones where its public address is known."""

from __future__ import annotations

from flask import Flask, Response, abort, request

from dashboard.config import host_of
from dashboard.context import Context
from dashboard.web.errors import printable

HEALTH = ("/healthz", "/readyz")
"""Asked by balancers, by whatever name they reach the machine."""


def register(server: Flask, context: Context) -> None:
    """Refuse strangers' names before anything else looks at a request. What a proxy forwards is not believed."""
    known = context.config.hosts

    if known:

        @server.before_request
        def check() -> None:
            named = request.environ.get("HTTP_HOST", "")
            if request.path not in HEALTH and host_of(named) not in known:
                abort(400, f"This server is not known by the name “{printable(named)}”.")

    @server.after_request
    def stay(response: Response) -> Response:
        # Where slashes are doubled, the router itself redirects, to an address with the host of the request.
        if response.location and response.location.startswith(request.host_url):
            response.location = f"/{response.location.removeprefix(request.host_url)}"
        return response
