"""Titles of slides in one size of type: what is too long for two lines is cut where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dashboard.words.names import capitalised

_ENDS = (r"(?<=[.!?؟])\s+|(?<=。)", r"[;؛]\s+|；", r"[,،]\s+|，")
"""Where a title may end, best first: sentences, then what semicolons part, then what commas do."""
_OPENING, _CLOSING = "([（“«", ")]）”»"
LEAST_PART = 0.3
"""Of a text its title says at least: less would be the words before what is found."""


def headed(text: str, fits: Callable[[str], bool], ends: int = len(_ENDS)) -> tuple[str, str] | None:
    """A title of two lines, and the rest of the text, which is empty where all of it fits; None where no part does.

    `ends`: of how many kinds are the ends where it may be cut, from the best on.
    """
    if fits(text):
        return text, ""
    for end in _ENDS[:ends]:
        found = [(title, rest) for title, rest in _cut(text, end) if fits(title)]
        if found:
            title, rest = found[-1]
            return title, capitalised(rest)
    return None


def _cut(text: str, end: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(end, text):
        title, rest = text[: match.start()], text[match.end() :]
        if rest and len(title) >= LEAST_PART * len(text) and _is_closed(title):
            yield title, rest


def _is_closed(title: str) -> bool:
    """Whether a part ends in no bracket and no quotation that goes on."""
    return all(title.count(one) == title.count(other) for one, other in zip(_OPENING, _CLOSING, strict=True))
