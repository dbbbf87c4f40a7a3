"""Tiers of the US reports on trafficking: codes as agreed, gaps as gaps."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.areas import Areas, load_areas
from data.records import SourceTables
from data.sources import us_tip

ROOT = Path(__file__).parents[2]
RAW = ROOT.parent / "shared" / "data" / "raw"
AREAS = Areas(pd.DataFrame({"area": ["NAM", "XKX", "COG"]}), pd.DataFrame())
HEAD = "report_year,iso3,name,tier,source\n"


def read(tmp_path: Path, rows: str) -> SourceTables:
    (tmp_path / "us_tip").mkdir()
    (tmp_path / us_tip.FILE).write_text(HEAD + rows, encoding="utf-8")
    return us_tip.read(tmp_path, AREAS)


def values(result: SourceTables) -> dict[tuple[str, int], float]:
    table = result.tables["tip-report-tier"]
    return dict(zip(zip(table["ref_area"], table["time_period"], strict=True), table["obs_value"], strict=True))


def test_tiers_are_codes_from_one_to_four_with_the_watch_list_third(tmp_path: Path) -> None:
    tiers = ("Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3")
    rows = "".join(f"{2004 + n},NAM,Namibia,{tier},x\n" for n, tier in enumerate(tiers))
    assert list(values(read(tmp_path, rows)).values()) == [1, 2, 3, 4]


def test_years_that_are_missing_stay_missing(tmp_path: Path) -> None:
    assert set(values(read(tmp_path, "2015,NAM,Namibia,Tier 2,x\n2020,NAM,Namibia,Tier 2,x\n"))) == {
        ("NAM", 2015),
        ("NAM", 2020),
    }


def test_kosovo_has_the_code_that_other_tables_have(tmp_path: Path) -> None:
    assert set(values(read(tmp_path, "2023,KOS,Kosovo,Tier 2,x\n"))) == {("XKX", 2023)}


def test_a_country_listed_twice_in_a_year_has_no_tier_there_and_is_listed(tmp_path: Path) -> None:
    rows = "2023,COG,Congo,Tier 2 Watch List,a\n2023,COG,Congo (ROC),Tier 2,b\n2022,COG,Congo,Tier 2 Watch List,a\n"
    result = read(tmp_path, rows)
    assert values(result) == {("COG", 2022): 3.0}
    assert [(found.action, found.rows, found.key) for found in result.findings] == [("dropped", 2, "COG 2023")]


def test_an_unknown_tier_stops_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown tiers: Special Case; see TIERS"):
        read(tmp_path, "2023,NAM,Namibia,Special Case,x\n")


@pytest.mark.skipif(not RAW.exists(), reason="the publishers' files are not here")
def test_the_counts_that_the_evidence_expects() -> None:
    table = us_tip.read(RAW, load_areas(ROOT / "data")).tables["tip-report-tier"]
    of_2020 = table.loc[table["time_period"] == 2020, "obs_value"]
    assert [int((of_2020 == code).sum()) for code in (1, 2, 3, 4)] == [34, 88, 44, 19]
    assert (len(table), table["ref_area"].nunique()) == (2773, 188)
    assert not set(table["time_period"]) & {2016, 2017, 2018, 2019, 2021}
