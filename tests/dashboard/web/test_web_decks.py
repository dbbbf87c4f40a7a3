"""Whole presentations by address: pages, briefs and readers' decks; refused in one line, bounded, remembered."""

from __future__ import annotations

import io
import json
import os
import threading
from itertools import product
from typing import Any

import pytest
from flask.testing import FlaskClient
from pptx import Presentation
from werkzeug.exceptions import ServiceUnavailable

from dashboard.exports.own import LONGEST_SENT
from dashboard.exports.slides.deck import MEDIA_TYPE
from dashboard.exports.slides.guest.package import MOST_BYTES
from dashboard.exports.slides.template import FORMATS
from dashboard.web import bundles, presentations
from dashboard.web.deck_pictures import PICTURES
from dashboard.web.decks import DECK, LONGEST_BODY, TITLES
from dashboard.web.presentations import gate_of
from tests.dashboard.exports.test_deck import packed, row
from tests.fixtures.spaces import spaced
from tests.fixtures.sweeps import each
from tests.fixtures.templates import POTM, file_of, narrow, parts_of, retyped

HOSTILE = "<img src=x onerror=alert(1)>"


def opened(answer: Any) -> Any:
    assert (answer.status_code, answer.mimetype) == (200, MEDIA_TYPE), answer.text
    return Presentation(io.BytesIO(answer.data))


def titles(answer: Any) -> list[str]:
    return [spaced(slide.shapes.title.text_frame.text) for slide in opened(answer).slides]


def refused(answer: Any, status: int) -> str:
    assert (answer.status_code, answer.mimetype, answer.text.count("\n")) == (status, "text/plain", 1)
    return str(answer.text)


@pytest.mark.parametrize(
    ("address", "form"),
    each(
        product(("/export/page/victims.pptx", "/export/country/NGA.pptx"), FORMATS),
        [("/export/page/victims.pptx", "4x3"), ("/export/country/NGA.pptx", "16x9")],
    ),
)
def test_a_page_and_a_brief_come_in_the_format_asked_for(small_client: FlaskClient, address: str, form: str) -> None:
    answer = small_client.get(address, query_string={"area": "NGA", "format": form})
    told = FORMATS[form]
    presentation = opened(answer)
    assert presentation.slide_width * told.height == presentation.slide_height * told.width
    assert "NGA" in answer.headers["Content-Disposition"]


def test_a_page_is_of_what_its_query_selects(client: FlaskClient) -> None:
    told = titles(client.get("/export/page/victims.pptx?area=BGD"))
    assert told[0] == "Victims"
    assert all("Bangladesh" in title for title in told[1:3])


def test_a_deck_is_the_same_by_address_and_as_sent(client: FlaskClient) -> None:
    rows = [1, row(title="My words", note="A line"), row(panel="victims-trend", tab="chart")]
    sent, linked = client.post(DECK, json=rows), client.get(f"{DECK}?d={packed(rows)}")
    assert titles(sent) == titles(linked)
    assert titles(sent)[1] == "My words"
    assert sent.headers["Cache-Control"] == "no-store"


def test_hostile_words_stay_text_and_name_no_file(client: FlaskClient) -> None:
    answer = client.post(DECK, json=[1, row(title=HOSTILE, note=HOSTILE)])
    assert titles(answer)[1] == HOSTILE
    assert answer.headers["Content-Disposition"] == 'attachment; filename="deck_NGA_1.pptx"'


def test_views_that_there_are_not_are_left_out_and_named(client: FlaskClient) -> None:
    rows = [1, row(panel="no-such-view"), row()]
    first = opened(client.post(DECK, json=rows)).slides[0]
    assert any("no-such-view" in shape.text_frame.text for shape in first.placeholders)
    assert "no-such-view" in client.post(TITLES, json=rows).json["notice"]
    # A place or year that there is not became a picture of the world, with nothing around it to say so.
    for query, said in (("area=ZZZ", "area: there is no area"), ("year=99999", "year: “99999” is no year")):
        deck = [1, row(), row(address=f"/victims?{query}")]
        for address in (DECK, PICTURES, bundles.DECK):
            answer = client.post(address, json=deck)
            assert answer.status_code == 400 and "View 2 of this deck, " in answer.text and said in answer.text
        assert client.post(TITLES, json=deck).status_code == 200, "the page of an old deck is shown"


@pytest.mark.parametrize("address", [DECK, TITLES])
@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 400, "no deck as JSON"),
        (b"{", 400, "no deck as JSON"),
        (b"\xff\xfe", 400, "no deck as JSON"),
        (b"[" * 90_000, 400, "no deck as JSON"),
        (b'{"a": 1}', 400, "no deck as JSON: [1, [view, address, tab, title, note], …]"),
        (b"[1]", 400, "without views"),
        (b'[9, ["victims-map", "/victims", "map"]]', 400, "later version"),
        (json.dumps([1, *[row()] * 1000]).encode(), 400, "Views in this deck: 1,000"),
        (json.dumps([1, row(panel="a"), row(panel="b")]).encode(), 400, "a, b"),
        (json.dumps([1, row(address="//elsewhere.example/")]).encode(), 400, "no deck as JSON"),
        (b" " * (LONGEST_BODY + 1), 413, "at most"),
    ],
)
def test_a_body_that_is_no_deck_is_refused_in_one_line(
    small_client: FlaskClient, address: str, body: bytes, status: int, said: str
) -> None:
    assert said in refused(small_client.post(address, data=body), status)


def in_template(content: bytes) -> dict[str, Any]:
    """A form of a deck and a template."""
    return {"data": form_of(content), "content_type": "multipart/form-data; boundary=line"}


def form_of(content: bytes) -> bytes:
    """The same written by hand: a client of tests would keep its parts as files by itself."""
    told = json.dumps([1, row(panel="victims-trend", tab="chart")]).encode()
    head = b'--line\r\nContent-Disposition: form-data; name="deck"\r\n\r\n' + told
    file = b'\r\n--line\r\nContent-Disposition: form-data; name="template"; filename="a.pptx"\r\n\r\n' + content
    return head + file + b"\r\n--line--\r\n"


def test_a_deck_is_made_in_a_template_that_is_sent_with_it(client: FlaskClient) -> None:
    answer = client.post(DECK, **in_template(narrow()))
    presentation = opened(answer)
    assert (presentation.slide_width, presentation.slide_height) == (9_144_000, 6_858_000)
    assert presentation.slide_layouts[0].name.startswith("Disposition")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_template_is_kept_nowhere(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in a folder nor in memory nor, while it is read, in a file of the server's."""
    monkeypatch.setattr("dashboard.web.folder.KeptFiles.put", lambda *_: pytest.fail("kept"))
    monkeypatch.setattr("dashboard.web.kept.KeptAnswers.put", lambda *_: pytest.fail("kept"))
    monkeypatch.setattr("tempfile.SpooledTemporaryFile", lambda *_, **__: pytest.fail("written"))
    monkeypatch.setattr("tempfile.TemporaryFile", lambda *_, **__: pytest.fail("written"))
    content = narrow()
    padded = added_part(content, "ppt/media/image77.png", os.urandom(1_500_000))
    assert opened(client.post(DECK, **in_template(padded)))
    assert opened(client.post(DECK, **in_template(padded)))


def test_a_folder_of_a_deck_is_kept_nowhere(small_client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has the reader's words in it, whoever asks for it again."""
    monkeypatch.setattr("dashboard.web.folder.KeptFiles.put", lambda *_: pytest.fail("kept"))
    monkeypatch.setattr("dashboard.web.kept.KeptAnswers.put", lambda *_: pytest.fail("kept"))
    assert small_client.get(f"/export/deck.zip?d={packed([1, row(title='My words')])}").status_code == 200


def added_part(content: bytes, name: str, part: bytes) -> bytes:
    return file_of({**parts_of(content), name: part})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        # What is refused: `test_guest_templates.py`; that it is said: below.
        pytest.param(b"", "no PowerPoint template", marks=pytest.mark.sweep),
        pytest.param(b"PK\x03\x04 nothing", "no PowerPoint template", marks=pytest.mark.sweep),
        pytest.param(retyped(narrow(), POTM), "holds macros", marks=pytest.mark.sweep),
        (added_part(narrow(), "ppt/embeddings/book.xlsx", b"x"), "embedded file or object (ppt/embeddings/book.xlsx)"),
    ],
)
def test_a_template_that_is_not_taken_is_refused_in_one_line(client: FlaskClient, content: bytes, said: str) -> None:
    assert said in refused(client.post(DECK, **in_template(content)), 400)


def test_a_template_that_is_too_large_is_not_read(small_client: FlaskClient) -> None:
    answer = small_client.post(DECK, **in_template(bytes(MOST_BYTES + LONGEST_BODY + LONGEST_SENT + 20_000)))
    assert "at most 10 MB" in refused(answer, 413)
    answer = small_client.post(DECK, **in_template(bytes(MOST_BYTES + 1)))
    assert "at most 10 MB" in refused(answer, 400)


@pytest.mark.parametrize(
    "body",
    [b"", b"--line--", form_of(b"x").replace(b'"deck"', b'"dock"'), form_of(b"x")[:40], form_of(b"x") * 9],
)
def test_a_form_without_a_deck_is_refused_in_one_line(small_client: FlaskClient, body: bytes) -> None:
    answer = small_client.post(DECK, data=body, content_type="multipart/form-data; boundary=line")
    refused(answer, 400)


def test_no_more_of_a_body_is_read_than_a_deck_may_hold(small_client: FlaskClient) -> None:
    body = io.BytesIO(b" " * (LONGEST_BODY + 100_000))
    environ = {
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "HTTP_TRANSFER_ENCODING": "chunked",
        "CONTENT_LENGTH": "",
    }
    refused(small_client.post(DECK, environ_overrides=environ, content_type="application/json"), 413)
    assert body.tell() <= LONGEST_BODY + 70_000


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        (DECK, 400, "d: "),
        (f"{DECK}?d=abc", 400, "cut off or damaged"),
        (f"{DECK}?d={packed([1, row()])}&format=huge", 400, "none of 16x9, 4x3"),
        ("/export/page/nowhere.pptx", 404, "no page"),
        ("/export/page/method.pptx", 404, "no page"),
        ("/export/page/victims.pptx?format=%3Cb%3E", 400, "format"),
        ("/export/country/XYZ.pptx", 404, "no area"),
        ("/export/country/NGA.pptx?length=three-slides", 400, "length"),
        ("/export/country/..%2f.pptx", 404, ""),
    ],
)
def test_an_address_that_cannot_be_answered_gets_one_line(
    small_client: FlaskClient, address: str, status: int, said: str
) -> None:
    assert said in refused(small_client.get(address), status)


@pytest.mark.parametrize(
    "address", ["/export/page/overview.pptx?", "/export/country/NGA.pptx?", f"{DECK}?d={packed([1, row()])}"]
)
def test_each_is_remembered_and_told_apart_by_its_tag(
    small_client: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    first = small_client.get(address)
    tag = first.headers["ETag"]
    monkeypatch.setattr(presentations, "deck", lambda *_: pytest.fail("made twice"))
    assert small_client.get(address).data == first.data
    assert small_client.get(address, headers={"If-None-Match": tag}).status_code == 304
    monkeypatch.undo()
    assert small_client.get(f"{address}&format=4x3").headers["ETag"] != tag


def test_one_presentation_is_made_at_a_time_and_one_more_waits() -> None:
    gate, inside, leave = gate_of(patience=0.05), threading.Event(), threading.Event()

    def hold() -> None:
        with gate.turn():
            inside.set()
            leave.wait(120)

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait(120)
    with pytest.raises(ServiceUnavailable) as refusal, gate.turn():
        pytest.fail("two at once")
    assert dict(refusal.value.get_headers())["Retry-After"]
    leave.set()
    holder.join()
    with gate.turn():
        pass


def test_whoever_comes_third_is_sent_away_at_once() -> None:
    gate = gate_of(patience=60)
    assert gate._places.acquire(blocking=False) and gate._places.acquire(blocking=False)
    with pytest.raises(ServiceUnavailable), gate.turn():
        pytest.fail("three at once")


def test_a_presentation_that_fails_leaves_the_way_free(
    small_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bytes:
        raise RuntimeError("no room on the disk")

    monkeypatch.setattr(presentations, "deck", fails)
    for _ in range(3):
        assert small_client.get("/export/page/overview.pptx?area=GHA").status_code == 500
    monkeypatch.undo()
    assert small_client.get("/export/page/overview.pptx?area=GHA").status_code == 200


def test_titles_are_those_of_the_slides(client: FlaskClient) -> None:
    rows = [1, row(), row(panel="victims-trend", tab="chart", title="Edited")]
    told = client.post(TITLES, json=rows).json
    plain = titles(client.post(DECK, json=[1, row(), row(panel="victims-trend", tab="chart")]))
    assert [view["title"] for view in told["views"]] == plain[1:3]


def test_a_brief_comes_on_two_slides_and_their_sources(client: FlaskClient) -> None:
    answer = client.get("/export/country/NGA.pptx?length=two-slides")
    assert len(titles(answer)) == 3
    assert "brief_NGA_two-slides" in answer.headers["Content-Disposition"]
