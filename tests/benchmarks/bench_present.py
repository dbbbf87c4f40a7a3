"""Times the next slide of a show beside drawing the same slide anew, in a real browser: `make bench`."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.bench_map import FRAME, Row, row
from tests.browser.conftest import FLAGS, find_browser
from tests.fixtures.serving import serving

NEXT_BAR, PART_BAR, FIRST_BAR = 100.0, 0.5, 4000.0
"""Milliseconds of the next slide; its part of drawing the same anew; milliseconds of the first slide, cold cache."""
SHOWN = "document.querySelector('.slide.shown')"
READY = f"{SHOWN} && document.querySelectorAll('#stage .slide[data-ready]').length >= 3"
# One key of a clicker, to the frame that shows what it asks for.
STEP = f"""async (key) => {{
  const before = {SHOWN};
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true, cancelable: true }}));
  const end = await {FRAME};
  return {{ took: end - start, changed: {SHOWN} !== before }};
}}"""
# What the same browser takes to draw the picture of the slide, in a place of the same size.
DRAW = f"""async () => {{
  const plot = {SHOWN}.querySelector(".js-plotly-plot");
  const place = document.createElement("div");
  place.style.cssText = `position:fixed;left:0;top:0;width:${{plot.offsetWidth}}px;height:${{plot.offsetHeight}}px`;
  document.body.append(place);
  const start = performance.now();
  await window.Plotly.newPlot(place, plot.data, {{ ...plot.layout }});
  const end = await {FRAME};
  window.Plotly.purge(place);
  place.remove();
  return end - start;
}}"""


def _until(page: Page, condition: str) -> None:
    """Wait for something true. Playwright's own way rests on eval, which pages forbid."""
    while not page.evaluate(f"Boolean({condition})"):
        page.wait_for_timeout(15)


def _first(browser: Browser, url: str) -> tuple[Page, float]:
    """A show that has begun with an empty cache, and the milliseconds from the address to its first slide."""
    page = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    page.goto(f"{url}/present?country=BGD", wait_until="commit")
    _until(page, SHOWN)
    return page, float(page.evaluate("performance.now()"))


def in_browser(browser: Browser, url: str, repeats: int) -> list[Row]:
    """The first slide, the next one by a clicker, and the same drawn anew: milliseconds to the painted frame."""
    firsts, steps, draws = [], [], []
    for _ in range(max(repeats // 5, 1)):
        page, took = _first(browser, url)
        firsts.append(took)
        page.context.close()
    page, _ = _first(browser, url)
    for turn in range(repeats):
        _until(page, READY)
        page.wait_for_timeout(300)
        found = page.evaluate(STEP, "PageUp" if turn % 2 else "PageDown")
        assert found["changed"], "the next slide was not there"
        steps.append(float(found["took"]))
        draws.append(float(page.evaluate(DRAW)))
    page.context.close()
    draw = statistics.median(draws)
    return [
        row("first slide of a show, cold cache", firsts, "ms", FIRST_BAR),
        row("the same slide drawn anew (Plotly.newPlot)", draws, "ms"),
        row("next slide to the painted frame", steps, "ms", NEXT_BAR),
        row("next slide, part of drawing it anew in the same run", [step / draw for step in steps], "x", PART_BAR),
    ]


def main(arguments: Sequence[str] | None = None) -> list[Row]:
    """Run all and print a table; the rows."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_present", description=__doc__)
    parser.add_argument("--repeats", type=int, default=20, help="how often each is measured")
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
