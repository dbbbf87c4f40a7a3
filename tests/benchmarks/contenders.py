"""Who is measured beside each other: ours, ours as it was before, a tutorial's Dash, Streamlit, and a static page."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.benchmarks.rivals.figures import TABLES
from tests.benchmarks.watching import Sight
from tests.fixtures.serving import COMMAND, ROOT, SLOWEST_START, environment, free_port

BENCH_PYTHON = Path(os.environ.get("BENCH_PYTHON", ROOT / "build/bench-venv/bin/python"))
"""What runs Streamlit and locust, which nothing else needs (requirements-bench.txt)."""
GUNICORN = (
    sys.executable,
    "-m",
    "gunicorn",
    "-c",
    os.devnull,
    "--workers",
    "2",
    "--threads",
    "8",
    "--preload",
    "--log-level",
    "warning",
)
OURS, BEFORE, TUTORIAL, STREAMLIT, FLOOR = "ours", "ours before", "tutorial Dash", "Streamlit", "static page"


@dataclass(frozen=True)
class Contender:
    """One of those that are measured: where its page is, and by what a reader sees it."""

    name: str
    url: str
    """Without a path."""
    path: str
    sight: Sight
    pid: int = 0

    @property
    def is_ours(self) -> bool:
        """Whether it is this dashboard, of today or of before."""
        return self.name in (OURS, BEFORE)

    @property
    def address(self) -> str:
        """Of its page."""
        return self.url + self.path


SIGHTS = {
    OURS: Sight('[data-panel="victims-map"]', '[data-panel="victims-trend"]', "[data-panel]"),
    TUTORIAL: Sight("#map", "#line", "#map, #line"),
    STREAMLIT: Sight(".st-key-map", ".st-key-line", ".st-key-map, .st-key-line"),
    FLOOR: Sight("#map", "#line", "#map, #line"),
}


def _command(name: str, port: int) -> Sequence[str]:
    if name in (OURS, BEFORE):
        return COMMAND
    bound = ("--bind", f"127.0.0.1:{port}")
    if name == TUTORIAL:
        return (*GUNICORN, *bound, "tests.benchmarks.rivals.tutorial:server")
    if name == FLOOR:
        return (*GUNICORN, *bound, "tests.benchmarks.rivals.floor:Floor()")
    app = "tests/benchmarks/rivals/streamlit_app.py"
    options = {"server.port": port, "server.address": "127.0.0.1", "server.headless": "true"}
    options |= {
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
        "server.enableStaticServing": "true",
    }
    told = (part for option, value in options.items() for part in (f"--{option}", str(value)))
    return (str(BENCH_PYTHON), "-m", "streamlit", "run", app, *told)


def _answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + SLOWEST_START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(f"{url} ended: {log.read_text(errors='replace')[-2000:]}")
        try:
            # A page is no question of whether it serves: made by a busy machine, it takes longer than one waits for it.
            with urlopen(f"{url}/healthz", timeout=10):
                return
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.05)
    raise AssertionError(f"{url} did not answer within {SLOWEST_START} s")


@contextmanager
def served(name: str, folder: Path, before: Path | None = None, **settings: str) -> Iterator[Contender]:
    """One of them, on a free port, until the end of the block; `before` is a folder with the code of before."""
    port = free_port()
    log = folder / f"{name.replace(' ', '-')}.log"
    tables = {"REACH_DATA": os.environ[TABLES]} if TABLES in os.environ else {}
    # What another run has left there would be found made.
    kept = {"REACH_PICTURES": str(folder / f"{name.replace(' ', '-')}-kept")}
    given = environment(port, HOST="127.0.0.1", **kept, **tables, **settings)
    home = before if name == BEFORE and before else ROOT
    with log.open("wb") as words:
        process = subprocess.Popen(
            _command(name, port),
            cwd=home,
            env=given | {"PYTHONPATH": str(home)},
            stdout=words,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        url = f"http://127.0.0.1:{port}"
        sight = SIGHTS[OURS if name == BEFORE else name]
        try:
            _answers(url, process, log)
            yield Contender(name, url, "/victims" if name in (OURS, BEFORE) else "/", sight, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def all_served(folder: Path, before: Path | None = None, names: Sequence[str] = ()) -> Iterator[list[Contender]]:
    """All of them, or those named; the one of before where its folder is given, Streamlit where it is installed."""
    wanted = list(names or (OURS, BEFORE, TUTORIAL, STREAMLIT, FLOOR))
    if before is None and BEFORE in wanted:
        wanted.remove(BEFORE)
    if STREAMLIT in wanted and not BENCH_PYTHON.exists():
        wanted.remove(STREAMLIT)
    with ExitStack() as stack:
        yield [stack.enter_context(served(name, folder, before)) for name in wanted]
