"""What pages ask of the server, recorded with a real browser, to be asked again by many: whatever the protocol is."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

from tests.benchmarks.contenders import Contender
from tests.benchmarks.watching import WATCH, point_of

PAGES = ("/", "/victims", "/country/BRA", "/drivers", "/progress", "/protection", "/flows", "/data", "/about")
"""By how often they are read, most first."""
COUNTRY = "BRA"
"""The country that is recorded; whoever asks again puts another in its place."""
QUIET = 1_000
"""Milliseconds without a question after which a page has asked everything."""


@dataclass(frozen=True)
class Asked:
    """One request: a "page" (HTML), a "file" that a browser keeps, or an "answer"."""

    kind: str
    method: str
    path: str
    """With its query."""
    body: str = ""
    type: str = ""
    """Of the body."""

    def of(self, country: str) -> Asked:
        """The same about another country."""
        return Asked(
            self.kind,
            self.method,
            self.path.replace(COUNTRY, country),
            self.body.replace(COUNTRY, country),
            self.type,
        )

    @property
    def panels(self) -> int:
        """How many panels it answers: an address of several names them with commas, a question in a body is of one."""
        return 1 if self.body else urlsplit(self.path).path.count(",") + 1


@dataclass(frozen=True)
class Script:
    """What a page asks when it is opened, and after each of some choices."""

    opening: tuple[Asked, ...]
    choices: tuple[tuple[Asked, ...], ...]

    def as_json(self) -> dict[str, Any]:
        """For readers.py."""
        return asdict(self)


def _kind(request: Request) -> str:
    if request.resource_type == "document":
        return "page"
    if request.resource_type in ("xhr", "fetch"):
        # What a browser keeps for long counts as a file, however it is fetched; an answer may be kept, but differs.
        response = request.response()
        kept = (response.headers.get("cache-control", "") if response else "").replace(" ", "")
        is_data = "json" in (response.headers.get("content-type", "") if response else "")
        return "file" if "immutable" in kept and not (is_data and "answers" in request.url) else "answer"
    return "file"


class _Ear:
    """Hears what a page asks."""

    def __init__(self, page: Page, root: str) -> None:
        self.page, self.root = page, root
        self.heard: list[Request] = []
        page.on("request", self._hear)

    def _hear(self, request: Request) -> None:
        self.heard.append(request)

    def taken(self) -> tuple[Asked, ...]:
        """What was asked since the last time, once no more is asked."""
        count = -1
        while count != len(self.heard):
            count = len(self.heard)
            self.page.wait_for_timeout(QUIET)
        self.page.wait_for_load_state("networkidle")
        heard, self.heard[:] = list(self.heard), []
        return tuple(
            Asked(
                _kind(request),
                request.method,
                request.url.removeprefix(self.root),
                request.post_data or "",
                request.headers.get("content-type", ""),
            )
            for request in heard
            if request.url.startswith(self.root) and request.response() is not None
        )


def record(browser: Browser, contender: Contender) -> dict[str, Script]:
    """Each page opened by a new reader, and where it has a map a country chosen on it."""
    found = {}
    for path in PAGES:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
        context.add_init_script(WATCH)
        page = context.new_page()
        ear = _Ear(page, contender.url)
        page.goto(contender.url + path)
        opening = ear.taken()
        choice = _chosen(page, ear)
        context.close()
        found[path] = Script(opening, (choice,) if choice else ())
    return found


def _chosen(page: Page, ear: _Ear) -> tuple[Asked, ...]:
    """What follows a click on a map of the world, where the page has one."""
    if not page.locator('#page [data-panel][data-tab="map"]').count():
        return ()
    page.locator('#page [data-panel][data-tab="map"]').first.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    try:
        at = point_of(page, '#page [data-panel][data-tab="map"]', COUNTRY)
    except AssertionError:
        return ()
    page.mouse.click(*at)
    return tuple(asked for asked in ear.taken() if asked.kind == "answer" and COUNTRY in asked.path + asked.body)
