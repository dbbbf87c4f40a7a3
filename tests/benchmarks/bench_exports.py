"""Times the formats of the data interface beside the CSV, and what it takes to stream all rows: `make bench`."""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Iterator
from typing import NamedTuple

from flask import Flask

from dashboard.config import Config
from dashboard.context import Context, make_context
from dashboard.web.api import FORMATS, Interface
from dashboard.web.questions import read_question

ROWS = 100_000
RATIO_BARS = {"csv": 1.0, "json": 30.0, "sdmx.csv": 30.0, "xlsx": 80.0}
"""Times the CSV, which only puts bytes together."""
MEMORY_BAR = 12.0
"""MB above what the tables take, while all rows go out."""


class Line(NamedTuple):
    """What one format takes."""

    ending: str
    seconds: float
    """For ROWS rows."""
    ratio: float
    """To the CSV."""
    megabytes: float
    """Size of all rows as they leave the maker, before any packing."""
    peak: float
    """MB of memory above what was there, while all rows go out."""

    @property
    def held(self) -> bool:
        """Whether it keeps to its bars."""
        return self.ratio <= RATIO_BARS[self.ending] and self.peak <= MEMORY_BAR

    def __str__(self) -> str:
        told = f"{self.seconds:8.3f} s {self.ratio:8.1f} x {self.megabytes:8.1f} MB {self.peak:8.1f} MB"
        return f"{self.ending:10} {told}  {'' if self.held else 'MISSED'}"


def measure(context: Context, runs: int, indicators: str = "") -> Iterator[Line]:
    """Each format on the rows of indicators (by comma; of all without any).

    Memory is measured in a run of its own, since that slows it.
    """
    interface = Interface(context)
    base = 0.0
    with Flask("bench").test_request_context("/api/v1/observations.csv"):
        question = read_question(context, b"", {"indicator": [indicators]})
        count = interface.published.count(question)
        for ending in FORMATS:
            times = []
            for _ in range(runs):
                start = time.perf_counter()
                size = sum(map(len, interface.content(ending, question)))
                times.append((time.perf_counter() - start) * ROWS / count)
            seconds = statistics.median(times)
            base = base or seconds
            tracemalloc.start()
            for part in interface.content(ending, question):
                del part
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            yield Line(ending, seconds, seconds / base, size / 1e6, peak / 1e6)


def main() -> None:
    """Print a line for each format."""
    print(f"{'format':10} {ROWS:>8,} rows {'CSV':>6} {'all rows':>11} {'memory':>11}")
    for line in measure(make_context(Config()), 5):
        print(line)


if __name__ == "__main__":
    main()
