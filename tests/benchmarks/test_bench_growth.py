"""The benchmarks of memory and growth measure what they say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.catalogue import load_indicators
from dashboard.config import Config
from dashboard.context import make_context
from dashboard.store import Store
from tests.benchmarks import bench_growth, bench_memory
from tests.benchmarks.bench_growth import EACH, broken_down, earlier, map_answers, write
from tests.benchmarks.report import MISSED, judged


@pytest.mark.sweep  # A tool of ours: `make bench` runs it, and ends where it fails.
def test_grown_tables_are_so_many_times_as_long_and_read_without_a_key_given_twice(
    small_config: Config, tmp_path: Path
) -> None:
    names = list(load_indicators(small_config.catalogue))
    store = Store(small_config.published, names)
    before = {name: len(store.frame(name)) for name in names}
    for change in (earlier, broken_down):
        rows = write(small_config.published, tmp_path / change.__name__, change, 3)
        after = Store(tmp_path / change.__name__, names)
        found = {name: len(after.frame(name)) for name in names}
        same = () if change is earlier else ("population", "child-population")
        assert found == {name: count if name in same else 3 * count for name, count in before.items()}
        assert rows == sum(found.values())
    assert len(list(map_answers(make_context(Config(published=tmp_path / "earlier"))))) == len(names[::EACH])


def test_what_is_too_slow_or_too_large_is_marked() -> None:
    base = bench_growth.Line(bench_growth.PUBLISHED, 100, 1.5, 200.0, 10.0)
    line = bench_growth.Line("years x 10", 1000, 2.0, 300.0, 15.0)

    def missed(line: bench_growth.Line) -> int:
        verdicts = [judgement.verdict for judgement in judged([*base.results(), *line.results()])]
        return verdicts.count(MISSED)

    assert missed(line) == 0
    for worse in (line._replace(start=6.0), line._replace(worker=500.0), line._replace(map_answer=30.0)):
        assert missed(worse) == 1
    taken = bench_memory.Taken(90.0, (100.0, 110.0), 20.0)
    moment = bench_memory.Line("after load", taken, 1.2, 1.3)
    assert moment.held
    for others in (taken._replace(workers=(260.0, 1.0)), taken._replace(others=300.0)):
        assert "MISSED" in str(moment._replace(taken=others))
    assert "MISSED" in str(moment._replace(ratio=1.4))


def test_memory_of_a_process_is_read() -> None:
    assert bench_memory.pss_of(os.getpid()) > 5
    assert bench_memory.pss_of(2**22 + 1) == 0
    assert bench_memory.children_of(os.getpid()) == sorted(bench_memory.children_of(os.getpid()))
