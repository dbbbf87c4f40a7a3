"""What a reader takes from a page names the public address; where none is known, the address that the reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from playwright.sync_api import Browser, Page, expect

from dashboard.context import Context
from dashboard.exports.bundle import write
from dashboard.exports.deck import Deck, Found, Pinned
from dashboard.parts.bundle import files_of
from tests.browser.steps import open_menu, opened, until
from tests.conftest import PUBLIC
from tests.fixtures.serving import threaded

COPY = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def public(public_app: Dash) -> Iterator[str]:
    """Where a server listens whose public address is another one; that it is read: `test_config.py`."""
    with threaded(public_app.server) as url:
        yield url


def taken(browser: Browser, url: str) -> dict[str, str]:
    """All that a page and the show give away, by what it is."""
    context = browser.new_context(base_url=url, viewport={"width": 1366, "height": 768}, permissions=COPY)
    page = opened(context.new_page(), "/victims?area=GHA", folded=True)
    found = {}
    copied = "navigator.clipboard.readText()"
    open_menu(page, "victims-trend", "share").locator('[data-act="link"]').click()
    expect(page.locator("#say")).to_contain_text("Link copied")
    found["link"] = str(page.evaluate(copied))
    open_menu(page, "victims-trend", "share").locator('[data-act="embed"]').click()
    found["frame"] = page.locator('.embed-window [name="code"]').input_value()
    page.keyboard.press("Escape")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found["paper"] = str(page.locator(".printed-address p").first.text_content())
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.goto("/present?country=GHA")
    until(page, "() => document.querySelector('.slide.shown .slide-link')?.textContent")
    found["slide"] = str(page.locator(".slide.shown .slide-link").get_attribute("href"))
    context.close()
    return found


@pytest.mark.sweep  # Of the server: `test_web_hosts.py`.
def test_what_is_taken_from_a_page_names_the_public_address(browser: Browser, public: str) -> None:
    told = taken(browser, public)
    assert all(PUBLIC in text for text in told.values()), told
    assert not any(public in text for text in told.values()), told


@pytest.mark.sweep
def test_without_one_it_names_what_the_address_bar_shows(browser: Browser, base_url: str) -> None:
    told = taken(browser, base_url)
    assert all(f"{base_url}/" in text for text in told.values()), told


@pytest.mark.sweep  # From a disk: `test_bundle.py`; without an address: `test_web_slides.py`.
def test_a_folder_from_nowhere_names_paths_and_leads_nowhere(browser: Browser, shared: Context, tmp_path: Path) -> None:
    views = (
        Pinned("victims-map", "/victims?area=BGD&year=2019", "map"),
        Pinned("country-trend", "/country/BGD", "chart"),
    )
    write(files_of(shared, Found(Deck(views)), "", "en"), tmp_path / "deck")
    context = browser.new_context(offline=True, viewport={"width": 1366, "height": 768})
    page: Page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((tmp_path / "deck" / "index.html").as_uri())
    link = page.locator(".slide.shown .slide-link")
    expect(link).to_contain_text(" at /victims?area=BGD&year=2019")
    assert link.get_attribute("href") is None
    page.keyboard.press("PageDown")
    expect(link).to_contain_text(" at /country/BGD")
    assert complaints == []
    context.close()
