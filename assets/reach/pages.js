// From page to page: the address asks for one, and until that is there nothing claims to belong to it.

import { here, hold, isHeld, isOfAnotherTongue } from "./address.js";
import { hush } from "./announce.js";
import { all, areaName, base, rooted, within } from "./basics.js";
import { agreement, setProps } from "./beside.js";
import { halt } from "./clock.js";
import { greet } from "./greeting.js";
import { menuPath } from "./links.js";
import { shutSheets } from "./menus.js";
import { openPart } from "./narrow.js";
import { resume } from "./sight.js";
import { expectFocus, leaveFor, state } from "./state.js";
import { ask } from "./wishes.js";

const SOON = 400; // ms after which a heading says that a page is on its way

let waiting = 0;

// ---------------------------------------------------------------- leaving

export function boot() {
  window.addEventListener("popstate", turnedBack);
  window.addEventListener("_dashprivate_pushstate", toAddress);
  leave();
  return here();
}

// Another page of ours. What had the focus goes with the old page, so the new one takes it.
/** @param {string} url */
export function go(url) {
  window.history.pushState({}, "", rooted(url));
  expectFocus(true);
  toAddress();
  window.scrollTo(0, 0);
}

// The browser's own back and forward. To an anchor of the page that stands there it goes by itself.
function turnedBack() {
  here(); // Which may mend the address.
  if (!state.leaving && isHeld()) return;
  expectFocus(true);
  toAddress();
}

// A link within the dashboard, unless the reader wants it in another tab.
export function follow(url, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(url);
}

// The address has changed: its page is asked for. Who comes back before that has come still has the old one.
function toAddress() {
  if (isOfAnotherTongue()) return window.location.reload();
  if (state.leaving && isHeld()) {
    agreement.drop();
    come();
    return greet(state.sel.title);
  }
  return askPage();
}

export function askPage() {
  leave();
  // Counted from the click on, not from the question to the server: a slow machine asks late.
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => state.leaving && agreement.wait(), SOON);
  setProps("address", { data: here() });
}

// Until its page is there, the address stands above nothing that belongs to another one.
function leave() {
  const { path, search } = here();
  leaveFor(`${path}?${search.slice(1)}`);
  halt();
  hush();
  shutSheets();
  markMenu();
  document.title = `${pageName()} · Reach 2030`;
  document.getElementById("page").setAttribute("aria-busy", "true");
}

// What a page that is not there yet is called: its country, its entry of the menu, else its path.
export function pageName() {
  const { path } = here();
  const code = path.startsWith("/country/") ? path.slice("/country/".length).toUpperCase() : "";
  if (base().areas[code]) return areaName(code);
  const open = document.querySelector(".menu-link[aria-current]");
  return open ? open.textContent : path;
}

// ---------------------------------------------------------------- being there

export function come() {
  leaveFor("");
  window.clearTimeout(waiting);
  hold();
  document.title = `${state.sel.title} · Reach 2030`;
  markMenu();
  agreement.come();
  ask();
  resume();
}

// Another spelling of the address (lower case, "/" at its end) becomes the page's own, as the server has it.
/** @param {Reach.Selection} sel */
export function respell(sel) {
  const { search, hash } = window.location;
  const pathname = within(window.location.pathname);
  const same = (path) => (path || "").replace(/\/+/g, "/").replace(/\/$/, "").toLowerCase();
  if (sel.place === pathname || !same(sel.place) || same(sel.place) !== same(pathname)) return;
  window.history.replaceState({}, "", rooted(sel.place) + search + hash);
  if (!state.leaving) markMenu();
}

function markMenu() {
  const path = within(window.location.pathname);
  for (const link of all(".menu-link")) {
    const target = menuPath(link);
    const open = target === "/" ? path === "/" : path === target || path.startsWith(`${target}/`);
    if (open) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

// ---------------------------------------------------------------- an entry of a page

// An entry of the catalogue that a link leads to is opened as soon as it is there.
/** @param {string} name @param {number} until */
export function openAt(name, until) {
  const entry = document.getElementById(name);
  if (entry) {
    const fold = /** @type {HTMLDetailsElement} */ (entry.closest("details"));
    if (fold) fold.open = true;
    openPart(entry);
    entry.scrollIntoView({ block: "start" });
    const head = entry.querySelector("summary, a, button");
    if (head) head.focus({ preventScroll: true });
  } else if (Date.now() < until) window.setTimeout(() => openAt(name, until), 100);
}

export function toAnchor(link, event) {
  event.preventDefault();
  window.history.replaceState({}, "", link.getAttribute("href"));
  openAt(link.hash.slice(1), 0);
}
