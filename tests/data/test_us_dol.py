"""The US Department of Labor's findings: what the README of the evidence promises."""

from __future__ import annotations

import gzip
from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd
import pytest

from data.areas import Areas, load_areas
from data.records import Finding, SourceTables
from data.sources import us_dol, us_dol_answers, us_dol_lists

ROOT = Path(__file__).parents[2]
RAW = ROOT.parent / "shared" / "data" / "raw"
AREAS = Areas(
    pd.DataFrame({"area": ["NAM", "COD", "TUR"], "name_en": ["Namibia", "Congo (DR)", "Türkiye"]}), pd.DataFrame()
)


def row(name: str = "Namibia", year: int = 2021, **cells: str) -> dict[str, object]:
    empty = dict.fromkeys((*us_dol.STANDARDS.values(), *us_dol.COUNTS.values()), "")
    return {"file_year": year, "name": name, "desc_year": 2022 if year == 2021 else year, **empty, **cells}


def country(name: str, goods: str = "", **sections: list[str]) -> str:
    """A country as the publisher's file has it, with its suggested actions by section."""
    listed = ""
    for section, element in us_dol_lists.SECTIONS.items():
        texts = sections.get(section.replace("-", "_"), [])
        listed += f"<{element}>{''.join(f'<Action><Name>{escape(text)}</Name></Action>' for text in texts)}</{element}>"
    return (
        f"<Country><Name>{name}</Name><Goods>{goods}</Goods><Suggested_Actions>{listed}</Suggested_Actions></Country>"
    )


def judged(forced: str = "No", derived: str = "No", source: str = "No") -> str:
    return (
        f"<Child_Labor>Yes</Child_Labor><Forced_Labor>{forced}</Forced_Labor>"
        f"<Forced_Child_Labor>No</Forced_Child_Labor><Derived_Labor_Exploitation>{derived}</Derived_Labor_Exploitation>"
        f"<Derived_Country>{source}</Derived_Country>"
    )


def write_lists(folder: Path, countries: str, goods: str = "") -> None:
    (folder / us_dol_lists.COUNTRIES).write_bytes(gzip.compress(f"<Countries>{countries}</Countries>".encode()))
    (folder / us_dol_lists.GOODS).write_bytes(gzip.compress(f"<Goods>{goods}</Goods>".encode()))


def read(tmp_path: Path, *rows: dict[str, object]) -> SourceTables:
    (tmp_path / "us_dol").mkdir()
    pd.DataFrame(rows).to_csv(tmp_path / us_dol.FILE, index=False)
    write_lists(tmp_path, country("Namibia", enforcement=["Train inspectors."]))
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
        # One more than the evidence counts in the table of many years: Somalia, of the list of countries.
        ("child-trafficking-law", 106, 24 + 1),
        ("child-sexual-exploitation-law", 92, 38 + 1),
        ("non-state-recruitment-law", 69, 61 + 1),
        ("ilo-c138", 115, 12),
        ("ilo-c182", 123, 4),
        ("child-labour-policy", 104, 16),
        ("child-labour-programme", 111, 6),
        ("child-labour-coordination", 113, 8),
        ("labour-inspectors-ratio", 31, 64),
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
        ("child-trafficking-law", 767, 136, 0),
        ("child-sexual-exploitation-law", 767, 136, 0),
        ("non-state-recruitment-law", 767, 136, 0),
        ("ilo-c138", 770, 133, 0),
        ("ilo-c182", 770, 133, 0),
        ("labour-inspectors", 587, 119, 112),
        ("child-labour-investigations", 350, 109, 348),
        ("child-labour-convictions", 332, 102, 363),
        ("labour-inspectors-ratio", 95, 95, 21),
        ("child-labour-policy", 120, 120, 0),
        ("child-labour-programme", 117, 117, 0),
        ("child-labour-coordination", 121, 121, 0),
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


@pytest.mark.parametrize(
    ("indicator", "members"),
    [
        ("child-labour-policy", 112),
        ("child-labour-programme", 113),
        ("child-labour-coordination", 112),
        ("labour-inspectors-ratio", 94),
        ("labour-inspectors", 114),
    ],
)
def test_so_many_un_members_have_a_figure(real: SourceTables, indicator: str, members: int) -> None:
    table, areas = real.tables[indicator], load_areas(ROOT / "data").areas
    of_un = set(areas.loc[areas["kind"] == "member", "area"])
    assert len(set(table.loc[table["obs_value"].notna(), "ref_area"]) & of_un) == members


def test_somalia_answers_for_all_its_territories(real: SourceTables) -> None:
    said = {
        name: cell
        for name, table in real.tables.items()
        for cell in table.loc[(table["ref_area"] == "SOM") & (table["time_period"] == 2022), "obs_value"]
    }
    laws = dict.fromkeys(("child-trafficking-law", "child-sexual-exploitation-law", "non-state-recruitment-law"), 0.0)
    assert said.pop("child-labour-investigations") != 0  # asked, not reported
    assert said == {
        **laws,
        "ilo-c138": 0.0,
        "ilo-c182": 1.0,
        "labour-inspectors": 35.0,
        "labour-inspectors-ratio": 0.0,
        "child-labour-convictions": 0.0,
        "child-labour-policy": 1.0,
        "child-labour-programme": 1.0,
        "child-labour-coordination": 0.0,
    }


def test_its_list_of_treaties_differs_from_ours_in_four_members(real: SourceTables) -> None:
    table = real.lists["conventions"]
    assert (len(table), table["ref_area"].nunique(), int(table["ratified"].sum())) == (516, 129, 465)
    yes = {(row.indicator, row.ref_area) for row in table.itertuples() if row.ratified}
    assert {("crc-op-sale-of-children", "CMR"), *((OPAC, code) for code in ("COM", "HTI", "SLB"))} <= yes


OPAC = "crc-op-armed-conflict"


def answered(name: str, ratio: str, policy: str = "Yes") -> str:
    return (
        f"<Country><Name>{name}</Name><Enforcements><Labor_Inspectors_Intl_Standards>{ratio}"
        f"</Labor_Inspectors_Intl_Standards></Enforcements><Mechanisms><Policy>{policy}</Policy></Mechanisms></Country>"
    )


def territory(name: str) -> str:
    return f"<Territory><Territory_Name>{name}</Territory_Name><Enforcement>No</Enforcement></Territory>"


@pytest.mark.parametrize(
    ("ratio", "cell"),
    [
        ("Yes", ("NAM", 2022, 1.0, "A")),
        ("No", ("NAM", 2022, 0.0, "A")),
        ("Unknown", ("NAM", 2022, None, "M")),
        ("N/A", None),
        ("", None),
        (territory(us_dol_answers.WHOLE), ("NAM", 2022, 0.0, "A")),
    ],
)
def test_an_answer_of_the_list_is_read_as_one_of_the_table(
    tmp_path: Path, ratio: str, cell: tuple[str, int, float | None, str] | None
) -> None:
    (tmp_path / "us_dol").mkdir()
    pd.DataFrame([row()]).to_csv(tmp_path / us_dol.FILE, index=False)
    suggested = country("Turkey", enforcement=["Train inspectors."])
    write_lists(tmp_path, answered("Namibia", ratio) + suggested)
    result = us_dol.read(tmp_path, AREAS)
    assert cells(result, "labour-inspectors-ratio") == ([cell] if cell else [])
    assert cells(result, "child-labour-policy") == [("NAM", 2022, 1.0, "A")]


def test_answers_of_one_territory_are_not_a_countrys(tmp_path: Path) -> None:
    (tmp_path / "us_dol").mkdir()
    write_lists(tmp_path, answered("Namibia", territory("North") + territory("South")))
    with pytest.raises(ValueError, match=r"countries_2021.*Namibia.*answers of North, South; only 'All Territories'"):
        us_dol_answers.only_here(tmp_path)


def lists(folder: Path, countries: str, goods: str = "") -> tuple[pd.DataFrame, pd.DataFrame]:
    (folder / "us_dol").mkdir()
    write_lists(folder, countries, goods)
    codes = {"Namibia": "NAM", "Turkey": "TUR"}
    return tuple(read(folder, codes, "us_dol")[0] for read in (us_dol_lists.actions, us_dol_lists.goods))  # type: ignore[return-value]


def test_actions_are_the_publishers_words_in_its_order_and_a_placeholder_is_none(tmp_path: Path) -> None:
    said = ["Train &amp; equip\u200b  inspectors. ", "Not applicable", "Publish theNational plan"]
    found, _ = lists(
        tmp_path, country("Turkey", enforcement=said, legal_framework=["Ratify C138."]) + country("Namibia")
    )
    assert found["id"].tolist() == ["TUR-legal-framework-01", "TUR-enforcement-01", "TUR-enforcement-03"]
    assert found["text"].tolist() == ["Ratify C138.", "Train & equip inspectors.", "Publish theNational plan"]
    assert set(found["time_period"]) == {2022}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Prohibit the use of children in the trafficking of drugs.", ""),
        ("Fund the Ministry of Labor, Social Development, and Migration, and the Illegal Migrant Transport line.", ""),
        ("Carry out the Strategy for Migration and the Palermo Protocol; prohibit drug trafficking.", "trafficking"),
        (
            "Protect migrant children from prostitution and armed groups.",
            "sexual-exploitation;armed-groups;on-the-move",
        ),
        ("Raise the age of compulsory education, whatever a child's immigration status.", "on-the-move"),
    ],
)
def test_subjects_are_read_from_the_words_of_an_action(text: str, subjects: str) -> None:
    assert ";".join(us_dol_lists.subjects_of(text)) == subjects


def test_goods_have_flags_and_the_area_of_an_input(tmp_path: Path) -> None:
    in_country = f"<Good><Good_Name>Tin</Good_Name>{judged('Yes', 'Yes', 'Turkey')}</Good>"
    in_goods = (
        "<Good><Good_Name>Tin</Good_Name><Good_Sector>Mining</Good_Sector><Countries><Country>"
        f"<Country_Name>Namibia</Country_Name>{judged('Yes', 'Yes', 'Turkey')}</Country></Countries></Good>"
    )
    _, found = lists(tmp_path, country("Namibia", in_country, enforcement=["Train."]), in_goods)
    assert found.to_numpy().tolist() == [["NAM", 2022, "Tin", "Mining", 1, 1, 0, 1, "TUR"]]


@pytest.mark.parametrize("other", [judged("No"), judged("Maybe")])
def test_two_files_that_disagree_and_answers_that_cannot_be_read_are_named(tmp_path: Path, other: str) -> None:
    in_country = f"<Good><Good_Name>Tin</Good_Name>{judged('Yes')}</Good>"
    in_goods = (
        "<Good><Good_Name>Tin</Good_Name><Good_Sector>Mining</Good_Sector><Countries><Country>"
        f"<Country_Name>Namibia</Country_Name>{other}</Country></Countries></Good>"
    )
    with pytest.raises(ValueError, match=r"goods_2021\.xml\.gz.*(lists otherwise|cannot read)"):
        lists(tmp_path, country("Namibia", in_country, enforcement=["Train."]), in_goods)


@pytest.mark.parametrize(
    "content",
    [b"no gzip", gzip.compress(b"<Countries>"), gzip.compress(b"<Countries/>")],
    ids=["unpacked", "cut off", "empty"],
)
def test_a_broken_list_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "us_dol").mkdir()
    (tmp_path / us_dol_lists.COUNTRIES).write_bytes(content)
    with pytest.raises(ValueError, match=r"countries_2021\.xml\.gz"):
        us_dol_lists.actions(tmp_path, {}, "us_dol")


@pytest.mark.skipif(not RAW.is_dir(), reason="the publishers' files are not here")
def test_the_published_lists_hold_what_an_independent_reading_counted() -> None:
    codes = us_dol._own_codes(load_areas(ROOT / "data"))
    found, _ = us_dol_lists.actions(RAW, codes, "us_dol")
    assert (len(found), found["ref_area"].nunique()) == (2031, 128)
    assert [int((found["section"] == name).sum()) for name in us_dol_lists.SECTIONS] == [504, 766, 119, 147, 495]
    bearing = {
        name: int(found["subjects"].str.split(";").map(lambda all_, name=name: name in all_).sum())
        for name in us_dol_lists.SUBJECTS
    }
    assert bearing == {"trafficking": 204, "sexual-exploitation": 159, "armed-groups": 135, "on-the-move": 56}
    goods, _ = us_dol_lists.goods(RAW, codes, "us_dol")
    assert (len(goods), goods["good"].nunique(), goods["ref_area"].nunique()) == (467, 169, 78)
    assert goods[list(us_dol_lists.FLAGS)].sum().tolist() == [414, 121, 54, 10]
