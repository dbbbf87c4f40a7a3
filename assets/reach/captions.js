// The words of a panel on a page: without what the head of the page says, and the rest of a long caption folded.

import { base, element, quoting } from "./basics.js";
import { texts } from "./beside.js";

const MOST = 260; // letters of a caption on a phone, five lines of it; a longer one goes on behind "Read on"

/** @param {HTMLElement} box @param {Reach.Words} words */
export function writeCaption(box, words) {
  const [behind, placed] = [words.later || "", words.placed || ""];
  const caveats = (words.caveat || "").replace(placed, "");
  const told = [caveats, texts.sentences([placed, words.coverage])].map((text) => text.replace(behind, "").trim());
  const [caveat, coverage, rest] = window.matchMedia("(max-width: 700px)").matches ? inShort(told) : [...told, ""];
  const later = [rest, behind].filter(Boolean).join(" ");
  put(box.querySelector(".panel-caveat"), caveat);
  put(box.querySelector(".panel-source"), [coverage, words.source].filter(Boolean).join(" "));
  const fold = /** @type {HTMLElement | null} */ (box.querySelector(".panel-more"));
  if (!fold) return;
  fold.hidden = !later;
  put(fold.querySelector("p"), later);
}

// Of a long caption its first sentences that the page has not said, as many as there is room for, and all others for
// later: a caveat is never cut.
/** @param {string[]} told */
function inShort([caveat, coverage]) {
  const once = onceSaid();
  const isOnce = (sentence) => once.some((text) => text.includes(sentence));
  const [first, second] = [sentencesOf(caveat), sentencesOf(coverage)];
  const own = [...first, ...second].filter((sentence) => !isOnce(sentence));
  if (own.join(" ").length <= MOST) return [caveat, coverage, ""];
  const fits = (at) => own.slice(0, at + 1).join(" ").length <= MOST;
  const stays = (sentence) => isOnce(sentence) || sentence === own[0] || fits(own.indexOf(sentence));
  const rest = [...first, ...second].filter((sentence) => !stays(sentence));
  return [first.filter(stays).join(" "), second.filter(stays).join(" "), rest.join(" ")];
}

function sentencesOf(text) {
  const cut = new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" });
  return [...cut.segment(text)].map((found) => found.segment.trim()).filter(Boolean);
}

function onceSaid() {
  return [...document.querySelectorAll("#page [data-once]")].map((entry) => entry.textContent).filter(Boolean);
}

// A finding that is the headline of the page is no title again: who listens or enlarges the panel is still told it.
/** @param {Element | null} head @param {string} title @param {number} year that the panel shows */
export function writeTitle(head, title, year) {
  if (!head) return;
  if (head.textContent !== title) head.replaceChildren(...unbroken(title));
  head.classList.toggle("said-above", Boolean(title) && (onceSaid().includes(title) || isTold(head.closest("[data-panel]"), year)));
}

// The headings of a page's own words, which no line breaks within a number and what it is said with.
/** @param {Element} place */
export function keepWhole(place) {
  for (const head of place.querySelectorAll("h1")) if (!head.childElementCount) head.replaceChildren(...unbroken(head.textContent));
}

// A title with what no line of it is broken in as elements: "4 or more", "at least 14 countries"; as `_together` in
// dashboard/exports/picture/ruler.py.
function unbroken(title) {
  const [words, joined] = base().together;
  const isOne = new RegExp(`^(?:${joined})$`, "u");
  const found = /** @type {string[]} */ ([]);
  for (const word of title.match(new RegExp(words, "gu")) || []) {
    if (found.length && isOne.test(`${found[found.length - 1]}${word}`.trim())) found[found.length - 1] += word;
    else found.push(word);
  }
  return found.flatMap((one) => {
    const said = one.trimEnd();
    return /\s/.test(said) ? [element("span", { class: "together" }, said), one.slice(said.length)] : [one];
  });
}

// Whether the headline tells in words of its own what the map of a panel says of a year.
/** @param {HTMLElement} box @param {number} year */
function isTold({ dataset }, year) {
  return dataset.tab === "map" && Boolean(document.querySelector(`#page [data-tells="${dataset.panel}"][data-year="${year}"]`));
}

// A panel that is enlarged stands alone: then what the page says is shown in it, too (assets/reach.css).
/** @param {Element | null} place @param {string} text */
export function put(place, text) {
  if (!place) return;
  const parts = onceSaid().reduce((found, sentence) => found.flatMap((part) => split(part, sentence)), [{ text, isOnce: false }]);
  const made = parts.flatMap(({ text: own, isOnce }) => (isOnce ? [span(own)] : quoting(own)));
  if (place.textContent === made.map((one) => (typeof one === "string" ? one : one.textContent)).join("")) return;
  place.replaceChildren(...made);
}

function split(part, sentence) {
  const at = part.isOnce ? -1 : part.text.indexOf(sentence);
  if (at < 0) return [part];
  const after = part.text.slice(at + sentence.length);
  return [
    { text: part.text.slice(0, at), isOnce: false },
    { text: sentence, isOnce: true },
    ...split({ text: after, isOnce: false }, sentence),
  ].filter((found) => found.text);
}

function span(text) {
  const made = document.createElement("span");
  made.className = "said-once";
  made.textContent = text;
  return made;
}
