"""Memory of the server: fresh, after a mixed load, and after the same once more: `make bench`.

What it takes is read as PSS: a page of memory that processes share counts for each of them in part.
"""

from __future__ import annotations

import datetime
import json
import random
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.fixtures.answers import Now, address_of, parts_there_are
from tests.fixtures.serving import Running, children_of, pss_of, serving

READERS = 4
SETTLE = 8.0
"""Seconds until freed memory has gone back: a worker sees to that when it looks for new tables."""
AREAS = ("NGA", "DEU", "THA", "BRA", "KEN", "FRA", "IND", "USA", "GHA", "MEX", "PHL", "UKR", "SYR", "AFG", "COL", "ZAF")
WORKER_BAR, ALL_BAR = 250.0, 500.0
"""MB of a warm worker, and of two workers with what they start."""
RISE_BAR, FLAT_BAR = 1.3, 1.05
"""After the load to fresh, and after it once more to once."""


class Taken(NamedTuple):
    """MB that a server takes."""

    master: float
    workers: tuple[float, ...]
    others: float
    """Processes that make pictures and slides."""

    @property
    def all(self) -> float:
        """Of all processes."""
        return self.master + sum(self.workers) + self.others


class Line(NamedTuple):
    """One moment."""

    when: str
    taken: Taken
    ratio: float
    bar: float

    @property
    def held(self) -> bool:
        """Whether it keeps to its bars."""
        return self.ratio <= self.bar and max(self.taken.workers) <= WORKER_BAR and self.taken.all <= ALL_BAR

    def __str__(self) -> str:
        workers = " ".join(f"{one:6.0f}" for one in self.taken.workers)
        told = f"{self.taken.master:6.0f} {workers} {self.taken.others:6.0f} {self.taken.all:6.0f} MB {self.ratio:6.2f}"
        return f"{self.when:14} {told}  {'' if self.held else 'MISSED'}"


def taken_by(server: Running) -> Taken:
    """What a server takes now."""
    workers = server.workers
    others = [*server.beside, *(child for worker in workers for child in children_of(worker))]
    return Taken(pss_of(server.pid), tuple(map(pss_of, workers)), sum(map(pss_of, others)))


def addresses(url: str, seed: int = 3) -> Iterator[str]:
    """A mixed load: all pages, all panels and blocks with many selections, pictures, slides, briefs, all rows."""
    chance = random.Random(seed)
    now, day = _now(url), f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"
    views = _json(f"{url}/api/v1/views.json")["views"]
    indicators = [entry["id"] for entry in _json(f"{url}/api/v1/indicators.json")["indicators"]]
    yield from dict.fromkeys(view["address"].partition("?")[0] for view in views)
    for area in AREAS:
        yield from (f"/country/{area}", f"/api/v1/briefs/{area}.json", f"/api/v1/observations.csv?area={area}")

    def selection() -> str:
        asked = f"indicator={chance.choice(indicators)}&area={','.join(chance.sample(AREAS, 3))}"
        return (
            f"{asked}&year={chance.randint(2010, 2024)}{chance.choice(('', '&sex=F', '&measure=rate', '&age=Y0T17'))}"
        )

    for kind, part in parts_there_are():
        for _ in range(4):
            yield address_of(now, f"{part}.{kind}", query=selection(), day=day)
    for view in views:
        name = view["name"]
        for _ in range(4):
            asked = selection()
            yield f"/api/v1/views/{name}.json?{asked}"
            yield f"/download/{name}.csv?{asked}"
        yield f"/image/{name}.png?area={chance.choice(AREAS)}"
        yield f"/image/{name}.svg?area={chance.choice(AREAS)}"
        if chance.random() < 0.5:
            yield f"/export/{name}.pptx?area={chance.choice(AREAS)}"
    for ending in ("csv", "json", "sdmx.csv", "parquet"):
        yield f"/api/v1/observations.{ending}"
    yield from ("/api/v1/observations.csv?from=1990", "/api/v1/observations.xlsx?indicator=refugee-corridors")


def _now(url: str) -> Now:
    """Of which tables and by which program the server answers."""
    try:
        urllib.request.urlopen(f"{url}{address_of(Now('other', 'other'), 'victims-map.map')}", timeout=120)
    except urllib.error.HTTPError as error:
        return Now(**json.loads(error.read())["now"])
    raise RuntimeError("The server answers of tables that there are not.")


def _json(address: str) -> dict[str, list[dict[str, str]]]:
    with urllib.request.urlopen(address, timeout=120) as answer:
        return dict(json.loads(answer.read()))


def ask(url: str, asked: Sequence[str]) -> Counter[int]:
    """Ask for all of it with some readers at once, and count the answers by status."""
    left, statuses = list(asked), Counter[int]()
    lock = threading.Lock()

    def read() -> None:
        while True:
            with lock:
                if not left:
                    return
                address = left.pop()
            status = _status(f"{url}{address}")
            with lock:
                statuses[status] += 1

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return statuses


def _status(address: str) -> int:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request, timeout=300) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def measure(server: Running, asked: Sequence[str], settle: float = SETTLE) -> Iterator[Line]:
    """Fresh, after a load, and after the same in another order."""
    time.sleep(settle)
    fresh = taken_by(server)
    yield Line("fresh", fresh, 1.0, 1.0)
    before = fresh
    for number, (when, bar) in enumerate((("after load", RISE_BAR), ("once more", FLAT_BAR))):
        order = list(asked)
        random.Random(number).shuffle(order)
        ask(server.url, order)
        time.sleep(settle)
        taken = taken_by(server)
        yield Line(when, taken, taken.all / before.all, bar)
        before = taken


def main() -> None:
    """Print a line for each moment."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log", {"WEB_CONCURRENCY": "2"}) as server:
        print(f"{'memory (PSS)':14} {'master':>6} {'workers':>13} {'others':>6} {'all':>6}    {'ratio':>6}")
        for line in measure(server, _asked_of_another(Path(folder))):
            print(line, flush=True)


def _asked_of_another(folder: Path) -> list[str]:
    """The addresses, as a server tells them that is not measured: the list of all views draws each of them."""
    with serving(folder / "other", {"WEB_CONCURRENCY": "1"}) as other:
        return list(addresses(other.url))


if __name__ == "__main__":
    main()
