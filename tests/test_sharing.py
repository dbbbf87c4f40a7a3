"""Files are shared out whole: dear ones first, and a browser to as few workers as can be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.sharing import FIRST, TOGETHER, begins_without_browser, next_file, unit_of

ROOT = Path(__file__).resolve().parents[1]
WAITING = {"tests/browser/test_grid.py": 20, "tests/browser/test_shell.py": 8, "tests/data/test_un_sdg.py": 300}


LOOP = """
from tests.fixtures.forking import run_forked

def pytest_runtestloop(session):
    return run_forked(session, 2)
"""
TESTS = """
import os
import pytest

@pytest.fixture(scope="session")
def made():
    yield os.getpid()
    print("taken away")

@pytest.mark.parametrize("number", range(3))
def test_passes(made, number): assert os.getpid() == made

def test_fails(made, tmp_path_factory): assert f"in {tmp_path_factory.getbasetemp()}" == "this is why"

@pytest.mark.skip(reason="not here")
def test_skipped(): pass
"""
KILLED = "import os, signal\ndef test_dies(): os.kill(os.getpid(), signal.SIGKILL)"


def outcome(folder: Path, **files: str) -> tuple[int, str]:
    """How pytest ends with these files of tests in forked workers, and what it says."""
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "conftest.py").write_text(LOOP)
    for name, text in files.items():
        (folder / f"test_{name}.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rs", str(folder)]
    # Of the plugins that are installed they need none, and most of the time goes to them.
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    ended = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout


def test_forked_workers_test_all_and_the_parent_says_what_they_report(tmp_path: Path) -> None:
    code, said = outcome(tmp_path, one=TESTS, two=TESTS, three=TESTS)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "3 failed, 9 passed, 3 skipped" in said
    assert said.count("this is why") >= 3
    assert said.count("SKIPPED") == 3
    assert len(set(re.findall(r"AssertionError: assert 'in (\S+)'", said))) == 1, "files are shared by all workers"
    assert said.count("taken away") <= 2, "what is of a session is made once by each worker"


def test_a_worker_that_dies_is_named_with_its_test(tmp_path: Path) -> None:
    code, said = outcome(tmp_path, one=TESTS, two=KILLED)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "a worker is gone, at" in said
    assert "test_two.py::test_dies" in said


def test_some_of_several_workers_begin_without_a_browser() -> None:
    found = {count: [one for one in range(count) if begins_without_browser(one, count)] for count in (1, 2, 3, 4)}
    assert found == {1: [], 2: [0], 3: [0], 4: [0, 3]}


def test_a_worker_takes_files_of_its_sort_and_of_those_the_one_with_most_tests() -> None:
    assert next_file(WAITING, without_browser=False) == "tests/browser/test_grid.py"
    assert next_file(WAITING, without_browser=True) == "tests/data/test_un_sdg.py"


def test_dear_files_come_before_those_of_many_tests() -> None:
    assert next_file({**WAITING, FIRST[1]: 5, FIRST[0]: 3}, without_browser=True) == FIRST[0]


def test_whoever_has_none_of_its_sort_left_takes_another() -> None:
    assert next_file({"tests/browser/test_shell.py": 8}, without_browser=True) == "tests/browser/test_shell.py"


def test_clients_of_one_server_stay_together() -> None:
    asked = {unit_of(f"tests/clients/test_{name}.py::test_it") for name in ("r_page", "python_client")}
    assert asked == {"tests/clients/"}
    assert unit_of("tests/browser/test_grid.py::test_it[a::b]") == "tests/browser/test_grid.py"


def test_dear_files_are_files_and_what_stays_together_folders() -> None:
    assert [unit for unit in FIRST if unit not in TOGETHER and not (ROOT / unit).is_file()] == []
    assert [folder for folder in TOGETHER if not (ROOT / folder).is_dir()] == []
