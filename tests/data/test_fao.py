"""FAO's undernourishment: "below 2.5" stays a range, and a true 2.5 a figure."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.areas import Areas
from data.records import KEYS, Finding, SourceTables
from data.sources import fao, un_sdg

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
AREAS = Areas(pd.DataFrame({"area": ["CHL", "SWE", "NAM", "TWN"]}), pd.DataFrame())


def share(code: str, year: int, value: object, name: str = "") -> dict[str, object]:
    return {"Entity": name or code, "Code": code, "Year": year, fao.VALUE: value}


def label(iso3: str, year: float, label: str, vintage: str = "2026-07-01") -> dict[str, object]:
    return {"vintage": vintage, "series": "SN_ITK_DEFC", "iso3": iso3, "year": year, "value": 2.5, "label": label}


def read(tmp_path: Path, rows: list[dict[str, object]], *labels: dict[str, object]) -> SourceTables:
    for file, content in ((fao.FILE, rows), (un_sdg.FILE, [*labels, label("SWE", 2023.0, "<2.5")])):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        pd.DataFrame(content).to_csv(tmp_path / file, index=False)
    return fao.read(tmp_path, AREAS)


def figures(result: SourceTables) -> dict[tuple[str, int], tuple[float | None, float | None, float | None, str]]:
    table = result.tables["undernourishment"]
    numbers = table[["obs_value", "obs_lower", "obs_upper"]].astype(object).where(lambda cell: cell.notna(), None)
    keys = zip(table["ref_area"], table["time_period"], strict=True)
    told = zip(*(numbers[name] for name in numbers), table["obs_status"], strict=True)
    return dict(zip(keys, told, strict=True))


def found(result: SourceTables, words: str) -> Finding:
    return next(finding for finding in result.findings if words in finding.reason)


def test_2_5_is_the_range_from_0_to_2_5_without_a_value(tmp_path: Path) -> None:
    assert figures(read(tmp_path, [share("SWE", 2023, 2.5)])) == {("SWE", 2023): (None, 0, 2.5, "Q")}


def test_other_values_are_figures_without_bounds(tmp_path: Path) -> None:
    assert figures(read(tmp_path, [share("NAM", 2023, 19.8)])) == {("NAM", 2023): (19.8, None, None, "A")}


def test_a_2_5_without_a_label_in_the_sdg_database_is_a_figure_and_listed(tmp_path: Path) -> None:
    rows = [share("CHL", 2020, 2.5), share("CHL", 2021, 2.5)]
    result = read(tmp_path, rows, label("CHL", 2020.0, ""), label("CHL", 2021.0, "<2.5"))
    assert figures(result) == {("CHL", 2020): (2.5, None, None, "A"), ("CHL", 2021): (None, 0, 2.5, "Q")}
    assert (found(result, "is a figure").rows, found(result, "is a figure").key) == (1, "CHL 2020")


def test_labels_come_from_the_newest_release_alone(tmp_path: Path) -> None:
    result = read(tmp_path, [share("CHL", 2020, 2.5)], label("CHL", 2020.0, "", "2025-06-04"))
    assert figures(result)["CHL", 2020][3] == "Q"


def test_a_2_5_that_no_label_can_tell_is_taken_as_below_and_doubted(tmp_path: Path) -> None:
    result = read(tmp_path, [share("SWE", 2001, 2.5), share("SWE", 2009, 2.5), share("SWE", 2023, 2.5)])
    assert {status for *_, status in figures(result).values()} == {"Q"}
    doubt = found(result, "could tell")
    assert (doubt.action, doubt.rows, doubt.key) == ("doubted", 2, "2001 to 2009")


def test_faos_own_world_figure_stays_and_groups_of_countries_are_dropped_and_listed(tmp_path: Path) -> None:
    rows = [share("OWID_WRL", 2024, 8.2, "World"), share("", 2024, 20.4, "Africa (FAO)"), share("OWID_MNS", 2024, 20.9)]
    result = read(tmp_path, rows)
    assert figures(result) == {("WLD", 2024): (8.2, None, None, "A")}
    assert found(result, "group of countries").key == "Africa (FAO)"
    assert found(result, "no area of ours").key == "OWID_MNS"


def test_a_blank_is_no_row(tmp_path: Path) -> None:
    assert figures(read(tmp_path, [share("NAM", 2023, ""), share("NAM", 2022, 18.9)])).keys() == {("NAM", 2022)}


def test_an_unknown_label_of_the_sdg_database_stops_the_build_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"column label of SN_ITK_DEFC holds <3; say in data/sources/fao\.py"):
        read(tmp_path, [share("CHL", 2020, 2.5)], label("CHL", 2020.0, "<3"))


def test_a_renamed_column_names_file_column_and_remedy(tmp_path: Path) -> None:
    rows = [{("Value" if name == fao.VALUE else name): entry for name, entry in share("CHL", 2020, 3).items()}]
    with pytest.raises(ValueError, match=r"undernourishment\.csv: no column 2\.1\.1 .*adapt the columns"):
        read(tmp_path, rows)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    numbers = {name: [""] for name in ("obs_value", "obs_lower", "obs_upper")}
    return pd.read_csv(PUBLISHED / "undernourishment.csv", keep_default_na=False, na_values=numbers)


def test_published_rows_have_the_expected_counts_with_the_world(table: pd.DataFrame) -> None:
    assert not table.duplicated(KEYS).any()
    assert (len(table), table["ref_area"].nunique()) == (3879, 171)
    assert (table["ref_area"] == "WLD").sum() == 25


def test_published_ranges_are_1127_and_true_values_of_2_5_are_twelve(table: pd.DataFrame) -> None:
    ranges = table[table["obs_status"] == "Q"]
    assert len(ranges) == 1139 - 12
    assert ranges["obs_value"].isna().all()
    assert set(zip(ranges["obs_lower"], ranges["obs_upper"], strict=True)) == {(0.0, 2.5)}
    true = table[table["obs_value"] == 2.5]
    assert len(true) == 12
    assert ("CHL", 2020) in set(zip(true["ref_area"], true["time_period"], strict=True))
