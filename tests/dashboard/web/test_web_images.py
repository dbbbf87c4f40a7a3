"""Pictures by address: the right pixels, tags that hold, one line for what is not there, no words of a stranger."""

from __future__ import annotations

import io
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image
from pptx import Presentation

from dashboard.exports.own import LONGEST_SENT
from dashboard.exports.picture import raster
from dashboard.exports.picture.sizes import SIZES
from dashboard.views import VIEWS
from dashboard.web import images
from dashboard.web.observed import figures
from dashboard.web.turns import PICTURES
from tests.fixtures.sweeps import PANELS, WALKS, Walk, chosen, each


@pytest.fixture(scope="module", autouse=True)
def drawer() -> Iterator[None]:
    """The process that draws ends with these tests."""
    yield
    images.RASTER._stop()


@pytest.mark.parametrize(
    ("size", "scale"),
    each([(None, None), ("column", "1"), ("column", "2"), ("square", "2")], [(None, None), ("column", "2")]),
)
def test_a_png_has_its_pixels_its_physical_size_and_its_facts(
    client: FlaskClient, size: str | None, scale: str | None
) -> None:
    asked: dict[str, Any] = {"area": "BGD"} | ({"size": size, "scale": scale} if size and scale else {})
    answer = client.get("/image/victims-trend.png", query_string=asked)
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    image = Image.open(io.BytesIO(answer.data))
    image.load()
    told = SIZES[size or "slide"]
    assert image.size == told.pixel_size(int(scale or 1))
    assert image.size[0] / image.info["dpi"][0] == pytest.approx(told.inches, rel=0.01)
    assert "Bangladesh" in image.info["Title"]
    assert re.fullmatch(r"/victims\?area=BGD&release=[-0-9]{10}\.[0-9a-f]{12}", image.info["URL"])
    assert "UNODC" in image.info["Source"]
    assert image.info["Copyright"]
    finer = f"_{image.width}px" if scale == "2" else ""
    assert re.search(rf'inline; filename="[\w.-]+_{told.name}{finer}\.png"', answer.headers["Content-Disposition"])


def test_an_svg_has_the_same_words(client: FlaskClient) -> None:
    answer = client.get("/image/victims-map.svg?year=2020")
    root = ET.fromstring(answer.data)
    assert answer.mimetype == "image/svg+xml"
    assert (root.get("width"), root.get("viewBox")) == ("1280", "0 0 960 540")


def test_a_tag_holds_until_something_else_is_asked(client: FlaskClient) -> None:
    address = "/image/victims-trend.svg?area=BGD"
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/image/victims-trend.svg?utm=1&area=bgd").headers["ETag"] == tag
    others = [f"{address}&size=square", "/image/victims-trend.svg?area=NPL", "/image/victims-trend.svg?area=BGD&sex=F"]
    assert tag not in {client.get(other).headers["ETag"] for other in others}
    assert client.get(address, base_url="http://another.example").headers["ETag"] == tag, "the picture is the same"
    assert "max-age" in client.get(address).headers["Cache-Control"]


def test_another_site_may_show_it(client: FlaskClient) -> None:
    answer = client.get("/image/victims-trend.svg")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Cross-Origin-Resource-Policy" not in answer.headers
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("address", "status", "what"),
    [
        ("/image/nothing.png", 404, "There is no such view."),
        ("/image/victims-map.jpg", 404, "There is nothing at"),
        ("/image/victims-map.svg?size=100000x100000", 400, "none of slide, column, page, square"),
        ("/image/victims-map.svg?scale=999", 400, "scale: '999' is none of 1, 2"),
        ("/image/victims-map.svg?scale=1e9", 400, "scale"),
        ("/image/victims-map.svg?extent=moon", 400, "extent: 'moon' is none of chosen, world"),
        ("/image/victims-map.svg?size=%3Cscript%3E%0d%0aX:1", 400, "size"),
        ("/image/../etc/passwd.png", 404, ""),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(client: FlaskClient, address: str, status: int, what: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "text/plain")
    assert what in answer.text
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize(
    "query",
    [
        "title=Hello&area=BGD",
        "area=" + "NGA," * 400,
        "show=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "view=victims-map.chart,victims-map.table&lang=xx",
        "area=BGD&" + "&".join(f"x{n}={n}" for n in range(200)),
    ],
)
def test_hostile_queries_give_the_nearest_picture_and_none_of_their_words(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/image/victims-map.svg?{query}")
    assert answer.status_code == 200
    told = " ".join(ET.fromstring(answer.data).itertext())
    assert not re.search(r"Hello|alert|script", told)
    assert b"<script" not in answer.data
    assert b"href" not in answer.data


REFUSED = (
    "area=NGA,ZZZ", "area=%00%ff", "indicator=%3Cscript%3E", "against=foo", "year=99999999", "sex=X",
    "sex=%22%3E%3Cscript%3E", "age=Y18", "measure=share%0d%0aX:1",
)  # fmt: skip
"""Filters with a value that there is not in any table."""


@pytest.mark.parametrize("address", ["/image/victims-map.svg", "/export/victims-map.pptx", "/download/victims-map.csv"])
def test_what_there_is_not_is_refused_by_name(client: FlaskClient, address: str) -> None:
    for query in REFUSED:
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 400, query
        assert answer.text.startswith(f"400 Bad Request: {query.partition('=')[0]}: "), query
        assert answer.text.count("\n") == 1, query
    # What only other indicators have is carried from page to page, and is no mistake.
    assert client.get(f"{address}?sex=F&age=all&measure=count").status_code == 200


def posted(client: FlaskClient, title: Any, address: str = "/image/victims-trend.svg?area=BGD") -> Any:
    return client.post(address, json={"title": title})


def test_a_title_of_the_readers_own_is_drawn_over_the_views_message_and_called_that(client: FlaskClient) -> None:
    answer = posted(client, "What we found")
    root = ET.fromstring(answer.data)
    told = " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))
    shown = ET.fromstring(client.get("/image/victims-trend.svg?area=BGD").data).findtext("{*}title")
    assert told.startswith("What we found Bangladesh")
    assert "".join(str(shown).split()) in "".join(told.split())
    assert "Title worded by the reader." in told
    assert root.findtext("{*}title") == "What we found"
    assert (root.findtext("{*}desc") or "").startswith(f"Title worded by the reader. {shown}. ")


def test_a_png_under_a_title_of_the_readers_own_has_all_facts(client: FlaskClient) -> None:
    answer = posted(client, "What we found", "/image/victims-trend.png?area=BGD&size=column")
    image = Image.open(io.BytesIO(answer.data))
    image.load()
    assert image.size == SIZES["column"].pixel_size(1)
    assert image.info["Title"] == "What we found"
    assert "Title worded by the reader. Bangladesh" in image.info["Description"]
    assert re.fullmatch(r"/victims\?area=BGD&release=[-0-9]{10}\.[0-9a-f]{12}", image.info["URL"])
    assert "UNODC" in image.info["Source"]
    assert image.info["Copyright"]


def test_it_is_saved_and_neither_kept_nor_shown_by_another_site(client: FlaskClient) -> None:
    answer = posted(client, "What we found")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not {"ETag", "Access-Control-Allow-Origin"} & set(answer.headers.keys())
    asked = client.options("/image/victims-trend.svg", headers={"Origin": "https://other.example"})
    assert not [name for name in dict(asked.headers) if name.startswith("Access-Control")]


@pytest.mark.parametrize("title", ["", " \n", None])
def test_without_a_title_or_with_the_views_own_it_is_the_usual_picture(client: FlaskClient, title: str | None) -> None:
    usual = client.get("/image/victims-trend.svg?area=BGD").data
    own = ET.fromstring(usual).findtext("{*}title")
    assert posted(client, own if title is None else title).data == usual


@pytest.mark.parametrize("title", ["ضحايا في بنغلاديش", "儿童受害者"])
def test_a_title_in_another_script_is_drawn(client: FlaskClient, title: str) -> None:
    assert posted(client, title, "/image/victims-trend.png?area=BGD").mimetype == "image/png"


def test_letters_without_a_font_are_refused_by_name_as_png_and_kept_in_svg(client: FlaskClient) -> None:
    answer = posted(client, "বাংলা 😀", "/image/victims-trend.png?area=BGD")
    assert answer.status_code == 400
    assert answer.text.startswith("400 Bad Request: The typeface of pictures has no ব ল 😀.")
    assert answer.text.count("\n") == 1
    assert "বাংলা 😀" in posted(client, "বাংলা 😀").text


def test_a_hostile_title_stays_text_on_one_line(client: FlaskClient) -> None:
    hostile = "<script>alert(1)</script>&amp;\u202eevil\u2066\x00\x1b[31m\r\nX-Header: 1\ud800"
    answer = posted(client, hostile)
    root = ET.fromstring(answer.data)
    assert root.findtext("{*}title") == "<script>alert(1)</script>&amp;evil [31m X-Header: 1"
    assert b"<script" not in answer.data
    assert "X-Header" not in answer.headers
    assert "script" not in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("status", "what", "sent"),
    [
        (400, "longer than 200", {"json": {"title": "x" * 201}}),
        (400, "title: it is a text", {"json": {"title": 5}}),
        (400, "nothing else", {"json": {"title": "x", "subtitle": "y"}}),
        (400, "nothing else", {"json": ["x"]}),
        (400, "no JSON", {"data": "{", "content_type": "application/json"}),
        (400, "no JSON", {"data": b"[" * 4000, "content_type": "application/json"}),
        (413, "", {"data": b" " * (images.LONGEST_BODY + LONGEST_SENT + 1), "content_type": "application/json"}),
        (415, "body is JSON", {"data": "title=x", "content_type": "application/x-www-form-urlencoded"}),
        (415, "body is JSON", {"data": '{"title": "x"}', "content_type": "text/plain"}),
        (404, "no such view", {"json": {"title": "x"}, "path": "/image/nothing.svg"}),
        (400, "size", {"json": {"title": "x"}, "path": "/image/victims-trend.svg?size=huge"}),
    ],
)
def test_a_title_that_is_none_is_refused_in_one_line(
    client: FlaskClient, status: int, what: str, sent: dict[str, Any]
) -> None:
    answer = client.post(**({"path": "/image/victims-trend.svg"} | sent))
    assert (answer.status_code, answer.mimetype) == (status, "text/plain")
    assert what in answer.text
    assert answer.text.count("\n") == 1


def test_who_finds_no_place_is_sent_away_at_once_and_told_when_to_come_again(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, places, go_on = threading.Semaphore(0), threading.Semaphore(0), threading.Event()

    def slow(*_: object) -> str:
        drawn.release()
        go_on.wait(120)
        return "<svg/>"

    def counted(_: object, _what: str, change: int) -> None:
        if change > 0:
            places.release()

    monkeypatch.setattr(images, "compose", slow)
    monkeypatch.setattr(type(figures()), "turn", counted)
    server = client.application
    addresses = [f"/image/victims-ages.svg?year=20{place:02}&size=square" for place in range(10, 10 + PICTURES)]
    with ThreadPoolExecutor(PICTURES) as pool:
        first = [pool.submit(server.test_client().get, address) for address in addresses]
        assert all(places.acquire(timeout=120) for _ in first)
        assert all(drawn.acquire(timeout=120) for _ in range(images.AT_ONCE))
        refused = client.get("/image/victims-ages.svg?size=page&sex=F")
        health = client.get("/healthz")
        go_on.set()
        statuses = [answer.result().status_code for answer in first]
    assert (refused.status_code, refused.headers["Retry-After"], refused.text.count("\n")) == (503, "2", 1)
    assert "try again" in refused.text
    assert (health.status_code, statuses) == (200, [200] * PICTURES)
    assert client.get("/image/victims-ages.svg?size=page&sex=M").status_code == 200


def test_nothing_is_made_of_a_view_that_needs_a_country_and_has_none(small_client: FlaskClient) -> None:
    """A region is none; the page says what to choose, and the interface which views need it."""
    for address in ("/image/country-profile.png", "/export/country-profile.pptx", "/copy/country-profile.txt"):
        for query in ("", "?area=034"):
            answer = small_client.get(address + query)
            assert answer.status_code == 400
            assert answer.text.endswith("area: this view shows nothing without a country; area=BGD would name one.\n")
    assert small_client.post("/image/compare-profile.svg", json={"title": "Where they stand"}).status_code == 400
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(_page(small_client))).slides]
    assert titles
    assert not any(title.startswith("Choose a country") for title in titles)


def _page(client: FlaskClient) -> bytes:
    answer = client.get("/export/page/compare.pptx")
    assert answer.status_code == 200
    return answer.data


@pytest.mark.parametrize("walk", WALKS)
def test_every_view_has_its_picture(small_client: FlaskClient, walk: Walk) -> None:
    for panel in chosen(VIEWS, PANELS, walk):
        area = "&area=GHA" if VIEWS[panel].needs_country else ""
        answer = small_client.get(f"/image/{panel}.svg?size=page{area}")
        assert answer.status_code == 200, panel
        ET.fromstring(answer.data)


def test_without_the_package_that_draws_the_svg_is_there_and_the_png_says_why(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raster, "find_spec", lambda _: None)
    answer = client.get("/image/victims-share.png?area=BGD")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    assert "no resvg-py" in answer.text
    assert answer.text.count("\n") == 1
    assert "Retry-After" not in answer.headers
    assert client.get("/image/victims-share.svg?area=BGD").status_code == 200


def test_a_picture_asked_for_again_is_not_drawn_again(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/image/victims-reporting.svg?size=column"
    first = client.get(address).data

    def never(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(images, "compose", never)
    assert client.get(address).data == first


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("size=99999999x99999999", "size"), ("size=slide&scale=1000000000", "scale"), ("scale=-1", "scale"),
        ("scale=2e9", "scale"), ("scale=%D9%A2", "scale"), ("size=%00", "size"), (f"size={'9' * 4000}", "size"),
        ("extent=" + "w" * 3000, "extent"),
    ],
)  # fmt: skip
def test_an_absurd_size_is_refused_in_one_line_before_anything_is_drawn(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, asked: str, said: str
) -> None:
    monkeypatch.setattr(images, "content_of", lambda *_: pytest.fail("drawn"))
    answer = client.get(f"/image/victims-map.png?{asked}")
    assert answer.status_code == 400
    assert answer.text.startswith(f"400 Bad Request: {said}: ")
    assert answer.text.count("\n") == 1
    assert len(answer.text) < 400
