"""Turns: what takes long is done by a few threads at a time, so that pages, answers and health always find others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from werkzeug.exceptions import HTTPException, ServiceUnavailable

from dashboard.web.observed import figures

PICTURES, LARGE, STANDING, PRESENTATIONS, FILES, WHOLES, MOVING_PICTURES = 8, 2, 12, 2, 2, 4, 1
"""Threads of one process of the server that may be at each kind of long work, or wait for it.

A page that is read without a script asks for the pictures of all its panels at once, and what stands in pages is asked
for by each reader who comes: of these so many wait that nobody is sent away whom the processor can serve."""
PAGES = 4
"""Those that are left for pages, answers and health."""
THREADS = PICTURES + LARGE + STANDING + PRESENTATIONS + FILES + WHOLES + MOVING_PICTURES + PAGES


class Gate:
    """Lets `at_once` requests work, and others wait for them up to `patience` seconds; `inside` are both together."""

    def __init__(self, what: str, inside: int, at_once: int, *, words: str, retry: int, patience: float = 0) -> None:
        """`what`: its name among figures. `words` and `retry` (seconds): what whoever is sent away is told."""
        self._what = what
        self._places, self._turns = threading.BoundedSemaphore(inside), threading.BoundedSemaphore(at_once)
        self._words, self._retry = words, retry
        self.patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Within it the work may be done. Raises ServiceUnavailable in one line where no turn comes in time."""
        with ExitStack() as stack:
            self._enter(stack)
            yield

    def taken(self) -> Callable[[], None]:
        """Takes a turn that lasts longer than the request is read, until what is returned is called."""
        with ExitStack() as stack:
            self._enter(stack)
            return stack.pop_all().close

    def _enter(self, stack: ExitStack) -> None:
        if not self._places.acquire(blocking=False):
            raise self.busy()
        stack.callback(self._places.release)
        figures().turn(self._what, 1)
        stack.callback(figures().turn, self._what, -1)
        if not self._turns.acquire(timeout=self.patience):
            raise self.busy()
        stack.callback(self._turns.release)

    def busy(self) -> HTTPException:
        """For whoever is sent away, which is counted."""
        figures().refused(self._what)
        return ServiceUnavailable(self._words, retry_after=self._retry)
