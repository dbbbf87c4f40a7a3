"""The benchmark's side of the browser runs; what it promises beside times is held here."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.benchmarks.bench_map import in_browser


def test_a_year_step_is_measured_beside_a_redraw_and_fetches_nothing(browser: Browser, base_url: str) -> None:
    found = {row.what: row.median for row in in_browser(browser, base_url, 1)}
    assert found["year step to painted map"] > 0
    assert found["the browser's own redraw (Plotly.react)"] > 0
    assert found["filter change to painted map"] > 0
    assert found["bytes of all year steps"] == 0
    assert 0 < found["bytes of a filter change, all panels of the page"] < 60
