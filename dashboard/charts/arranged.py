"""How many charts of one view stand beside each other, on slides and in pictures alike."""

from __future__ import annotations

IN_COLUMNS = {1: 1, 2: 2, 4: 2, 7: 4, 8: 4}
MOST_ROWS = 4
"""Rows on the same years on one slide or in one picture: more are too low to be read."""


def columns_of(many: int) -> int:
    """How many stand beside each other: as high as the room is, or in two rows; nine are in three."""
    return IN_COLUMNS.get(many, 3)
