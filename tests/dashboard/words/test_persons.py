"""Totals of victims, suspects and convicted beside their parts: none is told as if it were all where they deny it."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache

import pytest

from dashboard.brief.whole import brief_of
from dashboard.charts.marks import Chart
from dashboard.context import Context
from dashboard.exports.brief import told
from dashboard.figures.shown import Shown
from dashboard.glance.whole import glance_of
from dashboard.i18n import language
from dashboard.kinds.justice import BESIDE
from dashboard.kinds.registry import shown
from dashboard.kinds.steps import steps_of
from dashboard.metrics.lines import Point
from dashboard.store import SeriesKey
from dashboard.views import VIEWS, selection_of
from dashboard.words import persons
from dashboard.words.persons import (
    COUNTED,
    below_parts_said,
    beside_adults_said,
    children_after,
    later_than_total,
    more_than_total,
    open_totals,
    parts_beside,
    without_total,
)
from tests.conftest import published

Ends = tuple[float, float]
SEXES = ("F", "M", "_O")


@cache
def table(name: str) -> dict[tuple[str, int], dict[tuple[str, str], Ends]]:
    """By area and year the figures of each sex and age."""
    folder = published()
    assert folder is not None
    found: dict[tuple[str, int], dict[tuple[str, str], Ends]] = defaultdict(dict)
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            ends = (row["obs_value"] or row["obs_lower"], row["obs_value"] or row["obs_upper"])
            if ends[1] and row["breakdown"] == "_T":
                found[row["ref_area"], int(row["time_period"])][row["sex"], row["age"]] = float(ends[0]), float(ends[1])
    return found


def most(of: dict[tuple[str, str], Ends]) -> float:
    """The greater of the least sums by age and by sex."""
    none, total = (0.0, 0.0), of.get(("_T", "_T"), (0.0, 0.0))
    others = of.get(("_O", "_T"), none)
    again = others == total and others[0] == others[1] > 0 and any(of.get((sex, "_T"), none)[1] for sex in ("F", "M"))
    by_sex = sum(of.get((sex, "_T"), none)[0] for sex in SEXES if sex != "_O" or not again)
    return max(by_sex, sum(of.get(("_T", age), none)[0] for age in ("Y0T17", "Y_GE18")))


@pytest.mark.parametrize("name", COUNTED)
def test_the_years_in_which_parts_are_more_are_all_found(shared: Context, name: str) -> None:
    rows = table(name)
    wanted = {
        (area, year): most(of)
        for (area, year), of in rows.items()
        if ("_T", "_T") in of and most(of) > of["_T", "_T"][1]
    }
    key = SeriesKey(name, "_T", "_T", "_T")
    found = {
        (area, year): parts.low
        for area in shared.geography.areas
        for year, parts in more_than_total(shared, key, area).items()
    }
    assert found == wanted
    assert len(found) > 20
    told = {
        (area, year): most(of)
        for (area, year), of in rows.items()
        if ("_T", "_T") not in of
        and any(of.get(part, (0, 0))[1] for part in (("_T", "Y_GE18"), *((sex, "_T") for sex in SEXES)))
    }
    least = {
        (area, year): parts.low
        for area in shared.geography.areas
        for year, parts in without_total(shared, key, area).items()
    }
    assert least == told
    assert least.get(("NGA", 2018)) == (116 if name == "persons-prosecuted" else None)


def test_a_year_with_parts_and_no_total_is_at_least_so_many_wherever_it_is_drawn(shared: Context) -> None:
    beside, trend, compare = VIEWS["justice-beside"], VIEWS["justice-trend"], VIEWS["compare-chart"]
    asked = "indicator=persons-prosecuted&measure=count&area=NGA"
    queries = {beside: "area=NGA", trend: asked, compare: f"{asked},GBR"}
    for view, query in queries.items():
        made = shown(shared, view, selection_of(shared, view, query))
        bars = [datum for pane in made.body.panes for mark in pane.marks for datum in mark.data if datum.is_least]
        assert [(datum.at, datum.drawn, datum.signed(datum.said)) for datum in bars] == [(2018, 116, "≥116")]
        table = made.table
        cells = dict(zip(table.columns, next(row for row in table.rows if row[0] == "2018"), strict=True))
        assert "at least 116" in cells.values()
        (row,) = [one for one in made.rows if {"persons-prosecuted", "2018", "NGA"} <= {*one}]
        told = dict(zip(made.head, row, strict=True))
        assert (told["obs_value"], told["obs_lower"], told["obs_upper"], told["obs_status"]) == ("", "116", "", "M")
        assert told["note"] == "at least: only a part is published"
    rows = shown(
        shared, VIEWS["timeline-rows"], selection_of(shared, VIEWS["timeline-rows"], "area=NER&age=_T&measure=count")
    )
    assert "at least 6" in next(row for row in rows.table.rows if row[0] == "2014")
    for show in ("same-years", "indexed"):
        made = shown(shared, compare, selection_of(shared, compare, f"{asked},GBR&show={show}"))
        assert not any(datum.is_least for pane in made.body.panes for mark in pane.marks for datum in mark.data)
    with language("ar"):
        made = shown(shared, compare, selection_of(shared, compare, f"{asked},GBR"))
        (sign,) = {datum.sign for mark in made.body.panes[0].marks for datum in mark.data if datum.is_least}
        assert sign == "\u200e≥\u200e"
    words = shown(shared, beside, selection_of(shared, beside, "area=PAN")).words
    assert words.title == "Panama: at least 10 persons convicted of trafficking in 2019"


ENDS = "Low end of a range: the total reported; high end: the sum by age or sex, which is larger."


@pytest.mark.parametrize(
    ("name", "areas"),
    [
        ("persons-prosecuted", {"BWA": 2020, "GUY": 2019, "LBN": 2023, "PAN": 2019, "SLV": 2021}),
        ("persons-convicted", {"GUY": 2019, "PAN": 2019}),
        ("detected-victims", {}),
    ],
)
def test_where_parts_are_newer_than_any_total(shared: Context, name: str, areas: dict[str, int]) -> None:
    # Beside each other they are ranges, as numbers and as rates: where these are is seen.
    view = VIEWS["justice-beside"]
    for query in ("area=AUT&measure=count", "area=AUT&measure=rate"):
        words = shown(shared, view, selection_of(shared, view, query)).words
        assert words.coverage.count(ENDS) == 1
        # The title is of persons convicted: what that number can mean is said first, and of a break, last.
        assert words.caveat.startswith(
            "More persons convicted can mean more trafficking, more enforcement, or both. Only "
        )
        assert words.caveat.endswith("for 2017: do not compare levels before and after.")
    assert ENDS not in shown(shared, view, selection_of(shared, view, "area=USA")).words.coverage
    key = SeriesKey(name, "_T", "_T", "_T")
    found = {area: later_than_total(shared, key, area) for area in shared.geography.areas}
    assert {area: later[0] for area, later in found.items() if later is not None} == areas
    alone = {area: children_after(shared, key, area) for area in shared.geography.areas}
    only = {"PAN": 2022} if name == "persons-prosecuted" else {}
    assert {area: year for area, year in alone.items() if year is not None} == only
    said = str(told(shared, brief_of(shared, "PAN")))
    assert "For 2022, only children are listed, and no total: the file does not say how many were prosecuted" in said


def test_el_salvador_is_told_with_its_adults(shared: Context) -> None:
    """1 to 4 convicted of 2021, of whom 12 are adults; 15 prosecuted of 2020, and of 2021 106 adults and no total."""
    said = str(told(shared, brief_of(shared, "SLV")))
    assert "Added up by age or sex, the source has 106 people prosecuted for 2021, and no total." in said
    # "Possibly" a total, and beside it "more than in total: 12": two totals without an answer.
    between = "Between 1 and 12 people were convicted of trafficking in 2021, the latest year with a total; total and "
    assert f"{between}counts by age or sex differ." in said and "ossibly" not in said
    # Beside women and men, who are of other years, it is the same sentence: not "<5 (added up by age: 12) people".
    sexes = VIEWS["justice-sexes"]
    words = shown(shared, sexes, selection_of(shared, sexes, "area=SLV")).words
    assert f"{between}counts by age or sex differ." in " ".join(words.told().values())
    tile = next(one for one in glance_of(shared, "SLV").tiles if one.id == "justice")
    lines = [line.text for line in tile.lines]
    assert lines == [
        "By age, 12: the two disagree.",
        "Prosecuted: 15 in 2020; by age 106 in 2021.",
        "US Department of Labor: 16 suggestions",
        *lines[3:],
    ]
    view = VIEWS["justice-trend"]
    selection = selection_of(shared, view, "indicator=persons-convicted&measure=count&area=SLV")
    words = shown(shared, view, selection).words
    assert "(added up by age: 12) in 2021" in words.title
    # A range wherever all totals are; but "120 to 179" was no range, as adults alone are 120, and women and men too.
    view, seen = VIEWS["justice-beside"], 0
    for code in ("SLV", "NGA", "IND", "AUT"):
        steps = {item.question.indicator: item.said for step in steps_of(shared, code) for item in step.items[:4]}
        made = shown(shared, view, selection_of(shared, view, f"area={code}&measure=count"), "chart")
        assert isinstance(made.body, Chart)
        rows = {(row[0], row[3]): row for row in made.rows}
        for pane, name in zip(made.body.panes, BESIDE["justice-beside"], strict=True):
            above = open_totals(shared, SeriesKey(name, "_T", "_T", "_T"), code)
            bars = {datum.at: datum for datum in pane.marks[0].data}
            for year, parts in above.items():
                if year not in bars:
                    continue  # Before the years of the chart.
                low, high = table(name)[code, year]["_T", "_T"]
                assert (bars[year].value, bars[year].reach) == (None, (low, parts.high))
                value, least, greatest = rows[name, str(year)][7:10]
                published_ends = (float(value or least), float(value or greatest))
                assert published_ends == (low, high), "the file has what is published"
            if bars and max(bars) in above and name != "detected-victims":
                assert pane.said.startswith(steps[name].partition(";")[0]), (code, name)
                seen += 1
    assert seen == 1, "in El Salvador"
    # That rows disagree is said all the same, of those years that are no range.
    made = shown(shared, view, selection_of(shared, view, "area=NGA"), "chart")
    assert isinstance(made.body, Chart)
    said = [pane.said.partition(";")[0] for pane in made.body.panes[1:3]]
    assert said == ["1,011* (2022)", "120* (2022)"]
    caveat = made.words.caveat
    # The area is all that is shown, and why a total stands is what its rows are.
    adults = "Persons in formal contact, 2019 and 2021 to 2022: the total counts adults alone; children are reported"
    women = "Persons prosecuted, 2019 to 2022: women and men make the total; the number of children equals that of"
    above = (
        "Persons in formal contact, 2020: by age or sex the source gives more people than in total; the total is used."
    )
    assert f". {adults} beside it. {above} {women} women." in caveat
    # A picture says what is drawn where ages do not fit the total, and else nothing of them.
    afar = made.from_afar.words
    apart = (
        "* In formal contact and persons prosecuted, 2019 to 2022: counts by age add up to more than the total; the "
        "total is shown."
    )
    assert all(apart in of.coverage for of in (afar, made.words))
    assert not any(part in f"{afar.caveat} {afar.coverage}" for part in (adults, above, women, "Years with a figure"))
    assert [pane.heading for pane in made.body.panes if pane.is_leading] == ["Persons convicted"]
    _drawn_in_one_way(shared, made)


def _drawn_in_one_way(shared: Context, made: Shown) -> None:
    """One defect of Nigeria: the years whose total is adults alone, and 2020, whose total has room for these alone."""
    assert isinstance(made.body, Chart)
    contact = made.body.panes[1].marks[0].data
    totals = {datum.at: datum.value for datum in contact if datum.at >= 2019}
    assert totals == {2019: 626, 2020: 733, 2021: 779, 2022: 1011}
    assert not any(datum.is_doubted or datum.reach for datum in contact)
    assert not any("pale top" in own.said for own in made.body.legend) and ENDS not in made.words.coverage
    # A chart of its own draws the same, and the total is said as it is published.
    asked = "area=NGA&indicator=persons-in-formal-contact"
    trend, compared = (
        shown(shared, VIEWS[panel], selection_of(shared, VIEWS[panel], f"{asked}&measure=count"), "chart")
        for panel in ("justice-trend", "compare-chart")
    )
    for one in (trend, compared):
        assert isinstance(one.body, Chart)
        bars = one.body.panes[0].marks[0].data
        assert totals.items() <= {datum.at: datum.value for datum in bars}.items()
        assert not any(datum.is_doubted or datum.reach for datum in bars)
        assert dict(row[:2] for row in one.table.rows)["2022"] == "1,011"
    # Of a country where nothing says which part does not fit the total it is a range up to them, with its key.
    asked = f"{asked.replace('NGA', 'NGA,GRC')}&measure=count"
    mixed = shown(shared, VIEWS["compare-chart"], selection_of(shared, VIEWS["compare-chart"], asked), "chart")
    assert isinstance(mixed.body, Chart)
    keys = [own.said for own in mixed.body.legend if "pale top" in own.said]
    assert keys == ["pale top: counts by age or sex add up to more than the total"]
    # A number that is withheld has no sign.
    view = VIEWS["justice-beside"]
    other = shown(shared, view, selection_of(shared, view, "area=LUX&measure=count"), "chart")
    assert isinstance(other.body, Chart) and ENDS in (other.words.beside_legend or "")
    assert other.body.legend[-1].said == "pale top: may be this high"


STANDING = [
    ("area=CZE", "Persons in formal contact, 2021: children and adults make the total; the counts by sex add up"),
    ("area=SWE", "Persons prosecuted, 2021: women and men make the total; other counts in the report add up to"),
    ("area=KHM", "Persons in formal contact, 2022 to 2023: by age or sex the source gives more people than in"),
]


def test_a_total_that_stands_says_why(shared: Context) -> None:
    for query, said in STANDING:
        view = VIEWS["justice-beside"]
        assert f". {said}" in shown(shared, view, selection_of(shared, view, query)).words.caveat


def test_no_total_is_without_children_where_none_are_counted(shared: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """Adults may be all persons once more, of whom no other age is given."""
    key = SeriesKey("persons-in-formal-contact", "_T", "_T", "_T")
    assert parts_beside(shared, key, "NGA", 2022) is beside_adults_said
    adults = {"Y_GE18": Point(2022, 1011, None, None, "A")}
    monkeypatch.setattr(persons, "_by_part", lambda *_: (adults, {}))
    assert parts_beside(shared, key, "NGA", 2022) is below_parts_said


def test_a_total_that_fits_is_told_alone(shared: Context) -> None:
    tile = next(one for one in glance_of(shared, "AUT").tiles if one.id == "justice")
    assert [line.text for line in tile.lines] == ["Prosecuted: 139 in 2023."]
