"""Documents for paper say all that they stand for: sentences with their sources, statuses, views, licences."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.exports.deck import Deck, Found, Pinned, path_of
from dashboard.exports.picture.content import Asked, content_of
from dashboard.figures.progress import cell_of, with_targets
from dashboard.parts.elements import markup
from dashboard.parts.paper_brief import brief_on_paper
from dashboard.parts.paper_deck import deck_on_paper, query_of
from dashboard.views import VIEWS, selection_of
from dashboard.words.captions import BOUNDARIES, BOUNDARY_NOTES

ROOT = "https://reach.example.org"
PLACES = ("BGD", "UKR", "NRU", "VCT", "USA", "XKX")
_SUP = re.compile(r"<sup>[^<]*</sup>")


def read(text: str) -> str:
    """What a reader sees of markup, in one line."""
    shown = re.sub(r"<svg.*?</svg>", " ", text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", _SUP.sub("", shown))).replace("\u00a0", " "))


def sources_in(text: str) -> list[str]:
    """The numbered notes."""
    listed = re.search(r'<ol class="paper-sources">(.*?)</ol>', text, re.DOTALL)
    return re.findall(r"<li>(.*?)</li>", listed[1]) if listed else []


@pytest.mark.parametrize("code", PLACES)
def test_every_sentence_of_the_brief_stands_on_its_sheets(shared: Context, code: str) -> None:
    shown = read(markup(*brief_on_paper(shared, code, ROOT)))
    for section in brief_of(shared, code).whole:
        for sentence in section.sentences:
            assert re.sub(r"\s+", " ", sentence.text.replace("\u00a0", " ")) in shown
    assert f"{ROOT}/country/{code}" in shown
    assert (BOUNDARY_NOTES[3] in shown) == (code == "XKX")


@pytest.mark.parametrize("code", PLACES)
def test_each_number_names_its_source_by_a_note_that_is_listed(shared: Context, code: str) -> None:
    text = markup(*brief_on_paper(shared, code, ROOT))
    notes = sources_in(text)
    used = {int(number) for mark in re.findall(r"<sup>([^<]+)</sup>", text) for number in mark.split()}
    assert used == set(range(1, len(notes) + 1))
    for paragraph in re.findall(r'<p[^>]*>(?:(?!</p>).)*data-act="go"(?:(?!</p>).)*</p>', text):
        if "paper-facts" in paragraph:
            continue
        marked = [int(number) for mark in re.findall(r"<sup>([^<]+)</sup>", paragraph) for number in mark.split()]
        for href in re.findall(r'href="([^"]+)"', paragraph):
            for name in parse_qs(urlsplit(unescape(href)).query).get("indicator", []):
                vintage = shared.source_of(name).vintage
                assert any(vintage in unescape(notes[number - 1]) for number in marked), href


def test_each_status_stands_once_in_the_table(shared: Context) -> None:
    text = markup(*brief_on_paper(shared, "BGD", ROOT))
    judged = [item for item in with_targets(shared) if cell_of(shared, item.id, "BGD") is not None]
    assert judged
    assert text.count('class="paper-sign"') == len(judged)


def test_a_picture_is_one_block_with_its_title_and_source(shared: Context) -> None:
    text = markup(*brief_on_paper(shared, "BGD", ROOT))
    figures = re.findall(r"<figure[^>]*>(.*?)</figure>", text, re.DOTALL)
    assert len(figures) == 4
    for figure in figures:
        assert re.search(r"<h2>Bangladesh", figure)
        assert "<svg " in figure
        assert "Source: " in figure[figure.index("<figcaption>") :]


def test_where_nothing_is_reported_the_hatched_years_are_shown_and_no_empty_chart(shared: Context) -> None:
    text = markup(*brief_on_paper(shared, "NRU", ROOT))
    figures = re.findall(r"<figure[^>]*>(.*?)</figure>", text, re.DOTALL)
    assert "unknown, not zero" in figures[0]
    assert all("<rect" in figure and "Conflict deaths" not in figure for figure in figures)


def test_a_view_on_paper_has_the_edited_title_as_text_and_its_own_words(shared: Context) -> None:
    pinned = Pinned("victims-map", "/victims?area=IND", "map", '<script>"x"</script>', "My <b>line</b>")
    text = markup(*deck_on_paper(shared, Found(Deck((pinned,)), ("gone",)), ROOT))
    view = VIEWS["victims-map"]
    content = content_of(shared, Asked(view, selection_of(shared, view, "area=IND"), f"{ROOT}/victims?area=IND"))
    assert "<script" not in text
    assert "<b>" not in text
    shown = read(text)
    for said in (pinned.title, pinned.note, content.subtitle, content.caveat, content.source, content.seen, "gone"):
        assert said in shown
    assert f"The dashboard's own title: {content.title}" in shown
    assert f"Added by the author of this deck: {pinned.note}" in shown
    assert BOUNDARIES in shown
    (kashmir,) = (note for note in BOUNDARY_NOTES if "Kashmir" in note)
    assert kashmir in shown
    assert not any(note in shown for note in BOUNDARY_NOTES if "Falkland" in note), "of what is not seen there"
    assert len(sources_in(text)) == len(content.sources)


def test_a_view_under_its_own_title_has_it_once_and_notes_on_boundaries_stand_once_on_a_deck(shared: Context) -> None:
    pinned = [
        Pinned("victims-map", "/victims?area=BGD", "map"),
        Pinned("drivers-map", "/drivers", "map"),
        Pinned("victims-children", "/victims?area=XKX", "chart"),
    ]
    text = re.sub(r'alt="[^"]*"', "", markup(*deck_on_paper(shared, Found(Deck(tuple(pinned))), ROOT)))
    assert "own title" not in text
    shown = read(text)
    assert [shown.count(note) for note in (BOUNDARIES, *BOUNDARY_NOTES)] == [1] * 5
    assert "Names and boundaries do not imply" not in shown
    (grey,) = re.findall(r"Grey: [^.]*\.", shown)
    assert grey == "Grey: status undetermined on the United Nations map (Arunachal Pradesh)."


def test_what_a_picture_is_asked_with_has_the_country_of_its_page(shared: Context) -> None:
    assert query_of(shared, Pinned("country-trend", "/country/bgd?area=NPL&year=2020", "table")) == (
        "year=2020&area=BGD,NPL&view=country-trend.table"
    )
    assert query_of(shared, Pinned("victims-map", "/victims?view=victims-map.chart", "map")) == ""


def test_thirty_views_ask_for_thirty_pictures_and_list_each_source_once(shared: Context) -> None:
    views = tuple(Pinned(name, f"{path_of(VIEWS[name])}?area=BGD", VIEWS[name].home) for name in list(VIEWS)[:30])
    text = markup(*deck_on_paper(shared, Found(Deck(views)), ROOT))
    assert len(re.findall(r'<img [^>]*data-src="/image/', text)) == 30
    notes = sources_in(text)
    assert len(notes) == len(set(notes)) > 5
