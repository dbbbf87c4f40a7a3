"""Every page, on a laptop and on a phone: nothing cut off, nothing refused by the policy, nothing axe finds serious."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.steps import LAPTOP, PAGES, PHONE, enlarge, moved, open_menu, opened, options, results, until
from tests.fixtures.sweeps import each

# What reaches over the right edge and is not inside something that scrolls by itself, and words that lie over others.
_CUT = """() => {
  const scrolls = (node) => node.closest("svg, #base, .shell") === node.closest(".shell")
    && [...ancestors(node)].some((one) => getComputedStyle(one).overflowX !== "visible");
  function* ancestors(node) {
    for (let one = node.parentElement; one && !one.classList.contains("shell"); one = one.parentElement) yield one;
  }
  return Array.from(document.querySelectorAll(".shell *")).filter((node) => {
    const box = node.getBoundingClientRect();
    const isWhole = node.scrollWidth <= node.clientWidth + 1;
    if (!isWhole && node.matches(".family a, .statuses td > div, .statuses td .status")) return true;
    return box.width && !node.closest("svg") && (box.right > innerWidth + 1 || box.left < -1)
      && !node.matches(".skip, .dash-dropdown-focus-target") && !scrolls(node);
  }).map((node) => `${node.tagName}.${node.className} ${node.getBoundingClientRect().right}`);
}"""


# Words of drawings that reach over the edge of what cuts them off.
_CUT_DRAWN = """() => Array.from(document.querySelectorAll("#page svg text")).filter((text) => {
  const svg = [...ancestors(text)].findLast((one) => one instanceof SVGSVGElement);
  const [box, frame] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
  const isOver = box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1
    || box.bottom > frame.bottom + 1;
  return box.width && isOver && getComputedStyle(svg).overflow !== "visible" && getComputedStyle(text).opacity !== "0";
  function* ancestors(node) {
    for (let one = node.parentElement; one; one = one.parentElement) yield one;
  }
}).map((text) => `${text.closest("[data-panel]")?.dataset.panel}: ${text.textContent}`)"""


def serious(page: Page, only: str = "", *, comes: bool = True, within: str | None = None) -> list[str]:
    """What axe finds: WCAG 2.2 A and AA, and best practices; of one rule alone where `only` names it.

    `comes`: whether a page will. `within`: of one part alone, where the rest was looked at before.
    """
    # What is on its way is dimmed, and comes up gently.
    busy = "document.querySelector('#page[aria-busy]')" if comes else "false"
    until(page, f"() => !{busy} && !document.getAnimations().length")
    until(page, REACHED)
    asked = {"type": "rule", "values": [only]} if only else {"type": "tag", "values": RULES}
    options = {"resultTypes": ["violations"], "runOnly": asked}
    found = Axe().run(page, within, options=options).response["violations"]
    return [f"{item['id']}: {node['html'][:200]}" for item in found for node in item["nodes"]]


REACHED = """() => Array.from(document.querySelectorAll(".body-chart")).every((box) => box.tabIndex >= 0
  || box.scrollWidth <= box.clientWidth + 1 || !["auto", "scroll"].includes(getComputedStyle(box).overflowX))"""
"""A chart wider than its box is a stop of the Tab key: soon after the window's width has changed, not at once."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


OTHERWISE = (
    "/?area=NGA", "/progress?area=015", "/victims?view=victims-map.table,victims-trend.table",
    "/data/coverage?area=034", "/data/origin?area=AFG", "/data/catalogue#about-detected-victims",
    "/data/dossier?area=NGA",
)  # fmt: skip
"""Pages that show more than at their plain address, and stand for it where the plain one shows nothing else."""
COVERED = ("/data/coverage", "/data/dossier", "/data/origin", "/data/catalogue", "/progress")


OF_EACH_KIND = {
    "/?area=NGA": "a headline, a map and tiles",
}
"""What `make test` looks at; `make test-all` looks at every page, also in each way it is met (`test_each_way.py`)."""
CLOSE: tuple[ViewportSize, ViewportSize] = ({"width": 320, "height": 256}, {"width": 640, "height": 512})
"""A window of 1280 by 1024 pixels, enlarged to 400 and to 200 per cent."""


@pytest.mark.parametrize("path", each([*(path for path in PAGES if path not in COVERED), *OTHERWISE], OF_EACH_KIND))
def test_page_fits_its_window_keeps_its_policy_and_has_no_serious_finding(reader: Page, path: str) -> None:
    reader.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', (e) => window.refused.push(e.blockedURI))"
    )
    reader.set_viewport_size(PHONE)
    opened(reader, path)
    assert fits(reader, PHONE["width"])
    # What a finger has to meet.
    assert serious(reader, only="target-size") == []
    for window in (*CLOSE, LAPTOP):
        reader.set_viewport_size(window)
        # Charts take the new width a moment later.
        until(reader, "() => Array.from(document.querySelectorAll('.js-plotly-plot')).every((div) => !div.offsetWidth"
              " || Math.abs(div.offsetWidth - div._fullLayout.width) < 2)")  # fmt: skip
        assert fits(reader, window["width"])
    assert serious(reader) == []
    reader.evaluate("document.documentElement.dataset.scheme = 'dark'")
    assert serious(reader, only="color-contrast") == []
    assert reader.evaluate("window.refused") == []


def fits(page: Page, width: int) -> bool:
    """Whether nothing scrolls sideways and nothing is cut off, no words of a chart either."""
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.evaluate(_CUT) == []
    assert page.evaluate(_CUT_DRAWN) == []
    return True


def open_filter(name: str) -> Callable[[Page], None]:
    """Opens the list of a filter."""

    def act(page: Page) -> None:
        page.locator(f'[data-filter="{name}"] button.dash-dropdown').click()
        expect(options(page).first).to_be_visible()

    return act


def open_search(page: Page) -> None:
    """Opens the search of the header."""
    page.keyboard.press("/")
    page.keyboard.type("child")
    expect(results(page).nth(7)).to_be_visible()


def filters_on_a_phone(page: Page) -> None:
    """Shows the filters on a phone."""
    page.set_viewport_size(PHONE)
    page.locator("#filters-button").click()
    expect(page.locator("#filters")).to_be_visible()


def menu_on_a_phone(page: Page) -> None:
    """Shows the menu on a phone."""
    page.set_viewport_size(PHONE)
    page.locator("#menu-button").click()
    expect(page.locator("#menu")).to_be_visible()


def enlarged(page: Page) -> None:
    """Enlarges the map."""
    enlarge(page, "overview-map")


def menu_of_a_panel(kind: str) -> Callable[[Page], None]:
    """Opens one of the menus of the map's bar."""

    def act(page: Page) -> None:
        open_menu(page, "overview-map", kind)

    return act


ACTS: dict[str, Callable[[Page], None]] = {
    "share": menu_of_a_panel("share"),
    "more": menu_of_a_panel("more"),
    "areas": open_filter("area"),
    "sexes": open_filter("sex"),
    "search": open_search,
    "filters-phone": filters_on_a_phone,
    "menu-phone": menu_on_a_phone,
    "enlarged": enlarged,
}
OF_A_PANEL = ("share", "more", "enlarged")


@pytest.mark.sweep  # In a state that opens over the page: `test_states.py`.
@pytest.mark.parametrize("act", ACTS)
def test_axe_finds_nothing_serious_in_what_opens(visitor: Page, act: str) -> None:
    # What opens over any page is opened over one that is quickly drawn and looked through.
    moved(visitor, "/?area=NGA,GHA" if act in OF_A_PANEL else "/data/coverage?area=NGA,GHA")
    ACTS[act](visitor)
    assert serious(visitor) == []


@pytest.mark.sweep
def test_a_reader_who_prefers_the_dark_gets_it_and_axe_finds_nothing_serious(browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport=LAPTOP, base_url=base_url, color_scheme="dark")
    page = opened(context.new_page(), "/country/NGA")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    assert serious(page) == []
    context.close()
