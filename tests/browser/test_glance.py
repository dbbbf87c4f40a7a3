"""A country in one screen: what is in view, how long the page is, and that what is folded is asked for when opened."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.steps import LAPTOP, PHONE, moved, opened, panel, parts_of, shown, until
from tests.fixtures.sweeps import each

TILES = ("Children detected", "What stands out", "Children displaced", "Justice", "Protection", "Targets for 2030")
SECTIONS = ("detected", "conditions", "displacement", "justice", "protection", "progress")
TALLEST = {"laptop": 2600, "phone": 5 * 844}
UNLISTED = ("NRU", "NOR")
COUNTRIES = ("BGD", "NRU", "UKR", "HTI", "PAK", "COD", "USA", "NOR", "XKX", "VCT")
_OVERFLOWING = """() => Array.from(document.querySelectorAll(".glance-tile, .glance-strip a, .small-map, .depth-words"))
  .filter((box) => box.scrollWidth > box.clientWidth + 1 && !box.closest(".map-plot")).map((box) => box.textContent)"""

_TRACKS = """() => Array.from(document.querySelectorAll(".drawn.large"), (drawn) => new Set(Array.from(
  drawn.querySelectorAll(".drawn-track"), (track) => Math.round(track.getBoundingClientRect().width))).size)"""

# How far the globe's frame is from the map's edges, where the chosen country is in it (its outline, and the dot of a
# small state), and which keys are shown beside the classes, with what is in sight of each.
_NEAR = """() => {
  const div = document.querySelector(".small-map .map-plot");
  const frame = div.getBoundingClientRect();
  const [[left, top], [right, bottom]] = div._fullLayout.geo._subplot.bounds;
  const marked = [...div.querySelectorAll('path[data-chosen], path[data-own="1"]')];
  const own = marked.map((path) => path.getBoundingClientRect());
  const keys = [...document.querySelectorAll(".small-map .legend-rest .legend-key")];
  const marks = { o: 'path[data-old="1"]' };
  const seen = (k) => [...div.querySelectorAll(marks[k] || `path[data-k="${k}"]`)].some((path) => {
    const box = path.getBoundingClientRect();
    return box.right > frame.left && box.left < frame.right && box.bottom > frame.top && box.top < frame.bottom;
  });
  return { away: [left, top, frame.width - right, frame.height - bottom],
    middles: own.filter((box) => box.width).map((box) => [(box.left + box.right) / 2 - frame.left,
      (box.top + box.bottom) / 2 - frame.top]),
    sizes: own.map((box) => [box.width, box.height]), frame: [frame.width, frame.height],
    keys: keys.map((key) => [key.dataset.k, !key.parentElement.hidden, seen(key.dataset.k)]) };
}"""
_IS_DRAWN_ANEW = """() => {
  const div = document.querySelector(".small-map .map-plot");
  return Math.abs(div._fullLayout.height - div.offsetHeight) < 2;
}"""
NEAR = ("BGD", "FJI", "KIR", "RUS", "USA", "NZL", "NRU", "TUV", "VAT", "CHL")
"""A usual one; on both sides of the 180th meridian; tiny ones; a long one."""


def height(page: Page) -> int:
    """How long the page is, in pixels."""
    found: int = page.evaluate("document.documentElement.scrollHeight")
    return found


def is_one_screen(visitor: Page, code: str) -> None:
    """Six tiles, the strip and what is unknown in sight, then six sections."""
    expect(visitor.locator(".glance-tile")).to_have_count(6)
    # Where nobody is listed as displaced, the third tile is of refugees.
    is_listed = code not in UNLISTED
    names = [name if is_listed else name.replace("Children displaced", "Refugees living here") for name in TILES]
    for tile, name in zip(visitor.locator(".glance-tile h2").all(), names, strict=True):
        expect(tile).to_contain_text(name)
        expect(tile).to_be_in_viewport()
    expect(visitor.locator(".glance-strip li")).to_have_count(17)
    expect(visitor.locator(".glance-unknown")).to_be_in_viewport(ratio=0.9)
    assert height(visitor) <= TALLEST["laptop"]
    assert visitor.evaluate(_OVERFLOWING) == []
    assert max(visitor.evaluate(_TRACKS)) == 1, "bars that are compared have tracks of one length"
    assert visitor.locator(".depth").evaluate_all("(all) => all.map((one) => one.id)") == list(SECTIONS)


# In Russian, where it is longer: the next test.
@pytest.mark.parametrize("code", each(COUNTRIES, []))
def test_on_a_phone_it_is_five_screens(reader: Page, code: str) -> None:
    reader.set_viewport_size(PHONE)
    opened(reader, f"/country/{code}", folded=True)
    assert height(reader) <= TALLEST["phone"]
    assert reader.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    tops = reader.locator(".glance-tile").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    assert len(set(tops)) == 3
    assert reader.locator(".small-map").bounding_box()["y"] > max(tops)  # type: ignore[index]
    expect(reader.locator(".glance-tile").first).to_be_in_viewport()
    reader.locator(".brief-menu > button").click()
    expect(reader.locator(".brief-menu a").first).to_be_in_viewport()


TONGUES = [(code, lang) for code in ("BGD", "UKR", "PSE") for lang in ("ru", "fr", "es", "ar", "zh")]


# How tall it may be: above, in English; Russian on a phone: `test_small_screens.py`, `test_five_languages.py`.
@pytest.mark.parametrize(("code", "lang"), each(TONGUES, []))
def test_where_words_are_longer_it_is_as_short(reader: Page, code: str, lang: str) -> None:
    opened(reader, f"/country/{code}?lang={lang}", folded=True)
    assert height(reader) <= TALLEST["laptop"]
    expect(reader.locator(".glance-unknown")).to_be_in_viewport(ratio=0.9)
    reader.set_viewport_size(PHONE)
    opened(reader, f"/country/{code}?lang={lang}", folded=True)
    assert height(reader) <= TALLEST["phone"]


ORIGIN = r"/data/origin\?indicator=detected-victims&area=BGD"


def its_head_takes_the_map_along(visitor: Page) -> None:
    """The map is pinned, printed, compared and taken as slides from the head of the page."""
    until(visitor, "() => document.querySelector('.small-map .map-plot path[data-k]')")
    visitor.locator(".glance-acts").get_by_role("button", name="Add map to deck").click()
    expect(visitor.locator("#say")).to_contain_text("Slides in it: ")
    pinned = visitor.get_by_role("button", name="In deck", pressed=True)
    expect(pinned).to_have_count(2)  # Its own bar says so too.
    pinned.first.click()
    expect(pinned).to_have_count(0)
    assert "/compare?area=BGD,IND,MMR" in (
        visitor.get_by_role("link", name="Compare", exact=True).last.get_attribute("href") or ""
    )
    visitor.locator(".brief-menu > button").click()
    links = visitor.locator(".brief-menu a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    slides = [f"/export/country/BGD.pptx?format={form}" for form in ("16x9", "4x3")]
    papers = [f"/export/country/BGD.{end}?paper={paper}" for end in ("docx", "pdf") for paper in ("a4", "letter")]
    short = [f"/export/country/BGD.{end}?paper=a4&length=one-page" for end in ("docx", "pdf")]
    two = ["/export/country/BGD.pptx?format=16x9&length=two-slides"]
    assert links == slides + two + papers + short
    visitor.keyboard.press("Escape")


def a_neighbour_leads_to_its_page(visitor: Page) -> None:
    """It said "Malaysia is chosen." while the page stayed Indonesia's."""
    visitor.locator(".small-map .body-map").focus()
    visitor.keyboard.press("ArrowUp")
    expect(visitor.locator("#say")).to_contain_text("Press Enter to open its page")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(re.compile(r"/country/(?!BGD)[A-Z]{3}$"))
    # While the next page is on its way, its heading stands beside the last one.
    expect(visitor.locator("h1").filter(has_text="Bangladesh")).to_have_count(0)


# Its words are counted without a browser: `test_tiles.py`.
@pytest.mark.parametrize("code", each(COUNTRIES, []))
def test_a_country_is_one_screen_then_six_sections(visitor: Page, code: str) -> None:
    moved(visitor, f"/country/{code}", folded=True)
    is_one_screen(visitor, code)


def test_a_country_is_one_screen_that_leads_to_all_behind_it_which_is_asked_for_when_it_is_opened(
    visitor: Page,
) -> None:
    moved(visitor, "/country", folded=True)
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.extend(parts_of(request))

    visitor.on("request", hear)
    moved(visitor, "/country/BGD", folded=True)
    is_one_screen(visitor, "BGD")
    assert not [part for part in asked if part.endswith(".chart")]
    assert "country-peers.block" not in asked
    # A tile leads to its section, a cell to its reason, the line on what is not known to all of it.
    visitor.locator(".glance-tile h2 a", has_text="Justice").click()
    expect(visitor.locator("#justice .depth-words h2")).to_be_in_viewport()
    assert visitor.url.endswith("#justice")
    assert visitor.locator("#justice h2 a").evaluate("(link) => link === document.activeElement")
    for name, path in (("strip", r"/progress\?indicator=[a-z0-9-]+&area=BGD$"), ("figure", ORIGIN)):
        expect(visitor.locator(f".glance-{name} a").first).to_have_attribute("href", re.compile(f"^{path}"))
    visitor.locator(".glance-unknown a").last.click()
    expect(visitor.locator("#unknown")).to_have_attribute("open", "")
    expect(visitor.locator("#unknown p").first).to_be_visible()
    # What is folded is asked for when it is opened, and once.
    fold = visitor.locator("#displacement details.fold:not(.panel-more)")
    fold.locator("summary").first.click()
    shown(visitor)
    expect(panel(visitor, "country-refugees-by-asylum").locator(".strip-title")).not_to_be_empty()
    before = len([part for part in asked if part.endswith(".chart")])
    assert before == 1
    fold.evaluate("(one) => { one.open = false; }")
    fold.evaluate("(one) => { one.open = true; }")
    visitor.wait_for_timeout(300)
    assert len([part for part in asked if part.endswith(".chart")]) == before
    visitor.remove_listener("request", hear)
    its_head_takes_the_map_along(visitor)
    a_neighbour_leads_to_its_page(visitor)


@pytest.mark.sweep  # What is laid open: `glance/test_folds.py`.
def test_an_address_that_names_a_folded_panel_opens_it(visitor: Page) -> None:
    moved(visitor, "/country/BGD?view=country-map.table", folded=True)
    expect(visitor.locator("#explore")).to_have_attribute("open", "")
    expect(panel(visitor, "country-map")).to_have_attribute("data-tab", "table")
    moved(visitor, "/country/BGD?indicator=homicide-rate", folded=True)
    expect(visitor.locator("#explore")).to_have_attribute("open", "")
    moved(visitor, "/country/BGD", folded=True)
    assert visitor.locator("details.fold[open]").count() == 0


@pytest.mark.parametrize(
    ("code", "width"),
    each(
        [(code, width) for code in NEAR for width in ("laptop", "phone")],
        {("NRU", "phone"): "a dot near the 180th meridian, where nearly nothing is known"},
    ),
)
def test_the_small_map_fills_its_box_shows_the_country_and_keys_of_what_is_on_it(
    visitor: Page, code: str, width: str
) -> None:
    visitor.set_viewport_size(LAPTOP if width == "laptop" else PHONE)
    moved(visitor, f"/country/{code}", folded=True)
    until(visitor, "() => document.querySelector('.small-map .map-plot path[data-k]')")
    until(visitor, _IS_DRAWN_ANEW)
    found = visitor.evaluate(_NEAR)
    assert all(abs(side) < 0.12 * found["frame"][0] for side in found["away"])
    across, down = found["frame"]
    assert any(0 < x < across and 0 < y < down for x, y in found["middles"])
    if code in ("BGD", "CHL", "NZL"):
        assert max(max(wide / across, high / down) for wide, high in found["sizes"]) > 0.25
    shown_keys = [key for key, is_shown, _ in found["keys"] if is_shown]
    assert {key for key, _, is_seen in found["keys"] if is_seen} <= set(shown_keys)
    assert shown_keys
    foot = visitor.locator(".small-map .small-foot").bounding_box()
    box = visitor.locator(".small-map").bounding_box()
    assert foot and box and foot["y"] + foot["height"] <= box["y"] + box["height"] + 1


@pytest.mark.sweep  # The strip's marks are checked without a browser: `test_tiles.py`.
def test_a_missed_or_worsening_target_has_its_value_and_year_in_the_strip(visitor: Page) -> None:
    moved(visitor, "/country/BGD", folded=True)
    missed = visitor.locator('.glance-strip [data-status="TARGET_MISSED"]')
    expect(missed).to_have_count(2)
    for cell in missed.all():
        expect(cell.locator(".mark-latest")).to_have_text(re.compile(r"^[\d.]+%, 20\d\d$"))
