"""Slides by one click: of a panel by keyboard, of a page and a brief, of a deck with edited titles; and refusals."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Download, Page, Route, expect
from pptx import Presentation

from dashboard.exports.deck import Deck, Pinned, encode, of_json
from tests.browser.steps import FORGET_ALL, PHONE, leave_studio, moved, opened, panel, stayed, studio_of

TITLES, SLIDES = "/api/v1/deck.json", "/export/deck.pptx"


def titles(download: Download, folder: Path) -> list[str]:
    """Titles of the slides of a file that the browser saved."""
    path = folder / download.suggested_filename
    download.save_as(path)
    presentation: Any = Presentation(io.BytesIO(path.read_bytes()))
    return [slide.shapes.title.text_frame.text for slide in presentation.slides]


@pytest.mark.sweep  # Slides of a deck: below; the keyboard in menus: `test_spoken.py`.
def test_a_panel_comes_as_slides_by_keyboard_as_it_is_shown(visitor: Page, tmp_path: Path) -> None:
    moved(visitor, "/victims?area=NGA&year=2019", folded=True)
    panel(visitor, "victims-map").locator('[data-act="studio"]').focus()
    visitor.keyboard.press("Enter")
    studio = studio_of(visitor)
    link = studio.locator("[data-format]").first
    for _ in range(20):  # Past the picture's choices and forms.
        visitor.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    expect(link).to_be_focused()
    with visitor.expect_download() as saved:
        visitor.keyboard.press("Enter")
    assert "Nigeria" in titles(saved.value, tmp_path)[0] and "2019" in titles(saved.value, tmp_path)[0]
    expect(studio.locator(".studio-said")).to_contain_text(saved.value.suggested_filename)
    leave_studio(visitor)
    page = visitor.locator('.page-slides a[href^="/export/page/"]').last
    assert page.get_attribute("href") == "/export/page/victims.pptx?area=NGA&year=2019&format=4x3"


def test_a_deck_is_sent_for_slides_with_the_readers_titles(visitor: Page) -> None:
    """What the server answers: `test_web_decks.py`."""
    stayed(visitor, "/data/method")
    deck = Deck(
        (Pinned("country-trend", "/country/BGD", "chart", "<b>Few</b>"), Pinned("victims-map", "/victims", "map"))
    )
    sent: dict[str, bytes] = {}

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        sent[path] = route.request.post_data_buffer or b""
        if path == TITLES:
            route.fulfill(json={"views": [{"title": "One", "subtitle": ""}, {"title": "As it is now", "subtitle": ""}]})
        else:
            route.fulfill(body=b"made", headers={"Content-Disposition": 'attachment; filename="deck_BGD_2.pptx"'})

    for made in (TITLES, SLIDES):
        visitor.route(f"**{made}*", answer)
    visitor.evaluate(FORGET_ALL)
    opened(visitor, "/data/method")  # A page remembers the deck of a test before, which may be this very one.
    visitor.evaluate("(packed) => { window.location.hash = `d=${packed}&name=For%20the%20minister`; }", encode(deck))
    box = visitor.locator("dialog.deck[open]")
    # What a link does not say, the server does: how the view is headed now.
    expect(box.locator(".deck-offered li").nth(1)).to_contain_text("As it is now")
    box.locator('[data-deck="take"]').click()
    box.locator(".slides-menu > button").click()
    with visitor.expect_download() as saved:
        box.locator('[data-deck="slides"]').first.click()
    assert saved.value.suggested_filename.startswith("For-the-minister_")
    expect(box.locator(".deck-said")).to_contain_text(saved.value.suggested_filename)
    visitor.keyboard.press("Escape")  # Left open it would stand over the page of the next test.
    expect(box).to_have_count(0)
    for body in sent.values():
        views = of_json(body).deck.views
        assert [(view.panel, view.title) for view in views] == [("country-trend", "<b>Few</b>"), ("victims-map", "")]
    assert set(sent) == {TITLES, SLIDES}
    visitor.unroute_all()
    visitor.evaluate(FORGET_ALL)


# Not by the network: the browser complains of each refusal in its console, which no test of a page may see.
_ANSWERS = """() => {
  const answers = [
    new Response("503 Service Unavailable: busy.", { status: 503, headers: { "Retry-After": "1" } }),
    new Response("file", { headers: { "Content-Disposition": 'attachment; filename="brief.pptx"' } }),
    new Response("400 Bad Request: format: none.", { status: 400 }),
  ];
  window.fetch = () => Promise.resolve(answers.shift());
}"""


# Which parts of the menu were seen to turn, however short that was.
_TURNING = """() => {
  window.turned = new Set();
  new MutationObserver((found) => {
    for (const { target } of found) if (target.classList.contains("making")) window.turned.add(target.localName);
  }).observe(document.querySelector(".brief-menu"), { subtree: true, attributes: true, attributeFilter: ["class"] });
}"""


@pytest.mark.sweep
def test_a_server_that_is_busy_is_asked_again_and_a_refusal_is_read(reader: Page) -> None:
    reader.set_viewport_size(PHONE)
    opened(reader, "/country/BGD")
    reader.evaluate(_ANSWERS)
    reader.evaluate(_TURNING)
    with reader.expect_download() as saved:
        reader.locator(".brief-menu > button").click()
        reader.locator(".brief-menu a").first.click()
        expect(reader.locator("#say")).to_contain_text("are being made first")
    expect(reader.locator(".making")).to_have_count(0)
    assert sorted(reader.evaluate("[...window.turned]")) == ["a", "summary"]
    assert saved.value.suggested_filename == "brief.pptx"
    reader.locator(".brief-menu > button").click()
    reader.locator(".brief-menu a").nth(1).click()
    expect(reader.locator("#say")).to_have_text("The file could not be made. format: none.")
