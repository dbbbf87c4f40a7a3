"""The picture of who reports: every cell is what the table says, for any region, and one country shows everything."""

from __future__ import annotations

import csv
import io
from collections import Counter
from urllib.parse import parse_qs

import pandas as pd
import pytest

from dashboard.context import Context
from dashboard.exports.tables import csv_text
from dashboard.figures.coverage import RECENT, coverage_of, since, who
from dashboard.figures.shown import CSV_COLUMNS
from dashboard.kinds.coverage_cells import cells_of, grid
from dashboard.kinds.reported import coverage_rows, coverage_table
from dashboard.selection import Scope, Selection
from tests.conftest import published
from tests.fixtures.sweeps import each

REGIONS = ("001", "034", "202", "011", "199", "LIC", "150", "061")


def chosen(shared: Context, query: str = "") -> Selection:
    """The selection of an address of the coverage page."""
    return shared.reader.parse(query, Scope(tuple(shared.indicators)))[0]


def state_in_table(rows: pd.DataFrame) -> str:
    """What the rows of one area and year say, read without the code under test."""
    if rows.empty:
        return "n"
    row = rows.iloc[0]
    if pd.isna(row["obs_value"]):
        if pd.isna(row["obs_upper"]):
            return "m" if row["obs_status"] == "M" else "p"
        return "f"
    return "z" if row["obs_value"] == 0 else "v"


@pytest.mark.parametrize(
    "query",
    each(
        ["area=034", "area=011&age=_T", "area=061&sex=F", "indicator=extreme-poverty&area=LIC"],
        {"area=034": "children", "area=061&sex=F": "many who never report, of one sex"},
    ),
)
def test_every_cell_is_what_the_table_says(shared: Context, query: str) -> None:
    selection = chosen(shared, query)
    found = coverage_of(shared, selection)
    rows = shared.store.rows(
        selection.indicator, sex=[selection.sex], age=[selection.age], breakdown=[selection.breakdown]
    )
    assert len(found.rows) >= 4
    for row in found.rows:
        own = rows[rows["ref_area"] == row.key]
        expected = "".join(state_in_table(own[own["time_period"] == year]) for year in found.years)
        if shared.indicators[selection.indicator].rounded_zero:
            expected = expected.replace("z", "v")
        assert row.cells == expected, row.key


@pytest.mark.parametrize("code", REGIONS)
def test_every_member_of_a_region_has_one_row_in_alphabetical_order_within_its_group(
    shared: Context, code: str
) -> None:
    found = coverage_of(shared, chosen(shared, f"area={code}"))
    if code == "150":  # Whoever is named is counted, too.
        beside = coverage_of(shared, chosen(shared, "indicator=child-population&area=155,ATF"))
        assert beside.title.endswith(
            ": 9 of 10 countries and areas have a figure for children under 18 in at least one year"
        )
    keys = [row.key for row in found.rows]
    members = {area for area in shared.geography.members_of(code) if shared.geography.areas[area].is_member}
    assert members <= set(keys)
    assert max(Counter(keys).values()) == 1
    for group in found.groups:
        names = [row.name for row in group.rows if row.name.isascii()]
        assert names == sorted(names)


@pytest.mark.parametrize("code", REGIONS)
def test_who_never_reported_on_children_is_who_has_no_figure_in_any_year(shared: Context, code: str) -> None:
    countries, found = who(shared, chosen(shared, f"area={code}"))
    rows = shared.store.rows("detected-victims", sex=["_T"], age=["Y0T17"])
    known = rows[rows["obs_value"].notna() | rows["obs_upper"].notna()]
    last = known.groupby("ref_area", observed=True)["time_period"].max().to_dict()
    members = {area for area in shared.geography.members_of(code) if shared.geography.areas[area].is_member}
    assert set(countries) == members
    assert set(found.never) == members - set(last)
    year = since(shared, "detected-victims")
    assert set(found.old) == {(area, last[area]) for area in members & set(last) if last[area] < year}
    assert set(found.recent) == {area for area in members & set(last) if last[area] >= year}


@pytest.mark.skipif(published() is None, reason="before the first build")
def test_southern_asia_as_counted_by_hand(shared: Context) -> None:
    _, found = who(shared, chosen(shared, "area=034"))
    assert found.never == ("AFG", "IRN", "MDV")
    assert since(shared, "detected-victims") == shared.years("detected-victims").opening - RECENT + 1


def test_one_country_shows_every_indicator_that_has_areas_each_with_its_usual_people(shared: Context) -> None:
    found = coverage_of(shared, chosen(shared, "area=NGA"))
    wanted = {item.id for item in shared.indicators.values() if not item.area and not item.pooled}
    assert {row.key for row in found.rows} == wanted - {"palestine-refugees-unrwa"}, "UNRWA does not work there"
    assert {row.key for row in coverage_of(shared, chosen(shared, "area=JOR")).rows} == wanted
    assert found.country == "NGA"
    for row in found.rows:
        indicator = shared.indicators[row.key]
        assert (row.question.sex, row.question.age) == (indicator.default_sex, indicator.default_age)


def test_one_country_follows_the_chosen_sex_and_age_where_an_indicator_has_them(shared: Context) -> None:
    found = coverage_of(shared, chosen(shared, "area=NGA&sex=F&age=_T"))
    asked = {row.key: (row.question.sex, row.question.age) for row in found.rows}
    assert asked["detected-victims"] == ("F", "_T")
    assert asked["refugees-by-origin"] == ("_T", "_T")


def test_an_indicator_of_the_whole_world_has_one_row(shared: Context) -> None:
    found = coverage_of(shared, chosen(shared, "indicator=reporting-countries&area=NGA,034"))
    assert [row.key for row in found.rows] == ["WLD"]


def test_the_browser_gets_a_text_for_each_cell_with_a_figure_and_a_query_for_each_row(shared: Context) -> None:
    told = grid(cells_of(shared, coverage_of(shared, chosen(shared, "area=034&age=Y0T17&sex=F"))))
    counted: Counter[str] = Counter()
    for group in told["groups"]:
        for row in group["rows"]:
            assert len(row["cells"]) == told["last"] - told["first"] + 1
            assert len(row["texts"]) == sum(row["cells"].count(state) for state in "vf")
            assert parse_qs(row["query"])["area"] == [row["key"]]
            counted.update(row["cells"])
    assert {state: number for state, _, number in told["legend"]} == counted
    assert parse_qs(told["base"]) == {"indicator": ["detected-victims"], "sex": ["F"], "measure": ["count"]}


def test_the_table_has_the_picture_in_words_and_each_figure_leads_to_its_origin(shared: Context) -> None:
    found = coverage_of(shared, chosen(shared, "area=034"))
    table = coverage_table(shared, found)
    assert [row[0] for row in table.rows] == [row.name for row in found.rows]
    for row, texts, origins in zip(found.rows, table.rows, table.origins, strict=True):
        assert [text == "–" for text in texts[1:]] == [state == "n" for state in row.cells]
        assert [text == "0" for text in texts[1:]] == [state == "z" for state in row.cells]
        for year, origin in zip(found.years, origins[1:], strict=True):
            asked = parse_qs(origin.partition("?")[2])
            assert (asked["area"], asked["year"]) == ([row.key], [str(year)])


def test_the_file_has_one_row_for_each_cell_with_the_published_numbers(shared: Context) -> None:
    found = coverage_of(shared, chosen(shared, "area=034"))
    rows = list(csv.DictReader(io.StringIO(csv_text(CSV_COLUMNS, coverage_rows(shared, found)))))
    assert list(rows[0]) == CSV_COLUMNS
    assert len(rows) == len(found.rows) * len(found.years)
    published_rows = shared.store.rows("detected-victims", sex=["_T"], age=["Y0T17"], areas=[r.key for r in found.rows])
    inside = published_rows[published_rows["time_period"].isin(found.years)]
    assert sum(row["obs_status"] != "" for row in rows) == len(inside)
    assert sum(float(row["obs_value"] or 0) for row in rows) == inside["obs_value"].sum()
    assert {row["note"] for row in rows if not row["obs_status"]} == {"nothing: unknown, not zero"}
    # Of Belgium's convicted in 2018 women and men are published, and no total.
    found = coverage_of(shared, chosen(shared, "area=BEL"))
    place = [row.key for row in found.rows].index("persons-convicted")
    assert coverage_table(shared, found).rows[place][1 + found.years.index(2018)] == "at least 116"
    told = list(csv.DictReader(io.StringIO(csv_text(CSV_COLUMNS, coverage_rows(shared, found)))))
    (row,) = (row for row in told if (row["indicator"], row["time_period"]) == ("persons-convicted", "2018"))
    assert (row["obs_value"], row["obs_lower"], row["obs_upper"]) == ("", "116", "")
    assert row["note"] == "at least: only a part is published"


def test_figures_from_before_the_picture_that_its_title_counts_are_told(shared: Context) -> None:
    """Poverty of Turkmenistan was measured in 1998 alone: counted as known, and drawn nowhere."""
    frame = shared.store.areas_of("extreme-poverty")
    known = frame[frame["obs_value"].notna() & frame["ref_area"].isin(shared.geography.members)]
    old = (known.groupby("ref_area")["time_period"].max() < 2000).sum()
    assert old > 1
    world = coverage_of(shared, chosen(shared, "indicator=extreme-poverty")).subtitle
    assert world.endswith(f". {old} countries have older figures only")
    country = coverage_of(shared, chosen(shared, "area=TKM")).subtitle
    assert ". 1 of them has older figures only. Of " in country
    assert "older" not in coverage_of(shared, chosen(shared, "area=DEU")).subtitle
