"""Behind a proxy that gives it one path of a host, the dashboard asks for nothing outside it and misses nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, expect

from dashboard.context import Context
from tests.browser.steps import LAPTOP, leave_studio, open_menu, open_studio, opened, shown, until
from tests.conftest import application_of
from tests.fixtures.serving import threaded
from tests.fixtures.sweeps import each

PREFIX = "/reach"
HOP_BY_HOP = ("connection", "keep-alive", "transfer-encoding")


def proxy_to(port: int) -> type[BaseHTTPRequestHandler]:
    """A proxy that passes what is under the prefix on, as it is; the host has nothing else."""

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if not urlsplit(self.path).path.startswith(PREFIX):
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            # Closed whatever happens: a page that is left does not wait for its answers.
            with closing(HTTPConnection("127.0.0.1", port, timeout=120)) as upstream:
                upstream.request(self.command, self.path, body, dict(self.headers))
                answer = upstream.getresponse()
                content = answer.read()
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in (*HOP_BY_HOP, "content-length"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_HEAD = pass_on  # noqa: N815, names that the base has

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    return Proxy


@pytest.fixture(scope="module")
def host(small_context: Context) -> Iterator[str]:
    """Address of a host that has the dashboard, on three countries, under a prefix."""
    config = replace(small_context.config, prefix=PREFIX, offline=False)
    with threaded(application_of(replace(small_context, config=config)).server) as running:
        server = ThreadingHTTPServer(("127.0.0.1", 0), proxy_to(int(running.rpartition(":")[2])))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def resident(browser: Browser, host: str) -> Iterator[BrowserContext]:
    """A browser that keeps what it fetched and compiled of this host, as long as a page of it is open."""
    context = browser.new_context(base_url=host, viewport=LAPTOP, permissions=["clipboard-read", "clipboard-write"])
    context.new_page().goto(f"{PREFIX}/healthz")
    yield context
    context.close()


@pytest.fixture
def reader(resident: BrowserContext, host: str) -> Iterator[Page]:
    """A reader's page; in the end no answer was missing, and nothing was asked for outside the prefix."""
    context = resident
    context.pages[0].evaluate("localStorage.clear()")
    asked: list[str] = []
    missed: list[str] = []
    complaints: list[str] = []

    def heard(answer: Response) -> None:
        if answer.status >= 400:
            missed.append(f"{answer.status} {answer.url}")

    def sought(request: Request) -> None:
        asked.append(request.url)

    context.on("request", sought)
    context.on("response", heard)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    for one in context.pages[1:]:
        one.close()
    context.remove_listener("request", sought)
    context.remove_listener("response", heard)
    outside = {url for url in asked if url.startswith("http") and not url.startswith(f"{host}{PREFIX}/")}
    assert outside == set()
    assert missed == []
    assert complaints == []


def bar(page: Page) -> str:
    """Path and query in the address bar."""
    return str(page.evaluate("location.pathname + location.search"))


def rooted(page: Page, selector: str) -> None:
    """Links of the page that lead out of the prefix: none."""
    out = page.evaluate(
        "([selector, prefix]) => Array.from(document.querySelectorAll(selector))"
        ".map((link) => link.getAttribute('href') || '')"
        ".filter((href) => href.startsWith('/') && !href.startsWith(prefix))",
        [selector, f"{PREFIX}/"],
    )
    assert out == []


def test_pages_are_walked_by_links_the_search_and_the_history(reader: Page) -> None:
    page = opened(reader, f"{PREFIX}/data/method", folded=True)
    rooted(page, "a")
    expect(page.locator(".menu-link[aria-current]")).to_have_text("Data")
    page.locator("#menu .menu-link", has_text="Compare").click()
    expect(page.locator(".menu-link[aria-current]")).to_have_text("Compare")
    shown(page)
    assert bar(page).startswith(f"{PREFIX}/compare")
    rooted(page, "a")
    page.keyboard.press("/")
    page.keyboard.type("what is not measured")
    page.keyboard.press("Enter")
    until(page, "() => location.pathname !== '/reach/compare'")
    assert bar(page).startswith(f"{PREFIX}/data/")
    shown(page)
    page.go_back()
    until(page, "() => location.pathname === '/reach/compare'")
    shown(page)


WALKED = ("/country/NGA", "/data?area=NGA", "/data/coverage?area=NGA", "/flows", "/data/method")
"""Where `make test-all` looks; `reader` sees of the journeys here what their pages fetch later, too."""


@pytest.mark.parametrize("path", each(WALKED, []))
def test_a_page_and_its_links_stay_within_the_prefix(reader: Page, path: str) -> None:
    page = opened(reader, f"{PREFIX}{path}")
    rooted(page, "a")
    rooted(page, "area, use")
    assert bar(page).startswith(f"{PREFIX}{path.partition('?')[0]}")


@pytest.mark.sweep  # By the server's answer: `test_web_places.py`, `test_web_prefix.py`.
def test_another_spelling_becomes_the_pages_own_address(reader: Page) -> None:
    page = opened(reader, f"{PREFIX}/country/nga", folded=True)
    assert bar(page) == f"{PREFIX}/country/NGA"


@pytest.mark.sweep  # Addresses: `test_web_prefix.py`, and above.
def test_what_is_taken_along_and_shown_names_the_prefix_and_a_deck_is_kept_without(reader: Page, host: str) -> None:
    page = opened(reader, f"{PREFIX}/victims?area=GHA", folded=True)
    open_menu(page, "victims-trend", "share").locator('[data-act="link"]').click()
    expect(page.locator("#say")).to_contain_text("Link copied")
    assert str(page.evaluate("navigator.clipboard.readText()")).startswith(f"{host}{PREFIX}/victims?area=GHA")
    open_menu(page, "victims-trend", "share").locator('[data-act="embed"]').click()
    code = page.locator('.embed-window [name="code"]').input_value()
    assert f'src="{host}{PREFIX}/victims?' in code
    page.keyboard.press("Escape")
    with page.expect_download() as saved:
        open_studio(page, "victims-trend").locator('[data-file="csv"]').click()
    assert Path(saved.value.path()).stat().st_size > 100
    leave_studio(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".printed-picture svg").first).to_be_attached()
    # A deck is kept without the prefix, shown and presented with it.
    page.locator('[data-panel="victims-trend"] [data-act="pin"]').click()
    kept = page.evaluate("Object.values(localStorage).join()")
    assert "/victims?area=GHA" in kept
    assert PREFIX + "/" not in kept
    page.goto(f"{PREFIX}/deck")
    until(page, "() => Array.from(document.querySelectorAll('.deck-board img, #page img')).some((i) => i.naturalWidth)")
    page.goto(f"{PREFIX}/present")
    until(page, "() => document.querySelector('.slide.shown .slide-link')?.textContent")
    assert f"{PREFIX}/victims?area=GHA" in str(page.locator(".slide.shown .slide-link").get_attribute("href"))
    page.goto(f"{PREFIX}/print/country/NGA")
    expect(page.locator("main.paper")).to_be_visible()


@pytest.mark.sweep  # Frames: `test_embed.py`; what the server says under a prefix: `test_web_prefix.py`.
def test_a_frame_changes_its_country_within_the_prefix(reader: Page) -> None:
    reader.goto(f"{PREFIX}/victims?area=GHA&view=victims-trend.chart&embed=1")
    place = reader.locator(".embed-place")
    expect(place).to_be_visible()
    with reader.expect_response(lambda answer: "area=NGA" in answer.url):
        place.select_option("NGA")
    full = reader.locator('[data-part="full"]')
    expect(full).to_have_attribute("href", f"{PREFIX}/victims?area=NGA", timeout=20_000)
