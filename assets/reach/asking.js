// What Dash's callbacks ask of the browser for each panel and block: the question to the server, and what is done with its
// answer. Each is the `reach` function of the same name in callbacks/browser.py.

import { asked, writeAddress } from "./address.js";
import { adopt } from "./arriving.js";
import { byYear, hasGrid, hasMap, isFolded, section, speech } from "./basics.js";
import { agreement, keep, setProps } from "./beside.js";
import { refreshLinks } from "./links.js";
import { render } from "./mapping.js";
import { write } from "./panels.js";
import { plotChart } from "./plots.js";
import { showGrid } from "./rows.js";
import { hasOffers, keepChart, keepGrid, keepMap, keepView, state } from "./state.js";
import { prepareTimeline } from "./timeline.js";

// ---------------------------------------------------------------- what is in sight

/** @type {WeakMap<Element, Reach.Selection>} */
const askedOf = new WeakMap(); // of each fold, the selection that was asked for when it was last in sight

// Whether something is in sight, or stands where a reader has yet to open it.
/** @param {Element | null} box @param {Reach.Selection} sel */
function isInSight(box, sel) {
  const fold = /** @type {HTMLDetailsElement | null} */ (box && box.closest("details.fold"));
  if (fold && fold.open) askedOf.set(fold, sel);
  return !isFolded(box);
}

// ---------------------------------------------------------------- questions

/** @param {Reach.Parts} parts @param {(panel: string, tab: string) => boolean} wanted */
function askWith(parts, wanted) {
  return (sel, tab, id, current) => {
    if (!sel || !sel.offers) return keep();
    adopt(sel);
    if (!wanted(id.panel, tab) || !isInSight(section(id.panel), sel)) return keep();
    const question = asked(sel, parts);
    return question === current ? keep() : question;
  };
}

const wantsChart = (panel, tab) => tab === "chart" || (tab === "table" && !hasMap(panel));

export const askMap = askWith({}, (panel, tab) => tab === "map" || (tab === "table" && !hasGrid(panel)));
export const askTable = askWith({ place: true, year: true }, (panel, tab) => tab === "table");
export function askChart(sel, tab, id, current) {
  return askWith({ place: true, year: byYear(id.panel) }, wantsChart)(sel, tab, id, current);
}

// The grid's words are the server's, by indicator; its rows it fetches by itself.
export function askGrid(sel, tab, id, current) {
  if (!sel || !sel.offers) return keep();
  adopt(sel);
  if (tab !== "table") return keep();
  keepGrid({ ...state.grid, panel: id.panel });
  showGrid();
  const question = `indicator=${sel.indicator}${sel.lang === "en" ? "" : `&lang=${sel.lang}`}`;
  return question === current ? keep() : question;
}

export function askBlock(sel, id, current) {
  if (!sel || !sel.offers) return keep();
  adopt(sel);
  const fixed = id.block.startsWith("reference-"); // Says the same whatever is selected.
  const whole = id.block.startsWith("origin-"); // About one number, of one year, as it was seen in one view.
  if (!isInSight(document.querySelector(`.block.${id.block}`), sel)) return keep();
  const question = fixed ? `lang=${sel.lang}` : asked(sel, { place: true, year: whole, view: whole });
  return question === current ? keep() : question;
}

// ---------------------------------------------------------------- what was folded

// What a reader opens is asked for by then, and again only where something else is chosen since.
/** @param {HTMLDetailsElement} fold */
function askWithin(fold) {
  if (!hasOffers() || askedOf.get(fold) === state.sel) return;
  const ask = (id, question) => {
    if (question !== keep()) setProps(id, { data: question });
  };
  for (const box of fold.querySelectorAll("[data-panel]")) {
    const { panel, tab } = /** @type {HTMLElement} */ (box).dataset;
    if (hasMap(panel)) ask({ kind: "map-ask", panel }, askMap(state.sel, tab, { panel }, null));
    if (box.querySelector(".body-chart")) ask({ kind: "chart-ask", panel }, askChart(state.sel, tab, { panel }, null));
    ask({ kind: "table-ask", panel }, askTable(state.sel, tab, { panel }, null));
  }
  for (const place of fold.querySelectorAll(".block")) {
    const block = Array.from(place.classList).find((name) => name !== "block");
    ask({ kind: "block-ask", block }, askBlock(state.sel, { block }, null));
  }
}

export function listenToFolds() {
  document.addEventListener("toggle", (event) => {
    const fold = event.target;
    if (fold instanceof HTMLDetailsElement && fold.open && fold.classList.contains("fold")) askWithin(fold);
  }, true);
}

// ---------------------------------------------------------------- tabs

/** @param {string} tab @param {Reach.PanelId} id */
export function showTab(tab, id) {
  const box = section(id.panel);
  if (!box || !tab) return keep();
  const changed = box.dataset.tab !== tab;
  box.dataset.tab = tab;
  if (changed && hasOffers()) {
    const others = (state.sel.view || "").split(",").filter((entry) => entry && !entry.startsWith(`${id.panel}.`));
    keepView(others.concat(tab === box.dataset.home ? [] : [`${id.panel}.${tab}`]).join(","));
    writeAddress("replaceState");
    refreshLinks();
  }
  write(id.panel);
  agreement.mark(`[data-panel="${id.panel}"]`);
  if (tab === "map" && state.maps[id.panel]) render(id.panel);
  if (tab === "chart" && changed) plotChart(id.panel);
  return keep();
}

// ---------------------------------------------------------------- answers

/** @param {Reach.MapData | null} data @param {Reach.PanelId} id */
export function drawMap(data, id) {
  if (!data) return keep();
  keepMap(id.panel, { ...(state.maps[id.panel] || {}), data, texts: speech });
  prepareTimeline(id.panel, data);
  write(id.panel);
  render(id.panel).catch((error) => window.console.error(error));
  return keep();
}

/** @param {Reach.Chart | null} answer @param {Reach.PanelId} id */
export function drawChart(answer, id) {
  if (!answer) return keep();
  const before = state.charts[id.panel];
  const text = JSON.stringify(answer);
  if (before && before.text === text) return keep(); // A filter that this chart does not follow.
  keepChart(id.panel, { ...before, ...answer, text });
  if (byYear(id.panel)) prepareTimeline(id.panel, { first: Number(answer.words.first), last: Number(answer.words.last) });
  write(id.panel);
  // A task of its own, so that a map whose figures have come is painted first.
  window.setTimeout(() => plotChart(id.panel).catch((error) => window.console.error(error)), 0);
  return keep();
}

export function drawGrid(words, id) {
  if (!words) return keep();
  keepGrid({ panel: id.panel, words });
  write(id.panel);
  showGrid();
  return keep();
}
