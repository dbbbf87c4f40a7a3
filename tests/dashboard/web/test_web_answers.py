"""What every answer has in common: headers, own addresses only, and one line where a request cannot be served."""

from __future__ import annotations

import base64
import hashlib
import re
from urllib.parse import quote

import dash
import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.selection import NAMES
from dashboard.views import VIEWS
from dashboard.web.errors import printable

PAGES = ("/", "/_dash-layout", "/_dash-dependencies", "/healthz", "/api/v1/indicators.json", "/assets/none", "/.env")
FOREIGN = re.compile(r"""(?:src|href|action|data-src)\s*=\s*["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import""")


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_says_what_a_page_may_load(small_client: FlaskClient, path: str) -> None:
    headers = small_client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert re.fullmatch(r"'self'( 'sha256-[\w+/=]+')*", policy["script-src"])
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_the_policy_knows_every_script_that_stands_in_the_page(small_app: dash.Dash, small_client: FlaskClient) -> None:
    answer = small_client.get("/")
    inline = re.findall(r"<script(?![^>]* src=)([^>]*)>", answer.text)
    running = [attributes for attributes in inline if "application/json" not in attributes]
    assert len(running) == len(small_app.csp_hashes()) == 2
    policy = answer.headers["Content-Security-Policy"]
    assert all(known in policy for known in small_app.csp_hashes())
    chooser = re.search(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert chooser is not None
    assert base64.b64encode(hashlib.sha256(chooser[1].encode()).digest()).decode() in policy


def test_the_page_names_no_other_host_and_no_version_of_ours(small_client: FlaskClient) -> None:
    page = small_client.get("/").text
    assert FOREIGN.findall(page) == []
    assert "plotly.com" not in page
    assert "python_version" not in page


def test_the_layout_loads_nothing_from_another_host(small_client: FlaskClient) -> None:
    layout = small_client.get("/_dash-layout").text
    assert re.findall(r'"(?:src|srcSet|poster|action)":\s*"(?:https?:)?//[^"]*"', layout) == []


def test_own_styles_load_nothing_from_another_host(small_client: FlaskClient) -> None:
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', small_client.get("/").text)
    assert [FOREIGN.findall(small_client.get(sheet).text) for sheet in sheets] == [[] for _ in sheets]


def test_health_tells_the_version_of_the_data(small_client: FlaskClient) -> None:
    answer = small_client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "data_version": "small"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_that_has_not_changed_is_not_sent_again(small_client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "br"}
    for path in ("/", "/victims?area=NGA", "/_dash-layout", "/_dash-dependencies"):
        first = small_client.get(path, headers=headers)
        assert first.headers["Cache-Control"] == "no-cache"
        again = small_client.get(path, headers=headers | {"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        assert again.data == b""


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/", 405),
        ("PUT", "/_dash-update-component", 405),
        ("GET", "/_dash-update-component", 404),
        ("DELETE", "/api/v1/indicators.json", 405),
        ("GET", "/api", 404),
        ("GET", "/api/v1/none", 404),
        ("GET", "/_none", 404),
        ("GET", "/static/none", 404),
        ("GET", "/wp-login.php", 404),
        ("GET", "/sitemap.xml", 404),
        ("GET", "/_dash-ws-callback", 404),
        ("TRACE", "/", 405),
    ],
)
def test_what_is_not_served_gets_one_line(small_client: FlaskClient, method: str, path: str, status: int) -> None:
    answer = small_client.open(path, method=method)
    assert answer.status_code == status
    assert answer.mimetype == "text/plain"
    assert answer.text.count("\n") == 1
    assert answer.text.startswith(f"{status} ")


def test_a_method_that_is_not_allowed_comes_with_those_that_are(small_client: FlaskClient) -> None:
    assert "GET" in small_client.post("/healthz").headers["Allow"]


def test_a_failure_is_noted_and_answered_in_one_line(
    small_app: dash.Dash, small_client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("secret")

    monkeypatch.setitem(small_app.server.view_functions, "healthz", fail)
    answer = small_client.get("/healthz")
    assert answer.status_code == 500
    assert answer.text == "500 Internal Server Error: This request failed; the server has noted why.\n"
    assert "GET /healthz failed" in caplog.text
    assert "secret" in caplog.text


def test_strangers_words_come_back_in_one_short_line() -> None:
    assert printable("a\n\x00\u2028\ud800b") == "a\ufffd\ufffd\ufffd\ufffdb"
    assert len(printable("x" * 1000)) == 81


@given(path=st.text(max_size=60), query=st.text(max_size=60))
def test_no_path_fails(small_client: FlaskClient, path: str, query: str) -> None:
    raw = {
        "PATH_INFO": f"/{path}".encode("utf-8", "surrogatepass").decode("latin-1"),
        "QUERY_STRING": query.encode("utf-8", "surrogatepass").decode("latin-1"),
    }
    answer = small_client.get("/", environ_overrides=raw)
    assert answer.status_code < 500
    is_page = answer.status_code == 404 and answer.mimetype == "text/html"
    assert answer.status_code < 400 or is_page or (answer.mimetype == "text/plain" and answer.text.count("\n") == 1)


STEPS = ["/", "api", "v1", "assets", "_dash-component-suites", "dash", "..", ".", "%00", "é"]


@given(parts=st.lists(st.sampled_from(STEPS)))
def test_no_path_of_ours_bent_fails(small_client: FlaskClient, parts: list[str]) -> None:
    answer = small_client.get("/", environ_overrides={"PATH_INFO": "/" + "".join(parts).encode().decode("latin-1")})
    assert answer.status_code < 500


# Each makes a page: half of the examples of others.
@settings(max_examples=settings().max_examples // 2)
@given(query=st.binary(max_size=200))
def test_no_query_of_a_page_fails(small_client: FlaskClient, query: bytes) -> None:
    answer = small_client.get("/", environ_overrides={"QUERY_STRING": query.decode("latin-1")})
    assert answer.status_code == 200


@given(
    panel=st.sampled_from(sorted(VIEWS)) | st.text(min_size=1, max_size=10),
    query=st.dictionaries(st.sampled_from(NAMES), st.text(max_size=12) | st.sampled_from(["NGA,011", "map", "2019"])),
)
def test_no_download_fails(small_client: FlaskClient, panel: str, query: dict[str, str]) -> None:
    answer = small_client.get(f"/download/{quote(panel)}.csv", query_string=query)
    assert answer.status_code in (200, 400, 404)
    if answer.status_code == 200 and answer.mimetype == "text/csv":
        assert re.fullmatch(r'attachment; filename="[\w.-]+\.csv"', answer.headers["Content-Disposition"], re.ASCII)


@given(
    name=st.sampled_from(["Accept-Encoding", "If-None-Match", "Range", "Cookie", "Host", "Accept-Language"]),
    value=st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60),
)
def test_no_header_fails(small_client: FlaskClient, name: str, value: str) -> None:
    for path in ("/", "/assets/boundaries/world.geojson", "/api/v1/observations.csv?indicator=homicide-rate"):
        assert small_client.get(path, headers={name: value}).status_code < 500
