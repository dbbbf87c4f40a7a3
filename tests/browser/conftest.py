"""What browser tests share: a real server and Debian's Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from dashboard.config import Config
from tests.browser.steps import FORGET_ALL, LAPTOP, NOWHERE
from tests.fixtures.serving import in_common

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WITHOUT_WINDOWS = ("chromium-headless-shell", "chrome-headless-shell")
"""The same engine alone. A browser has windows even where nobody sees them: a third of all time, for tabs and menus."""
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages of one reader share a process, and what it has compiled and learnt of our scripts: a third of all time.
    "--renderer-process-limit=1",
    # There is none: a page that is loaded anew takes an eighth less where its work is not done in its way.
    "--disable-gpu",
)
HERE = Path(__file__).resolve().parent
PATIENCE = 60_000
"""Milliseconds: for machines that are busy. A test that passes waits for nothing."""
expect.set_options(timeout=PATIENCE)


def _first(names: Iterable[str]) -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in names if (path := shutil.which(name))), None)


def find_browser() -> str | None:
    """Path of a reader's browser, for what is timed: CHROMIUM of the environment, or the first one installed."""
    return _first((*BROWSERS, *WITHOUT_WINDOWS))


def find_engine() -> str | None:
    """Path of what tests open pages in: as `find_browser`, but without windows where that is installed."""
    return _first((*WITHOUT_WINDOWS, *BROWSERS))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, so that `-m "not browser"` leaves them out; what fails is tried once more.

    Of some five hundred journeys on a busy machine one meets an accident that is none of the page's, and would hold up
    everything. The closing line counts what was tried again: whoever sees a name there twice looks into it.
    """
    here = f"{HERE}{os.sep}"
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def base_url(config: Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server on the published tables: one of one process, which reads and remembers for all workers."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "server"
    with in_common(folder, {"REACH_DATA": str(config.published), "WEB_CONCURRENCY": "1"}) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, also as root."""
    path = find_engine()
    if path is None:
        names = ", ".join((*WITHOUT_WINDOWS, *BROWSERS))
        pytest.fail(f"browser tests need one of {names}, or CHROMIUM naming one; `make test` installs it")
    return {**browser_type_launch_args, "executable_path": path, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], base_url: str) -> dict[str, Any]:
    """A small laptop in English, of somebody who was here before."""
    before = {"origins": [{"origin": base_url, "localStorage": [{"name": "reach-welcomed", "value": "1"}]}]}
    own: dict[str, Any] = {"base_url": base_url, "viewport": LAPTOP, "locale": "en-GB", "storage_state": before}
    return {**browser_context_args, **own}


@pytest.fixture(scope="session", autouse=True)
def patient() -> Iterator[None]:
    """Every window, whoever opens it, waits as long as `expect` does, and nothing in it moves by itself.

    What moves until figures come is painted sixty times a second: a sixth of all time. Tests of it ask for it.
    """
    opened = Browser.new_context

    def waiting(browser: Browser, *given: Any, **named: Any) -> BrowserContext:
        context = opened(browser, *given, **({"reduced_motion": "reduce"} | named))
        context.set_default_timeout(PATIENCE)
        return context

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Browser, "new_context", waiting)
        yield


@pytest.fixture(scope="session")
def returning(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser that keeps what it fetched and compiled: only the first page of the session is slow."""
    context = browser.new_context(**browser_context_args)
    context.new_page().goto("/healthz")  # The process lives as long as a page of it is open.
    yield context
    context.close()


ASKED_AGAIN = ("/api/v1/deck.json", "/api/v1/since/", "/export/", "/image/")
"""Beginnings of addresses whose answers are made beside the workers: a busy server says 503, and is asked again."""


def is_wrong(message: ConsoleMessage) -> bool:
    """Whether a word of the browser is an error.

    That there is nothing at the address of no page is as it should be, and that a busy machine says so, too: tests of
    these answers wait until they stand there.
    """
    path = urlsplit(message.location["url"]).path
    is_known = (path in NOWHERE and "404" in message.text) or (path.startswith(ASKED_AGAIN) and "503" in message.text)
    return message.type == "error" and not is_known


@dataclass
class Sitting:
    """A page, and what it must not do: complain, and ask another host."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def checked(self, base_url: str) -> None:
        """Nothing was wrong since the last time this was asked."""
        complaints, hosts = self.complaints[:], self.hosts - {urlsplit(base_url).netloc, ""}
        self.complaints.clear()
        self.hosts.clear()
        assert complaints == []
        assert hosts == set()


def sitting(context: BrowserContext) -> Sitting:
    """A new page that is listened to."""
    page = context.new_page()
    made = Sitting(page)
    page.on("console", lambda message: made.complaints.append(message.text) if is_wrong(message) else None)
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    page.on("request", lambda request: made.hosts.add(urlsplit(request.url).netloc))
    page.set_viewport_size(LAPTOP)
    return made


@pytest.fixture
def reader(returning: BrowserContext, base_url: str) -> Iterator[Page]:
    """A page of a returning reader. Whatever a test does with it: no error, and no request to another host."""
    made = sitting(returning)
    yield made.page
    made.page.close()
    made.checked(base_url)


@pytest.fixture
def forgiven(returning: BrowserContext) -> Iterator[Page]:
    """A page of a returning reader whose complaints nobody hears: for tests in which answers fail on purpose."""
    page = returning.new_page()
    page.set_viewport_size(LAPTOP)
    yield page
    page.close()


FAILED = pytest.StashKey[bool]()


@pytest.fixture
def pardoned(visitor: Page, _sittings: list[Sitting]) -> Iterator[Page]:
    """The page of the visitor for a test in which answers fail on purpose: nobody hears its complaints.

    Where it says afterwards that the server was away, whoever comes next has it loaded anew.
    """
    yield visitor
    visitor.unroute_all()
    if visitor.evaluate("() => document.getElementById('connection')?.textContent"):
        visitor.goto("/healthz")
    for made in _sittings:
        made.complaints.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test failed: what it leaves behind is no page for the next one."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def _sittings() -> list[Sitting]:
    """The page of the visitor, while there is one."""
    return []


@pytest.fixture
def visitor(
    returning: BrowserContext, base_url: str, _sittings: list[Sitting], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The page of a reader who stays: `moved` leads it on without loading all again, which is the dearest of a test.

    For tests of what a page shows and does once it is there; `reader` is for those of how it comes.
    """
    if not _sittings:
        returning.pages[0].evaluate(FORGET_ALL)  # What a test that failed has chosen is nobody's choice.
        _sittings.append(sitting(returning))
    (made,) = _sittings
    if made.page.viewport_size != LAPTOP:
        made.page.set_viewport_size(LAPTOP)
    made.page.bring_to_front()  # Another window may have taken the focus with it.
    yield made.page
    if request.node.stash.get(FAILED, False):
        _sittings.clear()
        made.page.close()
    made.checked(base_url)
