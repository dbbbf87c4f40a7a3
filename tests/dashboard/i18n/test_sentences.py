"""Sentences stand one after another as a language sets them apart."""

from __future__ import annotations

import pytest

from dashboard.context import Context
from dashboard.i18n import in_sentences, language
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of
from tests.conftest import published


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
@pytest.mark.parametrize("panel", ["justice-enforcement", "justice-treaties", "victims-map", "country-profile"])
def test_words_around_charts_have_none_in_chinese(shared: Context, panel: str) -> None:
    view = VIEWS[panel]
    with language("zh"):
        told = shown(shared, view, selection_of(shared, view, "area=BGD&lang=zh")).words.told()
    assert any("。" in text for text in told.values())
    assert not [text for text in told.values() if "。 " in text]
