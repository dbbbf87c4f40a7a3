"""HTTP that is not Dash's own: static files, the data interface, health, headers, and what bad requests get."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import dash
from flask import Flask
from flask_compress import Compress

from dashboard.context import Context
from dashboard.web.actions import register as register_actions
from dashboard.web.api import register as register_api
from dashboard.web.briefs import register as register_briefs
from dashboard.web.bundles import register as register_bundles
from dashboard.web.changes import register as register_changes
from dashboard.web.copies import register as register_copies
from dashboard.web.deck_pictures import register as register_deck_pictures
from dashboard.web.decks import register as register_decks
from dashboard.web.documents import register as register_documents
from dashboard.web.dossiers import register as register_dossiers
from dashboard.web.downloads import register as register_downloads
from dashboard.web.errors import register as register_errors
from dashboard.web.guard import register as register_guard
from dashboard.web.headers import register as register_headers
from dashboard.web.health import register as register_health
from dashboard.web.hosts import register as register_hosts
from dashboard.web.images import register as register_images
from dashboard.web.listing import register as register_listing
from dashboard.web.moving import register as register_moving
from dashboard.web.observed import register as register_observed
from dashboard.web.offline import register as register_offline
from dashboard.web.places import Router
from dashboard.web.prefix import register as register_prefix
from dashboard.web.presentations import Presentations
from dashboard.web.presented import register as register_presented
from dashboard.web.prints import register as register_prints
from dashboard.web.proxies import register as register_proxies
from dashboard.web.records import register as register_records
from dashboard.web.released import Releases
from dashboard.web.released import register as register_released
from dashboard.web.slides import register as register_slides
from dashboard.web.statuses import register as register_statuses

DYNAMIC_TYPES = (
    *("text/html", "text/plain", "text/csv", "application/json", "application/vnd.oai.openapi+json"),
    *("application/vnd.sdmx.data+csv", "application/vnd.sdmx.structure+xml", "application/x-bibtex"),
    *("text/tab-separated-values", "image/svg+xml", "application/atom+xml"),
)


def register(app: dash.Dash, context: Context, titles: Mapping[str, str], router: Router) -> None:
    """Complete the server of `app` but for files for the browser. Call it once, after the callbacks are registered.

    `titles`: of pages, by the name of their views. `router`: of pages. Raises StoreError naming the file that cannot be
    used.
    """
    server: Flask = app.server
    server.config.update(
        COMPRESS_MIMETYPES=list(DYNAMIC_TYPES),
        COMPRESS_BR_LEVEL=6,
        COMPRESS_LEVEL=5,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br", "gzip"],
    )
    # Functions after a request run in reverse order: headers and tags first, compression after them.
    Compress(server)
    register_observed(server, context)
    register_errors(server)
    register_hosts(server, context)
    register_guard(app)
    register_headers(app)
    register_health(server, context)
    register_changes(server, context)
    register_offline(server, context)
    others = frozenset(server.view_functions)
    _answer(server, context, titles)
    known = frozenset(server.view_functions) - others
    register_released(Releases(server, context, known, partial(_answer, titles=titles), router))
    register_prefix(server, context)
    register_proxies(server, context)


def _answer(server: Flask, context: Context, titles: Mapping[str, str]) -> None:
    """Register all that answers with figures of one release."""
    register_api(server, context)
    register_records(server, context)
    register_statuses(server, context)
    register_actions(server, context)
    register_listing(server, context, titles)
    register_briefs(server, context)
    register_downloads(server, context)
    register_images(server, context)
    register_copies(server, context)
    register_moving(server, context)
    presentations = Presentations(server, context)
    register_slides(server, context, presentations)
    register_decks(server, context, presentations, titles)
    register_documents(server, context, presentations)
    register_dossiers(server, context, presentations)
    register_bundles(server, context, presentations)
    register_deck_pictures(server, context, presentations)
    register_presented(server, context)
    register_prints(server, context)
