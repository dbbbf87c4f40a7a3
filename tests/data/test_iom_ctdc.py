"""Profiles of child cases and corridors: counted as the evidence's README says, small figures in no table."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from dashboard.catalogue import load_indicators, load_sources
from data import protection
from data.areas import load_areas
from data.records import SourceTables
from data.sources import iom_ctdc as source
from tests.fixtures.attack import Cell, Span, known_to_all, spans

ROOT = Path(__file__).parents[2]
RAW = ROOT.parent / "shared" / "data" / "raw"
AREAS = load_areas(ROOT / "data")
INDICATORS = load_indicators(ROOT / "data" / "catalogue")
IDS = (*source.PROFILES, source.CORRIDORS)
FORM, CONTROL, RECRUITER = source.PROFILES
COLUMNS = [
    "gender",
    "ageBroad",
    source.EXPLOITED_IN,
    *(column for codes in source.PROFILES.values() for column in codes),
]
NUMBERS = ["obs_value", "obs_lower", "obs_upper"]


def cases(number: int, sex: str = "Female", age: str = "09--17", *said: str) -> list[dict[str, str]]:
    """So many equal cases; `said` names the columns that are 1, all others are blank."""
    return [dict.fromkeys(COLUMNS, "") | {"gender": sex, "ageBroad": age} | dict.fromkeys(said, "1.0")] * number


def written(folder: Path, people: Iterable[dict[str, str]], routes: Iterable[tuple[str, str, int, int]]) -> Path:
    """Both files of the publisher in a folder of raw files."""
    made = folder / "iom_ctdc"
    made.mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / source.CASES_FILE, "wt", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(people)
    with (folder / source.ROUTES_FILE).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("from", "to", "n", "minor"), *routes])
    return folder


PEOPLE = [
    *cases(30, "Female", "09--17", "isSexualExploit", "typeOfSexProstitution", "recruiterRelationFamily"),
    *cases(12, "Female", "09--17", "isForcedLabour"),
    *cases(11, "Female", "0--8", "isForcedLabour", "isSexualExploit"),
    *cases(40, "Male", "09--17", "meansOfControlThreats"),
    *cases(15, "Male", "0--8"),
    *cases(4, "Male", "0--8", "isOtherExploit"),
    *cases(3, "Transgender/NonConforming", "09--17", "isForcedLabour"),
    *cases(20, "", "09--17", "isForcedLabour"),
    *cases(50, "Female", "18--20", "isSexualExploit"),
    *cases(60, "Female", "", "isSexualExploit"),
]
ROUTES = [
    ("UKR", "POL", 100, 20),
    ("UKR", "UKR", 90, 0),
    ("MDA", "POL", 14, 12),
    ("NAM", "ZAF", 30, 4),
    ("KEN", "SAU", 7, 0),
    ("KEN", "XXX", 70, 0),
    ("ZZZ", "KEN", 70, 0),
]


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> SourceTables:
    """The tables of a few hand-made cases and corridors."""
    return source.read(written(tmp_path_factory.mktemp("raw"), PEOPLE, ROUTES), AREAS)


def figure(result: SourceTables, indicator: str, kind: str, sex: str = "_T", age: str = "Y0T17") -> float | str:
    """The figure of one cell, or its status where there is none."""
    table = result.tables[indicator]
    line = table[(table["breakdown"] == kind) & (table["sex"] == sex) & (table["age"] == age)].iloc[0]
    assert line[["ref_area", "time_period"]].tolist() == ["WLD", 2021]
    return str(line["obs_status"]) if pd.isna(line["obs_value"]) else float(line["obs_value"])


def corridor(result: SourceTables, origin: str, destination: str) -> list[float | str]:
    """All cases and those of children between two areas."""
    table = result.tables[source.CORRIDORS]
    found = table[(table["ref_area"] == origin) & (table["breakdown"] == destination)]
    found = found.set_index("age").loc[["_T", "Y0T17"]]
    return [
        str(status) if pd.isna(value) else float(value)
        for value, status in zip(found["obs_value"], found["obs_status"], strict=True)
    ]


# Profiles


def test_children_are_those_of_the_two_youngest_bands(result: SourceTables) -> None:
    assert figure(result, FORM, "_T") == 135
    assert figure(result, FORM, "SEXUAL_EXPLOITATION") == 41
    assert set(result.tables[FORM]["age"]) == {"Y0T8", "Y9T17", "Y0T17"}


def test_unknown_and_other_sexes_are_in_the_total_alone(result: SourceTables) -> None:
    assert figure(result, FORM, "FORCED_LABOUR") == 46
    assert figure(result, FORM, "FORCED_LABOUR", "F") == 23
    assert figure(result, FORM, "FORCED_LABOUR", "M") == 0
    assert set(result.tables[FORM]["sex"]) == {"F", "M", "_T"}


def test_kinds_are_not_additive_since_a_case_may_have_several_or_none(result: SourceTables) -> None:
    assert figure(result, FORM, "_T", "F", "Y0T8") == 11
    assert (
        figure(result, FORM, "FORCED_LABOUR", "F", "Y0T8")
        == figure(result, FORM, "SEXUAL_EXPLOITATION", "F", "Y0T8")
        == 11
    )
    assert figure(result, CONTROL, "THREATS", "M", "Y9T17") == 40
    assert figure(result, RECRUITER, "FAMILY", "F") == 30


def test_what_no_case_has_is_0_and_means_none_recorded(result: SourceTables) -> None:
    assert figure(result, RECRUITER, "FRIEND") == 0
    for indicator in source.PROFILES:
        assert "it is not known that it did not happen" in INDICATORS[indicator].meaning_zero
        assert any("unknown, not" in caveat for caveat in INDICATORS[indicator].caveats[:3])


def test_profiles_are_of_low_reliability_of_the_world_and_of_the_release(result: SourceTables) -> None:
    for indicator in source.PROFILES:
        table = result.tables[indicator]
        assert set(table["obs_status"]) <= {"U", "Q"}
        assert set(table["ref_area"]) == {"WLD"}
        assert set(table["time_period"]) == {2021}


def test_small_figures_and_their_neighbours_are_suppressed(result: SourceTables) -> None:
    assert figure(result, FORM, "OTHER") == "Q"
    assert figure(result, FORM, "OTHER", "M", "Y0T8") == "Q"
    assert figure(result, FORM, "OTHER", "F") == 0
    assert figure(result, FORM, "_T", "M", "Y0T8") == 19


def test_left_out_cases_are_counted_in_the_report(result: SourceTables) -> None:
    told = {finding.reason.replace(",", ":").split(":")[0]: finding.rows for finding in result.findings if finding.key}
    assert told["age band unknown"] == 60
    assert told["adults"] == 50
    assert told["sex unknown or another"] == 23


def test_the_report_says_no_small_number_of_cases(result: SourceTables) -> None:
    for finding in result.findings:
        if finding.indicator in source.PROFILES:
            assert "suppressed" in finding.reason


@pytest.mark.parametrize(
    ("column", "value"),
    [("isForcedLabour", "0"), ("gender", "female"), ("ageBroad", "9--17")],
)
def test_a_code_that_is_new_stops_the_build(tmp_path: Path, column: str, value: str) -> None:
    strange = cases(1)[0] | {column: value}
    raw = written(tmp_path, [*PEOPLE, strange], ROUTES)
    with pytest.raises(ValueError, match=rf"column {column} holds '{value}'; if the publisher changed its codes"):
        source.read(raw, AREAS)


def test_a_file_without_children_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no case of a child"):
        source.read(written(tmp_path, cases(5, "Male", "48+"), ROUTES), AREAS)


def test_a_renamed_column_stops_the_build(tmp_path: Path) -> None:
    raw = written(tmp_path, PEOPLE, ROUTES)
    routes = raw / source.ROUTES_FILE
    routes.write_text(routes.read_text().replace("minor", "children"))
    with pytest.raises(ValueError, match=r"release_2026_routes\.csv: no column minor"):
        source.read(raw, AREAS)


# Corridors


def test_a_corridor_has_all_cases_and_those_of_children(result: SourceTables) -> None:
    assert corridor(result, "UKR", "POL") == [100, 20]
    table = result.tables[source.CORRIDORS]
    assert set(table["time_period"]) == {2026}
    assert set(table["obs_status"]) == {"A", "Q"}


def test_no_child_recorded_is_0_and_not_suppressed(result: SourceTables) -> None:
    assert corridor(result, "UKR", "UKR") == [90, 0]
    assert corridor(result, "KEN", "SAU") == ["Q", 0]
    assert "it is not known that there was none" in INDICATORS[source.CORRIDORS].meaning_zero


def test_children_who_are_few_are_suppressed_and_all_ages_stay(result: SourceTables) -> None:
    assert corridor(result, "NAM", "ZAF") == [30, "Q"]


def test_children_are_suppressed_where_they_would_give_a_few_others_away(result: SourceTables) -> None:
    """14 cases, 12 of children: two others."""
    assert corridor(result, "MDA", "POL") == [14, "Q"]


def test_areas_that_are_not_ours_are_left_out_and_listed(result: SourceTables) -> None:
    listed = {finding.reason: finding.key for finding in result.findings if finding.action == "dropped"}
    assert listed["code is an aggregate or no area of ours"] == "ZZZ"
    assert listed["destination is an aggregate or no area of ours"] == "XXX"


# What is published


@cache
def published(indicator: str) -> pd.DataFrame:
    path = ROOT / "data" / "published" / f"{indicator}.csv"
    return pd.read_csv(path, keep_default_na=False, na_values={name: [""] for name in NUMBERS})


def value(indicator: str, kind: str, sex: str, age: str) -> float:
    table = published(indicator).set_index(["breakdown", "sex", "age"])
    return float(table.loc[(kind, sex, age), "obs_value"])


def test_the_published_numbers_of_cases_are_those_of_the_readme() -> None:
    for indicator in source.PROFILES:
        assert [value(indicator, "_T", sex, "Y0T17") for sex in ("_T", "F", "M")] == [23460, 13804, 5491]


def test_published_corridors_are_as_many_as_an_independent_reading_found() -> None:
    table = published(source.CORRIDORS)
    over = table[table["obs_value"] >= 10].groupby("age").size()
    assert over.to_dict() == {"_T": 695, "Y0T17": 69}


@pytest.mark.parametrize(
    ("indicator", "rows"), [(FORM, 108), (CONTROL, 144), (RECRUITER, 45), (source.CORRIDORS, 2664)]
)
def test_every_cell_of_every_group_has_a_row(indicator: str, rows: int) -> None:
    assert len(published(indicator)) == rows


@cache
def raw_cells() -> dict[tuple[str, str, str], int]:
    """Cases by kind, sex (F M _U) and age band, counted line by line without the project's reader."""
    if not (RAW / source.CASES_FILE).exists():
        pytest.skip("the raw files are not here")
    codes = {
        column: (indicator, code) for indicator, kinds in source.PROFILES.items() for column, code in kinds.items()
    }
    counted: Counter[tuple[str, str, str]] = Counter()
    with gzip.open(RAW / source.CASES_FILE, "rt", encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            age = {"0--8": "Y0T8", "09--17": "Y9T17"}.get(line["ageBroad"])
            if age is None:
                continue
            sex = {"Female": "F", "Male": "M"}.get(line["gender"], "_U")
            counted.update(("/".join(codes[column]), sex, age) for column in codes if line[column])
            counted.update((f"{indicator}/_T", sex, age) for indicator in source.PROFILES)
    return dict(counted)


def truth(indicator: str, kind: str) -> dict[Cell, int]:
    """Every cell of one kind, unknown sex included."""
    leaves = {
        (sex, age): raw_cells().get((f"{indicator}/{kind}", sex, age), 0) for sex in source.SEXES for age in source.AGES
    }
    cells = leaves | {("_T", age): sum(leaves[sex, age] for sex in source.SEXES) for age in source.AGES}
    return cells | {
        (sex, source.CHILDREN): sum(cells[sex, age] for age in source.AGES) for sex in (*source.SEXES, source.ALL)
    }


def groups(indicator: str) -> dict[str, dict[Cell, int | None]]:
    """The published figures of each kind, None for a suppressed one."""
    return {
        str(kind): {
            (line.sex, line.age): None if line.obs_status == "Q" else int(line.obs_value) for line in rows.itertuples()
        }
        for kind, rows in published(indicator).groupby("breakdown")
    }


SECRET_SEX = [("_U", age) for age in (*source.AGES, source.CHILDREN)]


@pytest.mark.parametrize("indicator", source.PROFILES)
def test_published_profiles_are_true_and_nobody_can_derive_a_small_figure(indicator: str) -> None:
    for kind, figures in groups(indicator).items():
        true = truth(indicator, kind)
        assert {cell: figure for cell, figure in figures.items() if figure not in (None, true[cell])} == {}
        small = [cell for cell, number in true.items() if 0 < number < 10]
        assert [cell for cell in small if figures.get(cell) is not None] == []
        for cell, (low, high) in spans(known_to_all(figures, SECRET_SEX), source.PROFILE_SUMS, small).items():
            assert low <= true[cell] <= high
            assert high - low >= 8, (kind, cell, low, high)


@pytest.mark.parametrize("indicator", source.PROFILES)
def test_nobody_can_derive_a_small_figure_even_if_told_which_ones_are_small(indicator: str) -> None:
    for kind, figures in groups(indicator).items():
        true = truth(indicator, kind)
        small = [cell for cell, number in true.items() if 0 < number < 10]
        told = {
            cell: narrowed(span, is_small=cell in small, is_hidden=figures.get(cell) is None)
            for cell, span in known_to_all(figures, SECRET_SEX).items()
        }
        for cell, (low, high) in spans(told, source.PROFILE_SUMS, small).items():
            assert high - low >= 2, (kind, cell, low, high)


def narrowed(span: Span, *, is_small: bool, is_hidden: bool) -> Span:
    """What is known of a cell of which one was told whether it is small."""
    if not is_hidden:
        return span
    return (1, 9) if is_small else (0 if span[0] == 0 else 10, span[1])


@pytest.mark.parametrize("indicator", IDS)
def test_no_suppressed_figure_and_no_rest_follows_from_what_is_published(indicator: str) -> None:
    """Without the publisher's files: whatever was suppressed can be several numbers, and no rest is known to be few."""
    sums, secret = attacked(indicator)
    for figures in all_groups(indicator):
        hidden = [cell for cell, figure in figures.items() if figure is None]
        known = known_to_all(figures, secret)
        for cell, (low, high) in spans(known, sums, hidden).items():
            assert low < high, (figures, cell)
        for cell, (low, high) in spans(known, sums, secret).items():
            assert low < high or low == 0 or low >= 10, (figures, cell)


def attacked(indicator: str) -> tuple[tuple[protection.Sum, ...], list[Cell]]:
    if indicator == source.CORRIDORS:
        return source.CORRIDOR_SUMS, [(source.ALL, source.UNKNOWN)]
    return source.PROFILE_SUMS, SECRET_SEX


def all_groups(indicator: str) -> list[Mapping[Cell, int | None]]:
    """The published figures of each kind or corridor, equal ones once."""
    rows = published(indicator).sort_values(["ref_area", "breakdown", "sex", "age"])
    figures = rows["obs_value"].astype(object).where(rows["obs_value"].notna(), None)
    cells = list(zip(rows["sex"], rows["age"], strict=True))
    number = len(set(cells))
    found = {
        tuple(zip(cells[at : at + number], figures[at : at + number], strict=True))
        for at in range(0, len(rows), number)
    }
    return [{cell: None if figure is None else int(figure) for cell, figure in group} for group in found]


@pytest.mark.parametrize("indicator", source.PROFILES)
def test_cases_without_a_kind_are_not_given_away_by_all_cases(indicator: str) -> None:
    """The codes are no parts of all cases, yet what is left of all could be few."""
    table = published(indicator)
    every = table[table["breakdown"] == "_T"].set_index(["sex", "age"])["obs_value"]
    rest = [every[line.sex, line.age] - line.obs_value for line in table.itertuples() if line.breakdown != "_T"]
    assert all(pd.isna(left) or left >= 10 for left in rest)


def test_the_build_report_says_where_most_of_the_children_were_exploited(tmp_path: Path) -> None:
    there = [
        person | {source.EXPLOITED_IN: code} for code, number in (("USA", 12), ("GHA", 9)) for person in cases(number)
    ]
    found = source.read(written(tmp_path, [*PEOPLE, *there, *cases(70, "Female", "18--20")], ROUTES), AREAS).findings
    (entry,) = (finding for finding in found if finding.reason == source.WHERE)
    assert (entry.rows, entry.key) == (21, "case-profile tables: USA 12")


def test_the_records_name_the_rule_and_the_files_that_are_read() -> None:
    for indicator in IDS:
        record = INDICATORS[indicator]
        assert record.least_shown == protection.LEAST_SHOWN == 10
        assert record.aggregate == "none"
        assert any(caveat.startswith("Figures under ten cases are suppressed") for caveat in record.caveats)
    files = {file.path for file in load_sources(ROOT / "data" / "sources")[source.SOURCE].files}
    assert files == {source.CASES_FILE, source.ROUTES_FILE}


def test_codes_are_those_of_the_records() -> None:
    for indicator, codes in source.PROFILES.items():
        assert set(INDICATORS[indicator].breakdown) == {"_T", *codes.values()}
