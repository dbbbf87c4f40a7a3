// On a phone a long page of words is a list of its headings, each of which opens what stands below it. `data-narrow` marks
// what holds the parts; wider windows, print and whoever has no script see all of them whole.

import { all, element } from "./basics.js";

const narrow = window.matchMedia("(max-width: 700px)");
const HEAD = ":scope > :is(h2, h3)";
const UNMADE = "[data-narrow] > :is(section, article):not([data-part])";

/** @param {HTMLElement} part @param {boolean} isOpen */
function turn(part, isOpen) {
  part.dataset.part = isOpen ? "open" : "shut";
  part.querySelector(HEAD).firstElementChild.setAttribute("aria-expanded", String(isOpen));
}

export function shutParts() {
  if (!narrow.matches) return;
  for (const part of all(UNMADE).filter((one) => !one.closest("#standing"))) {
    const head = part.querySelector(HEAD);
    if (!head) continue;
    const button = element("button", { type: "button", class: "part-head" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => turn(part, part.dataset.part === "shut"));
    turn(part, false);
  }
}

// Whoever is led to something sees it.
/** @param {Element} place */
export function openPart(place) {
  const part = /** @type {HTMLElement | null} */ (place.closest("[data-part=shut]"));
  if (part) turn(part, true);
}

function release() {
  for (const part of all("[data-part]")) {
    const head = part.querySelector(HEAD);
    head.replaceChildren(...head.firstElementChild.childNodes);
    delete part.dataset.part;
  }
}

export function watchWidth() {
  narrow.addEventListener("change", () => (narrow.matches ? shutParts() : release()));
}
