"""The page that compares: switches, arrangement by width, room for names, and the way from a country to its peers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.steps import LAPTOP, PHONE, moved, opened, panel, stayed, title, until

_COLUMNS = """([panel, wanted]) => {
  const div = document.querySelector(`[data-panel="${panel}"] .chart-plot`);
  const axes = Object.entries((div && div._fullLayout) || {}).filter(([name]) => /^xaxis\\d*$/.test(name));
  return new Set(axes.map(([, axis]) => axis.domain[0].toFixed(3))).size === wanted;
}"""
COMPARED = "/compare?indicator=gdp-per-capita&area=NGA,GHA"
SIX = "/compare?indicator=food-insecurity&area=NGA,GHA,NER,TCD,CMR,BEN"


def test_a_switch_changes_the_chart_and_the_address_and_back_undoes_it(visitor: Page) -> None:
    moved(visitor, COMPARED, folded=True)
    visitor.get_by_text("Relative to the first year").click()
    expect(title(visitor, "compare-chart")).to_contain_text("relative to 1990")
    expect(visitor.locator(".compare-notes")).to_contain_text("divided by that of 1990")
    assert "show=indexed" in visitor.url
    visitor.go_back()
    expect(title(visitor, "compare-chart")).not_to_contain_text("relative to")
    assert "show=" not in visitor.url


def test_a_chart_in_a_window_that_widens_has_room_for_its_names(visitor: Page) -> None:
    stayed(visitor, COMPARED, folded=True)
    visitor.set_viewport_size({"width": 320, "height": 700})
    plot = panel(visitor, "compare-profile").locator(".chart-plot")
    plot.scroll_into_view_if_needed()
    room = """([width, tight]) => {
      const div = document.querySelector('[data-panel="compare-profile"] .chart-plot');
      const drawn = div._fullLayout;
      return drawn && drawn.width <= width && div.dataset.tight === tight && drawn.margin.l === div.layout.margin.l;
    }"""
    until(visitor, room, [320, "true"])
    visitor.set_viewport_size({"width": 1366, "height": 700})
    until(visitor, room, [1366, "false"])


@pytest.mark.sweep
def test_charts_stand_in_two_columns_on_a_phone_and_in_three_on_a_laptop_also_after_turning(reader: Page) -> None:
    reader.set_viewport_size(PHONE)
    opened(reader, SIX)
    until(reader, _COLUMNS, ["compare-chart", 2])
    reader.set_viewport_size(LAPTOP)
    until(reader, _COLUMNS, ["compare-chart", 3])


@pytest.mark.sweep  # The link and whom it names: `test_glance.py`.
def test_from_a_country_one_click_compares_it_with_its_neighbours(visitor: Page) -> None:
    moved(visitor, "/country/NPL", folded=True)
    visitor.locator("#peers > summary").click()
    visitor.locator(".peer-list", has_text="Neighbours").get_by_text("Compare with these").click()
    expect(title(visitor, "compare-chart")).to_contain_text("Nepal")
    assert "area=NPL,IND,CHN" in visitor.url
    expect(panel(visitor, "compare-key").locator("th", has_text="India")).to_be_visible()


@pytest.mark.sweep  # Every chart of nobody is checked without a browser: `test_answers.py`.
def test_a_profile_of_nobody_is_drawn_without_an_error(visitor: Page) -> None:
    moved(visitor, "/compare")
    panel(visitor, "compare-profile").scroll_into_view_if_needed()
    expect(title(visitor, "compare-profile")).to_contain_text("Choose a country")
    taken = panel(visitor, "compare-profile").locator('[data-act="studio"], [data-act="pin"]')
    expect(taken.first).to_be_hidden()
    moved(visitor, "/compare?area=BGD")
    expect(title(visitor, "compare-profile")).to_contain_text("Bangladesh: ")
    expect(taken.first).to_be_visible()


@pytest.mark.sweep  # What is typed goes with each choice, and chips: `test_search.py`.
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_what_was_typed_goes_with_each_choice_and_all_chosen_are_chips(visitor: Page, size: ViewportSize) -> None:
    visitor.set_viewport_size(size)
    moved(visitor, "/compare?area=BGD,NPL")
    if size == PHONE:
        visitor.locator("#page button", has_text="Filters").first.click()
    # In its middle a chip would be taken away.
    visitor.locator('[data-filter="area"] .dash-dropdown-trigger-icon').click()
    field = visitor.locator(".dash-dropdown-search input, input.dash-dropdown-search").first
    field.fill("keny")
    field.press("Enter")
    expect(visitor).to_have_url(re.compile(r"area=BGD,NPL,KEN"))
    expect(field).to_have_value("")
    field.fill("ugan")
    visitor.locator(".dash-options-list-option, .dash-dropdown-option").filter(has_text="Uganda").first.click()
    expect(visitor).to_have_url(re.compile(r"area=BGD,NPL,KEN,UGA"))
    expect(field).to_have_value("")
    chips = visitor.locator('[data-filter="area"] .dash-dropdown-value-item')
    expect(chips).to_have_text(["Bangladesh", "Nepal", "Kenya", "Uganda"])
