"""The keyboard's way through a page, and what is pressed on it: few stops, nothing out of reach, nothing small."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.steps import PHONE, moved, opened, panel, stayed
from tests.fixtures.sweeps import each

MOST = 60
"""Stops of the Tab key on a page as it comes."""
WALKED = (
    "/", "/victims", "/flows", "/drivers", "/drivers/timeline", "/drivers/relation", "/justice", "/protection",
    "/progress", "/country", "/country/BGD", "/country/NRU", "/compare", "/data", "/data/catalogue", "/data/sources",
    "/data/coverage", "/data/dossier", "/data/on-the-move", "/data/not-measured", "/data/changes", "/data/report",
    "/data/method", "/data/origin?area=AFG", "/data/own", "/deck", "/about", "/country/BGD?lang=ar",
    "/data/catalogue?lang=ar", "/data/claims", "/data/dossier?area=BGD", "/drivers/timeline?area=BGD",
)  # fmt: skip
LONG_WORDS, IN_LONG_WORDS = ("ru", "ar"), (
    "/drivers", "/drivers/relation", "/drivers/timeline?area=BGD", "/protection", "/data/coverage",
)  # fmt: skip
"""Languages in which the words of charts need most room, and the pages whose charts have most of them."""
FEW = {"/flows": "filters, a map, a table, and the tools of both"}
"""A walk by its nature: the others, the longest page of a country among them, are in the sweep."""

# What has the focus, marked: none where the page begins anew. And by which key it goes on to what belongs with it: a
# map, a field or a slider has arrows of its own.
_MARK = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return [null, null];
  at.dataset.stop = at.dataset.stop || String(Math.random());
  const stop = at.dataset.stop;
  if (!at.matches("a, button, summary, input[type=radio]") || at.matches(".dash-dropdown")) return [stop, null];
  if (at.closest(".zoom")) return [stop, "ArrowDown"];
  const around = at.closest(".timeline") || document.documentElement;
  return [stop, getComputedStyle(around).direction === "rtl" ? "ArrowLeft" : "ArrowRight"];
}"""
# What is seen and can be pressed, and never had the focus: rows of the large table have keys of their own.
_MISSED = """() => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
  const parts = Array.from(document.querySelectorAll(":is(.head, #page, .foot) :is(a[href], button, summary)"));
  const others = ".body-grid, .coverage-box, :disabled, [role=option], .dash-dropdown-wrapper";
  return parts.filter((one) => seen(one) && !one.dataset.stop && !one.closest(others))
    .map((one) => one.outerHTML.slice(0, 160));
}"""
# Of the way through the whole house each link is a stop: whoever listens would pass over what arrows alone lead to.
_SINGLE = """() => Array.from(document.querySelectorAll("#menu a, .foot nav :is(a, button)"))
  .filter((one) => one.checkVisibility() && one.tabIndex < 0).map((one) => one.textContent)"""
# Of what is no part of a sentence: its own box, that of its label, and the part around it that takes the pointer, too.
_SMALL = """(least) => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length
    && !one.disabled;
  const inSentence = (one) => {
    if (!/^(a|button)$/i.test(one.tagName) || getComputedStyle(one).display !== "inline") return false;
    if (one.closest(".maps")) return false; // a list of ways, each named by what stands before it
    const text = one.closest("p, li, dd, td, th, dt, figcaption, blockquote, h1, h2, h3");
    return Boolean(text) && text.textContent.trim().length > one.textContent.trim().length + 3;
  };
  const union = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
  const box = (one) => {
    const edges = (r) => [r.left, r.top, r.right, r.bottom];
    const lines = Array.from(one.getClientRects()).map(edges);
    let made = lines.reduce((a, b) => ((a[2] - a[0]) * (a[3] - a[1]) > (b[2] - b[0]) * (b[3] - b[1]) ? a : b));
    for (const label of one.labels || []) made = union(made, edges(label.getBoundingClientRect()));
    for (const part of ["::before", "::after"]) {
      const style = getComputedStyle(one, part);
      const [left, top, width, height] = ["left", "top", "width", "height"].map((name) => parseFloat(style[name]));
      if (style.content === "none" || style.position !== "absolute") continue;
      if (![left, top, width, height].every(Number.isFinite)) continue;
      const around = one.getBoundingClientRect();
      made = union(made, [around.left + left, around.top + top, around.left + left + width, around.top + top + height]);
    }
    return made;
  };
  const parts = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  return Array.from(document.querySelectorAll(parts)).filter(seen).flatMap((one) => {
    if (inSentence(one) || one.closest(".ag-root, .body-grid")) return [];
    const [left, top, right, bottom] = box(one);
    const unseen = right - left <= 1 || bottom - top <= 1;
    const small = Math.min(right - left, bottom - top) < least - 1;
    const size = `${Math.round(right - left)} x ${Math.round(bottom - top)}`;
    return small && !unseen ? [`${one.outerHTML.slice(0, 140)} ${size}`] : [];
  });
}"""
# A link that is all of its paragraph, without the class by which it has the room of one: no rule of a sheet can tell it
# from one within a sentence.
_ALONE = """() => Array.from(document.querySelectorAll("#page p > a:only-child"))
  .filter((one) => one.textContent.trim() === one.parentElement.textContent.trim())
  .filter((one) => !one.matches(".more, .origin, .glance-figure > a, .feed-all > a"))
  .map((one) => one.outerHTML.slice(0, 140))"""
# Words of a chart, and a small map's table, that the edge of its picture or of a narrow window cuts; names cut to a
# letter or two; names of countries that their cell cuts.
_BEYOND = """() => {
  const drawn = Array.from(document.querySelectorAll(".chart-plot svg text"));
  const words = drawn.filter((text) => {
    const { left, right, width } = text.getBoundingClientRect();
    const around = text.ownerSVGElement.getBoundingClientRect();
    const isScrolled = text.closest("[data-kind=flow-matrix]");
    const isOut = left < Math.max(around.left, 0) - 2 || right > Math.min(around.right, innerWidth) + 2;
    return width && !isScrolled && (isOut || /^.{0,3}…/.test(text.textContent));
  });
  const names = Array.from(document.querySelectorAll(".coverage-name"))
    .filter((name) => name.scrollWidth > name.clientWidth + 1);
  const tables = Array.from(document.querySelectorAll(".small-map .body-table"));
  return [
    ...[...words, ...names].map((text) => text.textContent),
    ...tables.filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className),
  ];
}"""
_LAID_OPEN = "() => { for (const one of document.querySelectorAll('#page details')) one.open = true; }"
"""Lists that a reader folds out, not only the parts of a page."""
# What is heard of the tools of a panel without what is seen, twice, at length, as half a sentence, or not at all.
_UNHEARD = """() => {
  const tools = Array.from(document.querySelectorAll(".bar-acts > button, .bar-acts > .tool-menu > button"));
  const said = tools.filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => [one.getAttribute("aria-label") || "", one.textContent]);
  const names = said.map(([name]) => name);
  const titles = Array.from(document.querySelectorAll("[data-panel] .panel-title")).map((one) => one.textContent);
  const isHalf = (of) => /: |：/.test(of) && titles.some((title) => title.startsWith(of) && title !== of);
  const bare = Array.from(document.querySelectorAll(".bar [role=radiogroup]"))
    .filter((one) => one.checkVisibility() && !one.getAttribute("aria-label"));
  return [
    ...said.filter(([name, seen]) => !name.startsWith(`${seen}: `)).map(([name, seen]) => `${seen} is called ${name}`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `twice: ${name}`),
    ...names.filter((name) => name.length > 120).map((name) => `long: ${name}`),
    ...said.map(([name, seen]) => name.slice(seen.length + 2)).filter(isHalf).map((of) => `half: ${of}`),
    ...bare.map((one) => `no name: ${one.textContent} of ${one.closest("[data-panel]").dataset.panel}`),
  ];
}"""


def stops(page: Page) -> int:
    """How often Tab is pressed until the page begins anew; at each stop the arrows are followed to their end."""
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")
    page.locator(".skip").focus()
    now, onward = page.evaluate(_MARK)
    met = [now]
    while len(met) <= 2 * MOST:
        if onward:
            follow(page, onward)
        page.keyboard.press("Tab")
        now, onward = page.evaluate(_MARK)
        if now is None or now in met:
            return len(met)
        met.append(now)
    return len(met)


def follow(page: Page, key: str) -> None:
    """Mark all that an arrow leads to from what has the focus."""
    page.keyboard.press("Home")
    reached = {page.evaluate(_MARK)[0]}
    while True:
        page.keyboard.press(key)
        now, _ = page.evaluate(_MARK)
        if now in reached:
            return
        reached.add(now)


@pytest.mark.parametrize("path", each(WALKED, FEW))
def test_a_page_has_few_stops_and_nothing_is_out_of_reach_or_small(visitor: Page, path: str) -> None:
    if "lang=" in path:
        opened(visitor, path, folded=True)
    else:
        moved(visitor, path, folded=True)
    assert stops(visitor) <= MOST
    assert visitor.evaluate(_SINGLE) == []
    assert visitor.evaluate(_MISSED) == []
    assert visitor.evaluate(_UNHEARD) == []
    visitor.evaluate(_LAID_OPEN)
    assert visitor.evaluate(_SMALL, 24) == []
    assert visitor.evaluate(_ALONE) == []
    if "lang=" in path:
        opened(visitor, "/about")  # Whoever comes next finds the page in English.


@pytest.mark.sweep
@pytest.mark.parametrize("path", WALKED)
def test_what_a_finger_presses_is_44_pixels_large_and_nothing_is_lost_at_320(
    browser: Browser, base_url: str, path: str
) -> None:
    context = browser.new_context(
        viewport=PHONE, has_touch=True, base_url=base_url, locale="en-GB", reduced_motion="reduce"
    )
    page = opened(context.new_page(), path)
    page.evaluate(_LAID_OPEN)
    assert page.evaluate(_SMALL, 44) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    beyond = {path: page.evaluate(_BEYOND)}
    for asked in (f"{path}?lang={lang}" for lang in LONG_WORDS if path in IN_LONG_WORDS):
        address = asked if "?" not in path else asked.replace("?lang", "&lang")
        beyond[address] = opened(page, address).evaluate(_BEYOND)
    assert {address: words for address, words in beyond.items() if words} == {}
    search: Any = page.locator("#search").bounding_box()
    assert search["x"] >= 0 and search["x"] + search["width"] <= 320
    context.close()


def test_arrows_go_on_within_a_text_and_a_list_and_the_tab_key_leaves(visitor: Page) -> None:
    stayed(visitor, "/country/BGD", folded=True)
    said = visitor.locator(".glance-said a")
    said.first.focus()
    visitor.keyboard.press("ArrowRight")
    expect(said.nth(1)).to_be_focused()
    visitor.keyboard.press("Home")
    expect(said.first).to_be_focused()
    visitor.keyboard.press("End")
    expect(said.last).to_be_focused()
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("!document.activeElement.closest('.glance-said')")
    tiles = visitor.locator(".glance-tiles a")
    tiles.first.focus()
    top = "(one) => one.getBoundingClientRect().top"
    visitor.keyboard.press("ArrowDown")
    assert visitor.locator(".glance-tiles a:focus").evaluate(top) > tiles.first.evaluate(top) + 10


def test_letters_lead_to_a_country_and_an_arrow_opens_a_menu(visitor: Page) -> None:
    moved(visitor, "/country")
    visitor.get_by_role("link", name="Angola", exact=True).focus()
    visitor.keyboard.press("s")
    expect(visitor.get_by_role("link", name="Sao Tome and Principe", exact=True)).to_be_focused()
    moved(visitor, "/data/on-the-move?area=NPL")
    menu = panel(visitor, "moving-table").locator(".share-menu")
    menu.locator("> button").focus()
    visitor.keyboard.press("ArrowDown")
    expect(menu.locator('[data-act="link"]')).to_be_focused()
    visitor.keyboard.press("ArrowDown")
    expect(menu.locator('[data-act="embed"]')).to_be_focused()
    visitor.keyboard.press("Escape")
    expect(menu.locator("> button")).to_be_focused()


SENDS = """() => {
  navigator.share = async (told) => { window.told = told; };
  document.documentElement.toggleAttribute("data-sends", true);
}"""
"""A device that sends what it is given, as a page finds out when it begins."""
SENDS_NO_MORE = """() => {
  delete navigator.share;
  document.documentElement.toggleAttribute("data-sends", false);
}"""


def test_a_view_is_sent_with_the_sheet_of_the_phone_where_there_is_one(visitor: Page) -> None:
    page = visitor
    page.set_viewport_size(PHONE)
    stayed(page, "/data/on-the-move?area=NPL", folded=True)
    page.evaluate(SENDS)
    menu = panel(page, "moving-table").locator(".share-menu")
    menu.locator("> button").click()
    menu.locator('[data-act="send"]').click()
    told = page.evaluate("() => window.told")
    assert told["title"] == panel(page, "moving-table").locator(".panel-title").text_content()
    assert "/data/on-the-move?" in told["url"] and "area=NPL" in told["url"]
    page.evaluate(SENDS_NO_MORE)


@pytest.mark.sweep
def test_legends_keep_their_colours_where_the_browser_forces_its_own(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, locale="en-GB", forced_colors="active", reduced_motion="reduce")
    page = opened(context.new_page(), "/progress?area=015", folded=True)
    ground = "(one) => getComputedStyle(one).backgroundColor"
    colours = {one.evaluate(ground) for one in page.locator(".tint[data-status]").all()}
    assert len(colours) > 4
    assert page.locator('td[data-status="DETERIORATION"]').first.evaluate(ground) in colours
    under = {
        one.get_attribute("aria-current"): one.evaluate("(one) => getComputedStyle(one).borderBottomColor")
        for one in page.locator(".menu-link").all()
    }
    assert under[None] == page.evaluate("getComputedStyle(document.body).backgroundColor") != under["page"]
    context.close()
