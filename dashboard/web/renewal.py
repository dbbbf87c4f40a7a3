"""Serves with an application that is made anew, and exchanged in one step, where the published data change."""

from __future__ import annotations

import gc
import hashlib
import logging
import sys
import threading
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from dashboard.store import PACKAGE
from dashboard.web.memory import give_back

LONGEST_WAIT = 300.0
"""Seconds between two attempts at a release that cannot be read."""
_ATTEMPTS = 3
_REMEMBERING = type(lru_cache(int))
_OURS = ("dashboard.", "callbacks.")
_log = logging.getLogger(__name__)


def stamp_of(folder: Path) -> str:
    """What changes with every release of the data in a folder; empty where there is none to be read."""
    try:
        return hashlib.sha256((folder / PACKAGE).read_bytes()).hexdigest()
    except OSError:
        return ""


class Renewal:
    """A WSGI application that stands for the one made of the newest data."""

    def __init__(
        self,
        make: Callable[[], WSGIApplication],
        folder: Path,
        warm: Callable[[WSGIApplication], None] = lambda _: None,
    ) -> None:
        """`make` reads the data of `folder`; what it raises is raised here.

        `warm` asks an application that is served already for what its first readers would wait for.
        """
        self._make, self._folder, self._warm = make, folder, warm
        self._told = ""
        self._ended = threading.Event()
        self._stamp, self._current = self._made()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer with the application of this moment; it ends what it began, whatever comes meanwhile."""
        return self._current(environ, start_response)

    @property
    def current(self) -> WSGIApplication:
        """The application of this moment."""
        return self._current

    def watch(self, seconds: float, after: float = 0) -> None:
        """Warm up after some seconds, then look for new data every so many, in a thread of this process; never where
        that is 0."""
        threading.Thread(target=self._look, args=(seconds, after), name="renewal", daemon=True).start()

    def renew(self) -> bool:
        """Take new data up, where there are any; whether the data are those of the folder now.

        Where they cannot be used the old ones stay, and the log says why.
        """
        if stamp_of(self._folder) == self._stamp:
            return True
        try:
            self._stamp, self._current = self._made()
        except Exception as error:
            # Whatever is wrong with them: a server that runs is not brought down by new data.
            words = " ".join(str(error).split())
            if words != self._told:
                _log.error("new data in %s cannot be used, the old ones stay: %s", self._folder, words)
            self._told = words
            return False
        self._told = ""
        forget()
        self._warm(self._current)
        _log.info("new data in %s are served now", self._folder)
        return True

    def _made(self) -> tuple[str, WSGIApplication]:
        """An application all of whose files are of one release, and that release's stamp."""
        for _ in range(_ATTEMPTS - 1):
            stamp = stamp_of(self._folder)
            try:
                made = self._make()
            except Exception:
                if stamp_of(self._folder) == stamp:
                    raise
                continue
            if stamp_of(self._folder) == stamp:
                return stamp, made
        return stamp_of(self._folder), self._make()

    def _look(self, seconds: float, after: float = 0) -> None:
        if after:
            self._ended.wait(after)
        self._warm(self._current)
        wait = seconds
        while wait and not self._ended.wait(wait):
            give_back()
            wait = seconds if self.renew() else min(2 * wait, LONGEST_WAIT)


def forget() -> None:
    """Drop what is remembered of the data before: it would keep all of them in memory."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_OURS):
            for thing in list(vars(module).values()):
                # By its type: a proxy of Flask cannot be asked for attributes outside a request.
                if type(thing) is _REMEMBERING:
                    thing.cache_clear()
    gc.collect()
    give_back()
