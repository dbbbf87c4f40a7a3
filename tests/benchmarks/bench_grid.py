"""Times the grid of the Data page on its largest table, beside plain work on the same rows: `make bench`."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmarks.bench_map import Row, row
from tests.browser.conftest import FLAGS, find_browser
from tests.fixtures.serving import serving

INDICATOR = "refugee-corridors"
ADDRESS = f"/data?indicator={INDICATOR}"
PAINT_BAR, SORT_BAR, FILTER_BAR, SCROLL_BAR = 3.0, 8.0, 4.0, 2.0
"""Times the plain work of the same run: fetching and parsing the rows, sorting them (twice), scrolling plain ones."""
SCRIPTS_BAR, MEMORY_BAR, LEFT_BAR = 260.0, 90.0, 10.0
"""kB that the grid adds to its page; MB that its rows take; MB that are left of it on another page."""

# When the first row of a grid is in the page, and painted.
LISTEN = """
window.firstRow = new Promise((done) => {
  const look = () => {
    if (document.querySelector(".ag-row")) requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
    else requestAnimationFrame(look);
  };
  addEventListener("DOMContentLoaded", look);
});
"""
FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)))"
PAINTED = """async () => {
  const end = await window.firstRow;
  const asked = performance.getEntriesByType("resource").find((entry) => entry.name.includes("observations.json"));
  return [end - asked.startTime, end];
}"""
PLAIN_FETCH = """async (address) => {
  const start = performance.now();
  const answer = await fetch(address, { cache: "no-store" });
  window.plain = (await answer.json()).rows;
  return performance.now() - start;
}"""
PLAIN_SORT = """() => {
  const rows = window.plain.slice();
  const start = performance.now();
  rows.sort((one, other) => one[6] - other[6]);
  return performance.now() - start;
}"""
SORT = f"""async (column) => {{
  const label = document.querySelector(`.ag-header-cell[col-id="${{column}}"] .ag-header-cell-label`);
  const start = performance.now();
  label.click();
  return await {FRAME} - start;
}}"""
FILTER = f"""async (first) => {{
  const field = document.querySelector('select[data-end="from"]');
  const count = document.querySelector(".grid-count");
  const before = count.textContent;
  field.value = first;
  const start = performance.now();
  field.dispatchEvent(new Event("change"));
  const end = await {FRAME};
  if (count.textContent === before) throw new Error("the years filtered nothing");
  return end - start;
}}"""
SEARCH = f"""async (words) => {{
  const field = document.querySelector(".grid-find");
  const count = document.querySelector(".grid-count");
  const before = count.textContent;
  field.value = words;
  const start = performance.now();
  field.dispatchEvent(new Event("input"));
  while (count.textContent === before) await new Promise((done) => setTimeout(done, 1));
  return await {FRAME} - start;
}}"""
SCROLL = """async ([selector, step, frames]) => {
  const view = document.querySelector(selector);
  const times = [];
  view.scrollTop = 0;
  await new Promise((done) => setTimeout(done, 300));
  let before = await new Promise(requestAnimationFrame);
  for (let frame = 0; frame < frames; frame += 1) {
    view.scrollTop += step;
    const now = await new Promise(requestAnimationFrame);
    times.push(now - before);
    before = now;
  }
  return times;
}"""
# As many plain rows as are scrolled over, of the same look, all in the page.
PLAIN_TABLE = """() => {
  const box = document.body.appendChild(document.createElement("div"));
  box.id = "plain";
  box.style.cssText = "position:fixed;inset:100px 24px;overflow:auto;z-index:99;background:#fff";
  const line = (row) => `<tr style="height:32px">${row.map((cell) => `<td>${cell ?? ""}</td>`).join("")}</tr>`;
  box.innerHTML = `<table>${window.plain.slice(0, 1200).map(line).join("")}</table>`;
}"""
STEP, FRAMES = 120, 200
"""Pixels of a frame: a quick turn of a wheel."""


def heap(session: CDPSession) -> float:
    """MB of JavaScript objects that are really held."""
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


def go(page: Page, address: str, wanted: str) -> None:
    """Go to another page of the dashboard within it, and wait for what it shows."""
    page.evaluate("(to) => (history.pushState({}, '', to), dispatchEvent(new PopStateEvent('popstate')))", address)
    page.locator(wanted).first.wait_for()


def in_browser(browser: Browser, url: str, repeats: int) -> list[Row]:
    """Bytes, first paint, sort, filter and scroll of the grid, each beside plain work on its rows; and its memory."""
    first = [_first_paint(browser, url) for _ in range(repeats)]
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(url + ADDRESS)
    page.locator(".ag-row").first.wait_for()
    address = f"{url}/api/v1/observations.json?indicator={INDICATOR}"
    plain = [float(page.evaluate(PLAIN_FETCH, address)) for _ in range(repeats)]
    rows = [
        row("scripts of the grid, packed", [first[0][2]], "kB", SCRIPTS_BAR),
        row("rows, packed", [first[0][3]], "kB"),
        row("plain fetch and parse of the rows", plain, "ms"),
        row("rows asked for to first painted", [found[0] for found in first], "ms"),
        row("the same, in plain fetches", _times([found[0] for found in first], plain), "x", PAINT_BAR),
        row("opening the page to first row, cold cache", [found[1] for found in first], "ms"),
        *_acts(page, repeats),
    ]
    page.close()
    return rows + _memory(browser, url)


def _times(values: Sequence[float], plain: Sequence[float]) -> list[float]:
    base = statistics.median(plain)
    return [value / base for value in values]


def _first_paint(browser: Browser, url: str) -> tuple[float, float, float, float]:
    """Milliseconds from asking for the rows, and from the start, to the painted rows; kB of scripts and of rows."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.add_init_script(LISTEN)
    page.goto(url + ADDRESS)
    since_asked, since_start = page.evaluate(PAINTED)
    sizes = page.evaluate(
        "() => performance.getEntriesByType('resource').map((entry) => [entry.name, entry.encodedBodySize / 1000])"
    )
    page.close()
    scripts = sum(size for name, size in sizes if "grid" in name)
    return float(since_asked), float(since_start), scripts, sum(size for name, size in sizes if "observations" in name)


def _acts(page: Page, repeats: int) -> list[Row]:
    """Sorting, filtering and scrolling."""
    sorts = [float(page.evaluate(SORT, "value")) for _ in range(3 * repeats)]
    named = [float(page.evaluate(SORT, "breakdown")) for _ in range(3 * repeats)]
    plain_sorts = [float(page.evaluate(PLAIN_SORT)) for _ in range(repeats)]
    years = [1990 + turn % 20 for turn in range(repeats)]
    filters = [float(page.evaluate(FILTER, str(year))) for year in years]
    words = [("syria 2020", "afghanistan")[turn % 2] for turn in range(repeats)]
    searches = [float(page.evaluate(SEARCH, text)) for text in words]
    page.evaluate("() => document.querySelector('.grid-clear').click()")
    page.evaluate(PLAIN_TABLE)
    plain = page.evaluate(SCROLL, ["#plain", STEP, FRAMES])
    page.evaluate("() => document.querySelector('#plain').remove()")
    scrolled = page.evaluate(SCROLL, [".ag-grid-viewport", STEP, FRAMES])
    return [
        row("plain sort of the rows by value", plain_sorts, "ms"),
        row("sort by value to painted", sorts, "ms"),
        row("the same, in plain sorts", _times(sorts, plain_sorts), "x", SORT_BAR),
        row("sort by name of a country to painted", named, "ms"),
        row("filter by year to painted", filters, "ms"),
        row("the same, in plain sorts", _times(filters, plain_sorts), "x", FILTER_BAR),
        row("last letter of a search to painted", searches, "ms"),
        row(f"frame of a plain table, {STEP} px scrolled each", plain, "ms"),
        row(f"frame of the grid, {STEP} px scrolled each", scrolled, "ms"),
        row("the same, in plain frames", _times(scrolled, plain), "x", SCROLL_BAR),
    ]


def _memory(browser: Browser, url: str) -> list[Row]:
    """What the rows take, and what is left of them on another page the second time."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    session = page.context.new_cdp_session(page)
    page.goto(f"{url}/data/method")
    page.locator("h1").wait_for()
    held, left = [], []
    for _ in range(2):
        before = heap(session)
        go(page, ADDRESS, ".ag-row")
        held.append(heap(session) - before)
        go(page, "/data/method", "#page:not(:has(.body-grid)) h1")
        left.append(heap(session) - before)
    page.close()
    return [
        row("memory of the browser for the rows", held, "MB", MEMORY_BAR),
        row("memory left of them on another page", [left[-1]], "MB", LEFT_BAR),
    ]


def main(arguments: Sequence[str] | None = None) -> list[Row]:
    """Run all and print a table; the rows."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_grid", description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="how often each is measured")
    repeats = parser.parse_args(arguments).repeats
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "log.txt") as running,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        rows = in_browser(browser, running.url, repeats)
        browser.close()
    print(f"{'':56} {'median':>9} {'high':>9}")
    print("\n".join(map(str, rows)))
    return rows


if __name__ == "__main__":
    main()
