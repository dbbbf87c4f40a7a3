"""Whatever leaves the dashboard names its public address, or the path alone; never what a request says."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest
from flask.testing import FlaskClient
from PIL import Image
from pptx import Presentation

from dashboard.exports.deck import Deck, Pinned, encode
from tests.conftest import PUBLIC
from tests.fixtures.sweeps import each

EVIL = "evil.example"
FORGED = {
    "Host": EVIL,
    "X-Forwarded-Host": EVIL,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "6.6.6.6",
    "X-Forwarded-Prefix": f"//{EVIL}",
    "Forwarded": f"host={EVIL};proto=https",
    "X-Original-URL": f"//{EVIL}/",
}
SHORT = encode(Deck((Pinned("victims-map", "/victims?area=NGA", "map", "", ""),)))
TELLING = {
    "/image/victims-trend.svg?area=NGA": "/victims?area=NGA",
    "/image/victims-trend.png?area=NGA": "/victims?area=NGA",
    "/export/victims-trend.pptx?area=NGA": "/victims?area=NGA",
    "/export/page/victims.pptx?area=NGA": "/victims?area=NGA",
    "/export/country/NGA.pptx": "/country/NGA",
    f"/export/deck.pptx?d={SHORT}": "/victims?area=NGA",
    f"/export/deck.zip?d={SHORT}": "/victims?area=NGA",
    f"/api/v1/deck.json?d={SHORT}": "/victims?area=NGA",
    "/api/v1/views/victims-trend.json?area=NGA": "/victims?area=NGA",
    "/api/v1/observations.xlsx?indicator=homicide-rate": "/api/v1/observations.xlsx?indicator=homicide-rate",
    "/download/victims-trend.json?area=NGA": "/victims?area=NGA",
    "/download/victims-trend.xlsx?area=NGA": "/victims?area=NGA",
    "/print/country/NGA": "/country/NGA",
    "/victims?area=NGA&embed=1": "/victims?area=NGA",
}
"""Answers in which their address stands, and that address."""
AS_OTHERS = {
    "/export/page/victims.pptx?area=NGA": "slides, as those of a view and of a deck",
    "/export/country/NGA.pptx": "slides, as those of a view and of a deck",
    "/download/victims-trend.xlsx?area=NGA": "a workbook, as that of the interface",
}
LOOKED_AT = [address for address in TELLING if address not in AS_OTHERS]
TOLD = each(TELLING.items(), [(address, TELLING[address]) for address in LOOKED_AT])
SILENT = (
    *("/", "/victims?area=NGA", "/country/NGA", "/nowhere", "/country/QQQ?embed=1", "/present", "/print/deck"),
    *("/download/victims-trend.csv?area=NGA", "/api/v1/observations.csv?indicator=homicide-rate", "/_dash-layout"),
    *("/api/v1/openapi.json", "/api/v1/sources.json", "/api/v1/views.json", "/api/v1/briefs/NGA.json"),
    *("/api/v1/sources.bib", "/api/v1/structure.xml", "/api/v1/observations.sdmx.csv?indicator=homicide-rate"),
)


def words(content: bytes, mimetype: str) -> str:
    """All that an answer says, also within files that are packed."""
    if mimetype == "image/png":
        return json.dumps(Image.open(io.BytesIO(content)).info, default=str)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace").replace("&amp;", "&")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [words(archive.read(name), "") for name in archive.namelist()]
    return "\n".join(parts)


@pytest.mark.parametrize("address", each([*TELLING, *SILENT], [*LOOKED_AT, *SILENT]))
def test_nothing_says_what_a_request_does(small_client: FlaskClient, address: str) -> None:
    plain, forged = small_client.get(address), small_client.get(address, headers=FORGED)
    assert forged.status_code == plain.status_code
    told = f"{words(forged.data, forged.mimetype)}\n{forged.headers}"
    assert EVIL not in told
    assert not re.search(r"https?://(?:localhost|127)", told)
    assert forged.headers.get("ETag") == plain.headers.get("ETag"), "the same answer has the same tag"


@pytest.mark.parametrize(("address", "place"), TOLD)
def test_where_no_address_is_known_the_path_stands_alone(small_client: FlaskClient, address: str, place: str) -> None:
    answer = small_client.get(address)
    told = words(answer.data, answer.mimetype)
    assert place in told
    assert not re.search(rf"https?://[^\s\"'<>]*{re.escape(place)}", told)


@pytest.mark.parametrize(("address", "place"), TOLD)
@pytest.mark.parametrize(
    "host", each(["reach.example.org", "127.0.0.1:8050", "reach.intern"], {"reach.intern": "not the public one"})
)
def test_the_public_address_is_named_whoever_asks(
    public_client: FlaskClient, address: str, place: str, host: str
) -> None:
    answer = public_client.get(address, headers={**FORGED, "Host": host})
    assert answer.status_code == 200
    told = words(answer.data, answer.mimetype)
    assert f"{PUBLIC}{place}" in told
    assert EVIL not in told
    assert "reach.intern" not in told


def test_each_file_says_it_where_readers_look(public_client: FlaskClient) -> None:
    there = f"{PUBLIC}/victims?area=NGA"
    picture = Image.open(io.BytesIO(public_client.get("/image/victims-trend.png?area=NGA").data))
    assert picture.info["URL"] == there
    slides = Presentation(io.BytesIO(public_client.get("/export/victims-trend.pptx?area=NGA").data)).slides
    assert f" at {there}" in slides[0].notes_slide.notes_text_frame.text
    book = openpyxl.load_workbook(io.BytesIO(public_client.get("/download/victims-trend.xlsx?area=NGA").data))
    assert dict(book["readme"].iter_rows(values_only=True))["See it again"] == there
    told = public_client.get("/download/victims-trend.json?area=NGA").get_json()
    assert told["permalink"] == there
    assert public_client.get("/api/v1/openapi.json").get_json()["servers"] == [{"url": PUBLIC}]
    assert f'rel="canonical" href="{there}"' in public_client.get("/victims?area=NGA&embed=1").text


def test_a_deck_says_when_it_was_seen_where_no_address_is_known(small_client: FlaskClient) -> None:
    cover = Presentation(io.BytesIO(small_client.get(f"/export/deck.pptx?d={SHORT}").data)).slides[0]
    said = " ".join(shape.text_frame.text for shape in cover.shapes if shape.has_text_frame)
    assert re.search(r"Seen on \d+ \w+ \d{4}(?! at)", said)
    archive = zipfile.ZipFile(io.BytesIO(small_client.get(f"/export/deck.zip?d={SHORT}").data))
    (read_me,) = (name for name in archive.namelist() if name.endswith("README.txt"))
    assert re.search(r"Made on \d+ \w+ \d{4}, data release ", archive.read(read_me).decode())


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1:8050",
        "[::1]",
        "[::1]:8050",
        "reach.example.org",
        "REACH.example.org.:443",
        "reach.intern",
    ],
)
def test_known_names_are_served(public_client: FlaskClient, host: str) -> None:
    assert public_client.get("/victims", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/victims/", "/nowhere", "/assets/reach.css", "/api/v1/codes.json", "/a.b"])
@pytest.mark.parametrize(
    "host",
    [EVIL, f"reach.example.org.{EVIL}", f"{EVIL}:8050", "", "reach.example.org:x", "reach.example.org@evil", "::1",
     "a b", "é.example", "localhost:80:80", "x" * 5000, "-" * 5000],
)  # fmt: skip
def test_other_names_are_refused_in_one_line(public_client: FlaskClient, path: str, host: str) -> None:
    forged: Mapping[str, str] = {"X-Forwarded-Host": "reach.example.org"}
    answer = public_client.get(path, headers=forged, environ_overrides={"HTTP_HOST": host})
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert answer.text.startswith("400 Bad Request: This server is not known by the name ")
    assert answer.text.count("\n") == 1 and len(answer.text) < 200


def test_every_method_is_refused(public_client: FlaskClient) -> None:
    for method in ("GET", "HEAD", "POST", "OPTIONS", "PUT"):
        assert public_client.open("/", method=method, headers={"Host": EVIL}).status_code == 400
    posted = public_client.post("/_dash-update-component", json={}, headers={"Host": EVIL})
    assert (posted.status_code, "not known by the name" in posted.text) == (400, True)


def test_health_is_told_under_any_name(public_client: FlaskClient) -> None:
    assert public_client.get("/healthz", headers={"Host": EVIL}).get_json()["status"] == "ok"


@pytest.mark.parametrize("host", ["anything.example", "10.0.0.7:99", ""])
def test_without_a_public_address_any_name_is_served(small_client: FlaskClient, host: str) -> None:
    assert small_client.get("/victims", environ_overrides={"HTTP_HOST": host}).status_code == 200


def test_the_router_leads_to_no_host(small_client: FlaskClient) -> None:
    answer = small_client.post("/print//deck", headers=FORGED)
    assert (answer.status_code, answer.headers["Location"]) == (308, "/print/deck")
