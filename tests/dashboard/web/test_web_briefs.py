"""The brief of a country is answered as JSON: the sentences of its page, and where each value stands in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from dash import html
from dash.development.base_component import Component
from flask.testing import FlaskClient

from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.pages import country
from dashboard.parts.brief import pieces
from dashboard.parts.elements import written
from dashboard.selection import usual


def sentences(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """All sentences of an answer."""
    return [sentence for section in answer["sections"] for paragraph in section["paragraphs"] for sentence in paragraph]


@pytest.mark.parametrize("area", ["NGA", "NLD", "AB9"])
def test_each_value_stands_where_the_answer_says(client: FlaskClient, area: str) -> None:
    told = sentences(client.get(f"/api/v1/briefs/{area}.json").get_json())
    assert told
    for sentence in told:
        for value in sentence["values"]:
            assert sentence["text"][value["start"] :].startswith(value["text"])
            assert value["origin"].startswith(("/data/origin?indicator=", "/progress?", "/data/not-measured"))


def test_the_answer_has_the_sentences_of_the_page(client: FlaskClient, shared: Context) -> None:
    answer = client.get("/api/v1/briefs/NGA.json").get_json()
    brief = brief_of(shared, "NGA")
    assert (answer["area"], answer["name"], answer["data_version"]) == ("NGA", "Nigeria", shared.store.version)
    assert [section["id"] for section in answer["sections"]] == [section.id for section in brief.whole]
    assert [sentence["text"] for sentence in sentences(answer)] == [
        sentence.text for section in brief.whole for sentence in section.sentences
    ]


def html_of(part: Any) -> str:
    """What is written out of a component, and of all in it."""
    if isinstance(part, list):
        return "".join(map(html_of, part))
    if not isinstance(part, Component):
        return ""
    return f"{getattr(part, 'data-html', None) or ''}{html_of(getattr(part, 'children', None))}"


@pytest.mark.parametrize("area", ["NGA", "TUV"])
def test_the_page_has_every_sentence_with_its_links(shared: Context, area: str) -> None:
    indicator = shared.indicators["detected-victims"]
    selection = replace(usual(indicator, shared.years(indicator.id)), areas=(area,))
    anchors = {part.id: part for part in country.layout(shared, selection) if getattr(part, "id", None)}
    for section in brief_of(shared, area).sections:
        laid_out = html_of(anchors[section.id])
        for sentence in section.sentences:
            assert html_of(written(html.P(pieces([sentence])))).removeprefix("<p>").removesuffix("</p>") in laid_out


@pytest.mark.parametrize("area", ["XXX", "nga", "000", "WLD"])
def test_what_is_no_area_has_no_brief(client: FlaskClient, area: str) -> None:
    answer = client.get(f"/api/v1/briefs/{area}.json")
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert area in answer.text
