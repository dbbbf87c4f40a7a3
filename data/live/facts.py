"""Says in words and as a date which release of a source was read."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Facts(NamedTuple):
    """`vintage` is short enough for a caption; `released` a date, month or year (ISO 8601)."""

    vintage: str
    released: str


def in_words(day: str) -> str:
    """A day (ISO 8601) as "28 October 2025". Raises ValueError where it is none."""
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B} {found.year}"


def released_on(day: str) -> Facts:
    """A release that the publisher dates (ISO 8601). Raises ValueError where it is no date."""
    return Facts(in_words(day), day)


def as_of(day: str) -> Facts:
    """What a publisher without dated releases showed on a day (ISO 8601)."""
    return Facts(f"as of {in_words(day)}", day)
