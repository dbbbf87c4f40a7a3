"""The reader's own decks: filled, arranged, named, sent on as a link that Python reads too, safe from broken links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect
from pptx import Presentation

from dashboard.exports import deck as decks
from dashboard.exports.deck import Deck, Pinned, decode, encode
from dashboard.web.bundles import zipped
from dashboard.web.openapi import ZIP_TYPE
from tests.browser.steps import PHONE, moved, opened, panel, shown, until
from tests.browser.test_every_page import serious
from tests.dashboard.exports.test_deck import packed, row
from tests.fixtures.sweeps import each
from tests.fixtures.templates import small_potx


@pytest.fixture
def without_decks(returning: BrowserContext) -> Iterator[None]:
    """Nothing is kept of decks, which belong to the server, whatever the page: neither before nor after."""
    forget = "['reach-decks', 'reach-deck'].forEach((name) => window.localStorage.removeItem(name))"
    returning.pages[0].evaluate(forget)
    yield
    returning.pages[0].evaluate(forget)


@pytest.fixture
def pinner(without_decks: None, reader: Page) -> Page:  # noqa: ARG001 - it has to have happened
    """A reader whose deck is empty."""
    return reader


@pytest.fixture
def pinning(without_decks: None, visitor: Page) -> Page:  # noqa: ARG001 - it has to have happened
    """The visitor's page, while the deck is empty."""
    return visitor


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


def store(page: Page) -> Any:
    """What the browser keeps."""
    return json.loads(page.evaluate("window.localStorage.getItem('reach-decks')"))


def kept(page: Page) -> Any:
    """The rows of the deck that is open."""
    told = store(page)
    return next(deck["rows"] for deck in told["decks"] if deck["id"] == told["at"])


def names(page: Page) -> list[str]:
    """The names of all decks, in their order."""
    return [deck["name"] for deck in store(page)["decks"]]


def ready_made(page: Page, area: str) -> Locator:
    """The page of decks, with a ready-made one of a country."""
    opened(page, "/deck")
    page.locator('[data-part="ready"]').select_option(area)
    page.locator('[data-deck="ready"]').click()
    expect(page.locator(".deck-item")).to_have_count(len(decks.STARTERS["country"]))
    return page.locator("#deck-place")


def some_left_out(route: Route) -> None:
    """Answers with pictures of a deck of which some are missing."""
    files = zipped({"00_sentences.txt": b""}, "pictures", (2026, 11, 30), "Left out, as they cannot be drawn: “ثلاثة”.")
    disposition = {"Content-Disposition": 'attachment; filename="pictures.zip"'}
    route.fulfill(body=files, content_type=ZIP_TYPE, headers=disposition)


FULL = """() => {
  window.keep = Storage.prototype.setItem;
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


def arranged(pinner: Page) -> list[str]:
    """Pins two views and arranges them in the drawer; what is open then, from top to bottom."""
    moved(pinner, "/?area=NGA", folded=True)
    pin(pinner, "overview-map")
    pin(pinner, "overview-children")
    button = panel(pinner, "overview-children").locator('[data-act="pin"]')
    expect(button).to_have_attribute("aria-pressed", "true")
    # As seen on it, and of which panel.
    whose = re.compile(
        r"^In deck: Nigeria detected \d+ girls and \d+ boys as victims of trafficking in \d{4}( · Chart)?$"
    )
    expect(button).to_have_accessible_name(whose)
    expect(panel(pinner, "overview-map").locator('[data-act="pin"]')).to_have_attribute("aria-pressed", "true")
    pin(pinner, "overview-children")
    expect(pinner.locator("#say")).to_contain_text("Taken out")
    expect(button).to_have_attribute("aria-pressed", "false")
    pin(pinner, "overview-children")
    expect(pinner.locator('[data-act="deck"]')).to_have_attribute("data-count", "2")
    box = drawer(pinner)
    first = titles(pinner)
    box.locator('[data-part="title"]').nth(1).fill("<b>Look</b> here")
    box.locator('[data-part="note"]').nth(1).fill("Ask the ministry")
    box.locator('[data-deck="up"]').nth(1).click()
    assert titles(pinner) == ["<b>Look</b> here", first[0]]
    assert kept(pinner)[1][0] == "overview-children"
    box.locator(".deck-handle").nth(0).drag_to(box.locator(".deck-item").nth(1))
    assert titles(pinner) == [first[0], "<b>Look</b> here"]
    said = box.locator(".deck-said")
    expect(said).to_have_text("Slide 1 is now number 2.")
    box.locator('[data-part="note"]').nth(1).fill("Ask the minister")
    box.locator('[data-part="note"]').nth(1).press("Enter")
    expect(said).to_have_text("The words of slide 2 are changed.")
    # What is longer than a line may be ends behind a word, and says so; a browser's own limit cut it in silence.
    box.locator('[data-part="note"]').nth(1).fill("word " * 70)
    box.locator('[data-part="note"]').nth(1).press("Enter")
    expect(said).to_have_text("Too long: the rest is left out, and “…” stands in its place.")
    assert kept(pinner)[2][4] == "word " * 59 + "word…"
    box.locator('[data-part="note"]').nth(1).fill("Ask the minister")
    box.locator('[data-part="note"]').nth(1).press("Enter")
    box.locator('[data-part="note"]').nth(1).press("Alt+ArrowUp")
    assert titles(pinner) == ["<b>Look</b> here", first[0]]
    expect(box.locator('[data-part="note"]').nth(0)).to_be_focused()
    box.locator('[data-deck="remove"]').nth(0).click()
    assert titles(pinner) == first[:1]
    expect(said).to_have_text("Slide 1 was removed. Undo brings it back.")
    box.locator('[data-deck="undo"]').click()
    expect(said).to_have_text("Undone. “My deck” is open. Slides in it: 2")
    # Of which views there are no pictures: in the zip, and here.
    pinner.route("**/export/deck-pictures.zip?*", some_left_out)
    with pinner.expect_download() as waiting:
        box.locator('[data-deck="pictures"]').click()
    expect(said).to_have_text(f"Saved: {waiting.value.suggested_filename} Left out, as they cannot be drawn: “ثلاثة”.")
    pinner.unroute("**/export/deck-pictures.zip?*")
    return ["<b>Look</b> here", first[0]]


def test_a_deck_is_pinned_arranged_named_sent_and_kept_and_a_link_offers_another_beside_it(pinning: Page) -> None:
    pinner = pinning
    pinner.context.grant_permissions(["clipboard-read", "clipboard-write"])
    own = arranged(pinner)
    # Its link, as Python reads it.
    box = drawer(pinner)
    box.locator('[data-part="name"]').fill("Two & more")
    box.locator('[data-deck="copy"]').click()
    expect(box.locator(".deck-said")).to_have_text("Link copied")
    sent = pinner.evaluate("navigator.clipboard.readText()")
    assert sent.partition("&of=")[0].endswith("&name=Two%20%26%20more")
    pinned = Pinned("overview-children", "/?area=NGA", "chart", "<b>Look</b> here", "Ask the minister")
    assert decode(sent).deck.views[0] == pinned
    # Another page, loaded anew by the link of a colleague.
    link = encode(Deck((Pinned("drivers-map", "/drivers?area=BGD", "map", "From a colleague", "Note"),)))
    opened(pinner, f"/data/method#d={link}&name=From%20Dhaka%3Cb%3E")
    box = pinner.locator("dialog.deck[open]")
    expect(box).to_contain_text("The deck of this link is called “From Dhaka<b>”. Slides in it: 1")
    expect(box).to_contain_text("From a colleague")
    assert "#" not in pinner.url
    assert kept(pinner)[1][0] == "overview-children"
    box.locator('[data-deck="take"]').click()
    assert kept(pinner)[1] == ["drivers-map", "/drivers?area=BGD", "map", "From a colleague", "Note"]
    assert names(pinner) == ["Two & more", "From Dhaka<b>"]
    box.locator('[data-deck="undo"]').click()
    assert names(pinner) == ["Two & more"]
    assert titles(pinner) == own
    # Where the browser cannot keep it, that is said, and the deck goes along with the link.
    pinner.evaluate(FULL)
    box.locator('[data-deck="down"]').first.click()
    expect(box.locator(".deck-unkept")).to_contain_text("copy the link")
    until(pinner, "() => document.querySelector('.deck-present').hash.startsWith('#d=')")
    pinner.evaluate("() => { Storage.prototype.setItem = window.keep; }")
    box.locator('[data-deck="delete"]').click()
    expect(drawer(pinner)).to_contain_text("This deck has no slides yet")
    expect(drawer(pinner)).to_contain_text("“Two & more” was deleted")
    assert kept(pinner) == [decks.VERSION]
    pinner.keyboard.press("Escape")
    expect(pinner.locator("dialog.deck[open]")).to_have_count(0)


def test_the_page_of_decks_shows_each_slide_of_one_to_act_on_as_the_servers_own_picture(pinning: Page) -> None:
    pinner = pinning
    busy: list[str] = []
    # What the server says: `test_web_decks.py`.
    told = [{"title": f"Slide {n}", "subtitle": f"What slide {n} shows"} for n in range(1, 6)]

    def answer(route: Route) -> None:
        if len(busy) == 2:
            return route.fulfill(json={"views": told})
        busy.append(route.request.url)
        return route.fulfill(status=503, headers={"Retry-After": "1"}, body="503 Service Unavailable: busy.")

    pinner.route("**/api/v1/deck.json*", answer)
    moved(pinner, "/deck")
    # Slides to act on are of a country alone.
    make = pinner.locator('[data-deck="acting"]')
    expect(pinner.locator('[data-part="ready"]')).to_be_visible()
    expect(make).to_be_hidden()
    pinner.locator('[data-part="ready"]').select_option("NGA")
    make.click()
    page = pinner.locator("#deck-place")
    expect(page.locator(".deck-item")).to_have_count(len(decks.STARTERS["acting"]))
    assert [row[0] for row in kept(pinner)[1:]] == [panel for panel, _, _ in decks.STARTERS["acting"]]
    assert "/progress?area=NGA&indicator=food-insecurity" in [row[1] for row in kept(pinner)[1:]]
    first = page.locator(".deck-picture img").first
    until(pinner, "() => document.querySelector('.deck-picture img')?.naturalWidth")
    assert "/image/justice-steps.svg?" in str(first.get_attribute("src"))
    assert first.evaluate("(image) => Math.round((100 * image.width) / image.height)") == 178
    expect(page.locator(".deck-of").nth(1)).to_have_text("Justice · Nigeria")
    expect(page.locator(".deck-about")).to_have_text([view["subtitle"] for view in told])
    expect(page.locator('[data-part="title"]').first).to_have_attribute("placeholder", "Slide 1")
    assert len(busy) == 2, "what slides say is asked again of a server that is busy"
    # Pictures that have come are not asked for again when slides change places.
    first.evaluate("(image) => { image.dataset.kept = 'yes'; }")
    page.locator('[data-deck="down"]').first.click()
    expect(page.locator(".deck-picture img").nth(1)).to_have_attribute("data-kept", "yes")
    expect(page.locator('[data-deck="down"]').nth(1)).to_be_focused()
    assert kept(pinner)[2][0] == "justice-steps"
    assert serious(pinner) == []
    pinner.set_viewport_size(PHONE)
    assert pinner.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    pinner.unroute_all()


@pytest.mark.sweep  # A deck to act on: above; that the own deck is presented: `test_present.py`.
def test_a_ready_made_deck_of_a_country_is_shown_and_presented(pinner: Page) -> None:
    page = ready_made(pinner, "BGD")
    come = "[...document.querySelectorAll('.deck-picture img')].slice(0, 4).every((one) => one.naturalWidth)"
    until(pinner, f"() => {come}")
    expect(page.locator(".deck-of").nth(1)).to_have_text("Victims · Bangladesh")
    expect(page.locator(".deck-about").nth(1)).to_contain_text("Number of people, 20")
    page.locator(".deck-present").click()
    expect(pinner.locator("#stage .slide.shown .slide-number")).to_have_text("1 / 8")


@pytest.mark.sweep  # Names: in the links below; what is deleted and brought back: above.
def test_decks_have_names_and_each_keeps_its_slides(pinner: Page) -> None:
    page = ready_made(pinner, "BGD")
    said = page.locator(".deck-said")
    page.locator('[data-deck="new"]').click()
    expect(page.locator('[data-part="name"]')).to_be_focused()
    page.locator('[data-part="name"]').fill("For the <b>minister</b>")
    page.locator('[data-part="name"]').press("Enter")
    expect(said).to_have_text("This deck is called “For the <b>minister</b>” now.")
    opened(pinner, "/data/coverage?area=034")
    pin(pinner, "coverage-picture")
    expect(pinner.locator("#say")).to_have_text("Added to “For the <b>minister</b>”. Slides in it: 1 of 30")
    expect(pinner.locator(".deck-button")).to_have_attribute("data-count", "1")
    box = drawer(pinner)
    box.locator('[data-deck="double"]').click()
    assert names(pinner) == ["Bangladesh", "For the <b>minister</b>", "For the <b>minister</b>, copy"]
    box.locator('[data-deck="remove"]').click()
    expect(box.locator('[data-part="at"] option').nth(2)).to_have_text("For the <b>minister</b>, copy (0)")
    box.locator('[data-part="at"]').select_option(index=1)
    expect(box.locator(".deck-item")).to_have_count(1)
    box.locator('[data-deck="delete"]').click()
    expect(box.locator(".deck-said")).to_have_text("“For the <b>minister</b>” was deleted. Undo brings it back.")
    assert len(names(pinner)) == 2
    box.locator('[data-deck="undo"]').click()
    assert names(pinner)[1] == "For the <b>minister</b>"
    assert kept(pinner)[1][0] == "coverage-picture"
    box.locator('[data-part="at"]').select_option(index=0)
    assert len(kept(pinner)) == 9


@pytest.mark.sweep  # Said in the drawer: the first test; shown by its link: `test_present.py`.
def test_a_deck_that_the_browser_does_not_keep_says_so_and_is_presented_all_the_same(pinner: Page) -> None:
    pinner.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    opened(pinner, "/data/coverage?area=034")
    pin(pinner, "coverage-picture")
    expect(pinner.locator("#say")).to_contain_text("This browser could not save the change.")
    box = drawer(pinner)
    expect(box.locator(".deck-unkept")).to_contain_text("copy the link")
    expect(box.locator(".deck-item")).to_have_count(1)
    until(pinner, "() => document.querySelector('.deck-present').hash.startsWith('#d=')")
    box.locator(".deck-present").click()
    expect(pinner.locator("#stage .slide.shown .slide-number")).to_have_text("1 / 1")


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


@pytest.mark.sweep  # The link itself: the first test.
def test_whoever_leaves_the_show_of_a_link_is_offered_its_deck(pinner: Page) -> None:
    fragment = f"#d={encode(Deck((Pinned('coverage-picture', '/data/coverage?area=BGD,IND', 'chart'),)))}"
    pinner.goto(f"/present{fragment}")
    expect(pinner.locator("#leave")).to_have_attribute("href", re.compile(f"/deck{re.escape(fragment)}$"))


# Which links are refused, by browser and Python: `exports/test_deck.py`; that it is said: `test_present.py`.
BROKEN = ["pVhNb9tG", "", "%3Cscript%3E", packed([1, *[row()] * 1000]), packed([9])]


@pytest.mark.parametrize("broken", each(BROKEN, []))
def test_a_broken_link_says_so_and_leaves_the_own_deck(pinner: Page, broken: str) -> None:
    opened(pinner, "/data/coverage?area=034")
    pin(pinner, "coverage-picture")
    before = kept(pinner)
    opened(pinner, f"/data/method#d={broken}")
    expect(pinner.locator("dialog.deck[open] .deck-said .notice")).to_contain_text("deck")
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


@pytest.mark.sweep  # What a template does: `slides/test_guest_templates.py`; that the drawer sends: `test_slides.py`.
@pytest.mark.usefixtures("without_decks")
def test_slides_are_made_in_a_template_that_the_reader_chooses(forgiven: Page) -> None:
    opened(forgiven, "/progress?area=BGD")
    pin(forgiven, "progress-statuses")
    box = drawer(forgiven)
    # Of a panel under a heading of its page the server says how its slide is headed.
    own = re.compile("^Bangladesh, of 17 indicators")
    expect(box.locator('[data-part="title"]')).to_have_attribute("placeholder", own)
    box.locator(".slides-menu > button").click()
    field = box.locator('[data-part="template"]')
    with forgiven.expect_download() as saved:
        field.set_input_files({"name": "Ministry.potx", "mimeType": "", "buffer": small_potx()})
    presentation = Presentation(saved.value.path())
    assert presentation.slide_width == 9_144_000 and presentation.slide_height == 5_143_500
    # It is offered again as long as the page is open, and a browser keeps nothing of it.
    box.locator(".slides-menu > button").click()
    expect(box.locator('[data-deck="again"]')).to_contain_text("Ministry.potx")
    assert "Ministry" not in forgiven.evaluate("JSON.stringify(window.localStorage)")
    field.set_input_files({"name": "large.pptx", "mimeType": "", "buffer": bytes(10_000_001)})
    expect(box.locator(".deck-said")).to_contain_text("A template has at most 10 MB.")
    # One that the server refuses is not offered again.
    field.set_input_files({"name": "renamed.pptx", "mimeType": "", "buffer": b"no presentation"})
    expect(box.locator('[data-deck="again"]')).to_have_count(0)
    expect(box.locator(".deck-said")).to_contain_text("The file could not be made.")


@pytest.mark.sweep  # So does that of the page of decks, above.
@pytest.mark.usefixtures("without_decks")
def test_what_slides_say_is_asked_again_of_a_server_that_is_busy(forgiven: Page) -> None:
    refused: list[str] = []

    def answer(route: Route) -> None:
        if len(refused) == 3:
            return route.continue_()
        refused.append(route.request.url)
        return route.fulfill(status=503, headers={"Retry-After": "1"}, body="503 Service Unavailable: busy.")

    forgiven.route("**/api/v1/deck.json*", answer)
    page = ready_made(forgiven, "BGD")
    expect(page.locator(".deck-about").nth(1)).to_contain_text("Number of people, 20")
    assert len(refused) == 3
