"""A dossier says what the picture of who reports says, counts nothing twice, and ranks nobody."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import replace

import pytest

from dashboard.config import ROOT
from dashboard.context import Context
from dashboard.exports.documents.letter import annex_of
from dashboard.figures.coverage import coverage_of, since
from dashboard.figures.dossier import APART, FORMS, HELD, NOT_YET, PARTS, VICTIMS, Dossier, dossier_of, shown_cells
from dashboard.figures.dossier_words import further
from dashboard.metrics.presence import NOTHING, WITH_FIGURE
from dashboard.words.dossier import lesson, part_listed, part_name
from tests.fixtures.sweeps import AREAS, WALKS, chosen

PUBLISHED = ROOT / "data" / "published"


FEW = (*(area for area in AREAS if area != "XKX"), "NPL", "CAN", "DEU", "ITA", "GNB")
"""Members whose dossiers `make test` composes: of those the tests name, and of each kind; of others in a sweep."""


@pytest.fixture(scope="module", params=WALKS)
def dossiers(shared: Context, request: pytest.FixtureRequest) -> dict[str, Dossier]:
    """The dossiers of the few or of each member, composed once for all tests."""
    return {area: dossier_of(shared, area) for area in chosen(shared.geography.members, FEW, request.param)}


@pytest.mark.sweep
def test_every_cell_of_every_member_is_that_of_the_coverage_matrix(
    shared: Context, dossiers: dict[str, Dossier]
) -> None:
    for number, series in enumerate(series for lines in PARTS.values() for series in lines):
        if series.partners:
            continue
        lines = {
            area: [line for part in found.parts for line in part.lines][number] for area, found in dossiers.items()
        }
        question = replace(next(iter(lines.values())).question, areas=())
        matrix = coverage_of(shared, question)
        theirs = {row.key: dict(zip(matrix.years, row.cells, strict=True)) for row in matrix.rows}
        for area, line in lines.items():
            own = dict(zip(dossiers[area].years, line.cells, strict=True))
            # Before the first year of the matrix, which is that of its table, there is nothing.
            assert own == {year: theirs[area].get(year, NOTHING) for year in own}, (area, series)


@pytest.mark.parametrize("area", ["BGD", "NRU", "UKR", "DEU", "USA"])
def test_a_country_s_own_matrix_has_the_same_cells(shared: Context, area: str) -> None:
    found = dossier_of(shared, area)
    matrix = coverage_of(shared, shared.question("detected-victims", (area,)))
    theirs = {row.question: dict(zip(matrix.years, row.cells, strict=True)) for row in matrix.rows}
    compared = 0
    for line in [*(line for part in found.parts for line in part.lines), found.apart]:
        if line.question in theirs and not line.series.partners:
            compared += 1
            own = dict(zip(found.years, line.cells, strict=True))
            assert own == {year: theirs[line.question].get(year, NOTHING) for year in own}
    assert compared >= 7


def test_other_citizenships_are_those_of_the_file_and_never_the_own(dossiers: dict[str, Dossier]) -> None:
    known: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for name in ("detected-victims-by-citizenship", "convicted-by-citizenship", "repatriated-victims"):
        with (PUBLISHED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                is_own = row["breakdown"] in ("OWN", "UNKNOWN") and name != "repatriated-victims"
                if not is_own and (row["obs_value"] or row["obs_upper"]):
                    known[name][row["ref_area"]].add(int(row["time_period"]))
    for area, found in dossiers.items():
        lines = [line for part in found.parts for line in part.lines if line.series.partners]
        for line in [*lines, found.apart]:
            years = {year for year, state in zip(found.years, line.cells, strict=True) if state in WITH_FIGURE}
            assert years == known[line.series.indicator][area], (area, line.name)


def test_no_cell_is_told_empty_of_which_a_row_by_sex_age_or_form_has_a_figure(dossiers: dict[str, Dossier]) -> None:
    """Ukraine has rows of girls and boys by form and none of both: its years by form are no gap.

    Guinea-Bissau has zeros by form and age, and no other row by age: its children are known for no year.
    """
    known: dict[tuple[str, str], list[tuple[str, str, str, int, bool]]] = defaultdict(list)
    for name in {series.indicator for lines in PARTS.values() for series in lines if not series.partners}:
        with (PUBLISHED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                numbers = [float(row[column]) for column in ("obs_value", "obs_lower", "obs_upper") if row[column]]
                if numbers:
                    key = row["sex"], row["age"], row["breakdown"], int(row["time_period"]), max(numbers) > 0
                    known[row["ref_area"], name].append(key)
    beyond = 0
    for area, found in dossiers.items():
        for part in found.parts:
            for line in part.lines:
                series = line.series
                if series.partners:
                    continue
                tables = [series.indicator, *([FORMS] if series.indicator == VICTIMS else [])]
                years = {
                    year
                    for name in tables
                    for sex, age, breakdown, year, is_somebody in known[area, name]
                    # Nobody in one form of exploitation is no figure of all forms.
                    if (name == series.indicator or is_somebody)
                    and (
                        series.sex in ("_T", sex)
                        and series.age in ("_T", age)
                        and series.breakdown in ("_T", breakdown)
                    )
                }
                held = {year for year, state in zip(found.years, line.held, strict=True) if state in HELD}
                assert held == years, (area, series)
                assert years <= {*part.years, *part.partly}, (area, part.id)
                shown = dict(zip(found.years, shown_cells(line, found.years), strict=True))
                assert all(shown[year] in HELD for year in years), (area, series)
                beyond += line.held != line.cells
    assert beyond > (1000 if len(dossiers) == 193 else 10)
    assert dossiers["UKR"].part("children-form").years == (2014, 2015, 2016, 2017)
    assert {2019, 2020} <= set(dossiers["NPL"].part("contact-age").years)
    assert 2018 in dossiers["CAN"].part("children-form").years
    assert not dossiers["GNB"].part("victims-age").years
    by_form = dossiers["GNB"].part("children-form")  # Zeros alone, in years without a number of children.
    assert (by_form.years, by_form.partly) == ((), (2019, 2020))
    assert by_form in dossiers["GNB"].absent
    assert further(dossiers["GNB"])[0] == "There is no usable number of children among detected victims in any year."


@pytest.mark.parametrize(("area", "name", "last"), [("JAM", "victims", 2013), ("GUY", "convicted", 2016)])
def test_parts_of_a_total_are_no_total(shared: Context, area: str, name: str, last: int) -> None:
    """Of Jamaica in 2019 and 2020 three forms are known, and no total: the letter asks for it."""
    part = dossier_of(shared, area).part(name)
    assert part.last == last
    assert part.partly and min(part.partly) > last
    assert part in dossier_of(shared, area).absent
    rows = {row[0]: row[1] for row in annex_of(shared, dossier_of(shared, area)).rows}
    assert f"; only parts of it: {part.partly[0]}" in rows[part.name]


def test_a_year_before_anybody_s_first_figure_is_nobody_s_gap(shared: Context) -> None:
    found = dossier_of(shared, "NRU")
    for part in found.parts:
        for line in part.lines:
            shown = shown_cells(line, found.years)
            years = [year for year, state in zip(found.years, shown, strict=True) if state == NOT_YET]
            assert all(year < line.begins <= line.first for year in years)
            assert shown.replace(NOT_YET, NOTHING) == line.held


def test_recent_is_what_the_picture_of_who_reports_calls_recent(shared: Context) -> None:
    found = dossier_of(shared, "BGD")
    assert {since(shared, series.indicator) for lines in PARTS.values() for series in lines} == {found.since}
    assert set(found.recent) | set(found.absent) == set(found.parts)
    assert [part.id for part in found.recent if part in found.absent] == []
    assert found.part("prosecuted").last == 2014


def test_repatriations_are_shown_and_counted_nowhere(shared: Context) -> None:
    assert APART not in [series for lines in PARTS.values() for series in lines]
    assert dossier_of(shared, "BGD").apart.series is APART


@pytest.mark.parametrize(
    ("area", "kind", "areas"),
    [
        ("BGD", "border", {"IND", "MMR"}),
        ("UKR", "border", {"BLR", "HUN", "MDA", "POL", "ROU", "RUS", "SVK"}),
        ("NRU", "region", {"KIR", "MHL", "FSM", "PLW"}),
        ("XKX", "nobody", set()),
    ],
)
def test_beside_a_country_stand_its_neighbours_else_its_region(
    shared: Context, area: str, kind: str, areas: set[str]
) -> None:
    near = dossier_of(shared, area).near
    assert (near.kind, set(near.areas)) == (kind, areas)
    names = [shared.geography.name(code) for code in near.areas]
    assert names == sorted(names)


def test_each_breakdown_has_its_three_texts() -> None:
    for name in PARTS:
        # Of persons by age alone, a sentence says that it is their total of which there is no figure.
        assert part_listed(name).removeprefix("the total of ").lower() == part_name(name).lower()
        assert re.match(r"With .*, one could see ", lesson(name))
