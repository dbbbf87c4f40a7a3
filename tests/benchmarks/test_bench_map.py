"""The benchmark runs, and measures what it says; its times are judged by eyes, never by a test."""

from __future__ import annotations

import pytest

from tests.benchmarks import bench_map
from tests.benchmarks.bench_map import ANSWER_BAR, at_server


def test_the_servers_side_measures_every_kind_of_callback_and_no_answer_is_too_large() -> None:
    rows = at_server(1)
    kinds = {row.what.removeprefix("callback: ") for row in rows if row.what.startswith("callback: ")}
    assert {"map", "chart", "table", "block", "page /", "page /data"} <= kinds
    assert all(row.median > 0 for row in rows)
    assert {row.what: row.median for row in rows if row.unit == "kB" and row.median > ANSWER_BAR} == {}


@pytest.mark.browser
def test_the_browsers_side_runs() -> None:
    found = {row.what: row.median for row in bench_map.main(["--repeats", "1"])}
    assert found["year step to painted map"] > 0
    assert found["bytes of all year steps"] == 0
