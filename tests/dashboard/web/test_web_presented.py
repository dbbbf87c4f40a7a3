"""One view as JSON: whole, for every view and tab, the same as its panel, bounded, with a tag that holds."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.exports.presented import FORMS
from dashboard.figures.map import map_answer
from dashboard.kinds.registry import KINDS
from dashboard.views import VIEWS, selection_of
from dashboard.web import presented
from tests.fixtures.sweeps import BODIES, THROUGHOUT, WALKS, Walk, chosen, each, tabs_of

SIX = "VCT,STP,COD,GBR,BIH,TTO"
LARGE = (
    *("victims-map", "data-explorer", "timeline-rows", "relation-scatter", "compare-profile"),
    *("coverage-picture", "flows-map", "progress-statuses"),
)
"""The views whose answers are the largest."""
MOST_BYTES, MOST_PACKED = 150_000, 120_000
"""Of one answer without its drawing, before it is packed, and of that drawing once it is: a world's outlines."""


def asked(client: FlaskClient, panel: str, query: str = "") -> Any:
    answer = client.get(f"/api/v1/views/{panel}.json?{query}")
    assert (answer.status_code, answer.mimetype) == (200, "application/json"), (panel, query)
    return answer.json


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("areas", each(["", "BGD", SIX], {"": "all countries and their groups: the longest tables"}))
def test_every_view_is_whole_in_each_of_its_tabs(client: FlaskClient, areas: str, walk: Walk) -> None:
    # Words and rows of each kind: `test_answers.py` of the callbacks; here each form in which they are sent.
    for panel in chosen(VIEWS, BODIES | THROUGHOUT, walk):
        for tab in tabs_of(panel, walk):
            told = asked(client, panel, f"area={areas}&view={panel}.{tab}")
            assert told["kind"] in FORMS
            assert (told["kind"] == "table") == (tab == "table")
            assert (told["picture"] is None) == (tab == "table")
            assert all(told["words"][name] for name in ("title", "subtitle", "caveat", "source", "permalink", "origin"))
            assert len(told["notes"]) > 3
            assert {len(row) for row in told["table"]["rows"]} <= {len(told["table"]["columns"])}


@pytest.mark.parametrize("walk", WALKS)
def test_an_answer_is_bounded(client: FlaskClient, walk: Walk) -> None:
    for panel in chosen(VIEWS, LARGE, walk):
        for tab in tabs_of(panel, walk):
            answer = client.get(f"/api/v1/views/{panel}.json?area=002,019,142,150,009&view={panel}.{tab}&still=1")
            drawing = (answer.json["still"] or {"drawing": ""})["drawing"]
            assert len(answer.data) - len(drawing.encode()) < MOST_BYTES, (panel, tab)
            assert len(gzip.compress(drawing.encode())) < MOST_PACKED, (panel, tab)


def test_a_picture_is_the_one_of_the_panel(client: FlaskClient, shared: Context) -> None:
    selection = selection_of(shared, VIEWS["victims-map"], "area=BGD")
    assert asked(client, "victims-map", "area=BGD")["picture"]["areas"] == map_answer(shared, selection)["areas"]
    standing = asked(client, "victims-map", "area=BGD&still=1")["still"]
    assert ("<svg" in standing["drawing"], "Bangladesh" in standing["words"]["title"]) == (True, True)
    assert asked(client, "victims-map", "area=BGD")["still"] is None, "it takes as long as all else"
    selection = selection_of(shared, VIEWS["justice-levels"], "area=BGD")
    shown = KINDS["levels"](shared, VIEWS["justice-levels"], selection)
    told = asked(client, "justice-levels", "area=BGD")
    assert len(told["picture"]["figure"]["data"]) == len(shown.figure["data"])
    assert told["words"]["title"] == shown.words.title
    # Alone it says, too, what its page need not.
    assert told["words"]["caveat"] == f"{shown.words.caveat} These are not figures on trafficking."
    assert told["table"]["rows"] == [list(row) for row in shown.table.rows]


def test_years_are_those_over_which_a_view_can_be_moved(client: FlaskClient) -> None:
    first, last = asked(client, "victims-map")["years"]
    assert (first, last) == (asked(client, "victims-map")["picture"]["first"], 2023)
    assert asked(client, "victims-map", "view=victims-map.table")["years"] == [first, last]
    assert asked(client, "victims-trend")["years"] is None
    assert asked(client, "relation-scatter")["years"] is not None
    moved = asked(client, "relation-scatter", "year=2018")
    assert moved["selection"]["year"] == 2018
    assert moved["words"]["title"] != asked(client, "relation-scatter", "year=2012")["words"]["title"]


def test_the_speaker_is_told_source_release_caveat_definition_and_address(client: FlaskClient, shared: Context) -> None:
    told = asked(client, "victims-trend", "area=BGD")
    notes = "\n".join(told["notes"])
    source = shared.source_of("detected-victims")
    caveats = [text for text in re.split(r"(?<=[.]) ", told["words"]["caveat"]) if text]
    for part in (source.title, source.vintage, source.licence, *caveats, told["words"]["permalink"]):
        assert part in notes
    assert notes.count(caveats[0]) == 1, "it is spoken once"
    assert shared.indicators["detected-victims"].definition in notes


def test_a_tag_holds_until_something_else_is_asked(client: FlaskClient) -> None:
    address = "/api/v1/views/victims-trend.json?area=BGD"
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/api/v1/views/victims-trend.json?utm=1&area=bgd").headers["ETag"] == tag
    others = ("area=NPL", "area=BGD&sex=F", "area=BGD&view=victims-trend.table", "area=BGD&still=1")
    assert tag not in {client.get(f"/api/v1/views/victims-trend.json?{other}").headers["ETag"] for other in others}


def test_a_view_asked_for_again_is_not_made_again(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = asked(client, "victims-reporting")

    def never(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(presented, "presented", never)
    assert asked(client, "victims-reporting") == first


@pytest.mark.parametrize(
    "query",
    [
        "area=%3Cscript%3Ealert(1)%3C/script%3E",
        "area=" + "NGA," * 900,
        "indicator=%00%ff&year=99999999",
        "view=a.b&lang=xx",
    ],
)
def test_hostile_queries_give_the_nearest_view_and_none_of_their_words(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/api/v1/views/victims-map.json?{query}")
    assert answer.status_code == 200
    assert "alert" not in answer.text


def test_many_columns_of_words_have_a_form_for_a_phone(client: FlaskClient) -> None:
    told = client.get("/api/v1/views/justice-steps.json?area=UKR").json["table"]
    assert len(told["columns"]) == 6
    assert len(told["narrow"]["columns"]) == 2
    assert len(told["narrow"]["rows"]) == 6
    assert "narrow" not in client.get("/api/v1/views/moving-table.json").json["table"]
    key = client.get("/api/v1/views/compare-key.json").json
    assert key["table"]["rows"][1][1].startswith("≈")
    assert "≈ about; § few: under 10 people." in key["words"]["coverage"], "what its signs mean"
