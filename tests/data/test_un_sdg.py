"""The newest SDG release: what the README of the evidence promises."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from data.areas import Areas, of_areas
from data.records import COLUMNS, KEYS, Finding, SourceTables
from data.sources import un_sdg

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "data" / "published"
CATALOGUE = ROOT / "data" / "catalogue"
AREAS = Areas(pd.DataFrame({"area": ["NGA", "NAM", "BGD", "TWN"]}), pd.DataFrame())
STATUS_WORDS = re.compile(
    "indicator_status|currentLevelAssessment|Target Achieved|On Track|Limited or No Progress|Fair progress|"
    "Deterioration|Insufficient Data|No Data After 2015|Methodology Unavailable|Target met or almost|"
    "[Vv]ery far from target|Far from target|Close to Target|Moderate distance to target"
)


def row(series: str, iso3: str = "NGA", value: object = 10.0, **others: object) -> dict[str, object]:
    plain = {
        "vintage": "2026-07-01",
        "iso3": iso3,
        "indicator": "1.1.1",
        "series": series,
        "sex": "",
        "age": "",
        "dims": '{"status": "On Track", "Education level": "PRIMAR"}',
        "year": 2021.0,
        "value": value,
        "label": "",
        "added_by_country_office": "",
        "indicator_status": "On Track",
    }
    return plain | others


def read(tmp_path: Path, *rows: dict[str, object]) -> SourceTables:
    """The rows given, and one of Bangladesh for each series that they lack."""
    given = {entry["series"] for entry in rows}
    filled = [*rows, *(row(series, "BGD") for series in un_sdg.SERIES.values() if series not in given)]
    return read_only(tmp_path, filled)


def read_only(tmp_path: Path, rows: list[dict[str, object]]) -> SourceTables:
    (tmp_path / "un_sdg").mkdir(exist_ok=True)
    pd.DataFrame(rows).to_csv(tmp_path / un_sdg.FILE, index=False)
    return un_sdg.read(tmp_path, AREAS)


def found(result: SourceTables, indicator: str, action: str) -> Finding:
    return next(entry for entry in result.findings if (entry.indicator, entry.action) == (indicator, action))


def keys(table: pd.DataFrame) -> list[tuple[object, ...]]:
    told = table[["ref_area", "time_period", "sex", "age", "obs_value"]]
    return list(told.itertuples(index=False, name=None))


def test_only_the_newest_release_is_published_and_older_ones_are_listed(tmp_path: Path) -> None:
    old = row("SG_REG_BRTH", year=2016.0, value=47.0, vintage="2025-06-04")
    gone = row("SG_REG_BRTH", "NAM", vintage="2025-06-04")
    result = read(tmp_path, old, gone, row("SG_REG_BRTH", value=57.3, age="<5Y"))
    assert keys(result.tables["birth-registration"]) == [("NGA", 2021, "_T", "Y0T4", 57.3)]
    dropped = found(result, "birth-registration", "dropped")
    assert (dropped.rows, dropped.key) == (2, "2025-06-04")


def test_a_series_that_left_the_newest_release_is_not_taken_from_an_older_one(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"vintages\.csv\.gz: the newest release has no row of SG_REG_BRTH"):
        read(tmp_path, row("SG_REG_BRTH", vintage="2025-06-04"))


def test_status_words_are_dropped_and_counted(tmp_path: Path) -> None:
    result = read(tmp_path, row("SG_REG_BRTH"))
    assert found(result, "", "dropped").rows == len(un_sdg.SERIES)
    for table in result.tables.values():
        assert list(table.columns) == COLUMNS
        assert not STATUS_WORDS.search(table.to_csv())


def test_a_series_listed_under_several_indicators_counts_once(tmp_path: Path) -> None:
    twice = [row("VC_IHR_PSRC", sex="BOTHSEX", indicator=number) for number in ("16.1.1", "11.5.1", "13.1.1")]
    result = read(tmp_path, *twice)
    assert keys(result.tables["homicide-rate"]) == [("NGA", 2021, "_T", "_T", 10.0)]
    assert found(result, "homicide-rate", "merged").rows == 2


def test_people_affected_by_disasters_count_once_though_listed_under_three_indicators(tmp_path: Path) -> None:
    rows = [row("VC_DSR_AFFCT", value=1234.5, indicator=number) for number in ("1.5.1", "11.5.1", "13.1.1")]
    result = read(tmp_path, *rows)
    assert keys(result.tables["disaster-affected"]) == [("NGA", 2021, "_T", "_T", 1234.5)]
    assert found(result, "disaster-affected", "merged").rows == 2


def test_only_primary_school_is_taken_and_the_other_levels_are_listed(tmp_path: Path) -> None:
    levels = {"PRIMAR": 70.0, "LOWSEC": 50.0, "UPPSEC": 30.0}
    rows = [row("SE_TOT_CPLR", value=value, dims=f'{{"Education level": "{name}"}}') for name, value in levels.items()]
    result = read(tmp_path, *rows)
    assert keys(result.tables["primary-completion"]) == [("NGA", 2021, "_T", "_T", 70.0)]
    others = next(entry for entry in result.findings if "education level" in entry.reason)
    assert (others.indicator, others.rows, others.key) == ("primary-completion", 2, "LOWSEC, UPPSEC")


def test_a_file_without_levels_of_education_names_the_column_and_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"column dims of SE_TOT_CPLR has no Education level PRIMAR; adapt HEADLINES"):
        read(tmp_path, row("SE_TOT_CPLR", dims='{"status": "On Track"}'))


def test_modelled_violence_by_a_partner_is_marked_as_an_estimate_and_surveys_are_not(tmp_path: Path) -> None:
    tables = read(tmp_path, row("VC_VAW_MARR", sex="FEMALE", age="15+")).tables
    assert set(tables["partner-violence"]["obs_status"]) == {"E"}
    assert set(tables["female-genital-mutilation"]["obs_status"]) == {"A"}


def test_two_values_for_one_key_stop_the_build(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"VC_IHR_PSRC has 1 second values .*NGA 2021.*column dims"):
        read(tmp_path, row("VC_IHR_PSRC"), row("VC_IHR_PSRC", value=11.0))


MEASURED = [
    ("food-insecurity", "BOTHSEX", "ALLAGE", ("_T", "_T")),
    ("homicide-rate", "BOTHSEX", "", ("_T", "_T")),
    ("birth-registration", "", "<5Y", ("_T", "Y0T4")),
    ("child-marriage-15", "FEMALE", "20-24", ("F", "Y20T24")),
    ("child-labour", "BOTHSEX", "5-17", ("_T", "Y5T17")),
    ("child-economic-activity", "BOTHSEX", "5-17", ("_T", "Y5T17")),
    ("violent-discipline", "", "1-14", ("_T", "Y1T14")),
    ("sexual-violence-by-18", "MALE", "18-29", ("M", "Y18T29")),
    ("social-protection-children", "BOTHSEX", "<15Y", ("_T", "Y0T14")),
    ("migrant-deaths", "", "", ("_T", "_T")),
    ("disaster-affected", "", "", ("_T", "_T")),
    ("sexual-violence-reported", "BOTHSEX", "", ("_T", "_T")),
    ("unsentenced-detainees", "BOTHSEX", "", ("_T", "_T")),
    ("laws-on-violence-against-women", "", "", ("_T", "_T")),
    ("female-genital-mutilation", "FEMALE", "15-49", ("F", "Y15T49")),
    ("primary-completion", "BOTHSEX", "", ("_T", "_T")),
    ("partner-violence", "FEMALE", "15+", ("F", "Y_GE15")),
]
"""Of an indicator sex and age as the publisher writes them, and as we do."""


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> SourceTables:
    """A row of each, in one file."""
    rows = [row(un_sdg.SERIES[indicator], sex=sex, age=age) for indicator, sex, age, _ in MEASURED]
    return read(tmp_path_factory.mktemp("measured"), *rows)


@pytest.mark.parametrize(("indicator", "expected"), [(indicator, expected) for indicator, _, _, expected in MEASURED])
def test_codes_name_the_people_measured(measured: SourceTables, indicator: str, expected: tuple[str, str]) -> None:
    assert keys(measured.tables[indicator]) == [("NGA", 2021, *expected, 10.0)]


def test_children_of_2_to_14_are_on_the_same_map_with_a_note(tmp_path: Path) -> None:
    series = un_sdg.SERIES["violent-discipline"]
    result = read(tmp_path, row(series, age="1-14"), row(series, "NAM", age="2-14"))
    assert set(result.tables["violent-discipline"]["age"]) == {"Y1T14", "Y2T14"}
    noted = found(result, "violent-discipline", "noted")
    assert (noted.rows, noted.key) == (1, "NAM")


def test_social_protection_without_an_age_is_taken_as_the_series_own_and_doubted(tmp_path: Path) -> None:
    result = read(tmp_path, row("SI_COV_CHLD", "TWN", sex="BOTHSEX"))
    assert keys(result.tables["social-protection-children"]) == [("TWN", 2021, "_T", "Y0T14", 10.0)]
    assert found(result, "social-protection-children", "doubted").key == "TWN"


def test_a_zero_is_a_row_and_a_blank_is_none(tmp_path: Path) -> None:
    result = read(tmp_path, row("VC_IHR_PSRC", value=0.0), row("VC_IHR_PSRC", "NAM", value=""))
    assert keys(result.tables["homicide-rate"]) == [("NGA", 2021, "_T", "_T", 0.0)]


def test_a_label_such_as_below_2_5_is_never_read_as_the_number(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"column label of AG_PRD_FIESMS holds <2\.5.*interval"):
        read(tmp_path, row("AG_PRD_FIESMS", value=2.5, label="<2.5"))


def test_an_unknown_code_names_file_column_and_remedy(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"vintages.*: column age of VC_VAW_PHYPYV holds 1-17; add the code"):
        read(tmp_path, row("VC_VAW_PHYPYV", age="1-17"))


def test_a_renamed_column_names_file_column_and_remedy(tmp_path: Path) -> None:
    rows = [{("release" if name == "vintage" else name): value for name, value in row("SG_REG_BRTH").items()}]
    with pytest.raises(ValueError, match=r"vintages\.csv\.gz: no column vintage; .*adapt the columns"):
        read_only(tmp_path, rows)


def test_an_aggregate_is_dropped_and_listed_but_a_world_figure_of_the_publisher_stays(tmp_path: Path) -> None:
    result = read(tmp_path, row("AG_PRD_FIESMS", "WLD"), row("AG_PRD_FIESMS", "SSF"))
    assert set(result.tables["food-insecurity"]["ref_area"]) == {"WLD"}
    assert found(result, "food-insecurity", "dropped").key == "SSF"


def published(indicator: str) -> pd.DataFrame:
    texts = ["ref_area", "sex", "age", "breakdown", "obs_status"]
    table = pd.read_csv(
        PUBLISHED / f"{indicator}.csv",
        dtype=dict.fromkeys(texts, str),
        keep_default_na=False,
        na_values={name: [""] for name in ("obs_value", "obs_lower", "obs_upper")},
    )
    assert list(table.columns) == COLUMNS
    assert not table.duplicated(KEYS).any()
    return table


@pytest.mark.parametrize(
    ("indicator", "rows", "areas"),
    [
        ("food-insecurity", 1141, 157),
        ("homicide-rate", 1947, 188),
        ("birth-registration", 179, 179),
        ("child-marriage-15", 137, 137),
        ("child-labour", 95, 95),
        ("child-economic-activity", 100, 100),
        ("violent-discipline", 99, 99),
        ("sexual-violence-by-18", 85, 70),
        ("social-protection-children", 458, 196),
        ("migrant-deaths", 830, 152),
        ("disaster-affected", 1469, 165),
        ("sexual-violence-reported", 91, 22),
        ("unsentenced-detainees", 1771, 187),
        ("laws-on-violence-against-women", 399, 131),
        ("female-genital-mutilation", 30, 30),
        ("primary-completion", 781, 157),
        ("partner-violence", 162, 162),
    ],
)
def test_published_tables_have_the_expected_counts(indicator: str, rows: int, areas: int) -> None:
    table = published(indicator)
    own = table[of_areas(table)] if indicator == "food-insecurity" else table
    assert (len(own), own["ref_area"].nunique()) == (rows, areas)


@pytest.mark.parametrize(
    "indicator",
    [
        "birth-registration",
        "child-marriage-15",
        "child-labour",
        "child-economic-activity",
        "violent-discipline",
        "sexual-violence-by-18",
        "female-genital-mutilation",
        "partner-violence",
    ],
)
def test_no_second_point_where_unicef_publishes_no_trend(indicator: str) -> None:
    table = published(indicator)
    assert not table.duplicated(["ref_area", "sex"]).any()


@pytest.mark.parametrize(
    ("indicator", "area", "year", "value"),
    [
        ("food-insecurity", "RUS", 2015, 8.2),
        ("food-insecurity", "RUS", 2023, 2.8),
        ("homicide-rate", "ZAF", 2015, 32.92),
        ("child-labour", "BGD", 2025, 9.2),
        ("unsentenced-detainees", "BRA", 2015, 37.47),
        ("unsentenced-detainees", "BRA", 2024, 27.26),
    ],
)
def test_worked_examples_of_the_progress_method_are_published(
    indicator: str,
    area: str,
    year: int,
    value: float,
) -> None:
    table = published(indicator)
    row_ = table[(table["ref_area"] == area) & (table["time_period"] == year)]
    assert row_["obs_value"].item() == value


def test_violent_discipline_has_ten_countries_of_2_to_14_and_sexual_violence_has_no_total() -> None:
    assert (published("violent-discipline")["age"] == "Y2T14").sum() == 10
    assert published("sexual-violence-by-18")["sex"].value_counts().to_dict() == {"F": 70, "M": 15}


def test_food_insecurity_goes_below_2_5_as_exact_values() -> None:
    table = published("food-insecurity")
    assert table["obs_value"].min() == 1.1
    assert table[["obs_lower", "obs_upper"]].isna().all(axis=None)


def test_no_published_table_holds_another_agencys_status_words() -> None:
    tables = [PUBLISHED / f"{record.stem}.csv" for record in CATALOGUE.glob("*.toml")]
    texts = {path.name: path.read_text(encoding="utf-8") for path in tables if path.exists()}
    assert texts
    assert [name for name, text in texts.items() if STATUS_WORDS.search(text)] == []
