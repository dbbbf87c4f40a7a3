"""In the languages of the real catalogues: nothing scrolls sideways, and the menu shows each of its entries whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.steps import LAPTOP, PHONE, until

LANGUAGES = ("ar", "es", "fr", "ru", "zh")
PLACES = ("/", "/country/BGD", "/justice?area=NGA", "/progress", "/print/country/BGD")
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => {
  const menu = document.getElementById("menu");
  const seen = menu ? menu.getBoundingClientRect() : null;
  if (!seen || !seen.width) return [];
  const edge = 10; // The first entry stands out by its own padding.
  const isOut = ({ left, right }) => left < seen.left - edge || right > seen.right + edge;
  const isCut = menu.scrollWidth > menu.clientWidth + 1;
  const out = [...menu.querySelectorAll("a")].filter((one) => isOut(one.getBoundingClientRect()));
  return [...(isCut ? ["scrolls"] : []), ...out.map((one) => one.textContent)];
}"""
"""Entries of the menu that do not stand in its room."""


def _shown(reader: Page, path: str, language: str) -> None:
    reader.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
    until(
        reader,
        "() => document.querySelector('main.paper') || "
        "(!document.getElementById('standing') && document.querySelector('#page:not([aria-busy]) h1'))",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_and_no_entry_of_the_menu_is_cut(reader: Page, language: str) -> None:
    wrong = {}
    for size in (LAPTOP, PHONE):
        reader.set_viewport_size(size)
        for path in PLACES:
            _shown(reader, path, language)
            wide, cut = reader.evaluate(SIDEWAYS), reader.evaluate(CUT)
            if wide > 1 or cut:
                wrong[path, size["width"]] = wide, cut
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 1024])
def test_on_smaller_laptops_the_menu_is_whole_or_a_button(reader: Page, language: str, width: int) -> None:
    reader.set_viewport_size({"width": width, "height": 768})
    _shown(reader, "/about", language)
    assert reader.evaluate(CUT) == []
    assert reader.locator("#menu").is_visible() != reader.locator("#menu-button").is_visible()
    assert reader.evaluate(SIDEWAYS) <= 1
