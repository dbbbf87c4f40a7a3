"""A reader who opens a page while the server cannot give it reads a sentence, and the page tries again by itself."""

from __future__ import annotations

import re
from html import escape

import dash
import pytest
from flask.testing import FlaskClient
from werkzeug.exceptions import ServiceUnavailable

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
RUSSIAN = {"Accept-Language": "ru"}
PAGE = "/<path:path>"
"""Dash's name of what answers for any page."""


def busy(**_values: str) -> None:
    """No room."""
    raise ServiceUnavailable("No room.", retry_after=7)


def broken(**_values: str) -> None:
    """A bug."""
    raise RuntimeError("secret")


@pytest.mark.parametrize(("what", "told"), [(busy, (503, 7, "busy")), (broken, (500, 15, "Something went wrong"))])
def test_a_reader_of_a_page_gets_a_page(
    small_app: dash.Dash,
    small_client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    what: object,
    told: tuple[int, int, str],
) -> None:
    status, seconds, why = told
    monkeypatch.setitem(small_app.server.view_functions, PAGE, what)
    answer = small_client.get("/victims?area=NGA", headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert "Reach 2030 cannot show this page just now" in answer.text
    assert why in answer.text
    assert f'<meta http-equiv="refresh" content="{seconds}">' in answer.text
    assert f"by itself in {seconds} seconds" in answer.text
    assert re.search(r'<a href="">Try again now</a>', answer.text)
    assert "<script" not in answer.text
    assert "secret" not in answer.text
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_a_program_still_gets_one_line_and_a_reader_of_what_there_is_not_a_page_in_the_language(
    small_app: dash.Dash, small_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(small_app.server.view_functions, PAGE, busy)
    answer = small_client.get("/victims")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    assert answer.text == "503 Service Unavailable: No room.\n"
    assert answer.headers["Retry-After"] == "7"
    for address, status in (("/image/none.svg", 404), ("/image/victims-map.svg?year=%3Cb%3E", 400)):
        line = small_client.get(address)
        assert (line.status_code, line.mimetype) == (status, "text/plain")
        page = small_client.get(address, query_string="lang=ru" if status == 404 else None, headers=BROWSER | RUSSIAN)
        assert (page.status_code, page.mimetype) == (status, "text/html")
        assert '<html lang="ru" dir="ltr">' in page.text and "<h1>Такой страницы нет</h1>" in page.text
        assert f'<p class="small" lang="en" dir="ltr">{escape(line.text.strip())}</p>' in page.text
        assert '<a href="/?lang=ru">' in page.text and "<script" not in page.text and "<b>" not in page.text
    assert small_client.post("/about").mimetype == "text/plain"
    sent = small_client.post("/about", headers=BROWSER | RUSSIAN)
    assert (sent.status_code, sent.mimetype, "GET" in sent.headers["Allow"]) == (405, "text/html", True)
    assert '<html lang="ru" dir="ltr">' in sent.text and "<h1>Такой страницы нет</h1>" not in sent.text


def test_a_frame_may_show_that_its_panel_cannot_be_shown(
    small_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_values: object) -> None:
        raise ServiceUnavailable("No room.")

    monkeypatch.setattr("dashboard.web.embeds.framed_of", fail)
    answer = small_client.get("/victims?embed=1", headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (503, "text/html")
    assert "frame-ancestors 'none'" not in answer.headers["Content-Security-Policy"]
