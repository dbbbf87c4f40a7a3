"""The published data package says of each table whose figures it holds, how old they are and on what terms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.catalogue import load_indicators, load_sources
from data.build import write_package

ROOT = Path(__file__).parents[2]
INDICATORS = load_indicators(ROOT / "data" / "catalogue")
SOURCES = load_sources(ROOT / "data" / "sources")
OF_FILES = {"name", "path", "profile", "format", "mediatype", "encoding", "bytes", "hash", "rows", "schema"}
CONTENTS = {
    "refugees-by-origin": b"ref_area,obs_value\nSYR,1\nUKR,2\n",
    "detected-child-victims-rate": b"ref_area,obs_value\nBGR,1\n",
    "classes": b"indicator,edges\n",
}


def package(folder: Path) -> dict[str, Any]:
    text = (folder / "datapackage.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def resources(folder: Path) -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in package(folder)["resources"]}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    write_package(folder, CONTENTS, INDICATORS, SOURCES)
    return folder


def test_a_table_has_title_source_vintage_and_licence(written: Path) -> None:
    entry = resources(written)["refugees-by-origin"]
    source = SOURCES["unhcr"]
    assert entry["title"] == INDICATORS["refugees-by-origin"].name
    assert entry["sources"] == [
        {
            "name": "unhcr",
            "title": f"{source.publisher}: {source.title}",
            "path": source.official_page,
            "vintage": "end-2025",
        },
    ]
    (licence,) = entry["licenses"]
    assert (licence["title"], licence["name"]) == ("CC BY 4.0", "CC-BY-4.0")


def test_a_derived_rate_names_the_source_of_its_population_too(written: Path) -> None:
    entry = resources(written)["detected-child-victims-rate"]
    assert [source["vintage"] for source in entry["sources"]] == ["28 October 2025", "2024 revision"]
    assert [licence["title"] for licence in entry["licenses"]] == [
        SOURCES["unodc_glotip"].licence,
        SOURCES["population"].licence,
    ]


def test_a_table_of_our_own_claims_no_source(written: Path) -> None:
    assert set(resources(written)["classes"]) == OF_FILES


def test_what_the_dashboard_reads_of_a_file_is_as_it_lies_there(written: Path) -> None:
    entry = resources(written)["refugees-by-origin"]
    assert (entry["path"], entry["rows"], entry["bytes"]) == ("refugees-by-origin.csv", 2, 31)
    assert (written / entry["path"]).read_bytes() == CONTENTS["refugees-by-origin"]
    assert entry["hash"].startswith("sha256:")


def test_the_version_changes_with_the_tables_and_with_nothing_else(written: Path, tmp_path: Path) -> None:
    version = package(written)["version"]
    write_package(tmp_path, CONTENTS, {}, SOURCES)
    assert package(tmp_path)["version"] == version
    write_package(tmp_path, CONTENTS | {"classes": b"indicator,edges\nx,1\n"}, INDICATORS, SOURCES)
    assert package(tmp_path)["version"] != version


def test_every_published_table_of_an_indicator_has_them() -> None:
    published = resources(ROOT / "data" / "published")
    assert set(INDICATORS) < set(published)
    for indicator in INDICATORS.values():
        entry, source = published[indicator.id], SOURCES[indicator.source]
        assert entry["title"] == indicator.name
        assert entry["sources"][0]["vintage"] == source.vintage
        assert entry["sources"][0]["path"] == source.official_page
        assert entry["licenses"][0]["title"] == source.licence
