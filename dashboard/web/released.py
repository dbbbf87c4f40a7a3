"""Addresses with `?release=`: the figures of an older release, at the same addresses and by the same functions.

There is one application. Of older releases each process holds one at a time in memory, for as long as it is asked for,
and what is the same in the newest is held once. Tables go out as they were kept, without reading anything.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn, cast
from urllib.parse import unquote_plus
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, abort, request
from werkzeug.exceptions import Gone, HTTPException, NotFound, ServiceUnavailable
from werkzeug.wrappers import Response as AnyResponse

from dashboard.archive import Archive, DamagedError, GoneError, Manifest, UnknownReleaseError
from dashboard.catalogue import CatalogueError
from dashboard.context import Context, past_context
from dashboard.exports.observations import json_bytes
from dashboard.exports.said import since
from dashboard.geography import GeographyError
from dashboard.i18n import language
from dashboard.parts import past as plain
from dashboard.store import StoreError
from dashboard.views import RELEASE, VIEWS
from dashboard.web import embeds
from dashboard.web.api import offered
from dashboard.web.errors import ASKED, printable
from dashboard.web.places import PAGES, Router
from dashboard.web.questions import refuse_unknown
from dashboard.web.renewal import forget

HELD = 120.0
"""Seconds without a question after which an older release is held no more."""
PATIENCE = 15.0
"""Seconds in which a request waits for one that is being read."""
TABLE = "published_table"
"""The endpoint of published tables."""
SINCE, SINCE_ADDRESS = "since", "/api/v1/since/<panel>.json"
"""What of a view is another figure now than in the release that the address names."""
MOST_PAGES = 24
"""Documents that are remembered of an older release, of at most 300 kB each."""
LASTING = "public, max-age=86400, immutable"
"""Of what is the same byte by byte for good. A day and no longer: what is withdrawn must be so in the end."""
DRAWN = "public, max-age=300"
"""Of what is drawn by today's method, which changes."""
_THROUGH = ("present",)
"""Endpoints of documents without figures, which ask for those of the release by themselves."""
Answer = Callable[..., Any]
_log = logging.getLogger(__name__)


class Released:
    """A WSGI application that takes the release out of the query: nothing behind it knows that name."""

    def __init__(self, inner: WSGIApplication) -> None:
        self._inner = inner

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as if it had not been there, but for what `register` looks for."""
        environ.pop(ASKED, None)
        query = environ.get("QUERY_STRING", "")
        if f"{RELEASE}=" in query:
            parts = query.split("&")
            named = [part for part in parts if part.startswith(f"{RELEASE}=")]
            if named:
                told = dict.fromkeys(unquote_plus(part.partition("=")[2], errors="replace") for part in named)
                environ[ASKED] = ",".join(told)
                environ["QUERY_STRING"] = "&".join(part for part in parts if part not in named)
        return self._inner(environ, start_response)


class _Listed:
    """Takes down what answers at which endpoint, where a server would be told; all else is the server's own."""

    def __init__(self, server: Flask) -> None:
        self._server = server
        self.config: dict[str, Any] = {}
        self.answers: dict[str, Answer] = {}
        self.before: list[Callable[[], Any]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)

    def add_url_rule(self, _rule: str, endpoint: str = "", view_func: Answer | None = None, **_: Any) -> None:
        """As Flask's."""
        if view_func is not None:
            self.answers[endpoint or view_func.__name__] = view_func

    def route(self, rule: str, **_: Any) -> Callable[[Answer], Answer]:
        """As Flask's."""

        def taken(answer: Answer) -> Answer:
            self.add_url_rule(rule, "", answer)
            return answer

        return taken

    get = post = route

    def before_request(self, function: Callable[[], Any]) -> Callable[[], Any]:
        """As Flask's."""
        self.before.append(function)
        return function

    def after_request(self, function: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """The server's own does it for all releases."""
        return function


Register = Callable[[Flask, Context], None]


@dataclass
class _Past:
    """An older release in memory."""

    context: Context
    answers: dict[str, Answer]
    embed: Callable[[], AnyResponse | None] | None
    asked: float
    pages: dict[str, str] = field(default_factory=dict)
    """Documents of its pages by what was asked: each takes seconds, and is not made twice."""
    until: float = field(default=float("inf"))
    """When it goes at the latest: set once somebody waits for another one."""


class Place:
    """Where a process holds an older release: one, for as long as it is asked for."""

    def __init__(self, make: Callable[[Manifest], _Past], clock: Callable[[], float] = time.monotonic) -> None:
        self._make, self._clock = make, clock
        self._held: _Past | None = None
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    @property
    def held(self) -> str:
        """The release that is held now; empty for none."""
        return self._held.context.release if self._held else ""

    @property
    def context(self) -> Context | None:
        """What is held now."""
        return self._held.context if self._held else None

    def get(self, manifest: Manifest) -> _Past:
        """A release, read where it is not held. Raises ServiceUnavailable while another one is asked for.

        Whoever asks for another one is told when its place is free, and nobody can keep it for longer than that.
        """
        if not self._lock.acquire(timeout=PATIENCE):
            raise _busy(5)
        try:
            now = self._clock()
            held = self._held
            if held is not None and held.context.release == manifest.name and now < held.until:
                held.asked = now
                return held
            if held is not None and now < min(held.until, held.asked + HELD):
                held.until = min(held.until, now + HELD)
                raise _busy(int(min(held.until, held.asked + HELD) - now) + 1)
            self._drop()
            made = self._make(manifest)
            made.asked = self._clock()
            self._held = made
            self._wait(HELD)
            return made
        finally:
            self._lock.release()

    def look(self) -> None:
        """Let go what nobody has asked for in time."""
        with self._lock:
            held = self._held
            if held is None:
                return
            left = min(held.until, held.asked + HELD) - self._clock()
            if left <= 0:
                self._drop()
            else:
                self._wait(left)

    def drop(self) -> None:
        """Let go what is held, whoever asks for it."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._held is not None:
            self._held = None
            # What is remembered of its views would keep it.
            forget()

    def _wait(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(seconds + 0.1, self.look)
        self._timer.daemon = True
        self._timer.start()


def _busy(seconds: int) -> ServiceUnavailable:
    words = "Another older release is being read here; please try again later. The newest one is there at once."
    return ServiceUnavailable(words, retry_after=seconds)


@dataclass(frozen=True)
class Releases:
    """What older releases are answered with."""

    server: Flask
    context: Context
    known: frozenset[str]
    """Endpoints that answer with figures."""
    register: Register
    """Registers them."""
    router: Router

    @property
    def archive(self) -> Archive:
        """Where they are kept."""
        return Archive(self.context.config.releases)

    def made(self, manifest: Manifest) -> _Past:
        """A release read for answers. Raises Gone where today's program cannot read it."""
        try:
            past = past_context(self.context, self.archive, manifest)
            listed, framing = _Listed(self.server), _Listed(self.server)
            self.register(cast(Flask, listed), past)
            embeds.register(cast(Flask, framing), past, self.router)
        except (CatalogueError, GeographyError, StoreError, LookupError, ValueError, TypeError) as error:
            _log.warning("%s cannot be drawn: %s", manifest.name, " ".join(str(error).split()))
            raise Gone(
                f"Today's program cannot draw the release {manifest.name}; its tables are at "
                f"/api/v1/tables/<table>.csv?{RELEASE}={manifest.name}."
            ) from error
        return _Past(past, listed.answers, framing.before[0] if framing.before else None, 0.0)


def _refuse(error: Exception) -> NoReturn:
    if isinstance(error, UnknownReleaseError):
        raise NotFound(str(error)) from error
    if isinstance(error, GoneError):
        raise Gone(str(error)) from error
    _log.error("%s", error)
    raise ServiceUnavailable("This release cannot be read now; please try again later.", retry_after=60) from error


def _table(archive: Archive, manifest: Manifest, table: str) -> Response:
    """A published table as it was, out of its object."""
    sha256 = manifest.tables.get(table)
    if sha256 is None:
        abort(404, f"The release {manifest.name} has no table “{printable(table)}”.")
    try:
        packed = archive.object_path(sha256).read_bytes()
    except OSError as error:
        raise DamagedError(f"{archive.object_path(sha256)}: cannot be read: {error}") from error
    takes_gzip = request.accept_encodings.quality("gzip") > 0
    answer = Response(packed if takes_gzip else gzip.decompress(packed), content_type="text/csv; charset=utf-8")
    if takes_gzip:
        answer.content_encoding = "gzip"
    answer.vary.add("Accept-Encoding")
    answer.headers["Content-Disposition"] = f'attachment; filename="{table}.csv"'
    offered(answer, sha256[:20]).make_conditional(request)
    return answer


def _page(releases: Releases, held: _Past) -> AnyResponse:
    """A page as a plain document: the newest one alone has filters."""
    query, past = request.query_string.decode("ascii", "replace"), held.context
    found = releases.router(past, request.path)
    if found is None:
        abort(404, "There is no such page.")
    name, title, country, _ = found
    asked = f"{past.today()} {request.path}?{query}"
    text = held.pages.get(asked, "")
    if not text:
        with language(past.reader.language_of(query)):
            text = plain.document(past, releases.context, plain.Page(request.path, name, title, country, query))
        if len(held.pages) >= MOST_PAGES:
            held.pages.clear()
        held.pages[asked] = text
    return Response(text, content_type="text/html; charset=utf-8")


def _since(releases: Releases, place: Place, manifest: Manifest | None) -> AnyResponse:
    """What of a view is another figure now, as JSON; nothing is since the newest release, or none."""
    panel, present = str((request.view_args or {})["panel"]), releases.context
    if panel not in VIEWS:
        abort(404, "There is no such view.")
    refuse_unknown(present, request.args.to_dict(flat=False))
    query = request.query_string.decode("ascii", "replace")
    is_past = manifest is not None and manifest.name != present.release
    of = place.get(manifest).context if manifest is not None and is_past else present
    try:
        with language(present.reader.language_of(query)):
            content = json_bytes(since(of, present, VIEWS[panel], query))
    except LookupError:
        abort(404, "That release and the newest do not both have all that this shows.")
    answer = Response(content, content_type="application/json")
    offered(answer, hashlib.sha256(content).hexdigest()[:20]).make_conditional(request)
    return answer


def _is_same_bytes() -> bool:
    """Whether what is asked for is the same for good: tables, observations, statuses; no workbook, which has a day."""
    path = request.path
    return request.endpoint in (TABLE, "progress") or (
        path.startswith("/api/v1/observations.") and not path.endswith((".xlsx", ".parquet"))
    )


def register(releases: Releases) -> None:
    """Answer for older releases. Register it behind whatever refuses requests, before frames and addresses of pages."""
    server, context = releases.server, releases.context
    place = Place(releases.made)
    server.extensions["reach-releases"] = place
    server.add_url_rule(SINCE_ADDRESS, SINCE, lambda panel: _since(releases, place, None))  # noqa: ARG005

    @server.before_request
    def released() -> AnyResponse | None:
        name = request.environ.get(ASKED)
        if name is None or request.endpoint is None:
            return None
        try:
            manifest = releases.archive.named(name)
            if request.endpoint in _THROUGH:
                return None
            if request.endpoint == SINCE:
                return _since(releases, place, manifest)
            if name == context.release:
                return None
            if request.endpoint == TABLE:
                return _table(releases.archive, manifest, str((request.view_args or {})["table"]))
            return _past(manifest)
        except (UnknownReleaseError, GoneError, DamagedError) as error:
            _refuse(error)

    def _past(manifest: Manifest) -> AnyResponse:
        endpoint = request.endpoint or ""
        is_page = endpoint in PAGES
        # Who asks for what has no releases is told so without one being read.
        if not is_page and endpoint not in releases.known:
            abort(400, f"{RELEASE}: nothing at this address is of a release.")
        past = place.get(manifest)
        try:
            if is_page:
                framed = past.embed() if past.embed else None
                return framed if framed is not None else _page(releases, past)
            answer = past.answers[endpoint](**(request.view_args or {}))
        except HTTPException:
            raise
        except LookupError as error:
            _log.warning("%s %s: %s", manifest.name, printable(request.path), error)
            abort(404, f"The release {manifest.name} does not have all that this shows.")
        return server.make_response(answer)

    @server.after_request
    def cached(response: Response) -> Response:
        # Of the newest release a page is the page itself, and tomorrow a plain document.
        is_page = request.endpoint in PAGES and request.environ.get(ASKED) != context.release
        is_of_release = request.endpoint in releases.known or is_page
        is_answer = response.status_code in (200, 206, 304) and request.method in ("GET", "HEAD")
        if request.environ.get(ASKED) is not None and is_of_release and is_answer:
            response.headers["Cache-Control"] = LASTING if _is_same_bytes() else DRAWN
        return response

    server.wsgi_app = Released(server.wsgi_app)  # type: ignore[method-assign]
