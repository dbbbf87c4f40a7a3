"""Few detected children, or none, where most ages are unknown or forms of exploitation list some: no finding."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import replace
from functools import cache

import pytest

from dashboard.context import Context
from dashboard.exports.reserved import reserved_rows
from dashboard.kinds.registry import shown
from dashboard.selection import Selection
from dashboard.store import SeriesKey
from dashboard.views import VIEWS, selection_of
from dashboard.words.ageless import raised_years
from dashboard.words.few import without_age, without_age_text
from dashboard.words.unfounded import years_denied, years_of_unknown_ages
from tests.conftest import published

Ends = tuple[float, float]
SEXES = ("_T", "F", "M", "_O")


@cache
def tables() -> tuple[dict[tuple[str, int], dict[tuple[str, ...], Ends]], ...]:
    """By area and year the figures of each sex, age and kind: of all victims, and by form."""
    folder, found = published(), []
    assert folder is not None
    for name in ("detected-victims", "detected-victims-by-form"):
        rows: dict[tuple[str, int], dict[tuple[str, ...], Ends]] = defaultdict(dict)
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                ends = (row["obs_value"] or row["obs_lower"], row["obs_value"] or row["obs_upper"])
                if ends[1]:
                    place = rows[row["ref_area"], int(row["time_period"])]
                    place[row["sex"], row["age"], row["breakdown"]] = (float(ends[0]), float(ends[1]))
        found.append(rows)
    return tuple(found)


def is_open(of: dict[tuple[str, ...], Ends]) -> bool:
    """Whether the age is certainly known of fewer than half of all victims."""
    listed = 0.0
    for age in ("Y0T17", "Y_GE18"):
        by_sex = sum(of.get((sex, age, "_T"), (0, 0))[1] for sex in SEXES[1:])
        listed += max(by_sex, of.get(("_T", age, "_T"), (0, 0))[1])
    return ("_T", "_T", "_T") in of and listed < of["_T", "_T", "_T"][0] / 2


def has_form(of: dict[tuple[str, ...], Ends], sex: str) -> bool:
    return any(low > 0 and age == "Y0T17" and sex in ("_T", own) for (own, age, _), (low, _) in of.items())


@pytest.mark.parametrize("sex", SEXES)
def test_the_years_are_those_of_the_rows_and_no_others(shared: Context, sex: str) -> None:
    victims, forms = tables()
    few = [place for place, of in victims.items() if of.get((sex, "Y0T17", "_T"), (0, 10))[1] < 10]
    unknown = sorted(place for place in few if is_open(victims[place]))
    none = (place for place in few if victims[place][sex, "Y0T17", "_T"][1] == 0)
    denied = sorted(place for place in none if has_form(forms[place], sex))
    key = SeriesKey("detected-victims", sex, "Y0T17", "_T")
    areas = sorted(shared.geography.areas)
    assert [(area, year) for area in areas for year in years_of_unknown_ages(shared, key, area)] == unknown
    assert [(area, year) for area in areas for year in years_denied(shared, key, area)] == denied
    assert (("AUT", 2023) in unknown) is (sex in ("F", "M"))


def title(context: Context, panel: str, query: str) -> str:
    view = VIEWS[panel]
    return shown(context, view, selection_of(context, view, query)).words.title


GIRLS = "indicator=detected-victims&measure=count&sex=F&age=Y0T17"


@pytest.mark.parametrize(
    ("panel", "query", "said"),
    [
        (
            "victims-children",
            "area=AUT",
            "Austria, detected children, 2023: no finding, as the age of most detected victims is unknown: girls and "
            "boys",
        ),
        (
            "victims-trend",
            f"{GIRLS}&area=AUT",
            "Austria, detected victims of trafficking, girls: 0 (though the age of most victims is unknown) in 2023",
        ),
        (
            "victims-map",
            f"{GIRLS}&area=TTO&year=2019",
            "0 (though some by form of exploitation) in 2019",
        ),
        (
            "victims-share",
            "area=QAT",
            "Qatar, children's share: none reported (though some by form of exploitation) in 2021; 11 of 17 years",
        ),
        # Of its 104 men the age is known, of most victims it is not: no part of the children is.
        (
            "victims-trend",
            "indicator=detected-victims&age=Y0T17&area=AUT&measure=count",
            "3 of 17 years from 2007 have no figure",
        ),
    ],
)
def test_no_title_tells_them_as_if_counted(shared: Context, panel: str, query: str, said: str) -> None:
    assert said in title(shared, panel, query)


@pytest.mark.parametrize("query", [f"{GIRLS}&area=NOR", f"{GIRLS}&area=BEL"])
def test_others_are_told_as_they_are(shared: Context, query: str) -> None:
    assert "though" not in title(shared, "victims-trend", query)


@pytest.mark.parametrize(
    ("panel", "query", "whom"),
    [
        ("victims-children", "area=ECU", ["boys"]),
        ("victims-trend", "area=ECU&sex=M", ["boys"]),
        ("victims-children", "area=MEX", ["girls", "boys"]),
        ("victims-children", "area=AUT", ["children"]),
    ],
)
def test_few_are_those_of_whom_there_are_few(shared: Context, panel: str, query: str, whom: list[str]) -> None:
    """Ecuador counted 24 children of 52 victims of known age in 2020; only the boys were few."""
    view = VIEWS[panel]
    said = shown(shared, view, selection_of(shared, view, query)).words.caveat
    told = re.findall(r"so that few of them are ([a-z ]+) is no finding", said)
    assert told == whom


def test_victims_of_no_age_are_those_beyond_the_totals_of_both_ages(shared: Context) -> None:
    """A total that is missing leaves them unknown, and no difference gives away what the publisher withholds."""
    children = SeriesKey("detected-victims", "_T", "Y0T17", "_T")
    for area, year, ends in (
        ("BGD", 2023, (40, 73)),  # 175 adults in all, 208 by sex
        ("BGD", 2022, None),  # all have an age
        ("SYR", 2022, (6, 23)),  # 6 adults in all, 20 by sex, and 1 to 4 children
        ("HUN", 2022, (1, 4)),  # 223 of 41 and 181, while "<5" is published of no age
        ("EGY", 2022, None),  # no total of adults
        ("PER", 2023, None),  # both ages are more than all
    ):
        assert without_age(shared, children, area, year) == ends, (area, year)
    assert [without_age_text(*ends) for ends in ((40, 73), (249, 25_084))] == ["40 to 73", "up to 25,084"]
    # Where these are more than a tenth of the children, the figure of the year may be higher by all of them.
    for area, most in (("BGD", {2023: 105}), ("LUX", {2014: 12, 2022: 17}), ("NGA", {})):
        asked = Selection("detected-victims", (area,), 2022, "_T", "Y0T17", "_T", "count")
        raised = raised_years(shared, asked, shared.line(asked, area))
        assert {year: round(one.top) for year, one in raised.items()} == most, area
        assert not raised_years(shared, replace(asked, sex="F"), shared.line(replace(asked, sex="F"), area))
    assert without_age(shared, children._replace(sex="F"), "BGD", 2023) is None
    # Programs, which get rows as published, are told so beside these; of totals that their parts exceed, too.
    notes = {(row["indicator"], row["ref_area"], row["time_period"]): row for row in reserved_rows(shared)}
    assert notes["detected-victims", "BGD", 2023] == {
        **{"indicator": "detected-victims", "ref_area": "BGD", "time_period": 2023},
        **{"sex": "_T", "age": "Y0T17", "breakdown": "_T", "obs_upper": 105},
        "note": "No age is reported for 40 to 73 more victims: the report's own counts differ.",
    }
    assert notes["persons-in-formal-contact", "AUT", 2017]["obs_upper"] == 85
    denied = notes["detected-victims", "SLE", 2022]
    assert (denied["obs_upper"], denied["note"][:35]) == (None, "Sierra Leone, 2022: uncertain. The ")
    assert ("persons-in-formal-contact", "NGA", 2020) not in notes, "its children do not fit the totals"
    assert ("detected-victims", "NGA", 2022) not in notes
