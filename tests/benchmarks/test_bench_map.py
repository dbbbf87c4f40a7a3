"""The benchmark runs and measures what it says; its times are read by people, never judged by a test."""

from __future__ import annotations

import dash

from tests.benchmarks.bench_map import at_server, row


def test_the_servers_side_measures_every_kind_of_answer_and_no_answer_is_too_large(app: dash.Dash) -> None:
    rows = {line.what: line for line in at_server(app, 1, every=120)}
    for kind in ("page", "map", "chart", "table", "block"):
        assert rows[f"asked first: {kind}"].median > 0
        assert rows[f"asked again: {kind}"].median > 0
        assert rows[f"answer: {kind}"].held


def test_a_bar_is_held_by_the_median_or_where_said_by_the_largest() -> None:
    times = [1.0, 2.0, 9.0]
    assert row("asked first", times, "ms", 3.0).held
    assert not row("answer", times, "kB", 3.0, largest=True).held
    assert "MISSED" in str(row("answer", times, "kB", 3.0, largest=True))
