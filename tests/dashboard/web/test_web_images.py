"""Pictures by address: the right pixels, tags that hold, one line for what is not there, no words of a stranger."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image

from dashboard.exports.picture import raster
from dashboard.exports.picture.sizes import SIZES
from dashboard.views import VIEWS
from dashboard.web import images
from dashboard.web.images import Kept


@pytest.fixture(scope="module", autouse=True)
def drawer() -> Iterator[None]:
    """The process that draws ends with these tests."""
    yield
    images.RASTER._stop()


@pytest.mark.parametrize(("size", "scale"), [(None, None), ("column", "1"), ("square", "2")])
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
    assert image.info["URL"] == "http://localhost/victims?area=BGD"
    assert "UNODC" in image.info["Source"]
    assert image.info["Copyright"]
    assert re.search(rf'inline; filename="[\w.-]+_{told.name}\.png"', answer.headers["Content-Disposition"])


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
    assert client.get(address, base_url="http://another.example").headers["ETag"] != tag
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
        ("/image/victims-map.gif", 404, "There is nothing at"),
        ("/image/victims-map.svg?size=100000x100000", 400, "none of slide, column, page, square"),
        ("/image/victims-map.svg?scale=999", 400, "scale: '999' is none of 1, 2"),
        ("/image/victims-map.svg?scale=1e9", 400, "scale"),
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
        "area=%3Cscript%3Ealert(1)%3C/script%3E",
        "area=" + "NGA," * 900,
        "indicator=%00%ff&year=99999999&sex=%22%3E",
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


def test_every_view_has_its_picture(small_client: FlaskClient) -> None:
    for panel in VIEWS:
        answer = small_client.get(f"/image/{panel}.svg?size=page")
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
    assert answer.headers["Retry-After"] == "5"
    assert client.get("/image/victims-share.svg?area=BGD").status_code == 200


def test_pictures_are_remembered_up_to_a_number_of_bytes() -> None:
    kept = Kept(most_bytes=100)
    for name in "abc":
        kept.put(name, name.encode() * 40, name)
    assert kept.get("a") is None
    assert kept.get("c") == (b"c" * 40, "c")
    kept.put("large", b"x" * 101, "large")
    assert kept.get("large") is None
    kept.get("b")
    kept.put("d", b"d" * 40, "d")
    assert (kept.get("b") is None, kept.get("c")) == (False, None)


def test_a_picture_asked_for_again_is_not_drawn_again(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/image/victims-reporting.svg?size=column"
    first = client.get(address).data

    def never(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(images, "compose", never)
    assert client.get(address).data == first
