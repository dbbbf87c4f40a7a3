"""Readers for locust: each opens pages as a browser does, with real pauses, and asks what it recorded a page to ask.

Run by tests/benchmarks/bench_load.py, which records the script of each page with a real browser first: whatever the
pages ask, and by whatever means, is asked here in the same order."""

from __future__ import annotations

import json
import os
import random
import re
import time
from pathlib import Path
from typing import Any

from locust import FastHttpUser, between, task

TOLD: dict[str, Any] = json.loads(Path(os.environ["BENCH_SCRIPT"]).read_text(encoding="utf-8"))
STEPS: dict[str, dict[str, Any]] = TOLD["pages"]
"""For each page: what is asked when it is opened, and what each choice on it asks."""
COUNTRY: str = TOLD["country"]
"""The country that was recorded; each reader puts another in its place."""
PAGES, CODES = list(STEPS), list(TOLD["codes"])


def falling(count: int) -> list[float]:
    """Weights by which few are asked for by most (Zipf)."""
    return [1 / (rank + 1) for rank in range(count)]


HOST = os.environ["BENCH_HOST"]


class Reader(FastHttpUser):
    """One reader with a browser of its own, which keeps what it may and asks whether the rest is still as it was."""

    host = HOST
    wait_time = between(4, 16)
    connection_timeout = 30
    network_timeout = 30

    def on_start(self) -> None:
        """Nothing is kept yet."""
        self.kept: dict[str, tuple[float, str]] = {}
        self.chance = random.Random()

    def _ask(self, asked: dict[str, Any], country: str) -> None:
        path, is_get = asked["path"].replace(COUNTRY, country), asked["method"] == "GET"
        until, tag = self.kept.get(path, (0.0, "")) if is_get else (0.0, "")
        if time.monotonic() < until:
            return
        headers = {"Accept-Encoding": "br, gzip"} | ({"Content-Type": asked["type"]} if asked["body"] else {})
        headers |= {"If-None-Match": tag} if tag else {}
        body = asked["body"].replace(COUNTRY, country).encode() or None
        told = {"data": body, "headers": headers, "name": asked["kind"], "catch_response": True}
        with self.client.request(asked["method"], path, **told) as answer:
            if answer.status_code not in (200, 204, 304):
                answer.failure(f"{answer.status_code} of {path[:80]}")
                return
            answer.success()
            if is_get:
                self._keep(path, answer.headers or {}, tag)

    def _keep(self, path: str, headers: Any, tag: str) -> None:
        said = headers.get("Cache-Control") or ""
        age = re.search(r"max-age=(\d+)", said)
        if "no-store" not in said:
            fresh = float(age[1]) if age and "no-cache" not in said else 0.0
            self.kept[path] = (time.monotonic() + fresh, headers.get("ETag") or tag)

    def _country(self) -> str:
        return str(self.chance.choices(CODES, falling(len(CODES)))[0])

    @task(2)
    def open_page(self) -> None:
        """A page with all it asks."""
        (page,) = self.chance.choices(PAGES, falling(len(PAGES)))
        country = self._country()
        for asked in STEPS[page]["opening"]:
            self._ask(asked, country)

    @task(3)
    def choose(self) -> None:
        """A choice on a page that is open: what follows it."""
        (page,) = self.chance.choices(PAGES, falling(len(PAGES)))
        choices = STEPS[page]["choices"]
        country = self._country()
        for asked in self.chance.choice(choices) if choices else ():
            self._ask(asked, country)
