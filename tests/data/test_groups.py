"""Publishers' own figures of the world and of groups: whose they are, what is left out, and that none gets lost."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.catalogue import load_indicators
from data.areas import Areas, load_areas
from data.build import HERE, join_groups
from data.checks import problems_of
from data.differences import difference
from data.guards import refusals
from data.records import SourceTables, tidy
from data.sources import wb_poverty_groups, wb_scorecard

PUBLISHED = HERE / "published"
NAME = "Poverty headcount ratio at $3.00 a day (2021 PPP) (% of population)"


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas(HERE)


def poverty(tmp_path: Path, areas: Areas, *rows: tuple[str, int, float], name: str = NAME) -> SourceTables:
    columns = ["entity_code", "year", "value", "indicator_code", "indicator_name"]
    (tmp_path / "worldbank").mkdir(exist_ok=True)
    made = pd.DataFrame([(*row, "SI.POV.DDAY", name) for row in rows], columns=columns)
    made.to_csv(tmp_path / wb_poverty_groups.FILE, index=False)
    return wb_poverty_groups.read(tmp_path, areas)


def values(table: pd.DataFrame) -> dict[tuple[str, int], float]:
    keys = zip(table["ref_area"], table["time_period"], strict=True)
    return dict(zip(keys, table["obs_value"], strict=True))


def rows(*figures: tuple[str, int, float]) -> pd.DataFrame:
    return tidy(pd.DataFrame(figures, columns=["ref_area", "time_period", "obs_value"]))


def published(indicator: str) -> pd.DataFrame:
    return pd.read_csv(PUBLISHED / f"{indicator}.csv", keep_default_na=False, na_values={"obs_value": [""]})


def test_the_world_and_income_groups_are_taken_and_the_banks_regions_are_not(tmp_path: Path, areas: Areas) -> None:
    result = poverty(
        tmp_path, areas, ("WLD", 2022, 10.5), ("LIC", 2023, 55.4), ("SSF", 2019, 40.0), ("LMY", 2023, 12.0)
    )
    assert result.tables == {}
    assert values(result.groups["extreme-poverty"]) == {("WLD", 2022): 10.5, ("LIC", 2023): 55.4}
    (dropped,) = [finding for finding in result.findings if finding.action == "dropped"]
    assert (dropped.rows, dropped.key) == (2, "LMY, SSF")


def test_figures_at_another_poverty_line_stop_the_build(tmp_path: Path, areas: Areas) -> None:
    with pytest.raises(ValueError, match="never mixed in"):
        poverty(tmp_path, areas, ("WLD", 2022, 9.0), name="Poverty headcount ratio at $2.15 a day (2017 PPP)")


def test_of_the_scorecard_no_country_and_no_region_of_the_bank_is_taken(tmp_path: Path, areas: Areas) -> None:
    (tmp_path / "worldbank").mkdir()
    made = [("NGA", 2023, 70.0), ("WLD", 2023, 28.4), ("LDC", 2023, 56.8), ("AFE", 2023, 62.9), ("LIC", 2013, "")]
    table = pd.DataFrame(made, columns=["country_code", "year", wb_scorecard.COLUMN])
    table.to_csv(tmp_path / wb_scorecard.FILE, index=False)
    result = wb_scorecard.read(tmp_path, areas)
    assert values(result.groups["food-insecurity"]) == {("WLD", 2023): 28.4, ("LDC", 2023): 56.8}
    assert {finding.key for finding in result.findings if finding.action == "dropped"} == {"AFE", ""}


def test_groups_stand_beside_the_countries_and_take_the_place_of_older_groups() -> None:
    result = SourceTables({"extreme-poverty": rows(("NPL", 2022, 2.4), ("WLD", 2021, 99), ("LIC", 2021, 99))})
    result.groups["extreme-poverty"] = rows(("WLD", 2022, 10.5))
    join_groups(result)
    assert values(result.tables["extreme-poverty"]) == {("NPL", 2022): 2.4, ("WLD", 2022): 10.5}


@pytest.mark.parametrize(
    ("indicator", "rows", "codes"),
    [
        ("extreme-poverty", 187, {"WLD", "LIC", "LMC", "UMC", "HIC"}),
        ("food-insecurity", 60, {"WLD", "LIC", "LMC", "UMC", "HIC", "LDC"}),
    ],
)
def test_published_groups_are_these(indicator: str, rows: int, codes: set[str], areas: Areas) -> None:
    table = published(indicator)
    groups = table[~table["ref_area"].isin(areas.codes)]
    assert len(groups) == rows
    assert set(groups["ref_area"]) == codes


def test_only_a_table_whose_rule_is_the_publishers_may_hold_groups(areas: Areas) -> None:
    indicators = load_indicators(HERE / "catalogue")
    table = rows(("NPL", 2022, 2.4), ("LIC", 2022, 40.0))
    assert any("unknown areas: LIC" in text for text in problems_of(indicators["homicide-rate"], table, areas))
    assert not any("unknown areas" in text for text in problems_of(indicators["extreme-poverty"], table, areas))


def test_a_code_that_the_catalogue_does_not_declare_is_named(areas: Areas) -> None:
    table = rows(("NPL", 2022, 2.4)).assign(breakdown="VOLCANO")
    told = problems_of(load_indicators(HERE / "catalogue")["homicide-rate"], table, areas)
    assert any("breakdown not declared in the catalogue: VOLCANO" in text for text in told)


@pytest.mark.parametrize("code", ["WLD", "LIC", "202"])
def test_a_release_that_loses_a_publishers_own_group_is_refused(code: str) -> None:
    countries = [(area, year, 1.0) for area in ("NPL", "NAM", "CHL") for year in range(2010, 2024)]
    found = difference("x", rows(*countries, (code, 2023, 5.0)), rows(*countries))
    assert refusals(found) == [f"x: the publisher's own rows of {code} are gone"]
    assert refusals(difference("x", rows(*countries), rows(*countries, (code, 2023, 5.0)))) == []
