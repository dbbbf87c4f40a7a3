"""The benchmark's side of the browser runs; what it promises beside times is held here."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.benchmarks import bench_grid
from tests.benchmarks.bench_map import in_browser

pytestmark = pytest.mark.sweep


def test_a_year_step_is_measured_beside_a_redraw_and_fetches_nothing(browser: Browser, base_url: str) -> None:
    found = {row.what: row.median for row in in_browser(browser, base_url, 1)}
    assert found["year step to painted map"] > 0
    assert found["the browser's own redraw (Plotly.react)"] > 0
    assert found["who reports, the whole world painted"] > 0
    assert found["bytes of all year steps"] == 0


def test_the_grid_is_measured_beside_plain_work_and_takes_no_more_memory_than_promised(
    browser: Browser, base_url: str
) -> None:
    found = {line.what: line for line in bench_grid.in_browser(browser, base_url, 1)}
    for what in ("plain fetch and parse of the rows", "plain sort of the rows by value", "sort by value to painted"):
        assert found[what].median > 0
    assert found["rows, packed"].median > 100
    assert found["scripts of the grid, packed"].held
    assert found["memory of the browser for the rows"].median > 10
    assert found["memory of the browser for the rows"].held
    assert found["memory left of them on another page"].held
