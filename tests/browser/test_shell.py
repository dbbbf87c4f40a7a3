"""What stands around each page: one edge, a menu that stays, type for a projector, keys, and a word to who is new."""

from __future__ import annotations

from collections import defaultdict

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.browser.steps import LAPTOP, PHONE, moved, opened, shown, stayed, until, within
from tests.browser.test_every_page import serious
from tests.fixtures.sweeps import WALKS, Walk, chosen

SMALL: ViewportSize = {"width": 1024, "height": 768}
PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
LARGEST: ViewportSize = {"width": 3840, "height": 2160}
_SHIFTED = """() => new Promise((resolve) => {
  let sum = 0;
  const seen = new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; });
  seen.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 200);
})"""
_SHAPE = """() => {
  const title = document.querySelector('[data-panel="victims-trend"] .panel-title');
  return getComputedStyle(title, "::before").content;
}"""
_EDGES = """() => [".head", "#page", ".foot"].map((name) => {
  const [part, style] = [document.querySelector(name), getComputedStyle(document.querySelector(name))];
  const box = part.getBoundingClientRect();
  return [box.left + parseFloat(style.paddingLeft), box.right - parseFloat(style.paddingRight)].map(Math.round).join();
})"""
_MENU = """() => [...document.querySelectorAll(".brand, .menu-link, #search-box")].map((part) => {
  const { x, y, width } = part.getBoundingClientRect();
  return [Math.round(x), Math.round(y), Math.round(width)].join();
})"""
# As it is seen: a chart is drawn small and enlarged.
_SMALLEST = """() => {
  const known = new Map([[null, 1]]);
  const enlarged = (node) => {
    if (!known.has(node)) {
      const { transform, zoom } = getComputedStyle(node);
      const own = transform === "none" ? 1 : new DOMMatrix(transform).a || 1;
      known.set(node, own * (parseFloat(zoom) || 1) * enlarged(node.parentElement));
    }
    return known.get(node);
  };
  const says = (node) => [...node.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
  const seen = [...document.querySelectorAll(".shell *")].filter((node) => says(node) && node.checkVisibility()
    && node.getClientRects().length && !node.closest("script, .unseen, #tip"));
  return Math.min(...seen.map((node) => parseFloat(getComputedStyle(node).fontSize) * enlarged(node)));
}"""
_STARTS = """(page) => [...document.querySelectorAll(":is(.pair, .grid) > [data-panel]")].map((panel) => {
  const { top } = panel.getBoundingClientRect();
  return [Math.round(top), Math.round(panel.querySelector(".panel-body").getBoundingClientRect().top)];
})"""


@pytest.mark.parametrize("walk", WALKS)
def test_header_content_and_footer_have_one_edge_and_the_menu_stays_where_it_is(visitor: Page, walk: Walk) -> None:
    seen: dict[int, list[list[str]]] = defaultdict(list)
    for path in ("/data/method", "/about"):
        moved(visitor, path, folded=True)
        for size in chosen((SMALL, PROJECTOR, LARGEST, LAPTOP), (SMALL, PROJECTOR, LAPTOP), walk):
            visitor.set_viewport_size(size)
            assert len(set(visitor.evaluate(_EDGES))) == 1, (size, path)
            seen[size["width"]].append(visitor.evaluate(_MENU))
    for wide, (first, second) in seen.items():
        assert first == second, wide
        assert len({part.split(",")[1] for part in first[1:-1]}) == 1, "the menu is one line"


def test_charts_beside_each_other_begin_at_one_line(visitor: Page) -> None:
    stayed(visitor, "/victims", folded=True)
    until(visitor, "() => [...document.querySelectorAll('.grid .panel-title')].every((title) => title.textContent)")
    starts = visitor.evaluate(_STARTS)
    rows = {top: {body for other, body in starts if other == top} for top, _ in starts}
    assert len(starts) > len(rows) and all(len(bodies) == 1 for bodies in rows.values()), starts


STATUSES = "/progress?area=015"
"""Of a few countries: those of all take seconds to be drawn, and have no other text."""
LEAST = {"laptop": (LAPTOP, 12), "projector": (PROJECTOR, 16), "largest": (LARGEST, 32)}
"""Screens, and how large the smallest text on them must be."""


@pytest.mark.parametrize("walk", WALKS)
def test_no_text_is_too_small_for_its_screen(visitor: Page, walk: Walk) -> None:
    for path in chosen(("/victims", "/country/NGA", STATUSES), ["/victims"], walk):
        stayed(visitor, path, folded=True)
        for screen in chosen(LEAST, ["laptop", "projector"], walk):
            size, least = LEAST[screen]
            visitor.set_viewport_size(size)
            shown(visitor)
            assert visitor.evaluate(_SMALLEST) >= least - 0.1, (path, screen)


@pytest.mark.sweep  # A map that is pointed at: `test_world_map.py`.
def test_an_enlarged_map_and_chart_are_pointed_at_where_they_are(visitor: Page) -> None:
    visitor.set_viewport_size(PROJECTOR)
    moved(visitor, "/victims", folded=True)
    at = visitor.evaluate(
        """() => {
             const paths = document.querySelectorAll('[data-panel="victims-map"] .choroplethlocation');
             const box = [...paths].find((one) => one.__data__.loc === "BRA").getBoundingClientRect();
             return [box.x + box.width / 2, box.y + box.height * 0.45];
           }"""
    )
    visitor.mouse.move(*at)
    expect(visitor.locator("#tip")).to_contain_text("Brazil")
    bar = visitor.locator('[data-panel="victims-trend"] .bars .point path').last.bounding_box()
    assert bar is not None
    visitor.mouse.move(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    expect(visitor.locator('[data-panel="victims-trend"] .hoverlayer')).to_contain_text("2023")


def test_a_question_mark_lists_the_keys_and_keys_of_one_sign_can_be_turned_off(visitor: Page) -> None:
    moved(visitor, "/data/own")
    dialog, search = visitor.locator(".keys-window"), visitor.locator("#search")
    visitor.locator("#page").focus()
    visitor.keyboard.press("?")
    expect(dialog).to_be_visible()
    for _ in range(4):
        visitor.keyboard.press("Tab")
        assert visitor.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    assert serious(visitor) == []
    box = dialog.get_by_role("checkbox")
    box.uncheck()
    visitor.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    visitor.locator("#page").focus()
    for key in ("/", "?"):
        visitor.keyboard.press(key)
    expect(dialog).to_be_hidden()
    expect(search).not_to_be_focused()
    visitor.locator(".foot").get_by_role("button", name="Keys").click()
    box.check()
    # What is behind a window that is open stays there; a box to tick is no field to write in.
    visitor.keyboard.press("/")
    expect(box).to_be_focused()
    visitor.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    for place in ("#page", "#page input[type=checkbox]"):
        visitor.locator(place).focus()
        visitor.keyboard.press("/")
        expect(search).to_be_focused()
        visitor.keyboard.press("Escape")
    expect(visitor.locator("#page input[type=checkbox]")).to_be_focused()


@pytest.mark.sweep  # Also `test_welcome.py`.
def test_whoever_is_new_is_told_three_things_once(browser: Browser, base_url: str) -> None:
    context = browser.new_context(viewport=PHONE, base_url=base_url, locale="en-GB")
    page = context.new_page()
    opened(page, "/about")
    told = page.get_by_role("complementary", name="For a first visit")
    expect(told.get_by_role("listitem")).to_have_count(3)
    assert page.evaluate(_SHIFTED) == 0, "it moves nothing"
    told.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(told).to_have_count(0)
    opened(page, "/about")
    expect(told).to_have_count(0)
    context.close()


def test_a_page_that_waits_for_its_figures_has_their_shape(visitor: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    moved(visitor, "/about")
    visitor.route("**/answers/**", hold)
    within(visitor, "/victims?area=SUR")  # Not what another test has had already.
    title = visitor.locator('[data-panel="victims-trend"] .panel-title')
    expect(title).to_have_count(1)
    assert visitor.evaluate(_SHAPE) == '""'
    for route in held:
        route.continue_()
    visitor.unroute("**/answers/**")
    expect(title).not_to_be_empty()
