"""What one worker remembers of the answers that it has made, and how often somebody asks for them again."""

from __future__ import annotations

from collections.abc import Hashable

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

    def put(self, tag: Hashable, content: bytes, name: str = "") -> None:
        """Remember an answer, and forget those longest unasked for until there is room."""
        self._answers.put(tag, (content, name))
