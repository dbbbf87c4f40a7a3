"""When the line is down a reader has the pages that were seen before, and no other page in place of any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.config import Config
from tests.browser.steps import LAPTOP, shown, within
from tests.fixtures.serving import free_port, serving
from tests.fixtures.sweeps import each

KEPT = re.compile(r"This page was kept in this browser; its figures are those of \d{1,2}:\d{2}\.")
STANDS = 4_500
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
    for _ in range(240):
        page.clock.run_for(STANDS)
        page.wait_for_timeout(250)
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


def settings(config: Config, prefix: str = "", offline: str = "1") -> dict[str, str]:
    """Of a server whose pages browsers keep."""
    own = {"REACH_DATA": str(config.published), "REACH_OFFLINE": offline, "WEB_CONCURRENCY": "1"}
    return own | ({"REACH_PREFIX": prefix} if prefix else {})


@pytest.mark.parametrize("prefix", each(["", "/reach"], [""]))
def test_pages_that_were_seen_are_there_when_the_server_is_not(
    apart: BrowserContext, small_config: Config, tmp_path: Path, prefix: str
) -> None:
    port, page = free_port(), apart.new_page()
    root = f"http://127.0.0.1:{port}{prefix}"
    with serving(tmp_path / "first.txt", settings(small_config, prefix), port):
        page.goto(f"{root}/victims?area=KEN")
        shown(page)
        page.clock.run_for(6_000)
        kept(page, prefix, "/victims?area=KEN")
        page.locator(".menu-link", has_text="Justice").click()
        shown(page)
        kept(page, prefix, "/justice?area=KEN")
    # Within the page that is open, and opened anew.
    page.go_back()
    expect(page.locator("#connection")).to_contain_text(KEPT)
    expect(page.locator("#page .question")).to_contain_text("Who is detected")
    expect(page.locator("#away")).to_be_hidden()
    page.goto(f"{root}/justice?area=KEN")
    expect(page.locator("#connection")).to_contain_text(KEPT)
    expect(page.locator("#connection")).to_contain_text("the server cannot be reached")
    shown(page)
    expect(page.locator(".menu-link[aria-current]")).to_have_text("Justice")
    expect(page.locator(".still")).to_have_count(0)
    # What was never seen is no other page, neither within nor anew.
    within(page, f"{prefix}/protection?area=KEN")
    expect(page.get_by_role("heading", level=1)).to_have_text("“Protection” could not be loaded")
    page.goto(f"{root}/justice?area=KEN&lang=ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("#kept a")).to_have_count(2)
    expect(page.locator("#standing, #react-entry-point")).to_have_count(0)
    with serving(tmp_path / "second.txt", settings(small_config, prefix), port):
        page.clock.fast_forward(60_000)
        expect(page.locator("#page h1")).to_be_visible()
        shown(page)
        expect(page.locator("#connection")).to_be_empty()
        page.goto(f"{root}/kept?lang=en")
        page.get_by_role("button", name="Forget these pages").click()
        expect(page.locator("#kept-said")).to_have_text("What was kept is forgotten.")
        assert page.evaluate("async () => (await caches.keys()).length") == 0


@pytest.mark.sweep
@pytest.mark.parametrize("offline", ["1", "0"])
def test_what_is_of_another_edition_or_forbidden_is_forgotten(
    apart: BrowserContext, small_config: Config, config: Config, tmp_path: Path, offline: str
) -> None:
    port, page = free_port(), apart.new_page()
    root = f"http://127.0.0.1:{port}"
    with serving(tmp_path / "first.txt", settings(small_config), port):
        page.goto(f"{root}/about")
        shown(page)
        page.clock.run_for(6_000)
        kept(page, "", "/about")
    (before,) = page.evaluate("caches.keys()")
    other = config if offline == "1" else small_config
    with serving(tmp_path / "second.txt", settings(other, offline=offline), port):
        page.goto(f"{root}/about")
        expect(page.locator("#connection")).to_be_empty()
        page.clock.run_for(6_000)
        if offline == "1":
            gone(page, f"async () => (await caches.keys()).includes({before!r})")
            kept(page, "", "/about")
        else:
            gone(page, "async () => (await navigator.serviceWorker.getRegistrations()).length")
            assert page.evaluate("caches.keys()") == []
