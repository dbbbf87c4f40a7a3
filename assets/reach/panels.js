// What stands around the picture of a panel: title, caveat, source, legend, and where its figures come from.

import { query } from "./address.js";
import { tellChange } from "./announce.js";
import { all, areaName, element, hasGrid, hasMap, rooted, section, word } from "./basics.js";
import { maps, texts } from "./beside.js";
import { put, writeCaption, writeTitle } from "./captions.js";
import { isPlaying } from "./clock.js";
import { tellOwn } from "./private.js";
import { areasOf, hasOffers, seen, state } from "./state.js";

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
  if (box && !words) nameTools();
  if (!words) return;
  writeTitle(box.querySelector(".panel-title"), words.title, state.year);
  box.toggleAttribute("data-asks", Boolean(words.asks)); // Nothing of it can be taken along yet.
  put(box.querySelector(".panel-subtitle"), texts.capitalised(words.subtitle || ""));
  put(box.querySelector(".panel-year"), String(state.year));
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
  const name = isSaid && words.subtitle ? texts.sentences([told, words.subtitle]) : told;
  box.setAttribute("aria-label", name);
  nameDrawings(box, words);
  nameTools();
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

const set = (place, attribute, text) => place && place.getAttribute(attribute) !== text && place.setAttribute(attribute, text);

// A drawing is one image with its message and what it shows.
/** @param {HTMLElement} box @param {Reach.Words} words */
function nameDrawings(box, words) {
  const told = texts.sentences([words.title, words.spoken]);
  for (const plot of box.querySelectorAll(".map-plot, .chart-plot")) {
    // Cells that keys walk are no image (coverage.js).
    set(plot, "role", state.charts[box.dataset.panel]?.grid ? "group" : "img");
    set(plot, "aria-label", told);
  }
}

const SUBJECT = /\s*(?::\s|：)/; // What a title is about ends here, in any of the six languages.
/** @param {string} title */
const subjectOf = (title) => title.split(SUBJECT)[0];
const JOINT = /\s*(?:[:,;.،؛]\s|[：，；。（]|\s\()/g;
const LONGEST = 60; // characters of a name that is heard again with each button

/** @param {string} subject */
function cutShort(subject) {
  if (subject.length <= 1.5 * LONGEST) return subject;
  const end = subject.lastIndexOf(" ", LONGEST);
  return `${subject.slice(0, end > 0 ? end : LONGEST)} …`;
}

// Whether a beginning says no more than a place, or a place and a year.
/** @param {string} head @param {string[]} places */
const isPlace = (head, places) => !head.includes("·") && places.some((place) => head === place || (head.startsWith(place) && /\d/.test(head)));

/** @typedef {{ title: string, form: string }} Told what a panel says, and the first of the forms in which it says it */

// What a title is about, where no other title is about the same; else with its form, or all of it; of a long one as much
// as no other has, which may be half a sentence.
/** @param {Told} told @param {Told[]} others @param {string[]} places */
function shortened({ title, form }, others, places) {
  const subject = subjectOf(title);
  const beside = (head) => others.filter((other) => other.title.startsWith(head));
  const begun = [subject, ...Array.from(title.matchAll(JOINT), ({ index }) => title.slice(0, index))];
  const own = [...begun.filter((head) => head && !isPlace(head, places)), title].filter((head) => !beside(head).length);
  const short = own.filter((head) => head.length <= LONGEST);
  const found = short.find((head) => head.length <= subject.length);
  if (found) return found;
  const isAlone = form && !others.some((other) => other.form === form && subjectOf(other.title) === subject);
  if (isAlone) return `${cutShort(subject)} · ${form}`;
  return short.includes(title) ? title : short[0] || own[0] || title;
}

const OPTION = ".bar .tabs .dash-options-list-option-text";

// A button says which panel it is of, as briefly as they can be told apart: the panel itself says its whole title.
function nameTools() {
  const boxes = all("[data-panel]");
  const places = (state.sel ? areasOf(state.sel) : []).map(areaName);
  const said = boxes.map((box) => ({
    title: box.getAttribute("aria-label") || (box.querySelector(".panel-title, .strip-title") || box).textContent,
    form: (box.querySelector(OPTION) || { textContent: "" }).textContent,
  }));
  boxes.forEach((box, at) => {
    const name = shortened(said[at], said.filter((_, other) => other !== at), places);
    for (const act of box.querySelectorAll(".bar-acts > button, .bar-acts > .tool-menu > button")) set(act, "aria-label", word("oneThing", { what: act.textContent, figure: name }));
    set(box.querySelector(".bar .tabs"), "aria-label", name);
    const map = box.querySelector(".body-map");
    const isNear = box.classList.contains("small-map");
    if (map) set(map, "aria-label", texts.sentences([name, word(isNear ? "nearKeys" : "mapKeys")]));
  });
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
