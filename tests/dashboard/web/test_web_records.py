"""Addresses of citations and of the published tables: exact bytes, conditional requests, one line for what is not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pybtex.database import parse_string

from dashboard.catalogue import load_indicators
from dashboard.config import Config
from dashboard.context import Context, make_context
from dashboard.web import records
from tests.fixtures import small


def test_every_published_table_comes_with_the_checksum_that_the_package_lists(
    client: FlaskClient, shared: Context
) -> None:
    for name, file in shared.store.files.items():
        answer = client.get(f"/api/v1/tables/{name}.csv")
        assert answer.status_code == 200, name
        assert hashlib.sha256(answer.data).hexdigest() == file.sha256, name
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert file.path in answer.headers["Content-Disposition"]


def test_every_source_is_cited_as_bibtex_and_as_text(client: FlaskClient, shared: Context) -> None:
    for name, source in shared.sources.items():
        entry = client.get(f"/api/v1/sources/{name}.bib")
        assert entry.headers["Content-Type"].startswith("application/x-bibtex")
        assert len(parse_string(entry.text, "bibtex").entries) == 1
        assert source.citation in client.get(f"/api/v1/sources/{name}.txt").text
    everything = parse_string(client.get("/api/v1/sources.bib").text, "bibtex")
    assert len(everything.entries) == len(shared.sources)


@pytest.mark.parametrize("path", ["/api/v1/tables/detected-victims.csv", "/api/v1/sources/unhcr.bib"])
def test_an_answer_that_the_asker_has_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/tables/nothing.csv",
        "/api/v1/tables/..%2Fareas.csv",
        "/api/v1/sources/nobody.bib",
        "/api/v1/sources/nobody.txt",
        "/api/v1/sources/%0Aevil.bib",
    ],
)
def test_what_is_not_there_is_a_404_of_one_line(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.text.count("\n") == 1


def test_a_table_is_sent_as_it_was_read_though_a_newer_one_lies_there_by_now(tmp_path: Path) -> None:
    folder = tmp_path / "published"
    small.write_published(folder, load_indicators(Config().catalogue))
    server = Flask("records")
    records.register(server, make_context(Config(published=folder)))
    client = server.test_client()
    before = client.get("/api/v1/tables/progress.csv").data
    (folder / "progress.csv").write_bytes(b"indicator\n")
    assert client.get("/api/v1/tables/progress.csv").data == before
