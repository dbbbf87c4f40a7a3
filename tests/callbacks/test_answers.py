"""What the server's callbacks answer for every view on the published tables: whole, valid to plotly, and small."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import brotli
import dash
import plotly.graph_objects as go
import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.parts.blocks import BLOCKS
from dashboard.selection import usual
from dashboard.views import VIEWS
from tests.fixtures.sweeps import PANELS, WALKS, Walk, chosen
from tests.fixtures.wiring import body_of, server_callbacks

LARGEST = 60_000
"""Bytes of an answer, compressed as for a reader."""
QUERIES = {
    "world": "",
    "several": "area=NGA,GHA,NPL&year=2019",
    "region": "area=202",
    "without data": "area=TUV&year=2010",
}
Ask = Callable[[str, str, dict[str, str]], Any]


@pytest.fixture(scope="module")
def ask(app: dash.Dash) -> Ask:
    """Asks a callback, by the kind of its question, as the browser does; the answer, which is 200 and small."""
    client: FlaskClient = app.server.test_client()
    outputs = {
        json.loads(app.callback_map[output]["inputs"][0]["id"])["kind"]: output
        for output in server_callbacks(app)
        if app.callback_map[output]["inputs"][0]["id"].startswith("{")
    }

    def question(kind: str, query: str, place: dict[str, str]) -> Any:
        output = outputs[kind]
        source = app.callback_map[output]["inputs"][0]
        body = body_of(app, output, {f"{source['id']}.{source['property']}": query}, place)
        answer = client.post("/_dash-update-component", json=body)
        assert answer.status_code == 200, (kind, query, place, answer.text)
        assert len(brotli.compress(answer.data, quality=4)) <= LARGEST, (kind, query, place)
        (found,) = answer.json["response"].values()
        (value,) = found.values()
        return value

    return question


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_every_chart_is_valid_to_plotly_and_has_all_its_words(ask: Ask, query: str, walk: Walk) -> None:
    for view in (VIEWS[panel] for panel in chosen(VIEWS, PANELS, walk)):
        if "chart" not in view.tabs:
            continue
        answer = ask("chart-ask", query, {"panel": view.panel})
        go.Figure(answer["figure"])
        empty = {name for name, text in answer["words"].items() if not text}
        assert empty <= {"coverage", "covered"}, (view.panel, empty)


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_every_table_has_rows_and_no_blank_head(ask: Ask, query: str, walk: Walk) -> None:
    for view in (VIEWS[panel] for panel in chosen(VIEWS, PANELS, walk) if not VIEWS[panel].rows):
        text = ask("table-ask", query, {"panel": view.panel})["props"]["data-html"]
        assert text.count("<tr>") > 1, view.panel
        assert not re.search(r"<th[^>]*></th>", text), view.panel


def test_the_grid_has_words_for_every_indicator_and_no_rows(ask: Ask, shared: Context) -> None:
    for name in shared.indicators:
        words = ask("grid-ask", f"indicator={name}", {"panel": "data-explorer"})
        assert words["indicator"] == name
        assert len(json.dumps(words)) < 12_000, name
        assert not [text for text in words["columns"].values() if not text], name


@pytest.mark.parametrize(
    ("kind", "panel"), [("grid-ask", "victims-map"), ("table-ask", "data-explorer")], ids=["no grid", "no table"]
)
def test_a_grid_and_a_table_are_not_taken_for_each_other(
    app: dash.Dash, client: FlaskClient, kind: str, panel: str
) -> None:
    output = next(name for name in server_callbacks(app) if f'"{kind}"' in app.callback_map[name]["inputs"][0]["id"])
    wire = f"{app.callback_map[output]['inputs'][0]['id']}.data"
    answer = client.post("/_dash-update-component", json=body_of(app, output, {wire: " "}, {"panel": panel}))
    assert answer.status_code == 400


@pytest.mark.parametrize("query", ["", "area=NGA", "area=202", "area=TUV"])
def test_every_block_answers(ask: Ask, query: str) -> None:
    for name in BLOCKS:
        assert isinstance(ask("block-ask", query, {"block": name}), list)


def test_every_map_of_every_indicator_and_measure_is_small_and_has_words_for_each_year(
    ask: Ask, shared: Context
) -> None:
    drawn = 0
    for indicator in shared.indicators.values():
        opening = usual(indicator, shared.years(indicator.id))
        for measure in indicator.measures:
            query = f"indicator={indicator.id}" + ("" if measure == opening.measure else f"&measure={measure}")
            answer = ask("map-ask", query, {"panel": "data-explorer"})
            years = answer["last"] - answer["first"] + 1
            assert [len(answer[name]) for name in ("titles", "subtitles", "coverage")] == [years] * 3, query
            assert answer["kind"] == ("symbol" if measure == "count" else "fill"), query
            drawn += 1
    assert drawn > 40


def test_every_page_is_small(app: dash.Dash, client: FlaskClient) -> None:
    output = next(name for name in server_callbacks(app) if app.callback_map[name]["inputs"][0]["id"] == "address")
    for path in ("/", "/victims", "/drivers", "/progress", "/country", "/country/NGA", "/compare", "/data", "/nowhere"):
        address = {"path": path, "search": "?area=NGA,GHA", "at": 0}
        answer = client.post("/_dash-update-component", json=body_of(app, output, {"address.data": address}))
        assert answer.status_code == 200
        assert len(brotli.compress(answer.data, quality=4)) <= LARGEST, path
