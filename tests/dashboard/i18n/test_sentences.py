"""Sentences stand one after another as a language sets them apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from dash import html

from dashboard.brief.whole import brief_of
from dashboard.charts.marks import Chart, Datum
from dashboard.context import Context
from dashboard.i18n import in_sentences, labelled, language
from dashboard.kinds.registry import shown
from dashboard.parts import progress
from dashboard.parts.brief import pieces
from dashboard.views import VIEWS, selection_of
from tests.conftest import published
from tests.fixtures.english import as_published
from tests.fixtures.read_html import read
from tests.fixtures.sweeps import PANELS
from tests.fixtures.years import bare_years


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
def test_words_around_charts_and_of_pages_have_none_in_chinese_and_no_bare_year(shared: Context) -> None:
    with language("zh"):
        for panel, area in product(PANELS, ("BGD", "UKR,ISR", "150")):
            view = VIEWS[panel]
            made = shown(shared, view, selection_of(shared, view, f"area={area}&lang=zh"))
            hovers = [labelled(datum.hover.head, datum.hover.rest) for datum in _data(made.body) if datum.hover]
            said = (*made.words.told().values(), made.spoken, *(text for hover in hovers for text in hover.split("\n")))
            assert bare_years(said, as_published(shared)) == [], (panel, area)
        for panel in ("justice-enforcement", "justice-treaties", "victims-map", "country-profile"):
            view = VIEWS[panel]
            told = shown(shared, view, selection_of(shared, view, "area=BGD&lang=zh")).words.told()
            _have_no_space(panel, *told.values())
        for area in ("BGD", "001"):
            selection = selection_of(shared, VIEWS["progress-map"], f"area={area}&lang=zh")
            _have_no_space(area, read(progress.progress_headline(shared, selection)[0]).after)
        opening = read(html.P(pieces(brief_of(shared, "BGD").opening.paragraphs[0]))).after
        _have_no_space("brief", opening)
        assert bare_years([opening]) == []


def _have_no_space(place: str, *texts: str) -> None:
    assert any("。" in text for text in texts), place
    assert not [text for text in texts if "。 " in text], place


def _data(body: object) -> Iterator[Datum]:
    panes = body.panes if isinstance(body, Chart) else ()
    return (datum for pane in panes for mark in (*pane.marks, *pane.silences) for datum in mark.data)
