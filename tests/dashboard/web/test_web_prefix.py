"""Under a prefix every address that leaves the server has it; without one nothing changes."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import brotli
import dash
import pytest
from flask.testing import FlaskClient

from dashboard.config import ConfigError
from dashboard.context import Context
from dashboard.web.prefix import finder
from tests.conftest import PUBLIC, application_of
from tests.fixtures.answers import address_of, now_of
from tests.fixtures.sweeps import each

PREFIX = "/reach"
ADDRESS = re.compile(r'\b(?:href|src)=\\?"(/[^"\\]*)|"(?:href|src)": ?"(/[^"]*)|["(](/assets/[^")\\]*)')
PAGES = (
    "/",
    "/victims?area=GHA",
    "/country/GHA",
    "/present",
    "/print/country/GHA",
    "/victims?view=victims-trend&embed=1",
)


@pytest.fixture(scope="module")
def under(small_context: Context) -> Iterator[dash.Dash]:
    """The application on three countries, under a prefix."""
    config = replace(small_context.config, prefix=PREFIX, public_url=PUBLIC)
    yield application_of(replace(small_context, config=config))


@pytest.fixture
def client(under: dash.Dash) -> FlaskClient:
    """A client of it."""
    return under.server.test_client()


def addresses(text: str) -> set[str]:
    """Addresses of this server in a document or in what Dash is told, whose slashes may be escaped."""
    return {next(filter(None, found)) for found in ADDRESS.findall(text.replace(r"\u002f", "/"))}


# The proxy keeps the prefix, or takes it away: then one page shows what becomes of all.
@pytest.mark.parametrize(
    ("before", "page"),
    each(product((PREFIX, ""), PAGES), [*product((PREFIX,), PAGES), ("", PAGES[1])]),
)
def test_every_address_of_a_document_has_the_prefix_and_answers(client: FlaskClient, page: str, before: str) -> None:
    answer = client.get(f"{before}{page}", headers={"Host": "reach.example.org"})
    assert answer.status_code == 200
    assert f'<html data-root="{PREFIX}" ' in answer.text
    found = addresses(answer.text)
    assert found
    assert {address for address in found if not address.startswith(f"{PREFIX}/")} == set()
    assert {address for address in found if address.startswith(f"{PREFIX}{PREFIX}")} == set()
    asked = {address: client.get(address).status_code for address in found if "/assets/" in address}
    assert set(asked.values()) == {200}


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_what_is_sent_packed_has_the_prefix_too(client: FlaskClient, coding: str) -> None:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[coding]
    headers = {"Accept-Encoding": coding}
    page = client.get(f"{PREFIX}/", headers=headers)
    assert page.content_encoding == coding
    assert page.content_length == len(page.data)
    assert unpack(page.data) == client.get(f"{PREFIX}/").data
    again = client.get(f"{PREFIX}/", headers={**headers, "If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    address = address_of(now_of(client), "overview-tiles.block")
    answer = client.get(f"{PREFIX}{address}", headers=headers)
    assert answer.content_encoding == coding
    found = addresses(unpack(answer.data).decode())
    assert found
    assert {address for address in found if not address.startswith(f"{PREFIX}/")} == set()


def test_what_dash_is_told_has_the_prefix(client: FlaskClient) -> None:
    page = client.get(f"{PREFIX}/").text
    config = re.search(r'<script id="_dash-config" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert config is not None
    assert json.loads(config[1])["requests_pathname_prefix"] == f"{PREFIX}/"
    layout = client.get(f"{PREFIX}/_dash-layout")
    found = addresses(json.dumps(layout.get_json()))
    assert f"{PREFIX}/victims" in found
    assert {address for address in found if not address.startswith(f"{PREFIX}/")} == set()


def test_the_prefix_alone_leads_to_the_first_page(client: FlaskClient) -> None:
    answer = client.get(f"{PREFIX}?area=GHA")
    assert (answer.status_code, answer.location) == (308, f"{PREFIX}/?area=GHA")


@pytest.mark.parametrize("path", ["/country/gha?year=2020", "/victims/", "/data//sources"])
def test_other_spellings_lead_to_addresses_with_the_prefix(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{PREFIX}{path}")
    assert answer.status_code == 308
    places = ("/country/GHA?year=2020", "/victims", "/data/sources")
    assert answer.location in {f"{PREFIX}{place}" for place in places}


def test_what_others_find_names_host_and_prefix(client: FlaskClient) -> None:
    page = client.get(f"{PREFIX}/victims?area=GHA").text
    assert f'<meta property="og:url" content="{PUBLIC}{PREFIX}/victims?area=GHA">' in page
    assert f'content="{PUBLIC}{PREFIX}/image/' in page
    assert f'<link rel="canonical" href="{PUBLIC}{PREFIX}/victims">' in page
    listed = re.findall("<loc>(.*?)</loc>", client.get(f"{PREFIX}/sitemap.xml").text)
    assert f"{PUBLIC}{PREFIX}/victims" in listed
    assert all(address.startswith(f"{PUBLIC}{PREFIX}/") for address in listed)
    assert f"{PUBLIC}{PREFIX}/sitemap.xml" in client.get(f"{PREFIX}/robots.txt").text
    view = client.get(f"{PREFIX}/api/v1/views/victims-trend.json?area=GHA").get_json()
    assert view["words"]["permalink"].startswith(f"{PUBLIC}{PREFIX}/victims")
    assert client.get(f"{PREFIX}/api/v1/openapi.json").get_json()["servers"] == [{"url": f"{PUBLIC}{PREFIX}"}]
    listed = client.get(f"{PREFIX}/api/v1/views.json").get_json()
    named = [
        address for view in listed["views"] for address in (view["address"], view["slides"], *view["images"].values())
    ]
    assert all(address.startswith(f"{PREFIX}/") for address in named)


def test_a_frame_names_its_page_once_with_the_prefix(client: FlaskClient) -> None:
    page = client.get(f"{PREFIX}/victims?view=victims-trend&embed=1").text
    assert f'<link rel="canonical" href="{PUBLIC}{PREFIX}/victims' in page


def test_files_and_answers_for_programs_are_left_as_they_are(client: FlaskClient, small_client: FlaskClient) -> None:
    for path in ("/api/v1/indicators.json", "/assets/reach.js", "/favicon.ico"):
        assert client.get(f"{PREFIX}{path}").data == small_client.get(path).data, path


def test_without_a_prefix_nothing_stands_around_the_server(small_client: FlaskClient) -> None:
    assert "data-root" not in small_client.get("/").text
    assert small_client.get(f"{PREFIX}/victims").status_code == 404


@pytest.mark.parametrize("prefix", each(["/data", "/assets", "/api/x", "/victims", "/image"], ["/api/x", "/victims"]))
def test_a_prefix_that_could_be_an_address_of_ours_stops_the_start(small_context: Context, prefix: str) -> None:
    config = replace(small_context.config, prefix=prefix)
    with pytest.raises(ConfigError, match="REACH_PREFIX"):
        application_of(replace(small_context, config=config))


@pytest.mark.parametrize(
    ("plain", "rooted"),
    [
        (b'<a href="/">', b'<a href="/reach/">'),
        (b'<a href="/reach/victims">', b'<a href="/reach/victims">'),
        (b'<a href="/reached">', b'<a href="/reach/reached">'),
        (b'{"href": "/data", "path": "/data"}', b'{"href": "/reach/data", "path": "/data"}'),
        (rb'"<a href=\"/data\">"', rb'"<a href=\"/reach/data\">"'),
        (rb'{"href":"\u002fdata"}', rb'{"href":"/reach\u002fdata"}'),
        (rb'{"href":"\u002freach\u002fdata"}', rb'{"href":"\u002freach\u002fdata"}'),
        (b'"/assets/a.js?v=1 /assets/b.js?v=2"', b'"/reach/assets/a.js?v=1 /reach/assets/b.js?v=2"'),
        (b'src:url("/assets/a.woff2?v=1")', b'src:url("/reach/assets/a.woff2?v=1")'),
        (b'<a href="//example.org">', b'<a href="//example.org">'),
        (b'<a href="https://example.org/data">', b'<a href="https://example.org/data">'),
        (b'<a href="#a"> of the kind "/data"', b'<a href="#a"> of the kind "/data"'),
    ],
)
def test_only_addresses_of_ours_get_the_prefix_and_once(plain: bytes, rooted: bytes) -> None:
    found = finder(PREFIX)
    assert found.sub(lambda place: place[0] + b"/reach", plain) == rooted
    assert found.sub(lambda place: place[0] + b"/reach", rooted) == rooted
