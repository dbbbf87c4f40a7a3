"""How many children were detected of late: one answer in each place, with the newest published total beside it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dashboard.brief.known import Known
from dashboard.brief.summed import newest_summed
from dashboard.brief.whole import brief_of
from dashboard.context import Context
from dashboard.glance.tiles import detected
from dashboard.glance.whole import glance_of
from dashboard.kinds.registry import shown
from dashboard.parts.overview import _children_beside, _children_sentence, overview_headline, victims_headline
from dashboard.views import VIEWS, selection_of
from dashboard.words.aloud import said_aloud


def title(shared: Context, view: str, query: str) -> str:
    """The title of a view's chart."""
    return shown(shared, VIEWS[view], selection_of(shared, VIEWS[view], query), "chart").words.title


def test_girls_and_boys_newer_than_the_newest_total_are_told_first_everywhere(shared: Context) -> None:
    beside = "counted by sex; latest published total: 8 in 2020"
    assert _children_sentence(shared, "IDN") == (
        f"Indonesia: 206 children among detected victims in 2023: 6 girls and 200 boys, {beside}"
    )
    assert f"Indonesia: 206 in 2023, {beside}." in _children_beside(shared, ("IDN", "NGA"))
    children = "Indonesia, detected child victims of trafficking"
    assert title(shared, "country-detected-victims", "area=IDN") == f"{children}: 206 in 2023, {beside}"
    rate = title(shared, "victims-trend", "area=IDN")
    assert rate.endswith("in 2020; for 2023, counted by sex: 206 children")
    head = glance_of(shared, "IDN").sentences[-2].text
    assert head == "206 children were detected in 2023. Latest published total: 8 in 2020."
    lines = [line.text for line in detected(Known(shared, "IDN")).lines]
    assert "Latest published total: 8 in 2020." in lines
    on_map = shown(shared, VIEWS["victims-map"], selection_of(shared, VIEWS["victims-map"], "area=IDN"), "map")
    assert on_map.words.title.endswith("; for 2023, counted by sex: 206 children")
    for view in ("country-detected-victims", "victims-trend"):
        said = shown(shared, VIEWS[view], selection_of(shared, VIEWS[view], "area=IDN&measure=count"), "chart").spoken
        assert "Indonesia: 8 (2020), by the latest published total; " in said, view
        assert "the latest figure" not in said, view
    # Zeros by sex of 2023, convicted by citizenship of 2021: such rows are later, too.
    for asked in ("area=AUT,ARG", "indicator=persons-convicted&area=LBN,ARG"):
        compared = VIEWS["compare-chart"]
        spoken = shown(shared, compared, selection_of(shared, compared, asked), "chart").spoken
        assert re.match(r"(Austria|Lebanon): [^()]* \((2021|2013)\), by the latest published total[.;]", spoken), spoken


def test_a_later_year_whose_rows_do_not_fit_does_not_hide_the_sum_before_it(shared: Context) -> None:
    """The Gambia's 5 girls of 2022 are all children of that report; in that of 2023 there are more than fit."""
    later = "no total for 2023, but girls 5 and children listed under another sex <5"
    beside = "counted by sex; latest published total: <5 in 2020"
    children = "Gambia, detected victims, children"
    assert title(shared, "country-detected-victims", "area=GMB") == f"{children}: 5 in 2022, {beside}; {later}"
    assert f"Gambia: 5 in 2022, {beside}; {later}." in _children_beside(shared, ("GMB", "NGA"))
    tile = detected(Known(shared, "GMB"))
    assert (tile.figure.text, tile.year) == ("5", 2022)
    cell = shown(shared, VIEWS["compare-key"], selection_of(shared, VIEWS["compare-key"], "area=GMB")).table.rows[1][1]
    assert cell.endswith(f"for 2022, counted by sex: 5 children; {later}")
    told = " ".join(item.text for section in brief_of(shared, "GMB").sections for item in section.sentences)
    assert "only some of them" not in told
    assert "How many they were together" not in told


def test_a_sum_that_is_uncertain_keeps_its_own_year_where_it_is_said_aloud(shared: Context) -> None:
    """Qatar's 0 of 2023 had been said to be of 2022 as well: what stands between two brackets was taken for a note."""
    view = VIEWS["country-detected-victims"]
    selection = selection_of(shared, view, "area=QAT")
    said = said_aloud(shared, selection, shown(shared, view, selection, "chart").words.title)
    assert said == (
        "Qatar, “Detected victims, children”: possibly 0 in 2023, counted by sex; latest published total: "
        "possibly 0 (2022)."
    )


@pytest.mark.parametrize("headline", [victims_headline, overview_headline])
def test_the_way_beside_the_headline_leads_to_the_year_that_it_tells(shared: Context, headline: Any) -> None:
    _, beside = headline(shared, selection_of(shared, VIEWS["victims-map"], "area=IDN"))
    assert "area=IDN&year=2023" in str(beside)


@pytest.mark.sweep
def test_no_two_places_give_another_number_for_any_country(shared: Context) -> None:
    for code in shared.geography.areas:
        found = newest_summed(Known(shared, code))
        tile = detected(Known(shared, code))
        told = [
            _children_sentence(shared, code),
            _children_beside(shared, (code, "NGA")).split(". ", 1)[1],
            title(shared, "country-detected-victims", f"area={code}"),
        ]
        for said in told if tile.year is not None else ():
            first = re.search(r"\b(20\d\d)\b", said)
            assert first is not None, (code, said)
            assert int(first[1]) == tile.year, (code, said)
            assert tile.figure.text in said, (code, said)
            # A file that lists all victims under sex Other has one row of children: nothing is added up.
            is_sum = found is not None and not found.is_listed
            assert ("counted by sex" in said) == is_sum, (code, said)
        view = VIEWS["country-detected-victims"]
        aloud = said_aloud(shared, selection_of(shared, view, f"area={code}"), told[-1])
        assert not re.search(r" was [^.;]*\bin \d{4}\b", aloud), aloud


@pytest.mark.parametrize(
    ("area", "said"),
    [("COG", "57 children were detected in 2011, the latest total in the source."), ("BGD", "in 2023.")],
)
def test_an_old_year_at_the_head_of_a_page_is_said_to_be_the_newest(shared: Context, area: str, said: str) -> None:
    assert glance_of(shared, area).sentences[-2].text.endswith(said)


def test_a_list_of_all_victims_is_no_other_sex_where_a_reader_asks_for_that_one(shared: Context) -> None:
    """The Philippines list everybody under sex Other: their 320 children are not 320 of another sex."""
    for query in ("area=PHL&sex=_O", "area=PHL&sex=_O&measure=count&year=2023"):
        for panel, tab in (("victims-trend", "chart"), ("victims-map", "map")):
            view = VIEWS[panel]
            words = shown(shared, view, selection_of(shared, view, query), tab).words
            said = f"{words.title}. {words.subtitle}"
            assert "320" in said, said
            assert "(the file lists all victims without telling their sex)" in said, said
    view = VIEWS["victims-trend"]
    assert "the file" not in shown(shared, view, selection_of(shared, view, "area=CAN&sex=_O"), "chart").words.title


@pytest.mark.parametrize(("code", "year"), [("BTN", 2022), ("CHL", 2021)])
def test_one_row_of_girls_is_not_said_to_be_added_up(shared: Context, code: str, year: int) -> None:
    """Nothing is added to the only row of children that the report has."""
    rows = shared.store.rows("detected-victims", areas=[code], first=year, last=year, age=["Y0T17"], breakdown=["_T"])
    assert set(rows["sex"]) == {"F"}
    tile = detected(Known(shared, code))
    said = [
        title(shared, "country-detected-victims", f"area={code}"),
        _children_sentence(shared, code),
        f"{tile.what} {' '.join(line.text for line in tile.lines)}",
        " ".join(sentence.text for sentence in glance_of(shared, code).sentences),
        " ".join(item.text for section in brief_of(shared, code).sections for item in section.sentences),
    ]
    for text in said:
        assert "added up" not in text, text
        assert "sum is ours" not in text, text
    assert "counted by sex" in said[2]
