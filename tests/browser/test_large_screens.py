"""Nothing lies on anything else, or beyond the page, where charts are enlarged whole: on a projector and on 4k."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.steps import moved, until

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


@pytest.mark.parametrize("size", LARGE, ids=lambda size: str(size["width"]))
def test_the_map_of_flows_ends_above_its_key_and_the_matrix_is_whole(visitor: Page, size: ViewportSize) -> None:
    visitor.set_viewport_size(size)
    moved(visitor, "/flows")
    until(visitor, "() => document.querySelector('[data-kind=\"flow-matrix\"] .main-svg')")
    found = visitor.evaluate(_FLOWS)
    assert found["map"] <= 1 and found["keys"] <= 1, found
    assert found["cut"] <= 1, found


@pytest.mark.parametrize("width", [390, 1366, 1920])
def test_names_of_reports_have_the_lines_that_they_need(visitor: Page, width: int) -> None:
    visitor.set_viewport_size({"width": width, "height": 900})
    moved(visitor, "/data/coverage?area=BGD")
    until(visitor, "() => document.querySelectorAll('.coverage-name').length > 50")
    assert visitor.evaluate(_NAMES) == []
