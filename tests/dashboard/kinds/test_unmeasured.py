"""What nobody measures: each sentence has a source or is our own, figures lead to their rows, all is taken along."""

from __future__ import annotations

import csv
import re
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.context import Context
from dashboard.exports.slides.content import Asked, slides_of
from dashboard.figures.addresses import UNMEASURED
from dashboard.kinds.registry import shown
from dashboard.kinds.unmeasured import documents, source_address, topics
from dashboard.parts.elements import markup
from dashboard.parts.unmeasured import unmeasured_topics
from dashboard.views import VIEWS, selection_of

VIEW = VIEWS["unmeasured-table"]
TOPICS = ("organised-crime", "illegal-adoption", "online", "armed-groups", "own-part")


def test_each_topic_answers_every_question(shared: Context) -> None:
    found = topics(shared)
    assert tuple(topic.id for topic in found) == TOPICS
    assert all(sentences for topic in found for _, _, sentences in topic.answers)


def test_every_figure_leads_to_what_it_counts_and_every_source_is_known(shared: Context) -> None:
    for topic in topics(shared):
        for said in topic.nearest:
            assert said.figures.startswith(("/data/origin?", "/data/claims#", "/justice", "/protection", "/api/")), said
        for _, _, sentences in topic.answers:
            for said in sentences:
                assert said.source in ("", *documents(), *shared.sources), said
                assert not said.source or source_address(said)


def test_no_number_is_taken_from_a_document_that_is_not_among_the_sources(shared: Context) -> None:
    for topic in topics(shared):
        for _, _, sentences in topic.answers:
            for said in sentences:
                # Ages and articles are words of a definition.
                if said.source in documents():
                    assert not set(re.findall(r"\d[\d,.]*", said.text)) - {"18", "12"}, said.text


@pytest.mark.parametrize(
    "said",
    [
        "5 actions that the US Department of Labor suggested for 2022 name what is done online.",
        "They are addressed to: Cambodia, Namibia, Philippines and Republic of Moldova.",
        "135 actions that the US Department of Labor suggested for 2022 name armed groups, armed forces or armed "
        "conflict.",
        "These actions were suggested to 81 countries and areas.",
        "Protocol on armed conflict (list of August 2022): by the lists read, 170 UN members are party to it.",
        "Palermo Protocol: by the lists read, 174 UN members are party to it.",
        "For 2022, 63 UN members list victims of other forms of exploitation in their total; 4 more in figures of a "
        "part alone.",
        "Palermo Protocol: of 14 UN members the lists read do not say whether they are party.",
    ],
)
def test_the_nearest_things_known_are_those_of_the_tables(shared: Context, said: str) -> None:
    assert said in {item.text for topic in topics(shared) for item in topic.nearest}


def test_documents_that_are_not_among_the_sources_are_marked_and_listed(shared: Context) -> None:
    text = markup(*unmeasured_topics(shared, selection_of(shared, VIEW, "")))
    cited = [said for topic in topics(shared) for _, _, sentences in topic.answers for said in sentences]
    assert text.count("not among our sources</em>") == sum(said.source in documents() for said in cited)
    for document in documents().values():
        assert urlsplit(document.address).scheme in ("http", "https")
        assert markup(document.title) in text


def test_the_table_holds_all_topics_whatever_is_chosen_and_fits_one_slide(shared: Context) -> None:
    plain = shown(shared, VIEW, selection_of(shared, VIEW, "")).table
    for query in ("", "area=BGD", "area=034,NGA"):
        selection = selection_of(shared, VIEW, query)
        assert shown(shared, VIEW, selection).table.rows == plain.rows
        asked = Asked(VIEW, selection, f"https://reach.example.org{UNMEASURED}")
        assert len(slides_of(shared, asked)) == 1
    assert len(plain.rows) == len(TOPICS)


def test_its_file_has_a_row_for_each_sentence_with_its_source(client: FlaskClient) -> None:
    rows = list(csv.DictReader(client.get("/download/unmeasured-table.csv").text.splitlines()))
    assert {row["topic"] for row in rows} == set(TOPICS)
    assert {row["among_our_sources"] for row in rows} == {"yes", "no"}
    assert all(row["address"] for row in rows if row["source"])


@pytest.mark.parametrize("page", ["/victims", "/country/BGD"])
def test_other_pages_lead_there(client: FlaskClient, page: str) -> None:
    assert UNMEASURED in client.get(page).text
