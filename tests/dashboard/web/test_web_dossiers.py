"""`/export/dossier/<area>.xlsx|.docx` and `/api/v1/dossiers/<area>.json`, safe from what strangers send."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.figures.dossier import dossier_of
from dashboard.web import dossiers

NAMES = {"xlsx": "table-to-fill_BGD.xlsx", "docx": "draft-letter_BGD.docx"}
HOSTILE = ["ZZZ", "bgd", "002", "WLD", "%3Cscript%3E", "BGD.docx", "A" * 3000, "..%2f", "%00"]


@pytest.mark.parametrize("ending", dossiers.TYPES)
def test_the_files_come_with_their_names_and_once(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/export/dossier/BGD.{ending}")
    assert (answer.status_code, answer.mimetype) == (200, dossiers.TYPES[ending])
    assert answer.data.startswith(b"PK\x03\x04")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{NAMES[ending]}"'
    again = client.get(f"/export/dossier/BGD.{ending}", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("address", ["/export/dossier/{}.xlsx", "/export/dossier/{}.docx", "/api/v1/dossiers/{}.json"])
@pytest.mark.parametrize("area", HOSTILE)
def test_what_is_no_country_is_refused_in_one_line(client: FlaskClient, address: str, area: str) -> None:
    answer = client.get(address.format(area))
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert len(answer.text.splitlines()) == 1 and len(answer.text) < 200


@pytest.mark.parametrize("paper", ["<script>alert(1)</script>", "", "A4", "a3", "x" * 5000, "a4\r\nX: y"])
def test_a_paper_that_is_none_is_refused_in_one_line(client: FlaskClient, paper: str) -> None:
    answer = client.get("/export/dossier/BGD.docx", query_string={"paper": paper})
    assert (answer.status_code, len(answer.text.splitlines())) == (400, 1)


def test_the_json_is_the_dossier(client: FlaskClient, shared: Context) -> None:
    told, found = client.get("/api/v1/dossiers/BGD.json").get_json(), dossier_of(shared, "BGD")
    assert [part["id"] for part in told["breakdowns"]] == [part.id for part in found.parts]
    assert [part["years"] for part in told["breakdowns"]] == [list(part.years) for part in found.parts]
    assert told["near"]["areas"] == list(found.near.areas)
    lines = [line for part in told["breakdowns"] for line in part["lines"]]
    assert all(len(line["cells"]) == len(told["years"]) for line in lines)


@pytest.mark.parametrize("query", ["", "?area=001", "?area=034", "?area=BGD,IND", "?area=%3Cb%3E", "?area=LDC"])
def test_a_page_without_one_country_says_so_and_lists_countries(client: FlaskClient, query: str) -> None:
    page = client.get(f"/data/dossier{query}")
    assert page.status_code == 200


def test_two_pages_lead_to_a_dossier(client: FlaskClient) -> None:
    assert "/data/dossier?area=BGD" in client.get("/country/BGD").text
