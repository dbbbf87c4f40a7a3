"""What panels and blocks of every page show on the published tables: whole, valid to plotly, small, and kept."""

from __future__ import annotations

import gzip
import html
import itertools
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest import mock

import brotli
import dash
import plotly.graph_objects as go
import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from callbacks.answers import LONGEST_PARTS, MOST_PARTS, Answers, question_of
from dashboard.context import Context
from dashboard.parts.blocks import BLOCKS
from dashboard.parts.edition import edition
from dashboard.selection import usual
from dashboard.views import VIEWS, View
from tests.fixtures.answers import ANSWERS, Asking, Now, address_of, now_of, parts_there_are
from tests.fixtures.sweeps import BODIES, PANELS, WALKS, Walk, chosen, each
from tests.fixtures.wiring import body_of, server_callbacks

LARGEST = 64_000
"""Bytes of an answer, compressed as for a reader: a map of a score has two ends beside each figure of 25 years."""
QUERIES = {
    "world": "",
    "several": "area=NGA,GHA,NPL&year=2019",
    "region": "area=202",
    "without data": "area=TUV&year=2010",
}
SEVERAL = QUERIES["several"]
ASKED = each(QUERIES.values(), {SEVERAL: "each kind at its fullest", QUERIES["without data"]: "nothing to draw"})


def views_of(query: str, walk: Walk) -> list[View]:
    """All kinds and looks for several areas; for other choices one of each body."""
    return [VIEWS[panel] for panel in chosen(VIEWS, PANELS if query == SEVERAL else BODIES, walk)]


Ask = Callable[[str, str, str], Any]


@pytest.fixture(scope="module")
def ask(app: dash.Dash) -> Ask:
    """Asks for a part, by kind, name and query; the answer, which is small."""
    asking = Asking(app)

    def question(kind: str, name: str, query: str) -> Any:
        answer = asking.get(kind, name, query)
        assert answer.status_code == 200, (kind, name, query, answer.text)
        assert len(brotli.compress(answer.data, quality=4)) <= LARGEST, (kind, name, query)
        return answer.json[f"{name}.{kind}"]

    return question


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("query", ASKED)
def test_every_chart_is_valid_to_plotly_and_has_all_its_words(ask: Ask, query: str, walk: Walk) -> None:
    for view in (view for view in views_of(query, walk) if "chart" in view.tabs):
        answer = ask("chart", view.panel, query)
        go.Figure(answer["figure"])
        empty = {name for name, text in answer["words"].items() if not text}
        # What is heard of lags and slopes is their title.
        assert empty <= {"coverage", "covered", "spoken"}, (view.panel, empty)


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("query", ASKED)
def test_every_table_has_rows_and_no_blank_head(ask: Ask, query: str, walk: Walk) -> None:
    for view in (view for view in views_of(query, walk) if not view.rows):
        text = ask("table", view.panel, query)
        # A publisher's words are no cells; steps stand side by side, in no rows.
        others = {"suggested": "<q ", "steps": "<dt>"}.get(view.kind)
        assert text.count("<tr") + (text.count(others) if others else 0) > 1, view.panel
        assert not re.search(r"<th[^>]*></th>", text), view.panel


def test_a_chart_and_its_table_are_of_the_areas_that_are_asked_for_and_say_where_own_figures_stand(ask: Ask) -> None:
    query, names, codes = "area=NGA,NPL", ["Nigeria", "Nepal"], ["NGA", "NPL"]
    chart, table = ask("chart", "victims-trend", query), ask("table", "victims-trend", query)
    assert all(name in chart["words"]["title"] for name in names)
    assert re.findall(r"<th[^>]*>([^<]+)</th>", table.partition("</thead>")[0]) == ["Year", *names]
    told = re.search(r'data-places="([^"]+)"', table)
    assert told
    for places in (chart["places"], json.loads(html.unescape(told.group(1)))):
        assert [place["area"] for place in places] == codes
        assert [place["label"] for place in places] == names
        assert {place["indicator"] for place in places} == {"detected-victims"}


def test_the_grid_has_words_for_every_indicator_and_no_rows(ask: Ask, shared: Context) -> None:
    for name in shared.indicators:
        words = ask("grid", "data-explorer", f"indicator={name}")
        assert words["indicator"] == name
        assert len(json.dumps(words)) < 12_000, name
        assert not [text for text in words["columns"].values() if not text], name


@pytest.mark.parametrize("query", each(["", "area=NGA", "area=202", "area=TUV"], {"area=NGA": "much to say"}))
def test_every_block_answers_with_html_that_is_whole(ask: Ask, query: str) -> None:
    for name in BLOCKS:
        text = ask("block", name, query)
        assert "data-html" not in text, name
        for tag in ("div", "p", "section", "table", "a", "span"):
            assert len(re.findall(rf"<{tag}[ >]", text)) == text.count(f"</{tag}>"), (name, tag)


MAPPED = {
    "detected-victims": "counts that may be intervals, many years, and rates of them",
    "refugee-corridors": "counts by where from",
    "displaced-stock-by-age": "the longest words",
    "child-labour": "shares of surveys, years apart",
    "palermo-protocol": "codes that are words",
    "reporting-countries": "figures of groups",
}


@pytest.mark.parametrize("walk", WALKS)
def test_every_map_of_every_indicator_and_measure_is_small_and_has_words_for_each_year(
    ask: Ask, shared: Context, walk: Walk
) -> None:
    drawn = set()
    for indicator in (shared.indicators[name] for name in chosen(shared.indicators, MAPPED, walk)):
        opening = usual(indicator, shared.years(indicator.id))
        for measure in indicator.measures:
            query = f"indicator={indicator.id}" + ("" if measure == opening.measure else f"&measure={measure}")
            answer = ask("map", "data-explorer", query)
            held = answer.get("held", [answer["first"], answer["last"]])
            years = held[1] - held[0] + 1
            assert [len(answer[name]) for name in ("titles", "subtitles", "coverage")] == [years] * 3, query
            assert answer["kind"] == ("symbol" if measure == "count" else "fill"), query
            while held[0] > answer["first"]:  # Of a long table the years before are answers of their own.
                before = ask("map", "data-explorer", f"{query}&year={held[0] - 1}")
                assert before["held"][1] == held[0] - 1, query
                assert len(before["spoken"]) == before["held"][1] - before["held"][0] + 1, query
                held = before["held"]
            drawn.add((indicator.id, answer["kind"]))
    assert {kind for _, kind in drawn} == {"symbol", "fill"}
    assert len(drawn) > (40 if walk == "all" else len(MAPPED))


def test_every_page_is_small(app: dash.Dash, client: FlaskClient) -> None:
    output = next(name for name in server_callbacks(app) if app.callback_map[name]["inputs"][0]["id"] == "address")
    for path in ("/", "/victims", "/drivers", "/progress", "/country", "/country/NGA", "/compare", "/data", "/nowhere"):
        address = {"path": path, "search": "?area=NGA,GHA", "at": 0}
        answer = client.post("/_dash-update-component", json=body_of(app, output, {"address.data": address}))
        assert answer.status_code == 200
        assert len(brotli.compress(answer.data, quality=4)) <= LARGEST, path


# What is asked for together, and kept

TOGETHER = ("victims-map.map", "victims-trend.chart", "victims-trend.table", "victims-headline.block")


@pytest.fixture(scope="module")
def now(small_app: dash.Dash) -> Now:
    """The edition of the application on three countries."""
    return now_of(small_app.server.test_client())


def test_many_parts_are_one_answer_that_is_the_same_in_any_order(small_client: FlaskClient, now: Now) -> None:
    orders = [address_of(now, *parts, query="area=GHA") for parts in itertools.permutations(TOGETHER)][:6]
    found = {small_client.get(address).data for address in orders}
    assert len(found) == 1
    whole = json.loads(found.pop())
    assert sorted(whole) == sorted(TOGETHER)
    for part in TOGETHER:
        alone = small_client.get(address_of(now, part, query="area=GHA")).json
        assert alone == {part: whole[part]}


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_an_answer_of_today_is_kept_for_good_in_the_coding_that_was_asked_for(
    small_client: FlaskClient, small_context: Context, now: Now, coding: str
) -> None:
    day = small_context.today().isoformat()
    address = address_of(now, *TOGETHER, day=day)
    answers = [small_client.get(address, headers={"Accept-Encoding": coding}) for _ in range(2)]
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}[coding]
    assert answers[0].data == answers[1].data
    assert json.loads(unpack(answers[0].data)).keys() == set(TOGETHER)
    for answer in answers:
        assert answer.headers.get("Content-Encoding", "identity") == coding
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("day", ["", "2020-01-01", "yesterday"])
def test_an_answer_that_is_asked_for_as_of_another_day_is_right_and_not_kept(
    small_client: FlaskClient, now: Now, day: str
) -> None:
    answer = small_client.get(address_of(now, *TOGETHER, day=day))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")


@pytest.mark.parametrize("other", [{"tables": "0" * 16}, {"code": "0" * 16}], ids=["tables", "program"])
def test_of_other_tables_and_by_another_program_nothing_is_answered_but_what_there_is_now(
    small_client: FlaskClient, now: Now, other: dict[str, str]
) -> None:
    answer = small_client.get(address_of(now._replace(**other), *TOGETHER))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (409, "no-store")
    assert answer.json == {"now": now._asdict()}


def test_other_tables_and_another_public_address_are_another_edition(small_context: Context) -> None:
    config = replace(small_context.config, public_url="https://reach.example.org")
    assert edition(replace(small_context, config=config)).code != edition(small_context).code
    store = mock.Mock(checksum="other")
    assert edition(mock.Mock(store=store, config=small_context.config)).tables == "other"


def test_what_is_asked_for_again_is_neither_made_nor_packed_again(small_context: Context) -> None:
    answers = Answers(small_context)
    asked = f"tables={answers.now.tables}&code={answers.now.code}"
    first = answers.packed(answers.question("victims-trend.chart,victims-map.map", f"area=GHA&{asked}"), "br")
    with mock.patch("callbacks.answers._json", side_effect=AssertionError("made again")):
        again = answers.question("victims-map.map,victims-trend.chart", f"area=GHA&{asked}")
        with mock.patch("callbacks.answers.brotli.compress", side_effect=AssertionError("packed again")):
            assert answers.packed(again, "br") is first
        # Another country has the same map, and another year the same trend: they are packed with what is new.
        assert answers.packed(answers.question("victims-map.map", f"area=NGA&year=2019&{asked}"), "identity")
        assert answers.packed(answers.question("victims-trend.chart", f"area=GHA&year=2019&{asked}"), "identity")


def test_what_has_days_in_its_words_is_made_anew_each_day(small_context: Context) -> None:
    answers = Answers(small_context)
    question = answers.question("victims-map.map", f"tables={answers.now.tables}&code={answers.now.code}")
    day = small_context.today()
    first = answers.packed(question, "br")
    with mock.patch.object(type(small_context), "today", lambda _: day.replace(year=day.year + 1)):
        assert answers.packed(question, "br") is not first


def test_what_says_the_same_of_every_selection_is_one_question(small_context: Context) -> None:
    queries = ("", "year=2019&", "area=GHA&", "lang=xx&")
    asked = [question_of(small_context, "reference-method.block", f"{query}tables=a&code=b") for query in queries]
    assert len({question.parts for question in asked}) == 1


# What is no question

REFUSED = {
    "no panel": ("nothing.map", "", "There is no panel 'nothing'."),
    "no block": ("nothing.block", "", "There is no block 'nothing'."),
    "no kind": ("victims-map.picture", "", "one of map, chart, table, grid, block."),
    "no name": ("map", "", "There is no panel ''."),
    "nothing between two": ("victims-map.map,,victims-trend.chart", "", "'' must be the name of a part"),
    "no map": ("victims-trend.map", "", "has no map."),
    "no chart": ("country-near-map.chart", "", "has no chart."),
    "no grid": ("victims-map.grid", "", "has no grid."),
    "no table": ("data-explorer.table", "", "has no table."),
    "twice": ("victims-map.map,victims-map.map", "", "Each part can be asked for once."),
    "too many": (",".join(f"a{number}.map" for number in range(MOST_PARTS + 1)), "", f"At most {MOST_PARTS} parts"),
    "too long names": ("a" * (LONGEST_PARTS + 1), "", f"at most {LONGEST_PARTS} characters"),
    "too long a query": ("victims-map.map", f"area={'A' * 2000}", "at most 2000 characters"),
    "a parameter that there is not": ("victims-map.map", "colour=red", "There is no parameter 'colour'."),
    "a parameter twice": ("victims-map.map", "area=GHA&area=NGA", "area: stands there twice."),
    "too many parameters": ("victims-map.map", "&".join(["x=1"] * 60), "cannot be read"),
}


@pytest.mark.parametrize(("names", "query", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_question_is_refused_in_one_line(
    small_client: FlaskClient, now: Now, names: str, query: str, said: str
) -> None:
    answer = small_client.get(address_of(now, names, query=query))
    assert answer.status_code == 400, answer.text
    assert said in answer.text
    assert answer.text.count("\n") == 1
    assert "immutable" not in answer.headers["Cache-Control"]


@pytest.mark.parametrize("query", ["", "tables=", "code=a", "tables=a&code="])
def test_an_address_that_names_no_release_or_no_code_is_refused(small_client: FlaskClient, query: str) -> None:
    answer = small_client.get(f"{ANSWERS}victims-map.map?{query}")
    assert (answer.status_code, "must name the tables and the code" in answer.text) == (400, True)


def test_nothing_but_reading_is_answered(small_client: FlaskClient, now: Now) -> None:
    address = address_of(now, "victims-map.map")
    assert small_client.head(address).status_code == 200
    assert small_client.post(address).status_code == 405
    assert small_client.get(ANSWERS).status_code == 404


names = st.one_of(
    st.sampled_from([f"{name}.{kind}" for kind, name in parts_there_are()]),
    st.text(max_size=30).filter(lambda text: "/" not in text and text not in (".", "..")),
)
query = st.dictionaries(
    st.sampled_from(["area", "year", "sex", "indicator", "view", "lang", "x"]), st.text(max_size=20)
)


# Each makes up to four answers: a quarter of the examples of others.
@settings(max_examples=settings().max_examples // 4)
@given(parts=st.lists(names, min_size=1, max_size=4), asked=query)
def test_whatever_is_asked_is_answered_or_refused_and_nothing_of_it_is_written_unescaped(
    small_client: FlaskClient, now: Now, parts: list[str], asked: dict[str, str]
) -> None:
    given_edition = {"tables": now.tables, "code": now.code}
    answer = small_client.get(f"{ANSWERS}{','.join(parts)}", query_string={**asked, **given_edition})
    # A name that is none can also be no path of ours at all.
    assert answer.status_code in (200, 308, 400, 404), answer.text
    if answer.status_code == 200:
        assert not re.search(r"<(script|iframe)\b", answer.text)


@pytest.mark.parametrize("walk", WALKS)
def test_text_of_a_stranger_is_escaped(small_client: FlaskClient, now: Now, walk: Walk) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    every = parts_there_are()
    for kind, name in chosen(every, [part for part in every if part[0] == "block" or part[1] in BODIES], walk):
        hostile_query = f"area={hostile}&view={hostile}&indicator={hostile}"
        answer = small_client.get(address_of(now, f"{name}.{kind}", query=hostile_query))
        assert answer.status_code == 200, answer.text
        assert hostile not in str(answer.json), (kind, name)
