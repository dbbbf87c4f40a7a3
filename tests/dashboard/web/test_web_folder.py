"""What is kept as files: whole or not at all, within its bounds, for several processes, never at an answer's price."""

from __future__ import annotations

import errno
import logging
import multiprocessing
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest

from dashboard.web import folder as module
from dashboard.web.folder import KeptFiles, usual_folder

CONTENT = bytes(range(256)) * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where something is to be kept; not there yet."""
    return tmp_path / "cache" / "reach"


def kept_in(folder: Path, most_bytes: int = 1_000_000, most_files: int = 100) -> KeptFiles:
    """A way to the folder, as each process has its own."""
    return KeptFiles(folder, "pictures", most_bytes, most_files)


def files(folder: Path) -> list[Path]:
    """What is kept."""
    return sorted(folder.glob("*.kept"))


def held(folder: Path) -> int:
    """Bytes of a disk that the folder takes."""
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in files(folder))


def test_another_process_finds_what_one_has_kept(folder: Path) -> None:
    kept_in(folder).put("a", CONTENT, "Ärzte.png")
    assert kept_in(folder).get("a") == (CONTENT, "Ärzte.png")
    assert kept_in(folder).get("b") is None
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "others"])
def test_a_file_that_is_not_whole_is_removed_with_one_line(
    folder: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    kept = kept_in(folder)
    kept.put("a", CONTENT, "a.png")
    (path,) = files(folder)
    whole = path.read_bytes()
    path.write_bytes({"cut": whole[:-1], "changed": whole[:-1] + b"!", "emptied": b"", "others": b"%PDF-1.7\n"}[damage])
    assert kept.get("a") is None
    assert files(folder) == []
    assert [record.getMessage() for record in caplog.records] == [f"{path} was not whole and is made anew"]
    kept.put("a", CONTENT, "a.png")
    assert kept.get("a") == (CONTENT, "a.png")


def test_a_full_disk_costs_one_line_and_leaves_nothing_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept = kept_in(folder)

    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(module.os, "fdopen", full)
        for tag in "abc":
            kept.put(tag, CONTENT)
    assert list(folder.iterdir()) == []
    assert [record.getMessage() for record in caplog.records] == [
        f"pictures are not kept in {folder}: No space left on device"
    ]
    kept.put("a", CONTENT)
    assert kept.get("a") == (CONTENT, "")


def test_a_folder_that_cannot_be_made_costs_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    kept = kept_in(tmp_path / "file" / "reach")
    assert kept.get("a") is None
    kept.put("a", CONTENT)
    kept.put("b", CONTENT)
    assert len(caplog.records) <= 2
    assert all(record.levelno == logging.WARNING for record in caplog.records)


def test_nothing_is_put_where_others_may_write_and_nothing_of_others_is_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept = kept_in(folder)
    kept.put("a", CONTENT)
    folder.chmod(0o777)
    kept.put("b", CONTENT)
    assert len(files(folder)) == 1
    assert "others may write" in caplog.text
    folder.chmod(0o700)
    monkeypatch.setattr(module.os, "geteuid", lambda: os.getuid() + 1)
    assert kept.get("a") is None


def test_a_link_in_the_folders_place_is_not_followed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "reach").symlink_to(tmp_path / "elsewhere")
    kept_in(tmp_path / "reach").put("a", CONTENT)
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert "it is no folder" in caplog.text


def test_those_longest_unasked_for_go_first_and_nothing_else_that_lies_there(folder: Path) -> None:
    kept = kept_in(folder, most_bytes=10 * 12_288)
    folder.mkdir(parents=True, mode=0o700)
    (folder / "notes.txt").write_text("mine")
    for number in range(9):
        kept.put(f"{number}", CONTENT)
        os.utime(folder / f"{number}.kept", (1000 + number, 1000 + number))
    assert kept.get("0") is not None, "asked for, and so the latest"
    for number in range(9, 12):
        kept.put(f"{number}", CONTENT)
    assert held(folder) <= 10 * 12_288
    assert kept.get("0") is not None
    assert kept.get("1") is None
    assert kept.get("11") is not None
    assert (folder / "notes.txt").read_text() == "mine"


def test_files_are_bounded_in_number_and_one_larger_than_half_the_room_is_not_kept(folder: Path) -> None:
    kept = kept_in(folder, most_bytes=1_000_000, most_files=16)
    for number in range(40):
        kept.put(f"{number}", b"x")
    assert len(files(folder)) <= 16
    kept.put("large", bytes(500_001))
    assert kept.get("large") is None


def test_what_a_process_left_half_written_is_cleared_away_later(folder: Path) -> None:
    kept = kept_in(folder, most_files=4)
    kept.put("a", CONTENT)
    old, new = folder / "x.kept.part", folder / "y.kept.part"
    old.touch()
    new.touch()
    os.utime(old, (1, 1))
    kept.put("b", CONTENT)
    assert (old.exists(), new.exists()) == (False, True)


def _fill(folder: Path, first: int) -> None:
    kept = kept_in(folder, most_bytes=30 * 12_288)
    for number in range(first, first + 60):
        kept.put(f"{number}", CONTENT, f"{number}.png")
        found: Any = kept.get(f"{number - 2}")
        assert found is None or found == (CONTENT, f"{number - 2}.png")


def test_several_processes_make_room_at_the_same_time(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=_fill, args=(folder, 40 * place)) for place in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0] * 4
    assert 0 < held(folder) <= 30 * 12_288
    assert not list(folder.glob("*.part"))
    assert not caplog.records


def test_the_usual_folder_is_this_accounts_own() -> None:
    assert str(os.geteuid()) in usual_folder().name
