"""When the line is down a reader has the pages that were seen before, and no other page in place of any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from dash import Dash
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.config import Config
from dashboard.context import Context
from tests.browser.steps import LAPTOP, shown, within
from tests.conftest import application_of
from tests.fixtures.serving import forked, free_port, threaded
from tests.fixtures.sweeps import each

KEPT = re.compile(r"This page was kept in this browser; its figures are those of \d{1,2}:\d{2}\.")
STANDS = 1_500
"""Milliseconds after which an address has stood for long enough."""
_LISTED = """async ([root, address]) => {
  for (const name of await caches.keys()) {
    const lists = await (await caches.open(name)).match(`${root}/kept/index`);
    const pages = lists ? Object.keys((await lists.json()).pages) : [];
    if (pages.some((one) => one.endsWith(root + address))) return true;
  }
  return false;
}"""


@pytest.fixture
def apart(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own, whose clock may be put forward."""
    context = browser.new_context(viewport=LAPTOP, locale="en-GB")
    context.clock.install()
    yield context
    context.close()


def kept(page: Page, root: str, address: str) -> None:
    """Stay at an address until the browser has kept its page."""
    for _ in range(600):
        page.clock.fast_forward(STANDS)
        page.wait_for_timeout(50)
        if page.evaluate(_LISTED, [root, address]):
            return
    pytest.fail(f"{address} was not kept")


def gone(page: Page, what: str) -> None:
    """Wait until an asynchronous function of the page returns nothing true any more."""
    for _ in range(240):
        if not page.evaluate(what):
            return
        page.wait_for_timeout(250)
    pytest.fail(f"it stays: {what}")


def settings(config: Config, offline: str = "1") -> dict[str, str]:
    """Of a server whose pages browsers keep."""
    return {"REACH_DATA": str(config.published), "REACH_OFFLINE": offline, "WEB_CONCURRENCY": "1"}


def in_menu(page: Page, name: str) -> None:
    """Choose an entry of the menu."""
    page.locator(".menu-link", has_text=name).click()


def nothing_else(page: Page, root: str, prefix: str) -> None:
    """What was never seen is no other page, neither within an open one nor anew; it says what there is."""
    heading = page.locator("h1:visible")
    in_menu(page, "Protection")
    expect(heading).to_have_text("“Protection” could not be loaded")
    within(page, f"{prefix}/?area=NPL")
    expect(heading).to_have_text("“Overview” could not be loaded")
    expect(page.locator("#away li a")).to_have_attribute("href", f"{root}/?area=KEN")
    page.get_by_role("link", name="Pages kept in this browser").click()
    expect(heading).to_have_text("Pages kept in this browser")
    expect(page.locator("#kept a")).to_have_count(2)
    page.goto(f"{root}/about?lang=ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("#kept a")).to_have_count(2)
    expect(page.locator("#standing, #react-entry-point")).to_have_count(0)


@pytest.mark.parametrize("prefix", each(["", "/reach"], [""]))
def test_pages_that_were_seen_are_there_when_the_server_is_not(
    apart: BrowserContext, small_app: Dash, small_context: Context, prefix: str
) -> None:
    config = replace(small_context.config, prefix=prefix)
    server = (application_of(replace(small_context, config=config)) if prefix else small_app).server
    port, page = free_port(), apart.new_page()
    root = f"http://127.0.0.1:{port}{prefix}"
    banner, heading = page.locator("#connection"), page.locator("#page h1").first
    with threaded(server, port):
        page.goto(f"{root}/compare?area=KEN")
        shown(page)
        first = heading.inner_text()
        # On at once: what was seen is kept wherever its reader is by then.
        in_menu(page, "Overview")
        expect(page).to_have_url(f"{root}/?area=KEN")
        shown(page)
        kept(page, prefix, "/compare?area=KEN")
        kept(page, prefix, "/?area=KEN")
        asked = heading.inner_text()
    # By the menu, which says what would not come; by Back; by address.
    in_menu(page, "Compare")
    expect(banner).to_contain_text(KEPT)
    expect(heading).to_have_text(first)
    expect(page.locator("#away")).to_be_hidden()
    shown(page)
    expect(page.locator(".menu-link:not([data-unkept])")).to_have_text(["Overview", "Compare"])
    expect(page.locator(".menu-link", has_text="Victims")).to_have_attribute(
        "title", "This page is not kept in this browser"
    )
    page.go_back()
    expect(heading).to_have_text(asked)
    page.goto(f"{root}/compare?area=KEN")
    expect(banner).to_contain_text(KEPT)
    expect(banner).to_contain_text("the server cannot be reached")
    shown(page)
    expect(page.locator(".menu-link[aria-current]")).to_have_text("Compare")
    expect(page.locator(".menu-link:not([data-unkept])")).to_have_text(["Overview", "Compare"])
    expect(page.locator(".still")).to_have_count(0)
    nothing_else(page, root, prefix)
    with threaded(server, port):
        page.clock.fast_forward(60_000)
        expect(page.locator("#page h1")).to_be_visible()
        shown(page)
        expect(banner).to_be_empty()
        expect(page.locator("[data-unkept]")).to_have_count(0)
        page.goto(f"{root}/kept?lang=en")
        page.get_by_role("button", name="Forget these pages").click()
        expect(page.locator("#kept-said")).to_have_text("What was kept is forgotten.")
        assert page.evaluate("async () => (await caches.keys()).length") == 0


@pytest.mark.sweep  # Back without the server: `test_connection.py`.
def test_a_page_is_at_hand_where_nothing_could_be_kept(browser: Browser, small_config: Config, tmp_path: Path) -> None:
    """No worker has come by the time at which the server goes; and the server comes back."""
    port, context = free_port(), browser.new_context(viewport=LAPTOP, locale="en-GB", service_workers="block")
    page = context.new_page()
    root, question = f"http://127.0.0.1:{port}", page.locator("#page .question")
    with forked(tmp_path / "first.txt", settings(small_config), port):
        page.goto(f"{root}/victims?area=KEN")
        shown(page)
        in_menu(page, "Justice")
        expect(page).to_have_url(f"{root}/justice?area=KEN")
        shown(page)
        asked = question.inner_text()
    in_menu(page, "Victims")
    expect(question).to_contain_text("Who is detected")
    expect(page.locator("#connection")).to_contain_text(KEPT)
    page.go_back()
    expect(question).to_have_text(asked)
    in_menu(page, "Flows")
    expect(page.locator("h1:visible")).to_have_text("“Flows” could not be loaded")
    with forked(tmp_path / "second.txt", settings(small_config), port):
        shown(page)
        expect(page.locator("#connection")).to_be_empty()
        expect(page.locator(".menu-link[aria-current]")).to_have_text("Flows")
    context.close()


@pytest.mark.sweep  # What is kept: above; what is fetched ahead: `test_choosing.py`.
def test_who_saves_data_has_what_came_kept_and_nothing_fetched_for_it(apart: BrowserContext, small_app: Dash) -> None:
    """Within an open page another was changed to: its document is that of the first one, with nothing of that in it."""
    apart.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page, question = apart.new_page(), apart.pages[0].locator("#page .question")
    with threaded(small_app.server) as root:
        page.goto(f"{root}/about?lang=ar")  # Left before it works.
        page.goto(f"{root}/victims?area=KEN&lang=ar")
        shown(page)
        first = page.title()
        page.locator('.menu-link[href*="/justice"]').click()
        expect(page).to_have_url(f"{root}/justice?area=KEN&lang=ar")
        shown(page)
        for address in ("/about?lang=ar", "/victims?area=KEN&lang=ar", "/justice?area=KEN&lang=ar"):
            kept(page, "", address)
        title, asked = page.title(), question.inner_text()
    assert title != first
    page.goto(f"{root}/justice?area=KEN&lang=ar")
    expect(page.locator(".connection-figures")).not_to_be_empty()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(question).to_have_text(asked)
    shown(page)
    assert page.title() == title
    text = page.evaluate("async (address) => (await caches.match(address)).text()", page.url)
    assert "<title>" in text
    assert 'id="standing"' not in text
    assert first not in text


@pytest.mark.sweep
@pytest.mark.parametrize("offline", ["1", "0"])
def test_what_is_of_another_edition_or_forbidden_is_forgotten(
    apart: BrowserContext, small_config: Config, config: Config, tmp_path: Path, offline: str
) -> None:
    port, page = free_port(), apart.new_page()
    root = f"http://127.0.0.1:{port}"
    with forked(tmp_path / "first.txt", settings(small_config), port):
        page.goto(f"{root}/about")
        shown(page)
        page.clock.run_for(6_000)
        kept(page, "", "/about")
    (before,) = page.evaluate("caches.keys()")
    other = config if offline == "1" else small_config
    with forked(tmp_path / "second.txt", settings(other, offline=offline), port):
        page.goto(f"{root}/about")
        expect(page.locator("#connection")).to_be_empty()
        page.clock.run_for(6_000)
        if offline == "1":
            gone(page, f"async () => (await caches.keys()).includes({before!r})")
            kept(page, "", "/about")
        else:
            gone(page, "async () => (await navigator.serviceWorker.getRegistrations()).length")
            assert page.evaluate("caches.keys()") == []
