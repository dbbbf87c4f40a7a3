"""Sentences stand one after another as a language sets them apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product

import pytest
from dash import html

from dashboard.brief.whole import brief_of
from dashboard.charts.marks import Chart, Datum
from dashboard.context import Context
from dashboard.exports.slides.axis_numbers import short_format
from dashboard.i18n import format_list, in_sentences, labelled, language, translate, with_unit
from dashboard.kinds.registry import shown
from dashboard.parts import progress
from dashboard.parts.brief import pieces
from dashboard.views import VIEWS, selection_of
from dashboard.words.ageless import least_told
from dashboard.words.places import shortly_within
from tests.conftest import published
from tests.fixtures.english import as_published
from tests.fixtures.read_html import read
from tests.fixtures.sweeps import PANELS, WALKS, Walk, chosen
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
@pytest.mark.parametrize("walk", WALKS)
def test_words_around_charts_and_of_pages_have_none_in_chinese_and_no_bare_year(shared: Context, walk: Walk) -> None:
    """Of the few, each kind of view for one of three places in turn."""
    places = ("BGD", "UKR,ISR", "150")
    few = zip(PANELS, cycle(places), strict=False)
    with language("zh"):
        for panel, area in chosen(product(PANELS, places), few, walk):
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


def test_chinese_says_what_a_number_is_of_before_it_and_per_cent_at_each_end_of_a_range(shared: Context) -> None:
    with language("zh"):
        assert with_unit(translate("{lower} to {upper}", lower="37", upper="40"), "%") == "37%至40%"
        assert with_unit("59.1", translate("% of children under 5")) == "5岁以下儿童的59.1%"
        assert least_told(with_unit("0.05", translate("per 100,000 children"))) == "每10万名儿童至少0.05"
        assert least_told("32") == "至少32"
        assert shortly_within(shared, "GBR") == "在联合王国"
        assert format_list(["埃及", "查谟和克什米尔"]) == "埃及以及查谟和克什米尔"
        assert format_list(["埃及", "乍得"]) == "埃及和乍得"
        assert short_format((0, 5_000, 10_000, 15_000)) == '[=10000]"1万";[>=10000]0\\.0,"万";#,##0'
    with language("en"):
        assert with_unit("37 to 40", "% of children under 5") == "37 to 40% of children under 5"
