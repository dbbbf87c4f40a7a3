"""The benchmark's side of the browser runs; what it promises beside times is held here."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.benchmarks import bench_choose, bench_first, bench_grid
from tests.benchmarks.bench_map import in_browser
from tests.benchmarks.contenders import OURS, SIGHTS, Contender
from tests.benchmarks.watching import WATCH, arm, changed, final, point_of, settled

PLAIN = """<div id="map"><svg width="200" height="100"><path data-area="BRA" d="M0,0H200V100H0Z"/></svg></div>
<div id="line"><svg><text>before</text><path d="M0,0L9,9"/></svg></div>"""
CHOSEN = """() => document.querySelector("#map path").addEventListener("click", ({ target }) => setTimeout(() => {
  target.style.fill = "red";
  document.querySelector("#line path").setAttribute("d", "M0,0L5,5");
  document.querySelector("#line text").textContent = "Brazil";
}, 50))"""


def test_what_is_seen_after_a_click_is_timed_from_the_click(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(PLAIN)
    page.evaluate(f"() => {{ {WATCH} }}")
    page.evaluate(CHOSEN)
    at = point_of(page, "#map", "BRA")
    arm(page, ["#line", "#map"])
    page.mouse.click(*at)
    seen = settled(page, "words", "Brazil")
    page.close()
    assert changed(seen, 0, "Brazil") >= 50
    assert final(seen, "colours", range(1, 2)) >= 50


@pytest.mark.sweep
def test_choices_and_first_visits_of_ours_are_measured(browser: Browser, base_url: str) -> None:
    ours = Contender(OURS, base_url, "/victims", SIGHTS[OURS])
    page = bench_choose.opened(browser, ours)
    found = bench_choose.country(page, ours, "BRA") | bench_choose.filtered(page, ours, "All ages")
    page.context.close()
    assert 0 < found[bench_choose.FIRST_CHART] <= found[bench_choose.ALL]
    assert found[bench_choose.PAINTED] > 0
    with bench_first.fresh(browser, bench_first.LAPTOP) as context:
        seen = bench_first.visit(context, bench_first.LAPTOP, ours, "/victims")
    assert 0 < seen[bench_first.CONTENT] <= seen[bench_first.LIVE] < bench_first.MOST_WAITED
    assert seen[bench_first.SENT] > 100
    assert seen[bench_first.REQUESTS] > 3


@pytest.mark.sweep
def test_a_year_step_is_measured_beside_a_redraw_and_fetches_nothing(browser: Browser, base_url: str) -> None:
    found = {row.what: row.median for row in in_browser(browser, base_url, 1)}
    assert found["year step to painted map"] > 0
    assert found["the browser's own redraw (Plotly.react)"] > 0
    assert found["who reports, the whole world painted"] > 0
    assert found["bytes of all year steps"] == 0


@pytest.mark.sweep
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
