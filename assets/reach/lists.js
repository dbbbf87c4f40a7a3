// The lists of the filters: the order of what is found in them, what is chosen, and letters that are typed before one is open.

import { article, plain } from "./basics.js";
import { layoutOf, setFilter } from "./beside.js";
import { myCountry } from "./mine.js";
import { state } from "./state.js";
import { choose } from "./wishes.js";

// ---------------------------------------------------------------- in which order names are found

const OR = " | "; // between the names of an option, as `_area_option` in dashboard/parts/filters.py

/** @type {Record<string, Reach.Option[]>} */
const orders = {}; // The options of a list in their own order, by filter.

// The list has other options from now on.
export function forgetOrder(name) {
  delete orders[name];
}

// Names that are, or begin with, what is typed come first: "Guinea" before "Equatorial Guinea". Other names count
// too, and what is typed with signs that a name lacks ("São Tomé", "D.R. Congo") is told to Dash's own filter.
export function rank(typed, options, { name }) {
  if (!orders[name]) orders[name] = options;
  const sought = plain(typed || "").trim();
  if (!sought) return name === "area" ? mineFirst(orders[name]) : orders[name];
  const found = orders[name].map((option) => /** @type {const} */ ([placeOf(option, sought), option]));
  found.sort(([one], [other]) => one - other);
  return found.map(([place, option]) =>
    place < 4 ? { ...option, search: `${option.search || option.label}${OR}${typed}` } : option);
}

// The reader's own country stands first, and keeps its name, which the chips show; mending.js marks it in the list.
function mineFirst(options) {
  const own = options.find((option) => option.value === myCountry());
  return own ? [own, ...options.filter((option) => option !== own)] : options;
}

// The list of areas, in its order, as soon as a page has come; and whenever the reader calls another country their own.
export function orderAreas() {
  if (!document.querySelector("[data-filter=area]")) return;
  if (!orders.area) orders.area = /** @type {Reach.Option[]} */ (layoutOf({ kind: "filter", name: "area" }).props.options);
  setFilter("area", { options: mineFirst(orders.area) });
}

function placeOf(option, sought) {
  const names = [option.label, ...(option.search || "").split(OR)].map(plain);
  if (names.includes(sought)) return 0;
  if (names.some((name) => name.startsWith(sought))) return 1;
  if (names.some((name) => name.includes(` ${sought}`))) return 2;
  const bare = sought.split(" ").map(article).join(" "); // In Arabic, with or without "the".
  return names.some((name) => name.includes(sought) || name.split(" ").map(article).join(" ").includes(bare)) ? 3 : 4;
}

// ---------------------------------------------------------------- what is chosen in a list of several

// What was typed has led to a choice: the list is whole again for the next one.
/** @param {string} name */
export function clearTyped(name) {
  if (!searchField()) return;
  ahead.until = 0;
  setFilter(name, { search_value: "" });
}

// Each chosen one is a chip with a cross (in assets/reach.css): a press on that takes it out, and opens no list. Keys and
// whoever hears the page take it out in the list, where those that are chosen stand first.
const CROSS = 22; // pixels of a chip's end
let isCross = false;

/** @param {Reach.On<PointerEvent>} event */
function pressedChip(event) {
  const chip = event.target.closest(".several .dash-dropdown-value-item");
  const end = chip && chip.getBoundingClientRect();
  const isRightToLeft = document.documentElement.dir === "rtl";
  isCross = Boolean(end) && (isRightToLeft ? event.clientX < end.left + CROSS : event.clientX > end.right - CROSS);
}

/** @param {Reach.On<MouseEvent>} event */
function letGo(event) {
  const chip = event.target.closest(".several .dash-dropdown-value-item");
  if (!chip || !isCross || !event.detail) return; // A key's click is nowhere.
  event.preventDefault();
  event.stopPropagation();
  const { filter } = chip.closest("[data-filter]").dataset;
  const at = Array.from(chip.parentElement.children).indexOf(chip);
  choose({ [filter]: (state.sel[filter] || []).filter((code, index) => index !== at) });
}

// ---------------------------------------------------------------- what is typed before a list is open

// Dash's lists take up a letter when its key is let go, and lose those pressed while the list opens ("Iory Coast").
// So what is typed on a closed or opening list is kept here, and written into its search until it stays there.
const SEARCHED = "[data-filter=area], [data-filter=indicator], [data-filter=breakdown]";
const BURST = 2500; // ms after the last letter in which the search may still lose some
const ahead = { text: "", until: 0 };

const listed = (event) => event.target.closest(".dash-dropdown") && event.target.closest(SEARCHED);
/** @returns {HTMLInputElement | null} */
const searchField = () => document.querySelector("input.dash-dropdown-search");

/** @param {Reach.On<KeyboardEvent>} event */
function typeAhead(event) {
  const field = searchField();
  // Not in a list that cannot be searched, where the reader has gone on to.
  const typing = performance.now() < ahead.until && (listed(event) || !event.target.closest(".dash-dropdown"));
  const aside = field && event.target !== field && event.target.closest(".dash-dropdown-content");
  const meant = typing || listed(event) || aside;
  if (!meant || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key === "Shift") return;
  if (event.key.length > 1) ahead.until = 0;
  const before = typing ? ahead.text : field ? field.value : "";
  if (event.key.length > 1 || (event.key === " " && !before)) return; // Space opens the list, or chooses.
  event.preventDefault();
  event.stopPropagation();
  const button = event.target.closest(".dash-dropdown");
  if (button && button.getAttribute("aria-expanded") !== "true") button.click();
  ahead.text = before + event.key;
  ahead.until = performance.now() + BURST;
  if (!typing) writeAhead();
}

function writeAhead() {
  const field = searchField();
  if (performance.now() >= ahead.until) return;
  window.requestAnimationFrame(writeAhead);
  if (!field || field.value === ahead.text) return;
  // React hears of a value only where its own setter is passed by.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, ahead.text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

// What comes without a key: accents put together, dictation, the clipboard.
function pasted(event) {
  if (event.isTrusted && event.target === searchField()) ahead.until = 0;
}

function takeUp(event) {
  if (event.key.length === 1 && listed(event)) event.stopPropagation();
}

export function listenToLists() {
  document.addEventListener("pointerdown", pressedChip, true);
  document.addEventListener("click", letGo, true);
  document.addEventListener("keydown", typeAhead, true);
  document.addEventListener("input", pasted, true);
  document.addEventListener("keyup", takeUp, true);
}
