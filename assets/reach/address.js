// The address: what is selected as a query, and the browser's bar.

import { base, rooted, spoken, tongue, within } from "./basics.js";
import { afterFrame } from "./sight.js";
import { areasOf, offerOf, state } from "./state.js";

// The release and the page that the address named when the document came: the name stays, as it may be cited.
const named = { release: new URLSearchParams(window.location.search).get("release") || "", pathname: window.location.pathname };
let more = ""; // What the grid of rows keeps in the address, after the selection.
let held = ""; // Path and query that belong to what is laid out.

// ---------------------------------------------------------------- what is selected, as a query

/** @param {Reach.Selection} sel @param {Reach.Parts} parts */
export function query(sel, parts) {
  const offer = offerOf(sel);
  const pairs = [];
  const put = (name, value, usual) => {
    if (value !== null && value !== undefined && value !== "" && value !== usual) pairs.push([name, value]);
  };
  put("indicator", sel.indicator, sel.first);
  if (parts.place) put("area", (parts.fixed ? areasOf(sel) : sel.area || []).join(","), "");
  if (parts.year) put("year", parts.on || state.year, offer.years[2]);
  for (const name of ["sex", "age", "breakdown", "measure"]) put(name, sel[name], offer.usual[name]);
  for (const name of ["against", "show"]) put(name, (sel[name] || []).join(","), (sel[`usual_${name}`] || []).join(","));
  put("lang", sel.lang, tongue() ? "" : "en");
  if (parts.view) put("view", parts.view === true ? sel.view : parts.view, "");
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&");
}

// All that the page's callbacks are asked with; never empty, since Dash takes an empty text for none.
/** @param {Reach.Selection} sel @param {Reach.Parts} parts */
export const asked = (sel, parts) => query(sel, { ...parts, fixed: true }) || " ";

export function address(view = true) {
  const text = [query(state.sel, { place: true, year: true, view }), more, cited()].filter(Boolean).join("&");
  return window.location.pathname + (text ? `?${text}` : "");
}

// The newest release, where the address named it; older ones are documents without any script.
function cited() {
  const isHere = named.pathname === window.location.pathname && named.release === base().release;
  return isHere && named.release ? `release=${named.release}` : "";
}

/** @param {string} text */
export function setMore(text) {
  more = text;
}

// ---------------------------------------------------------------- the browser's bar

export function here() {
  const { hash, pathname } = window.location;
  const said = window.location.pathname + window.location.search;
  if (spoken(said) !== said) window.history.replaceState(window.history.state, "", spoken(said) + hash);
  // Definitions stood on the Data page before; that page is not even laid out, since it would write its own address.
  if (within(pathname) === "/data" && hash.startsWith("#about-")) window.history.replaceState({}, "", rooted(`/data/catalogue${hash}`));
  return { ...whereTo(window.location), at: Date.now() };
}

// The page of an address, as the server is asked for it.
/** @param {{ pathname: string, search: string }} address */
export const whereTo = ({ pathname, search }) => ({ path: decodeURIComponentSafely(within(pathname)), search: spoken(withoutRelease(search)) });

// The server takes the release out of every address before a page knows of it.
const withoutRelease = (search) => search.replace(/([?&])release=[^&]*&?/g, "$1").replace(/[?&]$/, "");

// Whether the address asks for another language than that of the document: menu, header and footer come with the document.
export function isOfAnotherTongue() {
  const said = new URLSearchParams(window.location.search).get("lang");
  return Boolean(said) && said !== base().lang && base().tongues.includes(said);
}

// What stands here, in another language.
/** @param {string} lang */
export function inTongue(lang) {
  const query = new URLSearchParams(window.location.search);
  query.set("lang", lang);
  return `${window.location.pathname}?${query.toString().replaceAll("%2C", ",")}${window.location.hash}`;
}

function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A broken escape is left as it stands; the server answers "no such page".
  }
}

const inBar = () => window.location.pathname + window.location.search;

// Whether the address is that of what is laid out; and that it is from now on.
export const isHeld = () => held === inBar();
export function hold() {
  held = inBar();
  isOfYears = false;
}

let isOfYears = false; // What stands in the bar is a step of its own already, made by moving the year.
let isDue = false; // A choice is shown that has yet to go into the bar.

// What is chosen goes into the bar once it is painted: the browser does more for an address than for a drawing.
export function pushAddressSoon() {
  isDue = true;
  afterFrame(pushAddress);
}

// At once: before anything else is chosen, or written there.
export function pushAddress() {
  if (isDue) writeAddress("pushState");
}

// The reader's choice goes into the address, unless that is another page's by now.
/** @param {"pushState" | "replaceState"} way */
export function writeAddress(way) {
  if (way === "replaceState") pushAddress();
  isDue = false;
  if (state.leaving) return;
  window.history[way]({}, "", address());
  hold();
}

// Moving the year is one step, however many years are passed or played: "back" undoes that, and no choice before it.
export function writeYear() {
  pushAddress();
  if (address() === inBar()) return;
  writeAddress(isOfYears ? "replaceState" : "pushState");
  isOfYears = !state.leaving;
}
