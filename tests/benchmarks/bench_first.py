"""Times a first and a second visit as a browser sees them, on a laptop and on a slow phone: `make bench PART=first`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.benchmarks.contenders import BEFORE, FLOOR, OURS, STREAMLIT, TUTORIAL, Contender, all_served
from tests.benchmarks.report import Result

LIVE = "first map alive"
PICTURE, CONTENT, LARGEST = "first picture of the map", "first content (FCP)", "largest content (LCP)"
WORDS = "heading of the page"
SHIFTS, THREAD, REQUESTS, SENT = "layout shift (CLS)", "main thread", "requests", "first visit"
SECOND = "second visit"
COUNTRY = "/country/NGA"
MOST_WAITED = 90_000
RESTING = 40.0
"""Milliseconds of work in a second, which a page at rest stays below; watching takes some of it."""
UNITS = {SHIFTS: "", REQUESTS: "", SENT: "kB", SECOND: "kB"}
"""Of what is not milliseconds."""

# Alive is our map when it says so, and any other when its shapes are drawn; a picture is whatever stands there earlier.
_WATCH = """
(() => {
  const found = window.benchFirst = { fcp: 0, lcp: 0, cls: 0, words: 0, picture: 0, live: 0 };
  const see = (type, note) => {
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  };
  see("paint", (entry) => { if (entry.name === "first-contentful-paint") found.fcp = entry.startTime; });
  see("largest-contentful-paint", (entry) => { found.lcp = entry.startTime; });
  let [sum, first, last] = [0, 0, 0];
  see("layout-shift", ({ hadRecentInput, startTime, value }) => {
    if (hadRecentInput) return;
    if (startTime - last > 1000 || startTime - first > 5000) [sum, first] = [0, startTime];
    sum += value;
    last = startTime;
    found.cls = Math.max(found.cls, sum);
  });
  const painted = (name) => requestAnimationFrame(() => setTimeout(() => { found[name] ||= performance.now(); }, 0));
  document.addEventListener("reach:painted", () => painted("live"));
  const look = () => {
    const box = document.querySelector(%(map)s);
    const drawings = box ? Array.from(box.querySelectorAll("svg")) : [];
    const paths = drawings.some((one) => one.querySelectorAll("path[d]").length > 60);
    const image = box && Array.from(box.querySelectorAll("img"))
      .some((one) => one.complete && one.naturalWidth > 150 && one.offsetWidth > 150);
    if (!found.picture && (paths || image)) painted("picture");
    if (!found.live && paths && !%(ours)s) painted("live");
    const heading = document.querySelector("h1");
    if (!found.words && heading && heading.textContent.trim() && heading.getClientRects().length) painted("words");
    if (!found.picture || !found.live || !found.words) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""


class Line(NamedTuple):
    """A line and a machine."""

    name: str
    viewport: dict[str, int]
    is_phone: bool = False


LAPTOP = Line("laptop", {"width": 1366, "height": 768})
PHONE = Line("slow phone", {"width": 390, "height": 844}, is_phone=True)
_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}


@contextmanager
def fresh(browser: Browser, line: Line) -> Iterator[BrowserContext]:
    """A reader who was never here."""
    context = browser.new_context(
        viewport=line.viewport,  # type: ignore[arg-type]
        locale="en-GB",
        is_mobile=line.is_phone,
        has_touch=line.is_phone,
    )
    context.set_default_timeout(MOST_WAITED)
    yield context
    context.close()


def visit(context: BrowserContext, line: Line, contender: Contender, path: str) -> dict[str, float]:
    """Open a page, and wait until its map is alive and nothing is asked any more."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    counted: dict[str, float] = {REQUESTS: 0, SENT: 0}
    _count(session, counted)
    if line.is_phone:
        session.send("Network.emulateNetworkConditions", _SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    session.send("Performance.enable")
    # The first map of whatever page of ours says it is alive by its event.
    selector = contender.sight.map if path == contender.path else "[data-panel]"
    told = {"map": json.dumps(selector), "ours": json.dumps(contender.is_ours and path == contender.path)}
    page.add_init_script(_WATCH % told)
    page.goto(contender.url + path)
    waited = 0
    while not page.evaluate("window.benchFirst.live") and waited < MOST_WAITED:
        page.wait_for_timeout(50)
        waited += 50
    page.wait_for_load_state("networkidle")
    thread = _at_rest(page, session)
    found: dict[str, Any] = page.evaluate("window.benchFirst")
    page.close()
    return counted | {
        CONTENT: found["fcp"],
        LARGEST: found["lcp"],
        SHIFTS: found["cls"],
        WORDS: found["words"] or MOST_WAITED,
        PICTURE: found["picture"] or MOST_WAITED,
        LIVE: found["live"] or MOST_WAITED,
        THREAD: thread,
    }


def _at_rest(page: Page, session: CDPSession) -> float:
    """Milliseconds that the page's main thread has worked, once it works no more."""
    worked, before = 0.0, -MOST_WAITED
    for _ in range(40):
        metrics = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
        worked = 1000 * metrics["TaskDuration"]
        if worked - before < RESTING:
            break
        before = worked
        page.wait_for_timeout(1000)
    return worked


def _count(session: CDPSession, counted: dict[str, float]) -> None:
    def asked(event: dict[str, Any]) -> None:
        counted[REQUESTS] += not event["request"]["url"].startswith("data:")

    def came(event: dict[str, Any]) -> None:
        counted[SENT] += float(event["encodedDataLength"]) / 1000

    session.send("Network.enable")
    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)


def measure(
    browser: Browser, folder: Path, before: Path | None, rounds: int, names: Sequence[str] = ()
) -> list[Result]:
    """Rounds of visits, each of everyone's page after the other's; fewer of the slow phone."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    with all_served(folder, before, names) as contenders:
        for line in (LAPTOP, PHONE):
            # The first round warms what the servers remember, and is not counted.
            for turn in range(rounds + 1 if line is LAPTOP else max(rounds // 2, 1)):
                for contender in contenders:
                    times = _visits(browser, line, contender)
                    for what, value in times.items() if turn or line is PHONE else ():
                        found[what, contender.name].append(value)
    return [_result(what, who, values) for (what, who), values in sorted(found.items(), key=_order)]


def _visits(browser: Browser, line: Line, contender: Contender) -> dict[str, float]:
    with fresh(browser, line) as context:
        times = visit(context, line, contender, contender.path)
        if line is LAPTOP:
            times[SECOND] = visit(context, line, contender, contender.path)[SENT]
    if contender.is_ours and line is LAPTOP:
        with fresh(browser, line) as context:
            times[f"{THREAD}, {COUNTRY}"] = visit(context, line, contender, COUNTRY)[THREAD]
    return {f"{line.name}: {what}": value for what, value in times.items()}


_WHATS = (CONTENT, WORDS, PICTURE, LIVE, LARGEST, SHIFTS, THREAD, f"{THREAD}, {COUNTRY}", REQUESTS, SENT, SECOND)
_WHOSE = (OURS, BEFORE, TUTORIAL, STREAMLIT, FLOOR)


def _order(entry: tuple[tuple[str, str], list[float]]) -> tuple[int, int, int]:
    (what, who), _ = entry
    line, _, rest = what.partition(": ")
    return (LAPTOP.name, PHONE.name).index(line), _WHATS.index(rest), _WHOSE.index(who)


_BARS: dict[str, tuple[float, tuple[str, str] | None]] = {
    f"laptop: {PICTURE}": (0.25, (f"laptop: {LIVE}", BEFORE)),
    f"laptop: {LIVE}": (1.0, (f"laptop: {LIVE}", BEFORE)),
    f"laptop: {SHIFTS}": (0.02, None),
    f"laptop: {REQUESTS}": (20, None),
    f"laptop: {SENT}": (1000, None),
    f"laptop: {SECOND}": (60, None),
    f"laptop: {THREAD}, {COUNTRY}": (1.5, (f"laptop: {THREAD}", OURS)),
    f"slow phone: {WORDS}": (2500, None),
    f"slow phone: {LARGEST}": (4000, None),
    f"slow phone: {SHIFTS}": (0.02, None),
}
_DRAWN = {f"{line.name}: {what}" for line in (LAPTOP, PHONE) for what in (WORDS, PICTURE, LIVE, LARGEST)}


def _result(what: str, who: str, values: Sequence[float]) -> Result:
    bar, beside = _BARS.get(what, (None, None)) if who == OURS else (None, None)
    unit = UNITS.get(what.partition(": ")[2], "ms")
    return Result(what, who, tuple(values), unit, bar, beside, is_drawn=what in _DRAWN)
