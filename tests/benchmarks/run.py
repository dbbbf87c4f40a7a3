"""Runs the benchmark, or parts of it, and writes docs/speed.md: `make bench`, `make bench PART=first`."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks import (
    bench_cdn,
    bench_choose,
    bench_exports,
    bench_first,
    bench_grid,
    bench_growth,
    bench_lighthouse,
    bench_load,
    bench_map,
    bench_memory,
    bench_present,
    bench_releases,
    bench_slides,
)
from tests.benchmarks.report import (
    CAPACITY,
    DOCUMENT,
    FOLDER,
    Result,
    circumstances,
    fill,
    fill_capacity,
    judged,
    keep,
)
from tests.benchmarks.rivals.figures import ROOT, TABLES
from tests.browser.conftest import FLAGS, find_browser

Measure = Callable[[Browser, Path, Path | None, int], list[Result]]
PARTS: dict[str, Measure] = {
    "choose": bench_choose.measure,
    "first": bench_first.measure,
    "lighthouse": bench_lighthouse.measure,
    "load": bench_load.measure,
    "cdn": bench_cdn.measure,
    "growth": bench_growth.measure,
}
"""Those that stand in the document, in its order."""
PRINTED: dict[str, Callable[[], object]] = {
    "map": lambda: bench_map.main([]),
    "exports": bench_exports.main,
    "slides": bench_slides.main,
    "grid": lambda: bench_grid.main([]),
    "present": lambda: bench_present.main([]),
    "memory": bench_memory.main,
    "releases": bench_releases.main,
}
"""Those that only print."""
QUICK = 3
"""Fewer rounds than that are a quick look: fewer pages, readers and visits."""
# Readers' pages do not share a process, as little as those of different readers do.
OWN_FLAGS = tuple(flag for flag in FLAGS if not flag.startswith("--renderer-process-limit"))


def run(part: str, before: Path | None, rounds: int, folder: Path = FOLDER) -> None:
    """One part: measured, kept, printed."""
    since = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(OWN_FLAGS))
        lines = judged(PARTS[part](browser, Path(kept), before, rounds))
        browser.close()
    said = f"{circumstances(since)} Rounds: {rounds}{', a quick look' if rounds < QUICK else ''}."
    keep(part, lines, said, folder)
    print(f"\n{part}: {said}")
    for line in lines:
        what, who, unit, median, _, _, _, bar, _, ratio, verdict = line.cells()
        print(f"{what:58} {who:14} {median:>9} {unit:9} {ratio:>6} {bar:>14} {verdict}", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for, and fill the document."""
    every = (*PARTS, *PRINTED)
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.run", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(every)}; all without any")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is measured; below three is a quick look")
    parser.add_argument("--before", type=Path, help="folder of a worktree whose code is measured beside this one's")
    parser.add_argument("--tables", type=Path, help="other tables for all, such as longer ones; only printed then")
    given = parser.parse_args(arguments)
    unknown = set(given.parts) - set(every)
    if unknown:
        parser.error(f"{', '.join(sorted(unknown))}: no such part; there are {', '.join(every)}")
    if given.tables:
        os.environ[TABLES] = str(given.tables.resolve())
    before = given.before.resolve() if given.before else None
    for part in given.parts or every:
        if part in PARTS and given.tables:
            run(part, before, given.rounds, ROOT / "build" / "speed")
        elif part in PARTS:
            run(part, before, given.rounds)
            DOCUMENT.write_text(fill(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
            CAPACITY.write_text(fill_capacity(CAPACITY.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            PRINTED[part]()


if __name__ == "__main__":
    main()
