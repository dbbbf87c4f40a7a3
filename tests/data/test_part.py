"""A part of the tables is built anew, and the rest is kept as it is, bit by bit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pandas as pd
import pytest

from dashboard.catalogue import Release, SourceFile
from dashboard.config import Config
from dashboard.context import make_context
from dashboard.store import StoreError
from data.areas import Areas
from data.build import (
    BuildError,
    Draft,
    Gathered,
    Records,
    as_recorded,
    draft_part,
    gather,
    load_records,
    publish,
    write_package,
)
from data.derived import RATES
from data.last_good import LastGood, read_last_good
from data.records import Finding, SourceTables, tidy
from data.sources import population, ucdp

PUBLISHED = Path(__file__).parents[2] / "data" / "published"
FINDING = Finding("ucdp", "conflict-deaths", "doubted", 3, "a reason", "a key")


@pytest.fixture(scope="module")
def records() -> Records:
    return load_records()


@pytest.fixture(scope="module")
def last() -> LastGood:
    return read_last_good(PUBLISHED)


def read(_raw: Path, _areas: Areas) -> SourceTables:
    rows = pd.DataFrame({"ref_area": ["NGA"], "time_period": [2025], "obs_value": [12.5]})
    return SourceTables({"conflict-deaths": tidy(rows)}, [FINDING])


def nothing(_raw: Path, _areas: Areas) -> SourceTables:
    return SourceTables()


PEOPLE = ("population", "child-population", "population-by-age")


@pytest.fixture(scope="module")
def anew(last: LastGood, records: Records) -> Gathered:
    """The published tables; of two sources one row of conflict deaths is read anew, and twice as many people."""

    def doubled(_raw: Path, _areas: Areas) -> SourceTables:
        tables = {name: last.table(name) for name in PEOPLE}
        return SourceTables({name: table.assign(obs_value=2 * table.obs_value) for name, table in tables.items()})

    with mock.patch.object(ucdp, "read", read), mock.patch.object(population, "read", doubled):
        return gather(PUBLISHED, ("ucdp", "population"), last, records)


@pytest.mark.sweep
def test_a_build_of_no_source_gives_the_published_bytes(last: LastGood, records: Records, tmp_path: Path) -> None:
    """Derived tables, classes, progress and report are made anew from what was read back: numbers survive exactly."""
    assert draft_part(gather(tmp_path, (), last, records), last, records).contents == last.contents


def test_only_the_sources_are_read_anew(last: LastGood, records: Records, anew: Gathered) -> None:
    assert set(anew.kept) == set(records.indicators) - {*RATES, "conflict-deaths", *PEOPLE}
    assert anew.result.tables["conflict-deaths"]["obs_value"].tolist() == [12.5]
    # Of what is kept the very bytes are published: `draft_part`.
    for name in ("homicide-rate", "detected-victims"):
        pd.testing.assert_frame_equal(anew.result.tables[name], last.table(name))
    assert (anew.lists, anew.outlines) == (None, None)


def test_findings_of_other_sources_stay_and_those_of_the_source_are_new(last: LastGood, anew: Gathered) -> None:
    others = [finding for finding in last.findings if finding.source not in ("ucdp", "population")]
    assert sorted(map(str, anew.result.findings)) == sorted(map(str, [*others, FINDING]))


def test_rates_follow_a_population_that_changes(last: LastGood, anew: Gathered) -> None:
    for rate in RATES:
        pd.testing.assert_series_equal(anew.result.tables[rate]["obs_value"], last.table(rate)["obs_value"] / 2)


@pytest.mark.sweep
def test_a_table_that_the_interface_does_not_give_is_kept_with_its_findings(
    last: LastGood, records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ucdp, "read", nothing)
    source = records.sources["ucdp"]
    assert source.interface is not None
    keeping = replace(source, interface=replace(source.interface, keeps=("conflict-deaths",)))
    patched = replace(records, sources={**records.sources, "ucdp": keeping})
    gathered = gather(tmp_path, ("ucdp",), last, patched)
    assert "conflict-deaths" in gathered.kept
    assert [finding for finding in gathered.result.findings if finding.source == "ucdp"] == [
        finding for finding in last.findings if finding.source == "ucdp"
    ]
    with pytest.raises(BuildError, match="conflict-deaths: in the catalogue, but no table"):
        gather(tmp_path, ("ucdp",), last, records)


def test_a_table_that_does_not_match_its_checksum_is_named(tmp_path: Path) -> None:
    for path in PUBLISHED.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    path = tmp_path / "conflict-deaths.csv"
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(StoreError, match=r"conflict-deaths\.csv: is not the file that datapackage\.json lists"):
        read_last_good(tmp_path)


# -------------------------------------------------------------------------------------------------- releases


def release(**changes: str) -> Release:
    told = {"vintage": "v26.1", "released": "2026-06", "retrieved": "2026-11-25"}
    told |= {"citation": "UCDP, v26.1", "coverage": "1989 to 2025", "note": "Read from the interface."}
    return Release(**{**told, **changes}, files=(SourceFile("ucdp/file.csv", "0" * 64, 17),))


@pytest.fixture(scope="module")
def few(last: LastGood) -> dict[str, bytes]:
    """Tables of which nothing but their bytes matters."""
    return {name: last.contents[name] for name in ("conflict-deaths", "homicide-rate", "build_report")}


def released(records: Records, folder: Path, contents: Mapping[str, bytes]) -> dict[str, object]:
    sources = {**records.sources, "ucdp": records.sources["ucdp"].released_as(release())}
    folder.mkdir()
    write_package(folder, contents, records.indicators, sources)
    return dict(json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))


def test_the_package_says_of_each_source_which_release_its_tables_hold(
    few: dict[str, bytes], records: Records, tmp_path: Path
) -> None:
    package = released(records, tmp_path / "published", few)
    releases = package["releases"]
    assert isinstance(releases, dict)
    assert set(releases) == set(records.sources)
    assert releases["ucdp"]["files"] == [{"path": "ucdp/file.csv", "sha256": "0" * 64, "bytes": 17}]
    assert (releases["ucdp"]["vintage"], releases["unhcr"]["vintage"]) == ("v26.1", "end-2025")
    again = read_last_good(tmp_path / "published")
    assert again.releases["ucdp"] == release()


@pytest.mark.sweep  # What stands in the package goes before the record: `test_refresh.py`, on three countries.
def test_readers_are_shown_the_release_of_the_tables_not_that_of_the_record(
    last: LastGood, records: Records, tmp_path: Path
) -> None:
    released(records, tmp_path / "published", last.contents)
    shown = make_context(replace(Config(), published=tmp_path / "published")).sources
    assert shown["ucdp"].release == release()
    assert shown["ucdp"].publisher == records.sources["ucdp"].publisher
    assert shown["unhcr"] == records.sources["unhcr"]


@pytest.mark.parametrize(
    "damage",
    [
        {"vintage": 5},
        {"files": "none"},
        {"files": [{"path": "x"}]},
        {"files": [{"path": 1, "sha256": ""}]},
        {"more": ""},
    ],
)
def test_a_damaged_release_stops_the_start_with_the_files_name(
    few: dict[str, bytes], records: Records, tmp_path: Path, damage: dict[str, object]
) -> None:
    package = released(records, tmp_path / "published", few)
    releases = package["releases"]
    assert isinstance(releases, dict)
    releases["ucdp"] |= damage
    (tmp_path / "published" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(StoreError, match=r"datapackage\.json: is damaged"):
        make_context(replace(Config(), published=tmp_path / "published"))


def test_the_build_records_the_size_of_each_file(records: Records, tmp_path: Path) -> None:
    source = records.sources["ucdp"]
    path = tmp_path / source.files[0].path
    path.parent.mkdir()
    path.write_bytes(b"123456")
    assert [file.bytes for file in as_recorded(tmp_path, {"ucdp": source})["ucdp"].files] == [6]


def test_publishing_writes_what_the_draft_holds(few: dict[str, bytes], records: Records, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    publish(folder, Draft(few, None, None), records)
    assert read_last_good(folder).contents == few
