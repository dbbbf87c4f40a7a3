// The timeline under a map or a chart of one year: what it looks like, and what follows when its year moves.

import { writeYear } from "./address.js";
import { tellYear } from "./announce.js";
import { all, element, isFolded, section, word } from "./basics.js";
import { maps } from "./beside.js";
import { isPlaying, settle, start, stop } from "./clock.js";
import { refreshLinks } from "./links.js";
import { paint, render } from "./mapping.js";
import { wordsOf, write } from "./panels.js";
import { plotChart } from "./plots.js";
import { windowAt } from "./questions.js";
import { whenNear } from "./sight.js";
import { offerOf, state, turnWithin } from "./state.js";
import { ask, foresee, foreseeMaps } from "./wishes.js";

// ---------------------------------------------------------------- what it looks like

// `data`: its first and last year; where they are none, or the same, there is nothing to move.
export function prepareTimeline(panel, data) {
  const place = section(panel).querySelector(".timeline");
  if (!place) return;
  if (!place.firstChild) lay(place);
  const range = place.querySelector("input");
  place.hidden = !data.first || data.first === data.last;
  if (!data.first) return all("#filters .filter-year").forEach(offerYears);
  range.min = data.first;
  range.max = data.last;
  place.querySelector(".first-year").textContent = data.first;
  place.querySelector(".last-year").textContent = data.last;
  turnWithin(state.year, data.first, data.last);
  showYear();
}

function lay(place) {
  const button = (act, sign, label) => element("button", { type: "button", "data-act": act, "aria-label": label }, sign);
  const range = element("input", { type: "range", step: 1, "aria-label": word("year"), "data-act": "year" });
  const seen = { "aria-hidden": "true" }; // The slider says its year and its ends.
  // Its buttons are one stop of Tab (stops.js): whoever does not see them hears that arrows lead on.
  place.setAttribute("role", "toolbar");
  place.setAttribute("aria-label", word("year"));
  place.append(
    button("play", "▶", word("play")), element("span", { class: "first-year", ...seen }), range,
    element("span", { class: "last-year", ...seen }), button("earlier", "‹", word("earlier")),
    element("output", { class: "year-shown", "aria-live": "off", ...seen }), button("later", "›", word("later")),
  );
}

function showYear() {
  for (const place of all(".timeline")) {
    const range = place.querySelector("input");
    if (!range) continue;
    if (range.value !== String(state.year)) range.value = state.year;
    range.setAttribute("aria-valuetext", state.year);
    const filled = (100 * (state.year - range.min)) / Math.max(range.max - range.min, 1);
    range.style.setProperty("--filled", `${filled}%`);
    place.querySelector(".year-shown").textContent = state.year;
  }
  all("#filters .filter-year").forEach(offerYears);
}

// The same year where the filters stand: of no use where nothing below moves.
function offerYears(filter) {
  const select = filter.querySelector("select");
  filter.hidden = !all(".timeline:not([hidden]) input").length;
  if (!select || filter.hidden) return;
  const [first, last] = years();
  const offered = Array.from({ length: last - first + 1 }, (_, back) => String(last - back));
  if (offered.join() !== [...select.options].map((option) => option.value).join()) {
    select.replaceChildren(...offered.map((year) => element("option", { value: year }, year)));
  }
  select.value = String(state.year);
}

// ---------------------------------------------------------------- another year

// Those of the indicator that every timeline of the page has, too: a map of rates can end before the counts do.
function years() {
  const [first, last] = offerOf(state.sel).years;
  const ranges = all(".timeline:not([hidden])").map((place) => place.querySelector("input")).filter(Boolean);
  return [
    Math.max(first, ...ranges.map((range) => Number(range.min))),
    Math.min(last, ...ranges.map((range) => Number(range.max))),
  ];
}

/** @param {number} year */
export function setYear(year) {
  const before = state.year;
  const [first, last] = years();
  turnWithin(year, first, last);
  if (state.year === before) return;
  showYear();
  const held = Object.keys(state.maps).filter((panel) => maps.holds(state.maps[panel], state.year));
  for (const panel of held) {
    if (section(panel).dataset.tab !== "map") continue;
    if (state.maps[panel].data.kind === "symbol") render(panel);
    else paint(panel);
  }
  held.forEach(write);
  if (isAwaited() && windowAt(state.sel, before) !== windowAt(state.sel, state.year)) ask();
  settle(settled);
  if (!isPlaying()) tellYear(String(state.year), shownNow());
}

// What the first picture of a year says by now.
function shownNow() {
  const place = all("[data-panel] .timeline:not([hidden])").find((one) => one.firstChild && !isFolded(one));
  const words = place && wordsOf(place.closest("[data-panel]").dataset.panel);
  return words ? words.title : "";
}

// Whether a map that is shown has yet to get the year: it stays at the nearest one that it holds.
const isAwaited = () => Object.entries(state.maps).some(([panel, map]) => {
  const box = section(panel);
  return box.dataset.tab !== "chart" && !isFolded(box) && !maps.holds(map, state.year);
});

// What may follow a moment later: the mark in charts, what is of this year alone, links, the address.
function settled() {
  ask();
  writeYear();
  for (const [panel, chart] of Object.entries(state.charts)) {
    if (isFolded(section(panel))) continue;
    if (chart.year !== undefined && chart.year !== state.year) whenNear(section(panel), () => plotChart(panel));
  }
  refreshLinks();
  const [, last] = years();
  if (state.year < last) foresee({}, false, state.year + 1);
  foreseeMaps();
}

export function play() {
  if (isPlaying()) return stop();
  const [first, last] = years();
  if (state.year >= last - 1) setYear(first);
  return start(() => {
    if (state.year >= last) stop();
    else if (!isAwaited()) setYear(state.year + 1);
  });
}

export function listenToTimelines() {
  document.addEventListener("input", (/** @type {Reach.Typed} */ event) => {
    if (event.target.dataset && event.target.dataset.act === "year") setYear(Number(event.target.value));
  });
}
