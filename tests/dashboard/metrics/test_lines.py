"""Lines of areas and groups: who is in a sum, who is not, and when there is none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.geography import WORLD
from dashboard.metrics.lines import Line, Point, area_line, median_line, published_line, sum_line
from dashboard.selection import usual
from dashboard.store import Histories, Observation


def one(figures: dict[str, float | None], year: int = 2020) -> Histories:
    """One figure for each area; None is asked and not reported."""
    return {
        area: (Observation(area, year, value, None, None, "M" if value is None else "A"),)
        for area, value in figures.items()
    }


@pytest.fixture(scope="module")
def counted(shared: Context) -> Indicator:
    """An indicator that is summed, however few countries have a figure."""
    return replace(shared.indicators["detected-victims"], least_coverage=0.001)


def line(shared: Context, indicator: Indicator, histories: Histories, code: str) -> Line:
    """The sum of a group."""
    return sum_line(indicator, histories, shared.geography, code)


def test_an_areas_line_keeps_rows_without_a_figure_and_intervals() -> None:
    rows = (Observation("NGA", 2019, None, 1, 4, "Q"), Observation("NGA", 2020, None, None, None, "M"))
    made = area_line({"NGA": rows}, "NGA")
    assert made.points == (Point(2019, None, 1, 4, "Q"), Point(2020, None, None, None, "M"))
    assert made.known == made.points[:1]
    assert area_line({"NGA": rows}, "GHA").points == ()


def test_the_world_sums_territories_areas_outside_regions_and_unknown_origin(
    shared: Context, counted: Indicator
) -> None:
    figures = one({"NGA": 1, "GIB": 10, "PSE": 100, "XKX": 1000, "TWN": 1e4, "AB9": 1e5, "_X": 1e6})
    (point,) = line(shared, counted, figures, WORLD).points
    assert (point.value, point.countries, point.of) == (1111111, 6, len(shared.geography.areas))


@pytest.mark.parametrize("outside", ["XKX", "TWN", "AB9"])
def test_no_region_sums_areas_outside_the_regions_of_m49(shared: Context, counted: Indicator, outside: str) -> None:
    for code, region in shared.geography.regions.items():
        if code != WORLD:
            member = next(area for area in region.members if shared.geography.areas[area].is_member)
            (point,) = line(shared, counted, one({member: 1, outside: 1000, "_X": 1000}), code).points
            assert point.value == 1


def test_a_regions_territories_are_summed_and_counted(shared: Context, counted: Indicator) -> None:
    (point,) = line(shared, counted, one({"GIB": 10, "ITA": 1}), "039").points
    assert (point.value, point.countries, point.of) == (11, 2, len(shared.geography.members_of("039")))


def test_a_sum_says_of_how_many_areas_it_is(shared: Context) -> None:
    """688.5 million children were "54 of 54 countries" of Africa, which have 687.9: it is those of 58 areas."""
    question = shared.question("child-population", ())
    histories = shared.histories(question)
    for code in ("002", "HIC"):
        for point in shared.line(question, code).known:
            items = [one for area in shared.geography.members_of(code) for one in histories.get(area, ())]
            own = [item.value or 0 for item in items if item.year == point.year]
            assert (point.countries, point.territories) == (len(own), True)
            assert point.value == pytest.approx(sum(own))


def test_a_publisher_that_watches_the_world_has_areas_counted_as_it_does(shared: Context) -> None:
    watched = shared.indicators["conflict-displacement-new"]
    assert watched.least_coverage == 0
    (point,) = line(shared, watched, one({"NGA": 1, "GIB": 10, "XKX": 100, "_X": 1000}), WORLD).points
    assert (point.value, point.countries, point.of) == (1111, 3, len(shared.geography.areas))
    (point,) = line(shared, watched, one({"GIB": 10, "ITA": 1, "XKX": 5}), "039").points
    assert (point.value, point.countries, point.of) == (11, 2, len(shared.geography.members_of("039")))


@pytest.mark.parametrize("code", ["001", "002", "034", "011", "LIC", "199", "722"])
def test_no_group_has_more_countries_with_a_figure_than_countries(shared: Context, code: str) -> None:
    for name in ("detected-victims", "conflict-deaths", "refugees-by-origin", "homicide-rate"):
        indicator = shared.indicators[name]
        base = usual(indicator, shared.years(name))
        members = {*shared.geography.areas} if code == WORLD else {*shared.geography.members_of(code)}
        if indicator.least_coverage:
            members &= {*shared.geography.members}
        for measure in indicator.measures:
            for point in shared.line(replace(base, measure=measure), code).points:
                assert point.countries is not None
                assert 0 <= point.countries <= len(members)
                assert point.of == len(members)


def test_below_the_least_coverage_a_group_has_no_figure(shared: Context) -> None:
    indicator = shared.indicators["detected-victims"]
    members = [code for code in shared.geography.members_of("011") if shared.geography.areas[code].is_member]
    assert indicator.least_coverage == 0.5
    assert len(members) == 16
    assert line(shared, indicator, one(dict.fromkeys(members[:7], 1.0)), "011").points == ()
    (point,) = line(shared, indicator, one(dict.fromkeys(members[:8], 1.0)), "011").points
    assert (point.value, point.countries, point.of) == (8, 8, len(shared.geography.members_of("011")))


def test_a_publishers_own_figure_of_a_group_is_shown_under_its_own_code() -> None:
    figures = one({"WLD": 500, "LDC": 7, "NGA": 1})
    assert published_line(figures, "WLD", WORLD) == Line(
        WORLD, (Point(2020, 500, None, None, "A"),), group=True, published=True
    )
    assert published_line(figures, "LDC", "199") == Line(
        "199", (Point(2020, 7, None, None, "A"),), group=True, published=True
    )
    assert published_line(figures, "LIC", "LIC") is None


@pytest.mark.parametrize(
    ("indicator", "code", "year", "figure"),
    [
        ("extreme-poverty", WORLD, 2022, 10.5),
        ("extreme-poverty", WORLD, 2023, 10.2),
        ("extreme-poverty", "LIC", 2023, 55.4),
        ("extreme-poverty", "LMC", 2023, 12.2),
        ("extreme-poverty", "UMC", 2023, 2.3),
        ("extreme-poverty", "HIC", 2023, 0.6),
        ("food-insecurity", WORLD, 2023, 28.4),
        ("food-insecurity", "LIC", 2023, 64.9),
        ("food-insecurity", "HIC", 2023, 8.3),
        ("food-insecurity", "199", 2023, 56.8),
        ("undernourishment", WORLD, 2024, 8.2),
        ("undernourishment", "202", 2023, 22.1),
        ("undernourishment", "LIC", 2023, 28.1),
    ],
)
def test_a_rate_of_the_world_or_a_group_is_the_publishers(
    shared: Context, indicator: str, code: str, year: int, figure: float
) -> None:
    made = shared.line(usual(shared.indicators[indicator], shared.years(indicator)), code)
    assert made.published
    assert [round(point.value or 0, 1) for point in made.known if point.year == year] == [figure]
    assert all(point.countries is None for point in made.known)


NO_FIGURE_OF_THE_WORLD = (
    "homicide-rate", "gdp-per-capita", "disaster-affected", "social-protection-children", "primary-completion",
    "birth-registration", "child-labour", "child-economic-activity", "out-of-school", "child-marriage-18",
)  # fmt: skip


@pytest.mark.parametrize("name", NO_FIGURE_OF_THE_WORLD)
def test_where_nobody_publishes_a_figure_the_median_of_one_year_stands_in_its_place(shared: Context, name: str) -> None:
    indicator, years = shared.indicators[name], shared.years(name)
    base, members = usual(indicator, years), shared.geography.members
    histories = shared.histories(base)
    # Surveys on protection are recent within ten years of the newest of them all, which is of 2025.
    first = 2015 if indicator.theme == "protection" else base.year - indicator.window
    for code in (WORLD, "202", "142", "LIC"):
        made = shared.line(base, code)
        latest, last = {}, 0
        for area in set(shared.geography.members_of(code)) & set(members):
            for item in histories.get(area, ()):
                if first <= item.year <= base.year and item.ends is not None:
                    latest[area] = item.ends
                    last = max(last, item.year)
        assert made.median
        assert not made.published
        if len(latest) < 10:
            assert made.points == ()
            continue
        (point,) = made.points
        assert point.year == last, "the last year that one of them has"
        assert point.countries == len(latest)
        low, high = (float(np.median(side)) for side in zip(*latest.values(), strict=True))
        found = point.ends or (point.value, point.value)
        assert found == pytest.approx((low, high), rel=1e-12)


def test_a_median_follows_the_year_that_is_asked(shared: Context) -> None:
    base = usual(shared.indicators["homicide-rate"], shared.years("homicide-rate"))
    assert [point.year for point in shared.line(replace(base, year=2015), WORLD).points] == [2015]


def test_codes_and_years_have_no_median(shared: Context) -> None:
    for name in ("tip-report-tier", "crc", "child-trafficking-law", "girl-share-of-detected-child-victims"):
        assert shared.line(usual(shared.indicators[name], shared.years(name)), WORLD).points == ()


def test_a_median_of_one_group_takes_none_of_its_territories(shared: Context) -> None:
    indicator = shared.indicators["child-marriage-18"]
    inside = list(shared.geography.members_of("150"))
    territories = [code for code in inside if not shared.geography.areas[code].is_member]
    assert territories
    figures = one(dict.fromkeys(inside, 10.0) | dict.fromkeys(territories, 90.0))
    (point,) = median_line(figures, shared.geography, "150", 2020, indicator.window).points
    assert (point.value, point.countries) == (10, len(inside) - len(territories))


def _rate_and_count(shared: Context, name: str, code: str, year: int) -> list[Point]:
    base = usual(shared.indicators[name], shared.years(name))
    lines = (shared.line(replace(base, measure=measure), code) for measure in ("rate", "count"))
    return [next(point for point in line.points if point.year == year) for line in lines]


def test_a_recorded_total_is_divided_by_everybody_in_the_group(shared: Context) -> None:
    people = shared.weights["population"]
    for code, members in (("011", shared.geography.members_of("011")), (WORLD, tuple(shared.geography.areas))):
        whole = sum(people.get(area, {}).get(2020, 0) for area in members)
        rate, count = _rate_and_count(shared, "conflict-displacement-new", code, 2020)
        assert rate.value == pytest.approx(100_000 * (count.value or 0) / whole)
        deaths, killed = _rate_and_count(shared, "conflict-deaths", code, 2020)
        assert deaths.lower == pytest.approx(100_000 * (killed.lower or 0) / whole)
        assert (deaths.lower or 0) < (deaths.value or 0) < (deaths.upper or 0)
        assert (rate.countries, rate.of) == (count.countries, count.of)


@pytest.mark.parametrize("code", [WORLD, "150", "142", "202", "LIC"])
@pytest.mark.parametrize("name", ["detected-victims", "persons-convicted", "trafficking-offences"])
def test_sums_of_who_reports_are_over_the_same_countries_in_all_their_years(
    shared: Context, name: str, code: str
) -> None:
    indicator = shared.indicators[name]
    base = replace(usual(indicator, shared.years(name)), measure="count")
    rows = shared.store.rows(name, sex=[base.sex], age=[base.age], breakdown=[base.breakdown])
    rows = rows[rows["obs_value"].notna() | rows["obs_upper"].notna()]
    made = shared.line(base, code)
    years = {point.year for point in made.points}
    reported = rows[rows["time_period"].isin(years)].groupby("ref_area", observed=True)["time_period"].nunique()
    inside = set(shared.geography.members_of(code)) & set(shared.geography.members)
    throughout = {str(area) for area, count in reported.items() if count == len(years)} & inside if years else set()
    assert set(made.areas) == throughout
    assert years == (set(range(min(years), 2023)) if years else set())
    for point in made.points:
        own = rows[rows["ref_area"].isin(throughout) & (rows["time_period"] == point.year)]
        assert point.countries == len(throughout)
        least = own["obs_lower"].fillna(own["obs_value"]).sum()
        assert (point.value if point.value is not None else point.lower) == pytest.approx(least)


def test_a_rate_of_who_reports_is_their_count_by_their_people(shared: Context) -> None:
    rate, count = _rate_and_count(shared, "detected-victims", WORLD, 2021)
    base = usual(shared.indicators["detected-victims"], shared.years("detected-victims"))
    people = shared.weights["child-population"]
    behind = sum(people[code][2021] for code in shared.line(base, WORLD).areas)
    assert rate.lower == pytest.approx(100_000 * (count.lower or 0) / behind)
    assert rate.upper == pytest.approx(100_000 * (count.upper or 0) / behind)


@pytest.mark.parametrize(
    ("indicator", "year", "least", "most"),
    [
        ("conflict-displacement-new", 2024, 20.05e6, 20.07e6),
        ("conflict-displacement-stock", 2024, 73.45e6, 73.55e6),
        ("conflict-deaths", 2022, 309_636, 309_636),
    ],
)
def test_world_totals_are_the_publishers(shared: Context, indicator: str, year: int, least: float, most: float) -> None:
    base = usual(shared.indicators[indicator], shared.years(indicator))
    points = {point.year: point.value for point in shared.line(replace(base, measure="count"), WORLD).points}
    assert least <= (points[year] or 0) <= most


def test_weather_and_geophysical_displacements_of_2024_make_up_the_publishers_total(shared: Context) -> None:
    whole = 0.0
    for name in ("disaster-displacement-weather", "disaster-displacement-geophysical"):
        base = usual(shared.indicators[name], shared.years(name))
        points = {point.year: point.value for point in shared.line(replace(base, measure="count"), WORLD).points}
        whole += points[2024] or 0
    assert round(whole / 1e6, 2) == 45.74


@pytest.mark.parametrize(
    ("indicator", "area", "year", "millions"),
    [
        ("disaster-displacement-weather", "PAK", 2022, 8.17),
        ("conflict-displacement-new", "UKR", 2022, 16.87),
        ("refugees-by-origin", "SYR", 2022, 6.56),
        ("refugees-by-origin", "UKR", 2023, 5.96),
    ],
)
def test_countries_have_the_publishers_figures(
    shared: Context, indicator: str, area: str, year: int, millions: float
) -> None:
    base = usual(shared.indicators[indicator], shared.years(indicator))
    points = {point.year: point.value for point in shared.line(replace(base, measure="count"), area).points}
    assert round((points[year] or 0) / 1e6, 2) == millions


def test_gaza_is_under_israel_as_the_publisher_has_it(shared: Context) -> None:
    base = usual(shared.indicators["conflict-deaths"], shared.years("conflict-deaths"))
    points = {point.year: point.value for point in shared.line(replace(base, measure="count"), "ISR").points}
    assert points[2023] == 27_434
