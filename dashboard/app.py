"""Puts the parts together: the only module that knows them all."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import dash

import callbacks
from dashboard import pages, web
from dashboard.catalogue import CatalogueError
from dashboard.config import Config, ConfigError, from_environment
from dashboard.context import make_context
from dashboard.geography import GeographyError
from dashboard.i18n import translate
from dashboard.parts import connection, presenter, shell
from dashboard.search.entries import indexes
from dashboard.search.synonyms import SynonymsError
from dashboard.store import StoreError
from dashboard.web import embeds, places, present, previews
from dashboard.web.renewal import Renewal
from dashboard.web.static import StaticError

START_ERRORS = (CatalogueError, ConfigError, GeographyError, StaticError, StoreError, SynonymsError)
"""What stops a start with one line: each names the file or setting, and what is wrong with it."""
_UNUSED_SCRIPT = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>\n?')
_CONFIG = re.compile(r'(?<=<script id="_dash-config" type="application/json">).*(?=</script>)', re.DOTALL)
_UNTOLD = ("dash_version_url", "python_version", "end_id")
WHOLE_STORY = "/api/v1/briefs/NGA.json"
"""An answer that needs the histories of most tables: whoever asks first would wait for all of them."""
_LOCAL_ADDRESS = re.compile(r'(?:src|href)="(/[^"]*)"')


class Application(dash.Dash):
    """Dash, with a page that loads its scripts in one known order and tells nothing that readers need not know."""

    previews: Callable[[], str]
    """The tags of the page that is asked for, for whoever shares it."""

    def interpolate_index(self, *args: str, **parts: str) -> str:
        """The page. Scripts are deferred: those of the shell's template run before Dash's, and the start is last."""
        parts["metas"] += self.previews()
        parts["app_entry"] = parts["app_entry"].replace("Loading...", connection.first())
        parts["scripts"] = _UNUSED_SCRIPT.sub("", parts["scripts"]).replace("<script src", "<script defer src")
        parts["renderer"] = parts["renderer"].replace("application/javascript", "module")
        parts["config"] = _CONFIG.sub(_without_untold, parts["config"])
        return str(super().interpolate_index(*args, **parts))  # type: ignore[no-untyped-call]


def _without_untold(found: re.Match[str]) -> str:
    config: dict[str, Any] = json.loads(found[0])
    told = {name: value for name, value in config.items() if name not in _UNTOLD}
    return json.dumps(told, separators=(",", ":")).replace("<", "\\u003c")


def create_app(config: Config | None = None, *, suppress_callback_exceptions: bool = True) -> dash.Dash:
    """The application, warm: all tables read, all files packed.

    Without a config, settings come from the environment. Tests turn `suppress_callback_exceptions` off, so that a
    callback wired to nothing shows. Raises one of START_ERRORS.
    """
    context = make_context(config or from_environment())
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
    )
    app.previews = partial(previews.tags, context, pages.find)
    app.index_string = shell.index_string(context)
    found = indexes(context, pages.places())
    app.layout = shell.layout(context, found)
    callbacks.register(app, context, pages.find)
    web.register(app, context, pages.titles(), found)
    places.register(app.server, context, pages.find)
    embeds.register(app.server, context, pages.find)
    present.register(app.server, context, presenter.document)
    _warm_up(app)
    return app


def _warm_up(app: dash.Dash) -> None:
    # Dash fills its list of libraries on the first request; a second one meanwhile would find it empty and fail.
    client = app.server.test_client()
    page = client.get("/").text
    for address in ("/_dash-layout", "/_dash-dependencies", WHOLE_STORY, *_LOCAL_ADDRESS.findall(page)):
        client.get(address)


def create_server() -> Renewal:
    """The server for gunicorn. Ends the process with one line on stderr where it cannot start."""
    try:
        config = from_environment()
        logging.basicConfig(level=config.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
        return Renewal(lambda: create_app(config).server, config.published)
    except START_ERRORS as error:
        raise SystemExit(f"Reach 2030 cannot start: {' '.join(str(error).split())}") from None
