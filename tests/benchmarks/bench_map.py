"""Times the map in a real browser beside the browser's own redraw, and the server's answers: `make bench`."""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.app import create_app
from dashboard.config import Config
from tests.browser.conftest import FLAGS, find_browser
from tests.fixtures.serving import Running, serving
from tests.fixtures.wiring import body_of, server_callbacks

YEAR_STEP_BAR, CALLBACK_BAR, ANSWER_BAR, READY_BAR, WORKER_BAR = 1.5, 10.0, 60.0, 3.0, 300.0
"""Redraws; milliseconds; kB compressed; seconds; MB: what the first issue asks for."""

LISTEN = """
window.painted = [];
document.addEventListener("reach:painted", () => {
  requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.now()), 0));
});
"""
FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))"
STEP = f"""async () => {{
  const range = document.querySelector(".timeline input");
  const path = document.querySelector(".choroplethlayer path.choroplethlocation");
  range.value = Number(range.value) > Number(range.min) + 5 ? Number(range.value) - 1 : range.max;
  const start = performance.now();
  range.dispatchEvent(new Event("input", {{ bubbles: true }}));
  const end = await {FRAME};
  await new Promise((done) => setTimeout(done, 500));
  return [end - start, path.dataset.k];
}}"""
REDRAW = f"""async () => {{
  const div = document.querySelector(".map-plot");
  const data = div.data.map((trace, index) => index ? trace : {{ ...trace, z: trace.z.map((k) => (k + 1) % 11) }});
  const config = {{ displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false }};
  const start = performance.now();
  await window.Plotly.react(div, data, div.layout, config);
  const end = await {FRAME};
  await new Promise((done) => setTimeout(done, 200));
  return end - start;
}}"""
FILTER = """(age) => {
  window.painted = [];
  window.since = performance.now();
  window.dash_clientside.set_props({ kind: "filter", name: "age" }, { value: age });
}"""


@dataclass(frozen=True)
class Row:
    """One line of the report: medians; `bar` is what may not be exceeded, None where nothing was promised."""

    what: str
    median: float
    worst: float
    unit: str
    bar: float | None = None

    def __str__(self) -> str:
        bar = "" if self.bar is None else f"  bar {self.bar:g}: {'held' if self.median <= self.bar else 'MISSED'}"
        return f"{self.what:58} {self.median:9.1f} {self.worst:9.1f} {self.unit:10}{bar}"


def _row(what: str, values: Sequence[float], unit: str, bar: float | None = None) -> Row:
    return Row(what, statistics.median(values), max(values), unit, bar)


def _first_painted(page: Page) -> float:
    page.wait_for_selector(".choroplethlayer path[data-k]")
    while not page.evaluate("window.painted.length"):
        page.wait_for_timeout(20)
    return float(page.evaluate("window.painted[0]"))


def _open(browser: Browser, url: str) -> tuple[Page, list[int]]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.add_init_script(LISTEN)
    page.goto(url)
    return page, sizes


def in_browser(browser: Browser, url: str, repeats: int) -> list[Row]:
    """First map, year step, filter change and redraw, in milliseconds to the painted frame; bytes of each."""
    first, first_bytes = [], []
    for _ in range(max(repeats // 4, 1)):
        page, sizes = _open(browser, f"{url}/victims")
        first.append(_first_painted(page))
        page.wait_for_load_state("networkidle")
        first_bytes.append(sum(sizes) / 1000)
        page.context.close()
    page, sizes = _open(browser, f"{url}/victims")
    _first_painted(page)
    page.wait_for_load_state("networkidle")
    sizes.clear()
    steps, redraws, ratios = [], [], []
    for _ in range(repeats):
        step, redraw = float(page.evaluate(STEP)[0]), float(page.evaluate(REDRAW))
        steps.append(step)
        redraws.append(redraw)
        ratios.append(step / redraw)
    step_bytes = sum(sizes) / 1000
    filters, filter_bytes = [], []
    for index in range(repeats):
        sizes.clear()
        page.evaluate(FILTER, ("Y_GE18", "Y0T17")[index % 2])
        while not page.evaluate("window.painted.length"):
            page.wait_for_timeout(10)
        filters.append(float(page.evaluate("window.painted[0] - window.since")))
        page.wait_for_timeout(600)
        filter_bytes.append(sum(sizes) / 1000)
    page.context.close()
    middle = statistics.median(redraws)
    return [
        _row("first map painted, cold cache", first, "ms"),
        _row("bytes of the first visit to the page", first_bytes, "kB"),
        _row("the browser's own redraw of the map (Plotly.react)", redraws, "ms"),
        _row("year step to painted map", steps, "ms"),
        _row("year step, in redraws of the same run", ratios, "redraws", YEAR_STEP_BAR),
        _row("bytes of all year steps", [step_bytes], "kB"),
        _row("filter change to painted map", filters, "ms"),
        _row("filter change, in redraws", [value / middle for value in filters], "redraws"),
        _row("bytes of a filter change, all panels of the page", filter_bytes, "kB"),
    ]


def _questions(app: Any) -> list[tuple[str, dict[str, Any]]]:
    """Bodies of each kind of callback, as a browser posts them."""
    asked = {"map-ask": ("victims-map", "drivers-map"), "chart-ask": ("victims-trend", "victims-children"),
             "table-ask": ("victims-map", "progress-statuses")}  # fmt: skip
    queries = (" ", "area=NGA", "area=034", "area=NGA,GHA,BEN&age=_T")
    found = []
    for output in server_callbacks(app):
        source = app.callback_map[output]["inputs"][0]
        key = f"{source['id']}.{source['property']}"
        if source["id"] == "address":
            for path in ("/", "/victims", "/drivers", "/progress", "/country/NGA", "/data"):
                address = {"path": path, "search": "", "at": 1}
                found.append((f"page {path}", body_of(app, output, {key: address})))
        for kind, panels in asked.items():
            if f'"{kind}"' in source["id"]:
                found += [
                    (kind.replace("-ask", ""), body_of(app, output, {key: query}, {"panel": panel}))
                    for panel in panels
                    for query in queries
                ]
        if '"block-ask"' in source["id"]:
            found += [
                ("block", body_of(app, output, {key: "area=NGA"}, {"block": name}))
                for name in ("overview-headline", "overview-tiles", "country-facts", "country-standing")
            ]
    return found


def at_server(repeats: int) -> list[Row]:
    """Milliseconds of each kind of callback, asked again and again; the largest answer of each, compressed."""
    app = create_app(Config())
    client = app.server.test_client()
    times: dict[str, list[float]] = {}
    largest: dict[str, float] = {}
    for _ in range(repeats):
        for kind, body in _questions(app):
            start = time.perf_counter()
            answer = client.post("/_dash-update-component", json=body)
            times.setdefault(kind, []).append((time.perf_counter() - start) * 1000)
            assert answer.status_code == 200, (kind, answer.text)
            if kind not in largest or len(times[kind]) < 20:
                size = len(brotli.compress(answer.data, quality=4)) / 1000
                largest[kind] = max(largest.get(kind, 0.0), size)
    rows = [_row(f"callback: {kind}", values, "ms", CALLBACK_BAR) for kind, values in times.items()]
    return rows + [_row(f"largest answer: {kind}", [size], "kB", ANSWER_BAR) for kind, size in largest.items()]


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def memory_of(running: Running) -> list[Row]:
    """Resident memory of each worker, shared pages included, so that nothing is hidden."""
    sizes = []
    for pid in _children(running.pid):
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
        sizes.append(next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS")))
    return [_row("memory of a worker, shared pages included", sizes, "MB", WORKER_BAR)] if sizes else []


def main(arguments: Sequence[str] | None = None) -> list[Row]:
    """Run all and print a table; the rows."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_map", description=__doc__)
    parser.add_argument("--repeats", type=int, default=20, help="how often each is measured")
    repeats = parser.parse_args(arguments).repeats
    rows = []
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log.txt") as running:
        rows.append(Row("start to ready", running.started_in, running.started_in, "s", READY_BAR))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
            rows += in_browser(browser, running.url, repeats)
            browser.close()
        rows += memory_of(running)
    gc.collect()
    rows += at_server(repeats)
    print(f"{'':58} {'median':>9} {'worst':>9}")
    print("\n".join(map(str, rows)))
    return rows


if __name__ == "__main__":
    main()
