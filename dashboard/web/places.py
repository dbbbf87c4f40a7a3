"""Addresses of pages: each stands at one place, to which other spellings lead, and what is none is answered 404."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from dashboard.context import Context
from dashboard.i18n import offered
from dashboard.views import place_of
from dashboard.web import tongues

Router = Callable[[Context, str], tuple[str, str, str, Any] | None]
"""Address -> name of its views, title, country of the page ("" for none), layout; None for no such page."""
COUNTRY = "/country/"
HOME, ANY = "/", "/<path:path>"
PAGES = (HOME, ANY)
"""Endpoints of Dash that answer with a page, whatever the address."""
MOVED, FOUND = 308, 302
_SLASHES = re.compile("/{2,}")


def lead_to(path: str) -> AnyResponse:
    """The way to another spelling of the address that is asked for, with the same query."""
    return redirect(_with_query(path), MOVED)


def _with_query(path: str) -> str:
    """A path with the query of the address that is asked for, its language as addresses say it."""
    return f"{path}?{tongues.plain_of(_query())}".removesuffix("?")


def _query() -> str:
    return request.query_string.decode("ascii", "replace")


def nowhere(server: Flask) -> Response:
    """The dashboard itself, which says that there is no such page, and where else to go."""
    page: Any = server.view_functions[ANY]()
    return server.make_response((page, 404))


def register(server: Flask, context: Context, router: Router) -> None:
    """Lead to the one address of each page; answer 404 where there is none, also within frames."""

    def place(path: str) -> str | None:
        found = router(context, path)
        return place_of(path, found[2]) if found else None

    def is_ours(path: str) -> bool:
        try:
            endpoint, _ = server.url_map.bind("").match(path, method="GET")
        except HTTPException:
            return False
        return endpoint not in PAGES

    @server.before_request
    def lead() -> AnyResponse | None:
        if request.endpoint not in PAGES:
            return None
        plain = _SLASHES.sub("/", request.path).rstrip("/") or HOME
        there = place(plain) or (plain if is_ours(plain) else request.path)
        if there != request.path or _query() != tongues.plain_of(_query()):
            return lead_to(there)
        if place(plain) is None and plain.startswith(COUNTRY) and "embed" not in tongues.query():
            group = context.geography.resolve(plain.removeprefix(COUNTRY))
            if group in context.geography.regions:
                # A group has no page yet, but sheets of paper: not for good.
                return redirect(_with_query(f"/print{COUNTRY}{group}"), FOUND)
        if place(plain) is None or "embed" in tongues.query():
            return None  # Whoever shows a panel on a page of theirs has chosen its language.
        lang = tongues.wanted()
        return redirect(tongues.spoken(_with_query(request.path), lang), FOUND) if lang else None

    @server.after_request
    def missing(response: Response) -> Response:
        if request.endpoint in PAGES and response.status_code == 200 and place(request.path) is None:
            response.status_code = 404
        if request.endpoint in PAGES and len(offered()) > 1:
            response.vary.add("Accept-Language")
        return response
