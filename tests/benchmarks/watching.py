"""What a reader sees of a page, and when: watched in the browser, whoever made the page and by whatever means."""

from __future__ import annotations

from typing import Any, NamedTuple

from playwright.sync_api import Page

SETTLED, PATIENCE = 800, 60_000
"""Milliseconds without a change after which what is seen is final; and the most that is waited for it."""


class Sight(NamedTuple):
    """Selectors of what is watched on a page."""

    map: str
    chart: str
    """The first chart that follows a chosen country."""
    panels: str
    """All that follow a choice."""


# Of each box that is watched, after every frame in which something changed: its marks (geometry and colours as they are
# painted), its colours alone, and its words. What only follows the pointer counts as nothing.
WATCH = """
(() => {
  if (window.benchWatch) return;
  const watch = { acted: 0, seen: [], boxes: [], armed: false };
  window.benchWatch = watch;
  const begin = () => { if (watch.armed && !watch.acted) watch.acted = performance.now(); };
  for (const kind of ["pointerup", "click", "change", "input"]) addEventListener(kind, begin, true);

  const mix = (sum, text) => {
    let found = sum;
    for (let at = 0; at < text.length; at += 1) found = (found * 31 + text.charCodeAt(at)) | 0;
    return found;
  };
  const look = (selector) => {
    let marks = 7;
    let words = "";
    let drawn = 0;
    const colours = {};
    for (const box of document.querySelectorAll(selector)) {
      if (box.closest("details:not([open])")) continue;
      for (const mark of box.querySelectorAll("svg path, svg circle, svg rect, img, canvas")) {
        if (mark.closest(".hoverlayer, .modebar, button, label, summary")) continue;
        const d = mark.getAttribute("d") || mark.getAttribute("src") || "";
        if (!d && mark.tagName === "path") continue;
        drawn += 1;
        const shape = `${d.length}${d.slice(0, 40)}${mark.getAttribute("transform")}${mark.getAttribute("height")}`;
        marks = mix(marks, `${shape}${mark.getAttribute("style")}`);
        const { fill } = getComputedStyle(mark);
        if (fill !== "none") colours[fill] = (colours[fill] || 0) + 1;
      }
      for (const word of box.querySelectorAll(".panel-title, svg text")) {
        if (!word.closest(".hoverlayer, .modebar")) words += word.textContent + " ";
      }
    }
    const painted = Object.keys(colours).sort().map((colour) => colour + colours[colour]).join();
    return { marks, colours: mix(7, painted), words, drawn };
  };
  // Only what may have changed is looked at anew: looking takes time that the page would have.
  let dirty = new Set();
  const note = (at) => {
    const last = watch.seen.at(-1);
    const found = watch.boxes.map((selector, box) => (!last || dirty.has(box) ? look(selector) : last.found[box]));
    dirty = new Set();
    if (last && JSON.stringify(last.found) === JSON.stringify(found)) return;
    watch.seen.push({ at, found });
  };
  let waiting = false;
  // A frame is painted when the task after its animation frame runs.
  const changed = (targets) => {
    for (const target of targets) {
      const one = target.nodeType === 1 ? target : target.parentElement;
      if (!one || one.closest(".hoverlayer, .modebar")) continue;
      watch.boxes.forEach((selector, box) => {
        if (one.closest(`${selector}, style, head`) || one.querySelector(selector)) dirty.add(box);
      });
    }
    if (waiting || !dirty.size) return;
    waiting = true;
    requestAnimationFrame(() => setTimeout(() => { waiting = false; note(performance.now()); }, 0));
  };
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver((records) => {
    if (watch.armed) changed(new Set(records.map((record) => record.target)));
  }).observe(document, all);
  for (const kind of ["transitionend", "animationend"]) {
    addEventListener(kind, ({ target }) => { if (watch.armed) changed([target]); }, true);
  }
  watch.arm = (boxes) => {
    Object.assign(watch, { boxes, seen: [], acted: 0, armed: true });
    note(performance.now());
  };
  watch.quiet = () => performance.now() - Math.max(watch.seen.at(-1).at, watch.acted);
})();
"""

_IN_SIGHT = """(selector) => Array.from(document.querySelectorAll(selector)).filter((box) => {
  const { top, bottom, height } = box.getBoundingClientRect();
  return height > 0 && top < innerHeight - 40 && bottom > 40 && !box.closest("details:not([open])");
}).map((box, index) => {
  box.id ||= `bench-${index}`;
  return box.dataset.panel ? `[data-panel="${box.dataset.panel}"]` : `#${CSS.escape(box.id)}`;
})"""
# A point within the shape of an area, however the map is drawn.
_POINT = """([selector, code]) => {
  const box = document.querySelector(selector);
  const named = (path) => (path.__data__ && path.__data__.loc) || path.dataset.area || path.dataset.loc;
  const path = Array.from(box.querySelectorAll("svg path")).find((one) => named(one) === code);
  if (!path) return null;
  const { left, top, width, height } = path.getBoundingClientRect();
  const onto = path.getScreenCTM().inverse();
  for (let part = 2; part < 24; part += 1) {
    for (let across = 1; across < part; across += 1) {
      for (let down = 1; down < part; down += 1) {
        const [x, y] = [left + (width * across) / part, top + (height * down) / part];
        const over = document.elementFromPoint(x, y);
        if (over && box.contains(over) && path.isPointInFill(new DOMPoint(x, y).matrixTransform(onto))) return [x, y];
      }
    }
  }
  return null;
}"""


_STATE = """([part, word]) => {
  const { acted, seen, quiet } = window.benchWatch;
  const [first, last] = [seen[0].found[0], seen.at(-1).found[0]];
  return [acted, quiet(), first[part] !== last[part] && last.words.includes(word)];
}"""


class Seen(NamedTuple):
    """What was seen after an act: milliseconds from it, and what stood in each box."""

    after: float
    found: list[dict[str, Any]]


def in_sight(page: Page, selector: str) -> list[str]:
    """Selectors of those of the panels that the window shows."""
    found: list[str] = page.evaluate(_IN_SIGHT, selector)
    return found


def point_of(page: Page, selector: str, code: str) -> tuple[float, float]:
    """A point of the window within an area of a map."""
    found = page.evaluate(_POINT, [selector, code])
    assert found, f"no point of {code} can be reached in {selector} of {page.url}"
    return float(found[0]), float(found[1])


def arm(page: Page, boxes: list[str]) -> None:
    """Begin to watch; the next act of the reader is where time begins."""
    page.evaluate("(boxes) => window.benchWatch.arm(boxes)", boxes)


def settled(page: Page, part: str, word: str = "", patience: int = PATIENCE) -> list[Seen]:
    """What was seen since the act, once a part of the first box is another, with a word in it, and nothing has changed
    for a while; the first is what stood there before."""
    for _ in range(patience // 100):
        page.wait_for_timeout(100)
        acted, quiet, is_there = page.evaluate(_STATE, [part, word])
        if acted and is_there and quiet > SETTLED:
            break
    acted, seen = page.evaluate("() => [window.benchWatch.acted, window.benchWatch.seen]")
    assert acted, f"nothing was done on {page.url}"
    return [Seen(float(one["at"]) - float(acted), one["found"]) for one in seen]


def final(seen: list[Seen], part: str, boxes: range) -> float:
    """Milliseconds from the act to when these boxes first showed what they show in the end."""
    last = [seen[-1].found[box][part] for box in boxes]
    assert last != [seen[0].found[box][part] for box in boxes], f"the {part} did not change"
    return next(one.after for one in seen if [one.found[box][part] for box in boxes] == last)


def changed(seen: list[Seen], box: int, word: str) -> float:
    """Milliseconds from the act to when a box first showed other marks, and a word."""
    before = seen[0].found[box]["marks"]
    for one in seen[1:]:
        found = one.found[box]
        if found["marks"] != before and found["drawn"] and word in found["words"]:
            return one.after
    raise AssertionError(f"{word} was never seen in {[one.found[box]['words'][:80] for one in seen]}")
