"""The description of the data interface is valid, and true: each address answers as it says, each refusal comes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import dash
import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from werkzeug.test import TestResponse

from dashboard.context import Context
from dashboard.views import VIEWS
from dashboard.web import api
from dashboard.web.questions import FILTERS, LONGEST_QUERY
from tests.conftest import application_of
from tests.dashboard.exports.test_deck import packed
from tests.fixtures.sweeps import BODIES, WALKS, Walk, chosen

EXAMPLES = {
    "panel": "victims-map",
    "format": "json",
    "picture": "svg",
    "copy": "txt",
    "source": "unodc_glotip",
    "table": "detected-victims",
    "area": "NGA",
    "page": "overview",
    "kind": "indicator",
    "name": "detected-victims",
}
DECK = [1, ["victims-trend", "/victims?area=NGA", "chart"]]
ASKED = dict.fromkeys(
    ("/export/deck.pptx", "/export/deck.zip", "/export/deck-pictures.zip", "/api/v1/deck.json"), f"?d={packed(DECK)}"
)
"""What an address must be asked, where it says nothing without."""
SENT: dict[str, Any] = {
    **dict.fromkeys(ASKED, DECK),
    "/image/{panel}.{picture}": {"title": "My own words"},
    "/export/{panel}.pptx": {"own": []},
    "/download/{panel}.{format}": {"own": []},
}
"""The body of each address that takes one."""
REFUSED = {
    "/api/v1/observations.csv": {"400": "?area=XYZ", "414": f"?sex={'F' * LONGEST_QUERY}"},
    "/api/v1/observations.json": {"400": "?indicator=none", "414": f"?area={',' * LONGEST_QUERY}"},
    "/api/v1/observations.xlsx": {"400": "?from=20", "414": f"?age={'x' * LONGEST_QUERY}"},
    "/api/v1/observations.sdmx.csv": {"400": "?colour=red", "414": f"?to={'2' * LONGEST_QUERY}"},
    "/api/v1/actions.json": {"400": "?area=XYZ", "414": f"?area={'A' * LONGEST_QUERY}"},
    "/api/v1/progress.csv": {"400": "?area=XYZ", "414": f"?area={'A' * LONGEST_QUERY}"},
    "/download/{panel}.{format}": {"404": "", "400": "/download/victims-map.csv?area=XYZ"},
    "/export/{panel}.pptx": {"404": "", "400": "/export/victims-map.pptx?format=huge"},
    "/export/page/{page}.pptx": {"404": "", "400": "/export/page/overview.pptx?format=huge"},
    "/export/country/{area}.pptx": {"404": "", "400": "/export/country/NGA.pptx?format=huge"},
    **{
        f"/export/country/{{area}}.{end}": {"404": "", "400": f"/export/country/NGA.{end}?paper=a3"}
        for end in ("docx", "pdf")
    },
    **{
        f"/export/dossier/{{area}}.{end}": {"404": "", "400": f"/export/dossier/NGA.{end}?paper=a3"}
        for end in ("docx", "xlsx")
    },
    "/api/v1/dossiers/{area}.json": {"404": ""},
    "/export/deck.pptx": {"400": ""},
    "/export/deck.zip": {"400": ""},
    "/export/deck-pictures.zip": {"400": ""},
    "/copy/{panel}.{copy}": {"404": "", "400": "/copy/victims-map.txt?area=XYZ"},
    "/api/v1/deck.json": {"400": ""},
    "/image/{panel}.{picture}": {"404": "", "400": "/image/victims-map.svg?size=huge"},
    "/api/v1/sources/{source}.bib": {"404": ""},
    "/api/v1/sources/{source}.txt": {"404": ""},
    "/api/v1/tables/{table}.csv": {"404": ""},
    "/api/v1/tables/{table}.parquet": {"404": "", "400": "/api/v1/tables/detected-victims.parquet?area=NGA"},
    "/api/v1/observations.parquet": {"400": "?area=NGA"},
    "/api/v1/briefs/{area}.json": {"404": ""},
    "/api/v1/views/{panel}.json": {"404": ""},
    "/api/v1/changes.json": {"400": "?source=none", "414": f"?area={'A' * LONGEST_QUERY}"},
    "/data/changes/{kind}/{name}.atom": {"404": ""},
    "/api/v1/since/{panel}.json": {"404": "", "400": "/api/v1/since/victims-trend.json?area=XYZ"},
}
"""What gets each refusal that is described; for one of many, a name that is none."""
NO_NAMES = dict.fromkeys(("panel", "source", "table", "area", "page", "name"), "no-such-name")


def described(client: FlaskClient) -> dict[str, Any]:
    answer = client.get(api.OPENAPI)
    assert answer.mimetype == "application/vnd.oai.openapi+json"
    return dict(answer.get_json(force=True))


def resolved(told: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """What a reference stands for, or the part itself."""
    if "$ref" not in part:
        return part
    for name in part["$ref"].removeprefix("#/").split("/"):
        told = told[name]
    return told


def address_of(path: str, **chosen: str) -> str:
    return path.format(**(EXAMPLES | chosen)) + ASKED.get(path, "")


def test_a_validator_accepts_the_description(small_client: FlaskClient) -> None:
    told = described(small_client)
    assert told["openapi"].startswith("3.1")
    assert not re.findall(r"[^.\"]*\b[Oo]ur\b[^.\"]*", str(told)), "read elsewhere, it says nothing of whose"
    validate(told)


def test_every_address_of_ours_is_described_and_no_other(small_client: FlaskClient, small_app: dash.Dash) -> None:
    rules = {str(rule) for rule in small_app.server.url_map.iter_rules()}
    beginnings = ("/api/", "/healthz", "/readyz", "/download/", "/copy/", "/image/", "/export/")
    ours = {rule for rule in rules if rule.startswith(beginnings) or rule.endswith(".atom")}
    named = {re.sub(r"(/download/)<panel>\..*", r"\1{panel}.{format}", rule) for rule in ours}
    named = {re.sub(r"(/image/)<panel>\..*", r"\1{panel}.{picture}", rule) for rule in named}
    named = {re.sub(r"(/copy/)<panel>\..*", r"\1{panel}.{copy}", rule) for rule in named}
    assert {re.sub(r"<(\w+)>", r"{\1}", rule) for rule in named} == set(described(small_client)["paths"])


@pytest.mark.sweep
def test_the_door_for_programs_is_described_where_it_is_open(small_context: Context) -> None:
    config = replace(small_context.config, mcp=True)
    client = application_of(replace(small_context, config=config)).server.test_client()
    told = described(client)
    validate(told)
    entry = told["paths"]["/mcp"]
    assert client.get("/mcp").mimetype in entry["get"]["responses"]["200"]["content"]
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    content = entry["post"]["requestBody"]["content"]["application/json"]
    Draft202012Validator(content["schema"]).validate(asked)
    given = [asked, {**asked, "method": "none"}, {**asked, "id": None}]
    for body, status in zip(given, ("200", "404", "400"), strict=True):
        answer = client.post("/mcp", json=body)
        assert str(answer.status_code) == status
        schema = entry["post"]["responses"][status]["content"]["application/json"]["schema"]
        Draft202012Validator(schema).validate(answer.json)


def test_every_filter_is_described_where_it_works(small_client: FlaskClient) -> None:
    told = described(small_client)
    for path in (form.address for form in api.FORMATS.values()):
        parameters = [resolved(told, part) for part in told["paths"][path]["get"]["parameters"]]
        assert tuple(part["name"] for part in parameters if part["in"] == "query") == (*FILTERS, "release")


ELSEWHERE = {
    **dict.fromkeys((*ASKED, "/export/{panel}.pptx"), "described and made as where a body is sent: below"),
    **dict.fromkeys(("/export/dossier/{area}.docx", "/export/dossier/{area}.xlsx"), "`test_web_dossiers.py`"),
    "/export/country/{area}.pdf": "described as the same in .docx; `test_web_documents.py`",
}
"""Long in the making, and where else each is asked for."""


def answered(app: dash.Dash, walk: Walk, coding: str) -> Answered:
    """What is described of each address, and its answer in a coding."""
    client = app.server.test_client()
    paths = described(client)["paths"]
    few = [path for path in paths if path not in ELSEWHERE]
    return {
        path: (paths[path], client.get(address_of(path), headers={"Accept-Encoding": coding}))
        for path in chosen(paths, few, walk)
    }


Answered = dict[str, tuple[dict[str, Any], TestResponse]]


@pytest.fixture(scope="module", params=WALKS)
def packed_answers(request: pytest.FixtureRequest, small_app: dash.Dash) -> Answered:
    """Each address, asked once for all that is to be looked at."""
    return answered(small_app, request.param, "br")


def test_each_address_answers_as_described(packed_answers: Answered) -> None:
    for path, (entry, answer) in packed_answers.items():
        promised = entry["get"]["responses"]["200"]
        assert answer.status_code == 200, path
        assert answer.mimetype in {name.partition(";")[0] for name in promised["content"]}, path
        assert set(promised.get("headers", {})) <= set(answer.headers.keys()), path


@pytest.mark.sweep
def test_each_answer_in_json_has_the_form_described(client: FlaskClient) -> None:
    told = described(client)
    checked = []
    for path, entry in told["paths"].items():
        content = entry["get"]["responses"]["200"]["content"]
        if "application/json" in content:
            schema = content["application/json"]["schema"] | {"components": told["components"]}
            query = "?indicator=detected-victims&area=NGA" if path == api.OBSERVATIONS_JSON else ""
            Draft202012Validator(schema).validate(client.get(address_of(path) + query).json)
            checked.append(path)
    assert {api.INDICATORS, api.SOURCES, api.CODES, api.OBSERVATIONS_JSON, "/healthz"} < set(checked)


@pytest.mark.parametrize("walk", WALKS)
def test_each_view_has_each_format_or_says_why_not(small_client: FlaskClient, walk: Walk) -> None:
    path = described(small_client)["paths"]["/download/{panel}.{format}"]["get"]
    panels, formats = (part["schema"]["enum"] for part in path["parameters"][:2])
    assert panels == list(VIEWS)
    for panel in chosen(panels, BODIES, walk):
        for ending in formats:
            answer = small_client.get(address_of("/download/{panel}.{format}", panel=panel, format=ending))
            if ending == "sdmx.csv" and not VIEWS[panel].holds_observations:
                assert (answer.status_code, "SDMX" in answer.text) == (404, True)
            else:
                assert answer.status_code == 200, (panel, ending)


def test_each_refusal_described_really_comes_in_one_line(small_client: FlaskClient) -> None:
    told = described(small_client)
    for path, entry in told["paths"].items():
        refusals = {status for status in entry["get"]["responses"] if status.startswith("4")}
        assert refusals == set(REFUSED.get(path, {})), path
        for status in refusals:
            given = REFUSED[path][status]
            address = address_of(path, **NO_NAMES) if "{" in path else path + given
            address = given if given.startswith("/") else address
            answer = small_client.get(address)
            promised = resolved(told, entry["get"]["responses"][status])
            assert (str(answer.status_code), answer.mimetype) == (status, "text/plain")
            assert answer.text.count("\n") == 1
            assert set(promised.get("headers", {})) <= set(answer.headers.keys())


def test_each_address_that_takes_a_body_answers_as_described(small_client: FlaskClient) -> None:
    told = described(small_client)
    assert {path for path, entry in told["paths"].items() if "post" in entry} == set(SENT)
    for path, body in SENT.items():
        entry = told["paths"][path]["post"]
        Draft202012Validator(entry["requestBody"]["content"]["application/json"]["schema"]).validate(body)
        # What is asked for by POST may come in some of the formats alone.
        listed = (part for part in entry["parameters"] if part.get("in") == "path")
        formats = {part["name"]: part["schema"]["enum"][0] for part in listed if part["name"] == "format"}
        address = path.format(**EXAMPLES | formats)
        answer = small_client.post(address, json=body)
        promised = entry["responses"]["200"]
        assert answer.status_code == 200
        assert answer.mimetype in {name.partition(";")[0] for name in promised["content"]}
        assert set(promised["headers"]) <= set(answer.headers.keys())
        spoilt = ("{", "[" * 1_300_000)
        refused = {
            small_client.post(address, data=data, content_type="application/json").status_code for data in spoilt
        }
        assert {str(status) for status in refused} == {"400", "413"} & set(entry["responses"])


def test_an_answer_that_is_known_comes_as_described(packed_answers: Answered, small_client: FlaskClient) -> None:
    told = described(small_client)
    for path, (entry, known) in packed_answers.items():
        if "304" in entry["get"]["responses"]:
            promised = resolved(told, entry["get"]["responses"]["304"])
            headers = {"If-None-Match": known.headers["ETag"], "Accept-Encoding": "br"}
            answer = small_client.get(address_of(path), headers=headers)
            assert answer.status_code == 304, path
            assert set(promised["headers"]) <= set(answer.headers.keys()), path


def are_packed(answers: Answered, coding: str, least: int) -> None:
    for path, (_, answer) in answers.items():
        short = len(answer.data) < least
        is_file = path.endswith((".xlsx", ".pptx", ".docx", ".pdf", ".zip", ".parquet"))
        is_packed = not is_file and path != "/healthz"
        # What is short once it is packed may have been too short to be.
        allowed = {None, coding} if short and is_packed else {coding if is_packed else None}
        assert answer.headers.get("Content-Encoding") in allowed, path


def test_texts_are_packed_and_workbooks_are_not_packed_again(packed_answers: Answered, small_app: dash.Dash) -> None:
    are_packed(packed_answers, "br", small_app.server.config["COMPRESS_MIN_SIZE"])


@pytest.mark.sweep  # An answer in gzip: `test_answers.py` of the callbacks; assets and pages: `test_web_static.py`.
def test_texts_are_packed_in_gzip_too(small_app: dash.Dash) -> None:
    are_packed(answered(small_app, "all", "gzip"), "gzip", small_app.server.config["COMPRESS_MIN_SIZE"])


def test_a_chart_of_many_rows_is_described_as_it_is_drawn(small_client: FlaskClient) -> None:
    told = small_client.get("/api/v1/openapi.json").text
    assert "is drawn there as its table" not in told
    assert "with its first rows, and says how many more there are" in told
