"""How many charts of one view stand beside each other, on slides and in pictures alike."""

from __future__ import annotations

IN_COLUMNS = {1: 1, 2: 2, 4: 2, 7: 4, 8: 4}
LONE = 7
"""So many leave one cell of two rows empty, beside the last of them."""


def columns_of(many: int) -> int:
    """How many stand beside each other: as high as the room is, or in two rows; nine are in three."""
    return IN_COLUMNS.get(many, 3)


def most_of(many: int) -> int:
    """How many rows on the same years are shown of so many: one less where the last would stand beside a gap."""
    return many - 1 if many == LONE else many
