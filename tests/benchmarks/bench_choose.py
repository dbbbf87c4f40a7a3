"""Times what follows a choice, as it is seen in a browser, beside the same in a tutorial's Dash, Streamlit and a page
of plain script: `make bench PART=choose`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.benchmarks.bench_map import REDRAWN, YEAR_STEP_BAR, year_steps
from tests.benchmarks.contenders import FLOOR, OURS, STREAMLIT, TUTORIAL, Contender, all_served
from tests.benchmarks.report import Result
from tests.benchmarks.watching import WATCH, arm, changed, final, in_sight, point_of, settled

COUNTRIES = {
    "BRA": "Brazil", "PER": "Peru", "ARG": "Argentina", "USA": "United States", "MEX": "Mexico", "BOL": "Bolivia",
    "COL": "Colombia", "CAN": "Canada", "IND": "India", "AUS": "Australia", "NGA": "Nigeria",
}  # fmt: skip
"""Large enough to be clicked on any map, with figures of all ages; and what every page calls them."""
FIRST_CHART, ALL, PAINTED = "country to first chart", "country to all in sight", "filter to painted map"
LEAVES, ANSWERED, ASKED = "country: the first request leaves", "country: the first answer is there", "country: requests"
TABLE, PAGE, PAGE_MAP = "table shown", "page changed: its heading", "page changed: its first map or chart"
AGES = ("All ages", "Children")
SHOWN, BETWEEN = 60_000, 300


def opened(browser: Browser, contender: Contender) -> Page:
    """Its page, of a reader who was here before, once all of it stands."""
    known = [{"name": "reach-welcomed", "value": "1"}]
    before = {"cookies": [], "origins": [{"origin": contender.url, "localStorage": known}]}
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB", storage_state=before)  # type: ignore[arg-type]
    context.set_default_timeout(SHOWN)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(contender.address)
    for selector in (contender.sight.map, contender.sight.chart):
        page.locator(f"{selector} svg path").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    return page


def country(page: Page, contender: Contender, code: str) -> dict[str, float]:
    """A click on the map: milliseconds to the first chart, and to all that the window shows."""
    sight = contender.sight
    name = COUNTRIES[code]
    page.evaluate("() => scrollTo(0, 0)")
    page.locator(sight.map).first.scroll_into_view_if_needed()
    at = point_of(page, sight.map, code)
    page.mouse.move(*at)
    page.wait_for_timeout(BETWEEN)
    boxes = [sight.chart, *(box for box in in_sight(page, sight.panels) if box != sight.chart)]
    page.evaluate("() => performance.clearResourceTimings()")
    arm(page, boxes)
    page.mouse.click(*at)
    seen = settled(page, "words", name)
    first = changed(seen, 0, name)
    others = [box for box in range(1, len(boxes)) if seen[-1].found[box] != seen[0].found[box]]
    every = [max(final(seen, part, range(box, box + 1)) for part in _parts(seen, box)) for box in (0, *others)]
    return {FIRST_CHART: first, ALL: max(first, *every)} | asked(page)


_ASKED = """() => {
  const { acted } = window.benchWatch;
  const asked = performance.getEntriesByType("resource")
    .filter(({ initiatorType, startTime }) => startTime >= acted && /fetch|xmlhttprequest/.test(initiatorType));
  const first = (field) => Math.min(...asked.map((entry) => entry[field])) - acted;
  return asked.length ? [first("startTime"), first("responseEnd"), asked.length] : null;
}"""


def asked(page: Page) -> dict[str, float]:
    """Where the time before the first chart goes: until a question leaves, and until its answer is there.

    Empty where nothing is asked, or not by a request of its own.
    """
    found = page.evaluate(_ASKED)
    return dict(zip((LEAVES, ANSWERED, ASKED), map(float, found), strict=True)) if found else {}


def _parts(seen: Sequence, box: int) -> list[str]:  # type: ignore[type-arg]
    return [part for part in ("colours", "words") if seen[-1].found[box][part] != seen[0].found[box][part]] or ["marks"]


def filtered(page: Page, contender: Contender, age: str) -> dict[str, float]:
    """Another age: milliseconds to the map in its colours."""
    page.evaluate("() => scrollTo(0, 0)")
    page.mouse.move(2, 2)
    own = page.locator('[data-filter="age"] select, select#age')
    arm(page, [contender.sight.map])
    if own.count():
        own.select_option(label=age)
    else:
        option = _offered(page, contender, age)
        page.wait_for_timeout(BETWEEN)
        arm(page, [contender.sight.map])
        option.click()
    return {PAINTED: final(settled(page, "colours"), "colours", range(1))}


def _offered(page: Page, contender: Contender, age: str):  # type: ignore[no-untyped-def]
    """The option of an open list."""
    if contender.name == STREAMLIT:
        page.locator(
            '[data-testid="stSelectbox"] [data-baseweb="select"], [data-testid="stSelectbox"] input'
        ).first.click()
        return page.get_by_role("option", name=age, exact=True)
    opener = page.locator('[data-filter="age"] button.dash-dropdown, button#age, #age button').first
    opener.click()
    return page.locator(".dash-dropdown-content .dash-dropdown-option").get_by_text(age, exact=True)


# -------------------------------------------------------------------------------------------------- ours alone

_TABLE = """async (panel) => {
  const box = document.querySelector(`[data-panel="${panel}"]`);
  const named = (text) => Array.from(box.querySelectorAll(".tabs label")).find((one) => one.textContent.includes(text));
  const stands = () => Array.from(box.querySelectorAll("table tr")).some((row) => row.getClientRects().length);
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const start = performance.now();
  named("Table").click();
  do await frame(); while (!stands() && performance.now() - start < 15000);
  const took = performance.now() - start;
  await new Promise((done) => setTimeout(done, 500));
  named("Map").click();
  await new Promise((done) => setTimeout(done, 500));
  return took;
}"""
_PAGE = """async (path) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const heading = () => (document.querySelector("#page h1") || { textContent: "" }).textContent;
  const drawn = () => Array.from(document.querySelectorAll("#page [data-panel] svg path[d]"))
    .some((path) => path.getClientRects().length && !path.closest("button, summary, label"));
  const before = heading();
  const kept = new Set(document.querySelectorAll("#page [data-panel]"));
  const start = performance.now();
  document.querySelector(`header a[href="${path}"], nav a[href="${path}"]`).click();
  do await frame(); while ((heading() === before || !heading()) && performance.now() - start < 15000);
  const named = performance.now() - start;
  const fresh = () => Array.from(document.querySelectorAll("#page [data-panel]")).some((box) => !kept.has(box));
  while (!(fresh() && drawn()) && performance.now() - start < 15000) await frame();
  return [named, performance.now() - start];
}"""


def own_acts(page: Page, rounds: int) -> dict[str, list[float]]:
    """Tables and changes of pages: milliseconds to what is seen."""
    found: dict[str, list[float]] = defaultdict(list)
    page.evaluate("() => scrollTo(0, 0)")
    tab = page.locator('[data-panel="victims-map"] .tabs label', has_text="Table")
    for _ in range(rounds):
        page.mouse.move(2, 2)
        tab.hover()  # As a reader's pointer is there before it presses: what a tab shows is fetched by then.
        page.wait_for_timeout(BETWEEN)
        found[TABLE].append(float(page.evaluate(_TABLE, "victims-map")))
    for turn in range(rounds):
        named, drawn = page.evaluate(_PAGE, ("/drivers", "/victims")[turn % 2])
        found[PAGE].append(float(named))
        found[PAGE_MAP].append(float(drawn))
        expect(page.locator("#page h1").first).to_have_text(re.compile(r"\w"))
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
    return found


# -------------------------------------------------------------------------------------------------- all

_BARS = {FIRST_CHART: 0.8, ALL: 1.2, PAINTED: 0.5}
_OWN_BARS = {TABLE: 100.0, PAGE: 300.0}


def measure(
    browser: Browser, folder: Path, before: Path | None, rounds: int, names: Sequence[str] = ()
) -> list[Result]:
    """Rounds in which each of them does the same, one after the other."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    with all_served(folder, before, names) as contenders:
        pages = {contender: opened(browser, contender) for contender in contenders}
        for turn in range(rounds + 1):  # The first round warms what remembers, and is not counted.
            for contender, page in pages.items():
                page.bring_to_front()
                code = list(COUNTRIES)[turn % len(COUNTRIES)]
                times = country(page, contender, code) | filtered(page, contender, AGES[turn % 2])
                for what, took in times.items() if turn else ():
                    found[what, contender.name].append(took)
        for contender, page in pages.items():
            if contender.is_ours:
                page.bring_to_front()
                for what, values in own_acts(page, rounds).items():
                    found[what, contender.name] = values
            page.context.close()
        ours = next(contender for contender in contenders if contender.name == OURS)
        steps = year_steps(browser, ours.url, max(rounds, 10))
    results = [_result(what, who, values) for (what, who), values in sorted(found.items(), key=_order)]
    redraws, years = (tuple(steps[name]) for name in ("redraws", "steps"))
    return [
        *results,
        Result(REDRAWN, OURS, redraws, "ms"),
        Result("year step to painted map", OURS, years, "ms", YEAR_STEP_BAR, (REDRAWN, OURS)),
    ]


def _order(entry: tuple[tuple[str, str], list[float]]) -> tuple[int, int]:
    (what, who), _ = entry
    acts = (FIRST_CHART, ALL, LEAVES, ANSWERED, ASKED, PAINTED, TABLE, PAGE, PAGE_MAP)
    return acts.index(what), (OURS, "ours before", TUTORIAL, STREAMLIT, FLOOR).index(who)


def _result(what: str, who: str, values: Sequence[float]) -> Result:
    beside = (what, TUTORIAL) if what in _BARS else None
    bar = (_BARS.get(what) or _OWN_BARS.get(what)) if who == OURS else None
    return Result(
        what,
        who,
        tuple(values),
        "" if what == ASKED else "ms",
        bar,
        beside if who != TUTORIAL else None,
        is_drawn=what in _BARS,
    )
