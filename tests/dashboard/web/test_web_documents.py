"""`/export/country/<area>.docx|.pdf`: the brief as a document at its address, safe from what strangers send."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.exports.documents import setting
from dashboard.exports.picture.raster import NoRasterError
from dashboard.web import documents
from dashboard.web.images import RASTER

KINDS = (("docx", b"PK\x03\x04"), ("pdf", b"%PDF-"))


@pytest.mark.parametrize(("ending", "first"), KINDS)
def test_a_brief_comes_as_a_document_with_its_name(client: FlaskClient, ending: str, first: bytes) -> None:
    answer = client.get(f"/export/country/BGD.{ending}")
    assert (answer.status_code, answer.mimetype) == (200, documents.TYPES[ending])
    assert answer.data.startswith(first)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="brief_BGD.{ending}"'
    letter = client.get(f"/export/country/BGD.{ending}?paper=letter")
    assert letter.headers["Content-Disposition"] == f'attachment; filename="brief_BGD_letter.{ending}"'
    assert letter.data != answer.data


@pytest.mark.parametrize(("ending", "_first"), KINDS)
def test_who_has_it_is_not_sent_it_again(client: FlaskClient, ending: str, _first: bytes) -> None:
    tag = client.get(f"/export/country/BGD.{ending}").headers["ETag"]
    again = client.get(f"/export/country/BGD.{ending}", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    other = client.get(f"/export/country/BGD.{ending}?paper=letter", headers={"If-None-Match": tag})
    assert other.status_code == 200


@pytest.mark.parametrize("ending", documents.TYPES)
@pytest.mark.parametrize("area", ["ZZZ", "bgd", "2", "WLD", "%3Cscript%3E", "BGD.pdf", "A" * 3000])
def test_what_is_no_area_is_refused_in_one_line(client: FlaskClient, area: str, ending: str) -> None:
    answer = client.get(f"/export/country/{area}.{ending}")
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert len(answer.text.splitlines()) == 1 and len(answer.text) < 200


@pytest.mark.parametrize("paper", ["<script>alert(1)</script>", "", "A4", "a3", "x" * 5000, "a4\r\nX: y"])
def test_a_paper_that_is_none_is_refused_in_one_line(client: FlaskClient, paper: str) -> None:
    answer = client.get("/export/country/BGD.pdf", query_string={"paper": paper})
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert answer.text.startswith("400 Bad Request: paper: ") and answer.text.endswith("is none of a4, letter.\n")
    assert len(answer.text.splitlines()) == 1


def test_a_pdf_that_cannot_be_set_now_is_told_in_one_line(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "find_spec", lambda _: None)
    answer = client.get("/export/country/AFG.pdf")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    assert "no typst" in answer.text and answer.headers["Retry-After"]


def test_a_document_whose_pictures_cannot_be_drawn_speaks_of_no_picture_file(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> bytes:
        raise NoRasterError("This picture could not be drawn as PNG; the SVG is there.")

    monkeypatch.setattr(RASTER, "png", failing)
    answer = client.get("/export/country/VUT.docx")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    assert "SVG" not in answer.text and "document" in answer.text


def test_the_pages_of_a_brief_lead_to_its_documents(client: FlaskClient) -> None:
    printed = client.get("/print/country/BGD").text
    for ending in documents.TYPES:
        assert f'href="/export/country/BGD.{ending}"' in printed
    assert "/export/country" not in client.get("/print/deck").text
