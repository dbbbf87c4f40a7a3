"""Files are shared out whole: dear ones first, and a browser to as few workers as can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.sharing import FIRST, TOGETHER, begins_without_browser, next_file, unit_of

ROOT = Path(__file__).resolve().parents[1]
WAITING = {"tests/browser/test_grid.py": 20, "tests/browser/test_shell.py": 8, "tests/data/test_un_sdg.py": 300}


@pytest.mark.parametrize(("count", "without"), [(1, []), (2, [0]), (3, [0]), (4, [0, 3])])
def test_some_of_several_workers_begin_without_a_browser(count: int, without: list[int]) -> None:
    assert [number for number in range(count) if begins_without_browser(number, count)] == without


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
