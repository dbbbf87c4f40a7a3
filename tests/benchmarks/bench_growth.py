"""What ten times as many years, or ten times as many breakdowns, cost: start, memory and map answer: `make bench`.

The tables are made up of the published ones, in a folder that ends with the run; nobody is ever shown them.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from dashboard.config import Config
from dashboard.context import Context, make_context
from dashboard.figures.map import map_answer
from dashboard.i18n import DEFAULT, language
from dashboard.store import COLUMNS, PACKAGE
from tests.benchmarks.bench_memory import children_of, pss_of
from tests.fixtures.serving import ROOT, serving

TIMES = 10
SPAN = 81
"""Years by which each copy lies before the one after it: no table is longer."""
START_BAR, WORKER_BAR, MAP_BAR = 5.0, 400.0, 2.0
"""Seconds; MB; times that of the published tables in the same run."""
Cells = list[bytes]


class Line(NamedTuple):
    """What one size of the tables costs."""

    what: str
    rows: int
    start: float
    """Seconds from the command to the first connection."""
    worker: float
    """MB (PSS) of the only worker, with its part of the master, after maps and briefs."""
    map_answer: float
    """Milliseconds of a map that was never asked for: median."""
    ratio: float

    @property
    def held(self) -> bool:
        """Whether it keeps to its bars."""
        return self.start <= START_BAR and self.worker <= WORKER_BAR and self.ratio <= MAP_BAR

    def __str__(self) -> str:
        told = (
            f"{self.rows:>10,} {self.start:6.1f} s {self.worker:6.0f} MB {self.map_answer:7.1f} ms {self.ratio:5.1f} x"
        )
        return f"{self.what:16} {told}  {'' if self.held else 'MISSED'}"


def earlier(cells: Cells, number: int) -> Cells:
    """A row of the copy of a number: years long before."""
    return [cells[0], b"%d" % (int(cells[1]) - SPAN * number), *cells[2:]]


def broken_down(cells: Cells, number: int) -> Cells:
    """A row of the copy of a number: of another breakdown."""
    return [*cells[:4], b"%b%d" % (cells[4], number) if number else cells[4], *cells[5:]]


def grown(content: bytes, change: Callable[[Cells, int], Cells], times: int = TIMES) -> bytes:
    """A table so many times as long, area by area as the build orders it."""
    head, _, rows = content.partition(b"\n")
    made = [head]
    cells = (line.split(b",") for line in rows.splitlines())
    for _, of_area in itertools.groupby(cells, lambda row: row[0]):
        kept = list(of_area)
        made += (b",".join(change(row, number)) for number in reversed(range(times)) for row in kept)
    return b"\n".join(made) + b"\n"


def write(published: Path, folder: Path, change: Callable[[Cells, int], Cells], times: int = TIMES) -> int:
    """A folder like the published one with longer tables; how many rows of observations they have."""
    package = json.loads((published / PACKAGE).read_text())
    folder.mkdir()
    rows = 0
    # A population has one row for an area and year: rates are divided by it.
    whole = () if change is earlier else ("population", "child-population")
    for entry in package["resources"]:
        content = (published / entry["path"]).read_bytes()
        if content.startswith(",".join(COLUMNS).encode()):
            content = grown(content, change, 1 if entry["name"] in whole else times)
            entry["rows"] = content.count(b"\n") - 1
            entry["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
            rows += entry["rows"]
        (folder / entry["path"]).write_bytes(content)
    (folder / PACKAGE).write_text(json.dumps(package))
    return rows


def map_answers(context: Context) -> Iterator[float]:
    """Milliseconds of processor time for the map of each indicator, which was never asked for."""
    with language(DEFAULT):
        for name in context.indicators:
            start = time.process_time()
            map_answer(context, context.question(name, ()))
            yield 1000 * (time.process_time() - start)


def measured_alone(folder: Path) -> float:
    """The median map answer, in a process of its own."""
    command = (sys.executable, "-m", "tests.benchmarks.bench_growth", str(folder))
    return float(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def measure(published: Path, room: Path) -> Iterator[Line]:
    """The published tables, then ten times their years, then ten times their breakdowns."""
    sizes: dict[str, Callable[[Cells, int], Cells] | None] = {
        "published": None,
        "years x 10": earlier,
        "breakdowns x 10": broken_down,
    }
    base = 0.0
    for what, change in sizes.items():
        folder = room / what.replace(" ", "-") if change else published
        rows = write(published, folder, change) if change else _rows(published)
        settings = {"REACH_DATA": str(folder), "WEB_CONCURRENCY": "1"}
        with serving(room / "log", settings) as server:
            start = server.started_in
            time.sleep(8)
            worker = pss_of(server.pid) + sum(map(pss_of, children_of(server.pid)))
        took = measured_alone(folder)
        base = base or took
        yield Line(what, rows, start, worker, took, took / base)


def _rows(folder: Path) -> int:
    files = [path.read_bytes() for path in folder.glob("*.csv")]
    return sum(content.count(b"\n") - 1 for content in files if content.startswith(",".join(COLUMNS).encode()))


def main() -> None:
    """Print a line for each size; with a folder, its median map answer alone."""
    if len(sys.argv) > 1:
        print(statistics.median(map_answers(make_context(Config(published=Path(sys.argv[1]))))))
        return
    print(f"{'tables':16} {'rows':>10} {'start':>8} {'worker':>9} {'map answer':>10} {'ratio':>7}")
    with tempfile.TemporaryDirectory() as room:
        for line in measure(Config().published, Path(room)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
