"""Steps that browser tests share: open a page, wait for what it shows, choose, and read what a map or a table says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Request, ViewportSize, expect

LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
PAGES = (
    "/", "/victims", "/flows", "/drivers", "/drivers/timeline", "/drivers/relation", "/justice", "/protection",
    "/progress", "/country", "/country/NGA", "/compare", "/data", "/data/catalogue", "/data/sources", "/data/coverage",
    "/data/dossier", "/data/on-the-move", "/data/not-measured", "/data/changes", "/data/report", "/data/method",
    "/data/origin", "/data/own", "/deck", "/about", "/nowhere",
)  # fmt: skip

NOWHERE = ("/nowhere", "/country/QQQ", "/print/country/QQQ")
"""Addresses of no page, which tests open: the server answers 404, and the browser notes that by itself."""
LOST = "There is no such page"
"""Heading of the page that stands there."""
QUIET, STEP = 400, 50
"""Milliseconds without a question after which a page has all its answers, and between looks."""

# The policy of the pages forbids eval, on which Playwright's own wait_for_function rests.
_UNTIL = """async (argument) => {
  const met = %s;
  const end = performance.now() + %d;
  while (!met(argument)) {
    if (performance.now() > end) throw new Error("never came true: " + met);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}"""
SHOWN = """() => {
  const drawn = (box) => {
    if (!box.offsetWidth || box.closest("details:not([open])")) return true;
    const body = {
      map: ".map-plot path[data-k], .map-plot .scattergeo path.point",
      table: ".body-table table, .body-table .labour, .body-table ol.steps, .body-grid[data-state=ready] .ag-row",
      chart: ".body-chart .plot-container .main-svg, .body-chart .coverage-cells path",
    }[box.dataset.tab];
    const title = box.querySelector(".panel-title, .strip-title");
    return box.querySelector(body) && title.textContent;
  };
  const panels = Array.from(document.querySelectorAll("[data-panel]"));
  const blocks = Array.from(document.querySelectorAll("#page .block"));
  const wanted = location.pathname.startsWith("/country/") ? "country-near-map" : "";
  const filters = Array.from(document.querySelectorAll("[data-filter]"));
  const isAlive = !document.getElementById("standing") && document.querySelector("#page:not([aria-busy]) h1");
  return isAlive && panels.every(drawn) && (!wanted || panels.length > 1)
    && filters.every((filter) => filter.querySelector("button.dash-dropdown, input[type=checkbox]"))
    && blocks.every((block) => block.textContent || block.closest("details:not([open]), [data-part=shut]")
      || /progress-(takes|explained)|compare-/.test(block.className));
}"""
_FORGET = """() => {
  sessionStorage.clear();
  localStorage.removeItem("reach-studio");
  document.activeElement.blur();
  scrollTo(0, 0);
}"""
FORGET_ALL = "() => { localStorage.clear(); localStorage.setItem('reach-welcomed', '1'); }"
"""All that a browser keeps goes but that its reader was here before: the next page of the session would greet them."""
_STANDS = """() => {
  const heading = document.querySelector("#page h1");
  return heading && [heading.textContent, location.pathname, !document.querySelector("#page[aria-busy]")];
}"""
"""Heading and path of the page that is open, and whether it has come; nothing where there is none of ours."""
_IS_ANOTHER = """(before) => {
  const heading = document.querySelector("#page:not([aria-busy]) h1");
  return heading && heading.textContent !== before;
}"""
_LEFT_OPEN = "dialog[open], .panel.enlarged, .ag-filter, .dash-dropdown-content, :is(.share-menu, .more-menu)[open]"
_PAINTED = """(panel) => {
  const div = document.querySelector(`[data-panel="${panel}"] .map-plot`);
  const shapes = {};
  for (const path of div.querySelectorAll(".choroplethlayer path.choroplethlocation")) {
    if (path.parentNode.__data__[0].trace.index === 0) shapes[path.__data__.loc] = path.dataset.k;
  }
  const dots = {};
  const older = {};
  for (const path of div.querySelectorAll(".scattergeo path.point")) {
    const code = path.parentNode.__data__[0].trace.customdata[path.__data__.i];
    if (path.dataset.old) older[code] = path.dataset.old;
    else if (path.dataset.k !== "-" || getComputedStyle(path).display !== "none") dots[code] = path.dataset.k;
  }
  return { shapes, dots, older };
}"""
_WITHIN = """([panel, code]) => {
  const div = document.querySelector(`[data-panel="${panel}"] .map-plot`);
  div.scrollIntoView({ block: "center" });
  const path = Array.from(div.querySelectorAll(".choroplethlayer path.choroplethlocation"))
    .find((one) => one.__data__.loc === code);
  const [box, frame, onto] = [path.getBoundingClientRect(), div.getBoundingClientRect(), path.getScreenCTM().inverse()];
  for (let part = 2; part < 16; part += 1) {
    for (let across = 1; across < part; across += 1) {
      for (let down = 1; down < part; down += 1) {
        const at = new DOMPoint(box.left + (box.width * across) / part, box.top + (box.height * down) / part);
        const inside = at.x > frame.left && at.x < frame.right && at.y > frame.top && at.y < frame.bottom;
        const free = inside && div.contains(document.elementFromPoint(at.x, at.y));
        if (free && path.isPointInFill(at.matrixTransform(onto))) return [at.x, at.y];
      }
    }
  }
  return null;
}"""


def until(page: Page, condition: str, argument: Any = None, seconds: float = 60) -> None:
    """Wait until a JavaScript function of `argument` returns something true."""
    page.evaluate(_UNTIL % (condition, int(1000 * seconds)), argument)


def shown(page: Page) -> None:
    """Wait until every panel and block in sight shows what it should."""
    until(page, SHOWN)


def unfolded(page: Page) -> Page:
    """Open whatever is folded, and wait for it."""
    page.evaluate("() => { for (const fold of document.querySelectorAll('details.fold')) fold.open = true; }")
    heads = "[data-part=shut] > :is(h2, h3) > button"  # On a phone.
    page.evaluate("(heads) => { for (const head of document.querySelectorAll(heads)) head.click(); }", heads)
    shown(page)
    return page


def opened(page: Page, address: str, *, folded: bool = False) -> Page:
    """Open an address and wait for all that it shows, what is folded included unless it is to stay so."""
    page.goto(address)
    shown(page)
    return page if folded else unfolded(page)


def within(page: Page, path: str) -> None:
    """Go to an address of ours without the server, as a link within the page does."""
    page.evaluate(
        "(path) => { history.pushState({}, '', path); dispatchEvent(new Event('_dashprivate_pushstate')); }", path
    )


def moved(page: Page, path: str, *, folded: bool = False) -> Page:
    """Go to an address within a page that is open, and wait for all it shows.

    To another choice of the same page, or from one that has not come yet, by way of one that shows nothing.
    """
    stands = page.evaluate(_STANDS)
    if stands is None:
        return opened(page, path, folded=folded)
    heading, at, is_there = stands
    if at == urlsplit(path).path or not is_there:
        within(page, "/nowhere")
        expect(page.locator("#page h1").first).to_have_text(LOST)
        heading = LOST
    within(page, path)
    page.evaluate(_FORGET)
    until(page, _IS_ANOTHER, heading)
    shown(page)
    return page if folded else unfolded(page)


def stayed(page: Page, path: str, *, folded: bool = False) -> Page:
    """As `moved`, but where a test before has left this very address, its page is not drawn anew.

    For tests that follow one another and change what the address says, or close again what they open.
    """
    here = urlsplit(page.url)
    is_here = f"{here.path}?{here.query}".removesuffix("?") == path and not here.fragment
    if not is_here or page.locator(_LEFT_OPEN).count():
        return moved(page, path, folded=folded)
    page.evaluate(_FORGET)
    shown(page)
    return page if folded else unfolded(page)


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """What is done within has its answers when this ends: nothing has been asked of the server for a while."""
    waiting: set[Request] = set()

    def asked(request: Request) -> None:
        waiting.add(request)

    def ended(request: Request) -> None:
        waiting.discard(request)

    heard = (("request", asked), ("requestfinished", ended), ("requestfailed", ended))
    for event, hear in heard:
        page.on(event, hear)
    yield
    quiet = 0
    while quiet < QUIET:
        page.wait_for_timeout(STEP)
        quiet = 0 if waiting else quiet + STEP
    for event, hear in heard:
        page.remove_listener(event, hear)


def parts_of(request: Request) -> list[str]:
    """What a request asks for of what panels and blocks show: "victims-map.map"; nothing where it asks for else."""
    _, found, rest = request.url.partition("/answers/")
    return rest.partition("?")[0].split(",") if found else []


def panel(page: Page, name: str) -> Locator:
    """One panel."""
    return page.locator(f'[data-panel="{name}"]')


def title(page: Page, name: str) -> Locator:
    """The title of a panel."""
    return panel(page, name).locator(".panel-title")


def show_tab(page: Page, name: str, tab: str) -> None:
    """Show a panel's Map, Chart or Table, and wait for it."""
    panel(page, name).locator(".tabs label", has_text=tab).click()
    expect(panel(page, name)).to_have_attribute("data-tab", tab.lower())
    shown(page)


def open_menu(page: Page, name: str, kind: str) -> Locator:
    """Open the "share" or "more" menu of a panel's bar."""
    menu = panel(page, name).locator(f".{kind}-menu")
    menu.locator("> button").click()
    expect(menu.locator("> button")).to_have_attribute("aria-expanded", "true")
    return menu


def studio_of(page: Page) -> Locator:
    """The export studio, once it is open."""
    studio = page.locator("dialog.studio[open]")
    expect(studio).to_be_visible()
    return studio


def open_studio(page: Page, name: str) -> Locator:
    """Open the export studio for a panel."""
    panel(page, name).locator('[data-act="studio"]').click()
    return studio_of(page)


def leave_studio(page: Page) -> None:
    """Close it with the keyboard, once its preview is there: a question that is broken off is no fault of a page."""
    expect(page.locator(".studio-preview[aria-busy]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.studio[open]")).to_have_count(0)


def enlarge(page: Page, name: str) -> None:
    """Let a panel fill the window."""
    open_menu(page, name, "more").locator('[data-act="enlarge"]').click()
    expect(page.locator(".panel.enlarged")).to_be_visible()


def options(page: Page) -> Locator:
    """What the open list of a filter offers."""
    return page.locator(".dash-dropdown-content .dash-dropdown-option")


def results(page: Page) -> Locator:
    """The names of what the search of the header offers."""
    return page.locator("#search-list .search-name")


def search(page: Page, words: str, *, is_here: bool = False) -> None:
    """Find a country with the keyboard alone, for its own page or (`is_here`) for the page that is open."""
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type(words)
    expect(results(page).first).to_have_text(words)
    if is_here:
        expect(results(page).nth(1)).to_have_text(f"{words}: on this page")
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def choose(page: Page, name: str, label: str) -> None:
    """Choose an option of one filter; the long list of areas is narrowed down by typing."""
    page.locator(f'[data-filter="{name}"] button.dash-dropdown').click()
    expect(options(page).first).to_be_visible()
    if name == "area":
        page.locator("input.dash-dropdown-search").fill(label)
        expect(options(page).first).to_have_text(label)
    options(page).get_by_text(label, exact=True).click()
    if name == "area":
        page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)


def year(page: Page, name: str) -> Locator:
    """The year that a panel's timeline says."""
    return panel(page, name).locator(".year-shown")


def move_to_year(page: Page, name: str, wanted: int) -> None:
    """Move the slider of a panel with the keyboard, year by year."""
    slider = panel(page, name).locator('[data-act="year"]')
    slider.focus()
    steps = wanted - int(slider.input_value())
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
    expect(year(page, name)).to_have_text(str(wanted))


def painted(page: Page, name: str) -> dict[str, dict[str, str]]:
    """Class of each area as the map paints it: of its shape (`shapes`) and of its dot (`dots`)."""
    classes: dict[str, dict[str, str]] = page.evaluate(_PAINTED, name)
    return classes


def place_of(page: Page, name: str, code: str) -> tuple[float, float]:
    """A point of the screen within an area's shape; the area must have one that can be pointed at."""
    before = None
    # What was chosen before may still move the map, or what stands above it: the place is one that has stayed.
    while (found := page.evaluate(_WITHIN, [name, code])) != before:
        before = found
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")
    assert found is not None, f"no point of {code} can be reached on {name}"
    return float(found[0]), float(found[1])


def hover_area(page: Page, name: str, code: str) -> None:
    """Point at an area of a map."""
    page.mouse.move(*place_of(page, name, code))


def click_area(page: Page, name: str, code: str) -> None:
    """Click on an area of a map."""
    page.mouse.click(*place_of(page, name, code))


def said_by_table(page: Page, name: str) -> list[list[str]]:
    """The cells of a panel's table, head first."""
    rows: list[list[str]] = page.evaluate(
        """(panel) => Array.from(document.querySelectorAll(`[data-panel="${panel}"] .body-table tr`))
             .map((row) => Array.from(row.cells).map((cell) => cell.textContent))""",
        name,
    )
    return rows


def address(page: Page, base_url: str) -> str:
    """Path and query that the address bar shows."""
    return re.sub(f"^{re.escape(base_url)}", "", page.url)
