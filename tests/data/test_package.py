"""The published folder is a valid data package: another's validator accepts it, and finds what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from dashboard.catalogue import load_indicators, load_sources
from dashboard.store import Store, StoreError
from data import claims
from data.build import write_package
from data.package import described, licence
from data.records import COLUMNS, KEYS
from tests.conftest import published
from tests.fixtures.sweeps import WALKS, Walk

ROOT = Path(__file__).parents[2]
INDICATORS = load_indicators(ROOT / "data" / "catalogue")
SOURCES = load_sources(ROOT / "data" / "sources")
HEAD = ",".join(COLUMNS) + "\n"
TABLES = {
    "homicide-rate": f"{HEAD}NAM,2019,_T,_T,_T,2.5,,,A\nXKX,2019,_T,_T,_T,0.30000000000000004,0.1,0.5,U\n",
    "detected-victims": f"{HEAD}NAM,2019,F,Y0T17,_T,,1,4,Q\nNAM,2020,F,Y0T17,_T,,,,M\nWLD,2020,_T,_T,_T,0,,,A\n",
    "refugees-by-origin": f"{HEAD}_X,2020,_T,_T,_T,17,,,P\n",
    "classes": "indicator,measure,sex,age,breakdown,breaks\nhomicide-rate,value,_T,_T,_T,1;2.5\n",
    "progress": 'indicator,ref_area,status,reason,base_year,ratio\nx,NAM,FAIR,"Fast, so far.",2015,1.25\nx,NER,,,,\n',
    "build_report": 'source,indicator,action,rows,reason,key\nunhcr,,dropped,2,"=1+1, ""twice""",\n',
    "claims": 'id,value,unit,note\nilo-2024,236,billion USD,\nun-2023,,persons,"Not\ntraced"\n',
    "borders": "ref_area,neighbour,km\nITA,SMR,\nITA,FRA,477\n",
    "empty": "id,name\n",
}
"""Tables of every kind, and of kinds that nobody knows yet."""
OF_EACH_KIND = {
    "homicide-rate": "figures with their bounds",
    "convicted-by-citizenship": "intervals and a breakdown",
    "case-profile-form": "suppressed ones",
    "palermo-protocol": "years that are values",
    "classes": "lists of numbers",
    "progress": "statuses",
    "build_report": "free text",
    "borders": "blanks between words",
}
"""Published tables that `make test` reads whole, by what is special about them."""


@pytest.fixture(autouse=True)
def apart() -> Iterator[None]:
    """Nothing is fetched: what a package names lies in its folder."""
    with system.use_context(trusted=False):
        yield


def contents(**changed: str) -> dict[str, bytes]:
    return {name: text.encode() for name, text in (TABLES | changed).items()}


def problems(folder: Path, few: Iterable[str] = ()) -> list[str]:
    """What Frictionless finds wrong with the package of a folder, or with those few tables of it."""
    package = Package(str(folder / "datapackage.json"))
    for name in set(package.resource_names) - set(few) if few else ():
        package.remove_resource(name)
    report = package.validate()
    found = [error for task in report.tasks for error in task.errors]
    return [f"{error.type}: {error.message}" for error in (*report.errors, *found)]


def schema(name: str, text: str) -> dict[str, Any]:
    return dict(described(name, text.encode(), INDICATORS)["schema"])


def fields(name: str, text: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in schema(name, text)["fields"]}


def test_frictionless_accepts_tables_of_every_kind(tmp_path: Path) -> None:
    write_package(tmp_path, contents(), INDICATORS, SOURCES)
    assert problems(tmp_path) == []
    package = Package(str(tmp_path / "datapackage.json"))
    assert package.resource_names == sorted(TABLES)
    assert package.get_resource("homicide-rate").read_rows()[0]["ref_area"] == "NAM"


@pytest.mark.skipif(published() is None, reason="nothing is published yet")
@pytest.mark.parametrize("walk", WALKS)
def test_frictionless_accepts_the_published_tables(walk: Walk) -> None:
    folder = published()
    assert folder is not None
    package = Package(str(folder / "datapackage.json"))
    assert all(resource.schema.fields for resource in package.resources), "build again: tables have no schema yet"
    assert problems(folder, OF_EACH_KIND if walk == "few" else ()) == []


@pytest.mark.parametrize(
    ("name", "row", "kind"),
    [
        ("homicide-rate", "NAM,2019,_T,_T,_T,many,,,A", "type-error"),
        ("homicide-rate", "NAM,2019,_T,_T,_T,-1,,,A", "constraint-error"),
        ("homicide-rate", "NAM,19,_T,_T,_T,1,,,A", "type-error"),
        ("homicide-rate", "Namibia,2019,_T,_T,_T,1,,,A", "constraint-error"),
        ("homicide-rate", "NAM,2019,Q,_T,_T,1,,,A", "constraint-error"),
        ("homicide-rate", "NAM,2019,_T,_T,_T,1,,,Z", "constraint-error"),
        ("homicide-rate", ",2019,_T,_T,_T,1,,,A", "constraint-error"),
        ("homicide-rate", "NAM,2019,_T,_T,_T,1,,,A\nNAM,2019,_T,_T,_T,2,,,A", "primary-key"),
    ],
)
def test_frictionless_finds_what_does_not_fit(tmp_path: Path, name: str, row: str, kind: str) -> None:
    write_package(tmp_path, contents(**{name: f"{HEAD}{row}\n"}), INDICATORS, SOURCES)
    assert any(problem.startswith(kind) for problem in problems(tmp_path))


def test_frictionless_finds_a_table_that_was_changed(tmp_path: Path) -> None:
    write_package(tmp_path, contents(), INDICATORS, SOURCES)
    (tmp_path / "homicide-rate.csv").write_text(f"{HEAD}NAM,2019,_T,_T,_T,9.5,,,A\n", encoding="utf-8")
    assert {problem.partition(":")[0] for problem in problems(tmp_path)} == {"hash-count", "byte-count", "row-count"}


def test_observations_have_the_fields_and_the_key_of_the_contract() -> None:
    told = schema("detected-victims", TABLES["detected-victims"])
    by_name = {field["name"]: field for field in told["fields"]}
    assert list(by_name) == COLUMNS
    assert (told["primaryKey"], told["missingValues"]) == (KEYS, [""])
    assert by_name["sex"]["constraints"]["enum"] == list(INDICATORS["detected-victims"].sex)
    assert [by_name[name]["type"] for name in ("time_period", "obs_value", "obs_status")] == [
        "year",
        "number",
        "string",
    ]


def test_a_table_that_nobody_knows_is_described_by_its_cells() -> None:
    found = fields("claims", TABLES["claims"])
    assert {name: field["type"] for name, field in found.items()} == {
        "id": "string",
        "value": "integer",
        "unit": "string",
        "note": "string",
    }
    assert found["id"]["constraints"] == {"required": True}
    assert "constraints" not in found["value"]
    assert schema("claims", TABLES["claims"])["primaryKey"] == ["id"]
    assert "primaryKey" not in schema("build_report", TABLES["build_report"])
    assert {field["type"] for field in fields("codes", "code\n007\n12\n").values()} == {"string"}


def test_each_status_of_the_ledger_of_claims_is_explained_beside_its_column() -> None:
    found = fields("claims", "id,status,near\na,news,\n")
    assert all(f"{status}:" in found["status"]["description"] for status in claims.STATUSES)
    assert "description" not in fields("progress", "indicator,status\na,b\n")["status"]


def test_every_licence_has_a_name_or_an_address() -> None:
    for source in SOURCES.values():
        told = licence(source)
        assert told["title"] == source.licence
        assert told.get("name") or told["path"].startswith("https://")
    assert licence(SOURCES["unodc_glotip"])["path"] == "https://www.un.org/en/about-us/terms-of-use"


def test_the_web_side_reads_which_sources_a_table_is_made_of(tmp_path: Path) -> None:
    rate = f"{HEAD}NAM,2019,_T,Y0T17,_T,2.5,,,A\n"
    write_package(tmp_path, contents(**{"detected-child-victims-rate": rate}), INDICATORS, SOURCES)
    store = Store(tmp_path, ["detected-child-victims-rate", "homicide-rate"])
    assert store.files["detected-child-victims-rate"].sources == ("unodc_glotip", "population")
    assert store.files["homicide-rate"].sources == ("un_sdg",)
    assert store.files["classes"].sources == ()
    with pytest.raises(StoreError):
        Store(tmp_path, ["absent"])
