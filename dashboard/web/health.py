"""Whether the server is up, whether it may be sent readers, and with which release of the data."""

from __future__ import annotations

import threading

from flask import Flask, Response, jsonify

from dashboard.context import Context

STOPPING = threading.Event()
"""Set in a process that is being stopped: it ends what it has begun, and should get nothing new."""


def register(server: Flask, context: Context) -> None:
    """Serve `/healthz` (liveness) and `/readyz` (readiness)."""

    def told(status: str) -> Response:
        answer = jsonify({"status": status, "data_version": context.store.version})
        answer.cache_control.no_store = True
        return answer

    def healthz() -> Response:
        return told("ok")

    def readyz() -> Response:
        if not STOPPING.is_set():
            return told("ready")
        answer = told("stopping")
        answer.status_code = 503
        return answer

    server.add_url_rule("/healthz", "healthz", healthz)
    server.add_url_rule("/readyz", "readyz", readyz)
