"""What is said of a change: one thing that happened, not a list of things that may have."""

from __future__ import annotations

import pytest

from dashboard.exports.changes import Noted, what


@pytest.mark.parametrize(
    ("counts", "said"),
    [((1, 0, 0), "It is new."), ((0, 1, 0), "It was taken out."), ((0, 0, 1), "Its description changed.")],
)
def test_an_indicator_is_new_gone_or_described_otherwise(counts: tuple[int, int, int], said: str) -> None:
    added, lost, revised = counts
    item = Noted(
        release="2026-11-28.000000000000",
        kind="words",
        whose="ours",
        source="",
        indicator="out-of-school",
        area="",
        added=added,
        lost=lost,
        revised=revised,
        year="",
        codes=("", "", ""),
        was="",
        now="",
    )
    assert what(item) == said
