"""The INFORM Risk Index: what the README of the evidence promises."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.areas import Areas
from data.records import KEYS, SourceTables
from data.sources import inform

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
AREAS = Areas(pd.DataFrame({"area": ["TCD", "NAM"]}), pd.DataFrame())


def score(iso3: str, code: str, value: object, year: int = 2024) -> dict[str, object]:
    return {"CountryName": "", "Iso3": iso3, "GNAYear": year, "IndicatorId": code, "IndicatorScore": value}


CHAD = [score("TCD", code, value) for code, value in (("INFORM", 7.9), ("HA", 7), ("VU", 7.6), ("CC", 9.2))]


def read(tmp_path: Path, rows: list[dict[str, object]]) -> SourceTables:
    (tmp_path / "inform").mkdir(exist_ok=True)
    pd.DataFrame(rows).to_csv(tmp_path / inform.FILE, index=False)
    return inform.read(tmp_path, AREAS)


def values(result: SourceTables) -> dict[tuple[str, int, str], float]:
    table = result.tables["inform-risk"]
    keys = zip(table["ref_area"], table["time_period"], table["breakdown"], strict=True)
    return dict(zip(keys, table["obs_value"], strict=True))


def test_the_index_and_its_dimensions_are_breakdowns_by_year_of_the_index(tmp_path: Path) -> None:
    found = values(read(tmp_path, [*CHAD, score("NAM", "INFORM", 3.9, 2015)]))
    assert found["TCD", 2024, "INFORM"] == 7.9
    assert found["TCD", 2024, "CC"] == 9.2
    assert found["NAM", 2015, "INFORM"] == 3.9
    assert {code for _, _, code in found} == {"INFORM", "HA", "VU", "CC"}


def test_a_blank_is_no_row(tmp_path: Path) -> None:
    assert ("NAM", 2024, "HA") not in values(read(tmp_path, [*CHAD, score("NAM", "HA", "")]))


def test_a_code_that_is_no_area_is_dropped_and_listed(tmp_path: Path) -> None:
    result = read(tmp_path, [*CHAD, score("AFRICA", "INFORM", 5)])
    assert [(entry.action, entry.key) for entry in result.findings] == [("dropped", "AFRICA")]


@pytest.mark.parametrize("rows", [CHAD[1:], [*CHAD, score("TCD", "HA.NAT", 4)]])
def test_other_dimensions_than_expected_name_file_column_and_remedy(
    tmp_path: Path, rows: list[dict[str, object]]
) -> None:
    with pytest.raises(ValueError, match=r"risk_index_trends\.csv: column IndicatorId holds .*adapt INDEX"):
        read(tmp_path, rows)


def test_a_renamed_column_names_file_column_and_remedy(tmp_path: Path) -> None:
    renamed = [{("Year" if name == "GNAYear" else name): entry for name, entry in row.items()} for row in CHAD]
    with pytest.raises(ValueError, match=r"risk_index_trends\.csv: no column GNAYear; .*adapt the columns"):
        read(tmp_path, renamed)


def test_published_scores_have_the_expected_counts_and_lie_between_0_and_10() -> None:
    table = pd.read_csv(PUBLISHED / "inform-risk.csv", keep_default_na=False, na_values={"obs_value": [""]})
    assert not table.duplicated(KEYS).any()
    assert (len(table), table["ref_area"].nunique()) == (7640, 191)
    assert (table["obs_value"].min(), table["obs_value"].max()) == (0.4, 9.5)
