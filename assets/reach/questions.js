// What there is to ask of a page: the parts that it shows, on what of a selection each depends, and the one address of
// several of them.

import { asked } from "./address.js";
import { base, byYear, hasGrid, hasMap, isFolded, rooted, section } from "./basics.js";
import { offerOf, state } from "./state.js";

// Parts that the page shows now, with their places: what stands folded, or in another tab, is not asked for.
/** @returns {[string, HTMLElement][]} */
export function partsShown() {
  /** @type {NodeListOf<HTMLElement>} */
  const places = document.querySelectorAll("#page [data-panel], #page [data-block]");
  return Array.from(places).filter((place) => !isFolded(place)).flatMap((place) =>
    (place.dataset.block ? [`${place.dataset.block}.block`] : partsOf(place.dataset.panel, place.dataset.tab))
      .map((part) => /** @type {[string, HTMLElement]} */ ([part, place])));
}

// What a tab of a panel shows. Map and chart have their say in the words of the table beside them.
/** @param {string} panel @param {string} tab @returns {string[]} */
export function partsOf(panel, tab) {
  const isTable = tab === "table";
  if (isTable && hasGrid(panel)) return [`${panel}.grid`];
  const isMap = hasMap(panel) && (tab === "map" || isTable);
  const isChart = section(panel).querySelector(".body-chart") && (tab === "chart" || (isTable && !hasMap(panel)));
  return [isMap && "map", isChart && "chart", isTable && "table"].filter(Boolean).map((kind) => `${panel}.${kind}`);
}

// On what of a selection a part depends, as `_part` in callbacks/answers.py has it.
/** @param {string} part @returns {Reach.Parts} */
export function needsOf(part) {
  const at = part.lastIndexOf(".");
  const [name, kind] = [part.slice(0, at), part.slice(at + 1)];
  if (kind === "block") {
    if (name.startsWith("reference-")) return { none: true }; // Says the same whatever is selected.
    const isWhole = name.startsWith("origin-"); // About one number, of one year, as it was seen in one view.
    return { place: true, year: isWhole, view: isWhole };
  }
  if (kind === "map") return { window: true };
  if (kind === "grid") return {};
  return { place: true, year: kind === "table" || byYear(name) };
}

// The last of the years that a map's answer holds with the one asked for; null where it holds all.
/** @param {Reach.Selection} sel @param {number} year */
export function windowAt(sel, year) {
  const { windows } = offerOf(sel);
  return windows ? windows.find((last) => year <= last) || windows.at(-1) : null;
}

/** @param {Reach.Selection} sel @param {Reach.Parts} needs @param {number} [on] */
export function questionOf(sel, needs, on = state.year) {
  if (needs.none) return `lang=${sel.lang}`;
  const window = needs.window && !needs.year ? windowAt(sel, on) : null;
  return asked(sel, window ? { ...needs, year: true, on: window } : { ...needs, on });
}

// One address for several parts: the same for the same ones, whatever their order.
/** @param {string[]} parts @param {Reach.Selection} sel @param {number} [on] */
export function addressOf(parts, sel, on) {
  const needs = parts.map(needsOf);
  const of = (name) => needs.some((one) => one[name]);
  const all = { none: needs.every((one) => one.none), place: of("place"), year: of("year"), view: of("view"), window: of("window") };
  const question = questionOf(sel, all, on);
  const { at, tables, code } = base().answers;
  const day = new Date().toISOString().slice(0, 10); // Some words count the days that are left.
  const named = [question.trim(), `tables=${tables}`, `code=${code}`, `day=${day}`].filter(Boolean).join("&");
  return `${rooted(at)}${parts.slice().sort().join(",")}?${named}`;
}

// What is asked for at one address: maps of some years apart, so that theirs is the one that was fetched ahead.
/** @param {[string, string, HTMLElement][]} wanted */
export function together(wanted) {
  /** @param {[string, string, HTMLElement]} one */
  const isApart = ([part]) => needsOf(part).window && windowAt(state.sel, state.year) !== null;
  return [wanted.filter(isApart), wanted.filter((one) => !isApart(one))].filter((some) => some.length);
}
