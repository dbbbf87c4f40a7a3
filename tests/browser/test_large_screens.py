"""Nothing lies on anything else, or beyond the page, where charts are enlarged whole: on a projector and on 4k."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.steps import moved, until
from tests.fixtures.sweeps import each

LARGE: tuple[ViewportSize, ...] = ({"width": 1920, "height": 1080}, {"width": 3840, "height": 2160})
_FLOWS = """() => {
  const bottom = (node) => node.getBoundingClientRect().bottom;
  const body = document.querySelector('[data-kind="flow-map"] .body-chart');
  const table = document.querySelector('[data-kind="flow-matrix"] .body-chart');
  const keys = body.querySelector(".flow-keys").getBoundingClientRect();
  return { map: bottom(body.querySelector(".main-svg")) - keys.top, keys: keys.bottom - bottom(body),
    cut: table.scrollWidth - table.clientWidth };
}"""
_NAMES = """() => [...document.querySelectorAll(".coverage-name")]
  .filter((name) => name.scrollHeight > name.clientHeight + 1).map((name) => name.textContent)"""


@pytest.mark.parametrize("size", each(LARGE, LARGE[:1]), ids=lambda size: str(size["width"]))
def test_the_map_of_flows_ends_above_its_key_and_the_matrix_is_whole(visitor: Page, size: ViewportSize) -> None:
    visitor.set_viewport_size(size)
    moved(visitor, "/flows", folded=True)
    until(visitor, "() => document.querySelector('[data-kind=\"flow-matrix\"] .main-svg')")
    found = visitor.evaluate(_FLOWS)
    assert found["map"] <= 1 and found["keys"] <= 1, found
    assert found["cut"] <= 1, found


@pytest.mark.parametrize("width", each([390, 1366, 1920], {390: "where names need most lines"}))
def test_names_of_reports_have_the_lines_that_they_need(visitor: Page, width: int) -> None:
    visitor.set_viewport_size({"width": width, "height": 900})
    moved(visitor, "/data/coverage?area=BGD", folded=True)
    until(visitor, "() => document.querySelectorAll('.coverage-name').length > 50")
    assert visitor.evaluate(_NAMES) == []


_STARTS = """(page) => [...document.querySelectorAll(":is(.pair, .grid) > [data-panel]")].map((panel) => {
  const { top } = panel.getBoundingClientRect();
  return [Math.round(top), Math.round(panel.querySelector(".panel-body").getBoundingClientRect().top)];
})"""


def test_charts_beside_each_other_begin_at_one_line(visitor: Page) -> None:
    visitor.set_viewport_size({"width": 1366, "height": 768})
    moved(visitor, "/victims", folded=True)
    until(visitor, "() => [...document.querySelectorAll('.grid .panel-title')].every((title) => title.textContent)")
    starts = visitor.evaluate(_STARTS)
    rows = {top: {body for other, body in starts if other == top} for top, _ in starts}
    assert len(starts) > len(rows) and all(len(bodies) == 1 for bodies in rows.values()), starts
