"""Charts of many countries, and the small ones of tiles, say what they show and what is unknown."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.figures.spoken import MOST_PANES
from dashboard.glance.drawn import Year, Years
from dashboard.kinds.lags import lags_of
from dashboard.kinds.registry import shown
from dashboard.views import VIEWS, selection_of


def _spoken(context: Context, panel: str, query: str = "") -> str:
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, query)).spoken


def test_relations_year_by_year_say_which_are_clear_and_of_which_driver_none_is(shared: Context) -> None:
    said = _spoken(shared, "relation-lags")
    found = [item for item in lags_of(shared) if item.rho is not None]
    clear = sum(item.leaves_zero_out for item in found)
    drivers = list(dict.fromkeys(item.driver for item in lags_of(shared)))[:MOST_PANES]
    told = {item.driver for item in found if item.driver in drivers}
    none = told - {item.driver for item in found if item.leaves_zero_out}
    assert 0 < len(none) < len(told)
    assert said.count("no interval leaves zero out") == len(none)
    named = said.count("; countries: ")
    assert named == sum(item.leaves_zero_out for item in found if item.driver in drivers)
    assert said.endswith(f"And {clear - named} more."), "the list is cut"
    assert "(0.00 to" not in said, "an end that leaves zero out does not read as zero"
    assert " to 0.00)" not in said


def test_two_years_of_many_countries_name_those_that_the_chart_names(shared: Context) -> None:
    said = _spoken(shared, "drivers-two-years")
    assert said.startswith("Sudan: ")
    assert said.count(" → ") == 6
    assert "latest figure" in _spoken(shared, "drivers-two-years", "indicator=undernourishment&area=BGD")


def test_a_small_chart_says_of_which_years_nothing_is_known() -> None:
    years = (Year(2010, 0.5, 0.5, "12"), Year(2011, None, None, ""), Year(2012, None, None, ""), Year(2013, 1, 1, "24"))
    assert Years("victims", "Children detected", years, are_counts=True).spoken == (
        "Children detected: 24 (2013), the latest figure. 2011 to 2012: not known."
    )
