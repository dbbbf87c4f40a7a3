"""Citations: every source as BibTeX that other programs read, with its publisher, title, year and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from unittest import mock

import pytest
from pybtex import plugin
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from dashboard.catalogue import Source, load_sources
from dashboard.config import Config
from dashboard.exports.citations import bibliography, bibtex, key, plain

SOURCES = load_sources(Config().sources)
OUR_WORDS = re.compile(r"this project|\b(?:compiled|packaged|here|ledger)\b|^Cite\b")
"""How a sentence of ours shows itself: "as processed by" is what Our World in Data asks to be cited with."""


@pytest.fixture(scope="module", autouse=True)
def _styles_found_once() -> Iterator[None]:
    """For each style of each entry pybtex looks through all that is installed."""
    with mock.patch.object(plugin, "_load_entry_point", cache(plugin._load_entry_point)):
        yield


def formatted(text: str) -> str:
    """One entry as a style of BibTeX prints it, in plain text."""
    entries = parse_string(text, "bibtex").entries.values()
    style = find_plugin("pybtex.style.formatting", "plain")()
    (entry,) = style.format_entries(entries)
    return str(entry.text.render(find_plugin("pybtex.backends", "plaintext")()))


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_an_entry_is_read_back_with_publisher_title_year_and_address(source: Source) -> None:
    entry = parse_string(bibtex(source), "bibtex").entries[key(source)]
    assert entry.type == "misc"
    assert entry.fields["year"] == source.released[:4]
    assert entry.fields["url"] == source.official_page
    assert len(entry.persons["author"]) == 1
    said = formatted(bibtex(source))
    for words in (source.publisher, source.title, source.licence):
        assert " ".join(words.split()) in said.replace("--", "–")


def test_all_sources_make_one_file_without_two_of_a_name() -> None:
    entries = parse_string(bibliography(SOURCES.values()), "bibtex").entries
    assert len(entries) == len(SOURCES)


def test_signs_that_mean_something_to_bibtex_are_printed_as_they_are() -> None:
    hostile = 'A & B: 50% of #2 under_score ~tilde "quoted" @misc'
    said = formatted(bibtex(replace(SOURCES["unhcr"], title=hostile, publisher=hostile)))
    assert said.count(hostile) == 2


def test_braces_and_backslashes_of_a_record_end_no_field() -> None:
    hostile = "{open }{ \\back $1 ^hat}"
    text = bibtex(replace(SOURCES["unhcr"], title=hostile, official_page="https://x.org/a_{b}?c=d%20e&f"))
    fields = parse_string(text, "bibtex").entries[key(SOURCES["unhcr"])].fields
    assert fields["title"] == (
        "{\\textbraceleft{}open \\textbraceright{}\\textbraceleft{} \\textbackslash{}back \\$1 "
        "\\textasciicircum{}hat\\textbraceright{}}"
    )
    assert fields["url"] == "https://x.org/a_%7Bb%7D?c=d%20e&f"


@pytest.mark.parametrize(("released", "month"), [("2025-10-28", "October"), ("2025-04", "April"), ("2025", None)])
def test_a_month_is_given_where_it_is_known(released: str, month: str | None) -> None:
    fields = parse_string(bibtex(replace(SOURCES["unhcr"], released=released)), "bibtex").entries["unhcr_2025"].fields
    assert fields.get("month") == month


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_the_plain_citation_is_the_records_and_names_the_official_page_once(source: Source) -> None:
    text = plain(source)
    assert text.startswith(source.citation)
    assert text.count(source.official_page.removeprefix("https://")) == 1


def test_a_citation_holds_no_sentence_of_this_projects_own() -> None:
    """What is said of our own work is translated, and a citation is not."""
    cited = [
        text for one in SOURCES.values() for text in (one.citation, one.interface.citation if one.interface else "")
    ]
    assert [text for text in cited if OUR_WORDS.search(text)] == []
    assert sum(1 for source in SOURCES.values() if source.citation_note) == 10


def test_a_citation_of_an_older_release_does_not_repeat_its_note() -> None:
    source = SOURCES["idmc_gidd"]
    older = replace(source.release, citation=f"{source.citation} {source.citation_note}")
    assert source.released_as(older).citation == source.citation
