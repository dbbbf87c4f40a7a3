"""A running server takes new data up without a restart or a dropped request; damaged ones it leaves alone."""

from __future__ import annotations

import json
import logging
import threading
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dashboard.catalogue import load_indicators
from dashboard.config import Config
from dashboard.store import PACKAGE
from dashboard.web import renewal
from dashboard.web.renewal import Renewal
from data.swap import replace_folder
from tests.fixtures import small
from tests.fixtures.serving import forked

START = {"REQUEST_METHOD": "GET"}


def release(folder: Path, version: str) -> None:
    """Replace the folder by one that says this version."""
    text = json.dumps({"version": version})
    replace_folder(folder, lambda fresh: (fresh / PACKAGE).write_text(text) and None)


def version_of(folder: Path) -> str:
    return str(json.loads((folder / PACKAGE).read_text())["version"])


def application(folder: Path) -> Callable[[Any, Any], Iterable[bytes]]:
    """Answers with the version that it was made of."""
    version = version_of(folder).encode()
    if version == b"damaged":
        raise ValueError("homicide-rate.csv: is not\nthe file")
    return lambda _environ, _start: iter([version, b" ", version])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    release(tmp_path / "published", "1")
    return tmp_path / "published"


def answer(server: Renewal) -> bytes:
    return b"".join(server(START, lambda *_: lambda _: None))


def test_new_data_are_served_once_they_are_there(folder: Path) -> None:
    server = Renewal(lambda: application(folder), folder)
    assert answer(server) == b"1 1"
    assert server.renew()
    release(folder, "2")
    assert answer(server) == b"1 1"
    assert server.renew()
    assert answer(server) == b"2 2"


def test_an_answer_that_was_begun_ends_with_the_data_it_began_with(folder: Path) -> None:
    server = Renewal(lambda: application(folder), folder)
    begun = iter(server(START, lambda *_: lambda _: None))
    first = next(begun)
    release(folder, "2")
    server.renew()
    assert b"".join([first, *begun]) == b"1 1"


def test_nothing_is_made_where_nothing_changed(folder: Path) -> None:
    made: list[str] = []
    server = Renewal(lambda: made.append("x") or application(folder), folder)  # type: ignore[func-returns-value]
    for _ in range(3):
        server.renew()
    assert made == ["x"]


def test_damaged_data_are_told_once_and_the_old_ones_stay(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    server = Renewal(lambda: application(folder), folder)
    release(folder, "damaged")
    assert not server.renew()
    assert not server.renew()
    assert answer(server) == b"1 1"
    said = [record.getMessage() for record in caplog.records]
    assert said == [
        f"new data in {folder} cannot be used, the old ones stay: homicide-rate.csv: is not the file",
    ]
    release(folder, "3")
    assert server.renew()
    assert answer(server) == b"3 3"


def test_a_folder_that_is_gone_for_a_while_changes_nothing(folder: Path) -> None:
    server = Renewal(lambda: application(folder), folder)
    folder.rename(folder.with_name("away"))
    assert not server.renew()
    folder.with_name("away").rename(folder)
    assert server.renew()
    assert answer(server) == b"1 1"


def test_files_of_two_releases_never_make_one_application(folder: Path) -> None:
    """Where the folder is replaced while it is read, it is read again."""
    versions = iter(["2", "3"])

    def slow() -> Callable[[Any, Any], Iterable[bytes]]:
        first = version_of(folder)
        if (version := next(versions, None)) is not None:
            release(folder, version)
        second = version_of(folder)
        return lambda _environ, _start: [f"{first} {second}".encode()]

    assert answer(Renewal(slow, folder)) == b"3 3"


def test_a_start_on_damaged_data_fails_as_ever(folder: Path) -> None:
    release(folder, "damaged")
    with pytest.raises(ValueError, match="homicide-rate"):
        Renewal(lambda: application(folder), folder)


def test_what_is_remembered_of_old_data_is_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("dashboard.remembers")
    module.ask = lru_cache(lambda _: object())  # type: ignore[attr-defined]
    monkeypatch.setitem(renewal.sys.modules, "dashboard.remembers", module)
    server = Renewal(lambda: application(folder), folder)
    before = module.ask(1)
    server.renew()
    assert module.ask(1) is before
    release(folder, "2")
    server.renew()
    assert module.ask(1) is not before


def test_it_looks_by_itself_unless_it_is_told_not_to(folder: Path) -> None:
    watched, unwatched = (Renewal(lambda: application(folder), folder) for _ in range(2))
    threads = threading.active_count()
    unwatched.watch(0)
    assert threading.active_count() == threads
    watched.watch(0.01)
    release(folder, "2")
    _until(lambda: answer(watched) == b"2 2")
    assert answer(unwatched) == b"1 1"
    watched._ended.set()
    warmed: list[object] = []
    later = Renewal(lambda: application(folder), folder, warmed.append)
    later.watch(0, after=60)
    assert not warmed, "readers come first"
    later._ended.set()
    _until(lambda: len(warmed) == 1)


def test_after_a_failure_it_waits_longer(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    server = Renewal(lambda: application(folder), folder)
    release(folder, "damaged")
    waits: list[float] = []

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        if len(waits) == 5:
            release(folder, "2")
        return len(waits) == 7

    monkeypatch.setattr(server._ended, "wait", wait)
    monkeypatch.setattr(renewal, "LONGEST_WAIT", 30)
    server._look(5)
    assert waits == [5, 10, 20, 30, 30, 5, 5]


def _until(done: Callable[[], bool], seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.02)


# -------------------------------------------------------------------------------------------------- a real server


class Readers:
    """Readers who ask all the time, each over connections of its own; what they were answered."""

    def __init__(self, url: str, paths: tuple[str, ...]) -> None:
        self.url, self.paths = url, paths
        self.statuses: list[int | str] = []
        self.versions: list[str] = []
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(number,)) for number in range(2)]

    def __enter__(self) -> Readers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join(180)

    def _read(self, number: int) -> None:
        while not self._ended.is_set():
            for path in (*self.paths[number:], *self.paths[:number]):
                self._ask(path)
                time.sleep(0.2)

    def _ask(self, path: str) -> None:
        try:
            with urllib.request.urlopen(self.url + path, timeout=120) as answered:
                body = answered.read()
                self.statuses.append(answered.status)
        except OSError as error:
            self.statuses.append(f"{path}: {error}")
            return
        if path == "/healthz":
            self.versions.append(json.loads(body)["data_version"])

    def newest(self, count: int = 5) -> set[str]:
        return set(self.versions[-count:]) if len(self.versions) >= count else set()


def tables(version: str) -> Iterator[tuple[str, bytes]]:
    """A data set whose poverty figures are another than before, in files by name."""
    indicators = load_indicators(Config().catalogue)
    contents = {name: small.table(small.COLUMNS, small.observations(entry)) for name, entry in indicators.items()}
    yield from (contents | small._extras(indicators) | {"notes": f"version\n{version}\n".encode()}).items()


def test_a_server_takes_new_data_up_without_a_failed_request_and_keeps_its_own_where_they_are_damaged(
    tmp_path: Path,
) -> None:
    folder, log = tmp_path / "published", tmp_path / "log.txt"
    small.write_package(folder, dict(tables("1")), "1")
    # Each worker looks for itself, so that one of them shows what all do.
    settings = {"REACH_DATA": str(folder), "RELOAD_SECONDS": "1", "WEB_CONCURRENCY": "1"}
    paths = ("/healthz", "/about", "/api/v1/indicators.json", "/healthz", "/data?indicator=homicide-rate")
    with forked(log, settings) as server, Readers(server.url, paths) as readers:
        replace_folder(folder, lambda fresh: small.write_package(fresh, dict(tables("2")), "2"))
        _until(lambda: readers.newest() == {"2"})
        replace_folder(folder, _damaged)
        _until(lambda: "cannot be used" in log.read_text())
        asked = len(readers.versions)
        _until(lambda: len(readers.versions) > asked + 6)
        assert readers.newest() == {"2"}
    assert set(readers.statuses) == {200}
    assert len(readers.statuses) > 20
    assert f"{folder}/homicide-rate.csv: is not the file that datapackage.json lists" in log.read_text()
    assert "Traceback" not in log.read_text()


def _damaged(fresh: Path) -> None:
    small.write_package(fresh, dict(tables("3")), "3")
    path = fresh / "homicide-rate.csv"
    path.write_bytes(path.read_bytes()[:-20])
