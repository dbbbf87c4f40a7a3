"""What a view names as its sources, and what pictures, slides, paper and folders list with licences, are the same."""

from __future__ import annotations

import io
import re

import pytest
from pptx import Presentation

from dashboard.context import Context
from dashboard.exports.deck import Pinned, path_of
from dashboard.exports.picture.composition import Content
from dashboard.exports.picture.content import Asked, content_of
from dashboard.exports.provenance import source_entry
from dashboard.exports.slides.content import slide_of
from dashboard.exports.slides.deck import deck
from dashboard.i18n import language, translate
from dashboard.kinds.registry import shown
from dashboard.parts.bundle import kept_of
from dashboard.views import VIEWS, View, selection_of
from dashboard.words.credits import credit
from tests.fixtures.sweeps import BODIES, each

POPULATION = "population"
QUERIES = ("", "area=BGD")


def asked_of(context: Context, view: View, query: str) -> Asked:
    return Asked(view, selection_of(context, view, query), f"https://reach.example{path_of(view)}?{query}")


def contents(context: Context, view: View) -> list[tuple[str, Content]]:
    """A view on each tab, of no area and of one."""
    asked = [f"{query}&view={view.panel}.{tab}" for query in QUERIES for tab in view.tabs]
    return [(query, content_of(context, asked_of(context, view, query))) for query in asked]


UNMEASURED = "unmeasured"
"""What nobody measures is told of documents, too, which are no sources of rows."""


def named(context: Context, text: str) -> set[str]:
    """Sources whose publisher and release a text says, at the beginning of a part of a sentence."""
    return {
        source.id
        for source in context.sources.values()
        if re.search(
            rf"(?:Source|Sources|;|population|approximated\))(?:: | ){re.escape(credit(source))}[.;]",
            text,
        )
    }


@pytest.mark.parametrize("panel", each(VIEWS, BODIES))
def test_a_view_lists_the_sources_that_its_words_name_and_no_others(shared: Context, panel: str) -> None:
    if VIEWS[panel].kind == UNMEASURED:
        return
    for query, content in contents(shared, VIEWS[panel]):
        listed = [source.id for source in content.sources]
        assert set(listed) == named(shared, content.source), query
        assert len(listed) == len(set(listed)), query
        assert all(source.publisher in content.publishers for source in content.sources), query
        assert all(source.licence in content.licence for source in content.sources), query
        assert (POPULATION in listed) or "population" not in content.source, query


@pytest.mark.parametrize("panel", each(VIEWS, BODIES))
def test_every_row_of_a_view_is_of_a_source_that_it_lists(shared: Context, panel: str) -> None:
    view = VIEWS[panel]
    for query in QUERIES if view.kind != UNMEASURED else ():
        # A picture of a timeline has fewer rows than its table.
        asked = asked_of(shared, view, query)
        listed = {
            one.id
            for of, content in contents(shared, view)
            if of.startswith(f"{query}&view")
            for one in content.sources
        }
        made = shown(shared, view, asked.selection)
        rows = [dict(zip(made.head, row, strict=True)) for row in made.rows]
        assert {source for row in rows for source in _sources_of(shared, row)} <= listed, query


def _sources_of(context: Context, row: dict[str, str]) -> set[str]:
    """The source that a row names; of rows of several indicators, those of their tables."""
    if row.get("source"):
        return {row["source"]}
    named = {row.get(name, "") for name in ("indicator", "victims", "driver")}
    return {context.indicators[name].source for name in named & set(context.indicators)}


def test_rates_list_the_population_that_they_are_divided_by(shared: Context) -> None:
    # Of several licences nobody knew whose each is; and a map has one of its own.
    asked = ("victims-trend", "drivers-map", "progress-map", "timeline-rows", "victims-ages", "protection-levels")
    terms = [content_of(shared, asked_of(shared, VIEWS[name], "")).terms for name in asked]
    assert terms == [
        "Licence: UNODC: United Nations terms of use; World Bank: CC BY 4.0; "
        "Home Office (UK): Open Government Licence v3.0.",
        "Licence: IDMC: non-commercial use with attribution; World Bank: CC BY 4.0; map: non-commercial use.",
        "Licence: World Bank: CC BY 4.0; map: non-commercial use.",
        "Licence: UNODC: United Nations terms of use; IDMC: non-commercial use with attribution; "
        "Home Office (UK): Open Government Licence v3.0; others: CC BY 4.0.",
        "Licence: UNODC: United Nations terms of use; Home Office (UK): Open Government Licence v3.0.",
        "Licence: UN Statistics Division: United Nations terms of use; UNICEF terms of use.",
    ]
    assert "map:" not in content_of(shared, asked_of(shared, VIEWS["drivers-map"], "view=drivers-map.table")).terms
    of = {panel: contents(shared, VIEWS[panel])[0][1] for panel in ("victims-map", "relation-scatter", "relation-lags")}
    assert all(POPULATION in [source.id for source in content.sources] for content in of.values())
    counts = contents(shared, VIEWS["victims-children"])[0][1]
    assert POPULATION not in [source.id for source in counts.sources]


@pytest.mark.parametrize("panel", ["compare-profile", "progress-gaps", "justice-treaties", "victims-trend"])
def test_slides_notes_and_folders_list_what_pictures_do(shared: Context, panel: str) -> None:
    view = VIEWS[panel]
    content = content_of(shared, asked_of(shared, view, "area=BGD"))
    slide = slide_of(shared, asked_of(shared, view, "area=BGD"))
    assert slide.sources == content.sources
    last = Presentation(io.BytesIO(deck([slide], "16x9", shared.today()))).slides
    told = "\n".join(page.notes_slide.notes_text_frame.text for page in last)
    (kept,) = kept_of(shared, [Pinned(panel, f"{path_of(view)}?area=BGD", view.home)], "https://reach.example", "en")
    for source in content.sources:
        assert f"{source.publisher_short}, {source.vintage}" in "\n".join(slide.notes)
        assert source.citation in told and f". Licence: {licence_alone(source.licence)}." in told
        assert licence_alone(source.licence) == source.licence or source.licence not in told
        assert source in kept.sources


def licence_alone(licence: str) -> str:
    """What of a record's words is a licence: no slide says that IDMC states two, or where a list was read."""
    first, *more = licence.split("; ")
    return "; ".join([first, *(part for part in more if ": " in part and ": " in first)])


def test_our_notes_on_citations_are_in_files_in_their_language_and_on_no_slide(shared: Context) -> None:
    with language("fr"):
        slide = slide_of(shared, asked_of(shared, VIEWS["compare-profile"], "area=BGD&lang=fr"))
        last = Presentation(io.BytesIO(deck([slide], "16x9", shared.today()))).slides
        told = "\n".join(page.notes_slide.notes_text_frame.text for page in last)
        noted = [source for source in slide.sources if source.citation_note]
        assert len(noted) > 2
        for source in noted:
            note = translate(source.citation_note)
            assert note != source.citation_note
            assert note not in told and source.citation_note not in told
            assert source_entry(source)["citation_note"] == note
        assert "Utilisation non commerciale avec attribution." in told and "CC BY-NC" not in told


def test_key_figures_name_their_sources_and_a_caveat_of_their_own(shared: Context) -> None:
    for query in ("area=BGD", "area=BGD,IND"):
        content = content_of(shared, asked_of(shared, VIEWS["compare-key"], query))
        assert content.source.startswith("Sources: UN") or content.source.startswith("Sources: World")
        assert len(content.sources) > 5
        assert "link" not in content.description
        assert content.description.startswith("Each figure with its year. ")
        assert content.caveat.startswith("Only victims who were found")
        # What holds for every view of this kind makes room where a later figure and who was asked are told.
        assert ("These figures differ in year" in content.caveat) != (": % of women aged 20 to 24" in content.caveat)


def test_lags_name_their_sources_as_others_do(shared: Context) -> None:
    content = content_of(shared, asked_of(shared, VIEWS["relation-lags"], ""))
    assert "Sources: UNODC, " in content.facts["Description"]
