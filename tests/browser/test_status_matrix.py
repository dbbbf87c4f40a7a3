"""The table of statuses in a browser: all targets in view on a laptop, its colours, and how it is moved in by keys."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import LAPTOP, PHONE, answered, moved, panel, title

# What stands over the edge of its cell, or of the window.
_CUT = """(table) => {
  const out = [];
  for (const cell of table.querySelectorAll("td > *, .head-name, .head-target, .link")) {
    const is_box = getComputedStyle(cell).display !== "inline";
    if (is_box && cell.scrollWidth > cell.clientWidth + 1) out.push(cell.textContent);
  }
  for (const head of table.querySelectorAll("thead th")) {
    const box = head.getBoundingClientRect();
    if (box.right > innerWidth || box.left < 0) out.push(head.textContent);
  }
  return out;
}"""


# Words of the chosen cell that lie on its frame, or on the line within that.
_ON_FRAME = """(cell) => {
  const box = cell.getBoundingClientRect(), frame = 4, out = [];
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const style = getComputedStyle(node.parentElement), range = document.createRange();
    if (style.position === "absolute") continue; // heard alone
    range.selectNodeContents(node);
    for (const { top, bottom, left, right } of range.getClientRects()) {
      const inside = (bottom - top - parseFloat(style.fontSize)) / 2; // a line is higher than its letters
      const isOver = top + inside < box.top + frame || bottom - inside > box.bottom - frame;
      if (isOver || left < box.left + frame || right > box.right - frame) out.push(node.textContent);
    }
  }
  return out;
}"""


def table_of(page: Page) -> Locator:
    return panel(page, "progress-statuses").locator("table.statuses")


@pytest.mark.sweep  # Of a region's countries: below.
@pytest.mark.parametrize("path", ["/progress", "/progress?area=BGD", "/progress?area=002"])
def test_all_targets_are_in_view_on_a_laptop(visitor: Page, path: str) -> None:
    visitor.set_viewport_size(LAPTOP)
    moved(visitor, path)
    all_targets_are_in_view(visitor, is_turned="BGD" in path)


def all_targets_are_in_view(page: Page, *, is_turned: bool = False) -> None:
    """Whole, and nothing of them over the edge of its cell."""
    table = table_of(page)
    heads = table.locator("tbody th[scope=row]" if is_turned else "thead tr:nth-child(2) th")
    expect(heads).to_have_count(17)
    box: Any = table.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= LAPTOP["width"]
    assert table.evaluate(_CUT) == []
    place: Any = heads.nth(0).bounding_box()
    assert place["y"] + place["height"] < 0.68 * LAPTOP["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= LAPTOP["width"]


def test_all_targets_are_in_view_names_stay_on_a_phone_and_cells_are_chosen_by_keys(
    visitor: Page, base_url: str
) -> None:
    visitor.set_viewport_size(LAPTOP)
    with answered(visitor):  # What comes after the rest would take a cell away on which the keys are.
        moved(visitor, "/progress?area=015", folded=True)
    all_targets_are_in_view(visitor)
    table = table_of(visitor)
    cells_are_chosen_by_keys(visitor, table)
    assert table.locator(".cell.selected").evaluate(_ON_FRAME) == []
    assert visitor.url == f"{base_url}/progress?indicator=food-insecurity&area=015,DZA"
    visitor.set_viewport_size(PHONE)
    scroll = panel(visitor, "progress-statuses").locator(".matrix .scroll")
    name = table.get_by_role("button", name="Algeria", exact=True)
    before: Any = name.bounding_box()
    scroll.evaluate("(box) => { box.scrollLeft = 600; }")
    after: Any = name.bounding_box()
    assert abs(before["x"] - after["x"]) <= 2
    assert visitor.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    moved(
        visitor, "/progress?area=NGA", folded=True
    )  # Its chosen cell has two lines, on a laptop with another reading.
    for size in (PHONE, LAPTOP):
        visitor.set_viewport_size(size)
        assert table_of(visitor).locator(".cell.selected").evaluate(_ON_FRAME) == [], size


def cells_are_chosen_by_keys(visitor: Page, table: Locator) -> None:
    """An arrow goes on to the next one, and Enter chooses it."""
    cells = table.locator("tbody .cell")
    cells.nth(0).focus()
    expect(cells.nth(0)).to_be_focused()
    visitor.keyboard.press("ArrowRight")
    expect(cells.nth(1)).to_be_focused()
    visitor.keyboard.press("Enter")
    expect(title(visitor, "progress-pace")).to_contain_text("Algeria, food insecurity")
    expect(visitor.locator(".progress-explained")).to_contain_text("Food insecurity")
    expect(table.locator(".cell.selected")).to_have_attribute("data-indicator", "food-insecurity")


@pytest.mark.sweep  # What each says: `tests/dashboard/parts/test_status_matrix.py`.
def test_every_cell_says_more_on_pointing_at_it(visitor: Page) -> None:
    moved(visitor, "/progress?area=BGD")
    hints = (
        table_of(visitor)
        .locator("td")
        .evaluate_all("(cells) => cells.map((cell) => cell.title || cell.firstElementChild.title)")
    )
    assert len(hints) == 17 * 3
    assert all(hints)
    assert hints[0].startswith("Bangladesh, Extreme poverty: 5.9% (2022): on track")
    assert hints[2].endswith(
        "World, Extreme poverty: of 119 countries with a figure since 2019, 80 have met the target or are on track"
    )
