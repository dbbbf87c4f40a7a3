// What the page says beside its panels: a message for everybody who listens, and the tip at the pointer.

import { texts } from "./beside.js";

const SETTLED = 700; // ms without a further change, after which what has changed is said
const SHOWN = 3000; // ms for which a message is seen

let timer = 0;
let waiting = 0;
/** @type {Map<Element, string>} */
const changed = new Map(); // Panels whose message is another one, and that message.
let turned = { year: "", text: "" }; // To which year the reader has turned, and what is shown of it whether it changes or not.

/** @type {Reach.Lent["say"]} */
export function say(text, lasting = SHOWN) {
  const live = document.getElementById("say");
  live.textContent = text;
  live.classList.add("shown");
  window.clearTimeout(timer);
  timer = window.setTimeout(() => live.classList.remove("shown"), lasting);
}

// For those alone who do not see what has changed; a message that is seen is not cut short.
/** @param {string} text */
function tell(text) {
  hush();
  const live = document.getElementById("say");
  if (live.classList.contains("shown")) waiting = window.setTimeout(() => tell(text), SETTLED);
  else live.textContent = text;
}

// Another page is asked for: what has yet to be told is of the one before.
export function hush() {
  window.clearTimeout(waiting);
  changed.clear();
  turned = { year: "", text: "" };
}

// What a page is called waits for no message about another one.
/** @param {string} name */
export function tellName(name) {
  window.clearTimeout(timer);
  document.getElementById("say").classList.remove("shown");
  tell(name);
}

// A panel says something else since the reader chose a filter, a year or a country: of all of them the first is told.
/** @param {Element} box @param {string} text */
export function tellChange(box, text) {
  changed.set(box, text);
  window.clearTimeout(waiting);
  waiting = window.setTimeout(tellFirst, SETTLED);
}

// The reader has turned to another year: it is told, also where no panel says anything else of it.
/** @param {string} year @param {string} text */
export function tellYear(year, text) {
  turned = { year, text };
  window.clearTimeout(waiting);
  waiting = window.setTimeout(tellFirst, SETTLED);
}

// While a message is seen, panels go on changing on a slow line: the first of those, too.
function tellFirst() {
  if (document.getElementById("say").classList.contains("shown")) {
    waiting = window.setTimeout(tellFirst, SETTLED);
    return;
  }
  const first = [...document.querySelectorAll("[data-panel]")].find((panel) => changed.has(panel));
  const text = first ? changed.get(first) : turned.text;
  if (text) tell(text.includes(turned.year) ? text : texts.sentences([turned.year, text]));
}

/** @type {Reach.Lent["tip"]} */
export function tipAt(lines, x, y) {
  const tip = document.getElementById("tip");
  tip.replaceChildren(...lines);
  tip.hidden = false;
  const width = tip.offsetWidth;
  const left = Math.min(Math.max(x + 14, 8), window.innerWidth - width - 8);
  const above = y - tip.offsetHeight - 12;
  tip.style.left = `${left}px`;
  const lowest = window.innerHeight - tip.offsetHeight - 8;
  tip.style.top = `${above > 8 ? above : Math.min(y + 18, lowest)}px`;
}

export function hideTip() {
  document.getElementById("tip").hidden = true;
}

export function listenToScrolling() {
  document.addEventListener("scroll", hideTip, { passive: true });
}
