"""Tests for dashboard/words/known.py."""

from __future__ import annotations

from dataclasses import replace

from dashboard.context import Context
from dashboard.selection import Selection
from dashboard.words.known import of_series


def test_a_series_and_an_area_are_asked_once_whatever_else_is_selected(small_context: Context) -> None:
    asked: list[tuple[Selection, str]] = []

    @of_series
    def answer(_context: Context, selection: Selection, area: str) -> str:
        asked.append((selection, area))
        return f"{selection.key} {selection.measure} {area}"

    base = small_context.question("detected-victims", ("NGA",))
    others = [replace(base, areas=("DEU", "NGA"), year=2011, lang="fr", view="victims-map.table"), base]
    assert len({answer(small_context, one, "NGA") for one in (base, *others)}) == 1
    assert [area for _, area in asked] == ["NGA"]
    # Who is told the series alone cannot depend on the rest.
    assert (asked[0][0].areas, asked[0][0].year) == ((), 0)
    answers = {
        answer(small_context, replace(base, sex=sex, measure=of), "NGA") for sex in "MF" for of in ("rate", "count")
    }
    assert len(answers) == 4
    assert answer(small_context, base, "DEU") != answer(small_context, base, "NGA")
