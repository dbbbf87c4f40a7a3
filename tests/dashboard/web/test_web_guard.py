"""Callback bodies that none of our pages sends get one line and a 4xx, and never reach a callback."""

from __future__ import annotations

import copy
import json
from typing import Any
from urllib.parse import urlencode

import dash
import pytest
from dash import ALL, MATCH, ClientsideFunction, Input, Output, State, html, no_update
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from dashboard.catalogue import load_indicators
from dashboard.config import Config
from dashboard.parts.blocks import BLOCKS
from dashboard.views import VIEWS
from dashboard.web import errors, guard
from tests.fixtures.wiring import Body, body_of, server_callbacks

PATH = "/_dash-update-component"
SINGLE, ALONE = "a.children", "e.data"
MATCHED = '{"kind":"map-data","panel":["MATCH"]}.data'


def _register(app: dash.Dash) -> None:
    @app.callback(Output("a", "children"), Input("b", "value"), State("c", "data"))
    def single(value: object, _data: object) -> str:
        return repr(value)

    @app.callback(
        Output("a", "children", allow_duplicate=True),
        Output("d", "data"),
        Input("b", "n_clicks"),
        prevent_initial_call=True,
    )
    def several(_clicks: object) -> tuple[str, Any]:
        return "x", no_update

    panel = {"kind": "map-data", "panel": MATCH}

    @app.callback(Output(panel, "data"), Input("selection", "data"), State(panel, "id"))
    def matched(_selection: object, name: dict[str, str]) -> str:
        return name["panel"].upper()

    @app.callback(Output("e", "data"), Input({"kind": "map", "panel": ALL}, "clickData"))
    def every(_clicks: list[object]) -> str:
        return str(dash.ctx.triggered_id)

    @app.callback(Input("b", "value"))
    def nothing(_value: object) -> None:
        return None

    app.clientside_callback(ClientsideFunction("reach", "follow"), Output("f", "data"), Input("b", "value"))


@pytest.fixture(scope="module")
def wired() -> dash.Dash:
    """An application with one callback of each kind."""
    app = dash.Dash("dashboard", include_assets_files=False, add_log_handler=False, suppress_callback_exceptions=True)
    app.layout = html.Div()
    _register(app)
    errors.register(app.server)
    guard.register(app)
    return app


@pytest.fixture(scope="module")
def poster(wired: dash.Dash) -> FlaskClient:
    """What posts the bodies."""
    return wired.server.test_client()


def is_one_line(answer: TestResponse) -> bool:
    """Plain text of one line, as a person can read."""
    return answer.mimetype == "text/plain" and answer.text.count("\n") == 1 and len(answer.text) < 400


def test_bodies_of_our_pages_are_served(wired: dash.Dash, poster: FlaskClient) -> None:
    outputs = server_callbacks(wired)
    assert len(outputs) == 5
    for output in outputs:
        assert poster.post(PATH, json=body_of(wired, output)).status_code in (200, 204)


def test_a_callback_of_the_browser_is_not_called_on_the_server(wired: dash.Dash, poster: FlaskClient) -> None:
    answer = poster.post(PATH, json=body_of(wired, "f.data"))
    assert answer.status_code == 400
    assert is_one_line(answer)


def test_the_component_that_acted_is_known(wired: dash.Dash, poster: FlaskClient) -> None:
    answer = poster.post(PATH, json=body_of(wired, ALONE, matched={"panel": "trend"}))
    assert "'panel': 'trend'" in answer.json["response"]["e"]["data"]


def _changed(body: Body, *steps: Any, to: Any = None, gone: bool = False) -> Body:
    body = copy.deepcopy(body)
    node: Any = body
    for step in steps[:-1]:
        node = node[step]
    if gone:
        del node[steps[-1]]
    else:
        node[steps[-1]] = to
    return body


BAD: list[tuple[str, str, tuple[Any, ...], dict[str, Any]]] = [
    ("no output", SINGLE, ("output",), {"gone": True}),
    ("output of another type", SINGLE, ("output",), {"to": ["a"]}),
    ("unknown output", SINGLE, ("output",), {"to": "x.children"}),
    ("no outputs", SINGLE, ("outputs",), {"gone": True}),
    ("outputs in a list", SINGLE, ("outputs",), {"to": [{"id": "a", "property": "children"}]}),
    ("another output's id", SINGLE, ("outputs", "id"), {"to": "z"}),
    ("another output's property", SINGLE, ("outputs", "property"), {"to": "style"}),
    ("no inputs", SINGLE, ("inputs",), {"gone": True}),
    ("inputs of another type", SINGLE, ("inputs",), {"to": {"id": "b"}}),
    ("too few inputs", SINGLE, ("inputs",), {"to": []}),
    ("an input that is text", SINGLE, ("inputs", 0), {"to": "b.value"}),
    ("an input in a list", SINGLE, ("inputs", 0), {"to": [{"id": "b", "property": "value"}]}),
    ("an input without id", SINGLE, ("inputs", 0, "id"), {"gone": True}),
    ("an input without property", SINGLE, ("inputs", 0, "property"), {"gone": True}),
    ("another input", SINGLE, ("inputs", 0, "id"), {"to": "c"}),
    ("an id of another shape", SINGLE, ("inputs", 0, "id"), {"to": {"kind": "b"}}),
    ("no state", SINGLE, ("state",), {"gone": True}),
    ("state of another type", SINGLE, ("state",), {"to": 3}),
    ("another state", SINGLE, ("state", 0, "id"), {"to": "b"}),
    ("changes that are no list", SINGLE, ("changedPropIds",), {"to": 7}),
    ("changes that are no text", SINGLE, ("changedPropIds",), {"to": [7]}),
    ("a change of what is no input", SINGLE, ("changedPropIds",), {"to": ["z.value"]}),
    ("a change without property", SINGLE, ("changedPropIds",), {"to": ["b"]}),
    ("a change with broken id", ALONE, ("changedPropIds",), {"to": ['{"kind":.clickData']}),
    ("a change nested without end", ALONE, ("changedPropIds",), {"to": ['{"a":' * 80 + ".clickData"]}),
    ("a wildcard that is no list", ALONE, ("inputs", 0), {"to": {"id": {"kind": "map", "panel": "x"}}}),
    ("another key in an id", ALONE, ("inputs", 0, 0, "id", "extra"), {"to": 1}),
    ("another kind", ALONE, ("inputs", 0, 0, "id", "kind"), {"to": "trend"}),
    ("a wildcard that is a list", ALONE, ("inputs", 0, 0, "id", "panel"), {"to": ["ALL"]}),
    ("a wildcard with strange letters", ALONE, ("inputs", 0, 0, "id", "panel"), {"to": "a.b\n"}),
    ("a wildcard without end", ALONE, ("inputs", 0, 0, "id", "panel"), {"to": "x" * 1000}),
    ("parts of two components", MATCHED, ("outputs", "id", "panel"), {"to": "other"}),
    ("an id that differs from its component", MATCHED, ("state", 0, "value"), {"to": {"kind": "map-data", "panel": 3}}),
    ("an id without value", MATCHED, ("state", 0, "value"), {"gone": True}),
]


@pytest.mark.parametrize(("output", "steps", "change"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_body_of_another_shape_is_refused_in_one_line(
    wired: dash.Dash, poster: FlaskClient, output: str, steps: tuple[Any, ...], change: dict[str, Any]
) -> None:
    answer = poster.post(PATH, json=_changed(body_of(wired, output), *steps, **change))
    assert answer.status_code == 400
    assert is_one_line(answer)


RAW = {
    "nothing": b"",
    "no JSON": b"{",
    "no object": b"[1]",
    "null": b"null",
    "no UTF-8": b'{"output":"\xff"}',
    "nested without end": b"[" * 100_000,
}
VALUES = {
    "NaN": "NaN",
    "Infinity": "-Infinity",
    "half a character": r'"\ud800"',
    "half a character in a name": r'{"\uDFFF": 1}',
    "a number without end": "9" * 5000,
    "nested without end": "[" * 100_000 + "]" * 100_000,
}


@pytest.mark.parametrize("content", RAW.values(), ids=RAW.keys())
def test_what_is_no_json_object_is_refused_in_one_line(poster: FlaskClient, content: bytes) -> None:
    answer = poster.post(PATH, data=content, content_type="application/json")
    assert answer.status_code == 400
    assert is_one_line(answer)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_a_value_that_cannot_be_sent_back_is_refused(wired: dash.Dash, poster: FlaskClient, value: str) -> None:
    body = json.dumps(body_of(wired, SINGLE, {"b.value": "HERE"}))
    assert poster.post(PATH, data=body, content_type="application/json").status_code == 200
    answer = poster.post(PATH, data=body.replace('"HERE"', value), content_type="application/json")
    assert answer.status_code == 400
    assert is_one_line(answer)


def test_another_type_of_content_is_refused(poster: FlaskClient) -> None:
    answer = poster.post(PATH, data=b"{}", content_type="text/plain")
    assert answer.status_code == 415
    assert is_one_line(answer)


def test_a_body_too_large_is_refused(poster: FlaskClient) -> None:
    answer = poster.post(PATH, data=b" " * (guard.LARGEST_BODY + 1), content_type="application/json")
    assert answer.status_code == 413
    assert is_one_line(answer)


def test_whole_characters_outside_the_basic_plane_are_served(wired: dash.Dash, poster: FlaskClient) -> None:
    answer = poster.post(PATH, json=body_of(wired, SINGLE, {"b.value": "\U0001f30d"}))
    assert "\U0001f30d" in answer.json["response"]["a"]["children"]


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def broken(draw: st.DrawFn, bodies: list[Body]) -> Body:
    """A body of a page, with one to three of its parts replaced or taken away."""
    body = copy.deepcopy(draw(st.sampled_from(bodies)))
    for _ in range(draw(st.integers(1, 3))):
        node: Any = body
        while node and isinstance(node, dict | list):
            step = draw(st.sampled_from(sorted(node) if isinstance(node, dict) else list(range(len(node)))))
            if not isinstance(node[step], dict | list) or draw(st.booleans()):
                break
            node = node[step]
        if node and draw(st.booleans()):
            node[step] = draw(ANY_JSON)
        elif node:
            del node[step]
    return body


@given(data=st.data())
def test_no_broken_body_fails(wired: dash.Dash, poster: FlaskClient, data: st.DataObject) -> None:
    body = data.draw(broken([body_of(wired, output) for output in server_callbacks(wired)]))
    answer = poster.post(PATH, data=json.dumps(body), content_type="application/json")
    assert answer.status_code in (200, 204) or (answer.status_code == 400 and is_one_line(answer))


@given(body=ANY_JSON)
def test_no_json_fails(poster: FlaskClient, body: object) -> None:
    answer = poster.post(PATH, data=json.dumps(body), content_type="application/json")
    assert answer.status_code == 400
    assert is_one_line(answer)


@given(data=st.data())
def test_no_broken_body_fails_our_own_callbacks(
    small_app: dash.Dash, small_client: FlaskClient, data: st.DataObject
) -> None:
    outputs = server_callbacks(small_app)
    body = data.draw(broken([body_of(small_app, output) for output in outputs]))
    answer = small_client.post(PATH, data=json.dumps(body), content_type="application/json")
    assert answer.status_code in (200, 204) or (answer.status_code == 400 and is_one_line(answer))


@given(data=st.data())
def test_no_value_fails_our_own_callbacks(small_app: dash.Dash, small_client: FlaskClient, data: st.DataObject) -> None:
    output = data.draw(st.sampled_from(server_callbacks(small_app)))
    entry = small_app.callback_map[output]
    values = {f"{item['id']}.{item['property']}": data.draw(ANY_JSON) for item in entry["inputs"] + entry["state"]}
    answer = small_client.post(PATH, json=body_of(small_app, output, values, {"panel": data.draw(PANELS)}))
    assert answer.status_code in (200, 204) or (answer.status_code == 400 and is_one_line(answer))


PANELS = st.sampled_from(["any", "trend", *VIEWS])
SELECTION = st.fixed_dictionaries(
    {},
    optional={
        "indicator": st.sampled_from(sorted(load_indicators(Config().catalogue))) | st.text(max_size=8),
        "area": st.lists(st.sampled_from(["NGA", "GHA", "TUV", "011", "001", "LIC", "XKX", "none"]), max_size=4).map(
            ",".join
        ),
        "year": st.sampled_from(["1990", "2014", "2016", "2022", "0", "-5", "99999", "MMXX"]),
        "sex": st.sampled_from(["F", "M", "_T", "_O", "X"]),
        "age": st.sampled_from(["_T", "Y0T17", "Y_GE18", "Y0T4", "X"]),
        "breakdown": st.sampled_from(["_T", "FORCED_LABOUR", "FLOOD", "X"]),
        "measure": st.sampled_from(["rate", "count", "value", "X"]),
        "lang": st.sampled_from(["en", "fr", "ar", "X"]),
        "view": st.sampled_from(["", "victims-map.table", "victims-map.chart,trend.map", "x.y.z", ","]),
    },
)


@given(data=st.data(), selection=SELECTION)
def test_no_selection_fails_a_view(
    small_app: dash.Dash, small_client: FlaskClient, data: st.DataObject, selection: dict[str, str]
) -> None:
    output = data.draw(st.sampled_from(server_callbacks(small_app)))
    places = {"panel": data.draw(st.sampled_from(sorted(VIEWS))), "block": data.draw(st.sampled_from(sorted(BLOCKS)))}
    path = data.draw(st.sampled_from(["/", "/victims", "/drivers", "/progress", "/country/NGA", "/country/x", "/data"]))
    query = urlencode(selection)
    inputs = small_app.callback_map[output]["inputs"]
    values = {f"{entry['id']}.data": query for entry in inputs} | {
        "address.data": {"path": path, "search": f"?{query}"}
    }
    answer = small_client.post(PATH, json=body_of(small_app, output, values, places))
    assert answer.status_code in (200, 204) or (answer.status_code == 400 and is_one_line(answer))


@pytest.mark.parametrize(
    "query", ["", "area=NGA", "area=011", "area=NGA,GHA,001&year=2016&sex=F", "area=none&year=MMXX"]
)
def test_every_view_answers_every_kind_of_selection(
    small_app: dash.Dash, small_client: FlaskClient, query: str
) -> None:
    places = {"panel": list(VIEWS), "block": list(BLOCKS)}
    failed = []
    for output in server_callbacks(small_app):
        values = {f"{entry['id']}.data": query for entry in small_app.callback_map[output]["inputs"]}
        for place in [{kind: name} for kind, names in places.items() if f'"{kind}":[' in output for name in names]:
            answer = small_client.post(PATH, json=body_of(small_app, output, values, place))
            if answer.status_code >= 500:
                failed.append((output, place))
    assert failed == []
