// What the search offers for what was found: where each result leads, what it does here, and the reader's own country.

import { here } from "./address.js";
import { say } from "./announce.js";
import { setAreas } from "./areas.js";
import { areaName, base, rooted, spoken, word } from "./basics.js";
import { toHeading } from "./greeting.js";
import { orderAreas } from "./lists.js";
import { zoomAll } from "./mapping.js";
import { callMine, myCountry } from "./mine.js";
import { soleArea, state } from "./state.js";

const FIRST = 8; // results that are shown at first
const MOST = { area: 4, indicator: 4, page: 2, claim: 2, suggested: 2 }; // of a kind among them, where there are others

// The country that a subject is offered for too: the one that is looked at, else the reader's own.
export function nearCountry() {
  const sole = state.sel && state.sel.offers ? soleArea(state.sel) : null;
  return sole && base().areas[sole] ? sole : myCountry();
}

// The first few, of each kind some, those of one kind together; the kind of the very first one comes first.
/** @param {Reach.Result[]} results */
export function firstOf(results) {
  const counted = {};
  const few = results.filter(({ entry: { kind } }) => {
    counted[kind] = (counted[kind] || 0) + 1;
    return counted[kind] <= MOST[kind];
  });
  const rest = results.filter((result) => !few.includes(result));
  return [...few, ...rest].slice(0, FIRST);
}

/** @param {Reach.Result[]} results @returns {Reach.Choice[]} */
export const choicesOf = (results) => withCountry(results.map(choiceOf), results);

/** @param {Reach.Result} result @returns {Reach.Choice} */
function choiceOf({ entry, area }) {
  const group = entry.kind;
  if (entry.kind === "area") return areaChoice(group, entry.id, entry.name, entry.about);
  if (!area) return { group, name: entry.name, about: entry.about, to: told(entry.to) };
  const name = `${new Intl.ListFormat(base().lang).format(area.split(",").map(areaName))} · ${entry.name}`;
  const isBrief = entry.id === "country" && base().areas[area];
  const to = isBrief ? `/country/${area}` : `${entry.to}${entry.to.includes("?") ? "&" : "?"}area=${area}`;
  return { group, name, about: entry.about, to: told(to) };
}

// Whoever types the name of a country gets its own page. A group, which has none, is chosen where the page has a choice of
// areas, and else shown by the overview.
/** @returns {Reach.Choice} */
function areaChoice(group, code, name, about) {
  if (base().areas[code]) return { group, name, about, to: told(`/country/${code}`) };
  return hereChoice(group, code, name, about) || { group, name, about, to: told(`/?area=${code}`) };
}

// The page that is open, for this area; none where it has no choice of areas, or is of one country itself.
/** @returns {Reach.Choice | null} */
function hereChoice(group, code, name, about) {
  const isOfOne = state.leaving ? here().path.startsWith("/country") : state.sel && state.sel.page === "country";
  const isHere = !state.leaving && document.querySelector("[data-filter=area]") && !(isOfOne && base().areas[code]);
  return isHere ? { group, name, about, to: told(`${here().path}?area=${code}`), act: () => select(code) } : null;
}

function select(code) {
  setAreas([code]);
  zoomAll(code);
  toHeading();
}

// After the first country: the page that is open for it, and that it can be the reader's own.
/** @param {Reach.Choice[]} made @param {Reach.Result[]} shown */
function withCountry(made, shown) {
  const first = shown.findIndex(({ entry }) => entry.kind === "area");
  const code = first < 0 ? "" : shown[first].entry.id;
  if (!base().areas[code]) return made;
  const { group } = made[first];
  const same = hereChoice(group, code, word("searchHere", { area: areaName(code) }), "");
  const isMine = code === myCountry();
  const own = { group, name: word(isMine ? "mineForget" : "mineSet", { area: areaName(code) }), act: () => keepMine(isMine ? "" : code), stays: true };
  const last = made.findLastIndex((choice) => choice.group === group);
  return [...made.slice(0, first + 1), ...(same ? [same] : []), ...made.slice(first + 1, last + 1), own, ...made.slice(last + 1)];
}

/** @returns {Reach.Choice[]} */
export function ownChoices() {
  const code = myCountry();
  if (!code) return [];
  const forget = { group: "", name: word("mineForget", { area: areaName(code) }), act: () => keepMine(""), stays: true };
  const name = word("mine", { area: areaName(code) });
  return [hereChoice("", code, name, "") || areaChoice("", code, name, ""), forget];
}

function keepMine(code) {
  say(code ? word("mineKept", { area: areaName(code) }) : word("mineGone"));
  callMine(code);
  orderAreas();
}

// An address in the language of the page.
const told = (to) => rooted(spoken(to));
