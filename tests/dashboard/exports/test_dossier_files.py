"""The dossier's files: a table in UNODC's shape with all that is missing and nothing else, and a letter to send."""

from __future__ import annotations

import csv
import datetime
import io
import re
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from openxml_audit import OpenXmlValidator

from dashboard.config import ROOT
from dashboard.context import Context
from dashboard.exports import unodc_words
from dashboard.exports.documents.letter import letter_of
from dashboard.exports.documents.letter_word import letter_word
from dashboard.exports.documents.paper import PAPERS
from dashboard.exports.dossier_table import table_book, table_stem
from dashboard.figures.dossier import dossier_of, shown_cells
from dashboard.figures.dossier_words import headline
from dashboard.metrics.presence import NOTHING, WITH_FIGURE
from data.sources import unodc_glotip
from tests.fixtures.sweeps import each

AREAS = ("BGD", "NRU", "UKR", "DEU")
"""Some figures; none; nearly all; all breakdowns, and some years missing."""
DAY = datetime.date(2026, 11, 28)
RANKING = re.compile(
    r"\b(?:best|worst|better|worse|rank\w*|fail\w*|weak\w*|gaps?|behind|poor\w*|lag\w*|lead\w*|should report|must)\b",
    re.IGNORECASE,
)


@lru_cache
def book_of(context: Context, area: str) -> Any:
    """A country's file; several tests read the same."""
    return openpyxl.load_workbook(io.BytesIO(table_book(context, area, DAY)))


def rows_to_fill(book: Any) -> list[dict[str, Any]]:
    return rows_of(book, unodc_words.TO_FILL) + rows_of(book, unodc_words.OTHER_YEARS)


def rows_of(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def letter_text(context: Context, area: str) -> str:
    made = docx.Document(io.BytesIO(letter_word(letter_of(context, area, "https://reach.example.org"), PAPERS["a4"])))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells, made.sections[0].header.paragraphs[0].text])


def test_the_columns_and_words_are_those_that_the_reader_of_the_file_knows() -> None:
    assert set(unodc_glotip.PUBLISHERS_COLUMNS) <= set(unodc_words.COLUMNS)
    assert {code: label for label, code in unodc_glotip.SEX_CODES.items()} == unodc_words.SEXES
    assert {code: label for label, code in unodc_glotip.AGE_CODES.items()} == unodc_words.AGES
    forms = {code: label for label, code in unodc_glotip.FORM_CODES.items() if code != "_T"}
    assert forms == unodc_words.FORMS_OF
    assert {**unodc_glotip.TABLES, **unodc_glotip.PARTNER_TABLES} == unodc_words.TABLES


@pytest.mark.parametrize("area", each(AREAS, {"BGD": "some figures", "NRU": "none"}))
def test_the_empty_table_has_a_row_for_each_figure_that_the_file_has_not(shared: Context, area: str) -> None:
    book, found = book_of(shared, area), dossier_of(shared, area)
    rows = rows_to_fill(book)
    assert rows or area == "DEU"
    assert {row["Iso3_code"] for row in rows} == {area}
    assert all(row["txtVALUE"] is None and row["Source"] is None for row in rows)
    for sheet, is_asked in ((unodc_words.TO_FILL, True), (unodc_words.OTHER_YEARS, False)):
        years = [row["Year"] for row in rows_of(book, sheet)]
        assert years == sorted(years, reverse=True)
        assert all((year in found.full_years) == is_asked for year in years)
    keys = ("Indicator", "Dimension", "Category", "Sex", "Age", "Year")
    assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)
    there = {(row["Indicator"], row["Dimension"], row["Category"], row["Sex"], row["Age"], row["Year"]) for row in rows}
    for line in (line for part in found.parts for line in part.lines):
        series, indicator = line.series, shared.indicators[line.series.indicator]
        code = "" if series.partners else series.breakdown
        words = (
            *unodc_words.TABLES[series.indicator],
            unodc_words.category_of(shared, indicator, area, code),
            unodc_words.SEXES[series.sex],
            unodc_words.AGES[series.age],
        )
        for year, state in zip(found.years, line.cells, strict=True):
            assert ((*words, year) in there) == (state not in WITH_FIGURE and year >= line.first), (words, year)


def test_a_cell_to_fill_takes_a_whole_number_or_few_and_says_why_there_is_none(shared: Context) -> None:
    sheet = book_of(shared, "BGD")[unodc_words.TO_FILL]
    found = {str(one.sqref).split(":")[0]: one for one in sheet.data_validations.dataValidation}
    assert found["L2"].formula1 == 'IF(ISNUMBER(L2),AND(L2>=0,L2=INT(L2)),L2="<5")'
    assert found["N2"].formula1 == '"not available,not applicable"'
    assert sheet["N1"].value == unodc_words.BESIDE_VALUE[0]
    told = [row[0] for row in book_of(shared, "BGD")[unodc_words.READ_ME].iter_rows(values_only=True)]
    assert told[2:5] == ["Who filled this table", "Whom to ask about it", "The day it was filled"]


def test_the_first_sheet_says_only_what_concerns_the_country_and_labels_what_a_zero_means(shared: Context) -> None:
    rows = list(book_of(shared, "BGD")[unodc_words.READ_ME].iter_rows(values_only=True))
    told = "\n".join(str(row[1]) for row in rows)
    for name in ("Pakistan", "India", "Botswana", "sums over countries"):
        assert name not in told
    assert max(len(str(row[1])) for row in rows) < 1200
    by_label = [(label, text) for label, text, *_ in rows if label in ("A zero means", "A blank means")]
    assert ("A zero means", "The country reported that no offence was recorded in that year.") in by_label
    assert ("A blank means", "No figure was reported: unknown, not zero.") in by_label
    of_india = "\n".join(str(row[1]) for row in book_of(shared, "IND")[unodc_words.READ_ME].iter_rows(values_only=True))
    assert "India's figures for 2003 to 2006" in of_india and "Pakistan" not in of_india


@pytest.mark.parametrize("area", each(AREAS, {"UKR": "figures, few ones and none"}))
def test_the_figures_beside_it_are_those_of_the_published_tables(shared: Context, area: str) -> None:
    rows = rows_of(book_of(shared, area), unodc_words.PUBLISHED)
    published = []
    for name in unodc_words.TABLES:
        with (ROOT / "data" / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            published += [row for row in csv.DictReader(file) if row["ref_area"] == area]
    assert len(rows) == len(published)
    assert sum(row["txtVALUE"] == "<5" for row in rows) == sum(
        (row["obs_lower"], row["obs_upper"]) == ("1", "4") and not row["obs_value"] for row in published
    )
    values = sorted(int(row["txtVALUE"]) for row in rows if isinstance(row["txtVALUE"], int))
    assert values == sorted(int(row["obs_value"]) for row in published if row["obs_value"])
    assert all(row["txtVALUE"] is None for row in rows if row["obs_status"] == "M")


def test_the_sheet_by_year_is_what_the_page_shows(shared: Context) -> None:
    found, book = dossier_of(shared, "BGD"), book_of(shared, "BGD")
    sheet = list(book[unodc_words.BY_YEAR].iter_rows(values_only=True))
    lines = [line for part in found.parts for line in part.lines]
    assert sheet[0][1:] == tuple(found.years)
    for line, row in zip(lines, sheet[1:], strict=False):
        assert row[0] == line.name
        assert "".join(row[1:]) == shown_cells(line, found.years)


def test_the_first_sheet_tells_zero_unknown_and_small_numbers_apart(shared: Context) -> None:
    told = "\n".join(
        str(cell) for row in book_of(shared, "NRU")[unodc_words.READ_ME].iter_rows(values_only=True) for cell in row
    )
    for words in (
        "Write a zero",
        "An empty cell is never a zero",
        "“<5”",
        "no form of the United Nations",
        "terms of use",
    ):
        assert words in told


@pytest.mark.parametrize("area", AREAS)
def test_a_letter_is_the_reader_s_own_and_blames_nobody(shared: Context, area: str) -> None:
    text = letter_text(shared, area)
    assert text.count("written by the reader, not from the United Nations") >= 2
    for words in ("[Your name and office]", "[Name of the recipient", "UNODC", "28 October 2025", table_stem(area)):
        assert words in text
    assert RANKING.findall(text) == []


@pytest.mark.sweep
def test_no_letter_of_any_area_blames_or_ranks(shared: Context) -> None:
    for area in shared.geography.areas:
        assert RANKING.findall(letter_text(shared, area)) == [], area


def test_a_letter_names_what_is_reported_and_what_not_with_years(shared: Context) -> None:
    text = letter_text(shared, "BGD")
    assert "detected victims by age (2023)" in text
    assert "the total of persons prosecuted (last figure: 2014)" in text
    nothing = letter_text(shared, "NRU")
    assert "Nauru: the collection holds no usable figure in any year." in nothing
    assert "I do not take this to mean that there were no victims." in nothing


def test_a_letter_does_not_call_a_year_empty_of_which_girls_or_boys_are_reported(shared: Context) -> None:
    text = letter_text(shared, "UKR")
    assert "2014 to 2017" in text
    assert "detected children by form of exploitation (last figure: 2017)" in text
    assert "Eurostat" in text and "Eurostat" not in letter_text(shared, "BGD")
    assert "2023: what is empty there is not counted as missing" in text


@pytest.mark.sweep
def test_no_letter_admonishes(shared: Context) -> None:
    for area in shared.geography.areas:
        assert "should" not in letter_text(shared, area).replace("you should", ""), area


@pytest.fixture(scope="module")
def letters(shared: Context, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The letter of each area as a file."""
    folder = tmp_path_factory.mktemp("letters")
    for area in AREAS:
        content = letter_word(letter_of(shared, area, "https://reach.example.org"), PAPERS["a4"])
        (folder / f"{area}.docx").write_bytes(content)
    return {area: folder / f"{area}.docx" for area in AREAS}


@pytest.mark.parametrize("area", each(AREAS, {"NRU": "the least that is valid by itself"}))
def test_a_letter_is_a_valid_file(letters: dict[str, Path], area: str) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(letters[area]).errors] == []


@pytest.mark.sweep  # Of the longest one: test_documents.py.
def test_the_text_of_a_letter_takes_one_page_and_its_annex_another(letters: dict[str, Path], tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: nobody else says where pages end")
    folder = f"-env:UserInstallation=file://{tmp_path}/profile"
    # All in one go: its start takes longer than a letter.
    subprocess.run(
        [office, folder, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *letters.values()],
        check=True,
        capture_output=True,
    )
    for area in AREAS:
        pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / f"{area}.pdf").pages]
        assert len(pages) == 2, area
        assert "Yours sincerely" in pages[0] and "Annex" in pages[1], area


def test_what_is_not_there_is_no_reported_zero(shared: Context) -> None:
    """Nauru's zeros by form stand beside no total: the file's own rows are read as not broken down."""
    found = dossier_of(shared, "NRU")
    assert found.last is None
    assert any(set(line.cells) - {NOTHING} for part in found.parts for line in part.lines)
    told = "\n".join(
        str(cell) for row in book_of(shared, "NRU")[unodc_words.READ_ME].iter_rows(values_only=True) for cell in row
    )
    assert "they are read as not broken down, not as zero" in told
    letter = letter_text(shared, "NRU")
    assert "read as not broken down" not in letter, "a rule of reading helps no recipient"
    assert "The file lists zeros here without a total" in letter
    assert "a reported zero would say so" not in letter, "it did report zeros"
    assert "a reported zero would say so" in letter_text(shared, "TUV")


@pytest.mark.parametrize("area", ["KNA", "CHN", "TUV"])
def test_a_file_that_lists_rows_is_not_said_to_hold_none(shared: Context, area: str) -> None:
    """Saint Kitts and Nevis reported zeros that have no total: figures there are, and none that can be used."""
    told = "\n".join((letter_text(shared, area), headline(shared, dossier_of(shared, area))))
    assert "no usable figure" in told
    assert not re.search(r"holds no figure|without a figure", told)
