"""Tables and files hold exactly what a view shows, with the published numbers."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.context import Context
from dashboard.exports.tables import csv_text
from dashboard.figures.progress import status_rows, with_targets
from dashboard.figures.series import Series, series_of
from dashboard.figures.shown import CSV_COLUMNS
from dashboard.kinds import gaps, paces, standings
from dashboard.kinds.mapped import map_rows, map_table
from dashboard.kinds.trend import series_rows, series_table
from dashboard.selection import Selection, usual
from dashboard.store import Observation
from dashboard.views import VIEWS, scope_of
from dashboard.web.downloads import csv_of
from dashboard.words.names import wording_of
from tests.fixtures.sweeps import BODIES, each


def map_csv(context: Context, selection: Selection) -> str:
    """The file of a map."""
    return csv_text(CSV_COLUMNS, map_rows(context, selection))


def series_csv(context: Context, series: Series) -> str:
    """The file of lines."""
    return csv_text(CSV_COLUMNS, series_rows(context, series))


HEADS = (paces.COLUMNS, standings.COLUMNS, gaps.COLUMNS)
"""Of files whose rows are no observations."""


def selection_of(shared: Context, name: str, **changes: object) -> Selection:
    """The usual choice of an indicator, changed."""
    return replace(usual(shared.indicators[name], shared.years(name)), **changes)  # type: ignore[arg-type]


def rows_of(text: str) -> list[dict[str, str]]:
    """Rows of a file."""
    return list(csv.DictReader(io.StringIO(text)))


def number(text: str) -> float | None:
    """A cell as a number."""
    return float(text) if text else None


MAPS = [
    ("detected-victims", {"measure": "count"}),
    ("detected-victims", {"measure": "rate", "age": "_T"}),
    ("conflict-deaths", {"measure": "count", "year": 2022}),
    ("violent-discipline", {}),
    ("extreme-poverty", {"year": 2015}),
]


Published = dict[tuple[str, int, str], dict[str, Any]]


def published(shared: Context, selection: Selection) -> Published:
    """The published rows behind a selection, by area, year and age."""
    ages = [selection.age, *shared.indicators[selection.indicator].merged_age]
    rows = shared.store.rows(
        selection.indicator, sex=[selection.sex], age=ages, breakdown=[selection.breakdown]
    ).to_dict("records")
    return {(row["ref_area"], row["time_period"], row["age"]): row for row in rows}


def line_of(lines: Published, row: dict[str, str]) -> dict[str, float | None]:
    """The published numbers of a row of a file, of the very age that it names."""
    line = lines[row["ref_area"], int(row["time_period"]), row["age"]]
    names = ("obs_value", "obs_lower", "obs_upper")
    return {name: None if pd.isna(line[name]) else float(line[name]) for name in names} | {"status": line["obs_status"]}


@pytest.mark.parametrize(("name", "changes"), MAPS)
def test_a_maps_file_holds_the_published_figures(shared: Context, name: str, changes: dict[str, object]) -> None:
    selection = selection_of(shared, name, **changes)
    indicator = shared.indicators[name]
    rows = [row for row in rows_of(map_csv(shared, selection)) if row["obs_status"]]
    assert rows
    lines = published(shared, selection)
    for row in rows:
        line = line_of(lines, row)
        year = int(row["time_period"])
        back, on = shared.around(selection, selection.year)
        assert selection.year - back <= year <= selection.year + on
        assert row["year_shown"] == str(selection.year)
        per = 1.0
        if selection.measure == "rate":
            people = shared.weights["child-population" if selection.age == "Y0T17" else "population"]
            per = people[row["ref_area"]][year] / 100_000
        for column in ("obs_value", "obs_lower", "obs_upper"):
            expected = line[column]
            assert number(row[column]) == (None if expected is None else pytest.approx(expected / per, rel=1e-5))
            if expected is not None and per == 1:
                assert number(row[column]) == expected
        assert row["obs_status"] == line["status"]
        assert (row["indicator"], row["source"]) == (name, indicator.source)
        assert row["release"] == shared.sources[indicator.source].vintage


@pytest.mark.parametrize(("name", "changes"), MAPS)
def test_a_maps_file_and_table_hold_the_same_rows(shared: Context, name: str, changes: dict[str, object]) -> None:
    selection = selection_of(shared, name, **changes)
    wording = wording_of(shared.indicators[name], selection)
    rows = rows_of(map_csv(shared, selection))
    table = map_table(shared, selection)
    shown = {row[0]: row for row in table.rows}
    assert len(shown) == len(table.rows) >= 193
    assert all(len(row) == len(table.columns) == len(table.numeric) for row in table.rows)
    assert [row["area"] for row in rows] == [row[0] for row in table.rows]
    for row in rows:
        numbers = [number(row[column]) for column in ("obs_value", "obs_lower", "obs_upper")]
        figure, year, note = shown[row["area"]][1:]
        wanted = wording.text(Observation(row["ref_area"], 0, *numbers, row["obs_status"]))
        # The sign of what its report denies, whose note says why, and "unclear" for zeros are the table's alone.
        assert figure in (wanted, f"{wanted}*", "unclear (0)", "unclear (0*)")
        assert note == row["note"] and (note or "*" not in figure)
        assert not figure.startswith("unclear") or numbers[0] == 0
        assert year == (row["time_period"] if row["obs_status"] else "")
        if not row["obs_status"]:
            assert numbers == [None] * 3
            assert note in ("no figure: unknown, not zero", "no figure; all detected victims were adults")
    assert {shared.geography.name(code) for code in shared.geography.members} <= set(shown)


def test_the_chosen_countries_come_first_in_the_table(shared: Context) -> None:
    table = map_table(shared, selection_of(shared, "detected-victims", areas=("TUV", "NGA", "011")))
    assert [row[0] for row in table.rows][:3] == ["Tuvalu", "Nigeria", "Afghanistan"]


def test_a_maps_table_says_what_is_no_plain_figure(shared: Context) -> None:
    table = map_table(shared, selection_of(shared, "detected-victims", measure="count", year=2015))
    notes = Counter(row[3] for row in table.rows)
    assert notes["interval"]
    assert notes["asked, not reported or not broken down"]
    assert all((row[1] == "<5") <= row[3].startswith("interval") for row in table.rows)
    silent = [row for row in table.rows if row[3].startswith(("asked", "no ")) and "no age is reported" not in row[3]]
    assert all(row[1] == "no figure" for row in silent)


def test_areas_without_a_seat_have_a_row_where_they_have_a_figure(shared: Context) -> None:
    deaths = {row["ref_area"] for row in rows_of(map_csv(shared, selection_of(shared, "conflict-displacement-stock")))}
    assert {"PSE", "XKX"} <= {row["ref_area"] for row in rows_of(
        map_csv(shared, selection_of(shared, "conflict-displacement-stock", measure="count")))} | deaths  # fmt: skip
    assert not {"WLD", "_X"} & deaths


def test_an_indicator_of_the_world_alone_has_one_row(shared: Context) -> None:
    selection = selection_of(shared, "reporting-countries", year=2020)
    assert map_table(shared, selection).rows == (("World", "145", "2020", ""),)
    (row,) = rows_of(map_csv(shared, selection))
    assert (row["ref_area"], row["area"], row["obs_value"], row["note"]) == ("001", "World", "145", "")


SERIES = [
    ("victims-trend", "detected-victims", {"areas": ("NGA", "DEU", "011"), "measure": "count"}),
    ("victims-trend", "detected-victims", {"areas": ("FRA",), "measure": "count"}),
    ("victims-children", "detected-victims", {"areas": ("DEU",)}),
    ("drivers-trend", "conflict-deaths", {"areas": ("UKR", "001"), "measure": "count"}),
    ("drivers-trend", "extreme-poverty", {"areas": ("NGA", "001")}),
    ("driver-extreme-poverty", "extreme-poverty", {"areas": ("NGA",)}),
    ("victims-share", "child-share-of-detected-victims", {}),
    ("victims-reporting", "reporting-countries", {}),
]


@pytest.mark.parametrize(("panel", "name", "changes"), SERIES)
def test_a_charts_file_and_table_hold_the_points_that_it_draws(
    shared: Context, panel: str, name: str, changes: dict[str, object]
) -> None:
    series = series_of(shared, VIEWS[panel], selection_of(shared, name, **changes))
    rows, table = rows_of(series_csv(shared, series)), series_table(shared, series)
    first, last = series.frame.first, series.frame.last
    drawn = [
        (question.age, question.sex, one.line.code, point)
        for one, question in zip(series.lines, series.questions, strict=True)
        for point in one.line.points
        if first <= point.year <= last
    ]
    assert len(rows) == len(drawn) > 0
    for row, (age, sex, code, point) in zip(rows, drawn, strict=True):
        assert (row["age"], row["sex"], row["ref_area"], row["time_period"]) == (age, sex, code, str(point.year))
        for column, value in (("value", point.value), ("lower", point.lower), ("upper", point.upper)):
            assert number(row[f"obs_{column}"]) == (None if value is None else pytest.approx(value, rel=1e-5))
        assert row["countries"] == ("" if point.countries is None else str(point.countries))
        assert row["countries_of"] == ("" if point.of is None else str(point.of))
        assert row["note"].startswith("computed by Reach 2030") == (point.countries is not None)
    assert ("M" in {row["obs_status"] for row in rows}) == (changes.get("areas") == ("FRA",))
    assert [row[0] for row in table.rows] == sorted({str(point.year) for *_, point in drawn}, reverse=True)
    assert table.columns == ("Year", *(one.label for one in series.lines))
    for line in table.rows:
        for one, text in zip(series.lines, line[1:], strict=True):
            point = next((point for point in one.line.points if str(point.year) == line[0]), None)
            assert (text == "no figure") == (point is None or (point.value is None and point.upper is None))
            if point is not None and point.countries is not None:
                assert text.endswith(f"({point.countries} of {point.of} countries{' and areas' * point.territories})")


def test_a_countrys_series_are_the_published_rows(shared: Context) -> None:
    selection = selection_of(shared, "detected-victims", areas=("NGA",), measure="count")
    rows = rows_of(series_csv(shared, series_of(shared, VIEWS["victims-trend"], selection)))
    assert len(rows) > 10
    lines = published(shared, selection)
    for row in rows:
        line = line_of(lines, row)
        assert [number(row[name]) for name in ("obs_value", "obs_lower", "obs_upper")] == [
            line["obs_value"], line["obs_lower"], line["obs_upper"]]  # fmt: skip
        assert row["obs_status"] == line["status"]
        assert (row["unit"], row["source"], row["area"]) == ("persons", "unodc_glotip", "Nigeria")


def test_a_publishers_own_world_figure_is_not_said_to_be_computed_here(shared: Context) -> None:
    for panel in ("compare-chart", "drivers-trend"):
        view = VIEWS[panel]
        asked = selection_of(shared, "undernourishment", areas=("001", "011"))
        _, text = csv_of(shared, view, replace(asked, view="drivers-trend.chart"))
        notes = {row["ref_area"]: row["note"] for row in csv.DictReader(io.StringIO(text)) if row["obs_value"]}
        assert notes["001"] == "", panel
        assert notes["011"] == "", f"{panel}: FAO's own figure of Western Africa"
        deaths = selection_of(shared, "conflict-deaths", areas=("011",), measure="count")
        _, text = csv_of(shared, view, replace(deaths, view="drivers-trend.chart"))
        notes = {row["ref_area"]: row["note"] for row in csv.DictReader(io.StringIO(text)) if row["obs_value"]}
        assert notes["011"].startswith("computed by Reach 2030"), panel


@pytest.mark.parametrize("panel", each(sorted(VIEWS), BODIES))
def test_the_file_of_every_view_can_be_read_and_hides_no_formula(shared: Context, panel: str) -> None:
    view = VIEWS[panel]
    names = [view.indicator] if view.indicator else scope_of(shared, view).indicators[:2]
    for name in names:
        for areas in ((), ("NGA", "CIV", "011")):
            stem, text = csv_of(shared, view, selection_of(shared, name, areas=areas))
            assert re.fullmatch(r"[A-Za-z0-9_-]+", stem)
            frame = pd.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)
            assert list(frame.columns) == CSV_COLUMNS or not view.holds_observations
            assert len(frame) or not areas
            cells = {cell for row in csv.reader(io.StringIO(text)) for cell in row}
            assert [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![0-9])", cell)] == []


def test_a_file_keeps_namibia_and_says_unit_and_source(shared: Context) -> None:
    text = map_csv(shared, selection_of(shared, "gdp-per-capita"))
    row = next(row for row in rows_of(text) if row["ref_area"] == "NAM")
    assert row["area"] == "Namibia"
    assert row["unit"] == shared.indicators["gdp-per-capita"].unit
    rate = rows_of(map_csv(shared, selection_of(shared, "detected-victims")))
    assert {row["unit"] for row in rate} == {"per 100,000 children"}


def test_the_file_of_statuses_is_the_published_table(shared: Context) -> None:
    selection = selection_of(shared, "extreme-poverty", areas=("011", "DEU", "GIB"))
    _, text = csv_of(shared, VIEWS["progress-statuses"], selection)
    rows = rows_of(text)
    members = [code for code in shared.geography.members_of("011") if shared.geography.areas[code].is_member]
    names = [indicator.id for indicator in with_targets(shared)]
    wanted = {(name, code) for name in names for code in (*members, "DEU", "GIB") if (name, code) in shared.progress}
    counted = [row for row in rows if row["ref_area"] == "011"]
    assert {row["indicator"] for row in counted} == set(names)
    assert all(row["status"] == "" and row["countries"] == str(len(members)) for row in counted)
    rows = [row for row in rows if row["ref_area"] != "011"]
    assert {(row["indicator"], row["ref_area"]) for row in rows} == wanted
    assert len(rows) == len(wanted)
    for row in rows:
        cell = shared.progress[row["indicator"], row["ref_area"]]
        assert (row["status"], row["reason"]) == (cell.status, cell.reason)
        for column in ("base_year", "base_value", "last_year", "last_value", "target", "target_year", "ratio"):
            known = getattr(cell, column)
            assert number(row[column]) == (pytest.approx(known, rel=1e-5) if isinstance(known, float) else known)
        assert row["countries"] == ""


def test_the_file_of_groups_counts_the_published_statuses(shared: Context) -> None:
    _, text = csv_of(shared, VIEWS["progress-statuses"], selection_of(shared, "extreme-poverty"))
    rows = rows_of(text)
    own = [row for row in rows if row["ref_area"] == "WLD"]
    assert {(row["indicator"], row["status"]) for row in own} == {
        ("undernourishment", "LIMITED"),
        ("extreme-poverty", "LIMITED"),
        ("food-insecurity", "DETERIORATION"),
    }
    groups = len(status_rows(shared, selection_of(shared, "extreme-poverty"))) - 1
    assert len(rows) == len(own) + groups * len(with_targets(shared))
    for row in rows:
        if row in own:
            continue
        members = [
            code for code in shared.geography.members_of(row["ref_area"]) if shared.geography.areas[code].is_member
        ]
        found = [shared.progress[row["indicator"], code].status for code in members]
        judged = [status for status in found if status != "CANNOT_BE_JUDGED"]
        good = [status for status in found if status in ("TARGET_MET", "ON_TRACK")]
        assert (row["countries"], row["countries_judged"], row["countries_met_or_on_track"]) == (
            str(len(found)), str(len(judged)), str(len(good)))  # fmt: skip
        assert row["status"] == ""
