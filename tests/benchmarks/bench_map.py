"""Times the map in a real browser beside the browser's own redraw, and the server's answers: `make bench`."""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.request import Request, urlopen

import dash
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from dashboard.app import create_app
from dashboard.catalogue import load_indicators
from dashboard.config import Config
from tests.browser.conftest import FLAGS, find_browser
from tests.fixtures.answers import address_of, now_of, parts_there_are
from tests.fixtures.serving import Running, serving
from tests.fixtures.wiring import Body, body_of, server_callbacks

REDRAWN = "the browser's own redraw (Plotly.react)"
WORLD_BAR = 20.0
"""Redraws of a map in which the picture of who reports is painted for the whole world."""
YEAR_STEP_BAR, CALLBACK_BAR, ANSWER_BAR, READY_BAR, WORKER_BAR = 1.3, 10.0, 60.0, 3.0, 300.0
"""Redraws, milliseconds, kB compressed, seconds, MB; answers and workers by the largest, the others by the median."""
PATH = "/_dash-update-component"
PANEL = "victims-map"

# A frame is painted when the task after its animation frame runs. The first map says so by its event.
LISTEN = """
window.painted = [];
document.addEventListener("reach:painted", () => {
  requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.now()), 0));
});
"""
FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))"
# One year back, to the frame that shows it; afterwards all that follows a year is let happen.
STEP = f"""async (panel) => {{
  const box = document.querySelector(`[data-panel="${{panel}}"]`);
  const range = box.querySelector(".timeline input");
  const classes = () => Array.from(box.querySelectorAll(".choroplethlayer path"), (path) => path.dataset.k).join();
  const before = classes();
  range.value = Number(range.value) > Number(range.min) + 3 ? Number(range.value) - 1 : range.max;
  const start = performance.now();
  range.dispatchEvent(new Event("input", {{ bubbles: true }}));
  const end = await {FRAME};
  const changed = classes() !== before;
  await new Promise((done) => setTimeout(done, 600));
  return {{ took: end - start, changed }};
}}"""
# What the same browser takes to draw the same map with other colours, as any Plotly page does.
REDRAW = f"""async (panel) => {{
  const div = document.querySelector(`[data-panel="${{panel}}"] .map-plot`);
  const data = div.data.map((trace, index) => index ? trace : {{ ...trace, z: trace.z.map((k) => (k + 1) % 11) }});
  const config = {{ displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false }};
  const start = performance.now();
  await window.Plotly.react(div, data, {{ ...div.layout }}, config);
  const end = await {FRAME};
  await new Promise((done) => setTimeout(done, 200));
  return end - start;
}}"""
WHO_REPORTS = f"""async (areas) => {{
  const before = document.querySelector(".coverage-cells");
  const start = performance.now();
  window.dash_clientside.set_props({{ kind: "filter", name: "area" }}, {{ value: areas }});
  while (document.querySelector(".coverage-cells") === before) await new Promise((done) => setTimeout(done, 5));
  return await {FRAME} - start;
}}"""


@dataclass(frozen=True)
class Row:
    """One line of the report."""

    what: str
    median: float
    high: float
    """The largest where that is what is judged, or of fewer than twenty; else the 95th percentile."""
    unit: str
    bar: float | None = None
    """What may not be exceeded; None where nothing was promised."""
    largest: bool = False
    """Whether the bar is for the largest; else it is for the median."""

    @property
    def held(self) -> bool:
        """Whether the bar is held; true where there is none."""
        return self.bar is None or (self.high if self.largest else self.median) <= self.bar

    def __str__(self) -> str:
        bar = "" if self.bar is None else f"  bar {self.bar:g}: {'held' if self.held else 'MISSED'}"
        return f"{self.what:56} {self.median:9.2f} {self.high:9.2f} {self.unit:8}{bar}"


def row(what: str, values: Sequence[float], unit: str, bar: float | None = None, *, largest: bool = False) -> Row:
    """The row of some measurements."""
    ordered = sorted(values)
    whole = largest or len(ordered) < 20
    high = ordered[-1] if whole else ordered[max(round(0.95 * len(ordered)) - 1, 0)]
    return Row(what, statistics.median(ordered), high, unit, bar, largest)


# ------------------------------------------------------------------------------------------------ browser


class Visit(NamedTuple):
    """A page with the bytes that it was sent, answer by answer."""

    page: Page
    sizes: list[int]
    session: CDPSession


def _visit(browser: Browser, url: str) -> Visit:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.add_init_script(LISTEN)
    page.goto(url)
    return Visit(page, sizes, session)


def _painted(page: Page) -> float:
    while not page.evaluate("window.painted.length"):
        page.wait_for_timeout(15)
    return float(page.evaluate("window.painted[0]"))


def in_browser(browser: Browser, url: str, repeats: int) -> list[Row]:
    """Year step, redraw and the picture of who reports, in milliseconds to the painted frame; bytes of the steps."""
    steps = year_steps(browser, url, repeats)
    redraw = statistics.median(steps["redraws"])
    visit = _visit(browser, f"{url}/data/coverage?area=034")
    rows = [
        row(REDRAWN, steps["redraws"], "ms"),
        row("year step to painted map", steps["steps"], "ms"),
        row("year step, in redraws of the same run", [step / redraw for step in steps["steps"]], "x", YEAR_STEP_BAR),
        row("bytes of all year steps", steps["bytes"], "kB"),
        *_who_reports(visit.page, max(repeats // 4, 1), redraw),
    ]
    visit.page.context.close()
    return rows


def _who_reports(page: Page, repeats: int, redraw: float) -> list[Row]:
    """From a choice to the painted picture of the whole world, the server's answer included."""
    page.wait_for_selector(".coverage-cells path")
    page.wait_for_load_state("networkidle")
    times = []
    for _ in range(repeats):
        times.append(float(page.evaluate(WHO_REPORTS, [])))
        page.evaluate(WHO_REPORTS, ["034"])
    return [
        row("who reports, the whole world painted", times, "ms"),
        row("who reports, in redraws of a map of the same run", [time / redraw for time in times], "x", WORLD_BAR),
    ]


def year_steps(browser: Browser, url: str, repeats: int) -> dict[str, list[float]]:
    """Milliseconds of steps of the year, and of redraws of the same map; kB that all steps were sent."""
    visit = _visit(browser, f"{url}/victims")
    page = visit.page
    _painted(page)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    visit.sizes.clear()
    steps, redraws = [], []
    for _ in range(repeats):
        step = page.evaluate(STEP, PANEL)
        assert step["changed"], "the year step painted nothing"
        steps.append(float(step["took"]))
        redraws.append(float(page.evaluate(REDRAW, PANEL)))
    page.context.close()
    return {"steps": steps, "redraws": redraws, "bytes": [sum(visit.sizes) / 1000]}


# ------------------------------------------------------------------------------------------------- server

PLACES = ("", "area=NGA", "area=GHA,BEN,TGO", "area=202", "area=NPL,IND", "area=001", "area=BRA&year=2019", "area=TUV")
ADDRESSES = ("/", "/victims", "/drivers", "/progress", "/country", "/country/NGA", "/data")


def _selections() -> Iterator[str]:
    """Every indicator in every measure, for every sex and age that it tells apart."""
    for name, entry in load_indicators(Config().catalogue).items():
        for measure, sex, age in itertools.product(entry.measures, entry.sex, entry.age):
            yield f"indicator={name}&measure={measure}&sex={sex}&age={age}"


class Asked(NamedTuple):
    """A question as the browser asks it."""

    kind: str
    """"page", or that of the part that is asked for."""
    address: str
    body: Body | None = None
    """What is posted; nothing where the answer is got."""


def questions(app: dash.Dash) -> Iterator[Asked]:
    """Whatever pages ask for; no two are the same."""
    (output,) = server_callbacks(app)
    for path in ADDRESSES:
        body = body_of(app, output, {"address.data": {"path": path, "search": "", "at": 1}})
        yield Asked("page", PATH, body)
    now = now_of(app.server.test_client())
    for kind, name in parts_there_are():
        for query in PLACES if kind != "map" else _selections() if name == "data-explorer" else ():
            yield Asked(kind, address_of(now, f"{name}.{kind}", query=query))


def at_server(app: dash.Dash, repeats: int, every: int = 1) -> list[Row]:
    """Milliseconds of each kind of answer, asked for the first time and again; its largest answer, as it is sent.

    `every`: only each so many of the questions is asked, for a quick look.
    """
    client = app.server.test_client()
    first: dict[str, list[float]] = {}
    again: dict[str, list[float]] = {}
    sizes: dict[str, list[float]] = {}
    asked = list(questions(app))[::every]
    for turn, (kind, address, body) in itertools.product(range(repeats + 1), asked):
        method = "POST" if body else "GET"
        start = time.perf_counter()
        answer = client.open(address, method=method, json=body, headers={"Accept-Encoding": "br"})
        took = 1000 * (time.perf_counter() - start)
        assert answer.status_code == 200, (address, body)
        (again if turn else first).setdefault(kind, []).append(took)
        sizes.setdefault(kind, []).append(len(answer.data) / 1000)
    return [
        *(row(f"asked first: {kind}", times, "ms", CALLBACK_BAR) for kind, times in first.items()),
        *(row(f"asked again: {kind}", times, "ms", CALLBACK_BAR) for kind, times in again.items()),
        *(row(f"answer: {kind}", found, "kB", ANSWER_BAR, largest=True) for kind, found in sizes.items()),
    ]


def started(repeats: int) -> Row:
    """Seconds from the command to the first healthy answer."""
    found = []
    for _ in range(repeats):
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log.txt") as running:
            with urlopen(f"{running.url}/healthz", timeout=10) as answer:
                assert answer.status == 200
            found.append(time.monotonic() - start)
    return row("start to the first healthy answer", found, "s", READY_BAR)


def workers_of(running: Running) -> list[int]:
    """Process ids of a server's workers."""
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii")
    return [int(child) for child in children.split()]


def memory_of(running: Running, turns: int) -> Row:
    """MB of each worker after it has been asked everything: its own pages and its part of those it shares (PSS)."""
    app = create_app(Config())
    for _, address, body in itertools.chain.from_iterable(questions(app) for _ in range(turns)):
        content = json.dumps(body).encode() if body else None
        request = Request(running.url + address, content, {"Content-Type": "application/json"})
        with urlopen(request, timeout=30) as answer:
            answer.read()
    found = []
    for pid in workers_of(running):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        found.append(next(int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:")))
    return row("memory of a worker that was asked everything (PSS)", found, "MB", WORKER_BAR, largest=True)


def main(arguments: Sequence[str] | None = None) -> list[Row]:
    """Run all and print a table; the rows."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_map", description=__doc__)
    parser.add_argument("--repeats", type=int, default=20, help="how often each is measured")
    repeats = parser.parse_args(arguments).repeats
    rows = [started(min(repeats, 5))]
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log.txt") as running:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
            rows += in_browser(browser, running.url, repeats)
            browser.close()
        rows.append(memory_of(running, min(repeats, 3)))
    rows += at_server(create_app(Config()), min(repeats, 5))
    print(f"{'':56} {'median':>9} {'high':>9}")
    print("\n".join(map(str, rows)))
    return rows


if __name__ == "__main__":
    main()
