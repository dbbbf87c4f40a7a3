"""Rules for parts of a page that scripts find by name hold for their likes in the first HTML, too."""

from __future__ import annotations

import re

LIKES = frozenset({"menu", "menu-button", "search-box", "search", "page", "filters", "filters-button"})
"""Ids of parts that the sheet names; their likes have them as `data-like`, for an id stands once in a document."""
_NAMED = re.compile(rf'#({"|".join(sorted(LIKES, key=len, reverse=True))})(?![\w-])|\[data-panel="([\w-]+)"\]')


def _either(found: re.Match[str]) -> str:
    return f':is({found[0]},[data-like="{found[1] or found[2]}"])'


def for_likes(sheet: str) -> str:
    """The sheet with each of these names in selectors as itself or its like."""
    return "".join(
        _NAMED.sub(_either, piece) if piece.endswith("{") else piece for piece in re.split(r"(?<=[{};])", sheet)
    )
