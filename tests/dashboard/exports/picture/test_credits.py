"""What a view names as its sources, and what pictures, slides, paper and folders list with licences, are the same."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.exports.deck import path_of
from dashboard.exports.picture.content import Asked, content_of
from dashboard.views import VIEWS, View, selection_of


def asked_of(context: Context, view: View, query: str) -> Asked:
    return Asked(view, selection_of(context, view, query), f"https://reach.example{path_of(view)}?{query}")


def test_key_figures_name_their_sources_and_a_caveat_of_their_own(shared: Context) -> None:
    for query in ("area=BGD", "area=BGD,IND"):
        content = content_of(shared, asked_of(shared, VIEWS["compare-key"], query))
        assert content.source.startswith("Sources: UN") or content.source.startswith("Sources: World")
        assert "link" not in content.description
        assert content.caveat.startswith("Figures of different years")


def test_lags_name_their_sources_as_others_do(shared: Context) -> None:
    content = content_of(shared, asked_of(shared, VIEWS["relation-lags"], ""))
    assert "Sources: UNODC GLOTIP, " in content.facts["Description"]
