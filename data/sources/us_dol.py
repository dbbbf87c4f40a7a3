"""Read the US Department of Labor's findings on child labour: laws, conventions, bodies, policies, programmes,
inspectors, criminal cases, suggested actions and listed goods."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from data.areas import Areas
from data.records import Finding, SourceTables, tidy
from data.sources import us_dol_answers as answers
from data.sources import us_dol_lists as lists
from data.sources.reading import read_columns

SOURCE = "us_dol"
FILE = "us_dol/findings_panel_2016_2022.csv.gz"
STANDARDS = {
    "child-trafficking-law": "law_Prohibition_Child_Trafficking_std",
    "child-sexual-exploitation-law": "law_Prohibition_CSEC_std",
    "non-state-recruitment-law": "law_Minumum_Non_State_Military_std",
    "ilo-c138": "conv_C_138_Ratified",
    "ilo-c182": "conv_C_182_Ratified",
}
"""Indicator and its column of Yes and No: whether a law meets the standard, whether a convention is ratified."""
COUNTS = {
    "labour-inspectors": "enf_Labor_Inspectors",
    "child-labour-investigations": "enf_Criminal_Investigations",
    "child-labour-convictions": "enf_Criminal_Convictions",
}
COLUMNS: dict[str, type[str] | type[float]] = {
    "file_year": float,
    "desc_year": float,
    "name": str,
    **dict.fromkeys((*STANDARDS.values(), *COUNTS.values()), str),
}
YES_OR_NO = (*STANDARDS, *answers.ONLY_HERE)
"""Indicators whose figures are codes."""
NEWEST = 2021
"""The file, by its year, that the list of countries belongs to."""
DESCRIBES = {NEWEST: lists.YEAR}
"""Files, by their year, whose texts all say "In" another year, those without a year of description too."""
ANSWERS = {"Yes": 1.0, "No": 0.0}
UNKNOWN = ("Unknown", "Unavailable")
NOT_APPLICABLE = ("Not Applicable", "N/A")
MARKS = r"[*†‡]"
"""Footnote marks of the publisher, whose texts the file does not hold."""
OWN_NAMES = {
    "Bolivia": "BOL",
    "Burma": "MMR",
    "Congo, Democratic Republic of the": "COD",
    "Congo, Republic of the": "COG",
    "Côte d'Ivoire": "CIV",
    "Falkland Islands (Islas Malvinas)": "FLK",
    "Gambia, The": "GMB",
    "The Gambia": "GMB",
    "Iran": "IRN",
    "Kosovo": "XKX",
    "Kyrgyz Republic": "KGZ",
    "Macedonia": "MKD",
    "Moldova": "MDA",
    "Moldova, Republic of": "MDA",
    "North Korea": "PRK",
    "Russia": "RUS",
    "Saint Helena, Ascension, and Tristan da Cunha": "SHN",
    "Saint Helena, Ascensión, and Tristán da Cunha": "SHN",
    "Swaziland": "SWZ",
    "São Tomé and Príncipe": "STP",
    "Taiwan": "TWN",
    "Tanzania": "TZA",
    "Turkey": "TUR",
    "Turkey (Türkiye)": "TUR",
    "Venezuela": "VEN",
    "Vietnam": "VNM",
    "Wallis and Futuna": "WLF",
    "West Bank and the Gaza Strip": "PSE",
}
"""Names of the files that are not the area's own name in data/areas.csv."""


def read(raw: Path, areas: Areas) -> SourceTables:
    """Tables of codes (1 meets the standard or has ratified, 0 does not) and of counts, by the year described.

    "Unknown" and "Unavailable" are status M, "not applicable" and blanks no row. What the list of countries alone
    answers is added of it (`data.sources.us_dol_answers`). With them the suggested actions and the listed goods
    (`data.sources.us_dol_lists`). Raises ValueError naming the file, what cannot be read and the remedy.
    """
    findings = read_columns(raw / FILE, COLUMNS, complete="file_year")
    findings["year"] = _described(findings)
    result = SourceTables()
    result.findings += _with_territories(findings, raw)
    for indicator, column in {**STANDARDS, **COUNTS}.items():
        result.tables[indicator] = _table(findings, indicator, column, areas, result.findings)
    listed = answers.only_here(raw).assign(year=float(lists.YEAR))
    for indicator, place in answers.ONLY_HERE.items():
        result.tables[indicator] = _table(listed, indicator, place.path, areas, result.findings)
    for name, of in (("actions", lists.actions), ("goods", lists.goods), ("conventions", answers.conventions)):
        result.lists[name], told = of(raw, _own_codes(areas), SOURCE)
        result.findings += told
    return result


def _described(findings: pd.DataFrame) -> pd.Series:
    """The year that a row speaks of: as its file does, else as the row says, else the file's own."""
    return findings["file_year"].map(DESCRIBES).fillna(findings["desc_year"]).fillna(findings["file_year"])


def _with_territories(findings: pd.DataFrame, raw: Path) -> list[Finding]:
    """Put in what countries answer by territory, where the table of many years is blank; what was put in."""
    told = []
    for name, indicator, answer in answers.by_territory(raw):
        column = (STANDARDS | COUNTS)[indicator]
        blank = (findings["file_year"] == NEWEST) & (findings["name"] == name) & (findings[column].str.strip() == "")
        findings.loc[blank, column] = answer
        if blank.any():
            reason = f"“{answers.WHOLE}” of the list of countries, read as the country's answer"
            told.append(Finding(SOURCE, indicator, "noted", int(blank.sum()), reason, f"{name} {lists.YEAR}"))
    return told


def _table(everything: pd.DataFrame, indicator: str, column: str, areas: Areas, told: list[Finding]) -> pd.DataFrame:
    text = everything[column].str.replace(MARKS, "", regex=True).str.strip()
    told += _findings(everything, indicator, column, text)
    used = (text != "") & ~text.isin(NOT_APPLICABLE)
    unknown = text[used].isin(UNKNOWN)
    rows = pd.DataFrame(
        {
            "ref_area": _codes(everything.loc[used, "name"], areas),
            "time_period": everything.loc[used, "year"],
            "obs_value": _values(text[used].mask(unknown), indicator),
            "obs_status": unknown.map({True: "M", False: "A"}),
        }
    )
    return tidy(rows)


def _values(text: pd.Series, indicator: str) -> pd.Series:
    """Yes and No as codes, numbers without their thousands commas; NaN where the text is."""
    given = text.dropna()
    numbers = given.map(ANSWERS) if indicator in YES_OR_NO else pd.to_numeric(given.str.replace(",", ""), "coerce")
    if strange := sorted(set(given[numbers.isna()])):
        raise ValueError(f"{FILE}: {indicator}: cannot read {strange[:3]}; see ANSWERS and UNKNOWN in {__name__}")
    return numbers.reindex(text.index)


def _codes(names: pd.Series, areas: Areas) -> pd.Series:
    own = _own_codes(areas)
    if strangers := sorted(set(names) - set(own)):
        raise ValueError(f"{FILE}: unknown areas: {', '.join(strangers)}; add them to OWN_NAMES in {__name__}")
    return names.map(own)


def _own_codes(areas: Areas) -> dict[str, str]:
    """The codes of areas by the names that the publisher gives them."""
    return dict(zip(areas.areas["name_en"], areas.areas["area"], strict=True)) | OWN_NAMES


def _findings(rows: pd.DataFrame, indicator: str, column: str, text: pd.Series) -> list[Finding]:
    marked = rows[column].str.contains(MARKS)
    inapplicable = text.isin(NOT_APPLICABLE)
    told = (
        ("not applicable, as the publisher says: no row", inapplicable),
        ("a footnote mark of the publisher, whose text the file does not hold, is taken off", marked),
    )
    found = [
        Finding(SOURCE, indicator, "noted", int(which.sum()), reason, _listed(rows[which]))
        for reason, which in told
        if which.any()
    ]
    blank = int((text == "").sum())
    return [*found, Finding(SOURCE, indicator, "dropped", blank, "blank: nothing stated", f"column {column}")]


def _listed(rows: pd.DataFrame) -> str:
    return ", ".join(f"{name} {year:.0f}" for name, year in zip(rows["name"], rows["year"], strict=True))
