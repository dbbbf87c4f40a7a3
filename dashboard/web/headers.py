"""Headers of every answer: what a page may load and do, and how long an answer keeps."""

from __future__ import annotations

from collections.abc import Sequence

import dash
from flask import Flask, Response, request

from dashboard.config import NOBODY

# Styles may be inline: Dash's components put their sheets into the page as <style>, plotly and our markup have style
# attributes. What somebody slipped in could send nothing away: pictures, fonts and requests are of this server alone.
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors {ancestors}"
)
_PERMISSIONS = ", ".join(
    f"{feature}=()" for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
)


def content_security_policy(hashes: Sequence[str], ancestors: str = NOBODY) -> str:
    """The policy under which pages run: own files only, and the inline scripts with these hashes.

    `ancestors`: whose pages may show it in a frame, as `Config.frame_ancestors`.
    """
    return _POLICY.format(scripts=" ".join(("'self'", *hashes)), ancestors=ancestors)


def _keep(response: Response) -> None:
    # What the server makes on request is asked for again each time, and told apart by its tag.
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-cache"
        if request.method == "GET" and response.status_code == 200 and not response.is_streamed:
            response.add_etag()


def register(app: dash.Dash) -> None:
    """Put the headers on every answer of the server that has no policy of its own.

    The inline scripts must all be known by now.
    """
    fixed = {
        "Content-Security-Policy": content_security_policy(app.csp_hashes()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": _PERMISSIONS,
        "Cross-Origin-Opener-Policy": "same-origin",
    }

    server: Flask = app.server

    @server.after_request
    def complete(response: Response) -> Response:
        for name, value in fixed.items():
            response.headers.setdefault(name, value)
        _keep(response)
        return response
