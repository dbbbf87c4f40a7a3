// What the reader is about to choose in a filter: its answer is asked for when the pointer rests on it or goes down, and it
// is shown when it is chosen, before Dash hears of it. So is the page that a link is about to open, or a tab of a panel.

import { whereTo } from "./address.js";
import { rooted } from "./basics.js";
import { answers } from "./beside.js";
import { inMenu, menuPath, pointMenu } from "./links.js";
import { state } from "./state.js";
import { choose, foresee, foreseeTab } from "./wishes.js";

const REST = 60; // ms that a pointer rests on something that is meant
const OPTION = ".dash-options-list-option, .filter-show label";
const LINK = "#menu a[href], .family a[href], a[data-act=go][href]";

let timer = 0;

/** @param {() => void} then */
export function rest(then) {
  window.clearTimeout(timer);
  timer = window.setTimeout(then, REST);
}

export function unrest() {
  window.clearTimeout(timer);
}

// What a filter says once this option of it is chosen; nothing where that is no choice.
/** @param {HTMLElement} option @returns {Reach.Changes | null} */
function changeBy(option) {
  const input = option.querySelector("input");
  const filter = /** @type {HTMLElement | null} */ (option.closest("[data-filter]"));
  if (!input || !filter || !state.sel) return null;
  const name = filter.dataset.filter;
  const now = state.sel[name];
  if (input.type === "radio" || !Array.isArray(now)) return { [name]: input.value };
  return { [name]: now.includes(input.value) ? now.filter((one) => one !== input.value) : now.concat(input.value) };
}

/** @param {Event} event */
const optionOf = ({ target }) => /** @type {HTMLElement | null} */ (target instanceof Element && target.closest(OPTION));

// A page that a link is about to open; none where that is the one that stands there.
/** @param {Event} event */
function nearlyOpened({ target }) {
  const link = /** @type {HTMLAnchorElement | null} */ (target instanceof Element && target.closest(LINK));
  if (!link || link.origin !== window.location.origin || link.pathname === window.location.pathname) return null;
  return whereTo(link.matches(".menu-link") ? new URL(rooted(inMenu(menuPath(link))), window.location.href) : link);
}

// A tab that is about to be turned to.
/** @param {Event} event @returns {[string, string] | null} */
function nearlyTurned({ target }) {
  const label = target instanceof Element && target.closest(".tabs label");
  const box = /** @type {HTMLElement | null} */ (label && label.closest("[data-panel]"));
  const input = label && label.querySelector("input");
  return box && input && box.dataset.tab !== input.value ? [box.dataset.panel, input.value] : null;
}

export function listenToNearly() {
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) document.addEventListener(type, pointMenu, { passive: true });
  document.addEventListener("pointerover", (event) => {
    const option = optionOf(event);
    const change = option && changeBy(option);
    const page = nearlyOpened(event);
    const tab = nearlyTurned(event);
    if (change) rest(() => foresee(change));
    else if (page) rest(() => answers.foresee(page));
    else if (tab) rest(() => foreseeTab(...tab));
  }, { passive: true });
  document.addEventListener("pointerout", (event) => (nearlyOpened(event) || nearlyTurned(event)) && unrest(), { passive: true });
  // A press on the words of an option is one on its box in the end.
  document.addEventListener("click", (event) => {
    const option = event.target instanceof HTMLInputElement && optionOf(event);
    const change = option && changeBy(option);
    if (change) choose(change);
  }, true);
  document.addEventListener("pointerdown", (event) => {
    const option = optionOf(event);
    const change = option && changeBy(option);
    if (change) foresee(change, true);
    const page = nearlyOpened(event);
    if (page) answers.foresee(page);
    const tab = nearlyTurned(event);
    if (tab) foreseeTab(...tab);
  }, { capture: true, passive: true });
}
