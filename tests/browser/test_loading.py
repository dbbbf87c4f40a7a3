"""What a browser meets when it first comes: scripts in order, own hosts only, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.steps import shown


@dataclass(frozen=True)
class Visit:
    """A first visit to the Overview: the page, the answers it got, and the complaints of the browser."""

    page: Page
    answers: list[Response]
    complaints: list[str]


@pytest.fixture(scope="module")
def visit(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Visit]:
    """A browser that has fetched nothing before opens the Overview."""
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    # Playwright cannot take a built-in method, hence the functions around append.
    answers: list[Response] = []
    complaints: list[str] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    shown(page)
    page.wait_for_load_state("networkidle")
    yield Visit(page, list(answers), list(complaints))
    context.close()


@pytest.mark.sweep  # `reader` and `visitor` hear every complaint.
def test_page_starts_without_a_complaint(visit: Visit) -> None:
    assert visit.complaints == []


@pytest.mark.sweep  # `reader` and `visitor` note every host.
def test_page_asks_no_other_host(visit: Visit, base_url: str) -> None:
    hosts = {urlsplit(answer.url).netloc for answer in visit.answers if not answer.url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(base_url).netloc}


@pytest.mark.sweep  # Its requests and bytes are counted: `test_first.py`.
def test_first_visit_fetches_nothing_it_does_not_need(visit: Visit) -> None:
    paths = [urlsplit(answer.url).path for answer in visit.answers]
    unneeded = ("plotly.min.js", "dash_table", "mathjax", ".map")
    assert [path for path in paths if any(part in path for part in unneeded)] == []


@pytest.mark.sweep  # Its bytes are counted: `test_first.py`.
def test_second_visit_asks_for_no_script_again(visit: Visit) -> None:
    page, first = visit.page, {answer.url for answer in visit.answers}
    again: list[Response] = []
    page.on("response", lambda answer: again.append(answer))  # noqa: PLW0108
    page.goto("/")
    page.wait_for_load_state("networkidle")
    lasting = [answer.url for answer in again if "immutable" in answer.headers.get("cache-control", "")]
    transferred = [
        answer.url
        for answer in again
        if answer.url in lasting and answer.url in first and answer.request.sizes()["responseBodySize"] > 0
    ]
    assert len(lasting) >= 7
    assert transferred == []
