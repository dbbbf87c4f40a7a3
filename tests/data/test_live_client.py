"""A publisher is asked patiently and no oftener than it wants; what came is kept; no credential is told to anybody."""

from __future__ import annotations

import errno
import gzip
import logging
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.catalogue import Source, load_sources
from data.live.answers import check_zip, read_json
from data.live.bounds import MIB, Bounds, check_archive, next_address
from data.live.cache import Cache, checksum, tidy_up
from data.live.client import Patience, Visit
from data.live.errors import ChangedMeanwhileError, FetchError, HopelessError, UnusableError
from data.live.fetching import Journey
from data.live.paging import Pages
from tests.fixtures import publishers as local
from tests.fixtures.live import AREAS, CASES, CLIENT, ENVIRONMENT, TOKEN
from tests.fixtures.publishers import (
    Publishers,
    Reply,
    as_archive,
    changed,
    file,
    moved_here,
    paged,
    publishing,
    status,
)

ROOT = Path(__file__).parents[2]
RECORDS = load_sources(ROOT / "data" / "sources")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
QUICK = Patience(retries=3, backoff=0, longest_wait=2, connect=5, read=10)
HASTY = replace(QUICK, read=0.5)
LONG = 60.0
"""Seconds in which a slow publisher says nothing: longer than any machine is busy, and nobody waits for the end."""
PATH = "/population/v1/population/"
ROWS = [{"year": 2024, "refugees": number} for number in range(8)]


@pytest.fixture
def publishers() -> Iterator[Publishers]:
    with publishing() as server:
        server.speakers[PATH] = paged(ROWS, page="page", first=1, items="items", pages="maxPages", total="total")
        yield server


def with_total(source: Source) -> Source:
    """UNHCR, if it said how many rows there are."""
    assert source.interface is not None
    assert source.interface.paging is not None
    return replace(source, interface=replace(source.interface, paging=replace(source.interface.paging, total="total")))


@pytest.fixture
def visit(publishers: Publishers, tmp_path: Path) -> Visit:
    source = with_total(moved_here(RECORDS["unhcr"], publishers))
    return Visit(source, Cache(tmp_path / "cache", "unhcr", NOW), QUICK, {})


def again(visit: Visit, now: datetime = NOW) -> Visit:
    """The next run."""
    return Visit(visit.source, Cache(visit.cache.folder, "unhcr", now), QUICK, {})


def rows(visit: Visit) -> list[Any]:
    return list(Pages(visit, *visit.question("population/")).rows())


# -------------------------------------------------------------------------------------------------- patience


@pytest.mark.parametrize(
    "fault",
    [status(429), status(500), status(503), local.broken, local.cut, local.page],
    ids=["429", "500", "503", "broken", "cut", "page"],
)
def test_a_publisher_that_stumbles_is_asked_again(publishers: Publishers, visit: Visit, fault: local.Fault) -> None:
    publishers.fail(PATH, None, fault, fault)
    assert rows(visit) == ROWS
    assert len(publishers.asked) == 3 + 2


def test_a_publisher_that_falls_silent_is_asked_again_and_given_up_in_the_end(
    publishers: Publishers, visit: Visit
) -> None:
    hasty = Visit(visit.source, visit.cache, HASTY, {})
    publishers.fail(PATH, local.slow(LONG))
    assert rows(hasty) == ROWS
    visit.cache.forget()
    publishers.asked.clear()
    publishers.fail(PATH, local.slow(LONG), times=9)
    with pytest.raises(FetchError, match=r"no byte within 0\.5 seconds in 2 attempts"):
        rows(Visit(visit.source, visit.cache, replace(HASTY, retries=1), {}))
    assert len(publishers.asked) == 2


def test_a_wait_that_is_asked_for_is_kept(
    publishers: Publishers, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    publishers.fail(PATH, status(429, Retry_After="1"))
    assert rows(visit) == ROWS
    assert waits == [1]


def test_a_wait_until_an_hour_is_understood_and_a_strange_one_is_not_waited_for(
    publishers: Publishers, visit: Visit
) -> None:
    publishers.fail(PATH, status(503, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"), status(429, Retry_After="soon"))
    assert rows(visit) == ROWS


def test_whoever_asks_for_a_longer_wait_is_left_alone(publishers: Publishers, visit: Visit) -> None:
    publishers.fail(PATH, status(429, Retry_After="3600"))
    with pytest.raises(FetchError, match=r"HTTP 429, and asks to be left alone for 3,600 seconds"):
        rows(visit)
    assert len(publishers.asked) == 1


def test_waits_grow_and_are_bounded(publishers: Publishers, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    publishers.fail(PATH, status(500), times=6)
    patient = Patience(retries=6, backoff=1, longest_wait=5)
    assert rows(Visit(visit.source, visit.cache, patient, {})) == ROWS
    assert waits == [2, 4, 5, 5, 5]


@pytest.mark.parametrize(
    ("fault", "attempts", "words"),
    [
        (status(429), 4, "HTTP 429 in 4 attempts. Remedy: UNHCR allows only so many requests"),
        (status(500), 4, "HTTP 500 in 4 attempts. Remedy: try again later; the pages that were read are kept"),
        (status(401), 1, "HTTP 401. Remedy: the credential is wrong or has expired"),
        (status(404), 1, "HTTP 404. Remedy: look for the new address"),
        (local.broken, 4, "the connection broke in the middle of the answer in 4 attempts"),
        (local.cut, 4, "broken JSON of "),
        (local.page, 4, "a page (HTML) in place of data in 4 attempts"),
        (lambda _: Reply(b""), 4, "an empty answer in 4 attempts"),
        (lambda _: Reply(b'"busy"'), 4, "no rows in the answer: busy in 4 attempts"),
        (changed(lambda told: {"items": told["items"]}), 4, "no number under maxPages beside the rows"),
    ],
    ids=["429", "500", "401", "404", "broken", "cut", "page", "nothing", "text", "no pages"],
)
def test_a_publisher_that_does_not_answer_is_named_with_address_and_remedy(
    publishers: Publishers, visit: Visit, fault: local.Fault, attempts: int, words: str
) -> None:
    publishers.fail(PATH, fault, times=20)
    with pytest.raises(FetchError) as failed:
        rows(visit)
    told = str(failed.value)
    assert told.startswith(f"unhcr ({publishers.url}{PATH}?yearFrom=1951&yearTo=2026&coo_all=true&coa_all=true&limit=")
    assert words in told
    assert "Remedy: " in told
    assert len(publishers.asked) == attempts


def test_a_host_that_is_not_there_is_named(visit: Visit) -> None:
    source = moved_here(visit.source, Publishers("http://127.0.0.1:9"))
    lost = Visit(source, visit.cache, QUICK, {})
    with pytest.raises(FetchError, match=r"no connection in 4 attempts\. Remedy: check the connection and the address"):
        rows(lost)


def test_endless_redirects_end(publishers: Publishers, visit: Visit) -> None:
    publishers.speakers["/round"] = lambda _query, _headers: Reply(b"", 302, {"Location": "/round"})
    publishers.fail(PATH, status(302, Location="/round"), times=9)
    with pytest.raises(FetchError, match="redirected too often"):
        rows(visit)


# -------------------------------------------------------------------------------------------------- pages


def test_a_last_page_without_rows_is_refused(publishers: Publishers, visit: Visit) -> None:
    publishers.fail(PATH, None, None, *[changed(lambda told: {**told, "items": []})] * 4)
    with pytest.raises(FetchError, match=r"page=3.*a page without rows, where rows were announced.*empty|between two"):
        rows(visit)


def test_an_empty_page_after_all_rows_that_were_announced_is_harmless(publishers: Publishers, visit: Visit) -> None:
    more = changed(lambda told: {**told, "maxPages": 4})
    publishers.fail(PATH, more, times=4)
    assert rows(visit) == ROWS


def test_fewer_rows_than_announced_are_refused(publishers: Publishers, visit: Visit) -> None:
    publishers.fail(PATH, None, changed(lambda told: {**told, "items": told["items"][:2]}))
    with pytest.raises(FetchError, match="7 rows where 8 were announced"):
        rows(visit)
    assert rows(again(visit)) == ROWS


def test_pages_of_two_releases_are_never_joined(publishers: Publishers, visit: Visit) -> None:
    publishers.fail(PATH, None, changed(lambda told: {**told, "total": 9}))
    with pytest.raises(ChangedMeanwhileError, match="total was 8, then 9"):
        rows(visit)


def test_where_a_release_comes_out_meanwhile_all_pages_are_read_again(publishers: Publishers, tmp_path: Path) -> None:
    source = moved_here(RECORDS["idmc_gidd"], publishers)
    CASES["idmc_gidd"].teach(publishers, source)
    path = "/external-api/gidd/disasters/"
    publishers.fail(path, None, changed(lambda told: {**told, "last_updated": "2027-05-12"}))
    Journey(tmp_path / "cache", QUICK, ENVIRONMENT, NOW).fetch(source, AREAS, tmp_path / "raw")
    offsets = [query["offset"] for asked, query, _ in publishers.asked if asked == path]
    assert offsets == ["0", "3", "0", "3", "6"]


def test_a_next_page_that_leads_elsewhere_is_refused(publishers: Publishers, tmp_path: Path) -> None:
    """It is never followed as it stands: it might be another host's."""
    source = moved_here(RECORDS["idmc_gidd"], publishers)
    CASES["idmc_gidd"].teach(publishers, source)
    away = changed(lambda told: {**told, "next": "https://elsewhere.example/?offset=0"})
    publishers.fail("/external-api/gidd/conflicts/", away)
    with pytest.raises(FetchError, match="next does not lead on to row 3"):
        Journey(tmp_path / "cache", QUICK, ENVIRONMENT, NOW).fetch(source, AREAS, tmp_path / "raw")


def test_the_world_banks_message_is_told(publishers: Publishers, tmp_path: Path) -> None:
    source = moved_here(RECORDS["wb_wdi"], publishers)
    CASES["wb_wdi"].teach(publishers, source)
    publishers.fail("/v2/country/all/indicator/SI.POV.DDAY", local.message, times=9)
    with pytest.raises(FetchError, match=r"a message in place of data: .*value is not valid.*look the code up"):
        Journey(tmp_path / "cache", QUICK, {}, NOW).fetch(source, AREAS, tmp_path / "raw")


def test_answers_of_a_form_that_nobody_thought_of_are_told_with_the_source(
    publishers: Publishers, tmp_path: Path
) -> None:
    source = moved_here(RECORDS["unhcr"], publishers)
    CASES["unhcr"].teach(publishers, source)
    for path in list(publishers.speakers):
        ageless = changed(lambda told: {**told, "items": [{**row, "year": "none"} for row in told["items"]]})
        publishers.fail(path, ageless, times=9)
    with pytest.raises(FetchError, match=r"unhcr \(.*answers of another form \(ValueError.*Remedy: "):
        Journey(tmp_path / "cache", QUICK, {}, NOW).fetch(source, AREAS, tmp_path / "raw")


# -------------------------------------------------------------------------------------------------- cache


def test_a_run_that_broke_off_goes_on_with_the_page_that_is_missing(publishers: Publishers, visit: Visit) -> None:
    publishers.fail(PATH, None, None, status(404))
    with pytest.raises(FetchError):
        rows(visit)
    publishers.asked.clear()
    assert rows(again(visit)) == ROWS
    assert [query["page"] for _, query, _ in publishers.asked] == ["3"]


def test_pages_of_the_day_before_are_asked_for_again(publishers: Publishers, visit: Visit) -> None:
    publishers.fail(PATH, None, None, status(404))
    with pytest.raises(FetchError):
        rows(visit)
    publishers.asked.clear()
    assert rows(again(visit, NOW + timedelta(hours=25))) == ROWS
    assert [query["page"] for _, query, _ in publishers.asked] == ["1", "2", "3"]


def test_after_a_run_that_ended_all_is_asked_for_again(publishers: Publishers, visit: Visit) -> None:
    assert rows(visit) == ROWS
    visit.cache.end()
    publishers.asked.clear()
    assert rows(again(visit)) == ROWS
    assert len(publishers.asked) == 3


def test_an_answer_that_was_damaged_on_the_disk_is_asked_for_again(publishers: Publishers, visit: Visit) -> None:
    assert rows(visit) == ROWS
    for path in (visit.cache.folder / "contents").iterdir():
        path.write_bytes(path.read_bytes()[:-4])
    publishers.asked.clear()
    assert rows(again(visit)) == ROWS
    assert len(publishers.asked) == 3


def test_answers_lie_under_their_checksum(visit: Visit) -> None:
    rows(visit)
    contents = list((visit.cache.folder / "contents").iterdir())
    assert len(contents) == 3
    assert all(path.name == checksum(path) for path in contents)


def test_a_damaged_index_is_no_hindrance(visit: Visit) -> None:
    rows(visit)
    (visit.cache.folder / "unhcr.json").write_text("{")
    assert rows(again(visit)) == ROWS


def test_what_no_source_needs_any_more_goes(visit: Visit) -> None:
    rows(visit)
    visit.cache.end()
    (visit.cache.folder / "contents" / "old").write_text("old")
    (visit.cache.folder / "parts" / "broken").write_text("half")
    tidy_up(visit.cache.folder)
    assert len(list((visit.cache.folder / "contents").iterdir())) == 3
    assert not (visit.cache.folder / "parts").exists()


# -------------------------------------------------------------------------------------------------- files

ARCHIVE = as_archive("data.csv", bytes(range(256)) * 4000)


def test_a_zip_that_is_damaged_within_is_no_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "damaged.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", bytes(4000))
    whole = file.read_bytes()
    at = whole.index(b"data.csv") + len("data.csv")
    file.write_bytes(whole[:at] + b"\xff" * 8 + whole[at + 8 :])
    with pytest.raises(UnusableError, match="no whole ZIP file"):
        check_zip(file)


WHERE = "/file.zip"


def download(visit: Visit, publishers: Publishers) -> bytes:
    return visit.get(publishers.url + WHERE, {}, check_zip, resumable=True).value.read_bytes()


def begins(publishers: Publishers) -> int:
    """The first byte that the last request asked for."""
    return int(publishers.asked[-1][2]["range"].removeprefix("bytes=").removesuffix("-"))


def test_a_broken_download_goes_on_where_it_broke(publishers: Publishers, visit: Visit) -> None:
    publishers.speakers[WHERE] = file(ARCHIVE)
    publishers.fail(WHERE, local.broken)
    assert download(visit, publishers) == ARCHIVE
    assert "range" not in publishers.asked[0][2]
    assert 0 < begins(publishers) <= len(ARCHIVE) // 2


def test_a_broken_download_goes_on_in_the_next_run(publishers: Publishers, visit: Visit) -> None:
    publishers.speakers[WHERE] = file(ARCHIVE)
    publishers.fail(WHERE, local.broken, status(404))
    with pytest.raises(FetchError):
        download(visit, publishers)
    assert download(again(visit), publishers) == ARCHIVE
    assert 0 < begins(publishers) <= len(ARCHIVE) // 2


def test_halves_of_two_versions_of_a_file_are_never_joined(publishers: Publishers, visit: Visit) -> None:
    publishers.speakers[WHERE] = file(b"another file", '"v0"')
    publishers.fail(WHERE, local.broken, status(404))
    with pytest.raises(FetchError):
        download(visit, publishers)
    publishers.speakers[WHERE] = file(ARCHIVE)
    assert download(again(visit), publishers) == ARCHIVE


def test_a_part_that_does_not_fit_is_thrown_away(publishers: Publishers, visit: Visit) -> None:
    publishers.speakers[WHERE] = file(ARCHIVE)
    odd = Reply(ARCHIVE[7:], 206, {"Content-Range": f"bytes 7-{len(ARCHIVE) - 1}/{len(ARCHIVE)}"})
    publishers.fail(WHERE, local.broken, lambda _: odd)
    assert download(visit, publishers) == ARCHIVE
    visit.cache.forget()
    publishers.fail(WHERE, local.broken, status(416))
    assert download(visit, publishers) == ARCHIVE


def test_a_file_that_has_not_changed_is_not_sent_again(publishers: Publishers, visit: Visit) -> None:
    publishers.speakers[WHERE] = file(ARCHIVE)
    download(visit, publishers)
    visit.cache.end()
    assert download(again(visit), publishers) == ARCHIVE
    assert publishers.asked[-1][2]["if-none-match"] == '"v1"'


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (local.cut, "bytes that are no whole ZIP file in 4 attempts"),
        (local.page, "a page (HTML) in place of data in 4 attempts"),
        (lambda _: Reply(ARCHIVE[:100] + bytes(9) + ARCHIVE[109:]), "in which data.csv is damaged"),
    ],
    ids=["cut", "page", "damaged"],
)
def test_a_zip_file_that_is_not_whole_is_refused(
    publishers: Publishers, visit: Visit, fault: Callable[[Reply], Reply], words: str
) -> None:
    publishers.speakers[WHERE] = file(ARCHIVE, "")
    publishers.fail(WHERE, fault, times=9)
    with pytest.raises(FetchError) as failed:
        download(visit, publishers)
    assert words in str(failed.value)


def test_a_file_that_cannot_be_resumed_is_fetched_whole(publishers: Publishers, visit: Visit) -> None:
    publishers.speakers[WHERE] = lambda _query, _headers: Reply(ARCHIVE)
    publishers.fail(WHERE, local.broken)
    assert download(visit, publishers) == ARCHIVE
    assert all("range" not in headers for _, _, headers in publishers.asked)


# -------------------------------------------------------------------------------------------------- credentials


@pytest.mark.parametrize(("name", "secret"), [("idmc_gidd", CLIENT), ("ucdp", TOKEN)])
def test_a_credential_goes_into_the_request_and_nowhere_else(
    publishers: Publishers, tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, secret: str
) -> None:
    source = moved_here(RECORDS[name], publishers)
    CASES[name].teach(publishers, source)
    caplog.set_level(logging.DEBUG)
    Journey(tmp_path / "cache", QUICK, ENVIRONMENT, NOW).fetch(source, AREAS, tmp_path / "raw")
    assert any(secret in (*query.values(), *headers.values()) for _, query, headers in publishers.asked)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) > 3
    forms = (secret, local.quoted(secret))
    assert not [path for path in written if any(form.encode() in path.read_bytes() for form in forms)]
    assert not [path for path in tmp_path.rglob("*") if any(form in str(path) for form in forms)]
    assert not any(form in caplog.text for form in forms)


@pytest.mark.parametrize(("name", "secret"), [("idmc_gidd", CLIENT), ("ucdp", TOKEN)])
@pytest.mark.parametrize("fault", [status(401), status(500), local.slow(0.5), local.broken, local.page])
def test_a_credential_is_in_no_message(
    publishers: Publishers, tmp_path: Path, name: str, secret: str, fault: local.Fault
) -> None:
    source = moved_here(RECORDS[name], publishers)
    CASES[name].teach(publishers, source)
    for path in publishers.speakers:
        publishers.fail(path, fault, times=9)
    with pytest.raises(FetchError) as failed:
        Journey(tmp_path / "cache", Patience(0, 0, read=0.4), ENVIRONMENT, NOW).fetch(source, AREAS, tmp_path / "raw")
    assert secret not in repr(failed.value)
    assert local.quoted(secret) not in str(failed.value)
    assert str(failed.value).startswith(f"{name} ({publishers.url}/")


def test_a_message_that_repeats_the_credential_is_told_without_it(publishers: Publishers, tmp_path: Path) -> None:
    source = moved_here(RECORDS["idmc_gidd"], publishers)
    CASES["idmc_gidd"].teach(publishers, source)
    publishers.fail("/external-api/gidd/conflicts/", lambda _: local.as_json({"detail": f"{CLIENT} unknown"}), times=9)
    with pytest.raises(FetchError, match=r'no rows in the answer: \{"detail": "\*\*\* unknown"\}'):
        Journey(tmp_path / "cache", QUICK, ENVIRONMENT, NOW).fetch(source, AREAS, tmp_path / "raw")


@pytest.mark.parametrize(("name", "variable"), [("idmc_gidd", "IDMC_CLIENT_ID"), ("ucdp", "UCDP_TOKEN")])
def test_a_credential_that_is_missing_is_named(
    publishers: Publishers, tmp_path: Path, name: str, variable: str
) -> None:
    source = moved_here(RECORDS[name], publishers)
    with pytest.raises(FetchError, match=rf"{variable} is not set in the environment\. Remedy: ask .* for one"):
        Journey(tmp_path / "cache", QUICK, {variable: " "}, NOW).fetch(source, AREAS, tmp_path / "raw")
    assert publishers.asked == []


def test_nobody_is_followed_to_another_host(publishers: Publishers, tmp_path: Path) -> None:
    """It would be asked with our credential, and might be a machine that only we can reach."""
    source = moved_here(RECORDS["ucdp"], publishers)
    CASES["ucdp"].teach(publishers, source)
    with publishing() as other:
        for path in publishers.speakers:
            publishers.fail(path, status(302, Location=f"{other.url}/caught?{TOKEN}"), times=9)
        with pytest.raises(
            FetchError, match=r"sent on to another host \(http://127.*look for the new address"
        ) as failed:
            Journey(tmp_path / "cache", QUICK, ENVIRONMENT, NOW).fetch(source, AREAS, tmp_path / "raw")
    assert TOKEN not in str(failed.value)
    assert other.asked == []
    assert len(publishers.asked) == len({path for path, _, _ in publishers.asked})


def test_on_the_same_host_an_answer_is_followed(publishers: Publishers, visit: Visit) -> None:
    publishers.speakers["/moved/"] = publishers.speakers[PATH]
    publishers.speakers[PATH] = lambda query, _headers: Reply(
        b"", 307, {"Location": "/moved/?" + "&".join(f"{name}={value}" for name, value in query.items())}
    )
    assert rows(visit) == ROWS


@pytest.mark.parametrize(
    ("here", "there", "allowed"),
    [
        ("https://a.org/x", "/y", "https://a.org/y"),
        ("http://a.org/x", "https://a.org/x", "https://a.org/x"),
        ("https://a.org/x", "https://a.org:443/y", "https://a.org:443/y"),
        ("https://a.org/x", "http://a.org/x", None),
        ("https://a.org/x", "//b.org/x", None),
        ("https://a.org/x", "https://a.org:8443/x", None),
        ("https://a.org/x", "https://a.org@b.org/x", None),
        ("https://a.org/x", "file:///etc/passwd", None),
        ("https://a.org/x", "https://a.org:port/", None),
    ],
)
def test_where_an_answer_may_send_us_on_to(here: str, there: str, allowed: str | None) -> None:
    if allowed:
        assert next_address(here, there) == allowed
    else:
        with pytest.raises(HopelessError):
            next_address(here, there)


# -------------------------------------------------------------------------------------------------- bounds


def bounded(before: Visit, **bounds: Any) -> Visit:
    """A visit with narrower bounds."""
    return Visit(before.source, before.cache, replace(QUICK, bounds=replace(Bounds(spare=0), **bounds)), {})


def on_disk(visit: Visit) -> int:
    return sum(path.stat().st_size for path in visit.cache.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("told", [True, False], ids=["length told", "no length told"])
def test_an_answer_without_end_is_no_longer_taken(publishers: Publishers, visit: Visit, told: bool) -> None:
    endless = Reply(bytes(9 * MIB), announced=None if told else local.UNTOLD)
    publishers.fail(PATH, lambda _: endless, times=9)
    with pytest.raises(FetchError, match=r"an answer of .*1 MB.*raise data/live/bounds\.py"):
        rows(bounded(visit, page=MIB))
    assert len(publishers.asked) == 1
    assert on_disk(visit) < MIB


def test_an_answer_that_swells_when_it_is_unpacked_is_no_longer_taken(publishers: Publishers, visit: Visit) -> None:
    swelling = Reply(gzip.compress(bytes(64 * MIB)), headers={"Content-Encoding": "gzip"})
    assert len(swelling.body) < MIB
    publishers.fail(PATH, lambda _: swelling, times=9)
    tracemalloc.start()
    with pytest.raises(FetchError, match="an answer of more than 2 MB"):
        rows(bounded(visit, page=2 * MIB))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8 * MIB
    assert on_disk(visit) < MIB


def test_an_archive_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "swelling.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", bytes(3 * MIB))
    with zipfile.ZipFile(path) as archive, pytest.raises(HopelessError, match="an archive that holds 3 MB"):
        check_archive(archive, 2 * MIB)


def test_many_answers_are_too_much_together(publishers: Publishers, visit: Visit) -> None:
    publishers.fail(PATH, *[changed(lambda told: {**told, "maxPages": 1000})] * 999)
    with pytest.raises(FetchError, match=r"answers of more than 300 bytes in one run"):
        rows(bounded(visit, source=300))


@pytest.mark.parametrize("length", [None, local.UNTOLD], ids=["length told", "no length told"])
def test_an_answer_that_drips_is_cut_off(publishers: Publishers, visit: Visit, length: int | None) -> None:
    """Each byte comes in time, the last one never."""
    publishers.fail(PATH, lambda good: replace(good, drip=0.05, announced=length), times=9)
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"not at its end after 1 seconds.*try again later"):
        rows(bounded(visit, answer=1.0))
    assert time.monotonic() - begun < LONG / 2
    assert len(publishers.asked) == 1


def test_a_visit_has_an_end_however_often_it_is_asked_to_wait(publishers: Publishers, visit: Visit) -> None:
    publishers.fail(PATH, status(429, Retry_After="1"), times=99)
    with pytest.raises(FetchError, match=r"not at its end after 0 seconds for this source"):
        rows(bounded(visit, visit=0.4))
    assert len(publishers.asked) == 1


def test_a_disk_that_is_nearly_full_is_not_filled(visit: Visit) -> None:
    with pytest.raises(OSError, match=r"are free, of which .* stay so") as full:
        rows(bounded(visit, spare=1 << 60))
    assert full.value.errno == errno.ENOSPC


def test_a_body_of_json_must_be_json(tmp_path: Path) -> None:
    path = tmp_path / "body"
    path.write_bytes(b"[1, 2]")
    assert read_json(path) == [1, 2]
