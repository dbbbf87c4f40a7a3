"""Denominators follow what the evidence's README says under "Population"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from data.areas import load_areas
from data.records import COLUMNS, SourceTables
from data.sources import age_bands
from data.sources import population as source

ROOT = Path(__file__).parents[2]
AREAS = load_areas(ROOT / "data")

TOTAL = """\
Country Name,Country Code,Year,Value
Kosovo,XKX,2024,1527324
World,WLD,2024,8142056446
Channel Islands,CHI,2024,172683
West Bank and Gaza,PSE,1990,1978248
Namibia,NAM,1960,591406
Namibia,NAM,2024,3030131
"""
CHILDREN = """\
geo,time,population_aged_0_14_years_total_number
nam,2024,1000
nam,2025,1003
nam,2030,1004
nam,2031,1005
hos,2024,21
kos,2024,22
gbg,2024,23
gbm,2024,24
nld_curacao,2024,25
stbar,2024,26
atlantis,2024,27
"""
TEENAGERS = """\
geo,time,population_aged_15_19_years_total_number
nam,2024,501
nam,2025,501
nam,2030,502
nam,2031,503
hos,2024,11
kos,2024,12
gbg,2024,13
gbm,2024,14
nld_curacao,2024,15
stbar,2024,16
atlantis,2024,17
"""
BANDS = {
    "population_aged_0_4_years_total_number": "nam,1999,1\nnam,2024,301\nnam,2025,302\nhos,2024,5\natlantis,2024,9\n",
    "population_aged_5_9_years_total_number": "nam,1999,1\nnam,2024,351\nnam,2025,352\nhos,2024,8\natlantis,2024,9\n",
    "population_aged_10_14_years_total_number": "nam,1999,1\nnam,2024,348\nnam,2025,349\nhos,2024,8\natlantis,2024,9\n",
    "population_aged_15_19_years_total_number": "",
}
"""The last one is the file of TEENAGERS."""


@cache
def published(indicator: str) -> pd.DataFrame:
    path = ROOT / "data" / "published" / f"{indicator}.csv"
    return pd.read_csv(path, keep_default_na=False, na_values={"obs_value": [""]})


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "population").mkdir()
    (tmp_path / source.TOTAL_FILE).write_text(TOTAL, encoding="utf-8")
    for path, text in zip(source.BAND_FILES.values(), (CHILDREN, TEENAGERS), strict=True):
        (tmp_path / path).write_text(text, encoding="utf-8")
    for figure, rows in BANDS.items():
        if rows:
            (tmp_path / age_bands.FILES[figure]).write_text(f"geo,time,{figure}\n{rows}", encoding="utf-8")
    return tmp_path


@pytest.fixture
def result(raw: Path) -> SourceTables:
    return source.read(raw, AREAS)


def _by_key(table: pd.DataFrame, column: str = "obs_value") -> dict[tuple[str, int], object]:
    return dict(zip(zip(table["ref_area"], table["time_period"], strict=True), table[column], strict=True))


def test_aggregates_are_dropped_and_listed(result: SourceTables) -> None:
    assert set(result.tables["population"]["ref_area"]) == {"XKX", "PSE", "NAM"}
    dropped = [f for f in result.findings if f.indicator == "population" and f.action == "dropped"]
    assert [(f.rows, f.key) for f in dropped] == [(2, "CHI WLD")]


def test_tables_have_the_columns_of_the_contract(result: SourceTables) -> None:
    assert set(result.tables) == {"population", "child-population", "population-by-age"}
    for table in result.tables.values():
        assert list(table.columns) == COLUMNS


def test_children_are_0_to_14_and_six_tenths_of_15_to_19_in_whole_persons(result: SourceTables) -> None:
    children = _by_key(result.tables["child-population"])
    assert children["NAM", 2024] == 1301  # 1000 + 300.6
    assert children["NAM", 2030] == 1305  # 1004 + 301.2
    assert set(result.tables["child-population"]["age"]) == {"Y0T17"}


def test_ages_are_parts_of_bands_of_five_years_in_whole_persons(result: SourceTables) -> None:
    rows = result.tables["population-by-age"]
    found = {(row.ref_area, row.time_period, row.age): row.obs_value for row in rows.itertuples()}
    assert found["NAM", 2024, "Y0T4"] == 301
    assert found["NAM", 2024, "Y0T14"] == 1000
    assert found["NAM", 2024, "Y1T14"] == 940  # 240.8 + 351 + 348
    assert found["NAM", 2024, "Y2T14"] == 880  # 180.6 + 351 + 348
    assert found["NAM", 2024, "Y5T17"] == 1000  # 351 + 348 + 300.6
    assert found["VAT", 2024, "Y5T17"] == 23  # 8 + 8 + 6.6
    assert {area for area, _, _ in found} == {"NAM", "VAT"}
    assert min(year for _, year, _ in found) == 2024
    assert {row.obs_status for row in rows.itertuples() if row.time_period == 2025} == {"P"}


def test_ages_agree_with_the_publishers_own_sums() -> None:
    by_age, children = published("population-by-age"), published("child-population")
    keys = ["ref_area", "time_period"]
    both = by_age[by_age["age"] == "Y5T17"].merge(by_age[by_age["age"] == "Y0T4"], on=keys, suffixes=("_5", "_0"))
    both = both.merge(children, on=keys)
    assert len(both) > 7000
    assert (both["obs_value_5"] + both["obs_value_0"] - both["obs_value"]).abs().max() <= 3


def test_children_are_estimates_then_projections_and_end_in_2030(result: SourceTables) -> None:
    status = _by_key(result.tables["child-population"], "obs_status")
    assert (status["NAM", 2024], status["NAM", 2025], status["NAM", 2030]) == ("E", "P", "P")
    assert ("NAM", 2031) not in status
    assert any(f.rows == 1 and "after 2030" in f.reason for f in result.findings)


def test_own_codes_of_the_bands_become_areas(result: SourceTables) -> None:
    children = _by_key(result.tables["child-population"])
    assert {area for area, _ in children} == {"NAM", "VAT", "XKX", "GGY", "IMN", "CUW", "BLM"}
    assert (children["VAT", 2024], children["XKX", 2024]) == (28, 29)


def test_an_unknown_code_of_the_bands_is_listed(result: SourceTables) -> None:
    assert any(f.key == "ATLANTIS" and f.rows == 1 and f.action == "dropped" for f in result.findings)


def test_areas_without_a_denominator_are_listed(result: SourceTables) -> None:
    gaps = next(f for f in result.findings if f.indicator == "population" and "no rate" in f.reason)
    assert {"COK", "NIU", "VAT"} <= set(gaps.key.split())
    assert any("PSE from 1990" in f.key for f in result.findings)


def test_a_renamed_column_is_named_with_its_file_and_the_remedy(raw: Path) -> None:
    (raw / source.TOTAL_FILE).write_text(TOTAL.replace("Value", "Persons"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"total\.csv.*Value.*adapt"):
        source.read(raw, AREAS)


def test_published_totals_have_no_aggregates_and_lack_three_states() -> None:
    areas = set(published("population")["ref_area"])
    assert len(areas) == 216
    assert not areas & {"WLD", "CHI", "COK", "NIU", "VAT", "TWN"}
    assert {"XKX", "PSE"} <= areas
    assert published("population").query("ref_area == 'PSE'")["time_period"].min() == 1990


def test_published_children_cover_1950_to_2030() -> None:
    children = published("child-population")
    assert (children["ref_area"].nunique(), len(children)) == (236, 236 * 81)
    assert (children["time_period"].min(), children["time_period"].max()) == (1950, 2030)
    assert set(children.loc[children["time_period"] <= 2024, "obs_status"]) == {"E"}
    assert set(children.loc[children["time_period"] > 2024, "obs_status"]) == {"P"}
    assert (children["obs_value"] % 1 == 0).all()


def test_published_children_are_a_plausible_part_of_the_population() -> None:
    keys = ["ref_area", "time_period"]
    both = published("child-population").merge(published("population"), on=keys, suffixes=("_children", "_all"))
    share = both["obs_value_children"] / both["obs_value_all"]
    assert len(both) == len(published("population"))
    assert share.between(0.1, 0.65).all()
