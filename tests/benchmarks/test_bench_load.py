"""The harness of load counts what it says; its times are read by people, never judged by a test."""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.benchmarks.bench_cdn import Cache, Told, log, replay, told
from tests.benchmarks.bench_load import hammered, until, weighed, worked
from tests.benchmarks.recorded import Asked, Script
from tests.benchmarks.rivals.figures import AGES
from tests.benchmarks.rivals.floor import Floor

PAGE = Asked("page", "GET", "/country/BRA")
FILE = Asked("file", "GET", "/script.js")
ANSWER = Asked("answer", "GET", "/answers/trend.chart,ages.chart?area=BRA")
POSTED = Asked("answer", "POST", "/_ask", '{"area": "BRA"}', "application/json")
SCRIPT = {"/country/BRA": Script((PAGE, FILE), ((ANSWER,),))}


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(503 if "busy" in self.path else 404 if "lost" in self.path else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answering) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_answers_are_counted_by_panel_and_refusals_apart_from_errors(url: str) -> None:
    asked = [ANSWER, POSTED, Asked("file", "GET", "/busy"), Asked("file", "GET", "/lost")]
    found = hammered(url, itertools.chain.from_iterable(itertools.repeat(asked, 5)), 2, until(60))
    assert (found.panels, found.refused, found.failed) == (5 * 3, 5, 5)
    assert len(found.times) == 20


def test_another_country_takes_the_place_of_the_recorded_one() -> None:
    assert PAGE.of("NGA").path == "/country/NGA"
    assert POSTED.of("NGA").body == '{"area": "NGA"}'
    assert (ANSWER.panels, POSTED.panels) == (2, 1)


def test_processor_time_and_memory_of_a_process_are_read() -> None:
    before = worked(os.getpid())
    sum(range(3_000_000))
    assert worked(os.getpid()) > before
    assert weighed(os.getpid())[os.getpid()] > 1


@pytest.mark.parametrize(
    ("control", "method", "fresh", "is_kept"),
    [
        ("public, max-age=31536000, immutable", "GET", 31536000, True),
        ("max-age=10, s-maxage=60", "GET", 60, True),
        ("no-cache", "GET", 0, True),
        ("no-store", "GET", 0, False),
        ("private, max-age=60", "GET", 0, False),
        ("max-age=60", "POST", 0, False),
    ],
)
def test_headers_say_what_a_shared_cache_may_do(control: str, method: str, fresh: float, is_kept: bool) -> None:
    found = told({"Cache-Control": control, "ETag": '"a"'}, method, 10)
    assert (found.fresh, found.is_kept) == (fresh, is_kept)


def test_a_cache_gives_what_is_fresh_checks_what_is_old_and_drops_what_was_asked_for_longest_ago() -> None:
    cache, answer = Cache(25), Told(60, True, True, 10)
    assert [cache.ask(("GET", name), answer, now) for name, now in (("a", 0), ("a", 59), ("a", 61))] == [
        "missed", "hit", "checked",
    ]  # fmt: skip
    for name in ("b", "c"):
        cache.ask(("GET", name), answer, 70)
    assert cache.ask(("GET", "a"), answer, 71) == "missed"
    assert cache.ask(("POST", "d"), Told(0, False, False, 10), 71) == "passed"


def test_a_launch_day_is_the_same_each_time_and_is_replayed_whole() -> None:
    day = list(log(SCRIPT, 50))
    assert day == list(log(SCRIPT, 50))
    assert [now for now, *_ in day] == sorted(now for now, *_ in day)
    answers = {PAGE: Told(0, True, True, 10), FILE: Told(1e9, True, True, 10), ANSWER: Told(60, True, True, 10)}
    found = replay(SCRIPT, answers, 50)
    counted = found.cache.counted
    assert counted["missed"] + counted["checked"] == found.passed_on.total()
    assert found.passed_on["file"] == 1
    assert 0 < found.busiest <= found.passed_on.total()


def test_the_rivals_show_the_published_figures() -> None:
    from tests.benchmarks.rivals.tutorial import TABLES, show_line, show_map  # noqa: PLC0415, it makes an app

    age, clicked = next(iter(AGES)), {"points": [{"location": "BRA"}]}
    assert show_line(clicked, age).layout.title.text == f"Brazil, {age}"
    assert len(show_map(age).data[0].z) > 100
    assert TABLES[age].rate.min() >= 0
    heads: list[tuple[str, str]] = []
    floor = Floor()
    assert floor({"PATH_INFO": "/figures.json"}, lambda _, headers: heads.extend(headers))[0][:2] == b"\x1f\x8b"
    assert ("Content-Encoding", "gzip") in heads
