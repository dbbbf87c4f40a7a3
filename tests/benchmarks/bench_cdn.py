"""Replays a launch day, made up here, through a cache in front, by the headers that the server really sends:
`make bench PART=cdn`."""

from __future__ import annotations

import itertools
import random
import re
import time
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.benchmarks.bench_load import CODES, worked
from tests.benchmarks.contenders import BEFORE, OURS, Contender, served
from tests.benchmarks.recorded import Asked, Script, record
from tests.benchmarks.report import Result

VISITS, DAY = 20_000, 86_400.0
"""Visits of a launch day; and its seconds, of which the busiest hour takes a fifth of them."""
CHOICES = 3
"""Of a visit that stays, on the average."""
SHARED_CACHE = 256e6
"""Bytes that the cache in front keeps; whatever was asked for longest ago leaves it."""
SEED = 2030


class Told(NamedTuple):
    """What the server says of an answer that concerns a cache."""

    fresh: float
    """Seconds for which it may be given without asking; 0 where the server is to be asked each time."""
    is_kept: bool
    has_tag: bool
    size: int


def told(headers: Mapping[str, str], method: str, size: int) -> Told:
    """The same out of the headers of an answer; what a cache shared by readers may do (RFC 9111)."""
    said = {name.lower(): value for name, value in headers.items()}
    control = said.get("cache-control", "").replace(" ", "").lower()
    ages = {name: float(age) for name, age in re.findall(r"(s-maxage|max-age)=(\d+)", control)}
    parts = control.split(",")
    is_kept = method == "GET" and "no-store" not in parts and "private" not in parts and "set-cookie" not in said
    fresh = 0.0 if "no-cache" in parts else ages.get("s-maxage", ages.get("max-age", 0.0))
    has_tag = "etag" in said or "last-modified" in said
    return Told(fresh if is_kept else 0.0, is_kept and (fresh > 0 or has_tag), has_tag, size)


@dataclass
class Cache:
    """Least recently used leaves first."""

    room: float
    kept: OrderedDict[tuple[str, str], tuple[float, int]] = field(default_factory=OrderedDict)
    """When it was last known to be right, and its size."""
    held: float = 0
    counted: Counter[str] = field(default_factory=Counter)

    def ask(self, key: tuple[str, str], answer: Told, now: float) -> str:
        """ "hit", "checked" (the server says 304), "missed" or "passed" (nothing that a cache may keep)."""
        known = self.kept.get(key)
        if not answer.is_kept:
            found = "passed"
        elif known and now - known[0] < answer.fresh:
            found = "hit"
            self.kept.move_to_end(key)
        else:
            found = "checked" if known and answer.has_tag else "missed"
            self._keep(key, now, answer.size)
        self.counted[found] += 1
        self.counted["bytes from the server"] += answer.size if found in ("missed", "passed") else 0
        self.counted["bytes"] += answer.size
        return found

    def _keep(self, key: tuple[str, str], now: float, size: int) -> None:
        self.held += size - (self.kept.pop(key)[1] if key in self.kept else 0)
        self.kept[key] = (now, size)
        while self.held > self.room:
            _, (_, freed) = self.kept.popitem(last=False)
            self.held -= freed


def falling(count: int) -> list[float]:
    """Weights by which few are asked for by most (Zipf)."""
    return list(itertools.accumulate(1 / (rank + 1) for rank in range(count)))


def log(script: Mapping[str, Script], visits: int, seed: int = SEED) -> Iterator[tuple[float, int, Asked, str]]:
    """A launch day: second, reader, what is asked and about which country, in the order of time.

    Readers come by the hour of the day, one of three comes again; pages and countries are chosen by Zipf's law.
    """
    chance = random.Random(seed)
    pages, choosing = list(script), [path for path, one in script.items() if one.choices]
    hours = [1, 1, 1, 1, 1, 2, 4, 8, 14, 20, 14, 10, 8, 8, 9, 8, 6, 5, 4, 3, 3, 2, 2, 1]
    starts = sorted(3600 * (hour + chance.random()) for hour in chance.choices(range(24), hours, k=visits))
    codes = list(CODES)
    chance.shuffle(codes)
    made = []
    for visit, start in enumerate(starts):
        reader = chance.randrange(visit) if visit and chance.random() < 1 / 3 else visit
        now = start
        for _ in range(1 + chance.randrange(3)):
            (path,) = chance.choices(pages, cum_weights=falling(len(pages)))
            (code,) = chance.choices(codes, cum_weights=falling(len(codes)))
            made += [(now, reader, asked, code) for asked in script[path].opening]
            for _ in range(chance.randrange(2 * CHOICES) if path in choosing else 0):
                now += 4 + 12 * chance.random()
                (code,) = chance.choices(codes, cum_weights=falling(len(codes)))
                made += [(now, reader, asked, code) for asked in chance.choice(script[path].choices)]
            now += 10 + 50 * chance.random()
    return iter(sorted(made, key=lambda one: one[0]))


class Day(NamedTuple):
    """What a cache has done on a day, what the server was asked by kind, and its requests of the busiest hour."""

    cache: Cache
    passed_on: Counter[str]
    busiest: int


def headers_of(contender: Contender, script: Mapping[str, Script]) -> dict[Asked, Told]:
    """What the server says of each request that was recorded, asked again."""
    place = urlsplit(contender.url)
    found = {}
    connection = HTTPConnection(place.hostname or "", place.port or 0, timeout=60)
    for asked in {asked for one in script.values() for part in (one.opening, *one.choices) for asked in part}:
        given = {"Accept-Encoding": "br"} | ({"Content-Type": asked.type} if asked.body else {})
        connection.request(asked.method, asked.path, asked.body.encode() or None, given)
        answer = connection.getresponse()
        content = answer.read()
        found[asked] = told(dict(answer.getheaders()), asked.method, len(content) + 300)
    connection.close()
    return found


def replay(script: Mapping[str, Script], answers: Mapping[Asked, Told], visits: int) -> Day:
    """The day through the cache.

    Each reader's own browser keeps what it may; it asks the cache for the rest.
    """
    cache, passed_on = Cache(SHARED_CACHE), Counter[str]()
    own: dict[tuple[int, str], float] = {}
    hours: Counter[int] = Counter()
    for now, reader, asked, code in log(script, visits):
        answer, path = answers[asked], asked.of(code).path
        mine = (reader, path)
        if asked.method == "GET" and answer.fresh and now - own.get(mine, -answer.fresh) < answer.fresh:
            continue
        own[mine] = now
        found = cache.ask((asked.method + asked.of(code).body, path), answer, now)
        if found != "hit":
            passed_on[asked.kind] += 1
            hours[int(now // 3600)] += 1
    return Day(cache, passed_on, max(hours.values(), default=0))


def measure(
    browser: Browser, folder: Path, before: Path | None, rounds: int, names: Sequence[str] = ()
) -> list[Result]:
    """Of ours, and of the code of before where it is given; `rounds` below three replays fewer visits."""
    visits = VISITS if rounds >= 3 else 500
    results = []
    for name in (OURS, BEFORE) if before and not names else (OURS,):
        with served(name, folder, before) as contender:
            script = record(browser, contender)
            answers = headers_of(contender, script)
            cost = _cost(contender, script)
        results += _told(name, visits, replay(script, answers, visits), cost)
    return results


def _cost(contender: Contender, script: Mapping[str, Script]) -> float:
    """Milliseconds of the server's processor for a request of the day, on the average, once it is warm."""
    place = urlsplit(contender.url)
    sample = list(itertools.islice(log(script, 60), 1500))
    connection = HTTPConnection(place.hostname or "", place.port or 0, timeout=60)
    spent, count = 0.0, 0
    for turn in range(2):
        start = worked(contender.pid)
        for _, _, asked, code in sample:
            one = asked.of(code)
            given = {"Accept-Encoding": "br"} | ({"Content-Type": one.type} if one.body else {})
            connection.request(one.method, one.path, one.body.encode() or None, given)
            connection.getresponse().read()
        if turn:
            spent, count = worked(contender.pid) - start, len(sample)
        time.sleep(0.1)
    connection.close()
    return 1000 * spent / max(count, 1)


def _told(who: str, visits: int, day: Day, cost: float) -> list[Result]:
    cache, passed_on, busiest = day
    counted = cache.counted
    asked = sum(counted[name] for name in ("hit", "checked", "missed", "passed"))
    server = asked - counted["hit"]

    def result(what: str, value: float, unit: str, *, is_drawn: bool = False) -> Result:
        return Result(what, who, (value,), unit, is_drawn=is_drawn)

    load = cost / 1000 * server / visits
    return [
        result("visits of the day", visits, ""),
        result("requests that reach the cache, by visit", asked / visits, ""),
        result("given by the cache alone", 100 * counted["hit"] / max(asked, 1), "%", is_drawn=True),
        result(
            "bytes given by the cache alone",
            100 * (1 - counted["bytes from the server"] / max(counted["bytes"], 1)),
            "%",
            is_drawn=True,
        ),
        result("only checked at the server (304)", 100 * counted["checked"] / max(asked, 1), "%"),
        result("passed on, for no cache may keep them", 100 * counted["passed"] / max(asked, 1), "%"),
        *(
            result(f"the server is asked: {kind}", count / visits, "a visit")
            for kind, count in sorted(passed_on.items())
        ),
        result("the server is asked in the busiest hour", busiest / 3600, "1/s"),
        result("processor time of a request at the server", cost, "ms"),
        result(
            "visits an hour that two cores carry at half load behind the cache",
            3600 / load if load else 0,
            "1/h",
            is_drawn=True,
        ),
        result("the same without a cache", 3600 / (cost / 1000 * asked / visits) if cost else 0, "1/h", is_drawn=True),
    ]
