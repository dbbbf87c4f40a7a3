"""Governance scores: what the README of the evidence promises."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.areas import Areas
from data.records import KEYS, Finding, SourceTables
from data.sources import wb_wgi

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
OURS = ["AND", "ROU", "COD", "TLS", "PSE", "XKX", "NAM"]
AREAS = Areas(pd.DataFrame({"area": OURS}), pd.DataFrame())
CODES = ("pv", "rl", "cc")


def score(code: str, estimate: object, stddev: object = 0.2, indicator: str = "rl", year: int = 2023) -> list[object]:
    return [f"{code}{indicator}{year}", code, code, year, indicator, estimate, stddev, 9, 50, 40, 60]


HEADER = ["codeindyr", "code", "countryname", "year", "indicator", "estimate", "stddev", "nsource"]
HEADER += ["pctrank", "pctranklower", "pctrankupper"]


def read(tmp_path: Path, rows: list[list[object]], header: list[str] = HEADER) -> SourceTables:
    """The rows given, and one of Namibia for each indicator."""
    (tmp_path / "worldbank").mkdir(exist_ok=True)
    filled = [*rows, *(score("NAM", 0.25, 0.125, indicator=code) for code in CODES)]
    pd.DataFrame(filled, columns=header).to_excel(tmp_path / wb_wgi.FILE, index=False)
    return wb_wgi.read(tmp_path, AREAS)


def row(result: SourceTables, area: str, indicator: str = "rule-of-law") -> list[object]:
    table = result.tables[indicator]
    found = table[table["ref_area"] == area]
    return list(found[["obs_value", "obs_lower", "obs_upper", "obs_status"]].itertuples(index=False, name=None))


def found(result: SourceTables, words: str) -> Finding:
    return next(finding for finding in result.findings if words in finding.reason)


def test_bounds_are_1_645_standard_errors_on_either_side_of_the_estimate(tmp_path: Path) -> None:
    result = read(tmp_path, [])
    assert row(result, "NAM") == [(0.25, 0.25 - 1.645 * 0.125, 0.25 + 1.645 * 0.125, "E")]


def test_each_dimension_is_a_table_of_its_own_and_the_others_are_listed(tmp_path: Path) -> None:
    rows = [score("ROM", 0.5, indicator="pv"), score("ROM", -0.5, indicator="cc"), score("ROM", 1, indicator="ge")]
    result = read(tmp_path, rows)
    assert set(result.tables) == {"political-stability", "rule-of-law", "control-of-corruption"}
    assert [row(result, "ROU", indicator)[0][0] for indicator in ("political-stability", "control-of-corruption")] == [
        0.5,
        -0.5,
    ]
    assert row(result, "ROU") == []
    assert found(result, "other dimensions").key == "ge"


def test_two_points_are_no_row_and_counted(tmp_path: Path) -> None:
    result = read(tmp_path, [score("ROM", "..", "..")])
    assert row(result, "ROU") == []
    assert found(result, "no figure").rows == 1


@pytest.mark.parametrize(("old", "new"), wb_wgi.OLD_CODES.items())
def test_old_codes_are_the_areas_of_today(tmp_path: Path, old: str, new: str) -> None:
    result = read(tmp_path, [score(old, -1.5)])
    assert row(result, new)[0][0] == -1.5
    assert found(result, "old code").rows == 1


def test_the_netherlands_antilles_are_dropped_and_listed(tmp_path: Path) -> None:
    result = read(tmp_path, [score("ANT", 1.0)])
    assert set(result.tables["rule-of-law"]["ref_area"]) == {"NAM"}
    gone = found(result, "no longer exists")
    assert (gone.action, gone.rows, gone.key) == ("dropped", 1, "ANT")


def test_a_renamed_column_names_file_column_and_remedy(tmp_path: Path) -> None:
    header = ["stderr" if name == "stddev" else name for name in HEADER]
    with pytest.raises(ValueError, match=r"wgidataset_2024\.xlsx: no column stddev; .*adapt COLUMNS"):
        read(tmp_path, [], header)


def test_words_among_the_figures_name_file_and_remedy(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"wgidataset_2024\.xlsx: columns estimate, stddev hold something other"):
        read(tmp_path, [score("ROM", "n/a")])


def test_a_page_in_place_of_the_workbook_is_named(tmp_path: Path) -> None:
    (tmp_path / "worldbank").mkdir()
    (tmp_path / wb_wgi.FILE).write_text("<!DOCTYPE html><html></html>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wgidataset_2024\.xlsx: is no readable workbook .*fetch it again"):
        wb_wgi.read(tmp_path, AREAS)


def published(indicator: str) -> pd.DataFrame:
    numbers = {name: [""] for name in ("obs_value", "obs_lower", "obs_upper")}
    return pd.read_csv(PUBLISHED / f"{indicator}.csv", keep_default_na=False, na_values=numbers)


@pytest.mark.parametrize(
    ("indicator", "rows"), [("political-stability", 5168), ("rule-of-law", 5223), ("control-of-corruption", 5133)]
)
def test_published_scores_have_the_expected_counts_and_ranges(indicator: str, rows: int) -> None:
    table = published(indicator)
    assert not table.duplicated(KEYS).any()
    assert (len(table), table["ref_area"].nunique()) == (rows, 213)
    assert set(wb_wgi.OLD_CODES.values()) <= set(table["ref_area"])
    assert (table["obs_lower"] < table["obs_value"]).all()
    assert (table["obs_value"] < table["obs_upper"]).all()
    assert table["obs_value"].min() < -1.9
