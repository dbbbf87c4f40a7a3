"""All rows as files: the same bytes as the answers, packed once, in parts, and never more at a time than has room."""

from __future__ import annotations

import csv
import gzip
import io
import socket
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.exports.published import Published
from dashboard.web import api
from dashboard.web.turns import THREADS, WHOLES, Gate
from dashboard.web.wholes import Wholes
from dashboard.web.worker import WholeRequestWorker
from tests.conftest import Reading
from tests.fixtures.serving import forked

PACKED = {"Accept-Encoding": "gzip, br"}
FORMS = [api.OBSERVATIONS, api.OBSERVATIONS_JSON, api.OBSERVATIONS_SDMX]


@pytest.fixture
def reader(small_context: Context, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of the interface alone, for which three countries are many rows."""
    monkeypatch.setattr(api, "LARGE", 5)
    server = Flask("wholes")
    server.test_client_class = Reading
    api.register(server, small_context)
    return server.test_client()


@pytest.mark.parametrize("address", FORMS)
def test_a_file_of_all_rows_is_what_the_answer_would_be(
    reader: FlaskClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reader.get(address, headers=PACKED)
    assert (whole.status_code, whole.headers["Content-Encoding"]) == (200, "gzip")
    assert whole.content_length == len(whole.data)
    plain = reader.get(address)
    assert "Content-Encoding" not in plain.headers
    with monkeypatch.context() as alone:
        alone.setattr(api, "KEPT_WHOLE", ())
        made = reader.get(address)
    assert gzip.decompress(whole.data) == plain.data == made.data
    for name in ("ETag", "Content-Type", "Content-Disposition", "Link"):
        assert whole.headers[name] == plain.headers[name] == made.headers[name]


def test_it_is_made_once(reader: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = reader.get(api.OBSERVATIONS, headers=PACKED).data

    def rows(*_: object) -> Iterator[None]:
        raise AssertionError("rows were made once more")
        yield

    monkeypatch.setattr(Published, "blocks", rows)
    assert reader.get(api.OBSERVATIONS, headers=PACKED).data == first
    assert reader.head(api.OBSERVATIONS_JSON).status_code == 200, "nothing is made for who asks for the head"


def test_whoever_finds_no_turn_is_told_when_to_come_again(reader: FlaskClient) -> None:
    """So those who read none of it hold a few of the threads, and the others are there for everybody else."""
    assert 4 * WHOLES <= THREADS
    reading = [reader.get(api.OBSERVATIONS, headers=PACKED, buffered=False) for _ in range(WHOLES)]
    assert [answer.status_code for answer in reading] == [200] * WHOLES
    refused = reader.get(api.OBSERVATIONS_PARQUET)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    tag = reading[0].headers["ETag"]
    assert reader.get(api.OBSERVATIONS, headers={"If-None-Match": tag}).status_code == 304
    for answer in reading:
        answer.close()
    assert reader.get(api.OBSERVATIONS_PARQUET).status_code == 200


def test_where_there_is_no_room_on_disk_the_rows_come_all_the_same(
    reader: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = reader.get(f"{api.OBSERVATIONS}?from=1900").data
    assert expected.count(b"\n") > 100

    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert reader.get(api.OBSERVATIONS, headers=PACKED).data == expected


def test_the_installation_keeps_files_and_clears_those_of_other_releases(tmp_path: Path) -> None:
    made: list[str] = []

    def maker() -> Iterator[bytes]:
        made.append("")
        yield from (b"some ", b"rows")

    (tmp_path / "old-csv.gz").write_bytes(b"of another release")
    makers, gate = {"csv.gz": maker, "parquet": maker}, Gate("wholes", 1, 1, words="", retry=1)
    assert Wholes("tag", makers, gate, tmp_path).keep() == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tag-csv.gz", "tag-parquet"]
    assert gzip.decompress((tmp_path / "tag-csv.gz").read_bytes()) == (tmp_path / "tag-parquet").read_bytes()
    kept = Wholes("tag", makers, gate, tmp_path)
    with Flask("kept").test_request_context(headers=PACKED):
        answer = kept.answer("csv.gz", "text/csv")
        assert gzip.decompress(answer.get_data()) == b"some rows"
        answer.close()
    assert len(made) == 2, "what is kept is not made again"


# ------------------------------------------------------------------------------------------------------- Parquet


def _read(content: bytes, tmp_path: Path) -> list[dict[str, Any]]:
    duckdb = pytest.importorskip("duckdb", reason="reads Parquet: pip install -r requirements-dev.txt")
    path = tmp_path / "rows.parquet"
    path.write_bytes(content)
    found = duckdb.sql(f"select * from '{path}'")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def _typed(row: dict[str, str]) -> dict[str, Any]:
    numbers = {name: float(row[name]) if row[name] else None for name in ("obs_value", "obs_lower", "obs_upper")}
    return {**row, **numbers, "time_period": int(row["time_period"])}


@pytest.mark.parametrize(
    "given", ["small_client", pytest.param("client", marks=pytest.mark.sweep)], ids=["three countries", "all"]
)
def test_parquet_holds_every_row_of_the_csv_with_the_same_figures(
    request: pytest.FixtureRequest, given: str, tmp_path: Path
) -> None:
    """Of three countries, which have figures, intervals and rows without any; all published rows are swept."""
    client: FlaskClient = request.getfixturevalue(given)
    rows = _read(client.get(api.OBSERVATIONS_PARQUET).data, tmp_path)
    expected = [_typed(row) for row in csv.DictReader(io.StringIO(client.get(api.OBSERVATIONS).text))]
    assert rows == expected
    assert {(row["obs_value"] is None, row["obs_lower"] is None) for row in rows} >= {
        (False, True), (True, False), (True, True),
    }  # fmt: skip
    table = "detected-victims-by-form"
    of_table = _read(client.get(f"/api/v1/tables/{table}.parquet").data, tmp_path)
    assert of_table == [row for row in expected if row["indicator"] == table]


def test_parts_of_parquet_are_given(reader: FlaskClient) -> None:
    whole = reader.get(api.OBSERVATIONS_PARQUET)
    assert (whole.headers["Accept-Ranges"], whole.mimetype) == ("bytes", "application/vnd.apache.parquet")
    assert whole.data[:4] == whole.data[-4:] == b"PAR1"
    size = len(whole.data)
    part = reader.get(api.OBSERVATIONS_PARQUET, headers={"Range": "bytes=-8"})
    assert (part.status_code, part.data) == (206, whole.data[-8:])
    assert part.headers["Content-Range"] == f"bytes {size - 8}-{size - 1}/{size}"
    assert reader.get(api.OBSERVATIONS_PARQUET, headers={"Range": f"bytes={size}-"}).status_code == 416
    again = reader.get(api.OBSERVATIONS_PARQUET, headers={"If-None-Match": whole.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        (f"{api.OBSERVATIONS_PARQUET}?area=NGA", 400, "there are no filters"),
        ("/api/v1/tables/classes.parquet", 404, "other tables come as csv"),
        ("/api/v1/tables/nothing.parquet", 404, "no table"),
    ],
)
def test_what_parquet_does_not_hold_is_refused_in_one_line(
    reader: FlaskClient, address: str, status: int, words: str
) -> None:
    refused = reader.get(address)
    assert refused.status_code == status
    assert words in refused.text


# ------------------------------------------------------------------------------------------------- published tables


def test_a_published_table_goes_out_as_it_lies_packed(client: FlaskClient, shared: Context) -> None:
    for name in ("population", "classes", "crc"):
        address = f"/api/v1/tables/{name}.csv"
        packed, plain = client.get(address, headers=PACKED), client.get(address)
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.content_length == len(packed.data) < len(plain.data)
        assert gzip.decompress(packed.data) == plain.data == shared.store.content(name)
        assert packed.headers["ETag"] == plain.headers["ETag"]


# ------------------------------------------------------------------------------------------------ everybody at once

AT_ONCE = 16


@pytest.mark.sweep  # Whoever finds no turn is sent away, and turns are few: above.
def test_health_answers_while_sixteen_ask_for_all_rows_and_read_none_of_them(tmp_path: Path) -> None:
    """They hold the turns of files, and nobody else's thread: nobody waits until a silent reader is sent away."""
    with forked(tmp_path / "log", {"WEB_CONCURRENCY": "1"}) as server, ExitStack() as stack:
        for number in range(AT_ONCE):
            asked = stack.enter_context(socket.socket())
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            asked.connect(("127.0.0.1", server.port))
            asked.sendall(f"GET {FORMS[number % 3]} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        took = []
        for _ in range(20):
            start = time.monotonic()
            with urllib.request.urlopen(f"{server.url}/healthz", timeout=120) as health:
                assert health.status == 200
            took.append(time.monotonic() - start)
        usual, most = (1000 * seconds for seconds in (statistics.median(took), max(took)))
        print(f"/healthz beside {AT_ONCE} of all rows: {usual:.0f} ms, at most {most:.0f}")
        assert max(took) < WholeRequestWorker.silent_reader
