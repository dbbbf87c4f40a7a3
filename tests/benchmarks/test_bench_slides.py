"""The benchmark of slides measures what it says; that ten take no more than a multiple of their words is held here."""

from __future__ import annotations

from dashboard.context import Context
from tests.benchmarks.bench_slides import RATIO_BAR, TEN, Line, asked, measure


def test_ten_slides_take_no_more_than_a_multiple_of_their_words(shared: Context) -> None:
    assert len(asked(shared)) == len(TEN) == 10
    line = measure(shared, 3)
    assert 1 < line.ratio <= RATIO_BAR, line
    assert line.kilobytes > 100


def test_slides_that_are_too_slow_are_marked() -> None:
    assert Line(1.0, 5.0, 300.0).held
    assert "MISSED" in str(Line(4.0, 5.0, 300.0))
    assert "MISSED" in str(Line(1.0, 90.0, 300.0))
