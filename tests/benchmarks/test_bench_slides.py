"""The benchmark of slides measures what it says; its times are read by people, never judged by a test."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from tests.benchmarks.bench_slides import TEN, Line, asked, measure


@pytest.mark.sweep
def test_ten_slides_are_measured_beside_their_words(shared: Context) -> None:
    assert len(asked(shared)) == len(TEN) == 10
    line = measure(shared, 1)
    assert line.seconds > 0
    assert line.ratio > 0
    assert line.kilobytes > 100


def test_slides_that_are_too_slow_are_marked() -> None:
    assert Line(1.0, 5.0, 300.0).held
    assert "MISSED" in str(Line(4.0, 5.0, 300.0))
    assert "MISSED" in str(Line(1.0, 90.0, 300.0))
