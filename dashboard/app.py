"""Puts the parts together: the only module that knows them all."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from html import unescape
from typing import Any
from wsgiref.types import WSGIApplication

import dash
from dash.development.base_component import Component
from flask import Response
from werkzeug.test import Client

import callbacks
from callbacks.page import laid_out
from dashboard import meanwhile, pages, web
from dashboard.catalogue import CatalogueError
from dashboard.config import Config, ConfigError, from_environment
from dashboard.context import Context, make_context
from dashboard.geography import GeographyError
from dashboard.i18n import DEFAULT, language, languages, offered, translate
from dashboard.parts import own, presenter, shell, studio
from dashboard.parts.elements import in_order
from dashboard.search.entries import indexes
from dashboard.search.suggested import suggested
from dashboard.search.synonyms import SynonymsError
from dashboard.store import StoreError
from dashboard.web import ahead, embeds, mcp, places, present, sitemap, static
from dashboard.web.first import First, inline_hash, starting_of
from dashboard.web.folder import usual_folder
from dashboard.web.renewal import Renewal
from dashboard.web.static import StaticError, StaticFile, assets_of, made_url, packed
from dashboard.web.suites import DASH, dash_scripts

START_ERRORS = (CatalogueError, ConfigError, GeographyError, StaticError, StoreError, SynonymsError)
"""What stops a start with one line: each names the file or setting, and what is wrong with it."""
_CONFIG = re.compile(r'(?<=<script id="_dash-config" type="application/json">).*(?=</script>)', re.DOTALL)
_UNTOLD = ("dash_version_url", "python_version", "end_id")
WHOLE_STORY = "/api/v1/briefs/NGA.json"
"""An answer that needs the histories of most tables: whoever asks first would wait for all of them.

It is asked for once readers can be served."""
_PLAIN_PAGE = "/about"
"""A page without figures, which is laid out at once."""
_FILE_ADDRESS = re.compile(r'(?:src|href)="(/(?:assets|_dash)[^"]*)"')


class Application(dash.Dash):
    """Dash, with a page that loads its scripts in one known order and tells nothing that readers need not know."""

    first: First
    """Makes the HTML of pages."""
    frames: Mapping[str, str]
    """The document without what is a page's own, by language."""
    scheme: str
    """The script that stands in the document itself."""

    def index(self, *_args: str, **_parts: str) -> Response:
        """The page that is asked for."""
        return self.first.answer(self.frames)

    def framed(self) -> str:
        """The document around all pages, in the current language."""
        self.index_string = shell.index_string(self.first.context)
        return str(super().index())  # type: ignore[no-untyped-call]

    def interpolate_index(self, *args: str, **parts: str) -> str:
        """The frame of all pages. Scripts are deferred: that of the shell's template first, Dash's, then the start."""
        parts["app_entry"] = '<div id="react-entry-point"></div>'
        parts["scripts"] = f'<script defer src="{self.first.dash_address}"></script>'
        parts["renderer"] = parts["renderer"].replace("application/javascript", "module")
        parts["config"] = _CONFIG.sub(_without_untold, parts["config"])
        return str(super().interpolate_index(*args, **parts))  # type: ignore[no-untyped-call]

    def csp_hashes(self, hash_algorithm: str = "sha256") -> list[str]:
        """Of all scripts that stand in the document."""
        return [*super().csp_hashes(hash_algorithm), inline_hash(self.scheme)]


def _without_untold(found: re.Match[str]) -> str:
    config: dict[str, Any] = json.loads(found[0])
    told = {name: value for name, value in config.items() if name not in _UNTOLD}
    return json.dumps(told, separators=(",", ":")).replace("<", "\\u003c")


def create_app(config: Config | None = None, *, suppress_callback_exceptions: bool = True) -> Application:
    """The application, warm: all tables read, all files packed.

    Without a config, settings come from the environment. Tests turn `suppress_callback_exceptions` off, so that a
    callback wired to nothing shows. Raises one of START_ERRORS.
    """
    in_order()
    # The texts of all languages are read while the tables still come in (dashboard/meanwhile.py).
    offered()
    context = make_context(config or from_environment())
    meanwhile.begin(search_files, context)
    app = Application(
        "dashboard",
        assets_folder=str(context.config.assets),
        include_assets_files=False,
        compress=False,
        serve_locally=True,
        title=translate("Reach 2030"),
        update_title="",
        add_log_handler=False,
        suppress_callback_exceptions=suppress_callback_exceptions,
        # Both always: left out, variables of Dash's own would open the door, or move it.
        enable_mcp=context.config.mcp,
        mcp_path=mcp.PATH,
    )
    app.scheme = shell.scheme_script(context)
    answers = callbacks.register(app, context, pages.find)
    scripts = dash_scripts(app)
    web.register(app, context, pages.titles(), pages.find)
    files = packed({**dict(assets_of(context.config.assets)), **studio.files(), **own.files(context), DASH: scripts})
    files |= meanwhile.made(search_files, context)
    static.register(app, files)
    layouts = {lang: layout_in(lang, context, files) for lang in languages()}
    app.layout = layouts[DEFAULT]
    laid = partial(laid_out, context, pages.find)
    app.first = First(context, pages.find, laid, answers.laid, made_url(DASH, scripts))
    app.server.config[ahead.UNASKED] = context.config.ahead
    if app.first.has_files and context.config.ahead:
        app.server.config[ahead.AHEAD] = ahead.addresses(context, pages.PAGES)
    places.register(app.server, context, pages.find)
    embeds.register(app.server, context, pages.find)
    sitemap.register(app.server, context, list(pages.PAGES))
    present.register(app.server, context, presenter.document)
    mcp.register(app, context, pages.places())
    _warm_up(app, layouts)
    return app


def search_files(context: Context) -> dict[str, StaticFile]:
    """What the search finds and suggests, by the names of its files."""
    return packed({**indexes(context, pages.places()), **suggested(context)})


def layout_in(lang: str, context: Context, files: Mapping[str, StaticFile]) -> Component:
    """What every page stands in, in a language."""
    with language(lang):
        return shell.layout(context, files)


def _framed_in(lang: str, app: Application) -> str:
    with language(lang):
        return app.framed()


def _warm_up(app: Application, layouts: Mapping[str, Component]) -> None:
    # Dash fills its list of libraries on the first request; a second one meanwhile would find it empty and fail.
    client = app.server.test_client()
    # Read before the fork, they are there once for all processes: 18 ms, and some MB in each.
    _ = app.first.context.weights
    app.first.starting = starting_of(app, layouts)
    with app.server.test_request_context(_PLAIN_PAGE):
        app.frames = {lang: _framed_in(lang, app) for lang in layouts}
    page = client.get(_PLAIN_PAGE).text
    for address in _FILE_ADDRESS.findall(page):
        client.get(unescape(address))
    app.first.context.store.forget_opened()


def _warm_rest(served: WSGIApplication) -> None:
    Client(served).get(WHOLE_STORY)


def _leave(_served: WSGIApplication) -> None:
    """Whoever asks first waits."""


def create_server() -> Renewal:
    """The server for gunicorn. Ends the process with one line on stderr where it cannot start."""
    try:
        config = from_environment()
        # A folder that is named may be a link, as those that systemd makes are; one in everybody's folder may not.
        config = replace(config, pictures=config.pictures.resolve() if config.pictures else usual_folder())
        logging.basicConfig(level=config.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        warm = _warm_rest if config.ahead else _leave
        return Renewal(lambda: create_app(config).server, config.published, warm)
    except START_ERRORS as error:
        raise SystemExit(f"Reach 2030 cannot start: {' '.join(str(error).split())}") from None
