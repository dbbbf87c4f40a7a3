"""A first visit: what the HTML brings stands in sight at once, and becomes the page that works without a jump."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FloatRect, Page, Request, Route, expect

from tests.browser.steps import LAPTOP, PHONE, shown, until
from tests.fixtures.answers import ANSWERS
from tests.fixtures.sweeps import each

PLACES = ("/", "/victims", "/country/NGA")
SEEN = (*PLACES, "/victims?area=NGA&year=2019", "/victims?view=victims-map.table", "/progress?area=015")
COME_TO = {
    "/": "a headline before a map",
}
"""Where `make test` comes to for the first time, and a second one; the rest is walked by `make test-all`.

What the HTML of each page brings, a chosen place and year included, is read without a browser: `test_web_first.py`.
"""
MOST_REQUESTS, MOST_BYTES, MOST_BYTES_AGAIN = 20, 1_000_000, 60_000
"""Of a visit, as sent."""
MOST_SHIFT = 0.02
_WATCH = """
  window.seen = { shift: 0, largest: [], alive: 0, boxes: null, title: null };
  const watch = (type, act) => {
    new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true });
  };
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) window.seen.shift += entry.value; });
  watch("largest-contentful-paint", (entry) => window.seen.largest.push(entry.startTime));
  document.addEventListener("DOMContentLoaded", () => {
    const title = document.querySelector("#standing :is(.panel-title, .strip-title)");
    window.seen.title = title && title.textContent;
    const image = document.querySelector("#standing .standing-picture");
    if (!image) return;
    const { left, top, width, height } = image.parentElement.getBoundingClientRect();
    window.seen.boxes = [left, top, width, height];
  });
  document.addEventListener("reach:alive", () => { window.seen.alive = performance.now(); });
"""


@pytest.fixture
def fresh(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser that has fetched nothing yet."""
    context = browser.new_context(**browser_context_args)
    context.add_init_script(_WATCH)
    yield context
    context.close()


def hang(_route: Route) -> None:
    """Nobody ever answers."""


def sizes(page: Page) -> list[int]:
    """Bytes of each answer, as sent."""
    found: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def sent(event: dict[str, Any]) -> None:
        if event["encodedDataLength"]:  # Pictures within a sheet, and what the browser has already, are not sent.
            found.append(int(event["encodedDataLength"]))

    session.on("Network.loadingFinished", sent)
    return found


def brought(page: Page) -> set[str]:
    """Names of the answers that the HTML brings."""
    return set(page.evaluate("() => Object.keys(JSON.parse(document.getElementById('answers').textContent).answers)"))


def asking(page: Page) -> list[str]:
    """Names of the answers that are asked for at the server, and addresses of parts that Dash would fetch later."""
    found: list[str] = []

    def asked(request: Request) -> None:
        path = urlsplit(request.url).path
        if path.startswith(ANSWERS):
            found.extend(unquote(path.removeprefix(ANSWERS)).split(","))
        elif "/_dash-component-suites/" in path:
            found.append(path)

    page.on("request", asked)
    return found


@dataclass(frozen=True)
class Visit:
    """What somebody sees who comes to an address for the first time, and how much is sent when they come again."""

    seen: dict[str, Any]
    box: FloatRect | None
    """Where the first map is, if there is one."""
    title: str | None
    """The first one of the page that works."""
    brought: set[str]
    asked: list[str]
    sent: list[int]
    again: list[int]


Visits = Callable[[str], Visit]


def visited(context: BrowserContext, path: str) -> Visit:
    """Come to an address twice."""
    first = context.new_page()
    asked, sent = asking(first), sizes(first)
    first.goto(path)
    shown(first)
    first.wait_for_load_state("networkidle")
    maps = first.locator("[data-panel] .map-plot")
    second = context.new_page()
    again = sizes(second)
    second.goto(path)
    shown(second)
    second.wait_for_load_state("networkidle")
    return Visit(
        seen=first.evaluate("() => window.seen"),
        box=maps.first.bounding_box() if maps.count() else None,
        title=first.locator("#page :is(.panel-title, .strip-title)").first.text_content(),
        brought=brought(first),
        asked=asked,
        sent=sent,
        again=again,
    )


@pytest.fixture(scope="module")
def visit(browser: Browser, browser_context_args: dict[str, Any]) -> Visits:
    """Visits, each by a browser that has fetched nothing yet; of each address there is one for all tests."""

    @cache
    def made(path: str) -> Visit:
        with browser.new_context(**browser_context_args) as context:
            context.add_init_script(_WATCH)
            return visited(context, path)

    return made


@pytest.mark.parametrize("path", each(PLACES, [path for path in COME_TO if path in PLACES]))
def test_it_becomes_alive_in_its_place(visit: Visits, path: str) -> None:
    seen = visit(path).seen
    assert seen["shift"] <= MOST_SHIFT
    assert seen["alive"] > 0
    # Whatever is painted largest stood in the HTML.
    assert max(seen["largest"]) < seen["alive"]
    box = visit(path).box
    assert box is not None
    # On a country page the map fills what its legend leaves: the keys in sight take up to two lines more or less.
    assert seen["boxes"][:3] == pytest.approx([box["x"], box["y"], box["width"]], abs=1.5)
    assert seen["boxes"][3] == pytest.approx(box["height"], abs=34 if path.startswith("/country") else 1.5)


@pytest.mark.parametrize("path", each(SEEN, COME_TO))
def test_what_stands_in_sight_is_drawn_from_the_html_and_asked_for_nowhere(visit: Visits, path: str) -> None:
    found = visit(path)
    assert found.brought
    assert found.brought.isdisjoint(found.asked)
    # A part that came later would not come on a line that is down, and its page would be loaded anew.
    assert not [name for name in found.asked if name.startswith("/")]
    assert len(set(found.asked)) == len(found.asked)
    # The year and all else that the HTML has.
    assert found.seen["title"]
    assert found.seen["title"] == found.title


@pytest.mark.sweep  # That of a choice: `test_choosing.py`.
def test_answers_of_another_release_are_not_taken(fresh: BrowserContext) -> None:
    page = fresh.new_page()
    asked = asking(page)

    def altered(route: Route) -> None:
        answer = route.fetch()
        html = re.sub(r'(id="answers">\{[^}]*?"tables": ")\w+', r"\1other", answer.text())
        route.fulfill(response=answer, body=html)

    page.route("**/flows", altered)
    page.goto("/flows")
    shown(page)
    assert brought(page) <= set(asked)


# The statuses of all countries are the longest of all pages, which takes seconds to draw.
@pytest.mark.parametrize("path", each((*SEEN, "/progress"), COME_TO))
def test_a_first_visit_is_small_and_a_second_one_smaller(visit: Visits, path: str) -> None:
    found = visit(path)
    assert len(found.sent) <= MOST_REQUESTS
    assert sum(found.sent) <= MOST_BYTES
    assert sum(found.again) <= MOST_BYTES_AGAIN


PLAIN = [("/", PHONE), ("/victims", PHONE), ("/victims", LAPTOP)]


@pytest.mark.sweep  # What there is to read, its links and its form: `test_web_first.py`; a width: `test_every_page.py`.
@pytest.mark.parametrize(("path", "size"), PLAIN)
def test_without_a_script_it_is_read_and_its_links_work(
    browser: Browser, browser_context_args: dict[str, Any], path: str, size: Any
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False, "viewport": size})
    page = context.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".standing-picture").first).to_be_visible()
    expect(page.locator(".bar").first).to_be_hidden()
    page.locator(".standing-table summary").first.click()
    expect(page.locator(".standing-table table").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.locator(".foot a", has_text="About").click()
    expect(page).to_have_url(re.compile("/about$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


def test_who_takes_hold_of_a_control_too_early_gets_the_page_that_works(forgiven: Page) -> None:
    page = forgiven  # What is broken is fetched, since a page that is listened to takes nothing kept.
    page.route("**/world.geojson*", hang)
    page.goto("/", wait_until="commit")
    until(page, "() => document.querySelector('#react-entry-point #page > *')")
    page.locator("#standing .filter-area .dash-dropdown").dispatch_event("pointerup")
    expect(page.locator("#standing")).to_have_count(0)
    expect(page.locator("#page .filter-area button")).to_be_visible()
