// What most modules lean on: finding elements, and saying names and numbers in words.

import { folding, texts } from "./beside.js";

export const { element, quoting, rooted, within } = texts;

// ---------------------------------------------------------------- elements

/** @type {(selector: string) => any[]} */
export const all = (selector) => Array.from(document.querySelectorAll(selector));

/** @type {Reach.Api["section"]} */
export const section = (panel) => document.querySelector(`[data-panel="${panel}"]`);

const has = (panel, part) => Boolean(section(panel) && section(panel).querySelector(part));
export const hasMap = (panel) => has(panel, ".body-map");
export const hasGrid = (panel) => has(panel, ".body-grid");

// Whether colours are dark, said by each button that changes them.
export function markScheme() {
  const isDark = document.documentElement.dataset.scheme === "dark";
  for (const button of all("[data-act=scheme]")) {
    if (button.getAttribute("aria-pressed") !== String(isDark)) button.setAttribute("aria-pressed", String(isDark));
  }
}

// Whether something stands where a reader has yet to open it.
/** @param {Element | null} box */
export const isFolded = (box) => Boolean(box && box.closest("details.fold:not([open]), [data-part=shut]"));

// A chart of one year is asked for anew with each.
export const byYear = (panel) => Boolean(section(panel) && section(panel).dataset.byYear !== undefined);

// ---------------------------------------------------------------- words

/** @type {Reach.Base} */
let told = null;

// What the server told once (`base` in dashboard/parts/shell.py). Dash lays it out, so it is not there from the start.
export function base() {
  if (!told) told = JSON.parse(document.getElementById("base").textContent);
  return told;
}

export const speech = texts.of(base);
export const { word, spoken, tongue, areaName, written, formatNumber, intervalText } = speech;

// A name as it is compared with what a reader types.
export const plain = folding.folded;
export const article = folding.article;

/** @type {WeakMap<Element, string>} */
const laid = new WeakMap(); // What was laid where: what is open or has the focus stays where nothing is new.

// Text of the server's own writing, as HTML; whether it was laid anew.
/** @param {Element | null} place @param {string} html */
export function layHtml(place, html) {
  if (!place || laid.get(place) === html) return false;
  laid.set(place, html);
  place.innerHTML = html;
  return true;
}
