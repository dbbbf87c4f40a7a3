"""In the languages of the real catalogues: nothing scrolls sideways, and the menu shows each of its entries whole."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.steps import LAPTOP, PHONE, until, within
from tests.fixtures.sweeps import each

LANGUAGES = ("ar", "es", "fr", "ru", "zh")
SIZES = {"laptop": LAPTOP, "phone": PHONE}
WALKED = {("ru", "phone"): "the longest words where there is least room"}
"""Language and size in which `make test` looks at every place; the menu of a laptop is looked at in all.

From right to left: `test_tongues.py`.
"""
PLACES = ("/", "/country/BGD", "/justice?area=NGA", "/progress?area=015", "/print/country/BGD")
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


ALIVE = """(before) => document.querySelector('main.paper')
  || (!document.getElementById('standing') && document.querySelector('#page:not([aria-busy]) h1')
    && document.querySelector('#page h1').textContent !== before)"""


def _shown(reader: Page, path: str, language: str) -> None:
    reader.goto(_in(path, language))
    until(reader, ALIVE, "")


def _in(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


def _led(reader: Page, path: str, language: str) -> None:
    """Go on to a place: within the document that is open, unless it is one of its own."""
    heading = reader.locator("#page h1")
    if path.startswith("/print/") or not heading.count():
        _shown(reader, path, language)
    else:
        before = heading.first.text_content()
        within(reader, _in(path, language))
        until(reader, ALIVE, before)


@pytest.mark.parametrize(("language", "size"), each([*product(LANGUAGES, SIZES)], WALKED))
def test_nothing_scrolls_sideways_and_no_entry_of_the_menu_is_cut(reader: Page, language: str, size: str) -> None:
    wrong = {}
    reader.set_viewport_size(SIZES[size])
    for path in PLACES:
        _led(reader, path, language)
        assert reader.evaluate("document.documentElement.lang") == language
        wide, cut = reader.evaluate(SIDEWAYS), reader.evaluate(CUT)
        if wide > 1 or cut:
            wrong[path] = wide, cut
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_is_whole_or_a_button_on_laptops_of_every_width(reader: Page, language: str) -> None:
    for width in (LAPTOP["width"], 1280, 1024):
        reader.set_viewport_size({"width": width, "height": 768})
        if reader.url == "about:blank":
            _shown(reader, "/about", language)
        assert reader.evaluate(CUT) == []
        assert reader.locator("#menu").is_visible() != reader.locator("#menu-button").is_visible()
        assert reader.evaluate(SIDEWAYS) <= 1
