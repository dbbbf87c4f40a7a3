"""Releases are kept byte by byte, named by what is in them, and go only when there are too many of them."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from dashboard.archive import Archive, DamagedError, GoneError, UnknownReleaseError, files_of, sums_of
from dashboard.catalogue import load_indicators
from dashboard.config import Config
from data import archive, changes
from data.build import HERE
from tests.fixtures import small
from tests.fixtures.sweeps import each

ROOT = Path(__file__).parents[2]
VICTIMS = "detected-victims.csv"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "published"
    small.write_published(folder, load_indicators(Config().catalogue))
    return folder


@pytest.fixture
def published(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "published"))


def kept(published: Path, day: str = "2026-01-02") -> str:
    return archive.keep(published, archive.folder_of(published), day=day).name


def revise(published: Path, was: str, now: str) -> None:
    """Another figure in a table, and a package that knows of it."""
    path = published / VICTIMS
    content = path.read_bytes()
    assert was.encode() in content
    new = content.replace(was.encode(), now.encode(), 1)
    path.write_bytes(new)
    package = published / "datapackage.json"
    old, fresh = (hashlib.sha256(each).hexdigest() for each in (content, new))
    package.write_text(package.read_text().replace(old, fresh))


def first_row(published: Path) -> str:
    """A row of a country with a figure."""
    rows = (published / VICTIMS).read_text().splitlines()
    return next(row for row in rows if row.startswith("NGA,2022,_T,_T,_T,") and row.endswith(",,,A"))


def raised(row: str) -> str:
    cells = row.split(",")
    cells[5] = str(float(cells[5]) + 1000).removesuffix(".0")
    return ",".join(cells)


def test_a_release_is_named_by_its_day_and_by_all_that_is_in_it(published: Path) -> None:
    name = kept(published)
    sums = sums_of(files_of(published, HERE, HERE / "catalogue", HERE / "sources"))
    told = "".join(f"{path} {sums[path]}\n" for path in sorted(sums))
    assert name == f"2026-01-02.{hashlib.sha256(told.encode()).hexdigest()[:12]}"
    assert {"areas.csv", "regions.csv", "published/datapackage.json", "catalogue/detected-victims.toml"} <= set(sums)


def test_every_file_of_a_release_comes_back_byte_by_byte(published: Path) -> None:
    found = Archive(archive.folder_of(published))
    manifest = found.named(kept(published))
    for path, file in files_of(published, HERE, HERE / "catalogue", HERE / "sources").items():
        assert found.content(manifest.files[path]) == file.read_bytes()


def test_the_same_input_gives_the_same_objects_and_no_second_release(published: Path) -> None:
    first = kept(published)
    folder = archive.folder_of(published)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}
    assert kept(published, "2026-05-06") == first
    assert before == {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }
    one = next((folder / "objects").iterdir()).read_bytes()
    assert one[4:8] == b"\0\0\0\0", "the time stands in the object"


def test_a_table_that_stays_is_kept_once(published: Path) -> None:
    kept(published)
    objects = archive.folder_of(published) / "objects"
    before = set(objects.iterdir())
    row = first_row(published)
    revise(published, row, raised(row))
    kept(published, "2026-02-03")
    assert len(set(objects.iterdir()) - before) == 2, "more than the table and the package"


def test_what_changed_says_the_row_and_whose_change_it_is(published: Path) -> None:
    kept(published)
    row = first_row(published)
    revise(published, row, raised(row))
    name = kept(published, "2026-02-03")
    rows = Archive(archive.folder_of(published)).rows(name, ".changes.csv.gz")
    figures = [found for found in rows if found["kind"] == "figures"]
    assert [(found["indicator"], found["ref_area"], found["revised"]) for found in figures] == [
        ("detected-victims", "NGA", "1")
    ]
    assert figures[0]["was"] == row.split(",")[5]
    assert figures[0]["now"] == raised(row).split(",")[5]
    assert figures[0]["whose"] == changes.OURS, "the publisher is blamed, of whom nothing else was read"
    package = published / "datapackage.json"
    told = json.loads(package.read_text())
    told.setdefault("releases", {})["unodc_glotip"] = {"vintage": "2027", "files": [{"path": "x", "sha256": "1"}]}
    package.write_text(json.dumps(told))
    revise(published, raised(row), row)
    name = kept(published, "2026-02-04")
    rows = Archive(archive.folder_of(published)).rows(name, ".changes.csv.gz")
    assert {found["whose"] for found in rows if found["kind"] == "figures"} == {changes.PUBLISHER}


def test_only_the_newest_are_kept_and_the_others_are_known_to_have_been(published: Path) -> None:
    folder, names = archive.folder_of(published), []
    for day in range(1, 5):
        row = first_row(published)
        revise(published, row, raised(row))
        names.append(kept(published, f"2026-03-0{day}"))
    assert archive.prune(folder, 2, names[-1]) == tuple(names[:2])
    found = Archive(folder)
    assert [manifest.name for manifest in found.manifests()] == names[2:]
    with pytest.raises(GoneError, match="no longer kept"):
        found.named(names[0])
    with pytest.raises(UnknownReleaseError):
        found.named("2026-03-01.000000000000")
    wanted = {sha256 for manifest in found.manifests() for sha256 in manifest.files.values()}
    assert {path.name.removesuffix(".gz") for path in (folder / "objects").iterdir()} == wanted
    assert not list(folder.glob(f"{names[0]}*"))


def test_the_present_release_is_never_pruned(published: Path) -> None:
    present = kept(published)
    folder = archive.folder_of(published)
    other = published.with_name("other")
    shutil.copytree(published, other)
    row = first_row(other)
    revise(other, row, raised(row))
    archive.keep(other, folder, day="2026-02-03")
    assert archive.prune(folder, 1, present) == ()


def test_a_withdrawn_release_says_why_and_its_table_goes(published: Path) -> None:
    row = first_row(published)
    # In the tests' tables others hold the same rows.
    revise(published, row, raised(row))
    name = kept(published)
    folder = archive.folder_of(published)
    (folder / "withdrawn.csv").write_text(f"release,table,reason\n{name},detected-victims,A small number got out.\n")
    found = Archive(folder)
    with pytest.raises(GoneError, match=r"withdrawn: A small number got out\."):
        found.named(name)
    assert found.manifests() == ()
    sha256 = found.manifest(name).tables["detected-victims"]
    archive.prune(folder, 20, name)
    assert not found.object_path(sha256).exists()
    assert found.object_path(found.manifest(name).tables["population"]).exists()
    # Nothing is compared with it.
    row = first_row(published)
    revise(published, row, raised(row))
    assert found.rows(kept(published, "2026-02-03"), ".changes.csv.gz") == []


def test_a_damaged_object_is_named(published: Path) -> None:
    found = Archive(archive.folder_of(published))
    sha256 = found.named(kept(published)).files["areas.csv"]
    found.object_path(sha256).write_bytes(gzip.compress(b"other", mtime=0))
    with pytest.raises(DamagedError, match=sha256):
        found.content(sha256)


@pytest.mark.parametrize(
    "name", ["", ".", "../x", "2026-01-02", "2026-01-02.XYZ", "x" * 5000, "2026-01-02.0123456789ab\n"]
)
def test_a_hostile_name_is_no_release(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownReleaseError):
        Archive(tmp_path).named(name)


@pytest.mark.parametrize("writes", each([1, 40, 120], {40: "some objects are there, and no manifest"}))
def test_a_run_that_is_killed_leaves_only_files_that_nobody_names(published: Path, writes: int) -> None:
    code = textwrap.dedent(
        f"""
        import os, signal
        from pathlib import Path
        from data import archive
        left, write = {writes}, archive.write_file
        def writing(path, content):
            global left
            left -= 1
            if not left:
                path.with_name("." + path.name + ".part").write_bytes(content[:5])
                os.kill(os.getpid(), signal.SIGKILL)
            write(path, content)
        archive.write_file = writing
        published = Path({str(published)!r})
        archive.keep(published, archive.folder_of(published), day="2026-01-02")
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    folder = archive.folder_of(published)
    assert Archive(folder).manifests() == ()
    name = kept(published)
    archive.prune(folder, 20, name)
    wanted = set(Archive(folder).named(name).files.values())
    assert {path.name.removesuffix(".gz") for path in (folder / "objects").iterdir()} == wanted
    assert not list(folder.glob(".*")), "something is left of the run that was killed"


@pytest.mark.parametrize("text", ["0", "-1", "many", "1001", "1.5"])
def test_a_number_of_releases_that_cannot_be_used_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="REACH_RELEASES"):
        archive.most_of({"REACH_RELEASES": text})


def test_an_indicator_that_comes_or_goes_and_words_that_are_others_are_told(published: Path, tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    for name in ("catalogue", "sources"):
        shutil.copytree(HERE / name, records / name)
    for name in ("areas.csv", "regions.csv"):
        shutil.copy(HERE / name, records / name)
    folder = archive.folder_of(published)

    def told(day: str) -> list[tuple[str, ...]]:
        name = archive.keep(published, folder, records, day).name
        rows = Archive(folder).rows(name, ".changes.csv.gz")
        names = ("kind", "whose", "indicator", "ref_area", "added", "lost", "revised")
        return [tuple(row[name] for name in names) for row in rows]

    assert told("2026-01-02") == []
    gone, table = (records / "catalogue" / "homicide-rate.toml"), (published / "homicide-rate.csv")
    record, content = gone.read_text(), table.read_bytes()
    gone.unlink()
    table.unlink()
    rows = told("2026-01-03")
    assert ("words", "reach", "homicide-rate", "", "0", "1", "0") in rows
    count = content.count(b"\nNGA,")
    assert ("figures", "reach", "homicide-rate", "NGA", "0", str(count), "0") in rows
    gone.write_text(record.replace('name = "', 'name = "Another '))
    table.write_bytes(content)
    rows = told("2026-01-04")
    assert ("words", "reach", "homicide-rate", "", "1", "0", "0") in rows
    assert ("figures", "reach", "homicide-rate", "NGA", str(count), "0", "0") in rows
    areas = records / "areas.csv"
    areas.write_text(areas.read_text().replace("Nigeria", "Naija", 1))
    assert ("areas", "reach", "", "NGA", "0", "0", "1") in told("2026-01-05")
