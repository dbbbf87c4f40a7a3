"""The reader's own deck: pinned, arranged, sent on as a link that Python reads too, and safe from broken links."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from dashboard.exports import deck as decks
from dashboard.exports.deck import Deck, DeckError, Pinned, decode, encode
from tests.browser.steps import PHONE, opened, panel, shown
from tests.dashboard.exports.test_deck import packed, row, thirty
from tests.fixtures.sweeps import each

_READ = """async (packed) => {
  const { deck, words } = JSON.parse(document.getElementById("base").textContent);
  const form = window.reachDeckForm;
  const word = (name, values) =>
    Object.entries(values || {}).reduce((text, [key, value]) => text.replace(`{${key}}`, value), words[name]);
  const read = (one) => form.decode(one, deck, word, (value) => value.toLocaleString("en"));
  return Promise.all(packed.map((one) => read(one).then(
    async ({ views, notice }) => ({ views, notice, again: await form.encode(views, deck) }),
    (error) => (error instanceof form.Refused ? error.message : `not refused: ${error}`),
  )));
}"""


@pytest.fixture
def pinner(reader: Page, returning: BrowserContext) -> Page:
    """A reader whose deck is empty."""
    # What is kept belongs to the server, whatever the page.
    returning.pages[0].evaluate("window.localStorage.removeItem('reach-deck')")
    return reader


def pin(page: Page, name: str) -> None:
    """Pin what a panel shows."""
    panel(page, name).locator('[data-act="pin"]').click()


def drawer(page: Page) -> Locator:
    """The open drawer."""
    if not page.locator("dialog.deck[open]").count():
        page.locator('[data-act="deck"]').click()
    return page.locator("dialog.deck[open]")


def titles(page: Page) -> list[str]:
    """Titles of the deck's views in order: edited, else their own."""
    fields = drawer(page).locator('[data-part="title"]').all()
    return [field.input_value() or str(field.get_attribute("placeholder")) for field in fields]


def kept(page: Page) -> Any:
    """What the browser keeps."""
    return json.loads(page.evaluate("window.localStorage.getItem('reach-deck')"))["rows"]


def read_by_python(link: str) -> dict[str, Any] | str:
    """What Python says to a link, in the browser's words."""
    try:
        found = decode(link)
    except DeckError as error:
        return str(error)
    return {"views": [view.__dict__ for view in found.deck.views], "notice": found.notice}


def test_python_and_browser_read_each_others_decks_and_refuse_the_same(pinner: Page) -> None:
    links = [
        *(encode(thirty(random.Random(seed))) for seed in range(3)),
        *(packed(content) for content in ([1], [2], {"a": 1}, [1, row(title=7)], b"[" * 90_000, b" " * 2_000_000)),
        packed([1, *[row()] * 1000]),
        packed([1, row(), row(panel="no<b>" * 30)]),
        packed([1, row(panel="__proto__")]),
        packed([1, row(address="//elsewhere.example/")]),
        packed([1, row(title="\u202e a \ud83d\x00\n b" + "👧🏽" * 150)]),
        encode(thirty(random.Random(4)))[:70],
        encode(thirty(random.Random(4))) + "AAAA",
        "a+b",
        "A" * 300_000,
    ]
    opened(pinner, "/data/method")
    for link, said in zip(links, pinner.evaluate(_READ, links), strict=True):
        expected = read_by_python(link)
        again = said.pop("again") if isinstance(said, dict) else None
        assert said == expected
        if again:
            assert decode(again) == decks.Found(decode(link).deck)


def test_a_deck_is_pinned_arranged_and_kept(pinner: Page) -> None:
    opened(pinner, "/flows?area=NGA")
    pin(pinner, "flows-map")
    pin(pinner, "flows-matrix")
    button = panel(pinner, "flows-matrix").locator('[data-act="pin"]')
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_accessible_name("In deck")
    expect(panel(pinner, "flows-map").locator('[data-act="pin"]')).to_have_attribute("aria-pressed", "true")
    pin(pinner, "flows-matrix")
    expect(pinner.locator("#say")).to_contain_text("Taken out")
    expect(button).to_have_attribute("aria-pressed", "false")
    pin(pinner, "flows-matrix")
    expect(pinner.locator('[data-act="deck"]')).to_have_attribute("data-count", "2")
    box = drawer(pinner)
    first = titles(pinner)
    box.locator('[data-part="title"]').nth(1).fill("<b>Look</b> here")
    box.locator('[data-part="note"]').nth(1).fill("Ask the ministry")
    box.locator('[data-deck="up"]').nth(1).click()
    assert titles(pinner) == ["<b>Look</b> here", first[0]]
    assert kept(pinner)[1][0] == "flows-matrix"
    box.locator(".deck-handle").nth(0).drag_to(box.locator(".deck-item").nth(1))
    assert titles(pinner) == [first[0], "<b>Look</b> here"]
    said = box.locator(".deck-said")
    expect(said).to_have_text("View 1 is now number 2.")
    box.locator('[data-part="note"]').nth(1).fill("Ask the minister")
    box.locator('[data-part="note"]').nth(1).press("Enter")
    expect(said).to_have_text("The words of view 2 are changed.")
    box.locator('[data-part="note"]').nth(1).press("Alt+ArrowUp")
    assert titles(pinner) == ["<b>Look</b> here", first[0]]
    expect(box.locator('[data-part="note"]').nth(0)).to_be_focused()
    box.locator('[data-deck="remove"]').nth(0).click()
    assert titles(pinner) == first[:1]
    expect(said).to_have_text("View 1 was removed. Undo brings it back.")
    box.locator('[data-deck="undo"]').click()
    expect(said).to_have_text("Undone. Views in your deck: 2")
    opened(pinner, "/data/method")
    assert titles(pinner) == ["<b>Look</b> here", first[0]]
    drawer(pinner).locator('[data-deck="empty"]').click()
    expect(drawer(pinner)).to_contain_text("Nothing is in your deck yet")
    expect(drawer(pinner)).to_contain_text("All views were removed")
    assert kept(pinner) == [decks.VERSION]


@pytest.mark.sweep
def test_a_pinned_view_opens_as_it_was(pinner: Page) -> None:
    opened(pinner, "/country/BGD?year=2016")
    panel(pinner, "country-map").locator(".tabs label", has_text="Table").click()
    pin(pinner, "country-map")
    opened(pinner, "/drivers")
    drawer(pinner).locator('[data-deck="show"]').click()
    shown(pinner)
    assert "/country/BGD" in pinner.url
    assert "year=2016" in pinner.url
    expect(panel(pinner, "country-map")).to_have_attribute("data-tab", "table")


def test_a_link_offers_its_deck_and_undo_brings_the_own_back(pinner: Page) -> None:
    opened(pinner, "/data/coverage?area=034")
    pin(pinner, "coverage-picture")
    link = encode(Deck((Pinned("drivers-map", "/drivers?area=BGD", "map", "From a colleague", "Note"),)))
    opened(pinner, f"/data/method#d={link}")
    box = pinner.locator("dialog.deck[open]")
    expect(box).to_contain_text("From a colleague")
    assert "#" not in pinner.url
    assert kept(pinner)[1][0] == "coverage-picture"
    box.locator('[data-deck="take"]').click()
    assert kept(pinner)[1] == ["drivers-map", "/drivers?area=BGD", "map", "From a colleague", "Note"]
    box.locator('[data-deck="undo"]').click()
    assert kept(pinner)[1][0] == "coverage-picture"


def test_the_link_of_a_deck_is_read_by_python(pinner: Page) -> None:
    pinner.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(pinner, "/victims?area=BGD,IND")
    pin(pinner, "victims-children")
    drawer(pinner).locator('[data-deck="copy"]').click()
    expect(pinner.locator(".deck-said")).to_have_text("Link copied")
    view = decode(pinner.evaluate("navigator.clipboard.readText()")).deck.views[0]
    assert view == Pinned("victims-children", "/victims?area=BGD,IND", "chart")


BROKEN = ["pVhNb9tG", "", "%3Cscript%3E", packed([1, *[row()] * 1000]), packed([9])]


@pytest.mark.parametrize("broken", each(BROKEN, BROKEN[3:4]))
def test_a_broken_link_says_so_and_leaves_the_own_deck(pinner: Page, broken: str) -> None:
    opened(pinner, "/data/coverage?area=034")
    pin(pinner, "coverage-picture")
    before = kept(pinner)
    opened(pinner, f"/data/method#d={broken}")
    expect(pinner.locator("dialog.deck[open] .notice")).to_contain_text("deck")
    assert len(titles(pinner)) == 1
    assert kept(pinner) == before


@pytest.mark.sweep
def test_the_drawer_fits_a_phone(pinner: Page) -> None:
    pinner.set_viewport_size(PHONE)
    opened(pinner, "/victims")
    pin(pinner, "victims-map")
    box = drawer(pinner)
    assert box.evaluate("box => [box.offsetWidth, box.scrollWidth <= box.clientWidth]") == [PHONE["width"], True]
    assert pinner.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
