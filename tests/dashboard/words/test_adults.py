"""Reports on detected victims without adults, or with nobody but adults."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.figures.series import series_of
from dashboard.views import VIEWS, selection_of
from dashboard.words.adults import has_no_told_adults, years_without_adults
from tests.conftest import published

pytestmark = pytest.mark.skipif(published() is None, reason="before the first build")


def said(context: Context, code: str) -> str:
    told = brief_of(context, code)
    return " ".join(text.text for part in (told.opening, *told.sections) for text in part.sentences)


def test_no_share_rests_on_adults_of_zero_where_others_are_of_unknown_age(shared: Context) -> None:
    assert has_no_told_adults(shared, "GHA", 2021), "672 children, 0 adults, 821 victims"
    assert not has_no_told_adults(shared, "BEN", 2022), "all 1,451 are children"
    told = said(shared, "GHA")
    assert "672 were children (100%)" not in told
    assert "the report has 0 adults and the age of the others is not known, so no share is given" in told


def test_a_share_of_all_is_told_with_the_adults_of_zero(shared: Context) -> None:
    question = shared.question("child-share-of-detected-victims", ("BEN",))
    assert years_without_adults(shared, question, "BEN") == (2017, 2022)
    assert years_without_adults(shared, replace(question, indicator="detected-victims"), "BEN") == ()
    view = VIEWS["victims-share"]
    shown = series_of(shared, view, selection_of(shared, view, "area=BEN"))
    assert "Benin, 2017 and 2022: the report has 0 adults, hence 100%; perhaps only children" in shown.caveat
    assert "For 2022, the report has 0 adults." in said(shared, "BEN")
    assert "the report has 0 adults" not in said(shared, "NGA")


def test_the_total_narrows_what_is_left_for_children(shared: Context) -> None:
    told = said(shared, "BHR")
    assert "1 to 4 were children" in told
    assert "With the adults, 31 of 32 detected victims, only 1 can have been a child." in told
