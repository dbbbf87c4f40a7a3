"""What ten times as many years, or ten times as many breakdowns, cost: start, memory and map answer:
`make bench PART=growth`.

The tables are made up of the published ones, in a folder that ends with the run; nobody is ever shown them.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from dashboard.columns import COLUMNS
from dashboard.config import Config
from dashboard.context import Context, make_context
from dashboard.figures.map import map_answer, window_of
from dashboard.i18n import DEFAULT, language
from dashboard.store import PACKAGE
from tests.benchmarks.contenders import OURS
from tests.benchmarks.report import Result
from tests.fixtures.serving import ROOT, children_of, pss_of, serving

TIMES = 10
EACH = 5
"""Of so many indicators one has its map measured: all of them, over so many years, take longer than all other parts."""
READY_BAR, START_BAR = 2.0, 5.0
"""Seconds of a start on the published tables, and on longer ones."""
WORKER_BAR, GROWN_BAR, MAP_BAR = 250.0, 400.0, 2.0
"""MB of a worker on either; times that of the published tables in the same run."""
PUBLISHED = "published tables"
Cells = list[bytes]
Change = Callable[[Cells, int, int], Cells]
"""Makes a row of a copy, of the row, the number of the copy, and the years that the table spans."""


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

    def results(self) -> tuple[Result, ...]:
        """Judged by their bars."""
        is_longer = self.what != PUBLISHED
        beside = (f"{PUBLISHED}: a new map", OURS) if is_longer else None
        return (
            Result(f"{self.what}: rows", OURS, (self.rows,), ""),
            Result(f"{self.what}: start", OURS, (self.start,), "s", START_BAR if is_longer else READY_BAR),
            Result(f"{self.what}: a worker", OURS, (self.worker,), "MB (PSS)", GROWN_BAR if is_longer else WORKER_BAR),
            Result(f"{self.what}: a new map", OURS, (self.map_answer,), "ms", MAP_BAR if is_longer else None, beside),
        )


def earlier(cells: Cells, number: int, span: int) -> Cells:
    """A row of the copy of a number: so many times the years of its table before."""
    return [cells[0], b"%d" % (int(cells[1]) - span * number), *cells[2:]]


def broken_down(cells: Cells, number: int, _span: int) -> Cells:
    """A row of the copy of a number: of another breakdown."""
    return [*cells[:4], b"%b%d" % (cells[4], number) if number else cells[4], *cells[5:]]


def grown(content: bytes, change: Change, times: int = TIMES) -> bytes:
    """A table so many times as long, area by area as the build orders it."""
    head, _, rows = content.partition(b"\n")
    made = [head]
    cells = [line.split(b",") for line in rows.splitlines()]
    years = [int(row[1]) for row in cells]
    span = max(years) - min(years) + 1
    for _, of_area in itertools.groupby(cells, lambda row: row[0]):
        kept = list(of_area)
        made += (b",".join(change(row, number, span)) for number in reversed(range(times)) for row in kept)
    return b"\n".join(made) + b"\n"


def write(published: Path, folder: Path, change: Change, times: int = TIMES) -> int:
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
    """Milliseconds of processor time for the maps of some indicators, which were never asked for."""
    with language(DEFAULT):
        for name in list(context.indicators)[::EACH]:
            start = time.process_time()
            question = context.question(name, ())
            map_answer(context, question, window_of(context, question))
            yield 1000 * (time.process_time() - start)


def measured_alone(folder: Path) -> float:
    """The median map answer, in a process of its own."""
    command = (sys.executable, "-m", "tests.benchmarks.bench_growth", str(folder))
    return float(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def lines(published: Path, room: Path) -> Iterator[Line]:
    """The published tables, then ten times their years, then ten times their breakdowns."""
    sizes: dict[str, Change | None] = {
        PUBLISHED: None,
        "years x 10": earlier,
        "breakdowns x 10": broken_down,
    }
    for what, change in sizes.items():
        folder = room / what.replace(" ", "-") if change else published
        rows = write(published, folder, change) if change else _rows(published)
        settings = {"REACH_DATA": str(folder), "WEB_CONCURRENCY": "1"}
        with serving(room / "log", settings) as server:
            start = server.started_in
            time.sleep(8)
            worker = pss_of(server.pid) + sum(map(pss_of, children_of(server.pid)))
        yield Line(what, rows, start, worker, measured_alone(folder))


def measure(
    _browser: Browser, folder: Path, _before: Path | None, _rounds: int, _names: Sequence[str] = ()
) -> list[Result]:
    """Of ours alone, each size once."""
    return [result for line in lines(Config().published, folder) for result in line.results()]


def _rows(folder: Path) -> int:
    files = [path.read_bytes() for path in folder.glob("*.csv")]
    return sum(content.count(b"\n") - 1 for content in files if content.startswith(",".join(COLUMNS).encode()))


if __name__ == "__main__":
    print(statistics.median(map_answers(make_context(Config(published=Path(sys.argv[1]))))))
