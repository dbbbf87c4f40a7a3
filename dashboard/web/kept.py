"""What one worker remembers of the answers that it has made, and how often somebody asks for them again."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from dashboard.kept import Kept
from dashboard.web.observed import figures


class KeptAnswers:
    """The latest answers, bounded by their bytes."""

    def __init__(self, most_bytes: int, what: str = "pictures") -> None:
        """`what`: its name among figures."""
        self._what = what
        self._answers: Kept[Hashable, tuple[bytes, str]] = Kept(most_bytes, lambda answer: len(answer[0]))

    def get(self, tag: Hashable) -> tuple[bytes, str] | None:
        """Content and file name by tag."""
        found = self._answers.get(tag)
        figures().asked_kept(self._what, found=found is not None)
        return found

    def get_or_make(self, tag: Hashable, make: Callable[[], bytes]) -> bytes:
        """The content of a tag, made once however many ask for it at the same time."""
        found = self.get(tag)
        return found[0] if found else self._answers.get_or_make(tag, lambda: (make(), ""))[0]

    def put(self, tag: Hashable, content: bytes, name: str = "") -> None:
        """Remember an answer, and forget those longest unasked for until there is room."""
        self._answers.put(tag, (content, name))
