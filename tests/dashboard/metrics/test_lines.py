"""Lines of areas and groups: who is in a sum, who is not, and when there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.catalogue import Indicator
from dashboard.context import Context
from dashboard.geography import WORLD
from dashboard.metrics.lines import Line, Point, area_line, group_line
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


def line(shared: Context, indicator: Indicator, histories: Histories, code: str, *, mean: bool = False) -> Line:
    """The line of a group."""
    weights = shared.weights["population"]
    return group_line(indicator, histories, weights=weights, geography=shared.geography, code=code, mean=mean)


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
    assert (point.value, point.countries, point.of) == (1111111, 1, 193)


@pytest.mark.parametrize("outside", ["XKX", "TWN", "AB9"])
def test_no_region_sums_areas_outside_the_regions_of_m49(shared: Context, counted: Indicator, outside: str) -> None:
    for code, region in shared.geography.regions.items():
        if code != WORLD:
            member = next(area for area in region.members if shared.geography.areas[area].is_member)
            (point,) = line(shared, counted, one({member: 1, outside: 1000, "_X": 1000}), code).points
            assert point.value == 1


def test_a_regions_territories_are_summed_but_are_no_countries(shared: Context, counted: Indicator) -> None:
    (point,) = line(shared, counted, one({"GIB": 10, "ITA": 1}), "039").points
    europe = [code for code in shared.geography.members_of("039") if shared.geography.areas[code].is_member]
    assert (point.value, point.countries, point.of) == (11, 1, len(europe))


def test_a_publisher_that_watches_the_world_has_areas_counted_as_it_does(shared: Context) -> None:
    watched = shared.indicators["conflict-displacement-new"]
    assert watched.least_coverage == 0
    (point,) = line(shared, watched, one({"NGA": 1, "GIB": 10, "XKX": 100, "_X": 1000}), WORLD).points
    assert (point.value, point.countries, point.of) == (1111, 3, len(shared.geography.areas))
    (point,) = line(shared, watched, one({"GIB": 10, "ITA": 1, "XKX": 5}), "039").points
    assert (point.value, point.countries, point.of) == (11, 2, len(shared.geography.members_of("039")))


@pytest.mark.parametrize("code", ["001", "002", "034", "011", "LIC", "199", "722"])
def test_no_group_has_more_countries_with_a_figure_than_countries(shared: Context, code: str) -> None:
    for name in ("detected-victims", "conflict-deaths", "refugees-by-origin", "extreme-poverty"):
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
    assert (point.value, point.countries, point.of) == (8, 8, 16)


def test_a_publishers_own_world_figure_is_shown_instead_of_a_sum(shared: Context, counted: Indicator) -> None:
    figures = one({"WLD": 500, "NGA": 1})
    made = line(shared, counted, figures, WORLD)
    assert made.published
    assert made.group
    assert made.points == (Point(2020, 500, None, None, "A"),)
    (point,) = line(shared, counted, figures, "011").points
    assert point.value == 1


def test_figures_that_cannot_be_averaged_have_no_group(shared: Context) -> None:
    indicator = shared.indicators["child-marriage-18"]
    assert indicator.aggregate == "none"
    members = shared.geography.members
    assert line(shared, indicator, one(dict.fromkeys(members, 10.0)), WORLD).points == ()


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


def test_the_mean_of_reported_rates_is_over_those_who_report(shared: Context) -> None:
    rate, count = _rate_and_count(shared, "detected-victims", WORLD, 2021)
    base = usual(shared.indicators["detected-victims"], shared.years("detected-victims"))
    histories, people = shared.histories(base), shared.weights["child-population"]
    reporting = [code for code, items in histories.items() for item in items if item.year == 2021 and item.ends]
    behind = sum(people[code][2021] for code in reporting)
    assert rate.lower == pytest.approx(100_000 * (count.lower or 0) / behind)
    assert rate.upper == pytest.approx(100_000 * (count.upper or 0) / behind)
    assert rate.weight == pytest.approx(behind / sum(people[code][2021] for code in people))


def test_a_mean_says_which_part_of_the_population_is_behind_it(shared: Context) -> None:
    base = usual(shared.indicators["extreme-poverty"], shared.years("extreme-poverty"))
    points = shared.line(base, WORLD).points
    assert points
    people, histories = shared.weights["population"], shared.histories(base)
    for point in points:
        known = [code for code, items in histories.items() if any(item.year == point.year for item in items)]
        whole = sum(people[code].get(point.year, 0) for code in shared.geography.areas if code in people)
        assert point.weight == pytest.approx(sum(people.get(code, {}).get(point.year, 0) for code in known) / whole)
        assert 0.5 <= point.weight <= 1


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
