"""Whatever goes wrong at a publisher or on the disk: the last good data stay, bit by bit, and it is said."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from data import swap
from data.build import load_records
from data.refresh import READ_WITH, REFUSED, UNREADABLE, UNWRITABLE, Trouble
from tests.data.test_swap import tiny_disk
from tests.fixtures import publishers as local
from tests.fixtures.publishers import Fault, Reply, changed, status
from tests.fixtures.refreshing import QUICK, Bench, another, bench
from tests.fixtures.sweeps import each

ALWAYS = 99


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Bench]]:
    """Each source's place, made when it is first asked for."""
    open_places: dict[str, tuple[Any, Bench]] = {}

    def place(name: str) -> Bench:
        if name not in open_places:
            manager = bench(name, tmp_path_factory.mktemp(name))
            open_places[name] = (manager, manager.__enter__())
        return open_places[name][1]

    yield place
    for manager, _ in open_places.values():
        manager.__exit__(None, None, None)


@pytest.fixture
def at(places: Callable[[str], Bench], tmp_path: Path) -> Iterator[Callable[[str], Bench]]:
    """A source's place, untouched."""
    managers = []

    def go(name: str) -> Bench:
        manager = another(places(name), tmp_path)
        managers.append(manager)
        return manager.__enter__()

    yield go
    for manager in managers:
        manager.__exit__(None, None, None)


def check(place: Bench, before: dict[str, bytes], troubles: list[Trouble], code: int, words: str) -> None:
    """Nothing changed, and the message names source, address and remedy."""
    assert place.bytes() == before
    assert {path.name for path in place.folder.iterdir()} <= {
        *("published", "cache", "laid", "releases"),
        *(".published.lock", ".cache.lock"),
    }
    assert [path for path in (place.folder / "releases").rglob("*") if path.is_file()] == []
    own = [item for item in troubles if item.source == place.name]
    assert own
    assert any(words in item.words for item in own), own
    for trouble in own:
        assert trouble.code == code
        assert trouble.words.startswith(f"{place.name} ({place.publishers.url}/")
        assert ". Remedy: " in trouble.words


def less(key: str, part: float, **totals: str) -> Fault:
    """Only a part of the rows of each page, as if that were all there are."""

    def change(told: Any) -> Any:
        kept = told[key][: max(1, int(part * len(told[key])))]
        return {**told, key: kept, **{total: len(kept) for total in totals.values()}}

    return changed(change)


def rename(key: str, old: str, new: str) -> Fault:
    """A column under another name."""

    def change(told: Any) -> Any:
        return {**told, key: [{new if name == old else name: cell for name, cell in row.items()} for row in told[key]]}

    return changed(change)


UNHCR, POPULATION = "unhcr", "/population/v1/population/"
ARCHIVE = "/production/Food_Security_Data_E_All_Data_(Normalized).zip"
SCORES = "/inform-index/API/InformAPI/countries/Scores/"
LIVE = [name for name, source in load_records().sources.items() if source.interface]
PATIENCE = 120.0
"""Seconds until what should happen counts as failed: a machine may be busy with other things."""
FAULTS: dict[str, tuple[str, str, Fault, str]] = {
    "429": (UNHCR, POPULATION, status(429, Retry_After="0"), "HTTP 429 in 2 attempts"),
    "429, long": (UNHCR, POPULATION, status(429, Retry_After="900"), "asks to be left alone for 900 seconds"),
    "500": (UNHCR, POPULATION, status(500), "HTTP 500 in 2 attempts"),
    "time-out": (UNHCR, POPULATION, local.slow(60), "no byte within 0.2 seconds"),
    "broken": (UNHCR, POPULATION, local.broken, "broke in the middle of the answer"),
    "truncated JSON": (UNHCR, POPULATION, local.cut, "broken JSON"),
    "HTML": (UNHCR, POPULATION, local.page, "a page (HTML) in place of data"),
    "renamed column": (UNHCR, POPULATION, rename("items", "refugees", "refugees_2"), "rows without refugees"),
    "empty page": (UNHCR, POPULATION, changed(lambda told: {**told, "items": []}), "a page without rows"),
    "message": ("wb_wdi", "/v2/country/all/indicator/SI.POV.DDAY", local.message, "a message in place of data"),
    "expired token": ("ucdp", "/api/organizedviolencecy/25.1", status(401), "HTTP 401"),
    "expired id": ("idmc_gidd", "/external-api/gidd/conflicts/", status(401), "HTTP 401"),
    "truncated zip": ("unodc_glotip", "", local.cut, "no whole ZIP file"),
    "truncated archive": ("fao", ARCHIVE, local.cut, "no whole ZIP file"),
    "empty answer": ("inform", SCORES, lambda good: replace(good, body=b"[]"), "no scores"),
    "message on scores": ("wb_wgi", "/v2/country/all/indicator/CC.EST", local.message, "a message in place of data"),
    "page for a file": ("unodc_glotip", "", local.page, "a page (HTML) in place of data"),
    "no such key": ("unicef", "", status(404), "HTTP 404"),
    "SDG under load": ("un_sdg", "", status(500), "HTTP 500"),
    "cut CSV": ("unicef", "", local.cut, "CSV that end"),
}

FEW = {
    "429, long": "a publisher that is too busy",
    "time-out": "no answer",
    "broken": "half an answer",
    "HTML": "something else in place of an answer",
    "renamed column": "an answer that the catalogue does not know",
    "empty page": "an answer without rows",
    "expired token": "a refusal",
}
"""Kinds of failing, each once. Of half a file: `test_live_client.py`."""
GOOD = {"ucdp": "a key in the request"}
"""Pages without a key: `test_refresh.py`; workbooks in a ZIP are read: `test_live_interfaces.py`."""


@pytest.mark.parametrize("fault", each([fault for fault, (name, *_) in FAULTS.items() if name in LIVE], FEW))
def test_a_publisher_that_fails_changes_nothing(at: Callable[[str], Bench], fault: str) -> None:
    name, path, failing, words = FAULTS[fault]
    place = at(name)
    before = place.bytes()
    for asked in [path] if path else place.publishers.speakers:
        place.publishers.fail(asked, failing, times=ALWAYS)
    patience = replace(QUICK, read=0.2) if fault == "time-out" else QUICK
    check(place, before, place.run(patience=patience), UNREADABLE, words)


@pytest.mark.parametrize("name", each(LIVE, GOOD))
def test_a_good_answer_of_the_same_facts_changes_nothing_either(at: Callable[[str], Bench], name: str) -> None:
    place = at(name)
    before = place.bytes()
    assert place.run() == []
    assert place.bytes() == before
    assert place.said[-1] == "nothing new: what is published stays as it is."
    assert len(place.said) == len(READ_WITH.get(name, ())) + 2


def test_a_last_page_without_rows_changes_nothing(at: Callable[[str], Bench]) -> None:
    place = at(UNHCR)
    before = place.bytes()
    none = changed(lambda told: {**told, "items": []})
    place.publishers.fail(POPULATION, None, None, none, none)
    check(place, before, place.run(), UNREADABLE, "a page without rows, where rows were announced")


def test_half_of_the_rows_change_nothing(at: Callable[[str], Bench]) -> None:
    place = at(UNHCR)
    before = place.bytes()
    place.publishers.fail(POPULATION, less("items", 0.4), times=ALWAYS)
    troubles = place.run()
    check(place, before, troubles, REFUSED, "rows, where")
    assert any("accept it with --accept unhcr" in item.words for item in troubles)
    assert any("lost rows" in line for line in place.said)


@pytest.mark.sweep  # Figures that differ by more than half: `test_differences.py`.
def test_figures_in_another_unit_change_nothing(at: Callable[[str], Bench]) -> None:
    place = at("wb_wdi")
    before = place.bytes()

    def thousandth(answer: Any) -> Any:
        rows = [{**row, "value": row["value"] and row["value"] / 1000} for row in answer[1]]
        return [answer[0], rows]

    place.publishers.fail(place.path("NY.GDP.PCAP.PP.KD"), changed(thousandth), times=ALWAYS)
    check(place, before, place.run(), REFUSED, "figures differ by more than half")


@pytest.mark.sweep  # What the checks say is refused: `test_refresh.py`; that they say it: `test_groups.py`.
def test_a_code_that_the_catalogue_does_not_know_changes_nothing(at: Callable[[str], Bench]) -> None:
    place = at("idmc_gidd")
    before = place.bytes()

    def volcano(told: Any) -> Any:
        return {**told, "results": [{**row, "hazard_type_name": "Volcano"} for row in told["results"]]}

    place.publishers.fail("/external-api/gidd/disasters/", changed(volcano), times=ALWAYS)
    check(place, before, place.run(), REFUSED, "not declared in the catalogue: VOLCANO")


def test_a_code_that_no_reader_knows_changes_nothing(at: Callable[[str], Bench]) -> None:
    place = at("ucdp")
    before = place.bytes()

    def atlantis(told: Any) -> Any:
        return {**told, "Result": [{**row, "country_id_cy": 9999} for row in told["Result"]]}

    place.publishers.fail(place.path("25.1"), changed(atlantis), times=ALWAYS)
    check(place, before, place.run(), UNREADABLE, "country_id_cy without an area: Israel (9999)")


# -------------------------------------------------------------------------------------------------- disk


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def revised(good: Reply) -> Reply:
    return replace(good, body=good.body.replace(b"2940735", b"2940000"))


def news(place: Bench) -> None:
    """Let the publisher revise a figure."""
    place.publishers.fail(POPULATION, revised, times=ALWAYS)


def test_a_disk_that_is_full_when_the_tables_are_written_changes_nothing(
    at: Callable[[str], Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = at(UNHCR)
    before = place.bytes()
    news(place)
    monkeypatch.setattr(swap, "_to_disk", no_room)
    check(place, before, place.run(), UNWRITABLE, f"{place.out}: [Errno 28] No space left on device")


def test_a_disk_that_is_full_when_pages_are_kept_changes_nothing(
    at: Callable[[str], Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = at(UNHCR)
    before = place.bytes()
    monkeypatch.setattr("data.live.cache.Cache.keep", no_room)
    check(place, before, place.run(), UNWRITABLE, "cache: [Errno 28] No space left on device")


@pytest.mark.sweep  # A disk that says so: above.
def test_a_real_disk_that_is_full_changes_nothing(at: Callable[[str], Bench]) -> None:
    place = at(UNHCR)
    news(place)
    tables = place.bytes()
    room = sum(4 * (len(content) // 4096 + 1) for content in tables.values())
    with tiny_disk(place.folder / "disk", kilobytes=room + room // 2):
        out = place.folder / "disk" / "published"
        out.mkdir()
        for name, content in tables.items():
            (out / name).write_bytes(content)
        troubles = place.run(out=out)
        assert [item.code for item in troubles] == [UNWRITABLE]
        assert "No space left on device" in troubles[0].words
        assert {path.name: path.read_bytes() for path in out.iterdir()} == tables
        assert {path.name for path in out.parent.iterdir()} == {"published", ".published.lock"}


def test_a_real_disk_that_is_full_of_pages_changes_nothing(at: Callable[[str], Bench]) -> None:
    place = at(UNHCR)
    before = place.bytes()
    big = changed(lambda told: {**told, "padding": "x" * 60_000})
    place.publishers.fail(POPULATION, big, times=ALWAYS)
    with tiny_disk(place.folder / "disk", kilobytes=64):
        troubles = place.run(cache=place.folder / "disk" / "cache")
    (place.folder / "disk").rmdir()
    check(place, before, troubles, UNWRITABLE, "No space left on device")


# -------------------------------------------------------------------------------------------------- kill


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def refreshing(place: Bench, *killed_at: tuple[object, str]) -> Iterator[BaseProcess]:
    """A refresh in a process of its own, killed where it comes to one of these functions."""

    def run() -> None:
        for module, name in killed_at:
            setattr(module, name, die)
        place.run()

    process = multiprocessing.get_context("fork").Process(target=run, daemon=True)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join(PATIENCE)
        process.close()


@pytest.mark.parametrize(
    "killed_at",
    [
        (swap, "_exchange"),
        # That the folder stays as it was there too: `test_swap.py`.
        pytest.param((swap, "_to_disk"), marks=pytest.mark.sweep),
    ],
    ids=["before the step", "while the tables are written"],
)
def test_a_kill_while_the_tables_are_published_changes_nothing(
    at: Callable[[str], Bench], killed_at: tuple[object, str]
) -> None:
    place = at(UNHCR)
    news(place)
    tables = place.bytes()
    with refreshing(place, killed_at) as process:
        process.join(PATIENCE)
        assert process.exitcode == -signal.SIGKILL
    assert place.bytes() == tables
    assert list(place.folder.glob(".published-*"))
    _clears_up(place)


@pytest.mark.sweep  # A kill while tables are published.
def test_a_kill_while_pages_are_read_changes_nothing_and_the_next_run_goes_on(at: Callable[[str], Bench]) -> None:
    place = at(UNHCR)
    news(place)
    tables = place.bytes()
    place.publishers.faults[POPULATION] = [revised, revised, local.slow(300)]
    with refreshing(place) as process:
        _until(lambda: len(place.publishers.asked) >= 3)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join(10)
    assert place.bytes() == tables
    place.publishers.asked.clear()
    _clears_up(place)
    assert [query["page"] for path, query, _ in place.publishers.asked if path == POPULATION] == ["3"]


def _until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def _clears_up(place: Bench) -> None:
    """The next run finds everything in order, and leaves nothing of the one that was killed."""
    assert place.run() == []
    assert {path.name for path in place.folder.iterdir() if path.name.startswith(".")} == {
        ".published.lock",
        ".cache.lock",
    }
    assert not list((place.folder / "cache").glob("raw-*"))
