"""From a view to its lines: whose figures they are, in which years, and over which countries."""

from __future__ import annotations

import csv
import io
import math
import re
from dataclasses import replace

import pandas as pd
import pytest

from dashboard import theme, views
from dashboard.context import Context
from dashboard.exports.tables import csv_text
from dashboard.figures.charts import chart
from dashboard.figures.series import TIMELINE, Series, series_of
from dashboard.figures.shown import CSV_COLUMNS
from dashboard.kinds.trend import series_rows, series_table
from dashboard.metrics.together import COMPARED
from dashboard.plotly.json import figure
from dashboard.selection import Selection, usual
from dashboard.views import VIEWS
from dashboard.words.low_totals import unclear_shares
from dashboard.words.names import years_of
from dashboard.words.titles import trend_title

AGES = ("Y0T17", "Y_GE18")


def selection_of(shared: Context, name: str, **changes: object) -> Selection:
    """The usual choice of an indicator, changed."""
    return replace(usual(shared.indicators[name], shared.years(name)), **changes)  # type: ignore[arg-type]


def made(shared: Context, panel: str, *areas: str, **changes: object) -> Series:
    """The lines of a view."""
    view = VIEWS[panel]
    return series_of(shared, view, selection_of(shared, view.indicator or "detected-victims", areas=areas, **changes))


@pytest.fixture(scope="module")
def ends(shared: Context) -> pd.DataFrame:
    """Detected victims as lower and upper ends by area, year, sex and age."""
    frame = shared.store.frame("detected-victims").astype({"ref_area": str, "sex": str, "age": str})
    low = frame["obs_value"].fillna(frame["obs_lower"])
    high = frame["obs_value"].fillna(frame["obs_upper"])
    known = frame.assign(low=low, high=high)[low.notna()]
    return known.set_index(["ref_area", "time_period", "sex", "age"])[["low", "high"]].sort_index()


def _same(ends: pd.DataFrame, members: list[str], parts: list[tuple[str, str]], years: range) -> list[str]:
    wanted = [(year, *part) for year in years for part in parts]
    known = set(ends.index)
    return [area for area in members if all((area, *place) in known for place in wanted)]


@pytest.mark.parametrize("group", ["001", "150", "011", "034", "061"])
@pytest.mark.parametrize(
    ("panel", "parts"),
    [
        ("overview-children", [("F", "Y0T17"), ("M", "Y0T17")]),
        ("victims-ages", [("_T", "Y0T17"), ("_T", "Y_GE18")]),
    ],
)
def test_sums_compare_the_same_countries_in_every_year(
    shared: Context, ends: pd.DataFrame, panel: str, parts: list[tuple[str, str]], group: str
) -> None:
    series = made(shared, panel, group)
    members = [code for code in shared.geography.members_of(group) if shared.geography.areas[code].is_member]
    years = range(series.frame.first, series.frame.last + 1)
    areas = _same(ends, members, parts, years)
    assert f"{len(areas)} of {len(members)} countries have these figures in every year" in series.coverage
    assert years[-1] == COMPARED[1]
    if len(areas) < (10 if group == "001" else 3):
        assert all(not drawn.line.known for drawn in series.lines)
        assert "too few countries" in series.title
        return
    assert re.search(rf"\b{len(areas)} countries\b", series.title)
    for drawn, part in zip(series.lines, parts, strict=True):
        assert [point.year for point in drawn.line.points] == list(years)
        for point in drawn.line.points:
            rows = ends.loc[[(area, point.year, *part) for area in areas]]
            low, high = math.fsum(rows["low"]), math.fsum(rows["high"])
            found = (point.value, point.value) if point.value is not None else (point.lower, point.upper)
            assert found == (low, high)
            assert (point.countries, point.of) == (len(areas), len(members))


@pytest.mark.parametrize("group", ["001", "150", "LIC", "061"])
def test_a_share_over_a_group_is_of_the_same_countries_and_of_known_age(
    shared: Context, ends: pd.DataFrame, group: str
) -> None:
    series = made(shared, "victims-share", group)
    years = [year for year in range(series.frame.first, series.frame.last + 1) if year not in series.frame.late]
    members = [code for code in shared.geography.members_of(group) if shared.geography.areas[code].is_member]
    shares = shared.store.rows("child-share-of-detected-victims", sex=["_T"])
    own = set(zip(shares["ref_area"], shares["time_period"], strict=True))
    areas = _same(ends, members, [("_T", "Y0T17"), ("_T", "Y_GE18")], years)
    areas = [area for area in areas if all((area, year) in own for year in years)]
    question = selection_of(shared, "child-share-of-detected-victims")
    unclear = {area for area in areas if set(unclear_shares(shared, question, area)) & set(years)}
    areas = [area for area in areas if area not in unclear]
    (drawn,) = series.lines
    assert f"{len(areas)} of {len(members)} countries have these figures" in series.coverage
    for point in drawn.line.points:
        children, adults = (
            ends.loc[[(area, point.year, "_T", age) for area in areas]].sum() for age in ("Y0T17", "Y_GE18")
        )
        assert point.lower == pytest.approx(100 * children["low"] / (children["low"] + adults["high"]))
        assert point.upper == pytest.approx(100 * children["high"] / (children["high"] + adults["low"]))
        assert point.value is None
    assert bool(drawn.line.points) == (len(areas) >= (10 if group == "001" else 3))


def test_a_share_that_is_unclear_in_its_country_is_in_no_sum_and_its_country_is_named(shared: Context) -> None:
    series = made(shared, "victims-share", "001")
    assert not {"BIH", "BOL", "SRB", "TJK", "TUR"} & set(series.lines[0].line.areas)
    named = "Bolivia (Plurinational State of), Bosnia and Herzegovina, Serbia, Tajikistan and Türkiye"
    assert named in series.coverage
    assert "There the source gives over a tenth more children or adults by sex than in total." in series.coverage
    assert "IND" in series.lines[0].line.areas, "3,098 by sex and 2,878 in total: less than a tenth more"
    assert "Left out, since" not in made(shared, "victims-share", "001", sex="F").coverage


def test_pakistans_children_of_which_most_ages_are_unknown_are_in_no_share(shared: Context) -> None:
    assert not [point for point in shared.line(selection_of(shared, "child-share-of-detected-victims"), "PAK").known
                if point.year == 2019]  # fmt: skip


def test_parts_of_a_country_are_its_rows(shared: Context, ends: pd.DataFrame) -> None:
    for panel, parts in (
        ("victims-children", {"girls": ("F", "Y0T17"), "boys": ("M", "Y0T17")}),
        ("victims-ages", {"children": ("_T", "Y0T17"), "adults": ("_T", "Y_GE18"), "age unknown": ("_U", "_U")}),
    ):
        series = made(shared, panel, "DEU")
        told = {row[0]: row[-1] for row in series_table(shared, series).rows}
        # 5 are listed of unknown sex, too; of children and adults the totals leave 383.
        assert panel != "victims-ages" or told["2022"] == "no age is reported for 383 more victims"
        assert {drawn.label for drawn in series.lines} <= set(parts)
        for drawn in series.lines:
            for point in drawn.line.known:
                row = ends.loc[("DEU", point.year, *parts[drawn.label])]
                low, high = (point.value,) * 2 if point.value is not None else (point.lower, point.upper)
                assert (low, high) == (row["low"], row["high"])


def test_girls_boys_children_and_adults_keep_their_colours(shared: Context) -> None:
    for panel, place in (("victims-children", "NGA"), ("overview-children", "001")):
        colours = {drawn.label: drawn.colour for drawn in made(shared, panel, place).lines}
        assert colours == {"girls": theme.GIRLS, "boys": theme.BOYS}
    ages = {drawn.label: drawn.colour for drawn in made(shared, "victims-ages", "NGA").lines}
    assert (ages["children"], ages["adults"]) == (theme.CHILDREN, theme.ADULTS)
    assert theme.GIRLS.lower() not in ("#ffc0cb", "#ff69b4")


def test_every_form_of_exploitation_has_a_colour_of_its_own(shared: Context) -> None:
    forms = [code for code in shared.indicators["detected-victims-by-form"].breakdown if code != "_T"]
    assert len(forms) <= len(theme.LINES)
    series = made(shared, "victims-forms", "NGA", breakdown="FORCED_LABOUR")
    assert len({drawn.colour for drawn in series.lines}) == len(series.lines)
    for drawn, question in zip(series.lines, series.questions, strict=True):
        assert (question.age, question.measure) == ("Y0T17", "count")
        assert drawn.line == shared.line(question, "NGA")


def test_without_a_choice_the_world_is_drawn_and_one_line_has_the_indicators_hue(shared: Context) -> None:
    series = made(shared, "drivers-trend", **{"indicator": "conflict-deaths"})
    assert [drawn.line.code for drawn in series.lines] == ["001"]
    assert series.lines[0].label == "World"
    one = series_of(shared, VIEWS["drivers-trend"], selection_of(shared, "conflict-deaths", areas=("NGA",)))
    assert one.lines[0].colour == theme.line_colour("conflict")


def test_an_indicator_of_the_world_alone_ignores_the_chosen_areas(shared: Context) -> None:
    series = made(shared, "victims-reporting", "NGA", "GHA")
    assert [drawn.line.code for drawn in series.lines] == ["001"]
    assert {point.year: point.value for point in series.lines[0].line.points}[2020] == 145
    assert {point.year: point.value for point in series.lines[0].line.points}[2023] == 90


def test_rows_of_a_timeline_have_the_same_years_and_are_counts(shared: Context) -> None:
    for panel, view in VIEWS.items():
        if view.kind == "strip":
            series = made(shared, panel, "NGA")
            assert (series.frame.first, series.frame.last) == TIMELINE
            (of_all,) = made(shared, panel, "001").lines
            known = [point.year for point in of_all.line.known]
            first = max(TIMELINE[0], known[0]) if known else TIMELINE[0]
            assert made(shared, panel, "001").frame.first == first, "no empty years before the first bar of a sum"
            assert series.selection.measure in ("count", "value")


@pytest.mark.parametrize(
    ("query", "span"),
    [
        ({"name": "refugees-by-origin", "measure": "rate"}, (1960, 2024)),
        ({"name": "refugees-by-origin", "measure": "count"}, (1951, 2025)),
        ({"name": "detected-victims", "measure": "rate"}, (2007, 2023)),
    ],
)
def test_a_rate_is_asked_of_years_with_a_population_only(
    shared: Context, query: dict[str, str], span: tuple[int, int]
) -> None:
    selection = selection_of(shared, query["name"], measure=query["measure"], areas=("TUV",))
    frame = series_of(shared, VIEWS["data-explorer"], selection).frame
    assert frame.asked == span
    assert (frame.first, frame.last) == span


@pytest.mark.parametrize("panel", ["driver-homicide-rate", "data-explorer", "protection-map"])
@pytest.mark.parametrize("code", ["001", "202", "UMC"])
def test_a_median_is_called_one_in_title_caption_table_and_file(shared: Context, panel: str, code: str) -> None:
    name = "birth-registration" if panel == "protection-map" else "homicide-rate"
    view = VIEWS[panel]
    series = series_of(shared, view, replace(selection_of(shared, name, areas=(code,)), areas=(code,)))
    (point,) = series.lines[0].line.known
    assert point.quartiles is not None
    place = "The world" if code == "001" else shared.geography.name(code)
    # Nobody published one: in the coverage. A list of countries is named before these.
    assert f"{place}: no figure of its own" in series.coverage
    whose = {"001": "", "UMC": "", "202": f" of {place}"}[code]
    assert f"the median of {point.countries} countries{whose} is " in series.title
    assert (f", {place}: " in series.title) is (code == "UMC")
    # Few of them have a figure of the newest year.
    assert point.since is not None
    assert point.since < point.year
    assert series.title.endswith(f"({point.since} to {point.year})")
    assert f"the median of {point.countries} of {point.of} countries" in series.coverage
    assert "half of them lie between" in series.coverage
    assert "median of countries" in series_table(shared, series).columns[1]
    assert f"(median of {point.countries} of {point.of} countries)" in series_table(shared, series).rows[0][1]
    (row,) = csv.DictReader(io.StringIO(csv_text(CSV_COLUMNS, series_rows(shared, series))))
    assert "median of these countries" in row["note"]
    assert (row["countries"], row["countries_of"]) == (str(point.countries), str(point.of))


def test_a_group_with_too_few_countries_for_a_median_says_so(shared: Context) -> None:
    series = series_of(shared, VIEWS["driver-homicide-rate"], selection_of(shared, "homicide-rate", areas=("015",)))
    assert series.lines[0].line.known == ()
    assert series.title == "Northern Africa: no figure of its own for homicide rate"
    assert series.coverage.endswith("and under 10 of its countries have one of 2019 to 2024: no median is shown.")


@pytest.mark.parametrize(("year", "said"), [(2001, "one of 2001:"), (2005, "one of 2001 to 2005:")])
def test_where_too_few_have_a_figure_of_the_year_chosen_the_years_are_named(
    shared: Context, year: int, said: str
) -> None:
    """Of other years more than enough have one: 140 of the world's countries in 2023."""
    asked = selection_of(shared, "homicide-rate", areas=("001",), year=year)
    assert not shared.line(asked, "001").known
    assert shared.line(replace(asked, year=2023), "001").known
    assert said in series_of(shared, VIEWS["driver-homicide-rate"], asked).coverage


@pytest.mark.parametrize(
    ("panel", "code", "release"),
    [
        ("driver-extreme-poverty", "001", "World Bank, June 2025"),
        ("driver-extreme-poverty", "LIC", "World Bank, June 2025"),
        ("driver-food-insecurity", "199", "World Bank Corporate Scorecard, December 2025"),
    ],
)
def test_a_group_of_another_release_names_that_release_and_no_other(
    shared: Context, panel: str, code: str, release: str
) -> None:
    name = panel.removeprefix("driver-")
    series = series_of(shared, VIEWS[panel], selection_of(shared, name, areas=(code,)))
    assert series.source == f"Source: {release}."
    assert release in series.coverage
    rows = list(csv.DictReader(io.StringIO(csv_text(CSV_COLUMNS, series_rows(shared, series)))))
    source = shared.sources[shared.indicators[name].groups_source]
    assert {(row["source"], row["release"], row["note"]) for row in rows} == {(source.id, source.vintage, "")}
    country = series_of(shared, VIEWS[panel], selection_of(shared, name, areas=("NGA",)))
    own = shared.source_of(name)
    assert country.source == f"Source: {own.publisher_short}, {own.vintage}."


@pytest.mark.parametrize("name", ["case-profile-form", "case-profile-control", "case-profile-recruiter"])
def test_kinds_of_cases_stand_beside_each_other_and_what_is_suppressed_has_no_bar(shared: Context, name: str) -> None:
    for sex in ("_T", "F", "M"):
        series = series_of(shared, VIEWS["data-explorer"], selection_of(shared, name, sex=sex, age="Y0T8"))
        rows = shared.store.rows(name, sex=[sex], age=["Y0T8"])
        rows = rows[rows["breakdown"] != "_T"]
        assert len(series.lines) == len(rows)
        drawn = figure(chart(series.lines, series.frame))["data"][0]
        assert sorted(drawn["x"]) == sorted(rows["obs_value"].fillna(0).tolist())
        assert drawn["text"].count("suppressed") == int((rows["obs_status"] == "Q").sum())
        assert "%" not in series.title
        assert series.selection.breakdown == "_T"  # Nor does the file's name say one of the kinds.


@pytest.mark.parametrize("panel", ["overview-children", "victims-ages", "victims-forms"])
@pytest.mark.parametrize("first", ["VCT", "034"])
def test_a_view_of_one_area_says_which_of_several_chosen_ones_it_shows(shared: Context, panel: str, first: str) -> None:
    said = f"Only the first of the chosen countries is shown: {shared.geography.name(first)}."
    assert said in made(shared, panel, first, "GBR").coverage
    assert said not in made(shared, panel, first).coverage


@pytest.mark.parametrize(
    ("panel", "area"),
    [
        ("driver-extreme-poverty", "150"),
        ("driver-extreme-poverty", "202"),
        ("country-child-marriage-18", "LIC"),
        ("country-food-insecurity", "150"),
        ("country-extreme-poverty", "150"),
    ],
)
def test_a_median_is_dated_to_the_newest_year_that_one_of_its_countries_has(
    shared: Context, panel: str, area: str
) -> None:
    view = VIEWS[panel]
    asked = views.selection_of(shared, view, f"area={area}")
    line = series_of(shared, view, asked).lines[0].line
    newest = max(
        item.year
        for code in shared.geography.members_in(area)
        for item in shared.histories(asked).get(code, ())
        if item.ends is not None
    )
    assert line.median
    assert line.known[-1].year == min(newest, asked.year)
    assert asked.year == shared.years(asked.indicator).opening


@pytest.mark.parametrize("sex", ["F", "M"])
def test_the_share_of_children_in_a_group_is_of_the_sex_that_is_named(shared: Context, sex: str) -> None:
    series = made(shared, "victims-share", "150", sex=sex)
    line = series.lines[0].line
    assert {"F": "women and girls", "M": "men and boys"}[sex] in series.title
    counted = selection_of(shared, "detected-victims", sex=sex, measure="count")
    rows = {age: shared.histories(replace(counted, age=age)) for age in AGES}
    last = line.known[-1]
    ends = {
        age: [item.ends for area in line.areas for item in found.get(area, ()) if item.year == last.year and item.ends]
        for age, found in rows.items()
    }
    low = {age: sum(end[0] for end in found) for age, found in ends.items()}
    high = {age: sum(end[1] for end in found) for age, found in ends.items()}
    child, adult = AGES
    assert last.ends[0] == pytest.approx(100 * low[child] / (low[child] + high[adult]))
    assert last.ends[1] == pytest.approx(100 * high[child] / (high[child] + low[adult]))


def test_medians_of_different_years_each_name_theirs(shared: Context) -> None:
    asked = selection_of(shared, "birth-registration", areas=("002", "009"))
    lines = [shared.line(asked, code) for code in asked.areas]
    years = [line.known[-1].year for line in lines]
    assert years[0] != years[1]
    title = trend_title(shared, asked, lines)
    assert all(f"countries, {years_of(line.known[-1])})" in title for line in lines), title
