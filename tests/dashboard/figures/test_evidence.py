"""Where a figure comes from: the rows that are shown give the figure that the views show, for areas and groups."""

from __future__ import annotations

import math
import statistics
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.catalogue import Indicator, load_indicators
from dashboard.columns import COLUMNS
from dashboard.config import Config
from dashboard.context import Context, make_context
from dashboard.figures.addresses import HEADLINE, origin_address
from dashboard.figures.series import has_series, series_of
from dashboard.kinds.justice import beside_of
from dashboard.metrics.latest import latest
from dashboard.parts.evidence import Evidence, evidence_of
from dashboard.selection import Scope, Selection
from dashboard.store import Row
from dashboard.views import VIEWS, selection_of
from tests.conftest import published
from tests.fixtures import small
from tests.fixtures.sweeps import PANELS, each

needs_tables = pytest.mark.skipif(published() is None, reason="before the first build")


def asked(shared: Context, query: str) -> Selection:
    """The selection of an address of the page of origins."""
    return shared.reader.parse(query, Scope(tuple(shared.indicators)))[0]


def found(shared: Context, query: str) -> list[Evidence]:
    """The evidence that the page of origins shows."""
    return evidence_of(shared, asked(shared, query))


def ends(row: Row) -> tuple[float, float]:
    """Least and greatest value of a row."""
    value, lower, upper = (float(text) if text else math.nan for text in row.cells[5:8])
    return (lower, upper) if math.isnan(value) else (value, value)


def summed(rows: list[Row]) -> tuple[float, float]:
    """Least and greatest sum of rows."""
    return sum(ends(row)[0] for row in rows), sum(ends(row)[1] for row in rows)


def figure(one: Evidence) -> tuple[float, float]:
    """Least and greatest value of the figure."""
    assert one.point is not None
    if one.point.value is not None and one.point.lower is None:
        return one.point.value, one.point.value
    assert one.point.lower is not None
    assert one.point.upper is not None
    return one.point.lower, one.point.upper


@pytest.mark.parametrize(
    "area",
    each(["NGA", "GHA", "DZA", "FRA", "TUV", "XKX", "TWN"], {"NGA": "much", "DZA": "little", "XKX": "no member"}),
)
@pytest.mark.parametrize("year", each([2012, 2016, 2022, 2023], {2016: "before the break", 2023: "the last"}))
@pytest.mark.parametrize("indicator", ["detected-victims", "extreme-poverty", "conflict-deaths", "birth-registration"])
def test_an_areas_figure_is_what_a_map_shows_and_its_row_is_in_the_table(
    shared: Context, area: str, year: int, indicator: str
) -> None:
    selection = asked(shared, f"indicator={indicator}&area={area}&year={year}&measure=count")
    (one,) = evidence_of(shared, selection)
    shown = latest(shared.histories(selection).get(area, ()), selection.year, shared.indicators[indicator].window)
    if shown is None or shown.ends is None:
        assert one.point is None
        assert one.absence is not None
        return
    assert one.absence is None
    assert (one.point.year, one.point.value) == (shown.year, shown.value)  # type: ignore[union-attr]
    (row,) = one.rows
    rows = shared.store.rows(indicator, areas=[area], first=shown.year, last=shown.year)
    assert row in shared.store.as_published(indicator, rows)
    assert ends(row) == shown.ends


def test_a_rate_is_its_row_divided_by_the_row_of_people(shared: Context) -> None:
    for area in ("NGA", "GHA", "DZA", "BTN"):
        (one,) = found(shared, f"area={area}&year=2019")
        if one.point is None:
            continue
        (above,), (below,) = one.rows, one.below
        assert (above.table, below.table) == ("detected-victims", "child-population")
        assert (above.area, above.year) == (below.area, below.year)
        low, high = (100_000 * end / float(below.cells[5]) for end in ends(above))
        assert figure(one) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("query", "rule"),
    [
        ("view=overview-children.chart", "same-sum"),
        ("measure=count", "same-sum"),
        ("area=150&view=victims-ages.chart", "same-sum"),
        ("area=150&view=victims-forms.chart&indicator=detected-victims-by-form", "same-sum"),
        ("area=150&indicator=persons-convicted&measure=count", "same-sum"),
        ("area=150&view=overview-headline.block&measure=count", "same-sum"),
        ("area=202&indicator=refugees-by-asylum&measure=count", "sum"),
        ("indicator=conflict-displacement-stock&measure=count", "sum"),
    ],
)
@needs_tables
def test_the_rows_of_a_sum_add_up_to_it(shared: Context, query: str, rule: str) -> None:
    evidence = found(shared, f"{query}&year=2022")
    assert evidence
    for one in evidence:
        assert one.rule == rule
        rows = [row for member in one.members for row in member.rows]
        assert len({member.area for member in one.members}) == len(one.members)
        assert summed(rows) == pytest.approx(figure(one))


@pytest.mark.parametrize("query", ["", "area=150", "area=150&indicator=persons-convicted-rate"])
@needs_tables
def test_the_rows_of_a_rate_of_the_same_countries_give_it(shared: Context, query: str) -> None:
    (one,) = found(shared, f"{query}&year=2022")
    assert one.rule == "same-rate"
    people = sum(member.people or 0 for member in one.members)
    is_rate = one.question.measure == "rate"
    low, high = (
        sum(
            ends(row)[side] * (100_000 if is_rate else (member.people or 0)) for member in one.members
            for row in member.rows if member.people
        ) / people
        for side in (0, 1)
    )  # fmt: skip
    assert figure(one) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "query",
    [
        "indicator=homicide-rate&year=2020",
        "indicator=extreme-poverty&area=019&year=2022",
        "indicator=social-protection-children&area=202&year=2022",
    ],
)
@needs_tables
def test_the_rows_of_a_median_have_it_in_their_middle(shared: Context, query: str) -> None:
    (one,) = found(shared, query)
    assert one.rule == "median"
    rows = [row for member in one.members for row in member.rows]
    assert len({row.area for row in rows}) == len(rows) == (one.point.countries if one.point else 0)
    assert figure(one) == pytest.approx(tuple(statistics.median(ends(row)[side] for row in rows) for side in (0, 1)))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("indicator=extreme-poverty&area=001&year=2022", "WLD"),
        ("indicator=extreme-poverty&area=LIC&year=2023", "LIC"),
        ("indicator=food-insecurity&area=LDC&year=2023", "LDC"),
        ("indicator=undernourishment&area=202&year=2024", "202"),
    ],
)
@needs_tables
def test_a_publishers_own_figure_of_a_group_leads_to_its_row(shared: Context, query: str, code: str) -> None:
    (one,) = found(shared, query)
    assert one.rule == "publisher"
    (row,) = one.rows
    assert row.area == code
    assert float(row.cells[5]) == (one.point.value if one.point else None)


@needs_tables
def test_a_recorded_total_is_divided_by_all_people_of_the_group(shared: Context) -> None:
    (one,) = found(shared, "indicator=conflict-deaths&area=202&year=2022")
    assert one.rule == "whole"
    best = sum(float(row.cells[5]) for member in one.members for row in member.rows)
    everybody = sum(
        shared.weights["population"].get(area, {}).get(2022, 0) for area in shared.geography.members_of("202")
    )
    assert one.point is not None
    assert one.point.value == pytest.approx(100_000 * best / everybody)


@needs_tables
def test_childrens_share_of_a_group_is_made_of_children_and_adults_of_the_same_countries(shared: Context) -> None:
    (one,) = found(shared, "indicator=child-share-of-detected-victims&area=150&year=2022")
    assert one.rule == "same-share"
    rows = [row for member in one.members for row in member.rows]
    age = COLUMNS.index("age")
    children = summed([row for row in rows if row.cells[age] == "Y0T17"])
    adults = summed([row for row in rows if row.cells[age] == "Y_GE18"])
    assert len(rows) == 2 * len(one.members)
    least = 100 * children[0] / (children[0] + adults[1])
    greatest = 100 * children[1] / (children[1] + adults[0])
    assert figure(one) == pytest.approx((least, greatest))


APART = ("beside", "sexes")
"""Kinds whose lines stand in rows of their own."""
LINES = sorted(
    view.panel for view in VIEWS.values() if "chart" in view.tabs and (has_series(view) or view.kind in APART)
)

FIRSTS = list({VIEWS[panel].kind: panel for panel in reversed(PANELS) if panel in LINES}.values())
"""Of each kind one: its lines, and where their figures come from, are made in the same way in each view."""


@pytest.mark.parametrize("panel", each(LINES, FIRSTS))
@pytest.mark.parametrize(
    "areas", each(["", "area=NGA", "area=150", "area=NGA,GHA,034"], {"": "groups", "area=NGA,GHA,034": "of each sort"})
)
def test_what_a_chart_draws_is_what_its_origin_shows(shared: Context, panel: str, areas: str) -> None:
    view = VIEWS[panel]
    selection = selection_of(shared, view, areas)
    if view.kind in APART:
        lines = beside_of(shared, view, selection).lines
    else:
        series = series_of(shared, view, selection)
        lines = tuple(zip(series.lines, series.questions, strict=True))
    for drawn, question in lines:
        for point in drawn.line.known[-2:]:
            address = origin_address(shared, replace(question, areas=(drawn.line.code,)), point.year, f"{panel}.chart")
            evidence = found(shared, address.partition("?")[2])
            same = [
                one for one in evidence
                if one.question.key == question.key and one.code == drawn.line.code and one.point is not None
            ]  # fmt: skip
            assert same, address
            assert (same[0].point.year, same[0].point.value, same[0].point.lower, same[0].point.upper) == (  # type: ignore[union-attr]
                point.year, point.value, point.lower, point.upper,
            )  # fmt: skip


@needs_tables
def test_a_map_of_the_world_lists_each_area_by_the_row_that_it_shows(shared: Context) -> None:
    selection = asked(shared, "view=victims-map.map&year=2022")
    (one,) = evidence_of(shared, selection)
    assert one.rule == "each"
    histories = shared.histories(selection)
    for member in one.members:
        shown = latest(histories[member.area], 2022, *shared.around(selection, 2022))
        assert shown is not None
        assert [row.year for row in member.rows] == [shown.year]
    assert sum(shared.geography.areas[member.area].is_member for member in one.members) > 130


def test_the_headline_of_one_area_is_all_children_girls_and_boys(shared: Context) -> None:
    evidence = found(shared, f"area=NGA&measure=count&view={HEADLINE}")
    assert [one.question.sex for one in evidence] == ["_T", "F", "M"]
    evidence = found(shared, f"area=NGA,GHA&measure=count&view={HEADLINE}")
    assert [one.code for one in evidence] == ["NGA", "GHA"]


@needs_tables
@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("area=FRA&year=2012&measure=count", "asked"),
        ("area=SOM&year=2022&measure=count", "source"),
        ("area=RWA&year=2023&measure=count", "other-years"),
        # Its rows of adults are of later years, and hold no figure.
        ("area=CHN&year=2010&measure=count&age=Y_GE18", "other-years"),
        # Figures of other years, but no population of any year to make a rate of them.
        ("indicator=refugees-by-origin&area=VAT&year=2016", "other-years"),
        ("indicator=child-labour-convictions&area=URY&year=2022", "other-years"),
        ("area=ATG&year=2015&measure=count", "other-people"),
        ("indicator=child-labour&area=FRA", "never"),
        ("indicator=child-share-of-refugees-by-origin&area=034", "group"),
        ("area=034&year=2010&measure=count", "group"),
    ],
)
def test_why_there_is_no_figure(shared: Context, query: str, why: str) -> None:
    (one,) = found(shared, query)
    assert one.point is None
    assert one.absence is not None
    assert one.absence.why == why


def test_a_suppressed_figure_is_told_from_one_that_was_not_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = small.observations

    def with_gaps(indicator: Indicator) -> list[tuple[object, ...]]:
        gaps = {"KEN": ("", "", "", "Q"), "NGA": ("", "", "", "M")}
        return [(*row[:5], *gaps.get(str(row[0]), row[5:])) if row[1] > 2018 else row for row in whole(indicator)]  # type: ignore[operator]

    monkeypatch.setattr(small, "observations", with_gaps)
    small.write_published(tmp_path / "published", load_indicators(Config().catalogue))
    context = make_context(Config(published=tmp_path / "published"))
    evidence = evidence_of(context, asked(context, "area=KEN,NGA,GHA&year=2022&measure=count"))
    assert [one.absence and one.absence.why for one in evidence] == ["suppressed", "asked", None]
    assert [one.states[-1] for one in evidence] == ["p", "m", "v"]
    assert [row.cells[8] for one in evidence[:2] for row in one.rows] == ["Q", "M"]


def test_years_say_in_which_of_them_there_is_a_figure(shared: Context) -> None:
    (one,) = found(shared, "area=NGA&measure=count")
    assert len(one.states) == len(one.years)
    known = {item.year for item in shared.histories(one.question)["NGA"] if item.ends is not None}
    assert {year for year, state in zip(one.years, one.states, strict=True) if state in "vfz"} == known


@pytest.mark.parametrize("view", ["", "nothing.chart", "victims-map.nothing", "driver-conflict-deaths.chart", "x.y,z"])
def test_a_view_that_does_not_fit_shows_the_selection_by_itself(shared: Context, view: str) -> None:
    plain = found(shared, "area=NGA")
    assert found(shared, f"area=NGA&view={view}")[0].point == plain[0].point
