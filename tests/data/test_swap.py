"""A folder is replaced whole or not at all, whatever ends the run that replaces it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data import swap
from data.swap import BusyError, alone, replace_folder, write_file

ROOT = Path(__file__).parents[2]
OLD = {"a.csv": b"old a\n", "datapackage.json": b"{}\n"}
NEW = {"a.csv": b"new a\n", "b.csv": b"new b\n", "datapackage.json": b"{1}\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "published"
    made.mkdir()
    for name, content in OLD.items():
        (made / name).write_bytes(content)
    return made


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def fill(fresh: Path) -> None:
    for name, content in NEW.items():
        (fresh / name).write_bytes(content)


def beside(folder: Path) -> set[str]:
    return {path.name for path in folder.parent.iterdir()} - {folder.name, f".{folder.name}.lock"}


def test_a_folder_is_replaced_and_nothing_lies_beside_it(folder: Path) -> None:
    replace_folder(folder, fill)
    assert held(folder) == NEW
    assert beside(folder) == set()


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    replace_folder(tmp_path / "some" / "published", fill)
    assert held(tmp_path / "some" / "published") == NEW


def test_what_a_link_points_to_is_replaced_and_the_link_stays(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    replace_folder(link, fill)
    assert link.is_symlink()
    assert held(folder) == NEW


def test_where_filling_fails_the_old_folder_stays(folder: Path) -> None:
    def half(fresh: Path) -> None:
        (fresh / "a.csv").write_bytes(b"new")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        replace_folder(folder, half)
    assert held(folder) == OLD
    assert beside(folder) == set()


@contextmanager
def tiny_disk(path: Path, kilobytes: int = 64) -> Iterator[None]:
    """A small file system at `path`, for those who may mount one."""
    path.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(path)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root may mount a file system")
    try:
        yield
    finally:
        subprocess.run(["umount", str(path)], check=True)


def test_a_disk_that_is_full_leaves_the_old_folder(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk"):
        folder = tmp_path / "disk" / "published"
        replace_folder(folder, fill)
        with pytest.raises(OSError, match="No space left"):
            replace_folder(folder, lambda fresh: (fresh / "a.csv").write_bytes(bytes(80_000)) and None)
        assert held(folder) == NEW
        assert beside(folder) == set()


KILLED = """
    import os, signal
    from pathlib import Path
    from data import swap

    def die(*_):
        os.kill(os.getpid(), signal.SIGKILL)

    def fill(fresh):
        (fresh / "a.csv").write_bytes(b"new a\\n")
        (fresh / "b.csv").write_bytes(b"new b\\n")
        {in_fill}
        (fresh / "datapackage.json").write_bytes(b"{{1}}\\n")

    {before}
    with swap.alone(Path({folder!r})):
        swap.replace_folder(Path({folder!r}), fill)
"""
WITHOUT_EXCHANGE = "swap.ctypes.CDLL = lambda *_, **__: object()"


@pytest.mark.parametrize(
    ("before", "in_fill", "left"),
    [
        ("", "die()", OLD),
        ("swap._exchange = die", "", OLD),
        ("swap.tempfile.TemporaryDirectory.cleanup = die", "", NEW),
        (f"{WITHOUT_EXCHANGE}; swap.shutil.rmtree = die", "", NEW),
    ],
    ids=["while the files are written", "before the step", "after the step", "after the two steps without exchange"],
)
def test_a_kill_leaves_the_old_or_the_new_folder_and_the_next_run_clears_up(
    folder: Path, before: str, in_fill: str, left: dict[str, bytes]
) -> None:
    script = textwrap.dedent(KILLED).format(before=before, in_fill=in_fill or "pass", folder=str(folder))
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert held(folder) == left
    assert beside(folder) != set()
    with alone(folder):
        assert held(folder) == left
        assert beside(folder) == set()


def test_where_folders_cannot_be_exchanged_a_kill_between_two_renames_is_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap.ctypes, "CDLL", lambda *_, **__: object())
    folder.rename(folder.parent / ".published.old")
    with alone(folder):
        assert held(folder) == OLD
        replace_folder(folder, fill)
    assert held(folder) == NEW
    assert beside(folder) == set()


def test_where_the_second_rename_fails_the_first_is_undone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap.ctypes, "CDLL", lambda *_, **__: object())
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Input/output"):
        replace_folder(folder, fill)
    assert held(folder) == OLD


def test_two_runs_at_once_are_refused_with_the_folder_and_the_other_process(folder: Path) -> None:
    with alone(folder):
        script = f"from pathlib import Path; from data.swap import alone\nwith alone(Path({str(folder)!r})): pass"
        ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert f"{folder}: process {os.getpid()} is building or refreshing it; wait until that ends" in ended.stderr
    with alone(folder):
        pass


def test_the_lock_of_the_same_process_is_known_too(folder: Path) -> None:
    with alone(folder), pytest.raises(BusyError, match="wait until that ends"), alone(folder):
        pass


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "areas.csv"
    write_file(path, b"old\n")
    monkeypatch.setattr(swap, "_to_disk", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left")))
    with pytest.raises(OSError, match="No space left"):
        write_file(path, b"new\n")
    assert path.read_bytes() == b"old\n"
    assert [item.name for item in tmp_path.iterdir()] == ["areas.csv"]
