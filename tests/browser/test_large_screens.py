"""Names of the reports of a country have the lines that they need, on windows of every width."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.steps import moved, until
from tests.fixtures.sweeps import each

_NAMES = """() => [...document.querySelectorAll(".coverage-name")]
  .filter((name) => name.scrollHeight > name.clientHeight + 1).map((name) => name.textContent)"""


@pytest.mark.parametrize("width", each([390, 1366, 1920], {390: "where names need most lines"}))
def test_names_of_reports_have_the_lines_that_they_need(visitor: Page, width: int) -> None:
    visitor.set_viewport_size({"width": width, "height": 900})
    moved(visitor, "/data/coverage?area=BGD", folded=True)
    until(visitor, "() => document.querySelectorAll('.coverage-name').length > 50")
    assert visitor.evaluate(_NAMES) == []
