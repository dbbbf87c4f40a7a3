"""UNICEF's trend of child marriage and children out of school: what the README of the evidence promises."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.areas import Areas, load_areas
from data.records import COLUMNS, KEYS, Finding, SourceTables
from data.sources import un_sdg, unicef

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "data" / "published"
RAW = ROOT.parent / "shared" / "data" / "raw"
AREAS = Areas(pd.DataFrame({"area": ["LBR", "NAM", "GBR", "JAM"]}), pd.DataFrame())
OUT_OF_SCHOOL = unicef.CODES["out-of-school"]
ONLY_UN_SDG = "un_sdg (SP_DYN_MRBF18) only"


def point(
    iso3: str,
    year: object,
    value: object,
    code: str = unicef.CODES["child-marriage-18"],
    footnote: str = "",
) -> dict[str, object]:
    return {
        "DW.indicator.code": code,
        "iso3": iso3,
        "sex": "_T: Total",
        "age": "Y20T24: 20 to 24 years old",
        "time.period": year,
        "obs.value": value,
        "obs.footnote": footnote,
    }


def survey(iso3: str, year: float, value: float, vintage: str = "2026-07-01") -> dict[str, object]:
    return {"vintage": vintage, "series": "SP_DYN_MRBF18", "iso3": iso3, "year": year, "value": value}


def read(tmp_path: Path, points: list[dict[str, object]], *surveys: dict[str, object]) -> SourceTables:
    """The points given, and one of children out of school in Namibia where they hold none."""
    codes = {entry["DW.indicator.code"] for entry in points}
    filled = points if OUT_OF_SCHOOL in codes else [*points, point("NAM", 2018.0, 3.5, code=OUT_OF_SCHOOL)]
    for file, rows in ((unicef.FILE, filled), (un_sdg.FILE, [*surveys, survey("LBR", 2020.0, 24.9)])):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        pd.DataFrame(rows).to_csv(tmp_path / file, index=False)
    return unicef.read(tmp_path, AREAS)


def values(result: SourceTables) -> dict[tuple[str, int], float]:
    table = result.tables["child-marriage-18"]
    keys = zip(table["ref_area"], table["time_period"], strict=True)
    return dict(zip(keys, table["obs_value"], strict=True))


def found(result: SourceTables, words: str) -> Finding:
    return next(finding for finding in result.findings if words in finding.reason)


def test_trend_estimates_are_of_women_aged_20_to_24_and_marked_as_estimates(tmp_path: Path) -> None:
    table = read(tmp_path, [point("LBR", 2015.0, 29.1)]).tables["child-marriage-18"]
    assert table.iloc[0][["sex", "age", "breakdown", "obs_status"]].tolist() == ["F", "Y20T24", "_T", "E"]


def test_children_out_of_school_are_one_survey_per_country_and_no_estimate_of_a_trend(tmp_path: Path) -> None:
    table = read(tmp_path, [point("LBR", 2015.0, 29.1), point("NAM", 2013.0, 11.5, code=OUT_OF_SCHOOL)]).tables
    assert table["out-of-school"].iloc[0].dropna().tolist() == ["NAM", 2013, "_T", "_T", "_T", 11.5, "A"]


def test_a_missing_series_of_school_names_its_code(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no row of ED_ROFST_L1 in column DW\.indicator\.code"):
        read(tmp_path, [point("LBR", 2015.0, 29.1), point("NAM", 2013.0, "", code=OUT_OF_SCHOOL)])


def test_only_the_trend_series_is_taken_and_the_rest_of_the_file_is_listed(tmp_path: Path) -> None:
    other = point("LBR", 2015.0, 99.0, code="PT_CHLD_Y0T4_REG")
    result = read(tmp_path, [point("LBR", 2015.0, 29.1), other])
    assert values(result) == {("LBR", 2015): 29.1}
    assert found(result, "other indicators").key == "PT_CHLD_Y0T4_REG"


def test_un_sdg_is_never_joined_and_its_extra_countries_are_listed(tmp_path: Path) -> None:
    points = [point("LBR", 2015.0, 29.1), point("JAM", 2011.0, 7.9)]
    old = survey("NAM", 2013.0, 6.9, "2025-06-04")
    surveys = [survey("GBR", 2023.0, 0.1), survey("JAM", 2022.0, 26.9), old]
    result = read(tmp_path, points, *surveys)
    assert values(result) == {("LBR", 2015): 29.1, ("JAM", 2011): 7.9}
    assert found(result, ONLY_UN_SDG).key == "GBR"
    assert found(result, "later figure").key == "JAM 2022: 26.9, LBR 2020: 24.9"


def test_a_blank_is_no_row(tmp_path: Path) -> None:
    result = read(tmp_path, [point("LBR", 2015.0, ""), point("LBR", 2020.0, 24.9)])
    assert values(result) == {("LBR", 2020): 24.9}


def test_footnotes_of_unicef_are_kept_in_the_build_report(tmp_path: Path) -> None:
    note = "The sample was national and urban"
    result = read(tmp_path, [point("NAM", 2013.0, 6.9, footnote=note), point("LBR", 2015.0, 29.1)])
    assert (found(result, note).action, found(result, note).key) == ("noted", "NAM")


def test_a_footnote_on_a_survey_that_is_shown_from_un_sdg_is_kept_where_the_figure_is_the_same(tmp_path: Path) -> None:
    women, men = "PT_F_18-29_SX-V_AGE-18", "PT_M_18-29_SX-V_AGE-18"
    notes = [
        point("NAM", 2019.0, 1.83, code=women, footnote="Refers only to unmarried women"),
        point("NAM", 2019.0, 3.5, code=men, footnote="Refers only to unmarried men"),
        point("JAM", 2016.0, 2.3, code=women, footnote="Another year"),
        point("GBR", 2019.0, 9.9, code=women, footnote="Another figure"),
        point("LBR", 2019.0, 8.1, code=women),
    ]
    abuse = [
        survey(area, 2019.0, value) | {"series": "VC_VAW_SXVLN"}
        for area, value in (("NAM", 1.8), ("NAM", 3.5), ("JAM", 2.3), ("GBR", 8.1), ("LBR", 8.1))
    ]
    result = read(tmp_path, [point("LBR", 2015.0, 29.1), *notes], *abuse)
    kept = {
        (entry.indicator, entry.reason): entry.key
        for entry in result.findings
        if entry.indicator == "sexual-violence-by-18"
    }
    assert kept == {
        ("sexual-violence-by-18", "UNICEF notes: Refers only to unmarried women"): "NAM 2019 F",
        ("sexual-violence-by-18", "UNICEF notes: Refers only to unmarried men"): "NAM 2019 M",
        (
            "sexual-violence-by-18",
            "a footnote of UNICEF's on another year or figure than un_sdg has: not taken",
        ): "GBR, JAM",
    }


def test_a_code_that_is_no_area_is_dropped_and_listed(tmp_path: Path) -> None:
    result = read(tmp_path, [point("LBR", 2015.0, 29.1), point("SSA", 2015.0, 35.0)])
    assert found(result, "no area of ours").key == "SSA"
    assert values(result) == {("LBR", 2015): 29.1}


def test_a_missing_trend_series_names_file_column_and_remedy(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"child_protection\.csv\.gz: no row of PT_F_20-24.* check CODES in"):
        read(tmp_path, [point("LBR", 2015.0, 29.1, code="PT_F_20-24_MRD_U18")])


def test_a_renamed_column_names_file_column_and_remedy(tmp_path: Path) -> None:
    row = point("LBR", 2015, 1)
    renamed = {("OBS_VALUE" if name == "obs.value" else name): entry for name, entry in row.items()}
    with pytest.raises(ValueError, match=r"child_protection.*: no column obs\.value; .*adapt the columns"):
        read(tmp_path, [renamed, {**renamed, "DW.indicator.code": OUT_OF_SCHOOL}])


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    path = PUBLISHED / "child-marriage-18.csv"
    return pd.read_csv(path, keep_default_na=False, na_values={"obs_value": [""]})


def test_published_trend_has_785_points_of_131_countries(table: pd.DataFrame) -> None:
    assert list(table.columns) == COLUMNS
    assert not table.duplicated(KEYS).any()
    assert (len(table), table["ref_area"].nunique()) == (785, 131)


def test_published_children_out_of_school_are_118_countries_with_one_value_each() -> None:
    school = pd.read_csv(PUBLISHED / "out-of-school.csv", keep_default_na=False)
    assert (len(school), school["ref_area"].nunique()) == (118, 118)
    assert school.set_index("ref_area").loc[["NGA", "AFG"], "obs_value"].astype(float).round(1).tolist() == [27.6, 37.0]


def test_liberia_2000_to_2020_is_published_as_in_the_worked_example(table: pd.DataFrame) -> None:
    liberia = table[table["ref_area"] == "LBR"].set_index("time_period")["obs_value"]
    assert [liberia[year] for year in (2000, 2005, 2010, 2015, 2020)] == [43.7, 39.2, 33.1, 29.1, 24.9]


def test_no_country_that_only_un_sdg_has_is_published(table: pd.DataFrame) -> None:
    assert not {"BEL", "CHL", "GBR", "LTU", "SGP"} & set(table["ref_area"])


@pytest.mark.sweep  # Of a file that a clone has not; that those of a small one are found: above.
def test_the_thirteen_countries_that_only_un_sdg_has_are_in_the_findings() -> None:
    if not RAW.exists():
        pytest.skip("needs the raw files: what is not published is not in the tables")
    only = found(unicef.read(RAW, load_areas(ROOT / "data")), ONLY_UN_SDG)
    assert only.rows == 13
    assert only.key == "BEL, CHL, DNK, FIN, GBR, ISR, LBY, LTU, NOR, PRK, ROU, SAU, SGP"
