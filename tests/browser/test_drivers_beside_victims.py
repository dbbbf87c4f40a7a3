"""Labels at the ends of lines, a chart that follows the year, and countries taken along from page to page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import enlarge, moved, opened, panel, title, until

TWELVE = "/drivers?indicator=homicide-rate&area=NGA,GHA,DEU,FRA,ITA,ESP,SWE,NLD,GBR,USA,CAN,BRA"
LABELS = """(panel) => {
  const plot = document.querySelector(`[data-panel="${panel}"] .chart-plot`);
  const box = (node) => { const { top, bottom } = node.getBoundingClientRect(); return [top, bottom]; };
  const labels = Array.from(plot.querySelectorAll(".annotation-text")).map(box).sort((one, other) => one[0] - other[0]);
  const { _size: size, yaxis } = plot._fullLayout;
  const trueY = (y) => plot.getBoundingClientRect().top + size.t + yaxis.l2p(y);
  const ends = Object.fromEntries(plot.data.map((trace) => [trace.name, trueY(trace.y[trace.y.length - 1])]));
  const places = Object.fromEntries(Array.from(plot.querySelectorAll(".annotation-text"))
    .map((node) => [node.textContent, (box(node)[0] + box(node)[1]) / 2]));
  return { labels, ends, places };
}"""


REDRAWN = f"""([panel, before]) => {{
  const {{ places, ends }} = ({LABELS})(panel);
  return ends.Brazil !== before.ends.Brazil && Math.abs(places.Brazil - ends.Brazil) < 4;
}}"""


@pytest.mark.sweep  # Names at ends of lines: `test_labels.py`.
def test_labels_do_not_overlap_and_in_a_large_chart_stand_at_their_lines(visitor: Page) -> None:
    moved(visitor, TWELVE)
    small = visitor.evaluate(LABELS, "drivers-trend")
    enlarge(visitor, "drivers-trend")
    until(visitor, REDRAWN, ["drivers-trend", small])
    large = visitor.evaluate(LABELS, "drivers-trend")
    for found in (small, large):
        assert len(found["labels"]) == 12
        assert all(after[0] - before[1] > -2 for before, after in pairwise(found["labels"]))


@pytest.mark.sweep  # A chart that follows the year: `test_drawing.py`; this one, in a show: `test_connection.py`.
def test_the_scatter_follows_the_year_and_its_table_too(visitor: Page) -> None:
    moved(visitor, "/drivers/relation?year=2010")
    expect(title(visitor, "relation-scatter")).to_contain_text("2010")
    panel(visitor, "relation-scatter").locator('[data-act="later"]').click()
    expect(title(visitor, "relation-scatter")).to_contain_text("2011")
    until(visitor, "() => location.search.includes('year=2011')")


@pytest.mark.sweep
def test_rule_of_law_is_one_click_away(reader: Page) -> None:
    opened(reader, "/drivers/relation")
    reader.locator('[data-against="rule-of-law"]').click()
    expect(title(reader, "relation-scatter")).to_contain_text("Rule of law")
    expect(reader.locator('[data-against="rule-of-law"]')).to_have_attribute("aria-pressed", "true")
    assert "against=rule-of-law" in reader.url


@pytest.mark.sweep  # Between those about data: `test_address.py`.
def test_a_chosen_country_is_taken_along_between_the_pages_about_drivers(visitor: Page) -> None:
    moved(visitor, "/drivers/timeline?area=NGA")
    visitor.locator(".family").get_by_role("link", name="Against each other").click()
    expect(visitor.locator("h1")).to_have_text("Two indicators against each other")
    assert visitor.url.endswith("/drivers/relation?area=NGA")


@pytest.mark.sweep
def test_a_timeline_is_as_tall_as_it_has_rows(reader: Page) -> None:
    opened(reader, "/drivers/timeline?area=NGA&against=conflict-deaths")
    three = panel(reader, "timeline-rows").locator(".chart-plot").bounding_box()
    opened(reader, "/drivers/timeline?area=NGA")
    seven = panel(reader, "timeline-rows").locator(".chart-plot").bounding_box()
    assert three is not None
    assert seven is not None
    assert seven["height"] - three["height"] > 4 * 84
