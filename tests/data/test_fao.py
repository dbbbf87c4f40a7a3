"""FAO's undernourishment: "below 2.5" stays a range, and a true 2.5 a figure."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.store import is_group_in_tables
from data.areas import Areas
from data.records import KEYS, Finding, SourceTables
from data.sources import fao, un_sdg

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
AREAS = Areas(
    pd.DataFrame(
        [
            ("CHL", "member", "019", "419", "005", "HIC", "0"),
            ("SWE", "member", "150", "154", "", "HIC", "0"),
            ("NAM", "member", "002", "202", "018", "LMC", "0"),
            ("TCD", "member", "002", "202", "017", "LIC", "1"),
            ("REU", "territory", "002", "202", "014", "", "0"),
            ("TWN", "other", "", "", "", "", "0"),
        ],
        columns=["area", "kind", "region", "sub_region", "intermediate_region", "income", "ldc"],
    ).assign(lldc="0", sids="0"),
    pd.DataFrame(
        [
            ("001", "world", "World"),
            ("002", "region", "Africa"),
            ("202", "sub_region", "Sub-Saharan Africa"),
            ("154", "sub_region", "Northern Europe"),
            ("199", "group", "Least developed countries (LDC)"),
            ("LIC", "income", "Low-income economies"),
        ],
        columns=["region", "kind", "name"],
    ),
)
LISTED = {
    "Africa": "NAM TCD",
    "Sub-Saharan Africa": "NAM",
    "Northern Europe": "SWE CHL",
    "Low income economies": "TCD NAM",
    "Least Developed Countries": "TCD",
}
"""FAO's list of members, in which Sub-Saharan Africa and Northern Europe have others than here."""


def share(code: str, year: int, value: object, name: str = "") -> dict[str, object]:
    return {"Entity": name or code, "Code": code, "Year": year, fao.VALUE: value}


def label(iso3: str, year: float, label: str, vintage: str = "2026-07-01") -> dict[str, object]:
    return {"vintage": vintage, "series": "SN_ITK_DEFC", "iso3": iso3, "year": year, "value": 2.5, "label": label}


def read(tmp_path: Path, rows: list[dict[str, object]], *labels: dict[str, object]) -> SourceTables:
    for file, content in ((fao.FILE, rows), (un_sdg.FILE, [*labels, label("SWE", 2023.0, "<2.5")])):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        pd.DataFrame(content).to_csv(tmp_path / file, index=False)
    return fao.read(tmp_path, AREAS)


def list_members(tmp_path: Path) -> None:
    """FAO's list, padded with blanks as it is published."""
    (tmp_path / fao.GROUPS_FILE).parent.mkdir(exist_ok=True)
    lines = [f'"{name}"   ,"{code}"' for name, codes in LISTED.items() for code in codes.split()]
    (tmp_path / fao.GROUPS_FILE).write_text("\n".join(['"Country Group"   ,"ISO3 Code"', *lines]), encoding="utf-8")


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


def test_faos_own_world_figure_stays_and_other_aggregates_are_dropped_and_listed(tmp_path: Path) -> None:
    rows = [share("OWID_WRL", 2024, 8.2, "World"), share("OWID_MNS", 2024, 20.9)]
    result = read(tmp_path, rows)
    assert figures(result) == {("WLD", 2024): (8.2, None, None, "A")}
    assert found(result, "no area of ours").key == "OWID_MNS"


def test_a_region_is_taken_where_faos_list_gives_it_the_same_un_members(tmp_path: Path) -> None:
    list_members(tmp_path)
    rows = [
        share("", 2024, 20.2, "Africa (FAO)"),
        share("", 2024, 22.3, "Sub-Saharan Africa (FAO)"),
        share("", 2023, 2.5, "Northern Europe (FAO)"),
        share("", 2024, 24.8, "Low Income Food Deficit Countries (FAO)"),
    ]
    result = read(tmp_path, rows)
    assert figures(result) == {("002", 2024): (20.2, None, None, "A")}
    dropped = [finding.key for finding in result.findings if "other UN members" in finding.reason]
    assert dropped == ["Northern Europe: only FAO's list CHL", "Sub-Saharan Africa: only ours TCD"]
    assert found(result, "none of M49").key == "Low Income Food Deficit Countries"


def test_classes_that_are_drawn_anew_are_faos_own_and_where_they_differ_is_listed(tmp_path: Path) -> None:
    list_members(tmp_path)
    rows = [
        share("", 2024, 28.4, "Low-income economies (FAO)"),
        share("", 2024, 21.7, "Least Developed Countries (FAO)"),
        share("", 2024, 2.5, "High-income economies"),
    ]
    result = read(tmp_path, rows)
    assert figures(result) == {
        ("LIC", 2024): (28.4, None, None, "A"),
        ("LDC", 2024): (21.7, None, None, "A"),
        ("HIC", 2024): (None, 0, 2.5, "Q"),
    }
    doubted = {finding.key for finding in result.findings if "own group" in finding.reason}
    assert doubted == {"Low-income economies: only FAO's list NAM", "High-income economies: no list"}


def test_where_a_refresh_brings_no_list_regions_are_taken_and_doubted(tmp_path: Path) -> None:
    result = read(tmp_path, [share("", 2024, 20.2, "Africa")])
    assert figures(result) == {("002", 2024): (20.2, None, None, "A")}
    assert found(result, "own group").key == "Africa: no list"


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
    own = table[~table["ref_area"].map(is_group_in_tables)]
    assert (len(own), own["ref_area"].nunique()) == (3879, 171)
    assert (table["ref_area"] == "WLD").sum() == 25
    groups = table[table["ref_area"].map(is_group_in_tables)]
    assert set(groups.groupby("ref_area").size()) == {25}
    assert groups["ref_area"].nunique() == 32


def test_published_ranges_are_1127_and_true_values_of_2_5_are_twelve(table: pd.DataFrame) -> None:
    table = table[~table["ref_area"].map(is_group_in_tables)]
    ranges = table[table["obs_status"] == "Q"]
    assert len(ranges) == 1139 - 12
    assert ranges["obs_value"].isna().all()
    assert set(zip(ranges["obs_lower"], ranges["obs_upper"], strict=True)) == {(0.0, 2.5)}
    true = table[table["obs_value"] == 2.5]
    assert len(true) == 12
    assert ("CHL", 2020) in set(zip(true["ref_area"], true["time_period"], strict=True))
