// Links that follow what is selected: files, slides, origins, and the line of words beside the filters' button.

import { query, setMore, writeAddress } from "./address.js";
import { all, areaName, base, rooted, spoken, within } from "./basics.js";
import { deck, grid } from "./beside.js";
import { pointToOrigin } from "./panels.js";
import { areasOf, hasOffers, offerOf, state } from "./state.js";

const ALL = "all"; // choice of a filter that is left open, as dashboard/selection.py
const NOWHERE = ["/deck"]; // pages of the menu that are about no place
const WHOLE = { place: true, year: true, fixed: true };

export function refreshLinks() {
  if (!hasOffers()) return;
  for (const button of all('[data-act="studio"]')) button.dataset.asked = queryOf(button.closest("[data-panel]"));
  for (const link of all("[data-slides]")) link.href = `${slidesOf(link.dataset.slides, link.dataset.format, true)}${lengthOf(link)}`;
  all("[data-group-brief]").forEach(nameGroup);
  all("[data-panel]").forEach(pointToOrigin);
  deck.mark();
  sayFilters();
}

// The tab that a panel shows, where that is not the one it begins with.
const tabOf = (box, name) => (box.dataset.tab === box.dataset.home ? "" : `${name}.${box.dataset.tab}`);

const lengthOf = (link) => (link.dataset.length ? `&length=${link.dataset.length}` : "");

// The way to the brief of a group, which has no page of its own: hidden unless one is chosen.
function nameGroup(box) {
  const [code = ""] = areasOf(state.sel);
  const link = box.firstElementChild;
  box.hidden = !code || Boolean(base().areas[code]);
  if (box.hidden) return;
  link.textContent = box.dataset.groupBrief.replace("{area}", areaName(code));
  link.href = rooted(`/print/country/${code}${state.sel.lang === "en" ? "" : `?lang=${state.sel.lang}`}`);
}

// The presentation of a panel, a page or a brief, of what is selected; a brief is of its country alone.
function slidesOf(slides, format, view) {
  const lang = state.sel.lang === "en" ? "" : `lang=${state.sel.lang}`;
  const asked = slides.startsWith("country/") ? lang : query(state.sel, { ...WHOLE, view });
  return rooted(`/export/${slides}.pptx?${asked}${asked ? "&" : ""}format=${format}`);
}

// What the query of a panel's pictures and files is, of what is selected.
const queryOf = (box) => query(state.sel, { ...WHOLE, view: tabOf(box, box.dataset.panel) });

// What a panel can be had as: the query of its pictures, its files by ending, its slides by format.
export function exportsOf(box, button) {
  const { panel, rows, tab } = box.dataset;
  const isRows = tab === "table" && rows !== undefined;
  const asked = queryOf(box);
  const address = (ending) =>
    rooted(isRows ? rows.replace("{ending}", ending) || "#" : `/download/${panel}.${ending}${asked ? `?${asked}` : ""}`);
  // What a grid shows is asked of the data interface; where that cannot be, the grid writes the file, as CSV alone.
  const isOwn = isRows && rows === "";
  const endings = isOwn ? ["csv"] : button.dataset.files.split(" ");
  return {
    panel, query: asked, isRows, isMap: tab === "map",
    files: endings.map((ending) => [ending, address(ending)]),
    save: isOwn ? () => grid().save() : null,
    slides: (format) => slidesOf(panel, format, tabOf(box, panel)),
  };
}

function sayFilters() {
  const said = document.getElementById("filters-said");
  if (!said) return;
  const names = (state.sel.area || []).map(areaName);
  const offer = offerOf(state.sel);
  const codes = ["sex", "age", "breakdown"].map((name) => {
    const option = offer[name].find((entry) => entry.value === state.sel[name] && entry.value !== ALL);
    return offer[name].length > 1 && option ? option.label : "";
  });
  // Where something of one year is shown, that too: on a phone it stands below the map alone.
  const year = document.querySelector("#filters .filter-year:not([hidden])") ? String(state.year) : "";
  const what = Object.keys(state.sel.offers).length > 1 ? offer.name : "";
  said.textContent = [names.join(", "), what].concat(codes, year).filter(Boolean).join(" · ");
}

// The grid's own search, years, sort and filters stand in the address after the selection.
/** @type {Reach.Api["more"]} */
export function keepMore(text) {
  setMore(text);
  writeAddress("replaceState");
  refreshLinks();
}

// The year moves in the browser alone, so that no link that the server wrote can know it.
export function withYear(url) {
  return state.year === offerOf(state.sel).years[2] ? url : `${url}?year=${state.year}`;
}

// Countries that are chosen; of a page on which none can be, those that its address hands on.
function chosen() {
  const codes = state.sel ? areasOf(state.sel) : [];
  const handed = new URLSearchParams(window.location.search).get("area");
  return codes.length || hasOffers() || !handed ? codes : handed.split(",");
}

// Where an entry of the menu leads: whoever has chosen countries goes on with them, to the page of the first one too.
/** @param {string} path */
export function inMenu(path) {
  const codes = chosen();
  if (!codes.length || NOWHERE.includes(path)) return path;
  const own = path === "/country" ? codes.find((code) => code in base().areas) : "";
  const rest = codes.filter((code) => code !== own);
  return [own ? `${path}/${own}` : path, rest.length ? `area=${rest.join(",")}` : ""].filter(Boolean).join("?");
}

// So it is said where a browser looks for it, too: in another tab, and under the pointer.
/** @param {Event} event */
export function pointMenu({ target, type }) {
  const link = /** @type {HTMLAnchorElement | null} */ (target instanceof Element && target.closest(".menu-link"));
  if (!link) return;
  link.dataset.path = link.dataset.path || within(link.getAttribute("href"));
  link.setAttribute("href", rooted(type === "pointerover" || type === "focusin" ? spoken(inMenu(link.dataset.path)) : link.dataset.path));
}

/** @param {HTMLAnchorElement} link */
export const menuPath = (link) => link.dataset.path || within(link.getAttribute("href"));

// Countries are chosen in the browser after a link was laid out.
export function withArea(url) {
  const codes = chosen().join(",");
  return codes ? `${url}${url.includes("?") ? "&" : "?"}area=${codes}` : url;
}
