"""What a browser meets when it first comes: scripts in order, own hosts only, nothing twice."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response


@pytest.fixture
def visit(page: Page) -> tuple[list[Response], list[str]]:
    """The answers and the complaints of a first visit to the Overview."""
    # Playwright cannot take a built-in method, hence the functions around append.
    answers: list[Response] = []
    complaints: list[str] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    page.locator("#react-entry-point ._dash-loading").wait_for(state="detached")
    page.wait_for_load_state("networkidle")
    return answers, complaints


def test_page_starts_without_a_complaint(visit: tuple[list[Response], list[str]]) -> None:
    _, complaints = visit
    assert complaints == []


def test_page_asks_no_other_host(visit: tuple[list[Response], list[str]], base_url: str) -> None:
    answers, _ = visit
    hosts = {urlsplit(answer.url).netloc for answer in answers if not answer.url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(base_url).netloc}


def test_first_visit_fetches_nothing_it_does_not_need(visit: tuple[list[Response], list[str]]) -> None:
    answers, _ = visit
    paths = [urlsplit(answer.url).path for answer in answers]
    unneeded = ("plotly.min.js", "dash_table", "mathjax", ".map")
    assert [path for path in paths if any(part in path for part in unneeded)] == []


def test_second_visit_asks_for_no_script_again(page: Page, visit: tuple[list[Response], list[str]]) -> None:
    first = {answer.url for answer in visit[0]}
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
    assert len(lasting) > 8
    assert transferred == []
