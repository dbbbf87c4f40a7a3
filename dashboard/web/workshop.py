"""Long work for requests: kept where it has been made, a few at a time, and made beside the worker where that goes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from flask import Flask, abort, request
from werkzeug.http import parse_options_header

from dashboard.config import ROOT
from dashboard.context import Context
from dashboard.parts.edition import edition
from dashboard.web import beside
from dashboard.web.folder import KeptFiles
from dashboard.web.kept import KeptAnswers
from dashboard.web.turns import Gate

PACKAGES = ROOT / "requirements.txt"
"""What else decides how a picture is drawn: packages and fonts."""
KEPT_BYTES = 8 * 1024 * 1024
"""Of one kind of work that a worker remembers where there is no folder for it."""
Made = tuple[bytes, str]
"""Content and file name."""


class Workshop:
    """Makes one kind of work for the requests of one application."""

    def __init__(self, server: Flask, context: Context, kind: str, gate: Gate, *, here: bool = False) -> None:
        """`kind`: one of `beside.KINDS`, or `here` any other: what a page waits for is made by the worker itself."""
        self._context, self._kind, self._gate, self._here = context, kind, gate, here
        self._kept = _kept(context, kind)
        self._edition = (*edition(context), _packages(PACKAGES))
        server.config[beside.EDITION] = self._edition

    def tag(self, *said: object) -> str:
        """Other for anything else that is said, another day, another release of the data or of the program."""
        of = (*self._edition, self._context.release, self._context.is_past)
        told = (of, self._context.config.root, self._context.today(), self._kind, said)
        return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:40]

    def kept_or_made(self, tag: str, make: Callable[[], Made]) -> Made:
        """What is kept under a tag; else it is made and kept. Raises ServiceUnavailable where too much is asked for."""
        if beside.WARMING in request.environ:
            return self.made(make)
        found = self._kept.get(tag)
        if found is not None:
            return found
        with self._gate.turn():
            found = self._from_beside()
            # What was made beside is kept in the folder of both by now.
            is_kept = found is not None and isinstance(self._kept, KeptFiles)
            found = found or make()
        if not is_kept:
            self._kept.put(tag, *found)
        return found

    def made(self, make: Callable[[], Made]) -> Made:
        """What answers the request of this moment, kept nowhere. Raises as `kept_or_made` does."""
        with self._gate.turn():
            return self._from_beside() or make()

    def _from_beside(self) -> Made | None:
        """What the process beside answers to this very request, also where that is an error; None without one."""
        answer = None if self._here else beside.ask(self._kind, self._gate.busy)
        if answer is None:
            return None
        if answer.status_code != 200:
            abort(answer)
        _, told = parse_options_header(answer.headers.get("Content-Disposition", ""))
        return answer.get_data(), told.get("filename", "")


def _kept(context: Context, kind: str) -> KeptFiles | KeptAnswers:
    config = context.config
    if config.pictures is None or not config.pictures_mb:
        return KeptAnswers(KEPT_BYTES, kind)
    return KeptFiles(config.pictures, kind, config.pictures_mb * 1_000_000)


def _packages(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:20] if path.exists() else ""
