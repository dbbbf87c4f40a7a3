"""What only a phone shows: cards instead of wide rows, and a tap on the sea, which is no country."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.steps import PHONE, opened, until
from tests.fixtures.sweeps import each

SEA = ((-30, -20), (-35, 30), (80, -30), (-110, -20))
"""Degrees east and north, far from every area."""
_AT = """([panel, place]) => {
  const div = document.querySelector(`[data-panel="${panel}"] :is(.map-plot, .chart-plot)`);
  div.scrollIntoView({ block: "center" });
  const frame = div.getBoundingClientRect();
  const at = div._fullLayout.geo._subplot.projection(place);
  const { center, projection } = div._fullLayout.geo;
  return { x: frame.left + at[0], y: frame.top + at[1], seen: [center.lon, center.lat, projection.scale] };
}"""
_CARDS = """() => [...document.querySelectorAll(".ledger tbody tr")].map((row) => {
  const cells = [...row.children].filter((cell) => cell.offsetHeight);
  const said = cells.reduce((sum, cell) => sum + cell.offsetHeight, 0);
  return { right: row.getBoundingClientRect().right, blank: row.offsetHeight - said,
    empty: cells.filter((cell) => !cell.textContent.trim()).length };
})"""


@pytest.fixture(scope="module")
def phone(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A phone that keeps what it fetched."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, base_url=base_url, locale="en-GB")
    context.new_page().goto("/healthz")
    yield context
    context.close()


@pytest.fixture
def touching(phone: BrowserContext) -> Iterator[Page]:
    """A page of a phone that is touched."""
    page = phone.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("path", "panel"),
    each(
        [("/victims", "victims-map"), ("/victims?area=BRA", "victims-map"), ("/flows?area=BRA", "flows-map")],
        {("/victims?area=BRA", "victims-map"): "a map that is drawn closer", ("/flows?area=BRA", "flows-map"): "lines"},
    ),
)
def test_a_tap_on_the_sea_does_nothing(touching: Page, path: str, panel: str) -> None:
    opened(touching, path)
    until(touching, f"() => document.querySelector('[data-panel=\"{panel}\"] path[data-k]')")
    before, seen = touching.url, touching.evaluate(_AT, [panel, SEA[0]])["seen"]
    for place in SEA:
        found = touching.evaluate(_AT, [panel, place])
        assert found["seen"] == seen, place
        if 0 < found["x"] < PHONE["width"] and 0 < found["y"] < PHONE["height"]:
            touching.touchscreen.tap(found["x"], found["y"])
            touching.wait_for_timeout(200)
            assert touching.url == before, place


def test_headline_figures_are_cards_without_blank_space(reader: Page) -> None:
    reader.set_viewport_size(PHONE)
    opened(reader, "/data/claims")
    cards = reader.evaluate(_CARDS)
    assert len(cards) > 50
    for card in cards:
        assert card["right"] <= PHONE["width"]
        assert card["blank"] <= 20 and card["empty"] == 0
