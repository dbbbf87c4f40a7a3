"""What one worker remembers of what it has made: the latest of it, bounded by its bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

from dashboard.web.observed import figures


class Kept:
    """The latest answers, bounded by their bytes."""

    def __init__(self, most_bytes: int, what: str = "pictures") -> None:
        """`what`: its name among figures."""
        self._what = what
        self._most, self._bytes = most_bytes, 0
        self._answers: OrderedDict[Hashable, tuple[bytes, str]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, tag: Hashable) -> tuple[bytes, str] | None:
        """Content and file name by tag."""
        with self._lock:
            if tag in self._answers:
                self._answers.move_to_end(tag)
            found = self._answers.get(tag)
        figures().asked_kept(self._what, found=found is not None)
        return found

    def put(self, tag: Hashable, content: bytes, name: str = "") -> None:
        """Remember an answer, and forget those longest unasked for until there is room."""
        with self._lock:
            if tag in self._answers or len(content) > self._most:
                return
            self._answers[tag] = (content, name)
            self._bytes += len(content)
            while self._bytes > self._most:
                _, (gone, _) = self._answers.popitem(last=False)
                self._bytes -= len(gone)
