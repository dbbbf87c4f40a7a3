"""Programs of another's making open what we give away: pandas, sdmx1, openpyxl, LibreOffice; all read the same rows."""

from __future__ import annotations

import csv
import datetime
import io
import json
import logging
import math
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import sdmx
from flask import Flask
from flask.testing import FlaskClient

from dashboard.catalogue import load_indicators, load_sources
from dashboard.columns import COLUMNS
from dashboard.config import Config
from dashboard.context import Context
from dashboard.exports.observations import COLUMNS_OUT
from dashboard.geography import load_geography
from dashboard.store import Store
from dashboard.web import api
from tests.fixtures.small import table, write_package
from tests.fixtures.sweeps import WALKS, Walk

ROWS: dict[str, list[tuple[object, ...]]] = {
    "detected-victims": [
        ("NAM", 2019, "F", "Y0T17", "_T", "", "1", "4", "Q"),
        ("NAM", 2019, "_T", "Y0T17", "_T", "0", "", "", "A"),
        ("XKX", 2020, "_T", "Y0T17", "_T", "", "", "", "M"),
        ("WLD", 2020, "_T", "_T", "_T", "53800", "", "", "E"),
    ],
    "refugees-by-origin": [
        ("NAM", 2020, "_T", "_T", "_T", "1234567", "", "", "A"),
        ("_X", 2020, "_T", "_T", "_T", "17", "", "", "P"),
    ],
    "homicide-rate": [
        ("NAM", 2019, "_T", "_T", "_T", "0.30000000000000004", "", "", "A"),
        ("XKX", 2019, "_T", "_T", "_T", "12.345678901234567", "10.5", "14.25", "U"),
    ],
}
NASTY = {
    "name": '=HYPERLINK("http://example.org")',
    "unit": 'per "100,000",\npeople',
    "definition": "@SUM(1+1)\n<b>&</b>",
}
"""Texts that a careless file would break at, or run."""
NUMBERS = ("time_period", "obs_value", "obs_lower", "obs_upper")


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """Three indicators, one with texts that are hard to write."""
    folder = tmp_path_factory.mktemp("readers")
    write_package(folder, {name: table(COLUMNS, rows) for name, rows in ROWS.items()}, "v1")
    config = Config(published=folder)
    indicators = {name: entry for name, entry in load_indicators(config.catalogue).items() if name in ROWS}
    indicators["homicide-rate"] = replace(indicators["homicide-rate"], **NASTY)  # type: ignore[arg-type]
    geography, store = load_geography(config.geography), Store(folder, indicators)
    return Context(config, indicators, load_sources(config.sources), geography, store)


@pytest.fixture(scope="module")
def reader(evidence: Context) -> FlaskClient:
    """A client of the interface alone."""
    server = Flask("readers")
    api.register(server, evidence)
    return server.test_client()


@pytest.fixture(scope="module")
def published(reader: FlaskClient) -> list[dict[str, str]]:
    """The rows of the CSV, cell by cell as text."""
    return list(csv.DictReader(io.StringIO(reader.get(api.OBSERVATIONS).text, newline="")))


@pytest.fixture(scope="module")
def workbook(reader: FlaskClient, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook, as a file."""
    path = tmp_path_factory.mktemp("workbook") / "observations.xlsx"
    path.write_bytes(reader.get(f"{api.OBSERVATIONS_XLSX}?from=2000").data)
    return path


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """sdmx1 notes each attribute that a file leaves out."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def same(found: Any, text: str) -> bool:
    """Whether a number that a program read is the decimal published, or missing where that is blank."""
    missing = found is None or found is pd.NA or (isinstance(found, float) and math.isnan(found))
    return missing if not text else found == float(text)


def test_the_rows_are_those_of_the_tables(published: list[dict[str, str]]) -> None:
    for name, rows in ROWS.items():
        found = [tuple(row.values())[1:10] for row in published if row["indicator"] == name]
        assert found == [tuple(map(str, row)) for row in rows]


def test_pandas_reads_the_csv(reader: FlaskClient, published: list[dict[str, str]]) -> None:
    frame = pd.read_csv(io.StringIO(reader.get(api.OBSERVATIONS).text))
    assert list(frame.columns) == list(COLUMNS_OUT)
    assert frame["time_period"].dtype.kind == "i" and frame["obs_value"].dtype.kind == "f"
    for row, expected in zip(frame.to_dict("records"), published, strict=True):
        assert all(same(row[name], expected[name]) for name in NUMBERS)
        assert all(row[name] == expected[name] for name in COLUMNS_OUT if name not in NUMBERS)
    assert {"NAM", "XKX"} <= set(frame["ref_area"]), "Namibia is no missing value"


def test_pandas_reads_the_json(reader: FlaskClient, published: list[dict[str, str]]) -> None:
    told = json.loads(reader.get(api.OBSERVATIONS_JSON).text)
    frame = pd.DataFrame(told["rows"], columns=told["columns"])
    for row, expected in zip(frame.to_dict("records"), published, strict=True):
        assert all(same(row[name], expected[name]) for name in NUMBERS)
        assert all(row[name] == expected[name] for name in COLUMNS_OUT if name not in NUMBERS)
    assert told["indicators"]["homicide-rate"]["name"] == NASTY["name"]


@pytest.mark.parametrize("kind", ["structure", "dataflow"])
def test_sdmx1_reads_the_sdmx_csv_by_our_structure(
    reader: FlaskClient, published: list[dict[str, str]], evidence: Context, kind: str
) -> None:
    structure = sdmx.read_sdmx(io.BytesIO(reader.get(api.STRUCTURE).data))
    described = getattr(structure, kind)["OBSERVATIONS"]
    content = reader.get(api.OBSERVATIONS_SDMX).data
    assert not content.startswith(b"\xef\xbb\xbf")
    message = sdmx.read_sdmx(io.BytesIO(content), format="CSV", structure=described)
    (dataset,) = message.data
    assert len(dataset.obs) == len(published)
    for found, expected in zip(dataset.obs, published, strict=True):
        key = {name: part.value for name, part in found.dimension.values.items()}
        told = {name: part.value for name, part in found.attached_attribute.items()}
        assert [key[name.upper()] for name in ("indicator", "ref_area", "time_period", "sex", "age", "breakdown")] == [
            expected[name] for name in ("indicator", "ref_area", "time_period", "sex", "age", "breakdown")
        ]
        assert same(float(found.value), expected["obs_value"])
        for name in ("obs_lower", "obs_upper", "obs_status", "source"):
            assert told[name.upper()] == expected[name]
        assert told["RELEASE"] == evidence.sources[expected["source"]].vintage


def test_sdmx1_makes_a_data_frame_of_it(reader: FlaskClient, published: list[dict[str, str]]) -> None:
    structure = sdmx.read_sdmx(io.BytesIO(reader.get(api.STRUCTURE).data)).structure["OBSERVATIONS"]
    content = io.BytesIO(reader.get(api.OBSERVATIONS_SDMX).data)
    frame = sdmx.to_pandas(sdmx.read_sdmx(content, format="CSV", structure=structure).data[0], attributes="o")
    assert len(frame) == len(published)
    nigeria = frame.xs("NAM", level="REF_AREA").xs("refugees-by-origin", level="INDICATOR")
    assert nigeria["value"].tolist() == [1234567]


@pytest.mark.parametrize("walk", WALKS)
def test_every_code_of_an_sdmx_file_is_in_its_code_list(client: FlaskClient, walk: Walk) -> None:
    """Of all tables, or of one with all statuses and codes of each kind."""
    address = api.OBSERVATIONS_SDMX + ("?indicator=detected-victims-by-form" if walk == "few" else "")
    structure = sdmx.read_sdmx(io.BytesIO(client.get(api.STRUCTURE).data)).structure["OBSERVATIONS"]
    parts = [*structure.dimensions.components, *structure.attributes.components]
    lists = {
        part.id: part.local_representation.enumerated
        for part in parts
        if part.local_representation.enumerated is not None
    }
    assert set(lists) == {
        *("INDICATOR", "UNIT_MEASURE", "REF_AREA", "SEX", "AGE", "BREAKDOWN", "OBS_STATUS", "SOURCE"),
    }
    frame = pd.read_csv(io.BytesIO(client.get(address).data), dtype="category", keep_default_na=False)
    for name, codes in lists.items():
        assert set(frame[name].cat.categories) <= set(codes.items), name
        assert all(str(code.name) for code in codes.items.values())
    assert str(lists["REF_AREA"].items["NAM"].name) == "Namibia"
    assert set(frame["STRUCTURE_ID"]) == {"REACH2030:OBSERVATIONS(1.0)"}


def test_openpyxl_reads_the_workbook(workbook: Path, published: list[dict[str, str]]) -> None:
    book = openpyxl.load_workbook(workbook)
    assert book.sheetnames == ["data", "definitions", "sources", "readme"]
    sheet = book["data"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:L{len(published) + 1}")
    head, *rows = sheet.iter_rows(values_only=True)
    assert head == COLUMNS_OUT
    for row, expected in zip(rows, published, strict=True):
        found = dict(zip(COLUMNS_OUT, row, strict=True))
        assert all(same(found[name], expected[name]) for name in NUMBERS), "to the last digit"
        assert all(found[name] == expected[name] for name in COLUMNS_OUT if name not in NUMBERS)


def test_rows_are_found_without_reading_the_whole_sheet(workbook: Path, published: list[dict[str, str]]) -> None:
    sheet = openpyxl.load_workbook(workbook, read_only=True)["data"]
    assert (sheet.max_row, sheet.max_column) == (len(published) + 1, len(COLUMNS_OUT))
    sheet.parent.close()


def test_no_text_of_a_workbook_is_a_formula_or_a_link(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "inlineStr"} & {cell.data_type for cell in cells}
    assert {NASTY["name"], NASTY["definition"], NASTY["unit"]} <= {cell.value for cell in cells}
    assert not any(cell.hyperlink for cell in cells)
    with zipfile.ZipFile(workbook) as archive:
        assert archive.testzip() is None
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_a_workbook_says_what_it_is_and_on_what_terms(workbook: Path, evidence: Context) -> None:
    book = openpyxl.load_workbook(workbook)
    told = {str(row[0]): str(row[1]) for row in book["readme"].iter_rows(values_only=True)}
    assert told["from"] == "2000"
    assert told["See it again"] == f"{api.OBSERVATIONS_XLSX}?from=2000"
    assert told["Release of the data"] == "v1"
    assert datetime.date.fromisoformat(told["Downloaded on"])
    assert "not zero" in told["obs_value"]
    heads, *rows = book["sources"].iter_rows(values_only=True)
    sources = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    assert set(sources) == {evidence.indicators[name].source for name in ROWS}
    for name, entry in sources.items():
        source = evidence.sources[str(name)]
        assert (entry["vintage"], entry["licence"], entry["citation"]) == (
            source.vintage,
            source.licence,
            source.citation,
        )
    heads, *rows = book["definitions"].iter_rows(values_only=True)
    assert {row[0] for row in rows} == set(ROWS)
    caveats = dict(zip(heads, next(row for row in rows if row[0] == "detected-victims"), strict=True))["caveats"]
    assert str(caveats).split("\n") == list(evidence.indicators["detected-victims"].caveats)


def test_pandas_reads_the_workbook(workbook: Path, published: list[dict[str, str]]) -> None:
    frame = pd.read_excel(workbook)
    assert len(frame) == len(published)
    assert frame["obs_value"].dtype.kind == "f"
    assert list(frame["ref_area"]) == [row["ref_area"] for row in published]


AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
PATIENCE = 600
"""Seconds: a first start of LibreOffice writes a profile, on a machine that may be busy."""


def to_csv(office: str, table: Path, out: Path) -> Path:
    """What LibreOffice makes of a table, as CSV in the folder `out`; no such file where it has no Calc."""
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", AS_CSV, "--outdir", str(out), str(table)]
    subprocess.run(command, check=False, capture_output=True, timeout=PATIENCE)
    return out / f"{table.stem}.csv"


def lack_of_calc(office: str | None, folder: Path) -> str:
    """Why tables cannot be opened with LibreOffice here; empty where they can: it opens a plain one of two cells."""
    if office is None:
        return "LibreOffice is not installed"
    plain = folder / "plain.csv"
    plain.write_text("a,b\n", encoding="utf-8")
    out = folder / "made"
    out.mkdir()
    if not to_csv(office, plain, out).exists():
        return f"{office} opens no plain table: Calc, the part of LibreOffice for tables, is not installed"
    return ""


@pytest.mark.parametrize(
    ("script", "lack"),
    [(None, "not installed"), ("exit 0", "Calc"), ("exit 77", "Calc"), ('echo a,b > "$6/plain.csv"', "")],
)
def test_a_libreoffice_without_calc_is_told_from_one_with_it(tmp_path: Path, script: str | None, lack: str) -> None:
    office = tmp_path / "soffice"
    if script:
        office.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        office.chmod(0o755)
    said = lack_of_calc(str(office) if script else None, tmp_path)
    assert lack in said
    assert bool(said) is bool(lack)


@pytest.mark.sweep  # Valid by the schemas of Office, the figures read by openpyxl: test_readable.py, test_files.py.
def test_libreoffice_opens_the_workbook(workbook: Path, published: list[dict[str, str]], tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    made = to_csv(office, workbook, tmp_path) if office else tmp_path / "none"
    # Its start takes long: a plain table is asked for where it made nothing of ours.
    if not made.exists() and (lack := lack_of_calc(office, tmp_path)):
        pytest.skip(lack)
    with made.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for found, expected in zip(rows, published, strict=True):
        # It shows 15 digits of a number; the text of a cell is as it was written.
        assert [bool(found[name]) for name in NUMBERS] == [bool(expected[name]) for name in NUMBERS]
        for name in filter(found.__getitem__, NUMBERS):
            assert float(found[name]) == pytest.approx(float(expected[name]), rel=1e-14)
        assert all(found[name] == expected[name] for name in COLUMNS_OUT if name not in NUMBERS)


@pytest.mark.sweep  # No cell begins like one: `test_web_api.py`.
def test_a_spreadsheet_is_given_no_formula_by_a_csv_either(client: FlaskClient) -> None:
    # Numbers below zero begin with a sign; no code, unit or name of ours begins like a formula.
    for row in csv.DictReader(io.StringIO(client.get(api.OBSERVATIONS).text, newline="")):
        assert not any(row[name].startswith(("=", "+", "-", "@")) for name in COLUMNS_OUT if name not in NUMBERS)
