"""The US Department of Labor's findings: what the README of the evidence promises."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data.areas import Areas, load_areas
from data.records import Finding, SourceTables
from data.sources import us_dol

ROOT = Path(__file__).parents[2]
RAW = ROOT.parent / "shared" / "data" / "raw"
AREAS = Areas(
    pd.DataFrame({"area": ["NAM", "COD", "TUR"], "name_en": ["Namibia", "Congo (DR)", "Türkiye"]}), pd.DataFrame()
)


def row(name: str = "Namibia", year: int = 2021, **cells: str) -> dict[str, object]:
    empty = dict.fromkeys((*us_dol.STANDARDS.values(), *us_dol.COUNTS.values()), "")
    return {"file_year": year, "name": name, "desc_year": 2022 if year == 2021 else year, **empty, **cells}


def read(tmp_path: Path, *rows: dict[str, object]) -> SourceTables:
    (tmp_path / "us_dol").mkdir()
    pd.DataFrame(rows).to_csv(tmp_path / us_dol.FILE, index=False)
    return us_dol.read(tmp_path, AREAS)


def cells(result: SourceTables, indicator: str) -> list[tuple[str, int, float | None, str]]:
    table = result.tables[indicator]
    columns = ("ref_area", "time_period", "obs_value", "obs_status")
    rows = zip(*(table[name].tolist() for name in columns), strict=True)
    return [(area, year, None if value != value else value, status) for area, year, value, status in rows]  # noqa: PLR0124


def noted(result: SourceTables, indicator: str) -> list[Finding]:
    return [found for found in result.findings if found.indicator == indicator and found.action == "noted"]


def test_yes_meets_the_standard_no_does_not_and_a_blank_is_no_row(tmp_path: Path) -> None:
    column = us_dol.STANDARDS["child-trafficking-law"]
    result = read(
        tmp_path, row(**{column: "Yes"}), row(year=2020, **{column: "No"}), row(year=2019, **{column: "\n    "})
    )
    assert cells(result, "child-trafficking-law") == [("NAM", 2020, 0.0, "A"), ("NAM", 2022, 1.0, "A")]


@pytest.mark.parametrize(
    ("file_year", "described", "year"),
    [(2021, 2022, 2022), (2021, "", 2022), (2020, 2020, 2020), (2020, "", 2020), (2018, 2017, 2017)],
)
def test_the_year_is_the_one_described_and_never_that_of_the_files_name_where_these_differ(
    tmp_path: Path, file_year: int, described: object, year: int
) -> None:
    result = read(tmp_path, {**row(year=file_year, enf_Labor_Inspectors="7"), "desc_year": described})
    assert cells(result, "labour-inspectors") == [("NAM", year, 7.0, "A")]


def test_unknown_and_unavailable_are_asked_but_not_reported(tmp_path: Path) -> None:
    said = ("Unknown", "Unknown* ", "Unavailable")
    result = read(tmp_path, *(row(year=2017 + n, enf_Criminal_Convictions=text) for n, text in enumerate(said)))
    assert {entry[2:] for entry in cells(result, "child-labour-convictions")} == {(None, "M")}
    assert len(cells(result, "child-labour-convictions")) == 3


def test_not_applicable_is_no_row_but_a_note(tmp_path: Path) -> None:
    result = read(tmp_path, row(conv_C_138_Ratified="Not Applicable"), row(year=2020, conv_C_138_Ratified="Yes"))
    assert cells(result, "ilo-c138") == [("NAM", 2020, 1.0, "A")]
    assert [(found.rows, found.key) for found in noted(result, "ilo-c138")] == [(1, "Namibia 2022")]


def test_footnote_marks_line_breaks_and_thousands_commas_are_taken_off(tmp_path: Path) -> None:
    said = ("2,582‡ ", "29†", "4\n            ")
    result = read(tmp_path, *(row(year=2017 + n, enf_Criminal_Investigations=text) for n, text in enumerate(said)))
    assert [entry[2] for entry in cells(result, "child-labour-investigations")] == [2582.0, 29.0, 4.0]
    assert [found.rows for found in noted(result, "child-labour-investigations")] == [2]


def test_a_stated_zero_is_a_row_with_zero(tmp_path: Path) -> None:
    assert cells(read(tmp_path, row(enf_Criminal_Convictions="0")), "child-labour-convictions") == [
        ("NAM", 2022, 0.0, "A")
    ]


def test_the_departments_own_names_of_countries_are_read(tmp_path: Path) -> None:
    names = ("Congo, Democratic Republic of the", "Turkey", "Namibia")
    result = read(tmp_path, *(row(name, enf_Labor_Inspectors="1") for name in names))
    assert {entry[0] for entry in cells(result, "labour-inspectors")} == {"COD", "TUR", "NAM"}


def test_all_labour_inspectors_are_taken_and_not_the_dedicated_ones(tmp_path: Path) -> None:
    result = read(tmp_path, row(enf_Labor_Inspectors="90", enf_Dedicated_Labor_Inspectors="3"))
    assert cells(result, "labour-inspectors")[0][2] == 90.0


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (row("Atlantis", enf_Labor_Inspectors="1"), "Atlantis; add them to OWN_NAMES"),
        (row(enf_Labor_Inspectors="many"), "labour-inspectors: cannot read .*many"),
        (row(conv_C_182_Ratified="1"), "ilo-c182: cannot read"),
    ],
)
def test_what_cannot_be_read_stops_with_what_it_is_and_the_remedy(
    tmp_path: Path, wrong: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        read(tmp_path, wrong)


@pytest.fixture(scope="module")
def real() -> SourceTables:
    if not RAW.exists():
        pytest.skip("the publishers' files are not here")
    return us_dol.read(RAW, load_areas(ROOT / "data"))


@pytest.mark.parametrize(
    ("indicator", "met", "not_met"),
    [
        ("child-trafficking-law", 106, 24),
        ("child-sexual-exploitation-law", 92, 38),
        ("non-state-recruitment-law", 69, 61),
        ("ilo-c138", 115, 12),
        ("ilo-c182", 123, 4),
    ],
)
def test_the_counts_of_the_edition_on_2022_that_the_evidence_expects(
    real: SourceTables, indicator: str, met: int, not_met: int
) -> None:
    table = real.tables[indicator]
    assert 2021 not in set(table["time_period"])
    newest = table.loc[table["time_period"] == 2022, "obs_value"]
    assert [int((newest == code).sum()) for code in (1, 0)] == [met, not_met]


@pytest.mark.parametrize(
    ("indicator", "figures", "areas", "unknown"),
    [
        ("child-trafficking-law", 766, 136, 0),
        ("child-sexual-exploitation-law", 766, 136, 0),
        ("non-state-recruitment-law", 766, 136, 0),
        ("ilo-c138", 770, 133, 0),
        ("ilo-c182", 770, 133, 0),
        ("labour-inspectors", 586, 118, 112),
        ("child-labour-investigations", 350, 109, 347),
        ("child-labour-convictions", 331, 102, 363),
    ],
)
def test_published_tables_have_the_expected_counts(
    real: SourceTables, indicator: str, figures: int, areas: int, unknown: int
) -> None:
    table = real.tables[indicator]
    known = table[table["obs_value"].notna()]
    assert (len(known), known["ref_area"].nunique(), int((table["obs_status"] == "M").sum())) == (
        figures,
        areas,
        unknown,
    )
