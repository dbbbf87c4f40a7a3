// The search of the header: countries, indicators, pages and headline figures. What finds them (assets/search.js), MiniSearch
// and the entries are fetched when it is opened first.

import { areaName, base, element, word, written } from "./basics.js";
import { connection, finding } from "./beside.js";
import { choicesOf, firstOf, nearCountry, ownChoices } from "./offered.js";
import { go } from "./pages.js";

const PAUSE = 400; // ms without a letter after which the count is said

/** @type {Reach.Search | null} */
let index = null;
let isAsked = false;
/** @type {{ field: HTMLInputElement, box: HTMLElement, list: HTMLElement, note: HTMLElement, count: HTMLElement } | null} */
let parts = null;
/** @type {Reach.Choice[]} */
let choices = [];
let at = -1; // The choice that Enter takes.
let whole = false; // All results are shown.
let isTaken = false; // Enter was pressed before anything could be found.
let timer = 0;
/** @type {{ focus: HTMLElement, top: number } | null} */
let left = null; // Where the reader was before the search was opened by its key.

// ---------------------------------------------------------------- the field

// The header comes from Dash, once; its field is ours.
export function layField() {
  const place = document.getElementById("search-box");
  if (!place || place.firstChild) return;
  const field = element("input", {
    id: "search", type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list",
    "aria-label": word("searchLabel"), placeholder: word("searchHint"), autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    enterkeyhint: "go",
  });
  const list = element("div", { id: "search-list", role: "listbox", "aria-label": word("searchResults") });
  const note = element("p", { class: "search-note" });
  const count = element("output", { class: "unseen", "aria-live": "polite" });
  const box = element("div", { class: "search-open", hidden: "" }, [list, note]);
  parts = { field, box, list, note, count };
  place.append(field, box, count);
  field.addEventListener("focus", open);
  field.addEventListener("click", open);
  field.addEventListener("input", typed);
  field.addEventListener("keydown", pressed);
  box.addEventListener("pointerdown", (event) => event.preventDefault()); // The field keeps the focus.
  list.addEventListener("click", clicked);
  place.addEventListener("focusout", (event) => place.contains(/** @type {Node} */ (event.relatedTarget)) || close());
}

// By its key or a button: whoever changes their mind is back where they were.
export function openSearch() {
  left = { focus: /** @type {HTMLElement} */ (document.activeElement), top: window.scrollY };
  parts.field.focus();
  parts.field.select();
  open();
}

function open() {
  fetchIndex();
  parts.box.hidden = false;
  show();
}

function close() {
  left = null;
  isTaken = false;
  parts.box.hidden = true;
  parts.field.setAttribute("aria-expanded", "false");
  parts.field.removeAttribute("aria-activedescendant");
  window.clearTimeout(timer);
}

function typed() {
  whole = false;
  isTaken = false;
  open();
}

// Once a visit. What cannot be fetched is asked for again by itself, and the page says so.
async function fetchIndex() {
  if (isAsked) return;
  isAsked = true;
  const { scripts, entries, suggested, by } = base().search;
  const answers = [connection.held("search", entries).then((answer) => answer.json()), ...scripts.map(connection.script)];
  const [told] = await Promise.all(answers);
  index = await finding().make(told);
  if (!parts.box.hidden) {
    show();
    if (isTaken && choices.length) take(choices[0]);
  }
  // Longer than all else that can be found, and the last of what is offered: it comes behind.
  const list = await connection.held("search", suggested).then((answer) => answer.json());
  index.suggest({ ...list, source: by || list.source }, Object.fromEntries(Object.keys(base().areas).map((code) => [code, areaName(code)])));
  if (!parts.box.hidden && parts.field.value.trim() && at < 1) show(); // Who has moved on in the list stays there.
}

// ---------------------------------------------------------------- what is offered

function show() {
  const text = parts.field.value.trim();
  const results = index && text ? index.find(text, nearCountry()) : [];
  const shown = whole ? results : firstOf(results);
  choices = text ? choicesOf(shown) : ownChoices();
  if (shown.length < results.length) choices.push({ group: "", name: word("searchAll", { n: written(results.length, 0) }), act: showAll, stays: true });
  lay();
  parts.note.textContent = noteOf(text, results);
  parts.note.hidden = !parts.note.textContent;
  mark(choices.length ? 0 : -1);
  window.clearTimeout(timer);
  const said = parts.note.textContent || word("searchCount", { n: written(results.length, 0) });
  timer = window.setTimeout(() => { parts.count.textContent = text ? said : ""; }, PAUSE);
}

function noteOf(text, results) {
  if (!text) return word("searchHelp");
  if (!index) return word("searchWait");
  return results.length ? "" : word("searchNone", { text });
}

function showAll() {
  whole = true;
}

// ---------------------------------------------------------------- the list

const GROUPS = {
  area: () => word("searchAreas"), indicator: () => word("searchIndicators"), page: () => word("searchPages"), claim: () => word("searchClaims"),
  suggested: () => word("searchSuggested"),
};

function lay() {
  const groups = new Map();
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) || []), choice]);
  choices = Array.from(groups.values()).flat();
  const laid = Array.from(groups, ([group, own]) => {
    const options = own.map((choice) => optionOf(choice, choices.indexOf(choice)));
    if (!group) return options;
    const name = element("div", { id: `search-${group}`, class: "search-group", role: "presentation" }, GROUPS[group]());
    return [element("div", { role: "group", "aria-labelledby": name.id }, [name, ...options])];
  });
  parts.list.replaceChildren(...laid.flat());
  parts.list.hidden = !choices.length;
  parts.field.setAttribute("aria-expanded", String(choices.length > 0));
}

/** @param {Reach.Choice} choice */
function optionOf(choice, place) {
  const said = choice.group === "suggested" ? { lang: "en", dir: "ltr" } : {}; // As it was published.
  const names = [element("span", { class: "search-name", ...said }, choice.name)];
  if (choice.about && choice.about !== choice.name) names.push(element("span", { class: "search-about" }, choice.about));
  const attributes = { id: `search-option-${place}`, role: "option", "aria-selected": "false", class: "search-option", "data-index": place };
  return choice.to
    ? element("a", { ...attributes, href: choice.to, tabindex: "-1" }, names)
    : element("div", attributes, names);
}

function mark(place) {
  at = place;
  for (const option of parts.list.querySelectorAll("[role=option]")) {
    const isMarked = Number(option.dataset.index) === at;
    option.setAttribute("aria-selected", String(isMarked));
    if (isMarked) option.scrollIntoView({ block: "nearest" });
  }
  if (at < 0) parts.field.removeAttribute("aria-activedescendant");
  else parts.field.setAttribute("aria-activedescendant", `search-option-${at}`);
}

// ---------------------------------------------------------------- choosing

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && parts.box.hidden) open();
  else if (step && choices.length) mark((at + step + choices.length) % choices.length);
  else if (event.key === "Enter" && !index) isTaken = true;
  else if (event.key === "Enter" && !parts.box.hidden && choices[at]) take(choices[at]);
  else if (event.key === "Escape") leave();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function leave() {
  const back = left;
  parts.field.value = "";
  if (parts.box.hidden || back) parts.field.blur();
  close();
  if (!back) return;
  if (back.focus.isConnected) back.focus.focus({ preventScroll: true });
  window.scrollTo(0, back.top);
}

/** @param {Reach.On<MouseEvent>} event */
function clicked(event) {
  const option = event.target.closest("[role=option]");
  if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  take(choices[Number(option.dataset.index)]);
}

/** @param {Reach.Choice} choice */
function take(choice) {
  if (choice.act !== showAll) parts.field.value = "";
  if (choice.stays) {
    const last = choice.act === showAll ? at : 0;
    choice.act();
    show();
    mark(last);
    return;
  }
  parts.field.blur();
  close();
  if (choice.act) choice.act();
  else go(choice.to);
}
