"""Every package has its version and checksums, and the files have what pyproject.toml names and nothing twice."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version

import pytest
from packaging.version import Version

from tests.audit import weaknesses
from tests.requirements import FILES, ROOT, Entry, File, entries, named

IDS = [file.path for file in FILES]


def text_of(file: File) -> str:
    return (ROOT / file.path).read_text(encoding="utf-8")


def whole(file: File) -> dict[str, str]:
    """Versions by name in a file and in those that it includes."""
    below = next((whole(one) for one in FILES if one.path == file.upon), {})
    return below | {name: entry.version for name, entry in entries(text_of(file)).items()}


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_every_line_is_a_package_with_its_version_and_checksums(file: File) -> None:
    left = text_of(file)
    for entry in entries(left).values():
        assert entry.hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in entry.hashes)
        left = left.replace(f"{entry.text}\n", "", 1)
    rest = [line for line in left.splitlines() if not line.startswith("#")]
    assert rest == ([f"-r {file.upon}"] if file.upon else [])


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_what_pyproject_names_is_there_in_that_version(file: File) -> None:
    found = whole(file)
    asked = dict(requirement.split("==") for requirement in named(file.groups))
    assert {name: found.get(name) for name in asked} == asked


def test_no_package_stands_in_two_files_that_are_installed_together() -> None:
    known: dict[str, Entry] = {}
    for file in FILES[:3]:
        for name, entry in entries(text_of(file)).items():
            # But for one that the file below has for some systems alone: then in the same version for others.
            assert name not in known or (known[name].marker and entry.is_same_as(known[name])), name
            known[name] = entry


def test_what_is_installed_here_is_what_the_files_say() -> None:
    """A package of another system is in the files and not here; none is here in another version."""
    found = whole(FILES[2])
    here = {}
    for name in found:
        try:
            here[name] = version(name)
        except PackageNotFoundError:
            continue
    assert len(here) > 100
    del here["setuptools"]  # That an environment brings along.
    assert {name: Version(one) for name, one in here.items()} == {name: Version(found[name]) for name in here}


def test_make_installs_by_checksum() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = [line for line in makefile.replace("\\\n", "").splitlines() if re.search(r"pip install|\$\(PIP\)", line)]
    assert len(installs) == 6
    assert all("--require-hashes" in line or "$(PIP)" in line for line in installs)


def test_an_audit_counts_what_an_index_knew_alone() -> None:
    known = {"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2", "3"]}]}
    unknown = {"name": "b", "skip_reason": "not found"}
    assert weaknesses({"dependencies": [known, unknown]}) == (1, ["a 1: X-1, mended in 2, 3"])
    assert weaknesses({"dependencies": [unknown]}) == (0, [])
