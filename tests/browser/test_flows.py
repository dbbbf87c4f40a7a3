"""The map of lines between countries: drawn, hatched where nobody reports, read with keys, moved by its timeline."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from dashboard.context import Context
from dashboard.kinds.flows import flow_map
from dashboard.views import VIEWS, selection_of
from tests.browser.steps import opened, panel, stayed, title, until
from tests.fixtures.sweeps import each

MAP = "flows-map"
_PAINTED = """() => {
  const div = document.querySelector('[data-panel="flows-map"] .chart-plot');
  const classes = {};
  for (const path of div.querySelectorAll(".choroplethlayer path")) classes[path.__data__.loc] = path.dataset.k;
  return { classes, fill: getComputedStyle(div.querySelector('path[data-k="n"]')).fill,
    lines: div.querySelectorAll(".scattergeo path.js-fill, .scattergeo path.js-line").length };
}"""
LARGE: tuple[ViewportSize, ...] = ({"width": 1920, "height": 1080}, {"width": 3840, "height": 2160})
_FLOWS = """() => {
  const bottom = (node) => node.getBoundingClientRect().bottom;
  const body = document.querySelector('[data-kind="flow-map"] .body-chart');
  const table = document.querySelector('[data-kind="flow-matrix"] .body-chart');
  const keys = body.querySelector(".flow-keys").getBoundingClientRect();
  return { map: bottom(body.querySelector(".main-svg")) - keys.top, keys: keys.bottom - bottom(body),
    cut: table.scrollWidth - table.clientWidth };
}"""


def answer(shared: Context, query: str) -> Any:
    """What the server says for an address."""
    view = VIEWS[MAP]
    return flow_map(shared, view, selection_of(shared, view, query))


@pytest.mark.parametrize("size", each(LARGE, LARGE[:1]), ids=lambda size: str(size["width"]))
def test_the_map_of_flows_ends_above_its_key_and_the_matrix_is_whole(visitor: Page, size: ViewportSize) -> None:
    visitor.set_viewport_size(size)
    stayed(visitor, "/flows?area=LBN", folded=True)
    until(visitor, "() => document.querySelector('[data-kind=\"flow-matrix\"] .main-svg')")
    found = visitor.evaluate(_FLOWS)
    assert found["map"] <= 1 and found["keys"] <= 1, found
    assert found["cut"] <= 1, found


def test_lines_are_drawn_named_and_read_with_keys_and_who_does_not_report_is_hatched(
    visitor: Page, shared: Context
) -> None:
    stayed(visitor, "/flows?area=LBN", folded=True)
    said = answer(shared, "area=LBN")
    table = said.table.rows
    expect(title(visitor, MAP)).to_have_text(said.words.title)
    until(visitor, """() => document.querySelector('[data-panel="flows-map"] path[data-k="n"]')""")
    painted = visitor.evaluate(_PAINTED)
    assert painted["lines"] >= len(said.body.flows) > 10
    assert (painted["classes"]["GBR"], painted["classes"]["SOM"], painted["classes"]["XJK"]) == ("r", "n", "u")
    assert "hatch" in painted["fill"]
    key = panel(visitor, MAP).locator(".flow-keys li", has_text="does not report").locator("path")
    assert "hatch" in key.evaluate("(path) => getComputedStyle(path).fill")
    # Names and numbers of the largest are written apart, and the key has the breadths.
    until(visitor, "() => document.querySelector('[data-panel=\"flows-map\"] .flow-labels text')")
    texts = panel(visitor, MAP).locator(".flow-labels text")
    words = sorted(word for lines in texts.all() for word in _words(lines))
    assert words == sorted(word for label in said.body.labels for word in label.said.split())
    boxes = [text.bounding_box() for text in texts.all()]
    assert not [pair for pair in combinations(boxes, 2) if _meet(*pair)]
    for key in panel(visitor, MAP).locator('.flow-keys li[data-of="Breadth"]').all():
        expect(key.locator("path")).to_have_attribute("d", re.compile(r"^M0,[\d.]+L26,[\d.]+V[\d.]+L0,[\d.]+Z$"))
    # Arrow keys read the lines from the largest on, and Enter selects.
    box = panel(visitor, MAP).locator(".body-chart")
    box.focus()
    box.press("ArrowDown")
    first, second = (f"{row[0]} → {row[1]}" for row in table[:2])
    say = visitor.locator("#say")
    expect(say).to_contain_text(first)
    assert say.inner_text().count(first) == 1
    assert say.inner_text().endswith("Press Enter to select")
    box.press("ArrowDown")
    expect(say).to_contain_text(second)
    assert "UNODC" not in say.inner_text() and "Enter" not in say.inner_text()
    expect(visitor.locator("#tip")).to_contain_text(f"{table[1][0]} → {table[1][1]}")
    box.press("Enter")
    expect(title(visitor, MAP)).to_contain_text(table[1][1])


def _words(text: Locator) -> list[str]:
    return [word for line in text.locator("tspan").all_text_contents() for word in line.split()]


def _meet(one: Any, other: Any) -> bool:
    across = one["x"] < other["x"] + other["width"] - 6 and other["x"] < one["x"] + one["width"] - 6
    down = one["y"] < other["y"] + other["height"] - 3 and other["y"] < one["y"] + one["height"] - 3
    return across and down


@pytest.mark.sweep
def test_the_timeline_moves_what_is_of_one_year_and_is_hidden_where_years_are_added_up(
    reader: Page, shared: Context
) -> None:
    opened(reader, "/flows?area=SYR")
    timeline = panel(reader, MAP).locator(".timeline")
    expect(timeline).to_be_hidden()
    switch = reader.locator('[data-filter="show"]')
    expect(switch).to_be_visible()
    opened(reader, "/flows?indicator=refugee-corridors&area=SYR")
    expect(timeline).to_be_visible()
    expect(switch).to_be_hidden()
    timeline.locator('[data-act="year"]').fill("2013")
    expect(title(reader, MAP)).to_have_text(
        answer(shared, "indicator=refugee-corridors&area=SYR&year=2013").words.title
    )
    expect(title(reader, "flows-matrix")).to_contain_text("2013")
