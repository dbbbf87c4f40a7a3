"""Charts of many countries, and the small ones of tiles, say what they show and what is unknown."""

from __future__ import annotations

from dashboard.context import Context
from dashboard.exports.picture.content import Asked, content_of
from dashboard.figures.progress import with_targets
from dashboard.figures.spoken import MOST_PANES
from dashboard.glance.drawn import Year, Years
from dashboard.i18n import translate
from dashboard.kinds.lags import lags_of
from dashboard.kinds.registry import shown
from dashboard.metrics.standing import LEAST_SHARED
from dashboard.views import VIEWS, selection_of


def _spoken(context: Context, panel: str, query: str = "") -> str:
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, query)).spoken


def _table(context: Context, panel: str) -> tuple[tuple[str, ...], ...]:
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, "")).table.rows


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


def test_charts_of_many_countries_and_rows_name_those_that_stand_out(shared: Context) -> None:
    """Of rows of statuses by the share of all countries with a recent figure; of two or three no share is taken."""
    said = _spoken(shared, "drivers-two-years")
    assert said.startswith("Sudan: ")
    assert said.count(" → ") == 5
    assert "latest figure" in _spoken(shared, "drivers-two-years", "indicator=undernourishment&area=BGD")
    said, table = _spoken(shared, "progress-pace"), _table(shared, "progress-pace")
    last = {
        translate(item.label): [
            cell.last_year or 0
            for code in shared.geography.members
            if (cell := shared.progress.get((item.id, code))) is not None
        ]
        for item in with_targets(shared)
        if item.target and not item.target.silence
    }
    recent = {name: sum(year >= 2019 for year in years) for name, years in last.items()}
    met, worse = ({row[0]: int(row[at]) for row in table if row[0] in recent} for at in (2, 6))
    for word, found in (("target met", met), ("getting worse", worse)):
        most = max(
            (name for name in found if recent[name] >= LEAST_SHARED), key=lambda name: found[name] / recent[name]
        )
        known = f"{found[most]} of {recent[most]} countries with a figure"
        assert f"The largest share with “{word}”: {most} ({known})." in said
    groups = _spoken(shared, "progress-counts")
    assert "Polynesia (" not in groups and "The largest share with “getting worse”: Western Africa (" in groups
    levels = _spoken(shared, "progress-counts", "indicator=birth-registration")
    assert "The largest share with “99% or more”: Europe (37 of 37 countries with a figure)" in levels
    assert "The largest share" not in _spoken(shared, "progress-counts", "show=all-indicators")
    assert "with “no figure at all”: Female genital mutilation (" in _spoken(shared, "protection-measured")
    for panel, query, once in (
        ("protection-places", "", "half of 162 countries"),
        ("protection-places", "area=NGA", "Nigeria: 2024: 39.7%"),
        ("justice-laws", "area=NGA", "Law on child trafficking: meets the standard: 2016 to 2018 and 2022; does not"),
        ("justice-tiers", "", "2001: Tier 1: 10 of 193 countries; "),
        ("progress-gaps", "area=NGA", "countries; Kenya: 43.9 left; Nigeria: 38.8 left."),
        ("progress-pace", "area=PRK", "No figure."),
    ):
        assert once in _spoken(shared, panel, query)
    asked = Asked(VIEWS["justice-levels"], selection_of(shared, VIEWS["justice-levels"], "area=BGD"), "")
    assert "Sexual violence reported: no figure. " in content_of(shared, asked).spoken, "once, if in two columns"
    assert _spoken(shared, "protection-places").count("Birth registration") == 0, "the title says it"
    for area in ("PRK", "NGA", "BGD"):
        assert _spoken(shared, "timeline-rows", f"area={area}").count("no figure: unknown, not zero".capitalize()) == 1
        assert _spoken(shared, "timeline-rows", f"area={area}").casefold().count("unknown, not zero") == 1


def test_a_small_chart_says_of_which_years_nothing_is_known() -> None:
    years = (Year(2010, 0.5, 0.5, "12"), Year(2011, None, None, ""), Year(2012, None, None, ""), Year(2013, 1, 1, "24"))
    assert Years("victims", "Children detected", years, are_counts=True).spoken == (
        "Children detected: 24 (2013), the latest figure. 2011 to 2012: not known."
    )
