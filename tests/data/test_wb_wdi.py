"""The World Bank's poverty and income figures: what the README of the evidence promises."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.areas import Areas, of_areas
from data.records import COLUMNS, KEYS, SourceTables
from data.sources import un_sdg, wb_wdi

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
AREAS = Areas(pd.DataFrame({"area": ["NPL", "NAM"]}), pd.DataFrame())


def row(code: str, year: object, poverty: object = "", income: object = "") -> dict[str, object]:
    return {
        "country_code": code,
        "year": year,
        "wdi_sipovdday": poverty,
        "wdi_sipovlmic": 50.0,
        "wdi_sipovnahc": 20.0,
        "wdi_nygdppcapppkd": income,
    }


def survey(iso3: str, year: float, value: float, vintage: str = "2026-07-01") -> dict[str, object]:
    return {"vintage": vintage, "series": "SI_POV_DAY1", "iso3": iso3, "year": year, "value": value}


def read(
    tmp_path: Path, *rows: dict[str, object], surveys: tuple[dict[str, object], ...] = (survey("NPL", 2010, 21.5),)
) -> SourceTables:
    for file, held in ((wb_wdi.FILE, rows), (un_sdg.FILE, surveys)):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        pd.DataFrame(held).to_csv(tmp_path / file, index=False)
    return wb_wdi.read(tmp_path, AREAS)


def values(table: pd.DataFrame) -> dict[tuple[str, int], float]:
    keys = zip(table["ref_area"], table["time_period"], strict=True)
    return dict(zip(keys, table["obs_value"], strict=True))


def test_poverty_is_the_3_usd_line_in_survey_years_only(tmp_path: Path) -> None:
    tables = read(tmp_path, row("NPL", 2010, 21.5), row("NPL", 2011), row("NPL", 2022, 2.4, 4763.4)).tables
    assert values(tables["extreme-poverty"]) == {("NPL", 2010): 21.5, ("NPL", 2022): 2.4}


def test_other_poverty_lines_are_never_mixed_in(tmp_path: Path) -> None:
    result = read(tmp_path, row("NPL", 2011), row("NPL", 2022, 2.4))
    assert set(result.tables) == {"extreme-poverty", "gdp-per-capita"}
    assert values(result.tables["extreme-poverty"]) == {("NPL", 2022): 2.4}
    assert [finding.rows for finding in result.findings if finding.action == "noted"] == [1]


def test_a_zero_is_a_row_and_gdp_is_not_rounded(tmp_path: Path) -> None:
    tables = read(tmp_path, row("NAM", 2022, 0.0, 4763.38751071046)).tables
    assert values(tables["extreme-poverty"]) == {("NAM", 2022): 0.0}
    assert values(tables["gdp-per-capita"]) == {("NAM", 2022): 4763.38751071046}


def test_aggregates_are_dropped_and_listed(tmp_path: Path) -> None:
    result = read(tmp_path, row("NPL", 2022, 2.4), row("SSF", 2022, 45.0), row("LIC", 2022, 44.0))
    assert values(result.tables["extreme-poverty"]) == {("NPL", 2022): 2.4}
    dropped = next(finding for finding in result.findings if finding.action == "dropped")
    assert (dropped.rows, dropped.key) == (2, "LIC, SSF")


def test_a_later_figure_of_the_un_is_never_joined_and_its_countries_are_listed(tmp_path: Path) -> None:
    later, old = survey("NPL", 2024, 3.1), survey("NAM", 2025, 20.0, "2025-06-04")
    rows = row("NPL", 2022, 2.4), row("NAM", 2015, 15.6)
    result = read(tmp_path, *rows, surveys=(later, old, survey("NAM", 2015, 15.6)))
    assert values(result.tables["extreme-poverty"]) == {("NPL", 2022): 2.4, ("NAM", 2015): 15.6}
    assert next(item.key for item in result.findings if un_sdg.LATER in item.reason) == "NPL 2024: 3.1"


def test_a_world_figure_of_the_publisher_stays(tmp_path: Path) -> None:
    assert values(read(tmp_path, row("WLD", 2024, 10.0)).tables["extreme-poverty"]) == {("WLD", 2024): 10.0}


def test_a_renamed_column_names_file_column_and_remedy(tmp_path: Path) -> None:
    renamed = {name.replace("wdi_sipovdday", "SI.POV.DDAY"): old for name, old in row("NPL", 2022).items()}
    with pytest.raises(ValueError, match=r"wdi_selection.*: no column wdi_sipovdday; .*adapt the columns"):
        read(tmp_path, renamed)


def test_text_in_a_column_of_numbers_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"wdi_selection_2025-12\.csv\.gz: .*n/a.*fetch the file again"):
        read(tmp_path, row("NPL", 2022, "n/a"))


def test_a_blank_year_names_file_and_column(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"wdi_selection_2025-12\.csv\.gz: column year has blanks"):
        read(tmp_path, row("NPL", "", 2.4))


def published(indicator: str) -> pd.DataFrame:
    path = PUBLISHED / f"{indicator}.csv"
    return pd.read_csv(path, keep_default_na=False, na_values={"obs_value": [""]})


@pytest.mark.parametrize(
    ("indicator", "rows", "areas"),
    [
        ("extreme-poverty", 2196, 170),
        ("gdp-per-capita", 6764, 198),
    ],
)
def test_published_tables_have_the_expected_counts(indicator: str, rows: int, areas: int) -> None:
    table = published(indicator)
    assert list(table.columns) == COLUMNS
    assert not table.duplicated(KEYS).any()
    table = table[of_areas(table)]
    assert (len(table), table["ref_area"].nunique()) == (rows, areas)


def test_nepal_2022_is_2_4_per_cent_at_3_usd_a_day() -> None:
    """At 2.15 USD the World Bank gave 0.4 % for the same survey: the line of the table is the higher one."""
    assert values(published("extreme-poverty"))["NPL", 2022] == 2.4
