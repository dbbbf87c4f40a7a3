"""Whether the server is up, and with which release of the data."""

from __future__ import annotations

from flask import Flask, Response, jsonify

from dashboard.context import Context


def register(server: Flask, context: Context) -> None:
    """Serve `/healthz`."""

    def healthz() -> Response:
        answer = jsonify({"status": "ok", "data_version": context.store.version})
        answer.cache_control.no_store = True
        return answer

    server.add_url_rule("/healthz", "healthz", healthz)
