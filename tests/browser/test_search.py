"""Lists of filters: areas are found by the names that readers use, as fast as they type, and are chips once chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import moved, opened, options, stayed
from tests.fixtures.sweeps import each

NAMES = (
    ("Turkey", "Türkiye", "TUR"),
    ("Ivory Coast", "Côte d’Ivoire", "CIV"),
    ("DRC", "Democratic Republic of the Congo", "COD"),
    ("curacao", "Curaçao", "CUW"),
    ("D.R. Congo", "Democratic Republic of the Congo", "COD"),
    ("US", "United States of America", "USA"),
    ("guinea", "Guinea", "GIN"),
)
FILTER = '[data-filter="area"] button.dash-dropdown'
PAGE = "/data/coverage"
"""A page with the filters of all, and one picture: each choice is answered with no more."""


def open_by_click(page: Page) -> None:
    """Opens the filter with the mouse."""
    page.locator(FILTER).click()


def focus_closed(page: Page) -> None:
    """Stands on the filter, closed: typing opens it."""
    page.locator(FILTER).focus()


@pytest.mark.parametrize(
    ("begin", "names"),
    each([(open_by_click, NAMES), (focus_closed, NAMES[:1])], [(focus_closed, NAMES[:1])]),
)
def test_a_country_is_found_by_what_readers_call_it_however_fast_they_type(
    visitor: Page, base_url: str, begin: Callable[[Page], None], names: tuple[tuple[str, str, str], ...]
) -> None:
    stayed(visitor, PAGE)
    for typed, name, code in names:
        begin(visitor)
        visitor.keyboard.type(typed)
        expect(visitor.locator("input.dash-dropdown-search")).to_have_value(typed)
        expect(options(visitor).first).to_have_text(name)
        visitor.keyboard.press("Enter")
        expect(visitor.locator(FILTER)).to_contain_text(name)
        expect(visitor.locator("input.dash-dropdown-search")).to_have_value("")
        expect(visitor).to_have_url(f"{base_url}{PAGE}?area={code}")
        visitor.keyboard.press("Escape")
        expect(options(visitor)).to_have_count(0)
        visitor.evaluate("dash_clientside.set_props({kind: 'filter', name: 'area'}, {value: []})")
        expect(visitor.locator(FILTER)).to_contain_text("World")


@pytest.mark.sweep
def test_accents_that_a_name_lacks_do_not_hide_it(reader: Page) -> None:
    opened(reader, PAGE)
    open_by_click(reader)
    reader.locator("input.dash-dropdown-search").fill("São Tomé")
    expect(options(reader).first).to_have_text("Sao Tome and Principe")


def test_what_no_area_is_called_finds_nothing(visitor: Page) -> None:
    stayed(visitor, PAGE)
    focus_closed(visitor)
    visitor.keyboard.type("Atlantis")
    expect(visitor.locator(".dash-dropdown-content")).to_contain_text("Nothing found")


def test_a_letter_does_not_open_a_list_that_cannot_be_searched(visitor: Page) -> None:
    """Neither at once nor after a search that was typed a moment ago."""
    stayed(visitor, PAGE)
    focus_closed(visitor)
    visitor.keyboard.type("Chad")
    visitor.keyboard.press("Escape")
    expect(options(visitor)).to_have_count(0)
    visitor.locator('[data-filter="sex"] button.dash-dropdown').focus()
    visitor.keyboard.type("women")
    expect(options(visitor)).to_have_count(0)


CHIPS = f"{FILTER} .dash-dropdown-value-item"


def test_what_is_chosen_is_a_chip_and_its_cross_takes_it_out(visitor: Page, base_url: str) -> None:
    moved(visitor, f"{PAGE}?area=BGD,IND,NPL")
    expect(visitor.locator(CHIPS)).to_have_text(["Bangladesh", "India", "Nepal"])
    chip = visitor.locator(CHIPS).nth(1)
    box = chip.bounding_box()
    assert box is not None
    chip.click(position={"x": box["width"] - 10, "y": box["height"] / 2})
    expect(visitor.locator(CHIPS)).to_have_text(["Bangladesh", "Nepal"])
    expect(visitor).to_have_url(f"{base_url}{PAGE}?area=BGD,NPL")
    expect(options(visitor)).to_have_count(0)


def test_elsewhere_a_chip_opens_the_list_in_which_it_stands_first(visitor: Page) -> None:
    moved(visitor, f"{PAGE}?area=NPL,IND")
    visitor.locator(CHIPS).first.click(position={"x": 12, "y": 10})
    expect(options(visitor).first).to_have_text("India")
    expect(options(visitor).first.locator("input")).to_be_checked()
    visitor.keyboard.press("Escape")


def test_several_are_chosen_one_after_the_other_without_clearing_what_was_typed(visitor: Page, base_url: str) -> None:
    stayed(visitor, PAGE)
    open_by_click(visitor)
    field = visitor.locator("input.dash-dropdown-search")
    for typed, name in (("Bangla", "Bangladesh"), ("Nepa", "Nepal"), ("turki", "Türkiye")):
        visitor.keyboard.type(typed)
        expect(options(visitor).first).to_have_text(name)
        visitor.keyboard.press("Enter")
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    expect(visitor).to_have_url(f"{base_url}{PAGE}?area=BGD,NPL,TUR")
    visitor.keyboard.press("Escape")
