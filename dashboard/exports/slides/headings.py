"""Titles of slides in one size of type: what is too long for two lines is cut where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dashboard.words.names import capitalised

_COMMAS = r"[,،]\s+|，"
_ENDS = (r"(?<=[.!?؟])\s+|(?<=。)", r"[;؛]\s+|；", _COMMAS)
"""Where a title may end, best first: sentences, then what semicolons part, then what commas do: before one it has to
have said a figure."""
_YEAR = re.compile(r"(19|20)\d\d")
_OPENING, _CLOSING = "([（“«", ")]）”»"
LEAST_PART = 0.3
"""Of a text its title says at least: less would be the words before what is found."""


def headed(text: str, fits: Callable[[str], bool]) -> tuple[str, str] | None:
    """A title that fits, and the rest of the text, which is empty where all of it does; None where no part does."""
    if fits(text):
        return text, ""
    for end in _ENDS:
        found = [(title, rest) for title, rest in _cut(text, end) if fits(title)]
        if found:
            title, rest = found[-1]
            return title, capitalised(rest)
    return None


def _cut(text: str, end: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(end, text):
        title, rest = text[: match.start()], text[match.end() :]
        is_found = end != _COMMAS or any(not _YEAR.fullmatch(number) for number in re.findall(r"\d+", title))
        if rest and is_found and len(title) >= LEAST_PART * len(text) and _is_closed(title):
            yield title, rest


def _is_closed(title: str) -> bool:
    """Whether a part ends in no bracket and no quotation that goes on."""
    return all(title.count(one) == title.count(other) for one, other in zip(_OPENING, _CLOSING, strict=True))
