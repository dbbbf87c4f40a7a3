"""Writes the requirements files: all packages that pyproject.toml leads to, with the checksums of all their files.

`python -m tests.requirements` keeps the versions that stand in the files wherever pyproject.toml allows it;
`--upgrade` takes the newest of those that it does not name. It asks PyPI by way of uv (build/audit, see the Makefile).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
UV = ROOT / "build" / "audit" / "bin" / "uv"
_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; ([^\\\n]+?))?((?: \\\n +--hash=\S+)+)$", re.MULTILINE)


@dataclass(frozen=True)
class File:
    """One of the files, and what it has."""

    path: str
    groups: tuple[str, ...]
    """Of pyproject.toml; "" is what serving needs."""
    upon: str = ""
    """The file that it includes, and whose packages it does not have again."""
    about: str = ""


SERVING = File("requirements.txt", ("",), about="What serving needs")
BUILDING = File("requirements-build.txt", ("", "build"), SERVING.path, "What data/ needs on top")
TESTING = File("requirements-dev.txt", ("", "build", "dev"), BUILDING.path, "What the tests and linters need on top")
AUDITING = File(
    "vendor/audit/requirements.txt", ("audit",), about="What `make audit` needs, in an installation of its own"
)
BENCHING = File(
    "requirements-bench.txt",
    ("bench",),
    about="What `make bench` needs beside the dashboard, in an installation of its own",
)
FILES = (SERVING, BUILDING, TESTING, AUDITING, BENCHING)


@dataclass(frozen=True)
class Entry:
    """One package of a file."""

    version: str
    marker: str
    hashes: tuple[str, ...]
    text: str

    def is_same_as(self, other: Entry) -> bool:
        """Whether both are the same files, wherever each is wanted."""
        return (self.version, self.hashes) == (other.version, other.hashes)


def entries(text: str) -> dict[str, Entry]:
    """The packages of a file by name."""
    return {
        found[1]: Entry(found[2], found[3] or "", tuple(re.findall(r"--hash=(\S+)", found[4])), found[0])
        for found in _ENTRY.finditer(text)
    }


def named(groups: tuple[str, ...]) -> list[str]:
    """What pyproject.toml itself names of some groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    of = {"": project["project"]["dependencies"], **project["dependency-groups"]}
    return [requirement for group in groups for requirement in of[group]]


def _resolved(wanted: list[str], kept: str, python: str) -> str:
    with TemporaryDirectory() as folder:
        source, known = Path(folder) / "wanted.in", Path(folder) / "wanted.txt"
        source.write_text("\n".join(wanted), encoding="utf-8")
        # What stands in the file that is written is kept; none of it is required.
        known.write_text(kept, encoding="utf-8")
        options = ("--universal", "--generate-hashes", "--no-annotate", "--no-header", "--no-config", "--quiet")
        command = [str(UV), "pip", "compile", *options, "--python-version", python, str(source), "-o", str(known)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return known.read_text(encoding="utf-8")


def main(upgrade: bool) -> None:
    """Write all files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    python = project["requires-python"].removeprefix(">=")
    texts = {file.path: _text(file) for file in FILES}
    for file in FILES:
        kept = "" if upgrade else "\n".join(texts[one.path] for one in FILES if (one is AUDITING) == (file is AUDITING))
        found = entries(_resolved(named(file.groups), re.sub(r"^-r .*$", "", kept, flags=re.MULTILINE), python))
        below = next((one for one in FILES if one.path == file.upon), None)
        had = entries(_whole(below)) if below else {}
        if different := [name for name in had if name not in found or not found[name].is_same_as(had[name])]:
            raise SystemExit(f"{file.path}: other versions than in {file.upon}: {', '.join(different)}")
        head = f"# {file.about}, as pyproject.toml has it. Written by `python -m tests.requirements`.\n"
        include = f"-r {file.upon}\n" if file.upon else ""
        # What serving needs on some systems alone, and this file on others, too, stands in both.
        new = {name: entry for name, entry in found.items() if name not in had or entry.marker != had[name].marker}
        lines = "".join(f"{entry.text}\n" for _, entry in sorted(new.items()))
        (ROOT / file.path).write_text(head + include + lines, encoding="utf-8")
        print(f"{file.path}: {len(new)} packages")


def _text(file: File) -> str:
    path = ROOT / file.path
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _whole(file: File) -> str:
    """A file with those that it includes."""
    return _text(file) + "".join(_whole(one) for one in FILES if one.path == file.upon)


if __name__ == "__main__":
    main("--upgrade" in sys.argv[1:])
