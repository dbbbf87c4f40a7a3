// What stands around the picture of a panel: title, caveat, source, legend, and where its figures come from.

import { query } from "./address.js";
import { tellChange } from "./announce.js";
import { all, element, hasGrid, hasMap, rooted, section, word } from "./basics.js";
import { maps } from "./beside.js";
import { writeCaption } from "./captions.js";
import { isPlaying } from "./clock.js";
import { tellOwn } from "./private.js";
import { hasOffers, seen, state } from "./state.js";

/** @type {Reach.Api["wordsOf"]} */
export function wordsOf(panel) {
  const box = section(panel);
  const map = state.maps[panel];
  if (box.dataset.tab === "table" && hasGrid(panel)) return state.grid.words;
  if (box.dataset.tab === "chart" || !hasMap(panel)) return state.charts[panel] ? state.charts[panel].words : null;
  return map ? maps.words(map, seen()) : null;
}

/** @type {WeakMap<Element, string>} */
const messages = new WeakMap(); // What each panel said last.

/** @param {string} panel */
export function write(panel) {
  const box = section(panel);
  const words = box && wordsOf(panel);
  if (box && !words) nameActs(box, (box.querySelector(".panel-title, .strip-title") || box).textContent);
  if (!words) return;
  const put = (name, text) => {
    const place = box.querySelector(name);
    if (place && place.textContent !== text) place.textContent = text;
  };
  put(".panel-title", words.title);
  put(".panel-subtitle", words.subtitle);
  put(".panel-year", String(state.year));
  writeCaption(box, words);
  /** @type {HTMLAnchorElement} */
  const about = box.querySelector(".panel-about");
  if (about && words.indicator) about.href = rooted(`/data/catalogue#about-${words.indicator}`);
  pointToOrigin(box);
  // A small map, or a strip, has a larger view of the same title further down: it is told by the words that it shows itself.
  const small = box.querySelector(".strip-title");
  const told = small ? small.textContent : words.title;
  // A map and a chart may say the same of one country: the second one is told by what it shows, too.
  const isSaid = all("[data-panel]").some((one) => one !== box && one.getAttribute("aria-label") === told);
  const name = isSaid && words.subtitle ? `${told}. ${words.subtitle}` : told;
  box.setAttribute("aria-label", name);
  nameParts(box, name, words);
  if (messages.has(box) && messages.get(box) !== words.title && !isPlaying()) tellChange(box, words.title);
  messages.set(box, words.title);
  tellOwn(box, name);
  const map = state.maps[panel];
  if (!map || box.dataset.tab !== "map") return;
  if (box.dataset.hue !== map.data.hue) box.dataset.hue = map.data.hue; // Another hue styles all of the panel anew.
  const made = element("div", {}, maps.legend(map, seen()));
  const legend = box.querySelector(".map-legend");
  if (legend.innerHTML !== made.innerHTML) legend.replaceChildren(...made.childNodes); // Who is chosen changes nothing in it.
}

// A drawing is one image with its message and what it shows; a button says which panel it is of.
/** @param {HTMLElement} box @param {string} name @param {Reach.Words} words */
function nameParts(box, name, words) {
  const set = (place, attribute, text) => place && place.getAttribute(attribute) !== text && place.setAttribute(attribute, text);
  const told = [`${words.title.replace(/\.$/, "")}.`, words.spoken].filter(Boolean).join(" ");
  for (const plot of box.querySelectorAll(".map-plot, .chart-plot")) {
    // Cells that keys walk are no image (coverage.js).
    set(plot, "role", state.charts[box.dataset.panel]?.grid ? "group" : "img");
    set(plot, "aria-label", told);
  }
  const map = box.querySelector(".body-map");
  const isNear = box.classList.contains("small-map");
  if (map) set(map, "aria-label", `${name}. ${word(isNear ? "nearKeys" : "mapKeys")}`);
  nameActs(box, name);
}

/** @param {HTMLElement} box @param {string} name */
function nameActs(box, name) {
  for (const act of box.querySelectorAll(".bar-acts > button, .bar-acts > .tool-menu > button")) {
    const told = `${act.textContent}: ${name}`;
    if (act.getAttribute("aria-label") !== told) act.setAttribute("aria-label", told);
  }
}

// Where what a panel shows comes from: a chart's latest figures, else what is selected in the year shown.
export function pointToOrigin(box) {
  const link = box.querySelector('[data-act="origin"]');
  if (!link || !hasOffers()) return;
  const words = wordsOf(box.dataset.panel);
  const view = hasMap(box.dataset.panel) ? `${box.dataset.panel}.map` : "";
  const asked = query({ ...state.sel, first: "" }, { place: true, year: true, fixed: true, view });
  link.href = rooted(words && words.origin ? words.origin : `/data/origin?${asked}`);
}
