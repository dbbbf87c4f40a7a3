"""What many readers at a time are served, on this machine alone: `make bench PART=load`.

300 readers (locust) with a browser's requests and pauses, then the same beside pictures, slides and ZIPs; then answers
as fast as plain clients can ask, repeated and new; and the memory before, between and after."""

from __future__ import annotations

import csv
import itertools
import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from dashboard.exports.deck import Deck, Pinned, encode
from tests.benchmarks.contenders import BEFORE, BENCH_PYTHON, OURS, Contender, served
from tests.benchmarks.recorded import COUNTRY, Asked, Script, record
from tests.benchmarks.report import Result
from tests.benchmarks.rivals.figures import names
from tests.fixtures.serving import ROOT, children_of, is_beside, pss_of

READERS, ARRIVING, SECONDS = 300, 15, 60
"""At most; how many come in a second; and for how long they then stay."""
CLIENTS, ASKING = 8, 8.0
"""Plain clients, and seconds for which they ask."""
EXPORTERS = 4
SETTLE = 8.0
"""Seconds until a new worker has read what its first readers would wait for, and until freed memory has gone back."""
_DECK = encode(Deck((Pinned("victims-map", "/victims", "map", "", ""),)))
HEAVY = (
    "/image/victims-map.png?area={0}", "/image/victims-trend.svg?area={0}", "/export/victims-map.pptx?area={0}",
    "/image/victims-trend.png?area={0}",
    f"/export/deck.zip?d={_DECK}", "/download/victims-trend.csv?area={0}",
)  # fmt: skip
"""Asked beside the readers, one after the other by each of the exporters."""
CODES = tuple(code for code in names() if code.isalpha())
TICKS = os.sysconf("SC_CLK_TCK")


# -------------------------------------------------------------------------------------------------- processes


def processes(pid: int) -> list[int]:
    """A process and all that it has started."""
    return [pid, *(one for child in children_of(pid) for one in processes(child))]


def worked(pid: int) -> float:
    """Seconds of processor time that a server has taken, its children included."""
    total = 0.0
    for one in processes(pid):
        try:
            cells = Path(f"/proc/{one}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(cells[11]) + int(cells[12])) / TICKS
    return total


def weighed(pid: int) -> dict[int, float]:
    """MB of each process of a server (PSS)."""
    return {one: pss_of(one) for one in processes(pid)}


# -------------------------------------------------------------------------------------------------- plain clients


class Plain:
    """A connection that is kept, without a library that takes more time than the server."""

    def __init__(self, host: str, port: int) -> None:
        self.place = (host, port)
        self.socket: socket.socket | None = None

    def ask(self, asked: Asked) -> int:
        """Status of the answer."""
        body = asked.body.encode()
        head = (
            f"{asked.method} {asked.path} HTTP/1.1\r\nHost: {self.place[0]}:{self.place[1]}\r\nAccept-Encoding: br\r\n"
        )
        if body:
            head += f"Content-Type: {asked.type}\r\nContent-Length: {len(body)}\r\n"
        for _ in range(2):  # A connection that the server has closed meanwhile is opened anew, once.
            if self.socket is None:
                self.socket = socket.create_connection(self.place, timeout=60)
                self.stream = self.socket.makefile("rb")
            try:
                self.socket.sendall(head.encode() + b"\r\n" + body)
                line = self.stream.readline()
                if line:
                    return self._read(line)
            except (BrokenPipeError, ConnectionResetError):
                pass
            self.close()
        return 0

    def _read(self, line: bytes) -> int:
        status, length, chunked, closing = int(line.split()[1]), 0, False, False
        while (header := self.stream.readline().strip().lower()) != b"":
            name, _, value = header.partition(b":")
            length = int(value) if name == b"content-length" else length
            chunked |= name == b"transfer-encoding" and b"chunked" in value
            closing |= name == b"connection" and b"close" in value
        if chunked:
            while size := int(self.stream.readline(), 16):
                self.stream.read(size + 2)
            self.stream.readline()
        elif status not in (204, 304):
            self.stream.read(length)
        if closing:
            self.close()
        return status

    def close(self) -> None:
        """End the connection."""
        if self.socket:
            self.stream.close()
            self.socket.close()
        self.socket = None


@dataclass
class Counted:
    """What some clients have got."""

    panels: int = 0
    failed: int = 0
    refused: int = 0
    """With 429 or 503."""
    times: list[float] = field(default_factory=list)


def hammered(url: str, questions: Iterator[Asked], clients: int, is_over: Callable[[], bool]) -> Counted:
    """Let clients ask one after the other, each as fast as it is answered, until it is over or all is asked."""
    found, lock = Counted(), threading.Lock()
    place = urlsplit(url)

    def work() -> None:
        plain = Plain(place.hostname or "", place.port or 0)
        while not is_over():
            with lock:
                asked = next(questions, None)
            if asked is None:
                break
            start = time.perf_counter()
            status = plain.ask(asked)
            took = time.perf_counter() - start
            with lock:
                found.times.append(took)
                found.panels += asked.panels if status == 200 else 0
                found.refused += status in (429, 503)
                found.failed += status not in (200, 304, 429, 503)
        plain.close()

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def until(seconds: float) -> Callable[[], bool]:
    """True once so many seconds have passed."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def _rates(
    contender: Contender, answers: Sequence[Asked], who: str, bars: tuple[float | None, float | None]
) -> list[Result]:
    """Answers a second, by panel: the same ones again and again; and such as nobody has asked before."""
    pairs = (f"{one},{other}" for one, other in itertools.combinations(CODES, 2))
    kinds = {
        "repeated": (itertools.cycle([asked.of(code) for code in CODES[:6] for asked in answers]), bars[0]),
        "new": ((asked.of(pair) for pair in pairs for asked in answers), bars[1]),
    }
    results = []
    for kind, (questions, bar) in kinds.items():
        start, before = time.perf_counter(), worked(contender.pid)
        found = hammered(contender.url, questions, CLIENTS, until(ASKING))
        took, spent = time.perf_counter() - start, worked(contender.pid) - before
        what = f"answers a second, {kind}"
        results += [
            Result(what, who, (found.panels / took,), "panels/s", bar, is_least=True, is_drawn=True),
            Result(f"{what}: errors", who, (found.failed,), "", 0),
            Result(
                f"{what}: per second of the server's processor time",
                who,
                (found.panels / max(spent, 0.01),),
                "panels/s",
            ),
        ]
    return results


# -------------------------------------------------------------------------------------------------- readers


def readers(url: str, script: dict[str, Script], folder: Path, count: int, seconds: int) -> dict[str, dict[str, str]]:
    """Let readers read; locust's figures by kind of request, "Aggregated" for all, since all of them were there."""
    told = folder / "script.json"
    pages = {path: one.as_json() for path, one in script.items()}
    told.write_text(json.dumps({"pages": pages, "country": COUNTRY, "codes": CODES}), encoding="utf-8")
    environment = os.environ | {"BENCH_SCRIPT": str(told), "BENCH_HOST": url, "PYTHONWARNINGS": "ignore"}
    command = (
        *(str(BENCH_PYTHON), "-m", "locust", "-f", "tests/benchmarks/readers.py", "--headless", "--only-summary"),
        *("--users", str(count), "--spawn-rate", str(ARRIVING), "--reset-stats", "--stop-timeout", "5"),
        *("--run-time", f"{seconds + count // ARRIVING}s", "--csv", str(folder / "readers")),
        "--exit-code-on-error=0",
    )
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=seconds + 180)
    with (folder / "readers_failures.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            print(f"load: {row['Occurrences']} times {row['Method']} {row['Name']}: {row['Error'][:200]}", flush=True)
    with (folder / "readers_stats.csv").open(encoding="utf-8", newline="") as stream:
        return {row["Name"]: row for row in csv.DictReader(stream)}


def _read(found: dict[str, dict[str, str]], when: str, who: str, *, judged: bool) -> list[Result]:
    """p95 of all and of pages, what was asked, and what failed."""

    def of(row: str, column: str) -> tuple[float]:
        return (float(found[row][column] or 0),)

    bar = 200.0 if judged else None
    return [
        Result(f"{when}: p95 of all requests", who, of("Aggregated", "95%"), "ms", bar, is_drawn=True),
        Result(f"{when}: p95 of pages", who, of("page", "95%"), "ms", bar, is_drawn=True),
        Result(
            f"{when}: p95 of answers", who, of("answer", "95%") if "answer" in found else (0.0,), "ms", is_drawn=True
        ),
        Result(f"{when}: median of all requests", who, of("Aggregated", "50%"), "ms"),
        Result(f"{when}: requests a second", who, of("Aggregated", "Requests/s"), "1/s"),
        Result(f"{when}: errors", who, of("Aggregated", "Failure Count"), "", 0 if judged else None),
    ]


# -------------------------------------------------------------------------------------------------- all


def measure(
    browser: Browser, folder: Path, before: Path | None, rounds: int, names: Sequence[str] = ()
) -> list[Result]:
    """Ours, and the code of before where it is given; `rounds` below three is a quick look with few readers."""
    quick = rounds < 3
    results: list[Result] = []
    for name in (OURS, BEFORE) if before and not names else (OURS,):
        with served(name, folder, before) as contender:
            results += _loaded(browser, contender, folder, quick)
    return results


def _loaded(browser: Browser, contender: Contender, folder: Path, quick: bool) -> list[Result]:
    who = contender.name
    time.sleep(SETTLE)
    fresh = weighed(contender.pid)
    script = record(browser, contender)
    answers = _answers(script)
    count, seconds = (20, 10) if quick else (READERS, SECONDS)
    judged = who == OURS
    start, spent = time.perf_counter(), worked(contender.pid)
    alone = readers(contender.url, script, folder, count, seconds)
    cores = (worked(contender.pid) - spent) / (time.perf_counter() - start)
    results = _read(alone, f"{count} readers", who, judged=judged)
    results.append(Result(f"{count} readers: processors that the server took", who, (cores,), "cores"))
    held = []
    for turn in ("first", "second"):
        beside, refused, failed, made = _beside_exports(contender, script, folder, count, seconds)
        time.sleep(SETTLE)
        held.append(weighed(contender.pid))
        if turn == "first":
            when = f"{count} readers beside {EXPORTERS} who export"
            results += _read(beside, when, who, judged=judged)
            pages, alone_pages = (float(found["page"]["95%"] or 0) for found in (beside, alone))
            results += [
                Result(f"{when}: p95 of pages, times that without", who, (pages / max(alone_pages, 1),), ""),
                Result(f"{when}: files made", who, (made / seconds,), "1/s"),
                Result(f"{when}: files put off (429, 503)", who, (refused,), ""),
                Result(f"{when}: files that failed", who, (failed,), "", 0 if judged else None),
            ]
    results += _rates(contender, answers, who, (1500, 500) if judged else (None, None))
    base, first, second = sum(fresh.values()), *(sum(one.values()) for one in held)
    largest = max(held[-1].get(one, 0.0) for one in children_of(contender.pid) if not is_beside(one))
    return [
        *results,
        Result("memory of all processes, fresh", who, (base,), "MB (PSS)"),
        Result(
            "memory after the mixed load",
            who,
            (first,),
            "MB (PSS)",
            1.3 if judged else None,
            ("memory of all processes, fresh", who),
        ),
        Result(
            "memory after a second pass",
            who,
            (second,),
            "MB (PSS)",
            1.05 if judged else None,
            ("memory after the mixed load", who),
        ),
        Result("memory of the largest worker", who, (largest,), "MB (PSS)", 250 if judged else None),
        Result("memory of all processes", who, (second,), "MB (PSS)", 500 if judged else None),
    ]


def _answers(script: dict[str, Script]) -> list[Asked]:
    """What follows the choice of a country, of all pages."""
    found = [asked for one in script.values() for choice in one.choices for asked in choice]
    assert found, f"no page asked anything when {COUNTRY} was chosen"
    return list(dict.fromkeys(found))


def _beside_exports(
    contender: Contender, script: dict[str, Script], folder: Path, count: int, seconds: int
) -> tuple[dict[str, dict[str, str]], int, int, int]:
    """Readers, while some ask for files; figures of the readers, and files that were put off, failed, and were made."""
    over = threading.Event()
    codes = itertools.cycle(CODES)
    heavy = (Asked("file", "GET", path.format(next(codes))) for path in itertools.cycle(HEAVY))
    found = Counted()

    def export() -> None:
        nonlocal found
        found = hammered(contender.url, heavy, EXPORTERS, over.is_set)

    thread = threading.Thread(target=export)
    thread.start()
    try:
        figures = readers(contender.url, script, folder, count, seconds)
    finally:
        over.set()
        thread.join()
    return figures, found.refused, found.failed, len(found.times) - found.failed - found.refused
