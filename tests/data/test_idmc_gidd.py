"""Displacement follows what the evidence's README says under "Displacement (idmc_gidd)"."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from data.areas import load_areas
from data.records import COLUMNS, SourceTables
from data.sources import idmc_gidd as source

ROOT = Path(__file__).parents[2]
AREAS = load_areas(ROOT / "data")
NEW, STOCK = "conflict-displacement-new", "conflict-displacement-stock"
BY_AGE = "displaced-stock-by-age"
WEATHER, GEOPHYSICAL = "disaster-displacement-weather", "disaster-displacement-geophysical"

CONFLICTS = """\
iso3,country_name,year,new_displacement,new_displacement_rounded,total_displacement,total_displacement_rounded
NAM,Namibia,2020,0,,,
XKX,Kosovo,2020,,,15999,16000
AB9,Abyei Area,2020,1001,1000,31000,31000
"""


def event(area: str, category: str, hazard: str, new: str, **more: str) -> dict[str, str]:
    row = dict.fromkeys(source.DISASTER_COLUMNS, "")
    return (
        row
        | {
            "iso3": area,
            "year": "2020",
            "event_name": "a flood",
            "hazard_category_name": category,
            "hazard_type_name": hazard,
            "new_displacement": new,
            "event_codes": "[]",
        }
        | more
    )


EVENTS = [
    event("NAM", "Weather related", "Flood", "150", total_displacement="900"),
    event("NAM", "Weather related", "Flood", "150", total_displacement="900"),
    event("NAM", "Weather related", "Flood", "150", event_name="another flood"),
    event("NAM", "Weather related", "Extreme Temperature", "7"),
    event("NAM", "Weather related", "Storm", "", total_displacement="5"),
    event("NAM", "Weather related", "Mass Movement", "20"),
    event("NAM", "Geophysical", "Mass Movement", "3"),
    event("NAM", "Mixed disasters", "Mixed disasters", "11"),
    event("ZZZ", "Geophysical", "Earthquake", "5"),
]


AGES = """\
geo,t,cause,sex,age,n
NAM,2024,conflict,female,0-4,10
NAM,2024,conflict,female,12-17,30
NAM,2024,conflict,male,5-11,20
NAM,2024,conflict,male,18-59,100
NAM,2024,conflict,male,60+,0
NAM,2024,disaster,female,18-59,7
AB9,2024,conflict,unknown,unknown,42000
"""


@cache
def published(indicator: str) -> pd.DataFrame:
    path = ROOT / "data" / "published" / f"{indicator}.csv"
    return pd.read_csv(path, keep_default_na=False, na_values={"obs_value": [""]})


def total(indicator: str, year: int, area: str = "", breakdown: str = "_T") -> float:
    rows = published(indicator)
    chosen = (rows["time_period"] == year) & (rows["breakdown"] == breakdown)
    return float(rows.loc[chosen & (rows["ref_area"] == area) if area else chosen, "obs_value"].sum())


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "idmc_gidd").mkdir()
    (tmp_path / source.CONFLICT_FILE).write_text(CONFLICTS, encoding="utf-8")
    (tmp_path / source.AGE_FILE).write_bytes(gzip.compress(AGES.encode()))
    with gzip.open(tmp_path / source.DISASTER_FILE, "wt", encoding="utf-8") as file:
        pd.DataFrame(EVENTS).to_csv(file, index=False)
    return tmp_path


@pytest.fixture
def result(raw: Path) -> SourceTables:
    return source.read(raw, AREAS)


def _values(table: pd.DataFrame) -> dict[tuple[str, str], float]:
    return dict(zip(zip(table["ref_area"], table["breakdown"], strict=True), table["obs_value"], strict=True))


def people(table: pd.DataFrame, area: str, cause: str) -> dict[tuple[str, str], float]:
    rows = table[(table["ref_area"] == area) & (table["breakdown"] == cause)]
    return dict(zip(zip(rows["sex"], rows["age"], strict=True), rows["obs_value"], strict=True))


def test_movements_and_people_are_tables_of_their_own(result: SourceTables) -> None:
    assert set(result.tables) == {NEW, STOCK, WEATHER, GEOPHYSICAL, BY_AGE}
    assert all(list(table.columns) == COLUMNS for table in result.tables.values())
    assert _values(result.tables[NEW])["AB9", "_T"] == 1001
    assert _values(result.tables[STOCK])["AB9", "_T"] == 31000


def test_a_blank_is_no_row_and_a_zero_is_a_reported_zero(result: SourceTables) -> None:
    assert _values(result.tables[NEW]) == {("NAM", "_T"): 0, ("AB9", "_T"): 1001}
    assert _values(result.tables[STOCK]) == {("XKX", "_T"): 15999, ("AB9", "_T"): 31000}
    blanks = {f.indicator: f.rows for f in result.findings if f.reason.startswith("blank") and f.indicator}
    assert blanks == {NEW: 1, STOCK: 1}


def test_the_unrounded_new_displacements_are_summed_over_events(result: SourceTables) -> None:
    weather = _values(result.tables[WEATHER])
    assert weather["NAM", "FLOOD"] == 300
    assert weather["NAM", "_T"] == 327
    assert ("NAM", "STORM") not in weather


def test_the_second_of_each_exact_duplicate_is_dropped_and_listed(result: SourceTables) -> None:
    again = [f for f in result.findings if "second time" in f.reason]
    assert [(f.indicator, f.rows, f.key) for f in again] == [(WEATHER, 1, "a flood, 2020: 150 movements")]


def test_geophysical_hazards_are_a_series_of_their_own(result: SourceTables) -> None:
    assert _values(result.tables[GEOPHYSICAL]) == {("NAM", "MASS_MOVEMENT"): 3, ("NAM", "_T"): 3}


def test_mass_movement_exists_in_both(result: SourceTables) -> None:
    assert _values(result.tables[WEATHER])["NAM", "MASS_MOVEMENT"] == 20
    assert _values(result.tables[GEOPHYSICAL])["NAM", "MASS_MOVEMENT"] == 3


def test_mixed_events_belong_to_neither_and_are_listed(result: SourceTables) -> None:
    mixed = [f for f in result.findings if "Mixed disasters" in f.key]
    assert [(f.action, f.rows, f.key) for f in mixed] == [("dropped", 1, "Mixed disasters: 11 movements")]


def test_an_unknown_area_is_listed(result: SourceTables) -> None:
    assert any(f.key == "ZZZ" and f.rows == 1 and f.action == "dropped" for f in result.findings)


def test_hazards_are_upper_snake_case() -> None:
    assert source.hazard_code("Extreme Temperature") == "EXTREME_TEMPERATURE"
    assert source.hazard_code("Sea level Rise") == "SEA_LEVEL_RISE"


def test_children_are_the_sum_of_the_bands_under_18_for_each_sex_and_for_both(result: SourceTables) -> None:
    namibia = people(result.tables[BY_AGE], "NAM", "CONFLICT")
    assert (namibia["F", "Y0T17"], namibia["M", "Y0T17"], namibia["_T", "Y0T17"]) == (40, 20, 60)
    assert (namibia["F", "_T"], namibia["M", "_T"], namibia["_T", "_T"]) == (40, 120, 160)
    assert namibia["M", "Y_GE60"] == namibia["_T", "Y_GE60"] == 0
    assert people(result.tables[BY_AGE], "NAM", "DISASTER")["_T", "_T"] == 7


def test_people_of_unknown_sex_and_age_are_in_the_total_only_and_listed(result: SourceTables) -> None:
    assert people(result.tables[BY_AGE], "AB9", "CONFLICT") == {("_T", "_T"): 42000}
    hidden = [f for f in result.findings if "unknown" in f.reason]
    assert [(f.indicator, f.action, f.rows, f.key) for f in hidden] == [(BY_AGE, "noted", 1, "AB9 42,000")]


def test_stock_by_age_is_an_estimate_and_its_codes_name_cause_and_people(result: SourceTables) -> None:
    table = result.tables[BY_AGE]
    assert set(table["obs_status"]) == {"E"}
    assert set(table["breakdown"]) == {"CONFLICT", "DISASTER"}
    assert set(table["sex"]) == {"F", "M", "_T"}


def test_a_stock_by_age_that_differs_from_the_stock_is_doubted(raw: Path) -> None:
    (raw / source.CONFLICT_FILE).write_text(f"{CONFLICTS}AB9,Abyei Area,2024,,,42213,42000\n", encoding="utf-8")
    doubts = [f for f in source.read(raw, AREAS).findings if f.action == "doubted"]
    assert [f.key for f in doubts] == ["AB9 2024: 42,000 and 42,213, NAM 2024: 160 and no figure"]


def test_an_unknown_band_of_age_is_named_with_its_file_and_the_remedy(raw: Path) -> None:
    (raw / source.AGE_FILE).write_bytes(gzip.compress(AGES.replace("12-17", "12-18").encode()))
    with pytest.raises(ValueError, match=r"age_sex\.csv\.gz: column age holds 12-18; add the code"):
        source.read(raw, AREAS)


@pytest.mark.parametrize(
    ("file", "column"),
    [
        (source.AGE_FILE, "cause"),
        (source.CONFLICT_FILE, "total_displacement"),
        (source.DISASTER_FILE, "hazard_category_name"),
    ],
)
def test_a_renamed_column_is_named_with_its_file_and_the_remedy(raw: Path, file: str, column: str) -> None:
    pd.read_csv(raw / file, dtype=str).rename(columns={column: "renamed"}).to_csv(raw / file, index=False)
    with pytest.raises(ValueError, match=rf"{Path(file).name}.*{column}.*adapt"):
        source.read(raw, AREAS)


def test_published_sizes_are_those_of_an_independent_reading() -> None:
    sizes = {name: (len(published(name)), published(name)["ref_area"].nunique()) for name in (NEW, STOCK)}
    assert sizes == {NEW: (796, 88), STOCK: (898, 85)}
    assert (len(published(WEATHER)), published(WEATHER)["ref_area"].nunique()) == (5282, 211)
    assert (len(published(GEOPHYSICAL)), published(GEOPHYSICAL)["ref_area"].nunique()) == (779, 91)


def test_published_totals_of_2024_are_idmcs() -> None:
    assert total(NEW, 2024) == pytest.approx(20.06e6, abs=5e3)
    assert total(STOCK, 2024) == pytest.approx(73.5e6, abs=5e4)
    assert total(WEATHER, 2024) + total(GEOPHYSICAL, 2024) == pytest.approx(45.74e6, abs=5e3)


def test_published_children_among_the_displaced_of_2024_are_30_0_million_of_73_5() -> None:
    table = published(BY_AGE)
    conflict = table[(table["breakdown"] == "CONFLICT") & (table["sex"] == "_T")].groupby("age")["obs_value"].sum()
    assert conflict["Y0T17"] == 30_016_385
    assert conflict["_T"] == 73_505_209
    assert (len(table), table["ref_area"].nunique()) == (3235, 117)


def test_published_pakistan_and_ukraine_2022() -> None:
    assert total(WEATHER, 2022, "PAK") == pytest.approx(8.17e6, abs=5e3)
    assert total(WEATHER, 2022, "PAK", "FLOOD") == pytest.approx(8.16e6, abs=5e3)
    assert total(NEW, 2022, "UKR") == 16_870_323


def test_published_colombia_2010_counts_its_flood_once() -> None:
    assert 1.5e6 <= total(WEATHER, 2010, "COL", "FLOOD") < 3e6


def test_published_duplicates_are_twelve_of_1_594_352_movements() -> None:
    report = pd.read_csv(ROOT / "data" / "published" / "build_report.csv", keep_default_na=False)
    again = report[(report["source"] == "idmc_gidd") & report["reason"].str.contains("second time")]
    movements = again["key"].str.extract(r": ([\d,]+) movements$")[0].str.replace(",", "").astype(int)
    assert (len(again), movements.sum()) == (12, 1_594_352)


def test_published_totals_are_the_sum_of_their_hazards() -> None:
    for name in (WEATHER, GEOPHYSICAL):
        rows = published(name)
        keys = ["ref_area", "time_period"]
        parts = rows[rows["breakdown"] != "_T"].groupby(keys)["obs_value"].sum()
        assert parts.equals(rows[rows["breakdown"] == "_T"].set_index(keys)["obs_value"].sort_index())


def test_published_abyei_and_kosovo_have_their_own_codes() -> None:
    assert {"AB9", "XKX"} <= set(published(NEW)["ref_area"]) | set(published(STOCK)["ref_area"])
