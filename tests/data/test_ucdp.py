"""Conflict deaths follow what the evidence's README says under "Conflict deaths (ucdp)"."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from data.areas import load_areas
from data.records import COLUMNS, SourceTables
from data.sources import ucdp as source

ROOT = Path(__file__).parents[2]
AREAS = load_areas(ROOT / "data")


def state(number: int, name: str, year: int = 2020, **totals: tuple[int, int, int]) -> dict[str, object]:
    """One row of the file; best, low and high of a type, `all` being all types, 0 where not given."""
    stems = {
        "all": "cumulative_total_deaths_in_orgvio",
        "sb": "sb_total_deaths",
        "ns": "ns_total_deaths",
        "os": "os_total_deaths",
    }
    row: dict[str, object] = {"country_id_cy": number, "country_cy": name, "year_cy": year}
    for short, stem in stems.items():
        best, low, high = totals.get(short, (0, 0, 0))
        row |= {f"{stem}_best_cy": best, f"{stem}_low_cy": low, f"{stem}_high_cy": high}
    return row


STATES = [
    state(565, "Namibia", all=(10, 8, 15), sb=(6, 6, 6), ns=(0, 0, 2), os=(4, 2, 7)),
    state(365, "Russia (Soviet Union)", all=(7819, 6460, 5969)),
    state(100, "Colombia", all=(196, 208, 268)),
    state(345, "Serbia (Yugoslavia)"),
    state(678, "Yemen (North Yemen)"),
    state(680, "Yemen (South Yemen)", 1989, all=(3, 3, 3)),
]


@cache
def published() -> pd.DataFrame:
    path = ROOT / "data" / "published" / "conflict-deaths.csv"
    numbers = {name: [""] for name in ("obs_value", "obs_lower", "obs_upper")}
    return pd.read_csv(path, keep_default_na=False, na_values=numbers)


def write(folder: Path, rows: list[dict[str, object]]) -> Path:
    (folder / "ucdp").mkdir()
    pd.DataFrame(rows).to_csv(folder / source.FILE, index=False)
    return folder


@pytest.fixture
def result(tmp_path: Path) -> SourceTables:
    return source.read(write(tmp_path, STATES), AREAS)


def row(table: pd.DataFrame, area: str, breakdown: str = "_T", year: int = 2020) -> pd.Series:
    chosen = (table["ref_area"] == area) & (table["breakdown"] == breakdown) & (table["time_period"] == year)
    return table[chosen].iloc[0]


def deaths(area: str, year: int) -> float:
    return float(row(published(), area, year=year)["obs_value"])


def test_the_value_is_the_best_estimate_with_low_and_high(result: SourceTables) -> None:
    table = result.tables["conflict-deaths"]
    assert list(table.columns) == COLUMNS
    assert row(table, "NAM")[["obs_value", "obs_lower", "obs_upper"]].tolist() == [10, 8, 15]
    assert row(table, "NAM", "ONE_SIDED")[["obs_value", "obs_lower", "obs_upper"]].tolist() == [4, 2, 7]


def test_bounds_are_blank_on_exact_rows(result: SourceTables) -> None:
    exact = row(result.tables["conflict-deaths"], "NAM", "STATE_BASED")
    assert exact["obs_value"] == 6
    assert exact[["obs_lower", "obs_upper"]].isna().all()
    assert exact["obs_status"] == "A"


def test_a_zero_is_a_row_and_keeps_its_high_estimate(result: SourceTables) -> None:
    zero = row(result.tables["conflict-deaths"], "NAM", "NON_STATE")
    assert zero[["obs_value", "obs_lower", "obs_upper"]].tolist() == [0, 0, 2]
    assert row(result.tables["conflict-deaths"], "YEM")["obs_value"] == 0


def test_a_bound_that_contradicts_the_best_estimate_is_blanked_and_the_row_marked(result: SourceTables) -> None:
    russia = row(result.tables["conflict-deaths"], "RUS")
    assert (russia["obs_value"], russia["obs_lower"], russia["obs_status"]) == (7819, 6460, "U")
    assert pd.isna(russia["obs_upper"])
    colombia = row(result.tables["conflict-deaths"], "COL")
    assert (colombia["obs_value"], colombia["obs_upper"], colombia["obs_status"]) == (196, 268, "U")
    assert pd.isna(colombia["obs_lower"])
    doubted = [f.key for f in result.findings if f.action == "doubted"]
    assert len(doubted) == 2
    assert doubted[0] == "Russia (Soviet Union) 2020 _T: best 7819, low 6460, high 5969"


def test_states_that_no_longer_exist_are_left_out_and_listed(result: SourceTables) -> None:
    table = result.tables["conflict-deaths"]
    assert set(table["ref_area"]) == {"NAM", "RUS", "COL", "SRB", "YEM"}
    assert 1989 not in set(table["time_period"])
    dropped = [(f.rows, f.key) for f in result.findings if f.action == "dropped"]
    assert dropped == [(1, "Yemen (South Yemen) 1989 to 1989: 3 deaths")]


def test_gaza_under_israel_is_noted(result: SourceTables) -> None:
    assert any("Gaza" in f.reason and f.action == "noted" for f in result.findings)


def test_our_table_of_states_names_each_area_once() -> None:
    assert len(source.ISO3) == 196
    assert len(set(source.ISO3.values())) == 196
    assert set(source.ISO3.values()) <= AREAS.codes
    assert not source.GONE & set(source.ISO3)
    assert [source.ISO3[number] for number in (365, 345, 678, 347, 713, 731, 732, 490, 484)] == [
        "RUS",
        "SRB",
        "YEM",
        "XKX",
        "TWN",
        "PRK",
        "KOR",
        "COD",
        "COG",
    ]


def test_a_state_that_our_table_lacks_stops_the_build(tmp_path: Path) -> None:
    raw = write(tmp_path, [state(999, "Newland")])
    with pytest.raises(ValueError, match=r"organizedviolence.*Newland \(999\).*Add the number"):
        source.read(raw, AREAS)


def test_a_renamed_column_is_named_with_its_file_and_the_remedy(tmp_path: Path) -> None:
    raw = write(tmp_path, STATES)
    frame = pd.read_csv(raw / source.FILE).rename(columns={"sb_total_deaths_low_cy": "sb_low"})
    frame.to_csv(raw / source.FILE, index=False)
    with pytest.raises(ValueError, match=r"organizedviolence.*sb_total_deaths_low_cy.*adapt"):
        source.read(raw, AREAS)


def test_published_world_2022() -> None:
    rows = published()
    chosen = (rows["time_period"] == 2022) & (rows["breakdown"] == "_T")
    assert rows.loc[chosen, "obs_value"].sum() == 309_636


def test_published_israel_2023_includes_gaza() -> None:
    assert deaths("ISR", 2023) == 27_434
    assert "PSE" not in set(published()["ref_area"])


def test_published_rwanda_1994() -> None:
    assert deaths("RWA", 1994) == pytest.approx(772_000, abs=1_000)


def test_published_contradictions_are_seven_totals_and_nine_parts() -> None:
    marked = published().query("obs_status == 'U'")
    assert marked["breakdown"].value_counts().to_dict() == {"STATE_BASED": 8, "_T": 7, "ONE_SIDED": 1}
    assert set(marked.query("breakdown == '_T'")["ref_area"]) == {"ARM", "COL", "ERI", "LKA", "MLI", "RUS", "TUR"}


def test_published_types_add_up_to_the_total() -> None:
    keys = ["ref_area", "time_period"]
    rows = published()
    parts = rows[rows["breakdown"] != "_T"].groupby(keys)["obs_value"].sum()
    assert parts.equals(rows[rows["breakdown"] == "_T"].set_index(keys)["obs_value"].sort_index())


def test_published_bounds_contain_the_value() -> None:
    rows = published()
    assert not (rows["obs_lower"] > rows["obs_value"]).any()
    assert not (rows["obs_upper"] < rows["obs_value"]).any()
    assert rows["obs_value"].notna().all()
