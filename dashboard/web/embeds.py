"""Panels in frames of other pages: `?embed=1` or `?embed=frozen` behind the address of a page is one panel alone."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from urllib.parse import unquote_plus

from flask import Flask, Response, request

from dashboard.context import Context
from dashboard.i18n import language, translate
from dashboard.parts.embed import Framed, document, no_panel
from dashboard.selection import Selection
from dashboard.views import VIEWS, View, of_then, page_address, scope_of, selection_of
from dashboard.web.errors import printable
from dashboard.web.headers import content_security_policy
from dashboard.web.kept import KeptAnswers
from dashboard.web.places import PAGES, Router
from dashboard.web.previews import main_view
from dashboard.web.static import ANYWHERE

LIVE, FROZEN = "1", "frozen"
KEPT_BYTES = 2 * 1024 * 1024
"""Of documents that one worker remembers."""


def asked(name: str) -> str:
    """The first value of a name in the request's query, whatever bytes are in it; empty where there is none."""
    found = re.search(rf"(?:^|&){name}=([^&]*)", request.query_string.decode("ascii", "replace"))
    return unquote_plus(found[1], errors="replace") if found else ""


def _view_of(page: str, named: str, notices: list[str]) -> tuple[View, str]:
    """The panel that the address names, and what it shows: the first one of its page, else the page's main one."""
    for entry in named.split(","):
        panel, _, tab = entry.partition(".")
        view = VIEWS.get(panel)
        if view is not None and view.page == page:
            if tab and tab not in view.tabs:
                notices.append(translate("This panel is not shown as “{tab}”.", tab=printable(tab, 20)))
            return view, tab if tab in view.tabs else view.home
    view = main_view(page)
    if view.page != page:
        notices.append(translate("Nothing of this page stands in a frame by itself; the map of the overview is shown."))
    elif named:
        notices.append(translate("The page has no panel “{name}”; its main one is shown.", name=printable(named, 40)))
    return view, view.home


def framed_of(context: Context, router: Router) -> Framed | None:
    """What the request asks for; None where there is no such page.

    Whatever else cannot be used of it becomes the usual choice, and a notice says so.
    """
    query = request.query_string.decode("ascii", "replace")
    with language(context.reader.language_of(query)):
        notices: list[str] = []
        found = router(context, request.path)
        if found is None:
            return None
        name, _, country, _ = found
        way = asked("embed")
        if way not in (LIVE, FROZEN):
            notices.append(
                translate("“{way}” is no way to show a panel in a frame; it is live.", way=printable(way, 20))
            )
        view, tab = _view_of(name, asked("view"), notices)
        chosen, said = context.reader.parse(query, scope_of(context, view, country if view.page == name else ""))
        chosen = replace(chosen, view="" if tab == view.home else f"{view.panel}.{tab}")
        return _framed(context, view, chosen, frozen=way == FROZEN, notices=(*notices, *said))


def _framed(context: Context, view: View, chosen: Selection, *, frozen: bool, notices: tuple[str, ...]) -> Framed:
    query = context.reader.query(chosen, scope_of(context, view))
    page = of_then(context, page_address(context, view, query))
    selection = selection_of(context, view, query)
    return Framed(
        view=view,
        tab=selection.tab(view.panel, view.home),  # type: ignore[arg-type]
        selection=selection,
        query=query,
        page=page,
        permalink=context.config.root + page,
        # Another year or country would be asked of the newest figures.
        frozen=frozen or context.is_past,
        notices=notices,
    )


def register(server: Flask, context: Context, router: Router) -> None:
    """Answer for the pages where the address asks for a panel alone."""
    kept = KeptAnswers(KEPT_BYTES)
    headers = {
        "Content-Security-Policy": content_security_policy((), context.config.frame_ancestors),
        **ANYWHERE,
        # Also inside pages that are isolated from other origins.
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "unsafe-none",
    }

    def made(tag: str, framed: Framed) -> bytes:
        found = kept.get(tag)
        if found is not None:
            return found[0]
        with language(framed.selection.lang):
            content = document(context, framed).encode()
        kept.put(tag, content, framed.view.panel)
        return content

    def _nothing() -> Response:
        with language(context.reader.language_of(request.query_string.decode("ascii", "replace"))):
            content = no_panel(context, request.path)
        answer = Response(content, 404, content_type="text/html; charset=utf-8")
        answer.headers.update(headers)
        return answer

    @server.before_request
    def embed() -> Response | None:
        if request.endpoint not in PAGES or not asked("embed") or request.method not in ("GET", "HEAD"):
            return None
        framed = framed_of(context, router)
        if framed is None:
            return _nothing()
        tag = hashlib.sha256(repr((context.store.version, framed)).encode("utf-8", "replace")).hexdigest()[:20]
        if request.if_none_match.contains_weak(tag):
            answer = Response(status=304)
        else:
            answer = Response(made(tag, framed), content_type="text/html; charset=utf-8")
        answer.set_etag(tag, weak=True)
        answer.headers["Cache-Control"] = "no-cache"
        return answer

    @server.after_request
    def complete(response: Response) -> Response:
        # Also what says that the panel cannot be shown just now; not what says that there is no such address.
        if request.endpoint in PAGES and asked("embed") and response.status_code // 100 != 4:
            response.headers.update(headers)
        return response
