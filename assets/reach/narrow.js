// On a phone a long page is a list of headings, each of which opens what stands below it. `data-narrow` marks what holds the
// parts, or one part; wider windows, print and whoever has no script see all of them whole.

import { all, element } from "./basics.js";
import { ask } from "./wishes.js";

const narrow = window.matchMedia("(max-width: 700px)");
const HEAD = ":scope > :is(h2, h3)";
const BUTTON = `${HEAD} > .part-opens`;
// A page that comes may take over an element of the one before: what it is called a part by says nothing of its heading.
const UNMADE = `:is([data-narrow] > :is(section, article), section[data-narrow]):not(:has(> :is(h2, h3) > .part-opens))`;

/** @param {HTMLElement} part @param {boolean} isOpen */
function turn(part, isOpen) {
  part.dataset.part = isOpen ? "open" : "shut";
  const button = part.querySelector(BUTTON);
  if (button) button.setAttribute("aria-expanded", String(isOpen));
  if (isOpen && part.querySelector("[data-panel], [data-block]")) ask(); // What is folded is not asked for.
}

// An address may name a panel that is to be seen.
function isNamed(part) {
  const view = new URLSearchParams(window.location.search).get("view") || "";
  const panels = view.split(",").map((one) => one.replace(/\.\w+$/, ""));
  return /** @type {HTMLElement[]} */ (Array.from(part.querySelectorAll("[data-panel]"))).some((one) => panels.includes(one.dataset.panel));
}

export function shutParts() {
  if (!narrow.matches) return;
  for (const part of all("[data-part]")) if (!part.querySelector(BUTTON)) delete part.dataset.part;
  for (const part of all(UNMADE).filter((one) => !one.closest("#standing"))) {
    const head = part.querySelector(HEAD);
    if (!head) continue;
    const button = element("button", { type: "button", class: "part-opens" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => turn(part, part.dataset.part === "shut"));
    turn(part, isNamed(part));
  }
}

// Whoever is led to something sees it.
/** @param {Element} place */
export function openPart(place) {
  shutParts(); // Before what is laid out next shuts it again.
  const part = /** @type {HTMLElement | null} */ (place.closest("[data-part=shut]"));
  if (part) turn(part, true);
}

function release() {
  for (const part of all("[data-part=open], [data-part=shut]")) { // A deck names parts of its own so.
    const button = part.querySelector(BUTTON);
    if (button) button.replaceWith(...button.childNodes);
    delete part.dataset.part;
  }
}

export function watchWidth() {
  narrow.addEventListener("change", () => (narrow.matches ? shutParts() : release()));
}
