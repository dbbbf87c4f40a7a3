"""The benchmark of files measures what it says; that all rows stream in little memory is held here."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.web.api import FORMATS
from tests.benchmarks.bench_exports import MEMORY_BAR, Line, measure


@pytest.mark.sweep
def test_rows_stream_in_every_format_without_being_held_in_memory(shared: Context) -> None:
    largest = sorted(shared.indicators, key=lambda name: len(shared.store.frame(name)))[-3:]
    lines = {line.ending: line for line in measure(shared, 1, ",".join(largest))}
    assert list(lines) == list(FORMATS)
    for line in lines.values():
        assert 0 < line.peak <= MEMORY_BAR, line
    assert lines["csv"].megabytes > 2 * lines["csv"].peak, "more goes out than is ever held"


def test_a_format_that_is_too_slow_or_too_large_is_marked() -> None:
    assert Line("json", 0.1, 10.0, 20.0, 1.0).held
    assert "MISSED" in str(Line("json", 0.1, 1000.0, 20.0, 1.0))
    assert "MISSED" in str(Line("json", 0.1, 10.0, 20.0, 100.0))
