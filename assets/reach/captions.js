// The caption of a panel on a page: without what the page says once of all its panels, and the rest of a long one folded.

import { quoting } from "./basics.js";

/** @param {HTMLElement} box @param {Reach.Words} words */
export function writeCaption(box, words) {
  const later = words.later || "";
  const [caveat, coverage] = [words.caveat || "", words.coverage || ""].map((text) => text.replace(later, "").trim());
  put(box.querySelector(".panel-caveat"), caveat);
  put(box.querySelector(".panel-source"), [coverage, words.source].filter(Boolean).join(" "));
  const fold = /** @type {HTMLElement | null} */ (box.querySelector(".panel-more"));
  if (!fold) return;
  fold.hidden = !later;
  put(fold.querySelector("p"), later);
}

// A panel that is enlarged stands alone: then what the page says is shown in its caption, too (assets/reach.css).
function put(place, text) {
  if (!place) return;
  const said = [...document.querySelectorAll(".reading [data-once]")].map((entry) => entry.textContent);
  const parts = said.reduce((found, sentence) => found.flatMap((part) => split(part, sentence)), [{ text, isOnce: false }]);
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
