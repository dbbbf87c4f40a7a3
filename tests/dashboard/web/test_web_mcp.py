"""The door for programs that answer people: tools answer with sources, and whatever is no question gets one line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import dash
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from dashboard.config import ConfigError, from_environment
from dashboard.context import Context
from dashboard.web import mcp
from dashboard.words.unanswered import no_prevalence, no_ranking
from tests.conftest import PUBLIC, application_of
from tests.dashboard.test_small_numbers import PROTECTED, is_small
from tests.fixtures.sweeps import WALKS, Walk, chosen

TYPE = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
TOOLS = {"search", "observations", "status", "brief", "actions", "verify_figure", "why_no_answer"}


@pytest.fixture(scope="module")
def open_app(shared: Context) -> dash.Dash:
    """The application on the published tables, with the door open."""
    return application_of(replace(shared, config=replace(shared.config, mcp=True)))


@pytest.fixture
def door(open_app: dash.Dash) -> FlaskClient:
    return open_app.server.test_client()


@pytest.fixture(scope="module")
def small_door(small_context: Context) -> FlaskClient:
    """The door of an application on three countries."""
    opened = replace(small_context, config=replace(small_context.config, mcp=True))
    return application_of(opened).server.test_client()


def sent(client: FlaskClient, body: Any, **headers: str) -> Any:
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(mcp.ADDRESS, data=data, headers={**TYPE, **headers})


def message(method: str, params: Any = None) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": 7, "method": method, **({} if params is None else {"params": params})}


def call(client: FlaskClient, name: str, **arguments: Any) -> Any:
    return sent(client, message("tools/call", {"name": name, "arguments": arguments}))


def told(client: FlaskClient, name: str, **arguments: Any) -> Any:
    answer = call(client, name, **arguments)
    assert answer.status_code == 200, answer.text
    result = answer.json["result"]
    assert not result["isError"], result
    assert json.loads(result["content"][0]["text"]) == result["structuredContent"]["result"]
    return result["structuredContent"]["result"]


def refused(client: FlaskClient, name: str, **arguments: Any) -> str:
    result = call(client, name, **arguments).json["result"]
    assert result["isError"]
    assert len(result["content"]) == 1
    return str(result["content"][0]["text"])


def is_one_line(answer: Any) -> bool:
    return answer.text.count("\n") == 1 and answer.text.endswith("\n") and "Traceback" not in answer.text


# ---------------------------------------------------------------------------------------------- on and off


def test_it_is_off_unless_the_setting_says_so(small_client: FlaskClient) -> None:
    for answer in (small_client.get("/mcp"), sent(small_client, message("tools/list")), small_client.delete("/mcp")):
        assert (answer.status_code, answer.mimetype) == (404, "text/plain")
        assert is_one_line(answer)
    assert sent(small_client, "[]").status_code == 404
    assert (from_environment({}).mcp, from_environment({"REACH_MCP": "1"}).mcp) == (False, True)
    with pytest.raises(ConfigError, match="REACH_MCP must be a whole number from 0 to 1"):
        from_environment({"REACH_MCP": "yes"})


def test_a_variable_of_dash_neither_opens_the_door_nor_moves_it(
    small_context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASH_MCP_ENABLED", "true")
    monkeypatch.setenv("DASH_MCP_PATH", "elsewhere")
    rules = {str(rule) for rule in application_of(small_context).server.url_map.iter_rules()}
    assert not {"/elsewhere", "/_mcp"} & rules
    on = application_of(replace(small_context, config=replace(small_context.config, mcp=True)))
    assert {rule for rule in map(str, on.server.url_map.iter_rules()) if "mcp" in rule} == {"/mcp"}


def test_it_says_who_it_is_and_how_its_figures_are_to_be_read(door: FlaskClient, shared: Context) -> None:
    client = {"name": "test", "version": "1"}
    answer = sent(
        door, message("initialize", {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client})
    )
    result = answer.json["result"]
    assert result["serverInfo"] == {"name": "Reach 2030", "version": shared.store.version}
    assert result["capabilities"] == {"tools": {}}
    assert "never call them prevalence" in result["instructions"]
    assert "Mcp-Session-Id" not in answer.headers


def test_tools_are_described_and_typed(door: FlaskClient) -> None:
    tools = sent(door, message("tools/list")).json["result"]["tools"]
    assert {one["name"] for one in tools} == TOOLS
    for one in tools:
        assert len(one["description"]) > 100
        assert " our " not in one["description"], "who reads it elsewhere does not know whose that is"
        assert one["annotations"]["readOnlyHint"]
        for name, schema in one["inputSchema"]["properties"].items():
            assert schema["type"] in ("string", "integer")
            assert name in one["description"]


# ---------------------------------------------------------------------------------------------- tools


def test_search_finds_countries_and_indicators(door: FlaskClient) -> None:
    found = told(door, "search", words="detected child victims in Nigeria")["found"]
    assert (found[0]["kind"], found[0]["id"]) == ("area", "NGA")
    victims = next(one for one in found if one["id"] == "detected-victims")
    assert (victims["unit"], victims["source"]["id"]) == ("persons", "unodc_glotip")
    assert victims["caveat"].startswith("Only victims who were found")
    assert all(one["address"].startswith("/") for one in found)
    assert told(door, "search", words="xqzzy")["found"] == []
    assert len(told(door, "search", words="children", limit=999)["found"]) == 20


def test_observations_come_with_source_caveat_address_and_release(door: FlaskClient, shared: Context) -> None:
    answer = told(door, "observations", indicator="detected-victims", area="NGA", first_year=2022, last_year=2022)
    (row,) = answer["rows"]
    assert (row["published"], row["value"], row["status"]) == ("974", 974.0, "normal")
    assert answer["source"]["publisher"].startswith("United Nations Office")
    assert answer["caveat"] == shared.indicators["detected-victims"].caveats[0]
    assert answer["release"] == shared.release
    assert "indicator=detected-victims&area=NGA" in answer["address"]
    least = told(door, "observations", indicator="detected-victims", area="BGD", age="Y0T17", first_year=2023)["rows"]
    assert [(row["published"], row["value"]) for row in least] == [("at least 32", 32)]
    whole = told(door, "observations", indicator="detected-victims", area="NGA", sex="*", age="*")
    assert len(whole["rows"]) > 50


def test_a_group_has_its_publishers_figures_or_the_sums_that_pages_show(door: FlaskClient) -> None:
    sums = told(door, "observations", indicator="detected-victims", area="034", first_year=2022)["rows"]
    assert [(row["published"], row["value"]) for row in sums] == [("5,340 (3 of 9 countries)", 5340.0)]
    assert "computed" in sums[0]["status"]
    own = told(door, "observations", indicator="undernourishment", area="034", first_year=2024)["rows"]
    assert [row["status"] for row in own] == ["normal"]
    assert told(door, "observations", indicator="case-profile-form", area="WLD")["rows"]


def test_a_hidden_number_leaves_by_no_tool(door: FlaskClient) -> None:
    answer = told(door, "observations", indicator="detected-victims", area="AGO", sex="M", age="_T", first_year=2021)
    row = next(row for row in answer["rows"] if row["year"] == 2021)
    assert (row["published"], row["value"], row["status"]) == ("<5", None, "suppressed")


FEW = 40
"""Series of a table of more than a thousand that `make test` asks for: the first of those that hide a number."""


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("name", PROTECTED)
def test_no_small_number_of_a_protected_table_leaves(door: FlaskClient, shared: Context, name: str, walk: Walk) -> None:
    frame = shared.store.frame(name)
    hiding = frame[(frame["obs_status"] == "Q") & (frame["ref_area"] != "_X")]
    series, few = (
        list(rows[["ref_area", "breakdown"]].drop_duplicates().itertuples(index=False, name=None))
        for rows in (frame, hiding)
    )
    hidden = 0
    for area, breakdown in chosen(series, few[:FEW], walk):
        if area == "_X":
            continue
        answer = told(door, "observations", indicator=name, area=area, sex="*", age="*", breakdown=breakdown)
        for row in answer["rows"]:
            numbers = [row[kind] for kind in ("value", "lower", "upper") if row[kind] is not None]
            assert not [number for number in numbers if is_small(number, PROTECTED[name])]
            assert row["status"] != "suppressed" or not numbers
            hidden += row["status"] == "suppressed"
    assert hidden


def test_statuses_name_their_target_and_source(door: FlaskClient, shared: Context) -> None:
    answer = told(door, "status", area="BGD")
    assert {one["indicator"] for one in answer["statuses"]} == {
        name for (name, area) in shared.progress if area == "BGD"
    }
    assert all(one["source"]["vintage"] and one["reason"] and one["target"] for one in answer["statuses"])
    assert "has no target" in refused(door, "status", area="BGD", indicator="detected-victims")


def test_a_brief_is_the_sentences_of_the_interface(door: FlaskClient) -> None:
    sections = door.get("/api/v1/briefs/BGD.json").json["sections"]
    answer = told(door, "brief", area="BGD")
    assert answer["sections"] == [one["id"] for one in sections]
    texts = [[s["text"] for p in one["paragraphs"] for s in p] for one in sections]
    assert [[s["text"] for p in one["paragraphs"] for s in p] for one in answer["text"]] == texts
    assert "unodc_glotip" in {source["id"] for source in answer["sources"]}
    assert answer["caveat"].startswith("Only victims who were found")
    assert len(told(door, "brief", area="BGD", section="opening")["text"]) == 1
    assert "there is no “none”" in refused(door, "brief", area="BGD", section="none")


def test_actions_are_word_for_word(door: FlaskClient) -> None:
    answer = told(door, "actions", area="BGD", subject="trafficking")
    assert answer["actions"] == door.get("/api/v1/actions.json?area=BGD&subject=trafficking").json["actions"]
    assert "not of the United Nations" in " ".join(answer["notes"])
    assert "there is no “theft”" in refused(door, "actions", area="BGD", subject="theft")


def test_a_figure_is_verified(door: FlaskClient) -> None:
    asked = {"indicator": "detected-victims", "area": "NGA", "year": 2022}
    verdicts = {
        figure: told(door, "verify_figure", figure=figure, **asked)["verdict"] for figure in ("974", "1,000", "5")
    }
    assert verdicts == {"974": "equal", "1,000": "rounded", "5": "not known"}
    assert refused(door, "verify_figure", figure="many", **asked).startswith("Refused: figure: write one number")
    assert "it has F, M" in refused(door, "verify_figure", figure="5", sex="X", **asked)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("How many children are trafficked in Nigeria?", [no_prevalence]),
        ("What is the prevalence of child trafficking in Ukraine", [no_prevalence]),
        ("the real number of victims in Bangladesh", [no_prevalence]),
        ("How many victims are undetected?", [no_prevalence]),
        ("Which is the worst country for child trafficking?", [no_ranking]),
        ("What country has the most trafficking victims?", [no_ranking]),
        ("rank countries by detected victims", [no_ranking]),
        ("Where are the highest numbers of estimated trafficked children?", [no_prevalence, no_ranking]),
        ("How many detected victims did Nigeria report in 2022?", []),
        ("How many child victims were found in Italy?", []),
        ("number of trafficking offences in Bangladesh", []),
        ("How many victims of homicide are there in Mexico?", []),
        (
            "How many children are victims of trafficking worldwide, and which country is the safest?",
            [no_prevalence, no_ranking],
        ),
        ("the worst forms of child labour", []),
        ("birth registration in Bangladesh", []),
        ("displaced children", []),
        ("homicide rate of Mexico", []),
    ],
)
def test_a_question_without_an_answer_gets_the_reason(
    door: FlaskClient, shared: Context, question: str, why: list[Any]
) -> None:
    reasons = [reason() for reason in why] + ([shared.indicators["detected-victims"].caveats[0]] if why else [])
    assert told(door, "search", words=question)["why_no_answer"] == reasons
    answer = told(door, "why_no_answer", question=question)
    assert (answer["has_answer"] == "no") is bool(why)
    assert answer["reasons"] == reasons or not why


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("observations", {"indicator": "none", "area": "NGA"}),
        ("observations", {"indicator": "detected-victims", "area": "XYZ"}),
        ("observations", {"indicator": "detected-victims", "area": "NGA", "age": "Y1"}),
        ("status", {"area": "../../etc/passwd"}),
        ("status", {"area": "002"}),
        ("brief", {"area": "000"}),
        ("actions", {"area": "<script>"}),
        ("verify_figure", {"figure": "9" * 500, "indicator": "detected-victims", "area": "NGA", "year": 2022}),
    ],
)
def test_what_does_not_exist_is_said_in_one_line(door: FlaskClient, name: str, arguments: dict[str, Any]) -> None:
    line = refused(door, name, **arguments)
    assert line.startswith("Refused: ")
    assert "\n" not in line
    assert len(line) < 400


# ---------------------------------------------------------------------------------------------- hostile bodies

HOSTILE = [
    *("[]", '"x"', "{}", "null", "1", "true", "", "{", "\x00", "[" * 9000, '{"a":' * 2000, "x" * 20_000, "\ufeff{}"),
    '{"jsonrpc":"2.0","id":NaN,"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":1,"method":"\\ud800"}',
    *(json.dumps(one) for one in ([message("tools/list")], {"method": "tools/list", "id": 1})),
    *(json.dumps({**message("tools/list"), "id": one}) for one in (None, True, 1.5, [], {}, "x" * 700, 10**30)),
    *(json.dumps({**message("tools/list"), "method": one}) for one in (None, 1, [], {}, True, "x" * 700)),
    *(json.dumps(message("tools/call", one)) for one in ([], "x", 5, {}, {"name": 5}, {"name": "none"})),
    *(json.dumps(message("tools/call", {"name": "search", "arguments": one})) for one in ([], "x", 1, None, {})),
    *(
        json.dumps(message("tools/call", {"name": "search", "arguments": {"words": one}}))
        for one in (None, 1, [], {}, True, "x" * 700, "a\x00b", "a\x1bb")
    ),
    json.dumps(message("tools/call", {"name": "search", "arguments": {"words": "a", "limit": True}})),
    json.dumps(message("tools/call", {"name": "search", "arguments": {"words": "a", "limit": 10**9}})),
    json.dumps(message("tools/call", {"name": "search", "arguments": {"words": "a", "self": 1}})),
    json.dumps(message("tools/call", {"name": "search", "arguments": {"words": "a"}, "task": {"ttl": 1}})),
    json.dumps(message("resources/read", {"uri": "dash://layout"})),
    json.dumps(message("tasks/get", {"taskId": "../../x"})),
    json.dumps(message("__init__")),
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_body_gets_4xx_in_one_line(door: FlaskClient, body: str) -> None:
    answer = sent(door, body.encode("utf-8", "surrogatepass"))
    assert 400 <= answer.status_code < 500
    assert is_one_line(answer)
    assert answer.json["error"]["message"].endswith(".")
    assert len(answer.text) < 600


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
        max_leaves=12,
    )
)
def test_no_value_as_body_params_or_arguments_fails(open_app: dash.Dash, value: Any) -> None:
    client = open_app.server.test_client()
    for body in (value, message("tools/call", value), message("tools/call", {"name": "search", "arguments": value})):
        answer = sent(client, json.dumps(body))
        assert answer.status_code < 500
        assert is_one_line(answer)


@given(st.text(max_size=60), st.text(max_size=20), st.integers(-9999, 9999))
def test_no_text_makes_a_tool_fail(open_app: dash.Dash, text: str, code: str, year: int) -> None:
    client = open_app.server.test_client()
    for name, arguments in (
        ("search", {"words": text}),
        ("why_no_answer", {"question": text}),
        ("observations", {"indicator": "detected-victims", "area": "NGA", "first_year": year, "age": code}),
        ("verify_figure", {"figure": text, "indicator": "detected-victims", "area": "NGA", "year": year, "unit": code}),
    ):
        answer = call(client, name, **arguments)
        assert answer.status_code in (200, 400)
        assert "noted why" not in answer.text


def test_another_type_of_body_and_other_methods_are_refused(door: FlaskClient) -> None:
    answer = door.post("/mcp", data="{}", headers={"Content-Type": "text/plain"})
    assert (answer.status_code, is_one_line(answer)) == (415, True)
    assert door.put("/mcp").status_code == 405
    assert door.delete("/mcp").status_code == 405
    assert door.get("/mcp?release=2026-01-01.aaaaaaaaaaaa").status_code in (400, 404)


def test_a_ping_and_notifications_are_answered(door: FlaskClient) -> None:
    assert sent(door, message("ping")).json == {"jsonrpc": "2.0", "id": 7, "result": {}}
    noted = sent(door, {"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert (noted.status_code, noted.data) == (202, b"")


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://evil.example", 403),
        ("null", 403),
        ("http://localhost.evil.example", 403),
        ("https://localhost@evil.example", 403),
        ("http://localhost:8050", 200),
        ("http://127.0.0.1:1", 200),
        ("", 403),
    ],
)
def test_pages_of_other_sites_may_not_ask(door: FlaskClient, origin: str, status: int) -> None:
    answer = sent(door, message("tools/list"), Origin=origin)
    assert (answer.status_code, is_one_line(answer)) == (status, True)


def test_a_name_that_leads_here_is_not_our_own_for_that(small_context: Context, small_door: FlaskClient) -> None:
    rebound = {"Origin": "http://evil.example", "Host": "evil.example"}
    assert sent(small_door, message("tools/list"), **rebound).status_code == 403
    known = replace(small_context.config, mcp=True, public_url=PUBLIC)
    client = application_of(replace(small_context, config=known)).server.test_client()
    assert sent(client, message("tools/list"), Origin=PUBLIC, Host=PUBLIC.removeprefix("https://")).status_code == 200


def test_a_third_call_at_once_is_sent_away(
    open_app: dash.Dash, door: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Any] = []

    def asks_again(*_: Any) -> Any:
        if len(answers) < 3:
            answers.append(None)
            answers.append(call(open_app.server.test_client(), "why_no_answer", question="x"))
        return ()

    monkeypatch.setattr("dashboard.web.tools.reasons", asks_again)
    call(door, "why_no_answer", question="x")
    busy = [answer for answer in answers if answer is not None and answer.status_code == 429]
    assert len(busy) == 1
    assert (busy[0].headers["Retry-After"], is_one_line(busy[0])) == ("1", True)
    monkeypatch.undo()
    assert call(door, "why_no_answer", question="x").status_code == 200


def test_no_text_of_an_exception_leaves(door: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> Any:
        raise RuntimeError("/srv/secret/path")

    monkeypatch.setattr("dashboard.web.tools.reasons", fails)
    assert refused(door, "why_no_answer", question="x") == "Refused: This failed; the server has noted why."
    monkeypatch.setattr("dash.mcp._server.list_tools", fails)
    answer = sent(door, message("tools/list"))
    assert (answer.status_code, "secret" in answer.text, is_one_line(answer)) == (500, False, True)


def test_a_session_of_another_worker_changes_nothing(door: FlaskClient) -> None:
    answer = sent(door, message("tools/list"), **{"Mcp-Session-Id": "of-another-worker"})
    assert isinstance(answer.json, dict)
    assert "Mcp-Session-Id" not in answer.headers
    assert "Mcp-Session-Id" not in door.get("/mcp").headers


def test_each_application_answers_with_its_own_release(
    small_door: FlaskClient, door: FlaskClient, small_context: Context, shared: Context
) -> None:
    asked = {"indicator": "detected-victims", "area": "NGA", "age": "_T", "first_year": 2022, "last_year": 2022}
    small, whole = (told(client, "observations", **asked) for client in (small_door, door))
    assert [small["release"], whole["release"]] == [small_context.store.version, shared.release]
    assert small["release"] != whole["release"]
    figures = {"small": small_context, "whole": shared}
    for name, answer in (("small", small), ("whole", whole)):
        frame = figures[name].store.frame("detected-victims")
        of_all = frame.query("ref_area == 'NGA' and time_period == 2022 and sex == '_T' and age == '_T'")
        assert answer["rows"][0]["value"] in of_all["obs_value"].tolist(), name
    assert small["rows"][0]["value"] != whole["rows"][0]["value"]
