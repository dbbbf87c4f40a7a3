// The search of the header: countries, indicators, pages and headline figures. What finds them (assets/search.js), MiniSearch
// and the entries are fetched when it is opened first.

import { here } from "./address.js";
import { say } from "./announce.js";
import { setAreas } from "./areas.js";
import { areaName, base, element, word, written } from "./basics.js";
import { connection, finding } from "./beside.js";
import { orderAreas } from "./lists.js";
import { zoomAll } from "./mapping.js";
import { callMine, myCountry } from "./mine.js";
import { go } from "./pages.js";
import { soleArea, state } from "./state.js";

const FIRST = 8; // results that are shown at first
const MOST = { area: 4, indicator: 4, page: 2, claim: 2 }; // of a kind among them, where there are others
const PAUSE = 400; // ms without a letter after which the count is said
const GROUPS = { area: "searchAreas", indicator: "searchIndicators", page: "searchPages", claim: "searchClaims" };

/** @type {Reach.Search | null} */
let index = null;
let isAsked = false;
/** @type {{ field: HTMLInputElement, box: HTMLElement, list: HTMLElement, note: HTMLElement, count: HTMLElement } | null} */
let parts = null;
/** @type {Reach.Choice[]} */
let choices = [];
let at = -1; // The choice that Enter takes.
let whole = false; // All results are shown.
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
  parts.box.hidden = true;
  parts.field.setAttribute("aria-expanded", "false");
  parts.field.removeAttribute("aria-activedescendant");
  window.clearTimeout(timer);
}

function typed() {
  whole = false;
  open();
}

// Once a visit. What cannot be fetched is asked for again by itself, and the page says so.
async function fetchIndex() {
  if (isAsked) return;
  isAsked = true;
  const { scripts, entries } = base().search;
  const answers = [connection.held("search", entries).then((answer) => answer.json()), ...scripts.map(connection.script)];
  const [told] = await Promise.all(answers);
  index = await finding().make(told);
  if (!parts.box.hidden) show();
}

// ---------------------------------------------------------------- what is offered

// The country that a subject is offered for too: the one that is looked at, else the reader's own.
function nearCountry() {
  const sole = state.sel && state.sel.offers ? soleArea(state.sel) : null;
  return sole && base().areas[sole] ? sole : myCountry();
}

function show() {
  const text = parts.field.value.trim();
  const results = index && text ? index.find(text, nearCountry()) : [];
  const shown = whole ? results : firstOf(results);
  choices = text ? shown.map(choiceOf) : ownChoices();
  if (text) choices = withCountry(choices, shown);
  if (shown.length < results.length) choices.push({ group: "", name: word("searchAll", { n: written(results.length, 0) }), act: showAll });
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
  const last = at;
  show();
  mark(last);
}

// The first few, of each kind some, those of one kind together; the kind of the very first one comes first.
/** @param {Reach.Result[]} results */
function firstOf(results) {
  const counted = {};
  const few = results.filter(({ entry: { kind } }) => {
    counted[kind] = (counted[kind] || 0) + 1;
    return counted[kind] <= MOST[kind];
  });
  const rest = results.filter((result) => !few.includes(result));
  return [...few, ...rest].slice(0, FIRST);
}

/** @param {Reach.Result} result @returns {Reach.Choice} */
function choiceOf({ entry, area }) {
  const group = GROUPS[entry.kind];
  if (entry.kind === "area") return areaChoice(group, entry.id, entry.name, entry.about);
  if (!area) return { group, name: entry.name, about: entry.about, to: told(entry.to) };
  const name = `${area.split(",").map(areaName).join(", ")} · ${entry.name}`;
  const isBrief = entry.id === "country" && base().areas[area];
  const to = isBrief ? `/country/${area}` : `${entry.to}${entry.to.includes("?") ? "&" : "?"}area=${area}`;
  return { group, name, about: entry.about, to: told(to) };
}

// A country is chosen where the page can show it, as on its map; on a page of one country, the other one's page opens.
/** @returns {Reach.Choice} */
function areaChoice(group, code, name, about) {
  const isOfOne = state.leaving ? here().path.startsWith("/country") : state.sel && state.sel.page === "country";
  if (isOfOne && base().areas[code]) return { group, name, about, to: told(`/country/${code}`) };
  const isHere = !state.leaving && state.sel && state.sel.offers;
  const to = isHere ? `${window.location.pathname}?area=${code}` : `/?area=${code}`;
  return { group, name, about, to: told(to), act: isHere ? () => select(code) : null };
}

function select(code) {
  setAreas([code]);
  zoomAll(code);
  document.getElementById("page").focus({ preventScroll: true });
}

// After the first country: its page, and that it can be the reader's own.
/** @param {Reach.Choice[]} made @param {Reach.Result[]} shown */
function withCountry(made, shown) {
  const first = shown.findIndex(({ entry }) => entry.kind === "area");
  const code = first < 0 ? "" : shown[first].entry.id;
  if (!base().areas[code]) return made;
  const { group, act } = made[first];
  const more = act ? [{ group, name: word("searchBrief", { area: areaName(code) }), to: told(`/country/${code}`) }] : [];
  const isMine = code === myCountry();
  const own = { group, name: word(isMine ? "mineForget" : "mineSet", { area: areaName(code) }), act: () => keepMine(isMine ? "" : code) };
  const last = made.findLastIndex((choice) => choice.group === group);
  return [...made.slice(0, first + 1), ...more, ...made.slice(first + 1, last + 1), own, ...made.slice(last + 1)];
}

/** @returns {Reach.Choice[]} */
function ownChoices() {
  const code = myCountry();
  if (!code) return [];
  const forget = { group: "", name: word("mineForget", { area: areaName(code) }), act: () => keepMine("") };
  return [areaChoice("", code, word("mine", { area: areaName(code) }), ""), forget];
}

function keepMine(code) {
  say(code ? word("mineKept", { area: areaName(code) }) : word("mineGone"));
  callMine(code);
  orderAreas();
}

// An address in the language of the page.
function told(to) {
  const { lang } = base();
  if (lang === "en") return to;
  const [path, hash = ""] = to.split("#");
  return `${path}${path.includes("?") ? "&" : "?"}lang=${lang}${hash && `#${hash}`}`;
}

// ---------------------------------------------------------------- the list

function lay() {
  const groups = new Map();
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) || []), choice]);
  choices = Array.from(groups.values()).flat();
  const laid = Array.from(groups, ([group, own]) => {
    const options = own.map((choice) => optionOf(choice, choices.indexOf(choice)));
    if (!group) return options;
    const name = element("div", { id: `search-${group}`, class: "search-group", role: "presentation" }, word(group));
    return [element("div", { role: "group", "aria-labelledby": name.id }, [name, ...options])];
  });
  parts.list.replaceChildren(...laid.flat());
  parts.list.hidden = !choices.length;
  parts.field.setAttribute("aria-expanded", String(choices.length > 0));
}

/** @param {Reach.Choice} choice */
function optionOf(choice, place) {
  const names = [element("span", { class: "search-name" }, choice.name)];
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
  if (choice.act === showAll) {
    showAll();
    return;
  }
  parts.field.value = "";
  parts.field.blur();
  close();
  if (choice.act) choice.act();
  else go(choice.to);
}
