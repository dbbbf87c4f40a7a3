"""What lets a browser keep the pages that its reader has seen, for when the line is down: a worker, and a page for it.

The worker (assets/keeper.js) stands at the root of the dashboard, so that all pages are in its reach. It changes with
the edition of tables and program: a browser then takes the new one, which forgets what the old one has kept.
"""

from __future__ import annotations

import json
from urllib.parse import parse_qs

from flask import Flask, Response, abort, request

from dashboard.context import Context
from dashboard.i18n import DEFAULT, language, offered, translate
from dashboard.parts.about import KEPT, pages_kept
from dashboard.parts.edition import edition
from dashboard.parts.elements import as_script
from dashboard.web import tongues
from dashboard.web.apology import document
from dashboard.web.errors import ASKED
from dashboard.web.places import PAGES
from dashboard.web.static import asset_text, asset_url

KEEPER = "/keeper.js"
"""Address of the worker."""
EDITION = "Reach-Edition"
"""Header of a page that may be kept: of which tables and by which program it is made."""
_POLICY = "default-src 'none'; connect-src 'self'"
"""Of the worker: it asks this server, and nobody else."""
_SCRIPT = "kept.js"
_NOTHING = """self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(%s)) await caches.delete(name);
  await self.registration.unregister();
})()));
"""
"""A worker that forgets what others before it kept, and goes: where the setting forbids it."""


def beginning(context: Context) -> str:
    """How names of what browsers keep of this dashboard begin: a host may have several, each under its prefix."""
    return f"reach-kept {context.config.prefix or '/'} "


def worker(context: Context) -> str:
    """The worker as it is served: what it has to know, and then the script."""
    if not context.config.offline:
        return _NOTHING % json.dumps(beginning(context))
    told = {
        "root": context.config.prefix,
        "beginning": beginning(context),
        "edition": edition_of(context),
        "page": KEPT,
        "tongues": list(offered()),
        "usual": DEFAULT,
    }
    return f"self.reachKeeper = {json.dumps(told)};\n{asset_text('keeper.js', context.config.assets)}"


def edition_of(context: Context) -> str:
    """Tables and program in one word."""
    return ".".join(edition(context))


def page(context: Context, lang: str) -> Response:
    """What is kept, as assets/kept.js lists it; in place of a page that is not, it says so."""
    with language(lang):
        here, away = translate("Pages kept in this browser"), translate("This page is not kept in this browser")
        why = translate("The server cannot be reached, and this browser has not kept this page.")
        comes, retry = translate("It appears here by itself as soon as the server answers."), translate("Try again now")
        table, what, when = translate("Pages that are kept"), translate("Page"), translate("Time of its figures")
        told = {
            "beginning": beginning(context),
            "none": translate("No page is kept in this browser."),
            "forgotten": translate("What was kept is forgotten."),
        }
        forget = translate("Forget these pages")
        script = asset_url(_SCRIPT, context.config.assets)
        return document(
            lang,
            200,
            here,
            f"""<div class="away" hidden>
<p>{why} {comes}</p>
<p><a href="" id="retry">{retry}</a></p>
</div>
<section>
<h2 class="away" hidden>{here}</h2>
<p id="kept-said" role="status"></p>
<table id="kept" hidden><caption class="unseen">{table}</caption>
<thead><tr><th scope="col">{what}</th><th scope="col">{when}</th></tr></thead><tbody></tbody></table>
<p><button type="button" id="forget" hidden>{forget}</button></p>
<p class="small">{pages_kept()}</p>
</section>
<p hidden id="away-title">{away}</p>
<script type="application/json" id="kept-words">{as_script(told)}</script>""",
            f'<script defer src="{script}"></script>\n',
        )


def register(server: Flask, context: Context) -> None:
    """Serve both, and say of each page that may be kept of which edition it is."""

    def keeper() -> Response:
        answer = Response(worker(context), content_type="text/javascript; charset=utf-8")
        answer.headers["Content-Security-Policy"] = _POLICY
        return answer

    def kept() -> Response:
        return page(context, tongues.asked()) if context.config.offline else abort(404, "Nothing is kept here.")

    server.add_url_rule(KEEPER, "keeper", keeper)
    server.add_url_rule(KEPT, "kept", kept)

    @server.after_request
    def said(response: Response) -> Response:
        # Whatever bytes the query has: those that are no text are nobody's.
        asked = parse_qs(request.query_string.decode("ascii", "replace"), keep_blank_values=True)
        is_plain = ASKED not in request.environ and "embed" not in asked
        is_page = request.endpoint in PAGES and response.status_code in (200, 304)
        if context.config.offline and is_page and is_plain and request.method == "GET":
            response.headers[EDITION] = edition_of(context)
        return response
