"""What is drawn stands where it can be read: in a large frame, on a slide, on a phone, and above the bar it names."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import PHONE, moved, until

# Letters that are seen, each as large as it is on the screen.
_SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")].filter((node) => {
  const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
  const { width, height, left } = node.getBoundingClientRect();
  return own && width > 2 && height > 2 && left > -1000 && getComputedStyle(node).visibility !== "hidden";
}).map((node) => {
  const matrix = node.ownerSVGElement && node.getScreenCTM();
  const plot = node.closest(".chart-plot, .map-plot");
  const by = matrix ? Math.hypot(matrix.a, matrix.b) : plot ? plot.getBoundingClientRect().width / plot.offsetWidth : 1;
  return parseFloat(getComputedStyle(node).fontSize) * by;
}))"""
# By how many pixels words above rows reach into the highest bar of theirs.
_INTO_BARS = """() => {
  const box = (node) => node.getBoundingClientRect();
  const bars = [...document.querySelectorAll(".barlayer path")].map(box).filter((one) => one.width > 1);
  return Math.max(...[...document.querySelectorAll(".annotation-text")].map(box).flatMap((words) => bars
    .filter((bar) => bar.left < words.right && words.left < bar.right)
    .map((bar) => Math.min(words.bottom, bar.bottom) - Math.max(words.top, bar.top))));
}"""
_EVENTS = """() => {
  const texts = [...document.querySelectorAll(".textpoint text")].filter((one) => /^\\d+$/.test(one.textContent));
  const marks = [...document.querySelectorAll(".points path.point")].map((one) => one.getBoundingClientRect());
  return texts.map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return marks.some((mark) => mark.left < x && x < mark.right && mark.top < y && y < mark.bottom);
  });
}"""
_DRAWN = "() => document.querySelector('.main-svg .annotation-text, .main-svg .choroplethlayer path[data-k]')"
_BARS_TOP = """() => Math.min(...[...document.querySelectorAll(".barlayer path")]
  .map((one) => one.getBoundingClientRect().top))"""


def test_nothing_in_a_frame_is_under_16_px_and_names_of_rows_stand_above_their_bars(reader: Page) -> None:
    reader.set_viewport_size({"width": 1920, "height": 1080})
    for path in ("/victims?area=BGD&embed=1", "/justice?view=justice-treaties&embed=1"):
        reader.goto(path)
        until(reader, _DRAWN)
        assert reader.evaluate(_SMALLEST) >= 15.9, path
    # The name of a row stands above its bar however tall the chart is; a line of text is higher than its letters.
    until(reader, f"() => ({_INTO_BARS})() <= 3")
    reader.set_viewport_size({"width": 1200, "height": 1000})
    until(reader, "() => document.querySelector('.main-svg').getBoundingClientRect().width < 1200")
    until(reader, f"() => ({_INTO_BARS})() <= 3")


def test_on_a_timeline_events_bear_their_numbers_and_breaks_stand_above_the_bars(reader: Page) -> None:
    reader.goto("/drivers/timeline?area=UKR&embed=1")
    until(reader, _DRAWN)
    found = reader.evaluate(_EVENTS)
    assert found and all(found)
    reader.set_viewport_size({"width": 390, "height": 2000})
    reader.goto("/drivers/timeline?area=NGA&embed=1")
    until(reader, _DRAWN)
    top = "(word) => [...document.querySelectorAll('.annotation-text')].find((one) => one.textContent === word)"
    words = reader.evaluate(f"() => ({top})('new questionnaire in 2017').getBoundingClientRect().bottom")
    assert words <= reader.evaluate(_BARS_TOP) + 3


@pytest.mark.sweep  # Names stay on a phone: `test_status_matrix.py`.
def test_on_a_phone_no_name_of_a_target_is_cut(visitor: Page) -> None:
    visitor.set_viewport_size(PHONE)
    moved(visitor, "/progress", folded=True)
    names = visitor.locator(".ytick text")
    until(visitor, "() => document.querySelectorAll('.ytick text').length > 30")
    said = names.evaluate_all("(all) => all.map((one) => one.textContent)")
    assert "Labour with chores (193)" in said
    assert not [name for name in said if "…" in name]
    # A number below the one at which its class begins was read with that: it stands in the middle of the class.
    ramp = visitor.locator("[data-panel] .legend-ramp").first.locator(".legend-count")
    assert set(ramp.evaluate_all("(all) => all.map((one) => getComputedStyle(one).textAlign)")) == {"center"}


_CLASSES_ARE_SAID = """() => {
  const said = Array.from(document.querySelectorAll(".slide.shown .legend-ramp .legend-label"));
  return said.length > 2 && said.every((one) => one.getBoundingClientRect().width > 20);
}"""


def test_a_presented_map_names_the_country_and_its_neighbours_and_the_way_out_is_seen(reader: Page) -> None:
    reader.goto("/present?country=BGD")
    # At rest it is the picture's drawing, which names them; whoever clicks on it gets the map that moves.
    for name in ("Bangladesh", "India", "Myanmar"):
        expect(reader.locator(".slide.shown .map-plot text", has_text=name).first).to_be_visible()
    reader.locator(".slide.shown .map-plot").click()
    until(reader, "() => document.querySelectorAll('.slide.shown .map-names text').length > 3")
    said = reader.locator(".slide.shown .map-names text").evaluate_all("(all) => all.map((one) => one.textContent)")
    assert {"Bangladesh", "India", "Myanmar", "Nepal", "Thailand"} <= set(said)
    # Names of others stood bare beside these, though they have figures.
    below = [said[said.index(name) + 1] for name in ("India", "Nepal", "Thailand")]
    assert all(re.match(r"(\u200e≥)?[\d.]+( \(20\d\d\))?$", figure) for figure in below)
    after = said[said.index("Bangladesh") + 1]
    assert after in (reader.locator(".slide.shown .slide-subtitle").text_content() or "")
    # The way out of the show is seen while the pointer rests.
    until(reader, "() => document.body.classList.contains('idle')")
    expect(reader.locator("#leave")).to_be_visible()
    assert reader.locator("#leave").evaluate("(one) => one.checkVisibility({ opacityProperty: true })")
    # On a phone, too, each class of the map says what it stands for.
    reader.set_viewport_size(PHONE)
    until(reader, _CLASSES_ARE_SAID)
