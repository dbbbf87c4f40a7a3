"""In the languages of the real catalogues: nothing scrolls sideways, and the menu shows each of its entries whole."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.steps import LAPTOP, PHONE, moved, until, within
from tests.fixtures.sweeps import WALKS, Walk, chosen, each

LANGUAGES = ("ar", "es", "fr", "ru", "zh")
SIZES = {"laptop": LAPTOP, "phone": PHONE}
WALKED = {("ru", "phone"): "the longest words where there is least room"}
"""Language and size in which `make test` looks.

From right to left: `test_tongues.py`.
"""
PLACES = ("/", "/country/BGD", "/justice?area=NGA", "/progress?area=015", "/print/country/BGD")
LONGEST = ("/",)
"""Where `make test` looks."""
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


def _shown(reader: Page, path: str, language: str) -> Page:
    reader.goto(_in(path, language))
    until(reader, ALIVE, "")
    return reader


def _in(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


def _amiss(reader: Page) -> list[object]:
    """By how many pixels the page scrolls sideways, and which entries of the menu are cut."""
    wide = reader.evaluate(SIDEWAYS)
    return [*([wide] if wide > 1 else []), *reader.evaluate(CUT)]


def _led(reader: Page, path: str, language: str) -> None:
    """Go on to a place: within the document that is open, unless it is one of its own."""
    heading = reader.locator("#page h1")
    if path.startswith("/print/") or not heading.count():
        _shown(reader, path, language)
    else:
        before = heading.first.text_content()
        within(reader, _in(path, language))
        until(reader, ALIVE, before)


# English: the widths below; Arabic, the other way round: `test_tongues.py`.
@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize(("language", "size"), each([*product(LANGUAGES, SIZES)], WALKED))
def test_nothing_scrolls_sideways_and_the_menu_is_whole_or_a_button(
    reader: Page, language: str, size: str, walk: Walk
) -> None:
    wrong: dict[object, list[object]] = {}
    _shown(reader, "/about", language)
    for width in (LAPTOP["width"], 1280, 1024):
        reader.set_viewport_size({"width": width, "height": 768})
        assert reader.locator("#menu").is_visible() != reader.locator("#menu-button").is_visible()
        wrong[width] = _amiss(reader)
    reader.set_viewport_size(SIZES[size])
    for path in chosen(PLACES, LONGEST, walk):
        _led(reader, path, language)
        assert reader.evaluate("document.documentElement.lang") == language
        wrong[path] = _amiss(reader)
    assert {place: found for place, found in wrong.items() if found} == {}


WIDTHS = (
    320, 340, 360, 390, 412, 480, 560, 640, 700, 701, 768, 834, 899, 900, 999, 1000, 1024, 1050, 1099, 1100, 1180, 1279,
    1280, 1329, 1330, 1366, 1440, 1535, 1536, 1600, 1700, 1920,
)  # fmt: skip
"""Both sides of each width at which the sheet lays the header out anew, and what readers' windows are between them."""
TIGHT = (320, 701, 1000, 1330)
"""Of them those that leave least room: the narrowest of each way in which the header is laid out."""
LEAST_APART = 6
"""Pixels between the words of two entries: fewer, and they read as one."""
LOOSE = """(least) => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
  const inBar = (one) => !one.closest("#menu") || getComputedStyle(one.closest("#menu")).position !== "absolute";
  const parts = ".brand, .menu-link, #menu-button, .tongues > button, .scheme, .deck-button, #search-box";
  const boxOf = (one) => {
    if (one.matches("#search-box")) return one.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(one);
    const words = range.getBoundingClientRect();
    if (words.width) return words;
    const { left, top, width, height } = one.getBoundingClientRect(); // A sign of 20 px in the middle of its button.
    return new DOMRect(left + width / 2 - 10, top + height / 2 - 10, 20, 20);
  };
  const all = Array.from(document.querySelectorAll(parts)).filter((one) => seen(one) && inBar(one));
  const boxes = all.map((one) => [one, boxOf(one)]);
  const name = (one) => one.textContent.trim() || one.id || one.className;
  const wrong = [];
  boxes.forEach(([one, box], at) => {
    if (box.left < 0 || box.right > innerWidth) wrong.push(`${name(one)} stands beyond the window`);
    if (one.matches(".menu-link, .brand") && box.height > 30) wrong.push(`${name(one)} wraps`);
    for (const [other, next] of boxes.slice(at + 1)) {
      const isBeside = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top) > 1;
      const apart = Math.max(next.left - box.right, box.left - next.right);
      const [here, there] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const over = Math.min(here.right, there.right) - Math.max(here.left, there.left);
      if (isBeside && over > 0.5) wrong.push(`${name(one)}, ${name(other)}: ${over.toFixed(1)} px over each other`);
      if (isBeside && apart < least - 0.5) wrong.push(`${name(one)}, ${name(other)}: ${apart.toFixed(1)} px apart`);
    }
  });
  return wrong;
}"""
"""What of the header lies over another part, is closer to it than `least`, wraps, or stands beyond the window."""


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("language", each(("en", *LANGUAGES), {"en": "the most entries in the narrowest window"}))
def test_words_of_the_header_stand_apart_on_windows_of_every_width(visitor: Page, language: str, walk: Walk) -> None:
    is_here = language == "en"
    page = moved(visitor, "/about") if is_here else _shown(visitor.context.new_page(), "/about", language)
    wrong = {}
    for width in chosen(WIDTHS, TIGHT, walk):
        page.set_viewport_size({"width": width, "height": 768})
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if found := [*page.evaluate(LOOSE, LEAST_APART), *_amiss(page)]:
            wrong[width] = found
    if not is_here:
        page.close()
    assert wrong == {}
