"""Detected victims, prosecutions and convictions follow rules 1 to 12 of the evidence's README."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook

from dashboard.catalogue import load_indicators, load_sources
from data import derived
from data.areas import load_areas
from data.records import COLUMNS, SourceTables
from data.sources import unodc_glotip as source
from data.sources.unodc_glotip_partners import code_of
from data.sources.unodc_glotip_report import places

ROOT = Path(__file__).parents[2]
RAW = ROOT.parent / "shared" / "data" / "raw" / source.WORKBOOK
AREAS = load_areas(ROOT / "data")
INDICATORS = load_indicators(ROOT / "data" / "catalogue")
VICTIM_IDS = (
    "detected-victims",
    "detected-victims-rate",
    "detected-child-victims-rate",
    "child-share-of-detected-victims",
    "girl-share-of-detected-child-victims",
    "reporting-countries",
    "detected-victims-by-form",
    "detected-victims-by-citizenship",
)
JUSTICE_IDS = (
    "trafficking-offences",
    "persons-in-formal-contact",
    "persons-prosecuted",
    "persons-convicted",
    "persons-convicted-rate",
    "convicted-by-citizenship",
)
FORM_ID, SHARE_ID = "detected-victims-by-form", "child-share-of-detected-victims"
PLACE = ["ref_area", "time_period"]
LABELS = {
    "victims": "Detected trafficking victims",
    "contact": "Persons brought into formal contact",
    "prosecuted": "Persons prosecuted",
    "convicted": "Persons convicted",
}
SEXES = {"T": "Total", "F": "Female", "M": "Male", "O": "Other", "U": "Unknown"}
AGES = {"t": "Total", "c": "0 to 17 years", "a": "18 years or over", "u": "Unknown"}
FORMS = {"S": "Sexual exploitation", "L": "Forced labour", "X": "Other forms of exploitation"}


def rows(
    area: str,
    year: int,
    kind: str = "victims",
    form: str = "",
    **cells: str | tuple[str, ...],
) -> list[list[str]]:
    """Rows of the workbook for one country and year; a cell is named by sex and age (`Tt`, `Fc`, `Ma`, `Uu`).

    Several values of one cell are several rows of it.
    """
    dimension, category = ("by form of exploitation", FORMS[form]) if form else ("Total", "Total")
    return [
        [area, LABELS[kind], dimension, category, SEXES[sex], AGES[age], str(year), "Counts", value]
        for (sex, age), values in cells.items()
        for value in ((values,) if isinstance(values, str) else values)
    ]


BASE = [
    *(row for year in range(1990, 2000) for kind in LABELS for row in rows("NAM", year, kind, Tt="1")),
    *rows("NAM", 1990, form="S", Tt="1"),
    ["NAM", "Offences of trafficking in persons", "Total", "Total", "Total", "Total", "1990", "Counts", "1"],
    ["NAM", LABELS["victims"], "by citizenship", "Unknown", "Total", "Total", "1990", "Counts", "1"],
    ["NAM", LABELS["victims"], "by country of repatriation", "Unknown", "Total", "Total", "1990", "Counts", "1"],
    ["NAM", LABELS["convicted"], "by citizenship", "Unknown", "Total", "Total", "1990", "Counts", "1"],
]
"""Enough good rows, none after 1999, for every table to exist."""
NOT_OF_HERE = [
    ["BGR", LABELS["victims"], "by marital status", "Single", "Total", "Total", "2017", "Counts", "9"],
    ["PAK", LABELS["convicted"], "by citizenship", "Unknown", "Total", "Total", "2019", "Counts", "783,140,380"],
    ["GBR", LABELS["convicted"], "by form of exploitation", FORMS["S"], "Total", "Total", "2022", "Counts", "9"],
]
NO_BREAKDOWN = {"Tt": "28", "Ft": "0", "Mt": "0", "Fc": "0", "Mc": "0", "Fa": "0", "Ma": "0", "Uu": "0"}
MIXED_UP = {
    "Tt": "173",
    "Tc": "71",
    "Ta": "102",
    "Ft": "71",
    "Fa": "71",
    "Fc": "0",
    "Mt": "102",
    "Ma": "102",
    "Mc": "0",
}
SOUND = {"Tt": "12", "Tc": "2", "Ta": "10", "Ft": "2", "Fc": "2", "Mt": "10", "Ma": "10"}
VICTIMS = [
    rows("BGR", 2010, Tt="<5", Ta="0", Tc="<5"),
    rows("BGR", 2011, Mt=("59", "<5"), Ft=("<5", "<5")),
    rows("BGR", 2012, Tt="50", Tc="<5", Ta="46", Fc="20", Fa="20", Mc="30", Ma="10"),
    rows("BGR", 2013, Fc="20", Mc="<5"),
    rows("BGR", 2014, Tt="c. 500"),
    rows("BGR", 2015, Tt="0"),
    rows("FRA", 2015, Tt="<5"),
    rows("VNM", 2015, Tc="9"),
    rows("VNM", 2016, "prosecuted", Tt="1"),
    rows("ZZZ", 2017, Tt="9"),
    rows("PAK", 2022, Tt="26,539", Tc="2,457", Ta="24,078"),
    rows("VNM", 2012, Tt="1,206", Tc="0", Ta="0"),
    rows("FRA", 2012, Tc="0", Ta="0"),
    rows("TON", 2017, Tt="0", Tc="0", Ta="0"),
    rows("CYP", 2018, Tt="<5", Tc="0", Ta="<5"),
    rows("PAN", 2021, Tt="16", Tc="0", Ft="7", Fa="7", Fc="0", Mt="6", Ma="6", Mc="0"),
    rows("MAR", 2019, Tt="423", Tc="28", Ta="395", Fc="0", Mc="0", Fa="200", Ma="195"),
    rows("AUS", 2019, Tc="7", Fc="0", Mc="0", Oc="7"),
    *(rows("SVN", 2009, kind, **NO_BREAKDOWN) for kind in LABELS),
    *(rows("BGR", 2017, kind, Ft=("407", "36")) for kind in LABELS),
    rows("NPL", 2020, Tt="187", Tc="507", Ta="1,516"),
    rows("PAK", 2018, Tt="32,022", Tc="6,937", Ta="<5"),
    rows("NPL", 2019, Tt="19", Tc="9", Ta="10"),
    rows("GHA", 2021, Tt="821", Tc="672", Ta="0", Ft="511", Fc="511", Fa="0"),
    rows("GHA", 2017, Tt="821", Tc="821", Ta="0", Ft="511", Fc="511", Fa="0"),
    rows("LAO", 2019, Tt="17", Tc="<5", Ta="16"),
    rows("LAO", 2020, Tt="20", Tc="<5", Ta="16"),
    rows("LAO", 2021, Tt="40", Tc="<5", Ta="16"),
    rows("MEX", 2018, Tc="30", Fc="18", Mc="12"),
    rows("MEX", 2019, Tc="60", Fc="10", Mc="12"),
    rows("MEX", 2020, Tc="15", Fc="8", Mc="7"),
    rows("MEX", 2021, Tc="20", Fc="20", Mc="12"),
    rows("PAK", 2019, Mt="16,518", Mc="6,937", Ma="9,581", Ot="6,937", Oc="6,937"),
    rows("PAK", 2020, Mc="1,022", Oc="3"),
    rows("PAK", 2021, Mc="9", Oc="9"),
    rows("IND", 2019, Mc="9", Oc="9"),
    *(rows("IND", year, "prosecuted", Tt="20,390") for year in (2003, 2004, 2007)),
    rows("ESP", 2019, "prosecuted", **MIXED_UP),
    rows("ESP", 2023, "prosecuted", **SOUND),
    rows("ESP", 2019, "contact", **MIXED_UP),
    rows("ESP", 2023, "contact", **SOUND),
    rows("BOL", 2018, Fc="40", Mc="105", Oc="0", Fa="12"),
    rows("AUT", 2018, Tt="54"),
    rows("MEX", 2022, Tt="2,022", Tc="656", Ta="1,023"),
    rows("MEX", 2023, Tt="2,022"),
]
BY_FORM = [
    rows("BEN", 2020, Tt="1,319"),
    rows("TON", 2017, form="S", Tt="0"),
    *(rows(area, year, form=form, Tt="0") for area, year in (("BEN", 2020), ("IRN", 2018)) for form in FORMS),
    rows("BEN", 2017, Tt="535"),
    rows("BEN", 2017, form="S", Tt="0"),
    rows("BEN", 2017, form="L", Fc="0", Fa="0"),
    rows("BRA", 2018, Tt="101"),
    rows("BRA", 2018, form="L", Tt="0", Fc="0", Ma="66"),
    rows("BRA", 2018, form="X", Tt="0"),
    rows("ISR", 2017, Tt="48"),
    rows("ISR", 2017, form="S", Tt="48", Tc="0", Ta="0", Fc="0", Fa="48"),
    rows("CIV", 2017, Tt="9"),
    rows("CIV", 2017, form="S", Tt="0"),
    rows("CIV", 2017, form="L", Tt="9"),
    rows("BGR", 2021, Tt="150"),
    rows("BGR", 2021, form="L", Tt="107", Fc="0", Fa="0", Mc="0", Ma="0"),
    rows("BGR", 2021, form="S", Tt="43", Tc="3", Ta="40", Fc="0", Mc="0", Fa="40", Ma="0"),
    rows("ALB", 2017, Tt="105"),
    rows("ALB", 2017, form="X", Tt=("27", "<5", "5", "20", "0"), Ma=("10", "11")),
    rows("NGA", 2018, Tt="600"),
    rows("NGA", 2018, form="X", Tt="12", Tc="313", Ta="77"),
    rows("CRI", 2019, Tt="31"),
    rows("CRI", 2019, form="X", Tt=("27", "<5"), Tc="12", Ta="18"),
    rows("DOM", 2021, Tt="200"),
    rows("DOM", 2021, form="X", Tt="28", Uu="2,021"),
    rows("BOL", 2018, form="S", Fc="40", Mc="0", Oc="0", Fa="0"),
    rows("BOL", 2018, form="L", Mc="0", Oc="0", Fa="0"),
    rows("BOL", 2018, form="X", Mc="0", Oc="0"),
    rows("NLD", 2021, form="X", Tt="87", Tc="7", Ta="80", Fc="7", Fa="80"),
    rows("NLD", 2022, form="X", Tt="87", Tc="7", Ta="80", Fc="7", Fa="50", Ma="31"),
    rows("NLD", 2022, form="S", Tt="10", Fa="12"),
    rows("TUR", 2022, form="X", Tt=("75", "<5"), Fa="44", Ma="36"),
    *(rows("AUT", 2018, form=form, Tt="0") for form in FORMS),
    rows("AUT", 2018, form="X", Fa="5"),
]


def clean(*groups: list[list[str]]) -> SourceTables:
    made = [row for group in (BASE, *groups) for row in group]
    return source.clean(pd.DataFrame(made, columns=list(source.PUBLISHERS_COLUMNS), dtype="str"), AREAS)


@pytest.fixture(scope="module")
def result() -> SourceTables:
    """All hand-made rows at once: the reader judges each country and year apart."""
    return clean(NOT_OF_HERE, *VICTIMS, *BY_FORM)


def figures(result: SourceTables, area: str, year: int, indicator: str = "detected-victims") -> dict[str, Any]:
    """Cell -> figure of one country and year: a number, (lower, upper), or M for a row without any.

    Cells by form begin with the first letter of the form's code.
    """
    table = result.tables[indicator]
    chosen = table[(table["ref_area"] == area) & (table["time_period"] == year)]
    short = {"_T": "T", "_O": "O", "_U": "U", "Y0T17": "c", "Y_GE18": "a"}
    found: dict[str, Any] = {}
    for line in chosen.itertuples():
        name = short.get(line.sex, line.sex) + short.get(line.age, line.age).lower()
        name = name if line.breakdown == "_T" else f"{line.breakdown[0]} {name}"
        interval = (line.obs_lower, line.obs_upper)
        found[name] = {"Q": interval, "M": "M"}.get(line.obs_status, line.obs_value)
    return found


def indicator_of(kind: str) -> str:
    named = {"victims": "detected-victims", "contact": "persons-in-formal-contact"}
    return named.get(kind, f"persons-{kind}")


def listed(result: SourceTables, action: str, indicator: str, beginning: str) -> str:
    """Rows and key of the one finding whose reason begins so."""
    found = [
        f"{finding.rows}: {finding.key}"
        for finding in result.findings
        if (finding.action, finding.indicator) == (action, indicator) and finding.reason.startswith(beginning)
    ]
    assert len(found) == 1, found
    return found[0]


@cache
def published(indicator: str) -> pd.DataFrame:
    path = ROOT / "data" / "published" / f"{indicator}.csv"
    numbers = {name: [""] for name in ("obs_value", "obs_lower", "obs_upper")}
    return pd.read_csv(path, keep_default_na=False, na_values=numbers)


def reported(indicator: str, beginning: str) -> list[int]:
    """Rows of the published findings of an indicator whose reason begins so."""
    report = pd.read_csv(ROOT / "data" / "published" / "build_report.csv", keep_default_na=False)
    chosen = (report["indicator"] == indicator) & report["reason"].str.startswith(beginning)
    return [int(number) for number in report.loc[chosen, "rows"]]


def cells(indicator: str, sex: str, age: str) -> pd.DataFrame:
    table = published(indicator)
    return table[(table["sex"] == sex) & (table["age"] == age)]


@cache
def raw_rows() -> list[list[str]]:
    """The thirteen cells of each row, read without the project's reader and without openpyxl."""
    if not RAW.exists():
        pytest.skip("the raw files are not here")
    with zipfile.ZipFile(RAW) as book:
        strings = book.read("xl/sharedStrings.xml").decode().split("<si>")[1:]
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    texts = [entry.split(">", 1)[1].split("</t>")[0].replace("&lt;", "<") for entry in strings]
    found = []
    for row in sheet.split("<row ")[4:]:
        values = [cell.split("<", 1)[0] for cell in row.split("<v>")[1:]]
        found.append([value if place == 9 else texts[int(value)] for place, value in enumerate(values)])
    return found


# The workbook


def workbook(header: list[str], body: list[list[str]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["UNODC"], ["28/10/2025"], header, *body):
        sheet.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_sheet_is_read_whole_although_it_declares_one_cell() -> None:
    header = ["Region", *source.PUBLISHERS_COLUMNS]
    body = [["Europe", *row] for row in rows("BGR", 2017, Tt="505", Tc="39")]
    packed, lying = zipfile.ZipFile(io.BytesIO(workbook(header, body))), io.BytesIO()
    with zipfile.ZipFile(lying, "w") as copy:
        for name in packed.namelist():
            content = packed.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b'<dimension ref="A1:J5"' in content
                content = content.replace(b'<dimension ref="A1:J5"', b'<dimension ref="A1"')
            copy.writestr(name, content)
    table = source.parse(lying.getvalue(), "x.xlsx")
    assert list(table.columns) == list(source.PUBLISHERS_COLUMNS)
    assert table["txtVALUE"].tolist() == ["505", "39"]


def test_a_renamed_column_stops_the_build_with_file_column_and_remedy() -> None:
    header = ["VALUE" if name == "txtVALUE" else name for name in source.PUBLISHERS_COLUMNS]
    with pytest.raises(ValueError, match=r"glotip\.xlsx: row 3 has no column 'txtVALUE'.*adapt PUBLISHERS_COLUMNS"):
        source.parse(workbook(header, rows("BGR", 2017, Tt="505")), "glotip.xlsx")


@pytest.mark.parametrize("content", [b"<html>Sign in</html>", b"", b"PK\x03\x04cut off"])
def test_what_is_no_workbook_is_named_as_such(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"glotip\.xlsx: is no readable workbook.*fetch it again"):
        source.parse(content, "glotip.xlsx")


def test_a_cut_off_workbook_is_named_as_such() -> None:
    whole = workbook(list(source.PUBLISHERS_COLUMNS), rows("BGR", 2017, Tt="505"))
    with pytest.raises(ValueError, match="is no readable workbook"):
        source.parse(whole[: len(whole) // 2], "glotip.xlsx")


def test_a_renamed_indicator_stops_the_build() -> None:
    made = pd.DataFrame(BASE, columns=list(source.PUBLISHERS_COLUMNS), dtype="str")
    made["Indicator"] = made["Indicator"].replace("Persons convicted", "Convicted persons")
    with pytest.raises(ValueError, match=r"no row has Indicator 'Persons convicted'.*adapt TABLES"):
        source.clean(made, AREAS)


def test_a_label_without_a_code_stops_the_build() -> None:
    strange = rows("BGR", 2017, Tt="505")
    strange[0][5] = "0 to 15 years"
    with pytest.raises(ValueError, match=r"column Age holds '0 to 15 years'.*add a code"):
        clean(strange)


def test_a_column_that_holds_no_counts_stops_the_build() -> None:
    broken = [row for year in range(2003, 2023) for row in rows("BGR", year, Tt="n/a")]
    with pytest.raises(ValueError, match=r"rows hold a year and a count of persons"):
        clean(broken)


def test_figures_that_cannot_be_read_are_left_out_and_listed(result: SourceTables) -> None:
    assert figures(result, "BGR", 2014) == {}
    assert listed(result, "dropped", "", "no figure that can be read") == (
        "1: Detected trafficking victims, Total: BGR 2014 c. 500"
    )


def test_unknown_areas_are_left_out_and_listed(result: SourceTables) -> None:
    assert listed(result, "dropped", "detected-victims", "code is an aggregate or no area") == "1: ZZZ"


def test_each_row_of_the_workbook_is_accounted_for(result: SourceTables) -> None:
    assert listed(result, "noted", "", "no indicator") == "1: Detected trafficking victims, by marital status"
    assert listed(result, "dropped", "", "unusable") == "1: Persons convicted, by form of exploitation"


# The rules, by their numbers in the README


@pytest.mark.parametrize("indicator", [name for name in VICTIM_IDS if name != source.REPORTING])
def test_rule_01_the_detection_caveat_comes_first_and_nothing_is_judged(indicator: str) -> None:
    record = INDICATORS[indicator]
    assert record.caveats[0].startswith("Only victims who were found are counted")
    assert (record.direction, record.target) == ("none", None)


def test_rule_01_a_number_of_countries_is_no_number_of_victims() -> None:
    record = INDICATORS[source.REPORTING]
    assert "more trafficking" not in " ".join(record.caveats)
    assert record.caveats[0].startswith("The latest year is still incomplete")
    assert (record.direction, record.target) == ("none", None)


def test_rule_02_fewer_than_five_is_an_interval_and_zero_is_zero(result: SourceTables) -> None:
    assert figures(result, "BGR", 2010) == {"Tt": (1, 4), "Ta": 0, "Tc": (1, 4)}
    table = result.tables["detected-victims"]
    assert list(table.columns) == COLUMNS
    line = table.query("ref_area == 'BGR' and time_period == 2010 and age == '_T'").iloc[0]
    assert (line["obs_status"], pd.isna(line["obs_value"])) == ("Q", True)


def test_rule_02_sums_that_contain_an_interval_are_intervals(result: SourceTables) -> None:
    assert figures(result, "BGR", 2011) == {"Mt": (60, 63), "Ft": (2, 8)}


def test_rule_02_shares_that_contain_an_interval_are_intervals(result: SourceTables) -> None:
    of_victims = result.tables["child-share-of-detected-victims"].query("ref_area == 'BGR'").set_index("sex")
    assert of_victims.loc["_T", ["obs_lower", "obs_upper"]].tolist() == [100 * 1 / 47, 100 * 4 / 50]
    assert (of_victims.loc["_T", "obs_status"], pd.isna(of_victims.loc["_T", "obs_value"])) == ("Q", True)
    assert of_victims.loc[["F", "M"], "obs_value"].tolist() == [50, 75]
    of_children = result.tables["girl-share-of-detected-child-victims"].query("ref_area == 'BGR'").iloc[0]
    assert of_children[["time_period", "obs_lower", "obs_upper"]].tolist() == [2013, 100 * 20 / 24, 100 * 20 / 21]


def test_rule_02_published_intervals_are_never_read_as_a_number() -> None:
    for indicator in (*source.TABLES, *source.PARTNER_TABLES):
        table = published(indicator)
        interval = table["obs_status"] == "Q"
        assert interval.sum() > 100
        assert table.loc[interval, "obs_value"].isna().all()
        assert (table.loc[interval, "obs_lower"] < table.loc[interval, "obs_upper"]).all()
        assert (table.loc[interval, "obs_lower"] >= 1).all()
        assert table.loc[~interval, ["obs_lower", "obs_upper"]].isna().all(axis=None)


NAMES = dict(zip(AREAS.areas["name_en"], AREAS.areas["area"], strict=True))


def breakdown(indicator: str, area: str, category: str) -> str:
    """The code of a row's Category; empty where it has none."""
    if indicator in source.TABLES:
        return source.FORM_CODES[category]
    code = "ABROAD" if category == "Abroad" else code_of(category, NAMES)
    return "OWN" if code == area else code


@pytest.mark.parametrize("indicator", [*source.TABLES, *source.PARTNER_TABLES])
def test_rule_02_no_published_row_of_what_the_file_prints_as_fewer_than_five_has_a_value(indicator: str) -> None:
    part = list({**source.TABLES, **source.PARTNER_TABLES}[indicator])
    few = {
        (row[0], int(row[9]), source.SEX_CODES[row[7]], source.AGE_CODES[row[8]], breakdown(indicator, row[0], row[6]))
        for row in raw_rows()
        if row[4:6] == part and row[11] == "<5"
    }
    # Slovakia 2017 has a row of its own nationals beside one of its own name, which is left out.
    few.discard(("SVK", 2017, "_T", "_T", "OWN"))
    keys = [*PLACE, "sex", "age", "breakdown"]
    table = published(indicator)
    derived_rows = table[[key in few for key in table[keys].itertuples(index=False, name=None)]]
    assert len(derived_rows) > 100
    assert derived_rows["obs_value"].isna().all()
    assert set(derived_rows["obs_status"]) == {"Q"}


PARTS_OF_SHARES = {
    "child-share-of-detected-victims": lambda sex: [(sex, "Y0T17"), (sex, "Y_GE18")],
    "girl-share-of-detected-child-victims": lambda _: [("F", "Y0T17"), ("M", "Y0T17")],
}


@pytest.mark.parametrize("indicator", PARTS_OF_SHARES)
def test_rule_02_no_published_share_of_fewer_than_five_has_a_value(indicator: str) -> None:
    counts = published("detected-victims")
    ranges = set(counts.loc[counts["obs_status"] == "Q", [*PLACE, "sex", "age"]].itertuples(index=False, name=None))
    shares = [
        line
        for line in published(indicator).itertuples()
        if any((line.ref_area, line.time_period, *cell) in ranges for cell in PARTS_OF_SHARES[indicator](line.sex))
    ]
    assert len(shares) > 50
    assert all(pd.isna(line.obs_value) and line.obs_lower < line.obs_upper for line in shares)


@pytest.mark.parametrize("indicator", derived.RATES)
def test_rule_02_no_published_rate_of_fewer_than_five_has_a_value(indicator: str) -> None:
    rate = derived.RATES[indicator]
    counts = cells(rate.counts, "_T", rate.age).query("obs_status == 'Q'")
    ranges = set(zip(counts["ref_area"], counts["time_period"], strict=True))
    rows = published(indicator)
    rows = rows[[key in ranges for key in zip(rows["ref_area"], rows["time_period"], strict=True)]]
    assert len(rows) > 100
    assert rows["obs_value"].isna().all()
    assert (rows["obs_lower"] < rows["obs_upper"]).all()


def test_rule_03_commas_of_thousands_are_read(result: SourceTables) -> None:
    assert figures(result, "PAK", 2022) == {"Tt": 26539, "Tc": 2457, "Ta": 24078}


def test_rule_03_the_file_has_814_such_cells_and_the_tables_their_figures() -> None:
    with_comma = [row for row in raw_rows() if "," in row[11]]
    assert len(with_comma) == 814
    totals = cells("detected-victims", "_T", "_T").set_index(["ref_area", "time_period"])["obs_value"]
    of_victims = ["Detected trafficking victims", "Total", "Total", "Total", "Total"]
    checked = [row for row in with_comma if row[4:9] == of_victims]
    assert len(checked) > 50
    assert all(totals[row[0], int(row[9])] == int(row[11].replace(",", "")) for row in checked)


def test_rule_04_children_and_adults_both_zero_under_a_positive_total_are_not_broken_down(
    result: SourceTables,
) -> None:
    assert figures(result, "VNM", 2012) == {"Tt": 1206, "Tc": "M", "Ta": "M"}
    assert "VNM 2012" in listed(result, "doubted", "detected-victims", 'zeros that mean "not broken down by age"')


def test_rule_04_zeros_without_a_total_row_are_not_broken_down(result: SourceTables) -> None:
    assert figures(result, "FRA", 2012) == {"Tc": "M", "Ta": "M"}


def test_rule_04_zeros_under_a_total_of_zero_or_beside_a_positive_part_are_zeros(result: SourceTables) -> None:
    assert figures(result, "TON", 2017) == {"Tt": 0, "Tc": 0, "Ta": 0}
    assert figures(result, "CYP", 2018) == {"Tt": (1, 4), "Tc": 0, "Ta": (1, 4)}


def test_rule_04_no_children_are_zero_where_women_and_men_make_the_total(result: SourceTables) -> None:
    assert figures(result, "PAN", 2021)["Tc"] == 0


def test_rule_04_girls_and_boys_both_zero_under_positive_children_are_not_broken_down(result: SourceTables) -> None:
    morocco, australia = figures(result, "MAR", 2019), figures(result, "AUS", 2019)
    assert (morocco["Fc"], morocco["Mc"], morocco["Fa"]) == ("M", "M", 200)
    assert (australia["Fc"], australia["Mc"], australia["Oc"]) == ("M", "M", 7)


@pytest.mark.parametrize("kind", LABELS)
def test_rule_04_holds_for_sexes_and_for_persons_prosecuted_and_convicted(result: SourceTables, kind: str) -> None:
    found = figures(result, "SVN", 2009, indicator_of(kind))
    assert found.pop("Tt") == 28
    assert found == dict.fromkeys(set(NO_BREAKDOWN) - {"Tt"}, "M")


def test_rule_04_forms_all_zero_under_a_positive_or_absent_total_are_not_broken_down(result: SourceTables) -> None:
    assert figures(result, "BEN", 2020, FORM_ID) == {"S Tt": "M", "F Tt": "M", "O Tt": "M"}
    assert figures(result, "IRN", 2018, FORM_ID) == {"S Tt": "M", "F Tt": "M", "O Tt": "M"}
    assert figures(result, "TON", 2017, FORM_ID) == {"S Tt": 0}
    assert figures(result, "CIV", 2017, FORM_ID) == {"S Tt": 0, "F Tt": 9}


def test_rule_04_forms_without_any_figure_above_zero_are_not_broken_down_at_all(result: SourceTables) -> None:
    assert figures(result, "BEN", 2017, FORM_ID) == {"S Tt": "M", "F Fc": "M", "F Fa": "M"}


def test_rule_04_totals_of_forms_all_zero_are_no_totals_even_where_parts_are_known(result: SourceTables) -> None:
    assert figures(result, "BRA", 2018, FORM_ID) == {"F Tt": "M", "F Fc": 0, "F Ma": 66, "O Tt": "M"}


def test_rule_04_zeros_of_girls_are_unknown_where_children_are(result: SourceTables) -> None:
    assert figures(result, "ISR", 2017, FORM_ID) == {"S Tt": 48, "S Tc": "M", "S Ta": "M", "S Fc": "M", "S Fa": 48}


def test_rule_04_within_a_form_all_parts_zero_are_not_broken_down(result: SourceTables) -> None:
    assert figures(result, "BGR", 2021, FORM_ID) == {
        "F Tt": 107,
        "F Fc": "M",
        "F Fa": "M",
        "F Mc": "M",
        "F Ma": "M",
        "S Tt": 43,
        "S Tc": 3,
        "S Ta": 40,
        "S Fc": "M",
        "S Mc": "M",
        "S Fa": 40,
        "S Ma": 0,
    }


def test_rule_04_zeros_in_all_three_forms_of_a_sex_and_age_that_has_victims_are_not_broken_down(
    result: SourceTables,
) -> None:
    """Zeros that only two forms list, or of a sex and age without victims, stay zeros."""
    assert figures(result, "BOL", 2018, FORM_ID) == {
        "S Fc": 40,
        "S Mc": "M",
        "F Mc": "M",
        "O Mc": "M",
        "S Oc": 0,
        "F Oc": 0,
        "O Oc": 0,
        "S Fa": 0,
        "F Fa": 0,
    }
    assert listed(result, "doubted", FORM_ID, "zeros in all three forms") == "3: BOL 2018"


@pytest.mark.parametrize(
    ("area", "year", "sex", "age", "victims"),
    [
        ("BOL", 2018, "M", "Y0T17", 105),
        ("BGR", 2021, "F", "Y_GE18", 346),
        ("CIV", 2019, "F", "Y0T17", 72),
        ("HUN", 2018, "_T", "Y0T17", 5),
    ],
)
def test_rule_04_published_zeros_in_all_three_forms_are_not_broken_down(
    area: str,
    year: int,
    sex: str,
    age: str,
    victims: int,
) -> None:
    of_all, by_form = (
        table[(table["ref_area"] == area) & (table["time_period"] == year)]
        for table in (cells(name, sex, age) for name in ("detected-victims", FORM_ID))
    )
    assert of_all["obs_value"].tolist() == [victims]
    assert by_form["obs_status"].tolist() == ["M", "M", "M"]


def test_rule_04_no_published_sex_and_age_with_victims_is_zero_in_all_three_forms() -> None:
    key = [*PLACE, "sex", "age"]
    forms = published(FORM_ID).groupby(key)["obs_value"].agg(["count", "sum"])
    victims = published("detected-victims").set_index(key)
    positive = victims["obs_value"].fillna(victims["obs_lower"]) > 0
    all_zero = forms[(forms["count"] == 3) & (forms["sum"] == 0)]
    assert len(all_zero) == 756
    assert not positive.reindex(all_zero.index, fill_value=False).any()
    assert reported(FORM_ID, "zeros in all three forms") == [220]


def test_rule_04_the_published_country_years_are_those_of_the_readme() -> None:
    children = cells("detected-victims", "_T", "Y0T17")
    missing = children[children["obs_status"] == "M"]
    totals = set(zip(*(cells("detected-victims", "_T", "_T")[name] for name in PLACE), strict=True))
    with_total = pd.Series([key in totals for key in zip(*(missing[name] for name in PLACE), strict=True)])
    assert (with_total.sum(), (~with_total).sum()) == (20, 150)
    assert set(missing["time_period"][~with_total.to_numpy()]) == {2012, 2013, 2014, 2015}
    assert {2012, 2013, 2014, 2015} == set(missing.query("ref_area == 'VNM'")["time_period"])
    assert missing[["obs_value", "obs_lower", "obs_upper"]].isna().all(axis=None)


def test_rule_04_66_of_the_150_country_years_list_detected_victims_elsewhere() -> None:
    children = cells("detected-victims", "_T", "Y0T17").query("obs_status == 'M'")
    missing = set(zip(*(children[name] for name in PLACE), strict=True))
    of_victims = [row for row in raw_rows() if row[4] == "Detected trafficking victims"]
    totals = {(row[0], int(row[9])) for row in of_victims if row[5:9] == ["Total", "Total", "Total", "Total"]}
    elsewhere = {(row[0], int(row[9])) for row in of_victims if row[5] != "Total" and row[11] != "0"}
    found = (missing - totals) & elsewhere
    assert len(found) == 66
    assert ("FRA", 2012) in found


def test_rule_05_only_totals_and_forms_are_tables_and_never_one_table() -> None:
    assert set(published("detected-victims")["breakdown"]) == {"_T"}
    assert set(published(FORM_ID)["breakdown"]) == {"SEXUAL_EXPLOITATION", "FORCED_LABOUR", "OTHER"}
    assert {dimension for _, dimension in source.TABLES.values()} == {"Total", "by form of exploitation"}


@pytest.mark.parametrize("kind", LABELS)
def test_rule_06_two_rows_of_one_sex_are_children_and_adults_and_are_added(result: SourceTables, kind: str) -> None:
    assert figures(result, "BGR", 2017, indicator_of(kind)) == {"Ft": 443}
    assert "BGR" in listed(result, "merged", indicator_of(kind), "rows of one sex that are its children's")


def test_rule_06_a_key_that_repeats_for_no_known_reason_stops_the_build() -> None:
    with pytest.raises(ValueError, match="holds BGR 2017 _T Y0T17 _T more than once"):
        clean(rows("BGR", 2017, Tc=("36", "36")))


def test_rule_06_bulgaria_2017_had_443_detected_women_and_girls() -> None:
    bulgaria = cells("detected-victims", "F", "_T").query("ref_area == 'BGR' and time_period == 2017")
    assert bulgaria["obs_value"].tolist() == [443]


def test_rule_06_the_file_has_163_such_keys() -> None:
    keys = Counter((row[0], row[9], row[4], row[7], row[8]) for row in raw_rows() if row[5] == "Total")
    assert sum(number > 1 for number in keys.values()) == 163


def test_rule_06_the_total_of_other_forms_is_the_sum_of_its_rows_with_bounds(result: SourceTables) -> None:
    assert figures(result, "ALB", 2017, FORM_ID) == {"O Tt": (53, 56), "O Ma": 21}


def test_rule_06_no_total_of_other_below_its_children_and_adults(result: SourceTables) -> None:
    assert figures(result, "NGA", 2018, FORM_ID) == {"O Tc": 313, "O Ta": 77}
    assert listed(result, "dropped", FORM_ID, "no total of OTHER") == "1: NGA 2018"


def test_rule_06_a_total_of_other_below_its_sexes_by_age_stays_and_is_doubted(result: SourceTables) -> None:
    table = result.tables[FORM_ID].query("sex == '_T' and age == '_T' and ref_area in ('NLD', 'TUR', 'AUT')")
    status = table.set_index(["ref_area", "time_period", "breakdown"])["obs_status"].to_dict()
    assert status == {
        ("AUT", 2018, "FORCED_LABOUR"): "M",
        ("AUT", 2018, "OTHER"): "M",
        ("AUT", 2018, "SEXUAL_EXPLOITATION"): "M",
        ("NLD", 2021, "OTHER"): "A",
        ("NLD", 2022, "OTHER"): "U",
        ("NLD", 2022, "SEXUAL_EXPLOITATION"): "A",
        ("TUR", 2022, "OTHER"): "Q",
    }
    assert figures(result, "NLD", 2022, FORM_ID)["O Tt"] == 87
    assert listed(result, "doubted", FORM_ID, "total of OTHER is below") == "3: DOM 2021, NLD 2022, TUR 2022"


def test_rule_06_39_published_totals_of_other_are_below_their_sexes_by_age() -> None:
    totals = cells(FORM_ID, "_T", "_T").query("breakdown == 'OTHER' and obs_status == 'U'")
    kept = totals.set_index(PLACE)["obs_value"]
    assert (len(kept), kept["AUS", 2019], kept["AUT", 2023], kept["NLD", 2022]) == (28, 38, 46, 87)
    assert reported(FORM_ID, "total of OTHER is below") == [39]


def test_rule_06_an_interval_that_may_hold_children_and_adults_keeps_the_total_of_other(
    result: SourceTables,
) -> None:
    assert figures(result, "CRI", 2019, FORM_ID)["O Tt"] == (28, 31)


def test_rule_06_leaked_questionnaire_codes_are_dropped_and_listed(result: SourceTables) -> None:
    assert listed(result, "dropped", "", "over 100,000 persons") == (
        "1: Persons convicted, by citizenship: PAK 2019 783,140,380"
    )


def test_rule_06_the_file_has_15_leaked_codes_and_no_table_any() -> None:
    assert sum(len(row[11].replace(",", "")) > 5 for row in raw_rows()) == 15
    assert max(published(name)["obs_value"].max() for name in source.TABLES) == 32022


def test_rule_06_convicted_by_form_is_left_out() -> None:
    assert ("Persons convicted", "by form of exploitation") not in source.TABLES.values()
    assert set(published("persons-convicted")["breakdown"]) == {"_T"}


@pytest.mark.parametrize(
    ("area", "year", "reason"),
    [
        ("NPL", 2020, "no share: parts exceed the total by more than a tenth"),
        ("PAK", 2018, "no share: parts are under half of the total"),
        ("NPL", 2019, "no share: under 20 persons"),
    ],
)
def test_rule_07_no_share_where_its_parts_do_not_bear_it(
    result: SourceTables,
    area: str,
    year: int,
    reason: str,
) -> None:
    share = result.tables[SHARE_ID].query("ref_area == @area and time_period == @year")
    assert len(share) == 0
    assert any(
        finding.indicator == SHARE_ID and finding.reason == reason and f"{area} {year}" in finding.key
        for finding in result.findings
    )
    assert set(figures(result, area, year)) == {"Tt", "Tc", "Ta"}


def test_rule_07_intervals_are_refused_only_where_it_is_certain(result: SourceTables) -> None:
    """Of a total of 17 no more than 17 have a known age: an interval of children does not make them 20 (LAO 2019)."""
    assert result.tables[SHARE_ID].query("ref_area == 'LAO'")["time_period"].tolist() == [2020, 2021]


def test_rule_07_adults_of_zero_are_no_figure_where_the_age_of_others_is_unknown(result: SourceTables) -> None:
    share = result.tables[SHARE_ID].query("ref_area == 'GHA'")
    assert share[["time_period", "sex", "obs_value"]].to_numpy().tolist() == [[2017, "F", 100], [2017, "_T", 100]]
    said = [
        found for found in result.findings if found.reason == "no share: adults are 0 and the age of others is unknown"
    ]
    assert [found.key for found in said if "GHA 2021" in found.key] == ["sex _T: GHA 2021", "sex F: GHA 2021"]


def test_rule_07_the_girls_share_rests_on_girls_and_boys(result: SourceTables) -> None:
    share = result.tables["girl-share-of-detected-child-victims"].query("ref_area == 'MEX'")
    assert share[["time_period", "sex", "age", "obs_value"]].to_numpy().tolist() == [[2018, "F", "Y0T17", 60.0]]


def test_rule_07_pakistan_sweden_and_nepal_have_no_share() -> None:
    share = cells(SHARE_ID, "_T", "_T").set_index(PLACE)
    assert not {("PAK", 2019), ("SWE", 2019), ("SWE", 2020), ("NPL", 2020), ("VNM", 2012)} & set(share.index)
    assert share.loc[("PAK", 2022), "obs_value"] == pytest.approx(100 * 2457 / (2457 + 24078))
    assert (len(share), share.index.get_level_values(0).nunique()) == (1097, 137)


def test_rule_07_each_sex_is_judged_by_its_own_parts(result: SourceTables) -> None:
    assert result.tables[SHARE_ID].query("ref_area == 'PAK' and time_period == 2019")["sex"].tolist() == ["M"]
    pakistan = published(SHARE_ID).query("ref_area == 'PAK' and time_period == 2019").set_index("sex")["obs_value"]
    assert "_T" not in pakistan
    assert pakistan["M"] == pytest.approx(100 * 6937 / 16518)


def test_rule_07_pakistans_boys_are_not_repeated_under_another_sex(result: SourceTables) -> None:
    assert figures(result, "PAK", 2019) == {"Mt": 16518, "Mc": 6937, "Ma": 9581}
    assert figures(result, "PAK", 2020) == {"Mc": 1022, "Oc": 3}
    assert "Oc" in figures(result, "PAK", 2021)
    assert "Oc" in figures(result, "IND", 2019)
    assert listed(result, "dropped", "detected-victims", "sex Other repeats the boys") == "2: PAK 2019"
    others = published("detected-victims").query("ref_area == 'PAK' and sex == '_O'")
    assert not {2019, 2020} & set(others["time_period"])


def test_rule_08_reporting_countries_count_totals_zeros_included(result: SourceTables) -> None:
    table = result.tables["reporting-countries"].query("time_period in (2015, 2016)")
    assert table[["ref_area", "time_period", "obs_value"]].to_numpy().tolist() == [["WLD", 2015, 2], ["WLD", 2016, 0]]


def test_rule_08_the_published_numbers_of_reporting_countries() -> None:
    number = published("reporting-countries").set_index("time_period")["obs_value"]
    assert (len(number), number[2007], number[2020], number[2023]) == (21, 59, 145, 90)


@pytest.mark.parametrize("indicator", [*VICTIM_IDS, *JUSTICE_IDS])
def test_rule_09_latest_values_are_at_most_three_years_old(indicator: str) -> None:
    assert INDICATORS[indicator].window == 3


def test_rule_10_children_prosecuted_or_convicted_are_said_to_be_suspects_and_no_conviction_rate_exists() -> None:
    for indicator in ("persons-in-formal-contact", "persons-prosecuted", "persons-convicted"):
        assert any("children as suspects, not as victims" in caveat for caveat in INDICATORS[indicator].caveats)
        assert re.search("is not a (conviction rate|rate of success)", INDICATORS[indicator].caveats[0])
    assert not any("conviction-rate" in indicator for indicator in INDICATORS)


def test_rule_10_india_2003_to_2006_is_a_break_in_series(result: SourceTables) -> None:
    india = result.tables["persons-prosecuted"].query("ref_area == 'IND'").set_index("time_period")["obs_status"]
    assert india.to_dict() == {2003: "B", 2004: "B", 2007: "A"}
    broken = published("persons-prosecuted").query("obs_status == 'B'")["obs_value"]
    assert broken.tolist() == [17870, 20390, 23053, 25844]
    assert any("India's figures for 2003 to 2006" in caveat for caveat in INDICATORS["persons-prosecuted"].caveats)


@pytest.mark.parametrize("indicator", source.SUSPECTS)
def test_rule_10_ages_that_repeat_a_sex_are_of_low_reliability(result: SourceTables, indicator: str) -> None:
    doubted = result.tables[indicator].query("obs_status == 'U'")
    assert doubted[["ref_area", "time_period", "sex", "age", "obs_value"]].to_numpy().tolist() == [
        ["ESP", 2019, "_T", "Y0T17", 71],
        ["ESP", 2019, "_T", "Y_GE18", 102],
    ]
    assert listed(result, "doubted", indicator, "age Y0T17 is the figure of sex F") == "1: ESP 2019"
    assert listed(result, "doubted", indicator, "age Y_GE18 is the figure of sex M") == "1: ESP 2019"


def test_rule_07_a_part_that_does_not_fit_a_total_which_other_rows_make_is_of_low_reliability() -> None:
    cells = {"Tt": "1,011", "Tc": "437", "Ta": "1,011", "Ft": "35", "Mt": "44"}
    both = {"Tt": "67", "Tc": "29", "Ta": "42", "Ft": "30", "Mt": "41"}
    found = clean(
        rows("NGA", 2022, "contact", **cells),
        rows("NGA", 2022, "victims", **cells),
        rows("NGA", 2022, "convicted", Tt="65", Ft="32", Mt="33", Ot="33"),
        rows("AGO", 2019, "prosecuted", Tt="8", Tc="<5", Ta="8"),
        rows("MAR", 2020, "contact", **both),
    )
    reason = "does not fit a total that adults alone, women and men, or the other breakdown make"
    doubted = {name: table.query("obs_status == 'U'") for name, table in found.tables.items()}
    marked = {name: table[["ref_area", "sex", "age"]].to_numpy().tolist() for name, table in doubted.items()}
    assert {name: parts for name, parts in marked.items() if parts} == {
        "persons-in-formal-contact": [["NGA", "_T", "Y0T17"]],
        "persons-convicted": [["NGA", "_O", "_T"]],
    }
    assert figures(found, "NGA", 2022, "persons-in-formal-contact")["Tt"] == 1011
    # An interval has its own status, and is listed all the same.
    assert figures(found, "AGO", 2019, "persons-prosecuted")["Tc"] == (1, 4)
    assert listed(found, "doubted", "persons-prosecuted", reason) == "1: sex _T, age Y0T17: AGO 2019"


@pytest.mark.parametrize("indicator", [*VICTIM_IDS, *JUSTICE_IDS])
def test_rule_11_the_new_questionnaire_of_2017_is_a_break(indicator: str) -> None:
    assert INDICATORS[indicator].break_years == (2017,)
    assert any("2017" in caveat for caveat in INDICATORS[indicator].caveats)


def test_rule_12_of_1754_country_years_of_children_960_are_under_ten() -> None:
    children = cells("detected-victims", "_T", "Y0T17")
    most = children["obs_value"].fillna(children["obs_upper"]).fillna(0)
    assert (len(children), int((most < 10).sum())) == (1754, 960)


def test_rule_12_about_half_of_the_country_years_with_a_figure_are_under_ten_as_the_caveat_says() -> None:
    children = cells("detected-victims", "_T", "Y0T17").query("obs_status != 'M'")
    most = children["obs_value"].fillna(children["obs_upper"])
    assert (len(children), int((most < 10).sum())) == (1584, 790)
    for indicator in ("detected-victims", FORM_ID, "detected-child-victims-rate"):
        said = [caveat for caveat in INDICATORS[indicator].caveats if "fewer than ten children" in caveat]
        assert len(said) == 1
        assert "in about half of the country-years" in said[0]


def test_persons_who_are_as_many_as_the_year_are_doubted(result: SourceTables) -> None:
    dominican = result.tables[FORM_ID].query("ref_area == 'DOM' and sex == '_U'")
    assert dominican[["obs_value", "obs_status"]].to_numpy().tolist() == [[2021.0, "U"]]
    mexico = result.tables["detected-victims"].query("ref_area == 'MEX' and age == '_T'")
    assert mexico[["time_period", "obs_value", "obs_status"]].to_numpy().tolist() == [
        [2022, 2022, "U"],
        [2023, 2022, "A"],
    ]
    assert listed(result, "doubted", "detected-victims", "the figure is the year") == "1: sex _T, age _T: MEX 2022"


def test_published_figures_that_are_the_year_are_those_of_mexico_and_the_dominican_republic() -> None:
    doubted = published("detected-victims").query("obs_status == 'U'")
    assert doubted[[*PLACE, "sex", "age", "obs_value"]].to_numpy().tolist() == [["MEX", 2015, "_T", "_T", 2015]]
    unknown = published(FORM_ID).query("obs_status == 'U' and sex == '_U'")
    assert unknown[[*PLACE, "obs_value"]].to_numpy().tolist() == [["DOM", year, year] for year in range(2019, 2023)]


# What is published, as a whole


@pytest.mark.parametrize(
    ("indicator", "number", "areas"),
    [
        # Less the cells of Denmark 2021 that hold Germany's figures, and sums of them.
        ("detected-victims", 15143 - 4, 177),
        ("detected-victims-by-form", 15765 - 19, 182),
        ("trafficking-offences", 1467, 167),
        ("persons-in-formal-contact", 5601, 159),
        ("persons-prosecuted", 5665, 171),
        ("persons-convicted", 5758, 168),
    ],
)
def test_rows_and_areas_are_those_of_an_independent_reading(indicator: str, number: int, areas: int) -> None:
    table = published(indicator)
    assert (len(table), table["ref_area"].nunique()) == (number, areas)


def test_published_cells_equal_the_file() -> None:
    """Every figure of a key that the file holds once, against the file read a second time by other code."""
    keys: dict[tuple[str, int, str, str], list[str]] = {}
    for row in raw_rows():
        if row[4:6] == ["Detected trafficking victims", "Total"]:
            keys.setdefault((row[0], int(row[9]), row[7], row[8]), []).append(row[11])
    sexes, ages = {v: k for k, v in source.SEX_CODES.items()}, {v: k for k, v in source.AGE_CODES.items()}
    compared = 0
    for line in published("detected-victims").itertuples():
        texts = keys[line.ref_area, line.time_period, sexes[line.sex], ages[line.age]]
        if len(texts) == 1:
            shown = {"Q": "<5", "M": "0"}.get(line.obs_status) or f"{line.obs_value:,.0f}"
            assert shown == texts[0], line
            compared += 1
    assert compared == 15143 - 4 - 83


def test_the_source_record_names_the_workbook_as_read() -> None:
    record = load_sources(ROOT / "data" / "sources")["unodc_glotip"]
    assert [file.path for file in record.files] == [source.WORKBOOK]
    assert (record.vintage, record.publisher_short) == ("28 October 2025", "UNODC")


def test_places_are_short_and_complete() -> None:
    years = [("VNM", 2013), ("VNM", 2012), ("VNM", 2015), ("BGR", 2017), ("VNM", 2013)]
    assert places(pd.DataFrame(years, columns=PLACE)) == "BGR 2017, VNM 2012-2013 2015"
