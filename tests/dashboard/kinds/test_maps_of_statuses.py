"""Maps of codes: no status of a year before it began, no older tier where it cannot stand, and who is not covered."""

from __future__ import annotations

import pytest

from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.picture.content import _picked, map_picture
from dashboard.figures.map import map_answer
from dashboard.figures.shown import Shown
from dashboard.kinds.registry import shown
from dashboard.store import SeriesKey
from dashboard.views import VIEWS, selection_of
from tests.conftest import published

pytestmark = pytest.mark.skipif(published() is None, reason="before the first build")
LOWER_TIERS = {2022: 32, 2024: 30, 2025: 24}
"""UN members on the Watch List in the reports of which the two lower tiers alone are known."""
BULGARIA = "BGR"
"""On the Watch List in 2023, and in neither lower tier in 2025."""


def seen(context: Context, panel: str, query: str) -> Shown:
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, query))


def test_no_status_of_a_treaty_is_of_a_year_before_the_state_joined(shared: Context) -> None:
    key = SeriesKey("palermo-protocol", "_T", "_T", "STATUS")
    joined = shared.store.histories(SeriesKey("palermo-protocol", "_T", "_T", "YEAR"))
    since = {area: history[-1].value for area, history in joined.items()}
    told = {area: history[-1].year for area, history in shared.store.histories(key).items() if history[-1].value == 2}
    assert since["BTN"] == 2023
    assert not [area for area, year in told.items() if year < (since.get(area) or 0)]


def test_the_map_of_the_palermo_protocol_says_of_no_year_before_2023_that_all_its_parties_were_party(
    shared: Context,
) -> None:
    assert seen(shared, "country-map", "area=BTN&indicator=palermo-protocol").words.title == (
        "Bhutan, Palermo Protocol, status, 2023: party"
    )
    found = seen(shared, "justice-map", "indicator=palermo-protocol")
    assert found.words.title.startswith("Palermo Protocol, status, 2023:")
    assert "2022" not in {row[2] for row in found.table.rows}


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        (
            "ilo-c182",
            "ratified 120 of the 120 countries with an entry, 5 by an older entry (2016 to 2018); 73 without one",
        ),
        (
            "ilo-c138",
            "not ratified 5 and ratified 115 of the 120 countries with an entry, 5 by an older entry (2016 to 2018); "
            "73 without one",
        ),
        (
            "child-trafficking-law",
            "does not meet the standard 21 and meets the standard 95 of the 116 countries with an entry; "
            "77 without one",
        ),
        (
            "labour-inspectors-ratio",
            "does not meet the standard 64, meets the standard 30 and not known 20 of the 114 countries with an entry; "
            "79 without one",
        ),
    ],
)
def test_a_source_that_is_about_some_countries_counts_of_those_covered(
    shared: Context, indicator: str, said: str
) -> None:
    found = seen(shared, "justice-map", f"indicator={indicator}")
    assert found.words.title.endswith(f", 2022: {said}")
    assert "US Department of Labor does not cover most high-income countries." in found.words.coverage
    selection = selection_of(shared, VIEWS["justice-map"], f"indicator={indicator}")
    assert map_answer(shared, selection)["silent"] == "no entry"
    notes = {row[0]: row[3] for row in found.table.rows}
    assert notes["United States of America"] == "no entry: unknown"


def test_map_and_treaties_agree_on_how_many_ratified(shared: Context) -> None:
    rows = {row[0]: row[1] for row in seen(shared, "justice-treaties", "").table.rows}
    assert rows["ILO Convention 182"] == "120 of 120 with an entry"
    assert rows["ILO Convention 138"] == "115 of 120 with an entry"
    for name, said in (("ilo-c182", "ratified 120 of the 120"), ("ilo-c138", "ratified 115 of the 120")):
        found = seen(shared, "justice-map", f"indicator={name}")
        assert said in found.words.title
        assert "without a figure (unknown, not zero): 73 of 193 countries." in found.words.spoken


@pytest.mark.parametrize(("year", "watched"), LOWER_TIERS.items())
def test_no_older_tier_stands_for_a_year_whose_lower_tiers_are_known(shared: Context, year: int, watched: int) -> None:
    query = f"indicator=tip-report-tier&year={year}"
    found = seen(shared, "justice-map", query)
    assert f"Tier 2 Watch List {watched} and" in found.words.title
    assert "older" not in found.words.title + found.words.coverage
    assert "Tier 1 " not in found.words.title
    assert {row[2] for row in found.table.rows} == {"", str(year)}
    answer = map_answer(shared, selection_of(shared, VIEWS["justice-map"], query))
    picked = [_picked(answer, code, year) for code in shared.geography.members if code in answer["areas"]]
    assert not [one for one in picked if one is not None and one.is_older]


def test_who_left_the_lower_tiers_has_no_tier_there_and_its_newest_one_is_told(shared: Context) -> None:
    title = seen(shared, "justice-map", f"indicator=tip-report-tier&year=2025&area={BULGARIA}").words.title
    assert title.endswith(" in 2025; latest: Tier 2 Watch List in 2023")
    other = seen(shared, "justice-map", f"indicator=tip-report-tier&year=2015&area={BULGARIA}").words
    assert other.title.endswith(", 2015: Tier 2 Watch List")
    assert other.subtitle.startswith("Newest, 2023: Tier 2 Watch List. ")


def test_the_legend_of_such_a_year_has_no_first_tier_and_says_what_the_others_are(shared: Context) -> None:
    for year, is_part in ((2023, False), (2025, True)):
        selection = selection_of(shared, VIEWS["justice-map"], f"indicator=tip-report-tier&year={year}")
        keys = map_picture(shared, selection, map_answer(shared, selection)).keys
        labels = [key.label for key in keys]
        assert ("Tier 1" in labels) != is_part
        assert ("Tier 1 or 2, not known which, or none" in labels) == is_part
        assert ("no figure" in labels) != is_part


def test_an_older_tier_still_stands_for_a_year_of_which_nothing_is_known(shared: Context) -> None:
    title = seen(shared, "justice-map", "indicator=tip-report-tier&year=2021").words.title
    assert title.startswith("Tier in the US trafficking report, 2020: ")
    assert title.endswith("Reach 2030 has no entry of 2021")


def test_of_reports_whose_lower_tiers_are_known_the_others_are_not_called_uncovered(shared: Context) -> None:
    found = seen(shared, "justice-tiers", "")
    chart = found.body
    assert isinstance(chart, Chart)
    (silent,) = (mark for mark in chart.panes[0].marks if mark.role == "silent")
    assert silent.name == "no tier known; of 2022 and 2024 to 2025: Tier 1 or 2, not known which, or none"
    said = {round(datum.at): datum.hover.rest for datum in silent.data if datum.hover}
    for year in LOWER_TIERS:
        assert said[year].startswith(f"{year}, Tier 1 or 2, not known which, or none: ")
    assert said[2021] == "2021, no tier known: 193 of 193 countries"
    assert "no entry" not in " ".join(said.values())
