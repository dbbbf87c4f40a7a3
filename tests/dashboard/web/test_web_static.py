"""Files for the browser: packed, negotiated, kept for good where the address names the content."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from dashboard.config import Config
from dashboard.web import static

FOREVER = "public, max-age=31536000, immutable"


def scripts(client: FlaskClient) -> list[str]:
    """Addresses of the scripts of a page."""
    return re.findall(r'<script[^>]* src="([^"]+)"', client.get("/").text)


def test_every_script_of_a_page_is_packed_and_kept_for_good(small_client: FlaskClient) -> None:
    addresses = scripts(small_client)
    assert len(addresses) == 3
    for address in addresses:
        answer = small_client.get(address, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == FOREVER
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert len(answer.data) < 200 or answer.headers["Content-Encoding"] == "br"


def test_scripts_run_in_the_order_of_the_page_and_the_start_comes_last(small_client: FlaskClient) -> None:
    page = small_client.get("/").text
    tags = re.findall(r"<script[^>]*>", page)
    assert all(" defer " in tag for tag in tags if "_dash-component-suites" in tag)
    assert 'type="module"' in tags[-1]
    assert 'id="_dash-renderer"' in tags[-1]


def test_scripts_of_components_that_no_page_has_are_not_loaded(small_client: FlaskClient) -> None:
    assert [address for address in scripts(small_client) if "dash_table" in address or "plotly.min" in address] == []


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("identity", None),
        ("zstd", None),
        ("", None),
        ("*", "br"),
    ],
)
def test_a_file_goes_out_as_the_browser_takes_it(small_client: FlaskClient, accepted: str, coding: str | None) -> None:
    plain = (Config().assets / "boundaries" / "world.geojson").read_bytes()
    answer = small_client.get("/assets/boundaries/world.geojson", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == coding
    assert "Accept-Encoding" in answer.headers["Vary"]
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding]
    assert unpack(answer.data) == plain


def test_boundaries_have_the_type_of_geojson(small_client: FlaskClient) -> None:
    answer = small_client.get("/assets/boundaries/world.geojson")
    assert answer.headers["Content-Type"] == "application/geo+json"
    assert json.loads(answer.data)["type"] == "FeatureCollection"


def test_an_asset_is_kept_for_good_only_under_the_address_of_its_content(small_client: FlaskClient) -> None:
    address = static.asset_url("boundaries/world.geojson")
    assert small_client.get(address).headers["Cache-Control"] == FOREVER
    assert small_client.get(f"{address}0").headers["Cache-Control"] == "no-cache"
    assert small_client.get(address.split("?")[0]).headers["Cache-Control"] == "no-cache"


def test_a_file_that_the_browser_has_is_not_sent_again(small_client: FlaskClient) -> None:
    for address in ("/assets/boundaries/world.geojson", scripts(small_client)[-1]):
        headers = {"Accept-Encoding": "br"}
        tag = small_client.get(address, headers=headers).headers["ETag"]
        again = small_client.get(address, headers=headers | {"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        other = small_client.get(address, headers={"Accept-Encoding": "gzip", "If-None-Match": tag})
        assert other.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/assets/",
        "/assets/none.js",
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/boundaries",
        "/_dash-component-suites/none/a.js",
        "/_dash-component-suites/dash/none.js",
        "/_dash-component-suites/dash",
        "/_dash-component-suites/dash/dcc/dash_core_components.js.map",
        "/_dash-component-suites/dash/dcc/dash_core_components.v4_4_1m1.js.map",
        "/_dash-component-suites/dash/../../flask/app.py",
        "/_dash-component-suites/plotly/__init__.py",
    ],
)
def test_what_is_no_file_of_ours_is_a_404_in_one_line(small_client: FlaskClient, path: str) -> None:
    answer = small_client.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "text/plain"
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize("path", ["/favicon.ico", "/_favicon.ico"])
def test_the_icon_is_our_own_and_small(small_client: FlaskClient, path: str) -> None:
    answer = small_client.get(path)
    assert answer.data == (Config().assets / "favicon.ico").read_bytes()
    assert len(answer.data) < 5000


def test_the_address_of_an_asset_changes_with_its_content(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder, content in ((first, "a"), (second, "b")):
        folder.mkdir()
        (folder / "page.js").write_text(content)
    assert static.asset_url("page.js", first) != static.asset_url("page.js", second)


def test_an_asset_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(static.StaticError, match=re.escape(str(tmp_path / "none.js"))):
        static.asset_url("none.js", tmp_path)


def test_only_what_a_browser_fetches_is_served(tmp_path: Path) -> None:
    for name in ("a.js", "b.css", "c.js.map", "d.py", ".hidden", "e.md"):
        (tmp_path / name).write_text("x")
    assert [name for name, _ in static.assets_of(tmp_path)] == ["a.js", "b.css", "c.js.map"]


def test_a_copy_on_the_shelf_is_used_where_its_content_fits(tmp_path: Path) -> None:
    content = b"let a = 1;\n" * 100
    copy = brotli.compress(content, quality=11)
    (tmp_path / f"{static.checksum(content)}.br").write_bytes(copy)
    assert static.pack(content, ".js", tmp_path).variants["br"] == copy
    assert brotli.decompress(static.pack(content + b"!", ".js", tmp_path).variants["br"]) == content + b"!"


def test_a_file_that_packing_would_not_shorten_goes_out_plain() -> None:
    assert list(static.pack(b"x", ".txt").variants) == ["identity"]


def test_packing_gives_the_same_bytes_each_time() -> None:
    content = b"let a = 1;\n" * 100
    pack = static.pack.__wrapped__  # What is kept would be the same for that alone.
    assert pack(content, ".js").variants == pack(content, ".js").variants


def test_an_application_made_on_new_tables_has_the_files_of_the_one_before_it_in_memory_once(tmp_path: Path) -> None:
    path = tmp_path / "a.js"
    path.write_bytes(b"let a = 1;\n" * 100)
    before, after = (static.pack(dict(static.assets_of(tmp_path))["a.js"], ".js") for _ in range(2))
    assert before is after
    path.write_bytes(b"let a = 2;\n" * 100)
    changed = static.pack(dict(static.assets_of(tmp_path))["a.js"], ".js")
    assert brotli.decompress(changed.variants["br"]) == path.read_bytes()
