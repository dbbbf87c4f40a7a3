// Fewer stops of the Tab key: what belongs together (a bar, the figures of a text, a list, a table) is reached once, and
// arrow keys go on inside. Without this script each part is a stop of its own, as the server wrote it.

import { say } from "./announce.js";
import { all, word } from "./basics.js";
import { HEAD, open } from "./menus.js";

// Buttons in a row: the nearest of these around a part is its group, and up and down stay what they are elsewhere.
// The tools of a source stand between its links: were they a group of their own, arrows would pass over them.
const BARS = ".bar, .zoom, .timeline, .toolbar:not(.source .toolbar), .menu-box, .glance-acts, .year-cells";
// The outermost of these.
const WHOLES = `nav, ul, ol, dl, table, .peers, .claims, .tiles, .quotes, .source, .catalogue, .glance-tiles, .depth-words, .depth-chart,
  .glance-chart, .brief-words, .role-cards, .standing-words`;
const TEXTS = "p";
const PARTS = ["a[href]", "button", "summary", "input[type=radio]", "input[type=checkbox]"]
  .map((part) => `#page ${part}, .head ${part}, .foot ${part}`).join(", ");
// What moves by keys of its own, or is filled in: a form is walked by Tab.
const OTHERS = ".body-grid, .grid-root, dialog, #search-box, .dash-dropdown-wrapper, .dash-dropdown-content, .finder, .deck-board, .deck, form";
// Few, and the way through the whole house: whoever listens goes from one to the next, and would pass over the others.
const SINGLE = "#menu, .foot nav";
// Beyond these a group does not reach.
const EDGES = "#page, .head, .foot, [data-panel], .source";
const REGIONS = ".body-table, .scroll, .body-chart, .quotes";
const SOON = 250; // ms between a change and what it does to the stops
const MANY = 8; // parts of a group from which on letters lead to them

/** @type {WeakMap<Element, string>} */
const before = new WeakMap(); // What a part that is no stop at present had as its tabindex.
/** @type {WeakMap<Element, HTMLElement>} */
const last = new WeakMap(); // Of a group, the part that had the focus last.
let timer = 0;
let byTab = false;

// ---------------------------------------------------------------- what belongs together

/** @param {Element} part */
function groupOf(part) {
  if (part.closest(OTHERS) || part.closest(SINGLE)) return null;
  const bar = part.closest(BARS);
  if (bar) return bar;
  let whole = null;
  const edge = part.closest(EDGES);
  for (let one = part.closest(WHOLES); one && edge.contains(one); one = one.parentElement.closest(WHOLES)) whole = one;
  return whole || part.closest(TEXTS);
}

/** @param {HTMLElement} part */
function isReached(part) {
  const ours = before.has(part);
  return (ours || part.tabIndex >= 0) && !part.matches(":disabled") && part.checkVisibility({ visibilityProperty: true });
}

/** @param {Element} group @returns {HTMLElement[]} */
const partsOf = (group) => Array.from(/** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll("a[href], button, summary, input")))
  .filter((part) => part.matches(PARTS) && isReached(part) && groupOf(part) === group);

const isRadio = (part) => part.matches("input[type=radio]");

// Of radio buttons the browser lets Tab reach the chosen one alone.
/** @param {Element} group @param {HTMLElement[]} parts */
function stopOf(group, parts) {
  const known = last.get(group);
  const one = known && parts.includes(known) ? known : parts.find((part) => part.matches("[aria-current]")) || parts[0];
  return isRadio(one) ? parts.find((part) => isRadio(part) && part.matches(":checked")) || one : one;
}

/** @param {HTMLElement} part @param {boolean} isStop */
function mark(part, isStop) {
  if (!isStop && !before.has(part)) {
    before.set(part, part.getAttribute("tabindex") || "");
    part.tabIndex = -1;
  } else if (isStop && before.has(part)) {
    const had = before.get(part);
    before.delete(part);
    if (had) part.setAttribute("tabindex", had);
    else part.removeAttribute("tabindex");
  }
}

/** @param {Element} group @param {HTMLElement[]} parts */
function settleGroup(group, parts) {
  const stop = stopOf(group, parts);
  for (const part of parts) mark(part, part === stop);
}

// A box that can be scrolled is reached by Tab, and says whose it is; one that shows all is no stop.
/** @param {HTMLElement} box */
function settleRegion(box) {
  if (box.hasAttribute("role") && box.dataset.region === undefined) return;
  if (!before.has(box) && box.tabIndex < 0) return;
  if (!box.checkVisibility()) return;
  const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  const style = scrolls && getComputedStyle(box);
  const isStop = Boolean(style) && [style.overflowX, style.overflowY].some((way) => way === "auto" || way === "scroll");
  mark(box, isStop);
  if (!isStop || box.hasAttribute("aria-label") || box.hasAttribute("aria-labelledby")) return;
  const around = box.closest("[data-panel], section, article, main");
  const head = around && around.querySelector("h1, h2, h3, .panel-title, .strip-title");
  if (!head || !head.textContent) return;
  box.dataset.region = "";
  box.setAttribute("role", "group"); // No landmark beside that of its panel.
  box.setAttribute("aria-label", head.textContent);
}

function settle() {
  window.clearTimeout(timer);
  timer = 0;
  /** @type {Map<Element, HTMLElement[]>} */
  const groups = new Map();
  for (const part of all(PARTS)) {
    if (!isReached(part)) continue;
    const group = groupOf(part);
    if (!group) continue;
    const parts = groups.get(group);
    if (parts) parts.push(part);
    else groups.set(group, [part]);
  }
  for (const [group, parts] of groups) settleGroup(group, parts);
  for (const box of all(REGIONS)) settleRegion(box);
}

export function settleSoon() {
  if (!timer) timer = window.setTimeout(settle, SOON);
}

// ---------------------------------------------------------------- moving inside

// The nearest part of a line below or above, as it is seen.
/** @param {HTMLElement[]} parts @param {HTMLElement} from @param {number} way */
function across(parts, from, way) {
  const here = from.getBoundingClientRect();
  const [middle, height] = [here.left + here.width / 2, here.height];
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    const box = part.getBoundingClientRect();
    const down = way * (box.top + box.height / 2 - here.top - height / 2);
    if (part === from || down < Math.min(height, box.height) / 2) continue;
    const far = 4 * down + Math.abs(box.left + box.width / 2 - middle);
    if (far < least) [best, least] = [part, far];
  }
  return best;
}

/** @param {HTMLElement[]} parts @param {HTMLElement} from @param {string} key */
function beginning(parts, from, key) {
  const at = parts.indexOf(from);
  const sign = key.toLocaleLowerCase();
  return [...parts.slice(at + 1), ...parts.slice(0, at)].find((part) => part.textContent.trim().toLocaleLowerCase().startsWith(sign));
}

/** @param {Element} group @param {HTMLElement[]} parts @param {HTMLElement} from @param {string} key */
function nextOf(group, parts, from, key) {
  const isList = group.matches(".menu-box, .zoom"); // One below the other.
  const isBar = !isList && group.matches(BARS);
  const at = parts.indexOf(from);
  const onward = getComputedStyle(group).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "Home") return parts[0];
  if (key === "End") return parts.at(-1);
  if (key === "ArrowLeft" || key === "ArrowRight") return isList ? null : parts[key === onward ? at + 1 : at - 1];
  if (key === "ArrowDown" || key === "ArrowUp") {
    const way = key === "ArrowDown" ? 1 : -1;
    if (isList) return parts[(at + way + parts.length) % parts.length];
    return isBar ? null : across(parts, from, way);
  }
  return key.length === 1 && key.trim() && parts.length > MANY && !isBar && !/[/?]/.test(key) ? beginning(parts, from, key) : null;
}

// A menu is opened by an arrow, too, and gone into.
/** @param {HTMLElement} part @param {string} key */
function entered(part, key) {
  if (key !== "ArrowDown" || !part.matches(HEAD)) return null;
  open(part);
  return partsOf(part.nextElementSibling)[0];
}

/** @param {Reach.On<KeyboardEvent>} event */
function pressed(event) {
  byTab = event.key === "Tab";
  if (byTab) return settle(); // What has come, gone or been unfolded meanwhile, before the browser looks for the next stop.
  const { target, key } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !target.matches(PARTS)) return;
  const group = groupOf(target);
  if (!group) return;
  if (isRadio(target) && key === "Enter") return target.click(); // As on the buttons beside it.
  if (isRadio(target) && (key === "ArrowUp" || key === "ArrowDown")) return; // The browser's own: these choose.
  const next = entered(target, key) || nextOf(group, partsOf(group), target, key);
  // Beyond the last one of a bar the browser would choose among its radio buttons.
  if (!next && !(isRadio(target) && key.startsWith("Arrow"))) return;
  event.preventDefault();
  if (next) next.focus();
}

/** @param {Reach.On<FocusEvent> & { relatedTarget: Element }} event */
function arrived({ target, relatedTarget }) {
  if (!target.matches || !target.matches(PARTS)) return;
  const group = groupOf(target);
  if (!group) return;
  const parts = partsOf(group);
  last.set(group, target);
  settleGroup(group, parts);
  if (byTab && parts.length > 1 && !(relatedTarget && group.contains(relatedTarget))) hint();
}

// A menu is one stop from the moment on in which it opens (assets/reach/menus.js hears the click first).
/** @param {Reach.On<MouseEvent>} event */
function clicked(event) {
  const head = /** @type {HTMLElement | null} */ (event.target.closest(HEAD));
  const parts = head && head.matches('[aria-expanded="true"]') ? partsOf(head.nextElementSibling) : [];
  // Its entries may come, or be seen, only once they are asked for.
  if (parts.length) settleGroup(head.nextElementSibling, parts);
}

// Said once to whoever walks by keys.
function hint() {
  try {
    if (window.sessionStorage.getItem("reach-arrows")) return;
    window.sessionStorage.setItem("reach-arrows", "1");
  } catch {
    return;
  }
  say(word("arrowsInside"), 6000);
}

export function listenToStops() {
  document.addEventListener("keydown", pressed);
  document.addEventListener("focusin", arrived);
  document.addEventListener("click", clicked);
  document.addEventListener("toggle", settleSoon, true);
  document.addEventListener("pointerdown", () => { byTab = false; }, true);
  window.addEventListener("resize", settleSoon);
}
