"""What operators see: an id and, where asked for, a line for each request, and figures for Prometheus.

The figures are given on an address of this machine alone (`REACH_METRICS`), by the process that starts the workers.
"""

from __future__ import annotations

import json
import logging
import os
import re
import tempfile
import time
import uuid
from importlib import import_module
from pathlib import Path
from typing import Any

from flask import Flask, Response, g, request

from dashboard.context import Context
from dashboard.store import PACKAGE
from dashboard.views import VIEWS
from dashboard.web import quiet
from dashboard.web.errors import printable

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Where the workers write their figures down for the process that tells them; set by `prepare` alone."""
ID = "X-Request-ID"
SLOW = 1.0
"""Seconds from which on a request is told without being asked for."""
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)
_KINDS = {
    "/answers": "answer",
    "/_dash-update-component": "answer",
    "/_dash-component-suites": "file",
    "/assets": "file",
    "/_dash-": "frame",
    "/image": "picture",
    "/export": "slides",
    "/api": "data",
    "/mcp": "data",
    "/download": "data",
    "/copy": "data",
    "/healthz": "health",
    "/readyz": "health",
}
"""By the beginning of the path, the longest first; all else is a page."""
_log = logging.getLogger("reach.requests")


def prepare(address: str) -> None:
    """Before anything counts: where to. Nothing is counted where nobody asks for it."""
    if address:
        memory = "/dev/shm"
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="reach-", dir=memory if Path(memory).is_dir() else None)


def tell(address: str) -> None:
    """Give the figures of all workers at `address`, in a thread of this process."""
    if not address:
        return
    prometheus, together = import_module("prometheus_client"), import_module("prometheus_client.multiprocess")
    registry = prometheus.CollectorRegistry()
    together.MultiProcessCollector(registry)
    host, _, port = address.rpartition(":")
    prometheus.start_http_server(int(port), host.strip("[]"), registry)


def forget(pid: int) -> None:
    """A worker has ended: what it held no longer counts."""
    if os.environ.get(FOLDER):
        import_module("prometheus_client.multiprocess").mark_process_dead(pid)


class Figures:
    """Counters and times; all of them do nothing where no figures are asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}
        self.works_for_readers = True
        """Whether what is asked here is asked by somebody outside."""
        if not os.environ.get(FOLDER):
            return
        # It reads the variable when it is imported, and takes memory that nobody needs who asks for no figures.
        prometheus = import_module("prometheus_client")
        self._made = {
            "seconds": prometheus.Histogram(
                "reach_request_seconds", "Time to an answer", ("kind", "view"), buckets=BUCKETS
            ),
            "parts": prometheus.Histogram(
                "reach_part_seconds", "Time to make what a panel or a block shows", ("kind", "view"), buckets=BUCKETS
            ),
            "requests": prometheus.Counter("reach_requests", "Requests answered", ("kind", "status")),
            "kept": prometheus.Counter("reach_kept", "Questions to what is remembered", ("what", "found")),
            "refused": prometheus.Counter(
                "reach_turns_refused", "Requests sent away, since others were at it", ("what",)
            ),
            "turns": prometheus.Gauge(
                "reach_turns", "Long work under way or waiting", ("what",), multiprocess_mode="livesum"
            ),
            "written": prometheus.Gauge(
                "reach_data_written_timestamp_seconds",
                "When the tables that are served were put there",
                multiprocess_mode="livemin",
            ),
            "serving": prometheus.Gauge(
                "reach_serving", "Workers that serve a release of the tables", ("release",), multiprocess_mode="livesum"
            ),
        }
        self._release = ""

    def rest(self) -> None:
        """Count nothing any more: this process works for another one, which counts."""
        self._made, self.works_for_readers = {}, False

    def answered(self, kind: str, view: str, status: int, seconds: float) -> None:
        """A request has had its answer."""
        if self._made:
            self._made["seconds"].labels(kind, view).observe(seconds)
            self._made["requests"].labels(kind, str(status)).inc()

    def made(self, kind: str, view: str, seconds: float) -> None:
        """An answer to a page was made, of a kind ("map", "chart", "table", "grid", "block") and of a view."""
        if self._made:
            self._made["parts"].labels(kind, view).observe(seconds)

    def asked_kept(self, what: str, *, found: bool) -> None:
        """Something was looked up among what is remembered."""
        if self._made:
            self._made["kept"].labels(what, "yes" if found else "no").inc()

    def turn(self, what: str, change: int) -> None:
        """Long work begins (1) or ends (-1)."""
        if self._made:
            self._made["turns"].labels(what).inc(change)

    def refused(self, what: str) -> None:
        """Somebody found no turn."""
        if self._made:
            self._made["refused"].labels(what).inc()

    def serving(self, folder: Path) -> None:
        """The tables of a folder are served now, and no others."""
        if not self._made:
            return
        release = str(json.loads((folder / PACKAGE).read_bytes())["version"])
        self._made["written"].set((folder / PACKAGE).stat().st_mtime)
        if self._release:
            self._made["serving"].labels(self._release).set(0)
        self._made["serving"].labels(release).set(1)
        self._release = release


class _Place:
    """This process. No cache of functools: new tables empty all of those, and figures are made once (renewal.py)."""

    figures: Figures | None = None


def figures() -> Figures:
    """Those of this process: the applications that follow one another in it count together."""
    if _Place.figures is None:
        _Place.figures = Figures()
    return _Place.figures


def kind_of(path: str) -> str:
    """What a request is for, as one of few words."""
    return next((kind for beginning, kind in _KINDS.items() if path.startswith(beginning)), "page")


def view_asked() -> str:
    """The view that the request is about; empty where it is about none, or names one that is not there."""
    named = request.view_args or {}
    # Of several views that are asked for at once each is timed where it is made (callbacks/answers.py).
    panel = str(named.get("panel", "")) or str(named.get("names", "")).rpartition(".")[0]
    return panel if panel in VIEWS else ""


def register(server: Flask, context: Context) -> None:
    """Count and tell every request of a server from now on. Register it first: it hears of all answers last."""
    counted = figures()
    counted.serving(context.config.published)

    def _hear() -> None:
        # Balancers ask for health as long as the server lives.
        if counted.works_for_readers and kind_of(request.path) != "health":
            quiet.asked()

    @server.before_request
    def begin() -> None:
        g.begun = time.monotonic()
        _hear()
        told = request.headers.get(ID, "")
        # A proxy's own is kept, so that its log and ours can be laid side by side; nothing else of a stranger's is.
        g.request = told if _ID.fullmatch(told) else uuid.uuid4().hex

    @server.after_request
    def end(response: Response) -> Response:
        begun, name = g.get("begun"), g.get("request")
        if begun is None or name is None:
            return response
        response.headers[ID] = name
        _hear()
        seconds, kind = time.monotonic() - begun, kind_of(request.path)
        view = view_asked() if response.status_code < 400 else ""
        counted.answered(kind, view, response.status_code, seconds)
        level = _level(response.status_code, seconds)
        if _log.isEnabledFor(level):
            told = {
                "request": name,
                "method": request.method,
                "path": printable(request.path),
                "kind": kind,
                "view": view,
                "status": response.status_code,
                "ms": round(1000 * seconds, 1),
                "bytes": response.content_length,
                "data": context.store.version,
            }
            _log.log(level, "%s", json.dumps(told, ensure_ascii=False))
        return response


def _level(status: int, seconds: float) -> int:
    if status >= 500:
        return logging.WARNING
    return logging.INFO if seconds >= SLOW else logging.DEBUG
