// Links that follow what is selected: files, slides, origins, and the line of words beside the filters' button.

import { query, setMore, writeAddress } from "./address.js";
import { all, areaName, rooted } from "./basics.js";
import { deck } from "./beside.js";
import { pointToOrigin } from "./panels.js";
import { hasOffers, offerOf, state } from "./state.js";

const ALL = "all"; // choice of a filter that is left open, as dashboard/selection.py
const WHOLE = { place: true, year: true, fixed: true };

export function refreshLinks() {
  if (!hasOffers()) return;
  for (const link of all("[data-file]")) {
    const box = link.closest("[data-panel]");
    if (pointToRows(box, link)) continue;
    const asked = query(state.sel, { ...WHOLE, view: tabOf(box, box.dataset.panel) });
    link.href = rooted(`/download/${box.dataset.panel}.${link.dataset.file}${asked ? `?${asked}` : ""}`);
  }
  for (const link of all("[data-slides]")) link.href = slidesOf(link);
  all("[data-panel]").forEach(pointToOrigin);
  deck.mark();
  sayFilters();
}

// The tab that a panel shows, where that is not the one it begins with.
const tabOf = (box, name) => (box.dataset.tab === box.dataset.home ? "" : `${name}.${box.dataset.tab}`);

// The presentation of a panel, a page or a brief, of what is selected; a brief is of its country alone.
function slidesOf(link) {
  const { slides, format } = link.dataset;
  const box = link.closest("[data-panel]");
  const view = box ? tabOf(box, slides) : true;
  const lang = state.sel.lang === "en" ? "" : `lang=${state.sel.lang}`;
  const asked = slides.startsWith("country/") ? lang : query(state.sel, { ...WHOLE, view });
  return rooted(`/export/${slides}.pptx?${asked}${asked ? "&" : ""}format=${format}`);
}

// What a grid shows is asked of the data interface; where that cannot be, the grid writes the file, as CSV alone.
function pointToRows(box, link) {
  const { rows, tab } = box.dataset;
  const own = tab === "table" && rows === "";
  link.hidden = own && link.dataset.file !== "csv";
  if (own) link.dataset.act = "save";
  else delete link.dataset.act;
  if (tab !== "table" || rows === undefined) return false;
  link.href = rooted(rows.replace("{ending}", link.dataset.file)) || "#";
  return true;
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
  const what = Object.keys(state.sel.offers).length > 1 ? offer.name : "";
  said.textContent = [names.join(", "), what].concat(codes).filter(Boolean).join(" · ");
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

// Countries are chosen in the browser after a link was laid out.
export function withArea(url) {
  const codes = (state.sel.area || []).join(",");
  return codes ? `${url}${url.includes("?") ? "&" : "?"}area=${codes}` : url;
}
