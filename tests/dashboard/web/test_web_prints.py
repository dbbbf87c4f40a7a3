"""`/print/…`: documents for paper at their addresses, safe from what strangers send."""

from __future__ import annotations

import random
import re

import pytest
from flask.testing import FlaskClient

from dashboard.exports.deck import Deck, Pinned, encode
from tests.dashboard.exports.test_deck import packed, row, thirty


def test_a_country_has_two_sheets_at_its_address(client: FlaskClient) -> None:
    answer = client.get("/print/country/BGD")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert answer.text.count('<section class="sheet">') == 2
    assert "<title>Bangladesh: country brief</title>" in answer.text
    assert " at /country/BGD" in answer.text
    # No other page leads to the slides of the world.
    world = client.get("/print/country/001").text
    assert all(f'href="/export/country/001.{ending}"' in world for ending in ("docx", "pdf", "pptx"))


@pytest.mark.parametrize("code", ["ZZZ", "WLD", "%3Cscript%3E", "BGD.html"])
def test_what_is_no_country_has_no_brief(client: FlaskClient, code: str) -> None:
    answer = client.get(f"/print/country/{code}")
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert "sheet" not in answer.text.partition("<body>")[2]
    assert "react-entry-point" in answer.text, "the dashboard, which says so"


def test_a_deck_comes_with_its_views_for_what_the_browser_sends(client: FlaskClient) -> None:
    deck = Deck((Pinned("victims-map", "/victims?area=BGD", "map", "<img src=x onerror=alert(1)>", "</main>"),))
    answer = client.post("/print/deck", data=encode(deck), content_type="text/plain")
    assert answer.status_code == 200
    assert answer.text.count("</main>") == 1
    (address,) = re.findall(r'<img [^>]*data-src="([^"]+)"', answer.text)
    picture = client.get(address.replace("&amp;", "&"))
    assert (picture.status_code, picture.mimetype) == (200, "image/svg+xml")
    assert "onerror" not in picture.text


def test_thirty_views_come_and_a_thousand_do_not(client: FlaskClient) -> None:
    whole = client.post("/print/deck", data=encode(thirty(random.Random(1))))
    assert whole.text.count('class="paper-view"') == 30
    many = client.post("/print/deck", data=packed([1, *[row()] * 1000]))
    assert (many.status_code, many.mimetype) == (400, "text/plain")
    assert "at most 30" in many.text


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"<script>", b"A" * 250_000, packed(b" " * 2_000_000).encode()])
def test_what_is_no_deck_is_refused_in_one_line(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/print/deck", data=body)
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert len(answer.text.splitlines()) == 1


def test_the_page_of_a_deck_holds_no_deck(client: FlaskClient) -> None:
    answer = client.get("/print/deck?d=<script>alert(1)</script>")
    assert answer.status_code == 200
    assert "alert" not in answer.text
    assert 'class="paper-place"' in answer.text
