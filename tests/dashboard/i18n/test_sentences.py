"""Sentences stand one after another as a language sets them apart."""

from __future__ import annotations

import pytest
from dash import html

from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.i18n import in_sentences, language
from dashboard.kinds.registry import shown
from dashboard.parts import progress
from dashboard.parts.brief import pieces
from dashboard.views import VIEWS, selection_of
from tests.conftest import published
from tests.fixtures.read_html import read


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        (("One.", "Two."), "One. Two."),
        (("一。", "二。", "Three."), "一。二。Three."),
        (("one of “Tier 2”.", "二。"), "one of “Tier 2”. 二。"),
        (("", "One.", "", "Two."), "One. Two."),
    ],
)
def test_no_space_follows_a_chinese_stop_or_an_empty_sentence(sentences: tuple[str, ...], said: str) -> None:
    assert in_sentences(sentences) == said


@pytest.mark.skipif(published() is None, reason="not built yet")
def test_words_around_charts_and_of_pages_have_none_in_chinese(shared: Context) -> None:
    with language("zh"):
        for panel in ("justice-enforcement", "justice-treaties", "victims-map", "country-profile"):
            view = VIEWS[panel]
            told = shown(shared, view, selection_of(shared, view, "area=BGD&lang=zh")).words.told()
            _have_no_space(panel, *told.values())
        for area in ("BGD", "001"):
            selection = selection_of(shared, VIEWS["progress-map"], f"area={area}&lang=zh")
            _have_no_space(area, read(progress.progress_headline(shared, selection)[0]).after)
        _have_no_space("brief", read(html.P(pieces(brief_of(shared, "BGD").opening.paragraphs[0]))).after)


def _have_no_space(place: str, *texts: str) -> None:
    assert any("。" in text for text in texts), place
    assert not [text for text in texts if "。 " in text], place
